# Time: every wait has its end, RFC 5321 4.5.3.2.

= over_long_line_has_to_be_whole_in_time
E: CONNECT
S: 220 foo.com Service ready
C. \{600:x}
+200000
C. \{600:x}
G: DEADLINE=100000
+100000
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= refused_client_has_five_minutes_to_quit
E: CONNECT
A: 554 - No
S: 554 No
G: DEADLINE=300000
+300000
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

#: 5321-4.1.1.10-5
= transaction_ends_when_the_peer_falls_silent
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
+300000
E: ABORT code=0
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= refused_message_waits_for_octets_as_any_other
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
+299999
D: x
G: DEADLINE=300000
+300000
E: ABORT
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= greeting_that_is_owed_too_long_is_421
E: CONNECT
A: never
G: DEADLINE=300000
+299999
G: DEADLINE=1
+1
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

= answer_to_hello_that_is_owed_too_long_is_421
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: never
C: NOOP
+300000
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

= answer_to_mail_that_is_owed_too_long_is_421
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: never
C: NOOP
+300000
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

= answer_to_rcpt_that_is_owed_too_long_is_421
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
A: never
+300000
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

= answer_to_data_that_is_owed_too_long_is_421
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
A: never
G: DEADLINE=300000
+300000
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

= answer_to_quit_that_is_owed_too_long_is_421
E: CONNECT
S: 220 foo.com Service ready
C: QUIT
E: QUIT
A: never
+300000
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

= answer_begun_and_owed_too_long_is_ended
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: EXPN x
E: EXPN
A+ 250 - <a@b>
A: never
S: 250-<a@b>
+300000
E: CLOSED code=421 error=EHOST
S: 250\s
S: 421 foo.com Service not available, closing transmission channel

= answer_in_time_begins_the_wait_for_the_peer
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: later
G: DEADLINE=300000
+299999
A: 250 - OK
S: 250 OK
G: DEADLINE=300000
+299999
G: DEADLINE=1

= each_wait_has_its_option
@ TIMEOUT_COMMAND 1000
@ TIMEOUT_DATA 2000
@ TIMEOUT_ANSWER 3000
@ TIMEOUT_MESSAGE 4000
E: CONNECT
A: later
G: DEADLINE=3000
--
A: 220
S: 220 foo.com Service ready
G: DEADLINE=1000
--
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
G: DEADLINE=1000
--
C: RCPT TO:<a@b>
E: RCPT
A: later
G: DEADLINE=3000
--
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
G: DEADLINE=2000
--
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: later
G: DEADLINE=4000
+3999
A: 250 - OK
S: 250 OK
G: DEADLINE=1000
+1000
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= waits_without_a_timeout_never_end
@ TIMEOUT_COMMAND 0
@ TIMEOUT_DATA 0
@ TIMEOUT_ANSWER 0
@ TIMEOUT_MESSAGE 0
E: CONNECT
A: later
G: DEADLINE=-1
+1000000000
A: 220
S: 220 foo.com Service ready
G: DEADLINE=-1
+1000000000
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
G: DEADLINE=-1
+1000000000
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: later
G: DEADLINE=-1
+1000000000
A: 250 - OK
S: 250 OK

= answer_owed_too_long_is_421_also_when_the_peer_has_gone
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
EOF
E: RCPT
A: never
+300000
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel
