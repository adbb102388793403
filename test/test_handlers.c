/*
 * smtp_conn_dispatch(): what a handler's value does, above all a wrong one. A
 * callback that crashes in a scripting language returns 0, and nothing that a
 * broken handler returns may ever accept anything.
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

/* What the handlers of a test do. */
struct host {
    struct talk *t;
    int value[TALK_EVENTS];   /* what each handler returns */
    int missing[TALK_EVENTS]; /* 1: it has no handler */
    int called[TALK_EVENTS];
    int closed_code;
    int abort_code;
    int (*inside)(struct host *h, const smtp_event *e); /* or NULL */
    int inside_event; /* where it is called */
};

static int handle(void *user, smtp_conn *c, const smtp_event *e)
{
    struct host *h = (struct host *)user;

    assert_ptr_equal(c, h->t->c);
    h->called[e->type]++;
    if (e->type == SMTP_EVENT_CLOSED)
        h->closed_code = e->code;
    if (e->type == SMTP_EVENT_ABORT)
        h->abort_code = e->code;
    if (e->type == SMTP_EVENT_BODY)
        text_add(&h->t->body, e->data, e->len);
    if (h->inside != NULL && e->type == h->inside_event)
        return h->inside(h, e);
    return h->value[e->type];
}

/* A host that accepts everything. */
static void accept_all(struct host *h, struct talk *t)
{
    memset(h, 0, sizeof(*h));
    h->t = t;
    h->value[SMTP_EVENT_CONNECT] = 220;
    h->value[SMTP_EVENT_HELO] = 250;
    h->value[SMTP_EVENT_MAIL] = 250;
    h->value[SMTP_EVENT_RCPT] = 250;
    h->value[SMTP_EVENT_DATA] = 354;
    h->value[SMTP_EVENT_BODY] = SMTP_TAKEN;
    h->value[SMTP_EVENT_MESSAGE] = 250;
    h->value[SMTP_EVENT_VRFY] = 252;
    h->value[SMTP_EVENT_EXPN] = 250;
    h->value[SMTP_EVENT_HELP] = 214;
    h->value[SMTP_EVENT_NOOP] = 250;
    h->value[SMTP_EVENT_OTHER] = 250;
    h->value[SMTP_EVENT_QUIT] = 221;
}

static int dispatch(struct host *h)
{
    smtp_handler handlers[TALK_EVENTS + 1];
    int i, n = 0, count, all = 0;
    const void *p;
    size_t len, sent;

    for (i = 1; i < TALK_EVENTS; i++)
        if (!h->missing[i]) {
            handlers[n].event = i;
            handlers[n++].fn = handle;
        }
    handlers[n].event = 0;
    handlers[n].fn = NULL;
    do {
        sent = h->t->out.len;
        count = smtp_conn_dispatch(h->t->c, h->t->now, handlers, h);
        assert_true(count >= 0);
        all += count;
        while ((p = smtp_conn_send_buf(h->t->c, &len)) != NULL) {
            text_add(&h->t->out, p, len);
            smtp_conn_send_ack(h->t->c, len);
        }
    } while (count > 0 || h->t->out.len > sent);
    return all;
}

/* Feeds a string, and gives the code of the last line that went out. */
static int say(struct host *h, const char *octets)
{
    size_t len = strlen(octets), room, line;
    void *p = smtp_conn_recv_buf(h->t->c, &room);

    text_reset(&h->t->out);
    if (len > 0) {
        assert_non_null(p);
        assert_true(room >= len);
        memcpy(p, octets, len);
        smtp_conn_recv_ack(h->t->c, len);
    }
    dispatch(h);
    if (h->t->out.len < 5)
        return 0;
    for (line = h->t->out.len - 2; line > 0;)
        if (h->t->out.at[--line] == '\n') {
            line++;
            break;
        }
    return atoi(h->t->out.at + line);
}

/* A new connection, in a state, reached by accepting handlers; the test may
   break them then. */
static void start(struct host *h, struct talk *t, int state)
{
    static const char *const steps[] = {"",
                                        "",
                                        "",
                                        "EHLO c.example\r\n",
                                        "MAIL FROM:<a@b>\r\n",
                                        "RCPT TO:<c@d>\r\n",
                                        "DATA\r\n"};
    int i;

    talk_config(t);
    smtp_config_set(t->cfg, SMTP_OPT_OTHER, 1);
    smtp_config_set(t->cfg, SMTP_EXT_ENHANCEDSTATUSCODES, 1);
    talk_start(t, 0);
    accept_all(h, t);
    for (i = SMTP_STATE_HELO; i <= state; i++)
        say(h, steps[i]);
    if (state > SMTP_STATE_CONNECT)
        assert_int_equal(smtp_conn_get(t->c, SMTP_GET_STATE), state);
}

/* The event, where it comes, and what a failed handler gives there. */
static const struct {
    int event, state;
    const char *line;
    int code;
    const char *failed;
} cases[] = {
    {SMTP_EVENT_CONNECT, SMTP_STATE_CONNECT, "", 421, "421 foo.com "},
    {SMTP_EVENT_HELO, SMTP_STATE_HELO, "HELO a\r\n", 421, "421 foo.com "},
    {SMTP_EVENT_MAIL, SMTP_STATE_READY, "MAIL FROM:<>\r\n", 451, "451 4.3.0 "},
    {SMTP_EVENT_RCPT, SMTP_STATE_MAIL, "RCPT TO:<a@b>\r\n", 451, "451 4.3.0 "},
    {SMTP_EVENT_DATA, SMTP_STATE_RCPT, "DATA\r\n", 451, "451 4.3.0 "},
    {SMTP_EVENT_BODY, SMTP_STATE_DATA, "x\r\n.\r\n", 451, "451 4.3.0 "},
    {SMTP_EVENT_MESSAGE, SMTP_STATE_DATA, "x\r\n.\r\n", 451, "451 4.3.0 "},
    {SMTP_EVENT_VRFY, SMTP_STATE_HELO, "VRFY a\r\n", 421,
     "421 4.3.0 foo.com "},
    {SMTP_EVENT_EXPN, SMTP_STATE_READY, "EXPN a\r\n", 421,
     "421 4.3.0 foo.com "},
    {SMTP_EVENT_HELP, SMTP_STATE_MAIL, "HELP\r\n", 421, "421 4.3.0 foo.com "},
    {SMTP_EVENT_NOOP, SMTP_STATE_RCPT, "NOOP\r\n", 421, "421 4.3.0 foo.com "},
    {SMTP_EVENT_OTHER, SMTP_STATE_HELO, "XFOO\r\n", 421, "421 4.3.0 foo.com "},
    {SMTP_EVENT_QUIT, SMTP_STATE_RCPT, "QUIT\r\n", 221, "221 2.0.0 foo.com "}};
enum { CASES = sizeof(cases) / sizeof(*cases) };

static int grants(int event, int value)
{
    struct host h;

    accept_all(&h, NULL);
    return value == h.value[event] ||
           (event == SMTP_EVENT_RCPT && value == 251) ||
           (event == SMTP_EVENT_VRFY && (value == 250 || value == 251)) ||
           (event == SMTP_EVENT_EXPN && value == 252) ||
           (event == SMTP_EVENT_HELP && value == 211) ||
           (event == SMTP_EVENT_OTHER && value >= 200 && value < 260);
}

static void
failed_handler_never_accepts_and_gives_the_code_of_the_manual(void **state)
{
    static const int values[] = {
        0,      1,    2,   -2,  -5,  99,  100,   199,   260,   300,
        353,    399,  460, 599, 600, 999, 25000, 25012, 35400, 65786,
        -32768, 1250, 354, 250, 220, 221, 235,   211,   214,   251};
    struct talk t;
    struct host h;
    size_t i, k;

    (void)state;
    for (i = 0; i < CASES; i++)
        for (k = 0; k < sizeof(values) / sizeof(*values); k++) {
            int accepts =
                grants(cases[i].event, values[k]) && values[k] != 251;

            if (accepts)
                continue;
            start(&h, &t, cases[i].state);
            h.value[cases[i].event] = values[k];
            assert_int_equal(say(&h, cases[i].line), cases[i].code);
            if (strncmp(t.out.at, cases[i].failed, strlen(cases[i].failed)))
                print_error("%s, value %d: %s\n",
                            name_of(names_events, cases[i].event), values[k],
                            t.out.at);
            assert_memory_equal(t.out.at, cases[i].failed,
                                strlen(cases[i].failed));
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_MESSAGES), 0);
            assert_int_equal(h.called[SMTP_EVENT_CLOSED],
                             cases[i].code == 421 || cases[i].code == 221);
            talk_free(&t);
        }
}

/* 251 without a text to say where the mail goes is a failed handler too. */
static void refusal_by_a_handler_goes_out_with_its_usual_text(void **state)
{
    struct talk t;
    struct host h;
    size_t i;
    int code;

    (void)state;
    for (i = 0; i < CASES; i++)
        for (code = 450; code <= 550; code += 100) {
            start(&h, &t, cases[i].state);
            h.value[cases[i].event] = code;
            assert_int_equal(say(&h, cases[i].line), code);
            assert_non_null(strstr(t.out.at, smtp_code_text(code)));
            talk_free(&t);
        }
}

static void handler_that_returns_421_closes(void **state)
{
    struct talk t;
    struct host h;
    size_t i;

    (void)state;
    for (i = 0; i < CASES; i++) {
        start(&h, &t, cases[i].state);
        h.value[cases[i].event] = 421;
        assert_int_equal(say(&h, cases[i].line), 421);
        assert_int_equal(h.called[SMTP_EVENT_CLOSED], 1);
        assert_int_equal(h.closed_code, 421);
        assert_int_equal(h.called[SMTP_EVENT_ABORT],
                         cases[i].state >= SMTP_STATE_MAIL);
        talk_free(&t);
    }
}

static void session_of_accepting_handlers_delivers(void **state)
{
    struct talk t;
    struct host h;

    (void)state;
    start(&h, &t, SMTP_STATE_DATA);
    assert_int_equal(say(&h, "one\r\n..\r\n.\r\n"), 250);
    assert_string_equal(t.body.at, "one\r\n.\r\n");
    assert_int_equal(say(&h, "QUIT\r\n"), 221);
    assert_int_equal(h.called[SMTP_EVENT_MESSAGE], 1);
    assert_int_equal(h.called[SMTP_EVENT_ABORT], 0);
    assert_int_equal(h.called[SMTP_EVENT_CLOSED], 1);
    talk_free(&t);
}

/* ---- no handler ---- */

static void events_without_a_handler_get_their_default_answer(void **state)
{
    static const int standard[CASES] = {220, 250, 250, 550, 354, 0,  451,
                                        252, 502, 502, 250, 502, 221};
    struct talk t;
    struct host h;
    size_t i;

    (void)state;
    for (i = 0; i < CASES; i++) {
        if (cases[i].event == SMTP_EVENT_BODY)
            continue;
        start(&h, &t, cases[i].state);
        h.missing[cases[i].event] = 1;
        assert_int_equal(say(&h, cases[i].line), standard[i]);
        assert_int_equal(h.called[cases[i].event],
                         cases[i].event == SMTP_EVENT_CONNECT &&
                             cases[i].state != SMTP_STATE_CONNECT);
        talk_free(&t);
    }
}

static void data_without_handlers_for_the_message_is_451(void **state)
{
    struct talk t;
    struct host h;
    int without;

    (void)state;
    for (without = 0; without < 8; without++) {
        start(&h, &t, SMTP_STATE_RCPT);
        h.missing[SMTP_EVENT_DATA] = without & 1;
        h.missing[SMTP_EVENT_BODY] = without >> 1 & 1;
        h.missing[SMTP_EVENT_MESSAGE] = without >> 2 & 1;
        assert_int_equal(say(&h, "DATA\r\n"),
                         (without & 1) && without > 1 ? 451 : 354);
        talk_free(&t);
    }
}

static void no_handlers_at_all_accept_no_message(void **state)
{
    struct talk t;
    struct host h;

    (void)state;
    start(&h, &t, SMTP_STATE_READY);
    memset(h.missing, 1, sizeof(h.missing));
    say(&h, "MAIL FROM:<>\r\nRCPT TO:<a@b>\r\nDATA\r\n");
    assert_string_equal(
        t.out.at,
        "250 2.1.0 Requested mail action okay, completed\r\n"
        "550 5.1.1 Requested action not taken: mailbox unavailable\r\n"
        "503 5.5.1 Bad sequence of commands\r\n");
    talk_free(&t);
}

/* ---- inside a handler ---- */

static int inside_answers(struct host *h, const smtp_event *e)
{
    assert_int_equal(e->owed, 1);
    assert_ptr_equal(smtp_conn_owed(h->t->c), e);
    assert_int_equal(smtp_conn_reply(h->t->c, 250, "2.7.1", "answered inside"),
                     0);
    assert_null(smtp_conn_owed(h->t->c));
    return h->value[0];
}

static void value_means_nothing_where_the_handler_has_answered(void **state)
{
    static const int values[] = {0, 1, -1, -5, 250, 550, 999};
    struct talk t;
    struct host h;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
        start(&h, &t, SMTP_STATE_READY);
        h.inside = inside_answers;
        h.inside_event = SMTP_EVENT_MAIL;
        h.value[0] = values[i];
        say(&h, "MAIL FROM:<>\r\n");
        assert_string_equal(t.out.at, "250 2.7.1 answered inside\r\n");
        assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE), SMTP_STATE_MAIL);
        talk_free(&t);
    }
}

static int inside_closes(struct host *h, const smtp_event *e)
{
    (void)e;
    assert_int_equal(smtp_conn_close(h->t->c, "going"), 0);
    return h->value[0];
}

static void handler_may_close_at_any_event(void **state)
{
    static const int values[] = {0, 1, -1, 250, 354, 550};
    struct talk t;
    struct host h;
    size_t i, k;

    (void)state;
    for (i = 0; i < CASES; i++)
        for (k = 0; k < sizeof(values) / sizeof(*values); k++) {
            start(&h, &t, cases[i].state);
            h.inside = inside_closes;
            h.inside_event = cases[i].event;
            h.value[0] = values[k];
            assert_int_equal(say(&h, cases[i].line), 421);
            assert_non_null(strstr(t.out.at, "foo.com going\r\n"));
            assert_int_equal(h.called[SMTP_EVENT_CLOSED], 1);
            assert_int_equal(h.called[SMTP_EVENT_ABORT],
                             cases[i].state >= SMTP_STATE_MAIL);
            assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ERROR), SMTP_EHOST);
            talk_free(&t);
        }
}

/* All that may be called in a handler, and the three that may not. */
static int inside_calls_all(struct host *h, const smtp_event *e)
{
    static const smtp_handler none[] = {{0, NULL}};
    smtp_conn *c = h->t->c;
    size_t len;
    const void *p;
    char octets[8];

    assert_null(smtp_conn_next(c, h->t->now));
    assert_int_equal(smtp_conn_dispatch(c, h->t->now, none, NULL),
                     SMTP_EMISUSE);
    assert_null(smtp_conn_move(c, octets, sizeof(octets)));
    assert_null(smtp_conn_move(c, c, h->t->size));
    assert_int_equal(smtp_conn_get(c, SMTP_GET_STATE), SMTP_STATE_READY);
    assert_int_equal(smtp_conn_set(c, SMTP_OPT_MAX_RCPT, 7), 0);
    assert_true(smtp_conn_want(c) & SMTP_WANT_REPLY);
    assert_true(smtp_conn_deadline(c) > h->t->now);
    assert_true(smtp_conn_size(c) > 0);
    assert_non_null(smtp_conn_recv_buf(c, &len));
    assert_int_equal(smtp_conn_recv_ack(c, 0), 0);
    assert_int_equal(smtp_conn_reply_line(c, 250, NULL, "one"), 0);
    p = smtp_conn_send_buf(c, &len);
    assert_non_null(p);
    text_add(&h->t->out, p, len);
    assert_int_equal(smtp_conn_send_ack(c, len), 0);
    assert_string_equal(e->arg, "hello");
    return 250;
}

static void handler_may_call_all_but_next_dispatch_and_move(void **state)
{
    struct talk t;
    struct host h;

    (void)state;
    start(&h, &t, SMTP_STATE_READY);
    h.inside = inside_calls_all;
    h.inside_event = SMTP_EVENT_NOOP;
    say(&h, "NOOP hello\r\n");
    assert_string_equal(t.out.at, "250-2.0.0 one\r\n250 2.0.0 Requested mail "
                                  "action okay, completed\r\n");
    assert_int_equal(smtp_conn_get(t.c, SMTP_OPT_MAX_RCPT), 7);
    talk_free(&t);
}

/* Lines were begun, and then the handler fails: what is said stays one
   well-formed reply, and the session ends. */
static int inside_begins_lines(struct host *h, const smtp_event *e)
{
    (void)e;
    assert_int_equal(smtp_conn_reply_line(h->t->c, 250, NULL, "one"), 0);
    return h->value[0];
}

static void handler_that_fails_behind_lines_ends_the_session(void **state)
{
    static const int values[] = {0, 1, 999, 550, 252};
    struct text why = {NULL, 0, 0};
    struct talk t;
    struct host h;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
        start(&h, &t, SMTP_STATE_RCPT);
        h.inside = inside_begins_lines;
        h.inside_event = SMTP_EVENT_EXPN;
        h.value[0] = values[i];
        assert_int_equal(say(&h, "EXPN x\r\n"), 421);
        assert_memory_equal(t.out.at, "250-2.0.0 one\r\n250 ", 19);
        assert_int_equal(check_replies(&t.out, &why), 0);
        assert_int_equal(h.called[SMTP_EVENT_CLOSED], 1);
        talk_free(&t);
    }
}

static void later_answers_are_owed_until_they_are_given(void **state)
{
    struct talk t;
    struct host h;
    size_t i;

    (void)state;
    for (i = 0; i < CASES; i++) {
        int code = cases[i].event == SMTP_EVENT_DATA ? 354 : 0;

        if (cases[i].event == SMTP_EVENT_BODY)
            continue;
        start(&h, &t, cases[i].state);
        h.value[cases[i].event] = SMTP_LATER;
        assert_int_equal(say(&h, cases[i].line), 0);
        assert_non_null(smtp_conn_owed(t.c));
        assert_int_equal(smtp_conn_owed(t.c)->type, cases[i].event);
        assert_int_equal(dispatch(&h), 0);
        assert_int_equal(smtp_conn_reply(t.c, code, NULL, NULL), 0);
        assert_true(say(&h, "") > 0);
        talk_free(&t);
    }
}

static void dispatch_counts_its_events(void **state)
{
    struct talk t;
    struct host h;
    void *p;
    size_t room;

    (void)state;
    start(&h, &t, SMTP_STATE_READY);
    p = smtp_conn_recv_buf(t.c, &room);
    memcpy(p, "NOOP\r\nRSET\r\nXFOO\r\nQUIT\r\n", 24);
    smtp_conn_recv_ack(t.c, 24);
    memset(h.called, 0, sizeof(h.called));
    assert_int_equal(dispatch(&h), 4);
    assert_int_equal(h.called[SMTP_EVENT_NOOP] + h.called[SMTP_EVENT_OTHER] +
                         h.called[SMTP_EVENT_QUIT] +
                         h.called[SMTP_EVENT_CLOSED],
                     4);
    assert_int_equal(dispatch(&h), 0);
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            failed_handler_never_accepts_and_gives_the_code_of_the_manual),
        cmocka_unit_test(refusal_by_a_handler_goes_out_with_its_usual_text),
        cmocka_unit_test(handler_that_returns_421_closes),
        cmocka_unit_test(session_of_accepting_handlers_delivers),
        cmocka_unit_test(events_without_a_handler_get_their_default_answer),
        cmocka_unit_test(data_without_handlers_for_the_message_is_451),
        cmocka_unit_test(no_handlers_at_all_accept_no_message),
        cmocka_unit_test(value_means_nothing_where_the_handler_has_answered),
        cmocka_unit_test(handler_may_close_at_any_event),
        cmocka_unit_test(handler_may_call_all_but_next_dispatch_and_move),
        cmocka_unit_test(handler_that_fails_behind_lines_ends_the_session),
        cmocka_unit_test(later_answers_are_owed_until_they_are_given),
        cmocka_unit_test(dispatch_counts_its_events)};

    return cmocka_run_group_tests_name("handlers", tests, NULL, NULL);
}
