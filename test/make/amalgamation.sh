# Writes smtp.c and smtp.h, the library as one file, to the directory named.
# The same octets on any machine: nothing but cat, sed and printf, the order of
# the Makefile's lists, no date.

. test/make/common

notice()
{
    printf '/*\n * libsmtp %s: %s\n *\n' "$VERSION" "$1"
    shift
    printf ' * %s\n' "$@"
    printf ' *\n'
    sed 's,^, * ,; s, *$,,' COPYING
    printf ' */\n'
}

source_file()
{
    printf '\n/* ---- lib/%s ---- */\n\n' "$1"
    sed '/^#include "smtp[a-z_]*[.]h"$/d' "lib/$1"
}

{
    notice "the manual and interface of the library." \
        "It belongs to smtp.c, which stands beside it."
    cat include/smtp.h
} >"$1/smtp.h.tmp" || exit 1

{
    notice "the whole library in one file." \
        "Put smtp.c and smtp.h into your program and compile smtp.c with the" \
        "rest of it, as C99 or later: cc -std=c99 -O2 -c smtp.c. It needs no" \
        "other file and no other library; smtp.h is the manual."
    printf '\n#include "smtp.h"\n'
    for f in $HEADERS $BYTES $GRAMMAR $STREAM $SERVER $CLIENT $OBJECT; do
        source_file "$f" || exit 1
    done
} >"$1/smtp.c.tmp" || exit 1

mv "$1/smtp.h.tmp" "$1/smtp.h" && mv "$1/smtp.c.tmp" "$1/smtp.c"
