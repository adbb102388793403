/*
 * The message, as a client sends it: behind 354 with its dots doubled, or in
 * chunks (RFC 3030). What MAIL declared, and the rule that CR and LF stand
 * together (RFC 5321 2.3.8), bound what is taken; an octet that breaks them is
 * not sent, since what two servers read differently is where mail is forged.
 */
#include "smtp_client.h"

enum {
    MESSAGE_LINE = 32,  /* "BDAT 18446744073709551615 LAST" CRLF */
    MESSAGE_LEAST = 512 /* no smaller chunk while others are on their way */
};

/* smtp_codec_stuff()'s states, of which chunks have no use but this. */
enum { MESSAGE_BOL = 0, MESSAGE_IN_LINE = 1, MESSAGE_CR = 2 };

void smtpi_message_begin(smtp_conn *c, int chunks)
{
    struct smtpi_client *cl = smtpi_client(c);

    cl->message = chunks ? SMTPI_CONTENT_CHUNKS : SMTPI_CONTENT_DOTS;
    cl->dots = MESSAGE_BOL;
    c->octets = 0;
    c->told = 0;
    c->state = SMTP_STATE_DATA;
}

void smtpi_message_none(smtp_conn *c)
{
    static const char end[] = ".\r\n";

    c->told = 0;
    c->state = SMTP_STATE_MESSAGE;
    smtpi_sent_line(c, 0, SMTPI_ASKED_NOTHING, 1);
    memcpy(smtpi_tx(c), end, sizeof end - 1);
    smtpi_written_content(c, sizeof end - 1);
}

/* ---- pieces ---- */

/* Writes "BDAT size" at out; its octets. */
static size_t message_bdat(char *out, uint64_t size, int last)
{
    size_t n = sizeof "BDAT " - 1;

    memcpy(out, "BDAT ", n);
    n += smtpi_decimal(size, out + n);
    memcpy(out + n, last ? " LAST\r\n" : "\r\n", last ? 7 : 2);
    return n + (last ? 7 : 2);
}

/* How often the end of the message is answered. */
static size_t message_answers(const smtp_conn *c)
{
    return SMTPI_OPTION(c->cfg, SMTP_OPT_LMTP) && c->rcpt > 1 ? c->rcpt : 1;
}

/* The state behind len octets that were sent as they are. */
static int message_state(int state, const unsigned char *p, size_t len)
{
    if (len == 0)
        return state;
    if (p[len - 1] == '\r')
        return MESSAGE_CR;
    return p[len - 1] == '\n' &&
                   (len > 1 ? p[len - 2] == '\r' : state == MESSAGE_CR)
               ? MESSAGE_BOL
               : MESSAGE_IN_LINE;
}

/* How many octets more may be written now; in a chunk of its own, those
   behind its line. None before the trace has shown what they stand behind. */
static size_t message_room(const smtp_conn *c)
{
    const struct smtpi_client *cl = &c->of.client;
    size_t room = smtpi_room(c);

    if (c->shown != c->end)
        return 0;
    room = room > MESSAGE_LINE ? room - MESSAGE_LINE : 0;
    if (cl->message != SMTPI_CONTENT_CHUNKS)
        return room;
    room = room > MESSAGE_LINE ? room - MESSAGE_LINE : 0;
    if (!smtpi_may_send(c) || (c->out != c->end && room < MESSAGE_LEAST))
        return 0;
    return room;
}

/* Sends octets in which nothing is wrong: how many of them. */
static size_t message_put(smtp_conn *c, const unsigned char *p, size_t len)
{
    struct smtpi_client *cl = smtpi_client(c);
    size_t room = message_room(c), out_len = room;
    int state = cl->dots;

    if (cl->message == SMTPI_CONTENT_CHUNKS) {
        char *out = smtpi_tx(c);
        size_t line;

        if (len > room)
            len = room;
        if (len == 0)
            return 0;
        line = message_bdat(out, len, 0);
        smtpi_sent_line(c, line, SMTPI_ASKED_CHUNK, 1);
        memcpy(out + line, p, len);
        smtpi_written_content(c, len);
        cl->dots = (unsigned char)message_state(state, p, len);
    } else {
        smtp_codec_stuff(&state, p, &len, smtpi_tx(c), &out_len);
        cl->dots = (unsigned char)state;
        smtpi_written_content(c, out_len);
    }
    c->octets += len;
    return len;
}

/* ---- rules ---- */

/* The octets of p before the first CR or LF that stands alone; one at the end
   of what was sent before counts. A CR at the end may be followed by LF. */
static size_t message_clean(int state, const unsigned char *p, size_t len)
{
    size_t i = 0;

    if (len == 0 || (p[0] == '\n') != (state == MESSAGE_CR))
        return 0;
    while ((i += smtpi_scan(p + i, len - i)) < len) {
        if (p[i - 1] == '\r' && p[i] != '\n')
            return i - 1;
        if (p[i - 1] != '\r' && p[i] == '\n')
            return i;
    }
    return len;
}

static int message_has_8bit(const unsigned char *p, size_t len)
{
    uint64_t all = 0, word;
    size_t i;

    for (i = 0; len - i >= sizeof word; i += sizeof word) {
        memcpy(&word, p + i, sizeof word);
        all |= word;
    }
    for (; i < len; i++)
        all |= p[i];
    return (all & UINT64_C(0x8080808080808080)) != 0;
}

/* Puts CR LF for a CR or LF that stands alone at p; the octets of p that this
   is for, 0 if there is no room. */
static size_t message_mend(smtp_conn *c, const unsigned char *p)
{
    struct smtpi_client *cl = smtpi_client(c);

    if (message_room(c) < 4)
        return 0;
    if (cl->dots == MESSAGE_CR) { /* of which only the LF is missing */
        message_put(c, (const unsigned char *)"\n", 1);
        return *p == '\n';
    }
    message_put(c, (const unsigned char *)"\r\n", 2);
    return 1;
}

/* Sends what there is room for, mending what stands alone. */
static size_t message_normalize(smtp_conn *c, const unsigned char *p,
                                size_t len)
{
    size_t done = 0, n;

    while (done < len) {
        int cr = smtpi_client(c)->dots == MESSAGE_CR;

        n = message_clean(smtpi_client(c)->dots, p + done, len - done);
        if (n != 0)
            n = message_put(c, p + done, n);
        else if (message_room(c) < 4)
            break;
        else
            n = message_mend(c, p + done);
        done += n;
        if (n == 0 && !cr)
            break;
    }
    return done;
}

/* Writes what p becomes when it is mended to out, room octets: how many.
   *len, its octets, becomes how many this is for. */
static size_t message_mended(int *state, const unsigned char *p, size_t *len,
                             char *out, size_t room)
{
    size_t done = 0, written = 0, n;

    while (done < *len && written + 2 <= room) {
        n = message_clean(*state, p + done, *len - done);
        if (n > room - written)
            n = room - written;
        memcpy(out + written, p + done, n);
        written += n;
        if (n != 0) {
            *state = message_state(*state, p + done, n);
            done += n;
            continue;
        }
        if (*state == MESSAGE_CR) { /* of which only the LF is missing */
            out[written++] = '\n';
        } else {
            memcpy(out + written, "\r\n", 2);
            written += 2;
            done++;
        }
        *state = MESSAGE_BOL;
    }
    *len = done;
    return written;
}

/* The same in a chunk: one for all of it, whose line is written last, as it
   tells the size. */
static size_t message_normalize_chunk(smtp_conn *c, const unsigned char *p,
                                      size_t len)
{
    struct smtpi_client *cl = smtpi_client(c);
    char *out = smtpi_tx(c), *content = out + MESSAGE_LINE;
    int state = cl->dots;
    size_t n = message_mended(&state, p, &len, content, message_room(c)), line;

    if (n == 0)
        return 0;
    line = message_bdat(out, n, 0);
    memmove(out + line, content, n);
    smtpi_sent_line(c, line, SMTPI_ASKED_CHUNK, 1);
    smtpi_written_content(c, n);
    cl->dots = (unsigned char)state;
    c->octets += n;
    return len;
}

int64_t smtp_client_body(smtp_conn *c, const void *data, size_t len)
{
    const unsigned char *p = data;
    struct smtpi_client *cl;
    size_t room, most;

    if (c->role->role != SMTP_ROLE_CLIENT || c->state != SMTP_STATE_DATA ||
        c->of.client.message < SMTPI_CONTENT_DOTS || c->chunk != 0)
        return SMTP_EMISUSE;
    cl = smtpi_client(c);
    room = message_room(c);
    most = len < room ? len : room;
    if (most == 0)
        return 0;
    if (cl->body < SMTP_BODY_8BIT && !c->utf8 && message_has_8bit(p, most))
        return SMTP_EINVAL;
    if (c->binary)
        return (int64_t)message_put(c, p, most);
    if (SMTPI_OPTION(c->cfg, SMTP_OPT_BARE) == SMTP_BARE_NORMALIZE)
        return (int64_t)(cl->message == SMTPI_CONTENT_CHUNKS
                             ? message_normalize_chunk(c, p, most)
                             : message_normalize(c, p, most));
    if (message_clean(cl->dots, p, most) != most)
        return SMTP_EINVAL;
    return (int64_t)message_put(c, p, most);
}

/* ---- ends ---- */

int smtp_client_body_end(smtp_conn *c)
{
    static const char crlf[] = "\r\n";
    struct smtpi_client *cl;
    const char *end;
    char *out = smtpi_tx(c);
    size_t len, line = 0;
    int asked = SMTPI_ASKED_MESSAGE;

    if (c->role->role != SMTP_ROLE_CLIENT || c->state != SMTP_STATE_DATA ||
        c->of.client.message < SMTPI_CONTENT_DOTS || c->chunk != 0)
        return SMTP_EMISUSE;
    cl = smtpi_client(c);
    if (c->shown != c->end || smtpi_room(c) < MESSAGE_LINE + 2 ||
        (cl->message == SMTPI_CONTENT_CHUNKS && !smtpi_may_send(c)))
        return SMTP_EROOM;
    if (cl->message == SMTPI_CONTENT_CHUNKS) {
        end = crlf + (cl->dots == MESSAGE_CR);
        len = c->binary || cl->dots == MESSAGE_BOL ? 0 : strlen(end);
        line = message_bdat(out, len, 1);
        asked = SMTPI_ASKED_LAST;
    } else if (cl->dots == MESSAGE_CR) {
        end = "\n.\r\n";
        len = 4;
    } else {
        end = smtp_codec_stuff_end(cl->dots, &len);
    }
    smtpi_sent_line(c, line, asked, message_answers(c));
    memcpy(out + line, end, len);
    smtpi_written_content(c, len);
    cl->message = SMTPI_CONTENT_NONE;
    c->state = SMTP_STATE_MESSAGE;
    return 0;
}

/* ---- chunks of the host's own ---- */

/* 1 if a chunk may begin: inside a message in chunks, or as its first. */
static int message_may_chunk(const smtp_conn *c)
{
    const struct smtpi_client *cl = &c->of.client;

    if (c->state == SMTP_STATE_DATA)
        return cl->message == SMTPI_CONTENT_CHUNKS;
    return c->state == SMTP_STATE_RCPT && cl->seen == cl->asked &&
           c->rcpt != 0 && cl->message == SMTPI_CONTENT_NONE;
}

int smtp_client_chunk(smtp_conn *c, uint64_t size, int last)
{
    struct smtpi_client *cl;

    if (c->role->role != SMTP_ROLE_CLIENT || c->of.client.quit ||
        !message_may_chunk(c))
        return SMTP_EMISUSE;
    if (!(c->exts & SMTPI_EXT_BIT(SMTP_EXT_CHUNKING)))
        return SMTP_EINVAL;
    if (!smtpi_may_send(c) || smtpi_room(c) < MESSAGE_LINE)
        return SMTP_EROOM;
    cl = smtpi_client(c);
    if (c->state == SMTP_STATE_RCPT)
        smtpi_message_begin(c, 1);
    smtpi_sent_line(c, message_bdat(smtpi_tx(c), size, last),
                    last ? SMTPI_ASKED_LAST : SMTPI_ASKED_CHUNK,
                    last ? message_answers(c) : 1);
    c->chunk = size;
    if (last) {
        cl->message = SMTPI_CONTENT_NONE;
        c->state = SMTP_STATE_MESSAGE;
    }
    return 0;
}

int smtp_client_sent(smtp_conn *c, uint64_t len)
{
    if (c->role->role != SMTP_ROLE_CLIENT || c->chunk == 0)
        return SMTP_EMISUSE;
    if (c->out != c->end)
        return SMTP_EROOM;
    if (len > c->chunk)
        return SMTP_EINVAL;
    c->chunk -= len;
    c->octets += len;
    c->touched = 1;
    return 0;
}
