/*
 * A table of speeds, each beside memcpy.
 *
 * A machine's speed drifts by half within minutes, so every measurement is
 * taken right behind one of memcpy, all rows take turns for ROUNDS rounds, and
 * the medians of speed and of ratio are printed with what was lowest and
 * highest. All buffers are of 64 KiB and hot. Targets are compared with
 * medians; nothing fails.
 */
#ifndef BENCH_TABLE_H
#define BENCH_TABLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "smtp_bytes.h"

#define BLOCK  65536
#define ROUNDS 11
#define SLICE  0.004 /* seconds of one measurement */

#if defined(SMTPI_PORTABLE)
#define BUILD    "portable: 64-bit words"
#define IN_RATIO 0
#define IN_GBS   2.0
#define OUT      0
#elif defined(__AVX2__)
#define BUILD    "AVX2"
#define IN_RATIO 0.4
#define IN_GBS   0
#define OUT      0.4
#else
#define BUILD    "the compiler's default"
#define IN_RATIO 0.25
#define IN_GBS   0
#define OUT      0.3
#endif

/* One row of the table. */
struct work {
    const char *name;
    void (*run)(struct work *w, unsigned long times);
    double ratio; /* target: part of memcpy's speed, or 0 */
    double speed; /* target: GB/s, or us; 0: none */
    int copies;   /* run() begins with a memcpy, which is taken off */
    int us;       /* speed is us for one run, else GB/s */
    int length;   /* of lines */

    unsigned char *in, *out;
    size_t len; /* octets of in, for one run */
    smtp_conn *c;
    unsigned char *place; /* where recv_buf showed last */
    unsigned long times;
    double speeds[ROUNDS], ratios[ROUNDS];
};

static void *(*volatile copy)(void *, const void *, size_t) = memcpy;

static void broken(const char *why)
{
    fprintf(stderr, "bench: %s\n", why);
    exit(1);
}

static void *block(size_t size)
{
    void *p = malloc(size);

    if (p == NULL)
        broken("no memory");
    return p;
}

static struct work works[40];
static size_t nworks;

static struct work *add(const char *name,
                        void (*run)(struct work *, unsigned long), size_t len)
{
    struct work *w = &works[nworks++];

    w->name = name;
    w->run = run;
    w->in = block(BLOCK);
    w->out = block(2 * BLOCK);
    w->len = len;
    return w;
}

/* Fills in with lines: dots, then so many other octets, CR LF. */
static void fill(struct work *w, const char *dots, int length)
{
    size_t lead = strlen(dots), each = lead + (size_t)length + 2, i;

    for (i = 0; i < BLOCK; i++) {
        size_t at = i % each;

        w->in[i] = at < lead       ? '.'
                   : at < each - 2 ? 'x'
                   : at < each - 1 ? '\r'
                                   : '\n';
    }
    w->length = length;
    memcpy(w->out, w->in, BLOCK);
}

/* ---- measuring ---- */

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double timed(struct work *w, unsigned long times)
{
    double from = now();

    w->run(w, times);
    return (now() - from) / (double)times;
}

/* Seconds of a memcpy of 64 KiB. */
static double timed_copy(void)
{
    static unsigned char from[BLOCK], to[BLOCK];
    double begun = now(), spent;
    unsigned long times = 0;

    do {
        copy(to, from, BLOCK);
        copy(to, from, BLOCK);
        copy(to, from, BLOCK);
        copy(to, from, BLOCK);
        times += 4;
        spent = now() - begun;
    } while (spent < SLICE / 2);
    return spent / (double)times;
}

static void calibrate(struct work *w)
{
    double each;

    for (w->times = 1; (each = timed(w, w->times)) * (double)w->times < SLICE;)
        w->times *= 2;
}

static void measure(struct work *w, int round, double *memcpy_speed)
{
    double each_copy = timed_copy();
    double each = timed(w, w->times);

    if (w->copies == 1)
        each -= each_copy * (double)w->len / BLOCK;
    *memcpy_speed = BLOCK / each_copy * 1e-9;
    w->speeds[round] = w->us ? each * 1e6 : (double)w->len / each * 1e-9;
    w->ratios[round] = w->us ? 0 : w->speeds[round] / *memcpy_speed;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Sorts; the median is then in the middle. */
static double median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_size);
    return values[n / 2];
}

static const char *verdict(int good)
{
    return good ? "ok" : "MISS";
}

static void print(struct work *w)
{
    double speed = median(w->speeds, ROUNDS);
    double ratio = median(w->ratios, ROUNDS);

    printf("%-26s %7.3f %s %8.3f -%7.3f", w->name, speed,
           w->us ? "us  " : "GB/s", w->speeds[0], w->speeds[ROUNDS - 1]);
    if (!w->us)
        printf("  %5.3f (%5.3f -%6.3f)", ratio, w->ratios[0],
               w->ratios[ROUNDS - 1]);
    if (w->us && w->speed > 0)
        printf("%25s  %.1f us %s", "", w->speed, verdict(speed <= w->speed));
    else if (w->speed > 0)
        printf("  %.1f GB/s %s", w->speed, verdict(speed >= w->speed));
    else if (w->ratio > 0)
        printf("  %.2f %s", w->ratio, verdict(ratio >= w->ratio));
    putchar('\n');
}

static void table_measure(void)
{
    static double memcpy_speeds[ROUNDS * 40];
    size_t i, n = 0;
    int round;

    for (i = 0; i < nworks; i++)
        calibrate(&works[i]);
    for (round = 0; round < ROUNDS; round++)
        for (i = 0; i < nworks; i++)
            measure(&works[i], round, &memcpy_speeds[n++]);
    printf("vectors: %s\n%-26s %12s %17s  %-23s %s\n", BUILD, "", "median",
           "lowest, highest", "to memcpy", "target");
    printf("%-26s %7.3f GB/s", "memcpy of 64 KiB", median(memcpy_speeds, n));
    printf(" %8.3f -%7.3f\n", memcpy_speeds[0], memcpy_speeds[n - 1]);
    for (i = 0; i < nworks; i++)
        print(&works[i]);
}

#endif
