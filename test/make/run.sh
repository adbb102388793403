# Runs test programs, two at a time, then check scripts, one by one, and counts.
#
# usage: run.sh [--full] PROGRAM|SCRIPT...
#
# A program counts as many tests as cmocka says; a script counts as one. A
# program that ends otherwise than cmocka does, or runs no test, has failed.
# TRANSCRIPTS names those that are run, if not all of test/t are.

. test/make/common

full=
if [ "$1" = --full ]; then
    full=--full
    shift
fi
logs=$O/test/log
mkdir -p "$logs" || exit 1
limit=
command -v timeout >/dev/null 2>&1 && limit="timeout ${TEST_TIMEOUT:-900}"
passed=0
failed=0

# count PATTERN LOG: the sum of the numbers that PATTERN finds.
count()
{
    sed -n "s/$1/\\1/p" "$2" | awk '{ n += $1 } END { print n + 0 }'
}

# What xargs runs: a program, its output and status to files.
if [ "$1" = --one ]; then
    name=${2##*/}
    case $name in
    test_transcripts) $limit ${WRAP:-} "$2" $full ${TRANSCRIPTS:-test/t/*.t} ;;
    *) $limit ${WRAP:-} "$2" ;;
    esac >"$logs/$name" 2>&1 </dev/null
    echo $? >"$logs/$name.status"
    exit 0
fi

# The longest goes first.
run_programs()
{
    for item; do
        case $item in
        *.sh) ;;
        *test_transcripts) echo "0 $item" ;;
        *) echo "1 $item" ;;
        esac
    done | sort | sed 's/^. //' >"$logs/programs"
    sed 's,.*/\(.*\),\1.status,' "$logs/programs" |
        (cd "$logs" && xargs rm -f)
    [ ! -s "$logs/programs" ] ||
        xargs -P 2 -n 1 sh "$0" $full --one <"$logs/programs"
}

see_program()
{
    status=$(cat "$log.status" 2>/dev/null || echo none)
    good=$(count '^\[  PASSED  \] \([0-9]*\) test.*' "$log")
    bad=$(count '^\[  FAILED  \][^0-9]*\([0-9]*\) test.*' "$log")
    if [ "$status" != 0 ] && [ "$bad" -eq 0 ]; then
        echo "$name ended with status $status" >>"$log"
        bad=1
    elif [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then
        echo "$name ran no test" >>"$log"
        bad=1
    fi
}

run_script()
{
    good=0
    bad=0
    if $limit sh "$1" >"$log" 2>&1 </dev/null; then
        good=1
    else
        bad=1
    fi
}

run_programs "$@"
for item; do
    name=${item##*/}
    log=$logs/$name
    case $item in
    *.sh) run_script "$item" ;;
    *) see_program ;;
    esac
    passed=$((passed + good))
    failed=$((failed + bad))
    grep '^skip ' "$log"
    if [ "$bad" -eq 0 ]; then
        echo "ok $name ($good)"
    else
        echo "FAILED $name ($bad of $((good + bad))):"
        grep -v '^\[ *\(RUN\|OK\) *\]' "$log" | tail -n 60
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
