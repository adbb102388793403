# Octets of code and constants of each object at -Os, by level, for each
# compiler that is there; then what test/sizes.c says of memory.

. test/make/common
need size "sizes of objects" binutils || exit 0
workdir

# level NAME FILE...: prints each object and the sum.
level()
{
    name=$1
    shift
    [ $# -gt 0 ] || return 0
    for f; do
        $compiler $STD -Os -Iinclude -c -o "$w/${f%.c}.o" "lib/$f" ||
            fail "$f does not compile"
        echo "$f $(size "$w/${f%.c}.o" | awk 'NR == 2 { print $1 + $2 }')"
    done >"$w/rows"
    awk -v name="$name" '
        { printf "    %-20s %6d\n", $1, $2; n += $2 }
        END { printf "  %-22s %6d\n", name, n }' "$w/rows"
    cat "$w/rows" >>"$w/all"
}

sizes()
{
    compiler=$1
    echo "$2, $compiler -Os:"
    : >"$w/all"
    level bytes $BYTES
    level grammar $GRAMMAR
    level stream $STREAM
    level server $SERVER
    level client $CLIENT
    level object $OBJECT
    awk '{ n += $2 } END { printf "all %26d\n\n", n }' "$w/all"
}

sizes "$CC" "$(uname -m)"
need i686-linux-gnu-gcc "sizes for i686" gcc-i686-linux-gnu &&
    sizes i686-linux-gnu-gcc i686
need arm-linux-gnueabi-gcc "sizes for arm" gcc-arm-linux-gnueabi &&
    sizes "arm-linux-gnueabi-gcc -mthumb" arm
"$O/test/sizes"
