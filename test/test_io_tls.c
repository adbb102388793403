/*
 * smtp_adapter/io.h: when TLS begins, and what becomes of octets before that.
 */
#include "lib_toy.h"

/* ---- how TLS begins ---- */

/* Gives text in clear, and takes at most step octets of the answer at a time,
   until none is left. */
static void clear(struct fixture *f, const char *text, size_t step)
{
    while (*text != '\0') {
        text += give(f, text, 1000);
        do
            work(f);
        while (f->io.filter == NULL && take(f, step));
    }
}

/* Octets to the socket as they are. */
static void raw(struct fixture *f, int octet)
{
    size_t room;
    unsigned char *p = smtp_io_recv_buf(&f->io, &room);

    assert_non_null(p);
    *p = (unsigned char)octet;
    smtp_io_recv_ack(&f->io, 1);
    work(f);
}

/* Takes the filter's HELLO or ALERT. */
static void expect(struct fixture *f, int octet)
{
    size_t len;
    const unsigned char *p = smtp_io_send_buf(&f->io, &len);

    assert_non_null(p);
    assert_int_equal(p[0], octet);
    smtp_io_send_ack(&f->io, 1);
    work(f);
}

static void tls_begins_when_the_220_is_sent(void **state)
{
    static const char ask[] = "EHLO c.example\r\nSTARTTLS\r\n";
    struct fixture f;
    size_t step;

    (void)state;
    for (step = 1; step < 40; step++) {
        set_up_with(&f, SMTP_EXT_STARTTLS);
        f.starts = step % 2 == 0;
        work(&f);
        while (take(&f, step))
            work(&f);
        clear(&f, ask, step);
        f.said[f.said_len] = '\0';
        assert_string_equal(f.said + f.said_len - 2, "\r\n");
        assert_non_null(strstr(f.said, "\r\n220 "));
        assert_ptr_equal(f.io.filter, &toy_filter);
        assert_int_equal(f.toy.begun, !f.starts);
        assert_int_equal(smtp_io_want(&f.io), SMTP_WANT_TLS | SMTP_WANT_RECV);
        raw(&f, HELLO);
        expect(&f, HELLO);
        f.said_len = 0;
        play(&f, session, step);
        assert_non_null(strstr(f.said, "\r\n221 "));
        assert_int_equal(f.mails, 1);
        assert_int_equal(f.alerted, 1);
        tear_down(&f);
    }
}

static void between_the_220_and_tls_nothing_is_received(void **state)
{
    struct fixture f;
    size_t len;

    (void)state;
    set_up_with(&f, SMTP_EXT_STARTTLS);
    work(&f);
    clear(&f, "EHLO c.example\r\n", 1000);
    give(&f, "STARTTLS\r\n", 1000);
    work(&f);
    take(&f, 1000);
    assert_null(f.io.filter);
    assert_null(smtp_io_recv_buf(&f.io, &len));
    assert_int_equal(smtp_io_want(&f.io), SMTP_WANT_TLS);
    work(&f);
    assert_non_null(smtp_io_recv_buf(&f.io, &len));
    tear_down(&f);
}

static void what_comes_before_the_220_is_sent_is_the_end(void **state)
{
    struct fixture f;

    (void)state;
    set_up_with(&f, SMTP_EXT_STARTTLS);
    work(&f);
    clear(&f, "EHLO c.example\r\n", 1000);
    give(&f, "STARTTLS\r\n", 1000);
    work(&f);
    take(&f, 3);
    give(&f, "MAIL FROM:<a@b.example>\r\n", 1000);
    do
        work(&f);
    while (take(&f, 3));
    assert_int_equal(f.toy.begun, 0);
    assert_int_equal(f.closes, 1);
    assert_int_equal(f.mails, 0);
    assert_int_equal(smtp_conn_get(f.io.conn, SMTP_GET_ERROR), SMTP_EINJECT);
    assert_int_equal(smtp_io_want(&f.io), SMTP_WANT_CLOSE);
    tear_down(&f);
}

static void with_tls_first_it_begins_at_once(void **state)
{
    struct fixture f;

    (void)state;
    set_up_with(&f, SMTP_OPT_TLS_FIRST);
    work(&f);
    assert_int_equal(f.toy.begun, 1);
    raw(&f, HELLO);
    expect(&f, HELLO);
    play(&f, session, 7);
    assert_memory_equal(f.said, "220 ", 4);
    assert_int_equal(f.mails, 1);
    tear_down(&f);
}

static void a_handshake_that_fails_still_sends_its_alert(void **state)
{
    struct fixture f;

    (void)state;
    set_up_with(&f, SMTP_OPT_TLS_FIRST);
    work(&f);
    raw(&f, 'E');
    assert_int_equal(f.closes, 1);
    assert_int_equal(smtp_io_want(&f.io), SMTP_WANT_SEND);
    expect(&f, ALERT);
    assert_int_equal(smtp_io_want(&f.io), SMTP_WANT_CLOSE);
    assert_int_equal(smtp_conn_get(f.io.conn, SMTP_GET_ERROR), SMTP_ETLS);
    tear_down(&f);
}

static void tls_that_cannot_begin_has_failed(void **state)
{
    struct fixture f;
    int none;

    (void)state;
    for (none = 0; none < 2; none++) {
        set_up_with(&f, SMTP_OPT_TLS_FIRST);
        f.toy.flags = -1;
        if (none)
            f.io.tls = NULL;
        work(&f);
        assert_int_equal(f.toy.begun, !none);
        assert_int_equal(f.closes, 1);
        assert_int_equal(smtp_io_want(&f.io), SMTP_WANT_CLOSE);
        assert_int_equal(smtp_conn_get(f.io.conn, SMTP_GET_ERROR), SMTP_ETLS);
        tear_down(&f);
    }
}

static void the_end_frees_the_filter_once(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 1);
    smtp_io_end(&f.io);
    smtp_io_end(&f.io);
    assert_int_equal(f.toy.freed, 1);
    assert_null(f.io.filter);
    assert_null(f.io.conn);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tls_begins_when_the_220_is_sent),
        cmocka_unit_test(between_the_220_and_tls_nothing_is_received),
        cmocka_unit_test(what_comes_before_the_220_is_sent_is_the_end),
        cmocka_unit_test(with_tls_first_it_begins_at_once),
        cmocka_unit_test(a_handshake_that_fails_still_sends_its_alert),
        cmocka_unit_test(tls_that_cannot_begin_has_failed),
        cmocka_unit_test(the_end_frees_the_filter_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
