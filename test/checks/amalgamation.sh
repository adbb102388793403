# smtp.c and smtp.h come out the same every time, and compile alone.

. test/make/common
workdir

for n in 1 2; do
    mkdir "$w/$n"
    sh test/make/amalgamation.sh "$w/$n" || fail "was not made"
done
cmp -s "$w/1/smtp.c" "$w/2/smtp.c" && cmp -s "$w/1/smtp.h" "$w/2/smtp.h" ||
    fail "two runs differ"
bad=$(grep -n '^ *# *include *"' "$w/1/smtp.c" | grep -v '"smtp.h"')
[ -z "$bad" ] || fail "includes: $bad"
[ "$(grep -c '^#include "smtp.h"' "$w/1/smtp.c")" = 1 ] ||
    fail "does not include smtp.h once"
for cc in "$CC" clang; do
    need "${cc%% *}" "amalgamation with $cc" "$cc" || continue
    for flags in "$STD $WARN" "-std=c11 -Wall -Wextra" "-std=gnu17 -Os"; do
        (cd "$w/1" && $cc $flags -Werror -c -o smtp.o smtp.c) >"$w/log" 2>&1 ||
            fail "$cc $flags: $(grep -m 1 error "$w/log")"
    done
done
# It defines what the library defines.
for f in "$O"/smtp.map; do
    sed -n 's/^ *\(smtp_[a-z0-9_]*\);$/\1/p' "$f" | sort >"$w/declared"
done
nm -g -P "$w/1/smtp.o" | awk '$2 ~ /^[A-TV-Z]$/ { print $1 }' |
    grep '^smtp_' | sort >"$w/defined"
cmp -s "$w/declared" "$w/defined" || fail "lacks a function of smtp.h"

echo "ok $me"
