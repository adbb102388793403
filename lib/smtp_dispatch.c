/*
 * Events to handlers. A thin layer over smtp_conn_next(): a handler's value
 * becomes the answer, and what is no answer becomes a refusal, never an
 * acceptance: a callback that crashed in a scripting language returns 0.
 */
#include "smtp_stream.h"

static smtp_handler_fn dispatch_find(const smtp_handler *handlers, int event)
{
    for (; handlers->fn != NULL; handlers++)
        if (handlers->event == event)
            return handlers->fn;
    return NULL;
}

/* The answer to an event without a handler. Nobody would take the message of
   a DATA that is granted without handlers for it. */
static void dispatch_default(smtp_conn *c, const smtp_handler *handlers)
{
    if (c->ev.type == SMTP_EVENT_DATA &&
        (dispatch_find(handlers, SMTP_EVENT_BODY) == NULL ||
         dispatch_find(handlers, SMTP_EVENT_MESSAGE) == NULL))
        smtp_conn_reply(c, 451, "4.3.0", NULL);
    else
        smtp_conn_reply(c, 0, NULL, NULL);
}

/* The handler of an event has failed. */
static void dispatch_failed(smtp_conn *c, int event)
{
    const struct smtpi_answer *row = &smtpi_answers[event];

    if (smtp_conn_reply(c, row->failed, row->enhanced, NULL) < 0)
        smtp_conn_close(c, NULL);
}

static void dispatch_answer(smtp_conn *c, int event, int value)
{
    int rc;

    if (value == SMTP_LATER)
        return;
    rc = value <= 0 ? SMTP_EINVAL : smtp_conn_reply(c, value, NULL, NULL);
    if (rc == SMTP_EROOM)
        c->finish = 1; /* its lines wait to be sent; then the last */
    else if (rc < 0)
        dispatch_failed(c, event);
}

/* BODY owes nothing, but may refuse the message. */
static void dispatch_body(smtp_conn *c, int value)
{
    if (c->state != SMTP_STATE_DATA || c->refused || value == SMTP_TAKEN)
        return;
    if (value <= 0 || smtp_conn_reply(c, value, NULL, NULL) < 0)
        dispatch_failed(c, SMTP_EVENT_BODY);
}

static void dispatch_event(smtp_conn *c, const smtp_event *ev,
                           const smtp_handler *handlers, void *user)
{
    smtp_handler_fn fn = dispatch_find(handlers, ev->type);
    int type = ev->type;
    int owed = ev->owed;
    int value;

    if (fn == NULL) {
        if (owed)
            dispatch_default(c, handlers);
        return;
    }
    c->in_handler = 1;
    value = fn(user, c, ev);
    c->in_handler = 0;
    if (owed && c->ev.owed)
        dispatch_answer(c, type, value);
    else if (type == SMTP_EVENT_BODY)
        dispatch_body(c, value);
}

int smtp_conn_dispatch(smtp_conn *c, uint64_t now,
                       const smtp_handler *handlers, void *user)
{
    const smtp_event *ev;
    int count = 0;

    if (c->in_handler)
        return SMTP_EMISUSE;
    while ((ev = smtp_conn_next(c, now)) != NULL) {
        dispatch_event(c, ev, handlers, user);
        if (count < INT_MAX)
            count++;
    }
    return count;
}
