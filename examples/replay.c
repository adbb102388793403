/*
 * replay: octets on stdin to replies on stdout, as a server would give them
 * over a socket, and each event as a line of JSON on stderr. It has no socket:
 * it serves one connection under inetd, answers a person at a terminal, and
 * tells what the library makes of a byte stream.
 *
 * All extensions that the library has are on, AUTH if there are accounts.
 * Recipients and messages are accepted, XCLIENT and XFORWARD believed, unless
 * --refuse says otherwise; all else gets the library's default answer. It has
 * no TLS: behind STARTTLS the session goes on in clear, as if it had, so that
 * what was said inside can be replayed; and passwords may be sent in clear.
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

#include "accounts.h"
#include "auth.h"
#include "options.h"

static struct refusals refusals;
static struct accounts accounts;
static struct auth auth;

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

static const struct bit param_flags[] = {
    {SMTP_BY_NOTIFY, "NOTIFY"},
    {SMTP_BY_RETURN, "RETURN"},
    {SMTP_BY_TRACE, "TRACE"},
    {SMTP_RRVS_CONTINUE, "CONTINUE"},
    {0, NULL},
};

static const struct bit path_flags[] = {
    {SMTP_PATH_NULL, "NULL"},
    {SMTP_PATH_POSTMASTER, "POSTMASTER"},
    {SMTP_PATH_QUOTED, "QUOTED"},
    {SMTP_PATH_ROUTE, "ROUTE"},
    {SMTP_PATH_IPV4, "IPV4"},
    {SMTP_PATH_IPV6, "IPV6"},
    {SMTP_PATH_GENERAL, "GENERAL"},
    {SMTP_PATH_UTF8, "UTF8"},
    {0, NULL},
};

/* The names of enum smtp_param_id. */
static const char *const param_names[] = {
    "OTHER",       "BODY",       "SIZE",  "RET",      "ENVID",    "NOTIFY",
    "ORCPT",       "SMTPUTF8",   "AUTH",  "BY",       "HOLDFOR",  "HOLDUNTIL",
    "MT-PRIORITY", "REQUIRETLS", "RRVS",  "SOLICIT",  "MTRK",     "CONPERM",
    "CONNEG",      "SUBMITTER",  "XVERP", "NAME",     "ADDR",     "PORT",
    "PROTO",       "HELO",       "LOGIN", "DESTADDR", "DESTPORT", "IDENT",
    "SOURCE",
};

/* The names of the extensions from SMTP_EXT_8BITMIME on. */
static const char *const ext_names[] = {
    "8BITMIME",
    "SIZE",
    "DSN",
    "PIPELINING",
    "ENHANCEDSTATUSCODES",
    "CHUNKING",
    "BINARYMIME",
    "SMTPUTF8",
    "STARTTLS",
    "AUTH",
    "DELIVERBY",
    "FUTURERELEASE",
    "MT-PRIORITY",
    "REQUIRETLS",
    "RRVS",
    "LIMITS",
    "NO-SOLICITING",
    "MTRK",
    "CONPERM",
    "CONNEG",
    "SUBMITTER",
    "XVERP",
    "XCLIENT",
    "XFORWARD",
    "ETRN",
    "VRFY",
    "EXPN",
    "HELP",
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

static void print_param(const smtp_param *p)
{
    const char *name = "?";

    if (p->id >= 0 &&
        (size_t)p->id < sizeof param_names / sizeof param_names[0])
        name = param_names[p->id];
    fprintf(stderr, "{\"id\":%d,\"name\":\"%s\",", p->id, name);
    print_string("key", p->key, strlen(p->key));
    putc(',', stderr);
    print_string("value", p->value, p->len);
    fprintf(stderr, ",\"number\":%lld", (long long)p->number);
    if (p->flags != 0)
        print_flags(p->flags, param_flags);
    putc('}', stderr);
}

static void print_params(const smtp_event *e)
{
    size_t i;

    fputs(",\"params\":[", stderr);
    for (i = 0; i < e->nparam; i++) {
        if (i > 0)
            putc(',', stderr);
        print_param(&e->param[i]);
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
    if (e->path != NULL)
        print_path(e->path);
    if (e->path != NULL || e->nparam > 0)
        print_params(e);
    if (e->type == SMTP_EVENT_AUTH) {
        /* It may be a password. */
        fprintf(stderr, ",\"response\":%d", e->data != NULL);
    } else if (e->data != NULL) {
        fprintf(stderr, ",\"len\":%lu,", (unsigned long)e->len);
        print_string("data", e->data, e->len);
    }
    fputs("}\n", stderr);
}

/* ---- Answers ---- */

/* What grants an event that the library would refuse by default. */
static const struct {
    int event;
    int code;
    const char *text;
} grants[] = {
    {SMTP_EVENT_MAIL, 250, "OK"},     {SMTP_EVENT_RCPT, 250, "OK"},
    {SMTP_EVENT_MESSAGE, 250, "OK"},  {SMTP_EVENT_HELP, 214, "RFC 5321"},
    {SMTP_EVENT_STARTTLS, 220, NULL}, {SMTP_EVENT_XCLIENT, 220, NULL},
    {SMTP_EVENT_XFORWARD, 250, NULL},
};

static void answer_auth(smtp_conn *c, const smtp_event *e)
{
    int code = auth_event(&auth, c, e);

    if (code != SMTP_LATER)
        smtp_conn_reply(c, code, NULL, NULL);
}

static void answer(smtp_conn *c, const smtp_event *e)
{
    const struct refusal *r = option_refused(&refusals, e);
    size_t i = 0;

    if (r != NULL && (e->owed || e->type == SMTP_EVENT_BODY)) {
        smtp_conn_reply(c, r->code, NULL, r->text);
        return;
    }
    if (e->type == SMTP_EVENT_AUTH) {
        answer_auth(c, e);
        return;
    }
    if (e->type == SMTP_EVENT_TLS)
        smtp_conn_tls_done(c, SMTP_TLS_OK | SMTP_TLS_VERIFIED);
    while (i < sizeof grants / sizeof grants[0] && grants[i].event != e->type)
        i++;
    if (i < sizeof grants / sizeof grants[0])
        smtp_conn_reply(c, grants[i].code, NULL, grants[i].text);
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

/* What was read and not yet given to the connection. */
static struct {
    char octets[65536];
    size_t at;
    size_t len;
    size_t matched; /* octets of "starttls" that this line has; more: none */
} in;

/*
 * Octets that may go to the connection together: up to the end of a line
 * STARTTLS. What stands behind it was said inside TLS, after the handshake; in
 * the same piece it would be octets in clear, which end the session.
 */
static size_t ready(void)
{
    static const char verb[] = "starttls";
    size_t i;
    char c;

    for (i = in.at; i < in.len; i++) {
        c = in.octets[i];
        if (c == '\n' && in.matched == strlen(verb)) {
            in.matched = 0;
            return i + 1 - in.at;
        }
        if (c == '\n')
            in.matched = 0;
        else if (in.matched < strlen(verb) &&
                 option_lower(c) == verb[in.matched])
            in.matched++;
        else if (in.matched != strlen(verb) || (c != '\r' && c != ' '))
            in.matched = sizeof verb;
    }
    return in.len - in.at;
}

/* Waits for stdin or the deadline: octets that came, 0 for none, -1: broken;
   at the end tells the connection. */
static ssize_t wait_for_input(smtp_conn *c, size_t chunk)
{
    struct pollfd p = {0, POLLIN, 0};
    uint64_t t = now(), due = smtp_conn_deadline(c);
    int wait = due <= t ? 0 : due - t > INT_MAX ? -1 : (int)(due - t);
    ssize_t n;

    if ((n = poll(&p, 1, wait)) <= 0)
        return n < 0 && errno != EINTR ? -1 : 0;
    if ((n = read(0, in.octets, chunk)) < 0)
        return errno != EINTR ? -1 : 0;
    if (n == 0)
        smtp_conn_recv_eof(c);
    in.at = 0;
    in.len = (size_t)n;
    return n;
}

/* Gives the connection what there is, or waits for more. 0 or -1. */
static int receive(smtp_conn *c, size_t chunk)
{
    static size_t together; /* octets that may still go */
    size_t room;
    void *p;

    if (together == 0 && in.at == in.len && wait_for_input(c, chunk) < 0)
        return -1;
    if (together == 0)
        together = ready();
    if (together == 0 || (p = smtp_conn_recv_buf(c, &room)) == NULL)
        return 0;
    if (room > together)
        room = together;
    memcpy(p, in.octets + in.at, room);
    in.at += room;
    together -= room;
    smtp_conn_recv_ack(c, room);
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
    {"lmtp", no_argument, NULL, 'l'},
    {"submission", no_argument, NULL, 'u'},
    {"ext", required_argument, NULL, 'e'},
    {"auth", required_argument, NULL, 'a'},
    {"refuse", required_argument, NULL, 'x'},
    {"chunk", required_argument, NULL, 'c'},
    {"size", required_argument, NULL, 's'},
    {"help", no_argument, NULL, 'H'},
    {NULL, 0, NULL, 0},
};

static const char usage[] =
    "usage: replay [--lmtp | --submission] [--ext LIST|all] [--auth FILE]\n"
    "  [--refuse WHAT=CODE[ TEXT]]... [--chunk N] [--size N]\n"
    "octets on stdin, replies on stdout, events as JSON on stderr. There is\n"
    "no TLS: behind STARTTLS the session goes on in clear, as if there was.\n";

struct options {
    smtp_config *config;
    size_t chunk;
};

/* The name in the list of extensions: turned on, or an error. */
static void enable(struct options *o, const char *list, size_t len)
{
    size_t i;

    for (i = 0; i < sizeof ext_names / sizeof ext_names[0]; i++) {
        if (strlen(ext_names[i]) == len &&
            option_match(list, len, ext_names[i]) &&
            memchr(list, '*', len) == NULL &&
            smtp_config_set(o->config, SMTP_EXT_8BITMIME + (int)i, 1) == 0)
            return;
    }
    option_bad("replay", "ext", list, "has what this build has not");
}

/* All extensions of this build: those that it lacks say SMTP_EINVAL. */
static void enable_all(struct options *o, int value)
{
    int ext;

    for (ext = SMTP_EXT_8BITMIME; ext <= SMTP_EXT_HELP; ext++)
        smtp_config_set(o->config, ext, (uint64_t)value);
}

static void read_list(struct options *o, const char *list)
{
    size_t len;

    if (strcmp(list, "all") == 0) {
        enable_all(o, 1);
        return;
    }
    enable_all(o, 0);
    for (; *list != '\0'; list += list[len] == ',' ? len + 1 : len) {
        len = strcspn(list, ",");
        enable(o, list, len);
    }
}

static void set_option(struct options *o, int key, const char *value)
{
    static const int events[] = {
        SMTP_EVENT_CONNECT,  SMTP_EVENT_HELO, SMTP_EVENT_STARTTLS,
        SMTP_EVENT_AUTH,     SMTP_EVENT_MAIL, SMTP_EVENT_RCPT,
        SMTP_EVENT_DATA,     SMTP_EVENT_BODY, SMTP_EVENT_MESSAGE,
        SMTP_EVENT_VRFY,     SMTP_EVENT_EXPN, SMTP_EVENT_HELP,
        SMTP_EVENT_NOOP,     SMTP_EVENT_ETRN, SMTP_EVENT_XCLIENT,
        SMTP_EVENT_XFORWARD, SMTP_EVENT_QUIT, 0,
    };

    if (key == 'l')
        smtp_config_set(o->config, SMTP_OPT_LMTP, 1);
    else if (key == 'u')
        smtp_config_set(o->config, SMTP_OPT_SUBMISSION, 1);
    else if (key == 'e')
        read_list(o, value);
    else if (key == 'a')
        accounts_read(&accounts, "replay", value);
    else if (key == 'x')
        option_refuse("replay", value, events, &refusals);
    else if (key == 'c')
        o->chunk = (size_t)option_number("replay", "chunk", value, 65536);
    else
        smtp_config_set(o->config, SMTP_OPT_MAX_SIZE,
                        option_number("replay", "size", value, INT64_MAX));
}

static void read_options(struct options *o, int argc, char **argv)
{
    int key;

    o->chunk = 65536;
    enable_all(o, 1);
    while ((key = getopt_long(argc, argv, "", longopts, NULL)) != -1) {
        if (key == '?')
            exit(2);
        if (key == 'H') {
            fputs(usage, stdout);
            exit(0);
        }
        set_option(o, key, optarg);
    }
    if (o->chunk == 0)
        option_bad("replay", "chunk", "0", "must be at least 1");
    if (optind < argc) {
        fprintf(stderr, "replay: %s: not an option\n", argv[optind]);
        exit(2);
    }
    /* Without accounts there is nobody to let in. */
    smtp_config_set(o->config, SMTP_EXT_AUTH, accounts.count > 0);
    smtp_config_set(o->config, SMTP_OPT_CLEAR_AUTH, 1);
    smtp_config_set_text(o->config, SMTP_TEXT_MECHS, auth_mechs(0));
}

int main(int argc, char **argv)
{
    struct options o = {0};
    smtp_conn *c;
    size_t size;
    void *block;
    int status;

    o.config =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    if (o.config == NULL)
        return 1;
    smtp_config_set_text(o.config, SMTP_TEXT_HOSTNAME, "replay.example.com");
    read_options(&o, argc, argv);
    auth_init(&auth, &accounts);
    size = smtp_config_need(o.config) + 65536;
    block = malloc(size);
    if (block == NULL ||
        (c = smtp_conn_init_server(block, size, o.config)) == NULL)
        return 1;
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stderr, NULL, _IOLBF, 65536);
    if ((status = run(c, o.chunk) < 0) != 0)
        perror("replay");
    auth_end(&auth);
    accounts_free(&accounts);
    free(block);
    free(o.config);
    return status;
}
