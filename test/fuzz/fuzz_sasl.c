/*
 * SASL responses. The first octet says which mechanism; the rest is the
 * response. What is accepted must be found again where its grammar puts it,
 * and most of it put together again from its parts.
 */
#include "fuzz.h"
#include "smtp.h"

typedef int (*sasl_fn)(const void *in, size_t len, smtp_sasl *out);

enum { PLAIN, LOGIN, EXTERNAL, ANONYMOUS, XOAUTH2, OAUTHBEARER, MECHANISMS };

static const sasl_fn codecs[MECHANISMS] = {
    smtp_codec_sasl_plain,    smtp_codec_sasl_login,
    smtp_codec_sasl_external, smtp_codec_sasl_anonymous,
    smtp_codec_sasl_xoauth2,  smtp_codec_sasl_oauthbearer};

/* Aborts unless the part is there, inside the response, and UTF-8: each
   character read and written again gives the same octets. */
static void check_part(const char *part, size_t n, const char *in, size_t len)
{
    size_t i, octets, k;

    FUZZ_CHECK(part != NULL);
    if (n == 0)
        return;
    FUZZ_CHECK(part >= in && n <= len && part + n <= in + len);
    FUZZ_CHECK(memchr(part, '\0', n) == NULL);
    for (i = 0; i < n; i += octets) {
        unsigned c = (unsigned char)part[i];
        uint32_t number;

        octets = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
        FUZZ_CHECK(octets == 1 || (c >= 0xc2 && c <= 0xf4));
        FUZZ_CHECK(octets <= n - i);
        number = octets == 1 ? c : c & (0x7fU >> octets);
        for (k = 1; k < octets; k++) {
            FUZZ_CHECK(((unsigned char)part[i + k] & 0xc0) == 0x80);
            number = number << 6 | ((unsigned char)part[i + k] & 0x3f);
        }
        FUZZ_CHECK(octets < 3 || number >= (octets == 3 ? 0x800 : 0x10000));
        FUZZ_CHECK(number < 0xd800 || number > 0xdfff);
        FUZZ_CHECK(number <= 0x10ffff);
    }
}

/* The part stands behind the text, and the octet follows it. */
static void check_place(const char *part, size_t n, const char *before,
                        const char *in, char behind)
{
    size_t len = strlen(before);

    FUZZ_CHECK((size_t)(part - in) >= len);
    FUZZ_CHECK(memcmp(part - len, before, len) == 0 && part[n] == behind);
}

static void check_token(const smtp_sasl *s, const char *in, size_t len)
{
    FUZZ_CHECK(s->secret_len > 0);
    check_place(s->secret, s->secret_len, " ", in, '\1');
    FUZZ_CHECK(memchr(s->secret, ' ', s->secret_len) == NULL);
    FUZZ_CHECK(len >= 2 && memcmp(in + len - 2, "\1\1", 2) == 0);
}

static void check_plain(const smtp_sasl *s, const char *in, size_t len)
{
    FUZZ_CHECK(s->authcid_len > 0 && s->secret_len > 0);
    FUZZ_CHECK(s->authzid_len == 0 || s->authzid == in);
    FUZZ_CHECK(s->authcid == in + s->authzid_len + 1);
    FUZZ_CHECK(s->authcid[-1] == '\0' && s->secret[-1] == '\0');
    FUZZ_CHECK(s->secret == s->authcid + s->authcid_len + 1);
    FUZZ_CHECK(s->secret + s->secret_len == in + len);
}

/* Aborts unless the response is what its one field is. */
static void check_whole(int mechanism, const smtp_sasl *s, const char *in,
                        size_t len)
{
    const char *whole = mechanism == EXTERNAL ? s->authzid : s->authcid;

    FUZZ_CHECK((mechanism == EXTERNAL ? s->authzid_len : s->authcid_len) ==
               len);
    FUZZ_CHECK(len == 0 || whole == in);
    if (mechanism == LOGIN)
        FUZZ_CHECK(len > 0 && s->secret == in && s->secret_len == len);
    else
        FUZZ_CHECK(s->secret_len == 0);
    if (mechanism == ANONYMOUS)
        FUZZ_CHECK(len <= 1020 && (len == 0 || !memchr(in, '\n', len)));
}

static void check_oauthbearer(const smtp_sasl *s, const char *in, size_t len)
{
    FUZZ_CHECK(in[0] == 'n' || in[0] == 'y');
    check_token(s, in, len);
    if (s->authzid_len > 0) {
        FUZZ_CHECK(s->authzid == in + 4);
        check_place(s->authzid, s->authzid_len, ",a=", in, ',');
    }
    if (s->host_len > 0)
        check_place(s->host, s->host_len, "\1host=", in, '\1');
    FUZZ_CHECK(s->port >= 0 && s->port <= 65535);
    FUZZ_CHECK(s->authcid_len == 0);
}

static void check_response(int mechanism, const char *in, size_t len)
{
    smtp_sasl s, before;
    int rc;

    memset(&s, 0xa5, sizeof s);
    before = s;
    rc = codecs[mechanism](in, len, &s);
    if (rc != 0) {
        FUZZ_CHECK(rc == SMTP_ESYNTAX);
        FUZZ_CHECK(memcmp(&s, &before, sizeof s) == 0);
        return;
    }
    check_part(s.authzid, s.authzid_len, in, len);
    check_part(s.authcid, s.authcid_len, in, len);
    check_part(s.secret, s.secret_len, in, len);
    check_part(s.host, s.host_len, in, len);
    FUZZ_CHECK(mechanism == OAUTHBEARER || (s.host_len == 0 && s.port == 0));
    switch (mechanism) {
    case PLAIN:
        check_plain(&s, in, len);
        break;
    case XOAUTH2:
        FUZZ_CHECK(s.authcid == in + 5 && s.authcid_len > 0);
        check_place(s.authcid, s.authcid_len, "user=", in, '\1');
        check_token(&s, in, len);
        FUZZ_CHECK(s.secret + s.secret_len + 2 == in + len);
        break;
    case OAUTHBEARER:
        check_oauthbearer(&s, in, len);
        break;
    default:
        check_whole(mechanism, &s, in, len);
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *in;

    if (size == 0)
        return 0;
    in = fuzz_copy(data + 1, size - 1);
    check_response(data[0] % MECHANISMS, in, size - 1);
    FUZZ_CHECK(size == 1 || memcmp(in, data + 1, size - 1) == 0);
    free(in);
    return 0;
}
