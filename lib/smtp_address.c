/*
 * IPv4 and IPv6 addresses as text, and the literals of RFC 5321 4.1.3 that
 * hold them. What is read is what 4.1.3 allows, in any of its spellings; what
 * is written is the one that RFC 5952 wants, so that two texts are equal where
 * the addresses are.
 */
#include "smtp_grammar.h"

/* ---- reading ---- */

int smtpi_ipv4_read(const char *text, size_t len, unsigned char address[4])
{
    size_t i = 0, n;

    for (n = 0; n < 4; n++) {
        size_t start = i + (n > 0);
        int value = 0;

        if (n > 0 && (i == len || text[i] != '.'))
            return 0;
        for (i = start; i < len && i - start < 3; i++) {
            if (!SMTPI_IS(text[i], SMTPI_DIGIT))
                break;
            value = value * 10 + (text[i] - '0');
        }
        if (i == start || value > 255)
            return 0;
        address[n] = (unsigned char)value;
    }
    return i == len;
}

int smtpi_is_ipv4(const char *text, size_t len)
{
    unsigned char address[4];

    return smtpi_ipv4_read(text, len, address);
}

/* Reads 1 to 4 hexadecimal digits; returns them, 0 if there are none. */
static size_t address_ipv6_group(const char *text, size_t len, uint16_t *group)
{
    unsigned value = 0;
    size_t i;

    for (i = 0; i < len && i < 4; i++) {
        int digit = smtpi_hex((unsigned char)text[i]);

        if (digit < 0)
            break;
        value = value << 4 | (unsigned)digit;
    }
    *group = (uint16_t)value;
    return i;
}

/* Puts the groups that "::" at gap stands for, least or more. */
static int address_ipv6_fill(uint16_t group[8], size_t n, size_t gap,
                             size_t least)
{
    size_t behind = n - gap;

    if (n + least > 8)
        return 0;
    memmove(group + 8 - behind, group + gap, behind * sizeof group[0]);
    memset(group + gap, 0, (8 - n) * sizeof group[0]);
    return 1;
}

int smtpi_ipv6_read(const char *text, size_t len, size_t least,
                    uint16_t group[8])
{
    enum { NO_GAP = 9 };
    size_t i = 0, n = 0, gap = NO_GAP;

    if (len >= 2 && text[0] == ':' && text[1] == ':') {
        gap = 0;
        i = 2;
    }
    while (i < len) {
        size_t digits;
        unsigned char last[4];

        if (n == 8)
            return 0;
        digits = address_ipv6_group(text + i, len - i, &group[n]);
        if (digits == 0)
            return 0;
        if (i + digits < len && text[i + digits] == '.') {
            if (n > 6 || !smtpi_ipv4_read(text + i, len - i, last))
                return 0;
            group[n++] = (uint16_t)((unsigned)last[0] << 8 | last[1]);
            group[n++] = (uint16_t)((unsigned)last[2] << 8 | last[3]);
            break;
        }
        n++;
        i += digits;
        if (i == len)
            break;
        if (text[i++] != ':' || i == len)
            return 0;
        if (text[i] == ':') {
            if (gap != NO_GAP)
                return 0;
            gap = n;
            i++;
        }
    }
    return gap == NO_GAP ? n == 8 : address_ipv6_fill(group, n, gap, least);
}

int smtpi_is_ipv6(const char *text, size_t len)
{
    uint16_t group[8];

    return smtpi_ipv6_read(text, len, 2, group);
}

/*
 * 1 if text is Standardized-tag ":" 1*dcontent. An IPv6 address without its
 * tag would match as tag and content too; it is a mistake, not a new family.
 */
static int address_is_general(const char *text, size_t len)
{
    size_t tag = 0, i;
    uint16_t group[8];

    while (tag < len &&
           (SMTPI_IS(text[tag], SMTPI_LETDIG) || text[tag] == '-'))
        tag++;
    if (tag == 0 || text[tag - 1] == '-' || tag + 1 >= len || text[tag] != ':')
        return 0;
    for (i = tag + 1; i < len; i++) {
        if (!SMTPI_IS(text[i], SMTPI_DTEXT))
            return 0;
    }
    return !smtpi_ipv6_read(text, len, 1, group);
}

int smtpi_is_literal(const char *text, size_t len, int *flags)
{
    if (len < 3 || text[0] != '[' || text[len - 1] != ']')
        return 0;
    text++;
    len -= 2;
    if (smtpi_is_ipv4(text, len))
        *flags = SMTP_PATH_IPV4;
    else if (len >= 5 && smtpi_is_word(text, 5, "IPV6:"))
        *flags = smtpi_is_ipv6(text + 5, len - 5) ? SMTP_PATH_IPV6 : 0;
    else
        *flags = address_is_general(text, len) ? SMTP_PATH_GENERAL : 0;
    return *flags != 0;
}

/* ---- writing ---- */

size_t smtpi_ipv4_write(const unsigned char address[4], char *out)
{
    size_t n = 0, i;

    for (i = 0; i < 4; i++) {
        if (i > 0)
            out[n++] = '.';
        n += smtpi_decimal(address[i], out + n);
    }
    return n;
}

static size_t address_ipv6_group_write(uint16_t group, char *out)
{
    static const char digits[] = "0123456789abcdef";
    size_t n = 0;
    int shift;

    for (shift = 12; shift >= 0; shift -= 4) {
        if (n > 0 || shift == 0 || group >> shift != 0)
            out[n++] = digits[group >> shift & 15];
    }
    return n;
}

/* Where the longest run of zero groups begins, the first one of two that are
   equal, RFC 5952 4.2.3; one group alone is no run, 4.2.2. */
static size_t address_ipv6_run(const uint16_t group[8], size_t count,
                               size_t *run)
{
    size_t at = count, i, n;

    *run = 1;
    for (i = 0; i < count; i += n + 1) {
        for (n = 0; i + n < count && group[i + n] == 0; n++)
            ;
        if (n > *run) {
            *run = n;
            at = i;
        }
    }
    return at;
}

/* An IPv6 address as RFC 5952 wants it: at most 39 octets. */
size_t smtpi_ipv6_write(const uint16_t group[8], char *out)
{
    static const uint16_t mapped[6] = {0, 0, 0, 0, 0, 0xffff};
    int mixed = memcmp(group, mapped, sizeof mapped) == 0;
    size_t count = mixed ? 6 : 8, n = 0, i = 0, run, at;
    unsigned char last[4];

    at = address_ipv6_run(group, count, &run);
    while (i < count) {
        if (i == at) {
            out[n++] = ':';
            out[n++] = ':';
            i += run;
            continue;
        }
        n += address_ipv6_group_write(group[i++], out + n);
        if (i < count && i != at)
            out[n++] = ':';
    }
    if (!mixed)
        return n;
    last[0] = (unsigned char)(group[6] >> 8);
    last[1] = (unsigned char)(group[6] & 255);
    last[2] = (unsigned char)(group[7] >> 8);
    last[3] = (unsigned char)(group[7] & 255);
    out[n++] = ':';
    return n + smtpi_ipv4_write(last, out + n);
}
