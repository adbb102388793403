/*
 * SMTP smuggling: octets around a lone dot that some receivers take for the
 * end of a message, and a server that they are tried on. The sequences are
 * built from what others were seen to accept as a line end. None of them holds
 * CR LF . CR LF, which alone ends a message [5321 4.1.1.4].
 */
#ifndef LIB_SMUGGLE_H
#define LIB_SMUGGLE_H

#include <stddef.h>

#include "lib_talk.h"
#include "lib_text.h"

/* Octets that may hold NUL. */
struct smuggle_octets {
    const char *at;
    size_t len;
};
#define SMUGGLE_OCTETS(literal)                                               \
    {                                                                         \
        literal, sizeof(literal) - 1                                          \
    }

/* The sequences, between smuggle_build() and smuggle_free(). */
enum { SMUGGLE_MAX = 600 };
extern struct text smuggle_sequences[SMUGGLE_MAX];
extern size_t smuggle_count;

/* What whoever is taken in obeys: a transaction of an attacker. */
extern const char smuggle_second[];

/* cmocka's group set-up and teardown. */
int smuggle_build(void **state);
int smuggle_free(void **state);

/* 1 if the octets stand in t. */
int smuggle_has(const struct text *t, const char *octets, size_t len);

/* What must come of a run. */
struct smuggle_outcome {
    int policy; /* SMTP_OPT_BARE */
    int lmtp;   /* two recipients, each of whom has an answer */
    int refused;
    struct text content;
    struct text replies; /* to all behind RCPT */
};

extern const char smuggle_okay[];  /* 250 */
extern const char smuggle_bare[];  /* 550 */
extern const char smuggle_order[]; /* 503 */

/* Adds the reply to a message, for each recipient, to want->replies. */
void smuggle_expect(struct smuggle_outcome *want, const char *reply);

/* Makes a connection that takes one message after the other. */
void smuggle_begin(struct talk *t, const struct smuggle_outcome *want);

/* One run: MAIL and RCPT, and then these octets, cut in two, the last of them
   NOOP. Returns 0 if all has come of it that is wanted and nothing else, else
   -1 with what was run in *why. */
int smuggle_run(struct talk *t, const struct text *octets, size_t cut,
                const struct smuggle_outcome *want, struct text *why);

void smuggle_end(struct talk *t, struct smuggle_outcome *want);

#endif
