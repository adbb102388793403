# LMTP, RFC 2033: LHLO, and an answer for each accepted recipient where SMTP
# has one for all.

#: 2033-4.1-2 2033-5-1 2033-5-2
= lhlo_says_what_ehlo_says
@ LMTP 1
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: lhlo client.example
E: HELO arg=client.example flags=ESMTP
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
G: STATE=READY ESMTP=1
--
C: LHLO [IPv6:2001:db8::1]
E: HELO arg=[IPv6:2001:db8::1] flags=ESMTP
A: 550 - No
S: 550 No
G: STATE=READY ESMTP=1
--
C: LHLO
S: 501 Syntax error in parameters or arguments
C: LHLO c_d
S: 501 Syntax error in parameters or arguments

#: 2033-4.1-3 2033-4.1-4
= helo_and_ehlo_are_unknown_in_lmtp
@ LMTP 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
S: 500 Syntax error, command unrecognized
C: HELO c.example
S: 500 Syntax error, command unrecognized
C: MAIL FROM:<a@b>
S: 503 Bad sequence of commands
G: STATE=HELO ESMTP=0
--
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: 250 - OK
S: 250 OK
C: ehlo c.example
S: 500 Syntax error, command unrecognized
C: helo c.example
S: 500 Syntax error, command unrecognized
G: STATE=RCPT RCPT=1

#: 2033-4.1-3 2033-4.1-4
= verbs_of_the_other_protocol_are_not_left_to_the_host
@ LMTP 1
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: X1
E: OTHER arg=X1
A: 250 - Mine
S: 250 Mine
C: EHLO c.example
S: 500 Syntax error, command unrecognized
C: HELO c.example
S: 500 Syntax error, command unrecognized

#: 2033-4.1-5
= lhlo_is_not_left_to_the_host_in_smtp
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
S: 500 Syntax error, command unrecognized
G: STATE=HELO

#: 2033-4.1-5
= lhlo_is_unknown_in_smtp
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
S: 500 Syntax error, command unrecognized
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: LHLO c.example
S: 500 Syntax error, command unrecognized
G: STATE=READY

#: 2033-4.1-3 2033-4.1-4
= ehlo_in_lmtp_is_500_before_auth_and_tls_too
@ LMTP 1
@ REQUIRE_AUTH 1
@ REQUIRE_TLS 1
@ AUTH 1
@ STARTTLS 1
@ MECHS SCRAM-SHA-256
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
S: 500 Syntax error, command unrecognized
C: VRFY x
S: 530 Must issue a STARTTLS command first

#: 2033-4.2-1
= data_without_a_recipient_is_503_in_lmtp
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
--
C: DATA
S: 503 Bad sequence of commands
--
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 550 - No
S: 550 No
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 450 - Later
S: 450 Later
--
C: DATA
S: 503 Bad sequence of commands
G: STATE=MAIL RCPT=0
--
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken

#: 2033-4.2-2 2033-4.2-4 2033-4.2-7
= each_accepted_recipient_has_its_answer_in_order
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d index=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d index=1
A: 550 - No
S: 550 No
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d index=1
A: 250 - OK
S: 250 OK
C: RCPT TO:<d@d>
E: RCPT mailbox=d@d index=2
A: 452 - Full
S: 452 Full
C: RCPT TO:<e@d>
E: RCPT mailbox=e@d index=2
A: 251 - Will forward to <f@d>
S: 251 Will forward to <f@d>
C: RCPT TO:<g@d>
E: RCPT mailbox=g@d index=3
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one
D: ..two
D: .
E: BODY data="one\r\n.two\r\n"
E: MESSAGE index=0 owed=1
A: 250 - Taken for a
S: 250 Taken for a
E: MESSAGE index=1
A+ 452 - c is
A+ 452 - over
A: 452 - quota
S: 452-c is
S: 452-over
S: 452 quota
E: MESSAGE index=2
A: 550 - e is\nno more
S: 550-e is
S: 550 no more
E: MESSAGE index=3
A: 250 - Taken\nfor g
S: 250-Taken
S: 250 for g
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel
G: MESSAGES=1 RCPT=0

#: 2033-4.2-3
= same_recipient_twice_has_two_answers
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d index=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d index=1
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A: 250 - Taken once more
S: 250 Taken once more
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.2-4
= message_is_counted_once_whoever_takes_it
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 550 - No
S: 550 No
E: MESSAGE index=1
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=2
A: 250 - Taken
S: 250 Taken
G: MESSAGES=1 STATE=READY
--
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 452 - Full
S: 452 Full
G: MESSAGES=1
--
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
G: MESSAGES=2

#: 2033-4.2-4
= default_answer_takes_the_message_for_nobody
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
S: 451 Requested action aborted: local error in processing
E: MESSAGE index=1
A: 0
S: 451 Requested action aborted: local error in processing
G: MESSAGES=0 STATE=READY

#: 2034-4-1 2034-4-6 2033-5-1
= answers_of_recipients_have_their_enhanced_codes
@ LMTP 1
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<a@d>
E: RCPT
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<b@d>
E: RCPT
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250
S: 250 2.6.0 Requested mail action okay, completed
E: MESSAGE index=1
A: 452 4.2.2 over\nquota
S: 452-4.2.2 over
S: 452 4.2.2 quota
E: MESSAGE index=2
A: 250 2.1.5 b
S: 250 2.1.5 b

#: 2033-5-4
= each_answer_goes_out_while_the_next_is_awaited
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
C: NOOP
E: MESSAGE index=0
A: later
G: STATE=MESSAGE RCPT=3 MESSAGES=0
--
A: 250 - Taken for a
S: 250 Taken for a
E: MESSAGE index=1
A: later
G: STATE=MESSAGE MESSAGES=1
--
A: 452 - Full
S: 452 Full
E: MESSAGE index=2
A: later
--
A: 250 - Taken for c
S: 250 Taken for c
E: NOOP
S: 250 Requested mail action okay, completed
G: STATE=READY RCPT=0

#: 2033-4.2-2
= answer_421_for_one_recipient_closes
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
C: NOOP
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A: 421 - Going down
S: 421 foo.com Going down
E: ABORT code=0
E: CLOSED code=421 error=EHOST
G: MESSAGES=1

#: 2033-4.2-2
= peer_that_is_gone_between_answers_ends_it_behind_them
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A: later
--
EOF
G: STATE=MESSAGE
--
A: 452 - Full
S: 452 Full
E: CLOSED code=0 error=EEOF

#: 2033-4.2-2
= peer_that_is_gone_before_the_answers_gets_them_all
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
EOF
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=2
A: 550 - No
S: 550 No
E: CLOSED code=0 error=EEOF
G: MESSAGES=1

= peer_that_is_gone_in_the_message_has_sent_none
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D.  .
EOF
E: BODY data="x\r\n ."
E: ABORT code=0
E: CLOSED code=0 error=EEOF

= host_may_close_between_answers
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A: later
--
A: close Enough
S: 421 foo.com Enough
E: ABORT code=0
E: CLOSED code=421 error=EHOST
G: MESSAGES=1

= answer_begun_for_one_recipient_is_ended_by_a_close
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A+ 550 - Not
A+ 550 - this
A: close Enough
S: 550-Not
S: 550-this
S: 550 \e
S: 421 foo.com Enough
E: ABORT code=0
E: CLOSED code=421 error=EHOST

= each_answer_has_all_the_time_of_one
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: later
G: DEADLINE=600000
+599999
G: DEADLINE=1
--
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A: never
G: DEADLINE=600000
+599999
G: STATE=MESSAGE
+1
S: 421 foo.com Service not available, closing transmission channel
E: ABORT code=0
E: CLOSED code=421 error=EHOST

#: 2033-4.2-2
= recipients_over_the_limit_have_no_answer
@ LMTP 1
@ MAX_RCPT 2
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 452 Too many recipients
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= three_hundred_recipients_have_three_hundred_answers
@ LMTP 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{300:RCPT TO:<c@d>\r\n}
S: \{299:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
S: \{299:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: QUIT
S: 221 foo.com Service closing transmission channel

#: 2033-4-1
= rset_forgets_the_recipients_of_lmtp
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
G: RCPT=0
--
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<d@d>
E: RCPT mailbox=d@d index=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<e@d>
E: RCPT mailbox=e@d index=1
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A: 250 - Taken
S: 250 Taken

#: 2033-4.1-2
= lhlo_forgets_the_recipients
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: LHLO c.example
E: HELO
A: 250 - again
S: 250-foo.com again
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
E: ABORT code=0
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken

#: 2033-4-1 2033-5-1
= transactions_of_lmtp_may_be_pipelined
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
S: 250 VRFY
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: RCPT TO:<e@d>
C: DATA
D: one
D: .
C: MAIL FROM:<>
C: RCPT TO:<f@d>
C: DATA
D: two
D: .
C: VRFY x
C: RSET
C: QUIT
E: MAIL mailbox=a@b
S: 250 Requested mail action okay, completed
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
E: RCPT mailbox=e@d index=1
A: 250 - OK
S: 250 OK
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
E: BODY data="one\r\n"
E: MESSAGE index=0
A: 250 - One
S: 250 One
E: MESSAGE index=1
A: 452 - Two
S: 452 Two
E: MAIL pathflags=NULL
S: 250 Requested mail action okay, completed
E: RCPT mailbox=f@d index=0
A: 250 - OK
S: 250 OK
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
E: BODY data="two\r\n"
E: MESSAGE index=0
A: 250 - Three
S: 250 Three
E: VRFY arg=x
S: 252 Cannot VRFY user, but will accept message and attempt delivery
S: 250 Requested mail action okay, completed
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 2033-4.2-2 2033-4.2-4
= example_of_rfc_2033
@ LMTP 1
@ HOSTNAME foo.edu
@ 8BITMIME 0
@ VRFY 0
E: CONNECT
A: 220 - LMTP server ready
S: 220 foo.edu LMTP server ready
C: LHLO foo.edu
E: HELO arg=foo.edu
S: 250-foo.edu
S: 250-SIZE
S: 250 PIPELINING
C: MAIL FROM:<chris@bar.com>
E: MAIL mailbox=chris@bar.com
A: 250 - OK
S: 250 OK
C: RCPT TO:<pat@foo.edu>
E: RCPT mailbox=pat@foo.edu
A: 250 - OK
S: 250 OK
C: RCPT TO:<jones@foo.edu>
E: RCPT mailbox=jones@foo.edu
A: 550 - No such user here
S: 550 No such user here
C: RCPT TO:<green@foo.edu>
E: RCPT mailbox=green@foo.edu
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: Blah blah blah...
D: ...etc. etc. etc.
D: .
E: BODY data="Blah blah blah...\r\n..etc. etc. etc.\r\n"
E: MESSAGE index=0
A: 250 - OK
S: 250 OK
E: MESSAGE index=1
A: 452 - <green@foo.edu> is temporarily over quota
S: 452 <green@foo.edu> is temporarily over quota
C: QUIT
E: QUIT
A: 221 - closing connection
E: CLOSED code=221
S: 221 foo.edu closing connection

#: 2033-4.2-2
= message_refused_by_the_host_is_refused_for_each
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 550 - No
S: 550 No
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one
D: two
D: .
E: BODY data="one\r\n"
A! 554 - Not\nthat
S: 554-Not
S: 554 that
S: 554-Not
S: 554 that
E: ABORT code=554
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
G: STATE=READY MESSAGES=0

#: 2033-4.2-2
= message_refused_while_nothing_comes_is_refused_1_times
@ LMTP 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one
--
A! 552 5.3.4 Too much
--
D: two
D: .
S: 552 Too much
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= message_refused_while_nothing_comes_is_refused_2_times
@ LMTP 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one
--
A! 552 5.3.4 Too much
--
D: two
D: .
S: \{1:552 Too much\r\n}552 Too much
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= message_refused_while_nothing_comes_is_refused_30_times
@ LMTP 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{30:RCPT TO:<c@d>\r\n}
S: \{29:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one
--
A! 552 5.3.4 Too much
--
D: two
D: .
S: \{29:552 Too much\r\n}552 Too much
C: RSET
S: 250 Requested mail action okay, completed

= refusal_of_a_message_is_cut_to_256_octets
@ LMTP 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{8:RCPT TO:<c@d>\r\n}
S: \{7:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
A! 554 - \{600:y}
--
D: x
D: .
S: 554 \{250:y}
S: 554 \{250:y}
S: 554 \{250:y}
S: 554 \{250:y}
S: 554 \{250:y}
S: 554 \{250:y}
S: 554 \{250:y}
S: 554 \{250:y}
C: RSET
S: 250 Requested mail action okay, completed

= refusal_of_many_lines_is_cut_to_256_octets
@ LMTP 1
@ ENHANCEDSTATUSCODES 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 2.1.5 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
A! 550 5.7.1 \{100:a}\n\{100:b}\n\{100:c}
--
D: x
D: .
S: 550-5.7.1 \{100:a}
S: 550-5.7.1 \{100:b}
S: 550 5.7.1 \{20:c}
S: 550-5.7.1 \{100:a}
S: 550-5.7.1 \{100:b}
S: 550 5.7.1 \{20:c}
C: RSET
S: 250 2.0.0 Requested mail action okay, completed

#: 2033-4.2-2
= bare_lf_is_refused_1_times
@ LMTP 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one\ntwo
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: three
D: .
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= bare_lf_is_refused_2_times
@ LMTP 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one\ntwo
D: .
S: \{1:550 Bare CR or LF in message\r\n}550 Bare CR or LF in message
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: three
D: .
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= bare_lf_is_refused_30_times
@ LMTP 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{30:RCPT TO:<c@d>\r\n}
S: \{29:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one\ntwo
D: .
S: \{29:550 Bare CR or LF in message\r\n}550 Bare CR or LF in message
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: three
D: .
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= message_too_large_is_refused_1_times
@ LMTP 1
@ MAX_SIZE 10
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 10
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: 0123456789
D: .
S: 552 Message size exceeds limit
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= message_too_large_is_refused_2_times
@ LMTP 1
@ MAX_SIZE 10
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 10
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: 0123456789
D: .
S: \{1:552 Message size exceeds limit\r\n}552 Message size exceeds limit
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= message_too_large_is_refused_30_times
@ LMTP 1
@ MAX_SIZE 10
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 10
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{30:RCPT TO:<c@d>\r\n}
S: \{29:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: 0123456789
D: .
S: \{29:552 Message size exceeds limit\r\n}552 Message size exceeds limit
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= line_too_long_is_refused_for_each
@ LMTP 1
@ MAX_LINE 998
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: \{999:x}
D: .
S: \{1:500 Line of text too long\r\n}500 Line of text too long
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.2-2
= next_transaction_has_its_own_recipients_and_verdicts
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x\ny
D: .
E: BODY data=x
S: 550 Bare CR or LF in message
S: 550 Bare CR or LF in message
E: ABORT code=550
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= last_chunk_has_an_answer_for_each_recipient
@ LMTP 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 550 - No
S: 550 No
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: 250 - OK
S: 250 OK
C: BDAT 3
D. abc
E: DATA flags=CHUNK
S: 250 Requested mail action okay, completed
C: BDAT 0
E: BODY data="abc.\r\n.\r\n"
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D: .
D: .
E: MESSAGE index=0
A: 250 - Taken for a
S: 250 Taken for a
E: MESSAGE index=1
A: 452 - c is\nfull
S: 452-c is
S: 452 full
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.3-1 3030-2-9
= empty_last_chunk_has_an_answer_for_each_recipient
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 3
D. abc
S: 250 Requested mail action okay, completed
C: BDAT 0 LAST
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: QUIT
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 0 LAST
S: 250 Requested mail action okay, completed

#: 2033-4.3-2
= last_chunk_outside_a_transaction_has_no_answer
@ LMTP 1
@ CHUNKING 1
@@ accept
@@ answer MAIL 550 - No
S: 220 foo.com Service ready
C: BDAT 6 LAST
D: QUIT
--
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: BDAT 6 LAST
D: QUIT
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: BDAT 6 LAST
D: QUIT
S: 550 No
S: 503 Bad sequence of commands
C: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.3-2
= last_chunk_without_a_recipient_has_no_answer
@ LMTP 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 550 - No
S: 550 No
--
C: BDAT 6 LAST
D: QUIT
E: ABORT
--
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d index=0
A: 250 - OK
S: 250 OK
C: BDAT 1 LAST
D. x
E: DATA
E: BODY data=x
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken

#: 2033-4.3-1 3030-2-13
= chunk_without_a_recipient_has_one_answer
@ LMTP 1
@ CHUNKING 1
@@ accept
@@ answer RCPT 550 - No
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: BDAT 6
D: QUIT
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@d>
S: 550 No
C: BDAT 6
D: QUIT
S: 503 Bad sequence of commands
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1 3030-2-12
= last_chunk_that_is_refused_is_refused_for_each
@ LMTP 1
@ CHUNKING 1
@@ accept
@@ answer DATA 452 4.3.1 full
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{3:RCPT TO:<c@d>\r\n}
S: \{2:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
S: \{2:452 full\r\n}452 full
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1 3030-2-15
= chunk_that_is_refused_is_refused_once
@ LMTP 1
@ CHUNKING 1
@@ accept
@@ answer DATA 452 4.3.1 full
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{3:RCPT TO:<c@d>\r\n}
S: \{2:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: QUIT
S: 452 full
C: BDAT 6
D: QUIT
S: 503 Bad sequence of commands
C: BDAT 6 LAST
D: QUIT
S: \{2:503 Bad sequence of commands\r\n}503 Bad sequence of commands
C: BDAT 6 LAST
D: QUIT
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-2
= rset_behind_a_refused_chunk_forgets_its_recipients
@ LMTP 1
@ CHUNKING 1
@@ accept
@@ answer DATA 452 4.3.1 full
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{3:RCPT TO:<c@d>\r\n}
S: \{2:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: QUIT
S: 452 full
C: RSET
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
C: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.3-2
= lhlo_behind_a_refused_chunk_forgets_its_recipients
@ LMTP 1
@ CHUNKING 1
@@ accept
@@ answer DATA 452 4.3.1 full
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{3:RCPT TO:<c@d>\r\n}
S: \{2:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: QUIT
S: 452 full
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: BDAT 6 LAST
D: QUIT
C: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.3-2
= mail_behind_a_refused_chunk_forgets_its_recipients
@ LMTP 1
@ CHUNKING 1
@@ accept
@@ answer DATA 452 4.3.1 full
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{3:RCPT TO:<c@d>\r\n}
S: \{2:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: QUIT
S: 452 full
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
C: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.3-1 3030-2-12
= message_refused_inside_its_last_chunk_is_refused_for_each
@ LMTP 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: BDAT 3
D. abc
E: DATA flags=CHUNK
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D. QU
E: BODY data=abcQU
A! 554 - No
--
D: IT
S: 554 No
S: 554 No
E: ABORT code=554
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= message_refused_between_chunks_is_refused_1_times
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 6
D: NOOP
S: 250 Requested mail action okay, completed
--
A! 552 - Too much
--
C: BDAT 6 LAST
D: QUIT
S: 552 Too much
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= message_refused_between_chunks_is_refused_2_times
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: NOOP
S: 250 Requested mail action okay, completed
--
A! 552 - Too much
--
C: BDAT 6 LAST
D: QUIT
S: \{1:552 Too much\r\n}552 Too much
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= message_refused_between_chunks_is_refused_30_times
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{30:RCPT TO:<c@d>\r\n}
S: \{29:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: NOOP
S: 250 Requested mail action okay, completed
--
A! 552 - Too much
--
C: BDAT 6 LAST
D: QUIT
S: \{29:552 Too much\r\n}552 Too much
C: RSET
S: 250 Requested mail action okay, completed

= refusal_between_chunks_is_cut_to_64_octets
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: NOOP
S: 250 Requested mail action okay, completed
--
A! 552 - \{100:y}
--
C: BDAT 6 LAST
D: QUIT
S: 552 \{58:y}
S: 552 \{58:y}
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= commands_between_chunks_take_no_refusal_away
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6
D: NOOP
S: 250 Requested mail action okay, completed
--
A! 552
--
C: NOOP
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
C: BDAT 6 LAST
D: QUIT
S: \{1:552 Requested mail action aborted: exceeded storage allocation\r\n}552 Requested mail action aborted: exceeded storage allocation
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= bare_lf_in_the_last_chunk_is_refused_1_times
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 8 LAST
D: a\nQUIT
S: 550 Bare CR or LF in message
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= bare_lf_in_the_last_chunk_is_refused_2_times
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 8 LAST
D: a\nQUIT
S: \{1:550 Bare CR or LF in message\r\n}550 Bare CR or LF in message
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= bare_lf_in_the_last_chunk_is_refused_30_times
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{30:RCPT TO:<c@d>\r\n}
S: \{29:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 8 LAST
D: a\nQUIT
S: \{29:550 Bare CR or LF in message\r\n}550 Bare CR or LF in message
C: RSET
S: 250 Requested mail action okay, completed

#: 2033-4.3-1
= bare_lf_in_a_chunk_is_refused_once
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 8
D: a\nQUIT
S: 550 Bare CR or LF in message
C: BDAT 6 LAST
D: QUIT
S: \{1:503 Bad sequence of commands\r\n}503 Bad sequence of commands
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed

#: 2033-4.3-1
= chunks_too_large_are_refused_at_their_end
@ LMTP 1
@ CHUNKING 1
@ MAX_SIZE 10
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 10
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{2:RCPT TO:<c@d>\r\n}
S: \{1:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 8
D: abcdef
S: 250 Requested mail action okay, completed
C: BDAT 8 LAST
D: NOOP\r\n
S: \{1:552 Message size exceeds limit\r\n}552 Message size exceeds limit
C: RSET
S: 250 Requested mail action okay, completed

#: 3030-2-17
= rset_between_chunks_forgets_message_and_recipients
@ LMTP 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
C: BDAT 3 LAST
D. def
E: DATA flags=CHUNK
E: BODY data=def
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken

= host_may_close_between_the_answers_to_a_last_chunk
@ LMTP 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: RCPT TO:<b@d>
E: RCPT mailbox=b@d
A: 250 - OK
S: 250 OK
C: BDAT 3 LAST
D. abc
C: NOOP
E: DATA
E: BODY data=abc
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
E: MESSAGE index=1
A: later
--
A: close
S: 421 foo.com Service not available, closing transmission channel
E: ABORT code=0
E: CLOSED code=421 error=EHOST

#: 2033-4.3-1
= peer_that_is_gone_behind_a_last_chunk_gets_all_answers
@ LMTP 1
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C. \{30:RCPT TO:<c@d>\r\n}
S: \{29:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
C: BDAT 3 LAST
D. abc
EOF
S: \{29:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed

#: 2033-4-1 3207-4.2-1 3207-4.2-2
= tls_and_auth_are_there_in_lmtp
@ LMTP 1
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250 VRFY
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK
--
C: AUTH PLAIN AHQAcA==
S: 503 Bad sequence of commands
C: LHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH PLAIN
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 530 Authentication required
C: AUTH PLAIN AHQAcA==
E: AUTH arg=PLAIN data="\0t\0p"
A: 235
S: 235 Authentication succeeded
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@d>
E: RCPT mailbox=a@d
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE index=0
A: 250 - Taken
S: 250 Taken
