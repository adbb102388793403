/*
 * A loop with a server and a client in it, for the tests of clients in
 * smtp_adapter/posix.h. The client sends messages of lines that are all alike.
 */
#ifndef LIB_DIAL_H
#define LIB_DIAL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smtp_adapter/posix.h"

enum { LINE = 64, LONG_MESSAGE = 300000 * LINE };
enum { MAIL, RCPT, DATA, BODY, STEPS };

/* ---- both sides ---- */

struct side {
    struct fixture *f;
    struct smtp_posix_session *s; /* the session opened last */
    int count[32];                /* events, by type */
    int code;                     /* of the last MESSAGE */
    int error;                    /* at CLOSED */
    int last;                     /* the code at CLOSED */
    int opens;
    int closes;
    size_t octets; /* of messages, given or taken */
};

struct fixture {
    smtp_config *cfg;
    struct smtp_posix_host in, out;
    struct smtp_posix_loop loop;
    char address[SMTP_SOCKET_ADDRESS];
    struct side server, client;
    size_t length; /* of the messages that the client sends */
    int messages;  /* how many */
    int stays;     /* 1: then it does not QUIT */
    int slow;      /* 1: the server is held back after each piece */
    int step;      /* of the client's session */
    int readies;
    char why[128]; /* what the client's close was told */
    char peer[SMTP_SOCKET_HOST];
    char lines[1024 * LINE];
};

static inline void note(struct side *side, smtp_conn *c, const smtp_event *e)
{
    side->count[e->type]++;
    if (e->type == SMTP_EVENT_MESSAGE)
        side->code = e->code;
    if (e->type == SMTP_EVENT_CLOSED) {
        side->error = (int)smtp_conn_get(c, SMTP_GET_ERROR);
        side->last = e->code;
    }
}

/* ---- the server ---- */

static inline int serve(void *user, smtp_conn *c, const smtp_event *e)
{
    struct side *side = user;

    note(side, c, e);
    if (e->type != SMTP_EVENT_BODY)
        return 250;
    side->octets += e->len;
    if (side->f->slow)
        smtp_posix_hold(side->s, 1);
    return SMTP_TAKEN;
}

static const smtp_handler serves[] = {
    {SMTP_EVENT_RCPT, serve},    {SMTP_EVENT_BODY, serve},
    {SMTP_EVENT_MESSAGE, serve}, {SMTP_EVENT_ABORT, serve},
    {SMTP_EVENT_CLOSED, serve},  {0, NULL},
};

static inline void *on_open(void *arg, struct smtp_posix_session *s)
{
    struct fixture *f = arg;

    f->server.s = s;
    f->server.opens++;
    return &f->server;
}

static inline void on_close(void *user, struct smtp_posix_session *s)
{
    struct side *side = user;

    assert_null(s->io.conn);
    side->closes++;
    side->s = side->s == s ? NULL : side->s;
}

/* ---- the client ---- */

static inline int hear(void *user, smtp_conn *c, const smtp_event *e)
{
    note(user, c, e);
    return 0;
}

static const smtp_handler hears[] = {
    {SMTP_EVENT_CONNECT, hear}, {SMTP_EVENT_HELO, hear},
    {SMTP_EVENT_MAIL, hear},    {SMTP_EVENT_RCPT, hear},
    {SMTP_EVENT_DATA, hear},    {SMTP_EVENT_MESSAGE, hear},
    {SMTP_EVENT_QUIT, hear},    {SMTP_EVENT_ABORT, hear},
    {SMTP_EVENT_CLOSED, hear},  {0, NULL},
};

/* The next piece of the message, or its end. 0: there was no room. */
static inline int give_body(struct fixture *f, smtp_conn *c)
{
    size_t left = f->length - f->client.octets;
    size_t at = f->client.octets % sizeof f->lines;
    int64_t n;

    if (left == 0)
        return smtp_client_body_end(c) == 0;
    if (left > sizeof f->lines - at)
        left = sizeof f->lines - at;
    n = smtp_client_body(c, f->lines + at, left);
    assert_true(n >= 0);
    f->client.octets += (size_t)n;
    return n > 0;
}

/* The next step of the session. 0: it must wait. */
static inline int give(struct fixture *f, smtp_conn *c)
{
    switch (f->step) {
    case MAIL:
        if (f->messages == 0) {
            if (!f->stays)
                (void)smtp_client_quit(c); /* or later: SMTP_EROOM */
            return 0;
        }
        return smtp_client_mail(c, "a@client.example", NULL, 0) == 0;
    case RCPT:
        return smtp_client_rcpt(c, "b@mx.example", NULL, 0) == 0;
    case DATA:
        return smtp_client_data(c) == 0;
    default:
        if ((smtp_conn_want(c) & SMTP_WANT_BODY) == 0 || !give_body(f, c))
            return 0;
        if (smtp_conn_get(c, SMTP_GET_STATE) != SMTP_STATE_MESSAGE)
            return 2;
        f->messages--;
        f->client.octets = 0;
        return 1;
    }
}

static inline void on_ready(void *user, struct smtp_posix_session *s, int want)
{
    struct fixture *f = ((struct side *)user)->f;
    int64_t state = smtp_conn_get(s->io.conn, SMTP_GET_STATE);
    int moved;

    assert_int_not_equal(want & (SMTP_WANT_COMMAND | SMTP_WANT_BODY), 0);
    f->readies++;
    if (state == SMTP_STATE_REFUSED)
        assert_int_equal(smtp_client_quit(s->io.conn), 0);
    if (state == SMTP_STATE_REFUSED || state == SMTP_STATE_HELO)
        return;
    while ((moved = give(f, s->io.conn)) != 0)
        f->step = (f->step + (moved == 1)) % STEPS;
}

static inline void on_over(void *user, struct smtp_posix_session *s)
{
    struct fixture *f = ((struct side *)user)->f;

    on_close(user, s);
    snprintf(f->why, sizeof f->why, "%s", smtp_posix_why(s));
    memcpy(f->peer, s->peer, sizeof f->peer);
    f->client.s = NULL;
}

/* ---- the loop ---- */

static inline void set_up(struct fixture *f)
{
    size_t i;

    memset(f, 0, sizeof *f);
    for (i = 0; i < sizeof f->lines; i += LINE) {
        memset(f->lines + i, 'x', LINE - 2);
        memcpy(f->lines + i + LINE - 2, "\r\n", 2);
    }
    f->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    smtp_config_set_text(f->cfg, SMTP_TEXT_HOSTNAME, "mx.example");
    f->server.f = f->client.f = f;
    f->in.config = f->out.config = f->cfg;
    f->in.handlers = serves;
    f->in.open = on_open;
    f->in.close = on_close;
    f->in.arg = f;
    f->out.handlers = hears;
    f->out.ready = on_ready;
    f->out.close = on_over;
    f->out.connect_timeout = 200;
    assert_int_equal(smtp_posix_init(&f->loop, NULL), 0);
    assert_int_equal(
        smtp_posix_listen_as(&f->loop, &f->in, "127.0.0.1:0", 0, f->address),
        0);
}

static inline void tear_down(struct fixture *f)
{
    smtp_posix_free(&f->loop);
    free(f->cfg);
    assert_int_equal(f->client.opens, f->client.closes);
    assert_int_equal(f->server.opens, f->server.closes);
}

/* Begins a session with what is at address. */
static inline void call(struct fixture *f, const char *address)
{
    f->client.s = smtp_posix_connect(&f->loop, &f->out, address, &f->client);
    assert_non_null(f->client.s);
    f->client.opens++;
    assert_int_equal(smtp_client_ehlo(f->client.s->io.conn, NULL), 0);
}

/* Turns until nothing happens any more, for ms. */
static inline void settle_for(struct fixture *f, int ms)
{
    int turns = 0;

    while (smtp_posix_wait(&f->loop, smtp_posix_now()) == 0 ||
           poll(f->loop.poll, (nfds_t)f->loop.count, ms) > 0) {
        assert_true(turns++ < 100000);
        assert_int_equal(smtp_posix_turn(&f->loop), 0);
    }
}

static inline void settle(struct fixture *f)
{
    settle_for(f, 20);
}

/* Turns, for as long as that takes, until the client's session is over. */
static inline void last(struct fixture *f)
{
    uint64_t end = smtp_posix_now() + 20000;

    while (f->client.s != NULL) {
        assert_true(smtp_posix_now() < end);
        assert_int_equal(smtp_posix_turn(&f->loop), 0);
    }
}

#endif
