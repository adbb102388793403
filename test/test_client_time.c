/*
 * A client's waits while octets are still to be sent, which transcripts can't
 * show, as there all goes out at once: RFC 5321 4.5.3.2.5, three minutes for a
 * block, and the time for an answer when its command has gone out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib_caller.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND };

static uint64_t left(const struct caller *t)
{
    return smtp_conn_deadline(t->c) - t->now;
}

static void set_up(struct caller *t, int state)
{
    caller_config(t);
    caller_start(t, 8192);
    caller_to(t, state);
}

/* Sends len octets, and looks what comes of it. */
static void send_some(struct caller *t, size_t len)
{
    size_t room;

    assert_non_null(smtp_conn_send_buf(t->c, &room));
    assert_true(len <= room);
    assert_int_equal(smtp_conn_send_ack(t->c, len), 0);
    caller_pump(t);
}

/* The server took nothing more: the session has ended. */
static void is_left(struct caller *t)
{
    caller_pump(t);
    assert_int_equal(t->count[SMTP_EVENT_CLOSED], 1);
    assert_int_equal(t->code[SMTP_EVENT_CLOSED], 0);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_ERROR), SMTP_ETIMEOUT);
    assert_int_equal(smtp_conn_want(t->c), SMTP_WANT_CLOSE);
    assert_true(smtp_conn_deadline(t->c) == UINT64_MAX);
    caller_free(t);
}

static void a_block_of_a_message_has_three_minutes(void **state)
{
    struct caller t;

    (void)state;
    set_up(&t, SMTP_STATE_DATA);
    assert_true(smtp_conn_deadline(t.c) == UINT64_MAX);
    t.held = 1;
    assert_int_equal(smtp_client_body(t.c, "x\r\n", 3), 3);
    caller_pump(&t);
    assert_int_equal(left(&t), 3 * MINUTE);
    t.now += 3 * MINUTE - 1;
    caller_pump(&t);
    assert_int_equal(left(&t), 1);
    assert_int_equal(t.count[SMTP_EVENT_CLOSED], 0);
    t.now++;
    is_left(&t);
}

static void each_block_that_is_sent_wins_three_minutes(void **state)
{
    struct caller t;
    int i;

    (void)state;
    set_up(&t, SMTP_STATE_DATA);
    t.held = 1;
    assert_int_equal(smtp_client_body(t.c, "0123456789", 10), 10);
    caller_pump(&t);
    for (i = 0; i < 9; i++) {
        t.now += 3 * MINUTE - 1;
        send_some(&t, 1);
        assert_int_equal(left(&t), 3 * MINUTE);
    }
    t.now += 3 * MINUTE;
    is_left(&t);
}

static void a_message_that_is_sent_may_rest(void **state)
{
    struct caller t;

    (void)state;
    set_up(&t, SMTP_STATE_DATA);
    t.held = 1;
    assert_int_equal(smtp_client_body(t.c, "x\r\n", 3), 3);
    caller_pump(&t);
    t.now += MINUTE;
    send_some(&t, 3);
    assert_true(smtp_conn_deadline(t.c) == UINT64_MAX);
    t.now += 1000 * (uint64_t)MINUTE;
    caller_pump(&t);
    assert_int_equal(t.count[SMTP_EVENT_CLOSED], 0);
    caller_free(&t);
}

static void an_answer_has_its_time_when_its_command_is_sent(void **state)
{
    struct caller t;

    (void)state;
    set_up(&t, SMTP_STATE_READY);
    t.held = 1;
    assert_int_equal(smtp_client_mail(t.c, "a@b.example", NULL, 0), 0);
    caller_pump(&t);
    assert_int_equal(left(&t), 3 * MINUTE);
    t.now += 2 * MINUTE;
    send_some(&t, 4);
    assert_int_equal(left(&t), 3 * MINUTE);
    t.now += 2 * MINUTE;
    send_some(&t, sizeof "MAIL FROM:<a@b.example>\r\n" - 1 - 4);
    assert_int_equal(left(&t), 5 * MINUTE);
    t.now += 5 * MINUTE;
    is_left(&t);
}

static void the_end_of_a_message_has_ten_minutes_when_it_is_sent(void **state)
{
    struct caller t;

    (void)state;
    set_up(&t, SMTP_STATE_DATA);
    t.held = 1;
    assert_int_equal(smtp_client_body(t.c, "x\r\n", 3), 3);
    assert_int_equal(smtp_client_body_end(t.c), 0);
    caller_pump(&t);
    assert_int_equal(left(&t), 3 * MINUTE);
    t.now += 2 * MINUTE;
    send_some(&t, 6);
    assert_int_equal(left(&t), 10 * MINUTE);
    t.now += 10 * MINUTE;
    is_left(&t);
}

/* A server may answer a part of a group before it has taken all of it. */
static void
what_is_not_sent_has_the_time_of_a_block_though_answers_come(void **state)
{
    struct caller t;

    (void)state;
    set_up(&t, SMTP_STATE_READY);
    t.held = 1;
    assert_int_equal(smtp_client_mail(t.c, "a@b.example", NULL, 0), 0);
    assert_int_equal(smtp_client_rcpt(t.c, "c@d.example", NULL, 0), 0);
    caller_pump(&t);
    send_some(&t, sizeof "MAIL FROM:<a@b.example>\r\n" - 1);
    t.now += MINUTE;
    assert_int_equal(caller_feed(&t, "250 ok\r\n", 8), 8);
    assert_int_equal(t.count[SMTP_EVENT_MAIL], 1);
    assert_int_equal(left(&t), 3 * MINUTE);
    t.now += 3 * MINUTE;
    is_left(&t);
}

static void the_time_of_a_block_is_set_by_the_host(void **state)
{
    struct caller t;

    (void)state;
    caller_config(&t);
    assert_int_equal(smtp_config_set(t.cfg, SMTP_OPT_TIMEOUT_BLOCK, 7), 0);
    caller_start(&t, 8192);
    caller_to(&t, SMTP_STATE_DATA);
    t.held = 1;
    assert_int_equal(smtp_client_body(t.c, "x\r\n", 3), 3);
    caller_pump(&t);
    assert_int_equal(left(&t), 7);
    t.now += 7;
    is_left(&t);
}

/* Whatever the server has said, the host sends its chunk to the end. */
static void a_chunk_of_the_host_wins_time_by_what_is_sent(void **state)
{
    struct caller t;

    (void)state;
    set_up(&t, SMTP_STATE_RCPT);
    assert_int_equal(smtp_client_chunk(t.c, 100, 1), 0);
    caller_pump(&t);
    t.now += 2 * MINUTE;
    caller_pump(&t);
    assert_int_equal(smtp_client_sent(t.c, 1), 0);
    caller_pump(&t);
    assert_true(left(&t) >= 3 * MINUTE);
    t.now += 2 * MINUTE;
    caller_pump(&t);
    assert_int_equal(smtp_client_sent(t.c, 99), 0);
    caller_pump(&t);
    assert_int_equal(left(&t), 10 * MINUTE);
    t.now += 10 * MINUTE;
    is_left(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_of_a_message_has_three_minutes),
        cmocka_unit_test(each_block_that_is_sent_wins_three_minutes),
        cmocka_unit_test(a_message_that_is_sent_may_rest),
        cmocka_unit_test(an_answer_has_its_time_when_its_command_is_sent),
        cmocka_unit_test(the_end_of_a_message_has_ten_minutes_when_it_is_sent),
        cmocka_unit_test(
            what_is_not_sent_has_the_time_of_a_block_though_answers_come),
        cmocka_unit_test(the_time_of_a_block_is_set_by_the_host),
        cmocka_unit_test(a_chunk_of_the_host_wins_time_by_what_is_sent)};

    return cmocka_run_group_tests_name("client_time", tests, NULL, NULL);
}
