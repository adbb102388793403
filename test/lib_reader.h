/*
 * What the files that read transcripts share: lib_transcript.c, which knows
 * the lines, and lib_call.c, which knows the calls of a client's host.
 */
#ifndef LIB_READER_H
#define LIB_READER_H

#include "lib_names.h"
#include "lib_transcript.h"

/* Where the reader stands. */
struct ts_reader {
    struct ts_file *file;
    const char *path;
    int line;
    struct transcript *t;  /* NULL before the first '=' */
    struct ts_turn *turn;  /* the last of t */
    struct ts_event *asks; /* whom an A line answers, or NULL */
    const char *error;     /* the first or a later one, or NULL */
};

/* What is left of a line. */
struct ts_span {
    const char *at;
    size_t len;
};

/* One more element at the end of an array: all zeros. Returns the array. */
void *ts_more(void *array, size_t *count, size_t size);

/* The last element. */
void *ts_last(void *array, size_t count, size_t size);

/* The string, its escapes resolved, kept with the transcript; *len its
   octets. */
const char *ts_string(struct ts_reader *r, struct ts_span s, size_t *len);

/* Takes the next word of *s, which ends at a blank outside quotes; quotes may
   stand around the value behind '='. */
struct ts_span ts_word(struct ts_span *s);

int ts_is(struct ts_span s, const char *word);

uint64_t ts_number(struct ts_reader *r, struct ts_span s);

/* The number of a name. */
int ts_name(struct ts_reader *r, const struct name *names, struct ts_span s);

/* key=value, added to an array, which is returned. */
struct ts_field *ts_field(struct ts_reader *r, struct ts_field *array,
                          size_t *count, struct ts_span word);

/* ---- lib_call.c ---- */

/* Reads what stands behind "H:" or, with must_fail, "H!". */
void ts_call_line(struct ts_reader *r, int must_fail, struct ts_span s);

void ts_free_call(struct ts_call *call);

#endif
