/*
 * One growable buffer serves all that the tests collect and compare. Running
 * out of memory ends the program: no test can say anything then.
 */
#include "lib_text.h"

#include <stdlib.h>
#include <string.h>

static void text_grow(struct text *t, size_t more)
{
    size_t room = t->room ? t->room : 64;

    while (room < t->len + more + 1)
        room *= 2;
    if (room == t->room)
        return;
    t->at = (char *)realloc(t->at, room);
    if (t->at == NULL)
        abort();
    t->room = room;
}

void text_add(struct text *t, const void *data, size_t len)
{
    text_grow(t, len);
    if (len > 0)
        memcpy(t->at + t->len, data, len);
    t->len += len;
    t->at[t->len] = '\0';
}

void text_put(struct text *t, const char *string)
{
    text_add(t, string, strlen(string));
}

void text_number(struct text *t, long long number)
{
    unsigned long long rest = (unsigned long long)number;
    char digits[24];
    size_t at = sizeof(digits);

    if (number < 0)
        rest = 0 - rest;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (number < 0)
        digits[--at] = '-';
    text_add(t, digits + at, sizeof(digits) - at);
}

void text_reset(struct text *t)
{
    t->len = 0;
    text_add(t, "", 0);
}

void text_free(struct text *t)
{
    free(t->at);
    t->at = NULL;
    t->len = t->room = 0;
}

static int text_hex(char digit)
{
    const char *digits = "0123456789abcdef0123456789ABCDEF", *found;

    found = digit != '\0' ? strchr(digits, digit) : NULL;
    return found != NULL ? (int)(found - digits) % 16 : -1;
}

/* The escapes of one letter; in source the octet behind the backslash. */
static int text_letter(struct text *t, char letter)
{
    static const char letters[] = "rnt0s\\\"", octets[] = "\r\n\t\0 \\\"";
    const char *found = letter != '\0' ? strchr(letters, letter) : NULL;

    if (letter == 'e')
        return 0;
    if (found == NULL)
        return -1;
    text_add(t, octets + (found - letters), 1);
    return 0;
}

/* The octets of what stands behind "\x", or 0. */
static size_t text_octet(struct text *t, const char *source, size_t len)
{
    char octet;

    if (len < 2 || text_hex(source[0]) < 0 || text_hex(source[1]) < 0)
        return 0;
    octet = (char)(text_hex(source[0]) * 16 + text_hex(source[1]));
    text_add(t, &octet, 1);
    return 2;
}

/* The octets of "{N:octets}" at source, or 0. */
static size_t text_repeat(struct text *t, const char *source, size_t len)
{
    struct text once = {NULL, 0, 0};
    size_t times = 0, i = 1, end;
    int bad;

    for (; i < len && source[i] >= '0' && source[i] <= '9'; i++)
        times = times * 10 + (size_t)(source[i] - '0');
    if (i >= len || source[i] != ':' || times > 100000000)
        return 0;
    for (end = ++i; end < len && source[end] != '}'; end++)
        if (source[end] == '\\')
            end++;
    if (end >= len)
        return 0;
    bad = text_add_escaped(&once, source + i, end - i);
    text_grow(t, times * once.len);
    for (; times > 0 && once.len > 0; times--)
        text_add(t, once.at, once.len);
    text_free(&once);
    return bad ? 0 : end + 1;
}

int text_add_escaped(struct text *t, const char *source, size_t len)
{
    size_t i, taken;

    text_add(t, "", 0);
    for (i = 0; i < len; i++) {
        if (source[i] != '\\') {
            text_add(t, source + i, 1);
            continue;
        }
        if (++i == len)
            return -1;
        if (source[i] == 'x' || source[i] == '{') {
            taken = source[i] == 'x'
                        ? text_octet(t, source + i + 1, len - i - 1)
                        : text_repeat(t, source + i, len - i);
            if (taken == 0)
                return -1;
            i += source[i] == 'x' ? taken : taken - 1;
        } else if (text_letter(t, source[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

void text_show(struct text *t, const void *data, size_t len)
{
    static const char hex[] = "0123456789abcdef";
    const unsigned char *p = (const unsigned char *)data;
    char escape[4] = {'\\', 'x', '0', '0'};
    size_t i, from = 0;

    text_add(t, "", 0);
    for (i = 0; i < len; i++) {
        if (p[i] >= ' ' && p[i] < 127 && p[i] != '\\')
            continue;
        text_add(t, p + from, i - from);
        from = i + 1;
        escape[2] = hex[p[i] >> 4];
        escape[3] = hex[p[i] & 15];
        if (p[i] == '\r')
            text_put(t, "\\r");
        else if (p[i] == '\n')
            text_put(t, "\\n");
        else
            text_add(t, escape, 4);
    }
    if (from < len)
        text_add(t, p + from, len - from);
}
