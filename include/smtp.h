/*
 * libsmtp: SMTP and LMTP, server and client, as a library without I/O.
 *
 * This header is the manual. Bytes go in; events, callbacks and reply codes
 * come out. Sockets, TLS, memory, clock and storage are the host's.
 *
 *
 * THE LOOP OF A SERVER, in ten lines
 *
 *     c = smtp_conn_init_server(malloc(size), size, cfg);
 *     while (!(smtp_conn_want(c) & SMTP_WANT_CLOSE)) {
 *         smtp_conn_dispatch(c, now(), handlers, user);
 *         while ((p = smtp_conn_send_buf(c, &n)) != NULL)
 *             smtp_conn_send_ack(c, write(fd, p, n));
 *         if ((p = smtp_conn_recv_buf(c, &n)) == NULL)
 *             continue;
 *         if ((n = read(fd, p, n)) == 0) smtp_conn_recv_eof(c);
 *         else smtp_conn_recv_ack(c, n);
 *     }
 *
 * smtp_adapter/posix.h is that loop written out, with deadlines, partial
 * writes and thousands of connections; examples/serve.c uses it.
 *
 *
 * CONVENTIONS
 *
 * Memory. The library allocates nothing. A configuration and each connection
 * live in blocks that the host gives, aligned as malloc aligns; a block may be
 * reused or freed whenever the host likes, outside a handler. Texts given to a
 * configuration are kept by reference and must outlive it. Everything that the
 * library gives out points into the connection's block or to constants.
 *
 * Lifetimes. An event, and all it points to, lives until the next call of
 * smtp_conn_next(), smtp_conn_dispatch() or smtp_conn_move(); if it owes an
 * answer, until it is answered or the connection is closed or moved.
 *
 * Errors. A call returns 0 or more, or a negative SMTP_E*, and then nothing
 * has changed. The host's mistakes are return values; the peer's mistakes
 * become replies, at worst the event CLOSED. No argument that is a pointer may
 * be NULL unless its comment says so.
 *
 * Time. now is in milliseconds on any clock that never goes back. Timeouts are
 * in milliseconds, 0 meaning none. The library never waits: it says with
 * smtp_conn_deadline() when it wants to be called again.
 *
 * Threads. There are no globals but constants. A connection is used by one
 * thread at a time; a configuration is read by all, and never written to once
 * the first connection was made with it.
 *
 * Names and numbers. SMTP_OPT_* are options, SMTP_EXT_* are extensions (set in
 * the same way, 1 on and 0 off), SMTP_TEXT_* are texts. No number that stands
 * here changes its meaning; structs only grow at their ends, and only the
 * library makes them, smtp_received apart.
 *
 *
 * WHAT IS PROMISED
 *
 * - Only CR LF . CR LF ends DATA. A bare CR or LF never ends anything.
 * - Received octets are held by the engine alone, so none can be read on the
 *   wrong side of STARTTLS.
 * - Nothing of the host's that holds CR, LF or NUL becomes a line of its own
 *   on the wire, but where '\n' in a reply's text asks for a further line.
 * - No event means acceptance by default: a host that answers nothing, or
 *   whose handler fails, has accepted no message.
 * - Replies and events depend on the octets received, the host's answers and
 *   the points where the peer waited; not on how the octets were cut, the size
 *   of the block, how output was drained or when the host answered. (A refused
 *   DATA with octets already behind it, STARTTLS, and SMTP_FLAG_EARLY go by
 *   the octets acked at that moment.)
 * - A connection uses the memory of its block and no more, whatever comes.
 *
 *
 * WHAT IS LEFT TO THE HOST
 *
 * The library speaks; what follows from what was said is the host's. In short,
 * by what it does:
 *
 * Taking a message. 250 to MESSAGE is a promise: the message is on stable
 * storage, will be delivered, or its failure reported to the reverse-path
 * [5321 4.2.5, 6.1]; so fsync before it, and be quick [6.1]. Put one Received
 * line in front (smtp_codec_received()), touch no other [4.4]; on final
 * delivery Return-Path in front of all [4.4]. Count Received lines to stop
 * loops [6.3]. Take mail for postmaster at each domain [4.5.1]. For VRFY and
 * EXPN say 250 only of what was looked up [3.5.3], with <local-part@domain>.
 *
 * Reports. Failures after 250 are reported by mail from the null reverse-path,
 * MAIL FROM:<>, to the reverse-path; never for a message that had the null one
 * itself [5321 3.6.3, 4.5.5, 6.1]. With DSN on, as NOTIFY, RET, ORCPT and ENVID
 * ask [3461 5.2, 6]; SUCCESS that the next server can't promise is "relayed"
 * [3461 5.2.2]. No DSN for the SUBMITTER's address [4405 4.2], none that holds
 * for release [4865 5.1.1]; REQUIRETLS is kept in bounces [8689 5].
 *
 * Sending on. MX records, in the order of their preference, equal ones by
 * chance; never a server of one's own preference or above [5321 5.1]. Queue,
 * wait longer after each failure, give up after days; a timeout for every
 * activity [4.5.4]. A list changes the reverse-path, not the header [3.9].
 * Parameters that the next server does not know are left out or the message
 * goes back, as their RFCs say: the client gives SMTP_EINVAL for them.
 * BY carries the seconds that remain [2852 4.1.4]; MTRK, too [3885 3.1].
 * AUTH=<> stays so [4954 5]. A body of 8BITMIME or BINARYMIME is converted, or
 * goes back, where the next server has neither [6152 3, 3030 3].
 *
 * TLS. Check the certificate against the name that was called [8314 3, 5.3],
 * and say SMTP_TLS_VERIFIED for nothing less; TLS 1.2 or later [8314 4]; no
 * renegotiation while AUTH may come [5929 3.1]. A server that takes mail for
 * all the world does not require STARTTLS [3207 4]. Ask for client
 * certificates only where they count [8314 4.2].
 *
 * AUTH. Prepare names and passwords [4013] before comparing; decide who may act
 * as whom; a user who does not exist costs as much time as one who does.
 *
 * Submission. Port 587, or 465 with SMTP_OPT_TLS_FIRST [6409 3.1, 8314 3];
 * whoever alters text makes domains fully qualified [6409 4.2].
 * LMTP never on port 25 [2033 5]. PROXY only from addresses of proxies.
 *
 * Names. U-labels are looked up as A-labels [6531 3.2]. No mailbox needs
 * quoting or case [5321 4.1.2, 2.4].
 *
 *
 * RFC numbers in brackets: [5321 4.3.2] is section 4.3.2 of RFC 5321.
 */
#ifndef SMTP_H
#define SMTP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this header; smtp_lib_version() gives the library's. */
#define SMTP_VERSION_TEXT "0.1.0"

typedef struct smtp_config smtp_config; /* what connections share */
typedef struct smtp_conn smtp_conn;     /* one connection */

/*
 * Errors. The first group is what calls return. The second is why a
 * connection ended, read with smtp_conn_get(c, SMTP_GET_ERROR).
 */
enum smtp_error {
    SMTP_OK = 0,
    SMTP_EINVAL = -1,  /* an argument has no meaning here */
    SMTP_EMISUSE = -2, /* not in this state, not in a handler, other role */
    SMTP_EROOM = -3,   /* the memory or buffer given is too small */
    SMTP_ESYNTAX = -4, /* a codec: the text breaks its grammar */
    SMTP_ERANGE = -5,  /* over a limit, grammatical though it is */

    SMTP_EEOF = -20,     /* the peer closed without QUIT */
    SMTP_ETIMEOUT = -21, /* the peer was silent past the deadline */
    SMTP_EHOST = -22,    /* the host closed, or owed an answer too long */
    SMTP_ELIMIT = -23,   /* a limit of the configuration was passed */
    SMTP_EPROTO = -24,   /* the peer does not speak SMTP */
    SMTP_EINJECT = -25,  /* octets in clear behind STARTTLS [3207 6] */
    SMTP_ETLS = -26      /* the TLS handshake failed */
};

/* The name of an error ("SMTP_EROOM"); "SMTP_E?" for any other number. */
const char *smtp_error_name(int error);

/* The version of the library, SMTP_VERSION_TEXT as it was compiled. */
const char *smtp_lib_version(void);

/* ------------------------------------------------------------------ */
/* Configuration                                                       */
/* ------------------------------------------------------------------ */

/*
 * Numbers of options. In brackets: the default. "Session" marks what
 * smtp_conn_set() takes too.
 */
enum smtp_option {
    /* What events come */
    SMTP_OPT_TRACE = 1,  /* [0] 1: LINE events for all lines in and out */
    SMTP_OPT_OTHER = 2,  /* [0] 1: unknown verbs come as OTHER, else 500 */
    SMTP_OPT_PARAMS = 3, /* [0] so many unknown parameters, 0 to 32, may
                            come with one MAIL or RCPT, each adding 64 octets
                            to its line; 0: 555 */
    /* How strict */
    SMTP_OPT_BARE = 4,     /* [SMTP_BARE_REJECT] bare CR and LF in a message */
    SMTP_OPT_NO_NUL = 5,   /* [0] 1: a message with NUL is refused, 550 */
    SMTP_OPT_LAX_HELO = 6, /* [0] 1: HELO and EHLO take any word, as hosts
                              with wrong names are many [5321 4.1.4] */
    /* Limits: 0 means none, unless a range is given */
    SMTP_OPT_MAX_SIZE = 7,     /* [0] octets of a message, session; 552;
                                  printed by SIZE [1870] */
    SMTP_OPT_MAX_RCPT = 8,     /* [1000] recipients of a message, 1 to 65535,
                                  session; 452 [5321 4.5.3.1.10] */
    SMTP_OPT_MAX_PATH = 9,     /* [256] octets of a path with its < and >,
                                  256 to 500; 501 [5321 4.5.3.1.3] */
    SMTP_OPT_MAX_LOCAL = 10,   /* [64] octets of a local-part, 64 to 255;
                                  501 [5321 4.5.3.1.1] */
    SMTP_OPT_MAX_LINE = 11,    /* [0] octets of a line of text without CRLF,
                                  at least 998; 500 at the end of the message
                                  [5321 4.5.3.1.6] */
    SMTP_OPT_MAX_ERRORS = 12,  /* [200] 5yz answers since the last message was
                                  accepted; 421 [5321 7.8] */
    SMTP_OPT_MAX_IDLE = 13,    /* [1000] commands, RCPT and chunks with octets
                                  apart, since the last message was accepted;
                                  421 */
    SMTP_OPT_MAX_DISCARD = 14, /* [67108864] octets swallowed of a message
                                  after it was refused (or twice MAX_SIZE, if
                                  that is more), by the host: after the BODY
                                  that it refused; 421 */
    SMTP_OPT_MAX_JUNK = 15,    /* [65536] octets swallowed of an over-long
                                  command line, at least 1024; 421 */
    /* Server timeouts */
    SMTP_OPT_TIMEOUT_COMMAND = 16, /* [300000] for the next command, whole
                                      [5321 4.5.3.2.7] */
    SMTP_OPT_TIMEOUT_DATA = 17,    /* [300000] for the next octets of DATA */
    SMTP_OPT_TIMEOUT_ANSWER = 18,  /* [300000] for the host's own answer */
    SMTP_OPT_TIMEOUT_MESSAGE = 19, /* [600000] for its answer to MESSAGE */
    SMTP_OPT_TIMEOUT_TLS = 20,     /* [60000] for a TLS handshake */
    /* Client timeouts [5321 4.5.3.2] */
    SMTP_OPT_TIMEOUT_GREETING = 21, /* [300000] for 220, and EHLO's answer */
    SMTP_OPT_TIMEOUT_MAIL = 22,     /* [300000] for MAIL's answer */
    SMTP_OPT_TIMEOUT_RCPT = 23,     /* [300000] for RCPT's answer */
    SMTP_OPT_TIMEOUT_354 = 24,      /* [120000] for DATA's answer */
    SMTP_OPT_TIMEOUT_BLOCK = 25,    /* [180000] for a block to be sent */
    SMTP_OPT_TIMEOUT_END = 26,      /* [600000] for the answer to the end */
    /* The service */
    SMTP_OPT_LMTP = 27,       /* [0] 1: LMTP [2033]: LHLO alone, MESSAGE and an
                                 answer for each accepted recipient */
    SMTP_OPT_SUBMISSION = 28, /* [0] 1: message submission [6409]: as
                                 REQUIRE_AUTH; 554 to a domain without a dot;
                                 no ETRN, no 521 */
    SMTP_OPT_NO_MAIL = 29,    /* [0] 1: the default answer of CONNECT is 521,
                                 and of all commands behind it but QUIT; that
                                 of RCPT 556 [7504]; with SUBMISSION 554 and
                                 503 in place of 521 */
    /* TLS and AUTH */
    SMTP_OPT_TLS_FIRST = 30,    /* [0] 1: TLS before all else [8314] */
    SMTP_OPT_REQUIRE_TLS = 31,  /* [0] 1: before TLS 530 to all but NOOP, EHLO,
                                   STARTTLS, QUIT [3207 4]; client: no MAIL */
    SMTP_OPT_REQUIRE_AUTH = 32, /* [0] 1: before AUTH 530 to all but AUTH,
                                   EHLO, HELO, NOOP, RSET, QUIT, STARTTLS
                                   [4954 6], XCLIENT, XFORWARD */
    SMTP_OPT_CLEAR_AUTH = 33,   /* [0] 1: mechanisms that show the password
                                   (PLAIN, LOGIN, XOAUTH2, OAUTHBEARER) are
                                   offered also without TLS */
    SMTP_OPT_MAX_AUTH = 34,     /* [1024] octets of an AUTH line or response
                                   without CRLF, 512 to 12288; 500 5.5.6
                                   [4954 4] */
    /* What stands before SMTP */
    SMTP_OPT_PROXY = 35,         /* [0] 1: a PROXY header is due, v1 or v2, of
                                    at most 536 octets; without it the
                                    connection ends without a word */
    SMTP_OPT_TIMEOUT_PROXY = 36, /* [10000] for the PROXY header */
    /* Client */
    SMTP_OPT_EHLO_AGAIN = 37, /* [0] 1: EHLO again after AUTH */
    SMTP_OPT_CHUNK = 38,     /* [0] 1: BDAT where the server takes it [3030] */
    SMTP_OPT_MAX_REPLY = 39, /* [1000] lines of one reply */
    /* What keywords say of limits */
    SMTP_OPT_MIN_BY = 40,   /* [0] seconds that BY=...;R has at the least, to
                               999999999; 555; printed by DELIVERBY [2852] */
    SMTP_OPT_MAX_HOLD = 41, /* [999999999] seconds of HOLDFOR, 1 to 999999999;
                               501; printed by FUTURERELEASE [4865] */
    SMTP_OPT_MAX_HOLD_UNTIL = 42, /* [253402300799, the end of year 9999]
                                     seconds since 1970 of HOLDUNTIL, 1 to
                                     that; 501; printed by FUTURERELEASE */
    SMTP_OPT_MAX_MAIL = 43,    /* [0] MAIL commands of a session, whatever
                                  their answers, to 65535; 421; printed by
                                  LIMITS, as is MAX_RCPT [9422] */
    SMTP_OPT_MAX_DOMAINS = 44, /* [0] domains of the recipients accepted in a
                                  session, to 1000, 4 octets of the block each;
                                  452; printed by LIMITS */

    /* Extensions, in the order in which EHLO prints them. In brackets 1:
       on by default. */
    SMTP_EXT_8BITMIME = 100,            /* [1] 6152 */
    SMTP_EXT_SIZE = 101,                /* [1] 1870 */
    SMTP_EXT_DSN = 102,                 /* [0] 3461; on: the host
                                           does the duties of 3461 5.2 */
    SMTP_EXT_PIPELINING = 103,          /* [1] 2920 */
    SMTP_EXT_ENHANCEDSTATUSCODES = 104, /* [0] 2034 */
    SMTP_EXT_CHUNKING = 105,            /* [0] 3030 */
    SMTP_EXT_BINARYMIME = 106,    /* [0] 3030; needs CHUNKING, 8BITMIME */
    SMTP_EXT_SMTPUTF8 = 107,      /* [0] 6531; needs 8BITMIME */
    SMTP_EXT_STARTTLS = 108,      /* [0] 3207 */
    SMTP_EXT_AUTH = 109,          /* [0] 4954 */
    SMTP_EXT_DELIVERBY = 110,     /* [0] 2852 */
    SMTP_EXT_FUTURERELEASE = 111, /* [0] 4865; a server's: with SUBMISSION
                                     alone. HOLDUNTIL and BY= together only the
                                     host can judge, who has a calendar */
    SMTP_EXT_MT_PRIORITY = 112,   /* [0] 6710 */
    SMTP_EXT_REQUIRETLS = 113,    /* [0] 8689; inside TLS alone */
    SMTP_EXT_RRVS = 114,          /* [0] 7293 */
    SMTP_EXT_LIMITS = 115,        /* [0] 9422; a client obeys them, but more
                                     than 16 domains it does not count */
    SMTP_EXT_NO_SOLICITING = 116, /* [0] 3865 */
    SMTP_EXT_MTRK = 117,          /* [0] 3885; needs DSN */
    SMTP_EXT_CONPERM = 118,       /* [0] 4141 */
    SMTP_EXT_CONNEG = 119,        /* [0] 4141; needs CONPERM */
    SMTP_EXT_SUBMITTER = 120,     /* [0] 4405 */
    SMTP_EXT_XVERP = 121,         /* [0] Postfix */
    SMTP_EXT_XCLIENT = 122,       /* [0] Postfix */
    SMTP_EXT_XFORWARD = 123,      /* [0] Postfix */
    SMTP_EXT_ETRN = 124,          /* [0] 1985; on: event ETRN; a server's: not
                                     with SUBMISSION or LMTP */
    SMTP_EXT_VRFY = 125,          /* [1] event VRFY; off: 252 [5321 7.3] */
    SMTP_EXT_EXPN = 126,          /* [0] event EXPN; off: 502 */
    SMTP_EXT_HELP = 127,          /* [0] event HELP; off: 502 */

    /* Texts */
    SMTP_TEXT_HOSTNAME = 200, /* [none] the server's Domain or address-literal;
                                 must be set before a server is made */
    SMTP_TEXT_KEYWORDS = 201, /* [NULL] further lines for EHLO, separated by
                                 '\n': registered keywords, or X... */
    SMTP_TEXT_MECHS = 202,    /* [NULL] AUTH's mechanisms, in upper case,
                                 separated by SP, at most 479 octets; those
                                 that end in -PLUS are offered inside TLS
                                 alone [5802 6] */
    SMTP_TEXT_SOLICIT = 203,  /* [NULL] the classes behind NO-SOLICITING,
                                 separated by ',', at most 479 octets */
    SMTP_TEXT_PRIORITY = 204  /* [NULL] the policy's name behind MT-PRIORITY, 1
                                 to 20 letters, digits, '-', '_', '.' */
};

/* Values of SMTP_OPT_BARE: what becomes of a CR or LF without the other in a
   message. Whatever the value, it never ends the message, and no dot behind it
   is one of transparency. */
enum smtp_bare {
    SMTP_BARE_REJECT = 0,   /* 550 5.6.0 when the message has ended */
    SMTP_BARE_KEEP = 1,     /* given to the host as it is */
    SMTP_BARE_NORMALIZE = 2 /* given to the host as CR LF */
};

/* Octets that smtp_config_init() needs. */
size_t smtp_config_size(void);

/*
 * Makes a configuration with all defaults in mem. Returns mem, or NULL if
 * size is below smtp_config_size() or mem is not aligned.
 */
smtp_config *smtp_config_init(void *mem, size_t size);

/*
 * Sets an option or an extension. SMTP_EINVAL: no such option in this build,
 * or the value is out of its range (extensions take 0 and 1). Nothing may be
 * set after a connection was made with cfg.
 */
int smtp_config_set(smtp_config *cfg, int option, uint64_t value);

/*
 * Sets a text, which is kept by reference; NULL takes it back. SMTP_EINVAL:
 * no such text, or it breaks the grammar of its purpose: Domain or
 * address-literal for HOSTNAME, lines of ehlo-keyword *( SP ehlo-param ) of
 * at most 500 octets for KEYWORDS [5321 4.1.1.1], sasl-mech *( SP sasl-mech )
 * for MECHS [4422 3.1], solicitation-keywords for SOLICIT [3865 2.2],
 * priority-assignment's name for PRIORITY [6710 3].
 */
int smtp_config_set_text(smtp_config *cfg, int option, const char *text);

/*
 * The least block, in octets, for a connection under cfg: room for the
 * longest command line that its extensions allow, one reply and the closing
 * 421. A larger block is faster, and changes nothing else.
 */
size_t smtp_config_need(const smtp_config *cfg);

/* ------------------------------------------------------------------ */
/* Events                                                              */
/* ------------------------------------------------------------------ */

/*
 * What can happen. "Owes" marks a server's event that owes an answer, with
 * the code that grants it first and then the default: the answer that
 * smtp_conn_reply(c, 0, NULL, NULL) gives, and smtp_conn_dispatch() for an
 * event without a handler.
 *
 * A client gets the answer to each command under the command's name: code,
 * enhanced and arg (the reply's text) are set, index counts, nothing is owed;
 * a reply of several lines is one event a line, all but the last with
 * SMTP_FLAG_MORE.
 */
enum smtp_event_type {
    /* A PROXY header was read. arg: the client's address ("192.0.2.1",
       "2001:db8::1"), or "" where the proxy speaks for itself or says none;
       param: ADDR, PORT, DESTADDR, DESTPORT, or none; data: the TLVs of
       version 2, each type, length in two octets, value, or NULL. Owes
       nothing. */
    SMTP_EVENT_PROXY = 1,
    /* A client has connected. Owes: 220; 220. Refused by any other code, only
       QUIT is obeyed and every other command 503 [5321 3.1]. Client: the
       greeting. */
    SMTP_EVENT_CONNECT = 2,
    /* HELO, EHLO or LHLO with its name in arg; SMTP_FLAG_ESMTP for the last
       two. Owes: 250; 250. The text becomes the greeting behind the host name
       and is one line; keywords follow by themselves. Once granted, an open
       transaction is over (ABORT). Client: one event a keyword line. */
    SMTP_EVENT_HELO = 3,
    /* STARTTLS. Owes: 220; 454. If octets are there behind it when 220 is the
       answer, the connection ends with SMTP_EINJECT and 220 is not sent. */
    SMTP_EVENT_STARTTLS = 4,
    /* Now shake hands, then call smtp_conn_tls_done(). Owes nothing. */
    SMTP_EVENT_TLS = 5,
    /* AUTH: the mechanism in arg, in upper case, the response in data (decoded,
       a NUL behind it; NULL: none). A response to a challenge comes as AUTH
       again, with arg "" and in index the number of challenges before it.
       Owes: 235, or a challenge [smtp_conn_challenge]; 535. The response is
       zeroed when it is answered. SMTP_FLAG_CANCEL: the exchange is over, as
       the client cancelled it or sent no response; owes nothing. Client: the
       challenge of 334 in data, or the outcome. */
    SMTP_EVENT_AUTH = 6,
    /* MAIL: the reverse-path in path, parameters in param. Owes: 250; 250. */
    SMTP_EVENT_MAIL = 7,
    /* RCPT: the forward-path in path, parameters in param, in index the
       number of recipients accepted before it. Owes: 250 or 251; 550. */
    SMTP_EVENT_RCPT = 8,
    /* DATA, or the first BDAT of a message (SMTP_FLAG_CHUNK). Owes: 354; 354,
       but 451 in smtp_conn_dispatch() unless BODY and MESSAGE have handlers.
       To BDAT 354 sends nothing; a refusal is the chunk's answer, and the
       transaction is over (ABORT). */
    SMTP_EVENT_DATA = 9,
    /* A piece of the message in data, len octets (never 0): content as sent,
       without the dots of transparency [5321 4.5.2]. Where pieces are cut
       means nothing. Owes nothing, yet the message may be refused now (see
       smtp_conn_reply). */
    SMTP_EVENT_BODY = 10,
    /* The message is whole and within all limits. Owes: 250; 451. With 250
       the host has taken responsibility for it [5321 4.2.5]. LMTP: once for
       each accepted recipient, in order, counted by index. */
    SMTP_EVENT_MESSAGE = 11,
    /* The open transaction ended otherwise than by an answered MESSAGE: RSET,
       HELO, QUIT, refusal in mid-message (its code in code), close. */
    SMTP_EVENT_ABORT = 12,
    /* VRFY with its argument in arg. Owes: 250, 251, 252; 252. */
    SMTP_EVENT_VRFY = 13,
    /* EXPN with its argument in arg. Owes: 250, 252; 502. */
    SMTP_EVENT_EXPN = 14,
    /* HELP, perhaps with an argument in arg (else ""). Owes: 211, 214; 502. */
    SMTP_EVENT_HELP = 15,
    /* NOOP, perhaps with an argument in arg (else ""). Owes: 250; 250. */
    SMTP_EVENT_NOOP = 16,
    /* ETRN: in arg a domain of several labels, '@' and a domain, which means
       its sub-domains too, or '#' and the name of a queue, which is not looked
       at. Owes: 250 to 253, of which 251 and 252 need a text; 502. */
    SMTP_EVENT_ETRN = 17,
    /* XCLIENT: attributes in param. Owes: 220, which brings the session back
       to the greeting; 502. */
    SMTP_EVENT_XCLIENT = 18,
    /* XFORWARD: attributes in param. Owes: 250; 502. */
    SMTP_EVENT_XFORWARD = 19,
    /* With SMTP_OPT_OTHER: a verb that is not offered; the line in arg,
       without CRLF. Owes: any 2yz; 502. Client: answer to a raw command. */
    SMTP_EVENT_OTHER = 20,
    /* QUIT. Owes: 221; 221. The session ends whatever the answer is. */
    SMTP_EVENT_QUIT = 21,
    /* With SMTP_OPT_TRACE: a command or reply line, len octets in data,
       without CRLF, secrets replaced; SMTP_FLAG_OUT if this side sends it,
       SMTP_FLAG_CUT if only its beginning is shown. Comes also while an
       answer is owed, and leaves that event valid. With SMTP_FLAG_OUT data
       lives no longer than until smtp_conn_send_ack(). */
    SMTP_EVENT_LINE = 22,
    /* Nothing more will happen. code: that of the last reply if it was 221 or
       421, else 0; smtp_conn_get(c, SMTP_GET_ERROR) tells why. Output may
       still wait to be sent: see smtp_conn_want(). Once, and last. */
    SMTP_EVENT_CLOSED = 23,
    /* Client only: the answer to RSET; to each BDAT chunk but the last. */
    SMTP_EVENT_RSET = 24,
    SMTP_EVENT_CHUNK = 25
};

/* Bits of smtp_event.flags. */
enum smtp_flag {
    SMTP_FLAG_MORE = 1,   /* client: further lines of this reply follow */
    SMTP_FLAG_EARLY = 2,  /* octets were there that should have waited: before
                             the greeting (marked on the first command), or
                             behind a command that ends a group [2920 3.1] */
    SMTP_FLAG_CHUNK = 4,  /* DATA: it was BDAT [3030] */
    SMTP_FLAG_CANCEL = 8, /* AUTH: the client gave up; client: DATA that the
                             library itself ends */
    SMTP_FLAG_ESMTP = 16, /* HELO: it was EHLO or LHLO */
    SMTP_FLAG_OUT = 32,   /* LINE: sent by this side */
    SMTP_FLAG_CUT = 64,   /* LINE: only the beginning of the line; client: a
                             reply line over-long, its end is left out */
    SMTP_FLAG_ODD = 128   /* client: the reply line breaks the grammar of 5321
                             4.2 and was taken all the same */
};

/* Bits of smtp_path.flags. */
enum smtp_path_flag {
    SMTP_PATH_NULL = 1,       /* the null reverse-path <> */
    SMTP_PATH_POSTMASTER = 2, /* the local-part is Postmaster, in any case
                                 [5321 4.5.1]; domain may be empty */
    SMTP_PATH_QUOTED = 4,     /* the local-part is a quoted-string */
    SMTP_PATH_ROUTE = 8,      /* a source route stands before the mailbox */
    SMTP_PATH_IPV4 = 16,      /* the domain is an IPv4 address-literal */
    SMTP_PATH_IPV6 = 32,      /* ... an IPv6 address-literal */
    SMTP_PATH_GENERAL = 64,   /* ... another literal: [tag:content] */
    SMTP_PATH_UTF8 = 128      /* it holds UTF-8 beyond ASCII [6531 3.3] */
};

/*
 * A path or mailbox [5321 4.1.2]. mailbox is the end of raw, and domain the
 * end of mailbox, so where raw ends with NUL (as in events), all three do;
 * local does not. Empty parts have length 0 and are not NULL. The local-part
 * is as sent, quotes included: smtp_codec_canonical() undoes them.
 */
typedef struct smtp_path {
    const char *raw;     /* all between < and > */
    const char *mailbox; /* raw without its source route */
    const char *domain;  /* behind the @, with the [ ] of a literal */
    size_t raw_len;
    size_t mailbox_len;
    size_t local_len; /* the local-part begins where mailbox begins */
    size_t domain_len;
    int flags;
} smtp_path;

/* What smtp_param.id says. In brackets: on MAIL or RCPT; what number holds. */
enum smtp_param_id {
    SMTP_PARAM_OTHER = 0,        /* unknown: SMTP_OPT_PARAMS */
    SMTP_PARAM_BODY = 1,         /* [MAIL; enum smtp_body] 6152, 3030 */
    SMTP_PARAM_SIZE = 2,         /* [MAIL; octets] 1870 */
    SMTP_PARAM_RET = 3,          /* [MAIL; enum smtp_ret] 3461 4.3 */
    SMTP_PARAM_ENVID = 4,        /* [MAIL; value is xtext] 3461 4.4 */
    SMTP_PARAM_NOTIFY = 5,       /* [RCPT; enum smtp_notify] 3461 4.1 */
    SMTP_PARAM_ORCPT = 6,        /* [RCPT; value is type;xtext] 3461 4.2 */
    SMTP_PARAM_SMTPUTF8 = 7,     /* [MAIL] 6531 */
    SMTP_PARAM_AUTH = 8,         /* [MAIL; value is xtext, "<>" if the client
                                    has not authenticated] 4954 5 */
    SMTP_PARAM_BY = 9,           /* [MAIL; seconds, flags say mode and trace]
                                    2852 */
    SMTP_PARAM_HOLDFOR = 10,     /* [MAIL; seconds] 4865 */
    SMTP_PARAM_HOLDUNTIL = 11,   /* [MAIL; seconds since 1970] 4865 */
    SMTP_PARAM_MT_PRIORITY = 12, /* [MAIL; -9 to 9, but on a server not above
                                    0 if the client has not authenticated;
                                    value is as sent] 6710 */
    SMTP_PARAM_REQUIRETLS = 13,  /* [MAIL] 8689 */
    SMTP_PARAM_RRVS = 14,        /* [RCPT; seconds since 1970, flags] 7293 */
    SMTP_PARAM_SOLICIT = 15,     /* [MAIL; value is the list] 3865 */
    SMTP_PARAM_MTRK = 16,        /* [MAIL; seconds, -1 if it says none, on a
                                    client all of it is value] 3885 */
    SMTP_PARAM_CONPERM = 17,     /* [MAIL] 4141 */
    SMTP_PARAM_CONNEG = 18,      /* [RCPT] 4141 */
    SMTP_PARAM_SUBMITTER = 19,   /* [MAIL; value is xtext] 4405 */
    SMTP_PARAM_XVERP = 20,       /* [MAIL; value is "" or two octets] Postfix */
    /* Attributes of XCLIENT and XFORWARD, some of PROXY; value is xtext, or
       "[UNAVAILABLE]", of NAME also "[TEMPUNAVAIL]" */
    SMTP_PARAM_NAME = 21,
    SMTP_PARAM_ADDR = 22, /* IPv4, or "IPV6:" and IPv6; PROXY: without tag */
    SMTP_PARAM_PORT = 23, /* [the port, 0: not available] */
    SMTP_PARAM_PROTO = 24,
    SMTP_PARAM_HELO = 25,
    SMTP_PARAM_LOGIN = 26,    /* XCLIENT */
    SMTP_PARAM_DESTADDR = 27, /* XCLIENT, PROXY */
    SMTP_PARAM_DESTPORT = 28, /* XCLIENT, PROXY [the port] */
    SMTP_PARAM_IDENT = 29,    /* XFORWARD */
    SMTP_PARAM_SOURCE = 30    /* XFORWARD */
};

enum smtp_body {
    SMTP_BODY_7BIT = 1,
    SMTP_BODY_8BIT = 2,
    SMTP_BODY_BINARY = 3
};
enum smtp_ret { SMTP_RET_FULL = 1, SMTP_RET_HDRS = 2 };
/* Bits; NEVER stands alone. */
enum smtp_notify {
    SMTP_NOTIFY_SUCCESS = 1,
    SMTP_NOTIFY_FAILURE = 2,
    SMTP_NOTIFY_DELAY = 4,
    SMTP_NOTIFY_NEVER = 8
};

/* Bits of smtp_param.flags: what a value says besides its number. */
enum smtp_param_flag {
    SMTP_BY_NOTIFY = 1,    /* BY: mode N, a delay is only reported */
    SMTP_BY_RETURN = 2,    /* BY: mode R, the message comes back */
    SMTP_BY_TRACE = 4,     /* BY: T, relaying is reported */
    SMTP_RRVS_CONTINUE = 8 /* RRVS: ";C", delivery goes on at a server without
                              the extension; else it ends there */
};

/*
 * A parameter of MAIL or RCPT, its value checked against the grammar of its
 * RFC. key is as sent; value is "" where there was none.
 */
typedef struct smtp_param {
    int64_t number; /* what enum smtp_param_id says; at most INT64_MAX */
    const char *key;
    const char *value;
    size_t len; /* octets of value */
    int id;     /* enum smtp_param_id */
    int flags;  /* enum smtp_param_flag */
} smtp_param;

/*
 * An event. Texts end with NUL and hold none. Fields without a meaning for
 * the type are 0, NULL or "" (arg).
 */
typedef struct smtp_event {
    int type;  /* enum smtp_event_type */
    int code;  /* the reply code, where one was said already */
    int flags; /* enum smtp_flag */
    int owed;  /* 1 if an answer is owed, else 0 */
    size_t index;
    const char *arg;
    const char *enhanced; /* client: the enhanced status code, or "" */
    const smtp_path *path;
    const smtp_param *param; /* nparam of them, in the order sent */
    size_t nparam;
    const unsigned char *data; /* len octets; may hold NUL */
    size_t len;
} smtp_event;

/* The name of an event ("RCPT"); "?" for any other number. */
const char *smtp_event_name(int type);

/* ------------------------------------------------------------------ */
/* Connections                                                         */
/* ------------------------------------------------------------------ */

/*
 * Makes a server's connection in mem. NULL if size is below
 * smtp_config_need(cfg), mem is not aligned as malloc aligns, or cfg has no
 * SMTP_TEXT_HOSTNAME. cfg must outlive it. The first event is CONNECT; before
 * it come PROXY with SMTP_OPT_PROXY, and TLS with SMTP_OPT_TLS_FIRST.
 */
smtp_conn *smtp_conn_init_server(void *mem, size_t size,
                                 const smtp_config *cfg);

/*
 * Changes an option for this session alone: those marked "session", and
 * extensions, which may be turned off, and on again if cfg has them on; what
 * EHLO has printed holds until the next EHLO. SMTP_EINVAL as for
 * smtp_config_set(), or the option is not the session's.
 */
int smtp_conn_set(smtp_conn *c, int option, uint64_t value);

/* What smtp_conn_get() tells. */
enum smtp_get {
    SMTP_GET_ROLE = 301,   /* enum smtp_role */
    SMTP_GET_STATE = 302,  /* enum smtp_state */
    SMTP_GET_ERROR = 303,  /* why it ended: 0 after QUIT and before the end */
    SMTP_GET_TLS = 304,    /* inside TLS the flags of smtp_conn_tls_done(), of
                              which SMTP_TLS_OK is one; else 0 */
    SMTP_GET_ESMTP = 305,  /* 1 after EHLO or LHLO */
    SMTP_GET_AUTH = 306,   /* 1 after AUTH */
    SMTP_GET_OCTETS = 307, /* octets of the message so far, given by BODY */
    SMTP_GET_RCPT = 308,   /* recipients accepted in this transaction */
    SMTP_GET_MESSAGES = 309, /* messages accepted in this session */
    SMTP_GET_ERRORS = 310    /* 5yz answers since the last of them */
};
enum smtp_role { SMTP_ROLE_SERVER = 1, SMTP_ROLE_CLIENT = 2 };

/* Where a session stands, on a server the rows of the state table. A client is
   in MAIL and RCPT once these commands are written, whatever their answers. */
enum smtp_state {
    SMTP_STATE_CONNECT = 0, /* the greeting is not yet given */
    SMTP_STATE_REFUSED = 1, /* it was not 220: only QUIT is obeyed */
    SMTP_STATE_HELO = 2,    /* greeted; HELO or EHLO is due */
    SMTP_STATE_READY = 3,   /* no transaction is open */
    SMTP_STATE_MAIL = 4,    /* MAIL was accepted */
    SMTP_STATE_RCPT = 5,    /* and one RCPT or more */
    SMTP_STATE_DATA = 6,    /* the message comes in; also between chunks */
    SMTP_STATE_MESSAGE = 7, /* it is whole; its answer is owed */
    SMTP_STATE_TLS = 8,     /* TLS handshake */
    SMTP_STATE_CLOSED = 9,  /* over */
    SMTP_STATE_AUTH = 10,   /* the response to a challenge is due */
    SMTP_STATE_PROXY = 11   /* the PROXY header is due */
};

/*
 * A fact about the connection, in any state. SMTP_EINVAL: no such what.
 * With an option's number, its value for this session (SMTP_OPT_MAX_SIZE,
 * SMTP_OPT_MAX_RCPT, MIN_BY, MAX_HOLD, MAX_HOLD_UNTIL, MAX_MAIL, MAX_DOMAINS,
 * on a client what the server announced, 0: nothing; SMTP_EXT_*: 1 if offered;
 * on a client, 1 if the server announced it).
 */
int64_t smtp_conn_get(const smtp_conn *c, int what);

/*
 * Moves a connection to another block: an idle one to its least size, one
 * that has become readable to a large one. mem may be the old address (the
 * block grew or shrinks in place); else old and new may not overlap. All
 * pointers given out become invalid; an event that owes an answer is still
 * owed, and smtp_conn_owed() gives it at its new place. Octets of the old
 * block that are not part of the new are zeroed. Not allowed between
 * smtp_conn_recv_buf() or send_buf() and the ack of what they gave, nor in a
 * handler. Returns the connection at its new place, or NULL and nothing has
 * changed: size below smtp_conn_size(c), mem misaligned, or in a handler.
 */
smtp_conn *smtp_conn_move(smtp_conn *c, void *mem, size_t size);

/*
 * The least size that smtp_conn_move() takes now. With less than
 * smtp_config_need() the connection may be parked: smtp_conn_want() still
 * says RECV, but smtp_conn_recv_buf() gives NULL until it is moved again.
 */
size_t smtp_conn_size(const smtp_conn *c);

/*
 * Ends the connection, in any state, also in a handler. Server: an owed
 * answer is dropped and 421 with text (NULL: that of 4.2.3; cut to 100
 * octets) is queued, but not in a TLS handshake, nor before a PROXY header
 * that is due. Client: nothing is sent.
 * Events ABORT, if a transaction was open, and CLOSED follow. No effect once
 * closed. Returns 0.
 */
int smtp_conn_close(smtp_conn *c, const char *text);

/* ------------------------------------------------------------------ */
/* Bytes                                                               */
/* ------------------------------------------------------------------ */

/*
 * Where to receive to: *len octets (more than 0) at the address returned, or
 * NULL and *len 0 if none can be taken now. Valid until the next
 * smtp_conn_recv_buf(), recv_ack, recv_eof or move; so a receive may be under
 * way while events are taken and answered.
 */
void *smtp_conn_recv_buf(smtp_conn *c, size_t *len);

/*
 * Says that len octets came, at most what recv_buf gave (else SMTP_EINVAL).
 * They are looked at by the next smtp_conn_next() or dispatch; those that come
 * once the connection has closed are dropped.
 */
int smtp_conn_recv_ack(smtp_conn *c, size_t len);

/*
 * Says that the peer will send no more. What came before is parsed and
 * answered; then ABORT, if a transaction is open, and CLOSED.
 */
int smtp_conn_recv_eof(smtp_conn *c);

/*
 * What to send: *len octets at the address returned, or NULL and *len 0.
 * Valid until the next smtp_conn_send_ack() or move; what is answered in the
 * meantime is appended. With SMTP_OPT_TRACE a line is shown here once its LINE
 * event was given.
 */
const void *smtp_conn_send_buf(smtp_conn *c, size_t *len);

/* Says that the first len octets of it were sent (more: SMTP_EINVAL; but a
   client that was closed meanwhile has dropped what it had, and takes all). */
int smtp_conn_send_ack(smtp_conn *c, size_t len);

/* ------------------------------------------------------------------ */
/* Progress                                                            */
/* ------------------------------------------------------------------ */

/*
 * The next event, or NULL if nothing happens before more octets came, output
 * was sent, an owed answer was given, or the deadline has passed. NULL in a
 * handler.
 */
const smtp_event *smtp_conn_next(smtp_conn *c, uint64_t now);

/*
 * The event whose answer is owed, or NULL. The same that smtp_conn_next()
 * gave; for hosts that answer later, and after smtp_conn_move().
 */
const smtp_event *smtp_conn_owed(const smtp_conn *c);

/* What handlers may return besides a reply code. */
enum smtp_handled {
    SMTP_LATER = -1, /* the answer comes later, by smtp_conn_reply() */
    SMTP_TAKEN = 1   /* BODY: the piece was taken */
};

/*
 * A handler: returns the reply code of an event that owes an answer, or
 * SMTP_LATER; for BODY SMTP_TAKEN, or the 4yz or 5yz that refuses the
 * message. The value is ignored for other events that owe nothing, and where
 * the handler itself has answered or closed. Whatever else it returns (0
 * among it, which is what a crashed callback of a scripting language gives)
 * is a failed handler, and never accepts: 451 4.3.0 for MAIL, RCPT, DATA,
 * BODY and MESSAGE, 454 4.7.0 for STARTTLS and AUTH, 221 for QUIT, else 421
 * and close. A handler may call anything but smtp_conn_next, dispatch and
 * move, and may not free the block.
 */
typedef int (*smtp_handler_fn)(void *user, smtp_conn *c,
                               const smtp_event *event);

/* Handlers are an array ended by {0, NULL}. */
typedef struct smtp_handler {
    int event; /* enum smtp_event_type */
    smtp_handler_fn fn;
} smtp_handler;

/*
 * Gives all events that are there to their handlers. An event without a
 * handler gets its default answer. Returns the number of events, or
 * SMTP_EMISUSE in a handler.
 */
int smtp_conn_dispatch(smtp_conn *c, uint64_t now,
                       const smtp_handler *handlers, void *user);

/* Bits of smtp_conn_want(). */
enum smtp_want {
    SMTP_WANT_RECV = 1,    /* octets from the peer */
    SMTP_WANT_SEND = 2,    /* octets wait to be sent */
    SMTP_WANT_REPLY = 4,   /* an event waits for its answer */
    SMTP_WANT_COMMAND = 8, /* client: a command */
    SMTP_WANT_BODY = 16,   /* client: the message */
    SMTP_WANT_TLS = 32,    /* the TLS handshake */
    SMTP_WANT_CLOSE = 64   /* all is sent: close the socket */
};

/* What c waits for, after smtp_conn_next() gave NULL: bits of smtp_want. */
int smtp_conn_want(const smtp_conn *c);

/*
 * When smtp_conn_next() should be called again though nothing came, on the
 * clock of its now; UINT64_MAX: never. Valid after it gave NULL.
 */
uint64_t smtp_conn_deadline(const smtp_conn *c);

/* What smtp_conn_tls_done() is told: bits. */
enum smtp_tls_flag {
    SMTP_TLS_OK = 1,          /* TLS is on */
    SMTP_TLS_VERIFIED = 2,    /* the peer's certificate was verified */
    SMTP_TLS_CLIENT_CERT = 4, /* server: the client gave a certificate */
    SMTP_TLS_WEAK = 8         /* not good enough: the session comes to nothing.
                                 Server: 554 to all but QUIT [3207 4.1] */
};

/*
 * Says how the handshake ended, after event TLS: 0 for failed (CLOSED
 * follows, nothing is sent), else bits of smtp_tls_flag, SMTP_TLS_OK among
 * them. All that was known of the peer is forgotten and EHLO is due; with
 * SMTP_OPT_TLS_FIRST the greeting. Until then smtp_conn_recv_buf() gives room,
 * but octets that are acked came in clear, and end the connection with
 * SMTP_EINJECT. SMTP_EMISUSE: no handshake is under way. SMTP_EINVAL: no such
 * flags. [3207 4.2, 8314 3]
 */
int smtp_conn_tls_done(smtp_conn *c, int flags);

/* ------------------------------------------------------------------ */
/* The server's answers                                                */
/* ------------------------------------------------------------------ */

/*
 * Answers the event that is owed, at once or later.
 *
 * code: what grants the event (see the events; exact), or any refusal
 * [45][0-5][0-9], or 0 for the default answer. A 421 closes.
 * enhanced: "5.1.1" [3463], of the class of code, or NULL for the usual one;
 * shown where ENHANCEDSTATUSCODES is on and 2034 allows it.
 * text: NULL for that of 5321 4.2.3 (250 to HELO: none). '\n' or "\r\n" begins
 * a further line; other octets outside HT and 32 to 126 become '?'; all of it
 * is cut to 512 octets on the wire, 354 and a refusal between chunks to 64,
 * LMTP's refusal of a message to 256. In the greeting, 250 to HELO, 221 and
 * 421 the host name is put first.
 * UTF-8 is taken in 251 and 551 to RCPT if MAIL had SMTPUTF8, and to VRFY and
 * EXPN that had it; without it such a 251 becomes 250, 551 and 553 become 550,
 * and 250 to VRFY and EXPN becomes 252, with the usual text [6531 3.7.4].
 *
 * In mid-message, from 354 until MESSAGE is given, nothing is owed and a 4yz
 * or 5yz refuses the message: no more BODY comes, the rest is swallowed, the
 * answer goes out at the message's true end (LMTP: once for each accepted
 * recipient), then ABORT comes. Of a message in chunks it goes out at the end
 * of the chunk in hand, or of the next one, with its code alone if another
 * command was answered meanwhile; later chunks are answered 503.
 *
 * SMTP_EMISUSE: nothing to answer. SMTP_EINVAL: the code does not fit the
 * event, or not the lines begun with smtp_conn_reply_line(); enhanced is
 * malformed or of another class; code is 251 or 551, to ETRN also 252, without
 * a text.
 * SMTP_EROOM: only behind lines of smtp_conn_reply_line(); send first, then
 * again.
 */
int smtp_conn_reply(smtp_conn *c, int code, const char *enhanced,
                    const char *text);

/*
 * Writes a line of a longer answer, "250-...", which smtp_conn_reply() with
 * the same code (or 0) ends. SMTP_EROOM: send first, then again. SMTP_EINVAL
 * also for code 0, 354, 421, 250 to HELO, 220 to STARTTLS, and 250 to MESSAGE,
 * as a failure before the last line would leave the client with a 250. Give
 * the same enhanced in all lines and in the reply that ends them [2034 4].
 * SMTP_EMISUSE in mid-message. Otherwise as smtp_conn_reply().
 */
int smtp_conn_reply_line(smtp_conn *c, int code, const char *enhanced,
                         const char *text);

/*
 * Answers AUTH with 334 and len octets of data (0 or more), base64 encoded.
 * What the client responds comes as AUTH again, in SMTP_STATE_AUTH. At least
 * 376 octets always fit; SMTP_EROOM: more than there is room for now.
 * SMTP_EMISUSE: no AUTH is owed, or lines were begun with
 * smtp_conn_reply_line(). [4954 4]
 */
int smtp_conn_challenge(smtp_conn *c, const void *data, size_t len);

/*
 * Ends the open transaction, without ABORT: for a host whose own verb has taken
 * the message over, or given it up, as BURL's LAST does [4468]. To be called
 * while OTHER is owed, before its answer. SMTP_EMISUSE: it is not, or no
 * transaction is open.
 */
int smtp_conn_reset(smtp_conn *c);

/*
 * A look ahead, for hosts that ask others about recipients and would have all
 * questions under way at once: the path of the i-th RCPT line, from 0, that
 * waits behind the command in hand: the octets between < and >, no NUL behind.
 * Returns 1, or 0 if it is not there, and *path and *len are as they were.
 * Valid until the next call for c that is not const. So at MAIL, before it is
 * answered:
 *
 *     for (i = 0; i < 100 && smtp_conn_peek(c, i, &path, &len); i++)
 *         ask(path, len);
 *
 * and at RCPT the answer to the question with the text event->path->raw is
 * waited for; one that was not asked is asked then, and others that have come
 * since are looked for. Each call reads the lines up to the i-th.
 *
 * Looked at are whole lines, up to the first that is no RCPT, while MAIL is
 * owed or a transaction is open; behind DATA, BDAT and whatever else is not
 * followed by commands, nothing. RCPT lines that will be refused for their
 * length or path are not counted; parameters and the number of recipients are
 * not judged, and MAIL may yet be refused. It is a hint and binds nobody: it
 * changes nothing, and the events come as ever. In any state, in a handler,
 * parked too; on a client 0.
 */
int smtp_conn_peek(const smtp_conn *c, size_t i, const char **path,
                   size_t *len);

/*
 * The text of 5321 4.2.3 for a code, without its remarks in brackets and the
 * <domain>, or that of the RFC which brings the code; for a code not listed,
 * that of its first digit. Never NULL.
 */
const char *smtp_code_text(int code);

/*
 * 1 if the table of 5321 4.3.2 and its extensions list code as an answer to
 * the event (CONNECT is the greeting, HELO also EHLO, MESSAGE the end of
 * data, RSET RSET; 421, 500 and 501 fit where "any command" allows), else 0.
 * What smtp_conn_reply() takes is wider.
 */
int smtp_code_fits(int event, int code);

/* ------------------------------------------------------------------ */
/* The client                                                          */
/* ------------------------------------------------------------------ */

/*
 * THE LOOP OF A CLIENT is that of a server. What the server answers comes as
 * events under the names of the commands; they owe nothing, but AUTH's 334.
 * When smtp_conn_want() says COMMAND a command may be given, when BODY the
 * message. A session is: ehlo; then, as often as there are messages, mail,
 * rcpt once for each recipient, data, body as often as it takes, body_end;
 * then quit.
 *
 * Commands are written at once and sent together: as many as the server's
 * PIPELINING and the buffer allow, one at a time without it. The events of
 * their answers come in the same order. RSET goes before MAIL by itself where
 * a transaction is open or has failed (without PIPELINING smtp_client_mail()
 * then gives SMTP_EROOM until RSET is answered), and where 354 came although
 * every recipient was refused the message is ended by the library, without
 * content: SMTP_FLAG_CANCEL marks that DATA, and MESSAGE tells what came of it.
 *
 * Each call checks its arguments by their own grammar before one octet is
 * written. They all give
 * SMTP_EMISUSE: not in this state, not before TLS (SMTP_OPT_REQUIRE_TLS), or a
 *   server's connection;
 * SMTP_EINVAL: an argument breaks its grammar, or needs an extension that the
 *   server did not announce;
 * SMTP_ERANGE: one more than the server's LIMITS allow [9422]: RCPT goes in
 *   another transaction, MAIL, and RCPT of a further domain, in another
 *   session;
 * SMTP_EROOM: not now: an answer has to come, or octets to be sent, before;
 *   again when smtp_conn_want() says COMMAND (BODY).
 */

/*
 * Makes a client's connection in mem; as smtp_conn_init_server(), but a host
 * name is needed only where smtp_client_ehlo() is given none. The first event
 * is CONNECT, the greeting (TLS with SMTP_OPT_TLS_FIRST).
 */
smtp_conn *smtp_conn_init_client(void *mem, size_t size,
                                 const smtp_config *cfg);

/*
 * EHLO (LHLO in LMTP) with name, a Domain or address-literal that is kept by
 * reference until the connection has ended; NULL: SMTP_TEXT_HOSTNAME. May be
 * called before the greeting, and then waits for it. Where EHLO is not
 * understood HELO follows by itself [5321 3.2, 4.1.1.1], and EHLO again
 * behind TLS, XCLIENT and, with SMTP_OPT_EHLO_AGAIN, AUTH. HELO events: one a
 * line, arg being the keyword and its parameters, index its number (0: the
 * greeting); SMTP_FLAG_ESMTP if it answers EHLO. What is announced
 * smtp_conn_get() tells: SMTP_EXT_*, and SIZE's limit as SMTP_OPT_MAX_SIZE.
 */
int smtp_client_ehlo(smtp_conn *c, const char *name);

/*
 * STARTTLS [3207]. When 220 has come nothing more is read: event TLS asks for
 * the handshake, and smtp_conn_tls_done() is to be called. Octets behind 220
 * end the connection with SMTP_EINJECT. With SMTP_TLS_WEAK only QUIT is
 * allowed then.
 */
int smtp_client_starttls(smtp_conn *c);

/*
 * AUTH [4954] with a mechanism ("PLAIN", any case) and len octets of its
 * initial response, which is base64 encoded here; NULL: none. A response that
 * does not fit a command line of 512 octets is not sent with it: the server's
 * empty challenge then asks for it. PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER are
 * SMTP_EMISUSE without TLS, or where the server's certificate was not verified,
 * unless SMTP_OPT_CLEAR_AUTH is on. The event AUTH with code 334 has the
 * decoded challenge in data and owes smtp_client_auth_answer(); with any other
 * code it is the outcome. (A challenge that can't be decoded is answered "*"
 * by the library.)
 */
int smtp_client_auth(smtp_conn *c, const char *mechanism, const void *initial,
                     size_t len);

/* Answers a challenge with len octets, base64 encoded here; NULL: cancels the
   exchange, "*". */
int smtp_client_auth_answer(smtp_conn *c, const void *data, size_t len);

/*
 * MAIL and RCPT. path: a mailbox without < and >, "" for the null
 * reverse-path; of quotes as few as possible are sent. A domain or local-part
 * beyond ASCII needs SMTP_PARAM_SMTPUTF8 in MAIL [6531].
 * param: nparam parameters, by id: number and flags are looked at where
 * smtp_param_id says that they tell the value, but of MTRK, value else. With
 * key NULL value is plain, and is encoded here (xtext; behind ORCPT's "utf-8;"
 * as 6533 3 says); with a key, as in a server's event, it is already encoded,
 * and only checked. SMTP_PARAM_OTHER sends key and value. Not sent, but
 * SMTP_EINVAL, are a HOLDFOR or HOLDUNTIL beyond what the server announced, or
 * both together, or HOLDFOR that is not over before BY=; BY=...;R below what
 * it announced; MTRK without an ENVID that has an '@' [3885 3.2].
 */
int smtp_client_mail(smtp_conn *c, const char *path, const smtp_param *param,
                     size_t nparam);
int smtp_client_rcpt(smtp_conn *c, const char *path, const smtp_param *param,
                     size_t nparam);

/*
 * DATA. May be pipelined behind rcpt; a host that wants all or nothing waits
 * for the answers first, and has to if it asked for CONNEG (SMTP_EROOM)
 * [4141 5.2]. SMTP_EMISUSE if every recipient was refused. Event
 * DATA: 354, then smtp_conn_want() says BODY.
 * With SMTP_OPT_CHUNK on and CHUNKING announced [3030] nothing is sent: DATA
 * comes by itself, with SMTP_FLAG_CHUNK, once all answers to RCPT are there,
 * and the message goes in chunks.
 */
int smtp_client_data(smtp_conn *c);

/*
 * The next len octets of the message; dots are doubled here [5321 4.5.2].
 * Returns how many were taken, 0 if there is no room now. SMTP_EINVAL, and
 * nothing of data is sent: it holds a bare CR or LF (with
 * SMTP_OPT_BARE SMTP_BARE_NORMALIZE these become CR LF), or octets above 127
 * though MAIL said none of BODY=8BITMIME, BODY=BINARYMIME and SMTPUTF8 (whose
 * header may hold them, 6531 3.6); smtp_codec_body_check() tells before. A CR
 * at the end of data may be followed by its LF in the next.
 */
int64_t smtp_client_body(smtp_conn *c, const void *data, size_t len);

/* The message is whole. Its last line is ended if it is not. Event MESSAGE:
   the answer (LMTP: one for each accepted recipient, counted by index). A
   server that refuses without waiting for the end gives that event before, and
   the session is over. */
int smtp_client_body_end(smtp_conn *c);

/*
 * A chunk [3030] that the host sends itself, without a copy here: behind the
 * octets of smtp_conn_send_buf() it sends size octets, and says how many went
 * with smtp_client_sent(); meanwhile smtp_conn_send_buf() shows nothing. All
 * answers to RCPT must have come. Events: CHUNK, and MESSAGE for the last.
 */
int smtp_client_chunk(smtp_conn *c, uint64_t size, int last);
int smtp_client_sent(smtp_conn *c, uint64_t len);

/* RSET; a transaction that is open is over. */
int smtp_client_rset(smtp_conn *c);

/* QUIT. Legal but in the middle of a message or a handshake; nothing may be
   given behind it. 221, or the server's close, is the end. */
int smtp_client_quit(smtp_conn *c);

/*
 * Any other command, without CRLF: NOOP, VRFY, EXPN, HELP, ETRN, verbs of the
 * host's. XCLIENT, XFORWARD and ETRN are SMTP_EMISUSE in a transaction, and
 * SMTP_EINVAL if they were not announced; so is ETRN once it was answered 5yz
 * [1985 5.2].
 * SMTP_EINVAL for those that the calls above send, for control characters, and
 * for more than 510 octets. Event OTHER.
 */
int smtp_client_command(smtp_conn *c, const char *line);

/* ------------------------------------------------------------------ */
/* Codecs: pointer, length, result; nothing is held                    */
/* ------------------------------------------------------------------ */

/* What smtp_codec_path() takes besides <mailbox>. */
enum smtp_path_kind {
    SMTP_PATH_REVERSE = 0,      /* also <> */
    SMTP_PATH_FORWARD = 1,      /* also <Postmaster>, without a domain */
    SMTP_PATH_INTERNATIONAL = 2 /* added to either: also UTF-8 [6531 3.3] */
};

/*
 * Reads the path that begins with the '<' at text [5321 4.1.2]. Returns the
 * octets it takes, '<' and '>' included; SMTP_ESYNTAX; SMTP_ERANGE: longer
 * than 256 octets in all, 64 in the local-part or 255 in the domain. *path
 * points into text and is written only on success.
 */
int smtp_codec_path(const char *text, size_t len, int kind, smtp_path *path);

/* The same for a mailbox without brackets, which must fill all of text. */
int smtp_codec_mailbox(const char *text, size_t len, smtp_path *path);

/*
 * Writes the mailbox in its one canonical form: equal mailboxes give equal
 * texts. The local-part is quoted only if it must be, the domain in lower
 * case, the source route left out; a NUL ends it. Returns its length without
 * the NUL, or SMTP_EROOM. [5321 2.4, 4.1.2]
 */
int smtp_codec_canonical(const smtp_path *path, char *out, size_t size);

/*
 * Reads one parameter, key or key=value, of len octets [5321 4.1.2], in place:
 * a NUL is written over '=' and at text[len]. event is SMTP_EVENT_MAIL or
 * RCPT, which decides what keys are known; others give SMTP_PARAM_OTHER.
 * Values may hold UTF-8 [6531 3.3], but those that an RFC keeps to ASCII.
 * Returns 0, or SMTP_ESYNTAX if its grammar or that of its RFC is broken.
 */
int smtp_codec_param(char *text, size_t len, int event, smtp_param *param);

/* A line of a reply [5321 4.2]. */
typedef struct smtp_reply_line {
    int code;             /* 200 to 599 */
    int more;             /* 1 if a '-' follows the code */
    int enhanced_len;     /* octets of the enhanced status code, 0: none */
    const char *enhanced; /* ends with a blank, not with NUL */
    const char *text;     /* behind code and enhanced status code */
    size_t len;           /* octets of text */
} smtp_reply_line;

/*
 * Reads a reply line without its CRLF. Returns 0 or SMTP_ESYNTAX. A missing
 * text, with or without its blank, is taken.
 */
int smtp_codec_reply(const char *line, size_t len, smtp_reply_line *reply);

/*
 * Reads an enhanced status code, class "." subject "." detail [2034 4], at
 * the start of text. Returns its octets, which a blank or the end must
 * follow, or SMTP_ESYNTAX.
 */
int smtp_codec_enhanced(const char *text, size_t len);

/*
 * Dot-stuffing, a stream [5321 4.5.2]. *state is 0 before the first octet.
 * Takes from in, *in_len octets, writes to out, *out_len octets; sets both to
 * what was taken and written. An out of twice the size always takes all.
 */
void smtp_codec_stuff(int *state, const void *in, size_t *in_len, void *out,
                      size_t *out_len);

/*
 * What ends a message after all of it was stuffed with state: CRLF "." CRLF,
 * or "." CRLF where the last line is already ended. A constant; *len its
 * octets.
 */
const char *smtp_codec_stuff_end(int state, size_t *len);

/*
 * The other way, in place, bare CR and LF left as they are. *state is 0 before
 * the first octet. Of the len octets at data *used were read, and *kept
 * octets of content now stand at its beginning; what was not read (at most 2
 * octets) must come again, in front of what follows it. Returns 1 if the end
 * was found (*used counts it), else 0.
 */
int smtp_codec_unstuff(int *state, void *data, size_t len, size_t *used,
                       size_t *kept);

/* Bits of smtp_codec_body_check(). */
enum smtp_body_flag {
    SMTP_HAS_8BIT = 1,    /* an octet above 127 */
    SMTP_HAS_NUL = 2,     /* a NUL */
    SMTP_HAS_BARE_CR = 4, /* a CR without LF */
    SMTP_HAS_BARE_LF = 8, /* an LF without CR */
    SMTP_HAS_LONG = 16    /* a line of more than 998 octets without CRLF */
};

/* The state of a check; {0, 0, 0} before the first octet. */
typedef struct smtp_body_state {
    size_t line; /* octets of the line so far */
    int cr;      /* 1 if the last octet was CR */
    int flags;   /* what was found so far */
} smtp_body_state;

/*
 * Looks through the next len octets of a message: what has it that needs an
 * extension, or that no extension allows. Call with len 0 at the end. Returns
 * the bits of smtp_body_flag found so far.
 */
int smtp_codec_body_check(smtp_body_state *state, const void *data,
                          size_t len);

/*
 * Base64 [4648 4], strict: padding must be there, unused bits 0, no other
 * octets. Both return the octets written (encode also writes a NUL, not
 * counted); SMTP_EROOM; SMTP_ESYNTAX; SMTP_EINVAL above 24,000 octets.
 */
int smtp_codec_base64_encode(const void *in, size_t len, char *out,
                             size_t size);
int smtp_codec_base64_decode(const char *in, size_t len, void *out,
                             size_t size);

/*
 * xtext [3461 4]. Decoding takes upper-case digits only. Results as above,
 * both write a NUL, not counted.
 */
int smtp_codec_xtext_encode(const void *in, size_t len, char *out,
                            size_t size);
int smtp_codec_xtext_decode(const char *in, size_t len, void *out,
                            size_t size);

/*
 * What a response of SASL says. The texts point into the response and do not
 * end with NUL; they are UTF-8 and hold none. What is not there has length 0
 * and is not NULL.
 */
typedef struct smtp_sasl {
    const char *authzid; /* whom to act as; none: the user himself */
    const char *authcid; /* the user's name */
    const char *secret;  /* a password, or a bearer token */
    const char *host;    /* OAUTHBEARER: the host that the client wants */
    size_t authzid_len;
    size_t authcid_len;
    size_t secret_len;
    size_t host_len;
    int32_t port; /* OAUTHBEARER: its port; 0: none */
} smtp_sasl;

/*
 * Each reads all of one response, decoded from base64, as event AUTH gives it:
 * 0, or SMTP_ESYNTAX (535 fits, or 501) and *out is as it was. in may be NULL
 * if len is 0. Who may act as whom, and whether a secret is right, the host
 * decides, after preparing names and passwords as it likes [4013]. A first
 * event without a response (data is NULL) is answered by an empty challenge.
 *
 * PLAIN [4616]: authzid, which may be absent, authcid and secret, each of the
 * two at least one octet.
 */
int smtp_codec_sasl_plain(const void *in, size_t len, smtp_sasl *out);

/*
 * LOGIN [draft-murchison-sasl-login]: the host asks "Username:" and, in a
 * second challenge, "Password:"; clients go by the order and ignore the words,
 * and some send the name with AUTH. Each answer is one response here: authcid
 * and secret both point to it, at least one octet; the host knows what it
 * asked for, and copies the name, as the event is gone when the next comes.
 */
int smtp_codec_sasl_login(const void *in, size_t len, smtp_sasl *out);

/* EXTERNAL [4422 A]: authzid; absent: who the certificate, or whatever else
   lies outside of SASL, says. */
int smtp_codec_sasl_external(const void *in, size_t len, smtp_sasl *out);

/*
 * ANONYMOUS [4505]: the trace in authcid, which may be absent: a mailbox, or
 * at most 255 characters without '@'. It holds no control characters and none
 * of the others that 4505 3 prohibits; its rule on text in both directions
 * is not checked.
 */
int smtp_codec_sasl_anonymous(const void *in, size_t len, smtp_sasl *out);

/*
 * XOAUTH2 (Google's, before 7628): authcid, and the token in secret. To refuse
 * one, challenge with an error in JSON, and say 535 to the response, which is
 * empty.
 */
int smtp_codec_sasl_xoauth2(const void *in, size_t len, smtp_sasl *out);

/*
 * OAUTHBEARER [7628]: authzid, which may be absent, as it was sent, with ','
 * and '=' as "=2C" and "=3D" [5801 4]; the token in secret; host and port,
 * which may be absent; other keys are ignored. Refused are channel binding,
 * auth=, host= or port= twice, and an auth= that is missing or no token of
 * type Bearer. To refuse one (SMTP_ESYNTAX too: auth= without a token asks for
 * the scope that is wanted), challenge with an error in JSON [7628 3.2.2], and
 * say 535 to the response, which is the octet 1.
 */
int smtp_codec_sasl_oauthbearer(const void *in, size_t len, smtp_sasl *out);

/*
 * What a Received: line says [5321 4.4, 3848, 6531 3.7.3, 8314 4.3]. NULL for
 * what is not known. Fill with zeros first.
 */
typedef struct smtp_received {
    const char *helo;      /* what HELO or EHLO said; NULL: "unknown" */
    const char *rdns;      /* the peer's name by reverse look-up, a Domain */
    const char *address;   /* the peer's address: "192.0.2.1", "2001:db8::1" */
    const char *by;        /* this host */
    const char *id;        /* an atom or msg-id */
    const char *recipient; /* the one of the message; none if several */
    int lmtp;              /* 1 each: decide the protocol's name */
    int esmtp;
    int tls;
    int auth;
    int64_t time; /* seconds since 1970 */
    int zone;     /* minutes east of UTC, -1439 to 1439 */
    int utf8; /* 1: MAIL had SMTPUTF8 [6531 3.7.3]; recipient may be UTF-8 */
    const char *cipher; /* of TLS: the name that IANA gives the suite, or 0x
                           and four hexadecimal digits [8314 4.3] */
} smtp_received;

/*
 * Writes "Received: ...", folded to 78 columns where it can be, with CRLF and
 * a NUL. Returns its length without the NUL; SMTP_EROOM; SMTP_EINVAL: by is
 * missing, a text breaks its grammar or holds CR, LF or NUL, or the time is
 * outside the years 1970 to 9999.
 */
int smtp_codec_received(const smtp_received *received, char *out, size_t size);

#ifdef __cplusplus
}
#endif

#endif /* SMTP_H */
