/*
 * smtp_adapter/posix.h: sessions of clients, with the server in the same loop:
 * how host and loop share the work of a message, who waits for whom, and the
 * ends.
 */
#include "lib_dial.h"

/* ---- sessions ---- */

static void messages_are_delivered_in_one_loop(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.messages = 3;
    f.length = LINE;
    call(&f, f.address);
    last(&f);
    assert_string_equal(f.why, "");
    settle(&f);
    assert_int_equal(f.client.code, 250);
    assert_int_equal(f.client.count[SMTP_EVENT_MESSAGE], 3);
    assert_int_equal(f.server.count[SMTP_EVENT_MESSAGE], 3);
    assert_int_equal(f.server.octets, 3 * LINE);
    assert_int_equal(f.client.error, 0);
    assert_int_equal(f.server.error, 0);
    assert_int_equal(f.loop.open, 0);
    tear_down(&f);
}

static void a_server_without_pipelining_is_waited_for(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    assert_int_equal(smtp_config_set(f.cfg, SMTP_EXT_PIPELINING, 0), 0);
    f.messages = 2;
    f.length = LINE;
    call(&f, f.address);
    last(&f);
    assert_int_equal(f.server.count[SMTP_EVENT_MESSAGE], 2);
    assert_int_equal(f.client.error, 0);
    tear_down(&f);
}

static void a_long_message_needs_no_more_memory(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.messages = 1;
    f.length = LONG_MESSAGE;
    call(&f, f.address);
    while (f.client.s != NULL) {
        assert_int_equal(smtp_posix_turn(&f.loop), 0);
        assert_true(f.client.s == NULL ||
                    f.client.s->size <= f.loop.large_size);
    }
    assert_int_equal(f.server.octets, LONG_MESSAGE);
    assert_int_equal(f.client.code, 250);
    tear_down(&f);
}

/* The peer is not asked for more than the host takes; nor is the client's host
   then, once buffers are full. */
static void a_session_that_is_held_receives_nothing(void **state)
{
    struct fixture f;
    size_t before;
    int readies, pieces = 0;

    (void)state;
    set_up(&f);
    f.slow = 1;
    f.messages = 1;
    f.length = LONG_MESSAGE;
    call(&f, f.address);
    while (f.server.octets < LONG_MESSAGE) {
        before = f.server.octets;
        settle_for(&f, pieces < 3 ? 50 : 0);
        assert_true(f.server.octets - before <= f.loop.large_size);
        readies = f.readies;
        if (pieces++ < 3)
            settle(&f);
        assert_int_equal(f.readies, readies);
        assert_true(pieces < 1000000);
        if (f.server.s != NULL) /* else QUIT came with the last piece */
            smtp_posix_hold(f.server.s, 0);
    }
    f.slow = 0;
    last(&f);
    assert_int_equal(f.client.code, 250);
    assert_int_equal(f.server.octets, LONG_MESSAGE);
    tear_down(&f);
}

static void a_peer_that_resets_while_it_is_held_is_seen(void **state)
{
    static const char text[] = "HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<x@b.c>\r\n"
                               "DATA\r\nheld behind this\r\n";
    struct linger l = {1, 0};
    struct addrinfo *info;
    struct fixture f;
    int fd;

    (void)state;
    set_up(&f);
    f.slow = 1;
    info = smtp_socket_parse(f.address);
    assert_non_null(info);
    fd = smtp_socket_dial(info);
    freeaddrinfo(info);
    assert_true(fd >= 0);
    settle(&f);
    assert_int_equal(send(fd, text, sizeof text - 1, 0), sizeof text - 1);
    settle(&f);
    assert_int_equal(f.server.s->io.hold, 1);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof l);
    close(fd);
    settle(&f);
    assert_int_equal(f.server.closes, 1);
    assert_int_equal(f.server.count[SMTP_EVENT_ABORT], 1);
    tear_down(&f);
}

static void an_idle_client_is_parked_and_woken(void **state)
{
    struct fixture f;
    int readies;

    (void)state;
    set_up(&f);
    f.stays = 1;
    call(&f, f.address);
    settle(&f);
    assert_true(f.client.s->size < 1024);
    assert_ptr_equal(f.client.s->io.conn, f.client.s->block);
    assert_string_equal(f.client.s->peer, "127.0.0.1");
    readies = f.readies;
    settle(&f);
    assert_int_equal(f.readies, readies);
    f.messages = 1;
    f.length = LINE;
    smtp_posix_wake(f.client.s);
    settle(&f);
    assert_int_equal(f.server.count[SMTP_EVENT_MESSAGE], 1);
    assert_true(f.client.s->size < 1024);
    f.stays = 0;
    smtp_posix_wake(f.client.s);
    settle(&f);
    assert_null(f.client.s);
    assert_int_equal(f.client.error, 0);
    tear_down(&f);
}

/* ---- ends ---- */

static void a_server_that_leaves_is_told_by_closed(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.stays = 1;
    call(&f, f.address);
    settle(&f);
    smtp_conn_close(f.server.s->io.conn, "Going down");
    smtp_posix_wake(f.server.s);
    settle(&f);
    assert_null(f.client.s);
    assert_int_equal(f.client.error, SMTP_EEOF);
    assert_string_equal(f.why, "");
    tear_down(&f);
}

/* A peer of our own, to which the client has come. */
static int meet(struct fixture *f, int listener)
{
    int turns = 0, fd;

    while ((fd = accept(listener, NULL, NULL)) < 0) {
        assert_true(turns++ < 1000);
        settle(f);
    }
    return fd;
}

static void the_last_words_of_a_broken_server_are_heard(void **state)
{
    static const char *const said[] = {"220 x\r\n", "250 x\r\n", "250 x\r\n",
                                       "250 x\r\n", "354 x\r\n"};
    static const char end[] = "421 too large\r\n";
    struct linger l = {1, 0};
    char address[SMTP_SOCKET_ADDRESS];
    struct fixture f;
    int listener = smtp_socket_listen("127.0.0.1:0", 0, address), fd, i;

    (void)state;
    set_up(&f);
    f.messages = 1;
    f.length = LONG_MESSAGE;
    call(&f, address);
    fd = meet(&f, listener);
    for (i = 0; i < 5; i++) {
        assert_int_equal(send(fd, said[i], 7, 0), 7);
        settle(&f);
    }
    assert_true(f.client.octets > 0);
    assert_int_equal(send(fd, end, sizeof end - 1, 0), sizeof end - 1);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof l);
    close(fd);
    last(&f);
    assert_int_equal(f.client.last, 421);
    assert_int_equal(f.client.error, SMTP_EEOF);
    assert_int_equal(f.client.count[SMTP_EVENT_ABORT], 1);
    close(listener);
    tear_down(&f);
}

static void a_silent_server_is_left_at_the_deadline(void **state)
{
    struct fixture f;
    char address[SMTP_SOCKET_ADDRESS];
    int listener = smtp_socket_listen("127.0.0.1:0", 0, address), fd;

    (void)state;
    set_up(&f);
    smtp_config_set(f.cfg, SMTP_OPT_TIMEOUT_GREETING, 100);
    call(&f, address);
    fd = meet(&f, listener);
    last(&f);
    assert_int_equal(f.client.error, SMTP_ETIMEOUT);
    close(fd);
    close(listener);
    tear_down(&f);
}

static void limits_of_rate_are_for_what_comes_in(void **state)
{
    uint64_t end;
    struct fixture f;

    (void)state;
    set_up(&f);
    f.slow = 1;
    f.messages = 1;
    f.length = LONG_MESSAGE;
    f.out.limits.min_rate = f.in.limits.min_rate = 1000000;
    f.out.limits.rate_window = f.in.limits.rate_window = 20;
    call(&f, f.address);
    /* Neither the sender nor who is held back is at fault. */
    for (end = smtp_posix_now() + 150; smtp_posix_now() < end;)
        settle(&f);
    assert_non_null(f.client.s);
    assert_int_equal(f.server.closes, 0);
    tear_down(&f);
}

static int begin_another(void *user, smtp_conn *c, const smtp_event *e)
{
    struct side *side = user;
    struct fixture *f = side->f;

    note(side, c, e);
    if (f->client.s == NULL)
        call(f, f->address);
    return 250;
}

static void a_handler_may_connect(void **state)
{
    static const smtp_handler chain[] = {
        {SMTP_EVENT_NOOP, begin_another}, {SMTP_EVENT_RCPT, serve},
        {SMTP_EVENT_BODY, serve},         {SMTP_EVENT_MESSAGE, serve},
        {SMTP_EVENT_CLOSED, serve},       {0, NULL}};
    struct addrinfo *info;
    struct fixture f;
    int fd[40], i;

    (void)state;
    set_up(&f);
    f.in.handlers = chain;
    f.messages = 1;
    f.length = LINE;
    info = smtp_socket_parse(f.address);
    for (i = 0; i < 40; i++) { /* the loop's tables grow at all times */
        fd[i] = smtp_socket_dial(info);
        assert_true(fd[i] >= 0);
        settle_for(&f, 2);
        assert_int_equal(send(fd[i], "NOOP\r\n", 6, 0), 6);
        while (f.client.opens <= i)
            assert_int_equal(smtp_posix_turn(&f.loop), 0);
        last(&f);
    }
    freeaddrinfo(info);
    assert_int_equal(f.client.opens, 40);
    assert_int_equal(f.client.closes, 40);
    assert_int_equal(f.server.count[SMTP_EVENT_MESSAGE], 1);
    for (i = 0; i < 40; i++)
        close(fd[i]);
    settle(&f);
    tear_down(&f);
}

/* As a pool does, whose connection was lost. */
static void call_again(void *user, struct smtp_posix_session *s)
{
    struct fixture *f = ((struct side *)user)->f;

    on_over(user, s);
    if (f->client.opens < 30)
        call(f, f->client.opens % 3 != 0 ? f->address : "127.0.0.1:1");
}

static void call_none(void *user, struct smtp_posix_session *s)
{
    struct fixture *f = ((struct side *)user)->f;

    on_over(user, s);
    assert_null(smtp_posix_connect(&f->loop, &f->out, f->address, user));
    assert_int_equal(errno, ECANCELED);
}

static void close_may_connect(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.out.close = call_again;
    call(&f, f.address);
    last(&f);
    assert_int_equal(f.client.opens, 30);
    assert_int_equal(f.client.closes, 30);
    assert_int_equal(f.client.count[SMTP_EVENT_QUIT], 21);
    tear_down(&f);
    /* Not while all is cut. */
    set_up(&f);
    f.stays = 1;
    call(&f, f.address);
    settle(&f);
    f.out.close = call_none;
    tear_down(&f);
}

static void who_is_called_counts_not_as_a_peer(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    f.in.max_open = 1;
    call(&f, f.address);
    settle(&f);
    assert_int_equal(f.server.opens, 1);
    assert_int_equal(f.client.count[SMTP_EVENT_QUIT], 1);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_delivered_in_one_loop),
        cmocka_unit_test(a_server_without_pipelining_is_waited_for),
        cmocka_unit_test(a_long_message_needs_no_more_memory),
        cmocka_unit_test(a_session_that_is_held_receives_nothing),
        cmocka_unit_test(a_peer_that_resets_while_it_is_held_is_seen),
        cmocka_unit_test(an_idle_client_is_parked_and_woken),
        cmocka_unit_test(a_server_that_leaves_is_told_by_closed),
        cmocka_unit_test(the_last_words_of_a_broken_server_are_heard),
        cmocka_unit_test(a_silent_server_is_left_at_the_deadline),
        cmocka_unit_test(limits_of_rate_are_for_what_comes_in),
        cmocka_unit_test(a_handler_may_connect),
        cmocka_unit_test(close_may_connect),
        cmocka_unit_test(who_is_called_counts_not_as_a_peer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
