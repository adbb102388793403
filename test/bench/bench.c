/*
 * How fast the codecs and the server are.
 */
#include "table.h"

static smtp_config *config;

/* ---- octets ---- */

static void run_unstuff(struct work *w, unsigned long times)
{
    size_t used, kept;
    int bol;

    for (; times > 0; times--) {
        if (w->copies)
            copy(w->out, w->in, w->len);
        bol = 1;
        if (smtpi_unstuff(&bol, w->out, w->len, 0, &used, &kept) ==
            SMTPI_DOT_BARE)
            broken("a bare octet where there is none");
    }
}

static void run_stuff(struct work *w, unsigned long times)
{
    for (; times > 0; times--) {
        size_t in_len = w->len, out_len = 2 * w->len;
        int state = 0;

        smtp_codec_stuff(&state, w->in, &in_len, w->out, &out_len);
        if (in_len != w->len)
            broken("stuffing left something");
    }
}

static void run_check(struct work *w, unsigned long times)
{
    for (; times > 0; times--) {
        smtp_body_state state = {0, 0, 0};

        if (smtp_codec_body_check(&state, w->in, w->len) & ~SMTP_HAS_BARE_CR)
            broken("a flag where there is no cause");
    }
}

/* ---- connections ---- */

static smtp_conn *connection(void *mem)
{
    smtp_conn *c = smtp_conn_init_server(mem, BLOCK, config);

    if (c == NULL)
        broken("no connection");
    return c;
}

/* Answers what is owed, and throws away what is to be sent. Returns the octets
   of the message that came. */
static size_t serve(smtp_conn *c)
{
    const smtp_event *ev;
    size_t got = 0, len;

    do {
        while ((ev = smtp_conn_next(c, 0)) != NULL) {
            if (ev->type == SMTP_EVENT_BODY)
                got += ev->len;
            if (ev->type == SMTP_EVENT_RCPT || ev->type == SMTP_EVENT_MESSAGE)
                smtp_conn_reply(c, 250, NULL, NULL);
            else if (ev->owed)
                smtp_conn_reply(c, 0, NULL, NULL);
        }
        if (smtp_conn_send_buf(c, &len) != NULL)
            smtp_conn_send_ack(c, len);
    } while (len > 0);
    return got;
}

/* The peer sends len octets, and waits for the answers. */
static size_t receive(smtp_conn *c, const void *data, size_t len)
{
    const unsigned char *from = data;
    size_t got = 0, room;
    void *to;

    while (len > 0) {
        to = smtp_conn_recv_buf(c, &room);
        if (to == NULL)
            broken("nothing is received");
        if (room > len)
            room = len;
        copy(to, from, room);
        smtp_conn_recv_ack(c, room);
        from += room;
        len -= room;
        got += serve(c);
    }
    return got;
}

static size_t say(smtp_conn *c, const char *text)
{
    return receive(c, text, strlen(text));
}

static smtp_conn *greeted(void *mem)
{
    smtp_conn *c = connection(mem);

    serve(c);
    say(c, "EHLO client.example\r\n");
    return c;
}

static void expect_state(const smtp_conn *c, int state)
{
    if (smtp_conn_get(c, SMTP_GET_STATE) != state)
        broken("not in the state expected");
}

/* A piece of a message that never ends. Without copies what was there is
   received again. */
static void run_body(struct work *w, unsigned long times)
{
    size_t room;

    for (; times > 0; times--) {
        unsigned char *p = smtp_conn_recv_buf(w->c, &room);

        if (room < w->len)
            broken("no room for the piece");
        if (w->copies || p != w->place)
            copy(p, w->in, w->len);
        w->place = p;
        smtp_conn_recv_ack(w->c, w->len);
        if (serve(w->c) == 0)
            broken("no content");
    }
}

static void run_commands(struct work *w, unsigned long times)
{
    for (; times > 0; times--)
        receive(w->c, w->in, w->len);
    expect_state(w->c, SMTP_STATE_READY);
}

static const char envelope[] = "MAIL FROM:<sender@client.example>\r\n"
                               "RCPT TO:<recipient@server.example>\r\n"
                               "DATA\r\n";

static void transaction(struct work *w)
{
    say(w->c, envelope);
    if (receive(w->c, w->in, w->len) != w->len - 3)
        broken("another message than was sent");
}

static void run_session(struct work *w, unsigned long times)
{
    for (; times > 0; times--)
        transaction(w);
    expect_state(w->c, SMTP_STATE_READY);
}

static void run_sessions(struct work *w, unsigned long times)
{
    for (; times > 0; times--) {
        greeted(w->c);
        transaction(w);
        say(w->c, "QUIT\r\n");
    }
    expect_state(w->c, SMTP_STATE_CLOSED);
}

/* ---- rows ---- */

static struct work *add_lines(const char *name,
                              void (*run)(struct work *, unsigned long),
                              const char *dots, int length)
{
    struct work *w = add(name, run, BLOCK);

    fill(w, dots, length);
    return w;
}

static struct work *add_unstuff(const char *name, int length)
{
    struct work *w = add_lines(name, run_unstuff, "", length);

    w->ratio = IN_RATIO;
    w->speed = IN_GBS;
    return w;
}

/* Whole lines, as many as there is room for. */
static struct work *add_body(const char *name, const char *dots, int length,
                             int copies)
{
    struct work *w = add_lines(name, run_body, dots, length);
    size_t room;

    w->c = greeted(block(BLOCK));
    w->copies = copies;
    say(w->c, envelope);
    expect_state(w->c, SMTP_STATE_DATA);
    smtp_conn_recv_buf(w->c, &room);
    if (room > BLOCK)
        room = BLOCK;
    w->len = room - room % (strlen(dots) + (size_t)length + 2);
    if (dots[0] == '\0' && copies == 0) {
        w->ratio = IN_RATIO;
        w->speed = IN_GBS;
    }
    return w;
}

static void add_commands(const char *name, int recipients)
{
    static const char rset[] = "RSET\r\n";
    struct work *w = add(name, run_commands, 0);
    char *text = (char *)w->in;
    int i;

    while (w->len + 100U * (unsigned)(recipients + 2) < BLOCK) {
        w->len += (size_t)sprintf(text + w->len,
                                  "MAIL FROM:<some.sender@client.example> "
                                  "SIZE=12345\r\n");
        for (i = 0; i < recipients; i++)
            w->len += (size_t)sprintf(
                text + w->len, "RCPT TO:<recipient.%d@server.example>\r\n", i);
        w->len += (size_t)sprintf(text + w->len, "%s", rset);
    }
    w->c = greeted(block(BLOCK));
    w->speed = 0.6;
}

static void add_session(const char *name,
                        void (*run)(struct work *, unsigned long))
{
    struct work *w = add(name, run, 1024 + 3);

    fill(w, "", 62);
    memcpy(w->in + 1024, ".\r\n", 3);
    w->c = greeted(block(BLOCK));
    w->speed = 0.6;
    w->us = 1;
}

static void add_all(void)
{
    struct work *w;

    add_unstuff("unstuff, lines of 2", 2);
    add_unstuff("unstuff, lines of 10", 10);
    add_unstuff("unstuff, lines of 76", 76);
    add_unstuff("unstuff, lines of 998", 998);
    w = add_lines("unstuff, lines are ..", run_unstuff, "..", 0);
    w->speed = 2;
    w->copies = 1;
    w = add_lines("unstuff, .. and 74", run_unstuff, "..", 74);
    w->copies = 1;
    add_body("server body, lines of 2", "", 2, 0);
    add_body("server body, lines of 10", "", 10, 0);
    add_body("server body, lines of 76", "", 76, 0);
    add_body("server body, lines of 998", "", 998, 0);
    w = add_body("server body, lines are ..", "..", 0, 1);
    w->speed = 2;
    add_body("  with copy, lines of 2", "", 2, 1)->copies = 2;
    add_body("  with copy, lines of 76", "", 76, 1)->copies = 2;
    add_lines("stuff, lines of 2", run_stuff, "", 2)->ratio = OUT;
    add_lines("stuff, lines of 76", run_stuff, "", 76)->ratio = OUT;
    add_lines("stuff, lines of 998", run_stuff, "", 998)->ratio = OUT;
    add_lines("stuff, lines are .", run_stuff, ".", 0);
    add_lines("body_check, lines of 2", run_check, "", 2);
    add_lines("body_check, lines of 76", run_check, "", 76);
    add_commands("MAIL, RCPT, RSET", 1);
    add_commands("MAIL, 10 RCPT, RSET", 10);
    add_session("transaction, one session", run_session);
    add_session("transaction, own session", run_sessions);
}

/* No length of line is slower than a quarter of the best. */
static void print_shapes(const char *name,
                         void (*run)(struct work *, unsigned long))
{
    double best = 0, worst = 0;
    size_t i;

    for (i = 0; i < nworks; i++) {
        double speed = works[i].speeds[ROUNDS / 2];

        if (works[i].run != run || works[i].length < 1 || works[i].copies)
            continue;
        if (best < speed)
            best = speed;
        if (worst > speed || worst == 0)
            worst = speed;
    }
    printf("%-26s slowest length of lines / fastest: %.2f  0.25 %s\n", name,
           worst / best, verdict(worst >= best / 4));
}

int main(void)
{
    config = smtp_config_init(block(smtp_config_size()), smtp_config_size());
    if (smtp_config_set_text(config, SMTP_TEXT_HOSTNAME, "server.example") ||
        smtp_config_set(config, SMTP_OPT_MAX_IDLE, 0))
        broken("no configuration");
    add_all();
    table_measure();
    print_shapes("unstuff", run_unstuff);
    print_shapes("server body", run_body);
    puts(
        "unstuff, stuff, body_check: the codec alone. server body: recv_ack, "
        "next, BODY\nin a connection of 64 KiB, octets already in its "
        "buffer; with copy: the memcpy\nthat brings them included. Lines that "
        "are .. : that memcpy is taken off. Commands and\ntransactions (1 "
        "KiB, "
        "one recipient): included. Targets of stuff and unstuff are parts\nof "
        "memcpy's speed.");
    return 0;
}
