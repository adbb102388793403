/*
 * What the fuzz targets share. A target is one function, which libFuzzer
 * calls, or standalone.c; it aborts where a promise of smtp.h is broken.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_CHECK(holds)                                                     \
    do {                                                                      \
        if (!(holds)) {                                                       \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, \
                    #holds);                                                  \
            abort();                                                          \
        }                                                                     \
    } while (0)

/* A block of its own, so that a sanitizer sees one octet too many. */
static inline void *fuzz_block(size_t size)
{
    void *p = malloc(size == 0 ? 1 : size);

    FUZZ_CHECK(p != NULL);
    return p;
}

static inline void *fuzz_copy(const void *data, size_t size)
{
    void *p = fuzz_block(size);

    if (size > 0)
        memcpy(p, data, size);
    return p;
}

/* A number that looks like chance and depends on both. */
static inline uint32_t fuzz_hash(uint32_t seed, uint32_t number)
{
    uint32_t x = seed * 0x9E3779B1U + number;

    x ^= x >> 16;
    x *= 0x85EBCA6BU;
    x ^= x >> 13;
    x *= 0xC2B2AE35U;
    return x ^ (x >> 16);
}

static inline uint32_t fuzz_hash_of(const void *data, size_t size)
{
    const unsigned char *p = data;
    uint32_t x = 1;

    while (size-- > 0)
        x = fuzz_hash(x, *p++);
    return x;
}

#endif
