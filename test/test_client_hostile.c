/*
 * Servers that want to harm the client: what they say while nothing of what
 * the client wrote was sent, and without an end. Each block stands at the end
 * of its memory, for sanitizers; a guard behind it is looked at besides.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_caller.h"

enum { GUARD = 4096, PIECE = 0x5a };

/* A connection with a guard behind its block, in READY. */
struct guarded {
    struct caller t;
    unsigned char *block;
};

static void begin(struct guarded *g, const char *offers, size_t more)
{
    struct caller *t = &g->t;

    t->offers = offers;
    t->size = smtp_config_need(t->cfg) + more;
    caller_start(t, t->size);
    free(t->c);
    g->block = malloc(t->size + GUARD);
    assert_non_null(g->block);
    memset(g->block, PIECE, t->size + GUARD);
    t->c = smtp_conn_init_client(g->block, t->size, t->cfg);
    assert_non_null(t->c);
    caller_to(t, SMTP_STATE_READY);
}

static void end(struct guarded *g)
{
    size_t i;

    for (i = 0; i < GUARD; i++)
        assert_int_equal(g->block[g->t.size + i], PIECE);
    free(g->block);
    g->t.c = NULL;
}

/* Hears a reply as often as it is taken while nothing goes out, then sends. */
static void flood(struct guarded *g, const char *reply, int times)
{
    g->t.held = 1;
    while (times-- > 0)
        caller_feed(&g->t, reply, strlen(reply));
    g->t.held = 0;
    text_reset(&g->t.out);
    caller_pump(&g->t);
}

static const size_t sizes[] = {0, 1, 100, 5000, 65536};
enum { SIZES = sizeof sizes / sizeof *sizes };

static void open_config(struct guarded *g, uint64_t max_auth)
{
    caller_config(&g->t);
    smtp_config_set(g->t.cfg, SMTP_OPT_CLEAR_AUTH, 1);
    smtp_config_set(g->t.cfg, SMTP_OPT_MAX_AUTH, max_auth);
}

static void challenges_without_end_stay_in_the_block(void **state)
{
    static const char *const bad[] = {"334 !\r\n", "334 a\r\n", "334 AA=\r\n"};
    struct guarded g;
    size_t i, k;

    (void)state;
    open_config(&g, 512);
    for (i = 0; i < SIZES; i++)
        for (k = 0; k < 3; k++) {
            begin(&g, CALLER_ALL, sizes[i]);
            assert_int_equal(smtp_client_auth(g.t.c, "PLAIN", "x", 1), 0);
            flood(&g, bad[k], 20000);
            assert_int_equal(
                memcmp(g.t.out.at, "AUTH PLAIN eA==\r\n*\r\n", 20), 0);
            end(&g);
        }
    caller_free(&g.t);
}

/* Replies come though nothing went out: 235 is followed by EHLO. */
static void ehlo_by_itself_waits_for_room(void **state)
{
    static char name[] = "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z";
    char response[9000] = {0};
    struct guarded g;
    size_t i, len;

    (void)state;
    open_config(&g, 12288);
    smtp_config_set(g.t.cfg, SMTP_OPT_EHLO_AGAIN, 1);
    smtp_config_set_text(g.t.cfg, SMTP_TEXT_HOSTNAME, name);
    for (i = 0; i < SIZES; i++)
        for (len = 8800; len <= 9000; len += 40) {
            begin(&g, CALLER_ALL, sizes[i]);
            assert_int_equal(smtp_client_auth(g.t.c, "LOGIN", NULL, 0), 0);
            caller_hear(&g.t, "334 \r\n");
            assert_int_equal(smtp_client_auth_answer(g.t.c, response, len), 0);
            flood(&g, "235 yes\r\n", 1);
            assert_int_equal(g.t.out.len,
                             (len + 2) / 3 * 4 + 2 + 5 + sizeof name - 1 + 2);
            end(&g);
        }
    caller_free(&g.t);
}

/* Recipients until the block is full, the first with a local-part of so many
   octets; what a server says to them in advance. Returns 1 if DATA fits. */
static int fill(struct guarded *g, size_t local, char *replies)
{
    char path[80];
    int n = 0;

    memset(path, 'x', local);
    strcpy(path + local, "@b.example");
    strcpy(replies, "250\r\n550\r\n");
    assert_int_equal(smtp_client_mail(g->t.c, "", NULL, 0), 0);
    assert_int_equal(smtp_client_rcpt(g->t.c, path, NULL, 0), 0);
    while (n++ < 1000 && smtp_client_rcpt(g->t.c, "r@b.example", NULL, 0) == 0)
        strcat(replies, "550\r\n");
    strcat(replies, "354\r\n");
    return smtp_client_data(g->t.c) == 0;
}

/* 354 to nobody's message is answered by an end. */
static void end_by_itself_waits_for_room(void **state)
{
    char replies[6000];
    struct guarded g;
    size_t i, local;
    int fits = 0;

    (void)state;
    open_config(&g, 512);
    for (i = 0; i < SIZES; i++)
        for (local = 1; local <= 30; local++) {
            begin(&g, CALLER_ALL, sizes[i]);
            if (fill(&g, local, replies)) {
                fits++;
                flood(&g, replies, 1);
                assert_true(g.t.out.len > 9);
                assert_memory_equal(g.t.out.at + g.t.out.len - 9,
                                    "DATA\r\n.\r\n", 9);
            }
            end(&g);
        }
    assert_true(fits > 60);
    caller_free(&g.t);
}

/* A reply of as many lines as there may be, and one more. */
static void reply_without_end_is_given_up(void **state)
{
    static const unsigned most[] = {1, 2, 1000, 65535};
    struct guarded g;
    size_t i;
    unsigned n;

    (void)state;
    for (i = 0; i < 4; i++) {
        open_config(&g, 512);
        smtp_config_set(g.t.cfg, SMTP_OPT_MAX_REPLY, most[i]);
        begin(&g, "250 mx.example\r\n", 0);
        assert_int_equal(smtp_client_command(g.t.c, "NOOP"), 0);
        for (n = 0; n < most[i]; n++) {
            assert_int_equal(g.t.count[SMTP_EVENT_CLOSED], 0);
            caller_hear(&g.t, "250-x\r\n");
        }
        assert_int_equal(g.t.count[SMTP_EVENT_OTHER], most[i]);
        assert_int_equal(g.t.count[SMTP_EVENT_CLOSED], 0);
        caller_hear(&g.t, "250-x\r\n");
        assert_int_equal(g.t.count[SMTP_EVENT_CLOSED], 1);
        assert_int_equal(smtp_conn_get(g.t.c, SMTP_GET_ERROR), SMTP_EPROTO);
        end(&g);
        caller_free(&g.t);
    }
}

/* What was cut off is no challenge, though what is left can be decoded. */
static void challenge_cut_short_is_cancelled(void **state)
{
    static char line[4000];
    struct guarded g;
    unsigned most;
    size_t len;

    (void)state;
    for (most = 512; most < 520; most++)
        for (len = most - 4; len < most + 20; len++) {
            open_config(&g, most);
            begin(&g, "250-mx\r\n250 AUTH LOGIN\r\n", 0);
            assert_int_equal(smtp_client_auth(g.t.c, "LOGIN", NULL, 0), 0);
            memcpy(line, "334 ", 4);
            memset(line + 4, 'A', len);
            strcpy(line + 4 + len, "\r\n");
            caller_pump(&g.t);
            caller_hear(&g.t, line);
            if (len % 4 == 0 && len <= most) {
                assert_non_null(smtp_conn_owed(g.t.c));
                assert_int_equal(smtp_conn_owed(g.t.c)->len, len / 4 * 3);
            } else {
                assert_null(smtp_conn_owed(g.t.c));
                assert_string_equal(g.t.out.at, "*\r\n");
            }
            end(&g);
            caller_free(&g.t);
        }
}

/* A server that takes nothing is left when its time is over, with all that was
   not sent; so is one that the host leaves. */
static void what_is_not_taken_keeps_nobody(void **state)
{
    static const int ends[] = {SMTP_ETIMEOUT, SMTP_EHOST, SMTP_EEOF,
                               SMTP_EPROTO};
    struct guarded g;
    size_t i, len;

    (void)state;
    open_config(&g, 512);
    for (i = 0; i < 4; i++) {
        begin(&g, CALLER_ALL, 0);
        g.t.held = 1;
        assert_int_equal(smtp_client_mail(g.t.c, "", NULL, 0), 0);
        caller_pump(&g.t);
        assert_int_equal(smtp_conn_deadline(g.t.c), g.t.now + 180000);
        if (ends[i] == SMTP_ETIMEOUT)
            g.t.now += 180000;
        else if (ends[i] == SMTP_EHOST)
            smtp_conn_close(g.t.c, NULL);
        else if (ends[i] == SMTP_EEOF)
            smtp_conn_recv_eof(g.t.c);
        else
            caller_feed(&g.t, "what\r\n", 6);
        caller_pump(&g.t);
        assert_int_equal(g.t.count[SMTP_EVENT_CLOSED], 1);
        assert_int_equal(smtp_conn_get(g.t.c, SMTP_GET_ERROR), ends[i]);
        if (ends[i] == SMTP_EEOF || ends[i] == SMTP_EPROTO) {
            assert_int_equal(smtp_conn_want(g.t.c), SMTP_WANT_SEND);
            assert_int_equal(smtp_conn_deadline(g.t.c), g.t.now + 180000);
            g.t.now += 180000;
            caller_pump(&g.t);
        }
        assert_null(smtp_conn_send_buf(g.t.c, &len));
        assert_int_equal(smtp_conn_want(g.t.c), SMTP_WANT_CLOSE);
        assert_int_equal(smtp_conn_deadline(g.t.c), UINT64_MAX);
        g.t.held = 0;
        end(&g);
    }
    caller_free(&g.t);
}

static void octets_on_their_way_at_the_end_are_acked(void **state)
{
    struct caller t;
    size_t len;

    (void)state;
    caller_config(&t);
    caller_start(&t, 0);
    caller_to(&t, SMTP_STATE_READY);
    assert_int_equal(smtp_client_mail(t.c, "a@b", NULL, 0), 0);
    assert_non_null(smtp_conn_send_buf(t.c, &len));
    assert_int_equal(smtp_conn_send_ack(t.c, len + 1), SMTP_EINVAL);
    smtp_conn_close(t.c, NULL);
    assert_int_equal(smtp_conn_send_ack(t.c, len), 0);
    assert_null(smtp_conn_send_buf(t.c, &len));
    caller_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(challenges_without_end_stay_in_the_block),
        cmocka_unit_test(ehlo_by_itself_waits_for_room),
        cmocka_unit_test(end_by_itself_waits_for_room),
        cmocka_unit_test(reply_without_end_is_given_up),
        cmocka_unit_test(challenge_cut_short_is_cancelled),
        cmocka_unit_test(what_is_not_taken_keeps_nobody),
        cmocka_unit_test(octets_on_their_way_at_the_end_are_acked)};

    return cmocka_run_group_tests_name("client_hostile", tests, NULL, NULL);
}
