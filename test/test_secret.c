/*
 * Secrets: once an AUTH command or a response was answered, refused or
 * cancelled, no 8 octets of it in a row, coded or decoded, may be anywhere in
 * the connection's block, nor in a block that it was moved out of, nor in a
 * LINE event; however the line was cut, and wherever in the block it stood.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_talk.h"

enum { RUN = 8, LARGE = 4096 };

/* The secret, as PLAIN sends it. */
static const char plain[] = "\0Zq7kW\0vJ3xYh9Tb2LcR8mN5w";
#define CODED    "AFpxN2tXAHZKM3hZaDlUYjJMY1I4bU41dw=="
#define CODED_4  CODED CODED CODED CODED
#define CODED_16 CODED_4 CODED_4 CODED_4 CODED_4
enum { PLAIN_LEN = sizeof(plain) - 1 };

/* ---- looking for it ---- */

/* 1 if RUN octets of the secret in a row stand in the block. One octet of them
   is at a multiple of RUN: from there it is compared to both sides. */
static int holds_one(const char *p, size_t size, const char *secret,
                     size_t len)
{
    size_t at, k, before, run;

    for (at = 0; at < size; at += RUN)
        for (k = 0; k < len; k++) {
            if (p[at] != secret[k])
                continue;
            for (before = 0; before < k && before < at &&
                             p[at - before - 1] == secret[k - before - 1];)
                before++;
            for (run = before;
                 at - before + run < size && k - before + run < len &&
                 p[at - before + run] == secret[k - before + run];)
                run++;
            if (run >= RUN)
                return 1;
        }
    return 0;
}

static int holds(const void *block, size_t size)
{
    const char *p = (const char *)block;

    return holds_one(p, size, plain, PLAIN_LEN) ||
           holds_one(p, size, CODED, sizeof(CODED) - 1);
}

/* ---- a host that takes its time with AUTH ---- */

/* What the host does; other numbers are codes. */
enum { NOTHING_DUE, CHALLENGE, CLOSE, WAIT };

/* How the session is set up: bits. */
enum {
    TLS_DUE = 1,   /* with SMTP_OPT_REQUIRE_TLS */
    NO_CLEAR = 2,  /* without SMTP_OPT_CLEAR_AUTH */
    OFF = 4,       /* AUTH is off for this session */
    UNWANTED = 8,  /* the greeting is 554 */
    ASKED = 16,    /* a challenge was sent */
    AUTH_DONE = 32 /* AUTH has succeeded */
};

struct secret_case {
    int setup;
    const char *before; /* said first */
    const char *line;   /* with the secret */
    int answer;
    int code; /* that of the last line that must come out */
};

struct secret {
    struct talk t;
    const struct secret_case *k;
    size_t capacity; /* of the block, of which t.size may be used */
    int last;        /* code of the last line that came out */
};

static void pump(struct secret *s)
{
    const smtp_event *e;
    const char *p, *end;
    size_t len;

    for (;;) {
        while ((e = smtp_conn_next(s->t.c, s->t.now)) != NULL) {
            if (e->type == SMTP_EVENT_LINE)
                if (holds(e->data, e->len))
                    fail_msg("the trace shows %.*s of %.40s", (int)e->len,
                             e->data, s->k->line);
            if (e->owed && e->type != SMTP_EVENT_AUTH)
                smtp_conn_reply(s->t.c, s->t.answer[e->type], NULL, NULL);
        }
        p = (const char *)smtp_conn_send_buf(s->t.c, &len);
        if (p == NULL)
            return;
        assert_false(holds(p, len));
        for (end = p + len - 2; end > p && end[-1] != '\n';)
            end--;
        s->last = atoi(end);
        assert_int_equal(smtp_conn_send_ack(s->t.c, len), 0);
    }
}

static void feed(struct secret *s, const char *octets, size_t len)
{
    size_t room;
    void *p;

    pump(s);
    while (len > 0 && (p = smtp_conn_recv_buf(s->t.c, &room)) != NULL) {
        room = room < len ? room : len;
        memcpy(p, octets, room);
        assert_int_equal(smtp_conn_recv_ack(s->t.c, room), 0);
        octets += room;
        len -= room;
        pump(s);
    }
}

static void say(struct secret *s, const char *octets)
{
    feed(s, octets, strlen(octets));
}

static void configure(struct secret *s, const struct secret_case *k, int trace)
{
    memset(s, 0, sizeof(*s));
    s->k = k;
    talk_config(&s->t);
    smtp_config_set(s->t.cfg, SMTP_EXT_AUTH, 1);
    smtp_config_set(s->t.cfg, SMTP_EXT_STARTTLS, 1);
    smtp_config_set(s->t.cfg, SMTP_OPT_MAX_AUTH, 512);
    smtp_config_set(s->t.cfg, SMTP_OPT_MAX_JUNK, 2048);
    smtp_config_set(s->t.cfg, SMTP_OPT_TRACE, (uint64_t)trace);
    smtp_config_set(s->t.cfg, SMTP_OPT_REQUIRE_TLS, k->setup & TLS_DUE);
    smtp_config_set(s->t.cfg, SMTP_OPT_CLEAR_AUTH, !(k->setup & NO_CLEAR));
    smtp_config_set_text(s->t.cfg, SMTP_TEXT_MECHS, "PLAIN LOGIN CRAM-MD5");
}

/* A command of so many octets before the line, so that it stands further
   behind in the block, and has to be shifted when the rest of it comes. */
static void fill(struct secret *s, size_t octets)
{
    char line[512];

    if (octets == 0)
        return;
    memset(line, '.', sizeof(line));
    memcpy(line, "NOOP ", 5);
    memcpy(line + octets - 2, "\r\n", 2);
    feed(s, line, octets);
}

/* A new connection, in which the case's line is what comes next. */
static void begin(struct secret *s, size_t size, size_t filler)
{
    s->t.now = 1000;
    s->t.answer[SMTP_EVENT_CONNECT] = s->k->setup & UNWANTED ? 554 : 220;
    talk_start(&s->t, size);
    s->capacity = s->t.size;
    if (s->k->setup & OFF)
        assert_int_equal(smtp_conn_set(s->t.c, SMTP_EXT_AUTH, 0), 0);
    pump(s);
    say(s, s->k->before);
    fill(s, filler);
    if (s->k->setup & ASKED) {
        say(s, "AUTH LOGIN\r\n");
        assert_int_equal(smtp_conn_challenge(s->t.c, "name", 4), 0);
    } else if (s->k->setup & AUTH_DONE) {
        say(s, "AUTH PLAIN AHQAcA==\r\n");
        assert_int_equal(smtp_conn_reply(s->t.c, 235, NULL, NULL), 0);
    }
    pump(s);
}

/* ---- moving ---- */

enum { STAY, PARK, GROW, IN_PLACE, MOVES };

static void move_new(struct secret *s, size_t size)
{
    unsigned char *old = (unsigned char *)s->t.c;
    unsigned char *block = (unsigned char *)malloc(size);

    assert_non_null(block);
    memset(block, 0xa5, size);
    s->t.c = smtp_conn_move(s->t.c, block, size);
    assert_ptr_equal(s->t.c, block);
    assert_true(old[0] == 0 && memcmp(old, old + 1, s->t.size - 1) == 0);
    assert_false(holds(old, s->capacity));
    free(old);
    s->t.size = s->capacity = size;
}

static void move_in_place(struct secret *s, size_t size)
{
    unsigned char *block = (unsigned char *)s->t.c;
    size_t i;

    assert_ptr_equal(smtp_conn_move(s->t.c, block, size), block);
    assert_false(holds(block + size, s->capacity - size));
    for (i = size; i < s->t.size; i++)
        assert_int_equal(block[i], 0);
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

#define HELLO "EHLO c.example\r\n"
static const struct secret_case cases[] = {
    {0, HELLO, "AUTH PLAIN " CODED "\r\n", 235, 235},
    {0, HELLO, "AUTH PLAIN " CODED "\r\n", 535, 535},
    {0, HELLO, "auth plain " CODED "\r\n", 421, 421},
    {0, HELLO, "AUTH PLAIN " CODED "\r\n", CHALLENGE, 334},
    {0, HELLO, "AUTH LOGIN " CODED "\r\n", CLOSE, 421},
    {0, HELLO, "AUTH LOGIN " CODED "\r\n", WAIT, 421},
    {ASKED, HELLO, CODED "\r\n", 235, 235},
    {ASKED, HELLO, CODED "\r\n", 454, 454},
    {ASKED, HELLO, CODED "\r\n", CHALLENGE, 334},
    {ASKED, HELLO, CODED "\r\n", CLOSE, 421},
    {ASKED, HELLO, CODED "\r\n", WAIT, 421},
    /* not decoded */
    {ASKED, HELLO, CODED "=\r\n", NOTHING_DUE, 501},
    {ASKED, HELLO, CODED_4 " \r\n", NOTHING_DUE, 501},
    {ASKED, HELLO, "AUTH LOGIN " CODED "\r\n", NOTHING_DUE, 501},
    {0, HELLO, "AUTH LOGIN " CODED "=\r\n", NOTHING_DUE, 501},
    {0, HELLO, "AUTH LOGIN " CODED "\x01\r\n", NOTHING_DUE, 501},
    /* too long */
    {ASKED, HELLO, CODED_16 "\r\n", NOTHING_DUE, 500},
    {0, HELLO, "AUTH PLAIN " CODED_16 "\r\n", NOTHING_DUE, 500},
    {0, HELLO, "AUTH PLAIN " CODED_16 CODED_16 "\r\n", NOTHING_DUE, 500},
    {0, HELLO, "AUTH " CODED_16 CODED_16 "\r\n", NOTHING_DUE, 500},
    {ASKED, HELLO, CODED_16 CODED_16 CODED_16 CODED_16 "\r\n", NOTHING_DUE,
     421},
    /* refused before the host hears of it */
    {0, HELLO, "AUTH SCRAM " CODED "\r\n", NOTHING_DUE, 504},
    {0, HELLO, "AUTH CRAM-MD5 " CODED "\r\n", NOTHING_DUE, 501},
    {0, HELLO, "AUTH PLAIN " CODED " x\r\n", NOTHING_DUE, 501},
    {0, HELLO, "AUTH " CODED "\r\n", NOTHING_DUE, 504},
    {0, HELLO, "AUTH AFpxN2tXAHZKM3==\r\n", NOTHING_DUE, 504},
    {0, HELLO, "AUTH  PLAIN " CODED "\r\n", NOTHING_DUE, 501},
    {0, HELLO, "AUTH\tPLAIN " CODED "\r\n", NOTHING_DUE, 501},
    {0, HELLO, "AUTH PLAIN\t" CODED "\r\n", NOTHING_DUE, 504},
    {NO_CLEAR, HELLO, "AUTH PLAIN " CODED "\r\n", NOTHING_DUE, 504},
    {0, "", "AUTH PLAIN " CODED "\r\n", NOTHING_DUE, 503},
    {0, "HELO c.example\r\n", "AUTH PLAIN " CODED "\r\n", NOTHING_DUE, 503},
    {0, HELLO "MAIL FROM:<>\r\n", "AUTH PLAIN " CODED "\r\n", NOTHING_DUE,
     503},
    {AUTH_DONE, HELLO, "AUTH PLAIN " CODED "\r\n", NOTHING_DUE, 503},
    {TLS_DUE, HELLO, "AUTH PLAIN " CODED "\r\n", NOTHING_DUE, 530},
    {OFF, HELLO, "AUTH PLAIN " CODED "\r\n", NOTHING_DUE, 504},
    {UNWANTED, "", "AUTH PLAIN " CODED "\r\n", NOTHING_DUE, 503}};
enum { CASES = sizeof(cases) / sizeof(*cases) };

static void answer(struct secret *s)
{
    switch (s->k->answer) {
    case CHALLENGE:
        assert_int_equal(smtp_conn_challenge(s->t.c, "more", 4), 0);
        break;
    case CLOSE:
        assert_int_equal(smtp_conn_close(s->t.c, NULL), 0);
        break;
    case WAIT:
        s->t.now += 300000;
        pump(s);
        break;
    default:
        assert_int_equal(smtp_conn_reply(s->t.c, s->k->answer, NULL, NULL), 0);
    }
}

static void check_gone(struct secret *s)
{
    if (holds(s->t.c, s->capacity))
        fail_msg("the secret is left: %.40s, answer %d", s->k->line,
                 s->k->answer);
}

/* The line comes in two parts, and the connection is moved between them, while
   the answer is owed and behind it. */
static void check_line(struct secret *s, size_t size, size_t filler,
                       size_t cut, int moves)
{
    begin(s, size, filler);
    feed(s, s->k->line, cut);
    move(s, moves % MOVES);
    wake(s);
    say(s, s->k->line + cut);
    if (s->k->answer != NOTHING_DUE) {
        assert_non_null(smtp_conn_owed(s->t.c));
        assert_true(holds(s->t.c, s->capacity));
        move(s, moves / MOVES % MOVES);
        answer(s);
        check_gone(s);
    }
    pump(s);
    assert_int_equal(s->last, s->k->code);
    check_gone(s);
    move(s, moves / MOVES / MOVES);
    check_gone(s);
    free(s->t.c);
}

/* Calls check with every case in the least and in a large block. */
static void all_cases(void (*check)(struct secret *s, size_t size))
{
    struct secret s;
    size_t i;

    for (i = 0; i < CASES; i++) {
        configure(&s, &cases[i], (int)(i % 2));
        check(&s, 0);
        check(&s, LARGE);
        s.t.c = NULL;
        talk_free(&s.t);
        configure(&s, &cases[i], !(i % 2));
        check(&s, 0);
        s.t.c = NULL;
        talk_free(&s.t);
    }
}

static void check_cuts(struct secret *s, size_t size)
{
    size_t len = strlen(s->k->line), cut, filler, step = len > 100 ? 13 : 1;

    for (filler = 0; filler <= (size == 0 ? 500 : 0); filler += 100)
        for (cut = 0; cut < len; cut += step) {
            check_line(s, size, filler, cut, 0);
            check_line(s, size, filler, cut, (int)(cut + filler / 2) % 64);
        }
}

static void secret_is_gone_however_its_line_was_cut(void **state)
{
    (void)state;
    all_cases(check_cuts);
}

static void check_moves(struct secret *s, size_t size)
{
    size_t len = strlen(s->k->line);
    int moves;

    for (moves = 0; moves < MOVES * MOVES * MOVES; moves++) {
        check_line(s, size, 0, 0, moves);
        check_line(s, size, 500, 20, moves);
        check_line(s, size, 500, len - 1, moves);
    }
}

static void secret_is_gone_after_moves_in_every_order(void **state)
{
    (void)state;
    all_cases(check_moves);
}

/* All of the line was acked, and a receive is under way into all the room
   behind it, when the line is read and answered. */
static void check_receive(struct secret *s, size_t size)
{
    size_t filler, room, len = strlen(s->k->line), i;
    unsigned char *p;

    for (filler = 0; filler <= 500; filler += 50) {
        begin(s, size, filler);
        p = (unsigned char *)smtp_conn_recv_buf(s->t.c, &room);
        if (room > len) {
            memcpy(p, s->k->line, len);
            smtp_conn_recv_ack(s->t.c, len);
            p = (unsigned char *)smtp_conn_recv_buf(s->t.c, &room);
            memset(p, '.', room);
            pump(s);
            if (s->k->answer != NOTHING_DUE)
                answer(s);
            pump(s);
            assert_int_equal(s->last, s->k->code);
            check_gone(s);
            for (i = 0; i < room; i++)
                assert_int_equal(p[i], '.');
            memcpy(p, "*\r\n", 3);
            assert_int_equal(smtp_conn_recv_ack(s->t.c, 3), 0);
            pump(s);
            check_gone(s);
        }
        free(s->t.c);
    }
}

static void secret_is_gone_while_a_receive_is_under_way(void **state)
{
    (void)state;
    all_cases(check_receive);
}

/* It never became a whole line. */
static void check_half(struct secret *s, size_t size)
{
    size_t len = strlen(s->k->line), cut;
    int how;

    for (cut = 1; cut<len - 1; cut += len> 100 ? 13 : 1)
        for (how = 0; how < 3; how++) {
            begin(s, size, 500);
            feed(s, s->k->line, cut);
            move(s, (int)(cut + (size_t)how) % MOVES);
            if (how == 0)
                smtp_conn_recv_eof(s->t.c);
            else if (how == 1)
                smtp_conn_close(s->t.c, NULL);
            else
                s->t.now += 300000;
            pump(s);
            assert_int_equal(smtp_conn_want(s->t.c), SMTP_WANT_CLOSE);
            check_gone(s);
            free(s->t.c);
        }
}

static void half_a_secret_is_gone_when_the_session_has_ended(void **state)
{
    (void)state;
    all_cases(check_half);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secret_is_gone_however_its_line_was_cut),
        cmocka_unit_test(secret_is_gone_after_moves_in_every_order),
        cmocka_unit_test(secret_is_gone_while_a_receive_is_under_way),
        cmocka_unit_test(half_a_secret_is_gone_when_the_session_has_ended)};

    return cmocka_run_group_tests_name("secret", tests, NULL, NULL);
}
