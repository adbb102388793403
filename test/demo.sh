#!/bin/sh
# demo.sh DIR: starts DIR/serve on a free loopback port with a Maildir in
# DIR/demo, sends one message to it with DIR/send, and shows what was said,
# what came of it and what was stored. It goes over TLS, with a certificate
# made for it, if the programs have OpenSSL (WITH_OPENSSL is set) and there is
# an openssl to make it. Exit status 0 if all went as it should.
set -eu
dir=$1
demo=$dir/demo
pid=
rm -rf "$demo"
mkdir -p "$demo"
trap 'test -z "$pid" || kill "$pid" 2>/dev/null || :' EXIT
trap 'exit 1' INT TERM

serve_tls= send_tls=
if [ -n "${WITH_OPENSSL:-}" ] &&
    openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=demo \
        -addext subjectAltName=IP:127.0.0.1 -keyout "$demo/key.pem" \
        -out "$demo/cert.pem" >/dev/null 2>&1; then
    serve_tls="--cert $demo/cert.pem --key $demo/key.pem"
    send_tls="--starttls must --cafile $demo/cert.pem"
fi

# The FIFO is waited on, not polled: serve's line comes, or its end does.
mkfifo "$demo/ready"
"$dir/serve" --listen 127.0.0.1:0 --maildir "$demo/Maildir" \
    --hostname mail.example.com $serve_tls >"$demo/ready" &
pid=$!
read -r word address <"$demo/ready" || exit 1
test "$word" = listening
echo "examples/serve listens on $address; its Maildir is $demo/Maildir."
echo
echo "examples/send says (C:), and hears (S:):"
echo
"$dir/send" -v -f alice@example.net --ehlo client.example.net $send_tls \
    "$address" bob@example.com carol@example.com \
    >"$demo/result" 2>"$demo/said" <<'END' || { cat "$demo/said"; exit 1; }
From: Alice <alice@example.net>
To: Bob <bob@example.com>
Subject: A message
Date: Thu, 21 May 1998 05:33:29 -0700
Message-ID: <1@example.net>

Two lines. This is the first.
.signature, which begins with a dot
END
sed 's/^/    /' "$demo/said"
if [ -n "$send_tls" ]; then
    grep -q '^-- TLS with TLS_' "$demo/said"
    ! grep -q '^-- not verified' "$demo/said"
fi
echo
echo "What came of it, for each recipient:"
echo
sed 's/^/    /' "$demo/result"
test "$(cut -f 2 "$demo/result" | tr '\n' ' ')" = '250 250 '
kill "$pid"
wait "$pid"
pid=
set -- "$demo"/Maildir/new/*
test $# -eq 1
echo
echo "What was stored, $1:"
echo
tr -d '\r' <"$1" | sed 's/^/    /'
grep -q '^\.signature' "$1"
