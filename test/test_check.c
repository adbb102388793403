/*
 * smtp_codec_body_check() against its definition, which stands here as a
 * reader of whole strings; all short strings at many cuts, and long lines.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "smtp.h"

#define MAX_LONG 4096

static uint32_t chance_state;

static size_t chance(size_t below)
{
    chance_state = chance_state * 1664525U + 1013904223U;
    return (chance_state >> 8) % below;
}

/* ---- the definition ---- */

static int is_crlf(const unsigned char *s, size_t i, size_t n)
{
    return i + 1 < n && s[i] == '\r' && s[i + 1] == '\n';
}

static int define_flags(const unsigned char *s, size_t n)
{
    int flags = 0;
    size_t i, line = 0;

    for (i = 0; i < n; i++) {
        flags |= s[i] > 127 ? SMTP_HAS_8BIT : 0;
        flags |= s[i] == 0 ? SMTP_HAS_NUL : 0;
        if (is_crlf(s, i, n)) {
            line = 0;
            i++;
            continue;
        }
        flags |= s[i] == '\r' ? SMTP_HAS_BARE_CR : 0;
        flags |= s[i] == '\n' ? SMTP_HAS_BARE_LF : 0;
        flags |= ++line > 998 ? SMTP_HAS_LONG : 0;
    }
    return flags;
}

/* Looks at most octets at a time. */
static void check_flags(const unsigned char *s, size_t n, size_t most)
{
    smtp_body_state body = {0, 0, 0};
    int early = 0, late;
    size_t at = 0, len;

    for (; at < n; at += len) {
        len = n - at < most ? n - at : most;
        early = smtp_codec_body_check(&body, s + at, len);
    }
    late = smtp_codec_body_check(&body, s, 0);
    assert_int_equal(late, define_flags(s, n));
    assert_int_equal(early & ~late, 0);
}

/* ---- tests ---- */

static void all_strings_are_checked_as_defined(void **state)
{
    static const unsigned char letters[] = {'\r', '\n', '.', 0, 0x80};
    unsigned char s[8];
    unsigned long number, all = 1, rest;
    size_t n, i, most;

    (void)state;
    for (n = 0; n <= 7; n++, all *= 5) {
        for (number = 0; number < all; number++) {
            for (i = 0, rest = number; i < n; i++, rest /= 5)
                s[i] = letters[rest % 5];
            for (most = 1; most <= n || most == 1; most++)
                check_flags(s, n, most);
        }
    }
}

/* A line of so many octets behind and before others, cut everywhere. */
static void check_line(size_t length, const char *before, const char *behind)
{
    unsigned char s[1100];
    size_t n = strlen(before), most;

    memcpy(s, before, n);
    memset(s + n, '.', length);
    n += length;
    memcpy(s + n, behind, strlen(behind));
    n += strlen(behind);
    for (most = 1; most <= n; most++)
        check_flags(s, n, most);
}

static void lines_over_998_octets_are_long(void **state)
{
    size_t length;

    (void)state;
    for (length = 995; length < 1003; length++) {
        check_line(length, "", "");
        check_line(length, "", "\r\n");
        check_line(length, "a\r\n", "\r\nb\r\nc");
        check_line(length, "\r\n\r\n", "\r");
        check_line(length, "a\r", "\r\r\nb");
    }
}

static void every_octet_has_its_flag_anywhere(void **state)
{
    unsigned char s[70];
    size_t at;
    int octet;

    (void)state;
    for (octet = 0; octet < 256; octet++) {
        for (at = 0; at < sizeof s; at++) {
            memset(s, 'x', sizeof s);
            s[at] = (unsigned char)octet;
            check_flags(s, sizeof s, sizeof s);
            check_flags(s + 3, sizeof s - 3, 13);
        }
    }
}

static void long_messages_are_checked_as_defined(void **state)
{
    static const unsigned char odd[] = {0, 0x80, 0x81, 0xFF, '\r', '\n'};
    unsigned char s[MAX_LONG];
    size_t i, n, at;

    (void)state;
    chance_state = 5;
    for (i = 0; i < 30000; i++) {
        n = MAX_LONG - chance(20);
        memset(s, 'x', n);
        for (at = chance(1003); at + 2 < n; at += chance(1001) + 2)
            memcpy(s + at, chance(40) ? "\r\n" : "\r.", 2);
        if (chance(3) == 0)
            s[chance(n)] = odd[chance(sizeof odd)];
        check_flags(s, n, 1 + chance(MAX_LONG));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_strings_are_checked_as_defined),
        cmocka_unit_test(lines_over_998_octets_are_long),
        cmocka_unit_test(every_octet_has_its_flag_anywhere),
        cmocka_unit_test(long_messages_are_checked_as_defined),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
