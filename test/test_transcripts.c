/*
 * Runs test/t/ *.t: every transcript whole, octet by octet and at every split,
 * each time by another kind of host, and all must give the same outcome.
 *
 * A host differs in seven ways (struct run_plan). Thirty plans let every value
 * of one meet every value of each other; the runs of a transcript go through
 * them in turn. With --full each split meets all 360 plans, which are those of
 * six: whether it looks ahead goes with the others, and may change nothing.
 *
 *     test_transcripts [--full] [--only NAME] [FILE...]
 */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib_check.h"
#include "lib_run.h"
#include "lib_text.h"
#include "lib_transcript.h"

enum { PLANS = 30, PLANS_FULL = 360, SPLIT_MAX = 4096, SPLITS_OF_LONG = 500 };

static int suite_full;
static unsigned long suite_runs;

static unsigned suite_hash(unsigned value, const char *text)
{
    for (; *text != '\0'; text++)
        value = (value ^ (unsigned char)*text) * 16777619u;
    value ^= value >> 15;
    return value * 2654435761u ^ value >> 13;
}

static struct run_plan suite_plan_full(unsigned number)
{
    struct run_plan plan;

    memset(&plan, 0, sizeof(plan));
    plan.block = (int)(number % RUN_BLOCKS);
    plan.drain = (int)(number / RUN_BLOCKS % RUN_DRAINS);
    number /= RUN_BLOCKS * RUN_DRAINS;
    plan.park = (int)(number % RUN_PARKS);
    number /= RUN_PARKS;
    plan.late = (int)(number & 1);
    plan.dispatch = (int)(number >> 1 & 1);
    plan.trace = (int)(number >> 2 & 1);
    plan.peek = (plan.block + plan.drain + plan.late + plan.trace) & 1;
    return plan;
}

/* One of the thirty: 15 of block and drain, with each sum of the two another
   way to park. The second half has the other three turned round. */
static struct run_plan suite_plan(unsigned number)
{
    unsigned half = number % PLANS / 15, low = number % 15;
    unsigned park = (low % RUN_BLOCKS + low / RUN_BLOCKS + half) % RUN_PARKS;
    unsigned three = (low * 2 + low / 5) % 8;

    return suite_plan_full(
        low + 15 * (park + RUN_PARKS * (half ? 7 - three : three)));
}

static void suite_describe(struct text *t, const struct run_plan *plan)
{
    char line[200];

    sprintf(line,
            "block %d, drain %d, late %d, dispatch %d, park %d, trace %d, "
            "peek %d, cut at %lu%s\n  ",
            plan->block, plan->drain, plan->late, plan->dispatch, plan->park,
            plan->trace, plan->peek, (unsigned long)plan->cut,
            plan->each ? ", octet by octet" : "");
    text_put(t, line);
}

/* The line in which two logs differ first. */
static void suite_log_differs(struct text *why, const char *first,
                              const char *log)
{
    size_t at = 0;

    while (first[at] != '\0' && first[at] == log[at])
        at++;
    while (at > 0 && first[at - 1] != '\n')
        at--;
    text_put(why, "the events are not those of the first run\n    first ");
    text_add(why, first + at, strcspn(first + at, "\n"));
    text_put(why, "\n    here  ");
    text_add(why, log + at, strcspn(log + at, "\n"));
}

/* One run; its events must be those of the first one, if there was any. */
static void suite_run(const struct transcript *t, const struct run_plan *plan,
                      struct text *first)
{
    struct text log = {NULL, 0, 0}, why = {NULL, 0, 0};
    int bad;

    suite_runs++;
    text_reset(&log);
    suite_describe(&why, plan);
    bad = run_transcript(t, plan, &log, &why);
    if (!bad && first->at == NULL) {
        *first = log;
        memset(&log, 0, sizeof(log));
    } else if (!bad && strcmp(first->at, log.at) != 0) {
        suite_log_differs(&why, first->at, log.at);
        bad = 1;
    }
    text_free(&log);
    if (bad) {
        print_error("%s:%d: %s\n  %s\n", t->file, t->line, t->name, why.at);
        text_free(&why);
        text_free(first);
        fail();
    }
    text_free(&why);
}

/* A plan of the next number, or all of them. */
static void suite_runs_with(const struct transcript *t, unsigned number,
                            size_t cut, int each, struct text *first)
{
    unsigned i, plans = suite_full ? PLANS_FULL : 1;
    struct run_plan plan;

    for (i = 0; i < plans; i++) {
        plan = suite_full ? suite_plan_full(i) : suite_plan(number);
        if (t->whole && plan.block != RUN_BLOCKS - 1)
            continue;
        plan.cut = cut;
        plan.each = each;
        suite_run(t, &plan, first);
    }
}

static void suite_splits(const struct transcript *t, struct text *first)
{
    unsigned hash = suite_hash(0, t->name);
    size_t i, len = t->in.len;

    for (i = 1; len <= SPLIT_MAX && i < len; i++)
        suite_runs_with(t, hash + (unsigned)i, i, 0, first);
    for (i = 0; len > SPLIT_MAX && i < SPLITS_OF_LONG; i++)
        suite_runs_with(t, hash + (unsigned)i,
                        1 + suite_hash((unsigned)i, t->name) % (len - 1), 0,
                        first);
}

static void suite_transcript(void **state)
{
    const struct transcript *t = (const struct transcript *)*state;
    struct text first = {NULL, 0, 0}, why = {NULL, 0, 0};
    struct run_plan plan = suite_plan_full(RUN_BLOCKS - 1);
    unsigned i, hash = suite_hash(0, t->name);

    if (!t->client && check_replies(&t->out, &why) != 0) {
        print_error("%s:%d: %s: %s\n", t->file, t->line, t->name, why.at);
        text_free(&why);
        fail();
    }
    suite_run(t, &plan, &first);
    for (i = 0; i < PLANS; i++) {
        if (!t->whole || suite_plan(i).block == RUN_BLOCKS - 1)
            suite_runs_with(t, i, 0, 0, &first);
        if (!t->whole && (t->in.len <= SPLIT_MAX ? i % 7 == hash % 7 : i == 0))
            suite_runs_with(t, i, 0, 1, &first);
    }
    if (!t->whole)
        suite_splits(t, &first);
    text_free(&first);
}

/* Without this the thirty would be a claim. */
static void plans_let_all_pairs_of_values_meet(void **state)
{
    unsigned char met[7][7][8][8];
    int value[7], sizes[7] = {RUN_BLOCKS, RUN_DRAINS, 2, 2, RUN_PARKS, 2, 2};
    unsigned i, a, b;
    int x, y;

    (void)state;
    memset(met, 0, sizeof(met));
    for (i = 0; i < PLANS; i++) {
        struct run_plan plan = suite_plan(i);

        value[0] = plan.block;
        value[1] = plan.drain;
        value[2] = plan.late;
        value[3] = plan.dispatch;
        value[4] = plan.park;
        value[5] = plan.trace;
        value[6] = plan.peek;
        for (a = 0; a < 7; a++)
            for (b = 0; b < 7; b++)
                met[a][b][value[a]][value[b]] = 1;
    }
    for (a = 0; a < 7; a++)
        for (b = 0; b < a; b++)
            for (x = 0; x < sizes[a]; x++)
                for (y = 0; y < sizes[b]; y++)
                    assert_true(met[a][b][x][y]);
}

struct suite {
    struct ts_file *file;
    size_t nfile;
    char **path;
    size_t npath;
    struct CMUnitTest *test;
    size_t ntest;
};

static void *suite_alloc(void *old, size_t size)
{
    void *p = realloc(old, size);

    if (p == NULL)
        abort();
    return p;
}

static void suite_add_path(struct suite *s, const char *folder,
                           const char *name)
{
    char *path = (char *)suite_alloc(NULL, strlen(folder) + strlen(name) + 2);

    sprintf(path, "%s%s%s", folder, *folder ? "/" : "", name);
    s->path = (char **)suite_alloc(s->path, (s->npath + 1) * sizeof(*s->path));
    s->path[s->npath++] = path;
}

static int suite_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void suite_find(struct suite *s, const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    size_t len;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        len = strlen(entry->d_name);
        if (len > 2 && strcmp(entry->d_name + len - 2, ".t") == 0)
            suite_add_path(s, folder, entry->d_name);
    }
    if (dir != NULL)
        closedir(dir);
    if (s->npath > 0)
        qsort(s->path, s->npath, sizeof(*s->path), suite_compare);
}

static void suite_add_test(struct suite *s, const char *name,
                           CMUnitTestFunction fn, void *state)
{
    struct CMUnitTest *test;

    s->test = (struct CMUnitTest *)suite_alloc(s->test, (s->ntest + 1) *
                                                            sizeof(*s->test));
    test = &s->test[s->ntest++];
    memset(test, 0, sizeof(*test));
    test->name = name;
    test->test_func = fn;
    test->initial_state = state;
}

/* Returns the number of files that cannot be read. */
static int suite_load(struct suite *s, const char *only)
{
    struct text error = {NULL, 0, 0};
    size_t i, j;
    int bad = 0;

    s->nfile = s->npath;
    s->file =
        (struct ts_file *)suite_alloc(NULL, (s->nfile + 1) * sizeof(*s->file));
    for (i = 0; i < s->nfile; i++) {
        if (ts_load(&s->file[i], s->path[i], &error) != 0) {
            fprintf(stderr, "%s\n", error.at);
            text_reset(&error);
            bad++;
        }
        for (j = 0; j < s->file[i].count; j++) {
            struct transcript *t = &s->file[i].transcript[j];

            if (only == NULL || strcmp(only, t->name) == 0)
                suite_add_test(s, t->name, suite_transcript, t);
        }
    }
    text_free(&error);
    return bad;
}

/* Two transcripts of one name would hide each other in reports. */
static int suite_same_names(const struct suite *s)
{
    size_t i, j;
    int same = 0;

    for (i = 0; i < s->ntest; i++)
        for (j = 0; j < i; j++)
            if (strcmp(s->test[i].name, s->test[j].name) == 0) {
                fprintf(stderr, "two transcripts are named %s\n",
                        s->test[i].name);
                same++;
            }
    return same;
}

static void suite_free(struct suite *s)
{
    size_t i;

    for (i = 0; i < s->nfile; i++) {
        ts_free(&s->file[i]);
        free(s->path[i]);
    }
    free(s->file);
    free(s->path);
    free(s->test);
}

int main(int argc, char **argv)
{
    struct suite s;
    const char *only = NULL;
    int i, bad;

    memset(&s, 0, sizeof(s));
    for (i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--full") == 0)
            suite_full = 1;
        else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc)
            only = argv[++i];
        else
            suite_add_path(&s, "", argv[i]);
    }
    if (s.npath == 0)
        suite_find(&s, "test/t");
    suite_add_test(&s, "plans_let_all_pairs_of_values_meet",
                   plans_let_all_pairs_of_values_meet, NULL);
    bad = suite_load(&s, only);
    bad += suite_same_names(&s);
    if (s.ntest < 2) {
        fprintf(stderr, "no transcripts found\n");
        bad++;
    }
    bad += _cmocka_run_group_tests("transcripts", s.test, s.ntest, NULL, NULL);
    printf("transcripts: %lu, runs: %lu\n", (unsigned long)s.ntest - 1,
           suite_runs);
    suite_free(&s);
    return bad != 0;
}
