/*
 * The small codecs: classes of octets, words and numbers; base64, RFC 4648;
 * xtext, RFC 3461 4.
 *
 * What is read stands at the end of its block and what is written fills its
 * block, so that ASan sees one octet too many. A call that fails must leave
 * the whole block as it was.
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

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A block whose end is the text. */
static char *block_of(const void *text, size_t len)
{
    char *block = malloc(len + 1);

    assert_non_null(block);
    memcpy(block + 1, text, len);
    return block;
}

/* ---- octets ---- */

/* What RFC 5321, 5322 and 3461 say of an octet, in the words of their
   ranges. */
static unsigned classes_of(unsigned c)
{
    unsigned set = 0;
    int letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
    int digit = c >= 48 && c <= 57;

    set |= letter ? SMTPI_ALPHA : 0;
    set |= digit ? SMTPI_DIGIT : 0;
    if (letter || digit || (c > 0 && strchr("!#$%&'*+-/=?^_`{|}~", (int)c)))
        set |= SMTPI_ATEXT;
    if (c == 32 || c == 33 || (c >= 35 && c <= 91) || (c >= 93 && c <= 126))
        set |= SMTPI_QTEXT;
    if ((c >= 33 && c <= 60) || (c >= 62 && c <= 126))
        set |= SMTPI_VALUE;
    if ((c >= 33 && c <= 90) || (c >= 94 && c <= 126))
        set |= SMTPI_DTEXT;
    if (c == 9 || (c >= 32 && c <= 126))
        set |= SMTPI_TEXT;
    if (letter || digit || c == '-')
        set |= SMTPI_LDH;
    return set;
}

static void classes_are_those_of_the_rfcs(void **state)
{
    unsigned c;

    (void)state;
    for (c = 0; c < 256; c++) {
        assert_int_equal(smtpi_ctype[c], classes_of(c));
        assert_int_equal(SMTPI_IS((char)c, SMTPI_TEXT),
                         classes_of(c) & SMTPI_TEXT);
    }
}

static void case_is_that_of_ascii(void **state)
{
    static const char digits[] = "0123456789abcdef";
    unsigned c;

    (void)state;
    for (c = 0; c < 256; c++) {
        unsigned lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
        const char *digit = lower ? strchr(digits, (int)lower) : NULL;

        assert_int_equal(smtpi_lower((unsigned char)c), lower);
        assert_int_equal(smtpi_hex((unsigned char)c),
                         digit ? (int)(digit - digits) : -1);
    }
}

static void word_is_whole_and_in_any_case(void **state)
{
    char *block = block_of("mAiL", 4);

    (void)state;
    assert_true(smtpi_is_word(block + 1, 4, "MAIL"));
    assert_false(smtpi_is_word(block + 1, 3, "MAIL"));
    assert_false(smtpi_is_word(block + 1, 4, "MAI"));
    assert_false(smtpi_is_word(block + 1, 4, "MAILS"));
    assert_false(smtpi_is_word(block + 1, 4, "MAIM"));
    assert_false(smtpi_is_word(block + 1, 4, ""));
    assert_true(smtpi_is_word("", 0, ""));
    assert_false(smtpi_is_word("", 0, "A"));
    assert_false(smtpi_is_word("A\0", 2, "A"));
    assert_true(smtpi_is_word("-1:", 3, "-1:"));
    assert_false(smtpi_is_word("{", 1, "["));
    free(block);
}

static void decimal_is_written_as_printf_does(void **state)
{
    uint64_t value = 1;
    char out[21], want[21];
    int i;

    (void)state;
    assert_int_equal(smtpi_decimal(0, out), 1);
    assert_int_equal(out[0], '0');
    for (i = 0; i < 200; i++, value = value * 3 + (uint64_t)i) {
        size_t n = smtpi_decimal(value, out);

        snprintf(want, sizeof want, "%llu", (unsigned long long)value);
        assert_int_equal(n, strlen(want));
        assert_memory_equal(out, want, n);
    }
    assert_int_equal(smtpi_decimal(UINT64_MAX, out), 20);
    assert_memory_equal(out, "18446744073709551615", 20);
}

static void number_is_all_digits(void **state)
{
    static const char *const bad[] = {"",   "-1", "1 ",   " 1",
                                      "+1", "1x", "12345"};
    int64_t value = 77;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(bad); i++) {
        assert_int_equal(smtpi_number(bad[i], strlen(bad[i]), 4, &value),
                         SMTP_ESYNTAX);
        assert_int_equal(value, 77);
    }
    assert_int_equal(smtpi_number("0042", 4, 4, &value), 0);
    assert_int_equal(value, 42);
    assert_int_equal(smtpi_number("9223372036854775807", 19, 30, &value), 0);
    assert_int_equal(value, INT64_MAX);
    assert_int_equal(smtpi_number("92233720368547758070", 20, 30, &value), 0);
    assert_int_equal(value, INT64_MAX);
}

/* ---- codecs that write ---- */

typedef int (*codec_fn)(const char *in, size_t len, char *out, size_t size);

static int base64_encode(const char *in, size_t len, char *out, size_t size)
{
    return smtp_codec_base64_encode(in, len, out, size);
}

static int base64_decode(const char *in, size_t len, char *out, size_t size)
{
    return smtp_codec_base64_decode(in, len, out, size);
}

static int xtext_encode(const char *in, size_t len, char *out, size_t size)
{
    return smtp_codec_xtext_encode(in, len, out, size);
}

static int xtext_decode(const char *in, size_t len, char *out, size_t size)
{
    return smtp_codec_xtext_decode(in, len, out, size);
}

/* 1 if octets that say nothing fill all of block. */
static int untouched(const char *block, size_t size)
{
    size_t i;

    for (i = 0; i < size && (unsigned char)block[i] == 0xa5; i++)
        ;
    return i == size;
}

/* in must become want, of n octets, in each size of block that there can be
   for it; nul: a NUL stands behind. */
static void becomes(codec_fn codec, const char *in, size_t len,
                    const char *want, size_t n, int nul)
{
    char *text = block_of(in, len);
    size_t need = n + (nul ? 1 : 0), size;

    for (size = need > 8 ? need - 8 : 0; size <= need + 3; size++) {
        char *out = malloc(size + 1);

        assert_non_null(out);
        memset(out, 0xa5, size + 1);
        if (size < need) {
            assert_int_equal(codec(text + 1, len, out + 1, size), SMTP_EROOM);
            assert_true(untouched(out, size + 1));
        } else {
            assert_int_equal(codec(text + 1, len, out + 1, size), n);
            assert_memory_equal(out + 1, want, n);
            if (nul)
                assert_int_equal(out[1 + n], 0);
            assert_true(untouched(out, 1));
            assert_true(untouched(out + 1 + need, size - need));
        }
        free(out);
    }
    free(text);
}

static void is_refused(codec_fn codec, const char *in, size_t len)
{
    char *text = block_of(in, len), out[64];

    memset(out, 0xa5, sizeof out);
    if (codec(text + 1, len, out, sizeof out) != SMTP_ESYNTAX)
        fail_msg("not refused: %.*s", (int)len, in);
    assert_true(untouched(out, sizeof out));
    free(text);
}

/* ---- base64, RFC 4648 ---- */

static void base64_has_the_vectors_of_the_rfc(void **state)
{
    static const char *const vectors[][2] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\x14\xfb\x9c\x03\xd9\x7e", "FPucA9l+"},
        {"\xff\xef\xbe", "/+++"}};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(vectors); i++) {
        const char *plain = vectors[i][0], *coded = vectors[i][1];

        becomes(base64_encode, plain, strlen(plain), coded, strlen(coded), 1);
        becomes(base64_decode, coded, strlen(coded), plain, strlen(plain), 0);
    }
    becomes(base64_decode, "AAAA", 4, "\0\0", 3, 0);
    becomes(base64_encode, "\0", 1, "AA==", 4, 1);
}

static void base64_decoding_is_strict(void **state)
{
    static const char *const bad[] = {
        "Z",     "Zg",    "Zg=",      "Zm9v\n",   "Zm9v\r\n\r\n", "Zm-v",
        "Zm_v",  "Zh==",  "Zm9=",     "=",        "==",           "====",
        "Z===",  "=Zg=",  "Zg==Zg==", "Zm8=Zg==", "Zm9v====",     "Zm9v=",
        "Z g==", " Zg==", "Zg== ",    "Zm9\xe9",  "Zg=A",         "Zm9vZ"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(bad); i++)
        is_refused(base64_decode, bad[i], strlen(bad[i]));
    is_refused(base64_decode, "Zm\0v", 4);
}

/* Every text of four characters either is what encoding gives, or is not
   taken. The last two run through everything. */
static void base64_has_one_form_for_each_text(void **state)
{
    unsigned a, b, taken = 0;

    (void)state;
    for (a = 0; a < 256; a++) {
        for (b = 0; b < 256; b++) {
            char in[4] = {'Q', 'Q', (char)a, (char)b}, again[5];
            unsigned char out[3];
            int n = smtp_codec_base64_decode(in, 4, out, sizeof out);

            if (n < 0) {
                assert_int_equal(n, SMTP_ESYNTAX);
                continue;
            }
            taken++;
            assert_int_equal(
                smtp_codec_base64_encode(out, (size_t)n, again, sizeof again),
                4);
            assert_memory_equal(again, in, 4);
        }
    }
    /* 64 * 64 of three octets, 16 of two, 1 of one. */
    assert_int_equal(taken, 64 * 64 + 16 + 1);
}

static void base64_goes_to_24000_octets(void **state)
{
    static char plain[24001], coded[32004], again[24000];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof plain; i++)
        plain[i] = (char)(i * 7 + i / 256);
    assert_int_equal(
        smtp_codec_base64_encode(plain, 24000, coded, sizeof coded), 32000);
    /* 4648 3.1: no line feeds. */
    assert_null(memchr(coded, '\n', 32000));
    assert_int_equal(
        smtp_codec_base64_decode(coded, 32000, again, sizeof again), 24000);
    assert_memory_equal(plain, again, 24000);
    assert_int_equal(
        smtp_codec_base64_encode(plain, 24001, coded, sizeof coded),
        SMTP_EINVAL);
    assert_int_equal(
        smtp_codec_base64_encode(plain, SIZE_MAX, coded, sizeof coded),
        SMTP_EINVAL);
    assert_int_equal(
        smtp_codec_base64_decode(coded, 32004, again, sizeof again),
        SMTP_EINVAL);
}

static void decoding_in_place_gives_the_same(void **state)
{
    char base64[] = "Zm9vYmFyIGJheg==", xtext[] = "a+20b+2Bc";

    (void)state;
    assert_int_equal(smtp_codec_base64_decode(base64, 16, base64, 16), 10);
    assert_memory_equal(base64, "foobar baz", 10);
    assert_int_equal(smtp_codec_xtext_decode(xtext, 9, xtext, sizeof xtext),
                     5);
    assert_string_equal(xtext, "a b+c");
}

/* ---- xtext, RFC 3461 section 4 ---- */

static void xtext_encodes_what_may_not_stand(void **state)
{
    char octet, want[4];
    unsigned c;

    (void)state;
    becomes(xtext_encode, "a b+c=", 6, "a+20b+2Bc+3D", 12, 1);
    becomes(xtext_encode, "", 0, "", 0, 1);
    becomes(xtext_encode, "\0\xff", 2, "+00+FF", 6, 1);
    for (c = 0; c < 256; c++) {
        octet = (char)c;
        if (c >= 33 && c <= 126 && c != '+' && c != '=')
            snprintf(want, sizeof want, "%c", (int)c);
        else
            snprintf(want, sizeof want, "+%02X", c);
        becomes(xtext_encode, &octet, 1, want, strlen(want), 1);
        becomes(xtext_decode, want, strlen(want), &octet, 1, 1);
    }
}

static void xtext_may_encode_more_than_it_must(void **state)
{
    (void)state;
    becomes(xtext_decode, "+41+7E", 6, "A~", 2, 1);
    becomes(xtext_decode, "", 0, "", 0, 1);
    becomes(xtext_decode, "a(b)c", 5, "a(b)c", 5, 1);
}

static void xtext_decoding_is_strict(void **state)
{
    static const char *const bad[] = {
        "+",   "+2",   "+a0",   "+0a",  "+GG", "+2b", "+b2",  "a+2",   "a=b",
        "a b", "a\tb", "a\x7f", "++41", "+4+", "+ 1", "\xe9", "+2\xe9"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(bad); i++)
        is_refused(xtext_decode, bad[i], strlen(bad[i]));
    is_refused(xtext_decode, "a\0b", 3);
}

static void xtext_result_fits_an_int(void **state)
{
    char out[8];

    (void)state;
    /* Larger than an int is as large as an int. */
    assert_int_equal(smtp_codec_xtext_encode("a ", 2, out, SIZE_MAX), 4);
    assert_string_equal(out, "a+20");
    assert_int_equal(smtp_codec_xtext_decode("+41", 3, out, SIZE_MAX), 1);
    assert_string_equal(out, "A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_those_of_the_rfcs),
        cmocka_unit_test(case_is_that_of_ascii),
        cmocka_unit_test(word_is_whole_and_in_any_case),
        cmocka_unit_test(decimal_is_written_as_printf_does),
        cmocka_unit_test(number_is_all_digits),
        cmocka_unit_test(base64_has_the_vectors_of_the_rfc),
        cmocka_unit_test(base64_decoding_is_strict),
        cmocka_unit_test(base64_has_one_form_for_each_text),
        cmocka_unit_test(base64_goes_to_24000_octets),
        cmocka_unit_test(decoding_in_place_gives_the_same),
        cmocka_unit_test(xtext_encodes_what_may_not_stand),
        cmocka_unit_test(xtext_may_encode_more_than_it_must),
        cmocka_unit_test(xtext_decoding_is_strict),
        cmocka_unit_test(xtext_result_fits_an_int),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
