/*
 * smtp_adapter/openssl.h with clients of smtp_adapter/posix.h, the server in
 * the same loop: whom a client takes for the right server, and that what is
 * not TLS never comes to be taken for it.
 */
#include "smtp_adapter/posix.h"

#include "tls.h"

enum { STARTTLS, FIRST, CLEAR, SERVICES };

struct fixture {
    smtp_config *cfg[SERVICES], *out_cfg[2];
    struct smtp_posix_host host[SERVICES], out;
    char address[SERVICES][SMTP_SOCKET_ADDRESS];
    struct smtp_posix_loop loop;
    struct smtp_openssl tls, out_tls;
    struct smtp_io_tls begin, call;
    struct smtp_openssl_to to;
    struct server seen; /* what the server's sessions did */
    size_t length;      /* of the message the client sends */
    size_t given;
    int begun;      /* its commands were given */
    int over;       /* its session is */
    int flags;      /* of TLS, as the client knows them */
    int error;      /* why it ended */
    int count[32];  /* its events, by type */
    char doubt[80]; /* what it has against the certificate */
};

/* ---- the client ---- */

static int hear(void *user, smtp_conn *c, const smtp_event *e)
{
    struct fixture *f = user;

    f->count[e->type]++;
    if (e->type == SMTP_EVENT_HELO)
        f->flags = (int)smtp_conn_get(c, SMTP_GET_TLS);
    if (e->type == SMTP_EVENT_CLOSED)
        f->error = (int)smtp_conn_get(c, SMTP_GET_ERROR);
    return 0;
}

static const smtp_handler hears[] = {
    {SMTP_EVENT_CONNECT, hear}, {SMTP_EVENT_HELO, hear},
    {SMTP_EVENT_TLS, hear},     {SMTP_EVENT_MESSAGE, hear},
    {SMTP_EVENT_CLOSED, hear},  {0, NULL},
};

static void give_body(struct fixture *f, smtp_conn *c)
{
    static const char line[] =
        "Lines of text, all of one length, in clear.\r\n";
    size_t at;
    int64_t n = 1;

    while (n > 0 && f->given < f->length) {
        at = f->given % (sizeof line - 1);
        n = smtp_client_body(c, line + at, sizeof line - 1 - at);
        assert_true(n >= 0);
        f->given += (size_t)n;
    }
    if (n > 0)
        (void)smtp_client_body_end(c); /* or later: SMTP_EROOM */
}

static void on_ready(void *user, struct smtp_posix_session *s, int want)
{
    struct fixture *f = user;
    smtp_conn *c = s->io.conn;

    snprintf(f->doubt, sizeof f->doubt, "%s", smtp_openssl_doubt(&s->io));
    if ((want & SMTP_WANT_BODY) != 0) {
        give_body(f, c);
    } else if (smtp_conn_get(c, SMTP_GET_STATE) != SMTP_STATE_READY) {
        return;
    } else if (smtp_conn_get(c, SMTP_GET_TLS) == 0 &&
               smtp_client_starttls(c) != SMTP_EINVAL) {
        return;
    } else if (f->begun++ == 0 && f->length != 0) {
        assert_int_equal(smtp_client_mail(c, "a@b.example", NULL, 0), 0);
        assert_int_equal(smtp_client_rcpt(c, "x@c.example", NULL, 0), 0);
        assert_int_equal(smtp_client_data(c), 0);
    } else {
        (void)smtp_client_quit(c);
    }
}

static void on_over(void *user, struct smtp_posix_session *s)
{
    (void)s;
    ((struct fixture *)user)->over = 1;
}

/* ---- the server ---- */

static void *on_open(void *arg, struct smtp_posix_session *s)
{
    (void)s;
    return &((struct fixture *)arg)->seen;
}

static smtp_config *config(int tls, int first)
{
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());

    assert_non_null(cfg);
    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "mx.example");
    smtp_config_set(cfg, SMTP_EXT_STARTTLS, (uint64_t)tls);
    smtp_config_set(cfg, SMTP_OPT_TLS_FIRST, (uint64_t)first);
    return cfg;
}

/* A server with this certificate. */
static void set_up(struct fixture *f, const char *name)
{
    char why[SMTP_OPENSSL_WHY], cert[32], key[32];
    int i;

    memset(f, 0, sizeof *f);
    snprintf(cert, sizeof cert, "%s.pem", name);
    snprintf(key, sizeof key, "%s.key", name);
    assert_int_equal(
        smtp_openssl_server(&f->tls, tls_path(cert), tls_path(key), why), 0);
    f->begin.begin = smtp_openssl_begin;
    f->begin.arg = &f->tls;
    assert_int_equal(smtp_posix_init(&f->loop, NULL), 0);
    for (i = 0; i < SERVICES; i++) {
        f->cfg[i] = config(i == STARTTLS, i == FIRST);
        f->host[i].config = f->cfg[i];
        f->host[i].handlers = server_handlers;
        f->host[i].open = on_open;
        f->host[i].arg = f;
        f->host[i].tls = &f->begin;
        assert_int_equal(smtp_posix_listen_as(&f->loop, &f->host[i],
                                              "127.0.0.1:0", 0, f->address[i]),
                         0);
    }
    f->out_cfg[0] = config(1, 0);
    f->out_cfg[1] = config(1, 1);
    f->out.handlers = hears;
    f->out.ready = on_ready;
    f->out.close = on_over;
}

static void tear_down(struct fixture *f)
{
    int i;

    smtp_posix_free(&f->loop);
    smtp_openssl_end(&f->tls);
    smtp_openssl_end(&f->out_tls);
    for (i = 0; i < SERVICES; i++)
        free(f->cfg[i]);
    free(f->out_cfg[0]);
    free(f->out_cfg[1]);
    text_free(&f->seen.body);
}

/* Calls the server in the name of host (NULL: nobody's), believing ca. first:
   with TLS before all else. */
static void begin(struct fixture *f, int service, int first, const char *host,
                  const char *ca)
{
    char why[SMTP_OPENSSL_WHY];
    struct smtp_posix_session *s;

    f->begun = f->over = f->flags = 0;
    f->given = 0;
    assert_int_equal(smtp_openssl_client(&f->out_tls, tls_path(ca), why), 0);
    f->to.tls = &f->out_tls;
    f->to.host = host;
    f->call.begin = smtp_openssl_call;
    f->call.arg = &f->to;
    f->out.config = f->out_cfg[first];
    s = smtp_posix_connect(&f->loop, &f->out, f->address[service], f);
    assert_non_null(s);
    s->io.tls = &f->call;
    assert_int_equal(smtp_client_ehlo(s->io.conn, "client.example"), 0);
}

/* The same, and stays until the end. */
static void call(struct fixture *f, int service, int first, const char *host,
                 const char *ca)
{
    uint64_t end = smtp_posix_now() + 20000;

    begin(f, service, first, host, ca);
    while (!f->over) {
        assert_true(smtp_posix_now() < end);
        assert_int_equal(smtp_posix_turn(&f->loop), 0);
    }
}

/* With either way to TLS: what the client knows must be flags, and what it has
   against the certificate hold doubt. */
static void knows(const char *cert, const char *host, const char *ca,
                  int flags, const char *doubt)
{
    struct fixture f;
    int first;

    for (first = 0; first < 2; first++) {
        set_up(&f, cert);
        f.length = 1;
        call(&f, first ? FIRST : STARTTLS, first, host, ca);
        assert_int_equal(f.error, 0);
        assert_int_equal(f.flags, flags);
        if (strstr(f.doubt, doubt) == NULL || (*doubt == '\0') != !*f.doubt)
            fail_msg("\"%s\" is not \"%s\"", f.doubt, doubt);
        assert_int_equal(f.count[SMTP_EVENT_MESSAGE], 1);
        assert_int_equal(f.seen.count[SMTP_EVENT_MESSAGE], 1);
        assert_int_equal(f.seen.flags, SMTP_TLS_OK);
        tear_down(&f);
    }
}

/* ---- tests ---- */

static void the_right_certificate_is_verified(void **state)
{
    (void)state;
    knows("mx", "mx.example", "mx.pem", SMTP_TLS_OK | SMTP_TLS_VERIFIED, "");
    knows("mx", "192.0.2.1", "mx.pem", SMTP_TLS_OK | SMTP_TLS_VERIFIED, "");
}

static void of_another_name_it_is_not(void **state)
{
    (void)state;
    knows("mx", "other.example", "mx.pem", SMTP_TLS_OK, "ostname mismatch");
    knows("mx", "127.0.0.1", "mx.pem", SMTP_TLS_OK, "IP address mismatch");
}

static void an_expired_certificate_is_not(void **state)
{
    (void)state;
    knows("old", "mx.example", "old.pem", SMTP_TLS_OK, "expired");
}

static void that_of_an_unknown_authority_is_not(void **state)
{
    (void)state;
    knows("mx", "mx.example", "other.pem", SMTP_TLS_OK, "self");
}

static void without_a_name_none_is(void **state)
{
    (void)state;
    knows("mx", NULL, "mx.pem", SMTP_TLS_OK, "");
}

static void the_server_is_told_whom_the_client_means(void **state)
{
    struct smtp_openssl_session *s;
    struct smtp_openssl t = {0};
    struct smtp_io io;
    char why[SMTP_OPENSSL_WHY];
    struct smtp_openssl_to to = {&t, "mx.example"};

    (void)state;
    assert_int_equal(smtp_openssl_client(&t, tls_path("mx.pem"), why), 0);
    memset(&io, 0, sizeof io);
    assert_int_equal(smtp_openssl_call(&to, &io), 0);
    s = io.state;
    assert_string_equal(SSL_get_servername(s->ssl, TLSEXT_NAMETYPE_host_name),
                        "mx.example");
    smtp_io_end(&io);
    to.host = "192.0.2.1"; /* [6066 3] has no addresses */
    assert_int_equal(smtp_openssl_call(&to, &io), 0);
    s = io.state;
    assert_null(SSL_get_servername(s->ssl, TLSEXT_NAMETYPE_host_name));
    smtp_io_end(&io);
    smtp_openssl_end(&t);
}

static void a_server_without_tls_is_not_asked_for_it(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, "mx");
    call(&f, CLEAR, 0, "mx.example", "mx.pem");
    assert_int_equal(f.error, 0);
    assert_int_equal(f.flags, 0);
    assert_int_equal(f.count[SMTP_EVENT_TLS], 0);
    /* REQUIRE_TLS: then nothing is sent. */
    assert_int_equal(smtp_config_set(f.out_cfg[0], SMTP_OPT_REQUIRE_TLS, 1),
                     0);
    call(&f, CLEAR, 0, "mx.example", "mx.pem");
    assert_int_equal(f.error, 0);
    assert_int_equal(f.seen.count[SMTP_EVENT_MAIL], 0);
    tear_down(&f);
}

static void tls_first_with_a_server_in_clear_comes_to_nothing(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, "mx");
    call(&f, CLEAR, 1, "mx.example", "mx.pem");
    assert_int_equal(f.error, SMTP_ETLS);
    call(&f, STARTTLS, 1, "mx.example", "mx.pem");
    assert_int_equal(f.error, SMTP_ETLS);
    assert_int_equal(f.count[SMTP_EVENT_CONNECT], 0);
    assert_int_equal(f.seen.count[SMTP_EVENT_HELO], 0);
    tear_down(&f);
}

static void a_client_without_tls_says_nothing_more(void **state)
{
    struct smtp_openssl none = {0};
    struct fixture f;

    (void)state;
    set_up(&f, "mx");
    smtp_openssl_end(&f.tls); /* 220, and then no handshake */
    f.begin.arg = &none;
    call(&f, STARTTLS, 0, "mx.example", "mx.pem");
    assert_int_equal(f.error, SMTP_ETLS);
    assert_int_equal(f.seen.count[SMTP_EVENT_MAIL], 0);
    tear_down(&f);
}

static void megabytes_go_through(void **state)
{
    struct fixture f;
    int first;

    (void)state;
    for (first = 0; first < 2; first++) {
        set_up(&f, "mx");
        f.length = 4000000;
        call(&f, first ? FIRST : STARTTLS, first, "mx.example", "mx.pem");
        assert_int_equal(f.error, 0);
        assert_int_equal(f.count[SMTP_EVENT_MESSAGE], 1);
        assert_true(f.seen.body.len >= f.length);
        assert_memory_equal(f.seen.body.at + f.seen.body.len - 8, "clear.\r\n",
                            8);
        tear_down(&f);
    }
}

/* ---- a server that is slower than its client ---- */

/* Where each piece of the message is to be paid for. */
struct slow {
    struct fixture f;
    struct smtp_posix_session *s;
    size_t octets;
};

static void *open_slow(void *arg, struct smtp_posix_session *s)
{
    ((struct slow *)arg)->s = s;
    return arg;
}

static void close_slow(void *user, struct smtp_posix_session *s)
{
    (void)s;
    ((struct slow *)user)->s = NULL;
}

static int take_slowly(void *user, smtp_conn *c, const smtp_event *e)
{
    struct slow *slow = user;

    (void)c;
    if (e->type != SMTP_EVENT_BODY)
        return e->type == SMTP_EVENT_STARTTLS ? 220 : 250;
    slow->octets += e->len;
    smtp_posix_hold(slow->s, 1);
    return SMTP_TAKEN;
}

/* What was decrypted waits inside OpenSSL, and then in the kernel. */
static void a_held_session_takes_no_more_inside_tls(void **state)
{
    static const smtp_handler slowly[] = {{SMTP_EVENT_STARTTLS, take_slowly},
                                          {SMTP_EVENT_RCPT, take_slowly},
                                          {SMTP_EVENT_BODY, take_slowly},
                                          {SMTP_EVENT_MESSAGE, take_slowly},
                                          {0, NULL}};
    struct slow slow;
    struct fixture *f = &slow.f;
    size_t before, stops = 0;

    (void)state;
    memset(&slow, 0, sizeof slow);
    set_up(f, "mx");
    f->host[STARTTLS].handlers = slowly;
    f->host[STARTTLS].open = open_slow;
    f->host[STARTTLS].close = close_slow;
    f->host[STARTTLS].arg = &slow;
    f->length = 1000000;
    begin(f, STARTTLS, 0, "mx.example", "mx.pem");
    while (!f->over) {
        before = slow.octets;
        assert_int_equal(smtp_posix_turn(&f->loop), 0);
        assert_true(slow.octets - before <= f->loop.large_size);
        if (slow.s == NULL || !slow.s->io.hold)
            continue;
        /* A turn in which it is held brings it nothing. */
        before = slow.octets;
        slow.s->due = 0;
        assert_int_equal(smtp_posix_turn(&f->loop), 0);
        assert_int_equal(slow.octets, before);
        stops++;
        smtp_posix_hold(slow.s, 0);
    }
    assert_int_equal(f->error, 0);
    assert_int_equal(f->count[SMTP_EVENT_MESSAGE], 1);
    assert_true(slow.octets >= f->length);
    assert_true(stops >= f->length / f->loop.large_size);
    tear_down(f);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_right_certificate_is_verified),
        cmocka_unit_test(of_another_name_it_is_not),
        cmocka_unit_test(an_expired_certificate_is_not),
        cmocka_unit_test(that_of_an_unknown_authority_is_not),
        cmocka_unit_test(without_a_name_none_is),
        cmocka_unit_test(the_server_is_told_whom_the_client_means),
        cmocka_unit_test(a_server_without_tls_is_not_asked_for_it),
        cmocka_unit_test(tls_first_with_a_server_in_clear_comes_to_nothing),
        cmocka_unit_test(a_client_without_tls_says_nothing_more),
        cmocka_unit_test(megabytes_go_through),
        cmocka_unit_test(a_held_session_takes_no_more_inside_tls),
    };

    tls_begin(argc, argv);
    tls_make_until("old", NULL, -60);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
