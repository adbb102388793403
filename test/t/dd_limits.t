# LIMITS, RFC 9422: how much a server takes of MAIL and RCPT.

#: 9422-3-2 9422-3.1-1 9422-3-3
= limits_are_announced_as_they_are_configured
@ LIMITS 1
@ MAX_RCPT 100
@ MAX_MAIL 5
@ MAX_DOMAINS 20
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 LIMITS RCPTMAX=100 MAILMAX=5 RCPTDOMAINMAX=20
C: MAIL FROM:<a@b.example> MAILMAX=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b.example>\{488: }
S: 500 Line too long
C: MAIL FROM:<a@b.example>\{487: }
S: 250 Requested mail action okay, completed
G: LIMITS=1 MAX_RCPT=100 MAX_MAIL=5 MAX_DOMAINS=20

#: 9422-3-2
= limits_are_announced_in_lmtp_too
@ LIMITS 1
@ LMTP 1
@ MAX_RCPT 7
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
S: 220 foo.com Service ready
C: LHLO c.example
S: 250-foo.com
S: 250 LIMITS RCPTMAX=7

#: 9422-3.5-1
= limit_of_recipients_is_at_least_what_smtp_wants_unless_it_is_set
@ LIMITS 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 LIMITS RCPTMAX=1000

#: 9422-3.4-1 9422-3.6-1
= changed_limit_is_announced_with_the_next_ehlo
@ LIMITS 1
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
S: 250 LIMITS RCPTMAX=1000
C: NOOP
E: NOOP
A= MAX_RCPT 2
S: 250 Requested mail action okay, completed
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 LIMITS RCPTMAX=2

#: 9422-4.1-1
= every_mail_of_a_session_counts_whatever_its_answer
@ LIMITS 1
@ MAX_MAIL 2
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 LIMITS RCPTMAX=1000 MAILMAX=2
C: MAIL FROM:<a@b> SIZ=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RSET
S: 250 Requested mail action okay, completed
C: EHLO c.example
S: 250-foo.com hello
S: 250 LIMITS RCPTMAX=1000 MAILMAX=2
C: MAIL FROM:<a@b>
S: 421 foo.com Too many messages
G: STATE=CLOSED ERROR=ELIMIT

#: 9422-4.1-1
= mail_of_before_tls_counts_inside
@ LIMITS 1
@ MAX_MAIL 1
@ STARTTLS 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-STARTTLS
S: 250 LIMITS RCPTMAX=1000 MAILMAX=1
C: MAIL FROM:<a@b>
E: MAIL
A: 550
S: 550 Requested action not taken: mailbox unavailable
--
C: STARTTLS
E: STARTTLS
A: 220
S: 220 Service ready
E: TLS
A: tls OK
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 LIMITS RCPTMAX=1000 MAILMAX=1
C: MAIL FROM:<a@b>
S: 421 foo.com Too many messages
E: CLOSED code=421 error=ELIMIT

#: 9422-4.2-1
= recipients_up_to_the_limit_are_not_refused_for_their_number
@ LIMITS 1
@ MAX_RCPT 2
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
S: 250 LIMITS RCPTMAX=2
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<e@d>
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<f@d>
S: 452 4.5.3 Too many recipients
C: RSET
S: 250 2.0.0 Requested mail action okay, completed
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<f@d>
S: 250 2.1.5 Requested mail action okay, completed
G: RCPT=1

#: 9422-4.3-1
= domains_of_recipients_count_for_the_session
@ LIMITS 1
@ MAX_DOMAINS 1
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
S: 250 LIMITS RCPTMAX=1000 RCPTDOMAINMAX=1
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<a@x.example>
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<b@X.EXAMPLE>
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<c@y.example>
S: 452 4.5.3 Too many domains
C: RCPT TO:<postmaster>
S: 250 2.1.5 Requested mail action okay, completed
C: RSET
S: 250 2.0.0 Requested mail action okay, completed
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@y.example>
S: 452 4.5.3 Too many domains
C: RCPT TO:<c@x.example>
S: 250 2.1.5 Requested mail action okay, completed

#: 9422-4.3-1
= domain_of_a_recipient_that_was_refused_does_not_count
@ LIMITS 1
@ MAX_DOMAINS 1
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
S: 250 LIMITS RCPTMAX=1000 RCPTDOMAINMAX=1
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@x.example>
E: RCPT
S: 550 Requested action not taken: mailbox unavailable
C: RCPT TO:<a@y.example>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@x.example>
S: 452 Too many domains

= limits_that_are_off_are_kept_but_not_told
@ MAX_MAIL 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
S: 421 foo.com Too many messages
G: LIMITS=0
