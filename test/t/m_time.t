# Deadlines, RFC 5321 4.5.3.2, and the host's own.

#: 5321-4.5.3.2.7-1 5321-3.8-1
= silent_peer_is_left_after_five_minutes
E: CONNECT
S: 220 foo.com Service ready
G: DEADLINE=300000
+299999
G: DEADLINE=1
+1
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

#: 5321-4.5.3.2.7-1
= command_that_dribbles_in_does_not_win_time
E: CONNECT
S: 220 foo.com Service ready
--
C. NO
G: DEADLINE=300000
+200000
C. OP
G: DEADLINE=100000
+99999
C. \r
G: DEADLINE=1
+1
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

#: 5321-4.5.3.2.7-1
= every_whole_command_begins_the_time_anew
@ TIMEOUT_COMMAND 1000
E: CONNECT
S: 220 foo.com Service ready
+999
C: NOOP
E: NOOP
A: 250 - OK
S: 250 OK
G: DEADLINE=1000
+999
C: RSET
S: 250 Requested mail action okay, completed
+999
C: FOO
S: 500 Syntax error, command unrecognized
+1000
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= octets_of_a_message_win_time
@ TIMEOUT_DATA 2000
@ TIMEOUT_COMMAND 1000
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
G: DEADLINE=2000
+1999
D. one
+1999
D: two
+1999
D: .
E: BODY data="onetwo\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
G: DEADLINE=1000

= message_that_stops_is_left
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
D: one
E: BODY data="one\r\n"
+299999
+1
E: ABORT code=0
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= host_that_does_not_answer_is_left_too
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
C: NOOP
E: NOOP
A: never
G: DEADLINE=300000
+299999
+1
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

= message_may_be_answered_for_ten_minutes
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
D: .
E: MESSAGE
A: later
G: DEADLINE=600000
+599999
A: 250 - At last
S: 250 At last
G: STATE=READY MESSAGES=1 DEADLINE=300000

= message_that_is_not_answered_in_time_was_not_accepted
@ TIMEOUT_MESSAGE 500
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
D: .
E: MESSAGE
A: never
+500
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel
G: MESSAGES=0

= timeouts_may_be_off
@ TIMEOUT_COMMAND 0
@ TIMEOUT_ANSWER 0
E: CONNECT
A: later
G: DEADLINE=-1
+1000000000
A: 220
S: 220 foo.com Service ready
G: DEADLINE=-1
+1000000000
C: NOOP
E: NOOP
A: 250 - OK
S: 250 OK
