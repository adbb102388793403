/*
 * The parameters of MAIL and RCPT, RFC 5321 4.1.2: their common grammar, and
 * a row for each that the library knows. What an RFC says of a value is
 * checked here, once, so that hosts and relays get values that they can pass
 * on as they are.
 */
#include "smtp_grammar.h"

/* RFC 6152 section 2. */
static int param_body(const char *value, size_t len, smtp_param *param)
{
    if (smtpi_is_word(value, len, "7BIT"))
        param->number = SMTP_BODY_7BIT;
    else if (smtpi_is_word(value, len, "8BITMIME"))
        param->number = SMTP_BODY_8BIT;
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

        /* All else that an esmtp-value may hold stands for itself. */
        if (value[i] != '+')
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

const struct smtpi_param smtpi_params[] = {
    {"BODY", SMTP_PARAM_BODY, SMTP_EVENT_MAIL, SMTP_EXT_8BITMIME, param_body},
    {"SIZE", SMTP_PARAM_SIZE, SMTP_EVENT_MAIL, SMTP_EXT_SIZE, param_size},
    {"RET", SMTP_PARAM_RET, SMTP_EVENT_MAIL, SMTP_EXT_DSN, param_ret},
    {"ENVID", SMTP_PARAM_ENVID, SMTP_EVENT_MAIL, SMTP_EXT_DSN, param_envid},
    {"NOTIFY", SMTP_PARAM_NOTIFY, SMTP_EVENT_RCPT, SMTP_EXT_DSN, param_notify},
    {"ORCPT", SMTP_PARAM_ORCPT, SMTP_EVENT_RCPT, SMTP_EXT_DSN, param_orcpt}};
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
static int param_split(const char *text, size_t len, size_t *key)
{
    size_t i = 0;

    while (i < len && (SMTPI_IS(text[i], SMTPI_LETDIG) || text[i] == '-'))
        i++;
    if (i == 0 || text[0] == '-')
        return SMTP_ESYNTAX;
    *key = i;
    if (i == len)
        return 0;
    if (text[i] != '=' || i + 1 == len)
        return SMTP_ESYNTAX;
    while (++i < len) {
        if (!SMTPI_IS(text[i], SMTPI_VALUE))
            return SMTP_ESYNTAX;
    }
    return 0;
}

int smtpi_param_read(char *text, size_t len, int event, uint64_t exts,
                     smtp_param *param)
{
    const struct smtpi_param *row;
    smtp_param found = {0};
    size_t key;
    char behind;

    if (param_split(text, len, &key) < 0)
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
    if (row && row->check(found.value, found.len, &found) < 0) {
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
