/*
 * Dots of transparency (RFC 5321 4.5.2), taken out and put in, 16 octets or
 * more at a time.
 *
 * Only CR LF ends a line, so that CR LF "." CR LF alone ends a message. A dot
 * behind a bare CR or LF is content in both directions: not looked at where
 * it comes in, not doubled where it goes out. (Hosts that take a bare CR or
 * LF for the end of a line read commands out of messages. Against them it
 * helps to send no bare ones, which smtp_codec_body_check() finds, and not to
 * change the message.)
 *
 * Lines are not looked for. With prev, cur and next the octets at i - 1, i and
 * i + 1, each loaded whole, a CR and LF that do not stand together and a dot
 * behind LF show in a few comparisons without a branch. So a message of empty
 * lines is read as fast as one long line.
 *
 * smtpi_unstuff() has three gears. dot_in_step() is the definition: it goes
 * octet by octet, and alone judges ends and bare octets. dot_in_far() moves
 * all before the next place that needs a look. dot_in_dense() takes out many
 * dots: once the gap that they left is as wide as a vector, whole vectors are
 * copied down without regard to where a line ends, as nothing unread is hit.
 *
 * A vector is what the compiler's vector types make of SSE2, AVX2 or NEON,
 * chosen when compiling, and else a 64-bit word, of either byte order.
 * SMTPI_PORTABLE forces the word; it is for tests and measurements.
 */
#include "smtp_bytes.h"

#if defined(SMTPI_PORTABLE) || !defined(__GNUC__)
#define DOT_WIDTH 8
#elif defined(__AVX2__)
#include <immintrin.h>
#define DOT_WIDTH       32
#define DOT_TOP_BITS(v) _mm256_movemask_epi8((__m256i)(v))
#elif defined(__SSE2__)
#include <emmintrin.h>
#define DOT_WIDTH       16
#define DOT_TOP_BITS(v) _mm_movemask_epi8((__m128i)(v))
#elif defined(__ARM_NEON)
#define DOT_WIDTH 16
#else
#define DOT_WIDTH 8
#endif

#define DOT_EACH(octet) (UINT64_C(0x0101010101010101) * (octet))

#if DOT_WIDTH > 8

typedef unsigned char dot_vec __attribute__((vector_size(DOT_WIDTH)));

/* The top bit of each octet of v that equals octet; other bits say nothing. */
static inline dot_vec dot_eq(dot_vec v, unsigned char octet)
{
    return (dot_vec)(v == ((dot_vec){0} + octet));
}

#else

typedef uint64_t dot_vec;

static inline dot_vec dot_eq(dot_vec v, unsigned char octet)
{
    uint64_t differs = v ^ DOT_EACH(octet);

    return ~(((differs & DOT_EACH(0x7F)) + DOT_EACH(0x7F)) | differs);
}

#endif

#if defined(DOT_TOP_BITS)

/* The top bits of v's octets, the first octet's lowest. */
static inline uint32_t dot_bits(dot_vec v)
{
    return (uint32_t)DOT_TOP_BITS(v);
}

static inline int dot_any(dot_vec v)
{
    return dot_bits(v) != 0;
}

#else

/* A multiplication moves the eight bits of a word to its top. */
static inline uint32_t dot_bits(dot_vec v)
{
    static const unsigned char first[8] = {1};
    uint64_t word[DOT_WIDTH / 8], little;
    uint32_t bits = 0;
    int i = DOT_WIDTH / 8;

    memcpy(word, &v, sizeof word);
    memcpy(&little, first, sizeof little);
    while (--i >= 0) {
        word[i] = (word[i] >> 7 & DOT_EACH(1)) *
                  (little == 1 ? UINT64_C(0x0102040810204080)
                               : UINT64_C(0x8040201008040201));
        bits = bits << 8 | (uint32_t)(word[i] >> 56);
    }
    return bits;
}

static inline int dot_any(dot_vec v)
{
    uint64_t word[DOT_WIDTH / 8], any = 0;
    int i;

    memcpy(word, &v, sizeof word);
    for (i = 0; i < DOT_WIDTH / 8; i++)
        any |= word[i];
    return (any & DOT_EACH(0x80)) != 0;
}

#endif

/* The number of the lowest bit that is set. */
static inline unsigned dot_lowest(uint32_t bits)
{
#if defined(__GNUC__) && UINT_MAX >= 0xFFFFFFFF
    return (unsigned)__builtin_ctz(bits);
#else
    unsigned i = 0;

    while ((bits >> i & 1) == 0)
        i++;
    return i;
#endif
}

static inline dot_vec dot_load(const unsigned char *p)
{
    dot_vec v;

    memcpy(&v, p, sizeof v);
    return v;
}

static inline void dot_copy(unsigned char *out, const unsigned char *in)
{
    dot_vec v = dot_load(in);

    memcpy(out, &v, sizeof v);
}

/* ---- receiving ---- */

/* Marks CR and LF apart, LF being one of the octets at p, and CR and LF before
   a dot. Reads p[-1] to p[DOT_WIDTH]. */
static inline dot_vec dot_in_mark(const unsigned char *p)
{
    dot_vec cr = dot_eq(dot_load(p - 1), '\r');
    dot_vec lf = dot_eq(dot_load(p), '\n');
    dot_vec dot = dot_eq(dot_load(p + 1), '.');

    return (cr ^ lf) | (lf & dot);
}

static int dot_in_marked(const unsigned char *p)
{
    return (p[-1] == '\r') != (p[0] == '\n') || (p[-1] == '\n' && p[0] == '.');
}

size_t smtpi_scan(const unsigned char *p, size_t len)
{
    size_t i = 1;

    if (len > 1 && dot_in_marked(p + 1))
        return 1;
    for (; len > i + 4 * DOT_WIDTH; i += 4 * DOT_WIDTH) {
        if (dot_any((dot_in_mark(p + i) | dot_in_mark(p + i + DOT_WIDTH)) |
                    (dot_in_mark(p + i + 2 * DOT_WIDTH) |
                     dot_in_mark(p + i + 3 * DOT_WIDTH))))
            break;
    }
    for (; len > i + DOT_WIDTH; i += DOT_WIDTH) {
        uint32_t bits = dot_bits(dot_in_mark(p + i));

        if (bits != 0) {
            i += dot_lowest(bits);
            break;
        }
    }
    while (i < len && !dot_in_marked(p + i))
        i++;
    return i < len ? i : len;
}

/* A message being read in place. */
struct dot_in {
    unsigned char *p;
    size_t len;
    size_t in;  /* read */
    size_t out; /* kept, at most in; so p[in - 1] is always as it came */
    int bol;    /* 1 at the beginning of a line */
};

#define DOT_IN_ON (-1) /* go on: no SMTPI_DOT_* applies */

static int dot_in_step(struct dot_in *d, int keep)
{
    const unsigned char *p = d->p + d->in;
    size_t len = d->len - d->in;

    if (d->bol && p[0] == '.') {
        if (len == 1 || (len == 2 && p[1] == '\r'))
            return SMTPI_DOT_MORE;
        d->in++;
        d->bol = 0;
        if (p[1] != '\r' || p[2] != '\n')
            return DOT_IN_ON;
        d->in += 2;
        d->bol = 1;
        return SMTPI_DOT_END;
    }
    if (p[0] == '\r' && len == 1)
        return SMTPI_DOT_MORE;
    d->bol = p[0] == '\r' && p[1] == '\n';
    if (!d->bol && !keep && (p[0] == '\r' || p[0] == '\n'))
        return SMTPI_DOT_BARE;
    d->p[d->out++] = p[0];
    if (d->bol)
        d->p[d->out++] = '\n';
    d->in += 1 + (size_t)d->bol;
    return DOT_IN_ON;
}

/* Whether what follows an LF begins a line just if bol says so, which the
   other gears take for granted: bare CR and LF may have been kept. */
static int dot_in_sure(const struct dot_in *d)
{
    return d->in == 0 || d->bol == (d->p[d->in - 1] == '\n');
}

/* Moves what needs no look. A CR at the end may be bare. */
static void dot_in_far(struct dot_in *d)
{
    unsigned char *p = d->p + d->in;
    size_t n;

    if (d->in == d->len || p[0] == '\n' || (d->bol && p[0] == '.'))
        return;
    n = smtpi_scan(p, d->len - d->in);
    n -= p[n - 1] == '\r';
    if (n == 0)
        return;
    d->bol = p[n - 1] == '\n';
    if (d->out != d->in)
        memmove(d->p + d->out, p, n);
    d->in += n;
    d->out += n;
}

/* Takes dots out while some come, and nothing else that needs a look. */
static void dot_in_dense(struct dot_in *d)
{
    unsigned char *p = d->p + d->in, *end = d->p + d->len, *stop;
    unsigned char *to = d->p + d->out; /* where the octet at p goes */
    uint32_t seen = (uint32_t)(p - to >= DOT_WIDTH);

    for (stop = p; seen != 0 && p >= stop && end - p > 2 * DOT_WIDTH;) {
        stop =
            end - p > 10 * DOT_WIDTH ? p + 8 * DOT_WIDTH : end - 2 * DOT_WIDTH;
        for (seen = 0; p < stop; p += DOT_WIDTH, to += DOT_WIDTH) {
            dot_vec prev = dot_load(p - 1), cur = dot_load(p);
            dot_vec torn = dot_eq(prev, '\r') ^ dot_eq(cur, '\n');
            dot_vec dot = dot_eq(prev, '\n') & dot_eq(cur, '.');
            dot_vec last = dot & dot_eq(dot_load(p + 1), '\r');
            uint32_t bits = dot_bits(dot);

            if (dot_any(torn | last))
                break;
            dot_copy(to, p);
            seen |= bits;
            for (; bits != 0; bits &= bits - 1) {
                size_t at = dot_lowest(bits);

                dot_copy(to + at, p + at + 1);
                to--;
            }
        }
    }
    if (p > d->p + d->in && p[-1] == '\r') {
        p--; /* its LF may be missing */
        to--;
    }
    d->in = (size_t)(p - d->p);
    d->out = (size_t)(to - d->p);
    d->bol = d->in > 0 ? p[-1] == '\n' : d->bol;
}

int smtpi_unstuff(int *bol, unsigned char *p, size_t len, int keep,
                  size_t *used, size_t *kept)
{
    struct dot_in d;
    int what = DOT_IN_ON;

    d.p = p;
    d.len = len;
    d.in = d.out = 0;
    d.bol = *bol;
    while (what == DOT_IN_ON && d.in < len) {
        if (dot_in_sure(&d)) {
            dot_in_dense(&d);
            dot_in_far(&d);
        }
        if (d.in < len)
            what = dot_in_step(&d, keep);
    }
    *bol = d.bol;
    *used = d.in;
    *kept = d.out;
    return what == DOT_IN_ON ? SMTPI_DOT_MORE : what;
}

int smtp_codec_unstuff(int *state, void *data, size_t len, size_t *used,
                       size_t *kept)
{
    int bol = !*state;
    int what = smtpi_unstuff(&bol, data, len, 1, used, kept);

    *state = !bol;
    return what == SMTPI_DOT_END;
}

/* ---- sending ---- */

enum {
    DOT_OUT_BOL = 0,  /* at the beginning of the stream or of a line */
    DOT_OUT_LINE = 1, /* in a line */
    DOT_OUT_CR = 2    /* in a line, behind CR */
};

/* A message being copied. */
struct dot_out {
    const unsigned char *in, *in_end;
    unsigned char *out, *out_end;
    int state;
};

static void dot_out_step(struct dot_out *d)
{
    unsigned char octet = *d->in;

    if (d->state == DOT_OUT_BOL && octet == '.') {
        *d->out++ = octet;
        d->state = DOT_OUT_LINE;
        if (d->out == d->out_end)
            return; /* the dot itself is the next octet, in a line */
    }
    *d->out++ = octet;
    d->in++;
    if (octet == '\n' && d->state == DOT_OUT_CR)
        d->state = DOT_OUT_BOL;
    else
        d->state = octet == '\r' ? DOT_OUT_CR : DOT_OUT_LINE;
}

static inline dot_vec dot_out_mark(const unsigned char *p)
{
    return dot_eq(dot_load(p - 1), '\n') & dot_eq(dot_load(p), '.');
}

/* Copies four vectors if they have no dot behind LF; else returns 0. */
static inline int dot_out_plain(unsigned char *restrict out,
                                const unsigned char *restrict in)
{
    if (dot_any((dot_out_mark(in) | dot_out_mark(in + DOT_WIDTH)) |
                (dot_out_mark(in + 2 * DOT_WIDTH) |
                 dot_out_mark(in + 3 * DOT_WIDTH))))
        return 0;
    dot_copy(out, in);
    dot_copy(out + DOT_WIDTH, in + DOT_WIDTH);
    dot_copy(out + 2 * DOT_WIDTH, in + 2 * DOT_WIDTH);
    dot_copy(out + 3 * DOT_WIDTH, in + 3 * DOT_WIDTH);
    return 1;
}

/* Copies a vector, and again from each dot on that begins a line. Returns the
   number of these dots. */
static inline size_t dot_out_vector(unsigned char *out,
                                    const unsigned char *in)
{
    dot_vec cr = dot_eq(dot_load(in - 2), '\r');
    uint32_t bits = dot_bits(cr & dot_out_mark(in));
    size_t dots = 0;

    dot_copy(out, in);
    for (; bits != 0; bits &= bits - 1) {
        size_t at = dot_lowest(bits);

        dots++;
        dot_copy(out + dots + at, in + at);
    }
    return dots;
}

/* The octets for which there is room even if dots are among them, in steps of
   four vectors; negative: for none. */
static ptrdiff_t dot_out_room(const struct dot_out *d)
{
    ptrdiff_t in = d->in_end - d->in, out = d->out_end - d->out;

    return (in < out ? in : out) - 4 * DOT_WIDTH;
}

/* Copies whole vectors: as long as there are no dots four at a time, else one
   until four had none. Two octets must have been read. */
static void dot_out_far(struct dot_out *d)
{
    const unsigned char *begun = d->in, *stop;
    int quiet;

    while (dot_out_room(d) >= 0) {
        stop = d->in + dot_out_room(d);
        while (d->in <= stop && dot_out_plain(d->out, d->in)) {
            d->in += 4 * DOT_WIDTH;
            d->out += 4 * DOT_WIDTH;
        }
        for (quiet = 0; quiet < 4 && dot_out_room(d) >= 0; quiet++) {
            size_t dots = dot_out_vector(d->out, d->in);

            quiet = dots > 0 ? -1 : quiet;
            d->in += DOT_WIDTH;
            d->out += DOT_WIDTH + dots;
        }
    }
    if (d->in == begun)
        return;
    d->state = d->in[-1] == '\r' ? DOT_OUT_CR : DOT_OUT_LINE;
    if (d->in[-1] == '\n' && d->in[-2] == '\r')
        d->state = DOT_OUT_BOL;
}

void smtp_codec_stuff(int *state, const void *in, size_t *in_len, void *out,
                      size_t *out_len)
{
    const unsigned char *from = in;
    unsigned char *to = out;
    struct dot_out d;

    d.in = from;
    d.in_end = from + *in_len;
    d.out = to;
    d.out_end = to + *out_len;
    d.state = *state;
    while (d.in < d.in_end && d.out < d.out_end) {
        dot_out_step(&d);
        if (d.in - from >= 2)
            dot_out_far(&d);
    }
    *state = d.state;
    *in_len = (size_t)(d.in - from);
    *out_len = (size_t)(d.out - to);
}

const char *smtp_codec_stuff_end(int state, size_t *len)
{
    static const char end[] = "\r\n.\r\n";
    size_t skip = state == DOT_OUT_BOL ? 2 : 0;

    *len = sizeof end - 1 - skip;
    return end + skip;
}
