/*
 * SMTP smuggling: octets around a lone dot that some receivers take for the
 * end of a message. Each of the sequences here stands in a message, with a
 * second transaction behind it; whoever ends the message at the sequence obeys
 * an attacker. Only CR LF . CR LF may do that [5321 4.1.1.4].
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

#include "lib_talk.h"
#include "lib_text.h"

enum { SEQUENCES_MAX = 600 };

struct octets {
    const char *at;
    size_t len;
};
#define OCTETS(literal)                                                       \
    {                                                                         \
        literal, sizeof(literal) - 1                                          \
    }

/* What might be taken for the end of a line, before the dot and behind it. */
static const struct octets ends[] = {
    OCTETS("\n"),       OCTETS("\r"),           OCTETS("\r\n"),
    OCTETS("\n\n"),     OCTETS("\r\r"),         OCTETS("\n\r"),
    OCTETS("\r\r\n"),   OCTETS("\r\n\r"),       OCTETS("\r\n\n"),
    OCTETS("\n\r\n"),   OCTETS("\r\0\n"),       OCTETS("\0\r\n"),
    OCTETS("\r\n\0"),   OCTETS("\0\n"),         OCTETS("\0"),
    OCTETS("\v"),       OCTETS("\f"),           OCTETS("\x85"),
    OCTETS("\xc2\x85"), OCTETS("\xe2\x80\xa8"), OCTETS("\r\n "),
    OCTETS("\r\n\t"),   OCTETS("\x8d\x8a"),     OCTETS("\r \n")};

/* What might be taken for a lone dot between two CR LF. */
static const struct octets dots[] = {
    OCTETS(".."),     OCTETS(". "),       OCTETS(".\t"),
    OCTETS(" ."),     OCTETS("\0."),      OCTETS(".\0"),
    OCTETS("..."),    OCTETS(".\r"),      OCTETS("\r."),
    OCTETS("\n."),    OCTETS(".\n"),      OCTETS(".\x08"),
    OCTETS("\x7f."),  OCTETS("\xae"),     OCTETS("\xef\xbc\x8e"),
    OCTETS("x\x08."), OCTETS("\xc0\xae"), OCTETS(".x\x08")};

/* Octets without a line end, and then a dot. */
static const size_t long_lines[] = {509,  510,  511,  512,  997,  998,  999,
                                    1000, 1023, 1024, 2047, 2048, 4095, 4096};

static struct text sequences[SEQUENCES_MAX];
static size_t sequence_count;

static const char second[] = "MAIL FROM:<evil@x.example>\r\n"
                             "RCPT TO:<evil@x.example>\r\n"
                             "DATA\r\n"
                             "evil\r\n"
                             ".\r\n";

static int has(const struct text *t, const char *octets, size_t len)
{
    size_t i;

    for (i = 0; i + len <= t->len; i++)
        if (memcmp(t->at + i, octets, len) == 0)
            return 1;
    return 0;
}

static struct text *add_sequence(void)
{
    assert_true(sequence_count < SEQUENCES_MAX);
    return &sequences[sequence_count++];
}

static int is_known(const struct text *t)
{
    size_t i;

    for (i = 0; &sequences[i] != t; i++)
        if (sequences[i].len == t->len &&
            memcmp(sequences[i].at, t->at, t->len) == 0)
            return 1;
    return 0;
}

static void add_parts(const struct octets *a, const struct octets *b,
                      const struct octets *c)
{
    struct text *t = add_sequence();

    text_add(t, a->at, a->len);
    text_add(t, b->at, b->len);
    text_add(t, c->at, c->len);
    /* Not those that do end a message, and none twice. */
    if (has(t, "\r\n.\r\n", 5) || is_known(t)) {
        text_free(t);
        sequence_count--;
    }
}

static int build(void **state)
{
    static const struct octets dot = OCTETS("."), crlf = OCTETS("\r\n");
    struct text *t;
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(ends) / sizeof(*ends); i++)
        for (k = 0; k < sizeof(ends) / sizeof(*ends); k++)
            add_parts(&ends[i], &dot, &ends[k]);
    for (i = 0; i < sizeof(dots) / sizeof(*dots); i++)
        add_parts(&crlf, &dots[i], &crlf);
    for (i = 0; i < sizeof(long_lines) / sizeof(*long_lines); i++) {
        t = add_sequence();
        text_add(t, "\r\n", 2);
        for (k = 0; k < long_lines[i]; k++)
            text_add(t, "x", 1);
        text_add(t, ".\r\n", 3);
    }
    return 0;
}

static int demolish(void **state)
{
    (void)state;
    while (sequence_count > 0)
        text_free(&sequences[--sequence_count]);
    return 0;
}

/* The octets from behind DATA to NOOP; the message ends where second ends. */
static void make_stream(struct text *stream, const struct text *sequence,
                        size_t pad)
{
    text_reset(stream);
    for (; pad > 0; pad--)
        text_add(stream, "p", 1);
    text_put(stream, "hello");
    text_add(stream, sequence->at, sequence->len);
    text_put(stream, second);
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

static void fail_sequence(const struct text *stream, size_t cut, int policy)
{
    struct text show = {NULL, 0, 0};

    text_show(&show, stream->at, stream->len);
    print_error("policy %d, cut at %d: %s\n", policy, (int)cut, show.at);
    text_free(&show);
    fail();
}

/* What must come of a stream. */
struct outcome {
    int policy;
    int refused;
    struct text content;
    const char *reply;
};

static void expect(struct outcome *want, const struct text *stream, int policy)
{
    want->policy = policy;
    want->refused = policy == SMTP_BARE_REJECT && is_bare(stream);
    want->reply = want->refused ? "550 Bare CR or LF in message\r\n"
                                : "250 Requested mail action okay, "
                                  "completed\r\n";
    make_content(&want->content, stream, policy == SMTP_BARE_NORMALIZE);
}

/* A connection that takes one message after the other. */
static void begin(struct talk *t, int policy)
{
    talk_config(t);
    smtp_config_set(t->cfg, SMTP_OPT_BARE, (uint64_t)policy);
    smtp_config_set(t->cfg, SMTP_OPT_MAX_ERRORS, 0);
    smtp_config_set(t->cfg, SMTP_OPT_MAX_IDLE, 0);
    talk_start(t, 0);
    talk_to(t, SMTP_STATE_READY);
}

/* One run, the stream cut in two. */
static void run_server(struct talk *t, const struct text *stream, size_t cut,
                       const struct outcome *want)
{
    static const char data[] = "MAIL FROM:<a@b.example>\r\n"
                               "RCPT TO:<c@d.example>\r\n"
                               "DATA\r\n";
    struct text out = {NULL, 0, 0};
    int bad;

    memset(t->count, 0, sizeof(t->count));
    talk_feed(t, data, sizeof(data) - 1);
    talk_feed(t, stream->at, cut);
    text_add(&out, t->out.at, t->out.len);
    talk_feed(t, stream->at + cut, stream->len - cut);
    text_add(&out, t->out.at, t->out.len);
    bad = t->count[SMTP_EVENT_MAIL] != 1 || t->count[SMTP_EVENT_RCPT] != 1 ||
          t->count[SMTP_EVENT_DATA] != 1 || t->count[SMTP_EVENT_NOOP] != 1 ||
          t->count[SMTP_EVENT_MESSAGE] != !want->refused ||
          t->count[SMTP_EVENT_ABORT] != want->refused ||
          memcmp(out.at, want->reply, strlen(want->reply)) != 0;
    if (!want->refused)
        bad = bad || want->content.len != t->body.len ||
              memcmp(want->content.at, t->body.at, t->body.len) != 0;
    if (bad)
        fail_sequence(stream, cut, want->policy);
    text_free(&out);
}

static void hold_against_all(int policy)
{
    struct text stream = {NULL, 0, 0};
    struct outcome want;
    struct talk t;
    size_t i, cut, step;

    memset(&want, 0, sizeof(want));
    begin(&t, policy);
    for (i = 0; i < sequence_count; i++) {
        make_stream(&stream, &sequences[i], 0);
        expect(&want, &stream, policy);
        step = sequences[i].len > 100 ? 13 : 1;
        for (cut = 0; cut < stream.len; cut += step)
            run_server(&t, &stream, cut, &want);
    }
    text_free(&stream);
    text_free(&want.content);
    talk_free(&t);
}

static void no_sequence_ends_a_message_that_is_refused_for_it(void **state)
{
    (void)state;
    hold_against_all(SMTP_BARE_REJECT);
}

static void no_sequence_ends_a_message_that_keeps_it(void **state)
{
    (void)state;
    hold_against_all(SMTP_BARE_KEEP);
}

static void no_sequence_ends_a_message_that_normalizes_it(void **state)
{
    (void)state;
    hold_against_all(SMTP_BARE_NORMALIZE);
}

/* The sequence lies across the end of the engine's own buffer. */
static void buffers_end_is_no_line_end(void **state)
{
    struct text stream = {NULL, 0, 0};
    struct outcome want;
    struct talk t;
    size_t i, pad, room;
    int policy;

    (void)state;
    memset(&want, 0, sizeof(want));
    for (policy = 0; policy <= 2; policy++) {
        begin(&t, policy);
        assert_non_null(smtp_conn_recv_buf(t.c, &room));
        for (i = 0; i < sequence_count; i++)
            for (pad = room - 12; pad < room; pad++) {
                make_stream(&stream, &sequences[i], pad);
                expect(&want, &stream, policy);
                run_server(&t, &stream, 0, &want);
            }
        talk_free(&t);
    }
    text_free(&stream);
    text_free(&want.content);
}

static void there_are_fifty_sequences_and_more(void **state)
{
    size_t i, k;

    (void)state;
    assert_true(sequence_count >= 50);
    for (i = 0; i < sequence_count; i++) {
        assert_false(has(&sequences[i], "\r\n.\r\n", 5));
        for (k = 0; k < i; k++)
            assert_false(sequences[i].len == sequences[k].len &&
                         memcmp(sequences[i].at, sequences[k].at,
                                sequences[i].len) == 0);
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
static const struct octets lenient_ends[LENIENCIES] = {
    OCTETS(""),        OCTETS("\n.\n"),
    OCTETS("\n.\r\n"), OCTETS("\r\n.\n"),
    OCTETS("\r.\r"),   OCTETS("\r.\r\n"),
    OCTETS("\r\n.\r"), OCTETS("\r\n.\r\r\n"),
    OCTETS("\n.\r"),   OCTETS("\r.\n"),
    OCTETS(""),        OCTETS(""),
    OCTETS(""),        OCTETS(""),
    OCTETS(""),        OCTETS("\r\n..\r\n"),
    OCTETS("")};

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
    const struct octets *end = &lenient_ends[leniency];
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

    for (i = 0; i < sequence_count; i++) {
        make_stream(&stream, &sequences[i], 0);
        for (cut = 0; cut<stream.len; cut += sequences[i].len> 100 ? 101 : 5)
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
        cmocka_unit_test(buffers_end_is_no_line_end)};

    return cmocka_run_group_tests_name("smuggling", tests, build, demolish);
}
