/*
 * The host's answers: every code to every event, every kind of text in every
 * answer, and the tables of codes. What is expected is written down from
 * smtp.h and RFC 5321 4.2 and 4.3.2.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_check.h"
#include "lib_names.h"
#include "lib_talk.h"

/* An event, and how to have its answer owed. grants ends with 0. */
static const struct owing {
    int event, state;
    const char *line;
    int grants[5];
    int standard; /* the default answer */
} owings[] = {
    {SMTP_EVENT_CONNECT, SMTP_STATE_CONNECT, "", {220}, 220},
    {SMTP_EVENT_HELO, SMTP_STATE_HELO, "HELO a\r\n", {250}, 250},
    {SMTP_EVENT_HELO, SMTP_STATE_READY, "EHLO a\r\n", {250}, 250},
    {SMTP_EVENT_MAIL, SMTP_STATE_READY, "MAIL FROM:<>\r\n", {250}, 250},
    {SMTP_EVENT_RCPT, SMTP_STATE_MAIL, "RCPT TO:<a@b>\r\n", {250, 251}, 550},
    {SMTP_EVENT_DATA, SMTP_STATE_RCPT, "DATA\r\n", {354}, 354},
    {SMTP_EVENT_MESSAGE, SMTP_STATE_DATA, ".\r\n", {250}, 451},
    {SMTP_EVENT_VRFY, SMTP_STATE_READY, "VRFY a\r\n", {250, 251, 252}, 252},
    {SMTP_EVENT_EXPN, SMTP_STATE_READY, "EXPN a\r\n", {250, 252}, 502},
    {SMTP_EVENT_HELP, SMTP_STATE_RCPT, "HELP\r\n", {211, 214}, 502},
    {SMTP_EVENT_NOOP, SMTP_STATE_HELO, "NOOP\r\n", {250}, 250},
    {SMTP_EVENT_OTHER, SMTP_STATE_MAIL, "XFOO\r\n", {0}, 502},
    {SMTP_EVENT_QUIT, SMTP_STATE_MAIL, "QUIT\r\n", {221}, 221}};
enum { OWINGS = sizeof(owings) / sizeof(*owings) };

static void configure(struct talk *t)
{
    talk_config(t);
    smtp_config_set(t->cfg, SMTP_OPT_OTHER, 1);
    smtp_config_set(t->cfg, SMTP_EXT_ENHANCEDSTATUSCODES, 1);
    talk_start(t, 0);
}

/* A new connection with that answer owed. */
static void owe(struct talk *t, const struct owing *o)
{
    int before = t->answer[o->event];

    talk_again(t, o->state);
    t->answer[o->event] = TALK_OWED;
    talk_say(t, o->line);
    t->answer[o->event] = before;
    assert_non_null(smtp_conn_owed(t->c));
    assert_int_equal(smtp_conn_owed(t->c)->type, o->event);
}

static int is_refusal(int code)
{
    return code >= 400 && code < 600 && code % 100 < 60;
}

static int is_grant(const struct owing *o, int code)
{
    int i;

    if (o->event == SMTP_EVENT_OTHER)
        return code >= 200 && code < 260;
    for (i = 0; o->grants[i] != 0; i++)
        if (o->grants[i] == code)
            return 1;
    return 0;
}

/* What is not taken must leave every octet as it was. */
static void check_refused(struct talk *t, unsigned char *copy, int want,
                          int code, const char *enhanced, const char *text)
{
    int got;

    memcpy(copy, t->c, t->size);
    got = smtp_conn_reply(t->c, code, enhanced, text);
    if (got != want)
        print_error("reply %d %s gives %d\n", code, enhanced ? enhanced : "-",
                    got);
    assert_int_equal(got, want);
    assert_memory_equal(copy, t->c, t->size);
    got = smtp_conn_reply_line(t->c, code, enhanced, text);
    assert_int_equal(got, want);
    assert_memory_equal(copy, t->c, t->size);
}

static void
codes_that_do_not_fit_an_event_are_einval_and_change_nothing(void **state)
{
    static const int odd[] = {-5,    -1,    1,     2,     22,    1000,  2500,
                              25000, 25012, 22000, 35400, 65786, 32767, -250};
    struct talk t;
    unsigned char *copy;
    size_t i, k;
    int code;

    (void)state;
    configure(&t);
    copy = (unsigned char *)malloc(t.size);
    for (i = 0; i < OWINGS; i++) {
        owe(&t, &owings[i]);
        for (code = 10; code < 700; code++)
            if (!is_grant(&owings[i], code) && !is_refusal(code))
                check_refused(&t, copy, SMTP_EINVAL, code, NULL, "x");
        for (k = 0; k < sizeof(odd) / sizeof(*odd); k++)
            check_refused(&t, copy, SMTP_EINVAL, odd[k], NULL, "x");
        check_refused(&t, copy, SMTP_EINVAL, 551, NULL, NULL);
        check_refused(&t, copy, SMTP_EINVAL, 251, NULL, NULL);
        assert_int_equal(smtp_conn_owed(t.c)->type, owings[i].event);
    }
    free(copy);
    talk_free(&t);
}

static void codes_that_fit_an_event_go_out(void **state)
{
    struct talk t;
    size_t i;
    int code, closes;

    (void)state;
    configure(&t);
    for (i = 0; i < OWINGS; i++)
        for (code = 200; code < 600; code++) {
            if (!is_grant(&owings[i], code) && !is_refusal(code))
                continue;
            owe(&t, &owings[i]);
            assert_int_equal(smtp_conn_reply(t.c, code, NULL, "x"), 0);
            assert_null(smtp_conn_owed(t.c));
            assert_int_equal(talk_say(&t, ""), code);
            closes = code == 421 || owings[i].event == SMTP_EVENT_QUIT;
            assert_int_equal(t.count[SMTP_EVENT_CLOSED], closes);
            assert_int_equal(smtp_conn_reply(t.c, 250, NULL, NULL),
                             code == 354 ? SMTP_EINVAL : SMTP_EMISUSE);
        }
    talk_free(&t);
}

static void default_answers_are_those_of_the_manual(void **state)
{
    struct talk t;
    size_t i;

    (void)state;
    configure(&t);
    for (i = 0; i < OWINGS; i++) {
        owe(&t, &owings[i]);
        assert_int_equal(smtp_conn_reply(t.c, 0, NULL, NULL), 0);
        assert_int_equal(talk_say(&t, ""), owings[i].standard);
    }
    talk_free(&t);
}

static void enhanced_codes_keep_to_their_grammar_and_class(void **state)
{
    static const char *bad[] = {
        "",       "2",       "2.1",      "2.1.",     "2.1.x",     "2.1.1 ",
        " 2.1.1", "2.1.1.1", "2.1000.0", "2.0.1000", "02.1.1",    "1.1.1",
        "3.1.1",  "4.1.1",   "5.1.1",    "2,1,1",    "2.1.1\r\n", "x"};
    struct talk t;
    unsigned char *copy;
    size_t i;

    (void)state;
    configure(&t);
    copy = (unsigned char *)malloc(t.size);
    owe(&t, &owings[3]);
    for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        check_refused(&t, copy, SMTP_EINVAL, 250, bad[i], "x");
    check_refused(&t, copy, SMTP_EINVAL, 550, "4.1.1", "x");
    check_refused(&t, copy, SMTP_EINVAL, 450, "5.1.1", "x");
    assert_int_equal(smtp_conn_reply(t.c, 250, "2.123.7", "x"), 0);
    talk_say(&t, "");
    assert_string_equal(t.out.at, "250 2.123.7 x\r\n");
    free(copy);
    talk_free(&t);
}

/* ---- texts ---- */

/* All octets but NUL, and more than a line of them. */
static const char *all_octets(void)
{
    static char text[1021];
    int i;

    for (i = 0; i < 1020; i++)
        text[i] = (char)(i % 255 + 1);
    return text;
}

static const char *repeated(char *out, size_t times, const char *octets)
{
    size_t len = strlen(octets), i;

    for (i = 0; i < times; i++)
        memcpy(out + i * len, octets, len);
    out[times * len] = '\0';
    return out;
}

enum { TEXTS = 20 };

static const char *hostile(int number)
{
    static char room[4100];
    static const char *texts[] = {"",
                                  "x",
                                  "a\rb",
                                  "a\nb",
                                  "a\r\nb",
                                  "\r",
                                  "\n",
                                  "\r\n",
                                  "\r\n.\r\n",
                                  "\n\n\n",
                                  "ok\r\n250 forged\r\n",
                                  "%s%n%d",
                                  "\t\t",
                                  "caf\xc3\xa9",
                                  " \x7f\x1b[2J"};

    switch (number) {
    case 15:
        return all_octets();
    case 16:
        return repeated(room, 2000, "x");
    case 17:
        return repeated(room, 300, "x\n");
    case 18:
        return repeated(room, 2000, "\n");
    case 19:
        return repeated(room, 1000, "\r\n");
    default:
        return texts[number];
    }
}

/* All that came out is one reply of that code, of at most 512 octets. */
static void check_one_reply(const struct text *out, int code)
{
    struct text why = {NULL, 0, 0};
    size_t i, last = 0;

    if (check_replies(out, &why) != 0)
        print_error("%s\n", why.at);
    assert_null(why.at);
    assert_true(out->len >= 6 && out->len <= 512);
    for (i = 0; i + 4 < out->len; i++)
        if (i == 0 || out->at[i - 1] == '\n') {
            assert_int_equal(atoi(out->at + i), code);
            assert_int_equal(last, 0); /* nothing behind "250 " */
            last = out->at[i + 3] == ' ';
        }
    assert_int_equal(last, 1);
}

static void no_text_of_the_host_breaks_a_reply(void **state)
{
    struct talk t;
    size_t i;
    int text, refuse;

    (void)state;
    configure(&t);
    smtp_conn_set(t.c, SMTP_EXT_ENHANCEDSTATUSCODES, 1);
    for (i = 0; i < OWINGS; i++)
        for (text = 0; text < TEXTS; text++)
            for (refuse = 0; refuse < 2; refuse++) {
                int code = refuse ? 550 : owings[i].grants[0];

                if (owings[i].line[0] == 'E' && owings[i].line[1] == 'H' &&
                    !refuse)
                    continue; /* EHLO's keywords follow; see below */
                code = code == 0 ? 250 : code;
                owe(&t, &owings[i]);
                assert_int_equal(
                    smtp_conn_reply(t.c, code, NULL, hostile(text)), 0);
                talk_say(&t, "");
                check_one_reply(&t.out, code);
                if (code == 354)
                    assert_true(t.out.len <= 64);
            }
    talk_free(&t);
}

static void no_text_of_the_host_breaks_the_answer_to_ehlo(void **state)
{
    struct talk t;
    struct text why = {NULL, 0, 0};
    int text;

    (void)state;
    configure(&t);
    for (text = 0; text < TEXTS; text++) {
        owe(&t, &owings[2]);
        assert_int_equal(smtp_conn_reply(t.c, 250, NULL, hostile(text)), 0);
        talk_say(&t, "");
        assert_int_equal(check_replies(&t.out, &why), 0);
        /* one line, then the keywords */
        assert_memory_equal(t.out.at, "250-foo.com", 11);
        assert_memory_equal(strchr(t.out.at, '\n') + 1, "250-8BITMIME\r\n",
                            14);
    }
    talk_free(&t);
}

static void no_text_of_the_host_breaks_a_line_of_an_answer(void **state)
{
    struct talk t;
    struct text why = {NULL, 0, 0};
    int text;

    (void)state;
    configure(&t);
    for (text = 0; text < TEXTS; text++) {
        owe(&t, &owings[8]);
        assert_int_equal(
            smtp_conn_reply_line(t.c, 250, "2.1.5", hostile(text)), 0);
        talk_pump(&t);
        assert_int_equal(smtp_conn_reply(t.c, 0, NULL, "end"), 0);
        talk_pump(&t);
        assert_int_equal(check_replies(&t.out, &why), 0);
        assert_true(t.out.len <= 512 + 20);
        assert_memory_equal(t.out.at, "250-2.1.5 ", 10);
        assert_memory_equal(t.out.at + t.out.len - 5, "end\r\n", 5);
    }
    talk_free(&t);
}

static void no_text_of_the_host_breaks_the_last_421(void **state)
{
    struct talk t;
    int text, way;

    (void)state;
    configure(&t);
    for (text = 0; text < TEXTS; text++)
        for (way = 0; way < 2; way++) {
            owe(&t, &owings[4]);
            if (way == 0)
                smtp_conn_close(t.c, hostile(text));
            else
                smtp_conn_reply(t.c, 421, "4.3.2", hostile(text));
            talk_say(&t, "");
            check_one_reply(&t.out, 421);
            assert_memory_equal(t.out.at, "421 4.3.2 foo.com", 17);
            assert_true(t.out.len <= sizeof("421 4.3.2 foo.com \r\n") + 100);
        }
    talk_free(&t);
}

static void no_text_of_the_host_breaks_a_refusal_in_mid_message(void **state)
{
    struct talk t;
    int text;

    (void)state;
    configure(&t);
    for (text = 0; text < TEXTS; text++) {
        talk_again(&t, SMTP_STATE_DATA);
        assert_int_equal(smtp_conn_reply(t.c, 554, NULL, hostile(text)), 0);
        talk_say(&t, ".\r\n");
        check_one_reply(&t.out, 554);
    }
    talk_free(&t);
}

/* ---- in mid-message ---- */

static void only_refusals_are_taken_in_mid_message_and_only_one(void **state)
{
    struct talk t;
    unsigned char *copy;
    int code;

    (void)state;
    configure(&t);
    talk_again(&t, SMTP_STATE_DATA);
    copy = (unsigned char *)malloc(t.size);
    memcpy(copy, t.c, t.size);
    for (code = 1; code < 700; code++)
        if (!is_refusal(code))
            assert_int_equal(smtp_conn_reply(t.c, code, NULL, "x"),
                             SMTP_EINVAL);
    assert_int_equal(smtp_conn_reply(t.c, 550, "4.0.0", "x"), SMTP_EINVAL);
    assert_int_equal(smtp_conn_reply_line(t.c, 550, NULL, "x"), SMTP_EMISUSE);
    assert_memory_equal(copy, t.c, t.size);
    assert_int_equal(smtp_conn_reply(t.c, 550, "5.7.1", "x"), 0);
    memcpy(copy, t.c, t.size);
    assert_int_equal(smtp_conn_reply(t.c, 551, NULL, "y"), SMTP_EMISUSE);
    assert_int_equal(smtp_conn_reply_line(t.c, 550, NULL, "y"), SMTP_EMISUSE);
    assert_memory_equal(copy, t.c, t.size);
    talk_say(&t, ".\r\n");
    assert_string_equal(t.out.at, "550 5.7.1 x\r\n");
    free(copy);
    talk_free(&t);
}

/* ---- answers of several lines ---- */

static void reply_line_refuses_what_has_one_line_or_could_be_half(void **state)
{
    struct talk t;
    size_t i;

    (void)state;
    configure(&t);
    for (i = 0; i < OWINGS; i++) {
        int event = owings[i].event;
        int code = event == SMTP_EVENT_OTHER ? 250 : owings[i].grants[0];
        int want = event == SMTP_EVENT_HELO || event == SMTP_EVENT_DATA ||
                           event == SMTP_EVENT_MESSAGE
                       ? SMTP_EINVAL
                       : 0;

        owe(&t, &owings[i]);
        assert_int_equal(smtp_conn_reply_line(t.c, 0, NULL, "x"), SMTP_EINVAL);
        assert_int_equal(smtp_conn_reply_line(t.c, 421, NULL, "x"),
                         SMTP_EINVAL);
        assert_int_equal(smtp_conn_reply_line(t.c, code, NULL, "x"), want);
        if (want != 0)
            assert_int_equal(smtp_conn_reply_line(t.c, 550, NULL, "x"), 0);
    }
    talk_free(&t);
}

static void lines_of_an_answer_have_one_code(void **state)
{
    struct talk t;
    unsigned char *copy;

    (void)state;
    configure(&t);
    owe(&t, &owings[7]);
    copy = (unsigned char *)malloc(t.size);
    assert_int_equal(smtp_conn_reply_line(t.c, 250, NULL, "one"), 0);
    check_refused(&t, copy, SMTP_EINVAL, 252, NULL, "x");
    check_refused(&t, copy, SMTP_EINVAL, 550, NULL, "x");
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, "two"), 0);
    talk_say(&t, "");
    assert_string_equal(t.out.at, "250-2.0.0 one\r\n250 2.0.0 two\r\n");
    free(copy);
    talk_free(&t);
}

static void lines_without_room_are_eroom_and_go_on_when_sent(void **state)
{
    struct talk t;
    unsigned char *copy;
    char *line = (char *)malloc(600);
    size_t i, lines = 0, count = 0;
    int rc;

    (void)state;
    configure(&t);
    owe(&t, &owings[8]);
    copy = (unsigned char *)malloc(t.size);
    repeated(line, 500, "y");
    for (i = 0; i < 40; i++) {
        memcpy(copy, t.c, t.size);
        rc = smtp_conn_reply_line(t.c, 250, NULL, line);
        if (rc == SMTP_EROOM) {
            assert_memory_equal(copy, t.c, t.size);
            assert_int_equal(smtp_conn_reply(t.c, 250, NULL, line),
                             SMTP_EROOM);
            assert_memory_equal(copy, t.c, t.size);
            talk_pump(&t);
            count++;
            continue;
        }
        assert_int_equal(rc, 0);
        lines++;
    }
    assert_true(count > 0);
    talk_pump(&t);
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, "end"), 0);
    talk_pump(&t);
    for (i = count = 0; i < t.out.len; i++)
        count += t.out.at[i] == '\n';
    assert_int_equal(count, lines + 1);
    free(copy);
    free(line);
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            codes_that_do_not_fit_an_event_are_einval_and_change_nothing),
        cmocka_unit_test(codes_that_fit_an_event_go_out),
        cmocka_unit_test(default_answers_are_those_of_the_manual),
        cmocka_unit_test(enhanced_codes_keep_to_their_grammar_and_class),
        cmocka_unit_test(no_text_of_the_host_breaks_a_reply),
        cmocka_unit_test(no_text_of_the_host_breaks_the_answer_to_ehlo),
        cmocka_unit_test(no_text_of_the_host_breaks_a_line_of_an_answer),
        cmocka_unit_test(no_text_of_the_host_breaks_the_last_421),
        cmocka_unit_test(no_text_of_the_host_breaks_a_refusal_in_mid_message),
        cmocka_unit_test(only_refusals_are_taken_in_mid_message_and_only_one),
        cmocka_unit_test(
            reply_line_refuses_what_has_one_line_or_could_be_half),
        cmocka_unit_test(lines_of_an_answer_have_one_code),
        cmocka_unit_test(lines_without_room_are_eroom_and_go_on_when_sent)};

    return cmocka_run_group_tests_name("answers", tests, NULL, NULL);
}
