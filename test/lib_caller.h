/*
 * A client to talk with, for tests that are no transcripts: it hears replies,
 * keeps what the events were, and collects what goes out.
 */
#ifndef LIB_CALLER_H
#define LIB_CALLER_H

#include <stddef.h>
#include <stdint.h>

#include "lib_text.h"
#include "smtp.h"

enum { CALLER_EVENTS = 26 };

/* All that the library knows, as EHLO's answer announces it. */
#define CALLER_ALL                                                            \
    "250-mx.example\r\n250-8BITMIME\r\n250-SIZE 1000000\r\n250-DSN\r\n"       \
    "250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-CHUNKING\r\n"           \
    "250-BINARYMIME\r\n250-SMTPUTF8\r\n250-STARTTLS\r\n"                      \
    "250-XCLIENT NAME ADDR\r\n250 AUTH PLAIN LOGIN CRAM-MD5\r\n"

struct caller {
    smtp_config *cfg;
    smtp_conn *c;
    size_t size; /* of its block */
    uint64_t now;
    const char *offers; /* the answer to EHLO */
    int flags;          /* what tls_done() is told; 0: it is not called */
    int held;           /* 1: nothing goes out */
    int count[CALLER_EVENTS]; /* events that have come */
    int code[CALLER_EVENTS];  /* of the last of each */
    int cancelled;            /* AUTH or DATA with SMTP_FLAG_CANCEL */
    struct text log;          /* all events, LINE apart */
    struct text out;          /* what went out */
    struct text shown;        /* what LINE events with SMTP_FLAG_OUT showed */
};

/* A configuration with host name c.example and all extensions. Options may be
   set now. */
void caller_config(struct caller *t);

/* Makes the connection, in a block of size octets (0: the least), filled
   before. */
void caller_start(struct caller *t, size_t size);

/* Takes all events and sends all, until nothing more happens. */
void caller_pump(struct caller *t);

/* The same after octets have come, as many as are taken; returns how many. */
size_t caller_feed(struct caller *t, const void *data, size_t len);

/* The same for a string; out is emptied first. */
void caller_hear(struct caller *t, const char *replies);

/* Brings a new connection into a state, what went out being forgotten. In HELO
   EHLO was refused; in MAIL, RCPT and so on all commands were granted. */
void caller_to(struct caller *t, int state);

/* A new connection under the same configuration, in a state. */
void caller_again(struct caller *t, int state);

/* What smtp_conn_get() and smtp_conn_want() tell, and what waits to be sent,
   as text. */
void caller_facts(const struct caller *t, struct text *facts);

void caller_free(struct caller *t);

#endif
