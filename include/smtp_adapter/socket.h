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
static inline void smtp_socket_text(const struct sockaddr_storage *sa,
                                    socklen_t len, char host[SMTP_SOCKET_HOST],
                                    char port[SMTP_SOCKET_PORT])
{
    if ((sa->ss_family != AF_INET && sa->ss_family != AF_INET6) ||
        getnameinfo((const struct sockaddr *)sa, len, host, SMTP_SOCKET_HOST,
                    port, SMTP_SOCKET_PORT,
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        host[0] = port[0] = '\0';
    host[strcspn(host, "%")] = '\0'; /* the scope of a link-local address */
}

/* Reads "192.0.2.1:25" or "[2001:db8::1]:25". NULL if it is neither; else free
   it with freeaddrinfo(). */
static inline struct addrinfo *smtp_socket_parse(const char *address)
{
    const char *colon = strrchr(address, ':');
    size_t v6 = address[0] == '[', len;
    char host[SMTP_SOCKET_HOST];
    struct addrinfo hints, *info;

    if (colon == NULL || (v6 && colon[-1] != ']') ||
        strspn(colon + 1, "0123456789") != strlen(colon + 1) ||
        strlen(colon + 1) - 1 > 4 || strtol(colon + 1, NULL, 10) > 65535)
        return NULL;
    len = (size_t)(colon - address) - 2 * v6;
    if (len == 0 || len >= sizeof host)
        return NULL;
    memcpy(host, address + v6, len);
    host[len] = '\0';
    memset(&hints, 0, sizeof hints);
    hints.ai_family = v6 ? AF_INET6 : AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    return getaddrinfo(host, colon + 1, &hints, &info) == 0 ? info : NULL;
}

/* Writes what fd is bound to, in the form read above. 0, or -1 and errno. */
static inline int smtp_socket_bound(int fd, char out[SMTP_SOCKET_ADDRESS])
{
    struct sockaddr_storage sa;
    socklen_t len = sizeof sa;
    char host[SMTP_SOCKET_HOST], port[SMTP_SOCKET_PORT];

    if (getsockname(fd, (struct sockaddr *)&sa, &len) < 0)
        return -1;
    smtp_socket_text(&sa, len, host, port);
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

#endif
