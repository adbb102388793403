# Message sizes, RFC 1870.

#: 1870-3-1 1870-6.1-1 1870-6.1-2 1870-7-2 1870-4-2 1870-7-3 1870-6.1-3
= declared_size_above_the_limit_is_552_at_once
@ MAX_SIZE 1000
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE 1000
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SIZE=1001
S: 552 Requested mail action aborted: exceeded storage allocation
C: MAIL FROM:<a@b> SIZE=99999999999999999999
S: 552 Requested mail action aborted: exceeded storage allocation
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b> SIZE=1000
E: MAIL param=SIZE:1000:1000
A: 452
S: 452 Requested action not taken: insufficient system storage
C: MAIL FROM:<a@b> SIZE=0
E: MAIL param=SIZE:0:0
A: 250 - OK
S: 250 OK
G: MAX_SIZE=1000

#: 1870-4-1 1870-5-1 5321-4.5.3.1.9-1 1870-6.3-2
= message_above_the_limit_is_552_at_its_end
@ MAX_SIZE 10
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: 123456789
D: .
E: BODY data="123456789\r"
E: ABORT code=552
S: 552 Message size exceeds limit
G: STATE=READY

#: 1870-5-1 1870-6.3-1 1870-6-3
= message_of_exactly_the_limit_is_taken_dots_of_transparency_not_counted
@ MAX_SIZE 10
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE 10
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SIZE=5
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: ..
D: ..
D: ..2
D: .
E: BODY data=".\r\n.\r\n.2\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
G: OCTETS=10

= limit_may_be_changed_for_a_session
@ MAX_SIZE 1000
E: CONNECT
A= MAX_SIZE 4
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE 4
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SIZE=5
S: 552 Requested mail action aborted: exceeded storage allocation
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: abc
D: .
E: BODY data="abc\r"
E: ABORT code=552
S: 552 Message size exceeds limit

#: 5321-4.5.3.1.7-1
= message_of_64_kib_is_taken
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D. \{1024:..xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n}.\r\n
S: 250 Requested mail action okay, completed
G: OCTETS=64512

= refused_message_that_does_not_end_closes_the_connection
@ MAX_SIZE 100
@ MAX_DISCARD 300
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D. \{100:yyyyyyyy\r\n}
E: BODY data="\{10:yyyyyyyy\r\n}"
E: ABORT code=552
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Message too long

= refused_message_below_the_limit_of_discarding_gets_its_answer
@ MAX_SIZE 100
@ MAX_DISCARD 300
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D. \{40:yyyyyyyy\r\n}
D: .
E: BODY data="\{10:yyyyyyyy\r\n}"
E: ABORT code=552
S: 552 Message size exceeds limit
