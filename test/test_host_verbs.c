/*
 * Extensions that the library does not know, built by a host: BURL (RFC 4468),
 * whose verb takes the place of DATA, and the parameter of CHECKPOINT (RFC
 * 1845). The host has texts in EHLO's answer, unknown verbs as OTHER, unknown
 * parameters, and smtp_conn_reset().
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_text.h"
#include "smtp.h"

struct host {
    smtp_config *cfg;
    smtp_conn *c;
    struct text out;  /* what went out since it was emptied */
    struct text mail; /* of the message: octets, and URLs in < > */
    char transid[40];
    int messages, aborts;
};

/* ---- BURL, as a host would have it ---- */

/* BURL SP absolute-URI [SP "LAST"]. Returns the octets of the URI, or 0. */
static size_t burl_read(const char *line, const char **uri, int *last)
{
    size_t len;

    if (strncmp(line, "BURL ", 5) != 0)
        return 0;
    *uri = line + 5;
    len = strcspn(*uri, " ");
    *last = strcmp(*uri + len, " LAST") == 0;
    return *last || (*uri)[len] == '\0' ? len : 0;
}

static void burl(struct host *h, const smtp_event *e)
{
    int64_t state = smtp_conn_get(h->c, SMTP_GET_STATE);
    const char *uri;
    int last;
    size_t len = burl_read(e->arg, &uri, &last);

    if (len == 0) {
        smtp_conn_reply(h->c, 501, NULL, NULL);
        return;
    }
    if (state != SMTP_STATE_RCPT && state != SMTP_STATE_DATA) {
        smtp_conn_reply(h->c, 503, NULL, NULL);
        return;
    }
    text_add(&h->mail, "<", 1);
    text_add(&h->mail, uri, len);
    text_add(&h->mail, ">", 1);
    if (last) {
        assert_int_equal(smtp_conn_reset(h->c), 0);
        h->messages++;
    }
    smtp_conn_reply(h->c, 250, NULL, last ? "Message taken" : "URL taken");
}

static void event(struct host *h, const smtp_event *e)
{
    size_t i;

    switch (e->type) {
    case SMTP_EVENT_OTHER:
        burl(h, e);
        return;
    case SMTP_EVENT_MAIL:
        text_reset(&h->mail);
        for (i = 0; i < e->nparam; i++)
            if (strcmp(e->param[i].key, "TRANSID") == 0) {
                assert_int_equal(e->param[i].id, SMTP_PARAM_OTHER);
                strncpy(h->transid, e->param[i].value, sizeof h->transid - 1);
            }
        break;
    case SMTP_EVENT_BODY:
        text_add(&h->mail, e->data, e->len);
        break;
    case SMTP_EVENT_ABORT:
        h->aborts++;
        break;
    default:
        break;
    }
    if (e->owed)
        smtp_conn_reply(h->c, e->type == SMTP_EVENT_RCPT ? 250 : 0, NULL,
                        NULL);
}

/* Octets come in; returns the code of the last line that goes out. */
static int say(struct host *h, const char *octets)
{
    size_t len = strlen(octets), room, at;
    const smtp_event *e;
    const void *data;
    void *to = smtp_conn_recv_buf(h->c, &room);

    assert_true(room >= len);
    memcpy(to, octets, len);
    smtp_conn_recv_ack(h->c, len);
    text_reset(&h->out);
    while ((e = smtp_conn_next(h->c, 0)) != NULL)
        event(h, e);
    while ((data = smtp_conn_send_buf(h->c, &len)) != NULL) {
        text_add(&h->out, data, len);
        smtp_conn_send_ack(h->c, len);
        while ((e = smtp_conn_next(h->c, 0)) != NULL)
            event(h, e);
    }
    for (at = h->out.len; at > 2 && h->out.at[at - 3] != '\n';)
        at--;
    return h->out.len > 2 ? atoi(h->out.at + (at > 2 ? at - 2 : 0)) : 0;
}

static void begin(struct host *h)
{
    memset(h, 0, sizeof *h);
    h->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    assert_non_null(h->cfg);
    smtp_config_set_text(h->cfg, SMTP_TEXT_HOSTNAME, "mx.example");
    assert_int_equal(smtp_config_set_text(h->cfg, SMTP_TEXT_KEYWORDS,
                                          "BURL imap\nCHECKPOINT"),
                     0);
    smtp_config_set(h->cfg, SMTP_OPT_OTHER, 1);
    smtp_config_set(h->cfg, SMTP_OPT_PARAMS, 1);
    smtp_config_set(h->cfg, SMTP_EXT_CHUNKING, 1);
    h->c = smtp_conn_init_server(malloc(8000), 8000, h->cfg);
    assert_non_null(h->c);
    assert_int_equal(say(h, ""), 220);
    assert_int_equal(say(h, "EHLO c.example\r\n"), 250);
}

static void end(struct host *h)
{
    free(h->c);
    free(h->cfg);
    text_free(&h->out);
    text_free(&h->mail);
}

static void keywords_of_the_host_are_announced(void **state)
{
    struct host h;

    (void)state;
    begin(&h);
    assert_non_null(strstr(h.out.at, "\r\n250-BURL imap\r\n"));
    assert_non_null(strstr(h.out.at, "CHECKPOINT\r\n"));
    end(&h);
}

static void verb_of_the_host_ends_the_transaction(void **state)
{
    struct host h;

    (void)state;
    begin(&h);
    say(&h, "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\n");
    assert_int_equal(say(&h, "BURL imap://h/1\r\n"), 250);
    assert_int_equal(smtp_conn_get(h.c, SMTP_GET_STATE), SMTP_STATE_RCPT);
    assert_int_equal(say(&h, "BURL imap://h/2 LAST\r\n"), 250);
    assert_memory_equal(h.mail.at, "<imap://h/1><imap://h/2>", h.mail.len);
    assert_int_equal(h.messages, 1);
    assert_int_equal(smtp_conn_get(h.c, SMTP_GET_STATE), SMTP_STATE_READY);
    assert_int_equal(smtp_conn_get(h.c, SMTP_GET_RCPT), 0);
    assert_int_equal(say(&h, "MAIL FROM:<a@b>\r\n"), 250);
    assert_int_equal(h.aborts, 0);
    assert_int_equal(say(&h, "RSET\r\n"), 250);
    assert_int_equal(h.aborts, 1);
    end(&h);
}

static void chunks_and_the_host_s_verb_make_one_message(void **state)
{
    struct host h;

    (void)state;
    begin(&h);
    say(&h, "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\n");
    assert_int_equal(say(&h, "BDAT 4\r\na\r\n."), 250);
    assert_int_equal(say(&h, "BURL imap://h/1 LAST\r\n"), 250);
    assert_int_equal(h.mail.len, 4 + 12);
    assert_memory_equal(h.mail.at, "a\r\n.<imap://h/1>", h.mail.len);
    assert_int_equal(say(&h, "BDAT 0 LAST\r\n"), 503);
    assert_int_equal(say(&h, "MAIL FROM:<a@b>\r\n"), 250);
    assert_int_equal(h.aborts, 0);
    end(&h);
}

static void host_refuses_its_verb_out_of_order(void **state)
{
    struct host h;

    (void)state;
    begin(&h);
    assert_int_equal(say(&h, "BURL imap://h/1 LAST\r\n"), 503);
    say(&h, "MAIL FROM:<a@b>\r\n");
    assert_int_equal(say(&h, "BURL imap://h/1 LAST\r\n"), 503);
    assert_int_equal(say(&h, "BURL imap://h/1 FIRST\r\n"), 501);
    assert_int_equal(say(&h, "RCPT TO:<c@d>\r\n"), 250);
    assert_int_equal(h.messages, 0);
    end(&h);
}

static void parameter_of_the_host_comes_with_its_value(void **state)
{
    struct host h;

    (void)state;
    begin(&h);
    assert_int_equal(say(&h, "MAIL FROM:<a@b> TRANSID=<12345@c.example>\r\n"),
                     250);
    assert_string_equal(h.transid, "<12345@c.example>");
    end(&h);
}

static void reset_is_for_verbs_of_the_host_in_a_transaction(void **state)
{
    const smtp_event *e;
    struct host h;
    size_t room;

    (void)state;
    begin(&h);
    assert_int_equal(smtp_conn_reset(h.c), SMTP_EMISUSE); /* nothing owed */
    memcpy(smtp_conn_recv_buf(h.c, &room), "XOWN\r\n", 6);
    smtp_conn_recv_ack(h.c, 6);
    e = smtp_conn_next(h.c, 0);
    assert_int_equal(e->type, SMTP_EVENT_OTHER);
    assert_int_equal(smtp_conn_reset(h.c), SMTP_EMISUSE); /* no transaction */
    smtp_conn_reply(h.c, 0, NULL, NULL);
    assert_int_equal(say(&h, "MAIL FROM:<a@b>\r\n"), 250);
    assert_int_equal(smtp_conn_reset(h.c), SMTP_EMISUSE);
    memcpy(smtp_conn_recv_buf(h.c, &room), "NOOP\r\n", 6);
    smtp_conn_recv_ack(h.c, 6);
    assert_int_equal(smtp_conn_next(h.c, 0)->type, SMTP_EVENT_NOOP);
    assert_int_equal(smtp_conn_reset(h.c), SMTP_EMISUSE); /* the library's */
    assert_int_equal(smtp_conn_get(h.c, SMTP_GET_STATE), SMTP_STATE_MAIL);
    smtp_conn_reply(h.c, 0, NULL, NULL);
    end(&h);
}

static void client_has_no_reset(void **state)
{
    struct host h;

    (void)state;
    begin(&h);
    free(h.c);
    h.c = smtp_conn_init_client(malloc(8000), 8000, h.cfg);
    assert_int_equal(smtp_conn_reset(h.c), SMTP_EMISUSE);
    end(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keywords_of_the_host_are_announced),
        cmocka_unit_test(verb_of_the_host_ends_the_transaction),
        cmocka_unit_test(chunks_and_the_host_s_verb_make_one_message),
        cmocka_unit_test(host_refuses_its_verb_out_of_order),
        cmocka_unit_test(parameter_of_the_host_comes_with_its_value),
        cmocka_unit_test(reset_is_for_verbs_of_the_host_in_a_transaction),
        cmocka_unit_test(client_has_no_reset)};

    return cmocka_run_group_tests_name("host_verbs", tests, NULL, NULL);
}
