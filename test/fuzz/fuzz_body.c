/*
 * Messages: framing, dot-stuffing both ways, and what a message has in it,
 * each the same however the octets are cut. The first octet says what becomes
 * of bare CR and LF, the second seeds the cuts; the rest is the message.
 */
#include "fuzz.h"
#include "smtp_bytes.h"

struct outcome {
    unsigned char *content;
    size_t len, used;
    int what; /* SMTPI_DOT_* */
};

/* Where the piece behind at ends: the whole, an octet, or by chance. */
static size_t next_cut(size_t at, size_t size, int way, uint32_t seed)
{
    size_t most = way == 2 ? 4 : way == 3 ? 40 : 300;
    size_t len = way == 0   ? size
                 : way == 1 ? 1
                            : 1 + fuzz_hash(seed, (uint32_t)at) % most;

    return size - at < len ? size : at + len;
}

/* ---- receiving ---- */

/* An automaton that goes octet by octet, as simple as can be: how many octets
   of the end of message have been seen. */
static void define(const uint8_t *data, size_t size, int bare,
                   struct outcome *o)
{
    enum { BOL, TEXT, CR, DOT, DOT_CR } state = BOL;
    size_t i;

    memset(o, 0, sizeof *o);
    o->content = fuzz_block(2 * size + 2);
    for (i = 0; i < size; i++) {
        int octet = data[i];
        int had_cr = state == CR || state == DOT_CR;

        if (octet == '\n' && state == DOT_CR) {
            o->used = i + 1;
            o->what = SMTPI_DOT_END;
            return;
        }
        if (bare != SMTP_BARE_KEEP && had_cr != (octet == '\n')) {
            if (bare == SMTP_BARE_REJECT) {
                o->used = i - (size_t)had_cr;
                o->what = SMTPI_DOT_BARE;
                return;
            }
            o->content[o->len++] = '\r';
            o->content[o->len++] = '\n';
            had_cr = 0;
            if (octet == '\n') {
                state = TEXT;
                continue;
            }
        }
        if (had_cr)
            o->content[o->len++] = '\r';
        if (octet == '\r') {
            state = state == DOT ? DOT_CR : CR;
        } else if (octet == '.' && state == BOL) {
            state = DOT;
        } else {
            state = octet == '\n' && had_cr ? BOL : TEXT;
            o->content[o->len++] = (unsigned char)octet;
        }
    }
    o->used = size - (state == DOT || state == CR ? 1
                      : state == DOT_CR           ? 2
                                                  : 0);
}

static void receive(const uint8_t *data, size_t size, int bare, int way,
                    uint32_t seed, struct outcome *o)
{
    size_t cut = 0, used, kept;
    int bol = 1;

    memset(o, 0, sizeof *o);
    o->content = fuzz_block(2 * size + 2);
    while (cut < size && o->what == SMTPI_DOT_MORE) {
        cut = next_cut(cut, size, way, seed);
        do {
            size_t len = cut - o->used;
            unsigned char *piece = fuzz_copy(data + o->used, len);

            o->what = smtpi_unstuff(&bol, piece, len, bare == SMTP_BARE_KEEP,
                                    &used, &kept);
            FUZZ_CHECK(kept <= used && used <= len);
            memcpy(o->content + o->len, piece, kept);
            o->len += kept;
            o->used += used;
            free(piece);
            if (o->what != SMTPI_DOT_BARE || bare != SMTP_BARE_NORMALIZE)
                break;
            memcpy(o->content + o->len, "\r\n", 2);
            o->len += 2;
            o->used++;
            o->what = SMTPI_DOT_MORE;
        } while (o->used < cut);
    }
}

static void check_receiving(const uint8_t *data, size_t size, int bare,
                            uint32_t seed)
{
    struct outcome want, got;
    int way;

    define(data, size, bare, &want);
    for (way = 0; way < 5; way++) {
        receive(data, size, bare, way, seed, &got);
        FUZZ_CHECK(got.what == want.what && got.used == want.used);
        FUZZ_CHECK(got.len == want.len);
        FUZZ_CHECK(memcmp(got.content, want.content, want.len) == 0);
        free(got.content);
    }
    free(want.content);
}

/* ---- sending ---- */

static size_t send_message(const uint8_t *data, size_t size, int way,
                           uint32_t seed, unsigned char *out, int *state)
{
    size_t in = 0, len = 0, give, take;

    *state = 0;
    while (in < size) {
        give = next_cut(in, size, way, seed) - in;
        take = next_cut(len, 2 * size + 1, way, ~seed) - len;
        smtp_codec_stuff(state, data + in, &give, out + len, &take);
        FUZZ_CHECK(take > 0);
        in += give;
        len += take;
    }
    FUZZ_CHECK(in == size && len <= 2 * size);
    return len;
}

/* What was stuffed and ended ends there, and is the same again. */
static void check_round_trip(const uint8_t *data, size_t size, uint32_t seed)
{
    unsigned char *one = fuzz_block(2 * size + 5);
    unsigned char *two = fuzz_block(2 * size + 5);
    int way, state, same;
    size_t len = send_message(data, size, 0, seed, one, &state), n, used, kept;
    const char *end = smtp_codec_stuff_end(state, &n);

    for (way = 1; way < 5; way++) {
        FUZZ_CHECK(send_message(data, size, way, seed, two, &same) == len);
        FUZZ_CHECK(same == state && memcmp(one, two, len) == 0);
    }
    memcpy(one + len, end, n);
    state = 0;
    FUZZ_CHECK(smtp_codec_unstuff(&state, one, len + n, &used, &kept) == 1);
    FUZZ_CHECK(used == len + n && kept == size + n - 3 && state == 0);
    FUZZ_CHECK(size == 0 || memcmp(one, data, size) == 0);
    FUZZ_CHECK(n == 3 || memcmp(one + size, "\r\n", 2) == 0);
    free(one);
    free(two);
}

static int flags_of(const uint8_t *data, size_t size, int way, uint32_t seed)
{
    smtp_body_state state = {0, 0, 0};
    size_t at = 0, cut;

    for (; at < size; at = cut) {
        cut = next_cut(at, size, way, seed);
        smtp_codec_body_check(&state, data + at, cut - at);
    }
    return smtp_codec_body_check(&state, data, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int way, bare;
    uint32_t seed;

    if (size < 2 || size > 1500)
        return 0;
    bare = data[0] % 3;
    seed = data[1];
    data += 2;
    size -= 2;
    check_receiving(data, size, bare, seed);
    check_round_trip(data, size, seed);
    for (way = 1; way < 5; way++)
        FUZZ_CHECK(flags_of(data, size, way, seed) ==
                   flags_of(data, size, 0, seed));
    return 0;
}
