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
    if (c->early || (cmd->row->group && smtpi_unread(c) != 0))
        ev->flags |= SMTP_FLAG_EARLY;
    c->early = 0;
    return SMTPI_EVENT;
}

/* ---- what may follow a verb ---- */

static int command_text(smtp_conn *c, const struct command *cmd)
{
    size_t i;

    if (cmd->arg_len == 0 && cmd->row->arg == SMTPI_ARG_TEXT)
        return command_syntax(c, "5.5.4", NULL);
    for (i = 0; i < cmd->arg_len; i++)
        if (!SMTPI_IS(cmd->arg[i], SMTPI_TEXT))
            return command_syntax(c, "5.5.2",
                                  "Syntax error - invalid "
                                  "character");
    smtpi_event(c, cmd->row->event)->arg = cmd->arg;
    return command_event(c, cmd);
}

static int command_none(smtp_conn *c, const struct command *cmd)
{
    if (cmd->arg_len != 0)
        return command_syntax(c, "5.5.4", NULL);
    if (cmd->row->verb == SMTPI_RSET)
        return smtpi_rset(c);
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
    if (cmd->row->verb == SMTPI_EHLO)
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

/* No parameter may come twice: 1870 6, 3461 4.5, 6152 2. */
static int command_is_twice(const smtp_param *param, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (param[i].id == param[n].id &&
            (param[n].id != SMTP_PARAM_OTHER ||
             command_same_key(param[i].key, param[n].key)))
            return 1;
    return 0;
}

/* One parameter of len octets, the n-th of those that are kept; *others of
   the host's own may still come. */
static int command_param(smtp_conn *c, const struct command *cmd, char *text,
                         size_t len, size_t n, size_t *others)
{
    uint64_t exts = c->esmtp ? c->exts : 0;
    smtp_param *param = smtpi_param_at(c);

    if (smtpi_param_read(text, len, cmd->row->event, exts, &param[n]) < 0)
        return command_syntax(c, "5.5.4", NULL);
    if (param[n].id == SMTP_PARAM_OTHER) {
        if (!c->esmtp || SMTPI_OPTION(c->cfg, SMTP_OPT_PARAMS) == 0)
            return smtpi_say(c, 555, "5.5.4", NULL);
        if ((*others)-- == 0)
            return command_syntax(c, "5.5.4", "Too many parameters");
    }
    if (command_is_twice(param, n))
        return command_syntax(c, "5.5.4", "Parameter given twice");
    if (param[n].id == SMTP_PARAM_SIZE && c->max_size != 0 &&
        (uint64_t)param[n].number > c->max_size)
        return smtpi_say(c, 552, "5.3.4", NULL);
    return SMTPI_EVENT;
}

/* All parameters, len octets from the SP before the first; none if len is 0.
   Sets *n, and returns SMTPI_EVENT if all are good. */
static int command_params(smtp_conn *c, const struct command *cmd, char *text,
                          size_t len, size_t *n)
{
    size_t others = (size_t)SMTPI_OPTION(c->cfg, SMTP_OPT_PARAMS);
    char *end = text + len;
    int rc;

    *n = 0;
    if (len != 0 && *text != ' ')
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
    return SMTPI_EVENT;
}

static int command_bad_path(smtp_conn *c, int error, int mail)
{
    const char *enhanced = mail ? "5.1.7" : "5.1.3";

    return command_syntax(c, enhanced,
                          error == SMTP_ERANGE ? "Path too long" : NULL);
}

/* The octets of "FROM:" or "TO:", in any case, that text begins with; 0: it
   does not. */
static size_t command_to(const char *text, size_t len, int mail)
{
    if (mail)
        return len > 5 && smtpi_is_word(text, 5, "FROM:") ? 5 : 0;
    return len > 3 && (text[0] & ~0x20) == 'T' && (text[1] & ~0x20) == 'O' &&
                   text[2] == ':'
               ? 3
               : 0;
}

static int command_path(smtp_conn *c, const struct command *cmd)
{
    int mail = cmd->row->verb == SMTPI_MAIL;
    size_t skip = command_to(cmd->arg, cmd->arg_len, mail);
    size_t len = cmd->arg_len - skip, n;
    char *text = cmd->arg + skip;
    smtp_event *ev;
    int took, rc;

    if (skip == 0)
        return command_syntax(c, "5.5.4", NULL);
    took =
        smtpi_path(text, len, mail ? SMTP_PATH_REVERSE : SMTP_PATH_FORWARD,
                   (size_t)SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_PATH),
                   (size_t)SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_LOCAL), &c->path);
    if (took < 0)
        return command_bad_path(c, took, mail);
    rc = command_params(c, cmd, text + took, len - (size_t)took, &n);
    if (rc != SMTPI_EVENT)
        return rc;
    if (!mail && c->rcpt >= c->max_rcpt)
        return smtpi_say(c, 452, "4.5.3", "Too many recipients");
    text[took - 1] = '\0';
    ev = smtpi_event(c, cmd->row->event);
    ev->path = &c->path;
    ev->nparam = n;
    ev->param = n != 0 ? smtpi_param_at(c) : NULL;
    ev->index = mail ? 0 : c->rcpt;
    return command_event(c, cmd);
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
    command_text, command_text, command_helo, command_path, command_other};

/* ---- a line ---- */

static size_t command_limit(const smtp_conn *c,
                            const struct smtpi_verb_row *row)
{
    return row->verb == SMTPI_MAIL   ? c->cfg->mail_line
           : row->verb == SMTPI_RCPT ? c->cfg->rcpt_line
                                     : (size_t)SMTPI_LINE;
}

/* Sets cmd to what follows the verb. */
static void command_split(struct command *cmd, char *line, size_t len)
{
    while (len != 0 && (line[len - 1] == ' ' || line[len - 1] == '\t'))
        len--;
    line[len] = '\0';
    cmd->row = smtpi_verb_find(line, len, &cmd->verb_len);
    cmd->arg = line + cmd->verb_len;
    cmd->arg_len = len - cmd->verb_len;
    if (cmd->arg_len != 0) { /* the verb ends at SP or HT */
        cmd->arg++;
        cmd->arg_len--;
    }
}

static int command_judge(smtp_conn *c, const struct command *cmd, size_t len)
{
    const struct smtpi_verb_row *row = cmd->row;
    int ht = cmd->arg_len != 0 && cmd->arg[-1] == '\t';
    int code = row->states[c->state];

    if (code != 0)
        return smtpi_say(c, code, "5.5.1", NULL);
    if (len > command_limit(c, row))
        return smtpi_say(c, 500, "5.5.2", "Line too long");
    if (row->ext != 0 && !(c->exts & SMTPI_EXT_BIT(row->ext)))
        return smtpi_say(c, row->off, row->off == 252 ? "2.5.0" : "5.5.1",
                         NULL);
    if (ht && row->arg != SMTPI_ARG_ANY)
        return command_syntax(c, "5.5.2", NULL);
    return command_args[row->arg](c, cmd);
}

int smtpi_command(smtp_conn *c, size_t len)
{
    char *line = (char *)smtpi_at(c, c->head);
    uint64_t most = SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_IDLE);
    struct command cmd;
    int rc;

    command_split(&cmd, line, len - 2);
    if (cmd.row->verb == SMTPI_HTTP)
        return smtpi_bye(c, SMTP_EPROTO, "4.7.0", "This is not HTTP");
    if (cmd.row->verb != SMTPI_RCPT && ++c->idle > most && most != 0)
        return smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Too many commands");
    rc = command_judge(c, &cmd, len);
    if (cmd.row->verb == SMTPI_DATA && rc == SMTPI_AGAIN)
        smtpi_no_data(c);
    return rc;
}
