/*
 * Paths and mailboxes. The first octet says which kind; the rest is the text.
 * What is accepted must be found again in its parts, in its canonical form,
 * and whatever stands behind it.
 */
#include "fuzz.h"
#include "smtp.h"

static void check_parts(const char *text, size_t len, const smtp_path *p)
{
    FUZZ_CHECK(p->raw >= text && p->raw + p->raw_len <= text + len);
    FUZZ_CHECK(p->mailbox + p->mailbox_len == p->raw + p->raw_len);
    FUZZ_CHECK(p->mailbox >= p->raw);
    FUZZ_CHECK(p->domain + p->domain_len == p->raw + p->raw_len);
    FUZZ_CHECK(p->local_len <= p->mailbox_len);
    FUZZ_CHECK(p->local_len <= 64 && p->domain_len <= 255);
    FUZZ_CHECK(memchr(p->raw, '\0', p->raw_len) == NULL);
    FUZZ_CHECK(memchr(p->raw, '\r', p->raw_len) == NULL);
    FUZZ_CHECK(memchr(p->raw, '\n', p->raw_len) == NULL);
    if (p->flags & SMTP_PATH_NULL) {
        FUZZ_CHECK(p->raw_len == 0);
        return;
    }
    FUZZ_CHECK(p->local_len > 0);
    if (p->mailbox_len == p->local_len) {
        FUZZ_CHECK(p->flags & SMTP_PATH_POSTMASTER && p->domain_len == 0);
        return;
    }
    FUZZ_CHECK(p->mailbox[p->local_len] == '@' && p->domain_len > 0);
    FUZZ_CHECK(p->domain == p->mailbox + p->local_len + 1);
    FUZZ_CHECK((p->mailbox[0] == '"') == !!(p->flags & SMTP_PATH_QUOTED));
    FUZZ_CHECK(
        (p->domain[0] == '[') ==
        !!(p->flags & (SMTP_PATH_IPV4 | SMTP_PATH_IPV6 | SMTP_PATH_GENERAL)));
    FUZZ_CHECK((p->mailbox != p->raw) == !!(p->flags & SMTP_PATH_ROUTE));
}

static void check_same(const smtp_path *a, const smtp_path *b)
{
    FUZZ_CHECK(a->raw_len == b->raw_len && a->mailbox_len == b->mailbox_len);
    FUZZ_CHECK(a->local_len == b->local_len);
    FUZZ_CHECK(a->domain_len == b->domain_len && a->flags == b->flags);
}

/* The canonical form is a mailbox, the same one, and its own canonical form;
   it is written whole or not at all. */
static void check_canonical(const smtp_path *p)
{
    char out[400], again[400], *small;
    int len = smtp_codec_canonical(p, out, sizeof out), n;
    smtp_path q;

    FUZZ_CHECK(len >= 0 && (size_t)len <= p->mailbox_len + 2);
    FUZZ_CHECK(strlen(out) == (size_t)len);
    for (n = 0; n <= len; n++) {
        small = fuzz_block((size_t)n);
        FUZZ_CHECK(smtp_codec_canonical(p, small, (size_t)n) == SMTP_EROOM);
        free(small);
    }
    if (p->domain_len == 0)
        return;
    FUZZ_CHECK(smtp_codec_mailbox(out, (size_t)len, &q) == len);
    check_parts(out, (size_t)len, &q);
    FUZZ_CHECK(smtp_codec_canonical(&q, again, sizeof again) == len);
    FUZZ_CHECK(memcmp(out, again, (size_t)len + 1) == 0);
}

static void check_path(const char *text, size_t len, int kind)
{
    smtp_path path, again;
    int n = smtp_codec_path(text, len, kind, &path);
    char *alone;

    if (n < 0) {
        FUZZ_CHECK(n == SMTP_ESYNTAX || n == SMTP_ERANGE);
        return;
    }
    FUZZ_CHECK(n >= 2 && n <= 256 && (size_t)n <= len);
    FUZZ_CHECK(text[0] == '<' && text[n - 1] == '>');
    FUZZ_CHECK(path.raw == text + 1 && path.raw_len == (size_t)n - 2);
    check_parts(text, len, &path);
    alone = fuzz_copy(text, (size_t)n);
    FUZZ_CHECK(smtp_codec_path(alone, (size_t)n, kind, &again) == n);
    check_same(&path, &again);
    free(alone);
    if (path.raw_len > 0)
        check_canonical(&path);
    if (path.domain_len > 0) {
        FUZZ_CHECK(smtp_codec_mailbox(path.mailbox, path.mailbox_len,
                                      &again) == (int)path.mailbox_len);
        FUZZ_CHECK(again.local_len == path.local_len);
    }
}

static void check_mailbox(const char *text, size_t len)
{
    smtp_path path;
    int n = smtp_codec_mailbox(text, len, &path);

    if (n < 0) {
        FUZZ_CHECK(n == SMTP_ESYNTAX || n == SMTP_ERANGE);
        return;
    }
    FUZZ_CHECK((size_t)n == len && path.raw == text && path.raw_len == len);
    FUZZ_CHECK(!(path.flags & (SMTP_PATH_ROUTE | SMTP_PATH_NULL)));
    check_parts(text, len, &path);
    check_canonical(&path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text;

    if (size == 0)
        return 0;
    text = fuzz_copy(data + 1, size - 1);
    check_path(text, size - 1,
               data[0] & 1 ? SMTP_PATH_FORWARD : SMTP_PATH_REVERSE);
    check_mailbox(text, size - 1);
    FUZZ_CHECK(memcmp(text, data + 1, size - 1) == 0);
    free(text);
    return 0;
}
