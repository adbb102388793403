/*
 * Octets that grow, and the escapes in which tests write them down.
 */
#ifndef LIB_TEXT_H
#define LIB_TEXT_H

#include <stddef.h>

/* Octets; a NUL that is not counted stands behind them once any were added.
   {NULL, 0, 0} is empty. */
struct text {
    char *at;
    size_t len;
    size_t room;
};

void text_add(struct text *t, const void *data, size_t len);
void text_put(struct text *t, const char *string);
void text_number(struct text *t, long long number);
void text_reset(struct text *t);
void text_free(struct text *t);

/*
 * Adds the len octets at source with their escapes resolved: \r \n \t \0 \\ \"
 * \s (a blank) \e (nothing) \xNN, and \{N:octets}, which repeats N times.
 * Returns 0, or -1 if an escape is malformed.
 */
int text_add_escaped(struct text *t, const char *source, size_t len);

/* The other way, for people: what is not printable becomes an escape. */
void text_show(struct text *t, const void *data, size_t len);

#endif
