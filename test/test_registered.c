/*
 * What EHLO offers is registered with IANA, whatever is configured [5321
 * 2.2.2]: the answer with all extensions on, keyword by keyword. And what was
 * asked in one group is answered in one [2920 3.2].
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib_talk.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* IANA's "SMTP Service Extensions", of which VRFY need not be listed [5321
   3.5.1, 3.5.3]; the others begin with X. */
static const char *const registered[] = {
    "8BITMIME",   "ATRN",        "AUTH",          "BINARYMIME",
    "BURL",       "CHECKPOINT",  "CHUNKING",      "CONNEG",
    "CONPERM",    "DELIVERBY",   "DSN",           "ENHANCEDSTATUSCODES",
    "ETRN",       "EXPN",        "FUTURERELEASE", "HELP",
    "LIMITS",     "MT-PRIORITY", "MTRK",          "NO-SOLICITING",
    "PIPELINING", "REQUIRETLS",  "RRVS",          "SIZE",
    "SMTPUTF8",   "STARTTLS",    "SUBMITTER",     "VRFY"};

static int is_registered(const char *keyword, size_t len)
{
    size_t i;

    if (len > 1 && keyword[0] == 'X')
        return 1;
    for (i = 0; i < COUNT(registered); i++) {
        if (strlen(registered[i]) == len &&
            memcmp(registered[i], keyword, len) == 0)
            return 1;
    }
    return 0;
}

static void all_on(struct talk *t)
{
    int option;

    talk_config(t);
    for (option = 100; option < 200; option++)
        smtp_config_set(t->cfg, option, 1);
    assert_int_equal(
        smtp_config_set_text(t->cfg, SMTP_TEXT_MECHS, "SCRAM-SHA-256 PLAIN"),
        0);
}

/* Checks the keywords of an answer to EHLO; returns how many there are. */
static unsigned check_keywords(const char *text)
{
    const char *line = strchr(text, '\n');
    unsigned count = 0;

    assert_non_null(line);
    for (line++; *line; line = strchr(line, '\n') + 1, count++) {
        size_t len = strcspn(line + 4, " \r");

        assert_memory_equal(line, "250", 3);
        if (!is_registered(line + 4, len))
            fail_msg("not registered: %.*s", (int)len, line + 4);
    }
    return count;
}

static void every_keyword_is_registered_or_begins_with_x(void **state)
{
    struct talk t;
    unsigned in_clear, inside;

    (void)state;
    all_on(&t);
    talk_start(&t, 0);
    talk_pump(&t);
    assert_int_equal(talk_say(&t, "EHLO c.example\r\n"), 250);
    in_clear = check_keywords(t.out.at);
    /* At least those that need no other and no TLS. */
    assert_true(in_clear >= 15);
    talk_free(&t);
    all_on(&t);
    assert_int_equal(smtp_config_set(t.cfg, SMTP_OPT_TLS_FIRST, 1), 0);
    talk_start(&t, 0);
    talk_pump(&t);
    assert_int_equal(smtp_conn_tls_done(t.c, SMTP_TLS_OK), 0);
    talk_pump(&t);
    assert_int_equal(talk_say(&t, "EHLO c.example\r\n"), 250);
    inside = check_keywords(t.out.at);
    assert_true(inside >= in_clear - 1); /* without STARTTLS */
    assert_null(strstr(t.out.at, "STARTTLS"));
    talk_free(&t);
}

/* Takes all events and grants them; nothing is sent meanwhile. */
static void grant_all(struct talk *t)
{
    const smtp_event *event;

    while ((event = smtp_conn_next(t->c, 0)) != NULL) {
        if (event->owed)
            assert_int_equal(smtp_conn_reply(t->c, 250, NULL, "OK"), 0);
    }
}

static void answers_to_a_group_go_out_as_one(void **state)
{
    static const char group[] = "RSET\r\n"
                                "MAIL FROM:<a@b.example>\r\n"
                                "RCPT TO:<c@d.example>\r\n"
                                "RCPT TO:<e@f.example>\r\n";
    struct talk t;
    const char *p;
    size_t len;
    void *room;

    (void)state;
    talk_config(&t);
    talk_start(&t, 16384);
    talk_to(&t, SMTP_STATE_READY);
    room = smtp_conn_recv_buf(t.c, &len);
    assert_non_null(room);
    assert_true(len >= sizeof group - 1);
    memcpy(room, group, sizeof group - 1);
    assert_int_equal(smtp_conn_recv_ack(t.c, sizeof group - 1), 0);
    grant_all(&t);
    p = smtp_conn_send_buf(t.c, &len);
    assert_non_null(p);
    assert_int_equal(len, strlen("250 Requested mail action okay, completed"
                                 "\r\n250 OK\r\n250 OK\r\n250 OK\r\n"));
    assert_memory_equal(p + len - 24, "250 OK\r\n250 OK\r\n250 OK\r\n", 24);
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_keyword_is_registered_or_begins_with_x),
        cmocka_unit_test(answers_to_a_group_go_out_as_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
