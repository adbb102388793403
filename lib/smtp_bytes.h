/*
 * Level 0: octets. Knows nothing of SMTP's commands, replies or connections.
 */
#ifndef SMTP_BYTES_H
#define SMTP_BYTES_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "smtp.h"

/*
 * Classes of octets, bits of smtpi_ctype[]. <ctype.h> depends on the locale
 * and never sees wire data.
 */
enum {
    SMTPI_ALPHA = 1,
    SMTPI_DIGIT = 2,
    SMTPI_ATEXT = 4,  /* RFC 5322 3.2.3 */
    SMTPI_QTEXT = 8,  /* qtextSMTP: 32-33, 35-91, 93-126 */
    SMTPI_VALUE = 16, /* esmtp-value: 33-60, 62-126 */
    SMTPI_DTEXT = 32, /* dcontent: 33-90, 94-126 */
    SMTPI_TEXT = 64,  /* textstring: HT, 32-126 */
    SMTPI_LDH = 128,  /* Let-dig, '-' */
    SMTPI_LETDIG = SMTPI_ALPHA | SMTPI_DIGIT
};
extern const unsigned char smtpi_ctype[256];

#define SMTPI_IS(octet, class) (smtpi_ctype[(unsigned char)(octet)] & (class))

/* ASCII lower case. */
unsigned char smtpi_lower(unsigned char octet);

/* 1 if the len octets of text equal word, which is in upper case, but for
   the case of letters; word ends with NUL. */
int smtpi_is_word(const char *text, size_t len, const char *word);

/* The value of a hexadecimal digit in either case, or -1. */
int smtpi_hex(unsigned char octet);

/* The octets, 2 to 4, of the character outside ASCII that p begins with, in
   well-formed UTF-8 (RFC 3629 4, RFC 6531 3.3); 0 if there is none. */
size_t smtpi_utf8(const char *p, size_t len);

/* The code point of such a character of n octets, or of one of ASCII. */
uint32_t smtpi_utf8_point(const char *p, size_t n);

/* 1 if text is utf-8-enc-addr of RFC 6533 3 as far as its octets go. */
int smtpi_is_unitext(const char *text, size_t len);

/* Writes UTF-8 as unitext, in ASCII unless utf8. Returns its octets, or
   SMTP_EROOM; SMTP_EINVAL: controls, or no UTF-8. */
int smtpi_unitext_encode(const char *in, size_t len, int utf8, char *out,
                         size_t size);

/* Writes value in decimal without a NUL; returns its digits, at most 20. */
size_t smtpi_decimal(uint64_t value, char *out);

/* Reads 1 to max_digits decimal digits that fill all of text into *out,
   saturating at INT64_MAX. Returns 0 or SMTP_ESYNTAX. */
int smtpi_number(const char *text, size_t len, size_t max_digits,
                 int64_t *out);

enum { SMTPI_DATE = 20 }; /* octets of a date that is written */

/* Reads a date-time of RFC 3339 5.6 that fills all of text as seconds since
   1970, *fraction 1 if it says a fraction of a second besides, which is left
   out. Returns 0 or SMTP_ESYNTAX. */
int smtpi_date_read(const char *text, size_t len, int64_t *seconds,
                    int *fraction);

/* Writes one in UTC without a NUL; returns SMTPI_DATE, or 0 outside of the
   years 0 to 9999. */
size_t smtpi_date_write(int64_t seconds, char *out);

/*
 * The first p[i], 1 <= i < len, for which CR LF and '.' behind LF need a
 * closer look: (p[i-1] is CR) differs from (p[i] is LF), or p[i-1] is LF and
 * p[i] is '.'. len if there is none. Its time does not depend on the length
 * of lines.
 */
size_t smtpi_scan(const unsigned char *p, size_t len);

/* What stopped smtpi_unstuff(). */
enum {
    SMTPI_DOT_MORE = 0, /* all was read that can be judged */
    SMTPI_DOT_END = 1,
    SMTPI_DOT_BARE = 2 /* *used stands before a bare CR or LF */
};

/*
 * The one automaton that frames a message (RFC 5321 4.5.2). *bol is 1 at the
 * beginning of a line, and of the message. Reads the len octets at p and takes
 * the dots out in place: *kept octets of content then stand at p, *used were
 * read. The octets CR, '.' and '.' CR at the end of p are not read before what
 * follows them is there, so that *bol is all the state there is. With keep,
 * bare CR and LF are content.
 */
int smtpi_unstuff(int *bol, unsigned char *p, size_t len, int keep,
                  size_t *used, size_t *kept);

#endif
