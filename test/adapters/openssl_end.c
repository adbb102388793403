/*
 * smtp_adapter/openssl.h under a server: handshakes that fail, and how
 * sessions end. Whatever happens, no octet leaves in clear, and the session
 * comes to its event CLOSED.
 */
#include "tls.h"

/* ---- handshakes that fail ---- */

static void an_old_protocol_is_told_by_an_alert(void **state)
{
    struct pair p;
    size_t take;

    (void)state;
    for (take = 1; take < 8; take++) {
        pair_begin(&p, 0);
        SSL_CTX_set_security_level(p.c.ctx, 0);
        SSL_CTX_set_min_proto_version(p.c.ctx, TLS1_VERSION);
        SSL_CTX_set_max_proto_version(p.c.ctx, TLS1_1_VERSION);
        p.c.text = session;
        p.take = take;
        pair_dial(&p);
        pair_play(&p);
        came_to_nothing(&p);
        assert_int_equal(p.c.alert, SSL_AD_PROTOCOL_VERSION);
        assert_string_not_equal(smtp_openssl_reason(&p.s.io), "");
        pair_end(&p);
    }
}

static void what_is_no_handshake_ends_it(void **state)
{
    static const char *const lines[] = {"EHLO c.example\r\nMAIL FROM:<>\r\n",
                                        "QUIT\r\n", "\x16\x03\x01 not this"};
    struct pair p;
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        pair_begin(&p, 1);
        pair_dial(&p);
        server_work(&p.s);
        feed(&p, lines[i], strlen(lines[i]));
        p.c.cut = 1;
        while (server_work(&p.s) + pair_take(&p))
            ;
        if (!pair_ended(&p)) /* a record that has no end */
            smtp_io_recv_eof(&p.s.io);
        while (server_work(&p.s) + pair_take(&p))
            ;
        came_to_nothing(&p);
        pair_end(&p);
    }
}

static void a_client_that_leaves_in_mid_handshake(void **state)
{
    struct pair p;
    size_t len, stop;

    (void)state;
    pair_run(&p, 1, NULL);
    len = p.c.queue.len;
    assert_string_equal(codes(&p.c.said), "220 ");
    pair_end(&p);
    for (stop = 1; stop < len; stop += 7) {
        pair_begin(&p, 1);
        p.stop = stop;
        pair_dial(&p);
        pair_play(&p);
        came_to_nothing(&p);
        pair_end(&p);
    }
}

static void a_client_that_does_not_trust_the_certificate(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    SSL_CTX_set_verify(p.c.ctx, SSL_VERIFY_PEER, NULL);
    p.c.text = session;
    pair_dial(&p);
    pair_play(&p);
    came_to_nothing(&p);
    assert_int_equal(p.c.failed, 1);
    assert_non_null(strstr(smtp_openssl_reason(&p.s.io), "unknown ca"));
    pair_end(&p);
}

static void a_handshake_takes_no_longer_than_its_timeout(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 1);
    pair_dial(&p);
    server_work(&p.s);
    assert_true(smtp_io_want(&p.s.io) & SMTP_WANT_TLS);
    assert_true(smtp_io_want(&p.s.io) & SMTP_WANT_RECV);
    p.s.now = smtp_io_deadline(&p.s.io);
    assert_true(p.s.now == 60000);
    server_work(&p.s);
    assert_true(pair_ended(&p));
    assert_int_equal(pair_error(&p), SMTP_ETIMEOUT);
    assert_int_equal(p.c.heard.len, 0);
    pair_end(&p);
}

static void close_in_a_handshake_says_nothing(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 1);
    pair_dial(&p);
    server_work(&p.s);
    smtp_conn_close(p.s.io.conn, "Going away");
    while (server_work(&p.s) + pair_take(&p))
        ;
    assert_true(pair_ended(&p));
    assert_int_equal(p.c.heard.len, 0);
    pair_end(&p);
}

static int refuse_to_begin(void *arg, struct smtp_io *io)
{
    (void)arg;
    (void)io;
    return -1;
}

static void tls_that_nobody_begins_has_failed(void **state)
{
    struct pair p;
    int none;

    (void)state;
    for (none = 0; none < 2; none++) {
        pair_begin(&p, 0);
        p.s.begin.begin = refuse_to_begin;
        if (none)
            p.s.io.tls = NULL;
        p.c.text = session;
        pair_dial(&p);
        pair_play(&p);
        assert_true(pair_ended(&p));
        assert_int_equal(pair_error(&p), SMTP_ETLS);
        assert_string_equal(codes(&p.c.heard), "220 250 220 ");
        pair_end(&p);
    }
}

/* ---- what the host thinks of a handshake ---- */

static int judgement(void *arg, SSL *ssl)
{
    assert_int_equal(SSL_is_init_finished(ssl), 1);
    return *(int *)arg;
}

static void a_host_may_find_it_weak(void **state)
{
    int verdict = SMTP_TLS_WEAK;
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    p.s.tls.judge = judgement;
    p.s.tls.arg = &verdict;
    p.c.text = "EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nQUIT\r\n";
    pair_dial(&p);
    pair_play(&p);
    assert_string_equal(codes(&p.c.said), "554 554 221 ");
    assert_int_equal(p.s.count[SMTP_EVENT_MAIL], 0);
    assert_int_equal(smtp_conn_get(p.s.io.conn, SMTP_GET_TLS),
                     SMTP_TLS_OK | SMTP_TLS_WEAK);
    assert_int_equal(p.c.closed, 1);
    pair_end(&p);
}

static void a_host_may_refuse_it(void **state)
{
    int verdict = -1;
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    p.s.tls.judge = judgement;
    p.s.tls.arg = &verdict;
    p.c.text = session;
    pair_dial(&p);
    pair_play(&p);
    came_to_nothing(&p);
    assert_int_equal(p.c.closed, 1);
    pair_end(&p);
}

/* ---- ends ---- */

static const char half[] = "EHLO c.example\r\nMAIL FROM:<a@b.example>\r\n"
                           "RCPT TO:<x@c.example>\r\nDATA\r\nSubject: s\r\n";

/* The client ends in the middle of a message. */
static void ends(int how, int version)
{
    struct pair p;

    pair_begin(&p, 0);
    SSL_CTX_set_max_proto_version(p.c.ctx, version);
    p.c.text = half;
    p.c.until = 4;
    p.c.end = how;
    pair_dial(&p);
    pair_play(&p);
    assert_true(pair_ended(&p));
    assert_int_equal(pair_error(&p), SMTP_EEOF);
    assert_string_equal(codes(&p.c.said), "250 250 250 354 ");
    assert_int_equal(p.s.count[SMTP_EVENT_ABORT], 1);
    assert_int_equal(p.s.count[SMTP_EVENT_MESSAGE], 0);
    assert_int_equal(p.s.count[SMTP_EVENT_CLOSED], 1);
    assert_int_equal(p.c.closed, 1);
    no_clear_octets(&p);
    pair_end(&p);
}

static void close_notify_is_the_end_and_is_answered(void **state)
{
    (void)state;
    ends(ALERT, TLS1_2_VERSION);
    ends(ALERT, TLS1_3_VERSION);
}

static void a_stream_that_is_cut_off_is_the_end_too(void **state)
{
    (void)state;
    ends(CUT, TLS1_2_VERSION);
    ends(CUT, TLS1_3_VERSION);
}

static void who_closes_his_side_still_gets_his_answers(void **state)
{
    struct pair p;
    int how;

    (void)state;
    for (how = ALERT; how <= CUT; how++) {
        pair_begin(&p, 0);
        p.s.later = 1;
        p.c.text = "EHLO c\r\nMAIL FROM:<a@b.example>\r\n"
                   "RCPT TO:<x@c.example>\r\nNOOP\r\n";
        p.c.until = 2;
        p.c.end = how;
        pair_dial(&p);
        pair_play(&p);
        assert_string_equal(codes(&p.c.said), "250 250 ");
        assert_int_equal(smtp_io_want(&p.s.io) & SMTP_WANT_RECV, 0);
        assert_int_equal(smtp_conn_reply(p.s.io.conn, 250, NULL, NULL), 0);
        pair_play(&p);
        assert_string_equal(codes(&p.c.said), "250 250 250 250 ");
        assert_true(pair_ended(&p));
        assert_int_equal(p.c.closed, 1);
        pair_end(&p);
    }
}

static void cut_off_at_any_octet_no_half_message_is_taken(void **state)
{
    size_t stop, whole = 0;
    struct pair p;
    int all = 0;

    (void)state;
    for (stop = 1; !all; stop += 3) {
        pair_begin(&p, 0);
        p.c.text = session;
        p.c.record = 20;
        p.stop = stop;
        pair_dial(&p);
        pair_play(&p);
        assert_true(pair_ended(&p));
        assert_int_equal(p.s.count[SMTP_EVENT_CLOSED], 1);
        if (p.s.count[SMTP_EVENT_MESSAGE] != 0) {
            assert_string_equal(p.s.body.at, "Subject: s\r\n\r\n.x\r\n");
            whole++;
        }
        all = p.s.count[SMTP_EVENT_MESSAGE] != 0 && pair_error(&p) == 0;
        pair_end(&p);
    }
    assert_in_range(whole, 5, stop / 3 / 2);
}

static void a_record_that_was_changed_ends_it(void **state)
{
    struct pair p;
    size_t at, first = 0;

    (void)state;
    for (at = 1; at <= 36; at++) {
        pair_begin(&p, 0);
        p.c.text = "EHLO c.example\r\n";
        pair_dial(&p);
        pair_play(&p);
        first = p.c.queue.len;
        assert_int_equal(SSL_write(p.c.ssl, "MAIL FROM:<>\r\n", 14), 14);
        client_work(&p.c);
        assert_true(p.c.queue.len >= first + at);
        p.c.queue.at[p.c.queue.len - at] ^= 1;
        p.c.end = CUT;
        pair_play(&p);
        assert_true(pair_ended(&p));
        assert_string_equal(codes(&p.c.said), "250 ");
        assert_int_equal(p.s.count[SMTP_EVENT_MAIL], 0);
        assert_int_equal(p.s.count[SMTP_EVENT_CLOSED], 1);
        no_clear_octets(&p);
        pair_end(&p);
    }
}

static void what_a_broken_session_says_is_dropped(void **state)
{
    struct pair p;
    size_t heard;

    (void)state;
    pair_begin(&p, 0);
    p.s.later = 1;
    p.c.text = "EHLO c\r\nMAIL FROM:<a@b.example>\r\n"
               "RCPT TO:<x@c.example>\r\nNOOP\r\n";
    pair_dial(&p);
    pair_play(&p);
    feed(&p, "\x17\x03\x03\x00\x20 this is in no way encrypted ....", 37);
    p.c.tls = 0; /* it does no more */
    p.c.clear = "";
    while (server_work(&p.s) + pair_take(&p))
        ;
    assert_int_equal(p.s.count[SMTP_EVENT_CLOSED], 0);
    heard = p.c.heard.len; /* its alert */
    assert_int_equal(smtp_conn_reply(p.s.io.conn, 250, NULL, NULL), 0);
    while (server_work(&p.s) + pair_take(&p))
        ;
    assert_true(pair_ended(&p));
    assert_int_equal(p.c.heard.len, heard);
    assert_string_not_equal(smtp_openssl_reason(&p.s.io), "");
    no_clear_octets(&p);
    pair_end(&p);
}

static void close_says_421_and_close_notify(void **state)
{
    struct pair p;
    size_t take;

    (void)state;
    for (take = 1; take < 100; take += 33) {
        pair_begin(&p, 0);
        p.c.text = half;
        p.take = take;
        pair_dial(&p);
        pair_play(&p);
        smtp_conn_close(p.s.io.conn, "Going away");
        server_work(&p.s);
        assert_false(pair_ended(&p));
        pair_play(&p);
        assert_true(pair_ended(&p));
        assert_string_equal(codes(&p.c.said), "250 250 250 354 421 ");
        assert_int_equal(p.c.closed, 1);
        pair_end(&p);
    }
}

static void close_notify_waits_until_there_is_room_for_it(void **state)
{
    struct text t = {NULL, 0, 0};
    struct pair p;
    size_t i;

    (void)state;
    for (i = 0; i < 3000; i++)
        text_put(&t, "RSET\r\n");
    pair_begin(&p, 1);
    smtp_config_set(p.s.cfg, SMTP_OPT_MAX_IDLE, 0);
    pair_dial(&p);
    pair_play(&p);
    client_say(&p.c, t.at, t.len);
    p.take = 0;
    pair_play(&p);
    smtp_conn_close(p.s.io.conn, NULL);
    server_work(&p.s);
    p.take = 100;
    pair_play(&p);
    assert_true(pair_ended(&p));
    assert_int_equal(p.c.closed, 1);
    assert_non_null(strstr(p.c.said.at, "\r\n421 "));
    pair_end(&p);
    text_free(&t);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_old_protocol_is_told_by_an_alert),
        cmocka_unit_test(what_is_no_handshake_ends_it),
        cmocka_unit_test(a_client_that_leaves_in_mid_handshake),
        cmocka_unit_test(a_client_that_does_not_trust_the_certificate),
        cmocka_unit_test(a_handshake_takes_no_longer_than_its_timeout),
        cmocka_unit_test(close_in_a_handshake_says_nothing),
        cmocka_unit_test(tls_that_nobody_begins_has_failed),
        cmocka_unit_test(a_host_may_find_it_weak),
        cmocka_unit_test(a_host_may_refuse_it),
        cmocka_unit_test(close_notify_is_the_end_and_is_answered),
        cmocka_unit_test(a_stream_that_is_cut_off_is_the_end_too),
        cmocka_unit_test(who_closes_his_side_still_gets_his_answers),
        cmocka_unit_test(cut_off_at_any_octet_no_half_message_is_taken),
        cmocka_unit_test(a_record_that_was_changed_ends_it),
        cmocka_unit_test(what_a_broken_session_says_is_dropped),
        cmocka_unit_test(close_says_421_and_close_notify),
        cmocka_unit_test(close_notify_waits_until_there_is_room_for_it),
    };

    tls_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
