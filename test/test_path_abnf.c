/*
 * The parsers of paths and address literals compared with the ABNF of RFC 5321
 * 4.1.2 and 4.1.3, which is written down below in the plainest way, production
 * by production: for all short texts, not only those that came to mind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smtp_grammar.h"

/* ---- paths, 4.1.2 ---- */

static int abnf_letdig(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static int abnf_atext(char c)
{
    return abnf_letdig(c) || (c != 0 && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

static int abnf_sub_domain(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (!abnf_letdig(s[i]) && s[i] != '-')
            return 0;
    }
    return n > 0 && s[0] != '-' && s[n - 1] != '-';
}

static int abnf_atom(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (!abnf_atext(s[i]))
            return 0;
    }
    return n > 0;
}

/* part *(separator part) */
static int abnf_list(const char *s, size_t n, char separator,
                     int (*part)(const char *, size_t))
{
    size_t i, begin = 0;

    for (i = 0; i <= n; i++) {
        if (i < n && s[i] != separator)
            continue;
        if (!part(s + begin, i - begin))
            return 0;
        begin = i + 1;
    }
    return 1;
}

static int abnf_domain(const char *s, size_t n)
{
    return abnf_list(s, n, '.', abnf_sub_domain);
}

static int abnf_at_domain(const char *s, size_t n)
{
    return n > 0 && s[0] == '@' && abnf_domain(s + 1, n - 1);
}

static int abnf_quoted(const char *s, size_t n)
{
    size_t i;

    if (n < 2 || s[0] != '"' || s[n - 1] != '"')
        return 0;
    for (i = 1; i < n - 1; i++) {
        if (s[i] < 32 || s[i] > 126 || s[i] == '"')
            return 0;
        if (s[i] == '\\' && (++i == n - 1 || s[i] < 32 || s[i] > 126))
            return 0;
    }
    return 1;
}

static int abnf_local(const char *s, size_t n)
{
    return abnf_list(s, n, '.', abnf_atom) || abnf_quoted(s, n);
}

static int abnf_mailbox(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (s[i] == '@' && abnf_local(s, i) &&
            abnf_domain(s + i + 1, n - i - 1))
            return 1;
    }
    return 0;
}

/* The octets of the path at the beginning of s, or SMTP_ESYNTAX. */
static int abnf_path(const char *s, size_t len)
{
    size_t n, i;

    for (n = 2; n <= len; n++) {
        if (s[0] != '<' || s[n - 1] != '>')
            continue;
        if (abnf_mailbox(s + 1, n - 2))
            return (int)n;
        for (i = 1; i < n - 1; i++) {
            if (s[i] == ':' && abnf_list(s + 1, i - 1, ',', abnf_at_domain) &&
                abnf_mailbox(s + i + 1, n - i - 2))
                return (int)n;
        }
    }
    return SMTP_ESYNTAX;
}

/* Compares "<" text ">" for all texts of up to max octets of the alphabet;
   returns how many of them are paths. */
static unsigned long compare_all(const char *alphabet, size_t max)
{
    size_t base = strlen(alphabet), digits[12] = {0}, len, i;
    unsigned long taken = 0;
    char text[16] = "<";
    smtp_path path;

    for (len = 0; len <= max; len++) {
        do {
            int want, got;

            for (i = 0; i < len; i++)
                text[1 + i] = alphabet[digits[i]];
            text[1 + len] = '>';
            want = abnf_path(text, len + 2);
            got = smtp_codec_path(text, len + 2, SMTP_PATH_FORWARD, &path);
            if (got != want)
                fail_msg("%.*s: %d, not %d", (int)len + 2, text, got, want);
            taken += want > 0;
            for (i = 0; i < len && ++digits[i] == base; i++)
                digits[i] = 0;
        } while (i < len);
    }
    return taken;
}

static void all_short_paths_are_read_as_the_abnf_says(void **state)
{
    (void)state;
    /* The paths are counted so that neither side can be empty. */
    assert_true(compare_all("a-.@\"\\ >(", 5) > 50);
    assert_true(compare_all("a@\"\\>", 7) > 400);
    assert_true(compare_all("a@:,", 8) > 20);
}

/* ---- addresses, 4.1.3 ---- */

static int abnf_hexdig(char c)
{
    return c != 0 && strchr("0123456789abcdefABCDEF", c) != NULL;
}

static int abnf_snum(const char *s, size_t n)
{
    char text[4] = "";
    size_t i;

    if (n < 1 || n > 3)
        return 0;
    for (i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return 0;
    }
    memcpy(text, s, n);
    return atoi(text) <= 255;
}

static int abnf_ipv4(const char *s, size_t n)
{
    size_t dots = 0, i;

    for (i = 0; i < n; i++)
        dots += s[i] == '.';
    return dots == 3 && abnf_list(s, n, '.', abnf_snum);
}

static int abnf_hex(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (!abnf_hexdig(s[i]))
            return 0;
    }
    return n >= 1 && n <= 4;
}

/* How many groups [IPv6-hex *(":" IPv6-hex)] has; 100 if it is not that. */
static size_t abnf_groups(const char *s, size_t n)
{
    size_t groups = 1, i;

    if (n == 0)
        return 0;
    if (!abnf_list(s, n, ':', abnf_hex))
        return 100;
    for (i = 0; i < n; i++)
        groups += s[i] == ':';
    return groups;
}

/* [groups ":"] IPv4, with so many groups at most (or exactly). */
static int abnf_v4_tail(const char *s, size_t n, size_t max, int exactly)
{
    size_t i;

    for (i = 0; i <= n; i++) {
        size_t groups = i == 0 ? 0 : abnf_groups(s, i - 1);

        if (i > 0 && (i == 1 || s[i - 1] != ':'))
            continue;
        if (groups <= max && (!exactly || groups == max) &&
            abnf_ipv4(s + i, n - i))
            return 1;
    }
    return 0;
}

static int abnf_ipv6(const char *s, size_t n)
{
    size_t i;

    if (abnf_groups(s, n) == 8 || abnf_v4_tail(s, n, 6, 1))
        return 1;
    for (i = 0; i + 1 < n; i++) {
        size_t left = abnf_groups(s, i);
        const char *rest = s + i + 2;

        if (s[i] != ':' || s[i + 1] != ':')
            continue;
        if (left + abnf_groups(rest, n - i - 2) <= 6)
            return 1;
        if (left <= 4 && abnf_v4_tail(rest, n - i - 2, 4 - left, 0))
            return 1;
    }
    return 0;
}

/* Compares all texts of up to max tokens; returns how many are addresses. */
static unsigned long compare_tokens(const char *const *tokens, size_t count,
                                    size_t max,
                                    int (*got)(const char *, size_t),
                                    int (*want)(const char *, size_t))
{
    size_t digits[24] = {0}, len, i;
    unsigned long taken = 0;

    for (len = 0; len <= max; len++) {
        do {
            char text[120] = "";
            size_t n = 0;

            for (i = 0; i < len; i++) {
                size_t size = strlen(tokens[digits[i]]);

                memcpy(text + n, tokens[digits[i]], size);
                n += size;
            }
            if (got(text, n) != want(text, n))
                fail_msg("%.*s: %d", (int)n, text, got(text, n));
            taken += want(text, n) != 0;
            for (i = 0; i < len && ++digits[i] == count; i++)
                digits[i] = 0;
        } while (i < len);
    }
    return taken;
}

static void all_short_ipv6_addresses_are_read_as_the_abnf_says(void **state)
{
    static const char *const groups[] = {":", "0"};
    static const char *const mixed[] = {":", "aF0", "1.2.3.4", "::"};
    static const char *const octets[] = {":", "1", ".", "g"};

    (void)state;
    assert_true(compare_tokens(groups, 2, 16, smtpi_is_ipv6, abnf_ipv6) > 40);
    assert_true(compare_tokens(mixed, 4, 8, smtpi_is_ipv6, abnf_ipv6) > 40);
    assert_true(compare_tokens(octets, 4, 8, smtpi_is_ipv6, abnf_ipv6) > 5);
}

/* groups of one digit, "::" or not at each place, and an IPv4 address or not
   behind them: up to ten of them. */
static void ipv6_has_the_groups_that_the_abnf_counts(void **state)
{
    size_t groups, gap, v4;

    (void)state;
    for (groups = 0; groups <= 10; groups++) {
        for (gap = 0; gap <= groups + 1; gap++) {
            for (v4 = 0; v4 < 2; v4++) {
                char text[60] = "";
                size_t i;

                for (i = 0; i < groups; i++)
                    strcat(strcat(text, i == gap ? "::"
                                        : i > 0  ? ":"
                                                 : ""),
                           "f");
                if (gap == groups)
                    strcat(text, "::");
                else if (v4 && groups > 0)
                    strcat(text, ":");
                if (v4)
                    strcat(text, "255.0.25.9");
                assert_int_equal(smtpi_is_ipv6(text, strlen(text)),
                                 abnf_ipv6(text, strlen(text)));
            }
        }
    }
}

static void all_short_ipv4_addresses_are_read_as_the_abnf_says(void **state)
{
    static const char *const tokens[] = {".", "0", "25", "5", "6"};

    (void)state;
    assert_true(compare_tokens(tokens, 5, 7, smtpi_is_ipv4, abnf_ipv4) > 100);
}

static void ipv4_octet_is_0_to_255_in_three_digits(void **state)
{
    unsigned value, width, place;

    (void)state;
    for (value = 0; value < 1100; value++) {
        for (width = 1; width <= 5; width++) {
            for (place = 0; place < 4; place++) {
                char text[40] = "", octet[16];
                unsigned i;
                size_t len;

                snprintf(octet, sizeof octet, "%0*u", (int)width, value);
                for (i = 0; i < 4; i++) {
                    strcat(text, i == place ? octet : "9");
                    strcat(text, i < 3 ? "." : "");
                }
                len = strlen(octet);
                assert_int_equal(smtpi_is_ipv4(text, strlen(text)),
                                 len <= 3 && value <= 255);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_short_paths_are_read_as_the_abnf_says),
        cmocka_unit_test(all_short_ipv6_addresses_are_read_as_the_abnf_says),
        cmocka_unit_test(ipv6_has_the_groups_that_the_abnf_counts),
        cmocka_unit_test(all_short_ipv4_addresses_are_read_as_the_abnf_says),
        cmocka_unit_test(ipv4_octet_is_0_to_255_in_three_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
