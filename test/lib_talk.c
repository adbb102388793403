/*
 * The host here is as simple as a host can be: one loop, every answer at once.
 */
#include "lib_talk.h"

#include <stdlib.h>
#include <string.h>

const int talk_columns[TALK_COLUMNS] = {SMTP_STATE_REFUSED, SMTP_STATE_HELO,
                                        SMTP_STATE_READY,   SMTP_STATE_MAIL,
                                        SMTP_STATE_RCPT,    TALK_CHUNKS};

void talk_config(struct talk *t)
{
    memset(t, 0, sizeof(*t));
    t->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    if (t->cfg == NULL)
        abort();
    smtp_config_set_text(t->cfg, SMTP_TEXT_HOSTNAME, "foo.com");
    smtp_config_set(t->cfg, SMTP_EXT_EXPN, 1);
    smtp_config_set(t->cfg, SMTP_EXT_HELP, 1);
    t->now = 1000;
    t->hello = "EHLO c.example\r\n";
    t->answer[SMTP_EVENT_RCPT] = 250;
    t->answer[SMTP_EVENT_MESSAGE] = 250;
    t->answer[SMTP_EVENT_EXPN] = 250;
    t->answer[SMTP_EVENT_HELP] = 214;
    text_reset(&t->out);
    text_reset(&t->body);
}

void talk_start(struct talk *t, size_t size)
{
    void *block;

    t->size = size != 0 ? size : smtp_config_need(t->cfg);
    block = malloc(t->size);
    if (block == NULL)
        abort();
    memset(block, 0xa5, t->size);
    t->c = smtp_conn_init_server(block, t->size, t->cfg);
    if (t->c == NULL)
        abort();
}

static void talk_event(struct talk *t, const smtp_event *e)
{
    t->count[e->type]++;
    if (e->type == SMTP_EVENT_DATA)
        text_reset(&t->body);
    else if (e->type == SMTP_EVENT_BODY)
        text_add(&t->body, e->data, e->len);
    else if (e->type == SMTP_EVENT_ABORT)
        t->abort_code = e->code;
    else if (e->type == SMTP_EVENT_CLOSED)
        t->closed_code = e->code;
    if (e->owed && t->answer[e->type] != TALK_OWED &&
        smtp_conn_reply(t->c, t->answer[e->type], NULL, NULL) != 0)
        abort();
}

static void talk_drain(struct talk *t)
{
    const void *p;
    size_t len;

    while ((p = smtp_conn_send_buf(t->c, &len)) != NULL) {
        text_add(&t->out, p, len);
        smtp_conn_send_ack(t->c, len);
    }
}

void talk_pump(struct talk *t)
{
    const smtp_event *e;
    size_t sent;

    do {
        sent = t->out.len;
        while ((e = smtp_conn_next(t->c, t->now)) != NULL)
            talk_event(t, e);
        talk_drain(t);
    } while (t->out.len != sent);
}

size_t talk_feed(struct talk *t, const void *data, size_t len)
{
    size_t fed = 0, room, idle = 0;
    void *p;

    text_reset(&t->out);
    while (fed < len && idle < 3) {
        idle++;
        while (fed < len && (p = smtp_conn_recv_buf(t->c, &room)) != NULL) {
            room = room < len - fed ? room : len - fed;
            memcpy(p, (const char *)data + fed, room);
            smtp_conn_recv_ack(t->c, room);
            fed += room;
            idle = 0;
        }
        talk_pump(t);
    }
    talk_pump(t);
    return fed;
}

int talk_say(struct talk *t, const char *octets)
{
    size_t line;

    talk_feed(t, octets, strlen(octets));
    if (t->out.len < 5)
        return 0;
    for (line = t->out.len - 2; line > 0 && t->out.at[line - 1] != '\n';)
        line--;
    return atoi(t->out.at + line);
}

void talk_extend(struct talk *t, int lmtp)
{
    static const int on[] = {SMTP_EXT_CHUNKING, SMTP_EXT_STARTTLS,
                             SMTP_EXT_AUTH,     SMTP_EXT_XCLIENT,
                             SMTP_EXT_XFORWARD, SMTP_EXT_ETRN};
    size_t i;

    for (i = 0; i < sizeof(on) / sizeof(*on); i++)
        if (smtp_config_set(t->cfg, on[i], 1) != 0)
            abort();
    if (smtp_config_set_text(t->cfg, SMTP_TEXT_MECHS, "SCRAM-SHA-256") != 0 ||
        smtp_config_set(t->cfg, SMTP_OPT_LMTP, (uint64_t)lmtp) != 0)
        abort();
    if (lmtp)
        t->hello = "LHLO c.example\r\n";
    t->answer[SMTP_EVENT_STARTTLS] = 220;
    t->answer[SMTP_EVENT_AUTH] = 235;
    t->answer[SMTP_EVENT_XCLIENT] = 220;
    t->answer[SMTP_EVENT_XFORWARD] = 250;
    t->answer[SMTP_EVENT_ETRN] = 250;
}

const char *talk_behind(const char *verb)
{
    static const struct {
        const char *verb, *behind;
    } lines[] = {{"EHLO", " c.example"},
                 {"HELO", " c.example"},
                 {"LHLO", " c.example"},
                 {"MAIL", " FROM:<a@b>"},
                 {"RCPT", " TO:<c@d>"},
                 {"BDAT", " 2 LAST\r\n"},
                 {"NOOP", " x"},
                 {"VRFY", " x"},
                 {"EXPN", " x"},
                 {"AUTH", " SCRAM-SHA-256"},
                 {"XCLIENT", " NAME=a"},
                 {"XFORWARD", " NAME=a"},
                 {"ETRN", " c.example"},
                 {"SEND", " FROM:<a@b>"},
                 {"SOML", " FROM:<a@b>"},
                 {"SAML", " FROM:<a@b>"},
                 {"GET", " / HTTP/1.1"},
                 {"HEAD", " / HTTP/1.1"},
                 {"POST", " / HTTP/1.1"},
                 {"PUT", " / HTTP/1.1"},
                 {"PATCH", " / HTTP/1.1"},
                 {"DELETE", " / HTTP/1.1"},
                 {"OPTIONS", " * HTTP/1.1"},
                 {"CONNECT", " a:25 HTTP/1.1"},
                 {"TRACE", " / HTTP/1.1"},
                 {"", "XYZZY x"}};
    size_t i;

    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        if (strncmp(lines[i].verb, verb, 8) == 0)
            return lines[i].behind;
    return "";
}

/* What is said from READY on. */
static void talk_on(struct talk *t, int state)
{
    int event =
        state == SMTP_STATE_AUTH ? SMTP_EVENT_AUTH : SMTP_EVENT_MESSAGE;
    int answer = t->answer[event];

    if (state == SMTP_STATE_TLS) {
        talk_say(t, "STARTTLS\r\n");
        return;
    }
    if (state == SMTP_STATE_AUTH) {
        t->answer[event] = TALK_OWED;
        talk_say(t, "AUTH SCRAM-SHA-256\r\n");
        t->answer[event] = answer;
        if (smtp_conn_challenge(t->c, NULL, 0) != 0)
            abort();
        talk_pump(t);
        return;
    }
    talk_say(t, "MAIL FROM:<a@b.example>\r\n");
    if (state > SMTP_STATE_MAIL)
        talk_say(t, "RCPT TO:<c@d.example>\r\n");
    if (state == TALK_CHUNKS)
        talk_say(t, "BDAT 1\r\nx");
    if (state == SMTP_STATE_DATA || state == SMTP_STATE_MESSAGE)
        talk_say(t, "DATA\r\n");
    if (state == SMTP_STATE_DATA)
        talk_say(t, "one\r\ntwo\r\n");
    if (state == SMTP_STATE_MESSAGE) {
        t->answer[event] = TALK_OWED;
        talk_say(t, "one\r\ntwo\r\n.\r\n");
        t->answer[event] = answer;
    }
}

void talk_to(struct talk *t, int state)
{
    if (state == SMTP_STATE_CONNECT)
        t->answer[SMTP_EVENT_CONNECT] = TALK_OWED;
    if (state == SMTP_STATE_REFUSED)
        t->answer[SMTP_EVENT_CONNECT] = 554;
    talk_pump(t);
    t->answer[SMTP_EVENT_CONNECT] = 0;
    if (state == SMTP_STATE_CLOSED)
        talk_say(t, "QUIT\r\n");
    else if (state > SMTP_STATE_HELO)
        talk_say(t, t->hello);
    if (state > SMTP_STATE_READY && state != SMTP_STATE_CLOSED)
        talk_on(t, state);
    text_reset(&t->out);
    if (smtp_conn_get(t->c, SMTP_GET_STATE) !=
        (state == TALK_CHUNKS ? SMTP_STATE_DATA : state))
        abort();
}

void talk_again(struct talk *t, int state)
{
    free(t->c);
    memset(t->count, 0, sizeof(t->count));
    talk_start(t, t->size);
    talk_to(t, state);
}

void talk_free(struct talk *t)
{
    free(t->c);
    free(t->cfg);
    text_free(&t->out);
    text_free(&t->body);
}
