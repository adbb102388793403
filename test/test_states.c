/*
 * The table of verbs and states (smtpi_verbs), walked whole: every verb in
 * every state, with a right argument and with a wrong one. What is expected is
 * written down here from RFC 5321 4.1.4, 4.3.2 and 3.1, and not read from the
 * table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib_talk.h"
#include "smtp_grammar.h"

/* The columns. */
enum { REFUSED, HELO, READY, MAIL, RCPT, STATES };
static const int states[STATES] = {SMTP_STATE_REFUSED, SMTP_STATE_HELO,
                                   SMTP_STATE_READY, SMTP_STATE_MAIL,
                                   SMTP_STATE_RCPT};

/* What follows a command: the state of that column, or this one. */
enum { SAME = -1, DATA = -2, CLOSED = -3 };

struct expected {
    const char *verb;
    const char *right; /* the line behind the verb */
    int codes[STATES];
    int after[STATES];
    const char *wrong; /* NULL: nothing is wrong behind this verb */
    int wrong_codes[STATES];
};

#define NOT_REFUSED(code)                                                     \
    {                                                                         \
        503, code, code, code, code                                           \
    }
#define EVERYWHERE(code)                                                      \
    {                                                                         \
        code, code, code, code, code                                          \
    }

static const struct expected table[] = {
    /* 4.1.4: at any time; starts the session, or starts it anew */
    {"EHLO",
     " c.example",
     NOT_REFUSED(250),
     {SAME, READY, READY, READY, READY},
     " c_example",
     NOT_REFUSED(501)},
    {"HELO",
     " c.example",
     NOT_REFUSED(250),
     {SAME, READY, READY, READY, READY},
     "",
     NOT_REFUSED(501)},
    /* 4.1.4: begins a transaction, MUST NOT be sent while one is open */
    {"MAIL",
     " FROM:<a@b>",
     {503, 503, 250, 503, 503},
     {SAME, SAME, MAIL, SAME, SAME},
     " FROM:a@b",
     {503, 503, 501, 503, 503}},
    /* 3.3: only behind MAIL */
    {"RCPT",
     " TO:<c@d>",
     {503, 503, 503, 250, 250},
     {SAME, SAME, SAME, RCPT, RCPT},
     " TO:<>",
     {503, 503, 503, 501, 501}},
    /* 3.3: only behind an accepted RCPT */
    {"DATA",
     "",
     {503, 503, 503, 503, 354},
     {SAME, SAME, SAME, SAME, DATA},
     " now",
     {503, 503, 503, 503, 501}},
    /* 4.1.1.5: at any time, does not undo EHLO */
    {"RSET",
     "",
     NOT_REFUSED(250),
     {SAME, SAME, SAME, READY, READY},
     " x",
     NOT_REFUSED(501)},
    /* 4.1.4: not for mail, so without EHLO too */
    {"NOOP", " x", NOT_REFUSED(250), EVERYWHERE(SAME), " \xe9",
     NOT_REFUSED(501)},
    {"VRFY", " x", NOT_REFUSED(252), EVERYWHERE(SAME), "", NOT_REFUSED(501)},
    {"EXPN", " x", NOT_REFUSED(250), EVERYWHERE(SAME), "", NOT_REFUSED(501)},
    {"HELP", "", NOT_REFUSED(214), EVERYWHERE(SAME), " \x07",
     NOT_REFUSED(501)},
    /* 4.1.1.10 and 3.1: always */
    {"QUIT", "", EVERYWHERE(221), EVERYWHERE(CLOSED), " x", EVERYWHERE(501)},
    /* 4.2.4: known, not implemented */
    {"SEND", " FROM:<a@b>", NOT_REFUSED(502), EVERYWHERE(SAME), NULL, {0}},
    {"SOML", " FROM:<a@b>", NOT_REFUSED(502), EVERYWHERE(SAME), NULL, {0}},
    {"SAML", " FROM:<a@b>", NOT_REFUSED(502), EVERYWHERE(SAME), NULL, {0}},
    {"TURN", "", NOT_REFUSED(502), EVERYWHERE(SAME), NULL, {0}},
    /* not SMTP: 3.8 */
    {"GET", " / HTTP/1.1", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"HEAD", " / HTTP/1.1", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"POST", " / HTTP/1.1", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"PUT", " / HTTP/1.1", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"PATCH", " / HTTP/1.1", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"DELETE", " / HTTP/1.1", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"OPTIONS", " * HTTP/1.1", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"CONNECT",
     " a:25 HTTP/1.1",
     EVERYWHERE(421),
     EVERYWHERE(CLOSED),
     NULL,
     {0}},
    {"TRACE", " / HTTP/1.1", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    /* extensions that are off: never heard of */
    {"LHLO", " c.example", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"BDAT", " 1 LAST", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"STARTTLS", "", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"AUTH", " PLAIN", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"XCLIENT", " NAME=a", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"XFORWARD", " NAME=a", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    /* the row for all others */
    {"", "XYZZY x", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}}};
enum { ROWS = sizeof(table) / sizeof(*table) };

static const struct expected *expected_of(const char *verb)
{
    size_t i;

    for (i = 0; i < ROWS; i++)
        if (strcmp(table[i].verb, verb) == 0)
            return &table[i];
    return NULL;
}

/* One line in one state. */
static void check_line(struct talk *t, int column, const char *verb,
                       const char *rest, int code, int after)
{
    int state = after == SAME     ? states[column]
                : after == DATA   ? SMTP_STATE_DATA
                : after == CLOSED ? SMTP_STATE_CLOSED
                                  : states[after];
    char line[100];
    int got;

    talk_again(t, states[column]);
    sprintf(line, "%s%s\r\n", verb, rest);
    got = talk_say(t, line);
    if (got != code || smtp_conn_get(t->c, SMTP_GET_STATE) != state) {
        print_error("state %d, %s%s: code %d, want %d; then state %d, want "
                    "%d\n",
                    states[column], verb, rest, got, code,
                    (int)smtp_conn_get(t->c, SMTP_GET_STATE), state);
        fail();
    }
    assert_int_equal(t->count[SMTP_EVENT_CLOSED], after == CLOSED);
}

static void every_verb_in_every_state_is_answered_as_rfc_5321_says(void **s)
{
    const struct expected *e;
    struct talk t;
    size_t i;
    int column;

    (void)s;
    talk_config(&t);
    talk_start(&t, 0);
    for (i = 0; i < smtpi_verbs_count; i++) {
        char name[SMTPI_VERB + 1] = {0};

        memcpy(name, smtpi_verbs[i].name, SMTPI_VERB);
        e = expected_of(name);
        if (e == NULL) {
            print_error("nothing is expected of %s\n", name);
            fail();
        }
        for (column = 0; column < STATES; column++)
            check_line(&t, column, e->verb, e->right, e->codes[column],
                       e->after[column]);
    }
    talk_free(&t);
}

static void wrong_arguments_change_no_state(void **s)
{
    struct talk t;
    size_t i;
    int column;

    (void)s;
    talk_config(&t);
    talk_start(&t, 0);
    for (i = 0; i < ROWS; i++)
        for (column = 0; table[i].wrong && column < STATES; column++)
            check_line(&t, column, table[i].verb, table[i].wrong,
                       table[i].wrong_codes[column], SAME);
    talk_free(&t);
}

/* A verb that the library has lost is a hole in the table. */
static void every_verb_expected_is_in_the_table(void **s)
{
    size_t i, k, found;

    (void)s;
    assert_int_equal(smtpi_verbs_count, ROWS);
    for (i = 0; i < ROWS; i++) {
        for (found = k = 0; k < smtpi_verbs_count; k++)
            found +=
                strncmp(smtpi_verbs[k].name, table[i].verb, SMTPI_VERB) == 0;
        assert_int_equal(found, 1);
    }
}

/* The same verbs behind refusals of the host: nothing has happened then. */
static void refusal_by_the_host_changes_no_state(void **s)
{
    static const struct {
        int state, event;
        const char *line;
    } cases[] = {{SMTP_STATE_HELO, SMTP_EVENT_HELO, "EHLO c.example\r\n"},
                 {SMTP_STATE_READY, SMTP_EVENT_HELO, "HELO c.example\r\n"},
                 {SMTP_STATE_MAIL, SMTP_EVENT_HELO, "EHLO c.example\r\n"},
                 {SMTP_STATE_RCPT, SMTP_EVENT_HELO, "HELO c.example\r\n"},
                 {SMTP_STATE_READY, SMTP_EVENT_MAIL, "MAIL FROM:<>\r\n"},
                 {SMTP_STATE_MAIL, SMTP_EVENT_RCPT, "RCPT TO:<a@b>\r\n"},
                 {SMTP_STATE_RCPT, SMTP_EVENT_RCPT, "RCPT TO:<a@b>\r\n"},
                 {SMTP_STATE_RCPT, SMTP_EVENT_DATA, "DATA\r\n"},
                 {SMTP_STATE_MAIL, SMTP_EVENT_NOOP, "NOOP\r\n"},
                 {SMTP_STATE_RCPT, SMTP_EVENT_VRFY, "VRFY x\r\n"},
                 {SMTP_STATE_RCPT, SMTP_EVENT_EXPN, "EXPN x\r\n"},
                 {SMTP_STATE_RCPT, SMTP_EVENT_HELP, "HELP\r\n"}};
    struct talk t;
    size_t i;
    int code, before;

    (void)s;
    talk_config(&t);
    talk_start(&t, 0);
    for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        for (code = 450; code <= 550; code += 100) {
            talk_again(&t, cases[i].state);
            before = t.answer[cases[i].event];
            t.answer[cases[i].event] = code;
            assert_int_equal(talk_say(&t, cases[i].line), code);
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE),
                             cases[i].state);
            assert_int_equal(t.count[SMTP_EVENT_ABORT], 0);
            t.answer[cases[i].event] = before;
        }
    talk_free(&t);
}

/* RFC 5321 7.3 and 4.2.4 */
static void verbs_that_are_off_have_their_codes(void **s)
{
    struct talk t;
    int column;

    (void)s;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_EXT_VRFY, 0);
    smtp_config_set(t.cfg, SMTP_EXT_EXPN, 0);
    smtp_config_set(t.cfg, SMTP_EXT_HELP, 0);
    talk_start(&t, 0);
    for (column = HELO; column < STATES; column++) {
        check_line(&t, column, "VRFY", " x", 252, SAME);
        check_line(&t, column, "EXPN", " x", 502, SAME);
        check_line(&t, column, "HELP", "", 502, SAME);
        assert_int_equal(t.count[SMTP_EVENT_HELP], 0);
    }
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            every_verb_in_every_state_is_answered_as_rfc_5321_says),
        cmocka_unit_test(wrong_arguments_change_no_state),
        cmocka_unit_test(every_verb_expected_is_in_the_table),
        cmocka_unit_test(refusal_by_the_host_changes_no_state),
        cmocka_unit_test(verbs_that_are_off_have_their_codes)};

    return cmocka_run_group_tests_name("states", tests, NULL, NULL);
}
