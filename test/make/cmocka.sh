# Prints the flags that compile and link a cmocka program.

. test/make/common

flags=$($PKG_CONFIG --cflags --libs cmocka 2>/dev/null) || flags=-lcmocka
printf '%s\n' '#include <stdarg.h>' '#include <stddef.h>' \
    '#include <setjmp.h>' '#include <stdint.h>' '#include <cmocka.h>' |
    $CC $flags -E -x c - >/dev/null 2>&1 ||
    fail "the tests need cmocka: run 'make deps', or install libcmocka-dev" >&2
echo "$flags"
