# XCLIENT and XFORWARD, Postfix's: a client that is trusted says whom it speaks
# for, to the session or to its log.

#: xclient-syntax-1 xclient-syntax-2 xclient-response-1 xclient-codes-1
= xclient_goes_back_to_the_greeting
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=spike.porcupine.org ADDR=168.100.189.2
E: XCLIENT owed=1 nparam=2 param=NAME:spike.porcupine.org:0 param=ADDR:168.100.189.2:0
A: 220 - ESMTP at your service
S: 220 foo.com ESMTP at your service
G: STATE=HELO ESMTP=0
--
C: MAIL FROM:<a@b>
S: 503 Bad sequence of commands
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK

#: xclient-syntax-2 xclient-syntax-3 xclient-syntax-4
= every_attribute_of_xclient_is_typed
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: xclient name=spike.example addr=IPV6:2001:db8::1 Port=65535 proto=esmtp helo=[192.0.2.1] LOGIN=bob+40example.org DestAddr=192.0.2.25 destport=0
E: XCLIENT nparam=8 param=name:spike.example:0 param=addr:IPV6:2001:db8::1:0 param=Port:65535:65535 param=proto:esmtp:0 param=helo:[192.0.2.1]:0 param=LOGIN:bob+40example.org:0 param=DestAddr:192.0.2.25:0 param=destport:0:0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT PROTO=SMTP ADDR=ipv6:::ffff:192.0.2.1 PORT=25 DESTADDR=IPv6:::
E: XCLIENT nparam=4 param=PROTO:SMTP:0 param=ADDR:ipv6:::ffff:192.0.2.1:0 param=PORT:25:25 param=DESTADDR:IPv6::::0
A: 220
S: 220 foo.com Service ready

#: xclient-syntax-3 xclient-syntax-4
= what_is_unavailable_may_be_said_of_all_attributes
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=[UNAVAILABLE] ADDR=[UNAVAILABLE] PORT=[UNAVAILABLE] HELO=[UNAVAILABLE] LOGIN=[UNAVAILABLE] DESTADDR=[UNAVAILABLE] DESTPORT=[UNAVAILABLE]
E: XCLIENT nparam=7 param=NAME:[UNAVAILABLE]:0 param=ADDR:[UNAVAILABLE]:0 param=PORT:[UNAVAILABLE]:0 param=HELO:[UNAVAILABLE]:0 param=LOGIN:[UNAVAILABLE]:0 param=DESTADDR:[UNAVAILABLE]:0 param=DESTPORT:[UNAVAILABLE]:0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=[tempunavail] ADDR=[unavailable] PORT=[Unavailable]
E: XCLIENT nparam=3 param=NAME:[tempunavail]:0 param=ADDR:[unavailable]:0 param=PORT:[Unavailable]:0
A: 220
S: 220 foo.com Service ready

#: xclient-syntax-2 xclient-syntax-7
= values_of_xclient_are_xtext
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=a.b-c HELO=x+2By+3Dz LOGIN=a+2Fb/c
E: XCLIENT nparam=3 param=NAME:a.b-c:0 param=HELO:x+2By+3Dz:0 param=LOGIN:a+2Fb/c:0
A: 220
S: 220 foo.com Service ready

#: xclient-syntax-2
= name_of_xclient_may_have_255_octets
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=\{255:n}
E: XCLIENT nparam=1 param=NAME:\{255:n}:0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=\{256:n}
S: 501 Syntax error in parameters or arguments
C: XCLIENT HELO=\{256:n}
S: 501 Syntax error in parameters or arguments

#: xclient-syntax-6
= xclient_takes_no_line_over_512_octets
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=\{255:n} HELO=\{236:h}
E: XCLIENT nparam=2
A: 550 - No
S: 550 No
C: XCLIENT NAME=\{255:n} HELO=\{237:h}
S: 500 Line too long

#: xclient-syntax-2 xclient-codes-1
= xclient_without_attributes_or_with_strange_ones_is_501
@ XCLIENT 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT
S: 501 Syntax error in parameters or arguments
C: XCLIENT FOO=1
S: 501 Syntax error in parameters or arguments
C: XCLIENT IDENT=x
S: 501 Syntax error in parameters or arguments
C: XCLIENT SOURCE=LOCAL
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=
S: 501 Syntax error in parameters or arguments
C: XCLIENT =a
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a FOO=1
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a  ADDR=192.0.2.1
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a,ADDR=192.0.2.1
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME==a
S: 501 Syntax error in parameters or arguments
C: NOOP
S: 250 Requested mail action okay, completed

#: xclient-codes-1
= attribute_of_xclient_given_twice_is_501
@ XCLIENT 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=a NAME=b
S: 501 Parameter given twice
C: XCLIENT NAME=a ADDR=192.0.2.1 name=a
S: 501 Parameter given twice

#: xclient-syntax-2
= values_that_are_not_xtext_are_501
@ XCLIENT 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=a+
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a+2
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a+2b
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=+G0
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a+00
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a+0D+0A
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a+20b
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=a+7F
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=+C3+A9
S: 501 Syntax error in parameters or arguments
C: XCLIENT NAME=\xc3\xa9
S: 501 Syntax error in parameters or arguments
C: XCLIENT LOGIN=a+
S: 501 Syntax error in parameters or arguments
C: XCLIENT HELO=+0A
S: 501 Syntax error in parameters or arguments

#: xclient-syntax-3
= addresses_of_xclient_that_are_none_are_501
@ XCLIENT 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT ADDR=192.0.2
S: 501 Syntax error in parameters or arguments
C: XCLIENT ADDR=192.0.2.256
S: 501 Syntax error in parameters or arguments
C: XCLIENT ADDR=[192.0.2.1]
S: 501 Syntax error in parameters or arguments
C: XCLIENT ADDR=2001:db8::1
S: 501 Syntax error in parameters or arguments
C: XCLIENT ADDR=IPV6:192.0.2.1
S: 501 Syntax error in parameters or arguments
C: XCLIENT ADDR=IPV6:
S: 501 Syntax error in parameters or arguments
C: XCLIENT ADDR=IPV6:2001:db8::1::
S: 501 Syntax error in parameters or arguments
C: XCLIENT ADDR=a.example
S: 501 Syntax error in parameters or arguments
C: XCLIENT ADDR=[TEMPUNAVAIL]
S: 501 Syntax error in parameters or arguments
C: XCLIENT DESTADDR=[IPv6:::1]
S: 501 Syntax error in parameters or arguments
C: XCLIENT DESTADDR=UNAVAILABLE
S: 501 Syntax error in parameters or arguments

#: xclient-syntax-4
= ports_and_protocols_of_xclient_that_are_none_are_501
@ XCLIENT 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT PORT=abc
S: 501 Syntax error in parameters or arguments
C: XCLIENT PORT=-1
S: 501 Syntax error in parameters or arguments
C: XCLIENT PORT=65536
S: 501 Syntax error in parameters or arguments
C: XCLIENT PORT=0x19
S: 501 Syntax error in parameters or arguments
C: XCLIENT PORT=[TEMPUNAVAIL]
S: 501 Syntax error in parameters or arguments
C: XCLIENT DESTPORT=1.5
S: 501 Syntax error in parameters or arguments
C: XCLIENT DESTPORT=99999999999999999999
S: 501 Syntax error in parameters or arguments
C: XCLIENT PROTO=LMTP
S: 501 Syntax error in parameters or arguments
C: XCLIENT PROTO=ESMTPS
S: 501 Syntax error in parameters or arguments
C: XCLIENT PROTO=[TEMPUNAVAIL]
S: 501 Syntax error in parameters or arguments

#: xclient-codes-1
= xclient_in_a_transaction_is_503_and_leaves_it
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: XCLIENT NAME=a
S: 503 Bad sequence of commands
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
C: XCLIENT NAME=a
S: 503 Bad sequence of commands
G: STATE=RCPT RCPT=1
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
C: XCLIENT NAME=a
E: XCLIENT
A: 220
S: 220 foo.com Service ready

#: xclient-codes-1
= xclient_between_chunks_is_503
@ XCLIENT 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: 250 - OK
S: 250 OK
C: BDAT 1
D. x
E: DATA
E: BODY data=xy
S: 250 Requested mail action okay, completed
C: XCLIENT NAME=a
S: 503 Bad sequence of commands
C: BDAT 1 LAST
D. y
E: MESSAGE
A: 250 - Taken
S: 250 Taken

#: xclient-codes-1
= xclient_before_ehlo_is_503
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: XCLIENT NAME=a
S: 503 Bad sequence of commands
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: XCLIENT NAME=a
S: 503 Bad sequence of commands
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=a
E: XCLIENT
A: 220
S: 220 foo.com Service ready
C: XCLIENT NAME=a
S: 503 Bad sequence of commands

#: xclient-security-1 xclient-codes-1
= xclient_is_550_to_clients_that_may_not
@ XCLIENT 1
E: CONNECT
A= XCLIENT 0
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: XCLIENT NAME=a ADDR=192.0.2.1
S: 550 Requested action not taken: mailbox unavailable
G: XCLIENT=0 STATE=READY

#: xclient-security-1
= xclient_that_is_off_is_unknown
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
C: XCLIENT NAME=a
S: 500 Syntax error, command unrecognized

#: xclient-syntax-2
= login_of_xclient_authenticates
@ XCLIENT 1
@ AUTH 1
@ MECHS SCRAM-SHA-256
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH SCRAM-SHA-256
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 530 Authentication required
C: XCLIENT ADDR=192.0.2.1 LOGIN=bob
E: XCLIENT nparam=2
A: 220
S: 220 foo.com Service ready
G: AUTH=1
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH SCRAM-SHA-256
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: AUTH SCRAM-SHA-256
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK

#: xclient-syntax-2
= login_that_is_unavailable_authenticates_nobody
@ XCLIENT 1
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT LOGIN=bob
E: XCLIENT
A: 220
S: 220 foo.com Service ready
G: AUTH=1
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT LOGIN=[unavailable]
E: XCLIENT
A: 220
S: 220 foo.com Service ready
G: AUTH=0
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 530 Authentication required

#: xclient-syntax-2
= login_that_is_unavailable_in_xtext_authenticates_nobody
@ XCLIENT 1
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT LOGIN=+5BUNAVAILABLE+5D
E: XCLIENT
A: 220
S: 220 foo.com Service ready
G: AUTH=0
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 530 Authentication required

#: xclient-response-2
= login_holds_when_the_rest_is_told_in_a_second_command
@ XCLIENT 1
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT PROTO=ESMTP HELO=c.example LOGIN=bob
E: XCLIENT
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=c.example ADDR=192.0.2.1
E: XCLIENT
A: 220
S: 220 foo.com Service ready
G: AUTH=1
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK

#: xclient-response-1
= xclient_forgets_who_has_authenticated_before
@ XCLIENT 1
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH PLAIN
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: AUTH PLAIN AHQAcA==
E: AUTH
A: 235
S: 235 Authentication succeeded
G: AUTH=1
--
C: XCLIENT ADDR=192.0.2.1
E: XCLIENT
A: 220
S: 220 foo.com Service ready
G: AUTH=0
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH PLAIN
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 530 Authentication required

#: xclient-codes-1 xclient-security-1
= xclient_that_the_host_refuses_changes_nothing
@ XCLIENT 1
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT LOGIN=bob
E: XCLIENT
A: 550 - You may not
S: 550 You may not
G: STATE=READY AUTH=0 ESMTP=1
--
C: XCLIENT LOGIN=bob
E: XCLIENT
A: 450 - Not now
S: 450 Not now
C: XCLIENT LOGIN=bob
E: XCLIENT
S: 502 Command not implemented
G: STATE=READY AUTH=0 ESMTP=1
--
C: MAIL FROM:<a@b>
S: 530 Authentication required

#: xclient-codes-1
= xclient_answered_421_closes
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT ADDR=192.0.2.1
C: NOOP
E: XCLIENT
A: 421 - No more of you
S: 421 foo.com No more of you
E: CLOSED code=421 error=EHOST

#: xclient-codes-1
= xclient_may_be_answered_later
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT ADDR=192.0.2.1 PORT=1
C: NOOP
E: XCLIENT
A: later
--
A: 220 - Hello\nagain
S: 220-foo.com Hello
S: 220 again
E: NOOP
S: 250 Requested mail action okay, completed

#: xclient-response-1 xclient-response-2
= xclient_may_be_pipelined_and_comes_again
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
C: XCLIENT HELO=x
C: EHLO x
C: XCLIENT ADDR=192.0.2.1
C: HELO y
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
E: HELO arg=c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
E: XCLIENT nparam=1 param=HELO:x:0
A: 220
S: 220 foo.com Service ready
E: HELO arg=x
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
E: XCLIENT nparam=1 param=ADDR:192.0.2.1:0
A: 220
S: 220 foo.com Service ready
E: HELO arg=y
A: 250 - hello
S: 250 foo.com hello
E: MAIL
A: 250 - OK
S: 250 OK
E: RCPT index=0
A: 250 - OK
S: 250 OK

#: xclient-response-3
= xclient_leaves_tls_on
@ XCLIENT 1
@ STARTTLS 1
@ REQUIRE_TLS 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=a
S: 530 Must issue a STARTTLS command first
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT NAME=a
E: XCLIENT
A: 220
S: 220 foo.com Service ready
G: TLS=1
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: STARTTLS
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK

#: 3207-4.2-2
= starttls_forgets_the_login_of_xclient
@ XCLIENT 1
@ STARTTLS 1
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT LOGIN=bob
E: XCLIENT
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK
--
G: AUTH=0 STATE=HELO

#: xclient-security-1
= session_may_lose_xclient_once_it_was_used
@ XCLIENT 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT ADDR=192.0.2.1
E: XCLIENT
A= XCLIENT 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: XCLIENT ADDR=192.0.2.1
S: 550 Requested action not taken: mailbox unavailable

#: xclient-response-1
= xclient_is_there_in_lmtp
@ XCLIENT 1
@ LMTP 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY
C: XCLIENT ADDR=192.0.2.1
E: XCLIENT
A: 220
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250 VRFY

#: xforward-syntax-1 xforward-syntax-2 xforward-codes-1
= xforward_changes_no_state
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD NAME=spike.porcupine.org ADDR=168.100.189.2 PROTO=ESMTP
E: XFORWARD owed=1 nparam=3 param=NAME:spike.porcupine.org:0 param=ADDR:168.100.189.2:0 param=PROTO:ESMTP:0
A: 250 - Ok
S: 250 Ok
G: STATE=READY ESMTP=1
--
C: XFORWARD HELO=spike.porcupine.org
E: XFORWARD nparam=1 param=HELO:spike.porcupine.org:0
A: 250 - Ok
S: 250 Ok
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK

#: xforward-syntax-2
= every_attribute_of_xforward_is_typed
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: xforward name=a_b.example addr=ipv6:2001:db8::1 port=1025 proto=SMTP helo=[192.0.2.1] ident=4WxYz-1_a source=local
E: XFORWARD nparam=7 param=name:a_b.example:0 param=addr:ipv6:2001:db8::1:0 param=port:1025:1025 param=proto:SMTP:0 param=helo:[192.0.2.1]:0 param=ident:4WxYz-1_a:0 param=source:local:0
A: 250 - Ok
S: 250 Ok
C: XFORWARD NAME=[UNAVAILABLE] ADDR=[unavailable] PORT=[UNAVAILABLE] PROTO=[UNAVAILABLE] HELO=[UNAVAILABLE] IDENT=[UNAVAILABLE] SOURCE=[UNAVAILABLE]
E: XFORWARD nparam=7
A: 250 - Ok
S: 250 Ok
C: XFORWARD SOURCE=REMOTE PROTO=QMQP NAME=a+2Bb
E: XFORWARD nparam=3 param=SOURCE:REMOTE:0 param=PROTO:QMQP:0 param=NAME:a+2Bb:0
A: 250 - Ok
S: 250 Ok

#: xforward-syntax-2
= values_of_xforward_have_255_octets_and_protocols_64
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD IDENT=\{255:i} PROTO=\{64:p}
E: XFORWARD nparam=2 param=IDENT:\{255:i}:0 param=PROTO:\{64:p}:0
A: 250 - Ok
S: 250 Ok
C: XFORWARD IDENT=\{256:i}
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=\{256:n}
S: 501 Syntax error in parameters or arguments
C: XFORWARD PROTO=\{65:p}
S: 501 Syntax error in parameters or arguments

#: xforward-syntax-4
= xforward_takes_no_line_over_512_octets
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD NAME=\{255:n} HELO=\{235:h}
E: XFORWARD nparam=2
A: 250 - Ok
S: 250 Ok
C: XFORWARD NAME=\{255:n} HELO=\{236:h}
S: 500 Line too long

#: xforward-syntax-2 xforward-codes-1
= xforward_without_attributes_or_with_strange_ones_is_501
@ XFORWARD 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD
S: 501 Syntax error in parameters or arguments
C: XFORWARD FOO=1
S: 501 Syntax error in parameters or arguments
C: XFORWARD LOGIN=bob
S: 501 Syntax error in parameters or arguments
C: XFORWARD DESTADDR=192.0.2.1
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=a FOO=1
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=a,ADDR=192.0.2.1
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=a name=b
S: 501 Parameter given twice
C: NOOP
S: 250 Requested mail action okay, completed

#: xforward-syntax-2
= values_that_would_hurt_a_header_are_501
@ XFORWARD 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD NAME=+0A
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=a+0D+0AX:
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=a+00
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=a+20b
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=a+09b
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=+7F
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=+C3+A9
S: 501 Syntax error in parameters or arguments
C: XFORWARD IDENT=\xe9
S: 501 Syntax error in parameters or arguments
C: XFORWARD HELO=a+2
S: 501 Syntax error in parameters or arguments

#: xforward-syntax-2
= characters_special_in_headers_are_501
@ XFORWARD 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD NAME=a(b
S: 501 Syntax error in parameters or arguments
C: XFORWARD NAME=a+29b
S: 501 Syntax error in parameters or arguments
C: XFORWARD HELO=<a>
S: 501 Syntax error in parameters or arguments
C: XFORWARD HELO=+3Ca
S: 501 Syntax error in parameters or arguments
C: XFORWARD IDENT=a"b
S: 501 Syntax error in parameters or arguments
C: XFORWARD IDENT=a\\b
S: 501 Syntax error in parameters or arguments
C: XFORWARD PROTO=E;SMTP
S: 501 Syntax error in parameters or arguments

#: xforward-syntax-2
= addresses_ports_and_sources_of_xforward_that_are_none_are_501
@ XFORWARD 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD ADDR=192.0.2
S: 501 Syntax error in parameters or arguments
C: XFORWARD ADDR=[192.0.2.1]
S: 501 Syntax error in parameters or arguments
C: XFORWARD ADDR=::1
S: 501 Syntax error in parameters or arguments
C: XFORWARD PORT=abc
S: 501 Syntax error in parameters or arguments
C: XFORWARD PORT=65536
S: 501 Syntax error in parameters or arguments
C: XFORWARD SOURCE=HERE
S: 501 Syntax error in parameters or arguments
C: XFORWARD SOURCE=LOCALLY
S: 501 Syntax error in parameters or arguments

#: xforward-codes-1
= xforward_in_a_transaction_is_503_and_leaves_it
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: XFORWARD NAME=a
S: 503 Bad sequence of commands
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
C: XFORWARD NAME=a
S: 503 Bad sequence of commands
G: STATE=RCPT RCPT=1
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
C: XFORWARD NAME=a
E: XFORWARD
A: 250 - Ok
S: 250 Ok

#: xforward-codes-1
= xforward_before_ehlo_is_503
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: XFORWARD NAME=a
S: 503 Bad sequence of commands
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: XFORWARD NAME=a
S: 503 Bad sequence of commands

#: xforward-security-1 xforward-codes-1
= xforward_is_550_to_clients_that_may_not
@ XFORWARD 1
E: CONNECT
A= XFORWARD 0
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: XFORWARD NAME=a ADDR=192.0.2.1
S: 550 Requested action not taken: mailbox unavailable
G: XFORWARD=0

#: xforward-security-1
= xforward_that_is_off_is_unknown
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
C: XFORWARD NAME=a
S: 500 Syntax error, command unrecognized

#: xforward-codes-1
= xforward_that_the_host_refuses_changes_nothing
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD NAME=a
E: XFORWARD
A: 550 - You may not
S: 550 You may not
C: XFORWARD NAME=a
E: XFORWARD
S: 502 Command not implemented
G: STATE=READY
--
C: XFORWARD NAME=a
C: NOOP
E: XFORWARD
A: 421 - Enough
S: 421 foo.com Enough
E: CLOSED code=421 error=EHOST

#: xforward-syntax-2
= xforward_may_be_pipelined
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD NAME=a ADDR=192.0.2.1
C: XFORWARD PORT=1
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
E: XFORWARD nparam=2
A: later
--
A: 250 - One
S: 250 One
E: XFORWARD nparam=1 param=PORT:1:1
A: 250 - Two
S: 250 Two
E: MAIL
A: 250 - OK
S: 250 OK
E: RCPT
A: 250 - OK
S: 250 OK

#: xclient-syntax-1 xforward-syntax-1 xclient-response-1
= xclient_and_xforward_go_together
@ XCLIENT 1
@ XFORWARD 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD IDENT=1
E: XFORWARD
A: 250 - Ok
S: 250 Ok
C: XCLIENT ADDR=192.0.2.1
E: XCLIENT
A: 220
S: 220 foo.com Service ready
C: XFORWARD IDENT=1
S: 503 Bad sequence of commands
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
S: 250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE
S: 250 VRFY
C: XFORWARD IDENT=1
E: XFORWARD param=IDENT:1:0
A: 250 - Ok
S: 250 Ok
