/*
 * The client's engine against the server's, without a socket: what one sends
 * the other gets, octet for octet, whatever the extensions, the sizes of their
 * blocks, the cuts between them and the server's verdicts; and neither ever
 * waits for the other for ever. What happens is drawn by a generator of fixed
 * seed, so that a failure can be seen again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib_text.h"
#include "smtp.h"

enum { RECIPIENTS = 40, ROUNDS = 400000 };

static uint32_t seed;

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* One session of both, under way. */
struct pair {
    smtp_conn *server, *client;
    smtp_config *server_cfg, *client_cfg;
    int lmtp;
    int messages; /* still to be sent */

    /* The client's script */
    int step;
    int rcpt, rcpts;
    int granted; /* recipients, as the client saw it */
    int all;     /* waits for all answers before data */
    struct text out;
    size_t sent;
    int body; /* DATA was granted */
    int done; /* the message in hand has come to its end, QUIT is next */
    int outcomes, accepted;
    int fresh; /* MAIL's answer has come */

    /* The server's side */
    int taken; /* recipients it granted */
    int verdict, verdicts;
    struct text in;
    int refuse_body;
    int closed[2];
};

enum { MAIL, RCPT, DATA, BODY, END, WAIT, QUIT, GONE };

static smtp_config *config(const struct pair *p, int bits)
{
    static const int exts[] = {SMTP_EXT_PIPELINING, SMTP_EXT_CHUNKING,
                               SMTP_EXT_8BITMIME,   SMTP_EXT_DSN,
                               SMTP_EXT_SIZE,       SMTP_EXT_SMTPUTF8};
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    size_t i;

    for (i = 0; i < sizeof exts / sizeof *exts; i++)
        assert_int_equal(
            smtp_config_set(cfg, exts[i], (uint64_t)(bits >> i & 1)), 0);
    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "pair.example");
    smtp_config_set(cfg, SMTP_OPT_LMTP, (uint64_t)p->lmtp);
    smtp_config_set(cfg, SMTP_OPT_MAX_IDLE, 0);
    smtp_config_set(cfg, SMTP_OPT_MAX_ERRORS, 0);
    return cfg;
}

static size_t block_size(const smtp_config *cfg)
{
    static const size_t more[] = {0, 1, 100, 3000, 60000};

    return smtp_config_need(cfg) + more[draw(5)];
}

static void begin(struct pair *p)
{
    size_t size;

    p->server_cfg = config(p, (int)draw(64));
    p->client_cfg = config(p, (int)draw(64) | 8);
    smtp_config_set(p->client_cfg, SMTP_OPT_CHUNK, draw(2));
    size = block_size(p->server_cfg);
    p->server = smtp_conn_init_server(malloc(size), size, p->server_cfg);
    size = block_size(p->client_cfg);
    p->client = smtp_conn_init_client(malloc(size), size, p->client_cfg);
    assert_non_null(p->server);
    assert_non_null(p->client);
    assert_int_equal(smtp_client_ehlo(p->client, NULL), 0);
}

static void end(struct pair *p)
{
    free(p->server);
    free(p->client);
    free(p->server_cfg);
    free(p->client_cfg);
    text_free(&p->in);
    text_free(&p->out);
}

/* ---- the server ---- */

static int server_code(struct pair *p, const smtp_event *e)
{
    switch (e->type) {
    case SMTP_EVENT_MAIL:
        p->taken = 0;
        return draw(10) == 0 ? 451 : 250;
    case SMTP_EVENT_RCPT:
        if (draw(4) == 0)
            return 550;
        p->taken++;
        return 250;
    case SMTP_EVENT_DATA:
        text_reset(&p->in);
        p->verdicts = 0;
        p->refuse_body = 0;
        return draw(10) == 0 ? 451 : 354;
    case SMTP_EVENT_MESSAGE:
        if (e->index == 0 || p->lmtp) {
            p->verdict = draw(5) == 0 ? 550 : 250;
            p->verdicts += p->verdict == 250;
        }
        return p->verdict;
    default:
        return 0;
    }
}

static void serve(struct pair *p)
{
    const smtp_event *e;
    int code;

    while ((e = smtp_conn_next(p->server, 0)) != NULL) {
        if (e->type == SMTP_EVENT_BODY) {
            text_add(&p->in, e->data, e->len);
            if (draw(200) == 0) {
                p->refuse_body = 1;
                assert_int_equal(smtp_conn_reply(p->server, 554, NULL, "no"),
                                 0);
            }
        }
        if (e->type == SMTP_EVENT_CLOSED)
            p->closed[0] = 1;
        if (e->type == SMTP_EVENT_MESSAGE)
            assert_memory_equal(p->in.at, p->out.at, p->in.len);
        if (e->type == SMTP_EVENT_MESSAGE)
            assert_int_equal(p->in.len, p->out.len);
        if (e->owed) {
            code = server_code(p, e);
            assert_int_equal(smtp_conn_reply(p->server, code, NULL, NULL), 0);
        }
    }
}

/* ---- the client ---- */

/* A message of lines; always with an end, dots and empty lines among them. */
static void write_message(struct text *t)
{
    static const char *const lines[] = {
        "", ".", "..", ".x", "line", "a longer line of text with dots ..."};
    unsigned n = draw(6) == 0 ? draw(4000) : draw(20);

    text_reset(t);
    text_put(t, "");
    while (n-- > 0) {
        text_put(t, lines[draw(6)]);
        text_put(t, "\r\n");
    }
}

static void next_message(struct pair *p)
{
    if (p->messages-- == 0) {
        p->step = QUIT;
        return;
    }
    write_message(&p->out);
    p->sent = 0;
    p->rcpt = p->granted = p->body = p->done = 0;
    p->outcomes = p->accepted = p->fresh = 0;
    p->rcpts = 1 + (int)draw(RECIPIENTS);
    p->all = (int)draw(2);
    p->step = MAIL;
}

/* What the client hears. */
static void client_event(struct pair *p, const smtp_event *e)
{
    int good = e->code / 100 == 2;

    if (e->flags & SMTP_FLAG_MORE)
        return;
    switch (e->type) {
    case SMTP_EVENT_MAIL:
        p->fresh = 1;
        p->done = !good;
        break;
    case SMTP_EVENT_RCPT:
        p->granted += good && p->fresh;
        break;
    case SMTP_EVENT_DATA:
        if (e->code == 354 && !(e->flags & SMTP_FLAG_CANCEL))
            p->body = 1;
        else if (e->code != 354 && p->fresh)
            p->done = 1;
        break;
    case SMTP_EVENT_CHUNK:
        p->done |= !good && p->fresh;
        break;
    case SMTP_EVENT_MESSAGE:
        if (!p->fresh) /* of the message before, a chunk of which was refused */
            break;
        p->outcomes++;
        p->accepted += good;
        if (!p->lmtp || p->outcomes >= p->granted)
            p->done = 1;
        break;
    case SMTP_EVENT_CLOSED:
        p->closed[1] = 1;
        assert_int_equal(smtp_conn_get(p->client, SMTP_GET_ERROR), 0);
        break;
    default:
        break;
    }
}

static int client_rcpt(struct pair *p)
{
    smtp_param param;
    char path[40];

    sprintf(path, "r%d@d.example", p->rcpt);
    memset(&param, 0, sizeof param);
    param.id = SMTP_PARAM_NOTIFY;
    param.number = SMTP_NOTIFY_NEVER;
    return smtp_client_rcpt(
        p->client, path, &param,
        smtp_conn_get(p->client, SMTP_EXT_DSN) == 1 && draw(2) ? 1 : 0);
}

enum { DONE = 2 };

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

/* One step of the script; 1 if something was done. */
static int client_step(struct pair *p)
{
    int rc;

    switch (p->step) {
    case MAIL:
        rc =
            smtp_client_mail(p->client, draw(5) ? "s@d.example" : "", NULL, 0);
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
        rc = p->all && smtp_conn_want(p->client) == 0
                 ? SMTP_EROOM
                 : smtp_client_data(p->client);
        if (rc == SMTP_EMISUSE) { /* nobody is left */
            p->done = 1;
            p->step = WAIT;
            return 1;
        }
        break;
    case BODY:
        if ((rc = client_body(p)) != DONE)
            return rc;
        rc = 0;
        break;
    case END:
        rc = p->done ? 0 : smtp_client_body_end(p->client);
        if (rc == SMTP_EMISUSE)
            rc = 0;
        break;
    case WAIT:
        if (!p->done)
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

static int client(struct pair *p)
{
    const smtp_event *e;
    int did = 0;

    do {
        while ((e = smtp_conn_next(p->client, 0)) != NULL) {
            client_event(p, e);
            did = 1;
        }
    } while (!p->closed[1] &&
             smtp_conn_get(p->client, SMTP_GET_STATE) >= SMTP_STATE_READY &&
             draw(4) != 0 && client_step(p));
    return did;
}

/* ---- between them ---- */

/* Carries some octets; how many. */
static size_t carry(smtp_conn *from, smtp_conn *to)
{
    size_t out, in, n;
    const void *data = smtp_conn_send_buf(from, &out);
    void *room;

    if (data == NULL)
        return 0;
    room = smtp_conn_recv_buf(to, &in);
    n = out;
    if (room != NULL) {
        if (n > in)
            n = in;
        if (draw(2) == 0)
            n = 1 + draw((unsigned)(n < 60 ? n : 60));
        if (n > in)
            n = in;
        memcpy(room, data, n);
        assert_int_equal(smtp_conn_recv_ack(to, n), 0);
    } else if (!(smtp_conn_want(to) & SMTP_WANT_CLOSE) &&
               smtp_conn_get(to, SMTP_GET_STATE) != SMTP_STATE_CLOSED) {
        return 0;
    }
    assert_int_equal(smtp_conn_send_ack(from, n), 0);
    return n;
}

static void run(int lmtp, int messages)
{
    struct pair p;
    long rounds = 0;

    memset(&p, 0, sizeof p);
    p.lmtp = lmtp;
    p.messages = messages;
    begin(&p);
    next_message(&p);
    while (!p.closed[0] || !p.closed[1]) {
        serve(&p);
        client(&p);
        carry(p.client, p.server);
        serve(&p);
        carry(p.server, p.client);
        if (++rounds > ROUNDS)
            break;
    }
    if (rounds > ROUNDS)
        print_error("stuck: client step %d state %d want %d, server state %d "
                    "want %d\n",
                    p.step, (int)smtp_conn_get(p.client, SMTP_GET_STATE),
                    smtp_conn_want(p.client),
                    (int)smtp_conn_get(p.server, SMTP_GET_STATE),
                    smtp_conn_want(p.server));
    assert_true(rounds <= ROUNDS);
    end(&p);
}

static void octets_in_are_octets_out(void **state)
{
    unsigned i;

    (void)state;
    for (i = 1; i <= 400; i++) {
        seed = i * 2654435761u;
        run(0, 6);
    }
}

static void octets_in_are_octets_out_in_lmtp(void **state)
{
    unsigned i;

    (void)state;
    for (i = 1; i <= 400; i++) {
        seed = i * 2246822519u;
        run(1, 6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(octets_in_are_octets_out),
        cmocka_unit_test(octets_in_are_octets_out_in_lmtp)};

    return cmocka_run_group_tests_name("pair", tests, NULL, NULL);
}
