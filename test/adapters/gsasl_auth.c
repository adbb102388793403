/*
 * smtp_adapter/gsasl.h behind a connection: AUTH as it is said on the wire,
 * by a client that GNU SASL speaks for as well. test/checks/gsasl.sh runs it.
 */
#include "sides.h"

#include <stdio.h>

enum { ROOM = 4096 };

/* A connection, and what its last line was answered. */
struct server {
    struct side side;
    smtp_config *cfg;
    smtp_conn *c;
    char said[ROOM];
    char who[64]; /* once 235 was said */
};

static int on_auth(void *user, smtp_conn *c, const smtp_event *event)
{
    struct server *t = user;
    int code = smtp_gsasl_auth(&t->side.s, c, event);

    if (code == 235)
        snprintf(t->who, sizeof t->who, "%s",
                 smtp_gsasl_get(&t->side.s, GSASL_AUTHID));
    if (code != SMTP_LATER)
        smtp_gsasl_end(&t->side.s);
    return code;
}

static int on_closed(void *user, smtp_conn *c, const smtp_event *event)
{
    struct server *t = user;

    (void)c;
    (void)event;
    smtp_gsasl_end(&t->side.s);
    return SMTP_LATER;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_AUTH, on_auth}, {SMTP_EVENT_CLOSED, on_closed}, {0, NULL}};

/* Takes all events and keeps what is said. */
static void pump(struct server *t)
{
    const void *p;
    size_t len, n = 0;

    assert_true(smtp_conn_dispatch(t->c, 0, handlers, t) >= 0);
    while ((p = smtp_conn_send_buf(t->c, &len)) != NULL) {
        assert_true(n + len < ROOM);
        memcpy(t->said + n, p, len);
        n += len;
        assert_int_equal(smtp_conn_send_ack(t->c, len), 0);
        assert_true(smtp_conn_dispatch(t->c, 0, handlers, t) >= 0);
    }
    t->said[n] = '\0';
}

/* The client says a line. Returns the code of the last line of the answer. */
static int say(struct server *t, const char *line)
{
    char octets[ROOM];
    int n = snprintf(octets, sizeof octets, "%s\r\n", line), at = 0;
    const char *last;

    assert_in_range(n, 2, ROOM - 1);
    while (at < n) {
        size_t room, most = (size_t)(n - at);
        void *p = smtp_conn_recv_buf(t->c, &room);

        assert_non_null(p);
        if (room > most)
            room = most;
        memcpy(p, octets + at, room);
        assert_int_equal(smtp_conn_recv_ack(t->c, room), 0);
        at += (int)room;
        pump(t);
    }
    assert_true(strlen(t->said) > 5);
    for (last = t->said + strlen(t->said) - 2; last > t->said; last--) {
        if (last[-1] == '\n')
            break;
    }
    return atoi(last);
}

/* A server inside TLS, which -PLUS needs. */
static void server_init(struct server *t, const char *mechanisms)
{
    size_t size;

    memset(t, 0, sizeof *t);
    side_init(&t->side, &strict);
    t->side.s.user = &t->side;
    t->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    assert_non_null(t->cfg);
    assert_int_equal(
        smtp_config_set_text(t->cfg, SMTP_TEXT_HOSTNAME, "mx.example"), 0);
    assert_int_equal(smtp_config_set(t->cfg, SMTP_EXT_AUTH, 1), 0);
    assert_int_equal(smtp_config_set(t->cfg, SMTP_EXT_ENHANCEDSTATUSCODES, 1),
                     0);
    assert_int_equal(smtp_config_set(t->cfg, SMTP_OPT_TLS_FIRST, 1), 0);
    assert_int_equal(smtp_config_set_text(t->cfg, SMTP_TEXT_MECHS, mechanisms),
                     0);
    size = smtp_config_need(t->cfg);
    t->c = smtp_conn_init_server(malloc(size), size, t->cfg);
    assert_non_null(t->c);
    pump(t);
    assert_int_equal(smtp_conn_tls_done(t->c, SMTP_TLS_OK), 0);
    pump(t);
    assert_int_equal(say(t, "EHLO c.example"), 250);
}

/* Says QUIT, and frees all there is. */
static void server_free(struct server *t)
{
    assert_int_equal(say(t, "QUIT"), 221);
    assert_int_equal(t->side.s.state, SMTP_GSASL_IDLE);
    free(t->c);
    free(t->cfg);
}

/* Takes the challenge of 334 to the client. Returns its result. */
static int hear(struct side *client, const struct server *t)
{
    unsigned char challenge[ROOM];
    size_t len = strlen(t->said);
    int n;

    assert_true(len >= 6 && memcmp(t->said, "334 ", 4) == 0);
    n = smtp_codec_base64_decode(t->said + 4, len - 6, challenge,
                                 sizeof challenge);
    assert_true(n >= 0);
    return smtp_gsasl_step(&client->s, challenge, (size_t)n);
}

/* Sends what the client has to say behind the words. */
static int send_from(struct side *client, struct server *t, const char *words)
{
    char line[ROOM];
    size_t at = strlen(words);

    memcpy(line, words, at);
    assert_true(smtp_codec_base64_encode(client->s.data, client->s.len,
                                         line + at, sizeof line - at) >= 0);
    return say(t, line);
}

/* The whole of an exchange, the initial response, if there is one, with AUTH
   or behind it. Returns the last code. */
static int authenticate(struct side *client, struct server *t,
                        const char *mechanism, int early)
{
    char line[100];
    int code, rounds = 0;

    snprintf(line, sizeof line, "AUTH %s ", mechanism);
    assert_true(begin(client, SMTP_ROLE_CLIENT, mechanism) !=
                SMTP_GSASL_FAILED);
    if (early && client->s.data != NULL) {
        code = send_from(client, t, line);
    } else {
        line[strlen(line) - 1] = '\0';
        code = say(t, line);
        if (code == 334 && client->s.data != NULL) {
            assert_string_equal(t->said, "334 \r\n");
            code = send_from(client, t, "");
        }
    }
    while (code == 334 && rounds++ < 9) {
        assert_true(hear(client, t) != SMTP_GSASL_FAILED);
        code = send_from(client, t, "");
    }
    return code;
}

static const char all[] = "SCRAM-SHA-256-PLUS SCRAM-SHA-256 SCRAM-SHA-1 "
                          "CRAM-MD5 DIGEST-MD5 LOGIN PLAIN";

static void
each_mechanism_lets_in_with_and_without_initial_response(void **state)
{
    static const char *const names[] = {
        "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1",
        "CRAM-MD5",           "LOGIN",         "PLAIN"};
    struct server t;
    struct side client;
    size_t i;

    (void)state;
    for (i = 0; i < 2 * COUNT(names); i++) {
        const char *name = names[i / 2];

        server_init(&t, all);
        side_init(&client, &strict);
        if (i < 2) {
            bind_side(&client, "tls-exporter", 32);
            bind_side(&t.side, "tls-exporter", 32);
        }
        assert_int_equal(authenticate(&client, &t, name, (int)(i % 2)), 235);
        assert_true(smtp_gsasl_proved(&client.s));
        assert_string_equal(t.who, "user");
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 1);
        smtp_gsasl_end(&client.s);
        server_free(&t);
    }
}

static void scram_says_its_last_word_before_235(void **state)
{
    struct server t;
    struct side client;

    (void)state;
    server_init(&t, all);
    side_init(&client, &strict);
    begin(&client, SMTP_ROLE_CLIENT, "SCRAM-SHA-1");
    assert_int_equal(send_from(&client, &t, "AUTH SCRAM-SHA-1 "), 334);
    assert_int_equal(hear(&client, &t), SMTP_GSASL_MORE);
    assert_int_equal(send_from(&client, &t, ""), 334);
    assert_false(smtp_gsasl_proved(&client.s));
    assert_int_equal(hear(&client, &t), SMTP_GSASL_DONE);
    assert_int_equal(client.s.len, 0);
    assert_string_equal(t.who, "");
    assert_int_equal(say(&t, ""), 235);
    assert_string_equal(t.who, "user");
    smtp_gsasl_end(&client.s);
    server_free(&t);
}

static void a_wrong_password_is_535_and_may_be_tried_again(void **state)
{
    static const char *const names[] = {"SCRAM-SHA-256", "CRAM-MD5", "LOGIN",
                                        "PLAIN"};
    struct server t;
    struct side client;
    size_t i;

    (void)state;
    server_init(&t, all);
    side_init(&client, &strict);
    client.password = "pencils";
    for (i = 0; i < COUNT(names); i++) {
        assert_int_equal(authenticate(&client, &t, names[i], 1), 535);
        assert_memory_equal(t.said, "535 5.7.8 ", 10);
        assert_string_equal(t.who, "");
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 0);
    }
    client.password = "pencil";
    assert_int_equal(authenticate(&client, &t, "SCRAM-SHA-1", 1), 235);
    smtp_gsasl_end(&client.s);
    server_free(&t);
}

static void login_takes_the_name_with_auth(void **state)
{
    struct server t;

    (void)state;
    server_init(&t, all);
    assert_int_equal(say(&t, "AUTH LOGIN dXNlcg=="), 334);
    assert_int_equal(say(&t, "cGVuY2ls"), 235);
    assert_string_equal(t.who, "user");
    server_free(&t);
}

static void a_client_may_give_up(void **state)
{
    struct server t;
    struct side client;

    (void)state;
    server_init(&t, all);
    side_init(&client, &strict);
    assert_int_equal(say(&t, "AUTH CRAM-MD5"), 334);
    assert_int_equal(t.side.s.state, SMTP_GSASL_RUNNING);
    assert_int_equal(say(&t, "*"), 501);
    assert_int_equal(t.side.s.state, SMTP_GSASL_IDLE);
    assert_int_equal(authenticate(&client, &t, "CRAM-MD5", 1), 235);
    smtp_gsasl_end(&client.s);
    server_free(&t);
}

static void a_connection_may_end_in_mid_exchange(void **state)
{
    struct server t;

    (void)state;
    server_init(&t, all);
    assert_int_equal(say(&t, "AUTH CRAM-MD5"), 334);
    smtp_conn_recv_eof(t.c);
    pump(&t);
    assert_int_equal(t.side.s.state, SMTP_GSASL_IDLE);
    free(t.c);
    free(t.cfg);
}

static void what_can_not_go_on_is_answered_by_its_code(void **state)
{
    struct server t;

    (void)state;
    server_init(&t, all);
    /* The server begins here [4954 4]. */
    assert_int_equal(say(&t, "AUTH CRAM-MD5 Zm9v"), 501);
    assert_memory_equal(t.said, "501 5.7.0 ", 10);
    assert_int_equal(say(&t, "AUTH DIGEST-MD5 Zm9v"), 501);
    assert_memory_equal(t.said, "501 5.7.0 ", 10);
    assert_int_equal(t.side.s.state, SMTP_GSASL_IDLE);
    /* Nothing at all, and what is no SCRAM message. */
    assert_int_equal(say(&t, "AUTH SCRAM-SHA-1 ="), 535);
    assert_int_equal(say(&t, "AUTH SCRAM-SHA-1 Zm9v"), 535);
    /* No binding. */
    assert_int_equal(say(&t, "AUTH SCRAM-SHA-256-PLUS"), 504);
    t.side.broken = 1;
    assert_int_equal(say(&t, "AUTH CRAM-MD5"), 334);
    assert_int_equal(say(&t, "dXNlciAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTA"
                             "xMg=="),
                     454);
    server_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            each_mechanism_lets_in_with_and_without_initial_response),
        cmocka_unit_test(scram_says_its_last_word_before_235),
        cmocka_unit_test(a_wrong_password_is_535_and_may_be_tried_again),
        cmocka_unit_test(login_takes_the_name_with_auth),
        cmocka_unit_test(a_client_may_give_up),
        cmocka_unit_test(a_connection_may_end_in_mid_exchange),
        cmocka_unit_test(what_can_not_go_on_is_answered_by_its_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
