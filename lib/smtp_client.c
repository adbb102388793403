/*
 * The client. Theory of operation:
 *
 * Commands are written by smtp_send.c, contents by smtp_message.c; here the
 * answers are read. What is awaited stands in a queue of (command, count), so
 * that a thousand recipients sent in one go take one place in it; answers come
 * in the order of commands, so the first place says what a reply is the answer
 * to. What follows from it stands in smtp_follow.c.
 *
 * Servers are forgiven what harms nobody (a missing text, octets beyond ASCII,
 * lines too long), and such lines are marked. What would put answers and
 * commands out of step ends the session: a code that changes inside a reply, a
 * reply that nobody asked for, one that does not end, octets behind the 220 to
 * STARTTLS.
 */
#include "smtp_client.h"

const struct smtpi_asked_row smtpi_asked_rows[] = {
    [SMTPI_ASKED_EHLO] = {SMTP_EVENT_HELO, 1, 0, SMTP_OPT_TIMEOUT_GREETING},
    [SMTPI_ASKED_HELO] = {SMTP_EVENT_HELO, 1, 0, SMTP_OPT_TIMEOUT_GREETING},
    [SMTPI_ASKED_STARTTLS] = {SMTP_EVENT_STARTTLS, 1, 0,
                              SMTP_OPT_TIMEOUT_GREETING},
    [SMTPI_ASKED_AUTH] = {SMTP_EVENT_AUTH, 1, 1, SMTP_OPT_TIMEOUT_GREETING},
    [SMTPI_ASKED_MAIL] = {SMTP_EVENT_MAIL, 0, 0, SMTP_OPT_TIMEOUT_MAIL},
    [SMTPI_ASKED_RCPT] = {SMTP_EVENT_RCPT, 0, 0, SMTP_OPT_TIMEOUT_RCPT},
    [SMTPI_ASKED_DATA] = {SMTP_EVENT_DATA, 1, 1, SMTP_OPT_TIMEOUT_354},
    [SMTPI_ASKED_CHUNK] = {SMTP_EVENT_CHUNK, 0, 0, SMTP_OPT_TIMEOUT_END},
    [SMTPI_ASKED_LAST] = {SMTP_EVENT_MESSAGE, 0, 0, SMTP_OPT_TIMEOUT_END},
    [SMTPI_ASKED_MESSAGE] = {SMTP_EVENT_MESSAGE, 0, 0, SMTP_OPT_TIMEOUT_END},
    [SMTPI_ASKED_NOTHING] = {SMTP_EVENT_MESSAGE, 0, 0, SMTP_OPT_TIMEOUT_END},
    [SMTPI_ASKED_RSET] = {SMTP_EVENT_RSET, 0, 0, SMTP_OPT_TIMEOUT_MAIL},
    [SMTPI_ASKED_SELF] = {0, 0, 0, SMTP_OPT_TIMEOUT_MAIL},
    [SMTPI_ASKED_QUIT] = {SMTP_EVENT_QUIT, 1, 0, SMTP_OPT_TIMEOUT_MAIL},
    [SMTPI_ASKED_OTHER] = {SMTP_EVENT_OTHER, 1, 0, SMTP_OPT_TIMEOUT_MAIL},
    [SMTPI_ASKED_XCLIENT] = {SMTP_EVENT_OTHER, 1, 0, SMTP_OPT_TIMEOUT_MAIL},
    [SMTPI_ASKED_ETRN] = {SMTP_EVENT_OTHER, 1, 0, SMTP_OPT_TIMEOUT_MAIL}};

/* ---- ends ---- */

static int client_end(smtp_conn *c, int error)
{
    if (c->state == SMTP_STATE_CLOSED)
        return SMTPI_AGAIN;
    if (c->state >= SMTP_STATE_MAIL && c->state <= SMTP_STATE_MESSAGE)
        c->news = SMTPI_NEWS_ABORT;
    smtpi_drop(c);
    c->ev.owed = 0;
    c->in_junk = 0;
    c->error = (int16_t)error;
    c->state = SMTP_STATE_CLOSED;
    return SMTPI_AGAIN;
}

/* The server's close answers QUIT, where nothing else is to be answered. */
static int client_starved(smtp_conn *c)
{
    const struct smtpi_client *cl = smtpi_client(c);

    if (!c->eof)
        return SMTPI_WAIT;
    return client_end(c, cl->quit && cl->waiting == 1 ? 0 : SMTP_EEOF);
}

/* ---- replies ---- */

/* An answer less is awaited. */
static void client_pop(struct smtpi_client *cl)
{
    if (cl->waiting == 0 || --cl->queue[cl->first].count != 0)
        return;
    cl->first = (unsigned char)((cl->first + 1) % SMTPI_QUEUE);
    cl->waiting--;
}

/* The challenge, decoded in place. What can't be decoded is no challenge. */
static int client_challenge(smtp_conn *c, smtp_event *ev, char *text,
                            size_t len)
{
    int n = smtp_codec_base64_decode(text, len, text, len);

    c->state = SMTP_STATE_AUTH;
    if (n < 0 || ev->flags & SMTP_FLAG_CUT) {
        smtpi_send_text(c, "*\r\n", -1);
        return SMTPI_AGAIN;
    }
    text[n] = '\0';
    ev->data = (const unsigned char *)text;
    ev->len = (size_t)n;
    ev->arg = "";
    ev->owed = 1;
    return SMTPI_EVENT;
}

/* What text stands for in an event: nothing but printable octets and UTF-8 is
   left of it. 1 if it was not so. */
static int client_clean(char *text, size_t len)
{
    int odd = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        if (SMTPI_IS(text[i], SMTPI_TEXT))
            continue;
        odd = 1;
        if ((text[i] & 0x80) == 0)
            text[i] = '?';
    }
    text[len] = '\0';
    return odd;
}

/* The last line of a reply was read into ev. */
static int client_whole(smtp_conn *c, smtp_event *ev, int greeting)
{
    struct smtpi_client *cl = smtpi_client(c);
    int asked = cl->queue[cl->first].asked;

    c->multi = 0;
    cl->lines = cl->rows = 0;
    if (greeting) {
        smtpi_follow_greeting(c, ev);
    } else {
        smtpi_follow(c, asked, ev);
        if (asked != SMTPI_ASKED_AUTH || !smtpi_goes_on(ev->code))
            client_pop(cl);
    }
    if (ev->code == 421)
        c->last = 421;
    return ev->type != 0 ? SMTPI_EVENT : SMTPI_AGAIN;
}

/* What an event's index counts: lines of EHLO's answer, or recipients. */
static size_t client_index(smtp_conn *c, int asked)
{
    if (asked == SMTPI_ASKED_EHLO)
        return smtpi_client(c)->rows++;
    if (asked == SMTPI_ASKED_RCPT)
        return smtpi_client(c)->seen;
    return smtpi_asked_rows[asked].event == SMTP_EVENT_MESSAGE ? c->told : 0;
}

/* A line that answers what is awaited. */
static int client_answer(smtp_conn *c, char *line, size_t len, int flags)
{
    struct smtpi_client *cl = smtpi_client(c);
    int greeting = c->state == SMTP_STATE_CONNECT;
    int asked = cl->queue[cl->first].asked;
    smtp_reply_line reply;
    smtp_event *ev;
    char *text;

    if (smtp_codec_reply(line, len, &reply) < 0 ||
        (c->multi != 0 && reply.code != c->multi) ||
        (smtpi_goes_on(reply.code) && !greeting &&
         !smtpi_asked_rows[asked].more) ||
        cl->lines++ >= SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_REPLY))
        return client_end(c, SMTP_EPROTO);
    c->multi = (uint16_t)(reply.more ? reply.code : 0);
    ev = smtpi_event(c, greeting ? SMTP_EVENT_CONNECT
                                 : smtpi_asked_rows[asked].event);
    ev->code = reply.code;
    ev->flags = flags | (reply.more ? SMTP_FLAG_MORE : 0) |
                (len == 3 ? SMTP_FLAG_ODD : 0);
    text = line + (reply.text - line);
    if (reply.enhanced_len != 0) {
        ev->enhanced = reply.enhanced;
        line[(reply.enhanced - line) + reply.enhanced_len] = '\0';
    }
    if (client_clean(text, reply.len))
        ev->flags |= SMTP_FLAG_ODD;
    ev->arg = text;
    ev->index = greeting ? 0 : client_index(c, asked);
    if (!greeting && asked == SMTPI_ASKED_EHLO) {
        ev->flags |= SMTP_FLAG_ESMTP;
        if (smtpi_granted(reply.code) && ev->index != 0)
            smtpi_follow_keyword(c, text, reply.len);
    }
    if (reply.more)
        return ev->type != 0 ? SMTPI_EVENT : SMTPI_AGAIN;
    if (!greeting && asked == SMTPI_ASKED_AUTH && smtpi_goes_on(reply.code)) {
        client_whole(c, ev, 0);
        return client_challenge(c, ev, text, reply.len);
    }
    return client_whole(c, ev, greeting);
}

/* Nobody asked for it: a server may only say that it leaves. */
static int client_unasked(smtp_conn *c, const char *line, size_t len)
{
    smtp_reply_line reply;

    if (smtp_codec_reply(line, len, &reply) < 0 || reply.code != 421)
        return client_end(c, SMTP_EPROTO);
    c->last = 421;
    return client_end(c, SMTP_EEOF);
}

/* A refusal in the middle of a message: the server did not wait for its end.
   It is the outcome, and the end of the session too, as nobody knows what the
   server takes the rest for. */
static int client_early(smtp_conn *c, char *line, size_t len, int flags)
{
    struct smtpi_client *cl = smtpi_client(c);
    smtp_reply_line reply;

    if (smtp_codec_reply(line, len, &reply) < 0 || reply.code < 400 ||
        reply.code == 421)
        return client_unasked(c, line, len);
    cl->message = SMTPI_CONTENT_NONE;
    cl->lost = 1;
    cl->waiting = 1;
    cl->queue[cl->first].asked = SMTPI_ASKED_MESSAGE;
    cl->queue[cl->first].count = 1;
    c->state = SMTP_STATE_MESSAGE;
    return client_answer(c, line, len, flags);
}

/* A line of len octets without its end, the octet behind which is free. */
static int client_line(smtp_conn *c, size_t len, int flags)
{
    char *line = (char *)smtpi_at(c, c->head);

    c->line_shown = 0;
    if (c->state == SMTP_STATE_DATA && smtpi_client(c)->waiting == 0 &&
        !SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP))
        return client_early(c, line, len, flags);
    if (c->state != SMTP_STATE_CONNECT && smtpi_client(c)->waiting == 0)
        return client_unasked(c, line, len);
    return client_answer(c, line, len, flags);
}

static int client_show(smtp_conn *c, size_t len, int flags)
{
    if (!SMTPI_OPTION(c->cfg, SMTP_OPT_TRACE) || c->line_shown)
        return 0;
    smtpi_trace(c, smtpi_at(c, c->head), len, flags);
    c->line_shown = 1;
    return 1;
}

static int client_replies(smtp_conn *c)
{
    const struct smtpi_client *cl = smtpi_client(c);
    size_t limit = SMTPI_REPLY, len = 0;
    int rc;

    if (smtpi_unread(c) != 0 && !smtpi_own_fits(c))
        return SMTPI_WAIT;
    if (cl->waiting != 0 && cl->queue[cl->first].asked == SMTPI_ASKED_AUTH &&
        c->cfg->auth_line + 4u > limit)
        limit = c->cfg->auth_line + 4u; /* "334 " and a challenge */
    switch (smtpi_line(c, limit, &len)) {
    case SMTPI_LINE_WHOLE:
        if (client_show(c, len - 2, 0))
            return SMTPI_TRACE;
        c->taken = (uint32_t)len;
        rc = client_line(c, len - 2, 0);
        break;
    case SMTPI_LINE_OVER:
        if (client_show(c, len, SMTP_FLAG_CUT))
            return SMTPI_TRACE;
        c->in_junk = SMTPI_JUNK_LINE;
        c->taken = (uint32_t)len;
        rc = client_line(c, len - 1, SMTP_FLAG_CUT | SMTP_FLAG_ODD);
        break;
    case SMTPI_LINE_LONG:
        c->in_junk = SMTPI_JUNK_NONE;
        return SMTPI_AGAIN;
    case SMTPI_LINE_FLOOD:
        return client_end(c, SMTP_EPROTO);
    default:
        return client_starved(c);
    }
    if (rc != SMTPI_EVENT)
        smtpi_release(c);
    return rc;
}

/* ---- steps ---- */

static int client_tls(smtp_conn *c)
{
    if (c->out != c->end)
        return SMTPI_WAIT;
    if (c->shaking || c->eof)
        return client_starved(c);
    c->shaking = 1;
    smtpi_event(c, SMTP_EVENT_TLS);
    return SMTPI_EVENT;
}

/* In chunks there is no 354: the message may begin when all answers to RCPT
   have come. */
static int client_begin(smtp_conn *c)
{
    smtp_event *ev = smtpi_event(c, SMTP_EVENT_DATA);

    smtpi_client(c)->message = SMTPI_CONTENT_NONE;
    ev->flags = SMTP_FLAG_CHUNK;
    ev->code = 354;
    if (c->rcpt != 0 && c->state == SMTP_STATE_RCPT) {
        smtpi_message_begin(c, 1);
    } else {
        ev->code = 554;
        smtpi_client(c)->dirty = 1;
    }
    return SMTPI_EVENT;
}

static const smtp_event *client_last(smtp_conn *c)
{
    smtp_event *ev;

    if (c->news & SMTPI_NEWS_ABORT) {
        c->news = 0;
        return smtpi_event(c, SMTP_EVENT_ABORT);
    }
    if (c->over)
        return NULL;
    c->over = 1;
    ev = smtpi_event(c, SMTP_EVENT_CLOSED);
    ev->code = c->last;
    return ev;
}

static const smtp_event *client_step(smtp_conn *c)
{
    struct smtpi_client *cl = smtpi_client(c);
    int rc;

    if (c->ev.owed)
        return NULL;
    smtpi_release(c);
    do {
        if (c->error != 0)
            client_end(c, c->error); /* octets in clear */
        if (cl->lost && cl->waiting == 0)
            client_end(c, SMTP_EPROTO);
        if (cl->quit == SMTPI_QUIT_DONE)
            client_end(c, 0);
        if (c->last == 421)
            client_end(c, SMTP_EEOF);
        if (c->state == SMTP_STATE_CLOSED)
            return client_last(c);
        if (c->state == SMTP_STATE_TLS)
            rc = client_tls(c);
        else if (cl->message == SMTPI_CONTENT_DUE && cl->waiting == 0)
            rc = client_begin(c);
        else
            rc = client_replies(c);
    } while (rc == SMTPI_AGAIN && c->shown == c->end);
    if (rc == SMTPI_TRACE)
        return &c->line;
    return rc == SMTPI_EVENT ? &c->ev : NULL;
}

/* ---- the role ---- */

static uint64_t client_patience(const smtp_conn *c)
{
    const struct smtpi_client *cl = &c->of.client;
    int option = 0;

    if (c->state == SMTP_STATE_TLS)
        option = SMTP_OPT_TIMEOUT_TLS;
    else if (c->state == SMTP_STATE_CONNECT)
        option = SMTP_OPT_TIMEOUT_GREETING;
    else if (c->ev.owed)
        option = SMTP_OPT_TIMEOUT_ANSWER;
    else if (c->out != c->end)
        option = SMTP_OPT_TIMEOUT_BLOCK;
    else if (cl->waiting != 0)
        option = smtpi_asked_rows[cl->queue[cl->first].asked].timeout;
    return option != 0 ? SMTPI_OPTION(c->cfg, option) : 0;
}

/* Ends without a word more. */
static void client_leave(smtp_conn *c, int error)
{
    if (c->state == SMTP_STATE_CLOSED)
        return;
    client_end(c, error);
    smtpi_clear(c, c->out, c->end);
    c->out = c->shown = c->end;
}

static void client_expired(smtp_conn *c)
{
    client_leave(c, c->ev.owed ? SMTP_EHOST : SMTP_ETIMEOUT);
}

static void client_close(smtp_conn *c, const char *text)
{
    (void)text;
    client_leave(c, SMTP_EHOST);
}

/* A server's answers. */
static int client_no_reply(smtp_conn *c, int code, const char *enhanced,
                           const char *text)
{
    (void)c;
    (void)code;
    (void)enhanced;
    (void)text;
    return SMTP_EMISUSE;
}

static int client_no_challenge(smtp_conn *c, const void *data, size_t len)
{
    (void)c;
    (void)data;
    (void)len;
    return SMTP_EMISUSE;
}

static int client_no_reset(smtp_conn *c)
{
    (void)c;
    return SMTP_EMISUSE;
}

static int client_no_peek(const smtp_conn *c, size_t i, const char **path,
                          size_t *len)
{
    (void)c;
    (void)i;
    (void)path;
    (void)len;
    return 0;
}

static int client_tls_done(smtp_conn *c, int flags)
{
    if (c->state != SMTP_STATE_TLS || !c->shaking)
        return SMTP_EMISUSE;
    if (!smtpi_tls_flags_fit(flags))
        return SMTP_EINVAL;
    if (c->error != 0 || flags == 0) {
        client_end(c, c->error != 0 ? c->error : SMTP_ETLS);
        return 0;
    }
    c->shaking = 0;
    c->tls = (unsigned char)flags;
    c->touched = 1;
    smtpi_follow_forget(c);
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_TLS_FIRST))
        c->state = SMTP_STATE_CONNECT;
    else if (flags & SMTP_TLS_WEAK)
        c->state = SMTP_STATE_REFUSED; /* QUIT alone, 3207 4.1 */
    else
        smtpi_follow_hello(c);
    return 0;
}

static const struct smtpi_role client_role = {
    SMTP_ROLE_CLIENT, client_step,     client_patience, client_expired,
    client_close,     client_no_reply, client_no_reply, client_no_challenge,
    client_no_reset,  client_tls_done, client_no_peek,  smtpi_client_want};

smtp_conn *smtp_conn_init_client(void *mem, size_t size,
                                 const smtp_config *cfg)
{
    smtp_conn *c = smtpi_conn_init(mem, size, cfg, &client_role);

    if (c == NULL)
        return NULL;
    smtpi_follow_forget(c);
    if (SMTPI_OPTION(cfg, SMTP_OPT_TLS_FIRST))
        c->state = SMTP_STATE_TLS;
    return c;
}
