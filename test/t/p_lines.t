# Command lines: what ends them, what they may hold, how long they may be
# (RFC 5321 2.3.8, 2.4, 4.5.3.1.4).

#: 5321-4.5.3.1.4-1 5321-4.3.2-5 5321-4.3.2-6
= limit_of_512_octets_holds_for_every_command_and_counts_blanks
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: VRFY \{505:x}
E: VRFY arg="\{505:x}"
A: 252 - x
S: 252 x
C: VRFY \{506:x}
S: 500 Line too long
C: NOOP\{506:\s}
E: NOOP arg=""
S: 250 Requested mail action okay, completed
C: NOOP\{507:\s}
S: 500 Line too long
C: HELO \{506:x}
S: 500 Line too long
C: X1 \{507:x}
E: OTHER arg="X1 \{507:x}"
A: 250 - x
S: 250 x
C: X1 \{508:x}
S: 500 Line too long
C: RSET\{506:\s}
S: 250 Requested mail action okay, completed
C: RSET\{507:\s}
S: 500 Line too long
C: QUIT\{507:\s}
S: 500 Line too long
G: STATE=HELO ERRORS=6

#: 5321-4.5.3.1.4-2 1870-3-4
= size_adds_26_octets_to_the_line_of_mail
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 SIZE
C: MAIL FROM:<a@b> SIZE=1\{515:\s}
S: 500 Line too long
C: MAIL FROM:<a@b> SIZE=1\{514:\s}
E: MAIL param=SIZE:1:1
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>\{498:\s}
S: 500 Line too long
C: RCPT TO:<a@b>\{497:\s}
E: RCPT mailbox=a@b
A: 250 - OK
S: 250 OK

#: 5321-4.5.3.1.4-1 5321-4.5.3.1.4-2
= line_of_mail_has_512_octets_without_extensions
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>\{496:\s}
S: 500 Line too long
C: MAIL FROM:<a@b>\{495:\s}
E: MAIL mailbox=a@b
A: 250 - OK
S: 250 OK

#: 3461-5.4-1 3461-5.4-3 5321-4.5.3.1.4-2
= dsn_makes_room_for_530_octets_in_the_line_of_rcpt
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;\{487:x}\{497:\s}
E: RCPT param=NOTIFY:SUCCESS,FAILURE,DELAY:7 param=ORCPT:rfc822;\{487:x}:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> NOTIFY=NEVER\{1200:\s}
S: 500 Line too long
G: RCPT=1

= parameters_of_the_host_add_64_octets_each
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
@ PARAMS 2
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b> X=1\{620:\s}
S: 500 Line too long
C: MAIL FROM:<a@b> X=1\{619:\s}
E: MAIL param=X:1:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> X=1\{622:\s}
S: 500 Line too long
C: RCPT TO:<a@b> X=1\{621:\s}
E: RCPT param=X:1:0
A: 250 - OK
S: 250 OK
C: NOOP \{506:x}
S: 500 Line too long

#: 2920-3.2-1 5321-2.3.8-8 5321-4.2-1
= over_long_line_gets_its_500_in_the_order_of_its_group
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<>
C: RCPT TO:<a@b>
C: RCPT TO:<\{700:x}@b>
C: RCPT TO:<c@d>
C: RCPT TO:<e@f>\{499:\s}
C: RCPT TO:<g@h>
E: MAIL
A: 250 - sender
E: RCPT mailbox=a@b index=0
A: 250 - first
E: RCPT mailbox=c@d index=1
A: 250 - second
E: RCPT mailbox=g@h index=2
A: 250 - third
S: 250 sender
S: 250 first
S: 500 Line too long
S: 250 second
S: 500 Line too long
S: 250 third
G: RCPT=3 ERRORS=2

#: 5321-4.3.2-6 5321-2.3.8-1 5321-2.3.8-2
= over_long_line_hides_no_command
E: CONNECT
S: 220 foo.com Service ready
C: NOOP \{600:x}\nQUIT\rRSET\n\rQUIT\0QUIT\n
S: 500 Line too long
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
G: STATE=HELO ERRORS=1

#: 5321-4.3.2-6 5321-3.8-1
= over_long_line_of_60000_octets_is_one_500
E: CONNECT
S: 220 foo.com Service ready
C: \{6000:MAIL FROM:}
S: 500 Line too long
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 5321-7.8-1
= over_long_line_that_does_not_end_closes_the_connection
@ MAX_JUNK 1024
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
C. NOOP \{1100:x}
E: ABORT code=0
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Line too long

= octets_of_over_long_lines_are_counted_line_by_line
@ MAX_JUNK 1024
E: CONNECT
S: 220 foo.com Service ready
C: NOOP \{1000:x}
C: NOOP \{1000:x}
C: NOOP \{1000:x}
C: NOOP \{1000:x}
S: 500 Line too long
S: 500 Line too long
S: 500 Line too long
S: 500 Line too long
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: 5321-2.4-6
= peer_that_goes_away_in_a_command_has_sent_none
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C. QUIT\r
EOF
E: CLOSED code=0 error=EEOF

#: 5321-2.3.8-1 5321-2.3.8-2 5321-4.1.2-26 5321-4.1.2-29 5321-2.4-12
= control_octets_are_neither_blanks_nor_line_ends
@@ accept
S: 220 foo.com Service ready
C: QUIT\0
S: 500 Syntax error, command unrecognized
C: QUIT\nQUIT
S: 500 Syntax error, command unrecognized
C: QUIT\r
S: 500 Syntax error, command unrecognized
C: \nQUIT
S: 500 Syntax error, command unrecognized
C: \rQUIT
S: 500 Syntax error, command unrecognized
C: \0
S: 500 Syntax error, command unrecognized
C: N\xf6\xf6P
S: 500 Syntax error, command unrecognized
C: QUIT \0
S: 501 Syntax error in parameters or arguments
C: RSET \x7f
S: 501 Syntax error in parameters or arguments
C: NOOP a\0b
S: 501 Syntax error - invalid character
C: NOOP \x7f
S: 501 Syntax error - invalid character
C: VRFY a\x01
S: 501 Syntax error - invalid character
C: EHLO c.example\0
S: 501 Syntax error in parameters or arguments
C: HELO c.example\nMAIL FROM:<>
S: 501 Syntax error in parameters or arguments
C: HELO c.example\r
S: 501 Syntax error in parameters or arguments
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<a@b>\0
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>\r
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>\nRCPT TO:<c@d>\nDATA
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>\rRSET
S: 501 Syntax error in parameters or arguments
C: MAIL\0FROM:<a@b>
S: 500 Syntax error, command unrecognized
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
G: STATE=READY ERRORS=21

#: 5321-2.3.8-1 5321-2.3.8-2 5321-4.1.2-29
= control_octets_in_parameters_are_501
@ DSN 1
@ PARAMS 2
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SIZE=1\0
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=1\n
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BODY=7BIT\r
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=a\0b
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=\xe9
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> X=a\x7fb
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> X\0=a
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> X=\xe9
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>\tSIZE=1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=1\tX
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> X
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> NOTIFY=NEVER\n
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> ORCPT=rfc822;a\rb
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> X=\0
S: 501 Syntax error in parameters or arguments
G: STATE=MAIL RCPT=0

#: 5321-2.4-6
= command_waits_for_its_whole_line_end
E: CONNECT
S: 220 foo.com Service ready
C. RSET
--
C. \r
--
C. \nNOOP\r
S: 250 Requested mail action okay, completed
--
C. \n
E: NOOP
A: 250 - now
S: 250 now

= data_with_an_argument_and_octets_behind_it_closes
@@ whole
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
C: DATA x
D: NOOP
D: .
E: ABORT
E: CLOSED code=421 error=EPROTO
S: 501 Syntax error in parameters or arguments
S: 421 foo.com Octets sent without 354

= over_long_data_with_octets_behind_it_closes
@@ whole
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
C: DATA \{600:x}
D: NOOP
D: .
E: ABORT
E: CLOSED code=421 error=EPROTO
S: 500 Line too long
S: 421 foo.com Octets sent without 354

= data_that_is_one_error_too_many_says_421_once
@@ whole
@ MAX_ERRORS 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: XYZZY
C: DATA
D: NOOP
D: .
E: CLOSED code=421 error=ELIMIT
S: 500 Syntax error, command unrecognized
S: 503 Bad sequence of commands
S: 421 foo.com Too many errors
