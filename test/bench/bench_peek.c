/*
 * What a look ahead is worth to a host that asks a resolver about recipients.
 * A client sends MAIL, 100 RCPT and DATA at once; each question takes 5 ms, and
 * any number of them may be under way. How long until the last RCPT has its
 * answer, if a question is asked when its RCPT comes, and if all that
 * smtp_conn_peek() shows are asked when MAIL comes?
 *
 * Time is a number that goes on to when the answer that is waited for is due,
 * as a loop that sleeps until then would see it, so the figures are exact and
 * the same on every machine. What the looks themselves cost is the processor's
 * time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "smtp.h"

enum { RCPTS = 100, QUESTION = 5, BLOCK = 16384, GROUP = 8192, TIMES = 200 };

static void broken(const char *why)
{
    fprintf(stderr, "bench_peek: %s\n", why);
    exit(1);
}

/* ---- the resolver ---- */

struct question {
    char path[64];
    uint64_t due; /* when its answer is there */
};

struct host {
    smtp_conn *c;
    uint64_t now; /* ms */
    int looks;    /* 1: it looks ahead */
    struct question asked[RCPTS];
    size_t nasked;
    size_t granted;
    int done; /* 1: DATA has come */
};

static const struct question *find(const struct host *h, const char *path,
                                   size_t len)
{
    size_t i;

    for (i = 0; i < h->nasked; i++)
        if (strlen(h->asked[i].path) == len &&
            memcmp(h->asked[i].path, path, len) == 0)
            return &h->asked[i];
    return NULL;
}

static const struct question *ask(struct host *h, const char *path, size_t len)
{
    struct question *q = &h->asked[h->nasked];

    if (h->nasked == RCPTS || len >= sizeof q->path)
        broken("more is asked than there is");
    memcpy(q->path, path, len);
    q->path[len] = '\0';
    q->due = h->now + QUESTION;
    h->nasked++;
    return q;
}

/* ---- the host ---- */

static void look_ahead(struct host *h)
{
    const char *path;
    size_t i, len;

    for (i = 0; smtp_conn_peek(h->c, i, &path, &len); i++)
        if (find(h, path, len) == NULL)
            ask(h, path, len);
}

/* Waits for the answer, and gives it. */
static void rcpt(struct host *h, const smtp_path *path)
{
    const struct question *q = find(h, path->raw, path->raw_len);

    if (q == NULL)
        q = ask(h, path->raw, path->raw_len);
    if (h->now < q->due)
        h->now = q->due;
    if (smtp_conn_reply(h->c, 250, NULL, NULL) == 0)
        h->granted++;
}

static void event(struct host *h, const smtp_event *e)
{
    if (e->type == SMTP_EVENT_MAIL && h->looks)
        look_ahead(h);
    if (e->type == SMTP_EVENT_RCPT)
        rcpt(h, e->path);
    else if (e->owed)
        smtp_conn_reply(h->c, 0, NULL, NULL);
    h->done |= e->type == SMTP_EVENT_DATA;
}

static void pump(struct host *h)
{
    const smtp_event *e;
    size_t len;

    for (;;) {
        while ((e = smtp_conn_next(h->c, h->now)) != NULL)
            event(h, e);
        if (smtp_conn_send_buf(h->c, &len) == NULL)
            return;
        smtp_conn_send_ack(h->c, len);
    }
}

static void feed(struct host *h, const char *octets)
{
    size_t len = strlen(octets), room;
    void *to = smtp_conn_recv_buf(h->c, &room);

    if (to == NULL || room < len)
        broken("the block does not hold the group");
    memcpy(to, octets, len);
    smtp_conn_recv_ack(h->c, len);
}

static void begin(struct host *h, void *block, const smtp_config *cfg,
                  int looks)
{
    memset(h, 0, sizeof *h);
    h->looks = looks;
    h->c = smtp_conn_init_server(block, BLOCK, cfg);
    if (h->c == NULL)
        broken("no connection");
    pump(h);
    feed(h, "EHLO client.example\r\n");
    pump(h);
}

/* ---- measuring ---- */

/* Virtual ms from the group's coming to the last answer. */
static unsigned long timed(void *block, const smtp_config *cfg,
                           const char *group, int looks)
{
    struct host h;

    begin(&h, block, cfg, looks);
    feed(&h, group);
    pump(&h);
    if (h.granted != RCPTS || h.nasked != RCPTS || !h.done)
        broken("not every recipient was asked about and granted");
    return (unsigned long)h.now;
}

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* us of the processor's time for all looks of one group. */
static double cost(void *block, const smtp_config *cfg, const char *group)
{
    const char *path;
    struct host h;
    double from;
    size_t i, len;
    int times;

    begin(&h, block, cfg, 0);
    feed(&h, group);
    if (smtp_conn_next(h.c, 0)->type != SMTP_EVENT_MAIL)
        broken("no MAIL");
    from = seconds();
    for (times = 0; times < TIMES; times++) {
        for (i = 0; smtp_conn_peek(h.c, i, &path, &len); i++)
            continue;
        if (i != RCPTS)
            broken("not every recipient is shown");
    }
    return (seconds() - from) / TIMES * 1e6;
}

int main(void)
{
    static char group[GROUP];
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    void *block = malloc(BLOCK);
    unsigned long with, without;
    size_t len;
    int i;

    if (cfg == NULL || block == NULL)
        broken("no memory");
    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "server.example");
    len = (size_t)sprintf(group, "MAIL FROM:<sender@client.example>\r\n");
    for (i = 0; i < RCPTS; i++)
        len += (size_t)sprintf(group + len,
                               "RCPT TO:<recipient%d@server.example>\r\n", i);
    strcpy(group + len, "DATA\r\n");
    without = timed(block, cfg, group, 0);
    with = timed(block, cfg, group, 1);
    printf("%d RCPT, questions of %d ms: all answered after\n"
           "without smtp_conn_peek     %7lu ms\n"
           "with it                    %7lu ms   target %d ms %s\n"
           "its %d looks             %9.1f us of processor time\n",
           RCPTS, QUESTION, without, with, QUESTION,
           with <= QUESTION ? "ok" : "MISS", RCPTS + 1,
           cost(block, cfg, group));
    free(block);
    free(cfg);
    return 0;
}
