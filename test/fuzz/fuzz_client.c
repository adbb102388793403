/*
 * A client against a server that says anything: all extensions, several times
 * in several ways. All ways must give the same events, the same results of the
 * host's calls and the same octets out, wherever the server's octets were cut,
 * however slowly output was taken, whatever the block.
 *
 * An input is three lines and then what the server says; where "\n--\n" stands
 * it waits (the "--\n" is not said). The first line is options (see settings[]
 * in dialogue.h). The second is the host's script: the letters up to ';' are
 * what it does before the server's next words (see act()). The third is its
 * answers to challenges, an octet each (see answer() in hearing.h).
 *
 * A model goes along: no event but for what was asked, no TLS but by the host,
 * nothing secret in clear, and in the end no secret in the block.
 */
#include "hearing.h"

enum { MOST = 3000 };

/* ---- the host's script ---- */

/* A call that may have to wait until all is sent. Its result. */
#define CALL(r, rc, call)                                                     \
    do {                                                                      \
        rc = call;                                                            \
        if (rc == SMTP_EROOM) {                                               \
            pump(r);                                                          \
            rc = call;                                                        \
        }                                                                     \
    } while (0)

static int act_auth(struct run *r, int letter)
{
    int shows = letter == 'p' || letter == 'l', rc;

    switch (letter) {
    case 'p':
        CALL(r, rc, smtp_client_auth(r->c, "plain", password, PASSWORD));
        break;
    case 'l':
        CALL(r, rc, smtp_client_auth(r->c, "LOGIN", NULL, 0));
        break;
    case 'c':
        CALL(r, rc, smtp_client_auth(r->c, "CRAM-MD5", "", 0));
        break;
    default:
        CALL(r, rc, smtp_client_auth(r->c, "X-BIG", long_secret(), SECRET));
    }
    if (rc == 0 && shows)
        FUZZ_CHECK(r->tls & SMTP_TLS_VERIFIED || has_option(r->in, 'C'));
    FUZZ_CHECK(rc != 0 || !has_option(r->in, 'S') || r->tls != 0);
    r->commands += rc == 0;
    r->spoke |= rc == 0;
    return rc;
}

static int act_mail(struct run *r, int letter)
{
    smtp_param p[4];
    size_t n = 1;
    int rc;

    memset(p, 0, sizeof p);
    p[0].id = letter == 'u'   ? SMTP_PARAM_SMTPUTF8
              : letter == 'n' ? SMTP_PARAM_AUTH
                              : SMTP_PARAM_BODY;
    p[0].number = letter == 'B' ? SMTP_BODY_BINARY : SMTP_BODY_8BIT;
    p[0].value = "<>";
    p[0].len = 2;
    if (letter == 'M' || letter == 'n') {
        p[1].id = letter == 'M' ? SMTP_PARAM_SIZE : SMTP_PARAM_RET;
        p[1].number = SMTP_RET_HDRS;
        n = 2;
    }
    CALL(r, rc,
         smtp_client_mail(r->c,
                          letter == 'u'   ? "\xc3\xa4@b.example"
                          : letter == 'n' ? ""
                                          : "\"a b\"@b.example",
                          p, letter == 'm' ? 0 : n));
    FUZZ_CHECK(rc != 0 || !has_option(r->in, 'S') || r->tls != 0);
    r->commands += rc == 0;
    return rc;
}

static int act_rcpt(struct run *r, int letter)
{
    smtp_param p[2];
    int rc;

    memset(p, 0, sizeof p);
    p[0].id = SMTP_PARAM_NOTIFY;
    p[0].number = SMTP_NOTIFY_NEVER;
    p[1].id = SMTP_PARAM_ORCPT;
    p[1].value = "rfc822;a+b@c";
    p[1].len = 12;
    CALL(
        r, rc,
        smtp_client_rcpt(r->c, "\"r\"@[192.0.2.1]", p, letter == 'R' ? 2 : 0));
    r->commands += rc == 0;
    return rc;
}

/* Gives a piece of a message: all of it, or SMTP_EINVAL. */
static int act_piece(struct run *r, const char *piece, size_t len)
{
    int64_t n;
    size_t done = 0;

    while (done < len) {
        do
            take_all(r);
        while (drain(r) > 0);
        n = smtp_client_body(r->c, piece + done, len - done);
        FUZZ_CHECK(n <= (int64_t)(len - done));
        if (n <= 0)
            return done > 0 ? -100 : (int)n;
        r->commands += smtp_conn_get(r->c, SMTP_EXT_CHUNKING) == 1;
        done += (size_t)n;
    }
    return (int)done;
}

static int act_body(struct run *r, int letter)
{
    char line[300];
    int i, rc = 0;

    switch (letter) {
    case 'y':
        return act_piece(r, "a line\r\n.a dot\r\n..\r\n", 20);
    case 'z':
        return act_piece(r, ".abc\r", 5);
    case 'Z':
        return act_piece(r, "\n.\nbare\r.\r", 10);
    case '8':
        return act_piece(r, "\xc3\xa4\r\n", 4);
    default:
        memset(line, '.', sizeof line);
        memcpy(line + 298, "\r\n", 2);
        for (i = 0; i < 10 && rc >= 0; i++)
            rc = act_piece(r, line, sizeof line);
        return rc;
    }
}

/* Chunks of the host's own; what it sends stands in no buffer. */
static int act_chunk(struct run *r, int last)
{
    int rc;

    do
        take_all(r);
    while (drain(r) > 0);
    CALL(r, rc, smtp_client_chunk(r->c, 20, last));
    if (rc != 0)
        return rc;
    r->commands++;
    r->ended |= last;
    FUZZ_CHECK(smtp_client_quit(r->c) < 0);
    do
        take_all(r);
    while (drain(r) > 0);
    if (r->closed)
        return 0;
    FUZZ_CHECK(smtp_client_sent(r->c, 21) == SMTP_EINVAL);
    FUZZ_CHECK(smtp_client_sent(r->c, 5) == 0);
    FUZZ_CHECK(smtp_client_sent(r->c, 15) == 0);
    FUZZ_CHECK(smtp_client_sent(r->c, 1) == SMTP_EMISUSE);
    return 0;
}

static int act_tls(struct run *r, int letter)
{
    int flags = letter == 'f'   ? 0
                : letter == 'w' ? SMTP_TLS_OK | SMTP_TLS_WEAK
                : letter == 'T' ? SMTP_TLS_OK
                                : SMTP_TLS_OK | SMTP_TLS_VERIFIED;
    int rc = smtp_conn_tls_done(r->c, flags);

    if (rc != 0)
        return rc;
    r->tls = flags;
    FUZZ_CHECK(smtp_conn_tls_done(r->c, flags) == SMTP_EMISUSE);
    return 0;
}

static int act_other(struct run *r, int letter)
{
    int rc;

    switch (letter) {
    case 'e':
        CALL(r, rc, smtp_client_ehlo(r->c, NULL));
        return rc;
    case 'E':
        CALL(r, rc, smtp_client_ehlo(r->c, "[IPv6:::1]"));
        return rc;
    case 's':
        CALL(r, rc, smtp_client_starttls(r->c));
        break;
    case 'd':
        CALL(r, rc, smtp_client_data(r->c));
        break;
    case '.':
        CALL(r, rc, smtp_client_body_end(r->c));
        r->ended |= rc == 0;
        break;
    case 'a':
        CALL(r, rc, smtp_client_rset(r->c));
        break;
    case 'q':
        CALL(r, rc, smtp_client_quit(r->c));
        break;
    case 'X':
        CALL(r, rc, smtp_client_command(r->c, "XCLIENT NAME=a"));
        break;
    default:
        CALL(r, rc, smtp_client_command(r->c, "NOOP"));
    }
    r->commands += rc == 0;
    return rc;
}

/* A letter of the script. */
static int act(struct run *r, int letter)
{
    int i, rc = 0;

    if (strchr("plcb", letter) != NULL)
        return act_auth(r, letter);
    if (strchr("mMuBn", letter) != NULL)
        return act_mail(r, letter);
    if (strchr("rR", letter) != NULL)
        return act_rcpt(r, letter);
    if (strchr("yzZ8Y", letter) != NULL)
        return act_body(r, letter);
    if (strchr("tTwf", letter) != NULL)
        return act_tls(r, letter);
    if (strchr("kK", letter) != NULL)
        return act_chunk(r, letter == 'K');
    switch (letter) {
    case 'x':
        for (i = 0; i < 60 && rc == 0; i++)
            rc = act_rcpt(r, 'r');
        return rc;
    case 'W':
        pump(r);
        r->now += LONG_TIME;
        return 0;
    case 'C':
        return smtp_conn_close(r->c, NULL);
    case 'F':
        return smtp_conn_recv_eof(r->c);
    default:
        return act_other(r, letter);
    }
}

/* What a server alone may do, and what is no call at all. */
static void misuse(struct run *r)
{
    FUZZ_CHECK(smtp_conn_reply(r->c, 250, NULL, NULL) == SMTP_EMISUSE);
    FUZZ_CHECK(smtp_conn_reply_line(r->c, 250, NULL, NULL) == SMTP_EMISUSE);
    FUZZ_CHECK(smtp_conn_challenge(r->c, "", 0) == SMTP_EMISUSE);
    FUZZ_CHECK(smtp_client_command(r->c, "NOOP\r\nRSET") < 0);
    FUZZ_CHECK(smtp_client_mail(r->c, "a@b>\r\nRSET", NULL, 0) < 0);
}

/* The letters up to ';'. */
static void turn(struct run *r)
{
    static const short said[] = {SMTP_OPT_MAX_SIZE, SMTP_OPT_MAX_RCPT,
                                 SMTP_OPT_MIN_BY,   SMTP_OPT_MAX_HOLD,
                                 SMTP_OPT_MAX_MAIL, SMTP_OPT_MAX_DOMAINS};
    const struct line *script = &r->in->script;
    int letter, rc, ext;
    size_t i;

    misuse(r);
    while (r->step < script->len && (letter = script->at[r->step++]) != ';') {
        rc = act(r, letter == 0 ? 'o' : letter);
        take_all(r);
        text_put(&r->log, "call ");
        text_number(&r->log, letter);
        text_put(&r->log, " ");
        text_number(&r->log, rc);
        text_put(&r->log, "\n");
    }
    pump(r);
    for (ext = SMTP_EXT_8BITMIME; ext <= SMTP_EXT_XFORWARD; ext++)
        text_number(&r->log, smtp_conn_get(r->c, ext));
    for (i = 0; i < sizeof said / sizeof *said; i++) {
        text_put(&r->log, " ");
        text_number(&r->log, smtp_conn_get(r->c, said[i]));
    }
    text_put(&r->log, "\n");
}

/* ---- the session ---- */

static void check_end(const struct run *r)
{
    const struct line *script = &r->in->script;
    int binary = script->len > 0 && memchr(script->at, 'B', script->len);
    size_t i;

    FUZZ_CHECK(r->closed);
    FUZZ_CHECK(smtp_conn_want(r->c) == SMTP_WANT_CLOSE);
    FUZZ_CHECK(smtp_conn_deadline(r->c) == UINT64_MAX);
    FUZZ_CHECK(smtp_client_quit(r->c) == SMTP_EMISUSE);
    FUZZ_CHECK(smtp_conn_get(r->c, SMTP_GET_TLS) == r->tls);
    FUZZ_CHECK(!r->spoke || !holds_secret(r->c, r->size));
    FUZZ_CHECK(!holds_secret(r->lines_out.at, r->lines_out.len));
    for (i = 0; i < r->out.len; i++) {
        int lf = r->out.at[i] == '\n';

        FUZZ_CHECK(r->out.at[i] != '\0');
        FUZZ_CHECK(binary || lf == (i > 0 && r->out.at[i - 1] == '\r'));
    }
}

static void run_session(struct run *r)
{
    const smtp_config *cfg = r->in->config[r->way.trace];
    size_t need = smtp_config_need(cfg), i;
    void *mem;

    r->size = need + r->way.block;
    mem = fuzz_block(r->size);
    memset(mem, 0xa5, r->size);
    FUZZ_CHECK(smtp_conn_init_client(mem, need - 1, cfg) == NULL);
    r->c = smtp_conn_init_client(mem, r->size, cfg);
    FUZZ_CHECK(r->c != NULL);
    for (i = 0; i < r->in->ngroups; i++) {
        turn(r);
        r->limit = r->in->groups[i];
        pump(r);
    }
    turn(r);
    smtp_conn_recv_eof(r->c);
    pump(r);
    if (!r->closed) { /* a handshake that nobody ends */
        r->now += LONG_TIME;
        pump(r);
    }
    log_tls(r, 0);
    FUZZ_CHECK(smtp_conn_next(r->c, UINT64_MAX) == NULL);
    check_end(r);
}

static void end_run(struct run *r)
{
    free(r->c);
    text_free(&r->log);
    text_free(&r->out);
    text_free(&r->lines_in);
    text_free(&r->lines_out);
}

static void run_all(const struct input *in)
{
    enum { WAYS = sizeof ways / sizeof *ways };
    struct run runs[WAYS];
    const struct run *shown = NULL;
    size_t i;

    memset(runs, 0, sizeof runs);
    for (i = 0; i < WAYS; i++) {
        runs[i].in = in;
        runs[i].way = ways[i];
        runs[i].turn = fuzz_hash_of(in->script.at, in->script.len);
        run_session(&runs[i]);
        check_text(&runs[0].log, &runs[i].log, "events");
        check_text(&runs[0].out, &runs[i].out, "output");
        if (!runs[i].way.trace)
            continue;
        if (shown != NULL)
            check_text(&shown->lines_in, &runs[i].lines_in, "lines in");
        if (shown != NULL)
            check_text(&shown->lines_out, &runs[i].lines_out, "lines out");
        shown = &runs[i];
    }
    for (i = 0; i < WAYS; i++)
        end_run(&runs[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in;

    memset(&in, 0, sizeof in);
    if (size > MOST || !cut_line(&in.options, &data, &size) ||
        !cut_line(&in.script, &data, &size) || in.script.len > 200 ||
        !cut_line(&in.answers, &data, &size))
        return 0;
    in.config[0] = configure(&in, 0);
    in.config[1] = configure(&in, 1);
    read_groups(&in, data, size);
    run_all(&in);
    free(in.data);
    free(in.config[0]);
    free(in.config[1]);
    return 0;
}
