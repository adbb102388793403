# MAIL: the path, its parameters, its order.

#: 5321-4.1.1.2-2 5321-4.1.1.2-3 5321-2.3.5-2 5321-3.3-3 5321-C-2 5321-3.3-2
= reverse_path_is_given_in_its_parts
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL raw="" mailbox="" local="" domain="" pathflags=NULL
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<user@tld>
E: MAIL raw=user@tld local=user domain=tld pathflags=0 index=0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<@a.example,@b.example:u@d.example>
E: MAIL raw=@a.example,@b.example:u@d.example mailbox=u@d.example local=u domain=d.example pathflags=ROUTE
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<"a \\"b@c"@d.example>
E: MAIL mailbox="\"a \\\"b@c\"@d.example" local="\"a \\\"b@c\"" domain=d.example pathflags=QUOTED
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<Joe.Q@[192.0.2.1]>
E: MAIL local=Joe.Q domain=[192.0.2.1] pathflags=IPV4
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<x@[IPv6:2001:db8::1]>
E: MAIL domain=[IPv6:2001:db8::1] pathflags=IPV6
A: 250 - OK
S: 250 OK

#: 5321-2.4-2 5321-4.1.2-7 6152-2-2 1870-4-2 1870-3-3
= parameters_are_given_as_sent_and_as_numbers
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: mail from:<a@b.example> body=8bitmime Size=00123 ret=hdrs ENVID=QQ+2B314
E: MAIL mailbox=a@b.example param=body:8bitmime:2 param=Size:00123:123 param=ret:hdrs:2 param=ENVID:QQ+2B314:0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b.example> SIZE=99999999999999999999 BODY=7BIT RET=FULL
E: MAIL param=SIZE:99999999999999999999:9223372036854775807 param=BODY:7BIT:1 param=RET:FULL:1
A: 250 - OK
S: 250 OK

#: 5321-4.1.1.2-2 5321-3.3-18 5321-4.1.2-2 5321-4.1.4-16 5321-4.1.2-29
#: 5321-4.1.2-26 5321-2.4-12 5321-4.1.2-6
= malformed_mail_is_501_and_opens_nothing
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:a@b.example
S: 501 Syntax error in parameters or arguments
C: MAIL <a@b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL TO:<a@b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM <a@b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM: <a@b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM :<a@b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:< a@b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example >
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<@b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b@c>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b_c.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@-b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<.a@b>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a..b@c>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a."b c"@d>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a(c)@d>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<"a@b>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<"a\tb"@c>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a\x01b@c>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a\0b@c>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<\xe9@c>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@[300.1.1.1]>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<@[1.2.3.4]:a@b>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<@x,:a@b>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<@x a@b>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<u@#12345>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<postmaster>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.11-1 5321-4.1.2-8 5321-4.1.2-9 5321-4.1.2-7 6152-2-3 1870-6-1
#: 1870-3-3 6152-2-2
= malformed_and_unknown_parameters_open_nothing
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>SIZE=1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>  SIZE=1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=1  BODY=7BIT
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=1x
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=-1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=1=2
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=123456789012345678901
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=1 SIZE=1
S: 501 Parameter given twice
C: MAIL FROM:<a@b> BODY=9BIT
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BODY=7BIT body=8BITMIME
S: 501 Parameter given twice
C: MAIL FROM:<a@b> -SIZE=1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> =1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> FOO=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> NOTIFY=NEVER
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> RET=FULL
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> SMTPUTF8
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b> SIZE=1 BODY=7BIT \t
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.11-1 5321-4.1.1.11-2
= unknown_parameters_go_to_a_host_that_asks_for_them
@ PARAMS 2
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> XFOO=a+20b SIZE=3 xbar
E: MAIL param=XFOO:a+20b:0 param=SIZE:3:3 param=xbar::0
A: 455 - Not today
S: 455 Not today
C: MAIL FROM:<a@b> XFOO=1 XBAR=2 XBAZ=3
S: 501 Too many parameters
C: MAIL FROM:<a@b> XFOO=1 xfoo=2
S: 501 Parameter given twice
C: MAIL FROM:<a@b> XFOO=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
E: MAIL nparam=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d> X-1=1
E: RCPT param=X-1:1:0
A: 250 - OK
S: 250 OK

#: 5321-4.1.4-17 5321-4.1.4-18 5321-4.1.4-2
= second_mail_is_503_and_the_first_stays
E: CONNECT
S: 220 foo.com Service ready
C: MAIL FROM:<a@b>
S: 503 Bad sequence of commands
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL mailbox=a@b
A: 250 - OK
S: 250 OK
C: MAIL FROM:<c@d>
S: 503 Bad sequence of commands
C: RCPT TO:<e@f>
E: RCPT mailbox=e@f
A: 250 - OK
S: 250 OK
C: MAIL FROM:<c@d>
S: 503 Bad sequence of commands
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
G: STATE=DATA RCPT=1

#: 5321-3.3-4 5321-7.9-2
= mail_refused_by_the_host_opens_nothing
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL
A: 451 - Try again later
S: 451 Try again later
C: MAIL FROM:<a@b>
E: MAIL
A: 553 - Not that name
S: 553 Not that name
C: MAIL FROM:<a@b>
E: MAIL
A: 550
S: 550 Requested action not taken: mailbox unavailable
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
G: STATE=READY ERRORS=3

#: 5321-3.3-2 5321-4.1.1.4-10 5321-4.1.1.2-1
= second_transaction_sees_only_its_own_envelope
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL mailbox=a@b
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one
D: .
E: BODY data="one\r\n"
E: MESSAGE
A: 554 - No
S: 554 No
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
--
C: DATA
S: 503 Bad sequence of commands
--
C: MAIL FROM:<g@h>
E: MAIL mailbox=g@h
A: 250 - OK
S: 250 OK
C: RCPT TO:<i@j>
E: RCPT index=0
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: two
D: .
E: BODY data="two\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
G: STATE=READY MESSAGES=1 RCPT=0 ERRORS=0
