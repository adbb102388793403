/*
 * The Received: line, RFC 5321 4.4: the one header field that a server makes.
 *
 * What it tells comes from strangers in part, and a message's header trusts
 * what stands in it, so each text is held to its grammar. What a lax server
 * took for a name in HELO is not repeated: "unknown" stands for it, as it does
 * for a literal without the TCP-info that the grammar demands behind it.
 *
 * The line is composed twice, first to measure it. Clauses are kept on one
 * line where they fit, and are folded where the grammar has white space else;
 * a line of white space alone cannot come out, as each fold is followed by a
 * text.
 */
#include "smtp_grammar.h"

enum {
    RECEIVED_COLUMNS = 78, /* RFC 5322 2.1.1, without CRLF */
    RECEIVED_HARD = 998,   /* the same: never more */
    RECEIVED_PATH = 500,   /* as far as SMTP_OPT_MAX_PATH goes */
    RECEIVED_LOCAL = 255,
    RECEIVED_DATE = 32,   /* "Fri, 31 Dec 9999 23:59:59 +2359" and NUL */
    RECEIVED_LITERAL = 64 /* "[IPv6:", at most 45 octets, "]", NUL */
};

/* Where the line goes; out is NULL while it is measured. */
struct received_line {
    char *out;
    size_t len;
    size_t column;
    size_t longest;
};

/* What is put into it, all checked. */
struct received_parts {
    const char *helo;
    const char *rdns;
    const char *by;
    const char *by_info; /* what stands in brackets behind it, or NULL */
    const char *protocol;
    const char *id;
    const char *recipient;
    const char *cipher;
    char address[RECEIVED_LITERAL]; /* a literal, or "" */
    char date[RECEIVED_DATE];
};

/* ---- the date, RFC 5322 3.3 ---- */

static int received_is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Two digits. */
static char *received_two(int value, char *out)
{
    *out++ = (char)('0' + value / 10);
    *out++ = (char)('0' + value % 10);
    return out;
}

/* "21 May 1998" for a number of days since 1970. */
static char *received_day(int32_t days, char *out)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    static const unsigned char lengths[12] = {31, 28, 31, 30, 31, 30,
                                              31, 31, 30, 31, 30, 31};
    int32_t year = 1970, length = 365;
    int month = 0;

    while (days >= length) {
        days -= length;
        length = received_is_leap(++year) ? 366 : 365;
    }
    for (; month < 11; month++) {
        length = lengths[month] + (month == 1 && received_is_leap(year));
        if (days < length)
            break;
        days -= length;
    }
    out += smtpi_decimal((uint64_t)days + 1, out);
    *out++ = ' ';
    memcpy(out, names + 3 * month, 3);
    out[3] = ' ';
    return out + 4 + smtpi_decimal((uint64_t)year, out + 4);
}

/* Writes the date with NUL; 0, or SMTP_EINVAL if it cannot be written. */
static int received_date(int64_t time, int zone, char *out)
{
    static const char names[] = "ThuFriSatSunMonTueWed";
    const int64_t last = INT64_C(253402300799); /* the end of 9999 */
    int64_t local;
    int32_t days, seconds;
    int east = zone < 0 ? -zone : zone;

    if (zone < -1439 || zone > 1439 || time < 0 || time > last)
        return SMTP_EINVAL;
    local = time + (int64_t)zone * 60;
    if (local < 0 || local > last)
        return SMTP_EINVAL;
    days = (int32_t)(local / 86400);
    seconds = (int32_t)(local % 86400);
    memcpy(out, names + 3 * (days % 7), 3);
    memcpy(out + 3, ", ", 2);
    out = received_day(days, out + 5);
    *out++ = ' ';
    out = received_two((int)(seconds / 3600), out);
    *out++ = ':';
    out = received_two((int)(seconds / 60 % 60), out);
    *out++ = ':';
    out = received_two((int)(seconds % 60), out);
    *out++ = ' ';
    *out++ = zone < 0 ? '-' : '+';
    out = received_two(east / 60, out);
    out = received_two(east % 60, out);
    *out = 0;
    return 0;
}

/* ---- the texts ---- */

/* The address of the peer as a literal; read in any spelling of RFC 4291 2.2,
   written in the one that RFC 5952 wants. */
static int received_address(const char *address, char *out)
{
    static const char tag[] = "IPv6:";
    size_t len = strlen(address), n = 1;
    unsigned char octets[4];
    uint16_t group[8];

    out[0] = '[';
    if (smtpi_ipv4_read(address, len, octets)) {
        n += smtpi_ipv4_write(octets, out + n);
    } else if (smtpi_ipv6_read(address, len, 1, group)) {
        memcpy(out + n, tag, sizeof tag - 1);
        n += sizeof tag - 1;
        n += smtpi_ipv6_write(group, out + n);
    } else {
        return SMTP_EINVAL;
    }
    memcpy(out + n, "]", 2);
    return 0;
}

/* dot-atom-text, RFC 5322 3.2.3; an atom if there may be no dots. */
static int received_is_atom(const char *text, size_t len, int dots)
{
    char before = '.';
    size_t i;

    for (i = 0; i < len; i++) {
        if (!SMTPI_IS(text[i], SMTPI_ATEXT) &&
            (!dots || text[i] != '.' || before == '.'))
            return 0;
        before = text[i];
    }
    return before != '.';
}

/* "<" id-left "@" id-right ">", RFC 5322 3.6.4. */
static int received_is_msg_id(const char *text, size_t len)
{
    const char *at = memchr(text, '@', len), *end = text + len - 1;

    if (at == NULL || *text != '<' || *end != '>' ||
        !received_is_atom(text + 1, (size_t)(at - text - 1), 1))
        return 0;
    at++;
    if (at < end && *at == '[' && end[-1] == ']') {
        while (++at < end - 1) {
            if (!SMTPI_IS(*at, SMTPI_DTEXT))
                return 0;
        }
        return at == end - 1;
    }
    return received_is_atom(at, (size_t)(end - at), 1);
}

/* Sets the parts that say where the message came from. */
static int received_from(const smtp_received *r, struct received_parts *parts)
{
    const char *helo = r->helo ? r->helo : "";
    size_t len = strlen(helo);
    int flags;

    parts->address[0] = 0;
    parts->rdns = r->rdns;
    if (r->address && received_address(r->address, parts->address) < 0)
        return SMTP_EINVAL;
    if (r->rdns && !smtpi_is_domain(r->rdns, strlen(r->rdns)))
        return SMTP_EINVAL;
    if (memchr(helo, '\r', len) || memchr(helo, '\n', len))
        return SMTP_EINVAL;
    parts->helo = "unknown";
    if (smtpi_is_domain(helo, len) ||
        (smtpi_is_literal(helo, len, &flags) && parts->address[0]))
        parts->helo = helo;
    return 0;
}

/* Sets the path of FOR. <Postmaster> is no Path, 4.4, and is left out. */
static int received_for(const smtp_received *r, struct received_parts *parts)
{
    char text[RECEIVED_PATH];
    size_t len = r->recipient ? strlen(r->recipient) : 0;
    smtp_path path;

    parts->recipient = NULL;
    if (r->recipient == NULL)
        return 0;
    if (len + 2 > sizeof text)
        return SMTP_EINVAL;
    text[0] = '<';
    memcpy(text + 1, r->recipient, len);
    text[len + 1] = '>';
    if (smtpi_path(text, len + 2,
                   SMTP_PATH_FORWARD | (r->utf8 ? SMTP_PATH_INTERNATIONAL : 0),
                   sizeof text, RECEIVED_LOCAL, &path) != (int)len + 2)
        return SMTP_EINVAL;
    if (path.domain_len > 0)
        parts->recipient = r->recipient;
    return 0;
}

/* The registered name of the protocol, RFC 3848, RFC 6531 4.3. */
static const char *received_protocol(const smtp_received *r)
{
    static const char *const names[4][4] = {
        {"ESMTP", "ESMTPA", "ESMTPS", "ESMTPSA"},
        {"LMTP", "LMTPA", "LMTPS", "LMTPSA"},
        {"UTF8SMTP", "UTF8SMTPA", "UTF8SMTPS", "UTF8SMTPSA"},
        {"UTF8LMTP", "UTF8LMTPA", "UTF8LMTPS", "UTF8LMTPSA"}};
    int kind = (r->utf8 ? 2 : 0) + (r->lmtp ? 1 : 0);

    if (kind == 0 && !r->esmtp)
        return "SMTP";
    return names[kind][(r->tls ? 2 : 0) + (r->auth ? 1 : 0)];
}

/* 1 if text is a tls-cipher: a name of letters, digits and "_", or 0x and four
   hexadecimal digits, RFC 8314 4.3. */
static int received_is_cipher(const char *text)
{
    size_t i;

    if (text[0] == '0' && text[1] == 'x') {
        for (i = 2; smtpi_hex((unsigned char)text[i]) >= 0; i++)
            ;
        return i == 6 && text[i] == '\0';
    }
    if (!SMTPI_IS(text[0], SMTPI_ALPHA))
        return 0;
    for (i = 1; SMTPI_IS(text[i], SMTPI_LETDIG) || text[i] == '_'; i++)
        ;
    return text[i] == '\0';
}

/* Checks all that r says; 0, or SMTP_EINVAL. */
static int received_read(const smtp_received *r, struct received_parts *parts)
{
    size_t len;
    int flags = 0;

    if (r->by == NULL)
        return SMTP_EINVAL;
    len = strlen(r->by);
    if (!smtpi_is_domain(r->by, len) && !smtpi_is_literal(r->by, len, &flags))
        return SMTP_EINVAL;
    parts->by = r->by;
    parts->by_info = flags ? r->by : NULL;
    len = r->id ? strlen(r->id) : 0;
    if (r->id && !received_is_atom(r->id, len, 0) &&
        !received_is_msg_id(r->id, len))
        return SMTP_EINVAL;
    parts->id = r->id;
    if (r->cipher != NULL && (!r->tls || !received_is_cipher(r->cipher)))
        return SMTP_EINVAL;
    parts->cipher = r->cipher;
    parts->protocol = received_protocol(r);
    if (received_from(r, parts) < 0 || received_for(r, parts) < 0)
        return SMTP_EINVAL;
    return received_date(r->time, r->zone, parts->date);
}

/* ---- the line ---- */

static void received_put(struct received_line *line, const char *text)
{
    size_t len = strlen(text);

    if (line->out)
        memcpy(line->out + line->len, text, len);
    line->len += len;
    line->column += len;
    if (line->column > line->longest)
        line->longest = line->column;
}

/* White space before len octets that should stay together. */
static void received_space(struct received_line *line, size_t len)
{
    if (line->column + 1 + len <= RECEIVED_COLUMNS) {
        received_put(line, " ");
        return;
    }
    line->column = 0;
    if (line->out)
        memcpy(line->out + line->len, "\r\n", 2);
    line->len += 2;
    received_put(line, "\t");
}

/* A name and what it says, between before and after. */
static void received_clause(struct received_line *line, const char *name,
                            const char *before, const char *text,
                            const char *after)
{
    size_t len = strlen(before) + strlen(text) + strlen(after);

    received_space(line, strlen(name) + 1 + len);
    received_put(line, name);
    received_space(line, len);
    received_put(line, before);
    received_put(line, text);
    received_put(line, after);
}

/* "(" TCP-info ")". */
static void received_info(struct received_line *line, const char *rdns,
                          const char *address)
{
    size_t len = strlen(address) + 1;

    received_space(line, (rdns ? strlen(rdns) + 1 : 0) + 1 + len);
    received_put(line, "(");
    if (rdns) {
        received_put(line, rdns);
        received_space(line, len);
    }
    received_put(line, address);
    received_put(line, ")");
}

static void received_write(struct received_line *line,
                           const struct received_parts *parts)
{
    received_put(line, "Received: from");
    received_space(line, strlen(parts->helo));
    received_put(line, parts->helo);
    if (parts->address[0])
        received_info(line, parts->rdns, parts->address);
    received_clause(line, "by", "", parts->by, "");
    if (parts->by_info)
        received_info(line, NULL, parts->by_info);
    received_clause(line, "with", "", parts->protocol,
                    parts->id || parts->recipient || parts->cipher ? "" : ";");
    if (parts->id)
        received_clause(line, "id", "", parts->id,
                        parts->recipient || parts->cipher ? "" : ";");
    if (parts->recipient)
        received_clause(line, "for", "<", parts->recipient,
                        parts->cipher ? ">" : ">;");
    if (parts->cipher)
        received_clause(line, "tls", "", parts->cipher, ";");
    received_space(line, strlen(parts->date));
    received_put(line, parts->date);
    line->column = 0;
    received_put(line, "\r\n");
}

int smtp_codec_received(const smtp_received *received, char *out, size_t size)
{
    struct received_parts parts;
    struct received_line line = {0};

    if (received_read(received, &parts) < 0)
        return SMTP_EINVAL;
    received_write(&line, &parts);
    if (line.longest > RECEIVED_HARD)
        return SMTP_EINVAL;
    if (line.len >= size)
        return SMTP_EROOM;
    line.out = out;
    line.len = line.column = 0;
    received_write(&line, &parts);
    out[line.len] = 0;
    return (int)line.len;
}
