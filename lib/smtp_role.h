/*
 * Level 3: what the files of the server share.
 */
#ifndef SMTP_ROLE_H
#define SMTP_ROLE_H

#include "smtp_stream.h"

/* Texts that belong to events but not to what was received stand so far behind
   what is to be sent, where nothing is written before the next event. */
enum { SMTPI_SCRATCH = SMTPI_ROOM - 128 };

/* The set of extensions that are in force. */
static inline uint64_t smtpi_in_force(const smtp_conn *c)
{
    return c->esmtp ? c->exts : 0;
}

static inline int smtpi_utf8_on(const smtp_conn *c)
{
    return (smtpi_in_force(c) & SMTPI_EXT_BIT(SMTP_EXT_SMTPUTF8)) != 0;
}

/* ---- smtp_answer.c ---- */

/* Writes the library's own answer and counts it. A NULL text is that of
   4.2.3. Returns SMTPI_AGAIN. */
int smtpi_say(smtp_conn *c, int code, const char *enhanced, const char *text);

/* Refuses the message under way: the answer is held until its end. */
void smtpi_refuse(smtp_conn *c, int code, const char *enhanced,
                  const char *text);

/* The end of the message: MESSAGE, or if it was refused, its answer, which
   LMTP says once for each recipient. */
int smtpi_message_end(smtp_conn *c);

/* The end of a chunk that is not the last, or was refused. */
int smtpi_chunk_end(smtp_conn *c);

/* Says the answer held as often as it is due and there is room. 1 when all is
   said. */
int smtpi_refusals(smtp_conn *c);

/* Goes to a state in which no transaction is open, to which no answer leads. */
void smtpi_to(smtp_conn *c, int state);

/* Forgets what the peer said of itself: EHLO is due, RFC 3207 4.2. */
void smtpi_forget(smtp_conn *c);

/* RSET (RFC 5321 4.1.1.5). Returns SMTPI_AGAIN. */
int smtpi_rset(smtp_conn *c);

/* Gives a line to the trace, if there is one and it has not seen it: 1 if the
   step is SMTPI_TRACE. */
int smtpi_show(smtp_conn *c, const void *data, size_t len, int flags);

/* Counts a command that brings no mail on: 1 if there were too many. */
int smtpi_is_idle(smtp_conn *c);

/* Nothing more to read: waits, or, if nothing more will come, ends. */
int smtpi_starved(smtp_conn *c);

/* Says 421 and ends. Returns SMTPI_AGAIN. */
int smtpi_bye(smtp_conn *c, int error, const char *enhanced, const char *text);

/* Ends without a word. Returns SMTPI_AGAIN. */
int smtpi_end(smtp_conn *c, int error);

/* Behind a DATA that was not granted, octets may be a message that was sent
   all the same: nothing of it may be taken for commands. Says 421 if there
   are any. */
void smtpi_no_data(smtp_conn *c);

/* The answers of the host: smtp_conn_reply(), smtp_conn_reply_line(). */
int smtpi_server_reply(smtp_conn *c, int code, const char *enhanced,
                       const char *text);
int smtpi_server_reply_line(smtp_conn *c, int code, const char *enhanced,
                            const char *text);

/* smtp_conn_reset(). */
int smtpi_server_reset(smtp_conn *c);

/* ---- smtp_word.c ---- */

/* Writes an answer to event, or if more a line of it, at the end of what is to
   be sent; returns its octets. A NULL text is that of 4.2.3. */
size_t smtpi_word(smtp_conn *c, int event, int code, const char *enhanced,
                  const char *text, int more);

/* The enhanced status code that goes with it, or NULL. RFC 2034 4: not in the
   greeting, nor to HELO, nor with 3yz. */
const char *smtpi_word_enhanced(const smtp_conn *c, int event, int code,
                                const char *enhanced);

/* An answer whose text holds a mailbox that may not be said (RFC 6531 3.7.4)
   becomes one that needs none. */
void smtpi_word_ascii(const smtp_conn *c, int event, int *code,
                      const char **enhanced, const char **text);

/* ---- smtp_ehlo.c ---- */

/* What printing and mechanisms ask of this session. */
struct smtpi_facts smtpi_facts(const smtp_conn *c);

/* Puts in force what this session is offered now. */
void smtpi_offer(smtp_conn *c);

/* The first keyword line from number item on that is to be printed, or 0. */
uint32_t smtpi_keyword(const smtp_conn *c, uint32_t item);

/* Writes keyword lines of EHLO's answer as long as there is room. 1 when all
   are written. */
int smtpi_keywords(smtp_conn *c);

/* ---- smtp_chunk.c ---- */

/* BDAT (RFC 3030): arg is what follows the verb, code what refuses it, or 0.
   However it is answered, its octets are not read as commands. */
int smtpi_bdat(smtp_conn *c, const char *arg, size_t len, int code,
               const char *enhanced, const char *text);

/* Steps: inside a message that came with DATA, and inside a chunk, or where
   the chunk's answer is due. */
int smtpi_data_step(smtp_conn *c);
int smtpi_chunk_step(smtp_conn *c);

/* ---- smtp_secure.c ---- */

/* AUTH (RFC 4954): arg is what follows the verb. */
int smtpi_auth(smtp_conn *c, char *arg, size_t len);

/* Steps: the response to a challenge is due, the handshake, the PROXY
   header. */
int smtpi_auth_step(smtp_conn *c);
int smtpi_tls_step(smtp_conn *c);
int smtpi_proxy_step(smtp_conn *c);

/* The exchange of AUTH is over, and the host is told. */
int smtpi_auth_over(smtp_conn *c, int code, const char *enhanced,
                    const char *text);

/* A PROXY header is due. */
void smtpi_proxy_begin(smtp_conn *c);

int smtpi_server_challenge(smtp_conn *c, const void *data, size_t len);
int smtpi_server_tls_done(smtp_conn *c, int flags);

/* ---- smtp_heed.c ---- */

/* What a parameter means for the library itself, and all of a command
   together: SMTPI_EVENT, or AGAIN if they were refused. */
int smtpi_heed(smtp_conn *c, smtp_param *param);
int smtpi_heed_all(smtp_conn *c, const smtp_param *param, size_t n);

/* Counts a MAIL: 1 if it is one too many. */
int smtpi_heed_mail(smtp_conn *c);

/* With SMTP_OPT_MAX_DOMAINS: 1 if the domain of the recipient in hand is not
   one too many; if accepted, it counts from now on. */
int smtpi_heed_domain(smtp_conn *c, int accepted);

/* The enhanced status code of a parameter whose text is wrong. */
const char *smtpi_heed_wrong(const smtp_conn *c, const char *text, size_t len);

/* 1 if a parameter that is not in force is answered as one that is known. */
int smtpi_heed_is_off(const smtp_conn *c, int event, const smtp_param *param);

/* ---- smtp_command.c ---- */

/* Reads the command line of len octets, CRLF included, at head. */
int smtpi_command(smtp_conn *c, size_t len);

/* ---- smtp_peek.c: what can be told of a line as it stands ---- */

/* The octets of a line of len without the blanks at its end. */
size_t smtpi_line_trim(const char *line, size_t len);

/* The most octets, CRLF included, of a verb's line. */
size_t smtpi_line_limit(const smtp_conn *c, const struct smtpi_verb_row *row);

/* Reads what follows MAIL or RCPT up to the '>' of the path. Returns its
   octets; 0: it does not begin with FROM: or TO:; or an error of
   smtpi_path(). */
int smtpi_path_behind(const smtp_conn *c, int mail, const char *text,
                      size_t len, smtp_path *path);

/* 1 if MAIL has not said that such paths come, RFC 6531 3.5. */
int smtpi_path_needs_utf8(const smtp_conn *c, const smtp_path *path);

/* smtp_conn_peek(). */
int smtpi_server_peek(const smtp_conn *c, size_t i, const char **path,
                      size_t *len);

#endif
