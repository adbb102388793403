# Builds every fuzz target with clang's libFuzzer, ASan and UBSan, and runs
# each for FUZZ_SECONDS from its corpus. What it finds new goes to build/fuzz.

. test/make/common
need "$CLANG" "fuzz targets" "clang" || exit 0

f=$B/fuzz
$MAKE -s -j2 fuzzers B="$B" O="$f" CC="$CLANG" OPT=-O1 CFLAGS="-g \
-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all" ||
    fail "not built"
good=0
bad=0
for source in test/fuzz/fuzz_*.c; do
    target=${source##*/}
    target=${target%.c}
    corpus=test/fuzz/corpus/${target#fuzz_}
    [ -d "$corpus" ] || corpus=test/fuzz/corpus/$target
    [ -d "$corpus" ] || fail "$target has no corpus"
    mkdir -p "$f/corpus/$target"
    if "$f/$target" -max_total_time="$FUZZ_SECONDS" -timeout=10 \
        -rss_limit_mb=1024 -print_final_stats=1 -verbosity=0 \
        -artifact_prefix="$f/$target-" "$f/corpus/$target" "$corpus" \
        >"$f/$target.log" 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' \
            "$f/$target.log")
        echo "ok $target ($runs runs)"
        good=$((good + 1))
    else
        echo "FAILED $target:"
        tail -n 40 "$f/$target.log"
        bad=$((bad + 1))
    fi
done
echo "$good passed, $bad failed"
[ $bad -eq 0 ] && [ $good -gt 0 ]
