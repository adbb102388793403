/*
 * A run of fuzz_client.c, as far as it is the same for all hosts: octets go
 * out and come in, events are looked at and written to a log, challenges are
 * answered.
 */
#ifndef HEARING_H
#define HEARING_H

#include "dialogue.h"
#include "../lib_check.h"

enum { LONG_TIME = 700000, EVENTS = SMTP_EVENT_CHUNK + 1 };

/* A run under way. */
struct run {
    const struct input *in;
    struct way way;
    smtp_conn *c;
    size_t size; /* of its block */
    uint64_t now;
    size_t fed, limit;
    size_t step;   /* of the script */
    size_t asked;  /* challenges answered */
    uint32_t turn; /* makes numbers that look like chance */
    int owes;      /* a challenge that is not answered in a handler */
    int never;     /* ... and never will be */
    int tls_due;   /* TLS was asked for; not yet in the log */
    int tls;       /* flags of smtp_conn_tls_done() */
    int closed;
    int commands, replies; /* given, and last lines of answers */
    int ended;             /* a message was, or a last chunk said */
    int spoke;             /* AUTH was said */
    struct text log, out, lines_in, lines_out;
};

/* ---- octets out ---- */

/* Sends what there is, so many octets at a time. */
static inline size_t drain(struct run *r)
{
    size_t len, all = 0;
    const void *p;

    while ((p = smtp_conn_send_buf(r->c, &len)) != NULL) {
        FUZZ_CHECK(len > 0);
        FUZZ_CHECK(smtp_conn_send_ack(r->c, len + 1) == SMTP_EINVAL);
        if (len > r->way.drain)
            len = r->way.drain;
        text_add(&r->out, p, len);
        FUZZ_CHECK(smtp_conn_send_ack(r->c, len) == 0);
        all += len;
        if (!r->way.lazy && r->way.drain < 50)
            break;
    }
    return all;
}

/* ---- events ---- */

/* TLS is asked for at once or, where octets were there behind 220, not at
   all; so it counts only when something else has come of it. */
static inline void log_tls(struct run *r, int wanted)
{
    if (r->tls_due && wanted)
        text_put(&r->log, "TLS\n");
    r->tls_due = 0;
}

static inline void check_event_shape(const struct run *r, const smtp_event *e)
{
    int error = (int)smtp_conn_get(r->c, SMTP_GET_ERROR);
    size_t i, len = strlen(e->arg);

    FUZZ_CHECK(!r->closed);
    FUZZ_CHECK(e->type > 0 && e->type < EVENTS);
    FUZZ_CHECK(e->enhanced != NULL && e->path == NULL && e->nparam == 0);
    FUZZ_CHECK(e->owed == (e->type == SMTP_EVENT_AUTH && e->code / 100 == 3 &&
                           !(e->flags & SMTP_FLAG_MORE)));
    FUZZ_CHECK((smtp_conn_owed(r->c) == e) == e->owed);
    FUZZ_CHECK(e->owed || e->data == NULL);
    FUZZ_CHECK(e->type == SMTP_EVENT_CLOSED || e->type == SMTP_EVENT_ABORT ||
               error == 0 || error == SMTP_EINJECT);
    for (i = 0; i < len; i++)
        FUZZ_CHECK((unsigned char)e->arg[i] >= ' ' || e->arg[i] == '\t');
    FUZZ_CHECK(strchr(e->arg, 127) == NULL);
    if (e->type == SMTP_EVENT_TLS || e->type == SMTP_EVENT_ABORT)
        FUZZ_CHECK(e->code == 0);
    else if (e->type != SMTP_EVENT_CLOSED)
        FUZZ_CHECK(e->code >= 200 && e->code <= 599);
    FUZZ_CHECK(*e->enhanced == '\0' ||
               smtp_codec_enhanced(e->enhanced, strlen(e->enhanced)) > 0);
}

/* Every answer has its question. */
static inline void count(struct run *r, const smtp_event *e)
{
    if (e->type == SMTP_EVENT_TLS || e->type == SMTP_EVENT_ABORT ||
        e->type == SMTP_EVENT_CLOSED || e->type == SMTP_EVENT_CONNECT ||
        e->type == SMTP_EVENT_HELO || e->flags & SMTP_FLAG_MORE ||
        e->flags & SMTP_FLAG_CHUNK || e->owed ||
        (e->type == SMTP_EVENT_MESSAGE && has_option(r->in, 'L')))
        return;
    r->commands += (e->flags & SMTP_FLAG_CANCEL) != 0; /* an end by itself */
    if (e->type == SMTP_EVENT_MESSAGE && !r->ended) /* a refusal before it */
        return;
    FUZZ_CHECK(++r->replies <= r->commands);
}

/* An answer to a challenge. In a handler it is given there. */
static inline void answer(struct run *r)
{
    size_t step = r->asked++;
    int letter = step < r->in->answers.len ? r->in->answers.at[step] : 'a', rc;

    r->owes = 0;
    FUZZ_CHECK(smtp_client_quit(r->c) < 0);
    switch (letter) {
    case 'n':
        r->never = 1;
        return;
    case '*':
        rc = smtp_client_auth_answer(r->c, NULL, 0);
        break;
    case '0':
        rc = smtp_client_auth_answer(r->c, "", 0);
        break;
    case 'l':
        rc = smtp_client_auth_answer(r->c, long_secret(), SECRET);
        if (rc == SMTP_EINVAL) /* over MAX_AUTH */
            rc = smtp_client_auth_answer(r->c, NULL, 0);
        break;
    case 'x':
        rc = smtp_conn_close(r->c, NULL);
        break;
    default:
        rc = smtp_client_auth_answer(r->c, password, PASSWORD);
    }
    if (rc == SMTP_EROOM) { /* again when what waits was sent */
        FUZZ_CHECK(r->way.lazy || r->way.drain < 50);
        r->asked--;
        r->owes = 1;
        return;
    }
    FUZZ_CHECK(rc == 0);
}

static inline void take(struct run *r, const smtp_event *e)
{
    if (e->type == SMTP_EVENT_LINE) {
        struct text *to =
            e->flags & SMTP_FLAG_OUT ? &r->lines_out : &r->lines_in;

        FUZZ_CHECK(r->way.trace && e->len < 70000);
        text_add(to, e->data, e->len);
        text_put(to, e->flags & SMTP_FLAG_CUT ? "...\r\n" : "\r\n");
        return;
    }
    check_event_shape(r, e);
    count(r, e);
    log_tls(r, e->type != SMTP_EVENT_CLOSED ||
                   smtp_conn_get(r->c, SMTP_GET_ERROR) != SMTP_EINJECT);
    if (e->type == SMTP_EVENT_TLS) {
        r->tls_due = 1;
        return;
    }
    check_log(&r->log, r->c, e);
    text_put(&r->log, e->enhanced);
    r->closed = e->type == SMTP_EVENT_CLOSED;
    r->owes = e->owed;
    if (e->owed && r->way.handlers && !r->way.late)
        answer(r);
}

static inline int handle(void *user, smtp_conn *c, const smtp_event *e)
{
    struct run *r = user;

    FUZZ_CHECK(c == r->c && smtp_conn_next(c, 0) == NULL);
    take(r, e);
    return SMTP_LATER;
}

static inline size_t take_all(struct run *r)
{
    static smtp_handler handlers[EVENTS];
    const smtp_event *e;
    size_t n = 0;
    int i;

    if (!r->way.handlers) {
        for (; (e = smtp_conn_next(r->c, r->now)) != NULL; n++)
            take(r, e);
        return n;
    }
    for (i = 0; i < EVENTS - 1; i++) {
        handlers[i].event = i + 1;
        handlers[i].fn = handle;
    }
    return (size_t)smtp_conn_dispatch(r->c, r->now, handlers, r);
}

/* ---- octets in ---- */

static inline size_t feed(struct run *r)
{
    size_t len = r->limit - r->fed, room, cut = r->way.cut;
    void *p;

    if (len == 0)
        return 0;
    p = smtp_conn_recv_buf(r->c, &room);
    FUZZ_CHECK((p == NULL) == (room == 0));
    if (p == NULL)
        return 0;
    if (cut > 0 && len > cut)
        len = 1 + fuzz_hash(r->turn++, 1) % (uint32_t)cut;
    if (len > room)
        len = room;
    memcpy(p, r->in->data + r->fed, len);
    FUZZ_CHECK(smtp_conn_recv_ack(r->c, len) == 0);
    r->fed += len;
    return len;
}

static inline void move(struct run *r, size_t size)
{
    unsigned char *mem = fuzz_block(size), *old = (unsigned char *)r->c;

    memset(mem, 0xa5, size);
    FUZZ_CHECK(smtp_conn_move(r->c, mem, smtp_conn_size(r->c) - 1) == NULL);
    r->c = smtp_conn_move(r->c, mem, size);
    FUZZ_CHECK((unsigned char *)r->c == mem);
    FUZZ_CHECK(old[0] == 0);
    free(old);
}

static inline void park(struct run *r)
{
    if (!r->way.park || fuzz_hash(r->turn++, 2) % 3 != 0)
        return;
    move(r, smtp_conn_size(r->c));
    move(r, r->size);
}

/* Until nothing more happens. What waits to be sent is sent at last in any
   way, and what is owed answered. */
static inline void pump(struct run *r)
{
    size_t moved;

    do {
        moved = take_all(r);
        park(r);
        if (r->owes && r->way.late)
            moved += feed(r);
        if (r->owes && moved == 0) {
            answer(r);
            moved += !r->owes;
        }
        if (!r->way.lazy)
            moved += drain(r);
        if (!r->owes && !r->never)
            moved += feed(r);
        if (moved == 0)
            moved = drain(r);
        if (moved == 0 && r->never && !r->closed) {
            r->now += LONG_TIME;
            r->never = 0;
            moved = 1;
        }
    } while (moved > 0);
    FUZZ_CHECK(r->fed == r->limit || r->closed);
}

#endif
