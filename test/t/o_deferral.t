# Answers that come later: nothing behind an event that owes one is looked at.

#: 5321-3.1-1 5321-2.1-3
= commands_wait_for_a_greeting_that_is_late
E: CONNECT
A: later
C: NOOP
C: QUIT
G: STATE=CONNECT
--
A: 220 - Sorry for the wait
S: 220 foo.com Sorry for the wait
E: NOOP
S: 250 Requested mail action okay, completed
E: QUIT
E: CLOSED code=221
S: 221 foo.com Service closing transmission channel

#: 2920-3.2-1 5321-3.3-16
= late_refusal_decides_what_waits_behind_it
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL
A: later
C: RCPT TO:<c@d>
C: MAIL FROM:<e@f>
--
A: 550 - Not from you
S: 550 Not from you
S: 503 Bad sequence of commands
E: MAIL mailbox=e@f
A: 250 - OK
S: 250 OK
G: STATE=MAIL

#: 5321-2.1-1 5321-4.1.1.4-11
= every_command_may_be_answered_later
@ EXPN 1
@ HELP 1
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: later
--
A: 250 - hello
S: 250 foo.com hello
C: VRFY x
E: VRFY arg=x
A: later
--
A: 252 - v
S: 252 v
C: EXPN x
E: EXPN arg=x
A: later
--
A: 250 - e
S: 250 e
C: HELP x
E: HELP arg=x
A: later
--
A: 214 - h
S: 214 h
C: X1 y
E: OTHER arg="X1 y"
A: later
--
A: 250 - o
S: 250 o
C: NOOP x
E: NOOP arg=x
A: later
--
A: 250 - n
S: 250 n
C: MAIL FROM:<a@b>
E: MAIL mailbox=a@b
A: later
--
A: 250 - m
S: 250 m
C: RCPT TO:<a@b>
E: RCPT mailbox=a@b
A: later
--
A: 250 - r
S: 250 r
C: DATA
E: DATA
A: later
--
A: 354 - d
S: 354 d
D: x
D: .
C: QUIT
E: BODY data="x\r\n"
E: MESSAGE
A: later
--
A: 250 - taken
S: 250 taken
E: QUIT
A: later
G: STATE=READY MESSAGES=1
--
A: 221 - q
E: CLOSED code=221 error=OK
S: 221 foo.com q

#: 5321-2.1-1 5321-3.3-20
= octets_behind_a_message_wait_for_its_answer
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
D: x
D: .
C: RSET
C: MAIL FROM:<c@d>
E: BODY data="x\r\n"
E: MESSAGE
A: later
G: STATE=MESSAGE MESSAGES=0 RCPT=1
--
A: 250 - Done
S: 250 Done
S: 250 Requested mail action okay, completed
E: MAIL mailbox=c@d
A: 250 - OK
S: 250 OK
G: STATE=MAIL MESSAGES=1 RCPT=0

= answer_begun_line_by_line_is_ended_by_code_0
@ EXPN 1
@ HELP 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: EXPN list
E: EXPN
A+ 250 - <a@b>
A: 0 - <c@d>
S: 250-<a@b>
S: 250 <c@d>
C: HELP
E: HELP
A+ 214 - Commands:
A+ 214 - HELO EHLO MAIL RCPT
A: 0
S: 214-Commands:
S: 214-HELO EHLO MAIL RCPT
S: 214 Help message
C: MAIL FROM:<>
E: MAIL
A+ 250 - first\nsecond
A: 0 - third
S: 250-first
S: 250-second
S: 250 third
C: RCPT TO:<a@b>
E: RCPT
A+ 550 - No
A: 0 - such user
S: 550-No
S: 550 such user
C: RCPT TO:<a@b>
E: RCPT
A+ 251 - User not local
A: 0 - will forward to <c@d>
S: 251-User not local
S: 251 will forward to <c@d>
G: RCPT=1

#: 5321-4.2.1-6 5321-4.2.1-9 5321-4.1.1.4-13
= refusal_may_be_written_line_by_line
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
A+ 554 - Not
A: 554 - now
S: 554-Not
S: 554 now
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A+ 554 - Your message
A+ 554 - was read
A: 554 - and not liked
S: 554-Your message
S: 554-was read
S: 554 and not liked
G: STATE=READY MESSAGES=0
--
C: HELO c.example
E: HELO
A+ 550 - No
A: 550 - more
S: 550-No
S: 550 more

#: 5321-4.1.1.4-1 5321-3.3-19
= message_sent_before_a_late_354_is_taken
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
D: x
D: .
E: DATA
A: later
--
A: 354
S: 354 Start mail input; end with <CRLF>.<CRLF>
E: BODY data="x\r\n"
E: MESSAGE
A: later
--
A: 250 - OK
S: 250 OK

= message_sent_before_a_late_refusal_of_data_closes
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
D: NOOP
D: .
E: DATA
A: later
--
A: 451 - Not now
S: 451 Not now
S: 421 foo.com Octets sent without 354
E: ABORT
E: CLOSED code=421 error=EPROTO
