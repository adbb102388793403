# What examples/defer promises: answers come late, each to whom it belongs, and
# the loop goes on with others meanwhile; sessions that end first do no harm.

. test/make/common

set -e
workdir
work=$w
pid=
trap 'kill -9 $pid 2>/dev/null || :' EXIT
trap 'exit 1' INT TERM

# begin MS: sets address and pid.
begin()
{
    rm -f "$work/ready"
    mkfifo "$work/ready"
    "$O/defer" --listen 127.0.0.1:0 --delay "$1" >"$work/ready" &
    pid=$!
    read -r word address <"$work/ready" || fail 'it does not start'
}

# talk NAME: plays stdin in the background, as $!.
talk()
{
    cat >"$work/$1"
    "$O/test/play" "$address" "$work/$1" 10 >"$work/$1.said" 2>&1 &
}

begin 300
others=
start=$(date +%s)
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    talk "session$n" <<'END'
O: EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<nobody@c.example>\r\n
O: RCPT TO:<x@c.example>\r\nDATA\r\n
S: 220
S: 250
S: 250
S: 550
S: 250
S: 354
C: x
C: .
S: 250
C: QUIT
S: 221
CLOSED
END
    others="$others $!"
done
talk cut <<'END'
S: 220
O: EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<x@c.example>\r\n
S: 250
S: 250
RESET
END
wait $! || fail "a cut connection: $(tail -n 1 "$work/cut.said")"
talk quick <<'END'
S: 220
C: NOOP
S: 250
C: QUIT
S: 221
CLOSED
END
wait $! || fail "a session that asks nothing: $(tail -n 1 "$work/quick.said")"
for p in $others; do
    wait "$p" || fail "$(tail -qn 1 "$work"/session*.said | sort | uniq -c)"
done
# One after the other the questions would take 12 seconds.
test $(($(date +%s) - start)) -lt 8 || fail 'the loop waits for each answer'
kill $pid
wait $pid || fail "exit status $? after SIGTERM"

# SIGTERM with a question that is open.
begin 60000
talk open <<'END'
S: 220
O: EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<x@c.example>\r\n
S: 250
S: 250
S: 421
CLOSED
END
other=$!
i=0
until test "$(grep -c '^S: 250 ' "$work/open.said")" -eq 2; do
    test $((i += 1)) -le 100 || fail 'no answer to MAIL'
    sleep 0.05
done
kill $pid
wait $pid || fail "exit status $? with an open question"
pid=
wait $other || fail "an open question: $(tail -n 1 "$work/open.said")"

echo "ok $me"
