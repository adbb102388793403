/*
 * smtp_conn_peek(): what it tells of the recipients that wait, and that it
 * tells it without a trace.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_talk.h"

/* A transaction whose event of that type is owed, in a large block. */
static void begin(struct talk *t, int owed)
{
    talk_config(t);
    smtp_config_set(t->cfg, SMTP_EXT_CHUNKING, 1);
    talk_start(t, 8192);
    talk_to(t, SMTP_STATE_READY);
    t->answer[owed] = TALK_OWED;
}

/* The block is the same before and behind the call. */
static int peek(struct talk *t, size_t i, const char **path, size_t *len)
{
    void *before = malloc(t->size);
    int rc;

    assert_non_null(before);
    memcpy(before, t->c, t->size);
    rc = smtp_conn_peek(t->c, i, path, len);
    assert_memory_equal(before, t->c, t->size);
    free(before);
    return rc;
}

static void shows(struct talk *t, size_t i, const char *want)
{
    const char *path = NULL;
    size_t len = 0;

    assert_int_equal(peek(t, i, &path, &len), 1);
    assert_int_equal(len, strlen(want));
    assert_memory_equal(path, want, len);
}

static void shows_none(struct talk *t, size_t i)
{
    static const char untouched[] = "x";
    const char *path = untouched;
    size_t len = 4711;

    assert_int_equal(peek(t, i, &path, &len), 0);
    assert_ptr_equal(path, untouched);
    assert_int_equal(len, 4711);
}

static void recipients_behind_the_one_in_hand_are_shown_in_order(void **state)
{
    struct talk t;

    (void)state;
    begin(&t, SMTP_EVENT_RCPT);
    talk_say(&t, "MAIL FROM:<a@b>\r\nRCPT TO:<in@hand>\r\nRCPT TO:<c@d>\r\n"
                 "rcpt to:<@r:\"e f\"@g>\r\nRCPT TO:<Postmaster> X=1\r\n"
                 "RCPT TO:<h@i>\r\n");
    assert_string_equal(smtp_conn_owed(t.c)->path->mailbox, "in@hand");
    shows(&t, 0, "c@d");
    shows(&t, 1, "@r:\"e f\"@g");
    shows(&t, 2, "Postmaster");
    shows(&t, 3, "h@i");
    shows_none(&t, 4);
    shows_none(&t, SIZE_MAX);
    shows(&t, 0, "c@d");
    /* each still comes, in its turn */
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, NULL), 0);
    talk_pump(&t);
    assert_string_equal(smtp_conn_owed(t.c)->path->mailbox, "c@d");
    shows(&t, 0, "@r:\"e f\"@g");
    shows_none(&t, 3);
    talk_free(&t);
}

static void recipients_behind_mail_are_shown(void **state)
{
    struct talk t;

    (void)state;
    begin(&t, SMTP_EVENT_MAIL);
    talk_say(&t, "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n");
    shows(&t, 0, "c@d");
    shows_none(&t, 1);
    talk_free(&t);
}

static void first_other_line_ends_the_count(void **state)
{
    static const char *const lines[] = {"DATA\r\n",
                                        "RCPT TO:c@d\r\n",
                                        "RCPT TO:<c@d\r\n",
                                        "RCPT TO:<>\r\n",
                                        "RCPT  TO:<c@d>\r\n",
                                        "RCPT TO: <c@d>\r\n",
                                        "RCPT FROM:<c@d>\r\n",
                                        "RCPT TO:<c@d>x\r\n",
                                        "RCPT\r\n",
                                        "\r\n",
                                        "MAIL FROM:<c@d>\r\n",
                                        "RCPT TO:<c d@e>\r\n",
                                        "RCPTX TO:<c@d>\r\n",
                                        "RCPT TO:<c@d>\nRCPT TO:<e@f>\r\n"};
    char text[200];
    struct talk t;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof lines / sizeof *lines; i++) {
        begin(&t, SMTP_EVENT_RCPT);
        strcpy(text, "MAIL FROM:<a@b>\r\nRCPT TO:<in@hand>\r\n"
                     "RCPT TO:<1@x>\r\n");
        strcat(text, lines[i]);
        strcat(text, "RCPT TO:<2@x>\r\n");
        talk_say(&t, text);
        shows(&t, 0, "1@x");
        shows_none(&t, 1);
        talk_free(&t);
    }
}

static void line_that_is_not_whole_is_not_shown(void **state)
{
    static const char line[] = "RCPT TO:<c@d>\r\n";
    struct talk t;
    size_t i;

    (void)state;
    begin(&t, SMTP_EVENT_RCPT);
    talk_say(&t, "MAIL FROM:<a@b>\r\nRCPT TO:<in@hand>\r\n");
    for (i = 0; i < sizeof line - 1; i++) {
        shows_none(&t, 0);
        talk_feed(&t, line + i, 1);
    }
    shows(&t, 0, "c@d");
    talk_free(&t);
}

static void line_over_its_limit_is_not_shown(void **state)
{
    char text[700];
    struct talk t;
    size_t blanks;

    (void)state;
    for (blanks = 498; blanks <= 499; blanks++) {
        begin(&t, SMTP_EVENT_MAIL);
        talk_say(&t, "MAIL FROM:<a@b>\r\n");
        memset(text, ' ', sizeof text);
        memcpy(text, "RCPT TO:<c@d>", 13);
        memcpy(text + 13 + blanks - 1, "\r\n", 2);
        talk_feed(&t, text, 13 + blanks + 1);
        if (13 + blanks + 1 <= 512)
            shows(&t, 0, "c@d");
        else
            shows_none(&t, 0);
        talk_free(&t);
    }
}

/* What waits there may be the message, or belong to another session. */
static void nothing_is_shown_where_no_recipient_may_wait(void **state)
{
    static const int owing[] = {SMTP_EVENT_DATA, SMTP_EVENT_MESSAGE,
                                SMTP_EVENT_NOOP, SMTP_EVENT_HELO};
    static const char *const says[] = {
        "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nRCPT TO:<x@y>\r\n",
        "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nBDAT 0 LAST\r\n"
        "RCPT TO:<x@y>\r\n",
        "MAIL FROM:<a@b>\r\nNOOP\r\nRCPT TO:<x@y>\r\n",
        "EHLO c\r\nRCPT TO:<x@y>\r\n"};
    struct talk t;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof owing / sizeof *owing; i++) {
        begin(&t, owing[i]);
        talk_say(&t, says[i]);
        assert_int_equal(smtp_conn_owed(t.c)->type, owing[i]);
        shows_none(&t, 0);
        talk_free(&t);
    }
    begin(&t, SMTP_EVENT_RCPT);
    shows_none(&t, 0);
    smtp_conn_close(t.c, NULL);
    shows_none(&t, 0);
    talk_free(&t);
}

static void utf8_is_shown_where_it_may_come(void **state)
{
    static const char says[] = "MAIL FROM:<a@b> SMTPUTF8\r\n"
                               "RCPT TO:<in@hand>\r\nRCPT TO:<\xc3\xa9@d>\r\n";
    struct talk t;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_EXT_SMTPUTF8, 1);
    talk_start(&t, 8192);
    talk_to(&t, SMTP_STATE_CONNECT);
    smtp_conn_reply(t.c, 220, NULL, NULL);
    talk_pump(&t);
    talk_say(&t, "EHLO c\r\n");
    t.answer[SMTP_EVENT_RCPT] = TALK_OWED;
    talk_say(&t, says);
    shows(&t, 0, "\xc3\xa9@d");
    talk_free(&t);
    begin(&t, SMTP_EVENT_RCPT);
    talk_say(&t, "MAIL FROM:<a@b>\r\nRCPT TO:<in@hand>\r\n"
                 "RCPT TO:<\xc3\xa9@d>\r\n");
    shows_none(&t, 0);
    talk_free(&t);
}

static void clients_have_none(void **state)
{
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    size_t size = smtp_config_need(cfg), len = 0;
    smtp_conn *c = smtp_conn_init_client(malloc(size), size, cfg);
    const char *path = NULL;

    (void)state;
    assert_non_null(c);
    assert_int_equal(smtp_conn_peek(c, 0, &path, &len), SMTP_EMISUSE);
    assert_null(path);
    free(c);
    free(cfg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recipients_behind_the_one_in_hand_are_shown_in_order),
        cmocka_unit_test(recipients_behind_mail_are_shown),
        cmocka_unit_test(first_other_line_ends_the_count),
        cmocka_unit_test(line_that_is_not_whole_is_not_shown),
        cmocka_unit_test(line_over_its_limit_is_not_shown),
        cmocka_unit_test(nothing_is_shown_where_no_recipient_may_wait),
        cmocka_unit_test(utf8_is_shown_where_it_may_come),
        cmocka_unit_test(clients_have_none)};

    return cmocka_run_group_tests_name("peek", tests, NULL, NULL);
}
