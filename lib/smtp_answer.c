/*
 * What the server says, and what follows from it. Every reply is written
 * here, the host's and the library's own; every change of state is made here:
 * answer_to() alone sets it, answer_reset() alone ends a transaction.
 */
#include "smtp_role.h"

static void answer_to(smtp_conn *c, int state)
{
    c->state = (unsigned char)state;
}

/* Ends a transaction that is open, on every path. Unless MESSAGE was answered
   ABORT tells the host, with the code that refused the message or 0. */
static void answer_reset(smtp_conn *c, int answered)
{
    if (c->state < SMTP_STATE_MAIL || c->state > SMTP_STATE_MESSAGE)
        return;
    c->abort = !answered;
    c->aborted = c->refused;
    c->rcpt = 0;
    c->refused = 0;
    c->whole = 0;
    c->fault = 0;
    c->held = c->end;
    answer_to(c, SMTP_STATE_READY);
}

/* ---- writing ---- */

/* The host name goes first where RFC 5321 4.2 wants a domain. */
static const char *answer_host(const smtp_conn *c, int event, int code)
{
    int named = code == 221 || code == 421 ||
                (code == 220 && event == SMTP_EVENT_CONNECT) ||
                (code == 250 && event == SMTP_EVENT_HELO);

    return named ? SMTPI_TEXT_OF(c->cfg, SMTP_TEXT_HOSTNAME) : NULL;
}

/* RFC 2034 4: not in the greeting, nor to HELO, nor with 3yz. */
static const char *answer_enhanced(const smtp_conn *c, int event, int code,
                                   const char *enhanced)
{
    if (!(c->exts & SMTPI_EXT_BIT(SMTP_EXT_ENHANCEDSTATUSCODES)) ||
        event == SMTP_EVENT_CONNECT || event == SMTP_EVENT_HELO ||
        code / 100 == 3)
        return NULL;
    return enhanced != NULL ? enhanced : smtpi_enhanced(event, code);
}

/* Writes an answer at the end of what is to be sent; the octets. */
static size_t answer_write(smtp_conn *c, int event, int code,
                           const char *enhanced, const char *text, int more)
{
    const char *host = c->multi == 0 ? answer_host(c, event, code) : NULL;
    int helo = event == SMTP_EVENT_HELO && code == 250;
    struct smtpi_reply reply;

    enhanced = answer_enhanced(c, event, code, enhanced);
    c->touched = 1;
    if (text == NULL && !helo)
        return smtpi_reply_usual(smtpi_tx(c), code, enhanced, host, more);
    reply.code = code;
    reply.enhanced = enhanced;
    reply.host = host;
    reply.text = text != NULL ? text : "";
    reply.one_line = helo || code == 354; /* lines behind 250 to HELO would
                                             be keywords */
    reply.more = more;
    return smtpi_reply_write(smtpi_tx(c),
                             code == 354 ? SMTPI_354 : SMTPI_REPLY, &reply);
}

int smtpi_end(smtp_conn *c, int error)
{
    if (c->state == SMTP_STATE_CLOSED)
        return SMTPI_AGAIN;
    answer_reset(c, 0);
    smtpi_drop(c);
    c->ev.owed = 0;
    c->multi = 0;
    c->finish = 0;
    c->cursor = 0;
    c->error = (int16_t)error;
    answer_to(c, SMTP_STATE_CLOSED);
    return SMTPI_AGAIN;
}

/* Lines that were begun get a last one without text. */
static void answer_cut(smtp_conn *c)
{
    int event = c->cursor != 0 ? SMTP_EVENT_HELO : c->ev.type;
    int code = c->cursor != 0 ? 250 : c->multi;
    struct smtpi_reply reply = {0, NULL, NULL, "", 1, 0};

    c->held = c->end; /* an answer that was held is not said any more */
    if (code == 0)
        return;
    reply.code = code;
    reply.enhanced = answer_enhanced(c, event, code, NULL);
    smtpi_written(c, smtpi_reply_write(smtpi_tx(c), SMTPI_354, &reply));
}

int smtpi_bye(smtp_conn *c, int error, const char *enhanced, const char *text)
{
    struct smtpi_reply reply = {421, NULL, NULL, NULL, 1, 0};
    size_t max = sizeof "421  \r\n" - 1 + SMTPI_BYE_TEXT;

    if (c->state == SMTP_STATE_CLOSED)
        return SMTPI_AGAIN;
    reply.enhanced =
        answer_enhanced(c, c->ev.owed ? c->ev.type : 0, 421, enhanced);
    reply.host = SMTPI_TEXT_OF(c->cfg, SMTP_TEXT_HOSTNAME);
    reply.text = text != NULL ? text : smtp_code_text(421);
    max += strlen(reply.host);
    if (reply.enhanced != NULL)
        max += strlen(reply.enhanced) + 1;
    answer_cut(c);
    smtpi_written(c, smtpi_reply_write(smtpi_tx(c), max, &reply));
    c->last = 421;
    c->touched = 1;
    return smtpi_end(c, error);
}

/* Counts an answer that was said. Too many refusals end the session. */
static void answer_count(smtp_conn *c, int code)
{
    uint64_t most = SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_ERRORS);

    if (code / 100 != 5 || c->state == SMTP_STATE_CLOSED)
        return;
    c->errors++;
    if (most != 0 && c->errors > most)
        smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Too many errors");
}

int smtpi_say(smtp_conn *c, int code, const char *enhanced, const char *text)
{
    smtpi_written(c, answer_write(c, 0, code, enhanced, text, 0));
    answer_count(c, code);
    return SMTPI_AGAIN;
}

void smtpi_refuse(smtp_conn *c, int code, const char *enhanced,
                  const char *text)
{
    smtpi_hold(c, answer_write(c, SMTP_EVENT_BODY, code, enhanced, text, 0));
    c->refused = (uint16_t)code;
}

int smtpi_message_end(smtp_conn *c)
{
    int code = c->refused;

    smtpi_release(c);
    if (code == 0) {
        answer_to(c, SMTP_STATE_MESSAGE);
        return SMTPI_AGAIN;
    }
    smtpi_unhold(c);
    c->touched = 1;
    answer_reset(c, 0);
    answer_count(c, code);
    return SMTPI_AGAIN;
}

int smtpi_rset(smtp_conn *c)
{
    smtpi_say(c, 250, "2.0.0", NULL);
    answer_reset(c, 0);
    return SMTPI_AGAIN;
}

void smtpi_no_data(smtp_conn *c)
{
    if (smtpi_unread(c) != 0)
        smtpi_bye(c, SMTP_EPROTO, "4.5.0", "Octets sent without 354");
}

/* ---- EHLO's keywords ---- */

/*
 * The keyword lines in order: item 1 is the first extension, and so on; the
 * host's own stand before the last extension, HELP, each at the item that its
 * offset in the text gives.
 */

static int answer_offers(const smtp_conn *c, uint32_t row)
{
    return (c->exts & SMTPI_EXT_BIT(smtpi_exts[row].ext)) != 0;
}

/* The first item from item on that is to be printed, or 0. */
static uint32_t answer_item(const smtp_conn *c, uint32_t item)
{
    const char *text = SMTPI_TEXT_OF(c->cfg, SMTP_TEXT_KEYWORDS);
    uint32_t rows = (uint32_t)smtpi_exts_count, len = 0;

    for (; item < rows; item++)
        if (answer_offers(c, item - 1))
            return item;
    if (text != NULL)
        len = (uint32_t)strlen(text);
    if (item < rows + len)
        return item;
    return item == rows + len && answer_offers(c, rows - 1) ? item : 0;
}

/* Writes an item; returns its octets, and sets *item to what is behind it. */
static size_t answer_keyword(const smtp_conn *c, uint32_t *item, char *out)
{
    const char *text = SMTPI_TEXT_OF(c->cfg, SMTP_TEXT_KEYWORDS);
    uint32_t rows = (uint32_t)smtpi_exts_count;
    const struct smtpi_ext *row;
    size_t n;

    if (*item >= rows && text != NULL && text[*item - rows] != '\0') {
        text += *item - rows;
        for (n = 0; text[n] != '\0' && text[n] != '\n'; n++)
            out[n] = text[n];
        *item += (uint32_t)n + (text[n] == '\n' ? 1 : 0);
        return n;
    }
    row = &smtpi_exts[*item < rows ? *item - 1 : rows - 1];
    ++*item;
    n = strlen(row->keyword);
    memcpy(out, row->keyword, n);
    return n + (row->print != NULL ? row->print(c->max_size, out + n) : 0);
}

int smtpi_keywords(smtp_conn *c)
{
    while (c->cursor != 0 && smtpi_room(c) >= SMTPI_REPLY) {
        char *out = smtpi_tx(c);
        size_t n = 4 + answer_keyword(c, &c->cursor, out + 4);

        c->cursor = answer_item(c, c->cursor);
        memcpy(out, c->cursor != 0 ? "250-" : "250 ", 4);
        memcpy(out + n, "\r\n", 2);
        smtpi_written(c, n + 2);
    }
    return c->cursor == 0;
}

/* ---- what follows from the host's answers ---- */

static void answer_connect(smtp_conn *c, int granted)
{
    c->early = smtpi_unread(c) != 0;
    answer_to(c, granted ? SMTP_STATE_HELO : SMTP_STATE_REFUSED);
}

static void answer_helo(smtp_conn *c, int granted)
{
    if (!granted)
        return;
    answer_reset(c, 0);
    answer_to(c, SMTP_STATE_READY);
    c->esmtp = (c->ev.flags & SMTP_FLAG_ESMTP) != 0;
    c->cursor = c->esmtp ? answer_item(c, 1) : 0;
}

static void answer_mail(smtp_conn *c, int granted)
{
    if (granted)
        answer_to(c, SMTP_STATE_MAIL);
}

static void answer_rcpt(smtp_conn *c, int granted)
{
    if (!granted)
        return;
    c->rcpt++;
    answer_to(c, SMTP_STATE_RCPT);
}

static void answer_data(smtp_conn *c, int granted)
{
    if (!granted) {
        smtpi_no_data(c);
        return;
    }
    smtpi_body_begin(c);
    answer_to(c, SMTP_STATE_DATA);
}

static void answer_message(smtp_conn *c, int granted)
{
    answer_reset(c, 1);
    if (!granted)
        return;
    c->messages++;
    c->errors = c->idle = 0;
}

static void answer_quit(smtp_conn *c, int granted)
{
    c->last = granted ? 221 : 0;
    smtpi_end(c, 0);
}

/* By event; nothing follows from the others. */
static void (*const answer_follows[])(smtp_conn *c, int granted) = {
    [SMTP_EVENT_CONNECT] = answer_connect,
    [SMTP_EVENT_HELO] = answer_helo,
    [SMTP_EVENT_MAIL] = answer_mail,
    [SMTP_EVENT_RCPT] = answer_rcpt,
    [SMTP_EVENT_DATA] = answer_data,
    [SMTP_EVENT_MESSAGE] = answer_message,
    [SMTP_EVENT_QUIT] = answer_quit};

/* ---- the host's answers ---- */

/* What can be answered now: an event that is owed, or BODY in mid-message;
   0: nothing. */
static int answer_due(const smtp_conn *c)
{
    if (c->ev.owed)
        return c->ev.type;
    return c->state == SMTP_STATE_DATA && !c->refused ? SMTP_EVENT_BODY : 0;
}

/* 1 if code grants event, 0 if it refuses, else SMTP_EINVAL. */
static int answer_check(const smtp_conn *c, int event, int code,
                        const char *enhanced, const char *text)
{
    if (c->multi != 0 && code != c->multi)
        return SMTP_EINVAL;
    if ((code == 251 || code == 551) && (text == NULL || *text == '\0'))
        return SMTP_EINVAL;
    if (enhanced != NULL && (enhanced[0] - '0' != code / 100 ||
                             smtp_codec_enhanced(enhanced, strlen(enhanced)) !=
                                 (int)strlen(enhanced)))
        return SMTP_EINVAL;
    return smtpi_answer_grants(event, code);
}

int smtpi_server_reply(smtp_conn *c, int code, const char *enhanced,
                       const char *text)
{
    int event = answer_due(c);
    int granted, more;

    if (event == 0)
        return SMTP_EMISUSE;
    if (code == 0)
        code = c->multi != 0 ? c->multi : smtpi_answer_find(event)->standard;
    granted = answer_check(c, event, code, enhanced, text);
    if (granted < 0)
        return granted;
    if (code == 421) {
        smtpi_bye(c, SMTP_EHOST, enhanced, text);
        return 0;
    }
    if (event == SMTP_EVENT_BODY) {
        smtpi_refuse(c, code, enhanced, text);
        return 0;
    }
    if (c->multi != 0 && smtpi_room(c) < SMTPI_REPLY)
        return SMTP_EROOM;
    if (event == SMTP_EVENT_HELO && granted)
        c->exts = c->offer;
    more = event == SMTP_EVENT_HELO && granted &&
           c->ev.flags & SMTP_FLAG_ESMTP && answer_item(c, 1) != 0;
    smtpi_written(c, answer_write(c, event, code, enhanced, text, more));
    c->ev.owed = 0;
    c->multi = 0;
    c->finish = 0;
    smtpi_release(c);
    if (answer_follows[event] != NULL)
        answer_follows[event](c, granted);
    if (c->cursor != 0)
        smtpi_keywords(c);
    answer_count(c, code);
    return 0;
}

int smtpi_server_reply_line(smtp_conn *c, int code, const char *enhanced,
                            const char *text)
{
    int event = answer_due(c);
    int granted;

    if (event == 0 || event == SMTP_EVENT_BODY)
        return SMTP_EMISUSE;
    granted = answer_check(c, event, code, enhanced, text);
    if (granted < 0 || code == 354 || code == 421 ||
        (granted && (event == SMTP_EVENT_HELO || event == SMTP_EVENT_MESSAGE)))
        return SMTP_EINVAL;
    if (smtpi_room(c) < SMTPI_REPLY)
        return SMTP_EROOM;
    smtpi_written(c, answer_write(c, event, code, enhanced, text, 1));
    c->multi = (uint16_t)code;
    return 0;
}
