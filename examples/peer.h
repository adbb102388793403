/*
 * Whom serve talks to: the peer of the socket, or the client that a proxy
 * names (PROXY), or the one that a trusted relay names (XCLIENT). The limit on
 * connections counts the first two, as XCLIENT comes too late for it; trace
 * lines and logs show the last, with what XCLIENT says of its HELO, protocol
 * and login.
 */
#ifndef PEER_H
#define PEER_H

#include <arpa/inet.h>

#include "serve.h"

/* A line for the operator. What a client chose is not in it. */
static inline void peer_log(const struct session *s, const char *what,
                            const char *detail)
{
    fprintf(stderr, "serve: %s: %s %s\n", s->address, what, detail);
}

/* Takes the address that a client or proxy gave as the session's. */
static inline void peer_set(char out[SMTP_SOCKET_HOST], const char *address)
{
    snprintf(out, SMTP_SOCKET_HOST, "%.*s", SMTP_SOCKET_HOST - 1, address);
}

/* How many connections there are from where this one comes, with it. The
   sessions are looked through: that is quick enough, and can't go wrong. */
static inline size_t peer_connections(const struct session *s)
{
    const struct smtp_posix_loop *loop = s->link->loop;
    const struct session *other;
    size_t i, n = 1;

    for (i = 1; i < loop->count; i++) {
        if (loop->session[i]->io.conn == NULL ||
            loop->session[i]->user == NULL || loop->session[i] == s->link)
            continue;
        other = loop->session[i]->user;
        n += other->greeted && strcmp(other->origin, s->origin) == 0;
    }
    return n;
}

static inline int peer_proxy(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;

    (void)c;
    if (e->arg[0] != '\0') {
        peer_set(s->origin, e->arg);
        peer_set(s->address, e->arg);
    }
    if (s->server->transcript != NULL)
        fprintf(s->server->transcript, "%s -- for %s\n", s->number,
                s->address);
    return 0;
}

static inline int peer_trusted(const struct session *s)
{
    size_t i;

    for (i = 0; i < s->server->trusted_count; i++) {
        if (strcmp(s->server->trusted[i], s->origin) == 0)
            return 1;
    }
    return 0;
}

/* 1 if name can be written into a trace line. */
static inline int peer_is_name(const char *name)
{
    smtp_received r;
    char line[1024];

    memset(&r, 0, sizeof r);
    r.by = "localhost";
    r.address = "127.0.0.1";
    r.rdns = name;
    return smtp_codec_received(&r, line, sizeof line) > 0;
}

/* The decoded value of an attribute, in out; NULL if it is not available. */
static inline const char *peer_attribute(const smtp_param *p, char *out,
                                         size_t size)
{
    if (smtp_codec_xtext_decode(p->value, p->len, out, size) < 0 ||
        out[0] == '\0' || option_match("[UNAVAILABLE]", 13, out) ||
        option_match("[TEMPUNAVAIL]", 13, out))
        return NULL;
    return out;
}

/* Keeps a copy of text, or nothing. 0, or 451 if there is no memory. */
static inline int peer_keep(char **where, const char *text)
{
    free(*where);
    *where = text != NULL ? strdup(text) : NULL;
    return text != NULL && *where == NULL ? 451 : 0;
}

/* An attribute of XCLIENT's: it stands in place of the session's own until the
   session ends, or until it is said to be unavailable. 0, or 451 if there is
   no memory. */
static inline int peer_take(struct session *s, const smtp_param *p)
{
    char text[512];
    const char *value = peer_attribute(p, text, sizeof text);

    switch (p->id) {
    case SMTP_PARAM_ADDR:
        if (value != NULL && option_match("IPV6:*", 6, value))
            value += 5;
        peer_set(s->address, value != NULL ? value : "");
        return 0;
    case SMTP_PARAM_NAME:
        return peer_keep(&s->name,
                         value != NULL && peer_is_name(value) ? value : NULL);
    case SMTP_PARAM_HELO:
        return peer_keep(&s->xhelo, value);
    case SMTP_PARAM_PROTO:
        s->xesmtp = value == NULL ? -1 : option_match("ESMTP", 5, value);
        return 0;
    default:
        return 0; /* LOGIN is the library's: SMTP_GET_AUTH tells of it */
    }
}

static inline int peer_refuse(smtp_conn *c)
{
    smtp_conn_reply(c, 550, "5.7.0", "Not from your address");
    return 550;
}

static inline int peer_xclient(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    size_t i;

    if (!peer_trusted(s))
        return peer_refuse(c);
    for (i = 0; i < e->nparam; i++) {
        if (peer_take(s, &e->param[i]) != 0)
            return 451;
    }
    free(s->helo);
    s->helo = NULL;
    smtp_conn_reply(c, 220, NULL, "ESMTP Service ready");
    return 220;
}

/* What a relay before this one knows of the client. It is for the log: the
   client is still the relay. */
static inline int peer_xforward(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    FILE *out = s->server->transcript;
    char text[512];
    size_t i;

    if (!peer_trusted(s))
        return peer_refuse(c);
    for (i = 0; i < e->nparam && out != NULL; i++) {
        if (e->param[i].id == SMTP_PARAM_ADDR &&
            peer_attribute(&e->param[i], text, sizeof text) != NULL)
            fprintf(out, "%s -- forwarded for %s\n", s->number, text);
    }
    smtp_conn_reply(c, 250, NULL, "OK");
    return 250;
}

#endif
