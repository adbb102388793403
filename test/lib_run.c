/*
 * A run: the octets of a transcript go in piece by piece, events and output
 * are taken in the way that the plan says, and at every point where the peer
 * waits all must have come that is due, and nothing else.
 *
 * Each block is allocated in its exact size, so that a checker of memory sees
 * an octet too many, and filled with rubbish before its use and after it.
 */
#include "lib_run.h"

#include <stdlib.h>
#include <string.h>

#include "lib_check.h"
#include "lib_client.h"
#include "lib_host.h"
#include "lib_names.h"

enum { RUN_EVENTS_MAX = 200000, RUN_LONG = 150, RUN_RUBBISH = 4096 };

/* Of a large block only the beginning, which is what is used. */
static void run_fill(void *block, size_t size)
{
    memset(block, 0xa5, size < RUN_RUBBISH ? size : RUN_RUBBISH);
}

static int run_handler(void *user, smtp_conn *c, const smtp_event *e)
{
    struct run *r = (struct run *)user;
    int result;

    if (c != r->c)
        host_fail(r, "the handler gets another connection");
    r->handling = 1;
    result = host_event(r, e);
    r->handling = 0;
    return result;
}

static int run_dispatch(struct run *r)
{
    smtp_handler handlers[TS_EVENT_MAX];
    int i;

    memset(handlers, 0, sizeof(handlers));
    for (i = 1; i < TS_EVENT_MAX; i++) {
        handlers[i - 1].event = i;
        handlers[i - 1].fn = run_handler;
    }
    return smtp_conn_dispatch(r->c, r->now, handlers, r);
}

/* What smtp_conn_want() says must fit what the other calls give. */
static void run_check_want(struct run *r)
{
    int want = smtp_conn_want(r->c);
    size_t out, in = 0;

    if (((want & SMTP_WANT_REPLY) != 0) != (smtp_conn_owed(r->c) != NULL))
        host_fail(r, "SMTP_WANT_REPLY and smtp_conn_owed() differ");
    if (((want & SMTP_WANT_SEND) != 0) !=
        (smtp_conn_send_buf(r->c, &out) != NULL))
        host_fail(r, "SMTP_WANT_SEND and smtp_conn_send_buf() differ");
    if (r->size == r->full && !r->receiving &&
        smtp_conn_get(r->c, SMTP_GET_STATE) != SMTP_STATE_TLS &&
        ((want & SMTP_WANT_RECV) != 0) !=
            (smtp_conn_recv_buf(r->c, &in) != NULL))
        host_fail(r, "SMTP_WANT_RECV and smtp_conn_recv_buf() differ");
    if (((want & SMTP_WANT_CLOSE) != 0) !=
        (r->closed && !(want & SMTP_WANT_SEND)))
        host_fail(r, "SMTP_WANT_CLOSE comes too early or too late");
}

/* Takes all events that are there. Returns how many, LINE among them. */
static size_t run_pump(struct run *r)
{
    const smtp_event *e;
    size_t count = 0;
    int some = 1;

    if (r->plan->dispatch) {
        while (!r->failed && (some = run_dispatch(r)) > 0)
            count += (size_t)some;
        if (some < 0)
            host_fail(r, "smtp_conn_dispatch() fails");
    } else {
        while (!r->failed && (e = smtp_conn_next(r->c, r->now)) != NULL) {
            host_event(r, e);
            if (++count > RUN_EVENTS_MAX)
                host_fail(r, "events without end");
        }
    }
    if (!r->failed)
        run_check_want(r);
    return count;
}

/* Sends as the plan says, in a long run faster. Returns how many octets. */
static size_t run_drain(struct run *r)
{
    static const size_t pieces[RUN_DRAINS] = {(size_t)-1, 1, 7};
    size_t most = pieces[r->plan->drain], len, count = 0;
    const void *p;

    if (r->rounds > RUN_LONG && most < 61)
        most = 61;

    while ((p = smtp_conn_send_buf(r->c, &len)) != NULL && !r->failed) {
        if (len > most)
            len = most;
        host_sent(r, p, len);
        if (len == 0 || smtp_conn_send_ack(r->c, len) != 0)
            host_fail(r, "smtp_conn_send_ack() fails");
        count += len;
        if (r->plan->drain != 0)
            break;
    }
    if (r->plan->trace && r->sent.len > host_shown(r))
        host_fail(r, "output is shown before its LINE event");
    return count;
}

/* A receive into room octets at p is under way, and meanwhile events are taken
   and octets sent: nothing else may be written there. Not where all octets of
   a turn have to be there at once. */
static void run_meanwhile(struct run *r, unsigned char *p, size_t room)
{
    size_t i;

    if (r->rounds % 3 != 0 || (r->plan->cut == 0 && !r->plan->each))
        return;
    if (room > RUN_RUBBISH)
        room = RUN_RUBBISH;
    memset(p, 0x5a, room);
    r->receiving = 1;
    run_pump(r);
    run_drain(r);
    r->receiving = 0;
    for (i = 0; i < room; i++)
        if (p[i] != 0x5a) {
            host_fail(r, "octets are written where octets are received");
            break;
        }
}

/* Acks octets up to end, as far as they fit. Returns how many. */
static size_t run_put(struct run *r, size_t end)
{
    size_t room, count = 0;
    unsigned char *p;

    while (r->fed < end && !r->failed) {
        p = (unsigned char *)smtp_conn_recv_buf(r->c, &room);
        if (p == NULL)
            break;
        if (count == 0)
            run_meanwhile(r, p, room);
        if (room > end - r->fed)
            room = end - r->fed;
        smtp_conn_want(r->c);
        smtp_conn_deadline(r->c);
        smtp_conn_get(r->c, SMTP_GET_STATE);
        memcpy(p, r->t->in.at + r->fed, room);
        if (room == 0 || smtp_conn_recv_ack(r->c, room) != 0) {
            host_fail(r, "smtp_conn_recv_ack() fails");
            break;
        }
        r->fed += room;
        count += room;
    }
    return count;
}

/* All that the event says whose answer is owed; empty if none is. */
static void run_describe(const struct run *r, struct text *t)
{
    const smtp_event *e = smtp_conn_owed(r->c);

    text_reset(t);
    if (e != NULL)
        check_log(t, r->c, e);
}

/* Moves the connection to a new block of that size. The old one must have
   been wiped, and the event that is owed must be what it was. */
static void run_move(struct run *r, size_t size)
{
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    unsigned char *old = (unsigned char *)r->c;
    void *block = malloc(size);
    smtp_conn *c;

    run_fill(block, size);
    run_describe(r, &before);
    c = smtp_conn_move(r->c, block, size);
    if (c == NULL) {
        host_fail(r, "smtp_conn_move() fails");
        free(block);
    } else {
        if (old[0] != 0 || memcmp(old, old + 1, r->size - 1) != 0)
            host_fail(r, "smtp_conn_move() leaves octets behind");
        run_fill(old, r->size);
        free(old);
        r->c = c;
        r->size = size;
        run_describe(r, &after);
        if (strcmp(before.at, after.at) != 0)
            host_fail(r, "smtp_conn_move() changes the event that is owed");
    }
    text_free(&before);
    text_free(&after);
}

/* Parks the connection; in a long run not in every step. Where it is woken
   again at once, events are asked for in between in every other step. */
static size_t run_park(struct run *r)
{
    size_t count = 0, room;

    if (!r->plan->park || r->failed || r->size != r->full)
        return 0;
    if (r->rounds > RUN_LONG && r->rounds % 32 != 0)
        return 0;
    run_move(r, smtp_conn_size(r->c));
    if (r->failed)
        return 0;
    if (r->size < smtp_config_need(r->cfg) &&
        smtp_conn_recv_buf(r->c, &room) != NULL)
        host_fail(r, "a parked connection receives");
    if (r->plan->park == 2)
        return 1;
    if (r->fed % 2)
        count = run_pump(r);
    run_move(r, r->full);
    return count;
}

/* Gives the answer that is owed if its time has come: when end was reached or
   nothing more fits. */
static size_t run_answer(struct run *r, size_t end)
{
    size_t step = r->step;

    if (r->asks == NULL || r->later || r->failed)
        return 0;
    if (r->hold && r->fed < end && (smtp_conn_want(r->c) & SMTP_WANT_RECV))
        return 0;
    return host_answer(r) ? 1 : r->step - step;
}

/* One round of all that can happen; returns 0 if nothing did. piece is the
   end of what may come now, end that of the turn. */
static size_t run_round(struct run *r, size_t piece, size_t end)
{
    size_t moved = 0;

    r->rounds++;
    if (r->size != r->full &&
        ((r->fed < piece && !r->closed) || client_may_call(r, NULL)))
        run_move(r, r->full);
    if (r->fed < piece && !r->closed && !r->failed)
        moved = run_put(r, piece);
    moved += run_pump(r);
    if (r->size == r->full)
        moved += client_calls(r, NULL);
    moved += run_answer(r, end);
    moved += run_drain(r);
    moved += run_park(r);
    return r->failed ? 0 : moved;
}

/* The end of the piece that comes next. */
static size_t run_piece(const struct run *r, size_t end)
{
    size_t piece = end;

    if (r->plan->each)
        piece = r->fed + 1;
    else if (r->plan->cut > r->fed)
        piece = r->plan->cut;
    return piece < end ? piece : end;
}

static void run_check_turn(struct run *r, const struct ts_turn *turn)
{
    size_t i, seen = r->seen + (r->in_body && r->seen < turn->event_end);

    if (r->asks != NULL && !r->later)
        host_fail(r, "an answer cannot be given");
    if (r->sent.len > turn->out_end)
        host_fail(r, "output comes early");
    if (r->sent.len < turn->out_end && !r->failed) {
        text_put(r->why, "output is missing: ");
        text_show(r->why, r->t->out.at + r->sent.len,
                  turn->out_end - r->sent.len);
        host_fail(r, "");
    }
    if (r->t->listed && seen != turn->event_end && !r->failed) {
        text_put(r->why, seen < turn->event_end
                             ? "an event is missing, that of line "
                             : "an event comes too early, that of line ");
        text_number(
            r->why,
            r->t->event[seen < turn->event_end ? seen : seen - 1].line);
        host_fail(r, "");
    }
    if (r->plan->trace && r->lines_out > 0 &&
        r->t->out_line[r->lines_out - 1].end > r->sent.len)
        host_fail(r, "LINE events and output differ");
    for (i = 0; i < turn->nget && !r->failed; i++)
        if (check_get(r->c, r->now, &turn->get[i], r->why) != 0)
            host_fail(r, "");
}

static void run_turn(struct run *r, const struct ts_turn *turn)
{
    r->turn = (size_t)(turn - r->t->turn);
    r->now += turn->sleep;
    if (turn->sleep > 0)
        run_pump(r);
    while (r->t->client && run_round(r, r->fed, r->fed) > 0)
        continue;
    if (turn->act.nanswer > 0) {
        r->asks = &turn->act;
        r->step = 0;
        r->hold = r->later = 0;
        host_answer(r);
    }
    while (!r->failed && !r->closed && r->fed < turn->in_end)
        if (run_round(r, run_piece(r, turn->in_end), turn->in_end) == 0 &&
            !(smtp_conn_want(r->c) & SMTP_WANT_RECV))
            host_fail(r, "stuck: octets are left, and nothing happens");
    r->fed = turn->in_end;
    while (client_is_due(r) && run_round(r, r->fed, r->fed) > 0)
        continue;
    if (turn->eof && !r->closed && smtp_conn_recv_eof(r->c) != 0)
        host_fail(r, "smtp_conn_recv_eof() fails");
    while (run_round(r, r->fed, r->fed) > 0)
        continue;
    if (!r->failed)
        run_check_turn(r, turn);
}

/* Whether the transcript ends with the end of the connection; where events
   are listed, they say it. */
static int run_should_be_closed(const struct transcript *t)
{
    size_t i, line = 0;

    for (i = 0; i + 2 < t->out.len; i++)
        if (t->out.at[i] == '\n')
            line = i + 1;
    return t->turn[t->nturn - 1].eof ||
           (t->out.len > line + 4 && (!memcmp(t->out.at + line, "221 ", 4) ||
                                      !memcmp(t->out.at + line, "421 ", 4)));
}

/* The end of every dialogue: the peer goes away. */
static void run_finish(struct run *r)
{
    client_finish(r);
    if (!r->t->listed && r->closed != run_should_be_closed(r->t))
        host_fail(r, r->closed ? "closed, though neither 221 nor 421 was said"
                               : "not closed");
    if (r->later || r->failed)
        return;
    if (!r->closed) {
        r->ending = 1;
        smtp_conn_recv_eof(r->c);
        while (run_round(r, r->fed, r->fed) > 0)
            continue;
    }
    if (!r->closed)
        host_fail(r, "EOF does not close the connection");
    if (r->sent.len != r->t->out.len)
        host_fail(r, "output at the end");
}

static void run_configure(struct run *r)
{
    const struct ts_option *option = r->t->option;
    size_t i;
    int bad;

    r->cfg = smtp_config_init(malloc(smtp_config_size()), smtp_config_size());
    if (!r->t->client)
        smtp_config_set_text(r->cfg, SMTP_TEXT_HOSTNAME, "foo.com");
    smtp_config_set(r->cfg, SMTP_OPT_TRACE, (uint64_t)r->plan->trace);
    for (i = 0; i < r->t->noption; i++, option++) {
        bad = option->text != NULL
                  ? smtp_config_set_text(r->cfg, option->number, option->text)
                  : smtp_config_set(r->cfg, option->number, option->value);
        if (bad)
            host_fail(r, "an option is not taken");
    }
}

static void run_begin(struct run *r)
{
    static const size_t more[RUN_BLOCKS] = {0, 61, 1500, 8192, 65536};
    size_t need;
    void *block;

    run_configure(r);
    need = smtp_config_need(r->cfg);
    r->full = more[r->plan->block];
    if (r->full < 8192 || r->full < need)
        r->full += need;
    r->size = r->full;
    block = malloc(r->full);
    run_fill(block, r->full);
    r->c = r->t->client ? smtp_conn_init_client(block, r->full, r->cfg)
                        : smtp_conn_init_server(block, r->full, r->cfg);
    r->now = 1000000;
    if (r->c == NULL) {
        host_fail(r, "the connection is not made");
        free(block);
    }
}

int run_transcript(const struct transcript *t, const struct run_plan *plan,
                   struct text *log, struct text *why)
{
    struct run r;
    size_t i;

    memset(&r, 0, sizeof(r));
    r.t = t;
    r.plan = plan;
    r.log = log;
    r.why = why;
    text_reset(&r.body);
    text_reset(&r.sent);
    run_begin(&r);
    for (i = 0; i < t->nturn && !r.failed; i++)
        run_turn(&r, &t->turn[i]);
    if (!r.failed)
        run_finish(&r);
    free(r.c);
    free(r.cfg);
    text_free(&r.body);
    text_free(&r.sent);
    return r.failed ? -1 : 0;
}
