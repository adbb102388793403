/*
 * Tables, and nothing that the library could get wrong by itself: the names
 * are written out here and not asked from it.
 */
#include "lib_names.h"

#include <string.h>

#include "smtp.h"

const struct name names_options[] = {
    {"TRACE", SMTP_OPT_TRACE},
    {"OTHER", SMTP_OPT_OTHER},
    {"PARAMS", SMTP_OPT_PARAMS},
    {"BARE", SMTP_OPT_BARE},
    {"NO_NUL", SMTP_OPT_NO_NUL},
    {"LAX_HELO", SMTP_OPT_LAX_HELO},
    {"MAX_SIZE", SMTP_OPT_MAX_SIZE},
    {"MAX_RCPT", SMTP_OPT_MAX_RCPT},
    {"MAX_PATH", SMTP_OPT_MAX_PATH},
    {"MAX_LOCAL", SMTP_OPT_MAX_LOCAL},
    {"MAX_LINE", SMTP_OPT_MAX_LINE},
    {"MAX_ERRORS", SMTP_OPT_MAX_ERRORS},
    {"MAX_IDLE", SMTP_OPT_MAX_IDLE},
    {"MAX_DISCARD", SMTP_OPT_MAX_DISCARD},
    {"MAX_JUNK", SMTP_OPT_MAX_JUNK},
    {"TIMEOUT_COMMAND", SMTP_OPT_TIMEOUT_COMMAND},
    {"TIMEOUT_DATA", SMTP_OPT_TIMEOUT_DATA},
    {"TIMEOUT_ANSWER", SMTP_OPT_TIMEOUT_ANSWER},
    {"TIMEOUT_MESSAGE", SMTP_OPT_TIMEOUT_MESSAGE},
    {"TIMEOUT_TLS", SMTP_OPT_TIMEOUT_TLS},
    {"TIMEOUT_GREETING", SMTP_OPT_TIMEOUT_GREETING},
    {"TIMEOUT_MAIL", SMTP_OPT_TIMEOUT_MAIL},
    {"TIMEOUT_RCPT", SMTP_OPT_TIMEOUT_RCPT},
    {"TIMEOUT_354", SMTP_OPT_TIMEOUT_354},
    {"TIMEOUT_BLOCK", SMTP_OPT_TIMEOUT_BLOCK},
    {"TIMEOUT_END", SMTP_OPT_TIMEOUT_END},
    {"LMTP", SMTP_OPT_LMTP},
    {"SUBMISSION", SMTP_OPT_SUBMISSION},
    {"NO_MAIL", SMTP_OPT_NO_MAIL},
    {"TLS_FIRST", SMTP_OPT_TLS_FIRST},
    {"REQUIRE_TLS", SMTP_OPT_REQUIRE_TLS},
    {"REQUIRE_AUTH", SMTP_OPT_REQUIRE_AUTH},
    {"CLEAR_AUTH", SMTP_OPT_CLEAR_AUTH},
    {"MAX_AUTH", SMTP_OPT_MAX_AUTH},
    {"PROXY", SMTP_OPT_PROXY},
    {"TIMEOUT_PROXY", SMTP_OPT_TIMEOUT_PROXY},
    {"EHLO_AGAIN", SMTP_OPT_EHLO_AGAIN},
    {"CHUNK", SMTP_OPT_CHUNK},
    {"MAX_REPLY", SMTP_OPT_MAX_REPLY},
    {"MIN_BY", SMTP_OPT_MIN_BY},
    {"MAX_HOLD", SMTP_OPT_MAX_HOLD},
    {"MAX_HOLD_UNTIL", SMTP_OPT_MAX_HOLD_UNTIL},
    {"MAX_MAIL", SMTP_OPT_MAX_MAIL},
    {"MAX_DOMAINS", SMTP_OPT_MAX_DOMAINS},
    {"8BITMIME", SMTP_EXT_8BITMIME},
    {"SIZE", SMTP_EXT_SIZE},
    {"DSN", SMTP_EXT_DSN},
    {"PIPELINING", SMTP_EXT_PIPELINING},
    {"ENHANCEDSTATUSCODES", SMTP_EXT_ENHANCEDSTATUSCODES},
    {"CHUNKING", SMTP_EXT_CHUNKING},
    {"BINARYMIME", SMTP_EXT_BINARYMIME},
    {"SMTPUTF8", SMTP_EXT_SMTPUTF8},
    {"STARTTLS", SMTP_EXT_STARTTLS},
    {"AUTH", SMTP_EXT_AUTH},
    {"DELIVERBY", SMTP_EXT_DELIVERBY},
    {"FUTURERELEASE", SMTP_EXT_FUTURERELEASE},
    {"MT_PRIORITY", SMTP_EXT_MT_PRIORITY},
    {"REQUIRETLS", SMTP_EXT_REQUIRETLS},
    {"RRVS", SMTP_EXT_RRVS},
    {"LIMITS", SMTP_EXT_LIMITS},
    {"NO_SOLICITING", SMTP_EXT_NO_SOLICITING},
    {"MTRK", SMTP_EXT_MTRK},
    {"CONPERM", SMTP_EXT_CONPERM},
    {"CONNEG", SMTP_EXT_CONNEG},
    {"SUBMITTER", SMTP_EXT_SUBMITTER},
    {"XVERP", SMTP_EXT_XVERP},
    {"XCLIENT", SMTP_EXT_XCLIENT},
    {"XFORWARD", SMTP_EXT_XFORWARD},
    {"ETRN", SMTP_EXT_ETRN},
    {"VRFY", SMTP_EXT_VRFY},
    {"EXPN", SMTP_EXT_EXPN},
    {"HELP", SMTP_EXT_HELP},
    {NULL, 0},
};

const struct name names_texts[] = {
    {"HOSTNAME", SMTP_TEXT_HOSTNAME}, {"KEYWORDS", SMTP_TEXT_KEYWORDS},
    {"MECHS", SMTP_TEXT_MECHS},       {"SOLICIT", SMTP_TEXT_SOLICIT},
    {"PRIORITY", SMTP_TEXT_PRIORITY}, {NULL, 0},
};

const struct name names_events[] = {
    {"PROXY", SMTP_EVENT_PROXY},       {"CONNECT", SMTP_EVENT_CONNECT},
    {"HELO", SMTP_EVENT_HELO},         {"STARTTLS", SMTP_EVENT_STARTTLS},
    {"TLS", SMTP_EVENT_TLS},           {"AUTH", SMTP_EVENT_AUTH},
    {"MAIL", SMTP_EVENT_MAIL},         {"RCPT", SMTP_EVENT_RCPT},
    {"DATA", SMTP_EVENT_DATA},         {"BODY", SMTP_EVENT_BODY},
    {"MESSAGE", SMTP_EVENT_MESSAGE},   {"ABORT", SMTP_EVENT_ABORT},
    {"VRFY", SMTP_EVENT_VRFY},         {"EXPN", SMTP_EVENT_EXPN},
    {"HELP", SMTP_EVENT_HELP},         {"NOOP", SMTP_EVENT_NOOP},
    {"ETRN", SMTP_EVENT_ETRN},         {"XCLIENT", SMTP_EVENT_XCLIENT},
    {"XFORWARD", SMTP_EVENT_XFORWARD}, {"OTHER", SMTP_EVENT_OTHER},
    {"QUIT", SMTP_EVENT_QUIT},         {"LINE", SMTP_EVENT_LINE},
    {"CLOSED", SMTP_EVENT_CLOSED},     {"RSET", SMTP_EVENT_RSET},
    {"CHUNK", SMTP_EVENT_CHUNK},       {NULL, 0},
};

const struct name names_flags[] = {
    {"MORE", SMTP_FLAG_MORE},
    {"EARLY", SMTP_FLAG_EARLY},
    {"CHUNK", SMTP_FLAG_CHUNK},
    {"CANCEL", SMTP_FLAG_CANCEL},
    {"ESMTP", SMTP_FLAG_ESMTP},
    {"OUT", SMTP_FLAG_OUT},
    {"CUT", SMTP_FLAG_CUT},
    {"ODD", SMTP_FLAG_ODD},
    {NULL, 0},
};

const struct name names_path_flags[] = {
    {"NULL", SMTP_PATH_NULL},
    {"POSTMASTER", SMTP_PATH_POSTMASTER},
    {"QUOTED", SMTP_PATH_QUOTED},
    {"ROUTE", SMTP_PATH_ROUTE},
    {"IPV4", SMTP_PATH_IPV4},
    {"IPV6", SMTP_PATH_IPV6},
    {"GENERAL", SMTP_PATH_GENERAL},
    {"UTF8", SMTP_PATH_UTF8},
    {NULL, 0},
};

const struct name names_tls[] = {
    {"OK", SMTP_TLS_OK},
    {"VERIFIED", SMTP_TLS_VERIFIED},
    {"CLIENT_CERT", SMTP_TLS_CLIENT_CERT},
    {"WEAK", SMTP_TLS_WEAK},
    {NULL, 0},
};

const struct name names_want[] = {
    {"RECV", SMTP_WANT_RECV},   {"SEND", SMTP_WANT_SEND},
    {"REPLY", SMTP_WANT_REPLY}, {"COMMAND", SMTP_WANT_COMMAND},
    {"BODY", SMTP_WANT_BODY},   {"TLS", SMTP_WANT_TLS},
    {"CLOSE", SMTP_WANT_CLOSE}, {NULL, 0},
};

const struct name names_params[] = {
    {"BODY", SMTP_PARAM_BODY},
    {"SIZE", SMTP_PARAM_SIZE},
    {"RET", SMTP_PARAM_RET},
    {"ENVID", SMTP_PARAM_ENVID},
    {"NOTIFY", SMTP_PARAM_NOTIFY},
    {"ORCPT", SMTP_PARAM_ORCPT},
    {"SMTPUTF8", SMTP_PARAM_SMTPUTF8},
    {"AUTH", SMTP_PARAM_AUTH},
    {"BY", SMTP_PARAM_BY},
    {"HOLDFOR", SMTP_PARAM_HOLDFOR},
    {"HOLDUNTIL", SMTP_PARAM_HOLDUNTIL},
    {"MT-PRIORITY", SMTP_PARAM_MT_PRIORITY},
    {"REQUIRETLS", SMTP_PARAM_REQUIRETLS},
    {"RRVS", SMTP_PARAM_RRVS},
    {"SOLICIT", SMTP_PARAM_SOLICIT},
    {"MTRK", SMTP_PARAM_MTRK},
    {"CONPERM", SMTP_PARAM_CONPERM},
    {"CONNEG", SMTP_PARAM_CONNEG},
    {"SUBMITTER", SMTP_PARAM_SUBMITTER},
    {"XVERP", SMTP_PARAM_XVERP},
    {"OTHER", SMTP_PARAM_OTHER},
    {NULL, 0},
};

const struct name names_values[] = {
    {"7BIT", SMTP_BODY_7BIT},         {"8BITMIME", SMTP_BODY_8BIT},
    {"BINARYMIME", SMTP_BODY_BINARY}, {"FULL", SMTP_RET_FULL},
    {"HDRS", SMTP_RET_HDRS},          {"SUCCESS", SMTP_NOTIFY_SUCCESS},
    {"FAILURE", SMTP_NOTIFY_FAILURE}, {"DELAY", SMTP_NOTIFY_DELAY},
    {"NEVER", SMTP_NOTIFY_NEVER},     {NULL, 0},
};

const struct name names_errors[] = {
    {"OK", SMTP_OK},           {"EINVAL", SMTP_EINVAL},
    {"EMISUSE", SMTP_EMISUSE}, {"EROOM", SMTP_EROOM},
    {"ESYNTAX", SMTP_ESYNTAX}, {"ERANGE", SMTP_ERANGE},
    {"EEOF", SMTP_EEOF},       {"ETIMEOUT", SMTP_ETIMEOUT},
    {"EHOST", SMTP_EHOST},     {"ELIMIT", SMTP_ELIMIT},
    {"EPROTO", SMTP_EPROTO},   {"EINJECT", SMTP_EINJECT},
    {"ETLS", SMTP_ETLS},       {NULL, 0},
};

const struct name names_gets[] = {
    {"ROLE", SMTP_GET_ROLE},
    {"STATE", SMTP_GET_STATE},
    {"ERROR", SMTP_GET_ERROR},
    {"TLS", SMTP_GET_TLS},
    {"ESMTP", SMTP_GET_ESMTP},
    {"AUTH", SMTP_GET_AUTH},
    {"OCTETS", SMTP_GET_OCTETS},
    {"RCPT", SMTP_GET_RCPT},
    {"MESSAGES", SMTP_GET_MESSAGES},
    {"ERRORS", SMTP_GET_ERRORS},
    {NULL, 0},
};

const struct name names_states[] = {
    {"CONNECT", SMTP_STATE_CONNECT},
    {"REFUSED", SMTP_STATE_REFUSED},
    {"HELO", SMTP_STATE_HELO},
    {"READY", SMTP_STATE_READY},
    {"MAIL", SMTP_STATE_MAIL},
    {"RCPT", SMTP_STATE_RCPT},
    {"DATA", SMTP_STATE_DATA},
    {"MESSAGE", SMTP_STATE_MESSAGE},
    {"TLS", SMTP_STATE_TLS},
    {"CLOSED", SMTP_STATE_CLOSED},
    {"AUTH", SMTP_STATE_AUTH},
    {"PROXY", SMTP_STATE_PROXY},
    {NULL, 0},
};

int name_find(const struct name *names, const char *name, size_t len)
{
    for (; names->name != NULL; names++)
        if (strlen(names->name) == len && memcmp(names->name, name, len) == 0)
            return names->number;
    return -1000;
}

const char *name_of(const struct name *names, int number)
{
    for (; names->name != NULL; names++)
        if (names->number == number)
            return names->name;
    return "?";
}

int name_bits(const struct name *names, const char *text, size_t len)
{
    int sum = 0, bit;
    size_t i, from = 0;

    if (len == 1 && text[0] == '0')
        return 0;
    for (i = 0; i <= len; i++) {
        if (i < len && text[i] != '|')
            continue;
        bit = name_find(names, text + from, i - from);
        if (bit == -1000)
            return bit;
        sum |= bit;
        from = i + 1;
    }
    return sum;
}
