/*
 * The trace of a client: it shows the commands, each as one line and before it
 * can be sent, and nothing of a message, however that ends its lines; and what
 * goes out is the same as without it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_caller.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { DOTS, CHUNKS, BINARY, WAYS };

/* Messages, of which only the last way takes those with a bare LF. */
static const struct {
    const char *message;
    int binary;
} messages[] = {{"", 0},
                {"abc", 0},
                {"\r\n", 0},
                {"a\r\n.\r\nb", 0},
                {"RSET\r\nQUIT\r\n", 0},
                {"a\r", 0},
                {"\n", 1},
                {"\nabc\n\n", 1},
                {"abc\r\n\n", 1},
                {"\r\r\n.\n", 1}};

static void give(struct caller *t, const char *message, size_t piece)
{
    size_t len = strlen(message), at, n;
    int rounds = 0;

    for (at = 0; at < len && ++rounds < 100;) {
        int64_t taken;

        n = len - at < piece ? len - at : piece;
        taken = smtp_client_body(t->c, message + at, n);
        assert_true(taken >= 0);
        at += (size_t)taken;
        if (taken == 0)
            caller_pump(t);
    }
    assert_int_equal(at, len);
    if (smtp_client_body_end(t->c) == SMTP_EROOM) {
        caller_pump(t);
        assert_int_equal(smtp_client_body_end(t->c), 0);
    }
    caller_pump(t);
}

/* A session with one message; what went out is in t->out, what was shown in
   t->shown. */
static void run(struct caller *t, int way, int trace, const char *message,
                size_t piece)
{
    smtp_param p = {0};

    p.id = SMTP_PARAM_BODY;
    p.number = SMTP_BODY_BINARY;
    caller_config(t);
    smtp_config_set(t->cfg, SMTP_OPT_TRACE, (uint64_t)trace);
    smtp_config_set(t->cfg, SMTP_OPT_CHUNK, way != DOTS);
    caller_start(t, smtp_config_need(t->cfg) + 3000);
    caller_to(t, SMTP_STATE_READY);
    assert_int_equal(smtp_client_mail(t->c, "", &p, way == BINARY), 0);
    assert_int_equal(smtp_client_rcpt(t->c, "r@b.example", NULL, 0), 0);
    assert_int_equal(smtp_client_data(t->c), 0);
    caller_feed(t, "250 m\r\n250 r\r\n", 14);
    if (way == DOTS)
        caller_feed(t, "354 go\r\n", 8);
    give(t, message, piece);
}

/* The lines of out that are commands: those up to the message, and each BDAT,
   whose content is stepped over. */
static void commands_of(const struct text *out, struct text *lines)
{
    size_t at = 0, len, skip;
    int data = 0;

    text_reset(lines);
    for (; at < out->len && !data; at += len + skip) {
        len = (size_t)(strstr(out->at + at, "\r\n") + 2 - (out->at + at));
        text_add(lines, out->at + at, len);
        skip = 0;
        if (strncmp(out->at + at, "BDAT ", 5) == 0)
            skip = strtoul(out->at + at + 5, NULL, 10);
        data = strncmp(out->at + at, "DATA", 4) == 0;
    }
}

static void trace_shows_commands_and_nothing_of_the_message(void **state)
{
    struct text lines = {NULL, 0, 0};
    struct caller shown, plain;
    size_t i, piece;
    int way;

    (void)state;
    for (way = DOTS; way < WAYS; way++)
        for (i = 0; i < COUNT(messages); i++)
            for (piece = 1; piece <= 9; piece++) {
                if (messages[i].binary && way != BINARY)
                    continue;
                run(&shown, way, 1, messages[i].message, piece);
                run(&plain, way, 0, messages[i].message, piece);
                assert_string_equal(shown.out.at, plain.out.at);
                assert_int_equal(plain.shown.len, 0);
                commands_of(&shown.out, &lines);
                assert_string_equal(shown.shown.at, lines.at);
                caller_free(&shown);
                caller_free(&plain);
            }
    text_free(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trace_shows_commands_and_nothing_of_the_message)};

    return cmocka_run_group_tests_name("client_trace", tests, NULL, NULL);
}
