/*
 * Address literals, RFC 5321 4.1.3, and the canonical form of mailboxes, in
 * which IPv6 addresses are spelt as RFC 5952 wants them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "smtp_grammar.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- literals ---- */

/* The kind of literal that text is, 0 if it is none: as a literal by itself,
   and as the domain of a path, which must agree. */
static int kind_of(const char *text)
{
    size_t len = strlen(text), i;
    char *block = malloc(len + 1), *path_text = malloc(len + 4);
    smtp_path path;
    int flags = 0, took;

    assert_non_null(block);
    assert_non_null(path_text);
    /* The text ends where the block ends. */
    memcpy(block + 1, text, len);
    if (!smtpi_is_literal(block + 1, len, &flags))
        flags = 0;
    memcpy(path_text, "<u@", 3);
    memcpy(path_text + 3, text, len);
    path_text[3 + len] = '>';
    took = smtp_codec_path(path_text, len + 4, SMTP_PATH_FORWARD, &path);
    /* What is cut off is looked for in vain, and not behind the end. */
    for (i = 0; i < len + 4; i++) {
        char *cut = malloc(i + 1);

        assert_non_null(cut);
        memcpy(cut + 1, path_text, i);
        assert_int_equal(smtp_codec_path(cut + 1, i, SMTP_PATH_FORWARD, &path),
                         SMTP_ESYNTAX);
        free(cut);
    }
    if (flags != 0) {
        assert_int_equal(took, len + 4);
        assert_int_equal(path.flags, flags);
        assert_int_equal(path.domain_len, len);
        assert_memory_equal(path.domain, text, len);
    } else {
        assert_int_equal(took, SMTP_ESYNTAX);
    }
    free(block);
    free(path_text);
    return flags;
}

static void all_are(int kind, const char *const *texts)
{
    for (; *texts; texts++) {
        if (kind_of(*texts) != kind)
            fail_msg("%s is %d", *texts, kind_of(*texts));
    }
}

static void literal_stands_in_square_brackets(void **state)
{
    static const char *const bad[] = {
        "[",           "]",          "[]",         "[[1.2.3.4]]",
        "[1.2.3.4",    "1.2.3.4]",   "[1.2.3.4]]", "[1.2.3.4].x",
        "[1.2.3.4 ]",  "[ 1.2.3.4]", "x[1.2.3.4]", "x1.2.3.4]",
        "[1.2.3.4x",   "[1.2.3.4]x", "(1.2.3.4)",  "[\x01]",
        "[1.2.3.4\t]", NULL};
    int flags = 0;

    (void)state;
    all_are(0, bad);
    assert_false(smtpi_is_literal("", 0, &flags));
    assert_false(smtpi_is_literal("192.0.2.1", 9, &flags));
    assert_true(smtpi_is_domain("192.0.2.1", 9));
}

static void ipv4_literal_is_four_octets(void **state)
{
    static const char *const good[] = {"[255.255.255.255]", "[0.0.0.0]",
                                       "[192.0.2.1]", "[001.02.3.000]", NULL};
    static const char *const bad[] = {
        "[1.2.3]",    "[1.2.3.4.5]", "[256.1.1.1]", "[1.2.3.0004]",
        "[1..2.3]",   "[.1.2.3]",    "[1.2.3.]",    "[1.2.3.a]",
        "[1.2.3.-1]", "[1.2.3.+1]",  "[1234]",      "[1.2.3.4.]",
        "[1,2,3,4]",  "[1.2.3.999]", "[0x1.2.3.4]", NULL};

    (void)state;
    all_are(SMTP_PATH_IPV4, good);
    all_are(0, bad);
}

static void ipv6_literal_has_its_tag_in_any_case(void **state)
{
    static const char *const good[] = {"[IPv6:2001:db8::1]",
                                       "[ipv6:2001:db8::1]",
                                       "[IPV6:2001:DB8::A]", NULL};
    /* Without the tag an address is no general literal either. */
    static const char *const bad[] = {
        "[2001:db8::1]", "[1:2:3:4:5:6:7:8]", "[::1]", "[IPv6]",
        "[IPv6:]",       "[IPv6 ::1]",        NULL};

    (void)state;
    all_are(SMTP_PATH_IPV6, good);
    all_are(0, bad);
}

static void ipv6_literal_has_the_forms_of_the_rfc(void **state)
{
    static const char *const good[] = {"[IPv6:1:2:3:4:5:6:7:8]",
                                       "[IPv6:abcd:ABCD:0:00:000:0000:ffff:1]",
                                       "[IPv6:::]",
                                       "[IPv6:::1]",
                                       "[IPv6:1::]",
                                       "[IPv6:1:2:3:4:5:6::]",
                                       "[IPv6:::1:2:3:4:5:6]",
                                       "[IPv6:1:2:3::4:5:6]",
                                       "[IPv6:0:0:0:0:0:FFFF:192.0.2.1]",
                                       "[IPv6:::FFFF:192.0.2.1]",
                                       "[IPv6:::192.0.2.1]",
                                       "[IPv6:1:2:3:4::192.0.2.1]",
                                       "[IPv6:1:2::3:4:192.0.2.1]",
                                       NULL};
    static const char *const bad[] = {"[IPv6:1:2:3:4:5:6:7]",
                                      "[IPv6:1:2:3:4:5:6:7:8:9]",
                                      "[IPv6:12345::]",
                                      "[IPv6:1:2:3:4:5:6:7::]",
                                      "[IPv6:::2:3:4:5:6:7:8]",
                                      "[IPv6:1:2:3:4:5:6:7::8]",
                                      "[IPv6:1::2::3]",
                                      "[IPv6:1:::2]",
                                      "[IPv6::::]",
                                      "[IPv6::]",
                                      "[IPv6:1:]",
                                      "[IPv6::1]",
                                      "[IPv6:1:2:3:4:5:192.0.2.1]",
                                      "[IPv6:1:2:3:4:5:6:7:192.0.2.1]",
                                      "[IPv6:1:2:3:4:5::192.0.2.1]",
                                      "[IPv6:::192.0.2]",
                                      "[IPv6:::192.0.2.256]",
                                      "[IPv6:192.0.2.1::]",
                                      "[IPv6:fe80::1%eth0]",
                                      "[IPv6:g::]",
                                      NULL};

    (void)state;
    all_are(SMTP_PATH_IPV6, good);
    all_are(0, bad);
}

static void malformed_ipv6_is_no_general_literal(void **state)
{
    static const char *const bad[] = {"[IPv6:zzzz]", "[IPv6:1.2.3.4]",
                                      "[ipv6:x]", "[IPV6:2001:db8]", NULL};

    (void)state;
    all_are(0, bad);
}

static void general_literal_is_tag_and_content(void **state)
{
    static const char *const good[] = {
        "[x400:abc]", "[tag:!\"#$%&'()*+,-./:;<=>?@^_`{|}~]",
        "[a:b]",      "[-a:b]",
        "[1:2]",      "[IPv4:1.2]",
        "[a-b-c:::]", "[IPv60:1]",
        NULL};
    static const char *const bad[] = {
        "[tag:]",     "[:abc]",     "[tag:a[b]", "[tag:a\\b]", "[tag:a]b]",
        "[tag]",      "[tag-:a]",   "[t_g:a]",   "[t g:a]",    "[tag:a b]",
        "[tag:\x7f]", "[tag:\xe9]", "[-:a]",     NULL};

    (void)state;
    all_are(SMTP_PATH_GENERAL, good);
    all_are(0, bad);
}

static void literal_counts_as_domain(void **state)
{
    char text[400] = "<u@[x:";
    smtp_path path;

    (void)state;
    memset(text + 6, 'y', 300);
    text[3 + 254] = ']';
    text[3 + 255] = '>';
    assert_int_equal(smtpi_path(text, 400, 1, 500, 64, &path), 3 + 256);
    assert_int_equal(path.domain_len, 255);
    text[3 + 254] = 'y';
    text[3 + 255] = ']';
    text[3 + 256] = '>';
    assert_int_equal(smtpi_path(text, 400, 1, 500, 64, &path), SMTP_ERANGE);
}

/* ---- the canonical form ---- */

/* The canonical form of what stands in brackets, or of a mailbox, at every
   size that there can be for it. */
static void canonical_is(const char *text, const char *want)
{
    smtp_path path;
    size_t len = strlen(want), size, i;

    if (*text != '<') {
        assert_int_equal(smtp_codec_mailbox(text, strlen(text), &path),
                         strlen(text));
    } else if (smtp_codec_path(text, strlen(text), SMTP_PATH_FORWARD, &path) <
               0) {
        assert_int_equal(
            smtp_codec_path(text, strlen(text), SMTP_PATH_REVERSE, &path),
            strlen(text));
    }
    for (size = 0; size <= len + 2; size++) {
        char *out = malloc(size + 1);

        assert_non_null(out);
        memset(out, 0xa5, size + 1);
        /* It may use what lies behind its first octet, to the end. */
        if (size > len) {
            assert_int_equal(smtp_codec_canonical(&path, out + 1, size), len);
            assert_string_equal(out + 1, want);
        } else {
            assert_int_equal(smtp_codec_canonical(&path, out + 1, size),
                             SMTP_EROOM);
            for (i = 0; i < size; i++)
                assert_int_equal((unsigned char)out[1 + i], 0xa5);
        }
        assert_int_equal((unsigned char)out[0], 0xa5);
        free(out);
    }
}

static void canonical_domain_is_in_lower_case(void **state)
{
    (void)state;
    canonical_is("u@EXAMPLE.com", "u@example.com");
    canonical_is("u@example.COM", "u@example.com");
    canonical_is("U@example.com", "U@example.com");
    canonical_is("u@[X400:AbC]", "u@[x400:abc]");
}

static void canonical_local_part_has_the_least_quoting(void **state)
{
    (void)state;
    canonical_is("\"abc\"@x", "abc@x");
    canonical_is("\"a\\bc\"@x", "abc@x");
    canonical_is("abc@x", "abc@x");
    canonical_is("\"a.b\"@x", "a.b@x");
    canonical_is("\"Joe\\,Smith\"@x", "\"Joe,Smith\"@x");
    canonical_is("\"a b\"@x", "\"a b\"@x");
    canonical_is("\"a\\\"\\\\b\"@x", "\"a\\\"\\\\b\"@x");
    canonical_is("\"a..b\"@x", "\"a..b\"@x");
    canonical_is("\".a\"@x", "\".a\"@x");
    canonical_is("\"a\\.\"@x", "\"a.\"@x");
    canonical_is("\"\"@x", "\"\"@x");
    canonical_is("\"\\ \"@x", "\" \"@x");
}

static void canonical_has_no_route_and_may_be_empty(void **state)
{
    (void)state;
    canonical_is("<@A,@B:User@D>", "User@d");
    canonical_is("<>", "");
    canonical_is("<Postmaster>", "Postmaster");
}

static void canonical_ipv6_is_that_of_rfc_5952(void **state)
{
    static const char *const forms[][2] = {
        {"2001:0db8::0001", "2001:db8::1"},
        {"2001:db8:0:0:0:0:2:1", "2001:db8::2:1"},
        {"2001:db8::0:1", "2001:db8::1"},
        {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
        {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
        {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
        {"2001:DB8::A", "2001:db8::a"},
        {"::FFFF:192.0.2.1", "::ffff:192.0.2.1"},
        {"::ffff:c000:0201", "::ffff:192.0.2.1"},
        {"0:0:0:0:0:ffff:0:0", "::ffff:0.0.0.0"},
        {"0:0:0:0:0:0:0:0", "::"},
        {"0:0:0:0:0:0:0:1", "::1"},
        {"1:0:0:0:0:0:0:0", "1::"},
        {"1:2:3:4:5:6::", "1:2:3:4:5:6::"},
        {"1:2:3:4:5:6:0:8", "1:2:3:4:5:6:0:8"},
        {"0:2:3:4:5:6:7:0", "0:2:3:4:5:6:7:0"},
        {"abcd:ef01:2345:6789:abcd:ef01:255.255.255.255",
         "abcd:ef01:2345:6789:abcd:ef01:ffff:ffff"},
        {"1:2:3:4::1.2.3.4", "1:2:3:4::102:304"}};
    char text[80], want[80];
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(forms); i++) {
        strcat(strcat(strcpy(text, "u@[IPv6:"), forms[i][0]), "]");
        strcat(strcat(strcpy(want, "u@[ipv6:"), forms[i][1]), "]");
        canonical_is(text, want);
        /* And it is its own canonical form. */
        canonical_is(want, want);
    }
    canonical_is("u@[001.02.3.000]", "u@[1.2.3.0]");
}

/* All ways to set eight groups to zero or not, and the C library's opinion. */
static void canonical_ipv6_is_the_same_address(void **state)
{
    unsigned set, bit;

    (void)state;
    for (set = 0; set < 256; set++) {
        char text[80] = "u@[ipv6:", out[80];
        unsigned char before[16], after[16];
        smtp_path path;

        for (bit = 0; bit < 8; bit++)
            strcat(strcat(text, bit ? ":" : ""),
                   set >> bit & 1 ? "0fe" : "0000");
        assert_int_equal(inet_pton(AF_INET6, text + 8, before), 1);
        strcat(text, "]");
        assert_true(smtp_codec_mailbox(text, strlen(text), &path) > 0);
        assert_true(smtp_codec_canonical(&path, out, sizeof out) > 0);
        /* It can be read again, and is its own canonical form. */
        canonical_is(out, out);
        out[strlen(out) - 1] = '\0';
        assert_int_equal(inet_pton(AF_INET6, out + 8, after), 1);
        assert_memory_equal(before, after, sizeof before);
    }
}

/* ---- all short local-parts ---- */

/* What a valid local-part says, without quotes and backslashes. */
static size_t content_of(const char *local, size_t len, char *out)
{
    size_t n = 0, i;

    if (*local != '"') {
        memcpy(out, local, len);
        return len;
    }
    for (i = 1; i < len - 1; i++) {
        if (local[i] == '\\')
            i++;
        out[n++] = local[i];
    }
    return n;
}

/* The form that the content alone decides. */
static void form_of(const char *content, size_t len, char *out)
{
    size_t i;
    int bare = len > 0 && content[0] != '.' && content[len - 1] != '.';

    for (i = 0; i < len; i++) {
        if (strchr("\"\\ ", content[i]) ||
            (i > 0 && content[i] == '.' && content[i - 1] == '.'))
            bare = 0;
    }
    if (!bare)
        *out++ = '"';
    for (i = 0; i < len; i++) {
        if (content[i] == '"' || content[i] == '\\')
            *out++ = '\\';
        *out++ = content[i];
    }
    if (!bare)
        *out++ = '"';
    strcpy(out, "@x");
}

static void equal_local_parts_give_equal_texts(void **state)
{
    static const char alphabet[] = "aB.\"\\ ";
    size_t digits[8] = {0}, len, i, compared = 0;

    (void)state;
    for (len = 1; len <= 7; len++) {
        do {
            char text[16], content[16], want[40], out[40];
            smtp_path path;
            size_t n;

            for (i = 0; i < len; i++)
                text[i] = alphabet[digits[i]];
            memcpy(text + len, "@x", 2);
            if (smtp_codec_mailbox(text, len + 2, &path) > 0) {
                n = content_of(text, len, content);
                form_of(content, n, want);
                assert_int_equal(smtp_codec_canonical(&path, out, sizeof out),
                                 strlen(want));
                assert_string_equal(out, want);
                compared++;
            }
            for (i = 0; i < len && ++digits[i] == 6; i++)
                digits[i] = 0;
        } while (i < len);
    }
    assert_true(compared > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literal_stands_in_square_brackets),
        cmocka_unit_test(ipv4_literal_is_four_octets),
        cmocka_unit_test(ipv6_literal_has_its_tag_in_any_case),
        cmocka_unit_test(ipv6_literal_has_the_forms_of_the_rfc),
        cmocka_unit_test(malformed_ipv6_is_no_general_literal),
        cmocka_unit_test(general_literal_is_tag_and_content),
        cmocka_unit_test(literal_counts_as_domain),
        cmocka_unit_test(canonical_domain_is_in_lower_case),
        cmocka_unit_test(canonical_local_part_has_the_least_quoting),
        cmocka_unit_test(canonical_has_no_route_and_may_be_empty),
        cmocka_unit_test(canonical_ipv6_is_that_of_rfc_5952),
        cmocka_unit_test(canonical_ipv6_is_the_same_address),
        cmocka_unit_test(equal_local_parts_give_equal_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
