/*
 * Workers: processes that do the same. The parent does nothing but start them,
 * start them again when they end, and end them: SIGTERM or SIGINT are passed
 * on to all, and it goes when the last has gone. A worker that ends in its
 * first second is given one before it is started again. A worker that asks
 * workers_orphan() now and then learns that its parent was killed.
 */
#ifndef WORKERS_H
#define WORKERS_H

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORKERS_MOST = 64 };

struct workers {
    size_t count;
    pid_t pid[WORKERS_MOST]; /* 0: not there */
    time_t since[WORKERS_MOST];
    int (*work)(size_t number); /* what a worker does; its exit status */
    pid_t parent;
    int stopping;
};

/* 1 in a worker whose parent has gone. */
static inline int workers_orphan(const struct workers *w)
{
    return w->parent != 0 && getppid() != w->parent;
}

static inline time_t workers_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

/* The signals that the parent waits for, one by one, and so never misses. */
static inline void workers_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGCHLD);
    sigaddset(set, SIGALRM);
}

/* What comes from now on waits for workers_run(). */
static inline void workers_begin(void)
{
    sigset_t set;

    workers_signals(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

/* A worker has its own handlers: now it takes signals. */
static inline void workers_ready(void)
{
    sigset_t set;

    workers_signals(&set);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

/* Starts those that are missing. If that fails it is tried again. */
static inline void workers_start(struct workers *w)
{
    size_t i;

    for (i = 0; i < w->count; i++) {
        if (w->pid[i] != 0)
            continue;
        w->since[i] = workers_now();
        if ((w->pid[i] = fork()) == 0)
            exit(w->work(i));
        if (w->pid[i] < 0) {
            w->pid[i] = 0;
            perror("serve: fork");
            alarm(1);
        }
    }
}

static inline void workers_stop(struct workers *w)
{
    size_t i;

    w->stopping = 1;
    for (i = 0; i < w->count; i++) {
        if (w->pid[i] > 0)
            kill(w->pid[i], SIGTERM);
    }
}

/* Sees who has ended: returns how many are left. */
static inline size_t workers_reap(struct workers *w)
{
    size_t i, left = 0, soon = 0;
    int status;
    pid_t pid;

    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        for (i = 0; i < w->count && w->pid[i] != pid; i++)
            ;
        if (i == w->count)
            continue;
        w->pid[i] = 0;
        if (!w->stopping)
            fprintf(stderr, "serve: worker %ld has ended (%s %d)\n", (long)pid,
                    WIFSIGNALED(status) ? "signal" : "status",
                    WIFSIGNALED(status) ? WTERMSIG(status)
                                        : WEXITSTATUS(status));
        soon += workers_now() - w->since[i] < 1;
    }
    for (i = 0; i < w->count; i++)
        left += w->pid[i] != 0;
    if (!w->stopping && left < w->count && soon > 0)
        alarm(1);
    else if (!w->stopping)
        workers_start(w);
    return left;
}

/* After workers_begin(): runs work in count processes until it is told to
   stop. Returns the exit status. */
static inline int workers_run(struct workers *w)
{
    sigset_t set;
    int signo;

    w->parent = getpid();
    workers_signals(&set);
    workers_start(w);
    for (;;) {
        if (sigwait(&set, &signo) != 0)
            continue;
        if (signo == SIGTERM || signo == SIGINT)
            workers_stop(w);
        if (signo == SIGALRM && !w->stopping)
            workers_start(w);
        else if (workers_reap(w) == 0 && w->stopping)
            return 0;
    }
}

#endif
