/*
 * Runs a fuzz target without libFuzzer, with any compiler:
 *
 *     cc ... fuzz_path.c standalone.c ... && ./a.out [-n N] [-s SEED] FILE...
 *
 * Runs the FILEs, then N inputs made of them: pieces are cut out, doubled,
 * exchanged, replaced by words of SMTP or by chance. The same SEED makes the
 * same inputs. If one fails, it stands in ./fuzz-failed.
 */
#include <signal.h>

#include "fuzz.h"

#define MOST       4096 /* octets of an input */
#define MOST_FILES 1000

struct input {
    unsigned char data[MOST];
    size_t size;
};

static struct input *files;
static size_t nfiles;
static struct input now;
static uint32_t state;

static const char *const words[] = {"\r\n",
                                    "\n",
                                    "\r",
                                    ".",
                                    "\r\n.\r\n",
                                    "\n.\n",
                                    "\r.\r",
                                    "\n--\n",
                                    "\r\n.",
                                    "..",
                                    "EHLO a.b\r\n",
                                    "HELO a.b\r\n",
                                    "MAIL FROM:<",
                                    "RCPT TO:<",
                                    "DATA\r\n",
                                    "RSET\r\n",
                                    "NOOP\r\n",
                                    "QUIT\r\n",
                                    ">\r\n",
                                    "VRFY a\r\n",
                                    "HELP\r\n",
                                    "<>",
                                    "Postmaster",
                                    "@a.b",
                                    "@[192.0.2.1]>",
                                    "[IPv6:::]",
                                    "[IPv6:",
                                    "@a,@b:",
                                    "\"a\\\"b\"",
                                    " SIZE=9",
                                    " BODY=",
                                    "8BITMIME",
                                    " RET=HDRS",
                                    " ENVID=",
                                    " NOTIFY=",
                                    "SUCCESS,FAILURE",
                                    "NEVER",
                                    " ORCPT=",
                                    "rfc822;",
                                    "+2B",
                                    "=",
                                    ",",
                                    ";",
                                    "\t",
                                    "LHLO a.b\r\n",
                                    "STARTTLS\r\n",
                                    "AUTH PLAIN ",
                                    "AUTH LOGIN\r\n",
                                    "AGEAYg==",
                                    "*\r\n",
                                    "BDAT 5\r\n",
                                    "BDAT 0 LAST\r\n",
                                    "BINARYMIME",
                                    " SMTPUTF8",
                                    " AUTH=<>",
                                    "XCLIENT NAME=",
                                    "XFORWARD ADDR=",
                                    "LOGIN=",
                                    "PROXY TCP4 ",
                                    "PROXY UNKNOWN\r\n",
                                    "220 a\r\n",
                                    "221 a\r\n",
                                    "235 2.7.0 a\r\n",
                                    "250 a\r\n",
                                    "250-",
                                    "250 2.1.0 a\r\n",
                                    "334 AGEAYg==\r\n",
                                    "334 !\r\n",
                                    "354 a\r\n",
                                    "354-a\r\n",
                                    "421 a\r\n",
                                    "454 4.7.0 a\r\n",
                                    "500 a\r\n",
                                    "550 5.1.1 a\r\n",
                                    "SIZE 9\r\n",
                                    "PIPELINING\r\n",
                                    "CHUNKING\r\n",
                                    "250 DSN\r\n",
                                    "250-LIMITS RCPTMAX=2 MAILMAX=1\r\n",
                                    " RCPTDOMAINMAX=1"};

static uint32_t chance(size_t below)
{
    state = fuzz_hash(state, 1);
    return below == 0 ? 0 : state % (uint32_t)below;
}

/* Puts len octets in the place of gone octets at at. */
static void replace(struct input *in, size_t at, size_t gone, const void *data,
                    size_t len)
{
    if (in->size - gone + len > MOST)
        return;
    memmove(in->data + at + len, in->data + at + gone, in->size - at - gone);
    memmove(in->data + at, data, len);
    in->size = in->size - gone + len;
}

static void mutate(struct input *in)
{
    size_t at = chance(in->size + 1), len = chance(in->size - at + 1), from;
    const struct input *other = nfiles > 0 ? &files[chance(nfiles)] : in;
    const char *word = words[chance(sizeof words / sizeof *words)];
    unsigned char octet = (unsigned char)chance(256), piece[MOST];

    switch (chance(8)) {
    case 0:
        replace(in, at, len < 8 ? len : 8, "", 0);
        break;
    case 1:
        replace(in, at, len, "", 0);
        break;
    case 2:
        replace(in, at, len > 0, &octet, 1);
        break;
    case 3:
        len = len < 64 ? len : 64;
        memcpy(piece, in->data + at, len);
        replace(in, at, 0, piece, len);
        break;
    case 4:
        from = chance(other->size + 1);
        len = chance(other->size - from + 1);
        memcpy(piece, other->data + from, len);
        replace(in, at, 0, piece, len);
        break;
    case 5:
        replace(in, at, len > 0, word, strlen(word));
        break;
    default:
        replace(in, at, 0, word, strlen(word));
    }
}

static void run(const struct input *in)
{
    unsigned char *data = fuzz_copy(in->data, in->size);

    LLVMFuzzerTestOneInput(data, in->size);
    free(data);
}

static void failed(int number)
{
    FILE *f = fopen("fuzz-failed", "wb");

    if (f != NULL) {
        fwrite(now.data, 1, now.size, f);
        fclose(f);
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void run_file(const char *name)
{
    FILE *f = fopen(name, "rb");

    if (f == NULL || nfiles == MOST_FILES) {
        fprintf(stderr, "can't read %s\n", name);
        exit(2);
    }
    now.size = fread(now.data, 1, MOST, f);
    fclose(f);
    files[nfiles++] = now;
    run(&now);
}

int main(int argc, char **argv)
{
    unsigned long number, times = 0;
    int i;

    files = fuzz_block(MOST_FILES * sizeof *files);
    signal(SIGABRT, failed);
    for (i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
            times = strtoul(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "-s") == 0 && i + 1 < argc)
            state = (uint32_t)strtoul(argv[++i], NULL, 10);
        else
            run_file(argv[i]);
    }
    for (number = 0; number < times; number++) {
        now.size = 0;
        if (nfiles > 0)
            now = files[chance(nfiles)];
        do
            mutate(&now);
        while (chance(4) != 0);
        run(&now);
    }
    printf("%zu files, %lu other inputs\n", nfiles, times);
    free(files);
    return 0;
}
