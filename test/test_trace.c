/*
 * Received: lines of sessions with extensions: SMTPUTF8 (RFC 6531 3.7.3) and
 * TLS's clause (RFC 8314 4.3).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "smtp.h"

enum { ROOM = 2000 };

static smtp_received plain(void)
{
    smtp_received r;

    memset(&r, 0, sizeof r);
    r.helo = "c.example";
    r.address = "192.0.2.7";
    r.by = "s.example";
    r.time = 0;
    return r;
}

static void has(const smtp_received *r, const char *part)
{
    char out[ROOM];

    assert_true(smtp_codec_received(r, out, sizeof out) > 0);
    if (strstr(out, part) == NULL)
        print_error("not in it: %s\n%s", part, out);
    assert_non_null(strstr(out, part));
}

static void is_refused(const smtp_received *r)
{
    char out[ROOM] = "x";

    assert_int_equal(smtp_codec_received(r, out, sizeof out), SMTP_EINVAL);
    assert_string_equal(out, "x");
}

static void protocol_names_are_the_registered_ones(void **state)
{
    static const char *const base[] = {"ESMTP", "LMTP", "UTF8SMTP",
                                       "UTF8LMTP"};
    static const char *const ends[] = {"", "A", "S", "SA"};
    smtp_received r = plain();
    char want[40];
    int kind, row;

    (void)state;
    for (kind = 0; kind < 4; kind++)
        for (row = 0; row < 4; row++) {
            r.esmtp = 1;
            r.lmtp = kind & 1;
            r.utf8 = kind >> 1;
            r.auth = row & 1;
            r.tls = row >> 1;
            sprintf(want, " with %s%s;", base[kind], ends[row]);
            has(&r, want);
        }
}

static void recipient_may_be_utf8_where_mail_had_smtputf8(void **state)
{
    smtp_received r = plain();

    (void)state;
    r.esmtp = 1;
    r.recipient = "j\xc3\xb6rg@b\xc3\xbc"
                  "cher.example";
    is_refused(&r);
    r.utf8 = 1;
    has(&r, "for <j\xc3\xb6rg@b\xc3\xbc"
            "cher.example>;");
    r.recipient = "j\xc3@b.example";
    is_refused(&r);
    /* The host's own name, and what HELO said, stay ASCII [3.7.1]. */
    r.recipient = NULL;
    r.helo = "b\xc3\xbc"
             "cher.example";
    has(&r, "from unknown ");
    r.by = "b\xc3\xbc"
           "cher.example";
    is_refused(&r);
}

/* RFC 6532 3.4: the columns of 5322 2.1.1 are octets. */
static void lines_in_utf8_are_folded_by_octets(void **state)
{
    smtp_received r = plain();
    char recipient[100], out[ROOM];
    size_t n, i, longest = 0;

    (void)state;
    r.utf8 = 1;
    r.recipient = recipient;
    for (n = 1; n <= 30; n++) {
        const char *line = out;

        for (i = 0; i < n; i++)
            memcpy(recipient + 2 * i, "\xc3\xb6", 2);
        strcpy(recipient + 2 * n, "@x");
        assert_true(smtp_codec_received(&r, out, sizeof out) > 0);
        for (; *line; line = strchr(line, '\n') + 1) {
            size_t len = strcspn(line, "\r");

            assert_in_range(len, 1, 78);
            longest = len > longest ? len : longest;
        }
    }
    assert_in_range(longest, 77, 78);
}

static void
cipher_stands_behind_all_clauses_of_a_session_with_tls(void **state)
{
    static const char *const bad[] = {"",    "TLS AES", "1_A",     "_A",
                                      "A-B", "0x130",   "0x13011", "0xgggg",
                                      "A;",  "A\r\nB",  "0X1301 ", "\xc3\xa4"};
    smtp_received r = plain();
    size_t i;

    (void)state;
    r.esmtp = 1;
    r.cipher = "TLS_AES_128_GCM_SHA256";
    is_refused(&r); /* no TLS */
    r.tls = 1;
    has(&r, "tls TLS_AES_128_GCM_SHA256; Thu");
    r.id = "abc";
    r.recipient = "x@y.example";
    has(&r, "for <x@y.example>");
    has(&r, " TLS_AES_128_GCM_SHA256;");
    r.cipher = "0x1301";
    has(&r, "tls 0x1301; ");
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        r.cipher = bad[i];
        is_refused(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(protocol_names_are_the_registered_ones),
        cmocka_unit_test(recipient_may_be_utf8_where_mail_had_smtputf8),
        cmocka_unit_test(lines_in_utf8_are_folded_by_octets),
        cmocka_unit_test(
            cipher_stands_behind_all_clauses_of_a_session_with_tls)};

    return cmocka_run_group_tests_name("trace", tests, NULL, NULL);
}
