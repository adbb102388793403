# The greeting, and what may come in place of SMTP.

#: 5321-3.1-1 5321-4.2-5 5321-4.2.2-1 5321-4.1.1.10-1 5321-3.8-1
= greeting_comes_unasked_and_begins_with_the_host_name
E: CONNECT owed=1 arg="" index=0
S: 220 foo.com Service ready
G: STATE=HELO ROLE=1 ERROR=OK
--
C: QUIT
E: QUIT owed=1
E: CLOSED code=221 error=OK owed=0
S: 221 foo.com Service closing transmission channel
G: STATE=CLOSED ERROR=OK

#: 5321-3.1-2 5321-4.2-5 5321-4.2.1-6 5321-4.2.1-9
= greeting_may_have_several_lines_and_names_the_host_in_the_first
E: CONNECT
A: 220 - ESMTP at your service\nNo junk mail
S: 220-foo.com ESMTP at your service
S: 220 No junk mail

#: 5321-4.2-5
= greeting_written_line_by_line_names_the_host_in_the_first
E: CONNECT
A+ 220 - ESMTP at your service
A+ 220 - No junk mail
A: 220 - Really not
S: 220-foo.com ESMTP at your service
S: 220-No junk mail
S: 220 Really not

#: 5321-4.1.1.1-5 5321-4.2-5
= host_name_may_be_an_address_literal
@ HOSTNAME [192.0.2.1]
E: CONNECT
S: 220 [192.0.2.1] Service ready
C: HELO c.example
E: HELO arg=c.example flags=0
A: 250 - hello
S: 250 [192.0.2.1] hello
C: QUIT
E: QUIT
E: CLOSED
S: 221 [192.0.2.1] Service closing transmission channel

#: 5321-3.1-4 5321-3.1-5 5321-3.1-6 5321-3.1-7
= refused_client_gets_503_until_it_quits
E: CONNECT
A: 554 - No SMTP service for 192.0.2.7
S: 554 No SMTP service for 192.0.2.7
G: STATE=REFUSED
C: EHLO c.example
S: 503 Bad sequence of commands
C: MAIL FROM:<>
S: 503 Bad sequence of commands
C: NOOP
S: 503 Bad sequence of commands
C: RSET
S: 503 Bad sequence of commands
C: VRFY x
S: 503 Bad sequence of commands
C: XYZZY
S: 503 Bad sequence of commands
--
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 5321-4.3.2-9 5321-3.8-3 5321-4.2.2-1
= greeting_421_closes_at_once
E: CONNECT
A: 421 - Come back later
E: CLOSED code=421 error=EHOST
S: 421 foo.com Come back later
C: EHLO c.example

#: 2920-3.2-9
= client_that_talks_before_the_greeting_is_served_and_flagged
C: EHLO c.example
C: NOOP
E: CONNECT flags=0
E: HELO flags=ESMTP|EARLY
A: 250 - hello
E: NOOP flags=0
S: 220 foo.com Service ready
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
S: 250 Requested mail action okay, completed

= client_that_waits_for_the_greeting_is_not_flagged
E: CONNECT flags=0
S: 220 foo.com Service ready
--
C: HELO c.example
E: HELO flags=0
A: 250 - hello
S: 250 foo.com hello
--
C: NOOP
E: NOOP flags=0
A: 250 - OK
S: 250 OK

#: 5321-4.1.1.5-6
= client_that_goes_away_at_once_is_no_error_to_anyone
EOF
E: CONNECT
E: CLOSED code=0 error=EEOF
S: 220 foo.com Service ready

= http_request_ends_the_connection
E: CONNECT
S: 220 foo.com Service ready
C: POST / HTTP/1.1
C: Host: foo.com:25
C:
C: EHLO c.example
C: MAIL FROM:<a@b.example>
E: CLOSED code=421 error=EPROTO
S: 421 foo.com This is not HTTP

= http_request_before_the_greeting_ends_the_connection_too
C: GET /index.html HTTP/1.0
C:
E: CONNECT
E: CLOSED code=421 error=EPROTO
S: 220 foo.com Service ready
S: 421 foo.com This is not HTTP

= tls_hello_in_clear_ends_the_connection
E: CONNECT
S: 220 foo.com Service ready
D. \x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\nEHLO c.example\r\n
E: CLOSED code=421 error=EPROTO
S: 421 foo.com TLS is not spoken here

= tls_hello_without_a_line_end_is_known_by_its_first_octet
E: CONNECT
S: 220 foo.com Service ready
--
D. \x16
E: CLOSED code=421 error=EPROTO
S: 421 foo.com TLS is not spoken here

#: 5321-4.2-6 5321-2.3.8-7 5321-2.3.8-5
= text_of_the_host_cannot_become_a_line_of_its_own
E: CONNECT
A: 220 - a\rb\x01c\x7fd\xe9e\tf
S: 220 foo.com a?b?c?d?e\tf
C: NOOP
E: NOOP
A: 250 - ok\r\n550 no
S: 250-ok
S: 250 550 no

#: 5321-4.5.3.1.5-1
= text_of_the_host_is_cut_to_a_line_of_512_octets
E: CONNECT
A: 220 - \{600:x}
S: 220 foo.com \{498:x}
C: NOOP
E: NOOP
A: 250 - \{600:y}
S: 250 \{506:y}
