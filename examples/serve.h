/*
 * What the parts of serve share: the server, of which each process has one,
 * and a session, one for each connection.
 */
#ifndef SERVE_H
#define SERVE_H

#include "smtp_adapter/posix.h"

#include "accounts.h"
#include "auth.h"
#include "listeners.h"
#include "maildir.h"
#include "options.h"
#include "tls.h"
#include "workers.h"

enum { SERVE_TRUSTED = 16 };

struct server {
    struct smtp_posix_loop loop;
    struct smtp_posix_host host;
    struct listeners listeners;
    struct workers workers;
    struct refusals refusals;
    struct maildir maildir;
    struct accounts accounts; /* none: no AUTH */
    struct tls tls;
    smtp_config *config;
    const char *hostname;
    const char *dir;  /* of the Maildir; NULL: messages are dropped */
    FILE *transcript; /* or NULL */
    int lmtp;
    const char *trusted[SERVE_TRUSTED]; /* whose XCLIENT is believed */
    size_t trusted_count;
    size_t max_per_address; /* connections; 0: no limit */
    unsigned long sessions;
};

/* The transaction under way. */
struct message {
    char *from; /* NULL outside of one */
    char **to;  /* the recipients that were accepted */
    size_t count;
    int utf8;
    struct maildir_file file;
};

struct session {
    struct server *server;
    struct smtp_posix_session *link;
    char number[40];               /* in the transcript; with workers, PID.N */
    char origin[SMTP_SOCKET_HOST]; /* the peer, or whom its proxy names */
    char address[SMTP_SOCKET_HOST]; /* the same, or whom XCLIENT names */
    char *name;                     /* the name that XCLIENT gives, or NULL */
    char *xhelo;                    /* the same for HELO */
    char *helo;
    int xesmtp; /* what XCLIENT says of PROTO: 0: SMTP, 1: ESMTP; -1: nothing */
    int greeted; /* it counts as a connection of its origin */
    struct message message;
    struct auth *auth; /* an exchange that is under way, or NULL */
};

#endif
