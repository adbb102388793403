# Every requirement is traced to a test: test/conformance.tsv lists them (id,
# level, side, requirement, test), and a row's tests are the transcripts that
# name it in a "#:" line of theirs, and what its last column has:
#
#   test_path: NAME; gsasl: NAME
#                      a test of test/test_path.c, of test/adapters/gsasl.c
#   checks/serve       test/checks/serve.sh
#   not applicable: REASON
#                      what the library does not do, and why
#
# All that is named must be there; that it passes is for `make check` to say,
# which runs it all. `make conformance` prints what is held, not applicable and
# missing, RFC by RFC. A MUST or MUST NOT that nothing shows is an error.

. test/make/common
workdir

# ID<tab>FILE for each row that a transcript names.
awk '/^#:/ { for (i = 2; i <= NF; i++) print $i "\t" FILENAME }' \
    test/t/*.t >"$w/named"

# A name may have a line of its own.
for f in test/test_*.c test/adapters/*.c; do
    name=${f##*/}
    tr '\n' ' ' <"$f" | grep -oE 'cmocka_unit_test[a-z_]*\( *[a-z0-9_]*' |
        sed "s/.*( */${name%.c}: /"
done >"$w/tests"
for f in test/checks/*.sh; do
    name=${f##*/}
    echo "checks/${name%.sh}"
done >>"$w/tests"

cat >"$w/count.awk" <<'END'
function kind(level) { return level ~ /^MUST/ ? 1 : level ~ /^SHOULD/ ? 2 : 3 }
function wrong(text) { print text >"/dev/stderr"; bad = 1 }
# state: 1 held, 2 not applicable, 3 missing.
function add(rfc, level, state)
{
    if (!(rfc in seen)) {
        seen[rfc] = 1
        order[++rfcs] = rfc
    }
    count[rfc, level, state]++
    count["all", level, state]++
}
function line(rfc,    level)
{
    printf "%-10s", rfc
    for (level = 1; level <= 3; level++)
        printf "%6d%6d%6d   ", count[rfc, level, 1], count[rfc, level, 2],
            count[rfc, level, 3]
    print ""
}
FILENAME == tests { is_test[$0] = 1; next }
FILENAME == named { transcripts[$1] = transcripts[$1] " " $2; next }
FNR == 1 { next }
NF < 4 || NF > 5 || $2 !~ /^(MUST|SHOULD)( NOT)?$|^MAY$/ ||
    $3 !~ /^(server|client|both|codec)$/ || $4 == "" {
    wrong("not a row: " $0)
    next
}
$1 in row { wrong($1 " is there twice") }
{
    row[$1] = 1
    rfc = $1
    sub(/-.*/, "", rfc)
    state = $1 in transcripts ? 1 : 3
    if ($5 ~ /^not applicable: ./) {
        if (state == 1)
            wrong($1 " is not applicable, but" transcripts[$1] " shows it")
        state = 2
    } else if ($5 != "") {
        n = split($5, test, "; ")
        for (i = 1; i <= n; i++)
            if (!(test[i] in is_test))
                wrong($1 ": no test \"" test[i] "\"")
        state = 1
    }
    add(rfc, kind($2), state)
    if (state == 3)
        missing[kind($2)] = missing[kind($2)] "\n" $1 " " $2 " " $4
}
END {
    for (id in transcripts)
        if (!(id in row))
            wrong(transcripts[id] ": no requirement " id)
    printf "%-10s%18s   %18s   %18s\n", "", "MUST", "SHOULD", "MAY"
    printf "%-10s", "RFC"
    for (i = 1; i <= 3; i++)
        printf "%6s%6s%6s   ", "held", "n/a", "miss"
    print ""
    for (i = 1; i <= rfcs; i++)
        line(order[i])
    line("all")
    for (i = 3; i > 0; i--)
        print missing[i]
    print "missing " count["all", 1, 3] + 0
    exit bad
}
END
awk -F'\t' -v tests="$w/tests" -v named="$w/named" -f "$w/count.awk" \
    "$w/tests" "$w/named" test/conformance.tsv >"$w/report" 2>"$w/wrong" ||
    fail "$(head -n 20 "$w/wrong")"
missing=$(tail -n 1 "$w/report")
if [ "${1:-}" = show ]; then
    cat "$w/report"
    [ "$missing" = "missing 0" ]
    exit
fi
[ "$missing" = "missing 0" ] ||
    fail "$missing: $(grep -E '^[^ ]+ MUST' "$w/report" | head -n 20)"
echo "ok $me: $missing"
