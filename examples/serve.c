/*
 * serve: a small real server. It takes mail for whom it may and puts it into
 * a Maildir, or drops it: SMTP, submission or LMTP, with TLS and AUTH. One
 * loop (smtp_adapter/posix.h), one thread, thousands of connections, or
 * several such processes; what the program itself adds are the handlers below:
 * each event's decision, and where the octets go.
 *
 * A 250 at the end of a message says that it is on the disk, whatever happens
 * next. A full disk is 452, any other failure 451: the client keeps the
 * message and tries again.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* for SO_REUSEPORT */
#endif
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <signal.h>
#include <sys/resource.h>

#include "smtp_adapter/posix.h"

#include "delivery.h"
#include "peer.h"
#include "serve.h"
#include "settings.h"

enum {
    ORPHAN_CHECK = 2, /* seconds between looks for the parent */
    DESCRIPTORS = 12  /* of its own: stdio, the Maildir, a copy for LMTP... */
};

static struct server server;

static void on_signal(int signo)
{
    int error = errno;

    if (signo != SIGALRM || workers_orphan(&server.workers))
        smtp_posix_stop(&server.loop);
    else
        alarm(ORPHAN_CHECK);
    errno = error;
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
    fprintf(out, "%s %s ", s->number,
            (e->flags & SMTP_FLAG_OUT) != 0 ? "S:" : "C:");
    print_escaped(out, e->data, e->len);
    fputs((e->flags & SMTP_FLAG_CUT) != 0 ? "...\n" : "\n", out);
    return 0;
}

/* ---- Handlers: each decides one event ---- */

/* If an option says so, refuses the event: returns the code, else 0. */
static int refuse(struct session *s, smtp_conn *c, const smtp_event *e)
{
    const struct refusal *r = option_refused(&s->server->refusals, e);

    if (r == NULL)
        return 0;
    smtp_conn_reply(c, r->code, NULL, r->text);
    return r->code;
}

static int on_connect(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int code = refuse(s, c, e);

    if (code != 0)
        return code;
    if (s->server->max_per_address != 0 && !s->greeted &&
        peer_connections(s) > s->server->max_per_address) {
        smtp_conn_reply(c, 421, NULL, "Too many connections from you");
        return 421;
    }
    s->greeted = 1;
    smtp_conn_reply(c, 220, NULL,
                    s->server->lmtp ? "LMTP Service ready"
                                    : "ESMTP Service ready");
    return 220;
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

static int on_starttls(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)user;
    (void)c;
    (void)e;
    return 220;
}

/* Few connections are in an exchange at a time, so it is kept apart. */
static void end_auth(struct session *s)
{
    if (s->auth != NULL)
        auth_end(s->auth);
    free(s->auth);
    s->auth = NULL;
}

static int on_auth(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int code;

    if ((e->flags & SMTP_FLAG_CANCEL) != 0) {
        end_auth(s);
        return 0;
    }
    if (e->arg[0] != '\0') {
        end_auth(s);
        if ((s->auth = malloc(sizeof *s->auth)) == NULL)
            return 454;
        auth_init(s->auth, &s->server->accounts);
        tls_bind(s->link, s->auth);
    }
    code = auth_event(s->auth, c, e);
    if (code != 235 && code != SMTP_LATER)
        peer_log(s, "refused AUTH", s->auth->mechanism);
    if (code != SMTP_LATER)
        end_auth(s);
    return code;
}

static int on_mail(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int code = refuse(s, c, e);
    size_t i;

    if (code != 0)
        return code;
    if ((s->message.from = strdup(e->path->mailbox)) == NULL)
        return 451;
    for (i = 0; i < e->nparam; i++)
        s->message.utf8 |= e->param[i].id == SMTP_PARAM_SMTPUTF8;
    smtp_conn_reply(c, 250, NULL, "OK");
    return 250;
}

static int on_rcpt(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int code = refuse(s, c, e);

    if (code != 0)
        return code;
    if (delivery_to(&s->message, e->path->mailbox) < 0)
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
    error = delivery_begin(s, c);
    return error == 0 ? 354 : delivery_code(error);
}

static int on_body(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    int error = 0;

    (void)c;
    if (s->message.file.fd >= 0)
        error = maildir_write(&s->message.file, e->data, e->len);
    return error == 0 ? SMTP_TAKEN : delivery_code(error);
}

static int on_message(void *user, smtp_conn *c, const smtp_event *e)
{
    struct session *s = user;
    char id[MAILDIR_ID], text[MAILDIR_ID + 8] = "OK";
    int error = 0;

    if (s->message.file.fd >= 0) {
        error = delivery_end(s, c, e->index, id);
        snprintf(text, sizeof text, "OK id=%s", id);
    }
    if (!s->server->lmtp || e->index + 1 >= s->message.count)
        delivery_forget(s);
    if (error != 0)
        return delivery_code(error);
    smtp_conn_reply(c, 250, NULL, text);
    return 250;
}

static int on_abort(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    delivery_forget(user);
    return 0;
}

static int on_closed(void *user, smtp_conn *c, const smtp_event *e)
{
    const struct session *s = user;
    int64_t error = smtp_conn_get(c, SMTP_GET_ERROR);

    (void)e;
    if (error == SMTP_ETLS)
        peer_log(s, "no TLS came about:", tls_reason(s->link));
    else if (error == SMTP_EINJECT)
        peer_log(s, "octets in clear", "behind STARTTLS");
    return 0;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_LINE, on_line},         {SMTP_EVENT_PROXY, peer_proxy},
    {SMTP_EVENT_CONNECT, on_connect},   {SMTP_EVENT_HELO, on_helo},
    {SMTP_EVENT_STARTTLS, on_starttls}, {SMTP_EVENT_AUTH, on_auth},
    {SMTP_EVENT_MAIL, on_mail},         {SMTP_EVENT_RCPT, on_rcpt},
    {SMTP_EVENT_DATA, on_data},         {SMTP_EVENT_BODY, on_body},
    {SMTP_EVENT_MESSAGE, on_message},   {SMTP_EVENT_ABORT, on_abort},
    {SMTP_EVENT_XCLIENT, peer_xclient}, {SMTP_EVENT_XFORWARD, peer_xforward},
    {SMTP_EVENT_CLOSED, on_closed},     {0, NULL},
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
    owner->sessions++;
    if (owner->workers.count > 1)
        snprintf(s->number, sizeof s->number, "%ld.%lu", (long)getpid(),
                 owner->sessions);
    else
        snprintf(s->number, sizeof s->number, "%lu", owner->sessions);
    s->message.file.fd = -1;
    s->xesmtp = -1;
    peer_set(s->origin, link->peer);
    peer_set(s->address, link->peer);
    if (owner->transcript != NULL)
        fprintf(owner->transcript, "%s -- open %s\n", s->number, link->peer);
    return s;
}

static void on_close(void *user, struct smtp_posix_session *link)
{
    struct session *s = user;

    (void)link;
    if (s->server->transcript != NULL)
        fprintf(s->server->transcript, "%s -- closed\n", s->number);
    delivery_forget(s);
    end_auth(s);
    free(s->name);
    free(s->xhelo);
    free(s->helo);
    free(s);
}

/* ---- The program ---- */

/* As many descriptors as the system allows. Those of connections are no more
   than half of them, as each may bring a message, which takes one too: who
   would come beyond that waits, but whoever was let in can deliver. */
static void raise_limit(void)
{
    rlim_t own = server.listeners.count + DESCRIPTORS;
    struct rlimit r;

    if (getrlimit(RLIMIT_NOFILE, &r) == 0) {
        r.rlim_cur = r.rlim_max;
        setrlimit(RLIMIT_NOFILE, &r);
    }
    if (server.dir != NULL && getrlimit(RLIMIT_NOFILE, &r) == 0 &&
        r.rlim_cur > own && r.rlim_cur / 2 < SIZE_MAX)
        server.host.max_sockets =
            server.listeners.count + 2 + (size_t)((r.rlim_cur - own) / 2);
}

static void catch_signals(void)
{
    struct sigaction sa;

    memset(&sa, 0, sizeof sa);
    sa.sa_handler = on_signal;
    sa.sa_flags = SA_RESTART; /* but for poll(), which never is */
    sigaction(SIGTERM, &sa, NULL);
    sigaction(SIGINT, &sa, NULL);
    sigaction(SIGALRM, &sa, NULL);
    sa.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &sa, NULL);
    sigaction(SIGXFSZ, &sa, NULL); /* a limit on files is an error of write */
}

static void begin(void)
{
    if (smtp_posix_init(&server.loop, &server.host) < 0) {
        perror("serve");
        exit(1);
    }
    catch_signals();
}

static int serve(size_t number)
{
    int failed = listeners_give(&server.listeners, number,
                                server.workers.count, &server.loop) < 0 ||
                 smtp_posix_run(&server.loop) < 0;

    if (failed)
        perror("serve");
    smtp_posix_free(&server.loop);
    return failed;
}

/* What each worker does, if they are several. */
static int work(size_t number)
{
    begin();
    workers_ready();
    alarm(ORPHAN_CHECK);
    return serve(number);
}

int main(int argc, char **argv)
{
    int status;

    server.config =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    if (server.config == NULL)
        return 1;
    server.listeners.program = "serve";
    server.tls.program = "serve";
    server.host.config = server.config;
    server.host.handlers = handlers;
    server.host.open = on_open;
    server.host.close = on_close;
    server.host.arg = &server;
    server.workers.count = 1;
    server.workers.work = work;
    settings_read(&server, argc, argv);
    raise_limit();
    /* Once it says that it listens, it can be told to stop. */
    if (server.workers.count == 1)
        begin();
    else
        workers_begin();
    listeners_open(&server.listeners, server.workers.count);
    status =
        server.workers.count > 1 ? workers_run(&server.workers) : serve(0);
    tls_free(&server.tls);
    accounts_free(&server.accounts);
    free(server.config);
    return status;
}
