/*
 * A server to talk to, for tests that are no transcripts: it takes octets,
 * answers what is owed by a table, and collects what goes out.
 */
#ifndef LIB_TALK_H
#define LIB_TALK_H

#include <stddef.h>
#include <stdint.h>

#include "lib_text.h"
#include "smtp.h"

enum { TALK_EVENTS = 26, TALK_OWED = -1 };

/* A state for talk_to(): SMTP_STATE_DATA, between two chunks. */
enum { TALK_CHUNKS = 100 };

/* The states in which commands are read. */
enum { TALK_COLUMNS = 6 };
extern const int talk_columns[TALK_COLUMNS];

struct talk {
    smtp_config *cfg;
    smtp_conn *c;
    size_t size; /* of its block */
    uint64_t now;
    const char *hello;       /* how a session is opened */
    int answer[TALK_EVENTS]; /* codes, or TALK_OWED: not answered */
    int count[TALK_EVENTS];  /* events that have come */
    int abort_code;          /* of the last ABORT */
    int closed_code;         /* of CLOSED */
    struct text out;         /* what talk_say() brought */
    struct text body;        /* of the last message */
};

/* A configuration with host name foo.com, EXPN and HELP on, and a host that
   accepts everything. Options may be set now. */
void talk_config(struct talk *t);

/* Makes the connection, in a block of size octets (0: the least). */
void talk_start(struct talk *t, size_t size);

/* Takes all events, answers, and sends. */
void talk_pump(struct talk *t);

/* The same after the peer has sent octets, as many of them as are taken;
   returns how many. out is emptied first. */
size_t talk_feed(struct talk *t, const void *data, size_t len);

/* The same for a string, without CRLF behind it. Returns the code of the last
   line that went out, or 0. */
int talk_say(struct talk *t, const char *octets);

/* All extensions that bring verbs on, in SMTP or in LMTP, and a host that
   grants what they ask for. */
void talk_extend(struct talk *t, int lmtp);

/* What stands behind a verb (of 8 octets, or ended by NUL) in a right line,
   without the line's CRLF; behind BDAT also the chunk, of which that CRLF is
   the content. Of the verb "" it is a line whose verb nobody knows. */
const char *talk_behind(const char *verb);

/* Brings a new connection into a state, RCPT being SMTP_STATE_RCPT and so on;
   in SMTP_STATE_CONNECT and MESSAGE the answer is owed. */
void talk_to(struct talk *t, int state);

/* A new connection under the same configuration, in a state. */
void talk_again(struct talk *t, int state);

void talk_free(struct talk *t);

#endif
