# Runs the tests on a library that counts, and prints for each file of lib/
# what part of its lines and branches they reached.

. test/make/common
need gcov "coverage" gcc || exit 0

c=$B/coverage
find "$c" -name '*.gcda' -exec rm -f {} + 2>/dev/null
$MAKE -s check B="$B" O="$c" CC="$CC" OPT=-O0 CFLAGS="-g --coverage" CHECKS= ||
    echo "coverage: tests failed; what they reached all the same:"
gcov -n -b "$c"/lib/*.gcda 2>/dev/null | awk -v files="$(echo lib/*.c)" '
    /^File / { file = $2; gsub(/\047/, "", file); next }
    /^Calls|^No calls/ { file = ""; next }
    file ~ /^lib\/.*\.c$/ && / of [0-9]+$/ {
        n = $0
        sub(/^[^:]*:/, "", n)
        row[file] = row[file] sprintf(" %6.1f %% of %4d", n, $NF)
        if (/^Lines/) {
            hit += n * $NF / 100
            all += $NF
        }
    }
    END {
        printf "%-20s %16s %16s %16s\n", "file", "lines", "branches", \
            "both ways"
        n = split(files, name, " ")
        for (i = 1; i <= n; i++)
            printf "%-20s%s\n", substr(name[i], 5), \
                (name[i] in row) ? row[name[i]] : "    not linked"
        printf "lines: %.1f %% of %d\n", all ? 100 * hit / all : 0, all
    }'
