/*
 * Who may log in: a file of lines user:password, as CRAM-MD5 needs passwords
 * as they are. Empty lines, and lines that begin with '#', are skipped.
 *
 * How long a look-up takes tells neither who exists nor how much of a password
 * is right: every account is looked at, with no early end, and the password of
 * somebody who does not exist is compared with one that nobody knows.
 */
#ifndef ACCOUNTS_H
#define ACCOUNTS_H

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"

enum { ACCOUNTS_FILE = 1 << 20, ACCOUNTS_NOBODY = 32 };

struct account {
    const char *user;
    const char *password;
};

struct accounts {
    char *text; /* the file, with NUL where lines and names end */
    struct account *list;
    size_t count;
    char nobody[ACCOUNTS_NOBODY + 1]; /* a password that nobody knows */
};

/* 1 if given, from a client, is secret; takes as long for any secret. */
static inline int accounts_same(const char *given, size_t len,
                                const char *secret)
{
    size_t have = strlen(secret), i;
    volatile unsigned differs = len != have;

    for (i = 0; i < len; i++)
        differs |= (unsigned)(given[i] ^ secret[i < have ? i : have]);
    return differs == 0;
}

/* The account of that name, or NULL. */
static inline const struct account *accounts_find(const struct accounts *a,
                                                  const char *user, size_t len)
{
    const struct account *found = NULL;
    size_t i;

    for (i = 0; i < a->count; i++) {
        if (accounts_same(user, len, a->list[i].user))
            found = &a->list[i];
    }
    return found;
}

/* The account, if that is its password; else NULL. */
static inline const struct account *
accounts_check(const struct accounts *a, const char *user, size_t user_len,
               const char *password, size_t len)
{
    const struct account *who = accounts_find(a, user, user_len);
    const char *secret = who != NULL ? who->password : a->nobody;

    return accounts_same(password, len, secret) ? who : NULL;
}

/* All of a file, ended by NUL; NULL and errno. */
static inline char *accounts_load(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *text = fd < 0 ? NULL : malloc(ACCOUNTS_FILE + 1);
    size_t len = 0;
    ssize_t n = 1;

    while (text != NULL && n > 0 && len < ACCOUNTS_FILE) {
        if ((n = read(fd, text + len, ACCOUNTS_FILE - len)) > 0)
            len += (size_t)n;
    }
    if (text != NULL && n != 0) {
        errno = n > 0 ? EFBIG : errno;
        free(text);
        text = NULL;
    }
    if (text != NULL)
        text[len] = '\0';
    if (fd >= 0)
        close(fd);
    return text;
}

static inline int accounts_random(char out[ACCOUNTS_NOBODY + 1])
{
    unsigned char octets[ACCOUNTS_NOBODY / 2];
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC), ok;
    size_t i;

    ok = fd >= 0 && read(fd, octets, sizeof octets) == (ssize_t)sizeof octets;
    for (i = 0; ok && i < sizeof octets; i++)
        snprintf(out + 2 * i, 3, "%02x", (unsigned)octets[i]);
    if (fd >= 0)
        close(fd);
    return ok;
}

/* Adds a line. What is wrong with it, or NULL. */
static inline const char *accounts_add(struct accounts *a, char *line)
{
    char *colon = strchr(line, ':');
    struct account *list;

    line[strcspn(line, "\r")] = '\0';
    if (line[0] == '\0' || line[0] == '#')
        return NULL;
    if (colon == NULL || colon == line || colon[1] == '\0')
        return "a line is not user:password";
    list = realloc(a->list, (a->count + 1) * sizeof *list);
    if (list == NULL)
        return strerror(errno);
    *colon = '\0';
    list[a->count].user = line;
    list[a->count].password = colon + 1;
    a->list = list;
    a->count++;
    return NULL;
}

static inline void accounts_free(struct accounts *a)
{
    free(a->text);
    free(a->list);
    memset(a, 0, sizeof *a);
}

/* Reads the file that an option names; the last one counts. */
static inline void accounts_read(struct accounts *a, const char *program,
                                 const char *path)
{
    const char *why = NULL;
    char *line, *end;

    accounts_free(a);
    if ((a->text = accounts_load(path)) == NULL)
        option_bad(program, "auth", path, strerror(errno));
    if (!accounts_random(a->nobody))
        why = "no /dev/urandom";
    for (line = a->text; why == NULL && *line != '\0'; line = end) {
        end = line + strcspn(line, "\n");
        if (*end != '\0')
            *end++ = '\0';
        why = accounts_add(a, line);
    }
    if (why == NULL && a->count == 0)
        why = "has no account";
    if (why != NULL)
        option_bad(program, "auth", path, why);
}

#endif
