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
 *   S: text           a line that the server sends, octet for octet
 *   E: NAME key=value ...
 *                     the event that is due. Only the fields named are
 *                     compared: arg code flags index owed mailbox local domain
 *                     raw pathflags nparam data len error, and param, once for
 *                     each parameter, as KEY:VALUE:NUMBER. Values with blanks
 *                     stand in quotes, flags are joined by '|'. All pieces of
 *                     BODY up to the next other event are one.
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
 *   G: NAME=value ... what smtp_conn_get() says when all is done that stands
 *                     above; names of SMTP_GET_ without the prefix, DEADLINE
 *                     (milliseconds from now) or an option's name
 *
 * Escapes in texts: see text_add_escaped(). The order of C, S and E lines
 * among each other is for the reader, but for "--" and +N: all octets up to the
 * next of these may come at once.
 *
 * At the end nothing more may have come out. A connection that is still open
 * is ended as if EOF stood there, but what it gives then is not listed.
 */
#ifndef LIB_TRANSCRIPT_H
#define LIB_TRANSCRIPT_H

#include <stddef.h>
#include <stdint.h>

#include "lib_text.h"
#include "smtp.h"

enum { TS_EVENT_MAX = 26 };

struct ts_answer {
    char op; /* ':' '+' '!' '=' '?' as above, 'c'lose, 'l'ater, 'n'ever,
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
    int listed;      /* 1: events are listed */
    int whole;       /* 1: never cut */
    int names_early; /* 1: SMTP_FLAG_EARLY stands in it */
    struct ts_option *option;
    size_t noption;
    struct ts_event rule[TS_EVENT_MAX]; /* answers where none are listed */
    struct text in;
    struct text commands; /* of these octets, those of command lines */
    struct text out;
    struct ts_event *event;
    size_t nevent;
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

/* Reads a file. Returns 0, or -1 with what is wrong with it in *error. */
int ts_load(struct ts_file *file, const char *path, struct text *error);

void ts_free(struct ts_file *file);

/* 1 if the answers of an event refuse it with a 4yz or 5yz. */
int ts_refuses(const struct ts_event *event);

#endif
