/*
 * The message, from 354 to CR LF . CR LF. smtpi_unstuff() finds the end and
 * takes the dots out in place; here the policies are laid on top: what is
 * content goes out as pieces up to the octet that breaks a rule, so that it is
 * the same octet however the message was cut. A refused message is read on,
 * without rules, until its end.
 */
#include "smtp_stream.h"

void smtpi_body_begin(smtp_conn *c)
{
    c->octets = c->discarded = c->line_octets = 0;
    c->bol = 1;
    c->whole = 0;
    c->fault = 0;
    c->refused = 0;
}

/* Where a line of text passes the limit: so many octets of data are before
   it, or len. Counts on from piece to piece; CR LF never spans two. */
static size_t body_line(smtp_conn *c, const unsigned char *data, size_t len)
{
    uint64_t most = SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_LINE);
    size_t at = 0;

    while (at < len) {
        const unsigned char *lf = memchr(data + at, '\n', len - at);
        size_t n = (lf != NULL ? (size_t)(lf - data) + 1 : len) - at;
        int end = lf != NULL && n > 1 && lf[-1] == '\r';

        if (c->line_octets + n - (end ? 2 : 0) > most)
            return at + (size_t)(most - c->line_octets);
        c->line_octets = end ? 0 : c->line_octets + n;
        at += n;
    }
    return len;
}

/* Cuts *len octets of content where the first rule is broken, and says which:
   SMTPI_BODY_PIECE if none is. */
static int body_check(smtp_conn *c, const unsigned char *data, size_t *len)
{
    uint64_t left = c->max_size > c->octets ? c->max_size - c->octets : 0;
    int what = SMTPI_BODY_PIECE;
    const unsigned char *nul;
    size_t n;

    if (c->max_size != 0 && *len > left) {
        *len = (size_t)left;
        what = SMTPI_BODY_SIZE;
    }
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_NO_NUL) &&
        (nul = memchr(data, 0, *len)) != NULL) {
        *len = (size_t)(nul - data);
        what = SMTPI_BODY_NUL;
    }
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_LINE) != 0 &&
        (n = body_line(c, data, *len)) < *len) {
        *len = n;
        what = SMTPI_BODY_LONG;
    }
    return what;
}

/* Gives *len octets of content, as far as they break no rule. What is good
   goes first and the fault is found by the next call, so that the host may
   refuse before it, whatever the cut. */
static int body_piece(smtp_conn *c, const unsigned char *data, size_t *len)
{
    size_t all = *len;
    int what = body_check(c, data, len);

    c->octets += *len;
    c->discarded = all - *len;
    if (*len == 0)
        smtpi_release(c);
    else if (what != SMTPI_BODY_PIECE)
        c->fault = (unsigned char)what;
    return *len == 0 ? what : SMTPI_BODY_PIECE;
}

/* A bare CR or LF stands at head. */
static int body_bare(smtp_conn *c, const unsigned char **data, size_t *len)
{
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_BARE) != SMTP_BARE_NORMALIZE)
        return SMTPI_BODY_BARE;
    c->taken = 1;
    *data = (const unsigned char *)"\r\n";
    *len = 2;
    return body_piece(c, *data, len);
}

/* Takes what was received: *len octets of content at head. Returns what
   smtpi_unstuff() says. */
static int body_read(smtp_conn *c, int keep, size_t *len)
{
    int bol = c->bol;
    size_t used = 0;
    int found = smtpi_unstuff(&bol, smtpi_at(c, c->head), smtpi_unread(c),
                              keep, &used, len);

    c->bol = (unsigned char)bol;
    c->taken = (uint32_t)used;
    c->whole = found == SMTPI_DOT_END;
    return found;
}

/* Of a refused message only the end matters. */
static int body_swallow(smtp_conn *c)
{
    uint64_t most = SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_DISCARD);
    size_t len = 0;

    if (!c->whole) {
        body_read(c, 1, &len);
        smtpi_release(c);
    }
    c->discarded += len;
    if (most != 0 && most < 2 * c->max_size)
        most = 2 * c->max_size;
    if (most != 0 && c->discarded > most)
        return SMTPI_BODY_FLOOD;
    return c->whole ? SMTPI_BODY_END : SMTPI_BODY_NONE;
}

int smtpi_body(smtp_conn *c, const unsigned char **data, size_t *len)
{
    int keep = SMTPI_OPTION(c->cfg, SMTP_OPT_BARE) == SMTP_BARE_KEEP;
    int what = c->fault;
    int found;

    c->fault = 0;
    if (c->refused)
        return body_swallow(c);
    if (what != 0)
        return what;
    if (c->whole)
        return SMTPI_BODY_END;
    *len = 0;
    *data = smtpi_at(c, c->head);
    found = body_read(c, keep, len);
    if (*len != 0)
        return body_piece(c, *data, len);
    smtpi_release(c);
    if (found == SMTPI_DOT_BARE)
        return body_bare(c, data, len);
    return c->whole ? SMTPI_BODY_END : SMTPI_BODY_NONE;
}
