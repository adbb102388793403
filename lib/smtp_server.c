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

/* Nothing more to read: wait, or, if nothing more will come, end. */
static int server_starved(smtp_conn *c)
{
    return c->eof ? smtpi_end(c, SMTP_EEOF) : SMTPI_WAIT;
}

/* ---- steps ---- */

static int server_connect(smtp_conn *c)
{
    smtpi_event(c, SMTP_EVENT_CONNECT)->owed = 1;
    return SMTPI_EVENT;
}

/* Shows the line at head to the trace before it is read. */
static int server_show(smtp_conn *c, size_t len, int flags)
{
    smtpi_trace(c, smtpi_at(c, c->head), len, flags);
    c->line_shown = 1;
    return SMTPI_TRACE;
}

static int server_line(smtp_conn *c, size_t len)
{
    int rc;

    if (SMTPI_OPTION(c->cfg, SMTP_OPT_TRACE) && !c->line_shown)
        return server_show(c, len - 2, 0);
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
    const char *line = (const char *)smtpi_at(c, c->head);
    size_t verb_len;
    int verb = smtpi_verb_find(line, len, &verb_len)->verb;

    if (SMTPI_OPTION(c->cfg, SMTP_OPT_TRACE) && !c->line_shown)
        return server_show(c, len, SMTP_FLAG_CUT);
    if (verb == SMTPI_HTTP)
        return smtpi_bye(c, SMTP_EPROTO, "4.7.0", "This is not HTTP");
    c->in_junk = verb == SMTPI_DATA ? SMTPI_JUNK_DATA : SMTPI_JUNK_LINE;
    return SMTPI_AGAIN;
}

/* It has ended. */
static int server_long(smtp_conn *c)
{
    int data = c->in_junk == SMTPI_JUNK_DATA;

    c->in_junk = SMTPI_JUNK_NONE;
    c->line_shown = 0;
    smtpi_say(c, 500, "5.5.2", "Line too long");
    if (data)
        smtpi_no_data(c);
    return SMTPI_AGAIN;
}

static int server_command(smtp_conn *c)
{
    size_t len = 0;

    if (smtpi_unread(c) == 0)
        return server_starved(c);
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
        return server_starved(c);
    }
}

static int server_message(smtp_conn *c)
{
    smtpi_event(c, SMTP_EVENT_MESSAGE)->owed = 1;
    return SMTPI_EVENT;
}

/* Why the library itself refuses a message. */
static const struct {
    unsigned short code;
    const char *enhanced;
    const char *text;
} server_faults[] = {
    {550, "5.6.0", "Bare CR or LF in message"}, /* SMTPI_BODY_BARE */
    {550, "5.6.0", "NUL in message"},
    {500, "5.6.0", "Line of text too long"},
    {552, "5.3.4", "Message size exceeds limit"}};

static int server_fault(smtp_conn *c, int what)
{
    int fault = what - SMTPI_BODY_BARE;

    smtpi_refuse(c, server_faults[fault].code, server_faults[fault].enhanced,
                 server_faults[fault].text);
    return SMTPI_AGAIN;
}

static int server_data(smtp_conn *c)
{
    const unsigned char *data = NULL;
    size_t len = 0;
    int what = smtpi_body(c, &data, &len);
    smtp_event *ev;

    switch (what) {
    case SMTPI_BODY_NONE:
        return server_starved(c);
    case SMTPI_BODY_PIECE:
        ev = smtpi_event(c, SMTP_EVENT_BODY);
        ev->data = data;
        ev->len = len;
        return SMTPI_EVENT;
    case SMTPI_BODY_END:
        return smtpi_message_end(c);
    case SMTPI_BODY_FLOOD:
        return smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Message too long");
    default:
        return server_fault(c, what);
    }
}

/* By state; CLOSED is not stepped. */
static int (*const server_steps[])(smtp_conn *c) = {
    server_connect, server_command, server_command, server_command,
    server_command, server_command, server_data,    server_message};

/* ---- the role ---- */

static const smtp_event *server_abort(smtp_conn *c)
{
    smtp_event *ev = smtpi_event(c, SMTP_EVENT_ABORT);

    c->abort = 0;
    ev->code = c->aborted;
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
   until its end. */
static int server_may_read(const smtp_conn *c)
{
    return smtpi_room(c) >= SMTPI_ROOM ||
           (c->state == SMTP_STATE_DATA && c->refused);
}

/* Nothing is left that was received and has not been looked at. */
static int server_is_dry(const smtp_conn *c)
{
    return smtpi_unread(c) == 0 && !c->whole && !c->fault;
}

static const smtp_event *server_step(smtp_conn *c)
{
    int rc;

    if (c->ev.owed && (!c->finish || smtpi_server_reply(c, 0, NULL, NULL) < 0))
        return NULL;
    smtpi_release(c);
    do {
        if (c->cursor != 0 && !smtpi_keywords(c))
            return NULL;
        if (c->abort)
            return server_abort(c);
        if (c->state == SMTP_STATE_CLOSED)
            return server_closed(c);
        if (server_may_read(c))
            rc = server_steps[c->state](c);
        else if (server_is_dry(c))
            rc = server_starved(c);
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
    else if (c->state == SMTP_STATE_DATA)
        option = SMTP_OPT_TIMEOUT_DATA;
    return SMTPI_OPTION(c->cfg, option);
}

static void server_expired(smtp_conn *c)
{
    if (c->ev.owed)
        smtpi_bye(c, SMTP_EHOST, "4.3.0", NULL);
    else
        smtpi_bye(c, SMTP_ETIMEOUT, "4.4.2", "Timeout");
}

static void server_close(smtp_conn *c, const char *text)
{
    smtpi_bye(c, SMTP_EHOST, "4.3.2", text);
}

static const struct smtpi_role server_role = {
    SMTP_ROLE_SERVER,       server_step,  server_patience,
    server_expired,         server_close, smtpi_server_reply,
    smtpi_server_reply_line};

smtp_conn *smtp_conn_init_server(void *mem, size_t size,
                                 const smtp_config *cfg)
{
    if (SMTPI_TEXT_OF(cfg, SMTP_TEXT_HOSTNAME) == NULL)
        return NULL;
    return smtpi_conn_init(mem, size, cfg, &server_role);
}
