# What examples/blast promises: it sends as many messages as it was told, each
# the same octets, and whatever is refused is counted and makes its status 1.

. test/make/common
. test/make/serving

blast=$O/blast

# blast STATUS OPTIONS...: against the server; what it prints is in $work/out.
blast()
{
    wanted=$1 status=0
    shift
    timeout 60 "$blast" "$@" "$address" >"$work/out" 2>"$work/err" || status=$?
    test $status -eq "$wanted" ||
        fail "$*: exit status $status: $(cat "$work/out" "$work/err")"
}
# says TEXT: a line of what it printed begins so.
says()
{
    tr -s ' ' <"$work/out" | grep -q "^$1" || fail "no $1: $(cat "$work/out")"
}

# ---- what arrives: all of them, all alike, whatever the way ----
for how in '' --no-pipelining --chunking; do
    for size in 2 1024 200000; do
        store --transcript "$work/log$how"
        blast 0 --sessions 3 --messages 20 --size $size $how
        says 'accepted 20 of 20 messages'
        stop
        kept "$how $size" 20
        : >"$work/sums"
        for file in "$work"/mail/new/*; do
            tail -c $size "$file" >"$work/content"
            cksum <"$work/content" >>"$work/sums"
            test $(($(wc -c <"$file") - size)) -lt 400 ||
                fail "$how $size: more than trace lines and the message"
        done
        test "$(sort -u "$work/sums" | wc -l)" -eq 1 ||
            fail "$how $size: they differ"
        printf '\r\n' | cmp -s - "$work/content" || test $size -ne 2 ||
            fail 'two octets are not the end of a line'
    done
done
head -n 1 "$work/content" | grep -q '^From: <blast@localhost>.$' ||
    fail 'no header'
awk 'length($0) > 79 { exit 1 }' "$work/content" || fail 'lines too long'
grep -q 'C: BDAT' "$work/log--chunking" || fail '--chunking without BDAT'
grep -q 'C: BDAT' "$work/log" && fail 'BDAT without --chunking'
says 'message ms 50% [0-9.]* 90% [0-9.]* 99% [0-9.]* 100% [0-9.]*$'
says 'connect ms 50% [0-9.]* 90% [0-9.]* 99% [0-9.]* 100% [0-9.]*$'
says 'CPU us/msg user [0-9.]* system [0-9.]*$'
says 'messages/s [0-9]*$'
says 'MB/s [0-9.]*$'

# ---- sessions of so many messages; addresses ----
start --discard --transcript "$work/log"
blast 0 --sessions 1 --messages 10 --per-session 3 -f '' --recipients 2 \
    --to to@c.example
stop
test "$(grep -c -- '-- open' "$work/log")" -ge 4 || fail '--per-session'
test "$(grep -c 'C: QUIT' "$work/log")" -ge 4 || fail 'no QUIT'
grep -q 'C: MAIL FROM:<>$' "$work/log" || fail '-f'
grep -q 'C: RCPT TO:<to@c.example>$' "$work/log" || fail '--to'
grep -q 'C: RCPT TO:<to+2@c.example>$' "$work/log" || fail '--recipients'

# ---- LMTP: as many answers as recipients ----
store --lmtp
blast 0 --lmtp --sessions 2 --messages 10 --recipients 5
says 'accepted 10 of 10 messages'
stop
kept --lmtp 50

# ---- refusals ----
# refusing WHAT=CODE EVENT COUNT
refusing()
{
    start --discard --refuse "$1"
    for how in '' --no-pipelining --chunking; do
        blast 1 --sessions 2 --messages 8 $how
        says "refused $2: $3"
        says 'accepted 0 of 8 messages'
    done
    stop
}
refusing connect=554 'CONNECT 554' 2
refusing mail=450 'MAIL 450' 8
refusing '*@localhost=550' 'RCPT 550' 8
start --discard --refuse data=451
blast 1 --messages 8
says 'refused DATA 451: 8'
blast 1 --chunking --messages 8
says 'refused [CM][HE][US][NS]' # of a chunk, or of a message in one
stop
start --discard --max-size 1000
blast 1 --messages 8 --size 1001
says 'refused MESSAGE 552: 8'
blast 0 --messages 8 --size 1000
blast 1 --chunking --messages 8 --size 100000
says 'accepted 0 of 8'
stop
start --discard --refuse '*+2@*=452'
blast 1 --messages 8 --recipients 3
says 'refused RCPT 452: 8'
says 'accepted 0 of 8'
stop
start --discard --lmtp --max-rcpt 2
blast 1 --lmtp --messages 8 --recipients 3
says 'refused RCPT 452: 8'
stop

# ---- a server that goes, or is not there ----
start --discard
timeout 60 "$blast" --messages 100000000 "$address" >"$work/out" 2>&1 &
others=$!
sleep 0.3
stop
wait "$others" && fail 'the server went, and all is well'
others=
says 'refused CLOSED 421'
blast 1 --sessions 3
says 'ended Connection refused: 3'
says 'accepted 0 of 1000'

# ---- bad options ----
serve=$blast
bad HOST:PORT
bad HOST:PORT "$address" more
bad nonsense --nonsense "$address"
bad here here
bad sessions --sessions 0 "$address"
bad size --size 1 "$address"
bad messages --messages many "$address"
bad from -f nobody "$address"
bad to --to nobody "$address"

echo "ok $me"
