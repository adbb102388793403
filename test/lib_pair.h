/*
 * A server and a client of this library that are joined without a socket, for
 * test_pair.c: their set-up, the server's host, and what carries octets between
 * them. What happens is drawn by a generator of fixed seed, so that a failure
 * can be seen again.
 */
#ifndef LIB_PAIR_H
#define LIB_PAIR_H

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

static inline unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* One session of both, under way. */
struct pair {
    smtp_conn *server, *client;
    smtp_config *server_cfg, *client_cfg;
    uint64_t now;
    int lmtp;
    int chunking; /* the client knows CHUNKING */
    int late;     /* the server's host takes its time with answers */
    int messages; /* still to be sent */

    /* The client's script */
    int step;
    int tls, auth; /* to be tried */
    int rcpt, rcpts;
    int granted; /* recipients, as the client saw it */
    int all;     /* waits for all answers before data */
    int body_is; /* enum smtp_body that MAIL says, 0: none */
    int own;     /* chunks are the host's own */
    struct text out;
    size_t sent, pending; /* octets of it given; those of a chunk to be sent */
    int body;             /* DATA was granted */
    int chunks;           /* ... in chunks */
    int done; /* the message in hand has come to its end, QUIT is next */
    int outcomes, accepted;
    int fresh; /* MAIL's answer has come */

    /* The server's side */
    int code; /* of the answer that is owed and not yet given */
    int verdict;
    struct text in, said; /* a message; the secret that AUTH must bring */
    int asked;            /* challenges */
    int closed[2], shaking[2];
    /* Messages that were accepted, and those of them that were binary, or in
       chunks of the host's own */
    unsigned long delivered, binary, owned;
};

/* ---- set-up ---- */

/* A configuration with those extensions on whose bits are set; 8BITMIME has
   to be for two others. */
static inline smtp_config *pair_config(const struct pair *p, unsigned bits)
{
    static const int exts[] = {SMTP_EXT_PIPELINING,
                               SMTP_EXT_CHUNKING,
                               SMTP_EXT_8BITMIME,
                               SMTP_EXT_DSN,
                               SMTP_EXT_SIZE,
                               SMTP_EXT_SMTPUTF8,
                               SMTP_EXT_BINARYMIME,
                               SMTP_EXT_STARTTLS,
                               SMTP_EXT_AUTH,
                               SMTP_EXT_XFORWARD,
                               SMTP_EXT_ENHANCEDSTATUSCODES};
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    size_t i;

    for (i = 0; i < sizeof exts / sizeof *exts; i++)
        assert_int_equal(smtp_config_set(cfg, exts[i], bits >> i & 1), 0);
    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "pair.example");
    smtp_config_set_text(cfg, SMTP_TEXT_MECHS, "X-LONG PLAIN LOGIN");
    smtp_config_set(cfg, SMTP_OPT_LMTP, (uint64_t)p->lmtp);
    smtp_config_set(cfg, SMTP_OPT_MAX_IDLE, 0);
    smtp_config_set(cfg, SMTP_OPT_MAX_ERRORS, 0);
    smtp_config_set(cfg, SMTP_OPT_TRACE, draw(8) == 0);
    return cfg;
}

static inline size_t pair_size(const smtp_config *cfg)
{
    static const size_t more[] = {0, 1, 100, 3000, 60000};

    return smtp_config_need(cfg) + more[draw(5)];
}

/* Sets up a session; 1 of 4 has all extensions on both sides. */
static inline void pair_begin(struct pair *p)
{
    unsigned all = draw(4) == 0 ? ~0u : 0, bits;
    uint64_t first = draw(10) == 0, clear = draw(2);
    size_t size;

    p->server_cfg = pair_config(p, all | draw(2048));
    bits = all | draw(4) | ~3u;
    p->chunking = (bits & 2) != 0;
    p->client_cfg = pair_config(p, bits);
    smtp_config_set(p->client_cfg, SMTP_OPT_CHUNK, draw(2));
    smtp_config_set(p->client_cfg, SMTP_OPT_EHLO_AGAIN, draw(2));
    smtp_config_set(p->client_cfg, SMTP_OPT_CLEAR_AUTH, clear);
    smtp_config_set(p->server_cfg, SMTP_OPT_CLEAR_AUTH, clear);
    smtp_config_set(p->server_cfg, SMTP_OPT_REQUIRE_AUTH, draw(10) == 0);
    smtp_config_set(p->client_cfg, SMTP_OPT_TLS_FIRST, first);
    smtp_config_set(p->server_cfg, SMTP_OPT_TLS_FIRST, first);
    size = pair_size(p->server_cfg);
    p->server = smtp_conn_init_server(malloc(size), size, p->server_cfg);
    size = pair_size(p->client_cfg);
    p->client = smtp_conn_init_client(malloc(size), size, p->client_cfg);
    assert_non_null(p->server);
    assert_non_null(p->client);
    assert_int_equal(smtp_client_ehlo(p->client, NULL), 0);
    p->tls = draw(4) != 0;
    p->auth = draw(4) != 0;
    p->late = draw(3) == 0;
}

static inline void pair_end(struct pair *p)
{
    free(p->server);
    free(p->client);
    free(p->server_cfg);
    free(p->client_cfg);
    text_free(&p->in);
    text_free(&p->out);
    text_free(&p->said);
}

/* ---- the server's host ---- */

/* Octets of any value, so many that a response takes them. */
static inline void pair_draw_secret(struct text *t, unsigned most)
{
    unsigned n = 1 + draw(most);
    char octet;

    text_reset(t);
    while (n-- > 0) {
        octet = (char)draw(256);
        text_add(t, &octet, 1);
    }
}

static inline void pair_same(const struct text *a, const void *data,
                             size_t len)
{
    assert_int_equal(a->len, len);
    if (len > 0)
        assert_memory_equal(a->at, data, len);
}

/* AUTH: 0 if a challenge was given. Whatever the client answers must be what
   it drew last. */
static inline int pair_auth_code(struct pair *p, const smtp_event *e)
{
    char challenge[300];
    unsigned i, len = draw(sizeof challenge);

    if (e->data != NULL)
        pair_same(&p->said, e->data, e->len);
    if (e->data != NULL && draw(3) != 0)
        return draw(4) == 0 ? 535 : 235;
    for (i = 0; i < len; i++)
        challenge[i] = (char)draw(256);
    assert_int_equal(smtp_conn_challenge(p->server, challenge, len), 0);
    return 0;
}

static inline int pair_code(struct pair *p, const smtp_event *e)
{
    switch (e->type) {
    case SMTP_EVENT_STARTTLS:
        return draw(8) == 0 ? 454 : 220;
    case SMTP_EVENT_MAIL:
        return draw(10) == 0 ? 451 : 250;
    case SMTP_EVENT_RCPT:
        return draw(4) == 0 ? 550 : 250;
    case SMTP_EVENT_DATA:
        text_reset(&p->in);
        return draw(10) == 0 ? 451 : 354;
    case SMTP_EVENT_MESSAGE:
        if (e->index == 0 || p->lmtp)
            p->verdict = draw(5) == 0 ? 550 : 250;
        p->delivered += p->verdict == 250;
        p->binary += p->verdict == 250 && p->body_is == SMTP_BODY_BINARY;
        p->owned += p->verdict == 250 && p->own && p->chunks;
        return p->verdict;
    default:
        return 0; /* by default */
    }
}

/* Gives the answer that is owed, now or at another time. */
static inline void pair_answer(struct pair *p)
{
    if (smtp_conn_owed(p->server) == NULL || (p->late && draw(3) != 0))
        return;
    assert_int_equal(smtp_conn_reply(p->server, p->code, NULL, NULL), 0);
}

static inline void pair_body(struct pair *p, const smtp_event *e)
{
    text_add(&p->in, e->data, e->len);
    if (draw(200) == 0)
        assert_int_equal(smtp_conn_reply(p->server, 554, NULL, "no"), 0);
}

static inline void pair_serve(struct pair *p)
{
    const smtp_event *e;

    pair_answer(p);
    while ((e = smtp_conn_next(p->server, p->now)) != NULL) {
        switch (e->type) {
        case SMTP_EVENT_BODY:
            pair_body(p, e);
            break;
        case SMTP_EVENT_TLS:
            p->shaking[0] = 1;
            break;
        case SMTP_EVENT_CLOSED:
            p->closed[0] = 1;
            assert_int_equal(smtp_conn_get(p->server, SMTP_GET_ERROR), 0);
            break;
        case SMTP_EVENT_MESSAGE:
            pair_same(&p->out, p->in.at, p->in.len);
            break;
        default:
            break;
        }
        if (!e->owed)
            continue;
        p->code = e->type == SMTP_EVENT_AUTH ? pair_auth_code(p, e)
                                             : pair_code(p, e);
        if (e->type != SMTP_EVENT_AUTH || p->code != 0)
            pair_answer(p);
    }
}

/* ---- between them ---- */

/* Takes up to len octets in; how many. */
static inline size_t pair_take(smtp_conn *to, const void *data, size_t len)
{
    size_t room, n = len;
    void *at = smtp_conn_recv_buf(to, &room);

    if (at == NULL) /* those for one that has closed are lost */
        return smtp_conn_get(to, SMTP_GET_STATE) == SMTP_STATE_CLOSED ? len
                                                                      : 0;
    if (draw(2) == 0 && n > 1)
        n = 1 + draw((unsigned)(n < 60 ? n : 60));
    if (n > room)
        n = room;
    memcpy(at, data, n);
    assert_int_equal(smtp_conn_recv_ack(to, n), 0);
    return n;
}

/* Carries some octets. */
static inline void pair_carry(smtp_conn *from, smtp_conn *to)
{
    size_t len;
    const void *data = smtp_conn_send_buf(from, &len);

    if (data != NULL && smtp_conn_get(to, SMTP_GET_STATE) != SMTP_STATE_TLS)
        assert_int_equal(smtp_conn_send_ack(from, pair_take(to, data, len)),
                         0);
}

/* The same for a chunk that the client's host sends itself. */
static inline void pair_carry_chunk(struct pair *p)
{
    size_t len, n;

    if (p->pending == 0 || smtp_conn_want(p->client) & SMTP_WANT_SEND ||
        smtp_conn_get(p->client, SMTP_GET_STATE) == SMTP_STATE_CLOSED)
        return;
    assert_null(smtp_conn_send_buf(p->client, &len));
    n = pair_take(p->server, p->out.at + p->sent - p->pending, p->pending);
    assert_int_equal(smtp_client_sent(p->client, n), 0);
    p->pending -= n;
}

/* The handshake, once both have come to it. */
static inline void pair_shake(struct pair *p)
{
    if (!p->shaking[0] || !p->shaking[1])
        return;
    assert_int_equal(smtp_conn_tls_done(p->server, SMTP_TLS_OK), 0);
    assert_int_equal(
        smtp_conn_tls_done(p->client, SMTP_TLS_OK | SMTP_TLS_VERIFIED), 0);
    p->shaking[0] = p->shaking[1] = 0;
}

#endif
