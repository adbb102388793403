/*
 * Headers of the PROXY protocol, with whatever stands behind them. However the
 * octets are cut, the outcome is the same, and no octet behind the header was
 * ever asked for. What is found can be said again in version 1.
 */
#include "fuzz.h"
#include "smtp_grammar.h"

enum { MOST = 640 }; /* of an input: more than any header has */

/* Reads the first len octets from a block of their own. */
static int read_at(const uint8_t *data, size_t len, size_t *want,
                   struct smtpi_proxy *out)
{
    uint8_t *block = fuzz_copy(data, len);
    int n;

    memset(out, 0, sizeof *out);
    n = smtpi_proxy_read(block, len, want, out);
    FUZZ_CHECK(n == SMTP_ESYNTAX || (n >= 0 && n <= 536));
    if (out->tlvs != NULL) {
        FUZZ_CHECK(n > 0 && out->tlvs_len > 0);
        FUZZ_CHECK(out->tlvs + out->tlvs_len == block + n);
        out->tlvs = data + (out->tlvs - block);
    }
    free(block);
    return n;
}

static void check_tlvs(const struct smtpi_proxy *p)
{
    size_t at = 0;

    while (at < p->tlvs_len) {
        FUZZ_CHECK(p->tlvs_len - at >= 3);
        at += 3 + ((size_t)p->tlvs[at + 1] << 8) + p->tlvs[at + 2];
    }
    FUZZ_CHECK(at == p->tlvs_len);
}

static void check_same(const struct smtpi_proxy *a,
                       const struct smtpi_proxy *b)
{
    FUZZ_CHECK(strcmp(a->addr, b->addr) == 0);
    FUZZ_CHECK(strcmp(a->destaddr, b->destaddr) == 0);
    FUZZ_CHECK(a->port == b->port && a->destport == b->destport);
    FUZZ_CHECK(a->local == b->local && a->tlvs_len == b->tlvs_len);
    FUZZ_CHECK(a->tlvs == b->tlvs);
}

/* Both addresses, of one family, or neither; and the same as text. */
static void check_addresses(const struct smtpi_proxy *p)
{
    char line[128];
    size_t addr = strlen(p->addr), destaddr = strlen(p->destaddr), want;
    struct smtpi_proxy again, told = *p;
    int is_ipv4, n;

    FUZZ_CHECK(addr < sizeof p->addr && destaddr < sizeof p->destaddr);
    if (p->addr[0] == '\0') {
        FUZZ_CHECK(p->destaddr[0] == '\0' && p->port == 0 && p->destport == 0);
        return;
    }
    FUZZ_CHECK(p->local == 0);
    is_ipv4 = smtpi_is_ipv4(p->addr, addr);
    FUZZ_CHECK(is_ipv4 == smtpi_is_ipv4(p->destaddr, destaddr));
    FUZZ_CHECK(is_ipv4 || (smtpi_is_ipv6(p->addr, addr) &&
                           smtpi_is_ipv6(p->destaddr, destaddr)));
    n = sprintf(line, "PROXY TCP%c %s %s %u %u\r\n", is_ipv4 ? '4' : '6',
                p->addr, p->destaddr, p->port, p->destport);
    FUZZ_CHECK(smtpi_proxy_read((unsigned char *)line, (size_t)n, &want,
                                &again) == n);
    told.tlvs = NULL;
    told.tlvs_len = 0;
    check_same(&again, &told);
}

/* Takes in what is asked for, and no more, as a connection does. */
static void check_fed(const uint8_t *data, size_t size, int whole)
{
    struct smtpi_proxy out;
    size_t len = 0, want;

    for (;;) {
        int n = read_at(data, len, &want, &out);

        if (n != 0) {
            FUZZ_CHECK(n == whole && (n < 0 || len == (size_t)n));
            return;
        }
        FUZZ_CHECK(want > 0 && want <= 536);
        if (want > size - len) {
            FUZZ_CHECK(whole <= 0);
            return;
        }
        len += want;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct smtpi_proxy all, out;
    size_t len, want;
    int whole, before = 0;

    if (size > MOST)
        size = MOST;
    whole = read_at(data, size, &want, &all);
    /* Once it is known, more octets change nothing. */
    for (len = 0; len <= size; len++) {
        int n = read_at(data, len, &want, &out);

        FUZZ_CHECK(n == before || (before == 0 && n == whole));
        if (n == 0)
            FUZZ_CHECK(want > 0 &&
                       (whole <= 0 || len + want <= (size_t)whole));
        if (n > 0) {
            FUZZ_CHECK(before != 0 || len == (size_t)n);
            check_same(&out, &all);
        }
        before = n;
    }
    FUZZ_CHECK(before == whole);
    check_fed(data, size, whole);
    if (whole > 0) {
        check_tlvs(&all);
        check_addresses(&all);
    }
    return 0;
}
