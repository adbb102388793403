/*
 * The connection as the host sees it: what is common to both roles. The order
 * in which things are given is made here: lines of the trace, then events,
 * then, when nothing else can happen, the deadline.
 */
#include "smtp_stream.h"

uint64_t smtp_conn_deadline(const smtp_conn *c)
{
    uint64_t wait = c->role->patience(c);

    if (c->state == SMTP_STATE_CLOSED && c->out == c->end)
        wait = 0;
    return wait == 0 || c->mark > UINT64_MAX - wait ? UINT64_MAX
                                                    : c->mark + wait;
}

/* The wait under way was too long. A peer that does not even take the last
   reply is left. */
static void conn_expired(smtp_conn *c)
{
    if (c->state == SMTP_STATE_CLOSED) {
        smtpi_clear(c, c->out, c->held);
        c->out = c->shown = c->end;
    } else {
        c->role->expired(c);
    }
    c->touched = 1;
}

const smtp_event *smtp_conn_next(smtp_conn *c, uint64_t now)
{
    const smtp_event *ev;
    uint64_t deadline;

    if (c->in_handler)
        return NULL;
    for (;;) {
        if (c->touched)
            c->mark = now;
        c->touched = 0;
        if (c->shown != c->end && (ev = smtpi_trace_sent(c)) != NULL)
            return ev;
        ev = c->role->step(c);
        if (ev != NULL) {
            c->touched |= ev == &c->ev;
            return ev;
        }
        if (c->shown != c->end)
            continue;
        if (c->touched)
            c->mark = now;
        c->touched = 0;
        if (now == c->mark) /* no wait is shorter than 1 ms */
            return NULL;
        deadline = smtp_conn_deadline(c);
        if (now < deadline || deadline == UINT64_MAX)
            return NULL;
        conn_expired(c);
    }
}

const smtp_event *smtp_conn_owed(const smtp_conn *c)
{
    return c->ev.owed ? &c->ev : NULL;
}

int smtp_conn_want(const smtp_conn *c)
{
    int want = 0;

    if (c->out != c->end)
        want |= SMTP_WANT_SEND;
    if (c->state == SMTP_STATE_CLOSED)
        return want != 0 || !c->over ? want : SMTP_WANT_CLOSE;
    if (c->state == SMTP_STATE_TLS)
        return want != 0 ? want : SMTP_WANT_TLS;
    if (c->ev.owed)
        want |= SMTP_WANT_REPLY;
    if (smtpi_can_receive(c))
        want |= SMTP_WANT_RECV;
    return want | c->role->want(c);
}

int smtp_conn_close(smtp_conn *c, const char *text)
{
    c->role->close(c, text);
    return 0;
}

int smtp_conn_reply(smtp_conn *c, int code, const char *enhanced,
                    const char *text)
{
    return c->role->reply(c, code, enhanced, text);
}

int smtp_conn_reply_line(smtp_conn *c, int code, const char *enhanced,
                         const char *text)
{
    return c->role->reply_line(c, code, enhanced, text);
}

int smtp_conn_challenge(smtp_conn *c, const void *data, size_t len)
{
    return c->role->challenge(c, data, len);
}

int smtp_conn_reset(smtp_conn *c)
{
    return c->role->reset(c);
}

int smtp_conn_tls_done(smtp_conn *c, int flags)
{
    return c->role->tls_done(c, flags);
}

int smtp_conn_peek(const smtp_conn *c, size_t i, const char **path,
                   size_t *len)
{
    return c->role->peek(c, i, path, len);
}

/* ---- facts ---- */

int smtp_conn_set(smtp_conn *c, int option, uint64_t value)
{
    uint64_t bit = smtpi_ext_known(option);

    if (c->role->role == SMTP_ROLE_CLIENT)
        return SMTP_EMISUSE;
    if (bit != 0 && value <= 1) {
        if (value && !(c->cfg->exts & bit))
            return SMTP_EINVAL;
        c->offer = value ? c->offer | bit : c->offer & ~bit;
        if (c->state <= SMTP_STATE_HELO || c->state == SMTP_STATE_TLS ||
            c->state == SMTP_STATE_PROXY)
            c->exts = smtpi_ext_met(c->offer, smtpi_here(c));
        return 0;
    }
    if (bit != 0 || !smtpi_option_fits(option, value))
        return SMTP_EINVAL;
    if (option == SMTP_OPT_MAX_SIZE)
        c->max_size = value;
    else if (option == SMTP_OPT_MAX_RCPT)
        c->max_rcpt = (uint16_t)value;
    else
        return SMTP_EINVAL;
    return 0;
}

/* A limit that the keywords of this side print, or those of the server have
   told. */
static int64_t conn_limit(const smtp_conn *c, int option, int64_t told)
{
    return c->role->role == SMTP_ROLE_CLIENT
               ? told
               : (int64_t)SMTPI_OPTION(c->cfg, option);
}

int64_t smtp_conn_get(const smtp_conn *c, int what)
{
    uint64_t bit = smtpi_ext_known(what);

    if (bit != 0)
        return (smtpi_ext_met(c->offer, smtpi_here(c)) & bit) != 0;
    switch (what) {
    case SMTP_OPT_MAX_SIZE:
        return (int64_t)c->max_size;
    case SMTP_OPT_MAX_RCPT:
        return c->role->role == SMTP_ROLE_CLIENT ? smtpi_said(c)->max_rcpt
                                                 : c->max_rcpt;
    case SMTP_OPT_MIN_BY:
        return conn_limit(c, what, smtpi_said(c)->min_by);
    case SMTP_OPT_MAX_HOLD:
        return conn_limit(c, what, smtpi_said(c)->hold_for);
    case SMTP_OPT_MAX_HOLD_UNTIL:
        return conn_limit(c, what, smtpi_said(c)->hold_until);
    case SMTP_OPT_MAX_MAIL:
        return conn_limit(c, what, smtpi_said(c)->max_mail);
    case SMTP_OPT_MAX_DOMAINS:
        return conn_limit(c, what, smtpi_said(c)->max_domains);
    case SMTP_GET_ROLE:
        return c->role->role;
    case SMTP_GET_STATE:
        return c->state;
    case SMTP_GET_ERROR:
        return c->error;
    case SMTP_GET_TLS:
        return c->tls;
    case SMTP_GET_AUTH:
        return c->auth != 0;
    case SMTP_GET_ESMTP:
        return c->esmtp;
    case SMTP_GET_OCTETS:
        return (int64_t)c->octets;
    case SMTP_GET_RCPT:
        return c->rcpt;
    case SMTP_GET_MESSAGES:
        return c->messages;
    case SMTP_GET_ERRORS:
        return c->errors;
    default:
        return SMTP_EINVAL;
    }
}

const char *smtp_lib_version(void)
{
    return SMTP_VERSION_TEXT;
}
