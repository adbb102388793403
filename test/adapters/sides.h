/*
 * A client and a server of SASL, for the tests of smtp_adapter/gsasl.h.
 */
#ifndef SIDES_H
#define SIDES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "smtp_adapter/gsasl.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { GAVE_UP = -7 }; /* the client did */

/* A client or a server, and what its host knows. */
struct side {
    struct smtp_gsasl s;
    const char *name, *as, *password;
    const char *salt, *rounds, *stored, *key;
    int broken; /* 1: nothing can be said now */
    int refuse; /* 1: no to whatever is to be validated */
    int allow;  /* what its host says to authorization identities */
    int allowed;
};

static inline int ask(void *user, struct smtp_gsasl *s, Gsasl_property what)
{
    const struct side *me = user;
    const char *text = NULL;

    if (me->broken)
        return -1;
    if (s->role == SMTP_ROLE_SERVER &&
        strcmp(smtp_gsasl_get(s, GSASL_AUTHID), me->name) != 0)
        return 0;
    if (what == GSASL_VALIDATE_SIMPLE)
        return !me->refuse &&
               strcmp(smtp_gsasl_get(s, GSASL_PASSWORD), me->password) == 0;
    if (what == GSASL_AUTHID)
        text = me->name;
    else if (what == GSASL_AUTHZID)
        text = me->as;
    else if (what == GSASL_PASSWORD)
        text = me->password;
    else if (what == GSASL_SCRAM_SALT)
        text = me->salt;
    else if (what == GSASL_SCRAM_ITER)
        text = me->rounds;
    else if (what == GSASL_SCRAM_STOREDKEY)
        text = me->stored;
    else if (what == GSASL_SCRAM_SERVERKEY)
        text = me->key;
    return text == NULL ? 0 : smtp_gsasl_set(s, what, text);
}

static inline int allow(void *user, struct smtp_gsasl *s)
{
    struct side *me = user;

    assert_string_equal(smtp_gsasl_get(s, GSASL_AUTHID), "user");
    me->allowed++;
    return me->allow;
}

static const struct smtp_gsasl_host strict = {"mx.example", ask, NULL};
static const struct smtp_gsasl_host lenient = {"mx.example", ask, allow};

/* A side that knows user and pencil. */
static inline void side_init(struct side *me,
                             const struct smtp_gsasl_host *host)
{
    memset(me, 0, sizeof *me);
    me->name = "user";
    me->password = "pencil";
    smtp_gsasl_init(&me->s, host, me);
}

static inline int begin(struct side *me, int role, const char *mechanism)
{
    return smtp_gsasl_begin(&me->s, role, mechanism);
}

/* Goes on; text is all of what came. */
static inline int step(struct side *me, const char *text)
{
    return smtp_gsasl_step(&me->s, text, strlen(text));
}

static inline void says(const struct side *me, const char *text)
{
    assert_non_null(me->s.data);
    assert_int_equal(me->s.len, strlen(text));
    assert_memory_equal(me->s.data, text, me->s.len);
}

/* The exchange as SMTP carries it. Returns the server's code, or GAVE_UP. */
static inline int talk(struct side *client, struct side *server,
                       const char *mechanism)
{
    int c = begin(client, SMTP_ROLE_CLIENT, mechanism);
    int s = begin(server, SMTP_ROLE_SERVER, mechanism), steps;

    if (s == SMTP_GSASL_FAILED)
        return smtp_gsasl_code(&server->s);
    assert_true(c != SMTP_GSASL_FAILED);
    assert_int_equal(s, SMTP_GSASL_MORE);
    assert_int_equal(client->s.data == NULL, server->s.server_first);
    for (steps = 0; steps < 10 && s == SMTP_GSASL_MORE; steps++) {
        if (steps > 0 || client->s.data == NULL)
            c = smtp_gsasl_step(&client->s, server->s.data, server->s.len);
        if (c == SMTP_GSASL_FAILED)
            return GAVE_UP;
        s = smtp_gsasl_step(&server->s, client->s.data, client->s.len);
    }
    if (s == SMTP_GSASL_FAILED) {
        assert_int_equal(server->s.len, 0);
        return smtp_gsasl_code(&server->s);
    }
    assert_int_equal(s, SMTP_GSASL_DONE);
    assert_true(smtp_gsasl_proved(&client->s));
    return 235;
}

static inline void end(struct side *client, struct side *server)
{
    smtp_gsasl_end(&client->s);
    smtp_gsasl_end(&server->s);
}

/* Gives it a binding: the octets 0, 1, 2 and so on; none with 0 of them. */
static inline void bind_side(struct side *me, const char *type, size_t octets)
{
    static const unsigned char data[] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};

    assert_int_equal(smtp_gsasl_bind(&me->s, type, data, octets), 0);
}

#endif
