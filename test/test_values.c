/*
 * The values of the extensions that few have, by their RFCs' grammars: what
 * is taken and as what number and flags, what is not; and that a client
 * writes what a server reads.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "smtp_grammar.h"

enum { MAIL = SMTP_EVENT_MAIL, RCPT = SMTP_EVENT_RCPT };

/* Reads a parameter in a block of its size and an octet. */
static int read_param(const char *text, int event, smtp_param *param)
{
    static char block[4096];
    size_t len = strlen(text);

    assert_true(len < sizeof block);
    memset(block, 'x', sizeof block);
    memcpy(block, text, len);
    return smtp_codec_param(block, len, event, param);
}

static void says(const char *text, int event, int id, int64_t number,
                 int flags)
{
    smtp_param param;

    memset(&param, 0xa5, sizeof param);
    if (read_param(text, event, &param) != 0)
        fail_msg("not taken: %s", text);
    if (param.number != number || param.flags != flags)
        fail_msg("%s: %ld, %d", text, (long)param.number, param.flags);
    assert_int_equal(param.id, id);
    assert_int_equal(param.len, strlen(param.value));
}

static void breaks(int event, const char *const *texts)
{
    smtp_param param;

    for (; *texts != NULL; texts++)
        if (read_param(*texts, event, &param) != SMTP_ESYNTAX)
            fail_msg("taken: %s", *texts);
}

/* What a client writes for a number and flags, NULL: nothing. */
static void writes(int id, int event, int64_t number, int flags,
                   const char *want)
{
    char out[200];
    smtp_param param = {0}, found;
    int n;

    param.id = id;
    param.number = number;
    param.flags = flags;
    param.value = "";
    n = smtpi_param_write(&param, event, UINT64_MAX, out, sizeof out, &found);
    if (want == NULL) {
        assert_int_equal(n, SMTP_EINVAL);
        return;
    }
    assert_int_equal(n, strlen(want));
    assert_memory_equal(out, want, strlen(want));
    assert_int_equal(found.id, id);
    assert_int_equal(found.number, number);
    assert_int_equal(found.flags, flags);
}

/* The same for a value. */
static void writes_value(int id, const char *key, const char *value,
                         const char *want)
{
    char out[1200];
    smtp_param param = {0}, found;
    int n;

    param.id = id;
    param.key = key;
    param.value = value;
    param.len = strlen(value);
    n = smtpi_param_write(&param, MAIL, UINT64_MAX, out, sizeof out, &found);
    if (want == NULL) {
        assert_int_equal(n, SMTP_EINVAL);
        return;
    }
    assert_int_equal(n, strlen(want));
    assert_memory_equal(out, want, strlen(want));
}

/* RFC 2852 4. */
static void by_is_a_time_a_mode_and_perhaps_a_trace(void **state)
{
    static const char *const bad[] = {"BY",
                                      "BY=",
                                      "BY=120",
                                      "BY=;R",
                                      "BY=1234567890;R",
                                      "BY=5;X",
                                      "BY=5;TR",
                                      "BY=5;",
                                      "BY=5;NN",
                                      "BY=5;NR",
                                      "BY=5;NTT",
                                      "BY=--5;N",
                                      "BY=+-5;N",
                                      "BY=-;N",
                                      "BY=+;N",
                                      "BY=5;R;T",
                                      "BY= 5;R",
                                      "BY=5,R",
                                      "BY=5;T",
                                      "BY=0x5;N",
                                      "BY=1.5;N",
                                      "BY=0;R",
                                      "BY=-1;R",
                                      "BY=-0;R",
                                      "BY=+0;RT",
                                      "BY=-999999999;R",
                                      NULL};

    (void)state;
    breaks(MAIL, bad);
    says("BY=120;R", MAIL, SMTP_PARAM_BY, 120, SMTP_BY_RETURN);
    says("BY=-60;N", MAIL, SMTP_PARAM_BY, -60, SMTP_BY_NOTIFY);
    says("by=+5;nt", MAIL, SMTP_PARAM_BY, 5, SMTP_BY_NOTIFY | SMTP_BY_TRACE);
    says("BY=120;RT", MAIL, SMTP_PARAM_BY, 120,
         SMTP_BY_RETURN | SMTP_BY_TRACE);
    says("BY=0;N", MAIL, SMTP_PARAM_BY, 0, SMTP_BY_NOTIFY);
    says("BY=-999999999;N", MAIL, SMTP_PARAM_BY, -999999999, SMTP_BY_NOTIFY);
    says("BY=999999999;R", MAIL, SMTP_PARAM_BY, 999999999, SMTP_BY_RETURN);
    says("BY=000000001;R", MAIL, SMTP_PARAM_BY, 1, SMTP_BY_RETURN);
    says("BY=5;R", RCPT, SMTP_PARAM_OTHER, 0, 0);
}

/* RFC 4865 3. */
static void hold_is_seconds_or_a_date_in_utc(void **state)
{
    static const char *const bad[] = {"HOLDFOR",
                                      "HOLDFOR=",
                                      "HOLDFOR=0",
                                      "HOLDFOR=007",
                                      "HOLDFOR=1000000000",
                                      "HOLDFOR=-1",
                                      "HOLDFOR=+1",
                                      "HOLDFOR=1h",
                                      "HOLDUNTIL",
                                      "HOLDUNTIL=tomorrow",
                                      "HOLDUNTIL=3600",
                                      "HOLDUNTIL=2029-12-24",
                                      "HOLDUNTIL=2029-12-24T08:00:00",
                                      "HOLDUNTIL=2029-12-24T08:00:00+00:00",
                                      "HOLDUNTIL=2029-12-24T09:00:00+01:00",
                                      "HOLDUNTIL=2029-02-29T08:00:00Z",
                                      NULL};

    (void)state;
    breaks(MAIL, bad);
    says("HOLDFOR=3600", MAIL, SMTP_PARAM_HOLDFOR, 3600, 0);
    says("holdfor=1", MAIL, SMTP_PARAM_HOLDFOR, 1, 0);
    says("HOLDFOR=999999999", MAIL, SMTP_PARAM_HOLDFOR, 999999999, 0);
    says("HOLDUNTIL=2029-12-24T08:00:00Z", MAIL, SMTP_PARAM_HOLDUNTIL,
         1892793600, 0);
    says("HOLDUNTIL=2029-12-24t08:00:00z", MAIL, SMTP_PARAM_HOLDUNTIL,
         1892793600, 0);
    /* never before the time said */
    says("HOLDUNTIL=2029-12-24T08:00:00.0Z", MAIL, SMTP_PARAM_HOLDUNTIL,
         1892793600, 0);
    says("HOLDUNTIL=2029-12-24T08:00:00.1Z", MAIL, SMTP_PARAM_HOLDUNTIL,
         1892793601, 0);
}

/* RFC 6710 7. */
static void priority_is_minus_9_to_9(void **state)
{
    static const char *const bad[] = {
        "MT-PRIORITY",     "MT-PRIORITY=",    "MT-PRIORITY=10",
        "MT-PRIORITY=+3",  "MT-PRIORITY=-0",  "MT-PRIORITY=03",
        "MT-PRIORITY=-10", "MT-PRIORITY=--3", "MT-PRIORITY=-",
        "MT-PRIORITY=a",   "MT-PRIORITY=3x",  NULL};
    char text[] = "MT-PRIORITY=-x";
    int i;

    (void)state;
    breaks(MAIL, bad);
    says("MT-PRIORITY=0", MAIL, SMTP_PARAM_MT_PRIORITY, 0, 0);
    for (i = 1; i <= 9; i++) {
        text[12] = '-';
        text[13] = (char)('0' + i);
        says(text, MAIL, SMTP_PARAM_MT_PRIORITY, -i, 0);
        text[12] = (char)('0' + i);
        text[13] = '\0';
        says(text, MAIL, SMTP_PARAM_MT_PRIORITY, i, 0);
    }
}

/* RFC 7293 3.1. */
static void rrvs_is_a_date_and_perhaps_an_action(void **state)
{
    static const char *const bad[] = {"RRVS",
                                      "RRVS=",
                                      "RRVS=2014-04-03",
                                      "RRVS=2014-04-03T23:01:00Z;X",
                                      "RRVS=2014-04-03T23:01:00Z;",
                                      "RRVS=2014-04-03T23:01:00Z;CR",
                                      "RRVS=2014-04-03T23:01:00Z;C;R",
                                      "RRVS=2014-04-03T23:01:00.5Z",
                                      "RRVS=2014-04-03T23:01:00.0Z",
                                      "RRVS=2014-04-03T23:01:00.0Z;C",
                                      "RRVS=;C",
                                      "RRVS=1396566060",
                                      NULL};

    (void)state;
    breaks(RCPT, bad);
    says("RRVS=2014-04-03T23:01:00Z", RCPT, SMTP_PARAM_RRVS, 1396566060, 0);
    says("RRVS=2014-04-03T23:01:00+01:00;C", RCPT, SMTP_PARAM_RRVS, 1396562460,
         SMTP_RRVS_CONTINUE);
    says("rrvs=2014-04-03t23:01:00z;c", RCPT, SMTP_PARAM_RRVS, 1396566060,
         SMTP_RRVS_CONTINUE);
    says("RRVS=2014-04-03T23:01:00Z;R", RCPT, SMTP_PARAM_RRVS, 1396566060, 0);
    says("RRVS=2014-04-03T23:01:00Z", MAIL, SMTP_PARAM_OTHER, 0, 0);
}

/* RFC 8689 2, 4141 4.2, 5.2. */
static void words_without_value_have_none(void **state)
{
    static const char *const mail[] = {
        "REQUIRETLS=1", "REQUIRETLS=", "CONPERM=1", "CONPERM=", NULL};
    static const char *const rcpt[] = {"CONNEG=1", "CONNEG=", NULL};

    (void)state;
    breaks(MAIL, mail);
    breaks(RCPT, rcpt);
    says("requiretls", MAIL, SMTP_PARAM_REQUIRETLS, 0, 0);
    says("CONPERM", MAIL, SMTP_PARAM_CONPERM, 0, 0);
    says("CONNEG", RCPT, SMTP_PARAM_CONNEG, 0, 0);
}

/* RFC 3865 2.2, 2.3. */
static void solicit_is_a_list_of_class_keywords(void **state)
{
    static const char *const bad[] = {
        "SOLICIT",       "SOLICIT=",    "SOLICIT=a,",  "SOLICIT=,a",
        "SOLICIT=a,,b",  "SOLICIT=1a",  "SOLICIT=a;b", "SOLICIT=a,9",
        "SOLICIT=a+2Bb", "SOLICIT=a/b", "SOLICIT=:a",  "SOLICIT=a,-b",
        "SOLICIT=\"a\"", NULL};
    char text[8 + 1001 + 1] = "SOLICIT=";
    smtp_param param;

    (void)state;
    breaks(MAIL, bad);
    says("SOLICIT=org.example:ADV:ADLT", MAIL, SMTP_PARAM_SOLICIT, 0, 0);
    says("solicit=a,b", MAIL, SMTP_PARAM_SOLICIT, 0, 0);
    memset(text + 8, 'a', 1001);
    assert_int_equal(read_param(text, MAIL, &param), SMTP_ESYNTAX);
    text[8 + 1000] = '\0';
    says(text, MAIL, SMTP_PARAM_SOLICIT, 0, 0);
}

/* RFC 3885 3.1. */
static void mtrk_is_a_certifier_and_perhaps_a_time(void **state)
{
    static const char *const bad[] = {
        "MTRK",      "MTRK=",       "MTRK=abc:", "MTRK=abc:1234567890",
        "MTRK=a_b",  "MTRK=abc:1d", "MTRK=abc=", "MTRK=:5",
        "MTRK=a:-1", "MTRK=a:1:2",  NULL};

    (void)state;
    breaks(MAIL, bad);
    says("MTRK=VheLhqV/rCKJmplkGFwsyW59pYk", MAIL, SMTP_PARAM_MTRK, -1, 0);
    says("MTRK=a+b/c:864000", MAIL, SMTP_PARAM_MTRK, 864000, 0);
    says("MTRK=abc:0", MAIL, SMTP_PARAM_MTRK, 0, 0);
    says("MTRK=abc:999999999", MAIL, SMTP_PARAM_MTRK, 999999999, 0);
}

/* RFC 4405 4. */
static void submitter_is_xtext_of_a_mailbox(void **state)
{
    static const char *const bad[] = {"SUBMITTER",
                                      "SUBMITTER=",
                                      "SUBMITTER=<a@b.example>",
                                      "SUBMITTER=<>",
                                      "SUBMITTER=alice",
                                      "SUBMITTER=a+zz@x.example",
                                      "SUBMITTER=a@b.example+20",
                                      "SUBMITTER=@c:a@b.example",
                                      "SUBMITTER=a+00@b.example",
                                      NULL};

    (void)state;
    breaks(MAIL, bad);
    says("SUBMITTER=alice@example.com", MAIL, SMTP_PARAM_SUBMITTER, 0, 0);
    says("SUBMITTER=a+2Bb+3Dc@x.example", MAIL, SMTP_PARAM_SUBMITTER, 0, 0);
    says("SUBMITTER=\"a+20b\"@x.example", MAIL, SMTP_PARAM_SUBMITTER, 0, 0);
}

/* Postfix's VERP_README. */
static void xverp_is_bare_or_has_two_delimiters(void **state)
{
    static const char *const bad[] = {"XVERP=",   "XVERP=+",  "XVERP=+=-",
                                      "XVERP=ab", "XVERP=.+", "XVERP=+2",
                                      NULL};
    char other[] = "XVERQ=+=";
    smtp_param param;

    (void)state;
    breaks(MAIL, bad);
    says("XVERP", MAIL, SMTP_PARAM_XVERP, 0, 0);
    says("XVERP=+=", MAIL, SMTP_PARAM_XVERP, 0, 0);
    says("xverp=-=", MAIL, SMTP_PARAM_XVERP, 0, 0);
    /* '=' is in no other value, nor in one of RCPT's or where it is off */
    assert_int_equal(smtp_codec_param(other, 8, MAIL, &param), SMTP_ESYNTAX);
    memcpy(other, "XVERP", 5);
    assert_int_equal(smtp_codec_param(other, 8, RCPT, &param), SMTP_ESYNTAX);
    assert_int_equal(smtpi_param_read(other, 8, MAIL,
                                      ~SMTPI_EXT_BIT(SMTP_EXT_XVERP), &param),
                     SMTP_ESYNTAX);
}

static void numbers_and_flags_are_written_as_they_are_read(void **state)
{
    (void)state;
    writes(SMTP_PARAM_BY, MAIL, 120, SMTP_BY_RETURN | SMTP_BY_TRACE,
           " BY=120;RT");
    writes(SMTP_PARAM_BY, MAIL, -60, SMTP_BY_NOTIFY, " BY=-60;N");
    writes(SMTP_PARAM_BY, MAIL, 0, SMTP_BY_NOTIFY, " BY=0;N");
    writes(SMTP_PARAM_BY, MAIL, 120, 0, NULL);
    writes(SMTP_PARAM_BY, MAIL, 120, SMTP_BY_TRACE, NULL);
    writes(SMTP_PARAM_BY, MAIL, 120, SMTP_BY_NOTIFY | SMTP_BY_RETURN, NULL);
    writes(SMTP_PARAM_BY, MAIL, 0, SMTP_BY_RETURN, NULL);
    writes(SMTP_PARAM_BY, MAIL, 1000000000, SMTP_BY_NOTIFY, NULL);
    writes(SMTP_PARAM_BY, MAIL, INT64_MAX, SMTP_BY_RETURN, NULL);
    writes(SMTP_PARAM_BY, MAIL, INT64_MIN, SMTP_BY_NOTIFY, NULL);
    writes(SMTP_PARAM_HOLDFOR, MAIL, 1, 0, " HOLDFOR=1");
    writes(SMTP_PARAM_HOLDFOR, MAIL, 999999999, 0, " HOLDFOR=999999999");
    writes(SMTP_PARAM_HOLDFOR, MAIL, 0, 0, NULL);
    writes(SMTP_PARAM_HOLDFOR, MAIL, -1, 0, NULL);
    writes(SMTP_PARAM_HOLDFOR, MAIL, 1000000000, 0, NULL);
    writes(SMTP_PARAM_HOLDUNTIL, MAIL, 1892793600, 0,
           " HOLDUNTIL=2029-12-24T08:00:00Z");
    writes(SMTP_PARAM_HOLDUNTIL, MAIL, INT64_MAX, 0, NULL);
    writes(SMTP_PARAM_HOLDUNTIL, MAIL, INT64_MIN, 0, NULL);
    writes(SMTP_PARAM_RRVS, RCPT, 1396566060, 0, " RRVS=2014-04-03T23:01:00Z");
    writes(SMTP_PARAM_RRVS, RCPT, 1396566060, SMTP_RRVS_CONTINUE,
           " RRVS=2014-04-03T23:01:00Z;C");
    writes(SMTP_PARAM_RRVS, RCPT, INT64_C(253402300800), 0, NULL);
    writes(SMTP_PARAM_MT_PRIORITY, MAIL, -9, 0, " MT-PRIORITY=-9");
    writes(SMTP_PARAM_MT_PRIORITY, MAIL, 0, 0, " MT-PRIORITY=0");
    writes(SMTP_PARAM_MT_PRIORITY, MAIL, 9, 0, " MT-PRIORITY=9");
    writes(SMTP_PARAM_MT_PRIORITY, MAIL, 10, 0, NULL);
    writes(SMTP_PARAM_MT_PRIORITY, MAIL, -10, 0, NULL);
    writes(SMTP_PARAM_REQUIRETLS, MAIL, 0, 0, " REQUIRETLS");
    writes(SMTP_PARAM_CONPERM, MAIL, 0, 0, " CONPERM");
    writes(SMTP_PARAM_CONNEG, RCPT, 0, 0, " CONNEG");
    writes(SMTP_PARAM_CONNEG, MAIL, 0, 0, NULL);
    writes(SMTP_PARAM_XVERP, MAIL, 0, 0, " XVERP");
    writes(SMTP_PARAM_MTRK, MAIL, 0, 0, NULL);
    writes(SMTP_PARAM_SOLICIT, MAIL, 0, 0, NULL);
    writes(SMTP_PARAM_SUBMITTER, MAIL, 0, 0, NULL);
}

static void values_are_written_as_they_are_read(void **state)
{
    (void)state;
    writes_value(SMTP_PARAM_MTRK, NULL, "a+b/c:0", " MTRK=a+b/c:0");
    writes_value(SMTP_PARAM_MTRK, "MTRK", "a+b/c", " MTRK=a+b/c");
    writes_value(SMTP_PARAM_MTRK, NULL, "a b", NULL);
    writes_value(SMTP_PARAM_MTRK, NULL, "ab=", NULL);
    writes_value(SMTP_PARAM_SOLICIT, NULL, "a,b:c", " SOLICIT=a,b:c");
    writes_value(SMTP_PARAM_SOLICIT, NULL, "a b", NULL);
    writes_value(SMTP_PARAM_SOLICIT, NULL, "a\r\nQUIT", NULL);
    writes_value(SMTP_PARAM_SUBMITTER, NULL, "a+b=c@x.example",
                 " SUBMITTER=a+2Bb+3Dc@x.example");
    writes_value(SMTP_PARAM_SUBMITTER, NULL, "\"a b\"@x.example",
                 " SUBMITTER=\"a+20b\"@x.example");
    writes_value(SMTP_PARAM_SUBMITTER, "SUBMITTER", "a+2Bb@x.example",
                 " SUBMITTER=a+2Bb@x.example");
    writes_value(SMTP_PARAM_SUBMITTER, NULL, "<>", NULL);
    writes_value(SMTP_PARAM_SUBMITTER, NULL, "alice", NULL);
    writes_value(SMTP_PARAM_XVERP, NULL, "-=", " XVERP=-=");
    writes_value(SMTP_PARAM_XVERP, NULL, "ab", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_is_a_time_a_mode_and_perhaps_a_trace),
        cmocka_unit_test(hold_is_seconds_or_a_date_in_utc),
        cmocka_unit_test(priority_is_minus_9_to_9),
        cmocka_unit_test(rrvs_is_a_date_and_perhaps_an_action),
        cmocka_unit_test(words_without_value_have_none),
        cmocka_unit_test(solicit_is_a_list_of_class_keywords),
        cmocka_unit_test(mtrk_is_a_certifier_and_perhaps_a_time),
        cmocka_unit_test(submitter_is_xtext_of_a_mailbox),
        cmocka_unit_test(xverp_is_bare_or_has_two_delimiters),
        cmocka_unit_test(numbers_and_flags_are_written_as_they_are_read),
        cmocka_unit_test(values_are_written_as_they_are_read)};

    return cmocka_run_group_tests_name("values", tests, NULL, NULL);
}
