# What has to be done before mail: TLS (RFC 3207 4), AUTH (RFC 4954 6), or
# both.

#: 3207-4-5 3207-4-6 3207-6-1
= all_but_four_commands_are_530_before_tls
@ REQUIRE_TLS 1
@ STARTTLS 1
@ AUTH 1
@ MECHS SCRAM-SHA-1
@ EXPN 1
@ HELP 1
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
S: 530 Must issue a STARTTLS command first
C: MAIL FROM:<>
S: 530 5.7.0 Must issue a STARTTLS command first
C: NOOP
E: NOOP
A: 250
S: 250 2.0.0 Requested mail action okay, completed
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250-STARTTLS
S: 250-AUTH SCRAM-SHA-1
S: 250-VRFY
S: 250-EXPN
S: 250 HELP
C: MAIL FROM:<>
S: 530 5.7.0 Must issue a STARTTLS command first
C: RCPT TO:<a@b>
S: 530 5.7.0 Must issue a STARTTLS command first
C: RSET
S: 530 5.7.0 Must issue a STARTTLS command first
C: AUTH SCRAM-SHA-1 eA==
S: 530 5.7.0 Must issue a STARTTLS command first
C: VRFY x
S: 530 5.7.0 Must issue a STARTTLS command first
C: EXPN x
S: 530 5.7.0 Must issue a STARTTLS command first
C: HELP
S: 530 5.7.0 Must issue a STARTTLS command first
C: FOO
S: 530 5.7.0 Must issue a STARTTLS command first
C: MAIL gibberish
S: 530 5.7.0 Must issue a STARTTLS command first
C: EHLO
S: 501 Syntax error in parameters or arguments
--
C: DATA
S: 530 5.7.0 Must issue a STARTTLS command first
--
C: STARTTLS
E: STARTTLS
A: 454
S: 454 4.7.0 Temporarily not available
C: MAIL FROM:<>
S: 530 5.7.0 Must issue a STARTTLS command first
C: QUIT
E: QUIT
E: CLOSED code=221
S: 221 2.0.0 foo.com Service closing transmission channel

#: 3207-4-5
= octets_of_a_chunk_are_taken_where_tls_is_due
@ REQUIRE_TLS 1
@ STARTTLS 1
@ CHUNKING 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: BDAT 6 LAST
D: QUIT
S: 530 Must issue a STARTTLS command first
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-CHUNKING
S: 250 STARTTLS
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C: BDAT 12
D: QUIT
D: NOOP
C: BDAT 6 LAST
D: QUIT
C: NOOP
S: 530 Must issue a STARTTLS command first
S: 530 Must issue a STARTTLS command first
S: 530 Must issue a STARTTLS command first
S: 530 Must issue a STARTTLS command first
E: NOOP
S: 250 Requested mail action okay, completed

= message_sent_without_354_is_not_read_where_tls_is_due
@@ whole
@ REQUIRE_TLS 1
@ STARTTLS 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 STARTTLS
--
C: MAIL FROM:<a@b>
C: DATA
D: NOOP
D: .
E: CLOSED code=421 error=EPROTO
S: 530 Must issue a STARTTLS command first
S: 530 Must issue a STARTTLS command first
S: 421 foo.com Octets sent without 354

#: 3207-4-5 3207-6-1
= everything_is_served_inside_required_tls
@ REQUIRE_TLS 1
@ STARTTLS 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 STARTTLS
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK
--
C: MAIL FROM:<a@b>
S: 503 Bad sequence of commands
C: HELO c.example
E: HELO
S: 250 foo.com
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed
G: MESSAGES=1

#: 8314-3.3-1 3207-4-5
= implicit_tls_is_tls_where_it_is_required
@ REQUIRE_TLS 1
@ TLS_FIRST 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: TLS
A: tls OK
E: CONNECT
S: 220 foo.com Service ready
--
C: HELO c.example
E: HELO
S: 250 foo.com
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed

= tls_is_required_of_lmtp_in_the_same_way
@ LMTP 1
@ REQUIRE_TLS 1
@ STARTTLS 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: MAIL FROM:<>
S: 530 Must issue a STARTTLS command first
C: EHLO c.example
S: 500 Syntax error, command unrecognized
C: LHLO c.example
E: HELO flags=ESMTP
S: 250-foo.com
S: 250 STARTTLS
C: MAIL FROM:<>
S: 530 Must issue a STARTTLS command first

#: 4954-6-1 4954-6-5
= all_but_seven_commands_are_530_before_auth
@ REQUIRE_AUTH 1
@ STARTTLS 1
@ AUTH 1
@ MECHS X
@ EXPN 1
@ HELP 1
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
E: CONNECT
S: 220 foo.com Service ready
C: MAIL FROM:<a@b>
S: 530 5.7.0 Authentication required
C: HELO c.example
E: HELO
S: 250 foo.com
C: MAIL FROM:<a@b>
S: 530 5.7.0 Authentication required
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250-STARTTLS
S: 250-AUTH X
S: 250-VRFY
S: 250-EXPN
S: 250 HELP
C: MAIL FROM:<a@b>
S: 530 5.7.0 Authentication required
C: RCPT TO:<a@b>
S: 530 5.7.0 Authentication required
C: VRFY x
S: 530 5.7.0 Authentication required
C: EXPN x
S: 530 5.7.0 Authentication required
C: HELP
S: 530 5.7.0 Authentication required
C: FOO
S: 530 5.7.0 Authentication required
C: RSET
S: 250 2.0.0 Requested mail action okay, completed
C: NOOP
E: NOOP
S: 250 2.0.0 Requested mail action okay, completed
C: STARTTLS
E: STARTTLS
A: 454
S: 454 4.7.0 Temporarily not available
--
C: DATA
S: 530 5.7.0 Authentication required
--
C: AUTH X eA==
E: AUTH
A: 535
S: 535 5.7.8 Authentication credentials invalid
C: MAIL FROM:<a@b>
S: 530 5.7.0 Authentication required
C: AUTH X eA==
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: VRFY x
E: VRFY
S: 252 2.5.0 Cannot VRFY user, but will accept message and attempt delivery
C: FOO
S: 500 5.5.2 Syntax error, command unrecognized

#: 4954-6-5
= client_that_quits_needs_no_auth
@ REQUIRE_AUTH 1
@ AUTH 1
@ MECHS X
@@ accept
S: 220 foo.com Service ready
C: QUIT
S: 221 foo.com Service closing transmission channel

#: 4954-6-5
= octets_of_a_chunk_are_taken_where_auth_is_due
@ REQUIRE_AUTH 1
@ AUTH 1
@ MECHS X
@ CHUNKING 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-CHUNKING
S: 250 AUTH X
C: BDAT 13 LAST
D: AUTH X eA==
C: AUTH X eA==
S: 530 Authentication required
E: AUTH
A: 235
S: 235 Authentication succeeded

#: 4954-6-5
= command_behind_auth_is_judged_by_its_outcome
@ REQUIRE_AUTH 1
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
--
C: AUTH X eA==
C: MAIL FROM:<a@b>
C: AUTH X eA==
C: MAIL FROM:<a@b>
E: AUTH
A: 535
E: AUTH
A: 235
E: MAIL
S: 535 Authentication credentials invalid
S: 530 Authentication required
S: 235 Authentication succeeded
S: 250 Requested mail action okay, completed

#: 3207-4-5 4954-6-5
= tls_comes_before_auth_where_both_are_required
@ REQUIRE_TLS 1
@ REQUIRE_AUTH 1
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN SCRAM-SHA-1
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
S: 250-STARTTLS
S: 250 AUTH SCRAM-SHA-1
C: AUTH SCRAM-SHA-1 eA==
S: 530 5.7.0 Must issue a STARTTLS command first
C: AUTH PLAIN AHQAcA==
S: 530 5.7.0 Must issue a STARTTLS command first
C: MAIL FROM:<a@b>
S: 530 5.7.0 Must issue a STARTTLS command first
C: RSET
S: 530 5.7.0 Must issue a STARTTLS command first
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 2.0.0 Go ahead
E: TLS
A: tls OK
--
C: MAIL FROM:<a@b>
S: 530 5.7.0 Authentication required
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH PLAIN SCRAM-SHA-1
C: MAIL FROM:<a@b>
S: 530 5.7.0 Authentication required
C: AUTH PLAIN AHQAcA==
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
G: TLS=1 AUTH=1

#: 3207-4.2-2
= auth_is_due_again_inside_tls
@ REQUIRE_AUTH 1
@ STARTTLS 1
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
S: 250-STARTTLS
S: 250 AUTH X
C: AUTH X eA==
E: AUTH
A: 235
S: 235 Authentication succeeded
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: MAIL FROM:<a@b>
S: 530 Authentication required
G: AUTH=0

#: 3207-6-2
= tls_may_be_used_where_possible
@ STARTTLS 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250 VRFY
C: STARTTLS
S: 454 Temporarily not available
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
