# examples/send: what it says to good servers (examples/serve) and odd ones
# (test/answer), what it tells of each recipient, and how it ends.

. test/make/common
. test/make/serving
. test/make/sending

# ---- a server in clear ----
store --refuse 'no*@*=550 No such user' --refuse 'full@*=452 Later' \
    --max-size 30000000
for way in '' --no-pipelining --no-chunking '--no-pipelining --no-chunking'; do
    sends 0 $way "$address" x@c.example <"$work/lf"
    result x@c.example 250 2.6.0 'OK id=*'
    stored "$work/crlf"
    cat "$work/lf" | sends 0 $way "$address" x@c.example
    stored "$work/crlf"
    sends 0 $way "$address" x@c.example <"$work/crlf"
    stored "$work/crlf"
    sends 0 $way "$address" x@c.example </dev/null
    : >"$work/none"
    stored "$work/none"
    # The last line is ended; a CR alone is an end of line too.
    printf 'a\n\n\rb\r' | sends 0 $way "$address" x@c.example
    printf 'a\r\n\r\n\r\nb\r\n' >"$work/mended"
    stored "$work/mended"
    # Some are refused, the others have the message.
    sends 69 $way "$address" no1@c.example x@c.example no2@c.example \
        <"$work/lf"
    result no1@c.example 550 5.1.1 'No such user'
    result x@c.example 250 2.6.0 'OK id=*'
    result no2@c.example 550 5.1.1 'No such user'
    test "$(wc -l <"$work/out")" -eq 3 || fail 'not a line for each recipient'
    stored "$work/crlf"
    sends 75 $way "$address" no1@c.example full@c.example <"$work/lf"
    result full@c.example 452 4.5.3 Later
    sends 69 $way "$address" no1@c.example no2@c.example <"$work/lf"
    kept 'all refused' 0
done
# More recipients than serve takes in one message: those in excess have 452.
sends 75 "$address" $(seq -f 'r%g@c.example' 1 1500) <"$work/lf"
test "$(grep -c "${tab}250${tab}2.6.0${tab}" "$work/out")" -eq 1000 ||
    fail '1000 of 1500 recipients'
test "$(grep -c "${tab}452${tab}4.5.3${tab}" "$work/out")" -eq 500 ||
    fail '500 of 1500 recipients'
test "$(sed -n 1500p "$work/out" | cut -f 1)" = r1500@c.example ||
    fail 'recipients out of order'
stored "$work/crlf"
# What begins in the middle of a file is sent from there.
{ read -r line; read -r line; sends 0 "$address" x@c.example; } <"$work/lf"
kept 'the rest of a file' 1
rm -f "$work"/mail/new/*

sed 's/$/\r/' "$work/long" >"$work/long.crlf"
test "$(wc -c <"$work/long")" -gt 18000000 || fail 'the long message is short'
for way in '' --no-chunking; do
    sends 0 $way "$address" x@c.example <"$work/long"
    stored "$work/long.crlf"
done
cat "$work/long" | sends 0 -v "$address" x@c.example
stored "$work/long.crlf"
grep -q "^C: MAIL FROM:<a@b.example> SIZE=$(wc -c <"$work/long.crlf")\$" \
    "$work/log" || fail "SIZE: $(grep MAIL "$work/log")"
grep -q '^S: 220 mx.example ' "$work/log" || fail '-v shows no greeting'
grep -q 'as messages have them' "$work/log" && fail '-v shows the message'
# What SIZE does not allow is not sent.
cat "$work/long" "$work/long" | sends 69 -v "$address" x@c.example
result x@c.example 000 - 'The message has * octets, and 30000000 are allowed'
grep -q '^C: MAIL' "$work/log" && fail 'a message too large is begun'
if command -v script >/dev/null 2>&1 && script -qec true /dev/null; then
    script -qec "$send -f a@b.example $address x@c.example <$work/long" \
        /dev/null </dev/null | tr '\r' '\n' >"$work/out"
    grep -q '^\[#* *\] *[0-9]*% of 18' "$work/out" || fail 'no bar'
    stored "$work/long.crlf"
fi

stop

# ---- refusals before the message ----
for what in connect=421 connect=554 mail=421 mail=450 mail=554 data=450 \
    data=554; do
    case $what in
    *554) want=69 ;;
    *) want=75 ;;
    esac
    start --discard --refuse "$what Not you"
    for way in '' --no-pipelining --no-chunking; do
        sends $want $way "$address" x@c.example y@c.example <"$work/lf"
        result x@c.example "${what#*=}" '*' '*Not you'
        result y@c.example "${what#*=}" '*' '*Not you'
    done
    stop
done

# ---- LMTP: an answer for each recipient ----
store --lmtp --refuse 'no*@*=550 No such user'
sends 0 --lmtp "$address" x@c.example y@c.example <"$work/lf"
kept LMTP 2
sends 69 --lmtp --no-chunking "$address" no@c.example x@c.example <"$work/lf"
result no@c.example 550 5.1.1 'No such user'
result x@c.example 250 2.6.0 'OK id=*'
kept LMTP 3
stop

odd <<'END'
S: 220 lmtp.example
C: LHLO *
S: 250-lmtp.example
S: 250 PIPELINING
C: MAIL FROM:<a@b.example>
C: RCPT TO:<w@c.example>
C: RCPT TO:<x@c.example>
C: RCPT TO:<y@c.example>
C: RCPT TO:<z@c.example>
C: DATA
S: 250 OK
S: 250 OK
S: 550 5.1.1 No x
S: 250 OK
S: 250 OK
S: 354 Go
DATA
S: 250 2.0.0 w has it
S: 452 4.2.2 y is full
S: 250-2.0.0 z has
S: 250 2.0.0 it
C: QUIT
S: 221 Bye
END
sends 75 --lmtp "$address" w@c.example x@c.example y@c.example z@c.example \
    <"$work/lf"
met 'LMTP with several answers'
result w@c.example 250 2.0.0 'w has it'
result x@c.example 550 5.1.1 'No x'
result y@c.example 452 4.2.2 'y is full'
result z@c.example 250 2.0.0 'z has it'

# ---- what a server lacks ----
printf 'Subject: caf\303\251\n' >"$work/8bit"
odd <<'END'
S: 220 old.example
C: EHLO *
S: 500 What?
C: HELO *
S: 250 old.example
C: QUIT
S: 221 Bye
END
sends 65 "$address" x@c.example <"$work/8bit"
met 'octets above 127 for an old server'
result x@c.example 000 - '*octets above 127*8BITMIME*'
odd <<'END'
S: 220 old.example
C: EHLO me.example
S: 502 What?
C: HELO me.example
S: 250 old.example
C: MAIL FROM:<a@b.example>
S: 250 OK
C: RCPT TO:<x@c.example>
S: 250 OK
C: DATA
S: 354 Go
C: Subject: a message
C: 
C: ..one dot
C: two
C: .
S: 250 OK
C: QUIT
S: 221 Bye
CLOSED
END
sends 0 --ehlo me.example "$address" x@c.example <"$work/lf"
met 'a server that knows HELO alone'
result x@c.example 250 - OK
odd <<'END'
S: 220 mx.example
C: EHLO *
S: 250-mx.example
S: 250-8BITMIME
S: 250-DSN
S: 250 SIZE
C: MAIL FROM:<a@b.example> SIZE=16 BODY=8BITMIME RET=HDRS ENVID=a+2Bb
S: 250 OK
C: RCPT TO:<x@c.example> NOTIFY=SUCCESS,DELAY
S: 250 OK
C: DATA
S: 354 Go
DATA
S: 250 OK
C: QUIT
S: 221 Bye
END
sends 0 --notify delay,success --ret hdrs --envid a+b "$address" x@c.example \
    <"$work/8bit"
met DSN
for wish in '--notify never' '--ret full' '--envid x' "-f j\0303\0266@b.example"
do
    odd <<'END'
S: 220 mx.example
C: EHLO *
S: 250 mx.example
C: QUIT
S: 221 Bye
END
    sends 69 $(printf '%b' "$wish") "$address" x@c.example <"$work/lf"
    met "$wish"
    result x@c.example 000 - '*not offered'
done

# ---- servers that go wrong ----
# cut STATUS TEXT: what the script on stdin comes to.
cut()
{
    odd
    sends "$1" --timeout 2 "$address" x@c.example <"$work/long"
    result x@c.example 000 - "$2"
    kill -9 "$odd" 2>/dev/null || :
    wait "$odd" 2>/dev/null || :
    odd=
}
cut 76 '*not SMTP' <<'END'
S: SSH-2.0-x
SLEEP 100
END
cut 75 '*silent' <<'END'
SLEEP 10000
END
cut 75 '*has left' <<'END'
END
to_354='S: 220 mx.example
C: EHLO *
S: 250 mx.example
C: MAIL FROM:<a@b.example>
S: 250 OK
C: RCPT TO:<x@c.example>
S: 250 OK
C: DATA
S: 354 Go'
for end in RESET '' 'S: 421 Down'; do
    cut 75 '*' <<END
$to_354
EAT 100000
$end
END
done
cut 75 '*silent' <<END
$to_354
EAT 100000
SLEEP 10000
END
odd <<END
$to_354
EAT 100000
S: 552 5.3.4 Too large
SLEEP 500
RESET
END
sends 69 "$address" x@c.example <"$work/long"
met 'refused in mid-message'
result x@c.example 552 5.3.4 'Too large'
odd <<END
$to_354
EAT 100000
SLEEP 20000
END
sends 75 "$address" x@c.example <"$work/long" &
sender=$!
until_true grep -q '^DATA' "$work/heard" || fail 'no DATA'
kill -9 "$odd"
wait "$sender" || fail 'a server that is killed'
odd=
sends 75 127.0.0.1:1 x@c.example <"$work/lf"
result x@c.example 000 - '*: *'
long=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
sends 68 "$long$long.example:25" x@c.example <"$work/lf"

# ---- the command line ----
# wrong WORD OPTIONS...: 64, and one line that names it.
wrong()
{
    word=$1
    shift
    sends 64 "$@" </dev/null
    test "$(wc -l <"$work/log")" -eq 1 || fail "send $*: not one line"
    grep -q -e "$word" "$work/log" || fail "send $*: $word is not named"
    test ! -s "$work/out" || fail "send $*: something on stdout"
}
h='127.0.0.1:1 x@c.example'
wrong HOST
wrong RCPT 127.0.0.1:1
wrong '127.0.0.1:x' 127.0.0.1:x x@c.example
wrong ':::25' :::25 x@c.example
wrong 'a b' 'a b' x@c.example
wrong '<x@c.example>' 127.0.0.1:1 '<x@c.example>'
wrong 'no mailbox' 127.0.0.1:1 x@c.example 'no mailbox'
wrong -f $h -f 'x y'
wrong frobnicate $h --frobnicate
wrong timeout $h --timeout
wrong timeout $h --timeout x
wrong timeout $h --timeout 0
wrong starttls $h --starttls maybe
wrong notify $h --notify always
wrong notify $h --notify never,delay
wrong notify $h --notify ''
wrong ret $h --ret some
wrong ehlo $h --ehlo 'not a name'
wrong mech $h --mech PLAIN
wrong password-file $h --password-file /dev/null
wrong auth $h --auth alice
wrong auth $h --auth ''
wrong password-file $h --auth alice --password-file "$work/not.there"
wrong password-file $h --auth alice --password-file /dev/null
wrong mech $h --auth alice --password-file "$work/lf" --mech NONSENSE
timeout 10 "$send" --help >"$work/out" || fail '--help'
grep -q '^usage: send' "$work/out" || fail '--help says nothing'

echo "ok $me"
