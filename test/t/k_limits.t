# Limits: RFC 5321 4.5.3.1, and those that protect the host.

#: 5321-4.5.3.1.4-1 5321-4.3.2-5 5321-4.3.2-6 5321-2.3.8-8
= command_line_of_512_octets_is_taken_and_one_more_is_500
@ 8BITMIME 0
@ SIZE 0
@@ accept
S: 220 foo.com Service ready
C: NOOP \{505:a}
S: 250 Requested mail action okay, completed
C: NOOP \{506:a}
S: 500 Line too long
C: NOOP \{5000:a}
S: 500 Line too long
C: NOOP
S: 250 Requested mail action okay, completed

#: 1870-3-4 5321-4.5.3.1.4-2
= extensions_make_the_line_of_mail_longer_and_no_other
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: NOOP \{505:a}
S: 250 Requested mail action okay, completed
C: NOOP \{506:a}
S: 500 Line too long
C: HELO c.example
S: 250 foo.com hello
C: MAIL FROM:<>\{510:\s}
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b>\{498:\s}
S: 500 Line too long
C: RCPT TO:<a@b>\{497:\s}
S: 250 Requested mail action okay, completed

#: 5321-4.5.3.1.9-1 5321-4.3.2-6
= over_long_line_is_swallowed_whole_and_gets_one_answer
E: CONNECT
S: 220 foo.com Service ready
C: \{1500:x}\nQUIT\r\r
S: 500 Line too long
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
G: ERRORS=1

= over_long_line_without_end_closes_the_connection
@ MAX_JUNK 1024
E: CONNECT
S: 220 foo.com Service ready
C. \{900:x}
--
C. \{1200:x}
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Line too long

= over_long_line_without_end_is_only_waited_for_below_the_limit
@ MAX_JUNK 3000
E: CONNECT
S: 220 foo.com Service ready
C. \{2400:x}
EOF
E: CLOSED code=0 error=EEOF

#: 5321-4.5.3.1.1-1 5321-4.5.3.1.3-1 5321-4.5.3.1-1 5321-4.5.3.1.9-1
= path_of_256_octets_is_taken_and_one_more_is_501
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<\{64:a}@\{63:b}.\{63:c}.\{61:d}>
E: MAIL local=\{64:a} domain=\{63:b}.\{63:c}.\{61:d}
A: 250 - OK
S: 250 OK
C: RCPT TO:<\{64:a}@\{63:b}.\{63:c}.\{61:d}>
E: RCPT
A: 250 - OK
S: 250 OK
C: RCPT TO:<\{64:a}@\{63:b}.\{63:c}.\{62:d}>
S: 501 Path too long
C: RCPT TO:<\{65:a}@b>
S: 501 Path too long
C: RCPT TO:<"\{62:a}"@b>
E: RCPT pathflags=QUOTED
A: 250 - OK
S: 250 OK
C: RCPT TO:<"\{63:a}"@b>
S: 501 Path too long
C: RCPT TO:<@\{63:a},@\{63:b},@\{63:c},@\{54:d}:e@f>
E: RCPT mailbox=e@f
A: 250 - OK
S: 250 OK
C: RCPT TO:<@\{63:a},@\{63:b},@\{63:c},@\{55:d}:e@f>
S: 501 Path too long

= limits_of_path_and_local_part_may_be_raised
@ MAX_PATH 400
@ MAX_LOCAL 255
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<\{255:a}@\{63:b}.\{63:c}>
E: MAIL local=\{255:a}
A: 250 - OK
S: 250 OK
C: RCPT TO:<\{256:a}@b>
S: 501 Path too long
C: RCPT TO:<\{142:a}@\{63:b}.\{63:c}.\{63:d}.\{63:e}>
E: RCPT
A: 250 - OK
S: 250 OK
C: RCPT TO:<\{143:a}@\{63:b}.\{63:c}.\{63:d}.\{63:e}>
S: 501 Path too long

#: 5321-4.5.3.1.6-1 6152-3-4
= text_lines_have_no_limit_unless_one_is_set
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
D: ..\{997:\xe9}
D: \{1500:x}
D: .
E: BODY data=".\{997:\xe9}\r\n\{1500:x}\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 5321-4.5.3.1.6-1 5321-4.5.3.1.9-1
= text_line_of_998_octets_is_within_the_limit_dot_of_transparency_not_counted
@ MAX_LINE 998
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
D: ..\{997:x}
D: \{998:x}
D: .
E: BODY data=".\{997:x}\r\n\{998:x}\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
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
D: y
D: \{999:x}
D: .
E: BODY data="y\r\n\{998:x}"
E: ABORT code=500
S: 500 Line of text too long

#: 5321-2.3.8-3
= bare_lf_does_not_end_a_text_line_where_it_is_kept
@ MAX_LINE 998
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
D: \{500:x}\n\{500:y}
D: .
E: BODY data="\{500:x}\n\{497:y}"
E: ABORT code=500
S: 500 Line of text too long

#: 5321-7.8-1
= too_many_errors_close_the_connection
@ MAX_ERRORS 2
E: CONNECT
S: 220 foo.com Service ready
C: FOO
S: 500 Syntax error, command unrecognized
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
C: NOOP
E: NOOP
A: 250 - OK
S: 250 OK
C: HELO _
C: NOOP
E: CLOSED code=421 error=ELIMIT
S: 501 Syntax error in parameters or arguments
S: 421 foo.com Too many errors

#: 5321-7.8-1
= refusals_by_the_host_count_as_errors_and_a_message_forgives_them
@ MAX_ERRORS 2
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
A: 550 - No
S: 550 No
C: RCPT TO:<a@b>
E: RCPT
A: 551 - User not local; please try <a@c>
S: 551 User not local; please try <a@c>
C: RCPT TO:<a@b>
E: RCPT
A: 450 - Later
S: 450 Later
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
A: 250 - OK
S: 250 OK
G: ERRORS=0
--
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 550 - No
S: 550 No
C: RCPT TO:<a@b>
E: RCPT
A: 550 - No
S: 550 No
G: ERRORS=2
--
C: RCPT TO:<a@b>
E: RCPT
A: 550 - No
E: ABORT
E: CLOSED code=421 error=ELIMIT
S: 550 No
S: 421 foo.com Too many errors

= too_many_commands_without_mail_close_the_connection
@ MAX_IDLE 4
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
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: NOOP
E: NOOP
A: 250 - OK
S: 250 OK
C: NOOP
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Too many commands

= accepted_message_begins_the_count_of_commands_anew
@ MAX_IDLE 4
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
A: 250 - OK
S: 250 OK
C. \{4:RSET\r\n}
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
--
C: RSET
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Too many commands
