/*
 * smtp_adapter/openssl.h: TLS by OpenSSL (1.1.1, or 3.0 and later), a filter
 * for io.h. The head of io.h says what a filter is. A server:
 *
 *     static struct smtp_openssl tls;
 *     static const struct smtp_io_tls begin = {smtp_openssl_begin, &tls};
 *     char why[SMTP_OPENSSL_WHY];
 *
 *     if (smtp_openssl_server(&tls, "chain.pem", "key.pem", why) < 0)
 *         puts(why);
 *     smtp_config_set(cfg, SMTP_EXT_STARTTLS, 1);
 *     host.tls = &begin;
 *
 * with host that of posix.h; in another loop io.tls. A client, where
 * to and call outlive the session:
 *
 *     struct smtp_openssl_to to = {&tls, "mx.example"};
 *     struct smtp_io_tls call = {smtp_openssl_call, &to};
 *
 *     if (smtp_openssl_client(&tls, NULL, why) < 0)
 *         puts(why);
 *     s->io.tls = &call;
 *
 * and smtp_client_starttls(), or SMTP_OPT_TLS_FIRST. Nothing else is to be
 * done: sessions are made and freed by io.h.
 *
 * What holds:
 *
 * - TLS 1.2 and later, no compression, no renegotiation, no early data; the
 *   server's order of ciphers counts; a client resumes by its ticket, and the
 *   server keeps nothing. tls.ctx is there to be set otherwise, before the
 *   first session.
 * - A session that is broken stays so: what it is given to write is dropped,
 *   and nothing leaves it in clear. What came before is still answered, as at
 *   the end of a clear connection; the answers just don't arrive.
 * - The end. close_notify follows the last reply. Of the peer, close_notify
 *   and an end without it are told alike: SMTP says by itself where a message
 *   ends, so who cuts the stream makes none of a half one, and many peers send
 *   no alert. A peer that has closed its side still gets its answers.
 * - Memory. Octets that are encrypted stand in two buffers of 17 KiB, which
 *   are there only while they hold any; OpenSSL's own are given back as well.
 *   An idle session holds neither, and takes 15 KB, which are OpenSSL's own.
 * - No system calls: the error queue is the thread's, and is emptied by each
 *   call here.
 *
 * All functions are static inline, as in io.h.
 */
#ifndef SMTP_ADAPTER_OPENSSL_H
#define SMTP_ADAPTER_OPENSSL_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include "openssl_filter.h"

enum {
    SMTP_OPENSSL_WHY = 512,   /* room for the text of an error */
    SMTP_OPENSSL_BINDING = 64 /* room for channel binding data */
};

/* ---- sessions ---- */

/* Puts a BIO of our own under s->ssl. 0 or -1. */
static inline int smtp_openssl_plug(struct smtp_openssl_session *s)
{
    BIO *bio = BIO_new(s->shared->method);

    if (bio == NULL)
        return -1;
    BIO_set_data(bio, s);
    BIO_set_init(bio, 1);
    SSL_set_bio(s->ssl, bio, bio);
    return 0;
}

static inline struct smtp_openssl_session *
smtp_openssl_open(const struct smtp_openssl *t)
{
    struct smtp_openssl_session *s;

    ERR_clear_error();
    s = (struct smtp_openssl_session *)calloc(1, sizeof *s);
    if (s != NULL && t->ctx != NULL) {
        s->shared = t;
        s->ssl = SSL_new(t->ctx);
        if (s->ssl != NULL && smtp_openssl_plug(s) == 0)
            return s;
    }
    ERR_clear_error();
    smtp_openssl_free(s);
    return NULL;
}

/* Begins TLS as a server: what io.tls calls. tls is a struct smtp_openssl. 0,
   or -1: out of memory. */
static inline int smtp_openssl_begin(void *tls, struct smtp_io *io)
{
    struct smtp_openssl_session *s =
        smtp_openssl_open((const struct smtp_openssl *)tls);

    if (s == NULL)
        return -1;
    SSL_set_accept_state(s->ssl);
    smtp_io_start(io, smtp_openssl_filter(), s);
    return 0;
}

/* Whom the server must be: a name without a dot at its end, or an address. */
static inline int smtp_openssl_name(struct smtp_openssl_session *s,
                                    const char *host)
{
    X509_VERIFY_PARAM *param = SSL_get0_param(s->ssl);
    char name[256];

    s->named = 1;
    if (X509_VERIFY_PARAM_set1_ip_asc(param, host) == 1)
        return 0;
    X509_VERIFY_PARAM_set_hostflags(param,
                                    X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (strlen(host) >= sizeof name)
        return -1;
    memcpy(name, host, strlen(host) + 1);
    if (SSL_set_tlsext_host_name(s->ssl, name) != 1 ||
        X509_VERIFY_PARAM_set1_host(param, host, 0) != 1)
        return -1;
    return 0;
}

/*
 * Begins TLS as a client, in a handler of SMTP_EVENT_TLS: with the server that
 * host names, or NULL: whoever it is. A certificate that does not verify, or
 * is another's, does not end the handshake: SMTP_TLS_VERIFIED is then missing,
 * and what comes of it the client or judge decides. 0, or -1: out of memory,
 * or host is no name.
 */
static inline int smtp_openssl_connect(const struct smtp_openssl *t,
                                       struct smtp_io *io, const char *host)
{
    struct smtp_openssl_session *s = smtp_openssl_open(t);

    if (s == NULL)
        return -1;
    if (host != NULL && smtp_openssl_name(s, host) < 0) {
        ERR_clear_error();
        smtp_openssl_free(s);
        return -1;
    }
    SSL_set_connect_state(s->ssl);
    smtp_io_start(io, smtp_openssl_filter(), s);
    return 0;
}

/* What smtp_openssl_call() is given: with what, and to whom. */
struct smtp_openssl_to {
    const struct smtp_openssl *tls;
    const char *host; /* as for smtp_openssl_connect() */
};

/* The same for io.tls, where no handler is wanted: to is a struct
   smtp_openssl_to, which outlives the session. */
static inline int smtp_openssl_call(void *to, struct smtp_io *io)
{
    const struct smtp_openssl_to *t = (const struct smtp_openssl_to *)to;

    return smtp_openssl_connect(t->tls, io, t->host);
}

/* ---- what sessions share ---- */

/* Writes what is wrong with a file, or NULL: with OpenSSL. Returns -1. */
static inline int smtp_openssl_fail(const char *file,
                                    char why[SMTP_OPENSSL_WHY])
{
    unsigned long e = ERR_peek_error();
    const char *reason = ERR_reason_error_string(e);

    if (ERR_GET_LIB(e) == ERR_LIB_SYS)
        reason = strerror(ERR_GET_REASON(e));
    snprintf(why, SMTP_OPENSSL_WHY, "%s: %s", file != NULL ? file : "OpenSSL",
             reason != NULL ? reason : "can't be used");
    ERR_clear_error();
    return -1;
}

/* A key that needs a passphrase is an error; nobody is asked at a terminal. */
static inline int smtp_openssl_no_phrase(char *buf, int size, int writes,
                                         void *arg)
{
    (void)buf;
    (void)size;
    (void)writes;
    (void)arg;
    return -1;
}

/* A context with all that servers and clients have in common, or NULL. */
static inline SSL_CTX *smtp_openssl_ctx(struct smtp_openssl *t,
                                        const SSL_METHOD *role)
{
    SSL_CTX *ctx;

    ERR_clear_error();
    if (t->method == NULL) {
        t->method = BIO_meth_new(BIO_TYPE_SOURCE_SINK, "smtp");
        if (t->method == NULL)
            return NULL;
        BIO_meth_set_read(t->method, smtp_openssl_bio_read);
        BIO_meth_set_write(t->method, smtp_openssl_bio_write);
        BIO_meth_set_ctrl(t->method, smtp_openssl_bio_ctrl);
    }
    if ((ctx = SSL_CTX_new(role)) == NULL)
        return NULL;
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_options(ctx, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_mode(ctx, SSL_MODE_RELEASE_BUFFERS |
                              SSL_MODE_ENABLE_PARTIAL_WRITE |
                              SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_default_passwd_cb(ctx, smtp_openssl_no_phrase);
    return ctx;
}

/* Puts ctx in its place. Sessions under way keep the old one. */
static inline int smtp_openssl_set(struct smtp_openssl *t, SSL_CTX *ctx)
{
    SSL_CTX_free(t->ctx);
    t->ctx = ctx;
    return 0;
}

/*
 * Makes t a server's, with a chain of certificates, its own first, and its
 * private key, both PEM. 0, or -1: t->ctx is what it was, and why names the
 * file. May be called again, for a renewed certificate, where no other thread
 * uses t.
 */
static inline int smtp_openssl_server(struct smtp_openssl *t,
                                      const char *chain, const char *key,
                                      char why[SMTP_OPENSSL_WHY])
{
    SSL_CTX *ctx = smtp_openssl_ctx(t, TLS_server_method());
    const char *file = NULL;

    if (ctx != NULL) {
        SSL_CTX_set_options(ctx, SSL_OP_CIPHER_SERVER_PREFERENCE);
        SSL_CTX_set_dh_auto(ctx, 1);
        SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"smtp", 4);
        file = chain;
        if (SSL_CTX_use_certificate_chain_file(ctx, chain) == 1) {
            file = key;
            if (SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) == 1 &&
                SSL_CTX_check_private_key(ctx) == 1)
                return smtp_openssl_set(t, ctx);
        }
    }
    SSL_CTX_free(ctx);
    return smtp_openssl_fail(file, why);
}

/* Whatever certificate comes, the handshake goes on. */
static inline int smtp_openssl_any(int ok, X509_STORE_CTX *store)
{
    (void)ok;
    (void)store;
    return 1;
}

/*
 * Has a server ask clients for a certificate, SMTP_TLS_CLIENT_CERT, of the
 * authorities in a PEM file, SMTP_TLS_VERIFIED. Those that have none, or one
 * of others, are served as well. 0, or -1 and why.
 */
static inline int smtp_openssl_ask(struct smtp_openssl *t, const char *ca,
                                   char why[SMTP_OPENSSL_WHY])
{
    STACK_OF(X509_NAME) * names;

    ERR_clear_error();
    if (SSL_CTX_load_verify_locations(t->ctx, ca, NULL) != 1 ||
        (names = SSL_load_client_CA_file(ca)) == NULL)
        return smtp_openssl_fail(ca, why);
    SSL_CTX_set_client_CA_list(t->ctx, names);
    SSL_CTX_set_verify(t->ctx, SSL_VERIFY_PEER, smtp_openssl_any);
    return 0;
}

/* Makes t a client's, who believes the authorities in a PEM file; NULL: those
   that the system believes. 0, or -1 and why, and t->ctx is what it was. */
static inline int smtp_openssl_client(struct smtp_openssl *t, const char *ca,
                                      char why[SMTP_OPENSSL_WHY])
{
    SSL_CTX *ctx = smtp_openssl_ctx(t, TLS_client_method());

    if (ctx != NULL &&
        (ca != NULL ? SSL_CTX_load_verify_locations(ctx, ca, NULL)
                    : SSL_CTX_set_default_verify_paths(ctx)) == 1)
        return smtp_openssl_set(t, ctx);
    SSL_CTX_free(ctx);
    return smtp_openssl_fail(ca, why);
}

/* Gives back what t holds, once its sessions are over. */
static inline void smtp_openssl_end(struct smtp_openssl *t)
{
    SSL_CTX_free(t->ctx);
    BIO_meth_free(t->method);
    t->ctx = NULL;
    t->method = NULL;
}

/* ---- facts about a session ---- */

/* OpenSSL's own object, NULL in clear. For SSL_get_version() ("TLSv1.3"),
   SSL_get_servername() and the rest. */
static inline SSL *smtp_openssl_ssl(const struct smtp_io *io)
{
    return io->filter != NULL
               ? ((const struct smtp_openssl_session *)io->state)->ssl
               : NULL;
}

/* The cipher's registered name, for the clause "tls" of a Received field
   [8314 4.3]: "TLS_AES_256_GCM_SHA384". NULL before the end of a handshake. */
static inline const char *smtp_openssl_cipher(const struct smtp_io *io)
{
    const SSL *ssl = smtp_openssl_ssl(io);
    const SSL_CIPHER *cipher =
        ssl != NULL ? SSL_get_current_cipher(ssl) : NULL;

    return cipher != NULL ? SSL_CIPHER_standard_name(cipher) : NULL;
}

/* What broke the session, for a log: OpenSSL's words, or "" for none. */
static inline const char *smtp_openssl_reason(const struct smtp_io *io)
{
    const char *reason = NULL;

    if (io->filter != NULL)
        reason = ERR_reason_error_string(
            ((const struct smtp_openssl_session *)io->state)->error);
    return reason != NULL ? reason : "";
}

/* Why a certificate was not verified, for a log: OpenSSL's words, or ""
   where it was, where there is none, or where nothing is wrong with it but
   that no host was named. */
static inline const char *smtp_openssl_doubt(const struct smtp_io *io)
{
    SSL *ssl = smtp_openssl_ssl(io);
    long result = ssl != NULL ? SSL_get_verify_result(ssl) : X509_V_OK;

    return result != X509_V_OK ? X509_verify_cert_error_string(result) : "";
}

/* The first Finished message of the handshake [5929 3.1]. Without the extended
   master secret two sessions can be made to have the same [7627]. */
static inline size_t smtp_openssl_unique(SSL *ssl, unsigned char *out)
{
    int server_first = SSL_session_reused(ssl) == 1;
    size_t n;

    if (SSL_version(ssl) != TLS1_2_VERSION || SSL_get_extms_support(ssl) != 1)
        return 0;
    n = server_first == SSL_is_server(ssl)
            ? SSL_get_finished(ssl, out, SMTP_OPENSSL_BINDING)
            : SSL_get_peer_finished(ssl, out, SMTP_OPENSSL_BINDING);
    return n <= SMTP_OPENSSL_BINDING ? n : 0;
}

/* A hash of the server's certificate [5929 4.1]. */
static inline size_t smtp_openssl_end_point(SSL *ssl, unsigned char *out)
{
    X509 *peer = SSL_is_server(ssl) ? NULL : SSL_get_peer_certificate(ssl);
    X509 *cert = SSL_is_server(ssl) ? SSL_get_certificate(ssl) : peer;
    int hash = NID_undef;
    unsigned int n = 0;

    if (cert != NULL &&
        X509_get_signature_info(cert, &hash, NULL, NULL, NULL) == 1) {
        if (hash == NID_md5 || hash == NID_sha1)
            hash = NID_sha256;
        if (hash == NID_undef ||
            X509_digest(cert, EVP_get_digestbynid(hash), out, &n) != 1)
            n = 0;
    }
    X509_free(peer);
    return n;
}

/*
 * Channel binding data, for SCRAM-...-PLUS [5802 6]: type is what the client
 * wrote behind "p=". tls-exporter [9266] is for TLS 1.3, tls-unique for 1.2,
 * tls-server-end-point for both. Returns octets written, 0: there are none of
 * this type.
 */
static inline size_t
smtp_openssl_binding(const struct smtp_io *io, const char *type,
                     unsigned char out[SMTP_OPENSSL_BINDING])
{
    static const char label[] = "EXPORTER-Channel-Binding";
    SSL *ssl = smtp_openssl_ssl(io);
    size_t n = 0;

    if (ssl == NULL || !SSL_is_init_finished(ssl))
        return 0;
    ERR_clear_error();
    if (strcmp(type, "tls-unique") == 0)
        n = smtp_openssl_unique(ssl, out);
    else if (strcmp(type, "tls-server-end-point") == 0)
        n = smtp_openssl_end_point(ssl, out);
    else if (strcmp(type, "tls-exporter") == 0 &&
             SSL_version(ssl) >= TLS1_3_VERSION &&
             SSL_export_keying_material(ssl, out, 32, label, sizeof label - 1,
                                        (const unsigned char *)"", 0, 1) == 1)
        n = 32;
    ERR_clear_error();
    return n;
}

#endif
