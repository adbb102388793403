/*
 * Runs a transcript once, in one of the ways in which a host may work.
 */
#ifndef LIB_RUN_H
#define LIB_RUN_H

#include "lib_transcript.h"

enum { RUN_BLOCKS = 5, RUN_DRAINS = 3, RUN_PARKS = 3 };

struct run_plan {
    int block;    /* 0: the least block, to RUN_BLOCKS - 1: 64 KiB */
    int drain;    /* output goes 0: at once, 1: by 1 octet, 2: by 7 octets */
    int late;     /* 1: answers are given when no more octets can come */
    int dispatch; /* 1: events come through handlers */
    int park;     /* moved to the least size between steps, and back 1: at
                     once, 2: when octets have come; 0: never moved */
    int trace;    /* 1: with SMTP_OPT_TRACE */
    int peek;     /* 1: with smtp_conn_peek() at every event */
    size_t cut;   /* where the input is cut in two; 0: not */
    int each;     /* 1: it comes octet by octet */
};

/*
 * Returns 0, or -1 with the first difference in *why. *log gets all events
 * (check_log): it must be the same for all runs of a transcript.
 */
int run_transcript(const struct transcript *t, const struct run_plan *plan,
                   struct text *log, struct text *why);

#endif
