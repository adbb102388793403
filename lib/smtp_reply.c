/*
 * Replies, RFC 5321 4.2, written and read.
 *
 * Writing is where a host's text meets the wire: whatever is in it, what comes
 * out is lines of this one code. It goes over the text once, and the octet
 * behind a line's code is set when it is known whether another line follows.
 */
#include "smtp_grammar.h"

/* Begins a line: code, blank, enhanced status code and its blank. */
static inline char *reply_begin(char *out, int code, const char *enhanced)
{
    unsigned tens = (unsigned)code / 10, hundreds = tens / 10;

    out[0] = (char)('0' + hundreds);
    out[1] = (char)('0' + (tens - hundreds * 10));
    out[2] = (char)('0' + ((unsigned)code - tens * 10));
    out[3] = ' ';
    out += 4;
    if (enhanced == NULL)
        return out;
    while (*enhanced)
        *out++ = *enhanced++;
    *out++ = ' ';
    return out;
}

/* The host's name and, if text follows it in the line, a blank. */
static char *reply_host(char *out, const char *end,
                        const struct smtpi_reply *r)
{
    const char *text = r->text;
    size_t len = strlen(r->host);

    if (len > (size_t)(end - out))
        len = (size_t)(end - out);
    memcpy(out, r->host, len);
    out += len;
    if (text[0] == '\r' && text[1] == '\n')
        text++;
    if (*text && (*text != '\n' || r->one_line) && out < end)
        *out++ = ' ';
    return out;
}

/* 1 if the 8 octets at p are all in 32 to 126. */
static int reply_is_clean(const char *p)
{
    const uint64_t ones = UINT64_MAX / 255;
    uint64_t x;

    memcpy(&x, p, sizeof x);
    return ((x | (x + ones) | (x - 0x20 * ones)) & 0x80 * ones) == 0;
}

/* A line of text from *text on, cleaned, to out; *text is moved to the '\n' or
   NUL that ends it, or to what has no room before end. */
static char *reply_text(char *out, const char *end, const char **text,
                        const struct smtpi_reply *r)
{
    const char *p = *text, *stop = p + strlen(p);
    size_t n;

    for (; out < end; p++) {
        while (stop - p >= 8 && end - out >= 8 && reply_is_clean(p)) {
            memcpy(out, p, 8);
            out += 8;
            p += 8;
        }
        while (out < end && SMTPI_IS(*p, SMTPI_TEXT))
            *out++ = *p++;
        if (*p == 0 || out == end || (*p == '\n' && !r->one_line))
            break;
        n = r->utf8 ? smtpi_utf8(p, (size_t)(stop - p)) : 0;
        if (n != 0 && n <= (size_t)(end - out)) {
            memcpy(out, p, n);
            out += n;
            p += n - 1;
            continue;
        }
        if (*p != '\r' || p[1] != '\n')
            *out++ = *p == '\n' ? ' ' : '?';
    }
    *text = p;
    return out;
}

size_t smtpi_reply_usual(char *out, int code, const char *enhanced,
                         const char *host, int bare, int more)
{
    size_t len, n;
    const char *line = smtpi_code_line(code, &len);

    if (line == NULL)
        return 0;
    if (bare)
        len = sizeof "250 " - 1;
    if (enhanced == NULL && host == NULL) {
        memcpy(out, line, len);
        n = len;
    } else {
        char *p = reply_begin(out, code, enhanced);

        if (host != NULL) {
            size_t host_len = strlen(host);

            memcpy(p, host, host_len);
            p += host_len;
            if (!bare)
                *p++ = ' ';
        }
        memcpy(p, line + 4, len - 4);
        n = (size_t)(p - out) + len - 4;
    }
    if (more)
        out[3] = '-';
    memcpy(out + n, "\r\n", 2);
    return n + 2;
}

/*
 * Of max octets 64 are enough for what begins a line, and no line passes 512
 * because all of them together do not.
 */
size_t smtpi_reply_write(char *out, size_t max, const struct smtpi_reply *r)
{
    const char *text = r->text, *end = out + max - 2;
    char *p = out, *mark;
    size_t begin;
    int more;

    do {
        mark = p + 3;
        p = reply_begin(p, r->code, r->enhanced);
        begin = (size_t)(p - mark) + 3;
        if (r->host != NULL && mark == out + 3)
            p = reply_host(p, end, r);
        p = reply_text(p, end, &text, r);
        more = *text == '\n' && text[1] != 0 && (size_t)(end - p) >= begin + 2;
        text += more;
        if (more || r->more)
            *mark = '-';
        *p++ = '\r';
        *p++ = '\n';
    } while (more);
    return (size_t)(p - out);
}

/* Reads a number of 1 to 3 digits without leading zeros; its digits, 0 if
   there is none, RFC 3463 section 2. */
static size_t reply_part(const char *text, size_t len)
{
    size_t n = 0;

    while (n < len && SMTPI_IS(text[n], SMTPI_DIGIT))
        n++;
    return n > 3 || (n > 1 && text[0] == '0') ? 0 : n;
}

int smtp_codec_enhanced(const char *text, size_t len)
{
    size_t subject, detail, n;

    if (len < 5 || (text[0] != '2' && text[0] != '4' && text[0] != '5') ||
        text[1] != '.')
        return SMTP_ESYNTAX;
    subject = reply_part(text + 2, len - 2);
    n = 2 + subject;
    if (subject == 0 || n == len || text[n] != '.')
        return SMTP_ESYNTAX;
    n++;
    detail = reply_part(text + n, len - n);
    n += detail;
    if (detail == 0 || (n < len && text[n] != ' '))
        return SMTP_ESYNTAX;
    return (int)n;
}

/*
 * Any text is taken, RFC 5321 4.2, and any code of a known first digit, which
 * tells enough, 4.3.2: there are servers that say 571. An
 * enhanced status code of another class than the code is but text, RFC 2034
 * section 4.
 */
int smtp_codec_reply(const char *line, size_t len, smtp_reply_line *reply)
{
    const char *text, *end = line + len;
    int enhanced = 0;

    if (len < 3 || line[0] < '2' || line[0] > '5' ||
        !SMTPI_IS(line[1], SMTPI_DIGIT) || !SMTPI_IS(line[2], SMTPI_DIGIT))
        return SMTP_ESYNTAX;
    text = line + 3;
    if (len > 3 && *text != ' ' && *text != '-')
        return SMTP_ESYNTAX;
    reply->code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0';
    reply->more = len > 3 && *text == '-';
    text += len > 3;
    reply->enhanced = text;
    if (text < end && *text == line[0])
        enhanced = smtp_codec_enhanced(text, (size_t)(end - text));
    reply->enhanced_len = enhanced > 0 ? enhanced : 0;
    text += reply->enhanced_len;
    while (reply->enhanced_len > 0 && text < end && *text == ' ')
        text++;
    reply->text = text;
    reply->len = (size_t)(end - text);
    return 0;
}
