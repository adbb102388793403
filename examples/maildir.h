/*
 * A Maildir: where a message is put so that it is there whole, or not at all.
 *
 * It is written to tmp/, fsynced, renamed to new/, and the directory fsynced;
 * only then may it be acknowledged. Readers look into new/ and cur/ alone, so
 * a crash at any point leaves at worst a file in tmp/, which they clear away
 * after 36 hours. Names are unique over time, processes and machines.
 *
 * All calls return 0 or an errno.
 */
#ifndef MAILDIR_H
#define MAILDIR_H

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MAILDIR_NAME = 192, MAILDIR_ID = 64 };

struct maildir {
    int tmp; /* descriptors of the two directories */
    int new;
    const char *host;     /* part of the names */
    unsigned long serial; /* files made by this process */
};

/* A message on its way; fd is -1 when there is none. */
struct maildir_file {
    int fd;
    char id[MAILDIR_ID]; /* the unique part of its name, an atom */
    char name[MAILDIR_NAME];
};

/* Makes path below dir, unless it is there, and opens it. */
static inline int maildir_enter(int dir, const char *path, int *fd)
{
    if (mkdirat(dir, path, 0700) < 0 && errno != EEXIST)
        return errno;
    *fd = openat(dir, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return *fd < 0 ? errno : 0;
}

/* Opens the Maildir at path, and makes what is missing of it: what is made
   must survive a crash as the messages in it do. */
static inline int maildir_open(struct maildir *m, const char *path,
                               const char *host)
{
    int dir = -1, cur = -1, up = -1, error;

    m->host = host;
    m->serial = 0;
    m->tmp = m->new = -1;
    if ((error = maildir_enter(AT_FDCWD, path, &dir)) != 0)
        return error;
    if ((error = maildir_enter(dir, "tmp", &m->tmp)) == 0 &&
        (error = maildir_enter(dir, "new", &m->new)) == 0 &&
        (error = maildir_enter(dir, "cur", &cur)) == 0 && fsync(dir) < 0)
        error = errno;
    /* The directory above, too, if it may be read. */
    if ((up = openat(dir, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) >= 0) {
        if (error == 0 && fsync(up) < 0)
            error = errno;
        close(up);
    }
    close(dir);
    if (cur >= 0)
        close(cur);
    return error;
}

/* seconds.unique.host, with '/' and ':' of the host made harmless. */
static inline void maildir_name(struct maildir *m, struct maildir_file *f)
{
    struct timespec t;
    size_t n;

    clock_gettime(CLOCK_REALTIME, &t);
    snprintf(f->id, sizeof f->id, "M%06ldP%ldQ%lu", t.tv_nsec / 1000,
             (long)getpid(), ++m->serial);
    n = (size_t)snprintf(f->name, sizeof f->name, "%lld.%s.%.64s",
                         (long long)t.tv_sec, f->id, m->host);
    while (n-- > 0) {
        if (f->name[n] == '/' || f->name[n] == ':')
            f->name[n] = '_';
    }
}

/* Begins a message. */
static inline int maildir_create(struct maildir *m, struct maildir_file *f)
{
    maildir_name(m, f);
    f->fd =
        openat(m->tmp, f->name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return f->fd < 0 ? errno : 0;
}

static inline int maildir_write(struct maildir_file *f, const void *data,
                                size_t len)
{
    const char *p = data;
    ssize_t n;

    for (; len > 0; len -= (size_t)n, p += n) {
        do {
            n = write(f->fd, p, len);
        } while (n < 0 && errno == EINTR);
        if (n < 0)
            return errno;
    }
    return 0;
}

/* Writes all of one message behind what another one has. */
static inline int maildir_append(const struct maildir_file *from,
                                 struct maildir_file *f)
{
    char block[65536];
    off_t at = 0;
    ssize_t n;
    int error;

    while ((n = pread(from->fd, block, sizeof block, at)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        if ((error = maildir_write(f, block, (size_t)n)) != 0)
            return error;
        at += n;
    }
    return 0;
}

/* Drops a message that is not to be; none is no error. */
static inline void maildir_discard(struct maildir *m, struct maildir_file *f)
{
    if (f->fd < 0)
        return;
    close(f->fd);
    f->fd = -1;
    unlinkat(m->tmp, f->name, 0);
}

/* The message is whole: once this returns 0, it survives a crash. If it
   fails, nothing of it is left in new/. */
static inline int maildir_commit(struct maildir *m, struct maildir_file *f)
{
    int error = fsync(f->fd) < 0 ? errno : 0;

    if (close(f->fd) < 0 && error == 0)
        error = errno; /* some file systems tell of a full disk here */
    f->fd = -1;
    if (error == 0 && renameat(m->tmp, f->name, m->new, f->name) < 0)
        error = errno;
    if (error != 0) {
        unlinkat(m->tmp, f->name, 0);
        return error;
    }
    if (fsync(m->new) == 0)
        return 0;
    error = errno;
    unlinkat(m->new, f->name, 0);
    return error;
}

#endif
