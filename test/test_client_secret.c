/*
 * A client's secrets: once the outcome of AUTH has come, or the connection has
 * ended otherwise, no 8 octets in a row of the password or of its base64 may be
 * anywhere in the block, nor in a block that it was moved out of, nor in what
 * was shown to the trace; however the line was drained, and wherever it stood.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_caller.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { RUN = 8, LARGE = 6000, LONG = 700 };

/* What PLAIN says, and an answer that fills the block. */
static const char plain[] = "\0Zq7kW\0vJ3xYh9Tb2LcR8mN5w";
enum { PLAIN_LEN = sizeof plain - 1 };
static char answer[LONG];
static char coded[2][LONG * 2];
static size_t coded_len[2];

static int prepare(void **state)
{
    size_t i;
    int n;

    (void)state;
    for (i = 0; i < LONG; i++)
        answer[i] = (char)(33 + i * i % 89);
    n = smtp_codec_base64_encode(plain, PLAIN_LEN, coded[0], sizeof coded[0]);
    coded_len[0] = (size_t)n;
    n = smtp_codec_base64_encode(answer, LONG, coded[1], sizeof coded[1]);
    coded_len[1] = (size_t)n;
    return 0;
}

/* ---- looking for it ---- */

/* 1 if RUN octets of the secret in a row stand in the block. */
static int holds_one(const char *block, size_t size, const char *secret,
                     size_t len)
{
    const char *p = block, *end = block + size;
    size_t k;

    for (k = 0; k + RUN <= len; k++)
        for (p = block; end - p >= RUN; p++) {
            p = memchr(p, secret[k], (size_t)(end - p - RUN + 1));
            if (p == NULL)
                break;
            if (memcmp(p, secret + k, RUN) == 0)
                return 1;
        }
    return 0;
}

static int holds(const void *block, size_t size)
{
    const char *p = block;

    return holds_one(p, size, plain, PLAIN_LEN) ||
           holds_one(p, size, answer, 40) ||
           holds_one(p, size, answer + LONG - 40, 40) ||
           holds_one(p, size, coded[0], coded_len[0]) ||
           holds_one(p, size, coded[1], 40) ||
           holds_one(p, size, coded[1] + coded_len[1] - 40, 40);
}

/* ---- a client that takes its time to send ---- */

/* How the secret goes out, and how it ends. */
enum { INITIAL, ANSWER, LONG_ANSWER, FORMS };
enum { EARLY = 100, CLOSE, END_OF_FILE, TIMEOUT, GARBAGE };
static const int outcomes[] = {235,   535,         421,     334,    454,
                               CLOSE, END_OF_FILE, TIMEOUT, GARBAGE};

struct secret {
    struct caller t;
    size_t capacity; /* of the block, of which t.size may be used */
    int form;
};

static void configure(struct secret *s, int form, int trace, int again)
{
    memset(s, 0, sizeof *s);
    caller_config(&s->t);
    s->form = form;
    smtp_config_set(s->t.cfg, SMTP_OPT_CLEAR_AUTH, 1);
    smtp_config_set(s->t.cfg, SMTP_OPT_TRACE, (uint64_t)trace);
    smtp_config_set(s->t.cfg, SMTP_OPT_EHLO_AGAIN, (uint64_t)again);
}

/* A new connection in which the secret waits to be sent. */
static void begin(struct secret *s, size_t size)
{
    s->t.now = 1000;
    caller_start(&s->t, size != 0 ? size : smtp_config_need(s->t.cfg));
    s->capacity = s->t.size;
    caller_to(&s->t, SMTP_STATE_READY);
    if (s->form == INITIAL) {
        assert_int_equal(smtp_client_auth(s->t.c, "plain", plain, PLAIN_LEN),
                         0);
    } else {
        assert_int_equal(smtp_client_auth(s->t.c, "LOGIN", NULL, 0), 0);
        caller_hear(&s->t, "334 VXNlcm5hbWU6\r\n");
        assert_int_equal(
            s->form == ANSWER
                ? smtp_client_auth_answer(s->t.c, plain, PLAIN_LEN)
                : smtp_client_auth_answer(s->t.c, answer, LONG),
            0);
    }
    assert_true(holds(s->t.c, s->capacity));
}

/* Sends so many octets, or all. */
static void drain(struct secret *s, size_t octets)
{
    const void *p;
    size_t len;

    while (octets > 0) {
        while (smtp_conn_next(s->t.c, s->t.now) != NULL)
            ;
        p = smtp_conn_send_buf(s->t.c, &len);
        if (p == NULL)
            return;
        if (len > octets)
            len = octets;
        assert_int_equal(smtp_conn_send_ack(s->t.c, len), 0);
        octets -= len;
    }
}

/* ---- moving ---- */

enum { STAY, PARK, GROW, IN_PLACE, MOVES };

static void move_new(struct secret *s, size_t size)
{
    unsigned char *old = (unsigned char *)s->t.c, *block = malloc(size);

    assert_non_null(block);
    memset(block, 0xa5, size);
    s->t.c = smtp_conn_move(s->t.c, block, size);
    assert_ptr_equal(s->t.c, block);
    assert_false(holds(old, s->capacity));
    free(old);
    s->t.size = s->capacity = size;
}

static void move_in_place(struct secret *s, size_t size)
{
    unsigned char *block = (unsigned char *)s->t.c;

    assert_ptr_equal(smtp_conn_move(s->t.c, block, size), block);
    if (size < s->capacity)
        assert_false(holds(block + size, s->capacity - size));
    s->t.size = size;
}

static void move(struct secret *s, int how)
{
    if (how == PARK)
        move_new(s, smtp_conn_size(s->t.c));
    else if (how == GROW)
        move_new(s, LARGE);
    else if (how == IN_PLACE)
        move_in_place(s, smtp_conn_size(s->t.c));
}

/* A block that is too small to receive into is left again. */
static void wake(struct secret *s)
{
    size_t need = smtp_config_need(s->t.cfg);

    if (s->t.size >= need)
        return;
    if (s->capacity >= need)
        move_in_place(s, s->capacity);
    else
        move_new(s, need);
}

/* ---- the cases ---- */

static void check_gone(struct secret *s, const char *when, int outcome)
{
    if (holds(s->t.c, s->capacity))
        fail_msg("form %d, outcome %d: the secret is left %s", s->form,
                 outcome, when);
}

static void come(struct secret *s, int outcome)
{
    char reply[40] = "xyz what\r\n";

    switch (outcome) {
    case CLOSE:
        smtp_conn_close(s->t.c, NULL);
        break;
    case END_OF_FILE:
        smtp_conn_recv_eof(s->t.c);
        break;
    case TIMEOUT:
        caller_pump(&s->t);
        s->t.now += 300000;
        break;
    case GARBAGE:
        caller_hear(&s->t, reply);
        break;
    default:
        reply[0] = (char)('0' + outcome / 100);
        reply[1] = (char)('0' + outcome / 10 % 10);
        reply[2] = (char)('0' + outcome % 10);
        memcpy(reply + 4, "AAA=", 4);
        memcpy(reply + 8, "\r\n", 3);
        caller_hear(&s->t, reply);
    }
    caller_pump(&s->t);
}

/* Drained in two parts and moved before, between and behind; then the
   outcome. */
static void check_drained(struct secret *s, size_t size, size_t part,
                          int moves, int outcome)
{
    begin(s, size);
    move(s, moves % MOVES);
    wake(s);
    drain(s, part);
    move(s, moves / MOVES % MOVES);
    wake(s);
    drain(s, SIZE_MAX);
    check_gone(s, "when it was sent", outcome);
    move(s, moves / MOVES / MOVES);
    wake(s);
    come(s, outcome);
    check_gone(s, "by the outcome", outcome);
    assert_false(holds(s->t.shown.at, s->t.shown.len));
    assert_false(holds(s->t.log.at, s->t.log.len));
    free(s->t.c);
}

static void secret_is_gone_when_it_was_sent(void **state)
{
    struct secret s;
    size_t part, i, all;
    int form, trace;

    (void)state;
    for (form = 0; form < FORMS; form++)
        for (trace = 0; trace < 2; trace++) {
            configure(&s, form, trace, trace);
            all = form == LONG_ANSWER ? coded_len[1] : 40;
            for (i = 0; i < COUNT(outcomes); i++)
                for (part = 0; part <= all; part += all / 13) {
                    check_drained(&s, 0, part, 0, outcomes[i]);
                    check_drained(&s, LARGE, part, 0, outcomes[i]);
                }
            s.t.c = NULL;
            caller_free(&s.t);
        }
}

static void secret_is_gone_after_moves_in_every_order(void **state)
{
    static const size_t parts[] = {0, 1, 20, 500};
    struct secret s;
    size_t i;
    int form, moves;

    (void)state;
    for (form = 0; form < FORMS; form++) {
        configure(&s, form, form % 2, 0);
        for (moves = 0; moves < MOVES * MOVES * MOVES; moves++)
            for (i = 0; i < COUNT(parts); i++) {
                check_drained(&s, 0, parts[i], moves, 235);
                check_drained(&s, LARGE, parts[i], moves, 535);
            }
        s.t.c = NULL;
        caller_free(&s.t);
    }
}

/* The outcome comes, or the end, before all of it was sent. */
static void secret_is_gone_though_the_end_came_first(void **state)
{
    static const size_t parts[] = {0, 1, 20, 500};
    struct secret s;
    size_t i, k;
    int form, late;

    (void)state;
    for (form = 0; form < FORMS; form++) {
        configure(&s, form, form % 2, 1);
        for (i = 0; i < COUNT(outcomes); i++)
            for (k = 0; k < COUNT(parts); k++)
                for (late = 0; late < 2; late++) {
                    begin(&s, k % 2 ? LARGE : 0);
                    drain(&s, parts[k]);
                    s.t.held = 1;
                    come(&s, outcomes[i]);
                    if (late) /* never sent: the connection is given up */
                        smtp_conn_close(s.t.c, NULL);
                    for (; late && s.t.count[SMTP_EVENT_CLOSED] == 0;)
                        caller_pump(&s.t);
                    if (late)
                        s.t.now += 600000;
                    caller_pump(&s.t);
                    s.t.held = 0;
                    caller_pump(&s.t);
                    check_gone(&s, "behind the end", outcomes[i]);
                    assert_false(holds(s.t.shown.at, s.t.shown.len));
                    free(s.t.c);
                }
        s.t.c = NULL;
        caller_free(&s.t);
    }
}

/* ---- the trace ---- */

static void trace_shows_the_mechanism_and_stars(void **state)
{
    struct secret s;

    (void)state;
    configure(&s, INITIAL, 1, 0);
    begin(&s, 0);
    text_reset(&s.t.shown);
    caller_hear(&s.t, "334 AAA=\r\n");
    assert_string_equal(s.t.shown.at, "AUTH PLAIN ***\r\n");
    assert_int_equal(smtp_client_auth_answer(s.t.c, plain, PLAIN_LEN), 0);
    caller_hear(&s.t, "334 AAA=\r\n");
    assert_string_equal(s.t.shown.at, "AUTH PLAIN ***\r\n***\r\n");
    assert_int_equal(smtp_client_auth_answer(s.t.c, "", 0), 0);
    caller_hear(&s.t, "334 AAA=\r\n");
    assert_int_equal(smtp_client_auth_answer(s.t.c, NULL, 0), 0);
    caller_hear(&s.t, "501 no\r\n");
    assert_string_equal(s.t.shown.at, "AUTH PLAIN ***\r\n***\r\n***\r\n*\r\n");
    assert_int_equal(smtp_client_command(s.t.c, "NOOP x"), 0);
    caller_hear(&s.t, "250 ok\r\n");
    assert_string_equal(s.t.shown.at,
                        "AUTH PLAIN ***\r\n***\r\n***\r\n*\r\nNOOP x\r\n");
    caller_free(&s.t);
}

/* What is refused may have been written to the block, but not kept. */
static void secret_that_is_refused_is_gone(void **state)
{
    struct secret s;

    (void)state;
    configure(&s, LONG_ANSWER, 0, 0);
    smtp_config_set(s.t.cfg, SMTP_OPT_CLEAR_AUTH, 0);
    caller_start(&s.t, 0);
    caller_to(&s.t, SMTP_STATE_READY);
    assert_true(smtp_client_auth(s.t.c, "PLAIN", plain, PLAIN_LEN) < 0);
    assert_false(holds(s.t.c, s.t.size));
    assert_true(smtp_client_auth(s.t.c, "PLAIN\r", plain, PLAIN_LEN) < 0);
    assert_false(holds(s.t.c, s.t.size));
    assert_int_equal(smtp_client_auth(s.t.c, "CRAM-MD5", answer, LONG), 0);
    assert_false(holds(s.t.c, s.t.size));
    caller_hear(&s.t, "334 AAA=\r\n");
    assert_int_equal(smtp_client_auth_answer(s.t.c, answer, 100000),
                     SMTP_EINVAL);
    assert_false(holds(s.t.c, s.t.size));
    caller_free(&s.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secret_is_gone_when_it_was_sent),
        cmocka_unit_test(secret_is_gone_after_moves_in_every_order),
        cmocka_unit_test(secret_is_gone_though_the_end_came_first),
        cmocka_unit_test(trace_shows_the_mechanism_and_stars),
        cmocka_unit_test(secret_that_is_refused_is_gone)};

    return cmocka_run_group_tests_name("client_secret", tests, prepare, NULL);
}
