/*
 * The extensions, a row each. EHLO prints its keywords from here, the limits
 * of command lines are added up from here, and no other place knows what an
 * extension brings, so that a further one is a further row.
 *
 * What it adds to a line is what its RFC says: 26 octets for SIZE (1870 3),
 * 543 for DSN on either command, the larger reading of 3461 5.4. RFC 6152
 * names no number, though 5321 2.2.2 wants one: " BODY=BINARYMIME" is 16.
 * 10 for SMTPUTF8 (6531 3.1), 500 for AUTH= (4954 3).
 */
#include "smtp_grammar.h"

/* " N", or nothing: without a number nothing is said of a limit, where "0"
   would say that there is none, RFC 1870 section 3. */
static size_t ext_print_size(const struct smtpi_facts *facts, char *out)
{
    if (facts->max_size == 0)
        return 0;
    out[0] = ' ';
    return 1 + smtpi_decimal(facts->max_size, out + 1);
}

static size_t ext_text(const char *text, char *out)
{
    size_t n = strlen(text);

    memcpy(out, text, n);
    return n;
}

static size_t ext_print_xclient(const struct smtpi_facts *facts, char *out)
{
    (void)facts;
    return ext_text(" NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT", out);
}

static size_t ext_print_xforward(const struct smtpi_facts *facts, char *out)
{
    (void)facts;
    return ext_text(" NAME ADDR PORT PROTO HELO IDENT SOURCE", out);
}

/* keyword, number, needs, on, when, MAIL, RCPT, print */
const struct smtpi_ext smtpi_exts[] = {
    {"8BITMIME", SMTP_EXT_8BITMIME, 0, 1, 0, 16, 0, NULL},
    {"SIZE", SMTP_EXT_SIZE, 0, 1, 0, 26, 0, ext_print_size},
    {"DSN", SMTP_EXT_DSN, 0, 0, 0, 543, 543, NULL},
    {"PIPELINING", SMTP_EXT_PIPELINING, 0, 1, 0, 0, 0, NULL},
    {"ENHANCEDSTATUSCODES", SMTP_EXT_ENHANCEDSTATUSCODES, 0, 0, 0, 0, 0, NULL},
    {"CHUNKING", SMTP_EXT_CHUNKING, 0, 0, 0, 0, 0, NULL},
    {"BINARYMIME", SMTP_EXT_BINARYMIME,
     SMTPI_EXT_BIT(SMTP_EXT_CHUNKING) | SMTPI_EXT_BIT(SMTP_EXT_8BITMIME), 0, 0,
     0, 0, NULL},
    {"SMTPUTF8", SMTP_EXT_SMTPUTF8, SMTPI_EXT_BIT(SMTP_EXT_8BITMIME), 0, 0, 10,
     0, NULL},
    {"STARTTLS", SMTP_EXT_STARTTLS, 0, 0, SMTPI_CLEAR, 0, 0, NULL},
    {"AUTH", SMTP_EXT_AUTH, 0, 0, 0, 500, 0, smtpi_mechs_print},
    {"XCLIENT", SMTP_EXT_XCLIENT, 0, 0, 0, 0, 0, ext_print_xclient},
    {"XFORWARD", SMTP_EXT_XFORWARD, 0, 0, 0, 0, 0, ext_print_xforward},
    {"VRFY", SMTP_EXT_VRFY, 0, 1, 0, 0, 0, NULL},
    {"EXPN", SMTP_EXT_EXPN, 0, 0, 0, 0, 0, NULL},
    {"HELP", SMTP_EXT_HELP, 0, 0, 0, 0, 0, NULL}};
const size_t smtpi_exts_count = sizeof smtpi_exts / sizeof smtpi_exts[0];

uint64_t smtpi_ext_met(uint64_t exts, int tls)
{
    size_t i;

    for (i = 0; i < smtpi_exts_count; i++) {
        const struct smtpi_ext *row = &smtpi_exts[i];

        if ((exts & row->needs) != row->needs ||
            (tls && row->when == SMTPI_CLEAR))
            exts &= ~SMTPI_EXT_BIT(row->ext);
    }
    return exts;
}

/* Old servers put '=' behind the keyword. */
uint64_t smtpi_ext_read(const char *text, size_t len, uint64_t *max_size)
{
    size_t n = 0, i;
    int64_t size;

    while (n < len && text[n] != ' ' && text[n] != '=')
        n++;
    if (smtpi_is_word(text, n, "SIZE") && n < len &&
        smtpi_number(text + n + 1, len - n - 1, 20, &size) == 0)
        *max_size = (uint64_t)size;
    for (i = 0; i < smtpi_exts_count; i++)
        if (smtpi_is_word(text, n, smtpi_exts[i].keyword))
            return SMTPI_EXT_BIT(smtpi_exts[i].ext);
    return 0;
}
