/*
 * SMTP smuggling: octets around a lone dot that some receivers take for the
 * end of a message. Each of the sequences here stands in a message, with a
 * second transaction behind it; whoever ends the message at the sequence obeys
 * an attacker. Only CR LF . CR LF may do that [5321 4.1.1.4].
 * All of it comes in LMTP as well, with two recipients.
 *
 * The sequences are built from what others were seen to accept as a line end.
 * That they would catch a receiver that does is shown on one: a small receiver
 * with one leniency at a time switched on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib_smuggle.h"

/* The octets from behind DATA to NOOP; the message ends where second ends. */
static void make_stream(struct text *stream, const struct text *sequence,
                        size_t pad)
{
    text_reset(stream);
    for (; pad > 0; pad--)
        text_add(stream, "p", 1);
    text_put(stream, "hello");
    text_add(stream, sequence->at, sequence->len);
    text_put(stream, smuggle_second);
    text_put(stream, "NOOP\r\n");
}

/* ---- what must come of it, by definition and not by automaton ---- */

/* The content, dots taken out; bare line ends as they are, or as CR LF. */
static void make_content(struct text *content, const struct text *stream,
                         int normalize)
{
    size_t i, end = 0;
    int bol = 1;

    text_reset(content);
    while (memcmp(stream->at + end, "\r\n.\r\n", 5) != 0)
        end++;
    for (i = 0; i < end + 2; i++) {
        const char *p = stream->at + i;

        if (bol && *p == '.') {
            bol = 0;
            continue;
        }
        bol = i > 0 && p[-1] == '\r' && *p == '\n';
        if (normalize && *p == '\r' && p[1] != '\n')
            text_add(content, "\r\n", 2);
        else if (normalize && *p == '\n' && !bol)
            text_add(content, "\r\n", 2);
        else
            text_add(content, p, 1);
    }
}

static int is_bare(const struct text *stream)
{
    size_t i;

    for (i = 0; i < stream->len; i++) {
        if (stream->at[i] == '\r' && stream->at[i + 1] != '\n')
            return 1;
        if (stream->at[i] == '\n' && (i == 0 || stream->at[i - 1] != '\r'))
            return 1;
    }
    return 0;
}

/* ---- the server ---- */

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

static void expect(struct smuggle_outcome *want, const struct text *stream)
{
    want->refused = want->policy == SMTP_BARE_REJECT && is_bare(stream);
    make_content(&want->content, stream, want->policy == SMTP_BARE_NORMALIZE);
    text_reset(&want->replies);
    smuggle_expect(want, want->refused ? smuggle_bare : smuggle_okay);
    text_put(&want->replies, smuggle_okay);
}

/* The stream behind DATA, which is said for itself as 354 comes between. */
static void run_data(struct talk *t, const struct text *stream, size_t cut,
                     const struct smuggle_outcome *want)
{
    static const char data[] = "DATA\r\n";
    static const char go[] =
        "354 Start mail input; end with <CRLF>.<CRLF>\r\n";
    struct text octets = {NULL, 0, 0};
    struct smuggle_outcome with = *want;

    text_put(&octets, data);
    text_add(&octets, stream->at, stream->len);
    memset(&with.replies, 0, sizeof(with.replies));
    text_put(&with.replies, go);
    text_add(&with.replies, want->replies.at, want->replies.len);
    hold(t, &octets, cut + sizeof(data) - 1, &with);
    text_free(&octets);
    text_free(&with.replies);
}

static void hold_against_all(int policy, int lmtp)
{
    struct text stream = {NULL, 0, 0};
    struct smuggle_outcome want;
    struct talk t;
    size_t i, cut, step;

    memset(&want, 0, sizeof(want));
    want.policy = policy;
    want.lmtp = lmtp;
    smuggle_begin(&t, &want);
    for (i = 0; i < smuggle_count; i++) {
        make_stream(&stream, &smuggle_sequences[i], 0);
        expect(&want, &stream);
        step = smuggle_sequences[i].len > 100 ? 13 : lmtp ? 3 : 1;
        for (cut = i % step; cut < stream.len; cut += step)
            run_data(&t, &stream, cut, &want);
    }
    text_free(&stream);
    smuggle_end(&t, &want);
}

static void no_sequence_ends_a_message_that_is_refused_for_it(void **state)
{
    (void)state;
    hold_against_all(SMTP_BARE_REJECT, 0);
}

static void no_sequence_ends_a_message_that_keeps_it(void **state)
{
    (void)state;
    hold_against_all(SMTP_BARE_KEEP, 0);
}

static void no_sequence_ends_a_message_that_normalizes_it(void **state)
{
    (void)state;
    hold_against_all(SMTP_BARE_NORMALIZE, 0);
}

static void no_sequence_ends_a_message_of_lmtp(void **state)
{
    int policy;

    (void)state;
    for (policy = 0; policy <= 2; policy++)
        hold_against_all(policy, 1);
}

/* The sequence lies across the end of the engine's own buffer. */
static void buffers_end_is_no_line_end(void **state)
{
    struct text stream = {NULL, 0, 0};
    struct smuggle_outcome want;
    struct talk t;
    size_t i, pad, room;
    int policy;

    (void)state;
    for (policy = 0; policy <= 2; policy++) {
        memset(&want, 0, sizeof(want));
        want.policy = policy;
        smuggle_begin(&t, &want);
        assert_non_null(smtp_conn_recv_buf(t.c, &room));
        for (i = 0; i < smuggle_count; i++)
            for (pad = room - 12; pad < room; pad++) {
                make_stream(&stream, &smuggle_sequences[i], pad);
                expect(&want, &stream);
                run_data(&t, &stream, 0, &want);
            }
        smuggle_end(&t, &want);
    }
    text_free(&stream);
}

static void there_are_fifty_sequences_and_more(void **state)
{
    size_t i, k;

    (void)state;
    assert_true(smuggle_count >= 50);
    for (i = 0; i < smuggle_count; i++) {
        assert_false(smuggle_has(&smuggle_sequences[i], "\r\n.\r\n", 5));
        for (k = 0; k < i; k++)
            assert_false(
                smuggle_sequences[i].len == smuggle_sequences[k].len &&
                memcmp(smuggle_sequences[i].at, smuggle_sequences[k].at,
                       smuggle_sequences[i].len) == 0);
    }
}

/* ---- the control ---- */

enum leniency {
    STRICT,
    LF_DOT_LF,
    LF_DOT_CRLF,
    CRLF_DOT_LF,
    CR_DOT_CR,
    CR_DOT_CRLF,
    CRLF_DOT_CR,
    CRLF_DOT_CRCRLF,
    LF_DOT_CR,
    CR_DOT_LF,
    NUL_IS_SKIPPED,
    CR_IS_SKIPPED,
    BLANKS_ARE_TRIMMED,
    LONG_LINE_IS_CUT,
    PIECE_BEGINS_A_LINE,
    DOT_IS_UNSTUFFED_TWICE,
    EIGHTH_BIT_IS_CLEARED,
    LENIENCIES
};

/* What ends a message besides CR LF . CR LF, where that is all there is to a
   leniency. */
static const struct smuggle_octets lenient_ends[LENIENCIES] = {
    SMUGGLE_OCTETS(""),        SMUGGLE_OCTETS("\n.\n"),
    SMUGGLE_OCTETS("\n.\r\n"), SMUGGLE_OCTETS("\r\n.\n"),
    SMUGGLE_OCTETS("\r.\r"),   SMUGGLE_OCTETS("\r.\r\n"),
    SMUGGLE_OCTETS("\r\n.\r"), SMUGGLE_OCTETS("\r\n.\r\r\n"),
    SMUGGLE_OCTETS("\n.\r"),   SMUGGLE_OCTETS("\r.\n"),
    SMUGGLE_OCTETS(""),        SMUGGLE_OCTETS(""),
    SMUGGLE_OCTETS(""),        SMUGGLE_OCTETS(""),
    SMUGGLE_OCTETS(""),        SMUGGLE_OCTETS("\r\n..\r\n"),
    SMUGGLE_OCTETS("")};

/* The stream as a lenient receiver sees it. */
static void see(struct text *seen, const struct text *stream, size_t cut,
                int leniency)
{
    size_t i, line = 0;

    text_reset(seen);
    text_put(seen, "\r\n");
    for (i = 0; i < stream->len; i++) {
        char octet = stream->at[i];

        if (leniency == EIGHTH_BIT_IS_CLEARED)
            octet = (char)(octet & 0x7f);
        if ((leniency == NUL_IS_SKIPPED && octet == '\0') ||
            (leniency == CR_IS_SKIPPED && octet == '\r' &&
             stream->at[i + 1] != '\n'))
            continue;
        if (leniency == BLANKS_ARE_TRIMMED && (octet == ' ' || octet == '\t'))
            continue;
        if (leniency == PIECE_BEGINS_A_LINE && i == cut)
            text_put(seen, "\r\n");
        if (leniency == LONG_LINE_IS_CUT && line == 1000) {
            text_put(seen, "\r\n");
            line = 0;
        }
        text_add(seen, &octet, 1);
        line = octet == '\n' ? 0 : line + 1;
    }
}

/* How many messages it takes. */
static int count_messages(const struct text *stream, size_t cut, int leniency)
{
    const struct smuggle_octets *end = &lenient_ends[leniency];
    struct text seen = {NULL, 0, 0};
    int in_data = 1, count = 0;
    size_t i;

    see(&seen, stream, cut, leniency);
    for (i = 0; i < seen.len; i++) {
        const char *p = seen.at + i;
        size_t left = seen.len - i;

        if (!in_data) {
            in_data = left >= 6 && memcmp(p, "DATA\r\n", 6) == 0;
            i += in_data ? 3 : 0;
        } else if ((left >= 5 && memcmp(p, "\r\n.\r\n", 5) == 0) ||
                   (end->len > 0 && left >= end->len &&
                    memcmp(p, end->at, end->len) == 0)) {
            in_data = 0;
            count++;
        }
    }
    text_free(&seen);
    return count;
}

/* In how many of all runs a receiver is caught. */
static unsigned long caught(int leniency)
{
    struct text stream = {NULL, 0, 0};
    unsigned long count = 0;
    size_t i, cut;

    for (i = 0; i < smuggle_count; i++) {
        make_stream(&stream, &smuggle_sequences[i], 0);
        for (cut = 0;
             cut<stream.len; cut += smuggle_sequences[i].len> 100 ? 101 : 5)
            count += count_messages(&stream, cut, leniency) != 1;
    }
    text_free(&stream);
    return count;
}

static void strict_receiver_is_not_caught(void **state)
{
    (void)state;
    assert_int_equal(caught(STRICT), 0);
}

static void each_lenient_receiver_is_caught(void **state)
{
    int leniency;

    (void)state;
    for (leniency = STRICT + 1; leniency < LENIENCIES; leniency++)
        if (caught(leniency) == 0) {
            print_error("leniency %d is not caught\n", leniency);
            fail();
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_fifty_sequences_and_more),
        cmocka_unit_test(strict_receiver_is_not_caught),
        cmocka_unit_test(each_lenient_receiver_is_caught),
        cmocka_unit_test(no_sequence_ends_a_message_that_is_refused_for_it),
        cmocka_unit_test(no_sequence_ends_a_message_that_keeps_it),
        cmocka_unit_test(no_sequence_ends_a_message_that_normalizes_it),
        cmocka_unit_test(no_sequence_ends_a_message_of_lmtp),
        cmocka_unit_test(buffers_end_is_no_line_end)};

    return cmocka_run_group_tests_name("smuggling", tests, smuggle_build,
                                       smuggle_free);
}
