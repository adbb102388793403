/*
 * What the options of the example programs have in common: numbers, and
 * refusals, WHAT=CODE[ TEXT], by which a server is told to say no. A bad value
 * ends the program with one line on stderr that names its option.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smtp.h"

/* A refusal: of one kind of event, or of recipients that match a pattern. */
struct refusal {
    int event;           /* enum smtp_event_type, or 0: a pattern */
    const char *pattern; /* pattern_len octets, '*' stands for any */
    size_t pattern_len;
    int code;
    const char *text; /* NULL: the code's own */
};

enum { REFUSALS = 64 };

/* How the program ends; one with statuses of its own sets it. */
static int option_status = 2;

struct refusals {
    struct refusal list[REFUSALS];
    size_t count;
};

static inline void option_bad(const char *program, const char *option,
                              const char *value, const char *why)
{
    fprintf(stderr, "%s: --%s %s: %s\n", program, option, value, why);
    exit(option_status);
}

/* A decimal number of at most max. */
static inline uint64_t option_number(const char *program, const char *option,
                                     const char *value, uint64_t max)
{
    unsigned long long n;
    char *end;

    errno = 0;
    n = strtoull(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end != '\0')
        option_bad(program, option, value, "not a number");
    if (errno != 0 || n > max)
        option_bad(program, option, value, "too large");
    return n;
}

static inline int option_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

/* 1 if text matches the pattern, whatever the case of letters. */
static inline int option_match(const char *pattern, size_t len,
                               const char *text)
{
    size_t p = 0, star = len, back = 0, t = 0;

    while (text[t] != '\0') {
        if (p < len && pattern[p] == '*') {
            star = p++;
            back = t;
        } else if (p < len &&
                   option_lower(pattern[p]) == option_lower(text[t])) {
            p++;
            t++;
        } else if (star < len) {
            p = star + 1;
            t = ++back;
        } else {
            return 0;
        }
    }
    while (p < len && pattern[p] == '*')
        p++;
    return p == len;
}

/* The event of that name, of those in events (ended by 0); or 0. */
static inline int option_event(const char *name, size_t len, const int *events)
{
    for (; *events != 0; events++) {
        if (strlen(smtp_event_name(*events)) == len &&
            option_match(name, len, smtp_event_name(*events)))
            return *events;
    }
    return 0;
}

/* 1 if code can refuse: [45][0-5][0-9], at the start of text. */
static inline int option_is_code(const char *text)
{
    return (text[0] == '4' || text[0] == '5') && text[1] >= '0' &&
           text[1] <= '5' && text[2] >= '0' && text[2] <= '9' &&
           (text[3] == '\0' || text[3] == ' ');
}

/* Reads WHAT=CODE[ TEXT]. events, ended by 0, are the words that WHAT may be
   besides a pattern. */
static inline void option_refuse(const char *program, const char *value,
                                 const int *events, struct refusals *all)
{
    struct refusal *r = &all->list[all->count];
    const char *code = strchr(value, '=');

    /* The text may hold '=', and so may a local-part: the first one that a
       code follows parts them. */
    while (code != NULL && !option_is_code(code + 1))
        code = strchr(code + 1, '=');
    if (code == NULL || code == value)
        option_bad(program, "refuse", value, "not WHAT=CODE[ TEXT]");
    if (all->count == REFUSALS)
        option_bad(program, "refuse", value, "too many");
    r->pattern = value;
    r->pattern_len = (size_t)(code - value);
    r->event = option_event(value, r->pattern_len, events);
    r->code = (int)strtol(code + 1, NULL, 10);
    r->text = code[4] != '\0' && code[5] != '\0' ? code + 5 : NULL;
    if (r->event == 0 && memchr(value, '@', r->pattern_len) == NULL &&
        memchr(value, '*', r->pattern_len) == NULL &&
        !option_match(value, r->pattern_len, "postmaster"))
        option_bad(program, "refuse", value, "no such command or mailbox");
    if (r->code == 551 && r->text == NULL)
        option_bad(program, "refuse", value, "551 needs a text");
    all->count++;
}

/* The refusal of an event, or NULL. The first that fits counts. */
static inline const struct refusal *option_refused(const struct refusals *all,
                                                   const smtp_event *e)
{
    const struct refusal *r;
    size_t i;

    for (i = 0; i < all->count; i++) {
        r = &all->list[i];
        if (r->event == e->type ||
            (r->event == 0 && e->type == SMTP_EVENT_RCPT &&
             option_match(r->pattern, r->pattern_len, e->path->mailbox)))
            return r;
    }
    return NULL;
}

#endif
