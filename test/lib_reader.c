/*
 * Words, numbers and strings. What is malformed is noted in the reader, which
 * looks at it once a line.
 */
#include "lib_reader.h"

#include <stdlib.h>
#include <string.h>

/* One more element at the end of an array: all zeros. */
void *ts_more(void *array, size_t *count, size_t size)
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

void *ts_last(void *array, size_t count, size_t size)
{
    return (char *)array + (count - 1) * size;
}

/* The string, kept with the transcript; *len its octets. */
const char *ts_string(struct ts_reader *r, struct ts_span s, size_t *len)
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
struct ts_span ts_word(struct ts_span *s)
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

int ts_is(struct ts_span s, const char *word)
{
    return s.len == strlen(word) && memcmp(s.at, word, s.len) == 0;
}

uint64_t ts_number(struct ts_reader *r, struct ts_span s)
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

int ts_name(struct ts_reader *r, const struct name *names, struct ts_span s)
{
    int number = name_find(names, s.at, s.len);

    if (number == -1000)
        r->error = "no such name";
    return number;
}

/* key=value, added to an array. */
struct ts_field *ts_field(struct ts_reader *r, struct ts_field *array,
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
