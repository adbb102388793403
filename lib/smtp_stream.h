/*
 * Level 2: the connection's memory, lines and message bodies. Knows octets
 * going in and out, but not which role is played.
 */
#ifndef SMTP_STREAM_H
#define SMTP_STREAM_H

#include "smtp_grammar.h"

/*
 * The block of a connection:
 *
 *     0            params_at     rx_at          tx_at              size
 *     +------------+-------------+--------------+------------------+
 *     | smtp_conn  | smtp_param, | received     | to be sent       |
 *     |            | domains     |              |                  |
 *     +------------+-------------+--------------+------------------+
 *                                  head..tail     out..shown..end..held
 *
 * All inner references are offsets from its start, the pointers in the events
 * apart, which smtp_conn_move() sets anew. The received octets from head on
 * begin with those that the event in hand points into, taken of them; events
 * read their texts in place, NULs written over what delimits them.
 *
 * end..held is the answer to a message that was refused before its end: it
 * is written when it is given, and sent when the end has come.
 */
/* A command whose answers are awaited, so many of them. */
struct smtpi_awaited {
    unsigned char asked; /* enum smtpi_asked */
    unsigned char spare;
    uint16_t count;
};
enum { SMTPI_QUEUE = 8 };

/* How the message is given. */
enum smtpi_content {
    SMTPI_CONTENT_NONE,
    SMTPI_CONTENT_DUE,   /* in chunks, when all answers to RCPT have come */
    SMTPI_CONTENT_DOTS,  /* behind 354, with its dots doubled */
    SMTPI_CONTENT_CHUNKS /* in chunks, the library's or the host's own */
};

/* What the host is to be told of by itself; the end also of a session whose
   error is known and whose state is not yet CLOSED. */
enum { SMTPI_NEWS_ABORT = 1, SMTPI_NEWS_CANCEL = 2, SMTPI_NEWS_END = 4 };

/* QUIT. */
enum { SMTPI_QUIT_SENT = 1, SMTPI_QUIT_DONE = 2 };

/* What a client has to remember. */
struct smtpi_client {
    const char *name; /* of EHLO */
    struct smtpi_awaited queue[SMTPI_QUEUE];
    unsigned char first, waiting; /* where it begins, how many there are */
    unsigned char dirty;          /* RSET has to go before MAIL */
    unsigned char body;    /* enum smtp_body that MAIL declared, 0: none */
    unsigned char message; /* enum smtpi_content */
    unsigned char dots;    /* smtp_codec_stuff()'s state */
    unsigned char hide;    /* the line that is written last is a secret */
    unsigned char quit;    /* SMTPI_QUIT_*, or 0 */
    unsigned char lost;    /* out of step: nothing behind this reply is read */
    unsigned char conneg;  /* what RCPT is answered tells how to send on */
    uint16_t asked;        /* recipients written */
    uint16_t seen;         /* ... whose answers have come */
    uint16_t lines;        /* of the reply in hand */
    uint16_t rows;         /* of EHLO's answer */
    uint32_t quiet; /* octets of content behind the line that the trace shows
                       next */
};

struct smtp_conn {
    const struct smtpi_role *role;
    const smtp_config *cfg;
    uint64_t offer;       /* set for this session; EHLO puts it in force */
    uint64_t exts;        /* in force */
    uint64_t max_size;    /* SMTP_OPT_MAX_SIZE of this session */
    uint64_t mark;        /* when the wait under way began */
    uint64_t octets;      /* of the message, as given by BODY */
    uint64_t discarded;   /* of a refused message, or an over-long line */
    uint64_t line_octets; /* of the line of text under way, MAX_LINE */
    uint64_t chunk;       /* octets of the chunk in hand that are to come */
    uint32_t size, need;  /* of the block; smtp_config_need() */
    uint32_t border;      /* where the send buffer begins by size alone */
    uint32_t rx_at, head, tail, taken;
    uint32_t tx_at, out, shown, end, held;
    uint32_t scanned; /* octets behind head known to hold no CRLF */
    uint32_t cursor;  /* the next line of EHLO's answer, 0: none */
    uint32_t messages, errors, idle;
    uint16_t rcpt, max_rcpt;
    uint16_t told;       /* recipients to whom MESSAGE was answered, LMTP */
    uint16_t lost;       /* recipients of a message that a chunk ended, LMTP */
    uint16_t due;        /* times that the answer held is to be said */
    uint16_t challenges; /* given in the exchange of AUTH */
    int16_t error;       /* enum smtp_error: why it ended */
    uint16_t bye;        /* octets kept back for the closing 421 */
    uint16_t multi;      /* the code of an answer whose lines are begun */
    uint16_t refused;    /* ... with which the message was refused */
    uint16_t aborted;    /* ... that the next ABORT tells */
    uint16_t last;       /* ... said last, if 221 or 421 */
    uint16_t mails;      /* MAIL commands */
    unsigned char state; /* enum smtp_state; changed in one place a role */
    unsigned char bol;   /* smtpi_unstuff()'s state */
    unsigned char esmtp;
    unsigned char hello;      /* the command in hand is EHLO, HELO or LHLO */
    unsigned char tls;        /* enum smtp_tls_flag */
    unsigned char shaking;    /* the event TLS was given */
    unsigned char auth;       /* the client has authenticated */
    unsigned char utf8;       /* MAIL had SMTPUTF8 */
    unsigned char binary;     /* MAIL had BODY=BINARYMIME */
    unsigned char bdat;       /* the message comes in chunks */
    unsigned char in_chunk;   /* enum smtpi_chunk: not yet answered */
    unsigned char taken_over; /* the message was accepted, LMTP: for one */
    unsigned char cr;         /* CR was the last octet of a chunk */
    unsigned char news;       /* SMTPI_NEWS_*: due before input is looked at */
    unsigned char whole;      /* the message's end was found */
    unsigned char fault;      /* SMTPI_BODY_* found behind the piece in hand */
    unsigned char early;      /* octets came before the greeting */
    unsigned char line_shown; /* the trace has the line at head */
    unsigned char in_junk;    /* inside an over-long line: enum smtpi_junk */
    unsigned char touched;    /* the wait under way begins anew */
    unsigned char dry;  /* server: nothing can happen before more comes */
    unsigned char eof;  /* the peer sends no more */
    unsigned char over; /* CLOSED was given */
    unsigned char in_handler;
    unsigned char finish; /* lines were begun; end them when there is room */
    smtp_event ev;        /* the event in hand */
    smtp_event line;      /* LINE, which may come while ev is owed */
    union {
        smtp_path path;  /* server: ev.path */
        uint16_t header; /* ... octets that the PROXY header has at least */
        struct smtpi_client client;
    } of;
};

/* What a step of a role came to. */
enum smtpi_step {
    SMTPI_WAIT,  /* nothing can happen now */
    SMTPI_AGAIN, /* something was done by the library itself: look again */
    SMTPI_EVENT, /* the event in hand is to be given */
    SMTPI_TRACE  /* c->line is to be given */
};

/* What a role does; everything else is common to both. */
struct smtpi_role {
    int role; /* enum smtp_role */
    /* The next event, or NULL. May have written replies. */
    const smtp_event *(*step)(smtp_conn *c);
    /* How long, in ms, the wait under way may take; 0: for ever. */
    uint64_t (*patience)(const smtp_conn *c);
    /* It took longer. */
    void (*expired)(smtp_conn *c);
    void (*close)(smtp_conn *c, const char *text);
    int (*reply)(smtp_conn *c, int code, const char *enhanced,
                 const char *text);
    int (*reply_line)(smtp_conn *c, int code, const char *enhanced,
                      const char *text);
    int (*challenge)(smtp_conn *c, const void *data, size_t len);
    int (*reset)(smtp_conn *c);
    int (*tls_done)(smtp_conn *c, int flags);
    int (*peek)(const smtp_conn *c, size_t i, const char **path, size_t *len);
    /* Bits of smtp_want that are the role's own. */
    int (*want)(const smtp_conn *c);
};

/* 1 if flags are such of smtp_conn_tls_done(). */
static inline int smtpi_tls_flags_fit(int flags)
{
    enum {
        ALL = SMTP_TLS_OK | SMTP_TLS_VERIFIED | SMTP_TLS_CLIENT_CERT |
              SMTP_TLS_WEAK
    };

    return !(flags & ~ALL) && (flags == 0 || flags & SMTP_TLS_OK);
}

/* A chunk that is not yet answered. */
enum smtpi_chunk { SMTPI_CHUNK_NONE, SMTPI_CHUNK_SOME, SMTPI_CHUNK_LAST };

/* Room that must be there before input is looked at: an answer of 512 octets,
   and behind a 354 one that refuses the message. */
enum { SMTPI_ROOM = SMTPI_REPLY + SMTPI_354 };

/* ---- memory: smtp_buffer.c ---- */

/* Sets up a new connection in mem. NULL as smtp_conn_init_server() says. */
smtp_conn *smtpi_conn_init(void *mem, size_t size, const smtp_config *cfg,
                           const struct smtpi_role *role);

static inline unsigned char *smtpi_at(smtp_conn *c, size_t offset)
{
    return (unsigned char *)c + offset;
}

/* The parameters of the event in hand; a server's. */
smtp_param *smtpi_param_at(smtp_conn *c);

/* What the server has said of limits. There is memory for it, where a server
   has its parameters, only if the configuration has an extension that needs
   it: smtpi_said_set() keeps of it what can be kept. */
const struct smtpi_said *smtpi_said(const smtp_conn *c);
void smtpi_said_set(smtp_conn *c, const struct smtpi_said *said);

/* The domains that are counted, and how many have room. */
enum { SMTPI_DOMAINS = 16 }; /* a client's */
uint32_t *smtpi_domains(smtp_conn *c, size_t *room);

/* Where the session is: enum smtpi_where. */
static inline int smtpi_here(const smtp_conn *c)
{
    int where = smtpi_where(c->cfg, c->tls);

    return c->role->role == SMTP_ROLE_CLIENT
               ? where | SMTPI_SUBMISSION | SMTPI_RELAY
               : where;
}

/* Octets that were received and not yet taken. */
static inline size_t smtpi_unread(const smtp_conn *c)
{
    return (size_t)c->tail - c->head - c->taken;
}

/* Where secrets are received no copy of them is left behind: writes zeros over
   the octets of the block from..to, if AUTH is configured. */
void smtpi_clear(smtp_conn *c, size_t from, size_t to);

/* Writes zeros over the octets taken by the event in hand, a secret. */
void smtpi_wipe(smtp_conn *c);

/* Forgets the octets taken by the event in hand. */
static inline void smtpi_release(smtp_conn *c)
{
    c->head += c->taken;
    c->taken = 0;
    c->scanned = 0;
}

/* 1 if octets can be received, now or in a larger block. */
int smtpi_can_receive(const smtp_conn *c);

/* Forgets all received octets. */
void smtpi_drop(smtp_conn *c);

/* Octets that can be written, the room for the closing 421 kept back. */
static inline size_t smtpi_room(const smtp_conn *c)
{
    size_t room = (size_t)c->size - c->held;

    return room > c->bye ? room - c->bye : 0;
}

/* Where to write them, and how many were written. */
static inline char *smtpi_tx(smtp_conn *c)
{
    return (char *)smtpi_at(c, c->end);
}
static inline void smtpi_written(smtp_conn *c, size_t len)
{
    c->end += (uint32_t)len;
    c->held = c->end;
    if (!SMTPI_OPTION(c->cfg, SMTP_OPT_TRACE))
        c->shown = c->end;
}

/* The same, for an answer that is held back. */
void smtpi_hold(smtp_conn *c, size_t len);

/* Lets it go. */
void smtpi_unhold(smtp_conn *c);

/* Empties the event in hand and gives it its type. */
smtp_event *smtpi_event(smtp_conn *c, int type);

/* ---- lines: smtp_line.c ---- */

enum {
    SMTPI_LINE_NONE,  /* no whole line is there */
    SMTPI_LINE_WHOLE, /* *len octets at head, CRLF included */
    SMTPI_LINE_OVER,  /* an over-long line begins; its first *len octets are
                         at head, and in_junk has it swallowed */
    SMTPI_LINE_LONG, /* it has ended and was swallowed; in_junk is still set */
    SMTPI_LINE_FLOOD /* it does not end */
};

/* An over-long line; one that began with DATA or BDAT is followed by what must
   not be taken for commands. */
enum smtpi_junk {
    SMTPI_JUNK_NONE,
    SMTPI_JUNK_LINE,
    SMTPI_JUNK_DATA,
    SMTPI_JUNK_BDAT,
    SMTPI_JUNK_AUTH,
    SMTPI_JUNK_HELLO
};

/* The octets up to and with the first CR LF of the n at p, none of which ends
   before from; 0: there is none. */
size_t smtpi_line_end(const unsigned char *p, size_t n, size_t from);

/* Cuts a line of at most limit octets from what was received. */
int smtpi_line(smtp_conn *c, size_t limit, size_t *len);

/* ---- the trace: smtp_trace.c ---- */

/* The LINE event for len octets at data. */
const smtp_event *smtpi_trace(smtp_conn *c, const void *data, size_t len,
                              int flags);

/* The next line that was written and not yet shown, or NULL. */
const smtp_event *smtpi_trace_sent(smtp_conn *c);

/* Octets of a message were written, which the trace does not show. All lines
   before were shown, or all but one, which they stand behind. */
void smtpi_written_content(smtp_conn *c, size_t len);

/* ---- messages: smtp_body.c ---- */

enum {
    SMTPI_BODY_NONE,  /* more octets are needed */
    SMTPI_BODY_PIECE, /* *data, *len */
    SMTPI_BODY_END,   /* the end was found and taken */
    SMTPI_BODY_BARE,  /* bare CR or LF, where they are not wanted */
    SMTPI_BODY_NUL,   /* NUL, where it is not wanted */
    SMTPI_BODY_LONG,  /* a line over SMTP_OPT_MAX_LINE */
    SMTPI_BODY_SIZE,  /* more octets than max_size */
    SMTPI_BODY_FLOOD  /* refused, and it does not end */
};

/* Begins a message. */
void smtpi_body_begin(smtp_conn *c);

/* The next piece of a DATA message, up to the first octet that is not wanted;
   of a refused message nothing but its end. */
int smtpi_body(smtp_conn *c, const unsigned char **data, size_t *len);

/* The same for the chunk in hand; its end is found when all its octets were
   taken, whatever they are. */
int smtpi_chunk(smtp_conn *c, const unsigned char **data, size_t *len);

#endif
