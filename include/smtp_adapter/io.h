/*
 * smtp_adapter/io.h: a connection as an event loop sees it.
 *
 * A loop wants one thing to pump octets through, whether TLS lies between the
 * socket and the connection or not. That thing is struct smtp_io: a connection
 * and, perhaps, a filter. Its calls are those of smtp.h with the same names
 * and rules (smtp_io_recv_buf for smtp_conn_recv_buf, and so on), so that a
 * loop which knows only them serves both cases and no TLS library is named in
 * it.
 *
 * In clear (filter NULL) every call goes straight to the connection: a loop
 * reads into the connection's own block, and nothing is copied. With a filter,
 * the loop reads and writes the filter's buffers, and smtp_io_dispatch()
 * carries clear octets between filter and connection.
 *
 * To begin TLS, a handler for SMTP_EVENT_TLS calls smtp_io_start() with the
 * filter of its TLS library. All octets that come from then on belong to the
 * filter; those that came before never reach it, as the connection itself has
 * them and refuses them [3207 6].
 *
 * All functions are static inline, so that a program may include this and use
 * as much of it as it likes without a warning. It includes smtp.h alone.
 */
#ifndef SMTP_ADAPTER_IO_H
#define SMTP_ADAPTER_IO_H

#include "../smtp.h"

/*
 * What stands between socket and connection. state is the filter's own, made
 * and freed by the host. The first five calls face the socket and mean what
 * their namesakes in smtp.h mean; the rest face the connection.
 */
struct smtp_io_filter {
    /* Octets in: where to receive to, or NULL if there is no room now. */
    void *(*recv_buf)(void *state, size_t *len);
    void (*recv_ack)(void *state, size_t len);
    /* The peer will send no more. */
    void (*recv_eof)(void *state);
    /* Octets out: what to send, or NULL if there is nothing. */
    const void *(*send_buf)(void *state, size_t *len);
    void (*send_ack)(void *state, size_t len);
    /* Goes on with the handshake as far as the octets that are there allow.
       When it ends, well or not, tells the connection so and returns 1; 0
       while it is under way. */
    int (*handshake)(void *state, smtp_conn *c);
    /* Clear octets to buf: returns how many, and sets *end to 1 once there
       will be no more (the peer's close, or a broken record). */
    size_t (*read)(void *state, void *buf, size_t len, int *end);
    /* Takes clear octets: returns how many, 0 if there is no room now. */
    size_t (*write)(void *state, const void *data, size_t len);
    /* All is said: puts the closing alert behind the last octet. Called more
       than once; only the first call does anything. */
    void (*close)(void *state);
};

/* Fill with {c, NULL, NULL, 0}. conn changes when the connection is moved. */
struct smtp_io {
    smtp_conn *conn;
    const struct smtp_io_filter *filter; /* NULL: in clear */
    void *state;
    int eof; /* the socket gave its last octet */
};

/* From now on the socket's octets are the filter's. */
static inline void smtp_io_start(struct smtp_io *io,
                                 const struct smtp_io_filter *filter,
                                 void *state)
{
    io->filter = filter;
    io->state = state;
}

static inline void *smtp_io_recv_buf(struct smtp_io *io, size_t *len)
{
    *len = 0;
    if (io->eof)
        return NULL;
    if (io->filter != NULL)
        return io->filter->recv_buf(io->state, len);
    return smtp_conn_recv_buf(io->conn, len);
}

static inline void smtp_io_recv_ack(struct smtp_io *io, size_t len)
{
    if (io->filter != NULL)
        io->filter->recv_ack(io->state, len);
    else
        (void)smtp_conn_recv_ack(io->conn, len);
}

static inline void smtp_io_recv_eof(struct smtp_io *io)
{
    io->eof = 1;
    if (io->filter != NULL)
        io->filter->recv_eof(io->state);
    else
        (void)smtp_conn_recv_eof(io->conn);
}

static inline const void *smtp_io_send_buf(struct smtp_io *io, size_t *len)
{
    *len = 0;
    if (io->filter != NULL)
        return io->filter->send_buf(io->state, len);
    return smtp_conn_send_buf(io->conn, len);
}

static inline void smtp_io_send_ack(struct smtp_io *io, size_t len)
{
    if (io->filter != NULL)
        io->filter->send_ack(io->state, len);
    else
        (void)smtp_conn_send_ack(io->conn, len);
}

/*
 * Carries what can be carried between filter and connection. Returns 1 if the
 * connection may have something to say to that. A record that was decrypted
 * goes straight into the connection's own buffer.
 */
static inline int smtp_io_carry(struct smtp_io *io)
{
    const struct smtp_io_filter *f = io->filter;
    const void *out;
    void *in;
    size_t len, n = 0, sent = 0;
    int end = 0;

    if ((smtp_conn_want(io->conn) & SMTP_WANT_TLS) != 0)
        return f->handshake(io->state, io->conn);
    if ((out = smtp_conn_send_buf(io->conn, &len)) != NULL) {
        sent = f->write(io->state, out, len);
        (void)smtp_conn_send_ack(io->conn, sent);
    }
    if ((in = smtp_conn_recv_buf(io->conn, &len)) != NULL) {
        n = f->read(io->state, in, len, &end);
        (void)smtp_conn_recv_ack(io->conn, n);
        if (end)
            (void)smtp_conn_recv_eof(io->conn);
    }
    if ((smtp_conn_want(io->conn) & SMTP_WANT_CLOSE) != 0)
        f->close(io->state);
    return sent > 0 || n > 0 || end;
}

/* smtp_conn_dispatch(), until neither connection nor filter can go on. */
static inline int smtp_io_dispatch(struct smtp_io *io, uint64_t now,
                                   const smtp_handler *handlers, void *user)
{
    int events = 0, n;

    do {
        if ((n = smtp_conn_dispatch(io->conn, now, handlers, user)) < 0)
            return n;
        events += n;
    } while (io->filter != NULL && smtp_io_carry(io));
    return events;
}

/*
 * What the socket should be watched for: bits of smtp_want. Of a filter, RECV
 * and SEND speak of its own octets, and CLOSE comes when its last one is sent.
 */
static inline int smtp_io_want(struct smtp_io *io)
{
    int want = smtp_conn_want(io->conn);
    size_t len;

    if (io->filter != NULL) {
        want &= ~(SMTP_WANT_RECV | SMTP_WANT_SEND);
        if (io->filter->recv_buf(io->state, &len) != NULL)
            want |= SMTP_WANT_RECV;
        if (io->filter->send_buf(io->state, &len) != NULL)
            want = (want | SMTP_WANT_SEND) & ~SMTP_WANT_CLOSE;
    }
    return io->eof ? want & ~SMTP_WANT_RECV : want;
}

static inline uint64_t smtp_io_deadline(const struct smtp_io *io)
{
    return smtp_conn_deadline(io->conn);
}

#endif
