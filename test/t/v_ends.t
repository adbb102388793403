# The end of a connection by an answer of 421, which closes whatever it
# answers, and by a peer that goes away.

#: 5321-4.3.2-8 5321-3.8-3
= answer_421_to_hello_closes
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
C: NOOP
E: HELO
A: 421 - Not now
E: CLOSED code=421 error=EHOST
S: 421 foo.com Not now

#: 5321-4.3.2-8 5321-3.8-3
= answer_421_to_a_command_without_a_transaction_closes
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: EXPN x
E: EXPN
A: 421
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

#: 5321-4.3.2-8
= answer_421_to_vrfy_closes
E: CONNECT
S: 220 foo.com Service ready
C: VRFY x
C: VRFY y
E: VRFY arg=x
A: 421 - No
E: CLOSED code=421 error=EHOST
S: 421 foo.com No

#: 5321-4.3.2-8
= answer_421_to_help_closes
@ HELP 1
E: CONNECT
S: 220 foo.com Service ready
C: HELP
C: HELP
E: HELP
A: 421 - No
E: CLOSED code=421 error=EHOST
S: 421 foo.com No

#: 5321-4.3.2-8
= answer_421_to_noop_in_a_transaction_aborts_and_closes
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
C: NOOP
C: NOOP
E: NOOP
A: 421 - No
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com No

#: 5321-4.3.2-8
= answer_421_to_a_verb_of_the_host_closes
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: X1
E: OTHER
A: 421 - No
E: CLOSED code=421 error=EHOST
S: 421 foo.com No

#: 5321-4.3.2-8
= answer_421_to_rcpt_aborts_and_closes
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
C: RCPT TO:<c@d>
E: RCPT
A: 421 - Enough
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Enough

#: 5321-4.3.2-8
= answer_421_to_data_is_said_once_whatever_is_behind_it
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
A: 421 - Enough
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Enough

#: 5321-4.3.2-8 5321-3.8-4
= answer_421_behind_a_354_closes_at_once
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
A! 421 - Enough
E: ABORT
E: CLOSED code=421 error=EHOST
S: 354 Start mail input; end with <CRLF>.<CRLF>
S: 421 foo.com Enough

#: 5321-4.3.2-8 5321-2.1-1
= answer_421_to_a_message_accepts_nothing_and_closes
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
C: QUIT
E: BODY data="x\r\n"
E: MESSAGE
A: 421 - Enough
E: ABORT
E: CLOSED code=421 error=EHOST
S: 421 foo.com Enough
G: MESSAGES=0

#: 5321-4.3.2-8
= answer_421_to_quit_is_an_end_by_the_host
E: CONNECT
S: 220 foo.com Service ready
C: QUIT
E: QUIT
A: 421 - Too late
E: CLOSED code=421 error=EHOST
S: 421 foo.com Too late

#: 5321-4.5.3.1.5-1
= text_of_an_answer_421_is_cut_to_100_octets
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
A: 421 - \{200:x}
E: CLOSED code=421
S: 421 foo.com \{100:x}

#: 5321-4.1.1.5-6
= refused_peer_may_go_away_without_quit
E: CONNECT
A: 554 - No
S: 554 No
EOF
E: CLOSED code=0 error=EEOF

#: 5321-4.1.1.5-6 5321-3.1-1
= peer_that_goes_away_before_its_greeting_gets_it_all_the_same
E: CONNECT
A: later
C: NOOP
EOF
--
A: 220
S: 220 foo.com Service ready
E: NOOP
A: 250 - OK
S: 250 OK
E: CLOSED code=0 error=EEOF

#: 5321-4.1.1.5-6 5321-4.1.1.10-7
= commands_that_came_before_the_peer_went_away_are_answered
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
C: RCPT TO:<a@b>
C: NO
C. OP
EOF
E: MAIL
A: 250 - OK
S: 250 OK
E: RCPT
A: later
--
A: 250 - OK
S: 250 OK
S: 500 Syntax error, command unrecognized
E: ABORT code=0
E: CLOSED code=0 error=EEOF

#: 5321-4.1.1.10-1
= quit_before_the_peer_went_away_is_a_quit
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: QUIT
EOF
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 5321-4.1.1.10-6 5321-2.1-1
= message_that_was_whole_when_the_peer_went_away_is_given
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
EOF
E: BODY data="x\r\n"
E: MESSAGE
A: later
G: STATE=MESSAGE
--
A: 250 - Taken
S: 250 Taken
E: CLOSED code=0 error=EEOF
G: MESSAGES=1

#: 5321-4.1.1.10-5 5321-4.1.1.10-7
= peer_that_goes_away_behind_354_has_sent_no_message
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
EOF
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
E: ABORT code=0
E: CLOSED code=0 error=EEOF

#: 5321-4.1.1.10-5
= peer_that_goes_away_behind_half_an_end_of_message_has_sent_none
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
D. x\r\n.\r
EOF
E: BODY data="x\r\n"
E: ABORT code=0
E: CLOSED code=0 error=EEOF
G: MESSAGES=0

#: 5321-4.1.1.10-5
= lf_behind_a_dot_is_no_end_when_the_peer_goes_away
@ BARE 1
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
D. x\n.\n
EOF
E: BODY data="x\n.\n"
E: ABORT code=0
E: CLOSED code=0 error=EEOF

#: 5321-4.1.1.10-8
= quit_in_every_state_ends_the_session
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
C: QUIT
C: RCPT TO:<a@b>
E: QUIT
E: ABORT code=0
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 5321-4.1.1.10-1 5321-4.1.4-19
= quit_behind_messages_aborts_nothing
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
C: QUIT
E: MESSAGE
A: 554 - No
S: 554 No
E: QUIT
A: 221 - Bye
E: CLOSED code=221 error=OK
S: 221 foo.com Bye
