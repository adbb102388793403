/*
 * Paths and mailboxes, rule by rule: RFC 5321 4.1.2, 4.5.3.1.
 *
 * Every text is put where its block ends, and every text that is taken is also
 * tried at each shorter length, so that ASan sees a parser that reads on. What
 * is refused must leave the result as it was.
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

/* ---- what is said of one text ---- */

/* A path as it was read, and its text, whose block is block. */
struct reading {
    char *block;
    const char *text;
    int result;
    smtp_path path;
};

static struct reading reading_of(const char *text, size_t len, int kind)
{
    struct reading r;
    smtp_path untouched;

    r.block = malloc(len + 1);
    assert_non_null(r.block);
    /* The text ends where the block ends. */
    memcpy(r.block + 1, text, len);
    r.text = r.block + 1;
    memset(&r.path, 0xa5, sizeof r.path);
    memset(&untouched, 0xa5, sizeof untouched);
    if (kind < 0)
        r.result = smtp_codec_mailbox(r.text, len, &r.path);
    else
        r.result = smtp_codec_path(r.text, len, kind, &r.path);
    if (r.result < 0)
        assert_memory_equal(&r.path, &untouched, sizeof untouched);
    return r;
}

static int result_of(const char *text, size_t len, int kind)
{
    struct reading r = reading_of(text, len, kind);

    free(r.block);
    return r.result;
}

static void takes(const char *text, int kind)
{
    size_t len = strlen(text), i;
    char *more = malloc(len + 8);

    assert_non_null(more);
    memcpy(more, text, len);
    memcpy(more + len, "> SIZE=1", 8);
    if (result_of(text, len, kind) != (int)len)
        fail_msg("not taken: %s", text);
    /* What follows the path is not looked at. */
    assert_int_equal(result_of(more, len + 8, kind), (int)len);
    for (i = 0; i < len; i++)
        assert_int_equal(result_of(text, i, kind), SMTP_ESYNTAX);
    free(more);
}

static void breaks(const char *text, int kind)
{
    if (result_of(text, strlen(text), kind) != SMTP_ESYNTAX)
        fail_msg("not refused: %s", text);
}

/* Puts each of the texts between the two others. */
static void takes_all(const char *before, const char *const *texts,
                      const char *behind)
{
    char all[600];

    for (; *texts; texts++) {
        strcpy(all, before);
        strcat(strcat(all, *texts), behind);
        takes(all, SMTP_PATH_FORWARD);
        takes(all, SMTP_PATH_REVERSE);
    }
}

static void breaks_all(const char *before, const char *const *texts,
                       const char *behind)
{
    char all[600];

    for (; *texts; texts++) {
        strcpy(all, before);
        strcat(strcat(all, *texts), behind);
        breaks(all, SMTP_PATH_FORWARD);
        breaks(all, SMTP_PATH_REVERSE);
    }
}

static void assert_part(const char *part, size_t len, const char *want)
{
    assert_non_null(part);
    assert_int_equal(len, strlen(want));
    assert_memory_equal(part, want, len);
}

/* What a path holds; domain is NULL where there must be none. */
static void holds(const char *text, int kind, const char *local,
                  const char *domain, int flags)
{
    struct reading r = reading_of(text, strlen(text), kind);
    size_t close = kind < 0 ? 0 : 1;

    assert_int_equal(r.result, strlen(text));
    assert_ptr_equal(r.path.raw, r.text + close);
    assert_int_equal(r.path.raw_len, strlen(text) - 2 * close);
    assert_part(r.path.mailbox, r.path.local_len, local);
    assert_part(r.path.domain, r.path.domain_len, domain ? domain : "");
    assert_int_equal(r.path.flags, flags);
    /* mailbox is the end of raw, and domain the end of mailbox. */
    assert_ptr_equal(r.path.mailbox + r.path.mailbox_len,
                     r.path.raw + r.path.raw_len);
    assert_ptr_equal(r.path.domain + r.path.domain_len,
                     r.path.raw + r.path.raw_len);
    assert_int_equal(r.path.mailbox_len,
                     r.path.local_len + (domain ? 1 : 0) + r.path.domain_len);
    free(r.block);
}

/* ---- rules ---- */

static void null_path_is_reverse_only(void **state)
{
    (void)state;
    takes("<>", SMTP_PATH_REVERSE);
    breaks("<>", SMTP_PATH_FORWARD);
    holds("<>", SMTP_PATH_REVERSE, "", NULL, SMTP_PATH_NULL);
    breaks("< >", SMTP_PATH_REVERSE);
    breaks("<@>", SMTP_PATH_REVERSE);
}

static void path_has_brackets_and_no_blanks(void **state)
{
    static const char *const bad[] = {
        "",          "a@b.example", " <a@b>",    "<",       "<a",
        "<a@b",      "< a@b>",      "<a@b >",    "<a @b>",  "<a@ b>",
        "<a(c)@b>",  "<a@b(c)>",    "<<a@b>",    ">",       "\r\n",
        "<a@b\r\n>", "<a@b\\>",     "<a@b,>",    "<\t>",    "<a\x01@b>",
        "<a\x7f@b>", "<a\xe9@b>",   "<a@b\xe9>", "(<a@b>)", NULL};

    (void)state;
    breaks_all("", bad, "");
    assert_int_equal(result_of("<a\0b@c>", 8, SMTP_PATH_FORWARD),
                     SMTP_ESYNTAX);
    takes("<a@b.example>", SMTP_PATH_FORWARD);
}

static void route_is_at_domains_and_a_colon(void **state)
{
    static const char *const good[] = {"@x:", "@x,@y:", "@x.y,@1,@a-b:", NULL};
    static const char *const bad[] = {
        "@x",          "@x ",  "@x,:",  "@x,",  "@x,y:",  "@x,yy:",
        "x:",          ":",    "@:",    "@x;",  "@x:@y:", "@x, @y:",
        "@[1.2.3.4]:", "@x:,", "@x:x:", "@-x:", "@x.:",   "@x_y:",
        "@@x:",        ",@x:", "@x:<",  NULL};

    (void)state;
    takes_all("<", good, "a@b.example>");
    breaks_all("<", bad, "a@b.example>");
    holds("<@x,@y:a@b.example>", SMTP_PATH_FORWARD, "a", "b.example",
          SMTP_PATH_ROUTE);
    breaks("<@x:>", SMTP_PATH_REVERSE);
}

static void domain_is_labels_of_letters_digits_and_inner_hyphens(void **state)
{
    static const char *const good[] = {
        "b",           "tld",    "1",       "123", "192.0.2.1",
        "a-b.example", "b--c.d", "x1.2y.z", "A.B", "a.b.c.d.e.f.g.h",
        "1-1",         NULL};
    static const char *const bad[] = {
        "",    ".b",  "b.",   "b..c", "-b",  "b-",       "-",   ".",
        "a_b", "a!b", "a.-b", "a-.b", "x@y", "a b",      "a\"", "\"a\"",
        "a..", "_",   "a/b",  "a:b",  "a,b", "\xc3\xa4", NULL};

    (void)state;
    takes_all("<a@", good, ">");
    breaks_all("<a@", bad, ">");
    /* RFC 5321 has no limit on a label. */
    takes("<a@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
          "xxxxxxxxxx>",
          SMTP_PATH_FORWARD);
    assert_true(smtpi_is_domain("a.b", 3));
    assert_false(smtpi_is_domain("a.b.", 4));
    assert_false(smtpi_is_domain("", 0));
    assert_false(smtpi_is_domain("[1.2.3.4]", 9));
}

static void local_part_is_a_dot_string(void **state)
{
    static const char *const good[] = {
        "a", "a.b.c", "A%b!c+d", "!#$%&'*+-/=?^_`{|}~", "a-b", "-",
        "1", "=",     NULL};
    static const char *const bad[] = {
        "",    ".a",  "a.",   "a..b", ".",    "a b", "a\"b",
        "a(b", "a)b", "a,b",  "a:b",  "a;b",  "a<b", "a>b",
        "a@b", "a[b", "a\\b", "a]b",  "a\tb", "@",   NULL};

    (void)state;
    takes_all("<", good, "@x.example>");
    breaks_all("<", bad, "@x.example>");
}

static void local_part_is_a_quoted_string(void **state)
{
    static const char *const good[] = {
        "\"a b\"",    "\"\"",       "\"a@b\"", "\"a>b\"",  "\"a\\\"b\"",
        "\"a\\\\b\"", "\"\\ \"",    "\" \"",   "\"a\\b\"", "\"<>()[],;:\"",
        "\"..\"",     "\"\\~\\!\"", "\"a.b\"", NULL};
    static const char *const bad[] = {
        "\"a",        "\"",       "\"a\"b\"",   "a.\"b c\"", "\"a\".b",
        "\"a\\\"",    "\"\\\t\"", "\"\\\r\"",   "\"\t\"",    "\"\x7f\"",
        "\"a\r\nb\"", "\"\x01\"", "\"\\\x7f\"", "\"\xe9\"",  "\"\\\xe9\"",
        "\"a\"\"b\"", "a\"b\"",   "\"\\",       NULL};

    (void)state;
    takes_all("<", good, "@x.example>");
    breaks_all("<", bad, "@x.example>");
    holds("<\"a>@b\"@x>", SMTP_PATH_FORWARD, "\"a>@b\"", "x",
          SMTP_PATH_QUOTED);
}

static void mailbox_is_local_part_at_domain(void **state)
{
    static const char *const bad[] = {"u",    "@x.example", "u@x@y", "u@", "@",
                                      "u@@x", "u@[x",       "u@x]",  NULL};

    (void)state;
    breaks_all("<", bad, ">");
    holds("<User@X.Example>", SMTP_PATH_FORWARD, "User", "X.Example", 0);
}

static void postmaster_is_known_in_any_case(void **state)
{
    (void)state;
    holds("<Postmaster>", SMTP_PATH_FORWARD, "Postmaster", NULL,
          SMTP_PATH_POSTMASTER);
    holds("<postMASTER>", SMTP_PATH_FORWARD, "postMASTER", NULL,
          SMTP_PATH_POSTMASTER);
    holds("<PostMaster@x>", SMTP_PATH_REVERSE, "PostMaster", "x",
          SMTP_PATH_POSTMASTER);
    holds("<\"Postmaster\"@x>", SMTP_PATH_FORWARD, "\"Postmaster\"", "x",
          SMTP_PATH_POSTMASTER | SMTP_PATH_QUOTED);
    holds("<\"post\\master\"@x>", SMTP_PATH_FORWARD, "\"post\\master\"", "x",
          SMTP_PATH_POSTMASTER | SMTP_PATH_QUOTED);
    holds("<\"postmaste\\\"\"@x>", SMTP_PATH_FORWARD, "\"postmaste\\\"\"", "x",
          SMTP_PATH_QUOTED);
    holds("<@y:postmaster@x>", SMTP_PATH_FORWARD, "postmaster", "x",
          SMTP_PATH_POSTMASTER | SMTP_PATH_ROUTE);
    holds("<postmasters@x>", SMTP_PATH_FORWARD, "postmasters", "x", 0);
    holds("<postmaste@x>", SMTP_PATH_FORWARD, "postmaste", "x", 0);
}

static void postmaster_alone_is_forward_only(void **state)
{
    (void)state;
    breaks("<Postmaster>", SMTP_PATH_REVERSE);
    breaks("<\"postmaster\">", SMTP_PATH_FORWARD);
    breaks("<@x:postmaster>", SMTP_PATH_FORWARD);
    breaks("<postmaste>", SMTP_PATH_FORWARD);
    breaks("<Postmaster@>", SMTP_PATH_FORWARD);
    assert_int_equal(result_of("postmaster", 10, -1), SMTP_ESYNTAX);
}

static void kinds_are_two_each_perhaps_international(void **state)
{
    (void)state;
    assert_int_equal(result_of("<a@b>", 5, 2), 5);
    assert_int_equal(result_of("<a@b>", 5, 3), 5);
    assert_int_equal(result_of("<a@b>", 5, 4), SMTP_EINVAL);
    assert_int_equal(result_of("<a@b>", 5, 127), SMTP_EINVAL);
}

/* ---- limits, 4.5.3.1 ---- */

/* "<" route local "@" domain ">", with local and domain of so many octets. */
static size_t build(char *out, const char *route, size_t local, size_t domain)
{
    size_t n = 0, i;

    out[n++] = '<';
    memcpy(out + n, route, strlen(route));
    n += strlen(route);
    memset(out + n, 'a', local);
    n += local;
    out[n++] = '@';
    for (i = 0; i < domain; i++)
        out[n++] = i % 64 == 63 && i + 1 < domain ? '.' : 'd';
    out[n++] = '>';
    return n;
}

static void local_part_of_64_octets_is_taken(void **state)
{
    char text[700];
    size_t len;

    (void)state;
    len = build(text, "", 64, 9);
    assert_int_equal(result_of(text, len, SMTP_PATH_FORWARD), len);
    assert_int_equal(result_of(text + 1, len - 2, -1), len - 2);
    len = build(text, "", 65, 9);
    assert_int_equal(result_of(text, len, SMTP_PATH_FORWARD), SMTP_ERANGE);
    assert_int_equal(result_of(text + 1, len - 2, -1), SMTP_ERANGE);
    /* Its quotes count. */
    text[1] = text[64] = '"';
    len = build(text + 200, "", 64, 9);
    text[201] = text[264] = '"';
    assert_int_equal(result_of(text + 200, len, SMTP_PATH_REVERSE), len);
    len = build(text, "", 65, 9);
    text[1] = text[65] = '"';
    assert_int_equal(result_of(text, len, SMTP_PATH_REVERSE), SMTP_ERANGE);
}

static void path_of_256_octets_is_taken(void **state)
{
    char text[700];
    size_t len;

    (void)state;
    len = build(text, "", 1, 252);
    assert_int_equal(len, 256);
    assert_int_equal(result_of(text, len, SMTP_PATH_FORWARD), 256);
    assert_int_equal(result_of(text + 1, len - 2, -1), 254);
    len = build(text, "", 2, 252);
    assert_int_equal(result_of(text, len, SMTP_PATH_FORWARD), SMTP_ERANGE);
    assert_int_equal(result_of(text + 1, len - 2, -1), SMTP_ERANGE);
    /* The route counts. */
    len = build(text, "@x,@yy:", 1, 245);
    assert_int_equal(result_of(text, len, SMTP_PATH_FORWARD), 256);
    len = build(text, "@x,@yyy:", 1, 245);
    assert_int_equal(result_of(text, len, SMTP_PATH_FORWARD), SMTP_ERANGE);
}

static void domain_of_255_octets_is_taken(void **state)
{
    char text[700];
    smtp_path path;
    size_t len;

    (void)state;
    len = build(text, "", 1, 255);
    assert_int_equal(smtpi_path(text, len, 1, 500, 255, &path), len);
    assert_int_equal(path.domain_len, 255);
    assert_true(smtpi_is_domain(text + 3, 255));
    len = build(text, "", 1, 256);
    assert_int_equal(smtpi_path(text, len, 1, 500, 255, &path), SMTP_ERANGE);
    assert_false(smtpi_is_domain(text + 3, 256));
    /* So it is in a route. */
    text[2] = ':';
    text[1] = '@';
    len = build(text, "", 1, 255);
    memmove(text + 1, text + 2, 256);
    memcpy(text + 257, ":a@b>", 5);
    assert_int_equal(smtpi_path(text, 262, 1, 500, 255, &path), 262);
    len = build(text, "", 1, 256);
    memmove(text + 1, text + 2, 257);
    memcpy(text + 258, ":a@b>", 5);
    assert_int_equal(smtpi_path(text, 263, 1, 500, 255, &path), SMTP_ERANGE);
}

static void limits_are_those_given(void **state)
{
    char text[700];
    smtp_path path;
    size_t len;

    (void)state;
    len = build(text, "", 255, 242);
    assert_int_equal(smtpi_path(text, len, 1, 500, 255, &path), 500);
    assert_int_equal(smtpi_path(text, len, 1, 499, 255, &path), SMTP_ERANGE);
    assert_int_equal(smtpi_path(text, len, 1, 500, 254, &path), SMTP_ERANGE);
}

static void what_is_met_first_is_the_answer(void **state)
{
    char text[700];
    size_t len;

    (void)state;
    /* A broken local-part before a domain that is too long. */
    len = build(text, "", 3, 300);
    text[2] = ' ';
    assert_int_equal(result_of(text, len, SMTP_PATH_FORWARD), SMTP_ESYNTAX);
    /* A local-part that is too long before a broken domain. */
    len = build(text, "", 65, 3);
    text[len - 2] = '_';
    assert_int_equal(result_of(text, len, SMTP_PATH_FORWARD), SMTP_ERANGE);
    /* All is there but the end. */
    len = build(text, "", 64, 255);
    text[len - 1] = ' ';
    assert_int_equal(result_of(text, len - 1, SMTP_PATH_FORWARD),
                     SMTP_ESYNTAX);
}

static void mailbox_fills_all_of_its_text(void **state)
{
    static const char *const bad[] = {
        "",      "a",      "a@",   "@b",   "a@b>", "<a@b",  "<a@b>",
        "a@b c", "@x:a@b", "a@b ", " a@b", "a@b.", "\"a@b", "a@[1.2.3.4]x"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(bad); i++)
        breaks(bad[i], -1);
    holds("a.b@c.d", -1, "a.b", "c.d", 0);
    holds("\"a b\"@[1.2.3.4]", -1, "\"a b\"", "[1.2.3.4]",
          SMTP_PATH_QUOTED | SMTP_PATH_IPV4);
    holds("Postmaster@x", -1, "Postmaster", "x", SMTP_PATH_POSTMASTER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_path_is_reverse_only),
        cmocka_unit_test(path_has_brackets_and_no_blanks),
        cmocka_unit_test(route_is_at_domains_and_a_colon),
        cmocka_unit_test(domain_is_labels_of_letters_digits_and_inner_hyphens),
        cmocka_unit_test(local_part_is_a_dot_string),
        cmocka_unit_test(local_part_is_a_quoted_string),
        cmocka_unit_test(mailbox_is_local_part_at_domain),
        cmocka_unit_test(postmaster_is_known_in_any_case),
        cmocka_unit_test(postmaster_alone_is_forward_only),
        cmocka_unit_test(kinds_are_two_each_perhaps_international),
        cmocka_unit_test(local_part_of_64_octets_is_taken),
        cmocka_unit_test(path_of_256_octets_is_taken),
        cmocka_unit_test(domain_of_255_octets_is_taken),
        cmocka_unit_test(limits_are_those_given),
        cmocka_unit_test(what_is_met_first_is_the_answer),
        cmocka_unit_test(mailbox_fills_all_of_its_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
