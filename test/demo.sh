#!/bin/sh
# demo.sh DIR: starts DIR/serve on a free loopback port with a Maildir in
# DIR/demo, delivers one message to it over the socket, and shows what was said
# and what was stored. Exit status 0 if all went as it should.
set -eu
dir=$1
demo=$dir/demo
pid=
rm -rf "$demo"
mkdir -p "$demo"
trap 'test -z "$pid" || kill "$pid" 2>/dev/null || :' EXIT
trap 'exit 1' INT TERM

# The FIFO is waited on, not polled: serve's line comes, or its end does.
mkfifo "$demo/ready"
"$dir/serve" --listen 127.0.0.1:0 --maildir "$demo/Maildir" \
    --hostname mail.example.com >"$demo/ready" &
pid=$!
read -r word address <"$demo/ready" || exit 1
test "$word" = listening
echo "examples/serve listens on $address; its Maildir is $demo/Maildir."
echo
echo "What was said (C: the client, S: the server):"
echo
"$dir/test/play" "$address" >"$demo/said" <<'END' || { cat "$demo/said"; exit 1; }
S: 220 mail.example.com
C: EHLO client.example.net
S: 250
C: MAIL FROM:<alice@example.net>
S: 250
C: RCPT TO:<bob@example.com>
S: 250
C: DATA
S: 354
C: From: Alice <alice@example.net>
C: To: Bob <bob@example.com>
C: Subject: A message
C: Date: Thu, 21 May 1998 05:33:29 -0700
C: Message-ID: <1@example.net>
C: 
C: Two lines. The second is sent with one more dot than it has:
C: ..signature
C: .
S: 250 OK
C: QUIT
S: 221
CLOSED
END
sed 's/^/    /' "$demo/said"
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
