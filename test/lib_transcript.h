/*
 * Transcripts: dialogues that a person can read and a program can run.
 *
 * A file in test/t/ holds any number of them. What a line is stands in its
 * first characters:
 *
 *   # text            a comment
 *   #: 5321-3.3-16    requirements that the next transcript shows
 *   = rule_held       begins a transcript, named after the rule it holds
 *   @ OPTION value    configuration: names of SMTP_OPT_, SMTP_EXT_ and
 *                     SMTP_TEXT_ without the prefix; HOSTNAME is foo.com
 *                     unless it is set here
 *   @@ events off     no events are listed, every answer is the default one
 *   @@ accept         no events are listed, the host accepts everything
 *   @@ whole          the octets of a turn are always there at once: for what
 *                     goes by the octets that have come, and by nothing else
 *   @@ answer RCPT 452 4.5.3 text
 *                     where no events are listed: another answer to these
 *   C: text           what the client sends: a command line, CRLF added
 *   D: text           the same, but a line of a message, its end among them
 *   C. text  D. text  the same without CRLF
 *   S: text  S. text  a line that the server sends, octet for octet
 *   E: NAME key=value ...
 *                     the event that is due. Only the fields named are
 *                     compared: arg code flags index owed mailbox local domain
 *                     raw pathflags nparam data len error enhanced, and param,
 *                     once for each parameter, as KEY:VALUE:NUMBER, and
 *                     :LETTERS (N R T C) if it has flags. Values
 *                     with blanks stand in quotes, flags are joined by '|'.
 *                     All pieces of BODY up to the next other event are one.
 *   A: code enhanced text
 *                     the host's answer to the event above: code 0 is the
 *                     default (also if no answer stands there), enhanced '-'
 *                     is none, without text it is NULL
 *   A+ code enhanced text
 *                     a line of a longer answer, before it
 *   A! code enhanced text
 *                     below DATA (behind its answer) or BODY: the message is
 *                     refused, as soon as the octets named have come
 *   A? text           AUTH: a challenge, base64 encoded by the library
 *   A: tls FLAGS      below TLS: smtp_conn_tls_done(), flags joined by '|', or
 *                     "failed"
 *   A= NAME value     changes an option of the session, before the answer
 *   A: close text     the host ends the connection
 *   A: later          not now: an A: that stands first behind a "--" or +N is
 *                     the answer. There, with nothing owed, "close" may stand.
 *   A: never          the host never answers
 *   --                the peer waits: all that is due must have come out
 *   +N                the same, and N milliseconds go by
 *   EOF               the peer will send no more
 *   G: NAME=value ... what smtp_conn_get() says when the turn is over; names
 *                     of SMTP_GET_ without the prefix, DEADLINE (milliseconds
 *                     from now), WANT (joined by '|') or an option's name
 *
 * Escapes in texts: see text_add_escaped(). The order of C, S and E lines
 * among each other is for the reader, but for "--" and +N: all octets up to the
 * next of these may come at once.
 *
 * At the end nothing more may have come out. A connection that is still open
 * is ended as if EOF stood there, but what it gives then is not listed.
 *
 * A client's transcript has "@@ client" below its name and no HOSTNAME unless
 * it sets one. S lines come in, C and D lines go out; C lines are commands,
 * each of which has its LINE event, D lines are octets of a message with what
 * ends it, which have none. All events are listed. In place of answers (but
 * "A: tls") stand the calls of the host:
 *
 *   H: ehlo [NAME]    H: mail PATH [PARAM...]   H: rcpt PATH [PARAM...]
 *   H: data           H: end                    H: rset
 *   H: quit           H: starttls               H: auth MECHANISM [INITIAL]
 *   H: answer [TEXT]  H: command LINE           H: chunk N [last]
 *   H: tls FLAGS      H: close [TEXT]           H: reply CODE
 *   H: challenge TEXT
 *                     a text that is absent is NULL, \e an empty one
 *   H: body TEXT      content, given in any pieces
 *   H: piece TEXT     the same by one call, which must take all of it: a chunk
 *                     of its own where the message goes in chunks
 *   H: sent TEXT      octets of a chunk that the host itself sends, in any
 *                     pieces; they stand among the D lines
 *   H! ERROR call     the call gives this error, and then want, the octets to
 *                     send and all that smtp_conn_get() says are as before
 *   PARAM             ENVID=a+b  a plain value; BODY=8BITMIME, SIZE=5,
 *                     NOTIFY=NEVER, BY=120;RT  by number (BODY=9 too) and
 *                     flags (N R T C); ENVID:=a+2Bb  with its key, already
 *                     encoded; SMTPUTF8 without a value;
 *                     unknown keys are SMTP_PARAM_OTHER, as is OTHER:SIZE=5
 *   @@ prompt         calls are never made later than they can
 *
 * Calls are made in their order. One below an E line is made when that event
 * has been taken: at once, in the handler, or where the plan is late when no
 * more octets of the turn can come. One at the top of a turn is made before any
 * octet of the turn comes. SMTP_EROOM is not seen: the call is made again when
 * smtp_conn_want() says COMMAND (BODY), so commands may be listed together
 * whether or not they go together. body, end and sent wait for BODY in the
 * first place. Where an answer depends on a command that had to wait, a "--"
 * stands between. H! calls are made once all output was sent.
 */
#ifndef LIB_TRANSCRIPT_H
#define LIB_TRANSCRIPT_H

#include <stddef.h>
#include <stdint.h>

#include "lib_text.h"
#include "smtp.h"

enum { TS_EVENT_MAX = 26 };

struct ts_answer {
    char op;  /* ':' '+' '!' '=' '?' as above, 'c'lose, 'l'ater, 'n'ever,
                't'ls */
    int code; /* for '=' the option */
    uint64_t value;
    const char *enhanced;
    const char *text;
};

struct ts_field {
    const char *key;
    const char *value;
    size_t len;
};

struct ts_event {
    int type;
    int line;
    struct ts_field *field;
    size_t nfield;
    struct ts_answer *answer;
    size_t nanswer;
};

/* What a client's host does. */
enum ts_call_kind {
    TS_EHLO,
    TS_MAIL,
    TS_RCPT,
    TS_DATA,
    TS_BODY,  /* in any pieces */
    TS_PIECE, /* in one */
    TS_END,
    TS_CHUNK,
    TS_SENT,
    TS_RSET,
    TS_QUIT,
    TS_STARTTLS,
    TS_AUTH,
    TS_ANSWER,
    TS_COMMAND,
    TS_TLS,
    TS_CLOSE,
    TS_REPLY,
    TS_CHALLENGE
};

struct ts_call {
    int line;
    int kind;
    int error;        /* what it must give: 0, or SMTP_E* */
    int want;         /* what smtp_conn_want() says when it may be made again
                         after SMTP_EROOM */
    size_t turn;      /* it is not made before this turn */
    size_t after;     /* nor before so many events were taken */
    const char *text; /* name, path, content...; NULL if none stands there */
    size_t len;
    const char *initial; /* AUTH's response, or NULL */
    size_t initial_len;
    uint64_t number; /* of a chunk, its octets; a code; flags */
    int last;        /* the last chunk */
    smtp_param *param;
    size_t nparam;
};

/* A line that goes out and is shown by LINE: octets from at to before end, CRLF
   among them. */
struct ts_line {
    size_t at;
    size_t end;
    int whole; /* 1: it has its CRLF */
};

/* What happens between two moments at which the peer waits. The ends are
   counted from the beginning of the transcript. */
struct ts_turn {
    int line;
    uint64_t sleep;      /* before all else */
    struct ts_event act; /* what the host does then */
    size_t in_end;
    size_t out_end;
    size_t event_end;
    int eof;
    struct ts_field *get;
    size_t nget;
};

struct ts_option {
    int number;
    uint64_t value;
    const char *text; /* of a text option, else NULL */
};

struct transcript {
    const char *file;
    int line;
    const char *name;
    int client;      /* 1: a client's */
    int listed;      /* 1: events are listed */
    int whole;       /* 1: never cut */
    int prompt;      /* 1: calls are never late */
    int names_early; /* 1: SMTP_FLAG_EARLY stands in it */
    struct ts_option *option;
    size_t noption;
    struct ts_event rule[TS_EVENT_MAX]; /* answers where none are listed */
    struct text in;
    struct text in_lines; /* of these octets, those that LINE events show */
    struct text out;
    struct ts_line *out_line;
    size_t nout_line;
    struct ts_event *event;
    size_t nevent;
    struct ts_call *call;
    size_t ncall;
    struct ts_turn *turn;
    size_t nturn;
    char **string; /* all strings that the others point to */
    size_t nstring;
};

/* A file's transcripts. */
struct ts_file {
    struct transcript *transcript;
    size_t count;
};

/* Reads a file, or its content. Returns 0, or -1 with what is wrong with it in
   *error. */
int ts_load(struct ts_file *file, const char *path, struct text *error);
int ts_read(struct ts_file *file, const char *path, const struct text *content,
            struct text *error);

void ts_free(struct ts_file *file);

/* 1 if the answers of an event refuse it with a 4yz or 5yz. */
int ts_refuses(const struct ts_event *event);

#endif
