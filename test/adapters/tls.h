/*
 * For the tests of smtp_adapter/openssl.h: certificates made on the spot, a
 * server in memory, and a client that is OpenSSL alone, so that no mistake of
 * the adapter's is made on both sides. No sockets: octets go from one to the
 * other in pieces of any size.
 */
#ifndef TLS_H
#define TLS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/pem.h>

#include "../lib_text.h"
#include "smtp_adapter/openssl.h"

enum { ALL = 1 << 20 };

/* ---- certificates ---- */

/* Where they are written to; set by main(). */
static const char *tls_dir = ".";

static inline EVP_PKEY *tls_key(void)
{
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, NULL);
    EVP_PKEY *key = NULL;

    assert_non_null(ctx);
    assert_int_equal(EVP_PKEY_keygen_init(ctx), 1);
    assert_int_equal(
        EVP_PKEY_CTX_set_ec_paramgen_curve_nid(ctx, NID_X9_62_prime256v1), 1);
    assert_int_equal(EVP_PKEY_keygen(ctx, &key), 1);
    EVP_PKEY_CTX_free(ctx);
    return key;
}

/* A certificate for mx.example and 192.0.2.1 that is its own authority. */
static inline X509 *tls_cert(EVP_PKEY *key, const EVP_MD *hash)
{
    static const char names[] = "DNS:mx.example,IP:192.0.2.1";
    X509 *cert = X509_new();
    X509_NAME *name = X509_get_subject_name(cert);
    X509_EXTENSION *ext;

    X509_set_version(cert, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
    X509_gmtime_adj(X509_getm_notBefore(cert), -3600);
    X509_gmtime_adj(X509_getm_notAfter(cert), 3600);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               (const unsigned char *)"test", -1, -1, 0);
    X509_set_issuer_name(cert, name);
    X509_set_pubkey(cert, key);
    ext = X509V3_EXT_conf_nid(NULL, NULL, NID_subject_alt_name, names);
    assert_non_null(ext);
    X509_add_ext(cert, ext, -1);
    X509_EXTENSION_free(ext);
    assert_true(X509_sign(cert, key, hash) > 0);
    return cert;
}

static inline const char *tls_path(const char *name)
{
    static char path[4][512];
    static int next;
    char *p = path[next++ % 4];

    snprintf(p, sizeof path[0], "%s/%s", tls_dir, name);
    return p;
}

static inline FILE *tls_open(const char *name)
{
    FILE *f = fopen(tls_path(name), "w");

    assert_non_null(f);
    return f;
}

/* Writes NAME.pem and NAME.key; with a phrase, the key is encrypted. */
static inline void tls_write(const char *name, X509 *cert, EVP_PKEY *key,
                             char *phrase)
{
    int len = phrase != NULL ? (int)strlen(phrase) : 0;
    char file[64];
    FILE *f;

    snprintf(file, sizeof file, "%s.pem", name);
    f = tls_open(file);
    assert_int_equal(PEM_write_X509(f, cert), 1);
    fclose(f);
    snprintf(file, sizeof file, "%s.key", name);
    f = tls_open(file);
    assert_int_equal(PEM_write_PKCS8PrivateKey(
                         f, key, phrase != NULL ? EVP_aes_128_cbc() : NULL,
                         phrase, len, NULL, NULL),
                     1);
    fclose(f);
}

/* The same, made on the spot, and good until so many seconds from now. */
static inline void tls_make_until(const char *name, char *phrase, long end)
{
    EVP_PKEY *key = tls_key();
    X509 *cert = tls_cert(key, EVP_sha256());

    X509_gmtime_adj(X509_getm_notAfter(cert), end);
    assert_true(X509_sign(cert, key, EVP_sha256()) > 0);
    tls_write(name, cert, key, phrase);
    X509_free(cert);
    EVP_PKEY_free(key);
}

static inline void tls_make(const char *name, char *phrase)
{
    tls_make_until(name, phrase, 3600);
}

/* ---- the server ---- */

struct server {
    smtp_config *cfg;
    struct smtp_openssl tls;
    struct smtp_io_tls begin;
    struct smtp_io io;
    size_t size;   /* of the large block */
    int parks;     /* 1: is moved away and back before each dispatch */
    uint64_t now;  /* the clock */
    int count[32]; /* events, by type */
    struct text body;
    int flags; /* SMTP_GET_TLS at the last HELO */
    int later; /* 1: RCPT is answered later */
};

static inline int server_event(void *user, smtp_conn *c, const smtp_event *e)
{
    struct server *s = user;

    s->count[e->type]++;
    switch (e->type) {
    case SMTP_EVENT_HELO:
        s->flags = (int)smtp_conn_get(c, SMTP_GET_TLS);
        return 250;
    case SMTP_EVENT_STARTTLS:
        return 220;
    case SMTP_EVENT_RCPT:
        return s->later ? SMTP_LATER : 250;
    case SMTP_EVENT_BODY:
        text_add(&s->body, e->data, e->len);
        return SMTP_TAKEN;
    default:
        return 250;
    }
}

static const smtp_handler server_handlers[] = {
    {SMTP_EVENT_HELO, server_event},    {SMTP_EVENT_STARTTLS, server_event},
    {SMTP_EVENT_TLS, server_event},     {SMTP_EVENT_MAIL, server_event},
    {SMTP_EVENT_RCPT, server_event},    {SMTP_EVENT_BODY, server_event},
    {SMTP_EVENT_MESSAGE, server_event}, {SMTP_EVENT_ABORT, server_event},
    {SMTP_EVENT_CLOSED, server_event},  {0, NULL},
};

/* Moves the connection to a block of so many octets. */
static inline void server_move(struct server *s, size_t size)
{
    smtp_conn *old = s->io.conn;
    void *block = malloc(size);

    assert_non_null(block);
    s->io.conn = smtp_conn_move(old, block, size);
    assert_non_null(s->io.conn);
    free(old);
}

/* Lets the server do all that it can. Returns events. */
static inline int server_work(struct server *s)
{
    int n;

    if (s->parks) {
        server_move(s, smtp_conn_size(s->io.conn));
        server_move(s, s->size);
    }
    n = smtp_io_dispatch(&s->io, s->now, server_handlers, s);
    assert_true(n >= 0);
    assert_int_equal(smtp_io_dispatch(&s->io, s->now, server_handlers, s), 0);
    return n;
}

/* ---- the client ---- */

/* What it does when all of its text is answered. */
enum { STAY, ALERT, CUT };

struct client {
    SSL_CTX *ctx;
    SSL *ssl;
    BIO *in, *out;
    const char *clear; /* lines, each sent when the one before is answered */
    const char *text;  /* then in TLS, at once */
    size_t len;        /* of text */
    size_t record;     /* octets of each record, 0: all that it holds */
    size_t until;      /* answers to it */
    int end;           /* what then */
    int tls;           /* 1: hands are being shaken, or were */
    int failed;        /* 1: the handshake did */
    int alert;         /* the fatal alert that came, 0: none */
    int closed;        /* close_notify came */
    int cut;           /* 1: the end of its octets is told */
    size_t answers;    /* seen in clear */
    struct text queue; /* what it sends */
    size_t given;      /* ... and the server has of it */
    struct text heard; /* what it received, as it came */
    struct text said;  /* ... and decrypted */
};

static inline void client_info(const SSL *ssl, int where, int value)
{
    struct client *c = SSL_get_app_data(ssl);

    if ((where & SSL_CB_READ_ALERT) == SSL_CB_READ_ALERT &&
        value >> 8 == SSL3_AL_FATAL)
        c->alert = value & 0xff;
}

/* Last lines of answers in t, from at on. */
static inline size_t answers_in(const struct text *t)
{
    size_t n = 0, i, bol = 0;

    for (i = 0; i < t->len; i++) {
        if (t->at[i] != '\n')
            continue;
        n += i - bol > 3 && t->at[bol + 3] == ' ';
        bol = i + 1;
    }
    return n;
}

/* In clear: the next line, if the last was answered. */
static inline int client_clear(struct client *c)
{
    const char *lf;

    if (answers_in(&c->heard) < c->answers + 1)
        return 0;
    c->answers++;
    if ((lf = strchr(c->clear, '\n')) == NULL) {
        c->tls = 1;
        return 1;
    }
    text_add(&c->queue, c->clear, (size_t)(lf - c->clear) + 1);
    c->clear = lf + 1;
    return 1;
}

static inline void client_say(struct client *c, const char *text, size_t len)
{
    size_t n, step = c->record != 0 ? c->record : len;

    for (; len > 0; text += n, len -= n) {
        n = len < step ? len : step;
        assert_int_equal(SSL_write(c->ssl, text, (int)n), (int)n);
    }
}

/* In TLS. Returns 1 if something was done. */
static inline int client_secure(struct client *c)
{
    char buf[4096];
    int n, done = 0;

    ERR_clear_error();
    if (!SSL_is_init_finished(c->ssl)) {
        if ((n = SSL_do_handshake(c->ssl)) != 1) {
            c->failed = SSL_get_error(c->ssl, n) == SSL_ERROR_SSL;
            return 0;
        }
        client_say(c, c->text, c->len);
        done = 1;
    }
    while ((n = SSL_read(c->ssl, buf, sizeof buf)) > 0) {
        text_add(&c->said, buf, (size_t)n);
        done = 1;
    }
    c->failed |= SSL_get_error(c->ssl, n) == SSL_ERROR_SSL;
    c->closed |= SSL_get_error(c->ssl, n) == SSL_ERROR_ZERO_RETURN;
    if (c->end == ALERT && answers_in(&c->said) >= c->until) {
        c->end = STAY;
        SSL_shutdown(c->ssl);
        done = 1;
    }
    return done;
}

static inline int client_work(struct client *c)
{
    char buf[4096];
    int n, done;

    if (!c->tls)
        return client_clear(c);
    done = c->failed ? 0 : client_secure(c);
    while ((n = BIO_read(c->out, buf, sizeof buf)) > 0) {
        text_add(&c->queue, buf, (size_t)n);
        done = 1;
    }
    return done;
}

/* After ctx is set: its session. */
static inline void client_open(struct client *c)
{
    c->ssl = SSL_new(c->ctx);
    c->in = BIO_new(BIO_s_mem());
    c->out = BIO_new(BIO_s_mem());
    BIO_set_mem_eof_return(c->in, -1);
    SSL_set_bio(c->ssl, c->in, c->out);
    SSL_set_connect_state(c->ssl);
    SSL_set_app_data(c->ssl, c);
    SSL_set_info_callback(c->ssl, client_info);
    text_reset(&c->heard);
    text_reset(&c->said);
    if (c->text != NULL && c->len == 0)
        c->len = strlen(c->text);
}

static inline void client_end(struct client *c)
{
    SSL_free(c->ssl);
    SSL_CTX_free(c->ctx);
    text_free(&c->queue);
    text_free(&c->heard);
    text_free(&c->said);
}

/* ---- both ---- */

struct pair {
    struct server s;
    struct client c;
    size_t give; /* octets at most, from client to server, at a time */
    size_t take; /* ... and from server to client */
    size_t edge; /* none of the first crosses this place */
    size_t stop; /* the client's octets end here; 0: no */
    int async;   /* 1: the server works while octets are under way */
};

/* The server's octets to the client. */
static inline int pair_take(struct pair *p)
{
    size_t len;
    const void *at = smtp_io_send_buf(&p->s.io, &len);

    if (at == NULL || p->take == 0) {
        if (at != NULL)
            smtp_io_send_ack(&p->s.io, 0);
        return 0;
    }
    if (p->async)
        server_work(&p->s);
    len = len < p->take ? len : p->take;
    text_add(&p->c.heard, at, len);
    if (p->c.tls)
        assert_int_equal(BIO_write(p->c.in, at, (int)len), (int)len);
    smtp_io_send_ack(&p->s.io, len);
    return 1;
}

/* Whether the client ends now, though in mid-sentence. */
static inline int client_ends(const struct client *c, size_t stop)
{
    if (stop != 0)
        return c->given == stop;
    return c->end == CUT && answers_in(&c->said) >= c->until;
}

/* The client's to the server; then, if it so ends, their end. */
static inline int pair_give(struct pair *p)
{
    struct client *c = &p->c;
    size_t room, n = c->queue.len - c->given;
    void *at;

    if (p->stop != 0 && n > p->stop - c->given)
        n = p->stop - c->given;
    if (n == 0) {
        if (c->cut || !client_ends(c, p->stop))
            return 0;
        c->cut = 1;
        smtp_io_recv_eof(&p->s.io);
        return 1;
    }
    n = n < p->give ? n : p->give;
    if (c->given < p->edge && n > p->edge - c->given)
        n = p->edge - c->given;
    if ((at = smtp_io_recv_buf(&p->s.io, &room)) == NULL)
        return 0;
    if (p->async)
        server_work(&p->s);
    n = n < room ? n : room;
    memcpy(at, c->queue.at + c->given, n);
    smtp_io_recv_ack(&p->s.io, n);
    c->given += n;
    return n > 0;
}

/* Until nothing moves. */
static inline void pair_play(struct pair *p)
{
    int moved;

    do {
        moved = server_work(&p->s);
        moved += pair_take(p);
        moved += client_work(&p->c);
        moved += pair_give(p);
    } while (moved);
}

static inline int pair_ended(const struct pair *p)
{
    struct smtp_io io = p->s.io;

    return (smtp_io_want(&io) & SMTP_WANT_CLOSE) != 0;
}

static inline int64_t pair_error(const struct pair *p)
{
    return smtp_conn_get(p->s.io.conn, SMTP_GET_ERROR);
}

/* A server with STARTTLS, or with TLS first, and a client that uses it. */
static inline void pair_begin(struct pair *p, int first)
{
    char why[SMTP_OPENSSL_WHY];
    struct server *s = &p->s;

    memset(p, 0, sizeof *p);
    p->give = p->take = ALL;
    assert_int_equal(smtp_openssl_server(&s->tls, tls_path("mx.pem"),
                                         tls_path("mx.key"), why),
                     0);
    s->begin.begin = smtp_openssl_begin;
    s->begin.arg = &s->tls;
    s->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    smtp_config_set_text(s->cfg, SMTP_TEXT_HOSTNAME, "mx.example");
    assert_int_equal(smtp_config_set(s->cfg, SMTP_EXT_STARTTLS, 1), 0);
    smtp_config_set(s->cfg, SMTP_OPT_TLS_FIRST, (uint64_t)first);
    s->size = 2 * smtp_config_need(s->cfg);
    s->io.tls = &s->begin;
    s->io.conn = smtp_conn_init_server(malloc(s->size), s->size, s->cfg);
    assert_non_null(s->io.conn);
    p->c.ctx = SSL_CTX_new(TLS_client_method());
    p->c.clear = first ? "" : "EHLO c.example\r\nSTARTTLS\r\n";
    p->c.tls = first;
}

/* After the client's context is set: its session. */
static inline void pair_dial(struct pair *p)
{
    client_open(&p->c);
}

static inline void pair_end(struct pair *p)
{
    free(p->s.io.conn);
    smtp_io_end(&p->s.io);
    smtp_openssl_end(&p->s.tls);
    free(p->s.cfg);
    text_free(&p->s.body);
    client_end(&p->c);
}

/* Begins, lets text be said in TLS, and plays until all is at rest. */
static inline void pair_run(struct pair *p, int first, const char *text)
{
    pair_begin(p, first);
    p->c.text = text;
    pair_dial(p);
    pair_play(p);
}

/* ---- what is expected ---- */

static const char session[] =
    "EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<x@c.example>\r\n"
    "DATA\r\nSubject: s\r\n\r\n..x\r\n.\r\nNOOP\r\nQUIT\r\n";
static const char session_said[] = "250 250 250 354 250 250 221 ";

/* The codes of all answers in t, their continuations left out. */
static inline const char *codes(const struct text *t)
{
    static char out[4096];
    size_t i, bol = 0, n = 0;

    for (i = 0; i < t->len && n + 5 < sizeof out; i++) {
        if (t->at[i] != '\n')
            continue;
        if (i - bol > 3 && t->at[bol + 3] == ' ') {
            memcpy(out + n, t->at + bol, 4);
            n += 4;
        }
        bol = i + 1;
    }
    out[n] = '\0';
    return out;
}

/* What came after the answers in clear must be records of TLS alone. */
static inline void no_clear_octets(const struct pair *p)
{
    const unsigned char *at = (const unsigned char *)p->c.heard.at;
    size_t len = p->c.heard.len, i = 0, lines = 0, end;

    while (p->s.begin.arg != NULL && lines < p->c.answers && i < len) {
        for (end = i; at[end] != '\n'; end++)
            ;
        lines += at[i + 3] == ' ';
        i = end + 1;
    }
    while (i < len) {
        assert_in_range(at[i], 0x14, 0x17);
        assert_int_equal(at[i + 1], 3);
        i += 5 + (size_t)at[i + 3] * 256 + at[i + 4];
    }
    assert_int_equal(i, len);
}

/* The session was held from end to end. */
static inline void is_whole(const struct pair *p, const char *said)
{
    assert_string_equal(codes(&p->c.said), said);
    assert_true(pair_ended(p));
    assert_int_equal(pair_error(p), 0);
    assert_int_equal(p->c.closed, 1);
    assert_int_equal(p->c.failed, 0);
    assert_int_equal(p->s.flags, SMTP_TLS_OK);
    assert_int_equal(p->s.count[SMTP_EVENT_MESSAGE], 1);
    assert_int_equal(p->s.count[SMTP_EVENT_CLOSED], 1);
    assert_string_equal(p->s.body.at, "Subject: s\r\n\r\n.x\r\n");
    no_clear_octets(p);
}

/* The session came to nothing, and nothing was said in clear. */
static inline void came_to_nothing(struct pair *p)
{
    assert_true(pair_ended(p));
    assert_int_equal(pair_error(p), SMTP_ETLS);
    assert_int_equal(p->s.count[SMTP_EVENT_CLOSED], 1);
    assert_int_equal(p->s.count[SMTP_EVENT_MAIL], 0);
    assert_int_equal(p->c.said.len, 0);
    no_clear_octets(p);
}

/* Lets the server have octets as they are. */
static inline void feed(struct pair *p, const void *data, size_t len)
{
    text_add(&p->c.queue, data, len);
    while (p->c.given < p->c.queue.len && pair_give(p))
        ;
}

/* The programs are given a directory for their files. */
static inline void tls_begin(int argc, char **argv)
{
    if (argc > 1)
        tls_dir = argv[1];
    tls_make("mx", NULL);
    tls_make("other", NULL);
}

#endif
