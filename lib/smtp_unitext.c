/*
 * unitext, RFC 6533 section 3: how ORCPT tells an address beyond ASCII. What
 * may not stand there as it is is a code point in hexadecimal, \x{E9}, and
 * nothing else may be: so a text has few spellings, and none of them hides an
 * octet that could stand for itself.
 */
#include "smtp_bytes.h"

/* QCHAR. */
static int unitext_is_plain(char octet)
{
    return octet > ' ' && octet <= '~' && octet != '\\' && octet != '+' &&
           octet != '=';
}

/* 1 for what has to be written as a code point, apart from controls: in a
   delivery report, where it ends up, these have no place. */
static int unitext_is_special(uint32_t point)
{
    return point == ' ' || point == '\\' || point == '+' || point == '=';
}

/* The octets of the EmbeddedUnicodeChar that text begins with, or 0. */
static size_t unitext_point(const char *text, size_t len)
{
    enum { BEFORE = 3, DIGITS = 6 };
    uint32_t point = 0;
    size_t n;

    if (len < BEFORE || memcmp(text, "\\x{", BEFORE) != 0)
        return 0;
    for (n = 0; n < DIGITS && BEFORE + n < len; n++) {
        int digit = smtpi_hex((unsigned char)text[BEFORE + n]);

        if (digit < 0)
            break;
        point = point << 4 | (uint32_t)digit;
    }
    if (BEFORE + n == len || text[BEFORE + n] != '}' || n < 2 ||
        (n > 2 && text[BEFORE] == '0'))
        return 0;
    if (point < 0x80
            ? !unitext_is_special(point)
            : (point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF)
        return 0;
    return BEFORE + n + 1;
}

int smtpi_is_unitext(const char *text, size_t len)
{
    size_t i, n;

    for (i = 0; i < len; i += n) {
        n = unitext_is_plain(text[i]) ? 1 : unitext_point(text + i, len - i);
        if (n == 0)
            n = smtpi_utf8(text + i, len - i);
        if (n == 0)
            return 0;
    }
    return len != 0;
}

/* Writes \x{HEX}; its octets, at most 10. */
static size_t unitext_write(uint32_t point, char *out)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t n = 3;
    int shift = 20;

    memcpy(out, "\\x{", n);
    while (shift > 4 && point >> shift == 0)
        shift -= 4;
    for (; shift >= 0; shift -= 4)
        out[n++] = digits[point >> shift & 15];
    out[n++] = '}';
    return n;
}

int smtpi_unitext_encode(const char *in, size_t len, int utf8, char *out,
                         size_t size)
{
    enum { MOST = 10 };
    size_t i, n, at = 0;

    for (i = 0; i < len; i += n) {
        n = (in[i] & 0x80) == 0 ? 1 : smtpi_utf8(in + i, len - i);
        if (n == 0 || (n == 1 && !unitext_is_plain(in[i]) &&
                       !unitext_is_special((unsigned char)in[i])))
            return SMTP_EINVAL;
        if (size - at < MOST)
            return SMTP_EROOM;
        if (n == 1 ? unitext_is_plain(in[i]) : utf8) {
            memcpy(out + at, in + i, n);
            at += n;
        } else {
            at += unitext_write(smtpi_utf8_point(in + i, n), out + at);
        }
    }
    return (int)at;
}
