/*
 * The block that a connection lives in. Its layout is computed in one place,
 * from its size and from what has to be in it; nothing else in the library
 * knows where the borders are. A block below smtp_config_need() is parked: it
 * holds what waits, and takes nothing in.
 */
#include "smtp_stream.h"

enum {
    BUFFER_PIECE = 8,   /* the part of what is left that replies get: 1/8 */
    BUFFER_MOST = 16384 /* ... and its end */
};
#define BUFFER_FULL ((uint32_t)1 << 30) /* more of a block is not used */

static size_t buffer_align(size_t n)
{
    return (n + SMTPI_ALIGN - 1) / SMTPI_ALIGN * SMTPI_ALIGN;
}

/* What closing a session may need: an empty last line for an answer that was
   begun, and 421 with the host name and a short text. */
static size_t buffer_bye(const smtp_config *cfg)
{
    const size_t code = sizeof "421 5.123.123 ";

    return 2 * code + cfg->host_len + 1 + SMTPI_BYE_TEXT + 4;
}

static size_t buffer_params(const smtp_config *cfg)
{
    return cfg->params * sizeof(smtp_param);
}

/* Behind the fixed part of a client: what its server said. */
static size_t buffer_said(const smtp_config *cfg)
{
    const uint64_t say = SMTPI_EXT_BIT(SMTP_EXT_DELIVERBY) |
                         SMTPI_EXT_BIT(SMTP_EXT_FUTURERELEASE) |
                         SMTPI_EXT_BIT(SMTP_EXT_LIMITS);

    return cfg->exts & say ? buffer_align(sizeof(struct smtpi_said)) : 0;
}

/* Behind that, and behind a server's parameters: the domains that it counts. A
   client does not know how many its server will let it have. */
static size_t buffer_domains(const smtp_config *cfg, int client)
{
    if (!client)
        return (size_t)SMTPI_OPTION(cfg, SMTP_OPT_MAX_DOMAINS);
    return cfg->exts & SMTPI_EXT_BIT(SMTP_EXT_LIMITS) ? SMTPI_DOMAINS : 0;
}

/* Where received octets begin. */
static size_t buffer_front(const smtp_config *cfg, int client)
{
    return buffer_align(sizeof(smtp_conn)) +
           (client ? buffer_said(cfg) : buffer_params(cfg)) +
           buffer_align(buffer_domains(cfg, client) * sizeof(uint32_t));
}

/* The least of a client: a reply line, or a challenge; and a command. */
static size_t buffer_client_rx(const smtp_config *cfg)
{
    size_t challenge = cfg->exts & SMTPI_EXT_BIT(SMTP_EXT_AUTH)
                           ? cfg->auth_line + sizeof "334 " - 1
                           : 0;

    return challenge > SMTPI_REPLY ? challenge : SMTPI_REPLY;
}

static size_t buffer_client_tx(const smtp_config *cfg)
{
    return cfg->longest + sizeof "RSET\r\n" - 1;
}

static size_t buffer_client_need(const smtp_config *cfg)
{
    return buffer_front(cfg, 1) + buffer_client_rx(cfg) +
           buffer_client_tx(cfg);
}

static size_t buffer_server_need(const smtp_config *cfg)
{
    return buffer_front(cfg, 0) + cfg->longest + SMTPI_ROOM + buffer_bye(cfg);
}

size_t smtp_config_need(const smtp_config *cfg)
{
    size_t server = buffer_server_need(cfg), client = buffer_client_need(cfg);

    return server > client ? server : client;
}

static int buffer_is_client(const smtp_conn *c)
{
    return c->role->role == SMTP_ROLE_CLIENT;
}

static int buffer_parked(const smtp_conn *c)
{
    return c->size < c->need;
}

/* ---- the layout ---- */

smtp_param *smtpi_param_at(smtp_conn *c)
{
    return (smtp_param *)(void *)smtpi_at(c, buffer_align(sizeof *c));
}

const struct smtpi_said *smtpi_said(const smtp_conn *c)
{
    static const struct smtpi_said nothing = {0};

    if (buffer_said(c->cfg) == 0)
        return &nothing;
    return (const struct smtpi_said *)(const void *)((const unsigned char *)c +
                                                     buffer_align(sizeof *c));
}

uint32_t *smtpi_domains(smtp_conn *c, size_t *room)
{
    int client = buffer_is_client(c);

    *room = buffer_domains(c->cfg, client);
    return (uint32_t *)(void *)smtpi_at(
        c,
        buffer_front(c->cfg, client) - buffer_align(*room * sizeof(uint32_t)));
}

void smtpi_said_set(smtp_conn *c, const struct smtpi_said *said)
{
    c->max_size = said->max_size;
    if (buffer_said(c->cfg) != 0)
        memcpy(smtpi_at(c, buffer_align(sizeof *c)), said, sizeof *said);
}

/* States in which something may be said though nothing was received. */
static int buffer_says(int state)
{
    return state == SMTP_STATE_CONNECT || state == SMTP_STATE_MESSAGE ||
           state == SMTP_STATE_TLS || state == SMTP_STATE_PROXY;
}

/* Octets that the send buffer must keep free now: for whatever can still
   happen before more is received. */
static size_t buffer_spare(const smtp_conn *c)
{
    if (c->state == SMTP_STATE_CLOSED)
        return c->bye;
    if (buffer_is_client(c)) /* EHLO by itself */
        return SMTPI_REPLY;
    if (c->ev.owed || c->cursor != 0 || c->eof || c->whole || c->fault ||
        smtpi_unread(c) != 0 || c->due != 0 || c->news ||
        (c->in_chunk && c->chunk == 0) || buffer_says(c->state))
        return (size_t)SMTPI_ROOM + c->bye;
    if ((c->state == SMTP_STATE_DATA || c->in_chunk) && !c->refused)
        return (size_t)SMTPI_REPLY + c->bye;
    return c->bye;
}

static size_t buffer_unsent(const smtp_conn *c)
{
    return (size_t)c->held - c->out;
}

/* What is kept free of a block of size octets that holds used of them: spare
   if it is there. A block is always large enough for what it holds. */
static size_t buffer_free(const smtp_conn *c, size_t size, size_t used)
{
    size_t spare = buffer_spare(c);

    return spare < size - used ? spare : size - used;
}

size_t smtp_conn_size(const smtp_conn *c)
{
    size_t done = c->ev.owed ? 0 : c->taken;
    size_t used = (size_t)c->rx_at + (c->tail - c->head) + buffer_unsent(c);

    return used + buffer_free(c, c->size, used) - done;
}

/* Sets the size of the block, and where the send buffer begins if only that
   counts. */
static void buffer_size(smtp_conn *c, size_t size)
{
    size_t least = buffer_is_client(c) ? buffer_client_tx(c->cfg)
                                       : (size_t)SMTPI_ROOM + c->bye;
    size_t extra, replies;

    c->size = size < BUFFER_FULL ? (uint32_t)size : BUFFER_FULL;
    if (buffer_parked(c))
        return;
    extra = c->size - c->need;
    replies = extra / BUFFER_PIECE < BUFFER_MOST ? extra / BUFFER_PIECE
                                                 : (size_t)BUFFER_MOST;
    least += buffer_is_client(c) ? extra - replies : replies;
    c->border = c->size - (uint32_t)least;
}

void smtpi_clear(smtp_conn *c, size_t from, size_t to)
{
    if (c->cfg->exts & SMTPI_EXT_BIT(SMTP_EXT_AUTH) && from < to)
        memset(smtpi_at(c, from), 0, to - from);
}

/* Moves both buffers together, without gaps. */
static void buffer_pack(smtp_conn *c)
{
    size_t unread = (size_t)c->tail - c->head;
    size_t tx_at = c->rx_at + unread, end = c->held;

    memmove(smtpi_at(c, c->rx_at), smtpi_at(c, c->head), unread);
    memmove(smtpi_at(c, tx_at), smtpi_at(c, c->out), buffer_unsent(c));
    c->head = c->rx_at;
    c->tail = (uint32_t)tx_at;
    c->shown = c->shown - c->out + c->tail;
    c->end = c->end - c->out + c->tail;
    c->held = c->held - c->out + c->tail;
    c->out = c->tx_at = c->tail;
    smtpi_clear(c, c->held, end);
}

/* Moves the packed send buffer to where it belongs. */
static void buffer_unpack(smtp_conn *c)
{
    size_t used = (size_t)c->tail + buffer_unsent(c);
    size_t most = c->size - buffer_unsent(c) - buffer_free(c, c->size, used);
    size_t tx_at = buffer_parked(c) ? most : c->border;
    uint32_t shift;

    if (tx_at > most)
        tx_at = most;
    if (tx_at < c->tail)
        tx_at = c->tail;
    memmove(smtpi_at(c, tx_at), smtpi_at(c, c->out), buffer_unsent(c));
    if (buffer_is_client(c)) /* a response of AUTH may wait there */
        smtpi_clear(c, c->out, tx_at < c->held ? tx_at : c->held);
    shift = (uint32_t)tx_at - c->tx_at;
    c->tx_at += shift;
    c->out += shift;
    c->shown += shift;
    c->end += shift;
    c->held += shift;
}

/* Moves the border, and what is held behind it, to where it belongs. */
static void buffer_shift(smtp_conn *c, int down)
{
    size_t held = (size_t)c->held - c->end;
    size_t tx_at = c->tx_at;

    if (!buffer_parked(c) && c->border >= c->tail &&
        (down || c->border > tx_at))
        tx_at = c->border;
    if (c->size - tx_at < held + c->bye)
        tx_at = c->tx_at;
    if (held != 0)
        memmove(smtpi_at(c, tx_at), smtpi_at(c, c->end), held);
    c->tx_at = c->out = c->shown = c->end = (uint32_t)tx_at;
    c->held = c->end + (uint32_t)held;
}

/* Once nothing waits to be sent, the border goes where it belongs, where it
   nearly always is already; down only where no receive can be under way. */
static inline void buffer_settle(smtp_conn *c, int down)
{
    if (c->out != c->end)
        return;
    if (c->tx_at != c->border || c->held != c->end)
        buffer_shift(c, down);
    else
        c->out = c->shown = c->end = c->held = c->border;
}

smtp_conn *smtpi_conn_init(void *mem, size_t size, const smtp_config *cfg,
                           const struct smtpi_role *role)
{
    smtp_conn *c = mem;
    size_t need = smtp_config_need(cfg);
    size_t rx_at = buffer_front(cfg, role->role == SMTP_ROLE_CLIENT);

    if (mem == NULL || size < need || (uintptr_t)mem % SMTPI_ALIGN != 0)
        return NULL;
    memset(c, 0, rx_at);
    c->need = (uint32_t)need;
    c->role = role;
    c->bye = (uint16_t)(buffer_is_client(c) ? 0 : buffer_bye(cfg));
    c->cfg = cfg;
    buffer_size(c, size);
    c->offer = cfg->exts;
    c->exts = cfg->offer;
    c->max_size = SMTPI_OPTION(cfg, SMTP_OPT_MAX_SIZE);
    c->max_rcpt = (uint16_t)SMTPI_OPTION(cfg, SMTP_OPT_MAX_RCPT);
    c->touched = 1;
    c->rx_at = (uint32_t)rx_at;
    c->head = c->tail = c->tx_at = c->rx_at;
    c->out = c->end = c->held = c->rx_at;
    buffer_settle(c, 1);
    return c;
}

/* ---- moving ---- */

/* An address in the line in hand, which stood at from and now stands at to;
   constants stay what they are. */
static const char *buffer_rebase(const char *p, uintptr_t from, size_t len,
                                 const char *to)
{
    if (p == NULL || (uintptr_t)p < from || (uintptr_t)p > from + len)
        return p;
    return to + ((uintptr_t)p - from);
}

static void buffer_rebase_event(smtp_conn *c, uintptr_t from)
{
    const char *to = (const char *)smtpi_at(c, c->head);
    smtp_param *param = smtpi_param_at(c);
    smtp_path *path = &c->of.path;
    size_t len = c->taken, i;

    c->ev.arg = buffer_rebase(c->ev.arg, from, len, to);
    c->ev.enhanced = buffer_rebase(c->ev.enhanced, from, len, to);
    c->ev.data = (const unsigned char *)buffer_rebase((const char *)c->ev.data,
                                                      from, len, to);
    if (c->ev.path != NULL) {
        path->raw = buffer_rebase(path->raw, from, len, to);
        path->mailbox = buffer_rebase(path->mailbox, from, len, to);
        path->domain = buffer_rebase(path->domain, from, len, to);
        c->ev.path = path;
    }
    for (i = 0; i < c->ev.nparam; i++) {
        param[i].key = buffer_rebase(param[i].key, from, len, to);
        param[i].value = buffer_rebase(param[i].value, from, len, to);
    }
    if (c->ev.nparam != 0)
        c->ev.param = param;
}

smtp_conn *smtp_conn_move(smtp_conn *c, void *mem, size_t size)
{
    uint32_t old = c->size, now;
    uintptr_t from;
    size_t used;

    if (mem == NULL || c->in_handler || size < smtp_conn_size(c) ||
        (uintptr_t)mem % SMTPI_ALIGN != 0)
        return NULL;
    if (!c->ev.owed) {
        smtpi_release(c);
        smtpi_event(c, 0);
    }
    now = size < BUFFER_FULL ? (uint32_t)size : BUFFER_FULL;
    from = (uintptr_t)smtpi_at(c, c->head);
    buffer_pack(c);
    used = c->held;
    if (mem != c) {
        memcpy(mem, c, used);
        memset(c, 0, old);
        c = mem;
    } else if (now < old) {
        memset(smtpi_at(c, now), 0, old - now);
    }
    buffer_size(c, size);
    buffer_unpack(c);
    if (c->ev.owed)
        buffer_rebase_event(c, from);
    return c;
}

/* ---- octets in ---- */

void smtpi_wipe(smtp_conn *c)
{
    memset(smtpi_at(c, c->head), 0, c->taken);
}

void smtpi_drop(smtp_conn *c)
{
    smtpi_clear(c, c->rx_at, c->tail);
    c->head = c->tail = c->rx_at;
    c->taken = c->scanned = 0;
}

/* 1 if the octets that wait can go to the front: no event points to them. */
static int buffer_can_shift(const smtp_conn *c)
{
    return c->taken == 0 && (!c->line_shown || c->in_junk) &&
           c->head > c->rx_at;
}

static void buffer_make_room(smtp_conn *c)
{
    size_t unread = (size_t)c->tail - c->head;

    buffer_settle(c, 1);
    if (!buffer_can_shift(c) || c->tx_at - c->tail > (c->tx_at - c->rx_at) / 2)
        return;
    memmove(smtpi_at(c, c->rx_at), smtpi_at(c, c->head), unread);
    c->head = c->rx_at;
    smtpi_clear(c, c->rx_at + unread, c->tail);
    c->tail = (uint32_t)(c->rx_at + unread);
}

static int buffer_closed(const smtp_conn *c)
{
    return c->eof || c->state == SMTP_STATE_CLOSED;
}

int smtpi_can_receive(const smtp_conn *c)
{
    return !buffer_closed(c) &&
           (buffer_parked(c) || c->tail < c->tx_at || buffer_can_shift(c));
}

/* What the PROXY header still has: no octet behind it may be taken in, which
   may be one of TLS. */
static size_t buffer_header(const smtp_conn *c)
{
    size_t unread = smtpi_unread(c);

    return c->of.header > unread ? c->of.header - unread : 0;
}

void *smtp_conn_recv_buf(smtp_conn *c, size_t *len)
{
    *len = 0;
    if (buffer_closed(c) || buffer_parked(c))
        return NULL;
    buffer_make_room(c);
    *len = (size_t)c->tx_at - c->tail;
    if (c->state == SMTP_STATE_PROXY && *len > buffer_header(c))
        *len = buffer_header(c);
    return *len != 0 ? smtpi_at(c, c->tail) : NULL;
}

int smtp_conn_recv_ack(smtp_conn *c, size_t len)
{
    if (c->state == SMTP_STATE_CLOSED)
        return 0; /* it came too late */
    if (len > (size_t)c->tx_at - c->tail || (len != 0 && c->eof) ||
        (c->state == SMTP_STATE_PROXY && len > buffer_header(c)))
        return SMTP_EINVAL;
    if (len != 0 && c->state == SMTP_STATE_TLS) {
        c->error = SMTP_EINJECT; /* in clear; nobody reads it, 3207 6 */
        c->news |= SMTPI_NEWS_END;
        c->dry = 0;
        return 0;
    }
    c->tail += (uint32_t)len;
    c->dry = 0;
    if (len != 0 && (c->in_chunk || (c->state == SMTP_STATE_DATA && !c->bdat)))
        c->touched = 1;
    return 0;
}

int smtp_conn_recv_eof(smtp_conn *c)
{
    c->eof = 1;
    c->dry = 0;
    return 0;
}

/* ---- octets out ---- */

void smtpi_hold(smtp_conn *c, size_t len)
{
    c->held = c->end + (uint32_t)len;
}

void smtpi_unhold(smtp_conn *c)
{
    smtpi_written(c, c->held - c->end);
}

const void *smtp_conn_send_buf(smtp_conn *c, size_t *len)
{
    *len = (size_t)c->shown - c->out;
    return *len != 0 ? smtpi_at(c, c->out) : NULL;
}

int smtp_conn_send_ack(smtp_conn *c, size_t len)
{
    size_t unsent;

    if (len > (size_t)c->shown - c->out) /* a closed client has dropped it */
        return buffer_is_client(c) && c->state == SMTP_STATE_CLOSED &&
                       c->out == c->end
                   ? 0
                   : SMTP_EINVAL;
    c->out += (uint32_t)len;
    if (buffer_is_client(c)) /* responses of AUTH */
        smtpi_clear(c, c->out - len, c->out);
    if (len != 0 && !c->ev.owed)
        c->touched = 1;
    unsent = buffer_unsent(c);
    if (c->out == c->end) {
        buffer_settle(c, 0);
    } else if (smtpi_room(c) < SMTPI_ROOM && c->out > c->tx_at) {
        uint32_t gap = c->out - c->tx_at;

        memmove(smtpi_at(c, c->tx_at), smtpi_at(c, c->out), unsent);
        if (buffer_is_client(c))
            smtpi_clear(c, c->tx_at + unsent, c->held);
        c->out -= gap;
        c->shown -= gap;
        c->end -= gap;
        c->held -= gap;
    }
    return 0;
}

/* ---- events ---- */

smtp_event *smtpi_event(smtp_conn *c, int type)
{
    memset(&c->ev, 0, sizeof c->ev);
    c->ev.type = type;
    c->ev.arg = c->ev.enhanced = "";
    return &c->ev;
}
