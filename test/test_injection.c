/*
 * Injection: what a host may have from a stranger (a name, a path, the value
 * of a parameter, a command) is put into each field that the client has, with
 * octets in it that end a line, a path or a parameter, or would where they are
 * narrowed, decoded or folded on their way. What the field's own grammar does
 * not have must be refused, and nothing may come of it: the connection tells
 * and does the same as one that never heard it. What it has is taken, and must
 * be one command line, with no parameter but those given: read here by a
 * parser of its own, and by the server's engine.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib_caller.h"
#include "lib_talk.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- what is put into fields ---- */

static const struct attack {
    char letter;
    size_t len;
    const char *octets;
} attacks[] = {
#define OCTETS(text) sizeof text - 1, text
    /* ends of lines, and commands behind them */
    {'R', OCTETS("\r")},
    {'N', OCTETS("\n")},
    {'C', OCTETS("\r\n")},
    {'L', OCTETS("\n\r")},
    {'I', OCTETS("\r\nRSET\r\n")},
    {'J', OCTETS("> SIZE=1\r\nRCPT TO:<v@b.example")},
    {'D', OCTETS("\r\n.\r\nQUIT\r\n")},
    /* NUL, and newlines of UTF-16 */
    {'0', OCTETS("\0")},
    {'6', OCTETS("\r\0\n\0")},
    {'7', OCTETS("\0\r\0\n")},
    /* newlines of Unicode in UTF-8; U+560A and U+560D narrowed are LF, CR */
    {'5', OCTETS("\xc2\x85")},
    {'8', OCTETS("\xe2\x80\xa8")},
    {'9', OCTETS("\xe2\x80\xa9")},
    {'A', OCTETS("\xe5\x98\x8a")},
    {'B', OCTETS("\xe5\x98\x8d")},
    {'E', OCTETS("\xf0\x9f\x98\x8a")},
    /* no UTF-8: overlong forms of LF, surrogates, too large, cut off */
    {'f', OCTETS("\xff")},
    {'g', OCTETS("\x85")},
    {'h', OCTETS("\xc0\x8a")},
    {'i', OCTETS("\xe0\x80\x8a")},
    {'j', OCTETS("\xf0\x80\x80\x8a")},
    {'k', OCTETS("\xed\xa0\x8a")},
    {'l', OCTETS("\xf4\x90\x80\x8a")},
    {'m', OCTETS("\xe2\x80")},
    /* other control characters */
    {'d', OCTETS("\x7f")},
    {'1', OCTETS("\x01")},
    {'b', OCTETS("\x08")},
    {'v', OCTETS("\x0b")},
    {'w', OCTETS("\x0c")},
    {'e', OCTETS("\x1b[2K")},
    {'t', OCTETS("\t")},
    /* what ends a path or a parameter */
    {'s', OCTETS(" ")},
    {'>', OCTETS(">")},
    {'<', OCTETS("<")},
    {'r', OCTETS("> RSET")},
    {'P', OCTETS(" SIZE=1")},
    {'u', OCTETS("=1")},
    /* newlines that somebody may decode */
    {'p', OCTETS("%0d%0a")},
    {'q', OCTETS("\\r\\n")},
    {'x', OCTETS("+0D+0A")},
    {'y', OCTETS("=0D=0A")},
    {'a', OCTETS("&#13;&#10;")}};

/* ---- fields ---- */

enum field {
    EHLO,
    MAIL,
    MAIL_UTF8, /* with SMTPUTF8 */
    RCPT,
    COMMAND,
    MECH,
    ENVID, /* plain */
    ENVID_CODED,
    ORCPT,
    ORCPT_CODED,
    AUTH,
    AUTH_CODED,
    KEY,       /* of an unknown parameter */
    KEY_ALONE, /* ... without a value */
    VALUE,
    VALUE_RCPT,
    VALUE_UTF8 /* with SMTPUTF8 */
};

/* Where attacks are put is '%'. A row's control is what is put there to see
   that all else of it is right; taken are the letters of those attacks that
   the field's grammar has. */
static const struct row {
    enum field field;
    const char *pattern, *control, *taken;
} rows[] = {
    /* Domain, General-address-literal, RFC 5321 4.1.2, 4.1.3 */
    {EHLO, "%", "d", ""},
    {EHLO, "%d.example", "x", ""},
    {EHLO, "d.example%", "", ""},
    {EHLO, "d%.example", "", ""},
    {EHLO, "[192.0.2.1%]", "", ""},
    {EHLO, "[192.0.2.1]%", "", ""},
    {EHLO, "[IPv6:2001:db8::%]", "1", ""},
    {EHLO, "[x-tag:a%]", "", "><pxyua"},
    /* Mailbox: atext, qtextSMTP and quoted-pairSMTP, Domain, literals */
    {MAIL, "%@b.example", "a", "pxyu"},
    {MAIL, "a%@b.example", "", "pxyu"},
    {MAIL, "a.%b@b.example", "", "pxyu"},
    {MAIL, "a%b.example", "@", ""},
    {MAIL, "a@%b.example", "", ""},
    {MAIL, "a@b.example%", "", ""},
    {MAIL, "\"a%\"@b.example", "b", "s><rPpqxyua"},
    {MAIL, "\"%\"@b.example", "b", "s><rPpqxyua"},
    {MAIL, "\"a\"%@b.example", "", ""},
    {MAIL, "\"a\\%\"@b.example", "b", "s><rPpqxyua"},
    {MAIL, "a@[192.0.2.%]", "1", ""},
    {MAIL, "a@[IPv6:::%]", "1", ""},
    {MAIL, "a@[x-tag:a%]", "", "><pxyua"},
    {MAIL, "%", "", ""},
    {MAIL_UTF8, "a%@b.example", "\xc3\xa4", "pxyu589ABE"},
    {MAIL_UTF8, "a@%b.example", "\xc3\xa4", "589ABE"},
    {MAIL_UTF8, "\"a%\"@b.example", "\xc3\xa4", "s><rPpqxyua589ABE"},
    {RCPT, "a%@b.example", "", "pxyu"},
    {RCPT, "a@b%.example", "", ""},
    {RCPT, "a@b.example%", "", ""},
    {RCPT, "Postmaster%", "", ""},
    {RCPT, "\"a%\"@b.example", "b", "s><rPpqxyua"},
    {RCPT, "a@[192.0.2.1%]", "", ""},
    {RCPT, "a@[x-tag:a%]", "", "><pxyua"},
    /* a line of printable ASCII */
    {COMMAND, "NOOP %", "x", "s><rPpqxyua"},
    {COMMAND, "NOOP%", "", "s><rPpqxyua"},
    {COMMAND, "%NOOP", "", "><rpqxyua"},
    {COMMAND, "VRFY a%b", "", "s><rPpqxyua"},
    /* sasl-mech, RFC 4422 3.1 */
    {MECH, "%", "CRAM-MD5", ""},
    {MECH, "CRAM%", "-MD5", ""},
    {MECH, "%CRAM-MD5", "", ""},
    /* printable US-ASCII, in xtext, RFC 3461 4.2, 4.4 */
    {ENVID, "a%", "", "s><rPpqxyua"},
    {ENVID, "%", "a", "s><rPpqxyua"},
    {ENVID_CODED, "a%", "+2B", "><pqa"},
    {ENVID_CODED, "a+2%", "B", ""},
    {ORCPT, "rfc822;a%", "", "s><rPpqxyua"},
    {ORCPT, "rfc822%;a", "", "pxa"},
    {ORCPT_CODED, "rfc822;a%", "+2B", "><pqa"},
    {ORCPT_CODED, "%;a", "rfc822", "pxa"},
    {AUTH, "a%@b.example", "", "pxyu589ABE"},
    {AUTH, "a@b.example%", "", "589ABE"},
    {AUTH, "\"a%\"@b.example", "b", "s><rPpqxyua589ABE"},
    {AUTH_CODED, "a%@b.example", "", "p"},
    {AUTH_CODED, "<%>", "", ""},
    /* esmtp-keyword, esmtp-value, RFC 5321 4.1.2 */
    {KEY, "X-A%", "", ""},
    {KEY, "%X-A", "", ""},
    {KEY_ALONE, "X-A%", "", ""},
    {KEY_ALONE, "%", "X-A", ""},
    {VALUE, "a%", "", "><pqxa"},
    {VALUE, "%", "a", "><pqxa"},
    {VALUE_RCPT, "a%", "", "><pqxa"},
    {VALUE_UTF8, "a%", "\xc3\xa4", "><pqxa589ABE"}};

/* A value: the octets of a pattern with others in the place of '%'. NUL stands
   behind them. */
static void compose(struct text *value, const char *pattern,
                    const char *octets, size_t len)
{
    const char *place = strchr(pattern, '%');

    text_reset(value);
    text_add(value, pattern, (size_t)(place - pattern));
    text_add(value, octets, len);
    text_put(value, place + 1);
}

/* 1 if a field's value has a length of its own, and so may hold NUL. */
static int is_counted(enum field field)
{
    return field >= ENVID && field != KEY && field != KEY_ALONE;
}

static int is_utf8(enum field field)
{
    return field == MAIL_UTF8 || field == VALUE_UTF8;
}

/* The parameters with which a field's value is given; how many. */
static size_t params(enum field field, const struct text *value,
                     smtp_param p[2])
{
    size_t n = 0;

    memset(p, 0, 2 * sizeof *p);
    if (is_utf8(field))
        p[n++].id = SMTP_PARAM_SMTPUTF8;
    p[n].value = value->at;
    p[n].len = value->len;
    switch (field) {
    case ENVID_CODED:
        p[n].key = "ENVID"; /* fall through */
    case ENVID:
        p[n++].id = SMTP_PARAM_ENVID;
        break;
    case ORCPT_CODED:
        p[n].key = "ORCPT"; /* fall through */
    case ORCPT:
        p[n++].id = SMTP_PARAM_ORCPT;
        break;
    case AUTH_CODED:
        p[n].key = "AUTH"; /* fall through */
    case AUTH:
        p[n++].id = SMTP_PARAM_AUTH;
        break;
    case KEY:
    case KEY_ALONE:
        p[n].key = value->at;
        p[n].value = "v";
        p[n++].len = field == KEY;
        break;
    case VALUE:
    case VALUE_RCPT:
    case VALUE_UTF8:
        p[n++].key = "X-A";
        break;
    default:
        break;
    }
    return n;
}

static int is_rcpt(enum field field)
{
    return field == RCPT || field == ORCPT || field == ORCPT_CODED ||
           field == VALUE_RCPT;
}

/* Gives a value to the client, and what it said. */
static int give(smtp_conn *c, enum field field, const struct text *value)
{
    smtp_param p[2];
    size_t n = params(field, value, p);

    switch (field) {
    case EHLO:
        return smtp_client_ehlo(c, value->at);
    case COMMAND:
        return smtp_client_command(c, value->at);
    case MECH:
        return smtp_client_auth(c, value->at, NULL, 0);
    case MAIL:
    case MAIL_UTF8:
        return smtp_client_mail(c, value->at, p, n);
    case RCPT:
        return smtp_client_rcpt(c, value->at, p, n);
    default:
        return is_rcpt(field) ? smtp_client_rcpt(c, "r@b.example", p, n)
                              : smtp_client_mail(c, "a@b.example", p, n);
    }
}

/* ---- states ---- */

enum { FRESH, REFUSED_MAIL = 20, IN_MAIL_ALONE, IN_RCPT_ALONE };

/* Where fields may be given; 20 and above are states of this test. */
static const struct {
    int state;
    int ehlo, command, mech, mail, rcpt;
} places[] = {
    {SMTP_STATE_CONNECT, 1, 0, 0, 0, 0}, {SMTP_STATE_HELO, 1, 1, 0, 0, 0},
    {SMTP_STATE_READY, 1, 1, 1, 1, 0},   {SMTP_STATE_MAIL, 0, 1, 0, 1, 1},
    {SMTP_STATE_RCPT, 0, 1, 0, 1, 1},    {SMTP_STATE_MESSAGE, 0, 0, 0, 1, 0},
    {REFUSED_MAIL, 1, 1, 1, 1, 0},       {IN_MAIL_ALONE, 0, 1, 0, 1, 1},
    {IN_RCPT_ALONE, 0, 1, 0, 1, 1}};

static int is_allowed(size_t place, enum field field)
{
    switch (field) {
    case EHLO:
        return places[place].ehlo;
    case COMMAND:
        return places[place].command;
    case MECH:
        return places[place].mech;
    default:
        return is_rcpt(field) ? places[place].rcpt : places[place].mail;
    }
}

#define ALONE                                                                 \
    "250-mx.example\r\n250-SIZE\r\n250-DSN\r\n250-8BITMIME\r\n"               \
    "250-SMTPUTF8\r\n250 AUTH PLAIN CRAM-MD5\r\n"

/* Begins a connection in a place, in MAIL and RCPT with SMTPUTF8 said. */
static void begin(struct caller *t, size_t place)
{
    int state = places[place].state;

    t->offers = state >= IN_MAIL_ALONE ? ALONE : CALLER_ALL;
    caller_start(t, t->size);
    if (state == REFUSED_MAIL) {
        caller_to(t, SMTP_STATE_READY);
        assert_int_equal(smtp_client_mail(t->c, "", NULL, 0), 0);
        caller_hear(t, "550 no\r\n");
    } else {
        caller_to(t, state == IN_MAIL_ALONE   ? SMTP_STATE_MAIL
                     : state == IN_RCPT_ALONE ? SMTP_STATE_RCPT
                                              : state);
    }
    text_reset(&t->out);
}

/* Gives a value that must be taken; what went out for it is in t->out. */
static void give_good(struct caller *t, size_t place, enum field field,
                      const struct text *value)
{
    int rc = give(t->c, field, value);

    if (rc == SMTP_EROOM && places[place].state >= IN_MAIL_ALONE) {
        caller_hear(t, "250 RSET\r\n");
        text_reset(&t->out);
        rc = give(t->c, field, value);
    }
    if (rc != 0)
        fail_msg("field %d in state %d gives %d: %s", (int)field,
                 places[place].state, rc, value->at);
    if (places[place].state == SMTP_STATE_CONNECT)
        caller_hear(t, "220 mx.example\r\n");
    caller_pump(t);
}

/* ---- a strict reader of one command line ---- */

static int is_in(char octet, const char *set)
{
    return octet != '\0' && strchr(set, octet) != NULL;
}

static int is_alnum(char octet)
{
    return (octet >= '0' && octet <= '9') || (octet >= 'A' && octet <= 'Z') ||
           (octet >= 'a' && octet <= 'z');
}

/* One line, and in it no control character, no octet above 127 but UTF-8's. */
static void check_line(const struct text *line, int utf8)
{
    size_t i;

    assert_true(line->len > 2);
    assert_memory_equal(line->at + line->len - 2, "\r\n", 2);
    for (i = 0; i < line->len - 2; i++) {
        unsigned char octet = (unsigned char)line->at[i];

        assert_true(octet >= ' ' && octet != 127);
        assert_true(octet < 128 || utf8);
    }
}

/* Reads a path from p, behind its '<', to what is behind its '>'. */
static const char *read_path(const char *p)
{
    if (*p == '"')
        for (p++; *p++ != '"';)
            p += p[-1] == '\\';
    while (is_alnum(*p) || is_in(*p, "!#$%&'*+-/=?^_`{|}~.") || *p & 0x80)
        p++;
    if (*p == '@' && p[1] == '[')
        while (*p != ']')
            p++;
    while (is_alnum(*p) || is_in(*p, "@.-]") || *p & 0x80)
        p++;
    assert_int_equal(*p, '>');
    return p + 1;
}

/* Reads parameters up to CR LF; how many. */
static size_t read_params(const char *p)
{
    size_t n = 0;

    for (; *p == ' '; n++) {
        assert_true(is_alnum(*++p));
        while (is_alnum(*p) || *p == '-')
            p++;
        if (*p != '=')
            continue;
        assert_true(*++p > ' ' || *p & 0x80);
        while ((*p > ' ' && *p != '=' && *p != 127) || *p & 0x80)
            p++;
    }
    assert_string_equal(p, "\r\n");
    return n;
}

/* What is behind a word that must stand at p. */
static const char *behind(const char *p, const char *word)
{
    assert_memory_equal(p, word, strlen(word));
    return p + strlen(word);
}

/* Takes out RSET, which goes before MAIL where a transaction is open. */
static void drop_rset(struct text *out, size_t place, enum field field)
{
    int state = places[place].state;

    if (field == EHLO || field == COMMAND || field == MECH || is_rcpt(field) ||
        state == SMTP_STATE_READY || state == REFUSED_MAIL ||
        state == SMTP_STATE_MESSAGE || state >= IN_MAIL_ALONE)
        return;
    assert_memory_equal(out->at, "RSET\r\n", 6);
    memmove(out->at, out->at + 6, out->len - 6 + 1);
    out->len -= 6;
}

/* The server's engine sees one command with these parameters. */
static void check_served(const struct text *line, int event, size_t nparam)
{
    const smtp_event *e;
    struct talk t;

    talk_config(&t);
    smtp_config_set(t.cfg, SMTP_EXT_DSN, 1);
    smtp_config_set(t.cfg, SMTP_EXT_SMTPUTF8, 1);
    smtp_config_set(t.cfg, SMTP_EXT_AUTH, 1);
    smtp_config_set_text(t.cfg, SMTP_TEXT_MECHS, "CRAM-MD5");
    smtp_config_set(t.cfg, SMTP_OPT_PARAMS, 2);
    talk_start(&t, 0);
    talk_to(&t, event == SMTP_EVENT_RCPT ? SMTP_STATE_MAIL : SMTP_STATE_READY);
    t.answer[event] = TALK_OWED;
    talk_feed(&t, line->at, line->len);
    e = smtp_conn_owed(t.c);
    assert_non_null(e);
    assert_int_equal(e->type, event);
    assert_int_equal(e->nparam, nparam);
    smtp_conn_reply(t.c, 250, NULL, NULL);
    talk_pump(&t);
    assert_memory_equal(t.out.at, "250 ", 4);
    assert_ptr_equal(strchr(t.out.at, '\n'), t.out.at + t.out.len - 1);
    talk_free(&t);
}

/* What went out for a value is what was meant. */
static void check_out(struct caller *t, size_t place, enum field field,
                      const struct text *value)
{
    static const char *const verbs[] = {"EHLO ", "", "", "", "", "AUTH "};
    struct text line = {NULL, 0, 0};
    const char *p;
    smtp_param ps[2];
    size_t n = params(field, value, ps);

    drop_rset(&t->out, place, field);
    check_line(&t->out, is_utf8(field));
    if (field == EHLO || field == COMMAND || field == MECH) {
        text_put(&line, verbs[field]);
        text_put(&line, value->at);
        text_put(&line, "\r\n");
        assert_string_equal(t->out.at, line.at);
        text_free(&line);
        return;
    }
    p = behind(t->out.at, is_rcpt(field) ? "RCPT TO:<" : "MAIL FROM:<");
    assert_int_equal(read_params(*p == '>' ? p + 1 : read_path(p)), n);
    check_served(&t->out, is_rcpt(field) ? SMTP_EVENT_RCPT : SMTP_EVENT_MAIL,
                 n);
}

/* ---- tests ---- */

static int is_taken(const struct row *row, const struct attack *a)
{
    return strchr(row->taken, a->letter) != NULL;
}

/* A string ends where a NUL is, and is another. */
static int is_given(const struct row *row, const struct attack *a)
{
    return is_counted(row->field) || memchr(a->octets, '\0', a->len) == NULL;
}

/* Gives all that the row does not take to one connection, which then must do
   as another that had none of it. Returns how much there was. */
static size_t refuse_all(struct caller *t, struct caller *twin, size_t place,
                         const struct row *row)
{
    struct text before = {NULL, 0, 0}, after = {NULL, 0, 0};
    struct text value = {NULL, 0, 0};
    size_t i, n = 0;

    begin(t, place);
    begin(twin, place);
    caller_facts(twin, &before);
    for (i = 0; i < COUNT(attacks); i++) {
        int rc;

        if (is_taken(row, &attacks[i]) || !is_given(row, &attacks[i]))
            continue;
        compose(&value, row->pattern, attacks[i].octets, attacks[i].len);
        rc = give(t->c, row->field, &value);
        caller_facts(t, &after);
        if (rc != SMTP_EINVAL || strcmp(before.at, after.at) != 0)
            fail_msg("%s with %c in state %d gives %d: %s, was %s",
                     row->pattern, attacks[i].letter, places[place].state, rc,
                     after.at, before.at);
        n++;
    }
    compose(&value, row->pattern, row->control, strlen(row->control));
    give_good(t, place, row->field, &value);
    give_good(twin, place, row->field, &value);
    assert_string_equal(t->out.at, twin->out.at);
    check_out(t, place, row->field, &value);
    caller_facts(t, &after);
    caller_facts(twin, &before);
    assert_string_equal(after.at, before.at);
    free(t->c);
    free(twin->c);
    text_free(&before);
    text_free(&after);
    text_free(&value);
    return n;
}

static void others_than_its_grammar_has_are_refused(void **state)
{
    struct caller t, twin;
    size_t place, i, n = 0;

    (void)state;
    caller_config(&t);
    caller_config(&twin);
    for (place = 0; place < COUNT(places); place++)
        for (i = 0; i < COUNT(rows); i++)
            if (is_allowed(place, rows[i].field))
                n += refuse_all(&t, &twin, place, &rows[i]);
    print_message("%zu values were refused\n", n);
    assert_true(n > 5000);
    t.c = twin.c = NULL;
    caller_free(&t);
    caller_free(&twin);
}

static void what_its_grammar_has_is_one_line(void **state)
{
    struct text value = {NULL, 0, 0};
    size_t place, i, k, n = 0;
    struct caller t;

    (void)state;
    caller_config(&t);
    for (place = 0; place < COUNT(places); place++)
        for (i = 0; i < COUNT(rows); i++)
            for (k = 0; k < COUNT(attacks); k++) {
                if (!is_allowed(place, rows[i].field) ||
                    !is_taken(&rows[i], &attacks[k]))
                    continue;
                begin(&t, place);
                compose(&value, rows[i].pattern, attacks[k].octets,
                        attacks[k].len);
                give_good(&t, place, rows[i].field, &value);
                check_out(&t, place, rows[i].field, &value);
                free(t.c);
                n++;
            }
    print_message("%zu values were taken\n", n);
    assert_true(n > 500);
    t.c = NULL;
    caller_free(&t);
    text_free(&value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_than_its_grammar_has_are_refused),
        cmocka_unit_test(what_its_grammar_has_is_one_line)};

    return cmocka_run_group_tests_name("injection", tests, NULL, NULL);
}
