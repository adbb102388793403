/*
 * Base64, RFC 4648 section 4, in its one canonical form: AUTH carries secrets
 * in it, and two spellings of one secret are a way around a filter or a log
 * (3.5, 12). So a decoder that is strict costs nothing that works today.
 *
 * All is checked before anything is written, because a call that fails has
 * changed nothing. Decoding never writes ahead of what it reads, so it may be
 * done in place.
 */
#include "smtp_bytes.h"

enum {
    BASE64_PLAIN = 24000, /* octets; 4 for each 3 of them fit an int of 16 */
    BASE64_CODED = 32000
};

static const char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                    "abcdefghijklmnopqrstuvwxyz"
                                    "0123456789+/";

/* The value of a digit, or -1. */
static int base64_value(unsigned char octet)
{
    if (octet >= 'A' && octet <= 'Z')
        return octet - 'A';
    if (octet >= 'a' && octet <= 'z')
        return octet - 'a' + 26;
    if (octet >= '0' && octet <= '9')
        return octet - '0' + 52;
    if (octet == '+')
        return 62;
    return octet == '/' ? 63 : -1;
}

/* The digits before the padding of len octets, which are a multiple of 4, or
   SMTP_ESYNTAX. */
static int base64_check(const char *in, size_t len)
{
    size_t digits = len, i;
    int last = 0;

    while (len - digits < 2 && digits > 0 && in[digits - 1] == '=')
        digits--;
    for (i = 0; i < digits; i++) {
        last = base64_value((unsigned char)in[i]);
        if (last < 0)
            return SMTP_ESYNTAX;
    }
    /* The bits of the last digit that no octet takes, 3.5. */
    if (len - digits == 1 && (last & 3) != 0)
        return SMTP_ESYNTAX;
    if (len - digits == 2 && (last & 15) != 0)
        return SMTP_ESYNTAX;
    return (int)digits;
}

int smtp_codec_base64_encode(const void *in, size_t len, char *out,
                             size_t size)
{
    const unsigned char *p = in;
    size_t i, n = 0;

    if (len > BASE64_PLAIN)
        return SMTP_EINVAL;
    if ((len + 2) / 3 * 4 >= size)
        return SMTP_EROOM;
    for (i = 0; i < len; i += 3) {
        unsigned a = p[i];
        unsigned b = len - i > 1 ? p[i + 1] : 0;
        unsigned c = len - i > 2 ? p[i + 2] : 0;

        out[n++] = base64_digits[a >> 2];
        out[n++] = base64_digits[(a & 3) << 4 | b >> 4];
        out[n++] = base64_digits[(b & 15) << 2 | c >> 6];
        out[n++] = base64_digits[c & 63];
    }
    if (len % 3 > 0)
        out[n - 1] = '=';
    if (len % 3 == 1)
        out[n - 2] = '=';
    out[n] = 0;
    return (int)n;
}

int smtp_codec_base64_decode(const char *in, size_t len, void *out,
                             size_t size)
{
    unsigned char *q = out;
    unsigned bits = 0; /* the last two digits, and what was left before */
    size_t i, n;
    int digits;

    if (len > BASE64_CODED)
        return SMTP_EINVAL;
    if (len % 4 != 0)
        return SMTP_ESYNTAX;
    digits = base64_check(in, len);
    if (digits < 0)
        return digits;
    n = (size_t)digits / 4 * 3 + (size_t)digits % 4 * 3 / 4;
    if (n > size)
        return SMTP_EROOM;
    for (i = 0; i < (size_t)digits; i++) {
        unsigned value = (unsigned)base64_value((unsigned char)in[i]);

        bits = (bits << 6 | value) & 0xfff;
        if (i % 4 > 0)
            *q++ = (unsigned char)(bits >> (6 - i % 4 * 2));
    }
    return (int)n;
}
