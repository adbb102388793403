/*
 * What a transcript says of events, held against those that come. Pieces of a
 * message are joined first, as where they are cut means nothing.
 */
#include "lib_host.h"

#include <string.h>

#include "lib_check.h"
#include "lib_client.h"
#include "lib_names.h"

void host_fail(struct run *r, const char *what)
{
    if (r->failed)
        return;
    r->failed = 1;
    text_put(r->why, what);
}

static void host_fail_event(struct run *r, const struct ts_event *want,
                            const char *what)
{
    text_put(r->why, " (event of line ");
    text_number(r->why, want->line);
    text_put(r->why, ")");
    host_fail(r, what);
}

/* The content that a transcript names for BODY, or NULL. */
static const struct ts_field *host_body_field(const struct ts_event *want)
{
    size_t i;

    for (i = 0; i < want->nfield; i++)
        if (strcmp(want->field[i].key, "data") == 0)
            return &want->field[i];
    return NULL;
}

/* What a transcript says of the BODY in hand; NULL if nothing. */
static const struct ts_event *host_body_event(const struct run *r)
{
    return r->t->listed && !r->ending && r->seen < r->t->nevent
               ? &r->t->event[r->seen]
               : NULL;
}

/* The message's content has come, or all of it that will. Where the host
   refused it, only what it had waited for is the same in every run. */
static void host_body_ends(struct run *r)
{
    const struct ts_event *want = host_body_event(r);
    const struct ts_field *named = want ? host_body_field(want) : NULL;
    smtp_event body;

    if (!r->in_body)
        return;
    r->in_body = 0;
    memset(&body, 0, sizeof(body));
    body.type = SMTP_EVENT_BODY;
    body.arg = body.enhanced = "";
    body.data = (const unsigned char *)r->body.at + r->body_from;
    body.len = r->body.len - r->body_from;
    r->body_from = r->body.len;
    if (r->refused && named != NULL && named->len < body.len)
        body.len = named->len;
    check_log(r->log, r->c, &body);
    if (want == NULL)
        return;
    r->seen++;
    if (check_event(want, r->c, &body, 0, r->why) != 0)
        host_fail_event(r, want, "");
}

/* A piece of the message. Returns what a handler returns. */
static int host_body(struct run *r, const smtp_event *e)
{
    const struct ts_event *want = host_body_event(r);
    const struct ts_field *named;

    if (want != NULL && want->type != SMTP_EVENT_BODY) {
        host_fail_event(r, want, "BODY comes instead of the event listed");
        return SMTP_TAKEN;
    }
    if (r->refused)
        host_fail(r, "BODY comes although the message was refused");
    r->in_body = 1;
    text_add(&r->body, e->data, e->len);
    if ((int64_t)r->body.len != smtp_conn_get(r->c, SMTP_GET_OCTETS))
        host_fail(r, "SMTP_GET_OCTETS is not the octets given by BODY");
    if (want == NULL || want->nanswer == 0)
        return SMTP_TAKEN;
    named = host_body_field(want);
    if (named != NULL && r->body.len - r->body_from < named->len)
        return SMTP_TAKEN;
    r->refused = 1;
    if (r->handling && want->answer->text == NULL)
        return want->answer->code;
    r->asks = want;
    r->step = 0;
    host_answer(r);
    return 0; /* as the handler has answered, this means nothing */
}

/* Compares an event other than BODY and LINE with what is due. Returns where
   its answers stand. */
static const struct ts_event *host_expect(struct run *r, const smtp_event *e)
{
    const struct ts_event *want = &r->t->rule[e->type];
    int early = r->t->names_early && r->plan->cut == 0 && !r->plan->each &&
                r->plan->block == RUN_BLOCKS - 1;

    check_log(r->log, r->c, e);
    if (!r->t->listed || r->ending)
        return want;
    if (r->seen == r->t->nevent) {
        text_put(r->why, name_of(names_events, e->type));
        host_fail(r, " comes, no event is due");
        return want;
    }
    want = &r->t->event[r->seen++];
    if (want->type != e->type) {
        text_put(r->why, name_of(names_events, e->type));
        host_fail_event(r, want, " comes, another event is due");
    } else if (check_event(want, r->c, e, early, r->why) != 0) {
        host_fail_event(r, want, "");
    }
    return want;
}

/* Whether a command has a secret in it: AUTH, and something behind what would
   be the mechanism. */
static int host_line_tells(const char *at, size_t line)
{
    const char *behind = line > 5 ? memchr(at + 5, ' ', line - 5) : NULL;

    return behind != NULL && behind + 1 < at + line &&
           (memcmp(at, "AUTH ", 5) == 0 || memcmp(at, "auth ", 5) == 0);
}

/* Whether a LINE event that came in says of a line what it may: all of it, its
   beginning, or of one with a secret what stands before the secret. */
static int host_line_fits(const smtp_event *e, const char *at, size_t line)
{
    static const char hidden[] = "***";
    size_t len = e->len, stars = sizeof(hidden) - 1;

    if (len >= stars && memcmp(e->data + len - stars, hidden, stars) == 0 &&
        (len == stars || memcmp(e->data, "AUTH", 4) == 0 ||
         memcmp(e->data, "auth", 4) == 0))
        return memcmp(at, e->data, len - stars) == 0;
    if (host_line_tells(at, line))
        return 0;
    return len <= line && memcmp(at, e->data, len) == 0 &&
           (len == line || e->flags & SMTP_FLAG_CUT);
}

/* The length of the line that begins the octets left at at, its CRLF not
   counted. */
static size_t host_line_len(const char *at, size_t left)
{
    size_t i;

    for (i = 0; i + 1 < left; i++)
        if (at[i] == '\r' && at[i + 1] == '\n')
            return i;
    return left;
}

/* Compares a LINE event with what stands at at. Returns the octets of the line
   and its end. */
static size_t host_line_at(struct run *r, const smtp_event *e, const char *at,
                           size_t left)
{
    size_t line = host_line_len(at, left);

    if (!host_line_fits(e, at, line)) {
        text_put(r->why, "LINE shows a line that was not said: ");
        text_show(r->why, e->data, e->len);
        host_fail(r, "");
    }
    return line + 2 <= left ? line + 2 : left;
}

size_t host_shown(const struct run *r)
{
    return r->lines_out < r->t->nout_line ? r->t->out_line[r->lines_out].at
                                          : r->t->out.len;
}

/* A LINE event. All lines must be shown so, in the order in which they come
   and go. */
static void host_line(struct run *r, const smtp_event *e)
{
    const struct transcript *t = r->t;
    size_t left = t->in_lines.len - r->lines_in;
    const struct ts_line *line;

    if (!(e->flags & SMTP_FLAG_OUT)) {
        r->lines_in += host_line_at(
            r, e, left > 0 ? t->in_lines.at + r->lines_in : "", left);
    } else if (r->lines_out == t->nout_line) {
        host_fail(r, "LINE shows more than goes out");
    } else {
        line = &t->out_line[r->lines_out++];
        if (r->lines_out == r->secret && e->len != strlen("***"))
            host_fail(r, "LINE shows a response");
        host_line_at(r, e, t->out.at + line->at, line->end - line->at);
    }
}

void host_sent(struct run *r, const void *data, size_t len)
{
    const struct text *want = &r->t->out;
    size_t at = r->sent.len;

    text_add(&r->sent, data, len);
    while (at < r->sent.len && at < want->len &&
           r->sent.at[at] == want->at[at])
        at++;
    if (at == r->sent.len)
        return;
    while (at > 0 && r->sent.at[at - 1] != '\n')
        at--;
    text_put(r->why, "output\n    want ");
    text_show(r->why, want->at + at,
              want->len - at < 200 ? want->len - at : 200);
    text_put(r->why, "\n    got  ");
    text_show(r->why, r->sent.at + at,
              r->sent.len - at < 200 ? r->sent.len - at : 200);
    host_fail(r, "");
}

static void host_answer_failed(struct run *r, const struct ts_answer *answer,
                               int result)
{
    text_put(r->why, "the answer ");
    text_number(r->why, answer->code);
    text_put(r->why, " gives ");
    host_fail(r, name_of(names_errors, result));
}

/* One step of an answer: 1 done, 0 wait, negative an error. */
static int host_step(struct run *r, const struct ts_answer *a)
{
    int result = 0;

    switch (a->op) {
    case '+':
        result = smtp_conn_reply_line(r->c, a->code, a->enhanced, a->text);
        break;
    case '=':
        result = smtp_conn_set(r->c, a->code, a->value);
        break;
    case 'c':
        result = smtp_conn_close(r->c, a->text);
        break;
    case '?':
        result = smtp_conn_challenge(r->c, a->text, strlen(a->text));
        break;
    case 't':
        result = smtp_conn_tls_done(r->c, a->code);
        break;
    case 'l':
    case 'n':
        r->later = 1;
        return 0;
    default:
        if (a->op == '!')
            r->refused = 1;
        result = smtp_conn_reply(r->c, a->code, a->enhanced, a->text);
    }
    return result == SMTP_EROOM ? 0 : result == 0 ? 1 : result;
}

int host_answer(struct run *r)
{
    const struct ts_event *asks = r->asks;
    int final = 0, result = 1;
    size_t i;

    for (i = 0; i < asks->nanswer; i++)
        final |= strchr(":?tcln!", asks->answer[i].op) != NULL;
    for (; r->step < asks->nanswer && result > 0; r->step += result > 0)
        result = host_step(r, &asks->answer[r->step]);
    if (result < 0)
        host_answer_failed(r, &asks->answer[r->step], result);
    if (result <= 0)
        return 0;
    if (!final && smtp_conn_owed(r->c) != NULL &&
        smtp_conn_reply(r->c, 0, NULL, NULL) != 0)
        host_fail(r, "the default answer is not taken");
    r->asks = NULL;
    r->hold = r->later = 0;
    return 1;
}

/* A path that smtp_conn_peek() shows stands in the block, between brackets. */
static void host_check_peek(struct run *r, const char *path, size_t len)
{
    const char *from = (const char *)r->c, *to = from + r->size;

    if (r->t->client || path <= from || path >= to ||
        len >= (size_t)(to - path) || path[-1] != '<' || path[len] != '>' ||
        memchr(path, '\r', len) != NULL || memchr(path, '\0', len) != NULL)
        host_fail(r, "smtp_conn_peek() shows what is no path");
}

/* Looks ahead: nothing may come of it. Of a large block only the beginning is
   compared, which is what is used. */
static void host_peek(struct run *r)
{
    enum { SOME = 4, MOST = 4096 };
    static unsigned char before[MOST];
    size_t size = r->size < MOST ? r->size : MOST, len = 0, i;
    const char *path = NULL;
    int more = 1;

    memcpy(before, r->c, size);
    for (i = 0; i < SOME; i++) {
        int there = smtp_conn_peek(r->c, i, &path, &len);

        if (there < 0 || there > more)
            host_fail(r, "smtp_conn_peek() does not count");
        if (there > 0)
            host_check_peek(r, path, len);
        more = there;
    }
    if (memcmp(before, r->c, size) != 0)
        host_fail(r, "smtp_conn_peek() changes the connection");
}

int host_event(struct run *r, const smtp_event *e)
{
    const struct ts_event *want;

    if (r->plan->peek)
        host_peek(r);
    if (e->type == SMTP_EVENT_LINE) {
        host_line(r, e);
        return 0;
    }
    r->events++;
    if (r->closed)
        host_fail(r, "an event comes behind CLOSED");
    if (check_shape(r->c, e, r->why) != 0)
        host_fail(r, "");
    if (e->type == SMTP_EVENT_BODY)
        return host_body(r, e);
    host_body_ends(r);
    if (e->type == SMTP_EVENT_DATA) {
        text_reset(&r->body);
        r->body_from = 0;
        r->refused = 0;
    }
    want = host_expect(r, e);
    r->closed = e->type == SMTP_EVENT_CLOSED;
    if (r->t->client) {
        client_calls(r, e);
        return SMTP_LATER;
    }
    if ((!e->owed && e->type != SMTP_EVENT_TLS) || r->failed)
        return SMTP_LATER;
    r->asks = want;
    r->step = 0;
    if (e->type == SMTP_EVENT_TLS)
        return host_answer(r) ? 0 : SMTP_LATER;
    r->hold =
        r->plan->late || (e->type == SMTP_EVENT_DATA && ts_refuses(want));
    if (r->hold)
        return SMTP_LATER;
    if (r->handling && want->nanswer == 1 && want->answer->op == ':' &&
        want->answer->code != 0 && want->answer->enhanced == NULL &&
        want->answer->text == NULL) {
        r->asks = NULL;
        return want->answer->code;
    }
    return host_answer(r) ? 0 : SMTP_LATER;
}
