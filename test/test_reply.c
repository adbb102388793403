/*
 * Replies, RFC 5321 4.2, written and read, and enhanced status codes, RFC
 * 3463. What is written is compared with a second writer, which takes a text
 * apart in the plainest way, for all short texts and for long ones at every
 * limit.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smtp_grammar.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { TEXT = 2000 };

/* ---- the other writer ---- */

/* Takes out what is not to be seen: '\r' before '\n', and a last '\n'. */
static void model_strip(const struct smtpi_reply *r, char *out)
{
    const char *p;
    size_t n = 0;

    for (p = r->text; *p; p++) {
        if (p[0] != '\r' || p[1] != '\n')
            out[n++] = *p;
    }
    if (!r->one_line && n > 0 && out[n - 1] == '\n')
        n--;
    out[n] = '\0';
}

static char model_clean(char c)
{
    if (c == '\n')
        return ' ';
    return c == '\t' || (c >= 32 && c < 127) ? c : '?';
}

/* Returns the octets; out has room for all that there could be. */
static size_t model_write(char *out, size_t max, const struct smtpi_reply *r)
{
    char text[TEXT], line[TEXT];
    const char *p = text;
    size_t used = 0, last = 0, i;
    int first = 1, ends;

    model_strip(r, text);
    do {
        size_t begin, n;

        begin = n = (size_t)sprintf(line, "%d-%s%s", r->code,
                                    r->enhanced ? r->enhanced : "",
                                    r->enhanced ? " " : "");
        if (!first && max - used < begin + 2)
            break;
        i = r->one_line ? strlen(p) : strcspn(p, "\n");
        if (first && r->host)
            n += (size_t)sprintf(line + n, "%s%s", r->host, i > 0 ? " " : "");
        first = 0;
        ends = p[i] == '\0';
        for (; i > 0; i--)
            line[n++] = model_clean(*p++);
        p++;
        if (n > max - used - 2)
            n = max - used - 2;
        memcpy(out + used, line, n);
        memcpy(out + used + n, "\r\n", 2);
        last = used;
        used += n + 2;
    } while (!ends && used < max);
    if (!r->more)
        out[last + 3] = ' ';
    return used;
}

/* Both must write the same into a block of exactly max octets. */
static void compare(const struct smtpi_reply *r, size_t max)
{
    char want[TEXT], *out = malloc(max);
    size_t n = model_write(want, max, r), got;

    assert_non_null(out);
    got = smtpi_reply_write(out, max, r);
    assert_true(got <= max);
    if (got != n || memcmp(out, want, n) != 0)
        fail_msg("\"%.*s\", not \"%.*s\"", (int)got, out, (int)n, want);
    free(out);
}

static void compare_flags(struct smtpi_reply *r, size_t max)
{
    static const char *const enhanced[] = {NULL, "2.1.5", "2.123.456"};
    static const char *const hosts[] = {NULL, "mx.example"};
    int set;

    for (set = 0; set < 24; set++) {
        r->more = set & 1;
        r->one_line = set >> 1 & 1;
        r->host = hosts[set >> 2 & 1];
        r->enhanced = enhanced[set >> 3];
        compare(r, max);
    }
}

/* ---- writing ---- */

static void reply_is(const struct smtpi_reply *r, const char *want)
{
    char out[512];
    size_t n = smtpi_reply_write(out, sizeof out, r);

    assert_int_equal(n, strlen(want));
    assert_memory_equal(out, want, n);
}

static void one_line_is_code_blank_text_crlf(void **state)
{
    struct smtpi_reply r = {250, NULL, NULL, "OK", 0, 0, 0};

    (void)state;
    reply_is(&r, "250 OK\r\n");
    r.enhanced = "2.1.5";
    reply_is(&r, "250 2.1.5 OK\r\n");
    r.code = 421;
    r.enhanced = "4.3.2";
    r.host = "mx.example";
    r.text = "Service closing";
    reply_is(&r, "421 4.3.2 mx.example Service closing\r\n");
    r.enhanced = NULL;
    r.text = "";
    reply_is(&r, "421 mx.example\r\n");
    r.code = 559;
    r.host = NULL;
    reply_is(&r, "559 \r\n");
}

static void newline_begins_a_line_of_the_same_code(void **state)
{
    struct smtpi_reply r = {551, "5.7.1", NULL, "a\nb\n\nc", 0, 0, 0};

    (void)state;
    reply_is(&r,
             "551-5.7.1 a\r\n551-5.7.1 b\r\n551-5.7.1 \r\n551 5.7.1 c\r\n");
    r.more = 1;
    reply_is(&r,
             "551-5.7.1 a\r\n551-5.7.1 b\r\n551-5.7.1 \r\n551-5.7.1 c\r\n");
    r.enhanced = NULL;
    r.more = 0;
    r.host = "x";
    r.text = "\nb";
    reply_is(&r, "551-x\r\n551 b\r\n");
    r.text = "\r\nb";
    reply_is(&r, "551-x\r\n551 b\r\n");
}

static void trailing_newline_is_no_line(void **state)
{
    struct smtpi_reply r = {250, NULL, NULL, "a\n", 0, 0, 0};

    (void)state;
    reply_is(&r, "250 a\r\n");
    r.text = "a\r\n";
    reply_is(&r, "250 a\r\n");
    r.text = "\n";
    reply_is(&r, "250 \r\n");
    r.text = "\n\n";
    reply_is(&r, "250-\r\n250 \r\n");
}

static void one_line_has_no_newline(void **state)
{
    struct smtpi_reply r = {250, NULL, "mx", "a\nb\r\nc", 1, 0, 0};

    (void)state;
    reply_is(&r, "250 mx a b c\r\n");
    r.text = "\nQUIT";
    reply_is(&r, "250 mx  QUIT\r\n");
}

/* 4.2: textstring is HT and 32 to 126; a line of the text's own would be a
   reply to a command that was not given yet. */
static void other_octets_become_question_marks(void **state)
{
    struct smtpi_reply r = {250, NULL, NULL, NULL, 0, 0, 0};
    char text[4] = "a?b", want[] = "250 a?b\r\n";
    unsigned octet;

    (void)state;
    r.text = text;
    for (octet = 1; octet < 256; octet++) {
        if (octet == '\n')
            continue;
        text[1] = (char)octet;
        want[5] =
            octet == 9 || (octet >= 32 && octet < 127) ? (char)octet : '?';
        reply_is(&r, want);
    }
    r.text = "a\r250 b\r\r\nc\x1b[1m\xc3\xa4\x7f";
    reply_is(&r, "250-a?250 b?\r\n250 c?[1m???\r\n");
}

static void all_short_texts_are_written_as_said(void **state)
{
    static const char alphabet[] = "a\n\r\001";
    size_t digits[8] = {0}, len, i;
    char text[8];
    struct smtpi_reply r = {250, NULL, NULL, NULL, 0, 0, 0};

    (void)state;
    r.text = text;
    for (len = 0; len <= 5; len++) {
        do {
            for (i = 0; i < len; i++)
                text[i] = alphabet[digits[i]];
            text[len] = '\0';
            compare_flags(&r, 512);
            for (i = 0; i < len && ++digits[i] == 4; i++)
                digits[i] = 0;
        } while (i < len);
    }
}

static void long_texts_are_cut_at_every_limit(void **state)
{
    char text[700];
    struct smtpi_reply r = {452, NULL, NULL, NULL, 0, 0, 0};
    size_t max, every, i;

    (void)state;
    r.text = text;
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    for (every = 0; every < 40; every += 3) {
        for (i = 0; i < sizeof text - 1; i++)
            text[i] = every > 0 && i % every == every - 1 ? '\n' : 'x';
        for (max = 64; max <= 512; max += every == 6 ? 1 : 7)
            compare_flags(&r, max);
        compare_flags(&r, 512);
    }
}

/* A name may have 255 octets, and its blank must not be one too many. */
static void long_hosts_are_cut_at_every_limit(void **state)
{
    char host[256];
    struct smtpi_reply r = {421, NULL, NULL, "bye\nbye", 0, 0, 0};
    size_t max, len;

    (void)state;
    r.host = host;
    for (len = 1; len < sizeof host; len += len < 70 ? 1 : 37) {
        memset(host, 'h', len);
        host[len] = '\0';
        for (max = 64; max <= 512; max += max < 80 ? 1 : 61)
            compare(&r, max);
    }
}

/* 4.5.3.1.5 */
static void reply_of_512_octets_is_whole(void **state)
{
    char text[600], out[512];
    struct smtpi_reply r = {250, NULL, NULL, NULL, 0, 0, 0};

    (void)state;
    r.text = text;
    memset(text, 'a', sizeof text);
    text[506] = '\0';
    assert_int_equal(smtpi_reply_write(out, 512, &r), 512);
    assert_memory_equal(out + 508, "aa\r\n", 4);
    text[506] = 'b';
    text[507] = '\0';
    assert_int_equal(smtpi_reply_write(out, 512, &r), 512);
    assert_memory_equal(out + 508, "aa\r\n", 4);
    /* What does not fit is dropped, and the line before it is the last. */
    strcpy(text + 503, "\nb");
    assert_int_equal(smtpi_reply_write(out, 512, &r), 509);
    assert_memory_equal(out, "250 aaa", 7);
}

/* ---- reading ---- */

static int read_reply(const char *line, size_t len, smtp_reply_line *reply)
{
    char *block = malloc(len + 1);
    ptrdiff_t moved;
    int result;

    assert_non_null(block);
    /* The line ends where its block ends. */
    memcpy(block + 1, line, len);
    memset(reply, 0xa5, sizeof *reply);
    result = smtp_codec_reply(block + 1, len, reply);
    if (result == 0) {
        moved = reply->text - (block + 1);
        assert_int_equal(moved + (ptrdiff_t)reply->len, len);
        reply->text = line + moved;
        reply->enhanced = line + (reply->enhanced - (block + 1));
    }
    free(block);
    return result;
}

static void line_says(const char *line, int code, int more,
                      const char *enhanced, const char *text)
{
    smtp_reply_line reply;

    assert_int_equal(read_reply(line, strlen(line), &reply), 0);
    assert_int_equal(reply.code, code);
    assert_int_equal(reply.more, more);
    assert_int_equal(reply.enhanced_len, strlen(enhanced));
    assert_memory_equal(reply.enhanced, enhanced, strlen(enhanced));
    assert_int_equal(reply.len, strlen(text));
    assert_memory_equal(reply.text, text, strlen(text));
}

static void reply_line_is_code_and_text(void **state)
{
    char line[] = "250 \0\r\n\xff", longest[511];
    smtp_reply_line reply;

    (void)state;
    line_says("250 OK", 250, 0, "", "OK");
    line_says("250-First", 250, 1, "", "First");
    line_says("250-234 Text beginning with numbers", 250, 1, "",
              "234 Text beginning with numbers");
    line_says("200 x", 200, 0, "", "x");
    line_says("559 x", 559, 0, "", "x");
    line_says("250  two", 250, 0, "", " two");
    line_says("220 \xc3\xa4", 220, 0, "", "\xc3\xa4");
    /* Any text is as good as another. */
    assert_int_equal(read_reply(line, sizeof line - 1, &reply), 0);
    assert_int_equal(reply.len, 4);
    memset(longest, 'a', sizeof longest);
    memcpy(longest, "250 ", 4);
    assert_int_equal(read_reply(longest, 510, &reply), 0);
    assert_int_equal(reply.len, 506);
}

static void reply_line_may_have_no_text(void **state)
{
    (void)state;
    line_says("250", 250, 0, "", "");
    line_says("250 ", 250, 0, "", "");
    line_says("250-", 250, 1, "", "");
}

static void reply_code_is_of_a_known_first_digit(void **state)
{
    static const char *const bad[] = {
        "",      "2",     "25",   "25 x",   "2500 x", "abc",  "250xyz",
        "250x",  "2 50",  " 250", "25\t",   "250\t",  "250_", "-250",
        "2a0 x", "25a x", "250.", "2\2620", "250\x80"};
    smtp_reply_line reply, before;
    char line[16];
    size_t i;
    int code;

    (void)state;
    memset(&before, 0xa5, sizeof before);
    for (i = 0; i < COUNT(bad); i++) {
        assert_int_equal(read_reply(bad[i], strlen(bad[i]), &reply),
                         SMTP_ESYNTAX);
        assert_memory_equal(&reply, &before, sizeof before);
    }
    for (code = 0; code < 1000; code++) {
        int good = code >= 200 && code < 600; /* 4.3.2 */

        snprintf(line, sizeof line, "%03d x", code);
        assert_int_equal(read_reply(line, 5, &reply), good ? 0 : SMTP_ESYNTAX);
    }
}

static void reply_line_may_have_an_enhanced_code(void **state)
{
    (void)state;
    line_says("250 2.1.5 OK", 250, 0, "2.1.5", "OK");
    line_says("550-5.7.27 no", 550, 1, "5.7.27", "no");
    line_says("250 2.1.5", 250, 0, "2.1.5", "");
    line_says("250 2.1.5 ", 250, 0, "2.1.5", "");
    /* 2034 4: one or more spaces follow. */
    line_says("451 4.0.0   x", 451, 0, "4.0.0", "x");
    line_says("250 2.1.5OK", 250, 0, "", "2.1.5OK");
    line_says("250 2.1 OK", 250, 0, "", "2.1 OK");
}

static void enhanced_code_is_of_the_class_of_the_code(void **state)
{
    (void)state;
    line_says("550 4.1.1 x", 550, 0, "", "4.1.1 x");
    line_says("250 5.1.1 x", 250, 0, "", "5.1.1 x");
    line_says("354 3.0.0 x", 354, 0, "", "3.0.0 x");
    line_says("354 2.0.0 x", 354, 0, "", "2.0.0 x");
}

static void what_is_written_can_be_read(void **state)
{
    struct smtpi_reply r = {452, "4.5.3", NULL, "Too many", 0, 0, 0};
    smtp_reply_line reply;
    char out[513];
    size_t n = smtpi_reply_write(out, 512, &r);

    (void)state;
    assert_int_equal(read_reply(out, n - 2, &reply), 0);
    assert_int_equal(reply.code, 452);
    assert_int_equal(reply.enhanced_len, 5);
    assert_int_equal(reply.len, 8);
    r.more = 1;
    n = smtpi_reply_write(out, 512, &r);
    assert_int_equal(read_reply(out, n - 2, &reply), 0);
    assert_int_equal(reply.more, 1);
}

/* ---- enhanced status codes ---- */

static int model_number(const char *s, size_t n)
{
    return n >= 1 && n <= 3 && strspn(s, "0123456789") >= n &&
           (n == 1 || s[0] != '0');
}

/* The octets of the code that s begins with, or SMTP_ESYNTAX. */
static int model_enhanced(const char *s)
{
    size_t n = strcspn(s, " "), subject, detail;

    if (n < 5 || !strchr("245", s[0]) || s[1] != '.')
        return SMTP_ESYNTAX;
    subject = strcspn(s + 2, ".");
    if (2 + subject >= n)
        return SMTP_ESYNTAX;
    detail = n - 3 - subject;
    if (!model_number(s + 2, subject) ||
        !model_number(s + 3 + subject, detail))
        return SMTP_ESYNTAX;
    return (int)n;
}

static void all_short_texts_are_enhanced_codes_or_not(void **state)
{
    static const char alphabet[] = "20.1 ";
    size_t digits[8] = {0}, len, i;
    unsigned taken = 0;

    (void)state;
    for (len = 0; len <= 7; len++) {
        do {
            char text[9] = "", *block;
            int want;

            for (i = 0; i < len; i++)
                text[i] = alphabet[digits[i]];
            want = model_enhanced(text);
            block = malloc(len + 1);
            assert_non_null(block);
            memcpy(block + 1, text, len);
            if (smtp_codec_enhanced(block + 1, len) != want)
                fail_msg("\"%s\" is not %d", text, want);
            taken += want > 0;
            free(block);
            for (i = 0; i < len && ++digits[i] == 5; i++)
                digits[i] = 0;
        } while (i < len);
    }
    assert_true(taken > 100);
}

static void enhanced_code_is_class_subject_detail(void **state)
{
    static const char *const good[] = {"2.1.23",      "5.7.27",  "4.0.0",
                                       "2.999.999",   "5.1.1 x", "4.10.100",
                                       "2.1.5  text", NULL};
    static const char *const bad[] = {
        "3.1.1",   "1.1.1",  "5.1",    "5.1234.1", "5.1.1234", "5. 1.1",
        "5.01.1",  "5.1.01", "5.00.1", "5.1.1.1",  "5.1.1\t",  "5.1.1-",
        "5.1.",    "5..1",   "5",      "5.1.x",    "a.1.1",    " 5.1.1",
        "5.1.1\r", "5.-1.1", NULL};
    size_t i;

    (void)state;
    for (i = 0; good[i]; i++)
        assert_int_equal(smtp_codec_enhanced(good[i], strlen(good[i])),
                         strcspn(good[i], " "));
    for (i = 0; bad[i]; i++)
        assert_int_equal(smtp_codec_enhanced(bad[i], strlen(bad[i])),
                         SMTP_ESYNTAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_line_is_code_blank_text_crlf),
        cmocka_unit_test(newline_begins_a_line_of_the_same_code),
        cmocka_unit_test(trailing_newline_is_no_line),
        cmocka_unit_test(one_line_has_no_newline),
        cmocka_unit_test(other_octets_become_question_marks),
        cmocka_unit_test(all_short_texts_are_written_as_said),
        cmocka_unit_test(long_texts_are_cut_at_every_limit),
        cmocka_unit_test(long_hosts_are_cut_at_every_limit),
        cmocka_unit_test(reply_of_512_octets_is_whole),
        cmocka_unit_test(reply_line_is_code_and_text),
        cmocka_unit_test(reply_line_may_have_no_text),
        cmocka_unit_test(reply_code_is_of_a_known_first_digit),
        cmocka_unit_test(reply_line_may_have_an_enhanced_code),
        cmocka_unit_test(enhanced_code_is_of_the_class_of_the_code),
        cmocka_unit_test(what_is_written_can_be_read),
        cmocka_unit_test(all_short_texts_are_enhanced_codes_or_not),
        cmocka_unit_test(enhanced_code_is_class_subject_detail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
