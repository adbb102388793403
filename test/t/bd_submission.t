# Message submission, RFC 6409, and servers that take no mail at all, RFC 7504.

#: 6409-4.3-1 6409-4.3-2 6409-7-1 6409-7-2 6409-3.2-3 6409-3.2-1
= submission_takes_mail_after_auth_alone
@ SUBMISSION 1
@ AUTH 1
@ MECHS SCRAM-SHA-1
@ ENHANCEDSTATUSCODES 1
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH SCRAM-SHA-1
S: 250 VRFY
C: MAIL FROM:<a@b.example>
S: 530 5.7.0 Authentication required
C: MAIL FROM:<>
S: 530 5.7.0 Authentication required
C: RCPT TO:<c@d.example>
S: 530 5.7.0 Authentication required
C: NOOP
E: NOOP
S: 250 2.0.0 Requested mail action okay, completed
C: RSET
S: 250 2.0.0 Requested mail action okay, completed
--
C: AUTH SCRAM-SHA-1 eA==
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
--
C: MAIL FROM:<>
E: MAIL pathflags=NULL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d.example>
E: RCPT
A: 250
S: 250 2.1.5 Requested mail action okay, completed
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 250
S: 250 2.6.0 Requested mail action okay, completed

#: 6409-4.1-1 6409-4.2-1 6409-4.2-2 6409-5.1-1
= domains_of_one_label_are_554_on_submission
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X =
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
C: MAIL FROM:<a@sales>
S: 554 5.1.8 Domain is not fully qualified
C: MAIL FROM:<a@localhost> AUTH=<>
S: 554 5.1.8 Domain is not fully qualified
C: MAIL FROM:<a.b@sales.>
S: 501 5.1.7 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<a@sales>
S: 554 5.1.2 Domain is not fully qualified
C: RCPT TO:<"a.b"@sales>
S: 554 5.1.2 Domain is not fully qualified
C: RCPT TO:<@x.example:a@sales>
S: 554 5.1.2 Domain is not fully qualified
C: RCPT TO:<postmaster@sales>
S: 554 5.1.2 Domain is not fully qualified
C: RCPT TO:<a..b@x>
S: 501 5.1.3 Syntax error in parameters or arguments
C: RCPT TO:<a@b.example>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
G: RCPT=1 ERRORS=8

#: 6409-4.2-1 6409-6.4-1
= literals_and_postmaster_need_no_dot_on_submission
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X =
E: AUTH
A: 235
S: 235 Authentication succeeded
C: MAIL FROM:<a@[IPv6:2001:db8::1]>
E: MAIL pathflags=IPV6
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@[192.0.2.1]>
E: RCPT pathflags=IPV4
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@[tag:content]>
E: RCPT pathflags=GENERAL
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<Postmaster>
E: RCPT pathflags=POSTMASTER
A: 250
S: 250 Requested mail action okay, completed

= domains_of_one_label_are_taken_elsewhere
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<a@sales>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@sales>
S: 250 Requested mail action okay, completed

#: 6409-6.1-1 6409-6.2-1 6409-6.3-1 6409-4.1-1
= submission_may_be_refused_by_the_host
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X =
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
C: MAIL FROM:<boss@b.example>
E: MAIL
A: 550 5.7.1 Not yours
S: 550 5.7.1 Not yours
C: MAIL FROM:<a@b.example>
E: MAIL
A: 250
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<all@b.example>
E: RCPT
A: 550 5.7.1 Not to all
S: 550 5.7.1 Not to all
C: RCPT TO:<c@d.example>
E: RCPT
A: 250
S: 250 2.1.5 Requested mail action okay, completed
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: From: nonsense
D: .
E: BODY
E: MESSAGE
A: 554 5.6.0 No From
S: 554 5.6.0 No From

#: 6409-7-3
= etrn_is_not_for_submission
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: ETRN b.example
S: 530 Authentication required
C: AUTH X =
E: AUTH
A: 235
S: 235 Authentication succeeded
C: ETRN b.example
S: 500 Syntax error, command unrecognized
C: ATRN b.example
S: 500 Syntax error, command unrecognized

#: 3207-4.3-1 6409-7-4
= submission_in_its_usual_dress
@ SUBMISSION 1
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN
@ CHUNKING 1
@ ENHANCEDSTATUSCODES 1
@ REQUIRE_TLS 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-CHUNKING
S: 250-STARTTLS
S: 250 VRFY
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 2.0.0 Go ahead
E: TLS
A: tls OK
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-CHUNKING
S: 250-AUTH PLAIN
S: 250 VRFY
C: AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm
E: AUTH data="\0tim\0tanstaaftanstaaf"
A: 235
S: 235 2.7.0 Authentication succeeded
--
C: MAIL FROM:<tim@b.example> SIZE=3
C: RCPT TO:<c@d.example>
C: BDAT 3 LAST
D: x
C: QUIT
E: MAIL
E: RCPT
A: 250
E: DATA flags=CHUNK
E: BODY data="x\r\n"
E: MESSAGE
A: 250
E: QUIT
E: CLOSED code=221 error=OK
S: 250 2.1.0 Requested mail action okay, completed
S: 250 2.1.5 Requested mail action okay, completed
S: 250 2.6.0 Requested mail action okay, completed
S: 221 2.0.0 foo.com Service closing transmission channel

= submission_by_lmtp_clients_is_the_same
@ SUBMISSION 1
@ LMTP 1
@ AUTH 1
@ MECHS X
@@ accept
@@ answer AUTH 235
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH X
S: 250 VRFY
C: MAIL FROM:<a@b.example>
S: 530 Authentication required
C: AUTH X =
S: 235 Authentication succeeded
C: MAIL FROM:<a@b.example>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 554 Domain is not fully qualified

# ---- no mail at all ----

#: 7504-3-1 7504-3-2 7504-3-4 7504-5.1-1
= host_without_mail_greets_521_and_says_it_again
@ NO_MAIL 1
@ CHUNKING 1
@ STARTTLS 1
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 521 Host does not accept mail
G: STATE=REFUSED
--
C: EHLO c.example
S: 521 Host does not accept mail
C: HELO c.example
S: 521 Host does not accept mail
C: MAIL FROM:<>
S: 521 5.3.2 Host does not accept mail
C: NOOP
S: 521 5.3.2 Host does not accept mail
C: RSET
S: 521 5.3.2 Host does not accept mail
C: STARTTLS
S: 521 5.3.2 Host does not accept mail
C: FOO
S: 521 5.3.2 Host does not accept mail
C: BDAT 6 LAST
D: QUIT
S: 521 5.3.2 Host does not accept mail
C: QUIT now
S: 501 5.5.4 Syntax error in parameters or arguments
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 2.0.0 foo.com Service closing transmission channel

#: 7504-3-1 7504-3-4
= host_without_mail_may_close_at_once
@ NO_MAIL 1
E: CONNECT
A: 521 - Server does not accept mail
S: 521 Server does not accept mail
--
A: close
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

#: 7504-4-2 7504-5.1-1
= host_without_mail_that_greets_refuses_every_recipient
@ NO_MAIL 1
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 ENHANCEDSTATUSCODES
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
S: 556 5.1.10 Domain does not accept mail
C: RCPT TO:<e@f>
E: RCPT index=0
A: 0
S: 556 5.1.10 Domain does not accept mail
C: RCPT TO:<postmaster>
E: RCPT
A: 250
S: 250 2.1.5 Requested mail action okay, completed
G: RCPT=1

#: 7504-4-2 7504-5.1-1
= relay_may_answer_556_for_a_domain
@@ accept
@@ answer RCPT 556 5.1.10 example.org takes no mail
@ ENHANCEDSTATUSCODES 1
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@example.org>
S: 556 5.1.10 example.org takes no mail

#: 7504-3-3
= client_that_is_not_wanted_gets_554_and_no_521
E: CONNECT
A: 554
S: 554 Transaction failed
C: EHLO c.example
S: 503 Bad sequence of commands
C: MAIL FROM:<>
S: 503 Bad sequence of commands

#: 6409-7-3
= submission_that_takes_no_mail_says_554
@ NO_MAIL 1
@ SUBMISSION 1
E: CONNECT
S: 554 Transaction failed
C: EHLO c.example
S: 503 Bad sequence of commands
C: MAIL FROM:<>
S: 503 Bad sequence of commands
C: QUIT
E: QUIT
E: CLOSED code=221
S: 221 foo.com Service closing transmission channel
