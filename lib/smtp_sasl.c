/*
 * What a client's response says, for the SASL mechanisms that compute nothing:
 * PLAIN (RFC 4616), LOGIN, EXTERNAL (RFC 4422 A), ANONYMOUS (RFC 4505),
 * XOAUTH2 and OAUTHBEARER (RFC 7628).
 *
 * Each reads all of a response or none of it: what a server lets through here
 * is looked up, compared and logged by others, and two readings of one
 * response are a way around them. So no part is guessed, nothing may stand
 * behind the end, a key that comes twice is refused, and every text is
 * well-formed UTF-8 without NUL. The results point into the response.
 */
#include "smtp_grammar.h"

enum {
    SASL_SEP = 1,    /* ^A, between the fields of the OAuth mechanisms */
    SASL_TRACE = 255 /* characters of a trace that is no address, 4505 2 */
};

/* All parts absent. */
static void sasl_clear(smtp_sasl *sasl)
{
    sasl->authzid = sasl->authcid = sasl->secret = sasl->host = "";
    sasl->authzid_len = sasl->authcid_len = 0;
    sasl->secret_len = sasl->host_len = 0;
    sasl->port = 0;
}

/* The octets of the character that p begins with: 0 if it is NUL or not
   well-formed, or at the end. */
static size_t sasl_char(const char *p, size_t len)
{
    if (len == 0 || (unsigned char)*p >= 0x80)
        return smtpi_utf8(p, len);
    return *p != 0;
}

/* 1 if all of it is UTF-8 without NUL. */
static int sasl_is_text(const char *p, size_t len)
{
    size_t i = 0, n;

    while (i < len) {
        if ((n = sasl_char(p + i, len - i)) == 0)
            return 0;
        i += n;
    }
    return 1;
}

/* 1 if the response of len octets begins with the text; 0 for no response. */
static int sasl_begins(const char *p, size_t len, const char *text)
{
    size_t n = strlen(text);

    return len >= n && memcmp(p, text, n) == 0;
}

int smtp_codec_sasl_plain(const void *in, size_t len, smtp_sasl *out)
{
    const char *p = in, *authcid, *secret;
    size_t left = len;

    /* message = [authzid] UTF8NUL authcid UTF8NUL passwd, 4616 2. */
    if (left == 0 || (authcid = memchr(p, 0, left)) == NULL)
        return SMTP_ESYNTAX;
    left -= (size_t)(++authcid - p);
    if (left == 0 || (secret = memchr(authcid, 0, left)) == NULL)
        return SMTP_ESYNTAX;
    left -= (size_t)(++secret - authcid);
    if (left == 0 || secret - authcid == 1 || !sasl_is_text(secret, left) ||
        !sasl_is_text(authcid, (size_t)(secret - authcid) - 1) ||
        !sasl_is_text(p, (size_t)(authcid - p) - 1))
        return SMTP_ESYNTAX;
    sasl_clear(out);
    out->authzid = p;
    out->authzid_len = (size_t)(authcid - p) - 1;
    out->authcid = authcid;
    out->authcid_len = (size_t)(secret - authcid) - 1;
    out->secret = secret;
    out->secret_len = left;
    return 0;
}

int smtp_codec_sasl_login(const void *in, size_t len, smtp_sasl *out)
{
    if (len == 0 || !sasl_is_text(in, len))
        return SMTP_ESYNTAX;
    sasl_clear(out);
    out->authcid = out->secret = in;
    out->authcid_len = out->secret_len = len;
    return 0;
}

int smtp_codec_sasl_external(const void *in, size_t len, smtp_sasl *out)
{
    if (!sasl_is_text(in, len))
        return SMTP_ESYNTAX;
    sasl_clear(out);
    if (len > 0)
        out->authzid = in;
    out->authzid_len = len;
    return 0;
}

/* ---- ANONYMOUS ---- */

/* What RFC 4505 section 3 keeps out of a trace: tables C.2 to C.6, C.8 and C.9
   of RFC 3454 in one, the last two characters of every plane apart. */
static const struct {
    uint32_t first, last;
} sasl_banned[] = {
    {0x0000, 0x001f},   {0x007f, 0x009f},   {0x0340, 0x0341},
    {0x06dd, 0x06dd},   {0x070f, 0x070f},   {0x180e, 0x180e},
    {0x200c, 0x200f},   {0x2028, 0x202e},   {0x2060, 0x2063},
    {0x206a, 0x206f},   {0xe000, 0xf8ff},   {0xfdd0, 0xfdef},
    {0xfeff, 0xfeff},   {0xfff9, 0xfffd},   {0x1d173, 0x1d17a},
    {0xe0001, 0xe0001}, {0xe0020, 0xe007f}, {0xf0000, 0x10ffff}};

/* 1 if a trace may hold the character of n octets at p. */
static int sasl_is_trace(const char *p, size_t n)
{
    uint32_t number = smtpi_utf8_point(p, n);
    size_t i;

    if ((number & 0xfffe) == 0xfffe)
        return 0;
    for (i = 0; i < sizeof sasl_banned / sizeof sasl_banned[0]; i++) {
        if (number <= sasl_banned[i].last)
            return number < sasl_banned[i].first;
    }
    return 1;
}

int smtp_codec_sasl_anonymous(const void *in, size_t len, smtp_sasl *out)
{
    const char *p = in;
    size_t i, n, chars = 0;
    smtp_path path;

    for (i = 0; i < len; i += n, chars++) {
        n = sasl_char(p + i, len - i);
        if (n == 0 || !sasl_is_trace(p + i, n))
            return SMTP_ESYNTAX;
    }
    if (len > 0 && memchr(p, '@', len) != NULL) {
        if (smtp_codec_mailbox(p, len, &path) < 0)
            return SMTP_ESYNTAX;
    } else if (chars > SASL_TRACE) {
        return SMTP_ESYNTAX;
    }
    sasl_clear(out);
    if (len > 0)
        out->authcid = p;
    out->authcid_len = len;
    return 0;
}

/* ---- XOAUTH2 and OAUTHBEARER ---- */

/* Reads the value of auth: "Bearer", in any case, blanks and a b64token
   (RFC 6750 2.1), which is what is meant by the "Authorization header" of
   RFC 7628 3.1. */
static int sasl_bearer(const char *p, size_t len, smtp_sasl *out)
{
    size_t i = 6, token;

    if (len < i || !smtpi_is_word(p, i, "BEARER"))
        return SMTP_ESYNTAX;
    while (i < len && p[i] == ' ')
        i++;
    for (token = i; i < len; i++) {
        if (!SMTPI_IS(p[i], SMTPI_LETDIG) && memchr("-._~+/", p[i], 6) == NULL)
            break;
    }
    if (token == 6 || i == token)
        return SMTP_ESYNTAX;
    out->secret = p + token;
    out->secret_len = len - token;
    while (i < len && p[i] == '=')
        i++;
    return i == len ? 0 : SMTP_ESYNTAX;
}

int smtp_codec_sasl_xoauth2(const void *in, size_t len, smtp_sasl *out)
{
    const char *p = in, *user, *sep;
    smtp_sasl found;
    size_t left;

    if (!sasl_begins(p, len, "user="))
        return SMTP_ESYNTAX;
    user = p + 5;
    left = len - 5;
    if (left == 0 || (sep = memchr(user, SASL_SEP, left)) == NULL)
        return SMTP_ESYNTAX;
    sasl_clear(&found);
    found.authcid = user;
    found.authcid_len = (size_t)(sep - user);
    left -= found.authcid_len;
    if (found.authcid_len == 0 || !sasl_is_text(user, found.authcid_len) ||
        !sasl_begins(sep, left, "\1auth=") || left < 8 ||
        !sasl_begins(sep + left - 2, 2, "\1\1") ||
        sasl_bearer(sep + 6, left - 8, &found) < 0)
        return SMTP_ESYNTAX;
    *out = found;
    return 0;
}

/* 1 if it is a saslname, RFC 5801 4: '=' only as "=2C" or "=3D". That it has
   no ',' the caller knows. */
static int sasl_is_name(const char *p, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (p[i] == '=' && !sasl_begins(p + i, len - i, "=2C") &&
            !sasl_begins(p + i, len - i, "=3D"))
            return 0;
    }
    return len > 0 && sasl_is_text(p, len);
}

/* Reads the gs2-header, RFC 5801 4, of a mechanism without channel binding:
   "n" or "y", ",", perhaps "a=" and a name, ",". Returns its octets, or 0. */
static size_t sasl_gs2(const char *p, size_t len, smtp_sasl *out)
{
    const char *comma;
    size_t n;

    if (!sasl_begins(p, len, "n,") && !sasl_begins(p, len, "y,"))
        return 0;
    p += 2;
    len -= 2;
    if (len == 0 || (comma = memchr(p, ',', len)) == NULL)
        return 0;
    n = (size_t)(comma - p);
    if (n == 0)
        return 3;
    if (!sasl_begins(p, n, "a=") || !sasl_is_name(p + 2, n - 2))
        return 0;
    out->authzid = p + 2;
    out->authzid_len = n - 2;
    return n + 3;
}

/* RFC 7628 3.1: a name, which holds no blanks. */
static int sasl_host(const char *p, size_t len, smtp_sasl *out)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (!SMTPI_IS(p[i], SMTPI_TEXT) || p[i] == ' ' || p[i] == '\t')
            return SMTP_ESYNTAX;
    }
    out->host = p;
    out->host_len = len;
    return len > 0 ? 0 : SMTP_ESYNTAX;
}

/* RFC 7628 3.1: positive, without leading zeros. */
static int sasl_port(const char *p, size_t len, smtp_sasl *out)
{
    int64_t port;

    if (smtpi_number(p, len, 5, &port) < 0 || *p == '0' || port > 65535)
        return SMTP_ESYNTAX;
    out->port = (int32_t)port;
    return 0;
}

/* Reads a value; those of unknown keys are left alone, RFC 7628 3.1. */
static int sasl_value(const char *key, size_t key_len, const char *p,
                      size_t len, smtp_sasl *out)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (!SMTPI_IS(p[i], SMTPI_TEXT) && p[i] != '\r' && p[i] != '\n')
            return SMTP_ESYNTAX;
    }
    if (key_len != 4)
        return 0;
    if (memcmp(key, "auth", 4) == 0)
        return out->secret_len > 0 ? SMTP_ESYNTAX : sasl_bearer(p, len, out);
    if (memcmp(key, "host", 4) == 0)
        return out->host_len > 0 ? SMTP_ESYNTAX : sasl_host(p, len, out);
    if (memcmp(key, "port", 4) == 0)
        return out->port > 0 ? SMTP_ESYNTAX : sasl_port(p, len, out);
    return 0;
}

/* Reads a kvpair = key "=" value kvsep. Returns its octets, or 0. */
static size_t sasl_pair(const char *p, size_t len, smtp_sasl *out)
{
    const char *sep = memchr(p, SASL_SEP, len);
    size_t key = 0, n;

    if (sep == NULL)
        return 0;
    n = (size_t)(sep - p);
    while (key < n && SMTPI_IS(p[key], SMTPI_ALPHA))
        key++;
    if (key == 0 || key == n || p[key] != '=')
        return 0;
    if (sasl_value(p, key, p + key + 1, n - key - 1, out) < 0)
        return 0;
    return n + 1;
}

int smtp_codec_sasl_oauthbearer(const void *in, size_t len, smtp_sasl *out)
{
    const char *p = in;
    smtp_sasl found;
    size_t i, n;

    sasl_clear(&found);
    i = sasl_gs2(p, len, &found);
    if (i == 0 || i == len || p[i++] != SASL_SEP)
        return SMTP_ESYNTAX;
    for (; i < len && p[i] != SASL_SEP; i += n) {
        if ((n = sasl_pair(p + i, len - i, &found)) == 0)
            return SMTP_ESYNTAX;
    }
    /* What ends the pairs ends the response. */
    if (i + 1 != len || found.secret_len == 0)
        return SMTP_ESYNTAX;
    *out = found;
    return 0;
}
