/*
 * Paths, mailboxes and address literals, RFC 5321 4.1.2 and 4.1.3, exactly:
 * no blank, comment, folded or mixed form of RFC 5322 is taken, since what two
 * servers read differently is where mail is forged and filters are passed by.
 *
 * Each function here reads one production from its place and says where it
 * ends. The grammar can be told apart by the octet in hand, so there is one
 * pass and no going back, apart from address literals, which end at the first
 * ']' and are looked at again. Limits are checked where the part they bound
 * ends: whichever of the two is met first, a broken rule or a passed limit,
 * is the answer. So no length here is ever more than an int of 16 bits holds.
 */
#include "smtp_grammar.h"

enum {
    PATH_MAX_ALL = 256,  /* 4.5.3.1.3 */
    PATH_MAX_LOCAL = 64, /* 4.5.3.1.1 */
    PATH_MOST = 500,     /* SMTP_OPT_MAX_PATH at most */
    PATH_LITERAL = 48    /* "[IPv6:", at most 39 octets, "]" */
};

/* ---- the parts of a path, 4.1.2 ---- */

/* Reads an address-literal; returns its end, NULL if there is none. */
static const char *path_literal(const char *p, const char *end, int *flags)
{
    const char *close = p + 1;

    while (close < end && SMTPI_IS(*close, SMTPI_DTEXT))
        close++;
    if (close == end || *close != ']')
        return NULL;
    return smtpi_is_literal(p, (size_t)(close + 1 - p), flags) ? close + 1
                                                               : NULL;
}

/* The end of the octets of a class that p begins with. Paths are most of what
   a server reads of commands, so it goes four octets at a time. */
static inline const char *path_span(const char *p, const char *end, int class)
{
    for (; end - p >= 4; p += 4) {
        if (!SMTPI_IS(p[0], class))
            return p;
        if (!SMTPI_IS(p[1], class))
            return p + 1;
        if (!SMTPI_IS(p[2], class))
            return p + 2;
        if (!SMTPI_IS(p[3], class))
            return p + 3;
    }
    while (p < end && SMTPI_IS(*p, class))
        p++;
    return p;
}

/* The same, with UTF-8 among them if utf8 says so, RFC 6531 3.3. */
static inline const char *path_octets(const char *p, const char *end,
                                      int class, int utf8)
{
    size_t n;

    p = path_span(p, end, class);
    while (utf8 && (n = smtpi_utf8(p, (size_t)(end - p))) != 0)
        p = path_span(p + n, end, class);
    return p;
}

/* Reads a Domain; returns its end, NULL if there is none. */
static const char *path_domain(const char *p, const char *end, int utf8)
{
    const char *label = p;

    for (;;) {
        p = path_octets(p, end, SMTPI_LDH, utf8);
        if (p == label || *label == '-' || p[-1] == '-')
            return NULL;
        if (p == end || *p != '.')
            return p;
        label = ++p;
    }
}

int smtpi_is_domain(const char *text, size_t len)
{
    return len <= SMTPI_DOMAIN &&
           path_domain(text, text + len, 0) == text + len;
}

/* Reads a Dot-string; returns its end, NULL if there is none. */
static const char *path_dot_string(const char *p, const char *end, int utf8)
{
    for (;;) {
        const char *atom = p;

        p = path_octets(p, end, SMTPI_ATEXT, utf8);
        if (p == atom)
            return NULL;
        if (p == end || *p != '.')
            return p;
        p++;
    }
}

/* Reads the Quoted-string whose DQUOTE is at p; returns its end, NULL if there
   is none. */
static const char *path_quoted(const char *p, const char *end, int utf8)
{
    for (;;) {
        p = path_octets(p + 1, end, SMTPI_QTEXT, utf8);
        if (p == end)
            return NULL;
        if (*p == '"')
            return p + 1;
        if (*p != '\\' || ++p == end)
            return NULL;
        /* quoted-pairSMTP takes 32 to 126; the class has HT as well. */
        if (!SMTPI_IS(*p, SMTPI_TEXT) || *p == '\t')
            return NULL;
    }
}

/* 1 if the content of a quoted local-part can be a Dot-string. */
static int path_is_bare(const char *p, const char *end)
{
    char before = '.';

    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        if (*p == '.' ? before == '.'
                      : !SMTPI_IS(*p, SMTPI_ATEXT) && (*p & 0x80) == 0)
            return 0;
        before = *p;
    }
    return before != '.';
}

/* Puts an octet at n, where there is an out; returns what comes behind it. */
static size_t path_put(char *out, size_t n, char octet)
{
    if (out)
        out[n] = octet;
    return n + 1;
}

/* The local-part with the least quoting, 4.1.2; its octets, which are written
   to out unless that is NULL. */
static size_t path_local(const smtp_path *path, char *out)
{
    const char *p = path->mailbox, *end = p + path->local_len;
    size_t n = 0;
    int bare;

    if (!(path->flags & SMTP_PATH_QUOTED)) {
        if (out)
            memcpy(out, p, path->local_len);
        return path->local_len;
    }
    bare = path_is_bare(++p, --end);
    if (!bare)
        n = path_put(out, n, '"');
    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        if (*p == '"' || *p == '\\')
            n = path_put(out, n, '\\');
        n = path_put(out, n, *p);
    }
    return bare ? n : path_put(out, n, '"');
}

/* 1 if the content of the local-part is "postmaster" in any case, 4.5.1. */
static int path_is_postmaster(const smtp_path *path)
{
    char word[10];

    if (!(path->flags & SMTP_PATH_QUOTED))
        return path->local_len == sizeof word &&
               smtpi_is_word(path->mailbox, path->local_len, "POSTMASTER");
    if (path_local(path, NULL) != sizeof word)
        return 0;
    path_local(path, word);
    return smtpi_is_word(word, sizeof word, "POSTMASTER");
}

/*
 * Reads a Mailbox, or a Local-part alone, whose domain then is empty and
 * stands at its end. Returns its octets, or an error.
 */
static int path_mailbox(const char *p, const char *end, size_t max_local,
                        int utf8, smtp_path *path)
{
    const char *stop, *domain;
    int quoted = p < end && *p == '"', literal = 0;

    stop = quoted ? path_quoted(p, end, utf8) : path_dot_string(p, end, utf8);
    if (stop == NULL)
        return SMTP_ESYNTAX;
    path->mailbox = p;
    path->local_len = (size_t)(stop - p);
    if (path->local_len > max_local)
        return SMTP_ERANGE;
    path->flags |= quoted ? SMTP_PATH_QUOTED : 0;
    if (path_is_postmaster(path))
        path->flags |= SMTP_PATH_POSTMASTER;
    domain = stop;
    if (stop < end && *stop == '@') {
        domain = stop + 1;
        if (domain < end && *domain == '[')
            stop = path_literal(domain, end, &literal);
        else
            stop = path_domain(domain, end, utf8);
        if (stop == NULL)
            return SMTP_ESYNTAX;
        path->flags |= literal;
    }
    path->domain = domain;
    path->domain_len = (size_t)(stop - domain);
    path->mailbox_len = (size_t)(stop - p);
    return stop - domain > SMTPI_DOMAIN ? SMTP_ERANGE : (int)(stop - p);
}

/* Reads a source route, A-d-l and its ':'. Returns its octets, or an error. */
static int path_route(const char *p, const char *end, size_t max_path,
                      int utf8)
{
    const char *start = p, *domain;

    do {
        if (p == end || *p != '@')
            return SMTP_ESYNTAX;
        domain = p + 1;
        p = path_domain(domain, end, utf8);
        if (p == NULL || p == end)
            return SMTP_ESYNTAX;
        if (p - domain > SMTPI_DOMAIN || (size_t)(p - start) > max_path)
            return SMTP_ERANGE;
    } while (*p++ == ',');
    return p[-1] == ':' ? (int)(p - start) : SMTP_ESYNTAX;
}

/* 1 if path may stand without a domain: <Postmaster>, 4.1.1.3. */
static int path_is_local(const smtp_path *path, int kind)
{
    enum { OTHER = SMTP_PATH_QUOTED | SMTP_PATH_ROUTE };

    return (kind & SMTP_PATH_FORWARD) &&
           (path->flags & SMTP_PATH_POSTMASTER) && !(path->flags & OTHER);
}

static int path_is_ascii(const char *p, const char *end)
{
    while (p < end && (*p & 0x80) == 0)
        p++;
    return p == end;
}

int smtpi_path(const char *text, size_t len, int kind, size_t max_path,
               size_t max_local, smtp_path *path)
{
    const char *p = text + 1, *end = text + len;
    int utf8 = kind & SMTP_PATH_INTERNATIONAL;
    int n;

    if (len < 2 || *text != '<')
        return SMTP_ESYNTAX;
    memset(path, 0, sizeof *path);
    path->raw = path->mailbox = path->domain = p;
    if (*p == '>' && !(kind & SMTP_PATH_FORWARD)) {
        path->flags = SMTP_PATH_NULL;
        return 2;
    }
    if (*p == '@') {
        n = path_route(p, end, max_path, utf8);
        if (n < 0)
            return n;
        path->flags = SMTP_PATH_ROUTE;
        p += n;
    }
    n = path_mailbox(p, end, max_local, utf8, path);
    if (n < 0)
        return n;
    p += n;
    if (p == end || *p != '>')
        return SMTP_ESYNTAX;
    if (path->domain_len == 0 && !path_is_local(path, kind))
        return SMTP_ESYNTAX;
    path->raw_len = (size_t)(p - path->raw);
    if (utf8 && !path_is_ascii(path->raw, p))
        path->flags |= SMTP_PATH_UTF8;
    return path->raw_len + 2 > max_path ? SMTP_ERANGE
                                        : (int)(path->raw_len + 2);
}

int smtp_codec_path(const char *text, size_t len, int kind, smtp_path *path)
{
    smtp_path found;
    int n;

    if (kind < 0 || kind > (SMTP_PATH_FORWARD | SMTP_PATH_INTERNATIONAL))
        return SMTP_EINVAL;
    n = smtpi_path(text, len, kind, PATH_MAX_ALL, PATH_MAX_LOCAL, &found);
    if (n > 0)
        *path = found;
    return n;
}

int smtpi_path_write(const char *text, size_t len, int kind,
                     const struct smtp_config *cfg, char *out)
{
    char raw[PATH_MOST + 3];
    smtp_path path = {0};
    size_t n;
    int rc;

    if (len > PATH_MOST)
        return SMTP_EINVAL;
    raw[0] = '<';
    memcpy(raw + 1, text, len);
    raw[len + 1] = '>';
    rc = smtpi_path(raw, len + 2, kind,
                    (size_t)SMTPI_OPTION(cfg, SMTP_OPT_MAX_PATH),
                    (size_t)SMTPI_OPTION(cfg, SMTP_OPT_MAX_LOCAL), &path);
    if (rc <= 0 || (size_t)rc != len + 2 ||
        path.flags & SMTP_PATH_ROUTE) /* 5321 C: not to be generated */
        return SMTP_EINVAL;
    n = path_local(&path, out);
    if (path.domain_len != 0) {
        out[n++] = '@';
        memcpy(out + n, path.domain, path.domain_len);
    }
    return (int)(n + path.domain_len);
}

int smtp_codec_mailbox(const char *text, size_t len, smtp_path *path)
{
    smtp_path found = {0};
    int n = path_mailbox(text, text + len, PATH_MAX_LOCAL, 0, &found);

    if (n < 0)
        return n;
    if ((size_t)n != len || found.domain_len == 0)
        return SMTP_ESYNTAX;
    /* It has to fit into a path, whose limit counts the brackets. */
    if (n + 2 > PATH_MAX_ALL)
        return SMTP_ERANGE;
    found.raw = text;
    found.raw_len = len;
    *path = found;
    return n;
}

/* ---- the canonical form ---- */

/* The one spelling of an IPv4 or IPv6 literal; its octets. */
static size_t path_literal_write(const smtp_path *path, char *out)
{
    const char *text = path->domain + 1;
    size_t len = path->domain_len - 2, n = 0;
    unsigned char address[4] = {0};
    uint16_t group[8] = {0};

    out[n++] = '[';
    if (path->flags & SMTP_PATH_IPV4) {
        smtpi_ipv4_read(text, len, address);
        n += smtpi_ipv4_write(address, out + n);
    } else {
        memcpy(out + n, text, 5);
        n += 5;
        smtpi_ipv6_read(text + 5, len - 5, 2, group);
        n += smtpi_ipv6_write(group, out + n);
    }
    out[n++] = ']';
    return n;
}

int smtp_codec_canonical(const smtp_path *path, char *out, size_t size)
{
    char literal[PATH_LITERAL];
    const char *domain = path->domain;
    size_t n = path_local(path, NULL), len = path->domain_len, i;

    if (path->flags & (SMTP_PATH_IPV4 | SMTP_PATH_IPV6)) {
        len = path_literal_write(path, literal);
        domain = literal;
    }
    if (n + (len > 0) + len >= size)
        return SMTP_EROOM;
    path_local(path, out);
    if (len > 0)
        out[n++] = '@';
    for (i = 0; i < len; i++)
        out[n++] = (char)smtpi_lower((unsigned char)domain[i]);
    out[n] = 0;
    return (int)n;
}
