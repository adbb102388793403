# ENHANCEDSTATUSCODES, RFC 2034, with the codes of RFC 3463 and the registry of
# RFC 5248: which replies have one, and which it is.

#: 2034-3-1 2034-4-2
= replies_to_hello_have_no_enhanced_code_whatever_they_are
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO
S: 501 Syntax error in parameters or arguments
C: HELO
S: 501 Syntax error in parameters or arguments
C: EHLO bad_name
S: 501 Syntax error in parameters or arguments
C: HELO [IPv6:xyz]
S: 501 Syntax error in parameters or arguments
C: EHLO\tc.example
S: 501 Syntax error in parameters or arguments
C: EHLO c.example
E: HELO
A: 550 5.7.1 No\nreally
S: 550-No
S: 550 really
C: HELO c.example
E: HELO
A: 451 4.3.0 Later
S: 451 Later
C: HELO c.example
E: HELO
A+ 504 5.5.4 Not
A: 504 5.5.4 so
S: 504-Not
S: 504 so
C: EHLO c.example
E: HELO
A: 250 2.0.0 hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: HELO c.example
E: HELO
A: 421 4.3.2 Going down
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

#: 2034-4-2
= over_long_hello_has_no_enhanced_code
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO \{508:c}
S: 500 Line too long
C: EHLO \{2000:c}
S: 500 Line too long

#: 2034-4-2
= greeting_that_refuses_has_no_enhanced_code_and_what_follows_has
@ ENHANCEDSTATUSCODES 1
E: CONNECT
A: 554 5.7.1 Not\nyou
S: 554-Not
S: 554 you
C: EHLO c.example
S: 503 Bad sequence of commands
C: HELO c.example
S: 503 Bad sequence of commands
C: NOOP
S: 503 5.5.1 Bad sequence of commands
C: QUIT
E: QUIT
E: CLOSED
S: 221 2.0.0 foo.com Service closing transmission channel

#: 2034-4-2
= close_in_place_of_the_greeting_has_no_enhanced_code
@ ENHANCEDSTATUSCODES 1
E: CONNECT
A: 421 4.3.2 Full
E: CLOSED code=421
S: 421 foo.com Full

#: 2034-4-2
= greeting_that_does_not_come_is_421_without_enhanced_code
@ ENHANCEDSTATUSCODES 1
E: CONNECT
A: never
+300000
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

#: 2034-4-3
= replies_of_3yz_have_no_enhanced_code
@ ENHANCEDSTATUSCODES 1
@ AUTH 1
@ MECHS SCRAM-SHA-256
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH SCRAM-SHA-256
S: 250 VRFY
--
C: AUTH SCRAM-SHA-256
E: AUTH
A? x
S: 334 eA==
--
C: eA==
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: DATA
E: DATA
A: 354 - Go on
S: 354 Go on
--
D: .
E: MESSAGE
A: 250
S: 250 2.6.0 Requested mail action okay, completed

#: 2034-4-7 2034-4-1
= codes_stand_in_replies_before_any_hello
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 2.0.0 Requested mail action okay, completed
C: RSET
S: 250 2.0.0 Requested mail action okay, completed
C: VRFY x
E: VRFY
S: 252 2.5.0 Cannot VRFY user, but will accept message and attempt delivery
C: MAIL FROM:<a@b>
S: 503 5.5.1 Bad sequence of commands
C: QUIT
E: QUIT
E: CLOSED
S: 221 2.0.0 foo.com Service closing transmission channel

#: 2034-4-1 2034-4-6 2034-4-7
= every_line_of_a_reply_has_the_same_code
@ ENHANCEDSTATUSCODES 1
@ EXPN 1
@ HELP 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
S: 250 foo.com
C: HELP
E: HELP
A: 214 - one\ntwo\n\nfour
S: 214-2.0.0 one
S: 214-2.0.0 two
S: 214-2.0.0 
S: 214 2.0.0 four
C: EXPN list
E: EXPN
A+ 250 2.1.5 <a@x>
A+ 250 2.1.5 <b@x>
A: 250 2.1.5 <c@x>\n<d@x>
S: 250-2.1.5 <a@x>
S: 250-2.1.5 <b@x>
S: 250-2.1.5 <c@x>
S: 250 2.1.5 <d@x>
C: MAIL FROM:<a@b>
E: MAIL
A+ 550
A+ 550 - Not
A: 550 - you
S: 550-5.0.0 Requested action not taken: mailbox unavailable
S: 550-5.0.0 Not
S: 550 5.0.0 you
C: MAIL FROM:<a@b>
E: MAIL
A: 451 4.7.1 \{300:x}\n\{300:y}
S: 451-4.7.1 \{300:x}
S: 451 4.7.1 \{188:y}

# ---- the library's own replies ----

#: 2034-4-1 2034-4-5 3463-2-4 3463-3.2-1 3463-3.6-1 5248-2.4-1
= what_is_wrong_in_a_command_has_its_code
@ ENHANCEDSTATUSCODES 1
@ DSN 1
@ CHUNKING 1
@ STARTTLS 1
@ AUTH 1
@ MECHS SCRAM-SHA-256
@ VRFY 0
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-CHUNKING
S: 250-STARTTLS
S: 250 AUTH SCRAM-SHA-256
C: XYZZY
S: 500 5.5.2 Syntax error, command unrecognized
C: \x80
S: 500 5.5.2 Syntax error, command unrecognized
C: NOOP \{600:x}
S: 500 5.5.2 Line too long
C: NOOP \{3000:x}
S: 500 5.5.2 Line too long
C: AUTH SCRAM-SHA-256 \{3000:x}
S: 500 5.5.6 Line too long
C: SEND FROM:<a@b>
S: 502 5.5.1 Command not implemented
C: TURN
S: 502 5.5.1 Command not implemented
C: EXPN x
S: 502 5.5.1 Command not implemented
C: HELP
S: 502 5.5.1 Command not implemented
C: VRFY x
S: 252 2.5.0 Cannot VRFY user, but will accept message and attempt delivery
C: RSET x
S: 501 5.5.4 Syntax error in parameters or arguments
C: QUIT x
S: 501 5.5.4 Syntax error in parameters or arguments
C: NOOP \x01
S: 501 5.5.2 Syntax error - invalid character
C: STARTTLS x
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH XYZZY
S: 504 5.5.4 Unknown mechanism
C: AUTH SCRAM-SHA-256 x
S: 501 5.5.2 Cannot decode response
C: RCPT TO:<a@b>
S: 503 5.5.1 Bad sequence of commands
C: DATA
S: 503 5.5.1 Bad sequence of commands
--
C: BDAT 1 LAST
D. x
S: 503 5.5.1 Bad sequence of commands
C: MAIL
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL TO:<a@b>
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@>
S: 501 5.1.7 Syntax error in parameters or arguments
C: MAIL FROM:<\{65:a}@b>
S: 501 5.1.7 Path too long
C: MAIL FROM:<a@b> SIZE=x
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> RET=x
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=1 SIZE=1
S: 501 5.5.4 Parameter given twice
C: MAIL FROM:<a@b> FOO
S: 555 5.5.4 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: MAIL FROM:<a@b>
S: 503 5.5.1 Bad sequence of commands
C: RCPT FROM:<a@b>
S: 501 5.5.4 Syntax error in parameters or arguments
C: RCPT TO:<>
S: 501 5.1.3 Syntax error in parameters or arguments
C: RCPT TO:<\{65:a}@b>
S: 501 5.1.3 Path too long
C: RCPT TO:<a@b> NOTIFY=x
S: 501 5.5.4 Syntax error in parameters or arguments
C: RCPT TO:<a@b> FOO
S: 555 5.5.4 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: STARTTLS
S: 503 5.5.1 Bad sequence of commands
C: AUTH SCRAM-SHA-256
S: 503 5.5.1 Bad sequence of commands
C: RCPT TO:<a@b>
S: 250 2.1.5 Requested mail action okay, completed
C: DATA x
S: 501 5.5.4 Syntax error in parameters or arguments
--
C: BDAT 1 FIRST
D. x
S: 501 5.5.4 Syntax error in parameters or arguments
C: BDAT x
S: 501 5.5.4 Chunk size not understood
S: 421 4.5.0 foo.com Service not available, closing transmission channel

#: 2034-4-1 3463-3.4-1 3463-3.6-1
= limits_have_their_codes
@ ENHANCEDSTATUSCODES 1
@ CHUNKING 1
@ MAX_SIZE 10
@ MAX_RCPT 1
@ NO_NUL 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 10
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b> SIZE=11
S: 552 5.3.4 Requested mail action aborted: exceeded storage allocation
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 452 4.5.3 Too many recipients
C: BDAT 10
D: 12345678
S: 250 2.0.0 Requested mail action okay, completed
C: BDAT 1
D. x
S: 552 5.3.4 Message size exceeds limit
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 3
D. a\0b
S: 550 5.6.0 NUL in message
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 3
D. a\rb
S: 550 5.6.0 Bare CR or LF in message
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 3 LAST
D. abc
S: 250 2.6.0 Requested mail action okay, completed

#: 2034-4-1 3463-3.8-1
= too_many_errors_have_their_code
@ ENHANCEDSTATUSCODES 1
@ MAX_ERRORS 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: DATA
S: 503 5.5.1 Bad sequence of commands
--
C: DATA
S: 503 5.5.1 Bad sequence of commands
S: 421 4.7.0 foo.com Too many errors

#: 2034-4-1 3463-3.5-1
= timeout_in_a_transaction_has_its_code
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
E: BODY data=x\r\n
+300000
E: ABORT
E: CLOSED code=421 error=ETIMEOUT
S: 421 4.4.2 foo.com Timeout

#: 2034-4-1
= answer_of_the_host_that_does_not_come_has_its_code
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: never
+300000
E: CLOSED code=421 error=EHOST
S: 421 4.3.0 foo.com Service not available, closing transmission channel

#: 2034-4-1 3463-3.8-1 4954-6-5
= what_is_required_has_its_code
@ ENHANCEDSTATUSCODES 1
@ STARTTLS 1
@ REQUIRE_TLS 1
@ AUTH 1
@ MECHS PLAIN
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-STARTTLS
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 530 5.7.0 Must issue a STARTTLS command first
--
C: STARTTLS
E: STARTTLS
S: 454 4.7.0 Temporarily not available
--
C: STARTTLS
E: STARTTLS
A: 220
S: 220 2.0.0 Service ready
E: TLS
A: tls OK
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH PLAIN
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 530 5.7.0 Authentication required
--
C: AUTH PLAIN AHUAcA==
E: AUTH
S: 535 5.7.8 Authentication credentials invalid
--
C: AUTH PLAIN
E: AUTH data=""
A?
S: 334 
--
C: *
E: AUTH flags=CANCEL
S: 501 5.7.0 Authentication cancelled

#: 2034-4-2 2034-4-1
= tls_that_is_too_weak_is_said_with_a_code_but_to_hello
@ ENHANCEDSTATUSCODES 1
@ STARTTLS 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-STARTTLS
S: 250 VRFY
--
C: STARTTLS
E: STARTTLS
A: 220
S: 220 2.0.0 Service ready
E: TLS
A: tls OK|WEAK
--
C: EHLO c.example
S: 554 Security is too low
C: NOOP
S: 554 5.7.0 Security is too low

#: 2034-4-1 2034-4-2
= server_without_mail_has_its_codes
@ ENHANCEDSTATUSCODES 1
@ NO_MAIL 1
E: CONNECT
S: 521 Host does not accept mail
C: MAIL FROM:<a@b>
S: 521 5.3.2 Host does not accept mail
C: QUIT
E: QUIT
E: CLOSED
S: 221 2.0.0 foo.com Service closing transmission channel

#: 2034-4-1
= recipient_of_a_domain_without_mail_has_its_code
@ ENHANCEDSTATUSCODES 1
@ NO_MAIL 1
E: CONNECT
A: 220
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
S: 250 foo.com
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
S: 556 5.1.10 Domain does not accept mail

#: 2034-4-1 3463-3.2-1
= submission_has_its_codes_for_domains_without_a_dot
@ ENHANCEDSTATUSCODES 1
@ SUBMISSION 1
@ AUTH 1
@ MECHS SCRAM-SHA-256
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH SCRAM-SHA-256
S: 250 VRFY
C: MAIL FROM:<a@b.example>
S: 530 5.7.0 Authentication required
--
C: AUTH SCRAM-SHA-256 =
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
C: MAIL FROM:<a@b>
S: 554 5.1.8 Domain is not fully qualified
C: MAIL FROM:<a@b.example>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 554 5.1.2 Domain is not fully qualified

# ---- the host's replies ----

#: 2034-4-1 2034-4-5 3463-3.1-1 3463-3.2-1 3463-3.4-1 3463-3.6-1 5248-2.4-1
= usual_codes_of_the_envelope
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 451 - x
S: 451 4.3.0 x
C: MAIL FROM:<a@b>
E: MAIL
A: 452 - x
S: 452 4.3.1 x
C: MAIL FROM:<a@b>
E: MAIL
A: 455 - x
S: 455 4.0.0 x
C: MAIL FROM:<a@b>
E: MAIL
A: 503 - x
S: 503 5.5.1 x
C: MAIL FROM:<a@b>
E: MAIL
A: 550 - x
S: 550 5.0.0 x
C: MAIL FROM:<a@b>
E: MAIL
A: 552 - x
S: 552 5.3.4 x
C: MAIL FROM:<a@b>
E: MAIL
A: 555 - x
S: 555 5.5.4 x
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - x
S: 250 2.1.0 x
C: RCPT TO:<a@b>
E: RCPT
A: 450 - x
S: 450 4.2.0 x
C: RCPT TO:<a@b>
E: RCPT
A: 451 - x
S: 451 4.3.0 x
C: RCPT TO:<a@b>
E: RCPT
A: 550 - x
S: 550 5.1.1 x
C: RCPT TO:<a@b>
E: RCPT
A: 551 - x
S: 551 5.1.6 x
C: RCPT TO:<a@b>
E: RCPT
A: 553 - x
S: 553 5.1.3 x
C: RCPT TO:<a@b>
E: RCPT
A: 555 - x
S: 555 5.5.4 x
C: RCPT TO:<a@b>
E: RCPT
A: 556 - x
S: 556 5.1.10 x
C: RCPT TO:<a@b>
E: RCPT
A: 459 - x
S: 459 4.0.0 x
C: RCPT TO:<a@b>
E: RCPT
A: 559 - x
S: 559 5.0.0 x
C: RCPT TO:<a@b>
E: RCPT
A: 250 - x
S: 250 2.1.5 x
C: RCPT TO:<a@b>
E: RCPT
A: 251 - x
S: 251 2.1.5 x

#: 3463-3.2-1
= usual_code_of_553_to_mail_is_that_of_a_sender
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 553 - x
S: 553 5.1.7 x

#: 2034-4-1 2034-4-5 3463-3.1-1 3463-3.4-1
= usual_codes_of_the_message
@ ENHANCEDSTATUSCODES 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: DATA
E: DATA
A: 451 - x
S: 451 4.3.0 x
--
C: DATA
E: DATA
A: 554 - x
S: 554 5.0.0 x
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 451 - x
S: 451 4.3.0 x
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA
E: MESSAGE
A: 452 - x
S: 452 4.3.1 x
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA
E: MESSAGE
A: 550 - x
S: 550 5.0.0 x
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA
E: MESSAGE
A: 552 - x
S: 552 5.3.4 x
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA
E: MESSAGE
A: 554 - x
S: 554 5.0.0 x
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA
E: MESSAGE
S: 451 4.3.0 Requested action aborted: local error in processing
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 1
D. x
E: DATA
E: BODY data=x
A! 452 - x
E: ABORT code=452
S: 452 4.3.1 x
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 1
D. x
E: DATA
A: 554 - x
E: ABORT code=554
S: 554 5.0.0 x
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0
E: DATA
S: 250 2.0.0 Requested mail action okay, completed
C: BDAT 0 LAST
E: MESSAGE
A: 250 - x
S: 250 2.6.0 x

#: 2034-4-1 2034-4-5 5248-2.4-1 5248-2.4-2 5248-3-1
= usual_codes_of_authentication
@ ENHANCEDSTATUSCODES 1
@ AUTH 1
@ MECHS SCRAM-SHA-256
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH SCRAM-SHA-256
S: 250 VRFY
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 432 - x
S: 432 4.7.12 x
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 454 - x
S: 454 4.7.0 x
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 534 - x
S: 534 5.7.9 x
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 535 - x
S: 535 5.7.8 x
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 538 - x
S: 538 5.7.11 x
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 523 5.7.10 Encryption needed
S: 523 5.7.10 Encryption needed
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 525 5.7.13 Account disabled
S: 525 5.7.13 Account disabled
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 554 5.7.14 Trust relationship required
S: 554 5.7.14 Trust relationship required
--
C: AUTH SCRAM-SHA-256
E: AUTH
A: 235 - x
S: 235 2.7.0 x

#: 2034-4-1 2034-4-5
= usual_codes_of_other_commands
@ ENHANCEDSTATUSCODES 1
@ EXPN 1
@ HELP 1
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: HELP
E: HELP
A: 211 - x
S: 211 2.0.0 x
C: HELP
E: HELP
A: 504 - x
S: 504 5.5.4 x
C: VRFY x
E: VRFY
A: 252 - x
S: 252 2.5.0 x
C: VRFY x
E: VRFY
A: 502 - x
S: 502 5.5.1 x
C: EXPN x
E: EXPN
S: 502 5.5.1 Command not implemented
C: EXPN x
E: EXPN
A: 250 - x
S: 250 2.0.0 x
C: XYZZY
E: OTHER
S: 502 5.5.1 Command not implemented
C: XYZZY
E: OTHER
A: 250 - x
S: 250 2.0.0 x
C: NOOP
E: NOOP
A: 250 - x
S: 250 2.0.0 x
C: NOOP
E: NOOP
A: 421 - x
E: CLOSED code=421
S: 421 4.3.2 foo.com x

#: 2034-4-1 2034-4-4 3463-2-1 3463-2-4
= codes_of_the_host_are_said_as_they_were_given
@ ENHANCEDSTATUSCODES 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 550 5.7.27 Sender has a null MX
S: 550 5.7.27 Sender has a null MX
C: MAIL FROM:<a@b>
E: MAIL
A: 554 5.123.999 x
S: 554 5.123.999 x
C: MAIL FROM:<a@b>
E: MAIL
A: 250 2.0.0
S: 250 2.0.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
A: 550 5.7.17 Mailbox owner has changed
S: 550 5.7.17 Mailbox owner has changed
C: RCPT TO:<c@d>
E: RCPT
A: 452 4.2.2 Mailbox full
S: 452 4.2.2 Mailbox full
C: RCPT TO:<c@d>
E: RCPT
A: 250 2.7.0
S: 250 2.7.0 Requested mail action okay, completed
C: DATA
E: DATA
A: 554 5.7.16 Future release interval too long
S: 554 5.7.16 Future release interval too long
--
C: BDAT 1
D. x
E: DATA
E: BODY data=x
A! 552 5.7.16 Message too big for its priority
E: ABORT code=552
S: 552 5.7.16 Message too big for its priority
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 1
D. x
E: DATA
A: 452 4.2.1 Not now
E: ABORT code=452
S: 452 4.2.1 Not now
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0
E: DATA
S: 250 2.0.0 Requested mail action okay, completed
--
A! 554 5.7.14 Trust relationship required
C: BDAT 0 LAST
E: ABORT code=554
S: 554 5.7.14 Trust relationship required
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA
E: MESSAGE
A: 250 2.6.4 Conversion with loss
S: 250 2.6.4 Conversion with loss
C: NOOP
E: NOOP
A: 421 4.4.5 Congestion
E: CLOSED code=421
S: 421 4.4.5 foo.com Congestion

= code_counts_among_the_64_octets_of_a_refusal_between_chunks
@ ENHANCEDSTATUSCODES 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0
E: DATA
S: 250 2.0.0 Requested mail action okay, completed
--
A! 554 5.7.999 \{100:x}
C: BDAT 0 LAST
E: ABORT code=554
S: 554 5.7.999 \{50:x}

= refusal_that_has_lost_its_text_gets_the_usual_code
@ ENHANCEDSTATUSCODES 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: BDAT 0
E: DATA
S: 250 2.0.0 Requested mail action okay, completed
--
A! 452 4.2.2 Full
C: RSET x
S: 501 5.5.4 Syntax error in parameters or arguments
C: BDAT 0 LAST
E: ABORT code=452
S: 452 4.3.1 Requested action not taken: insufficient system storage

# ---- where it is off ----

#: 2034-3-1
= codes_of_the_host_are_not_said_where_the_extension_is_off
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 2.1.0 OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 550 5.1.1 No\nreally
S: 550-No
S: 550 really
C: QUIT
E: QUIT
A: 221 2.0.0 Bye
E: ABORT
E: CLOSED
S: 221 foo.com Bye

#: 2034-3-1
= enhanced_codes_may_be_turned_off_for_a_session
@ ENHANCEDSTATUSCODES 1
E: CONNECT
A= ENHANCEDSTATUSCODES 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: NOOP
E: NOOP
A: 250 2.0.0 x
S: 250 x

= enhanced_codes_turned_off_in_mid_session_hold_until_the_next_ehlo
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: NOOP
E: NOOP
A= ENHANCEDSTATUSCODES 0
A: 250 - x
S: 250 2.0.0 x
C: NOOP
E: NOOP
A: 250 - x
S: 250 2.0.0 x
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: NOOP
E: NOOP
A: 250 - x
S: 250 x

#: 2034-4-2
= replies_to_lhlo_have_no_enhanced_code
@ ENHANCEDSTATUSCODES 1
@ LMTP 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO
S: 501 Syntax error in parameters or arguments
C: LHLO c.example
E: HELO
A: 550 5.7.1 No
S: 550 No
C: LHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: EHLO c.example
S: 500 Syntax error, command unrecognized
