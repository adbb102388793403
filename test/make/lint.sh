# The analyzers: clang-tidy, cppcheck and gcc -fanalyzer, over lib/ and the
# examples.

. test/make/common

lib=$(ls lib/*.c)
programs=$(ls examples/*.c)
posix="-D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE $WITH_OPENSSL $WITH_GSASL"
bad=0

# step NAME COMMAND...
step()
{
    name=$1
    shift
    if "$@" >"$B/lint.log" 2>&1; then
        echo "ok $name"
    else
        echo "FAILED $name:"
        cat "$B/lint.log"
        bad=1
    fi
}

# Not wanted: what bids memcpy_s, a NUL behind wire data, or a look at what
# printf returns; what guesses at mistaken arguments; 2 * 3 as an int.
checks='-*,bugprone-*,cert-*,clang-analyzer-*,misc-*,performance-*'
checks="$checks,portability-*"
checks="$checks,-bugprone-easily-swappable-parameters"
checks="$checks,-clang-analyzer-security.insecureAPI.*"
checks="$checks,-cert-err33-c,-bugprone-not-null-terminated-result"
checks="$checks,-bugprone-implicit-widening-of-multiplication-result"

mkdir -p "$B"
if need clang-tidy "clang-tidy" clang-tidy; then
    for f in $lib; do
        step "clang-tidy $f" clang-tidy -quiet -checks="$checks" \
            -warnings-as-errors='*' "$f" -- $STD -Iinclude
    done
    for f in $programs; do
        step "clang-tidy $f" clang-tidy -quiet -checks="$checks" \
            -warnings-as-errors='*' "$f" -- $STD -Iinclude $posix
    done
fi
if need cppcheck "cppcheck" cppcheck; then
    step cppcheck cppcheck -q --std=c99 --error-exitcode=1 --inline-suppr \
        --enable=warning,performance,portability -Iinclude $lib $programs
fi
if need gcc "gcc -fanalyzer" gcc; then
    # It takes for lost what stands in a table that it lost sight of.
    for f in $lib $programs; do
        step "gcc -fanalyzer $f" gcc $STD -O2 -fanalyzer -Werror -Iinclude \
            -Wno-analyzer-malloc-leak $posix -c -o /dev/null "$f"
    done
fi
[ $bad -eq 0 ]
