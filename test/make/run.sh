# Runs test programs and check scripts, three at a time, as some of them mostly
# wait, and counts.
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
    *.sh) $limit sh "$2" ;;
    test_transcripts) $limit ${WRAP:-} "$2" $full ${TRANSCRIPTS:-test/t/*.t} ;;
    *) $limit ${WRAP:-} "$2" ;;
    esac >"$logs/$name" 2>&1 </dev/null
    echo $? >"$logs/$name.status"
    exit 0
fi

# The longest go first.
run_all()
{
    for item; do
        case $item in
        *test_transcripts | */openssl.sh | */compile.sh) echo "0 $item" ;;
        *.sh) echo "1 $item" ;;
        *) echo "2 $item" ;;
        esac
    done | sort | sed 's/^. //' >"$logs/items"
    sed 's,.*/\(.*\),\1.status,' "$logs/items" |
        (cd "$logs" && xargs rm -f)
    xargs -P 3 -n 1 sh "$0" $full --one <"$logs/items"
}

see_script()
{
    good=0
    bad=1
    [ "$status" != 0 ] || { good=1 bad=0; }
}

see_program()
{
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

run_all "$@"
for item; do
    name=${item##*/}
    log=$logs/$name
    status=$(cat "$log.status" 2>/dev/null || echo none)
    case $item in
    *.sh) see_script ;;
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
