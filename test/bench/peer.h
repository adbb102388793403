/*
 * What the clients of other libraries have in common, which clients.sh
 * compares with examples/blast: its options, its message and its result. A
 * client is peer_session(), which sends so many messages over one connection
 * and says how many were accepted.
 */
#ifndef PEER_H
#define PEER_H

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define PEER_FROM "blast@localhost"

static struct {
    const char *address;
    unsigned long messages, per_session;
    size_t size;
} set = {NULL, 1000, 0, 1024};

static char *message;

static unsigned long peer_session(unsigned long messages);

/* A header, and lines of 78 octets. */
static void peer_message(void)
{
    size_t head, i;

    if (set.size < 128 || (message = malloc(set.size + 1)) == NULL)
        exit(2);
    head = (size_t)snprintf(message, set.size,
                            "From: <" PEER_FROM ">\r\nTo: <" PEER_FROM
                            ">\r\nDate: Sat, 1 Jan 2000 00:00:00 +0000\r\n"
                            "Message-ID: <1@localhost>\r\n\r\n");
    for (i = head; i < set.size; i++)
        message[i] = (char)('a' + i % 26);
    for (i = head + 78; i + 3 < set.size; i += 80)
        memcpy(message + i, "\r\n", 2);
    memcpy(message + set.size - 2, "\r\n", 2);
    message[set.size] = '\0';
}

static double peer_seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double peer_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void peer_options(int argc, char **argv)
{
    static const struct option options[] = {
        {"messages", required_argument, NULL, 'm'},
        {"size", required_argument, NULL, 's'},
        {"per-session", required_argument, NULL, 'k'},
        {NULL, 0, NULL, 0},
    };
    int key;

    while ((key = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (key == 'm')
            set.messages = strtoul(optarg, NULL, 10);
        else if (key == 's')
            set.size = strtoul(optarg, NULL, 10);
        else if (key == 'k')
            set.per_session = strtoul(optarg, NULL, 10);
        else
            exit(2);
    }
    if (optind != argc - 1 || set.messages == 0)
        exit(2);
    set.address = argv[optind];
    if (set.per_session == 0)
        set.per_session = set.messages;
}

int main(int argc, char **argv)
{
    unsigned long accepted = 0, begun, n;
    struct rusage use;
    double began;

    peer_options(argc, argv);
    peer_message();
    began = peer_now();
    for (begun = 0; begun < set.messages; begun += n) {
        n = set.messages - begun;
        if (n > set.per_session)
            n = set.per_session;
        accepted += peer_session(n);
    }
    began = peer_now() - began;
    getrusage(RUSAGE_SELF, &use);
    printf("accepted     %lu of %lu messages in %.3f s\n", accepted,
           set.messages, began);
    printf("CPU us/msg   user %.1f system %.1f\n",
           peer_seconds(use.ru_utime) * 1e6 / (double)set.messages,
           peer_seconds(use.ru_stime) * 1e6 / (double)set.messages);
    return accepted == set.messages ? 0 : 1;
}

#endif
