/*
 * What every event and every reply must look like, whatever the dialogue, and
 * how an event is compared with the line of a transcript.
 */
#ifndef LIB_CHECK_H
#define LIB_CHECK_H

#include "lib_text.h"
#include "lib_transcript.h"
#include "smtp.h"

/* Writes all that the event says, but SMTP_FLAG_EARLY, as one line: two runs
   had the same events if their logs are equal. */
void check_log(struct text *log, const smtp_conn *c, const smtp_event *e);

/*
 * Each of these returns 0, or -1 with the reason added to *why. check_event()
 * compares the fields that the transcript names, SMTP_FLAG_EARLY only if
 * early is 1; check_shape() what smtp.h says of all events; check_get() a
 * name and value of a G line.
 */
int check_event(const struct ts_event *want, const smtp_conn *c,
                const smtp_event *e, int early, struct text *why);
int check_shape(const smtp_conn *c, const smtp_event *e, struct text *why);
int check_get(const smtp_conn *c, uint64_t now, const struct ts_field *field,
              struct text *why);

/* Whether all that was sent consists of reply lines: code, '-' or blank,
   textstring, CRLF, at most 512 octets [5321 4.2, 4.5.3.1.5]. */
int check_replies(const struct text *out, struct text *why);

#endif
