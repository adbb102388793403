# Delivery status notifications, RFC 3461.

#: 3461-2-1 3461-4.1-1 3461-4.1-3 3461-4.2-1 3461-4.2-5 3461-4.3-1 3461-4.4-1 3461-5.1-1
#: 3461-5.1-4 3461-5.2.1-1 3461-5.2.1-2 3461-4-2 3461-4-3
= dsn_parameters_reach_the_host_as_sent
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
C: MAIL FROM:<a@b> RET=FULL ENVID=a(b)+41c
E: MAIL param=RET:FULL:1 param=ENVID:a(b)+41c:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;BoB@EXAMPLE.com
E: RCPT param=NOTIFY:SUCCESS,FAILURE:3 param=ORCPT:rfc822;BoB@EXAMPLE.com:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d> notify=never
E: RCPT param=notify:never:8
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d> NOTIFY=DELAY ORCPT=rfc822;not+20an+20address
E: RCPT param=NOTIFY:DELAY:4 param=ORCPT:rfc822;not+20an+20address:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d> NOTIFY=delay,Failure,SUCCESS
E: RCPT param=NOTIFY:delay,Failure,SUCCESS:7
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT nparam=0
A: 250 - OK
S: 250 OK

#: 3461-4.1-1 3461-4.1-2 3461-4.2-1 3461-4.3-1 3461-4.4-1 3461-4.5-2 3461-5.1-3 3461-5.1-6
#: 3461-4.2-6 3461-4.4-4 3461-4-1
= dsn_parameters_that_are_malformed_or_twice_are_501
@ DSN 1
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> RET
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> RET=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> RET=BODY
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> RET=FULL RET=HDRS
S: 501 Parameter given twice
C: MAIL FROM:<a@b> ENVID
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=a+zz
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=a+2b
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=a+2
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=a+00
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=a+0D+0A
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=x ENVID=x
S: 501 Parameter given twice
C: MAIL FROM:<a@b> NOTIFY=NEVER
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> NOTIFY
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> NOTIFY=
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> NOTIFY=NEVER,SUCCESS
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> NOTIFY=SUCCESS,NEVER
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> NOTIFY=FOO
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> NOTIFY=SUCCESS,
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> NOTIFY=NEVER NOTIFY=NEVER
S: 501 Parameter given twice
C: RCPT TO:<c@d> ORCPT=Bob
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> ORCPT=;x
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> ORCPT=rfc822;a+00
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> ORCPT=rfc822;a+7F
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> ORCPT=rfc822;a ORCPT=rfc822;a
S: 501 Parameter given twice
C: RCPT TO:<c@d> RET=FULL
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: STATE=MAIL RCPT=0

#: 3461-5.4-1 3461-5.4-3
= dsn_parameters_of_full_length_are_taken
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
C: MAIL FROM:<\{64:a}@\{63:b}.\{63:c}.\{59:d}> ENVID=\{100:e} RET=HDRS SIZE=12345678901234567890 BODY=8BITMIME
E: MAIL local="\{64:a}" nparam=4
A: 250 - OK
S: 250 OK
C: RCPT TO:<\{64:a}@\{63:b}.\{63:c}.\{59:d}> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;\{493:x}
E: RCPT nparam=2
A: 250 - OK
S: 250 OK
