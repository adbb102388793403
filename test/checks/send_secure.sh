# TLS and AUTH in examples/send: with whom it speaks, what it keeps to itself,
# and each mechanism, against examples/serve and test/answer.

. test/make/common
. test/make/serving
. test/make/sending

printf 'alice:se:cret\n' >"$work/users"
printf 'se:cret\r\nand more\n' >"$work/password"
printf 'wrong\n' >"$work/wrong"
alice="--auth alice --password-file $work/password"

# used MECHANISM: it was, and nothing of the password is in the transcript.
used()
{
    grep -q "^C: AUTH $1\( \*\*\*\)*\$" "$work/log" ||
        fail "not $1: $(grep 'C: AUTH' "$work/log")"
    grep -q 'se:cret\|c2U6Y3JldA\|OnNlOmNyZX\|c2U6Y3Jl' "$work/log" &&
        fail "$1: the password is shown"
    grep -q '^S: 235' "$work/log" || fail "$1: no 235"
}

# ---- in clear: nothing that shows the password, but if it must ----
start --discard --auth "$work/users" --auth-plaintext
for mech in PLAIN LOGIN; do
    sends 77 -v $alice --mech $mech "$address" x@c.example <"$work/lf"
    result x@c.example 000 - '*password would be shown*'
    grep -q '^C: AUTH' "$work/log" && fail "$mech is begun in clear"
    sends 0 -v $alice --mech $mech --insecure "$address" x@c.example \
        <"$work/lf"
    used $mech
    sends 77 --auth alice --password-file "$work/wrong" --mech $mech \
        --insecure "$address" x@c.example <"$work/lf"
    result x@c.example 535 5.7.8 '*'
    sends 77 --auth bob --password-file "$work/password" --mech $mech \
        --insecure "$address" x@c.example <"$work/lf"
done
SMTP_PASSWORD=se:cret sends 0 --auth alice --mech plain --insecure \
    "$address" x@c.example <"$work/lf"
SMTP_PASSWORD=se:cre sends 77 --auth alice --mech plain --insecure \
    "$address" x@c.example <"$work/lf"
sends 77 $alice --mech XOAUTH2 --insecure "$address" x@c.example <"$work/lf"
result x@c.example 000 - '*offered*'
stop
if [ -n "$WITH_GSASL" ]; then
    start --discard --auth "$work/users" --require-auth
    for mech in SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5; do
        sends 0 -v $alice --mech $mech "$address" x@c.example <"$work/lf"
        used $mech
        sends 77 --auth alice --password-file "$work/wrong" --mech $mech \
            "$address" x@c.example <"$work/lf"
    done
    sends 0 -v $alice "$address" x@c.example <"$work/lf"
    used SCRAM-SHA-256
    sends 77 "$address" x@c.example <"$work/lf"
    result x@c.example 530 5.7.0 '*'
    stop
else
    skip 'SCRAM in send' libgsasl-dev
fi

# ---- mechanisms that serve does not have ----
# XOAUTH2 of user alice with the token se:cret.
token=dXNlcj1hbGljZQFhdXRoPUJlYXJlciBzZTpjcmV0AQE=
greet='S: 220 mx.example
C: EHLO *
S: 250-mx.example
S: 250 AUTH XOAUTH2 EXTERNAL'
rest='C: MAIL FROM:<a@b.example>
S: 250 OK
C: RCPT TO:<x@c.example>
S: 250 OK
C: DATA
S: 354 Go
DATA
S: 250 OK
C: QUIT
S: 221 Bye'
odd <<END
$greet
C: AUTH XOAUTH2 $token
S: 235 2.7.0 OK
$rest
END
sends 0 -v $alice --insecure "$address" x@c.example <"$work/lf"
met XOAUTH2
used XOAUTH2
odd <<END
$greet
C: AUTH XOAUTH2 $token
S: 334 eyJzdGF0dXMiOiI0MDEifQ==
C: 
S: 535 5.7.8 No
C: QUIT
S: 221 Bye
END
sends 77 $alice --insecure "$address" x@c.example <"$work/lf"
met 'XOAUTH2 refused'
result x@c.example 535 5.7.8 No
odd <<END
$greet
C: AUTH EXTERNAL YWxpY2U=
S: 235 2.7.0 OK
$rest
END
sends 0 --auth alice --mech external "$address" x@c.example <"$work/lf"
met EXTERNAL
odd <<END
S: 220 mx.example
C: EHLO *
S: 250-mx.example
S: 250-AUTH LOGIN
S: 250 SIZE 1000
C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: YWxpY2U=
S: 334 UGFzc3dvcmQ6
C: c2U6Y3JldA==
S: 334 VXNlcm5hbWU6
C: *
S: 454 4.7.0 Later
C: QUIT
S: 221 Bye
END
sends 75 $alice --insecure "$address" x@c.example <"$work/lf"
met 'LOGIN without an end'
result x@c.example 454 4.7.0 Later
if [ -n "$WITH_GSASL" ]; then
    odd <<'END'
S: 220 mx.example
C: EHLO *
S: 250-mx.example
S: 250 AUTH SCRAM-SHA-1
C: AUTH SCRAM-SHA-1 *
S: 235 2.7.0 Come in
C: QUIT
S: 221 Bye
END
    sends 76 $alice "$address" x@c.example <"$work/lf"
    met 'a server that knows nothing of the password'
fi

# ---- TLS ----
# None where it is not offered.
start --discard
sends 0 "$address" x@c.example <"$work/lf"
sends 0 --starttls no "$address" x@c.example <"$work/lf"
if [ -z "$WITH_OPENSSL" ]; then
    skip 'TLS in send' libssl-dev
    sends 64 --starttls must "$address" x@c.example <"$work/lf"
    sends 64 --tls "$address" x@c.example <"$work/lf"
    stop
    echo "ok $me"
    exit 0
fi
sends 76 --starttls must "$address" x@c.example <"$work/lf"
result x@c.example 000 - 'STARTTLS is not offered'
sends 76 --starttls must --insecure "$address" x@c.example <"$work/lf"
sends 76 --tls "$address" x@c.example <"$work/lf"
result x@c.example 000 - 'No TLS came about*'
stop
need openssl 'TLS in send' openssl || { echo "ok $me"; exit 0; }

# certificate NAME SUBJECT: NAME.pem and NAME.key, its own authority.
certificate()
{
    openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=x -days 2 \
        -addext "subjectAltName=$2" -keyout "$work/$1.key" \
        -out "$work/$1.pem" 2>/dev/null || fail 'no certificate'
}
certificate right DNS:localhost,IP:127.0.0.1
certificate wrong DNS:other.example

# spoken NAME: TLS was, and nothing of the envelope was said before it.
spoken()
{
    grep -q '^-- TLS with TLS_' "$work/log" || fail "$1: no TLS"
    sed '/^-- TLS with/,$d' "$work/log" | grep -q 'MAIL\|AUTH [A-Z-]* ' &&
        fail "$1: said in clear"
    :
}

for first in '' --tls; do
    start --discard --cert "$work/right.pem" --key "$work/right.key" $first \
        --auth "$work/users"
    port=${address##*:}
    if [ -n "$first" ]; then
        must=--tls
    else
        must='--starttls must'
        sends 0 -v "$address" x@c.example <"$work/lf"
        spoken may
        grep -q '^-- not verified: ' "$work/log" || fail 'it was verified'
        sends 0 -v --starttls no "$address" x@c.example <"$work/lf"
        grep -q '^-- TLS' "$work/log" && fail 'TLS though not wanted'
    fi
    for server in "localhost:$port" "127.0.0.1:$port"; do
        sends 0 -v $must --cafile "$work/right.pem" "$server" x@c.example \
            <"$work/lf"
        spoken "$server"
        grep -q '^-- not verified' "$work/log" && fail "$server: not verified"
        sends 76 -v $must --cafile "$work/wrong.pem" "$server" x@c.example \
            <"$work/lf"
        result x@c.example 000 - 'The certificate is not verified: *'
        grep -q '^C: MAIL' "$work/log" && fail "$server: mail all the same"
        sends 76 $must "$server" x@c.example <"$work/lf"
        sends 0 $must --insecure "$server" x@c.example <"$work/lf"
    done
    # The password goes to whom it is for, and to nobody else.
    for mech in PLAIN LOGIN; do
        sends 0 -v $must $alice --mech $mech --cafile "$work/right.pem" \
            "$address" x@c.example <"$work/lf"
        spoken $mech
        used $mech
        test -n "$first" ||
            sends 77 -v $alice --mech $mech "$address" x@c.example <"$work/lf"
        grep -q "^C: AUTH $mech .*[^*]\$" "$work/log" && fail "$mech is shown"
    done
    if [ -n "$WITH_GSASL" ]; then
        sends 0 -v $must $alice --cafile "$work/right.pem" "$address" \
            x@c.example <"$work/lf"
        used SCRAM-SHA-256-PLUS
        sends 77 $must --auth alice --password-file "$work/wrong" \
            --insecure "$address" x@c.example <"$work/lf"
    fi
    sends 0 $must --cafile "$work/right.pem" "$address" x@c.example \
        <"$work/long"
    stop
done

# The right authority, for another name.
start --discard --cert "$work/wrong.pem" --key "$work/wrong.key"
sends 76 --starttls must --cafile "$work/wrong.pem" "$address" x@c.example \
    <"$work/lf"
result x@c.example 000 - '*mismatch*'
stop

# STARTTLS refused, or octets in clear behind it.
starttls='S: 220 mx.example
C: EHLO *
S: 250-mx.example
S: 250 STARTTLS
C: STARTTLS'
odd <<END
$starttls
S: 454 4.7.0 Not now
C: QUIT
S: 221 Bye
END
sends 76 --starttls must "$address" x@c.example <"$work/lf"
met 'STARTTLS refused'
result x@c.example 454 4.7.0 'Not now'
odd <<END
$starttls
S: 454 4.7.0 Not now
$rest
END
sends 0 "$address" x@c.example <"$work/lf"
met 'STARTTLS refused, and not needed'
odd <<END
$starttls
S: 220 Go\r\n250 mx.example
CLOSED
END
sends 76 "$address" x@c.example <"$work/lf"
result x@c.example 000 - '*in clear*'
kill -9 "$odd" 2>/dev/null || :
odd=

sends 64 --starttls must --tls 127.0.0.1:1 x@c.example <"$work/lf"
sends 64 --cafile "$work/none" 127.0.0.1:1 x@c.example <"$work/lf"
grep -q cafile "$work/log" || fail '--cafile is not named'

echo "ok $me"
