/*
 * What the inputs of fuzz_session.c are: options, octets, the answers that
 * letters stand for; and in what ways they are run.
 */
#ifndef SESSION_H
#define SESSION_H

#include "fuzz.h"
#include "../lib_text.h"
#include "smtp.h"

enum { GROUPS = 64, LONG_TEXT = 700 };

/* ---- inputs ---- */

/* A line of the input. */
struct line {
    const uint8_t *at;
    size_t len;
};

struct input {
    struct line options, answers, turns;
    unsigned char *data;
    size_t size;
    size_t groups[GROUPS]; /* where they end */
    size_t ngroups;
    smtp_config *config[2]; /* without and with TRACE */
};

static const struct {
    char letter;
    short option;
    unsigned value;
} settings[] = {{'L', SMTP_OPT_LMTP, 1},
                {'F', SMTP_OPT_TLS_FIRST, 1},
                {'P', SMTP_OPT_PROXY, 1},
                {'S', SMTP_OPT_REQUIRE_TLS, 1},
                {'A', SMTP_OPT_REQUIRE_AUTH, 1},
                {'C', SMTP_OPT_CLEAR_AUTH, 1},
                {'U', SMTP_OPT_SUBMISSION, 1},
                {'N', SMTP_OPT_NO_MAIL, 1},
                {'k', SMTP_OPT_BARE, SMTP_BARE_KEEP},
                {'n', SMTP_OPT_BARE, SMTP_BARE_NORMALIZE},
                {'z', SMTP_OPT_NO_NUL, 1},
                {'h', SMTP_OPT_LAX_HELO, 1},
                {'o', SMTP_OPT_OTHER, 1},
                {'p', SMTP_OPT_PARAMS, 3},
                {'s', SMTP_OPT_MAX_SIZE, 100},
                {'c', SMTP_OPT_MAX_RCPT, 2},
                {'l', SMTP_OPT_MAX_LINE, 998},
                {'e', SMTP_OPT_MAX_ERRORS, 3},
                {'i', SMTP_OPT_MAX_IDLE, 5},
                {'j', SMTP_OPT_MAX_JUNK, 1024},
                {'y', SMTP_OPT_MAX_DISCARD, 200},
                {'m', SMTP_OPT_MAX_AUTH, 512},
                {'g', SMTP_EXT_ENHANCEDSTATUSCODES, 1},
                {'u', SMTP_EXT_SMTPUTF8, 1},
                {'d', SMTP_EXT_DSN, 1},
                {'b', SMTP_EXT_BINARYMIME, 1},
                {'x', SMTP_EXT_EXPN, 1},
                {'q', SMTP_EXT_HELP, 1},
                {'1', SMTP_EXT_CHUNKING, 0},
                {'2', SMTP_EXT_STARTTLS, 0},
                {'3', SMTP_EXT_AUTH, 0},
                {'4', SMTP_EXT_XCLIENT, 0},
                {'5', SMTP_EXT_XFORWARD, 0},
                {'t', SMTP_EXT_DELIVERBY, 1},
                {'t', SMTP_OPT_MIN_BY, 240},
                {'t', SMTP_EXT_FUTURERELEASE, 1},
                {'t', SMTP_OPT_MAX_HOLD, 86400},
                {'t', SMTP_EXT_MT_PRIORITY, 1},
                {'t', SMTP_EXT_RRVS, 1},
                {'w', SMTP_EXT_DSN, 1},
                {'w', SMTP_EXT_REQUIRETLS, 1},
                {'w', SMTP_EXT_NO_SOLICITING, 1},
                {'w', SMTP_EXT_MTRK, 1},
                {'w', SMTP_EXT_CONPERM, 1},
                {'w', SMTP_EXT_CONNEG, 1},
                {'w', SMTP_EXT_SUBMITTER, 1},
                {'w', SMTP_EXT_XVERP, 1},
                {'w', SMTP_EXT_LIMITS, 1},
                {'w', SMTP_OPT_MAX_MAIL, 3},
                {'w', SMTP_OPT_MAX_DOMAINS, 2},
                {'w', SMTP_EXT_ETRN, 1}};

static inline int has_option(const struct input *in, char letter)
{
    return in->options.len > 0 &&
           memchr(in->options.at, letter, in->options.len) != NULL;
}

static inline smtp_config *configure(const struct input *in, unsigned trace)
{
    static const short on[] = {SMTP_EXT_CHUNKING, SMTP_EXT_STARTTLS,
                               SMTP_EXT_AUTH, SMTP_EXT_XCLIENT,
                               SMTP_EXT_XFORWARD};
    smtp_config *cfg =
        smtp_config_init(fuzz_block(smtp_config_size()), smtp_config_size());
    size_t i;

    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "mx.example.org");
    smtp_config_set_text(cfg, SMTP_TEXT_MECHS,
                         "PLAIN LOGIN SCRAM-SHA-256 CRAM-MD5");
    smtp_config_set(cfg, SMTP_OPT_TRACE, trace);
    for (i = 0; i < sizeof on / sizeof *on; i++)
        FUZZ_CHECK(smtp_config_set(cfg, on[i], 1) == 0);
    for (i = 0; i < sizeof settings / sizeof *settings; i++)
        if (has_option(in, settings[i].letter))
            FUZZ_CHECK(smtp_config_set(cfg, settings[i].option,
                                       settings[i].value) == 0);
    return cfg;
}

/* Cuts a line off; 0 if there is none. */
static inline int cut_line(struct line *line, const uint8_t **data,
                           size_t *size)
{
    const uint8_t *lf = *size > 0 ? memchr(*data, '\n', *size) : NULL;

    if (lf == NULL)
        return 0;
    line->at = *data;
    line->len = (size_t)(lf - *data);
    *size -= line->len + 1;
    *data = lf + 1;
    return 1;
}

static inline void read_groups(struct input *in, const uint8_t *data,
                               size_t size)
{
    size_t i;

    in->data = fuzz_block(size);
    for (i = 0; i < size; i++) {
        in->data[in->size++] = data[i];
        if (in->ngroups < GROUPS - 2 && size - i > 3 &&
            memcmp(data + i, "\n--\n", 4) == 0) {
            in->groups[in->ngroups++] = in->size;
            i += 3;
        }
    }
    in->groups[in->ngroups++] = in->size;
}

/* ---- the place of lines ---- */

/* Octets from at on up to the next CR LF, or all. */
static inline size_t line_len(const struct input *in, size_t at)
{
    size_t end = at;

    while (end < in->size && !(in->data[end] == '\r' && end + 1 < in->size &&
                               in->data[end + 1] == '\n'))
        end++;
    return end - at;
}

/* Whether so many octets begin with a verb, in any case. */
static inline int is_verb(const unsigned char *p, size_t len, const char *verb)
{
    size_t i;

    for (i = 0; verb[i] != '\0'; i++)
        if (i == len || (p[i] & ~0x20) != verb[i])
            return 0;
    return i == len || p[i] == ' ' || p[i] == '\t';
}

static inline int is_blank(const unsigned char *p, size_t len)
{
    while (len > 0 && (p[len - 1] == ' ' || p[len - 1] == '\t'))
        len--;
    return len == 0;
}

/* Whether the octet before at ends a line after which it counts if more octets
   are there: DATA, STARTTLS. Where a chunk ends they may begin anywhere. */
static inline int is_delicate(const struct input *in, size_t at)
{
    const unsigned char *p = in->data;
    size_t i, end = at - 2;

    if (at < 6 || p[end + 1] != '\n' || p[end] != '\r')
        return 0;
    for (i = end; i > 0 && !(i > 1 && p[i - 1] == '\n' && p[i - 2] == '\r');) {
        i--;
        if (is_verb(p + i, end - i, "DATA") ||
            is_verb(p + i, end - i, "STARTTLS"))
            return 1;
    }
    return 0;
}

/* ---- the host's answers ---- */

static const struct {
    int type, code;
} grants[] = {{SMTP_EVENT_CONNECT, 220},  {SMTP_EVENT_HELO, 250},
              {SMTP_EVENT_STARTTLS, 220}, {SMTP_EVENT_AUTH, 235},
              {SMTP_EVENT_MAIL, 250},     {SMTP_EVENT_RCPT, 250},
              {SMTP_EVENT_DATA, 354},     {SMTP_EVENT_MESSAGE, 250},
              {SMTP_EVENT_VRFY, 252},     {SMTP_EVENT_EXPN, 250},
              {SMTP_EVENT_HELP, 214},     {SMTP_EVENT_NOOP, 250},
              {SMTP_EVENT_XCLIENT, 220},  {SMTP_EVENT_XFORWARD, 250},
              {SMTP_EVENT_OTHER, 259},    {SMTP_EVENT_QUIT, 221}};

/* Refusals, and the default answer; every other letter grants. */
static const struct {
    char letter;
    int code;
} codes[] = {{'r', 550}, {'t', 451}, {'s', 554}, {'v', 503},
             {'q', 421}, {'w', 559}, {'z', 0}};

static inline int grant_of(int type)
{
    size_t i;

    for (i = 0; grants[i].type != type; i++)
        FUZZ_CHECK(i + 1 < sizeof grants / sizeof *grants);
    return grants[i].code;
}

static inline int code_of(int type, int letter)
{
    size_t i;

    for (i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].letter == letter)
            return codes[i].code;
    return grant_of(type);
}

static inline const char *long_text(void)
{
    static char text[LONG_TEXT + 1];

    memset(text, 'y', LONG_TEXT);
    memcpy(text + 100, "\n.\r\nQUIT\xFF", 9);
    return text;
}

/* Whether a code grants an event; 0 is the default answer. */
static inline int is_grant(int type, int code)
{
    return code == grant_of(type) ||
           (code == 0 && (type == SMTP_EVENT_HELO || type == SMTP_EVENT_MAIL ||
                          type == SMTP_EVENT_DATA));
}

/* Whether an answer may be begun line by line. */
static inline int has_lines(const smtp_event *ev, int code)
{
    if (code == 0 || code == 354 || code == 421 || ev->flags & SMTP_FLAG_CHUNK)
        return 0;
    return code != grant_of(ev->type) ||
           (ev->type != SMTP_EVENT_HELO && ev->type != SMTP_EVENT_MESSAGE &&
            ev->type != SMTP_EVENT_STARTTLS);
}

/* ---- what differs, and what may not ---- */

/* A way to be a host. */
struct way {
    size_t block; /* octets beyond the least */
    size_t cut;   /* 0: as many octets as fit, else up to so many */
    size_t drain; /* octets sent at a time */
    int handlers; /* events through smtp_conn_dispatch() */
    int park;     /* moved to the least size and back */
    int ahead;    /* a receive is under way while events are taken */
    int late;     /* answered when all octets that fit have come */
    int trace;
};

static const struct way ways[] = {{65536, 0, SIZE_MAX, 0, 0, 0, 0, 0},
                                  {0, 1, 7, 0, 0, 0, 0, 1},
                                  {0, 0, 1, 1, 0, 1, 1, 0},
                                  {300, 50, 100, 0, 1, 0, 1, 1},
                                  {3000, 5, SIZE_MAX, 1, 1, 0, 0, 1},
                                  {777, 1, SIZE_MAX, 0, 0, 1, 1, 0}};

static inline void check_text(const struct text *a, const struct text *b,
                              const char *what)
{
    if (a->len == b->len && (a->len == 0 || !memcmp(a->at, b->at, a->len)))
        return;
    fprintf(stderr, "two runs differ in %s:\n%.*s\n---- and ----\n%.*s\n",
            what, (int)a->len, a->len ? a->at : "", (int)b->len,
            b->len ? b->at : "");
    abort();
}

static inline void check_good(int bad, struct text *why)
{
    if (bad)
        fprintf(stderr, "%.*s\n", (int)why->len, why->len ? why->at : "");
    FUZZ_CHECK(!bad);
}

#endif
