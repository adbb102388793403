/*
 * What EHLO announces: which extensions are in force in a session as it stands
 * now, and their keywords, a line each. They are written from a cursor as there
 * is room, so that the least block needs none for all of them.
 */
#include "smtp_role.h"

struct smtpi_facts smtpi_facts(const smtp_conn *c)
{
    struct smtpi_facts facts;

    facts.cfg = c->cfg;
    facts.max_size = c->max_size;
    facts.max_rcpt = c->max_rcpt;
    facts.tls = c->tls;
    return facts;
}

void smtpi_offer(smtp_conn *c)
{
    struct smtpi_facts facts = smtpi_facts(c);
    char mechs[SMTPI_MECHS];

    c->exts = c->offer == c->cfg->exts && !c->tls
                  ? c->cfg->offer
                  : smtpi_ext_met(c->offer, smtpi_here(c));
    if (c->exts & SMTPI_EXT_BIT(SMTP_EXT_AUTH) &&
        smtpi_mechs_print(&facts, mechs) == 0)
        c->exts &= ~SMTPI_EXT_BIT(SMTP_EXT_AUTH);
}

/*
 * The keyword lines in order: item 1 is the first extension, and so on; the
 * host's own stand before the last extension, HELP, each at the item that its
 * offset in the text gives.
 */

static int ehlo_offers(const smtp_conn *c, uint32_t row)
{
    return (c->exts & SMTPI_EXT_BIT(smtpi_exts[row].ext)) != 0;
}

uint32_t smtpi_keyword(const smtp_conn *c, uint32_t item)
{
    const char *text = SMTPI_TEXT_OF(c->cfg, SMTP_TEXT_KEYWORDS);
    uint32_t rows = (uint32_t)smtpi_exts_count, len = 0;

    for (; item < rows; item++)
        if (ehlo_offers(c, item - 1))
            return item;
    if (text != NULL)
        len = (uint32_t)strlen(text);
    if (item < rows + len)
        return item;
    return item == rows + len && ehlo_offers(c, rows - 1) ? item : 0;
}

/* Writes an item; returns its octets, and sets *item to what is behind it. */
static size_t ehlo_print(const smtp_conn *c, uint32_t *item, char *out)
{
    const char *text = SMTPI_TEXT_OF(c->cfg, SMTP_TEXT_KEYWORDS);
    uint32_t rows = (uint32_t)smtpi_exts_count;
    const struct smtpi_ext *row;
    struct smtpi_facts facts;
    size_t n;

    if (*item >= rows && text != NULL && text[*item - rows] != '\0') {
        text += *item - rows;
        for (n = 0; text[n] != '\0' && text[n] != '\n'; n++)
            out[n] = text[n];
        *item += (uint32_t)n + (text[n] == '\n' ? 1 : 0);
        return n;
    }
    row = &smtpi_exts[*item < rows ? *item - 1 : rows - 1];
    ++*item;
    n = strlen(row->keyword);
    memcpy(out, row->keyword, n);
    if (row->print == NULL)
        return n;
    facts = smtpi_facts(c);
    return n + row->print(&facts, out + n);
}

int smtpi_keywords(smtp_conn *c)
{
    while (c->cursor != 0 && smtpi_room(c) >= SMTPI_REPLY) {
        char *out = smtpi_tx(c);
        size_t n = 4 + ehlo_print(c, &c->cursor, out + 4);

        c->cursor = smtpi_keyword(c, c->cursor);
        memcpy(out, c->cursor != 0 ? "250-" : "250 ", 4);
        memcpy(out + n, "\r\n", 2);
        smtpi_written(c, n + 2);
    }
    return c->cursor == 0;
}
