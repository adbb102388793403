/*
 * LIMITS, RFC 9422: how many MAIL and RCPT commands, and domains of
 * recipients, a server takes. Domains are counted by a hash of each, in a list
 * that has no count of its own; two that have the same count as one, which
 * lets one more pass.
 */
#include "smtp_grammar.h"

enum { LIMITS_DIGITS = 6 };

static int limits_is_name(char octet)
{
    return SMTPI_IS(octet, SMTPI_LDH) || octet == '_';
}

/* The octets of the limit that text begins with, *name those of its name; 0 if
   its grammar is broken. */
static size_t limits_one(const char *text, size_t len, size_t *name)
{
    size_t n = 0;

    while (n < len && limits_is_name(text[n]))
        n++;
    *name = n;
    if (n == 0 || n == len || text[n] == ' ')
        return n;
    if (text[n++] != '=')
        return 0;
    while (n < len && text[n] > ' ' && text[n] < 127 && text[n] != ';')
        n++;
    return n > *name + 1 && (n == len || text[n] == ' ') ? n : 0;
}

/* What one says; one whose value is wrong says nothing. Of several the least
   counts. */
static void limits_take(const char *text, size_t len, size_t name,
                        struct smtpi_said *said)
{
    uint32_t *to = smtpi_is_word(text, name, "MAILMAX")   ? &said->max_mail
                   : smtpi_is_word(text, name, "RCPTMAX") ? &said->max_rcpt
                   : smtpi_is_word(text, name, "RCPTDOMAINMAX")
                       ? &said->max_domains
                       : NULL;
    int64_t value;

    if (to == NULL || len - name < 2 || text[name + 1] == '0' ||
        smtpi_number(text + name + 1, len - name - 1, LIMITS_DIGITS, &value) <
            0)
        return;
    if (*to == 0 || value < *to)
        *to = (uint32_t)value;
}

/* A line whose grammar is broken is none: it says nothing at all, 3.7. */
void smtpi_limits_read(const char *text, size_t len, struct smtpi_said *said)
{
    struct smtpi_said found = *said;
    size_t i, n, name;

    if (text[-1] != ' ')
        return;
    found.max_mail = found.max_rcpt = found.max_domains = 0;
    for (i = 0;; i += n + 1) {
        n = limits_one(text + i, len - i, &name);
        if (n == 0)
            return;
        limits_take(text + i, n, name, &found);
        if (i + n == len)
            break;
    }
    *said = found;
}

/* ---- domains ---- */

/* FNV-1a, without the case of letters; never 0. */
static uint32_t limits_hash(const char *domain, size_t len)
{
    uint32_t hash = UINT32_C(2166136261);
    size_t i;

    for (i = 0; i < len; i++)
        hash = (hash ^ smtpi_lower((unsigned char)domain[i])) *
               UINT32_C(16777619);
    return hash != 0 ? hash : 1;
}

int smtpi_domain_fits(const uint32_t *list, size_t room, size_t max,
                      const char *domain, size_t len)
{
    uint32_t hash = limits_hash(domain, len);
    size_t i;

    for (i = 0; i < room && list[i] != 0; i++)
        if (list[i] == hash)
            return 1;
    return i < max;
}

void smtpi_domain_add(uint32_t *list, size_t room, const char *domain,
                      size_t len)
{
    uint32_t hash = limits_hash(domain, len);
    size_t i;

    for (i = 0; i < room; i++) {
        if (list[i] == hash)
            return;
        if (list[i] == 0) {
            list[i] = hash;
            return;
        }
    }
}
