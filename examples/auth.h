/*
 * AUTH, as the example servers answer it. PLAIN and LOGIN are read by the
 * library's codecs; CRAM-MD5 and SCRAM by GNU SASL, if the program was built
 * with it. A user acts as himself and nobody else.
 */
#ifndef AUTH_H
#define AUTH_H

#include <string.h>

#include "accounts.h"
#include "smtp.h"

#ifdef WITH_GSASL
#include "smtp_adapter/gsasl.h"
#define AUTH_BOUND  "SCRAM-SHA-256-PLUS SCRAM-SHA-1-PLUS "
#define AUTH_HIDING "SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 "
#else
#define AUTH_BOUND  ""
#define AUTH_HIDING ""
#endif
#define AUTH_MECHS AUTH_HIDING "PLAIN LOGIN"

enum { AUTH_MECH = 24, AUTH_NAME = 256 };

/* One for each connection. */
struct auth {
    const struct accounts *accounts;
    const struct account *who; /* once he has shown who he is; else NULL */
    char mechanism[AUTH_MECH];
    char name[AUTH_NAME]; /* what LOGIN was given first */
    size_t name_len;
#ifdef WITH_GSASL
    struct smtp_gsasl sasl;
#endif
};

/* What SMTP_TEXT_MECHS is to say; -PLUS binds to TLS, so there must be some. */
static inline const char *auth_mechs(int tls)
{
    return tls ? AUTH_BOUND AUTH_MECHS : AUTH_MECHS;
}

/* 1 if there are mechanisms that do not show the password. */
static inline int auth_hides(void)
{
    return AUTH_HIDING[0] != '\0';
}

#ifdef WITH_GSASL
/* What GNU SASL asks: passwords. Somebody who does not exist gets one that
   nobody knows, so that he fails as late as others do. */
static inline int auth_ask(void *user, struct smtp_gsasl *s,
                           Gsasl_property what)
{
    const struct auth *a = user;
    const char *name = smtp_gsasl_get(s, GSASL_AUTHID);
    const struct account *who = accounts_find(a->accounts, name, strlen(name));

    if (what != GSASL_PASSWORD)
        return 0;
    return smtp_gsasl_set(s, what,
                          who != NULL ? who->password : a->accounts->nobody);
}

static const struct smtp_gsasl_host auth_host = {NULL, auth_ask, NULL};
#endif

static inline void auth_init(struct auth *a, const struct accounts *accounts)
{
    memset(a, 0, sizeof *a);
    a->accounts = accounts;
#ifdef WITH_GSASL
    smtp_gsasl_init(&a->sasl, &auth_host, a);
#endif
}

/* What binds an exchange to the TLS session, len octets; 0: nothing does. */
static inline void auth_bind(struct auth *a, const char *type,
                             const void *data, size_t len)
{
#ifdef WITH_GSASL
    (void)smtp_gsasl_bind(&a->sasl, type, data, len);
#else
    (void)a;
    (void)type;
    (void)data;
    (void)len;
#endif
}

/* Forgets an exchange that is over or was left. */
static inline void auth_end(struct auth *a)
{
#ifdef WITH_GSASL
    smtp_gsasl_end(&a->sasl);
#endif
    a->name_len = 0;
}

static inline int auth_challenge(smtp_conn *c, const char *text)
{
    return smtp_conn_challenge(c, text, strlen(text)) < 0 ? 454 : SMTP_LATER;
}

static inline int auth_plain(struct auth *a, smtp_conn *c, const smtp_event *e)
{
    smtp_sasl s;

    if (e->data == NULL)
        return auth_challenge(c, "");
    if (smtp_codec_sasl_plain(e->data, e->len, &s) < 0)
        return 501;
    if (s.authzid_len > 0 &&
        (s.authzid_len != s.authcid_len ||
         memcmp(s.authzid, s.authcid, s.authcid_len) != 0))
        return 535;
    a->who = accounts_check(a->accounts, s.authcid, s.authcid_len, s.secret,
                            s.secret_len);
    return a->who != NULL ? 235 : 535;
}

static inline int auth_login(struct auth *a, smtp_conn *c, const smtp_event *e)
{
    smtp_sasl s;

    if (e->data == NULL)
        return auth_challenge(c, "Username:");
    if (smtp_codec_sasl_login(e->data, e->len, &s) < 0 ||
        (a->name_len == 0 && s.authcid_len > sizeof a->name))
        return 535;
    if (a->name_len == 0) {
        memcpy(a->name, s.authcid, s.authcid_len);
        a->name_len = s.authcid_len;
        return auth_challenge(c, "Password:");
    }
    a->who = accounts_check(a->accounts, a->name, a->name_len, s.secret,
                            s.secret_len);
    return a->who != NULL ? 235 : 535;
}

static inline int auth_other(struct auth *a, smtp_conn *c, const smtp_event *e)
{
#ifdef WITH_GSASL
    int code = smtp_gsasl_auth(&a->sasl, c, e);
    const char *name = smtp_gsasl_get(&a->sasl, GSASL_AUTHID);

    if (code == 235)
        a->who = accounts_find(a->accounts, name, strlen(name));
    return code == 235 && a->who == NULL ? 535 : code;
#else
    (void)a;
    (void)c;
    (void)e;
    return 504;
#endif
}

/* What a handler of SMTP_EVENT_AUTH returns. */
static inline int auth_event(struct auth *a, smtp_conn *c, const smtp_event *e)
{
    int code = SMTP_LATER;

    if ((e->flags & SMTP_FLAG_CANCEL) != 0) {
        auth_end(a);
        return SMTP_LATER;
    }
    if (e->arg[0] != '\0') {
        auth_end(a);
        snprintf(a->mechanism, sizeof a->mechanism, "%s", e->arg);
    }
    if (strcmp(a->mechanism, "PLAIN") == 0)
        code = auth_plain(a, c, e);
    else if (strcmp(a->mechanism, "LOGIN") == 0)
        code = auth_login(a, c, e);
    else
        code = auth_other(a, c, e);
    if (code != SMTP_LATER)
        auth_end(a);
    return code;
}

#endif
