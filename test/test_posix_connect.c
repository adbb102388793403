/*
 * smtp_adapter/posix.h: a client's way to its server, and what its host is
 * told where it leads to nothing.
 */
#include "lib_dial.h"

/* No DNS has to be asked: a label is too long. */
#define NO_HOST                                                               \
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:25"

/* Calls, and nobody answers. */
static void fails(struct fixture *f, const char *address)
{
    call(f, address);
    last(f);
    assert_int_equal(f->client.count[SMTP_EVENT_CLOSED], f->client.opens);
    assert_int_equal(f->client.count[SMTP_EVENT_CONNECT], 0);
    assert_int_equal(f->client.closes, f->client.opens);
    assert_int_equal(f->readies, 0);
    assert_int_equal(f->loop.count, 2);
}

/* ---- servers that are not there ---- */

/* An address at which nothing listens. */
static const char *closed_port(char out[SMTP_SOCKET_ADDRESS])
{
    int fd = smtp_socket_listen("127.0.0.1:0", 0, out);

    assert_true(fd >= 0);
    close(fd);
    return out;
}

/* A listener that takes no more connections, as its queue is full. */
struct deaf {
    char address[SMTP_SOCKET_ADDRESS];
    int fd[300];
    int count;
};

static void deaf_begin(struct deaf *d)
{
    struct addrinfo *info;
    struct pollfd p;

    d->fd[0] = smtp_socket_listen("127.0.0.1:0", 0, d->address);
    assert_true(d->fd[0] >= 0);
    assert_int_equal(listen(d->fd[0], 0), 0);
    info = smtp_socket_parse(d->address);
    d->count = 1;
    do {
        assert_true(d->count < 300);
        p.fd = d->fd[d->count++] = smtp_socket_dial(info);
        p.events = POLLOUT;
        assert_true(p.fd >= 0);
    } while (poll(&p, 1, 100) == 1);
    freeaddrinfo(info);
}

static void deaf_end(struct deaf *d)
{
    while (d->count > 0)
        close(d->fd[--d->count]);
}

static void a_refused_connection_is_told_by_close(void **state)
{
    char address[SMTP_SOCKET_ADDRESS];
    struct fixture f;

    (void)state;
    set_up(&f);
    fails(&f, closed_port(address));
    assert_string_equal(f.why, strerror(ECONNREFUSED));
    assert_string_equal(f.peer, "127.0.0.1");
    tear_down(&f);
}

static void a_name_that_is_none_is_told_by_close(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    fails(&f, NO_HOST);
    assert_string_not_equal(f.why, "");
    assert_string_equal(f.peer, "");
    tear_down(&f);
}

static void an_address_that_is_silent_is_given_up_in_time(void **state)
{
    struct fixture f;
    struct deaf d;
    uint64_t before;

    (void)state;
    set_up(&f);
    deaf_begin(&d);
    before = smtp_posix_now();
    fails(&f, d.address);
    assert_true(smtp_posix_now() - before >= 200);
    assert_true(smtp_posix_now() - before < 5000);
    assert_string_equal(f.why, strerror(ETIMEDOUT));
    deaf_end(&d);
    tear_down(&f);
}

static void the_next_address_is_tried(void **state)
{
    char address[SMTP_SOCKET_ADDRESS], all[512];
    struct fixture f;
    struct deaf d;

    (void)state;
    set_up(&f);
    deaf_begin(&d);
    snprintf(all, sizeof all, "  %s " NO_HOST " %s [::1]:1 %s ",
             closed_port(address), d.address, f.address);
    call(&f, all);
    last(&f);
    assert_string_equal(f.why, "");
    assert_string_equal(f.peer, "127.0.0.1");
    assert_int_equal(f.client.count[SMTP_EVENT_QUIT], 1);
    assert_int_equal(f.client.error, 0);
    deaf_end(&d);
    tear_down(&f);
}

static void what_the_last_address_said_is_told(void **state)
{
    char address[SMTP_SOCKET_ADDRESS], all[256];
    struct fixture f;

    (void)state;
    set_up(&f);
    snprintf(all, sizeof all, "%s " NO_HOST, closed_port(address));
    fails(&f, all);
    assert_string_not_equal(f.why, strerror(ECONNREFUSED));
    snprintf(all, sizeof all, NO_HOST " %s", address);
    fails(&f, all);
    assert_string_equal(f.why, strerror(ECONNREFUSED));
    tear_down(&f);
}

static void both_families_are_called(void **state)
{
    static const char *const hosts[] = {"127.0.0.1", "[::1]"};
    char bound[SMTP_SOCKET_ADDRESS], all[256];
    struct fixture f;
    int i;

    (void)state;
    for (i = 0; i < 2; i++) {
        set_up(&f);
        snprintf(all, sizeof all, "%s:0", hosts[i]);
        assert_int_equal(smtp_posix_listen_as(&f.loop, &f.in, all, 0, bound),
                         0);
        /* The same port of the other family is refused before. */
        snprintf(all, sizeof all, "%s%s %s", hosts[!i], strrchr(bound, ':'),
                 bound);
        call(&f, all);
        last(&f);
        assert_string_equal(f.why, "");
        assert_string_equal(f.peer, i ? "::1" : "127.0.0.1");
        assert_int_equal(f.client.count[SMTP_EVENT_QUIT], 1);
        tear_down(&f);
    }
}

static void a_name_is_looked_up(void **state)
{
    struct fixture f;
    char all[64];

    (void)state;
    set_up(&f);
    snprintf(all, sizeof all, "localhost%s", strrchr(f.address, ':'));
    call(&f, all);
    last(&f);
    assert_string_equal(f.why, "");
    assert_int_equal(f.client.count[SMTP_EVENT_QUIT], 1);
    tear_down(&f);
}

static void what_is_no_address_is_refused_at_once(void **state)
{
    static const char *const bad[] = {"",
                                      " ",
                                      "mx.example",
                                      "mx.example:",
                                      ":25",
                                      "::1:25",
                                      "[::1]",
                                      "[]:25",
                                      "mx.example:65536",
                                      "mx.example:smtp",
                                      "[mx.example:25",
                                      "127.0.0.1:25 mx.example",
                                      "127.0.0.1:000025",
                                      "mx.example:25,"};
    struct fixture f;
    size_t i;

    (void)state;
    set_up(&f);
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        errno = 0;
        assert_null(smtp_posix_connect(&f.loop, &f.out, bad[i], &f.client));
        assert_int_equal(errno, EINVAL);
    }
    assert_null(smtp_posix_connect(&f.loop, &f.out, f.address, NULL));
    assert_null(smtp_posix_connect(&f.loop, NULL, f.address, &f.client));
    assert_int_equal(f.loop.count, 2);
    tear_down(&f);
}

static void a_client_may_be_given_up_on_its_way(void **state)
{
    struct fixture f;
    struct deaf d;

    (void)state;
    set_up(&f);
    f.out.connect_timeout = 0;
    deaf_begin(&d);
    call(&f, d.address);
    settle(&f);
    smtp_posix_wake(f.client.s);
    settle(&f);
    assert_non_null(f.client.s);
    smtp_conn_close(f.client.s->io.conn, NULL);
    smtp_posix_wake(f.client.s);
    settle(&f);
    assert_null(f.client.s);
    assert_string_equal(f.why, "");
    assert_int_equal(f.client.error, SMTP_EHOST);
    deaf_end(&d);
    tear_down(&f);
}

static void stop_ends_clients_and_begins_none(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.stays = 1;
    call(&f, f.address);
    settle(&f);
    smtp_posix_stop(&f.loop);
    settle(&f);
    assert_null(f.client.s);
    assert_null(smtp_posix_connect(&f.loop, &f.out, f.address, &f.client));
    assert_int_equal(errno, ECANCELED);
    assert_int_equal(smtp_posix_run(&f.loop), 0);
    tear_down(&f);
}

static void free_cuts_whatever_is_under_way(void **state)
{
    struct fixture f;
    struct deaf d;

    (void)state;
    set_up(&f);
    deaf_begin(&d);
    call(&f, f.address); /* not yet looked at */
    call(&f, d.address);
    settle(&f); /* on its way */
    call(&f, d.address);
    tear_down(&f);
    deaf_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refused_connection_is_told_by_close),
        cmocka_unit_test(a_name_that_is_none_is_told_by_close),
        cmocka_unit_test(an_address_that_is_silent_is_given_up_in_time),
        cmocka_unit_test(the_next_address_is_tried),
        cmocka_unit_test(what_the_last_address_said_is_told),
        cmocka_unit_test(both_families_are_called),
        cmocka_unit_test(a_name_is_looked_up),
        cmocka_unit_test(what_is_no_address_is_refused_at_once),
        cmocka_unit_test(a_client_may_be_given_up_on_its_way),
        cmocka_unit_test(stop_ends_clients_and_begins_none),
        cmocka_unit_test(free_cuts_whatever_is_under_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
