/*
 * The message that send reads from stdin. It is looked at before it is sent:
 * MAIL tells its size and whether it has octets above 127. So it is read
 * twice, and what can't be rewound (a pipe, a terminal) is copied to a
 * temporary file, which has no name and goes with the program.
 */
#ifndef SPOOL_H
#define SPOOL_H

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "smtp.h"

struct spool {
    int fd;
    off_t start;   /* where the message begins in it */
    uint64_t size; /* octets, as they are in the file */
    uint64_t wire; /* octets as they are sent, with CRLF at each line's end */
    int flags;     /* enum smtp_body_flag */
};

/* What looking at it needs. */
struct spool_look {
    smtp_body_state state;
    int last; /* the last octet */
};

/* The next octets. A CR or LF that stands alone is sent as CRLF, and so is an
   octet more on the wire. */
static inline void spool_look(struct spool *m, struct spool_look *look,
                              const char *p, size_t len)
{
    size_t i;

    m->flags = smtp_codec_body_check(&look->state, p, len);
    m->size += len;
    m->wire += len;
    for (i = 0; i < len; i++) {
        if ((p[i] == '\n') != (look->last == '\r') &&
            (p[i] == '\n' || look->last == '\r'))
            m->wire++;
        look->last = p[i];
    }
}

/* The end: a CR that stands alone there, and a last line without an end. */
static inline void spool_looked(struct spool *m, const struct spool_look *look)
{
    if (look->last == '\r')
        m->wire++;
    else if (m->size != 0 && look->last != '\n')
        m->wire += 2;
}

/* Copies octets to the temporary file. 0, or -1 and errno. */
static inline int spool_keep(int fd, const char *p, size_t len)
{
    ssize_t n;

    for (; len > 0; p += n, len -= (size_t)n) {
        do {
            n = write(fd, p, len);
        } while (n < 0 && errno == EINTR);
        if (n < 0)
            return -1;
    }
    return 0;
}

/* Reads the message from fd. 0, or -1 and errno. */
static inline int spool_read(struct spool *m, int fd)
{
    struct spool_look look = {{0, 0, 0}, 0};
    FILE *copy = NULL;
    char buf[65536];
    ssize_t n;

    m->fd = fd;
    if ((m->start = lseek(fd, 0, SEEK_CUR)) < 0) {
        m->start = 0;
        if ((copy = tmpfile()) == NULL)
            return -1;
        m->fd = fileno(copy); /* open until the program ends */
    }
    for (;;) {
        n = read(fd, buf, sizeof buf);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        spool_look(m, &look, buf, (size_t)n);
        if (copy != NULL && spool_keep(m->fd, buf, (size_t)n) < 0)
            return -1;
    }
    spool_looked(m, &look);
    return n < 0 ? -1 : 0;
}

/* Octets from offset on, at most len: how many; 0: they are not there any
   more, or -1 and errno. */
static inline ssize_t spool_get(const struct spool *m, uint64_t offset,
                                void *buf, size_t len)
{
    ssize_t n;

    if (len > m->size - offset)
        len = (size_t)(m->size - offset);
    do {
        n = pread(m->fd, buf, len, m->start + (off_t)offset);
    } while (n < 0 && errno == EINTR);
    return n;
}

#endif
