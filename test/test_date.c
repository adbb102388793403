/*
 * Dates, RFC 3339: its examples, every field out of its range, every day of
 * ten thousand years there and back, leap seconds where they may stand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smtp_bytes.h"

enum { FAILED = -1, WHOLE = 0, PART = 1 };

/* Reads a text in a block of its size. Returns whether there is a fraction, or
   FAILED, and then nothing was written. */
static int read_date(const char *text, size_t len, int64_t *seconds)
{
    char *block = malloc(len == 0 ? 1 : len);
    int64_t found = 4711;
    int fraction = 4711, rc;

    assert_non_null(block);
    memcpy(block, text, len);
    rc = smtpi_date_read(block, len, &found, &fraction);
    free(block);
    if (rc < 0) {
        assert_int_equal(rc, SMTP_ESYNTAX);
        assert_int_equal(found, 4711);
        assert_int_equal(fraction, 4711);
        return FAILED;
    }
    assert_int_equal(rc, 0);
    *seconds = found;
    return fraction;
}

static void is(const char *text, int64_t want, int fraction)
{
    int64_t seconds = 0;

    if (read_date(text, strlen(text), &seconds) != fraction || seconds != want)
        fail_msg("%s is %ld", text, (long)seconds);
}

static void is_none(const char *text)
{
    int64_t seconds;

    if (read_date(text, strlen(text), &seconds) != FAILED)
        fail_msg("taken: %s", text);
}

static void examples_of_the_rfc_are_read(void **state)
{
    (void)state;
    /* 5.8; the numbers are those of date -u +%s */
    is("1985-04-12T23:20:50.52Z", 482196050, PART);
    is("1996-12-19T16:39:57-08:00", 851042397, WHOLE);
    is("1996-12-20T00:39:57Z", 851042397, WHOLE);
    is("1990-12-31T23:59:60Z", 662688000, WHOLE);
    is("1990-12-31T15:59:60-08:00", 662688000, WHOLE);
    is("1937-01-01T12:00:27.87+00:20", -1041337173, PART);
    /* 5.6: in lower case too */
    is("1996-12-20t00:39:57z", 851042397, WHOLE);
    /* 4.3: the offset is not known */
    is("1996-12-20T00:39:57-00:00", 851042397, WHOLE);
}

static void ends_of_the_count_are_read(void **state)
{
    (void)state;
    is("1970-01-01T00:00:00Z", 0, WHOLE);
    is("1969-12-31T23:59:59Z", -1, WHOLE);
    is("2038-01-19T03:14:08Z", INT64_C(2147483648), WHOLE);
    is("0000-01-01T00:00:00Z", INT64_C(-62167219200), WHOLE);
    is("9999-12-31T23:59:59Z", INT64_C(253402300799), WHOLE);
    is("9999-12-31T23:59:59-23:59", INT64_C(253402387139), WHOLE);
    is("0000-01-01T00:00:00+23:59", INT64_C(-62167305540), WHOLE);
}

static void fraction_has_a_digit_and_may_be_none(void **state)
{
    (void)state;
    is("1970-01-01T00:00:01.0Z", 1, WHOLE);
    is("1970-01-01T00:00:01.000000000000000000000Z", 1, WHOLE);
    is("1970-01-01T00:00:01.000000000000000000001Z", 1, PART);
    is("1970-01-01T00:00:01.9+00:00", 1, PART);
    is_none("1970-01-01T00:00:01.Z");
    is_none("1970-01-01T00:00:01,5Z");
    is_none("1970-01-01T00:00:01.5");
    is_none("1970-01-01T00:00:01.5.5Z");
    is_none("1970-01-01T00:00.5Z");
}

static void fields_keep_to_their_ranges(void **state)
{
    static const char *const bad[] = {"",
                                      "Z",
                                      "2014-04-03",
                                      "2014-04-03T23:01:00",
                                      "2014-04-03T23:01Z",
                                      "2014-00-03T23:01:00Z",
                                      "2014-13-03T23:01:00Z",
                                      "2014-04-00T23:01:00Z",
                                      "2014-04-31T23:01:00Z",
                                      "2014-02-29T23:01:00Z",
                                      "1900-02-29T00:00:00Z",
                                      "2100-02-29T00:00:00Z",
                                      "2014-04-03T24:00:00Z",
                                      "2014-04-03T23:60:00Z",
                                      "2014-04-03T23:01:61Z",
                                      "2014-04-03T23:01:00+24:00",
                                      "2014-04-03T23:01:00+00:60",
                                      "2014-04-03T23:01:00+0100",
                                      "2014-04-03T23:01:00+01",
                                      "2014-04-03T23:01:00+1:00",
                                      "2014-04-03T23:01:00+01:0",
                                      "2014-04-03T23:01:00*01:00",
                                      "2014-04-03T23:01:00Z ",
                                      " 2014-04-03T23:01:00Z",
                                      "2014-04-03 23:01:00Z",
                                      "2014-04-03T23:01:00ZZ",
                                      "2014-04-03T23:01:00UT",
                                      "2014/04/03T23:01:00Z",
                                      "20140403T230100Z1234",
                                      "14-04-03T23:01:00Z00",
                                      "-014-04-03T23:01:00Z",
                                      "+014-04-03T23:01:00Z",
                                      "2014-4-003T23:01:00Z",
                                      "2014-04-03T23:1:000Z",
                                      "12014-04-03T23:01:00Z",
                                      "2014-04-03T23:01:00\xc3\xa9",
                                      "tomorrow",
                                      "253402300799"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof *bad; i++)
        is_none(bad[i]);
    is("2000-02-29T00:00:00Z", 951782400, WHOLE);
    is("2014-04-03T23:01:00+23:59", 1396566060 - 86340, WHOLE);
    is("2014-04-03T23:01:00-23:59", 1396566060 + 86340, WHOLE);
}

/* 5.7: 60 stands for a second that is inserted at the end of a month of UTC,
   and for no other. */
static void leap_second_ends_a_month_of_utc(void **state)
{
    (void)state;
    is("2016-12-31T23:59:60Z", 1483228800, WHOLE);
    is("2015-06-30T23:59:60Z", 1435708800, WHOLE);
    is("2015-07-01T01:29:60+01:30", 1435708800, WHOLE);
    is("2015-06-30T16:59:60.5-07:00", 1435708800, PART);
    is("2028-02-29T23:59:60Z", 1835481600, WHOLE);
    is_none("2016-12-30T23:59:60Z");
    is_none("2016-12-31T22:59:60Z");
    is_none("2016-12-31T23:58:60Z");
    is_none("2016-12-31T23:59:60+01:00");
    is_none("2028-02-28T23:59:60Z");
}

/* All octets in all places of a date: taken is only what the grammar has. */
static void no_other_octet_is_taken(void **state)
{
    static const char good[] = "2014-04-03T23:01:00Z";
    char text[sizeof good];
    size_t at;
    int octet;
    int64_t seconds;

    (void)state;
    for (at = 0; at < sizeof good - 1; at++)
        for (octet = 0; octet < 256; octet++) {
            int is_digit = octet >= '0' && octet <= '9';

            memcpy(text, good, sizeof good);
            text[at] = (char)octet;
            if (read_date(text, sizeof good - 1, &seconds) == FAILED ||
                text[at] == good[at])
                continue;
            if (good[at] == 'T' || good[at] == 'Z')
                assert_int_equal(octet, good[at] | 0x20);
            else
                assert_true(is_digit && good[at] >= '0' && good[at] <= '9');
        }
}

/* Every date that is written is read as the same, and days follow upon each
   other as the calendar has them. */
static void every_day_is_written_and_read(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    int64_t seconds = INT64_C(-62167219200), back = 0;
    char want[40], text[SMTPI_DATE];
    int year, month, day, days, fraction;

    (void)state;
    for (year = 0; year < 10000; year++)
        for (month = 0; month < 12; month++) {
            days = lengths[month];
            if (month == 1 &&
                (year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)))
                days++;
            for (day = 1; day <= days; day++, seconds += 86400) {
                if (day > 1 && day < days && (year < 1890 || year > 2110))
                    continue; /* the first and the last */
                snprintf(want, sizeof want, "%04d-%02d-%02dT23:59:59Z", year,
                         month + 1, day);
                assert_int_equal(smtpi_date_write(seconds + 86399, text),
                                 SMTPI_DATE);
                assert_memory_equal(text, want, SMTPI_DATE);
                assert_int_equal(
                    smtpi_date_read(text, SMTPI_DATE, &back, &fraction), 0);
                assert_int_equal(back, seconds + 86399);
            }
        }
    assert_int_equal(seconds, INT64_C(253402300800));
}

static void years_of_other_than_four_digits_are_not_written(void **state)
{
    char text[SMTPI_DATE] = {0}, before[SMTPI_DATE] = {0};

    (void)state;
    assert_int_equal(smtpi_date_write(INT64_C(-62167219201), text), 0);
    assert_int_equal(smtpi_date_write(INT64_C(253402300800), text), 0);
    assert_int_equal(smtpi_date_write(INT64_MIN, text), 0);
    assert_int_equal(smtpi_date_write(INT64_MAX, text), 0);
    assert_memory_equal(text, before, sizeof text);
    assert_int_equal(smtpi_date_write(INT64_C(-62167219200), text),
                     SMTPI_DATE);
    assert_memory_equal(text, "0000-01-01T00:00:00Z", SMTPI_DATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_the_rfc_are_read),
        cmocka_unit_test(ends_of_the_count_are_read),
        cmocka_unit_test(fraction_has_a_digit_and_may_be_none),
        cmocka_unit_test(fields_keep_to_their_ranges),
        cmocka_unit_test(leap_second_ends_a_month_of_utc),
        cmocka_unit_test(no_other_octet_is_taken),
        cmocka_unit_test(every_day_is_written_and_read),
        cmocka_unit_test(years_of_other_than_four_digits_are_not_written)};

    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
