/*
 * The client's engine against the server's, without a socket: what one sends
 * the other gets, octet for octet, whatever the extensions, the sizes of their
 * blocks, the cuts between them, the server's verdicts and when it gives them;
 * through STARTTLS, AUTH, chunks and what is no text. Neither ever waits for
 * the other for ever, and no deadline passes.
 *
 * PAIR_MESSAGES=N in the environment has so many messages sent besides.
 */
#include "lib_pair.h"

enum { HELLO, AUTH, MAIL, RCPT, DATA, BODY, END, WAIT, QUIT, GONE };

static int has(const struct pair *p, int ext)
{
    return smtp_conn_get(p->client, ext) == 1;
}

/* ---- messages ---- */

/* Lines, dots and empty ones among them, perhaps the last one not ended. */
static void write_lines(struct text *t, int with_8bit)
{
    static const char *const lines[] = {"",
                                        ".",
                                        "..",
                                        ".x",
                                        "line",
                                        "a longer line of text with dots ...",
                                        "\xc3\xa4\xff"};
    unsigned n = draw(6) == 0 ? draw(4000) : draw(20);

    while (n-- > 0) {
        text_put(t, lines[draw(with_8bit ? 7 : 6)]);
        text_put(t, "\r\n");
    }
    if (draw(4) == 0)
        text_put(t, lines[draw(6)]);
}

/* Octets that are no text; CR, LF, dots and NUL are many. */
static void write_octets(struct text *t)
{
    unsigned n = draw(6) == 0 ? draw(9000) : draw(60);
    char octet;

    while (n-- > 0) {
        octet = draw(2) ? (char)draw(256) : "\r\n.\0"[draw(4)];
        text_add(t, &octet, 1);
    }
}

static void next_message(struct pair *p)
{
    if (p->messages-- == 0) {
        p->step = QUIT;
        return;
    }
    p->body_is = 0;
    if (has(p, SMTP_EXT_8BITMIME))
        p->body_is =
            (int)draw(p->chunking && has(p, SMTP_EXT_BINARYMIME) ? 4 : 3);
    text_reset(&p->out);
    text_put(&p->out, "");
    if (p->body_is == SMTP_BODY_BINARY)
        write_octets(&p->out);
    else
        write_lines(&p->out, p->body_is == SMTP_BODY_8BIT);
    p->sent = 0;
    p->rcpt = p->granted = p->body = p->chunks = p->done = 0;
    p->outcomes = p->accepted = p->fresh = 0;
    p->rcpts = 1 + (int)draw(RECIPIENTS);
    p->all = (int)draw(2);
    p->own = draw(3) == 0;
    p->step = MAIL;
}

/* ---- what the client hears ---- */

static void client_auth(struct pair *p)
{
    pair_draw_secret(&p->said, 768);
    if (draw(10) == 0)
        assert_int_equal(smtp_client_auth_answer(p->client, NULL, 0), 0);
    else
        assert_int_equal(
            smtp_client_auth_answer(p->client, p->said.at, p->said.len), 0);
}

static void client_message(struct pair *p, int good)
{
    if (!p->fresh) /* of the message before, a chunk of which was refused */
        return;
    p->outcomes++;
    p->accepted += good;
    if (!p->lmtp || p->outcomes >= p->granted)
        p->done = 1;
}

static void client_event(struct pair *p, const smtp_event *e)
{
    int good = e->code / 100 == 2;

    if (e->flags & SMTP_FLAG_MORE)
        return;
    switch (e->type) {
    case SMTP_EVENT_TLS:
        p->shaking[1] = 1;
        break;
    case SMTP_EVENT_AUTH:
        if (e->owed)
            client_auth(p);
        break;
    case SMTP_EVENT_MAIL:
        p->fresh = 1;
        p->done = !good;
        break;
    case SMTP_EVENT_RCPT:
        p->granted += good && p->fresh;
        break;
    case SMTP_EVENT_DATA:
        p->chunks = (e->flags & SMTP_FLAG_CHUNK) != 0;
        if (e->code == 354 && !(e->flags & SMTP_FLAG_CANCEL))
            p->body = 1;
        else if (e->code != 354 && p->fresh)
            p->done = 1;
        break;
    case SMTP_EVENT_CHUNK:
        p->done |= !good && p->fresh;
        break;
    case SMTP_EVENT_MESSAGE:
        client_message(p, good);
        break;
    case SMTP_EVENT_CLOSED:
        p->closed[1] = 1;
        assert_int_equal(smtp_conn_get(p->client, SMTP_GET_ERROR), 0);
        break;
    default:
        break;
    }
}

/* ---- what it says ---- */

/* STARTTLS, once, where it is offered; 1 if that was said. */
static int client_starttls(struct pair *p)
{
    if (!p->tls || !has(p, SMTP_EXT_STARTTLS) ||
        smtp_conn_get(p->client, SMTP_GET_TLS) != 0)
        return 0;
    p->tls = 0;
    assert_int_equal(smtp_client_starttls(p->client), 0);
    return 1;
}

/* AUTH, once; the same. */
static int client_say_auth(struct pair *p)
{
    static const char *const names[] = {"PLAIN", "login", "X-LONG"};
    int rc;

    if (!p->auth || !has(p, SMTP_EXT_AUTH))
        return 0;
    p->auth = 0;
    pair_draw_secret(&p->said, 500);
    rc = smtp_client_auth(p->client, names[draw(3)],
                          draw(2) ? p->said.at : NULL, p->said.len);
    if (rc == SMTP_EMISUSE) /* a password, and no TLS */
        rc = smtp_client_auth(p->client, "x-long", p->said.at, p->said.len);
    assert_int_equal(rc, 0);
    return 1;
}

static int client_mail(struct pair *p)
{
    static const char *const bodies[] = {"7BIT", "8BITMIME", "BINARYMIME"};
    smtp_param param[4];
    size_t n = 0;
    int utf8 = has(p, SMTP_EXT_SMTPUTF8) && draw(3) == 0;

    memset(param, 0, sizeof param);
    if (p->body_is != 0) {
        param[n].id = SMTP_PARAM_BODY;
        param[n].value = bodies[p->body_is - 1];
        param[n++].number = p->body_is;
    }
    if (has(p, SMTP_EXT_SIZE)) {
        param[n].id = SMTP_PARAM_SIZE;
        param[n++].number = (int64_t)p->out.len + 2;
    }
    if (utf8)
        param[n++].id = SMTP_PARAM_SMTPUTF8;
    if (has(p, SMTP_EXT_DSN) && draw(2)) {
        param[n].id = SMTP_PARAM_ENVID;
        param[n].value = "an id=1+1";
        param[n++].len = 9;
    }
    return smtp_client_mail(p->client,
                            utf8      ? "s\xc3\xa4@d.example"
                            : draw(5) ? "s@d.example"
                                      : "",
                            param, n);
}

static int client_rcpt(struct pair *p)
{
    smtp_param param;
    char path[40];

    sprintf(path, "\"r %d\"@d.example", p->rcpt);
    memset(&param, 0, sizeof param);
    param.id = SMTP_PARAM_NOTIFY;
    param.number = SMTP_NOTIFY_NEVER;
    return smtp_client_rcpt(p->client, path, &param,
                            has(p, SMTP_EXT_DSN) && draw(2) ? 1 : 0);
}

enum { DONE = 2 };

/* A chunk of the host's own; the last one ends the message. */
static int client_chunk(struct pair *p)
{
    size_t n = p->out.len - p->sent;
    int last, rc;

    if (n > 1 && draw(3) != 0)
        n = 1 + draw((unsigned)n);
    last = p->sent + n == p->out.len && draw(2);
    rc = smtp_client_chunk(p->client, n, last);
    if (rc == SMTP_EROOM)
        return 0;
    if (rc == SMTP_EMISUSE) { /* a chunk was refused */
        p->done = 1;
        return 1;
    }
    assert_int_equal(rc, 0);
    p->sent += n;
    p->pending = n;
    if (last)
        p->step = WAIT;
    return 1;
}

/* Gives some of the message; DONE when all of it is given. */
static int client_body(struct pair *p)
{
    int64_t n = (int64_t)(p->out.len - p->sent);

    if (p->done) {
        p->step = WAIT;
        return 1;
    }
    if (!p->body)
        return 0;
    if (p->own && p->chunks)
        return client_chunk(p);
    if (n > 1 && draw(3) == 0)
        n = 1 + draw((unsigned)n);
    if (n > 0)
        n = smtp_client_body(p->client, p->out.at + p->sent, (size_t)n);
    if (n == SMTP_EMISUSE) { /* a chunk was refused */
        p->done = 1;
        return 1;
    }
    assert_true(n >= 0);
    p->sent += (size_t)n;
    return p->sent < p->out.len ? n > 0 : DONE;
}

/* The end, which ends the last line. */
static int client_end(struct pair *p)
{
    size_t len = p->out.len;
    int rc = p->done ? 0 : smtp_client_body_end(p->client);

    if (rc == 0 && p->body_is != SMTP_BODY_BINARY && len > 0 &&
        p->out.at[len - 1] != '\n')
        text_put(&p->out, "\r\n");
    return rc == SMTP_EMISUSE ? 0 : rc;
}

/* DATA; SMTP_EROOM while a host that wants all or nothing waits. */
static int client_data(struct pair *p)
{
    int rc = p->all && smtp_conn_want(p->client) == 0
                 ? SMTP_EROOM
                 : smtp_client_data(p->client);

    if (rc != SMTP_EMISUSE)
        return rc;
    p->done = 1; /* nobody is left */
    p->step = WAIT - 1;
    return 0;
}

/* One step of the script; 1 if something was done. */
static int client_step(struct pair *p)
{
    int rc = 0;

    if (p->step <= AUTH && !(smtp_conn_want(p->client) & SMTP_WANT_COMMAND))
        return 0;
    switch (p->step) {
    case HELLO:
        if (client_starttls(p))
            return 1;
        break;
    case AUTH:
        if (client_say_auth(p))
            return 1;
        next_message(p);
        return 1;
    case MAIL:
        rc = client_mail(p);
        break;
    case RCPT:
        rc = client_rcpt(p);
        if (rc == SMTP_EMISUSE) { /* MAIL was refused */
            p->step = WAIT;
            return 1;
        }
        if (rc == 0 && ++p->rcpt < p->rcpts)
            return 1;
        break;
    case DATA:
        rc = client_data(p);
        break;
    case BODY:
        if ((rc = client_body(p)) != DONE)
            return rc;
        rc = 0;
        break;
    case END:
        rc = client_end(p);
        break;
    case WAIT:
        if (!p->done || p->pending != 0)
            return 0;
        next_message(p);
        return 1;
    case QUIT:
        rc = smtp_client_quit(p->client);
        break;
    default:
        return 0;
    }
    if (rc == SMTP_EROOM)
        return 0;
    if (rc != 0)
        print_error("step %d gives %d\n", p->step, rc);
    assert_int_equal(rc, 0);
    p->step++;
    return 1;
}

static void client(struct pair *p)
{
    const smtp_event *e;
    int64_t state;

    do {
        while ((e = smtp_conn_next(p->client, p->now)) != NULL)
            client_event(p, e);
        state = smtp_conn_get(p->client, SMTP_GET_STATE);
    } while (!p->closed[1] && state >= SMTP_STATE_READY &&
             state <= SMTP_STATE_MESSAGE && draw(4) != 0 && client_step(p));
}

/* ---- sessions ---- */

/* What has happened in sessions so far. */
static struct {
    unsigned long tls, auth, binary, own, delivered;
} seen;

static void see(const struct pair *p)
{
    seen.tls += smtp_conn_get(p->client, SMTP_GET_TLS) != 0;
    seen.auth += smtp_conn_get(p->client, SMTP_GET_AUTH) != 0;
    seen.binary += p->binary;
    seen.own += p->owned;
    seen.delivered += p->delivered;
}

/* One session of so many messages. */
static void run(int lmtp, int messages)
{
    struct pair p;
    long rounds = 0, most = ROUNDS + 20000L * messages;

    memset(&p, 0, sizeof p);
    p.lmtp = lmtp;
    p.messages = messages;
    pair_begin(&p);
    while ((!p.closed[0] || !p.closed[1]) && ++rounds <= most) {
        p.now += draw(1000);
        pair_serve(&p);
        client(&p);
        pair_carry(p.client, p.server);
        pair_carry_chunk(&p);
        pair_serve(&p);
        pair_carry(p.server, p.client);
        pair_shake(&p);
    }
    if (rounds > most)
        print_error("stuck: client step %d state %d want %d, server state %d "
                    "want %d\n",
                    p.step, (int)smtp_conn_get(p.client, SMTP_GET_STATE),
                    smtp_conn_want(p.client),
                    (int)smtp_conn_get(p.server, SMTP_GET_STATE),
                    smtp_conn_want(p.server));
    assert_true(rounds <= most);
    if (!lmtp)
        assert_int_equal(smtp_conn_get(p.client, SMTP_GET_MESSAGES),
                         p.delivered);
    see(&p);
    pair_end(&p);
}

/* It was all there. */
static void check_seen(unsigned long least)
{
    assert_true(seen.tls > least && seen.auth > least);
    assert_true(seen.binary > least && seen.own > least);
    assert_true(seen.delivered > 5 * least);
    memset(&seen, 0, sizeof seen);
}

static void octets_in_are_octets_out(void **state)
{
    unsigned i;

    (void)state;
    for (i = 1; i <= 800; i++) {
        seed = i * 2654435761u;
        run(0, 6);
    }
    check_seen(100);
}

static void octets_in_are_octets_out_in_lmtp(void **state)
{
    unsigned i;

    (void)state;
    for (i = 1; i <= 800; i++) {
        seed = i * 2246822519u;
        run(1, 6);
    }
    check_seen(100);
}

/* As many messages as the environment says, in long sessions. */
static void many_messages_go_through_few_sessions(void **state)
{
    const char *text = getenv("PAIR_MESSAGES");
    unsigned long messages = text != NULL ? strtoul(text, NULL, 10) : 1000;
    unsigned i;

    (void)state;
    for (i = 1; seen.delivered < messages; i++) {
        assert_true(i < messages);
        seed = i * 3266489917u;
        run(0, 1000);
    }
    print_message("%lu messages were delivered in %u sessions\n",
                  seen.delivered, i - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(octets_in_are_octets_out),
        cmocka_unit_test(octets_in_are_octets_out_in_lmtp),
        cmocka_unit_test(many_messages_go_through_few_sessions)};

    return cmocka_run_group_tests_name("pair", tests, NULL, NULL);
}
