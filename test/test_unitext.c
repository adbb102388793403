/*
 * ORCPT's type utf-8, RFC 6533 section 3: what a server takes for it, and how
 * a client writes a plain address of it, with and without SMTPUTF8.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib_caller.h"

static int reads(const char *address)
{
    char text[200];
    smtp_param param;
    int len = snprintf(text, sizeof text, "ORCPT=utf-8;%s", address);

    return smtp_codec_param(text, (size_t)len, SMTP_EVENT_RCPT, &param);
}

static void code_points_are_taken(void **state)
{
    static const char *const good[] = {
        "a@b",        "\xc3\xa9@x", "a\\x{20}b@x", "\\x{5C}\\x{2B}\\x{3D}@x",
        "\\x{E9}@x",  "\\x{80}",    "\\x{e9}",     "\\x{FF}\\x{100}\\x{FFF}",
        "\\x{D7FF}",  "\\x{E000}",  "\\x{10000}",  "\\x{FFFFF}",
        "\\x{10FFFF}"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof good / sizeof *good; i++)
        if (reads(good[i]) != 0)
            fail_msg("refused: %s", good[i]);
}

static void what_needs_no_code_point_has_none(void **state)
{
    static const char *const bad[] = {
        "",          "a+b@x",        "a+2Bb@x",   "a\\b",         "\\",
        "\\x",       "\\x{",         "\\x{}",     "\\x{E}",       "\\x{E9",
        "\\x{41}",   "\\x{7E}",      "\\x{21}",   "\\X{E9}",      "\\x{0E9}",
        "\\x{00E9}", "\\x{D800}",    "\\x{DFFF}", "\\x{110000}",  "\\x{0}",
        "\\x{00}",   "\\x{0A}",      "\\x{0D}",   "\\x{09}",      "\\x{7F}",
        "\\x{G0}",   "\\x{1000000}", "\xc3",      "\xed\xa0\x80", "\\x{E9}\\"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof *bad; i++)
        if (reads(bad[i]) != SMTP_ESYNTAX)
            fail_msg("taken: %s", bad[i]);
}

/* What stands behind "ORCPT=" when a client is given a plain value; NULL: it
   is refused, and nothing is written. */
static const char *written(const char *value, int utf8)
{
    static char line[300];
    static const smtp_param mail = {.id = SMTP_PARAM_SMTPUTF8};
    smtp_param param = {.id = SMTP_PARAM_ORCPT};
    struct caller t;
    const char *found = NULL;
    int rc;

    caller_config(&t);
    caller_start(&t, 8000);
    caller_to(&t, SMTP_STATE_READY);
    assert_int_equal(smtp_client_mail(t.c, "a@b", &mail, (size_t)utf8), 0);
    caller_hear(&t, "250 ok\r\n");
    text_reset(&t.out);
    param.value = value;
    param.len = strlen(value);
    rc = smtp_client_rcpt(t.c, "c@d", &param, 1);
    caller_pump(&t);
    assert_true(t.out.len < sizeof line);
    memcpy(line, t.out.at, t.out.len);
    line[t.out.len] = '\0';
    if (rc == 0)
        found = strstr(line, " ORCPT=");
    else
        assert_int_equal(t.out.len, 0);
    assert_true(rc == 0 || rc == SMTP_EINVAL);
    caller_free(&t);
    return found != NULL ? found + strlen(" ORCPT=") : NULL;
}

static void client_keeps_utf8_where_it_may(void **state)
{
    (void)state;
    assert_string_equal(written("utf-8;\xc3\xa9 +=\\@x", 1),
                        "utf-8;\xc3\xa9\\x{20}\\x{2B}\\x{3D}\\x{5C}@x\r\n");
    assert_string_equal(written("UTF-8;\xf0\x9f\x98\x80", 1),
                        "UTF-8;\xf0\x9f\x98\x80\r\n");
}

static void client_writes_code_points_where_it_may_not(void **state)
{
    (void)state;
    assert_string_equal(written("utf-8;\xc3\xa9 b@x", 0),
                        "utf-8;\\x{E9}\\x{20}b@x\r\n");
    assert_string_equal(
        written("utf-8;\xe2\x82\xac\xf0\x9f\x98\x80\xc2\x80", 0),
        "utf-8;\\x{20AC}\\x{1F600}\\x{80}\r\n");
    assert_string_equal(written("rfc822;a b@x", 0), "rfc822;a+20b@x\r\n");
}

static void client_writes_no_controls(void **state)
{
    static const char *const bad[] = {"utf-8;a\r\nb", "utf-8;a\nb",
                                      "utf-8;a\x7f",  "utf-8;\x01",
                                      "utf-8;\xc3",   "utf-8;"};
    size_t i;

    (void)state;
    for (i = 0; i < 2 * sizeof bad / sizeof *bad; i++)
        if (written(bad[i / 2], (int)(i % 2)) != NULL)
            fail_msg("written: %s", bad[i / 2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_points_are_taken),
        cmocka_unit_test(what_needs_no_code_point_has_none),
        cmocka_unit_test(client_keeps_utf8_where_it_may),
        cmocka_unit_test(client_writes_code_points_where_it_may_not),
        cmocka_unit_test(client_writes_no_controls)};

    return cmocka_run_group_tests_name("unitext", tests, NULL, NULL);
}
