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
    c->cr = 0;
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
    if (c->binary)
        return what;
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

/* A bare CR or LF was found: it stands at head, or is a CR that ended a chunk
   and was taken then. */
static int body_bare(smtp_conn *c, uint32_t taken, const unsigned char **data,
                     size_t *len)
{
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_BARE) != SMTP_BARE_NORMALIZE)
        return SMTPI_BODY_BARE;
    c->taken = taken;
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

/* Counts octets that are swallowed: 1 if they were too many. */
static int body_flood(smtp_conn *c, size_t len)
{
    uint64_t most = SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_DISCARD);

    c->discarded += len;
    if (most != 0 && most < 2 * c->max_size)
        most = 2 * c->max_size;
    return most != 0 && c->discarded > most;
}

/* Of a refused message only the end matters. */
static int body_swallow(smtp_conn *c)
{
    size_t len = 0;

    if (!c->whole) {
        body_read(c, 1, &len);
        smtpi_release(c);
    }
    if (body_flood(c, len))
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
        return body_bare(c, 1, data, len);
    return c->whole ? SMTPI_BODY_END : SMTPI_BODY_NONE;
}

/* ---- chunks, RFC 3030 ---- */

/* The octets of p before the first bare CR or LF that matters. A CR at the end
   is left out, so that CR LF never spans two pieces. */
static size_t body_chunk_clean(const smtp_conn *c, const unsigned char *p,
                               size_t len)
{
    size_t i = 0;

    if (len == 0)
        return 0;
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_BARE) == SMTP_BARE_KEEP)
        return len - (p[len - 1] == '\r');
    if (p[0] == '\n')
        return 0;
    while ((i += smtpi_scan(p + i, len - i)) < len) {
        if (p[i - 1] == '\r' && p[i] != '\n')
            return i - 1;
        if (p[i - 1] != '\r' && p[i] == '\n')
            return i;
        /* a dot behind LF, which means nothing here */
    }
    return len - (p[len - 1] == '\r');
}

/* Takes len octets of the chunk, all that are content. */
static int body_chunk_piece(smtp_conn *c, const unsigned char **data,
                            size_t *len)
{
    *data = smtpi_at(c, c->head);
    c->taken = (uint32_t)*len;
    c->chunk -= *len;
    return body_piece(c, *data, len);
}

/* Behind a CR that ended the chunk before, or at the message's end, n octets
   being there. */
static int body_chunk_cr(smtp_conn *c, size_t n, const unsigned char **data,
                         size_t *len)
{
    int lf = n != 0 && *smtpi_at(c, c->head) == '\n';

    c->cr = 0;
    if (!lf && SMTPI_OPTION(c->cfg, SMTP_OPT_BARE) != SMTP_BARE_KEEP)
        return body_bare(c, 0, data, len);
    c->taken = (uint32_t)lf;
    c->chunk -= (uint32_t)lf;
    *data = (const unsigned char *)"\r\n";
    *len = 1 + (size_t)lf;
    return body_piece(c, *data, len);
}

static int body_chunk_swallow(smtp_conn *c, size_t n)
{
    c->head += (uint32_t)n;
    c->scanned = 0;
    c->chunk -= n;
    if (body_flood(c, n))
        return SMTPI_BODY_FLOOD;
    return c->chunk == 0 ? SMTPI_BODY_END : SMTPI_BODY_NONE;
}

int smtpi_chunk(smtp_conn *c, const unsigned char **data, size_t *len)
{
    int last = c->in_chunk == SMTPI_CHUNK_LAST;
    int what = c->fault;
    size_t n = smtpi_unread(c);

    if (n > c->chunk)
        n = (size_t)c->chunk;
    c->fault = 0;
    if (c->refused)
        return body_chunk_swallow(c, n);
    if (what != 0)
        return what;
    if (c->cr && (n != 0 || (c->chunk == 0 && last)))
        return body_chunk_cr(c, n, data, len);
    if (c->chunk == 0)
        return SMTPI_BODY_END;
    *len = c->binary ? n : body_chunk_clean(c, smtpi_at(c, c->head), n);
    if (*len != 0)
        return body_chunk_piece(c, data, len);
    if (n == 0 || (n == 1 && *smtpi_at(c, c->head) == '\r' && c->chunk > 1))
        return SMTPI_BODY_NONE;
    if (n == 1 && *smtpi_at(c, c->head) == '\r') {
        c->cr = 1; /* its LF may begin the next chunk */
        c->head++;
        c->chunk = 0;
        return last ? body_chunk_cr(c, 0, data, len) : SMTPI_BODY_END;
    }
    what = body_bare(c, 1, data, len);
    c->chunk -= what != SMTPI_BODY_BARE;
    return what;
}
