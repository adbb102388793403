/*
 * Legality as data. One row a verb: what it is, what may follow it, and in
 * which states of a session it is legal; the server looks nowhere else, the
 * tests walk it whole, and diagrams are drawn from it. Beside it the codes:
 * how each event is answered, and what RFC 5321 says of each code.
 */
#include "smtp_grammar.h"

/* States: CONNECT, REFUSED, HELO, READY, MAIL, RCPT, DATA (between chunks). A
   refused client may only QUIT (3.1); commands outside a mail transaction need
   no HELO (4.1.4). */
#define VERB_ANY                                                              \
    {                                                                         \
        503, 503, 0, 0, 0, 0, 0                                               \
    }
#define VERB_ALWAYS                                                           \
    {                                                                         \
        0, 0, 0, 0, 0, 0, 0                                                   \
    }
#define VERB_READY                                                            \
    {                                                                         \
        503, 503, 503, 0, 503, 503, 503                                       \
    }
#define VERB_IN_MAIL                                                          \
    {                                                                         \
        503, 503, 503, 503, 0, 0, 503                                         \
    }
#define VERB_WITH_RCPT                                                        \
    {                                                                         \
        503, 503, 503, 503, 503, 0, 503                                       \
    }
#define VERB_CHUNK                                                            \
    {                                                                         \
        503, 503, 503, 503, 503, 0, 0                                         \
    }

enum {
    VERB_LAST = SMTPI_VERB_LAST,
    VERB_ESMTP = SMTPI_VERB_ESMTP,
    VERB_HELLO = SMTPI_VERB_LAST | SMTPI_VERB_ANON,
    VERB_OPEN = SMTPI_VERB_CLEAR | SMTPI_VERB_ANON
};

const struct smtpi_verb_row smtpi_verbs[] = {
    {"MAIL", SMTPI_MAIL, SMTPI_ARG_PATH, SMTP_EVENT_MAIL, 0, 0, 0, 0,
     VERB_READY},
    {"RCPT", SMTPI_RCPT, SMTPI_ARG_PATH, SMTP_EVENT_RCPT, 0, 0, 0, 0,
     VERB_IN_MAIL},
    {"DATA", SMTPI_DATA, SMTPI_ARG_NONE, SMTP_EVENT_DATA, VERB_LAST, 0, 0, 0,
     VERB_WITH_RCPT},
    {"BDAT", SMTPI_BDAT, SMTPI_ARG_CHUNK, SMTP_EVENT_DATA, VERB_ESMTP,
     SMTP_EXT_CHUNKING, 0, 0, VERB_CHUNK},
    {"EHLO", SMTPI_EHLO, SMTPI_ARG_DOMAIN, SMTP_EVENT_HELO,
     VERB_HELLO | SMTPI_VERB_CLEAR | SMTPI_VERB_SMTP, 0, 0, 0, VERB_ANY},
    {"HELO", SMTPI_HELO, SMTPI_ARG_DOMAIN, SMTP_EVENT_HELO,
     VERB_HELLO | SMTPI_VERB_SMTP, 0, 0, 0, VERB_ANY},
    {"LHLO", SMTPI_LHLO, SMTPI_ARG_DOMAIN, SMTP_EVENT_HELO,
     VERB_HELLO | SMTPI_VERB_CLEAR | SMTPI_VERB_LMTP, 0, 0, 0, VERB_ANY},
    {"RSET", SMTPI_RSET, SMTPI_ARG_NONE, 0, SMTPI_VERB_ANON, 0, 0, 0,
     VERB_ANY},
    {"NOOP", SMTPI_NOOP, SMTPI_ARG_MAYBE, SMTP_EVENT_NOOP,
     VERB_LAST | VERB_OPEN, 0, 0, 0, VERB_ANY},
    {"QUIT", SMTPI_QUIT, SMTPI_ARG_NONE, SMTP_EVENT_QUIT,
     VERB_LAST | VERB_OPEN, 0, 0, 0, VERB_ALWAYS},
    {"STARTTLS", SMTPI_STARTTLS, SMTPI_ARG_NONE, SMTP_EVENT_STARTTLS,
     VERB_LAST | VERB_ESMTP | VERB_OPEN, SMTP_EXT_STARTTLS, 0, 503,
     VERB_READY},
    {"AUTH", SMTPI_AUTH, SMTPI_ARG_AUTH, SMTP_EVENT_AUTH,
     VERB_LAST | VERB_ESMTP | SMTPI_VERB_ANON, SMTP_EXT_AUTH, 0, 504,
     VERB_READY},
    {"VRFY", SMTPI_VRFY, SMTPI_ARG_STRING, SMTP_EVENT_VRFY, VERB_LAST,
     SMTP_EXT_VRFY, 252, 252, VERB_ANY},
    {"EXPN", SMTPI_EXPN, SMTPI_ARG_STRING, SMTP_EVENT_EXPN, VERB_LAST,
     SMTP_EXT_EXPN, 502, 502, VERB_ANY},
    {"HELP", SMTPI_HELP, SMTPI_ARG_MAYBE, SMTP_EVENT_HELP, 0, SMTP_EXT_HELP,
     502, 502, VERB_ANY},
    {"XCLIENT", SMTPI_XCLIENT, SMTPI_ARG_ATTRS, SMTP_EVENT_XCLIENT,
     VERB_LAST | VERB_ESMTP | SMTPI_VERB_ANON, SMTP_EXT_XCLIENT, 0, 550,
     VERB_READY},
    {"XFORWARD", SMTPI_XFORWARD, SMTPI_ARG_ATTRS, SMTP_EVENT_XFORWARD,
     VERB_ESMTP | SMTPI_VERB_ANON, SMTP_EXT_XFORWARD, 0, 550, VERB_READY},
    {"ETRN", SMTPI_ETRN, SMTPI_ARG_NODE, SMTP_EVENT_ETRN,
     VERB_LAST | VERB_ESMTP, SMTP_EXT_ETRN, 0, 0, VERB_READY},
    /* Known and not implemented (4.2.4, F.1, F.6) */
    {"SEND", SMTPI_OBSOLETE, SMTPI_ARG_ANY, 0, 0, 0, 502, 0, VERB_ANY},
    {"SOML", SMTPI_OBSOLETE, SMTPI_ARG_ANY, 0, 0, 0, 502, 0, VERB_ANY},
    {"SAML", SMTPI_OBSOLETE, SMTPI_ARG_ANY, 0, 0, 0, 502, 0, VERB_ANY},
    {"TURN", SMTPI_OBSOLETE, SMTPI_ARG_ANY, 0, 0, 0, 502, 0, VERB_ANY},
    /* A browser that was made to speak to this port: whatever it sends next
       is an attacker's text */
    {"GET", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    {"HEAD", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    {"POST", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    {"PUT", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    {"PATCH", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    {"DELETE", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    {"OPTIONS", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    {"CONNECT", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    {"TRACE", SMTPI_HTTP, SMTPI_ARG_ANY, 0, 0, 0, 421, 0, VERB_ALWAYS},
    /* The last row stands for all others */
    {"", SMTPI_UNKNOWN, SMTPI_ARG_ANY, 0, VERB_LAST, 0, 500, 0, VERB_ANY}};
const size_t smtpi_verbs_count = sizeof smtpi_verbs / sizeof *smtpi_verbs;

enum { VERB_FOUR = 4 };

static const struct smtpi_verb_row *verb_unknown(const char *line, size_t len,
                                                 size_t *verb_len)
{
    size_t n = 0;

    while (n < len && line[n] != ' ' && line[n] != '\t')
        n++;
    *verb_len = n;
    return &smtpi_verbs[smtpi_verbs_count - 1];
}

/* Nearly all verbs have four letters. Without the bit of its case a letter can
   be taken for no other octet. */
static const struct smtpi_verb_row *verb_of_four(const char *line, size_t len)
{
    static const unsigned char upper[VERB_FOUR] = {0xDF, 0xDF, 0xDF, 0xDF};
    const struct smtpi_verb_row *row = smtpi_verbs;
    uint32_t key, name, mask;

    if (len < VERB_FOUR || (len > VERB_FOUR && line[VERB_FOUR] != ' '))
        return NULL;
    memcpy(&key, line, sizeof key);
    memcpy(&mask, upper, sizeof mask);
    for (; row->verb != SMTPI_UNKNOWN; row++) {
        memcpy(&name, row->name, sizeof name);
        if (name == (key & mask))
            return row->name[VERB_FOUR - 1] != 0 && row->name[VERB_FOUR] == 0
                       ? row
                       : NULL;
    }
    return NULL;
}

const struct smtpi_verb_row *smtpi_verb_find(const char *line, size_t len,
                                             size_t *verb_len)
{
    const struct smtpi_verb_row *row = verb_of_four(line, len);
    char key[SMTPI_VERB] = {0};
    size_t n;

    *verb_len = VERB_FOUR;
    if (row != NULL)
        return row;
    row = smtpi_verbs;
    for (n = 0; n < len && line[n] != ' ' && line[n] != '\t'; n++) {
        if (n == sizeof key)
            return verb_unknown(line, len, verb_len);
        key[n] = (char)(line[n] & ~0x20);
    }
    *verb_len = n;
    if (n == 0 || key[n - 1] == 0)
        return verb_unknown(line, len, verb_len);
    while (row->verb != SMTPI_UNKNOWN &&
           memcmp(key, row->name, sizeof key) != 0)
        row++;
    return row;
}

/* ---- how an event is answered ---- */

const struct smtpi_answer smtpi_answers[] = {
    [SMTP_EVENT_CONNECT] = {220, 421, "4.3.0", {220}, 0},
    [SMTP_EVENT_HELO] = {250, 421, "4.3.0", {250}, 0},
    [SMTP_EVENT_STARTTLS] = {454, 454, "4.7.0", {220}, 0},
    [SMTP_EVENT_AUTH] = {535, 454, "4.7.0", {235}, 0},
    [SMTP_EVENT_MAIL] = {250, 451, "4.3.0", {250}, 250},
    [SMTP_EVENT_RCPT] = {550, 451, "4.3.0", {250, 251}, 250},
    [SMTP_EVENT_DATA] = {354, 451, "4.3.0", {354}, 354},
    [SMTP_EVENT_BODY] = {0, 451, "4.3.0", {0}, 0},
    [SMTP_EVENT_MESSAGE] = {451, 451, "4.3.0", {250}, 250},
    [SMTP_EVENT_VRFY] = {252, 421, "4.3.0", {250, 251, 252}, 0},
    [SMTP_EVENT_EXPN] = {502, 421, "4.3.0", {250, 252}, 0},
    [SMTP_EVENT_HELP] = {502, 421, "4.3.0", {211, 214}, 0},
    [SMTP_EVENT_NOOP] = {250, 421, "4.3.0", {250}, 250},
    [SMTP_EVENT_ETRN] = {502, 421, "4.3.0", {250, 251, 252, 253}, 0},
    [SMTP_EVENT_XCLIENT] = {502, 421, "4.3.0", {220}, 0},
    [SMTP_EVENT_XFORWARD] = {502, 421, "4.3.0", {250}, 0},
    [SMTP_EVENT_OTHER] = {502, 421, "4.3.0", {2}, 0},
    [SMTP_EVENT_QUIT] = {221, 221, NULL, {221}, 0}};

int smtpi_answer_grants(int event, int code)
{
    const unsigned short *grants = smtpi_answers[event].grants;
    int i;

    if (code < 200 || code >= 600)
        return SMTP_EINVAL;
    for (i = 0; i < SMTPI_GRANTS && grants[i] != 0; i++)
        if (grants[i] == code)
            return 1;
    if (code % 100 >= 60)
        return SMTP_EINVAL;
    return code >= 400 ? 0 : grants[0] == code / 100 ? 1 : SMTP_EINVAL;
}

/* ---- enhanced status codes, RFC 3463 and 2034 ---- */

/* What stands for a reply code if nothing better is said; of two rows the
   first that fits. Event 0: any. */
static const struct {
    unsigned char event;
    unsigned short code;
    const char *enhanced;
} enhanced_codes[] = {{SMTP_EVENT_MAIL, 250, "2.1.0"},
                      {SMTP_EVENT_MAIL, 553, "5.1.7"},
                      {SMTP_EVENT_RCPT, 250, "2.1.5"},
                      {SMTP_EVENT_RCPT, 251, "2.1.5"},
                      {SMTP_EVENT_VRFY, 252, "2.5.0"},
                      {SMTP_EVENT_MESSAGE, 250, "2.6.0"},
                      {SMTP_EVENT_AUTH, 235, "2.7.0"},
                      {SMTP_EVENT_RCPT, 550, "5.1.1"},
                      {SMTP_EVENT_RCPT, 452, "4.5.3"},
                      {0, 421, "4.3.2"},
                      {0, 432, "4.7.12"},
                      {0, 450, "4.2.0"},
                      {0, 451, "4.3.0"},
                      {0, 452, "4.3.1"},
                      {0, 454, "4.7.0"},
                      {0, 500, "5.5.2"},
                      {0, 501, "5.5.4"},
                      {0, 502, "5.5.1"},
                      {0, 503, "5.5.1"},
                      {0, 504, "5.5.4"},
                      {0, 521, "5.3.2"},
                      {0, 530, "5.7.0"},
                      {0, 534, "5.7.9"},
                      {0, 535, "5.7.8"},
                      {0, 538, "5.7.11"},
                      {0, 551, "5.1.6"},
                      {0, 552, "5.3.4"},
                      {0, 553, "5.1.3"},
                      {0, 555, "5.5.4"},
                      {0, 556, "5.1.10"}};

const char *smtpi_enhanced(int event, int code)
{
    size_t i;

    for (i = 0; i < sizeof enhanced_codes / sizeof *enhanced_codes; i++)
        if (enhanced_codes[i].code == code &&
            (enhanced_codes[i].event == 0 || enhanced_codes[i].event == event))
            return enhanced_codes[i].enhanced;
    return code / 100 == 2 ? "2.0.0" : code / 100 == 4 ? "4.0.0" : "5.0.0";
}

/* ---- RFC 5321 4.3.2 ---- */

/* RSET's answer on a client has an event; on a server RSET has none. */
static const struct {
    unsigned char event;
    unsigned short codes[10]; /* up to the first 0 */
} sequences[] = {
    {SMTP_EVENT_CONNECT, {220, 554, 521, 0}}, /* 7504 5.1 */
    {SMTP_EVENT_HELO, {250, 504, 550, 502, 0}},
    {SMTP_EVENT_MAIL, {250, 552, 451, 452, 550, 553, 503, 455, 555, 0}},
    {SMTP_EVENT_RCPT, {250, 251, 550, 551, 552, 553, 450, 451, 452, 503}},
    {SMTP_EVENT_RCPT, {455, 555, 556, 0}}, /* 7504 5.1 */
    {SMTP_EVENT_DATA, {354, 503, 554, 451, 0}},
    {SMTP_EVENT_MESSAGE, {250, 552, 554, 451, 452, 450, 550, 0}},
    {SMTP_EVENT_RSET, {250, 0}},
    {SMTP_EVENT_VRFY, {250, 251, 252, 550, 551, 553, 502, 504, 0}},
    {SMTP_EVENT_EXPN, {250, 252, 550, 502, 504, 0}},
    {SMTP_EVENT_HELP, {211, 214, 502, 504, 0}},
    {SMTP_EVENT_NOOP, {250, 0}},
    {SMTP_EVENT_QUIT, {221, 0}},
    {SMTP_EVENT_STARTTLS, {220, 454, 0}}, /* 3207 4 */
    {SMTP_EVENT_AUTH, {235, 334, 432, 454, 503, 504, 534, 535, 538, 0}},
    {SMTP_EVENT_ETRN, {250, 251, 252, 253, 458, 459, 0}}, /* 1985 5.3 */
    {SMTP_EVENT_XCLIENT, {220, 421, 550, 503, 0}},
    {SMTP_EVENT_XFORWARD, {250, 421, 550, 503, 0}}};

int smtp_code_fits(int event, int code)
{
    int known = 0;
    size_t i, k;

    for (i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        if (sequences[i].event != event)
            continue;
        known = 1;
        for (k = 0; k < 10 && sequences[i].codes[k] != 0; k++)
            if (sequences[i].codes[k] == code)
                return 1;
    }
    if (!known)
        return 0;
    return code == 421 ||
           ((code == 500 || code == 501) && event != SMTP_EVENT_CONNECT);
}

/* ---- RFC 5321 4.2.3 ---- */

/* Those that are said most stand first. */
#define VERB_TEXT(code, text)                                                 \
    {                                                                         \
        code, sizeof(#code " " text) - 1, #code " " text                      \
    }
static const struct {
    unsigned short code;
    unsigned char len;
    const char *line; /* code, blank and text */
} texts[] = {
    VERB_TEXT(250, "Requested mail action okay, completed"),
    VERB_TEXT(354, "Start mail input; end with <CRLF>.<CRLF>"),
    VERB_TEXT(550, "Requested action not taken: mailbox unavailable"),
    VERB_TEXT(220, "Service ready"),
    VERB_TEXT(221, "Service closing transmission channel"),
    VERB_TEXT(235, "Authentication succeeded"),
    VERB_TEXT(211, "System status, or system help reply"),
    VERB_TEXT(214, "Help message"),
    VERB_TEXT(251, "User not local; will forward"),
    VERB_TEXT(
        252, "Cannot VRFY user, but will accept message and attempt delivery"),
    VERB_TEXT(421, "Service not available, closing transmission channel"),
    VERB_TEXT(432, "A password transition is needed"),
    VERB_TEXT(450, "Requested mail action not taken: mailbox unavailable"),
    VERB_TEXT(451, "Requested action aborted: local error in processing"),
    VERB_TEXT(452, "Requested action not taken: insufficient system storage"),
    VERB_TEXT(454, "Temporarily not available"),
    VERB_TEXT(455, "Server unable to accommodate parameters"),
    VERB_TEXT(500, "Syntax error, command unrecognized"),
    VERB_TEXT(501, "Syntax error in parameters or arguments"),
    VERB_TEXT(502, "Command not implemented"),
    VERB_TEXT(503, "Bad sequence of commands"),
    VERB_TEXT(504, "Command parameter not implemented"),
    VERB_TEXT(521, "Host does not accept mail"),
    VERB_TEXT(530, "Authentication required"),
    VERB_TEXT(534, "Authentication mechanism is too weak"),
    VERB_TEXT(535, "Authentication credentials invalid"),
    VERB_TEXT(538,
              "Encryption required for requested authentication mechanism"),
    VERB_TEXT(556, "Domain does not accept mail"),
    VERB_TEXT(551, "User not local; please try"),
    VERB_TEXT(552,
              "Requested mail action aborted: exceeded storage allocation"),
    VERB_TEXT(553, "Requested action not taken: mailbox name not allowed"),
    VERB_TEXT(554, "Transaction failed"),
    VERB_TEXT(
        555,
        "MAIL FROM/RCPT TO parameters not recognized or not implemented")};

const char *smtpi_code_line(int code, size_t *len)
{
    size_t i;

    for (i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].code == code) {
            *len = texts[i].len;
            return texts[i].line;
        }
    return NULL;
}

const char *smtp_code_text(int code)
{
    /* what a code that is not listed has of its class */
    static const short general[] = {554, 554, 250, 354, 451, 554};
    size_t len;
    const char *line = smtpi_code_line(code, &len);

    if (line == NULL)
        line = smtpi_code_line(
            general[code >= 0 && code < 600 ? code / 100 : 0], &len);
    return line + sizeof "250 " - 1;
}

/* ---- names ---- */

const char *smtp_event_name(int type)
{
    static const char *const names[] = {
        "?",    "PROXY", "CONNECT", "HELO", "STARTTLS", "TLS",      "AUTH",
        "MAIL", "RCPT",  "DATA",    "BODY", "MESSAGE",  "ABORT",    "VRFY",
        "EXPN", "HELP",  "NOOP",    "ETRN", "XCLIENT",  "XFORWARD", "OTHER",
        "QUIT", "LINE",  "CLOSED",  "RSET", "CHUNK"};

    if (type < 0 || (size_t)type >= sizeof names / sizeof *names)
        type = 0;
    return names[type];
}

const char *smtp_error_name(int error)
{
    static const struct {
        int error;
        const char *name;
    } names[] = {
        {SMTP_OK, "SMTP_OK"},           {SMTP_EINVAL, "SMTP_EINVAL"},
        {SMTP_EMISUSE, "SMTP_EMISUSE"}, {SMTP_EROOM, "SMTP_EROOM"},
        {SMTP_ESYNTAX, "SMTP_ESYNTAX"}, {SMTP_ERANGE, "SMTP_ERANGE"},
        {SMTP_EEOF, "SMTP_EEOF"},       {SMTP_ETIMEOUT, "SMTP_ETIMEOUT"},
        {SMTP_EHOST, "SMTP_EHOST"},     {SMTP_ELIMIT, "SMTP_ELIMIT"},
        {SMTP_EPROTO, "SMTP_EPROTO"},   {SMTP_EINJECT, "SMTP_EINJECT"},
        {SMTP_ETLS, "SMTP_ETLS"}};
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].error == error)
            return names[i].name;
    return "SMTP_E?";
}
