/*
 * What test_sasl.c and test_oauth.c share.
 *
 * A response stands at the end of its block, so that ASan sees one octet too
 * many. What is read must lie inside it; what is refused must leave the result
 * as it was.
 */
#ifndef LIB_SASL_H
#define LIB_SASL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smtp.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef int (*sasl_fn)(const void *in, size_t len, smtp_sasl *out);

/* Octets that may hold NUL. */
struct octets {
    const char *p;
    size_t len;
};
#define OCTETS(text)                                                          \
    {                                                                         \
        text, sizeof text - 1                                                 \
    }

/* The parts that one response has, each ending with NUL; the rest absent. */
struct parts {
    char authzid[1100], authcid[1100], secret[1100], host[1100];
    int port;
};

static inline void part_is_inside(const char *part, size_t part_len,
                                  const char *in, size_t len, char *copy)
{
    assert_non_null(part);
    assert_true(part_len < 1100);
    if (part_len > 0)
        assert_true(part >= in && part + part_len <= in + len);
    memcpy(copy, part, part_len);
    copy[part_len] = '\0';
}

/* Reads a response; 0 and its parts, or SMTP_ESYNTAX. */
static inline int read_octets(sasl_fn codec, const char *text, size_t len,
                              struct parts *parts)
{
    char *block = malloc(len + 1), *in = block + 1;
    smtp_sasl sasl, before;
    int rc;

    assert_non_null(block);
    memcpy(in, text, len);
    memset(&sasl, 0xa5, sizeof sasl);
    before = sasl;
    rc = codec(in, len, &sasl);
    if (rc < 0) {
        assert_int_equal(rc, SMTP_ESYNTAX);
        assert_memory_equal(&sasl, &before, sizeof sasl);
    } else {
        assert_int_equal(rc, 0);
        part_is_inside(sasl.authzid, sasl.authzid_len, in, len,
                       parts->authzid);
        part_is_inside(sasl.authcid, sasl.authcid_len, in, len,
                       parts->authcid);
        part_is_inside(sasl.secret, sasl.secret_len, in, len, parts->secret);
        part_is_inside(sasl.host, sasl.host_len, in, len, parts->host);
        parts->port = (int)sasl.port;
    }
    free(block);
    return rc;
}

/* Fails unless the response has just these parts. */
static inline void says(sasl_fn codec, const char *text, size_t len,
                        const char *authzid, const char *authcid,
                        const char *secret)
{
    struct parts parts;

    if (read_octets(codec, text, len, &parts) < 0)
        fail_msg("refused: %s", text);
    assert_string_equal(parts.authzid, authzid);
    assert_string_equal(parts.authcid, authcid);
    assert_string_equal(parts.secret, secret);
    assert_string_equal(parts.host, "");
    assert_int_equal(parts.port, 0);
}

static inline void refused(sasl_fn codec, const char *text, size_t len)
{
    struct parts parts;

    if (read_octets(codec, text, len, &parts) == 0)
        fail_msg("taken (%u octets): %.*s", (unsigned)len, (int)len, text);
}

static inline void all_refused(sasl_fn codec, const struct octets *bad,
                               size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        refused(codec, bad[i].p, bad[i].len);
}

/* Not UTF-8, or not in its one form. */
static const char *const broken[] = {
    "\xff",         "\x80",         "\xc3",         "\xc0\x80",
    "\xc1\xbf",     "\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80",
    "\xed\xbf\xbf", "\xe2\x82",     "\xf0\x80\x80", "\xf0\x8f\xbf\xbf",
    "\xf5\x80\x80", "\xf4\x90\x80", "a\xc3(",       "\xf4\x90\x80\x80"};

/* format holds one %s, which each of the broken texts takes in turn; where a
   '|' stands in it there is a NUL. */
static inline void broken_refused(sasl_fn codec, const char *format)
{
    char text[100];
    size_t i;

    for (i = 0; i < COUNT(broken); i++) {
        int n = snprintf(text, sizeof text, format, broken[i]);
        char *p;

        assert_in_range(n, 1, sizeof text - 1);
        for (p = text; (p = strchr(p, '|')) != NULL; p++)
            *p = '\0';
        refused(codec, text, (size_t)n);
    }
}

#endif
