/*
 * The side of relay that faces the next server: calling it, what it is given,
 * and what it says.
 */
#ifndef RELAY_NEXT_H
#define RELAY_NEXT_H

#include "relay.h"

/* The next server hears no more, not even the end of a message. */
static inline void next_cut(struct relay *r)
{
    smtp_conn_close(r->out->io.conn, NULL);
    smtp_posix_wake(r->out);
    r->out = NULL;
    r->met = r->open = 0;
    relay_flush(r);
}

/* The client is to have what the next server has said. */
static inline void next_pass(struct relay *r)
{
    r->whole = 1;
    if (r->in != NULL)
        smtp_posix_wake(r->in);
}

/* Calls the next server. 0, or -1. */
static inline int next_call(struct relay *r)
{
    r->out = smtp_posix_connect(&r->service->loop, &r->service->out,
                                r->service->to, r);
    if (r->out == NULL)
        return -1;
    smtp_client_ehlo(r->out->io.conn, NULL);
    r->links++;
    r->reply.code = 0;
    r->met = r->tried = r->given = r->whole = r->open = r->grown = 0;
    return 0;
}

/* ---- What the next server is given ---- */

/* What the client may be offered: all that the next server can do. The rest
   the relay itself does for any server. */
static inline void next_offer(struct relay *r, const smtp_conn *next)
{
    static const int exts[] = {
        SMTP_EXT_8BITMIME,   SMTP_EXT_SIZE,     SMTP_EXT_DSN,
        SMTP_EXT_BINARYMIME, SMTP_EXT_SMTPUTF8, SMTP_EXT_ENHANCEDSTATUSCODES};
    smtp_conn *c = r->in->io.conn;
    uint64_t size = (uint64_t)smtp_conn_get(next, SMTP_OPT_MAX_SIZE);
    size_t i;

    for (i = 0; i < sizeof exts / sizeof exts[0]; i++)
        smtp_conn_set(c, exts[i], smtp_conn_get(next, exts[i]) == 1);
    if (r->service->max_size != 0 &&
        (size == 0 || r->service->max_size < size))
        size = r->service->max_size;
    if (size != 0)
        smtp_conn_set(c, SMTP_EXT_SIZE, 1);
    smtp_conn_set(c, SMTP_OPT_MAX_SIZE, size);
}

/* Before mail: TLS, if it is to be. 1 if the next server takes mail now. */
static inline int next_meet(struct relay *r, smtp_conn *next)
{
    int64_t tls = smtp_conn_get(next, SMTP_GET_TLS);
    const smtp_event *e = smtp_conn_owed(r->in->io.conn);

    if (smtp_conn_get(next, SMTP_GET_STATE) != SMTP_STATE_READY) {
        next_pass(r); /* it says no */
        smtp_client_quit(next);
        r->out = NULL;
        return 0;
    }
    if (r->service->starttls != STARTTLS_NO && !r->tried &&
        smtp_conn_get(next, SMTP_EXT_STARTTLS) == 1) {
        r->tried = 1;
        smtp_client_starttls(next);
        return 0;
    }
    if (r->service->starttls == STARTTLS_MUST &&
        (tls & SMTP_TLS_VERIFIED) == 0) {
        relay_refuse(r, 451, "4.7.0",
                     tls != 0 ? "The next server can't prove who it is"
                              : "The next server does not speak TLS");
        next_cut(r);
        return 0;
    }
    r->met = 1;
    next_offer(r, next);
    if (e != NULL && e->type == SMTP_EVENT_CONNECT) {
        smtp_conn_reply(r->in->io.conn, 220, NULL, "ESMTP Service ready");
        smtp_posix_wake(r->in);
    }
    return 1;
}

static inline int next_give_mail(smtp_conn *next, const smtp_event *e)
{
    enum { MOST = 40 };
    smtp_param list[MOST + 1], *p = list;
    int declared = 0;
    size_t i;

    for (i = 0; i < e->nparam && i < MOST; i++) {
        declared |= e->param[i].id == SMTP_PARAM_BODY;
        /* SIZE we may have asked for on our own account. */
        if (e->param[i].id != SMTP_PARAM_SIZE ||
            smtp_conn_get(next, SMTP_EXT_SIZE) == 1)
            *p++ = e->param[i];
    }
    if (!declared && smtp_conn_get(next, SMTP_EXT_8BITMIME) == 1) {
        memset(p, 0, sizeof *p);
        p->id = SMTP_PARAM_BODY;
        p++->number = SMTP_BODY_8BIT;
    }
    return smtp_client_mail(next, e->path->mailbox, list, (size_t)(p - list));
}

/* Gives what the client waits for. */
static inline void next_give(struct relay *r, smtp_conn *next,
                             const smtp_event *e)
{
    int rc = SMTP_EROOM;

    if (e->type == SMTP_EVENT_MAIL)
        rc = next_give_mail(next, e);
    else if (e->type == SMTP_EVENT_RCPT)
        rc = smtp_client_rcpt(next, e->path->mailbox, e->param, e->nparam);
    else if (e->type == SMTP_EVENT_DATA)
        rc = smtp_client_data(next);
    else if (e->type == SMTP_EVENT_MESSAGE && r->len == 0)
        rc = smtp_client_body_end(next);
    if (rc == 0) {
        r->given = 1;
        r->open |= e->type == SMTP_EVENT_DATA;
    } else if (rc != SMTP_EROOM) { /* it has changed since we met */
        relay_refuse(r, rc == SMTP_EINVAL ? 555 : 451, NULL,
                     "The next server does not take this");
    }
}

/* Gives what is there of the message. */
static inline void next_pour(struct relay *r, smtp_conn *next)
{
    int64_t n = 1;

    while (n > 0 && r->sent < r->len) {
        n = smtp_client_body(next, r->body + r->sent, r->len - r->sent);
        if (n > 0)
            r->sent += (size_t)n;
    }
    if (n == SMTP_EINVAL) {
        relay_refuse(r, 554, "5.6.3", "The next server takes no such octets");
        next_cut(r);
    } else if (r->sent == r->len) {
        relay_flush(r);
    }
}

/* The next server takes commands or content. */
static inline void next_ready(void *user, struct smtp_posix_session *link,
                              int want)
{
    struct relay *r = user;
    smtp_conn *next = link->io.conn;
    const smtp_event *e;

    (void)want;
    if (link != r->out)
        return;
    if (r->in == NULL) {
        smtp_client_quit(next);
        return;
    }
    if (!r->met && !next_meet(r, next))
        return;
    if (r->len > 0)
        next_pour(r, next);
    e = smtp_conn_owed(r->in->io.conn);
    if (r->out != NULL && e != NULL && !r->given)
        next_give(r, next, e);
}

/* ---- What the next server says ---- */

/* Adds a line to its answer: 1 if it was the last. Where the next server has
   not announced enhanced codes they are text to the client, too. */
static inline int next_hear(struct relay *r, const smtp_conn *next,
                            const smtp_event *e)
{
    int apart = smtp_conn_get(next, SMTP_EXT_ENHANCEDSTATUSCODES) == 1;
    struct reply *a = &r->reply;
    size_t len;

    if (!r->grown) {
        memset(a, 0, sizeof *a);
        a->code = e->code;
        if (e->code >= 400 && e->code / 10 % 10 > 5) /* not in 5321 4.2 */
            a->code = e->code / 100 * 100 + 50;
        if (apart)
            snprintf(a->enhanced, sizeof a->enhanced, "%s", e->enhanced);
    }
    len = strlen(a->text);
    snprintf(a->text + len, sizeof a->text - len, "%s%s%s%s",
             r->grown ? "\n" : "", apart ? "" : e->enhanced,
             apart || e->enhanced[0] == '\0' ? "" : " ", e->arg);
    r->grown = (e->flags & SMTP_FLAG_MORE) != 0;
    return !r->grown;
}

/* The greeting, and the answers to EHLO and STARTTLS: see next_meet(). */
static inline int next_word(void *user, smtp_conn *c, const smtp_event *e)
{
    next_hear(user, c, e);
    return 0;
}

static inline int next_answer(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;

    if (!next_hear(r, c, e))
        return 0;
    if (e->type == SMTP_EVENT_DATA && e->code >= 400)
        r->open = 0;
    if (r->given)
        next_pass(r);
    return 0;
}

/* It has refused a message that is not yet at its end. */
static inline void next_break(struct relay *r)
{
    const struct reply *a = &r->reply;

    r->open = 0;
    if (r->in != NULL)
        relay_refuse(r, a->code, a->enhanced[0] != '\0' ? a->enhanced : NULL,
                     a->text);
    relay_flush(r);
}

/* Of a binary message: it may be refused at each chunk. */
static inline int next_chunk(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;

    if (next_hear(r, c, e) && e->code >= 400)
        next_break(r);
    return 0;
}

/* How bad it is. */
static inline int next_rank(const struct reply *a)
{
    return a->code / 100 == 2 ? 0 : a->code / 100 == 5 ? 1 : 2;
}

static inline int next_outcome(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;

    if (!next_hear(r, c, e))
        return 0;
    if (e->index == 0 || next_rank(&r->reply) > next_rank(&r->worst))
        r->worst = r->reply;
    if (r->service->lmtp &&
        (int64_t)e->index + 1 < smtp_conn_get(c, SMTP_GET_RCPT))
        return 0;
    r->reply = r->worst;
    if (!r->given && r->open) {
        next_break(r);
        return 0;
    }
    r->open = 0;
    if (r->given)
        next_pass(r);
    return 0;
}

static const smtp_handler next_handlers[] = {
    {SMTP_EVENT_CONNECT, next_word},
    {SMTP_EVENT_HELO, next_word},
    {SMTP_EVENT_STARTTLS, next_word},
    {SMTP_EVENT_MAIL, next_answer},
    {SMTP_EVENT_RCPT, next_answer},
    {SMTP_EVENT_DATA, next_answer},
    {SMTP_EVENT_CHUNK, next_chunk},
    {SMTP_EVENT_MESSAGE, next_outcome},
    {0, NULL},
};

/* The session with the next server is over. */
static inline void next_close(void *user, struct smtp_posix_session *link)
{
    struct relay *r = user;
    const char *why = smtp_posix_why(link);

    if (link == r->out) {
        if (why[0] != '\0')
            fprintf(stderr, "relay: %s: %s\n", r->service->to, why);
        r->out = NULL;
        relay_flush(r);
        if (!r->met && r->reply.code >= 400)
            next_pass(r); /* its greeting was its last word */
        else if (r->in != NULL && !r->whole)
            relay_refuse(r, 451, r->met ? "4.4.2" : "4.4.1",
                         r->met ? "The next server has gone"
                                : "The next server can't be reached");
        r->met = r->open = 0;
    }
    relay_leave(r);
}

#endif
