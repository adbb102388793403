/*
 * smtp_adapter/posix.h: what can be seen turn by turn, with the peers in this
 * same thread: answers that come later, refusals, what a socket is watched
 * for, parking, and the end. What a whole server does with it, the checks of
 * examples/serve show.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "smtp_adapter/posix.h"

/* ---- a host whose recipients wait for their answers ---- */

struct fixture {
    smtp_config *cfg;
    struct smtp_posix_host host;
    struct smtp_posix_loop loop;
    struct smtp_posix_session *last; /* the one opened last */
    struct smtp_posix_session *owed; /* whose RCPT waits */
    char address[SMTP_SOCKET_ADDRESS];
    int refuse;
    int lines; /* that the answer to RCPT still has */
    int opens;
    int closes;
    int aborts;
};

static int wait_for_it(void *user, smtp_conn *c, const smtp_event *e)
{
    struct fixture *f = user;
    size_t i;

    (void)e;
    for (i = 0; i < f->loop.count; i++) {
        if (f->loop.session[i] != NULL && f->loop.session[i]->io.conn == c)
            f->owed = f->loop.session[i];
    }
    return SMTP_LATER;
}

static int count_abort(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    ((struct fixture *)user)->aborts++;
    return 0;
}

/* NOOP of one session answers the RCPT of another. */
static int answer_other(void *user, smtp_conn *c, const smtp_event *e)
{
    struct fixture *f = user;

    (void)c;
    (void)e;
    if (f->owed != NULL) {
        assert_int_equal(smtp_conn_reply(f->owed->io.conn, 251, NULL, "now"),
                         0);
        smtp_posix_wake(f->owed);
        f->owed = NULL;
    }
    return 250;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_RCPT, wait_for_it},
    {SMTP_EVENT_ABORT, count_abort},
    {SMTP_EVENT_NOOP, answer_other},
    {0, NULL},
};

static void *on_open(void *arg, struct smtp_posix_session *s)
{
    struct fixture *f = arg;

    f->last = s;
    if (f->refuse)
        return NULL;
    f->opens++;
    return f;
}

/* ready: gives as much of a long answer as there is room for. */
static void answer_at_length(void *user, struct smtp_posix_session *s,
                             int want)
{
    struct fixture *f = user;
    static const char text[] = "nobody of this name is known here, nor was";

    assert_int_equal(want, SMTP_WANT_REPLY);
    assert_ptr_equal(s, f->owed);
    while (f->lines > 1 &&
           smtp_conn_reply_line(s->io.conn, 550, NULL, text) == 0)
        f->lines--;
    if (f->lines == 1 && smtp_conn_reply(s->io.conn, 550, NULL, text) == 0)
        f->lines = 0;
}

static void on_close(void *user, struct smtp_posix_session *s)
{
    (void)s;
    ((struct fixture *)user)->closes++;
}

static void set_up(struct fixture *f)
{
    memset(f, 0, sizeof *f);
    f->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    assert_non_null(f->cfg);
    assert_int_equal(
        smtp_config_set_text(f->cfg, SMTP_TEXT_HOSTNAME, "mx.example"), 0);
    smtp_config_set(f->cfg, SMTP_OPT_MAX_IDLE, 0);
    f->host.config = f->cfg;
    f->host.handlers = handlers;
    f->host.open = on_open;
    f->host.close = on_close;
    f->host.arg = f;
    assert_int_equal(smtp_posix_init(&f->loop, &f->host), 0);
    assert_int_equal(smtp_posix_listen(&f->loop, "127.0.0.1:0", f->address),
                     0);
}

static void tear_down(struct fixture *f)
{
    smtp_posix_free(&f->loop);
    free(f->cfg);
    assert_int_equal(f->opens, f->closes);
}

/* Whether poll() would return at once. */
static int is_ready(struct fixture *f)
{
    return smtp_posix_wait(&f->loop, smtp_posix_now()) == 0 ||
           poll(f->loop.poll, (nfds_t)f->loop.count, 0) > 0;
}

/* Turns while there is something to do; *f must come to rest. */
static void settle(struct fixture *f)
{
    int turns = 0;

    while (is_ready(f)) {
        assert_true(turns++ < 10000);
        assert_int_equal(smtp_posix_turn(&f->loop), 0);
    }
}

/* ---- peers ---- */

static int dial(struct fixture *f)
{
    struct addrinfo *info = smtp_socket_parse(f->address);
    int fd;

    assert_non_null(info);
    fd = socket(info->ai_family, SOCK_STREAM, 0);
    assert_int_equal(connect(fd, info->ai_addr, info->ai_addrlen), 0);
    assert_int_equal(smtp_socket_prepare(fd), 0);
    freeaddrinfo(info);
    settle(f);
    return fd;
}

/* Sends text, lets the loop work, and compares what came: a word each. */
static void talk(struct fixture *f, int fd, const char *text, const char *want)
{
    char got[4096], *at = got;
    ssize_t n;

    assert_int_equal(send(fd, text, strlen(text), 0), (ssize_t)strlen(text));
    settle(f);
    if ((n = recv(fd, got, sizeof got - 1, 0)) < 0)
        n = 0;
    got[n] = '\0';
    for (; *want != '\0'; want += 4) {
        while (strlen(at) > 4 && at[3] == '-')
            at = strstr(at, "\r\n") + 2;
        assert_true(strlen(at) > 4);
        assert_memory_equal(at, want, 3);
        at = strstr(at, "\r\n") + 2;
    }
    assert_string_equal(at, "");
}

/* Closes by RST. */
static void cut(int fd)
{
    struct linger l = {1, 0};

    setsockopt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof l);
    close(fd);
}

/* ---- tests ---- */

static void a_later_answer_goes_out_in_the_next_turn(void **state)
{
    struct fixture f;
    int fd;

    (void)state;
    set_up(&f);
    fd = dial(&f);
    talk(&f, fd, "EHLO c.example\r\n", "220 250 ");
    talk(&f, fd, "MAIL FROM:<a@b.c>\r\nRCPT TO:<x@b.c>\r\nRSET\r\n", "250 ");
    assert_non_null(f.owed);
    assert_int_equal(smtp_conn_reply(f.owed->io.conn, 250, NULL, NULL), 0);
    assert_false(is_ready(&f));
    smtp_posix_wake(f.owed);
    talk(&f, fd, "", "250 250 ");
    close(fd);
    settle(&f);
    tear_down(&f);
}

static void a_handler_may_answer_for_another_session(void **state)
{
    struct fixture f;
    int early, late;

    (void)state;
    set_up(&f);
    early = dial(&f);
    late = dial(&f);
    talk(&f, early, "HELO c\r\n", "220 250 ");
    talk(&f, late, "HELO c\r\n", "220 250 ");
    talk(&f, late, "MAIL FROM:<a@b.c>\r\nRCPT TO:<x@b.c>\r\n", "250 ");
    talk(&f, early, "NOOP\r\n", "250 ");
    talk(&f, late, "", "251 ");
    talk(&f, early, "MAIL FROM:<a@b.c>\r\nRCPT TO:<x@b.c>\r\n", "250 ");
    talk(&f, late, "NOOP\r\n", "250 ");
    talk(&f, early, "", "251 ");
    close(early);
    close(late);
    settle(&f);
    tear_down(&f);
}

static void ready_has_room_for_answers_that_are_owed(void **state)
{
    static char got[65536];
    struct fixture f;
    size_t len = 0, lines = 0, i;
    ssize_t n;
    int fd;

    (void)state;
    set_up(&f);
    f.host.ready = answer_at_length;
    fd = dial(&f);
    talk(&f, fd, "EHLO c.example\r\n", "220 250 ");
    talk(&f, fd, "MAIL FROM:<a@b.c>\r\nRCPT TO:<x@b.c>\r\nRSET\r\n", "250 ");
    f.lines = 1000; /* far more than any buffer holds */
    smtp_posix_wake(f.owed);
    settle(&f);
    while (len < sizeof got &&
           (n = recv(fd, got + len, sizeof got - len, 0)) > 0) {
        len += (size_t)n;
        settle(&f);
    }
    assert_int_equal(f.lines, 0);
    for (i = 0; i < len; i++)
        lines += got[i] == '\n';
    assert_int_equal(lines, 1001);
    assert_memory_equal(got, "550-nobody", 10);
    close(fd);
    settle(&f);
    tear_down(&f);
}

static void while_an_answer_is_owed_the_loop_sleeps(void **state)
{
    static char much[2 * SMTP_POSIX_BLOCK];
    struct fixture f;
    size_t i, sent = 0;
    ssize_t n;
    int fd;

    (void)state;
    set_up(&f);
    fd = dial(&f);
    talk(&f, fd, "HELO c\r\n", "220 250 ");
    talk(&f, fd, "MAIL FROM:<a@b.c>\r\nRCPT TO:<x@b.c>\r\n", "250 ");
    for (i = 0; i + 6 <= sizeof much; i += 6)
        memcpy(much + i, "RSET\r\n", 6);
    while (sent < i) {
        if ((n = send(fd, much + sent, i - sent, 0)) > 0)
            sent += (size_t)n;
        settle(&f);
        if (n < 0)
            break;
    }
    /* The rest stays in the kernel: the connection's buffer is full. */
    assert_false(is_ready(&f));
    assert_true(f.owed->size <= f.loop.large_size);
    assert_int_equal(f.loop.poll[2].events & POLLIN, 0);
    /* A peer that goes away is seen none the less. */
    cut(fd);
    settle(&f);
    assert_int_equal(f.closes, 1);
    assert_int_equal(f.aborts, 1);
    tear_down(&f);
}

static void more_replies_than_a_buffer_holds_all_come(void **state)
{
    enum { COMMANDS = 9000 };
    static char much[COMMANDS * 6];
    struct fixture f;
    size_t i, lines = 0;
    ssize_t n;
    int fd;

    (void)state;
    set_up(&f);
    fd = dial(&f);
    talk(&f, fd, "HELO c\r\n", "220 250 ");
    for (i = 0; i < COMMANDS; i++)
        memcpy(much + i * 6, "NOOP\r\n", 6);
    assert_int_equal(send(fd, much, sizeof much, 0), (ssize_t)sizeof much);
    do {
        settle(&f);
        if ((n = recv(fd, much, sizeof much, 0)) < 0)
            break;
        for (i = 0; i < (size_t)n; i++)
            lines += much[i] == '\n';
    } while (n > 0);
    assert_int_equal(lines, COMMANDS);
    close(fd);
    settle(&f);
    tear_down(&f);
}

static void an_idle_connection_is_parked_in_under_a_kibibyte(void **state)
{
    struct fixture f;
    int fd;

    (void)state;
    set_up(&f);
    fd = dial(&f);
    talk(&f, fd, "EHLO c.example\r\n", "220 250 ");
    assert_true(f.last->size < 1024);
    assert_ptr_equal(f.last->io.conn, f.last->block);
    assert_string_equal(f.last->peer, "127.0.0.1");
    close(fd);
    settle(&f);
    tear_down(&f);
}

static void a_host_that_opens_nothing_refuses_with_421(void **state)
{
    struct fixture f;
    char octet;
    int fd;

    (void)state;
    set_up(&f);
    f.refuse = 1;
    fd = dial(&f);
    talk(&f, fd, "", "421 ");
    assert_int_equal(recv(fd, &octet, 1, 0), 0);
    close(fd);
    settle(&f);
    assert_int_equal(f.opens, 0);
    tear_down(&f);
}

static void what_max_open_does_not_allow_gets_421(void **state)
{
    struct fixture f;
    int first, second;

    (void)state;
    set_up(&f);
    f.host.max_open = 1;
    first = dial(&f);
    second = dial(&f);
    talk(&f, second, "", "421 ");
    talk(&f, first, "QUIT\r\n", "220 221 ");
    close(first);
    close(second);
    first = dial(&f);
    talk(&f, first, "", "220 ");
    close(first);
    settle(&f);
    assert_int_equal(f.opens, 2);
    tear_down(&f);
}

static void a_peer_that_resets_aborts_its_transaction(void **state)
{
    struct fixture f;
    int fd;

    (void)state;
    set_up(&f);
    fd = dial(&f);
    talk(&f, fd, "HELO c\r\nMAIL FROM:<a@b.c>\r\n", "220 250 250 ");
    cut(fd);
    settle(&f);
    assert_int_equal(f.aborts, 1);
    assert_int_equal(f.closes, 1);
    assert_int_equal(f.loop.count, 2);
    tear_down(&f);
}

static void stop_gives_421_to_all_and_ends_the_run(void **state)
{
    struct fixture f;
    char octet;
    int first, second;

    (void)state;
    set_up(&f);
    first = dial(&f);
    second = dial(&f);
    talk(&f, first, "", "220 ");
    talk(&f, second, "HELO c\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<x@b.c>\r\n",
         "220 250 250 ");
    smtp_posix_stop(&f.loop);
    smtp_posix_stop(&f.loop);
    talk(&f, first, "", "421 ");
    talk(&f, second, "", "421 ");
    assert_int_equal(recv(first, &octet, 1, 0), 0);
    assert_int_equal(f.closes, 2);
    assert_int_equal(f.aborts, 1);
    close(first);
    close(second);
    assert_int_equal(smtp_posix_run(&f.loop), 0);
    tear_down(&f);
}

static void free_closes_what_is_open(void **state)
{
    struct fixture f;
    char octet;
    int fd;

    (void)state;
    set_up(&f);
    fd = dial(&f);
    talk(&f, fd, "", "220 ");
    tear_down(&f);
    assert_int_equal(recv(fd, &octet, 1, 0), 0);
    close(fd);
}

static void an_address_is_numbers_and_a_port(void **state)
{
    static const char *const good[] = {"127.0.0.1:0", "0.0.0.0:65535",
                                       "[::1]:25", "[::]:0"};
    static const char *const bad[] = {
        "",
        "127.0.0.1",
        "127.0.0.1:",
        ":25",
        "[::1]",
        "::1:25",
        "[::1:25",
        "[127.0.0.1]:25",
        "[]:25",
        "127.0.0.1:-1",
        "127.0.0.1:+1",
        "127.0.0.1:65536",
        "localhost:25",
        "127.0.0.1:25x",
        "127.0.0.1:000025",
        "[:25",
    };
    struct addrinfo *info;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof good / sizeof good[0]; i++) {
        info = smtp_socket_parse(good[i]);
        assert_non_null(info);
        freeaddrinfo(info);
    }
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_null(smtp_socket_parse(bad[i]));
}

static void a_loop_needs_a_complete_configuration(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    smtp_posix_free(&f.loop);
    assert_int_equal(smtp_config_set_text(f.cfg, SMTP_TEXT_HOSTNAME, NULL), 0);
    assert_int_equal(smtp_posix_init(&f.loop, &f.host), -1);
    assert_int_equal(errno, EINVAL);
    free(f.cfg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_answer_goes_out_in_the_next_turn),
        cmocka_unit_test(a_handler_may_answer_for_another_session),
        cmocka_unit_test(ready_has_room_for_answers_that_are_owed),
        cmocka_unit_test(while_an_answer_is_owed_the_loop_sleeps),
        cmocka_unit_test(more_replies_than_a_buffer_holds_all_come),
        cmocka_unit_test(an_idle_connection_is_parked_in_under_a_kibibyte),
        cmocka_unit_test(a_host_that_opens_nothing_refuses_with_421),
        cmocka_unit_test(what_max_open_does_not_allow_gets_421),
        cmocka_unit_test(a_peer_that_resets_aborts_its_transaction),
        cmocka_unit_test(stop_gives_421_to_all_and_ends_the_run),
        cmocka_unit_test(free_closes_what_is_open),
        cmocka_unit_test(an_address_is_numbers_and_a_port),
        cmocka_unit_test(a_loop_needs_a_complete_configuration),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
