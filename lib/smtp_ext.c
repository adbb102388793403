/*
 * The extensions, a row each. EHLO prints its keywords from here, the limits
 * of command lines are added up from here, and no other place knows what an
 * extension brings, so that a further one is a further row.
 *
 * What it adds to a line is what its RFC says: 26 octets for SIZE (1870 3),
 * 543 for DSN on either command, the larger reading of 3461 5.4. RFC 6152
 * names no number, though 5321 2.2.2 wants one: " BODY=BINARYMIME" is 16.
 * 10 for SMTPUTF8 (6531 3.1), 500 for AUTH= (4954 3). 17 for DELIVERBY (2852
 * 2), 34 for FUTURERELEASE (4865 3), 15 for MT-PRIORITY (6710 3), 11 for
 * REQUIRETLS (8689 2), 33 for RRVS (7293 3.1). 1007 for NO-SOLICITING (3865
 * 4.1) leaves out two octets, 40 for MTRK (3885 2) three. What names no number
 * gets the octets of its longest parameter: CONPERM and CONNEG, SUBMITTER with
 * a Mailbox of 254, XVERP.
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

/* RFC 1870 3. Old servers put '=' before the number. */
static void ext_read_size(const char *text, size_t len,
                          struct smtpi_said *said)
{
    int64_t size;

    if (smtpi_number(text, len, 20, &size) == 0)
        said->max_size = (uint64_t)size;
}

/* ---- times ---- */

enum { EXT_SECONDS = 9 }; /* digits of RFC 2852 2 and RFC 4865 3 */

static size_t ext_print_by(const struct smtpi_facts *facts, char *out)
{
    uint64_t least = SMTPI_OPTION(facts->cfg, SMTP_OPT_MIN_BY);

    if (least == 0)
        return 0;
    out[0] = ' ';
    return 1 + smtpi_decimal(least, out + 1);
}

/* RFC 2852 2: more may follow behind ','. */
static void ext_read_by(const char *text, size_t len, struct smtpi_said *said)
{
    const char *comma = memchr(text, ',', len);
    int64_t least;

    if (comma != NULL)
        len = (size_t)(comma - text);
    if (smtpi_number(text, len, EXT_SECONDS, &least) == 0)
        said->min_by = (uint32_t)least;
}

/* RFC 4865 3: both are always there. */
static size_t ext_print_hold(const struct smtpi_facts *facts, char *out)
{
    size_t n = 1;

    out[0] = ' ';
    n += smtpi_decimal(SMTPI_OPTION(facts->cfg, SMTP_OPT_MAX_HOLD), out + n);
    out[n++] = ' ';
    return n + smtpi_date_write(
                   (int64_t)SMTPI_OPTION(facts->cfg, SMTP_OPT_MAX_HOLD_UNTIL),
                   out + n);
}

static void ext_read_hold(const char *text, size_t len,
                          struct smtpi_said *said)
{
    const char *blank = memchr(text, ' ', len);
    int64_t most, until;
    size_t n;
    int fraction;

    if (blank == NULL)
        return;
    n = (size_t)(blank - text);
    if (smtpi_number(text, n, EXT_SECONDS, &most) < 0 || most == 0 ||
        smtpi_date_read(blank + 1, len - n - 1, &until, &fraction) < 0)
        return;
    said->hold_for = (uint32_t)most;
    said->hold_until = until;
}

/* ---- limits, RFC 9422 ---- */

static size_t ext_limit(const char *name, uint64_t value, char *out)
{
    size_t n = value != 0 ? ext_text(name, out) : 0;

    return n != 0 ? n + smtpi_decimal(value, out + n) : 0;
}

static size_t ext_print_limits(const struct smtpi_facts *facts, char *out)
{
    size_t n = ext_limit(" RCPTMAX=", facts->max_rcpt, out);

    n += ext_limit(" MAILMAX=", SMTPI_OPTION(facts->cfg, SMTP_OPT_MAX_MAIL),
                   out + n);
    return n + ext_limit(" RCPTDOMAINMAX=",
                         SMTPI_OPTION(facts->cfg, SMTP_OPT_MAX_DOMAINS),
                         out + n);
}

/* ---- texts of the configuration ---- */

static size_t ext_print_text(const char *text, char *out)
{
    if (text == NULL)
        return 0;
    out[0] = ' ';
    return 1 + ext_text(text, out + 1);
}

static size_t ext_print_classes(const struct smtpi_facts *facts, char *out)
{
    return ext_print_text(SMTPI_TEXT_OF(facts->cfg, SMTP_TEXT_SOLICIT), out);
}

static size_t ext_print_policy(const struct smtpi_facts *facts, char *out)
{
    return ext_print_text(SMTPI_TEXT_OF(facts->cfg, SMTP_TEXT_PRIORITY), out);
}

/* keyword, number, needs, on, where, MAIL, RCPT, print, read */
const struct smtpi_ext smtpi_exts[] = {
    {"8BITMIME", SMTP_EXT_8BITMIME, 0, 1, 0, 16, 0, NULL, NULL},
    {"SIZE", SMTP_EXT_SIZE, 0, 1, 0, 26, 0, ext_print_size, ext_read_size},
    {"DSN", SMTP_EXT_DSN, 0, 0, 0, 543, 543, NULL, NULL},
    {"PIPELINING", SMTP_EXT_PIPELINING, 0, 1, 0, 0, 0, NULL, NULL},
    {"ENHANCEDSTATUSCODES", SMTP_EXT_ENHANCEDSTATUSCODES, 0, 0, 0, 0, 0, NULL,
     NULL},
    {"CHUNKING", SMTP_EXT_CHUNKING, 0, 0, 0, 0, 0, NULL, NULL},
    {"BINARYMIME", SMTP_EXT_BINARYMIME,
     SMTPI_EXT_BIT(SMTP_EXT_CHUNKING) | SMTPI_EXT_BIT(SMTP_EXT_8BITMIME), 0, 0,
     0, 0, NULL, NULL},
    {"SMTPUTF8", SMTP_EXT_SMTPUTF8, SMTPI_EXT_BIT(SMTP_EXT_8BITMIME), 0, 0, 10,
     0, NULL, NULL},
    {"STARTTLS", SMTP_EXT_STARTTLS, 0, 0, SMTPI_CLEAR, 0, 0, NULL, NULL},
    {"AUTH", SMTP_EXT_AUTH, 0, 0, 0, 500, 0, smtpi_mechs_print, NULL},
    {"DELIVERBY", SMTP_EXT_DELIVERBY, 0, 0, 0, 17, 0, ext_print_by,
     ext_read_by},
    {"FUTURERELEASE", SMTP_EXT_FUTURERELEASE, 0, 0, SMTPI_SUBMISSION, 34, 0,
     ext_print_hold, ext_read_hold},
    {"MT-PRIORITY", SMTP_EXT_MT_PRIORITY, 0, 0, 0, 15, 0, ext_print_policy,
     NULL},
    {"REQUIRETLS", SMTP_EXT_REQUIRETLS, 0, 0, SMTPI_SECURE, 11, 0, NULL, NULL},
    {"RRVS", SMTP_EXT_RRVS, 0, 0, 0, 0, 33, NULL, NULL},
    {"LIMITS", SMTP_EXT_LIMITS, 0, 0, 0, 0, 0, ext_print_limits,
     smtpi_limits_read},
    {"NO-SOLICITING", SMTP_EXT_NO_SOLICITING, 0, 0, 0, 1009, 0,
     ext_print_classes, NULL},
    {"MTRK", SMTP_EXT_MTRK, SMTPI_EXT_BIT(SMTP_EXT_DSN), 0, 0, 43, 0, NULL,
     NULL},
    {"CONPERM", SMTP_EXT_CONPERM, 0, 0, 0, 8, 0, NULL, NULL},
    {"CONNEG", SMTP_EXT_CONNEG, SMTPI_EXT_BIT(SMTP_EXT_CONPERM), 0, 0, 0, 7,
     NULL, NULL},
    {"SUBMITTER", SMTP_EXT_SUBMITTER, 0, 0, 0, 265, 0, NULL, NULL},
    {"XVERP", SMTP_EXT_XVERP, 0, 0, 0, 9, 0, NULL, NULL},
    {"XCLIENT", SMTP_EXT_XCLIENT, 0, 0, 0, 0, 0, ext_print_xclient, NULL},
    {"XFORWARD", SMTP_EXT_XFORWARD, 0, 0, 0, 0, 0, ext_print_xforward, NULL},
    {"ETRN", SMTP_EXT_ETRN, 0, 0, SMTPI_RELAY, 0, 0, NULL, NULL},
    {"VRFY", SMTP_EXT_VRFY, 0, 1, 0, 0, 0, NULL, NULL},
    {"EXPN", SMTP_EXT_EXPN, 0, 0, 0, 0, 0, NULL, NULL},
    {"HELP", SMTP_EXT_HELP, 0, 0, 0, 0, 0, NULL, NULL}};
const size_t smtpi_exts_count = sizeof smtpi_exts / sizeof smtpi_exts[0];

uint64_t smtpi_ext_met(uint64_t exts, int where)
{
    size_t i;

    for (i = 0; i < smtpi_exts_count; i++) {
        const struct smtpi_ext *row = &smtpi_exts[i];

        if ((exts & row->needs) != row->needs || row->where & ~where)
            exts &= ~SMTPI_EXT_BIT(row->ext);
    }
    return exts;
}

uint64_t smtpi_ext_read(const char *text, size_t len, struct smtpi_said *said)
{
    size_t n = 0, i;

    while (n < len && text[n] != ' ' && text[n] != '=')
        n++;
    for (i = 0; i < smtpi_exts_count; i++) {
        if (!smtpi_is_word(text, n, smtpi_exts[i].keyword))
            continue;
        if (smtpi_exts[i].read != NULL && n < len)
            smtpi_exts[i].read(text + n + 1, len - n - 1, said);
        return SMTPI_EXT_BIT(smtpi_exts[i].ext);
    }
    return 0;
}
