/*
 * The driver of transcripts is itself tried here, as a test that passes
 * whatever happens tells nothing: a right transcript must pass in every way of
 * working, and each of many wrong ones, made from it by changing one line, must
 * fail in every way, for the reason that is to be expected.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_run.h"
#include "lib_text.h"
#include "lib_transcript.h"

enum { PLANS = RUN_BLOCKS * RUN_DRAINS * RUN_PARKS * 16 };

static const char client[] = "= client\n"
                             "@@ client\n"
                             "@ CHUNKING 1\n"
                             "H: ehlo a.example\n"
                             "S: 220 b.example\n"
                             "E: CONNECT code=220\n"
                             "C: EHLO a.example\n"
                             "--\n"
                             "S: 250-b.example\n"
                             "S: 250-PIPELINING\n"
                             "S: 250 CHUNKING\n"
                             "E: HELO flags=MORE|ESMTP\n"
                             "E: HELO index=1\n"
                             "E: HELO index=2 flags=ESMTP arg=CHUNKING\n"
                             "G: STATE=READY WANT=RECV|COMMAND\n"
                             "--\n"
                             "H! EINVAL mail a b\n"
                             "H: mail s@a.example\n"
                             "H: rcpt r1@b.example\n"
                             "H: rcpt r2@b.example\n"
                             "H: data\n"
                             "C: MAIL FROM:<s@a.example>\n"
                             "C: RCPT TO:<r1@b.example>\n"
                             "C: RCPT TO:<r2@b.example>\n"
                             "C: DATA\n"
                             "--\n"
                             "S: 250 2.1.0 ok\n"
                             "S: 550 no\n"
                             "S: 250 ok\n"
                             "S: 354 go\n"
                             "E: MAIL code=250 enhanced=2.1.0\n"
                             "E: RCPT code=550 index=0\n"
                             "E: RCPT code=250 index=1\n"
                             "E: DATA code=354\n"
                             "H: body one\\r\\n.two\n"
                             "H: end\n"
                             "D: one\n"
                             "D: ..two\n"
                             "D: .\n"
                             "G: RCPT=1 STATE=MESSAGE\n"
                             "--\n"
                             "S: 250 taken\n"
                             "E: MESSAGE code=250\n"
                             "H: mail s@a.example\n"
                             "H: rcpt r1@b.example\n"
                             "C: MAIL FROM:<s@a.example>\n"
                             "C: RCPT TO:<r1@b.example>\n"
                             "--\n"
                             "S: 250 ok\n"
                             "S: 250 ok\n"
                             "E: MAIL\n"
                             "E: RCPT\n"
                             "H: chunk 3 last\n"
                             "H: sent abc\n"
                             "C: BDAT 3 LAST\n"
                             "D. abc\n"
                             "--\n"
                             "S: 250 taken too\n"
                             "E: MESSAGE code=250\n"
                             "H: quit\n"
                             "C: QUIT\n"
                             "--\n"
                             "S: 221 bye\n"
                             "E: QUIT\n"
                             "E: CLOSED code=221\n";

static const char server[] = "= server\n"
                             "S: 220 foo.com Service ready\n"
                             "E: CONNECT owed=1\n"
                             "C: EHLO c.example\n"
                             "E: HELO arg=c.example\n"
                             "A: 550 - no\n"
                             "S: 550 no\n"
                             "--\n"
                             "C: HELO c.example\n"
                             "E: HELO flags=0\n"
                             "S: 250 foo.com\n"
                             "C: MAIL FROM:<a@b>\n"
                             "E: MAIL mailbox=a@b\n"
                             "S: 250 Requested mail action okay, completed\n"
                             "G: STATE=MAIL\n";

/* A line of a right transcript, what stands there instead, and a part of what
   must be said of it. */
struct change {
    const char *line;
    const char *becomes;
    const char *why;
};

static int is_any(const struct run_plan *plan)
{
    return plan != NULL;
}

static int is_traced(const struct run_plan *plan)
{
    return plan->trace;
}

/* Calls are made after all octets of a turn have come. */
static int is_late(const struct run_plan *plan)
{
    return plan->late && !plan->each && plan->block == RUN_BLOCKS - 1;
}

static struct run_plan plan_of(unsigned number)
{
    struct run_plan plan;

    memset(&plan, 0, sizeof plan);
    plan.late = (int)(number & 1);
    plan.dispatch = (int)(number >> 1 & 1);
    plan.trace = (int)(number >> 2 & 1);
    plan.each = (int)(number >> 3 & 1);
    number >>= 4;
    plan.block = (int)(number % RUN_BLOCKS);
    plan.drain = (int)(number / RUN_BLOCKS % RUN_DRAINS);
    plan.park = (int)(number / (RUN_BLOCKS * RUN_DRAINS));
    return plan;
}

/* The text with one line of it changed. */
static struct text changed(const char *all, const struct change *change)
{
    struct text text = {NULL, 0, 0};
    const char *at = strstr(all, change->line);

    assert_non_null(at);
    text_add(&text, all, (size_t)(at - all));
    text_put(&text, change->becomes);
    text_put(&text, at + strlen(change->line));
    return text;
}

/* One run; why gets what is wrong. */
static int run(const char *all, const struct run_plan *plan, struct text *why)
{
    struct text content = {NULL, 0, 0}, log = {NULL, 0, 0};
    struct ts_file file;
    int bad;

    text_put(&content, all);
    text_reset(why);
    text_reset(&log);
    bad = ts_read(&file, "driver", &content, why);
    if (!bad)
        bad = run_transcript(&file.transcript[0], plan, &log, why);
    ts_free(&file);
    text_free(&content);
    text_free(&log);
    return bad;
}

static void check_passes(const char *all)
{
    struct text why = {NULL, 0, 0};
    struct run_plan plan;
    unsigned i;

    for (i = 0; i < PLANS; i++) {
        plan = plan_of(i);
        if (run(all, &plan, &why) != 0)
            fail_msg("plan %u: %s", i, why.at);
    }
    text_free(&why);
}

/* The change must be seen by all plans of a kind. Where lines are traced, what
   is wrong with them shows there first. */
static void check_fails(const char *all, const struct change *change,
                        int (*kind)(const struct run_plan *))
{
    struct text text = changed(all, change), why = {NULL, 0, 0};
    struct run_plan plan;
    unsigned i;

    for (i = 0; i < PLANS; i++) {
        plan = plan_of(i);
        if (!kind(&plan))
            continue;
        if (run(text.at, &plan, &why) == 0)
            fail_msg("plan %u passes with %s", i, change->becomes);
        if (strstr(why.at, change->why) == NULL &&
            (!plan.trace || strstr(why.at, "LINE shows") == NULL))
            fail_msg("plan %u with %s: %s", i, change->becomes, why.at);
    }
    text_free(&text);
    text_free(&why);
}

/* ---- what is right ---- */

static void right_transcripts_pass_in_every_way(void **state)
{
    (void)state;
    check_passes(client);
    check_passes(server);
}

/* ---- what is wrong ---- */

static void output_that_differs_fails(void **state)
{
    static const struct change changes[] = {
        {"C: EHLO a.example\n", "C: EHLO a.exampla\n", "output\n"},
        {"C: EHLO a.example\n", "", "output"},
        {"C: DATA\n", "C: DATA\nC: NOOP\n", "output is missing: NOOP"},
        {"C: QUIT\n", "", "output"},
        {"D: ..two\n", "D: .two\n", "output\n"},
        {"D: .\n", "", "output"},
        {"D. abc\n", "D. abd\n", "output\n"},
        {"D. abc\n", "D. ab\n", "output"},
        {"H: sent abc\n", "H: sent abd\n", "output\n"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof changes / sizeof *changes; i++)
        check_fails(client, &changes[i], is_any);
}

static void events_that_differ_fail(void **state)
{
    static const struct change changes[] = {
        {"E: CONNECT code=220\n", "E: CONNECT code=221\n", "field code"},
        {"E: HELO index=1\n", "E: HELO index=2\n", "field index"},
        {"E: HELO index=1\n", "E: HELO arg=DSN\n", "field arg"},
        {"E: HELO index=1\n", "E: HELO flags=ESMTP\n", "field flags"},
        {"E: HELO index=1\n", "", "event of line 13"},
        {"enhanced=2.1.0\n", "enhanced=2.1.1\n", "field enhanced"},
        {"enhanced=2.1.0\n", "mailbox=a@b\n", "no field mailbox"},
        {"E: RCPT code=550 index=0\n", "", "event of line"},
        {"E: RCPT code=250 index=1\n", "E: RSET\n",
         "comes, another event is due"},
        {"E: CLOSED code=221\n", "", "CLOSED comes, no event is due"},
        {"E: CLOSED code=221\n", "E: CLOSED\nE: ABORT\n",
         "an event is missing"},
        {"G: RCPT=1", "G: RCPT=2", "event field RCPT"},
        {"WANT=RECV|COMMAND", "WANT=RECV", "event field WANT"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof changes / sizeof *changes; i++)
        check_fails(client, &changes[i], is_any);
}

static void calls_that_give_something_else_fail(void **state)
{
    static const struct change changes[] = {
        {"H: quit\n", "H! EMISUSE quit\n", "must fail, and gives OK"},
        {"H! EINVAL mail a b\n", "H! EMISUSE mail a b\n",
         "must fail, and gives EINVAL"},
        {"H! EINVAL mail a b\n", "H: mail a b\n", "gives EINVAL"},
        {"H: quit\n", "H: starttls\n", "gives EINVAL"},
        {"H: quit\n", "H: data\n", "gives EMISUSE"},
        {"H: quit\n", "H: quit\nH: body x\n", "was not made"},
        {"H: quit\n", "H: quit\nH: quit\n", "gives EMISUSE"},
        {"H: chunk 3 last\n", "H: chunk 2 last\n", "output"},
        {"H: sent abc\n", "H: sent ab\n", "output"},
        {"H: body one\\r\\n.two\n", "H: body one\\n.two\n", "gives EINVAL"},
        {"H: body one\\r\\n.two\n", "H: piece \\{9000:one\\r\\n}\n", ""}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof changes / sizeof *changes; i++)
        check_fails(client, &changes[i], is_any);
}

/* All octets of a turn may be there before a call is made: an answer that comes
   before its command is one that nobody asked for. */
static void calls_behind_an_answer_need_a_turn_of_their_own(void **state)
{
    static const struct change change = {"C: QUIT\n--\n", "C: QUIT\n", ""};

    (void)state;
    check_fails(client, &change, is_late);
}

static void lines_that_the_trace_does_not_show_so_fail(void **state)
{
    static const struct change changes[] = {
        {"C: EHLO", "D: EHLO", "LINE shows"},
        {"C: QUIT", "D: QUIT", "LINE shows more than goes out"},
        {"D: one", "C: one", "output is shown before its LINE event"},
        {"D. abc", "C. abc", "output is shown before its LINE event"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof changes / sizeof *changes; i++)
        check_fails(client, &changes[i], is_traced);
}

static void wrong_transcripts_of_servers_fail(void **state)
{
    static const struct change changes[] = {
        {"S: 220 foo.com Service ready\n", "S: 220 foo.com Service\n",
         "output\n"},
        {"S: 250 foo.com\n", "", "output"},
        {"owed=1", "owed=0", "field owed"},
        {"arg=c.example", "arg=d.example", "field arg"},
        {"mailbox=a@b", "mailbox=a@c", "field mailbox"},
        {"E: MAIL mailbox=a@b\n", "", "MAIL comes, no event is due"},
        {"A: 550 - no\n", "A: 250 - no\n", "output\n"},
        {"A: 550 - no\n", "A: 251 - no\n", "the answer 251 gives EINVAL"},
        {"STATE=MAIL", "STATE=RCPT", "event field STATE"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof changes / sizeof *changes; i++)
        check_fails(server, &changes[i], is_any);
}

/* ---- what cannot be read ---- */

static void lines_that_mean_nothing_are_errors(void **state)
{
    static const struct change changes[] = {
        {"H: data\n", "H: date\n", "no such call"},
        {"H: data\n", "H: data now\n", "nothing stands behind this call"},
        {"H: data\n", "H: command\n", "a text is due"},
        {"H: data\n", "H: rcpt\n", "a path is due"},
        {"H: data\n", "H: auth\n", "a mechanism is due"},
        {"H: data\n", "H: rcpt a RET=HALF\n", "no such name"},
        {"H: data\n", "H: body \\q\n", "an escape is malformed"},
        {"H: data\n", "H: chunk x\n", "a number is malformed"},
        {"H: data\n", "H: chunk 5 first\n", "\"last\" is due"},
        {"H: data\n", "H: tls OKAY\n", "no such flags"},
        {"H: data\n", "H! OK data\n", "an error is due"},
        {"H: data\n", "H! EWHAT data\n", "no such name"},
        {"H: data\n", "H? data\n", "no such line"},
        {"H: data\n", "A: 250\n", "a client's host makes calls"},
        {"H: data\n", "@@ accept\n", "events are always listed"},
        {"H: data\n", "@@ anything\n", "no such directive"},
        {"@@ client\n@ CHUNKING 1\nH: ehlo a.example\nS: 220 b.example\n",
         "S: 220 b.example\n@@ client\n", "stands first"},
        {"@@ client\n", "", "no such line"}};
    struct text text, why = {NULL, 0, 0};
    struct run_plan plan = plan_of(0);
    size_t i;

    (void)state;
    for (i = 0; i < sizeof changes / sizeof *changes; i++) {
        text = changed(client, &changes[i]);
        assert_int_not_equal(run(text.at, &plan, &why), 0);
        if (strncmp(why.at, "driver:", 7) != 0 ||
            strstr(why.at, changes[i].why) == NULL)
            fail_msg("%s: %s", changes[i].becomes, why.at);
        text_free(&text);
    }
    text_free(&why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_transcripts_pass_in_every_way),
        cmocka_unit_test(output_that_differs_fails),
        cmocka_unit_test(events_that_differ_fail),
        cmocka_unit_test(calls_that_give_something_else_fail),
        cmocka_unit_test(calls_behind_an_answer_need_a_turn_of_their_own),
        cmocka_unit_test(lines_that_the_trace_does_not_show_so_fail),
        cmocka_unit_test(wrong_transcripts_of_servers_fail),
        cmocka_unit_test(lines_that_mean_nothing_are_errors),
    };

    return cmocka_run_group_tests_name("driver", tests, NULL, NULL);
}
