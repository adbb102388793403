/*
 * AUTH for clients: what each mechanism says. With GNU SASL those that do not
 * show the password come first; PLAIN, LOGIN and XOAUTH2 the library itself
 * keeps from going where somebody else could read them.
 */
#ifndef LOGIN_H
#define LOGIN_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smtp.h"
#include "smtp_adapter/scram.h"

#ifdef WITH_GSASL
#include "smtp_adapter/gsasl.h"
#endif

enum { LOGIN_SECRET = 4096, LOGIN_RESPONSE = 2 * LOGIN_SECRET };

struct login {
    const char *user;          /* NULL: no AUTH */
    const char *wanted;        /* the mechanism, in upper case; NULL: any */
    const char *mechanism;     /* ... that was chosen */
    char secret[LOGIN_SECRET]; /* the password, or a token */
    char offered[512];         /* what EHLO listed */
    int challenges;
#ifdef WITH_GSASL
    struct smtp_gsasl sasl;
#endif
};

/* Zeroes in a way that compilers do not leave out. */
static inline void login_wipe(void *p, size_t len)
{
    volatile char *q = p;

    while (len-- > 0)
        *q++ = 0;
}

/* ---- mechanisms of GNU SASL ---- */

#ifdef WITH_GSASL

static inline int login_ask(void *user, struct smtp_gsasl *s,
                            Gsasl_property what)
{
    const struct login *l = user;

    if (what == GSASL_AUTHID)
        return smtp_gsasl_set(s, what, l->user);
    if (what == GSASL_PASSWORD)
        return smtp_gsasl_set(s, what, l->secret);
    return 0;
}

static const struct smtp_gsasl_host login_host = {NULL, login_ask, NULL};

static inline void login_init(struct login *l)
{
    smtp_gsasl_init(&l->sasl, &login_host, l);
}

static inline void login_end(struct login *l)
{
    smtp_gsasl_end(&l->sasl);
    login_wipe(l->secret, sizeof l->secret);
}

/* What binds an exchange to the TLS session, len octets; 0: nothing does. */
static inline void login_bind(struct login *l, const char *type,
                              const void *data, size_t len)
{
    (void)smtp_gsasl_bind(&l->sasl, type, data, len);
}

static inline int login_has(const char *mechanism)
{
    return smtp_gsasl_has(SMTP_ROLE_CLIENT, mechanism);
}

static inline const char *login_hidden(const struct login *l)
{
    return smtp_gsasl_choose(&l->sasl, l->offered);
}

/* Begins. 0: SMTP has to be told with l->sasl.data; or -1. */
static inline int login_gsasl(struct login *l, const char **data, size_t *len)
{
    if (smtp_gsasl_begin(&l->sasl, SMTP_ROLE_CLIENT, l->mechanism) < 0)
        return -1;
    *data = l->sasl.data;
    *len = l->sasl.len;
    return 0;
}

/* Answers a challenge. What is wrong is cancelled. */
static inline int login_gsasl_answer(struct login *l, smtp_conn *c,
                                     const smtp_event *e)
{
    if (smtp_gsasl_step(&l->sasl, e->data, e->len) == SMTP_GSASL_FAILED)
        return smtp_client_auth_answer(c, NULL, 0);
    return smtp_client_auth_answer(c, l->sasl.data, l->sasl.len);
}

#else

static inline void login_init(struct login *l)
{
    (void)l;
}

static inline void login_end(struct login *l)
{
    login_wipe(l->secret, sizeof l->secret);
}

static inline void login_bind(struct login *l, const char *type,
                              const void *data, size_t len)
{
    (void)l;
    (void)type;
    (void)data;
    (void)len;
}

static inline int login_has(const char *mechanism)
{
    (void)mechanism;
    return 0;
}

static inline const char *login_hidden(const struct login *l)
{
    (void)l;
    return NULL;
}

static inline int login_gsasl(struct login *l, const char **data, size_t *len)
{
    (void)l;
    (void)data;
    (void)len;
    return -1;
}

static inline int login_gsasl_answer(struct login *l, smtp_conn *c,
                                     const smtp_event *e)
{
    (void)l;
    (void)e;
    return smtp_client_auth_answer(c, NULL, 0);
}

#endif

/* ---- those that need no library ---- */

/* In the order in which they are taken. EXTERNAL only if asked for, as what it
   relies on is not in sight here. */
static const char *const login_own[] = {"PLAIN", "LOGIN", "XOAUTH2",
                                        "EXTERNAL"};
enum { LOGIN_PLAIN, LOGIN_LOGIN, LOGIN_XOAUTH2, LOGIN_EXTERNAL, LOGIN_OWN };

/* Its place in login_own, or LOGIN_OWN. */
static inline int login_which(const char *mechanism)
{
    int i = 0;

    while (i < LOGIN_OWN && strcmp(mechanism, login_own[i]) != 0)
        i++;
    return i;
}

/* Writes what a mechanism says first to out; its octets, -1: nothing. */
static inline int login_first(const struct login *l, char out[LOGIN_RESPONSE])
{
    switch (login_which(l->mechanism)) {
    case LOGIN_PLAIN:
        return snprintf(out, LOGIN_RESPONSE, "%c%s%c%s", 0, l->user, 0,
                        l->secret);
    case LOGIN_XOAUTH2:
        return snprintf(out, LOGIN_RESPONSE, "user=%s\1auth=Bearer %s\1\1",
                        l->user, l->secret);
    case LOGIN_EXTERNAL:
        return snprintf(out, LOGIN_RESPONSE, "%s", l->user);
    default:
        return -1;
    }
}

/* ---- an exchange ---- */

/* 1 if send has the mechanism. */
static inline int login_knows(const char *mechanism)
{
    return login_which(mechanism) < LOGIN_OWN || login_has(mechanism);
}

/* 1 if it needs a password or a token. */
static inline int login_needs_secret(const struct login *l)
{
    return l->wanted == NULL || strcmp(l->wanted, "EXTERNAL") != 0;
}

/* The mechanism to be taken, of those that the server lists; NULL: none. */
static inline const char *login_choose(const struct login *l)
{
    const char *name = l->wanted;
    int i;

    if (name != NULL)
        return smtp_scram_listed(l->offered, name) ? name : NULL;
    if ((name = login_hidden(l)) != NULL)
        return name;
    for (i = 0; i < LOGIN_EXTERNAL; i++)
        if (smtp_scram_listed(l->offered, login_own[i]))
            return login_own[i];
    return NULL;
}

/* Begins with l->mechanism. What smtp_client_auth() returns; SMTP_EINVAL also
   where the mechanism does not begin. */
static inline int login_begin(struct login *l, smtp_conn *c)
{
    char first[LOGIN_RESPONSE];
    const char *data = NULL;
    size_t len = 0;
    int n, rc;

    l->challenges = 0;
    if (login_which(l->mechanism) == LOGIN_OWN) {
        if (login_gsasl(l, &data, &len) < 0)
            return SMTP_EINVAL;
        return smtp_client_auth(c, l->mechanism, data, len);
    }
    if ((n = login_first(l, first)) >= 0) {
        data = first;
        len = (size_t)n;
    }
    rc = smtp_client_auth(c, l->mechanism, data, len);
    login_wipe(first, sizeof first);
    return rc;
}

/* Answers a challenge: what LOGIN asks for, what was too long to go with AUTH,
   or, of XOAUTH2, nothing to the error that comes before 535. */
static inline int login_answer(struct login *l, smtp_conn *c,
                               const smtp_event *e)
{
    char text[LOGIN_RESPONSE];
    int which = login_which(l->mechanism), n, rc;

    if (which == LOGIN_OWN)
        return login_gsasl_answer(l, c, e);
    if (which == LOGIN_LOGIN)
        n = snprintf(text, sizeof text, "%s",
                     l->challenges == 0 ? l->user : l->secret);
    else
        n = e->len == 0 ? login_first(l, text) : 0;
    if (l->challenges++ > 1)
        return smtp_client_auth_answer(c, NULL, 0);
    rc = smtp_client_auth_answer(c, text, (size_t)n);
    login_wipe(text, sizeof text);
    return rc;
}

/* At 235: 1 if that is to be believed. */
static inline int login_proved(const struct login *l)
{
#ifdef WITH_GSASL
    if (login_which(l->mechanism) == LOGIN_OWN)
        return smtp_gsasl_proved(&l->sasl);
#endif
    (void)l;
    return 1;
}

/* ---- the secret ---- */

/* Takes the first line of a file, or what the environment has. 0, or -1 and
   why. */
static inline int login_secret(struct login *l, const char *path,
                               const char **why)
{
    const char *text = getenv("SMTP_PASSWORD");
    FILE *f;

    *why = "no password: give --password-file FILE or SMTP_PASSWORD";
    if (path != NULL) {
        if ((f = fopen(path, "r")) == NULL) {
            *why = strerror(errno);
            return -1;
        }
        setvbuf(f, NULL, _IONBF, 0); /* no copy of it */
        *why = "is empty";
        text = fgets(l->secret, sizeof l->secret, f);
        fclose(f);
    } else if (text != NULL) {
        snprintf(l->secret, sizeof l->secret, "%s", text);
    }
    l->secret[strcspn(l->secret, "\r\n")] = '\0';
    if (strlen(l->secret) + 1 < sizeof l->secret && l->secret[0] != '\0')
        return 0;
    if (l->secret[0] != '\0')
        *why = "is too long";
    return -1;
}

#endif
