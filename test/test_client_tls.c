/*
 * STARTTLS as a client sees it, against who stands in between: octets behind
 * 220, announcements taken away or made up, answers that are no 220, a session
 * that pretends to be further than it is. The classes are those of Poddebniak
 * et al., "Why TLS is better without STARTTLS" (2021), and RFC 3207 section 6.
 * All that the server says is cut at every place; whatever comes, nothing
 * secret goes out in clear, nothing said in clear is taken for what was said
 * inside TLS, and no way leads back from TLS to clear.
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

/* What is announced in clear; TLS_EHLO is what is announced behind it. */
#define CLEAR_EHLO                                                            \
    "250-mx\r\n250-SIZE 1234\r\n250-CHUNKING\r\n250-SMTPUTF8\r\n"             \
    "250-8BITMIME\r\n250-PIPELINING\r\n250-AUTH PLAIN LOGIN CRAM-MD5\r\n"     \
    "250 STARTTLS\r\n"
#define TLS_EHLO "250-mx\r\n250 DSN\r\n"

/* ---- nothing secret goes out ---- */

/* Mechanisms that show the password are not used now, nor is anything sent. */
static void check_no_secret(struct caller *t)
{
    static const char *const shows[] = {"PLAIN",   "plain",       "LOGIN",
                                        "XOAUTH2", "OAUTHBEARER", "Login"};
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    size_t i;

    caller_facts(t, &before);
    for (i = 0; i < COUNT(shows); i++) {
        assert_true(smtp_client_auth(t->c, shows[i], "\0u\0secret", 9) < 0);
        assert_true(smtp_client_auth(t->c, shows[i], NULL, 0) < 0);
    }
    caller_facts(t, &after);
    assert_string_equal(after.at, before.at);
    text_free(&before);
    text_free(&after);
}

/* No TLS, and where it is required no mail and no AUTH of any kind. */
static void check_clear(struct caller *t, int required)
{
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_TLS), 0);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_AUTH), 0);
    assert_int_equal(t->count[SMTP_EVENT_TLS], 0);
    check_no_secret(t);
    if (!required)
        return;
    assert_int_equal(smtp_client_mail(t->c, "", NULL, 0), SMTP_EMISUSE);
    assert_true(smtp_client_auth(t->c, "CRAM-MD5", NULL, 0) < 0);
    caller_pump(t);
    assert_null(strstr(t->out.at, "MAIL"));
    assert_null(strstr(t->out.at, "AUTH"));
}

/* It is over, nothing more goes out, and no call is taken. */
static void check_over(struct caller *t, int error)
{
    size_t before = t->out.len;

    caller_pump(t);
    assert_int_equal(t->count[SMTP_EVENT_CLOSED], 1);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_ERROR), error);
    assert_int_equal(smtp_client_ehlo(t->c, NULL), SMTP_EMISUSE);
    assert_int_equal(smtp_client_mail(t->c, "", NULL, 0), SMTP_EMISUSE);
    assert_int_equal(smtp_client_quit(t->c), SMTP_EMISUSE);
    assert_int_equal(smtp_client_command(t->c, "NOOP"), SMTP_EMISUSE);
    assert_int_equal(smtp_conn_tls_done(t->c, SMTP_TLS_OK), SMTP_EMISUSE);
    check_no_secret(t);
    caller_pump(t);
    assert_int_equal(t->out.len, before);
    assert_int_equal(smtp_conn_want(t->c), SMTP_WANT_CLOSE);
}

/* ---- every cut ---- */

/* A connection in which STARTTLS was said. */
static void begin(struct caller *t, const char *offers)
{
    t->offers = offers;
    caller_start(t, 0);
    caller_to(t, SMTP_STATE_READY);
    assert_int_equal(smtp_client_starttls(t->c), 0);
    assert_int_equal(smtp_client_ehlo(t->c, NULL), SMTP_EROOM);
    assert_int_equal(smtp_client_quit(t->c), SMTP_EROOM);
    assert_int_equal(smtp_client_command(t->c, "NOOP"), SMTP_EROOM);
    caller_pump(t);
    assert_string_equal(t->out.at, "STARTTLS\r\n");
}

/* Octets come in two pieces, or one by one. */
static void hear_cut(struct caller *t, const char *octets, size_t len,
                     size_t cut)
{
    size_t i;

    if (cut <= len) {
        caller_feed(t, octets, cut);
        caller_feed(t, octets + cut, len - cut);
        return;
    }
    for (i = 0; i < len; i++)
        caller_feed(t, octets + i, 1);
}

/* Calls check for each way in which the answer to STARTTLS may be cut, with
   and without SMTP_OPT_REQUIRE_TLS. */
static void every_cut(const char *octets, size_t len,
                      void (*check)(struct caller *t, int required))
{
    size_t cut, step = len > 600 ? 97 : 1;
    struct caller t;
    int required;

    for (required = 0; required < 2; required++) {
        caller_config(&t);
        smtp_config_set(t.cfg, SMTP_OPT_REQUIRE_TLS, (uint64_t)required);
        for (cut = 0; cut <= len + step; cut += step) {
            begin(&t, CLEAR_EHLO);
            hear_cut(&t, octets, len, cut);
            check(&t, required);
            free(t.c);
        }
        t.c = NULL;
        caller_free(&t);
    }
}

/* ---- octets behind 220 ---- */

static void check_injected(struct caller *t, int required)
{
    (void)required;
    /* where they came late the handshake had been asked for */
    assert_true(t->count[SMTP_EVENT_TLS] <= 1);
    assert_int_equal(t->count[SMTP_EVENT_HELO], 8);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_TLS), 0);
    assert_string_equal(t->out.at, "STARTTLS\r\n");
    check_over(t, SMTP_EINJECT);
}

static const char *const injected[] = {
    "\n",
    " ",
    "2",
    "\r\n",
    "250",
    "250 x",
    "250 x\r\n",
    TLS_EHLO,
    "250-mx\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n",
    "220 again\r\n",
    "454 no\r\n",
    "235 2.7.0 you are in\r\n",
    "421 bye\r\n",
    "\x16\x03\x01",
    "EHLO a\r\n"};

static void octets_behind_220_are_the_end(void **state)
{
    struct text answer = {NULL, 0, 0};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(injected); i++) {
        text_reset(&answer);
        text_put(&answer, i % 2 ? "220 go\r\n" : "220-a\r\n220 b\r\n");
        text_put(&answer, injected[i]);
        every_cut(answer.at, answer.len, check_injected);
    }
    text_reset(&answer);
    text_put(&answer, "220 go\r\n");
    for (i = 0; i < 700; i++)
        text_put(&answer, "250-AUTH PLAIN\r\n");
    every_cut(answer.at, answer.len, check_injected);
    text_free(&answer);
}

/* The end of an over-long line is behind it, too. */
static void long_220_is_the_end(void **state)
{
    struct text answer = {NULL, 0, 0};
    size_t i;

    (void)state;
    text_put(&answer, "220 ");
    for (i = 0; i < 600; i++)
        text_put(&answer, "x");
    text_put(&answer, "\r\n");
    every_cut(answer.at, answer.len, check_injected);
    text_free(&answer);
}

/* ... though whoever shakes hands does not look. */
static void injected_octets_are_not_read_behind_the_handshake(void **state)
{
    struct caller t;
    size_t i, room;
    void *p;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(injected); i++) {
        begin(&t, CLEAR_EHLO);
        caller_feed(&t, "220 go\r\n", 8);
        assert_int_equal(t.count[SMTP_EVENT_TLS], 1);
        p = smtp_conn_recv_buf(t.c, &room);
        assert_non_null(p);
        memcpy(p, injected[i], strlen(injected[i]));
        assert_int_equal(smtp_conn_recv_ack(t.c, strlen(injected[i])), 0);
        assert_int_equal(
            smtp_conn_tls_done(t.c, SMTP_TLS_OK | SMTP_TLS_VERIFIED), 0);
        check_injected(&t, 0);
        free(t.c);
    }
    t.c = NULL;
    caller_free(&t);
}

/* ---- answers that are no 220 ---- */

static void check_refused(struct caller *t, int required)
{
    assert_int_equal(t->count[SMTP_EVENT_STARTTLS], 1);
    assert_int_equal(t->count[SMTP_EVENT_CLOSED], 0);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_STATE), SMTP_STATE_READY);
    assert_string_equal(t->out.at, "STARTTLS\r\n");
    check_clear(t, required);
    assert_int_equal(smtp_client_quit(t->c), 0);
}

static void what_is_not_220_begins_no_tls(void **state)
{
    static const char *const answers[] = {
        "454 later\r\n",    "500 what\r\n", "501 no\r\n",
        "502 no\r\n",       "503 no\r\n",   "530 no\r\n",
        "554 no\r\n",       "250 ok\r\n",   "221 bye\r\n",
        "235 2.7.0 ok\r\n", "260 go\r\n",   "200 ok\r\n",
        "219 ok\r\n",       "454\r\n",      "554 5.7.4 220 go\r\n"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(answers); i++)
        every_cut(answers[i], strlen(answers[i]), check_refused);
}

static void check_garbage(struct caller *t, int required)
{
    assert_int_equal(t->count[SMTP_EVENT_TLS], 0);
    assert_string_equal(t->out.at, "STARTTLS\r\n");
    (void)required;
    check_over(t, SMTP_EPROTO);
}

static void what_is_no_reply_is_the_end(void **state)
{
    static const char *const answers[] = {
        "\x16\x03\x03\x01\x02\r\n", "HTTP/1.1 200 OK\r\n", "\r\n", "22\r\n",
        "2200 go\r\n", "220go\r\n", " 220 go\r\n", "220\tgo\r\n", "22O go\r\n",
        "120 go\r\n", "620 go\r\n", "334 dGxz\r\n", "354 go\r\n",
        /* a reply of two codes, a reply too many */
        "220-a\r\n454 b\r\n", "454-a\r\n220 b\r\n", "454 no\r\n220 go\r\n",
        "454 no\r\n250 x\r\n", "500 no\r\n235 2.7.0 ok\r\n"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(answers); i++)
        every_cut(answers[i], strlen(answers[i]), check_garbage);
}

static void check_left(struct caller *t, int required)
{
    (void)required;
    assert_int_equal(t->count[SMTP_EVENT_TLS], 0);
    check_over(t, SMTP_EEOF);
}

static void server_that_leaves_is_left(void **state)
{
    (void)state;
    every_cut("421 bye\r\n", 9, check_left);
    every_cut("421-a\r\n421 b\r\n220 go\r\n", 22, check_left);
}

/* ---- announcements ---- */

static void starttls_that_is_not_announced_is_not_said(void **state)
{
    static const char *const offers[] = {
        "250 mx\r\n",
        "250 STARTTLS\r\n",
        "250-STARTTLS\r\n250 SIZE\r\n",
        "250-mx\r\n250 XSTARTTLS\r\n",
        "250-mx\r\n250 STARTTLSX\r\n",
        "250-mx\r\n250 START TLS\r\n",
        "250-mx\r\n250  STARTTLS\r\n",
        "250-mx\r\n250 AUTH PLAIN STARTTLS\r\n",
        "250-mx\r\n250-STARTTL\r\n250 S\r\n",
        "250-mx\r\n250 -STARTTLS\r\n",
        "500 what\r\n250-mx\r\n250 STARTTLS\r\n"};
    struct caller t;
    size_t i;

    (void)state;
    caller_config(&t);
    smtp_config_set(t.cfg, SMTP_OPT_REQUIRE_TLS, 1);
    for (i = 0; i < COUNT(offers); i++) {
        t.offers = offers[i];
        caller_start(&t, 0);
        caller_to(&t, SMTP_STATE_READY);
        assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_STARTTLS), 0);
        assert_int_equal(smtp_client_starttls(t.c), SMTP_EINVAL);
        check_clear(&t, 1);
        assert_int_equal(t.out.len, 0);
        free(t.c);
    }
    t.c = NULL;
    caller_free(&t);
}

/* The second EHLO counts alone; so does HELO. */
static void announcement_taken_back_is_gone(void **state)
{
    struct caller t;

    (void)state;
    caller_config(&t);
    t.offers = CLEAR_EHLO;
    caller_start(&t, 0);
    caller_to(&t, SMTP_STATE_READY);
    assert_int_equal(smtp_client_ehlo(t.c, NULL), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_STARTTLS), 0);
    caller_pump(&t);
    caller_hear(&t, "250 mx\r\n");
    assert_int_equal(smtp_client_starttls(t.c), SMTP_EINVAL);
    assert_int_equal(smtp_conn_get(t.c, SMTP_OPT_MAX_SIZE), 0);
    caller_free(&t);
}

/* ---- a session that pretends to be further ---- */

static void greeting_other_than_220_lets_only_quit_through(void **state)
{
    static const char *const greetings[] = {"235 2.7.0 authenticated\r\n",
                                            "250 mx\r\n",
                                            "250-mx\r\n250 x\r\n",
                                            "354 go\r\n",
                                            "334 x\r\n",
                                            "554 no\r\n"};
    struct caller t;
    size_t i, cut;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(greetings); i++)
        for (cut = 0; cut <= strlen(greetings[i]) + 1; cut++) {
            caller_start(&t, 0);
            assert_int_equal(smtp_client_ehlo(t.c, NULL), 0);
            hear_cut(&t, greetings[i], strlen(greetings[i]), cut);
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE),
                             SMTP_STATE_REFUSED);
            check_clear(&t, 0);
            assert_int_equal(smtp_client_ehlo(t.c, NULL), SMTP_EMISUSE);
            assert_int_equal(smtp_client_starttls(t.c), SMTP_EMISUSE);
            assert_int_equal(smtp_client_mail(t.c, "", NULL, 0), SMTP_EMISUSE);
            assert_int_equal(smtp_client_quit(t.c), 0);
            caller_pump(&t);
            assert_string_equal(t.out.at, "QUIT\r\n");
            free(t.c);
        }
    t.c = NULL;
    caller_free(&t);
}

static void success_that_nobody_asked_for_is_the_end(void **state)
{
    static const char *const forged[] = {"235 2.7.0 authenticated\r\n",
                                         "220 go ahead\r\n",
                                         "250 ok\r\n",
                                         "334 \r\n",
                                         "354 go\r\n",
                                         "221 bye\r\n"};
    struct caller t;
    size_t i, cut;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(forged); i++)
        for (cut = 0; cut <= strlen(forged[i]) + 1; cut++) {
            t.offers = CLEAR_EHLO;
            caller_start(&t, 0);
            caller_to(&t, SMTP_STATE_READY);
            hear_cut(&t, forged[i], strlen(forged[i]), cut);
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 0);
            assert_int_equal(t.count[SMTP_EVENT_TLS], 0);
            check_over(&t, SMTP_EPROTO);
            free(t.c);
        }
    t.c = NULL;
    caller_free(&t);
}

/* ---- behind TLS ---- */

/* Shakes hands; EHLO goes out by itself. */
static void shake(struct caller *t, int flags)
{
    begin(t, CLEAR_EHLO);
    caller_hear(t, "220 go\r\n");
    assert_int_equal(t->count[SMTP_EVENT_TLS], 1);
    assert_int_equal(smtp_conn_want(t->c), SMTP_WANT_TLS);
    assert_int_equal(smtp_client_mail(t->c, "", NULL, 0), SMTP_EMISUSE);
    assert_int_equal(smtp_client_quit(t->c), SMTP_EMISUSE);
    assert_int_equal(smtp_conn_tls_done(t->c, SMTP_TLS_VERIFIED), SMTP_EINVAL);
    assert_int_equal(smtp_conn_tls_done(t->c, SMTP_TLS_OK | 16), SMTP_EINVAL);
    assert_int_equal(smtp_conn_tls_done(t->c, flags), 0);
    assert_int_equal(smtp_conn_tls_done(t->c, flags), SMTP_EMISUSE);
    caller_pump(t);
}

static void nothing_said_in_clear_counts_behind_tls(void **state)
{
    struct caller t;
    int ext;

    (void)state;
    caller_config(&t);
    shake(&t, SMTP_TLS_OK | SMTP_TLS_VERIFIED);
    assert_string_equal(t.out.at, "EHLO c.example\r\n");
    for (ext = SMTP_EXT_8BITMIME; ext <= SMTP_EXT_XFORWARD; ext++)
        assert_true(smtp_conn_get(t.c, ext) <= 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_OPT_MAX_SIZE), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ESMTP), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE), SMTP_STATE_HELO);
    assert_int_equal(smtp_client_mail(t.c, "", NULL, 0), SMTP_EMISUSE);
    assert_true(smtp_client_auth(t.c, "CRAM-MD5", NULL, 0) < 0);
    caller_hear(&t, TLS_EHLO);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_DSN), 1);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_AUTH), 0);
    assert_int_equal(smtp_client_auth(t.c, "PLAIN", "x", 1), SMTP_EINVAL);
    assert_int_equal(smtp_client_starttls(t.c), SMTP_EINVAL);
    caller_free(&t);
}

static void auth_and_transaction_in_clear_are_forgotten(void **state)
{
    struct caller t;

    (void)state;
    caller_config(&t);
    t.offers = CLEAR_EHLO;
    t.flags = SMTP_TLS_OK | SMTP_TLS_VERIFIED;
    caller_start(&t, 0);
    caller_to(&t, SMTP_STATE_AUTH);
    assert_int_equal(smtp_client_auth_answer(t.c, "x", 1), 0);
    caller_hear(&t, "235 yes\r\n");
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 1);
    assert_int_equal(smtp_client_starttls(t.c), 0);
    caller_hear(&t, "220 go\r\n");
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_TLS), t.flags);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 0);
    caller_hear(&t, CLEAR_EHLO);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_STARTTLS), 0);
    assert_true(smtp_client_starttls(t.c) < 0);
    assert_int_equal(smtp_client_auth(t.c, "PLAIN", "x", 1), 0);
    caller_free(&t);
}

static void password_needs_a_verified_certificate(void **state)
{
    struct caller t;
    int clear;

    (void)state;
    for (clear = 0; clear < 2; clear++) {
        caller_config(&t);
        smtp_config_set(t.cfg, SMTP_OPT_CLEAR_AUTH, (uint64_t)clear);
        shake(&t, SMTP_TLS_OK);
        caller_hear(&t, CLEAR_EHLO);
        if (clear) {
            assert_int_equal(smtp_client_auth(t.c, "PLAIN", "x", 1), 0);
        } else {
            check_no_secret(&t);
            assert_int_equal(smtp_client_auth(t.c, "CRAM-MD5", NULL, 0), 0);
        }
        caller_free(&t);
    }
}

static void weak_tls_lets_only_quit_through(void **state)
{
    struct caller t;

    (void)state;
    caller_config(&t);
    shake(&t, SMTP_TLS_OK | SMTP_TLS_VERIFIED | SMTP_TLS_WEAK);
    assert_int_equal(t.out.len, 0);
    assert_int_equal(smtp_client_ehlo(t.c, NULL), SMTP_EMISUSE);
    assert_int_equal(smtp_client_mail(t.c, "", NULL, 0), SMTP_EMISUSE);
    assert_int_equal(smtp_client_command(t.c, "NOOP"), SMTP_EMISUSE);
    check_no_secret(&t);
    assert_int_equal(smtp_client_quit(t.c), 0);
    caller_pump(&t);
    assert_string_equal(t.out.at, "QUIT\r\n");
    caller_hear(&t, "221 bye\r\n");
    assert_int_equal(t.code[SMTP_EVENT_CLOSED], 221);
    caller_free(&t);
}

static void handshake_that_fails_is_the_end(void **state)
{
    static const int errors[] = {SMTP_ETLS, SMTP_EEOF, SMTP_ETIMEOUT,
                                 SMTP_EHOST};
    struct caller t;
    size_t i;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(errors); i++) {
        begin(&t, CLEAR_EHLO);
        caller_hear(&t, "220 go\r\n");
        if (errors[i] == SMTP_ETLS)
            assert_int_equal(smtp_conn_tls_done(t.c, 0), 0);
        else if (errors[i] == SMTP_EEOF)
            smtp_conn_recv_eof(t.c);
        else if (errors[i] == SMTP_ETIMEOUT)
            t.now += 60000;
        else
            smtp_conn_close(t.c, NULL);
        check_over(&t, errors[i]);
        assert_int_equal(t.out.len, 0);
        free(t.c);
    }
    t.c = NULL;
    caller_free(&t);
}

static void tls_first_hears_and_says_nothing_in_clear(void **state)
{
    struct caller t;
    size_t i;

    (void)state;
    caller_config(&t);
    smtp_config_set(t.cfg, SMTP_OPT_TLS_FIRST, 1);
    for (i = 0; i <= COUNT(injected); i++) {
        caller_start(&t, 0);
        assert_int_equal(smtp_client_ehlo(t.c, NULL), 0);
        caller_pump(&t);
        assert_int_equal(t.count[SMTP_EVENT_TLS], 1);
        if (i < COUNT(injected)) {
            caller_feed(&t, injected[i], strlen(injected[i]));
            check_over(&t, SMTP_EINJECT);
        } else {
            assert_int_equal(smtp_conn_tls_done(t.c, SMTP_TLS_OK), 0);
            caller_hear(&t, "220 mx\r\n");
            assert_string_equal(t.out.at, "EHLO c.example\r\n");
        }
        free(t.c);
    }
    t.c = NULL;
    caller_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(octets_behind_220_are_the_end),
        cmocka_unit_test(long_220_is_the_end),
        cmocka_unit_test(injected_octets_are_not_read_behind_the_handshake),
        cmocka_unit_test(what_is_not_220_begins_no_tls),
        cmocka_unit_test(what_is_no_reply_is_the_end),
        cmocka_unit_test(server_that_leaves_is_left),
        cmocka_unit_test(starttls_that_is_not_announced_is_not_said),
        cmocka_unit_test(announcement_taken_back_is_gone),
        cmocka_unit_test(greeting_other_than_220_lets_only_quit_through),
        cmocka_unit_test(success_that_nobody_asked_for_is_the_end),
        cmocka_unit_test(nothing_said_in_clear_counts_behind_tls),
        cmocka_unit_test(auth_and_transaction_in_clear_are_forgotten),
        cmocka_unit_test(password_needs_a_verified_certificate),
        cmocka_unit_test(weak_tls_lets_only_quit_through),
        cmocka_unit_test(handshake_that_fails_is_the_end),
        cmocka_unit_test(tls_first_hears_and_says_nothing_in_clear)};

    return cmocka_run_group_tests_name("client_tls", tests, NULL, NULL);
}
