/*
 * Level 3: what the files of the client share.
 */
#ifndef SMTP_CLIENT_H
#define SMTP_CLIENT_H

#include "smtp_stream.h"

/* What an answer is awaited to. */
enum smtpi_asked {
    SMTPI_ASKED_EHLO, /* or LHLO */
    SMTPI_ASKED_HELO,
    SMTPI_ASKED_STARTTLS,
    SMTPI_ASKED_AUTH,
    SMTPI_ASKED_MAIL,
    SMTPI_ASKED_RCPT,
    SMTPI_ASKED_DATA,
    SMTPI_ASKED_CHUNK,
    SMTPI_ASKED_LAST,    /* the last chunk */
    SMTPI_ASKED_MESSAGE, /* the end of DATA's message */
    SMTPI_ASKED_NOTHING, /* the end of a message without recipients */
    SMTPI_ASKED_RSET,
    SMTPI_ASKED_SELF, /* RSET that the library put in */
    SMTPI_ASKED_QUIT,
    SMTPI_ASKED_OTHER,
    SMTPI_ASKED_XCLIENT,
    SMTPI_ASKED_ETRN
};

/* A row of what is known of each. */
struct smtpi_asked_row {
    unsigned char event;   /* SMTP_EVENT_* */
    unsigned char last;    /* nothing may be sent behind it, RFC 2920 3.1 */
    unsigned char more;    /* 3yz may be the answer */
    unsigned char timeout; /* SMTP_OPT_TIMEOUT_* */
};
extern const struct smtpi_asked_row smtpi_asked_rows[];

/* The client's part of a connection. */
static inline struct smtpi_client *smtpi_client(smtp_conn *c)
{
    return &c->of.client;
}

/* 1 if a code grants what was asked. */
static inline int smtpi_granted(int code)
{
    return code / 100 == 2;
}

/* 1 for 354 and 334, and what else means them by its first digit, 5321
   4.3.2. */
static inline int smtpi_goes_on(int code)
{
    return code / 100 == 3;
}

/* ---- smtp_follow.c ---- */

/* What was known of the server is known no more, RFC 3207 4.2; or only what it
   answered to EHLO, which is said again. */
void smtpi_follow_forget(smtp_conn *c);
void smtpi_forget_offer(smtp_conn *c);

/* EHLO, if a name was given for it. */
void smtpi_follow_hello(smtp_conn *c);

/* A keyword line of EHLO's answer. */
void smtpi_follow_keyword(smtp_conn *c, const char *text, size_t len);

/* The greeting, or the answer to what was asked, is whole. */
void smtpi_follow_greeting(smtp_conn *c, smtp_event *ev);
void smtpi_follow(smtp_conn *c, int asked, smtp_event *ev);

/* ---- smtp_obey.c ---- */

/* 1 if a MAIL, or a RCPT for path, is one more than the server takes. */
int smtpi_obey_mail(const smtp_conn *c);
int smtpi_obey_rcpt(smtp_conn *c, const char *path);

/* A RCPT was sent. */
void smtpi_obey_sent(smtp_conn *c, const char *path);

/* ---- smtp_send.c ---- */

/* What smtp_conn_want() says besides: COMMAND, BODY. */
int smtpi_client_want(const smtp_conn *c);

/* 1 if a command may be written now, as far as order and RFC 2920 go. */
int smtpi_may_send(const smtp_conn *c);

/* 0 while a line that the client writes by itself, as the next reply may have
   it do, might not fit. */
int smtpi_own_fits(const smtp_conn *c);

/* Writes what is due by itself: EHLO or HELO with the name that is kept, a
   line, where smtpi_own_fits(). */
void smtpi_send_hello(smtp_conn *c, int asked);

/* Puts len octets, which were written at smtpi_tx(), among what is sent; an
   answer to asked is awaited count times. */
void smtpi_sent_line(smtp_conn *c, size_t len, int asked, size_t count);

/* A text that fits then. */
void smtpi_send_text(smtp_conn *c, const char *text, int asked);

/* ---- smtp_message.c ---- */

/* 354 has come, or in chunks nothing more has to: content may be given. */
void smtpi_message_begin(smtp_conn *c, int chunks);

/* 354 has come, but there is to be no message: its end alone. */
void smtpi_message_none(smtp_conn *c);

#endif
