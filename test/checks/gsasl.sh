# smtp_adapter/gsasl.h, both roles: the examples of the RFCs, client against
# server, and AUTH behind a connection.

. test/make/common
need "$PKG_CONFIG" "AUTH by GNU SASL" pkg-config || exit 0
if ! $PKG_CONFIG --atleast-version=2.2 libgsasl; then
    skip "AUTH by GNU SASL" "libgsasl-dev, 2.2 or later"
    exit 0
fi
workdir
cmocka=$(sh test/make/cmocka.sh) || fail "$cmocka"

for f in test/adapters/gsasl*.c; do
    name=${f##*/}
    name=${name%.c}
    $CC $STD $WARN -Werror -O1 -g -D_POSIX_C_SOURCE=200809L -Iinclude \
        -o "$w/$name" "$f" "$O/libsmtp.a" $cmocka \
        $($PKG_CONFIG --cflags --libs libgsasl) >"$w/log" 2>&1 ||
        fail "$f: $(grep -m 1 error "$w/log")"
    "$w/$name" >"$w/log" 2>&1 || {
        grep -v '^\[ *\(RUN\|OK\) *\]' "$w/log" | tail -n 40
        fail "$name"
    }
    grep -q '^\[  PASSED  \] [1-9]' "$w/log" ||
        grep -q '^\[  SKIPPED \]' "$w/log" || fail "$name ran no test"
    ! grep -q '^\[  SKIPPED \]' "$w/log" || skip "examples of RFC 5802" \
        "a shared libgsasl whose functions a program can replace"
done

echo "ok $me"
