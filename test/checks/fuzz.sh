# The fuzz targets without libFuzzer, as any compiler builds them: every file
# of the corpora, and some thousand inputs made of them, the same each time.

. test/make/common
workdir

for f in test/fuzz/fuzz_*.c; do
    target=${f##*/fuzz_}
    target=${target%.c}
    [ -d "test/fuzz/corpus/$target" ] || fail "$target has no corpus"
    $CC $STD -O1 -g -D_POSIX_C_SOURCE=200809L -Iinclude -Ilib -Itest \
        -o "$w/$target" "$f" test/fuzz/standalone.c "$O/test/libtest.a" \
        "$O/libsmtp.a" || fail "$target does not compile"
    (cd "$w" && "./$target" -n 3000 -s 1 "$OLDPWD/test/fuzz/corpus/$target"/*) \
        >"$w/log" 2>&1 || fail "$target: $(tail -n 1 "$w/log")"
done

echo "ok $me"
