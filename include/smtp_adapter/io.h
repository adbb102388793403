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
 * TLS begins by itself: smtp_io.tls says how (smtp_openssl.h has one), and
 * smtp_io_dispatch() calls it once the event TLS was given, which is when the
 * 220 to STARTTLS is sent, or with SMTP_OPT_TLS_FIRST at once. A handler of
 * SMTP_EVENT_TLS may also call smtp_io_start() itself. Where neither begins
 * it, the handshake has failed and the session ends. All octets that come from
 * then on belong to the filter; those that came before never reach it, as the
 * connection itself has them and refuses them [3207 6]. There is no way back
 * to clear octets: a filter that is broken ends the session.
 *
 * What a loop must keep to: dispatch after each receive and each send, before
 * it looks at smtp_io_want(); and smtp_io_end() once the session is over.
 *
 * All functions are static inline, so that a program may include this and use
 * as much of it as it likes without a warning. It includes smtp.h alone.
 */
#ifndef SMTP_ADAPTER_IO_H
#define SMTP_ADAPTER_IO_H

#include "../smtp.h"

/*
 * What stands between socket and connection; state is the filter's own. The
 * first six calls face the socket and mean what their namesakes in smtp.h
 * mean; the rest face the connection.
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
    /* SMTP_WANT_RECV if there is room, SMTP_WANT_SEND if there are octets. */
    int (*want)(const void *state);
    /* Goes on with the handshake as far as the octets that are there allow.
       When it ends, well or not, tells the connection so and returns 1; 0
       while it is under way. */
    int (*handshake)(void *state, smtp_conn *c);
    /* Clear octets to buf: returns how many, and sets *end to 1 once there
       will be no more (the peer's close, or a broken record). */
    size_t (*read)(void *state, void *buf, size_t len, int *end);
    /* Takes clear octets: returns how many, 0 if there is no room now. What
       is broken takes all, and drops it. */
    size_t (*write)(void *state, const void *data, size_t len);
    /* All is said: puts the closing alert behind the last octet, once, as
       soon as there is room. Called again and again. */
    void (*close)(void *state);
    /* The session is over: frees state. */
    void (*free)(void *state);
};

struct smtp_io;

/* How TLS begins: begin calls smtp_io_start(). 0, or -1: it can't. */
struct smtp_io_tls {
    int (*begin)(void *arg, struct smtp_io *io);
    void *arg;
};

/* Fill with {c, tls, NULL, NULL, 0, 0, 0}. conn changes when the connection
   is moved. */
struct smtp_io {
    smtp_conn *conn;
    const struct smtp_io_tls *tls; /* NULL: a handler begins it, or nobody */
    const struct smtp_io_filter *filter; /* NULL: in clear */
    void *state;
    uint64_t received; /* octets in all that the socket gave */
    int eof;           /* the socket gave its last octet */
    int hold; /* 1, set by the host: nothing more is received for now; what
                 the connection has of it already is handled */
};

/* From now on the socket's octets are the filter's. */
static inline void smtp_io_start(struct smtp_io *io,
                                 const struct smtp_io_filter *filter,
                                 void *state)
{
    io->filter = filter;
    io->state = state;
}

/* The session is over, and io with it. */
static inline void smtp_io_end(struct smtp_io *io)
{
    if (io->filter != NULL)
        io->filter->free(io->state);
    io->filter = NULL;
    io->state = NULL;
    io->conn = NULL;
}

/*
 * 1 if nothing is to be received. Between the 220 to STARTTLS and the filter
 * that is: what comes then is the peer's handshake, and still stands in clear
 * only if the connection has it.
 */
static inline int smtp_io_deaf(const struct smtp_io *io)
{
    return io->eof || io->hold ||
           smtp_conn_get(io->conn, SMTP_GET_STATE) == SMTP_STATE_CLOSED ||
           (io->filter == NULL &&
            (smtp_conn_want(io->conn) & SMTP_WANT_TLS) != 0);
}

static inline void *smtp_io_recv_buf(struct smtp_io *io, size_t *len)
{
    *len = 0;
    if (smtp_io_deaf(io))
        return NULL;
    if (io->filter != NULL)
        return io->filter->recv_buf(io->state, len);
    return smtp_conn_recv_buf(io->conn, len);
}

static inline void smtp_io_recv_ack(struct smtp_io *io, size_t len)
{
    io->received += len;
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
    if (!io->hold && (in = smtp_conn_recv_buf(io->conn, &len)) != NULL) {
        n = f->read(io->state, in, len, &end);
        (void)smtp_conn_recv_ack(io->conn, n);
        if (end)
            (void)smtp_conn_recv_eof(io->conn);
    }
    if ((smtp_conn_want(io->conn) & SMTP_WANT_CLOSE) != 0)
        f->close(io->state);
    return sent > 0 || n > 0 || end;
}

/* Behind the connection's events: 1 if it may have more to say now. An error
   before the handshake: octets came in clear. */
static inline int smtp_io_step(struct smtp_io *io)
{
    if (io->filter == NULL) {
        if ((smtp_conn_want(io->conn) & SMTP_WANT_TLS) == 0)
            return 0;
        if (smtp_conn_get(io->conn, SMTP_GET_ERROR) != 0 || io->tls == NULL ||
            io->tls->begin(io->tls->arg, io) < 0) {
            (void)smtp_conn_tls_done(io->conn, 0);
            return 1;
        }
    }
    return smtp_io_carry(io);
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
    } while (smtp_io_step(io));
    return events;
}

/*
 * What the socket should be watched for: bits of smtp_want. Of a filter, RECV
 * and SEND speak of its own octets, and CLOSE comes when its last one is sent.
 */
static inline int smtp_io_want(struct smtp_io *io)
{
    int want = smtp_conn_want(io->conn);

    if (io->filter != NULL) {
        want &= ~(SMTP_WANT_RECV | SMTP_WANT_SEND);
        want |= io->filter->want(io->state);
        if ((want & SMTP_WANT_SEND) != 0)
            want &= ~SMTP_WANT_CLOSE;
    }
    return smtp_io_deaf(io) ? want & ~SMTP_WANT_RECV : want;
}

static inline uint64_t smtp_io_deadline(const struct smtp_io *io)
{
    return smtp_conn_deadline(io->conn);
}

/* ---- limits in time ---- */

/*
 * For peers that hold a connection by an octet now and then, which the
 * timeouts of SMTP allow [5321 4.5.3.2]. An answer that the host owes is waited
 * for first, as it may already stand for a message that was accepted. The rate
 * is that of messages which come in, and not of a peer that is held back.
 */
struct smtp_io_limits {
    uint64_t max_session; /* ms from first to last; 0: no limit */
    uint64_t min_rate;    /* octets a second of a message; 0: no limit */
    uint64_t rate_window; /* ms over which they are counted; 0: 60000 */
};

/* How a connection keeps to them: began is the loop's, the rest begins as 0. */
struct smtp_io_pace {
    uint64_t began;  /* when it was accepted */
    uint64_t window; /* when what comes of a message is next counted; 0: no */
    uint64_t count;  /* io->received at the beginning of this window */
    uint64_t look;   /* when to call smtp_io_overdue() though nothing came */
};

/* After smtp_io_dispatch(). NULL, or a text for smtp_conn_close(): a limit is
   broken. */
static inline const char *smtp_io_overdue(const struct smtp_io *io,
                                          const struct smtp_io_limits *limits,
                                          struct smtp_io_pace *pace,
                                          uint64_t now)
{
    uint64_t ms = limits->rate_window != 0 ? limits->rate_window : 60000;
    int64_t state = smtp_conn_get(io->conn, SMTP_GET_STATE);
    int owed = (smtp_conn_want(io->conn) & SMTP_WANT_REPLY) != 0;

    pace->look = UINT64_MAX;
    if (limits->max_session != 0 && state != SMTP_STATE_CLOSED && !owed) {
        pace->look = pace->began + limits->max_session;
        if (now >= pace->look)
            return "The session takes too long";
    }
    if (limits->min_rate == 0 || state != SMTP_STATE_DATA || owed ||
        io->hold ||
        smtp_conn_get(io->conn, SMTP_GET_ROLE) != SMTP_ROLE_SERVER) {
        pace->window = 0;
        return NULL;
    }
    if (pace->window == 0 || now >= pace->window) {
        if (pace->window != 0 &&
            io->received - pace->count < limits->min_rate * ms / 1000)
            return "The message comes too slowly";
        pace->window = now + ms;
        pace->count = io->received;
    }
    pace->look = pace->window < pace->look ? pace->window : pace->look;
    return NULL;
}

#endif
