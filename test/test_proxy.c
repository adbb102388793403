/*
 * The PROXY protocol, version 1 and 2, after proxy-protocol.txt.
 *
 * Each header is read at every length, from a block that ends where it does:
 * what is cut off must ask for more, for no octet too many, and what is wrong
 * must be refused at the octet that proves it, which a '|' marks below, and
 * from there on. A header's text is written with the escapes of lib_text.h.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_text.h"
#include "smtp_grammar.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define SIGNATURE "\\r\\n\\r\\n\\0\\r\\nQUIT\\n"
#define PORTS     "\\xc8\\x01\\0\\x19" /* 51201 and 25 */
#define IPV4      "\\xc0\\0\\x02\\x01\\xc6\\x33\\x64\\x02" PORTS
#define IPV6                                                                  \
    "\\x20\\x01\\x0d\\xb8\\{11:\\0}\\x01"                                     \
    "\\{10:\\0}\\xff\\xff\\xc6\\x33\\x64\\x02" PORTS
#define FULL "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
#define LONG "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.25"

struct good {
    const char *text;
    const char *addr;
    const char *destaddr;
    unsigned port, destport;
    int local;
    size_t tlvs; /* so many octets at the end */
};

static const struct good goods[] = {
    {"PROXY UNKNOWN\\r\\n", "", "", 0, 0, 1, 0},
    {"PROXY UNKNOWN \\r\\n", "", "", 0, 0, 1, 0},
    {"PROXY UNKNOWN " FULL " " FULL " 65535 65535\\r\\n", "", "", 0, 0, 1, 0},
    {"PROXY UNKNOWN \\{91:x}\\r\\n", "", "", 0, 0, 1, 0},
    {"PROXY UNKNOWN TCP4  \\0\\xff\\t1.2.3.4\\r\\n", "", "", 0, 0, 1, 0},
    {"PROXY TCP4 192.168.0.1 192.168.0.11 56324 443\\r\\n", "192.168.0.1",
     "192.168.0.11", 56324, 443, 0, 0},
    {"PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535\\r\\n",
     "255.255.255.255", "255.255.255.255", 65535, 65535, 0, 0},
    {"PROXY TCP4 0.0.0.0 0.0.0.0 0 0\\r\\n", "0.0.0.0", "0.0.0.0", 0, 0, 0, 0},
    {"PROXY TCP6 " FULL " " FULL " 65535 65535\\r\\n", FULL, FULL, 65535,
     65535, 0, 0},
    {"PROXY TCP6 :: ::1 0 1\\r\\n", "::", "::1", 0, 1, 0, 0},
    {"PROXY TCP6 2001:0DB8::000A 1:0:0:0:0:0:0:0 10 100\\r\\n", "2001:db8::a",
     "1::", 10, 100, 0, 0},
    {"PROXY TCP6 ::ffff:192.0.2.7 ::FFFF:c000:0208 1 25\\r\\n",
     "::ffff:192.0.2.7", "::ffff:192.0.2.8", 1, 25, 0, 0},
    {"PROXY TCP6 1:2:3:4:5:6:1.2.3.4 1:2:3:4:5:6:7:: 1 2\\r\\n",
     "1:2:3:4:5:6:102:304", "1:2:3:4:5:6:7:0", 1, 2, 0, 0},
    {"PROXY TCP6 ::2:3:4:5:6:7:8 1:2:3::5:6:7:8 1 2\\r\\n", "0:2:3:4:5:6:7:8",
     "1:2:3:0:5:6:7:8", 1, 2, 0, 0},
    {"PROXY TCP6 " LONG " " LONG " 0 10\\r\\n",
     "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff19",
     "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff19", 0, 10, 0, 0},
    {SIGNATURE "\\x20\\0\\0\\0", "", "", 0, 0, 1, 0},
    {SIGNATURE "\\x20\\0\\0\\x14\\{20:\\xff}", "", "", 0, 0, 1, 0},
    {SIGNATURE "\\x20\\x41\\0\\x01x", "", "", 0, 0, 1, 0},
    {SIGNATURE "\\x20\\x11\\0\\0", "", "", 0, 0, 1, 0},
    {SIGNATURE "\\x20\\x11\\0\\x0c" IPV4, "", "", 0, 0, 1, 0},
    {SIGNATURE "\\x20\\0\\0\\x06\\x04\\0\\x03xyz", "", "", 0, 0, 1, 6},
    {SIGNATURE "\\x21\\0\\0\\0", "", "", 0, 0, 0, 0},
    {SIGNATURE "\\x21\\0\\0\\x03\\xe0\\0\\0", "", "", 0, 0, 0, 3},
    {SIGNATURE "\\x21\\x01\\0\\0", "", "", 0, 0, 0, 0},
    {SIGNATURE "\\x21\\x10\\0\\x0c" IPV4, "", "", 0, 0, 0, 0},
    {SIGNATURE "\\x21\\x11\\0\\x0c" IPV4, "192.0.2.1", "198.51.100.2", 51201,
     25, 0, 0},
    {SIGNATURE "\\x21\\x12\\0\\x0c" IPV4, "", "", 0, 0, 0, 0},
    {SIGNATURE "\\x21\\x21\\0\\x24" IPV6, "2001:db8::1", "::ffff:198.51.100.2",
     51201, 25, 0, 0},
    {SIGNATURE "\\x21\\x22\\0\\x24" IPV6, "", "", 0, 0, 0, 0},
    {SIGNATURE "\\x21\\x31\\0\\xd8\\{216:/}", "", "", 0, 0, 0, 0},
    {SIGNATURE "\\x21\\x32\\0\\xdb\\{216:/}\\x02\\0\\0", "", "", 0, 0, 0, 3},
    /* NOOP of any length, a host name, a unique ID of the longest, its own. */
    {SIGNATURE "\\x21\\x11\\0\\x27" IPV4 "\\x04\\0\\0\\x02\\0\\x09x.example"
               "\\x04\\0\\x03\\xff\\xff\\xff\\xe0\\0\\x03\\0\\0\\0",
     "192.0.2.1", "198.51.100.2", 51201, 25, 0, 27},
    {SIGNATURE "\\x21\\x11\\0\\x8f" IPV4 "\\x05\\0\\x80\\{128:\\0}",
     "192.0.2.1", "198.51.100.2", 51201, 25, 0, 131},
    /* The longest that there may be. */
    {SIGNATURE "\\x21\\x11\\x02\\x08" IPV4 "\\x04\\x01\\xf9\\{505:\\0}",
     "192.0.2.1", "198.51.100.2", 51201, 25, 0, 508},
    /* With the checksum, as an independent program has it. */
    {SIGNATURE "\\x21\\x11\\0\\x13" IPV4 "\\x03\\0\\x04\\x9c\\x1f\\xcb\\x1f",
     "192.0.2.1", "198.51.100.2", 51201, 25, 0, 7}};

static void resolve(struct text *t, const char *text, size_t len)
{
    text_reset(t);
    assert_int_equal(text_add_escaped(t, text, len), 0);
}

/* Reads the first len octets of t from a block of their own. Unless there is a
   header, *out must be left alone. */
static int read_at(const struct text *t, size_t len, size_t *want,
                   struct smtpi_proxy *out)
{
    unsigned char *block = malloc(len + 1);
    struct smtpi_proxy before;
    int n;

    assert_non_null(block);
    assert_true(len <= t->len);
    if (len > 0)
        memcpy(block + 1, t->at, len);
    memset(out, 0xa5, sizeof *out);
    before = *out;
    n = smtpi_proxy_read(block + 1, len, want, out);
    if (n <= 0)
        assert_memory_equal(out, &before, sizeof before);
    else if (out->tlvs) /* to be compared where it stays */
        out->tlvs = (unsigned char *)t->at + (out->tlvs - (block + 1));
    free(block);
    return n;
}

/* ---- what is right ---- */

static void assert_read(const struct text *t, size_t len, size_t header,
                        const struct good *want)
{
    struct smtpi_proxy out;
    size_t more = 777;

    assert_int_equal(read_at(t, len, &more, &out), header);
    assert_int_equal(more, 777);
    assert_string_equal(out.addr, want->addr);
    assert_string_equal(out.destaddr, want->destaddr);
    assert_int_equal(out.port, want->port);
    assert_int_equal(out.destport, want->destport);
    assert_int_equal(out.local, want->local);
    assert_int_equal(out.tlvs_len, want->tlvs);
    if (want->tlvs > 0)
        assert_ptr_equal(out.tlvs, t->at + header - want->tlvs);
    else
        assert_null(out.tlvs);
}

static void header_is_read_whatever_stands_behind_it(void **state)
{
    static const char *const behind[] = {"EHLO c.example\\r\\n",
                                         "\\n",
                                         "\\r\\n",
                                         "\\x16\\x03\\x01\\0\\x05",
                                         SIGNATURE "\\x21\\x11\\0\\x0c",
                                         "\\{600:\\0}"};
    struct text t = {NULL, 0, 0};
    size_t i, k, n;

    (void)state;
    for (i = 0; i < COUNT(goods); i++) {
        resolve(&t, goods[i].text, strlen(goods[i].text));
        n = t.len;
        assert_read(&t, n, n, &goods[i]);
        for (k = 0; k < COUNT(behind); k++) {
            resolve(&t, goods[i].text, strlen(goods[i].text));
            text_add_escaped(&t, behind[k], strlen(behind[k]));
            assert_read(&t, n + 1, n, &goods[i]);
            assert_read(&t, t.len, n, &goods[i]);
        }
    }
    text_free(&t);
}

static void no_more_is_asked_for_than_the_header_still_has(void **state)
{
    struct text t = {NULL, 0, 0};
    struct smtpi_proxy out;
    size_t i, n, want;

    (void)state;
    for (i = 0; i < COUNT(goods); i++) {
        resolve(&t, goods[i].text, strlen(goods[i].text));
        for (n = 0; n < t.len; n++) {
            want = 0;
            assert_int_equal(read_at(&t, n, &want, &out), 0);
            assert_in_range(want, 1, t.len - n);
        }
        /* Fed so, it ends with the header. */
        for (n = 0; n < t.len; n += want)
            assert_int_equal(read_at(&t, n, &want, &out), 0);
        assert_read(&t, n, t.len, &goods[i]);
    }
    text_free(&t);
}

static void what_is_asked_for_is_as_much_as_is_sure(void **state)
{
    static const struct {
        const char *text;
        size_t want;
    } cases[] = {{"", 15},
                 {"P", 14},
                 {"PROXY ", 9},
                 {"PROXY U", 8},
                 {"PROXY T", 15},
                 {"PROXY TCP6 ", 11},
                 {"PROXY TCP6 2001:db8", 11},
                 {"PROXY TCP6 2001:db8::1", 9},
                 {"PROXY TCP4 ", 21},
                 {"PROXY TCP4 10.", 19},
                 {"PROXY TCP4 10.20.30.40 ", 13},
                 {"PROXY TCP4 10.20.30.40 10.20.30.40", 6},
                 {"PROXY TCP4 10.20.30.40 10.20.30.40 ", 5},
                 {"PROXY TCP4 10.20.30.40 10.20.30.40 1", 4},
                 {"PROXY TCP4 10.20.30.40 10.20.30.40 1 2", 2},
                 {"PROXY TCP4 10.20.30.40 10.20.30.40 1 2\\r", 1},
                 {"\\r", 15},
                 {"\\r\\n\\r\\n\\0", 11},
                 {SIGNATURE, 4},
                 {SIGNATURE "\\x21", 3},
                 {SIGNATURE "\\x21\\x11", 14},
                 {SIGNATURE "\\x20\\x11", 2},
                 {SIGNATURE "\\x21\\x11\\x01", 257},
                 {SIGNATURE "\\x21\\x31\\0", 217},
                 {SIGNATURE "\\x21\\x31\\x02\\x08", 520},
                 {SIGNATURE "\\x20\\0\\x02\\x08123", 517}};
    struct text t = {NULL, 0, 0};
    struct smtpi_proxy out;
    size_t i, want;

    (void)state;
    for (i = 0; i < COUNT(cases); i++) {
        resolve(&t, cases[i].text, strlen(cases[i].text));
        want = 777;
        assert_int_equal(read_at(&t, t.len, &want, &out), 0);
        assert_int_equal(want, cases[i].want);
    }
    text_free(&t);
}

/* How many octets the shortest ending has that makes a header of t, and is
   made of the octets that can be in one; most + 1 if it is longer. */
static size_t shortest_ending(const struct text *t, size_t len, size_t most)
{
    static const char octets[] = " 0.:\r\n";
    unsigned char line[200], ending[8] = {0};
    size_t n, i, want;
    struct smtpi_proxy out;

    memcpy(line, t->at, len);
    for (n = 1; n <= most; n++) {
        memset(ending, 0, sizeof ending);
        do {
            for (i = 0; i < n; i++)
                line[len + i] = (unsigned char)octets[ending[i]];
            if (smtpi_proxy_read(line, len + n, &want, &out) == (int)(len + n))
                return n;
            for (i = 0; i < n && ++ending[i] == sizeof octets - 1; i++)
                ending[i] = 0;
        } while (i < n);
    }
    return n;
}

static void what_is_asked_for_can_end_the_line(void **state)
{
    enum { MOST = 5 };
    struct text t = {NULL, 0, 0};
    struct smtpi_proxy out;
    size_t i, n, want, tried = 0;

    (void)state;
    for (i = 0; i < COUNT(goods) && goods[i].text[0] == 'P'; i++) {
        resolve(&t, goods[i].text, strlen(goods[i].text));
        for (n = strlen("PROXY UNKNOWN"); n < t.len; n++) {
            assert_int_equal(read_at(&t, n, &want, &out), 0);
            if (want > MOST || ++tried % 4 != 0)
                continue;
            assert_int_equal(shortest_ending(&t, n, MOST), want);
        }
    }
    assert_true(tried > 100);
    text_free(&t);
}

/* ---- what is wrong ---- */

/* Each of the texts behind begin. */
static void all_are_refused(const char *begin, const char *const *texts,
                            size_t count)
{
    struct text t = {NULL, 0, 0};
    struct smtpi_proxy out;
    size_t i, n, right, want;

    for (i = 0; i < count; i++) {
        const char *bar = strchr(texts[i], '|');

        assert_non_null(bar);
        resolve(&t, begin, strlen(begin));
        text_add_escaped(&t, texts[i], (size_t)(bar - texts[i]));
        right = t.len;
        text_add_escaped(&t, bar + 1, strlen(bar + 1));
        text_put(&t, "\r\nQUIT\r\n");
        for (n = 0; n <= t.len; n++) {
            int got = read_at(&t, n, &want, &out);

            if (got != (n < right ? 0 : SMTP_ESYNTAX))
                fail_msg("%s%s: %d at %zu", begin, texts[i], got, n);
        }
    }
    text_free(&t);
}

static void what_begins_otherwise_is_no_header(void **state)
{
    static const char *const texts[] = {"E|HLO c",
                                        "G|ET /",
                                        "p|roxy UNKNOWN",
                                        "\\x16|\\x03\\x01",
                                        "\\n|",
                                        "\\0|",
                                        " |PROXY UNKNOWN",
                                        "PR0|XY UNKNOWN",
                                        "PROXYS|",
                                        "PROXY\\t|TCP4",
                                        "PROXY  |UNKNOWN",
                                        "PROXY\\r|\\n",
                                        "PROXY u|nknown",
                                        "PROXY UD|P4",
                                        "PROXY TCP5|",
                                        "PROXY TCP\\r|\\n",
                                        "PROXY TCP4\\r|\\n",
                                        "PROXY TCP6\\t|",
                                        "PROXY TCP44|",
                                        "\\r\\r|",
                                        "\\r\\n\\r\\n\\r|\\n",
                                        "\\r\\n\\r\\n\\0\\r\\nQUIT\\r|",
                                        "\\r\\n\\r\\n\\0\\rP|"};

    (void)state;
    all_are_refused("", texts, COUNT(texts));
}

static void unknown_is_one_line_of_107_octets(void **state)
{
    static const char *const texts[] = {
        "\\n|",      "S|",      "\\t|",      "\\rx|",      "\\r\\r|\\n",
        " \\n|MAIL", " a\\rb|", " a\\r\\0|", " \\{92:x}|x"};

    (void)state;
    all_are_refused("PROXY UNKNOWN", texts, COUNT(texts));
}

static void ipv4_address_is_in_its_one_form(void **state)
{
    static const char *const texts[] = {
        " |1.2.3.4",      "01|0.0.0.1",
        "00|.0.0.1",      "1.2.3.256|",
        "1.2.3.04|",      "1.2.3.1000|",
        "1.2.3 |1.2.3.4", "1.2.3.4.|5",
        "1..|2.3",        ".|1.2.3",
        "1.2.3.4\\t|",    "1.2.3.4\\r|\\n",
        "1.2.3.4\\n|",    "1.2.3.4\\0|",
        "1.2.3.4  |",     "a|.b.c.d",
        "0x|1.2.3.4",     "-|1.2.3.4",
        ":|:1",           "2001|:db8::1",
        "\\xb1|",         "1.2.3.4 1.2.3.4\\r|",
        "1.2.3.4 [|",     "1.2.3.4 :|:1"};

    (void)state;
    all_are_refused("PROXY TCP4 ", texts, COUNT(texts));
}

static void ipv6_address_is_well_formed(void **state)
{
    static const char *const texts[] = {"1.|2.3.4",
                                        " |:: ::",
                                        ": |::",
                                        ":::|",
                                        "g|",
                                        "12345|",
                                        "[|::1]",
                                        "::1%|eth0",
                                        "::1/|64",
                                        "1: |",
                                        "1:2:3:4:5:6:7 |::",
                                        "1:2:3:4:5:6:7:8:|",
                                        "1:2:3:4:5:6:7:8:|:",
                                        "1::2::|3",
                                        "1:2:3:4::5:6:7:|8",
                                        "1:2:3:4:5:6:7:1.|2.3.4",
                                        "::ffff:01.|2.3.4",
                                        "::ffff:1.2.3.04|",
                                        "::ffff:1.2.3.256|",
                                        "::ffff:1.2.3 |::",
                                        "::ffff:1.2.3.4:|",
                                        "::1 ::1\\r|\\n",
                                        "::1 1.|2.3.4 1 2",
                                        LONG "5 " LONG "5| 0 0\\r\\n",
                                        LONG " " LONG " 100| 0\\r\\n",
                                        LONG " " LONG " 10 10|\\r\\n"};

    (void)state;
    all_are_refused("PROXY TCP6 ", texts, COUNT(texts));
}

static void ports_are_two_numbers_of_16_bits(void **state)
{
    static const char *const texts[] = {
        " |1 2",          "08|0 1",       "00| 1",
        "65536| 1",       "100000| 1",    "-|1 1",
        "+|1 1",          "0x|1 1",       "1.|",
        "1\\r|\\n",       "1  |2\\r\\n",  "1 \\r|\\n",
        "1 99999|\\r\\n", "1 02|\\r\\n",  "1 2 |\\r\\n",
        "1 2 |3\\r\\n",   "1 2\\n|",      "1 2\\r\\r|\\n",
        "1 2\\rE|HLO",    "1 2\\0|\\r\\n"};

    (void)state;
    all_are_refused("PROXY TCP4 1.2.3.4 1.2.3.4 ", texts, COUNT(texts));
}

static void version_command_family_and_length_are_checked(void **state)
{
    static const char *const texts[] = {"\\x11|",
                                        "\\0|",
                                        "\\x22|",
                                        "\\x2f|",
                                        "\\x31|",
                                        "\\x21\\x41|",
                                        "\\x21\\x13|",
                                        "\\x21\\x03|",
                                        "\\x21\\xff|",
                                        "\\x21\\x11\\0\\0|",
                                        "\\x21\\x11\\0\\x08|12345678",
                                        "\\x21\\x12\\0\\x0b|",
                                        "\\x21\\x10\\0\\x0b|",
                                        "\\x21\\x21\\0\\x23|",
                                        "\\x21\\x22\\0\\x0c|",
                                        "\\x21\\x31\\0\\xd7|",
                                        "\\x21\\x11\\x02\\x09|\\{521:\\0}",
                                        "\\x21\\x11\\x03|\\0",
                                        "\\x20\\0\\x02\\x09|\\{521:\\0}",
                                        "\\x20\\0\\xff|\\xff",
                                        "\\x21\\x21\\x80|\\0"};

    (void)state;
    all_are_refused(SIGNATURE, texts, COUNT(texts));
}

static void tlvs_fill_the_rest_exactly(void **state)
{
    static const char *const texts[] = {
        "\\x21\\x11\\0\\x0d" IPV4 "\\x04|",
        "\\x21\\x11\\0\\x0e" IPV4 "\\x04\\0|",
        "\\x21\\x11\\0\\x0f" IPV4 "\\x04\\0\\x01|",
        "\\x21\\x11\\0\\x10" IPV4 "\\x04\\0\\x02x|",
        "\\x21\\x11\\0\\x10" IPV4 "\\x04\\0\\0x|",
        "\\x21\\x11\\0\\x13" IPV4 "\\xe1\\xff\\xffxxxx|",
        "\\x21\\x31\\0\\xd9\\{216:/}x|", "\\x21\\0\\0\\x0c" IPV4 "|",
        /* A unique ID of 129 octets. */
        "\\x21\\x11\\0\\x90" IPV4 "\\x05\\0\\x81\\{129:x}|",
        /* A checksum that is none, and two, of which the last is right. */
        "\\x21\\x11\\0\\x0f" IPV4 "\\x03\\0\\0|",
        "\\x21\\x11\\0\\x14" IPV4 "\\x03\\0\\x05\\{5:\\0}|",
        "\\x21\\x11\\0\\x1a" IPV4 "\\x03\\0\\x04\\{4:\\0}"
        "\\x03\\0\\x04\\x1a\\xd8\\x8d\\x52|"};

    (void)state;
    all_are_refused(SIGNATURE, texts, COUNT(texts));
}

/* ---- the checksum ---- */

/* CRC32c as a division of polynomials, the highest power first, which reflects
   octets and result; the code under test goes the other way round. */
static uint32_t crc_of(const void *data, size_t len)
{
    const unsigned char *p = data;
    uint32_t rest = UINT32_C(0xffffffff), result = 0;
    size_t i;
    int bit;

    for (i = 0; i < len * 8; i++) {
        uint32_t octet = p[i / 8], top = rest >> 31 ^ (octet >> i % 8 & 1);

        rest = (rest << 1) ^ (top ? UINT32_C(0x1edc6f41) : 0);
    }
    for (bit = 0; bit < 32; bit++)
        result |= (rest >> bit & 1U) << (31 - bit);
    return result ^ UINT32_C(0xffffffff);
}

/* Puts the checksum in the place at, which held zeros. */
static void seal(struct text *t, size_t at)
{
    uint32_t crc = crc_of(t->at, t->len);
    int i;

    for (i = 0; i < 4; i++)
        t->at[at + (size_t)i] = (char)(unsigned char)(crc >> (24 - 8 * i));
}

static void checksum_is_verified(void **state)
{
    static const char *const texts[] = {
        SIGNATURE "\\x21\\x11\\0\\x13" IPV4 "\\x03\\0\\x04",
        SIGNATURE "\\x21\\x21\\0\\x2b" IPV6 "\\x03\\0\\x04",
        SIGNATURE "\\x21\\0\\0\\x0d\\x04\\0\\x03abc\\x03\\0\\x04",
        SIGNATURE "\\x20\\0\\0\\x07\\x03\\0\\x04",
        SIGNATURE "\\x20\\x11\\0\\x13" IPV4 "\\x03\\0\\x04",
        SIGNATURE "\\x21\\x31\\0\\xdf\\{216:/}\\x03\\0\\x04"};
    struct text t = {NULL, 0, 0};
    struct smtpi_proxy out;
    size_t i, want;

    (void)state;
    assert_int_equal(crc_of("123456789", 9), UINT32_C(0xe3069283));
    for (i = 0; i < COUNT(texts); i++) {
        resolve(&t, texts[i], strlen(texts[i]));
        text_add(&t, "\0\0\0\0", 4);
        assert_int_equal(read_at(&t, t.len, &want, &out), SMTP_ESYNTAX);
        seal(&t, t.len - 4);
        assert_int_equal(read_at(&t, t.len, &want, &out), t.len);
        /* Octets behind the header don't count. */
        text_put(&t, "QUIT\r\n");
        assert_int_equal(read_at(&t, t.len, &want, &out), t.len - 6);
    }
    text_free(&t);
}

/*
 * Each octet of a header with checksum, in each of its 255 wrong values. What
 * makes the header longer is not accepted but waits for more. Nothing guards
 * a checksum that can't be seen any more: where the type of its TLV is
 * another, or the header ends before it.
 */
static void every_octet_is_guarded_by_the_checksum(void **state)
{
    static const struct {
        const char *text;
        size_t size; /* of addresses and ports */
    } cases[] = {{SIGNATURE "\\x21\\x11\\0\\x1f" IPV4 "\\x03\\0\\x04\\{4:\\0}"
                            "\\x02\\0\\x09x.example",
                  12},
                 {SIGNATURE "\\x21\\x21\\0\\x31" IPV6 "\\x03\\0\\x04\\{4:\\0}"
                            "\\x04\\0\\x03\\{3:\\0}",
                  36}};
    struct text t = {NULL, 0, 0};
    struct smtpi_proxy out;
    size_t i, at, want, unseen = 0;
    int value, got;

    (void)state;
    for (i = 0; i < COUNT(cases); i++) {
        size_t type = 16 + cases[i].size;

        resolve(&t, cases[i].text, strlen(cases[i].text));
        seal(&t, type + 3);
        assert_int_equal(read_at(&t, t.len, &want, &out), t.len);
        for (at = 0; at < t.len; at++) {
            char right = t.at[at];

            for (value = 1; value < 256; value++) {
                t.at[at] = (char)(right ^ value);
                got = read_at(&t, t.len, &want, &out);
                if (got > 0 && (at == type || (size_t)got == type))
                    unseen++;
                else if (got != 0 || (at != 14 && at != 15))
                    assert_int_equal(got, SMTP_ESYNTAX);
            }
            t.at[at] = right;
        }
    }
    assert_int_equal(unseen, (255 + 1) * COUNT(cases));
    text_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_is_read_whatever_stands_behind_it),
        cmocka_unit_test(no_more_is_asked_for_than_the_header_still_has),
        cmocka_unit_test(what_is_asked_for_is_as_much_as_is_sure),
        cmocka_unit_test(what_is_asked_for_can_end_the_line),
        cmocka_unit_test(what_begins_otherwise_is_no_header),
        cmocka_unit_test(unknown_is_one_line_of_107_octets),
        cmocka_unit_test(ipv4_address_is_in_its_one_form),
        cmocka_unit_test(ipv6_address_is_well_formed),
        cmocka_unit_test(ports_are_two_numbers_of_16_bits),
        cmocka_unit_test(version_command_family_and_length_are_checked),
        cmocka_unit_test(tlvs_fill_the_rest_exactly),
        cmocka_unit_test(checksum_is_verified),
        cmocka_unit_test(every_octet_is_guarded_by_the_checksum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
