/*
 * Framing of messages (RFC 5321 4.5.2) against its definition, which stands
 * here as a reader of whole strings: it looks for CR LF, then at the line.
 * Short strings are tried all, at every cut; long ones by chance and at every
 * place relative to a vector.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "smtp_bytes.h"

#define MAX_LONG 4096

/* How bare CR and LF are taken: SMTP_BARE_REJECT stops there. */
struct outcome {
    unsigned char content[2 * MAX_LONG];
    size_t len;
    size_t used;
    int what; /* SMTPI_DOT_* */
};

static void put(struct outcome *o, const unsigned char *p, size_t len)
{
    memcpy(o->content + o->len, p, len);
    o->len += len;
}

/* ---- the definition ---- */

static size_t find_crlf(const unsigned char *s, size_t at, size_t n)
{
    for (; at + 1 < n; at++) {
        if (s[at] == '\r' && s[at + 1] == '\n')
            return at;
    }
    return n;
}

static int is_bare(const unsigned char *s, size_t i, size_t n)
{
    if (s[i] == '\r')
        return i + 1 < n && s[i + 1] != '\n';
    return s[i] == '\n' && (i == 0 || s[i - 1] != '\r');
}

static void put_text(struct outcome *o, const unsigned char *s, size_t from,
                     size_t to, size_t n, int bare)
{
    for (; from < to; from++) {
        if (bare == SMTP_BARE_NORMALIZE && is_bare(s, from, n))
            put(o, (const unsigned char *)"\r\n", 2);
        else
            put(o, s + from, 1);
    }
}

/* Reads s as far as it can be judged; bare octets do not stop it. */
static void define_lines(const unsigned char *s, size_t n, int bare,
                         struct outcome *o)
{
    size_t at = 0, eol;

    o->len = 0;
    o->what = SMTPI_DOT_MORE;
    while ((eol = find_crlf(s, at, n)) < n) {
        if (eol == at + 1 && s[at] == '.') {
            o->what = SMTPI_DOT_END;
            o->used = eol + 2;
            return;
        }
        put_text(o, s, at + (s[at] == '.'), eol + 2, n, bare);
        at = eol + 2;
    }
    o->used = at;
    if ((n - at == 1 && s[at] == '.') ||
        (n - at == 2 && s[at] == '.' && s[at + 1] == '\r'))
        return;
    o->used = n - (n > at && s[n - 1] == '\r');
    put_text(o, s, at + (n > at && s[at] == '.'), o->used, n, bare);
}

static void define(const unsigned char *s, size_t n, int bare,
                   struct outcome *o)
{
    unsigned char clean[MAX_LONG + 1];
    size_t i = 0;

    define_lines(s, n, bare, o);
    if (bare != SMTP_BARE_REJECT)
        return;
    while (i < o->used && !is_bare(s, i, n))
        i++;
    if (i == o->used)
        return;
    /* What stands before the bare octet is as before any octet of text. */
    memcpy(clean, s, i);
    clean[i] = 'x';
    define_lines(clean, i + 1, bare, o);
    o->len--;
    o->used = i;
    o->what = SMTPI_DOT_BARE;
}

/* ---- the code under test ---- */

struct reader {
    int bol;
    int bare;
    size_t used;
    struct outcome *o;
};

static void start(struct reader *r, int bare, struct outcome *o)
{
    r->bol = 1;
    r->bare = bare;
    r->o = o;
    o->len = o->used = 0;
    o->what = SMTPI_DOT_MORE;
}

/* Gives what stands between what was read and upto, in a block of just that
   size. */
static void feed(struct reader *r, const unsigned char *s, size_t upto)
{
    unsigned char piece[MAX_LONG], *p;
    size_t used, kept;

    while (r->o->what == SMTPI_DOT_MORE && r->o->used < upto) {
        size_t len = upto - r->o->used;

        p = piece + sizeof piece - len;
        memcpy(p, s + r->o->used, len);
        r->o->what = smtpi_unstuff(&r->bol, p, len, r->bare == SMTP_BARE_KEEP,
                                   &used, &kept);
        assert_true(kept <= used && used <= len);
        put(r->o, p, kept);
        r->o->used += used;
        if (r->o->what != SMTPI_DOT_BARE || r->bare == SMTP_BARE_REJECT)
            break;
        r->o->what = SMTPI_DOT_MORE;
        put(r->o, (const unsigned char *)"\r\n", 2);
        r->o->used++;
    }
}

static void compare(const struct outcome *want, const struct outcome *got,
                    const unsigned char *s, size_t n, size_t cut)
{
    size_t i;

    if (want->what == got->what && want->used == got->used &&
        want->len == got->len &&
        memcmp(want->content, got->content, want->len) == 0)
        return;
    for (i = 0; i < n; i++)
        print_error("%s%02X", i > 0 ? " " : "", s[i]);
    fail_msg("\n%zu octets cut at %zu: %d after %zu, kept %zu; not %d after "
             "%zu, kept %zu",
             n, cut, got->what, got->used, got->len, want->what, want->used,
             want->len);
}

/* All cuts in two, and in single octets. */
static void check_cuts(const unsigned char *s, size_t n, int bare)
{
    static struct outcome want, got;
    struct reader r;
    size_t cut;

    define(s, n, bare, &want);
    for (cut = 0; cut < n || cut == 0; cut++) {
        start(&r, bare, &got);
        feed(&r, s, cut);
        feed(&r, s, n);
        compare(&want, &got, s, n, cut);
    }
    start(&r, bare, &got);
    for (cut = 1; cut <= n; cut++)
        feed(&r, s, cut);
    compare(&want, &got, s, n, 1);
}

/* ---- all short strings ---- */

/* The number-th string of n octets over the octets of alphabet. */
static void spell(unsigned char *s, size_t n, unsigned long number,
                  const char *alphabet, size_t letters)
{
    size_t i;

    for (i = 0; i < n; i++, number /= letters)
        s[i] = (unsigned char)alphabet[number % letters];
}

static unsigned long power(size_t base, size_t n)
{
    return n == 0 ? 1 : base * power(base, n - 1);
}

static const char framing[] = {'\r', '\n', '.', 0, 'x'};

static void check_all(size_t longest, int bare)
{
    unsigned char s[16];
    unsigned long i;
    size_t n;

    for (n = 0; n <= longest; n++) {
        for (i = 0; i < power(5, n); i++) {
            spell(s, n, i, framing, 5);
            check_cuts(s, n, bare);
        }
    }
}

static void all_strings_are_read_as_defined_up_to_a_bare_octet(void **state)
{
    (void)state;
    check_all(9, SMTP_BARE_REJECT);
}

static void all_strings_are_read_as_defined_with_bare_octets(void **state)
{
    (void)state;
    check_all(9, SMTP_BARE_KEEP);
}

static void reading_goes_on_behind_a_bare_octet_inside_the_line(void **state)
{
    (void)state;
    check_all(8, SMTP_BARE_NORMALIZE);
}

/* ---- long ones ---- */

static uint32_t chance_state;

static size_t chance(size_t below)
{
    chance_state = chance_state * 1664525U + 1013904223U;
    return below == 0 ? 0 : (chance_state >> 8) % below;
}

/* Text of lines; one in rare of its pieces is of the kind that frames. */
static size_t invent(unsigned char *s, size_t n, size_t rare)
{
    static const char *const piece[] = {"\r\n", "\r\n.", "\r\n..",   "\r\n.x",
                                        "\r",   "\n",    ".",        "\r\n.\r",
                                        "\n.",  "\r.",   "\r\n.\r\n"};
    size_t at = 0;

    while (at < n) {
        size_t kind = chance(rare) == 0 ? chance(11) : 11 + chance(2);
        const char *text = kind < 11 ? piece[kind] : "\r\n";
        size_t len = kind < 12 ? strlen(text) : 1 + chance(rare);

        if (len > n - at)
            len = n - at;
        if (kind < 12)
            memcpy(s + at, text, len);
        else
            memset(s + at, 'x', len);
        at += len;
    }
    return n;
}

static void check_pieces(const unsigned char *s, size_t n, int bare,
                         size_t longest)
{
    static struct outcome want, got;
    struct reader r;
    size_t upto = 0;

    define(s, n, bare, &want);
    start(&r, bare, &got);
    while (upto < n) {
        upto += 1 + chance(longest);
        feed(&r, s, upto < n ? upto : n);
    }
    compare(&want, &got, s, n, longest);
}

static void long_messages_are_read_as_defined(void **state)
{
    static const size_t rare[] = {1, 2, 5, 20, 100};
    unsigned char s[MAX_LONG];
    size_t n, i, bare;

    (void)state;
    chance_state = 1;
    for (n = 0; n < 300 * 15 * 4; n++) {
        i = n / 300;
        bare = i % 3;
        i = i / 3 % 5;
        invent(s, n % 300, rare[i]);
        check_pieces(s, n % 300, (int)bare, 1000);
        check_pieces(s, n % 300, (int)bare, 40);
    }
    for (n = 0; n < 3000; n++) {
        invent(s, MAX_LONG, rare[n % 5]);
        check_pieces(s, MAX_LONG, (int)(n % 3), n % 2 ? 5000 : 600);
    }
}

/* Lines with dots make the gap over which vectors are copied; then every
   short string stands at every place in a vector. */
static void all_strings_are_read_as_defined_in_vectors(void **state)
{
    static const unsigned char line[] = "..\r\n";
    static struct outcome want, got;
    unsigned char s[512];
    struct reader r;
    unsigned long number;
    size_t lines, pad, at;

    (void)state;
    for (lines = 0; lines <= 36; lines += 36) {
        for (at = 0; at < 4 * lines; at++)
            s[at] = line[at % 4];
        for (pad = 0; pad < 140; pad += pad < 68 ? 1 : 7) {
            for (number = 0; number < 3125; number++) {
                memset(s + at, 'x', sizeof s - at);
                spell(s + at + pad, 5, number, framing, 5);
                define(s, at + pad + 150, (int)(number % 3), &want);
                start(&r, (int)(number % 3), &got);
                feed(&r, s, at + pad + 150);
                compare(&want, &got, s, at + pad + 150, 0);
            }
        }
    }
}

static size_t define_scan(const unsigned char *p, size_t len)
{
    size_t i;

    for (i = 1; i < len; i++) {
        if ((p[i - 1] == '\r') != (p[i] == '\n'))
            return i;
        if (p[i - 1] == '\n' && p[i] == '.')
            return i;
    }
    return len;
}

static void scan_finds_the_first_place(void **state)
{
    unsigned char s[MAX_LONG];
    size_t i, n;

    (void)state;
    chance_state = 2;
    for (i = 0; i < 200000; i++) {
        n = chance(300);
        memset(s, (int)chance(256), n);
        if (i % 2 == 0)
            memset(s, '\n' + (int)chance(4), n);
        invent(s + chance(n), chance(8), 1);
        n = chance(n);
        assert_int_equal(smtpi_scan(s, n), define_scan(s, n));
    }
}

/* ---- sending ---- */

static size_t define_stuffed(const unsigned char *s, size_t n,
                             unsigned char *out)
{
    size_t i, len = 0;

    for (i = 0; i < n; i++) {
        if (s[i] == '.' &&
            (i == 0 || (i > 1 && s[i - 2] == '\r' && s[i - 1] == '\n')))
            out[len++] = '.';
        out[len++] = s[i];
    }
    return len;
}

/* Gives and takes at most so many octets at a time. */
static size_t stuff(const unsigned char *s, size_t n, unsigned char *out,
                    size_t most_in, size_t most_out, int *state)
{
    size_t in = 0, len = 0;

    *state = 0;
    while (in < n) {
        size_t give = n - in < most_in ? n - in : most_in, take = most_out;

        smtp_codec_stuff(state, s + in, &give, out + len, &take);
        assert_true(take > 0 && take <= most_out && give <= most_in);
        in += give;
        len += take;
    }
    return len;
}

static void check_stuffed(const unsigned char *s, size_t n, size_t most_in,
                          size_t most_out)
{
    static unsigned char want[2 * MAX_LONG], got[2 * MAX_LONG + MAX_LONG];
    size_t len = define_stuffed(s, n, want), end_len;
    int state, line = n > 1 && s[n - 2] == '\r' && s[n - 1] == '\n';
    const char *end;

    assert_int_equal(stuff(s, n, got, most_in, most_out, &state), len);
    assert_memory_equal(got, want, len);
    end = smtp_codec_stuff_end(state, &end_len);
    assert_int_equal(end_len, n == 0 || line ? 3 : 5);
    assert_memory_equal(end, &"\r\n.\r\n"[5 - end_len], end_len);
}

static void all_strings_are_stuffed_as_defined(void **state)
{
    unsigned char s[16];
    unsigned long i;
    size_t n, most;

    (void)state;
    for (n = 0; n <= 7; n++) {
        for (i = 0; i < power(5, n); i++) {
            spell(s, n, i, framing, 5);
            for (most = 1; most <= n + 1; most++) {
                check_stuffed(s, n, most, 2 * n + 2);
                check_stuffed(s, n, n + 1, most);
            }
        }
    }
}

static void long_messages_are_stuffed_as_defined(void **state)
{
    static const size_t rare[] = {1, 2, 5, 20, 100};
    unsigned char s[MAX_LONG];
    size_t i, n;

    (void)state;
    chance_state = 3;
    for (i = 0; i < 20000; i++) {
        n = chance(i % 10 == 0 ? MAX_LONG : 400);
        invent(s, n, rare[i % 5]);
        check_stuffed(s, n, 1 + chance(500), 1 + chance(500));
        check_stuffed(s, n, MAX_LONG, 2 * MAX_LONG);
    }
}

static void an_out_of_twice_the_size_takes_all(void **state)
{
    static const unsigned char line[] = ".\r\n";
    unsigned char s[900], out[1800];
    size_t n, i, in_len, out_len;
    int dots, how;

    (void)state;
    for (n = 1; n <= sizeof s; n++) {
        for (how = 0; how < 2; how++) {
            for (i = 0; i < n; i++)
                s[i] = how == 0 ? line[i % 3] : '.';
            dots = 0;
            in_len = n;
            out_len = 2 * n;
            smtp_codec_stuff(&dots, s, &in_len, out, &out_len);
            assert_int_equal(in_len, n);
        }
    }
}

static void a_dot_behind_a_bare_cr_or_lf_is_not_doubled(void **state)
{
    static const char text[] = "a\n.\n.\r\nb\r.\r.\n\r.\r\n.c";
    static const char want[] = "a\n.\n.\r\nb\r.\r.\n\r.\r\n..c";
    unsigned char out[64];
    int end;

    (void)state;
    assert_int_equal(
        stuff((const unsigned char *)text, sizeof text - 1, out, 64, 64, &end),
        sizeof want - 1);
    assert_memory_equal(out, want, sizeof want - 1);
}

/* ---- both ways ---- */

static void what_was_stuffed_comes_out_as_it_was(void **state)
{
    static unsigned char s[MAX_LONG + 2], wire[2 * MAX_LONG + 8];
    size_t i, n, len, upto, used, kept, at, end_len;
    int way, back, ended;
    const char *end;

    (void)state;
    chance_state = 4;
    for (i = 0; i < 5000; i++) {
        n = invent(s, chance(1000), 1 + i % 30);
        len = stuff(s, n, wire, 1 + chance(300), 1 + chance(300), &way);
        end = smtp_codec_stuff_end(way, &end_len);
        memcpy(wire + len, end, end_len);
        memcpy(wire + len + end_len, "QUIT\r\n", 6);
        memcpy(s + n, "\r\n", 2);
        n += end_len - 3;
        len += end_len;
        for (at = upto = 0, back = ended = 0; !ended; at += used) {
            upto += 1 + chance(200);
            if (upto > len + 6)
                upto = len + 6;
            ended =
                smtp_codec_unstuff(&back, wire + at, upto - at, &used, &kept);
            assert_memory_equal(wire + at, s, kept);
            memmove(s, s + kept, n - kept);
            n -= kept;
        }
        assert_int_equal(at, len);
        assert_int_equal(n, 0);
        assert_int_equal(back, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_strings_are_read_as_defined_up_to_a_bare_octet),
        cmocka_unit_test(all_strings_are_read_as_defined_with_bare_octets),
        cmocka_unit_test(reading_goes_on_behind_a_bare_octet_inside_the_line),
        cmocka_unit_test(long_messages_are_read_as_defined),
        cmocka_unit_test(all_strings_are_read_as_defined_in_vectors),
        cmocka_unit_test(scan_finds_the_first_place),
        cmocka_unit_test(all_strings_are_stuffed_as_defined),
        cmocka_unit_test(long_messages_are_stuffed_as_defined),
        cmocka_unit_test(an_out_of_twice_the_size_takes_all),
        cmocka_unit_test(a_dot_behind_a_bare_cr_or_lf_is_not_doubled),
        cmocka_unit_test(what_was_stuffed_comes_out_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
