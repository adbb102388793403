# Runs the tests on a library that counts, and prints for each file of lib/
# what part of its lines and branches they reached.

. test/make/common
need gcov "coverage" gcc || exit 0

c=$B/coverage
find "$c" -name '*.gcda' -exec rm -f {} + 2>/dev/null
$MAKE -s check B="$B" O="$c" CC="$CC" OPT=-O0 CFLAGS="-g --coverage" CHECKS= ||
    echo "coverage: tests failed; what they reached all the same:"
gcov -n -b "$c"/lib/*.gcda 2>/dev/null | awk '
    /^File / { file = $2; gsub(/\047/, "", file); next }
    file ~ /^lib\/.*\.c$/ && /^(Lines executed|Branches executed|Taken)/ {
        split($0, part, /[:% ]+/)
        n = /^Taken/ ? part[5] : part[3]
        total = $NF
        row[file] = row[file] sprintf(" %6.1f %% of %4d", n, total)
        if (/^Lines/) {
            hit += n * total / 100
            all += total
        }
    }
    END {
        for (file in row)
            print file, row[file] | "sort"
        close("sort")
        printf "all lines: %.1f %% of %d\n", all ? 100 * hit / all : 0, all
    }' | sed 's/^lib.//' |
    awk '/^all/ { print; next }
         NR == 1 { print "file                  lines           branches" \
                         "        both ways" }
         { printf "%-20s %s %s %s %s  %s %s %s %s  %s %s %s %s\n", $1, $2, $3,
           $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 }'
