# TLS in examples/relay, on both sides: STARTTLS and TLS at once for clients,
# STARTTLS with the next server as --starttls says.

. test/make/common
if [ -z "$WITH_OPENSSL" ]; then
    skip 'TLS in relay' libssl-dev
    exit 0
fi
need openssl 'TLS in relay' openssl || exit 0
. test/make/serving
. test/make/relaying

# made NAME ALTNAME: a certificate and its key, $work/NAME.pem
made()
{
    openssl req -x509 -newkey rsa:2048 -nodes -subj "/CN=$1" -days 2 \
        -addext "subjectAltName=$2" -keyout "$work/key.pem" \
        -out "$work/cert.pem" 2>/dev/null || fail 'no certificate'
    cat "$work/cert.pem" "$work/key.pem" >"$work/$1.pem"
}
made right IP:127.0.0.1
made other DNS:other.example

# inside NAME OPTIONS...: sends stdin inside TLS; the replies are in
# $work/said, or nothing if there is no TLS.
over()
{
    grep -q '^[245]21' "$work/said"
}
inside()
{
    : >"$work/said"
    name=$1
    shift
    sed 's/$/\r/' >"$work/input"
    (cat "$work/input"; until_true over) |
        timeout 20 openssl s_client -connect "$address" -CAfile \
            "$work/right.pem" -verify_return_error -quiet -ign_eof "$@" \
            >"$work/said" 2>"$work/why" || :
}
session='EHLO c.example
MAIL FROM:<a@b.example>
RCPT TO:<x@c.example>
DATA
one
.
QUIT'
# traced NAME BY TEXT: the trace line that BY wrote has TEXT.
traced()
{
    for f in "$work"/mail/new/*; do
        sed 's/\r$//; /^$/q' "$f" | sed 's/^[[:blank:]]/ /' | tr -d '\n' |
            sed 's/Received:/\n&/g' | grep "by $2" | grep -q -e "$3" ||
            fail "$1: no '$3' in $(head -n 9 "$f")"
    done
}

# ---- both sides, by STARTTLS ----
rm -rf "$work/mail"
next_serve --maildir "$work/mail" --cert "$work/right.pem" --require-tls
through --cert "$work/right.pem" --starttls must --cafile "$work/right.pem"
printf '%s\n' "$session" | inside 'both sides' -starttls smtp
over || fail "both sides: $(cat "$work/why" "$work/said" "$work/relay.err")"
kept 'both sides' 1
traced 'both sides' relay.example 'with ESMTPS id .* tls TLS_[A-Z0-9_]*'
traced 'both sides' mx.example 'with ESMTPS id .* tls TLS_[A-Z0-9_]*'
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "line %d\n", i }' \
    >"$work/long"
(printf '%s\n' "$session" | sed '/^one$/,$d'; cat "$work/long"
    printf '.\nQUIT\n') | inside 'a long message' -starttls smtp
over || fail "a long message: $(cat "$work/why" "$work/said")"
kept 'a long message' 2
for f in "$work"/mail/new/*; do
    test "$(wc -c <"$f")" -lt 10000 || tr -d '\r' <"$f" |
        tail -n 100000 | cmp -s - "$work/long" ||
        fail 'a long message: other octets'
done
through_end

# ---- TLS at once ----
through --cert "$work/right.pem" --tls
printf '%s\n' "$session" | inside 'TLS at once'
over || fail "TLS at once: $(cat "$work/why" "$work/said")"
kept 'TLS at once' 3
through_end

# ---- who the next server is ----
through --starttls must
talk 'nobody vouches for it' <<'END'
S: 421
CLOSED
END
through_end
through --starttls no
talk 'TLS is required there' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<a@b.example>
S: 530 5.7.0
C: QUIT
S: 221
END
through_end
stop
next_serve --maildir "$work/mail" --cert "$work/other.pem"
through --starttls must --cafile "$work/other.pem"
talk 'it is another' <<'END'
S: 421
CLOSED
END
through_end
through --starttls may
talk 'it is another, but that may be' <<END
$to_data
C: one
C: .
S: 250
END
through_end
kept 'TLS that may be' 4
stop
next_serve --maildir "$work/mail"
through --starttls must --cafile "$work/right.pem"
talk 'it has no TLS' <<'END'
S: 421
CLOSED
END
through_end
through
talk 'no TLS, and none is needed' <<END
$to_data
C: one
C: .
S: 250
END
through_end
kept 'no TLS' 5
stop

# ---- a handshake that comes to nothing; a refusal of STARTTLS ----
met='S: 220 next.example
C: EHLO relay.example
S: 250-next.example
S: 250 STARTTLS
C: STARTTLS'
next_says <<END
$met
S: 220 go
S: this is not TLS
END
through
talk 'no handshake' <<'END'
S: 421
CLOSED
END
through_end
next_says <<END
$met
S: 454 not now
C: MAIL FROM:<>
S: 250 ok
NEXT
$met
S: 454 not now
END
through
talk 'STARTTLS is refused' <<'END'
S: 220
C: EHLO c.example
S: 250
C: MAIL FROM:<>
S: 250
RESET
END
through_end
through --starttls must
talk 'STARTTLS is refused, which may not be' <<'END'
S: 421
CLOSED
END
through_end

# ---- bad options ----
serve=$O/relay
bad cert $here --to 127.0.0.1:25 --cert "$work/none.pem"
bad cafile $here --to 127.0.0.1:25 --cafile "$work/none.pem"
bad cafile $here --to 127.0.0.1:25 --starttls no --cafile "$work/right.pem"

echo "ok $me"
