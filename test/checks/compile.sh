# lib/ compiles without a warning where int, pointers and the order of octets
# are other than here.

. test/make/common
workdir

# cross WHAT PACKAGE COMPILER FLAGS...: with the warnings of $warn.
cross()
{
    what=$1
    package=$2
    shift 2
    need "$1" "$what" "$package" || return 0
    for f in lib/*.c; do
        "$@" $STD -O2 $warn -Werror -Iinclude -c -o "$w/o.o" "$f" \
            >"$w/log" 2>&1 || fail "$what: $(grep -m 1 'error' "$w/log")"
    done
    done_so_far="$done_so_far, $what"
}

done_so_far=
warn=$WARN
cross "32 bits" "gcc-i686-linux-gnu libc6-dev-i386-cross" i686-linux-gnu-gcc
cross "big-endian" "gcc-s390x-linux-gnu libc6-dev-s390x-cross" \
    s390x-linux-gnu-gcc
cross "unsigned char, NEON" "gcc-arm-linux-gnueabi libc6-dev-armel-cross" \
    arm-linux-gnueabi-gcc -mfpu=neon -mfloat-abi=softfp -march=armv7-a
# Where size_t has 16 bits, lengths kept in 32 are cut in a hundred places,
# and small unsigned numbers don't become int: no fault, and nothing to see.
warn="-Wall -Wextra -Wpedantic -Wno-sign-compare -Wno-type-limits"
cross "16-bit int" "gcc-avr avr-libc" avr-gcc -mmcu=atmega2560

# What the compiler's macros choose in lib/, chosen otherwise.
for flags in -DSMTPI_PORTABLE -mavx2 "-funsigned-char -fshort-enums" \
    "-fsigned-char"; do
    case $flags in
    -m*) $CC $flags -E -x c /dev/null >/dev/null 2>&1 || continue ;;
    esac
    for f in lib/*.c; do
        $CC $STD -O2 $WARN -Werror $flags -Iinclude -c -o "$w/o.o" "$f" \
            >"$w/log" 2>&1 || fail "$flags: $(grep -m 1 'error' "$w/log")"
    done
done

echo "ok $me${done_so_far}"
