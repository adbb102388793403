/*
 * smtp_adapter/io.h: what it does with a filter between the socket and the
 * connection. The filter here is no cipher, but has what one has: small
 * buffers of its own on both sides, octets that differ from the clear ones
 * (each is XORed with KEY), and a closing alert (the octet ALERT).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "smtp_adapter/io.h"

enum { KEY = 0x5a, ALERT = 0xff, SMALL = 48 };

/* ---- the filter ---- */

struct toy {
    unsigned char in[SMALL];
    unsigned char out[SMALL];
    size_t in_len;
    size_t out_len;
    int eof;
    int closed;
};

static void *toy_recv_buf(void *state, size_t *len)
{
    struct toy *t = state;

    *len = sizeof t->in - t->in_len;
    return *len > 0 ? t->in + t->in_len : NULL;
}

static void toy_recv_ack(void *state, size_t len)
{
    ((struct toy *)state)->in_len += len;
}

static void toy_recv_eof(void *state)
{
    ((struct toy *)state)->eof = 1;
}

static const void *toy_send_buf(void *state, size_t *len)
{
    struct toy *t = state;

    *len = t->out_len;
    return t->out_len > 0 ? t->out : NULL;
}

static void toy_send_ack(void *state, size_t len)
{
    struct toy *t = state;

    t->out_len -= len;
    memmove(t->out, t->out + len, t->out_len);
}

static int toy_handshake(void *state, smtp_conn *c)
{
    (void)state;
    (void)c;
    return 0;
}

static size_t toy_read(void *state, void *buf, size_t len, int *end)
{
    struct toy *t = state;
    unsigned char *out = buf;
    size_t n = 0;

    while (n < len && n < t->in_len && t->in[n] != ALERT) {
        out[n] = t->in[n] ^ KEY;
        n++;
    }
    t->in_len -= n;
    memmove(t->in, t->in + n, t->in_len);
    *end = t->in_len > 0 ? t->in[0] == ALERT : t->eof;
    return n;
}

static size_t toy_write(void *state, const void *data, size_t len)
{
    struct toy *t = state;
    const unsigned char *in = data;
    size_t n;

    for (n = 0; n < len && t->out_len < sizeof t->out - 1; n++)
        t->out[t->out_len++] = in[n] ^ KEY;
    return n;
}

static void toy_close(void *state)
{
    struct toy *t = state;

    if (t->closed)
        return;
    t->closed = 1;
    t->out[t->out_len++] = ALERT;
}

static const struct smtp_io_filter toy_filter = {
    toy_recv_buf,  toy_recv_ack, toy_recv_eof, toy_send_buf, toy_send_ack,
    toy_handshake, toy_read,     toy_write,    toy_close,
};

/* ---- a host, and the socket's far end ---- */

struct fixture {
    smtp_config *cfg;
    void *block;
    struct smtp_io io;
    struct toy toy;
    char said[4096]; /* by the server, in clear */
    size_t said_len;
    int alerted; /* its closing alert came */
    int aborts;
    int closes;
};

static int accept_it(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)user;
    (void)c;
    return e->type == SMTP_EVENT_BODY ? SMTP_TAKEN : 250;
}

static int count_abort(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    ((struct fixture *)user)->aborts++;
    return 0;
}

static int count_closed(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    ((struct fixture *)user)->closes++;
    return 0;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_RCPT, accept_it},      {SMTP_EVENT_BODY, accept_it},
    {SMTP_EVENT_MESSAGE, accept_it},   {SMTP_EVENT_ABORT, count_abort},
    {SMTP_EVENT_CLOSED, count_closed}, {0, NULL},
};

static void set_up(struct fixture *f, int filtered)
{
    struct smtp_io io = {NULL, NULL, NULL, 0};
    size_t need;

    memset(f, 0, sizeof *f);
    f->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    assert_non_null(f->cfg);
    assert_int_equal(
        smtp_config_set_text(f->cfg, SMTP_TEXT_HOSTNAME, "mx.example"), 0);
    need = smtp_config_need(f->cfg);
    f->block = malloc(need);
    io.conn = smtp_conn_init_server(f->block, need, f->cfg);
    assert_non_null(io.conn);
    f->io = io;
    if (filtered)
        smtp_io_start(&f->io, &toy_filter, &f->toy);
}

static void tear_down(struct fixture *f)
{
    free(f->block);
    free(f->cfg);
}

/* Takes at most step octets of what the socket should send. */
static int take(struct fixture *f, size_t step)
{
    size_t len, i;
    const unsigned char *p = smtp_io_send_buf(&f->io, &len);

    if (p == NULL)
        return 0;
    len = len < step ? len : step;
    for (i = 0; i < len; i++) {
        assert_false(f->alerted);
        if (f->io.filter == NULL)
            f->said[f->said_len++] = (char)p[i];
        else if (p[i] == ALERT)
            f->alerted = 1;
        else
            f->said[f->said_len++] = (char)(p[i] ^ KEY);
    }
    smtp_io_send_ack(&f->io, len);
    return 1;
}

/* Gives at most step octets of text to the socket; returns how many. */
static size_t give(struct fixture *f, const char *text, size_t step)
{
    size_t room, n = strlen(text), i;
    unsigned char *p = smtp_io_recv_buf(&f->io, &room);

    if (p == NULL)
        return 0;
    n = n < step ? n : step;
    n = n < room ? n : room;
    for (i = 0; i < n; i++)
        p[i] = (unsigned char)(f->io.filter != NULL ? text[i] ^ KEY : text[i]);
    smtp_io_recv_ack(&f->io, n);
    return n;
}

/* Lets the connection work; all that it can do now, it must do at once. */
static void work(struct fixture *f)
{
    size_t in, out;

    smtp_io_dispatch(&f->io, 0, handlers, f);
    in = f->toy.in_len;
    out = f->toy.out_len;
    assert_int_equal(smtp_io_dispatch(&f->io, 0, handlers, f), 0);
    assert_int_equal(f->toy.in_len, in);
    assert_int_equal(f->toy.out_len, out);
}

/* Plays text in steps, then ends the input, until the io says CLOSE. */
static void play(struct fixture *f, const char *text, size_t step)
{
    int turns = 0;

    while (!(smtp_io_want(&f->io) & SMTP_WANT_CLOSE)) {
        assert_true(turns++ < 100000);
        work(f);
        if (take(f, step))
            continue;
        if (*text != '\0')
            text += give(f, text, step);
        else if (!f->io.eof)
            smtp_io_recv_eof(&f->io);
    }
    assert_false(take(f, step));
    f->said[f->said_len] = '\0';
}

static const char session[] =
    "EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<x@c.example>\r\n"
    "DATA\r\nSubject: s\r\n\r\n..x\r\n.\r\nNOOP\r\nQUIT\r\n";

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_clear_all_goes_straight_to_the_connection),
        cmocka_unit_test(a_filter_changes_nothing_that_is_said),
        cmocka_unit_test(close_comes_when_the_alert_is_sent),
        cmocka_unit_test(the_peers_alert_is_the_end_of_its_octets),
        cmocka_unit_test(an_end_without_alert_is_an_end_too),
        cmocka_unit_test(nothing_is_received_after_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
