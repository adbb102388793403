/*
 * The connection's memory: how little it is, and that it can be moved at any
 * time with all that is in it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib_check.h"
#include "lib_talk.h"
#include "smtp_stream.h"

static const char name_of_60[] =
    "aaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbb.example";

static void fixed_part_is_at_most_512_octets(void **state)
{
    (void)state;
    assert_true(sizeof(struct smtp_conn) <= 512);
}

static void least_block_is_2_kib_and_with_dsn_3_kib(void **state)
{
    struct talk t;

    (void)state;
    assert_int_equal(sizeof(name_of_60) - 1, 60);
    talk_config(&t);
    smtp_config_set_text(t.cfg, SMTP_TEXT_HOSTNAME, name_of_60);
    smtp_config_set(t.cfg, SMTP_EXT_ENHANCEDSTATUSCODES, 1);
    assert_true(smtp_config_need(t.cfg) <= 2048);
    smtp_config_set(t.cfg, SMTP_EXT_DSN, 1);
    assert_true(smtp_config_need(t.cfg) <= 3072);
    /* it suffices for a whole session */
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_DATA);
    assert_int_equal(talk_say(&t, ".\r\n"), 250);
    talk_free(&t);
}

static void
idle_connection_parks_in_its_fixed_part_and_room_for_421(void **state)
{
    struct talk t;

    (void)state;
    talk_config(&t);
    talk_start(&t, 65536);
    talk_to(&t, SMTP_STATE_READY);
    assert_true(smtp_conn_size(t.c) <= 512 + 200 + 16 * sizeof(smtp_param));
    talk_say(&t, "NO");
    assert_true(smtp_conn_size(t.c) <= 514 + 200 + 16 * sizeof(smtp_param));
    talk_free(&t);
}

/* ---- moving ---- */

/* Moves to a block of size octets and frees the old one. */
static void move_to(struct talk *t, size_t size)
{
    unsigned char *old = (unsigned char *)t->c;
    unsigned char *block = (unsigned char *)malloc(size);
    smtp_conn *c;
    size_t i;

    memset(block, 0xa5, size);
    c = smtp_conn_move(t->c, block, size);
    assert_ptr_equal(c, block);
    for (i = 0; i < t->size; i++)
        assert_int_equal(old[i], 0);
    memset(old, 0xa5, t->size);
    free(old);
    t->c = c;
    t->size = size;
}

static void describe_owed(const struct talk *t, struct text *log)
{
    const smtp_event *e = smtp_conn_owed(t->c);

    text_reset(log);
    assert_non_null(e);
    check_log(log, t->c, e);
}

/* Every pointer of an event must point into the block, or to constants; a
   checker of memory sees those that point to the old block, which is freed. */
static void check_owed_survives(struct talk *t)
{
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    size_t sizes[4], i;

    describe_owed(t, &before);
    sizes[0] = smtp_conn_size(t->c);
    sizes[1] = smtp_config_need(t->cfg);
    sizes[2] = 65536;
    sizes[3] = 5000;
    for (i = 0; i < 4; i++) {
        if (sizes[i] < smtp_conn_size(t->c))
            sizes[i] = smtp_conn_size(t->c);
        move_to(t, sizes[i]);
        describe_owed(t, &after);
        assert_string_equal(before.at, after.at);
    }
    text_free(&before);
    text_free(&after);
}

static void owed_event_survives_moves_in_every_state(void **state)
{
    static const struct {
        int state, event;
        const char *line, *reply;
    } cases[] = {
        {SMTP_STATE_HELO, SMTP_EVENT_HELO, "EHLO c.example\r\n",
         "250-foo.com\r\n"},
        {SMTP_STATE_RCPT, SMTP_EVENT_HELO, "HELO [192.0.2.1]\r\n",
         "250 foo.com\r\n"},
        {SMTP_STATE_READY, SMTP_EVENT_MAIL,
         "MAIL FROM:<@x.example,@y.example:\"a b\"@[IPv6:2001:db8::1]> "
         "SIZE=1000 BODY=8BITMIME RET=HDRS ENVID=QQ314159\r\n",
         "250 Requested mail action okay, completed\r\n"},
        {SMTP_STATE_READY, SMTP_EVENT_MAIL, "MAIL FROM:<>\r\n",
         "250 Requested mail action okay, completed\r\n"},
        {SMTP_STATE_MAIL, SMTP_EVENT_RCPT,
         "RCPT TO:<c@d.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;c@d\r\n",
         "250 Requested mail action okay, completed\r\n"},
        {SMTP_STATE_RCPT, SMTP_EVENT_RCPT, "RCPT TO:<Postmaster>\r\n",
         "250 Requested mail action okay, completed\r\n"},
        {SMTP_STATE_RCPT, SMTP_EVENT_DATA, "DATA\r\n",
         "354 Start mail input; end with <CRLF>.<CRLF>\r\n"},
        {SMTP_STATE_DATA, SMTP_EVENT_MESSAGE, "three\r\n.\r\n",
         "250 Requested mail action okay, completed\r\n"},
        {SMTP_STATE_READY, SMTP_EVENT_VRFY, "VRFY \"John Doe\"\r\n",
         "252 Cannot VRFY user, but will accept message and attempt "
         "delivery\r\n"},
        {SMTP_STATE_MAIL, SMTP_EVENT_EXPN, "EXPN list\r\n",
         "250 Requested mail action okay, completed\r\n"},
        {SMTP_STATE_HELO, SMTP_EVENT_HELP, "HELP\r\n", "214 Help message\r\n"},
        {SMTP_STATE_HELO, SMTP_EVENT_NOOP, "NOOP hello\r\n",
         "250 Requested mail action okay, completed\r\n"},
        {SMTP_STATE_HELO, SMTP_EVENT_OTHER, "XFOO a  b\r\n",
         "502 Command not implemented\r\n"},
        {SMTP_STATE_RCPT, SMTP_EVENT_QUIT, "QUIT\r\n",
         "221 foo.com Service closing transmission channel\r\n"}};
    struct talk t;
    size_t i;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_EXT_DSN, 1);
    smtp_config_set(t.cfg, SMTP_OPT_OTHER, 1);
    talk_start(&t, 0);
    for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        int answer = t.answer[cases[i].event];

        talk_again(&t, cases[i].state);
        t.answer[cases[i].event] = TALK_OWED;
        talk_say(&t, cases[i].line);
        assert_int_equal(t.count[cases[i].event] > 0, 1);
        check_owed_survives(&t);
        t.answer[cases[i].event] = answer;
        assert_int_equal(smtp_conn_reply(t.c, answer, NULL, NULL), 0);
        talk_say(&t, "");
        assert_memory_equal(t.out.at, cases[i].reply, strlen(cases[i].reply));
    }
    talk_free(&t);
}

static void greeting_that_is_owed_survives_moves(void **state)
{
    struct talk t;

    (void)state;
    talk_config(&t);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_CONNECT);
    check_owed_survives(&t);
    assert_int_equal(smtp_conn_reply(t.c, 220, NULL, NULL), 0);
    assert_int_equal(talk_say(&t, ""), 220);
    talk_free(&t);
}

/* What was received and not read, and what was written and not sent. */
static void octets_on_their_way_survive_moves(void **state)
{
    struct text out = {NULL, 0, 0};
    struct talk t;
    const void *p;
    size_t room, len, i;

    (void)state;
    talk_config(&t);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_HELO);
    t.answer[SMTP_EVENT_EXPN] = TALK_OWED;
    talk_say(&t, "EXPN x\r\nNOOP one\r\nMAIL FR");
    for (i = 0; i < 10; i++)
        if (smtp_conn_reply_line(t.c, 250, NULL, "line") == SMTP_EROOM)
            break;
    move_to(&t, smtp_conn_size(t.c));
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, "last"), 0);
    move_to(&t, 65536);
    for (len = 3; (p = smtp_conn_send_buf(t.c, &room)) != NULL;) {
        room = room < len ? room : len;
        text_add(&out, p, room);
        assert_int_equal(smtp_conn_send_ack(t.c, room), 0);
        move_to(&t, smtp_conn_size(t.c) + 64);
    }
    assert_memory_equal(out.at, "250-line\r\n", 10);
    assert_memory_equal(out.at + out.len - 10, "250 last\r\n", 10);
    move_to(&t, smtp_config_need(t.cfg));
    assert_int_equal(talk_say(&t, "OM:<>\r\n"), 503);
    assert_memory_equal(t.out.at, "250 Requested", 13);
    assert_int_equal(t.count[SMTP_EVENT_NOOP], 1);
    text_free(&out);
    talk_free(&t);
}

static void answer_held_for_a_refused_message_survives_moves(void **state)
{
    struct talk t;

    (void)state;
    talk_config(&t);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_DATA);
    assert_int_equal(smtp_conn_reply(t.c, 554, NULL, "No\nreally"), 0);
    move_to(&t, smtp_conn_size(t.c));
    talk_say(&t, "");
    move_to(&t, 30000);
    talk_say(&t, "three\r\n..\r\n");
    move_to(&t, smtp_conn_size(t.c));
    move_to(&t, smtp_config_need(t.cfg));
    assert_int_equal(talk_say(&t, ".\r\n"), 554);
    assert_string_equal(t.out.at, "554-No\r\n554 really\r\n");
    assert_int_equal(t.abort_code, 554);
    talk_free(&t);
}

static void closed_connection_survives_moves(void **state)
{
    struct talk t;

    (void)state;
    talk_config(&t);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_RCPT);
    smtp_conn_close(t.c, "Bye");
    move_to(&t, smtp_conn_size(t.c));
    assert_int_equal(talk_say(&t, ""), 421);
    assert_string_equal(t.out.at, "421 foo.com Bye\r\n");
    assert_int_equal(t.count[SMTP_EVENT_ABORT], 1);
    assert_int_equal(t.count[SMTP_EVENT_CLOSED], 1);
    move_to(&t, smtp_conn_size(t.c));
    assert_int_equal(smtp_conn_want(t.c), SMTP_WANT_CLOSE);
    talk_free(&t);
}

static void every_state_can_be_left_parked_and_goes_on(void **state)
{
    static const struct {
        int state;
        const char *line;
        int code;
    } cases[] = {{SMTP_STATE_REFUSED, "NOOP\r\n", 503},
                 {SMTP_STATE_HELO, "HELO c.example\r\n", 250},
                 {SMTP_STATE_READY, "MAIL FROM:<>\r\n", 250},
                 {SMTP_STATE_MAIL, "RCPT TO:<a@b>\r\n", 250},
                 {SMTP_STATE_RCPT, "DATA\r\n", 354},
                 {SMTP_STATE_DATA, ".\r\n", 250}};
    struct talk t;
    size_t i, room = 1;

    (void)state;
    talk_config(&t);
    talk_start(&t, 0);
    for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        talk_again(&t, cases[i].state);
        move_to(&t, smtp_conn_size(t.c));
        talk_pump(&t);
        assert_true(t.size < smtp_config_need(t.cfg));
        assert_int_equal(smtp_conn_want(t.c), SMTP_WANT_RECV);
        assert_null(smtp_conn_recv_buf(t.c, &room));
        assert_int_equal(room, 0);
        assert_int_equal(smtp_conn_recv_ack(t.c, 1), SMTP_EINVAL);
        move_to(&t, smtp_config_need(t.cfg));
        assert_int_equal(talk_say(&t, cases[i].line), cases[i].code);
    }
    talk_free(&t);
}

/* A host that parks does not have to wake a connection to hear of its end. */
static void parked_connection_hears_of_eof_close_and_deadline(void **state)
{
    struct talk t;
    int end;

    (void)state;
    talk_config(&t);
    talk_start(&t, 0);
    for (end = 0; end < 3; end++) {
        t.now = 1000;
        talk_again(&t, SMTP_STATE_MAIL);
        move_to(&t, smtp_conn_size(t.c));
        talk_pump(&t);
        if (end == 0)
            assert_int_equal(smtp_conn_recv_eof(t.c), 0);
        else if (end == 1)
            assert_int_equal(smtp_conn_close(t.c, NULL), 0);
        else
            t.now += 300000;
        talk_pump(&t);
        assert_int_equal(t.count[SMTP_EVENT_ABORT], 1);
        assert_int_equal(t.count[SMTP_EVENT_CLOSED], 1);
        assert_int_equal(t.out.len > 0, end > 0);
        assert_int_equal(smtp_conn_want(t.c), SMTP_WANT_CLOSE);
        move_to(&t, smtp_config_need(t.cfg));
    }
    talk_free(&t);
}

/* ---- what is refused ---- */

static void
move_to_less_or_misaligned_is_null_and_changes_nothing(void **state)
{
    struct talk t;
    unsigned char *copy, *other;
    size_t size;
    int where;

    (void)state;
    talk_config(&t);
    talk_start(&t, 0);
    for (where = SMTP_STATE_CONNECT; where <= SMTP_STATE_CLOSED; where++) {
        if (where == SMTP_STATE_TLS)
            continue;
        talk_again(&t, where);
        size = smtp_conn_size(t.c);
        copy = (unsigned char *)malloc(t.size);
        other = (unsigned char *)malloc(t.size + 16);
        memcpy(copy, t.c, t.size);
        assert_null(smtp_conn_move(t.c, other, size - 1));
        assert_null(smtp_conn_move(t.c, other, 0));
        assert_null(smtp_conn_move(t.c, other + 1, t.size));
        assert_null(smtp_conn_move(t.c, t.c, size - 1));
        assert_memory_equal(copy, t.c, t.size);
        free(copy);
        free(other);
    }
    talk_free(&t);
}

static int move_handler(void *user, smtp_conn *c, const smtp_event *e)
{
    void *block = malloc(20000);

    (void)e;
    *(int *)user = smtp_conn_move(c, block, 20000) == NULL;
    free(block);
    return 220;
}

static void move_in_a_handler_is_null(void **state)
{
    static const smtp_handler handlers[] = {{SMTP_EVENT_CONNECT, move_handler},
                                            {0, NULL}};
    struct talk t;
    int refused = 0;

    (void)state;
    talk_config(&t);
    talk_start(&t, 0);
    assert_int_equal(smtp_conn_dispatch(t.c, 1, handlers, &refused), 1);
    assert_int_equal(refused, 1);
    talk_free(&t);
}

/* ---- in place ---- */

static void block_may_shrink_and_grow_in_place(void **state)
{
    enum { LARGE = 20000 };
    struct talk t;
    unsigned char *block;
    size_t size, i;

    (void)state;
    talk_config(&t);
    talk_start(&t, LARGE);
    block = (unsigned char *)t.c;
    talk_to(&t, SMTP_STATE_READY);
    t.answer[SMTP_EVENT_MAIL] = TALK_OWED;
    talk_say(&t, "MAIL FROM:<secret@b.example> SIZE=77\r\nRCPT TO:<x@y>\r\n");
    size = smtp_conn_size(t.c);
    assert_ptr_equal(smtp_conn_move(t.c, block, size), block);
    for (i = size; i < LARGE; i++)
        assert_int_equal(block[i], 0);
    assert_string_equal(smtp_conn_owed(t.c)->path->raw, "secret@b.example");
    memset(block + size, 0xa5, LARGE - size);
    assert_ptr_equal(smtp_conn_move(t.c, block, LARGE), block);
    assert_string_equal(smtp_conn_owed(t.c)->path->raw, "secret@b.example");
    assert_int_equal(smtp_conn_owed(t.c)->param->number, 77);
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, NULL), 0);
    assert_int_equal(talk_say(&t, "RCPT TO:<z@y>\r\n"), 250);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_RCPT), 2);
    talk_free(&t);
}

/* ---- receiving while other things happen ---- */

/* A receive is under way into all that was offered; what is there stays. */
static void check_receive(struct talk *t)
{
    unsigned char *p;
    size_t room, i;

    p = (unsigned char *)smtp_conn_recv_buf(t->c, &room);
    if (p == NULL)
        return;
    memset(p, 0x5a, room);
    for (i = 0; i < 4; i++) {
        const smtp_event *e;
        const void *out;
        size_t len;

        while ((e = smtp_conn_next(t->c, t->now)) != NULL)
            if (e->owed)
                smtp_conn_reply(t->c, t->answer[e->type], NULL, NULL);
        out = smtp_conn_send_buf(t->c, &len);
        if (out != NULL)
            assert_int_equal(smtp_conn_send_ack(t->c, i % 2 ? len : len / 2),
                             0);
    }
    for (i = 0; i < room; i++)
        assert_int_equal(p[i], 0x5a);
    memset(p, '\n', room);
    assert_int_equal(smtp_conn_recv_ack(t->c, room), 0);
}

/* Much is unread and much unsent, in a block of just that size. */
static void nothing_is_written_where_a_receive_is_under_way(void **state)
{
    struct talk t;
    size_t size, fill, i, room;
    char *p;

    (void)state;
    talk_config(&t);
    talk_start(&t, 20000);
    for (size = 0; size < 1500; size += 97)
        for (fill = 0; fill < 9000; fill += 433) {
            talk_again(&t, SMTP_STATE_READY);
            t.answer[SMTP_EVENT_EXPN] = TALK_OWED;
            talk_say(&t, "EXPN x\r\n");
            t.answer[SMTP_EVENT_EXPN] = 250;
            p = (char *)smtp_conn_recv_buf(t.c, &room);
            assert_true(room >= fill);
            for (i = 0; i < fill; i++)
                p[i] = "NOOP\r\n"[i % 6];
            assert_int_equal(smtp_conn_recv_ack(t.c, fill), 0);
            move_to(&t, smtp_conn_size(t.c) + size);
            check_receive(&t);
            assert_int_equal(smtp_conn_owed(t.c) != NULL, 1);
            assert_int_equal(smtp_conn_reply(t.c, 250, NULL, "x"), 0);
            for (i = 0; i < 5; i++)
                check_receive(&t);
            move_to(&t, 20000);
        }
    talk_free(&t);
}

static void two_connections_share_nothing_but_their_configuration(void **state)
{
    struct talk a, b;
    smtp_config *own;

    (void)state;
    talk_config(&a);
    talk_start(&a, 0);
    talk_config(&b);
    own = b.cfg;
    b.cfg = a.cfg;
    talk_start(&b, 0);
    talk_to(&a, SMTP_STATE_READY);
    talk_to(&b, SMTP_STATE_HELO);
    assert_int_equal(talk_say(&a, "MAIL FROM:<a@b>\r\n"), 250);
    assert_int_equal(talk_say(&b, "MAIL FROM:<a@b>\r\n"), 503);
    assert_int_equal(talk_say(&a, "RCPT TO:<c@d>\r\n"), 250);
    assert_int_equal(talk_say(&b, "HELO c.example\r\n"), 250);
    assert_int_equal(smtp_conn_get(a.c, SMTP_GET_RCPT), 1);
    assert_int_equal(smtp_conn_get(b.c, SMTP_GET_STATE), SMTP_STATE_READY);
    b.cfg = own;
    talk_free(&a);
    talk_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixed_part_is_at_most_512_octets),
        cmocka_unit_test(least_block_is_2_kib_and_with_dsn_3_kib),
        cmocka_unit_test(
            idle_connection_parks_in_its_fixed_part_and_room_for_421),
        cmocka_unit_test(owed_event_survives_moves_in_every_state),
        cmocka_unit_test(greeting_that_is_owed_survives_moves),
        cmocka_unit_test(octets_on_their_way_survive_moves),
        cmocka_unit_test(answer_held_for_a_refused_message_survives_moves),
        cmocka_unit_test(closed_connection_survives_moves),
        cmocka_unit_test(every_state_can_be_left_parked_and_goes_on),
        cmocka_unit_test(parked_connection_hears_of_eof_close_and_deadline),
        cmocka_unit_test(
            move_to_less_or_misaligned_is_null_and_changes_nothing),
        cmocka_unit_test(move_in_a_handler_is_null),
        cmocka_unit_test(block_may_shrink_and_grow_in_place),
        cmocka_unit_test(nothing_is_written_where_a_receive_is_under_way),
        cmocka_unit_test(
            two_connections_share_nothing_but_their_configuration)};

    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
