/*
 * The host here is as simple as a host can be: commands are given by the test,
 * and all that goes out goes out at once, but where it is held.
 */
#include "lib_caller.h"

#include <stdlib.h>
#include <string.h>

#include "lib_check.h"

void caller_config(struct caller *t)
{
    static const short exts[] = {
        SMTP_EXT_DSN,           SMTP_EXT_ENHANCEDSTATUSCODES,
        SMTP_EXT_CHUNKING,      SMTP_EXT_BINARYMIME,
        SMTP_EXT_SMTPUTF8,      SMTP_EXT_STARTTLS,
        SMTP_EXT_AUTH,          SMTP_EXT_XCLIENT,
        SMTP_EXT_XFORWARD,      SMTP_EXT_DELIVERBY,
        SMTP_EXT_FUTURERELEASE, SMTP_EXT_MT_PRIORITY,
        SMTP_EXT_REQUIRETLS,    SMTP_EXT_RRVS,
        SMTP_EXT_NO_SOLICITING, SMTP_EXT_MTRK,
        SMTP_EXT_CONPERM,       SMTP_EXT_CONNEG,
        SMTP_EXT_SUBMITTER,     SMTP_EXT_XVERP,
        SMTP_EXT_LIMITS};
    size_t i;

    memset(t, 0, sizeof *t);
    t->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    if (t->cfg == NULL)
        abort();
    smtp_config_set_text(t->cfg, SMTP_TEXT_HOSTNAME, "c.example");
    for (i = 0; i < sizeof exts / sizeof *exts; i++)
        if (smtp_config_set(t->cfg, exts[i], 1) != 0)
            abort();
    t->now = 1000;
    t->offers = CALLER_ALL;
    text_reset(&t->out);
    text_reset(&t->log);
    text_reset(&t->shown);
}

void caller_start(struct caller *t, size_t size)
{
    void *block;

    t->size = size != 0 ? size : smtp_config_need(t->cfg);
    block = malloc(t->size);
    if (block == NULL)
        abort();
    memset(block, 0xa5, t->size);
    t->c = smtp_conn_init_client(block, t->size, t->cfg);
    if (t->c == NULL)
        abort();
    memset(t->count, 0, sizeof t->count);
    memset(t->code, 0, sizeof t->code);
    t->cancelled = 0;
    text_reset(&t->log);
    text_reset(&t->out);
    text_reset(&t->shown);
}

static void caller_event(struct caller *t, const smtp_event *e)
{
    if (e->type == SMTP_EVENT_LINE) {
        if (e->flags & SMTP_FLAG_OUT) {
            text_add(&t->shown, e->data, e->len);
            text_put(&t->shown, "\r\n");
        }
        return;
    }
    check_log(&t->log, t->c, e);
    t->count[e->type]++;
    t->code[e->type] = e->code;
    t->cancelled |= e->flags & SMTP_FLAG_CANCEL;
    if (e->type == SMTP_EVENT_TLS && t->flags != 0 &&
        smtp_conn_tls_done(t->c, t->flags) != 0)
        abort();
}

void caller_pump(struct caller *t)
{
    const smtp_event *e;
    const void *p;
    size_t len, sent;

    do {
        sent = t->out.len;
        while ((e = smtp_conn_next(t->c, t->now)) != NULL)
            caller_event(t, e);
        while (!t->held && (p = smtp_conn_send_buf(t->c, &len)) != NULL) {
            text_add(&t->out, p, len);
            if (smtp_conn_send_ack(t->c, len) != 0)
                abort();
        }
    } while (t->out.len != sent);
}

size_t caller_feed(struct caller *t, const void *data, size_t len)
{
    const char *p = data;
    size_t room, done = 0;
    void *to;

    caller_pump(t);
    while (done < len && (to = smtp_conn_recv_buf(t->c, &room)) != NULL) {
        if (room > len - done)
            room = len - done;
        memcpy(to, p + done, room);
        if (smtp_conn_recv_ack(t->c, room) != 0)
            abort();
        done += room;
        caller_pump(t);
    }
    return done;
}

void caller_hear(struct caller *t, const char *replies)
{
    text_reset(&t->out);
    caller_feed(t, replies, strlen(replies));
}

static void caller_must(int rc)
{
    if (rc != 0)
        abort();
}

/* What is said, and heard, from READY on. */
static void caller_on(struct caller *t, int state)
{
    if (state == SMTP_STATE_TLS) {
        caller_must(smtp_client_starttls(t->c));
        caller_hear(t, "220 go\r\n");
        return;
    }
    if (state == SMTP_STATE_AUTH) {
        caller_must(smtp_client_auth(t->c, "CRAM-MD5", NULL, 0));
        caller_hear(t, "334 PDEyMw==\r\n");
        return;
    }
    caller_must(smtp_client_mail(t->c, "a@b.example", NULL, 0));
    caller_hear(t, "250 mail\r\n");
    if (state == SMTP_STATE_MAIL)
        return;
    caller_must(smtp_client_rcpt(t->c, "r@b.example", NULL, 0));
    caller_hear(t, "250 rcpt\r\n");
    if (state == SMTP_STATE_RCPT)
        return;
    caller_must(smtp_client_data(t->c));
    caller_pump(t); /* in chunks there is no 354 */
    if (smtp_conn_get(t->c, SMTP_GET_STATE) == SMTP_STATE_RCPT)
        caller_hear(t, "354 data\r\n");
    if (state == SMTP_STATE_DATA)
        return;
    if (smtp_client_body(t->c, "x\r\n", 3) != 3)
        abort();
    caller_must(smtp_client_body_end(t->c));
    caller_pump(t);
}

void caller_to(struct caller *t, int state)
{
    if (state != SMTP_STATE_CONNECT) {
        caller_must(smtp_client_ehlo(t->c, NULL));
        caller_hear(t, state == SMTP_STATE_REFUSED ? "554 no\r\n"
                                                   : "220 mx.example\r\n");
    }
    if (state == SMTP_STATE_HELO)
        caller_hear(t, "550 no\r\n");
    else if (state >= SMTP_STATE_READY)
        caller_hear(t, t->offers);
    if (state > SMTP_STATE_READY)
        caller_on(t, state);
    caller_pump(t);
    text_reset(&t->out);
    text_reset(&t->shown);
    if (smtp_conn_get(t->c, SMTP_GET_STATE) != state)
        abort();
}

void caller_again(struct caller *t, int state)
{
    free(t->c);
    caller_start(t, t->size);
    caller_to(t, state);
}

void caller_facts(const struct caller *t, struct text *facts)
{
    const void *p;
    size_t len;
    int what;

    text_reset(facts);
    for (what = SMTP_GET_ROLE; what <= SMTP_GET_ERRORS; what++) {
        text_number(facts, smtp_conn_get(t->c, what));
        text_put(facts, " ");
    }
    for (what = SMTP_EXT_8BITMIME; what <= SMTP_EXT_HELP; what++) {
        text_number(facts, smtp_conn_get(t->c, what));
        text_put(facts, " ");
    }
    text_number(facts, smtp_conn_get(t->c, SMTP_OPT_MAX_SIZE));
    text_put(facts, " want ");
    text_number(facts, smtp_conn_want(t->c));
    text_put(facts, " size ");
    text_number(facts, (long long)smtp_conn_size(t->c));
    text_put(facts, " waits ");
    p = smtp_conn_send_buf(t->c, &len);
    if (len > 0)
        text_show(facts, p, len);
}

void caller_free(struct caller *t)
{
    free(t->c);
    free(t->cfg);
    text_free(&t->log);
    text_free(&t->out);
    text_free(&t->shown);
}
