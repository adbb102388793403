/*
 * xtext, RFC 3461 section 4: how octets that an esmtp-value may not hold
 * travel in one, "+" and two upper-case hexadecimal digits for each.
 *
 * The length is known before anything is written, because a call that fails
 * has changed nothing. Decoding never writes ahead of what it reads, so it may
 * be done in place.
 */
#include "smtp_bytes.h"

/* No result is longer than an int can tell. */
static size_t xtext_room(size_t size)
{
    return size > INT_MAX ? (size_t)INT_MAX : size;
}

/* 1 if an octet stands for itself: an esmtp-value may hold it. */
static int xtext_is_plain(unsigned char octet)
{
    return SMTPI_IS(octet, SMTPI_VALUE) && octet != '+';
}

/* The octet that the hexchar at in says, len octets left; or -1. */
static int xtext_hexchar(const char *in, size_t len)
{
    int high, low;

    if (len < 3 || in[1] >= 'a' || in[2] >= 'a')
        return -1;
    high = smtpi_hex((unsigned char)in[1]);
    low = smtpi_hex((unsigned char)in[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

int smtp_codec_xtext_encode(const void *in, size_t len, char *out, size_t size)
{
    static const char digits[] = "0123456789ABCDEF";
    const unsigned char *p = in;
    size_t i, n = 0, room = xtext_room(size);

    for (i = 0; i < len && n < room; i++)
        n += xtext_is_plain(p[i]) ? 1 : 3;
    if (n >= room)
        return SMTP_EROOM;
    for (i = n = 0; i < len; i++) {
        if (xtext_is_plain(p[i])) {
            out[n++] = (char)p[i];
            continue;
        }
        out[n++] = '+';
        out[n++] = digits[p[i] >> 4];
        out[n++] = digits[p[i] & 15];
    }
    out[n] = 0;
    return (int)n;
}

int smtp_codec_xtext_decode(const char *in, size_t len, void *out, size_t size)
{
    unsigned char *q = out;
    size_t i, n = 0;

    for (i = 0; i < len; i++, n++) {
        if (in[i] == '+' && xtext_hexchar(in + i, len - i) >= 0)
            i += 2;
        else if (!xtext_is_plain((unsigned char)in[i]))
            return SMTP_ESYNTAX;
    }
    if (n >= xtext_room(size))
        return SMTP_EROOM;
    for (i = 0; i < len; i++) {
        if (in[i] == '+') {
            *q++ = (unsigned char)xtext_hexchar(in + i, len - i);
            i += 2;
        } else {
            *q++ = (unsigned char)in[i];
        }
    }
    *q = 0;
    return (int)n;
}
