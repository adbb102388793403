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

/* The octets of the esmtp-keyword that text begins with, 0: none, and all of
   them in *key; what follows must be "=" and an esmtp-value, or nothing. */
static int param_split(const char *text, size_t len, int utf8, size_t *key)
{
    size_t i = 0, n;

    while (i < len && (SMTPI_IS(text[i], SMTPI_LETDIG) || text[i] == '-'))
        i++;
    if (i == 0 || text[0] == '-')
        return SMTP_ESYNTAX;
    *key = i;
    if (i == len)
        return 0;
    if (text[i] != '=' || i + 1 == len)
        return SMTP_ESYNTAX;
    for (i++; i < len; i += n) {
        n = SMTPI_IS(text[i], SMTPI_VALUE) != 0;
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

    if (param_split(text, len, utf8, &key) < 0)
        return SMTP_ESYNTAX;
    row = smtpi_param_find(text, key, event);
    if (row && !(exts & SMTPI_EXT_BIT(row->ext)))
        row = NULL;
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

/* ---- writing ---- */

/* RFC 3461 4.2, 4.4: of more nobody can be sure that it is taken. */
enum { PARAM_ENVID = 100, PARAM_ORCPT = 500 };

/* Numbers that stand for words. */
static const struct {
    unsigned char id;
    unsigned char number;
    const char *word;
} param_words[] = {{SMTP_PARAM_BODY, SMTP_BODY_7BIT, "7BIT"},
                   {SMTP_PARAM_BODY, SMTP_BODY_8BIT, "8BITMIME"},
                   {SMTP_PARAM_BODY, SMTP_BODY_BINARY, "BINARYMIME"},
                   {SMTP_PARAM_RET, SMTP_RET_FULL, "FULL"},
                   {SMTP_PARAM_RET, SMTP_RET_HDRS, "HDRS"},
                   {SMTP_PARAM_NOTIFY, SMTP_NOTIFY_NEVER, "NEVER"},
                   {SMTP_PARAM_NOTIFY, SMTP_NOTIFY_SUCCESS, "SUCCESS"},
                   {SMTP_PARAM_NOTIFY, SMTP_NOTIFY_FAILURE, "FAILURE"},
                   {SMTP_PARAM_NOTIFY, SMTP_NOTIFY_DELAY, "DELAY"}};

/* The value of a number, at most 32 octets: its word, NOTIFY's words, or
   digits. 0 if it stands for none. */
static size_t param_number_write(const smtp_param *param, char *out)
{
    enum {
        NOTIFY = SMTP_NOTIFY_NEVER | SMTP_NOTIFY_SUCCESS |
                 SMTP_NOTIFY_FAILURE | SMTP_NOTIFY_DELAY
    };
    size_t n = 0, i;

    if (param->id == SMTP_PARAM_SIZE)
        return param->number < 0 ? 0
                                 : smtpi_decimal((uint64_t)param->number, out);
    if (param->id == SMTP_PARAM_NOTIFY && param->number & ~NOTIFY)
        return 0;
    for (i = 0; i < sizeof param_words / sizeof *param_words; i++) {
        int bits = param->id == SMTP_PARAM_NOTIFY;

        if (param_words[i].id != param->id ||
            (bits ? (param->number & param_words[i].number) == 0
                  : param->number != param_words[i].number))
            continue;
        if (n != 0)
            out[n++] = ',';
        memcpy(out + n, param_words[i].word, strlen(param_words[i].word));
        n += strlen(param_words[i].word);
    }
    return n;
}

/* xtext of a plain value; of ORCPT only what stands behind the type, and of
   AUTH not "<>"; of ORCPT's type utf-8 unitext. Returns its octets, or an
   error. */
static int param_value_write(const smtp_param *param, int utf8, char *out,
                             size_t room)
{
    const char *semicolon = NULL;
    size_t type = 0;
    int n;

    if (param->len == 2 && param->id == SMTP_PARAM_AUTH &&
        memcmp(param->value, "<>", 2) == 0)
        semicolon = param->value + 1;
    if (param->id == SMTP_PARAM_ORCPT)
        semicolon = memchr(param->value, ';', param->len);
    if (semicolon != NULL)
        type = (size_t)(semicolon - param->value) + 1;
    if (type >= room)
        return SMTP_EROOM;
    memcpy(out, param->value, type);
    if (type != 0 && smtpi_is_word(param->value, type - 1, "UTF-8"))
        n = smtpi_unitext_encode(param->value + type, param->len - type, utf8,
                                 out + type, room - type);
    else
        n = smtp_codec_xtext_encode(param->value + type, param->len - type,
                                    out + type, room - type);
    return n < 0 ? n : n + (int)type;
}

/* Whether number and not value tells what the parameter says. */
static int param_is_number(int id)
{
    return id == SMTP_PARAM_SIZE || id == SMTP_PARAM_BODY ||
           id == SMTP_PARAM_RET || id == SMTP_PARAM_NOTIFY;
}

/* Writes the value of one that a row describes; its octets, or an error. */
static int param_known_write(const smtp_param *param, int utf8, char *out,
                             size_t room)
{
    enum { NUMBER = 40 };

    if (param->id == SMTP_PARAM_SMTPUTF8)
        return 0;
    if (param_is_number(param->id))
        return room < NUMBER ? SMTP_EROOM
                             : (int)param_number_write(param, out);
    if (param->key == NULL)
        return param_value_write(param, utf8, out, room);
    if (param->len >= room)
        return SMTP_EROOM;
    memcpy(out, param->value, param->len);
    return (int)param->len;
}

/* The row of a parameter by its id. */
static const struct smtpi_param *param_of(int id, int event)
{
    size_t i;

    for (i = 0; i < smtpi_params_count; i++)
        if (smtpi_params[i].id == id && smtpi_params[i].event == event)
            return &smtpi_params[i];
    return NULL;
}

/* The host's own: what it says is sent, if it is a parameter at all and none
   that the library knows. */
static int param_other_write(const smtp_param *param, int event, uint64_t exts,
                             char *out, size_t room)
{
    int utf8 = (exts & SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8)) != 0;
    size_t own = param->key != NULL ? strlen(param->key) : 0, key;
    size_t len = own;

    if (len == 0 || smtpi_param_find(param->key, len, event) != NULL)
        return SMTP_EINVAL;
    if (len + param->len + 3 > room)
        return SMTP_EROOM;
    out[0] = ' ';
    memcpy(out + 1, param->key, len);
    if (param->len != 0) {
        out[++len] = '=';
        memcpy(out + 1 + len, param->value, param->len);
        len += param->len;
    }
    if (param_split(out + 1, len, utf8, &key) < 0 || key != own)
        return SMTP_EINVAL;
    return (int)len + 1;
}

int smtpi_param_write(const smtp_param *param, int event, uint64_t exts,
                      char *out, size_t room)
{
    const struct smtpi_param *row = param_of(param->id, event);
    smtp_param found;
    size_t key;
    int n;

    if (param->id == SMTP_PARAM_OTHER)
        return param_other_write(param, event, exts, out, room);
    if (row == NULL || !(exts & SMTPI_EXT_BIT(row->ext)))
        return SMTP_EINVAL;
    key = strlen(row->key);
    if (room < key + 3)
        return SMTP_EROOM;
    out[0] = ' ';
    memcpy(out + 1, row->key, key);
    n = param_known_write(param,
                          (exts & SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8)) != 0,
                          out + key + 2, room - key - 3);
    if (n < 0)
        return n;
    if ((param->id == SMTP_PARAM_ENVID && n > PARAM_ENVID) ||
        (param->id == SMTP_PARAM_ORCPT && n > PARAM_ORCPT))
        return SMTP_EINVAL;
    if (n == 0)
        return row->check("", 0, &found) < 0 ? SMTP_EINVAL : (int)key + 1;
    out[key + 1] = '=';
    out[key + 2 + (size_t)n] = '\0';
    /* Read again as the server will: nothing else leaves */
    if (smtpi_param_read(out + 1, key + 1 + (size_t)n, event, exts, &found) <
        0)
        return SMTP_EINVAL;
    out[key + 1] = '=';
    return (int)key + 2 + n;
}

int smtp_codec_param(char *text, size_t len, int event, smtp_param *param)
{
    return smtpi_param_read(text, len, event, UINT64_MAX, param);
}
