# BINARYMIME, RFC 3030 section 3: every octet arrives as it was sent, and what
# is wrong in text is right here.

#: 3030-3-1
= binarymime_is_announced_with_chunking_and_without_parameter
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
G: CHUNKING=1 BINARYMIME=1

#: 3030-3-1
= binarymime_is_not_offered_without_chunking
@ BINARYMIME 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BODY=8BITMIME
S: 250 Requested mail action okay, completed
G: CHUNKING=0 BINARYMIME=0

= binarymime_is_not_offered_without_8bitmime
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
C: MAIL FROM:<a@b> BODY=BINARYMIME
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: BDAT 3 LAST
D. \xff\r\n
S: 250 Requested mail action okay, completed
G: CHUNKING=1 BINARYMIME=0

#: 3030-3-2
= binary_body_is_501_where_binarymime_is_not_offered
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
C: MAIL FROM:<a@b> BODY=BINARYMIME
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b> BODY=7BIT
S: 250 Requested mail action okay, completed

#: 3030-3-1
= binarymime_goes_when_chunking_is_turned_off_for_a_session
@ CHUNKING 1
@ BINARYMIME 1
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
C: MAIL FROM:<a@b> BODY=BINARYMIME
S: 501 Syntax error in parameters or arguments
G: CHUNKING=0 BINARYMIME=0

= binarymime_may_be_turned_off_for_a_session
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
A= BINARYMIME 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
S: 501 Syntax error in parameters or arguments
G: CHUNKING=1 BINARYMIME=0

#: 3030-3-2
= body_takes_three_words_in_any_case
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARY
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BODY=BINARYMIME8
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BODY=X
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BODY=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BODY
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BODY=BINARYMIME BODY=BINARYMIME
S: 501 Parameter given twice
C: MAIL FROM:<a@b> BODY=BINARYMIME BODY=7BIT
S: 501 Parameter given twice
C: MAIL FROM:<a@b> body=binaryMime
E: MAIL param=body:binaryMime:3
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> BODY=8bitMIME
E: MAIL param=BODY:8bitMIME:2
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> BODY=BINARYMIME
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

= binary_body_after_helo_is_555
@ CHUNKING 1
@ BINARYMIME 1
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<a@b> BODY=BINARYMIME
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

#: 3030-3-3
= binarymime_makes_the_line_of_mail_16_octets_longer
@ SIZE 0
@ CHUNKING 1
@ BINARYMIME 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME\{496:\s}
S: 500 Line too long
C: MAIL FROM:<a@b> BODY=BINARYMIME\{495:\s}
S: 250 Requested mail action okay, completed

#: 3030-3-4
= all_octets_arrive_as_they_were_sent
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 256
D. \x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x20\x21\x22\x23\x24\x25\x26\x27\x28\x29\x2a\x2b\x2c\x2d\x2e\x2f\x30\x31\x32\x33\x34\x35\x36\x37\x38\x39\x3a\x3b\x3c\x3d\x3e\x3f\x40\x41\x42\x43\x44\x45\x46\x47\x48\x49\x4a\x4b\x4c\x4d\x4e\x4f\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5a\x5b\x5c\x5d\x5e\x5f\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f\x70\x71\x72\x73\x74\x75\x76\x77\x78\x79\x7a\x7b\x7c\x7d\x7e\x7f\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb5\xb6\xb7\xb8\xb9\xba\xbb\xbc\xbd\xbe\xbf\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcb\xcc\xcd\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xff
C: BDAT 256 LAST
D. \xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7\xf6\xf5\xf4\xf3\xf2\xf1\xf0\xef\xee\xed\xec\xeb\xea\xe9\xe8\xe7\xe6\xe5\xe4\xe3\xe2\xe1\xe0\xdf\xde\xdd\xdc\xdb\xda\xd9\xd8\xd7\xd6\xd5\xd4\xd3\xd2\xd1\xd0\xcf\xce\xcd\xcc\xcb\xca\xc9\xc8\xc7\xc6\xc5\xc4\xc3\xc2\xc1\xc0\xbf\xbe\xbd\xbc\xbb\xba\xb9\xb8\xb7\xb6\xb5\xb4\xb3\xb2\xb1\xb0\xaf\xae\xad\xac\xab\xaa\xa9\xa8\xa7\xa6\xa5\xa4\xa3\xa2\xa1\xa0\x9f\x9e\x9d\x9c\x9b\x9a\x99\x98\x97\x96\x95\x94\x93\x92\x91\x90\x8f\x8e\x8d\x8c\x8b\x8a\x89\x88\x87\x86\x85\x84\x83\x82\x81\x80\x7f\x7e\x7d\x7c\x7b\x7a\x79\x78\x77\x76\x75\x74\x73\x72\x71\x70\x6f\x6e\x6d\x6c\x6b\x6a\x69\x68\x67\x66\x65\x64\x63\x62\x61\x60\x5f\x5e\x5d\x5c\x5b\x5a\x59\x58\x57\x56\x55\x54\x53\x52\x51\x50\x4f\x4e\x4d\x4c\x4b\x4a\x49\x48\x47\x46\x45\x44\x43\x42\x41\x40\x3f\x3e\x3d\x3c\x3b\x3a\x39\x38\x37\x36\x35\x34\x33\x32\x31\x30\x2f\x2e\x2d\x2c\x2b\x2a\x29\x28\x27\x26\x25\x24\x23\x22\x21\x20\x1f\x1e\x1d\x1c\x1b\x1a\x19\x18\x17\x16\x15\x14\x13\x12\x11\x10\x0f\x0e\x0d\x0c\x0b\x0a\x09\x08\x07\x06\x05\x04\x03\x02\x01\x00
E: DATA flags=CHUNK
E: BODY data="\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x20\x21\x22\x23\x24\x25\x26\x27\x28\x29\x2a\x2b\x2c\x2d\x2e\x2f\x30\x31\x32\x33\x34\x35\x36\x37\x38\x39\x3a\x3b\x3c\x3d\x3e\x3f\x40\x41\x42\x43\x44\x45\x46\x47\x48\x49\x4a\x4b\x4c\x4d\x4e\x4f\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5a\x5b\x5c\x5d\x5e\x5f\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f\x70\x71\x72\x73\x74\x75\x76\x77\x78\x79\x7a\x7b\x7c\x7d\x7e\x7f\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb5\xb6\xb7\xb8\xb9\xba\xbb\xbc\xbd\xbe\xbf\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcb\xcc\xcd\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xff\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7\xf6\xf5\xf4\xf3\xf2\xf1\xf0\xef\xee\xed\xec\xeb\xea\xe9\xe8\xe7\xe6\xe5\xe4\xe3\xe2\xe1\xe0\xdf\xde\xdd\xdc\xdb\xda\xd9\xd8\xd7\xd6\xd5\xd4\xd3\xd2\xd1\xd0\xcf\xce\xcd\xcc\xcb\xca\xc9\xc8\xc7\xc6\xc5\xc4\xc3\xc2\xc1\xc0\xbf\xbe\xbd\xbc\xbb\xba\xb9\xb8\xb7\xb6\xb5\xb4\xb3\xb2\xb1\xb0\xaf\xae\xad\xac\xab\xaa\xa9\xa8\xa7\xa6\xa5\xa4\xa3\xa2\xa1\xa0\x9f\x9e\x9d\x9c\x9b\x9a\x99\x98\x97\x96\x95\x94\x93\x92\x91\x90\x8f\x8e\x8d\x8c\x8b\x8a\x89\x88\x87\x86\x85\x84\x83\x82\x81\x80\x7f\x7e\x7d\x7c\x7b\x7a\x79\x78\x77\x76\x75\x74\x73\x72\x71\x70\x6f\x6e\x6d\x6c\x6b\x6a\x69\x68\x67\x66\x65\x64\x63\x62\x61\x60\x5f\x5e\x5d\x5c\x5b\x5a\x59\x58\x57\x56\x55\x54\x53\x52\x51\x50\x4f\x4e\x4d\x4c\x4b\x4a\x49\x48\x47\x46\x45\x44\x43\x42\x41\x40\x3f\x3e\x3d\x3c\x3b\x3a\x39\x38\x37\x36\x35\x34\x33\x32\x31\x30\x2f\x2e\x2d\x2c\x2b\x2a\x29\x28\x27\x26\x25\x24\x23\x22\x21\x20\x1f\x1e\x1d\x1c\x1b\x1a\x19\x18\x17\x16\x15\x14\x13\x12\x11\x10\x0f\x0e\x0d\x0c\x0b\x0a\x09\x08\x07\x06\x05\x04\x03\x02\x01\x00" len=512
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=512

#: 3030-3-5
= data_after_a_binary_mail_is_503
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
S: 503 BINARYMIME needs BDAT
--
C: BDAT 3 LAST
D. a\nb
E: DATA flags=CHUNK
E: BODY data=a\nb
E: MESSAGE
A: 250 - Done
S: 250 Done

#: 3030-3-5
= message_behind_data_after_a_binary_mail_is_no_command
@@ whole
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
--
C: DATA
D: QUIT
D: .
E: ABORT
E: CLOSED code=421 error=EPROTO
S: 503 BINARYMIME needs BDAT
S: 421 foo.com Octets sent without 354

#: 3030-3-4
= policies_of_text_do_not_hold_for_binary
@ CHUNKING 1
@ BINARYMIME 1
@ NO_NUL 1
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
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1504
D. \n\0\r\r\{1500:x}
C: BDAT 1
D. \r
C: BDAT 2 LAST
D. y\r
E: DATA flags=CHUNK
E: BODY data="\n\0\r\r\{1500:x}\ry\r"
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done

= bare_ends_in_binary_are_not_made_crlf
@ CHUNKING 1
@ BINARYMIME 1
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
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 6
D. a\rb\nc\r
C: BDAT 1 LAST
D. \r
E: DATA flags=CHUNK
E: BODY data="a\rb\nc\r\r"
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done
G: OCTETS=7

#: 5321-4.5.3.1.9-1
= limit_of_size_holds_for_binary
@ CHUNKING 1
@ BINARYMIME 1
@ MAX_SIZE 4
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE 4
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3
D. \0\0\0
C: BDAT 3
D. \0\0\0
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data="\0\0\0\0"
E: ABORT code=552
S: 250 Requested mail action okay, completed
S: 552 Message size exceeds limit
S: 503 Bad sequence of commands

#: 3030-2-12
= binary_chunk_that_is_refused_is_no_command
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 10
D. \r\nQUIT\r\n\r\n
E: DATA flags=CHUNK
A: 452 - Full
E: ABORT code=452
S: 452 Full
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

= binary_ends_with_its_transaction
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1 LAST
D. \n
E: DATA flags=CHUNK
E: BODY data=\n
E: MESSAGE
A: 250 - Binary
S: 250 Binary
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
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> BODY=8BITMIME
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
D: \xff
D: .
E: BODY data=\xff\r\n
E: MESSAGE
A: 250 - Text
S: 250 Text
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: EHLO c.example
E: HELO
E: ABORT code=0
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
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

= binary_mail_that_was_refused_leaves_nothing_behind
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b> BODY=BINARYMIME
E: MAIL
A: 550 - No
S: 550 No
C: MAIL FROM:<a@b> BODY=BINARYMIME FOO=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
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
D: a\nb
D: .
E: BODY data=a
E: ABORT code=550
S: 550 Bare CR or LF in message

#: 3030-3-9
= binary_content_transfer_encoding_without_the_parameter_is_taken
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 37
D: Content-Transfer-Encoding: binary
D:
C: BDAT 6 LAST
D. \0\xff\x80\x01\r\n
E: DATA flags=CHUNK
E: BODY data="Content-Transfer-Encoding: binary\r\n\r\n\0\xff\x80\x01\r\n"
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Done
S: 250 Done

#: 3030-2-8 3030-3-4
= binary_message_for_two_may_be_pipelined_as_in_the_example
@ CHUNKING 1
@ BINARYMIME 1
E: CONNECT
A: 220 - SMTP service ready
S: 220 foo.com SMTP service ready
C: EHLO ymir.claremont.edu
E: HELO arg=ymir.claremont.edu
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-BINARYMIME
S: 250 VRFY
--
C: MAIL FROM:<ned@ymir.claremont.edu> BODY=BINARYMIME
C: RCPT TO:<gvaudre@cnri.reston.va.us>
C: RCPT TO:<jstewart@cnri.reston.va.us>
E: MAIL param=BODY:BINARYMIME:3
A: 250 - <ned@ymir.claremont.edu>... Sender and BINARYMIME ok
S: 250 <ned@ymir.claremont.edu>... Sender and BINARYMIME ok
E: RCPT index=0
A: 250 - <gvaudre@cnri.reston.va.us>... Recipient ok
S: 250 <gvaudre@cnri.reston.va.us>... Recipient ok
E: RCPT index=1
A: 250 - <jstewart@cnri.reston.va.us>... Recipient ok
S: 250 <jstewart@cnri.reston.va.us>... Recipient ok
--
C: BDAT 100000
D. \{100000:\0}
C: BDAT 324
D. \{324:\n}
C: BDAT 0 LAST
E: DATA flags=CHUNK
E: BODY data="\{100000:\0}\{324:\n}" len=100324
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
E: MESSAGE
A: 250 - Message OK, 100324 octets received
S: 250 Message OK, 100324 octets received
C: QUIT
E: QUIT
A: 221 - Goodbye
E: CLOSED code=221
S: 221 foo.com Goodbye
