/*
 * libESMTP: one session of many messages. It sends the envelope of a message
 * by PIPELINING where the server has it. The message is given in one piece.
 */
#include "peer.h"

#include <libesmtp.h>

/* Asked for a length, the next piece; else the beginning again. */
static const char *read_message(void **context, int *len, void *user)
{
    (void)user;
    if (len == NULL || *context != NULL) {
        *context = NULL;
        if (len != NULL)
            *len = 0;
        return NULL;
    }
    *context = message;
    *len = (int)set.size;
    return message;
}

static void count_accepted(smtp_message_t one, void *user)
{
    const smtp_status_t *status = smtp_message_transfer_status(one);

    if (status != NULL && status->code == 250)
        ++*(unsigned long *)user;
}

static unsigned long peer_session(unsigned long messages)
{
    smtp_session_t session = smtp_create_session();
    unsigned long accepted = 0;
    smtp_message_t one;

    if (session == NULL || !smtp_set_server(session, set.address))
        exit(2);
    smtp_set_hostname(session, "localhost");
    while (messages-- > 0) {
        one = smtp_add_message(session);
        if (one == NULL || !smtp_set_reverse_path(one, PEER_FROM) ||
            smtp_add_recipient(one, PEER_FROM) == NULL ||
            !smtp_set_messagecb(one, read_message, NULL))
            exit(2);
    }
    if (!smtp_start_session(session))
        return 0;
    smtp_enumerate_messages(session, count_accepted, &accepted);
    smtp_destroy_session(session);
    return accepted;
}
