/*
 * Injection by a message: every string of few octets of those that matter, cut
 * in two at every place, behind 354 and in chunks, is read back here by readers
 * of their own. Nothing but the client's own end ends a message, nothing in it
 * begins a command, and what it holds is what was given; what is refused
 * leaves nothing behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_caller.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { DOTS, CHUNKS, BINARY, WAYS };

/* ---- readers ---- */

/* Reads a message with dots as a server does: its content, and 1 if its end is
   the end of out. */
static int read_dots(const struct text *out, struct text *content)
{
    size_t at = 0, len;
    const char *lf;

    text_reset(content);
    for (; at < out->len; at += len) {
        lf = out->at + at;
        do
            lf = memchr(lf + 1, '\n', out->len - (size_t)(lf + 1 - out->at));
        while (lf != NULL && lf[-1] != '\r');
        if (lf == NULL)
            return 0;
        len = (size_t)(lf + 1 - (out->at + at));
        if (out->at[at] != '.')
            text_add(content, out->at + at, len);
        else if (len == 3)
            return at + len == out->len;
        else
            text_add(content, out->at + at + 1, len - 1);
    }
    return 0;
}

/* The same in chunks; *chunks is how many there were. */
static int read_chunks(const struct text *out, struct text *content,
                       int *chunks)
{
    size_t at = 0, size;
    int last = 0;

    text_reset(content);
    for (*chunks = 0; at < out->len && !last; ++*chunks) {
        if (out->len - at < 8 || memcmp(out->at + at, "BDAT ", 5) != 0)
            return 0;
        for (at += 5, size = 0; out->at[at] >= '0' && out->at[at] <= '9';)
            size = size * 10 + (size_t)(out->at[at++] - '0');
        last = strncmp(out->at + at, " LAST", 5) == 0;
        at += last ? 5 : 0;
        if (memcmp(out->at + at, "\r\n", 2) != 0 || size > out->len - at - 2)
            return 0;
        text_add(content, out->at + at + 2, size);
        at += 2 + size;
    }
    return last && at == out->len;
}

/* ---- what must come of it ---- */

/* 1 if a piece behind what was taken has no bare CR or LF; a CR at its end
   waits. */
static int is_clean(const struct text *taken, const char *piece, size_t len)
{
    char before = taken->len > 0 ? taken->at[taken->len - 1] : 'a';
    size_t i;

    for (i = 0; i < len; i++) {
        if ((piece[i] == '\n') != (before == '\r'))
            return 0;
        before = piece[i];
    }
    return 1;
}

static int ends_line(const struct text *t)
{
    return t->len > 1 && memcmp(t->at + t->len - 2, "\r\n", 2) == 0;
}

/* Its last line is ended, if it has one. */
static void finish(struct text *t)
{
    if (t->len > 0 && t->at[t->len - 1] == '\r')
        text_put(t, "\n");
    else if (t->len > 0 && !ends_line(t))
        text_put(t, "\r\n");
}

/* Puts CR LF for each bare CR and LF. */
static void normalize(struct text *to, const char *p, size_t len)
{
    size_t i;

    text_reset(to);
    for (i = 0; i < len; i++)
        if (p[i] != '\r' && p[i] != '\n')
            text_add(to, p + i, 1);
        else if (p[i] == '\n' || i + 1 == len || p[i + 1] != '\n')
            text_put(to, "\r\n");
}

/* ---- a client with a message to give ---- */

static void config(struct caller *t, int way)
{
    caller_config(t);
    smtp_config_set(t->cfg, SMTP_OPT_CHUNK, way == CHUNKS);
}

/* A transaction up to the message, on a connection that may have had others. */
static void open_message(struct caller *t, int way, int body)
{
    smtp_param p = {0};

    p.id = SMTP_PARAM_BODY;
    p.number = way == BINARY ? SMTP_BODY_BINARY : body;
    assert_int_equal(smtp_client_mail(t->c, "", &p, p.number != 0), 0);
    assert_int_equal(smtp_client_rcpt(t->c, "r@b.example", NULL, 0), 0);
    if (way == DOTS) {
        assert_int_equal(smtp_client_data(t->c), 0);
        caller_hear(t, "250 m\r\n250 r\r\n354 go\r\n");
    } else {
        assert_int_equal(smtp_client_data(t->c), 0);
        caller_hear(t, "250 m\r\n250 r\r\n");
    }
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_STATE), SMTP_STATE_DATA);
    text_reset(&t->out);
}

/* Gives a piece: all of it, or SMTP_EINVAL and nothing. */
static int give(struct caller *t, const char *piece, size_t len)
{
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    size_t done = 0;
    int64_t n;
    int rounds = 0;

    caller_pump(t);
    caller_facts(t, &before);
    while (done < len && ++rounds < 10000) {
        n = smtp_client_body(t->c, piece + done, len - done);
        if (n == SMTP_EINVAL) {
            assert_int_equal(done, 0);
            caller_facts(t, &after);
            assert_string_equal(after.at, before.at);
            break;
        }
        assert_true(n >= 0);
        done += (size_t)n;
        caller_pump(t);
    }
    text_free(&before);
    text_free(&after);
    return done == len ? 0 : SMTP_EINVAL;
}

/* Ends the message, reads it back and answers it. */
static void close_message(struct caller *t, int way,
                          const struct text *expected)
{
    struct text content = {NULL, 0, 0};
    int chunks = 1, ok;

    assert_int_equal(smtp_client_body_end(t->c), 0);
    caller_pump(t);
    ok = way == DOTS ? read_dots(&t->out, &content)
                     : read_chunks(&t->out, &content, &chunks);
    if (!ok || content.len != expected->len ||
        (content.len > 0 &&
         memcmp(content.at, expected->at, content.len) != 0)) {
        struct text why = {NULL, 0, 0};

        text_show(&why, t->out.at, t->out.len);
        text_put(&why, " for ");
        text_show(&why, expected->at, expected->len);
        fail_msg("way %d: %s", way, why.at);
    }
    while (chunks-- > 0)
        caller_feed(t, "250 ok\r\n", 8);
    assert_int_equal(smtp_conn_get(t->c, SMTP_GET_STATE), SMTP_STATE_READY);
    text_reset(&t->log);
    text_free(&content);
}

/* ---- every string, every cut ---- */

enum { LONGEST = 6 };

/* The string that is number i of those of len octets. */
static void string_of(unsigned i, size_t len, char *string)
{
    while (len-- > 0) {
        string[len] = "\r\n.a"[i % 4];
        i /= 4;
    }
}

static void check_cut(struct caller *t, int way, const char *string,
                      size_t len, size_t cut)
{
    struct text taken = {NULL, 0, 0};
    size_t from = 0, n = cut;
    int i, clean;

    open_message(t, way, 0);
    text_put(&taken, "");
    for (i = 0; i < 2; i++, from = cut, n = len - cut) {
        clean = way == BINARY || is_clean(&taken, string + from, n);
        assert_int_equal(give(t, string + from, n), clean ? 0 : SMTP_EINVAL);
        if (clean)
            text_add(&taken, string + from, n);
    }
    if (way != BINARY)
        finish(&taken);
    close_message(t, way, &taken);
    text_free(&taken);
}

static void check_normalized(struct caller *t, int way, const char *string,
                             size_t len, size_t cut)
{
    struct text expected = {NULL, 0, 0};

    open_message(t, way, 0);
    assert_int_equal(give(t, string, cut), 0);
    assert_int_equal(give(t, string + cut, len - cut), 0);
    text_put(&expected, "");
    normalize(&expected, string, len);
    finish(&expected);
    close_message(t, way, &expected);
    text_free(&expected);
}

static void every_string(int way, int bare,
                         void (*check)(struct caller *, int, const char *,
                                       size_t, size_t))
{
    char string[LONGEST];
    struct caller t;
    size_t len, cut;
    unsigned i;

    config(&t, way);
    smtp_config_set(t.cfg, SMTP_OPT_BARE, (uint64_t)bare);
    caller_start(&t, 0);
    caller_to(&t, SMTP_STATE_READY);
    for (len = 0; len <= LONGEST; len++)
        for (i = 0; i < 1U << (2 * len); i++)
            for (cut = 0; cut <= len / 2 + 1 && cut <= len; cut++) {
                string_of(i, len, string);
                check(&t, way, string, len, cut);
            }
    caller_free(&t);
}

static void no_string_ends_a_message(void **state)
{
    (void)state;
    every_string(DOTS, SMTP_BARE_REJECT, check_cut);
}

static void no_string_ends_a_message_in_chunks(void **state)
{
    (void)state;
    every_string(CHUNKS, SMTP_BARE_REJECT, check_cut);
    every_string(BINARY, SMTP_BARE_REJECT, check_cut);
}

static void bare_octets_are_mended_and_end_nothing(void **state)
{
    (void)state;
    every_string(DOTS, SMTP_BARE_NORMALIZE, check_normalized);
    every_string(CHUNKS, SMTP_BARE_NORMALIZE, check_normalized);
}

/* As a line of BDAT for each line of the message would take more than the
   lines. */
static void what_is_mended_goes_in_one_chunk(void **state)
{
    struct text message = {NULL, 0, 0}, content = {NULL, 0, 0};
    struct caller t;
    int chunks, i;

    (void)state;
    caller_config(&t);
    smtp_config_set(t.cfg, SMTP_OPT_CHUNK, 1);
    smtp_config_set(t.cfg, SMTP_OPT_BARE, SMTP_BARE_NORMALIZE);
    caller_start(&t, 65536);
    caller_to(&t, SMTP_STATE_READY);
    open_message(&t, CHUNKS, 0);
    for (i = 0; i < 300; i++)
        text_put(&message, "a\n");
    assert_int_equal(smtp_client_body(t.c, message.at, message.len),
                     message.len);
    assert_int_equal(smtp_client_body_end(t.c), 0);
    caller_pump(&t);
    assert_int_equal(read_chunks(&t.out, &content, &chunks), 1);
    assert_int_equal(chunks, 2);
    assert_int_equal(content.len, 3 * 300);
    assert_memory_equal(content.at, "a\r\na\r\n", 6);
    caller_free(&t);
    text_free(&message);
    text_free(&content);
}

/* ---- look-alikes in large, in pieces of every size ---- */

static const char *const smuggled[] = {
    "\r\n.\r\nMAIL FROM:<e@b.example>\r\nRCPT TO:<v@b.example>\r\nDATA\r\n",
    ".\r\nQUIT\r\n",
    "..\r\n.\r\n..\r\n",
    "BDAT 0 LAST\r\nRSET\r\n",
    "\r\nBDAT 5\r\n.\r\n\r\n",
    "a\r\n.",
    "\0\r\n.\0\r\n",
    "\r\n\r\n.\r\n\r\n"};

static void look_alikes_stay_content_in_pieces_of_every_size(void **state)
{
    struct text message = {NULL, 0, 0}, expected = {NULL, 0, 0};
    size_t i, piece, at, n;
    struct caller t;
    int way;

    (void)state;
    for (i = 0; i < 32 * COUNT(smuggled); i++) {
        const char *p = smuggled[i % COUNT(smuggled)];

        text_add(&message, p, p[0] == '\0' ? 7 : strlen(p));
    }
    text_add(&expected, message.at, message.len);
    finish(&expected);
    for (way = DOTS; way < WAYS; way++) {
        config(&t, way);
        caller_start(&t, 0);
        caller_to(&t, SMTP_STATE_READY);
        for (piece = 1; piece <= 70; piece += way == DOTS ? 1 : 13) {
            open_message(&t, way, 0);
            for (at = 0; at < message.len; at += n) {
                n = message.len - at < piece ? message.len - at : piece;
                assert_int_equal(give(&t, message.at + at, n), 0);
            }
            close_message(&t, way, &expected);
        }
        caller_free(&t);
    }
    text_free(&message);
    text_free(&expected);
}

/* ---- octets ---- */

static void octets_above_127_need_what_mail_said(void **state)
{
    static const int said[] = {0, SMTP_BODY_7BIT, SMTP_BODY_8BIT};
    struct text expected = {NULL, 0, 0};
    struct caller t;
    int way, octet, taken;
    size_t i;
    char line[4] = "x \r\n";

    (void)state;
    for (way = DOTS; way < WAYS; way++) {
        config(&t, way);
        caller_start(&t, 0);
        caller_to(&t, SMTP_STATE_READY);
        for (i = 0; i < COUNT(said); i++)
            for (octet = 0; octet < 256; octet++) {
                if (octet == '\r' || octet == '\n')
                    continue;
                line[1] = (char)octet;
                taken =
                    octet < 128 || way == BINARY || said[i] == SMTP_BODY_8BIT;
                open_message(&t, way, said[i]);
                assert_int_equal(give(&t, line, 4), taken ? 0 : SMTP_EINVAL);
                text_reset(&expected);
                text_add(&expected, line, taken ? 4 : 0);
                close_message(&t, way, &expected);
            }
        caller_free(&t);
    }
    text_free(&expected);
}

/* ---- chunks of the host's own ---- */

static void chunk_has_the_size_it_says(void **state)
{
    static const struct {
        uint64_t size;
        int last;
        const char *line;
    } chunks[] = {{0, 0, "BDAT 0\r\n"},
                  {0, 1, "BDAT 0 LAST\r\n"},
                  {1, -1, "BDAT 1 LAST\r\n"},
                  {UINT64_C(1) << 32, 0, "BDAT 4294967296\r\n"},
                  {UINT64_MAX, 0, "BDAT 18446744073709551615\r\n"},
                  {UINT64_MAX, 1, "BDAT 18446744073709551615 LAST\r\n"}};
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    struct caller t;
    uint64_t size;
    size_t i, len;

    (void)state;
    caller_config(&t);
    for (i = 0; i < COUNT(chunks); i++) {
        size = chunks[i].size;
        caller_start(&t, 0);
        caller_to(&t, SMTP_STATE_RCPT);
        assert_int_equal(smtp_client_chunk(t.c, size, chunks[i].last), 0);
        caller_pump(&t);
        assert_string_equal(t.out.at, chunks[i].line);
        caller_facts(&t, &before);
        if (size != UINT64_MAX)
            assert_int_equal(smtp_client_sent(t.c, size + 1),
                             size == 0 ? SMTP_EMISUSE : SMTP_EINVAL);
        if (size != 0) { /* the host's octets are to come, and no command */
            assert_int_equal(smtp_client_quit(t.c),
                             chunks[i].last ? SMTP_EROOM : SMTP_EMISUSE);
            assert_int_equal(smtp_client_body(t.c, "x", 1), SMTP_EMISUSE);
            assert_null(smtp_conn_send_buf(t.c, &len));
        }
        caller_facts(&t, &after);
        assert_string_equal(after.at, before.at);
        if (size != 0)
            assert_int_equal(smtp_client_sent(t.c, size), 0);
        free(t.c);
    }
    t.c = NULL;
    caller_free(&t);
    text_free(&before);
    text_free(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_string_ends_a_message),
        cmocka_unit_test(no_string_ends_a_message_in_chunks),
        cmocka_unit_test(bare_octets_are_mended_and_end_nothing),
        cmocka_unit_test(what_is_mended_goes_in_one_chunk),
        cmocka_unit_test(look_alikes_stay_content_in_pieces_of_every_size),
        cmocka_unit_test(octets_above_127_need_what_mail_said),
        cmocka_unit_test(chunk_has_the_size_it_says)};

    return cmocka_run_group_tests_name("injection_body", tests, NULL, NULL);
}
