/*
 * What parameters of MAIL and RCPT mean for the library itself: limits that it
 * announced, what it has to know of the message, whom it may believe. Their
 * grammar was checked before, by the rows of smtp_param.c.
 */
#include "smtp_role.h"

static int heed_refuse(smtp_conn *c)
{
    return smtpi_say(c, 501, "5.5.4", NULL);
}

int smtpi_heed(smtp_conn *c, smtp_param *param)
{
    uint64_t number = (uint64_t)param->number;

    switch (param->id) {
    case SMTP_PARAM_SIZE:
        if (c->max_size != 0 && number > c->max_size)
            return smtpi_say(c, 552, "5.3.4", NULL);
        break;
    case SMTP_PARAM_BODY:
        c->binary = param->number == SMTP_BODY_BINARY;
        break;
    case SMTP_PARAM_SMTPUTF8:
        c->utf8 = 1;
        break;
    case SMTP_PARAM_AUTH:
        if (!c->auth) { /* nobody vouches for it, 4954 5 */
            param->value = "<>";
            param->len = 2;
        }
        break;
    case SMTP_PARAM_BY: /* 2852 3 */
        if (param->flags & SMTP_BY_RETURN &&
            number < SMTPI_OPTION(c->cfg, SMTP_OPT_MIN_BY))
            return smtpi_say(c, 555, "5.5.4", "Too soon to deliver by");
        break;
    case SMTP_PARAM_HOLDFOR: /* 4865 4.2 */
        if (number > SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_HOLD))
            return heed_refuse(c);
        break;
    case SMTP_PARAM_HOLDUNTIL:
        if (param->number >
            (int64_t)SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_HOLD_UNTIL))
            return heed_refuse(c);
        break;
    case SMTP_PARAM_MT_PRIORITY: /* 6710 4.1: of whom nobody knows */
        if (!c->auth && param->number > 0)
            param->number = 0;
        break;
    default:
        break;
    }
    return SMTPI_EVENT;
}

int smtpi_heed_all(smtp_conn *c, const smtp_param *param, size_t n)
{
    struct smtpi_terms terms = {0};
    size_t i;

    for (i = 0; i < n; i++)
        smtpi_terms_add(&terms, &param[i]);
    return smtpi_terms_fit(&terms, 0) ? SMTPI_EVENT : heed_refuse(c);
}

/* RFC 6710 4.1 has one of its own. */
const char *smtpi_heed_wrong(const smtp_conn *c, const char *text, size_t len)
{
    static const char key[] = "MT-PRIORITY";
    size_t n = sizeof key - 1;

    return len >= n && smtpi_is_word(text, n, key) &&
                   (len == n || text[n] == '=') &&
                   c->exts & SMTPI_EXT_BIT(SMTP_EXT_MT_PRIORITY)
               ? "5.5.2"
               : "5.5.4";
}

/* RFC 4141 4.2, 5.2: a server that knows of CONPERM and CONNEG and has them
   not says 504; one that never heard of them 555. */
int smtpi_heed_is_off(const smtp_conn *c, int event, const smtp_param *param)
{
    const struct smtpi_param *row =
        smtpi_param_find(param->key, strlen(param->key), event);

    return row != NULL &&
           (row->id == SMTP_PARAM_CONPERM || row->id == SMTP_PARAM_CONNEG) &&
           c->cfg->exts & SMTPI_EXT_BIT(row->ext);
}

int smtpi_heed_mail(smtp_conn *c)
{
    uint64_t most = SMTPI_OPTION(c->cfg, SMTP_OPT_MAX_MAIL);

    if (c->mails < UINT16_MAX)
        c->mails++;
    else if (most == UINT16_MAX)
        return 1;
    return most != 0 && c->mails > most;
}

/* Postmaster without a domain is at none. */
int smtpi_heed_domain(smtp_conn *c, int accepted)
{
    const smtp_path *path = &c->of.path;
    size_t room;
    uint32_t *list = smtpi_domains(c, &room);

    if (room == 0 || path->domain_len == 0)
        return 1;
    if (accepted)
        smtpi_domain_add(list, room, path->domain, path->domain_len);
    return smtpi_domain_fits(list, room, room, path->domain, path->domain_len);
}
