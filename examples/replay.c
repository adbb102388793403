/*
 * replay: octets on stdin to replies on stdout, as a server would give them
 * over a socket, and each event as a line of JSON on stderr. It has no socket:
 * it serves one connection under inetd, answers a person at a terminal, and
 * tells what the library makes of a byte stream.
 *
 * All extensions that the library has are on. Recipients and messages are
 * accepted unless --refuse says otherwise; all else gets the library's default
 * answer.
 *
 *     replay <session.txt
 *     replay --refuse 'data=451' --refuse '*@example.org=550 Who?' --chunk 1
 */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <getopt.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "smtp.h"

#include "options.h"

static struct refusals refusals;

/* ---- Events as JSON ---- */

/* A name and the bit that it stands for. */
struct bit {
    int bit;
    const char *name;
};

static const struct bit event_flags[] = {
    {SMTP_FLAG_MORE, "MORE"},   {SMTP_FLAG_EARLY, "EARLY"},
    {SMTP_FLAG_CHUNK, "CHUNK"}, {SMTP_FLAG_CANCEL, "CANCEL"},
    {SMTP_FLAG_ESMTP, "ESMTP"}, {SMTP_FLAG_OUT, "OUT"},
    {SMTP_FLAG_CUT, "CUT"},     {0, NULL},
};

static const struct bit path_flags[] = {
    {SMTP_PATH_NULL, "NULL"},       {SMTP_PATH_POSTMASTER, "POSTMASTER"},
    {SMTP_PATH_QUOTED, "QUOTED"},   {SMTP_PATH_ROUTE, "ROUTE"},
    {SMTP_PATH_IPV4, "IPV4"},       {SMTP_PATH_IPV6, "IPV6"},
    {SMTP_PATH_GENERAL, "GENERAL"}, {0, NULL},
};

/* A string: an octet above 126 becomes the character of that number. */
static void print_string(const char *name, const void *data, size_t len)
{
    const unsigned char *p = data;
    size_t i;

    fprintf(stderr, "\"%s\":\"", name);
    for (i = 0; i < len; i++) {
        if (p[i] == '"' || p[i] == '\\')
            fprintf(stderr, "\\%c", p[i]);
        else if (p[i] < 32 || p[i] > 126)
            fprintf(stderr, "\\u%04X", (unsigned)p[i]);
        else
            putc(p[i], stderr);
    }
    putc('"', stderr);
}

static void print_flags(int flags, const struct bit *names)
{
    const char *comma = "";

    fputs(",\"flags\":[", stderr);
    for (; names->name != NULL; names++) {
        if ((flags & names->bit) == 0)
            continue;
        fprintf(stderr, "%s\"%s\"", comma, names->name);
        comma = ",";
    }
    putc(']', stderr);
}

static void print_path(const smtp_path *p)
{
    fputs(",\"path\":{", stderr);
    print_string("raw", p->raw, p->raw_len);
    putc(',', stderr);
    print_string("mailbox", p->mailbox, p->mailbox_len);
    putc(',', stderr);
    print_string("local", p->mailbox, p->local_len);
    putc(',', stderr);
    print_string("domain", p->domain, p->domain_len);
    print_flags(p->flags, path_flags);
    putc('}', stderr);
}

static void print_params(const smtp_event *e)
{
    size_t i;

    fputs(",\"params\":[", stderr);
    for (i = 0; i < e->nparam; i++) {
        fprintf(stderr, "%s{\"id\":%d,", i > 0 ? "," : "", e->param[i].id);
        print_string("key", e->param[i].key, strlen(e->param[i].key));
        putc(',', stderr);
        print_string("value", e->param[i].value, e->param[i].len);
        fprintf(stderr, ",\"number\":%lld}", (long long)e->param[i].number);
    }
    putc(']', stderr);
}

/* One line; what has no meaning for the event is left out. */
static void print_event(const smtp_event *e)
{
    fprintf(stderr, "{\"type\":\"%s\",\"owed\":%d", smtp_event_name(e->type),
            e->owed);
    if (e->code != 0)
        fprintf(stderr, ",\"code\":%d", e->code);
    if (e->flags != 0)
        print_flags(e->flags, event_flags);
    if (e->type == SMTP_EVENT_RCPT || e->index != 0)
        fprintf(stderr, ",\"index\":%lu", (unsigned long)e->index);
    if (e->arg != NULL && e->arg[0] != '\0') {
        putc(',', stderr);
        print_string("arg", e->arg, strlen(e->arg));
    }
    if (e->path != NULL) {
        print_path(e->path);
        print_params(e);
    }
    if (e->data != NULL) {
        fprintf(stderr, ",\"len\":%lu,", (unsigned long)e->len);
        print_string("data", e->data, e->len);
    }
    fputs("}\n", stderr);
}

/* ---- Answers ---- */

static void answer(smtp_conn *c, const smtp_event *e)
{
    const struct refusal *r = option_refused(&refusals, e);

    if (r != NULL && (e->owed || e->type == SMTP_EVENT_BODY))
        smtp_conn_reply(c, r->code, NULL, r->text);
    else if (e->type == SMTP_EVENT_MAIL || e->type == SMTP_EVENT_RCPT ||
             e->type == SMTP_EVENT_MESSAGE)
        smtp_conn_reply(c, 250, NULL, "OK");
    else if (e->type == SMTP_EVENT_HELP)
        smtp_conn_reply(c, 214, NULL, "RFC 5321");
    else if (e->owed)
        smtp_conn_reply(c, 0, NULL, NULL);
}

/* ---- The loop ---- */

static uint64_t now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* Writes all that is queued: 1 if there was any, 0 if not, -1: stdout is
   gone. */
static int send_all(smtp_conn *c)
{
    const void *p;
    size_t len;
    ssize_t n;
    int sent = 0;

    while ((p = smtp_conn_send_buf(c, &len)) != NULL) {
        if ((n = write(1, p, len)) < 0 && errno != EINTR)
            return -1;
        smtp_conn_send_ack(c, n > 0 ? (size_t)n : 0);
        sent = 1;
    }
    return sent;
}

/* Events, answers and replies, until the connection waits for octets. */
static int work(smtp_conn *c)
{
    const smtp_event *e;
    int sent;

    do {
        while ((e = smtp_conn_next(c, now())) != NULL) {
            print_event(e);
            answer(c, e);
        }
        if ((sent = send_all(c)) < 0)
            return -1;
    } while (sent);
    return 0;
}

/* Waits for stdin or the deadline, and reads at most chunk octets. */
static int receive(smtp_conn *c, size_t chunk)
{
    struct pollfd in = {0, POLLIN, 0};
    uint64_t t = now(), due = smtp_conn_deadline(c);
    int wait = due <= t ? 0 : due - t > INT_MAX ? -1 : (int)(due - t);
    size_t len;
    ssize_t n;
    void *p;

    if ((n = poll(&in, 1, wait)) <= 0)
        return n < 0 && errno != EINTR ? -1 : 0;
    if ((p = smtp_conn_recv_buf(c, &len)) == NULL)
        return 0;
    if ((n = read(0, p, len < chunk ? len : chunk)) < 0 && errno != EINTR)
        return -1;
    smtp_conn_recv_ack(c, n > 0 ? (size_t)n : 0);
    if (n == 0)
        smtp_conn_recv_eof(c);
    return 0;
}

static int run(smtp_conn *c, size_t chunk)
{
    for (;;) {
        if (work(c) < 0)
            return -1;
        if ((smtp_conn_want(c) & SMTP_WANT_CLOSE) != 0)
            return 0;
        if (receive(c, chunk) < 0)
            return -1;
    }
}

/* ---- Options ---- */

static const struct option longopts[] = {
    {"refuse", required_argument, NULL, 'x'},
    {"chunk", required_argument, NULL, 'c'},
    {"size", required_argument, NULL, 's'},
    {NULL, 0, NULL, 0},
};

static size_t read_options(smtp_config *cfg, int argc, char **argv)
{
    static const int events[] = {
        SMTP_EVENT_CONNECT,
        SMTP_EVENT_HELO,
        SMTP_EVENT_MAIL,
        SMTP_EVENT_RCPT,
        SMTP_EVENT_DATA,
        SMTP_EVENT_BODY,
        SMTP_EVENT_MESSAGE,
        SMTP_EVENT_VRFY,
        SMTP_EVENT_EXPN,
        SMTP_EVENT_HELP,
        SMTP_EVENT_NOOP,
        SMTP_EVENT_QUIT,
        0,
    };
    uint64_t chunk = 65536;
    int key;

    while ((key = getopt_long(argc, argv, "", longopts, NULL)) != -1) {
        if (key == '?')
            exit(2);
        if (key == 'x')
            option_refuse("replay", optarg, events, &refusals);
        else if (key == 'c')
            chunk = option_number("replay", "chunk", optarg, 65536);
        else
            smtp_config_set(
                cfg, SMTP_OPT_MAX_SIZE,
                option_number("replay", "size", optarg, INT64_MAX));
    }
    if (chunk == 0)
        option_bad("replay", "chunk", "0", "must be at least 1");
    if (optind < argc) {
        fprintf(stderr, "replay: %s: not an option\n", argv[optind]);
        exit(2);
    }
    return (size_t)chunk;
}

/* All extensions of this build: those that it lacks say SMTP_EINVAL. */
static void enable_all(smtp_config *cfg)
{
    int ext;

    for (ext = SMTP_EXT_8BITMIME; ext <= SMTP_EXT_HELP; ext++)
        smtp_config_set(cfg, ext, 1);
}

int main(int argc, char **argv)
{
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    smtp_conn *c;
    size_t chunk, size;
    void *block;
    int status;

    if (cfg == NULL)
        return 1;
    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "replay.example.com");
    enable_all(cfg);
    chunk = read_options(cfg, argc, argv);
    size = smtp_config_need(cfg) + 65536;
    block = malloc(size);
    if (block == NULL || (c = smtp_conn_init_server(block, size, cfg)) == NULL)
        return 1;
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stderr, NULL, _IOLBF, 65536);
    if ((status = run(c, chunk) < 0) != 0)
        perror("replay");
    free(block);
    free(cfg);
    return status;
}
