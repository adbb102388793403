/*
 * What test_injection.c's table has no place for: parameters that are numbers
 * or words, such as are not announced, given twice or to the wrong command;
 * lengths at and beyond their limits; whole paths that somebody else would
 * read in another way; and the responses of AUTH, whose octets may be any.
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

/* ---- parameters ---- */

/* Keywords that a server announces, and one parameter. line is what goes out
   behind the path, or NULL if it must be refused. */
static const struct param_case {
    int rcpt; /* 1: to RCPT */
    int id;
    int64_t number;
    const char *key, *value;
    const char *line;
} params[] = {
    {0, SMTP_PARAM_SIZE, 0, NULL, "", " SIZE=0"},
    {0, SMTP_PARAM_SIZE, INT64_MAX, NULL, "", " SIZE=9223372036854775807"},
    {0, SMTP_PARAM_SIZE, -1, NULL, "", NULL},
    {0, SMTP_PARAM_SIZE, INT64_MIN, NULL, "", NULL},
    {0, SMTP_PARAM_SIZE, 5, "SIZE", "1\r\nRSET", " SIZE=5"},
    {1, SMTP_PARAM_SIZE, 0, NULL, "", NULL},
    {0, SMTP_PARAM_BODY, SMTP_BODY_7BIT, NULL, "", " BODY=7BIT"},
    {0, SMTP_PARAM_BODY, SMTP_BODY_8BIT, NULL, "", " BODY=8BITMIME"},
    {0, SMTP_PARAM_BODY, SMTP_BODY_BINARY, NULL, "", " BODY=BINARYMIME"},
    {0, SMTP_PARAM_BODY, 0, NULL, "7BIT", NULL},
    {0, SMTP_PARAM_BODY, 4, NULL, "", NULL},
    {0, SMTP_PARAM_BODY, -1, NULL, "", NULL},
    {0, SMTP_PARAM_BODY, 256 + SMTP_BODY_7BIT, NULL, "", NULL},
    {0, SMTP_PARAM_BODY, (INT64_C(1) << 32) + 1, NULL, "", NULL},
    {1, SMTP_PARAM_BODY, SMTP_BODY_7BIT, NULL, "", NULL},
    {0, SMTP_PARAM_RET, SMTP_RET_FULL, NULL, "", " RET=FULL"},
    {0, SMTP_PARAM_RET, SMTP_RET_HDRS, NULL, "", " RET=HDRS"},
    {0, SMTP_PARAM_RET, 0, NULL, "FULL", NULL},
    {0, SMTP_PARAM_RET, 3, NULL, "", NULL},
    {0, SMTP_PARAM_RET, -1, NULL, "", NULL},
    {1, SMTP_PARAM_RET, SMTP_RET_FULL, NULL, "", NULL},
    {1, SMTP_PARAM_NOTIFY, SMTP_NOTIFY_NEVER, NULL, "", " NOTIFY=NEVER"},
    {1, SMTP_PARAM_NOTIFY, 7, NULL, "", " NOTIFY=SUCCESS,FAILURE,DELAY"},
    {1, SMTP_PARAM_NOTIFY, 0, NULL, "NEVER", NULL},
    {1, SMTP_PARAM_NOTIFY, 9, NULL, "", NULL},
    {1, SMTP_PARAM_NOTIFY, 15, NULL, "", NULL},
    {1, SMTP_PARAM_NOTIFY, 16, NULL, "", NULL},
    {1, SMTP_PARAM_NOTIFY, 17, NULL, "", NULL},
    {1, SMTP_PARAM_NOTIFY, (INT64_C(1) << 32) + 1, NULL, "", NULL},
    {1, SMTP_PARAM_NOTIFY, -1, NULL, "", NULL},
    {1, SMTP_PARAM_NOTIFY, INT64_MIN + 1, NULL, "", NULL},
    {0, SMTP_PARAM_NOTIFY, 1, NULL, "", NULL},
    {0, SMTP_PARAM_ENVID, 0, NULL, "a", " ENVID=a"},
    {0, SMTP_PARAM_ENVID, 0, NULL, "", NULL},
    {0, SMTP_PARAM_ENVID, 0, "ENVID", "", NULL},
    {0, SMTP_PARAM_ENVID, 0, "ENVID", "a+2b", NULL},
    {0, SMTP_PARAM_ENVID, 0, "ENVID", "a+2", NULL},
    {0, SMTP_PARAM_ENVID, 0, "ENVID", "a+", NULL},
    {0, SMTP_PARAM_ENVID, 0, "X\r\nRSET", "a", " ENVID=a"},
    {1, SMTP_PARAM_ENVID, 0, NULL, "a", NULL},
    {1, SMTP_PARAM_ORCPT, 0, NULL, "rfc822;a@b", " ORCPT=rfc822;a@b"},
    {1, SMTP_PARAM_ORCPT, 0, NULL, "", NULL},
    {1, SMTP_PARAM_ORCPT, 0, NULL, "rfc822", NULL},
    {1, SMTP_PARAM_ORCPT, 0, NULL, ";a@b", NULL},
    {1, SMTP_PARAM_ORCPT, 0, "ORCPT", "rfc 822;a@b", NULL},
    {0, SMTP_PARAM_ORCPT, 0, NULL, "rfc822;a@b", NULL},
    {0, SMTP_PARAM_AUTH, 0, NULL, "<>", " AUTH=<>"},
    {0, SMTP_PARAM_AUTH, 0, "AUTH", "<>", " AUTH=<>"},
    {0, SMTP_PARAM_AUTH, 0, NULL, "a+b@c", " AUTH=a+2Bb@c"},
    {0, SMTP_PARAM_AUTH, 0, NULL, "", NULL},
    {0, SMTP_PARAM_AUTH, 0, NULL, "a", NULL},
    {0, SMTP_PARAM_AUTH, 0, NULL, "<a@b>", NULL},
    {0, SMTP_PARAM_AUTH, 0, NULL, "@h:a@b", NULL},
    {0, SMTP_PARAM_AUTH, 0, NULL, "a@b>", NULL},
    {1, SMTP_PARAM_AUTH, 0, NULL, "<>", NULL},
    {0, SMTP_PARAM_SMTPUTF8, 0, NULL, "", " SMTPUTF8"},
    {1, SMTP_PARAM_SMTPUTF8, 0, NULL, "", NULL},
    {0, SMTP_PARAM_OTHER, 0, "X", "", " X"},
    {0, SMTP_PARAM_OTHER, 0, "X-1", "v", " X-1=v"},
    {0, SMTP_PARAM_OTHER, 0, NULL, "v", NULL},
    {0, SMTP_PARAM_OTHER, 0, "", "v", NULL},
    {0, SMTP_PARAM_OTHER, 0, "-X", "v", NULL},
    {0, SMTP_PARAM_OTHER, 0, "X_1", "v", NULL},
    {0, SMTP_PARAM_OTHER, 0, "X=v", "", NULL},
    {0, SMTP_PARAM_OTHER, 0, "SIZE=1", "", NULL},
    {0, SMTP_PARAM_OTHER, 0, "SIZE", "1", NULL},
    {0, SMTP_PARAM_OTHER, 0, "size", "1", NULL},
    {0, SMTP_PARAM_OTHER, 0, "BODY", "7BIT", NULL},
    {0, SMTP_PARAM_OTHER, 0, "SMTPUTF8", "", NULL},
    {0, SMTP_PARAM_OTHER, 0, "AUTH", "<>", NULL},
    {0, SMTP_PARAM_OTHER, 0, "ENVID", "a", NULL},
    {1, SMTP_PARAM_OTHER, 0, "NOTIFY", "NEVER", NULL},
    {1, SMTP_PARAM_OTHER, 0, "ORCPT", "rfc822;a", NULL},
    {0, SMTP_PARAM_NAME, 0, NULL, "a", NULL},
    {0, SMTP_PARAM_LOGIN, 0, NULL, "a", NULL},
    {1, SMTP_PARAM_ADDR, 0, NULL, "192.0.2.1", NULL},
    {0, -1, 0, NULL, "a", NULL},
    {0, 31, 0, NULL, "a", NULL},
    {1, 31, 0, NULL, "a", NULL},
    {0, 256 + SMTP_PARAM_ENVID, 0, NULL, "a", NULL},
    {0, INT32_MAX, 0, NULL, "a", NULL}};

static smtp_param param_of(const struct param_case *k)
{
    smtp_param p;

    memset(&p, 0, sizeof p);
    p.id = k->id;
    p.number = k->number;
    p.key = k->key;
    p.value = k->value;
    p.len = strlen(k->value);
    return p;
}

/* A call that refuses changes nothing. */
#define REFUSED(t, call)                                                      \
    do {                                                                      \
        struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};              \
                                                                              \
        caller_facts(t, &before);                                             \
        assert_int_equal(call, SMTP_EINVAL);                                  \
        caller_facts(t, &after);                                              \
        assert_string_equal(after.at, before.at);                             \
        text_free(&before);                                                   \
        text_free(&after);                                                    \
    } while (0)

static int give_param(smtp_conn *c, int rcpt, const smtp_param *p, size_t n)
{
    return rcpt ? smtp_client_rcpt(c, "r@b.example", p, n)
                : smtp_client_mail(c, "a@b.example", p, n);
}

/* The line of a command with what stands behind its path. */
static void check_sent(struct caller *t, int rcpt, const char *behind)
{
    struct text line = {NULL, 0, 0};

    caller_pump(t);
    text_put(&line,
             rcpt ? "RCPT TO:<r@b.example>" : "MAIL FROM:<a@b.example>");
    text_put(&line, behind);
    text_put(&line, "\r\n");
    assert_string_equal(t->out.at, line.at);
    text_free(&line);
}

/* Refused, and the same command without parameters is taken and all there
   is. */
static void check_refused(struct caller *t, int rcpt, const smtp_param *p,
                          size_t n)
{
    REFUSED(t, give_param(t->c, rcpt, p, n));
    assert_int_equal(give_param(t->c, rcpt, NULL, 0), 0);
    check_sent(t, rcpt, "");
}

static void begin(struct caller *t, const char *offers, int rcpt)
{
    t->offers = offers;
    caller_start(t, 0);
    caller_to(t, rcpt ? SMTP_STATE_MAIL : SMTP_STATE_READY);
}

static void parameters_are_sent_as_their_rfc_has_them_or_not(void **state)
{
    struct caller t;
    smtp_param p;
    size_t i;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(params); i++) {
        const struct param_case *k = &params[i];

        begin(&t, CALLER_ALL, k->rcpt);
        p = param_of(k);
        if (k->line == NULL) {
            check_refused(&t, k->rcpt, &p, 1);
        } else {
            assert_int_equal(give_param(t.c, k->rcpt, &p, 1), 0);
            check_sent(&t, k->rcpt, k->line);
        }
        free(t.c);
    }
    t.c = NULL;
    caller_free(&t);
}

static void nothing_is_sent_that_is_not_announced(void **state)
{
    struct caller t;
    smtp_param p;
    size_t i;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(params); i++) {
        if (params[i].id == SMTP_PARAM_OTHER)
            continue;
        p = param_of(&params[i]);
        begin(&t, "250 mx.example\r\n", params[i].rcpt);
        check_refused(&t, params[i].rcpt, &p, 1);
        free(t.c);
    }
    memset(&p, 0, sizeof p);
    p.id = SMTP_PARAM_BODY;
    p.number = SMTP_BODY_BINARY;
    begin(&t, "250-mx.example\r\n250-CHUNKING\r\n250 8BITMIME\r\n", 0);
    check_refused(&t, 0, &p, 1);
    free(t.c);
    begin(&t, "250-mx.example\r\n250-BINARYMIME\r\n250 8BITMIME\r\n", 0);
    check_refused(&t, 0, &p, 1);
    caller_free(&t);
}

static void no_parameter_is_given_twice(void **state)
{
    struct caller t;
    smtp_param p[3];
    size_t i;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(params); i++) {
        if (params[i].line == NULL || params[i].id == SMTP_PARAM_OTHER)
            continue;
        p[0] = p[2] = param_of(&params[i]);
        memset(&p[1], 0, sizeof p[1]);
        p[1].key = "X";
        p[1].value = "";
        begin(&t, CALLER_ALL, params[i].rcpt);
        check_refused(&t, params[i].rcpt, p, 3);
        free(t.c);
        begin(&t, CALLER_ALL, params[i].rcpt);
        assert_int_equal(give_param(t.c, params[i].rcpt, p, 2), 0);
        free(t.c);
    }
    t.c = NULL;
    caller_free(&t);
}

/* ---- lengths ---- */

enum { LONGEST = 9000 };

/* A text of len octets: before, then 'a' or labels of it, then behind. */
static const char *text_of(const char *before, const char *fill, size_t len,
                           const char *behind)
{
    static char text[LONGEST + 1];
    size_t i, end = len - strlen(behind);

    for (i = 0; i < end; i++)
        text[i] = i < strlen(before) ? before[i] : fill[i % strlen(fill)];
    strcpy(text + end, behind);
    return text;
}

static int try_path(smtp_conn *c, const char *path)
{
    return smtp_client_rcpt(c, path, NULL, 0);
}

static int try_mech(smtp_conn *c, const char *name)
{
    return smtp_client_auth(c, name, NULL, 0);
}

static int try_envid(smtp_conn *c, const char *value)
{
    smtp_param p = {0};

    p.id = SMTP_PARAM_ENVID;
    p.value = value;
    p.len = strlen(value);
    return smtp_client_mail(c, "", &p, 1);
}

static int try_orcpt(smtp_conn *c, const char *value)
{
    smtp_param p = {0};

    p.id = SMTP_PARAM_ORCPT;
    p.value = value;
    p.len = strlen(value);
    return smtp_client_rcpt(c, "r@b.example", &p, 1);
}

/* The last length that must be taken, the first that must not. */
static const struct length_case {
    int (*try)(smtp_conn *c, const char *text);
    int state;
    const char *before, *fill, *behind;
    size_t most, over;
} lengths[] = {
    /* RFC 5321 4.5.3.1 */
    {try_path, SMTP_STATE_MAIL, "", "a", "@b", 66, 67},
    {try_path, SMTP_STATE_MAIL, "\"", "a", "\"@b", 66, 67},
    {try_path, SMTP_STATE_MAIL, "a@", "a.", "b", 254, 256},
    {smtp_client_ehlo, SMTP_STATE_READY, "", "a.", "b", 255, 257},
    {smtp_client_command, SMTP_STATE_READY, "NOOP ", "a", "", 510, 511},
    {smtp_client_command, SMTP_STATE_READY, "NOOP ", "a", "", 510, LONGEST},
    /* RFC 4422 3.1 */
    {try_mech, SMTP_STATE_READY, "", "A", "", 20, 21},
    {try_mech, SMTP_STATE_READY, "", "A", "", 20, LONGEST},
    /* RFC 3461 4.2, 4.4: with or without the keyword */
    {try_envid, SMTP_STATE_READY, "", "a", "", 94, 101},
    {try_envid, SMTP_STATE_READY, "", "+", "", 31, 34},
    {try_envid, SMTP_STATE_READY, "", "+", "", 31, LONGEST},
    {try_orcpt, SMTP_STATE_MAIL, "rfc822;", "a", "", 494, 501},
    {try_orcpt, SMTP_STATE_MAIL, "x;", "=", "", 164, 169},
    {try_orcpt, SMTP_STATE_MAIL, "x;", "=", "", 164, LONGEST},
    {try_path, SMTP_STATE_MAIL, "a@", "a.", "b", 254, LONGEST}};

static void check_length(const struct length_case *k, size_t size)
{
    struct caller t;

    caller_config(&t);
    caller_start(&t, smtp_config_need(t.cfg) + size);
    caller_to(&t, k->state);
    REFUSED(&t, k->try(t.c, text_of(k->before, k->fill, k->over, k->behind)));
    assert_int_equal(
        k->try(t.c, text_of(k->before, k->fill, k->most, k->behind)), 0);
    caller_free(&t);
}

static void lengths_beyond_their_limits_are_refused(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(lengths); i++) {
        check_length(&lengths[i], 0);
        check_length(&lengths[i], 100000);
    }
}

/* 0, or what smtp_client_mail() or rcpt() says of an unknown parameter of so
   many octets; the octets of the line. */
static int try_other(size_t more, int rcpt, size_t len, size_t *line)
{
    struct caller t;
    smtp_param p = {0};
    int rc;

    caller_config(&t);
    caller_start(&t, smtp_config_need(t.cfg) + more);
    caller_to(&t, rcpt ? SMTP_STATE_MAIL : SMTP_STATE_READY);
    p.key = "X";
    p.value = text_of("", "a", len, "");
    p.len = len;
    rc = give_param(t.c, rcpt, &p, 1);
    caller_pump(&t);
    *line = t.out.len;
    caller_free(&t);
    return rc;
}

/* A line has an end though no parameter of it has one, RFC 5321 4.5.3.1.4:
   the same in every block, and it is no use to call again. */
static void line_beyond_the_servers_is_refused_in_every_block(void **state)
{
    size_t line, len;
    int rcpt;

    (void)state;
    for (rcpt = 0; rcpt < 2; rcpt++)
        for (len = 100; len < 4000; len += len < 1300 ? 1 : 100) {
            int rc = try_other(0, rcpt, len, &line);

            assert_true(rc == (line != 0 ? 0 : SMTP_EINVAL));
            assert_true(len > 400 || rc == 0);
            assert_true(line <= 512 + 2447);
            assert_int_equal(try_other(100000, rcpt, len, &line), rc);
        }
}

/* ---- paths ---- */

static const char *const bad_paths[] = {"<a@b.example>",
                                        "<a@b.example",
                                        "a@b.example>",
                                        " a@b.example",
                                        "a@b.example ",
                                        "a b@c",
                                        "a@b,c@d",
                                        "a@b;c@d",
                                        "@h:a@b.example",
                                        "@h,@i:a@b.example",
                                        "@h:",
                                        "a",
                                        "a@",
                                        "@",
                                        "@b",
                                        "a@b@c",
                                        "\"a@b",
                                        "\"a\"b@c",
                                        "a\"b\"@c",
                                        "\"\\\"@b",
                                        "a..b@c",
                                        ".a@b",
                                        "a.@b",
                                        "a@b..c",
                                        "a@b.",
                                        "a@.b",
                                        "a@-b",
                                        "a@b-",
                                        "a@b-.c",
                                        "a@b_c",
                                        "a@[]",
                                        "a@[ ]",
                                        "a@[1.2.3]",
                                        "a@[1.2.3.256]",
                                        "a@[IPv6:1::2::3]",
                                        "a@[IPv6:]",
                                        "a@[x]",
                                        "a@[x:[]",
                                        "a@[x:]]",
                                        "a@[x:\\]]",
                                        "(c)a@b",
                                        "a(c)@b",
                                        "a@(c)b",
                                        "a@b(c)",
                                        "a@b>SIZE=1",
                                        "a\\@b@c",
                                        "a:b;@c",
                                        "a<a@b>",
                                        "Name <a@b>"};

static void paths_that_are_none_are_refused(void **state)
{
    struct caller t;
    size_t i;

    (void)state;
    caller_config(&t);
    caller_start(&t, 0);
    for (i = 0; i < COUNT(bad_paths); i++) {
        caller_again(&t, SMTP_STATE_READY);
        REFUSED(&t, smtp_client_mail(t.c, bad_paths[i], NULL, 0));
        caller_again(&t, SMTP_STATE_MAIL);
        REFUSED(&t, smtp_client_rcpt(t.c, bad_paths[i], NULL, 0));
    }
    REFUSED(&t, smtp_client_rcpt(t.c, "", NULL, 0));
    assert_int_equal(smtp_client_rcpt(t.c, "Postmaster", NULL, 0), 0);
    caller_again(&t, SMTP_STATE_READY);
    REFUSED(&t, smtp_client_mail(t.c, "Postmaster", NULL, 0));
    assert_int_equal(smtp_client_mail(t.c, "", NULL, 0), 0);
    caller_free(&t);
}

static void hostname_that_is_none_is_not_said(void **state)
{
    static const char *const bad[] = {
        "",       "c\r",       "c\nRSET",
        "c d",    "c>",        "c\t",
        "c.\x85", "c\xc3\xa4", "\xe5\x98\x8a",
        "-c",     "c..d",      "[192.0.2.1\r\n]"};
    struct caller t;
    size_t i;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(bad); i++)
        assert_int_equal(
            smtp_config_set_text(t.cfg, SMTP_TEXT_HOSTNAME, bad[i]),
            SMTP_EINVAL);
    caller_start(&t, 0);
    assert_int_equal(smtp_client_ehlo(t.c, NULL), 0);
    caller_hear(&t, "220 mx\r\n");
    assert_string_equal(t.out.at, "EHLO c.example\r\n");
    caller_free(&t);
}

/* ---- commands that have calls of their own ---- */

static void commands_of_other_calls_are_refused(void **state)
{
    static const char *const own[] = {
        "MAIL FROM:<>", "mail from:<>", "RCPT TO:<a@b>", "DATA",   "data",
        "DATA x",       "BDAT 0 LAST",  "EHLO x",        "HELO x", "LHLO x",
        "STARTTLS",     "AUTH PLAIN",   "auth plain",    "RSET",   "QUIT",
        "quit ",        "QUIT\t",       "MAIL",          "",       " ",
        " NOOP"};
    struct caller t;
    size_t i;

    (void)state;
    caller_config(&t);
    caller_start(&t, 0);
    caller_to(&t, SMTP_STATE_READY);
    for (i = 0; i < COUNT(own); i++)
        REFUSED(&t, smtp_client_command(t.c, own[i]));
    assert_int_equal(smtp_client_command(t.c, "NOOP"), 0);
    caller_pump(&t);
    assert_string_equal(t.out.at, "NOOP\r\n");
    caller_free(&t);
}

/* ---- AUTH ---- */

/* Any octets: the line is base64 of them, and decodes to them. */
static void check_base64(const struct text *out, const char *before,
                         const char *octets, size_t len)
{
    char decoded[LONGEST];
    size_t begin = strlen(before), n = out->len - 2, i;

    assert_memory_equal(out->at, before, begin);
    assert_string_equal(out->at + n, "\r\n");
    for (i = begin; i < n; i++)
        assert_non_null(strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst"
                               "uvwxyz0123456789+/=",
                               out->at[i]));
    assert_int_equal(smtp_codec_base64_decode(out->at + begin, n - begin,
                                              decoded, sizeof decoded),
                     len);
    assert_memory_equal(decoded, octets, len);
}

static void responses_of_any_octets_are_one_line_of_base64(void **state)
{
    static const char bad[] = "\r\nQUIT\r\n\0\r\n.\r\n*\r\n\xff\n= \t";
    char octets[768];
    struct caller t;
    size_t i, len;

    (void)state;
    for (i = 0; i < sizeof octets; i++)
        octets[i] = i < 256 ? (char)i : bad[i % (sizeof bad - 1)];
    caller_config(&t);
    caller_start(&t, 0);
    for (len = 0; len <= sizeof octets; len += len < 400 ? 1 : 23) {
        const char *from = octets + (len * 7) % (sizeof octets - len + 1);

        caller_again(&t, SMTP_STATE_READY);
        assert_int_equal(smtp_client_auth(t.c, "X-M", from, len), 0);
        caller_pump(&t);
        if (len == 0)
            assert_string_equal(t.out.at, "AUTH X-M =\r\n");
        else if (9 + (len + 2) / 3 * 4 + 2 <= 512)
            check_base64(&t.out, "AUTH X-M ", from, len);
        else
            assert_string_equal(t.out.at, "AUTH X-M\r\n");
        caller_again(&t, SMTP_STATE_AUTH);
        assert_int_equal(smtp_client_auth_answer(t.c, from, len), 0);
        caller_pump(&t);
        check_base64(&t.out, "", from, len);
    }
    caller_free(&t);
}

static void response_beyond_its_limit_is_refused(void **state)
{
    static char octets[LONGEST];
    struct caller t;

    (void)state;
    caller_config(&t);
    caller_start(&t, 0);
    caller_to(&t, SMTP_STATE_AUTH);
    REFUSED(&t, smtp_client_auth_answer(t.c, octets, 769));
    REFUSED(&t, smtp_client_auth_answer(t.c, octets, LONGEST));
    assert_int_equal(smtp_client_auth_answer(t.c, NULL, 0), 0);
    caller_pump(&t);
    assert_string_equal(t.out.at, "*\r\n");
    caller_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_are_sent_as_their_rfc_has_them_or_not),
        cmocka_unit_test(nothing_is_sent_that_is_not_announced),
        cmocka_unit_test(no_parameter_is_given_twice),
        cmocka_unit_test(lengths_beyond_their_limits_are_refused),
        cmocka_unit_test(line_beyond_the_servers_is_refused_in_every_block),
        cmocka_unit_test(paths_that_are_none_are_refused),
        cmocka_unit_test(hostname_that_is_none_is_not_said),
        cmocka_unit_test(commands_of_other_calls_are_refused),
        cmocka_unit_test(responses_of_any_octets_are_one_line_of_base64),
        cmocka_unit_test(response_beyond_its_limit_is_refused)};

    return cmocka_run_group_tests_name("injection_values", tests, NULL, NULL);
}
