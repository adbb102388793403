/*
 * defer: a server whose answers come from elsewhere. Whether a recipient is
 * known is found out by another thread, which takes its time (--delay), as a
 * database or another server would; meanwhile the loop goes on with other
 * connections. What a host has to keep to:
 *
 * - The handler returns SMTP_LATER and passes on a copy of what is needed: the
 *   event and the connection are the loop's thread's.
 * - The worker hands the answer back and wakes the loop, by an octet sent to a
 *   socket in its table; only the loop's thread calls smtp_conn_reply().
 * - The session may be over by then, and tells its questions so.
 *
 *     defer --listen 127.0.0.1:2525 --delay 1000
 *
 * Recipients whose local-part begins with "no" are unknown; messages are
 * dropped.
 */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <getopt.h>
#include <pthread.h>
#include <signal.h>

#include "smtp_adapter/posix.h"

#include "options.h"

/* In one of two lists, in the order asked. */
struct question {
    struct question *next;
    struct smtp_posix_session *link; /* NULL: the session is over */
    struct timespec due;             /* when the answer is known */
    int code;                        /* what it is */
    char mailbox[];
};

static struct smtp_posix_loop loop;
static uint64_t delay = 1000; /* ms */

/* What the threads share, under the lock. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct question *asked, *answered;
static int stopping;
static int wake[2]; /* the worker sends to [1], the loop has [0] */

static void put(struct question **list, struct question *q)
{
    while (*list != NULL)
        list = &(*list)->next;
    q->next = NULL;
    *list = q;
}

/* ---- The worker ---- */

static void *work(void *unused)
{
    struct question *q;
    struct timespec t;

    pthread_mutex_lock(&lock);
    while (!stopping) {
        if ((q = asked) == NULL) {
            pthread_cond_wait(&changed, &lock);
            continue;
        }
        t = q->due; /* the list may change meanwhile, not its first */
        if (pthread_cond_timedwait(&changed, &lock, &t) != ETIMEDOUT)
            continue;
        asked = q->next;
        q->code = strncmp(q->mailbox, "no", 2) == 0 ? 550 : 250;
        put(&answered, q);
        (void)smtp_socket_send(wake[1], "", 1); /* full: it will wake too */
    }
    pthread_mutex_unlock(&lock);
    return unused;
}

/* ---- The loop's thread ---- */

static int on_rcpt(void *user, smtp_conn *c, const smtp_event *e)
{
    struct question *q = calloc(1, sizeof *q + e->path->mailbox_len + 1);

    (void)c;
    if (q == NULL)
        return 451;
    q->link = user;
    memcpy(q->mailbox, e->path->mailbox, e->path->mailbox_len + 1);
    clock_gettime(CLOCK_REALTIME, &q->due);
    q->due.tv_nsec += (long)(delay % 1000) * 1000000;
    q->due.tv_sec += (time_t)(delay / 1000) + q->due.tv_nsec / 1000000000;
    q->due.tv_nsec %= 1000000000;
    pthread_mutex_lock(&lock);
    put(&asked, q);
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
    return SMTP_LATER;
}

static int on_message(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)user;
    (void)c;
    return e->type == SMTP_EVENT_BODY ? SMTP_TAKEN : 250;
}

static void *on_open(void *arg, struct smtp_posix_session *link)
{
    (void)arg;
    return link;
}

static void forget(struct question *q, const struct smtp_posix_session *link)
{
    for (; q != NULL; q = q->next) {
        if (q->link == link)
            q->link = NULL;
    }
}

static void on_close(void *user, struct smtp_posix_session *link)
{
    (void)user;
    pthread_mutex_lock(&lock);
    forget(asked, link);
    forget(answered, link);
    pthread_mutex_unlock(&lock);
}

/* Passes on the answers of a list, and frees it. */
static void answer_all(struct question **list)
{
    struct question *q, *next;

    pthread_mutex_lock(&lock);
    q = *list;
    *list = NULL;
    pthread_mutex_unlock(&lock);
    for (; q != NULL; q = next) {
        next = q->next;
        if (q->link != NULL) {
            smtp_conn_reply(q->link->io.conn, q->code, NULL, NULL);
            smtp_posix_wake(q->link);
        }
        free(q);
    }
}

/* Puts wake[0] into the table, as a connection that is over and drained: the
   loop wakes, reads what came, and forgets it. 0 or -1. */
static int listen_to_worker(void)
{
    struct smtp_posix_session *s;

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, wake) < 0 ||
        smtp_socket_prepare(wake[0]) < 0 || smtp_socket_prepare(wake[1]) < 0 ||
        (s = calloc(1, sizeof *s)) == NULL)
        return -1;
    s->loop = &loop;
    s->fd = wake[0];
    s->due = UINT64_MAX;
    if (smtp_posix_add(&loop, wake[0], s) == 0)
        return 0;
    free(s);
    return -1;
}

static int run(void)
{
    pthread_t worker;
    int status = 0;

    if (pthread_create(&worker, NULL, work, NULL) != 0)
        return -1;
    /* Until all is over but what stands for the worker. */
    while (status == 0 && (!loop.stopping || loop.count > 2)) {
        status = smtp_posix_turn(&loop);
        answer_all(&answered);
    }
    pthread_mutex_lock(&lock);
    stopping = 1;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
    pthread_join(worker, NULL);
    smtp_posix_free(&loop);
    answer_all(&asked);
    answer_all(&answered);
    close(wake[1]);
    return status;
}

static void on_signal(int signo)
{
    (void)signo;
    smtp_posix_stop(&loop);
}

/* The address to listen on. */
static const char *read_options(int argc, char **argv)
{
    static const struct option options[] = {
        {"listen", required_argument, NULL, 'l'},
        {"delay", required_argument, NULL, 'd'},
        {NULL, 0, NULL, 0},
    };
    const char *address = NULL;
    int key;

    while ((key = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (key == '?')
            exit(2);
        if (key == 'l')
            address = optarg;
        else
            delay = option_number("defer", "delay", optarg, 86400000);
    }
    if (optind < argc || address == NULL) {
        fputs("usage: defer --listen ADDR:PORT [--delay MS]\n", stderr);
        exit(2);
    }
    return address;
}

int main(int argc, char **argv)
{
    static const smtp_handler handlers[] = {{SMTP_EVENT_RCPT, on_rcpt},
                                            {SMTP_EVENT_BODY, on_message},
                                            {SMTP_EVENT_MESSAGE, on_message},
                                            {0, NULL}};
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    struct smtp_posix_host host = {.config = cfg,
                                   .handlers = handlers,
                                   .open = on_open,
                                   .close = on_close};
    const char *address = read_options(argc, argv);
    char bound[SMTP_SOCKET_ADDRESS];
    struct sigaction sa;
    int status;

    if (cfg == NULL)
        return 1;
    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "defer.example.com");
    if (smtp_posix_init(&loop, &host) < 0 || listen_to_worker() < 0)
        return 1;
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = on_signal;
    sigaction(SIGTERM, &sa, NULL);
    sigaction(SIGINT, &sa, NULL);
    if (smtp_posix_listen(&loop, address, bound) < 0)
        option_bad("defer", "listen", address, strerror(errno));
    printf("listening %s\n", bound);
    fflush(stdout);
    if ((status = run() < 0) != 0)
        perror("defer");
    free(cfg);
    return status;
}
