/*
 * smtp_adapter/scram.h: what messages of SCRAM [5802] must be, looked at
 * before a SASL library reads them: GNU SASL 2.2 lets through what is refused
 * here.
 * For adapters of SASL libraries; hosts have no use for it.
 *
 * All functions are static inline, so that none gives a warning where it is
 * not used.
 */
#ifndef SMTP_ADAPTER_SCRAM_H
#define SMTP_ADAPTER_SCRAM_H

#include <string.h>

/* 1 if name, in upper case, is one of the words of list, in any case. */
static inline int smtp_scram_listed(const char *list, const char *name)
{
    size_t i;

    while (*list != '\0') {
        for (i = 0; name[i] != '\0'; i++) {
            char c = list[i];

            if (c >= 'a' && c <= 'z')
                c = (char)(c - 'a' + 'A');
            if (c != name[i])
                break;
        }
        if (name[i] == '\0' && (list[i] == ' ' || list[i] == '\0'))
            return 1;
        list += strcspn(list, " ");
        list += strspn(list, " ");
    }
    return 0;
}

/* 1 if it is a saslname: '=' only as "=2C" or "=3D" [5.1]. */
static inline int smtp_scram_name(const char *name, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (name[i] == '=' &&
            (len - i < 3 || (memcmp(name + i, "=2C", 3) != 0 &&
                             memcmp(name + i, "=3D", 3) != 0)))
            return 0;
    }
    return len > 0;
}

/*
 * Server: 0 if what a client says is a first message, flag,a=name,n=name,...,
 * whose names are none, or that has the flag p though the mechanism is not one
 * with -PLUS (plus is 0), so that the type of binding would not be looked at
 * [6]. Final messages, which begin with c=, are not looked into.
 */
static inline int smtp_scram_client(const void *message, size_t len, int plus)
{
    const char *in = (const char *)message, *field = in, *comma;
    int i;

    if (len == 0 || *in == 'c')
        return 1;
    for (i = 0; i < 3; i++, field = comma + 1) {
        comma = (const char *)memchr(field, ',', (size_t)(in + len - field));
        if (comma == NULL || (*in == 'p' && !plus))
            return 0;
        if ((i == 2 || (i == 1 && comma > field)) &&
            (comma - field < 3 ||
             !smtp_scram_name(field + 2, (size_t)(comma - field) - 2)))
            return 0;
    }
    return 1;
}

/* Client: 0 if what a server says is a first message, r=...,s=...,i=N, that
   wants more rounds of hashing than most, as it could keep a client busy for
   hours [9]. */
static inline int smtp_scram_server(const void *message, size_t len, long most)
{
    const char *in = (const char *)message;
    long rounds = 0;
    size_t i;

    if (len < 3 || in[0] != 'r')
        return 1;
    for (i = 0; i + 3 <= len && memcmp(in + i, ",i=", 3) != 0; i++)
        ;
    for (i += 3; i < len && in[i] >= '0' && in[i] <= '9'; i++) {
        rounds = rounds * 10 + (in[i] - '0');
        if (rounds > most)
            return 0;
    }
    return 1;
}

#endif
