/*
 * What the inputs of fuzz_client.c are: options, the host's script, its
 * answers to challenges, and what the server says; and in what ways they are
 * run.
 */
#ifndef DIALOGUE_H
#define DIALOGUE_H

#include "fuzz.h"
#include "../lib_text.h"
#include "smtp.h"

enum { GROUPS = 64 };

/* ---- inputs ---- */

/* A line of the input. */
struct line {
    const uint8_t *at;
    size_t len;
};

struct input {
    struct line options, script, answers;
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
                {'S', SMTP_OPT_REQUIRE_TLS, 1},
                {'C', SMTP_OPT_CLEAR_AUTH, 1},
                {'A', SMTP_OPT_EHLO_AGAIN, 1},
                {'K', SMTP_OPT_CHUNK, 1},
                {'n', SMTP_OPT_BARE, SMTP_BARE_NORMALIZE},
                {'m', SMTP_OPT_MAX_AUTH, 512},
                {'j', SMTP_OPT_MAX_JUNK, 1024},
                {'r', SMTP_OPT_MAX_REPLY, 3},
                {'1', SMTP_EXT_CHUNKING, 0},
                {'2', SMTP_EXT_STARTTLS, 0},
                {'3', SMTP_EXT_AUTH, 0},
                {'4', SMTP_EXT_PIPELINING, 0},
                {'5', SMTP_EXT_8BITMIME, 0}};

static inline int has_option(const struct input *in, char letter)
{
    return in->options.len > 0 &&
           memchr(in->options.at, letter, in->options.len) != NULL;
}

static inline smtp_config *configure(const struct input *in, unsigned trace)
{
    smtp_config *cfg =
        smtp_config_init(fuzz_block(smtp_config_size()), smtp_config_size());
    size_t i;
    int ext;

    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "client.example.org");
    smtp_config_set(cfg, SMTP_OPT_TRACE, trace);
    for (ext = SMTP_EXT_8BITMIME; ext <= SMTP_EXT_XFORWARD; ext++)
        FUZZ_CHECK(smtp_config_set(cfg, ext, 1) == 0);
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

/* ---- what the host says ---- */

/* Secrets: none of their octets may be left. */
static const char password[] = "\0zebra\0Xylophone-Quartz-7Vw";
enum { PASSWORD = sizeof password - 1, SECRET = 400 };

/* A secret that is no text, of SECRET octets. */
static inline const unsigned char *long_secret(void)
{
    static unsigned char secret[SECRET];
    size_t i;

    for (i = 0; i < SECRET; i++)
        secret[i] = (unsigned char)(i * i * 7 + 131 + i);
    return secret;
}

/* 1 if 11 octets in a row of a secret of len octets stand at p: 8 of them are
   found that begin at a multiple of 4. */
static inline int holds(const void *p, size_t size, const void *secret,
                        size_t len)
{
    const unsigned char *block = p, *end, *s = secret, *at;
    size_t k;

    if (size < 8)
        return 0;
    end = block + size;
    for (k = 0; k + 8 <= len; k += 4)
        for (at = block; end - at >= 8; at++) {
            at = memchr(at, s[k], (size_t)(end - at) - 7);
            if (at == NULL)
                break;
            if (memcmp(at, s + k, 8) == 0)
                return 1;
        }
    return 0;
}

static inline int holds_secret(const void *p, size_t size)
{
    static char coded[2][SECRET * 2];
    static int n[2];

    if (n[0] == 0) {
        n[0] = smtp_codec_base64_encode(password, PASSWORD, coded[0],
                                        sizeof coded[0]);
        n[1] = smtp_codec_base64_encode(long_secret(), SECRET, coded[1],
                                        sizeof coded[1]);
    }
    return holds(p, size, password, PASSWORD) ||
           holds(p, size, coded[0], (size_t)n[0]) ||
           holds(p, size, long_secret(), 24) || holds(p, size, coded[1], 24) ||
           holds(p, size, coded[1] + n[1] - 24, 24);
}

/* ---- what differs, and what may not ---- */

/* A way to be a host. */
struct way {
    size_t block; /* octets beyond the least */
    size_t cut;   /* 0: as many octets as fit, else up to so many */
    size_t drain; /* octets sent at a time */
    int lazy;     /* sent only where nothing else can be done */
    int handlers; /* events through smtp_conn_dispatch() */
    int park;     /* moved to the least size and back */
    int late;     /* challenges are answered when all that fits has come */
    int trace;
};

static const struct way ways[] = {{20000, 0, SIZE_MAX, 0, 0, 0, 0, 0},
                                  {0, 1, 7, 0, 0, 0, 0, 1},
                                  {0, 0, 1, 1, 1, 0, 1, 0},
                                  {300, 50, 100, 0, 0, 1, 1, 1},
                                  {3000, 5, SIZE_MAX, 1, 0, 1, 0, 0},
                                  {777, 1, SIZE_MAX, 1, 1, 0, 1, 1}};

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

#endif
