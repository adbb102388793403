/*
 * The table of verbs and states (smtpi_verbs), walked whole: every verb in
 * every state, with a right argument and with a wrong one. What is expected is
 * written down here from RFC 5321 4.1.4, 4.3.2 and 3.1, and not read from the
 * table. It is walked three times: without extensions, with all that bring
 * verbs (RFC 3030, 3207, 4954, 1985, XCLIENT and
 * XFORWARD), and so in LMTP (2033).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib_talk.h"
#include "smtp_grammar.h"

/* The columns; CHUNKS, between two chunks of a message, is there only with
   extensions. */
enum { REFUSED, HELO, READY, MAIL, RCPT, CHUNKS, STATES };
static const int states[STATES] = {SMTP_STATE_REFUSED, SMTP_STATE_HELO,
                                   SMTP_STATE_READY,   SMTP_STATE_MAIL,
                                   SMTP_STATE_RCPT,    SMTP_STATE_DATA};

/* What follows a command: the state of that column, or this one. */
enum { SAME = -1, DATA = -2, CLOSED = -3, TLS = -4 };

struct expected {
    const char *verb; /* talk_behind() says what is right behind it */
    int codes[STATES];
    int after[STATES];
    const char *wrong; /* NULL: nothing is wrong behind this verb */
    int wrong_codes[STATES];
};

#define NOT_REFUSED(code)                                                     \
    {                                                                         \
        503, code, code, code, code, code                                     \
    }
#define EVERYWHERE(code)                                                      \
    {                                                                         \
        code, code, code, code, code, code                                    \
    }
#define IN_READY(code)                                                        \
    {                                                                         \
        503, 503, code, 503, 503, 503                                         \
    }
#define STARTS_ANEW                                                           \
    {                                                                         \
        SAME, READY, READY, READY, READY, READY                               \
    }
#define OPENS(column)                                                         \
    {                                                                         \
        SAME, SAME, column, SAME, SAME, SAME                                  \
    }

static const struct expected table[] = {
    /* 4.1.4: at any time; starts the session, or starts it anew */
    {"EHLO", NOT_REFUSED(250), STARTS_ANEW, " c_example", NOT_REFUSED(501)},
    {"HELO", NOT_REFUSED(250), STARTS_ANEW, "", NOT_REFUSED(501)},
    /* 4.1.4: begins a transaction, MUST NOT be sent while one is open */
    {"MAIL", IN_READY(250), OPENS(MAIL), " FROM:a@b", IN_READY(501)},
    /* 3.3: only behind MAIL; 3030 2: not between chunks */
    {"RCPT",
     {503, 503, 503, 250, 250, 503},
     {SAME, SAME, SAME, RCPT, RCPT, SAME},
     " TO:<>",
     {503, 503, 503, 501, 501, 503}},
    /* 3.3: only behind an accepted RCPT; 3030 2: not between chunks */
    {"DATA",
     {503, 503, 503, 503, 354, 503},
     {SAME, SAME, SAME, SAME, DATA, SAME},
     " now",
     {503, 503, 503, 503, 501, 503}},
    /* 4.1.1.5: at any time, does not undo EHLO */
    {"RSET",
     NOT_REFUSED(250),
     {SAME, SAME, SAME, READY, READY, READY},
     " x",
     NOT_REFUSED(501)},
    /* 4.1.4: not for mail, so without EHLO too */
    {"NOOP", NOT_REFUSED(250), EVERYWHERE(SAME), " \xe9", NOT_REFUSED(501)},
    {"VRFY", NOT_REFUSED(252), EVERYWHERE(SAME), "", NOT_REFUSED(501)},
    {"EXPN", NOT_REFUSED(250), EVERYWHERE(SAME), "", NOT_REFUSED(501)},
    {"HELP", NOT_REFUSED(214), EVERYWHERE(SAME), " \x07", NOT_REFUSED(501)},
    /* 4.1.1.10 and 3.1: always */
    {"QUIT", EVERYWHERE(221), EVERYWHERE(CLOSED), " x", EVERYWHERE(501)},
    /* 4.2.4: known, not implemented */
    {"SEND", NOT_REFUSED(502), EVERYWHERE(SAME), NULL, {0}},
    {"SOML", NOT_REFUSED(502), EVERYWHERE(SAME), NULL, {0}},
    {"SAML", NOT_REFUSED(502), EVERYWHERE(SAME), NULL, {0}},
    {"TURN", NOT_REFUSED(502), EVERYWHERE(SAME), NULL, {0}},
    /* not SMTP: 3.8 */
    {"GET", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"HEAD", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"POST", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"PUT", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"PATCH", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"DELETE", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"OPTIONS", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"CONNECT", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    {"TRACE", EVERYWHERE(421), EVERYWHERE(CLOSED), NULL, {0}},
    /* extensions that are off: never heard of */
    {"LHLO", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"BDAT", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"STARTTLS", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"AUTH", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"XCLIENT", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"XFORWARD", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"ETRN", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    /* the row for all others */
    {"", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}}};
enum { ROWS = sizeof(table) / sizeof(*table) };

/* The rows that extensions make others of. A chunk is the CR LF behind the
   line. */
static const struct expected extended[] = {
    /* 3030 2: behind RCPT and other chunks; where it is refused its octets
       are taken and the transaction is over */
    {"BDAT",
     {503, 503, 503, 503, 250, 250},
     {SAME, SAME, SAME, READY, READY, READY},
     NULL,
     {0}},
    /* 3207 4, behind EHLO; inside a transaction nothing says what would
       become of it */
    {"STARTTLS", IN_READY(220), OPENS(TLS), " now", IN_READY(501)},
    /* 4954 4: behind EHLO, not in a transaction */
    {"AUTH", IN_READY(235), EVERYWHERE(SAME), " NO-SUCH", IN_READY(504)},
    /* Postfix: not in a transaction; back to the greeting */
    {"XCLIENT", IN_READY(220), OPENS(HELO), " A=a", IN_READY(501)},
    {"XFORWARD", IN_READY(250), EVERYWHERE(SAME), "", IN_READY(501)},
    /* 1985 5: behind EHLO, not in a transaction */
    {"ETRN", IN_READY(250), EVERYWHERE(SAME), " c", IN_READY(501)}};

/* The rows that LMTP makes others of, 2033 4.1; ETRN asks a relay for
   something. */
static const struct expected lmtp[] = {
    {"ETRN", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"EHLO", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"HELO", NOT_REFUSED(500), EVERYWHERE(SAME), NULL, {0}},
    {"LHLO", NOT_REFUSED(250), STARTS_ANEW, " c_example", NOT_REFUSED(501)},
    /* 4.3: an answer for each recipient, and so none without */
    {"BDAT",
     {0, 0, 0, 0, 250, 250},
     {SAME, SAME, SAME, READY, READY, READY},
     NULL,
     {0}}};

/* What a walk has: whether there are extensions, and whether it is LMTP. */
struct walk {
    int columns;
    int lmtp;
};
static const struct walk plain = {CHUNKS, 0};
static const struct walk all_on = {STATES, 0};
static const struct walk all_on_lmtp = {STATES, 1};

static const struct expected *find_row(const struct expected *rows, size_t n,
                                       const char *verb)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (strcmp(rows[i].verb, verb) == 0)
            return &rows[i];
    return NULL;
}

static const struct expected *expected_of(const struct walk *w,
                                          const char *verb)
{
    const struct expected *e = NULL;

    if (w->lmtp)
        e = find_row(lmtp, sizeof(lmtp) / sizeof(*lmtp), verb);
    if (e == NULL && w->columns == STATES)
        e = find_row(extended, sizeof(extended) / sizeof(*extended), verb);
    return e != NULL ? e : find_row(table, ROWS, verb);
}

/* Makes the first connection. */
static void begin(struct talk *t, const struct walk *w)
{
    talk_config(t);
    if (w->columns == STATES)
        talk_extend(t, w->lmtp);
    talk_start(t, 0);
}

/* A new connection in the state of a column. */
static void bring(struct talk *t, int column)
{
    talk_again(t, talk_columns[column]);
}

/* One line in one state. */
static void check_line(struct talk *t, int column, const char *verb,
                       const char *rest, int code, int after)
{
    int state = after == SAME     ? states[column]
                : after == DATA   ? SMTP_STATE_DATA
                : after == CLOSED ? SMTP_STATE_CLOSED
                : after == TLS    ? SMTP_STATE_TLS
                                  : states[after];
    char line[100];
    int got;

    bring(t, column);
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

/* Every verb in every column of a walk. */
static void walk(const struct walk *w)
{
    const struct expected *e;
    struct talk t;
    size_t i;
    int column;

    begin(&t, w);
    for (i = 0; i < smtpi_verbs_count; i++) {
        char name[SMTPI_VERB + 1] = {0};

        memcpy(name, smtpi_verbs[i].name, SMTPI_VERB);
        e = expected_of(w, name);
        if (e == NULL) {
            print_error("nothing is expected of %s\n", name);
            fail();
        }
        for (column = 0; column < w->columns; column++)
            check_line(&t, column, e->verb, talk_behind(e->verb),
                       e->codes[column], e->after[column]);
    }
    talk_free(&t);
}

static void every_verb_in_every_state_is_answered_as_rfc_5321_says(void **s)
{
    (void)s;
    walk(&plain);
}

static void every_verb_of_extensions_is_answered_as_their_rfcs_say(void **s)
{
    (void)s;
    walk(&all_on);
}

static void every_verb_in_lmtp_is_answered_as_rfc_2033_says(void **s)
{
    (void)s;
    walk(&all_on_lmtp);
}

static void wrong_arguments_change_no_state(void **s)
{
    static const struct walk *const walks[] = {&plain, &all_on, &all_on_lmtp};
    const struct expected *e;
    struct talk t;
    size_t i, k;
    int column;

    (void)s;
    for (k = 0; k < sizeof(walks) / sizeof(*walks); k++) {
        begin(&t, walks[k]);
        for (i = 0; i < ROWS; i++) {
            e = expected_of(walks[k], table[i].verb);
            for (column = 0; e->wrong && column < walks[k]->columns; column++)
                check_line(&t, column, e->verb, e->wrong,
                           e->wrong_codes[column], SAME);
        }
        talk_free(&t);
    }
}

/* The octets of a chunk follow all the same, if only the size can be read;
   if not, nobody knows what follows. RFC 3030 2. */
static void wrong_words_behind_a_chunk_size_end_the_transaction(void **s)
{
    static const int codes[STATES] = {503, 503, 503, 503, 501, 501};
    struct talk t;
    int column;

    (void)s;
    begin(&t, &all_on);
    for (column = 0; column < STATES; column++) {
        check_line(&t, column, "BDAT", " 2 FIRST\r\n", codes[column],
                   column > READY ? READY : SAME);
        assert_int_equal(t.count[SMTP_EVENT_ABORT], column > READY);
        check_line(&t, column, "BDAT", " x", 421, CLOSED);
        check_line(&t, column, "BDAT", "", 421, CLOSED);
    }
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
        int column, event;
        const char *line;
    } cases[] = {{HELO, SMTP_EVENT_HELO, "EHLO c.example\r\n"},
                 {READY, SMTP_EVENT_HELO, "HELO c.example\r\n"},
                 {MAIL, SMTP_EVENT_HELO, "EHLO c.example\r\n"},
                 {RCPT, SMTP_EVENT_HELO, "HELO c.example\r\n"},
                 {CHUNKS, SMTP_EVENT_HELO, "EHLO c.example\r\n"},
                 {READY, SMTP_EVENT_MAIL, "MAIL FROM:<>\r\n"},
                 {MAIL, SMTP_EVENT_RCPT, "RCPT TO:<a@b>\r\n"},
                 {RCPT, SMTP_EVENT_RCPT, "RCPT TO:<a@b>\r\n"},
                 {RCPT, SMTP_EVENT_DATA, "DATA\r\n"},
                 {MAIL, SMTP_EVENT_NOOP, "NOOP\r\n"},
                 {CHUNKS, SMTP_EVENT_NOOP, "NOOP\r\n"},
                 {RCPT, SMTP_EVENT_VRFY, "VRFY x\r\n"},
                 {RCPT, SMTP_EVENT_EXPN, "EXPN x\r\n"},
                 {CHUNKS, SMTP_EVENT_EXPN, "EXPN x\r\n"},
                 {RCPT, SMTP_EVENT_HELP, "HELP\r\n"},
                 {READY, SMTP_EVENT_STARTTLS, "STARTTLS\r\n"},
                 {READY, SMTP_EVENT_AUTH, "AUTH SCRAM-SHA-256\r\n"},
                 {READY, SMTP_EVENT_XCLIENT, "XCLIENT LOGIN=a\r\n"},
                 {READY, SMTP_EVENT_XFORWARD, "XFORWARD NAME=a\r\n"}};
    struct talk t;
    size_t i;
    int code, before;

    (void)s;
    begin(&t, &all_on);
    for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        for (code = 450; code <= 550; code += 100) {
            bring(&t, cases[i].column);
            before = t.answer[cases[i].event];
            t.answer[cases[i].event] = code;
            assert_int_equal(talk_say(&t, cases[i].line), code);
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE),
                             states[cases[i].column]);
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 0);
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
    begin(&t, &all_on);
    smtp_config_set(t.cfg, SMTP_EXT_VRFY, 0);
    smtp_config_set(t.cfg, SMTP_EXT_EXPN, 0);
    smtp_config_set(t.cfg, SMTP_EXT_HELP, 0);
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
        cmocka_unit_test(
            every_verb_of_extensions_is_answered_as_their_rfcs_say),
        cmocka_unit_test(every_verb_in_lmtp_is_answered_as_rfc_2033_says),
        cmocka_unit_test(wrong_arguments_change_no_state),
        cmocka_unit_test(wrong_words_behind_a_chunk_size_end_the_transaction),
        cmocka_unit_test(every_verb_expected_is_in_the_table),
        cmocka_unit_test(refusal_by_the_host_changes_no_state),
        cmocka_unit_test(verbs_that_are_off_have_their_codes)};

    return cmocka_run_group_tests_name("states", tests, NULL, NULL);
}
