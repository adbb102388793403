/*
 * smtp_adapter/openssl.h under a server: that TLS changes nothing of what is
 * said however the octets are cut, that nothing in clear gets through behind
 * STARTTLS, and how sessions end, well or not.
 */
#include "tls.h"

/* ---- sessions ---- */

static void starttls_and_a_message(void **state)
{
    struct pair p;

    (void)state;
    pair_run(&p, 0, session);
    assert_string_equal(codes(&p.c.said), session_said);
    is_whole(&p, session_said);
    assert_int_equal(p.s.count[SMTP_EVENT_HELO], 2);
    assert_int_equal(p.s.count[SMTP_EVENT_TLS], 1);
    /* Once inside it is not offered again. */
    assert_non_null(strstr(p.c.heard.at, "250-STARTTLS\r\n"));
    assert_null(strstr(p.c.said.at, "STARTTLS"));
    pair_end(&p);
}

static void tls_first_and_the_greeting_inside(void **state)
{
    struct pair p;

    (void)state;
    pair_run(&p, 1, session);
    is_whole(&p, "220 250 250 250 354 250 250 221 ");
    pair_end(&p);
}

static void tls_1_2_as_well(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    SSL_CTX_set_max_proto_version(p.c.ctx, TLS1_2_VERSION);
    p.c.text = session;
    pair_dial(&p);
    pair_play(&p);
    is_whole(&p, session_said);
    assert_int_equal(SSL_version(p.c.ssl), TLS1_2_VERSION);
    pair_end(&p);
}

/* One session cut at edge, in pieces of give and take. */
static void cut_session(int first, size_t edge, size_t give, size_t take)
{
    struct pair p;

    pair_begin(&p, first);
    p.s.parks = 1;
    p.c.text = session;
    p.c.record = 16;
    p.edge = edge;
    p.give = give;
    p.take = take;
    pair_dial(&p);
    pair_play(&p);
    is_whole(&p, first ? "220 250 250 250 354 250 250 221 " : session_said);
    pair_end(&p);
}

static void at_every_cut_of_what_the_client_sends(void **state)
{
    struct pair p;
    size_t edge, len;

    (void)state;
    pair_begin(&p, 0);
    p.c.text = session;
    p.c.record = 16;
    pair_dial(&p);
    pair_play(&p);
    len = p.c.queue.len;
    pair_end(&p);
    assert_true(len > 300);
    for (edge = 1; edge <= len; edge++)
        cut_session(0, edge, ALL, ALL);
}

static void octet_by_octet_and_in_small_pieces(void **state)
{
    static const size_t pieces[] = {1, 2, 3, 5, 7, 16, 61, 255, 1000};
    size_t i, count = sizeof pieces / sizeof pieces[0];

    (void)state;
    for (i = 0; i < count; i++) {
        cut_session(0, 0, pieces[i], ALL);
        cut_session(0, 0, ALL, pieces[i]);
        cut_session(1, 0, pieces[i], pieces[(i + 1) % count]);
    }
}

static void a_receive_or_send_may_be_under_way(void **state)
{
    static const size_t pieces[] = {1, 30, 100, ALL};
    struct pair p;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        pair_begin(&p, 0);
        p.async = 1;
        p.give = pieces[i];
        p.take = pieces[3 - i];
        p.c.text = session;
        p.c.record = 16;
        pair_dial(&p);
        pair_play(&p);
        is_whole(&p, session_said);
        pair_end(&p);
    }
}

/* Answers are written while others are being sent, and octets are received
   while others are read. */
static void buffers_stay_where_they_are_while_they_are_in_use(void **state)
{
    const struct smtp_openssl_session *s;
    size_t len, room, i;
    const void *out;
    void *in;
    struct pair p;

    (void)state;
    pair_run(&p, 0, "EHLO c.example\r\n");
    s = p.s.io.state;
    client_say(&p.c, "NOOP\r\n", 6);
    client_work(&p.c);
    pair_give(&p);
    server_work(&p.s);
    for (i = 0; i < 3; i++) {
        out = smtp_io_send_buf(&p.s.io, &len);
        assert_non_null(out);
        in = smtp_io_recv_buf(&p.s.io, &room);
        client_say(&p.c, "RSET\r\n", 6);
        client_work(&p.c);
        memcpy(in, p.c.queue.at + p.c.given, p.c.queue.len - p.c.given);
        smtp_io_recv_ack(&p.s.io, p.c.queue.len - p.c.given);
        p.c.given = p.c.queue.len;
        in = smtp_io_recv_buf(&p.s.io, &room);
        server_work(&p.s);
        assert_ptr_equal(s->out.data + s->out.at, out);
        assert_ptr_equal(s->in.data + s->in.at, in);
        smtp_io_recv_ack(&p.s.io, 0);
        assert_null(s->in.data);
        /* All but the last octet leaves; there is more behind it now. */
        BIO_write(p.c.in, out, (int)len - 1);
        smtp_io_send_ack(&p.s.io, len - 1);
        assert_true(s->out.len > 1);
    }
    pair_play(&p);
    assert_string_equal(codes(&p.c.said), "250 250 250 250 250 ");
    pair_end(&p);
}

/* A message of so many octets, in lines, and the commands around it. */
static void big_message(struct text *t, struct text *body, size_t size)
{
    static const char line[] =
        "The quick brown fox jumps over the lazy dog, 0123456789 times.\r\n";

    text_put(t, "EHLO c.example\r\nMAIL FROM:<a@b.example>\r\n"
                "RCPT TO:<x@c.example>\r\nDATA\r\n");
    while (body->len < size) {
        text_put(body, line);
        text_number(body, (long long)body->len);
        text_put(body, "\r\n");
    }
    text_add(t, body->at, body->len);
    text_put(t, ".\r\nQUIT\r\n");
}

static void a_megabyte_arrives_as_it_was_sent(void **state)
{
    static const size_t pieces[] = {ALL, 1000, 20000};
    struct text t = {NULL, 0, 0}, body = {NULL, 0, 0};
    struct pair p;
    size_t i;

    (void)state;
    text_reset(&body);
    big_message(&t, &body, 1 << 20);
    for (i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        pair_begin(&p, 1);
        p.s.parks = i != 0;
        p.c.text = t.at;
        p.c.len = t.len;
        p.give = pieces[i];
        pair_dial(&p);
        pair_play(&p);
        assert_string_equal(codes(&p.c.said), "220 250 250 250 354 250 221 ");
        assert_int_equal(p.s.body.len, body.len);
        assert_memory_equal(p.s.body.at, body.at, body.len);
        assert_true(pair_ended(&p));
        pair_end(&p);
    }
    text_free(&t);
    text_free(&body);
}

static void a_client_that_does_not_read_fills_one_buffer(void **state)
{
    enum { COMMANDS = 20000 };
    struct text t = {NULL, 0, 0};
    const struct smtp_openssl_session *s;
    struct pair p;
    size_t i;

    (void)state;
    for (i = 0; i < COMMANDS; i++)
        text_put(&t, "RSET\r\n");
    text_put(&t, "QUIT\r\n");
    pair_begin(&p, 1);
    smtp_config_set(p.s.cfg, SMTP_OPT_MAX_IDLE, 0);
    pair_dial(&p);
    pair_play(&p);
    assert_string_equal(codes(&p.c.said), "220 ");
    client_say(&p.c, t.at, t.len);
    p.take = 0;
    pair_play(&p);
    assert_true(p.c.given < p.c.queue.len);
    s = p.s.io.state;
    assert_true(s->out.len <= SMTP_OPENSSL_BUFFER);
    assert_int_equal(smtp_io_want(&p.s.io) & SMTP_WANT_RECV, 0);
    assert_true(smtp_io_want(&p.s.io) & SMTP_WANT_SEND);
    p.take = 1460;
    pair_play(&p);
    assert_int_equal(answers_in(&p.c.said), COMMANDS + 2);
    assert_true(pair_ended(&p));
    assert_int_equal(p.c.closed, 1);
    pair_end(&p);
    text_free(&t);
}

static void at_rest_a_session_keeps_no_buffer(void **state)
{
    const struct smtp_openssl_session *s;
    struct pair p;

    (void)state;
    pair_run(&p, 0, "EHLO c.example\r\n");
    s = p.s.io.state;
    assert_string_equal(codes(&p.c.said), "250 ");
    assert_int_equal(smtp_io_want(&p.s.io), SMTP_WANT_RECV);
    assert_null(s->in.data);
    assert_null(s->out.data);
    assert_true(SSL_get_mode(s->ssl) & SSL_MODE_RELEASE_BUFFERS);
    pair_end(&p);
}

static void an_answer_may_come_later(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    p.s.later = p.s.parks = 1;
    p.c.text = session;
    pair_dial(&p);
    pair_play(&p);
    assert_string_equal(codes(&p.c.said), "250 250 ");
    assert_true(smtp_io_want(&p.s.io) & SMTP_WANT_REPLY);
    assert_int_equal(smtp_conn_reply(p.s.io.conn, 250, NULL, NULL), 0);
    pair_play(&p);
    is_whole(&p, session_said);
    pair_end(&p);
}

/* ---- clear octets ---- */

static void injected(const void *data, size_t len)
{
    static const char hello[] = "EHLO c.example\r\nSTARTTLS\r\n";
    struct pair p;
    struct text t = {NULL, 0, 0};

    pair_begin(&p, 0);
    p.s.size = 64 * 1024;
    server_move(&p.s, p.s.size);
    pair_dial(&p);
    server_work(&p.s);
    text_add(&t, hello, sizeof hello - 1);
    text_add(&t, data, len);
    feed(&p, t.at, t.len);
    text_free(&t);
    while (server_work(&p.s) + pair_take(&p))
        ;
    assert_true(pair_ended(&p));
    assert_int_equal(pair_error(&p), SMTP_EINJECT);
    assert_string_equal(codes(&p.c.heard), "220 250 ");
    assert_int_equal(p.s.count[SMTP_EVENT_MAIL], 0);
    assert_int_equal(p.s.count[SMTP_EVENT_TLS], 0);
    assert_int_equal(p.s.count[SMTP_EVENT_CLOSED], 1);
    assert_null(p.s.io.filter);
    pair_end(&p);
}

static void clear_octets_behind_starttls_end_it(void **state)
{
    struct text t = {NULL, 0, 0};

    (void)state;
    injected("M", 1);
    injected("\x16", 1);
    injected("MAIL FROM:<a@b.exa", 18);
    injected("MAIL FROM:<a@b.example>\r\n", 25);
    while (t.len < 10240)
        text_put(&t, "MAIL FROM:<a@b.example>\r\nRSET\r\n");
    injected(t.at, t.len);
    text_free(&t);
}

static void clear_octets_before_the_220_has_left_end_it(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    pair_dial(&p);
    server_work(&p.s);
    feed(&p, "EHLO c.example\r\n", 16);
    while (server_work(&p.s) + pair_take(&p))
        ;
    feed(&p, "STARTTLS\r\n", 10);
    server_work(&p.s);
    p.take = 5;
    assert_true(pair_take(&p));
    server_work(&p.s);
    feed(&p, "MAIL FROM:<a@b.example>\r\n", 25);
    p.take = ALL;
    while (server_work(&p.s) + pair_take(&p))
        ;
    assert_true(pair_ended(&p));
    assert_int_equal(pair_error(&p), SMTP_EINJECT);
    assert_int_equal(p.s.count[SMTP_EVENT_MAIL], 0);
    assert_int_equal(p.s.count[SMTP_EVENT_CLOSED], 1);
    pair_end(&p);
}

static void once_the_220_has_left_nothing_is_read_in_clear(void **state)
{
    struct pair p;
    size_t len;

    (void)state;
    pair_begin(&p, 0);
    pair_dial(&p);
    do {
        server_work(&p.s);
        client_work(&p.c);
        pair_give(&p);
        pair_take(&p);
    } while (!p.c.tls && p.s.count[SMTP_EVENT_STARTTLS] == 0);
    assert_true(pair_take(&p) || answers_in(&p.c.heard) == 3);
    /* A loop may receive here, before it dispatches. */
    assert_null(p.s.io.filter);
    assert_null(smtp_io_recv_buf(&p.s.io, &len));
    p.c.text = session;
    p.c.len = sizeof session - 1;
    pair_play(&p);
    is_whole(&p, session_said);
    pair_end(&p);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starttls_and_a_message),
        cmocka_unit_test(tls_first_and_the_greeting_inside),
        cmocka_unit_test(tls_1_2_as_well),
        cmocka_unit_test(at_every_cut_of_what_the_client_sends),
        cmocka_unit_test(octet_by_octet_and_in_small_pieces),
        cmocka_unit_test(a_receive_or_send_may_be_under_way),
        cmocka_unit_test(buffers_stay_where_they_are_while_they_are_in_use),
        cmocka_unit_test(a_megabyte_arrives_as_it_was_sent),
        cmocka_unit_test(a_client_that_does_not_read_fills_one_buffer),
        cmocka_unit_test(at_rest_a_session_keeps_no_buffer),
        cmocka_unit_test(an_answer_may_come_later),
        cmocka_unit_test(clear_octets_behind_starttls_end_it),
        cmocka_unit_test(clear_octets_before_the_220_has_left_end_it),
        cmocka_unit_test(once_the_220_has_left_nothing_is_read_in_clear),
    };

    tls_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
