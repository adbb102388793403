/*
 * The sequences and the runs are the same for messages behind DATA and for
 * chunks; what must come of them the tests say.
 */
#include "lib_smuggle.h"

#include <stdlib.h>
#include <string.h>

/* What might be taken for the end of a line, before the dot and behind it. */
static const struct smuggle_octets smuggle_ends[] = {
    SMUGGLE_OCTETS("\n"),       SMUGGLE_OCTETS("\r"),
    SMUGGLE_OCTETS("\r\n"),     SMUGGLE_OCTETS("\n\n"),
    SMUGGLE_OCTETS("\r\r"),     SMUGGLE_OCTETS("\n\r"),
    SMUGGLE_OCTETS("\r\r\n"),   SMUGGLE_OCTETS("\r\n\r"),
    SMUGGLE_OCTETS("\r\n\n"),   SMUGGLE_OCTETS("\n\r\n"),
    SMUGGLE_OCTETS("\r\0\n"),   SMUGGLE_OCTETS("\0\r\n"),
    SMUGGLE_OCTETS("\r\n\0"),   SMUGGLE_OCTETS("\0\n"),
    SMUGGLE_OCTETS("\0"),       SMUGGLE_OCTETS("\v"),
    SMUGGLE_OCTETS("\f"),       SMUGGLE_OCTETS("\x85"),
    SMUGGLE_OCTETS("\xc2\x85"), SMUGGLE_OCTETS("\xe2\x80\xa8"),
    SMUGGLE_OCTETS("\r\n "),    SMUGGLE_OCTETS("\r\n\t"),
    SMUGGLE_OCTETS("\x8d\x8a"), SMUGGLE_OCTETS("\r \n")};

/* What might be taken for a lone dot between two CR LF. */
static const struct smuggle_octets smuggle_dots[] = {
    SMUGGLE_OCTETS(".."),           SMUGGLE_OCTETS(". "),
    SMUGGLE_OCTETS(".\t"),          SMUGGLE_OCTETS(" ."),
    SMUGGLE_OCTETS("\0."),          SMUGGLE_OCTETS(".\0"),
    SMUGGLE_OCTETS("..."),          SMUGGLE_OCTETS(".\r"),
    SMUGGLE_OCTETS("\r."),          SMUGGLE_OCTETS("\n."),
    SMUGGLE_OCTETS(".\n"),          SMUGGLE_OCTETS(".\x08"),
    SMUGGLE_OCTETS("\x7f."),        SMUGGLE_OCTETS("\xae"),
    SMUGGLE_OCTETS("\xef\xbc\x8e"), SMUGGLE_OCTETS("x\x08."),
    SMUGGLE_OCTETS("\xc0\xae"),     SMUGGLE_OCTETS(".x\x08")};

/* Octets without a line end, and then a dot. */
static const size_t smuggle_lines[] = {509,  510,  511,  512,  997,
                                       998,  999,  1000, 1023, 1024,
                                       2047, 2048, 4095, 4096};

struct text smuggle_sequences[SMUGGLE_MAX];
size_t smuggle_count;

const char smuggle_second[] = "MAIL FROM:<evil@x.example>\r\n"
                              "RCPT TO:<evil@x.example>\r\n"
                              "DATA\r\n"
                              "evil\r\n"
                              ".\r\n";

int smuggle_has(const struct text *t, const char *octets, size_t len)
{
    size_t i;

    for (i = 0; i + len <= t->len; i++)
        if (memcmp(t->at + i, octets, len) == 0)
            return 1;
    return 0;
}

static struct text *smuggle_add(void)
{
    if (smuggle_count == SMUGGLE_MAX)
        abort();
    return &smuggle_sequences[smuggle_count++];
}

static int smuggle_known(const struct text *t)
{
    size_t i;

    for (i = 0; &smuggle_sequences[i] != t; i++)
        if (smuggle_sequences[i].len == t->len &&
            memcmp(smuggle_sequences[i].at, t->at, t->len) == 0)
            return 1;
    return 0;
}

static void smuggle_parts(const struct smuggle_octets *a,
                          const struct smuggle_octets *b,
                          const struct smuggle_octets *c)
{
    struct text *t = smuggle_add();

    text_add(t, a->at, a->len);
    text_add(t, b->at, b->len);
    text_add(t, c->at, c->len);
    /* Not those that do end a message, and none twice. */
    if (smuggle_has(t, "\r\n.\r\n", 5) || smuggle_known(t)) {
        text_free(t);
        smuggle_count--;
    }
}

int smuggle_build(void **state)
{
    static const struct smuggle_octets dot = SMUGGLE_OCTETS("."),
                                       crlf = SMUGGLE_OCTETS("\r\n");
    struct text *t;
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(smuggle_ends) / sizeof(*smuggle_ends); i++)
        for (k = 0; k < sizeof(smuggle_ends) / sizeof(*smuggle_ends); k++)
            smuggle_parts(&smuggle_ends[i], &dot, &smuggle_ends[k]);
    for (i = 0; i < sizeof(smuggle_dots) / sizeof(*smuggle_dots); i++)
        smuggle_parts(&crlf, &smuggle_dots[i], &crlf);
    for (i = 0; i < sizeof(smuggle_lines) / sizeof(*smuggle_lines); i++) {
        t = smuggle_add();
        text_add(t, "\r\n", 2);
        for (k = 0; k < smuggle_lines[i]; k++)
            text_add(t, "x", 1);
        text_add(t, ".\r\n", 3);
    }
    return 0;
}

int smuggle_free(void **state)
{
    (void)state;
    while (smuggle_count > 0)
        text_free(&smuggle_sequences[--smuggle_count]);
    return 0;
}

/* ---- runs ---- */

const char smuggle_okay[] = "250 Requested mail action okay, completed\r\n";
const char smuggle_bare[] = "550 Bare CR or LF in message\r\n";
const char smuggle_order[] = "503 Bad sequence of commands\r\n";

void smuggle_expect(struct smuggle_outcome *want, const char *reply)
{
    text_put(&want->replies, reply);
    if (want->lmtp)
        text_put(&want->replies, reply);
}

void smuggle_begin(struct talk *t, const struct smuggle_outcome *want)
{
    talk_config(t);
    smtp_config_set(t->cfg, SMTP_OPT_BARE, (uint64_t)want->policy);
    smtp_config_set(t->cfg, SMTP_OPT_LMTP, (uint64_t)want->lmtp);
    smtp_config_set(t->cfg, SMTP_EXT_CHUNKING, 1);
    smtp_config_set(t->cfg, SMTP_OPT_MAX_ERRORS, 0);
    smtp_config_set(t->cfg, SMTP_OPT_MAX_IDLE, 0);
    talk_start(t, 0);
    talk_pump(t);
    talk_say(t, want->lmtp ? "LHLO c.example\r\n" : "EHLO c.example\r\n");
    if (smtp_conn_get(t->c, SMTP_GET_STATE) != SMTP_STATE_READY)
        abort();
}

/* What was run, and what came. */
static void smuggle_say(struct text *why, const struct text *octets,
                        size_t cut, const struct smuggle_outcome *want,
                        const struct text *out)
{
    text_put(why, "policy ");
    text_number(why, want->policy);
    text_put(why, want->lmtp ? ", LMTP, cut at " : ", cut at ");
    text_number(why, (long long)cut);
    text_put(why, ": ");
    text_show(why, octets->at, octets->len);
    text_put(why, "\n  want ");
    text_show(why, want->replies.at, want->replies.len);
    text_put(why, "\n  got  ");
    text_show(why, out->at, out->len);
}

int smuggle_run(struct talk *t, const struct text *octets, size_t cut,
                const struct smuggle_outcome *want, struct text *why)
{
    static const char mail[] = "MAIL FROM:<a@b.example>\r\n"
                               "RCPT TO:<c@d.example>\r\n";
    struct text out = {NULL, 0, 0};
    int bad, rcpts = 1 + want->lmtp;

    memset(t->count, 0, sizeof(t->count));
    talk_feed(t, mail, sizeof(mail) - 1);
    if (want->lmtp)
        talk_say(t, "RCPT TO:<e@f.example>\r\n");
    talk_feed(t, octets->at, cut);
    text_add(&out, t->out.at, t->out.len);
    talk_feed(t, octets->at + cut, octets->len - cut);
    text_add(&out, t->out.at, t->out.len);
    bad = t->count[SMTP_EVENT_MAIL] != 1 ||
          t->count[SMTP_EVENT_RCPT] != rcpts ||
          t->count[SMTP_EVENT_DATA] != 1 || t->count[SMTP_EVENT_NOOP] != 1 ||
          t->count[SMTP_EVENT_MESSAGE] != (want->refused ? 0 : rcpts) ||
          t->count[SMTP_EVENT_ABORT] != want->refused ||
          out.len != want->replies.len ||
          memcmp(out.at, want->replies.at, out.len) != 0;
    if (!want->refused)
        bad = bad || want->content.len != t->body.len ||
              memcmp(want->content.at, t->body.at, t->body.len) != 0;
    if (bad)
        smuggle_say(why, octets, cut, want, &out);
    text_free(&out);
    return bad ? -1 : 0;
}

void smuggle_end(struct talk *t, struct smuggle_outcome *want)
{
    text_free(&want->content);
    text_free(&want->replies);
    talk_free(t);
}
