/*
 * Comparing and describing; nothing here changes a connection.
 */
#include "lib_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib_names.h"

/* " key=value" with an octet string or a number. */
static void check_say(struct text *t, const char *key, const void *data,
                      size_t len)
{
    text_put(t, " ");
    text_put(t, key);
    text_put(t, "=");
    text_show(t, data, len);
}

static void check_say_number(struct text *t, const char *key, long long number)
{
    text_put(t, " ");
    text_put(t, key);
    text_put(t, "=");
    text_number(t, number);
}

static void check_log_param(struct text *log, const smtp_param *p)
{
    check_say(log, "param", p->key, strlen(p->key));
    text_put(log, ":");
    text_show(log, p->value, p->len);
    text_put(log, ":");
    text_number(log, p->number);
    text_put(log, ":");
    text_number(log, p->id);
    text_put(log, ":");
    text_number(log, p->flags);
}

void check_log(struct text *log, const smtp_conn *c, const smtp_event *e)
{
    size_t i;

    text_put(log, name_of(names_events, e->type));
    check_say_number(log, "owed", e->owed);
    check_say_number(log, "code", e->code);
    check_say_number(log, "flags", e->flags & ~SMTP_FLAG_EARLY);
    check_say_number(log, "index", (long long)e->index);
    check_say(log, "arg", e->arg, strlen(e->arg));
    check_say(log, "enhanced", e->enhanced, strlen(e->enhanced));
    if (e->path != NULL) {
        check_say(log, "raw", e->path->raw, e->path->raw_len);
        check_say(log, "mailbox", e->path->mailbox, e->path->mailbox_len);
        check_say_number(log, "local", (long long)e->path->local_len);
        check_say(log, "domain", e->path->domain, e->path->domain_len);
        check_say_number(log, "pathflags", e->path->flags);
    }
    for (i = 0; i < e->nparam; i++)
        check_log_param(log, &e->param[i]);
    check_say_number(log, "len", (long long)e->len);
    check_say(log, "data", e->data, e->len);
    if (e->type == SMTP_EVENT_CLOSED)
        check_say_number(log, "error", smtp_conn_get(c, SMTP_GET_ERROR));
    text_put(log, "\n");
}

/* What a field of an event is, written as transcripts write it; 0 if the event
   has no such field. */
static int check_field_text(struct text *t, const char *key,
                            const smtp_event *e)
{
    const smtp_path *p = e->path;

    if (strcmp(key, "arg") == 0)
        text_put(t, e->arg);
    else if (strcmp(key, "enhanced") == 0)
        text_put(t, e->enhanced);
    else if (strcmp(key, "data") == 0)
        text_add(t, e->data, e->len);
    else if (p == NULL)
        return 0;
    else if (strcmp(key, "mailbox") == 0)
        text_add(t, p->mailbox, p->mailbox_len);
    else if (strcmp(key, "local") == 0)
        text_add(t, p->mailbox, p->local_len);
    else if (strcmp(key, "domain") == 0)
        text_add(t, p->domain, p->domain_len);
    else if (strcmp(key, "raw") == 0)
        text_add(t, p->raw, p->raw_len);
    else
        return 0;
    return 1;
}

/* The same for numbers; *want is what the transcript says. */
static int check_field_number(const struct ts_field *field, const smtp_conn *c,
                              const smtp_event *e, long long *want,
                              long long *got)
{
    const char *key = field->key;

    *want = strtoll(field->value, NULL, 10);
    if (strcmp(key, "code") == 0) {
        *got = e->code;
    } else if (strcmp(key, "index") == 0) {
        *got = (long long)e->index;
    } else if (strcmp(key, "owed") == 0) {
        *got = e->owed;
    } else if (strcmp(key, "nparam") == 0) {
        *got = (long long)e->nparam;
    } else if (strcmp(key, "len") == 0) {
        *got = (long long)e->len;
    } else if (strcmp(key, "flags") == 0) {
        *want = name_bits(names_flags, field->value, field->len);
        *got = e->flags;
    } else if (strcmp(key, "pathflags") == 0 && e->path != NULL) {
        *want = name_bits(names_path_flags, field->value, field->len);
        *got = e->path->flags;
    } else if (strcmp(key, "error") == 0) {
        *want = name_find(names_errors, field->value, field->len);
        *got = smtp_conn_get(c, SMTP_GET_ERROR);
    } else {
        return 0;
    }
    return 1;
}

/* The i-th parameter as KEY:VALUE:NUMBER, and where it has flags :LETTERS. */
static void check_param_text(struct text *t, const smtp_event *e, size_t i)
{
    if (i >= e->nparam)
        return;
    text_put(t, e->param[i].key);
    text_put(t, ":");
    text_put(t, e->param[i].value);
    text_put(t, ":");
    text_number(t, e->param[i].number);
    text_put(t, e->param[i].flags != 0 ? ":" : "");
    text_put(t, e->param[i].flags & SMTP_BY_NOTIFY ? "N" : "");
    text_put(t, e->param[i].flags & SMTP_BY_RETURN ? "R" : "");
    text_put(t, e->param[i].flags & SMTP_BY_TRACE ? "T" : "");
    text_put(t, e->param[i].flags & SMTP_RRVS_CONTINUE ? "C" : "");
}

static int check_differs(struct text *why, const char *key, const char *want,
                         size_t want_len, const struct text *got)
{
    if (got->len == want_len && memcmp(got->at, want, want_len) == 0)
        return 0;
    text_put(why, "event field ");
    text_put(why, key);
    text_put(why, "\n    want ");
    text_show(why, want, want_len);
    text_put(why, "\n    got  ");
    text_show(why, got->at, got->len);
    return -1;
}

static int check_field(const struct ts_field *field, const smtp_conn *c,
                       const smtp_event *e, int early, size_t *param,
                       struct text *why)
{
    struct text got = {NULL, 0, 0}, text = {NULL, 0, 0};
    long long number, want;
    int bad = 0;

    text_put(&got, "");
    if (strcmp(field->key, "param") == 0) {
        check_param_text(&got, e, (*param)++);
        bad = check_differs(why, "param", field->value, field->len, &got);
    } else if (check_field_text(&got, field->key, e)) {
        bad = check_differs(why, field->key, field->value, field->len, &got);
    } else if (check_field_number(field, c, e, &want, &number)) {
        if (!early && strcmp(field->key, "flags") == 0) {
            want &= ~SMTP_FLAG_EARLY;
            number &= ~SMTP_FLAG_EARLY;
        }
        text_number(&got, number);
        text_number(&text, want);
        bad = check_differs(why, field->key, text.at, text.len, &got);
    } else {
        text_put(why, "the event has no field ");
        text_put(why, field->key);
        bad = -1;
    }
    text_free(&got);
    text_free(&text);
    return bad;
}

int check_event(const struct ts_event *want, const smtp_conn *c,
                const smtp_event *e, int early, struct text *why)
{
    size_t i, param = 0;
    int bad = 0;

    for (i = 0; i < want->nfield && !bad; i++)
        bad = check_field(&want->field[i], c, e, early, &param, why);
    if (!bad && param > 0 && param != e->nparam) {
        text_put(why, "the event has another number of parameters");
        bad = -1;
    }
    return bad;
}

/* Adds what to *why unless it holds. */
static int check_that(int holds, const char *what, struct text *why)
{
    if (!holds) {
        text_put(why, "not so: ");
        text_put(why, what);
    }
    return holds ? 0 : -1;
}
#define CHECK(expression) check_that((expression), #expression, why)

static int check_path(const smtp_path *p, struct text *why)
{
    const char *end;

    if (CHECK(p->raw != NULL && p->mailbox != NULL && p->domain != NULL))
        return -1;
    end = p->raw + p->raw_len;
    return CHECK(*end == '\0' && strlen(p->raw) == p->raw_len) ||
           CHECK(p->mailbox + p->mailbox_len == end) ||
           CHECK(p->domain + p->domain_len == end) ||
           CHECK(p->mailbox >= p->raw) ||
           CHECK(p->local_len <= p->mailbox_len) ||
           CHECK(((p->flags & SMTP_PATH_NULL) != 0) == (p->raw_len == 0)) ||
           CHECK(((p->flags & SMTP_PATH_ROUTE) != 0) ==
                 (p->mailbox != p->raw)) ||
           CHECK(p->domain_len == 0 ||
                 p->local_len + 1 + p->domain_len == p->mailbox_len);
}

static int check_texts(const smtp_event *e, struct text *why)
{
    size_t i;
    int bad = CHECK(e->arg != NULL) || CHECK(e->enhanced != NULL) ||
              CHECK(e->nparam == 0 || e->param);

    for (i = 0; i < e->nparam && !bad; i++)
        bad = CHECK(e->param[i].key != NULL && e->param[i].key[0] != '\0') ||
              CHECK(e->param[i].value != NULL) ||
              CHECK(strlen(e->param[i].value) == e->param[i].len);
    return bad;
}

/* Whether a server's event of this type owes an answer. */
static int check_owes(const smtp_event *e)
{
    switch (e->type) {
    case SMTP_EVENT_PROXY:
    case SMTP_EVENT_TLS:
    case SMTP_EVENT_BODY:
    case SMTP_EVENT_ABORT:
    case SMTP_EVENT_LINE:
    case SMTP_EVENT_CLOSED:
        return 0;
    default:
        return !(e->flags & SMTP_FLAG_CANCEL);
    }
}

/* A client's event owes nothing but what a challenge asks for. */
static int check_client(const smtp_conn *c, const smtp_event *e,
                        struct text *why)
{
    int owes = e->type == SMTP_EVENT_AUTH && e->code == 334 &&
               !(e->flags & SMTP_FLAG_MORE);
    int said = e->type != SMTP_EVENT_TLS && e->type != SMTP_EVENT_ABORT &&
               e->type != SMTP_EVENT_CLOSED;

    return CHECK(e->owed == owes) || check_texts(e, why) ||
           CHECK(e->path == NULL && e->param == NULL && e->nparam == 0) ||
           CHECK(smtp_conn_owed(c) == (owes ? e : NULL)) ||
           CHECK((e->data != NULL) == owes) ||
           CHECK(e->type != SMTP_EVENT_BODY) ||
           CHECK(!said || (e->code >= 200 && e->code <= 599));
}

int check_shape(const smtp_conn *c, const smtp_event *e, struct text *why)
{
    int has_path = e->type == SMTP_EVENT_MAIL || e->type == SMTP_EVENT_RCPT;

    if (smtp_conn_get(c, SMTP_GET_ROLE) == SMTP_ROLE_CLIENT)
        return check_client(c, e, why);
    if (CHECK(e->owed == check_owes(e)) || check_texts(e, why) ||
        CHECK((e->path != NULL) == has_path))
        return -1;
    if (has_path && check_path(e->path, why))
        return -1;
    if (e->owed && CHECK(smtp_conn_owed(c) == e))
        return -1;
    if (e->type == SMTP_EVENT_BODY && CHECK(e->len > 0 && e->data != NULL))
        return -1;
    return CHECK(e->type != SMTP_EVENT_RCPT ||
                 (int64_t)e->index == smtp_conn_get(c, SMTP_GET_RCPT));
}

/* The names of bits, joined by '|'. */
static void check_bits(struct text *t, const struct name *names, int bits)
{
    for (text_put(t, bits == 0 ? "0" : ""); names->name != NULL; names++)
        if (bits & names->number) {
            text_put(t, t->len > 0 ? "|" : "");
            text_put(t, names->name);
        }
}

int check_get(const smtp_conn *c, uint64_t now, const struct ts_field *field,
              struct text *why)
{
    struct text got = {NULL, 0, 0};
    uint64_t deadline = smtp_conn_deadline(c);
    int what = name_find(names_gets, field->key, strlen(field->key)), bad;
    int64_t value = smtp_conn_get(c, what);

    if (strcmp(field->key, "DEADLINE") == 0)
        value = deadline == UINT64_MAX ? -1 : (int64_t)(deadline - now);
    else if (what == -1000)
        value = smtp_conn_get(
            c, name_find(names_options, field->key, strlen(field->key)));
    if (strcmp(field->key, "WANT") == 0)
        check_bits(&got, names_want, smtp_conn_want(c));
    else if (what == SMTP_GET_STATE)
        text_put(&got, name_of(names_states, (int)value));
    else if (what == SMTP_GET_ERROR)
        text_put(&got, name_of(names_errors, (int)value));
    else
        text_number(&got, value);
    bad = check_differs(why, field->key, field->value, field->len, &got);
    text_free(&got);
    return bad;
}

/* Whether the len octets at p are a reply line without its CRLF. What is above
   ASCII, the transcript itself says where it may stand [6531 3.7.4]. */
static int check_reply_line(const char *p, size_t len)
{
    size_t i;

    if (len < 4 || p[0] < '2' || p[0] > '5' || p[1] < '0' || p[1] > '5' ||
        p[2] < '0' || p[2] > '9' || (p[3] != ' ' && p[3] != '-'))
        return 0;
    for (i = 4; i < len; i++)
        if (p[i] != '\t' && ((p[i] >= 0 && p[i] < ' ') || p[i] == 127))
            return 0;
    return len + 2 <= 512 || memcmp(p, "334 ", 4) == 0;
}

int check_replies(const struct text *out, struct text *why)
{
    size_t at = 0, len;
    const char *open = NULL; /* the line before, if more had to follow */

    while (at < out->len) {
        for (len = 0; at + len < out->len && out->at[at + len] != '\r';)
            len++;
        if (at + len + 2 > out->len || out->at[at + len + 1] != '\n' ||
            !check_reply_line(out->at + at, len) ||
            (open != NULL && memcmp(open, out->at + at, 3) != 0)) {
            text_put(why, "no reply line, or of another code: ");
            text_show(why, out->at + at, len);
            return -1;
        }
        open = out->at[at + 3] == '-' ? out->at + at : NULL;
        at += len + 2;
    }
    return check_that(open == NULL, "the last reply is whole", why);
}
