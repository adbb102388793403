/*
 * The parameters of MAIL and RCPT, RFC 5321 4.1.2: their common grammar, and
 * a row for each that the library knows. What an RFC says of a value is
 * checked here, once, so that hosts and relays get values that they can pass
 * on as they are.
 */
#include "smtp_grammar.h"

/* RFC 6152 section 2, RFC 3030 section 3. */
static int param_body(const char *value, size_t len, smtp_param *param)
{
    if (smtpi_is_word(value, len, "7BIT"))
        param->number = SMTP_BODY_7BIT;
    else if (smtpi_is_word(value, len, "8BITMIME"))
        param->number = SMTP_BODY_8BIT;
    else if (smtpi_is_word(value, len, "BINARYMIME"))
        param->number = SMTP_BODY_BINARY;
    else
        return SMTP_ESYNTAX;
    return 0;
}

/* RFC 1870 section 3. What is too large to count is too large to take. */
static int param_size(const char *value, size_t len, smtp_param *param)
{
    return smtpi_number(value, len, 20, &param->number);
}

/* RFC 3461 4.3. */
static int param_ret(const char *value, size_t len, smtp_param *param)
{
    if (smtpi_is_word(value, len, "FULL"))
        param->number = SMTP_RET_FULL;
    else if (smtpi_is_word(value, len, "HDRS"))
        param->number = SMTP_RET_HDRS;
    else
        return SMTP_ESYNTAX;
    return 0;
}

/*
 * xtext that says printable US-ASCII alone, RFC 3461 4.2
 * and 4.4: the value ends up in the lines of a delivery report, where an
 * encoded CR LF would begin a line of its own.
 */
static int param_xtext(const char *value, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        char octet[2]; /* and the NUL of the decoder */

        /* All else of ASCII that an esmtp-value may hold stands for itself. */
        if (value[i] != '+' && SMTPI_IS(value[i], SMTPI_VALUE))
            continue;
        if (len - i < 3 ||
            smtp_codec_xtext_decode(value + i, 3, octet, sizeof octet) != 1)
            return SMTP_ESYNTAX;
        if (!SMTPI_IS(octet[0], SMTPI_TEXT) || octet[0] == '\t')
            return SMTP_ESYNTAX;
        i += 2;
    }
    return 0;
}

static int param_envid(const char *value, size_t len, smtp_param *param)
{
    param->number = 0;
    return len != 0 ? param_xtext(value, len) : SMTP_ESYNTAX;
}

/* RFC 3461 4.2: addr-type ";" xtext. That the address fits its type is none of
   our business. */
static int param_orcpt(const char *value, size_t len, smtp_param *param)
{
    size_t type = 0;

    param->number = 0;
    while (type < len && SMTPI_IS(value[type], SMTPI_ATEXT))
        type++;
    if (type == 0 || type == len || value[type] != ';')
        return SMTP_ESYNTAX;
    /* UTF-8 as it is only where SMTPUTF8 lets it into values. */
    if (smtpi_is_word(value, type, "UTF-8"))
        return smtpi_is_unitext(value + type + 1, len - type - 1)
                   ? 0
                   : SMTP_ESYNTAX;
    return param_xtext(value + type + 1, len - type - 1);
}

/* The bit of one of NOTIFY's words, or 0. */
static int param_notify_bit(const char *word, size_t len)
{
    static const struct {
        const char *word;
        int bit;
    } words[] = {{"NEVER", SMTP_NOTIFY_NEVER},
                 {"SUCCESS", SMTP_NOTIFY_SUCCESS},
                 {"FAILURE", SMTP_NOTIFY_FAILURE},
                 {"DELAY", SMTP_NOTIFY_DELAY}};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (smtpi_is_word(word, len, words[i].word))
            return words[i].bit;
    }
    return 0;
}

/* RFC 3461 4.1: NEVER, or a list of the others, none of them twice. */
static int param_notify(const char *value, size_t len, smtp_param *param)
{
    int all = 0;
    size_t i, begin = 0;

    for (i = 0; i <= len; i++) {
        int bit;

        if (i < len && value[i] != ',')
            continue;
        bit = param_notify_bit(value + begin, i - begin);
        if (bit == 0 || (all & bit) != 0)
            return SMTP_ESYNTAX;
        all |= bit;
        begin = i + 1;
    }
    if ((all & SMTP_NOTIFY_NEVER) != 0 && all != SMTP_NOTIFY_NEVER)
        return SMTP_ESYNTAX;
    param->number = all;
    return 0;
}

/* RFC 6531 3.1: it has no value. */
static int param_bare(const char *value, size_t len, smtp_param *param)
{
    (void)value;
    param->number = 0;
    return len == 0 ? 0 : SMTP_ESYNTAX;
}

/* RFC 4954 5: xtext of a Mailbox, or of "<>". */
static int param_auth(const char *value, size_t len, smtp_param *param)
{
    char text[3 * SMTPI_DOMAIN];
    smtp_path path;
    int n = smtp_codec_xtext_decode(value, len, text + 1, sizeof text - 2);

    param->number = 0;
    if (n == 2 && memcmp(text + 1, "<>", 2) == 0)
        return 0;
    if (n <= 0)
        return SMTP_ESYNTAX;
    text[0] = '<';
    text[n + 1] = '>';
    n = smtp_codec_path(text, (size_t)n + 2, SMTP_PATH_INTERNATIONAL, &path) -
        n - 2;
    return n == 0 && !(path.flags & SMTP_PATH_ROUTE) ? 0 : SMTP_ESYNTAX;
}

/* ---- attributes of XCLIENT and XFORWARD, Postfix's texts ---- */

/* A text: at most 255 octets of printable ASCII without blanks once decoded;
   XFORWARD knows no more of it. */
static int param_attr(const char *value, size_t len, smtp_param *param)
{
    char text[SMTPI_DOMAIN + 1];
    int n = smtp_codec_xtext_decode(value, len, text, sizeof text), i;

    param->number = 0;
    for (i = 0; i < n; i++)
        if (!SMTPI_IS(text[i], SMTPI_TEXT) || text[i] == ' ' ||
            text[i] == '\t')
            return SMTP_ESYNTAX;
    return n > 0 ? 0 : SMTP_ESYNTAX;
}

/* The same for what may stand in a header field, as XFORWARD's values may. Of
   what is special there an address-literal has brackets and colon. */
static int param_attr_header(const char *value, size_t len, smtp_param *param)
{
    static const char special[] = "()<>@,;\\\"";
    char text[SMTPI_DOMAIN + 1];
    int n = smtp_codec_xtext_decode(value, len, text, sizeof text), i;

    for (i = 0; i < n; i++)
        if (memchr(special, (unsigned char)text[i], sizeof special - 1) !=
            NULL)
            return SMTP_ESYNTAX;
    return param_attr(value, len, param);
}

/* XFORWARD's protocol: any name of at most 64 octets. */
static int param_attr_protocol(const char *value, size_t len,
                               smtp_param *param)
{
    char text[64 + 1];

    return smtp_codec_xtext_decode(value, len, text, sizeof text) < 0
               ? SMTP_ESYNTAX
               : param_attr_header(value, len, param);
}

/* The value decoded, where it fits and is one; its octets, else 0. */
static size_t param_decoded(const char *value, size_t len, char *text,
                            size_t size)
{
    int n = smtp_codec_xtext_decode(value, len, text, size);

    return n > 0 ? (size_t)n : 0;
}

/* 1 if text is "[UNAVAILABLE]" or one of two words. */
static int param_is_one_of(const char *text, size_t len, const char *a,
                           const char *b)
{
    return smtpi_is_word(text, len, "[UNAVAILABLE]") ||
           smtpi_is_word(text, len, a) || smtpi_is_word(text, len, b);
}

enum { PARAM_SHORT = 64 }; /* longer than any address, port or word */

static int param_attr_addr(const char *value, size_t len, smtp_param *param)
{
    char text[PARAM_SHORT];
    size_t n = param_decoded(value, len, text, sizeof text);

    param->number = 0;
    if (smtpi_is_word(text, n, "[UNAVAILABLE]") || smtpi_is_ipv4(text, n))
        return 0;
    return n > 5 && smtpi_is_word(text, 5, "IPV6:") &&
                   smtpi_is_ipv6(text + 5, n - 5)
               ? 0
               : SMTP_ESYNTAX;
}

static int param_attr_port(const char *value, size_t len, smtp_param *param)
{
    char text[PARAM_SHORT];
    size_t n = param_decoded(value, len, text, sizeof text);

    param->number = 0;
    if (smtpi_is_word(text, n, "[UNAVAILABLE]"))
        return 0;
    if (smtpi_number(text, n, 5, &param->number) < 0)
        return SMTP_ESYNTAX;
    return param->number <= 65535 ? 0 : SMTP_ESYNTAX;
}

static int param_attr_proto(const char *value, size_t len, smtp_param *param)
{
    char text[PARAM_SHORT];
    size_t n = param_decoded(value, len, text, sizeof text);

    param->number = 0;
    return param_is_one_of(text, n, "SMTP", "ESMTP") ? 0 : SMTP_ESYNTAX;
}

static int param_attr_source(const char *value, size_t len, smtp_param *param)
{
    char text[PARAM_SHORT];
    size_t n = param_decoded(value, len, text, sizeof text);

    param->number = 0;
    return param_is_one_of(text, n, "LOCAL", "REMOTE") ? 0 : SMTP_ESYNTAX;
}

#define PARAM(event, key, ext, check)                                         \
    {                                                                         \
#key, SMTP_PARAM_##key, SMTP_EVENT_##event, SMTP_EXT_##ext, check     \
    }

const struct smtpi_param smtpi_params[] = {
    PARAM(MAIL, BODY, 8BITMIME, param_body),
    PARAM(MAIL, SIZE, SIZE, param_size),
    PARAM(MAIL, RET, DSN, param_ret),
    PARAM(MAIL, ENVID, DSN, param_envid),
    PARAM(RCPT, NOTIFY, DSN, param_notify),
    PARAM(RCPT, ORCPT, DSN, param_orcpt),
    PARAM(MAIL, SMTPUTF8, SMTPUTF8, param_bare),
    PARAM(MAIL, AUTH, AUTH, param_auth),
    PARAM(MAIL, BY, DELIVERBY, smtpi_value_by),
    PARAM(MAIL, HOLDFOR, FUTURERELEASE, smtpi_value_hold_for),
    PARAM(MAIL, HOLDUNTIL, FUTURERELEASE, smtpi_value_hold_until),
    {"MT-PRIORITY", SMTP_PARAM_MT_PRIORITY, SMTP_EVENT_MAIL,
     SMTP_EXT_MT_PRIORITY, smtpi_value_priority},
    PARAM(MAIL, REQUIRETLS, REQUIRETLS, param_bare),
    PARAM(RCPT, RRVS, RRVS, smtpi_value_rrvs),
    PARAM(MAIL, SOLICIT, NO_SOLICITING, smtpi_value_solicit),
    PARAM(MAIL, MTRK, MTRK, smtpi_value_mtrk),
    PARAM(MAIL, CONPERM, CONPERM, param_bare),
    PARAM(RCPT, CONNEG, CONNEG, param_bare),
    PARAM(MAIL, SUBMITTER, SUBMITTER, smtpi_value_submitter),
    PARAM(MAIL, XVERP, XVERP, smtpi_value_xverp),
    PARAM(XCLIENT, NAME, XCLIENT, param_attr),
    PARAM(XCLIENT, ADDR, XCLIENT, param_attr_addr),
    PARAM(XCLIENT, PORT, XCLIENT, param_attr_port),
    PARAM(XCLIENT, PROTO, XCLIENT, param_attr_proto),
    PARAM(XCLIENT, HELO, XCLIENT, param_attr),
    PARAM(XCLIENT, LOGIN, XCLIENT, param_attr),
    PARAM(XCLIENT, DESTADDR, XCLIENT, param_attr_addr),
    PARAM(XCLIENT, DESTPORT, XCLIENT, param_attr_port),
    PARAM(XFORWARD, NAME, XFORWARD, param_attr_header),
    PARAM(XFORWARD, ADDR, XFORWARD, param_attr_addr),
    PARAM(XFORWARD, PORT, XFORWARD, param_attr_port),
    PARAM(XFORWARD, PROTO, XFORWARD, param_attr_protocol),
    PARAM(XFORWARD, HELO, XFORWARD, param_attr_header),
    PARAM(XFORWARD, IDENT, XFORWARD, param_attr_header),
    PARAM(XFORWARD, SOURCE, XFORWARD, param_attr_source)};
const size_t smtpi_params_count = sizeof smtpi_params / sizeof smtpi_params[0];

const struct smtpi_param *smtpi_param_find(const char *key, size_t len,
                                           int event)
{
    size_t i;

    for (i = 0; i < smtpi_params_count; i++) {
        if (smtpi_params[i].event == event &&
            smtpi_is_word(key, len, smtpi_params[i].key))
            return &smtpi_params[i];
    }
    return NULL;
}

int smtpi_param_split(const char *text, size_t len, int utf8, size_t *key)
{
    size_t i = 0, n;
    int verp;

    while (i < len && (SMTPI_IS(text[i], SMTPI_LETDIG) || text[i] == '-'))
        i++;
    if (i == 0 || text[0] == '-')
        return SMTP_ESYNTAX;
    *key = i;
    if (i == len)
        return 0;
    if (text[i] != '=' || i + 1 == len)
        return SMTP_ESYNTAX;
    /* Whose usual value breaks the grammar: "XVERP=+=" */
    verp = smtpi_is_word(text, i, "XVERP");
    for (i++; i < len; i += n) {
        n = SMTPI_IS(text[i], SMTPI_VALUE) || (verp && text[i] == '=');
        if (n == 0 && utf8)
            n = smtpi_utf8(text + i, len - i);
        if (n == 0)
            return SMTP_ESYNTAX;
    }
    return 0;
}

static int param_check(const struct smtpi_param *row, uint64_t exts,
                       smtp_param *param)
{
    if (row->check(param->value, param->len, param) < 0)
        return SMTP_ESYNTAX;
    /* The one value that another extension brings */
    return param->id == SMTP_PARAM_BODY && param->number == SMTP_BODY_BINARY &&
                   !(exts & SMTPI_EXT_BIT(SMTP_EXT_BINARYMIME))
               ? SMTP_ESYNTAX
               : 0;
}

int smtpi_param_read(char *text, size_t len, int event, uint64_t exts,
                     smtp_param *param)
{
    int utf8 = (exts & SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8)) != 0;
    const struct smtpi_param *row;
    smtp_param found = {0};
    size_t key;
    char behind;

    if (smtpi_param_split(text, len, utf8, &key) < 0)
        return SMTP_ESYNTAX;
    row = smtpi_param_find(text, key, event);
    if (row && !(exts & SMTPI_EXT_BIT(row->ext)))
        row = NULL;
    if (row == NULL && key < len &&
        memchr(text + key + 1, '=', len - key - 1) != NULL)
        return SMTP_ESYNTAX;
    behind = text[len];
    text[len] = 0;
    text[key] = 0;
    found.key = text;
    found.value = key < len ? text + key + 1 : text + len;
    found.len = key < len ? len - key - 1 : 0;
    found.id = row ? row->id : SMTP_PARAM_OTHER;
    if (row && param_check(row, exts, &found) < 0) {
        if (key < len)
            text[key] = '=';
        text[len] = behind;
        return SMTP_ESYNTAX;
    }
    *param = found;
    return 0;
}

int smtp_codec_param(char *text, size_t len, int event, smtp_param *param)
{
    return smtpi_param_read(text, len, event, UINT64_MAX, param);
}
