# TLS in examples/serve, against openssl's own client: STARTTLS and TLS at
# once, what is refused before it, and that nothing crosses from clear octets
# into it.

. test/make/common
if [ -z "$WITH_OPENSSL" ]; then
    skip 'TLS in serve' libssl-dev
    exit 0
fi
need openssl 'TLS in serve' openssl || exit 0
. test/make/serving

openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=mx.example -days 2 \
    -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null ||
    fail 'no certificate'
cat "$work/cert.pem" "$work/key.pem" >"$work/both.pem"
printf 'alice:se:cret\n' >"$work/users"

# inside NAME OPTIONS...: sends stdin inside TLS; the replies are in
# $work/said, or nothing if there is no TLS.
inside()
{
    name=$1
    shift
    sed 's/$/\r/' >"$work/input"
    (cat "$work/input"; until_true over) |
        timeout 20 openssl s_client -connect "$address" -CAfile \
            "$work/cert.pem" -verify_return_error -quiet -ign_eof "$@" \
            >"$work/said" 2>"$work/why" || :
}
over()
{
    grep -q '^221' "$work/said" || ! kill -0 "$pid"
}

# codes NAME WANTED: the replies, one word each.
codes()
{
    got=$(sed -n 's/^\([0-9]*\) .*/\1/p' "$work/said" | tr '\n' ' ')
    test "$got" = "$2 " || fail "$1: $got, not $2: $(tail -n 3 "$work/why")"
}

message='EHLO c.example
AUTH PLAIN AGFsaWNlAHNlOmNyZXQ=
MAIL FROM:<a@b.example>
RCPT TO:<x@c.example>
BDAT 9 LAST
one two
QUIT'

# ---- STARTTLS ----
store --cert "$work/cert.pem" --key "$work/key.pem" --require-tls \
    --auth "$work/users" --require-auth
talk 'before TLS' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 530
C: AUTH PLAIN AGFsaWNlAHNlOmNyZXQ=
S: 530
C: NOOP
S: 250
C: STARTTLS now
S: 501
C: QUIT
S: 221
END
grep -q '^S: 250[- ]STARTTLS$' "$work/said" || fail 'STARTTLS is not offered'
grep '^S: 250[- ]AUTH ' "$work/said" | grep -q 'PLAIN\|LOGIN' &&
    fail 'mechanisms that show the password are offered in clear'
for version in -tls1_2 -tls1_3; do
    printf '%s\n' "$message" | inside STARTTLS -starttls smtp $version
    codes "STARTTLS $version" '250 235 250 250 250 221'
    grep -q '^250[- ]AUTH .*PLAIN LOGIN' "$work/said" ||
        fail 'PLAIN is not offered inside TLS'
    grep -q STARTTLS "$work/said" &&
        fail 'STARTTLS is offered inside TLS'
done
kept STARTTLS 2
for f in "$work"/mail/new/*; do
    tr -d '\r' <"$f" | sed 's/^[[:blank:]]/ /' | tr -d '\n' |
        grep -q 'with ESMTPSA id .* tls TLS_[A-Z0-9_]*; ' ||
        fail "STARTTLS: $(head -n 4 "$f")"
done
inside 'TLS 1.1' -starttls smtp -tls1_1 -cipher 'ALL:@SECLEVEL=0' <<'END'
QUIT
END
grep -q '^221' "$work/said" && fail 'TLS 1.1 is spoken'
until_true grep -q 'no TLS came about' "$work/err" || fail 'no line in the log'

# Octets in clear behind STARTTLS end the session without a word.
talk 'octets in clear behind STARTTLS' <<'END'
S: 220
C: EHLO c.example
S: 250
O: STARTTLS\r\nEHLO c.example\r\n
CLOSED
END
until_true grep -q 'octets in clear behind STARTTLS' "$work/err" ||
    fail 'injection is not logged'
talk 'no TLS behind STARTTLS' <<'END'
S: 220
C: EHLO c.example
S: 250
C: STARTTLS
S: 220
C: NOOP
RESET
END
talk 'a connection that is cut in the handshake' <<'END'
S: 220
C: EHLO c.example
S: 250
C: STARTTLS
S: 220
O: \x16\x03\x01\x02\x00\x01
HALF
END
inside 'at the end' -starttls smtp <<'END'
QUIT
END
codes 'at the end' '221'
stop

# ---- TLS at once, LMTP, workers; the key beside the certificate ----
store --cert "$work/both.pem" --tls --workers 2 --lmtp
inside 'TLS at once' <<'END'
LHLO c.example
MAIL FROM:<a@b.example>
RCPT TO:<x@c.example>
DATA
one
.
QUIT
END
codes 'TLS at once' '220 250 250 250 354 250 221'
grep -q STARTTLS "$work/said" && fail 'STARTTLS is offered inside TLS'
kept 'TLS at once' 1
tr -d '\r' <"$(echo "$work"/mail/new/*)" | sed 's/^[[:blank:]]/ /' |
    tr -d '\n' | grep -q 'with LMTPS id .* tls TLS_' || fail 'no LMTPS in Received'
stop

# ---- bad files ----
bad cert $here --discard --cert "$work/none" --key "$work/key.pem"
bad users $here --discard --cert "$work/cert.pem" --key "$work/users"
openssl genrsa -out "$work/other.pem" 2048 2>/dev/null
bad other.pem $here --discard --cert "$work/cert.pem" --key "$work/other.pem"

echo "ok $me"
