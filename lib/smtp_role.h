/*
 * Level 3: what the files of the server share.
 */
#ifndef SMTP_ROLE_H
#define SMTP_ROLE_H

#include "smtp_stream.h"

/* What a step of the server came to. */
enum smtpi_step {
    SMTPI_WAIT,  /* nothing can happen now */
    SMTPI_AGAIN, /* the library answered by itself: look again */
    SMTPI_EVENT, /* the event in hand is to be given */
    SMTPI_TRACE  /* c->line is to be given */
};

/* ---- smtp_answer.c ---- */

/* Writes the library's own answer and counts it. A NULL text is that of
   4.2.3. Returns SMTPI_AGAIN. */
int smtpi_say(smtp_conn *c, int code, const char *enhanced, const char *text);

/* Refuses the message under way: the answer is held until its end. */
void smtpi_refuse(smtp_conn *c, int code, const char *enhanced,
                  const char *text);

/* The end of the message: MESSAGE, or if it was refused, its answer. */
int smtpi_message_end(smtp_conn *c);

/* RSET (RFC 5321 4.1.1.5). Returns SMTPI_AGAIN. */
int smtpi_rset(smtp_conn *c);

/* Says 421 and ends. Returns SMTPI_AGAIN. */
int smtpi_bye(smtp_conn *c, int error, const char *enhanced, const char *text);

/* Ends without a word. Returns SMTPI_AGAIN. */
int smtpi_end(smtp_conn *c, int error);

/* Writes keyword lines of EHLO's answer as long as there is room. 1 when all
   are written. */
int smtpi_keywords(smtp_conn *c);

/* Behind a DATA that was not granted, octets may be a message that was sent
   all the same: nothing of it may be taken for commands. Says 421 if there
   are any. */
void smtpi_no_data(smtp_conn *c);

/* The answers of the host: smtp_conn_reply(), smtp_conn_reply_line(). */
int smtpi_server_reply(smtp_conn *c, int code, const char *enhanced,
                       const char *text);
int smtpi_server_reply_line(smtp_conn *c, int code, const char *enhanced,
                            const char *text);

/* ---- smtp_command.c ---- */

/* Reads the command line of len octets, CRLF included, at head. */
int smtpi_command(smtp_conn *c, size_t len);

#endif
