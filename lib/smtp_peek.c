/*
 * A look at the recipients that wait, for hosts that ask about several of them
 * at once. It reads what was received and changes nothing: what it tells is a
 * hint, and each RCPT is judged when its turn comes.
 */
#include "smtp_stream.h"

/* 1 if what waits is sure to be commands. */
static int peek_is_due(const smtp_conn *c)
{
    if (c->in_junk || c->bdat || c->state < SMTP_STATE_READY ||
        c->state > SMTP_STATE_RCPT)
        return 0;
    return !c->ev.owed || c->ev.type == SMTP_EVENT_MAIL ||
           c->ev.type == SMTP_EVENT_RCPT;
}

/* The octets of the line that text begins with, CR LF among them; 0: it is not
   whole. */
static size_t peek_line(const char *text, size_t len)
{
    size_t from = 0;

    while (from < len) {
        const char *lf = memchr(text + from, '\n', len - from);

        if (lf == NULL)
            return 0;
        from = (size_t)(lf - text) + 1;
        if (from >= 2 && lf[-1] == '\r')
            return from;
    }
    return 0;
}

/* The path of a line of len octets without CR LF: with its brackets *took
   octets. NULL if it is no RCPT, or not a right one. */
static const char *peek_path(const smtp_conn *c, const char *line, size_t len,
                             size_t *took)
{
    enum { SKIP = sizeof "RCPT TO:" - 1 };
    int kind = SMTP_PATH_FORWARD;
    smtp_path path;
    int n;

    if (c->esmtp && c->exts & SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8))
        kind |= SMTP_PATH_INTERNATIONAL;
    if (len <= SKIP || !smtpi_is_word(line, SKIP, "RCPT TO:"))
        return NULL;
    n = smtpi_path(line + SKIP, len - SKIP, kind,
                   (size_t)SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_PATH),
                   (size_t)SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_LOCAL), &path);
    if (n < 0 || (len > SKIP + (size_t)n && line[SKIP + n] != ' '))
        return NULL;
    *took = (size_t)n;
    return line + SKIP;
}

int smtp_conn_peek(const smtp_conn *c, size_t i, const char **path,
                   size_t *len)
{
    const char *text = (const char *)c + c->head + c->taken, *found;
    size_t left = smtpi_unread(c), n, took;

    if (c->role->role != SMTP_ROLE_SERVER)
        return SMTP_EMISUSE;
    if (!peek_is_due(c))
        return 0;
    for (;; text += n, left -= n) {
        n = peek_line(text, left);
        if (n == 0 || n > c->cfg->rcpt_line ||
            (found = peek_path(c, text, n - 2, &took)) == NULL)
            return 0;
        if (i-- == 0)
            break;
    }
    *path = found + 1;
    *len = took - 2;
    return 1;
}
