/*
 * TLS for clients, by OpenSSL: who the server is, and whether it has shown
 * that. Where the program was built without it, the options that ask for TLS
 * say so, and what may be in clear is.
 */
#ifndef SECURE_H
#define SECURE_H

#include "login.h"
#include "smtp_adapter/posix.h"

#ifdef WITH_OPENSSL
#include "smtp_adapter/openssl.h"
#endif

enum { SECURE_WHY = 512 };

struct secure {
    const char *cafile; /* authorities; NULL: those of the system */
    struct smtp_io_tls call;
#ifdef WITH_OPENSSL
    struct smtp_openssl openssl;
    struct smtp_openssl_to to;
#endif
};

#ifdef WITH_OPENSSL

static inline int secure_is_there(void)
{
    return 1;
}

/* Makes s->call, to the server of that name. 0, or -1 and why. */
static inline int secure_load(struct secure *s, const char *server,
                              char why[SECURE_WHY])
{
    s->to.tls = &s->openssl;
    s->to.host = server;
    s->call.begin = smtp_openssl_call;
    s->call.arg = &s->to;
    return smtp_openssl_client(&s->openssl, s->cafile, why);
}

static inline void secure_free(struct secure *s)
{
    smtp_openssl_end(&s->openssl);
}

/* Why there is no TLS, in OpenSSL's words, or "". */
static inline const char *secure_reason(const struct smtp_posix_session *s)
{
    return smtp_openssl_reason(&s->io);
}

/* What is wrong with the certificate, or "". */
static inline const char *secure_doubt(const struct smtp_posix_session *s)
{
    return smtp_openssl_doubt(&s->io);
}

/* The cipher's name, "" in clear. */
static inline const char *secure_cipher(const struct smtp_posix_session *s)
{
    const char *name = smtp_openssl_cipher(&s->io);

    return name != NULL ? name : "";
}

/* SCRAM-...-PLUS: what binds an exchange to this TLS session, if there is
   one. */
static inline void secure_bind(const struct smtp_posix_session *s,
                               struct login *l)
{
    static const char *const types[] = {"tls-exporter", "tls-unique"};
    unsigned char data[SMTP_OPENSSL_BINDING];
    size_t i;

    for (i = 0; i < sizeof types / sizeof types[0]; i++)
        login_bind(l, types[i], data,
                   smtp_openssl_binding(&s->io, types[i], data));
}

#else

static inline int secure_is_there(void)
{
    return 0;
}

static inline int secure_load(struct secure *s, const char *server,
                              char why[SECURE_WHY])
{
    (void)s;
    (void)server;
    (void)why;
    return 0;
}

static inline void secure_free(struct secure *s)
{
    (void)s;
}

static inline const char *secure_reason(const struct smtp_posix_session *s)
{
    (void)s;
    return "";
}

static inline const char *secure_doubt(const struct smtp_posix_session *s)
{
    (void)s;
    return "";
}

static inline const char *secure_cipher(const struct smtp_posix_session *s)
{
    (void)s;
    return "";
}

static inline void secure_bind(const struct smtp_posix_session *s,
                               struct login *l)
{
    (void)s;
    (void)l;
}

#endif

#endif
