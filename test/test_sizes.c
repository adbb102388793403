/*
 * What a connection takes, held against what was promised: hosts reckon with
 * it, and octets come in unseen. Where pointers are wider or narrower than 64
 * bits other figures hold, and only the relations are tested.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_talk.h"
#include "smtp_stream.h"

enum { FIXED = 512, LEAST = 2048, LEAST_ALL = 3072, HOST = 60 };

/* What was promised is for pointers of 64 bits. */
static void at_most(size_t size, size_t most)
{
    if (sizeof(void *) == 8)
        assert_in_range(size, 1, most);
}

/* A configuration with a host name of 60 octets, and a list of extensions. */
static void configure(smtp_config *cfg, const int *on, size_t n)
{
    static char host[HOST + 1];
    size_t i;

    memset(host, 'h', HOST);
    host[30] = '.';
    assert_non_null(smtp_config_init(cfg, sizeof *cfg));
    assert_int_equal(smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, host), 0);
    for (i = 0; i < n; i++)
        assert_int_equal(smtp_config_set(cfg, on[i], 1), 0);
}

static const int usual[] = {SMTP_EXT_SIZE, SMTP_EXT_PIPELINING,
                            SMTP_EXT_8BITMIME, SMTP_EXT_ENHANCEDSTATUSCODES};
static const int all[] = {SMTP_EXT_SIZE,     SMTP_EXT_PIPELINING,
                          SMTP_EXT_8BITMIME, SMTP_EXT_ENHANCEDSTATUSCODES,
                          SMTP_EXT_CHUNKING, SMTP_EXT_BINARYMIME,
                          SMTP_EXT_DSN,      SMTP_EXT_SMTPUTF8,
                          SMTP_EXT_STARTTLS, SMTP_EXT_AUTH};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void fixed_part_is_at_most_512_octets(void **state)
{
    (void)state;
    at_most(sizeof(smtp_conn), FIXED);
}

static void least_block_is_at_most_2_kib(void **state)
{
    smtp_config cfg;

    (void)state;
    configure(&cfg, usual, COUNT(usual));
    at_most(smtp_config_need(&cfg), LEAST);
}

static void least_block_with_extensions_is_at_most_3_kib(void **state)
{
    smtp_config cfg;

    (void)state;
    configure(&cfg, all, COUNT(all));
    assert_int_equal(cfg.options[SMTP_OPT_MAX_AUTH], 1024);
    at_most(smtp_config_need(&cfg), LEAST_ALL);
    /* what takes no octets of its own changes nothing */
    smtp_config_set_text(&cfg, SMTP_TEXT_MECHS, "PLAIN LOGIN SCRAM-SHA-256");
    smtp_config_set(&cfg, SMTP_OPT_LMTP, 1);
    smtp_config_set(&cfg, SMTP_OPT_REQUIRE_TLS, 1);
    smtp_config_set(&cfg, SMTP_OPT_MAX_SIZE, UINT64_MAX / 2);
    smtp_config_set(&cfg, SMTP_OPT_MAX_RCPT, 65535);
    at_most(smtp_config_need(&cfg), LEAST_ALL);
}

/* A line of AUTH has to stand in the block as a whole; a client's holds a
   challenge and the response to it. */
static void longer_auth_lines_add_to_the_least_block(void **state)
{
    smtp_config cfg;
    size_t need, longer;

    (void)state;
    configure(&cfg, all, COUNT(all));
    assert_int_equal(smtp_config_set(&cfg, SMTP_OPT_MAX_AUTH, 4096), 0);
    need = smtp_config_need(&cfg);
    assert_int_equal(smtp_config_set(&cfg, SMTP_OPT_MAX_AUTH, 12288), 0);
    longer = smtp_config_need(&cfg);
    assert_in_range(longer - need, 12288 - 4096,
                    2 * (12288 - 4096) + SMTPI_ALIGN);
    /* but not where there is no AUTH */
    assert_int_equal(smtp_config_set(&cfg, SMTP_EXT_AUTH, 0), 0);
    assert_true(smtp_config_need(&cfg) < need);
}

/* One octet less is too little, and what is enough is enough for all of it. */
static void least_block_is_taken_and_one_octet_less_is_not(void **state)
{
    static const struct {
        const int *on;
        size_t n;
    } cases[] = {{usual, COUNT(usual)}, {all, COUNT(all)}};
    smtp_config cfg;
    size_t i, need;
    void *mem;

    (void)state;
    for (i = 0; i < COUNT(cases); i++) {
        configure(&cfg, cases[i].on, cases[i].n);
        need = smtp_config_need(&cfg);
        mem = malloc(need);
        assert_non_null(mem);
        assert_null(smtp_conn_init_server(mem, need - 1, &cfg));
        assert_non_null(smtp_conn_init_server(mem, need, &cfg));
        free(mem);
    }
}

/* Between commands a session is its fixed part, its parameters and the room
   for a 421, whatever block it worked in. */
static void idle_session_is_parked_in_less_than_its_least_block(void **state)
{
    struct talk t;
    size_t i, size;

    (void)state;
    talk_config(&t);
    for (i = 0; i < COUNT(all); i++)
        assert_int_equal(smtp_config_set(t.cfg, all[i], 1), 0);
    talk_start(&t, 65536);
    talk_to(&t, SMTP_STATE_RCPT);
    size = smtp_conn_size(t.c);
    at_most(size, LEAST / 2 + sizeof(smtp_param) * t.cfg->params);
    assert_true(size < smtp_config_need(t.cfg));
    assert_null(smtp_conn_move(t.c, t.c, size - 1));
    t.c = smtp_conn_move(t.c, t.c, size);
    assert_non_null(t.c);
    assert_int_equal(smtp_conn_get(t.c, SMTP_GET_RCPT), 1);
    talk_free(&t);
}

static void configuration_is_what_its_size_says(void **state)
{
    (void)state;
    assert_int_equal(smtp_config_size(), sizeof(smtp_config));
    at_most(smtp_config_size(), FIXED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixed_part_is_at_most_512_octets),
        cmocka_unit_test(least_block_is_at_most_2_kib),
        cmocka_unit_test(least_block_with_extensions_is_at_most_3_kib),
        cmocka_unit_test(longer_auth_lines_add_to_the_least_block),
        cmocka_unit_test(least_block_is_taken_and_one_octet_less_is_not),
        cmocka_unit_test(idle_session_is_parked_in_less_than_its_least_block),
        cmocka_unit_test(configuration_is_what_its_size_says)};

    return cmocka_run_group_tests_name("sizes", tests, NULL, NULL);
}
