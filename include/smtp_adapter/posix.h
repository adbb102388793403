/*
 * smtp_adapter/posix.h: a server's event loop over poll(), written to be read
 * and copied. POSIX 2008 and nothing else: define _POSIX_C_SOURCE as 200809L
 * or more before the first include.
 *
 *     static struct smtp_posix_loop loop;
 *     struct smtp_posix_host host = {
 *         .config = cfg, .handlers = handlers, .open = on_open};
 *
 *     if (smtp_posix_init(&loop, &host) < 0 ||
 *         smtp_posix_listen(&loop, "127.0.0.1:2525", NULL) < 0)
 *         perror("smtp");
 *     smtp_posix_run(&loop);
 *     smtp_posix_free(&loop);
 *
 * How it works:
 *
 * - One large block a loop. A connection at rest is parked in a block of its
 *   least size (smtp_conn_size), under 1 KiB when it is idle. Once its socket
 *   is ready or its deadline has passed, it is copied into the large block,
 *   does all it can, and is copied back. Ten thousand idle connections so cost
 *   what they hold, and a busy one reads 32 KiB and more at a time.
 * - Replies of a pipelined group leave in one send(): octets are sent when the
 *   connection has nothing more to say to what it received. TCP_NODELAY is
 *   set, as Nagle's algorithm and delayed acks together cost 40 ms a message.
 * - A peer that closes its sending side (EOF) still gets all its answers.
 * - The last reply is not lost. A close() with unread octets makes the kernel
 *   send RST, which may destroy a reply; so a socket is shut down for sending
 *   first, then drained until the peer closes, 2 seconds at most.
 * - When descriptors run out, or host.max_sockets are there, accepting pauses
 *   until one is free; the connections that wait stay in the kernel's queue.
 * - TLS begins where it is due; host.tls says how (openssl.h has one).
 * - Several hosts may share a loop, each with listeners of its own: port 25,
 *   and 465 with SMTP_OPT_TLS_FIRST; several loops an address: a process or
 *   thread each, and SMTP_SOCKET_SHARED.
 *
 * One loop belongs to one thread. Only smtp_posix_stop() may be called from
 * elsewhere: another thread or a signal handler.
 */
#ifndef SMTP_ADAPTER_POSIX_H
#define SMTP_ADAPTER_POSIX_H

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
    SMTP_POSIX_ROUNDS = 16    /* reads before others have their turn */
};

struct smtp_posix_loop;

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
    int listens; /* a listener, which no host ever sees */
    int fd;
    char peer[SMTP_SOCKET_HOST]; /* the peer's address */
};

/* What the host brings. It must outlive the loop. */
struct smtp_posix_host {
    const smtp_config *config;
    const smtp_handler *handlers;
    /* A peer has connected. Returns what its handlers get as user; NULL
       refuses it with 421. May set options of the session, and s->io.tls. */
    void *(*open)(void *arg, struct smtp_posix_session *s);
    /* The connection is over, after its event CLOSED, and once for each open
       that was not NULL. s is not used again after it. */
    void (*close)(void *user, struct smtp_posix_session *s);
    void *arg;          /* for open */
    size_t max_open;    /* connections at once, more get 421; 0: no limit */
    size_t max_sockets; /* with listeners and pipe, more wait; 0: no limit */
    const struct smtp_io_tls *tls; /* how TLS begins; NULL: no TLS */
    struct smtp_io_limits limits;  /* for slow peers: 421 */
};

/* Fill by smtp_posix_init(). */
struct smtp_posix_loop {
    const struct smtp_posix_host *host;
    /* Side by side: [0] is the wake pipe, which has no session. */
    struct pollfd *poll;
    struct smtp_posix_session **session;
    size_t count;
    size_t room;
    size_t open; /* sessions that have not ended */
    void *large;
    size_t large_size;
    uint64_t paused; /* no accept before this time */
    int stopping;
    int wake[2];
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

/* Ends smtp_posix_run(): all connections get 421. Safe in a signal handler. */
static inline void smtp_posix_stop(struct smtp_posix_loop *loop)
{
    int error = errno;

    if (write(loop->wake[1], "", 1) < 0)
        errno = error; /* it is full, and so readable as well */
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

/* The connection has ended: the host lets go of it. */
static inline void smtp_posix_end(struct smtp_posix_session *s)
{
    s->io.conn = NULL;
    free(s->block);
    s->block = NULL;
    s->loop->open--;
    if (s->user != NULL && s->host->close != NULL)
        s->host->close(s->user, s);
    smtp_io_end(&s->io);
}

/* Frees what the loop holds; connections that are open are cut. */
static inline void smtp_posix_free(struct smtp_posix_loop *loop)
{
    struct smtp_posix_session *s;
    size_t i;

    for (i = 1; i < loop->count; i++) {
        s = loop->session[i];
        close(loop->poll[i].fd);
        if (s->io.conn != NULL)
            smtp_posix_end(s);
        free(s);
    }
    for (i = 0; i < 2 && loop->wake[i] >= 0; i++)
        close(loop->wake[i]);
    free(loop->poll);
    free(loop->session);
    free(loop->large);
}

/* Makes the large block large enough for config. 0, or -1 and errno: EINVAL
   if no connection can be made with it. */
static inline int smtp_posix_fit(struct smtp_posix_loop *loop,
                                 const smtp_config *config)
{
    size_t need = smtp_config_need(config), least = SMTP_POSIX_BLOCK;
    void *p;

    need = need > least ? need : least;
    if (loop->large_size < need) {
        if ((p = realloc(loop->large, need)) == NULL)
            return -1;
        loop->large = p;
        loop->large_size = need;
    }
    if (smtp_conn_init_server(loop->large, loop->large_size, config) != NULL)
        return 0;
    errno = EINVAL;
    return -1;
}

/*
 * Makes a loop for host. 0, or -1 and errno: EINVAL if no connection can be
 * made with its config.
 */
static inline int smtp_posix_init(struct smtp_posix_loop *loop,
                                  const struct smtp_posix_host *host)
{
    int error;

    memset(loop, 0, sizeof *loop);
    loop->host = host;
    loop->wake[0] = loop->wake[1] = -1;
    if (smtp_posix_fit(loop, host->config) == 0 && pipe(loop->wake) == 0 &&
        smtp_socket_prepare(loop->wake[0]) == 0 &&
        smtp_socket_prepare(loop->wake[1]) == 0 &&
        smtp_posix_add(loop, loop->wake[0], NULL) == 0)
        return 0;
    error = errno;
    smtp_posix_free(loop);
    errno = error;
    return -1;
}

/* Takes a socket that listens already, such as one of smtp_socket_passed(),
   for host (NULL: the loop's). Not in a handler. 0, or -1 and errno (EINVAL:
   it does not listen, or as in smtp_posix_init()), and fd is still open. */
static inline int smtp_posix_adopt(struct smtp_posix_loop *loop,
                                   const struct smtp_posix_host *host, int fd)
{
    struct smtp_posix_session *s;

    if (!smtp_socket_listens(fd) || smtp_socket_prepare(fd) < 0 ||
        (host != NULL && smtp_posix_fit(loop, host->config) < 0))
        return -1;
    if ((s = (struct smtp_posix_session *)calloc(1, sizeof *s)) == NULL)
        return -1;
    s->loop = loop;
    s->host = host != NULL ? host : loop->host;
    s->listens = 1;
    s->fd = fd;
    s->due = UINT64_MAX;
    if (smtp_posix_add(loop, fd, s) == 0)
        return 0;
    free(s);
    return -1;
}

/* Listens on one more address for host (NULL: the loop's); the rest as in
   smtp_socket_listen(). 0, or -1 and errno. */
static inline int smtp_posix_listen_as(struct smtp_posix_loop *loop,
                                       const struct smtp_posix_host *host,
                                       const char *address, int flags,
                                       char *bound)
{
    int fd = smtp_socket_listen(address, flags, bound);

    if (fd < 0)
        return -1;
    return smtp_posix_adopt(loop, host, fd) == 0 ? 0 : smtp_socket_close(fd);
}

/* The same for the loop's host: "127.0.0.1:25" or "[::1]:0". */
static inline int smtp_posix_listen(struct smtp_posix_loop *loop,
                                    const char *address, char *bound)
{
    return smtp_posix_listen_as(loop, NULL, address, 0, bound);
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
    if ((p = smtp_io_recv_buf(&s->io, &room)) == NULL)
        return (revents & (POLLERR | POLLHUP | POLLNVAL)) != 0 ? -1 : 0;
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

/*
 * Receives, handles and sends until nothing moves; the connection is in the
 * large block. 0, or -1: the socket is broken.
 */
static inline int smtp_posix_pump(struct smtp_posix_session *s, int revents,
                                  uint64_t now)
{
    int more = revents != 0, sent, round = 0;

    do {
        if (more && (more = smtp_posix_recv(s, revents)) < 0)
            return -1;
        smtp_io_dispatch(&s->io, now, smtp_posix_handlers(s), s->user);
        if ((sent = smtp_posix_send(s)) < 0)
            return -1;
        if (++round == SMTP_POSIX_ROUNDS)
            more = 0; /* poll() will tell of the rest */
    } while (more || sent);
    return 0;
}

/* Closes the socket of entry i and forgets it. */
static inline void smtp_posix_drop(struct smtp_posix_loop *loop, size_t i)
{
    struct smtp_posix_session *s = loop->session[i];

    close(s->fd);
    free(s);
    smtp_posix_remove(loop, i);
    loop->paused = 0;
}

/* Copies the connection out of the large block. 0 or -1. */
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
 * waits; 0: it has ended; -1: it can't go on.
 */
static inline int smtp_posix_rest(struct smtp_posix_session *s,
                                  struct pollfd *poll, uint64_t now)
{
    int want = smtp_io_want(&s->io);

    if ((want & SMTP_WANT_CLOSE) != 0)
        return 0;
    s->due = smtp_io_deadline(&s->io);
    s->due = s->pace.look < s->due ? s->pace.look : s->due;
    if (smtp_conn_get(s->io.conn, SMTP_GET_STATE) == SMTP_STATE_CLOSED) {
        /* All is said. The peer may be slow to take it, but not for ever. */
        if (s->end == 0)
            s->end = now + SMTP_POSIX_GRACE;
        if (now >= s->end)
            return -1;
        s->due = s->end;
    }
    poll->events = (short)(((want & SMTP_WANT_RECV) != 0 ? POLLIN : 0) |
                           ((want & SMTP_WANT_SEND) != 0 ? POLLOUT : 0));
    return smtp_posix_park(s) < 0 ? -1 : 1;
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
        smtp_conn_close(s->io.conn, NULL);
        smtp_io_dispatch(&s->io, now, smtp_posix_handlers(s), s->user);
    }
    smtp_posix_end(s);
    if (state < 0 || s->io.eof || shutdown(s->fd, SHUT_WR) < 0) {
        smtp_posix_drop(loop, i);
        return;
    }
    loop->poll[i].events = POLLIN;
    s->due = now + SMTP_POSIX_GRACE;
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

static inline void smtp_posix_serve(struct smtp_posix_loop *loop, size_t i,
                                    int revents, uint64_t now)
{
    struct smtp_posix_session *s = loop->session[i];

    if (s->io.conn == NULL) {
        smtp_posix_drain(loop, i, now);
        return;
    }
    /* It was parked out of this block, so it fits. */
    s->io.conn = smtp_conn_move(s->io.conn, loop->large, loop->large_size);
    smtp_posix_work(loop, i, revents, now);
}

/* Makes a session of a new socket that a listener gave. */
static inline void smtp_posix_open(const struct smtp_posix_session *from,
                                   int fd, const struct sockaddr_storage *sa,
                                   socklen_t len, uint64_t now)
{
    struct smtp_posix_loop *loop = from->loop;
    const struct smtp_posix_host *host = from->host;
    struct smtp_posix_session *s;
    char port[SMTP_SOCKET_PORT];

    s = (struct smtp_posix_session *)calloc(1, sizeof *s);
    if (s == NULL || smtp_socket_prepare(fd) < 0 ||
        smtp_posix_add(loop, fd, s) < 0) {
        free(s);
        close(fd);
        return;
    }
    s->loop = loop;
    s->host = host;
    s->fd = fd;
    s->pace.began = now;
    smtp_socket_text(sa, len, s->peer, port);
    s->io.conn =
        smtp_conn_init_server(loop->large, loop->large_size, host->config);
    s->io.tls = host->tls;
    if (loop->open++ < host->max_open || host->max_open == 0)
        s->user = host->open(host->arg, s);
    if (s->user == NULL)
        smtp_conn_close(s->io.conn, "Too many connections");
    smtp_posix_work(loop, loop->count - 1, 0, now);
}

static inline void smtp_posix_accept(const struct smtp_posix_session *from,
                                     uint64_t now)
{
    size_t most = from->host->max_sockets;
    struct sockaddr_storage sa;
    socklen_t len;
    int peer, round;

    for (round = 0; round < SMTP_POSIX_ROUNDS; round++) {
        len = sizeof sa;
        errno = EMFILE;
        if ((most != 0 && from->loop->count >= most) ||
            (peer = accept(from->fd, (struct sockaddr *)&sa, &len)) < 0) {
            /* Out of descriptors or memory: poll() would tell at once again,
               and the loop would spin. */
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
                errno == ENOMEM)
                from->loop->paused = now + SMTP_POSIX_PAUSE;
            return;
        }
        smtp_posix_open(from, peer, &sa, len, now);
    }
}

/* All listeners are closed, all connections get 421. */
static inline void smtp_posix_shutdown(struct smtp_posix_loop *loop,
                                       uint64_t now)
{
    size_t i;

    loop->stopping = 1;
    loop->poll[0].events = 0;
    for (i = loop->count; i-- > 1;) {
        if (loop->session[i]->listens) {
            smtp_posix_drop(loop, i);
        } else if (loop->session[i]->io.conn != NULL) {
            smtp_conn_close(loop->session[i]->io.conn, NULL);
            smtp_posix_serve(loop, i, 0, now);
        }
    }
}

/* How long to wait, in poll()'s terms; listeners are armed or not. */
static inline int smtp_posix_wait(struct smtp_posix_loop *loop, uint64_t now)
{
    uint64_t due = UINT64_MAX;
    size_t i;

    for (i = 1; i < loop->count; i++) {
        if (loop->session[i]->listens) {
            loop->poll[i].events = loop->paused > now ? 0 : POLLIN;
            loop->session[i]->due =
                loop->paused > now ? loop->paused : UINT64_MAX;
        }
        if (loop->session[i]->due < due)
            due = loop->session[i]->due;
    }
    if (due == UINT64_MAX)
        return -1;
    if (due <= now)
        return 0;
    return due - now > 60000 ? 60000 : (int)(due - now);
}

/* One turn: waits, then serves all that is ready or due. 0, or -1 and errno:
   poll() itself fails. */
static inline int smtp_posix_turn(struct smtp_posix_loop *loop)
{
    uint64_t now = smtp_posix_now();
    size_t i;
    int n = poll(loop->poll, (nfds_t)loop->count, smtp_posix_wait(loop, now));

    if (n < 0)
        return errno == EINTR || errno == EAGAIN ? 0 : -1;
    now = smtp_posix_now();
    /* Downwards: a removed entry's place is taken by one already served, and
       new ones come behind. */
    for (i = loop->count; i-- > 1;) {
        if (loop->session[i]->listens) {
            if (loop->poll[i].revents != 0)
                smtp_posix_accept(loop->session[i], now);
        } else if (loop->poll[i].revents != 0 ||
                   now >= loop->session[i]->due) {
            smtp_posix_serve(loop, i, loop->poll[i].revents, now);
        }
    }
    if (loop->poll[0].revents != 0 && !loop->stopping)
        smtp_posix_shutdown(loop, now);
    return 0;
}

/* Turns until smtp_posix_stop(), and the end of all. 0, or -1 and errno. */
static inline int smtp_posix_run(struct smtp_posix_loop *loop)
{
    while (!loop->stopping || loop->count > 1) {
        if (smtp_posix_turn(loop) < 0)
            return -1;
    }
    return 0;
}

#endif
