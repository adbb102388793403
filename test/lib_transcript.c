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

/* Where the reader stands. */
struct ts_reader {
    struct ts_file *file;
    const char *path;
    int line;
    struct transcript *t;  /* NULL before the first '=' */
    struct ts_turn *turn;  /* the last of t */
    struct ts_event *asks; /* whom an A line answers, or NULL */
    const char *error;
};

/* What is left of a line. */
struct ts_span {
    const char *at;
    size_t len;
};

/* One more element at the end of an array: all zeros. */
static void *ts_more(void *array, size_t *count, size_t size)
{
    char *bytes = (char *)array;

    if ((*count & (*count - 1)) == 0) {
        bytes = (char *)realloc(array, (*count ? *count * 2 : 1) * size);
        if (bytes == NULL)
            abort();
    }
    memset(bytes + *count * size, 0, size);
    ++*count;
    return bytes;
}

static void *ts_last(void *array, size_t count, size_t size)
{
    return (char *)array + (count - 1) * size;
}

/* The string, kept with the transcript; *len its octets. */
static const char *ts_string(struct ts_reader *r, struct ts_span s,
                             size_t *len)
{
    struct text text = {NULL, 0, 0};

    if (text_add_escaped(&text, s.at, s.len) != 0)
        r->error = "an escape is malformed";
    r->t->string =
        (char **)ts_more(r->t->string, &r->t->nstring, sizeof(char *));
    r->t->string[r->t->nstring - 1] = text.at;
    if (len != NULL)
        *len = text.len;
    return text.at;
}

/* The next word of *s, which ends at a blank outside quotes; quotes around
   the value behind '=' are taken off. */
static struct ts_span ts_word(struct ts_span *s)
{
    struct ts_span word;
    int quoted = 0;

    while (s->len > 0 && *s->at == ' ')
        s->at++, s->len--;
    word.at = s->at;
    while (s->len > 0 && (quoted || *s->at != ' ')) {
        if (*s->at == '\\' && s->len > 1)
            s->at++, s->len--;
        else if (*s->at == '"' && (quoted || s->at[-1] == '='))
            quoted = !quoted;
        s->at++, s->len--;
    }
    word.len = (size_t)(s->at - word.at);
    while (s->len > 0 && *s->at == ' ')
        s->at++, s->len--;
    return word;
}

static int ts_is(struct ts_span s, const char *word)
{
    return s.len == strlen(word) && memcmp(s.at, word, s.len) == 0;
}

static uint64_t ts_number(struct ts_reader *r, struct ts_span s)
{
    uint64_t value = 0;
    size_t i;

    if (s.len == 0 || s.len > 20)
        r->error = "a number is malformed";
    for (i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            r->error = "a number is malformed";
        value = value * 10 + (uint64_t)(s.at[i] - '0');
    }
    return value;
}

static int ts_name(struct ts_reader *r, const struct name *names,
                   struct ts_span s)
{
    int number = name_find(names, s.at, s.len);

    if (number == -1000)
        r->error = "no such name";
    return number;
}

/* key=value, added to an array. */
static struct ts_field *ts_field(struct ts_reader *r, struct ts_field *array,
                                 size_t *count, struct ts_span word)
{
    const char *equals = (const char *)memchr(word.at, '=', word.len);
    struct ts_span part = word;
    struct ts_field *field;

    if (equals == NULL) {
        r->error = "key=value is due";
        return array;
    }
    array = (struct ts_field *)ts_more(array, count, sizeof(*array));
    field = (struct ts_field *)ts_last(array, *count, sizeof(*array));
    part.len = (size_t)(equals - word.at);
    field->key = ts_string(r, part, NULL);
    part.at = equals + 1;
    part.len = word.len - part.len - 1;
    if (part.len > 1 && *part.at == '"' && part.at[part.len - 1] == '"')
        part.at++, part.len -= 2;
    field->value = ts_string(r, part, &field->len);
    return array;
}

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

/* Behind an E line is whom A lines answer; behind a change of speaker nobody
   is. */
static void ts_octets(struct ts_reader *r, struct text *to, struct ts_span s,
                      int crlf)
{
    if (text_add_escaped(to, s.at, s.len) != 0)
        r->error = "an escape is malformed";
    if (crlf)
        text_put(to, "\r\n");
    r->turn->in_end = r->t->in.len;
    r->turn->out_end = r->t->out.len;
    r->asks = NULL;
}

static void ts_input(struct ts_reader *r, char kind, char how,
                     struct ts_span s)
{
    if (r->turn->eof)
        r->error = "no octets can come behind EOF";
    if (kind == 'C')
        ts_octets(r, &r->t->commands, s, how == ':');
    ts_octets(r, &r->t->in, s, how == ':');
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

static void ts_directive(struct ts_reader *r, struct ts_span s)
{
    struct ts_span rest = s, word = ts_word(&rest);
    int type;

    if (ts_is(s, "role server"))
        return;
    if (ts_is(s, "whole")) {
        r->t->whole = 1;
        return;
    }
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
    else if ((kind == 'C' || kind == 'D') && (how == ':' || how == '.'))
        ts_input(r, kind, how, rest);
    else if (kind == 'S' && how == ':')
        ts_octets(r, &r->t->out, rest, 1);
    else if (kind == 'E' && how == ':' && r->t->listed)
        ts_event_line(r, rest);
    else if (kind == 'A' && how != '\0' && strchr(":+!=?", how) != NULL)
        ts_answer_line(r, how, rest);
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

static int ts_slurp(struct text *content, const char *path)
{
    FILE *f = fopen(path, "rb");
    char piece[4096];
    size_t got;

    if (f == NULL)
        return -1;
    while ((got = fread(piece, 1, sizeof(piece), f)) > 0)
        text_add(content, piece, got);
    fclose(f);
    return 0;
}

int ts_load(struct ts_file *file, const char *path, struct text *error)
{
    struct ts_reader r;
    struct text content = {NULL, 0, 0};
    int bad = 0;

    memset(&r, 0, sizeof(r));
    memset(file, 0, sizeof(*file));
    r.file = file;
    r.path = path;
    if (ts_slurp(&content, path) != 0)
        r.error = "the file cannot be read";
    bad = ts_lines(&r, &content);
    if (bad) {
        text_put(error, path);
        text_put(error, ":");
        text_number(error, r.line);
        text_put(error, ": ");
        text_put(error, r.error != NULL ? r.error : "no transcript");
    }
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
    free(t->event);
    free(t->turn);
    free(t->string);
    free(t->option);
    text_free(&t->in);
    text_free(&t->commands);
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
