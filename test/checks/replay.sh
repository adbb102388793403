# What examples/replay promises: replies octet for octet, events as JSON,
# refusals, limits, and replies that come before more is sent.

. test/make/common

set -e
workdir
work=$w
replay=$O/replay
trap 'exit 1' INT TERM

# crlf TEXT: its lines, each ended by CRLF.
crlf()
{
    printf '%s\n' "$1" | awk '{ printf "%s\r\n", $0 }'
}

# expect NAME WANTED INPUT OPTIONS...: the reply codes of a session.
expect()
{
    name=$1 wanted=$2 input=$3
    shift 3
    crlf "$input" | "$replay" "$@" >"$work/out" 2>"$work/events" ||
        fail "$name: exit status $?"
    got=$(sed -n 's/^\([0-9]*\) .*/\1/p' "$work/out" | tr '\n' ' ')
    test "$got" = "$wanted " || fail "$name: $got, not $wanted"
}

# event NAME TEXT: a line of the last session's events holds TEXT.
event()
{
    grep -Fq -e "$2" "$work/events" || fail "$1: no event with $2"
}

session='EHLO bar.com
MAIL FROM:<Smith@bar.com> SIZE=100 BODY=8BITMIME
RCPT TO:<Jones@foo.com>
RCPT TO:<"a b"@[192.0.2.1]>
RCPT TO:<@relay.example:Green@foo.com>
DATA
Blah "blah"
..blah
.
VRFY jones
HELP
NOOP
WHAT
QUIT'
codes='220 250 250 250 250 250 354 250 252 214 250 500 221'

expect 'a session' "$codes" "$session"
event type '"type":"CONNECT","owed":1'
event helo '"ESMTP"],"arg":"bar.com"'
event mail '"mailbox":"Smith@bar.com","local":"Smith","domain":"bar.com"'
event size '"key":"SIZE","value":"100","number":100'
event body '"key":"BODY","value":"8BITMIME","number":2'
event index '"type":"RCPT","owed":1,"index":2'
event quoted '"local":"\"a b\"","domain":"[192.0.2.1]","flags":["QUOTED","IPV4"]'
event route '"mailbox":"Green@foo.com","local":"Green","domain":"foo.com","flags":["ROUTE"]'
event data '"data":"Blah \"blah\"\u000D\u000A.blah\u000D\u000A"'
event closed '"type":"CLOSED","owed":0,"code":221'
cp "$work/out" "$work/whole"
tail -n 1 "$work/events" | grep -q CLOSED || fail 'CLOSED is not last'

for n in 1 2 3 7; do
    expect "--chunk $n" "$codes" "$session" --chunk $n
    cmp -s "$work/out" "$work/whole" || fail "--chunk $n: other octets"
done

expect 'refused recipients' '220 250 250 550 250 354 250 221' 'EHLO a.example
MAIL FROM:<>
RCPT TO:<x@no.example>
RCPT TO:<x@yes.example>
DATA
.
QUIT' --refuse '*@No.example=550 Not = here'
grep -q '^550 .*Not = here.$' "$work/out" || fail 'the text of a refusal'
event null '"path":{"raw":"","mailbox":"","local":"","domain":"","flags":["NULL"]}'

expect 'a refused greeting' '554 503 221' 'EHLO a.example
QUIT' --refuse connect=554
expect 'a refused body' '220 250 250 250 354 552 221' 'EHLO a.example
MAIL FROM:<a@b.example>
RCPT TO:<x@c.example>
DATA
x
.
QUIT' --refuse 'body=552 Too much'
event abort '"type":"ABORT","owed":0,"code":552'
for verb in helo mail rcpt data message vrfy noop; do
    crlf "$session" | "$replay" --refuse "$verb=450" 2>/dev/null |
        grep -q '^450 ' || fail "--refuse $verb=450 refuses nothing"
done

expect '--size' '220 250 552 221' 'EHLO a.example
MAIL FROM:<a@b.example> SIZE=1001
QUIT' --size 1000
grep -q '^250[- ]SIZE 1000.$' "$work/out" || fail 'EHLO does not say SIZE 1000'

expect 'the end of input' '220 250 250' 'EHLO a.example
MAIL FROM:<a@b.example>'
event aborted '"type":"ABORT"'
event closed '"type":"CLOSED"'

printf 'EHLO \201\r\n' | "$replay" >"$work/out" 2>/dev/null ||
    fail 'octets above 127'
grep -q '^50[01] ' "$work/out" || fail 'an EHLO that is no domain is taken'

# Replies come at once: each command is sent when the reply before was read.
mkfifo "$work/in" "$work/replies"
"$replay" <"$work/in" >"$work/replies" 2>/dev/null &
exec 3>"$work/in" 4<"$work/replies"
read -r line <&4
printf 'NOOP\r\n' >&3
read -r next <&4
printf 'QUIT\r\n' >&3
read -r last <&4
exec 3>&- 4<&-
wait $! || fail 'a dialogue ends badly'
case "$line $next $last" in
220*250*221*) ;;
*) fail "a dialogue: $line $next $last" ;;
esac

# bad WORD OPTIONS...: status 2 and one line that has WORD in it.
bad()
{
    word=$1 status=0
    shift
    "$replay" "$@" </dev/null >/dev/null 2>"$work/err" || status=$?
    test $status -eq 2 || fail "$*: exit status $status"
    test "$(wc -l <"$work/err")" -eq 1 || fail "$*: not one line"
    grep -q -e "$word" "$work/err" || fail "$*: $word is not named"
}
bad nonsense --nonsense
bad chunk --chunk 0
bad size --size 10k
bad refuse --refuse rcpt
bad refuse --refuse rcpt=250
bad refuse --refuse nobody=550
bad more --size 1 more

echo "ok $me"
