# However a transaction fails, nothing of it is left: the next MAIL is taken,
# its recipients are counted from 0, and ABORT has come once, with the code
# that was said. What is refused in a transaction without ending it leaves it
# as it is.

#: 3030-2-12
= transaction_is_over_behind_bdat_with_a_bad_word
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6 FIRST
D: QUIT
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
G: STATE=READY RCPT=0
--
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
C: DATA
S: 503 Bad sequence of commands
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3 LAST
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
E: MESSAGE index=0
A: 250
S: 250 Requested mail action okay, completed
G: STATE=READY RCPT=0 OCTETS=3 MESSAGES=1

#: 3030-2-12 3030-2-13
= transaction_is_over_behind_bdat_before_rcpt
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=8BITMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
E: ABORT code=503
S: 503 Bad sequence of commands
G: STATE=READY RCPT=0
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3 LAST
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

#: 3030-2-12
= transaction_is_over_behind_a_first_chunk_that_was_refused
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6
D: QUIT
E: DATA flags=CHUNK
A: 452 - Full
E: ABORT code=452
S: 452 Full
G: STATE=READY RCPT=0 ERRORS=0
--
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA flags=0
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: abc
D: .
E: BODY data=abc\r\n
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed
G: OCTETS=5 MESSAGES=1

#: 3030-2-12
= transaction_is_over_behind_a_chunk_that_was_refused_within
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6
D: NOOP
C: BDAT 6
D: QUIT
E: DATA flags=CHUNK
E: BODY data=NOOP\r\nQUIT
A! 554 - Spam
E: ABORT code=554
S: 250 Requested mail action okay, completed
S: 554 Spam
G: STATE=READY RCPT=0 ERRORS=1
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3 LAST
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed
G: OCTETS=3 ERRORS=0

#: 3030-2-12
= transaction_is_over_behind_a_refusal_between_chunks
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6
D: NOOP
E: DATA flags=CHUNK
E: BODY data=NOOP\r\n
S: 250 Requested mail action okay, completed
--
A! 452 - Full
G: STATE=DATA RCPT=1
--
C: BDAT 6
D: QUIT
E: ABORT code=452
S: 452 Full
G: STATE=READY RCPT=0
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3 LAST
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

#: 3030-2-12
= transaction_is_over_behind_each_fault_in_a_chunk
@ CHUNKING 1
@ NO_NUL 1
@ MAX_LINE 998
@ MAX_SIZE 1004
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 1004
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3
D. a\nb
E: DATA flags=CHUNK
E: BODY data=a
E: ABORT code=550
S: 550 Bare CR or LF in message
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 2
D. a\0
E: DATA flags=CHUNK
E: BODY data=a
E: ABORT code=550
S: 550 NUL in message
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 999
D. \{999:x}
E: DATA flags=CHUNK
E: BODY data=\{998:x}
E: ABORT code=500
S: 500 Line of text too long
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1005
D. \{502:x}\r\n\{501:x}
E: DATA flags=CHUNK
E: BODY data=\{502:x}\r\n\{500:x}
E: ABORT code=552
S: 552 Message size exceeds limit
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1 LAST
D. \r
E: DATA flags=CHUNK
E: ABORT code=550
S: 550 Bare CR or LF in message
G: STATE=READY RCPT=0 ERRORS=5
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1004 LAST
D. \n
D: \{500:x}
D: \{499:x}
E: DATA flags=CHUNK
E: ABORT code=550
S: 550 Bare CR or LF in message
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1004 LAST
D: \{500:x}
D. \{502:x}
E: DATA flags=CHUNK
E: BODY data=\{500:x}\r\n\{502:x}
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed
G: OCTETS=1004 ERRORS=0

#: 5321-4.1.1.4-10
= transaction_is_over_behind_each_fault_in_data
@ NO_NUL 1
@ MAX_LINE 998
@ MAX_SIZE 1004
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 1004
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: a\nb
D: .
E: BODY data=a
E: ABORT code=550
S: 550 Bare CR or LF in message
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: a\0
D: .
E: BODY data=a
E: ABORT code=550
S: 550 NUL in message
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: \{999:x}
D: .
E: BODY data=\{998:x}
E: ABORT code=500
S: 500 Line of text too long
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: \{502:x}
D: \{501:x}
D: .
E: BODY data=\{502:x}\r\n\{500:x}
E: ABORT code=552
S: 552 Message size exceeds limit
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: ok
D: .
E: BODY data=ok\r\n
E: MESSAGE index=0
A: 250
S: 250 Requested mail action okay, completed
G: OCTETS=4 MESSAGES=1 ERRORS=0 RCPT=0

#: 5321-4.1.1.4-10 5321-4.1.1.4-12 5321-3.3-2
= transaction_is_over_behind_a_refusal_at_the_end_of_data
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: BODY data=x\r\n
E: MESSAGE
A: 554 - No
S: 554 No
G: STATE=READY RCPT=0
--
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
C: DATA
S: 503 Bad sequence of commands
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: y
D: .
E: BODY data=y\r\n
E: MESSAGE index=0
A: 451 - Later
S: 451 Later
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
S: 451 Requested action aborted: local error in processing
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
G: MESSAGES=0
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.4-10 3030-2-10
= transaction_is_over_behind_a_refusal_at_the_end_of_chunks
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: MESSAGE
A: 554 - No
S: 554 No
G: STATE=READY RCPT=0
--
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
C: BDAT 6 LAST
D: QUIT
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: MESSAGE index=0
A: 250
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.4-12
= transaction_is_over_behind_a_refusal_in_data
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
A: 354
A! 554 - Spam
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: ABORT code=554
S: 554 Spam
G: STATE=READY RCPT=0
--
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: y
D: .
E: BODY data=y\r\n
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

#: 1870-6.1-1 5321-4.1.4-16
= declared_size_above_the_limit_opens_no_transaction
@ CHUNKING 1
@ BINARYMIME 1
@ SMTPUTF8 1
@ MAX_SIZE 100
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 100
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<\xc3\xa9@b> SMTPUTF8 BODY=BINARYMIME SIZE=101
S: 552 Requested mail action aborted: exceeded storage allocation
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
G: STATE=READY
--
C: MAIL FROM:<a@b> SIZE=100
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@b>
S: 553 Address needs SMTPUTF8
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

#: 5321-4.1.4-16 5321-3.3-2
= mail_that_is_refused_opens_no_transaction
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 451 - Later
S: 451 Later
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b> FOO=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
G: RCPT=1

#: 5321-4.1.1.5-1
= rset_ends_a_transaction_at_every_step
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: RSET
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: DATA
S: 503 Bad sequence of commands
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
A: 451 - Later
S: 451 Later
--
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: DATA
S: 503 Bad sequence of commands
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: BODY data=x\r\n
E: MESSAGE index=0
A: 250
S: 250 Requested mail action okay, completed
G: MESSAGES=1

#: 5321-4.1.4-5 5321-4.1.4-19
= hello_ends_a_transaction_at_every_step
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: EHLO c.example
E: HELO
E: ABORT code=0
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: HELO c.example
E: HELO
E: ABORT code=0
S: 250 foo.com
C: DATA
S: 503 Bad sequence of commands
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

= hello_that_is_refused_leaves_the_transaction
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: EHLO c.example
E: HELO
A: 550 - No
S: 550 No
C: EHLO bad_name
S: 501 Syntax error in parameters or arguments
C: HELO c.example
E: HELO
A: 504 - No
S: 504 No
G: STATE=RCPT RCPT=1
--
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

#: 3207-4.2-1
= starttls_in_a_transaction_is_503_and_leaves_it
@ STARTTLS 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: STARTTLS
S: 503 Bad sequence of commands
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: STARTTLS
S: 503 Bad sequence of commands
G: STATE=RCPT RCPT=1 TLS=0
--
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed
--
C: STARTTLS
E: STARTTLS
A: 220
S: 220 Service ready
E: TLS
A: tls OK
--
+0
G: STATE=HELO RCPT=0 TLS=1

#: 4954-4-5
= auth_in_a_transaction_is_503_and_leaves_it
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH PLAIN
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: AUTH PLAIN AHUAcA==
S: 503 Bad sequence of commands
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: AUTH PLAIN
S: 503 Bad sequence of commands
G: STATE=RCPT RCPT=1 AUTH=0
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed
--
C: AUTH PLAIN AHUAcA==
E: AUTH arg=PLAIN
A: 235
S: 235 Authentication succeeded
G: AUTH=1

= what_the_library_refuses_in_a_transaction_leaves_it
@ MAX_RCPT 2
@ SUBMISSION 1
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH PLAIN
S: 250 VRFY
--
C: AUTH PLAIN AHUAcA==
E: AUTH
A: 235
S: 235 Authentication succeeded
C: MAIL FROM:<a@b.example>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 554 Domain is not fully qualified
C: RCPT TO:<c@d.example
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d.example>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d.example> FOO
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: RCPT TO:<e@d.example>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<f@d.example>
S: 452 Too many recipients
C: MAIL FROM:<x@y.example>
S: 503 Bad sequence of commands
C: NOOP \{600:x}
S: 500 Line too long
C: NOOP \{3000:x}
S: 500 Line too long
C: XYZZY
S: 500 Syntax error, command unrecognized
C: RSET x
S: 501 Syntax error in parameters or arguments
C: DATA x
S: 501 Syntax error in parameters or arguments
--
G: STATE=RCPT RCPT=2
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

#: 5321-3.3-1
= data_that_is_refused_leaves_the_transaction
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
A: 451 - Later
S: 451 Later
G: STATE=RCPT RCPT=1
--
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

= limit_of_recipients_is_that_of_one_transaction
@ MAX_RCPT 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<e@f>
S: 452 Too many recipients
C: BDAT 1 FIRST
D. x
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<e@f>
S: 452 Too many recipients
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1
D. x
E: DATA flags=CHUNK
A: 451 - Later
E: ABORT code=451
S: 451 Later
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1 LAST
D. x
E: DATA flags=CHUNK
E: BODY data=x
E: MESSAGE
A: 554 - No
S: 554 No
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
G: RCPT=1

#: 5321-4.1.1.5-6
= end_of_the_session_ends_a_transaction_once
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
EOF
E: ABORT code=0
E: CLOSED code=0 error=EEOF
G: RCPT=0 MESSAGES=0

= too_many_errors_end_a_transaction_once
@ MAX_ERRORS 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: XYZZY
S: 500 Syntax error, command unrecognized
C: XYZZY
S: 500 Syntax error, command unrecognized
E: ABORT code=0
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Too many errors

= refused_chunk_that_is_one_error_too_many_ends_all_once
@ MAX_ERRORS 1
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: XYZZY
S: 500 Syntax error, command unrecognized
C: BDAT 6 FIRST
D: QUIT
E: ABORT code=501
E: CLOSED code=421 error=ELIMIT
S: 501 Syntax error in parameters or arguments
S: 421 foo.com Too many errors

= close_of_the_host_ends_a_refused_message_once
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
A! 554 - Spam
--
A: close Going down
E: ABORT code=554
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down
