/*
 * Level 1: the grammar of commands, parameters and replies, and the tables.
 * Knows the wire's words, but no connection.
 */
#ifndef SMTP_GRAMMAR_H
#define SMTP_GRAMMAR_H

#include "smtp_bytes.h"

/* Limits, those of RFC 5321 4.5.3.1 and what follows from them. */
enum {
    SMTPI_LINE = 512,  /* a command line with its CRLF */
    SMTPI_REPLY = 512, /* a reply line with its CRLF */
    SMTPI_DOMAIN = 255,
    SMTPI_BYE_TEXT = 100, /* the text of a closing 421 */
    SMTPI_354 = 64,       /* the reply 354 with its CRLF */
    SMTPI_REFUSAL = 256,  /* LMTP's refusal of a message, said several times */
    SMTPI_MECHS = 480,    /* the list of AUTH's mechanisms */
    SMTPI_PROXY = 536     /* a PROXY header */
};

/* ---- addresses: smtp_address.c ---- */

/* Reads all of text as an IPv4 or IPv6 address, in any spelling of 4.1.3: 1,
   or 0 if it is none. least is how few groups "::" may stand for: 2 in RFC
   5321, 1 in RFC 4291. */
int smtpi_ipv4_read(const char *text, size_t len, unsigned char address[4]);
int smtpi_ipv6_read(const char *text, size_t len, size_t least,
                    uint16_t group[8]);

/* Writes an address as RFC 5952 wants it, without a NUL. Returns its octets,
   at most 15 and 39. */
size_t smtpi_ipv4_write(const unsigned char address[4], char *out);
size_t smtpi_ipv6_write(const uint16_t group[8], char *out);

/* 1 if all of text is an address-literal (4.1.3); *flags gets the bit of
   smtp_path_flag that says which. */
int smtpi_is_literal(const char *text, size_t len, int *flags);

/* 1 if all of text is an IPv4 or IPv6 address as in a literal, without
   brackets and tag. */
int smtpi_is_ipv4(const char *text, size_t len);
int smtpi_is_ipv6(const char *text, size_t len);

struct smtp_config;

/* ---- path: smtp_path.c ---- */

/* smtp_codec_path() with other limits than those of RFC 5321. After an error
   *path means nothing. */
int smtpi_path(const char *text, size_t len, int kind, size_t max_path,
               size_t max_local, smtp_path *path);

/* Writes a mailbox that stands in text, or nothing for "" if kind allows it,
   with as few quotes as can be. Returns the octets, at most len; SMTP_EINVAL.
 */
int smtpi_path_write(const char *text, size_t len, int kind,
                     const struct smtp_config *cfg, char *out);

/* 1 if all of text is a Domain (RFC 5321 4.1.2), at most 255 octets. */
int smtpi_is_domain(const char *text, size_t len);

/* ---- extensions and parameters: smtp_ext.c, smtp_param.c ---- */

/* A parameter that an extension adds. */
struct smtpi_param {
    const char *key;     /* upper case */
    unsigned char id;    /* enum smtp_param_id */
    unsigned char event; /* SMTP_EVENT_MAIL, RCPT, XCLIENT, XFORWARD */
    unsigned short ext;  /* SMTP_EXT_* that brings it */
    /* Checks the value (len octets, NUL behind; len 0: none was given) and
       sets param->number. 0 or SMTP_ESYNTAX. */
    int (*check)(const char *value, size_t len, smtp_param *param);
};
extern const struct smtpi_param smtpi_params[];
extern const size_t smtpi_params_count;

/* The row that brings key on event, or NULL. */
const struct smtpi_param *smtpi_param_find(const char *key, size_t len,
                                           int event);

/* The octets of the esmtp-keyword that text begins with in *key; what follows
   must be "=" and an esmtp-value, or nothing: 0 or SMTP_ESYNTAX. */
int smtpi_param_split(const char *text, size_t len, int utf8, size_t *key);

/* smtp_codec_param(), which knows only the keys that the set of extensions
   brings. */
int smtpi_param_read(char *text, size_t len, int event, uint64_t exts,
                     smtp_param *param);

/* ---- values of the extensions that few have: smtp_values.c ---- */

/* smtpi_param.check of each. */
int smtpi_value_by(const char *value, size_t len, smtp_param *param);
int smtpi_value_hold_for(const char *value, size_t len, smtp_param *param);
int smtpi_value_hold_until(const char *value, size_t len, smtp_param *param);
int smtpi_value_priority(const char *value, size_t len, smtp_param *param);
int smtpi_value_rrvs(const char *value, size_t len, smtp_param *param);
int smtpi_value_solicit(const char *value, size_t len, smtp_param *param);
int smtpi_value_mtrk(const char *value, size_t len, smtp_param *param);
int smtpi_value_submitter(const char *value, size_t len, smtp_param *param);
int smtpi_value_xverp(const char *value, size_t len, smtp_param *param);

/* 1 if text is a list of solicitation class keywords of at most max octets,
   RFC 3865 2.2. */
int smtpi_is_classes(const char *text, size_t len, size_t max);

/* What MAIL's parameters say that has to go together. Zeros before the
   first. */
struct smtpi_terms {
    int64_t hold_for, by;
    unsigned char holds; /* how often a release is asked for */
    unsigned char has_hold_for, has_by, has_mtrk;
    unsigned char has_envid; /* 2: one with an '@' */
};
void smtpi_terms_add(struct smtpi_terms *terms, const smtp_param *param);

/* 1 if they do; if strict, as a client's must. */
int smtpi_terms_fit(const struct smtpi_terms *terms, int strict);

/* What the printing of keywords asks of a session. */
struct smtpi_facts {
    const struct smtp_config *cfg;
    uint64_t max_size;
    unsigned max_rcpt;
    int tls; /* not 0 inside TLS */
};

/* What a server said of limits behind its keywords; 0: nothing. */
struct smtpi_said {
    uint64_t max_size;
    int64_t hold_until;
    uint32_t hold_for;
    uint32_t min_by;
    uint32_t max_mail, max_rcpt, max_domains;
};

/* Where a session is; an extension may be in force in some of these alone. A
   client does not know what kind of service it speaks to. */
enum smtpi_where {
    SMTPI_CLEAR = 1,      /* outside of TLS */
    SMTPI_SECURE = 2,     /* inside */
    SMTPI_SUBMISSION = 4, /* at message submission */
    SMTPI_RELAY = 8       /* neither there nor in LMTP */
};

/* ---- smtp_write.c ---- */

/* Writes a parameter of event, as smtp_client_mail() says, a blank before it.
   Returns the octets, and in *found what a server will read there, the texts
   apart; SMTP_EINVAL; SMTP_EROOM. */
int smtpi_param_write(const smtp_param *param, int event, uint64_t exts,
                      char *out, size_t room, smtp_param *found);

/* Writes all parameters of a command, which may not break what the server
   said, nor what has to go together. Returns the octets, or an error. */
int smtpi_params_write(const smtp_param *param, size_t n, int event,
                       uint64_t exts, const struct smtpi_said *said, char *out,
                       size_t room);

/* An extension: a row. All that the engine knows of it beyond its own verbs
   stands here. */
struct smtpi_ext {
    const char *keyword;
    unsigned short ext;  /* SMTP_EXT_* */
    uint64_t needs;      /* the set of others without which it is none */
    unsigned char on;    /* by default */
    unsigned char where; /* enum smtpi_where: all of it must be so */
    unsigned short mail; /* octets that it adds to the line of MAIL, ... */
    unsigned short rcpt; /* ... of RCPT */
    /* Writes what follows the keyword in EHLO, with its blank, at most
       SMTPI_MECHS octets; NULL: nothing. Returns the octets. */
    size_t (*print)(const struct smtpi_facts *facts, char *out);
    /* Reads what stands behind the keyword and one octet, which is in front of
       text; NULL: nothing that matters does. What breaks its grammar has not
       been said. */
    void (*read)(const char *text, size_t len, struct smtpi_said *said);
};
extern const struct smtpi_ext smtpi_exts[];
extern const size_t smtpi_exts_count;

/* A set without those extensions that need another which is not in it, or are
   not for where the session is. */
uint64_t smtpi_ext_met(uint64_t exts, int where);

/* Reads a keyword line of EHLO's answer: the extension's bit, 0 if it is not
   known. What it says of limits goes to *said. */
uint64_t smtpi_ext_read(const char *text, size_t len, struct smtpi_said *said);

/* Reads LIMITS' list: smtp_limits.c. */
void smtpi_limits_read(const char *text, size_t len, struct smtpi_said *said);

/* Domains that are counted: their hashes, 0 where there is still a place. 1 if
   one is among them, or is not one more than max; room is how many places there
   are. */
int smtpi_domain_fits(const uint32_t *list, size_t room, size_t max,
                      const char *domain, size_t len);
void smtpi_domain_add(uint32_t *list, size_t room, const char *domain,
                      size_t len);

/* The bit that stands for an extension in a set. */
#define SMTPI_EXT_BIT(number) ((uint64_t)1 << ((number)-SMTP_EXT_8BITMIME))

/* ---- AUTH's mechanisms: smtp_mech.c ---- */

/* 1 if text is a list of mechanisms. */
int smtpi_mechs_fit(const char *text);

/* Writes the mechanisms that are offered, each with a blank before it; returns
   the octets. */
size_t smtpi_mechs_print(const struct smtpi_facts *facts, char *out);

enum {
    SMTPI_MECH_NONE,  /* not in the list */
    SMTPI_MECH_CLEAR, /* in it, but not without TLS */
    SMTPI_MECH_FIRST, /* offered; the server speaks first */
    SMTPI_MECH_OK     /* offered */
};

/* What a mechanism is, its name in upper case. */
int smtpi_mech_find(const struct smtpi_facts *facts, const char *name,
                    size_t len);

/* What the trace may show of a line with AUTH: written to out (32 octets),
   returns its octets. */
size_t smtpi_auth_hide(const char *line, size_t len, char *out);

/* 1 if a mechanism shows its secret to whoever listens. */
int smtpi_mech_shows(const char *name, size_t len);

/* The octets of the sasl-mech that text begins with, in either case; 0 if there
   is none. */
size_t smtpi_mech_name(const char *text, size_t len);

/* ---- verbs and codes: smtp_verb.c ---- */

enum smtpi_verb {
    SMTPI_UNKNOWN,
    SMTPI_EHLO,
    SMTPI_HELO,
    SMTPI_MAIL,
    SMTPI_RCPT,
    SMTPI_DATA,
    SMTPI_RSET,
    SMTPI_NOOP,
    SMTPI_QUIT,
    SMTPI_VRFY,
    SMTPI_EXPN,
    SMTPI_HELP,
    SMTPI_LHLO,
    SMTPI_BDAT,
    SMTPI_STARTTLS,
    SMTPI_AUTH,
    SMTPI_XCLIENT,
    SMTPI_XFORWARD,
    SMTPI_ETRN,
    SMTPI_OBSOLETE, /* known, not implemented: SEND SOML SAML TURN */
    SMTPI_HTTP      /* not SMTP at all */
};

/* What may follow a verb. */
enum smtpi_arg {
    SMTPI_ARG_NONE,   /* nothing but trailing blanks */
    SMTPI_ARG_MAYBE,  /* text, or nothing */
    SMTPI_ARG_STRING, /* text, and perhaps SMTPUTF8 */
    SMTPI_ARG_DOMAIN, /* Domain or address-literal */
    SMTPI_ARG_PATH,   /* FROM: or TO:, a path, parameters */
    SMTPI_ARG_CHUNK,  /* size, perhaps LAST */
    SMTPI_ARG_AUTH,   /* mechanism, perhaps a response */
    SMTPI_ARG_ATTRS,  /* attributes, name=value */
    SMTPI_ARG_NODE,   /* a domain, perhaps behind '@', or '#' and a queue */
    SMTPI_ARG_ANY     /* not looked at */
};

/* What else is known of a verb: bits. */
enum smtpi_verb_flag {
    SMTPI_VERB_LAST = 1,   /* must be last of a pipelined group, 2920 3.1 */
    SMTPI_VERB_ESMTP = 2,  /* not without EHLO */
    SMTPI_VERB_SMTP = 4,   /* not in LMTP */
    SMTPI_VERB_LMTP = 8,   /* in LMTP alone */
    SMTPI_VERB_CLEAR = 16, /* also where TLS is required, 3207 4 */
    SMTPI_VERB_ANON = 32   /* also where AUTH is required, 4954 6 */
};

enum { SMTPI_VERB = 8 }; /* octets of the longest verb */

/* A verb: its grammar, and its legality in every state of a server. In
   states[] 0 stands for legal, else the reply code that refuses it. */
struct smtpi_verb_row {
    char name[SMTPI_VERB]; /* upper case, filled up with NUL */
    unsigned char verb;
    unsigned char arg;   /* enum smtpi_arg */
    unsigned char event; /* SMTP_EVENT_* that it becomes; 0: none */
    unsigned char flags; /* enum smtpi_verb_flag */
    unsigned short ext;  /* SMTP_EXT_* without which it is not offered */
    unsigned short off;  /* the code that refuses it then; 0: as unknown */
    unsigned short now;  /* ... where it is not offered now, but could be */
    unsigned short states[SMTP_STATE_DATA + 1]; /* DATA: between chunks */
};
extern const struct smtpi_verb_row smtpi_verbs[];
extern const size_t smtpi_verbs_count;

/* The row of the verb that begins line (len octets without CRLF); *verb_len
   its octets. That of SMTPI_UNKNOWN if there is none. */
const struct smtpi_verb_row *smtpi_verb_find(const char *line, size_t len,
                                             size_t *verb_len);

/* How an event that owes an answer, or BODY, is answered. */
enum { SMTPI_GRANTS = 4 };
struct smtpi_answer {
    unsigned short standard;             /* code 0, no handler */
    unsigned short failed;               /* by a handler that failed */
    const char *enhanced;                /* of failed */
    unsigned short grants[SMTPI_GRANTS]; /* to the first 0; 2: any 2yz */
    unsigned short plain; /* one of them that is but a line and what follows:
                             nothing else need be looked at; or 0 */
};
extern const struct smtpi_answer smtpi_answers[];

/* 1 if code grants the event, 0 if it is a refusal [45][0-5][0-9], else
   SMTP_EINVAL. */
int smtpi_answer_grants(int event, int code);

/* Code, blank and text of a code that is listed, *len octets; else NULL. */
const char *smtpi_code_line(int code, size_t *len);

/* The enhanced status code that stands for a reply code by default. */
const char *smtpi_enhanced(int event, int code);

/* ---- replies: smtp_reply.c ---- */

/* A reply to be written. */
struct smtpi_reply {
    int code;
    const char *enhanced; /* NULL: none */
    const char *host;     /* put before the text of the first line, or NULL */
    const char *text;     /* "" for none */
    int one_line;         /* 1: '\n' in text is not a further line */
    int more;             /* 1: every line begins "250-" */
    int utf8;             /* 1: text may hold UTF-8 */
};

/* Writes it, cleaned, to out, cut to max octets (64 to 512). Returns the
   octets. */
size_t smtpi_reply_write(char *out, size_t max, const struct smtpi_reply *r);

/* The same with the usual text of a code that is listed, which is nearly all
   that a server says: one line, which always fits. Without text where bare. 0:
   it is not listed. */
size_t smtpi_reply_usual(char *out, int code, const char *enhanced,
                         const char *host, int bare, int more);

/* ---- the PROXY protocol: smtp_proxy.c ---- */

/* A header, of version 1 or 2. */
struct smtpi_proxy {
    char addr[46];           /* the client, as RFC 5952 wants it, with NUL; ""
                                if it is told by other than TCP4 or TCP6 */
    char destaddr[46];       /* where it connected to, the same */
    uint16_t port, destport; /* 0 with "" */
    int local;               /* 1: LOCAL or UNKNOWN, it speaks of nobody */
    const unsigned char *tlvs; /* of version 2, whole, in the input; or NULL */
    size_t tlvs_len;
};

/*
 * Reads the header that the len octets at p begin with. Returns its octets, or
 * SMTP_ESYNTAX, which nothing that follows would mend; or 0 if more must come:
 * *want is how many octets any header that begins so still has at the least,
 * so that as many can be taken in without one that stands behind it. len may
 * be 0.
 */
int smtpi_proxy_read(const unsigned char *p, size_t len, size_t *want,
                     struct smtpi_proxy *out);

/* ---- configuration: smtp_config.c ---- */

struct smtp_config {
    uint64_t exts;  /* set of SMTPI_EXT_BIT */
    uint64_t offer; /* smtpi_ext_met() of it */
    uint64_t options[SMTP_OPT_MAX_DOMAINS + 1];
    const char *texts[SMTP_TEXT_PRIORITY - SMTP_TEXT_HOSTNAME + 1];
    /* What follows from these */
    uint16_t mail_line, rcpt_line; /* the longest, with CRLF, RFC 5321
                                      4.5.3.1.4 and what extensions add */
    uint16_t auth_line;
    uint16_t longest;  /* ... of any command */
    uint16_t params;   /* the most parameters of a command */
    uint16_t gates;    /* smtpi_verb_flag of verbs that go through where
                          something has to be done first; 0: nothing has */
    uint16_t host_len; /* octets of the host name */
};

/* Blocks are aligned for what they hold: 64-bit numbers and pointers. */
struct smtpi_align {
    char octet;
    union {
        uint64_t number;
        void *pointer;
    } widest;
};
#define SMTPI_ALIGN offsetof(struct smtpi_align, widest)

/* 1 if option exists and takes value. */
int smtpi_option_fits(int option, uint64_t value);

/* The bit of an extension that exists in this build, or 0. */
uint64_t smtpi_ext_known(int ext);

/* Where a server's session is: enum smtpi_where. */
int smtpi_where(const struct smtp_config *cfg, int tls);

#define SMTPI_OPTION(cfg, opt)  ((cfg)->options[opt])
#define SMTPI_TEXT_OF(cfg, opt) ((cfg)->texts[(opt)-SMTP_TEXT_HOSTNAME])

#endif
