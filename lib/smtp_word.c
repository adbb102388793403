/*
 * How an answer of the server is worded: where the host's name stands in it,
 * which enhanced status code goes with it, whether its text may hold UTF-8,
 * and how long it may be. Nothing is changed here but the octets that will be
 * sent.
 */
#include "smtp_role.h"

/* The host name goes first where RFC 5321 4.2 wants a domain. */
static const char *word_host(const smtp_conn *c, int event, int code)
{
    int named = code == 221 || code == 421 ||
                (code == 220 && (event == SMTP_EVENT_CONNECT ||
                                 event == SMTP_EVENT_XCLIENT)) ||
                (code == 250 && event == SMTP_EVENT_HELO);

    return named ? SMTPI_TEXT_OF(c->cfg, SMTP_TEXT_HOSTNAME) : NULL;
}

const char *smtpi_word_enhanced(const smtp_conn *c, int event, int code,
                                const char *enhanced)
{
    if (!(c->exts & SMTPI_EXT_BIT(SMTP_EXT_ENHANCEDSTATUSCODES)) ||
        event == SMTP_EVENT_CONNECT || event == SMTP_EVENT_HELO ||
        (event == SMTP_EVENT_XCLIENT && code == 220) || code / 100 == 3)
        return NULL;
    return enhanced != NULL ? enhanced : smtpi_enhanced(event, code);
}

/* RFC 6531 3.7.4: where a text may hold UTF-8. */
static int word_utf8(const smtp_conn *c, int event, int code)
{
    if (event == SMTP_EVENT_VRFY || event == SMTP_EVENT_EXPN)
        return c->ev.nparam != 0;
    return event == SMTP_EVENT_RCPT && c->utf8 && (code == 251 || code == 551);
}

/* The most octets of an answer. */
static size_t word_most(const smtp_conn *c, int event, int code)
{
    if (code == 354 || (event == SMTP_EVENT_BODY && c->bdat && !c->in_chunk))
        return SMTPI_354;
    return event == SMTP_EVENT_BODY && SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP)
               ? SMTPI_REFUSAL
               : SMTPI_REPLY;
}

size_t smtpi_word(smtp_conn *c, int event, int code, const char *enhanced,
                  const char *text, int more)
{
    const char *host = c->multi == 0 ? word_host(c, event, code) : NULL;
    int helo = event == SMTP_EVENT_HELO && code == 250;
    struct smtpi_reply reply;
    size_t n;

    enhanced = smtpi_word_enhanced(c, event, code, enhanced);
    c->touched = 1;
    if (text == NULL) {
        n = smtpi_reply_usual(smtpi_tx(c), code, enhanced, host, helo, more);
        if (n != 0)
            return n;
        text = smtp_code_text(code);
    }
    reply.code = code;
    reply.enhanced = enhanced;
    reply.host = host;
    reply.text = text;
    reply.one_line = helo || code == 354; /* lines behind 250 to HELO would
                                             be keywords */
    reply.utf8 = word_utf8(c, event, code);
    reply.more = more;
    return smtpi_reply_write(smtpi_tx(c), word_most(c, event, code), &reply);
}

void smtpi_word_ascii(const smtp_conn *c, int event, int *code,
                      const char **enhanced, const char **text)
{
    static const struct {
        unsigned char event;
        unsigned short from, to;
        const char *enhanced;
    } rows[] = {{SMTP_EVENT_RCPT, 251, 250, NULL},
                {SMTP_EVENT_RCPT, 551, 550, "5.6.8"},
                {SMTP_EVENT_VRFY, 250, 252, "2.6.8"},
                {SMTP_EVENT_VRFY, 251, 252, "2.6.8"},
                {SMTP_EVENT_VRFY, 551, 550, "5.6.8"},
                {SMTP_EVENT_VRFY, 553, 550, "5.6.8"},
                {SMTP_EVENT_EXPN, 250, 252, "2.6.8"}};
    const char *p = *text;
    size_t i;

    if (c->multi != 0 || word_utf8(c, event, *code) ||
        !(c->exts & SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8)))
        return;
    while (*p != '\0' && (*p & 0x80) == 0)
        p++;
    for (i = 0; *p != '\0' && i < sizeof rows / sizeof *rows; i++)
        if (rows[i].event == event && rows[i].from == *code) {
            *code = rows[i].to;
            *enhanced = rows[i].enhanced;
            *text = NULL;
            return;
        }
}
