/*
 * Prints what each verb meets in each state of a server: the table in README.
 * Every cell is what a connection in that state answered to a right line:
 * "ok", the code that refuses, or '-' for no answer. No table is read for it.
 */
#include <stdio.h>
#include <string.h>

#include "lib_names.h"
#include "lib_talk.h"
#include "smtp_grammar.h"

/* What a verb meets in each column. */
struct row {
    char cells[TALK_COLUMNS * 8 + 1];
};

static struct row row_of(struct talk *t, size_t verb)
{
    const char *name = smtpi_verbs[verb].name;
    struct row row = {""};
    char line[100];
    size_t i;
    int code;

    sprintf(line, "%.8s%s\r\n", name, talk_behind(name));
    for (i = 0; i < TALK_COLUMNS; i++) {
        talk_again(t, talk_columns[i]);
        code = talk_say(t, line);
        if (code >= 400)
            sprintf(row.cells + i * 8, "%8d", code);
        else
            sprintf(row.cells + i * 8, "%8s", code != 0 ? "ok" : "-");
    }
    return row;
}

static int same(struct row a, struct row b)
{
    return strcmp(a.cells, b.cells) == 0;
}

/* The rows of t, or those in which it differs from than. Verbs of a kind that
   meet the same are one row. */
static void print_rows(struct talk *t, struct talk *than)
{
    const struct smtpi_verb_row *verbs = smtpi_verbs;
    char title[32];
    struct row row;
    size_t i, last;

    for (i = 0; i < smtpi_verbs_count; i = last + 1) {
        row = row_of(t, i);
        last = i;
        while (last + 1 < smtpi_verbs_count &&
               verbs[last + 1].verb == verbs[i].verb &&
               same(row, row_of(t, last + 1)))
            last++;
        sprintf(title, "%.8s", *verbs[i].name ? verbs[i].name : "others");
        if (last != i)
            sprintf(title, "%.8s .. %.8s", verbs[i].name, verbs[last].name);
        if (than == NULL || !same(row, row_of(than, i)))
            printf("%-14s%s\n", title, row.cells);
    }
}

int main(void)
{
    struct talk smtp, lmtp;
    size_t i;

    talk_config(&smtp);
    talk_extend(&smtp, 0);
    talk_start(&smtp, 0);
    talk_config(&lmtp);
    talk_extend(&lmtp, 1);
    talk_start(&lmtp, 0);
    printf("%-14s", "");
    for (i = 0; i < TALK_COLUMNS; i++)
        printf("%8s", talk_columns[i] == TALK_CHUNKS
                          ? "DATA"
                          : name_of(names_states, talk_columns[i]));
    printf("\n");
    print_rows(&smtp, NULL);
    printf("in LMTP\n");
    print_rows(&lmtp, &smtp);
    talk_free(&smtp);
    talk_free(&lmtp);
    return 0;
}
