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
