# ETRN, RFC 1985: a host that was away asks for its mail.

#: 1985-2-1 1985-5-1 1985-5.3-1 1985-5.1-1 1985-5.1-2 1985-5.1-3 1985-5.1-4
= etrn_reaches_the_host_with_its_option
@ ETRN 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 ETRN
C: ETRN c.example
E: ETRN owed=1 arg=c.example
A: 250 - OK, queuing for node c.example started
S: 250 OK, queuing for node c.example started
C: etrn @c.example
E: ETRN arg=@c.example
A: 251 - OK, no messages waiting for node @c.example
S: 251 OK, no messages waiting for node @c.example
C: ETRN @com
E: ETRN arg=@com
A: 252 - OK, pending messages for node @com started
S: 252 OK, pending messages for node @com started
C: ETRN #uucp,1!/x_y
E: ETRN arg=#uucp,1!/x_y
A: 253 - OK, 14 pending messages for node #uucp,1!/x_y started
S: 253 OK, 14 pending messages for node #uucp,1!/x_y started
C: ETRN c.example
E: ETRN
A: 458 4.3.0 Unable to queue messages for node c.example
S: 458 Unable to queue messages for node c.example
C: ETRN c.example
E: ETRN
A: 459 4.7.0 Node c.example not allowed: no
S: 459 Node c.example not allowed: no
C: ETRN c.example
E: ETRN
S: 502 Command not implemented
G: STATE=READY ETRN=1

#: 1985-5-1 1985-5-4 1985-5.1-4
= etrn_without_a_right_node_is_501
@ ETRN 1
@ ENHANCEDSTATUSCODES 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-ENHANCEDSTATUSCODES
S: 250 ETRN
C: ETRN
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN localname
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN @
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN #
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN c_example.com
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN c.example d.example
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN [192.0.2.1]
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN @c.example.
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN <c.example>
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN @#c.example
S: 501 5.5.4 Syntax error in parameters or arguments
C: ETRN #a\x7f
S: 501 5.5.2 Syntax error in parameters or arguments
C: ETRN #\xc3\xa9
S: 501 5.5.2 Syntax error in parameters or arguments
G: STATE=READY

#: 1985-5-3
= etrn_has_no_place_in_a_transaction
@ ETRN 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 ETRN
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: ETRN x.example
S: 503 Bad sequence of commands
G: STATE=MAIL
--
C: RCPT TO:<c@d>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: ETRN x.example
S: 503 Bad sequence of commands
G: STATE=RCPT RCPT=1

= etrn_before_ehlo_is_out_of_order
@ ETRN 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: ETRN c.example
S: 503 Bad sequence of commands
C: HELO c.example
S: 250 foo.com hello
C: ETRN c.example
S: 503 Bad sequence of commands

= etrn_that_is_off_is_unknown
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250 foo.com hello
C: ETRN c.example
S: 500 Syntax error, command unrecognized
C: ETRN
S: 500 Syntax error, command unrecognized
G: ETRN=0

= etrn_is_not_offered_on_submission
@ ETRN 1
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
@@ answer AUTH 235
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 AUTH X
C: AUTH X =
S: 235 Authentication succeeded
--
C: ETRN c.example
S: 500 Syntax error, command unrecognized
G: ETRN=0
