/*
 * The Received: line, RFC 5321 4.4, 3848 and 5322 2.1.1, 3.3.
 *
 * Each line is written into blocks of every size that is too small, and into
 * one that is just large enough; whatever is written must be folded as RFC
 * 5322 wants it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "smtp.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { ROOM = 4000 };

/* Thu, 21 May 1998 05:33:29 -0700 */
static const int64_t THEN = 895754009;

static smtp_received plain(void)
{
    smtp_received r;

    memset(&r, 0, sizeof r);
    r.helo = "c.example";
    r.address = "192.0.2.7";
    r.by = "s.example";
    r.esmtp = 1;
    r.time = THEN;
    r.zone = -420;
    return r;
}

/* RFC 5322 2.1.1 and 3.2.2: no line is longer than 78 octets, if it can be
   folded, nor of white space alone, and there is one CRLF that ends it all. */
static void assert_folded(const char *text)
{
    size_t len = strlen(text), begin = 0, i;

    assert_true(len > 2 && strcmp(text + len - 2, "\r\n") == 0);
    for (i = 0; i < len; i++) {
        size_t n = i - begin;

        assert_true(text[i] != '\n' || (i > 0 && text[i - 1] == '\r'));
        if (text[i] != '\r')
            continue;
        assert_int_equal(text[i + 1], '\n');
        assert_true(n > 1 && text[begin + 1] != ' ' && text[i - 1] != ' ');
        /* A longer one is one word behind its tab. */
        if (n > 78)
            assert_true(text[begin] == '\t' && n <= 998 &&
                        memchr(text + begin, ' ', n) == NULL);
        begin = i + 2;
        assert_true(i + 2 == len || text[i + 2] == '\t');
    }
}

/* Writes r into out, unfolded there. */
static void write_received(const smtp_received *r, char *out)
{
    char *text = malloc(ROOM), *p;
    int len;
    size_t n;

    assert_non_null(text);
    len = smtp_codec_received(r, text, ROOM);
    assert_true(len > 0);
    assert_int_equal(strlen(text), len);
    assert_folded(text);
    for (n = 0, p = text; *p; p++) {
        if (p[0] == '\r' && p[2] == '\t')
            p += 2;
        out[n++] = *p == '\t' ? ' ' : *p;
    }
    out[n] = '\0';
    free(text);
}

static void unfolds_to(const smtp_received *r, const char *want)
{
    char *out = malloc(ROOM);

    assert_non_null(out);
    write_received(r, out);
    assert_string_equal(out, want);
    free(out);
}

static void has(const smtp_received *r, const char *part)
{
    char *out = malloc(ROOM);

    assert_non_null(out);
    write_received(r, out);
    if (strstr(out, part) == NULL)
        fail_msg("no \"%s\" in %s", part, out);
    free(out);
}

static void is_refused(const smtp_received *r)
{
    char out[ROOM], before[ROOM];

    memset(out, 0xa5, sizeof out);
    memset(before, 0xa5, sizeof before);
    assert_int_equal(smtp_codec_received(r, out, sizeof out), SMTP_EINVAL);
    assert_memory_equal(out, before, sizeof out);
}

/* The same for each of the texts in one field of r. */
static void are_refused(const smtp_received *r, const char **field,
                        const char *const *texts)
{
    for (; *texts; texts++) {
        *field = *texts;
        is_refused(r);
    }
}

/* ---- the whole ---- */

static void line_has_its_clauses_in_order(void **state)
{
    smtp_received r = plain();

    (void)state;
    r.id = "1";
    r.recipient = "a@b.example";
    unfolds_to(&r, "Received: from c.example ([192.0.2.7]) by s.example with "
                   "ESMTP id 1 for <a@b.example>; "
                   "Thu, 21 May 1998 05:33:29 -0700\r\n");
    r.rdns = "rdns.example";
    unfolds_to(&r, "Received: from c.example (rdns.example [192.0.2.7]) by "
                   "s.example with ESMTP id 1 for <a@b.example>; "
                   "Thu, 21 May 1998 05:33:29 -0700\r\n");
    r.id = NULL;
    r.recipient = NULL;
    unfolds_to(&r, "Received: from c.example (rdns.example [192.0.2.7]) by "
                   "s.example with ESMTP; "
                   "Thu, 21 May 1998 05:33:29 -0700\r\n");
    r.id = "1";
    unfolds_to(&r, "Received: from c.example (rdns.example [192.0.2.7]) by "
                   "s.example with ESMTP id 1; "
                   "Thu, 21 May 1998 05:33:29 -0700\r\n");
}

static void line_is_folded_between_clauses(void **state)
{
    smtp_received r = plain();
    char out[ROOM];

    (void)state;
    r.id = "1";
    r.recipient = "a@b.example";
    assert_true(smtp_codec_received(&r, out, sizeof out) > 0);
    assert_string_equal(
        out, "Received: from c.example ([192.0.2.7]) by s.example with ESMTP "
             "id 1\r\n\tfor <a@b.example>; "
             "Thu, 21 May 1998 05:33:29 -0700\r\n");
}

static void room_is_needed_for_all_of_it(void **state)
{
    smtp_received r = plain();
    char want[ROOM];
    int len;
    size_t size, i;

    (void)state;
    r.id = "<x.y@z>";
    r.recipient = "\"a b\"@b.example";
    len = smtp_codec_received(&r, want, sizeof want);
    assert_true(len > 0);
    for (size = 0; size <= (size_t)len + 1; size++) {
        char *out = malloc(size + 1);

        assert_non_null(out);
        memset(out, 0xa5, size + 1);
        if (size > (size_t)len) {
            assert_int_equal(smtp_codec_received(&r, out + 1, size), len);
            assert_string_equal(out + 1, want);
        } else {
            assert_int_equal(smtp_codec_received(&r, out + 1, size),
                             SMTP_EROOM);
            for (i = 0; i < size; i++)
                assert_int_equal((unsigned char)out[1 + i], 0xa5);
        }
        assert_int_equal((unsigned char)out[0], 0xa5);
        free(out);
    }
}

/* Every length of each text, so that each fold falls on each column. */
static void folding_holds_for_texts_of_all_lengths(void **state)
{
    char name[260], text[300], out[ROOM];
    size_t i, n;

    (void)state;
    for (i = 1; i <= 250; i++) {
        smtp_received r = plain();

        for (n = 0; n < i; n++)
            name[n] = n % 50 == 49 && n + 1 < i ? '.' : 'x';
        name[i] = '\0';
        r.helo = name;
        write_received(&r, out);
        r.by = name;
        write_received(&r, out);
        r.rdns = name;
        write_received(&r, out);
        /* What belongs together stays together, if it can. */
        assert_true(smtp_codec_received(&r, out, sizeof out) > 0);
        n = (size_t)sprintf(text, "(%s [192.0.2.7])", name);
        assert_int_equal(strstr(out, text) != NULL, n <= 77);
        n = (size_t)sprintf(text, "by %s", name);
        assert_int_equal(strstr(out, text) != NULL, n <= 77);
        sprintf(text, "u@%s", name);
        r.recipient = text;
        write_received(&r, out);
        r.helo = NULL;
        r.id = "queue-id";
        write_received(&r, out);
    }
}

static void column_78_is_used(void **state)
{
    smtp_received r = plain();
    char name[80], out[ROOM];
    size_t i, longest = 0;

    (void)state;
    r.address = NULL;
    r.helo = name;
    for (i = 1; i < 70; i++) {
        size_t n;

        memset(name, 'x', i);
        name[i] = '\0';
        assert_true(smtp_codec_received(&r, out, sizeof out) > 0);
        n = strcspn(out, "\r");
        longest = n > longest ? n : longest;
    }
    assert_int_equal(longest, 78);
}

static void line_of_998_octets_is_the_longest(void **state)
{
    smtp_received r = plain();
    char id[1100];

    (void)state;
    /* "\tid" does not stay on its line; ";" follows the id. */
    r.id = id;
    memset(id, 'x', sizeof id);
    id[996] = '\0';
    has(&r, "xxx; Thu, 21");
    id[996] = 'x';
    id[997] = '\0';
    is_refused(&r);
    id[997] = 'x';
    id[sizeof id - 1] = '\0';
    is_refused(&r);
}

/* ---- from ---- */

static void helo_may_be_a_literal_where_the_address_is_known(void **state)
{
    smtp_received r = plain();

    (void)state;
    r.helo = "[192.0.2.9]";
    has(&r, "Received: from [192.0.2.9] ([192.0.2.7]) by ");
    /* 4.4: a literal needs TCP-info behind it. */
    r.address = NULL;
    has(&r, "Received: from unknown by ");
    r.helo = "c.example";
    has(&r, "Received: from c.example by ");
    /* A name alone is no TCP-info. */
    r.rdns = "rdns.example";
    has(&r, "Received: from c.example by ");
}

static void other_names_in_helo_are_unknown(void **state)
{
    static const char *const odd[] = {
        "",           "my_host",  "a b", "x)(", "-a",  "a.", "[1.2.3]",
        "localhost.", "\xc3\xa4", "[]",  "<a>", "a@b", ";",  "a\tb"};
    smtp_received r = plain();
    size_t i;

    (void)state;
    r.helo = NULL;
    has(&r, "Received: from unknown ([192.0.2.7]) by ");
    for (i = 0; i < COUNT(odd); i++) {
        r.helo = odd[i];
        has(&r, "Received: from unknown ([192.0.2.7]) by ");
    }
}

static void addresses_are_literals(void **state)
{
    static const char *const forms[][2] = {
        {"192.0.2.7", "([192.0.2.7])"},
        {"2001:db8::1", "([IPv6:2001:db8::1])"},
        {"::1", "([IPv6:::1])"},
        {"::ffff:192.0.2.1", "([IPv6:::ffff:192.0.2.1])"},
        /* RFC 5952 */
        {"2001:0DB8:0:0:0:0:0:000A", "([IPv6:2001:db8::a])"},
        {"abcd:ef01:2345:6789:abcd:ef01:255.255.255.255",
         "([IPv6:abcd:ef01:2345:6789:abcd:ef01:ffff:ffff])"}};
    static const char *const bad[] = {"",
                                      "192.0.2",
                                      "192.0.2.256",
                                      "[192.0.2.1]",
                                      "IPv6:::1",
                                      "x400:abc",
                                      "fe80::1%eth0",
                                      "localhost",
                                      "::1]\r\nX: y [",
                                      NULL};
    smtp_received r = plain();
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(forms); i++) {
        r.address = forms[i][0];
        has(&r, forms[i][1]);
    }
    are_refused(&r, &r.address, bad);
    r.address = "0000:0000:0000:0000:0000:0000:255.255.255.2555";
    is_refused(&r);
}

/* ---- by, with, id, for ---- */

static void by_is_a_domain_or_a_literal_with_its_info(void **state)
{
    static const char *const bad[] = {"",         "my_host", "a b", "[1.2.3]",
                                      "1.2.3.4]", "a\r\nb",  NULL};
    smtp_received r = plain();

    (void)state;
    r.by = "[192.0.2.1]";
    has(&r, " by [192.0.2.1] ([192.0.2.1]) with ");
    r.by = "[IPv6:::1]";
    has(&r, " by [IPv6:::1] ([IPv6:::1]) with ");
    r.by = NULL;
    is_refused(&r);
    are_refused(&r, &r.by, bad);
}

static void protocol_is_registered(void **state)
{
    static const char *const names[] = {"SMTP",  "SMTP",   "SMTP",   "SMTP",
                                        "ESMTP", "ESMTPA", "ESMTPS", "ESMTPSA",
                                        "LMTP",  "LMTPA",  "LMTPS",  "LMTPSA",
                                        "LMTP",  "LMTPA",  "LMTPS",  "LMTPSA"};
    smtp_received r = plain();
    char want[20];
    int i;

    (void)state;
    for (i = 0; i < 16; i++) {
        r.auth = i & 1;
        r.tls = i >> 1 & 1;
        r.esmtp = i >> 2 & 1;
        r.lmtp = i >> 3 & 1;
        sprintf(want, " with %s;", names[i]);
        has(&r, want);
    }
    /* Any number but 0 is 1. */
    r.tls = r.auth = r.lmtp = -5;
    has(&r, " with LMTPSA;");
}

static void id_is_an_atom_or_a_msg_id(void **state)
{
    static const char *const good[] = {"1",      "4Zx-9_q",   "a+b",
                                       "<a@b>",  "<a.b@c.d>", "<a@[1.2.3.4]>",
                                       "<a@[]>", "<1!@x'y>"};
    static const char *const bad[] = {
        "",       "a.b",       "a@b",    "a b",       "a;",     "(a)",
        "<a>",    "<@b>",      "<a@>",   "<a@b",      "a@b>",   "<a..b@c>",
        "<.a@b>", "<a.@b>",    "<a@b.>", "<a@b@c>",   "<a@[b>", "<a@[[]>",
        "<a@b]>", "<\"a\"@b>", "<a @b>", "<",         ">",      "<>",
        "a\r\nb", "<a@b>\r",   "\xe9",   "<a@[b\\]>", "<a@b>x", "<a@[>",
        NULL};
    smtp_received r = plain();
    char want[40];
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(good); i++) {
        r.id = good[i];
        sprintf(want, " id %s;", good[i]);
        has(&r, want);
    }
    are_refused(&r, &r.id, bad);
}

static void for_has_one_path(void **state)
{
    static const char *const bad[] = {
        "",        "a",     "a@b,c@d",     "<a@b>",
        "a@b>; x", "a@b c", "a@b\r\nX: y", "a@",
        "a b@c",   "a@b>",  "\"a\r\n\"@b", NULL};
    char longest[600] = "";
    smtp_received r = plain();

    (void)state;
    r.recipient = "\"a b\"@[192.0.2.1]";
    has(&r, " for <\"a b\"@[192.0.2.1]>; ");
    are_refused(&r, &r.recipient, bad);
    /* As long as SMTP_OPT_MAX_PATH and SMTP_OPT_MAX_LOCAL can make it. */
    memset(longest, 'x', 498);
    longest[255] = '@';
    r.recipient = longest;
    has(&r, "x>; ");
    longest[498] = 'x';
    is_refused(&r);
}

static void postmaster_alone_is_no_path(void **state)
{
    smtp_received r = plain();

    (void)state;
    r.recipient = "Postmaster";
    has(&r, " with ESMTP; ");
    r.id = "1";
    has(&r, " id 1; ");
    r.recipient = "Postmaster@x";
    has(&r, " for <Postmaster@x>; ");
}

static void texts_with_cr_or_lf_are_refused(void **state)
{
    static const char *const texts[] = {"a\r",  "a\n", "a\r\nb",
                                        "\r\n", "\n",  NULL};
    smtp_received r = plain();

    (void)state;
    are_refused(&r, &r.helo, texts);
    r = plain();
    are_refused(&r, &r.rdns, texts);
    r = plain();
    are_refused(&r, &r.by, texts);
    r = plain();
    are_refused(&r, &r.id, texts);
    r = plain();
    are_refused(&r, &r.recipient, texts);
}

static void name_by_look_up_is_a_domain(void **state)
{
    static const char *const bad[] = {
        "", "a_b.example", "host.", "a b", "[192.0.2.1]", "x) by y (z", NULL};
    smtp_received r = plain();

    (void)state;
    are_refused(&r, &r.rdns, bad);
}

/* ---- the date, RFC 5322 3.3 ---- */

static void date_is(int64_t when, int zone, const char *want)
{
    smtp_received r = plain();
    char end[60];

    r.time = when;
    r.zone = zone;
    sprintf(end, "; %s\r\n", want);
    has(&r, end);
}

static void date_is_local_with_its_offset(void **state)
{
    (void)state;
    date_is(THEN, -420, "Thu, 21 May 1998 05:33:29 -0700");
    date_is(THEN, 0, "Thu, 21 May 1998 12:33:29 +0000");
    date_is(THEN, 765, "Fri, 22 May 1998 01:18:29 +1245");
    date_is(THEN, -210, "Thu, 21 May 1998 09:03:29 -0330");
    date_is(THEN, -1, "Thu, 21 May 1998 12:32:29 -0001");
    date_is(THEN, 1439, "Fri, 22 May 1998 12:32:29 +2359");
    date_is(THEN, -1439, "Wed, 20 May 1998 12:34:29 -2359");
}

static void date_is_within_1970_and_9999(void **state)
{
    const int64_t last = INT64_C(253402300799);
    static const struct {
        int64_t time;
        int zone;
    } bad[] = {{-1, 0},
               {-1, 60},
               {0, -1},
               {INT64_C(253402300800), 0},
               {INT64_C(253402300800), -1},
               {INT64_C(253402300799), 1},
               {INT64_MAX, 0},
               {INT64_MIN, 0},
               {INT64_MAX, 1439},
               {0, 1440},
               {1000000, -1440},
               {0, 32767}};
    smtp_received r = plain();
    size_t i;

    (void)state;
    date_is(0, 0, "Thu, 1 Jan 1970 00:00:00 +0000");
    date_is(60, -1, "Thu, 1 Jan 1970 00:00:00 -0001");
    date_is(last, 0, "Fri, 31 Dec 9999 23:59:59 +0000");
    date_is(last - 60, 1, "Fri, 31 Dec 9999 23:59:59 +0001");
    for (i = 0; i < COUNT(bad); i++) {
        r.time = bad[i].time;
        r.zone = bad[i].zone;
        is_refused(&r);
    }
}

static void date_knows_leap_years(void **state)
{
    (void)state;
    date_is(INT64_C(951782400), 0, "Tue, 29 Feb 2000 00:00:00 +0000");
    date_is(INT64_C(1677628799), 0, "Tue, 28 Feb 2023 23:59:59 +0000");
    date_is(INT64_C(1677628800), 0, "Wed, 1 Mar 2023 00:00:00 +0000");
    date_is(INT64_C(1709164800), 0, "Thu, 29 Feb 2024 00:00:00 +0000");
    date_is(INT64_C(4107542400), 0, "Mon, 1 Mar 2100 00:00:00 +0000");
    date_is(INT64_C(4107542399), 0, "Sun, 28 Feb 2100 23:59:59 +0000");
}

/* Every day of 1970 to 2038, one second earlier each; more than a 32-bit time_t
   can say is not asked of the C library. */
static void date_is_that_of_the_c_library(void **state)
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int64_t when;

    (void)state;
    for (when = 0; when < INT64_C(2147000000); when += 86399) {
        time_t t = (time_t)when;
        const struct tm *tm = gmtime(&t);
        smtp_received r = plain();
        char want[60], out[ROOM];

        assert_non_null(tm);
        sprintf(want, "; %.3s, %d %.3s %d %02d:%02d:%02d +0000\r\n",
                days + 3 * tm->tm_wday, tm->tm_mday, months + 3 * tm->tm_mon,
                1900 + tm->tm_year, tm->tm_hour, tm->tm_min, tm->tm_sec);
        r.address = NULL;
        r.zone = 0;
        r.time = when;
        assert_true(smtp_codec_received(&r, out, sizeof out) > 0);
        /* One fold is in front of the date. */
        memcpy(strchr(out, '\r'), "\v\v", 2);
        assert_non_null(strstr(out, want + 2));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_has_its_clauses_in_order),
        cmocka_unit_test(line_is_folded_between_clauses),
        cmocka_unit_test(room_is_needed_for_all_of_it),
        cmocka_unit_test(folding_holds_for_texts_of_all_lengths),
        cmocka_unit_test(column_78_is_used),
        cmocka_unit_test(line_of_998_octets_is_the_longest),
        cmocka_unit_test(helo_may_be_a_literal_where_the_address_is_known),
        cmocka_unit_test(other_names_in_helo_are_unknown),
        cmocka_unit_test(addresses_are_literals),
        cmocka_unit_test(by_is_a_domain_or_a_literal_with_its_info),
        cmocka_unit_test(protocol_is_registered),
        cmocka_unit_test(id_is_an_atom_or_a_msg_id),
        cmocka_unit_test(for_has_one_path),
        cmocka_unit_test(postmaster_alone_is_no_path),
        cmocka_unit_test(texts_with_cr_or_lf_are_refused),
        cmocka_unit_test(name_by_look_up_is_a_domain),
        cmocka_unit_test(date_is_local_with_its_offset),
        cmocka_unit_test(date_is_within_1970_and_9999),
        cmocka_unit_test(date_knows_leap_years),
        cmocka_unit_test(date_is_that_of_the_c_library),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
