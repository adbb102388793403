# Every answer of the table in RFC 5321 4.3.2, with the text of 4.2.3 that a
# host gets who gives none, and the answers beyond it.

#: 5321-4.3.2-10 5321-4.1.4-6 5321-4.1.4-7 5321-7.9-2 5321-4.2-9 5321-4.2.3-1 5321-4.3.1-3
= hello_may_be_answered_with_every_code_of_its_row
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 502
S: 502 Command not implemented
C: EHLO c.example
E: HELO
A: 504
S: 504 Command parameter not implemented
C: EHLO c.example
E: HELO
A: 550
S: 550 Requested action not taken: mailbox unavailable
G: STATE=HELO ERRORS=3
--
C: HELO c.example
E: HELO
A: 250
S: 250 foo.com
C: EHLO c.example
E: HELO
A: 250
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
G: STATE=READY ESMTP=1

#: 5321-4.3.2-11 5321-3.3-4 5321-4.1.1.11-2 1870-6.1-3
= mail_may_be_answered_with_every_code_of_its_row
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL
A: 552
S: 552 Requested mail action aborted: exceeded storage allocation
C: MAIL FROM:<a@b>
E: MAIL
A: 451
S: 451 Requested action aborted: local error in processing
C: MAIL FROM:<a@b>
E: MAIL
A: 452
S: 452 Requested action not taken: insufficient system storage
C: MAIL FROM:<a@b>
E: MAIL
A: 550
S: 550 Requested action not taken: mailbox unavailable
C: MAIL FROM:<a@b>
E: MAIL
A: 553
S: 553 Requested action not taken: mailbox name not allowed
C: MAIL FROM:<a@b>
E: MAIL
A: 503
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
A: 455
S: 455 Server unable to accommodate parameters
C: MAIL FROM:<a@b>
E: MAIL
A: 555
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: STATE=READY
--
C: MAIL FROM:<a@b>
E: MAIL
A: 250
S: 250 Requested mail action okay, completed
G: STATE=MAIL

#: 5321-4.3.2-12 5321-3.3-5 5321-3.3-9 5321-3.4-1 5321-3.4-2 5321-3.4-3 5321-4.2.2-2
#: 5321-4.5.3.1.10-3 5321-3.4-4 1870-6.4-1
= rcpt_may_be_answered_with_every_code_of_its_row
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
E: RCPT index=0
A: 550
S: 550 Requested action not taken: mailbox unavailable
C: RCPT TO:<a@b>
E: RCPT index=0
A: 551 - User not local; please try <a@c>
S: 551 User not local; please try <a@c>
C: RCPT TO:<a@b>
E: RCPT index=0
A: 552
S: 552 Requested mail action aborted: exceeded storage allocation
C: RCPT TO:<a@b>
E: RCPT index=0
A: 553
S: 553 Requested action not taken: mailbox name not allowed
C: RCPT TO:<a@b>
E: RCPT index=0
A: 450
S: 450 Requested mail action not taken: mailbox unavailable
C: RCPT TO:<a@b>
E: RCPT index=0
A: 451
S: 451 Requested action aborted: local error in processing
C: RCPT TO:<a@b>
E: RCPT index=0
A: 452
S: 452 Requested action not taken: insufficient system storage
C: RCPT TO:<a@b>
E: RCPT index=0
A: 503
S: 503 Bad sequence of commands
C: RCPT TO:<a@b>
E: RCPT index=0
A: 455
S: 455 Server unable to accommodate parameters
C: RCPT TO:<a@b>
E: RCPT index=0
A: 555
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: STATE=MAIL RCPT=0
--
C: RCPT TO:<a@b>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
E: RCPT index=1
A: 251 - User not local; will forward to <a@c>
S: 251 User not local; will forward to <a@c>
G: STATE=RCPT RCPT=2

#: 5321-4.3.2-13 5321-3.3-21
= data_may_be_answered_with_every_code_of_its_row
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
--
C: DATA
E: DATA
A: 451
S: 451 Requested action aborted: local error in processing
--
C: DATA
E: DATA
A: 554
S: 554 Transaction failed
--
C: DATA
E: DATA
A: 503
S: 503 Bad sequence of commands
G: STATE=RCPT RCPT=1
--
C: DATA
E: DATA
A: 354
S: 354 Start mail input; end with <CRLF>.<CRLF>
G: STATE=DATA

#: 5321-4.3.2-13 5321-4.1.1.4-10 5321-4.1.1.4-12 5321-4.2.5-2 5321-4.2.5-3 5321-4.1.4-19
= message_may_be_answered_with_every_code_of_its_row
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
D: .
E: MESSAGE
A: 552
S: 552 Requested mail action aborted: exceeded storage allocation
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
A: 554
S: 554 Transaction failed
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
A: 451
S: 451 Requested action aborted: local error in processing
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
A: 452
S: 452 Requested action not taken: insufficient system storage
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
A: 450
S: 450 Requested mail action not taken: mailbox unavailable
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
A: 550
S: 550 Requested action not taken: mailbox unavailable
G: MESSAGES=0 ERRORS=3 STATE=READY RCPT=0
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
A: 250
S: 250 Requested mail action okay, completed
G: MESSAGES=1 ERRORS=0 STATE=READY RCPT=0

#: 5321-4.3.2-15 5321-4.3.2-16 5321-4.3.2-17 5321-3.5.1-8 5321-4.1.1.8-2 5321-4.1.1.8-3
#: 5321-4.2.1-5 5321-4.2.3-1 5321-3.5.3-4
= verification_and_help_may_be_answered_with_every_code_of_their_rows
@ EXPN 1
@ HELP 1
E: CONNECT
S: 220 foo.com Service ready
C: VRFY x
E: VRFY
A: 250
S: 250 Requested mail action okay, completed
C: VRFY x
E: VRFY
A: 252
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY x
E: VRFY
A: 550
S: 550 Requested action not taken: mailbox unavailable
C: VRFY x
E: VRFY
A: 553
S: 553 Requested action not taken: mailbox name not allowed
C: VRFY x
E: VRFY
A: 502
S: 502 Command not implemented
C: VRFY x
E: VRFY
A: 504
S: 504 Command parameter not implemented
C: EXPN x
E: EXPN
A: 250
S: 250 Requested mail action okay, completed
C: EXPN x
E: EXPN
A: 550
S: 550 Requested action not taken: mailbox unavailable
C: EXPN x
E: EXPN
A: 500
S: 500 Syntax error, command unrecognized
C: EXPN x
E: EXPN
A: 502
S: 502 Command not implemented
C: EXPN x
E: EXPN
A: 504
S: 504 Command parameter not implemented
C: HELP
E: HELP arg=""
A: 211
S: 211 System status, or system help reply
C: HELP x
E: HELP arg=x
A: 214
S: 214 Help message
C: HELP x
E: HELP
A: 502
S: 502 Command not implemented
C: HELP x
E: HELP
A: 504
S: 504 Command parameter not implemented

#: 5321-4.3.1-4
= refusal_may_have_any_code_of_4yz_and_5yz
@ EXPN 1
@ HELP 1
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 459 - a
S: 459 a
C: NOOP
E: NOOP
A: 550 - b
S: 550 b
C: VRFY x
E: VRFY
A: 400 - c
S: 400 c
C: EXPN x
E: EXPN
A: 559 - d
S: 559 d
C: HELP
E: HELP
A: 432 - e
S: 432 e
C: X1
E: OTHER
A: 555 - f
S: 555 f
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 523 - g
S: 523 g
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 410 - h
S: 410 h
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
--
C: DATA
E: DATA
A: 509 - i
S: 509 i
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: .
E: MESSAGE
A: 530 - j
S: 530 j
G: ERRORS=6 STATE=READY MESSAGES=0

#: 5321-4.2-8 5321-4.2-9 5321-3.5.3-1 5321-7.3-3
= code_0_is_the_default_answer_of_every_event
@ EXPN 1
@ HELP 1
@ OTHER 1
E: CONNECT
A: 0
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 0
S: 250 foo.com
C: NOOP
E: NOOP
A: 0
S: 250 Requested mail action okay, completed
C: VRFY x
E: VRFY
A: 0
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: EXPN x
E: EXPN
A: 0
S: 502 Command not implemented
C: HELP
E: HELP
A: 0
S: 502 Command not implemented
C: X1
E: OTHER
A: 0
S: 502 Command not implemented
C: MAIL FROM:<>
E: MAIL
A: 0
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
E: RCPT
A: 0
S: 550 Requested action not taken: mailbox unavailable
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
A: 0
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: 0
S: 451 Requested action aborted: local error in processing
C: QUIT
E: QUIT
A: 0
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

= code_0_takes_the_text_of_the_host
@ EXPN 1
@ HELP 1
E: CONNECT
A: 0 - a
S: 220 foo.com a
C: EHLO c.example
E: HELO
A: 0 - b
S: 250-foo.com b
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-VRFY
S: 250-EXPN
S: 250 HELP
C: NOOP
E: NOOP
A: 0 - c
S: 250 c
C: VRFY x
E: VRFY
A: 0 - d\nd
S: 252-d
S: 252 d
C: EXPN x
E: EXPN
A: 0 - e
S: 502 e
C: HELP
E: HELP
A: 0 - f
S: 502 f
C: MAIL FROM:<>
E: MAIL
A: 0 - g
S: 250 g
C: RCPT TO:<a@b>
E: RCPT
A: 0 - h
S: 550 h
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
A: 0 - i
S: 354 i
D: .
E: MESSAGE
A: 0 - j
S: 451 j
C: QUIT
E: QUIT
A: 0 - k
E: CLOSED code=221
S: 221 foo.com k

#: 5321-3.1-4 5321-3.1-6
= client_refused_with_a_4yz_greeting_may_quit_too
E: CONNECT
A: 450 - Too busy
S: 450 Too busy
C: EHLO c.example
S: 503 Bad sequence of commands
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
--
C: DATA
S: 503 Bad sequence of commands
G: STATE=REFUSED ERROR=OK
--
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 5321-4.3.2-14 5321-4.3.2-18 5321-4.3.2-19 5321-4.5.1-1 5321-4.1.1.5-2 5321-3.3-1
= rset_noop_and_verification_are_answered_in_every_state
E: CONNECT
S: 220 foo.com Service ready
C: RSET
S: 250 Requested mail action okay, completed
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
C: VRFY x
E: VRFY
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: RSET
S: 250 Requested mail action okay, completed
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
C: VRFY x
E: VRFY
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
C: VRFY x
E: VRFY
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
C: VRFY x
E: VRFY
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: EHLO _
S: 501 Syntax error in parameters or arguments
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: RSET
D: .
E: BODY data="RSET\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
C: RSET
S: 250 Requested mail action okay, completed
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
G: STATE=READY MESSAGES=1

#: 2920-3.2-5 2920-3.2-6 2920-3.2-7
= no_answer_is_held_back
E: CONNECT
S: 220 foo.com Service ready
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
--
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C. RC
--
C: PT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
--
C: VRFY x
E: VRFY
A: 252 - x
S: 252 x
--
C: EXPN x
S: 502 Command not implemented
--
C: FOO
S: 500 Syntax error, command unrecognized
--
C: TURN
S: 502 Command not implemented
--
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
--
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
--
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 5321-4.4-18 5321-4.1.1.4-13 5321-3.4-3
= message_for_many_gets_one_answer_whatever_becomes_of_each
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
E: RCPT index=0
A: 250 - a
S: 250 a
C: RCPT TO:<c@d>
E: RCPT index=1
A: 251 - User not local; will forward to <c@e>
S: 251 User not local; will forward to <c@e>
C: RCPT TO:<f@g>
E: RCPT index=2
A: 551 - User not local; please try <f@h>
S: 551 User not local; please try <f@h>
C: RCPT TO:<a@b>
E: RCPT index=2
A: 250 - again
S: 250 again
G: RCPT=3
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Delivered to one of three
S: 250 Delivered to one of three
G: RCPT=0 MESSAGES=1

#: 5321-3.5.1-2 5321-3.5.1-3 5321-3.5.1-6 5321-3.5.2-2 5321-3.5.2-3 5321-7.5-1 5321-7.3-4
#: 5321-3.1-2 5321-3.1-3 5321-4.1.1.6-2
= verification_help_and_greeting_may_say_what_the_host_likes
@ EXPN 1
@ HELP 1
E: CONNECT
A: 220 - \e
S: 220 foo.com
C: VRFY Crispin
E: VRFY arg=Crispin
A: 250 - Mark Crispin <Admin.MRC@foo.com>
S: 250 Mark Crispin <Admin.MRC@foo.com>
C: VRFY staff
E: VRFY arg=staff
A: 250 - Everybody <staff@foo.com>
S: 250 Everybody <staff@foo.com>
C: VRFY root
E: VRFY arg=root
A: 252 - It is not what you think
S: 252 It is not what you think
C: VRFY
S: 501 Syntax error in parameters or arguments
C: EXPN staff@foo.com
E: EXPN arg=staff@foo.com
A: 250 - Jon <jon@foo.com>\n<sam@foo.com>
S: 250-Jon <jon@foo.com>
S: 250 <sam@foo.com>
C: HELP version
E: HELP arg=version
A: 211 - libsmtp 0.1.0
S: 211 libsmtp 0.1.0
