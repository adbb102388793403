/*
 * What SASL responses say: PLAIN, RFC 4616; LOGIN; EXTERNAL, RFC 4422 A;
 * ANONYMOUS, RFC 4505. The OAuth mechanisms are in test_oauth.c.
 */
#include "lib_sasl.h"

/* Writes n octets of a character, n times over. */
static size_t repeat(char *out, const char *character, size_t n)
{
    size_t len = strlen(character), i;

    for (i = 0; i < n; i++)
        memcpy(out + i * len, character, len);
    return n * len;
}

static void nothing_at_all_may_be_null(void **state)
{
    smtp_sasl sasl;

    (void)state;
    assert_int_equal(smtp_codec_sasl_plain(NULL, 0, &sasl), SMTP_ESYNTAX);
    assert_int_equal(smtp_codec_sasl_login(NULL, 0, &sasl), SMTP_ESYNTAX);
    assert_int_equal(smtp_codec_sasl_xoauth2(NULL, 0, &sasl), SMTP_ESYNTAX);
    assert_int_equal(smtp_codec_sasl_oauthbearer(NULL, 0, &sasl),
                     SMTP_ESYNTAX);
    assert_int_equal(smtp_codec_sasl_external(NULL, 0, &sasl), 0);
    assert_string_equal(sasl.authzid, "");
    assert_int_equal(smtp_codec_sasl_anonymous(NULL, 0, &sasl), 0);
    assert_string_equal(sasl.authcid, "");
}

/* ---- PLAIN ---- */

static void plain_has_the_examples_of_the_rfc(void **state)
{
    (void)state;
    says(smtp_codec_sasl_plain, "\0tim\0tanstaaftanstaaf", 21, "", "tim",
         "tanstaaftanstaaf");
    says(smtp_codec_sasl_plain, "Ursel\0Kurt\0xipj3plmq", 20, "Ursel", "Kurt",
         "xipj3plmq");
    says(smtp_codec_sasl_plain, "\0\xc3\xa9\0\xf0\x9f\x94\x91", 8, "",
         "\xc3\xa9", "\xf0\x9f\x94\x91");
    /* Any character but NUL. */
    says(smtp_codec_sasl_plain, "a,b\0c=\r\n\0\x01 \x7f", 12, "a,b", "c=\r\n",
         "\x01 \x7f");
}

static void plain_has_two_nuls_and_no_empty_user_or_password(void **state)
{
    static const struct octets bad[] = {OCTETS(""),
                                        OCTETS("\0"),
                                        OCTETS("\0\0"),
                                        OCTETS("tim"),
                                        OCTETS("tim\0pw"),
                                        OCTETS("\0tim"),
                                        OCTETS("\0tim\0"),
                                        OCTETS("\0\0pw"),
                                        OCTETS("a\0\0pw"),
                                        OCTETS("\0tim\0pw\0"),
                                        OCTETS("\0tim\0p\0w"),
                                        OCTETS("\0\0tim\0pw")};

    (void)state;
    all_refused(smtp_codec_sasl_plain, bad, COUNT(bad));
}

static void plain_is_utf8(void **state)
{
    (void)state;
    broken_refused(smtp_codec_sasl_plain, "%s|tim|pw");
    broken_refused(smtp_codec_sasl_plain, "|%s|pw");
    broken_refused(smtp_codec_sasl_plain, "|tim|%s");
}

static void plain_takes_255_octets_of_each_and_more(void **state)
{
    static const size_t sizes[] = {1, 255, 256, 1000};
    char text[3100], part[1100];
    size_t i, n;

    (void)state;
    for (i = 0; i < COUNT(sizes); i++) {
        part[repeat(part, "x", sizes[i])] = '\0';
        n = 0;
        n += repeat(text + n, "x", sizes[i]);
        text[n++] = '\0';
        n += repeat(text + n, "x", sizes[i]);
        text[n++] = '\0';
        n += repeat(text + n, "x", sizes[i]);
        says(smtp_codec_sasl_plain, text, n, part, part, part);
    }
}

/* All strings of up to seven of NUL, 'a' and the two octets of an e with
   acute, against the grammar said in other words. */
static void plain_is_read_as_its_grammar_says(void **state)
{
    static const char letters[] = {'\0', 'a', '\xc3', '\xa9'};
    unsigned number, taken = 0;
    size_t len, i;

    (void)state;
    for (len = 0; len <= 7; len++) {
        for (number = 0; number < 1u << (2 * len); number++) {
            char text[8], last = '\0';
            size_t part[4] = {0, 0, 0, 0}, nuls = 0;
            struct parts parts;
            int good = 1, rc;

            for (i = 0; i < len; i++) {
                text[i] = letters[number >> (2 * i) & 3];
                /* The second octet stands behind the first and only there. */
                good &= (text[i] == '\xa9') == (last == '\xc3');
                last = text[i];
                if (last != '\0')
                    part[nuls]++;
                else if (++nuls > 2)
                    break;
            }
            good &= last != '\xc3' && nuls == 2 && part[1] > 0 && part[2] > 0;
            for (i = 0; i < len; i++)
                text[i] = letters[number >> (2 * i) & 3];
            rc = read_octets(smtp_codec_sasl_plain, text, len, &parts);
            assert_int_equal(rc, good ? 0 : SMTP_ESYNTAX);
            if (rc == 0) {
                taken++;
                assert_int_equal(strlen(parts.authzid), part[0]);
                assert_int_equal(strlen(parts.authcid), part[1]);
                assert_int_equal(strlen(parts.secret), part[2]);
            }
        }
    }
    assert_true(taken > 40);
}

/* ---- LOGIN and EXTERNAL ---- */

static void login_is_one_text_for_either_question(void **state)
{
    static const struct octets bad[] = {OCTETS(""), OCTETS("\0"),
                                        OCTETS("a\0"), OCTETS("a\0b")};

    (void)state;
    says(smtp_codec_sasl_login, "tim", 3, "", "tim", "tim");
    says(smtp_codec_sasl_login, "p\xc3\xa4ss word", 10, "", "p\xc3\xa4ss word",
         "p\xc3\xa4ss word");
    all_refused(smtp_codec_sasl_login, bad, COUNT(bad));
    broken_refused(smtp_codec_sasl_login, "%s");
    broken_refused(smtp_codec_sasl_login, "tim%s");
}

static void external_is_a_name_or_nothing(void **state)
{
    static const struct octets bad[] = {OCTETS("\0"), OCTETS("fred\0"),
                                        OCTETS("\0fred"), OCTETS("a\0b")};

    (void)state;
    says(smtp_codec_sasl_external, "", 0, "", "", "");
    says(smtp_codec_sasl_external, "f", 1, "f", "", "");
    says(smtp_codec_sasl_external, "fred@example.com", 16, "fred@example.com",
         "", "");
    says(smtp_codec_sasl_external, "\xe2\x82\xac", 3, "\xe2\x82\xac", "", "");
    all_refused(smtp_codec_sasl_external, bad, COUNT(bad));
    broken_refused(smtp_codec_sasl_external, "%s");
    broken_refused(smtp_codec_sasl_external, "fred%s");
}

/* ---- ANONYMOUS ---- */

static void anonymous_is_a_mailbox_a_token_or_nothing(void **state)
{
    static const struct octets bad[] = {
        OCTETS("\0"),    OCTETS("sirhc\n"), OCTETS("a\0b"),   OCTETS("@"),
        OCTETS("joe@"),  OCTETS("@x"),      OCTETS("a@b@c"),  OCTETS("a b@c"),
        OCTETS("<a@b>"), OCTETS("a@b "),    OCTETS("a@b..c"), OCTETS("\x7f")};

    (void)state;
    says(smtp_codec_sasl_anonymous, "sirhc", 5, "", "sirhc", "");
    says(smtp_codec_sasl_anonymous, "", 0, "", "", "");
    says(smtp_codec_sasl_anonymous, "s", 1, "", "s", "");
    says(smtp_codec_sasl_anonymous, "joe@host.example", 16, "",
         "joe@host.example", "");
    says(smtp_codec_sasl_anonymous, "\"a b\"@[192.0.2.1]", 17, "",
         "\"a b\"@[192.0.2.1]", "");
    says(smtp_codec_sasl_anonymous, "a b <c>, \xc3\xa9", 11, "",
         "a b <c>, \xc3\xa9", "");
    all_refused(smtp_codec_sasl_anonymous, bad, COUNT(bad));
    broken_refused(smtp_codec_sasl_anonymous, "%s");
    broken_refused(smtp_codec_sasl_anonymous, "sirhc%s");
}

static void anonymous_token_has_at_most_255_characters(void **state)
{
    static const char *const characters[] = {"x", "\xc3\xa9", "\xe2\x82\xac",
                                             "\xf0\x9d\x84\x9e"};
    char text[1100];
    size_t i, n;

    (void)state;
    for (i = 0; i < COUNT(characters); i++) {
        n = repeat(text, characters[i], 255);
        text[n] = '\0';
        says(smtp_codec_sasl_anonymous, text, n, "", text, "");
        n = repeat(text, characters[i], 256);
        refused(smtp_codec_sasl_anonymous, text, n);
    }
}

/* The tables of RFC 3454 that RFC 4505 section 3 names, row by row as they are
   printed: C.2.1, C.2.2, C.3, C.4, C.6, C.8, C.9. UTF-8 can't say C.5. */
static const uint32_t prohibited[][2] = {
    {0x0, 0x1f},        {0x7f, 0x7f},       {0x80, 0x9f},
    {0x6dd, 0x6dd},     {0x70f, 0x70f},     {0x180e, 0x180e},
    {0x200c, 0x200c},   {0x200d, 0x200d},   {0x2028, 0x2028},
    {0x2029, 0x2029},   {0x2060, 0x2060},   {0x2061, 0x2061},
    {0x2062, 0x2062},   {0x2063, 0x2063},   {0x206a, 0x206f},
    {0xfeff, 0xfeff},   {0xfff9, 0xfffc},   {0x1d173, 0x1d17a},
    {0xe000, 0xf8ff},   {0xf0000, 0xffffd}, {0x100000, 0x10fffd},
    {0xfdd0, 0xfdef},   {0xfffe, 0xffff},   {0x1fffe, 0x1ffff},
    {0x2fffe, 0x2ffff}, {0x3fffe, 0x3ffff}, {0x4fffe, 0x4ffff},
    {0x5fffe, 0x5ffff}, {0x6fffe, 0x6ffff}, {0x7fffe, 0x7ffff},
    {0x8fffe, 0x8ffff}, {0x9fffe, 0x9ffff}, {0xafffe, 0xaffff},
    {0xbfffe, 0xbffff}, {0xcfffe, 0xcffff}, {0xdfffe, 0xdffff},
    {0xefffe, 0xeffff}, {0xffffe, 0xfffff}, {0x10fffe, 0x10ffff},
    {0xfff9, 0xfff9},   {0xfffa, 0xfffa},   {0xfffb, 0xfffb},
    {0xfffc, 0xfffc},   {0xfffd, 0xfffd},   {0x340, 0x340},
    {0x341, 0x341},     {0x200e, 0x200e},   {0x200f, 0x200f},
    {0x202a, 0x202e},   {0x206a, 0x206f},   {0xe0001, 0xe0001},
    {0xe0020, 0xe007f}};

static int is_prohibited(uint32_t number)
{
    size_t i;

    for (i = 0; i < COUNT(prohibited); i++) {
        if (number >= prohibited[i][0] && number <= prohibited[i][1])
            return 1;
    }
    return 0;
}

static size_t utf8(uint32_t number, char *out)
{
    static const unsigned marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
    size_t n = number < 0x80 ? 1 : number < 0x800 ? 2 : 3, i;

    if (number >= 0x10000)
        n = 4;
    for (i = n; i > 1; i--, number >>= 6)
        out[i - 1] = (char)(0x80 | (number & 0x3f));
    out[0] = (char)(marks[n] | number);
    return n;
}

static void anonymous_holds_no_prohibited_character(void **state)
{
    uint32_t number;

    (void)state;
    for (number = 0; number <= 0x10ffff; number++) {
        char text[4];
        smtp_sasl sasl;
        int rc;

        if ((number >= 0xd800 && number <= 0xdfff) || number == '@')
            continue;
        rc = smtp_codec_sasl_anonymous(text, utf8(number, text), &sasl);
        if ((rc == 0) == is_prohibited(number))
            fail_msg("U+%04X: %d", (unsigned)number, rc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_at_all_may_be_null),
        cmocka_unit_test(plain_has_the_examples_of_the_rfc),
        cmocka_unit_test(plain_has_two_nuls_and_no_empty_user_or_password),
        cmocka_unit_test(plain_is_utf8),
        cmocka_unit_test(plain_takes_255_octets_of_each_and_more),
        cmocka_unit_test(plain_is_read_as_its_grammar_says),
        cmocka_unit_test(login_is_one_text_for_either_question),
        cmocka_unit_test(external_is_a_name_or_nothing),
        cmocka_unit_test(anonymous_is_a_mailbox_a_token_or_nothing),
        cmocka_unit_test(anonymous_token_has_at_most_255_characters),
        cmocka_unit_test(anonymous_holds_no_prohibited_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
