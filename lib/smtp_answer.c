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
    if (!answered)
        c->news |= SMTPI_NEWS_ABORT;
    c->aborted = c->refused;
    c->rcpt = 0;
    c->refused = 0;
    c->whole = 0;
    c->fault = 0;
    c->told = 0;
    c->taken_over = 0;
    c->bdat = c->binary = c->utf8 = 0;
    c->held = c->end;
    answer_to(c, SMTP_STATE_READY);
}

void smtpi_to(smtp_conn *c, int state)
{
    answer_to(c, state);
}

void smtpi_forget(smtp_conn *c)
{
    answer_reset(c, 0);
    c->esmtp = c->auth = c->early = 0;
    smtpi_offer(c);
}

/* ---- writing ---- */

/* The event of a command that the library itself answers, as far as it
   matters: RFC 2034 4. */
static int answer_event(const smtp_conn *c)
{
    return c->hello ? SMTP_EVENT_HELO : 0;
}

int smtpi_end(smtp_conn *c, int error)
{
    if (c->state == SMTP_STATE_CLOSED)
        return SMTPI_AGAIN;
    answer_reset(c, 0);
    smtpi_drop(c);
    c->dry = 0;
    c->ev.owed = 0;
    c->multi = 0;
    c->finish = 0;
    c->cursor = 0;
    c->due = 0;
    c->in_chunk = c->in_junk = 0;
    c->news = (c->news & SMTPI_NEWS_ABORT) | SMTPI_NEWS_END;
    c->error = (int16_t)error;
    answer_to(c, SMTP_STATE_CLOSED);
    return SMTPI_AGAIN;
}

/* Lines that were begun get a last one without text. */
static void answer_cut(smtp_conn *c)
{
    int event = c->cursor != 0 ? SMTP_EVENT_HELO : c->ev.type;
    int code = c->cursor != 0 ? 250 : c->multi;
    struct smtpi_reply reply = {0, NULL, NULL, "", 1, 0, 0};

    c->held = c->end; /* an answer that was held is not said any more */
    if (code == 0)
        return;
    reply.code = code;
    reply.enhanced = smtpi_word_enhanced(c, event, code, NULL);
    smtpi_written(c, smtpi_reply_write(smtpi_tx(c), SMTPI_354, &reply));
}

int smtpi_bye(smtp_conn *c, int error, const char *enhanced, const char *text)
{
    struct smtpi_reply reply = {421, NULL, NULL, NULL, 1, 0, 0};
    size_t max = sizeof "421  \r\n" - 1 + SMTPI_BYE_TEXT;

    if (c->state == SMTP_STATE_CLOSED)
        return SMTPI_AGAIN;
    reply.enhanced = smtpi_word_enhanced(
        c, c->ev.owed ? c->ev.type : answer_event(c), 421, enhanced);
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
    smtpi_written(c, smtpi_word(c, answer_event(c), code, enhanced, text, 0));
    answer_count(c, code);
    return SMTPI_AGAIN;
}

void smtpi_refuse(smtp_conn *c, int code, const char *enhanced,
                  const char *text)
{
    smtpi_hold(c, smtpi_word(c, SMTP_EVENT_BODY, code, enhanced, text, 0));
    c->refused = (uint16_t)code;
}

/* How often a refusal of the whole message is said. In LMTP once for each
   recipient that was accepted, even where a chunk's refusal has ended the
   transaction before its last chunk came: so often the client counts, RFC 2033
   4.3. */
static int answer_times(smtp_conn *c)
{
    int times = c->state == SMTP_STATE_READY ? c->lost : c->rcpt;

    if (!SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP))
        return 1;
    c->lost = 0;
    return times;
}

int smtpi_refusals(smtp_conn *c)
{
    int code = c->refused;

    while (c->due > 1) {
        size_t n = (size_t)c->held - c->end;

        if (smtpi_room(c) < n)
            return 0;
        memcpy(smtpi_at(c, c->held), smtpi_at(c, c->end), n);
        smtpi_unhold(c);
        smtpi_hold(c, n);
        c->due--;
    }
    if (c->due != 0)
        smtpi_unhold(c);
    c->due = 0;
    c->touched = 1;
    answer_reset(c, 0);
    c->refused = 0;
    answer_count(c, code);
    return 1;
}

/* The answer that is held is said times times. One whose text was given up
   while other commands were answered is written anew. */
static int answer_refused(smtp_conn *c, int times)
{
    if (c->held == c->end)
        smtpi_hold(c,
                   smtpi_word(c, SMTP_EVENT_BODY, c->refused, NULL, NULL, 0));
    if (times == 0)
        c->held = c->end;
    c->due = (uint16_t)times;
    return smtpi_refusals(c) ? SMTPI_AGAIN : SMTPI_WAIT;
}

int smtpi_message_end(smtp_conn *c)
{
    smtpi_release(c);
    if (c->refused != 0)
        return answer_refused(c, answer_times(c));
    answer_to(c, SMTP_STATE_MESSAGE);
    return SMTPI_AGAIN;
}

int smtpi_chunk_end(smtp_conn *c)
{
    int last = c->in_chunk == SMTPI_CHUNK_LAST;

    smtpi_release(c);
    c->in_chunk = SMTPI_CHUNK_NONE;
    if (last)
        return smtpi_message_end(c);
    if (c->refused != 0) {
        if (c->state != SMTP_STATE_READY)
            c->lost = c->rcpt;
        return answer_refused(c, 1);
    }
    return smtpi_say(c, 250, "2.0.0", NULL);
}

int smtpi_rset(smtp_conn *c)
{
    smtpi_say(c, 250, "2.0.0", NULL);
    answer_reset(c, 0);
    c->lost = 0;
    return SMTPI_AGAIN;
}

void smtpi_no_data(smtp_conn *c)
{
    if (smtpi_unread(c) != 0)
        smtpi_bye(c, SMTP_EPROTO, "4.5.0", "Octets sent without 354");
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
    c->lost = 0;
    answer_to(c, SMTP_STATE_READY);
    c->esmtp = (c->ev.flags & SMTP_FLAG_ESMTP) != 0;
}

static void answer_mail(smtp_conn *c, int granted)
{
    if (!granted)
        return;
    c->lost = 0;
    answer_to(c, SMTP_STATE_MAIL);
}

static void answer_rcpt(smtp_conn *c, int granted)
{
    if (!granted)
        return;
    c->rcpt++;
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_DOMAINS) != 0)
        smtpi_heed_domain(c, 1);
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

/* LMTP has an answer for each recipient (RFC 2033 4.2). */
static void answer_message(smtp_conn *c, int granted)
{
    if (granted) {
        c->messages += !c->taken_over;
        c->taken_over = 1;
        c->errors = c->idle = 0;
    }
    if (!SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP) || ++c->told == c->rcpt)
        answer_reset(c, 1);
}

static void answer_starttls(smtp_conn *c, int granted)
{
    if (granted)
        answer_to(c, SMTP_STATE_TLS);
}

static void answer_auth(smtp_conn *c, int granted)
{
    if (granted)
        c->auth = 1;
}

/* 1 if a value is xtext of "[UNAVAILABLE]". */
static int answer_unavailable(const smtp_param *param)
{
    char text[sizeof "[UNAVAILABLE]"];
    int n =
        smtp_codec_xtext_decode(param->value, param->len, text, sizeof text);

    return n > 0 && smtpi_is_word(text, (size_t)n, "[UNAVAILABLE]");
}

/* The session begins anew. Who the client is was told by a peer that is
   trusted, and holds until it is told otherwise. */
static void answer_xclient(smtp_conn *c, int granted)
{
    enum { TOLD = 2 };
    unsigned char auth = c->auth == TOLD ? TOLD : 0;
    size_t i;

    if (!granted)
        return;
    for (i = 0; i < c->ev.nparam; i++)
        if (c->ev.param[i].id == SMTP_PARAM_LOGIN)
            auth = answer_unavailable(&c->ev.param[i]) ? 0 : TOLD;
    smtpi_forget(c);
    answer_to(c, SMTP_STATE_HELO);
    c->auth = auth;
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
    [SMTP_EVENT_STARTTLS] = answer_starttls,
    [SMTP_EVENT_AUTH] = answer_auth,
    [SMTP_EVENT_XCLIENT] = answer_xclient,
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
    if ((code == 251 || code == 551 ||
         (code == 252 && event == SMTP_EVENT_ETRN)) && /* VRFY's text */
        (text == NULL || *text == '\0'))
        return SMTP_EINVAL;
    if (code == 521 && SMTPI_OPTION(c->cfg, SMTP_OPT_SUBMISSION))
        return SMTP_EINVAL; /* 6409 7 */
    if (enhanced != NULL && (enhanced[0] - '0' != code / 100 ||
                             smtp_codec_enhanced(enhanced, strlen(enhanced)) !=
                                 (int)strlen(enhanced)))
        return SMTP_EINVAL;
    return smtpi_answer_grants(event, code);
}

/* The answer that code 0 stands for. */
static int answer_standard(const smtp_conn *c, int event)
{
    if (c->multi != 0)
        return c->multi;
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_NO_MAIL)) { /* 7504 */
        if (event == SMTP_EVENT_CONNECT)
            return SMTPI_OPTION(c->cfg, SMTP_OPT_SUBMISSION) ? 554 : 521;
        if (event == SMTP_EVENT_RCPT)
            return 556;
    }
    return smtpi_answers[event].standard;
}

/* A BDAT message: 354 is not said, and a refusal waits for the end of the
   chunk. */
static void answer_chunk(smtp_conn *c, int granted, int code,
                         const char *enhanced, const char *text)
{
    c->ev.owed = 0;
    c->multi = 0;
    c->finish = 0;
    c->touched = 1;
    smtpi_release(c);
    smtpi_body_begin(c);
    c->bdat = 1;
    answer_to(c, SMTP_STATE_DATA);
    if (!granted)
        smtpi_refuse(c, code, enhanced, text);
}

/* What a code does besides being written. 1 if it has been dealt with. */
static int answer_at_once(smtp_conn *c, int event, int granted, int code,
                          const char *enhanced, const char *text)
{
    if (code == 421) {
        smtpi_bye(c, SMTP_EHOST, enhanced, text);
        return 1;
    }
    if (event == SMTP_EVENT_BODY) {
        smtpi_refuse(c, code, enhanced, text);
        return 1;
    }
    if (event == SMTP_EVENT_STARTTLS && granted && smtpi_unread(c) != 0) {
        smtpi_end(c, SMTP_EINJECT);
        return 1;
    }
    if (c->ev.flags & SMTP_FLAG_CHUNK) {
        answer_chunk(c, granted, code, enhanced, text);
        return 1;
    }
    return 0;
}

/* An answer was written; the event in hand is done with. */
static void answer_done(smtp_conn *c, int event, int granted)
{
    c->ev.owed = 0;
    c->multi = 0;
    c->finish = 0;
    smtpi_release(c);
    if (answer_follows[event] != NULL)
        answer_follows[event](c, granted);
}

/* The answer that nearly all mail gets. */
static int answer_plain(smtp_conn *c, int event, int code)
{
    const char *enhanced = smtpi_word_enhanced(c, event, code, NULL);

    c->touched = 1;
    smtpi_written(c,
                  smtpi_reply_usual(smtpi_tx(c), code, enhanced, NULL, 0, 0));
    answer_done(c, event, 1);
    return 0;
}

int smtpi_server_reply(smtp_conn *c, int code, const char *enhanced,
                       const char *text)
{
    int event = answer_due(c);
    int granted;

    if (event == 0)
        return SMTP_EMISUSE;
    if (code == 0)
        code = answer_standard(c, event);
    if (code == smtpi_answers[event].plain && text == NULL &&
        enhanced == NULL && c->multi == 0 && !(c->ev.flags & SMTP_FLAG_CHUNK))
        return answer_plain(c, event, code);
    granted = answer_check(c, event, code, enhanced, text);
    if (granted < 0)
        return granted;
    if (answer_at_once(c, event, granted, code, enhanced, text))
        return 0;
    if (c->multi != 0 && smtpi_room(c) < SMTPI_REPLY)
        return SMTP_EROOM;
    if (text != NULL)
        smtpi_word_ascii(c, event, &code, &enhanced, &text);
    if (event == SMTP_EVENT_HELO && granted) {
        smtpi_offer(c);
        c->cursor = c->ev.flags & SMTP_FLAG_ESMTP ? smtpi_keyword(c, 1) : 0;
    }
    smtpi_written(c,
                  smtpi_word(c, event, code, enhanced, text, c->cursor != 0));
    if (event == SMTP_EVENT_AUTH)
        smtpi_wipe(c);
    answer_done(c, event, granted);
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
    if (c->ev.flags & SMTP_FLAG_CHUNK)
        return SMTP_EINVAL; /* its answer is said at the chunk's end */
    granted = answer_check(c, event, code, enhanced, text);
    if (granted < 0 || code == 354 || code == 421 ||
        (granted && (event == SMTP_EVENT_HELO || event == SMTP_EVENT_MESSAGE ||
                     event == SMTP_EVENT_STARTTLS)))
        return SMTP_EINVAL;
    if (smtpi_room(c) < SMTPI_REPLY)
        return SMTP_EROOM;
    smtpi_written(c, smtpi_word(c, event, code, enhanced, text, 1));
    c->multi = (uint16_t)code;
    return 0;
}

int smtpi_server_reset(smtp_conn *c)
{
    if (!c->ev.owed || c->ev.type != SMTP_EVENT_OTHER ||
        c->state < SMTP_STATE_MAIL || c->state > SMTP_STATE_DATA)
        return SMTP_EMISUSE;
    answer_reset(c, 1);
    return 0;
}
