/*
 * What follows from an answer: a function a command, in a table. They change
 * the state and write what goes by itself; the reply was read by smtp_client.c,
 * which calls them when its last line is there. In state READY there is no
 * transaction, whatever answers to one are still to come.
 */
#include "smtp_client.h"

void smtpi_forget_offer(smtp_conn *c)
{
    static const struct smtpi_said nothing = {0};

    c->esmtp = 0;
    c->offer = c->exts = 0;
    smtpi_said_set(c, &nothing);
}

void smtpi_follow_forget(smtp_conn *c)
{
    c->auth = 0;
    smtpi_forget_offer(c);
}

void smtpi_follow_hello(smtp_conn *c)
{
    c->state = SMTP_STATE_HELO;
    if (smtpi_client(c)->name != NULL)
        smtpi_send_hello(c, SMTPI_ASKED_EHLO);
}

void smtpi_follow_keyword(smtp_conn *c, const char *text, size_t len)
{
    struct smtpi_said said = *smtpi_said(c);

    said.max_size = c->max_size;
    c->offer |= smtpi_ext_read(text, len, &said);
    smtpi_said_set(c, &said);
    c->exts = smtpi_ext_met(c->offer & c->cfg->exts, smtpi_here(c));
}

/* ---- the commands; ev is the event that the answer becomes ---- */

static void follow_ehlo(smtp_conn *c, smtp_event *ev)
{
    static const short unknown[] = {500, 501, 502, 504};
    size_t i;

    if (smtpi_granted(ev->code)) {
        c->esmtp = 1;
        c->state = SMTP_STATE_READY;
        return;
    }
    for (i = 0; i < sizeof unknown / sizeof *unknown; i++)
        if (ev->code == unknown[i] && !SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP))
            smtpi_send_hello(c, SMTPI_ASKED_HELO); /* 5321 4.1.1.1 */
}

static void follow_helo(smtp_conn *c, smtp_event *ev)
{
    if (smtpi_granted(ev->code))
        c->state = SMTP_STATE_READY;
}

static void follow_starttls(smtp_conn *c, smtp_event *ev)
{
    if (ev->code != 220)
        return;
    if (smtpi_unread(c) != 0)
        c->error = SMTP_EINJECT;
    c->state = SMTP_STATE_TLS;
}

static void follow_auth(smtp_conn *c, smtp_event *ev)
{
    if (!smtpi_goes_on(ev->code))
        c->state = SMTP_STATE_READY;
    if (!smtpi_granted(ev->code))
        return;
    c->auth = 1;
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_EHLO_AGAIN)) {
        smtpi_follow_forget(c);
        c->auth = 1;
        smtpi_follow_hello(c);
    }
}

/* RSET has to follow a refusal for the message's size (1870 6.2), and one by a
   server that sees a transaction open. */
static void follow_mail(smtp_conn *c, smtp_event *ev)
{
    if (smtpi_granted(ev->code))
        return;
    if (ev->code == 452 || ev->code == 552 || ev->code == 503)
        smtpi_client(c)->dirty = 1;
    if (c->state <= SMTP_STATE_RCPT)
        c->state = SMTP_STATE_READY;
}

/* Where MAIL was refused a recipient is granted nothing, 2920 3.1. */
static void follow_rcpt(smtp_conn *c, smtp_event *ev)
{
    smtpi_client(c)->seen++;
    if (smtpi_granted(ev->code) && c->state != SMTP_STATE_READY)
        c->rcpt++;
}

/* A refusal leaves the transaction open, and the host may go on with it; 354
   though nobody is to have the message must be answered by an end. */
static void follow_data(smtp_conn *c, smtp_event *ev)
{
    if (!smtpi_goes_on(ev->code)) {
        smtpi_client(c)->dirty = 1;
    } else if (c->rcpt != 0) {
        smtpi_message_begin(c, 0);
    } else {
        ev->flags |= SMTP_FLAG_CANCEL;
        smtpi_message_none(c);
    }
}

/* Of a message in chunks nothing is left once one of them was refused. Those
   that were on their way then are refused, too, when the next transaction may
   have begun. */
static void follow_chunk(smtp_conn *c, smtp_event *ev)
{
    if (smtpi_granted(ev->code) ||
        (c->state != SMTP_STATE_DATA && c->state != SMTP_STATE_MESSAGE))
        return;
    smtpi_client(c)->dirty = 1;
    smtpi_client(c)->message = SMTPI_CONTENT_NONE;
    if (c->state == SMTP_STATE_DATA)
        c->state = SMTP_STATE_READY;
}

/* A transaction whose message was refused is not over, 5321 4.1.4, 3030 2; it
   is if the next was begun behind it, 2920 3.1. */
static void follow_told(smtp_conn *c, int failed)
{
    struct smtpi_client *cl = smtpi_client(c);

    c->told++;
    if (c->state != SMTP_STATE_MESSAGE)
        return;
    if (failed && !SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP))
        cl->dirty = 1;
    if (cl->queue[cl->first].count == 1)
        c->state = SMTP_STATE_READY;
}

static void follow_message(smtp_conn *c, smtp_event *ev)
{
    int granted = smtpi_granted(ev->code);

    c->messages += (uint32_t)granted;
    follow_told(c, !granted);
}

/* The end of a message that nobody was to have: whatever the answer, it is no
   delivery, 2920 3.1. */
static void follow_nothing(smtp_conn *c, smtp_event *ev)
{
    (void)ev;
    follow_told(c, 1);
}

static void follow_rset(smtp_conn *c, smtp_event *ev)
{
    if (!smtpi_granted(ev->code))
        smtpi_client(c)->dirty = 1;
}

/* Whatever the answer, it is the last. */
static void follow_quit(smtp_conn *c, smtp_event *ev)
{
    c->last = ev->code == 221 ? 221 : 0;
    smtpi_client(c)->quit = SMTPI_QUIT_DONE;
}

/* XCLIENT begins the session anew. */
static void follow_xclient(smtp_conn *c, smtp_event *ev)
{
    if (!smtpi_granted(ev->code))
        return;
    smtpi_follow_forget(c);
    smtpi_follow_hello(c);
}

/* A server that refuses it has it not, and is not asked again, 1985 5.2. */
static void follow_etrn(smtp_conn *c, smtp_event *ev)
{
    if (ev->code / 100 == 5)
        c->offer &= ~SMTPI_EXT_BIT(SMTP_EXT_ETRN);
}

static void (*const follow_rows[])(smtp_conn *, smtp_event *) = {
    [SMTPI_ASKED_EHLO] = follow_ehlo,
    [SMTPI_ASKED_HELO] = follow_helo,
    [SMTPI_ASKED_STARTTLS] = follow_starttls,
    [SMTPI_ASKED_AUTH] = follow_auth,
    [SMTPI_ASKED_MAIL] = follow_mail,
    [SMTPI_ASKED_RCPT] = follow_rcpt,
    [SMTPI_ASKED_DATA] = follow_data,
    [SMTPI_ASKED_CHUNK] = follow_chunk,
    [SMTPI_ASKED_LAST] = follow_message,
    [SMTPI_ASKED_MESSAGE] = follow_message,
    [SMTPI_ASKED_NOTHING] = follow_nothing,
    [SMTPI_ASKED_RSET] = follow_rset,
    [SMTPI_ASKED_SELF] = NULL, /* MAIL's answer tells what it came to */
    [SMTPI_ASKED_QUIT] = follow_quit,
    [SMTPI_ASKED_OTHER] = NULL,
    [SMTPI_ASKED_XCLIENT] = follow_xclient,
    [SMTPI_ASKED_ETRN] = follow_etrn};

void smtpi_follow(smtp_conn *c, int asked, smtp_event *ev)
{
    if (follow_rows[asked] != NULL)
        follow_rows[asked](c, ev);
}

/* The greeting. Inside TLS that is too weak QUIT alone follows, 3207 4.1. */
void smtpi_follow_greeting(smtp_conn *c, smtp_event *ev)
{
    if (ev->code == 220 && !(c->tls & SMTP_TLS_WEAK))
        smtpi_follow_hello(c);
    else
        c->state = SMTP_STATE_REFUSED;
}
