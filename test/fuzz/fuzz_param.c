/*
 * Parameters of MAIL and RCPT, and the codecs in which their values are
 * written. The first octet says which command; the rest is the parameter.
 */
#include "fuzz.h"
#include "smtp_bytes.h"

static int is_upper(const char *a, const char *upper)
{
    for (; *a != '\0'; a++, upper++) {
        if (*a != *upper && (*a < 'a' || *a > 'z' || *a - 32 != *upper))
            return 0;
    }
    return *upper == '\0';
}

/* Which key an id stands for. */
static const struct {
    int id;
    const char *key;
} keys[] = {{SMTP_PARAM_BODY, "BODY"},
            {SMTP_PARAM_SIZE, "SIZE"},
            {SMTP_PARAM_RET, "RET"},
            {SMTP_PARAM_ENVID, "ENVID"},
            {SMTP_PARAM_NOTIFY, "NOTIFY"},
            {SMTP_PARAM_ORCPT, "ORCPT"},
            {SMTP_PARAM_BY, "BY"},
            {SMTP_PARAM_HOLDFOR, "HOLDFOR"},
            {SMTP_PARAM_HOLDUNTIL, "HOLDUNTIL"},
            {SMTP_PARAM_MT_PRIORITY, "MT-PRIORITY"},
            {SMTP_PARAM_RRVS, "RRVS"},
            {SMTP_PARAM_SOLICIT, "SOLICIT"},
            {SMTP_PARAM_MTRK, "MTRK"},
            {SMTP_PARAM_SUBMITTER, "SUBMITTER"},
            {SMTP_PARAM_XVERP, "XVERP"}};

static void check_key(const smtp_param *p)
{
    size_t i;

    FUZZ_CHECK(p->key[0] != '\0' && p->key[0] != '-');
    for (i = 0; p->key[i] != '\0'; i++)
        FUZZ_CHECK((p->key[i] >= '0' && p->key[i] <= '9') ||
                   (p->key[i] >= 'A' && p->key[i] <= 'Z') ||
                   (p->key[i] >= 'a' && p->key[i] <= 'z') || p->key[i] == '-');
    for (i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (p->id == keys[i].id)
            FUZZ_CHECK(is_upper(p->key, keys[i].key));
    }
}

/* xtext decodes to printable ASCII, and codes back to something that decodes
   to the same [3461 4]. */
static void check_xtext(const char *text, size_t len)
{
    char *plain = fuzz_block(len + 1), *coded = fuzz_block(3 * len + 1);
    char *again = fuzz_block(len + 1);
    int n = smtp_codec_xtext_decode(text, len, plain, len + 1), m;

    FUZZ_CHECK(n >= 0 && (size_t)n <= len && plain[n] == '\0');
    m = smtp_codec_xtext_encode(plain, (size_t)n, coded, 3 * len + 1);
    FUZZ_CHECK(m >= n && coded[m] == '\0');
    FUZZ_CHECK(smtp_codec_xtext_decode(coded, (size_t)m, again, len + 1) == n);
    FUZZ_CHECK(memcmp(plain, again, (size_t)n + 1) == 0);
    free(plain);
    free(coded);
    free(again);
}

/* An esmtp-value: 33 to 126 but "=" [5321 4.1.2], and UTF-8 [6531 3.3], which
   test_utf8.c holds against its definition. */
static void check_octets(const char *value, size_t len)
{
    size_t i, n;

    for (i = 0; i < len; i += n) {
        n = value[i] > ' ' && value[i] < 127 && value[i] != '=';
        if (n == 0)
            n = smtpi_utf8(value + i, len - i);
        FUZZ_CHECK(n > 0);
    }
}

static void check_value(const smtp_param *p)
{
    static const char utf8[] = "utf-8;";
    const char *semicolon = strchr(p->value, ';');
    size_t i = 0;

    FUZZ_CHECK(strlen(p->value) == p->len);
    if (p->id == SMTP_PARAM_XVERP) /* its '=' has no place in any other */
        FUZZ_CHECK(strspn(p->value, "-=+") == p->len);
    else
        check_octets(p->value, p->len);
    switch (p->id) {
    case SMTP_PARAM_SIZE:
        FUZZ_CHECK(p->number >= 0);
        break;
    case SMTP_PARAM_BODY:
        FUZZ_CHECK(p->number >= SMTP_BODY_7BIT &&
                   p->number <= SMTP_BODY_BINARY);
        break;
    case SMTP_PARAM_RET:
        FUZZ_CHECK(p->number == SMTP_RET_FULL || p->number == SMTP_RET_HDRS);
        break;
    case SMTP_PARAM_NOTIFY:
        FUZZ_CHECK(p->number > 0 && p->number <= SMTP_NOTIFY_NEVER);
        break;
    case SMTP_PARAM_BY:
        FUZZ_CHECK(p->number >= -999999999 && p->number <= 999999999);
        FUZZ_CHECK(!(p->flags & SMTP_BY_NOTIFY) ==
                   !!(p->flags & SMTP_BY_RETURN));
        FUZZ_CHECK(!(p->flags & SMTP_BY_RETURN) || p->number > 0);
        break;
    case SMTP_PARAM_HOLDFOR:
        FUZZ_CHECK(p->number >= 1 && p->number <= 999999999);
        break;
    case SMTP_PARAM_MT_PRIORITY:
        FUZZ_CHECK(p->number >= -9 && p->number <= 9);
        break;
    case SMTP_PARAM_HOLDUNTIL:
    case SMTP_PARAM_RRVS:
        FUZZ_CHECK(p->number >= -62167305540 && p->number <= 253402387140);
        break;
    case SMTP_PARAM_MTRK:
        FUZZ_CHECK(p->number >= -1 && p->number <= 999999999);
        break;
    case SMTP_PARAM_ENVID:
    case SMTP_PARAM_SUBMITTER:
        check_xtext(p->value, p->len);
        break;
    case SMTP_PARAM_ORCPT:
        FUZZ_CHECK(semicolon != NULL);
        while (utf8[i] != '\0' && (p->value[i] | 0x20) == (utf8[i] | 0x20))
            i++;
        if (utf8[i] != '\0') /* else in forms of its own [6533 3] */
            check_xtext(semicolon + 1, strlen(semicolon + 1));
        break;
    default:
        break;
    }
}

static void check_param(const uint8_t *data, size_t size, int event)
{
    char *text = fuzz_block(size + 1), *twice = fuzz_block(size + 1);
    smtp_param p, q;
    int rc;

    memcpy(text, data, size);
    text[size] = 'x';
    memcpy(twice, data, size);
    rc = smtp_codec_param(text, size, event, &p);
    FUZZ_CHECK(rc == 0 || rc == SMTP_ESYNTAX);
    FUZZ_CHECK(smtp_codec_param(twice, size, event, &q) == rc);
    if (rc == 0) {
        FUZZ_CHECK(p.key == text && text[size] == '\0');
        FUZZ_CHECK(p.id == q.id && p.number == q.number && p.len == q.len);
        check_key(&p);
        check_value(&p);
        if (p.value[0] != '\0')
            FUZZ_CHECK(p.value == text + strlen(p.key) + 1 &&
                       p.value + p.len == text + size);
    }
    free(text);
    free(twice);
}

/* Whatever decodes codes back to the same octets, and the other way. */
static void check_base64(const uint8_t *data, size_t size)
{
    char *text = fuzz_block(2 * size + 8);
    unsigned char *plain = fuzz_block(size + 8);
    int n = smtp_codec_base64_decode((const char *)data, size, plain, size);

    FUZZ_CHECK(n == SMTP_ESYNTAX || (n >= 0 && (size_t)n <= size));
    if (n >= 0) {
        FUZZ_CHECK(smtp_codec_base64_encode(plain, (size_t)n, text,
                                            2 * size + 8) == (int)size);
        FUZZ_CHECK(memcmp(text, data, size) == 0);
    }
    n = smtp_codec_base64_encode(data, size, text, 2 * size + 8);
    FUZZ_CHECK(n == (int)((size + 2) / 3 * 4) && text[n] == '\0');
    FUZZ_CHECK(smtp_codec_base64_decode(text, (size_t)n, plain, size + 8) ==
               (int)size);
    FUZZ_CHECK(size == 0 || memcmp(plain, data, size) == 0);
    free(text);
    free(plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > 16384)
        return 0;
    check_param(data + 1, size - 1,
                data[0] & 1 ? SMTP_EVENT_RCPT : SMTP_EVENT_MAIL);
    check_base64(data + 1, size - 1);
    return 0;
}
