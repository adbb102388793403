/*
 * smtp_adapter/posix.h: where connections come from, and what is not put up
 * with: several hosts in a loop, several loops at an address, sockets that
 * were passed in, no descriptors left, and peers that are too slow.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1 /* for SO_REUSEPORT */
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/un.h>

#include "smtp_adapter/posix.h"

struct fixture {
    smtp_config *cfg[2];
    struct smtp_posix_host host[2];
    struct smtp_posix_loop loop;
    char address[SMTP_SOCKET_ADDRESS]; /* of host[0] */
    char peer[SMTP_SOCKET_HOST];       /* as seen by the last open */
    int opens;
};

static int take(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)user;
    (void)c;
    return e->type == SMTP_EVENT_BODY ? SMTP_TAKEN : 250;
}

static const smtp_handler handlers[] = {{SMTP_EVENT_RCPT, take},
                                        {SMTP_EVENT_BODY, take},
                                        {SMTP_EVENT_MESSAGE, take},
                                        {0, NULL}};

static void *on_open(void *arg, struct smtp_posix_session *s)
{
    struct fixture *f = arg;

    memcpy(f->peer, s->peer, sizeof f->peer);
    f->opens++;
    return f;
}

static void set_up(struct fixture *f)
{
    static const char *const names[] = {"mx.example", "submit.example"};
    int i;

    memset(f, 0, sizeof *f);
    for (i = 0; i < 2; i++) {
        f->cfg[i] =
            smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
        smtp_config_set_text(f->cfg[i], SMTP_TEXT_HOSTNAME, names[i]);
        f->host[i].config = f->cfg[i];
        f->host[i].handlers = handlers;
        f->host[i].open = on_open;
        f->host[i].arg = f;
    }
    assert_int_equal(smtp_posix_init(&f->loop, &f->host[0]), 0);
    assert_int_equal(smtp_posix_listen(&f->loop, "127.0.0.1:0", f->address),
                     0);
}

static void tear_down(struct fixture *f)
{
    smtp_posix_free(&f->loop);
    free(f->cfg[0]);
    free(f->cfg[1]);
}

/* Turns while there is something to do; returns how often. */
static int settle(struct fixture *f)
{
    int turns = 0;

    while (smtp_posix_wait(&f->loop, smtp_posix_now()) == 0 ||
           poll(f->loop.poll, (nfds_t)f->loop.count, 0) > 0) {
        assert_true(turns++ < 10000);
        assert_int_equal(smtp_posix_turn(&f->loop), 0);
    }
    return turns;
}

static int dial(const char *address)
{
    struct addrinfo *info = smtp_socket_parse(address);
    int fd;

    assert_non_null(info);
    fd = socket(info->ai_family, SOCK_STREAM, 0);
    assert_int_equal(connect(fd, info->ai_addr, info->ai_addrlen), 0);
    assert_int_equal(smtp_socket_prepare(fd), 0);
    freeaddrinfo(info);
    return fd;
}

/* Sends text; what comes must hold want. */
static void talk(struct fixture *f, int fd, const char *text, const char *want)
{
    char got[1024];
    ssize_t n;

    assert_int_equal(send(fd, text, strlen(text), 0), (ssize_t)strlen(text));
    settle(f);
    n = recv(fd, got, sizeof got - 1, 0);
    got[n > 0 ? n : 0] = '\0';
    if (strstr(got, want) == NULL)
        fail_msg("%s is not in %s", want, got);
}

/* Turns, for as long as that takes, until something is said; it must hold
   want. */
static void wait_for(struct fixture *f, int fd, const char *want)
{
    uint64_t end = smtp_posix_now() + 10000;
    char got[1024];
    ssize_t n;

    while ((n = recv(fd, got, sizeof got - 1, 0)) < 0) {
        assert_true(smtp_posix_now() < end);
        assert_int_equal(smtp_posix_turn(&f->loop), 0);
    }
    got[n] = '\0';
    if (strstr(got, want) == NULL)
        fail_msg("%s is not in %s", want, got);
}

/* ---- listeners ---- */

static void each_host_has_listeners_of_its_own(void **state)
{
    char second[SMTP_SOCKET_ADDRESS];
    struct fixture f;
    int a, b;

    (void)state;
    set_up(&f);
    /* One that needs a larger block. */
    smtp_config_set(f.cfg[1], SMTP_EXT_AUTH, 1);
    smtp_config_set(f.cfg[1], SMTP_OPT_MAX_AUTH, 12288);
    smtp_config_set(f.cfg[1], SMTP_OPT_PARAMS, 32);
    assert_int_equal(
        smtp_posix_listen_as(&f.loop, &f.host[1], "127.0.0.1:0", 0, second),
        0);
    assert_true(f.loop.large_size >= smtp_config_need(f.cfg[1]));
    a = dial(f.address);
    b = dial(second);
    talk(&f, a, "", "220 mx.example ");
    talk(&f, b, "", "220 submit.example ");
    close(a);
    close(b);
    settle(&f);
    assert_int_equal(f.loop.count, 3);
    smtp_config_set_text(f.cfg[1], SMTP_TEXT_HOSTNAME, NULL);
    assert_int_equal(
        smtp_posix_listen_as(&f.loop, &f.host[1], "127.0.0.1:0", 0, second),
        -1);
    assert_int_equal(errno, EINVAL);
    tear_down(&f);
}

static void a_shared_address_is_shared_by_those_who_say_so(void **state)
{
    char bound[SMTP_SOCKET_ADDRESS];
    struct fixture f, g;
    int fd[16], i;

    (void)state;
    set_up(&f);
    set_up(&g);
    assert_int_equal(smtp_posix_listen(&g.loop, f.address, NULL), -1);
    assert_int_equal(errno, EADDRINUSE);
    assert_int_equal(smtp_posix_listen_as(&f.loop, NULL, "127.0.0.1:0",
                                          SMTP_SOCKET_SHARED, bound),
                     0);
    assert_int_equal(smtp_posix_listen(&g.loop, bound, NULL), -1);
    assert_int_equal(
        smtp_posix_listen_as(&g.loop, NULL, bound, SMTP_SOCKET_SHARED, NULL),
        0);
    for (i = 0; i < 16; i++)
        fd[i] = dial(bound);
    settle(&f);
    settle(&g);
    assert_int_equal(f.opens + g.opens, 16);
    for (i = 0; i < 16; i++)
        close(fd[i]);
    settle(&f);
    settle(&g);
    tear_down(&f);
    tear_down(&g);
}

static void a_socket_that_listens_can_be_taken(void **state)
{
    char bound[SMTP_SOCKET_ADDRESS];
    struct fixture f;
    int fd, peer, pipes[2];

    (void)state;
    set_up(&f);
    fd = smtp_socket_listen("127.0.0.1:0", 0, bound);
    assert_int_equal(smtp_posix_adopt(&f.loop, &f.host[1], fd), 0);
    peer = dial(bound);
    talk(&f, peer, "", "220 submit.example ");
    /* What does not listen is left alone. */
    assert_int_equal(smtp_posix_adopt(&f.loop, NULL, peer), -1);
    assert_int_equal(errno, EINVAL);
    assert_int_equal(pipe(pipes), 0);
    assert_int_equal(smtp_posix_adopt(&f.loop, NULL, pipes[0]), -1);
    assert_int_equal(errno, ENOTSOCK);
    assert_int_equal(close(pipes[0]), 0);
    assert_int_equal(close(pipes[1]), 0);
    talk(&f, peer, "QUIT\r\n", "221 ");
    close(peer);
    settle(&f);
    tear_down(&f);
    assert_int_equal(close(fd), -1); /* free() has closed it */
}

static void a_peer_on_a_local_socket_has_no_address(void **state)
{
    struct sockaddr_un sun;
    struct fixture f;
    int fd, peer;

    (void)state;
    memset(&sun, 0, sizeof sun);
    sun.sun_family = AF_UNIX;
    snprintf(sun.sun_path, sizeof sun.sun_path, "/tmp/smtp-test-%ld",
             (long)getpid());
    set_up(&f);
    memset(f.peer, 'x', sizeof f.peer);
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&sun, sizeof sun), 0);
    assert_int_equal(listen(fd, 1), 0);
    assert_int_equal(smtp_posix_adopt(&f.loop, NULL, fd), 0);
    peer = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(connect(peer, (struct sockaddr *)&sun, sizeof sun), 0);
    unlink(sun.sun_path);
    talk(&f, peer, "QUIT\r\n", "221 ");
    assert_string_equal(f.peer, "");
    close(peer);
    settle(&f);
    tear_down(&f);
}

static void passed_sockets_are_counted_once(void **state)
{
    static const struct {
        const char *fds;
        int mine, count;
    } rows[] = {{"2", 1, 2}, {"2", 0, 0}, {"-1", 1, 0}, {"x", 1, 0}};
    char pid[32];
    size_t i;

    (void)state;
    assert_int_equal(smtp_socket_passed(), 0);
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(pid, sizeof pid, "%ld", (long)getpid() + !rows[i].mine);
        setenv("LISTEN_PID", pid, 1);
        setenv("LISTEN_FDS", rows[i].fds, 1);
        assert_int_equal(smtp_socket_passed(), rows[i].count);
        assert_null(getenv("LISTEN_FDS"));
        assert_int_equal(smtp_socket_passed(), 0);
    }
}

static void without_descriptors_the_loop_waits_and_does_not_spin(void **state)
{
    struct rlimit old, few;
    struct fixture f;
    int a, b, spare;

    (void)state;
    set_up(&f);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
    a = dial(f.address);
    talk(&f, a, "", "220 ");
    b = dial(f.address);
    spare = dup(b);
    few = old;
    few.rlim_cur = (rlim_t)spare; /* the lowest that is free is none */
    close(spare);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    assert_in_range(settle(&f), 1, 3);
    assert_int_equal(f.opens, 1);
    assert_true(smtp_posix_wait(&f.loop, smtp_posix_now()) > 0);
    talk(&f, a, "NOOP\r\n", "250 "); /* others are served */
    talk(&f, a, "QUIT\r\n", "221 ");
    close(a);
    settle(&f);
    assert_int_equal(f.opens, 2);
    talk(&f, b, "QUIT\r\n", "221 ");
    close(b);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
    settle(&f);
    tear_down(&f);
}

static void what_max_sockets_does_not_allow_waits(void **state)
{
    struct fixture f;
    int a, b;

    (void)state;
    set_up(&f);
    f.host[0].max_sockets = 3; /* the pipe, the listener, one peer */
    a = dial(f.address);
    talk(&f, a, "", "220 ");
    b = dial(f.address);
    assert_in_range(settle(&f), 0, 3);
    assert_int_equal(f.opens, 1);
    assert_true(smtp_posix_wait(&f.loop, smtp_posix_now()) > 0);
    talk(&f, a, "QUIT\r\n", "221 ");
    close(a);
    settle(&f);
    assert_int_equal(f.opens, 2);
    talk(&f, b, "QUIT\r\n", "220 ");
    close(b);
    settle(&f);
    tear_down(&f);
}

/* ---- slow peers ---- */

static void a_session_that_takes_too_long_gets_421(void **state)
{
    struct fixture f;
    int fd;

    (void)state;
    set_up(&f);
    f.host[0].limits.max_session = 50;
    fd = dial(f.address);
    wait_for(&f, fd, "220 ");
    wait_for(&f, fd, "421 mx.example The session takes too long\r\n");
    close(fd);
    settle(&f);
    assert_int_equal(f.loop.count, 2);
    tear_down(&f);
}

static void a_message_that_comes_too_slowly_gets_421(void **state)
{
    struct fixture f;
    uint64_t end;
    char got[512];
    int fd;

    (void)state;
    set_up(&f);
    f.host[0].limits.min_rate = 1000;
    f.host[0].limits.rate_window = 40;
    fd = dial(f.address);
    talk(&f, fd, "HELO c\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<x@b.c>\r\n", "220 ");
    end = smtp_posix_now() + 100;
    while (smtp_posix_now() < end) {
        assert_int_equal(send(fd, "NOOP\r\n", 6, 0), 6);
        wait_for(&f, fd, "250 ");
        poll(NULL, 0, 5);
    }
    talk(&f, fd, "DATA\r\n", "354 ");
    end = smtp_posix_now() + 10000;
    while (recv(fd, got, sizeof got, 0) < 0) {
        assert_true(smtp_posix_now() < end);
        (void)!send(fd, "x", 1, MSG_NOSIGNAL); /* an octet now and then */
        smtp_posix_turn(&f.loop);
        poll(NULL, 0, 5);
    }
    assert_memory_equal(got, "421 mx.example The message comes too ", 37);
    close(fd);
    settle(&f);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_host_has_listeners_of_its_own),
        cmocka_unit_test(a_shared_address_is_shared_by_those_who_say_so),
        cmocka_unit_test(a_socket_that_listens_can_be_taken),
        cmocka_unit_test(a_peer_on_a_local_socket_has_no_address),
        cmocka_unit_test(passed_sockets_are_counted_once),
        cmocka_unit_test(without_descriptors_the_loop_waits_and_does_not_spin),
        cmocka_unit_test(what_max_sockets_does_not_allow_waits),
        cmocka_unit_test(a_session_that_takes_too_long_gets_421),
        cmocka_unit_test(a_message_that_comes_too_slowly_gets_421),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
