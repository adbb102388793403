/*
 * Where a server listens: addresses of its own, or sockets that systemd opened
 * and passes on, so that it needs no right to open port 25.
 *
 * With several workers each has a socket of its own for an address, among
 * which the kernel deals connections out. All are opened before the first
 * fork, and stay open in the parent: what waits in the queue of a worker that
 * died is there for the one that takes its place. Sockets that were passed on
 * they share.
 */
#ifndef LISTENERS_H
#define LISTENERS_H

#include <stdlib.h>

#include "options.h"
#include "smtp_adapter/posix.h"
#include "workers.h"

enum { LISTENERS = 16, LISTENERS_PASSED = 3 };

struct listeners {
    const char *program;            /* its name, for complaints */
    const char *address[LISTENERS]; /* NULL: it was passed on */
    int fd[LISTENERS][WORKERS_MOST];
    size_t count;
};

/* One more address, to be opened once all options are read. */
static inline void listeners_add(struct listeners *l, const char *address)
{
    if (l->count == LISTENERS)
        option_bad(l->program, "listen", address, "too many");
    l->address[l->count++] = address;
}

/* The sockets that were passed on, descriptors from 3 on. */
static inline void listeners_inherit(struct listeners *l)
{
    int passed = smtp_socket_passed(), i;

    for (i = LISTENERS_PASSED; i < LISTENERS_PASSED + passed; i++) {
        if (l->count == LISTENERS || !smtp_socket_listens(i)) {
            fprintf(stderr, "%s: LISTEN_FDS: descriptor %d: %s\n", l->program,
                    i, l->count == LISTENERS ? "too many" : "does not listen");
            exit(2);
        }
        l->fd[l->count][0] = i;
        l->address[l->count++] = NULL;
    }
}

/* Opens entry i for each worker, and says so, once. */
static inline void listeners_open_one(struct listeners *l, size_t i,
                                      size_t workers)
{
    char bound[SMTP_SOCKET_ADDRESS] = "";
    const char *address = l->address[i];
    int flags = workers > 1 ? SMTP_SOCKET_SHARED : 0;
    size_t w;

    if (address == NULL)
        (void)smtp_socket_bound(l->fd[i][0], bound);
    for (w = 0; w < workers; w++) {
        if (l->address[i] == NULL) {
            l->fd[i][w] = l->fd[i][0];
            continue;
        }
        l->fd[i][w] = smtp_socket_listen(address, flags, bound);
        if (l->fd[i][w] < 0)
            option_bad(l->program, "listen", l->address[i],
                       errno == EINVAL ? "not ADDR:PORT or [ADDR]:PORT"
                                       : strerror(errno));
        address = bound; /* the same port, if any would have done */
    }
    printf("listening %s\n", bound);
}

static inline void listeners_open(struct listeners *l, size_t workers)
{
    size_t i;

    for (i = 0; i < l->count; i++)
        listeners_open_one(l, i, workers);
    fflush(stdout);
}

/* Gives a worker's sockets to its loop, and closes those of others. 0, or -1
   and errno. */
static inline int listeners_give(const struct listeners *l, size_t worker,
                                 size_t workers, struct smtp_posix_loop *loop)
{
    size_t i, w;

    for (i = 0; i < l->count; i++) {
        for (w = 0; w < workers && l->address[i] != NULL; w++) {
            if (w != worker)
                close(l->fd[i][w]);
        }
        if (smtp_posix_adopt(loop, NULL, l->fd[i][worker]) < 0)
            return -1;
    }
    return 0;
}

#endif
