# Messages: dots, eight bits, bare CR and LF in every shape, and what breaks a
# rule first.

#: 5321-4.5.2-4 5321-4.5.2-5 5321-4.5.2-6
= dots_at_the_beginning_of_the_first_line
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
D: ..
D: .
E: BODY data=".\r\n"
E: MESSAGE
A: 250 - 1
S: 250 1
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
D: .x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: 250 - 2
S: 250 2
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
D: ....
D: .
E: BODY data="...\r\n"
E: MESSAGE
A: 250 - 3
S: 250 3
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
D: .\s
D: ..\t
D: .
E: BODY data=" \r\n.\t\r\n"
E: MESSAGE
A: 250 - 4
S: 250 4
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
D:
D: .
E: BODY data="\r\n"
E: MESSAGE
A: 250 - 5
S: 250 5
G: MESSAGES=5

#: 5321-4.5.2-5 5321-4.5.2-6
= dots_of_many_lines_one_behind_the_other
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
D. \{60:..\r\n}
D. \{30:...x.\r\n}
D. \{30:.x\r\n}
D. \{30:\r\n}
D. \{30:x..\r\n}
D: .
E: BODY data="\{60:.\r\n}\{30:..x.\r\n}\{30:x\r\n}\{30:\r\n}\{30:x..\r\n}"
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 6152-3-1 6152-3-2 6152-3-3 5321-2.4-9 5321-2.4-10
= eight_bit_octets_arrive_as_sent_whatever_was_declared
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 8BITMIME
C: MAIL FROM:<a@b> BODY=8BITMIME
E: MAIL param=BODY:8BITMIME:2
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: ..\x80\xff.
D: \xc3\xa9
D: .\xe9
D: .
E: BODY data=".\x80\xff.\r\n\xc3\xa9\r\n\xe9\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
C: MAIL FROM:<a@b> BODY=7BIT
E: MAIL param=BODY:7BIT:1
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: \x8d\x8a\x8e
D: .
E: BODY data="\x8d\x8a\x8e\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 5321-3.3-26 5321-3.3-27 5321-3.7.2-3 5321-3.7.2-4 5321-4.4-14 5321-4.5.3.1.8-5
#: 5321-C-3 5321-3.6.3-5
= header_is_not_looked_at
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
D: Resent-To: x
D: Return-Path: <not\s
D: Received: garbage \{200:;}
D: To: \{40:a@b,}
D: :
D: \0\x7f
D: From nobody
D: .
E: BODY data="Resent-To: x\r\nReturn-Path: <not \r\nReceived: garbage \{200:;}\r\nTo: \{40:a@b,}\r\n:\r\n\0\x7f\r\nFrom nobody\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 5321-2.3.8-3 5321-4.1.1.4-7 5321-4.1.1.4-8 5321-4.1.1.4-9 6152-1-1
= every_shape_of_a_bare_line_end_refuses_its_message_and_ends_none
@ MAX_ERRORS 0
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a\n.\nMAIL FROM:<>
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a\n.
D: MAIL FROM:<>
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a
D: .\nMAIL FROM:<>
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a\r.\rMAIL FROM:<>
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a\r.
D: MAIL FROM:<>
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a
D: .\rMAIL FROM:<>
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a
D: .\r
D: MAIL FROM:<>
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: .\n.
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: \n
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: \r
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a\n\r.\n\r.
D: .
S: 550 Bare CR or LF in message
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a
D: .\0
D: .\x1a
D: .
S: 250 Requested mail action okay, completed
G: MESSAGES=1

#: 5321-2.3.8-3 5321-4.1.1.4-8 5321-4.1.1.4-9 5321-4.5.2-5
= no_shape_of_a_bare_line_end_that_is_kept_begins_a_line
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
D: .\n.
D: ..
D: .\rx
D: \r.
D: .\r
D: \n
D: \n\r..
D: ..\n..\r..
D: .
E: BODY data="\n.\r\n.\r\n\rx\r\n\r.\r\n\r\r\n\n\r\n\n\r..\r\n.\n..\r..\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 5321-2.3.8-3 5321-4.1.1.4-8 5321-4.1.1.4-9 5321-4.5.2-5
= no_shape_of_a_bare_line_end_that_is_made_crlf_begins_a_line
@ BARE 2
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
D: .\n.
D: ..
D: .\rx
D: \r.
D: .\r
D: \n
D: \n\r..
D: ..\n..\r..
D: .
E: BODY data="\r\n.\r\n.\r\n\r\nx\r\n\r\n.\r\n\r\n\r\n\r\n\r\n\r\n\r\n..\r\n.\r\n..\r\n..\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

= octet_that_breaks_a_rule_first_names_the_fault
@ NO_NUL 1
@ MAX_SIZE 20
@ MAX_ERRORS 0
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
D: a\0b\nc
D: .
E: BODY data=a
E: ABORT code=550
S: 550 NUL in message
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
D: a\nb\0c
D: .
E: BODY data=a
E: ABORT code=550
S: 550 Bare CR or LF in message
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
D: 1234567890123456789012345\0\r6
D: .
E: BODY data=12345678901234567890
E: ABORT code=552
S: 552 Message size exceeds limit
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
D: 123456789\01234567890123456789
D: .
E: BODY data=123456789
E: ABORT code=550
S: 550 NUL in message
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
D: 123456789\r1234567890123456789
D: .
E: BODY data=123456789
E: ABORT code=550
S: 550 Bare CR or LF in message
G: MESSAGES=0 ERRORS=5

#: 5321-4.5.2-7
= nul_is_content_by_default
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
D: \0
D: ..\0.
D: .\0
D: .
E: BODY data="\0\r\n.\0.\r\n\0\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 5321-4.1.1.4-10 5321-3.3-2
= message_behind_a_refused_one_begins_anew
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
D: x\ny
D: .
E: BODY data=x
E: ABORT code=550
S: 550 Bare CR or LF in message
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
D: ..
D: .
E: BODY data=".\r\n"
E: MESSAGE
A: later
G: OCTETS=3
--
A: 250 - OK
S: 250 OK
C: MAIL FROM:<a@b>
E: MAIL mailbox=a@b
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: .
E: MESSAGE
A: later
G: OCTETS=0
--
A: 250 - OK
S: 250 OK

#: 5321-4.1.1.4-1 5321-3.3-19
= commands_in_a_message_are_content
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
D: QUIT
D: RSET
D: DATA
D: GET / HTTP/1.1
D: \x16\x03\x01
D: NOOP \{600:x}
D: .
E: BODY data="QUIT\r\nRSET\r\nDATA\r\nGET / HTTP/1.1\r\n\x16\x03\x01\r\nNOOP \{600:x}\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
