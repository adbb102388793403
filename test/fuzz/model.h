/*
 * A model that goes along with each run of fuzz_session.c: the order in which
 * events may come, the place of every command line among the octets, how many
 * replies are due. It is written from smtp.h and knows nothing of how the
 * library does it.
 */
#ifndef MODEL_H
#define MODEL_H

#include "session.h"

struct model {
    int events; /* some have come */
    int connected;
    int esmtp;
    int shaking; /* 1: the handshake is to come, 2: it is under way */
    int tls;     /* what smtp_conn_tls_done() was told */
    int auth;    /* 1: by AUTH, 2: by XCLIENT */
    int login;   /* XCLIENT in hand: 1: has LOGIN, 2: which is unavailable */
    int open;    /* a transaction */
    int data;    /* its message comes in */
    int refused;
    size_t rcpts, told;
    size_t asked;   /* challenges of the exchange of AUTH */
    int responding; /* the next line is a response */
    /* The following only where LINE events come. */
    size_t cursor;  /* where the next command line begins */
    size_t replies; /* that are due for all before it */
    size_t losing;  /* recipients of the message whose chunk is in hand */
    size_t lost;    /* those of the message that a refused chunk has ended */
};

/* How many replies a message gets. */
static inline size_t model_verdicts(const struct model *m,
                                    const struct input *in)
{
    return has_option(in, 'L') ? m->rcpts : 1;
}

/* Moves the cursor behind a line of len octets; 0 if its end is missing. */
static inline int model_pass(struct model *m, const struct input *in,
                             size_t len)
{
    if (m->cursor + len + 2 > in->size) {
        m->cursor = in->size;
        return 0;
    }
    m->cursor += len + 2;
    return 1;
}

/* How many replies a BDAT gets. In LMTP the last one has an answer for each
   recipient, also where a chunk was refused before; others have one. */
static inline size_t model_answers(struct model *m, const struct input *in,
                                   int last)
{
    size_t lost = m->lost;

    m->losing = m->open && !last ? m->rcpts : 0;
    if (!last || !has_option(in, 'L'))
        return 1;
    m->lost = 0;
    return m->open ? m->rcpts : lost;
}

/* Behind the line of a BDAT: what follows "BDAT " in len octets. Where no size
   can be read the session ends. */
static inline void model_chunk(struct model *m, const struct input *in,
                               const unsigned char *p, size_t len)
{
    size_t i, size = 0, left = in->size - m->cursor;
    int last;

    for (i = 0; i < len && p[i] >= '0' && p[i] <= '9'; i++)
        size = size > in->size ? size : size * 10 + (size_t)(p[i] - '0');
    while (len > i && (p[len - 1] == ' ' || p[len - 1] == '\t'))
        len--;
    last = len == i + 5 && p[i] == ' ' && is_verb(p + i + 1, 4, "LAST");
    m->cursor += size < left ? size : left;
    if (size <= left)
        m->replies += model_answers(m, in, last);
}

/* Behind 354: the message. */
static inline void model_message(struct model *m, const struct input *in)
{
    size_t at, len;

    while (m->cursor < in->size) {
        at = m->cursor;
        len = line_len(in, at);
        if (model_pass(m, in, len) && len == 1 && in->data[at] == '.') {
            m->replies += model_verdicts(m, in);
            return;
        }
    }
}

/* Behind a PROXY header, of which fed octets were acked, and not one too
   many. */
static inline void model_header(struct model *m, const struct input *in,
                                size_t fed)
{
    const unsigned char *p = in->data;

    FUZZ_CHECK(fed >= 15);
    if (p[0] == 'P')
        FUZZ_CHECK(fed == line_len(in, 0) + 2);
    else
        FUZZ_CHECK(fed == 16 + ((size_t)p[14] << 8) + p[15]);
    m->cursor = fed;
}

/* What a LINE event may show of a line: of AUTH no more than its first word,
   of a response nothing. */
static inline void model_shown(const struct model *m, const smtp_event *ev,
                               const unsigned char *line, size_t len)
{
    const unsigned char *blank;
    size_t shown = ev->len;

    if (m->responding) {
        FUZZ_CHECK(shown == 3 && memcmp(ev->data, "***", 3) == 0);
        return;
    }
    if (is_verb(line, len, "AUTH")) {
        if (shown >= 4 && memcmp(ev->data + shown - 4, " ***", 4) == 0)
            shown -= 4;
        blank = len > 5 ? memchr(line + 5, ' ', len - 5) : NULL;
        FUZZ_CHECK(blank == NULL || shown <= (size_t)(blank - line));
    } else {
        FUZZ_CHECK(shown == len || ev->flags & SMTP_FLAG_CUT);
    }
    FUZZ_CHECK(shown <= len && memcmp(ev->data, line, shown) == 0);
}

/* A line that came in: it must stand where the next command is due. */
static inline void model_line(struct model *m, const struct input *in,
                              const smtp_event *ev)
{
    const unsigned char *line = in->data + m->cursor;
    size_t len = line_len(in, m->cursor);
    int whole;

    model_shown(m, ev, line, len);
    whole = model_pass(m, in, len);
    m->losing = 0;
    if (is_verb(line, len, "RSET") && is_blank(line + 4, len - 4))
        m->lost = 0;
    if (!m->responding && len > 4 && is_verb(line, len, "BDAT") &&
        !has_option(in, '1'))
        model_chunk(m, in, line + 5, len - 5);
    else
        m->replies += (size_t)whole;
    m->responding = 0;
}

/* ---- the order of events ---- */

static inline void model_attrs(const smtp_event *ev, int least, int most)
{
    size_t i;

    for (i = 0; i < ev->nparam; i++)
        FUZZ_CHECK(ev->param[i].id >= least && ev->param[i].id <= most &&
                   ev->param[i].number >= 0 && ev->param[i].len > 0);
}

/* AUTH is first, or the response to a challenge, or the end of all that. */
static inline void model_auth(struct model *m, const smtp_event *ev)
{
    FUZZ_CHECK((m->asked > 0) == (ev->arg[0] == '\0'));
    FUZZ_CHECK(ev->index == m->asked);
    if (ev->flags & SMTP_FLAG_CANCEL) {
        FUZZ_CHECK(m->asked > 0 && ev->data == NULL);
        m->asked = 0;
    } else if (ev->data != NULL) {
        FUZZ_CHECK(ev->data[ev->len] == 0);
    } else {
        FUZZ_CHECK(m->asked == 0);
    }
}

/* What XCLIENT says of LOGIN. */
static inline int model_login(const smtp_event *ev)
{
    static const char none[] = "[UNAVAILABLE]";
    char text[256] = {0};
    size_t i, k;

    for (i = 0; i < ev->nparam; i++) {
        if (ev->param[i].id != SMTP_PARAM_LOGIN)
            continue;
        FUZZ_CHECK(smtp_codec_xtext_decode(ev->param[i].value,
                                           ev->param[i].len, text,
                                           sizeof text) > 0);
        for (k = 0; k < sizeof none; k++)
            if (text[k] != none[k] && !(text[k] >= 'a' && text[k] <= 'z' &&
                                        text[k] - 0x20 == none[k]))
                return 1;
        return 2;
    }
    return 0;
}

/* Who may send mail at all. */
static inline void model_may(const struct model *m, const struct input *in)
{
    FUZZ_CHECK(m->connected && !m->open);
    FUZZ_CHECK(m->tls || !has_option(in, 'S'));
    FUZZ_CHECK(m->auth || !(has_option(in, 'A') || has_option(in, 'U')));
}

/* Whether an event that belongs to a transaction may come now; 0: it is none
   of these. */
static inline int model_mail(struct model *m, const struct input *in,
                             const smtp_event *ev)
{
    switch (ev->type) {
    case SMTP_EVENT_MAIL:
        model_may(m, in);
        return 1;
    case SMTP_EVENT_RCPT:
        FUZZ_CHECK(m->open && !m->data && ev->index == m->rcpts);
        return 1;
    case SMTP_EVENT_DATA:
        FUZZ_CHECK(m->open && !m->data && m->rcpts > 0);
        return 1;
    case SMTP_EVENT_MESSAGE:
        FUZZ_CHECK(m->data && !m->refused && ev->index == m->told);
        return 1;
    case SMTP_EVENT_ABORT:
        FUZZ_CHECK(m->open);
        m->lost = ev->code != 0 ? m->losing : 0;
        m->open = m->data = 0;
        return 1;
    case SMTP_EVENT_CLOSED:
        FUZZ_CHECK(!m->open);
        return 1;
    default:
        return 0;
    }
}

/* The same for all events but LINE and BODY. */
static inline void model_event(struct model *m, const struct input *in,
                               const smtp_event *ev)
{
    int first = !m->events;

    m->events = 1;
    if (model_mail(m, in, ev))
        return;
    switch (ev->type) {
    case SMTP_EVENT_PROXY:
        FUZZ_CHECK(has_option(in, 'P') && first);
        FUZZ_CHECK(ev->nparam == 0 || ev->nparam == 4);
        model_attrs(ev, SMTP_PARAM_ADDR, SMTP_PARAM_DESTPORT);
        return;
    case SMTP_EVENT_CONNECT:
        FUZZ_CHECK(!m->connected && !m->shaking);
        FUZZ_CHECK(first == !(has_option(in, 'P') || has_option(in, 'F')));
        m->connected = 1;
        m->replies++;
        return;
    case SMTP_EVENT_TLS:
        FUZZ_CHECK(m->shaking == 1);
        m->shaking = 2;
        return;
    case SMTP_EVENT_HELO:
        FUZZ_CHECK(ev->flags & SMTP_FLAG_ESMTP || !has_option(in, 'L'));
        break;
    case SMTP_EVENT_AUTH:
        FUZZ_CHECK(!m->open);
        model_auth(m, ev);
        break;
    case SMTP_EVENT_STARTTLS:
        FUZZ_CHECK(!m->open);
        break;
    case SMTP_EVENT_XCLIENT:
    case SMTP_EVENT_XFORWARD:
        FUZZ_CHECK(!m->open && ev->nparam > 0);
        m->login = model_login(ev);
        model_attrs(ev, SMTP_PARAM_NAME, SMTP_PARAM_SOURCE);
        break;
    default:
        break;
    }
    FUZZ_CHECK(m->connected && !m->shaking);
    FUZZ_CHECK(!(m->tls & SMTP_TLS_WEAK) || ev->type == SMTP_EVENT_CONNECT ||
               ev->type == SMTP_EVENT_QUIT);
}

/* TLS begins. */
static inline void model_shaken(struct model *m, int flags)
{
    m->shaking = 0;
    m->tls = flags;
    m->auth = m->esmtp = 0;
    m->lost = 0;
}

/* MAIL, and what stands outside a transaction, was granted. */
static inline void model_granted(struct model *m, int type, int flags)
{
    switch (type) {
    case SMTP_EVENT_HELO:
        m->esmtp = (flags & SMTP_FLAG_ESMTP) != 0;
        m->lost = 0;
        break;
    case SMTP_EVENT_STARTTLS:
        m->shaking = 1;
        break;
    case SMTP_EVENT_AUTH:
        m->auth = 1;
        break;
    case SMTP_EVENT_XCLIENT:
        m->auth = m->login == 1 || (m->login == 0 && m->auth == 2) ? 2 : 0;
        m->esmtp = 0;
        m->lost = 0;
        break;
    case SMTP_EVENT_MAIL:
        m->open = 1;
        m->data = m->refused = 0;
        m->rcpts = m->told = m->lost = 0;
        break;
    default:
        break;
    }
}

/* What follows from a host's answer to an event. */
static inline void model_answered(struct model *m, const struct input *in,
                                  int type, int flags, int granted)
{
    if (type == SMTP_EVENT_AUTH)
        m->asked = 0;
    if (type == SMTP_EVENT_MESSAGE && ++m->told == model_verdicts(m, in))
        m->open = m->data = 0;
    if (!granted)
        return;
    m->rcpts += type == SMTP_EVENT_RCPT;
    model_granted(m, type, flags);
}

/* The same for DATA. */
static inline void model_data(struct model *m, const struct input *in,
                              int chunk, int granted)
{
    if (!chunk && !granted)
        return;
    m->data = 1;
    m->refused = !granted;
    if (!chunk)
        model_message(m, in);
}

/* ---- a run ---- */

struct run {
    const struct input *in;
    struct way way;
    smtp_conn *c;
    size_t size; /* of its block */
    uint64_t now;
    size_t fed;           /* octets acked */
    size_t limit;         /* where the group ends */
    uint32_t turn;        /* of things decided by chance that change nothing */
    unsigned char *place; /* room octets, where a receive is under way */
    size_t room;

    struct model m;
    size_t step;    /* the next of the host's answers */
    unsigned lines; /* of the answer in hand that were given */
    int given;      /* dispatch has the last line, and gives it */
    int never;      /* the answer in hand is never given */
    int shakes;     /* TLS's is given behind the next octets */
    int injects;    /* octets stand in clear behind STARTTLS */
    int handling;   /* in a handler */
    size_t wanted;  /* octets of the message, until it is refused */
    size_t octets;  /* of the message so far */
    int bodies;     /* a message's content is in body */
    int closed;
    struct text log, body, out, lines_in, lines_out;
};

#endif
