/*
 * smtp_adapter/openssl.h under smtp_adapter/posix.h, over sockets, with the
 * clients in this same thread: what a host has to do for TLS is to say so.
 */
#include "smtp_adapter/posix.h"

#include "tls.h"

enum { CLIENTS = 20 };

/* Two services in one loop: STARTTLS, and TLS first. */
struct fixture {
    smtp_config *cfg[2];
    struct smtp_posix_host host[2];
    char address[2][SMTP_SOCKET_ADDRESS];
    struct smtp_posix_loop loop;
    struct smtp_openssl tls;
    struct smtp_io_tls begin;
    struct smtp_posix_session *last;
    struct server seen; /* what all sessions did */
    int opens;
    int closes;
};

struct caller {
    struct client c;
    int fd;
    int ended; /* the server's octets did */
};

static void *on_open(void *arg, struct smtp_posix_session *s)
{
    struct fixture *f = arg;

    f->last = s;
    f->opens++;
    return &f->seen;
}

static void on_close(void *user, struct smtp_posix_session *s)
{
    struct fixture *f = s->host->arg;

    assert_ptr_equal(user, &f->seen);
    f->closes++;
}

static void set_up(struct fixture *f)
{
    char why[SMTP_OPENSSL_WHY];
    struct smtp_posix_host *host;
    int i;

    memset(f, 0, sizeof *f);
    assert_int_equal(smtp_openssl_server(&f->tls, tls_path("mx.pem"),
                                         tls_path("mx.key"), why),
                     0);
    f->begin.begin = smtp_openssl_begin;
    f->begin.arg = &f->tls;
    for (i = 0; i < 2; i++) {
        f->cfg[i] =
            smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
        smtp_config_set_text(f->cfg[i], SMTP_TEXT_HOSTNAME, "mx.example");
        smtp_config_set(f->cfg[i], SMTP_EXT_STARTTLS, 1);
        smtp_config_set(f->cfg[i], SMTP_OPT_TLS_FIRST, (uint64_t)i);
        host = &f->host[i];
        host->config = f->cfg[i];
        host->handlers = server_handlers;
        host->open = on_open;
        host->close = on_close;
        host->arg = f;
        host->tls = &f->begin;
    }
    assert_int_equal(smtp_posix_init(&f->loop, &f->host[0]), 0);
    for (i = 0; i < 2; i++)
        assert_int_equal(smtp_posix_listen_as(&f->loop, &f->host[i],
                                              "127.0.0.1:0", 0, f->address[i]),
                         0);
}

static void tear_down(struct fixture *f)
{
    smtp_posix_free(&f->loop);
    smtp_openssl_end(&f->tls);
    free(f->cfg[0]);
    free(f->cfg[1]);
    text_free(&f->seen.body);
    assert_int_equal(f->opens, f->closes);
}

static void dial(struct fixture *f, struct caller *a, int first,
                 const char *text)
{
    struct addrinfo *info = smtp_socket_parse(f->address[first]);
    struct client *c = &a->c;

    memset(a, 0, sizeof *a);
    assert_non_null(info);
    a->fd = socket(info->ai_family, SOCK_STREAM, 0);
    assert_int_equal(connect(a->fd, info->ai_addr, info->ai_addrlen), 0);
    assert_int_equal(smtp_socket_prepare(a->fd), 0);
    freeaddrinfo(info);
    c->ctx = SSL_CTX_new(TLS_client_method());
    c->clear = first ? "" : "EHLO c.example\r\nSTARTTLS\r\n";
    c->tls = first;
    c->text = text;
    client_open(c);
}

static void hang_up(struct caller *a)
{
    close(a->fd);
    client_end(&a->c);
}

/* Receives, works, sends. 1 if anything moved. */
static int call(struct caller *a)
{
    struct client *c = &a->c;
    char buf[16384];
    ssize_t n;
    int moved = 0;

    while (!a->ended &&
           (n = smtp_socket_recv(a->fd, buf, sizeof buf, &a->ended)) > 0) {
        text_add(&c->heard, buf, (size_t)n);
        if (c->tls)
            assert_int_equal(BIO_write(c->in, buf, (int)n), (int)n);
        moved = 1;
    }
    moved |= client_work(c);
    while (c->given < c->queue.len &&
           (n = smtp_socket_send(a->fd, c->queue.at + c->given,
                                 c->queue.len - c->given)) > 0) {
        c->given += (size_t)n;
        moved = 1;
    }
    return moved;
}

/* Turns while there is something to do. */
static void settle(struct fixture *f, struct caller *a, int callers)
{
    struct smtp_posix_loop *l = &f->loop;
    int turns = 0, moved, i;

    do {
        for (moved = i = 0; i < callers; i++)
            moved |= call(&a[i]);
        if (smtp_posix_wait(l, smtp_posix_now()) == 0 ||
            poll(l->poll, (nfds_t)l->count, 0) > 0) {
            assert_int_equal(smtp_posix_turn(l), 0);
            moved = 1;
        }
        assert_true(turns++ < 20000);
    } while (moved);
}

/* ---- tests ---- */

static void many_sessions_at_once(void **state)
{
    struct caller a[CLIENTS];
    struct fixture f;
    int i;

    (void)state;
    set_up(&f);
    for (i = 0; i < CLIENTS; i++)
        dial(&f, &a[i], i % 2, session);
    settle(&f, a, CLIENTS);
    for (i = 0; i < CLIENTS; i++) {
        assert_string_equal(codes(&a[i].c.said) + (i % 2 ? 4 : 0),
                            session_said);
        assert_int_equal(a[i].c.closed, 1);
        assert_int_equal(a[i].ended, 1);
        hang_up(&a[i]);
    }
    settle(&f, NULL, 0);
    assert_int_equal(f.seen.count[SMTP_EVENT_MESSAGE], CLIENTS);
    assert_int_equal(f.closes, CLIENTS);
    assert_int_equal(f.loop.count, 3);
    tear_down(&f);
}

static void an_idle_session_is_parked_without_buffers(void **state)
{
    const struct smtp_openssl_session *s;
    struct caller a;
    struct fixture f;

    (void)state;
    set_up(&f);
    dial(&f, &a, 0, "EHLO c.example\r\n");
    settle(&f, &a, 1);
    assert_string_equal(codes(&a.c.said), "250 ");
    assert_true(f.last->size < 1024);
    assert_ptr_equal(f.last->io.conn, f.last->block);
    s = f.last->io.state;
    assert_null(s->in.data);
    assert_null(s->out.data);
    client_say(&a.c, "QUIT\r\n", 6);
    settle(&f, &a, 1);
    assert_string_equal(codes(&a.c.said), "250 221 ");
    hang_up(&a);
    settle(&f, NULL, 0);
    tear_down(&f);
}

static void a_megabyte_over_sockets(void **state)
{
    enum { LINES = 16384 };
    static const char line[] =
        "0123456789012345678901234567890123456789012345678901234567890\r\n";
    struct text t = {NULL, 0, 0};
    struct caller a;
    struct fixture f;
    int i;

    (void)state;
    set_up(&f);
    text_put(&t, "EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.c>\r\nDATA\r\n");
    for (i = 0; i < LINES; i++)
        text_put(&t, line);
    text_put(&t, ".\r\nQUIT\r\n");
    dial(&f, &a, 0, t.at);
    settle(&f, &a, 1);
    assert_string_equal(codes(&a.c.said), "250 250 250 354 250 221 ");
    assert_int_equal(f.seen.body.len, LINES * (sizeof line - 1));
    assert_memory_equal(f.seen.body.at + (LINES - 1) * (sizeof line - 1), line,
                        sizeof line - 1);
    hang_up(&a);
    settle(&f, NULL, 0);
    text_free(&t);
    tear_down(&f);
}

static void a_failed_handshake_still_sends_its_alert(void **state)
{
    struct caller a;
    struct fixture f;

    (void)state;
    set_up(&f);
    dial(&f, &a, 1, session);
    SSL_set_security_level(a.c.ssl, 0);
    SSL_set_min_proto_version(a.c.ssl, TLS1_VERSION);
    SSL_set_max_proto_version(a.c.ssl, TLS1_1_VERSION);
    settle(&f, &a, 1);
    assert_int_equal(a.c.alert, SSL_AD_PROTOCOL_VERSION);
    assert_int_equal(a.ended, 1);
    assert_int_equal(f.closes, 1);
    assert_int_equal(f.seen.count[SMTP_EVENT_CLOSED], 1);
    hang_up(&a);
    settle(&f, NULL, 0);
    tear_down(&f);
}

static void a_client_that_goes_away_is_forgotten(void **state)
{
    struct caller a;
    struct fixture f;
    int first;

    (void)state;
    for (first = 0; first < 2; first++) {
        set_up(&f);
        dial(&f, &a, first, "EHLO c\r\nMAIL FROM:<>\r\n");
        if (first == 0) /* else in mid-handshake */
            settle(&f, &a, 1);
        else
            call(&a);
        hang_up(&a);
        settle(&f, NULL, 0);
        assert_int_equal(f.closes, 1);
        assert_int_equal(f.seen.count[SMTP_EVENT_ABORT], first == 0);
        assert_int_equal(f.loop.count, 3);
        tear_down(&f);
    }
}

static void stop_says_421_inside_tls(void **state)
{
    struct caller a[2];
    struct fixture f;
    int i;

    (void)state;
    set_up(&f);
    for (i = 0; i < 2; i++)
        dial(&f, &a[i], i, "EHLO c.example\r\n");
    settle(&f, a, 2);
    smtp_posix_stop(&f.loop);
    settle(&f, a, 2);
    for (i = 0; i < 2; i++) {
        assert_string_equal(codes(&a[i].c.said) + 4 * i, "250 421 ");
        assert_int_equal(a[i].c.closed, 1);
        hang_up(&a[i]);
    }
    settle(&f, NULL, 0);
    assert_int_equal(smtp_posix_run(&f.loop), 0);
    tear_down(&f);
}

static void
refused_connections_hear_nothing_in_clear_where_tls_is_first(void **state)
{
    struct caller a[2];
    struct fixture f;

    (void)state;
    set_up(&f);
    f.host[1].max_open = 1;
    dial(&f, &a[0], 1, NULL);
    settle(&f, a, 1);
    dial(&f, &a[1], 1, NULL);
    settle(&f, a, 2);
    assert_string_equal(codes(&a[0].c.said), "220 ");
    assert_int_equal(a[1].ended, 1);
    assert_int_equal(a[1].c.heard.len, 0);
    hang_up(&a[0]);
    hang_up(&a[1]);
    settle(&f, NULL, 0);
    tear_down(&f);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_sessions_at_once),
        cmocka_unit_test(an_idle_session_is_parked_without_buffers),
        cmocka_unit_test(a_megabyte_over_sockets),
        cmocka_unit_test(a_failed_handshake_still_sends_its_alert),
        cmocka_unit_test(a_client_that_goes_away_is_forgotten),
        cmocka_unit_test(stop_says_421_inside_tls),
        cmocka_unit_test(
            refused_connections_hear_nothing_in_clear_where_tls_is_first),
    };

    tls_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
