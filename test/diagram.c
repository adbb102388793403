/*
 * Draws the states of a role, as Graphviz reads it: `make diagram`. Nothing
 * is drawn from a description: connections are brought into every state,
 * everything that may happen there happens to one of them, and what
 * SMTP_GET_STATE tells before and after is an edge. So the pictures are those
 * of the library that was linked.
 *
 * An edge of a server says what the client sent ("." ends a message, "*"
 * cancels AUTH), one of a client which call the host made ("mail()") or which
 * answer came ("MAIL"); behind a refusal stands 5yz, behind an intermediate
 * answer its code, and 421 stands alone, whatever it answers. "TLS" is a
 * handshake. Refusals that change nothing are left out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib_caller.h"
#include "lib_names.h"
#include "lib_talk.h"
#include "smtp_client.h"

enum { REFUSAL = 554, CHALLENGE = 334 };

/* SMTP_STATE_PROXY is the last; START is what a connection comes from. */
enum { START = SMTP_STATE_PROXY + 1, NODES, WRAP = 24 };

/* The labels of all edges seen, joined, and where each one's last line begins.
   Beside them the states in which everything was tried. */
static struct text edges[NODES][NODES];
static size_t edge_line[NODES][NODES];
static int walked[NODES];

/* ---- edges ---- */

/* 1 if a joined label has a part. */
static int has_label(const struct text *joined, const char *part)
{
    size_t len = strlen(part);
    const char *p = joined->len != 0 ? joined->at : NULL;

    for (; p != NULL; p = strchr(p, ',')) {
        p += strspn(p, ", ");
        p += *p == '\\' ? 2 : 0;
        if (strncmp(p, part, len) == 0 && (p[len] == ',' || p[len] == '\0'))
            return 1;
    }
    return 0;
}

static void add_label(int from, int to, const char *label)
{
    struct text *joined = &edges[from][to];
    size_t *line = &edge_line[from][to];

    if (has_label(joined, label))
        return;
    if (joined->len != 0 && joined->len - *line + strlen(label) > WRAP) {
        text_put(joined, ",\\n");
        *line = joined->len;
    } else if (joined->len != 0) {
        text_put(joined, ", ");
    }
    text_put(joined, label);
}

/* What was done, and the code that answered it (0: none). */
static void add_edge(int from, int to, const char *what, int code)
{
    char label[64];

    if (from == to && code >= 400)
        return;
    if (code == 421)
        sprintf(label, "421");
    else if (code >= 400)
        sprintf(label, "%.40s 5yz", what);
    else if (code >= 300)
        sprintf(label, "%.40s %d", what, code);
    else
        sprintf(label, "%.40s", what);
    add_label(from, to, label);
}

/* ---- what happens ---- */

/* One thing that happens to a connection, and what it came to. */
struct step {
    smtp_conn *c;
    uint64_t now;
    const char *what;
    int code;   /* the answer that was given to it, or 0 */
    int answer; /* what the host of a server answers; 0: what grants */
    int begun;  /* the state it began in */
    int state;  /* the last one seen */
    int seen;   /* 1: an edge was */
};

static int state_of(const smtp_conn *c)
{
    return (int)smtp_conn_get(c, SMTP_GET_STATE);
}

static int is_server(const smtp_conn *c)
{
    return smtp_conn_get(c, SMTP_GET_ROLE) == SMTP_ROLE_SERVER;
}

static struct step begin_step(smtp_conn *c, uint64_t now, const char *what)
{
    struct step s = {c, now, what, 0, 0, state_of(c), state_of(c), 0};

    walked[s.begun] = 1;
    return s;
}

static void look(struct step *s)
{
    int now = state_of(s->c);

    add_edge(s->state, now, s->what, s->code);
    s->state = now;
    s->seen = 1;
}

/* Looks if there is something to see. Behind a refusal only where it ends is
   of interest. */
static void look_again(struct step *s)
{
    if (state_of(s->c) != s->state && s->code < 400)
        look(s);
}

/* As many octets as are taken now: how many. */
static size_t feed(struct step *s, const char *octets)
{
    size_t len = strlen(octets), room, done = 0;
    void *to;

    while (done < len && (to = smtp_conn_recv_buf(s->c, &room)) != NULL) {
        room = room < len - done ? room : len - done;
        memcpy(to, octets + done, room);
        smtp_conn_recv_ack(s->c, room);
        done += room;
    }
    return done;
}

/* The host of a server answers an event. 354 is not said to BDAT. */
static void answer(struct step *s, const smtp_event *e)
{
    int chunk = e->flags & SMTP_FLAG_CHUNK, rc;

    if (s->state != s->begun)
        s->what = smtp_event_name(e->type);
    s->code = s->answer != 0 ? s->answer : smtpi_answers[e->type].grants[0];
    rc = s->code == CHALLENGE ? smtp_conn_challenge(s->c, NULL, 0)
                              : smtp_conn_reply(s->c, s->code, NULL, NULL);
    if (rc != 0)
        abort();
    if (chunk && s->code < 400)
        s->code = 250;
    if (s->code < 400)
        look(s);
    s->seen = 1;
}

/* A client's event says which answer has come. Of OTHER only XCLIENT's leads
   anywhere. */
static void hear(struct step *s, const smtp_event *e)
{
    if (e->code == 0 || e->type == SMTP_EVENT_CLOSED)
        return;
    s->what =
        e->type == SMTP_EVENT_OTHER ? "XCLIENT" : smtp_event_name(e->type);
    s->code = e->code;
}

/* Sends all; 0 if there was nothing. The last code that a server says is its
   answer, whether it is the host's or the library's. */
static int send_all(struct step *s)
{
    const char *p;
    size_t len, i;
    int sent = 0;

    while ((p = smtp_conn_send_buf(s->c, &len)) != NULL) {
        for (i = 0; i < len && is_server(s->c); i++)
            if (i == 0 || p[i - 1] == '\n')
                s->code = atoi(p + i);
        smtp_conn_send_ack(s->c, len);
        sent = 1;
    }
    return sent;
}

static void take(struct step *s, const smtp_event *e)
{
    if (!is_server(s->c))
        hear(s, e);
    else if (!send_all(s) && e->type == SMTP_EVENT_ABORT)
        s->code = e->code; /* LMTP: nobody was told */
    look_again(s);
    if (e->owed && is_server(s->c))
        answer(s, e);
}

/* The peer sends octets, and all that follows happens. */
static void settle(struct step *s, const char *octets)
{
    const smtp_event *e = is_server(s->c) ? smtp_conn_owed(s->c) : NULL;
    size_t fed;

    if (e != NULL)
        take(s, e);
    do {
        fed = feed(s, octets);
        octets += fed;
        while ((e = smtp_conn_next(s->c, s->now)) != NULL)
            take(s, e);
    } while (send_all(s) || fed != 0);
    if (*octets != '\0' && state_of(s->c) != SMTP_STATE_CLOSED)
        abort();
    if (state_of(s->c) != s->state || (!s->seen && s->code != 0))
        look(s);
}

static void end_of_input(smtp_conn *c, uint64_t now)
{
    struct step s = begin_step(c, now, "eof");

    if (is_server(c) && smtp_conn_owed(c) != NULL)
        return; /* it is looked at when the answer was given */
    s.seen = 1;
    smtp_conn_recv_eof(c);
    settle(&s, "");
}

/* What smtp_conn_tls_done() may be told. */
static const struct {
    const char *what;
    int flags;
} shakes[] = {{"TLS", SMTP_TLS_OK},
              {"TLS weak", SMTP_TLS_OK | SMTP_TLS_WEAK},
              {"TLS failed", 0}};
enum { SHAKES = sizeof shakes / sizeof *shakes };

static void shake(smtp_conn *c, uint64_t now, size_t i)
{
    struct step s = begin_step(c, now, shakes[i].what);

    if (smtp_conn_tls_done(c, shakes[i].flags) != 0)
        abort();
    settle(&s, "");
}

/* ---- a server ---- */

/* What is read in a state that is none of talk_columns. */
static const struct input {
    int state;
    const char *what, *octets;
} inputs[] = {
    {SMTP_STATE_PROXY, "PROXY", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n"},
    {SMTP_STATE_PROXY, "no PROXY", "EHLO c.example\r\n"},
    {SMTP_STATE_CONNECT, "CONNECT", ""},
    {SMTP_STATE_AUTH, "response", "eA==\r\n"},
    {SMTP_STATE_AUTH, "*", "*\r\n"},
    {SMTP_STATE_DATA, ".", ".\r\n"},
    {SMTP_STATE_MESSAGE, "MESSAGE", ""},
    {SMTP_STATE_TLS, "clear text", "EHLO c.example\r\n"}};
enum { INPUTS = sizeof inputs / sizeof *inputs };

/* All answers of the host to octets in a state, each on a connection of its
   own. In mid-message the host refuses before they come. */
static void server_input(struct talk *t, int state, const char *what,
                         const char *octets, void (*again)(struct talk *, int))
{
    static const int answers[] = {0, REFUSAL, 421, CHALLENGE};
    int auth = state == SMTP_STATE_AUTH || strcmp(what, "AUTH") == 0;
    struct step s;
    size_t i;

    for (i = 0; i < (auth ? 4 : 3); i++) {
        again(t, state);
        s = begin_step(t->c, t->now, what);
        if (state == SMTP_STATE_DATA && answers[i] != 0)
            smtp_conn_reply(t->c, answers[i], NULL, NULL);
        s.answer = answers[i];
        settle(&s, octets);
    }
}

static void server_verbs(struct talk *t, int state)
{
    char line[100], name[SMTPI_VERB + 1];
    size_t i;

    for (i = 0; i < smtpi_verbs_count; i++) {
        sprintf(name, "%.8s", smtpi_verbs[i].name);
        sprintf(line, "%s%s\r\n", name, talk_behind(name));
        if (smtpi_verbs[i].verb == SMTPI_BDAT) {
            server_input(t, state, "BDAT", "BDAT 1\r\nx", talk_again);
            server_input(t, state, "BDAT LAST", line, talk_again);
        } else {
            server_input(t, state, name, line, talk_again);
        }
    }
}

/* All that may happen in a state but verbs. */
static void server_state(struct talk *t, int state,
                         void (*again)(struct talk *, int))
{
    size_t i;

    for (i = 0; i < INPUTS; i++)
        if (inputs[i].state == state)
            server_input(t, state, inputs[i].what, inputs[i].octets, again);
    for (i = 0; state == SMTP_STATE_TLS && i < SHAKES; i++) {
        again(t, state);
        shake(t->c, t->now, i);
    }
    again(t, state);
    end_of_input(t->c, t->now);
}

static void server_begin(struct talk *t, int lmtp)
{
    talk_config(t);
    talk_extend(t, lmtp);
}

static void walk_server(int lmtp)
{
    struct talk t;
    int state;
    size_t i;

    server_begin(&t, lmtp);
    talk_start(&t, 0);
    for (i = 0; i < TALK_COLUMNS; i++)
        server_verbs(&t, talk_columns[i]);
    for (state = 0; state <= SMTP_STATE_AUTH; state++)
        if (state != SMTP_STATE_CLOSED)
            server_state(&t, state, talk_again);
    talk_again(&t, TALK_CHUNKS);
    end_of_input(t.c, t.now);
    talk_free(&t);
}

/* What stands before SMTP: a connection in the state that it begins in. */
static void fresh(struct talk *t, int state)
{
    free(t->c);
    talk_start(t, t->size);
    while (state == SMTP_STATE_TLS && smtp_conn_next(t->c, t->now) != NULL)
        continue;
}

static void walk_before(int proxy, int tls)
{
    struct talk t;

    server_begin(&t, 0);
    smtp_config_set(t.cfg, SMTP_OPT_PROXY, (uint64_t)proxy);
    smtp_config_set(t.cfg, SMTP_OPT_TLS_FIRST, (uint64_t)tls);
    talk_start(&t, 0);
    add_edge(START, state_of(t.c),
             proxy ? "OPT_PROXY"
             : tls ? "OPT_TLS_FIRST"
                   : "init",
             0);
    if (proxy || tls)
        server_state(&t, state_of(t.c), fresh);
    talk_free(&t);
}

/* ---- a client ---- */

/* The calls, and the answer that grants each. */
enum { NONE, EHLO, STARTTLS, AUTH, AUTH_ASKED, AUTH_ANSWER, MAIL, RCPT };
enum { DATA = RCPT + 1, BODY, BODY_END, CHUNK, CHUNK_LAST, RSET, QUIT };
enum { COMMAND = QUIT + 1, XCLIENT, CALLS };
static const struct {
    const char *name, *granted;
} calls[CALLS] = {{"", "250 ok\r\n"},
                  {"ehlo()", "250 ok\r\n"},
                  {"starttls()", "220 ok\r\n"},
                  {"auth()", "235 ok\r\n"},
                  {"auth()", "334 eA==\r\n"},
                  {"auth_answer()", "235 ok\r\n"},
                  {"mail()", "250 ok\r\n"},
                  {"rcpt()", "250 ok\r\n"},
                  {"data()", "354 ok\r\n"},
                  {"body()", "250 ok\r\n"},
                  {"body_end()", "250 ok\r\n"},
                  {"chunk()", "250 ok\r\n"},
                  {"chunk(last)", "250 ok\r\n"},
                  {"rset()", "250 ok\r\n"},
                  {"quit()", "221 ok\r\n"},
                  {"command()", "250 ok\r\n"},
                  {"command()", "220 ok\r\n"}};

static int64_t make_call(smtp_conn *c, int call)
{
    switch (call) {
    case EHLO:
        return smtp_client_ehlo(c, NULL);
    case STARTTLS:
        return smtp_client_starttls(c);
    case AUTH:
    case AUTH_ASKED:
        return smtp_client_auth(c, "CRAM-MD5", NULL, 0);
    case AUTH_ANSWER:
        return smtp_client_auth_answer(c, "x", 1);
    case MAIL:
        return smtp_client_mail(c, "a@b.example", NULL, 0);
    case RCPT:
        return smtp_client_rcpt(c, "r@b.example", NULL, 0);
    case DATA:
        return smtp_client_data(c);
    case BODY:
        return smtp_client_body(c, "x\r\n", 3) == 3 ? 0 : SMTP_EMISUSE;
    case BODY_END:
        return smtp_client_body_end(c);
    case CHUNK:
    case CHUNK_LAST:
        return smtp_client_chunk(c, 2, call == CHUNK_LAST);
    case RSET:
        return smtp_client_rset(c);
    case QUIT:
        return smtp_client_quit(c);
    case COMMAND:
        return smtp_client_command(c, "NOOP");
    case XCLIENT:
        return smtp_client_command(c, "XCLIENT NAME=x");
    default:
        return 0;
    }
}

/* An answer, if one is awaited; a server that leaves, or refuses a message
   before its end, does not wait for that. */
static void client_hears(smtp_conn *c, uint64_t now, const char *reply)
{
    struct step s = begin_step(c, now, "reply");
    int code = atoi(reply);

    if (s.begun == SMTP_STATE_CLOSED ||
        (s.begun == SMTP_STATE_TLS && smtpi_client(c)->waiting == 0) ||
        (s.begun != SMTP_STATE_CONNECT && smtpi_client(c)->waiting == 0 &&
         code != 421 && !(s.begun == SMTP_STATE_DATA && code >= 400)))
        return;
    s.code = code;
    s.seen = 1;
    settle(&s, reply);
}

/* A call in a state; 0 if it is not legal there. */
static int client_call(smtp_conn *c, uint64_t now, int call)
{
    struct step s = begin_step(c, now, calls[call].name);

    if (call == NONE)
        return 1;
    if (make_call(c, call) < 0)
        return 0;
    look(&s);
    send_all(&s);
    if (call == CHUNK || call == CHUNK_LAST)
        smtp_client_sent(c, 2);
    settle(&s, "");
    if (s.begun == SMTP_STATE_MESSAGE)
        client_hears(c, now, "250 ok\r\n");
    return 1;
}

/* A call, and all answers to it, each on a connection of its own. */
static void client_answers(struct caller *t, int state, int call)
{
    const char *replies[] = {calls[call].granted, "554 no\r\n", "421 bye\r\n"};
    size_t i;

    if (state == SMTP_STATE_CONNECT)
        replies[0] = "220 ok\r\n";
    for (i = 0; i <= 3; i++) {
        caller_again(t, state);
        if (!client_call(t->c, t->now, call))
            return;
        if (i < 3)
            client_hears(t->c, t->now, replies[i]);
        else
            end_of_input(t->c, t->now);
    }
}

/* A client with an option on. With TLS_FIRST it begins in state TLS. */
static void walk_client(int option)
{
    int tls = option == SMTP_OPT_TLS_FIRST, state, call;
    struct caller t;
    size_t i;

    caller_config(&t);
    if (option != 0)
        smtp_config_set(t.cfg, option, 1);
    caller_start(&t, 0);
    add_edge(START, state_of(t.c), tls ? "OPT_TLS_FIRST" : "init", 0);
    for (i = 0; i < SHAKES; i++) {
        if (tls) {
            free(t.c);
            caller_start(&t, t.size);
            caller_pump(&t);
        } else {
            caller_again(&t, SMTP_STATE_TLS);
        }
        shake(t.c, t.now, i);
    }
    for (state = 0; state <= SMTP_STATE_AUTH && !tls; state++)
        for (call = 0; call < CALLS && state != SMTP_STATE_CLOSED; call++)
            client_answers(&t, state, call);
    caller_free(&t);
}

/* ---- what is printed ---- */

static const char *node(int state)
{
    return state == START ? "start" : name_of(names_states, state);
}

/* Ends of all kinds are drawn faint. */
static void print_edges(const char *role)
{
    int from, to;

    printf("digraph %s {\n    node [shape=box, fontname=Helvetica];\n"
           "    edge [fontname=Helvetica, fontsize=10];\n"
           "    start [shape=point];\n",
           role);
    for (from = 0; from < NODES; from++)
        for (to = 0; to < NODES; to++) {
            if (edges[from][to].len == 0)
                continue;
            printf("    %s -> %s [label=\"%s\"%s];\n", node(from), node(to),
                   edges[from][to].at,
                   to == SMTP_STATE_CLOSED ? ", color=gray, fontcolor=gray"
                                           : "");
        }
    printf("}\n");
}

/* 1 if all states that were seen were also tried. */
static int all_walked(void)
{
    int from, to;

    for (to = 0; to < START; to++)
        for (from = 0; from < NODES; from++)
            if (edges[from][to].len != 0 && !walked[to] &&
                to != SMTP_STATE_CLOSED) {
                fprintf(stderr, "diagram: nothing was tried in %s\n",
                        node(to));
                return 0;
            }
    return 1;
}

int main(int argc, char **argv)
{
    const char *what = argc == 2 ? argv[1] : "";

    if (strcmp(what, "server") == 0) {
        walk_server(0);
        walk_server(1);
        walk_before(0, 0);
        walk_before(0, 1);
        walk_before(1, 0);
        walk_before(1, 1);
    } else if (strcmp(what, "client") == 0) {
        walk_client(0);
        walk_client(SMTP_OPT_CHUNK);
        walk_client(SMTP_OPT_LMTP);
        walk_client(SMTP_OPT_TLS_FIRST);
    } else {
        fprintf(stderr, "usage: diagram server|client\n");
        return 2;
    }
    if (!all_walked())
        return 1;
    print_edges(what);
    return 0;
}
