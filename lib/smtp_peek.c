/*
 * What can be told of a command line without a change to it, or to anything:
 * for the line in hand, which smtp_command.c goes on with, and for those that
 * wait, at which the host may have a look. So a look finds what the server will
 * find. It reads lines only where they are commands for sure: behind DATA
 * stands a message, behind BDAT a chunk, behind AUTH a response, behind
 * STARTTLS what nobody may see; it ends at the first that is no RCPT.
 */
#include "smtp_role.h"

/* ---- a line ---- */

size_t smtpi_line_trim(const char *line, size_t len)
{
    while (len != 0 && (line[len - 1] == ' ' || line[len - 1] == '\t'))
        len--;
    return len;
}

size_t smtpi_line_limit(const smtp_conn *c, const struct smtpi_verb_row *row)
{
    return row->verb == SMTPI_MAIL   ? c->cfg->mail_line
           : row->verb == SMTPI_RCPT ? c->cfg->rcpt_line
           : row->verb == SMTPI_AUTH ? c->cfg->auth_line
                                     : (size_t)SMTPI_LINE;
}

/* The octets of "FROM:" or "TO:", in any case, that text begins with; 0: it
   does not. */
static size_t peek_to(const char *text, size_t len, int mail)
{
    if (mail)
        return len > 5 && smtpi_is_word(text, 5, "FROM:") ? 5 : 0;
    return len > 3 && (text[0] & ~0x20) == 'T' && (text[1] & ~0x20) == 'O' &&
                   text[2] == ':'
               ? 3
               : 0;
}

int smtpi_path_behind(const smtp_conn *c, int mail, const char *text,
                      size_t len, smtp_path *path)
{
    int kind = mail ? SMTP_PATH_REVERSE : SMTP_PATH_FORWARD;
    size_t skip = peek_to(text, len, mail);
    int took;

    if (skip == 0)
        return 0;
    if (smtpi_utf8_on(c))
        kind |= SMTP_PATH_INTERNATIONAL;
    took = smtpi_path(text + skip, len - skip, kind,
                      (size_t)SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_PATH),
                      (size_t)SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_LOCAL), path);
    return took < 0 ? took : took + (int)skip;
}

int smtpi_path_needs_utf8(const smtp_conn *c, const smtp_path *path)
{
    return path->flags & SMTP_PATH_UTF8 && !c->utf8;
}

/* ---- those that wait ---- */

/* Reads a line of len octets, CRLF included: 1 if it is an RCPT with this path,
   0 if it is one that will be refused for its length or path, -1 if it is
   none. */
static int peek_rcpt(const smtp_conn *c, const char *line, size_t len,
                     smtp_path *path)
{
    size_t verb_len, end = smtpi_line_trim(line, len - 2), at;
    const struct smtpi_verb_row *row = smtpi_verb_find(line, end, &verb_len);
    int took;

    if (row->verb != SMTPI_RCPT)
        return -1;
    at = verb_len + 1;
    if (len > smtpi_line_limit(c, row) || at > end || line[verb_len] != ' ')
        return 0;
    took = smtpi_path_behind(c, 0, line + at, end - at, path);
    if (took <= 0 || smtpi_path_needs_utf8(c, path))
        return 0;
    at += (size_t)took;
    return at == end || line[at] == ' ';
}

/* 1 if what waits is commands, and RCPT among them makes sense if the one in
   hand is granted: behind DATA a message comes then, HELO ends a transaction.
   A chunk may come where DATA was refused. */
static int peek_is_open(const smtp_conn *c)
{
    int event = c->ev.owed ? c->ev.type : 0;

    if (c->in_junk || c->in_chunk || event == SMTP_EVENT_DATA ||
        event == SMTP_EVENT_HELO || event == SMTP_EVENT_QUIT)
        return 0;
    return c->state == SMTP_STATE_MAIL || c->state == SMTP_STATE_RCPT ||
           event == SMTP_EVENT_MAIL;
}

int smtpi_server_peek(const smtp_conn *c, size_t i, const char **path,
                      size_t *len)
{
    const char *line = (const char *)c + c->head + c->taken;
    size_t unread = smtpi_unread(c), n;
    smtp_path found;
    int rcpt;

    if (!peek_is_open(c))
        return 0;
    for (; (n = smtpi_line_end((const unsigned char *)line, unread, 0)) != 0;
         line += n, unread -= n) {
        rcpt = peek_rcpt(c, line, n, &found);
        if (rcpt < 0)
            return 0;
        if (rcpt > 0 && i-- == 0) {
            *path = found.raw;
            *len = found.raw_len;
            return 1;
        }
    }
    return 0;
}
