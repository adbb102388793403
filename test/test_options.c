/*
 * The configuration: every option at the borders of its range, every text, and
 * what belongs to a session alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_talk.h"

#define NO_LIMIT UINT64_MAX

/* Ranges as smtp.h gives them; with zero 0 is taken besides. */
static const struct range {
    int option;
    uint64_t low, high;
    int zero;
} ranges[] = {{SMTP_OPT_TRACE, 0, 1, 0},
              {SMTP_OPT_OTHER, 0, 1, 0},
              {SMTP_OPT_PARAMS, 0, 32, 0},
              {SMTP_OPT_BARE, 0, 2, 0},
              {SMTP_OPT_NO_NUL, 0, 1, 0},
              {SMTP_OPT_LAX_HELO, 0, 1, 0},
              {SMTP_OPT_MAX_SIZE, 0, NO_LIMIT, 0},
              {SMTP_OPT_MAX_RCPT, 1, 65535, 0},
              {SMTP_OPT_MAX_PATH, 256, 500, 0},
              {SMTP_OPT_MAX_LOCAL, 64, 255, 0},
              {SMTP_OPT_MAX_LINE, 998, NO_LIMIT, 1},
              {SMTP_OPT_MAX_ERRORS, 0, NO_LIMIT, 0},
              {SMTP_OPT_MAX_IDLE, 0, NO_LIMIT, 0},
              {SMTP_OPT_MAX_DISCARD, 0, NO_LIMIT, 0},
              {SMTP_OPT_MAX_JUNK, 1024, NO_LIMIT, 1},
              {SMTP_OPT_TIMEOUT_COMMAND, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_DATA, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_ANSWER, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_MESSAGE, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_TLS, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_GREETING, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_MAIL, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_RCPT, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_354, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_BLOCK, 0, NO_LIMIT, 0},
              {SMTP_OPT_TIMEOUT_END, 0, NO_LIMIT, 0},
              {SMTP_OPT_EHLO_AGAIN, 0, 1, 0},
              {SMTP_OPT_CHUNK, 0, 1, 0},
              {SMTP_OPT_MAX_REPLY, 1, 65535, 0},
              {SMTP_OPT_LMTP, 0, 1, 0},
              {SMTP_OPT_SUBMISSION, 0, 1, 0},
              {SMTP_OPT_NO_MAIL, 0, 1, 0},
              {SMTP_OPT_TLS_FIRST, 0, 1, 0},
              {SMTP_OPT_REQUIRE_TLS, 0, 1, 0},
              {SMTP_OPT_REQUIRE_AUTH, 0, 1, 0},
              {SMTP_OPT_CLEAR_AUTH, 0, 1, 0},
              {SMTP_OPT_MAX_AUTH, 512, 12288, 0},
              {SMTP_OPT_PROXY, 0, 1, 0},
              {SMTP_OPT_TIMEOUT_PROXY, 0, NO_LIMIT, 0},
              {SMTP_OPT_MIN_BY, 0, 999999999, 0},
              {SMTP_OPT_MAX_HOLD, 1, 999999999, 0},
              {SMTP_OPT_MAX_HOLD_UNTIL, 1, 253402300799, 0},
              {SMTP_OPT_MAX_MAIL, 0, 65535, 0},
              {SMTP_OPT_MAX_DOMAINS, 0, 1000, 0},
              {SMTP_EXT_8BITMIME, 0, 1, 0},
              {SMTP_EXT_SIZE, 0, 1, 0},
              {SMTP_EXT_DSN, 0, 1, 0},
              {SMTP_EXT_PIPELINING, 0, 1, 0},
              {SMTP_EXT_ENHANCEDSTATUSCODES, 0, 1, 0},
              {SMTP_EXT_CHUNKING, 0, 1, 0},
              {SMTP_EXT_BINARYMIME, 0, 1, 0},
              {SMTP_EXT_SMTPUTF8, 0, 1, 0},
              {SMTP_EXT_STARTTLS, 0, 1, 0},
              {SMTP_EXT_AUTH, 0, 1, 0},
              {SMTP_EXT_DELIVERBY, 0, 1, 0},
              {SMTP_EXT_FUTURERELEASE, 0, 1, 0},
              {SMTP_EXT_MT_PRIORITY, 0, 1, 0},
              {SMTP_EXT_REQUIRETLS, 0, 1, 0},
              {SMTP_EXT_RRVS, 0, 1, 0},
              {SMTP_EXT_LIMITS, 0, 1, 0},
              {SMTP_EXT_NO_SOLICITING, 0, 1, 0},
              {SMTP_EXT_MTRK, 0, 1, 0},
              {SMTP_EXT_CONPERM, 0, 1, 0},
              {SMTP_EXT_CONNEG, 0, 1, 0},
              {SMTP_EXT_SUBMITTER, 0, 1, 0},
              {SMTP_EXT_XVERP, 0, 1, 0},
              {SMTP_EXT_XCLIENT, 0, 1, 0},
              {SMTP_EXT_XFORWARD, 0, 1, 0},
              {SMTP_EXT_ETRN, 0, 1, 0},
              {SMTP_EXT_VRFY, 0, 1, 0},
              {SMTP_EXT_EXPN, 0, 1, 0},
              {SMTP_EXT_HELP, 0, 1, 0}};
enum { RANGES = sizeof(ranges) / sizeof(*ranges) };

static smtp_config *new_config(void)
{
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());

    assert_non_null(cfg);
    return cfg;
}

/* Sets and expects; an option that was not taken has changed nothing. */
static void check_set(smtp_config *cfg, int option, uint64_t value, int want)
{
    size_t size = smtp_config_size();
    void *before = malloc(size);
    int got;

    memcpy(before, cfg, size);
    got = smtp_config_set(cfg, option, value);
    if (got != want)
        print_error("option %d, value %lu\n", option, (unsigned long)value);
    assert_int_equal(got, want);
    if (want != 0)
        assert_memory_equal(before, cfg, size);
    free(before);
}

static void every_option_keeps_to_its_range(void **state)
{
    smtp_config *cfg = new_config();
    size_t i;

    (void)state;
    for (i = 0; i < RANGES; i++) {
        const struct range *r = &ranges[i];

        check_set(cfg, r->option, r->low, 0);
        check_set(cfg, r->option, r->low + 1, 0);
        if (r->low > 0) {
            check_set(cfg, r->option, r->low - 1, SMTP_EINVAL);
            check_set(cfg, r->option, 0, r->zero ? 0 : SMTP_EINVAL);
        }
        if (r->low > 1)
            check_set(cfg, r->option, 1, SMTP_EINVAL);
        if (r->high == NO_LIMIT) {
            check_set(cfg, r->option, 1000000000, 0);
            check_set(cfg, r->option, INT32_MAX, 0);
            continue;
        }
        check_set(cfg, r->option, r->high, 0);
        check_set(cfg, r->option, r->high + 1, SMTP_EINVAL);
        check_set(cfg, r->option, UINT64_MAX, SMTP_EINVAL);
        check_set(cfg, r->option, r->high + ((uint64_t)1 << 32), SMTP_EINVAL);
    }
    free(cfg);
}

static void numbers_that_are_no_option_of_this_build_are_einval(void **state)
{
    smtp_config *cfg = new_config();
    int number, known;
    size_t i;

    (void)state;
    for (number = -300; number < 500; number++) {
        for (known = 0, i = 0; i < RANGES; i++)
            known |= ranges[i].option == number;
        if (!known) {
            check_set(cfg, number, 0, SMTP_EINVAL);
            check_set(cfg, number, 1, SMTP_EINVAL);
            check_set(cfg, number, 1000, SMTP_EINVAL);
        }
    }
    check_set(cfg, 32767, 1, SMTP_EINVAL);
    check_set(cfg, -32768, 1, SMTP_EINVAL);
    free(cfg);
}

static void check_text(smtp_config *cfg, int option, const char *text,
                       int want)
{
    size_t size = smtp_config_size();
    void *before = malloc(size);
    int got;

    memcpy(before, cfg, size);
    got = smtp_config_set_text(cfg, option, text);
    if (got != want)
        print_error("text %d, '%s'\n", option, text ? text : "NULL");
    assert_int_equal(got, want);
    if (want != 0)
        assert_memory_equal(before, cfg, size);
    free(before);
}

/* A domain of len octets, of labels of at most 63. */
static char *long_domain(char *out, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++)
        out[i] = i % 64 == 63 && i + 1 < len ? '.' : 'a';
    out[len] = '\0';
    return out;
}

static void host_name_is_a_domain_or_an_address_literal(void **state)
{
    static const char *good[] = {"foo.com",     "a",
                                 "1.2.3.4",     "x--y.example",
                                 "[192.0.2.1]", "[IPv6:2001:db8::1]"};
    static const char *bad[] = {
        "",         "foo.com ",    " foo.com",   "a_b",
        "-a",       "a-",          "a..b",       ".a",
        "a.",       "a\r\nb",      "a\n",        "[1.2.3]",
        "[::1]",    "caf\xc3\xa9", "[192.0.2.1", "[192.0.2.1] x",
        "foo.com\t"};
    smtp_config *cfg = new_config();
    char name[300];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(*good); i++)
        check_text(cfg, SMTP_TEXT_HOSTNAME, good[i], 0);
    for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        check_text(cfg, SMTP_TEXT_HOSTNAME, bad[i], SMTP_EINVAL);
    check_text(cfg, SMTP_TEXT_HOSTNAME, long_domain(name, 255), 0);
    check_text(cfg, SMTP_TEXT_HOSTNAME, long_domain(name, 256), SMTP_EINVAL);
    check_text(cfg, SMTP_TEXT_HOSTNAME, NULL, 0);
    free(cfg);
}

/* RFC 5321 4.1.1.1: ehlo-keyword *( SP ehlo-param ) */
static void keywords_keep_to_the_grammar_of_ehlo(void **state)
{
    static const char *good[] = {"X", "X-FOO", "XFOO a b=c\nXBAR", "9x",
                                 "X a!#~\nX\nX"};
    static const char *bad[] = {"",       "-X",     "X_Y",        "X ",
                                " X",     "X  a",   "X\n",        "\nX",
                                "X\n\nY", "X\r\nY", "X\ta",       "X \x7f",
                                "X \xe9", "X a ",   "X\n250 Y\r", "X.Y"};
    smtp_config *cfg = new_config();
    char line[600];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(*good); i++)
        check_text(cfg, SMTP_TEXT_KEYWORDS, good[i], 0);
    for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        check_text(cfg, SMTP_TEXT_KEYWORDS, bad[i], SMTP_EINVAL);
    memset(line, 'X', sizeof(line));
    line[500] = '\0';
    check_text(cfg, SMTP_TEXT_KEYWORDS, line, 0);
    line[500] = 'X';
    line[501] = '\0';
    check_text(cfg, SMTP_TEXT_KEYWORDS, line, SMTP_EINVAL);
    check_text(cfg, SMTP_TEXT_KEYWORDS, NULL, 0);
    free(cfg);
}

/* RFC 4422 3.1: sasl-mech, 1 to 20 of A to Z, 0 to 9, "-", "_" */
static void mechanisms_are_a_list_of_sasl_mechs(void **state)
{
    static const char *good[] = {"PLAIN", "A", "CRAM-MD5 PLAIN LOGIN",
                                 "X_Y-9 B", "ABCDEFGHIJKLMNOPQRST"};
    static const char *bad[] = {"",
                                " PLAIN",
                                "PLAIN ",
                                "PLAIN  A",
                                "plain",
                                "PLA IN\n",
                                "PLAIN,LOGIN",
                                "PLAIN\tA",
                                "\xe9",
                                "ABCDEFGHIJKLMNOPQRSTU"};
    smtp_config *cfg = new_config();
    char text[600];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(*good); i++)
        check_text(cfg, SMTP_TEXT_MECHS, good[i], 0);
    for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        check_text(cfg, SMTP_TEXT_MECHS, bad[i], SMTP_EINVAL);
    for (i = 0; i < 479; i++)
        text[i] = i % 2 ? ' ' : 'A';
    text[479] = '\0';
    check_text(cfg, SMTP_TEXT_MECHS, text, 0);
    memcpy(text + 479, "AA", 3);
    text[480] = '\0';
    check_text(cfg, SMTP_TEXT_MECHS, text, SMTP_EINVAL);
    check_text(cfg, SMTP_TEXT_MECHS, NULL, 0);
    free(cfg);
}

/* RFC 3865 2.2, and what fits a line of EHLO's answer. */
static void classes_are_a_list_of_solicitation_keywords(void **state)
{
    static const char *good[] = {"net.example:ADV", "a,b-c,d_e", "a",
                                 "org.example:ADV:ADLT,x9"};
    static const char *bad[] = {"",     "1a",    "a,,b", "a,",  ",a",
                                "a, b", "a;b",   "a b",  "a\n", "a\x7f",
                                "-a",   "a\xe9", "a,1",  "a=b"};
    smtp_config *cfg = new_config();
    char text[481];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(*good); i++)
        check_text(cfg, SMTP_TEXT_SOLICIT, good[i], 0);
    for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        check_text(cfg, SMTP_TEXT_SOLICIT, bad[i], SMTP_EINVAL);
    memset(text, 'a', 480);
    text[480] = '\0';
    check_text(cfg, SMTP_TEXT_SOLICIT, text, SMTP_EINVAL);
    text[479] = '\0';
    check_text(cfg, SMTP_TEXT_SOLICIT, text, 0);
    check_text(cfg, SMTP_TEXT_SOLICIT, NULL, 0);
    free(cfg);
}

/* RFC 6710 3. */
static void policy_of_priorities_is_a_word_of_1_to_20_octets(void **state)
{
    static const char *good[] = {"MIXER", "a", "STANAG4406", "X_Y-Z.1",
                                 "ABCDEFGHIJKLMNOPQRST"};
    static const char *bad[] = {
        "",    "A B",      "A:B", "A\n",
        "A,B", "\xc3\xa9", "A=",  "ABCDEFGHIJKLMNOPQRSTU"};
    smtp_config *cfg = new_config();
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(*good); i++)
        check_text(cfg, SMTP_TEXT_PRIORITY, good[i], 0);
    for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        check_text(cfg, SMTP_TEXT_PRIORITY, bad[i], SMTP_EINVAL);
    check_text(cfg, SMTP_TEXT_PRIORITY, NULL, 0);
    free(cfg);
}

static void other_texts_are_einval(void **state)
{
    smtp_config *cfg = new_config();
    int number;

    (void)state;
    for (number = -10; number < 400; number++)
        if (number < SMTP_TEXT_HOSTNAME || number > SMTP_TEXT_PRIORITY) {
            check_text(cfg, number, "X", SMTP_EINVAL);
            check_text(cfg, number, NULL, SMTP_EINVAL);
        }
    free(cfg);
}

static void configuration_needs_its_size_and_alignment(void **state)
{
    size_t size = smtp_config_size();
    char *mem = (char *)malloc(size + 16);

    (void)state;
    assert_null(smtp_config_init(mem, size - 1));
    assert_null(smtp_config_init(mem, 0));
    assert_null(smtp_config_init(mem + 1, size));
    assert_null(smtp_config_init(mem + 2, size));
    assert_ptr_equal(smtp_config_init(mem, size), mem);
    assert_ptr_equal(smtp_config_init(mem, size + 16), mem);
    free(mem);
}

static void connection_needs_its_size_alignment_and_a_host_name(void **state)
{
    smtp_config *cfg = new_config();
    size_t need = smtp_config_need(cfg);
    char *mem = (char *)malloc(need + 400);

    (void)state;
    assert_null(smtp_conn_init_server(mem, need + 400, cfg));
    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "foo.com");
    need = smtp_config_need(cfg);
    assert_null(smtp_conn_init_server(mem, need - 1, cfg));
    assert_null(smtp_conn_init_server(mem, 0, cfg));
    assert_null(smtp_conn_init_server(mem + 1, need, cfg));
    assert_null(smtp_conn_init_server(mem + 2, need, cfg));
    assert_ptr_equal(smtp_conn_init_server(mem, need, cfg), mem);
    free(mem);
    free(cfg);
}

/* What makes command lines longer makes the least block larger. */
static void need_grows_with_what_is_configured(void **state)
{
    smtp_config *cfg = new_config();
    size_t need, more;

    (void)state;
    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "foo.com");
    need = smtp_config_need(cfg);
    smtp_config_set(cfg, SMTP_EXT_DSN, 1);
    more = smtp_config_need(cfg);
    assert_true(more >= need + 530);
    need = more;
    smtp_config_set(cfg, SMTP_OPT_PARAMS, 32);
    more = smtp_config_need(cfg);
    assert_true(more >= need + 32 * sizeof(smtp_param));
    smtp_config_set(cfg, SMTP_OPT_PARAMS, 0);
    assert_int_equal(smtp_config_need(cfg), need);
    free(cfg);
}

static void session_takes_what_is_marked_so_and_nothing_else(void **state)
{
    struct talk t;
    uint64_t value;
    size_t i;
    int ext, session, want;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_EXT_HELP, 0);
    talk_start(&t, 0);
    for (i = 0; i < RANGES; i++) {
        ext = ranges[i].option >= 100;
        session = ext || ranges[i].option == SMTP_OPT_MAX_SIZE ||
                  ranges[i].option == SMTP_OPT_MAX_RCPT;
        value = ext ? 0 : ranges[i].low;
        want = session ? 0 : SMTP_EINVAL;
        assert_int_equal(smtp_conn_set(t.c, ranges[i].option, value), want);
        if (session && ranges[i].high != NO_LIMIT)
            assert_int_equal(
                smtp_conn_set(t.c, ranges[i].option, ranges[i].high + 1),
                SMTP_EINVAL);
    }
    assert_int_equal(smtp_conn_set(t.c, SMTP_EXT_HELP + 1, 0), SMTP_EINVAL);
    assert_int_equal(smtp_conn_set(t.c, SMTP_TEXT_HOSTNAME, 0), SMTP_EINVAL);
    assert_int_equal(smtp_conn_set(t.c, SMTP_GET_STATE, 0), SMTP_EINVAL);
    assert_int_equal(smtp_conn_set(t.c, -1, 0), SMTP_EINVAL);
    talk_free(&t);
}

static void extension_may_be_off_for_a_session_and_on_again(void **state)
{
    struct talk t;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_EXT_HELP, 0);
    talk_start(&t, 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_EXPN), 1);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_HELP), 0);
    assert_int_equal(smtp_conn_set(t.c, SMTP_EXT_EXPN, 0), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_EXPN), 0);
    assert_int_equal(smtp_conn_set(t.c, SMTP_EXT_EXPN, 1), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_EXPN), 1);
    /* the configuration has it off */
    assert_int_equal(smtp_conn_set(t.c, SMTP_EXT_HELP, 1), SMTP_EINVAL);
    assert_int_equal(smtp_conn_get(t.c, SMTP_EXT_HELP), 0);
    talk_free(&t);
}

static void facts_have_their_values_and_other_numbers_are_einval(void **state)
{
    struct talk t;

    (void)state;
    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_OPT_MAX_SIZE, 5000000000u);
    smtp_config_set(t.cfg, SMTP_OPT_MAX_RCPT, 65535);
    talk_start(&t, 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_OPT_MAX_SIZE), 5000000000);
    assert_int_equal(smtp_conn_get(t.c, SMTP_OPT_MAX_RCPT), 65535);
    assert_int_equal(smtp_conn_set(t.c, SMTP_OPT_MAX_SIZE, 7), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_OPT_MAX_SIZE), 7);
    talk_to(&t, SMTP_STATE_RCPT);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ROLE), SMTP_ROLE_SERVER);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_STATE), SMTP_STATE_RCPT);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ERROR), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_TLS), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ESMTP), 1);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_AUTH), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_RCPT), 1);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_MESSAGES), 0);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_ERRORS), 0);
    assert_int_equal(smtp_conn_get(t.c, 0), SMTP_EINVAL);
    assert_int_equal(smtp_conn_get(t.c, -1), SMTP_EINVAL);
    assert_int_equal(smtp_conn_get(t.c, 300), SMTP_EINVAL);
    assert_int_equal(smtp_conn_get(t.c, 311), SMTP_EINVAL);
    assert_int_equal(smtp_conn_get(t.c, SMTP_TEXT_HOSTNAME), SMTP_EINVAL);
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_keeps_to_its_range),
        cmocka_unit_test(numbers_that_are_no_option_of_this_build_are_einval),
        cmocka_unit_test(host_name_is_a_domain_or_an_address_literal),
        cmocka_unit_test(keywords_keep_to_the_grammar_of_ehlo),
        cmocka_unit_test(mechanisms_are_a_list_of_sasl_mechs),
        cmocka_unit_test(classes_are_a_list_of_solicitation_keywords),
        cmocka_unit_test(policy_of_priorities_is_a_word_of_1_to_20_octets),
        cmocka_unit_test(other_texts_are_einval),
        cmocka_unit_test(configuration_needs_its_size_and_alignment),
        cmocka_unit_test(connection_needs_its_size_alignment_and_a_host_name),
        cmocka_unit_test(need_grows_with_what_is_configured),
        cmocka_unit_test(session_takes_what_is_marked_so_and_nothing_else),
        cmocka_unit_test(extension_may_be_off_for_a_session_and_on_again),
        cmocka_unit_test(
            facts_have_their_values_and_other_numbers_are_einval)};

    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
