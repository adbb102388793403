/*
 * How fast the client is. The server's part is played by replies that never
 * change, put into the connection whole.
 */
#include "table.h"

static smtp_config *config, *chunking;

/* Takes all events, and throws away what is to be sent. */
static void pump(smtp_conn *c)
{
    size_t len;

    while (smtp_conn_next(c, 0) != NULL)
        ;
    if (smtp_conn_send_buf(c, &len) != NULL)
        smtp_conn_send_ack(c, len);
}

static void hear(smtp_conn *c, const char *replies)
{
    size_t len = strlen(replies), room;
    void *to = smtp_conn_recv_buf(c, &room);

    if (room < len)
        broken("no room for replies");
    copy(to, replies, len);
    smtp_conn_recv_ack(c, len);
    pump(c);
}

static smtp_conn *called(void *mem, const smtp_config *cfg)
{
    smtp_conn *c = smtp_conn_init_client(mem, BLOCK, cfg);

    if (c == NULL || smtp_client_ehlo(c, NULL) < 0)
        broken("no connection");
    hear(c, "220 server.example ESMTP\r\n");
    hear(c, "250-server.example\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n"
            "250-8BITMIME\r\n250 CHUNKING\r\n");
    return c;
}

/* As far as the message. */
static void envelope(smtp_conn *c, const char *replies)
{
    if (smtp_client_mail(c, "sender@client.example", NULL, 0) < 0 ||
        smtp_client_rcpt(c, "recipient@server.example", NULL, 0) < 0 ||
        smtp_client_data(c) < 0)
        broken("no envelope");
    pump(c);
    hear(c, replies);
    if ((smtp_conn_want(c) & SMTP_WANT_BODY) == 0)
        broken("no message is wanted");
}

static void content(smtp_conn *c, const unsigned char *p, size_t len)
{
    while (len > 0) {
        int64_t n = smtp_client_body(c, p, len);

        if (n < 0)
            broken("content is refused");
        p += n;
        len -= (size_t)n;
        pump(c);
    }
}

static void message(struct work *w)
{
    envelope(w->c, "250 ok\r\n250 ok\r\n354 go\r\n");
    content(w->c, w->in, w->len);
    if (smtp_client_body_end(w->c) < 0)
        broken("no end");
    pump(w->c);
    hear(w->c, "250 taken\r\n");
}

static void run_messages(struct work *w, unsigned long times)
{
    for (; times > 0; times--)
        message(w);
    if (smtp_conn_get(w->c, SMTP_GET_STATE) != SMTP_STATE_READY)
        broken("a message was not taken");
}

static void run_sessions(struct work *w, unsigned long times)
{
    for (; times > 0; times--) {
        called(w->c, config);
        message(w);
        smtp_client_quit(w->c);
        pump(w->c);
        hear(w->c, "221 bye\r\n");
    }
    if (smtp_conn_get(w->c, SMTP_GET_STATE) != SMTP_STATE_CLOSED)
        broken("a session has not ended");
}

static void run_content(struct work *w, unsigned long times)
{
    for (; times > 0; times--)
        content(w->c, w->in, w->len);
}

/* Chunks are answered as they come. */
static void run_chunks(struct work *w, unsigned long times)
{
    for (; times > 0; times--) {
        const unsigned char *p = w->in;
        size_t len = w->len;

        while (len > 0) {
            int64_t n = smtp_client_body(w->c, p, len);

            if (n <= 0)
                broken("a chunk is refused");
            p += n;
            len -= (size_t)n;
            pump(w->c);
            hear(w->c, "250 ok\r\n");
        }
    }
}

static struct work *add_message(const char *name,
                                void (*run)(struct work *, unsigned long))
{
    struct work *w = add(name, run, 1024);

    fill(w, "", 62);
    w->c = called(block(BLOCK), config);
    w->us = 1;
    return w;
}

static void add_content(const char *name, const char *dots, int length)
{
    struct work *w = add(name, run_content, BLOCK - 976); /* whole lines */

    fill(w, dots, length);
    w->len -= w->len % (strlen(dots) + (size_t)length + 2);
    w->c = called(block(BLOCK), config);
    envelope(w->c, "250 ok\r\n250 ok\r\n354 go\r\n");
}

static smtp_config *configuration(void)
{
    smtp_config *cfg =
        smtp_config_init(block(smtp_config_size()), smtp_config_size());

    if (smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "client.example") ||
        smtp_config_set(cfg, SMTP_EXT_CHUNKING, 1))
        broken("no configuration");
    return cfg;
}

int main(void)
{
    struct work *w;

    config = configuration();
    chunking = configuration();
    smtp_config_set(chunking, SMTP_OPT_CHUNK, 1);
    add_content("client body, lines of 2", "", 2);
    add_content("client body, lines of 76", "", 76);
    add_content("client body, lines are .", ".", 0);
    w = add("client body, chunks", run_chunks, BLOCK - 976);
    fill(w, "", 76);
    w->len -= w->len % 78;
    w->c = called(block(BLOCK), chunking);
    envelope(w->c, "250 ok\r\n250 ok\r\n");
    add_message("message, one session", run_messages);
    add_message("message, own session", run_sessions);
    table_measure();
    puts("client body: checked, stuffed (or behind BDAT) into a connection of "
         "64 KiB.\nMessages: 1 KiB, one recipient, pipelined.");
    return 0;
}
