/*
 * What send shows while it works, on stderr: with -v all that is said, else a
 * bar, if a terminal is there to see it and the message is long.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "smtp.h"

enum { PROGRESS_LONG = 1 << 18, PROGRESS_WIDTH = 40, PROGRESS_MS = 100 };

struct progress {
    int verbose;
    uint64_t next; /* when the bar is next drawn */
    int drawn;
};

/* The server chooses these octets: none may reach a terminal as a control. */
static inline void progress_text(FILE *out, const void *data, size_t len)
{
    const unsigned char *p = data;
    size_t i;

    for (i = 0; i < len; i++) {
        if (p[i] == '\\')
            fputs("\\\\", out);
        else if (p[i] >= 32 && p[i] < 127)
            putc(p[i], out);
        else
            fprintf(out, "\\x%02X", (unsigned)p[i]);
    }
}

/* A line that was said, by either side. */
static inline void progress_line(const struct progress *p, const smtp_event *e)
{
    if (!p->verbose)
        return;
    fputs((e->flags & SMTP_FLAG_OUT) != 0 ? "C: " : "S: ", stderr);
    progress_text(stderr, e->data, e->len);
    fputs((e->flags & SMTP_FLAG_CUT) != 0 ? "...\n" : "\n", stderr);
}

/* A remark beside them. */
static inline void progress_note(const struct progress *p, const char *what,
                                 const char *detail)
{
    if (p->verbose)
        fprintf(stderr, "-- %s %s\n", what, detail);
}

/* So many octets of the message are on their way. */
static inline void progress_bar(struct progress *p, uint64_t now,
                                uint64_t done, uint64_t all)
{
    static const char full[] = "########################################";
    int width;

    if (p->verbose || all < PROGRESS_LONG || !isatty(STDERR_FILENO) ||
        (now < p->next && done < all))
        return;
    p->next = now + PROGRESS_MS;
    p->drawn = 1;
    width = (int)(done * PROGRESS_WIDTH / all);
    fprintf(stderr, "\r[%.*s%*s] %3d%% of %.1f MB", width, full,
            PROGRESS_WIDTH - width, "", (int)(done * 100 / all),
            (double)all / 1e6);
    fflush(stderr);
}

/* Takes the bar away. */
static inline void progress_end(struct progress *p)
{
    if (p->drawn)
        fprintf(stderr, "\r%*s\r", PROGRESS_WIDTH + 24, "");
    p->drawn = 0;
}

#endif
