# Breaks the code in one place after the other, as test/conformance/breaks says
# it, and runs the tests that test/conformance.tsv and the transcripts name for
# that row: one of them must fail. A break that does not apply any more, or
# does not compile, is missed too, as is a row whose tests fail unbroken code.
#
# usage: probe.sh [ROW...]: these rows alone.
#
# All happens in copies below $B: of a mutant one file is compiled, and the
# tests are linked with it in front of the library.

. test/make/common
workdir
cflags="$STD -O1 -w -D_POSIX_C_SOURCE=200809L -Ilib -Itest -Itest/adapters"
cmocka=$(cat "$O/cmocka")
mkdir "$w/test" "$w/run" "$w/base"

# ID<tab>PROGRAM<tab>TEST for all rows; a transcript's program is its file.
awk '/^#:/ { for (i = 2; i <= NF; i++) rows = rows " " $i }
    /^= / { n = split(rows, row, " ")
            for (i = 1; i <= n; i++) print row[i] "\t" FILENAME "\t" $2
            rows = "" }' test/t/*.t >"$w/tests"
awk -F'\t' 'NR > 1 && $5 != "" && $5 !~ /^not applicable/ {
    n = split($5, test, "; ")
    for (i = 1; i <= n; i++) {
        at = index(test[i], ": ")
        if (at) print $1 "\t" substr(test[i], 1, at - 1) "\t" \
            substr(test[i], at + 2)
    } }' test/conformance.tsv >>"$w/tests"

# build PROGRAM OUT INCLUDE OBJECT...: a program with the objects in front.
build()
{
    program=$1
    out=$2
    headers=$3
    shift 3
    libs=
    case $program in
    test/t/*) source=test/test_transcripts.c ;;
    gsasl*)
        source=test/adapters/$program.c
        libs=$($PKG_CONFIG --cflags --libs libgsasl) || return 1
        ;;
    openssl*)
        source=test/adapters/$program.c
        libs=$($PKG_CONFIG --cflags --libs openssl) || return 1
        ;;
    *) source=test/$program.c ;;
    esac
    object=$source
    if [ "$headers" = include ]; then
        object=$w/test/${source##*/}.o
        [ -f "$object" ] || $CC $cflags -Iinclude -c -o "$object" \
            "$source" $libs || return 1
    fi
    $CC $cflags -I"$headers" -o "$out" "$object" "$@" "$O/test/libtest.a" \
        "$O/libsmtp.a" $cmocka $libs
}

# run PROGRAM BINARY LOG: what a program says, for at most a minute.
run()
{
    case $1 in
    test/t/*) set -- "$2" "$3" "$1" ;;
    openssl*) set -- "$2" "$3" "$w/run" ;;
    *) set -- "$2" "$3" ;;
    esac
    binary=$1
    log=$2
    shift 2
    timeout 60 "$binary" "$@" >"$log" 2>&1 </dev/null
    echo "status $?" >>"$log"
}

# fails LOG TEST: true if the test failed, or ended the program. The names of
# cmocka's list stand behind "FAILED", in any version of it.
fails()
{
    grep -q "^\[  FAILED  \] $2\$" "$1" ||
        { ! grep -q '^status [01]$' "$1" &&
            ! grep -q '^\[  PASSED  \]' "$1" &&
            grep '^\[ RUN  ' "$1" | tail -n 1 | grep -q " $2\$"; }
}

# base PROGRAM: its log with the code as it is.
base()
{
    base=$w/base/$(echo "$1" | tr / _)
    [ -f "$base" ] || {
        build "$1" "$w/run/program" include >"$w/log" 2>&1 || return 1
        run "$1" "$w/run/program" "$base"
    }
}

# breaks FILE SED: makes the broken copy; $include and $objects say where.
breaks()
{
    include=include
    objects=
    case $1 in
    lib/*)
        sed "$2" "$1" >"$w/run/${1##*/}"
        cmp -s "$1" "$w/run/${1##*/}" && return 1
        objects=$w/run/broken.o
        $CC $cflags -Iinclude -c -o "$objects" "$w/run/${1##*/}" 2>"$w/log"
        ;;
    *)
        include=$w/include
        rm -rf "$include"
        cp -r include "$include"
        sed "$2" "$1" >"$w/$1"
        ! cmp -s "$1" "$w/$1"
        ;;
    esac
}

# The first of the row's tests that fails, into $caught.
probe()
{
    row=$1
    caught=
    awk -F'\t' -v row="$row" '$1 == row { print $2 }' "$w/tests" |
        sort -u >"$w/programs"
    while read -r program; do
        base "$program" || { echo "$program does not build"; return; }
        build "$program" "$w/run/program" "$include" $objects \
            >"$w/log" 2>&1 || { echo "$program does not build broken"; return; }
        run "$program" "$w/run/program" "$w/run/log"
        for test in $(awk -F'\t' -v row="$row" -v program="$program" \
            '$1 == row && $2 == program { print $3 }' "$w/tests"); do
            if fails "$base" "$test"; then
                echo "$test fails unbroken"
                return
            fi
            ! fails "$w/run/log" "$test" || caught="$program: $test"
        done
        [ -z "$caught" ] || return
    done <"$w/programs"
}

good=0
missed=0
grep -v '^#' test/conformance/breaks | grep . >"$w/breaks"
[ -n "$WITH_GSASL" ] || {
    skip "places in gsasl.h" "libgsasl-dev, 2.2 or later"
    sed -i '/ include\/smtp_adapter\/gsasl/d' "$w/breaks"
}
while read -r row file how <&3; do
    case "$* " in
    " ") ;;
    *"$row "*) ;;
    *) continue ;;
    esac
    caught=
    if breaks "$file" "$how"; then
        probe "$row"
    else
        printf '%s %s\n' "$row" "does not apply, or compile"
    fi
    if [ -n "$caught" ]; then
        good=$((good + 1))
        echo "caught $row $file: $caught"
    else
        missed=$((missed + 1))
        printf '%s\n' "MISSED $row $file: $how"
    fi
done 3<"$w/breaks"
echo "$good caught, $missed missed"
[ "$missed" -eq 0 ] && [ "$good" -gt 0 ]
