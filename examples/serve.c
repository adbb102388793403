/*
 * serve: a small real server. It takes mail for whom it may and puts it into
 * a Maildir, or drops it. One loop (smtp_adapter/posix.h), one thread,
 * thousands of connections; what the program itself adds are the handlers
 * below: each event's decision, and where the octets go.
 *
 * A 250 at the end of a message says that it is on the disk, whatever happens
 * next. A full disk is 452, any other failure 451: the client keeps the
 * message and tries again.
 */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <getopt.h>
#include <signal.h>
#include <sys/resource.h>

#include "smtp_adapter/posix.h"

#include "maildir.h"
#include "options.h"

struct server {
    struct smtp_posix_loop loop;
    struct smtp_posix_host host;
    struct refusals refusals;
    struct maildir maildir;
    const char *hostname;
    const char *dir;  /* of the Maildir; NULL: messages are dropped */
    FILE *transcript; /* or NULL */
    unsigned long sessions;
};

/* A connection, with what its message's trace lines will say. */
struct session {
    struct server *server;
    struct smtp_posix_session *link;
    unsigned long number;
    char *helo;
    char *from; /* NULL outside a transaction */
    char *to;   /* the first recipient */
    struct maildir_file file;
};

static struct server server;

static void on_signal(int signo)
{
    (void)signo;
    smtp_posix_stop(&server.loop);
}

/* ---- Transcript ---- */

/* The peer chooses these octets: none may reach a terminal as a control. */
static void print_escaped(FILE *out, const unsigned char *data, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (data[i] == '\\')
            fputs("\\\\", out);
        else if (data[i] >= 32 && data[i] < 127)
            putc(data[i], out);
        else
            fprintf(out, "\\x%02X", (unsigned)data[i]);
    }
}

static int on_line(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    FILE *out = s->server->transcript;

    (void)c;
    if (out == NULL)
        return 0;
    fprintf(out, "%lu %s ", s->number,
            (e->flags & SMTP_FLAG_OUT) != 0 ? "S:" : "C:");
    print_escaped(out, e->data, e->len);
    fputs((e->flags & SMTP_FLAG_CUT) != 0 ? "...\n" : "\n", out);
    return 0;
}

/* ---- Transaction ---- */

static void forget_message(struct session *s)
{
    maildir_discard(&s->server->maildir, &s->file);
    free(s->from);
    free(s->to);
    s->from = s->to = NULL;
}

/* If an option says so, refuses the event: returns the code, else 0. */
static int refuse(struct session *s, smtp_conn *c, const smtp_event *e)
{
    const struct refusal *r = option_refused(&s->server->refusals, e);

    if (r == NULL)
        return 0;
    smtp_conn_reply(c, r->code, NULL, r->text);
    return r->code;
}

/* The code that an errno of the disk's deserves, and a line for the operator,
   who alone can do something about it. */
static int storage_code(int error)
{
    fprintf(stderr, "serve: can't store a message: %s\n", strerror(error));
    return error == ENOSPC || error == EDQUOT ? 452 : 451;
}

/* Minutes that local time is ahead of UTC. */
static int zone_at(time_t t)
{
    struct tm here, utc;
    int days;

    localtime_r(&t, &here);
    gmtime_r(&t, &utc);
    days = here.tm_yday - utc.tm_yday;
    if (here.tm_year != utc.tm_year)
        days = here.tm_year < utc.tm_year ? -1 : 1;
    return (days * 24 + here.tm_hour - utc.tm_hour) * 60 + here.tm_min -
           utc.tm_min;
}

/* Writes the two trace lines of a final delivery [5321 4.4]. */
static int write_trace(struct session *s, smtp_conn *c)
{
    char line[2048];
    smtp_received r;
    int n = snprintf(line, sizeof line, "Return-Path: <%s>\r\n", s->from);
    int error = maildir_write(&s->file, line, (size_t)n);

    memset(&r, 0, sizeof r);
    r.time = (int64_t)time(NULL);
    r.zone = zone_at((time_t)r.time);
    r.helo = s->helo;
    r.address = s->link->peer[0] != '\0' ? s->link->peer : NULL;
    r.by = s->server->hostname;
    r.id = s->file.id;
    r.recipient = smtp_conn_get(c, SMTP_GET_RCPT) == 1 ? s->to : NULL;
    r.esmtp = smtp_conn_get(c, SMTP_GET_ESMTP) == 1;
    n = smtp_codec_received(&r, line, sizeof line);
    if (n < 0)
        return EINVAL;
    return error != 0 ? error : maildir_write(&s->file, line, (size_t)n);
}

/* ---- Handlers: each decides one event ---- */

static int on_connect(void *user, smtp_conn *c, const smtp_event *e)
{
    int code = refuse(user, c, e);

    if (code == 0)
        smtp_conn_reply(c, 220, NULL, "ESMTP Service ready");
    return code;
}

static int on_helo(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    char text[300];

    free(s->helo);
    if ((s->helo = strdup(e->arg)) == NULL)
        return 451;
    snprintf(text, sizeof text, "greets %s", e->arg);
    smtp_conn_reply(c, 250, NULL, text);
    return 250;
}

static int on_mail(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int code = refuse(s, c, e);

    if (code != 0)
        return code;
    if ((s->from = strdup(e->path->mailbox)) == NULL)
        return 451;
    smtp_conn_reply(c, 250, NULL, "OK");
    return 250;
}

static int on_rcpt(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int code = refuse(s, c, e);

    if (code != 0)
        return code;
    if (s->to == NULL && (s->to = strdup(e->path->mailbox)) == NULL)
        return 451;
    smtp_conn_reply(c, 250, NULL, "OK");
    return 250;
}

static int on_data(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int code = refuse(s, c, e), error;

    if (code != 0 || s->server->dir == NULL)
        return code != 0 ? code : 354;
    if ((error = maildir_create(&s->server->maildir, &s->file)) == 0)
        error = write_trace(s, c);
    if (error == 0)
        return 354;
    maildir_discard(&s->server->maildir, &s->file);
    return storage_code(error);
}

static int on_body(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int error = 0;

    (void)c;
    if (s->file.fd >= 0)
        error = maildir_write(&s->file, e->data, e->len);
    return error == 0 ? SMTP_TAKEN : storage_code(error);
}

static int on_message(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    char text[MAILDIR_ID + 8] = "OK";
    int error = 0;

    (void)e;
    if (s->file.fd >= 0) {
        error = maildir_commit(&s->server->maildir, &s->file);
        snprintf(text, sizeof text, "OK id=%s", s->file.id);
    }
    forget_message(s);
    if (error != 0)
        return storage_code(error);
    smtp_conn_reply(c, 250, NULL, text);
    return 250;
}

static int on_abort(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    forget_message(user);
    return 0;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_LINE, on_line},   {SMTP_EVENT_CONNECT, on_connect},
    {SMTP_EVENT_HELO, on_helo},   {SMTP_EVENT_MAIL, on_mail},
    {SMTP_EVENT_RCPT, on_rcpt},   {SMTP_EVENT_DATA, on_data},
    {SMTP_EVENT_BODY, on_body},   {SMTP_EVENT_MESSAGE, on_message},
    {SMTP_EVENT_ABORT, on_abort}, {0, NULL},
};

/* ---- Connections ---- */

static void *on_open(void *arg, struct smtp_posix_session *link)
{
    struct server *owner = arg;
    struct session *s = calloc(1, sizeof *s);

    if (s == NULL)
        return NULL;
    s->server = owner;
    s->link = link;
    s->number = ++owner->sessions;
    s->file.fd = -1;
    if (owner->transcript != NULL)
        fprintf(owner->transcript, "%lu -- open %s\n", s->number, link->peer);
    return s;
}

static void on_close(void *user, struct smtp_posix_session *link)
{
    struct session *s = user;

    (void)link;
    if (s->server->transcript != NULL)
        fprintf(s->server->transcript, "%lu -- closed\n", s->number);
    forget_message(s);
    free(s->helo);
    free(s);
}

/* ---- Options ---- */

enum { LISTENERS = 16 };

struct options {
    smtp_config *config;
    const char *listen[LISTENERS];
    size_t listeners;
    int discard;
};

static const struct option longopts[] = {
    {"listen", required_argument, NULL, 'l'},
    {"maildir", required_argument, NULL, 'm'},
    {"discard", no_argument, NULL, 'd'},
    {"hostname", required_argument, NULL, 'h'},
    {"max-size", required_argument, NULL, 's'},
    {"max-rcpt", required_argument, NULL, 'r'},
    {"max-connections", required_argument, NULL, 'c'},
    {"timeout", required_argument, NULL, 't'},
    {"refuse", required_argument, NULL, 'x'},
    {"transcript", required_argument, NULL, 'T'},
    {"help", no_argument, NULL, 'H'},
    {NULL, 0, NULL, 0},
};

static const char usage[] =
    "usage: serve --listen ADDR:PORT... --maildir DIR | --discard\n"
    "  [--hostname NAME] [--max-size OCTETS] [--max-rcpt N]\n"
    "  [--max-connections N] [--timeout SECONDS]\n"
    "  [--refuse WHAT=CODE[ TEXT]]... [--transcript FILE]\n";

static void bad(const char *option, const char *value, const char *why)
{
    option_bad("serve", option, value, why);
}

static void set_transcript(struct options *o, const char *path)
{
    if ((server.transcript = fopen(path, "a")) == NULL)
        bad("transcript", path, strerror(errno));
    setvbuf(server.transcript, NULL, _IOLBF, 0);
    smtp_config_set(o->config, SMTP_OPT_TRACE, 1);
}

static void set_number(struct options *o, int key, const char *value)
{
    uint64_t n;

    if (key == 's') {
        n = option_number("serve", "max-size", value, INT64_MAX);
        smtp_config_set(o->config, SMTP_OPT_MAX_SIZE, n);
    } else if (key == 'r') {
        n = option_number("serve", "max-rcpt", value, 65535);
        if (smtp_config_set(o->config, SMTP_OPT_MAX_RCPT, n) < 0)
            bad("max-rcpt", value, "not 1 to 65535");
    } else if (key == 'c') {
        n = option_number("serve", "max-connections", value, 1000000);
        server.host.max_open = (size_t)n;
    } else {
        n = option_number("serve", "timeout", value, 86400) * 1000;
        smtp_config_set(o->config, SMTP_OPT_TIMEOUT_COMMAND, n);
        smtp_config_set(o->config, SMTP_OPT_TIMEOUT_DATA, n);
    }
}

static void set_option(struct options *o, int key, const char *value)
{
    static const int events[] = {SMTP_EVENT_CONNECT, SMTP_EVENT_MAIL,
                                 SMTP_EVENT_DATA, 0};

    if (key == 'l' && o->listeners == LISTENERS)
        bad("listen", value, "too many");
    else if (key == 'l')
        o->listen[o->listeners++] = value;
    else if (key == 'm')
        server.dir = value;
    else if (key == 'd')
        o->discard = 1;
    else if (key == 'h')
        server.hostname = value;
    else if (key == 'x')
        option_refuse("serve", value, events, &server.refusals);
    else if (key == 'T')
        set_transcript(o, value);
    else
        set_number(o, key, value);
}

/* The name given, or the machine's if that is a domain. */
static void set_hostname(struct options *o)
{
    static char name[256];

    if (server.hostname != NULL) {
        if (smtp_config_set_text(o->config, SMTP_TEXT_HOSTNAME,
                                 server.hostname) < 0)
            bad("hostname", server.hostname, "not a domain");
        return;
    }
    server.hostname = name;
    if (gethostname(name, sizeof name - 1) == 0 &&
        smtp_config_set_text(o->config, SMTP_TEXT_HOSTNAME, name) == 0)
        return;
    server.hostname = "localhost";
    smtp_config_set_text(o->config, SMTP_TEXT_HOSTNAME, server.hostname);
}

static void read_options(struct options *o, int argc, char **argv)
{
    int key, error;

    while ((key = getopt_long(argc, argv, "", longopts, NULL)) != -1) {
        if (key == '?')
            exit(2);
        if (key == 'H') {
            fputs(usage, stdout);
            exit(0);
        }
        set_option(o, key, optarg);
    }
    if (optind < argc) {
        fprintf(stderr, "serve: %s: not an option\n", argv[optind]);
        exit(2);
    }
    if (o->listeners == 0)
        bad("listen", "ADDR:PORT", "is missing");
    if ((server.dir != NULL) == o->discard)
        bad("maildir", "DIR", "either this or --discard must be given");
    set_hostname(o);
    if (server.dir != NULL &&
        (error = maildir_open(&server.maildir, server.dir, server.hostname)) !=
            0)
        bad("maildir", server.dir, strerror(error));
}

/* ---- The program ---- */

/* As many descriptors as the system allows: one a connection, and one a
   message that comes in. */
static void raise_limit(void)
{
    struct rlimit r;

    if (getrlimit(RLIMIT_NOFILE, &r) == 0) {
        r.rlim_cur = r.rlim_max;
        setrlimit(RLIMIT_NOFILE, &r);
    }
}

static void catch_signals(void)
{
    struct sigaction sa;

    memset(&sa, 0, sizeof sa);
    sa.sa_handler = on_signal;
    sigaction(SIGTERM, &sa, NULL);
    sigaction(SIGINT, &sa, NULL);
    sa.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &sa, NULL);
    sigaction(SIGXFSZ, &sa, NULL); /* a limit on files is an error of write */
}

static void start_listening(const struct options *o)
{
    char bound[SMTP_SOCKET_ADDRESS];
    size_t i;

    for (i = 0; i < o->listeners; i++) {
        if (smtp_posix_listen(&server.loop, o->listen[i], bound) < 0)
            bad("listen", o->listen[i],
                errno == EINVAL ? "not ADDR:PORT or [ADDR]:PORT"
                                : strerror(errno));
        printf("listening %s\n", bound);
    }
    fflush(stdout);
}

int main(int argc, char **argv)
{
    struct options o = {0};
    int status;

    o.config =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    if (o.config == NULL)
        return 1;
    server.host.config = o.config;
    server.host.handlers = handlers;
    server.host.open = on_open;
    server.host.close = on_close;
    server.host.arg = &server;
    read_options(&o, argc, argv);
    raise_limit();
    if (smtp_posix_init(&server.loop, &server.host) < 0) {
        perror("serve");
        return 1;
    }
    catch_signals();
    start_listening(&o);
    status = smtp_posix_run(&server.loop) < 0;
    if (status != 0)
        perror("serve");
    smtp_posix_free(&server.loop);
    free(o.config);
    return status;
}
