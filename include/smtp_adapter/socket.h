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

/* The texts of an address and its port, empty if it has none. */
static inline void smtp_socket_text(const struct sockaddr_storage *sa,
                                    socklen_t len, char host[SMTP_SOCKET_HOST],
                                    char port[SMTP_SOCKET_PORT])
{
    if (getnameinfo((const struct sockaddr *)sa, len, host, SMTP_SOCKET_HOST,
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

/*
 * A socket that listens on one address, "192.0.2.1:25" or
 * "[2001:db8::1]:25". Port 0 takes a free one; 0.0.0.0 and [::] are all
 * addresses of their family. What it is bound to is written to bound, in the
 * same form (NULL: not asked for). -1 and errno, EINVAL if address is not of
 * that form.
 */
static inline int smtp_socket_listen(const char *address,
                                     char bound[SMTP_SOCKET_ADDRESS])
{
    struct addrinfo *info = smtp_socket_parse(address);
    int fd, one = 1, error;

    errno = EINVAL;
    if (info == NULL)
        return -1;
    if ((fd = socket(info->ai_family, SOCK_STREAM, 0)) >= 0) {
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        if (info->ai_family == AF_INET6)
            setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof one);
        if (smtp_socket_prepare(fd) < 0 ||
            bind(fd, info->ai_addr, info->ai_addrlen) < 0 ||
            listen(fd, SOMAXCONN) < 0 ||
            (bound != NULL && smtp_socket_bound(fd, bound) < 0)) {
            error = errno;
            close(fd);
            errno = error;
            fd = -1;
        }
    }
    freeaddrinfo(info);
    return fd;
}

#endif
