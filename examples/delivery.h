/*
 * What becomes of a message: a file in the Maildir with its trace lines in
 * front; with LMTP, where each recipient gets an answer of his own, a file for
 * each of them. There the message is kept in tmp/ as it comes, and copied
 * behind the trace lines of one recipient after the other, so that it takes
 * two descriptors however many they are.
 */
#ifndef DELIVERY_H
#define DELIVERY_H

#include "serve.h"

/* The transaction is over; what was not committed is gone. */
static inline void delivery_forget(struct session *s)
{
    struct message *m = &s->message;

    maildir_discard(&s->server->maildir, &m->file);
    while (m->count > 0)
        free(m->to[--m->count]);
    free(m->to);
    free(m->from);
    memset(m, 0, sizeof *m);
    m->file.fd = -1;
}

/* One more recipient: 0, or -1 if there is no memory. */
static inline int delivery_to(struct message *m, const char *mailbox)
{
    char **to = m->to;

    /* The room is doubled at 0, 1, 2, 4, 8. */
    if ((m->count & (m->count - 1)) == 0) {
        to = realloc(m->to, (m->count * 2 + 1) * sizeof *to);
        if (to == NULL)
            return -1;
        m->to = to;
    }
    if ((to[m->count] = strdup(mailbox)) == NULL)
        return -1;
    m->count++;
    return 0;
}

/* The code that an errno of the disk's deserves, and a line for the operator,
   who alone can do something about it. */
static inline int delivery_code(int error)
{
    fprintf(stderr, "serve: can't store a message: %s\n", strerror(error));
    return error == ENOSPC || error == EDQUOT ? 452 : 451;
}

/* Minutes that local time is ahead of UTC. */
static inline int delivery_zone(time_t t)
{
    struct tm here, utc;
    int days;

    localtime_r(&t, &here);
    gmtime_r(&t, &utc);
    days = here.tm_yday - utc.tm_yday;
    if (here.tm_year != utc.tm_year)
        days = here.tm_year < utc.tm_year ? -1 : 1;
    return (days * 24 + here.tm_hour - utc.tm_hour) * 60 + here.tm_min -
           utc.tm_min;
}

/* Writes the two trace lines of a final delivery [5321 4.4]. to: NULL if
   there are several, of whom none shall learn of the others. */
static inline int delivery_trace(struct session *s, smtp_conn *c,
                                 struct maildir_file *f, const char *to)
{
    char line[2048];
    smtp_received r;
    int n =
        snprintf(line, sizeof line, "Return-Path: <%s>\r\n", s->message.from);
    int error = maildir_write(f, line, (size_t)n);

    memset(&r, 0, sizeof r);
    r.time = (int64_t)time(NULL);
    r.zone = delivery_zone((time_t)r.time);
    r.helo = s->xhelo != NULL ? s->xhelo : s->helo;
    r.rdns = s->name;
    r.address = s->address[0] != '\0' ? s->address : NULL;
    r.by = s->server->hostname;
    r.id = f->id;
    r.recipient = to;
    r.lmtp = s->server->lmtp;
    r.esmtp =
        s->xesmtp >= 0 ? s->xesmtp : smtp_conn_get(c, SMTP_GET_ESMTP) == 1;
    r.tls = smtp_conn_get(c, SMTP_GET_TLS) != 0;
    r.auth = smtp_conn_get(c, SMTP_GET_AUTH) == 1;
    r.cipher = tls_cipher(s->link);
    r.utf8 = s->message.utf8;
    n = smtp_codec_received(&r, line, sizeof line);
    if (n < 0)
        return EINVAL;
    return error != 0 ? error : maildir_write(f, line, (size_t)n);
}

/* DATA: 0, or an errno. */
static inline int delivery_begin(struct session *s, smtp_conn *c)
{
    struct message *m = &s->message;
    int error = maildir_create(&s->server->maildir, &m->file);

    if (error == 0 && !s->server->lmtp)
        error =
            delivery_trace(s, c, &m->file, m->count == 1 ? m->to[0] : NULL);
    if (error != 0)
        maildir_discard(&s->server->maildir, &m->file);
    return error;
}

/* LMTP: stores the message for one recipient. 0, or an errno. */
static inline int delivery_copy(struct session *s, smtp_conn *c, size_t index,
                                char id[MAILDIR_ID])
{
    struct maildir *maildir = &s->server->maildir;
    struct maildir_file copy;
    int error = index < s->message.count ? 0 : EINVAL;

    memset(&copy, 0, sizeof copy);
    copy.fd = -1;
    if (error == 0 && (error = maildir_create(maildir, &copy)) == 0 &&
        (error = delivery_trace(s, c, &copy, s->message.to[index])) == 0)
        error = maildir_append(&s->message.file, &copy);
    if (error == 0)
        error = maildir_commit(maildir, &copy);
    maildir_discard(maildir, &copy);
    memcpy(id, copy.id, MAILDIR_ID);
    return error;
}

/* MESSAGE: the message is stored once this returns 0, else an errno. */
static inline int delivery_end(struct session *s, smtp_conn *c, size_t index,
                               char id[MAILDIR_ID])
{
    struct maildir_file *f = &s->message.file;

    if (s->server->lmtp)
        return delivery_copy(s, c, index, id);
    memcpy(id, f->id, MAILDIR_ID);
    return maildir_commit(&s->server->maildir, f);
}

#endif
