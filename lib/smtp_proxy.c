/*
 * The PROXY protocol, version 1 and 2: the header in which a proxy says whose
 * connection it brings. References are to sections of proxy-protocol.txt.
 *
 * What the client sends behind the header may belong to somebody else, as a
 * ClientHello does, so not one octet of it may be taken in together with the
 * header, whose length can't be known when the first octets are read. So what
 * is incomplete is answered with the length of the shortest ending that makes
 * a header of it, which is never too much. Where there is no such ending, the
 * header is wrong, however much may follow: one rule says both, at the first
 * octet that can't be right.
 *
 * Nothing is kept from call to call, as a header is short and mostly comes in
 * one piece.
 */
#include "smtp_grammar.h"

enum {
    PROXY_LINE = 107,         /* a header of version 1 with its CRLF, 2.1 */
    PROXY_MOST = SMTPI_PROXY, /* any header: the smallest segment, 2 */
    PROXY_FIXED = 16,         /* version 2 before its addresses, 2.2 */
    PROXY_CRC32C = 3,         /* a type of TLV, 2.2.3 */
    PROXY_UNIQUE_ID = 5,      /* another, 2.2.5 */
    PROXY_LONGEST_ID = 128    /* its value */
};

/* ---- version 1, 2.1 ---- */

/* Reads all of text as an IPv4 address without leading zeros and writes it to
   out with NUL: 1, or 0 if it is none. */
static int proxy_ipv4(const char *text, size_t len, char *out)
{
    unsigned char address[4];
    size_t n;

    if (!smtpi_ipv4_read(text, len, address))
        return 0;
    n = smtpi_ipv4_write(address, out);
    out[n] = 0;
    return n == len && memcmp(text, out, len) == 0;
}

/* The same for IPv6. An IPv4 address as its end is what C libraries print for
   mapped ones, and so what proxies send. */
static int proxy_ipv6(const char *text, size_t len, char *out)
{
    uint16_t group[8];
    size_t tail = len;

    if (!smtpi_ipv6_read(text, len, 1, group))
        return 0;
    if (memchr(text, '.', len)) {
        while (text[tail - 1] != ':')
            tail--;
        if (!proxy_ipv4(text + tail, len - tail, out))
            return 0;
    }
    out[smtpi_ipv6_write(group, out)] = 0;
    return 1;
}

static int proxy_port(const char *text, size_t len, uint16_t *port)
{
    int64_t value;

    if (smtpi_number(text, len, 5, &value) < 0 || value > 65535)
        return 0;
    *port = (uint16_t)value;
    return len == 1 || text[0] != '0';
}

/* Reads all of text as a field behind "TCP4" or "TCP6": number 0 and 1 are
   addresses, 2 and 3 ports, of client and destination. 1, or 0 if it is
   none. */
static int proxy_field(size_t number, int is_ipv6, const char *text,
                       size_t len, struct smtpi_proxy *out)
{
    char *addr = number == 0 ? out->addr : out->destaddr;

    if (number >= 2)
        return proxy_port(text, len,
                          number == 2 ? &out->port : &out->destport);
    return is_ipv6 ? proxy_ipv6(text, len, addr) : proxy_ipv4(text, len, addr);
}

/* The octets that a field which is cut off lacks at the least, or an error if
   nothing makes a field of it. What lacks octets at all lacks one of these
   endings, whichever kind it is. */
static int proxy_missing(size_t number, int is_ipv6, const char *text,
                         size_t len)
{
    static const char endings[][8] = {
        "", "0", ":", "::", ".0", "0.0", ".0.0", "0.0.0", ".0.0.0", "0.0.0.0"};
    struct smtpi_proxy ignored;
    char whole[PROXY_LINE + sizeof endings[0]];
    size_t i;

    memcpy(whole, text, len);
    for (i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t more = strlen(endings[i]);

        memcpy(whole + len, endings[i], more);
        if (proxy_field(number, is_ipv6, whole, len + more, &ignored))
            return (int)more;
    }
    return SMTP_ESYNTAX;
}

/* Reads the LF at i, behind the CR, which ends the line. */
static int proxy_lf(const unsigned char *p, size_t len, size_t i, size_t *want)
{
    if (i == len) {
        *want = 1;
        return 0;
    }
    return p[i] == '\n' ? (int)i + 1 : SMTP_ESYNTAX;
}

/* "PROXY TCP4 " or "PROXY TCP6 " and what follows. */
static int proxy_tcp(const unsigned char *p, size_t len, size_t *want,
                     struct smtpi_proxy *out)
{
    const char *text = (const char *)p;
    int is_ipv6 = text[9] == '6';
    /* The least that stands behind each field: " :: 0 0\r\n" and so on. */
    const size_t behind[4] = {is_ipv6 ? 9 : 14, 6, 4, 2};
    size_t i = 11, number;

    for (number = 0; number < 4; number++) {
        size_t begin = i;

        while (i < len && text[i] != ' ' && text[i] != '\r')
            i++;
        if (i == len) {
            int more =
                proxy_missing(number, is_ipv6, text + begin, len - begin);

            *want = (size_t)more + behind[number];
            return more < 0 ? more : 0;
        }
        if (!proxy_field(number, is_ipv6, text + begin, i - begin, out) ||
            text[i] != (number < 3 ? ' ' : '\r'))
            return SMTP_ESYNTAX;
        i++;
    }
    return proxy_lf(p, len, i, want);
}

/* "PROXY UNKNOWN" and what follows: anything. But it is one line, so no CR or
   LF stands in it: of what comes behind a line that is ended by LF alone,
   nothing may be passed over. */
static int proxy_unknown(const unsigned char *p, size_t len, size_t *want,
                         struct smtpi_proxy *out)
{
    size_t i = 13;

    out->local = 1;
    if (i < len && p[i] != ' ' && p[i] != '\r')
        return SMTP_ESYNTAX;
    for (; i < len && p[i] != '\r'; i++) {
        if (p[i] == '\n')
            return SMTP_ESYNTAX;
    }
    if (i == len) {
        *want = 2;
        return 0;
    }
    return proxy_lf(p, len, i + 1, want);
}

/* ---- version 2, 2.2 ---- */

static unsigned proxy_16(const unsigned char *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

/* The CRC32c of RFC 4960 appendix B over len octets, of which the four at
   zero count as 0. */
static uint32_t proxy_crc32c(const unsigned char *p, size_t len, size_t zero)
{
    uint32_t crc = UINT32_C(0xffffffff);
    size_t i;
    int bit;

    for (i = 0; i < len; i++) {
        crc ^= i >= zero && i < zero + 4 ? 0 : p[i];
        for (bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0x82f63b78) : 0);
    }
    return crc ^ UINT32_C(0xffffffff);
}

/* 1 if the header of len octets has the checksum that stands at crc; in
   network byte order, as all that send it do. */
static int proxy_is_sound(const unsigned char *p, size_t len, size_t crc)
{
    uint32_t value = (uint32_t)proxy_16(p + crc) << 16 | proxy_16(p + crc + 2);

    return proxy_crc32c(p, len, crc) == value;
}

/* Reads the TLVs that must fill the header from at to len. Returns where the
   checksum among them stands, len if there is none, 0 if they are wrong. */
static size_t proxy_tlvs(const unsigned char *p, size_t len, size_t at)
{
    size_t crc = len;

    while (at < len) {
        size_t value;

        if (len - at < 3)
            return 0;
        value = proxy_16(p + at + 1);
        if (len - at - 3 < value)
            return 0;
        if (p[at] == PROXY_UNIQUE_ID && value > PROXY_LONGEST_ID)
            return 0;
        if (p[at] == PROXY_CRC32C) {
            if (value != 4 || crc != len)
                return 0;
            crc = at + 3;
        }
        at += 3 + value;
    }
    return crc;
}

/* Writes the address of 16 octets at p with NUL. */
static void proxy_ipv6_write(const unsigned char *p, char *out)
{
    uint16_t group[8];
    size_t i;

    for (i = 0; i < 8; i++)
        group[i] = (uint16_t)proxy_16(p + 2 * i);
    out[smtpi_ipv6_write(group, out)] = 0;
}

/* The addresses and ports, if they are those of TCP. */
static void proxy_addresses(const unsigned char *p, struct smtpi_proxy *out)
{
    enum { TCP4 = 0x11, TCP6 = 0x21 };
    const unsigned char *block = p + PROXY_FIXED;

    if (p[13] == TCP4) {
        out->addr[smtpi_ipv4_write(block, out->addr)] = 0;
        out->destaddr[smtpi_ipv4_write(block + 4, out->destaddr)] = 0;
        block += 8;
    } else if (p[13] == TCP6) {
        proxy_ipv6_write(block, out->addr);
        proxy_ipv6_write(block + 16, out->destaddr);
        block += 32;
    } else {
        return;
    }
    out->port = (uint16_t)proxy_16(block);
    out->destport = (uint16_t)proxy_16(block + 2);
}

/*
 * Reads the whole header of len octets, with size octets of addresses. LOCAL
 * has to be accepted whatever the block holds: what is no list of TLVs there
 * is passed over, but a checksum that is found counts.
 */
static int proxy_whole(const unsigned char *p, size_t len, size_t size,
                       struct smtpi_proxy *out)
{
    size_t begin = PROXY_FIXED + size;
    size_t crc = proxy_tlvs(p, len, begin);

    if (crc == 0)
        return out->local ? (int)len : SMTP_ESYNTAX;
    if (crc < len && !proxy_is_sound(p, len, crc))
        return SMTP_ESYNTAX;
    if (begin < len) {
        out->tlvs = p + begin;
        out->tlvs_len = len - begin;
    }
    if (!out->local)
        proxy_addresses(p, out);
    return (int)len;
}

/* The signature and what follows. */
static int proxy_v2(const unsigned char *p, size_t len, size_t *want,
                    struct smtpi_proxy *out)
{
    enum { LOCAL = 0x20, PROXY = 0x21 }; /* with the version */
    static const unsigned char sizes[] = {0, 12, 36, 216}; /* by family */
    size_t size = 0, block;

    if (len > 12 && p[12] != LOCAL && p[12] != PROXY)
        return SMTP_ESYNTAX;
    out->local = len > 12 && p[12] == LOCAL;
    if (len > 13) {
        if (p[13] >> 4 < 4 && (p[13] & 15) < 3)
            size = sizes[p[13] >> 4];
        else if (!out->local)
            return SMTP_ESYNTAX;
    }
    /* What is not yet there of the length can be 0. */
    block = len > 14 ? (size_t)p[14] << 8 : 0;
    block |= len > 15 ? p[15] : 0;
    if (len < PROXY_FIXED) {
        *want = PROXY_FIXED - len;
        *want += block < size && !out->local ? size : block;
        return 0;
    }
    if (block < size && !out->local)
        return SMTP_ESYNTAX;
    if (len - PROXY_FIXED < block) {
        *want = block - (len - PROXY_FIXED);
        return 0;
    }
    return proxy_whole(p, PROXY_FIXED + block, size, out);
}

/* ---- both ---- */

/* A way to begin. */
struct proxy_start {
    const char *text;
    unsigned char len;
    unsigned char rest;  /* what must follow at the least */
    unsigned short most; /* octets of such a header */
    int (*read)(const unsigned char *p, size_t len, size_t *want,
                struct smtpi_proxy *out);
};

int smtpi_proxy_read(const unsigned char *p, size_t len, size_t *want,
                     struct smtpi_proxy *out)
{
    /* The one whose shortest header is shorter comes first. The signature
       holds a NUL. */
    static const struct proxy_start starts[] = {
        {"PROXY UNKNOWN", 13, 2, PROXY_LINE, proxy_unknown},
        {"\r\n\r\n\0\r\nQUIT\n", 12, 4, PROXY_MOST, proxy_v2},
        {"PROXY TCP6 ", 11, 11, PROXY_LINE, proxy_tcp},
        {"PROXY TCP4 ", 11, 21, PROXY_LINE, proxy_tcp}};
    const struct proxy_start *start = starts;
    const struct proxy_start *end = starts + sizeof starts / sizeof starts[0];
    struct smtpi_proxy found = {0};
    size_t more = 0;
    int n;

    while (start < end && len > 0 &&
           memcmp(p, start->text, len < start->len ? len : start->len) != 0)
        start++;
    if (start == end)
        return SMTP_ESYNTAX;
    if (len < start->len) {
        *want = start->len - len + start->rest;
        return 0;
    }
    if (len > start->most)
        len = start->most;
    n = start->read(p, len, &more, &found);
    if (n == 0 && more > start->most - len)
        return SMTP_ESYNTAX;
    if (n == 0)
        *want = more;
    if (n > 0)
        *out = found;
    return n;
}
