# The program in README compiles as anyone would compile it, and prints what
# is sent to it.

. test/make/common
workdir

sed -n '/^    #define _POSIX_C_SOURCE/,/^Try it/{s/^    //;/^Try it/!p;}' \
    README >"$w/readme.c"
lines=$(grep -c . "$w/readme.c")
[ "$lines" -gt 20 ] || fail "README has no program"

pid=
trap 'test -z "$pid" || kill "$pid" 2>/dev/null || :' EXIT
trap 'exit 1' INT TERM
for try in 1 2 3 4 5; do
    port=$((20000 + ($$ + try * 1009) % 10000))
    sed "s/127.0.0.1:2525/127.0.0.1:$port/" "$w/readme.c" >"$w/server.c"
    $CC -Wall -Wextra -Wno-unused-parameter -Werror -Iinclude -o "$w/server" \
        "$w/server.c" lib/*.c || fail "the program does not compile"
    "$w/server" >"$w/out" &
    pid=$!
    sleep 1
    kill -0 "$pid" 2>/dev/null && break
    pid=
done
[ -n "$pid" ] || fail "the program does not start"

"$O/test/play" "127.0.0.1:$port" >"$w/said" <<'END' || fail "a message"
S: 220 mail.example.com
C: EHLO client.example
S: 250
C: MAIL FROM:<a@client.example>
S: 250
C: RCPT TO:<b@mail.example.com>
S: 250
C: DATA
S: 354
C: Hello
C: .
S: 250
C: QUIT
S: 221
CLOSED
END
tr -d '\r' <"$w/out" >"$w/got"
printf 'for b@mail.example.com\nHello\n' | cmp -s - "$w/got" ||
    fail "it prints something else: $(cat "$w/got")"
echo "ok readme: the program of $lines lines"
