/*
 * The calls that AUTH and STARTTLS need beside smtp_conn_reply():
 * smtp_conn_challenge() and smtp_conn_tls_done(), where they are right, where
 * they are not, and how much fits; and what handlers of these events may give.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_talk.h"

enum { HUGE_BLOCK = 131072 };

/* ---- where they are right ---- */

static void start(struct talk *t, size_t size)
{
    talk_config(t);
    smtp_config_set(t->cfg, SMTP_EXT_AUTH, 1);
    smtp_config_set(t->cfg, SMTP_EXT_STARTTLS, 1);
    smtp_config_set(t->cfg, SMTP_OPT_MAX_ERRORS, 0);
    smtp_config_set_text(t->cfg, SMTP_TEXT_MECHS, "X");
    t->answer[SMTP_EVENT_AUTH] = TALK_OWED;
    talk_start(t, size);
}

/* Both calls, or one of them, give that and change nothing. */
static void both_give(struct talk *t, int challenge, int tls)
{
    unsigned char *copy = (unsigned char *)malloc(t->size);

    memcpy(copy, t->c, t->size);
    if (challenge != 0)
        assert_int_equal(smtp_conn_challenge(t->c, "x", 1), challenge);
    if (tls != 0) {
        assert_int_equal(smtp_conn_tls_done(t->c, 0), tls);
        assert_int_equal(smtp_conn_tls_done(t->c, SMTP_TLS_OK), tls);
        assert_int_equal(smtp_conn_tls_done(t->c, 99), tls);
    }
    assert_memory_equal(copy, t->c, t->size);
    free(copy);
}

static void calls_are_emisuse_where_nothing_asks_for_them(void **state)
{
    enum { NO = SMTP_EMISUSE };
    struct talk t;
    int where;

    (void)state;
    start(&t, 8192);
    for (where = SMTP_STATE_CONNECT; where <= SMTP_STATE_CLOSED; where++)
        if (where != SMTP_STATE_TLS) {
            talk_again(&t, where);
            both_give(&t, NO, NO);
        }
    talk_again(&t, SMTP_STATE_READY);
    talk_say(&t, "AUTH X\r\n");
    both_give(&t, 0, NO);
    assert_int_equal(smtp_conn_reply_line(t.c, 535, NULL, "x"), 0);
    both_give(&t, NO, NO);
    assert_int_equal(smtp_conn_reply(t.c, 535, NULL, "x"), 0);
    both_give(&t, NO, NO);
    talk_say(&t, "AUTH X\r\n");
    assert_int_equal(smtp_conn_challenge(t.c, "", 0), 0);
    both_give(&t, NO, NO); /* a response is due */
    t.answer[SMTP_EVENT_STARTTLS] = TALK_OWED;
    talk_say(&t, "*\r\nSTARTTLS\r\n");
    both_give(&t, NO, NO);
    assert_int_equal(smtp_conn_reply(t.c, 220, NULL, NULL), 0);
    assert_null(smtp_conn_next(t.c, t.now)); /* 220 has to go first */
    assert_int_equal(smtp_conn_want(t.c), SMTP_WANT_SEND);
    assert_int_equal(smtp_conn_send_ack(t.c, 5), 0);
    assert_null(smtp_conn_next(t.c, t.now));
    both_give(&t, NO, NO);
    talk_pump(&t);
    assert_int_equal(t.count[SMTP_EVENT_TLS], 1);
    both_give(&t, NO, 0);
    assert_int_equal(smtp_conn_tls_done(t.c, SMTP_TLS_OK), 0);
    both_give(&t, NO, NO);
    talk_free(&t);
}

/* Brings a new connection into the handshake. */
static void shake(struct talk *t)
{
    t->answer[SMTP_EVENT_STARTTLS] = 220;
    talk_again(t, SMTP_STATE_READY);
    assert_int_equal(talk_say(t, "STARTTLS\r\n"), 220);
    assert_int_equal(smtp_conn_want(t->c), SMTP_WANT_TLS);
}

static void flags_of_tls_done_are_checked_and_kept(void **state)
{
    struct talk t;
    unsigned char *copy;
    int flags;

    (void)state;
    start(&t, 0);
    copy = (unsigned char *)malloc(t.size);
    for (flags = -3; flags < 40; flags++) {
        shake(&t);
        memcpy(copy, t.c, t.size);
        if (flags == 0 || (flags > 0 && flags < 16 && flags & SMTP_TLS_OK)) {
            assert_int_equal(smtp_conn_tls_done(t.c, flags), 0);
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_TLS), flags);
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE),
                             flags ? SMTP_STATE_HELO : SMTP_STATE_CLOSED);
        } else {
            assert_int_equal(smtp_conn_tls_done(t.c, flags), SMTP_EINVAL);
            assert_memory_equal(copy, t.c, t.size);
        }
    }
    free(copy);
    talk_free(&t);
}

/* What is acked before tls_done came in clear, though it is only told now. */
static void
octets_in_clear_end_the_session_whatever_tls_done_says(void **state)
{
    struct talk t;
    size_t room;
    int flags;

    (void)state;
    start(&t, 0);
    for (flags = 0; flags < 2; flags++) {
        shake(&t);
        memcpy(smtp_conn_recv_buf(t.c, &room), "NOOP\r\n", 6);
        assert_int_equal(smtp_conn_recv_ack(t.c, 6), 0);
        assert_int_equal(smtp_conn_tls_done(t.c, flags), 0);
        talk_say(&t, "");
        assert_int_equal(t.out.len, 0);
        assert_int_equal(t.count[SMTP_EVENT_CLOSED], 1);
        assert_int_equal(t.count[SMTP_EVENT_NOOP], 0);
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ERROR), SMTP_EINJECT);
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_TLS), 0);
    }
    talk_free(&t);
}

static void calls_are_emisuse_before_the_greeting(void **state)
{
    struct talk t;

    (void)state;
    start(&t, 0);
    smtp_config_set(t.cfg, SMTP_OPT_TLS_FIRST, 1);
    free(t.c);
    talk_start(&t, 0);
    both_give(&t, SMTP_EMISUSE, SMTP_EMISUSE); /* TLS was not yet given */
    talk_pump(&t);
    both_give(&t, SMTP_EMISUSE, 0);
    smtp_config_set(t.cfg, SMTP_OPT_PROXY, 1);
    free(t.c);
    talk_start(&t, 0);
    talk_pump(&t);
    both_give(&t, SMTP_EMISUSE, SMTP_EMISUSE); /* the PROXY header is due */
    talk_free(&t);
}

/* ---- how much a challenge may hold ---- */

/* Sends what waits; it must be one 334 that says len octets of data. */
static void sent_is(struct talk *t, const char *data, size_t len)
{
    char back[10000];

    talk_say(t, "");
    assert_memory_equal(t->out.at, "334 ", 4);
    assert_memory_equal(t->out.at + t->out.len - 2, "\r\n", 2);
    assert_int_equal(smtp_codec_base64_decode(t->out.at + 4, t->out.len - 6,
                                              back, sizeof(back)),
                     len);
    assert_memory_equal(back, data, len);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_STATE), SMTP_STATE_AUTH);
    assert_int_equal(talk_say(t, "*\r\n"), 501);
}

static void move_to(struct talk *t, size_t size)
{
    void *block = malloc(size), *old = t->c;

    memset(block, 0xa5, size); /* blocks are compared whole */
    t->c = smtp_conn_move(t->c, block, size);
    assert_ptr_equal(t->c, block);
    t->size = size;
    free(old);
}

static char data_of_all_octets[10000];

static void make_data(void)
{
    size_t i;

    for (i = 0; i < sizeof(data_of_all_octets); i++)
        data_of_all_octets[i] = (char)(i * 7 + i / 256);
}

/* Whatever waits to be sent, and also while the connection is parked. */
static void challenge_of_376_octets_always_fits(void **state)
{
    const char *data = data_of_all_octets;
    const smtp_event *e;
    struct talk t;
    size_t noops, park, i, room, sent;

    (void)state;
    make_data();
    start(&t, 0);
    for (noops = 0; noops < 60; noops++)
        for (park = 0; park < 2; park++) {
            talk_again(&t, SMTP_STATE_READY);
            for (i = 0; i < noops; i++)
                memcpy((char *)smtp_conn_recv_buf(t.c, &room) + 6 * i,
                       "NOOP\r\n", 6);
            memcpy((char *)smtp_conn_recv_buf(t.c, &room) + 6 * i,
                   "AUTH X eA==\r\n", 13);
            assert_int_equal(smtp_conn_recv_ack(t.c, 6 * noops + 13), 0);
            for (sent = 0; smtp_conn_owed(t.c) == NULL;) {
                while ((e = smtp_conn_next(t.c, t.now)) != NULL &&
                       e->type == SMTP_EVENT_NOOP)
                    smtp_conn_reply(t.c, 250, NULL, NULL);
                if (e == NULL) {
                    assert_non_null(smtp_conn_send_buf(t.c, &room));
                    assert_int_equal(smtp_conn_send_ack(t.c, 1), 0);
                    assert_true(++sent < 10000);
                }
            }
            if (park)
                move_to(&t, smtp_conn_size(t.c));
            assert_int_equal(smtp_conn_challenge(t.c, data, 376), 0);
            text_reset(&t.out);
            talk_pump(&t);
            if (park)
                move_to(&t, smtp_config_need(t.cfg));
            assert_int_equal(t.out.len + sent, 43 * noops + 510);
            assert_int_equal(talk_say(&t, "*\r\n"), 501);
        }
    talk_free(&t);
}

static void challenge_without_room_is_eroom_and_changes_nothing(void **state)
{
    const char *data = data_of_all_octets;
    unsigned char *copy;
    struct talk t;
    size_t len, most;

    (void)state;
    make_data();
    start(&t, 0);
    talk_to(&t, SMTP_STATE_READY);
    for (most = len = 0; len <= 9216; len += len < 500 ? 1 : 317) {
        int rc;

        talk_say(&t, "AUTH X eHl6\r\n");
        copy = (unsigned char *)malloc(t.size);
        memcpy(copy, t.c, t.size);
        rc = smtp_conn_challenge(t.c, data, len);
        if (rc == 0) {
            most = len;
            sent_is(&t, data, len);
        } else {
            assert_int_equal(rc, SMTP_EROOM);
            assert_memory_equal(copy, t.c, t.size);
            assert_string_equal((const char *)smtp_conn_owed(t.c)->data,
                                "xyz");
            move_to(&t, HUGE_BLOCK); /* here there is room */
            assert_int_equal(smtp_conn_challenge(t.c, data, len), 0);
            sent_is(&t, data, len);
            move_to(&t, smtp_config_need(t.cfg));
        }
        free(copy);
    }
    assert_in_range(most, 376, 500);
    talk_say(&t, "AUTH X eHl6\r\n");
    assert_int_equal(smtp_conn_challenge(t.c, data, 24001), SMTP_EROOM);
    assert_int_equal(smtp_conn_reply(t.c, 454, NULL, NULL), 0);
    talk_free(&t);
}

static void challenges_are_counted_as_many_as_there_are(void **state)
{
    struct talk t;
    size_t i;

    (void)state;
    start(&t, 0);
    talk_to(&t, SMTP_STATE_READY);
    talk_say(&t, "AUTH X eA==\r\n");
    for (i = 0; i < 300; i++) {
        assert_int_equal(smtp_conn_owed(t.c)->index, i);
        assert_int_equal(smtp_conn_challenge(t.c, "", 0), 0);
        talk_say(&t, "eA==\r\n");
        assert_non_null(smtp_conn_owed(t.c));
    }
    talk_free(&t);
}

/* ---- handlers ---- */

struct host {
    int value, second; /* what the handler returns, and the next time */
    int challenges;    /* so many are sent */
    int calls;
};

static int handle(void *user, smtp_conn *c, const smtp_event *e)
{
    struct host *h = (struct host *)user;

    if (!e->owed)
        return 0;
    h->calls++;
    if (h->challenges-- > 0) {
        assert_int_equal(smtp_conn_challenge(c, "x", 1), 0);
        assert_int_equal(smtp_conn_challenge(c, "x", 1), SMTP_EMISUSE);
    }
    return h->calls == 1 ? h->value : h->second;
}

/* The handshake is over before the handler returns. */
static int handle_tls(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)user;
    assert_int_equal(e->owed, 0);
    assert_int_equal(smtp_conn_tls_done(c, SMTP_TLS_OK), 0);
    return 0;
}

static const smtp_handler handlers[] = {{SMTP_EVENT_AUTH, handle},
                                        {SMTP_EVENT_STARTTLS, handle},
                                        {SMTP_EVENT_TLS, handle_tls},
                                        {0, NULL}};

/* Says a line to a host of handlers; all that it answers is in t->out. */
static void say(struct talk *t, struct host *h, const smtp_handler *to,
                const char *line)
{
    size_t room;
    const void *p;

    text_reset(&t->out);
    memcpy(smtp_conn_recv_buf(t->c, &room), line, strlen(line));
    smtp_conn_recv_ack(t->c, strlen(line));
    do {
        assert_true(smtp_conn_dispatch(t->c, t->now, to, h) >= 0);
        p = smtp_conn_send_buf(t->c, &room);
        if (p != NULL) {
            text_add(&t->out, p, room);
            smtp_conn_send_ack(t->c, room);
        }
    } while (p != NULL);
}

static const int broken[] = {0,   1,   -2,  99,   199,  120,  250,
                             334, 354, 460, 1235, -235, 2350, 25000};
enum { BROKEN = sizeof(broken) / sizeof(*broken) };

static void failed_handler_of_auth_or_starttls_is_454(void **state)
{
    static const char failed[] = "454 4.7.0 Temporarily not available\r\n";
    struct host h;
    struct talk t;
    size_t i;

    (void)state;
    start(&t, 0);
    smtp_config_set(t.cfg, SMTP_EXT_ENHANCEDSTATUSCODES, 1);
    t.size = smtp_config_need(t.cfg);
    for (i = 0; i < BROKEN; i++) {
        talk_again(&t, SMTP_STATE_READY);
        memset(&h, 0, sizeof(h));
        h.value = h.second = broken[i];
        say(&t, &h, handlers, "AUTH X eA==\r\n");
        assert_string_equal(t.out.at, failed);
        say(&t, &h, handlers, "STARTTLS\r\n");
        assert_string_equal(t.out.at, failed);
        h.calls = 0;
        h.challenges = 1;
        h.value = 235; /* it has answered, so this means nothing */
        say(&t, &h, handlers, "AUTH X\r\n");
        assert_string_equal(t.out.at, "334 eA==\r\n");
        say(&t, &h, handlers, "eA==\r\n");
        assert_string_equal(t.out.at, failed);
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 0);
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_TLS), 0);
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE), SMTP_STATE_READY);
    }
    talk_free(&t);
}

static void events_without_a_handler_are_refused(void **state)
{
    static const smtp_handler none[] = {{0, NULL}};
    struct talk t;

    (void)state;
    start(&t, 0);
    talk_to(&t, SMTP_STATE_READY);
    say(&t, NULL, none, "AUTH X eA==\r\n");
    assert_string_equal(t.out.at,
                        "535 Authentication credentials invalid\r\n");
    say(&t, NULL, none, "STARTTLS\r\n");
    assert_string_equal(t.out.at, "454 Temporarily not available\r\n");
    talk_free(&t);
}

static void handlers_authenticate_and_shake_hands(void **state)
{
    struct host h = {235, 220, 0, 0};
    struct talk t;

    (void)state;
    start(&t, 0);
    talk_to(&t, SMTP_STATE_READY);
    say(&t, &h, handlers, "AUTH X eA==\r\n");
    assert_string_equal(t.out.at, "235 Authentication succeeded\r\n");
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 1);
    say(&t, &h, handlers, "STARTTLS\r\n");
    assert_string_equal(t.out.at, "220 Service ready\r\n");
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_TLS), SMTP_TLS_OK);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE), SMTP_STATE_HELO);
    talk_free(&t);
}

/* RFC 6409 7. */
static void code_521_is_einval_on_submission(void **state)
{
    unsigned char *copy;
    struct talk t;

    (void)state;
    start(&t, 0);
    smtp_config_set(t.cfg, SMTP_OPT_SUBMISSION, 1);
    talk_again(&t, SMTP_STATE_CONNECT);
    copy = (unsigned char *)malloc(t.size);
    memcpy(copy, t.c, t.size);
    assert_int_equal(smtp_conn_reply(t.c, 521, NULL, "No"), SMTP_EINVAL);
    assert_int_equal(smtp_conn_reply_line(t.c, 521, NULL, "No"), SMTP_EINVAL);
    assert_memory_equal(copy, t.c, t.size);
    assert_int_equal(smtp_conn_reply(t.c, 220, NULL, NULL), 0);
    t.answer[SMTP_EVENT_NOOP] = TALK_OWED;
    assert_int_equal(talk_say(&t, "NOOP\r\n"), 220);
    assert_int_equal(smtp_conn_reply(t.c, 521, NULL, NULL), SMTP_EINVAL);
    free(copy);
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_are_emisuse_where_nothing_asks_for_them),
        cmocka_unit_test(calls_are_emisuse_before_the_greeting),
        cmocka_unit_test(flags_of_tls_done_are_checked_and_kept),
        cmocka_unit_test(
            octets_in_clear_end_the_session_whatever_tls_done_says),
        cmocka_unit_test(challenge_of_376_octets_always_fits),
        cmocka_unit_test(challenge_without_room_is_eroom_and_changes_nothing),
        cmocka_unit_test(challenges_are_counted_as_many_as_there_are),
        cmocka_unit_test(failed_handler_of_auth_or_starttls_is_454),
        cmocka_unit_test(events_without_a_handler_are_refused),
        cmocka_unit_test(handlers_authenticate_and_shake_hands),
        cmocka_unit_test(code_521_is_einval_on_submission)};

    return cmocka_run_group_tests_name("secret calls", tests, NULL, NULL);
}
