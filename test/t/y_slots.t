# What was found by reviews, each with the rule that was broken.

#: 5321-4.1.1.11-1
= parameter_that_is_refused_leaves_what_stands_behind_it
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
--
C: MAIL FROM:<> SIZE=1 BODY=7BIT X
C: NOOP hello
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
S: 250 Requested mail action okay, completed

= parameter_given_twice_leaves_what_stands_behind_it
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
--
C: MAIL FROM:<> SIZE=1 BODY=7BIT SIZE=1
C: NOOP hello
S: 501 Parameter given twice
S: 250 Requested mail action okay, completed

#: 2033-4.2-2 2033-4.3-1
= answers_to_the_last_chunk_come_though_nothing_more_is_sent
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
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
--
C: BDAT 2 LAST
D. hi
EOF
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed

#: 6409-7-3
= submission_that_takes_no_mail_refuses_with_554
@ SUBMISSION 1
@ NO_MAIL 1
@@ events off
S: 554 Transaction failed
C: EHLO c.example
S: 503 Bad sequence of commands
C: QUIT
S: 221 foo.com Service closing transmission channel

#: 5321-4.5.3.2.7-1
= command_between_chunks_has_its_time_as_a_whole
@ CHUNKING 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: BDAT 1
D. x
S: 250 Requested mail action okay, completed
--
C. N
+200000
C. O
+99999
C. O
+1
S: 421 foo.com Timeout

= chunk_that_is_cut_between_cr_and_lf_has_lines_of_the_same_length
@ CHUNKING 1
@ BARE 1
@ MAX_LINE 998
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: BDAT 601
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. \r
S: 250 Requested mail action okay, completed
C: BDAT 604 LAST
D. \n
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. \r\nz
S: 250 Requested mail action okay, completed

= bare_cr_that_ends_a_chunk_is_kept_where_bare_ones_are
@ CHUNKING 1
@ BARE 1
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
C: MAIL FROM:<>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 2
D. x\r
E: DATA
S: 250 Requested mail action okay, completed
C: BDAT 2
D. y\r
S: 250 Requested mail action okay, completed
C: BDAT 1
D. \n
S: 250 Requested mail action okay, completed
C: BDAT 1 LAST
D. \r
E: BODY data="x\ry\r\n\r"
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

= binarymime_needs_8bitmime_too
@ CHUNKING 1
@ BINARYMIME 1
@ 8BITMIME 0
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY

= chunks_without_octets_are_counted_as_idle
@ CHUNKING 1
@ MAX_IDLE 4
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: BDAT 0
S: 250 Requested mail action okay, completed
C: BDAT 1
D. x
S: 250 Requested mail action okay, completed
C: BDAT 1
D. x
S: 250 Requested mail action okay, completed
C: BDAT 0
S: 250 Requested mail action okay, completed
C: BDAT 0
S: 421 foo.com Too many commands

= session_in_auth_does_not_bring_starttls_back
@ STARTTLS 1
@ AUTH 1
@ MECHS SCRAM-SHA-1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250-AUTH SCRAM-SHA-1
S: 250 VRFY
--
C: STARTTLS
E: STARTTLS
A: 220
S: 220 Service ready
E: TLS
A: tls OK
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH SCRAM-SHA-1
S: 250 VRFY
--
C: AUTH SCRAM-SHA-1
E: AUTH
A? x
S: 334 eA==
--
C: eA==
E: AUTH
A= VRFY 0
A: 535
S: 535 Authentication credentials invalid
C: STARTTLS
S: 503 Bad sequence of commands

= header_of_536_octets_fits_the_least_block
@ PROXY 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
D. \r\n\r\n\x00\r\nQUIT\n\x20\x00\x02\x08\x04\x02\x05
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
D. xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
E: PROXY arg="" owed=0
E: CONNECT
S: 220 foo.com Service ready
C: QUIT
E: QUIT
S: 221 foo.com Service closing transmission channel
E: CLOSED

= message_is_counted_once_whoever_of_its_recipients_takes_it
@ LMTP 1
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
--
C: MAIL FROM:<>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<e@f>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE index=0
A: 550
S: 550 Requested action not taken: mailbox unavailable
E: MESSAGE index=1
A: 250
S: 250 Requested mail action okay, completed
E: MESSAGE index=2
A: 250
S: 250 Requested mail action okay, completed
G: MESSAGES=1
