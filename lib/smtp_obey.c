/*
 * What a server's LIMITS leave a client to send, RFC 9422. Commands count when
 * they are sent, whatever the answer (3.3), so nothing has to be waited for.
 */
#include "smtp_client.h"

/* The domain of a mailbox; *len 0: none. */
static const char *obey_domain(const char *path, size_t *len)
{
    size_t n = strlen(path), i = n;

    while (i > 0 && path[i - 1] != '@')
        i--;
    *len = i > 0 ? n - i : 0;
    return path + i;
}

int smtpi_obey_mail(const smtp_conn *c)
{
    uint32_t most = smtpi_said(c)->max_mail;

    return most != 0 && c->mails >= most;
}

int smtpi_obey_rcpt(smtp_conn *c, const char *path)
{
    const struct smtpi_said *said = smtpi_said(c);
    size_t room, len;
    const uint32_t *list = smtpi_domains(c, &room);
    const char *domain = obey_domain(path, &len);

    if (said->max_rcpt != 0 && smtpi_client(c)->asked >= said->max_rcpt)
        return 1;
    return said->max_domains != 0 && said->max_domains <= room && len != 0 &&
           !smtpi_domain_fits(list, room, said->max_domains, domain, len);
}

void smtpi_obey_sent(smtp_conn *c, const char *path)
{
    size_t room, len;
    uint32_t *list = smtpi_domains(c, &room);
    const char *domain = obey_domain(path, &len);

    if (len != 0)
        smtpi_domain_add(list, room, domain, len);
}
