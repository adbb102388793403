/*
 * send: sends the message on stdin to its recipients by way of one server:
 * SMTP, submission or LMTP, with TLS and AUTH, and says for each recipient
 * what came of it.
 *
 * The session is a walk through a few steps (enum send_step). The loop calls
 * on_ready() whenever something may be said, which goes on from the step it
 * has come to for as long as the library takes it: so commands are pipelined
 * where the server allows, and the message is read only as fast as it leaves.
 * The handlers note what the server answers; they turn the walk only towards
 * its end.
 */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "send.h"

#include "order.h"
#include "results.h"

static struct send sender;

/* ---- What is said: each step returns 1 if it is done ---- */

/* Nothing more comes of it, as what says. */
static int give_up(struct send *s, int status, const char *what,
                   const char *detail)
{
    results_give_up(s, status, what, detail);
    s->step = SEND_QUIT;
    return 0;
}

/* TLS, where it is wanted and offered; then whether it is with whom it should
   be, unless it was taken just because it was there. */
static int say_tls(struct send *s, smtp_conn *c,
                   const struct smtp_posix_session *link)
{
    int64_t tls = smtp_conn_get(c, SMTP_GET_TLS);
    int must = s->tls_first || s->starttls == SEND_MUST;

    if (tls != 0) {
        progress_note(&s->progress, "TLS with", secure_cipher(link));
        if ((tls & SMTP_TLS_VERIFIED) != 0)
            return 1;
        progress_note(&s->progress, "not verified:", secure_doubt(link));
        return !must || s->insecure ||
               give_up(s, EX_PROTOCOL, "The certificate is not verified",
                       secure_doubt(link));
    }
    if (s->starttls == SEND_NO)
        return 1;
    if (smtp_conn_get(c, SMTP_EXT_STARTTLS) != 1)
        return !must || give_up(s, EX_PROTOCOL, "STARTTLS is not offered", "");
    (void)smtp_client_starttls(c);
    return 0; /* TLS, and EHLO again, or a refusal */
}

static int say_auth(struct send *s, smtp_conn *c,
                    const struct smtp_posix_session *link)
{
    struct login *l = &s->login;

    if (l->user == NULL || smtp_conn_get(c, SMTP_GET_AUTH) == 1)
        return 1;
    secure_bind(link, l);
    if ((l->mechanism = login_choose(l)) == NULL)
        return give_up(s, EX_NOPERM,
                       "No mechanism of AUTH is offered that fits",
                       l->offered);
    switch (login_begin(l, c)) {
    case SMTP_EMISUSE:
        return give_up(s, EX_NOPERM, "The password would be shown",
                       "use TLS with a good certificate, or --insecure");
    case SMTP_EINVAL:
        return give_up(s, EX_NOPERM, "AUTH can't be begun", l->mechanism);
    default:
        return 0; /* its outcome */
    }
}

/* 1 if a mailbox of the envelope needs SMTPUTF8. */
static int is_international(const struct send *s)
{
    const char *p;
    size_t i;

    for (i = 0; i <= s->count; i++) {
        for (p = i < s->count ? s->to[i].path : s->from; *p != '\0'; p++)
            if ((*p & 0x80) != 0)
                return 1;
    }
    return 0;
}

static void add(smtp_param *list, size_t *n, int id, int64_t number,
                const char *value)
{
    smtp_param *p = &list[(*n)++];

    memset(p, 0, sizeof *p);
    p->id = id;
    p->number = number;
    p->value = value;
    p->len = strlen(value);
}

/* What the message or its order needs of the server: NULL, or what it lacks.
   *status: what that makes of it. */
static const char *lacks(const struct send *s, const smtp_conn *c,
                         char out[80], int *status)
{
    int64_t most = smtp_conn_get(c, SMTP_OPT_MAX_SIZE);

    *status = EX_UNAVAILABLE;
    if (most != 0 && s->message.wire > (uint64_t)most) {
        snprintf(out, 80, "The message has %llu octets, and %lld are allowed",
                 (unsigned long long)s->message.wire, (long long)most);
        return out;
    }
    if (is_international(s) && smtp_conn_get(c, SMTP_EXT_SMTPUTF8) != 1)
        return "An address needs SMTPUTF8, which is not offered";
    if ((s->notify != 0 || s->ret != 0 || s->envid != NULL) &&
        smtp_conn_get(c, SMTP_EXT_DSN) != 1)
        return "DSN is not offered";
    *status = EX_DATAERR;
    if ((s->message.flags & SMTP_HAS_8BIT) != 0 &&
        smtp_conn_get(c, SMTP_EXT_8BITMIME) != 1)
        return "The message has octets above 127, and 8BITMIME is not offered";
    return NULL;
}

static int say_mail(struct send *s, smtp_conn *c)
{
    smtp_param param[5];
    char text[80];
    const char *why;
    size_t n = 0;
    int status, rc;

    if ((why = lacks(s, c, text, &status)) != NULL)
        return give_up(s, status, why, "");
    if (smtp_conn_get(c, SMTP_EXT_SIZE) == 1)
        add(param, &n, SMTP_PARAM_SIZE, (int64_t)s->message.wire, "");
    if ((s->message.flags & SMTP_HAS_8BIT) != 0)
        add(param, &n, SMTP_PARAM_BODY, SMTP_BODY_8BIT, "");
    if (is_international(s))
        add(param, &n, SMTP_PARAM_SMTPUTF8, 0, "");
    if (s->ret != 0)
        add(param, &n, SMTP_PARAM_RET, s->ret, "");
    if (s->envid != NULL)
        add(param, &n, SMTP_PARAM_ENVID, 0, s->envid);
    rc = smtp_client_mail(c, s->from, param, n);
    if (rc < 0 && rc != SMTP_EROOM)
        return give_up(s, EX_DATAERR, "MAIL can't be sent",
                       smtp_error_name(rc));
    return rc == 0;
}

/* All recipients. */
static int say_rcpt(struct send *s, smtp_conn *c)
{
    smtp_param notify[1];
    size_t n = 0;
    int rc = 0;

    if (s->notify != 0)
        add(notify, &n, SMTP_PARAM_NOTIFY, s->notify, "");
    while (s->asked < s->count) {
        rc = smtp_client_rcpt(c, s->to[s->asked].path, notify, n);
        if (rc == SMTP_EROOM)
            return 0;
        if (rc < 0)
            return give_up(s, EX_DATAERR, "RCPT can't be sent",
                           smtp_error_name(rc));
        s->asked++;
    }
    return 1;
}

/* Refused if it is known by now that nobody is to have the message. */
static int say_data(struct send *s, smtp_conn *c)
{
    int rc = smtp_client_data(c);

    if (rc == SMTP_EMISUSE)
        s->step = SEND_QUIT;
    return rc == 0;
}

/* As much of the message as there is room for. */
static int say_body(struct send *s, smtp_conn *c)
{
    char buf[32768];
    ssize_t n;
    int64_t taken;

    if ((smtp_conn_want(c) & SMTP_WANT_BODY) == 0)
        return 0; /* 354 is not there yet */
    while (s->offset < s->message.size) {
        n = spool_get(&s->message, s->offset, buf, sizeof buf);
        taken = n > 0 ? smtp_client_body(c, buf, (size_t)n) : SMTP_EINVAL;
        if (taken < 0) {
            give_up(s, EX_TEMPFAIL, "The message can't be read",
                    n < 0 ? strerror(errno) : "it has changed");
            return smtp_conn_close(c, NULL);
        }
        s->offset += (uint64_t)taken;
        progress_bar(&s->progress, smtp_posix_now(), s->offset,
                     s->message.size);
        if (taken == 0)
            return 0;
    }
    return smtp_client_body_end(c) == 0;
}

/* QUIT, once the answer to the message has come. */
static int say_quit(smtp_conn *c)
{
    if (smtp_conn_get(c, SMTP_GET_STATE) == SMTP_STATE_MESSAGE)
        return 0;
    return smtp_client_quit(c) == 0;
}

static int say(struct send *s, const struct smtp_posix_session *link)
{
    smtp_conn *c = link->io.conn;

    switch (s->step) {
    case SEND_TLS:
        return say_tls(s, c, link);
    case SEND_AUTH:
        return say_auth(s, c, link);
    case SEND_MAIL:
        return say_mail(s, c);
    case SEND_RCPT:
        return say_rcpt(s, c);
    case SEND_DATA:
        return say_data(s, c);
    case SEND_BODY:
        return say_body(s, c);
    case SEND_QUIT:
        return say_quit(c);
    default:
        return 0;
    }
}

static void on_ready(void *user, struct smtp_posix_session *link, int want)
{
    struct send *s = user;
    enum send_step before;
    int64_t state = smtp_conn_get(link->io.conn, SMTP_GET_STATE);

    (void)want;
    /* The greeting or EHLO was refused. */
    if (state == SMTP_STATE_REFUSED || state == SMTP_STATE_HELO)
        s->step = s->step == SEND_LEFT ? SEND_LEFT : SEND_QUIT;
    do {
        before = s->step;
        if (say(s, link))
            s->step++;
    } while (s->step != before);
}

/* ---- What is answered ---- */

static int on_line(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)c;
    progress_line(&((struct send *)user)->progress, e);
    return 0;
}

/* A reply that refuses is the last word on everybody, and the end. */
static void refused(struct send *s)
{
    results_all(s, &s->reply, 0);
    s->step = SEND_QUIT;
}

static int on_connect(void *user, smtp_conn *c, const smtp_event *e)
{
    struct send *s = user;

    (void)c;
    if (!results_line(s, e))
        return 0;
    if (e->code != 220)
        refused(s);
    results_next(s);
    return 0;
}

/* EHLO's answer; where it is not understood, HELO's comes behind it, and is
   what counts. */
static int on_helo(void *user, smtp_conn *c, const smtp_event *e)
{
    struct send *s = user;

    if (e->index == 0)
        s->login.offered[0] = '\0';
    else if (strncmp(e->arg, "AUTH ", 5) == 0)
        snprintf(s->login.offered, sizeof s->login.offered, "%s", e->arg + 5);
    if (!results_line(s, e))
        return 0;
    if (!results_granted(e->code) &&
        (smtp_conn_want(c) & SMTP_WANT_COMMAND) != 0)
        refused(s);
    results_next(s);
    return 0;
}

static int on_starttls(void *user, smtp_conn *c, const smtp_event *e)
{
    struct send *s = user;

    (void)c;
    if (!results_line(s, e))
        return 0;
    if (e->code != 220 && s->starttls == SEND_MUST) {
        s->status = EX_PROTOCOL;
        refused(s);
    } else if (e->code != 220) {
        s->starttls = SEND_NO;
    }
    results_next(s);
    return 0;
}

static int on_auth(void *user, smtp_conn *c, const smtp_event *e)
{
    struct send *s = user;

    if (e->owed) {
        if (login_answer(&s->login, c, e) < 0)
            (void)smtp_client_auth_answer(c, NULL, 0);
        results_next(s);
        return 0;
    }
    if (!results_line(s, e))
        return 0;
    if (!results_granted(e->code)) {
        s->status = e->code / 100 == 4 ? EX_TEMPFAIL : EX_NOPERM;
        refused(s);
    } else if (!login_proved(&s->login)) {
        give_up(s, EX_PROTOCOL, "The server has not shown who it is", "AUTH");
    }
    results_next(s);
    return 0;
}

static int on_mail(void *user, smtp_conn *c, const smtp_event *e)
{
    struct send *s = user;

    (void)c;
    if (!results_line(s, e))
        return 0;
    if (!results_granted(e->code))
        refused(s);
    results_next(s);
    return 0;
}

static int on_rcpt(void *user, smtp_conn *c, const smtp_event *e)
{
    struct send *s = user;

    (void)c;
    if (!results_line(s, e))
        return 0;
    if (results_granted(e->code))
        s->to[e->index].accepted = 1;
    else
        results_settle(&s->to[e->index], &s->reply);
    results_next(s);
    return 0;
}

/* DATA, and chunks before the last: a refusal is for all that were left. */
static int on_data(void *user, smtp_conn *c, const smtp_event *e)
{
    struct send *s = user;

    (void)c;
    if (!results_line(s, e))
        return 0;
    if (e->code / 100 > 3 || (e->flags & SMTP_FLAG_CANCEL) != 0) {
        results_all(s, &s->reply, 1);
        s->step = SEND_QUIT;
    }
    results_next(s);
    return 0;
}

/* The answer to the message: of LMTP, to the next one whom RCPT was granted
   to. */
static int on_message(void *user, smtp_conn *c, const smtp_event *e)
{
    struct send *s = user;
    size_t i, accepted = 0;

    (void)c;
    if (!results_line(s, e))
        return 0;
    for (i = 0; i < s->count; i++) {
        if (s->to[i].accepted && (!s->lmtp || accepted == e->index))
            results_settle(&s->to[i], &s->reply);
        accepted += (size_t)s->to[i].accepted;
    }
    results_next(s);
    return 0;
}

static int on_closed(void *user, smtp_conn *c, const smtp_event *e)
{
    (void)e;
    ((struct send *)user)->error = (int)smtp_conn_get(c, SMTP_GET_ERROR);
    return 0;
}

static const smtp_handler handlers[] = {
    {SMTP_EVENT_LINE, on_line},     {SMTP_EVENT_CONNECT, on_connect},
    {SMTP_EVENT_HELO, on_helo},     {SMTP_EVENT_STARTTLS, on_starttls},
    {SMTP_EVENT_AUTH, on_auth},     {SMTP_EVENT_MAIL, on_mail},
    {SMTP_EVENT_RCPT, on_rcpt},     {SMTP_EVENT_DATA, on_data},
    {SMTP_EVENT_CHUNK, on_data},    {SMTP_EVENT_MESSAGE, on_message},
    {SMTP_EVENT_CLOSED, on_closed}, {0, NULL},
};

/* ---- The end ---- */

/* What ended the session, if not its own end. */
static const struct {
    int error;
    int status;
    const char *text;
} ends[] = {
    {SMTP_EEOF, EX_TEMPFAIL, "The server has left"},
    {SMTP_ETIMEOUT, EX_TEMPFAIL, "The server is silent"},
    {SMTP_EPROTO, EX_PROTOCOL, "What the server says is not SMTP"},
    {SMTP_EINJECT, EX_PROTOCOL, "Octets in clear came behind STARTTLS"},
    {SMTP_ETLS, EX_PROTOCOL, "No TLS came about"},
    {0, EX_TEMPFAIL, "The session has ended"},
};

/* The connection is over. Who has no answer yet learns why. */
static void on_close(void *user, struct smtp_posix_session *link)
{
    struct send *s = user;
    const char *why = smtp_posix_why(link);
    size_t i = 0;

    s->over = 1;
    if (link->unknown != 0 && link->unknown != EAI_AGAIN) {
        results_give_up(s, EX_NOHOST, s->server, why);
    } else if (why[0] != '\0') {
        results_give_up(s, EX_TEMPFAIL, s->server, why);
    } else {
        while (ends[i].error != s->error && ends[i].error != 0)
            i++;
        results_give_up(s, ends[i].status, ends[i].text, secure_reason(link));
    }
}

static void connect_to(struct send *s)
{
    struct smtp_posix_session *link;

    s->host.config = s->config;
    s->host.handlers = handlers;
    s->host.ready = on_ready;
    s->host.close = on_close;
    if (smtp_posix_init(&s->loop, NULL) < 0 ||
        (link = smtp_posix_connect(&s->loop, &s->host, s->address, s)) ==
            NULL ||
        smtp_client_ehlo(link->io.conn, NULL) < 0) {
        perror("send");
        exit(EX_OSERR);
    }
    if (secure_is_there())
        link->io.tls = &s->secure.call;
    progress_note(&s->progress, "to", s->address);
}

int main(int argc, char **argv)
{
    struct send *s = &sender;
    int status;

    s->config =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    if (s->config == NULL)
        return EX_OSERR;
    login_init(&s->login);
    order_read(s, argc, argv);
    if (spool_read(&s->message, STDIN_FILENO) < 0) {
        perror("send: stdin");
        return EX_TEMPFAIL;
    }
    connect_to(s);
    while (!s->over) {
        if (smtp_posix_turn(&s->loop) < 0) {
            perror("send");
            return EX_OSERR;
        }
    }
    progress_end(&s->progress);
    results_print(s);
    status = results_status(s);
    smtp_posix_free(&s->loop);
    secure_free(&s->secure);
    login_end(&s->login);
    order_free(s);
    return status;
}
