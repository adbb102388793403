/*
 * What a message has in it that needs an extension, or that none allows. A
 * client looks before it sends; so this has to be about as fast as sending.
 *
 * check_step() is the definition of bare CR, bare LF and the length of a line.
 * Where smtpi_scan() finds CR and LF only together, lines are not counted
 * through: from the beginning of one the last LF within the longest allowed
 * line is looked for backwards, so that most octets are not looked at.
 */
#include "smtp_bytes.h"

enum { CHECK_LINE = 998 }; /* RFC 5321 4.5.3.1.6, without CRLF */

#define CHECK_EACH(octet) (UINT64_C(0x0101010101010101) * (octet))

/* The flags of single octets. */
static int check_octets(const unsigned char *p, size_t len)
{
    uint64_t all = 0, nul = 0, word;
    size_t i = 0;

    for (; len - i >= sizeof word; i += sizeof word) {
        memcpy(&word, p + i, sizeof word);
        all |= word;
        nul |= (word - CHECK_EACH(1)) & ~word;
    }
    for (; i < len; i++) {
        all |= p[i];
        nul |= p[i] == 0 ? CHECK_EACH(0x80) : 0;
    }
    return ((all & CHECK_EACH(0x80)) != 0 ? SMTP_HAS_8BIT : 0) |
           ((nul & CHECK_EACH(0x80)) != 0 ? SMTP_HAS_NUL : 0);
}

static void check_grow(smtp_body_state *state, size_t len)
{
    state->line += len;
    if (state->line > CHECK_LINE)
        state->flags |= SMTP_HAS_LONG;
}

static void check_step(smtp_body_state *state, unsigned char octet)
{
    if (octet == '\n' && state->cr) {
        state->cr = 0;
        state->line = 0;
        return;
    }
    if (state->cr) {
        state->flags |= SMTP_HAS_BARE_CR;
        check_grow(state, 1);
    }
    state->cr = octet == '\r';
    if (octet == '\n')
        state->flags |= SMTP_HAS_BARE_LF;
    if (!state->cr)
        check_grow(state, 1);
}

/* The octets of p behind the last LF, or len. */
static size_t check_behind(const unsigned char *p, size_t len)
{
    size_t n = 0;

    while (n < len && p[len - 1 - n] != '\n')
        n++;
    return n;
}

/* Reads octets, the last of them no CR, in which CR and LF stand together. */
static void check_lines(smtp_body_state *state, const unsigned char *p,
                        size_t len)
{
    size_t room = state->line < CHECK_LINE ? CHECK_LINE - state->line : 0;

    while (len > room + 2) {
        size_t behind = check_behind(p, room + 2);

        if (behind == room + 2) {
            state->flags |= SMTP_HAS_LONG;
            break;
        }
        p += room + 2 - behind;
        len -= room + 2 - behind;
        room = CHECK_LINE;
        state->line = 0;
    }
    room = check_behind(p, len);
    if (room < len)
        state->line = 0;
    check_grow(state, room);
}

int smtp_codec_body_check(smtp_body_state *state, const void *data, size_t len)
{
    const unsigned char *p = data;
    size_t i = 0, n;

    if (len == 0 && state->cr) {
        state->cr = 0;
        state->flags |= SMTP_HAS_BARE_CR;
        check_grow(state, 1);
    }
    state->flags |= check_octets(p, len);
    while (i < len) {
        n = 0;
        if (!state->cr && p[i] != '\n') {
            n = smtpi_scan(p + i, len - i);
            n -= p[i + n - 1] == '\r';
        }
        if (n > 0)
            check_lines(state, p + i, n);
        else
            check_step(state, p[i++]);
        i += n;
    }
    return state->flags;
}
