# What examples/serve promises besides plain SMTP: LMTP, submission, chunks,
# UTF-8, PROXY, XCLIENT, limits for each address and in time, workers, sockets
# that were passed on, and a build without other libraries.

. test/make/common
. test/make/serving

# traced NAME TEXT: each message has TEXT in its trace lines, unfolded.
traced()
{
    for f in "$work"/mail/new/*; do
        sed 's/\r$//; /^$/q' "$f" | sed 's/^[[:blank:]]/ /' | tr -d '\n' |
            grep -Fq -e "$2" || fail "$1: no '$2' in $(head -n 4 "$f")"
    done
}

# hold NAME: a session of its own, fed by descriptor 3, until it is closed.
hold()
{
    rm -f "$work/$1"
    mkfifo "$work/$1"
    "$play" "$address" - 10 <"$work/$1" >"$work/$1.said" 2>&1 &
    others=$!
    exec 3>"$work/$1"
}
held()
{
    exec 3>&-
    wait "$others" || fail "$1: $(tail -n 1 "$work/$1.said")"
    others=
}

# ---- LMTP: an answer and a file for each recipient ----
store --lmtp --refuse 'no@c.example=550 Nobody'
talk LMTP <<'END'
S: 220 mx.example LMTP
C: EHLO c.example
S: 500
C: LHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: RCPT TO:<no@c.example>
S: 550 5.1.1 Nobody
C: RCPT TO:<y@c.example>
S: 250
C: DATA
S: 354
C: one
C: .
S: 250 2.6.0 OK id=
S: 250 2.6.0 OK id=
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<no@c.example>
S: 550
C: DATA
S: 503
C: QUIT
S: 221
END
kept LMTP 2
traced LMTP 'with LMTP id'
cat "$work"/mail/new/* | tr -d '\r' >"$work/all"
test "$(grep -c '^one$' "$work/all")" -eq 2 || fail 'LMTP: other content'
for to in x y; do
    grep -q "for <$to@c.example>" "$work/all" || fail "LMTP: nothing for $to"
done
talk 'a reset between the answers of LMTP' <<'END'
S: 220
O: LHLO c.example\r\nMAIL FROM:<>\r\nRCPT TO:<x@c.example>\r\nDATA\r\n
S: 250
S: 250
S: 250
S: 354
C: half
RESET
END
stop
kept 'LMTP, at the end' 2

# ---- chunks, binary, UTF-8 ----
store
talk 'chunks' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<\xC3\xA9@b.example> BODY=BINARYMIME SMTPUTF8
S: 250
C: RCPT TO:<\xC3\xBC@c.example>
S: 250
O: BDAT 6\r\na\n\x00\r.\n
S: 250
O: BDAT 5 LAST\r\n\r\n.\r\n
S: 250 2.6.0 OK id=
C: QUIT
S: 221
END
kept chunks 1
printf 'a\n\000\r.\n\r\n.\r\n' >"$work/wanted"
tail -c 11 "$work"/mail/new/* | cmp -s - "$work/wanted" ||
    fail 'chunks: other octets'
traced UTF-8 'with UTF8SMTP id'
grep -q "$(printf '^Return-Path: <\303\251@b.example>')" "$work"/mail/new/* ||
    fail 'UTF-8: another Return-Path'
stop

# ---- submission, passwords in clear ----
printf '# accounts\n\nalice:se:cret\r\nbob:other\n' >"$work/users"
store --submission --auth "$work/users" --auth-plaintext
talk submission <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 530
C: AUTH PLAIN AGFsaWNlAHNlOmNyZXQxMjM=
S: 535
C: AUTH PLAIN AGNhcm9sAHNlOmNyZXQ=
S: 535
C: AUTH PLAIN Ym9iAGFsaWNlAHNlOmNyZXQ=
S: 535
C: AUTH PLAIN AAAA
S: 501
C: AUTH NONE
S: 504
C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: YWxpY2U=
S: 334 UGFzc3dvcmQ6
C: c2U6Y3JldA==
S: 235
C: MAIL FROM:<a@b>
S: 554
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: x
C: .
S: 250
C: QUIT
S: 221
END
traced submission 'with ESMTPA id'
logged=$(grep -c '^serve: 127.0.0.1: refused AUTH PLAIN$' "$work/err")
test "$logged" -ge 3 || fail 'refused AUTH is not logged'
grep -q 'cret\|alice\|c2U6\|AGFs' "$work/err" && fail 'the log tells a secret'
stop
store --auth "$work/users" --auth-plaintext --transcript "$work/log"
talk 'PLAIN at once' <<'END'
S: 220
C: EHLO c.example
S: 250
C: AUTH PLAIN AGFsaWNlAHNlOmNyZXQ=
S: 235
C: QUIT
S: 221
END
grep -q 'AGFs' "$work/log" && fail 'the transcript tells a password'
stop

# ---- PROXY ----
store --proxy --max-per-address 1
talk 'a proxy' <<END
O: PROXY TCP4 192.0.2.7 198.51.100.1 1234 25\r\n
$to_data
C: x
C: .
S: 250
C: QUIT
S: 221
END
talk 'a proxy, version 2' <<END
O: \r\n\r\n\x00\r\nQUIT\n\x21\x11\x00\x0C
O: \xC0\x00\x02\x07\xC6\x33\x64\x01\x00\x01\x00\x19
$to_data
C: x
C: .
S: 250
C: QUIT
S: 221
END
kept PROXY 2
traced PROXY 'from c.example ([192.0.2.7])'
talk 'no proxy' <<'END'
C: EHLO c.example
CLOSED
END
hold first
printf '%s\n' 'O: PROXY TCP4 192.0.2.7 198.51.100.1 1 25\r\n' 'S: 220' >&3
until_true grep -q '^S: 220' "$work/first.said" || fail 'PROXY: no greeting'
talk 'the same client by PROXY' <<'END'
O: PROXY TCP4 192.0.2.7 198.51.100.1 2 25\r\n
S: 421
CLOSED
END
talk 'another client by PROXY' <<'END'
O: PROXY TCP6 2001:db8::7 2001:db8::1 2 25\r\n
S: 220
C: QUIT
S: 221
END
printf 'C: QUIT\nS: 221\n' >&3
held first
stop

# ---- XCLIENT and XFORWARD, by those who are trusted ----
start --discard --xclient 192.0.2.1
talk 'XCLIENT of anybody' <<'END'
S: 220
C: EHLO c.example
S: 250
C: XCLIENT ADDR=192.0.2.7
S: 550 5.7.0
C: XFORWARD ADDR=192.0.2.7
S: 550 5.7.0
END
stop
store --xclient 192.0.2.1 --xclient 127.0.0.1 --transcript "$work/log"
talk XCLIENT <<'END'
S: 220
C: EHLO relay.example
S: 250
C: XFORWARD ADDR=IPV6:2001:db8::9
S: 250
C: XCLIENT NAME=client.example ADDR=192.0.2.7
S: 220
C: MAIL FROM:<a@b.example>
S: 503
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: x
C: .
S: 250
C: XCLIENT NAME=[UNAVAILABLE] ADDR=IPV6:2001:db8::7
S: 220
C: EHLO c.example
S: 250
C: QUIT
S: 221
END
kept XCLIENT 1
traced XCLIENT 'from c.example (client.example [192.0.2.7])'
grep -q 'forwarded for IPV6:2001:db8::9' "$work/log" || fail 'XFORWARD: no log'
stop

# What XCLIENT says of the client stands in the trace, whatever EHLO says, if
# it is a name; what is unavailable is the session's own again.
xclient()
{
    rm -f "$work"/mail/new/*
    talk "$1" <<END
S: 220
C: EHLO relay.example
S: 250
C: XCLIENT $1
S: 220
C: EHLO relay.example
S: 250
C: XCLIENT ${2:-PORT=1}
S: 220
C: EHLO relay.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: x
C: .
S: 250
C: QUIT
S: 221
END
    kept "$1" 1
}
here_by='([127.0.0.1]) by mx.example with'
echo me:secret >"$work/me"
store --xclient 127.0.0.1 --auth "$work/me" --auth-plaintext
xclient 'HELO=c.example PROTO=SMTP ADDR=192.0.2.7'
traced 'HELO, PROTO' 'from c.example ([192.0.2.7]) by mx.example with SMTP id'
xclient 'helo=[192.0.2.9] LOGIN=me+40c.example'
traced 'HELO, LOGIN' "from [192.0.2.9] $here_by ESMTPA id"
xclient PROTO=SMTP PROTO=ESMTP
traced PROTO "from relay.example $here_by ESMTP id"
xclient 'HELO=c.example PROTO=smtp LOGIN=me' \
    'HELO=[UNAVAILABLE] PROTO=[unavailable] LOGIN=[UNAVAILABLE]'
traced unavailable "from relay.example $here_by ESMTP id"
xclient 'HELO=a;b NAME=.a.'
traced 'no names' "from unknown $here_by ESMTP id"
stop
start --discard --xclient 127.0.0.1 --auth "$work/me" --auth-plaintext \
    --require-auth
talk LOGIN <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 530
C: XCLIENT LOGIN=me
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 250
C: RSET
S: 250
C: XCLIENT LOGIN=[UNAVAILABLE]
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 530
END
stop
store --xclient 192.0.2.1
talk 'HELO of anybody' <<'END'
S: 220
C: EHLO relay.example
S: 250
C: XCLIENT HELO=c.example PROTO=SMTP LOGIN=me
S: 550 5.7.0
C: MAIL FROM:<a@b.example>
S: 250
C: RCPT TO:<x@c.example>
S: 250
C: DATA
S: 354
C: x
C: .
S: 250
END
kept 'HELO of anybody' 1
traced 'HELO of anybody' "from relay.example $here_by ESMTP id"
stop

# ---- limits ----
start --discard --max-per-address 1
hold first
echo 'S: 220' >&3
until_true grep -q '^S: 220' "$work/first.said" ||
    fail 'the first of an address'
talk 'a connection too many of an address' <<'END'
S: 421
CLOSED
END
printf 'C: QUIT\nS: 221\nCLOSED\n' >&3
held first
again()
{
    printf 'S: 220\nC: QUIT\nS: 221\n' | "$play" "$address" - 5 >/dev/null 2>&1
}
until_true again || fail 'an address is not let in again'
stop

start --discard --max-session 1
talk 'a session that goes on for ever' <<'END'
S: 220
S: 421
CLOSED
END
stop
start --discard --min-rate 100/1
talk 'a slow message' <<END
$to_data
C: x
S: 421
CLOSED
END
stop

# ---- workers ----
children()
{
    ps -e -o pid= -o ppid= | awk -v p="$pid" '$2 == p { print $1 }'
}
three()
{
    test "$(children | wc -l)" -eq 3
}
four_others()
{
    three && ! children | grep -qx "$victim"
}
gone()
{
    for p in $orphans; do
        ! kill -0 "$p" 2>/dev/null || return 1
    done
}
ten()
{
    for n in 1 2 3 4 5 6 7 8 9 10; do
        talk "$1, session $n" <<END
$to_data
C: x
C: .
S: 250
C: QUIT
S: 221
END
    done
}
if need ps 'the processes of serve' procps; then
    store --workers 3 --transcript "$work/workers.log"
    until_true three || fail 'there are not three workers'
    ten workers
    victim=$(children | head -n 1)
    sleep 1
    kill -9 "$victim"
    ten 'workers, one killed'
    until_true four_others || fail 'a worker that died is not started again'
    grep -q "worker $victim has ended (signal 9)" "$work/err" ||
        fail 'a worker that died is not logged'
    kept workers 20
    orphans=$(children)
    stop
    gone || fail 'a worker is left after SIGTERM'
    awk '$2 == "--" && $3 == "open" { print $1 }' "$work/workers.log" | sort |
        uniq -d | grep -q . && fail 'two sessions of the same number'
    start --discard --workers 2
    until_true again || fail 'two workers'
    orphans=$(children)
    { kill -9 "$pid"; wait "$pid"; } 2>/dev/null || :
    pid=
    until_true gone || fail 'workers outlive their parent'
fi

# ---- sockets that were passed on ----
cat >"$work/pass.py" <<'END'
import os, socket, sys
s = [socket.socket() for n in range(2)]
for one in s:
    one.bind(("127.0.0.1", 0))
    one.listen() if sys.argv[1] == "listen" else None
kept = [os.dup2(one.fileno(), 20 + n) for n, one in enumerate(s)]
for n, fd in enumerate(kept):
    os.dup2(fd, 3 + n)
os.environ["LISTEN_PID"] = str(os.getpid())
os.environ["LISTEN_FDS"] = "2"
os.execv(sys.argv[2], sys.argv[2:])
END
if need python3 'sockets that are passed on' python3; then
    for workers in 1 2; do
        : >"$work/passed"
        python3 "$work/pass.py" listen "$serve" --discard --workers $workers \
            >"$work/passed" &
        pid=$!
        until_true grep -q 'listening .*[^0]$' "$work/passed" ||
            fail 'no start with passed sockets'
        test "$(wc -l <"$work/passed")" -eq 2 || fail 'not two passed sockets'
        while read -r word address; do
            until_true again || fail "$address was passed on"
        done <"$work/passed"
        stop
    done
    status=0
    python3 "$work/pass.py" no "$serve" --discard 2>"$work/err" || status=$?
    test $status -eq 2 || fail "a passed socket that does not listen: $status"
    grep -q LISTEN_FDS "$work/err" || fail 'LISTEN_FDS is not named'
fi

# ---- bad options ----
bad key $here --discard --key "$work/users"
bad tls $here --discard --tls
bad require-tls $here --discard --require-tls
bad require-auth $here --discard --require-auth
bad auth-plaintext $here --discard --auth-plaintext
bad submission $here --discard --submission
bad submission $here --discard --lmtp --submission --auth "$work/users"
bad auth $here --discard --auth-plaintext --auth "$work/none"
bad auth $here --discard --auth-plaintext --auth /dev/null
bad auth $here --discard --auth-plaintext --auth Makefile
bad xclient $here --discard --xclient localhost
bad max-per-address $here --discard --max-per-address x
bad min-rate $here --discard --min-rate 1/x
bad min-rate $here --discard --min-rate /
bad max-session $here --discard --max-session -1
bad workers $here --discard --workers 0
bad workers $here --discard --workers 1000

# ---- built by a C compiler alone ----
$CC $STD -D_POSIX_C_SOURCE=200809L -Iinclude -o "$work/bare" examples/serve.c \
    "$O/libsmtp.a" ${SAN:+-fsanitize=address,undefined} >"$work/log" 2>&1 ||
    fail "without libraries: $(head -n 3 "$work/log")"
serve=$work/bare
bad 'built without OpenSSL' $here --discard --cert "$work/users"
bad 'auth' $here --discard --auth "$work/users"
start --discard --auth "$work/users" --auth-plaintext
talk 'AUTH without GNU SASL' <<'END'
S: 220
C: EHLO c.example
S: 250
C: AUTH SCRAM-SHA-256
S: 504
C: AUTH PLAIN AGFsaWNlAHNlOmNyZXQ=
S: 235
END
grep -q '^S: 250[- ]AUTH PLAIN LOGIN$' "$work/said" ||
    fail 'AUTH: other mechanisms'
stop

echo "ok $me"
