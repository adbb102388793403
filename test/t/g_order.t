# Commands outside a transaction, their order and their arguments.

#: 5321-4.1.4-3 5321-4.1.4-12 5321-4.1.1.5-3 5321-4.1.1.7-2 5321-4.1.1.8-1 5321-4.1.1.9-1
#: 5321-4.2.1-4
= commands_that_need_no_hello_are_taken_before_it
@ EXPN 1
@ HELP 1
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP arg=""
S: 250 Requested mail action okay, completed
C: RSET
S: 250 Requested mail action okay, completed
C: VRFY x
E: VRFY arg=x
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: EXPN l
E: EXPN arg=l
S: 502 Command not implemented
C: HELP
E: HELP arg=""
A: 214 - Ask a human
S: 214 Ask a human
G: STATE=HELO

#: 5321-4.1.1.6-1 5321-4.1.1.7-1 5321-4.1.1.8-1 5321-4.1.1.9-2 5321-4.1.1.9-3
= commands_that_change_nothing_do_not_touch_a_transaction
@ EXPN 1
@ HELP 1
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
C: NOOP hello world
E: NOOP arg="hello world"
S: 250 Requested mail action okay, completed
C: VRFY "John Doe"
E: VRFY arg="\"John Doe\""
A: 553 - User ambiguous
S: 553 User ambiguous
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 OK
C: EXPN list
E: EXPN arg=list
A+ 250 - Jon <jon@x.example>
A+ 250 - Fred <fred@x.example>
A: 250 - Sam <sam@x.example>
S: 250-Jon <jon@x.example>
S: 250-Fred <fred@x.example>
S: 250 Sam <sam@x.example>
C: HELP MAIL
E: HELP arg=MAIL
A: 504
S: 504 Command parameter not implemented
C: SEND FROM:<a@b>
S: 502 Command not implemented
C: XYZZY
S: 500 Syntax error, command unrecognized
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK

#: 5321-3.5.1-1 5321-3.5.1-4 5321-3.5.1-5 5321-3.5.1-7 5321-3.5.1-9 5321-3.5.1-11 5321-3.5.3-3
= verification_is_the_hosts_own
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: VRFY user@x.example
E: VRFY arg=user@x.example
A: 250 - <user@x.example>
S: 250 <user@x.example>
C: VRFY Jones
E: VRFY
A: 251 - User not local; will forward to <Jones@y.example>
S: 251 User not local; will forward to <Jones@y.example>
C: VRFY Smith
E: VRFY
A: 553 - Ambiguous; Possibilities are\nJoe Smith <jsmith@foo.com>\nHarry Smith <hsmith@foo.com>
S: 553-Ambiguous; Possibilities are
S: 553-Joe Smith <jsmith@foo.com>
S: 553 Harry Smith <hsmith@foo.com>
C: VRFY Jones
E: VRFY
A: 551 - User not local; please try <Jones@y.example>
S: 551 User not local; please try <Jones@y.example>
C: VRFY list
E: VRFY
A: 550 - That is a mailing list, not a user
S: 550 That is a mailing list, not a user
C: EXPN user
E: EXPN
A: 252
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: EXPN
S: 501 Syntax error in parameters or arguments
C: VRFY
S: 501 Syntax error in parameters or arguments
C: VRFY\s\s
S: 501 Syntax error in parameters or arguments
C: VRFY caf\xe9
S: 501 Syntax error - invalid character

#: 5321-7.3-1 5321-7.3-2 5321-3.5.2-6 5321-4.2.4-1 5321-4.2.4-2 5321-F.1-1 5321-F.6-2
= commands_that_are_off_or_obsolete_or_unknown
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: VRFY x
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: EXPN x
S: 502 Command not implemented
C: HELP
S: 502 Command not implemented
C: SEND FROM:<a@b>
S: 502 Command not implemented
C: SOML FROM:<a@b>
S: 502 Command not implemented
C: SAML FROM:<a@b>
S: 502 Command not implemented
C: TURN
S: 502 Command not implemented
C: FOOBAR
S: 500 Syntax error, command unrecognized
C: XFOO bar
S: 500 Syntax error, command unrecognized
C:
S: 500 Syntax error, command unrecognized
C: \sNOOP
S: 500 Syntax error, command unrecognized
C: NOOPX
S: 500 Syntax error, command unrecognized
C: NO OP
S: 500 Syntax error, command unrecognized
C: STARTTLS
S: 500 Syntax error, command unrecognized
C: BDAT 5 LAST
S: 500 Syntax error, command unrecognized
G: STATE=HELO ERRORS=14

#: 5321-4.1.5-1 5321-4.1.5-3
= unknown_verbs_go_to_a_host_that_asks_for_them
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: XFOO a  b\tc
E: OTHER arg="XFOO a  b\tc" owed=1
A: 259 - Done
S: 259 Done
C: FOO
E: OTHER arg=FOO
S: 502 Command not implemented
C: SEND FROM:<a@b>
E: OTHER arg="SEND FROM:<a@b>"
A: 550 - No
S: 550 No
C: X\nY
S: 501 Syntax error in parameters or arguments
C: X\rY
S: 501 Syntax error in parameters or arguments
C: X\0Y
S: 501 Syntax error in parameters or arguments

#: 5321-4.1.1-6 5321-4.3.2-7 5321-4.1.1.5-2
= rset_and_quit_take_no_argument
E: CONNECT
S: 220 foo.com Service ready
C: RSET now
S: 501 Syntax error in parameters or arguments
C: QUIT please
S: 501 Syntax error in parameters or arguments
C: RSET
S: 250 Requested mail action okay, completed
C: QUIT
E: QUIT
E: CLOSED
S: 221 foo.com Service closing transmission channel

#: 5321-4.1.1.5-1 5321-4.1.1.5-4 5321-4.1.1.5-5 5321-4.1.1-4
= rset_ends_a_transaction_and_nothing_else
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 503 Bad sequence of commands
--
C: DATA
S: 503 Bad sequence of commands
--
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250 - OK
S: 250 OK

#: 5321-4.1.1.10-1 5321-4.1.1.10-8 5321-3.8-1
= quit_ends_a_transaction_and_nothing_behind_it_is_read
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
C: QUIT
C: DATA
C: NOOP
E: QUIT
A: 221 - Bye\nand thanks
E: ABORT code=0
E: CLOSED code=221 error=OK
S: 221-foo.com Bye
S: 221 and thanks

= quit_may_be_answered_as_the_host_likes_and_still_ends
E: CONNECT
S: 220 foo.com Service ready
C: QUIT
E: QUIT
A: 554 - Not again
E: CLOSED code=0 error=OK
S: 554 Not again

#: 5321-2.3.8-1 5321-2.3.8-2 5321-2.4-6 5321-2.4-7
= only_crlf_ends_a_command
@@ events off
S: 220 foo.com Service ready
C: NOOP\nNOOP
S: 500 Syntax error, command unrecognized
C: NOOP x\nNOOP
S: 501 Syntax error - invalid character
C: NOOP x\rNOOP
S: 501 Syntax error - invalid character
C: HELO c.example\n
S: 501 Syntax error in parameters or arguments
C: RSET\r
S: 500 Syntax error, command unrecognized
--
C. QUIT
--
C. \r
--
C. \n
S: 221 foo.com Service closing transmission channel

#: 5321-3.8-2 5321-4.1.1.10-2 5321-4.2-1
= errors_do_not_close_the_connection
@@ events off
S: 220 foo.com Service ready
C. \{60:RUBBISH\r\n}
S: \{59:500 Syntax error, command unrecognized\r\n}500 Syntax error, command unrecognized
C: NOOP
S: 250 Requested mail action okay, completed
G: ERRORS=60
