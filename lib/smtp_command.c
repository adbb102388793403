/*
 * A command line, from its octets to an event. The line is judged in one
 * order: verb, state, what may follow the verb, limits; the first that fails
 * is the answer. Texts are ended in place, by a NUL over what delimits them:
 * no line is read twice.
 */
#include "smtp_role.h"

/* A line under way through the steps below. */
struct command {
    const struct smtpi_verb_row *row;
    char *arg;      /* behind the verb and one SP */
    size_t arg_len; /* without trailing blanks, NUL behind */
    size_t verb_len;
};

static int command_syntax(smtp_conn *c, const char *enhanced, const char *text)
{
    return smtpi_say(c, 501, enhanced, text);
}

/* Ends the event under way: it goes to the host, who owes an answer. */
static int command_event(smtp_conn *c, const struct command *cmd)
{
    smtp_event *ev = &c->ev;

    ev->owed = 1;
    if (c->early ||
        (cmd->row->flags & SMTPI_VERB_LAST && smtpi_unread(c) != 0 &&
         ev->data == NULL)) /* AUTH with a response, 4954 4 */
        ev->flags |= SMTP_FLAG_EARLY;
    c->early = 0;
    return SMTPI_EVENT;
}

/* ---- what may follow a verb ---- */

static int command_is_text(const char *text, size_t len, int utf8)
{
    size_t i, n;

    for (i = 0; i < len; i += n) {
        n = SMTPI_IS(text[i], SMTPI_TEXT) != 0;
        if (n == 0 && utf8)
            n = smtpi_utf8(text + i, len - i);
        if (n == 0)
            return 0;
    }
    return 1;
}

static int command_text(smtp_conn *c, const struct command *cmd)
{
    if (!command_is_text(cmd->arg, cmd->arg_len, 0))
        return command_syntax(c, "5.5.2", "Syntax error - invalid character");
    smtpi_event(c, cmd->row->event)->arg = cmd->arg;
    return command_event(c, cmd);
}

/* VRFY and EXPN: String [SP "SMTPUTF8"], RFC 6531 3.7.4.2. */
static int command_string(smtp_conn *c, const struct command *cmd)
{
    enum { WORD = sizeof " SMTPUTF8" - 1 };
    smtp_param *param = smtpi_param_at(c);
    size_t len = cmd->arg_len;
    int utf8 = smtpi_utf8_on(c) && len > WORD &&
               smtpi_is_word(cmd->arg + len - WORD, WORD, " SMTPUTF8");

    len -= utf8 ? (size_t)WORD : 0;
    if (len == 0)
        return command_syntax(c, "5.5.4", NULL);
    if (!command_is_text(cmd->arg, len, smtpi_utf8_on(c)))
        return command_syntax(c, "5.5.2", "Syntax error - invalid character");
    smtpi_event(c, cmd->row->event)->arg = cmd->arg;
    if (utf8) {
        cmd->arg[len] = '\0';
        memset(param, 0, sizeof *param);
        param->id = SMTP_PARAM_SMTPUTF8;
        param->key = cmd->arg + len + 1;
        param->value = cmd->arg + cmd->arg_len;
        c->ev.param = param;
        c->ev.nparam = 1;
    }
    return command_event(c, cmd);
}

static int command_none(smtp_conn *c, const struct command *cmd)
{
    if (cmd->arg_len != 0)
        return command_syntax(c, "5.5.4", NULL);
    if (cmd->row->verb == SMTPI_RSET)
        return smtpi_rset(c);
    if (cmd->row->verb == SMTPI_DATA && c->binary) /* 3030 3 */
        return smtpi_say(c, 503, "5.5.1", "BINARYMIME needs BDAT");
    smtpi_event(c, cmd->row->event);
    return command_event(c, cmd);
}

/* Names in the wild are often not Domains: SMTP_OPT_LAX_HELO. */
static int command_is_name(const smtp_conn *c, const char *name, size_t len)
{
    int flags = 0;
    size_t i;

    if (smtpi_is_domain(name, len) || smtpi_is_literal(name, len, &flags))
        return 1;
    if (!SMTPI_OPTION(c->cfg, SMTP_OPT_LAX_HELO) || len > SMTPI_DOMAIN)
        return 0;
    for (i = 0; i < len; i++)
        if (name[i] <= ' ' || name[i] > '~')
            return 0;
    return len != 0;
}

static int command_helo(smtp_conn *c, const struct command *cmd)
{
    smtp_event *ev;

    if (!command_is_name(c, cmd->arg, cmd->arg_len))
        return command_syntax(c, "5.5.4", NULL);
    ev = smtpi_event(c, SMTP_EVENT_HELO);
    ev->arg = cmd->arg;
    if (cmd->row->verb != SMTPI_HELO)
        ev->flags = SMTP_FLAG_ESMTP;
    return command_event(c, cmd);
}

/* ---- MAIL and RCPT ---- */

static int command_same_key(const char *a, const char *b)
{
    while (*a != '\0' &&
           smtpi_lower((unsigned char)*a) == smtpi_lower((unsigned char)*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

/* No parameter may come twice: 1870 6, 3461 4.5, 6152 2. found is none of the
   n that are there. */
static int command_is_twice(const smtp_param *param, size_t n,
                            const smtp_param *found)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (param[i].id == found->id &&
            (found->id != SMTP_PARAM_OTHER ||
             command_same_key(param[i].key, found->key)))
            return 1;
    return 0;
}

/* A parameter that no extension in force brings. */
static int command_other_param(smtp_conn *c, const struct command *cmd,
                               const smtp_param *param, size_t *others)
{
    if (cmd->row->arg == SMTPI_ARG_ATTRS)
        return command_syntax(c, "5.5.4", NULL);
    if (smtpi_heed_is_off(c, cmd->row->event, param))
        return smtpi_say(c, 504, "5.5.4", NULL);
    if (!c->esmtp || SMTPI_OPTION(c->cfg, SMTP_OPT_PARAMS) == 0)
        return smtpi_say(c, 555, "5.5.4", NULL);
    if ((*others)-- == 0)
        return command_syntax(c, "5.5.4", "Too many parameters");
    return SMTPI_EVENT;
}

/* One parameter of len octets, the n-th of those that are kept, for which there
   is a place only if nothing is wrong with it; *others of the host's own may
   still come. */
static int command_param(smtp_conn *c, const struct command *cmd, char *text,
                         size_t len, size_t n, size_t *others)
{
    smtp_param *param = smtpi_param_at(c), found;
    int rc = SMTPI_EVENT;

    if (smtpi_param_read(text, len, cmd->row->event, smtpi_in_force(c),
                         &found) < 0)
        return command_syntax(c, smtpi_heed_wrong(c, text, len), NULL);
    if (found.id == SMTP_PARAM_OTHER)
        rc = command_other_param(c, cmd, &found, others);
    if (rc != SMTPI_EVENT)
        return rc;
    if (command_is_twice(param, n, &found))
        return command_syntax(
            c, smtpi_heed_wrong(c, found.key, strlen(found.key)),
            "Parameter given twice");
    rc = smtpi_heed(c, &found);
    if (rc == SMTPI_EVENT)
        param[n] = found;
    return rc;
}

/* All parameters, len octets from the SP before the first. Sets *n, and
   returns SMTPI_EVENT if all are good. */
static int command_params(smtp_conn *c, const struct command *cmd, char *text,
                          size_t len, size_t *n)
{
    size_t others = (size_t)SMTPI_OPTION(c->cfg, SMTP_OPT_PARAMS);
    char *end = text + len;
    int rc;

    *n = 0;
    if (*text != ' ')
        return command_syntax(c, "5.5.4", NULL);
    while (text < end) {
        char *word = text + 1;

        text = memchr(word, ' ', (size_t)(end - word));
        if (text == NULL)
            text = end;
        rc = command_param(c, cmd, word, (size_t)(text - word), *n, &others);
        if (rc != SMTPI_EVENT)
            return rc;
        ++*n;
    }
    return smtpi_heed_all(c, smtpi_param_at(c), *n);
}

/* What smtpi_path_behind() did not take. */
static int command_bad_path(smtp_conn *c, int error, int mail)
{
    const char *enhanced = mail ? "5.1.7" : "5.1.3";

    if (error == 0)
        enhanced = "5.5.4";
    return command_syntax(c, enhanced,
                          error == SMTP_ERANGE ? "Path too long" : NULL);
}

/* What is wrong with a path though its grammar is right, the parameters being
   known: AGAIN if it was answered. */
static int command_path_fits(smtp_conn *c, int mail)
{
    const smtp_path *path = &c->of.path;

    if (smtpi_path_needs_utf8(c, path))
        return smtpi_say(c, mail ? 550 : 553, "5.6.7",
                         "Address needs SMTPUTF8");
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_SUBMISSION) && path->domain_len != 0 &&
        path->domain[0] != '[' &&
        memchr(path->domain, '.', path->domain_len) == NULL) /* 6409 4.2 */
        return smtpi_say(c, 554, mail ? "5.1.8" : "5.1.2",
                         "Domain is not fully qualified");
    if (!mail && c->rcpt >= c->max_rcpt)
        return smtpi_say(c, 452, "4.5.3", "Too many recipients");
    if (!mail && SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_DOMAINS) != 0 &&
        !smtpi_heed_domain(c, 0)) /* 9422 4.3 */
        return smtpi_say(c, 452, "4.5.3", "Too many domains");
    return SMTPI_EVENT;
}

static int command_path(smtp_conn *c, const struct command *cmd)
{
    int mail = cmd->row->verb == SMTPI_MAIL;
    size_t len = cmd->arg_len, n = 0;
    char *text = cmd->arg;
    smtp_event *ev;
    int took = smtpi_path_behind(c, mail, text, len, &c->of.path);
    int rc = SMTPI_EVENT;

    if (took <= 0)
        return command_bad_path(c, took, mail);
    if (mail)
        c->utf8 = c->binary = 0;
    if (len != (size_t)took)
        rc = command_params(c, cmd, text + took, len - (size_t)took, &n);
    if (rc == SMTPI_EVENT)
        rc = command_path_fits(c, mail);
    if (rc != SMTPI_EVENT)
        return rc;
    text[took - 1] = '\0';
    ev = smtpi_event(c, cmd->row->event);
    ev->path = &c->of.path;
    ev->nparam = n;
    ev->param = n != 0 ? smtpi_param_at(c) : NULL;
    ev->index = mail ? 0 : c->rcpt;
    return command_event(c, cmd);
}

/* ---- the verbs of extensions ---- */

/* XCLIENT and XFORWARD: 1*( SP attribute ). */
static int command_attrs(smtp_conn *c, const struct command *cmd)
{
    smtp_event *ev;
    size_t n;
    int rc;

    if (cmd->arg_len == 0)
        return command_syntax(c, "5.5.4", NULL);
    rc = command_params(c, cmd, cmd->arg - 1, cmd->arg_len + 1, &n);
    if (rc != SMTPI_EVENT)
        return rc;
    ev = smtpi_event(c, cmd->row->event);
    ev->param = smtpi_param_at(c);
    ev->nparam = n;
    return command_event(c, cmd);
}

/* ETRN, RFC 1985 5.3: a domain of more than one label, "@" and a domain for
   what is below it too, or "#" and a name of the host's own. */
static int command_node(smtp_conn *c, const struct command *cmd)
{
    char option = cmd->arg[0]; /* NUL if there is none */
    size_t skip = option == '@' || option == '#', i;
    const char *node = cmd->arg + skip;
    size_t len = cmd->arg_len - skip;

    if (len == 0 || (option != '#' && !smtpi_is_domain(node, len)) ||
        (skip == 0 && memchr(node, '.', len) == NULL))
        return command_syntax(c, "5.5.4", NULL);
    for (i = 0; i < len; i++)
        if (!SMTPI_IS(node[i], SMTPI_TEXT) || node[i] == '\t')
            return command_syntax(c, "5.5.2", NULL);
    smtpi_event(c, SMTP_EVENT_ETRN)->arg = cmd->arg;
    return command_event(c, cmd);
}

static int command_chunk(smtp_conn *c, const struct command *cmd)
{
    int rc = smtpi_bdat(c, cmd->arg, cmd->arg_len, 0, NULL, NULL);

    return rc == SMTPI_EVENT ? command_event(c, cmd) : rc;
}

static int command_auth(smtp_conn *c, const struct command *cmd)
{
    int rc = smtpi_auth(c, cmd->arg, cmd->arg_len);

    return rc == SMTPI_EVENT ? command_event(c, cmd) : rc;
}

/* ---- a verb that is not offered ---- */

static int command_other(smtp_conn *c, const struct command *cmd)
{
    char *line = (char *)smtpi_at(c, c->head);
    size_t len = cmd->verb_len + (cmd->arg_len ? 1 + cmd->arg_len : 0);

    if (!SMTPI_OPTION(c->cfg, SMTP_OPT_OTHER))
        return smtpi_say(c, cmd->row->off ? cmd->row->off : 500, NULL, NULL);
    if (memchr(line, '\0', len) != NULL || memchr(line, '\r', len) != NULL ||
        memchr(line, '\n', len) != NULL)
        return command_syntax(c, "5.5.2", NULL);
    smtpi_event(c, SMTP_EVENT_OTHER)->arg = line;
    return command_event(c, cmd);
}

static int (*const command_args[])(smtp_conn *, const struct command *) = {
    command_none, /* in the order of enum smtpi_arg */
    command_text, command_string, command_helo, command_path, command_chunk,
    command_auth, command_attrs,  command_node, command_other};

/* ---- a line ---- */

/* The row of a verb that this session has never heard of. */
static const struct smtpi_verb_row *command_unknown(void)
{
    return &smtpi_verbs[smtpi_verbs_count - 1];
}

/* Sets cmd to what follows the verb. */
static void command_split(struct command *cmd, char *line, size_t len)
{
    len = smtpi_line_trim(line, len);
    line[len] = '\0';
    cmd->row = smtpi_verb_find(line, len, &cmd->verb_len);
    cmd->arg = line + cmd->verb_len;
    cmd->arg_len = len - cmd->verb_len;
    if (cmd->arg_len != 0) { /* the verb ends at SP or HT */
        cmd->arg++;
        cmd->arg_len--;
    }
}

/* What refuses a verb, whatever follows it. */
struct command_gate {
    int code;
    const char *enhanced;
    const char *text;
};

/* What has to be done before row's command: TLS, AUTH. NULL: nothing. */
static const struct command_gate *
command_gate(const smtp_conn *c, const struct smtpi_verb_row *row)
{
    static const struct command_gate weak = {554, "5.7.0",
                                             "Security is too low"},
                                     tls = {530, "5.7.0",
                                            "Must issue a STARTTLS command "
                                            "first"},
                                     auth = {530, "5.7.0", NULL};
    int gates = c->cfg->gates & ~row->flags;

    if (c->tls & SMTP_TLS_WEAK && row->verb != SMTPI_QUIT)
        return &weak; /* 3207 4.1 */
    if (gates & SMTPI_VERB_CLEAR && !c->tls)
        return &tls;
    if (gates & SMTPI_VERB_ANON && !c->auth)
        return &auth;
    return NULL;
}

/* What the state says of a verb, and what was said before. */
static int command_order(const smtp_conn *c, const struct smtpi_verb_row *row)
{
    int code = row->states[c->state];

    if (code == 0 && ((row->flags & SMTPI_VERB_ESMTP && !c->esmtp) ||
                      (row->verb == SMTPI_AUTH && c->auth)))
        return 503;
    return code;
}

static int command_is_offered(const smtp_conn *c,
                              const struct smtpi_verb_row *row)
{
    return row->ext == 0 || c->exts & SMTPI_EXT_BIT(row->ext);
}

/* A verb of SMTP in LMTP, or the other way: no host may grant it. */
static int command_is_foreign(const smtp_conn *c,
                              const struct smtpi_verb_row *row)
{
    return row->flags &
           (SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP) ? SMTPI_VERB_SMTP
                                                : SMTPI_VERB_LMTP);
}

/* A verb that this server has never heard of. */
static int command_is_news(const smtp_conn *c,
                           const struct smtpi_verb_row *row)
{
    return row->off == 0 &&
           (row->now == 0 || !(c->cfg->exts & SMTPI_EXT_BIT(row->ext)));
}

/* A verb whose extension is not in force. */
static int command_not_offered(smtp_conn *c, struct command *cmd)
{
    const struct smtpi_verb_row *row = cmd->row;
    int code = row->off;

    if (c->cfg->exts & SMTPI_EXT_BIT(row->ext))
        code = row->now;
    if (code != 0)
        return smtpi_say(c, code,
                         code == 252   ? "2.5.0"
                         : code == 550 ? "5.7.0"
                                       : NULL,
                         NULL);
    cmd->row = command_unknown();
    return command_other(c, cmd);
}

/* A chunk's octets come all the same. */
static int command_refuse(smtp_conn *c, const struct command *cmd, int code,
                          const char *enhanced, const char *text)
{
    if (cmd->row->verb == SMTPI_BDAT && command_is_offered(c, cmd->row))
        return smtpi_bdat(c, cmd->arg, cmd->arg_len, code, enhanced, text);
    return smtpi_say(c, code, enhanced, text);
}

/* RFC 7504 3, but where 521 is not used, RFC 6409 7. */
static int command_is_dummy(const smtp_conn *c)
{
    return SMTPI_OPTION(c->cfg, SMTP_OPT_NO_MAIL) &&
           !SMTPI_OPTION(c->cfg, SMTP_OPT_SUBMISSION);
}

static int command_judge(smtp_conn *c, struct command *cmd, size_t len)
{
    const struct smtpi_verb_row *row = cmd->row;
    const struct command_gate *gate = command_gate(c, row);
    int code = command_order(c, row);

    if (c->state == SMTP_STATE_REFUSED && code != 0) /* 5321 3.1 */
        return command_refuse(c, cmd, command_is_dummy(c) ? 521 : code, NULL,
                              NULL);
    if (command_is_foreign(c, row)) /* RFC 2033 4.1 */
        return smtpi_say(c, 500, NULL, NULL);
    if (gate != NULL)
        return command_refuse(c, cmd, gate->code, gate->enhanced, gate->text);
    if (!command_is_offered(c, row) &&
        (code == 0 || command_is_news(c, row) || row->now == 550))
        return command_not_offered(c, cmd);
    if (code != 0)
        return command_refuse(c, cmd, code, "5.5.1", NULL);
    if (len > smtpi_line_limit(c, row))
        return command_refuse(c, cmd, 500,
                              row->verb == SMTPI_AUTH ? "5.5.6" : "5.5.2",
                              "Line too long");
    if (cmd->arg_len != 0 && cmd->arg[-1] == '\t' && row->arg != SMTPI_ARG_ANY)
        return command_refuse(c, cmd, 501, "5.5.2", NULL);
    return command_args[row->arg](c, cmd);
}

int smtpi_command(smtp_conn *c, size_t len)
{
    char *line = (char *)smtpi_at(c, c->head);
    struct command cmd;
    int rc;

    command_split(&cmd, line, len - 2);
    c->hello = cmd.row->event == SMTP_EVENT_HELO;
    if (cmd.row->verb == SMTPI_HTTP)
        return smtpi_bye(c, SMTP_EPROTO, "4.7.0", "This is not HTTP");
    if (cmd.row->verb != SMTPI_RCPT && cmd.row->verb != SMTPI_BDAT &&
        smtpi_is_idle(c))
        return smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Too many commands");
    if (cmd.row->verb == SMTPI_MAIL && smtpi_heed_mail(c)) /* 9422 4.1 */
        return smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Too many messages");
    rc = command_judge(c, &cmd, len);
    if (cmd.row->verb == SMTPI_DATA && rc == SMTPI_AGAIN)
        smtpi_no_data(c);
    if (cmd.row->verb == SMTPI_AUTH && rc == SMTPI_AGAIN)
        smtpi_wipe(c);
    c->hello = 0;
    return rc;
}
