/*
 * The server. Theory of operation:
 *
 * A session is always in one state of enum smtp_state. A step looks at what
 * the state waits for, in received octets, and makes an event of it or an
 * answer of the library's own; the steps are a table, one function a group of
 * states. What an answer changes stands in smtp_answer.c, how a command line
 * becomes an event in smtp_command.c, which verbs are legal where in
 * smtp_verb.c.
 *
 * While an answer is owed nothing is looked at. What has to come out comes
 * first: lines of EHLO, ABORT, CLOSED; then, if there is room for whatever
 * answer, input. So replies are in the order of commands by construction.
 */
#include "smtp_role.h"

int smtpi_starved(smtp_conn *c)
{
    if (c->eof)
        return smtpi_end(c, SMTP_EEOF);
    c->dry = 1;
    return SMTPI_WAIT;
}

int smtpi_is_idle(smtp_conn *c)
{
    uint64_t most = SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_IDLE);

    return ++c->idle > most && most != 0;
}

/* ---- the trace ---- */

int smtpi_show(smtp_conn *c, const void *data, size_t len, int flags)
{
    if (!SMTPI_OPTION(c->cfg, SMTP_OPT_TRACE) || c->line_shown)
        return 0;
    smtpi_trace(c, data, len, flags);
    c->line_shown = 1;
    return 1;
}

/* Shows the first len octets of the line at head before it is read; a response
   in it, which is a secret, as "***". */
static int server_show(smtp_conn *c, int verb, size_t len, int flags)
{
    const char *line = (const char *)smtpi_at(c, c->head);

    if (SMTPI_OPTION(c->cfg, SMTP_OPT_TRACE) && verb == SMTPI_AUTH) {
        char *hidden = smtpi_tx(c) + SMTPI_SCRATCH;

        len = smtpi_auth_hide(line, len, hidden);
        line = hidden;
    }
    return smtpi_show(c, line, len, flags);
}

/* ---- steps ---- */

static int server_connect(smtp_conn *c)
{
    smtpi_event(c, SMTP_EVENT_CONNECT)->owed = 1;
    return SMTPI_EVENT;
}

static int server_line(smtp_conn *c, size_t len)
{
    size_t verb_len;
    int rc;

    if (SMTPI_OPTION(c->cfg, SMTP_OPT_TRACE) &&
        server_show(c,
                    smtpi_verb_find((const char *)smtpi_at(c, c->head),
                                    len - 2, &verb_len)
                        ->verb,
                    len - 2, 0))
        return SMTPI_TRACE;
    c->line_shown = 0;
    c->taken = (uint32_t)len;
    rc = smtpi_command(c, len);
    if (rc != SMTPI_EVENT)
        smtpi_release(c);
    return rc;
}

/* An over-long line begins. What its verb says of what follows it still
   holds; a long URL shall not get a browser past. */
static int server_over(smtp_conn *c, size_t len)
{
    static const struct {
        unsigned char verb;
        unsigned char junk; /* enum smtpi_junk */
    } rows[] = {
        {SMTPI_DATA, SMTPI_JUNK_DATA},  {SMTPI_BDAT, SMTPI_JUNK_BDAT},
        {SMTPI_AUTH, SMTPI_JUNK_AUTH},  {SMTPI_EHLO, SMTPI_JUNK_HELLO},
        {SMTPI_HELO, SMTPI_JUNK_HELLO}, {SMTPI_LHLO, SMTPI_JUNK_HELLO}};
    const char *line = (const char *)smtpi_at(c, c->head);
    size_t verb_len, i;
    int verb = smtpi_verb_find(line, len, &verb_len)->verb;

    if (server_show(c, verb, len, SMTP_FLAG_CUT))
        return SMTPI_TRACE;
    if (verb == SMTPI_HTTP)
        return smtpi_bye(c, SMTP_EPROTO, "4.7.0", "This is not HTTP");
    c->in_junk = SMTPI_JUNK_LINE;
    for (i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].verb == verb)
            c->in_junk = rows[i].junk;
    return SMTPI_AGAIN;
}

/* It has ended. */
static int server_long(smtp_conn *c)
{
    int junk = c->in_junk;

    c->in_junk = SMTPI_JUNK_NONE;
    c->line_shown = 0;
    c->hello = junk == SMTPI_JUNK_HELLO;
    smtpi_say(c, 500, junk == SMTPI_JUNK_AUTH ? "5.5.6" : "5.5.2",
              "Line too long");
    c->hello = 0;
    if (junk == SMTPI_JUNK_DATA)
        smtpi_no_data(c);
    /* Nobody knows how many octets follow */
    if (junk == SMTPI_JUNK_BDAT && c->exts & SMTPI_EXT_BIT(SMTP_EXT_CHUNKING))
        smtpi_bye(c, SMTP_EPROTO, "4.5.0", NULL);
    return SMTPI_AGAIN;
}

static int server_command(smtp_conn *c)
{
    size_t len = 0;

    if (smtpi_unread(c) == 0)
        return smtpi_starved(c);
    /* No command begins with this octet; a TLS handshake does. */
    if (!c->in_junk && *smtpi_at(c, c->head) == 0x16)
        return smtpi_bye(c, SMTP_EPROTO, "4.7.0", "TLS is not spoken here");
    switch (smtpi_line(c, c->cfg->longest, &len)) {
    case SMTPI_LINE_WHOLE:
        return server_line(c, len);
    case SMTPI_LINE_OVER:
        return server_over(c, len);
    case SMTPI_LINE_LONG:
        return server_long(c);
    case SMTPI_LINE_FLOOD:
        return smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Line too long");
    default:
        return smtpi_starved(c);
    }
}

/* Between the chunks of a message commands are read. What they are answered is
   written over the text of a refusal that waits for the next chunk's end; its
   code is kept. */
static int server_data(smtp_conn *c)
{
    if (!c->bdat)
        return smtpi_data_step(c);
    return server_command(c);
}

static int server_message(smtp_conn *c)
{
    smtp_event *ev = smtpi_event(c, SMTP_EVENT_MESSAGE);

    ev->owed = 1;
    ev->index = c->told;
    return SMTPI_EVENT;
}

/* By state; CLOSED is not stepped. */
static int (*const server_steps[])(smtp_conn *c) = {
    server_connect, server_command, server_command,  server_command,
    server_command, server_command, server_data,     server_message,
    smtpi_tls_step, smtpi_starved,  smtpi_auth_step, smtpi_proxy_step};

/* ---- the role ---- */

static const smtp_event *server_abort(smtp_conn *c)
{
    smtp_event *ev = smtpi_event(c, SMTP_EVENT_ABORT);

    c->news ^= SMTPI_NEWS_ABORT;
    ev->code = c->aborted;
    return ev;
}

/* AUTH came to nothing. */
static const smtp_event *server_cancel(smtp_conn *c)
{
    smtp_event *ev = smtpi_event(c, SMTP_EVENT_AUTH);

    c->news ^= SMTPI_NEWS_CANCEL;
    ev->flags = SMTP_FLAG_CANCEL;
    ev->index = c->challenges;
    return ev;
}

static const smtp_event *server_closed(smtp_conn *c)
{
    smtp_event *ev;

    if (c->over)
        return NULL;
    c->over = 1;
    ev = smtpi_event(c, SMTP_EVENT_CLOSED);
    ev->code = c->last;
    return ev;
}

/* Input is looked at when any answer has room; a refused message needs none
   until its end, and between chunks one that waits is short. */
static int server_may_read(const smtp_conn *c)
{
    if (!c->refused)
        return smtpi_room(c) >= SMTPI_ROOM;
    return !c->bdat || c->in_chunk || smtpi_room(c) >= SMTPI_REPLY;
}

/* Nothing is left that was received and has not been looked at, and nothing
   comes without it. */
static int server_is_dry(const smtp_conn *c)
{
    enum {
        SPEAKS = 1 << SMTP_STATE_CONNECT | 1 << SMTP_STATE_MESSAGE |
                 1 << SMTP_STATE_TLS
    };

    return smtpi_unread(c) == 0 && (SPEAKS >> c->state & 1) == 0 &&
           !c->whole && !c->fault && !c->refused &&
           !(c->in_chunk && c->chunk == 0);
}

/* Something comes before input is looked at. */
static int server_is_due(const smtp_conn *c)
{
    return (c->cursor | c->due | c->news) != 0;
}

/* What comes first: lines of an answer, events of the library's own. *wait is
   1 if there is no room for it. */
static const smtp_event *server_due(smtp_conn *c, int *wait)
{
    if ((c->cursor != 0 && !smtpi_keywords(c)) ||
        (c->due != 0 && !smtpi_refusals(c)) || c->shown != c->end) {
        *wait = 1; /* for room, or for the trace to show what was said */
        return NULL;
    }
    if (c->news & SMTPI_NEWS_ABORT)
        return server_abort(c);
    if (c->news & SMTPI_NEWS_CANCEL)
        return server_cancel(c);
    if (!(c->news & SMTPI_NEWS_END))
        return NULL;
    smtpi_end(c, c->error); /* octets in clear, see recv_ack */
    *wait = 1;
    return server_closed(c);
}

static const smtp_event *server_step(smtp_conn *c)
{
    const smtp_event *ev;
    int rc, wait = 0;

    if (c->dry)
        return NULL;
    if (c->ev.owed && (!c->finish || smtpi_server_reply(c, 0, NULL, NULL) < 0))
        return NULL;
    if (c->shown != c->end)
        return NULL;
    smtpi_release(c);
    do {
        if (server_is_due(c) && ((ev = server_due(c, &wait)) != NULL || wait))
            return ev;
        if (server_is_dry(c))
            rc = smtpi_starved(c);
        else if (server_may_read(c))
            rc = c->in_chunk ? smtpi_chunk_step(c) : server_steps[c->state](c);
        else
            return NULL;
    } while (rc == SMTPI_AGAIN && c->shown == c->end);
    if (rc == SMTPI_TRACE)
        return &c->line;
    return rc == SMTPI_EVENT ? &c->ev : NULL;
}

static uint64_t server_patience(const smtp_conn *c)
{
    int option = SMTP_OPT_TIMEOUT_COMMAND;

    if (c->ev.owed)
        option = c->ev.type == SMTP_EVENT_MESSAGE ? SMTP_OPT_TIMEOUT_MESSAGE
                                                  : SMTP_OPT_TIMEOUT_ANSWER;
    else if (c->state == SMTP_STATE_TLS)
        option = SMTP_OPT_TIMEOUT_TLS;
    else if (c->state == SMTP_STATE_PROXY)
        option = SMTP_OPT_TIMEOUT_PROXY;
    else if (c->in_chunk || (c->state == SMTP_STATE_DATA && !c->bdat))
        option = SMTP_OPT_TIMEOUT_DATA;
    return SMTPI_OPTION(c->cfg, option);
}

/* Nothing may be said in clear before TLS, nor to what is no proxy. */
static int server_is_mute(const smtp_conn *c)
{
    return c->state == SMTP_STATE_TLS || c->state == SMTP_STATE_PROXY;
}

static void server_expired(smtp_conn *c)
{
    if (c->ev.owed)
        smtpi_bye(c, SMTP_EHOST, "4.3.0", NULL);
    else if (server_is_mute(c))
        smtpi_end(c, SMTP_ETIMEOUT);
    else
        smtpi_bye(c, SMTP_ETIMEOUT, "4.4.2", "Timeout");
}

static void server_close(smtp_conn *c, const char *text)
{
    if (server_is_mute(c))
        smtpi_end(c, SMTP_EHOST);
    else
        smtpi_bye(c, SMTP_EHOST, "4.3.2", text);
}

/* A server waits for nothing but octets and answers. */
static int server_want(const smtp_conn *c)
{
    (void)c;
    return 0;
}

static const struct smtpi_role server_role = {SMTP_ROLE_SERVER,
                                              server_step,
                                              server_patience,
                                              server_expired,
                                              server_close,
                                              smtpi_server_reply,
                                              smtpi_server_reply_line,
                                              smtpi_server_challenge,
                                              smtpi_server_reset,
                                              smtpi_server_tls_done,
                                              smtpi_server_peek,
                                              server_want};

smtp_conn *smtp_conn_init_server(void *mem, size_t size,
                                 const smtp_config *cfg)
{
    smtp_conn *c;

    if (SMTPI_TEXT_OF(cfg, SMTP_TEXT_HOSTNAME) == NULL)
        return NULL;
    c = smtpi_conn_init(mem, size, cfg, &server_role);
    if (c == NULL)
        return NULL;
    if (SMTPI_OPTION(cfg, SMTP_OPT_PROXY))
        smtpi_proxy_begin(c);
    else if (SMTPI_OPTION(cfg, SMTP_OPT_TLS_FIRST))
        smtpi_to(c, SMTP_STATE_TLS);
    return c;
}
