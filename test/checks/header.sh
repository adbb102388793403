# smtp.h compiles as every C and C++ it promises to, holds nothing that a
# foreign function interface can't read, and is read by two of them.

. test/make/common
workdir

printf '#include "smtp.h"\nint consumer(void);\n' >"$w/c.c"
printf 'int consumer(void) { return smtp_event_name(SMTP_EVENT_RCPT) != 0; }\n' \
    >>"$w/c.c"
cp "$w/c.c" "$w/c.cc"

# try COMPILER FLAGS... FILE
try()
{
    "$@" -Wall -Wextra -Wpedantic -Wshadow -Werror -Iinclude -c \
        -o "$w/c.o" >"$w/log" 2>&1 || fail "$*: $(head -n 3 "$w/log")"
}
for cc in gcc clang; do
    need $cc "smtp.h with $cc" $cc || continue
    for std in c99 c11 c17; do
        try $cc -std=$std -Wstrict-prototypes "$w/c.c"
    done
done
for cxx in g++ clang++; do
    need $cxx "smtp.h with $cxx" "$(echo $cxx | sed 's/clang++/clang/')" ||
        continue
    for std in c++98 c++11 c++17 c++20; do
        try $cxx -std=$std "$w/c.cc"
    done
done

# What no FFI reads, or reads differently on different machines.
awk -f test/checks/strip.awk include/smtp.h >"$w/bare.h"
bad=$(grep -nwE 'long|bool|_Bool|ssize_t|time_t|union|inline|static|float|double' \
    "$w/bare.h")
[ -z "$bad" ] || fail "in smtp.h: $bad"
bad=$(grep -nE '\.\.\.|:[[:space:]]*[0-9]+[[:space:]]*;|# *define +[A-Za-z0-9_]+\(' \
    "$w/bare.h")
[ -z "$bad" ] || fail "varargs, bit-field or function-like macro: $bad"

# No constant needs an int of more than 16 bits, and each says its number.
bad=$(awk '
    /^ *enum/ { inside = 1 }
    inside {
        n = split($0, part, /[{},;]/)
        for (i = 1; i <= n; i++) {
            if (part[i] !~ /SMTP_/)
                continue
            if (part[i] !~ /= *-?[0-9]+ *$/ || part[i] ~ /[0-9]{6}/)
                print part[i]
            else {
                sub(/.*= */, "", part[i])
                if (part[i] + 0 > 32767 || part[i] + 0 < -32767)
                    print part[i]
            }
        }
    }
    /}/ { inside = 0 }' "$w/bare.h")
[ -z "$bad" ] || fail "constants: $bad"

# ffi-header, through its readers.
$MAKE -s ffi-header CC="$CC" >"$w/ffi.h" || fail "make ffi-header"
so=$(pwd)/$O/libsmtp.so.$VERSION
case $O in /*) so=$O/libsmtp.so.$VERSION ;; esac
python=
for p in /usr/bin/python3 python3; do
    $p -c 'import cffi' 2>/dev/null && python=$p && break
done
if [ -n "$python" ]; then
    $python test/checks/ffi.py "$w/ffi.h" "$so" "$VERSION" >"$w/log" 2>&1 ||
        fail "cffi: $(tail -n 1 "$w/log")"
else
    skip "ffi-header with cffi" python3-cffi
fi
if need luajit "ffi-header with LuaJIT" luajit; then
    luajit test/checks/ffi.lua "$w/ffi.h" "$so" "$VERSION" >"$w/log" 2>&1 ||
        fail "LuaJIT: $(head -n 1 "$w/log")"
fi

echo "ok $me"
