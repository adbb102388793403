/*
 * A server's whole session, several times in several ways: the promise of
 * smtp.h is that replies and events are the same however the octets were cut,
 * the block sized, output drained, answers delayed, the connection moved.
 *
 * An input is a line of letters and digits, each letter an option (see
 * settings[]), the whole a seed; then what the peer sends. At "\n--\n" it
 * waits until it has all answers (the "--\n" is not sent). The host's answers
 * depend on the seed and on how many came before: grants, refusals, several
 * lines, refusals in mid-message once so many octets of content have come.
 *
 * Where the promise makes a difference between octets acked and not, in the
 * answer to DATA, all ways do the same: an answer is given when all octets of
 * the group are acked, or no more fit, and what is acked never ends right
 * behind a line that begins with DATA.
 */
#include "fuzz.h"
#include "../lib_check.h"
#include "../lib_text.h"
#include "smtp.h"

/* ---- the input ---- */

static const struct {
    char letter;
    short option;
    unsigned value;
} settings[] = {{'t', SMTP_OPT_TRACE, 1},
                {'o', SMTP_OPT_OTHER, 1},
                {'p', SMTP_OPT_PARAMS, 3},
                {'k', SMTP_OPT_BARE, SMTP_BARE_KEEP},
                {'n', SMTP_OPT_BARE, SMTP_BARE_NORMALIZE},
                {'z', SMTP_OPT_NO_NUL, 1},
                {'h', SMTP_OPT_LAX_HELO, 1},
                {'s', SMTP_OPT_MAX_SIZE, 100},
                {'c', SMTP_OPT_MAX_RCPT, 2},
                {'l', SMTP_OPT_MAX_LINE, 998},
                {'e', SMTP_OPT_MAX_ERRORS, 3},
                {'i', SMTP_OPT_MAX_IDLE, 5},
                {'j', SMTP_OPT_MAX_JUNK, 1024},
                {'y', SMTP_OPT_MAX_DISCARD, 200},
                {'d', SMTP_EXT_DSN, 1},
                {'g', SMTP_EXT_ENHANCEDSTATUSCODES, 1},
                {'x', SMTP_EXT_EXPN, 1},
                {'q', SMTP_EXT_HELP, 1},
                {'v', SMTP_EXT_VRFY, 0},
                {'u', SMTP_EXT_SIZE, 0},
                {'m', SMTP_EXT_PIPELINING, 0}};

struct input {
    unsigned char *data;
    size_t size;
    size_t groups[64]; /* where they end */
    size_t ngroups;
    uint32_t seed;
    int refuses; /* the host refuses one in so many, 0: nothing */
    int traces;
    int discards; /* few octets: then how many were given first counts */
    smtp_config *config;
};

/* Keywords that do not fit a small send buffer at once. */
#define WORDS " this and that and this and that and this and that and so on"
#define LINE  WORDS WORDS WORDS WORDS WORDS WORDS WORDS
static const char keywords[] = "X-ONE" LINE "\nXTWO" LINE "\nXTHREE" LINE;

static void read_settings(struct input *in, const uint8_t *data, size_t len)
{
    size_t i, k;

    in->config =
        smtp_config_init(fuzz_block(smtp_config_size()), smtp_config_size());
    FUZZ_CHECK(smtp_config_set_text(in->config, SMTP_TEXT_HOSTNAME,
                                    "mx.example.org") == 0);
    in->seed = fuzz_hash_of(data, len);
    for (i = 0; i < len; i++) {
        if (data[i] == 'r')
            in->refuses = 4;
        if (data[i] == 'w')
            FUZZ_CHECK(smtp_config_set_text(in->config, SMTP_TEXT_KEYWORDS,
                                            keywords) == 0);
        for (k = 0; k < sizeof settings / sizeof *settings; k++) {
            if (data[i] == settings[k].letter)
                FUZZ_CHECK(smtp_config_set(in->config, settings[k].option,
                                           settings[k].value) == 0);
        }
        in->traces |= data[i] == 't';
        in->discards |= data[i] == 'y';
    }
}

static void read_groups(struct input *in, const uint8_t *data, size_t size)
{
    size_t i;

    in->data = fuzz_block(size);
    for (i = 0; i < size; i++) {
        in->data[in->size++] = data[i];
        if (in->ngroups < 62 && size - i > 3 &&
            memcmp(data + i, "\n--\n", 4) == 0) {
            in->groups[in->ngroups++] = in->size;
            i += 3;
        }
    }
    in->groups[in->ngroups++] = in->size;
}

/* ---- a run ---- */

struct way {
    size_t block; /* octets beyond the least */
    int cut;      /* 0: as many octets as fit, 1: one, else up to so many */
    size_t drain; /* octets sent at a time */
    int handlers; /* events through smtp_conn_dispatch() */
    int park;     /* moved to the least size and back */
    int ahead;    /* a receive is under way while events are taken */
};

static const struct way ways[] = {{65536, 0, SIZE_MAX, 0, 0, 0},
                                  {0, 1, 7, 0, 0, 0},
                                  {0, 0, 1, 1, 0, 1},
                                  {300, 50, 100, 0, 1, 0},
                                  {3000, 5, SIZE_MAX, 1, 1, 0},
                                  {777, 1, SIZE_MAX, 0, 0, 1}};

struct run {
    const struct input *in;
    struct way way;
    smtp_conn *c;
    size_t size;          /* of its block */
    size_t fed;           /* octets acked */
    size_t limit;         /* where the group ends */
    uint32_t turn;        /* of things decided by chance that change nothing */
    unsigned char *place; /* room octets, where a receive is under way */
    size_t room;

    uint32_t owed;  /* events that owed an answer so far */
    uint32_t lines; /* of the answer in hand that were given */
    uint32_t messages;
    size_t octets; /* of the message so far */
    int refused;   /* the message in hand, by the host */
    int bodies;    /* a message's content is in body */
    int closed;

    struct text log, body, out, lines_in, lines_out;
};

static void check_text(const struct text *a, const struct text *b,
                       const char *what)
{
    if (a->len == b->len && (a->len == 0 || !memcmp(a->at, b->at, a->len)))
        return;
    fprintf(stderr, "two runs differ in %s:\n%.*s\n---- and ----\n%.*s\n",
            what, (int)a->len, a->len ? a->at : "", (int)b->len,
            b->len ? b->at : "");
    abort();
}

static void check_good(int bad, struct text *why)
{
    if (bad)
        fprintf(stderr, "%.*s\n", (int)why->len, why->len ? why->at : "");
    FUZZ_CHECK(!bad);
}

/* ---- octets ---- */

/* Whether the octet before at ends a line that begins with DATA. */
static int behind_data(const struct input *in, size_t at)
{
    const unsigned char *p = in->data;
    size_t start = at;
    int i;

    if (at < 6 || p[at - 1] != '\n' || p[at - 2] != '\r')
        return 0;
    for (start = at - 2; start > 0; start--) {
        if (start > 1 && p[start - 1] == '\n' && p[start - 2] == '\r')
            break;
    }
    for (i = 0; i < 4; i++) {
        if ((p[start + (size_t)i] | 0x20) != "data"[i])
            return 0;
    }
    return 1;
}

static int is_closed(const struct run *r)
{
    return smtp_conn_get(r->c, SMTP_GET_STATE) == SMTP_STATE_CLOSED;
}

/* How many octets come now, at most room. */
static size_t next_piece(struct run *r, size_t room)
{
    size_t len = r->limit - r->fed;

    if (r->way.cut == 1)
        len = 1;
    else if (r->way.cut > 1 && len > (size_t)r->way.cut)
        len = 1 + fuzz_hash(r->turn++, 1) % (uint32_t)r->way.cut;
    if (r->fed + len < r->limit && behind_data(r->in, r->fed + len))
        len++;
    if (len > room)
        len = room;
    if (len > 0 && r->fed + len < r->limit && behind_data(r->in, r->fed + len))
        len--;
    return len;
}

/* Receives a piece of the group. Returns its octets. */
static size_t feed(struct run *r)
{
    size_t len;

    if (r->fed == r->limit)
        return 0;
    if (r->place == NULL)
        r->place = smtp_conn_recv_buf(r->c, &r->room);
    FUZZ_CHECK((r->place == NULL) == (r->room == 0));
    len = next_piece(r, r->room);
    /* A receive that began when there was room for too few gives it back. */
    if (len == 0 && r->way.ahead && smtp_conn_recv_ack(r->c, 0) == 0) {
        r->place = smtp_conn_recv_buf(r->c, &r->room);
        len = next_piece(r, r->room);
    }
    if (len > 0)
        memcpy(r->place, r->in->data + r->fed, len);
    if (!is_closed(r))
        FUZZ_CHECK(smtp_conn_recv_ack(r->c, r->room + 1) == SMTP_EINVAL);
    FUZZ_CHECK(smtp_conn_recv_ack(r->c, len) == 0);
    r->fed += len;
    r->place = NULL;
    if (r->way.ahead)
        r->place = smtp_conn_recv_buf(r->c, &r->room);
    return len;
}

static size_t drain(struct run *r)
{
    size_t len;
    const void *p = smtp_conn_send_buf(r->c, &len);

    FUZZ_CHECK((p == NULL) == (len == 0));
    FUZZ_CHECK(smtp_conn_send_ack(r->c, len + 1) == SMTP_EINVAL);
    if (len > r->way.drain)
        len = r->way.drain;
    if (len > 0)
        text_add(&r->out, p, len);
    FUZZ_CHECK(smtp_conn_send_ack(r->c, len) == 0);
    return len;
}

static void move(struct run *r, size_t size)
{
    void *mem = fuzz_block(size), *old = r->c;

    FUZZ_CHECK(smtp_conn_move(r->c, mem, smtp_conn_size(r->c) - 1) == NULL);
    r->c = smtp_conn_move(r->c, mem, size);
    FUZZ_CHECK(r->c == mem);
    free(old);
}

static void park(struct run *r)
{
    size_t room;

    if (!r->way.park || fuzz_hash(r->turn++, 2) % 3 != 0)
        return;
    move(r, smtp_conn_size(r->c));
    if (smtp_conn_size(r->c) < smtp_config_need(r->in->config))
        FUZZ_CHECK(smtp_conn_recv_buf(r->c, &room) == NULL || room > 0);
    move(r, r->size);
}

/* ---- the host's answers ---- */

/* Codes that grant; the rest of each row is refusals. */
static const struct {
    int type;
    int grants[3];
} grants[] = {{SMTP_EVENT_CONNECT, {220, 220, 220}},
              {SMTP_EVENT_HELO, {250, 250, 250}},
              {SMTP_EVENT_MAIL, {250, 250, 0}},
              {SMTP_EVENT_RCPT, {250, 251, 250}},
              {SMTP_EVENT_DATA, {354, 354, 0}},
              {SMTP_EVENT_MESSAGE, {250, 250, 250}},
              {SMTP_EVENT_VRFY, {250, 251, 252}},
              {SMTP_EVENT_EXPN, {250, 252, 0}},
              {SMTP_EVENT_HELP, {211, 214, 0}},
              {SMTP_EVENT_NOOP, {250, 250, 0}},
              {SMTP_EVENT_OTHER, {250, 259, 0}},
              {SMTP_EVENT_QUIT, {221, 221, 0}}};

static const int refusals[] = {450, 451, 500, 550, 554, 421, 459, 559};
static const char *const texts[] = {
    NULL,
    "ok",
    "",
    "two\nlines",
    "bad \x01\xFF\rtext",
    "a\r\nb\n",
    "a\n\n.\nb",
    "a long text that is repeated in this, a long text that is repeated in "
    "this, a long text that is repeated in this, a long text that is repeated "
    "in this, a long text that is repeated in this, a long text that is "
    "repeated in this, a long text that is repeated in this, a long text that "
    "is repeated in this, a long text that is repeated in this, a long text "
    "that is repeated in this, a long text that is repeated in this."};

static int grant(int type, uint32_t chance)
{
    size_t i;

    for (i = 0; grants[i].type != type; i++)
        FUZZ_CHECK(i + 1 < sizeof grants / sizeof *grants);
    return grants[i].grants[chance % 3];
}

/* Gives the next line of the answer that is owed, or the last. Returns 0 if
   there was no room. */
static int answer(struct run *r, int type)
{
    uint32_t h = fuzz_hash(r->in->seed, r->owed), lines = 0;
    int code = grant(type, h >> 4), rc;
    const char *text = texts[(h >> 8) % (sizeof texts / sizeof *texts)];
    const char *enhanced = NULL;

    if (r->in->refuses && h % (uint32_t)r->in->refuses == 0)
        code = refusals[(h >> 12) % (sizeof refusals / sizeof *refusals)];
    if ((code == 251 || code == 551) && (text == NULL || *text == '\0'))
        text = "elsewhere";
    if ((h >> 16) % 4 == 0)
        enhanced = code / 100 == 2   ? "2.1.5"
                   : code / 100 == 4 ? "4.123.999"
                   : code / 100 == 5 ? "5.7.0"
                                     : NULL;
    if (code != 421 && code != 354 && code != 0 &&
        (code != 250 ||
         (type != SMTP_EVENT_HELO && type != SMTP_EVENT_MESSAGE)))
        lines = (h >> 20) % 8 > 5 ? (h >> 24) % 8 : 0;
    for (; r->lines < lines; r->lines++) {
        rc = smtp_conn_reply_line(r->c, code, enhanced, text);
        FUZZ_CHECK(rc == 0 || rc == SMTP_EROOM);
        if (rc < 0)
            return 0;
    }
    FUZZ_CHECK(smtp_conn_reply(r->c, 199, NULL, NULL) == SMTP_EINVAL);
    rc = smtp_conn_reply(r->c, code, enhanced, text);
    FUZZ_CHECK(rc == 0 || (rc == SMTP_EROOM && lines > 0));
    if (rc < 0)
        return 0;
    r->owed++;
    r->lines = 0;
    return 1;
}

/* The code that refuses the message in hand now, or 0. */
static int answer_body(struct run *r, size_t len)
{
    uint32_t h = fuzz_hash(~r->in->seed, r->messages);
    size_t at = (h >> 8) % 200;

    if (!r->in->refuses || r->in->discards || h % 3 != 0 ||
        r->octets + len <= at) {
        r->octets += len;
        return 0;
    }
    r->bodies = 1;
    r->octets = at; /* what comes behind depends on the cuts */
    r->refused = 1;
    return 552 + (int)(h >> 20) % 3;
}

/* ---- events ---- */

static void log_body(struct run *r)
{
    if (!r->bodies)
        return;
    text_put(&r->log, "message ");
    text_show(&r->log, r->body.at, r->body.len);
    text_put(&r->log, "\n");
    text_reset(&r->body);
    r->bodies = 0;
    r->messages++;
    r->octets = 0;
    r->refused = 0;
}

static int take_body(struct run *r, const smtp_event *ev)
{
    size_t before = r->octets;
    int code;

    FUZZ_CHECK(!r->refused);
    r->bodies = 1;
    code = answer_body(r, ev->len);
    text_add(&r->body, ev->data, r->octets - before);
    if (code == 0)
        FUZZ_CHECK(smtp_conn_get(r->c, SMTP_GET_OCTETS) == (int)r->octets);
    return code;
}

static void take_line(struct run *r, const smtp_event *ev)
{
    struct text *to = ev->flags & SMTP_FLAG_OUT ? &r->lines_out : &r->lines_in;

    FUZZ_CHECK(r->in->traces);
    text_add(to, ev->data, ev->len);
    text_put(to, ev->flags & SMTP_FLAG_CUT ? "..." : "\r\n");
}

/* Receives all that fits, while the event that is owed stays as it is; then
   it may be answered. */
static void wait_for_all(struct run *r)
{
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    const smtp_event *ev = smtp_conn_owed(r->c);

    FUZZ_CHECK(ev != NULL);
    check_log(&before, r->c, ev);
    while (feed(r) > 0)
        ;
    check_log(&after, r->c, ev);
    check_text(&before, &after, "an event that was kept");
    text_free(&before);
    text_free(&after);
}

/* Takes an event; if it owes, tries to answer it. Returns what a handler
   returns. */
static int take(struct run *r, const smtp_event *ev)
{
    struct text why = {NULL, 0, 0};
    int type = ev->type, code;

    FUZZ_CHECK(!r->closed);
    check_good(check_shape(r->c, ev, &why), &why);
    if (type == SMTP_EVENT_LINE) {
        take_line(r, ev);
        return 0;
    }
    if (type == SMTP_EVENT_BODY) {
        code = take_body(r, ev);
        if (!r->way.handlers && code != 0)
            FUZZ_CHECK(smtp_conn_reply(r->c, code, NULL, NULL) == 0);
        return code != 0 ? code : SMTP_TAKEN;
    }
    log_body(r);
    check_log(&r->log, r->c, ev);
    r->closed = type == SMTP_EVENT_CLOSED;
    if (!ev->owed)
        return 0;
    if (r->way.park && !r->way.handlers)
        return 0; /* moved first, then answered */
    wait_for_all(r);
    return answer(r, type) ? 0 : SMTP_LATER;
}

static int handle(void *user, smtp_conn *c, const smtp_event *ev)
{
    struct run *r = user;

    FUZZ_CHECK(c == r->c && smtp_conn_next(c, 0) == NULL);
    return take(r, ev);
}

static size_t take_all(struct run *r)
{
    static smtp_handler handlers[SMTP_EVENT_CLOSED + 1];
    const smtp_event *ev;
    size_t count = 0;
    int i;

    if (r->way.handlers) {
        for (i = 0; i < SMTP_EVENT_CLOSED; i++) {
            handlers[i].event = i + 1;
            handlers[i].fn = handle;
        }
        return (size_t)smtp_conn_dispatch(r->c, 0, handlers, r);
    }
    for (; (ev = smtp_conn_next(r->c, 0)) != NULL; count++)
        take(r, ev);
    return count;
}

/* ---- the session ---- */

static void pump(struct run *r)
{
    const smtp_event *ev;
    size_t moved;
    uint32_t lines;
    int want;

    do {
        moved = take_all(r);
        park(r);
        ev = smtp_conn_owed(r->c);
        if (ev != NULL) {
            lines = r->lines;
            wait_for_all(r);
            moved += (size_t)answer(r, ev->type) + (r->lines != lines);
        }
        moved += drain(r);
        if (smtp_conn_owed(r->c) == NULL)
            moved += feed(r);
    } while (moved > 0);
    want = smtp_conn_want(r->c);
    FUZZ_CHECK(r->fed == r->limit || is_closed(r));
    FUZZ_CHECK(!(want & (SMTP_WANT_SEND | SMTP_WANT_REPLY)));
    FUZZ_CHECK(want == (r->closed ? SMTP_WANT_CLOSE : SMTP_WANT_RECV));
}

static void run_session(struct run *r)
{
    size_t need = smtp_config_need(r->in->config), i;
    void *mem;

    r->size = need + r->way.block;
    mem = fuzz_block(r->size);
    FUZZ_CHECK(smtp_conn_init_server(mem, need - 1, r->in->config) == NULL);
    r->c = smtp_conn_init_server(mem, r->size, r->in->config);
    FUZZ_CHECK(r->c != NULL);
    for (i = 0; i < r->in->ngroups; i++) {
        r->limit = r->in->groups[i];
        pump(r);
    }
    smtp_conn_recv_eof(r->c);
    pump(r);
    FUZZ_CHECK(r->closed && smtp_conn_next(r->c, UINT64_MAX) == NULL);
    text_put(&r->log, "messages ");
    text_number(&r->log, smtp_conn_get(r->c, SMTP_GET_MESSAGES));
    free(r->c);
}

/* Each command has one reply, and so have the greeting and the end. */
static void check_output(const struct run *r)
{
    struct text why = {NULL, 0, 0};
    size_t i, lines = 2, replies = 0, at = 0;

    check_good(check_replies(&r->out, &why), &why);
    for (i = 1; i < r->in->size; i++)
        lines += r->in->data[i] == '\n' && r->in->data[i - 1] == '\r';
    for (i = 0; i < r->out.len; i++) {
        replies += i - at == 3 && r->out.at[i] == ' ';
        if (r->out.at[i] == '\n')
            at = i + 1;
    }
    FUZZ_CHECK(replies <= lines);
    if (r->in->traces)
        check_text(&r->lines_out, &r->out, "lines shown and output");
}

static void end_run(struct run *r)
{
    text_free(&r->log);
    text_free(&r->body);
    text_free(&r->out);
    text_free(&r->lines_in);
    text_free(&r->lines_out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *lf = size > 0 ? memchr(data, '\n', size) : NULL;
    struct input in = {NULL, 0, {0}, 0, 0, 0, 0, 0, NULL};
    struct run first, other;
    size_t i;

    if (lf == NULL || size > 2500)
        return 0;
    read_settings(&in, data, (size_t)(lf - data));
    read_groups(&in, lf + 1, size - (size_t)(lf + 1 - data));
    for (i = 0; i < sizeof ways / sizeof *ways; i++) {
        memset(&other, 0, sizeof other);
        other.in = &in;
        other.way = ways[i];
        other.turn = in.seed;
        run_session(&other);
        check_output(&other);
        if (i == 0) {
            first = other;
            continue;
        }
        check_text(&first.log, &other.log, "events");
        check_text(&first.out, &other.out, "output");
        check_text(&first.lines_in, &other.lines_in, "lines received");
        end_run(&other);
    }
    end_run(&first);
    free(in.data);
    free(in.config);
    return 0;
}
