# What examples/relay promises: the next server gets what the client sends and
# the client what the next server says, word for word; and whatever goes away,
# nothing is acknowledged but what the next server has acknowledged.

. test/make/common
. test/make/serving
. test/make/relaying

met='S: 220 next.example
C: EHLO relay.example
S: 250-next.example
S: 250-8BITMIME
S: 250-ENHANCEDSTATUSCODES
S: 250 PIPELINING'
mailed="$met
C: MAIL FROM:<a@b.example> BODY=8BITMIME
S: 250 2.1.0 fine
C: RCPT TO:<x@c.example>
S: 250 2.1.5 fine"
taking="$mailed
C: DATA
S: 354 go"

# ---- what arrives is what was sent, behind one trace line ----
printf '.\r\n..\r\n\r\nA\200\377\000\r\n.x\r\n' >"$work/odd"
awk 'BEGIN { for (i = 0; i < 30000; i++) printf ".line %d\r\n", i }' \
    >"$work/long"
sed 's/^\./../' "$work/odd" >"$work/odd.dots"
sed 's/^\./../' "$work/long" >"$work/long.dots"
rm -rf "$work/mail"
next_serve --maildir "$work/mail"
through
for name in odd long; do
    talk "$name" <<END
S: 220 relay.example
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
F: $work/$name.dots
C: .
S: 250 2.6.0 OK id=
C: QUIT
S: 221
CLOSED
END
    file=$(echo "$work"/mail/new/*)
    size=$(wc -c <"$work/$name")
    tail -c $((size)) "$file" | cmp -s - "$work/$name" ||
        fail "$name: other octets"
    head -c $(($(wc -c <"$file") - size)) "$file" | tr -d '\r' |
        sed 's/^[[:blank:]]/ /' >"$work/trace"
    test "$(grep -c '^[^ ]' "$work/trace")" -eq 3 ||
        fail "$name: trace lines: $(cat "$work/trace")"
    tr -d '\n' <"$work/trace" | sed 's/.*Received/Received/' >"$work/ours"
    grep -q '^Received: from c.example (\[127.0.0.1\]) by relay.example with' \
        "$work/ours" || fail "Received: $(cat "$work/ours")"
    grep -q 'ESMTP id T[0-9a-f]*N[0-9a-f]* for <x@c.example>; ' \
        "$work/ours" || fail "Received: $(cat "$work/ours")"
    rm "$file"
done
size=$(wc -c <"$work/odd")
talk 'chunks' <<END
S: 220
O: EHLO c.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<x@c.example>\r\n
O: RCPT TO:<y@c.example>\r\nBDAT $((size))\r\n
F: $work/odd
O: BDAT 0 LAST\r\nMAIL FROM:<a@b.example> BODY=BINARYMIME\r\n
O: RCPT TO:<x@c.example>\r\nBDAT 7 LAST\r\n1\r2\n3\n.QUIT\r\n
S: 250
S: 250
S: 250
S: 250
S: 250
S: 250 2.6.0 OK
S: 250
S: 250
S: 250 2.6.0 OK
S: 221
CLOSED
END
kept 'chunks' 2
for file in "$work"/mail/new/*; do
    grep -q ' for <' "$file" || cp "$file" "$work/several"
    ! grep -q ' for <' "$file" || cp "$file" "$work/binary"
done
tail -c $((size)) "$work/several" | cmp -s - "$work/odd" ||
    fail 'chunks: other octets'
printf '1\r2\n3\n.' >"$work/wanted"
tail -c 7 "$work/binary" | cmp -s - "$work/wanted" || fail 'binary octets'
# ours <FILE: the trace line that the relay wrote, in one.
ours()
{
    tr -d '\r' | sed '/^Received: from c.example/!d; N' | tr '\n\t' '  '
}
ours <"$work/several" | grep -q ' id T[0-9a-fN]*; ' ||
    fail "two recipients: $(ours <"$work/several")"
ours <"$work/binary" | grep -q ' for <x@c.example>; ' ||
    fail "the second message: $(ours <"$work/binary")"

# ---- many at once ----
timeout 60 "$O/blast" --sessions 200 --messages 400 --size 5000 "$address" \
    >"$work/out" || fail "200 sessions: $(cat "$work/out")"
through_end
stop
kept '200 sessions' 402

# ---- few descriptors: who has no place waits for one ----
next_serve --discard
(
    ulimit -n 48
    exec "$O/relay" --listen 127.0.0.1:0 --to "$next" >"$work/few" \
        2>"$work/relay.err"
) &
relay=$!
others=$relay
until_true grep -q listening "$work/few" || fail 'no start with ulimit -n'
timeout 60 "$O/blast" --sessions 60 --messages 400 --per-session 5 \
    "$(sed 's/^listening //' "$work/few")" >"$work/out" ||
    fail "few descriptors: $(cat "$work/out" "$work/relay.err")"
through_end
stop

# ---- the next server's words ----
long=$(awk 'BEGIN { for (i = 0; i < 300; i++) printf "x" }')
many=$(awk 'BEGIN { for (i = 0; i < 900; i++) print "S: 553-5.1.3 x" }')
next_says <<END
$met
C: MAIL FROM:<a@b.example> BODY=8BITMIME
S: 451-4.7.1 Not you, not now:
S: 451-4.7.1 1 $long
S: 451-4.7.1 2 $long
S: 451-4.7.1 3 $long
S: 451 4.7.1 see http://next.example/
C: MAIL FROM:<> BODY=8BITMIME
S: 250 2.1.0 anybody
C: RCPT TO:<Postmaster>
S: 550-5.1.1 There is
S: 550 5.1.1 no such person
C: RCPT TO:<y@c.example>
$many
S: 553 5.1.3 and so on
C: RCPT TO:<y@c.example>
S: 251 2.1.5 will go to <z@c.example>
C: RCPT TO:<x@c.example>
S: 252 2.5.2 perhaps
C: DATA
S: 450-4.2.0 no
S: 450 4.2.0 data
C: DATA
S: 354 go
DATA -
S: 554-5.6.0 I read it
S: 554 5.6.0 with disgust
C: RSET
S: 250 2.0.0 ok
C: MAIL FROM:<a@b.example> BODY=8BITMIME
S: 200 2.1.0 odd
C: RCPT TO:<postmaster>
S: 250 2.1.5 ok
C: DATA
S: 354 go
DATA $work/empty
S: 250-2.0.0 kept
S: 250 2.0.0 as 17
C: QUIT
S: 221 bye
END
through
talk 'words' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 451
C: MAIL FROM:<>
S: 250 2.1.0 anybody
C: RCPT TO:<Postmaster>
S: 550
C: RCPT TO:<y@c.example>
S: 553
C: RCPT TO:<y@c.example>
S: 251 2.1.5 will go to <z@c.example>
C: RCPT TO:<x@c.example>
S: 250 2.5.2 perhaps
C: DATA
S: 450
C: DATA
S: 354 go
C: one
C: .
S: 554
C: MAIL FROM:<a@b.example>
S: 250 2.1.0 odd
C: RCPT TO:<postmaster>
S: 250
C: DATA
S: 354
C: .
S: 250
C: QUIT
S: 221
CLOSED
END
played 'words'
for text in '^S: 451' '^S: 550' '^S: 553' '^S: 450' '^S: 554' '^S: 250.2.0.0 [ka]'; do
    grep "$text" "$work/next" >"$work/theirs"
    grep "$text" "$work/said" | cmp -s - "$work/theirs" ||
        fail "words: $(cat "$work/said")"
done
head -n 1 "$work/empty" | grep -q '^Received: from c.example' ||
    fail "a message without octets: $(cat "$work/empty")"
through_end
for code in 421 554; do
    next_says <<END
S: $code-$((code / 100)).7.1 Not
S: $code $((code / 100)).7.1 here
C: QUIT
S: 221 bye
END
    through
    talk "greeting $code" <<END
S: $code
END
    grep -q "^S: $code.*[45].7.1 Not" "$work/said" || fail "greeting: $(cat "$work/said")"
    through_end
done
next_says <<'END'
S: 220 next.example
C: EHLO relay.example
S: 550 No EHLO here
C: QUIT
S: 221 bye
END
through
talk 'EHLO is refused' <<'END'
S: 550 No EHLO here
C: QUIT
S: 221
END
played 'EHLO is refused'
through_end

# ---- extensions: those of the next server ----
next_says <<'END'
S: 220 next.example
C: EHLO relay.example
S: 250-next.example
S: 250-SIZE 1000
S: 250-DSN
S: 250-SMTPUTF8
S: 250-8BITMIME
S: 250 X-OTHER
C: MAIL FROM:<> BODY=8BITMIME
S: 550 5.7.1 Text
C: MAIL FROM:<\xC3\xA4@b.example> SIZE=100 BODY=7BIT RET=HDRS ENVID=a+2Bb SMTPUTF8
S: 250 ok
C: RCPT TO:<x@c.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;X@c.example
S: 250 ok
C: DATA
S: 354 go
DATA -
S: 250 ok
C: QUIT
S: 221 bye
END
through
talk 'extensions' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example> SIZE=1001
S: 552
C: MAIL FROM:<>
S: 550 5.7.1 Text
C: MAIL FROM:<\xC3\xA4@b.example> SIZE=100 BODY=7BIT RET=HDRS ENVID=a+2Bb SMTPUTF8
S: 250
C: RCPT TO:<x@c.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;X@c.example
S: 250
C: DATA
S: 354
C: one
C: .
S: 250
RESET
END
played extensions
grep '^S: 250[- ][A-Z0-9]' "$work/said" | sed 's/^S: 250.//' >"$work/words"
for word in 'SIZE 1000' DSN SMTPUTF8 8BITMIME PIPELINING CHUNKING; do
    grep -qx "$word" "$work/words" || fail "no $word: $(cat "$work/said")"
done
grep -q -e X-OTHER -e ENHANCED -e BINARY "$work/words" &&
    fail "more than can be met: $(cat "$work/said")"
grep -q '5.1.0\|2.1.0' "$work/said" && fail 'codes that nobody announced'
through_end
next_says <<'END'
S: 220 next.example
C: EHLO relay.example
S: 500 what
C: HELO relay.example
S: 250 next.example
C: MAIL FROM:<a@b.example>
S: 250 ok
C: RCPT TO:<x@c.example>
S: 250 ok
C: DATA
S: 354 go
CUT
END
through --max-size 2000
talk 'no extensions' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example> BODY=8BITMIME
S: 555
C: MAIL FROM:<a@b.example> RET=HDRS
S: 555
C: MAIL FROM:<a@b.example> SMTPUTF8
S: 555
C: MAIL FROM:<a@b.example> SIZE=2001
S: 552
C: MAIL FROM:<a@b.example> SIZE=2000
S: 250 ok
C: RCPT TO:<x@c.example> NOTIFY=NEVER
S: 555
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: A\xE4
C: .
S: 554
C: QUIT
S: 221
END
played 'no extensions'
grep -q '^S: 250[- ]SIZE 2000$' "$work/said" || fail '--max-size is not told'
through_end

# ---- the next server is not there, or goes ----
next=127.0.0.1:1
through
talk 'nobody there' <<'END'
S: 421 relay.example
CLOSED
END
grep -q 'refused' "$work/relay.err" || fail 'nobody there: not in the log'
through_end
next_says <<END
$met
NEXT
$mailed
NEXT
$taking
NEXT
$taking
DATA -
NEXT
$taking
DATA -
S: 250 2.0.0 kept
C: QUIT
S: 221 bye
END
through
talk 'the next server goes' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 451
C: RSET
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: one
C: .
S: 451
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: one
C: .
S: 451
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: one
C: .
S: 250 2.0.0 kept
C: QUIT
S: 221
CLOSED
END
played 'the next server goes'
through_end
next_says <<END
$mailed
C: RCPT TO:<y@c.example>
S: 421 4.3.2 going down
CLOSED
END
through
talk 'the next server says that it goes' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: RCPT TO:<y@c.example>
S: 421 4.3.2 relay.example going down
CLOSED
END
played 'the next server says that it goes'
through_end

# ---- the client goes, or its message is refused, in mid-message ----
next_says <<END
$taking
C: Received: from c.example*
C: 	id T*
C: half a message
CUT
NEXT
$taking
CUT
NEXT
$taking
DATA -
S: 250 2.0.0 kept
C: QUIT
END
through
talk 'the client goes' <<END
$to_data
C: half a message
END
until_true grep -q cut "$work/next.said" || fail 'the client goes'
talk 'the client is refused' <<END
$to_data
O: half a message\r\na bare\nline\r\n
C: .
S: 550 5.6.0
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: a whole one
C: .
S: 250 2.0.0 kept
RESET
END
played 'the client goes'
through_end

# half NAME: a session that has sent half a message, fed by descriptor 3.
half()
{
    rm -f "$work/slow"
    mkfifo "$work/slow"
    "$play" "$address" - 10 <"$work/slow" >"$work/said" 2>&1 &
    client=$!
    others="$others $client"
    exec 3>"$work/slow"
    printf '%s\nF: %s\n' "$to_data" "$work/long" >&3
    until_true grep -q '(/\|long)' "$work/said" || fail "$1: no half"
}

# ---- the next server has enough in mid-message; odd codes ----
next_says <<END
$taking
C: Received: from c.example*
C: 	id T*
S: 552-5.3.4 no more
S: 552 5.3.4 of this
CUT
NEXT
$met
C: MAIL FROM:<> BODY=8BITMIME
S: 571 5.7.1 never heard of
C: QUIT
S: 221 bye
END
through
half 'enough'
until_true grep -q cut "$work/next.said" || fail 'enough: it goes on'
printf 'C: .\nS: 552 5.3.4 of this\nC: MAIL FROM:<>\nS: 550 5.7.1 never\n' >&3
exec 3>&-
wait $client || fail "enough: $(tail -n 2 "$work/said")"
played 'enough'
through_end

# ---- killed, either of them ----
rm -rf "$work/mail"
next_serve --maildir "$work/mail"
under_way()
{
    test -n "$(ls "$work/mail/tmp")"
}
through
half 'the relay is killed'
until_true under_way || fail 'the relay is killed: nothing under way'
{ kill -9 "$relay"; wait "$relay"; } 2>/dev/null || :
exec 3>&-
wait $client || :
none_under_way()
{
    test -z "$(ls "$work/mail/tmp")"
}
until_true none_under_way || fail 'half a message is left'
kept 'the relay is killed' 0
through
half 'the next server is killed'
until_true under_way || fail 'the next server is killed: nothing under way'
{ kill -9 "$pid"; wait "$pid"; } 2>/dev/null || :
pid=
printf 'C: .\nS: 451\nC: QUIT\nS: 221\nCLOSED\n' >&3
exec 3>&-
wait $client || fail "the next server is killed: $(tail -n 2 "$work/said")"
through_end
test -z "$(ls "$work/mail/new")" || fail 'a message of which half was sent'

# ---- the next server is killed again and again: 250 is never said for what is
# not there ----
rm -rf "$work/mail"
next_serve --maildir "$work/mail"
through
timeout 60 "$O/blast" --sessions 20 --messages 100000 --size 3000 "$address" \
    >"$work/out" 2>&1 &
client=$!
others="$others $client"
for n in 1 2 3 4 5; do
    sleep 0.3
    { kill -9 "$pid"; wait "$pid"; } 2>/dev/null || :
    "$serve" --listen "$next" --hostname mx.example --maildir "$work/mail" \
        >/dev/null 2>"$work/err" &
    pid=$!
done
sleep 0.3
kill "$relay"
wait "$relay" || fail "relay: exit status $? after SIGTERM"
wait $client && fail 'a relay that goes, and all are accepted'
others=
n=$(sed -n 's/^accepted *\([0-9]*\) of.*/\1/p' "$work/out")
test "$n" -gt 0 || fail "nothing is accepted: $(cat "$work/out")"
grep -q '451' "$work/out" || fail "nothing is refused: $(cat "$work/out")"
test "$(ls "$work/mail/new" | wc -l)" -ge "$n" ||
    fail "$n accepted, $(ls "$work/mail/new" | wc -l) there"
for file in "$work"/mail/new/*; do
    tail -c 3000 "$file" | cksum
    wc -c <"$file" | awk '$1 < 3000 { print "cut" }'
done | sort -u >"$work/sums"
test "$(wc -l <"$work/sums")" -eq 1 || fail "cut messages: $(cat "$work/sums")"
stop

# ---- 50 MB to a slow server: the client waits, memory does not grow ----
awk 'BEGIN { for (i = 0; i < 800000; i++) printf "%060d\r\n", i }' \
    >"$work/large"
rm -f "$work/orders"
mkfifo "$work/orders"
exec 4<>"$work/orders"
next_says "$work/orders"
echo "$taking" >&4
through
memory()
{
    sed -n 's/^VmHWM:[[:blank:]]*\([0-9]*\) kB/\1/p' "/proc/$relay/status"
}
test -r "/proc/$relay/status" || memory() { echo 0; }
before=$(memory)
printf '%s\nF: %s\nC: .\nS: 250 2.0.0 kept\nC: QUIT\nS: 221\nCLOSED\n' \
    "$to_data" "$work/large" >"$work/script"
"$play" "$address" "$work/script" 60 >"$work/said" 2>&1 4>&- &
client=$!
others="$others $client"
until_true grep -q '^S: 354' "$work/said" || fail 'a slow server: no 354'
sleep 1
kill -0 $client || fail 'a slow server, and the client is through'
grep -q '^S: 250 2.0.0' "$work/said" && fail 'acknowledged too early'
test "$(memory)" -lt $((before + 2000)) ||
    fail "memory: $before kB, $(memory) with a slow server"
# Slowly to its end, which so waits for room on its way as well.
awk 'BEGIN { for (i = 0; i < 245; i++) print "EAT 200000\nSLEEP 3" }' >&4
printf 'DATA %s\nS: 250 2.0.0 kept\nC: QUIT\nS: 221 bye\nRESET\n' \
    "$work/arrived" >&4
exec 4>&-
wait $client || fail "50 MB: $(tail -n 1 "$work/said")"
played '50 MB'
test "$(memory)" -lt $((before + 2000)) ||
    fail "memory: $before kB, $(memory) behind 50 MB"
printf '.\r\n' >>"$work/large"
size=$(wc -c <"$work/arrived")
tail -c $((size)) "$work/large" | cmp -s - "$work/arrived" ||
    fail '50 MB: other octets'
size=$((size + 245 * 200000 - $(wc -c <"$work/large")))
test $size -gt 80 && test $size -lt 250 ||
    fail "50 MB: a trace line of $size octets"
rm "$work/large" "$work/arrived"
through_end

# ---- a loop ----
next_serve --discard
through
awk 'BEGIN { for (i = 0; i < 101; i++) printf "Received: from x\r\n" }' \
    >"$work/looped"
awk 'BEGIN { for (i = 0; i < 100; i++) printf "RECEIVED: from x\r\n"
             print "\r\nReceived: not one\r" }' >"$work/far"
talk 'a loop' <<END
$to_data
F: $work/looped
C: .
S: 554 5.4.6
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
F: $work/far
C: .
S: 250
END
through_end
stop

# ---- LMTP behind SMTP: one answer for all ----
rm -rf "$work/mail"
next_serve --lmtp --maildir "$work/mail"
through --lmtp
talk LMTP <<END
$to_data
C: one
C: .
S: 250 2.6.0 OK id=
END
kept LMTP 1
through_end
stop
met_lmtp=$(echo "$met" | sed 's/EHLO/LHLO/')
# several ANSWERS WANTED: what comes of three answers.
several()
{
    next_says <<END
$met_lmtp
C: MAIL FROM:<a@b.example> BODY=8BITMIME
S: 250 2.1.0 ok
C: RCPT TO:<x@c.example>
S: 250 2.1.5 ok
C: RCPT TO:<y@c.example>
S: 250 2.1.5 ok
C: RCPT TO:<z@c.example>
S: 250 2.1.5 ok
C: DATA
S: 354 go
DATA -
$1
C: MAIL FROM:<> BODY=8BITMIME
S: 250 2.1.0 next
C: QUIT
S: 221 bye
END
    through --lmtp
    talk "LMTP: $2" <<END
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: RCPT TO:<y@c.example>
S: 250
C: RCPT TO:<z@c.example>
S: 250
C: DATA
S: 354
C: one
C: .
S: $2
C: MAIL FROM:<>
S: 250 2.1.0 next
C: QUIT
S: 221
END
    played "LMTP: $2"
    through_end
}
good='S: 250 2.0.0 yes' bad='S: 550 5.1.1 never' later='S: 450 4.2.0 not now'
several "$good
$good
$good" '250 2.0.0 yes'
several "$good
$bad
$good" '550 5.1.1 never'
several "$later
$bad
$good" '450 4.2.0 not now'
several "$bad
S: 451 4.3.0 full
$later" '451 4.3.0 full'
next_serve --lmtp --discard
through --lmtp --max-rcpt 1
talk 'a recipient a transaction' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: RCPT TO:<y@c.example>
S: 452
END
through_end

# ---- PROXY ----
stop
rm -rf "$work/mail"
next_serve --maildir "$work/mail"
through --proxy
talk PROXY <<END
O: PROXY TCP4 192.0.2.7 192.0.2.1 1000 25\r\n
$to_data
C: one
C: .
S: 250
END
grep -q 'Received: from c.example (\[192.0.2.7\]) by relay.example' \
    "$work"/mail/new/* || fail 'PROXY: the address is not in Received'
through_end

# ---- SIGTERM ----
through
half SIGTERM
printf 'S: 421\nCLOSED\n' >&3
until_true under_way || fail 'SIGTERM: nothing under way'
exec 3>&-
kill "$relay"
wait "$relay" || fail "exit status $? after SIGTERM"
wait $client || fail "SIGTERM: $(tail -n 1 "$work/said")"
others=
until_true none_under_way || fail 'SIGTERM: half a message is left'
kept SIGTERM 1
stop

# ---- bad options ----
serve=$O/relay
bad listen --to 127.0.0.1:25
bad to $here
bad to $here --to here
bad to $here --to 127.0.0.1:port
bad nonsense $here --to 127.0.0.1:25 --nonsense
bad key $here --to 127.0.0.1:25 --key k
bad 'tls: needs' $here --to 127.0.0.1:25 --tls
bad starttls $here --to 127.0.0.1:25 --starttls perhaps
bad hostname $here --to 127.0.0.1:25 --hostname 'a b'
bad max-rcpt $here --to 127.0.0.1:25 --max-rcpt 0
bad max-size $here --to 127.0.0.1:25 --max-size 1k
bad more $here --to 127.0.0.1:25 more

echo "ok $me"
