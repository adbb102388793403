/*
 * smtp_adapter/socket.h: BSD sockets as all loops over them need them. A
 * socket is non-blocking, closed on exec, and sends at once: Nagle's algorithm
 * and delayed acks together cost 40 ms a message.
 *
 * POSIX 2008: define _POSIX_C_SOURCE as 200809L or more before the first
 * include. All functions are static inline, so that none gives a warning where
 * it is not used.
 */
#ifndef SMTP_ADAPTER_SOCKET_H
#define SMTP_ADAPTER_SOCKET_H

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    SMTP_SOCKET_NAME = 256,  /* room for a host's name */
    SMTP_SOCKET_HOST = 64,   /* room for an address without its port */
    SMTP_SOCKET_PORT = 8,    /* room for a port */
    SMTP_SOCKET_ADDRESS = 80 /* room for "[address]:port" */
};

/* Bits for smtp_socket_listen(). */
enum {
    SMTP_SOCKET_SHARED = 1 /* other sockets of this user may listen on the same
                              address; the kernel deals connections out. Not
                              POSIX: define _DEFAULT_SOURCE as well, or get
                              ENOPROTOOPT */
};

/* 0, or -1 and errno. */
static inline int smtp_socket_prepare(int fd)
{
    int flags = fcntl(fd, F_GETFL), one = 1;

    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0)
        return -1;
    /* Not for pipes, and of no use on a listener: no matter if it fails. */
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fcntl(fd, F_SETFD, FD_CLOEXEC) < 0 ? -1 : 0;
}

/* Closes fd after an error: errno stays. Returns -1. */
static inline int smtp_socket_close(int fd)
{
    int error = errno;

    close(fd);
    errno = error;
    return -1;
}

/* Sends once. Octets sent; 0: none can be now; -1: broken. */
static inline ssize_t smtp_socket_send(int fd, const void *data, size_t len)
{
    ssize_t n;

    do {
        n = send(fd, data, len, MSG_NOSIGNAL);
    } while (n < 0 && errno == EINTR);
    return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : n;
}

/* Receives once. Octets; 0: there are none now, or *eof is set to 1: ever; -1:
   broken. */
static inline ssize_t smtp_socket_recv(int fd, void *buf, size_t len, int *eof)
{
    ssize_t n;

    do {
        n = recv(fd, buf, len, 0);
    } while (n < 0 && errno == EINTR);
    if (n == 0)
        *eof = 1;
    return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : n;
}

/* The texts of an address and its port, empty if it has none. */
static inline void smtp_socket_text(const struct sockaddr *sa, socklen_t len,
                                    char host[SMTP_SOCKET_HOST],
                                    char port[SMTP_SOCKET_PORT])
{
    if ((sa->sa_family != AF_INET && sa->sa_family != AF_INET6) ||
        getnameinfo(sa, len, host, SMTP_SOCKET_HOST, port, SMTP_SOCKET_PORT,
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        host[0] = port[0] = '\0';
    host[strcspn(host, "%")] = '\0'; /* the scope of a link-local address */
}

/*
 * Takes the len octets of "mx.example:25", "192.0.2.1:25" or
 * "[2001:db8::1]:25" apart. 1 if there are brackets, 0 if not, -1: they are
 * not of that form.
 */
static inline int smtp_socket_split(const char *address, size_t len,
                                    char host[SMTP_SOCKET_NAME],
                                    char port[SMTP_SOCKET_PORT])
{
    size_t v6 = len != 0 && address[0] == '[', at = len, n;

    while (at > 0 && address[at - 1] >= '0' && address[at - 1] <= '9')
        at--;
    if (at == len || len - at > 5 || at < 2 + 2 * v6 ||
        address[at - 1] != ':' || (v6 && address[at - 2] != ']'))
        return -1;
    n = at - 1 - 2 * v6;
    if (n == 0 || n >= SMTP_SOCKET_NAME ||
        (!v6 && memchr(address, ':', n) != NULL))
        return -1;
    memcpy(host, address + v6, n);
    host[n] = '\0';
    memcpy(port, address + at, len - at);
    port[len - at] = '\0';
    return strtol(port, NULL, 10) <= 65535 ? (int)v6 : -1;
}

/*
 * Looks up an address of that form; numbers: no names. Asking the DNS, it
 * waits. 0 and *info, to be freed by freeaddrinfo(); or an EAI_ for
 * gai_strerror().
 */
static inline int smtp_socket_find(const char *address, size_t len,
                                   int numbers, struct addrinfo **info)
{
    char host[SMTP_SOCKET_NAME], port[SMTP_SOCKET_PORT];
    struct addrinfo hints;
    int v6 = smtp_socket_split(address, len, host, port);

    *info = NULL;
    if (v6 < 0)
        return EAI_NONAME;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = v6 ? AF_INET6 : numbers ? AF_INET : AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | (v6 || numbers ? AI_NUMERICHOST : 0);
    return getaddrinfo(host, port, &hints, info);
}

/* Reads "192.0.2.1:25" or "[2001:db8::1]:25". NULL if it is neither; else free
   it with freeaddrinfo(). */
static inline struct addrinfo *smtp_socket_parse(const char *address)
{
    struct addrinfo *info;

    return smtp_socket_find(address, strlen(address), 1, &info) == 0 ? info
                                                                     : NULL;
}

/* Writes what fd is bound to, in the form read above. 0, or -1 and errno. */
static inline int smtp_socket_bound(int fd, char out[SMTP_SOCKET_ADDRESS])
{
    struct sockaddr_storage sa;
    socklen_t len = sizeof sa;
    char host[SMTP_SOCKET_HOST], port[SMTP_SOCKET_PORT];

    if (getsockname(fd, (struct sockaddr *)&sa, &len) < 0)
        return -1;
    smtp_socket_text((const struct sockaddr *)&sa, len, host, port);
    snprintf(out, SMTP_SOCKET_ADDRESS,
             sa.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, port);
    return 0;
}

/* 1 if fd is a socket that listens, else 0 and errno. */
static inline int smtp_socket_listens(int fd)
{
    int on = 0;
    socklen_t len = sizeof on;

    if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &on, &len) < 0)
        return 0;
    errno = EINVAL;
    return on != 0;
}

/*
 * How many sockets the service manager has opened for this process, as
 * systemd's socket activation does; they are the descriptors from 3 on. Tells
 * it once: the variables that say it are taken out of the environment.
 */
static inline int smtp_socket_passed(void)
{
    const char *pid = getenv("LISTEN_PID"), *fds = getenv("LISTEN_FDS");
    long n = 0;

    if (pid != NULL && fds != NULL && strtol(pid, NULL, 10) == (long)getpid())
        n = strtol(fds, NULL, 10);
    unsetenv("LISTEN_PID");
    unsetenv("LISTEN_FDS");
    unsetenv("LISTEN_FDNAMES");
    return n < 0 || n > 1024 ? 0 : (int)n;
}

/* Sets what must stand before bind(). 0, or -1 and errno. */
static inline int smtp_socket_reuse(int fd, int family, int flags)
{
    int one = 1;

    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (family == AF_INET6)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
    if ((flags & SMTP_SOCKET_SHARED) == 0)
        return 0;
#ifdef SO_REUSEPORT
    return setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
#else
    errno = ENOPROTOOPT;
    return -1;
#endif
}

/*
 * A socket that listens on one address, "192.0.2.1:25" or "[2001:db8::1]:25";
 * flags are bits from above, or 0. Port 0 takes a free one; 0.0.0.0 and [::]
 * are all addresses of their family. What it is bound to is written to bound,
 * in the same form (NULL: not asked for). -1 and errno, EINVAL if address is
 * not of that form.
 */
static inline int smtp_socket_listen(const char *address, int flags,
                                     char bound[SMTP_SOCKET_ADDRESS])
{
    struct addrinfo *info = smtp_socket_parse(address);
    int fd;

    errno = EINVAL;
    if (info == NULL)
        return -1;
    if ((fd = socket(info->ai_family, SOCK_STREAM, 0)) >= 0) {
        if (smtp_socket_reuse(fd, info->ai_family, flags) < 0 ||
            smtp_socket_prepare(fd) < 0 ||
            bind(fd, info->ai_addr, info->ai_addrlen) < 0 ||
            listen(fd, SOMAXCONN) < 0 ||
            (bound != NULL && smtp_socket_bound(fd, bound) < 0))
            fd = smtp_socket_close(fd);
    }
    freeaddrinfo(info);
    return fd;
}

/* Begins to connect: a socket, which can be written to once that has come to
   an end, good or bad; or -1 and errno. */
static inline int smtp_socket_dial(const struct addrinfo *info)
{
    int fd = socket(info->ai_family, SOCK_STREAM, 0);

    if (fd < 0)
        return -1;
    if (smtp_socket_prepare(fd) == 0 &&
        (connect(fd, info->ai_addr, info->ai_addrlen) == 0 ||
         errno == EINPROGRESS || errno == EINTR))
        return fd;
    return smtp_socket_close(fd);
}

/* What came of that, or has broken fd since: an errno, told once; or 0. */
static inline int smtp_socket_error(int fd)
{
    int error = 0;
    socklen_t len = sizeof error;

    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &len) < 0 ? errno
                                                                  : error;
}

#endif
