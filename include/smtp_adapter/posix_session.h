/*
 * smtp_adapter/posix_session.h: the part of posix.h that is about one session.
 * What a host uses of it stands first: the structs and four calls. The rest is
 * how a session is served, and a client's way to its server.
 */
#ifndef SMTP_ADAPTER_POSIX_SESSION_H
#define SMTP_ADAPTER_POSIX_SESSION_H

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "io.h"
#include "socket.h"

enum {
    SMTP_POSIX_BLOCK = 65536, /* the large block, if that is enough */
    SMTP_POSIX_GRACE = 2000,  /* ms for the last octets to leave */
    SMTP_POSIX_PAUSE = 500,   /* ms between trials to accept */
    SMTP_POSIX_DIAL = 30000,  /* ms for an address to answer, if not said */
    SMTP_POSIX_ROUNDS = 16    /* reads before others have their turn */
};

/* What an entry of the loop is. */
enum { SMTP_POSIX_SERVER, SMTP_POSIX_CLIENT, SMTP_POSIX_LISTENER };

struct smtp_posix_loop;
struct smtp_posix_dial; /* a client's way to its server */

/*
 * One connection. io.conn moves: take it from here each time. To answer an
 * event later, call smtp_conn_reply(s->io.conn, ...), then smtp_posix_wake(s).
 */
struct smtp_posix_session {
    struct smtp_io io; /* io.conn is NULL once the session has ended */
    struct smtp_posix_loop *loop;
    void *user;   /* what open gave: the handlers' user */
    void *block;  /* where io.conn is parked */
    size_t size;  /* of block */
    uint64_t due; /* when it is served though its socket is silent */
    uint64_t end; /* when what is unsent is given up; 0: not over */
    const struct smtp_posix_host *host;
    struct smtp_io_pace pace;
    struct smtp_posix_dial *dial; /* NULL once it is connected */
    int kind;                     /* a listener no host ever sees */
    int fd;
    int error;   /* errno of what broke it, or bars its way; 0: nothing */
    int unknown; /* client: why its server has no address, EAI_; 0 */
    char peer[SMTP_SOCKET_HOST]; /* the peer's address */
};

/* What the host brings, a server's or a client's. It must outlive the loop. */
struct smtp_posix_host {
    const smtp_config *config;
    const smtp_handler *handlers;
    /* Server: a peer has connected. Returns what its handlers get as user;
       NULL refuses it with 421. May set options of the session, and
       s->io.tls. */
    void *(*open)(void *arg, struct smtp_posix_session *s);
    /* The connection is over, after its event CLOSED, and once for each open
       that was not NULL and each smtp_posix_connect(). s is not used again
       after it. */
    void (*close)(void *user, struct smtp_posix_session *s);
    void *arg;          /* for open */
    size_t max_open;    /* peers at once, more get 421; 0: no limit */
    size_t max_sockets; /* in all of the loop, more wait; 0: no limit */
    const struct smtp_io_tls *tls; /* how TLS begins; NULL: no TLS */
    struct smtp_io_limits limits;  /* for slow peers: 421 */
    /* Client: commands may be given now, or the message, or both: want has
       SMTP_WANT_COMMAND, SMTP_WANT_BODY. Server: an answer is owed for later:
       SMTP_WANT_REPLY. Called behind events, and again for as long as what is
       given leads to something; who gives nothing is called when the next
       octets have come, or after smtp_posix_wake(). Here, and in handlers,
       there is room for what is given. NULL: not asked for. */
    void (*ready)(void *user, struct smtp_posix_session *s, int want);
    uint64_t connect_timeout; /* client: ms an address; 0: SMTP_POSIX_DIAL */
};

/* Fill by smtp_posix_init(). */
struct smtp_posix_loop {
    const struct smtp_posix_host *host;
    /* Side by side: [0] is the wake pipe, which has no session. */
    struct pollfd *poll;
    struct smtp_posix_session **session;
    size_t count;
    size_t room;
    size_t open; /* sessions of peers, that have not ended */
    void *large;
    size_t large_size;
    uint64_t paused; /* no accept before this time */
    int stopping;
    int wake[2];
};

/* The addresses that are still to be tried. */
struct smtp_posix_dial {
    struct addrinfo *list; /* of the name in hand */
    struct addrinfo *next; /* to be tried */
    uint64_t until;        /* when the one under trial is given up */
    char *names;           /* not yet looked up, with blanks between them */
};

/* Milliseconds on a clock that never goes back. */
static inline uint64_t smtp_posix_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* Has s served in the next turn. In the loop's thread, also in handlers. */
static inline void smtp_posix_wake(struct smtp_posix_session *s)
{
    s->due = 0;
}

/*
 * Holds the peer of s back, on 1: nothing more is received from it, so that in
 * the end it can't send. What was received is still handled, which is at most
 * loop.large_size octets of BODY. Goes on with on 0. For a proxy whose other
 * side is slower; timeouts run meanwhile.
 */
static inline void smtp_posix_hold(struct smtp_posix_session *s, int on)
{
    s->io.hold = on;
    if (!on)
        smtp_posix_wake(s);
}

/* In close: what has broken the socket, or why there is no connection
   ("Connection refused"); "" for neither. */
static inline const char *smtp_posix_why(const struct smtp_posix_session *s)
{
    if (s->unknown != 0)
        return gai_strerror(s->unknown);
    return s->error != 0 ? strerror(s->error) : "";
}

/* Adds an entry to the loop's table. 0, or -1 and errno. */
static inline int smtp_posix_add(struct smtp_posix_loop *loop, int fd,
                                 struct smtp_posix_session *s)
{
    size_t room = loop->room < 16 ? 16 : loop->room * 2;
    void *p;

    if (loop->count == loop->room) {
        if ((p = realloc(loop->poll, room * sizeof *loop->poll)) == NULL)
            return -1;
        loop->poll = (struct pollfd *)p;
        p = realloc(loop->session, room * sizeof *loop->session);
        if (p == NULL)
            return -1;
        loop->session = (struct smtp_posix_session **)p;
        loop->room = room;
    }
    loop->poll[loop->count].fd = fd;
    loop->poll[loop->count].events = POLLIN;
    loop->poll[loop->count].revents = 0;
    loop->session[loop->count++] = s;
    return 0;
}

/* Takes an entry out; the last one takes its place. */
static inline void smtp_posix_remove(struct smtp_posix_loop *loop, size_t i)
{
    loop->count--;
    loop->poll[i] = loop->poll[loop->count];
    loop->session[i] = loop->session[loop->count];
}

/* Nobody is called any more. */
static inline void smtp_posix_dialed(struct smtp_posix_session *s)
{
    if (s->dial == NULL)
        return;
    if (s->dial->list != NULL)
        freeaddrinfo(s->dial->list);
    free(s->dial);
    s->dial = NULL;
}

/* The connection has ended: the host lets go of it. */
static inline void smtp_posix_end(struct smtp_posix_session *s)
{
    s->io.conn = NULL;
    free(s->block);
    s->block = NULL;
    smtp_posix_dialed(s);
    if (s->kind == SMTP_POSIX_SERVER)
        s->loop->open--;
    if (s->user != NULL && s->host->close != NULL)
        s->host->close(s->user, s);
    smtp_io_end(&s->io);
}

/* Sends all that is queued. 1 if octets left, 0 if none, -1: broken. */
static inline int smtp_posix_send(struct smtp_posix_session *s)
{
    const void *p;
    size_t len;
    ssize_t n;
    int sent = 0;

    while ((p = smtp_io_send_buf(&s->io, &len)) != NULL) {
        n = smtp_socket_send(s->fd, p, len);
        smtp_io_send_ack(&s->io, n > 0 ? (size_t)n : 0);
        if (n <= 0)
            return n < 0 ? -1 : sent;
        sent = 1;
    }
    return sent;
}

/* Receives once. 1 if more may be there, 0 if not, -1: broken. */
static inline int smtp_posix_recv(struct smtp_posix_session *s, int revents)
{
    void *p;
    size_t room;
    ssize_t n;

    /* A reset is told whether or not octets are wanted. */
    if ((p = smtp_io_recv_buf(&s->io, &room)) == NULL) {
        if ((revents & (POLLERR | POLLHUP | POLLNVAL)) == 0)
            return 0;
        errno = smtp_socket_error(s->fd);
        errno = errno != 0 ? errno : ECONNRESET;
        return -1;
    }
    n = smtp_socket_recv(s->fd, p, room, &s->io.eof);
    smtp_io_recv_ack(&s->io, n > 0 ? (size_t)n : 0);
    if (s->io.eof)
        smtp_io_recv_eof(&s->io);
    return n < 0 ? -1 : (size_t)n == room;
}

/* For a peer that is refused: no handler sees it. */
static inline const smtp_handler *
smtp_posix_handlers(const struct smtp_posix_session *s)
{
    static const smtp_handler none = {0, NULL};

    return s->user != NULL ? s->host->handlers : &none;
}

static inline int smtp_posix_dispatch(struct smtp_posix_session *s,
                                      uint64_t now)
{
    return smtp_io_dispatch(&s->io, now, smtp_posix_handlers(s), s->user);
}

/* Asks a host for more: for commands, or the answer that a server owes. 1 if
   that leads to something. */
static inline int smtp_posix_ready(struct smtp_posix_session *s, uint64_t now)
{
    int want = smtp_conn_want(s->io.conn);

    want &= s->kind == SMTP_POSIX_CLIENT ? SMTP_WANT_COMMAND | SMTP_WANT_BODY
                                         : SMTP_WANT_REPLY;
    if (want == 0 || s->host->ready == NULL || s->user == NULL)
        return 0;
    s->host->ready(s->user, s, want);
    return smtp_posix_dispatch(s, now) > 0;
}

/*
 * Receives, handles and sends until nothing moves; the connection is in the
 * large block. 0, or -1 and errno: the socket is broken.
 */
static inline int smtp_posix_pump(struct smtp_posix_session *s, int revents,
                                  uint64_t now)
{
    int more = revents != 0, moved, sent, round = 0;

    s->due = UINT64_MAX;
    do {
        if (more && (more = smtp_posix_recv(s, revents)) < 0)
            return -1;
        smtp_posix_dispatch(s, now);
        moved = smtp_posix_ready(s, now);
        if ((sent = smtp_posix_send(s)) < 0)
            return -1;
    } while ((more || moved || sent) && ++round < SMTP_POSIX_ROUNDS);
    if (round == SMTP_POSIX_ROUNDS) { /* the rest in the next turn */
        smtp_posix_dispatch(s, now);
        smtp_posix_wake(s);
    }
    return 0;
}

/* The socket of a client is broken; but what the server said before may be
   why, and can still be received. */
static inline void smtp_posix_listen_on(struct smtp_posix_session *s,
                                        uint64_t now)
{
    int round = 0;

    while (smtp_posix_recv(s, 0) > 0 && round++ < SMTP_POSIX_ROUNDS)
        smtp_posix_dispatch(s, now);
    if (!s->io.eof)
        smtp_io_recv_eof(&s->io);
    smtp_posix_dispatch(s, now);
}

/* Closes the socket of entry i and forgets it. */
static inline void smtp_posix_drop(struct smtp_posix_loop *loop, size_t i)
{
    struct smtp_posix_session *s = loop->session[i];

    if (s->fd >= 0)
        close(s->fd);
    free(s);
    smtp_posix_remove(loop, i);
    loop->paused = 0;
}

/* Copies the connection out of the large block. 0, or -1 and errno. */
static inline int smtp_posix_park(struct smtp_posix_session *s)
{
    size_t size = smtp_conn_size(s->io.conn);
    smtp_conn *c;

    if (s->size < size || s->size / 3 * 2 > size) {
        free(s->block);
        s->block = malloc(size);
        s->size = s->block != NULL ? size : 0;
    }
    if (s->block == NULL ||
        (c = smtp_conn_move(s->io.conn, s->block, s->size)) == NULL)
        return -1;
    s->io.conn = c;
    return 0;
}

/*
 * After the pump: what to wait for next, decided while the connection still
 * stands in the large block, as parked it has no room to receive to. 1: it
 * waits; 0: it has ended; -1 and errno: it can't go on.
 */
static inline int smtp_posix_rest(struct smtp_posix_session *s,
                                  struct pollfd *poll, uint64_t now)
{
    int want = smtp_io_want(&s->io);
    uint64_t due;

    if ((want & SMTP_WANT_CLOSE) != 0)
        return 0;
    due = smtp_io_deadline(&s->io);
    due = s->pace.look < due ? s->pace.look : due;
    s->due = due < s->due ? due : s->due;
    if (smtp_conn_get(s->io.conn, SMTP_GET_STATE) == SMTP_STATE_CLOSED) {
        /* All is said. The peer may be slow to take it, but not for ever. */
        if (s->end == 0)
            s->end = now + SMTP_POSIX_GRACE;
        if (now >= s->end) {
            errno = ETIMEDOUT;
            return -1;
        }
        s->due = s->end;
    }
    poll->events = (short)(((want & SMTP_WANT_RECV) != 0 ? POLLIN : 0) |
                           ((want & SMTP_WANT_SEND) != 0 ? POLLOUT : 0));
    return smtp_posix_park(s) < 0 ? -1 : 1;
}

/* The session of entry i is over; state -1: its socket is of no use. */
static inline void smtp_posix_leave(struct smtp_posix_loop *loop, size_t i,
                                    int state, uint64_t now)
{
    struct smtp_posix_session *s = loop->session[i];

    if (state < 0) {
        smtp_conn_close(s->io.conn, NULL);
        smtp_posix_dispatch(s, now);
    }
    smtp_posix_end(s);
    if (state < 0 || s->io.eof || shutdown(s->fd, SHUT_WR) < 0) {
        smtp_posix_drop(loop, i);
        return;
    }
    loop->poll[i].events = POLLIN;
    s->due = now + SMTP_POSIX_GRACE;
}

/* Works on the connection of entry i, which is in the large block. */
static inline void smtp_posix_work(struct smtp_posix_loop *loop, size_t i,
                                   int revents, uint64_t now)
{
    struct smtp_posix_session *s = loop->session[i];
    int state = smtp_posix_pump(s, revents, now);
    const char *why;

    if (state == 0 && (why = smtp_io_overdue(&s->io, &s->host->limits,
                                             &s->pace, now)) != NULL) {
        smtp_conn_close(s->io.conn, why);
        state = smtp_posix_pump(s, 0, now);
    }
    if (state == 0 && (state = smtp_posix_rest(s, &loop->poll[i], now)) > 0)
        return;
    if (state < 0) {
        s->error = errno;
        if (s->kind == SMTP_POSIX_CLIENT)
            smtp_posix_listen_on(s, now);
    }
    smtp_posix_leave(loop, i, state, now);
}

/* The connection has ended: swallows what comes until the peer closes. */
static inline void smtp_posix_drain(struct smtp_posix_loop *loop, size_t i,
                                    uint64_t now)
{
    struct smtp_posix_session *s = loop->session[i];
    int *eof = &s->io.eof;

    if (smtp_socket_recv(s->fd, loop->large, loop->large_size, eof) < 0 ||
        *eof || now >= s->due)
        smtp_posix_drop(loop, i);
}

/* Looks up the next name. 1, or 0: there is none. */
static inline int smtp_posix_dial_name(struct smtp_posix_session *s)
{
    struct smtp_posix_dial *d = s->dial;
    size_t len;

    if (d->list != NULL)
        freeaddrinfo(d->list);
    d->list = NULL;
    d->names += strspn(d->names, " ");
    if ((len = strcspn(d->names, " ")) == 0)
        return 0;
    s->error = 0;
    s->unknown = smtp_socket_find(d->names, len, 0, &d->list);
    d->names += len;
    d->next = d->list;
    return 1;
}

/* Tries the next address. 0, or -1: there is none, and s says why the last
   was none. */
static inline int smtp_posix_dial_next(struct smtp_posix_session *s,
                                       struct pollfd *poll)
{
    uint64_t limit = SMTP_POSIX_DIAL;
    struct smtp_posix_dial *d = s->dial;
    char port[SMTP_SOCKET_PORT];
    const struct addrinfo *a;

    if (s->host->connect_timeout != 0)
        limit = s->host->connect_timeout;
    do {
        while ((a = d->next) != NULL) {
            d->next = a->ai_next;
            if ((s->fd = smtp_socket_dial(a)) < 0) {
                s->error = errno;
                continue;
            }
            smtp_socket_text(a->ai_addr, a->ai_addrlen, s->peer, port);
            poll->fd = s->fd;
            poll->events = POLLOUT;
            /* The look-up may have taken long. */
            d->until = smtp_posix_now() + limit;
            s->due = d->until;
            return 0;
        }
    } while (smtp_posix_dial_name(s));
    return -1;
}

/* A client that is not yet connected. 1: it is now; 0: it waits; -1: it will
   never be. */
static inline int smtp_posix_dial_step(struct smtp_posix_session *s,
                                       struct pollfd *poll, uint64_t now)
{
    if (smtp_conn_get(s->io.conn, SMTP_GET_STATE) == SMTP_STATE_CLOSED)
        return -1; /* its host does not want it any more */
    if (s->fd >= 0) {
        s->due = s->dial->until;
        if (poll->revents != 0)
            s->error = smtp_socket_error(s->fd);
        else if (now >= s->dial->until)
            s->error = ETIMEDOUT;
        else
            return 0; /* it was woken */
        if (s->error == 0) {
            smtp_posix_dialed(s);
            s->pace.began = now;
            return 1;
        }
        close(s->fd);
        s->fd = poll->fd = -1;
    }
    return smtp_posix_dial_next(s, poll);
}

static inline void smtp_posix_serve(struct smtp_posix_loop *loop, size_t i,
                                    int revents, uint64_t now)
{
    struct smtp_posix_session *s = loop->session[i];
    int state = 1;

    if (s->io.conn == NULL) {
        smtp_posix_drain(loop, i, now);
        return;
    }
    if (s->dial != NULL &&
        (state = smtp_posix_dial_step(s, &loop->poll[i], now)) == 0)
        return;
    /* It was parked out of this block, so it fits. */
    s->io.conn = smtp_conn_move(s->io.conn, loop->large, loop->large_size);
    if (state > 0)
        smtp_posix_work(loop, i, revents, now);
    else
        smtp_posix_leave(loop, i, -1, now);
}

#endif
