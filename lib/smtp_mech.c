/*
 * The mechanisms of AUTH, RFC 4954: the list that the host configured, less
 * those that would show a password to whoever listens, where nothing hides it,
 * and those that need a channel to bind to, where there is none [5802 6].
 * What a mechanism says is the host's business, and that of the codecs.
 */
#include "smtp_grammar.h"

enum { MECH_LONGEST = 20 }; /* RFC 4422 3.1 */

/* What the protocol has to know of a mechanism. */
static const struct {
    const char *name;
    int shows; /* 1: who listens learns what lets him in */
    int first; /* 1: the server speaks first, RFC 4422 5 */
} mech_rows[] = {{"PLAIN", 1, 0},    {"LOGIN", 1, 0},
                 {"XOAUTH2", 1, 0},  {"OAUTHBEARER", 1, 0},
                 {"CRAM-MD5", 0, 1}, {"DIGEST-MD5", 0, 1}};

/* The octets of the sasl-mech that text begins with; 0 if there is none. */
static size_t mech_len(const char *text)
{
    size_t n = 0;

    while ((text[n] >= 'A' && text[n] <= 'Z') ||
           SMTPI_IS(text[n], SMTPI_DIGIT) || text[n] == '-' || text[n] == '_')
        n++;
    return n <= MECH_LONGEST ? n : 0;
}

int smtpi_mechs_fit(const char *text)
{
    if (strlen(text) > SMTPI_MECHS - 1)
        return 0;
    for (;;) {
        size_t n = mech_len(text);

        if (n == 0)
            return 0;
        if (text[n] == '\0')
            return 1;
        if (text[n] != ' ')
            return 0;
        text += n + 1;
    }
}

/* What a mechanism of the list is. */
static int mech_kind(const struct smtpi_facts *facts, const char *name,
                     size_t len)
{
    static const char plus[] = "-PLUS"; /* binds to the TLS around it */
    size_t tail = sizeof plus - 1, i;

    if (len > tail && memcmp(name + len - tail, plus, tail) == 0)
        return facts->tls ? SMTPI_MECH_OK : SMTPI_MECH_CLEAR;
    for (i = 0; i < sizeof mech_rows / sizeof *mech_rows; i++) {
        if (strlen(mech_rows[i].name) != len ||
            memcmp(mech_rows[i].name, name, len) != 0)
            continue;
        if (mech_rows[i].first)
            return SMTPI_MECH_FIRST;
        return facts->tls || SMTPI_OPTION(facts->cfg, SMTP_OPT_CLEAR_AUTH)
                   ? SMTPI_MECH_OK
                   : SMTPI_MECH_CLEAR;
    }
    return SMTPI_MECH_OK;
}

size_t smtpi_mechs_print(const struct smtpi_facts *facts, char *out)
{
    const char *text = SMTPI_TEXT_OF(facts->cfg, SMTP_TEXT_MECHS);
    size_t n = 0, len;

    for (; text != NULL && (len = mech_len(text)) != 0; text += len) {
        if (mech_kind(facts, text, len) != SMTPI_MECH_CLEAR) {
            out[n++] = ' ';
            memcpy(out + n, text, len);
            n += len;
        }
        if (text[len] == ' ')
            text++;
    }
    return n;
}

int smtpi_mech_find(const struct smtpi_facts *facts, const char *name,
                    size_t len)
{
    const char *text = SMTPI_TEXT_OF(facts->cfg, SMTP_TEXT_MECHS);
    size_t n;

    for (; text != NULL && (n = mech_len(text)) != 0; text += n) {
        if (n == len && memcmp(text, name, len) == 0)
            return mech_kind(facts, name, len);
        if (text[n] == ' ')
            text++;
    }
    return SMTPI_MECH_NONE;
}

size_t smtpi_auth_hide(const char *line, size_t len, char *out)
{
    static const char stars[] = " ***";
    enum { VERB = 4, NAME = 20 };
    size_t n = VERB + 1;

    while (n < len && n - VERB - 1 < NAME &&
           (SMTPI_IS(line[n], SMTPI_LDH) || line[n] == '_'))
        n++;
    if (n < len && line[n] != ' ')
        n = VERB; /* no name of a mechanism: all of it may be a secret */
    if (n > len)
        n = len;
    memcpy(out, line, n);
    if (n == len)
        return n;
    memcpy(out + n, stars, sizeof stars - 1);
    return n + sizeof stars - 1;
}

int smtpi_mech_shows(const char *name, size_t len)
{
    size_t i;

    for (i = 0; i < sizeof mech_rows / sizeof *mech_rows; i++)
        if (smtpi_is_word(name, len, mech_rows[i].name))
            return mech_rows[i].shows;
    return 0;
}

size_t smtpi_mech_name(const char *text, size_t len)
{
    size_t n = 0;

    while (n < len && (SMTPI_IS(text[n], SMTPI_LDH) || text[n] == '_'))
        n++;
    return n <= MECH_LONGEST ? n : 0;
}
