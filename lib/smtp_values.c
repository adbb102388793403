/*
 * What is checked of the parameters that the less usual extensions bring:
 * times and dates (RFC 2852, 4865, 7293), priorities (6710), classes of
 * solicitation (3865), tracking (3885), the submitter (4405), and Postfix's
 * XVERP; and what of them has to go together on one MAIL.
 */
#include "smtp_grammar.h"

enum {
    VALUE_DIGITS = 9, /* of seconds, 2852 4, 3885 3.1, 4865 3 */
    VALUE_CLASSES = 1000,
    VALUE_LOWEST = -9, /* priority */
    VALUE_HIGHEST = 9
};

/* A number without leading zeros, at least 1. */
static int value_positive(const char *value, size_t len, int64_t *number)
{
    return len != 0 && value[0] != '0'
               ? smtpi_number(value, len, VALUE_DIGITS, number)
               : SMTP_ESYNTAX;
}

/* ---- times ---- */

/* RFC 2852 4: ["-" / "+"] 1*9DIGIT ";" ("N" / "R") ["T"]. A time that is over
   is an error where the message is to come back then. */
int smtpi_value_by(const char *value, size_t len, smtp_param *param)
{
    const char *mode = memchr(value, ';', len);
    size_t sign = len != 0 && (value[0] == '-' || value[0] == '+');
    size_t time = mode != NULL ? (size_t)(mode - value) : 0;
    int flags;

    if (time <= sign || len - time < 2 || len - time > 3 ||
        smtpi_number(value + sign, time - sign, VALUE_DIGITS, &param->number) <
            0)
        return SMTP_ESYNTAX;
    if (value[0] == '-')
        param->number = -param->number;
    flags = smtpi_is_word(mode + 1, 1, "N")   ? SMTP_BY_NOTIFY
            : smtpi_is_word(mode + 1, 1, "R") ? SMTP_BY_RETURN
                                              : 0;
    if (flags == 0 || (flags == SMTP_BY_RETURN && param->number <= 0))
        return SMTP_ESYNTAX;
    if (len - time == 3) {
        if (!smtpi_is_word(mode + 2, 1, "T"))
            return SMTP_ESYNTAX;
        flags |= SMTP_BY_TRACE;
    }
    param->flags = flags;
    return 0;
}

int smtpi_value_hold_for(const char *value, size_t len, smtp_param *param)
{
    return value_positive(value, len, &param->number);
}

/* RFC 4865 3: in UTC. Nothing is released in the second that a fraction
   begins in. */
int smtpi_value_hold_until(const char *value, size_t len, smtp_param *param)
{
    int fraction;

    if (len == 0 || smtpi_lower((unsigned char)value[len - 1]) != 'z' ||
        smtpi_date_read(value, len, &param->number, &fraction) < 0)
        return SMTP_ESYNTAX;
    param->number += fraction;
    return 0;
}

/* RFC 7293 3.1: date-time [";" ("C" / "R")], without a fraction. */
int smtpi_value_rrvs(const char *value, size_t len, smtp_param *param)
{
    const char *action = memchr(value, ';', len);
    size_t date = action != NULL ? (size_t)(action - value) : len;
    int fraction;

    if (memchr(value, '.', date) != NULL ||
        smtpi_date_read(value, date, &param->number, &fraction) < 0)
        return SMTP_ESYNTAX;
    if (action == NULL)
        return 0;
    if (smtpi_is_word(action + 1, len - date - 1, "C"))
        param->flags = SMTP_RRVS_CONTINUE;
    else if (!smtpi_is_word(action + 1, len - date - 1, "R"))
        return SMTP_ESYNTAX;
    return 0;
}

/* ---- others ---- */

/* RFC 6710 7: "0", or a digit from 1 on and perhaps a "-". */
int smtpi_value_priority(const char *value, size_t len, smtp_param *param)
{
    size_t sign = len == 2 && value[0] == '-';

    if (len != sign + 1 ||
        smtpi_number(value + sign, 1, 1, &param->number) < 0 ||
        (sign && param->number == 0))
        return SMTP_ESYNTAX;
    if (sign)
        param->number = -param->number;
    return param->number >= VALUE_LOWEST && param->number <= VALUE_HIGHEST
               ? 0
               : SMTP_ESYNTAX;
}

int smtpi_is_classes(const char *text, size_t len, size_t max)
{
    int first = 1; /* a keyword begins */
    size_t i;

    if (len == 0 || len > max)
        return 0;
    for (i = 0; i < len; i++) {
        if (first ? !SMTPI_IS(text[i], SMTPI_ALPHA)
                  : !SMTPI_IS(text[i], SMTPI_LETDIG) &&
                        memchr(".-_:,", text[i], 5) == NULL)
            return 0;
        first = text[i] == ',';
    }
    return !first;
}

int smtpi_value_solicit(const char *value, size_t len, smtp_param *param)
{
    param->number = 0;
    return smtpi_is_classes(value, len, VALUE_CLASSES) ? 0 : SMTP_ESYNTAX;
}

/* RFC 3885 3.1: octets of base64, and perhaps ":" and seconds. */
int smtpi_value_mtrk(const char *value, size_t len, smtp_param *param)
{
    size_t i = 0;

    while (i < len && (SMTPI_IS(value[i], SMTPI_LETDIG) || value[i] == '+' ||
                       value[i] == '/'))
        i++;
    param->number = -1;
    if (i == 0 || (i < len && value[i] != ':'))
        return SMTP_ESYNTAX;
    return i == len ? 0
                    : smtpi_number(value + i + 1, len - i - 1, VALUE_DIGITS,
                                   &param->number);
}

/* RFC 4405 4: xtext of a Mailbox. */
int smtpi_value_submitter(const char *value, size_t len, smtp_param *param)
{
    char text[3 * SMTPI_DOMAIN];
    smtp_path path;
    int n = smtp_codec_xtext_decode(value, len, text, sizeof text);

    param->number = 0;
    return n > 0 && smtp_codec_mailbox(text, (size_t)n, &path) > 0
               ? 0
               : SMTP_ESYNTAX;
}

/* Postfix's VERP_README: nothing, or the two octets that delimit, of those that
   verp_delimiter_filter has by default. */
int smtpi_value_xverp(const char *value, size_t len, smtp_param *param)
{
    size_t i;

    param->number = 0;
    for (i = 0; i < len; i++)
        if (memchr("-=+", value[i], 3) == NULL)
            return SMTP_ESYNTAX;
    return len == 0 || len == 2 ? 0 : SMTP_ESYNTAX;
}

/* ---- what goes together ---- */

void smtpi_terms_add(struct smtpi_terms *terms, const smtp_param *param)
{
    switch (param->id) {
    case SMTP_PARAM_HOLDFOR:
        terms->hold_for = param->number;
        terms->has_hold_for = 1;
        terms->holds++;
        break;
    case SMTP_PARAM_HOLDUNTIL:
        terms->holds++;
        break;
    case SMTP_PARAM_BY:
        terms->by = param->number;
        terms->has_by = 1;
        break;
    case SMTP_PARAM_MTRK:
        terms->has_mtrk = 1;
        break;
    case SMTP_PARAM_ENVID:
        terms->has_envid = memchr(param->value, '@', param->len) ? 2 : 1;
        break;
    default:
        break;
    }
}

int smtpi_terms_fit(const struct smtpi_terms *terms, int strict)
{
    if (terms->holds > 1) /* RFC 4865 4.1, 4.2 */
        return 0;
    if (terms->has_hold_for && terms->has_by && /* 4865 5.2 */
        terms->hold_for - terms->by >= (strict ? 0 : 1))
        return 0;
    /* RFC 3885 3.2: ENVID, whose local part a client ends with '@' */
    return !terms->has_mtrk || terms->has_envid > (strict ? 1 : 0);
}
