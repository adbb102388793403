# CHUNKING and BINARYMIME, RFC 3030.

#: 3030-2-1 3030-2-2 3030-2-6 3030-2-8 3030-3-1
= message_comes_in_chunks
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
--
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
C: BDAT 5
D: .ab
E: DATA flags=CHUNK owed=1
E: BODY data=".ab\r\n.\r\nQUIT\r\n"
S: 250 Requested mail action okay, completed
C: bdat 9 last
D: .
D: QUIT
E: MESSAGE owed=1 index=0
A: 250 - Done
S: 250 Done
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 3030-2-12 3030-2-15
= refused_chunk_is_answered_at_its_end_and_later_ones_503
@ CHUNKING 1
@@ accept
@@ answer DATA 452 4.3.1 full
S: 220 foo.com Service ready
C: EHLO c.example
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
D: QUIT
S: 452 full
C: BDAT 6 LAST
D: QUIT
S: 503 Bad sequence of commands
C: NOOP
S: 250 Requested mail action okay, completed

# ---- sizes ----

#: 3030-2-2 3030-2-8
= chunk_size_may_be_zero_and_have_leading_zeros
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
C: BDAT 0
E: DATA flags=CHUNK owed=1
S: 250 Requested mail action okay, completed
C: BDAT \{60:0}3
D. abc
E: BODY data=abc\r\n
S: 250 Requested mail action okay, completed
C: bDaT 00 \t
S: 250 Requested mail action okay, completed
C: BDAT 02
D:
S: 250 Requested mail action okay, completed
G: STATE=DATA OCTETS=5 RCPT=1
--
C: Bdat \{60:0} lAsT \t\s
E: MESSAGE owed=1 index=0
A: 250 - Done
S: 250 Done
G: STATE=READY OCTETS=5 MESSAGES=1 RCPT=0

#: 3030-2-2 3030-2-8
= last_chunk_may_be_the_only_one_and_the_message_empty
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
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: MESSAGE owed=1 index=0
A: 250 - Empty
S: 250 Empty
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
E: MESSAGE owed=1 index=0
A: 250 - Three
S: 250 Three
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 3030-3-11
= largest_size_is_counted_and_nothing_is_made_of_it_beforehand
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
C: BDAT 18446744073709551615
D: QUIT
E: DATA flags=CHUNK
E: BODY data="QUIT\r\nBDAT 0 LAST\r\n"
--
D: BDAT 0 LAST
G: STATE=DATA OCTETS=19
--
EOF
E: ABORT code=0
E: CLOSED code=0 error=EEOF

#: 3030-2-2 3030-3-11
= size_of_2_to_the_64_is_501_and_the_end
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
C: BDAT 18446744073709551616
D: QUIT
E: ABORT
E: CLOSED code=421 error=EPROTO
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel
G: STATE=CLOSED MESSAGES=0

#: 3030-2-2 3030-3-11
= size_of_400_digits_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT \{400:9} LAST
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2 3030-3-11
= size_of_2_to_the_64_and_six_gives_no_chunk_of_six
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 18446744073709551622 LAST
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= bdat_without_size_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= bdat_with_last_alone_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT LAST
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= size_with_a_minus_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT -6
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= size_with_a_plus_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT +6
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= size_behind_two_blanks_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT  6
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= size_before_a_tab_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 6\tLAST
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= size_in_other_digits_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 0x6
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= size_with_a_nul_behind_it_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 6\0
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

#: 3030-2-2
= size_with_a_bare_cr_behind_it_is_501_and_the_end
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
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 6\r
D: QUIT
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

= size_that_cannot_be_read_ends_the_session_in_any_state
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: BDAT six LAST
D: QUIT
E: CLOSED code=421 error=EPROTO
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

= size_that_cannot_be_read_ends_the_session_between_chunks
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
C: BDAT 3;LAST
D. def
E: ABORT
E: CLOSED code=421 error=EPROTO
S: 501 Chunk size not understood
S: 421 foo.com Service not available, closing transmission channel

# ---- what stands behind the size ----

#: 3030-2-2 3030-2-12
= bad_word_behind_a_size_is_501_and_the_chunk_no_command
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
C: BDAT 6 FIRST
D: QUIT
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST x
D: RSET
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 17  LAST
D: MAIL FROM:<x@y>
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6 LAS
D: DATA
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 13 LASTLAST
D: BDAT 0 LAST
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 10 10
D: STARTTLS
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 0 LAST\0
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<x@y>
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
E: MESSAGE
A: 250 - Done
S: 250 Done
G: MESSAGES=1

#: 3030-2-12 3030-2-15
= bad_word_between_chunks_ends_the_transaction
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
C: BDAT 3
D. abc
C: BDAT 6 MORE
D: QUIT
C: BDAT 6 LAST
D: QUIT
E: DATA flags=CHUNK
E: BODY data=abc
E: ABORT code=501
S: 250 Requested mail action okay, completed
S: 501 Syntax error in parameters or arguments
S: 503 Bad sequence of commands
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
G: STATE=READY MESSAGES=0 RCPT=0 ERRORS=2

#: 3030-2-12
= chunk_behind_a_tab_is_501_and_no_command
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
C: BDAT\t6
D: QUIT
E: ABORT code=501
S: 501 Syntax error in parameters or arguments
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 5321-4.5.3.1.4-1 3030-2-12
= bdat_line_of_more_than_512_octets_is_500_and_the_chunk_no_command
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
C: BDAT 6\{505:\s}
D: QUIT
E: ABORT code=500
S: 500 Line too long
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6\{504:\s}
D: QUIT
E: DATA flags=CHUNK
E: BODY data=QUIT\r\n
S: 250 Requested mail action okay, completed
G: STATE=DATA

#: 5321-4.5.3.1.9-1
= bdat_in_a_line_without_measure_is_500_and_the_end
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
C: BDAT \{2000:0}6
D: QUIT
E: ABORT
E: CLOSED code=421 error=EPROTO
S: 500 Line too long
S: 421 foo.com Service not available, closing transmission channel

= over_long_bdat_without_the_extension_is_500_as_any_line
E: CONNECT
S: 220 foo.com Service ready
C: BDAT \{2000:0}6
S: 500 Line too long
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

# ---- chunks where none is due ----

#: 3030-2-13 3030-2-12
= chunk_before_ehlo_is_503_and_no_command
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: BDAT 6
D: QUIT
S: 503 Bad sequence of commands
C: BDAT 17 LAST
D: MAIL FROM:<x@y>
S: 503 Bad sequence of commands
C: BDAT 0 LAST
S: 503 Bad sequence of commands
C: BDAT 6 FIRST
D: QUIT
S: 503 Bad sequence of commands
G: STATE=HELO
--
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 3030-2-13
= chunk_after_helo_is_503_also_with_recipients
@ CHUNKING 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
S: 250 foo.com
C: BDAT 6
D: RSET
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
E: ABORT code=503
S: 503 Bad sequence of commands
C: DATA
S: 503 Bad sequence of commands
G: STATE=READY RCPT=0

#: 3030-2-13 3030-2-12
= chunk_before_mail_is_503_and_no_command
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
C: BDAT 6 LAST
D: QUIT
S: 503 Bad sequence of commands
C: BDAT 8
D: EHLO x
S: 503 Bad sequence of commands
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
G: STATE=READY ERRORS=2

#: 3030-2-13
= chunk_before_rcpt_is_503_and_ends_the_transaction
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
C: BDAT 15 LAST
D: RCPT TO:<x@y>
E: ABORT code=503
S: 503 Bad sequence of commands
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
G: RCPT=1

#: 3030-2-13
= chunk_after_all_recipients_were_refused_is_503
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
E: RCPT
A: 550 - No
S: 550 No
C: RCPT TO:<e@f>
E: RCPT
A: 450 - Later
S: 450 Later
C: BDAT 6
D: QUIT
C: BDAT 6 LAST
D: DATA
E: ABORT code=503
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
G: STATE=READY MESSAGES=0

#: 3030-2-10
= chunk_after_the_last_one_is_503
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
C: BDAT 3 LAST
D. abc
C: BDAT 6
D: QUIT
C: BDAT 6 LAST
D: RSET
E: DATA flags=CHUNK
E: BODY data=abc
E: MESSAGE
A: 250 - Done
S: 250 Done
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
G: MESSAGES=1 STATE=READY

#: 3030-2-10
= chunk_after_a_last_one_that_was_refused_is_503
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
C: BDAT 3 LAST
D. abc
C: BDAT 6 LAST
D: QUIT
E: DATA flags=CHUNK
E: BODY data=abc
E: MESSAGE
A: 554 - No
S: 554 No
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
G: MESSAGES=0 RCPT=1

#: 3030-2-12
= chunk_after_a_refused_greeting_is_503_and_no_command
@ CHUNKING 1
E: CONNECT
A: 554 - Go away
S: 554 Go away
C: BDAT 6 LAST
D: QUIT
S: 503 Bad sequence of commands
C: QUIT
E: QUIT
E: CLOSED code=221
S: 221 foo.com Service closing transmission channel

#: 4954-6-5 3030-2-12
= chunk_before_auth_is_530_and_no_command
@ CHUNKING 1
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
@ REQUIRE_AUTH 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-AUTH PLAIN
S: 250 VRFY
C: BDAT 6 LAST
D: QUIT
S: 530 Authentication required
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 3030-2-12
= chunk_before_tls_is_530_and_no_command
@ CHUNKING 1
@ STARTTLS 1
@ REQUIRE_TLS 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-STARTTLS
S: 250 VRFY
C: BDAT 6 LAST
D: QUIT
S: 530 Must issue a STARTTLS command first
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 3030-2-21
= bdat_that_was_not_offered_is_500_and_what_follows_is_lines
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: BDAT 6 LAST
C: \x80\xff\0\x01rubbish
C: NOOP
E: NOOP
S: 500 Syntax error, command unrecognized
S: 500 Syntax error, command unrecognized
S: 250 Requested mail action okay, completed

#: 3030-2-21
= octets_behind_a_chunk_of_too_small_a_size_are_rejected_lines
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
C: BDAT 3
D. abc
C: def\0\xff\xfe\n\r\x01
C: \x80
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
S: 500 Syntax error, command unrecognized
S: 500 Syntax error, command unrecognized
E: MESSAGE
A: 250 - Done
S: 250 Done

= chunking_turned_off_for_a_session_is_not_announced
@ CHUNKING 1
E: CONNECT
A= CHUNKING 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: BDAT 6
S: 500 Syntax error, command unrecognized
G: CHUNKING=0

= chunking_turned_off_in_mid_session_holds_until_the_next_ehlo
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
A= CHUNKING 0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
E: DATA flags=CHUNK
E: BODY data=QUIT\r\n
E: MESSAGE
A: 250 - Done
S: 250 Done
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: BDAT 6
S: 500 Syntax error, command unrecognized

# ---- DATA, and other commands between chunks ----

#: 3030-2-18
= data_after_bdat_is_503_and_the_chunks_go_on
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abcdef
S: 250 Requested mail action okay, completed
C: DATA
S: 503 Bad sequence of commands
--
C: BDAT 3 LAST
D. def
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=6

#: 3030-2-18
= data_after_bdat_with_octets_behind_it_is_503_and_the_end
@@ whole
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
--
C: BDAT 3
D. abc
C: DATA
D: x
D: .
E: DATA flags=CHUNK
E: BODY data=abc
E: ABORT
E: CLOSED code=421 error=EPROTO
S: 250 Requested mail action okay, completed
S: 503 Bad sequence of commands
S: 421 foo.com Octets sent without 354

#: 3030-2-3 3030-2-6
= data_and_bdat_may_be_used_in_one_session
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
C: DATA
E: DATA flags=0
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: ..one
D: .
E: BODY data=".one\r\n"
E: MESSAGE
A: 250 - First
S: 250 First
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 10
D: ..one
D: .
E: DATA flags=CHUNK
E: BODY data="..one\r\n.\r\n"
S: 250 Requested mail action okay, completed
C: BDAT 0 LAST
E: MESSAGE
A: 250 - Second
S: 250 Second
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
D: BDAT 1
D: .
E: BODY data="BDAT 1\r\n"
E: MESSAGE
A: 250 - Third
S: 250 Third
G: MESSAGES=3

#: 3030-2-18 4954-4-5
= commands_between_chunks_leave_the_message_as_it_is
@ CHUNKING 1
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
@ EXPN 1
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-STARTTLS
S: 250-AUTH PLAIN
S: 250-VRFY
S: 250 EXPN
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
C: VRFY x
E: VRFY
A: 250 - <x@foo.com>
S: 250 <x@foo.com>
C: EXPN x
E: EXPN
S: 502 Command not implemented
C: HELP
S: 502 Command not implemented
C: XYZZY 1
E: OTHER arg="XYZZY 1"
A: 250 - Plugh
S: 250 Plugh
C: MAIL FROM:<x@y>
S: 503 Bad sequence of commands
C: RCPT TO:<x@y>
S: 503 Bad sequence of commands
C: STARTTLS
S: 503 Bad sequence of commands
C: AUTH PLAIN AHQAcA==
S: 503 Bad sequence of commands
C: EHLO bad name
S: 501 Syntax error in parameters or arguments
C: RSET x
S: 501 Syntax error in parameters or arguments
C: QUIT x
S: 501 Syntax error in parameters or arguments
G: STATE=DATA RCPT=1 OCTETS=3
--
C: BDAT 3
D. def
E: BODY data=def
S: 250 Requested mail action okay, completed
C: HELO c.example
E: HELO
A: 550 - No
S: 550 No
C: BDAT 2 LAST
D. gh
E: BODY data=gh
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=8

#: 3030-2-17 5321-4.1.1.5-1
= rset_between_chunks_takes_them_all_back
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
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
C: BDAT 3 LAST
D. def
E: DATA flags=CHUNK
E: BODY data=def
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=3 MESSAGES=1

#: 5321-4.1.4-5
= ehlo_between_chunks_takes_them_all_back
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
C: EHLO c.example
E: HELO
E: ABORT code=0
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
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
C: BDAT 3 LAST
D. def
E: DATA flags=CHUNK
E: BODY data=def
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=3 MESSAGES=1

#: 5321-4.1.4-19
= quit_between_chunks_delivers_nothing
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
C: QUIT
E: QUIT
E: ABORT code=0
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel
G: MESSAGES=0

# ---- ends ----

#: 5321-4.1.1.5-6
= eof_inside_a_chunk_delivers_nothing
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
C: BDAT 7 LAST
D: QUIT
EOF
E: DATA flags=CHUNK
E: BODY data=QUIT\r\n
E: ABORT code=0
E: CLOSED code=0 error=EEOF
G: MESSAGES=0

#: 5321-4.1.1.5-6
= eof_between_chunks_delivers_nothing
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
C. BDAT 0 LAST
EOF
E: DATA flags=CHUNK
E: BODY data=QUIT\r\n
S: 250 Requested mail action okay, completed
E: ABORT code=0
E: CLOSED code=0 error=EEOF

= eof_behind_a_cr_that_may_be_half_of_crlf_delivers_nothing
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
C: BDAT 4
D. ab\r
EOF
E: DATA flags=CHUNK
E: BODY data=ab
E: ABORT code=0
E: CLOSED code=0 error=EEOF

#: 5321-4.1.1.5-6
= eof_behind_the_last_chunk_does_not_lose_the_message
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
C: BDAT 6 LAST
D: QUIT
EOF
E: DATA flags=CHUNK
E: BODY data=QUIT\r\n
E: MESSAGE
A: 250 - Done
S: 250 Done
E: CLOSED code=0 error=EEOF
G: MESSAGES=1

= eof_inside_a_refused_chunk_gets_no_answer
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
C: BDAT 7
D: QUIT
EOF
E: DATA flags=CHUNK
A: 452 - Full
E: ABORT code=452
E: CLOSED code=0 error=EEOF

= silence_inside_a_chunk_and_between_chunks_has_its_own_limits
@ CHUNKING 1
@ TIMEOUT_COMMAND 1000
@ TIMEOUT_DATA 2000
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
C: BDAT 9
D. abc
E: DATA flags=CHUNK
E: BODY data=abcdefghi
G: DEADLINE=2000
+1500
D. def
G: DEADLINE=2000
+1500
D. ghi
S: 250 Requested mail action okay, completed
G: DEADLINE=1000
+999
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
C: BDAT 1
G: DEADLINE=2000
+2000
E: ABORT
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= silence_between_chunks_ends_the_transaction
@ CHUNKING 1
@ TIMEOUT_COMMAND 1000
@ TIMEOUT_DATA 2000
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
+1000
E: ABORT
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= host_may_close_inside_a_chunk
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
C: BDAT 9
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
--
A: close Going down
E: ABORT
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

# ---- refusals of the host ----

#: 3030-2-12 3030-2-15
= refusal_at_the_first_chunk_is_its_answer
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
C: BDAT 6
D: RSET
C: BDAT 6 LAST
D: DATA
E: DATA flags=CHUNK
A: 452 - Full\nTry later
E: ABORT code=452
S: 452-Full
S: 452 Try later
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
E: DATA flags=CHUNK
A: 554 - Never
E: ABORT code=554
S: 554 Never
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 0
E: DATA flags=CHUNK
A: 451
E: ABORT code=451
S: 451 Requested action aborted: local error in processing
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 0 LAST
E: DATA flags=CHUNK
A: 451 - Down
E: ABORT code=451
S: 451 Down
G: STATE=READY MESSAGES=0 RCPT=0

#: 3030-2-12
= refused_chunk_is_not_answered_before_its_last_octet
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
C: BDAT 7
E: DATA flags=CHUNK
A: 452 - Full
--
D: QUIT
G: STATE=DATA
--
D. x
E: ABORT code=452
S: 452 Full
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

= answer_to_the_first_chunk_may_come_later
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
C: BDAT 6 LAST
D: QUIT
C: NOOP
E: DATA flags=CHUNK
A: later
--
A: 354
E: BODY data=QUIT\r\n
E: MESSAGE
A: 250 - Done
S: 250 Done
E: NOOP
S: 250 Requested mail action okay, completed

= answer_of_421_to_the_first_chunk_closes_at_once
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
E: DATA flags=CHUNK
A: 421 - Going down
E: ABORT
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

#: 3030-2-12
= refusal_in_mid_chunk_is_answered_at_its_end
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
C: BDAT 12
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
A! 554 - Spam\nGo away
--
D. def
G: STATE=DATA
--
D: QUIT
C: BDAT 6 LAST
D: QUIT
E: ABORT code=554
S: 554-Spam
S: 554 Go away
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
G: ERRORS=2 RCPT=1

#: 3030-2-12
= refusal_behind_all_octets_of_a_chunk_is_still_its_answer
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
A! 452 - Full
E: ABORT code=452
S: 452 Full
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
A! 550 - Spam
E: ABORT code=550
S: 550 Spam
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3
D. abc
C: BDAT 3
D. def
E: DATA flags=CHUNK
E: BODY data=abcdef
A! 452 - Full
E: ABORT code=452
S: 250 Requested mail action okay, completed
S: 452 Full
G: STATE=READY MESSAGES=0

#: 3030-2-12 3030-2-15
= refusal_between_chunks_is_the_answer_to_the_next
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
--
A! 452 - Full\nTry later
G: STATE=DATA RCPT=1
--
C: BDAT 6
D: QUIT
C: BDAT 0 LAST
E: ABORT code=452
S: 452-Full
S: 452 Try later
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
--
A! 554 - No
C: BDAT 0 LAST
E: ABORT code=554
S: 554 No
G: STATE=READY MESSAGES=0

= refusal_between_chunks_has_room_for_64_octets
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
--
A! 452 - \{58:x}y
C: BDAT 0 LAST
E: ABORT code=452
S: 452 \{58:x}

= refusal_between_chunks_loses_its_text_behind_another_command
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
--
A! 452 - Full
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
C: BDAT 6
D: QUIT
E: ABORT code=452
S: 452 Requested action not taken: insufficient system storage
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
--
A! 554 - Spam
C: XYZZY
S: 500 Syntax error, command unrecognized
C: DATA
S: 503 Bad sequence of commands
--
C: BDAT 0 LAST
E: ABORT code=554
S: 554 Transaction failed
G: STATE=READY MESSAGES=0

= bad_word_behind_a_refusal_between_chunks_gets_the_refusal
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
--
A! 452 - Full
C: BDAT 6 FIRST
D: QUIT
E: ABORT code=452
S: 452 Full

= refusal_between_chunks_is_forgotten_with_the_transaction
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
C: BDAT 3
D. abc
E: DATA flags=CHUNK
E: BODY data=abc
S: 250 Requested mail action okay, completed
--
A! 452 - Full
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3
D. def
E: DATA flags=CHUNK
E: BODY data=def
S: 250 Requested mail action okay, completed
--
A! 452 - Full
C: EHLO c.example
E: HELO
E: ABORT
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
C: BDAT 3 LAST
D. ghi
E: DATA flags=CHUNK
E: BODY data=ghi
E: MESSAGE
A: 250 - Done
S: 250 Done
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 0
E: DATA flags=CHUNK
S: 250 Requested mail action okay, completed
--
A! 452 - Full
C: QUIT
E: QUIT
E: ABORT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

# ---- limits ----

#: 5321-4.5.3.1.9-1 3030-2-12
= chunks_together_above_the_limit_are_552_at_the_end_of_the_one_that_passes_it
@ CHUNKING 1
@ MAX_SIZE 10
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 10
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
D. abcdef
C: BDAT 8
D. ghijQUIT
C: BDAT 6
D: RSET
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=abcdefghij
E: ABORT code=552
S: 250 Requested mail action okay, completed
S: 552 Message size exceeds limit
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
G: MESSAGES=0 RCPT=1 ERRORS=3

= chunks_together_of_exactly_the_limit_are_taken
@ CHUNKING 1
@ MAX_SIZE 10
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 10
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
D. abcdef
C: BDAT 4
D. ghij
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=abcdefghij
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Ten
S: 250 Ten
G: OCTETS=10

= size_of_the_next_message_is_counted_from_its_beginning
@ CHUNKING 1
@ MAX_SIZE 10
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 10
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 8
D. abcdefgh
S: 250 Requested mail action okay, completed
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 8
D. abcdefgh
S: 250 Requested mail action okay, completed
C: BDAT 2 LAST
D. ij
S: 250 Requested mail action okay, completed
G: MESSAGES=1

= refused_chunk_above_the_limit_of_discarding_closes_the_connection
@ CHUNKING 1
@ MAX_DISCARD 100
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
C: BDAT 100
D. \{98:x}\r\n
E: DATA flags=CHUNK
A: 452 - Full
E: ABORT code=452
S: 452 Full
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 101
D. \{99:x}\r\n
E: DATA flags=CHUNK
A: 452 - Full
E: ABORT code=452
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Message too long

= chunk_out_of_order_above_the_limit_of_discarding_closes_the_connection
@ CHUNKING 1
@ MAX_DISCARD 100
E: CONNECT
S: 220 foo.com Service ready
C: BDAT 100
D. \{100:x}
S: 503 Bad sequence of commands
C: BDAT 18446744073709551615
D. \{101:x}
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Message too long

= chunk_that_passes_the_limit_may_be_discarded_up_to_twice_that_limit
@ CHUNKING 1
@ MAX_DISCARD 10
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
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 300
D. \{300:x}
E: DATA flags=CHUNK
E: BODY data=\{100:x}
E: ABORT code=552
S: 552 Message size exceeds limit
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 301
D. \{301:x}
E: DATA flags=CHUNK
E: BODY data=\{100:x}
E: ABORT code=552
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Message too long

= chunks_refused_too_often_end_the_session
@ CHUNKING 1
@ MAX_ERRORS 2
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
C: BDAT 6
D: NOOP
C: BDAT 6
D: NOOP
C: BDAT 6
D: NOOP
C: BDAT 6
D: NOOP
E: CLOSED code=421 error=ELIMIT
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
S: 421 foo.com Too many errors

#: 5321-4.5.3.1.6-1
= line_of_998_octets_may_be_spread_over_chunks
@ CHUNKING 1
@ MAX_LINE 998
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
C: BDAT 500
D. \{500:x}
C: BDAT 499
D. \{498:x}\r
C: BDAT 999
D. \n\{998:y}
C: BDAT 2
D:
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=\{998:x}\r\n\{998:y}\r\n
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done

#: 5321-4.5.3.1.9-1
= line_of_999_octets_spread_over_chunks_is_500
@ CHUNKING 1
@ MAX_LINE 998
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
C: BDAT 600
D. \{600:x}
C: BDAT 402
D. \{399:x}\r\ny
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=\{998:x}
E: ABORT code=500
S: 250 Requested mail action okay, completed
S: 500 Line of text too long
S: 503 Bad sequence of commands

#: 5321-4.5.3.1.6-1
= lines_within_the_limit_are_told_apart_where_bare_ends_are_kept
@ CHUNKING 1
@ MAX_LINE 998
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
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 701
D. \{700:x}\r
C: BDAT 703
D. \n\{700:x}\r\n
C: BDAT 704 LAST
D. \{700:x}\r\nab
E: DATA flags=CHUNK
E: BODY data=\{700:x}\r\n\{700:x}\r\n\{700:x}\r\nab
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done

# ---- bare CR and LF, NUL, dots ----

#: 3030-2-6
= dots_in_chunks_mean_nothing
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
C: BDAT 3
D: .
C: BDAT 9
D: ..
D: .
D:
C: BDAT 1
D. .
C: BDAT 2 LAST
D:
E: DATA flags=CHUNK
E: BODY data=".\r\n..\r\n.\r\n\r\n.\r\n"
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done

#: 3030-2-6
= crlf_may_be_cut_by_the_end_of_a_chunk
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
C: BDAT 3
D. ab\r
C: BDAT 4
D. \ncd\r
C: BDAT 0
C: BDAT 2
D. \n\r
C: BDAT 1 LAST
D. \n
E: DATA flags=CHUNK
E: BODY data="ab\r\ncd\r\n\r\n"
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=10

= bare_cr_in_a_chunk_is_550_at_its_end
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
C: BDAT 9
D. a\rb
D: QUIT
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=a
E: ABORT code=550
S: 550 Bare CR or LF in message
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 4 LAST
D. a\r\r\n
E: DATA flags=CHUNK
E: BODY data=a
E: ABORT code=550
S: 550 Bare CR or LF in message
G: MESSAGES=0

= bare_lf_in_a_chunk_is_550_at_its_end
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
C: BDAT 9
D. a\nb
D: QUIT
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=a
E: ABORT code=550
S: 550 Bare CR or LF in message
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1
D. \n
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
C: BDAT 3
D. ab\r
C: BDAT 1
D. \n
C: BDAT 1
D. \n
E: DATA flags=CHUNK
E: BODY data=ab\r\n
E: ABORT code=550
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 550 Bare CR or LF in message

= cr_at_the_end_of_a_chunk_without_lf_in_the_next_is_550
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
C: BDAT 2
D. a\r
C: BDAT 6
D: QUIT
E: DATA flags=CHUNK
E: BODY data=a
E: ABORT code=550
S: 250 Requested mail action okay, completed
S: 550 Bare CR or LF in message
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 2
D. a\r
C: BDAT 0
C: BDAT 2 LAST
D. \r\n
E: DATA flags=CHUNK
E: BODY data=a
E: ABORT code=550
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 550 Bare CR or LF in message
G: MESSAGES=0

= cr_at_the_end_of_the_message_is_550
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
C: BDAT 4 LAST
D. abc\r
E: DATA flags=CHUNK
E: BODY data=abc
E: ABORT code=550
S: 550 Bare CR or LF in message
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 4
D. abc\r
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=abc
E: ABORT code=550
S: 250 Requested mail action okay, completed
S: 550 Bare CR or LF in message
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
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1 LAST
D. \n
E: DATA flags=CHUNK
E: ABORT code=550
S: 550 Bare CR or LF in message

= bare_ends_in_chunks_may_be_kept
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
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6
D. a\rb\nc\r
C: BDAT 3
D. d\n\r
C: BDAT 3
D. \n.\n
C: BDAT 3
D. .\r\r
C: BDAT 1 LAST
D. \r
E: DATA flags=CHUNK
E: BODY data="a\rb\nc\rd\n\r\n.\n.\r\r\r"
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=16

= bare_ends_in_chunks_may_be_made_crlf
@ CHUNKING 1
@ BARE 2
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
D. a\rb\nc\r
C: BDAT 3
D. d\n\r
C: BDAT 3
D. \n.\n
C: BDAT 3
D. .\r\r
C: BDAT 1 LAST
D. \r
E: DATA flags=CHUNK
E: BODY data="a\r\nb\r\nc\r\nd\r\n\r\n.\r\n.\r\n\r\n\r\n"
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=24

= cr_at_the_end_of_the_message_may_be_made_crlf
@ CHUNKING 1
@ BARE 2
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
C: BDAT 2 LAST
D. a\r
E: DATA flags=CHUNK
E: BODY data=a\r\n
E: MESSAGE
A: 250 - One
S: 250 One
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 2
D. a\r
C: BDAT 0
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=a\r\n
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Two
S: 250 Two
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1
D. \r
C: BDAT 1 LAST
D. \n
E: DATA flags=CHUNK
E: BODY data=\r\n
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Three
S: 250 Three
G: MESSAGES=3

= ends_made_crlf_count_as_two_octets_of_the_limit
@ CHUNKING 1
@ BARE 2
@ MAX_SIZE 6
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 6
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
C: BDAT 4 LAST
D. a\nb\n
E: DATA flags=CHUNK
E: BODY data=a\r\nb\r\n
E: MESSAGE
A: 250 - Done
S: 250 Done
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 5
D. a\nbc\n
E: DATA flags=CHUNK
E: BODY data=a\r\nbc\r
E: ABORT code=552
S: 552 Message size exceeds limit

= cr_that_waits_is_not_carried_into_another_transaction
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
C: BDAT 2
D. a\r
E: DATA flags=CHUNK
E: BODY data=a
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6 LAST
D: QUIT
E: DATA flags=CHUNK
E: BODY data=QUIT\r\n
E: MESSAGE
A: 250 - Done
S: 250 Done

= nul_in_a_chunk_is_content_unless_it_is_unwanted
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
C: BDAT 5 LAST
D. a\0b\0\0
E: DATA flags=CHUNK
E: BODY data="a\0b\0\0"
E: MESSAGE
A: 250 - Done
S: 250 Done

= unwanted_nul_in_a_chunk_is_550_at_its_end
@ CHUNKING 1
@ NO_NUL 1
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
C: BDAT 2
D. ab
C: BDAT 9
D. c\0d
D: QUIT
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=abc
E: ABORT code=550
S: 250 Requested mail action okay, completed
S: 550 NUL in message
S: 503 Bad sequence of commands

= refusal_of_the_host_in_a_chunk_comes_before_the_faults_behind_it
@ CHUNKING 1
@ NO_NUL 1
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
C: BDAT 9
D. abc\0d\re\nf
E: DATA flags=CHUNK
E: BODY data=abc
A! 450 - Later
E: ABORT code=450
S: 450 Later
G: ERRORS=0

# ---- pipelining ----

#: 3030-2-15 2920-3.2-1 2920-3.2-9
= whole_transactions_with_chunks_may_come_at_once
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
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: RCPT TO:<e@f>
C: BDAT 3
D. abc
C: BDAT 5 LAST
D. def\r\n
C: MAIL FROM:<g@h>
C: RCPT TO:<i@j>
C: BDAT 0 LAST
C: QUIT
E: MAIL mailbox=a@b
S: 250 Requested mail action okay, completed
E: RCPT mailbox=c@d index=0
A: 250 - OK
S: 250 OK
E: RCPT mailbox=e@f index=1
A: 550 - No
S: 550 No
E: DATA flags=CHUNK
E: BODY data=abcdef\r\n
S: 250 Requested mail action okay, completed
E: MESSAGE index=0
A: 250 - First
S: 250 First
E: MAIL mailbox=g@h
S: 250 Requested mail action okay, completed
E: RCPT mailbox=i@j index=0
A: 250 - OK
S: 250 OK
E: DATA flags=CHUNK
E: MESSAGE index=0
A: 250 - Second
S: 250 Second
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 3030-2-13 3030-2-15 2920-3.2-9
= transaction_behind_failed_chunks_is_read
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
--
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: BDAT 6
D: QUIT
C: BDAT 6
D: DATA
C: BDAT 17 LAST
D: MAIL FROM:<x@y>
C: RSET
C: MAIL FROM:<g@h>
C: RCPT TO:<i@j>
C: BDAT 3 LAST
D. abc
E: MAIL mailbox=a@b
S: 250 Requested mail action okay, completed
E: RCPT mailbox=c@d
A: 550 - No
S: 550 No
E: ABORT code=503
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
S: 503 Bad sequence of commands
S: 250 Requested mail action okay, completed
E: MAIL mailbox=g@h
S: 250 Requested mail action okay, completed
E: RCPT mailbox=i@j index=0
A: 250 - OK
S: 250 OK
E: DATA flags=CHUNK
E: BODY data=abc
E: MESSAGE
A: 250 - Done
S: 250 Done
G: MESSAGES=1

#: 3030-2-8
= chunks_of_one_octet_each_are_answered
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
C: BDAT 1
D. a
C: BDAT 1
D. \r
C: BDAT 1
D. \n
C: BDAT 1
D. .
C: BDAT 1
D. \r
C: BDAT 1
D. \n
C: BDAT 1
D. Q
C: BDAT 1
D. U
C: BDAT 1
D. I
C: BDAT 1
D. T
C: BDAT 1
D. \r
C: BDAT 1
D. \n
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data=a\r\n.\r\nQUIT\r\n
S: \{11:250 Requested mail action okay, completed\r\n}250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done

#: 3030-2-8
= message_of_large_chunks_comes_whole
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
C: BDAT 20000
D. \{20000:x}
C: BDAT 10001 LAST
D. \{10000:y}z
E: DATA flags=CHUNK
E: BODY data=\{20000:x}\{10000:y}z len=30001
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=30001
