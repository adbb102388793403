/*
 * The configuration: one table says what options there are, their defaults
 * and their ranges. An option that is not in it does not exist in this build.
 */
#include "smtp_grammar.h"

enum { CONFIG_ZERO = 1 }; /* 0 is taken besides the range: no limit */

/* The last second of the last year that RFC 3339 can write. */
#define CONFIG_9999 UINT64_C(253402300799)

static const struct config_row {
    unsigned char option;
    unsigned char flags;
    uint64_t standard, low, high;
} config_rows[] = {
    {SMTP_OPT_TRACE, 0, 0, 0, 1},
    {SMTP_OPT_OTHER, 0, 0, 0, 1},
    {SMTP_OPT_PARAMS, 0, 0, 0, 32},
    {SMTP_OPT_BARE, 0, SMTP_BARE_REJECT, 0, SMTP_BARE_NORMALIZE},
    {SMTP_OPT_NO_NUL, 0, 0, 0, 1},
    {SMTP_OPT_LAX_HELO, 0, 0, 0, 1},
    {SMTP_OPT_MAX_SIZE, 0, 0, 0, INT64_MAX},
    {SMTP_OPT_MAX_RCPT, 0, 1000, 1, 65535},
    {SMTP_OPT_MAX_PATH, 0, 256, 256, 500},
    {SMTP_OPT_MAX_LOCAL, 0, 64, 64, 255},
    {SMTP_OPT_MAX_LINE, CONFIG_ZERO, 0, 998, UINT32_MAX},
    {SMTP_OPT_MAX_ERRORS, 0, 200, 0, UINT32_MAX},
    {SMTP_OPT_MAX_IDLE, 0, 1000, 0, UINT32_MAX},
    {SMTP_OPT_MAX_DISCARD, 0, 67108864, 0, UINT32_MAX},
    {SMTP_OPT_MAX_JUNK, CONFIG_ZERO, 65536, 1024, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_COMMAND, 0, 300000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_DATA, 0, 300000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_ANSWER, 0, 300000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_MESSAGE, 0, 600000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_TLS, 0, 60000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_GREETING, 0, 300000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_MAIL, 0, 300000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_RCPT, 0, 300000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_354, 0, 120000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_BLOCK, 0, 180000, 0, UINT32_MAX},
    {SMTP_OPT_TIMEOUT_END, 0, 600000, 0, UINT32_MAX},
    {SMTP_OPT_LMTP, 0, 0, 0, 1},
    {SMTP_OPT_SUBMISSION, 0, 0, 0, 1},
    {SMTP_OPT_NO_MAIL, 0, 0, 0, 1},
    {SMTP_OPT_TLS_FIRST, 0, 0, 0, 1},
    {SMTP_OPT_REQUIRE_TLS, 0, 0, 0, 1},
    {SMTP_OPT_REQUIRE_AUTH, 0, 0, 0, 1},
    {SMTP_OPT_CLEAR_AUTH, 0, 0, 0, 1},
    {SMTP_OPT_MAX_AUTH, 0, 1024, 512, 12288},
    {SMTP_OPT_PROXY, 0, 0, 0, 1},
    {SMTP_OPT_TIMEOUT_PROXY, 0, 10000, 0, UINT32_MAX},
    {SMTP_OPT_EHLO_AGAIN, 0, 0, 0, 1},
    {SMTP_OPT_CHUNK, 0, 0, 0, 1},
    {SMTP_OPT_MAX_REPLY, 0, 1000, 1, 65535},
    {SMTP_OPT_MIN_BY, 0, 0, 0, 999999999},
    {SMTP_OPT_MAX_HOLD, 0, 999999999, 1, 999999999},
    {SMTP_OPT_MAX_HOLD_UNTIL, 0, CONFIG_9999, 1, CONFIG_9999},
    {SMTP_OPT_MAX_MAIL, 0, 0, 0, 65535},
    {SMTP_OPT_MAX_DOMAINS, 0, 0, 0, 1000}};

static int config_fits(const struct config_row *row, uint64_t value)
{
    if (value == 0 && row->flags & CONFIG_ZERO)
        return 1;
    return value >= row->low && value <= row->high;
}

int smtpi_option_fits(int option, uint64_t value)
{
    size_t i;

    for (i = 0; i < sizeof config_rows / sizeof *config_rows; i++)
        if (config_rows[i].option == option)
            return config_fits(&config_rows[i], value);
    return 0;
}

uint64_t smtpi_ext_known(int ext)
{
    size_t i;

    for (i = 0; i < smtpi_exts_count; i++)
        if (smtpi_exts[i].ext == ext)
            return SMTPI_EXT_BIT(ext);
    return 0;
}

int smtpi_where(const smtp_config *cfg, int tls)
{
    int where = tls ? SMTPI_SECURE : SMTPI_CLEAR;

    if (SMTPI_OPTION(cfg, SMTP_OPT_SUBMISSION))
        where |= SMTPI_SUBMISSION;
    else if (!SMTPI_OPTION(cfg, SMTP_OPT_LMTP))
        where |= SMTPI_RELAY;
    return where;
}

/* ---- what follows from it ---- */

/* The octets that extensions and options add to the line of a command. */
static uint16_t config_line(const smtp_config *cfg, int mail)
{
    uint64_t limit = SMTPI_LINE + SMTPI_OPTION(cfg, SMTP_OPT_MAX_PATH) - 256 +
                     64 * SMTPI_OPTION(cfg, SMTP_OPT_PARAMS);
    size_t i;

    for (i = 0; i < smtpi_exts_count; i++)
        if (cfg->exts & SMTPI_EXT_BIT(smtpi_exts[i].ext))
            limit += mail ? smtpi_exts[i].mail : smtpi_exts[i].rcpt;
    return (uint16_t)limit;
}

static uint16_t config_params(const smtp_config *cfg)
{
    enum { EVENTS = SMTP_EVENT_CHUNK + 1, ADDRESSES = 4 };
    unsigned char count[EVENTS] = {0};
    uint64_t most = SMTPI_OPTION(cfg, SMTP_OPT_PROXY) ? ADDRESSES : 0;
    size_t i;

    for (i = 0; i < smtpi_params_count; i++)
        if (cfg->exts & SMTPI_EXT_BIT(smtpi_params[i].ext))
            count[smtpi_params[i].event]++;
    for (i = 0; i < EVENTS; i++)
        if (count[i] > most)
            most = count[i];
    return (uint16_t)(most + SMTPI_OPTION(cfg, SMTP_OPT_PARAMS));
}

/* Limits are computed when something is set, not for each connection. */
static int config_follow(smtp_config *cfg)
{
    const char *host = SMTPI_TEXT_OF(cfg, SMTP_TEXT_HOSTNAME);

    cfg->offer = smtpi_ext_met(cfg->exts, smtpi_where(cfg, 0));
    cfg->mail_line = config_line(cfg, 1);
    cfg->rcpt_line = config_line(cfg, 0);
    cfg->auth_line = (uint16_t)(SMTPI_OPTION(cfg, SMTP_OPT_MAX_AUTH) + 2);
    cfg->longest =
        cfg->mail_line > cfg->rcpt_line ? cfg->mail_line : cfg->rcpt_line;
    if (cfg->exts & SMTPI_EXT_BIT(SMTP_EXT_AUTH) &&
        cfg->auth_line > cfg->longest)
        cfg->longest = cfg->auth_line;
    if (SMTPI_OPTION(cfg, SMTP_OPT_PROXY) && cfg->longest < SMTPI_PROXY)
        cfg->longest = SMTPI_PROXY;
    cfg->params = config_params(cfg);
    cfg->gates =
        (uint16_t)((SMTPI_OPTION(cfg, SMTP_OPT_REQUIRE_TLS) ? SMTPI_VERB_CLEAR
                                                            : 0) |
                   (SMTPI_OPTION(cfg, SMTP_OPT_REQUIRE_AUTH) ||
                            SMTPI_OPTION(cfg, SMTP_OPT_SUBMISSION)
                        ? SMTPI_VERB_ANON
                        : 0));
    cfg->host_len = (uint16_t)(host != NULL ? strlen(host) : 0);
    return 0;
}

/* ---- the calls ---- */

size_t smtp_config_size(void)
{
    return sizeof(smtp_config);
}

smtp_config *smtp_config_init(void *mem, size_t size)
{
    smtp_config *cfg = mem;
    size_t i;

    if (mem == NULL || size < sizeof *cfg || (uintptr_t)mem % SMTPI_ALIGN != 0)
        return NULL;
    memset(cfg, 0, sizeof *cfg);
    for (i = 0; i < sizeof config_rows / sizeof *config_rows; i++)
        cfg->options[config_rows[i].option] = config_rows[i].standard;
    for (i = 0; i < smtpi_exts_count; i++)
        if (smtpi_exts[i].on)
            cfg->exts |= SMTPI_EXT_BIT(smtpi_exts[i].ext);
    config_follow(cfg);
    return cfg;
}

int smtp_config_set(smtp_config *cfg, int option, uint64_t value)
{
    uint64_t bit = smtpi_ext_known(option);

    if (bit != 0 && value <= 1) {
        cfg->exts = value ? cfg->exts | bit : cfg->exts & ~bit;
        return config_follow(cfg);
    }
    if (bit != 0 || !smtpi_option_fits(option, value))
        return SMTP_EINVAL;
    cfg->options[option] = value;
    return config_follow(cfg);
}

/* ---- texts ---- */

/* One line for EHLO: ehlo-keyword *( SP ehlo-param ), RFC 5321 4.1.1.1. */
static int config_is_keyword(const char *line, size_t len)
{
    size_t i;

    if (len == 0 || len > 500 || !SMTPI_IS(line[0], SMTPI_LETDIG))
        return 0;
    for (i = 1; i < len && line[i] != ' '; i++)
        if (!SMTPI_IS(line[i], SMTPI_LETDIG) && line[i] != '-')
            return 0;
    for (; i < len; i++)
        if (line[i] == ' ' ? i + 1 == len || line[i + 1] == ' '
                           : line[i] < '!' || line[i] > '~')
            return 0;
    return 1;
}

static int config_are_keywords(const char *text)
{
    const char *end = text + strlen(text);

    for (;;) {
        const char *lf = memchr(text, '\n', (size_t)(end - text));
        size_t len = (size_t)((lf != NULL ? lf : end) - text);

        if (!config_is_keyword(text, len))
            return 0;
        if (lf == NULL)
            return 1;
        text = lf + 1;
    }
}

/* RFC 6710 3. */
static int config_is_policy(const char *text)
{
    size_t len = strlen(text), i;

    for (i = 0; i < len; i++)
        if (!SMTPI_IS(text[i], SMTPI_LDH) && text[i] != '_' && text[i] != '.')
            return 0;
    return len >= 1 && len <= 20;
}

int smtp_config_set_text(smtp_config *cfg, int option, const char *text)
{
    int flags = 0;

    switch (option) {
    case SMTP_TEXT_HOSTNAME:
        if (text != NULL && !smtpi_is_domain(text, strlen(text)) &&
            (strlen(text) > SMTPI_DOMAIN ||
             !smtpi_is_literal(text, strlen(text), &flags)))
            return SMTP_EINVAL;
        break;
    case SMTP_TEXT_KEYWORDS:
        if (text != NULL &&
            (strlen(text) > 4096 || !config_are_keywords(text)))
            return SMTP_EINVAL;
        break;
    case SMTP_TEXT_SOLICIT:
        if (text != NULL &&
            !smtpi_is_classes(text, strlen(text), SMTPI_MECHS - 1))
            return SMTP_EINVAL;
        break;
    case SMTP_TEXT_PRIORITY:
        if (text != NULL && !config_is_policy(text))
            return SMTP_EINVAL;
        break;
    case SMTP_TEXT_MECHS:
        if (text != NULL && !smtpi_mechs_fit(text))
            return SMTP_EINVAL;
        break;
    default:
        return SMTP_EINVAL;
    }
    cfg->texts[option - SMTP_TEXT_HOSTNAME] = text;
    return config_follow(cfg);
}
