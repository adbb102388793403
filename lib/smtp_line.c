/*
 * Command lines. Only CR LF ends one (RFC 5321 2.3.8). An over-long line is
 * swallowed in constant memory up to its end, and judged there, so that it
 * gets its one answer in order, however it was cut.
 */
#include "smtp_stream.h"

size_t smtpi_line_end(const unsigned char *p, size_t n, size_t from)
{
    while (from < n) {
        const unsigned char *lf = memchr(p + from, '\n', n - from);

        if (lf == NULL)
            break;
        from = (size_t)(lf - p) + 1;
        if (from >= 2 && lf[-1] == '\r')
            return from;
    }
    return 0;
}

/* The octets up to and with the first CR LF, or 0. */
static size_t line_find(smtp_conn *c)
{
    size_t n = (size_t)c->tail - c->head;
    size_t len = smtpi_line_end(smtpi_at(c, c->head), n, c->scanned);

    if (len == 0)
        c->scanned = (uint32_t)n;
    return len;
}

/* Swallows n octets of an over-long line. */
static void line_swallow(smtp_conn *c, size_t n)
{
    c->discarded += n;
    smtpi_clear(c, c->head, c->head + n);
    c->head += (uint32_t)n;
    c->scanned = 0;
}

/* Inside an over-long line: n octets to its end, or 0. */
static int line_junk(smtp_conn *c, size_t n)
{
    uint64_t most = SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_JUNK);
    size_t unread = (size_t)c->tail - c->head;
    int whole = n != 0;

    if (whole)
        n -= 2;
    else /* a CR at the end may be half of the CR LF */
        n = unread != 0 && *smtpi_at(c, c->tail - 1u) == '\r' ? unread - 1
                                                              : unread;
    line_swallow(c, n);
    if (most != 0 && c->discarded > most)
        return SMTPI_LINE_FLOOD;
    if (!whole)
        return SMTPI_LINE_NONE;
    c->head += 2;
    c->discarded = 0;
    return SMTPI_LINE_LONG;
}

int smtpi_line(smtp_conn *c, size_t limit, size_t *len)
{
    size_t n = line_find(c);

    if (c->in_junk)
        return line_junk(c, n);
    if (n == 0 && (size_t)c->tail - c->head < limit)
        return SMTPI_LINE_NONE;
    *len = n != 0 && n <= limit ? n : limit - 2;
    if (*len == n)
        c->scanned = (uint32_t)n - 2;
    else
        c->discarded = 0;
    return *len == n ? SMTPI_LINE_WHOLE : SMTPI_LINE_OVER;
}
