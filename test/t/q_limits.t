# Limits: paths, errors, commands without mail, lines of text, octets
# discarded. Sizes of messages stand with SIZE.

#: 5321-4.5.3.1.8-1 5321-4.5.3.1.8-3 5321-4.5.3.1.10-1
= recipient_101_of_100_is_452_and_the_message_is_for_100
@ MAX_RCPT 100
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C. \{102:RCPT TO:<a@b>\r\n}
S: \{99:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
S: 452 Too many recipients
S: 452 Too many recipients
G: RCPT=100
--
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: .
S: 250 Requested mail action okay, completed
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
G: RCPT=1

#: 5321-7.8-1
= accepted_message_forgets_the_errors_and_a_refused_one_is_an_error
@ MAX_ERRORS 2
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: ONE
S: 500 Syntax error, command unrecognized
C: TWO
S: 500 Syntax error, command unrecognized
G: ERRORS=2
--
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
D: .
E: MESSAGE
A: 450 - Later
S: 450 Later
G: ERRORS=2
--
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
D: .
E: MESSAGE
A: 250 - OK
S: 250 OK
G: ERRORS=0 MESSAGES=1
--
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
D: .
E: MESSAGE
A: 554 - No
S: 554 No
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
D: a\rb
D: .
E: BODY data=a
E: ABORT code=550
S: 550 Bare CR or LF in message
G: ERRORS=2 STATE=READY
--
C: THREE
C: NOOP
E: CLOSED code=421 error=ELIMIT
S: 500 Syntax error, command unrecognized
S: 421 foo.com Too many errors

#: 5321-3.8-1 5321-4.1.1.10-2
= errors_without_a_limit_never_end_the_session
@ MAX_ERRORS 0
@@ events off
S: 220 foo.com Service ready
C. \{260:X\r\n}
S: \{259:500 Syntax error, command unrecognized\r\n}500 Syntax error, command unrecognized
C: NOOP
S: 250 Requested mail action okay, completed
G: ERRORS=260

= recipients_are_no_idle_commands_and_an_accepted_message_forgets_the_others
@ MAX_IDLE 3
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
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: .
E: MESSAGE
A: 250 - OK
S: 250 OK
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
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
D: .
E: MESSAGE
A: 554 - No
S: 554 No
G: MESSAGES=1
--
C: MAIL FROM:<>
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Too many commands

= commands_above_the_limit_end_an_open_transaction
@ MAX_IDLE 2
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
C: NOOP
E: ABORT code=0
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Too many commands

#: 5321-2.3.8-3 5321-4.1.1.4-7
= bare_lf_that_is_kept_ends_no_line_of_text
@ BARE 1
@ MAX_LINE 998
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
D: \{500:x}\n\{497:x}
D: \{500:x}\r\{497:x}
D: .
E: BODY data="\{500:x}\n\{497:x}\r\n\{500:x}\r\{497:x}\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
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
D: \{500:x}\n\{498:x}
D: .
E: BODY data="\{500:x}\n\{497:x}"
E: ABORT code=500
S: 500 Line of text too long

#: 5321-2.3.8-3
= bare_cr_that_is_kept_ends_no_line_of_text
@ BARE 1
@ MAX_LINE 998
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
D: \{500:x}\r\{498:x}
D: .
E: BODY data="\{500:x}\r\{497:x}"
E: ABORT code=500
S: 500 Line of text too long

= octets_of_a_refused_message_are_swallowed_up_to_the_limit
@ MAX_SIZE 10
@ MAX_DISCARD 100
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: \{108:x}
D: .
S: 552 Message size exceeds limit
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: \{109:x}
D: .
S: 421 foo.com Message too long

= octets_of_a_refused_message_are_swallowed_up_to_twice_the_size
@ MAX_SIZE 100
@ MAX_DISCARD 50
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: \{298:x}
D: .
S: 552 Message size exceeds limit
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D. \{320:x}
S: 421 foo.com Message too long

= refused_message_that_floods_is_aborted_and_never_answered
@ MAX_DISCARD 100
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
D. a\n\{200:x}
E: BODY data=a
E: ABORT
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Message too long

#: 5321-4.5.3.1.7-2
= size_is_kept_also_where_it_is_not_offered
@ SIZE 0
@ MAX_SIZE 10
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<> SIZE=5
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
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
D: 12345678
D: .
E: BODY data="12345678\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
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
D: 123456789
D: .
E: BODY data="123456789\r"
E: ABORT code=552
S: 552 Message size exceeds limit

#: 1870-6.1-4 1870-6.3-2 1870-6-3
= message_may_be_larger_than_declared_but_not_than_the_limit
@ MAX_SIZE 20
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 SIZE 20
C: MAIL FROM:<> SIZE=1
E: MAIL param=SIZE:1:1
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: 12345678
D: 12345678
D: .
E: BODY data="12345678\r\n12345678\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
C: MAIL FROM:<> SIZE=20
E: MAIL param=SIZE:20:20
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: 12345678
D: 12345678
D: 1
D: .
E: BODY data="12345678\r\n12345678\r\n"
E: ABORT code=552
S: 552 Message size exceeds limit

= refused_client_may_not_go_on_for_ever
@ MAX_IDLE 3
E: CONNECT
A: 554 - No
S: 554 No
C: NOOP
C: NOOP
C: NOOP
C: NOOP
E: CLOSED code=421 error=ELIMIT
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
S: 421 foo.com Too many commands

#: 5321-4.5.3.1.5-1
= host_name_of_255_octets_leaves_room_for_a_text
@ HOSTNAME \{63:a}.\{63:b}.\{63:c}.\{63:d}
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
E: CONNECT
A: 220 - \{600:x}
S: 220 \{63:a}.\{63:b}.\{63:c}.\{63:d} \{250:x}
C: EHLO c.example
E: HELO
A: 250 - \{600:y}
S: 250-\{63:a}.\{63:b}.\{63:c}.\{63:d} \{250:y}
S: 250 VRFY
--
A: close \{600:z}
E: CLOSED code=421
S: 421 \{63:a}.\{63:b}.\{63:c}.\{63:d} \{100:z}
