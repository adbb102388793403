/*
 * The options of relay. Whatever is wrong with one ends the program with a
 * line that names it, and status 2.
 */
#ifndef RELAY_SETTINGS_H
#define RELAY_SETTINGS_H

#include <getopt.h>

#include "relay.h"

enum relay_key {
    RELAY_LISTEN = 1,
    RELAY_TO,
    RELAY_HOSTNAME,
    RELAY_LMTP,
    RELAY_CERT,
    RELAY_KEY,
    RELAY_TLS_FIRST,
    RELAY_REQUIRE_TLS,
    RELAY_PROXY,
    RELAY_STARTTLS,
    RELAY_CAFILE,
    RELAY_MAX_SIZE,
    RELAY_MAX_RCPT,
    RELAY_MAX_CONNECTIONS,
    RELAY_HELP,
    RELAY_KEYS
};

static const struct option relay_options[] = {
    {"listen", required_argument, NULL, RELAY_LISTEN},
    {"to", required_argument, NULL, RELAY_TO},
    {"hostname", required_argument, NULL, RELAY_HOSTNAME},
    {"lmtp", no_argument, NULL, RELAY_LMTP},
    {"cert", required_argument, NULL, RELAY_CERT},
    {"key", required_argument, NULL, RELAY_KEY},
    {"tls", no_argument, NULL, RELAY_TLS_FIRST},
    {"require-tls", no_argument, NULL, RELAY_REQUIRE_TLS},
    {"proxy", no_argument, NULL, RELAY_PROXY},
    {"starttls", required_argument, NULL, RELAY_STARTTLS},
    {"cafile", required_argument, NULL, RELAY_CAFILE},
    {"max-size", required_argument, NULL, RELAY_MAX_SIZE},
    {"max-rcpt", required_argument, NULL, RELAY_MAX_RCPT},
    {"max-connections", required_argument, NULL, RELAY_MAX_CONNECTIONS},
    {"help", no_argument, NULL, RELAY_HELP},
    {NULL, 0, NULL, 0},
};

static const char relay_usage[] =
    "usage: relay --listen ADDR:PORT... --to HOST:PORT [--lmtp]\n"
    "  [--hostname NAME] [--cert FILE [--key FILE] [--tls] [--require-tls]]\n"
    "  [--proxy] [--starttls may|must|no] [--cafile FILE]\n"
    "  [--max-size OCTETS] [--max-rcpt N] [--max-connections N]\n";

static inline void relay_complain(const char *complaint)
{
    fprintf(stderr, "relay: %s\n", complaint);
    exit(2);
}

static inline smtp_config *relay_config(void)
{
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());

    if (cfg == NULL)
        relay_complain("out of memory");
    return cfg;
}

/* HOST:PORT or [ADDR]:PORT. That there is such a host is seen when it is
   called. */
static inline void relay_to(struct service *s, const char *value)
{
    const char *colon = strrchr(value, ':');
    size_t v6 = value[0] == '[', len;

    if (colon == NULL || colon == value || strchr(value, ' ') != NULL ||
        (v6 && colon[-1] != ']'))
        option_bad("relay", "to", value, "not HOST:PORT");
    option_number("relay", "to", colon + 1, 65535);
    len = (size_t)(colon - value) - 2 * v6;
    if (len >= sizeof s->to_name)
        option_bad("relay", "to", value, "too long");
    memcpy(s->to_name, value + v6, len);
    s->to = value;
}

/* An option of the library, of the client's side or the next server's. */
static inline void relay_set(smtp_config *cfg, int option, uint64_t value)
{
    if (smtp_config_set(cfg, option, value) < 0) {
        fprintf(stderr, "relay: option %d of the library: no\n", option);
        exit(1);
    }
}

static inline void relay_starttls(struct service *s, const char *value)
{
    static const char *const words[] = {"may", "must", "no"};
    int i;

    for (i = 0; i < 3; i++) {
        if (strcmp(value, words[i]) == 0) {
            s->starttls = (enum relay_starttls)i;
            return;
        }
    }
    option_bad("relay", "starttls", value, "not may, must or no");
}

static inline void relay_number(struct service *s, int key, const char *value)
{
    if (key == RELAY_MAX_SIZE)
        s->max_size = option_number("relay", "max-size", value, INT64_MAX);
    else if (key == RELAY_MAX_CONNECTIONS)
        s->in.max_open =
            (size_t)option_number("relay", "max-connections", value, 1000000);
    else if (smtp_config_set(
                 s->in_config, SMTP_OPT_MAX_RCPT,
                 option_number("relay", "max-rcpt", value, 65535)) < 0)
        option_bad("relay", "max-rcpt", value, "not 1 to 65535");
}

static inline void relay_option(struct service *s, int key, const char *value)
{
    switch (key) {
    case RELAY_LISTEN:
        listeners_add(&s->listeners, value);
        return;
    case RELAY_TO:
        relay_to(s, value);
        return;
    case RELAY_HOSTNAME:
        s->hostname = value;
        return;
    case RELAY_LMTP:
        s->lmtp = 1;
        return;
    case RELAY_CERT:
        s->tls.cert = value;
        return;
    case RELAY_KEY:
        s->tls.key = value;
        return;
    case RELAY_TLS_FIRST:
        relay_set(s->in_config, SMTP_OPT_TLS_FIRST, 1);
        return;
    case RELAY_REQUIRE_TLS:
        relay_set(s->in_config, SMTP_OPT_REQUIRE_TLS, 1);
        return;
    case RELAY_PROXY:
        relay_set(s->in_config, SMTP_OPT_PROXY, 1);
        return;
    case RELAY_STARTTLS:
        relay_starttls(s, value);
        return;
    case RELAY_CAFILE:
        s->secure.cafile = value;
        return;
    default:
        relay_number(s, key, value);
    }
}

/* What is missing, or does not go together. */
static inline void relay_check(const struct service *s, const int *given)
{
    if (s->listeners.count == 0)
        relay_complain("--listen: is missing");
    if (s->to == NULL)
        relay_complain("--to: is missing");
    if (given[RELAY_KEY] && !given[RELAY_CERT])
        relay_complain("--key: needs --cert");
    if (given[RELAY_TLS_FIRST] && !given[RELAY_CERT])
        relay_complain("--tls: needs --cert");
    if (given[RELAY_REQUIRE_TLS] && !given[RELAY_CERT])
        relay_complain("--require-tls: needs --cert");
    if (given[RELAY_CAFILE] && s->starttls == STARTTLS_NO)
        relay_complain("--cafile: not with --starttls no");
}

/* The name given, or the machine's if that is a domain. */
static inline void relay_hostname(struct service *s)
{
    static char name[256];

    if (s->hostname == NULL) {
        s->hostname = name;
        if (gethostname(name, sizeof name - 1) < 0 ||
            smtp_config_set_text(s->in_config, SMTP_TEXT_HOSTNAME, name) < 0)
            s->hostname = "localhost";
    }
    if (smtp_config_set_text(s->in_config, SMTP_TEXT_HOSTNAME, s->hostname) <
        0)
        option_bad("relay", "hostname", s->hostname, "not a domain");
    smtp_config_set_text(s->out_config, SMTP_TEXT_HOSTNAME, s->hostname);
}

/* TLS with the next server. */
static inline void relay_secure(struct service *s)
{
    char why[SECURE_WHY];

    if (!secure_is_there())
        relay_complain("--starttls: built without OpenSSL (libssl-dev)");
    if (secure_load(&s->secure, s->to_name, why) < 0) {
        fprintf(stderr, "relay: --cafile: %s\n", why);
        exit(2);
    }
    relay_set(s->out_config, SMTP_EXT_STARTTLS, 1);
    s->out.tls = &s->secure.call;
}

/* What the relay can pass on; next_offer() takes away what the next server has
   not. */
static inline void relay_extend(struct service *s, const int *given)
{
    static const int exts[] = {SMTP_EXT_8BITMIME, SMTP_EXT_SIZE,
                               SMTP_EXT_DSN,      SMTP_EXT_ENHANCEDSTATUSCODES,
                               SMTP_EXT_CHUNKING, SMTP_EXT_BINARYMIME,
                               SMTP_EXT_SMTPUTF8, SMTP_EXT_PIPELINING};
    size_t i;

    for (i = 0; i < sizeof exts / sizeof exts[0]; i++) {
        relay_set(s->in_config, exts[i], 1);
        relay_set(s->out_config, exts[i], 1);
    }
    relay_set(s->out_config, SMTP_OPT_LMTP, (uint64_t)s->lmtp);
    if (s->starttls != STARTTLS_NO)
        relay_secure(s);
    if (given[RELAY_CERT]) {
        s->in.tls = tls_load(&s->tls);
        if (!given[RELAY_TLS_FIRST])
            relay_set(s->in_config, SMTP_EXT_STARTTLS, 1);
    }
}

static inline void relay_read(struct service *s, int argc, char **argv)
{
    int given[RELAY_KEYS] = {0}, key;

    s->listeners.program = s->tls.program = "relay";
    s->in_config = relay_config();
    s->out_config = relay_config();
    s->starttls = secure_is_there() ? STARTTLS_MAY : STARTTLS_NO;
    while ((key = getopt_long(argc, argv, "", relay_options, NULL)) != -1) {
        if (key == '?')
            exit(2);
        if (key == RELAY_HELP) {
            fputs(relay_usage, stdout);
            exit(0);
        }
        given[key] = 1;
        relay_option(s, key, optarg);
    }
    if (optind < argc) {
        fprintf(stderr, "relay: %s: not an option\n", argv[optind]);
        exit(2);
    }
    listeners_inherit(&s->listeners);
    relay_check(s, given);
    relay_extend(s, given);
    relay_hostname(s);
    s->in.config = s->in_config;
    s->out.config = s->out_config;
}

#endif
