# STARTTLS, RFC 3207, and TLS before all else, RFC 8314 3.3. A handshake is
# what the host does between the event TLS and smtp_conn_tls_done(); what comes
# before that has come in clear.

#: 3207-2-1 3207-4-2 3207-4.2-1 3207-4.2-2 3207-4.2-5 3207-4.2-8 4954-3-2 4954-4-40
#: 4954-6-6
= starttls_forgets_all_and_is_not_offered_twice
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN SCRAM-SHA-256
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250-AUTH SCRAM-SHA-256
S: 250 VRFY
--
C: STARTTLS
E: STARTTLS owed=1 arg="" flags=0
A: 220 - Go ahead
S: 220 Go ahead
E: TLS owed=0
A: tls OK
--
+0
G: TLS=1 STATE=HELO ESMTP=0
--
C: MAIL FROM:<a@b>
S: 503 Bad sequence of commands
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH PLAIN SCRAM-SHA-256
S: 250 VRFY
C: STARTTLS
S: 503 Bad sequence of commands
--
C: AUTH PLAIN AHQAcA==
E: AUTH arg=PLAIN data="\0t\0p"
A: 235
S: 235 Authentication succeeded
G: AUTH=1
--
C: AUTH PLAIN AHQAcA==
S: 503 Bad sequence of commands

#: 3207-4-2 3207-4.2-1
= starttls_needs_ehlo
@ STARTTLS 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: STARTTLS
S: 503 Bad sequence of commands
C: HELO c.example
E: HELO
S: 250 foo.com
C: STARTTLS
S: 503 Bad sequence of commands
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 STARTTLS
C: STARTTLS
E: STARTTLS
A: 454 - Later
S: 454 Later
C: HELO c.example
E: HELO
S: 250 foo.com
C: STARTTLS
S: 503 Bad sequence of commands
G: STATE=READY TLS=0

= starttls_in_a_transaction_is_503_and_keeps_it
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
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: STARTTLS
S: 503 Bad sequence of commands
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: STARTTLS
S: 503 Bad sequence of commands
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: STARTTLS
D: .
E: BODY data="STARTTLS\r\n"
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed
C: STARTTLS
E: STARTTLS
S: 454 Temporarily not available

= starttls_between_chunks_is_503_and_keeps_the_message
@ STARTTLS 1
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
S: 250 STARTTLS
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 3
D: x
E: DATA flags=CHUNK
S: 250 Requested mail action okay, completed
C: STARTTLS
S: 503 Bad sequence of commands
C: BDAT 3 LAST
D: y
E: BODY data="x\r\ny\r\n"
E: MESSAGE
A: 250
S: 250 Requested mail action okay, completed

#: 3207-4-2
= starttls_takes_no_parameter
@ STARTTLS 1
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
S: 250 STARTTLS
C: STARTTLS now
S: 501 5.5.4 Syntax error in parameters or arguments
C: STARTTLS TLS 1.3
S: 501 5.5.4 Syntax error in parameters or arguments
C: STARTTLS\tx
S: 501 5.5.2 Syntax error in parameters or arguments
C: STARTTLSfoo
S: 500 5.5.2 Syntax error, command unrecognized
C: STARTTL
S: 500 5.5.2 Syntax error, command unrecognized
C: STARTTLS\0
S: 500 5.5.2 Syntax error, command unrecognized
C: STARTTLS\n
S: 500 5.5.2 Syntax error, command unrecognized
C: starttls\s\s
E: STARTTLS arg=""
S: 454 4.7.0 Temporarily not available
G: ERRORS=7 STATE=READY

#: 3207-4-2
= starttls_may_be_refused_by_any_code_and_the_session_goes_on
@ STARTTLS 1
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
S: 250 STARTTLS
C: STARTTLS
E: STARTTLS
A: 0
S: 454 4.7.0 Temporarily not available
C: STARTTLS
E: STARTTLS
A: 454 - TLS not available due to temporary reason
S: 454 4.7.0 TLS not available due to temporary reason
C: STARTTLS
E: STARTTLS
A: 450 4.3.5 No certificate\nAsk again
S: 450-4.3.5 No certificate
S: 450 4.3.5 Ask again
C: STARTTLS
E: STARTTLS
A+ 554 5.7.1 Not for
A: 554 5.7.1 you
S: 554-5.7.1 Not for
S: 554 5.7.1 you
C: STARTTLS
E: STARTTLS
A: 502
S: 502 5.5.1 Command not implemented
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
G: STATE=MAIL TLS=0 ESMTP=1

= starttls_answered_421_closes
@ STARTTLS 1
@@ events off
@@ answer STARTTLS 421 4.3.2 Enough
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250 VRFY
C: STARTTLS
S: 421 foo.com Enough

#: 2920-3.2-9
= what_stands_behind_a_refused_starttls_is_read
@ STARTTLS 1
@ 8BITMIME 0
@ SIZE 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-PIPELINING
S: 250 STARTTLS
--
C: STARTTLS
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
C. NO
E: STARTTLS flags=EARLY
A: 454 - Not now
E: MAIL mailbox=a@b flags=0
A: 250 - sender
E: RCPT mailbox=c@d
A: 250 - recipient
S: 454 Not now
S: 250 sender
S: 250 recipient
--
C: OP
E: NOOP
S: 250 Requested mail action okay, completed

#: 3207-2-1 8314-4-1
= starttls_that_is_not_offered
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: STARTTLS
S: 500 Syntax error, command unrecognized

#: 3207-2-1 8314-4-1
= starttls_may_be_off_for_one_session
@ STARTTLS 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
A= STARTTLS 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250 foo.com
C: STARTTLS
S: 503 Bad sequence of commands
G: STARTTLS=0
--
C: EHLO c.example
E: HELO
A= STARTTLS 1
A: 250
S: 250-foo.com
S: 250 STARTTLS
C: STARTTLS
E: STARTTLS
A: 454
S: 454 Temporarily not available

# ---- the handshake ----

= handshake_that_fails_ends_the_session_without_a_word
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
E: TLS arg="" code=0
A: later
G: STATE=TLS TLS=0 ERROR=OK
--
A: tls failed
E: CLOSED code=0 error=ETLS
G: STATE=CLOSED TLS=0

= handshake_has_a_minute_and_ends_in_silence
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
A: later
G: DEADLINE=60000
+59999
G: STATE=TLS DEADLINE=1
+1
E: CLOSED code=0 error=ETIMEOUT

= handshake_that_was_done_begins_the_time_anew
@ STARTTLS 1
@ TIMEOUT_TLS 500
@ TIMEOUT_COMMAND 1000
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
A: later
G: DEADLINE=500
+499
A: tls OK
G: DEADLINE=1000
+999
G: STATE=HELO DEADLINE=1
+1
E: CLOSED code=421 error=ETIMEOUT
S: 421 foo.com Timeout

= peer_that_goes_away_in_the_handshake
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
A: later
--
EOF
E: CLOSED code=0 error=EEOF

= peer_that_goes_away_behind_starttls_gets_its_answer_and_no_handshake
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
A: later
--
EOF
--
A: 220 - Go ahead
S: 220 Go ahead
E: CLOSED code=0 error=EEOF

= host_may_close_in_the_handshake_without_a_word
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
A: close Never mind
E: CLOSED code=0 error=EHOST

= host_may_close_while_starttls_is_owed_and_says_421
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
A: close Never mind
E: CLOSED code=421 error=EHOST
S: 421 foo.com Never mind

#: 3207-4.1-1 3207-4.1-3
= weak_tls_gets_554_until_the_client_quits
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN
@ CHUNKING 1
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
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
A: tls OK|WEAK
--
G: TLS=9 STATE=HELO
--
C: EHLO c.example
S: 554 Security is too low
C: HELO c.example
S: 554 Security is too low
C: NOOP
S: 554 5.7.0 Security is too low
C: RSET
S: 554 5.7.0 Security is too low
C: STARTTLS
S: 554 5.7.0 Security is too low
C: AUTH PLAIN AHQAcA==
S: 554 5.7.0 Security is too low
C: MAIL FROM:<a@b>
S: 554 5.7.0 Security is too low
C: VRFY x
S: 554 5.7.0 Security is too low
C: FOO
S: 554 5.7.0 Security is too low
C: BDAT 6 LAST
D: QUIT
S: 554 5.7.0 Security is too low
--
C: DATA
S: 554 5.7.0 Security is too low
--
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 2.0.0 foo.com Service closing transmission channel

#: 3207-4.2-6
= what_the_handshake_gave_can_be_asked_for
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
G: TLS=0
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK|VERIFIED|CLIENT_CERT
--
G: TLS=7 STATE=HELO
--
C: EHLO c.example
E: HELO
S: 250 foo.com
C: RSET
S: 250 Requested mail action okay, completed
G: TLS=7
--
C: QUIT
E: QUIT
E: CLOSED
S: 221 foo.com Service closing transmission channel
G: TLS=7

#: 3207-4.2-5 3207-4.2-6 3207-6-5 8314-4.2-1
= client_certificate_serves_external
@ STARTTLS 1
@ AUTH 1
@ MECHS EXTERNAL
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
A= AUTH 0
A: 220
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
A= AUTH 1
A: tls OK|CLIENT_CERT
--
G: TLS=5
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH EXTERNAL
C: AUTH EXTERNAL =
E: AUTH arg=EXTERNAL data="" len=0
A: 235
S: 235 Authentication succeeded

# ---- everything is forgotten ----

#: 3207-4.2-1 3207-4.2-2 3207-6-4
= name_and_extensions_of_the_client_are_forgotten
@ STARTTLS 1
@ CHUNKING 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO arg=c.example
S: 250-foo.com
S: 250-CHUNKING
S: 250 STARTTLS
G: ESMTP=1 STATE=READY
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK
--
G: ESMTP=0 STATE=HELO
--
C: MAIL FROM:<a@b>
S: 503 Bad sequence of commands
C: BDAT 6 LAST
D: QUIT
S: 503 Bad sequence of commands
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
C: HELO d.example
E: HELO arg=d.example flags=0
S: 250 foo.com
C: MAIL FROM:<a@b> BODY=7BIT
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
G: ESMTP=0 STATE=MAIL

#: 3207-4.2-2 3207-6-4
= authentication_is_forgotten
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
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
S: 250 AUTH PLAIN
C: AUTH PLAIN AHQAcA==
E: AUTH
A: 235
S: 235 Authentication succeeded
G: AUTH=1
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK
--
G: AUTH=0
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH PLAIN
C: MAIL FROM:<a@b> AUTH=c@d
E: MAIL param=AUTH:<>:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: AUTH PLAIN AHQAcA==
E: AUTH arg=PLAIN index=0
A: 235
S: 235 Authentication succeeded
G: AUTH=1

= extension_of_a_session_may_change_for_inside_tls
@ STARTTLS 1
@ DSN 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
A= DSN 0
A: 220
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
A= DSN 1
A: tls OK
--
C: STARTTLS
S: 503 Bad sequence of commands
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 DSN
C: STARTTLS
S: 503 Bad sequence of commands

# ---- octets in clear behind STARTTLS ----

#: 3207-4-10
= one_octet_behind_starttls_ends_the_session
@@ whole
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
C. M
E: STARTTLS flags=EARLY
A: 220 - Go ahead
E: CLOSED code=0 error=EINJECT
G: TLS=0 STATE=CLOSED

#: 3207-4-10
= half_a_line_behind_starttls_ends_the_session
@@ whole
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
C. MAIL FROM:<x@y>\r
E: STARTTLS flags=EARLY
A: 220
E: CLOSED code=0 error=EINJECT

#: 3207-4-10
= whole_lines_behind_starttls_end_the_session_and_none_is_read
@@ whole
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
C: EHLO c.example
C: MAIL FROM:<x@y>
C: RCPT TO:<c@d>
C: QUIT
E: STARTTLS flags=EARLY
A: 220 - Go ahead
E: CLOSED code=0 error=EINJECT

#: 3207-4-10
= ten_thousand_octets_behind_starttls_end_the_session
@@ whole
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
C. \{625:MAIL FROM:<x>\r\n}
E: STARTTLS flags=EARLY
A: 220 - Go ahead
E: CLOSED code=0 error=EINJECT

#: 3207-4-10
= line_feed_behind_starttls_is_an_octet_too
@@ whole
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
C. \n
E: STARTTLS flags=EARLY
A: 220 - Go ahead
E: CLOSED code=0 error=EINJECT

#: 3207-4-10
= commands_before_starttls_in_one_group_are_served
@@ whole
@ STARTTLS 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
--
C: EHLO c.example
C: NOOP
C: STARTTLS
C: NOOP
E: HELO
E: NOOP
A: 250 - one
E: STARTTLS
A: 220 - Go ahead
E: CLOSED code=0 error=EINJECT
S: 250-foo.com
S: 250 STARTTLS
S: 250 one

#: 3207-4-10
= octets_that_come_before_a_late_220_end_the_session
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
A: later
--
C. MAIL FROM:<x@y>\r\nRC
--
A: 220 - Go ahead
E: CLOSED code=0 error=EINJECT

#: 3207-4-10
= octets_that_are_handed_in_during_the_handshake_end_the_session
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
A: later
--
D. \x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03
E: CLOSED code=0 error=EINJECT
G: TLS=0

# ---- TLS before all else ----

#: 8314-3.3-1 8314-3.3-3 3207-4.2-8
= implicit_tls_comes_before_the_greeting
@ TLS_FIRST 1
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN SCRAM-SHA-256
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: TLS owed=0 arg=""
A: later
G: STATE=TLS TLS=0 DEADLINE=60000
--
A: tls OK|VERIFIED
E: CONNECT owed=1
S: 220 foo.com Service ready
G: STATE=HELO TLS=3
--
C: EHLO c.example
E: HELO flags=ESMTP
S: 250-foo.com
S: 250 AUTH PLAIN SCRAM-SHA-256
C: STARTTLS
S: 503 Bad sequence of commands
C: AUTH PLAIN AHQAcA==
E: AUTH arg=PLAIN data="\0t\0p"
A: 235
S: 235 Authentication succeeded
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 8314-3.3-1
= implicit_tls_that_fails_ends_without_a_greeting
@ TLS_FIRST 1
E: TLS
A: tls failed
E: CLOSED code=0 error=ETLS

#: 8314-3.3-1
= implicit_tls_is_awaited_in_silence
@ TLS_FIRST 1
@ TIMEOUT_TLS 2000
E: TLS
A: later
G: DEADLINE=2000
+1999
+1
E: CLOSED code=0 error=ETIMEOUT

#: 8314-3.3-1
= client_that_goes_away_before_implicit_tls
@ TLS_FIRST 1
E: TLS
A: later
--
EOF
E: CLOSED code=0 error=EEOF

#: 8314-3.3-1
= host_may_close_before_implicit_tls_without_a_word
@ TLS_FIRST 1
E: TLS
A: later
--
A: close Going down
E: CLOSED code=0 error=EHOST

#: 8314-3.3-1
= smtp_in_clear_where_tls_is_due_ends_without_a_word
@ TLS_FIRST 1
E: TLS
A: later
--
C: EHLO c.example
C: QUIT
E: CLOSED code=0 error=EINJECT
G: TLS=0

#: 8314-3.3-1 3207-4.1-3
= weak_implicit_tls_is_greeted_and_gets_554
@ TLS_FIRST 1
E: TLS
A: tls OK|WEAK
E: CONNECT
S: 220 foo.com Service ready
--
C: EHLO c.example
S: 554 Security is too low
C: MAIL FROM:<a@b>
S: 554 Security is too low
C: QUIT
E: QUIT
E: CLOSED code=221
S: 221 foo.com Service closing transmission channel
G: TLS=9

= greeting_inside_tls_may_be_refused
@ TLS_FIRST 1
E: TLS
A: tls OK
E: CONNECT
A: 554 - Go away
S: 554 Go away
--
C: EHLO c.example
S: 503 Bad sequence of commands
G: STATE=REFUSED TLS=1

= proxy_header_comes_before_implicit_tls
@ TLS_FIRST 1
@ PROXY 1
--
D: PROXY TCP4 192.0.2.1 198.51.100.1 50000 465
E: PROXY arg=192.0.2.1
E: TLS
A: tls OK
E: CONNECT
S: 220 foo.com Service ready
--
C: QUIT
E: QUIT
E: CLOSED
S: 221 foo.com Service closing transmission channel
