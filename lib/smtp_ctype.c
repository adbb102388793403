/*
 * Octets, words and numbers: what every grammar of the wire rests on.
 *
 * One table answers all questions about single octets, so that the loops of
 * the parsers are a load and a test for each octet and none of them asks the
 * locale. Its eight columns of bits are named in smtp_bytes.h; the unit test
 * derives the table a second time from the ranges that the RFCs print.
 */
#include "smtp_bytes.h"

/* Eight octets a row; what is not listed, 128 to 255, has no class. */
const unsigned char smtpi_ctype[256] = {
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, /* NUL to BEL */
    0x00, 0x40, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, /* BS HT LF ... */
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, /* DLE to ETB */
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, /* CAN to US */
    0x48, 0x7c, 0x70, 0x7c, 0x7c, 0x7c, 0x7c, 0x7c, /* SP ! " # $ % & ' */
    0x78, 0x78, 0x7c, 0x7c, 0x78, 0xfc, 0x78, 0x7c, /* ( ) * + , - . / */
    0xfe, 0xfe, 0xfe, 0xfe, 0xfe, 0xfe, 0xfe, 0xfe, /* 0 to 7 */
    0xfe, 0xfe, 0x78, 0x78, 0x78, 0x6c, 0x78, 0x7c, /* 8 9 : ; < = > ? */
    0x78, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, /* @ A to G */
    0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, /* H to O */
    0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, /* P to W */
    0xfd, 0xfd, 0xfd, 0x58, 0x50, 0x58, 0x7c, 0x7c, /* X Y Z [ \ ] ^ _ */
    0x7c, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, /* ` a to g */
    0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, /* h to o */
    0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, 0xfd, /* p to w */
    0xfd, 0xfd, 0xfd, 0x7c, 0x7c, 0x7c, 0x7c, 0x00  /* x y z { | } ~ DEL */
};

unsigned char smtpi_lower(unsigned char octet)
{
    if (octet >= 'A' && octet <= 'Z')
        return (unsigned char)(octet + ('a' - 'A'));
    return octet;
}

int smtpi_is_word(const char *text, size_t len, const char *word)
{
    size_t i;

    /* A letter differs from its other case in one bit. A NUL in text must not
       match the end of word. */
    for (i = 0; i < len; i++) {
        if (word[i] == 0 ||
            (text[i] != word[i] &&
             ((text[i] ^ word[i]) != 0x20 || !SMTPI_IS(word[i], SMTPI_ALPHA))))
            return 0;
    }
    return word[len] == 0;
}

int smtpi_hex(unsigned char octet)
{
    if (octet >= '0' && octet <= '9')
        return octet - '0';
    octet = smtpi_lower(octet);
    if (octet >= 'a' && octet <= 'f')
        return octet - 'a' + 10;
    return -1;
}

/* RFC 3629 section 4 (RFC 6531 3.3): the octets of a sequence go by its first
   one, which also bounds the second, so that there is no overlong form, no
   surrogate and nothing above U+10FFFF. All others are 80 to BF. */
static const struct {
    unsigned char last, low, high, octets;
} ctype_utf8[] = {{0xdf, 0x80, 0xbf, 2}, {0xe0, 0xa0, 0xbf, 3},
                  {0xec, 0x80, 0xbf, 3}, {0xed, 0x80, 0x9f, 3},
                  {0xef, 0x80, 0xbf, 3}, {0xf0, 0x90, 0xbf, 4},
                  {0xf3, 0x80, 0xbf, 4}, {0xf4, 0x80, 0x8f, 4}};

size_t smtpi_utf8(const char *p, size_t len)
{
    const unsigned char *s = (const unsigned char *)p;
    size_t row = 0, octets, i;

    if (len < 2 || s[0] < 0xc2 || s[0] > 0xf4)
        return 0;
    while (s[0] > ctype_utf8[row].last)
        row++;
    octets = ctype_utf8[row].octets;
    if (len < octets || s[1] < ctype_utf8[row].low ||
        s[1] > ctype_utf8[row].high)
        return 0;
    for (i = 2; i < octets; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    }
    return octets;
}

uint32_t smtpi_utf8_point(const char *p, size_t n)
{
    const unsigned char *s = (const unsigned char *)p;
    uint32_t point = n == 1 ? s[0] : s[0] & (0x7Fu >> n);
    size_t i;

    for (i = 1; i < n; i++)
        point = point << 6 | (s[i] & 0x3Fu);
    return point;
}

size_t smtpi_decimal(uint64_t value, char *out)
{
    char digits[20];
    size_t n = 0, i;

    do {
        digits[n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    for (i = 0; i < n; i++)
        out[i] = digits[n - 1 - i];
    return n;
}

int smtpi_number(const char *text, size_t len, size_t max_digits, int64_t *out)
{
    int64_t value = 0;
    size_t i;

    if (len == 0 || len > max_digits)
        return SMTP_ESYNTAX;
    for (i = 0; i < len; i++) {
        int digit = text[i] - '0';

        if (!SMTPI_IS(text[i], SMTPI_DIGIT))
            return SMTP_ESYNTAX;
        if (value > INT64_MAX / 10 || value * 10 > INT64_MAX - digit)
            value = INT64_MAX;
        else
            value = value * 10 + digit;
    }
    *out = value;
    return 0;
}
