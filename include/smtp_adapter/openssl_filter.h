/*
 * smtp_adapter/openssl_filter.h: the part of openssl.h that stands between
 * octets and OpenSSL, and which no host calls by itself: two buffers, a BIO
 * over them, and the filter of io.h.
 *
 * A BIO of our own, and not a pair of OpenSSL's, as each of those keeps its
 * buffers for as long as it lives, full or empty: 34 KiB for each connection
 * that is at rest.
 */
#ifndef SMTP_ADAPTER_OPENSSL_FILTER_H
#define SMTP_ADAPTER_OPENSSL_FILTER_H

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "io.h"

enum {
    SMTP_OPENSSL_BUFFER = 17408, /* a record at its longest, and alerts */
    SMTP_OPENSSL_RECORD = 16384, /* clear octets of a record, at most */
    SMTP_OPENSSL_EXTRA = 256     /* what encryption adds to them, at most */
};

/*
 * What sessions share: zeros, then smtp_openssl_server() or _client(). It
 * outlives them, and they may be of several threads.
 */
struct smtp_openssl {
    SSL_CTX *ctx;
    BIO_METHOD *method;
    /* Once hands are shaken, says whether that is good enough: 0,
       SMTP_TLS_WEAK, or -1, which ends the session. NULL: it is. */
    int (*judge)(void *arg, SSL *ssl);
    void *arg; /* for judge */
};

/* Octets on their way. lent: a receive or send may be under way, so that they
   stay where they are. */
struct smtp_openssl_buffer {
    unsigned char *data; /* NULL: empty */
    size_t at;
    size_t len;
    int lent;
};

/* The state of the filter. */
struct smtp_openssl_session {
    SSL *ssl;
    const struct smtp_openssl *shared;
    struct smtp_openssl_buffer in;
    struct smtp_openssl_buffer out;
    size_t pending;      /* octets of a write that is under way */
    unsigned long error; /* OpenSSL's code for what broke it, 0: none */
    int named;           /* client: the certificate must be of a host */
    int eof;
    int broken;
    int closed;
};

/* ---- buffers ---- */

/* Where to put octets: *len of them, or NULL. */
static inline unsigned char *smtp_openssl_space(struct smtp_openssl_buffer *b,
                                                size_t *len)
{
    *len = 0;
    if (b->data == NULL)
        b->data = (unsigned char *)malloc(SMTP_OPENSSL_BUFFER);
    if (b->data == NULL)
        return NULL;
    if (b->at > 0 && !b->lent) {
        memmove(b->data, b->data + b->at, b->len);
        b->at = 0;
    }
    *len = SMTP_OPENSSL_BUFFER - b->at - b->len;
    return *len != 0 ? b->data + b->at + b->len : NULL;
}

/* Nothing is kept for nothing. */
static inline void smtp_openssl_settle(struct smtp_openssl_buffer *b)
{
    if (b->len != 0 || b->lent)
        return;
    free(b->data);
    b->data = NULL;
    b->at = 0;
}

static inline void smtp_openssl_drop(struct smtp_openssl_buffer *b, size_t len)
{
    b->at += len;
    b->len -= len;
    smtp_openssl_settle(b);
}

/* ---- between the buffers and OpenSSL ---- */

static inline int smtp_openssl_bio_read(BIO *bio, char *out, int len)
{
    struct smtp_openssl_session *s =
        (struct smtp_openssl_session *)BIO_get_data(bio);
    size_t n = len > 0 ? (size_t)len : 0;

    BIO_clear_retry_flags(bio);
    if (s->in.len == 0) {
        BIO_set_retry_read(bio);
        return -1;
    }
    n = n < s->in.len ? n : s->in.len;
    memcpy(out, s->in.data + s->in.at, n);
    smtp_openssl_drop(&s->in, n);
    return (int)n;
}

static inline int smtp_openssl_bio_write(BIO *bio, const char *in, int len)
{
    struct smtp_openssl_session *s =
        (struct smtp_openssl_session *)BIO_get_data(bio);
    size_t room, n = len > 0 ? (size_t)len : 0;
    unsigned char *p = smtp_openssl_space(&s->out, &room);

    BIO_clear_retry_flags(bio);
    if (p == NULL) {
        if (s->out.data != NULL)
            BIO_set_retry_write(bio);
        return -1;
    }
    n = n < room ? n : room;
    memcpy(p, in, n);
    s->out.len += n;
    return (int)n;
}

static inline long smtp_openssl_bio_ctrl(BIO *bio, int what, long arg,
                                         void *data)
{
    struct smtp_openssl_session *s =
        (struct smtp_openssl_session *)BIO_get_data(bio);

    (void)arg;
    (void)data;
    switch (what) {
    case BIO_CTRL_FLUSH:
        return 1;
    case BIO_CTRL_PENDING:
        return (long)s->in.len;
    case BIO_CTRL_WPENDING:
        return (long)s->out.len;
    default:
        return 0;
    }
}

/*
 * After a call of OpenSSL that returned rc, no success: 0 if it goes on when
 * more octets came or were sent; 1 if never. OpenSSL does not hear of the
 * socket's end: it would break the session, and the last answers could not be
 * written.
 */
static inline int smtp_openssl_over(struct smtp_openssl_session *s, int rc)
{
    switch (SSL_get_error(s->ssl, rc)) {
    case SSL_ERROR_WANT_READ:
        return s->eof;
    case SSL_ERROR_ZERO_RETURN:
        return 1;
    case SSL_ERROR_SSL:
    case SSL_ERROR_SYSCALL:
        s->broken = 1;
        s->error = ERR_peek_error();
        ERR_clear_error();
        return 1;
    default:
        return 0;
    }
}

/* ---- the filter, towards the socket ---- */

static inline int smtp_openssl_want(const void *state)
{
    const struct smtp_openssl_session *s =
        (const struct smtp_openssl_session *)state;
    int want = s->out.len != 0 ? SMTP_WANT_SEND : 0;

    if (!s->broken && !s->eof && s->in.len < SMTP_OPENSSL_BUFFER &&
        (SSL_get_shutdown(s->ssl) & SSL_RECEIVED_SHUTDOWN) == 0)
        want |= SMTP_WANT_RECV;
    return want;
}

static inline void *smtp_openssl_recv_buf(void *state, size_t *len)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;
    unsigned char *p;

    *len = 0;
    if ((smtp_openssl_want(s) & SMTP_WANT_RECV) == 0)
        return NULL;
    s->in.lent = 0;
    p = smtp_openssl_space(&s->in, len);
    s->in.lent = p != NULL;
    s->broken = p == NULL; /* out of memory */
    return p;
}

static inline void smtp_openssl_recv_ack(void *state, size_t len)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;

    s->in.lent = 0;
    s->in.len += len;
    smtp_openssl_settle(&s->in);
}

static inline void smtp_openssl_recv_eof(void *state)
{
    ((struct smtp_openssl_session *)state)->eof = 1;
}

static inline const void *smtp_openssl_send_buf(void *state, size_t *len)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;

    *len = s->out.len;
    s->out.lent = s->out.len != 0;
    return s->out.lent ? s->out.data + s->out.at : NULL;
}

static inline void smtp_openssl_send_ack(void *state, size_t len)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;

    s->out.lent = 0;
    smtp_openssl_drop(&s->out, len);
}

/* ---- the filter, towards the connection ---- */

/* What the connection is told of a handshake that went well; 0: the host does
   not want it. */
static inline int smtp_openssl_flags(const struct smtp_openssl_session *s)
{
    const struct smtp_openssl *t = s->shared;
    int flags = SMTP_TLS_OK, verdict = 0;
    X509 *cert = SSL_get_peer_certificate(s->ssl);

    if (cert != NULL && SSL_is_server(s->ssl))
        flags |= SMTP_TLS_CLIENT_CERT;
    if (cert != NULL && SSL_get_verify_result(s->ssl) == X509_V_OK &&
        (s->named || SSL_is_server(s->ssl)))
        flags |= SMTP_TLS_VERIFIED;
    X509_free(cert);
    if (t->judge != NULL)
        verdict = t->judge(t->arg, s->ssl);
    return verdict < 0 ? 0 : flags | (verdict & SMTP_TLS_WEAK);
}

static inline int smtp_openssl_handshake(void *state, smtp_conn *c)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;
    int rc = 0, flags = 0;

    if (!s->broken) {
        ERR_clear_error();
        rc = SSL_do_handshake(s->ssl);
        if (rc != 1 && !smtp_openssl_over(s, rc))
            return 0;
    }
    if (rc == 1)
        flags = smtp_openssl_flags(s);
    (void)smtp_conn_tls_done(c, flags);
    return 1;
}

static inline size_t smtp_openssl_read(void *state, void *buf, size_t len,
                                       int *end)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;
    int n = 0;

    if (!s->broken) {
        ERR_clear_error();
        n = SSL_read(s->ssl, buf, len < INT_MAX ? (int)len : INT_MAX);
        if (n > 0)
            return (size_t)n;
    }
    if (s->broken || smtp_openssl_over(s, n))
        *end = 1;
    return 0;
}

/* No more than fits, so that no record waits half written for the rest of
   its buffer. */
static inline size_t smtp_openssl_write(void *state, const void *data,
                                        size_t len)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;
    size_t room = SMTP_OPENSSL_BUFFER - s->out.len, n;
    int rc;

    if (s->broken || s->closed)
        return len;
    room = room < 2 * SMTP_OPENSSL_EXTRA ? 0 : room - SMTP_OPENSSL_EXTRA;
    if (room > SMTP_OPENSSL_RECORD)
        room = SMTP_OPENSSL_RECORD;
    n = len < room ? len : room;
    /* If one does all the same, the call must be made again as it was. */
    if (s->pending != 0)
        n = s->pending;
    if (n == 0)
        return 0;
    ERR_clear_error();
    rc = SSL_write(s->ssl, data, (int)n);
    s->pending = 0;
    if (rc > 0)
        return (size_t)rc;
    if (smtp_openssl_over(s, rc))
        return len;
    s->pending = n;
    return 0;
}

static inline void smtp_openssl_close(void *state)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;
    int rc;

    if (s->broken || s->closed || SSL_in_init(s->ssl))
        return;
    ERR_clear_error();
    rc = SSL_shutdown(s->ssl);
    if (rc >= 0 || smtp_openssl_over(s, rc))
        s->closed = 1;
}

static inline void smtp_openssl_free(void *state)
{
    struct smtp_openssl_session *s = (struct smtp_openssl_session *)state;

    if (s == NULL)
        return;
    SSL_free(s->ssl);
    free(s->in.data);
    free(s->out.data);
    free(s);
}

static inline const struct smtp_io_filter *smtp_openssl_filter(void)
{
    static const struct smtp_io_filter filter = {
        smtp_openssl_recv_buf,  smtp_openssl_recv_ack, smtp_openssl_recv_eof,
        smtp_openssl_send_buf,  smtp_openssl_send_ack, smtp_openssl_want,
        smtp_openssl_handshake, smtp_openssl_read,     smtp_openssl_write,
        smtp_openssl_close,     smtp_openssl_free};

    return &filter;
}

#endif
