/*
 * What a client says. Every command is written here, where it will be sent
 * from, and becomes part of what is sent only when all of it is right: so that
 * nothing of an argument that is refused can leave, and the one grammar that
 * the server's side reads commands with is the one that they are checked by.
 */
#include "smtp_client.h"

enum { SEND_QUEUE = SMTPI_QUEUE };

/* ---- order ---- */

int smtpi_may_send(const smtp_conn *c)
{
    const struct smtpi_client *cl = &c->of.client;
    int last = (cl->first + cl->waiting + SEND_QUEUE - 1) % SEND_QUEUE;

    if (c->chunk != 0 || cl->message == SMTPI_CONTENT_DUE)
        return 0;
    if (cl->waiting == 0)
        return 1;
    return c->exts & SMTPI_EXT_BIT(SMTP_EXT_PIPELINING) &&
           cl->waiting < SMTPI_QUEUE &&
           !smtpi_asked_rows[cl->queue[last].asked].last;
}

/* A server may give any number of replies before one octet of what they made
   the client write was sent. They are answers to commands that nothing is sent
   behind, so nobody waits for the other where they wait. */
int smtpi_own_fits(const smtp_conn *c)
{
    enum { OWN = sizeof "EHLO \r\n" - 1 + SMTPI_DOMAIN };
    const struct smtpi_client *cl = &c->of.client;

    return smtpi_room(c) >= OWN || cl->waiting == 0 ||
           !smtpi_asked_rows[cl->queue[cl->first].asked].last;
}

/* Sets of states. */
#define SEND_IN(state) (1u << (unsigned)(state))
#define SEND_READY     SEND_IN(SMTP_STATE_READY)
#define SEND_OPEN      (SEND_IN(SMTP_STATE_MAIL) | SEND_IN(SMTP_STATE_RCPT))
#define SEND_ALL       (SEND_READY | SEND_OPEN | SEND_IN(SMTP_STATE_HELO))

/* 0 if a command may be written in this state, else the error. */
static int send_check(const smtp_conn *c, unsigned states)
{
    if (c->role->role != SMTP_ROLE_CLIENT || c->of.client.quit ||
        !(states & SEND_IN(c->state)))
        return SMTP_EMISUSE;
    return smtpi_may_send(c) ? 0 : SMTP_EROOM;
}

/* 1 where nothing but EHLO, STARTTLS and QUIT may be said, RFC 8314 5.2. */
static int send_wants_tls(const smtp_conn *c)
{
    return SMTPI_OPTION(c->cfg, SMTP_OPT_REQUIRE_TLS) && !c->tls;
}

int smtpi_client_want(const smtp_conn *c)
{
    const struct smtpi_client *cl = &c->of.client;
    int want = 0;

    if (c->ev.owed)
        return 0;
    if (send_check(c, SEND_ALL | SEND_IN(SMTP_STATE_REFUSED) |
                          SEND_IN(SMTP_STATE_MESSAGE)) == 0)
        want |= SMTP_WANT_COMMAND;
    if (cl->message == SMTPI_CONTENT_DOTS ||
        cl->message == SMTPI_CONTENT_CHUNKS || c->chunk != 0)
        want |= SMTP_WANT_BODY;
    return want;
}

/* ---- lines ---- */

void smtpi_sent_line(smtp_conn *c, size_t len, int asked, size_t count)
{
    struct smtpi_client *cl = smtpi_client(c);
    struct smtpi_awaited *last =
        &cl->queue[(cl->first + cl->waiting + SEND_QUEUE - 1) % SEND_QUEUE];

    smtpi_written(c, len);
    if (cl->waiting == 0)
        c->touched = 1;
    if (count == 0)
        return;
    if (cl->waiting == 0 || last->asked != asked ||
        last->count > UINT16_MAX - count) {
        last = &cl->queue[(cl->first + cl->waiting++) % SEND_QUEUE];
        last->asked = (unsigned char)asked;
        last->count = 0;
    }
    last->count = (uint16_t)(last->count + count);
}

/* A line being written. */
struct send_line {
    char *out;
    size_t len, room;
};

static struct send_line send_begin(smtp_conn *c)
{
    struct send_line line;

    line.out = smtpi_tx(c);
    line.len = 0;
    line.room = smtpi_room(c);
    return line;
}

/* Puts len octets, if there is room for CRLF as well. */
static int send_put(struct send_line *line, const char *text, size_t len)
{
    if (line->room < line->len + len + 2)
        return SMTP_EROOM;
    memcpy(line->out + line->len, text, len);
    line->len += len;
    return 0;
}

static int send_text(struct send_line *line, const char *text)
{
    return send_put(line, text, strlen(text));
}

static void send_end(smtp_conn *c, struct send_line *line, int asked)
{
    memcpy(line->out + line->len, "\r\n", 2);
    smtpi_sent_line(c, line->len + 2, asked, 1);
}

void smtpi_send_text(smtp_conn *c, const char *text, int asked)
{
    size_t len = strlen(text);

    memcpy(smtpi_tx(c), text, len);
    smtpi_sent_line(c, len, asked, asked >= 0);
}

/* A command without arguments. */
static int send_verb(smtp_conn *c, const char *verb, int asked)
{
    struct send_line line = send_begin(c);

    if (send_text(&line, verb) < 0)
        return SMTP_EROOM;
    send_end(c, &line, asked);
    return 0;
}

/* ---- the session ---- */

void smtpi_send_hello(smtp_conn *c, int asked)
{
    struct send_line line = send_begin(c);
    const char *verb = asked == SMTPI_ASKED_HELO             ? "HELO "
                       : SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP) ? "LHLO "
                                                             : "EHLO ";

    smtpi_forget_offer(c);
    c->state = SMTP_STATE_HELO;
    send_text(&line, verb);
    send_text(&line, smtpi_client(c)->name);
    send_end(c, &line, asked);
}

int smtp_client_ehlo(smtp_conn *c, const char *name)
{
    int flags = 0, rc;

    if (c->role->role != SMTP_ROLE_CLIENT)
        return SMTP_EMISUSE;
    if (name == NULL)
        name = SMTPI_TEXT_OF(c->cfg, SMTP_TEXT_HOSTNAME);
    if (name == NULL || strlen(name) > SMTPI_DOMAIN ||
        (!smtpi_is_domain(name, strlen(name)) &&
         !smtpi_is_literal(name, strlen(name), &flags)))
        return SMTP_EINVAL;
    if (c->state == SMTP_STATE_CONNECT ||
        (c->state == SMTP_STATE_TLS &&
         SMTPI_OPTION(c->cfg, SMTP_OPT_TLS_FIRST))) {
        smtpi_client(c)->name = name;
        return 0;
    }
    rc = send_check(c, SEND_READY | SEND_IN(SMTP_STATE_HELO));
    if (rc < 0)
        return rc;
    if (smtpi_client(c)->waiting != 0 ||
        smtpi_room(c) < sizeof "EHLO \r\n" + SMTPI_DOMAIN)
        return SMTP_EROOM;
    smtpi_client(c)->name = name;
    smtpi_send_hello(c, SMTPI_ASKED_EHLO);
    return 0;
}

/* What has to be alone on the way. */
static int send_alone(const smtp_conn *c, int ext)
{
    int rc = send_check(c, SEND_READY);

    if (rc < 0)
        return rc;
    if (!(c->exts & SMTPI_EXT_BIT(ext)))
        return SMTP_EINVAL;
    return c->of.client.waiting == 0 ? 0 : SMTP_EROOM;
}

int smtp_client_starttls(smtp_conn *c)
{
    int twice = c->tls && c->offer & SMTPI_EXT_BIT(SMTP_EXT_STARTTLS);
    int rc = twice ? SMTP_EMISUSE : send_alone(c, SMTP_EXT_STARTTLS);

    if (rc < 0)
        return rc;
    return send_verb(c, "STARTTLS", SMTPI_ASKED_STARTTLS);
}

/* Puts len octets as base64. */
static int send_base64(struct send_line *line, const void *data, size_t len)
{
    int n;

    if (line->room < line->len + 3)
        return SMTP_EROOM;
    n = smtp_codec_base64_encode(data, len, line->out + line->len,
                                 line->room - line->len - 2);
    if (n < 0)
        return n;
    line->len += (size_t)n;
    return 0;
}

/* Whether a secret may go where anybody, or who is not known, may read it. */
static int send_is_bare(const smtp_conn *c, const char *mechanism, size_t len)
{
    return smtpi_mech_shows(mechanism, len) && !(c->tls & SMTP_TLS_VERIFIED) &&
           !SMTPI_OPTION(c->cfg, SMTP_OPT_CLEAR_AUTH);
}

int smtp_client_auth(smtp_conn *c, const char *mechanism, const void *initial,
                     size_t len)
{
    int rc = send_alone(c, SMTP_EXT_AUTH);
    struct send_line line = send_begin(c);
    size_t name = strlen(mechanism), i;

    if (rc < 0)
        return rc;
    if (c->auth || send_is_bare(c, mechanism, name) || send_wants_tls(c))
        return SMTP_EMISUSE;
    if (name == 0 || smtpi_mech_name(mechanism, name) != name)
        return SMTP_EINVAL;
    if (send_text(&line, "AUTH ") < 0 || send_text(&line, mechanism) < 0)
        return SMTP_EROOM;
    for (i = line.len - name; i < line.len; i++)
        if (line.out[i] >= 'a' && line.out[i] <= 'z')
            line.out[i] = (char)(line.out[i] - ('a' - 'A'));
    if (initial != NULL &&
        line.len + 1 + (len + 2) / 3 * 4 + 2 <= SMTPI_LINE) {
        rc = send_text(&line, len != 0 ? " " : " =");
        if (rc == 0 && len != 0)
            rc = send_base64(&line, initial, len);
        if (rc < 0)
            return rc;
    }
    smtpi_client(c)->hide = 1;
    send_end(c, &line, SMTPI_ASKED_AUTH);
    return 0;
}

int smtp_client_auth_answer(smtp_conn *c, const void *data, size_t len)
{
    struct send_line line = send_begin(c);
    int rc;

    if (c->role->role != SMTP_ROLE_CLIENT || !c->ev.owed)
        return SMTP_EMISUSE;
    if (data != NULL &&
        (len + 2) / 3 * 4 > SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_AUTH))
        return SMTP_EINVAL;
    rc = data != NULL ? send_base64(&line, data, len) : send_text(&line, "*");
    if (rc < 0)
        return rc;
    smtpi_client(c)->hide = data != NULL;
    memcpy(line.out + line.len, "\r\n", 2);
    smtpi_sent_line(c, line.len + 2, SMTPI_ASKED_AUTH, 0);
    c->ev.owed = 0;
    c->touched = 1;
    smtpi_wipe(c);
    smtpi_release(c);
    return 0;
}

int smtp_client_quit(smtp_conn *c)
{
    int rc = send_check(c, SEND_ALL | SEND_IN(SMTP_STATE_REFUSED) |
                               SEND_IN(SMTP_STATE_MESSAGE));

    if (rc < 0)
        return rc;
    rc = send_verb(c, "QUIT", SMTPI_ASKED_QUIT);
    if (rc == 0)
        smtpi_client(c)->quit = SMTPI_QUIT_SENT;
    return rc;
}

/* The verbs of extensions, which are nothing for a transaction. */
static const struct {
    unsigned char verb;
    unsigned char asked;
    unsigned short ext;
} send_verbs[] = {{SMTPI_XCLIENT, SMTPI_ASKED_XCLIENT, SMTP_EXT_XCLIENT},
                  {SMTPI_XFORWARD, SMTPI_ASKED_OTHER, SMTP_EXT_XFORWARD},
                  {SMTPI_ETRN, SMTPI_ASKED_ETRN, SMTP_EXT_ETRN},
                  {SMTPI_UNKNOWN, SMTPI_ASKED_OTHER, 0}}; /* all others */

/* 1 if a text is a line of the host's: no command of another call, no control
   characters. */
static int send_is_other(const char *text, size_t len, int verb)
{
    static const unsigned char own[] = {
        SMTPI_MAIL, SMTPI_RCPT, SMTPI_DATA, SMTPI_BDAT,
        SMTPI_EHLO, SMTPI_HELO, SMTPI_LHLO, SMTPI_STARTTLS,
        SMTPI_AUTH, SMTPI_RSET, SMTPI_QUIT, SMTPI_OBSOLETE};
    size_t i;

    if (memchr(own, verb, sizeof own) != NULL || len > SMTPI_LINE - 2)
        return 0;
    for (i = 0; i < len; i++)
        if (!SMTPI_IS(text[i], SMTPI_TEXT) || text[i] == '\t')
            return 0;
    return 1;
}

int smtp_client_command(smtp_conn *c, const char *text)
{
    struct send_line line = send_begin(c);
    size_t len = strlen(text), verb_len, row = 0;
    int rc, verb;

    if (c->role->role != SMTP_ROLE_CLIENT)
        return SMTP_EMISUSE;
    verb = smtpi_verb_find(text, len, &verb_len)->verb;
    if (verb_len == 0 || !send_is_other(text, len, verb))
        return SMTP_EINVAL;
    while (send_verbs[row].ext != 0 && send_verbs[row].verb != verb)
        row++;
    rc = send_check(c, send_verbs[row].ext != 0 ? SEND_READY : SEND_ALL);
    if (rc < 0)
        return rc;
    if (send_wants_tls(c))
        return SMTP_EMISUSE;
    if (send_verbs[row].ext != 0 &&
        !(c->offer & SMTPI_EXT_BIT(send_verbs[row].ext)))
        return SMTP_EINVAL;
    if (send_text(&line, text) < 0)
        return SMTP_EROOM;
    send_end(c, &line, send_verbs[row].asked);
    return 0;
}

/* ---- the envelope ---- */

/* Writes path and parameters behind "FROM:<" or "TO:<". UTF-8 may stand there
   only if utf8, RFC 6531 3.4. */
static int send_parts(const smtp_conn *c, struct send_line *line, int event,
                      int utf8, const char *path, const smtp_param *param,
                      size_t nparam)
{
    uint64_t exts =
        utf8 ? c->exts : c->exts & ~SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8);
    int kind =
        event == SMTP_EVENT_MAIL ? SMTP_PATH_REVERSE : SMTP_PATH_FORWARD;
    size_t len = strlen(path);
    int n;

    if (exts & SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8))
        kind |= SMTP_PATH_INTERNATIONAL;
    if (line->room < line->len + len + 3)
        return SMTP_EROOM;
    n = smtpi_path_write(path, len, kind, c->cfg, line->out + line->len);
    if (n < 0)
        return n;
    line->len += (size_t)n;
    if (send_text(line, ">") < 0)
        return SMTP_EROOM;
    n = smtpi_params_write(param, nparam, event, exts, smtpi_said(c),
                           line->out + line->len, line->room - line->len - 2);
    if (n < 0)
        return n;
    line->len += (size_t)n;
    return 0;
}

/* The same, in a line no longer than servers take, RFC 5321 4.5.3.1.4. */
static int send_envelope(const smtp_conn *c, struct send_line *line, int event,
                         int utf8, const char *path, const smtp_param *param,
                         size_t nparam)
{
    size_t limit =
        event == SMTP_EVENT_MAIL ? c->cfg->mail_line : c->cfg->rcpt_line;
    int whole = line->room >= limit, rc;

    if (whole)
        line->room = limit;
    rc = send_parts(c, line, event, utf8, path, param, nparam);
    return rc == SMTP_EROOM && whole ? SMTP_EINVAL : rc;
}

/* What MAIL declared of the message. */
static void send_declare(smtp_conn *c, const smtp_param *param, size_t nparam)
{
    struct smtpi_client *cl = smtpi_client(c);
    size_t i;

    cl->body = 0;
    c->utf8 = 0;
    for (i = 0; i < nparam; i++) {
        if (param[i].id == SMTP_PARAM_BODY)
            cl->body = (unsigned char)param[i].number;
        if (param[i].id == SMTP_PARAM_SMTPUTF8)
            c->utf8 = 1;
    }
    c->binary = cl->body == SMTP_BODY_BINARY;
    cl->asked = cl->seen = 0;
    cl->conneg = 0;
    c->rcpt = 0;
    c->octets = 0;
}

static int send_has(const smtp_param *param, size_t nparam, int id)
{
    while (nparam > 0)
        if (param[--nparam].id == id)
            return 1;
    return 0;
}

/* RSET goes first where a transaction is open or has failed: the octets of
   its line, which MAIL follows. */
static size_t send_clear(const smtp_conn *c, struct send_line *line)
{
    enum { RSET = sizeof "RSET\r\n" - 1 };

    if (c->state != SMTP_STATE_MAIL && c->state != SMTP_STATE_RCPT &&
        !c->of.client.dirty)
        return 0;
    if (line->room >= RSET) {
        memcpy(line->out, "RSET\r\n", RSET);
        line->out += RSET;
    }
    line->room -= line->room < RSET ? line->room : RSET;
    return RSET;
}

/* Sends RSET, if there is one: 0 if MAIL has to wait for its answer. */
static int send_cleared(smtp_conn *c, size_t rset)
{
    struct smtpi_client *cl = smtpi_client(c);

    if (rset == 0)
        return 1;
    smtpi_sent_line(c, rset, SMTPI_ASKED_SELF, 1);
    cl->dirty = 0;
    c->state = SMTP_STATE_READY;
    return smtpi_may_send(c);
}

/* 1 while answers to an envelope are awaited: a new one would be confused with
   it; or that to a last chunk, whose refusal RSET has to follow, 3030 2. */
static int send_is_open(const smtp_conn *c)
{
    const struct smtpi_client *cl = &c->of.client;
    int i, asked;

    for (i = 0; i < cl->waiting; i++) {
        asked = cl->queue[(cl->first + i) % SEND_QUEUE].asked;
        if (asked == SMTPI_ASKED_MAIL || asked == SMTPI_ASKED_RCPT ||
            asked == SMTPI_ASKED_LAST)
            return 1;
    }
    return 0;
}

int smtp_client_mail(smtp_conn *c, const char *path, const smtp_param *param,
                     size_t nparam)
{
    struct send_line line = send_begin(c);
    size_t rset;
    int rc;

    rc = send_check(c, SEND_READY | SEND_OPEN | SEND_IN(SMTP_STATE_MESSAGE));
    if (rc < 0)
        return rc;
    if (send_wants_tls(c))
        return SMTP_EMISUSE;
    if (smtpi_obey_mail(c))
        return SMTP_ERANGE;
    if (send_is_open(c))
        return SMTP_EROOM;
    rset = send_clear(c, &line);
    if (send_text(&line, "MAIL FROM:<") < 0)
        return SMTP_EROOM;
    rc = send_envelope(c, &line, SMTP_EVENT_MAIL,
                       send_has(param, nparam, SMTP_PARAM_SMTPUTF8), path,
                       param, nparam);
    if (rc < 0)
        return rc;
    if (!send_cleared(c, rset))
        return SMTP_EROOM;
    send_end(c, &line, SMTPI_ASKED_MAIL);
    c->mails = (uint16_t)(c->mails + (c->mails < UINT16_MAX));
    send_declare(c, param, nparam);
    c->state = SMTP_STATE_MAIL;
    return 0;
}

int smtp_client_rcpt(smtp_conn *c, const char *path, const smtp_param *param,
                     size_t nparam)
{
    int rc = send_check(c, SEND_OPEN);
    struct send_line line = send_begin(c);

    if (rc < 0)
        return rc;
    if (smtpi_client(c)->asked == UINT16_MAX)
        return SMTP_EMISUSE;
    if (send_text(&line, "RCPT TO:<") < 0)
        return SMTP_EROOM;
    rc =
        send_envelope(c, &line, SMTP_EVENT_RCPT, c->utf8, path, param, nparam);
    if (rc < 0)
        return rc;
    if (smtpi_obey_rcpt(c, path))
        return SMTP_ERANGE;
    send_end(c, &line, SMTPI_ASKED_RCPT);
    smtpi_obey_sent(c, path);
    smtpi_client(c)->asked++;
    if (send_has(param, nparam, SMTP_PARAM_CONNEG))
        smtpi_client(c)->conneg = 1;
    c->state = SMTP_STATE_RCPT;
    return 0;
}

int smtp_client_rset(smtp_conn *c)
{
    int rc = send_check(c, SEND_ALL);

    if (rc < 0)
        return rc;
    if (send_wants_tls(c))
        return SMTP_EMISUSE;
    rc = send_verb(c, "RSET", SMTPI_ASKED_RSET);
    if (rc < 0)
        return rc;
    smtpi_client(c)->dirty = 0;
    if (c->state != SMTP_STATE_HELO)
        c->state = SMTP_STATE_READY;
    return 0;
}

int smtp_client_data(smtp_conn *c)
{
    int rc = send_check(c, SEND_IN(SMTP_STATE_RCPT));
    struct smtpi_client *cl;

    if (rc == SMTP_EMISUSE)
        return rc;
    cl = smtpi_client(c);
    if (cl->seen == cl->asked && c->rcpt == 0)
        return SMTP_EMISUSE;
    if (c->binary || SMTPI_OPTION(c->cfg, SMTP_OPT_CHUNK) != 0) {
        if (c->exts & SMTPI_EXT_BIT(SMTP_EXT_CHUNKING)) {
            cl->message = SMTPI_CONTENT_DUE;
            return 0;
        }
        if (c->binary)
            return SMTP_EINVAL;
    }
    if (cl->conneg && cl->waiting != 0) /* 4141 5.2 */
        return SMTP_EROOM;
    return rc < 0 ? rc : send_verb(c, "DATA", SMTPI_ASKED_DATA);
}
