/*
 * The options of serve. Whatever is wrong with one ends the program with a
 * line that names it, and status 2.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <arpa/inet.h>
#include <getopt.h>

#include "serve.h"

enum settings_key {
    SET_LISTEN = 1,
    SET_MAILDIR,
    SET_DISCARD,
    SET_HOSTNAME,
    SET_REFUSE,
    SET_TRANSCRIPT,
    SET_CERT,
    SET_KEY,
    SET_AUTH,
    SET_XCLIENT,
    SET_RATE,
    SET_HELP,
    SET_NUMBER = 50,  /* behind it: settings_numbers */
    SET_SWITCH = 100, /* behind it: options of the library, set to 1 */
    SET_LMTP = SET_SWITCH + SMTP_OPT_LMTP,
    SET_SUBMISSION = SET_SWITCH + SMTP_OPT_SUBMISSION,
    SET_TLS_FIRST = SET_SWITCH + SMTP_OPT_TLS_FIRST,
    SET_REQUIRE_TLS = SET_SWITCH + SMTP_OPT_REQUIRE_TLS,
    SET_REQUIRE_AUTH = SET_SWITCH + SMTP_OPT_REQUIRE_AUTH,
    SET_CLEAR_AUTH = SET_SWITCH + SMTP_OPT_CLEAR_AUTH,
    SET_PROXY = SET_SWITCH + SMTP_OPT_PROXY,
    SETTINGS = 200
};

/* What was given, in terms of these. */
struct settings {
    struct server *server;
    int given[SETTINGS];
};

static const struct option settings_options[] = {
    {"listen", required_argument, NULL, SET_LISTEN},
    {"maildir", required_argument, NULL, SET_MAILDIR},
    {"discard", no_argument, NULL, SET_DISCARD},
    {"hostname", required_argument, NULL, SET_HOSTNAME},
    {"refuse", required_argument, NULL, SET_REFUSE},
    {"transcript", required_argument, NULL, SET_TRANSCRIPT},
    {"cert", required_argument, NULL, SET_CERT},
    {"key", required_argument, NULL, SET_KEY},
    {"tls", no_argument, NULL, SET_TLS_FIRST},
    {"require-tls", no_argument, NULL, SET_REQUIRE_TLS},
    {"auth", required_argument, NULL, SET_AUTH},
    {"auth-plaintext", no_argument, NULL, SET_CLEAR_AUTH},
    {"require-auth", no_argument, NULL, SET_REQUIRE_AUTH},
    {"lmtp", no_argument, NULL, SET_LMTP},
    {"submission", no_argument, NULL, SET_SUBMISSION},
    {"proxy", no_argument, NULL, SET_PROXY},
    {"xclient", required_argument, NULL, SET_XCLIENT},
    {"max-size", required_argument, NULL, SET_NUMBER},
    {"max-rcpt", required_argument, NULL, SET_NUMBER + 1},
    {"timeout", required_argument, NULL, SET_NUMBER + 2},
    {"max-session", required_argument, NULL, SET_NUMBER + 3},
    {"max-connections", required_argument, NULL, SET_NUMBER + 4},
    {"max-per-address", required_argument, NULL, SET_NUMBER + 5},
    {"workers", required_argument, NULL, SET_NUMBER + 6},
    {"min-rate", required_argument, NULL, SET_RATE},
    {"help", no_argument, NULL, SET_HELP},
    {NULL, 0, NULL, 0},
};

enum { SETTINGS_NUMBERS = 7 };

/* The numbers, in the same order. */
static const struct {
    const char *name;
    uint64_t most;
} settings_numbers[SETTINGS_NUMBERS] = {
    {"max-size", INT64_MAX},      {"max-rcpt", 65535},
    {"timeout", 86400},           {"max-session", 31536000},
    {"max-connections", 1000000}, {"max-per-address", 1000000},
    {"workers", WORKERS_MOST},
};

static const char settings_usage[] =
    "usage: serve --listen ADDR:PORT... --maildir DIR | --discard\n"
    "  [--hostname NAME] [--lmtp | --submission]\n"
    "  [--cert FILE [--key FILE] [--tls] [--require-tls]]\n"
    "  [--auth FILE [--auth-plaintext] [--require-auth]]\n"
    "  [--proxy] [--xclient ADDR]...\n"
    "  [--max-size OCTETS] [--max-rcpt N] [--max-connections N]\n"
    "  [--max-per-address N] [--timeout SECONDS] [--max-session SECONDS]\n"
    "  [--min-rate OCTETS[/SECONDS]] [--workers N]\n"
    "  [--refuse WHAT=CODE[ TEXT]]... [--transcript FILE]\n";

static inline void settings_bad(const char *option, const char *value,
                                const char *why)
{
    option_bad("serve", option, value, why);
}

static inline void settings_config(struct server *s, int option,
                                   uint64_t value)
{
    if (smtp_config_set(s->config, option, value) < 0) {
        fprintf(stderr, "serve: option %d of the library: no\n", option);
        exit(1);
    }
}

static inline void settings_transcript(struct server *s, const char *path)
{
    if ((s->transcript = fopen(path, "a")) == NULL)
        settings_bad("transcript", path, strerror(errno));
    setvbuf(s->transcript, NULL, _IOLBF, 0);
    settings_config(s, SMTP_OPT_TRACE, 1);
}

static inline void settings_number(struct server *s, int which,
                                   const char *value)
{
    const char *name = settings_numbers[which].name;
    uint64_t n =
        option_number("serve", name, value, settings_numbers[which].most);

    switch (which) {
    case 0:
        settings_config(s, SMTP_OPT_MAX_SIZE, n);
        return;
    case 1:
        if (smtp_config_set(s->config, SMTP_OPT_MAX_RCPT, n) < 0)
            settings_bad(name, value, "not 1 to 65535");
        return;
    case 2:
        settings_config(s, SMTP_OPT_TIMEOUT_COMMAND, n * 1000);
        settings_config(s, SMTP_OPT_TIMEOUT_DATA, n * 1000);
        return;
    case 3:
        s->host.limits.max_session = n * 1000;
        return;
    case 4:
        s->host.max_open = (size_t)n;
        return;
    case 5:
        s->max_per_address = (size_t)n;
        return;
    default:
        if (n == 0)
            settings_bad(name, value, "at least 1");
        s->workers.count = (size_t)n;
    }
}

/* OCTETS[/SECONDS]: so many a second, counted over so long. */
static inline void settings_rate(struct server *s, const char *value)
{
    char octets[32];
    size_t len = strcspn(value, "/");

    if (len >= sizeof octets)
        settings_bad("min-rate", value, "too large");
    memcpy(octets, value, len);
    octets[len] = '\0';
    s->host.limits.min_rate =
        option_number("serve", "min-rate", octets, 1000000000);
    if (value[len] == '/')
        s->host.limits.rate_window =
            1000 * option_number("serve", "min-rate", value + len + 1, 86400);
}

/* An address whose XCLIENT and XFORWARD are believed, as the system writes
   it. */
static inline void settings_trust(struct server *s, const char *value)
{
    char octets[16], text[SMTP_SOCKET_HOST];
    int family = strchr(value, ':') != NULL ? AF_INET6 : AF_INET;

    if (inet_pton(family, value, octets) != 1 ||
        inet_ntop(family, octets, text, sizeof text) == NULL)
        settings_bad("xclient", value, "not an address");
    if (s->trusted_count == SERVE_TRUSTED)
        settings_bad("xclient", value, "too many");
    if ((s->trusted[s->trusted_count++] = strdup(text)) == NULL)
        exit(1);
    settings_config(s, SMTP_EXT_XCLIENT, 1);
    settings_config(s, SMTP_EXT_XFORWARD, 1);
}

static inline void settings_option(struct server *s, int key,
                                   const char *value)
{
    static const int events[] = {SMTP_EVENT_CONNECT, SMTP_EVENT_MAIL,
                                 SMTP_EVENT_DATA, 0};

    switch (key) {
    case SET_LISTEN:
        listeners_add(&s->listeners, value);
        return;
    case SET_MAILDIR:
        s->dir = value;
        return;
    case SET_DISCARD:
        return;
    case SET_HOSTNAME:
        s->hostname = value;
        return;
    case SET_REFUSE:
        option_refuse("serve", value, events, &s->refusals);
        return;
    case SET_TRANSCRIPT:
        settings_transcript(s, value);
        return;
    case SET_CERT:
        s->tls.cert = value;
        return;
    case SET_KEY:
        s->tls.key = value;
        return;
    case SET_AUTH:
        accounts_read(&s->accounts, "serve", value);
        return;
    case SET_XCLIENT:
        settings_trust(s, value);
        return;
    case SET_RATE:
        settings_rate(s, value);
        return;
    default:
        if (key >= SET_SWITCH)
            settings_config(s, key - SET_SWITCH, 1);
        else if (key < SET_NUMBER + SETTINGS_NUMBERS)
            settings_number(s, key - SET_NUMBER, value);
    }
}

/* The name given, or the machine's if that is a domain. */
static inline void settings_hostname(struct server *s)
{
    static char name[256];

    if (s->hostname != NULL) {
        if (smtp_config_set_text(s->config, SMTP_TEXT_HOSTNAME, s->hostname) <
            0)
            settings_bad("hostname", s->hostname, "not a domain");
        return;
    }
    s->hostname = name;
    if (gethostname(name, sizeof name - 1) == 0 &&
        smtp_config_set_text(s->config, SMTP_TEXT_HOSTNAME, name) == 0)
        return;
    s->hostname = "localhost";
    smtp_config_set_text(s->config, SMTP_TEXT_HOSTNAME, s->hostname);
}

/* What an option can't do without, or not with. */
static const struct {
    int key;
    int other;
    int wanted; /* 1: without it; 0: with it */
    const char *complaint;
} settings_rules[] = {
    {SET_KEY, SET_CERT, 1, "--key: needs --cert"},
    {SET_TLS_FIRST, SET_CERT, 1, "--tls: needs --cert"},
    {SET_REQUIRE_TLS, SET_CERT, 1, "--require-tls: needs --cert"},
    {SET_CLEAR_AUTH, SET_AUTH, 1, "--auth-plaintext: needs --auth"},
    {SET_REQUIRE_AUTH, SET_AUTH, 1, "--require-auth: needs --auth"},
    {SET_SUBMISSION, SET_AUTH, 1, "--submission: needs --auth"},
    {SET_SUBMISSION, SET_LMTP, 0, "--submission: not with --lmtp"},
    {SET_MAILDIR, SET_DISCARD, 0, "--maildir: not with --discard"},
};

static inline void settings_complain(const char *complaint)
{
    fprintf(stderr, "serve: %s\n", complaint);
    exit(2);
}

static inline void settings_check(const struct settings *set)
{
    const struct server *s = set->server;
    size_t i;

    for (i = 0; i < sizeof settings_rules / sizeof settings_rules[0]; i++) {
        if (set->given[settings_rules[i].key] != 0 &&
            (set->given[settings_rules[i].other] != 0) !=
                settings_rules[i].wanted)
            settings_complain(settings_rules[i].complaint);
    }
    if (s->listeners.count == 0)
        settings_complain("--listen: is missing");
    if (s->dir == NULL && set->given[SET_DISCARD] == 0)
        settings_complain("--maildir: either this or --discard is due");
    if (set->given[SET_AUTH] != 0 && set->given[SET_CERT] == 0 &&
        set->given[SET_CLEAR_AUTH] == 0 && !auth_hides())
        settings_complain("--auth: needs --cert or --auth-plaintext");
}

/* All that serve can honour. DSN is not among them: who offers it must send
   reports [3461 5.2]. */
static inline void settings_extend(const struct settings *set)
{
    struct server *s = set->server;

    settings_config(s, SMTP_EXT_ENHANCEDSTATUSCODES, 1);
    settings_config(s, SMTP_EXT_CHUNKING, 1);
    settings_config(s, SMTP_EXT_BINARYMIME, 1);
    settings_config(s, SMTP_EXT_SMTPUTF8, 1);
    s->lmtp = set->given[SET_LMTP];
    if (set->given[SET_CERT] != 0) {
        s->host.tls = tls_load(&s->tls);
        if (set->given[SET_TLS_FIRST] == 0)
            settings_config(s, SMTP_EXT_STARTTLS, 1);
    }
    if (set->given[SET_AUTH] != 0) {
        settings_config(s, SMTP_EXT_AUTH, 1);
        if (smtp_config_set_text(s->config, SMTP_TEXT_MECHS,
                                 auth_mechs(set->given[SET_CERT])) < 0)
            settings_complain("--auth: the library does not take it");
    }
}

static inline void settings_read(struct server *s, int argc, char **argv)
{
    struct settings set = {s, {0}};
    int key, error;

    while ((key = getopt_long(argc, argv, "", settings_options, NULL)) != -1) {
        if (key == '?')
            exit(2);
        if (key == SET_HELP) {
            fputs(settings_usage, stdout);
            exit(0);
        }
        set.given[key] = 1;
        settings_option(s, key, optarg);
    }
    if (optind < argc) {
        fprintf(stderr, "serve: %s: not an option\n", argv[optind]);
        exit(2);
    }
    listeners_inherit(&s->listeners);
    settings_check(&set);
    settings_extend(&set);
    settings_hostname(s);
    if (s->dir != NULL &&
        (error = maildir_open(&s->maildir, s->dir, s->hostname)) != 0)
        settings_bad("maildir", s->dir, strerror(error));
}

#endif
