# Refusal in mid-message: no more of it is given, its octets are swallowed, the
# answer goes out at its end.

#: 5321-4.1.1.4-12 5321-4.2.5-3
= message_refused_behind_its_354_is_not_given
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
A: 354
A! 554 - Policy
S: 354 Start mail input; end with <CRLF>.<CRLF>
G: STATE=DATA
--
D: one
D: ..two
D: QUIT
--
D: .
E: ABORT code=554
S: 554 Policy
G: STATE=READY ERRORS=1 MESSAGES=0 RCPT=0

= empty_message_refused_behind_its_354_gets_that_answer
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
A: 354
A! 452 - Full
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: .
E: ABORT code=452
S: 452 Full
G: STATE=READY ERRORS=0

= message_refused_at_its_last_octet_gives_no_message
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
D: one
D: .
E: BODY data="one\r\n"
A! 550 - Spam
E: ABORT code=550
S: 550 Spam
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

= message_may_be_refused_while_nothing_comes
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
D: one
E: BODY data="one\r\n"
--
A! 552 - Too much
--
D: two
D: .
E: ABORT code=552
S: 552 Too much

= refusal_of_the_host_comes_before_the_faults_behind_it
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
D: one
D: two\n.\nthree\rfour\0
D: .\n
D: .
E: BODY data="one\r\n"
A! 450 - Later
E: ABORT code=450
S: 450 Later
G: ERRORS=0

#: 5321-4.1.1.4-8 5321-4.1.1.4-9
= refused_message_ends_only_at_its_end
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
A: 354
A! 550 - No
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x\n.\nRSET
D: x\r.\rRSET
D: x\n.
D: x\r.
D: .\n
D: .\r
D: .\0
D: ..
D: .x
D: .
C: RSET
E: ABORT code=550
S: 550 No
S: 250 Requested mail action okay, completed

#: 2920-3.2-9 5321-4.1.1.4-10
= transaction_behind_a_refused_message_is_read
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
A: 354
A! 550 - No
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
C: RSET
C: MAIL FROM:<c@d>
C: RCPT TO:<e@f>
C: DATA
D: y
D: .
E: ABORT code=550
S: 550 No
S: 250 Requested mail action okay, completed
E: MAIL mailbox=c@d
A: 250 - OK
S: 250 OK
E: RCPT mailbox=e@f index=0
A: 250 - OK
S: 250 OK
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
E: BODY data="y\r\n"
E: MESSAGE
A: 250 - Taken
S: 250 Taken
G: MESSAGES=1

= refusal_in_mid_message_may_have_several_lines
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
E: BODY data="x\r\n"
A! 554 - Your message\nwas refused\nbecause of x
E: ABORT code=554
S: 554-Your message
S: 554-was refused
S: 554 because of x
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
E: BODY data="x\r\n"
A! 554 - \{600:y}
E: ABORT code=554
S: 554 \{506:y}
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
E: BODY data="x\r\n"
A! 551 - Not here: <a@c>
E: ABORT code=551
S: 551 Not here: <a@c>
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
E: BODY data="x\r\n"
A! 552
E: ABORT code=552
S: 552 Requested mail action aborted: exceeded storage allocation
