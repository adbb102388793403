/*
 * Dates of RFC 3339, as MAIL and RCPT carry them, to and from seconds since
 * 1970. The grammar of its 5.6 and nothing else: every field has its digits
 * and its range, the day is one of its month, and a leap second stands where
 * 5.7 lets it stand, at the end of a month of UTC. Seconds are counted as POSIX
 * counts them: a leap second has the number of the second behind it.
 */
#include "smtp_bytes.h"

enum { DATE_MINUTE = 60, DATE_HOUR = 3600 };
#define DATE_DAY ((int32_t)24 * DATE_HOUR)

/* What a text says. */
struct date {
    int year, month, day, hour, minute, second;
    int fraction; /* 1 if there is one that is not zero */
    int zone;     /* minutes east of UTC */
};

static int date_is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int date_month_days(int year, int month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && date_is_leap(year));
}

/* Days from the first one of year 0 to that of a year, 0 to 10000. */
static int32_t date_year_days(int year)
{
    int before = year - 1; /* the last whole year; year 0 is a leap year */

    return year == 0 ? 0
                     : (int32_t)365 * year + before / 4 - before / 100 +
                           before / 400 + 1;
}

/* Days from the first one of 1970. */
static int64_t date_days(int year, int month, int day)
{
    int32_t days = date_year_days(year) + day - 1;

    while (--month > 0)
        days += date_month_days(year, month);
    return (int64_t)days - date_year_days(1970);
}

/* ---- writing ---- */

static char *date_put(char *out, int value, int digits, char delimiter)
{
    int i;

    for (i = digits - 1; i >= 0; i--, value /= 10)
        out[i] = (char)('0' + value % 10);
    out[digits] = delimiter;
    return out + digits + 1;
}

size_t smtpi_date_write(int64_t seconds, char *out)
{
    const int64_t first = date_days(0, 1, 1) * DATE_DAY;
    int year, month = 1;
    int32_t day, rest;

    if (seconds < first || seconds >= date_days(10000, 1, 1) * DATE_DAY)
        return 0;
    day = (int32_t)((seconds - first) / DATE_DAY);
    rest = (int32_t)((seconds - first) % DATE_DAY);
    year = (int)(day / 366); /* not above the right one, and near it */
    while (date_year_days(year + 1) <= day)
        year++;
    day -= date_year_days(year);
    for (; day >= date_month_days(year, month); month++)
        day -= date_month_days(year, month);
    out = date_put(out, year, 4, '-');
    out = date_put(out, month, 2, '-');
    out = date_put(out, (int)day + 1, 2, 'T');
    out = date_put(out, (int)(rest / DATE_HOUR), 2, ':');
    out = date_put(out, (int)(rest / DATE_MINUTE % 60), 2, ':');
    date_put(out, (int)(rest % DATE_MINUTE), 2, 'Z');
    return SMTPI_DATE;
}

/* ---- reading ---- */

/* Takes so many digits, a number of low to high, and then, if it is not 0, the
   delimiter in either case. 1, or 0 if they do not stand there. */
static int date_field(const char **text, int digits, int low, int high,
                      char delimiter, int *out)
{
    const char *p = *text;
    int value = 0;

    for (; digits > 0; digits--, p++) {
        if (!SMTPI_IS(*p, SMTPI_DIGIT))
            return 0;
        value = 10 * value + (*p - '0');
    }
    if (value < low || value > high)
        return 0;
    if (delimiter != 0 && smtpi_lower((unsigned char)*p++) !=
                              smtpi_lower((unsigned char)delimiter))
        return 0;
    *text = p;
    *out = value;
    return 1;
}

/* time-secfrac, or nothing. */
static int date_fraction(const char **text, const char *end, struct date *d)
{
    const char *p = *text;

    d->fraction = 0;
    if (p == end || *p != '.')
        return 1;
    for (p++; p < end && SMTPI_IS(*p, SMTPI_DIGIT); p++)
        d->fraction |= *p != '0';
    if (p == *text + 1)
        return 0;
    *text = p;
    return 1;
}

/* time-offset, which ends the text. */
static int date_zone(const char *p, const char *end, struct date *d)
{
    int hours, minutes, east;

    d->zone = 0;
    if (end - p == 1)
        return *p == 'Z' || *p == 'z';
    if (end - p != sizeof "+00:00" - 1 || (*p != '+' && *p != '-'))
        return 0;
    east = *p++ == '+';
    if (!date_field(&p, 2, 0, 23, ':', &hours) ||
        !date_field(&p, 2, 0, 59, 0, &minutes))
        return 0;
    d->zone = (60 * hours + minutes) * (east ? 1 : -1);
    return 1;
}

static int date_split(const char *text, size_t len, struct date *d)
{
    const char *end = text + len;

    if (len < sizeof "0000-00-00T00:00:00Z" - 1)
        return 0;
    return date_field(&text, 4, 0, 9999, '-', &d->year) &&
           date_field(&text, 2, 1, 12, '-', &d->month) &&
           date_field(&text, 2, 1, date_month_days(d->year, d->month), 'T',
                      &d->day) &&
           date_field(&text, 2, 0, 23, ':', &d->hour) &&
           date_field(&text, 2, 0, 59, ':', &d->minute) &&
           date_field(&text, 2, 0, 60, 0, &d->second) &&
           date_fraction(&text, end, d) && date_zone(text, end, d);
}

/* 1 if a day begins with the second, and a month with the day. */
static int date_begins_month(int64_t seconds)
{
    char text[SMTPI_DATE];

    return seconds % DATE_DAY == 0 && smtpi_date_write(seconds, text) != 0 &&
           memcmp(text + 8, "01", 2) == 0;
}

int smtpi_date_read(const char *text, size_t len, int64_t *seconds,
                    int *fraction)
{
    struct date d;
    int64_t sum;

    if (!date_split(text, len, &d))
        return SMTP_ESYNTAX;
    sum = date_days(d.year, d.month, d.day) * DATE_DAY +
          (int64_t)d.hour * DATE_HOUR + (int64_t)d.minute * DATE_MINUTE +
          d.second - (int64_t)d.zone * DATE_MINUTE;
    if (d.second == 60 && !date_begins_month(sum))
        return SMTP_ESYNTAX;
    *seconds = sum;
    *fraction = d.fraction;
    return 0;
}
