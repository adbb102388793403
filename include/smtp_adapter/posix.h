/*
 * smtp_adapter/posix.h: an event loop over poll(), for servers and clients,
 * written to be read and copied. POSIX 2008 and nothing else: define
 * _POSIX_C_SOURCE as 200809L or more before the first include. A server:
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
 * A client, in a loop of its own or in that of a server; on_ready gives MAIL
 * and the rest:
 *
 *     struct smtp_posix_host out = {
 *         .config = cfg, .handlers = answers, .ready = on_ready,
 *         .close = on_close};
 *     struct smtp_posix_session *s =
 *         smtp_posix_connect(&loop, &out, "mx.example:25", user);
 *
 *     if (s == NULL || smtp_client_ehlo(s->io.conn, "me.example") < 0)
 *         perror("smtp");
 *     while (!is_over)
 *         smtp_posix_turn(&loop);
 *
 * posix_session.h has the structs, and the calls for one session.
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
 * - TLS begins where it is due; host.tls or s->io.tls says how (openssl.h has
 *   both roles).
 * - A client tries all addresses of its server in turn. Whatever comes of it,
 *   no such name, refused, too slow, broken in mid-session, is told in one
 *   way: CLOSED, then the host's close, where smtp_posix_why() has the words.
 * - Several hosts may share a loop, each with listeners of its own: port 25,
 *   and 465 with SMTP_OPT_TLS_FIRST; several loops an address: a process or
 *   thread each, and SMTP_SOCKET_SHARED.
 *
 * One loop belongs to one thread. Only smtp_posix_stop() may be called from
 * elsewhere: another thread or a signal handler.
 */
#ifndef SMTP_ADAPTER_POSIX_H
#define SMTP_ADAPTER_POSIX_H

#include "posix_session.h"

/* Ends smtp_posix_run(): all connections get 421. Safe in a signal handler. */
static inline void smtp_posix_stop(struct smtp_posix_loop *loop)
{
    int error = errno;

    if (write(loop->wake[1], "", 1) < 0)
        errno = error; /* it is full, and so readable as well */
}

/* Frees what the loop holds; connections that are open are cut. */
static inline void smtp_posix_free(struct smtp_posix_loop *loop)
{
    struct smtp_posix_session *s;
    size_t i;

    loop->stopping = 1; /* nobody connects now */
    for (i = 1; i < loop->count; i++) {
        s = loop->session[i];
        if (s->fd >= 0)
            close(s->fd);
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

/* Makes the large block large enough for config, if there is one. 0, or -1 and
   errno: EINVAL if no connection can be made with it. */
static inline int smtp_posix_fit(struct smtp_posix_loop *loop,
                                 const smtp_config *config)
{
    size_t need = config != NULL ? smtp_config_need(config) : 0;
    size_t least = SMTP_POSIX_BLOCK;
    void *p;

    need = need > least ? need : least;
    if (loop->large_size < need) {
        if ((p = realloc(loop->large, need)) == NULL)
            return -1;
        loop->large = p;
        loop->large_size = need;
    }
    if (config == NULL ||
        smtp_conn_init_server(loop->large, loop->large_size, config) != NULL)
        return 0;
    errno = EINVAL;
    return -1;
}

/*
 * Makes a loop for host; NULL: for hosts that are named later. 0, or -1 and
 * errno: EINVAL if no connection can be made with its config.
 */
static inline int smtp_posix_init(struct smtp_posix_loop *loop,
                                  const struct smtp_posix_host *host)
{
    int error;

    memset(loop, 0, sizeof *loop);
    loop->host = host;
    loop->wake[0] = loop->wake[1] = -1;
    if (smtp_posix_fit(loop, host != NULL ? host->config : NULL) == 0 &&
        pipe(loop->wake) == 0 && smtp_socket_prepare(loop->wake[0]) == 0 &&
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
    s->kind = SMTP_POSIX_LISTENER;
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

/* 1 if all of address is words of "host:port". */
static inline int smtp_posix_may_dial(const char *address)
{
    char host[SMTP_SOCKET_NAME], port[SMTP_SOCKET_PORT];
    size_t len;

    do {
        address += strspn(address, " ");
        len = strcspn(address, " ");
        if (smtp_socket_split(address, len, host, port) < 0)
            return 0;
        address += len;
    } while (address[strspn(address, " ")] != '\0');
    return 1;
}

/* A session that is still to be connected, and parked, as the large block may
   be in use. NULL: out of memory. */
static inline struct smtp_posix_session *
smtp_posix_dialer(const struct smtp_posix_host *host, const char *address)
{
    size_t size = smtp_config_need(host->config), len = strlen(address) + 1;
    struct smtp_posix_session *s =
        (struct smtp_posix_session *)calloc(1, sizeof *s);
    struct smtp_posix_dial *d =
        (struct smtp_posix_dial *)calloc(1, sizeof *d + len);
    void *block = malloc(size);

    if (s == NULL || d == NULL || block == NULL) {
        free(s);
        free(d);
        free(block);
        return NULL;
    }
    d->names = (char *)(d + 1);
    memcpy(d->names, address, len);
    s->host = host;
    s->dial = d;
    s->kind = SMTP_POSIX_CLIENT;
    s->fd = -1;
    s->block = block;
    s->size = size;
    s->io.conn = smtp_conn_init_client(block, size, host->config);
    s->io.tls = host->tls;
    return s;
}

/*
 * Begins a client's session for host (NULL: the loop's) with the server at
 * address: "mx.example:25", "192.0.2.1:25" or "[2001:db8::1]:25"; several, with
 * blanks between them, are tried in turn. user is for handlers and may not be
 * NULL. May be called wherever smtp_posix_wake() may, and does nothing before
 * the next turn, so that the host can set s->io.tls and call
 * smtp_client_ehlo(); what goes wrong later is told by close. Names are looked
 * up by getaddrinfo(), for which the loop waits; if that is too long, look them
 * up elsewhere and give numbers.
 * NULL and errno: EINVAL (address, config or user), ENOMEM, ECANCELED (the
 * loop is being stopped).
 */
static inline struct smtp_posix_session *
smtp_posix_connect(struct smtp_posix_loop *loop,
                   const struct smtp_posix_host *host, const char *address,
                   void *user)
{
    struct smtp_posix_session *s;

    host = host != NULL ? host : loop->host;
    errno = loop->stopping ? ECANCELED : EINVAL;
    if (loop->stopping || host == NULL || user == NULL ||
        !smtp_posix_may_dial(address) ||
        smtp_config_need(host->config) > loop->large_size)
        return NULL;
    if ((s = smtp_posix_dialer(host, address)) == NULL)
        return NULL;
    s->loop = loop;
    s->user = user;
    if (smtp_posix_add(loop, -1, s) == 0)
        return s;
    smtp_posix_dialed(s);
    free(s->block);
    free(s);
    return NULL;
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
    smtp_socket_text((const struct sockaddr *)sa, len, s->peer, port);
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
        if (loop->session[i]->kind == SMTP_POSIX_LISTENER) {
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
        if (loop->session[i]->kind == SMTP_POSIX_LISTENER) {
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
        if (loop->session[i]->kind == SMTP_POSIX_LISTENER) {
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

/* Turns until smtp_posix_stop() was called and all connections are over. 0,
   or -1 and errno. */
static inline int smtp_posix_run(struct smtp_posix_loop *loop)
{
    while (!loop->stopping || loop->count > 1) {
        if (smtp_posix_turn(loop) < 0)
            return -1;
    }
    return 0;
}

#endif
