/*
 * The names that transcripts use for what smtp.h numbers.
 */
#ifndef LIB_NAMES_H
#define LIB_NAMES_H

#include <stddef.h>

struct name {
    const char *name;
    int number;
};

/* Each ends with {NULL, 0}. Options: SMTP_OPT_ and SMTP_EXT_ without the
   prefix; texts likewise, and so on. */
extern const struct name names_options[];
extern const struct name names_texts[];
extern const struct name names_events[];
extern const struct name names_flags[];
extern const struct name names_path_flags[];
extern const struct name names_tls[];
extern const struct name names_want[];
extern const struct name names_params[]; /* as they stand in MAIL and RCPT */
extern const struct name names_values[]; /* of BODY, RET and NOTIFY */
extern const struct name names_errors[];
extern const struct name names_gets[];
extern const struct name names_states[];

/* The number of the name of len octets, or -1000. */
int name_find(const struct name *names, const char *name, size_t len);

/* The name of a number, or "?". */
const char *name_of(const struct name *names, int number);

/* The sum of names joined by '|', or of none for "0"; -1000 if one of them is
   unknown. */
int name_bits(const struct name *names, const char *text, size_t len);

#endif
