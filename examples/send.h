/*
 * What the parts of send share: the program's one session, and what became of
 * each recipient.
 */
#ifndef SEND_H
#define SEND_H

#include <sysexits.h>

#include "smtp_adapter/posix.h"

#include "login.h"
#include "progress.h"
#include "secure.h"
#include "spool.h"

/* A reply of the server's, of all its lines; code 0: there was none, and text
   says why. */
struct reply {
    int code;
    char enhanced[16];
    char text[512];
};

struct recipient {
    const char *path;
    int accepted; /* RCPT was granted; what becomes of the message decides */
    int settled;  /* reply is the last word */
    struct reply reply;
};

/* What is to be done next. */
enum send_step {
    SEND_TLS,
    SEND_AUTH,
    SEND_MAIL,
    SEND_RCPT,
    SEND_DATA,
    SEND_BODY,
    SEND_QUIT,
    SEND_LEFT
};

enum send_starttls { SEND_MAY, SEND_MUST, SEND_NO };

struct send {
    struct smtp_posix_loop loop;
    struct smtp_posix_host host;
    smtp_config *config;

    /* what was ordered */
    char *server;  /* its name or address */
    char *address; /* ... and its port, as smtp_posix_connect() reads it */
    const char *ehlo;
    const char *from;
    struct recipient *to;
    size_t count;
    int lmtp;
    int tls_first;
    enum send_starttls starttls;
    int insecure;
    int notify; /* enum smtp_notify */
    int ret;    /* enum smtp_ret */
    const char *envid;
    struct spool message;
    struct secure secure;
    struct login login;
    struct progress progress;

    /* how far it has come */
    enum send_step step;
    size_t asked;       /* recipients that were sent */
    uint64_t offset;    /* octets of the message that were given */
    struct reply reply; /* whose lines are coming in */
    int error;          /* why the session ended, SMTP_GET_ERROR */
    int status; /* of the program, where not a recipient's reply says */
    int over;
};

#endif
