# What examples/serve promises, seen through sockets and the file system: what
# is stored is what was sent, a 250 never lies, limits and refusals answer as
# their options say, and it ends as it should.

. test/make/common
. test/make/serving

# ---- what is stored ----
store --transcript "$work/log"
talk 'a message' <<END
$to_data
O: ..first\r\nA\x80\xFF\x00\r\n\r\n..\r\n...\r\n.x\r\n
C: .
S: 250 OK id=
C: MAIL FROM:<>
S: 250
C: RCPT TO:<Postmaster>
S: 250
C: RCPT TO:<y@c.example>
S: 250
C: DATA
S: 354
C: .
S: 250
C: QUIT
S: 221
CLOSED
END
kept 'two messages' 2
printf '.first\r\nA\200\377\000\r\n\r\n.\r\n..\r\nx\r\n' >"$work/wanted"
set -- "$work"/mail/new/*
test "$(wc -c <"$1")" -gt "$(wc -c <"$2")" || set -- "$2" "$1"
size=$(wc -c <"$work/wanted")
tail -c "$((size))" "$1" | cmp -s - "$work/wanted" || fail 'other octets'
head=$(($(wc -c <"$1") - size))
dd if="$1" bs=1 count=$head 2>/dev/null | tr -d '\r' >"$work/trace"
sed -n 1p "$work/trace" | grep -q '^Return-Path: <a@b.example>$' ||
    fail 'Return-Path is not the first line'
sed '1d; s/^[[:blank:]]/ /' "$work/trace" | tr -d '\n' | grep -q \
    '^Received: from c.example (\[127.0.0.1\]) by mx.example with ESMTP id' ||
    fail "Received: $(cat "$work/trace")"
grep -q 'for <x@c.example>' "$work/trace" || fail 'no for in Received'
head -n 1 "$2" | grep -q '^Return-Path: <>.$' || fail 'no Return-Path: <>'
grep -q ' for ' "$2" && fail 'for in Received, though recipients were two'

# ---- the transcript shows control octets as text ----
talk 'control octets' <<'END'
S: 220
O: NOOP \x1b[2J\x07\\\r\n
S: 501
END
grep -Fq 'C: NOOP \x1B[2J\x07\\' "$work/log" || fail 'transcript: no escapes'
grep -Fq '1 S: 250 2.6.0 OK id=' "$work/log" || fail 'transcript: no reply'

# ---- a message that did not end leaves nothing ----
talk 'a reset' <<END
$to_data
C: half a message
RESET
END
talk 'a close' <<END
$to_data
C: half a message
END
none_under_way()
{
    test -z "$(ls "$work/mail/tmp")"
}
until_true none_under_way || fail 'tmp/ after cut connections'
kept 'cut connections' 2

# ---- half-close: all answers come ----
talk 'half-close' <<'END'
O: EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<x@c.example>\r\n
O: DATA\r\n
S: 220
S: 250
S: 250
S: 250
S: 354
O: one\r\n.\r\nNOOP\r\nNOO
HALF
S: 250 OK id=
S: 250
CLOSED
END
kept half-close 3

# ---- SIGTERM: 421 to all, exit status 0 ----
for n in 1 2 3; do
    mkfifo "$work/wait$n"
    printf '%s\nS: 421\nCLOSED\n' "$to_data" >"$work/script"
    test $n -eq 1 || printf 'S: 220\nS: 421\nCLOSED\n' >"$work/script"
    "$play" "$address" - 5 <"$work/wait$n" >"$work/said$n" 2>&1 &
    others="$others $!"
    exec 3>"$work/wait$n"
    cat "$work/script" >&3
    exec 3>&-
done
until_true grep -q '^S: 354' "$work/said1" || fail 'no 354 before SIGTERM'
until_true grep -q '^S: 220' "$work/said3" || fail 'no greeting before SIGTERM'
stop
for n in $others; do
    wait "$n" || fail "SIGTERM: $(cat "$work"/said?)"
done
others=
kept SIGTERM 3

# ---- kill -9 in mid-message: nothing of it in new/ ----
store
mkfifo "$work/slow"
"$play" "$address" - 5 <"$work/slow" >"$work/slowly" 2>&1 &
others=$!
exec 3>"$work/slow"
printf '%s\nC: half a message\n' "$to_data" >&3
until_true grep -q half "$work/slowly" || fail 'no message to be killed in'
{ kill -9 "$pid"; wait "$pid"; } 2>/dev/null || :
pid=
exec 3>&-
wait "$others" || :
others=
test -z "$(ls "$work/mail/new")" || fail 'kill -9: something in new/'

# ---- limits ----
store --max-size 100 --max-rcpt 2 --max-connections 1 --timeout 2
talk 'limits' <<END
$hello
C: RCPT TO:<x@c.example>
S: 250
C: RCPT TO:<y@c.example>
S: 250
C: RCPT TO:<z@c.example>
S: 452
C: DATA
S: 354
C: 1234567890123456789012345678901234567890123456789012345678901234567890
C: 1234567890123456789012345678901234567890123456789012345678901234567890
C: .
S: 552
C: MAIL FROM:<a@b.example> SIZE=101
S: 552
C: QUIT
S: 221
END
grep -q '^S: 250[- ]SIZE 100$' "$work/said" || fail 'EHLO without SIZE 100'
kept 'too large' 0
mkfifo "$work/first"
"$play" "$address" - 5 <"$work/first" >"$work/said1" 2>&1 &
others=$!
exec 3>"$work/first"
echo 'S: 220' >&3
until_true grep -q 220 "$work/said1" || fail 'the first of one connection'
talk 'a connection too many' <<'END'
S: 421
CLOSED
END
printf 'S: 421\nCLOSED\n' >&3
exec 3>&-
wait "$others" || fail "silence: $(tail -n 1 "$work/said1")"
others=
stop

# ---- refusals ----
start --discard --refuse '*@no.example=550 Nobody = here' \
    --refuse 'a*Z@Some.example=450' --refuse 'data=451 Not now'
talk 'refusals' <<END
$hello
C: RCPT TO:<any@No.Example>
S: 550 Nobody = here
C: RCPT TO:<abcz@some.example>
S: 450
C: RCPT TO:<abc@some.example>
S: 250
C: DATA
S: 451 Not now
C: QUIT
S: 221
END
stop
start --discard --refuse connect=554 --refuse 'mail=450 Later'
talk 'a refused greeting' <<'END'
S: 554
C: EHLO c.example
S: 503
C: QUIT
S: 221
CLOSED
END
stop
start --discard --refuse 'mail=450 Later'
talk 'a refused sender' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 450 Later
END
stop

# ---- what can't be stored is never acknowledged ----
rm -rf "$work/mail"
(
    ulimit -f 8
    exec "$serve" --listen 127.0.0.1:0 --maildir "$work/mail" \
        >"$work/limited" 2>"$work/err"
) &
pid=$!
until_true test -s "$work/limited" || fail 'no start with ulimit -f'
read -r word address <"$work/limited"
awk 'BEGIN { for (i = 0; i < 2000; i++) printf "%s\r\n", "0123456789" i }' \
    >"$work/large"
talk 'a failing write' <<END
$to_data
F: $work/large
C: .
S: 451
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: small
C: .
S: 250
END
grep -q "can't store" "$work/err" || fail 'a failing write is not logged'
kept 'a failing write' 1
chmod a-w "$work/mail/tmp"
if test "$(id -u)" -ne 0; then
    talk 'a directory that may not be written to' <<END
$(printf '%s\n' "$to_data" | sed 's/354/451/')
END
fi
stop

# ---- several listeners, IPv6 among them where the machine has it ----
second='127.0.0.1:0'
"$serve" --listen '[::1]:0' --listen nonsense --discard >/dev/null \
    2>"$work/err" || :
grep -q nonsense "$work/err" && second='[::1]:0'
: >"$work/ready2"
"$serve" --listen 127.0.0.1:0 --listen "$second" --discard >"$work/ready2" &
pid=$!
until_true grep -q 'listening .*[^0]$' "$work/ready2" || fail 'two listeners'
while read -r word address; do
    talk "$address" <<'END'
S: 220
C: QUIT
S: 221
END
done <"$work/ready2"
test "$(wc -l <"$work/ready2")" -eq 2 || fail 'not two listeners'
stop

# ---- bad options: status 2 and one line that names them ----
bad nonsense --nonsense
bad listen --discard
bad listen --listen here --discard
bad listen --listen 127.0.0.1:70000 --discard
bad listen --listen ::1:25 --discard
bad maildir $here
bad maildir $here --discard --maildir "$work/mail"
bad maildir $here --maildir "$work/no/such/place"
bad hostname $here --discard --hostname 'a b'
bad max-size $here --discard --max-size 1k
bad max-rcpt $here --discard --max-rcpt 0
bad max-connections $here --discard --max-connections -1
bad timeout $here --discard --timeout soon
bad refuse $here --discard --refuse mail
bad refuse $here --discard --refuse mail=250
bad refuse $here --discard --refuse nobody=550
bad refuse $here --discard --refuse '*=551'
bad transcript $here --discard --transcript "$work/no/such/place"
bad more $here --discard more

echo "ok $me"
