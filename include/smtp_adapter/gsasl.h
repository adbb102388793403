/*
 * smtp_adapter/gsasl.h: AUTH by GNU SASL 2.2 or later (Debian: libgsasl-dev),
 * for both roles: SCRAM-SHA-1 and SCRAM-SHA-256, either with -PLUS, CRAM-MD5,
 * and whatever else that library has.
 *
 * PLAIN, LOGIN, EXTERNAL, ANONYMOUS and bearer tokens need no library, as
 * smtp.h reads what clients send for them (smtp_codec_sasl_plain and so on).
 *
 * A SERVER keeps a struct smtp_gsasl for each connection, made by
 * smtp_gsasl_init(&me->sasl, &host, me). Its handler for SMTP_EVENT_AUTH:
 *
 *     int code = smtp_gsasl_auth(&me->sasl, c, event);
 *
 *     if (code == 235)
 *         keep(me, smtp_gsasl_get(&me->sasl, GSASL_AUTHID));
 *     if (code != SMTP_LATER)
 *         smtp_gsasl_end(&me->sasl);
 *     return code;
 *
 * Its handler for SMTP_EVENT_CLOSED calls smtp_gsasl_end() too, as a client
 * may go away in mid-exchange. What GNU SASL wants to know, host.ask tells:
 *
 *     static int ask(void *user, struct smtp_gsasl *s, Gsasl_property what)
 *     {
 *         const struct account *a = find(smtp_gsasl_get(s, GSASL_AUTHID));
 *
 *         switch (what) {
 *         case GSASL_SCRAM_ITER:
 *             return smtp_gsasl_set(s, what, a->rounds);
 *         case GSASL_SCRAM_SALT:
 *             return smtp_gsasl_set(s, what, a->salt);
 *         case GSASL_SCRAM_STOREDKEY:
 *             return smtp_gsasl_set(s, what, a->stored_key);
 *         case GSASL_SCRAM_SERVERKEY:
 *             return smtp_gsasl_set(s, what, a->server_key);
 *         default:
 *             return 0;
 *         }
 *     }
 *
 * These are for SCRAM (keys and salt in base64, rounds in decimal), and are
 * made by gsasl_scram_secrets_from_password() when the password is set.
 * Without the keys GNU SASL asks for GSASL_PASSWORD and makes them each time:
 * 4096 rounds of hashing, in which a loop stands still. CRAM-MD5 asks for
 * GSASL_PASSWORD, PLAIN and LOGIN for GSASL_VALIDATE_SIMPLE, to be answered
 * with yes or no; the manual of GNU SASL says what others ask. A user who
 * does not exist should get a salt all the same, each time the same one (made
 * of his name and a secret, say), and no keys: else it can be found out who
 * exists [4422 3.6].
 *
 * CHANNEL BINDING. After the TLS handshake give smtp_gsasl_bind() what the TLS
 * library exports: "tls-unique" below TLS 1.3, "tls-exporter" from there on
 * [5929, 9266]; "tls-server-end-point" GNU SASL does not have. A server binds
 * if, and only if, it lists mechanisms with -PLUS: it then refuses clients
 * that could bind but were made to believe that it can't [5802 6]. Without
 * binding -PLUS mechanisms are answered 504. A client binds, then chooses
 * with smtp_gsasl_choose(): binding goes before all else there. (One that has
 * a binding, but was shown no -PLUS, should tell so by the flag y, so that the
 * server finds out if someone has cut its list. GNU SASL 2.2.0 fails at that:
 * n is said then, and nobody finds out.)
 *
 * A CLIENT has octets in, octets out:
 *
 *     mechanism = smtp_gsasl_choose(&sasl, what EHLO listed behind AUTH);
 *     if (smtp_gsasl_begin(&sasl, SMTP_ROLE_CLIENT, mechanism) < 0)
 *         give up;
 *     send AUTH and, unless sasl.data is NULL, sasl.len octets as initial
 *         response (none: "=");
 *     at each 334: smtp_gsasl_step(&sasl, challenge, len) < 0 ? send "*"
 *         : send sasl.len octets (none: an empty line);
 *     at 235: if (!smtp_gsasl_proved(&sasl))
 *         leave: the server has not shown that it knows the password;
 *     smtp_gsasl_end(&sasl);
 *
 * It is asked for GSASL_AUTHID and GSASL_PASSWORD, perhaps GSASL_AUTHZID.
 *
 * Each exchange has a handle of GNU SASL's of its own (that costs about a
 * microsecond), so threads share nothing. ask answers at once: where looking
 * up takes long, the handler copies what the event says and returns
 * SMTP_LATER, another thread calls smtp_gsasl_begin() and smtp_gsasl_step(),
 * and the connection's own then does what the end of smtp_gsasl_auth() does.
 * Security layers are not negotiated.
 *
 * What goes out is zeroed once it is done with; the copies of passwords that
 * GNU SASL makes for itself it frees as they are.
 *
 * All functions are static inline, so that none gives a warning where it is
 * not used. Link with libgsasl (pkg-config libgsasl).
 */
#ifndef SMTP_ADAPTER_GSASL_H
#define SMTP_ADAPTER_GSASL_H

#include <gsasl.h>
#include <string.h>

#include "scram.h"
#include "../smtp.h"

#if GSASL_VERSION_NUMBER < 0x020200
#error "smtp_adapter/gsasl.h needs GNU SASL 2.2"
#endif

enum {
    SMTP_GSASL_MAX_ITER = 1000000, /* rounds that a client takes part in */
    SMTP_GSASL_BINDING = 128       /* room for a binding in base64 */
};

/* What a step comes to. */
enum smtp_gsasl_result {
    SMTP_GSASL_FAILED = -1,
    SMTP_GSASL_MORE = 1, /* data, len octets, go to the peer */
    SMTP_GSASL_DONE = 2  /* server: nothing more is said; client: as MORE, but
                            the mechanism has nothing to say behind it */
};

enum smtp_gsasl_state {
    SMTP_GSASL_IDLE = 0,
    SMTP_GSASL_RUNNING = 1,
    SMTP_GSASL_LAST = 2, /* server: the last challenge is sent; an empty
                            response is due */
    SMTP_GSASL_OVER = 3, /* done */
    SMTP_GSASL_LOST = 4  /* failed */
};

struct smtp_gsasl;

/*
 * What the host brings. Its functions return 1 for yes, or that an answer was
 * set; 0 for no, or that there is none; -1 if that can't be said now, which
 * becomes 454. So 0, which is what a crashed callback of a scripting language
 * gives, never lets anyone in.
 */
struct smtp_gsasl_host {
    /* This host, or NULL: for GSSAPI and the like. */
    const char *hostname;
    /* GNU SASL wants to know what: answer with smtp_gsasl_set(), or, if it is
       one of GSASL_VALIDATE_*, with 1 or 0. */
    int (*ask)(void *user, struct smtp_gsasl *s, Gsasl_property what);
    /* Server: GSASL_AUTHID has shown who he is; may he act as GSASL_AUTHZID?
       Called once, before the client is told; not after a GSASL_VALIDATE_*,
       which has asked this already. NULL: only as himself. */
    int (*allow)(void *user, struct smtp_gsasl *s);
};

/* One exchange at a time. Fill with smtp_gsasl_init(). */
struct smtp_gsasl {
    const struct smtp_gsasl_host *host;
    void *user;
    Gsasl *ctx;
    Gsasl_session *session;
    const char *data; /* what goes to the peer; NULL: no initial response */
    size_t len;
    char *out; /* data, where it is to be freed */
    int role;
    int state;
    int rc;           /* GNU SASL's last code; gsasl_strerror() tells it */
    int server_first; /* the server begins: no initial response */
    int judged;       /* the host has said yes to a GSASL_VALIDATE_* */
    int unknown;      /* the host could not say something */
    int mute;         /* bindings are not told to GNU SASL */
    char mechanism[GSASL_MAX_MECHANISM_SIZE + 1];
    char unique[SMTP_GSASL_BINDING]; /* bindings; "" for none */
    char exporter[SMTP_GSASL_BINDING];
};

static inline void smtp_gsasl_init(struct smtp_gsasl *s,
                                   const struct smtp_gsasl_host *host,
                                   void *user)
{
    memset(s, 0, sizeof *s);
    s->host = host;
    s->user = user;
}

/* Zeroes in a way that compilers do not leave out. */
static inline void smtp_gsasl_wipe(void *p, size_t len)
{
    volatile char *q = (volatile char *)p;

    while (len-- > 0)
        *q++ = 0;
}

static inline void smtp_gsasl_drop(struct smtp_gsasl *s)
{
    if (s->out != NULL) {
        smtp_gsasl_wipe(s->out, s->len);
        gsasl_free(s->out);
    }
    s->out = NULL;
    s->data = NULL;
    s->len = 0;
}

/* Ends an exchange, whatever its state; what was asked and answered is
   forgotten. Bindings stay. May be called more than once. */
static inline void smtp_gsasl_end(struct smtp_gsasl *s)
{
    smtp_gsasl_drop(s);
    if (s->session != NULL)
        gsasl_finish(s->session);
    if (s->ctx != NULL)
        gsasl_done(s->ctx);
    s->session = NULL;
    s->ctx = NULL;
    s->state = SMTP_GSASL_IDLE;
}

/*
 * Sets a binding of the TLS connection, or, with len 0, takes it back; holds
 * from the next exchange on. SMTP_EINVAL: no such type. SMTP_EROOM: above 93
 * octets.
 */
static inline int smtp_gsasl_bind(struct smtp_gsasl *s, const char *type,
                                  const void *data, size_t len)
{
    int unique = strcmp(type, "tls-unique") == 0, n;

    if (!unique && strcmp(type, "tls-exporter") != 0)
        return SMTP_EINVAL;
    n = smtp_codec_base64_encode(data, len, unique ? s->unique : s->exporter,
                                 SMTP_GSASL_BINDING);
    return n < 0 ? n : 0;
}

/* 1 if there is a binding. */
static inline int smtp_gsasl_bound(const struct smtp_gsasl *s)
{
    return s->unique[0] != '\0' || s->exporter[0] != '\0';
}

/* Answers a question of GNU SASL's; the text is copied. Returns what ask
   returns. */
static inline int smtp_gsasl_set(struct smtp_gsasl *s, Gsasl_property what,
                                 const char *text)
{
    return gsasl_property_set(s->session, what, text) == GSASL_OK ? 1 : -1;
}

/* What is known of the exchange, "" if nothing is: GSASL_AUTHID, the user's
   name; GSASL_AUTHZID, whom he wants to act as. Lives until the end. */
static inline const char *smtp_gsasl_get(const struct smtp_gsasl *s,
                                         Gsasl_property what)
{
    const char *text =
        s->session == NULL ? NULL : gsasl_property_fast(s->session, what);

    return text == NULL ? "" : text;
}

/* 1 if GNU SASL, as it was built, has the mechanism in this role. */
static inline int smtp_gsasl_has(int role, const char *mechanism)
{
    Gsasl *ctx;
    int has;

    if (gsasl_init(&ctx) != GSASL_OK)
        return 0;
    has = role == SMTP_ROLE_SERVER ? gsasl_server_support_p(ctx, mechanism)
                                   : gsasl_client_support_p(ctx, mechanism);
    gsasl_done(ctx);
    return has;
}

/*
 * Client: the best of the mechanisms in list, separated by blanks, that do not
 * show the password; NULL if there is none. Those with -PLUS come first, if
 * there is a binding.
 */
static inline const char *smtp_gsasl_choose(const struct smtp_gsasl *s,
                                            const char *list)
{
    static const char *const best[] = {"SCRAM-SHA-256-PLUS",
                                       "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256",
                                       "SCRAM-SHA-1", "CRAM-MD5"};
    size_t i;

    for (i = smtp_gsasl_bound(s) ? 0 : 2; i < sizeof best / sizeof best[0];
         i++) {
        if (smtp_scram_listed(list, best[i]) &&
            smtp_gsasl_has(SMTP_ROLE_CLIENT, best[i]))
            return best[i];
    }
    return NULL;
}

static inline int smtp_gsasl_scram(const struct smtp_gsasl *s)
{
    return strncmp(s->mechanism, "SCRAM-", 6) == 0;
}

static inline int smtp_gsasl_plus(const struct smtp_gsasl *s)
{
    size_t n = strlen(s->mechanism);

    return n > 5 && strcmp(s->mechanism + n - 5, "-PLUS") == 0;
}

/* What GNU SASL calls: some questions are answered here, the others go to the
   host. */
static inline int smtp_gsasl_question(Gsasl *ctx, Gsasl_session *session,
                                      Gsasl_property what)
{
    struct smtp_gsasl *s = (struct smtp_gsasl *)gsasl_callback_hook_get(ctx);
    const char *text = NULL;
    int answer;

    s->session = session;
    if (what == GSASL_SERVICE) /* 4954 4 */
        text = "smtp";
    else if (what == GSASL_HOSTNAME)
        text = s->host->hostname == NULL ? "" : s->host->hostname;
    else if (what == GSASL_CB_TLS_UNIQUE)
        text = s->mute ? "" : s->unique;
    else if (what == GSASL_CB_TLS_EXPORTER)
        text = s->mute ? "" : s->exporter;
    else if (what == GSASL_QOPS || what == GSASL_QOP)
        text = "qop-auth";
    if (text != NULL)
        return *text == '\0' ? GSASL_NO_CALLBACK
                             : gsasl_property_set(session, what, text);
    answer = s->host->ask(s->user, s, what);
    if (answer < 0)
        s->unknown = 1;
    if (what < GSASL_VALIDATE_SIMPLE)
        return answer == 1 ? GSASL_OK : GSASL_NO_CALLBACK;
    s->judged = answer == 1;
    return answer == 1 ? GSASL_OK : GSASL_AUTHENTICATION_ERROR;
}

static inline int smtp_gsasl_lose(struct smtp_gsasl *s, int rc)
{
    smtp_gsasl_drop(s);
    s->state = SMTP_GSASL_LOST;
    s->rc = rc;
    return SMTP_GSASL_FAILED;
}

/* A step of GNU SASL's; returns its code. */
static inline int smtp_gsasl_run(struct smtp_gsasl *s, const void *in,
                                 size_t len)
{
    char *out = NULL;
    size_t n = 0;

    smtp_gsasl_drop(s);
    s->rc = gsasl_step(s->session, (const char *)in, len, &out, &n);
    if (s->rc != GSASL_OK && s->rc != GSASL_NEEDS_MORE)
        return s->rc; /* out has no meaning */
    s->data = s->out = out;
    s->len = out == NULL ? 0 : n;
    return s->rc;
}

/* The mechanism is satisfied; now who may act as whom? */
static inline int smtp_gsasl_allowed(struct smtp_gsasl *s)
{
    const char *as = smtp_gsasl_get(s, GSASL_AUTHZID);
    int answer;

    if (s->judged)
        return 1;
    if (s->host->allow == NULL)
        return *as == '\0' || strcmp(as, smtp_gsasl_get(s, GSASL_AUTHID)) == 0;
    answer = s->host->allow(s->user, s);
    if (answer < 0)
        s->unknown = 1;
    return answer == 1;
}

static inline int smtp_gsasl_serve(struct smtp_gsasl *s, const void *in,
                                   size_t len)
{
    int rc;

    if (s->state == SMTP_GSASL_LAST) {
        /* 235 carries no data: what a mechanism says with success went out as
           a challenge, to which there is nothing to say [4422 3.3]. */
        smtp_gsasl_drop(s);
        if (len > 0)
            return smtp_gsasl_lose(s, GSASL_MECHANISM_PARSE_ERROR);
        s->state = SMTP_GSASL_OVER;
        return SMTP_GSASL_DONE;
    }
    if (smtp_gsasl_scram(s) && !smtp_scram_client(in, len, smtp_gsasl_plus(s)))
        return smtp_gsasl_lose(s, GSASL_MECHANISM_PARSE_ERROR);
    rc = smtp_gsasl_run(s, in, len);
    if (rc == GSASL_NEEDS_MORE) {
        /* Nothing said to nothing would go on for ever. */
        if (len == 0 && s->len == 0)
            return smtp_gsasl_lose(s, GSASL_MECHANISM_PARSE_ERROR);
        if (s->data == NULL)
            s->data = "";
        return SMTP_GSASL_MORE;
    }
    if (rc != GSASL_OK)
        return smtp_gsasl_lose(s, rc);
    if (!smtp_gsasl_allowed(s))
        return smtp_gsasl_lose(s, GSASL_AUTHENTICATION_ERROR);
    s->state = s->len > 0 ? SMTP_GSASL_LAST : SMTP_GSASL_OVER;
    return s->len > 0 ? SMTP_GSASL_MORE : SMTP_GSASL_DONE;
}

static inline int smtp_gsasl_respond(struct smtp_gsasl *s, const void *in,
                                     size_t len)
{
    int rc;

    if (smtp_gsasl_scram(s) &&
        !smtp_scram_server(in, len, SMTP_GSASL_MAX_ITER))
        return smtp_gsasl_lose(s, GSASL_MECHANISM_PARSE_ERROR);
    rc = smtp_gsasl_run(s, in, len);
    if (rc != GSASL_OK && rc != GSASL_NEEDS_MORE)
        return smtp_gsasl_lose(s, rc);
    if (s->data == NULL && in != NULL)
        s->data = "";
    if (rc == GSASL_NEEDS_MORE)
        return SMTP_GSASL_MORE;
    s->state = SMTP_GSASL_OVER;
    return SMTP_GSASL_DONE;
}

/*
 * Goes on with what the peer has said, len octets, decoded from base64:
 * SMTP_GSASL_MORE or DONE, or FAILED, also if there is no exchange or it is
 * over. in is not NULL.
 */
static inline int smtp_gsasl_step(struct smtp_gsasl *s, const void *in,
                                  size_t len)
{
    if (s->state != SMTP_GSASL_RUNNING && s->state != SMTP_GSASL_LAST)
        return smtp_gsasl_lose(s, GSASL_MECHANISM_CALLED_TOO_MANY_TIMES);
    if (s->role == SMTP_ROLE_SERVER)
        return smtp_gsasl_serve(s, in, len);
    return smtp_gsasl_respond(s, in, len);
}

static inline int smtp_gsasl_start(struct smtp_gsasl *s)
{
    int rc;

    if ((rc = gsasl_init(&s->ctx)) != GSASL_OK) {
        s->ctx = NULL;
        return smtp_gsasl_lose(s, rc);
    }
    gsasl_callback_hook_set(s->ctx, s);
    gsasl_callback_set(s->ctx, smtp_gsasl_question);
    rc = s->role == SMTP_ROLE_SERVER
             ? gsasl_server_start(s->ctx, s->mechanism, &s->session)
             : gsasl_client_start(s->ctx, s->mechanism, &s->session);
    if (rc != GSASL_OK) {
        s->session = NULL; /* it is gone, whatever stands there */
        return smtp_gsasl_lose(s, rc);
    }
    s->state = SMTP_GSASL_RUNNING;
    if (s->role == SMTP_ROLE_SERVER) {
        /* Asked without anything said, the server's side of a mechanism shows
           whether it begins. */
        rc = smtp_gsasl_run(s, NULL, 0);
        if (rc != GSASL_NEEDS_MORE)
            return smtp_gsasl_lose(s, rc);
        s->server_first = s->len > 0;
        if (s->data == NULL)
            s->data = "";
        return SMTP_GSASL_MORE;
    }
    /* GNU SASL's client would not wait for the first question. */
    if (strcmp(s->mechanism, "LOGIN") == 0)
        return SMTP_GSASL_MORE;
    return smtp_gsasl_respond(s, NULL, 0);
}

/*
 * Begins an exchange, and ends one that was under way. The mechanism is in
 * upper case, as event AUTH gives it; NULL fails.
 *
 * Server: SMTP_GSASL_MORE, and data is the challenge for a client that sent no
 * initial response; one that did goes to smtp_gsasl_step(), if server_first is
 * 0. Client: as smtp_gsasl_step(), but data is NULL if the mechanism has no
 * initial response.
 */
static inline int smtp_gsasl_begin(struct smtp_gsasl *s, int role,
                                   const char *mechanism)
{
    size_t n = mechanism == NULL ? sizeof s->mechanism : strlen(mechanism);
    int result;

    smtp_gsasl_end(s);
    s->role = role;
    s->server_first = s->judged = s->unknown = s->mute = 0;
    if (n >= sizeof s->mechanism)
        return smtp_gsasl_lose(s, GSASL_UNKNOWN_MECHANISM);
    memcpy(s->mechanism, mechanism, n + 1);
    if (smtp_gsasl_plus(s) && !smtp_gsasl_bound(s))
        return smtp_gsasl_lose(s, GSASL_UNKNOWN_MECHANISM);
    result = smtp_gsasl_start(s);
    /* GNU SASL 2.2.0 fails where it should say y. */
    if (result == SMTP_GSASL_FAILED && role == SMTP_ROLE_CLIENT &&
        s->rc == GSASL_AUTHENTICATION_ERROR && smtp_gsasl_scram(s) &&
        smtp_gsasl_bound(s) && !smtp_gsasl_plus(s)) {
        smtp_gsasl_end(s);
        s->mute = 1;
        result = smtp_gsasl_start(s);
    }
    return result;
}

/* Client, at 235: 1 if the mechanism is satisfied too. A server that says 235
   before it has shown what it knows may be anyone [5802 5]. */
static inline int smtp_gsasl_proved(const struct smtp_gsasl *s)
{
    return s->state == SMTP_GSASL_OVER;
}

/* Server: the reply code for an exchange that failed [4954 4, 6]. */
static inline int smtp_gsasl_code(const struct smtp_gsasl *s)
{
    if (s->unknown)
        return 454;
    switch (s->rc) {
    case GSASL_UNKNOWN_MECHANISM:
    case GSASL_NO_SERVER_CODE:
        return 504;
    case GSASL_MALLOC_ERROR:
    case GSASL_CRYPTO_ERROR:
        return 454;
    default:
        return 535;
    }
}

/* An initial response where the server begins [4954 4]. */
static inline int smtp_gsasl_early(struct smtp_gsasl *s, smtp_conn *c)
{
    smtp_gsasl_end(s);
    return smtp_conn_reply(c, 501, "5.7.0", NULL) < 0 ? 501 : SMTP_LATER;
}

/*
 * What a handler for SMTP_EVENT_AUTH does and returns: SMTP_LATER if it has
 * answered (a challenge was sent, or 501), or the client gave up; 235; or the
 * code that refuses. After 235 GSASL_AUTHID and GSASL_AUTHZID tell who it is,
 * until smtp_gsasl_end(), which is due for any code but SMTP_LATER.
 *
 * An initial response to a mechanism in which the server begins is answered
 * 501 [4954 4]; but for LOGIN, where many clients send the name so.
 */
static inline int smtp_gsasl_auth(struct smtp_gsasl *s, smtp_conn *c,
                                  const smtp_event *event)
{
    int result;

    if ((event->flags & SMTP_FLAG_CANCEL) != 0) {
        smtp_gsasl_end(s);
        return SMTP_LATER;
    }
    if (event->arg[0] == '\0') {
        result = smtp_gsasl_step(s, event->data, event->len);
    } else {
        result = smtp_gsasl_begin(s, SMTP_ROLE_SERVER, event->arg);
        if (result == SMTP_GSASL_MORE && event->data != NULL) {
            if (s->server_first && strcmp(s->mechanism, "LOGIN") != 0)
                return smtp_gsasl_early(s, c);
            result = smtp_gsasl_step(s, event->data, event->len);
        }
    }
    if (result == SMTP_GSASL_DONE)
        return 235;
    if (result != SMTP_GSASL_MORE)
        return smtp_gsasl_code(s);
    if (smtp_conn_challenge(c, s->data, s->len) < 0)
        return 454;
    return SMTP_LATER;
}

#endif
