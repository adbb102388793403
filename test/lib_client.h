/*
 * The host of a client's transcript: it makes the calls that stand there.
 */
#ifndef LIB_CLIENT_H
#define LIB_CLIENT_H

#include "lib_host.h"

/* 1 if a call is due and may be made now; in_hand: the event that a handler
   has, or that was just taken, else NULL. */
int client_may_call(const struct run *r, const smtp_event *in_hand);

/* Makes all calls that may be made. Returns how many. */
size_t client_calls(struct run *r, const smtp_event *in_hand);

/* 1 if calls of this turn or of one before are still to be made. */
int client_is_due(const struct run *r);

/* At the end: all calls must have been made. */
void client_finish(struct run *r);

#endif
