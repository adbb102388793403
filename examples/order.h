/*
 * The command line of send. Whatever is wrong with it ends the program with a
 * line that names the option, and EX_USAGE.
 */
#ifndef ORDER_H
#define ORDER_H

#include <getopt.h>

#include "options.h"
#include "send.h"

enum order_key {
    ORDER_FROM = 'f',
    ORDER_VERBOSE = 'v',
    ORDER_LMTP = 256,
    ORDER_STARTTLS,
    ORDER_TLS,
    ORDER_CAFILE,
    ORDER_INSECURE,
    ORDER_AUTH,
    ORDER_PASSWORD,
    ORDER_MECH,
    ORDER_EHLO,
    ORDER_NOTIFY,
    ORDER_RET,
    ORDER_ENVID,
    ORDER_NO_PIPELINING,
    ORDER_NO_CHUNKING,
    ORDER_TIMEOUT,
    ORDER_HELP
};

static const struct option order_options[] = {
    {"from", required_argument, NULL, ORDER_FROM},
    {"verbose", no_argument, NULL, ORDER_VERBOSE},
    {"lmtp", no_argument, NULL, ORDER_LMTP},
    {"starttls", required_argument, NULL, ORDER_STARTTLS},
    {"tls", no_argument, NULL, ORDER_TLS},
    {"cafile", required_argument, NULL, ORDER_CAFILE},
    {"insecure", no_argument, NULL, ORDER_INSECURE},
    {"auth", required_argument, NULL, ORDER_AUTH},
    {"password-file", required_argument, NULL, ORDER_PASSWORD},
    {"mech", required_argument, NULL, ORDER_MECH},
    {"ehlo", required_argument, NULL, ORDER_EHLO},
    {"notify", required_argument, NULL, ORDER_NOTIFY},
    {"ret", required_argument, NULL, ORDER_RET},
    {"envid", required_argument, NULL, ORDER_ENVID},
    {"no-pipelining", no_argument, NULL, ORDER_NO_PIPELINING},
    {"no-chunking", no_argument, NULL, ORDER_NO_CHUNKING},
    {"timeout", required_argument, NULL, ORDER_TIMEOUT},
    {"help", no_argument, NULL, ORDER_HELP},
    {NULL, 0, NULL, 0},
};

static const char order_usage[] =
    "usage: send [options] HOST[:PORT] RCPT... <message\n"
    "  [-f FROM] [--lmtp] [--ehlo NAME] [--timeout SECONDS] [-v]\n"
    "  [--starttls must|may|no | --tls] [--cafile FILE] [--insecure]\n"
    "  [--auth USER [--password-file FILE] [--mech MECHANISM]]\n"
    "  [--notify never|success,failure,delay] [--ret full|hdrs]\n"
    "  [--envid ID] [--no-pipelining] [--no-chunking]\n";

/* What was given that is looked at when all of it is known. */
struct order {
    struct send *send;
    const char *password_file;
    const char *mechanism;
};

static inline void order_bad(const char *option, const char *value,
                             const char *why)
{
    option_bad("send", option, value, why);
}

static inline void order_complain(const char *what, const char *why)
{
    fprintf(stderr, "send: %s: %s\n", what, why);
    exit(EX_USAGE);
}

static inline void order_config(struct send *s, int option, uint64_t value)
{
    if (smtp_config_set(s->config, option, value) < 0) {
        fprintf(stderr, "send: option %d of the library: no\n", option);
        exit(EX_SOFTWARE);
    }
}

/* Which of the words, of which the last is NULL, value is. */
static inline int order_word(const char *option, const char *value,
                             const char *const *words, const char *why)
{
    int i;

    for (i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], value) == 0)
            return i;
    order_bad(option, value, why);
    return -1;
}

static inline void order_notify(struct send *s, const char *value)
{
    static const char *const words[] = {"success", "failure", "delay",
                                        "never"};
    const char *at = value;
    size_t len, i;

    for (;; at += len + 1) {
        len = strcspn(at, ",");
        for (i = 0; i < 4 && (strlen(words[i]) != len ||
                              memcmp(words[i], at, len) != 0);)
            i++;
        if (i == 4)
            order_bad("notify", value, "not never|success,failure,delay");
        s->notify |= 1 << i;
        if (at[len] == '\0')
            break;
    }
    if ((s->notify & SMTP_NOTIFY_NEVER) != 0 && s->notify != SMTP_NOTIFY_NEVER)
        order_bad("notify", value, "never stands alone");
}

static inline void order_timeout(struct send *s, const char *value)
{
    static const int options[] = {
        SMTP_OPT_TIMEOUT_GREETING, SMTP_OPT_TIMEOUT_MAIL,
        SMTP_OPT_TIMEOUT_RCPT,     SMTP_OPT_TIMEOUT_354,
        SMTP_OPT_TIMEOUT_BLOCK,    SMTP_OPT_TIMEOUT_END,
        SMTP_OPT_TIMEOUT_TLS};
    uint64_t ms = 1000 * option_number("send", "timeout", value, 86400);
    size_t i;

    if (ms == 0)
        order_bad("timeout", value, "at least 1");
    for (i = 0; i < sizeof options / sizeof options[0]; i++)
        order_config(s, options[i], ms);
    s->host.connect_timeout = ms;
}

/* Those without a value. */
static inline int order_switch(struct send *s, int key)
{
    switch (key) {
    case ORDER_VERBOSE:
        s->progress.verbose = 1;
        order_config(s, SMTP_OPT_TRACE, 1);
        return 1;
    case ORDER_LMTP:
        s->lmtp = 1;
        order_config(s, SMTP_OPT_LMTP, 1);
        return 1;
    case ORDER_TLS:
        s->tls_first = 1;
        order_config(s, SMTP_OPT_TLS_FIRST, 1);
        return 1;
    case ORDER_INSECURE:
        s->insecure = 1;
        order_config(s, SMTP_OPT_CLEAR_AUTH, 1);
        return 1;
    case ORDER_NO_PIPELINING:
        order_config(s, SMTP_EXT_PIPELINING, 0);
        return 1;
    case ORDER_NO_CHUNKING:
        order_config(s, SMTP_EXT_CHUNKING, 0);
        return 1;
    default:
        return 0;
    }
}

static inline void order_option(struct order *o, int key, const char *value)
{
    static const char *const tls[] = {"may", "must", "no", NULL};
    static const char *const ret[] = {"full", "hdrs", NULL};
    struct send *s = o->send;

    switch (key) {
    case ORDER_FROM:
        s->from = value;
        return;
    case ORDER_STARTTLS:
        s->starttls = (enum send_starttls)order_word("starttls", value, tls,
                                                     "not must, may or no");
        return;
    case ORDER_CAFILE:
        s->secure.cafile = value;
        return;
    case ORDER_AUTH:
        s->login.user = value;
        return;
    case ORDER_PASSWORD:
        o->password_file = value;
        return;
    case ORDER_MECH:
        o->mechanism = value;
        return;
    case ORDER_EHLO:
        s->ehlo = value;
        return;
    case ORDER_NOTIFY:
        order_notify(s, value);
        return;
    case ORDER_RET:
        s->ret = 1 + order_word("ret", value, ret, "not full or hdrs");
        return;
    case ORDER_ENVID:
        s->envid = value;
        return;
    default:
        order_timeout(s, value);
    }
}

/* ---- the server ---- */

/* Takes HOST[:PORT] apart; what it does not say is usual. */
static inline void order_server(struct send *s, const char *value)
{
    const char *port = s->tls_first            ? "465"
                       : s->login.user != NULL ? "587"
                       : s->lmtp               ? "24"
                                               : "25";
    char name[SMTP_SOCKET_NAME], given[SMTP_SOCKET_PORT];
    size_t len = strlen(value) + SMTP_SOCKET_PORT + 1;
    int v6;

    if ((s->address = malloc(len)) == NULL)
        exit(EX_OSERR);
    snprintf(s->address, len, "%s", value);
    if (smtp_socket_split(value, strlen(value), name, given) < 0)
        snprintf(s->address, len, "%s:%s", value, port);
    v6 = smtp_socket_split(s->address, strlen(s->address), name, given);
    if (v6 < 0 || strchr(value, ' ') != NULL)
        order_complain(value, "not HOST, HOST:PORT or [IPV6]:PORT");
    if ((s->server = strdup(name)) == NULL)
        exit(EX_OSERR);
}

/* ---- the envelope ---- */

/* 1 if a mailbox, which may be international, is one. */
static inline int order_is_mailbox(const char *mailbox, int kind)
{
    char text[600];
    smtp_path path;
    int n = snprintf(text, sizeof text, "<%s>", mailbox);

    return n > 0 && (size_t)n < sizeof text &&
           smtp_codec_path(text, (size_t)n, kind | SMTP_PATH_INTERNATIONAL,
                           &path) == n;
}

static inline void order_recipients(struct send *s, int count, char **paths)
{
    int i;

    if (count == 0)
        order_complain("RCPT", "is missing");
    s->to = calloc((size_t)count, sizeof *s->to);
    if (s->to == NULL)
        exit(EX_OSERR);
    for (i = 0; i < count; i++) {
        if (!order_is_mailbox(paths[i], SMTP_PATH_FORWARD))
            order_complain(paths[i], "not a mailbox");
        s->to[i].path = paths[i];
    }
    s->count = (size_t)count;
}

/* The name given, or the machine's if that is a domain. */
static inline void order_ehlo(struct send *s)
{
    static char name[256];

    if (s->ehlo != NULL) {
        if (smtp_config_set_text(s->config, SMTP_TEXT_HOSTNAME, s->ehlo) < 0)
            order_bad("ehlo", s->ehlo, "not a domain or address-literal");
        return;
    }
    s->ehlo = name;
    if (gethostname(name, sizeof name - 1) == 0 &&
        smtp_config_set_text(s->config, SMTP_TEXT_HOSTNAME, name) == 0)
        return;
    s->ehlo = "localhost";
    smtp_config_set_text(s->config, SMTP_TEXT_HOSTNAME, s->ehlo);
}

/* The sender given, or who runs this, at that name. */
static inline void order_from(struct send *s)
{
    const char *user = getenv("LOGNAME");
    static char from[512];

    if (s->from == NULL) {
        snprintf(from, sizeof from, "%s@%s", user != NULL ? user : "nobody",
                 s->ehlo);
        s->from = from;
    }
    if (!order_is_mailbox(s->from, SMTP_PATH_REVERSE)) {
        fprintf(stderr, "send: -f %s: not a mailbox\n", s->from);
        exit(EX_USAGE);
    }
}

/* ---- who it is, and how much of that must be secret ---- */

static inline void order_login(const struct order *o)
{
    struct login *l = &o->send->login;
    static char name[32];
    const char *why;
    size_t i;

    if (l->user == NULL) {
        if (o->mechanism != NULL || o->password_file != NULL)
            order_complain(o->mechanism != NULL ? "--mech" : "--password-file",
                           "needs --auth");
        return;
    }
    if (l->user[0] == '\0' || strlen(l->user) > 512)
        order_bad("auth", l->user, "not a name");
    if (o->mechanism != NULL) {
        for (i = 0; i + 1 < sizeof name && o->mechanism[i] != '\0'; i++)
            name[i] = (char)(o->mechanism[i] >= 'a' && o->mechanism[i] <= 'z'
                                 ? o->mechanism[i] - 'a' + 'A'
                                 : o->mechanism[i]);
        l->wanted = name;
        if (!login_knows(name))
            order_bad("mech", o->mechanism, "is not known here");
    }
    if (login_needs_secret(l) && login_secret(l, o->password_file, &why) < 0) {
        if (o->password_file != NULL)
            order_bad("password-file", o->password_file, why);
        order_bad("auth", l->user, why);
    }
}

static inline void order_secure(struct send *s)
{
    char why[SECURE_WHY];

    if (s->tls_first && s->starttls == SEND_MUST)
        order_complain("--tls", "not with --starttls");
    if (!secure_is_there()) {
        if (s->tls_first || s->starttls == SEND_MUST)
            order_complain(s->tls_first ? "--tls" : "--starttls",
                           "built without OpenSSL (libssl-dev)");
        s->starttls = SEND_NO;
    }
    if (secure_load(&s->secure, s->server, why) < 0)
        order_complain("--cafile", why);
}

/* ---- all of it ---- */

static inline void order_read(struct send *s, int argc, char **argv)
{
    static const int wanted[] = {
        SMTP_EXT_DSN,      SMTP_EXT_ENHANCEDSTATUSCODES,
        SMTP_EXT_CHUNKING, SMTP_EXT_SMTPUTF8,
        SMTP_EXT_STARTTLS, SMTP_EXT_AUTH,
        SMTP_OPT_CHUNK};
    struct order o = {s, NULL, NULL};
    int key;
    size_t i;

    option_status = EX_USAGE;
    for (i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        order_config(s, wanted[i], 1);
    order_config(s, SMTP_OPT_MAX_AUTH, 12288);
    order_config(s, SMTP_OPT_BARE, SMTP_BARE_NORMALIZE);
    while ((key = getopt_long(argc, argv, "f:v", order_options, NULL)) != -1) {
        if (key == '?')
            exit(EX_USAGE);
        if (key == ORDER_HELP) {
            fputs(order_usage, stdout);
            exit(EX_OK);
        }
        if (!order_switch(s, key))
            order_option(&o, key, optarg);
    }
    if (optind == argc)
        order_complain("HOST", "is missing");
    order_login(&o);
    order_server(s, argv[optind]);
    order_recipients(s, argc - optind - 1, argv + optind + 1);
    order_ehlo(s);
    order_from(s);
    order_secure(s);
}

static inline void order_free(struct send *s)
{
    free(s->address);
    free(s->server);
    free(s->to);
    free(s->config);
}

#endif
