# What is not SMTP, in the middle of it: HTTP and TLS on a plain port.

= http_request_in_a_transaction_aborts_it
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: GET / HTTP/1.1
C: DATA
E: ABORT code=0
E: CLOSED code=421 error=EPROTO
S: 421 foo.com This is not HTTP

= http_request_behind_hello_ends_the_session
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: CONNECT 192.0.2.1:25 HTTP/1.1
C:
C: MAIL FROM:<>
E: CLOSED code=421 error=EPROTO
S: 421 foo.com This is not HTTP

= words_of_http_elsewhere_are_words
E: CONNECT
S: 220 foo.com Service ready
C: NOOP GET / HTTP/1.1
E: NOOP arg="GET / HTTP/1.1"
S: 250 Requested mail action okay, completed
C: GETX / HTTP/1.1
S: 500 Syntax error, command unrecognized
C: VRFY POST
E: VRFY arg=POST
A: 252 - x
S: 252 x

= tls_hello_in_a_transaction_aborts_it
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
--
D. \x16\x03\x01\x00
E: ABORT code=0
E: CLOSED code=421 error=EPROTO
S: 421 foo.com TLS is not spoken here

= tls_hello_behind_a_group_lets_the_group_be_answered
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
C: RCPT TO:<a@b>
D. \x16\x03\x03\r\nRCPT TO:<c@d>\r\n
E: MAIL
A: 250 - OK
E: RCPT
A: 250 - OK
E: ABORT code=0
E: CLOSED code=421 error=EPROTO
S: 250 OK
S: 250 OK
S: 421 foo.com TLS is not spoken here

= tls_hello_behind_a_message_ends_the_session
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: \x16
D: .
D. \x16
E: BODY data="\x16\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
E: CLOSED code=421 error=EPROTO
S: 421 foo.com TLS is not spoken here
G: MESSAGES=1

= octet_of_a_tls_hello_elsewhere_is_an_octet
E: CONNECT
S: 220 foo.com Service ready
C: NOOP\x16
S: 500 Syntax error, command unrecognized
C: NOOP \x16
S: 501 Syntax error - invalid character
C: NOOP \{600:\x16}
S: 500 Line too long
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 2920-3.2-9
= whole_transaction_before_the_greeting_is_served_and_flagged_once
C: HELO c.example
C: MAIL FROM:<>
C: RCPT TO:<a@b>
C: DATA
D: x
D: .
C: QUIT
E: CONNECT flags=0
S: 220 foo.com Service ready
E: HELO flags=EARLY
A: 250 - hello
S: 250 foo.com hello
E: MAIL flags=0
A: 250 - OK
S: 250 OK
E: RCPT flags=0
A: 250 - OK
S: 250 OK
E: DATA flags=EARLY
S: 354 Start mail input; end with <CRLF>.<CRLF>
E: BODY data="x\r\n"
E: MESSAGE flags=0
A: 250 - OK
S: 250 OK
E: QUIT flags=0
E: CLOSED code=221
S: 221 foo.com Service closing transmission channel

= early_talker_may_be_refused
C: EHLO c.example
C: MAIL FROM:<>
C: QUIT
E: CONNECT
A: 554 - Go away
S: 554 Go away
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 5321-4.1.1.1-4
= text_behind_the_name_of_hello_is_501
@@ events off
S: 220 foo.com Service ready
C: EHLO [192.0.2.1] some info
S: 501 Syntax error in parameters or arguments
C: EHLO c.example SIZE=1
S: 501 Syntax error in parameters or arguments
C: HELO [IPv6:2001:db8::1] x
S: 501 Syntax error in parameters or arguments
G: STATE=HELO

= tls_hello_before_the_greeting_ends_the_session
D. \x16\x03\x01\x02\x00
E: CONNECT
S: 220 foo.com Service ready
E: CLOSED code=421 error=EPROTO
S: 421 foo.com TLS is not spoken here
