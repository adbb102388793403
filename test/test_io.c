/*
 * smtp_adapter/io.h: what it does with a filter between the socket and the
 * connection, and its limits in time.
 */
#include "lib_toy.h"

/* ---- tests ---- */

static void in_clear_all_goes_straight_to_the_connection(void **state)
{
    struct fixture f;
    size_t len, same;

    (void)state;
    set_up(&f, 0);
    work(&f);
    assert_ptr_equal(smtp_io_send_buf(&f.io, &len),
                     smtp_conn_send_buf(f.io.conn, &same));
    assert_int_equal(len, same);
    assert_ptr_equal(smtp_io_recv_buf(&f.io, &len),
                     smtp_conn_recv_buf(f.io.conn, &same));
    assert_int_equal(len, same);
    assert_int_equal(smtp_io_want(&f.io), smtp_conn_want(f.io.conn));
    assert_true(smtp_io_deadline(&f.io) == smtp_conn_deadline(f.io.conn));
    tear_down(&f);
}

static void a_filter_changes_nothing_that_is_said(void **state)
{
    struct fixture clear, f;
    size_t step;

    (void)state;
    set_up(&clear, 0);
    play(&clear, session, 1000);
    assert_non_null(strstr(clear.said, "\r\n354 "));
    assert_non_null(strstr(clear.said, "\r\n221 "));
    for (step = 1; step <= 2 * SMALL; step++) {
        set_up(&f, 1);
        play(&f, session, step);
        assert_string_equal(f.said, clear.said);
        assert_int_equal(f.alerted, 1);
        assert_int_equal(f.closes, 1);
        assert_int_equal(f.aborts, 0);
        tear_down(&f);
    }
    tear_down(&clear);
}

static void close_comes_when_the_alert_is_sent(void **state)
{
    struct fixture f;
    size_t len;

    (void)state;
    set_up(&f, 1);
    smtp_conn_close(f.io.conn, NULL);
    work(&f);
    while (smtp_io_send_buf(&f.io, &len) != NULL) {
        assert_int_equal(smtp_io_want(&f.io) & SMTP_WANT_CLOSE, 0);
        assert_true(smtp_io_want(&f.io) & SMTP_WANT_SEND);
        assert_true(take(&f, 1));
        work(&f);
    }
    assert_int_equal(f.alerted, 1);
    assert_true(smtp_io_want(&f.io) & SMTP_WANT_CLOSE);
    tear_down(&f);
}

static void the_peers_alert_is_the_end_of_its_octets(void **state)
{
    /* ALERT ^ KEY, which give() makes ALERT of. */
    static const char text[] = "EHLO c.example\r\nMAIL FROM:<a@b.example>\r\n"
                               "\xa5QUIT\r\n";
    struct fixture f;
    size_t step;

    (void)state;
    for (step = 1; step < sizeof text; step++) {
        set_up(&f, 1);
        play(&f, text, step);
        assert_int_equal(f.aborts, 1);
        assert_int_equal(f.closes, 1);
        assert_null(strstr(f.said, "\r\n221 "));
        assert_int_equal(smtp_conn_get(f.io.conn, SMTP_GET_ERROR), SMTP_EEOF);
        tear_down(&f);
    }
}

static void an_end_without_alert_is_an_end_too(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 1);
    play(&f, "EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nNOOP\r\nNOO", 5);
    assert_int_equal(f.aborts, 1);
    assert_int_equal(f.closes, 1);
    assert_int_equal(smtp_conn_get(f.io.conn, SMTP_GET_ERROR), SMTP_EEOF);
    tear_down(&f);
}

static void nothing_is_received_after_the_end(void **state)
{
    struct fixture f;
    size_t len = 1;

    (void)state;
    set_up(&f, 1);
    work(&f);
    assert_true(smtp_io_want(&f.io) & SMTP_WANT_RECV);
    smtp_io_recv_eof(&f.io);
    assert_null(smtp_io_recv_buf(&f.io, &len));
    assert_int_equal(len, 0);
    assert_int_equal(smtp_io_want(&f.io) & SMTP_WANT_RECV, 0);
    tear_down(&f);
}

/* ---- limits in time ---- */

static const char *overdue(struct fixture *f,
                           const struct smtp_io_limits *limits,
                           struct smtp_io_pace *pace, uint64_t now)
{
    smtp_io_dispatch(&f->io, now, handlers, f);
    while (take(f, 1000))
        smtp_io_dispatch(&f->io, now, handlers, f);
    return smtp_io_overdue(&f->io, limits, pace, now);
}

static void a_session_may_have_an_end(void **state)
{
    struct smtp_io_limits limits = {5000, 0, 0};
    struct smtp_io_pace pace = {100, 0, 0, 0};
    struct fixture f;

    (void)state;
    set_up(&f, 0);
    assert_null(overdue(&f, &limits, &pace, 100));
    assert_true(pace.look == 5100);
    give(&f, "EHLO c\r\n", 100);
    assert_null(overdue(&f, &limits, &pace, 5099));
    assert_non_null(overdue(&f, &limits, &pace, 5100));
    smtp_conn_close(f.io.conn, NULL);
    assert_null(overdue(&f, &limits, &pace, 5200));
    assert_true(pace.look == UINT64_MAX);
    tear_down(&f);
}

static int later(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)user;
    (void)c;
    (void)e;
    return SMTP_LATER;
}

static void an_answer_is_waited_for(void **state)
{
    static const smtp_handler late[] = {{SMTP_EVENT_HELO, later}, {0, NULL}};
    struct smtp_io_limits limits = {5000, 0, 0};
    struct smtp_io_pace pace = {0, 0, 0, 0};
    struct fixture f;

    (void)state;
    set_up(&f, 0);
    assert_null(overdue(&f, &limits, &pace, 1));
    give(&f, "EHLO c\r\n", 100);
    smtp_io_dispatch(&f.io, 2, late, &f);
    assert_null(smtp_io_overdue(&f.io, &limits, &pace, 6000));
    assert_int_equal(smtp_conn_reply(f.io.conn, 250, NULL, NULL), 0);
    assert_non_null(overdue(&f, &limits, &pace, 6000));
    tear_down(&f);
}

static void a_message_must_not_come_too_slowly(void **state)
{
    struct smtp_io_limits limits = {0, 10, 2000};
    struct smtp_io_pace pace = {0, 0, 0, 0};
    struct fixture f;

    (void)state;
    set_up(&f, 0);
    assert_null(overdue(&f, &limits, &pace, 0));
    assert_true(pace.look == UINT64_MAX);
    give(&f, "EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.c>\r\n", 100);
    assert_null(overdue(&f, &limits, &pace, 1));
    assert_null(overdue(&f, &limits, &pace, 10000)); /* not in a message */
    give(&f, "DATA\r\n", 100);
    assert_null(overdue(&f, &limits, &pace, 10000));
    assert_true(pace.look == 12000);
    give(&f, "twenty octets.....\r\n", 100);
    assert_null(overdue(&f, &limits, &pace, 11999));
    assert_null(overdue(&f, &limits, &pace, 12000));
    assert_true(pace.look == 14000);
    give(&f, "nineteen octets..\r\n", 100);
    assert_null(overdue(&f, &limits, &pace, 13999));
    assert_non_null(overdue(&f, &limits, &pace, 14000));
    tear_down(&f);
}

static void a_message_that_is_there_is_not_slow(void **state)
{
    struct smtp_io_limits limits = {0, 1000, 0};
    struct smtp_io_pace pace = {0, 0, 0, 0};
    struct fixture f;

    (void)state;
    set_up(&f, 0);
    assert_null(overdue(&f, &limits, &pace, 0));
    give(&f, "EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.c>\r\nDATA\r\n", 100);
    assert_null(overdue(&f, &limits, &pace, 0));
    assert_true(pace.look == 60000);
    give(&f, "short\r\n.\r\n", 100);
    assert_null(overdue(&f, &limits, &pace, 59999));
    assert_true(pace.look == UINT64_MAX);
    assert_null(overdue(&f, &limits, &pace, 60000));
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_clear_all_goes_straight_to_the_connection),
        cmocka_unit_test(a_filter_changes_nothing_that_is_said),
        cmocka_unit_test(close_comes_when_the_alert_is_sent),
        cmocka_unit_test(the_peers_alert_is_the_end_of_its_octets),
        cmocka_unit_test(an_end_without_alert_is_an_end_too),
        cmocka_unit_test(nothing_is_received_after_the_end),
        cmocka_unit_test(a_session_may_have_an_end),
        cmocka_unit_test(an_answer_is_waited_for),
        cmocka_unit_test(a_message_must_not_come_too_slowly),
        cmocka_unit_test(a_message_that_is_there_is_not_slow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
