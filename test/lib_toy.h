/*
 * For the tests of smtp_adapter/io.h: a filter, a host and the socket's far
 * end. The filter is no cipher, but has what one has: small buffers of its own
 * on both sides, a handshake (HELLO comes, HELLO goes), octets that differ
 * from the clear ones (each is XORed with KEY), and a closing alert (the octet
 * ALERT).
 */
#ifndef LIB_TOY_H
#define LIB_TOY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "smtp_adapter/io.h"

enum { KEY = 0x5a, ALERT = 0xff, HELLO = 0xfe, SMALL = 48 };

/* ---- the filter ---- */

struct toy {
    unsigned char in[SMALL];
    unsigned char out[SMALL];
    size_t in_len;
    size_t out_len;
    int eof;
    int closed;
    int flags; /* what the handshake comes to */
    int begun; /* times */
    int freed;
};

static inline void *toy_recv_buf(void *state, size_t *len)
{
    struct toy *t = state;

    *len = sizeof t->in - t->in_len;
    return *len > 0 ? t->in + t->in_len : NULL;
}

static inline void toy_recv_ack(void *state, size_t len)
{
    ((struct toy *)state)->in_len += len;
}

static inline void toy_recv_eof(void *state)
{
    ((struct toy *)state)->eof = 1;
}

static const void *toy_send_buf(void *state, size_t *len)
{
    struct toy *t = state;

    *len = t->out_len;
    return t->out_len > 0 ? t->out : NULL;
}

static inline void toy_send_ack(void *state, size_t len)
{
    struct toy *t = state;

    t->out_len -= len;
    memmove(t->out, t->out + len, t->out_len);
}

static inline int toy_want(const void *state)
{
    const struct toy *t = state;

    return (t->in_len < sizeof t->in ? SMTP_WANT_RECV : 0) |
           (t->out_len > 0 ? SMTP_WANT_SEND : 0);
}

static inline int toy_handshake(void *state, smtp_conn *c)
{
    struct toy *t = state;

    if (t->in_len == 0)
        return 0;
    if (t->in[0] != HELLO)
        t->flags = 0;
    t->in_len--;
    memmove(t->in, t->in + 1, t->in_len);
    t->out[t->out_len++] = t->flags != 0 ? HELLO : ALERT;
    t->closed = t->flags == 0;
    assert_int_equal(smtp_conn_tls_done(c, t->flags), 0);
    return 1;
}

static inline size_t toy_read(void *state, void *buf, size_t len, int *end)
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

static inline size_t toy_write(void *state, const void *data, size_t len)
{
    struct toy *t = state;
    const unsigned char *in = data;
    size_t n;

    for (n = 0; n < len && t->out_len < sizeof t->out - 1; n++)
        t->out[t->out_len++] = in[n] ^ KEY;
    return n;
}

static inline void toy_close(void *state)
{
    struct toy *t = state;

    if (t->closed)
        return;
    t->closed = 1;
    t->out[t->out_len++] = ALERT;
}

static inline void toy_free(void *state)
{
    ((struct toy *)state)->freed++;
}

static const struct smtp_io_filter toy_filter = {
    toy_recv_buf, toy_recv_ack, toy_recv_eof,  toy_send_buf,
    toy_send_ack, toy_want,     toy_handshake, toy_read,
    toy_write,    toy_close,    toy_free,
};

static inline int toy_begin(void *arg, struct smtp_io *io)
{
    struct toy *t = arg;

    t->begun++;
    if (t->flags < 0)
        return -1;
    smtp_io_start(io, &toy_filter, t);
    return 0;
}

/* ---- a host, and the socket's far end ---- */

struct fixture {
    smtp_config *cfg;
    void *block;
    struct smtp_io io;
    struct toy toy;
    struct smtp_io_tls tls;
    char said[4096]; /* by the server, in clear */
    size_t said_len;
    int alerted; /* its closing alert came */
    int aborts;
    int closes;
    int mails;
    int starts; /* 1: the handler of TLS begins it */
};

static inline int accept_it(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)user;
    (void)c;
    return e->type == SMTP_EVENT_BODY ? SMTP_TAKEN : 250;
}

static inline int count_abort(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    ((struct fixture *)user)->aborts++;
    return 0;
}

static inline int count_closed(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    ((struct fixture *)user)->closes++;
    return 0;
}

static inline int count_mail(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    ((struct fixture *)user)->mails++;
    return 250;
}

static inline int grant(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)user;
    (void)c;
    (void)e;
    return 220;
}

static inline int start(void *user, smtp_conn *c, const smtp_event *e)
{
    struct fixture *f = user;

    (void)c;
    (void)e;
    if (f->starts)
        smtp_io_start(&f->io, &toy_filter, &f->toy);
    return 0;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_STARTTLS, grant},
    {SMTP_EVENT_TLS, start},
    {SMTP_EVENT_MAIL, count_mail},
    {SMTP_EVENT_RCPT, accept_it},
    {SMTP_EVENT_BODY, accept_it},
    {SMTP_EVENT_MESSAGE, accept_it},
    {SMTP_EVENT_ABORT, count_abort},
    {SMTP_EVENT_CLOSED, count_closed},
    {0, NULL},
};

static inline void set_up_with(struct fixture *f, int option)
{
    struct smtp_io io = {NULL, NULL, NULL, NULL, 0, 0, 0};
    size_t need;

    memset(f, 0, sizeof *f);
    f->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    assert_non_null(f->cfg);
    assert_int_equal(
        smtp_config_set_text(f->cfg, SMTP_TEXT_HOSTNAME, "mx.example"), 0);
    if (option != 0)
        assert_int_equal(smtp_config_set(f->cfg, option, 1), 0);
    need = smtp_config_need(f->cfg);
    f->block = malloc(need);
    io.conn = smtp_conn_init_server(f->block, need, f->cfg);
    assert_non_null(io.conn);
    f->io = io;
    f->toy.flags = SMTP_TLS_OK;
    f->tls.begin = toy_begin;
    f->tls.arg = &f->toy;
    f->io.tls = &f->tls;
}

static inline void set_up(struct fixture *f, int filtered)
{
    set_up_with(f, 0);
    if (filtered)
        smtp_io_start(&f->io, &toy_filter, &f->toy);
}

static inline void tear_down(struct fixture *f)
{
    free(f->block);
    free(f->cfg);
}

/* Takes at most step octets of what the socket should send. */
static inline int take(struct fixture *f, size_t step)
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
static inline size_t give(struct fixture *f, const char *text, size_t step)
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
static inline void work(struct fixture *f)
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
static inline void play(struct fixture *f, const char *text, size_t step)
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

#endif
