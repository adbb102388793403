/*
 * relay: takes mail and passes it on at once, by SMTP or LMTP. It decides
 * nothing and keeps nothing: what it offers is what the next server offers,
 * and its answers are the next server's, word for word. A 250 for a message
 * was said there; whatever goes wrong before that is 451 or 421, and the
 * client keeps the message.
 *
 * Each client has a session with the next server of its own, from its first
 * moment on. What the client's session owes an answer to is given to the next
 * server as a command, and the answer goes back. The two are sessions of one
 * loop (smtp_adapter/posix.h) and each is served in turns of its own: on_ready
 * is where the next server gets something, on_owed where the client does.
 *
 * The message is a stream. What came of it in one turn stands in a buffer, and
 * until the next server has taken all of that the client is held back, which
 * TCP lets it know; so a relay takes the same memory for every message. A
 * message that the client does not end is not ended here either: the
 * connection to the next server is closed in its midst.
 *
 * Octets above 127 may come though MAIL did not announce them, as many clients
 * do; so BODY=8BITMIME is said to a next server that takes them, where the
 * client said nothing.
 *
 * LMTP has an answer for each recipient, SMTP one for all. The client gets 250
 * if all are 250, else the first temporary refusal, else the first other one.
 * So a message may come twice to a recipient who has accepted it, when the
 * client tries again; the other way it would be lost to those who have not.
 * With --max-rcpt 1 neither happens: then each has a transaction of his own.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* for SO_REUSEPORT */
#endif
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <signal.h>
#include <sys/resource.h>

#include "relay_next.h"
#include "relay_settings.h"

static struct service service;

/* ---- What the client gets ---- */

static int is_granted(int type, int code)
{
    return code / 100 == (type == SMTP_EVENT_DATA ? 3 : 2);
}

/* The code that the client gets. */
static int code_for(int type, const struct reply *a)
{
    if (is_granted(type, a->code)) {
        if (type == SMTP_EVENT_RCPT && a->code == 251 && a->text[0] != '\0')
            return 251;
        return type == SMTP_EVENT_DATA ? 354 : 250;
    }
    if (a->code < 400) /* it makes no sense */
        return 451;
    return a->code == 551 && a->text[0] == '\0' ? 550 : a->code;
}

/* Hands an answer over, line by line where the client may have several. 0, or
   SMTP_EROOM: the rest later. */
static int hand_over(smtp_conn *c, int type, struct reply *a)
{
    int code = code_for(type, a), rc = 0;
    const char *enhanced =
        a->enhanced[0] - '0' == code / 100 ? a->enhanced : NULL;
    char *end;

    while (rc == 0 && (end = strchr(a->text, '\n')) != NULL) {
        *end = '\0';
        rc = smtp_conn_reply_line(c, code, enhanced, a->text);
        *end = '\n';
        if (rc == 0)
            memmove(a->text, end + 1, strlen(end + 1) + 1);
    }
    if (rc == SMTP_EROOM)
        return rc;
    return smtp_conn_reply(c, code, enhanced, a->text);
}

/* Writes our trace line in front of the message [5321 4.4]. */
static void trace(struct relay *r, const smtp_conn *c)
{
    smtp_received t;
    char id[48];
    int n;

    memset(&t, 0, sizeof t);
    t.time = (int64_t)time(NULL);
    snprintf(id, sizeof id, "T%llxN%lx", (unsigned long long)t.time,
             ++r->service->messages);
    t.helo = r->helo;
    t.address = r->address[0] != '\0' ? r->address : NULL;
    t.by = r->service->hostname;
    t.id = id;
    t.recipient = r->recipients == 1 ? r->to : NULL;
    t.esmtp = smtp_conn_get(c, SMTP_GET_ESMTP) == 1;
    t.tls = smtp_conn_get(c, SMTP_GET_TLS) != 0;
    t.cipher = tls_cipher(r->in);
    t.utf8 = r->utf8;
    if ((n = smtp_codec_received(&t, (char *)r->body, RELAY_TRACE)) < 0) {
        t.recipient = NULL; /* Postmaster, who needs no domain */
        n = smtp_codec_received(&t, (char *)r->body, RELAY_TRACE);
    }
    r->len = n > 0 ? (size_t)n : 0;
    r->column = r->hops = 0;
}

/* The client's session owes an answer, and there is room for it. */
static void on_owed(void *user, struct smtp_posix_session *link, int want)
{
    struct relay *r = user;
    smtp_conn *c = link->io.conn;
    const smtp_event *e = smtp_conn_owed(c);
    int type, granted;

    (void)want;
    if (!r->whole || e == NULL)
        return;
    type = e->type;
    granted = is_granted(type, r->reply.code);
    if (type == SMTP_EVENT_RCPT && granted && r->to == NULL)
        r->to = strdup(e->path->mailbox);
    if (hand_over(c, type, &r->reply) == SMTP_EROOM)
        return;
    r->whole = r->given = 0;
    if (type == SMTP_EVENT_RCPT)
        r->recipients += granted != 0;
    else if (type == SMTP_EVENT_DATA && granted)
        trace(r, c);
    else if (type == SMTP_EVENT_MESSAGE)
        relay_forget(r);
}

/* ---- What the client says ---- */

/* Passes an event on; its answer comes in on_owed. */
static int pass_on(struct relay *r, smtp_conn *c)
{
    if (r->out != NULL) {
        smtp_posix_wake(r->out);
        return SMTP_LATER;
    }
    smtp_conn_reply(c, 451, "4.4.2", "The next server has gone");
    return 451;
}

static int on_proxy(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;

    (void)c;
    if (e->arg[0] != '\0')
        snprintf(r->address, sizeof r->address, "%s", e->arg);
    return 0;
}

static int on_connect(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    (void)e;
    return next_call(user) == 0 ? SMTP_LATER : 421;
}

static int on_helo(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;
    char text[300];

    free(r->helo);
    if ((r->helo = strdup(e->arg)) == NULL)
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

/* A next server that has gone since is called again. */
static int on_mail(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;
    size_t i;

    r->utf8 = 0;
    for (i = 0; i < e->nparam; i++)
        r->utf8 |= e->param[i].id == SMTP_PARAM_SMTPUTF8;
    if (r->out == NULL && next_call(r) < 0)
        return 451;
    return pass_on(r, c);
}

static int on_rcpt(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)e;
    return pass_on(user, c);
}

static int on_data(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;

    (void)e;
    if (r->body == NULL)
        r->body = malloc(r->service->loop.large_size + RELAY_TRACE);
    return r->body != NULL ? pass_on(r, c) : 452;
}

/* Counts Received: lines, of which a message in a loop gets ever more [5321
   6.3]. */
static void count_hops(struct relay *r, const unsigned char *p, size_t len)
{
    static const char name[] = "received:";
    const int whole = (int)sizeof name - 1;
    size_t i;

    for (i = 0; i < len && r->column >= 0; i++) {
        if (p[i] == '\n')
            r->column = r->column == 0 ? -1 : 0; /* the header's end */
        else if (p[i] != '\r' && r->column < whole)
            r->column = option_lower((char)p[i]) == name[r->column]
                            ? r->column + 1
                            : whole + 1;
        if (r->column == whole) {
            r->hops++;
            r->column++;
        }
    }
}

static int on_body(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;

    count_hops(r, e->data, e->len);
    if (r->hops > RELAY_HOPS) {
        smtp_conn_reply(c, 554, "5.4.6", "Too many hops");
        return 554;
    }
    if (r->out == NULL ||
        e->len > r->service->loop.large_size + RELAY_TRACE - r->len)
        return 451;
    memcpy(r->body + r->len, e->data, e->len);
    r->len += e->len;
    smtp_posix_hold(r->in, 1);
    smtp_posix_wake(r->out);
    return SMTP_TAKEN;
}

static int on_message(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)e;
    return pass_on(user, c);
}

static int on_abort(void *user, smtp_conn *c, const smtp_event *e)
{
    struct relay *r = user;

    (void)c;
    (void)e;
    if (r->open && r->out != NULL)
        next_cut(r);
    relay_forget(r);
    return 0;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_PROXY, on_proxy},
    {SMTP_EVENT_CONNECT, on_connect},
    {SMTP_EVENT_HELO, on_helo},
    {SMTP_EVENT_STARTTLS, on_starttls},
    {SMTP_EVENT_MAIL, on_mail},
    {SMTP_EVENT_RCPT, on_rcpt},
    {SMTP_EVENT_DATA, on_data},
    {SMTP_EVENT_BODY, on_body},
    {SMTP_EVENT_MESSAGE, on_message},
    {SMTP_EVENT_ABORT, on_abort},
    {0, NULL},
};

static void *on_open(void *arg, struct smtp_posix_session *link)
{
    struct relay *r = calloc(1, sizeof *r);

    if (r == NULL)
        return NULL;
    r->service = arg;
    r->in = link;
    r->links = 1;
    snprintf(r->address, sizeof r->address, "%s", link->peer);
    return r;
}

static void on_close(void *user, struct smtp_posix_session *link)
{
    struct relay *r = user;

    (void)link;
    r->in = NULL;
    relay_forget(r);
    if (r->out != NULL && (r->open || !r->met))
        next_cut(r);
    else if (r->out != NULL)
        smtp_posix_wake(r->out); /* for QUIT */
    relay_leave(r);
}

/* ---- The program ---- */

static void on_signal(int signo)
{
    (void)signo;
    smtp_posix_stop(&service.loop);
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
}

/* As many descriptors as the system allows. Clients get the half of them, so
   that there is one for the next server of each; more clients wait. */
static void raise_limit(void)
{
    const size_t own = 16; /* files, listeners, and what libraries open */
    struct rlimit r;

    if (getrlimit(RLIMIT_NOFILE, &r) < 0)
        return;
    r.rlim_cur = r.rlim_max;
    setrlimit(RLIMIT_NOFILE, &r);
    if (getrlimit(RLIMIT_NOFILE, &r) == 0 && r.rlim_cur > own &&
        r.rlim_cur / 2 < SIZE_MAX)
        service.in.max_sockets = (size_t)(r.rlim_cur - own) / 2 + 2;
}

static void begin(void)
{
    service.in.handlers = handlers;
    service.in.open = on_open;
    service.in.ready = on_owed;
    service.in.close = on_close;
    service.in.arg = &service;
    service.out.handlers = next_handlers;
    service.out.ready = next_ready;
    service.out.close = next_close;
    if (smtp_posix_init(&service.loop, &service.in) < 0) {
        perror("relay");
        exit(1);
    }
    raise_limit();
    catch_signals();
}

int main(int argc, char **argv)
{
    int failed;

    relay_read(&service, argc, argv);
    begin();
    listeners_open(&service.listeners, 1);
    failed = listeners_give(&service.listeners, 0, 1, &service.loop) < 0 ||
             smtp_posix_run(&service.loop) < 0;
    if (failed)
        perror("relay");
    smtp_posix_free(&service.loop);
    tls_free(&service.tls);
    secure_free(&service.secure);
    free(service.in_config);
    free(service.out_config);
    return failed;
}
