/*
 * Chunks (RFC 3030) against their definition: what a size is stands here as a
 * comparison of digits, and what becomes of a message as a reader of whole
 * contents, which knows of chunks only where they end. Sizes are tried at
 * every power of two and ten, chunkings and receives by chance, the same in
 * every run.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib_talk.h"
#include "smtp_stream.h"

#define OKAY "250 Requested mail action okay, completed\r\n"

enum { CHUNKS_MAX = 64, CONTENT_MAX = 400, BINARY = 3, DIGITS = 100 };

/* Chunks are refused as often as these tests like. */
static void chunk_config(struct talk *t)
{
    talk_config(t);
    smtp_config_set(t->cfg, SMTP_EXT_CHUNKING, 1);
    smtp_config_set(t->cfg, SMTP_EXT_BINARYMIME, 1);
    smtp_config_set(t->cfg, SMTP_OPT_MAX_ERRORS, 0);
    smtp_config_set(t->cfg, SMTP_OPT_MAX_IDLE, 0);
}

/* ---- sizes ---- */

/* A size as it is defined: decimal digits, at most 2^64 - 1. */
static int size_is_readable(const char *digits, uint64_t *value)
{
    static const char most[] = "18446744073709551615";
    size_t len;

    while (*digits == '0')
        digits++;
    len = strlen(digits);
    if (strspn(digits, "0123456789") != len || len > sizeof(most) - 1 ||
        (len == sizeof(most) - 1 && strcmp(digits, most) > 0))
        return 0;
    *value = len != 0 ? strtoull(digits, NULL, 10) : 0;
    return 1;
}

/* The peer goes away inside a chunk, or between two. */
static void check_end(struct talk *t, size_t octets)
{
    assert_int_equal(t->body.len, octets);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_OCTETS), octets);
    assert_int_equal(smtp_conn_recv_eof(t->c), 0);
    talk_pump(t);
    assert_int_equal(t->count[SMTP_EVENT_MESSAGE], 0);
    assert_int_equal(t->count[SMTP_EVENT_ABORT], 1);
    assert_int_equal(t->count[SMTP_EVENT_CLOSED], 1);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_ERROR), SMTP_EEOF);
}

/* Each size, with three octets behind it. */
static void check_size(struct talk *t, const char *digits)
{
    char line[3 * DIGITS];
    uint64_t value = 0;
    int readable = size_is_readable(digits, &value), code;

    talk_again(t, SMTP_STATE_RCPT);
    text_reset(&t->body);
    sprintf(line, "BDAT %s\r\n", digits);
    code = talk_say(t, line);
    if (!readable) {
        assert_int_equal(code, 421);
        assert_memory_equal(t->out.at, "501 ", 4);
        assert_int_equal(t->count[SMTP_EVENT_CLOSED], 1);
        assert_int_equal(t->count[SMTP_EVENT_ABORT], 1);
        return;
    }
    assert_int_equal(code, value == 0 ? 250 : 0);
    assert_true(t->c->chunk == value);
    assert_int_equal(talk_say(t, "abc"), value > 0 && value <= 3 ? 250 : 0);
    check_end(t, value < 3 ? (size_t)value : 3);
}

/* Twice the number, in place. */
static void decimal_double(char *digits)
{
    size_t i = strlen(digits);
    int carry = 0, sum;

    while (i-- > 0) {
        sum = 2 * (digits[i] - '0') + carry;
        digits[i] = (char)('0' + sum % 10);
        carry = sum / 10;
    }
    if (carry != 0) {
        memmove(digits + 1, digits, strlen(digits) + 1);
        digits[0] = '1';
    }
}

/* The number, those beside it (its last digit is neither 0 nor 9), and with
   zeros in front. */
static void check_sizes_around(struct talk *t, const char *digits)
{
    char other[2 * DIGITS];
    size_t last;
    int i;

    for (i = -1; i <= 1; i++) {
        sprintf(other, "0000000000000000000000%s", digits);
        last = strlen(other) - 1;
        other[last] = (char)(other[last] + i);
        check_size(t, other);
        check_size(t, other + 22);
    }
}

static void sizes_are_read_as_defined_at_every_power_of_two(void **state)
{
    struct talk t;
    char digits[DIGITS] = "1";
    int i;

    (void)state;
    chunk_config(&t);
    talk_start(&t, 0);
    for (i = 0; i <= 70; i++) {
        check_sizes_around(&t, digits);
        decimal_double(digits);
    }
    talk_free(&t);
}

static void sizes_are_read_as_defined_at_every_power_of_ten(void **state)
{
    struct talk t;
    char digits[DIGITS];
    int i;

    (void)state;
    chunk_config(&t);
    talk_start(&t, 0);
    for (i = 1; i <= 40; i++) {
        sprintf(digits, "1%0*d", i, 0);
        check_size(&t, digits);
        memset(digits, '9', (size_t)i);
        digits[i] = '\0';
        check_size(&t, digits);
        memset(digits, '0', (size_t)i);
        check_size(&t, digits);
        digits[i - 1] = '2';
        check_size(&t, digits);
    }
    talk_free(&t);
}

/* A blank ends a size; behind one it means nothing, as a tab does. */
static void size_with_any_other_octet_in_it_is_none(void **state)
{
    struct talk t;
    char line[] = "BDAT 1?3\r\n";
    int octet, place;

    (void)state;
    chunk_config(&t);
    talk_start(&t, 0);
    for (octet = 0; octet < 256; octet++)
        for (place = 5; place <= 7; place++) {
            if ((octet >= '0' && octet <= '9') ||
                (octet == ' ' && place > 5) || (octet == '\t' && place == 7))
                continue;
            memcpy(line, "BDAT 123", 8);
            line[place] = (char)octet;
            talk_again(&t, SMTP_STATE_RCPT);
            talk_feed(&t, line, sizeof(line) - 1);
            assert_int_equal(t.count[SMTP_EVENT_DATA], 0);
            assert_int_equal(t.count[SMTP_EVENT_CLOSED], 1);
            assert_memory_equal(t.out.at, "501 ", 4);
        }
    talk_free(&t);
}

static void largest_chunks_end_where_the_peer_ends(void **state)
{
    static const char *const sizes[] = {"100001",
                                        "2147483647",
                                        "2147483648",
                                        "4294967295",
                                        "4294967296",
                                        "9223372036854775807",
                                        "9223372036854775808",
                                        "9223372036854775809",
                                        "18446744073709551614",
                                        "18446744073709551615",
                                        "18446744073709551615 LAST",
                                        "9223372036854775808 LAST"};
    struct text octets = {NULL, 0, 0};
    struct talk t;
    char line[2 * DIGITS];
    size_t i;

    (void)state;
    while (octets.len < 100000)
        text_put(&octets, "QUIT\r\n.\r\n.");
    chunk_config(&t);
    talk_start(&t, 0);
    for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        talk_again(&t, SMTP_STATE_RCPT);
        sprintf(line, "BDAT %s\r\n", sizes[i]);
        assert_int_equal(talk_say(&t, line), 0);
        assert_int_equal(talk_feed(&t, octets.at, octets.len), octets.len);
        assert_int_equal(t.out.len, 0);
        assert_memory_equal(t.body.at, octets.at, octets.len);
        check_end(&t, octets.len);
    }
    text_free(&octets);
    talk_free(&t);
}

/* ---- many chunks ---- */

/* Sends count chunks of one octet; the time that it took. */
static clock_t send_chunks(struct talk *t, size_t count)
{
    static const char octets[] = "one octet\r\n";
    struct text wire = {NULL, 0, 0};
    size_t i;
    clock_t begin;

    for (i = 0; i < count; i++) {
        text_put(&wire, "BDAT 1\r\n");
        text_add(&wire, octets + i % (sizeof(octets) - 1), 1);
    }
    begin = clock();
    assert_int_equal(talk_feed(t, wire.at, wire.len), wire.len);
    begin = clock() - begin;
    assert_int_equal(t->out.len, count * (sizeof(OKAY) - 1));
    text_free(&wire);
    return begin;
}

/* Tiny chunks have exhausted memory elsewhere. Under a checker of memory a
   second may be too short; there it is enough that ten times as many take no
   more than thirty times as long. */
static void hundred_thousand_chunks_of_one_octet_cost_nothing(void **state)
{
    enum { PIECE = 11000 };
    struct talk t;
    clock_t first, all;
    size_t size, i;

    (void)state;
    chunk_config(&t);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_RCPT);
    first = all = send_chunks(&t, PIECE);
    size = smtp_conn_size(t.c);
    for (i = 1; i < 10; i++) {
        all += send_chunks(&t, PIECE);
        assert_int_equal(smtp_conn_size(t.c), size);
    }
    assert_true(all < CLOCKS_PER_SEC || all < 30 * first);
    assert_int_equal(talk_say(&t, "BDAT 0 LAST\r\n"), 250);
    assert_int_equal(t.count[SMTP_EVENT_MESSAGE], 1);
    assert_int_equal(t.body.len, 10 * PIECE);
    for (i = 0; i < t.body.len; i += 11)
        assert_memory_equal(t.body.at + i, "one octet\r\n", 11);
    talk_free(&t);
}

/* ---- chunkings by chance ---- */

static uint32_t chance_state;

static size_t chance(size_t below)
{
    chance_state = chance_state * 1664525u + 1013904223u;
    return (size_t)(chance_state >> 8) % below;
}

/* A message and what becomes of it. */
struct sample {
    char content[CONTENT_MAX];
    size_t len;
    size_t chunk[CHUNKS_MAX]; /* octets */
    size_t nchunk;
    struct text given; /* by BODY */
    size_t refused;    /* the chunk that is answered 550; nchunk: none */
};

/* The chunk in which an octet of the content stands. */
static size_t sample_chunk_of(const struct sample *s, size_t octet)
{
    size_t i = 0;

    while (octet >= s->chunk[i])
        octet -= s->chunk[i++];
    return i;
}

/* Where the octet at i, a bare CR or LF, is known to be bare. */
static size_t sample_known(const struct sample *s, size_t i)
{
    if (s->content[i] == '\r' && i + 1 == s->len)
        return s->nchunk - 1; /* when nothing more can come */
    return sample_chunk_of(s, i + (s->content[i] == '\r'));
}

/* The definition. */
static void sample_define(struct sample *s, int bare)
{
    size_t i;

    s->refused = s->nchunk;
    text_reset(&s->given);
    for (i = 0; i < s->len; i++) {
        const char *p = s->content + i;

        if (*p == '\r' && i + 1 < s->len && p[1] == '\n') {
            text_put(&s->given, "\r\n");
            i++;
        } else if ((*p != '\r' && *p != '\n') || bare == SMTP_BARE_KEEP ||
                   bare == BINARY) {
            text_add(&s->given, p, 1);
        } else if (bare == SMTP_BARE_NORMALIZE) {
            text_put(&s->given, "\r\n");
        } else {
            s->refused = sample_known(s, i);
            return;
        }
    }
}

/* Every other sample has no bare CR or LF. */
static void sample_make(struct sample *s)
{
    static const char octets[] = {'\r', '\n', '.', 'a', '\0', '\xff'};
    size_t i, left, clean = chance(2), most = 1 + chance(CONTENT_MAX - 1);

    s->len = 0;
    while (s->len + 1 < most) {
        char octet = octets[chance(sizeof(octets))];

        if (clean && octet == '\n')
            continue;
        s->content[s->len++] = octet;
        if (octet == '\r' && (clean || chance(2)))
            s->content[s->len++] = '\n';
    }
    left = s->len;
    for (i = 0; i + 1 < CHUNKS_MAX && chance(40) != 0; i++) {
        s->chunk[i] = chance(chance(2) ? 4 : 60);
        if (s->chunk[i] > left)
            s->chunk[i] = left;
        left -= s->chunk[i];
    }
    s->chunk[i] = left;
    s->nchunk = i + 1;
}

/* The transaction on the wire, and its replies' codes. */
static void sample_write(const struct sample *s, int bare, struct text *wire,
                         struct text *codes)
{
    char line[64];
    size_t i, at = 0;

    text_reset(wire);
    text_reset(codes);
    text_put(wire, "MAIL FROM:<a@b>");
    text_put(wire, bare == BINARY ? " BODY=BINARYMIME\r\n" : "\r\n");
    text_put(wire, "RCPT TO:<c@d>\r\n");
    text_put(codes, "250 250 ");
    for (i = 0; i < s->nchunk; i++) {
        sprintf(line, "BDAT %lu%s\r\n", (unsigned long)s->chunk[i],
                i + 1 == s->nchunk ? " LAST" : "");
        text_put(wire, line);
        text_add(wire, s->content + at, s->chunk[i]);
        at += s->chunk[i];
        text_put(codes, i < s->refused    ? "250 "
                        : i == s->refused ? "550 "
                                          : "503 ");
    }
    text_put(wire, "NOOP\r\n");
    text_put(codes, "250 ");
}

/* Feeds it in pieces, and collects the codes that come. */
static void sample_feed(struct talk *t, const struct text *wire,
                        struct text *codes)
{
    size_t at, n, i, most = 1 + chance(wire->len);

    text_reset(codes);
    for (at = 0; at < wire->len; at += n) {
        n = 1 + chance(most);
        if (n > wire->len - at)
            n = wire->len - at;
        assert_int_equal(talk_feed(t, wire->at + at, n), n);
        for (i = 0; i < t->out.len; i++)
            if (i == 0 || t->out.at[i - 1] == '\n')
                text_add(codes, t->out.at + i, 4);
    }
}

static void check_samples(int bare, size_t size, int count)
{
    struct sample s;
    struct text wire = {NULL, 0, 0}, codes = {NULL, 0, 0}, got = {NULL, 0, 0};
    struct talk t;
    int whole;

    memset(&s, 0, sizeof(s));
    chunk_config(&t);
    if (bare != BINARY)
        smtp_config_set(t.cfg, SMTP_OPT_BARE, (uint64_t)bare);
    size =
        size < smtp_config_need(t.cfg) ? smtp_config_need(t.cfg) + size : size;
    talk_start(&t, size);
    talk_to(&t, SMTP_STATE_READY);
    for (; count > 0; count--) {
        sample_make(&s);
        sample_define(&s, bare);
        sample_write(&s, bare, &wire, &codes);
        memset(t.count, 0, sizeof(t.count));
        sample_feed(&t, &wire, &got);
        assert_string_equal(got.at, codes.at);
        assert_int_equal(t.body.len, s.given.len);
        assert_memory_equal(t.body.at, s.given.at, s.given.len);
        whole = s.refused == s.nchunk;
        assert_int_equal(t.count[SMTP_EVENT_DATA], 1);
        assert_int_equal(t.count[SMTP_EVENT_MESSAGE], whole);
        assert_int_equal(t.count[SMTP_EVENT_ABORT], !whole);
        if (!whole)
            assert_int_equal(t.abort_code, 550);
    }
    text_free(&s.given);
    text_free(&wire);
    text_free(&codes);
    text_free(&got);
    talk_free(&t);
}

static void check_samples_in_blocks(int bare)
{
    static const size_t sizes[] = {0, 1, 61, 8192, 65536};
    size_t i;

    chance_state = 3030 + (uint32_t)bare;
    for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
        check_samples(bare, sizes[i], 1500);
}

static void chunkings_are_taken_as_defined_without_bare_ends(void **state)
{
    (void)state;
    check_samples_in_blocks(SMTP_BARE_REJECT);
}

static void chunkings_are_taken_as_defined_with_bare_ends_kept(void **state)
{
    (void)state;
    check_samples_in_blocks(SMTP_BARE_KEEP);
}

static void chunkings_are_taken_as_defined_with_bare_ends_made(void **state)
{
    (void)state;
    check_samples_in_blocks(SMTP_BARE_NORMALIZE);
}

static void chunkings_are_taken_as_defined_in_binary(void **state)
{
    (void)state;
    check_samples_in_blocks(BINARY);
}

/* ---- answers ---- */

/* The answer to a chunk is one that is held: it can't be written in parts. */
static void refusal_of_a_chunk_is_given_at_once(void **state)
{
    struct talk t;

    (void)state;
    chunk_config(&t);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_RCPT);
    t.answer[SMTP_EVENT_DATA] = TALK_OWED;
    assert_int_equal(talk_say(&t, "BDAT 4\r\nab"), 0);
    assert_int_equal(smtp_conn_reply_line(t.c, 452, NULL, "a"), SMTP_EINVAL);
    assert_int_equal(smtp_conn_reply_line(t.c, 354, NULL, "a"), SMTP_EINVAL);
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, "a"), SMTP_EINVAL);
    assert_non_null(smtp_conn_owed(t.c));
    assert_int_equal(smtp_conn_reply(t.c, 354, NULL, NULL), 0);
    assert_int_equal(talk_say(&t, ""), 0);
    assert_int_equal(smtp_conn_reply_line(t.c, 452, NULL, "a"), SMTP_EMISUSE);
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, "a"), SMTP_EINVAL);
    assert_int_equal(smtp_conn_reply(t.c, 354, NULL, "a"), SMTP_EINVAL);
    assert_int_equal(talk_say(&t, "cd"), 250);
    assert_string_equal(t.out.at, OKAY);
    assert_int_equal(smtp_conn_reply_line(t.c, 452, NULL, "a"), SMTP_EMISUSE);
    assert_int_equal(smtp_conn_reply(t.c, 250, NULL, "a"), SMTP_EINVAL);
    assert_int_equal(smtp_conn_reply(t.c, 452, NULL, "Full"), 0);
    assert_int_equal(smtp_conn_reply(t.c, 554, NULL, "Spam"), SMTP_EMISUSE);
    assert_int_equal(smtp_conn_reply_line(t.c, 452, NULL, "a"), SMTP_EMISUSE);
    assert_int_equal(talk_say(&t, "BDAT 4\r\nef"), 0);
    assert_int_equal(smtp_conn_reply(t.c, 554, NULL, "Spam"), SMTP_EMISUSE);
    assert_int_equal(talk_say(&t, "gh"), 452);
    assert_string_equal(t.out.at, "452 Full\r\n");
    assert_string_equal(t.body.at, "abcd");
    assert_int_equal(t.abort_code, 452);
    talk_free(&t);
}

/* What follows a chunk of too small a size may be anything; only an octet that
   begins a TLS handshake would end the session. */
static void arbitrary_octets_for_commands_are_rejected_lines(void **state)
{
    struct text octets = {NULL, 0, 0};
    struct talk t;
    size_t i, lines = 1, answers = 0;
    char octet;

    (void)state;
    chance_state = 10000;
    for (i = 0; i < 10000; i++) {
        octet = (char)(unsigned char)chance(256);
        octet = octet == 0x16 ? 'x' : octet;
        if (chance(50) == 0)
            text_put(&octets, "\r\n"), lines++;
        else
            text_add(&octets, &octet, 1);
    }
    text_put(&octets, "x\r\n");
    for (i = 1; i < octets.len; i++)
        if (octets.at[i] == '\n' && octets.at[i - 1] == '\r')
            answers++;
    assert_true(answers >= lines);
    chunk_config(&t);
    talk_start(&t, 0);
    talk_to(&t, SMTP_STATE_RCPT);
    assert_int_equal(talk_say(&t, "BDAT 1\r\na"), 250);
    assert_int_equal(talk_feed(&t, octets.at, octets.len), octets.len);
    for (i = 0; i < t.out.len; i++)
        if (i == 0 || t.out.at[i - 1] == '\n') {
            assert_true(memcmp(t.out.at + i, "500 ", 4) == 0 ||
                        memcmp(t.out.at + i, "501 ", 4) == 0);
            answers--;
        }
    assert_int_equal(answers, 0);
    assert_int_equal(talk_say(&t, "BDAT 0 LAST\r\n"), 250);
    assert_string_equal(t.body.at, "a");
    text_free(&octets);
    talk_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_are_read_as_defined_at_every_power_of_two),
        cmocka_unit_test(sizes_are_read_as_defined_at_every_power_of_ten),
        cmocka_unit_test(size_with_any_other_octet_in_it_is_none),
        cmocka_unit_test(largest_chunks_end_where_the_peer_ends),
        cmocka_unit_test(hundred_thousand_chunks_of_one_octet_cost_nothing),
        cmocka_unit_test(chunkings_are_taken_as_defined_without_bare_ends),
        cmocka_unit_test(chunkings_are_taken_as_defined_with_bare_ends_kept),
        cmocka_unit_test(chunkings_are_taken_as_defined_with_bare_ends_made),
        cmocka_unit_test(chunkings_are_taken_as_defined_in_binary),
        cmocka_unit_test(refusal_of_a_chunk_is_given_at_once),
        cmocka_unit_test(arbitrary_octets_for_commands_are_rejected_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
