/*
 * The tables of codes and names, against RFC 5321 4.2.3 and 4.3.2 as they are
 * printed there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib_names.h"
#include "smtp.h"

/* 4.2.3, without remarks in brackets and <domain> */
static void texts_are_those_of_4_2_3(void **state)
{
    static const struct {
        int code;
        const char *text;
    } texts[] = {
        {211, "System status, or system help reply"},
        {214, "Help message"},
        {220, "Service ready"},
        {221, "Service closing transmission channel"},
        {250, "Requested mail action okay, completed"},
        {252, "Cannot VRFY user, but will accept message and attempt "
              "delivery"},
        {354, "Start mail input; end with <CRLF>.<CRLF>"},
        {421, "Service not available, closing transmission channel"},
        {450, "Requested mail action not taken: mailbox unavailable"},
        {451, "Requested action aborted: local error in processing"},
        {452, "Requested action not taken: insufficient system storage"},
        {455, "Server unable to accommodate parameters"},
        {500, "Syntax error, command unrecognized"},
        {501, "Syntax error in parameters or arguments"},
        {502, "Command not implemented"},
        {503, "Bad sequence of commands"},
        {504, "Command parameter not implemented"},
        {550, "Requested action not taken: mailbox unavailable"},
        {552, "Requested mail action aborted: exceeded storage allocation"},
        {553, "Requested action not taken: mailbox name not allowed"},
        {554, "Transaction failed"},
        {555, "MAIL FROM/RCPT TO parameters not recognized or not "
              "implemented"}};
    size_t i;
    int code;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        assert_string_equal(smtp_code_text(texts[i].code), texts[i].text);
    assert_memory_equal(smtp_code_text(251), "User not local; will forward",
                        28);
    assert_memory_equal(smtp_code_text(551), "User not local; please try", 26);
    for (code = -1; code < 1100; code++)
        assert_non_null(smtp_code_text(code));
}

/* RFC 5321 4.2: a client that does not know a code goes by its first digit,
   and so does the text. */
static void code_that_is_not_listed_has_a_text_of_its_class(void **state)
{
    static const int listed[] = {211, 214, 220, 221, 235, 250, 251, 252, 354,
                                 421, 432, 450, 451, 452, 454, 455, 500, 501,
                                 502, 503, 504, 521, 530, 534, 535, 538, 550,
                                 551, 552, 553, 554, 555, 556};
    size_t i;
    int code, found;

    (void)state;
    for (code = 200; code < 600; code++) {
        for (found = 0, i = 0; i < sizeof(listed) / sizeof(*listed); i++)
            found |=
                listed[i] / 100 == code / 100 &&
                strcmp(smtp_code_text(listed[i]), smtp_code_text(code)) == 0;
        if (!found)
            print_error("code %d: %s\n", code, smtp_code_text(code));
        assert_true(found);
    }
}

/* The table of 4.3.2. Any command may get 421, 500 and 501; a greeting is no
   command. */
static const struct {
    int event;
    int codes[14];
} sequences[] = {
    {SMTP_EVENT_CONNECT, {220, 554, 421}},
    {SMTP_EVENT_HELO, {250, 504, 550, 502, 421, 500, 501}},
    {SMTP_EVENT_MAIL,
     {250, 552, 451, 452, 550, 553, 503, 455, 555, 421, 500, 501}},
    {SMTP_EVENT_RCPT,
     {250, 251, 550, 551, 552, 553, 450, 451, 452, 503, 455, 555, 0}},
    {SMTP_EVENT_MESSAGE, {250, 552, 554, 451, 452, 450, 550, 421, 500, 501}},
    {SMTP_EVENT_RSET, {250, 421, 500, 501}},
    {SMTP_EVENT_VRFY, {250, 251, 252, 550, 551, 553, 502, 504, 421, 500, 501}},
    {SMTP_EVENT_EXPN, {250, 252, 550, 500, 502, 504, 421, 501}},
    {SMTP_EVENT_HELP, {211, 214, 502, 504, 421, 500, 501}},
    {SMTP_EVENT_NOOP, {250, 421, 500, 501}},
    {SMTP_EVENT_QUIT, {221, 421, 500, 501}}};

static void codes_fit_as_the_table_of_4_3_2_says(void **state)
{
    size_t i, k;
    int code, want;

    (void)state;
    for (i = 0; i < sizeof(sequences) / sizeof(*sequences); i++)
        for (code = 0; code < 700; code++) {
            /* 7504 5.1 adds these two */
            if (code == 521 || code == 556)
                continue;
            want = sequences[i].event == SMTP_EVENT_RCPT &&
                   (code == 421 || code == 500 || code == 501);
            for (k = 0; k < 14 && sequences[i].codes[k] != 0; k++)
                want |= sequences[i].codes[k] == code;
            if (smtp_code_fits(sequences[i].event, code) != want)
                print_error("event %d, code %d\n", sequences[i].event, code);
            assert_int_equal(smtp_code_fits(sequences[i].event, code), want);
        }
}

/* DATA has an answer before the message and one behind it, which is
   MESSAGE's. */
static void codes_fit_data_before_the_message(void **state)
{
    (void)state;
    assert_int_equal(smtp_code_fits(SMTP_EVENT_DATA, 354), 1);
    assert_int_equal(smtp_code_fits(SMTP_EVENT_DATA, 503), 1);
    assert_int_equal(smtp_code_fits(SMTP_EVENT_DATA, 554), 1);
    assert_int_equal(smtp_code_fits(SMTP_EVENT_DATA, 421), 1);
    assert_int_equal(smtp_code_fits(SMTP_EVENT_DATA, 250), 0);
    assert_int_equal(smtp_code_fits(SMTP_EVENT_DATA, 552), 0);
    assert_int_equal(smtp_code_fits(SMTP_EVENT_DATA, 220), 0);
}

static void codes_fit_no_event_that_is_not_answered(void **state)
{
    static const int events[] = {0,
                                 -1,
                                 26,
                                 1000,
                                 SMTP_EVENT_BODY,
                                 SMTP_EVENT_ABORT,
                                 SMTP_EVENT_LINE,
                                 SMTP_EVENT_CLOSED,
                                 SMTP_EVENT_TLS};
    size_t i;
    int code;

    (void)state;
    for (i = 0; i < sizeof(events) / sizeof(*events); i++)
        for (code = 0; code < 700; code++)
            assert_int_equal(smtp_code_fits(events[i], code), 0);
}

static void names_are_those_of_the_header(void **state)
{
    const struct name *n;

    (void)state;
    for (n = names_events; n->name != NULL; n++)
        assert_string_equal(smtp_event_name(n->number), n->name);
    for (n = names_errors; n->name != NULL; n++) {
        assert_memory_equal(smtp_error_name(n->number), "SMTP_", 5);
        assert_string_equal(smtp_error_name(n->number) + 5, n->name);
    }
    assert_string_equal(smtp_event_name(0), "?");
    assert_string_equal(smtp_event_name(-1), "?");
    assert_string_equal(smtp_event_name(26), "?");
    assert_string_equal(smtp_event_name(32767), "?");
    assert_string_equal(smtp_error_name(1), "SMTP_E?");
    assert_string_equal(smtp_error_name(-6), "SMTP_E?");
    assert_string_equal(smtp_error_name(-32768), "SMTP_E?");
    assert_string_equal(smtp_lib_version(), SMTP_VERSION_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_those_of_4_2_3),
        cmocka_unit_test(code_that_is_not_listed_has_a_text_of_its_class),
        cmocka_unit_test(codes_fit_as_the_table_of_4_3_2_says),
        cmocka_unit_test(codes_fit_data_before_the_message),
        cmocka_unit_test(codes_fit_no_event_that_is_not_answered),
        cmocka_unit_test(names_are_those_of_the_header)};

    return cmocka_run_group_tests_name("codes", tests, NULL, NULL);
}
