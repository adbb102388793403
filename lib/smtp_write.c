/*
 * Parameters of MAIL and RCPT as a client sends them. What is written is read
 * again by the rows that a server reads with: nothing leaves that a server of
 * this library would refuse.
 */
#include "smtp_grammar.h"

/* RFC 3461 4.2, 4.4: of more nobody can be sure that it is taken. */
enum { WRITE_ENVID = 100, WRITE_ORCPT = 500 };

/* Numbers that stand for words. */
static const struct {
    unsigned char id;
    unsigned char number;
    const char *word;
} write_words[] = {{SMTP_PARAM_BODY, SMTP_BODY_7BIT, "7BIT"},
                   {SMTP_PARAM_BODY, SMTP_BODY_8BIT, "8BITMIME"},
                   {SMTP_PARAM_BODY, SMTP_BODY_BINARY, "BINARYMIME"},
                   {SMTP_PARAM_RET, SMTP_RET_FULL, "FULL"},
                   {SMTP_PARAM_RET, SMTP_RET_HDRS, "HDRS"},
                   {SMTP_PARAM_NOTIFY, SMTP_NOTIFY_NEVER, "NEVER"},
                   {SMTP_PARAM_NOTIFY, SMTP_NOTIFY_SUCCESS, "SUCCESS"},
                   {SMTP_PARAM_NOTIFY, SMTP_NOTIFY_FAILURE, "FAILURE"},
                   {SMTP_PARAM_NOTIFY, SMTP_NOTIFY_DELAY, "DELAY"}};

/* The value of a number, at most 32 octets: its word, or NOTIFY's words. 0 if
   it stands for none. */
static size_t write_word(const smtp_param *param, char *out)
{
    enum {
        NOTIFY = SMTP_NOTIFY_NEVER | SMTP_NOTIFY_SUCCESS |
                 SMTP_NOTIFY_FAILURE | SMTP_NOTIFY_DELAY
    };
    size_t n = 0, i;

    if (param->id == SMTP_PARAM_NOTIFY && param->number & ~NOTIFY)
        return 0;
    for (i = 0; i < sizeof write_words / sizeof *write_words; i++) {
        int bits = param->id == SMTP_PARAM_NOTIFY;

        if (write_words[i].id != param->id ||
            (bits ? (param->number & write_words[i].number) == 0
                  : param->number != write_words[i].number))
            continue;
        if (n != 0)
            out[n++] = ',';
        memcpy(out + n, write_words[i].word, strlen(write_words[i].word));
        n += strlen(write_words[i].word);
    }
    return n;
}

/* Digits, with a sign if it is negative. */
static size_t write_digits(int64_t number, char *out)
{
    if (number >= 0)
        return smtpi_decimal((uint64_t)number, out);
    *out = '-';
    return 1 + smtpi_decimal((uint64_t)0 - (uint64_t)number, out + 1);
}

/* BY's seconds and mode, RFC 2852 4. */
static size_t write_by(const smtp_param *param, char *out)
{
    size_t n = write_digits(param->number, out);

    out[n++] = ';';
    if (param->flags & SMTP_BY_NOTIFY)
        out[n++] = 'N';
    if (param->flags & SMTP_BY_RETURN)
        out[n++] = 'R';
    if (param->flags & SMTP_BY_TRACE)
        out[n++] = 'T';
    return n;
}

static size_t write_date(const smtp_param *param, char *out)
{
    size_t n = smtpi_date_write(param->number, out);

    if (n != 0 && param->id == SMTP_PARAM_RRVS &&
        param->flags & SMTP_RRVS_CONTINUE) {
        out[n++] = ';';
        out[n++] = 'C';
    }
    return n;
}

/* What number and flags say, at most 32 octets; 0: nothing. */
static size_t write_number(const smtp_param *param, char *out)
{
    switch (param->id) {
    case SMTP_PARAM_SIZE:
    case SMTP_PARAM_HOLDFOR:
    case SMTP_PARAM_MT_PRIORITY:
        return write_digits(param->number, out);
    case SMTP_PARAM_BY:
        return write_by(param, out);
    case SMTP_PARAM_HOLDUNTIL:
    case SMTP_PARAM_RRVS:
        return write_date(param, out);
    default:
        return write_word(param, out);
    }
}

/* xtext of a plain value; of ORCPT only what stands behind the type, and of
   AUTH not "<>"; of ORCPT's type utf-8 unitext. Returns its octets, or an
   error. */
static int write_value(const smtp_param *param, int utf8, char *out,
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

/* What of a parameter tells what it says. */
enum write_kind { WRITE_NUMBER, WRITE_NOTHING, WRITE_RAW, WRITE_XTEXT };

static int write_kind(const smtp_param *param)
{
    switch (param->id) {
    case SMTP_PARAM_SIZE:
    case SMTP_PARAM_BODY:
    case SMTP_PARAM_RET:
    case SMTP_PARAM_NOTIFY:
    case SMTP_PARAM_BY:
    case SMTP_PARAM_HOLDFOR:
    case SMTP_PARAM_HOLDUNTIL:
    case SMTP_PARAM_MT_PRIORITY:
    case SMTP_PARAM_RRVS:
        return WRITE_NUMBER;
    case SMTP_PARAM_SMTPUTF8:
    case SMTP_PARAM_REQUIRETLS:
    case SMTP_PARAM_CONPERM:
    case SMTP_PARAM_CONNEG:
        return WRITE_NOTHING;
    case SMTP_PARAM_SOLICIT:
    case SMTP_PARAM_MTRK:
    case SMTP_PARAM_XVERP:
        return WRITE_RAW;
    default: /* plain, or already encoded */
        return param->key == NULL ? WRITE_XTEXT : WRITE_RAW;
    }
}

/* Writes the value of one that a row describes; its octets, or an error. */
static int write_known(const smtp_param *param, int utf8, char *out,
                       size_t room)
{
    enum { NUMBER = 40 };

    switch (write_kind(param)) {
    case WRITE_NUMBER:
        return room < NUMBER ? SMTP_EROOM : (int)write_number(param, out);
    case WRITE_NOTHING:
        return 0;
    case WRITE_XTEXT:
        return write_value(param, utf8, out, room);
    default:
        break;
    }
    if (param->len >= room)
        return SMTP_EROOM;
    memcpy(out, param->value, param->len);
    return (int)param->len;
}

/* The row of a parameter by its id. */
static const struct smtpi_param *write_of(int id, int event)
{
    size_t i;

    for (i = 0; i < smtpi_params_count; i++)
        if (smtpi_params[i].id == id && smtpi_params[i].event == event)
            return &smtpi_params[i];
    return NULL;
}

/* The host's own: what it says is sent, if it is a parameter at all and none
   that the library knows. */
static int write_other(const smtp_param *param, int event, uint64_t exts,
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
    if (smtpi_param_split(out + 1, len, utf8, &key) < 0 || key != own)
        return SMTP_EINVAL;
    return (int)len + 1;
}

int smtpi_param_write(const smtp_param *param, int event, uint64_t exts,
                      char *out, size_t room, smtp_param *found)
{
    const struct smtpi_param *row = write_of(param->id, event);
    size_t key;
    int n;

    memset(found, 0, sizeof *found);
    found->id = param->id;
    if (param->id == SMTP_PARAM_OTHER)
        return write_other(param, event, exts, out, room);
    if (row == NULL || !(exts & SMTPI_EXT_BIT(row->ext)))
        return SMTP_EINVAL;
    key = strlen(row->key);
    if (room < key + 3)
        return SMTP_EROOM;
    out[0] = ' ';
    memcpy(out + 1, row->key, key);
    n = write_known(param, (exts & SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8)) != 0,
                    out + key + 2, room - key - 3);
    if (n < 0)
        return n;
    if ((param->id == SMTP_PARAM_ENVID && n > WRITE_ENVID) ||
        (param->id == SMTP_PARAM_ORCPT && n > WRITE_ORCPT))
        return SMTP_EINVAL;
    if (n == 0)
        return row->check("", 0, found) < 0 ? SMTP_EINVAL : (int)key + 1;
    out[key + 1] = '=';
    out[key + 2 + (size_t)n] = '\0';
    /* Read again as the server will: nothing else leaves */
    if (smtpi_param_read(out + 1, key + 1 + (size_t)n, event, exts, found) < 0)
        return SMTP_EINVAL;
    out[key + 1] = '=';
    return (int)key + 2 + n;
}

/* What the server said of limits: nothing beyond them is asked of it. */
static int write_is_within(const struct smtpi_said *said,
                           const smtp_param *param)
{
    switch (param->id) {
    case SMTP_PARAM_HOLDFOR: /* 4865 4.1 */
        return said->hold_for == 0 || param->number <= said->hold_for;
    case SMTP_PARAM_HOLDUNTIL:
        return said->hold_for == 0 || param->number <= said->hold_until;
    case SMTP_PARAM_BY: /* 2852 4.1.4.1 */
        return !(param->flags & SMTP_BY_RETURN) ||
               param->number >= said->min_by;
    default:
        return 1;
    }
}

int smtpi_params_write(const smtp_param *param, size_t n, int event,
                       uint64_t exts, const struct smtpi_said *said, char *out,
                       size_t room)
{
    struct smtpi_terms terms = {0};
    smtp_param found;
    size_t len = 0, i, k;
    int rc;

    for (i = 0; i < n; i++) {
        for (k = 0; k < i; k++)
            if (param[k].id == param[i].id && param[i].id != SMTP_PARAM_OTHER)
                return SMTP_EINVAL;
        rc = smtpi_param_write(&param[i], event, exts, out + len, room - len,
                               &found);
        if (rc < 0)
            return rc;
        if (!write_is_within(said, &found))
            return SMTP_EINVAL;
        smtpi_terms_add(&terms, &found);
        len += (size_t)rc;
    }
    return smtpi_terms_fit(&terms, 1) ? (int)len : SMTP_EINVAL;
}
