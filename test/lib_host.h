/*
 * The host of a transcript: it knows what event is due, compares, and gives
 * the answers that stand there. Shared by lib_host.c and lib_run.c.
 */
#ifndef LIB_HOST_H
#define LIB_HOST_H

#include "lib_run.h"
#include "lib_text.h"
#include "lib_transcript.h"
#include "smtp.h"

/* A run under way. */
struct run {
    const struct transcript *t;
    const struct run_plan *plan;
    smtp_config *cfg;
    smtp_conn *c;
    size_t size; /* of its block */
    size_t full; /* what size is when it is not parked */
    uint64_t now;

    size_t fed;    /* octets of the input that were acked */
    size_t rounds; /* see run_round() */
    size_t events; /* that have come, LINE apart */
    size_t seen;   /* of those listed */
    int ending;    /* 1: the transcript is over */
    int closed;    /* 1: CLOSED has come */
    int handling;  /* 1: in a handler */
    int receiving; /* 1: between recv_buf and recv_ack */

    const struct ts_event *asks; /* whose answer is owed, or NULL */
    size_t step;                 /* of its answers, the next one */
    int hold;                    /* 1: when no more octets fit */
    int later;                   /* 1: at the transcript's next word */

    int in_body;      /* 1: the last event was BODY */
    int refused;      /* 1: the message in hand, by the host */
    struct text body; /* the message so far */
    size_t body_from; /* octets of it that other BODY events had */
    struct text sent; /* what went out */
    size_t lines_out; /* lines of it that LINE events showed */
    size_t lines_in;  /* octets of lines coming in that they showed */

    size_t turn;    /* the turn in hand */
    size_t call;    /* of a client's calls, the next one */
    size_t call_at; /* octets of its text that were taken */
    size_t waits;   /* it gave SMTP_EROOM: client_progress() then; else 0 */
    size_t secret;  /* lines out, up to the last that is a response of AUTH */

    int failed;
    struct text *log;
    struct text *why;
};

/* Ends the run, for a reason added to *why; more may have been added. */
void host_fail(struct run *r, const char *what);

/* Takes octets that went out: compares them. */
void host_sent(struct run *r, const void *data, size_t len);

/* The octet up to which LINE events allow to send. */
size_t host_shown(const struct run *r);

/* Takes an event: compares it and answers it, unless it is to be answered
   later. Returns what a handler returns. */
int host_event(struct run *r, const smtp_event *e);

/* Goes on with an answer. Returns 1 when it is given; 0: output must be sent
   first, or it is to be given later. */
int host_answer(struct run *r);

#endif
