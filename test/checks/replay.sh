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

# Every parameter, and what else is typed. STARTTLS goes on in clear, and what
# stands behind it in the same file was said behind the handshake.
printf '# accounts\nalice:se:cret\n' >"$work/users"
typed='EHLO bar.com
STARTTLS
EHLO bar.com
AUTH PLAIN AGFsaWNlAHNlOmNyZXQ=
MAIL FROM:<a@b.example> SIZE=9 BODY=BINARYMIME RET=HDRS ENVID=q+2B SMTPUTF8 AUTH=<>
RCPT TO:<x@c.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;y@c.example
RSET
XFORWARD NAME=[UNAVAILABLE] ADDR=192.0.2.1 PORT=25 PROTO=ESMTP HELO=d.example IDENT=i SOURCE=REMOTE
XCLIENT NAME=d.example ADDR=IPV6:2001:db8::1 PORT=26 PROTO=SMTP HELO=d.example LOGIN=me DESTADDR=192.0.2.2 DESTPORT=25
QUIT'
expect 'every parameter' '220 250 220 250 235 250 250 250 250 220 221' \
    "$typed" --auth "$work/users"
event tls '{"type":"TLS","owed":0}'
event auth '"arg":"PLAIN","response":1}'
grep -q 'cret' "$work/events" && fail 'a password among the events'
for p in '2,"name":"SIZE","key":"SIZE","value":"9","number":9' \
    '1,"name":"BODY","key":"BODY","value":"BINARYMIME","number":3' \
    '3,"name":"RET","key":"RET","value":"HDRS","number":2' \
    '4,"name":"ENVID","key":"ENVID","value":"q+2B"' \
    '7,"name":"SMTPUTF8","key":"SMTPUTF8","value":""' \
    '8,"name":"AUTH","key":"AUTH","value":"<>"' \
    '5,"name":"NOTIFY","key":"NOTIFY","value":"SUCCESS,DELAY","number":5' \
    '6,"name":"ORCPT","key":"ORCPT","value":"rfc822;y@c.example"' \
    '21,"name":"NAME","key":"NAME","value":"[UNAVAILABLE]"' \
    '22,"name":"ADDR","key":"ADDR","value":"192.0.2.1"' \
    '23,"name":"PORT","key":"PORT","value":"25","number":25' \
    '24,"name":"PROTO","key":"PROTO","value":"ESMTP"' \
    '25,"name":"HELO","key":"HELO","value":"d.example"' \
    '29,"name":"IDENT","key":"IDENT","value":"i"' \
    '30,"name":"SOURCE","key":"SOURCE","value":"REMOTE"' \
    '22,"name":"ADDR","key":"ADDR","value":"IPV6:2001:db8::1"' \
    '26,"name":"LOGIN","key":"LOGIN","value":"me"' \
    '27,"name":"DESTADDR","key":"DESTADDR","value":"192.0.2.2"' \
    '28,"name":"DESTPORT","key":"DESTPORT","value":"25","number":25'; do
    event 'every parameter' "{\"id\":$p"
done
# Those of the extensions that few have; HOLDFOR and HOLDUNTIL belong to
# submission.
further='EHLO bar.com
STARTTLS
EHLO bar.com
AUTH PLAIN AGFsaWNlAHNlOmNyZXQ=
MAIL FROM:<a@b.example> BY=120;RT HOLDFOR=60 MT-PRIORITY=-3 REQUIRETLS SOLICIT=net.example:ADV MTRK=abc:864000 ENVID=1@c.example CONPERM SUBMITTER=s@b.example XVERP=+=
RCPT TO:<x@c.example> RRVS=2014-04-03T23:01:00Z;C CONNEG
RSET
MAIL FROM:<a@b.example> HOLDUNTIL=2029-12-24T08:00:00Z BY=-5;N
QUIT'
expect 'further parameters' '220 250 220 250 235 250 250 250 250 221' \
    "$further" --submission --ext all --auth "$work/users"
for p in '9,"name":"BY","key":"BY","value":"120;RT","number":120,"flags":["RETURN","TRACE"]}' \
    '9,"name":"BY","key":"BY","value":"-5;N","number":-5,"flags":["NOTIFY"]}' \
    '10,"name":"HOLDFOR","key":"HOLDFOR","value":"60","number":60}' \
    '11,"name":"HOLDUNTIL","key":"HOLDUNTIL","value":"2029-12-24T08:00:00Z","number":1892793600}' \
    '12,"name":"MT-PRIORITY","key":"MT-PRIORITY","value":"-3","number":-3}' \
    '13,"name":"REQUIRETLS","key":"REQUIRETLS","value":"","number":0}' \
    '14,"name":"RRVS","key":"RRVS","value":"2014-04-03T23:01:00Z;C","number":1396566060,"flags":["CONTINUE"]}' \
    '15,"name":"SOLICIT","key":"SOLICIT","value":"net.example:ADV","number":0}' \
    '16,"name":"MTRK","key":"MTRK","value":"abc:864000","number":864000}' \
    '17,"name":"CONPERM","key":"CONPERM","value":"","number":0}' \
    '18,"name":"CONNEG","key":"CONNEG","value":"","number":0}' \
    '19,"name":"SUBMITTER","key":"SUBMITTER","value":"s@b.example","number":0}' \
    '20,"name":"XVERP","key":"XVERP","value":"+=","number":0}'; do
    event 'further parameters' "{\"id\":$p"
done
expect 'ETRN' '220 250 458 503 250 503 221' 'EHLO bar.com
ETRN @c.example
RCPT TO:<a@b.example>
MAIL FROM:<a@b.example>
ETRN c.example
QUIT' --refuse etrn=458
event etrn '"type":"ETRN","owed":1,"flags":["EARLY"],"arg":"@c.example"'
for n in 1 4; do
    expect "STARTTLS, --chunk $n" \
        '220 250 220 250 235 250 250 250 250 220 221' "$typed" \
        --auth "$work/users" --chunk $n
done
expect 'STARTTLS refused' '220 250 454 250 221' 'EHLO bar.com
STARTTLS
NOOP
QUIT' --refuse starttls=454

expect 'chunks' '220 250 250 250 250 250 503 221' 'EHLO bar.com
MAIL FROM:<>
RCPT TO:<x@c.example>
BDAT 5
abc
BDAT 0 LAST
BDAT 0 LAST
QUIT'
event chunk '{"type":"DATA","owed":1,"flags":["CHUNK"]}'
event body '"data":"abc\u000D\u000A"'

expect 'LMTP' '220 500 250 250 250 550 250 354 250 250 221' 'EHLO bar.com
LHLO bar.com
MAIL FROM:<>
RCPT TO:<x@c.example>
RCPT TO:<y@no.example>
RCPT TO:<z@c.example>
DATA
.
QUIT' --lmtp --refuse '*@no.example=550'
event lmtp '{"type":"MESSAGE","owed":1,"index":1}'

# A wrong password, one in clear by LOGIN, and one that is cancelled.
expect AUTH '220 250 535 334 334 501 334 334 235 221' 'EHLO bar.com
AUTH PLAIN AGFsaWNlAHNlY3JldA==
AUTH LOGIN
YWxpY2U=
*
AUTH LOGIN
YWxpY2U=
c2U6Y3JldA==
QUIT' --auth "$work/users"
event cancel '"CANCEL"'
event login '{"type":"AUTH","owed":1,"index":1,"response":1}'

# --ext turns on what it lists and nothing else.
expect '--ext' '220 250 555 502 221' 'EHLO bar.com
MAIL FROM:<> BODY=8BITMIME
EXPN all
QUIT' --ext Size,chunking
grep -c '^250[ -]' "$work/out" | grep -qx 3 || fail '--ext: other keywords'

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
bad ext --ext SIZE,NONSENSE
bad ext --ext 'S*'
bad auth --auth "$work/none"
bad auth --auth /dev/null
bad nonsense --nonsense
bad chunk --chunk 0
bad size --size 10k
bad refuse --refuse rcpt
bad refuse --refuse rcpt=250
bad refuse --refuse nobody=550
bad more --size 1 more

echo "ok $me"
