# DATA and what comes behind it.

#: 5321-4.5.2-5 5321-4.5.2-6 5321-4.1.1.4-3 5321-3.3-19 5321-4.1.1.4-1 5321-3.6.3-5
= dots_of_transparency_are_taken_out
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
--
C: DATA
E: DATA owed=1 flags=0
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: ..
D: .abc
D: ...
D: a..b
D: x.
D: .\x20
D: ..QUIT
D: QUIT
D: RSET
D:
D: .
E: BODY data=".\r\nabc\r\n..\r\na..b\r\nx.\r\n \r\n.QUIT\r\nQUIT\r\nRSET\r\n\r\n" owed=0
E: MESSAGE owed=1 index=0
A: 250 - OK
S: 250 OK
C: NOOP
E: NOOP
A: 250 - still here
S: 250 still here

#: 5321-4.1.1.4-4 5321-2.1-1
= message_without_an_octet_is_a_message
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
A: 250 - Nothing, stored
S: 250 Nothing, stored
C: .
S: 500 Syntax error, command unrecognized

#: 5321-4.5.2-7 6152-3-1 6152-3-2 6152-3-3 5321-4.5.2-8
= all_octets_but_bare_cr_and_lf_arrive_as_sent
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
D: \x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0b\x0c\x0e\x0f\x10\x1a\x1b\x1f\x7f\x80\xa0\xe9\xff
D: ..\0
D: \xe9
D: .
E: BODY data="\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0b\x0c\x0e\x0f\x10\x1a\x1b\x1f\x7f\x80\xa0\xe9\xff\r\n.\0\r\n\xe9\r\n" len=32
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 5321-2.3.8-3 5321-4.1.1.4-7 5321-4.1.1.4-8 5321-4.1.1.4-9
= bare_line_ends_refuse_the_message_and_never_end_it
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com hello
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: hello\n.\nMAIL FROM:<evil@x>\n.\r
D: RCPT TO:<evil@x>\r.\r
D: .
S: 550 Bare CR or LF in message
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
C: NOOP
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.4-8 5321-4.1.1.4-9 5321-4.1.1.4-10
= refused_message_is_given_up_to_the_bare_line_end_then_aborted
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
D: two\nthree
D: four
D: .
E: BODY data="one\r\ntwo"
E: ABORT code=550
S: 550 Bare CR or LF in message
G: STATE=READY ERRORS=1

#: 5321-2.3.8-3 5321-4.1.1.4-8
= bare_line_ends_may_be_kept
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
--
D: a\n.\nb\r.\rc\n.\r
D: d\r\r
D: .e\n
D: .\n..
D: .\r
D: .
E: BODY data="a\n.\nb\r.\rc\n.\r\r\nd\r\r\r\ne\n\r\n\n..\r\n\r\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 5321-2.3.8-3 5321-4.1.1.4-8
= bare_line_ends_may_be_made_crlf
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
--
D: a\n.\nb\rc
D: d\r
D: .
E: BODY data="a\r\n.\r\nb\r\nc\r\nd\r\n\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK

= nul_may_be_refused
@ NO_NUL 1
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
D: x
D: y\0z
D: .
E: BODY data="x\r\ny"
E: ABORT code=550
S: 550 NUL in message

#: 5321-4.1.1.4-16 5321-4.1.1-6 5321-4.1.1-2 5321-4.3.2-7
= data_takes_no_argument
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>
S: 250 Requested mail action okay, completed
--
C: DATA x
S: 501 Syntax error in parameters or arguments
--
C: DATA \t\s
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
S: 250 Requested mail action okay, completed

#: 5321-3.3-21 5321-4.1.4-17 2920-3.2-3
= data_without_a_recipient_is_503
E: CONNECT
S: 220 foo.com Service ready
--
C: DATA
S: 503 Bad sequence of commands
--
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
--
C: DATA
S: 503 Bad sequence of commands
--
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
--
C: DATA
S: 503 Bad sequence of commands
--
C: RCPT TO:<a@b>
E: RCPT
A: 550 - No
S: 550 No
--
C: DATA
S: 503 Bad sequence of commands
--
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>

#: 5321-4.1.1.4-11 5321-4.1.1.4-12 5321-4.1.1.4-13 5321-4.2.5-2 5321-4.2.5-3 5321-2.1-1
= message_gets_one_answer_and_only_from_the_host
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
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: later
G: STATE=MESSAGE MESSAGES=0
--
A: 250 - Queued as 12345
S: 250 Queued as 12345
G: STATE=READY MESSAGES=1

#: 5321-2.1-1
= message_that_the_host_says_nothing_of_is_451
@@ events off
@@ answer MAIL 250 - OK
@@ answer RCPT 250 - OK
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 OK
C: RCPT TO:<a@b>
S: 250 OK
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
S: 451 Requested action aborted: local error in processing
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands

#: 5321-4.1.1.10-5 5321-4.1.1.5-6 5321-4.1.1.10-7
= peer_that_goes_away_in_mid_message_has_sent_none
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
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D. .\r
EOF
E: BODY data="x\r\n"
E: ABORT code=0
E: CLOSED code=0 error=EEOF

#: 5321-4.1.1.10-6
= message_answered_before_the_peer_goes_away_stays
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
D: .
EOF
E: MESSAGE
A: 250 - OK
E: CLOSED code=0 error=EEOF
S: 250 OK
G: MESSAGES=1

#: 5321-4.5.2-4
= end_of_message_may_come_in_pieces_with_pauses
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
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D. x
--
D. \r
--
D. \n
--
D. .
--
D. \r
--
D. \n
E: BODY data="x\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
