/*
 * A client's host gives commands, and the library may have no room for one:
 * then it is given again when smtp_conn_want() says so. A transcript knows
 * nothing of that, so what goes out must be the same however often it
 * happened. A call that must fail has to leave everything as it was.
 *
 * Texts are given in copies of their exact size, which are then spoiled, as
 * the library may neither read behind them nor keep them; EHLO's name apart.
 */
#include "lib_client.h"

#include <stdlib.h>
#include <string.h>

#include "lib_check.h"
#include "lib_names.h"

enum { CLIENT_LONG = 2000, CLIENT_SPOILED = 0xa5 };

/* ---- when ---- */

/* The call that comes next, if it is due in this turn. */
static const struct ts_call *client_next(const struct run *r)
{
    const struct ts_call *call;

    if (r->ending || r->failed || r->call == r->t->ncall)
        return NULL;
    call = &r->t->call[r->call];
    return call->turn <= r->turn && call->after <= r->seen ? call : NULL;
}

int client_is_due(const struct run *r)
{
    return client_next(r) != NULL;
}

/* Whatever a host waits for has happened if this has grown. */
static size_t client_progress(const struct run *r)
{
    return r->events + r->fed + r->sent.len + r->lines_out;
}

/* Whether this plan's host makes the call later: not while more octets of the
   turn can come, unless it stands at the turn's top. */
static int client_is_late(const struct run *r, const struct ts_call *call)
{
    size_t top = r->turn > 0 ? r->t->turn[r->turn - 1].event_end : 0;

    return r->plan->late && !r->t->prompt && call->turn == r->turn &&
           call->after > top && r->fed < r->t->turn[r->turn].in_end &&
           smtp_conn_want(r->c) & SMTP_WANT_RECV;
}

/* Content may be listed before it is known whether it will be asked for. */
static int client_is_content(const struct ts_call *call)
{
    return call->error == 0 && call->want == SMTP_WANT_BODY;
}

int client_may_call(const struct run *r, const smtp_event *in_hand)
{
    const struct ts_call *call = client_next(r);
    int wanted;

    if (call == NULL || (in_hand != NULL && r->size != r->full))
        return 0;
    if (in_hand != NULL ? r->plan->late && !r->t->prompt
                        : client_is_late(r, call))
        return 0;
    wanted = (smtp_conn_want(r->c) & call->want) != 0;
    if (r->waits)
        return wanted && client_progress(r) != r->waits;
    return wanted || !client_is_content(call) ||
           (in_hand != NULL && in_hand->type == SMTP_EVENT_DATA);
}

/* ---- the calls ---- */

/* How much of so many octets is given at once. */
static size_t client_piece(const struct run *r, size_t left)
{
    static const size_t pieces[] = {(size_t)-1, 1, 7, 61};
    size_t most = pieces[(r->plan->block + r->plan->drain) % 4];

    if (r->t->call[r->call].len > CLIENT_LONG && most < 61)
        most = 61;
    return left < most ? left : most;
}

static int client_body(struct run *r, const struct ts_call *call,
                       const char *text)
{
    size_t piece;
    int64_t taken;

    do {
        piece = call->len - r->call_at;
        if (call->kind == TS_BODY && call->error == 0)
            piece = client_piece(r, piece);
        taken = smtp_client_body(r->c, text + r->call_at, piece);
        if (taken < 0)
            return (int)taken;
        if ((uint64_t)taken > piece ||
            (call->kind == TS_PIECE && taken != 0 && (size_t)taken != piece))
            host_fail(r, "a piece is not taken whole");
        r->call_at += (size_t)taken;
    } while (taken > 0 && r->call_at < call->len && !r->failed);
    return r->call_at == call->len ? 0 : SMTP_EROOM;
}

/* Octets of a chunk, sent past the library. */
static int client_sent(struct run *r, const struct ts_call *call,
                       const char *text)
{
    size_t piece, len;
    int result = 0;

    if (call->error != 0)
        return smtp_client_sent(r->c, call->len);
    while (result == 0 && r->call_at < call->len) {
        if (smtp_conn_want(r->c) & SMTP_WANT_SEND)
            return SMTP_EROOM;
        if (smtp_conn_send_buf(r->c, &len) != NULL)
            host_fail(r, "octets are shown in the middle of a chunk");
        piece = client_piece(r, call->len - r->call_at);
        result = smtp_client_sent(r->c, piece);
        if (result == 0)
            host_sent(r, text + r->call_at, piece);
        r->call_at += piece;
    }
    return result;
}

/* Makes the call, with a copy of its text. */
static int client_make(struct run *r, const struct ts_call *call,
                       const char *text)
{
    smtp_conn *c = r->c;

    switch (call->kind) {
    case TS_EHLO:
        return smtp_client_ehlo(c, call->text);
    case TS_MAIL:
        return smtp_client_mail(c, text, call->param, call->nparam);
    case TS_RCPT:
        return smtp_client_rcpt(c, text, call->param, call->nparam);
    case TS_DATA:
        return smtp_client_data(c);
    case TS_BODY:
    case TS_PIECE:
        return client_body(r, call, text);
    case TS_END:
        return smtp_client_body_end(c);
    case TS_CHUNK:
        return smtp_client_chunk(c, call->number, call->last);
    case TS_SENT:
        return client_sent(r, call, text);
    case TS_RSET:
        return smtp_client_rset(c);
    case TS_QUIT:
        return smtp_client_quit(c);
    case TS_STARTTLS:
        return smtp_client_starttls(c);
    case TS_AUTH:
        return smtp_client_auth(c, text, call->initial, call->initial_len);
    case TS_ANSWER:
        return smtp_client_auth_answer(c, text, call->len);
    case TS_COMMAND:
        return smtp_client_command(c, text);
    case TS_TLS:
        return smtp_conn_tls_done(c, (int)call->number);
    case TS_CLOSE:
        return smtp_conn_close(c, text);
    case TS_REPLY:
        return smtp_conn_reply(c, (int)call->number, NULL, NULL);
    default:
        return smtp_conn_challenge(c, text, call->len);
    }
}

static int client_make_copied(struct run *r, const struct ts_call *call)
{
    char *copy = NULL;
    int result;

    if (call->text != NULL) {
        copy = (char *)malloc(call->len + 1);
        if (copy == NULL)
            abort();
        memcpy(copy, call->text, call->len + 1);
    }
    result = client_make(r, call, copy);
    if (copy != NULL)
        memset(copy, CLIENT_SPOILED, call->len + 1);
    free(copy);
    return result;
}

/* ---- what they give ---- */

static void client_fail(struct run *r, const struct ts_call *call,
                        const char *what, int result)
{
    text_put(r->why, "the call of line ");
    text_number(r->why, call->line);
    text_put(r->why, what);
    host_fail(r, name_of(names_errors, result));
}

/* All that can be asked of a connection, one fact a line. */
static void client_describe(const struct run *r, struct text *t)
{
    const struct name *tables[] = {names_gets, names_options}, *name;
    const smtp_event *owed = smtp_conn_owed(r->c);
    size_t i;

    text_reset(t);
    text_put(t, "want ");
    text_number(t, smtp_conn_want(r->c));
    text_put(t, "\n");
    for (i = 0; i < 2; i++)
        for (name = tables[i]; name->name != NULL; name++) {
            text_put(t, name->name);
            text_put(t, " ");
            text_number(t, smtp_conn_get(r->c, name->number));
            text_put(t, "\n");
        }
    if (owed != NULL)
        check_log(t, r->c, owed);
}

/* Says in which line the two differ first. */
static void client_differs(struct run *r, const struct text *before,
                           const struct text *after)
{
    size_t at = 0;

    while (at < before->len && before->at[at] == after->at[at])
        at++;
    while (at > 0 && before->at[at - 1] != '\n')
        at--;
    text_add(r->why, before->at + at, strcspn(before->at + at, "\n"));
    text_put(r->why, " becomes ");
    text_add(r->why, after->at + at, strcspn(after->at + at, "\n"));
    text_put(r->why, ": ");
}

/* A call that must fail. It is made when nothing waits to be sent, so that an
   octet too many can't hide behind others. 1 if it was made. */
static int client_refused(struct run *r, const struct ts_call *call)
{
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    int result;

    if (smtp_conn_want(r->c) & SMTP_WANT_SEND)
        return 0;
    client_describe(r, &before);
    result = client_make_copied(r, call);
    client_describe(r, &after);
    if (result == SMTP_EROOM && call->error != SMTP_EROOM)
        r->waits = client_progress(r);
    else if (result != call->error)
        client_fail(r, call, " must fail, and gives ", result);
    if (strcmp(before.at, after.at) != 0) {
        client_differs(r, &before, &after);
        client_fail(r, call, " changes the connection, though it gives ",
                    result);
    }
    text_free(&before);
    text_free(&after);
    return result == call->error;
}

/* 1 if the call was made; 0: not yet. */
static int client_call(struct run *r, const struct ts_call *call)
{
    int result;

    if (call->error != 0)
        return client_refused(r, call);
    result = client_make_copied(r, call);
    if (result == SMTP_EROOM)
        r->waits = client_progress(r);
    else if (result != 0)
        client_fail(r, call, " gives ", result);
    else if (call->kind == TS_ANSWER && call->text != NULL)
        r->secret = r->lines_out + 1;
    return result == 0;
}

size_t client_calls(struct run *r, const smtp_event *in_hand)
{
    size_t count = 0;

    while (client_may_call(r, in_hand) &&
           client_call(r, &r->t->call[r->call])) {
        r->call++;
        r->call_at = r->waits = 0;
        count++;
    }
    return count;
}

void client_finish(struct run *r)
{
    if (r->call == r->t->ncall || r->failed)
        return;
    text_put(r->why, "the call of line ");
    text_number(r->why, r->t->call[r->call].line);
    host_fail(r, r->waits ? " gives SMTP_EROOM for ever" : " was not made");
}
