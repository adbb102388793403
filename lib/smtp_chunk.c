/*
 * Messages as they come in: in one piece behind DATA, or in chunks, each behind
 * its BDAT (RFC 3030).
 *
 * A chunk is counted, never searched, and its octets are taken whatever
 * becomes of it: what refuses a BDAT is written at once, held until its last
 * octet was taken, and only then said. So nothing in a chunk is ever read as a
 * command, also where there is no transaction; and where the size can't be
 * read nothing that follows can be trusted, so that the session ends. Between
 * two chunks the session is in SMTP_STATE_DATA and commands are read.
 */
#include "smtp_role.h"

/* Reads chunk-size; *used gets its octets. One that 64 bits can't hold is no
   size. */
static int chunk_size(const char *arg, size_t len, uint64_t *size,
                      size_t *used)
{
    uint64_t value = 0;
    size_t i;

    for (i = 0; i < len && SMTPI_IS(arg[i], SMTPI_DIGIT); i++) {
        unsigned digit = (unsigned)(arg[i] - '0');

        if (value > (UINT64_MAX - digit) / 10)
            return SMTP_ESYNTAX;
        value = value * 10 + digit;
    }
    if (i == 0 || (i < len && arg[i] != ' '))
        return SMTP_ESYNTAX;
    *size = value;
    *used = i;
    return 0;
}

/* Of a message that was refused between its chunks only another BDAT gets the
   answer; its text is given up when something else is said before. */
static void chunk_refuse(smtp_conn *c, int code, const char *enhanced,
                         const char *text)
{
    if (!c->refused)
        smtpi_refuse(c, code, enhanced, text);
    c->discarded = 0;
}

int smtpi_bdat(smtp_conn *c, const char *arg, size_t len, int code,
               const char *enhanced, const char *text)
{
    size_t used = 0;
    int last;

    if (chunk_size(arg, len, &c->chunk, &used) < 0) {
        smtpi_say(c, 501, "5.5.4", "Chunk size not understood");
        return smtpi_bye(c, SMTP_EPROTO, "4.5.0", NULL);
    }
    last = len - used == 5 && smtpi_is_word(arg + used, 5, " LAST");
    if (!last && used != len && code == 0)
        code = 501;
    c->in_chunk = (unsigned char)(last ? SMTPI_CHUNK_LAST : SMTPI_CHUNK_SOME);
    c->touched = 1;
    if (c->chunk == 0 && !last && smtpi_is_idle(c))
        return smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Too many commands");
    if (code != 0)
        chunk_refuse(c, code, enhanced, text);
    if (code != 0 || c->state == SMTP_STATE_DATA)
        return SMTPI_AGAIN;
    smtpi_event(c, SMTP_EVENT_DATA)->flags = SMTP_FLAG_CHUNK;
    return SMTPI_EVENT;
}

/* Why the library itself refuses a message. */
static const struct {
    unsigned short code;
    const char *enhanced;
    const char *text;
} chunk_faults[] = {
    {550, "5.6.0", "Bare CR or LF in message"}, /* SMTPI_BODY_BARE */
    {550, "5.6.0", "NUL in message"},
    {500, "5.6.0", "Line of text too long"},
    {552, "5.3.4", "Message size exceeds limit"}};

static int chunk_fault(smtp_conn *c, int what)
{
    int fault = what - SMTPI_BODY_BARE;

    smtpi_refuse(c, chunk_faults[fault].code, chunk_faults[fault].enhanced,
                 chunk_faults[fault].text);
    return SMTPI_AGAIN;
}

static int chunk_body(smtp_conn *c, int what, const unsigned char *data,
                      size_t len)
{
    smtp_event *ev;

    switch (what) {
    case SMTPI_BODY_NONE:
        return smtpi_starved(c);
    case SMTPI_BODY_PIECE:
        ev = smtpi_event(c, SMTP_EVENT_BODY);
        ev->data = data;
        ev->len = len;
        return SMTPI_EVENT;
    case SMTPI_BODY_FLOOD:
        return smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Message too long");
    default:
        return chunk_fault(c, what);
    }
}

int smtpi_data_step(smtp_conn *c)
{
    const unsigned char *data = NULL;
    size_t len = 0;
    int what = smtpi_body(c, &data, &len);

    return what == SMTPI_BODY_END ? smtpi_message_end(c)
                                  : chunk_body(c, what, data, len);
}

int smtpi_chunk_step(smtp_conn *c)
{
    const unsigned char *data = NULL;
    size_t len = 0;
    int what = smtpi_chunk(c, &data, &len);

    return what == SMTPI_BODY_END ? smtpi_chunk_end(c)
                                  : chunk_body(c, what, data, len);
}
