/*
 * EHLO's answer, as a client reads it: what it says of the server is compared
 * with what a reader of its own makes of the same octets, cut and whole.
 *
 * The first octet of an input is bits of options, the rest is the answer.
 */
#include "fuzz.h"
#include "smtp.h"

enum { MOST = 20000, LONGEST = 512 };

/* The options. */
enum { LMTP = 1, FEW_LINES = 2, TRACE = 4, OPTIONS = 8, FEW = 5, MANY = 1000 };

/* What is expected of an answer. */
struct expected {
    unsigned known; /* bits by place in keywords[] */
    uint64_t size;
    int most;  /* lines that there may be */
    int lines; /* that were read, and are good */
    int code;
    int over;   /* the answer is whole */
    int broken; /* it is none */
};

static const struct {
    const char *keyword;
    int ext;
} keywords[] = {{"8BITMIME", SMTP_EXT_8BITMIME},
                {"SIZE", SMTP_EXT_SIZE},
                {"DSN", SMTP_EXT_DSN},
                {"PIPELINING", SMTP_EXT_PIPELINING},
                {"ENHANCEDSTATUSCODES", SMTP_EXT_ENHANCEDSTATUSCODES},
                {"CHUNKING", SMTP_EXT_CHUNKING},
                {"BINARYMIME", SMTP_EXT_BINARYMIME},
                {"SMTPUTF8", SMTP_EXT_SMTPUTF8},
                {"STARTTLS", SMTP_EXT_STARTTLS},
                {"AUTH", SMTP_EXT_AUTH},
                {"XCLIENT", SMTP_EXT_XCLIENT},
                {"XFORWARD", SMTP_EXT_XFORWARD}};
enum { KEYWORDS = sizeof keywords / sizeof *keywords };

/* ---- a reader of its own ---- */

static int is_digit(unsigned char octet)
{
    return octet >= '0' && octet <= '9';
}

/* Whether len octets are a word, in any case. */
static int is_word(const unsigned char *p, size_t len, const char *word)
{
    size_t i;

    for (i = 0; i < len; i++) {
        unsigned char octet = p[i];

        if (octet >= 'a' && octet <= 'z')
            octet = (unsigned char)(octet - 32);
        if (word[i] == '\0' || octet != (unsigned char)word[i])
            return 0;
    }
    return word[len] == '\0';
}

/* A number of at most 20 digits, capped. */
static int read_size(const unsigned char *p, size_t len, uint64_t *size)
{
    uint64_t value = 0;
    size_t i;

    if (len == 0 || len > 20)
        return 0;
    for (i = 0; i < len; i++) {
        if (!is_digit(p[i]))
            return 0;
        if (value <= INT64_MAX)
            value = value > INT64_MAX / 10
                        ? UINT64_MAX
                        : value * 10 + (uint64_t)(p[i] - '0');
    }
    *size = value > INT64_MAX ? (uint64_t)INT64_MAX : value;
    return 1;
}

static void read_keyword(struct expected *x, const unsigned char *p,
                         size_t len)
{
    size_t n = 0, i;

    while (n < len && p[n] != ' ' && p[n] != '=')
        n++;
    for (i = 0; i < KEYWORDS; i++)
        if (is_word(p, n, keywords[i].keyword))
            x->known |= 1u << i;
    if (is_word(p, n, "SIZE") && n < len)
        read_size(p + n + 1, len - n - 1, &x->size);
}

/* A line without its end. */
static void read_line(struct expected *x, const unsigned char *p, size_t len)
{
    int code, n;

    if (len < 3 || p[0] < '2' || p[0] > '5' || !is_digit(p[1]) ||
        !is_digit(p[2]) || (len > 3 && p[3] != ' ' && p[3] != '-')) {
        x->broken = 1;
        return;
    }
    code = (p[0] - '0') * 100 + (p[1] - '0') * 10 + p[2] - '0';
    if ((x->code != 0 && code != x->code) || x->lines == x->most ||
        code / 100 == 3) { /* which goes on to nothing */
        x->broken = 1;
        return;
    }
    x->code = code;
    x->over = len == 3 || p[3] == ' ';
    p += len > 3 ? 4 : 3;
    len -= len > 3 ? 4 : 3;
    n = smtp_codec_enhanced((const char *)p, len);
    if (n > 0 && p[0] == '0' + code / 100) {
        for (; (size_t)n < len && p[n] == ' '; n++)
            ;
        p += n;
        len -= (size_t)n;
    }
    if (x->lines++ > 0 && code / 100 == 2)
        read_keyword(x, p, len);
}

/* Lines of the answer, over-long ones as far as they are read. Returns where
   it ends. */
static size_t read_answer(struct expected *x, const unsigned char *p,
                          size_t size)
{
    size_t at = 0, end;

    while (!x->over && !x->broken) {
        for (end = at;
             end + 1 < size && !(p[end] == '\r' && p[end + 1] == '\n');)
            end++;
        if (end + 1 >= size && size - at < LONGEST)
            return at;
        if (end + 1 < size && end - at <= LONGEST - 2) {
            read_line(x, p + at, end - at);
        } else {
            read_line(x, p + at, LONGEST - 3);
            if (end + 1 >= size)
                return size;
        }
        at = end + 2;
    }
    return at;
}

static int is_known(const struct expected *x, int ext)
{
    size_t i;

    for (i = 0; i < KEYWORDS; i++)
        if (keywords[i].ext == ext)
            return (x->known >> i & 1) != 0;
    return 0;
}

/* ---- the client ---- */

static smtp_config *configure(int options)
{
    smtp_config *cfg =
        smtp_config_init(fuzz_block(smtp_config_size()), smtp_config_size());
    size_t i;

    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "c.example");
    for (i = 0; i < KEYWORDS; i++)
        FUZZ_CHECK(smtp_config_set(cfg, keywords[i].ext, 1) == 0);
    smtp_config_set(cfg, SMTP_OPT_LMTP, (options & LMTP) != 0);
    smtp_config_set(cfg, SMTP_OPT_TRACE, (options & TRACE) != 0);
    smtp_config_set(cfg, SMTP_OPT_MAX_REPLY, options & FEW_LINES ? FEW : MANY);
    return cfg;
}

/* Takes all events, and sends all. */
static void hear(smtp_conn *c, const struct expected *x, int *lines)
{
    const smtp_event *e;
    size_t len;

    while ((e = smtp_conn_next(c, 0)) != NULL)
        if (e->type == SMTP_EVENT_HELO && e->flags & SMTP_FLAG_ESMTP) {
            FUZZ_CHECK(e->code == x->code && (int)e->index == *lines);
            ++*lines;
        }
    while (smtp_conn_send_buf(c, &len) != NULL)
        FUZZ_CHECK(smtp_conn_send_ack(c, len) == 0);
}

/* Says octets in pieces of at most cut, as long as they are taken. */
static void say(smtp_conn *c, const void *data, size_t size, size_t cut,
                const struct expected *x, int *lines)
{
    const unsigned char *p = data;
    size_t room;
    void *to;

    hear(c, x, lines);
    for (; size > 0 && (to = smtp_conn_recv_buf(c, &room)) != NULL;
         p += room, size -= room) {
        room = room < size ? room : size;
        room = room < cut ? room : cut;
        memcpy(to, p, room);
        FUZZ_CHECK(smtp_conn_recv_ack(c, room) == 0);
        hear(c, x, lines);
    }
}

static void check_keywords(const smtp_conn *c, const struct expected *x)
{
    int with_8bit = is_known(x, SMTP_EXT_8BITMIME), known, ext;
    size_t i;

    for (i = 0; i < KEYWORDS; i++) {
        ext = keywords[i].ext;
        known = is_known(x, ext);
        if (ext == SMTP_EXT_BINARYMIME)
            known = known && with_8bit && is_known(x, SMTP_EXT_CHUNKING);
        if (ext == SMTP_EXT_SMTPUTF8)
            known = known && with_8bit;
        FUZZ_CHECK(smtp_conn_get(c, ext) == known);
    }
    FUZZ_CHECK((uint64_t)smtp_conn_get(c, SMTP_OPT_MAX_SIZE) == x->size);
}

/* Where the client is when it has heard the answer. */
static void check(const smtp_conn *c, const struct expected *x, int lines)
{
    int state = (int)smtp_conn_get(c, SMTP_GET_STATE);
    int error = (int)smtp_conn_get(c, SMTP_GET_ERROR);

    FUZZ_CHECK(lines == x->lines);
    if (x->broken) {
        FUZZ_CHECK(error == SMTP_EPROTO && state == SMTP_STATE_CLOSED);
        return;
    }
    check_keywords(c, x);
    if (x->over && x->code == 421)
        FUZZ_CHECK(error == SMTP_EEOF && state == SMTP_STATE_CLOSED);
    else if (x->over && x->code / 100 == 2)
        FUZZ_CHECK(state == SMTP_STATE_READY);
    else
        FUZZ_CHECK(error == 0 && state == SMTP_STATE_HELO);
    FUZZ_CHECK(smtp_conn_get(c, SMTP_GET_ESMTP) ==
               (x->over && x->code / 100 == 2));
}

static void run(const struct expected *x, const uint8_t *data, size_t size,
                int options, size_t block, size_t cut)
{
    smtp_config *cfg = configure(options);
    size_t need = smtp_config_need(cfg) + block;
    smtp_conn *c = smtp_conn_init_client(fuzz_block(need), need, cfg);
    int lines = 0;

    FUZZ_CHECK(c != NULL && smtp_client_ehlo(c, NULL) == 0);
    say(c, "220 mx\r\n", 8, 8, x, &lines);
    say(c, data, size, cut, x, &lines);
    check(c, x, lines);
    free(c);
    free(cfg);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct expected x;
    int options;

    if (size == 0 || size > MOST)
        return 0;
    memset(&x, 0, sizeof x);
    options = data[0] % OPTIONS;
    x.most = options & FEW_LINES ? FEW : MANY;
    data++;
    size = read_answer(&x, data, size - 1);
    run(&x, data, size, options, 0, 1);
    run(&x, data, size, options, 0, SIZE_MAX);
    run(&x, data, size, options, 30000, 13);
    run(&x, data, size, options, 30000, SIZE_MAX);
    return 0;
}
