/*
 * The public calls in every state of a connection: each works, or gives its
 * documented error and changes nothing. And what time, a full buffer and the
 * end of a connection do.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib_check.h"
#include "lib_talk.h"

/* The states that a server of this build can be in. */
static const int states[] = {
    SMTP_STATE_CONNECT, SMTP_STATE_REFUSED, SMTP_STATE_HELO,
    SMTP_STATE_READY,   SMTP_STATE_MAIL,    SMTP_STATE_RCPT,
    SMTP_STATE_DATA,    SMTP_STATE_MESSAGE, SMTP_STATE_CLOSED};
enum { STATES = sizeof(states) / sizeof(*states) };

static int in_mail(int state)
{
    return state >= SMTP_STATE_MAIL && state <= SMTP_STATE_MESSAGE;
}

static int owes(int state)
{
    return state == SMTP_STATE_CONNECT || state == SMTP_STATE_MESSAGE;
}

/* An image of a block, to see that nothing has changed. */
struct image {
    unsigned char *octets;
    size_t size;
};

static void take(struct image *i, const struct talk *t)
{
    i->size = t->size;
    i->octets = (unsigned char *)malloc(t->size);
    memcpy(i->octets, t->c, t->size);
}

static void check_same(struct image *i, const struct talk *t)
{
    assert_memory_equal(i->octets, t->c, i->size);
    free(i->octets);
}

static void start(struct talk *t)
{
    talk_config(t);
    talk_start(t, 0);
}

/* ---- each call in each state ---- */

static void calls_that_only_ask_change_nothing(void **state)
{
    struct talk t;
    struct image image;
    size_t i;
    int what;

    (void)state;
    start(&t);
    for (i = 0; i < STATES; i++) {
        talk_again(&t, states[i]);
        take(&image, &t);
        assert_int_equal(smtp_conn_owed(t.c) != NULL, owes(states[i]));
        for (what = -2; what < 400; what++)
            smtp_conn_get(t.c, what);
        assert_true(smtp_conn_size(t.c) <= t.size);
        smtp_conn_want(t.c);
        smtp_conn_deadline(t.c);
        check_same(&image, &t);
    }
    talk_free(&t);
}

static void next_gives_nothing_when_nothing_has_come(void **state)
{
    static const smtp_handler none[] = {{0, NULL}};
    struct talk t;
    struct image image;
    size_t i;

    (void)state;
    start(&t);
    for (i = 0; i < STATES; i++) {
        talk_again(&t, states[i]);
        assert_null(smtp_conn_next(t.c, t.now));
        take(&image, &t);
        assert_null(smtp_conn_next(t.c, t.now));
        assert_null(smtp_conn_next(t.c, t.now + 1000));
        assert_int_equal(smtp_conn_dispatch(t.c, t.now, none, NULL), 0);
        check_same(&image, &t);
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE), states[i]);
    }
    talk_free(&t);
}

static void reply_without_an_event_is_emisuse_and_changes_nothing(void **state)
{
    static const int codes[] = {0, 220, 250, 354, 421, 550, 999, -1};
    struct talk t;
    struct image image;
    size_t i, k;

    (void)state;
    start(&t);
    for (i = 0; i < STATES; i++) {
        if (owes(states[i]) || states[i] == SMTP_STATE_DATA)
            continue;
        talk_again(&t, states[i]);
        take(&image, &t);
        for (k = 0; k < sizeof(codes) / sizeof(*codes); k++) {
            assert_int_equal(smtp_conn_reply(t.c, codes[k], NULL, "x"),
                             SMTP_EMISUSE);
            assert_int_equal(smtp_conn_reply_line(t.c, codes[k], NULL, "x"),
                             SMTP_EMISUSE);
        }
        check_same(&image, &t);
    }
    talk_free(&t);
}

static void
acks_of_more_than_was_given_are_einval_and_change_nothing(void **state)
{
    struct talk t;
    struct image image;
    size_t i, room, len;
    int want;

    (void)state;
    start(&t);
    for (i = 0; i < STATES; i++) {
        talk_again(&t, states[i]);
        smtp_conn_recv_buf(t.c, &room);
        take(&image, &t);
        /* once closed, octets that were under way come too late */
        want = states[i] == SMTP_STATE_CLOSED ? 0 : SMTP_EINVAL;
        assert_int_equal(smtp_conn_recv_ack(t.c, room + 1), want);
        assert_int_equal(smtp_conn_recv_ack(t.c, (size_t)-1), want);
        check_same(&image, &t);
        smtp_conn_send_buf(t.c, &len);
        take(&image, &t);
        assert_int_equal(smtp_conn_send_ack(t.c, len + 1), SMTP_EINVAL);
        assert_int_equal(smtp_conn_send_ack(t.c, (size_t)-1), SMTP_EINVAL);
        check_same(&image, &t);
        assert_int_equal(smtp_conn_send_ack(t.c, 0), 0);
    }
    talk_free(&t);
}

static void receive_buffer_is_there_in_every_state_but_the_last(void **state)
{
    struct talk t;
    size_t i, room;
    void *p;

    (void)state;
    start(&t);
    for (i = 0; i < STATES; i++) {
        talk_again(&t, states[i]);
        p = smtp_conn_recv_buf(t.c, &room);
        assert_int_equal(p != NULL, states[i] != SMTP_STATE_CLOSED);
        assert_int_equal(room > 0, p != NULL);
        assert_int_equal(smtp_conn_want(t.c) & SMTP_WANT_RECV,
                         p != NULL ? SMTP_WANT_RECV : 0);
        if (p != NULL) {
            assert_true((char *)p > (char *)t.c);
            assert_true((char *)p + room <= (char *)t.c + t.size);
            memset(p, 'x', room);
            assert_int_equal(smtp_conn_recv_ack(t.c, 1), 0);
        }
    }
    talk_free(&t);
}

/* ---- ends ---- */

static void check_end(struct talk *t, int before, int error, int code)
{
    struct text why = {NULL, 0, 0};

    assert_int_equal(t->count[SMTP_EVENT_ABORT], in_mail(before));
    assert_int_equal(t->count[SMTP_EVENT_CLOSED], 1);
    assert_int_equal(t->closed_code, code);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_ERROR), error);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_STATE), SMTP_STATE_CLOSED);
    assert_int_equal(smtp_conn_want(t->c), SMTP_WANT_CLOSE);
    assert_true(smtp_conn_deadline(t->c) == UINT64_MAX);
    assert_null(smtp_conn_owed(t->c));
    assert_int_equal(check_replies(&t->out, &why), 0);
}

static void close_says_421_in_every_state_and_once(void **state)
{
    struct talk t;
    struct image image;
    size_t i;

    (void)state;
    start(&t);
    for (i = 0; i < STATES; i++) {
        talk_again(&t, states[i]);
        if (states[i] == SMTP_STATE_CLOSED) {
            take(&image, &t);
            assert_int_equal(smtp_conn_close(t.c, "again"), 0);
            check_same(&image, &t);
            continue;
        }
        assert_int_equal(smtp_conn_close(t.c, "now"), 0);
        assert_int_equal(smtp_conn_close(t.c, "again"), 0);
        talk_pump(&t);
        assert_string_equal(t.out.at, "421 foo.com now\r\n");
        check_end(&t, states[i], SMTP_EHOST, 421);
        assert_int_equal(talk_feed(&t, "NOOP\r\n", 6), 0);
        assert_int_equal(t.out.len, 0);
    }
    talk_free(&t);
}

static void eof_ends_in_every_state_without_a_word(void **state)
{
    struct talk t;
    size_t i;

    (void)state;
    start(&t);
    for (i = 0; i < STATES; i++) {
        talk_again(&t, states[i]);
        assert_true(smtp_conn_recv_eof(t.c) == 0 ||
                    states[i] == SMTP_STATE_CLOSED);
        talk_pump(&t);
        if (states[i] == SMTP_STATE_CLOSED) {
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ERROR), 0);
            continue;
        }
        if (owes(states[i])) { /* what came before is answered first */
            assert_int_equal(t.count[SMTP_EVENT_CLOSED], 0);
            assert_int_equal(smtp_conn_want(t.c), SMTP_WANT_REPLY);
            smtp_conn_reply(t.c, 0, NULL, NULL);
            talk_pump(&t);
            check_end(&t, SMTP_STATE_READY, SMTP_EEOF, 0);
        } else {
            assert_int_equal(t.out.len, 0);
            check_end(&t, states[i], SMTP_EEOF, 0);
        }
        assert_null(smtp_conn_next(t.c, t.now));
    }
    talk_free(&t);
}

static void eof_is_told_once_and_nothing_comes_behind_it(void **state)
{
    struct talk t;
    size_t room;

    (void)state;
    start(&t);
    talk_to(&t, SMTP_STATE_READY);
    assert_int_equal(smtp_conn_recv_eof(t.c), 0);
    assert_null(smtp_conn_recv_buf(t.c, &room));
    assert_int_equal(smtp_conn_recv_ack(t.c, 1), SMTP_EINVAL);
    smtp_conn_recv_eof(t.c);
    talk_pump(&t);
    check_end(&t, SMTP_STATE_READY, SMTP_EEOF, 0);
    talk_free(&t);
}

/* ---- time ---- */

static void every_wait_has_its_deadline(void **state)
{
    struct talk t;
    size_t i;
    uint64_t wait;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_COMMAND, 1000);
    smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_DATA, 2000);
    smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_ANSWER, 3000);
    smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_MESSAGE, 4000);
    talk_start(&t, 0);
    for (i = 0; i < STATES; i++) {
        if (states[i] == SMTP_STATE_CLOSED)
            continue;
        t.now = 5000000000u;
        talk_again(&t, states[i]);
        wait = states[i] == SMTP_STATE_CONNECT   ? 3000
               : states[i] == SMTP_STATE_MESSAGE ? 4000
               : states[i] == SMTP_STATE_DATA    ? 2000
                                                 : 1000;
        assert_true(smtp_conn_deadline(t.c) == t.now + wait);
        t.now += wait - 1;
        talk_pump(&t);
        assert_int_equal(t.count[SMTP_EVENT_CLOSED], 0);
        t.now++;
        talk_pump(&t);
        assert_memory_equal(t.out.at, "421 foo.com ", 12);
        check_end(&t, states[i], owes(states[i]) ? SMTP_EHOST : SMTP_ETIMEOUT,
                  421);
    }
    talk_free(&t);
}

static void clock_may_stand_at_its_end(void **state)
{
    struct talk t;
    size_t i;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_COMMAND, 0);
    smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_DATA, 0);
    smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_ANSWER, 0);
    smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_MESSAGE, 0);
    talk_start(&t, 0);
    for (i = 0; i < STATES; i++) {
        t.now = UINT64_MAX;
        talk_again(&t, states[i]);
        assert_true(smtp_conn_deadline(t.c) == UINT64_MAX);
        assert_null(smtp_conn_next(t.c, UINT64_MAX));
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE), states[i]);
    }
    talk_free(&t);
}

/* The last reply is not taken: the host is not kept waiting for ever. */
static void peer_that_does_not_take_the_last_reply_is_left(void **state)
{
    const smtp_event *e;
    struct talk t;
    size_t len;

    (void)state;
    start(&t);
    talk_to(&t, SMTP_STATE_READY);
    smtp_conn_close(t.c, NULL);
    while ((e = smtp_conn_next(t.c, t.now)) != NULL)
        t.count[e->type]++;
    assert_int_equal(t.count[SMTP_EVENT_CLOSED], 1);
    assert_int_equal(smtp_conn_want(t.c), SMTP_WANT_SEND);
    assert_true(smtp_conn_deadline(t.c) > t.now);
    assert_true(smtp_conn_deadline(t.c) < UINT64_MAX);
    t.now = smtp_conn_deadline(t.c);
    assert_null(smtp_conn_next(t.c, t.now));
    assert_int_equal(smtp_conn_want(t.c), SMTP_WANT_CLOSE);
    assert_null(smtp_conn_send_buf(t.c, &len));
    talk_free(&t);
}

/* ---- nothing is sent ---- */

/* Feeds without sending, until nothing more is taken. Returns the octets. */
static size_t stuff(struct talk *t, const char *line)
{
    const smtp_event *e;
    size_t fed = 0, room, at = 0, len = strlen(line), i;
    char *p;

    while ((p = (char *)smtp_conn_recv_buf(t->c, &room)) != NULL) {
        for (i = 0; i < room; i++, at++)
            p[i] = line[at % len];
        assert_int_equal(smtp_conn_recv_ack(t->c, room), 0);
        fed += room;
        assert_true(fed < 100000);
        while ((e = smtp_conn_next(t->c, t->now)) != NULL) {
            t->count[e->type]++;
            if (e->owed)
                smtp_conn_reply(t->c, t->answer[e->type], NULL, NULL);
        }
    }
    return fed;
}

static void peer_that_does_not_read_is_not_read_from(void **state)
{
    struct text why = {NULL, 0, 0};
    struct talk t;
    size_t fed, i, lines = 0;

    (void)state;
    start(&t);
    talk_to(&t, SMTP_STATE_READY);
    fed = stuff(&t, "NOOP\r\n");
    assert_true(fed > 0 && fed < t.size);
    assert_int_equal(smtp_conn_want(t.c), SMTP_WANT_SEND);
    talk_pump(&t); /* now it reads: all come in order, none is lost */
    assert_int_equal(check_replies(&t.out, &why), 0);
    for (i = 0; i < t.out.len; i++)
        lines += t.out.at[i] == '\n';
    assert_int_equal(lines, fed / 6);
    assert_int_equal(t.count[SMTP_EVENT_NOOP], fed / 6);
    talk_free(&t);
}

static void there_is_always_room_for_the_last_421(void **state)
{
    char text[200];
    struct text why = {NULL, 0, 0};
    struct talk t;
    size_t size;

    (void)state;
    memset(text, 't', sizeof(text));
    text[199] = '\0';
    for (size = 0; size < 3000; size += 271) {
        talk_config(&t);
        smtp_config_set(t.cfg, SMTP_EXT_ENHANCEDSTATUSCODES, 1);
        talk_start(&t, smtp_config_need(t.cfg) + size);
        talk_to(&t, SMTP_STATE_READY);
        stuff(&t, "NOOP\r\n");
        smtp_conn_close(t.c, text);
        talk_pump(&t);
        assert_int_equal(check_replies(&t.out, &why), 0);
        assert_non_null(strstr(t.out.at, "\r\n421 4.3.2 foo.com tttt"));
        assert_int_equal(t.count[SMTP_EVENT_CLOSED], 1);
        talk_free(&t);
    }
}

static void
lines_of_ehlo_wait_for_room_and_421_behind_them_is_whole(void **state)
{
    static char keywords[4000];
    struct text why = {NULL, 0, 0};
    struct talk t;
    size_t len = 0;

    (void)state;
    while (len < 3800)
        len += (size_t)sprintf(keywords + len, "%sX-KEYWORD-%lu a b c",
                               len ? "\n" : "", (unsigned long)len);
    talk_config(&t);
    assert_int_equal(smtp_config_set_text(t.cfg, SMTP_TEXT_KEYWORDS, keywords),
                     0);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_HELO);
    assert_int_equal(talk_say(&t, "EHLO c.example\r\n"), 250);
    assert_true(t.out.len > 3800);
    assert_int_equal(check_replies(&t.out, &why), 0);
    talk_again(&t, SMTP_STATE_HELO);
    stuff(&t, "EHLO c.example\r\n");
    smtp_conn_close(t.c, NULL);
    talk_pump(&t);
    assert_int_equal(check_replies(&t.out, &why), 0);
    assert_int_equal(t.count[SMTP_EVENT_CLOSED], 1);
    talk_free(&t);
}

/* ---- limits that are off, or large ---- */

static void limits_of_zero_are_none(void **state)
{
    struct talk t;
    char octets[1000];
    size_t i;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_OPT_MAX_ERRORS, 0);
    smtp_config_set(t.cfg, SMTP_OPT_MAX_IDLE, 0);
    smtp_config_set(t.cfg, SMTP_OPT_MAX_JUNK, 0);
    smtp_config_set(t.cfg, SMTP_OPT_MAX_DISCARD, 0);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_READY);
    for (i = 0; i < 2500; i++)
        assert_int_equal(talk_say(&t, "RUBBISH\r\n"), 500);
    memset(octets, 'x', sizeof(octets));
    for (i = 0; i < 300; i++)
        assert_int_equal(talk_feed(&t, octets, sizeof(octets)), 1000);
    assert_int_equal(talk_say(&t, "\r\n"), 500);
    talk_again(&t, SMTP_STATE_DATA);
    smtp_conn_reply(t.c, 550, NULL, NULL);
    for (i = 0; i < 3000; i++)
        assert_int_equal(talk_feed(&t, octets, sizeof(octets)), 1000);
    assert_int_equal(talk_say(&t, "\r\n.\r\n"), 550);
    talk_free(&t);
}

static void default_limits_are_those_of_the_manual(void **state)
{
    struct talk t;
    size_t i;

    (void)state;
    start(&t);
    talk_to(&t, SMTP_STATE_HELO);
    for (i = 0; i < 200; i++)
        assert_int_equal(talk_say(&t, "RUBBISH\r\n"), 500);
    assert_int_equal(talk_say(&t, "RUBBISH\r\n"), 421);
    assert_memory_equal(t.out.at, "500 ", 4);
    talk_again(&t, SMTP_STATE_HELO);
    for (i = 0; i < 1000; i++)
        assert_int_equal(talk_say(&t, "NOOP\r\n"), 250);
    assert_int_equal(talk_say(&t, "NOOP\r\n"), 421);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ERROR), SMTP_ELIMIT);
    talk_again(&t, SMTP_STATE_MAIL); /* RCPT is not counted */
    for (i = 0; i < 1000; i++)
        assert_int_equal(talk_say(&t, "RCPT TO:<a@b>\r\n"), 250);
    for (i = 0; i < 100; i++)
        assert_int_equal(talk_say(&t, "RCPT TO:<a@b>\r\n"), 452);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_RCPT), 1000);
    talk_free(&t);
}

/* ---- the trace ---- */

static void trace_shows_lines_in_their_order(void **state)
{
    static const char want[] = "CONNECT\n"
                               "> 220 foo.com Service ready\n"
                               "< NOOP\n"
                               "NOOP\n"
                               "> 250 Requested mail action okay, completed\n"
                               "< XYZZY\n"
                               "> 500 Syntax error, command unrecognized\n"
                               "< QUIT\n"
                               "QUIT\n"
                               "> 221 foo.com Service closing transmission "
                               "channel\n"
                               "CLOSED\n";
    struct text log = {NULL, 0, 0};
    const smtp_event *e;
    struct talk t;
    size_t room;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_OPT_TRACE, 1);
    talk_start(&t, 8192);
    memcpy(smtp_conn_recv_buf(t.c, &room), "NOOP\r\nXYZZY\r\nQUIT\r\n", 19);
    smtp_conn_recv_ack(t.c, 19);
    while ((e = smtp_conn_next(t.c, t.now)) != NULL) {
        if (e->type == SMTP_EVENT_LINE) {
            text_put(&log, e->flags & SMTP_FLAG_OUT ? "> " : "< ");
            text_add(&log, e->data, e->len);
        } else {
            text_put(&log, smtp_event_name(e->type));
            if (e->owed)
                smtp_conn_reply(t.c, 0, NULL, NULL);
        }
        text_put(&log, "\n");
    }
    assert_string_equal(log.at, want);
    text_free(&log);
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_that_only_ask_change_nothing),
        cmocka_unit_test(next_gives_nothing_when_nothing_has_come),
        cmocka_unit_test(
            reply_without_an_event_is_emisuse_and_changes_nothing),
        cmocka_unit_test(
            acks_of_more_than_was_given_are_einval_and_change_nothing),
        cmocka_unit_test(receive_buffer_is_there_in_every_state_but_the_last),
        cmocka_unit_test(close_says_421_in_every_state_and_once),
        cmocka_unit_test(eof_ends_in_every_state_without_a_word),
        cmocka_unit_test(eof_is_told_once_and_nothing_comes_behind_it),
        cmocka_unit_test(every_wait_has_its_deadline),
        cmocka_unit_test(clock_may_stand_at_its_end),
        cmocka_unit_test(peer_that_does_not_take_the_last_reply_is_left),
        cmocka_unit_test(peer_that_does_not_read_is_not_read_from),
        cmocka_unit_test(there_is_always_room_for_the_last_421),
        cmocka_unit_test(
            lines_of_ehlo_wait_for_room_and_421_behind_them_is_whole),
        cmocka_unit_test(limits_of_zero_are_none),
        cmocka_unit_test(default_limits_are_those_of_the_manual),
        cmocka_unit_test(trace_shows_lines_in_their_order)};

    return cmocka_run_group_tests_name("api", tests, NULL, NULL);
}
