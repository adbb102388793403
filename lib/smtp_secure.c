/*
 * What stands around the commands of mail: the PROXY header before the first
 * octet of SMTP, the hand-over to TLS (RFC 3207, 8314) and the exchange of AUTH
 * (RFC 4954).
 *
 * The hand-over is where octets in clear were taken for octets inside TLS in
 * server after server (CVE-2011-0411): whoever holds the leftovers makes the
 * mistake. Here all received octets are in this connection's block, and
 * whatever is there when TLS begins, or is acked before it has begun, ends the
 * session.
 *
 * Responses of AUTH are secrets. They are decoded in place, zeroed when they
 * were answered, and no trace shows them.
 */
#include "smtp_role.h"

/* ---- PROXY ---- */

static void secure_attr(smtp_param *param, int id, const char *key,
                        const char *value, int64_t number)
{
    memset(param, 0, sizeof *param);
    param->id = id;
    param->key = key;
    param->value = value;
    param->len = strlen(value);
    param->number = number;
}

/* The texts of an event stay until the next one; nothing was sent yet, so
   there is room behind the greeting. */
static void secure_addresses(smtp_conn *c, const struct smtpi_proxy *proxy)
{
    char *addr = smtpi_tx(c) + SMTPI_SCRATCH, *port, *dest, *destport;
    smtp_param *param = smtpi_param_at(c);

    memcpy(addr, proxy->addr, strlen(proxy->addr) + 1);
    port = addr + strlen(addr) + 1;
    port[smtpi_decimal(proxy->port, port)] = '\0';
    dest = port + strlen(port) + 1;
    memcpy(dest, proxy->destaddr, strlen(proxy->destaddr) + 1);
    destport = dest + strlen(dest) + 1;
    destport[smtpi_decimal(proxy->destport, destport)] = '\0';
    secure_attr(&param[0], SMTP_PARAM_ADDR, "ADDR", addr, 0);
    secure_attr(&param[1], SMTP_PARAM_PORT, "PORT", port, proxy->port);
    secure_attr(&param[2], SMTP_PARAM_DESTADDR, "DESTADDR", dest, 0);
    secure_attr(&param[3], SMTP_PARAM_DESTPORT, "DESTPORT", destport,
                proxy->destport);
    c->ev.arg = addr;
    c->ev.param = param;
    c->ev.nparam = 4;
}

void smtpi_proxy_begin(smtp_conn *c)
{
    struct smtpi_proxy proxy;
    size_t least = 0;

    smtpi_proxy_read(smtpi_at(c, c->head), 0, &least, &proxy);
    c->of.header = (uint16_t)least;
    smtpi_to(c, SMTP_STATE_PROXY);
}

int smtpi_proxy_step(smtp_conn *c)
{
    struct smtpi_proxy proxy;
    size_t more = 0, unread = smtpi_unread(c);
    int n = smtpi_proxy_read(smtpi_at(c, c->head), unread, &more, &proxy);

    if (n < 0)
        return smtpi_end(c, SMTP_EPROTO);
    if (n == 0) {
        c->of.header = (uint16_t)(unread + more);
        return smtpi_starved(c);
    }
    smtpi_event(c, SMTP_EVENT_PROXY);
    c->taken = (uint32_t)n;
    c->ev.data = proxy.tlvs;
    c->ev.len = proxy.tlvs_len;
    if (proxy.addr[0] != '\0')
        secure_addresses(c, &proxy);
    smtpi_to(c, SMTPI_OPTION(c->cfg, SMTP_OPT_TLS_FIRST) ? SMTP_STATE_TLS
                                                         : SMTP_STATE_CONNECT);
    return SMTPI_EVENT;
}

/* ---- TLS ---- */

int smtpi_tls_step(smtp_conn *c)
{
    if (smtpi_unread(c) != 0)
        return smtpi_end(c, SMTP_EINJECT);
    if (c->out != c->end)
        return SMTPI_WAIT; /* 220 goes in clear */
    if (c->shaking || c->eof)
        return smtpi_starved(c);
    c->shaking = 1;
    smtpi_event(c, SMTP_EVENT_TLS);
    return SMTPI_EVENT;
}

int smtpi_server_tls_done(smtp_conn *c, int flags)
{
    if (c->state != SMTP_STATE_TLS || !c->shaking)
        return SMTP_EMISUSE;
    if (!smtpi_tls_flags_fit(flags))
        return SMTP_EINVAL;
    if (c->error != 0 || flags == 0) {
        smtpi_end(c, c->error != 0 ? c->error : SMTP_ETLS);
        return 0;
    }
    c->shaking = c->dry = 0;
    c->tls = (unsigned char)flags;
    c->touched = 1;
    smtpi_forget(c);
    smtpi_to(c, SMTPI_OPTION(c->cfg, SMTP_OPT_TLS_FIRST) ? SMTP_STATE_CONNECT
                                                         : SMTP_STATE_HELO);
    return 0;
}

/* ---- AUTH ---- */

/* Decodes a response in place, a NUL behind it. Returns 0, or an error. */
static int secure_decode(smtp_event *ev, char *text, size_t len)
{
    int n = smtp_codec_base64_decode(text, len, text, len);

    if (n < 0)
        return n;
    text[n] = '\0';
    ev->data = (const unsigned char *)text;
    ev->len = (size_t)n;
    return 0;
}

/* Puts a name into upper case; its octets up to a blank or the end. */
static size_t secure_name(char *arg, size_t len)
{
    size_t n;

    for (n = 0; n < len && arg[n] != ' '; n++)
        if (arg[n] >= 'a' && arg[n] <= 'z')
            arg[n] = (char)(arg[n] - ('a' - 'A'));
    return n;
}

static int secure_mechanism(smtp_conn *c, const char *name, size_t len,
                            int response)
{
    struct smtpi_facts facts = smtpi_facts(c);

    switch (smtpi_mech_find(&facts, name, len)) {
    case SMTPI_MECH_NONE:
        return smtpi_say(c, 504, "5.5.4", "Unknown mechanism");
    case SMTPI_MECH_CLEAR:
        return smtpi_say(c, 504, "5.5.4",
                         "Encryption required for this mechanism");
    case SMTPI_MECH_FIRST:
        if (response) /* 4954 4 */
            return smtpi_say(c, 501, "5.7.0",
                             "No initial response to this mechanism");
        break;
    default:
        break;
    }
    return SMTPI_EVENT;
}

int smtpi_auth(smtp_conn *c, char *arg, size_t len)
{
    size_t name = secure_name(arg, len);
    char *text = arg + name + 1;
    smtp_event *ev;
    int rc;

    if (name == 0 || (name < len && memchr(text, ' ', len - name - 1) != NULL))
        return smtpi_say(c, 501, "5.5.4", NULL);
    rc = secure_mechanism(c, arg, name, name < len);
    if (rc != SMTPI_EVENT)
        return rc;
    ev = smtpi_event(c, SMTP_EVENT_AUTH);
    ev->arg = arg;
    c->challenges = 0;
    if (name == len)
        return SMTPI_EVENT;
    arg[name] = '\0';
    if (len - name == 2 && *text == '=') {
        *text = '\0';
        ev->data = (const unsigned char *)text;
    } else if (secure_decode(ev, text, len - name - 1) < 0) {
        return smtpi_say(c, 501, "5.5.2", "Cannot decode response");
    }
    return SMTPI_EVENT;
}

int smtpi_auth_over(smtp_conn *c, int code, const char *enhanced,
                    const char *text)
{
    smtpi_wipe(c);
    smtpi_to(c, SMTP_STATE_READY);
    c->news |= SMTPI_NEWS_CANCEL;
    return smtpi_say(c, code, enhanced, text);
}

/* A response of len octets at head, CRLF included. */
static int secure_response(smtp_conn *c, size_t len)
{
    char *text = (char *)smtpi_at(c, c->head);
    smtp_event *ev;

    c->line_shown = 0;
    c->taken = (uint32_t)len;
    if (len == 3 && *text == '*')
        return smtpi_auth_over(c, 501, "5.7.0", "Authentication cancelled");
    ev = smtpi_event(c, SMTP_EVENT_AUTH);
    if (secure_decode(ev, text, len - 2) < 0)
        return smtpi_auth_over(c, 501, "5.5.2", "Cannot decode response");
    ev->owed = 1;
    ev->index = c->challenges;
    smtpi_to(c, SMTP_STATE_READY);
    return SMTPI_EVENT;
}

int smtpi_auth_step(smtp_conn *c)
{
    size_t len = 0;

    switch (smtpi_line(c, c->cfg->auth_line, &len)) {
    case SMTPI_LINE_WHOLE:
        if (smtpi_show(c, "***", 3, 0))
            return SMTPI_TRACE;
        return secure_response(c, len);
    case SMTPI_LINE_OVER:
        if (smtpi_show(c, "***", 3, SMTP_FLAG_CUT))
            return SMTPI_TRACE;
        c->in_junk = SMTPI_JUNK_AUTH;
        return SMTPI_AGAIN;
    case SMTPI_LINE_LONG:
        c->in_junk = SMTPI_JUNK_NONE;
        c->line_shown = 0;
        return smtpi_auth_over(c, 500, "5.5.6", "Line too long");
    case SMTPI_LINE_FLOOD:
        return smtpi_bye(c, SMTP_ELIMIT, "4.7.0", "Line too long");
    default:
        return smtpi_starved(c);
    }
}

int smtpi_server_challenge(smtp_conn *c, const void *data, size_t len)
{
    char *out = smtpi_tx(c);
    int n;

    if (!c->ev.owed || c->ev.type != SMTP_EVENT_AUTH || c->multi != 0)
        return SMTP_EMISUSE;
    n = smtpi_room(c) > 6
            ? smtp_codec_base64_encode(data, len, out + 4, smtpi_room(c) - 5)
            : SMTP_EROOM;
    if (n < 0)
        return SMTP_EROOM;
    memcpy(out, "334 ", 4);
    memcpy(out + 4 + n, "\r\n", 2);
    smtpi_written(c, (size_t)n + 6);
    c->ev.owed = 0;
    c->touched = 1;
    if (c->challenges < UINT16_MAX)
        c->challenges++;
    smtpi_wipe(c);
    smtpi_release(c);
    smtpi_to(c, SMTP_STATE_AUTH);
    return 0;
}
