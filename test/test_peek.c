/*
 * smtp_conn_peek(). What it shows is held against lists written down here,
 * against what the server itself then makes of the same lines, and against
 * what was acked; behind that stands what would be shown if it were read. That
 * it changes nothing is compared octet by octet at each look.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_talk.h"
#include "smtp_grammar.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define A40  "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"
#define A60  A40 "eeeeeeeeeeffffffffff"
#define D240 A60 "." A60 "." A60 "." A60

enum { BLOCK = 8192 };

/* ---- looking ---- */

static int peeked(const smtp_conn *c, size_t size, size_t i, const char **path,
                  size_t *len)
{
    void *before = malloc(size);
    int there;

    assert_non_null(before);
    memcpy(before, c, size);
    there = smtp_conn_peek(c, i, path, len);
    assert_memory_equal(before, c, size);
    free(before);
    return there;
}

static void assert_nothing(const struct talk *t, size_t i)
{
    const char *path = "untouched";
    size_t len = 9;

    assert_int_equal(peeked(t->c, t->size, i, &path, &len), 0);
    assert_string_equal(path, "untouched");
    assert_int_equal(len, 9);
}

/* The paths that are shown are those in list, each ended by a '|'. */
static void assert_shown(const struct talk *t, const char *list)
{
    const char *path;
    size_t i, len;

    for (i = 0; *list != '\0'; i++) {
        assert_int_equal(peeked(t->c, t->size, i, &path, &len), 1);
        assert_int_equal(len, strcspn(list, "|"));
        assert_memory_equal(path, list, len);
        list += len + 1;
    }
    assert_nothing(t, i);
    assert_nothing(t, i + 1);
    assert_nothing(t, (size_t)-1);
}

/* A session whose host answers neither MAIL nor RCPT by itself. */
static void begin(struct talk *t)
{
    static const int exts[] = {SMTP_EXT_SMTPUTF8, SMTP_EXT_CHUNKING,
                               SMTP_EXT_AUTH, SMTP_EXT_STARTTLS, SMTP_EXT_DSN};
    size_t i;

    talk_config(t);
    for (i = 0; i < COUNT(exts); i++)
        smtp_config_set(t->cfg, exts[i], 1);
    smtp_config_set(t->cfg, SMTP_OPT_CLEAR_AUTH, 1);
    smtp_config_set_text(t->cfg, SMTP_TEXT_MECHS, "PLAIN LOGIN");
    talk_start(t, BLOCK);
    talk_to(t, SMTP_STATE_READY);
    t->answer[SMTP_EVENT_MAIL] = t->answer[SMTP_EVENT_RCPT] = TALK_OWED;
}

/* The next session; what brings it into its state is granted. */
static void again(struct talk *t, int state)
{
    int answers[TALK_EVENTS];

    memcpy(answers, t->answer, sizeof answers);
    t->answer[SMTP_EVENT_MAIL] = t->answer[SMTP_EVENT_RCPT] = 250;
    t->answer[SMTP_EVENT_HELO] = t->answer[SMTP_EVENT_DATA] = 0;
    talk_again(t, state);
    memcpy(t->answer, answers, sizeof answers);
}

/* Receives all of the octets, and acks the first len. */
static void ack(struct talk *t, const char *octets, size_t all, size_t len)
{
    size_t room;
    void *p = smtp_conn_recv_buf(t->c, &room);

    assert_non_null(p);
    assert_true(room >= all);
    memcpy(p, octets, all);
    assert_int_equal(smtp_conn_recv_ack(t->c, len), 0);
}

/* They are there, and nobody has looked at them. */
static void lay(struct talk *t, const char *octets)
{
    ack(t, octets, strlen(octets), strlen(octets));
}

static void put(struct talk *t, const char *octets)
{
    lay(t, octets);
    talk_pump(t);
}

static void answer(struct talk *t, int code)
{
    assert_int_equal(smtp_conn_reply(t->c, code, NULL, NULL), 0);
    talk_pump(t);
}

static void assert_owed(const struct talk *t, int type)
{
    assert_non_null(smtp_conn_owed(t->c));
    assert_int_equal(smtp_conn_owed(t->c)->type, type);
}

/* ---- what is shown ---- */

static void every_whole_line_that_was_acked_is_shown_and_no_more(void **state)
{
    static const char group[] = "MAIL FROM:<s@x.example>\r\n"
                                "RCPT TO:<a@x.example>\r\n"
                                "RCPT TO:<bb@x.example> NOTIFY=NEVER\r\n"
                                "RCPT TO:<@r.example:c@x.example>\r\n"
                                "DATA\r\n";
    static const char *const paths[] = {"a@x.example", "bb@x.example",
                                        "@r.example:c@x.example"};
    struct talk t;
    size_t cut, ends, k;

    (void)state;
    begin(&t);
    for (cut = 25; cut < sizeof group; cut++) {
        char list[80] = "";

        again(&t, SMTP_STATE_READY);
        ack(&t, group, sizeof group - 1, cut);
        talk_pump(&t);
        assert_owed(&t, SMTP_EVENT_MAIL);
        for (ends = 25, k = 0; k < COUNT(paths); k++) {
            ends += strcspn(group + ends, "\n") + 1;
            if (ends > cut)
                break;
            strcat(strcat(list, paths[k]), "|");
        }
        assert_shown(&t, list);
    }
    talk_free(&t);
}

static void lines_are_counted_from_the_one_behind_that_in_hand(void **state)
{
    struct talk t;

    (void)state;
    begin(&t);
    put(&t, "MAIL FROM:<s@x>\r\nRCPT TO:<a@x>\r\nRCPT TO:<b@x>\r\n"
            "RCPT TO:<c@x>\r\n");
    assert_shown(&t, "a@x|b@x|c@x|");
    /* answered, and the next event not yet taken */
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, NULL), 0);
    assert_shown(&t, "a@x|b@x|c@x|");
    talk_pump(&t);
    assert_owed(&t, SMTP_EVENT_RCPT);
    assert_shown(&t, "b@x|c@x|");
    answer(&t, 550);
    assert_shown(&t, "c@x|");
    /* what comes while an answer is owed */
    put(&t, "RCPT TO:<d@x>\r\nRCPT");
    assert_shown(&t, "c@x|d@x|");
    put(&t, " TO:<e@x>\r\n");
    assert_shown(&t, "c@x|d@x|e@x|");
    talk_free(&t);
}

static void verb_and_keyword_are_taken_in_any_case(void **state)
{
    struct talk t;

    (void)state;
    begin(&t);
    put(&t, "mail from:<>\r\nrcpt to:<A@X>\r\nRcPt tO:<\"a b\"@[1.2.3.4]>\r\n"
            "RCPT TO:<postMASTER> \t\r\nrCPT To:<b@x> A=b NOTIFY=x  \r\n");
    assert_shown(&t, "A@X|\"a b\"@[1.2.3.4]|postMASTER|b@x|");
    talk_free(&t);
}

/* ---- what is not counted ---- */

struct line {
    const char *text;
    int taken; /* by the server, if MAIL is granted */
};

/* The first path that is shown is that of the RCPT which comes next, whether
   it is that of the line or of the one behind it. */
static void assert_as_taken(struct talk *t, const char *line, size_t len,
                            int taken)
{
    static const char last[] = "RCPT TO:<last@z.example>\r\n";
    const char *path;
    char shown[300];
    size_t n;

    again(t, SMTP_STATE_READY);
    put(t, "MAIL FROM:<s@x>\r\n");
    ack(t, line, len, len);
    lay(t, last);
    assert_int_equal(peeked(t->c, t->size, 0, &path, &n), 1);
    assert_true(n < sizeof shown);
    memcpy(shown, path, n);
    shown[n] = '\0';
    assert_int_equal(strcmp(shown, "last@z.example") != 0, taken);
    assert_int_equal(peeked(t->c, t->size, 1, &path, &n), taken);
    answer(t, 250);
    assert_owed(t, SMTP_EVENT_RCPT);
    assert_string_equal(smtp_conn_owed(t->c)->path->raw, shown);
}

static void what_the_server_will_refuse_is_not_counted(void **state)
{
    static const struct line lines[] = {
        {"RCPT TO:<a@b>\r\n", 1},
        {"RCPT TO:<a@b> \t \r\n", 1},
        {"RCPT TO:<a@b>\t\r\n", 1},
        {"RCPT TO:<@x,@y:a@b>\r\n", 1},
        {"RCPT TO:<\"a>\\\"b\"@c>\r\n", 1},
        {"RCPT TO:<a@[IPv6:::1]> NOTIFY=NEVER\r\n", 1},
        {"RCPT TO:<Postmaster>\r\n", 1},
        {"RCPT TO:<" A60 "1234@b>\r\n", 1},
        {"RCPT TO:<1234567890@" D240 ">\r\n", 1},
        {"RCPT\r\n", 0},
        {"RCPT \r\n", 0},
        {"RCPT TO\r\n", 0},
        {"RCPT TO:\r\n", 0},
        {"RCPT TO:<\r\n", 0},
        {"RCPT TO:<>\r\n", 0},
        {"RCPT TO:<a@b\r\n", 0},
        {"RCPT TO:a@b\r\n", 0},
        {"RCPT TO: <a@b>\r\n", 0},
        {"RCPT  TO:<a@b>\r\n", 0},
        {"RCPT\tTO:<a@b>\r\n", 0},
        {"RCPT FROM:<a@b>\r\n", 0},
        {"RCPT TO:<a>\r\n", 0},
        {"RCPT TO:<a b@c>\r\n", 0},
        {"RCPT TO:<a@b>>\r\n", 0},
        {"RCPT TO:<a@b>NOTIFY=NEVER\r\n", 0},
        {"RCPT TO:<a@b>\tNOTIFY=NEVER\r\n", 0},
        {"RCPT TO:<a@b>\nRCPT TO:<c@d>\r\n", 0},
        {"RCPT TO:<a@b>\rRCPT TO:<c@d>\r\n", 0},
        {"RCPT TO:<a@b>\r\r\n", 0},
        {"RCPT TO:<\xc3\xa4@b>\r\n", 0},
        {"RCPT TO:<" A60 "12345@b>\r\n", 0},
        {"RCPT TO:<12345678901@" D240 ">\r\n", 0}};
    struct talk t;
    size_t i;

    (void)state;
    begin(&t);
    for (i = 0; i < COUNT(lines); i++)
        assert_as_taken(&t, lines[i].text, strlen(lines[i].text),
                        lines[i].taken);
    assert_as_taken(&t, "RCPT TO:<a@b>\0\r\n", 16, 0);
    assert_as_taken(&t, "RCPT TO:<a\0@b>\r\n", 16, 0);
    talk_free(&t);
}

/* Blanks at its end make a line of any length. */
static void over_long_line_is_not_counted(void **state)
{
    struct talk t;
    size_t limit, longest, i;
    char line[4000];

    (void)state;
    begin(&t);
    limit = t.cfg->rcpt_line;
    longest = t.cfg->longest;
    assert_true(limit < longest && 2 * longest <= sizeof line);
    for (i = limit - 2; i < 2 * longest; i += i < limit + 2 ? 1 : 89) {
        memset(line, ' ', i);
        memcpy(line, "RCPT TO:<a@b>", 13);
        memcpy(line + i - 2, "\r\n", 2);
        assert_as_taken(&t, line, i, i <= limit);
    }
    talk_free(&t);
}

static void utf8_is_shown_only_where_mail_asked_for_it(void **state)
{
    static const char rcpts[] = "RCPT TO:<\xc3\xa4@x>\r\nRCPT TO:<b@x>\r\n"
                                "RCPT TO:<\xc3@x>\r\n";
    struct talk t;

    (void)state;
    begin(&t);
    put(&t, "MAIL FROM:<s@x> SMTPUTF8\r\n");
    lay(&t, rcpts);
    assert_shown(&t, "\xc3\xa4@x|b@x|");
    answer(&t, 250);
    assert_shown(&t, "b@x|");
    again(&t, SMTP_STATE_READY);
    put(&t, "MAIL FROM:<s@x>\r\n");
    lay(&t, rcpts);
    assert_shown(&t, "b@x|");
    talk_free(&t);
}

/* ---- where it ends ---- */

static void look_ends_at_the_first_line_that_is_no_rcpt(void **state)
{
    static const char *const lines[] = {"DATA\r\n",
                                        "data \r\n",
                                        "BDAT 15\r\n",
                                        "BDAT 15 LAST\r\n",
                                        "BDAT\r\n",
                                        "AUTH LOGIN\r\n",
                                        "AUTH PLAIN AGEAYg==\r\n",
                                        "STARTTLS\r\n",
                                        "MAIL FROM:<r@x>\r\n",
                                        "RSET\r\n",
                                        "NOOP\r\n",
                                        "QUIT\r\n",
                                        "EHLO c.example\r\n",
                                        "VRFY a\r\n",
                                        "HELP\r\n",
                                        "\r\n",
                                        ".\r\n",
                                        " RCPT TO:<c@x>\r\n",
                                        "RCPTX TO:<c@x>\r\n",
                                        "RCP TO:<c@x>\r\n",
                                        "RCPT:TO:<c@x>\r\n",
                                        "TO:<c@x>\r\n",
                                        "GET / HTTP/1.1\r\n",
                                        "\n\r\n",
                                        "\nRCPT TO:<c@x>\r\n",
                                        "\r\r\n",
                                        "\xd2\xc3\xd0\xd4 TO:<c@x>\r\n",
                                        "\x16\r\n",
                                        "DATA " D240 D240 D240 D240 D240
                                        "\r\n",
                                        D240 D240 D240 D240 "\r\n"};
    struct talk t;
    size_t i;

    (void)state;
    begin(&t);
    for (i = 0; i < COUNT(lines); i++) {
        again(&t, SMTP_STATE_READY);
        put(&t, "MAIL FROM:<s@x>\r\nRCPT TO:<a@x>\r\n");
        lay(&t, lines[i]);
        lay(&t, "RCPT TO:<b@x>\r\n");
        assert_shown(&t, "a@x|");
    }
    talk_free(&t);
}

/* One command is in hand, its answer owed, or behind it something else than
   commands comes: what is shown of two RCPT that wait. */
static void assert_behind(struct talk *t, int state, const char *line,
                          const char *shown)
{
    again(t, state);
    put(t, line);
    lay(t, "RCPT TO:<a@x>\r\nRCPT TO:<b@x>\r\n");
    assert_shown(t, shown);
}

static void nothing_is_shown_behind_what_ends_the_envelope(void **state)
{
    static const struct {
        int event;
        int state;
        const char *line;
        const char *shown;
    } cases[] = {{SMTP_EVENT_HELO, SMTP_STATE_RCPT, "EHLO c.example\r\n", ""},
                 {SMTP_EVENT_HELO, SMTP_STATE_MAIL, "HELO c.example\r\n", ""},
                 {SMTP_EVENT_DATA, SMTP_STATE_RCPT, "DATA\r\n", ""},
                 {SMTP_EVENT_DATA, SMTP_STATE_RCPT, "BDAT 30\r\n", ""},
                 {SMTP_EVENT_DATA, SMTP_STATE_RCPT, "BDAT 30 LAST\r\n", ""},
                 {SMTP_EVENT_QUIT, SMTP_STATE_RCPT, "QUIT\r\n", ""},
                 {SMTP_EVENT_AUTH, SMTP_STATE_READY, "AUTH LOGIN\r\n", ""},
                 {SMTP_EVENT_STARTTLS, SMTP_STATE_READY, "STARTTLS\r\n", ""},
                 {SMTP_EVENT_NOOP, SMTP_STATE_READY, "NOOP\r\n", ""},
                 {SMTP_EVENT_NOOP, SMTP_STATE_MAIL, "NOOP\r\n", "a@x|b@x|"},
                 {SMTP_EVENT_VRFY, SMTP_STATE_RCPT, "VRFY v\r\n", "a@x|b@x|"}};
    struct talk t;
    size_t i;

    (void)state;
    begin(&t);
    for (i = 0; i < COUNT(cases); i++) {
        t.answer[cases[i].event] = TALK_OWED;
        assert_behind(&t, cases[i].state, cases[i].line, cases[i].shown);
        assert_owed(&t, cases[i].event);
    }
    talk_free(&t);
}

static void octets_that_are_no_commands_are_not_read_as_such(void **state)
{
    static const char chunk[] = "BDAT 100\r\n";
    char junk[3001];
    struct talk t;

    (void)state;
    begin(&t);
    /* a message, one in chunks, a chunk that was refused */
    assert_behind(&t, SMTP_STATE_RCPT, "DATA\r\n", "");
    assert_behind(&t, SMTP_STATE_RCPT, chunk, "");
    assert_behind(&t, SMTP_STATE_MAIL, chunk, "");
    assert_behind(&t, SMTP_STATE_RCPT, "BDAT 1\r\nx", "");
    /* the response to a challenge, a handshake */
    t.answer[SMTP_EVENT_AUTH] = TALK_OWED;
    again(&t, SMTP_STATE_READY);
    put(&t, "AUTH LOGIN\r\n");
    assert_int_equal(smtp_conn_challenge(t.c, "x", 1), 0);
    talk_pump(&t);
    lay(&t, "RCPT TO:<a@x>\r\n");
    assert_nothing(&t, 0);
    t.answer[SMTP_EVENT_STARTTLS] = 220;
    assert_behind(&t, SMTP_STATE_READY, "STARTTLS\r\n", "");
    /* the rest of a line that is over-long */
    memset(junk, 'x', sizeof junk - 1);
    junk[sizeof junk - 1] = '\0';
    assert_behind(&t, SMTP_STATE_MAIL, junk, "");
    talk_free(&t);
}

static void without_a_transaction_nothing_is_shown(void **state)
{
    static const int states[] = {SMTP_STATE_CONNECT, SMTP_STATE_REFUSED,
                                 SMTP_STATE_HELO,    SMTP_STATE_READY,
                                 SMTP_STATE_DATA,    SMTP_STATE_MESSAGE};
    struct talk t;
    size_t i;

    (void)state;
    begin(&t);
    for (i = 0; i < COUNT(states); i++) {
        again(&t, states[i]);
        lay(&t, "RCPT TO:<a@x>\r\n");
        assert_nothing(&t, 0);
    }
    again(&t, SMTP_STATE_CLOSED);
    assert_nothing(&t, 0);
    /* MAIL was refused */
    again(&t, SMTP_STATE_READY);
    put(&t, "MAIL FROM:<s@x>\r\nRCPT TO:<a@x>\r\n");
    assert_shown(&t, "a@x|");
    assert_int_equal(smtp_conn_reply(t.c, 550, NULL, NULL), 0);
    assert_nothing(&t, 0);
    /* the host has closed */
    again(&t, SMTP_STATE_READY);
    put(&t, "MAIL FROM:<s@x>\r\nRCPT TO:<a@x>\r\n");
    smtp_conn_close(t.c, NULL);
    assert_nothing(&t, 0);
    talk_free(&t);
}

/* ---- wherever it is asked ---- */

static void move(struct talk *t, size_t size)
{
    void *block = calloc(1, size);
    smtp_conn *old = t->c;

    assert_non_null(block);
    t->c = smtp_conn_move(old, block, size);
    assert_non_null(t->c);
    t->size = size;
    free(old);
}

static void moved_or_parked_connection_shows_the_same(void **state)
{
    struct talk t;
    int answered;

    (void)state;
    begin(&t);
    for (answered = 0; answered < 2; answered++) {
        again(&t, SMTP_STATE_READY);
        put(&t, "MAIL FROM:<s@x>\r\nRCPT TO:<a@x>\r\nRCPT TO:<b@x>\r\n"
                "RCPT TO:<c");
        if (answered)
            assert_int_equal(smtp_conn_reply(t.c, 250, NULL, NULL), 0);
        move(&t, smtp_conn_size(t.c));
        assert_true(t.size < smtp_config_need(t.cfg));
        assert_shown(&t, "a@x|b@x|");
        move(&t, 2 * BLOCK);
        assert_shown(&t, "a@x|b@x|");
        lay(&t, "@x>\r\n");
        assert_shown(&t, "a@x|b@x|c@x|");
        move(&t, BLOCK);
    }
    talk_free(&t);
}

static int looking_handler(void *user, smtp_conn *c, const smtp_event *event)
{
    const char *path;
    size_t len;

    assert_int_equal(event->type, SMTP_EVENT_MAIL);
    assert_int_equal(smtp_conn_peek(c, 1, &path, &len), 1);
    assert_int_equal(len, 3);
    assert_memory_equal(path, "b@x", 3);
    ++*(int *)user;
    return SMTP_LATER;
}

static void handler_may_look(void **state)
{
    static const smtp_handler handlers[] = {{SMTP_EVENT_MAIL, looking_handler},
                                            {0, NULL}};
    struct talk t;
    int calls = 0;

    (void)state;
    begin(&t);
    lay(&t, "MAIL FROM:<s@x>\r\nRCPT TO:<a@x>\r\nRCPT TO:<b@x>\r\n");
    assert_int_equal(smtp_conn_dispatch(t.c, t.now, handlers, &calls), 1);
    assert_int_equal(calls, 1);
    talk_free(&t);
}

static void client_has_nothing_to_show(void **state)
{
    const char *path = NULL;
    smtp_conn *server;
    struct talk t;
    size_t len;

    (void)state;
    begin(&t);
    server = t.c;
    t.c = smtp_conn_init_client(calloc(1, BLOCK), BLOCK, t.cfg);
    assert_non_null(t.c);
    lay(&t, "RCPT TO:<a@x>\r\n");
    assert_int_equal(peeked(t.c, BLOCK, 0, &path, &len), 0);
    assert_null(path);
    free(server);
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_whole_line_that_was_acked_is_shown_and_no_more),
        cmocka_unit_test(lines_are_counted_from_the_one_behind_that_in_hand),
        cmocka_unit_test(verb_and_keyword_are_taken_in_any_case),
        cmocka_unit_test(what_the_server_will_refuse_is_not_counted),
        cmocka_unit_test(over_long_line_is_not_counted),
        cmocka_unit_test(utf8_is_shown_only_where_mail_asked_for_it),
        cmocka_unit_test(look_ends_at_the_first_line_that_is_no_rcpt),
        cmocka_unit_test(nothing_is_shown_behind_what_ends_the_envelope),
        cmocka_unit_test(octets_that_are_no_commands_are_not_read_as_such),
        cmocka_unit_test(without_a_transaction_nothing_is_shown),
        cmocka_unit_test(moved_or_parked_connection_shows_the_same),
        cmocka_unit_test(handler_may_look),
        cmocka_unit_test(client_has_nothing_to_show),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
