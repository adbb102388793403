/*
 * blast: a load generator. One thread and one loop (smtp_adapter/posix.h) hold
 * many sessions with a server, each of which sends the same message again and
 * again; in the end it is said how fast that went, and what went wrong.
 *
 *     blast --sessions 20 --messages 10000 --size 4096 127.0.0.1:2525
 *
 * What makes it fast is what makes any client fast: whatever can be given is
 * given at once, until the library says that an answer has to come first. With
 * PIPELINING the end of a message and MAIL, RCPT and DATA of the next leave
 * together, and so do their answers: a send() and a recv() a message. Each
 * session is the small machine of give(); answers only set it back.
 */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <getopt.h>
#include <sys/resource.h>

#include "smtp_adapter/posix.h"

#include "options.h"

enum { EVENTS = SMTP_EVENT_CHUNK + 1, CODES = 600, TROUBLES = 16 };

/* What a session gives next. */
enum stage { MAIL, RCPT, DATA, BODY, END, QUIT, NOTHING };

struct session {
    enum stage stage;
    size_t rcpt;       /* recipients given */
    size_t sent;       /* octets of the message given */
    size_t begun;      /* messages, in this session */
    size_t done;       /* those of them that have come to their end */
    uint64_t began[2]; /* when: the one whose answers come, and the next */
    size_t granted;    /* recipients of the first of them */
    size_t told;       /* final answers that have come to it */
    int failed;        /* something of it was refused */
    uint64_t opened;
    int error; /* why the session ended, enum smtp_error */
};

/* What is measured, in microseconds. */
struct times {
    uint32_t *at;
    size_t count, room;
};

/* Why a session came to a bad end, and how often. */
struct trouble {
    char why[64];
    unsigned long count;
};

static struct smtp_posix_loop loop;
static struct smtp_posix_host host;

static struct {
    const char *address;
    const char *from, *to;
    uint64_t sessions, messages, size, recipients, per_session;
    int lmtp, pipelining, chunking;
} set = {
    NULL, "blast@localhost", "blast@localhost", 10, 1000, 1024, 1, 0, 0, 1, 0};

static char *message;
static char **recipients;
static size_t open_sessions;
static uint64_t left; /* messages that nobody has begun */
static uint64_t accepted;
static struct times latency, connecting;
static unsigned long refused[EVENTS][CODES];
static struct trouble troubles[TROUBLES];

static void *checked(void *memory)
{
    if (memory != NULL)
        return memory;
    fputs("blast: out of memory\n", stderr);
    exit(1);
}

static uint64_t microseconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

static void measured(struct times *t, uint64_t since)
{
    uint64_t us = microseconds() - since;

    if (t->count == t->room) {
        t->room = t->room * 2 + 1024;
        t->at = checked(realloc(t->at, t->room * sizeof *t->at));
    }
    t->at[t->count++] = us < UINT32_MAX ? (uint32_t)us : UINT32_MAX;
}

static void ended_by(const char *why)
{
    struct trouble *t = troubles;

    while (t < troubles + TROUBLES - 1 && t->count != 0 &&
           strcmp(t->why, why) != 0)
        t++;
    if (t->count++ == 0)
        snprintf(t->why, sizeof t->why, "%s", why);
}

/* ---- What a session gives ---- */

/* The message whose answers come has had its last. */
static void end_message(struct session *s)
{
    if (!s->failed) {
        accepted++;
        measured(&latency, s->began[0]);
    }
    s->done++;
    s->began[0] = s->began[1];
    s->granted = s->told = 0;
    s->failed = 0;
}

static int give_quit(struct session *s, smtp_conn *c)
{
    (void)s;
    return smtp_client_quit(c);
}

/* MAIL, or QUIT if there is no message left for this session. */
static int give_mail(struct session *s, smtp_conn *c)
{
    int rc;

    if (left == 0 || (set.per_session != 0 && s->begun == set.per_session)) {
        s->stage = QUIT;
        return give_quit(s, c);
    }
    if ((rc = smtp_client_mail(c, set.from, NULL, 0)) != 0)
        return rc;
    left--;
    s->began[s->begun - s->done] = microseconds();
    s->begun++;
    s->rcpt = s->sent = 0;
    return 0;
}

static int give_rcpt(struct session *s, smtp_conn *c)
{
    int rc = 0;

    while (rc == 0 && s->rcpt < set.recipients) {
        rc = smtp_client_rcpt(c, recipients[s->rcpt], NULL, 0);
        s->rcpt += rc == 0;
    }
    return rc;
}

static int give_data(struct session *s, smtp_conn *c)
{
    (void)s;
    return smtp_client_data(c);
}

/* Not before DATA was granted: until then there is no room for any of it. */
static int give_body(struct session *s, smtp_conn *c)
{
    int64_t n;

    while (s->sent < set.size) {
        n = smtp_client_body(c, message + s->sent, set.size - s->sent);
        if (n <= 0)
            return SMTP_EROOM;
        s->sent += (size_t)n;
    }
    return 0;
}

static int give_end(struct session *s, smtp_conn *c)
{
    (void)s;
    return smtp_client_body_end(c);
}

/* By stage. */
static int (*const gives[])(struct session *s, smtp_conn *c) = {
    give_mail, give_rcpt, give_data, give_body, give_end, give_quit};

/* The connection takes commands or content: gives all that it takes. */
static void on_ready(void *user, struct smtp_posix_session *link, int want)
{
    struct session *s = user;
    int rc = 0;

    (void)want;
    while (rc == 0 && s->stage != NOTHING) {
        rc = gives[s->stage](s, link->io.conn);
        if (rc == 0)
            s->stage = s->stage == END ? MAIL : s->stage + 1;
        if (rc == SMTP_EMISUSE && (s->stage == RCPT || s->stage == DATA)) {
            end_message(s); /* all of it was refused already */
            s->stage = MAIL;
            rc = 0;
        }
    }
}

/* ---- What it hears ---- */

/* Counts a refusal: 1 if e is the last line of one. */
static int is_refused(struct session *s, const smtp_event *e)
{
    if ((e->flags & SMTP_FLAG_MORE) != 0 || e->code < 400)
        return 0;
    s->failed = 1;
    /* DATA in chunks says so of itself, not of the server. */
    if ((e->flags & SMTP_FLAG_CHUNK) == 0)
        refused[e->type][e->code]++;
    return 1;
}

static int on_greeting(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;

    (void)c;
    if (is_refused(s, e))
        s->stage = QUIT;
    else if (e->type == SMTP_EVENT_CONNECT && (e->flags & SMTP_FLAG_MORE) == 0)
        measured(&connecting, s->opened);
    return 0;
}

static int on_mail(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)is_refused(user, e);
    return 0;
}

static int on_rcpt(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;

    (void)c;
    if (!is_refused(s, e) && (e->flags & SMTP_FLAG_MORE) == 0)
        s->granted++;
    return 0;
}

/* DATA or a chunk. Nothing but MAIL can follow a refusal, nor a DATA that the
   library has to end as nobody is to have the message: that one's end will be
   answered. */
static int on_data(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;

    (void)c;
    if ((e->flags & SMTP_FLAG_CANCEL) != 0) {
        s->stage = MAIL;
    } else if (is_refused(s, e) && (s->stage == BODY || s->stage == END)) {
        end_message(s);
        s->stage = MAIL;
    }
    return 0;
}

/* In LMTP there is one for each recipient. */
static int on_message(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;

    (void)c;
    (void)is_refused(s, e);
    if ((e->flags & SMTP_FLAG_MORE) == 0 &&
        (++s->told >= s->granted || !set.lmtp))
        end_message(s);
    return 0;
}

static int on_closed(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;

    s->error = (int)smtp_conn_get(c, SMTP_GET_ERROR);
    if (e->code == 421)
        refused[e->type][e->code]++;
    return 0;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_CONNECT, on_greeting},
    {SMTP_EVENT_HELO, on_greeting},
    {SMTP_EVENT_MAIL, on_mail},
    {SMTP_EVENT_RCPT, on_rcpt},
    {SMTP_EVENT_DATA, on_data},
    {SMTP_EVENT_CHUNK, on_data},
    {SMTP_EVENT_MESSAGE, on_message},
    {SMTP_EVENT_CLOSED, on_closed},
    {0, NULL},
};

/* ---- Sessions begin and end ---- */

static void open_session(void)
{
    struct session *s = checked(calloc(1, sizeof *s));
    struct smtp_posix_session *link =
        smtp_posix_connect(&loop, &host, set.address, s);

    if (link == NULL) {
        fprintf(stderr, "blast: %s: %s\n", set.address,
                errno == EINVAL ? "not HOST:PORT" : strerror(errno));
        exit(2);
    }
    smtp_client_ehlo(link->io.conn, NULL);
    s->opened = microseconds();
    open_sessions++;
}

/* Another takes the place of one that has done something; so a server that is
   not there is tried as often as there are sessions. */
static void on_close(void *user, struct smtp_posix_session *link)
{
    struct session *s = user;
    const char *why = smtp_posix_why(link);

    if (why[0] != '\0')
        ended_by(why);
    else if (s->error != 0)
        ended_by(smtp_error_name(s->error));
    open_sessions--;
    if (s->done != 0 && left != 0)
        open_session();
    free(s);
}

/* ---- What is sent ---- */

/* A header, if there is room for one, and lines of 78 octets. */
static void make_message(void)
{
    size_t size = set.size, head, i;

    message = checked(malloc(size + 1));
    head = (size_t)snprintf(message, size + 1,
                            "From: <%s>\r\nSubject: blast\r\n\r\n", set.from);
    if (head + 2 > size)
        head = 0;
    for (i = head; i < size; i++)
        message[i] = (char)('a' + i % 26);
    for (i = head + 78; i + 3 < size; i += 80)
        memcpy(message + i, "\r\n", 2);
    memcpy(message + size - 2, "\r\n", 2);
}

/* user@host, user+2@host, user+3@host ... */
static void make_recipients(void)
{
    const char *at = strrchr(set.to, '@');
    size_t size = strlen(set.to) + 24, i;
    smtp_path path;

    recipients = checked(calloc(set.recipients, sizeof *recipients));
    for (i = 0; i < set.recipients; i++) {
        recipients[i] = checked(malloc(size));
        if (i == 0 || at == NULL)
            snprintf(recipients[i], size, "%s", set.to);
        else
            snprintf(recipients[i], size, "%.*s+%lu%s", (int)(at - set.to),
                     set.to, (unsigned long)i + 1, at);
        if (smtp_codec_mailbox(recipients[i], strlen(recipients[i]), &path) <
            0)
            option_bad("blast", "to", recipients[i], "not a mailbox");
    }
}

/* ---- The result ---- */

static int compare(const void *a, const void *b)
{
    uint32_t x, y;

    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return x < y ? -1 : x > y;
}

static void print_times(const char *what, struct times *t)
{
    static const unsigned percent[] = {50, 90, 99, 100};
    size_t i, at;

    if (t->count == 0)
        return;
    qsort(t->at, t->count, sizeof *t->at, compare);
    printf("%-12s", what);
    for (i = 0; i < sizeof percent / sizeof percent[0]; i++) {
        at = (t->count - 1) * percent[i] / 100;
        printf(" %s%u%% %.2f", i > 0 ? " " : "", percent[i],
               t->at[at] / 1000.0);
    }
    putchar('\n');
}

static void print_troubles(void)
{
    int event, code;
    size_t i;

    for (event = 0; event < EVENTS; event++) {
        for (code = 0; code < CODES; code++) {
            if (refused[event][code] != 0)
                printf("refused      %s %d: %lu\n", smtp_event_name(event),
                       code, refused[event][code]);
        }
    }
    for (i = 0; i < TROUBLES && troubles[i].count != 0; i++)
        printf("ended        %s: %lu\n", troubles[i].why, troubles[i].count);
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void print_result(double time)
{
    double n = (double)accepted, each = accepted != 0 ? 1e6 / n : 0;
    struct rusage use;

    getrusage(RUSAGE_SELF, &use);
    printf("accepted     %.0f of %.0f messages in %.3f s\n", n,
           (double)set.messages, time);
    printf("messages/s   %.0f\n", n / time);
    printf("MB/s         %.2f\n", n * (double)set.size / time / 1e6);
    print_times("message ms", &latency);
    print_times("connect ms", &connecting);
    printf("CPU us/msg   user %.1f system %.1f\n",
           seconds(use.ru_utime) * each, seconds(use.ru_stime) * each);
    print_troubles();
}

/* ---- The program ---- */

enum key { NUMBER = 1, LMTP = 20, NO_PIPELINING, PIPELINING, CHUNKING, HELP };

static const struct option options[] = {
    {"sessions", required_argument, NULL, NUMBER},
    {"messages", required_argument, NULL, NUMBER + 1},
    {"size", required_argument, NULL, NUMBER + 2},
    {"recipients", required_argument, NULL, NUMBER + 3},
    {"per-session", required_argument, NULL, NUMBER + 4},
    {"from", required_argument, NULL, 'f'},
    {"to", required_argument, NULL, 't'},
    {"lmtp", no_argument, NULL, LMTP},
    {"pipelining", no_argument, NULL, PIPELINING},
    {"no-pipelining", no_argument, NULL, NO_PIPELINING},
    {"chunking", no_argument, NULL, CHUNKING},
    {"help", no_argument, NULL, HELP},
    {NULL, 0, NULL, 0},
};

/* The numbers, in the same order. */
static const struct {
    uint64_t *at, least, most;
} numbers[] = {
    {&set.sessions, 1, 60000},         {&set.messages, 1, 1000000000},
    {&set.size, 2, 1000000000},        {&set.recipients, 1, 65535},
    {&set.per_session, 0, UINT32_MAX},
};

static const char usage[] =
    "usage: blast [--sessions N] [--messages N] [--per-session N]\n"
    "  [--size OCTETS] [--recipients N] [-f|--from MAILBOX] [--to MAILBOX]\n"
    "  [--no-pipelining] [--chunking] [--lmtp] HOST:PORT\n";

static void read_number(int which, const char *value)
{
    const char *name = options[which].name;

    *numbers[which].at =
        option_number("blast", name, value, numbers[which].most);
    if (*numbers[which].at < numbers[which].least)
        option_bad("blast", name, value, "too small");
}

static void read_option(int key)
{
    if (key == '?')
        exit(2);
    if (key == HELP) {
        fputs(usage, stdout);
        exit(0);
    }
    if (key == 'f')
        set.from = optarg;
    else if (key == 't')
        set.to = optarg;
    else if (key == LMTP)
        set.lmtp = 1;
    else if (key == CHUNKING)
        set.chunking = 1;
    else if (key == PIPELINING || key == NO_PIPELINING)
        set.pipelining = key == PIPELINING;
    else
        read_number(key - NUMBER, optarg);
}

static void read_options(int argc, char **argv)
{
    smtp_path path;
    int key;

    while ((key = getopt_long(argc, argv, "f:", options, NULL)) != -1)
        read_option(key);
    if (optind + 1 != argc) {
        fprintf(stderr, "blast: HOST:PORT is %s\n",
                optind < argc ? "followed by more" : "missing");
        exit(2);
    }
    set.address = argv[optind];
    if (set.from[0] != '\0' &&
        smtp_codec_mailbox(set.from, strlen(set.from), &path) < 0)
        option_bad("blast", "from", set.from, "not a mailbox");
}

static smtp_config *configure(void)
{
    smtp_config *cfg = smtp_config_init(checked(malloc(smtp_config_size())),
                                        smtp_config_size());

    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "localhost");
    smtp_config_set(cfg, SMTP_OPT_LMTP, (uint64_t)set.lmtp);
    smtp_config_set(cfg, SMTP_EXT_PIPELINING, (uint64_t)set.pipelining);
    smtp_config_set(cfg, SMTP_EXT_CHUNKING, (uint64_t)set.chunking);
    smtp_config_set(cfg, SMTP_OPT_CHUNK, (uint64_t)set.chunking);
    return cfg;
}

static void release(smtp_config *cfg)
{
    size_t i;

    smtp_posix_free(&loop);
    for (i = 0; i < set.recipients; i++)
        free(recipients[i]);
    free(recipients);
    free(message);
    free(latency.at);
    free(connecting.at);
    free(cfg);
}

int main(int argc, char **argv)
{
    smtp_config *cfg;
    uint64_t start;
    size_t i;

    read_options(argc, argv);
    make_message();
    make_recipients();
    left = set.messages;
    cfg = configure();
    host.config = cfg;
    host.handlers = handlers;
    host.ready = on_ready;
    host.close = on_close;
    if (smtp_posix_init(&loop, NULL) < 0) {
        perror("blast");
        return 1;
    }
    start = microseconds();
    for (i = 0; i < set.sessions && i < set.messages; i++)
        open_session();
    while (open_sessions > 0 && smtp_posix_turn(&loop) == 0)
        ;
    print_result((double)(microseconds() - start) / 1e6);
    release(cfg);
    return accepted == set.messages ? 0 : 1;
}
