/*
 * The reader of transcripts. A line is looked at once, from its first
 * characters on; what is not understood is an error, so that nothing in a
 * transcript is ever passed over in silence.
 */
#include "lib_transcript.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib_names.h"
#include "lib_reader.h"

static void ts_begin_turn(struct ts_reader *r)
{
    struct transcript *t = r->t;

    t->turn = (struct ts_turn *)ts_more(t->turn, &t->nturn, sizeof(*t->turn));
    r->turn = (struct ts_turn *)ts_last(t->turn, t->nturn, sizeof(*t->turn));
    r->turn->line = r->line;
    r->turn->in_end = t->in.len;
    r->turn->out_end = t->out.len;
    r->turn->event_end = t->nevent;
    r->asks = &r->turn->act;
}

static void ts_begin(struct ts_reader *r, struct ts_span s)
{
    struct transcript *t;

    r->file->transcript = (struct transcript *)ts_more(
        r->file->transcript, &r->file->count, sizeof(*t));
    r->t = t = r->file->transcript + r->file->count - 1;
    t->file = r->path;
    t->line = r->line;
    t->name = ts_string(r, s, NULL);
    t->listed = 1;
    if (s.len == 0 ||
        strspn(t->name, "abcdefghijklmnopqrstuvwxyz0123456789_") != s.len)
        r->error = "names are of a-z, 0-9 and _";
    ts_begin_turn(r);
}

/* The octets from there on are lines that the trace shows; the first may go on
   with the last one. */
static void ts_out_lines(struct transcript *t, size_t from)
{
    struct ts_line *line = NULL;
    size_t i;

    if (t->nout_line > 0)
        line = &t->out_line[t->nout_line - 1];
    for (i = from; i < t->out.len; i++) {
        if (line == NULL || line->end != i || line->whole) {
            t->out_line = (struct ts_line *)ts_more(t->out_line, &t->nout_line,
                                                    sizeof(*line));
            line = &t->out_line[t->nout_line - 1];
            line->at = i;
        }
        line->end = i + 1;
        line->whole =
            t->out.at[i] == '\n' && i > line->at && t->out.at[i - 1] == '\r';
    }
}

static void ts_octets(struct ts_reader *r, struct text *to, struct ts_span s,
                      char how)
{
    if (text_add_escaped(to, s.at, s.len) != 0)
        r->error = "an escape is malformed";
    if (how == ':')
        text_put(to, "\r\n");
}

/* What one side says: S is the server, C and D are the client. Behind a change
   of speaker A lines answer nobody. */
static void ts_said(struct ts_reader *r, char kind, char how, struct ts_span s)
{
    struct transcript *t = r->t;
    size_t from = t->out.len;

    if ((kind == 'S') != t->client) {
        ts_octets(r, &t->out, s, how);
        if (kind != 'D')
            ts_out_lines(t, from);
    } else {
        if (r->turn->eof)
            r->error = "no octets can come behind EOF";
        ts_octets(r, &t->in, s, how);
        if (kind != 'D')
            ts_octets(r, &t->in_lines, s, how);
    }
    r->turn->in_end = t->in.len;
    r->turn->out_end = t->out.len;
    r->asks = NULL;
}

static void ts_event_line(struct ts_reader *r, struct ts_span s)
{
    struct transcript *t = r->t;
    struct ts_event *event;

    t->event =
        (struct ts_event *)ts_more(t->event, &t->nevent, sizeof(*t->event));
    event = t->event + t->nevent - 1;
    event->type = ts_name(r, names_events, ts_word(&s));
    event->line = r->line;
    while (s.len > 0 && r->error == NULL) {
        event->field = ts_field(r, event->field, &event->nfield, ts_word(&s));
        if (event->nfield > 0 &&
            strstr(event->field[event->nfield - 1].value, "EARLY") != NULL &&
            strcmp(event->field[event->nfield - 1].key, "flags") == 0)
            t->names_early = 1;
    }
    r->turn->event_end = t->nevent;
    r->asks = event;
}

static struct ts_answer *ts_new_answer(struct ts_event *event, char op)
{
    struct ts_answer *answer;

    event->answer = (struct ts_answer *)ts_more(event->answer, &event->nanswer,
                                                sizeof(*event->answer));
    answer = event->answer + event->nanswer - 1;
    answer->op = op;
    return answer;
}

/* "code enhanced text" behind A:, A+, A! or "@@ answer". */
static void ts_reply(struct ts_reader *r, struct ts_event *event, char op,
                     struct ts_span s)
{
    struct ts_answer *answer = ts_new_answer(event, op);
    struct ts_span word = ts_word(&s);

    answer->code = (int)ts_number(r, word);
    word = ts_word(&s);
    if (word.len > 0 && !ts_is(word, "-"))
        answer->enhanced = ts_string(r, word, NULL);
    if (s.len > 0)
        answer->text = ts_string(r, s, NULL);
}

static void ts_answer_line(struct ts_reader *r, char op, struct ts_span s)
{
    struct ts_answer *answer;
    struct ts_span rest = s, word = ts_word(&rest);

    if (r->t->client) {
        if (op == ':' && ts_is(word, "tls"))
            ts_call_line(r, 0, s);
        else
            r->error = "a client's host makes calls: H:";
        return;
    }
    if (r->asks == NULL) {
        r->error = "an answer stands behind its event, -- or +N";
        return;
    }
    if (op == '=') {
        answer = ts_new_answer(r->asks, op);
        answer->code = ts_name(r, names_options, word);
        answer->value = ts_number(r, rest);
    } else if (op == ':' && ts_is(word, "close")) {
        answer = ts_new_answer(r->asks, 'c');
        answer->text = rest.len > 0 ? ts_string(r, rest, NULL) : NULL;
    } else if (op == '?') {
        answer = ts_new_answer(r->asks, op);
        answer->text = ts_string(r, s, NULL);
    } else if (op == ':' && ts_is(word, "tls")) {
        answer = ts_new_answer(r->asks, 't');
        answer->code = ts_is(rest, "failed")
                           ? 0
                           : name_bits(names_tls, rest.at, rest.len);
    } else if (op == ':' && (ts_is(s, "later") || ts_is(s, "never"))) {
        ts_new_answer(r->asks, *s.at);
    } else {
        ts_reply(r, r->asks, op, s);
    }
}

static void ts_option_line(struct ts_reader *r, struct ts_span s)
{
    struct ts_span word = ts_word(&s);
    struct ts_option *option;
    int text = name_find(names_texts, word.at, word.len);

    r->t->option = (struct ts_option *)ts_more(r->t->option, &r->t->noption,
                                               sizeof(*option));
    option = r->t->option + r->t->noption - 1;
    if (text != -1000) {
        option->number = text;
        option->text = ts_string(r, s, NULL);
        return;
    }
    option->number = ts_name(r, names_options, word);
    option->value = ts_number(r, s);
}

/* The answers of a host that accepts everything. */
static void ts_accept(struct ts_reader *r)
{
    static const struct {
        int type, code;
    } grants[] = {{SMTP_EVENT_RCPT, 250}, {SMTP_EVENT_MESSAGE, 250}};
    size_t i;

    for (i = 0; i < sizeof(grants) / sizeof(*grants); i++)
        ts_new_answer(&r->t->rule[grants[i].type], ':')->code = grants[i].code;
}

/* Whose transcript it is, and how it may be run; 1 if s says that. */
static int ts_role(struct ts_reader *r, struct ts_span s)
{
    struct transcript *t = r->t;

    if (ts_is(s, "whole"))
        t->whole = 1;
    else if (ts_is(s, "prompt"))
        t->prompt = 1;
    else if (ts_is(s, "client"))
        t->client = 1;
    else
        return ts_is(s, "role server");
    if (t->client && (t->in.len > 0 || t->out.len > 0 || !t->listed))
        r->error = "\"@@ client\" stands first";
    return 1;
}

static void ts_directive(struct ts_reader *r, struct ts_span s)
{
    struct ts_span rest = s, word = ts_word(&rest);
    int type;

    if (ts_role(r, s))
        return;
    if (r->t->client)
        r->error = "a client's events are always listed";
    if (ts_is(word, "answer")) {
        type = ts_name(r, names_events, ts_word(&rest));
        if (r->error == NULL && r->t->rule[type].nanswer > 0)
            r->t->rule[type].nanswer = 0;
        if (r->error == NULL)
            ts_reply(r, &r->t->rule[type], ':', rest);
    } else if (ts_is(s, "accept")) {
        ts_accept(r);
    } else if (!ts_is(s, "events off")) {
        r->error = "no such directive";
    }
    r->t->listed = 0;
}

static void ts_get_line(struct ts_reader *r, struct ts_span s)
{
    while (s.len > 0 && r->error == NULL)
        r->turn->get = ts_field(r, r->turn->get, &r->turn->nget, ts_word(&s));
    r->asks = NULL;
}

/* Whether all of the words have the form rfc-section-number. */
static void ts_ids(struct ts_reader *r, struct ts_span s)
{
    struct ts_span word;
    char number[8], section[32], rfc[16], one;

    while (s.len > 0) {
        char copy[64];

        word = ts_word(&s);
        if (word.len >= sizeof(copy)) {
            r->error = "an id is malformed";
            return;
        }
        memcpy(copy, word.at, word.len);
        copy[word.len] = '\0';
        if (sscanf(copy, "%15[0-9a-z]-%31[0-9A-Za-z.]-%7[0-9]%c", rfc, section,
                   number, &one) != 3)
            r->error = "an id is malformed";
    }
}

/* A line that is not told by one letter and a sign. */
static int ts_plain_line(struct ts_reader *r, struct ts_span s)
{
    if (s.len == 0 || (*s.at == '#' && (s.len == 1 || s.at[1] != ':')))
        return 1;
    if (r->t != NULL && ts_is(s, "EOF")) {
        r->turn->eof = 1;
        return 1;
    }
    if (r->t != NULL && ts_is(s, "--")) {
        ts_begin_turn(r);
        return 1;
    }
    if (r->t == NULL || *s.at != '+')
        return 0;
    s.at++, s.len--;
    ts_begin_turn(r);
    r->turn->sleep = ts_number(r, s);
    return 1;
}

static void ts_line(struct ts_reader *r, struct ts_span s)
{
    struct ts_span rest;
    char kind, how;

    if (ts_plain_line(r, s))
        return;
    kind = *s.at;
    how = s.len > 1 ? s.at[1] : '\0';
    rest.at = s.at + (how == ' ' ? 1 : 2);
    rest.len = s.len > 2 ? s.len - (how == ' ' ? 1 : 2) : 0;
    if (rest.len > 0 && *rest.at == ' ')
        rest.at++, rest.len--;
    if (kind == '#')
        ts_ids(r, rest);
    else if (kind == '=' && how == ' ')
        ts_begin(r, rest);
    else if (r->t == NULL)
        r->error = "a transcript begins with '= name'";
    else if (kind == '@' && how == '@')
        ts_directive(r, rest);
    else if (kind == '@' && how == ' ')
        ts_option_line(r, rest);
    else if (how != '\0' && strchr("CDS", kind) && strchr(":.", how))
        ts_said(r, kind, how, rest);
    else if (kind == 'E' && how == ':' && r->t->listed)
        ts_event_line(r, rest);
    else if (kind == 'A' && how != '\0' && strchr(":+!=?", how) != NULL)
        ts_answer_line(r, how, rest);
    else if (kind == 'H' && r->t->client && (how == ':' || how == '!'))
        ts_call_line(r, how == '!', rest);
    else if (kind == 'G' && how == ':')
        ts_get_line(r, rest);
    else
        r->error = "no such line";
}

static int ts_lines(struct ts_reader *r, const struct text *content)
{
    const char *end;
    struct ts_span s;
    size_t at;

    for (at = 0; at < content->len && r->error == NULL;) {
        r->line++;
        s.at = content->at + at;
        end = (const char *)memchr(s.at, '\n', content->len - at);
        s.len = end != NULL ? (size_t)(end - s.at) : content->len - at;
        at += s.len + 1;
        ts_line(r, s);
    }
    return r->error == NULL && r->file->count > 0 ? 0 : -1;
}

/* A file that cannot be read is one without transcripts. */
static void ts_slurp(struct text *content, const char *path)
{
    FILE *f = fopen(path, "rb");
    char piece[4096];
    size_t got;

    if (f == NULL)
        return;
    while ((got = fread(piece, 1, sizeof(piece), f)) > 0)
        text_add(content, piece, got);
    fclose(f);
}

int ts_read(struct ts_file *file, const char *path, const struct text *content,
            struct text *error)
{
    struct ts_reader r;
    int bad;

    memset(&r, 0, sizeof(r));
    memset(file, 0, sizeof(*file));
    r.file = file;
    r.path = path;
    bad = ts_lines(&r, content);
    if (bad) {
        text_put(error, path);
        text_put(error, ":");
        text_number(error, r.line);
        text_put(error, ": ");
        text_put(error, r.error != NULL ? r.error : "no transcript");
    }
    return bad;
}

int ts_load(struct ts_file *file, const char *path, struct text *error)
{
    struct text content = {NULL, 0, 0};
    int bad;

    ts_slurp(&content, path);
    bad = ts_read(file, path, &content, error);
    text_free(&content);
    return bad;
}

static void ts_free_event(struct ts_event *event)
{
    free(event->field);
    free(event->answer);
}

static void ts_free_one(struct transcript *t)
{
    size_t i;

    for (i = 0; i < TS_EVENT_MAX; i++)
        ts_free_event(&t->rule[i]);
    for (i = 0; i < t->nevent; i++)
        ts_free_event(&t->event[i]);
    for (i = 0; i < t->nturn; i++) {
        ts_free_event(&t->turn[i].act);
        free(t->turn[i].get);
    }
    for (i = 0; i < t->nstring; i++)
        free(t->string[i]);
    for (i = 0; i < t->ncall; i++)
        ts_free_call(&t->call[i]);
    free(t->event);
    free(t->call);
    free(t->out_line);
    free(t->turn);
    free(t->string);
    free(t->option);
    text_free(&t->in);
    text_free(&t->in_lines);
    text_free(&t->out);
}

void ts_free(struct ts_file *file)
{
    size_t i;

    for (i = 0; i < file->count; i++)
        ts_free_one(&file->transcript[i]);
    free(file->transcript);
    file->transcript = NULL;
    file->count = 0;
}

int ts_refuses(const struct ts_event *event)
{
    size_t i;

    for (i = 0; i < event->nanswer; i++)
        if (event->answer[i].op == ':' && event->answer[i].code >= 400)
            return 1;
    return 0;
}
