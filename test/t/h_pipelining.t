# Groups of commands, RFC 2920.

#: 2920-3.2-1 2920-3.2-7 2920-3.2-8 2920-3.2-9 2920-3.2-3
= group_of_commands_is_answered_in_order
E: CONNECT
S: 220 foo.com Service ready
--
C: EHLO c.example
E: HELO flags=ESMTP
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
--
C: MAIL FROM:<mrose@dbc.mtview.ca.us>
C: RCPT TO:<ned@innosoft.com>
C: RCPT TO:<dan@innosoft.com>
C: RCPT TO:<kvc@innosoft.com>
C: DATA
E: MAIL
A: 250 - sender OK
E: RCPT index=0
A: 250 - recipient OK
E: RCPT index=1
A: 450 - recipient busy
E: RCPT index=1
A: 550 - recipient unknown
E: DATA flags=0
S: 250 sender OK
S: 250 recipient OK
S: 450 recipient busy
S: 550 recipient unknown
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: QUIT
E: BODY data="x\r\n"
E: MESSAGE
A: 250 - message sent
E: MAIL mailbox=a@b
A: 250 - sender OK
E: RCPT index=0
A: 250 - recipient OK
E: QUIT
E: ABORT
E: CLOSED code=221
S: 250 message sent
S: 250 sender OK
S: 250 recipient OK
S: 221 foo.com Service closing transmission channel

#: 2920-3.2-3 5321-3.3-21
= data_behind_refused_recipients_is_503_and_the_session_goes_on
E: CONNECT
S: 220 foo.com Service ready
--
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: RCPT TO:<e@f>
C: DATA
E: MAIL
A: 250 - OK
E: RCPT
A: 550 - No
E: RCPT
A: 551 - User not local; please try <e@g>
S: 250 OK
S: 550 No
S: 551 User not local; please try <e@g>
S: 503 Bad sequence of commands
--
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
G: STATE=READY ERRORS=3

#: 2920-3.2-3
= group_whose_mail_is_refused_is_503_throughout
E: CONNECT
S: 220 foo.com Service ready
--
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: DATA
E: MAIL
A: 451 - Later
S: 451 Later
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
G: STATE=READY

= message_sent_without_waiting_for_354_is_a_message_and_flagged
E: CONNECT
S: 220 foo.com Service ready
--
C: HELO c.example
E: HELO flags=0
A: 250 - hello
S: 250 foo.com hello
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: DATA
D: x
D: .
C: QUIT
E: MAIL flags=0
A: 250 - OK
E: RCPT flags=0
A: 250 - OK
E: DATA flags=EARLY
E: BODY data="x\r\n"
E: MESSAGE
A: 250 - OK
E: QUIT flags=0
E: CLOSED
S: 250 OK
S: 250 OK
S: 354 Start mail input; end with <CRLF>.<CRLF>
S: 250 OK
S: 221 foo.com Service closing transmission channel

= message_behind_a_refused_data_is_not_taken_for_commands
@@ whole
E: CONNECT
S: 220 foo.com Service ready
--
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: DATA
D: NOOP
D: .
E: MAIL
A: 250 - OK
E: RCPT
A: 250 - OK
E: DATA
A: 451 - Not now
E: ABORT
E: CLOSED code=421 error=EPROTO
S: 250 OK
S: 250 OK
S: 451 Not now
S: 421 foo.com Octets sent without 354

= message_behind_a_data_without_recipients_is_not_taken_for_commands
@@ whole
@@ accept
@@ answer RCPT 550 - No
S: 220 foo.com Service ready
--
C: HELO c.example
S: 250 foo.com
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: DATA
D: NOOP
D: .
S: 250 Requested mail action okay, completed
S: 550 No
S: 503 Bad sequence of commands
S: 421 foo.com Octets sent without 354

#: 5321-3.3-24
= data_refused_while_nothing_is_behind_it_leaves_the_transaction_open
E: CONNECT
S: 220 foo.com Service ready
--
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: DATA
E: MAIL
A: 250 - OK
E: RCPT
A: 250 - OK
E: DATA
A: 451 - Not now
S: 250 OK
S: 250 OK
S: 451 Not now
G: STATE=RCPT RCPT=1
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK

= commands_that_end_a_group_are_flagged_when_octets_are_behind_them
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
--
C: EHLO c.example
C: NOOP
C: VRFY x
C: EXPN x
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: RSET
C: QUIT
E: HELO flags=ESMTP|EARLY
A: 250 - hello
E: NOOP flags=EARLY
E: VRFY flags=EARLY
E: EXPN flags=EARLY
E: MAIL flags=0
A: 250 - OK
E: RCPT flags=0
A: 250 - OK
E: ABORT
E: QUIT flags=0
E: CLOSED
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-VRFY
S: 250 EXPN
S: 250 Requested mail action okay, completed
S: 252 Cannot VRFY user, but will accept message and attempt delivery
S: 502 Command not implemented
S: 250 OK
S: 250 OK
S: 250 Requested mail action okay, completed
S: 221 foo.com Service closing transmission channel

#: 2920-3.2-1 2920-3.2-9 5321-4.2-1
= many_transactions_in_one_stream
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C. \{20:MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n}
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 354 Start mail input; end with <CRLF>.<CRLF>
D. .\r\n
S: 250 Requested mail action okay, completed
