# EHLO and HELO.

#: 5321-2.4-13 5321-4.1.1.1-13 5321-4.1.1.1-18 2920-2-1 1870-3-1 6152-2-1
= ehlo_lists_what_is_on_by_default
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO arg=c.example flags=ESMTP owed=1
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
G: STATE=READY ESMTP=1

#: 5321-2.2.1-3 5321-3.2-2 5321-4.1.1.1-7 5321-F.3-1
= helo_gets_one_line
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO arg=c.example flags=0
A: 250 - hello
S: 250 foo.com hello
G: STATE=READY ESMTP=0

#: 5321-4.1.1.1-18 5321-3.5.2-7 3461-2-1 2034-3-1 1870-3-1 5321-4.2.4-3
= ehlo_lists_every_extension_that_is_on_in_order
@ DSN 1
@ ENHANCEDSTATUSCODES 1
@ EXPN 1
@ HELP 1
@ MAX_SIZE 35882577
@ KEYWORDS XFOO\nXBAR a b\nX-3
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE 35882577
S: 250-DSN
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-VRFY
S: 250-EXPN
S: 250-XFOO
S: 250-XBAR a b
S: 250-X-3
S: 250 HELP

#: 5321-4.1.1.1-12 5321-2.2.1-1
= ehlo_without_extensions_gets_one_line
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO flags=ESMTP
A: 250 - hello
S: 250 foo.com hello

#: 5321-4.1.1.1-14
= text_of_the_answer_to_ehlo_is_one_line
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - two\nlines\n250 AUTH PLAIN
S: 250-foo.com two lines 250 AUTH PLAIN
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY

#: 5321-4.1.1.1-14
= empty_text_of_the_answer_to_helo_leaves_the_host_name_alone
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - \e
S: 250 foo.com

#: 5321-2.4-1 5321-4.1.1-2
= verbs_are_taken_in_any_case_and_blanks_at_the_end_are_no_argument
E: CONNECT
S: 220 foo.com Service ready
C: ehlo c.example \t\s
E: HELO arg=c.example flags=ESMTP
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: heLO C.Example
E: HELO arg=C.Example
A: 250 - hello
S: 250 foo.com hello
C: nOOp  \s
E: NOOP arg=""
S: 250 Requested mail action okay, completed
C: RSET \t
S: 250 Requested mail action okay, completed
C: quit\s
E: QUIT
E: CLOSED
S: 221 foo.com Service closing transmission channel

#: 5321-4.1.1.1-10 5321-4.1.3-2 5321-4.1.3-3 5321-4.1.3-5 5321-4.1.4-7
= helo_takes_domains_and_address_literals
@@ events off
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: HELO [192.0.2.1]
S: 250 foo.com hello
C: HELO [IPv6:2001:db8::1]
S: 250 foo.com hello
C: HELO [IPv6:::1]
S: 250 foo.com hello
C: HELO a
S: 250 foo.com hello
C: HELO 1.2.3.4
S: 250 foo.com hello
C: HELO x-1.example
S: 250 foo.com hello
C: HELO \{63:a}.\{63:b}.\{63:c}.\{63:d}
S: 250 foo.com hello

#: 5321-4.1.1.1-10 5321-4.1.1.1-11 5321-4.1.2-28 5321-4.1.3-9 5321-4.1.4-6
#: 5321-4.5.3.1.2-1
= ehlo_with_a_malformed_name_is_501
@@ events off
S: 220 foo.com Service ready
C: EHLO
S: 501 Syntax error in parameters or arguments
C: HELO
S: 501 Syntax error in parameters or arguments
C: EHLO \s
S: 501 Syntax error in parameters or arguments
C: EHLO my_host
S: 501 Syntax error in parameters or arguments
C: EHLO -a.example
S: 501 Syntax error in parameters or arguments
C: EHLO a..example
S: 501 Syntax error in parameters or arguments
C: EHLO a.example.
S: 501 Syntax error in parameters or arguments
C: EHLO [300.1.1.1]
S: 501 Syntax error in parameters or arguments
C: EHLO [1.2.3]
S: 501 Syntax error in parameters or arguments
C: EHLO [IPv6:1.2.3.4]
S: 501 Syntax error in parameters or arguments
C: EHLO [IPv6:zzzz]
S: 501 Syntax error in parameters or arguments
C: EHLO a.example b.example
S: 501 Syntax error in parameters or arguments
C: EHLO \{63:a}.\{63:b}.\{63:c}.\{63:d}.e
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example>
S: 503 Bad sequence of commands

= lax_helo_takes_any_word
@ LAX_HELO 1
@@ events off
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: HELO my_host
S: 250 foo.com hello
C: HELO \x21"#$%&'()*+,;<=>?@[]^`{|}~
S: 250 foo.com hello
C: HELO two words
S: 501 Syntax error in parameters or arguments
C: HELO caf\xc3\xa9
S: 501 Syntax error in parameters or arguments
C: HELO
S: 501 Syntax error in parameters or arguments

#: 5321-4.1.1.1-9 5321-4.1.4-5 5321-4.1.4-19
= hello_in_a_transaction_ends_it
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b.example>
E: MAIL mailbox=a@b.example
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d.example>
E: RCPT mailbox=c@d.example
A: 250 - OK
S: 250 OK
C: HELO c.example
E: HELO
A: 250 - again
E: ABORT code=0
S: 250 foo.com again
C: RCPT TO:<c@d.example>
S: 503 Bad sequence of commands
C: DATA
S: 503 Bad sequence of commands
G: STATE=READY RCPT=0

#: 5321-4.1.4-7 5321-4.1.4-6
= ehlo_that_fails_changes_nothing
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 550 - Not you
S: 550 Not you
C: MAIL FROM:<a@b.example>
S: 503 Bad sequence of commands
--
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b.example>
E: MAIL
S: 250 Requested mail action okay, completed
C: EHLO _
S: 501 Syntax error in parameters or arguments
C: EHLO c.example
E: HELO
A: 504 - No
S: 504 No
C: RCPT TO:<c@d.example>
E: RCPT
A: 250 - OK
S: 250 OK
G: STATE=RCPT RCPT=1 ESMTP=0

#: 5321-3.2-4
= parameters_after_helo_are_555
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b.example> BODY=8BITMIME
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b.example> SIZE=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b.example>
E: MAIL nparam=0
S: 250 Requested mail action okay, completed

= extension_turned_off_for_a_session_is_not_listed
@ VRFY 0
E: CONNECT
A= SIZE 0
A= PIPELINING 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 8BITMIME
C: MAIL FROM:<a@b.example> SIZE=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: SIZE=0 8BITMIME=1

#: 2034-4-1 2034-4-2 2034-4-3 2034-4-7 2034-4-6
= enhanced_codes_stand_in_all_replies_but_greeting_hello_and_3yz
@ ENHANCEDSTATUSCODES 1
E: CONNECT
A: 220 2.0.0
S: 220 foo.com Service ready
C: MAIL FROM:<a@b.example>
S: 503 5.5.1 Bad sequence of commands
C: HELO c.example
E: HELO
A: 250 2.0.0 hello
S: 250 foo.com hello
C: MAIL FROM:<a@b.example>
E: MAIL
A: 250 2.1.0 Sender ok
S: 250 2.1.0 Sender ok
C: RCPT TO:<c@d.example>
E: RCPT
A: 551 5.7.1 Not here\nTry there
S: 551-5.7.1 Not here
S: 551 5.7.1 Try there
C: RCPT TO:<e@d.example>
E: RCPT
A: 250 2.1.5 OK
S: 250 2.1.5 OK
--
C: DATA
E: DATA
A: 354
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: 250 2.6.0 Taken
S: 250 2.6.0 Taken
C: XYZZY
S: 500 5.5.2 Syntax error, command unrecognized
C: QUIT
E: QUIT
A: 221 2.0.0 Bye
E: CLOSED
S: 221 2.0.0 foo.com Bye

#: 2034-4-1 2034-4-5
= answers_without_an_enhanced_code_get_the_usual_one
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b.example>
E: MAIL
A: 250 - OK
S: 250 2.1.0 OK
C: RCPT TO:<c@d.example>
E: RCPT
A: 450 - Later
S: 450 4.2.0 Later
C: RCPT TO:<c@d.example>
E: RCPT
A: 550 - No
S: 550 5.1.1 No
C: NOOP
E: NOOP
S: 250 2.0.0 Requested mail action okay, completed
