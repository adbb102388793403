/*
 * The calls of a client's host, as transcripts write them down: "H: rcpt r@d
 * NOTIFY=NEVER". What stands there is given to the library as it is, right or
 * wrong: nothing is checked here but that it is written as it should be.
 */
#include "lib_reader.h"

#include <stdlib.h>
#include <string.h>

/* What stands behind a call's name. */
enum call_shape {
    CALL_BARE,
    CALL_TEXT,  /* text up to the end of the line, or none */
    CALL_PATH,  /* a path, parameters */
    CALL_AUTH,  /* a mechanism, a response or none */
    CALL_CHUNK, /* a number, "last" or nothing */
    CALL_FLAGS,
    CALL_CODE
};

static const struct call_row {
    const char *name;
    int kind;
    enum call_shape shape;
    int want;
} call_rows[] = {
    {"ehlo", TS_EHLO, CALL_TEXT, SMTP_WANT_COMMAND},
    {"mail", TS_MAIL, CALL_PATH, SMTP_WANT_COMMAND},
    {"rcpt", TS_RCPT, CALL_PATH, SMTP_WANT_COMMAND},
    {"data", TS_DATA, CALL_BARE, SMTP_WANT_COMMAND},
    {"body", TS_BODY, CALL_TEXT, SMTP_WANT_BODY},
    {"piece", TS_PIECE, CALL_TEXT, SMTP_WANT_BODY},
    {"end", TS_END, CALL_BARE, SMTP_WANT_BODY},
    {"chunk", TS_CHUNK, CALL_CHUNK, SMTP_WANT_COMMAND | SMTP_WANT_BODY},
    {"sent", TS_SENT, CALL_TEXT, SMTP_WANT_BODY},
    {"rset", TS_RSET, CALL_BARE, SMTP_WANT_COMMAND},
    {"quit", TS_QUIT, CALL_BARE, SMTP_WANT_COMMAND},
    {"starttls", TS_STARTTLS, CALL_BARE, SMTP_WANT_COMMAND},
    {"auth", TS_AUTH, CALL_AUTH, SMTP_WANT_COMMAND},
    {"answer", TS_ANSWER, CALL_TEXT, SMTP_WANT_REPLY},
    {"command", TS_COMMAND, CALL_TEXT, SMTP_WANT_COMMAND},
    {"tls", TS_TLS, CALL_FLAGS, 0},
    {"close", TS_CLOSE, CALL_TEXT, 0},
    {"reply", TS_REPLY, CALL_CODE, 0},
    {"challenge", TS_CHALLENGE, CALL_TEXT, 0}};

/* Whether a parameter's number, and not its value, tells what it says. */
static int call_is_number(int id)
{
    switch (id) {
    case SMTP_PARAM_BODY:
    case SMTP_PARAM_SIZE:
    case SMTP_PARAM_RET:
    case SMTP_PARAM_NOTIFY:
    case SMTP_PARAM_BY:
    case SMTP_PARAM_HOLDFOR:
    case SMTP_PARAM_HOLDUNTIL:
    case SMTP_PARAM_MT_PRIORITY:
    case SMTP_PARAM_RRVS:
        return 1;
    default:
        return 0;
    }
}

/* A number, or names of values joined by ','. */
static int64_t call_number(struct ts_reader *r, struct ts_span s)
{
    int64_t sum = 0;
    const char *comma;
    struct ts_span word = s;

    if (s.len > 1 && *s.at == '-') {
        word.at++, word.len--;
        return -(int64_t)ts_number(r, word);
    }
    if (s.len > 0 && *s.at >= '0' && *s.at <= '9' && !ts_is(s, "7BIT") &&
        !ts_is(s, "8BITMIME"))
        return (int64_t)ts_number(r, s);
    while (s.len > 0) {
        comma = (const char *)memchr(s.at, ',', s.len);
        word.at = s.at;
        word.len = comma != NULL ? (size_t)(comma - s.at) : s.len;
        sum += ts_name(r, names_values, word);
        s.at += word.len + (comma != NULL);
        s.len -= word.len + (comma != NULL);
    }
    return sum;
}

/* What stands behind the ';' of a number: letters that stand for flags. It is
   taken off. */
static int call_letters(struct ts_reader *r, struct ts_span *s)
{
    static const struct {
        char letter;
        int flag;
    } flags[] = {{'N', SMTP_BY_NOTIFY},
                 {'R', SMTP_BY_RETURN},
                 {'T', SMTP_BY_TRACE},
                 {'C', SMTP_RRVS_CONTINUE}};
    const char *p = (const char *)memchr(s->at, ';', s->len);
    const char *end = s->at + s->len;
    int sum = 0;
    size_t i;

    if (p == NULL)
        return 0;
    s->len = (size_t)(p - s->at);
    for (p++; p < end; p++) {
        for (i = 0; i < 4 && flags[i].letter != *p; i++)
            ;
        if (i < 4)
            sum |= flags[i].flag;
        else
            r->error = "no such flag";
    }
    return sum;
}

/* KEY=VALUE, KEY:=VALUE or KEY; OTHER: in front of what is given as none that
   the library knows. */
static void call_param(struct ts_reader *r, smtp_param *param,
                       struct ts_span s)
{
    static const char other[] = "OTHER:";
    const size_t other_len = sizeof(other) - 1;
    const char *equals = (const char *)memchr(s.at, '=', s.len);
    struct ts_span key = s, value = s;
    int forced = s.len > other_len && memcmp(s.at, other, other_len) == 0;
    int coded;

    key.len = equals != NULL ? (size_t)(equals - s.at) : s.len;
    value.at += key.len + (equals != NULL);
    value.len -= key.len + (equals != NULL);
    coded = key.len > 0 && key.at[key.len - 1] == ':';
    key.len -= (size_t)coded;
    if (forced)
        key.at += other_len, key.len -= other_len;
    param->id =
        forced ? SMTP_PARAM_OTHER : name_find(names_params, key.at, key.len);
    if (param->id == -1000)
        param->id = SMTP_PARAM_OTHER;
    if (call_is_number(param->id)) {
        param->flags = call_letters(r, &value);
        param->number = call_number(r, value);
    }
    param->value = "";
    if (coded || !call_is_number(param->id))
        param->value = ts_string(r, value, &param->len);
    if (coded || param->id == SMTP_PARAM_OTHER)
        param->key = ts_string(r, key, NULL);
}

static void call_path(struct ts_reader *r, struct ts_call *call,
                      struct ts_span s)
{
    struct ts_span word = ts_word(&s);

    if (word.len == 0)
        r->error = "a path is due";
    call->text = ts_string(r, word, &call->len);
    while (s.len > 0 && r->error == NULL) {
        call->param = (smtp_param *)ts_more(call->param, &call->nparam,
                                            sizeof(*call->param));
        call_param(r, &call->param[call->nparam - 1], ts_word(&s));
    }
}

static void call_auth(struct ts_reader *r, struct ts_call *call,
                      struct ts_span s)
{
    struct ts_span word = ts_word(&s);

    if (word.len == 0)
        r->error = "a mechanism is due";
    call->text = ts_string(r, word, &call->len);
    if (s.len > 0)
        call->initial = ts_string(r, s, &call->initial_len);
}

static void call_chunk(struct ts_reader *r, struct ts_call *call,
                       struct ts_span s)
{
    call->number = ts_number(r, ts_word(&s));
    call->last = ts_is(s, "last");
    if (s.len > 0 && !call->last)
        r->error = "\"last\" is due, or nothing";
}

static void call_flags(struct ts_reader *r, struct ts_call *call,
                       struct ts_span s)
{
    int flags = ts_is(s, "failed") ? 0 : name_bits(names_tls, s.at, s.len);

    if (flags < 0)
        r->error = "no such flags";
    call->number = (uint64_t)flags;
}

static void call_arguments(struct ts_reader *r, struct ts_call *call,
                           enum call_shape shape, struct ts_span s)
{
    switch (shape) {
    case CALL_TEXT:
        if (s.len > 0)
            call->text = ts_string(r, s, &call->len);
        break;
    case CALL_PATH:
        call_path(r, call, s);
        break;
    case CALL_AUTH:
        call_auth(r, call, s);
        break;
    case CALL_CHUNK:
        call_chunk(r, call, s);
        break;
    case CALL_FLAGS:
        call_flags(r, call, s);
        break;
    case CALL_CODE:
        call->number = ts_number(r, s);
        break;
    default:
        if (s.len > 0)
            r->error = "nothing stands behind this call";
    }
}

/* Calls that make no sense without a text. */
static int call_needs_text(int kind)
{
    return kind == TS_BODY || kind == TS_PIECE || kind == TS_SENT ||
           kind == TS_COMMAND || kind == TS_CHALLENGE;
}

void ts_call_line(struct ts_reader *r, int must_fail, struct ts_span s)
{
    struct transcript *t = r->t;
    struct ts_call *call;
    struct ts_span word;
    size_t i;

    t->call = (struct ts_call *)ts_more(t->call, &t->ncall, sizeof(*call));
    call = &t->call[t->ncall - 1];
    call->line = r->line;
    call->turn = t->nturn - 1;
    call->after = t->nevent;
    if (must_fail) {
        call->error = ts_name(r, names_errors, ts_word(&s));
        if (call->error >= 0)
            r->error = "an error is due";
    }
    word = ts_word(&s);
    for (i = 0; i < sizeof(call_rows) / sizeof(*call_rows); i++)
        if (ts_is(word, call_rows[i].name)) {
            call->kind = call_rows[i].kind;
            call->want = call_rows[i].want;
            call_arguments(r, call, call_rows[i].shape, s);
            if (call->text == NULL && call_needs_text(call->kind))
                r->error = "a text is due";
            return;
        }
    r->error = "no such call";
}

void ts_free_call(struct ts_call *call)
{
    free(call->param);
}
