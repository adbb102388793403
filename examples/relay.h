/*
 * What the parts of relay share: the service, and a relay, which is what one
 * client's session and the session with the next server have in common.
 */
#ifndef RELAY_H
#define RELAY_H

#include "smtp_adapter/posix.h"

#include "listeners.h"
#include "options.h"
#include "secure.h"
#include "tls.h"

enum { RELAY_TEXT = 2048, RELAY_TRACE = 2048, RELAY_HOPS = 100 };

/* TLS with the next server. */
enum relay_starttls { STARTTLS_MAY, STARTTLS_MUST, STARTTLS_NO };

struct service {
    struct smtp_posix_loop loop;
    struct smtp_posix_host in, out;
    smtp_config *in_config, *out_config;
    struct listeners listeners;
    struct tls tls;       /* with clients */
    struct secure secure; /* with the next server */
    const char *hostname;
    const char *to; /* where the next server is: HOST:PORT */
    char to_name[256];
    enum relay_starttls starttls;
    int lmtp;
    uint64_t max_size; /* 0: what the next server says */
    unsigned long messages;
};

/* An answer of the next server, until the client has it. */
struct reply {
    int code;              /* 0: there is none */
    char enhanced[16];     /* or "" */
    char text[RELAY_TEXT]; /* lines, with '\n' between them */
};

struct relay {
    struct service *service;
    struct smtp_posix_session *in;  /* the client; NULL: it has gone */
    struct smtp_posix_session *out; /* the next server; NULL: none */
    int links; /* sessions that know this relay; with the last it goes */
    int met;   /* the next server takes mail */
    int tried; /* ... was asked for STARTTLS */
    int given; /* ... has what the client waits for */
    int whole; /* ... has answered it: in reply */
    int open;  /* ... has begun a message, and not yet answered its end */
    int grown; /* lines of reply are being added */
    struct reply reply, worst;
    char address[SMTP_SOCKET_HOST];
    char *helo;
    char *to; /* the recipient, if it is one */
    size_t recipients;
    int utf8;
    unsigned char *body; /* room for what the loop receives at once */
    size_t len, sent;    /* octets in it, and those that have left */
    int column, hops;    /* where the header stands, and Received: in it */
};

/* With its last session a relay goes. */
static inline void relay_leave(struct relay *r)
{
    if (--r->links > 0)
        return;
    free(r->helo);
    free(r->to);
    free(r->body);
    free(r);
}

/* Nothing is in the buffer: the client may go on. */
static inline void relay_flush(struct relay *r)
{
    r->len = r->sent = 0;
    if (r->in != NULL && r->in->io.hold)
        smtp_posix_hold(r->in, 0);
}

/* The transaction is over. */
static inline void relay_forget(struct relay *r)
{
    free(r->to);
    free(r->body);
    r->to = NULL;
    r->body = NULL;
    r->recipients = 0;
    relay_flush(r);
}

/* Says no to the client in words of our own: to what it waits for, or in the
   middle of its message. */
static inline void relay_refuse(struct relay *r, int code,
                                const char *enhanced, const char *text)
{
    const smtp_event *e = smtp_conn_owed(r->in->io.conn);

    r->given = r->whole = 0;
    if (e != NULL && e->type == SMTP_EVENT_CONNECT) {
        code = 421;
        enhanced = NULL;
    }
    smtp_conn_reply(r->in->io.conn, code, enhanced, text);
    smtp_posix_wake(r->in);
}

#endif
