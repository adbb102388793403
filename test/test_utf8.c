/*
 * UTF-8, RFC 3629: which octets are one character outside ASCII.
 *
 * The definition here goes the other way round from the table in lib: it
 * takes the bits out as section 3 says, and asks whether the number so found
 * is one that needs as many octets. Strings of up to three octets are all
 * tried; of four, every second octet with every first, and the ends of the
 * ranges behind them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "smtp_bytes.h"

/* Writes the character as section 3 says; returns its octets. */
static size_t encode(uint32_t number, unsigned char *out)
{
    size_t octets = number < 0x80      ? 1
                    : number < 0x800   ? 2
                    : number < 0x10000 ? 3
                                       : 4;
    static const unsigned char marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
    size_t i;

    for (i = octets; i > 1; i--, number >>= 6)
        out[i - 1] = (unsigned char)(0x80 | (number & 0x3f));
    out[0] = (unsigned char)(marks[octets] | number);
    return octets;
}

/* The definition: the octets of the character outside ASCII that s begins
   with, or 0. */
static size_t defined(const unsigned char *s, size_t len)
{
    size_t octets, i;
    uint32_t number;

    if (len == 0)
        return 0;
    if ((s[0] & 0xe0) == 0xc0)
        octets = 2;
    else if ((s[0] & 0xf0) == 0xe0)
        octets = 3;
    else if ((s[0] & 0xf8) == 0xf0)
        octets = 4;
    else
        return 0;
    if (len < octets)
        return 0;
    number = s[0] & (0x7fU >> octets);
    for (i = 1; i < octets; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return 0;
        number = number << 6 | (s[i] & 0x3fU);
    }
    if ((number >= 0xd800 && number <= 0xdfff) || number > 0x10ffff)
        return 0;
    if (number < (octets == 2 ? 0x80U : octets == 3 ? 0x800U : 0x10000U))
        return 0;
    return octets;
}

/* Fails if the len octets at s, which end their block, are not what the
   definition says. */
static void agrees(const unsigned char *s, size_t len)
{
    size_t got = smtpi_utf8((const char *)s, len);

    if (got != defined(s, len))
        fail_msg("%02x %02x %02x %02x, %u octets: %u", s[0],
                 len > 1 ? s[1] : 0U, len > 2 ? s[2] : 0U, len > 3 ? s[3] : 0U,
                 (unsigned)len, (unsigned)got);
}

static void every_character_outside_ascii_is_taken(void **state)
{
    unsigned char *block = malloc(4), *s;
    uint32_t number;

    (void)state;
    assert_non_null(block);
    for (number = 0x80; number <= 0x10ffff; number++) {
        unsigned char octets[4];
        size_t n = encode(number, octets), cut;

        if (number >= 0xd800 && number <= 0xdfff)
            continue;
        s = block + 4 - n;
        memcpy(s, octets, n);
        if (smtpi_utf8((char *)s, n) != n)
            fail_msg("U+%04X is not taken", (unsigned)number);
        for (cut = 0; cut < n; cut++) {
            if (smtpi_utf8((char *)octets, cut) != 0)
                fail_msg("U+%04X is taken when cut", (unsigned)number);
        }
    }
    free(block);
}

static void ascii_is_not_asked_for(void **state)
{
    char text[4] = {0, 'a', 'a', 'a'};
    int c;

    (void)state;
    for (c = 0; c < 128; c++) {
        text[0] = (char)c;
        assert_int_equal(smtpi_utf8(text, 4), 0);
    }
    assert_int_equal(smtpi_utf8(text, 0), 0);
}

static void surrogates_are_refused(void **state)
{
    unsigned char octets[4];
    uint32_t number;

    (void)state;
    for (number = 0xd800; number <= 0xdfff; number++) {
        assert_int_equal(encode(number, octets), 3);
        assert_int_equal(smtpi_utf8((char *)octets, 3), 0);
    }
}

static void up_to_three_octets_all_go_by_the_definition(void **state)
{
    unsigned char *s = malloc(3);
    unsigned a, b, c;

    (void)state;
    assert_non_null(s);
    for (a = 0; a < 256; a++) {
        s[2] = (unsigned char)a;
        agrees(s + 2, 1);
        for (b = 0; b < 256; b++) {
            s[1] = (unsigned char)a;
            s[2] = (unsigned char)b;
            agrees(s + 1, 2);
            for (c = 0; c < 256; c++) {
                s[0] = (unsigned char)a;
                s[1] = (unsigned char)b;
                s[2] = (unsigned char)c;
                agrees(s, 3);
            }
        }
    }
    free(s);
}

static void four_octets_go_by_the_definition_at_their_bounds(void **state)
{
    static const unsigned char ends[] = {0x00, 0x41, 0x7f, 0x80, 0x81,
                                         0xbe, 0xbf, 0xc0, 0xff};
    unsigned char *s = malloc(4);
    unsigned a, b;
    size_t c, d;

    (void)state;
    assert_non_null(s);
    for (a = 0; a < 256; a++) {
        for (b = 0; b < 256; b++) {
            for (c = 0; c < sizeof ends; c++) {
                for (d = 0; d < sizeof ends; d++) {
                    s[0] = (unsigned char)a;
                    s[1] = (unsigned char)b;
                    s[2] = ends[c];
                    s[3] = ends[d];
                    agrees(s, 4);
                }
            }
        }
    }
    free(s);
}

static void what_follows_a_character_is_not_looked_at(void **state)
{
    (void)state;
    assert_int_equal(smtpi_utf8("\xc3\xa9\xff\xff", 4), 2);
    assert_int_equal(smtpi_utf8("\xe2\x82\xac\xff", 4), 3);
    assert_int_equal(smtpi_utf8("\xf0\x9d\x84\x9e\xff", 5), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_outside_ascii_is_taken),
        cmocka_unit_test(ascii_is_not_asked_for),
        cmocka_unit_test(surrogates_are_refused),
        cmocka_unit_test(up_to_three_octets_all_go_by_the_definition),
        cmocka_unit_test(four_octets_go_by_the_definition_at_their_bounds),
        cmocka_unit_test(what_follows_a_character_is_not_looked_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
