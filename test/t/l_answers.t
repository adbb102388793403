# The host's answers: late, long, in the middle of a message, or none.

#: 5321-4.2-1 2920-3.2-1
= nothing_behind_a_command_is_looked_at_before_its_answer
E: CONNECT
S: 220 foo.com Service ready
C: NOOP one
C: NOOP two
C: QUIT
E: NOOP arg=one
A: later
G: STATE=HELO
--
A: 250 - first
E: NOOP arg=two
A: later
S: 250 first
--
A: 250 - second
E: QUIT
A: later
S: 250 second
--
A: 221
E: CLOSED
S: 221 foo.com Service closing transmission channel

= every_event_may_be_answered_later
E: CONNECT
A: later
--
A: 220
S: 220 foo.com Service ready
--
C: HELO c.example
E: HELO
A: later
--
A: 250 - hello
S: 250 foo.com hello
--
C: MAIL FROM:<a@b>
E: MAIL mailbox=a@b
A: later
--
A: 250 - OK
S: 250 OK
--
C: RCPT TO:<c@d>
E: RCPT mailbox=c@d
A: later
--
A: 250 - OK
S: 250 OK
--
C: DATA
E: DATA
A: later
--
A: 354
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: later
--
A: 250 - OK
S: 250 OK

#: 5321-4.2.1-6 5321-4.2.1-9 5321-3.5.1-9 5321-4.5.3.1.5-1
= answer_of_any_length_goes_out_line_by_line
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: EXPN all
E: EXPN
A+ 250 - \{506:a}
A+ 250 - \{600:b}
A+ 250 - \{506:c}
A+ 250 - \{506:d}
A+ 250 - \{506:e}
A+ 250 - f\ng
A: 250 - \{506:h}
S: 250-\{506:a}
S: 250-\{506:b}
S: 250-\{506:c}
S: 250-\{506:d}
S: 250-\{506:e}
S: 250-f
S: 250-g
S: 250 \{506:h}
C: QUIT
E: QUIT
E: CLOSED
S: 221 foo.com Service closing transmission channel

= lines_begun_are_ended_by_the_default_answer
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: EXPN all
E: EXPN
A+ 250 - one
A: 0 - two
S: 250-one
S: 250 two

#: 5321-4.5.3.1.5-1
= answer_with_many_newlines_is_cut_to_512_octets_of_whole_lines
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
A: 250 - \{300:x\n}
S: \{72:250-x\r\n}250 x

#: 5321-4.2.1-6
= newlines_at_the_ends_of_a_text
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
A: 250 - \nx\n
S: 250-
S: 250 x
C: NOOP
E: NOOP
A: 250 - \n
S: 250\s

= text_of_354_is_one_line_of_64_octets
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
A: 354 - Go\n\{100:g}
S: 354 Go \{55:g}
--
D: .
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 5321-4.2.5-3 5321-4.1.1.4-10 5321-4.1.1.4-12
= message_refused_in_the_middle_is_swallowed_and_answered_at_its_end
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
--
D: Subject: Buy now
E: BODY data="Subject: Buy now\r\n"
A! 554 5.7.1 No advertisements
--
D: QUIT
D: ..
D: .x
D. .
--
D. \r\n
E: ABORT code=554
S: 554 No advertisements
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
G: STATE=READY ERRORS=2 MESSAGES=0

= message_refused_by_code_alone
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
D: two\nthree
D: .
C: NOOP
E: BODY data="on"
A! 452
E: ABORT code=452
E: NOOP
A: 250 - OK
S: 452 Requested action not taken: insufficient system storage
S: 250 OK

= message_may_be_refused_before_its_first_octet
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
A! 550 - Second thoughts\nabout it
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one
D: .
E: ABORT code=550
S: 550-Second thoughts
S: 550 about it
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK

= peer_that_goes_away_in_a_refused_message_hears_nothing
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
A! 550 - Second thoughts
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: one
EOF
E: ABORT code=550
E: CLOSED code=0 error=EEOF

#: 5321-3.8-3 5321-3.8-4 5321-4.3.2-8
= host_may_close_in_place_of_an_answer
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
C: NOOP
E: RCPT
A: close Going down\nnow
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down now

#: 5321-3.8-3 5321-3.8-4
= host_may_close_in_the_middle_of_a_message
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
E: BODY data="x\r\n"
--
A: close
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

= host_may_close_while_nothing_is_owed
E: CONNECT
S: 220 foo.com Service ready
--
A: close \{300:z}
E: CLOSED code=421 error=EHOST
S: 421 foo.com \{100:z}
C: NOOP

= close_ends_the_lines_of_an_answer_that_were_begun
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: EXPN x
E: EXPN
A+ 250 - one
A: close
E: CLOSED code=421
S: 250-one
S: 250\s
S: 421 foo.com Service not available, closing transmission channel

#: 5321-4.3.2-8 5321-4.2.2-1
= answer_421_closes_whatever_it_answers
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
C: RCPT TO:<a@b>
E: MAIL
A: 421 - Enough
E: CLOSED code=421 error=EHOST
S: 421 foo.com Enough

#: 5321-4.1.1.4-12
= answer_421_in_the_middle_of_a_message_closes_at_once
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
D: y
D: .
E: BODY data="x"
A! 421 - Enough
E: ABORT
E: CLOSED code=421 error=EHOST
S: 421 foo.com Enough

= half_closed_peer_gets_all_its_answers
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
C: HELO c.example
C: MAIL FROM:<a@b>
C. NOOP
EOF
E: NOOP
A: 250 - OK
E: HELO
A: 250 - hello
E: MAIL
A: 250 - OK
E: ABORT code=0
E: CLOSED code=0 error=EEOF
S: 250 OK
S: 250 foo.com hello
S: 250 OK
