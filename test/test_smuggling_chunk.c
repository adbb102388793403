/*
 * The sequences of test_smuggling.c in chunks of BDAT, and the true end of a
 * message too: nothing ends a chunk but the count of its octets, and nothing
 * in it is ever read as a command, however it is answered [3030 2]. Each
 * message comes in two chunks, cut everywhere, and in one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib_smuggle.h"

/* One run, which must come out as wanted. */
static void hold(struct talk *t, const struct text *octets, size_t cut,
                 const struct smuggle_outcome *want)
{
    struct text why = {NULL, 0, 0};

    if (smuggle_run(t, octets, cut, want, &why) != 0) {
        print_error("%s\n", why.at);
        text_free(&why);
        fail();
    }
}

/* How many octets must have come before it is known that a CR or LF is bare:
   a CR at the very end is at the end. SIZE_MAX: none is. */
static size_t bare_at(const struct text *octets)
{
    const char *p = octets->at;
    size_t i;

    for (i = 0; i < octets->len; i++) {
        if (p[i] == '\r' && p[i + 1] != '\n')
            return i + 2;
        if (p[i] == '\n' && (i == 0 || p[i - 1] != '\r'))
            return i + 1;
    }
    return SIZE_MAX;
}

/* Every octet is content. */
static void expect_chunks(struct smuggle_outcome *want,
                          const struct text *octets, size_t first)
{
    size_t known = bare_at(octets), i;
    const char *p = octets->at;
    int turns = want->policy == SMTP_BARE_NORMALIZE;

    want->refused = want->policy == SMTP_BARE_REJECT && known != SIZE_MAX;
    text_reset(&want->content);
    text_reset(&want->replies);
    for (i = 0; i < octets->len; i++)
        if (turns && ((p[i] == '\r' && p[i + 1] != '\n') ||
                      (p[i] == '\n' && (i == 0 || p[i - 1] != '\r'))))
            text_add(&want->content, "\r\n", 2);
        else
            text_add(&want->content, p + i, 1);
    if (want->refused && known <= first) {
        text_put(&want->replies, smuggle_bare); /* the first chunk alone */
        smuggle_expect(want, smuggle_order);
    } else {
        if (first != 0)
            text_put(&want->replies, smuggle_okay);
        smuggle_expect(want, want->refused ? smuggle_bare : smuggle_okay);
    }
    text_put(&want->replies, smuggle_okay);
}

/* The octets in two chunks, the first of so many; 0: in one. */
static void make_chunks(struct text *stream, const struct text *octets,
                        size_t first)
{
    text_reset(stream);
    if (first != 0) {
        text_put(stream, "BDAT ");
        text_number(stream, (long long)first);
        text_put(stream, "\r\n");
        text_add(stream, octets->at, first);
    }
    text_put(stream, "BDAT ");
    text_number(stream, (long long)(octets->len - first));
    text_put(stream, " LAST\r\n");
    text_add(stream, octets->at + first, octets->len - first);
    text_put(stream, "NOOP\r\n");
}

/* A message that is read as chunks, as DATA it would be two; cut once between
   chunks and once between receives. */
static void hold_against_chunks(int policy, int lmtp)
{
    struct text octets = {NULL, 0, 0}, stream = {NULL, 0, 0};
    struct smuggle_outcome want;
    struct talk t;
    size_t i, first, step;

    memset(&want, 0, sizeof(want));
    want.policy = policy;
    want.lmtp = lmtp;
    smuggle_begin(&t, &want);
    for (i = 0; i < smuggle_count; i++) {
        text_reset(&octets);
        text_add(&octets, smuggle_sequences[i].at, smuggle_sequences[i].len);
        text_put(&octets, "\r\n.\r\n");
        text_put(&octets, smuggle_second);
        text_add(&octets, smuggle_sequences[i].at, smuggle_sequences[i].len);
        step = smuggle_sequences[i].len > 100 ? 37 : lmtp ? 3 : 1;
        for (first = 0; first <= octets.len; first += step) {
            make_chunks(&stream, &octets, first);
            expect_chunks(&want, &octets, first);
            hold(&t, &stream, 0, &want);
            hold(&t, &stream, (i + first * 31) % stream.len, &want);
        }
    }
    text_free(&octets);
    text_free(&stream);
    smuggle_end(&t, &want);
}

static void nothing_in_a_chunk_is_a_command(void **state)
{
    int policy;

    (void)state;
    for (policy = 0; policy <= 2; policy++)
        hold_against_chunks(policy, 0);
}

static void nothing_in_a_chunk_of_lmtp_is_a_command(void **state)
{
    int policy;

    (void)state;
    for (policy = 0; policy <= 2; policy++)
        hold_against_chunks(policy, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_in_a_chunk_is_a_command),
        cmocka_unit_test(nothing_in_a_chunk_of_lmtp_is_a_command)};

    return cmocka_run_group_tests_name("smuggling in chunks", tests,
                                       smuggle_build, smuggle_free);
}
