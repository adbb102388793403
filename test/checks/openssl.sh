# smtp_adapter/openssl.h, both roles, with certificates made on the spot: a
# server and a client in memory, and over sockets with smtp_adapter/posix.h.
# It is checked with ASan and UBSan, as what it does is memory; and compiled
# by the compilers and as the languages that may include it.

. test/make/common
need "$PKG_CONFIG" "TLS by OpenSSL" pkg-config || exit 0
if ! $PKG_CONFIG --atleast-version=1.1.1 openssl; then
    skip "TLS by OpenSSL" "libssl-dev, 1.1.1 or later"
    exit 0
fi
workdir
cmocka=$(sh test/make/cmocka.sh) || fail "$cmocka"
cflags=$($PKG_CONFIG --cflags openssl)
libs=$($PKG_CONFIG --libs openssl)
posix=-D_POSIX_C_SOURCE=200809L
sources="lib/*.c test/lib_text.c"

printf '#include "smtp_adapter/openssl.h"\nint consumer(void);\n' >"$w/c.c"
printf 'int consumer(void) { return smtp_openssl_filter() != 0; }\n' >>"$w/c.c"
cp "$w/c.c" "$w/c.cc"
for cc in gcc clang; do
    need $cc "openssl.h with $cc" $cc || continue
    $cc $STD $WARN -Werror -O2 $posix -Iinclude $cflags -c -o "$w/c.o" \
        "$w/c.c" >"$w/log" 2>&1 || fail "$cc: $(grep -m 1 error "$w/log")"
done
for cxx in g++ clang++; do
    need $cxx "openssl.h with $cxx" "$(echo $cxx | sed 's/clang++/clang/')" ||
        continue
    $cxx -Wall -Wextra -Werror -Iinclude $cflags -c -o "$w/c.o" "$w/c.cc" \
        >"$w/log" 2>&1 || fail "$cxx: $(grep -m 1 error "$w/log")"
done

sanitize="-fsanitize=address,undefined -fno-sanitize-recover=all"
echo 'int main(void) { return 0; }' >"$w/try.c"
$CC $sanitize -o "$w/try" "$w/try.c" >"$w/log" 2>&1 && "$w/try" ||
    sanitize=

mkdir "$w/lib"
for f in $sources; do
    $CC $STD -O1 -g $sanitize -Iinclude -c -o "$w/lib/${f##*/}.o" "$f" ||
        fail "$f"
done
for f in test/adapters/openssl*.c; do
    name=${f##*/}
    name=${name%.c}
    $CC $STD $WARN -Werror -O1 -g $sanitize $posix -Iinclude $cflags \
        -o "$w/$name" "$f" "$w"/lib/*.o $cmocka $libs >"$w/log" 2>&1 ||
        fail "$f: $(grep -m 1 error "$w/log")"
    "$w/$name" "$w" >"$w/log" 2>&1 || {
        grep -v '^\[ *\(RUN\|OK\) *\]' "$w/log" | tail -n 40
        fail "$name"
    }
    grep -q '^\[  PASSED  \] [1-9]' "$w/log" || fail "$name ran no test"
done

echo "ok $me"
