/*
 * What became of the message, recipient by recipient, and what that makes of
 * the whole as an exit status of <sysexits.h>.
 */
#ifndef RESULTS_H
#define RESULTS_H

#include "send.h"

static inline int results_granted(int code)
{
    return code / 100 == 2;
}

/* Takes a line of a reply into s->reply. 1 if it was the last. */
static inline int results_line(struct send *s, const smtp_event *e)
{
    struct reply *r = &s->reply;
    size_t n;

    if (r->code == 0) {
        r->code = e->code;
        r->text[0] = '\0';
    }
    n = strlen(r->text);
    snprintf(r->text + n, sizeof r->text - n, "%s%s", n != 0 ? " " : "",
             e->arg);
    snprintf(r->enhanced, sizeof r->enhanced, "%s", e->enhanced);
    return (e->flags & SMTP_FLAG_MORE) == 0;
}

/* The reply that was read is done with. */
static inline void results_next(struct send *s)
{
    s->reply.code = 0;
}

/* The last word on one recipient: the first that is given. 1 if this is. */
static inline int results_settle(struct recipient *r,
                                 const struct reply *reply)
{
    if (r->settled)
        return 0;
    r->settled = 1;
    r->reply = *reply;
    return 1;
}

/* The last word on all that have none; accepted: but those only that RCPT was
   granted to. 1 if there were any. */
static inline int results_all(struct send *s, const struct reply *reply,
                              int accepted)
{
    int any = 0;
    size_t i;

    for (i = 0; i < s->count; i++) {
        if (s->to[i].accepted || !accepted)
            any |= results_settle(&s->to[i], reply);
    }
    return any;
}

/* No reply says why it comes to nothing: send does. */
static inline void results_give_up(struct send *s, int status,
                                   const char *what, const char *detail)
{
    struct reply reply = {0, "", ""};

    snprintf(reply.text, sizeof reply.text, "%s%s%s", what,
             detail[0] != '\0' ? ": " : "", detail);
    if (results_all(s, &reply, 0) && s->status == 0)
        s->status = status;
}

/* One line for each recipient: path, code, enhanced status code, text, with
   tabs between them. */
static inline void results_print(const struct send *s)
{
    const struct recipient *r;
    size_t i;

    for (i = 0; i < s->count; i++) {
        r = &s->to[i];
        printf("%s\t%03d\t%s\t", r->path, r->reply.code,
               r->reply.enhanced[0] != '\0' ? r->reply.enhanced : "-");
        progress_text(stdout, r->reply.text, strlen(r->reply.text));
        putchar('\n');
    }
}

/* What the replies come to: who may be tried again counts first. */
static inline int results_status(const struct send *s)
{
    int status = EX_OK;
    size_t i;

    if (s->status != 0)
        return s->status;
    for (i = 0; i < s->count; i++) {
        switch (s->to[i].reply.code / 100) {
        case 2:
            break;
        case 4:
            return EX_TEMPFAIL;
        case 5:
            status = EX_UNAVAILABLE;
            break;
        default:
            return EX_PROTOCOL;
        }
        if (s->to[i].reply.code == 530)
            return EX_NOPERM; /* who sends must log in */
    }
    return status;
}

#endif
