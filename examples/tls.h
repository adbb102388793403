/*
 * TLS for servers, by OpenSSL. Where the program was built without it, the
 * option that asks for it says so: a server that was meant to have TLS must
 * not run in clear.
 */
#ifndef TLS_H
#define TLS_H

#include "auth.h"
#include "options.h"
#include "smtp_adapter/posix.h"

#ifdef WITH_OPENSSL
#include "smtp_adapter/openssl.h"
#endif

struct tls {
    const char *program; /* its name, for complaints */
    const char *cert;    /* a chain of certificates */
    const char *key;     /* NULL: in the same file */
    struct smtp_io_tls begin;
#ifdef WITH_OPENSSL
    struct smtp_openssl openssl;
#endif
};

#ifdef WITH_OPENSSL

/* Reads the files: how sessions begin TLS. */
static inline const struct smtp_io_tls *tls_load(struct tls *t)
{
    char why[SMTP_OPENSSL_WHY];
    const char *key = t->key != NULL ? t->key : t->cert;

    if (smtp_openssl_server(&t->openssl, t->cert, key, why) < 0) {
        fprintf(stderr, "%s: --cert, --key: %s\n", t->program, why);
        exit(2);
    }
    t->begin.begin = smtp_openssl_begin;
    t->begin.arg = &t->openssl;
    return &t->begin;
}

static inline void tls_free(struct tls *t)
{
    smtp_openssl_end(&t->openssl);
}

/* Why there is no TLS, in OpenSSL's words, or "". */
static inline const char *tls_reason(const struct smtp_posix_session *s)
{
    return smtp_openssl_reason(&s->io);
}

/* The cipher's name, NULL in clear. */
static inline const char *tls_cipher(const struct smtp_posix_session *s)
{
    return smtp_openssl_cipher(&s->io);
}

/* SCRAM-...-PLUS: what binds an exchange to this TLS session, if there is
   one. */
static inline void tls_bind(const struct smtp_posix_session *s, struct auth *a)
{
    static const char *const types[] = {"tls-exporter", "tls-unique"};
    unsigned char data[SMTP_OPENSSL_BINDING];
    size_t i;

    for (i = 0; i < sizeof types / sizeof types[0]; i++)
        auth_bind(a, types[i], data,
                  smtp_openssl_binding(&s->io, types[i], data));
}

#else

static inline const struct smtp_io_tls *tls_load(struct tls *t)
{
    fprintf(stderr, "%s: --cert: built without OpenSSL (libssl-dev)\n",
            t->program);
    exit(2);
}

static inline void tls_free(struct tls *t)
{
    (void)t;
}

static inline const char *tls_reason(const struct smtp_posix_session *s)
{
    (void)s;
    return "";
}

static inline const char *tls_cipher(const struct smtp_posix_session *s)
{
    (void)s;
    return NULL;
}

static inline void tls_bind(const struct smtp_posix_session *s, struct auth *a)
{
    (void)s;
    (void)a;
}

#endif

#endif
