/*
 * The trace: lines as events, apart from the event in hand. What is written is
 * shown before it can be sent, in whole lines; the roles show what they read.
 */
#include "smtp_stream.h"

const smtp_event *smtpi_trace(smtp_conn *c, const void *data, size_t len,
                              int flags)
{
    memset(&c->line, 0, sizeof c->line);
    c->line.type = SMTP_EVENT_LINE;
    c->line.arg = c->line.enhanced = "";
    c->line.flags = flags;
    c->line.data = data;
    c->line.len = len;
    return &c->line;
}

/* What the trace may show of a client's line with a secret in it: AUTH, or the
   response to a challenge. It stands behind what is sent. */
static const unsigned char *trace_hide(smtp_conn *c, const unsigned char *p,
                                       size_t *len)
{
    char *out = smtpi_tx(c);

    if (c->state != SMTP_STATE_AUTH && smtpi_room(c) >= 32) {
        *len = smtpi_auth_hide((const char *)p, *len, out);
        return (const unsigned char *)out;
    }
    *len = 3;
    return (const unsigned char *)"***";
}

const smtp_event *smtpi_trace_sent(smtp_conn *c)
{
    const unsigned char *p = smtpi_at(c, c->shown);
    const unsigned char *lf = memchr(p, '\n', (size_t)c->end - c->shown);
    size_t len;

    if (lf == NULL)
        return NULL;
    len = (size_t)(lf - p) - 1;
    c->shown += (uint32_t)len + 2;
    if (c->role->role == SMTP_ROLE_CLIENT && c->of.client.hide &&
        c->shown == c->end) {
        c->of.client.hide = 0;
        p = trace_hide(c, p, &len);
    }
    if (c->role->role == SMTP_ROLE_CLIENT) {
        c->shown += c->of.client.quiet;
        c->of.client.quiet = 0;
    }
    return smtpi_trace(c, p, len, SMTP_FLAG_OUT);
}

void smtpi_written_content(smtp_conn *c, size_t len)
{
    int waits = c->shown != c->end;

    smtpi_written(c, len);
    if (waits)
        c->of.client.quiet = (uint32_t)len;
    else
        c->shown = c->end;
}
