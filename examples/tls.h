/*
 * TLS for serve, by smtp_adapter/openssl.h; none where the program was built
 * without OpenSSL.
 */
#ifndef TLS_H
#define TLS_H

#include "options.h"
#include "smtp_adapter/posix.h"

struct tls {
    const char *cert;
    const char *key;
};
static inline void tls_load(struct tls *t)
{
    (void)t;
}
static inline const struct smtp_io_tls *tls_begins(struct tls *t)
{
    (void)t;
    return NULL;
}

static inline void tls_free(struct tls *t)
{
    (void)t;
}
struct auth;
static inline void tls_bind(struct auth *a, struct smtp_posix_session *l)
{
    (void)a; (void)l;
}

#endif
