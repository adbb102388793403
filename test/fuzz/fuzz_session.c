/*
 * Sessions of a server with all its extensions, several times in several ways:
 * LMTP, chunks, AUTH, TLS, PROXY, XCLIENT. As in fuzz_server.c all ways must
 * give the same replies and events; whether they are shown to the trace is one
 * of the differences.
 *
 * An input is three lines and then what the peer sends; at "\n--\n" it waits
 * until it has all answers (the "--\n" is not sent). The first line is
 * options (see settings[] in session.h). The second is the host's answers, an
 * octet an event that owes one, or TLS (see codes[] there, answer(), shake());
 * behind its end everything is granted. The third is what the host does where
 * the peer waits, an octet each (see turn()).
 *
 * The model of model.h goes along: what is in a chunk or a message, is a
 * response or was hidden, no LINE event may show.
 */
#include "model.h"
#include "../lib_check.h"

enum { LONG_TIME = 700000, LINES = 9, MOST = 3000 };

/* ---- octets ---- */

static int64_t state_of(const struct run *r)
{
    return smtp_conn_get(r->c, SMTP_GET_STATE);
}

/* How many octets come now, at most room. */
static size_t next_piece(struct run *r, size_t room)
{
    size_t len = r->limit - r->fed, cut = r->way.cut;

    if (cut > 0 && len > cut)
        len = 1 + fuzz_hash(r->turn++, 1) % (uint32_t)cut;
    if (state_of(r) == SMTP_STATE_PROXY)
        return len < room ? len : room;
    if (r->fed + len < r->limit && is_delicate(r->in, r->fed + len))
        len++;
    if (len > room)
        len = room;
    if (len > 0 && r->fed + len < r->limit && is_delicate(r->in, r->fed + len))
        len--;
    return len;
}

/* Receives a piece of the group. Returns its octets. */
static size_t feed(struct run *r)
{
    size_t len;

    if (r->fed == r->limit)
        return 0;
    if (r->place == NULL)
        r->place = smtp_conn_recv_buf(r->c, &r->room);
    FUZZ_CHECK((r->place == NULL) == (r->room == 0));
    len = next_piece(r, r->room);
    if (len > 0)
        memcpy(r->place, r->in->data + r->fed, len);
    FUZZ_CHECK(smtp_conn_recv_ack(r->c, len) == 0);
    r->fed += len;
    r->place = NULL;
    if (r->way.ahead)
        r->place = smtp_conn_recv_buf(r->c, &r->room);
    return len;
}

static size_t drain(struct run *r)
{
    size_t len;
    const void *p = smtp_conn_send_buf(r->c, &len);

    FUZZ_CHECK((p == NULL) == (len == 0));
    FUZZ_CHECK(smtp_conn_send_ack(r->c, len + 1) == SMTP_EINVAL);
    if (len > r->way.drain)
        len = r->way.drain;
    if (len > 0)
        text_add(&r->out, p, len);
    FUZZ_CHECK(smtp_conn_send_ack(r->c, len) == 0);
    return len;
}

static void move(struct run *r, size_t size, size_t old_size)
{
    unsigned char *mem = fuzz_block(size), *old = (unsigned char *)r->c;

    FUZZ_CHECK(smtp_conn_move(r->c, mem, smtp_conn_size(r->c) - 1) == NULL);
    r->c = smtp_conn_move(r->c, mem, size);
    FUZZ_CHECK((unsigned char *)r->c == mem);
    FUZZ_CHECK(old[0] == 0 && memcmp(old, old + 1, old_size - 1) == 0);
    free(old);
}

static void park(struct run *r)
{
    size_t least = smtp_conn_size(r->c);

    if (!r->way.park || fuzz_hash(r->turn++, 2) % 3 != 0)
        return;
    move(r, least, r->size);
    move(r, r->size, least);
}

/* ---- the host's answers ---- */

/* The octet of the host's answers that is number step. */
static int letter_at(const struct run *r, size_t step)
{
    return step < r->in->answers.len ? r->in->answers.at[step] : 'a';
}

/* If octets are there behind STARTTLS, no 220 may go out. */
static void follow_starttls(struct run *r, int type, int granted)
{
    if (type != SMTP_EVENT_STARTTLS || !granted || !r->way.trace)
        return;
    r->injects = r->fed != r->m.cursor;
    r->m.replies -= (size_t)r->injects;
}

/* What follows from an answer. */
static void follow(struct run *r, int type, int flags, int letter, int code)
{
    int chunk = (flags & SMTP_FLAG_CHUNK) != 0;
    int granted = is_grant(type, code);

    r->step++;
    r->lines = 0;
    if (code == 421)
        return;
    if (type != SMTP_EVENT_DATA) {
        model_answered(&r->m, r->in, type, flags, granted);
        follow_starttls(r, type, granted);
        return;
    }
    model_data(&r->m, r->in, chunk, granted);
    r->octets = 0;
    r->wanted = SIZE_MAX;
    if (letter == 'b' && !has_option(r->in, 'y'))
        r->wanted = (size_t)letter_at(r, r->step);
}

/* What was a response must be gone once it is answered. */
static void check_gone(const unsigned char *secret, size_t len)
{
    while (len > 0)
        FUZZ_CHECK(secret[--len] == 0);
}

static void challenge(struct run *r, const smtp_event *ev, size_t len)
{
    const unsigned char *secret = ev->data;
    size_t secret_len = ev->len;

    FUZZ_CHECK(smtp_conn_challenge(r->c, long_text(), len) == 0);
    check_gone(secret, secret_len);
    r->step++;
    r->m.asked++;
    r->m.responding = 1;
}

/* The lines before the last. Returns 0 if there was no room. */
static int answer_lines(struct run *r, const smtp_event *ev, int code)
{
    int rc;

    if (!has_lines(ev, code))
        return 1;
    for (; r->lines < LINES; r->lines++) {
        rc = smtp_conn_reply_line(r->c, code, NULL, "a line");
        FUZZ_CHECK(rc == 0 || rc == SMTP_EROOM);
        if (rc < 0)
            return 0;
    }
    return 1;
}

/* The last. The same; in a handler dispatch may be the one that gives it. */
static int answer_last(struct run *r, const smtp_event *ev, int code,
                       const char *text)
{
    const unsigned char *secret = ev->data;
    size_t len = ev->type == SMTP_EVENT_AUTH ? ev->len : 0;
    int rc;

    FUZZ_CHECK(smtp_conn_reply(r->c, 199, NULL, NULL) == SMTP_EINVAL);
    if (r->handling && code != 0 && text == NULL) {
        r->given = code;
        return 1;
    }
    rc = smtp_conn_reply(r->c, code, NULL, text);
    FUZZ_CHECK(rc == 0 || (rc == SMTP_EROOM && r->lines > 0));
    if (rc == 0)
        check_gone(secret, len);
    return rc == 0;
}

/* Gives the answer that is owed, or the next line of it. Returns 0 if it is
   not given. */
static int answer(struct run *r, const smtp_event *ev)
{
    int type = ev->type, flags = ev->flags, letter = letter_at(r, r->step);
    int code = code_of(type, letter);

    if (letter == 'n') {
        r->never = 1;
        return 0;
    }
    if (letter == 'x') {
        FUZZ_CHECK(smtp_conn_close(r->c, long_text()) == 0);
        r->step++;
        return 1;
    }
    if (type == SMTP_EVENT_AUTH && (letter == 'c' || letter == 'd')) {
        challenge(r, ev, letter == 'c' ? 0 : 376);
        return 1;
    }
    if ((letter == 'm' || letter == 'w') && !answer_lines(r, ev, code))
        return 0;
    if (!answer_last(r, ev, code, letter == 'g' ? long_text() : NULL))
        return 0;
    follow(r, type, flags, letter, code);
    return 1;
}

/* The handshake's end, said in the way that the host's answers say. */
static void shake(struct run *r)
{
    int letter = letter_at(r, r->step);
    int flags = letter == 'f'   ? 0
                : letter == 'k' ? SMTP_TLS_OK | SMTP_TLS_WEAK
                                : SMTP_TLS_OK | SMTP_TLS_VERIFIED;

    FUZZ_CHECK(smtp_conn_tls_done(r->c, SMTP_TLS_WEAK) == SMTP_EINVAL);
    FUZZ_CHECK(smtp_conn_tls_done(r->c, 16 | SMTP_TLS_OK) == SMTP_EINVAL);
    FUZZ_CHECK(smtp_conn_tls_done(r->c, flags) == 0);
    FUZZ_CHECK(smtp_conn_tls_done(r->c, flags) == SMTP_EMISUSE);
    r->step++;
    r->shakes = 0;
    model_shaken(&r->m, flags);
}

/* ---- events ---- */

static void log_body(struct run *r)
{
    if (!r->bodies)
        return;
    text_put(&r->log, "message ");
    text_show(&r->log, r->body.at, r->body.len);
    text_put(&r->log, "\n");
    text_reset(&r->body);
    r->bodies = 0;
}

/* A piece of the message. Returns what a handler returns. */
static int take_body(struct run *r, const smtp_event *ev)
{
    size_t left = r->wanted - r->octets;
    int refuse = ev->len > left;
    size_t len = refuse ? left : ev->len;

    FUZZ_CHECK(r->m.data && !r->m.refused);
    r->bodies = 1;
    r->octets += len;
    text_add(&r->body, ev->data, len);
    if (!refuse) {
        FUZZ_CHECK(smtp_conn_get(r->c, SMTP_GET_OCTETS) == (int)r->octets);
        return SMTP_TAKEN;
    }
    r->m.refused = 1;
    if (r->handling && r->wanted % 2)
        return 552;
    FUZZ_CHECK(smtp_conn_reply(r->c, 552, NULL,
                               r->wanted % 2 ? NULL : long_text()) == 0);
    return SMTP_TAKEN;
}

static void take_line(struct run *r, const smtp_event *ev)
{
    struct text *to = ev->flags & SMTP_FLAG_OUT ? &r->lines_out : &r->lines_in;

    FUZZ_CHECK(r->way.trace);
    text_add(to, ev->data, ev->len);
    text_put(to, ev->flags & SMTP_FLAG_CUT ? "..." : "\r\n");
    if (!(ev->flags & SMTP_FLAG_OUT))
        model_line(&r->m, r->in, ev);
}

/* What only some events take. */
static void check_misuse(struct run *r, int type)
{
    if (type != SMTP_EVENT_AUTH)
        FUZZ_CHECK(smtp_conn_challenge(r->c, "", 0) == SMTP_EMISUSE);
    if (type != SMTP_EVENT_TLS)
        FUZZ_CHECK(smtp_conn_tls_done(r->c, SMTP_TLS_OK) == SMTP_EMISUSE);
}

/* What smtp_conn_get() says of the session, and smtp_conn_peek() of what
   waits. */
static void check_facts(const struct run *r, int type)
{
    int error = (int)smtp_conn_get(r->c, SMTP_GET_ERROR);
    const char *path;
    size_t len;

    FUZZ_CHECK(!smtp_conn_peek(r->c, 1, &path, &len) ||
               (path[-1] == '<' && path[len] == '>'));
    FUZZ_CHECK(!r->injects ||
               (type == SMTP_EVENT_CLOSED && error == SMTP_EINJECT));
    if (type == SMTP_EVENT_CLOSED)
        return;
    FUZZ_CHECK(smtp_conn_get(r->c, SMTP_GET_TLS) == r->m.tls);
    FUZZ_CHECK(!smtp_conn_get(r->c, SMTP_GET_AUTH) == !r->m.auth);
    FUZZ_CHECK(smtp_conn_get(r->c, SMTP_GET_ESMTP) == r->m.esmtp);
}

/* An event other than LINE and BODY. */
static void take_event(struct run *r, const smtp_event *ev)
{
    log_body(r);
    model_event(&r->m, r->in, ev);
    if (ev->type == SMTP_EVENT_PROXY)
        model_header(&r->m, r->in, r->fed);
    check_log(&r->log, r->c, ev);
    check_misuse(r, ev->type);
    check_facts(r, ev->type);
    r->given = 0;
    r->closed = ev->type == SMTP_EVENT_CLOSED;
    r->shakes = ev->type == SMTP_EVENT_TLS && letter_at(r, r->step) == 'l';
    if (ev->type == SMTP_EVENT_TLS && !r->shakes)
        shake(r);
}

/* Receives all that fits; the event that is owed stays as it is. */
static void wait_for_all(struct run *r)
{
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    const smtp_event *ev = smtp_conn_owed(r->c);

    FUZZ_CHECK(ev != NULL);
    check_log(&before, r->c, ev);
    while (feed(r) > 0)
        ;
    check_log(&after, r->c, ev);
    check_text(&before, &after, "an event that was kept");
    text_free(&before);
    text_free(&after);
}

/* Takes an event; if it owes, tries to answer it. Returns what a handler
   returns. */
static int take(struct run *r, const smtp_event *ev)
{
    struct text why = {NULL, 0, 0};

    FUZZ_CHECK(!r->closed);
    check_good(check_shape(r->c, ev, &why), &why);
    if (ev->type == SMTP_EVENT_LINE) {
        take_line(r, ev);
        return 0;
    }
    if (ev->type == SMTP_EVENT_BODY)
        return take_body(r, ev);
    take_event(r, ev);
    if (!ev->owed || (r->way.park && !r->way.handlers))
        return SMTP_LATER; /* moved first, then answered */
    if (r->way.late || ev->type == SMTP_EVENT_DATA ||
        ev->type == SMTP_EVENT_STARTTLS)
        wait_for_all(r);
    answer(r, ev);
    return r->given ? r->given : SMTP_LATER;
}

static int handle(void *user, smtp_conn *c, const smtp_event *ev)
{
    struct run *r = user;
    int rc;

    FUZZ_CHECK(c == r->c && smtp_conn_next(c, 0) == NULL);
    r->handling = 1;
    rc = take(r, ev);
    r->handling = 0;
    return rc;
}

static size_t take_all(struct run *r)
{
    static smtp_handler handlers[SMTP_EVENT_CLOSED + 1];
    const smtp_event *ev;
    size_t count = 0;
    int i;

    if (r->way.handlers) {
        for (i = 0; i < SMTP_EVENT_CLOSED; i++) {
            handlers[i].event = i + 1;
            handlers[i].fn = handle;
        }
        return (size_t)smtp_conn_dispatch(r->c, r->now, handlers, r);
    }
    for (; (ev = smtp_conn_next(r->c, r->now)) != NULL; count++)
        take(r, ev);
    return count;
}

/* ---- the session ---- */

static size_t answer_owed(struct run *r)
{
    const smtp_event *ev = smtp_conn_owed(r->c);
    unsigned lines = r->lines;

    if (ev == NULL || r->never || r->given)
        return 0;
    wait_for_all(r);
    return (size_t)answer(r, ev) + (r->lines != lines);
}

/* An answer that never comes: time goes by. */
static size_t wait_long(struct run *r)
{
    if (!r->never || r->closed)
        return 0;
    r->now += LONG_TIME;
    r->never = 0;
    return 1;
}

static void pump(struct run *r)
{
    size_t moved;
    int want;

    do {
        moved = take_all(r);
        park(r);
        moved += answer_owed(r);
        moved += drain(r);
        if (smtp_conn_owed(r->c) == NULL)
            moved += feed(r);
        if (moved == 0)
            moved = wait_long(r);
    } while (moved > 0);
    want = smtp_conn_want(r->c);
    FUZZ_CHECK(r->fed == r->limit || r->closed);
    FUZZ_CHECK(want == (r->closed   ? SMTP_WANT_CLOSE
                        : r->shakes ? SMTP_WANT_TLS
                                    : SMTP_WANT_RECV));
}

/* What the host does when the peer waits, having all answers. */
static void turn(struct run *r, int letter)
{
    int rc = 0;

    switch (letter) {
    case 'B':
    case 'b':
        rc = smtp_conn_reply(r->c, letter == 'B' ? 552 : 421, NULL,
                             r->m.rcpts % 2 ? long_text() : NULL);
        FUZZ_CHECK(rc == SMTP_EMISUSE || (rc == 0 && r->m.data));
        if (rc == 0)
            r->m.refused = 1;
        break;
    case 'X':
        rc = smtp_conn_close(r->c, NULL);
        break;
    case 'T':
        r->now += LONG_TIME;
        break;
    case 'S':
        rc = smtp_conn_set(r->c, SMTP_OPT_MAX_SIZE, 50);
        break;
    case 'O':
        rc = smtp_conn_set(r->c, SMTP_EXT_XCLIENT, 0);
        break;
    default:
        break;
    }
    text_number(&r->log, rc);
    text_put(&r->log, "\n");
}

/* Octets come before tls_done: whoever looks first, it is the end. */
static void inject(struct run *r)
{
    size_t count = r->fed;

    while (feed(r) > 0)
        ;
    if (count == r->fed || r->way.late)
        shake(r);
}

static void run_session(struct run *r)
{
    const smtp_config *cfg = r->in->config[r->way.trace];
    size_t need = smtp_config_need(cfg), i;
    void *mem;

    r->size = need + r->way.block;
    mem = fuzz_block(r->size);
    FUZZ_CHECK(smtp_conn_init_server(mem, need - 1, cfg) == NULL);
    r->c = smtp_conn_init_server(mem, r->size, cfg);
    FUZZ_CHECK(r->c != NULL);
    r->m.shaking = has_option(r->in, 'F');
    for (i = 0; i < r->in->ngroups; i++) {
        r->limit = r->in->groups[i];
        if (r->shakes)
            inject(r);
        pump(r);
        turn(r, i < r->in->turns.len ? r->in->turns.at[i] : 0);
        pump(r);
    }
    smtp_conn_recv_eof(r->c);
    pump(r);
    FUZZ_CHECK(r->closed && smtp_conn_next(r->c, UINT64_MAX) == NULL);
    text_put(&r->log, "messages ");
    text_number(&r->log, smtp_conn_get(r->c, SMTP_GET_MESSAGES));
}

/* Every command has its reply, and every recipient of LMTP, if the peer ended
   the session. */
static void check_output(const struct run *r)
{
    int error = (int)smtp_conn_get(r->c, SMTP_GET_ERROR);
    struct text why = {NULL, 0, 0};
    size_t i, replies = 0, at = 0;

    check_good(check_replies(&r->out, &why), &why);
    FUZZ_CHECK(r->m.connected || r->out.len == 0);
    for (i = 0; i < r->out.len; i++) {
        replies += i - at == 3 && r->out.at[i] == ' ';
        if (r->out.at[i] == '\n')
            at = i + 1;
    }
    if (!r->way.trace)
        return;
    check_text(&r->lines_out, &r->out, "lines shown and output");
    if (error == SMTP_EEOF || error == SMTP_EINJECT || error == 0)
        FUZZ_CHECK(replies == r->m.replies);
}

static void end_run(struct run *r)
{
    free(r->c);
    text_free(&r->log);
    text_free(&r->body);
    text_free(&r->out);
    text_free(&r->lines_in);
    text_free(&r->lines_out);
}

static void run_all(const struct input *in)
{
    struct run runs[sizeof ways / sizeof *ways];
    const struct text *lines = NULL;
    size_t i, n = sizeof ways / sizeof *ways;

    memset(runs, 0, sizeof runs);
    for (i = 0; i < n; i++) {
        runs[i].in = in;
        runs[i].way = ways[i];
        runs[i].turn = fuzz_hash_of(in->options.at, in->options.len);
        run_session(&runs[i]);
        check_output(&runs[i]);
        check_text(&runs[0].log, &runs[i].log, "events");
        check_text(&runs[0].out, &runs[i].out, "output");
        if (!runs[i].way.trace)
            continue;
        if (lines != NULL)
            check_text(lines, &runs[i].lines_in, "lines received");
        lines = &runs[i].lines_in;
    }
    for (i = 0; i < n; i++)
        end_run(&runs[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in;

    memset(&in, 0, sizeof in);
    if (size > MOST || !cut_line(&in.options, &data, &size) ||
        !cut_line(&in.answers, &data, &size) ||
        !cut_line(&in.turns, &data, &size))
        return 0;
    in.config[0] = configure(&in, 0);
    in.config[1] = configure(&in, 1);
    read_groups(&in, data, size);
    run_all(&in);
    free(in.data);
    free(in.config[0]);
    free(in.config[1]);
    return 0;
}
