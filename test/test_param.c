/*
 * The parameters of MAIL and RCPT, RFC 5321 4.1.2, 1870, 6152, 3461, and the
 * rows of the tables that bring them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "smtp_grammar.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MAIL = SMTP_EVENT_MAIL, RCPT = SMTP_EVENT_RCPT };

/* A parameter as it was read in a block of its size and the octet behind it,
   and that block. */
struct reading {
    char *text;
    int result;
    smtp_param param;
};

static struct reading reading_of(const char *text, size_t len, int event,
                                 uint64_t exts)
{
    struct reading r;
    smtp_param untouched;

    r.text = malloc(len + 1);
    assert_non_null(r.text);
    memcpy(r.text, text, len);
    r.text[len] = 'x'; /* what follows is not looked at */
    memset(&r.param, 0xa5, sizeof r.param);
    memset(&untouched, 0xa5, sizeof untouched);
    r.result = smtpi_param_read(r.text, len, event, exts, &r.param);
    if (r.result < 0) {
        /* Nothing has changed. */
        assert_memory_equal(r.text, text, len);
        assert_int_equal(r.text[len], 'x');
        assert_memory_equal(&r.param, &untouched, sizeof untouched);
    }
    return r;
}

static int result_of(const char *text, int event)
{
    struct reading r = reading_of(text, strlen(text), event, UINT64_MAX);

    free(r.text);
    return r.result;
}

/* Reads text and compares what it says; its key is what precedes '='. */
static void says(const char *text, int event, int id, int64_t number)
{
    size_t len = strlen(text), key = strcspn(text, "=");
    struct reading r = reading_of(text, len, event, UINT64_MAX);

    if (r.result != 0)
        fail_msg("not taken: %s", text);
    assert_int_equal(r.param.id, id);
    assert_int_equal(r.param.number, number);
    assert_ptr_equal(r.param.key, r.text);
    assert_int_equal(strlen(r.param.key), key);
    assert_memory_equal(r.param.key, text, key);
    assert_string_equal(r.param.value, text + key + (text[key] == '='));
    assert_int_equal(r.param.len, strlen(r.param.value));
    free(r.text);
}

static void breaks(int event, const char *const *texts)
{
    for (; *texts; texts++) {
        if (result_of(*texts, event) != SMTP_ESYNTAX)
            fail_msg("not refused: %s", *texts);
    }
}

/* ---- the common grammar ---- */

static void keyword_is_letters_digits_and_inner_hyphens(void **state)
{
    static const char *const bad[] = {
        "",      "=",    "=1",      "-SIZE=1", "_X=1",   "X_Y=1", "-",
        "X Y=1", " X=1", "X =1",    "X.Y=1",   "X\t",    "X+Y",   "X\x80=1",
        "X\r",   "X;Y",  "\"X\"=1", "X\x7f",   "\xe9=1", NULL};

    (void)state;
    breaks(MAIL, bad);
    breaks(RCPT, bad);
    says("X", MAIL, SMTP_PARAM_OTHER, 0);
    says("1", MAIL, SMTP_PARAM_OTHER, 0);
    says("X-Y-", MAIL, SMTP_PARAM_OTHER, 0);
    says("SMTPUTF9", RCPT, SMTP_PARAM_OTHER, 0);
}

static void value_is_33_to_126_but_equals_and_never_empty(void **state)
{
    unsigned octet;

    (void)state;
    for (octet = 0; octet < 256; octet++) {
        char text[] = "X=a?b";
        int want = octet >= 33 && octet <= 126 && octet != '=';
        struct reading r;

        text[3] = (char)octet;
        r = reading_of(text, 5, MAIL, UINT64_MAX);
        assert_int_equal(r.result, want ? 0 : SMTP_ESYNTAX);
        free(r.text);
    }
    assert_int_equal(result_of("X=", MAIL), SMTP_ESYNTAX);
    assert_int_equal(result_of("X==", MAIL), SMTP_ESYNTAX);
    assert_int_equal(result_of("X=1=2", MAIL), SMTP_ESYNTAX);
    assert_int_equal(result_of("X=1=", MAIL), SMTP_ESYNTAX);
    says("X=(a)\"b\"\\", RCPT, SMTP_PARAM_OTHER, 0);
}

static void nul_in_a_parameter_is_refused(void **state)
{
    struct reading r = reading_of("X=a\0b", 5, MAIL, UINT64_MAX);

    (void)state;
    assert_int_equal(r.result, SMTP_ESYNTAX);
    free(r.text);
    r = reading_of("SIZE\0=1", 7, MAIL, UINT64_MAX);
    assert_int_equal(r.result, SMTP_ESYNTAX);
    free(r.text);
}

static void texts_end_with_nul(void **state)
{
    char text[] = "SIZE=12 BODY=7BIT";
    smtp_param param;

    (void)state;
    assert_int_equal(smtp_codec_param(text, 7, MAIL, &param), 0);
    assert_memory_equal(text,
                        "SIZE\0"
                        "12\0"
                        "BODY=7BIT",
                        sizeof text);
    assert_ptr_equal(param.value, text + 5);
}

static void missing_value_is_an_empty_text(void **state)
{
    char text[] = "FLAG BODY";
    smtp_param param;

    (void)state;
    assert_int_equal(smtp_codec_param(text, 4, MAIL, &param), 0);
    assert_string_equal(param.key, "FLAG");
    assert_string_equal(param.value, "");
    assert_int_equal(param.len, 0);
    assert_memory_equal(text, "FLAG\0BODY", sizeof text);
}

static void every_shorter_text_is_read_within_itself(void **state)
{
    static const char *const texts[] = {"SIZE=99999999999999999999",
                                        "BODY=8BITMIME",
                                        "RET=HDRS",
                                        "ENVID=a+20b",
                                        "NOTIFY=SUCCESS,FAILURE,DELAY",
                                        "ORCPT=x;y+2Bz"};
    size_t i, len;

    (void)state;
    for (i = 0; i < COUNT(texts); i++) {
        int event = i < 4 ? MAIL : RCPT;

        assert_int_equal(result_of(texts[i], event), 0);
        for (len = 0; len < strlen(texts[i]); len++) {
            struct reading r = reading_of(texts[i], len, event, UINT64_MAX);

            if (len <= strcspn(texts[i], "=") + 1 && r.result == 0)
                assert_int_equal(r.param.id, SMTP_PARAM_OTHER);
            free(r.text);
        }
    }
}

/* ---- what is known, where ---- */

static void keys_are_known_on_their_command_alone(void **state)
{
    (void)state;
    says("SIZE=1", RCPT, SMTP_PARAM_OTHER, 0);
    says("BODY=9BIT", RCPT, SMTP_PARAM_OTHER, 0);
    says("RET=x", RCPT, SMTP_PARAM_OTHER, 0);
    says("ENVID=+", RCPT, SMTP_PARAM_OTHER, 0);
    says("NOTIFY=x", MAIL, SMTP_PARAM_OTHER, 0);
    says("ORCPT=x", MAIL, SMTP_PARAM_OTHER, 0);
    says("SIZE=x", SMTP_EVENT_VRFY, SMTP_PARAM_OTHER, 0);
    says("SIZE=x", 0, SMTP_PARAM_OTHER, 0);
    says("SIZEX=x", MAIL, SMTP_PARAM_OTHER, 0);
    says("SIZ=x", MAIL, SMTP_PARAM_OTHER, 0);
}

static void keys_are_known_where_their_extension_is_on(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < smtpi_params_count; i++) {
        const struct smtpi_param *row = &smtpi_params[i];
        char text[40];
        struct reading r;

        /* No RFC takes this value, so it is seen that nobody looks at it. */
        strcat(strcpy(text, row->key), "=+*");
        r = reading_of(text, strlen(text), row->event,
                       ~SMTPI_EXT_BIT(row->ext));
        assert_int_equal(r.result, 0);
        assert_int_equal(r.param.id, SMTP_PARAM_OTHER);
        assert_int_equal(r.param.number, 0);
        free(r.text);
        r = reading_of(text, strlen(text), row->event,
                       SMTPI_EXT_BIT(row->ext));
        assert_int_equal(r.result, SMTP_ESYNTAX);
        free(r.text);
    }
}

static void rows_are_found_by_key_and_event(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < smtpi_params_count; i++) {
        const struct smtpi_param *row = &smtpi_params[i];

        assert_ptr_equal(
            smtpi_param_find(row->key, strlen(row->key), row->event), row);
    }
    assert_null(smtpi_param_find("", 0, MAIL));
    assert_null(smtpi_param_find("SIZE", 3, MAIL));
}

/* ---- the values ---- */

static void size_has_1_to_20_digits(void **state)
{
    static const char *const bad[] = {"SIZE",
                                      "SIZE=1x",
                                      "SIZE=x",
                                      "SIZE=-1",
                                      "SIZE=+1",
                                      "SIZE=1.0",
                                      "SIZE=1,0",
                                      "SIZE=0x1",
                                      "SIZE=000000000000000000001",
                                      "SIZE=100000000000000000000",
                                      NULL};

    (void)state;
    breaks(MAIL, bad);
    says("SIZE=0", MAIL, SMTP_PARAM_SIZE, 0);
    says("size=1000", MAIL, SMTP_PARAM_SIZE, 1000);
    says("SIZE=00000000000000000001", MAIL, SMTP_PARAM_SIZE, 1);
    says("SIZE=4294967296", MAIL, SMTP_PARAM_SIZE, INT64_C(4294967296));
}

static void size_saturates(void **state)
{
    (void)state;
    says("SIZE=9223372036854775806", MAIL, SMTP_PARAM_SIZE, INT64_MAX - 1);
    says("SIZE=9223372036854775807", MAIL, SMTP_PARAM_SIZE, INT64_MAX);
    says("SIZE=9223372036854775808", MAIL, SMTP_PARAM_SIZE, INT64_MAX);
    says("SIZE=9223372036854775810", MAIL, SMTP_PARAM_SIZE, INT64_MAX);
    says("SIZE=18446744073709551616", MAIL, SMTP_PARAM_SIZE, INT64_MAX);
    says("SIZE=99999999999999999999", MAIL, SMTP_PARAM_SIZE, INT64_MAX);
}

static void body_is_7bit_8bitmime_or_binarymime(void **state)
{
    static const char *const bad[] = {
        "BODY",       "BODY=9BIT",   "BODY=8BIT",          "BODY=7BI",
        "BODY=7BITS", "BODY=BINARY", "BODY=8BITMIME,7BIT", "BODY=8BITMIMEX",
        NULL};

    (void)state;
    breaks(MAIL, bad);
    says("BODY=7BIT", MAIL, SMTP_PARAM_BODY, SMTP_BODY_7BIT);
    says("BODY=8BITMIME", MAIL, SMTP_PARAM_BODY, SMTP_BODY_8BIT);
    says("body=8bitMIME", MAIL, SMTP_PARAM_BODY, SMTP_BODY_8BIT);
    says("BODY=binarymime", MAIL, SMTP_PARAM_BODY, SMTP_BODY_BINARY);
}

static void ret_is_full_or_hdrs(void **state)
{
    static const char *const bad[] = {"RET",       "RET=BODY",      "RET=FUL",
                                      "RET=FULLY", "RET=FULL,HDRS", NULL};

    (void)state;
    breaks(MAIL, bad);
    says("RET=FULL", MAIL, SMTP_PARAM_RET, SMTP_RET_FULL);
    says("ret=hdrs", MAIL, SMTP_PARAM_RET, SMTP_RET_HDRS);
}

static void envid_is_xtext_of_printable_octets(void **state)
{
    static const char *const bad[] = {
        "ENVID",     "ENVID=a+zz", "ENVID=+2",  "ENVID=+",        "ENVID=a+",
        "ENVID=+2b", "ENVID=+00",  "ENVID=+0A", "ENVID=a+0D+0Ab", "ENVID=+1F",
        "ENVID=+7F", "ENVID=+80",  "ENVID=+E9", "ENVID=+09",      "ENVID=++41",
        "ENVID=+4",  NULL};

    (void)state;
    breaks(MAIL, bad);
    says("ENVID=QQ314159", MAIL, SMTP_PARAM_ENVID, 0);
    says("ENVID=a(b)c", MAIL, SMTP_PARAM_ENVID, 0);
    says("envid=+41+20+7E+3D+2B+22+5C", MAIL, SMTP_PARAM_ENVID, 0);
}

static void orcpt_is_type_and_xtext(void **state)
{
    static const char *const bad[] = {"ORCPT",
                                      "ORCPT=Bob",
                                      "ORCPT=;x",
                                      "ORCPT=;",
                                      "ORCPT=rfc(822;x",
                                      "ORCPT=rfc.822;x",
                                      "ORCPT=rfc822:x",
                                      "ORCPT=rfc822;a+0Db",
                                      "ORCPT=rfc822;+0",
                                      "ORCPT=rfc822;+2b",
                                      "ORCPT=a@b;x",
                                      "ORCPT=rfc822;a+00",
                                      "ORCPT=rfc822;+C3+A4",
                                      NULL};

    (void)state;
    breaks(RCPT, bad);
    says("ORCPT=rfc822;", RCPT, SMTP_PARAM_ORCPT, 0);
    says("ORCPT=rfc822;Bob@Example.COM", RCPT, SMTP_PARAM_ORCPT, 0);
    says("ORCPT=rfc822;not+20an+20address", RCPT, SMTP_PARAM_ORCPT, 0);
    says("orcpt=x-a!b;a;b", RCPT, SMTP_PARAM_ORCPT, 0);
}

static void long_envid_and_orcpt_are_taken(void **state)
{
    char text[600] = "ENVID=";

    (void)state;
    memset(text + 6, 'x', 100);
    says(text, MAIL, SMTP_PARAM_ENVID, 0);
    memset(text, 0, sizeof text);
    strcpy(text, "ORCPT=rfc822;");
    memset(text + 13, 'x', 6 + 500 - 13);
    says(text, RCPT, SMTP_PARAM_ORCPT, 0);
}

static void notify_is_never_or_a_list(void **state)
{
    static const char *const bad[] = {"NOTIFY",
                                      "NOTIFY=FOO",
                                      "NOTIFY=NEVER,SUCCESS",
                                      "NOTIFY=NEVER,FAILURE",
                                      "NOTIFY=NEVER,DELAY",
                                      "NOTIFY=DELAY,NEVER",
                                      "NOTIFY=NEVER,NEVER",
                                      "NOTIFY=SUCCESS,SUCCESS",
                                      "NOTIFY=DELAY,FAILURE,DELAY",
                                      "NOTIFY=,",
                                      "NOTIFY=SUCCESS,",
                                      "NOTIFY=,SUCCESS",
                                      "NOTIFY=SUCCESS,,DELAY",
                                      "NOTIFY=SUCCESS;DELAY",
                                      "NOTIFY=SUCCES",
                                      "NOTIFY=SUCCESSDELAY",
                                      NULL};

    (void)state;
    breaks(RCPT, bad);
    says("NOTIFY=NEVER", RCPT, SMTP_PARAM_NOTIFY, SMTP_NOTIFY_NEVER);
    says("notify=never", RCPT, SMTP_PARAM_NOTIFY, SMTP_NOTIFY_NEVER);
    says("NOTIFY=success", RCPT, SMTP_PARAM_NOTIFY, SMTP_NOTIFY_SUCCESS);
    says("NOTIFY=SUCCESS,FAILURE", RCPT, SMTP_PARAM_NOTIFY,
         SMTP_NOTIFY_SUCCESS | SMTP_NOTIFY_FAILURE);
    says("NOTIFY=DELAY,Failure,SUCCESS", RCPT, SMTP_PARAM_NOTIFY,
         SMTP_NOTIFY_SUCCESS | SMTP_NOTIFY_FAILURE | SMTP_NOTIFY_DELAY);
}

/* ---- the rows of extensions ---- */

static void extensions_stand_in_the_order_of_their_numbers(void **state)
{
    static const struct {
        const char *keyword;
        int ext, on, mail, rcpt;
    } want[] = {{"8BITMIME", SMTP_EXT_8BITMIME, 1, 16, 0},
                {"SIZE", SMTP_EXT_SIZE, 1, 26, 0},
                {"DSN", SMTP_EXT_DSN, 0, 543, 543},
                {"PIPELINING", SMTP_EXT_PIPELINING, 1, 0, 0},
                {"VRFY", SMTP_EXT_VRFY, 1, 0, 0},
                {"EXPN", SMTP_EXT_EXPN, 0, 0, 0},
                {"HELP", SMTP_EXT_HELP, 0, 0, 0}};
    size_t i, found = 0;

    (void)state;
    for (i = 0; i < smtpi_exts_count; i++) {
        const struct smtpi_ext *row = &smtpi_exts[i];

        assert_true(i == 0 || row[-1].ext < row->ext);
        if (found == COUNT(want) || row->ext != want[found].ext)
            continue;
        assert_string_equal(row->keyword, want[found].keyword);
        assert_int_equal(row->on, want[found].on);
        assert_int_equal(row->mail, want[found].mail);
        assert_int_equal(row->rcpt, want[found].rcpt);
        assert_int_equal(row->needs, 0);
        found++;
    }
    assert_int_equal(found, COUNT(want));
}

/* RFC 5321 4.5.3.1.4: what a line may grow by holds what may be added. */
static void increments_have_room_for_the_longest_parameters(void **state)
{
    size_t i, dsn_rcpt, dsn_mail;

    (void)state;
    dsn_mail = strlen(" RET=FULL") + strlen(" ENVID=") + 100;
    dsn_rcpt =
        strlen(" NOTIFY=SUCCESS,FAILURE,DELAY") + strlen(" ORCPT=") + 500;
    for (i = 0; i < smtpi_exts_count; i++) {
        const struct smtpi_ext *row = &smtpi_exts[i];

        if (row->ext == SMTP_EXT_SIZE)
            assert_true(row->mail >= strlen(" SIZE=") + 20);
        if (row->ext == SMTP_EXT_8BITMIME)
            assert_true(row->mail >= strlen(" BODY=8BITMIME"));
        if (row->ext == SMTP_EXT_DSN)
            assert_true(row->mail >= dsn_mail && row->rcpt >= dsn_rcpt);
    }
}

static void size_prints_its_limit_or_nothing(void **state)
{
    struct smtpi_facts facts = {NULL, 0, 0, 0};
    char out[65];
    size_t i, n;

    (void)state;
    for (i = 0; smtpi_exts[i].ext != SMTP_EXT_SIZE; i++)
        ;
    n = smtpi_exts[i].print(&facts, out);
    assert_int_equal(n, 0);
    facts.max_size = 1000000;
    n = smtpi_exts[i].print(&facts, out);
    assert_int_equal(n, 8);
    assert_memory_equal(out, " 1000000", n);
    facts.max_size = UINT64_MAX;
    n = smtpi_exts[i].print(&facts, out);
    assert_int_equal(n, 21);
    assert_memory_equal(out, " 18446744073709551615", n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keyword_is_letters_digits_and_inner_hyphens),
        cmocka_unit_test(value_is_33_to_126_but_equals_and_never_empty),
        cmocka_unit_test(nul_in_a_parameter_is_refused),
        cmocka_unit_test(texts_end_with_nul),
        cmocka_unit_test(missing_value_is_an_empty_text),
        cmocka_unit_test(every_shorter_text_is_read_within_itself),
        cmocka_unit_test(keys_are_known_on_their_command_alone),
        cmocka_unit_test(keys_are_known_where_their_extension_is_on),
        cmocka_unit_test(rows_are_found_by_key_and_event),
        cmocka_unit_test(size_has_1_to_20_digits),
        cmocka_unit_test(size_saturates),
        cmocka_unit_test(body_is_7bit_8bitmime_or_binarymime),
        cmocka_unit_test(ret_is_full_or_hdrs),
        cmocka_unit_test(envid_is_xtext_of_printable_octets),
        cmocka_unit_test(orcpt_is_type_and_xtext),
        cmocka_unit_test(long_envid_and_orcpt_are_taken),
        cmocka_unit_test(notify_is_never_or_a_list),
        cmocka_unit_test(extensions_stand_in_the_order_of_their_numbers),
        cmocka_unit_test(increments_have_room_for_the_longest_parameters),
        cmocka_unit_test(size_prints_its_limit_or_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
