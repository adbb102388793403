# STARTTLS from the client's side, RFC 3207, with TLS required, preferred and
# not wanted; and TLS before all else, RFC 8314 3.3. The handshake is what the
# host does between the event TLS and smtp_conn_tls_done().

#: 3207-4-1 3207-4-7 3207-4.2-1 3207-4.2-3 3207-4.2-4 3207-4.2-6 3207-6-2 3207-6-3 3207-6-4 4954-4-34
= tls_makes_all_void_and_begins_with_ehlo
@@ client
@ STARTTLS 1
@ AUTH 1
@ DSN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-SIZE 10240000
S: 250-STARTTLS
S: 250-AUTH CRAM-MD5
S: 250-8BITMIME
S: 250 DSN
E: HELO code=250 index=0
E: HELO code=250 index=1
E: HELO code=250 index=2
E: HELO code=250 index=3
E: HELO code=250 index=4
E: HELO code=250 index=5
E: HELO code=250 index=6
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220 enhanced=2.0.0 arg="Ready to start TLS" flags=0
E: TLS owed=0
--
G: STATE=TLS WANT=TLS TLS=0 DEADLINE=60000
--
H: tls OK|VERIFIED
C: EHLO client.example
G: STATE=HELO TLS=3 ESMTP=0 PIPELINING=0 SIZE=0 MAX_SIZE=0 STARTTLS=0 AUTH=0 8BITMIME=0 DSN=0
--
S: 250-mail.example.com
S: 250-SIZE 20480000
S: 250 AUTH PLAIN LOGIN
E: HELO code=250 index=0 arg=mail.example.com
E: HELO code=250 index=1 arg="SIZE 20480000"
E: HELO code=250 index=2 arg="AUTH PLAIN LOGIN"
G: STATE=READY TLS=3 ESMTP=1 SIZE=1 MAX_SIZE=20480000 PIPELINING=0 DSN=0

#: 3207-4.2-7
= tls_is_not_begun_twice
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 SMTP server ready
E: STARTTLS code=220
E: TLS
A: tls OK
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
--
H! EMISUSE starttls
G: STATE=READY TLS=1

#: 3207-4-9
= nothing_leaves_behind_starttls
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mx.example.net Hello client.example [192.0.2.1]
S: 250-PIPELINING
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
H! EROOM mail a@client.example
H! EROOM command NOOP
H! EROOM ehlo client.example
H! EROOM quit
--
S: 220 TLS go ahead
E: STARTTLS code=220 arg="TLS go ahead"
E: TLS
--
H! EMISUSE mail a@client.example
H! EMISUSE command NOOP
H! EMISUSE ehlo client.example
H! EMISUSE quit
G: STATE=TLS WANT=TLS
--
H: tls OK
C: EHLO client.example

= answer_220_of_several_lines_is_waited_for
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220-Ready
E: STARTTLS code=220 flags=MORE
G: STATE=READY
--
S: 220 to start TLS
E: STARTTLS code=220 flags=0
E: TLS
A: tls OK
C: EHLO client.example

#: 3207-4-11
= reply_behind_220_ends_the_session
@@ client
@@ whole
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
S: 250-mail.example.com
S: 250 AUTH PLAIN
E: STARTTLS code=220
E: CLOSED code=0 error=EINJECT
G: TLS=0 AUTH=0

#: 3207-4-11
= half_a_line_behind_220_ends_the_session
@@ client
@@ whole
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
S. 2
E: STARTTLS code=220
E: CLOSED code=0 error=EINJECT

#: 3207-4-11
= octets_in_clear_in_the_handshake_end_the_session
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
--
S: 250 mail.example.com
E: CLOSED code=0 error=EINJECT

#: 3207-4-3 3207-6-2
= tls_that_is_preferred_and_refused_is_done_without
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 454 4.7.0 TLS not available due to local problem
E: STARTTLS code=454 enhanced=4.7.0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
G: TLS=0 PIPELINING=1

#: 3207-4-3 3207-6-1
= tls_that_is_required_and_refused_leaves_nothing_but_quit
@@ client
@ STARTTLS 1
@ AUTH 1
@ REQUIRE_TLS 1
@ CLEAR_AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-AUTH PLAIN CRAM-MD5
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 454 4.7.0 TLS not available due to local problem
E: STARTTLS code=454
--
H! EMISUSE mail a@client.example
H! EMISUSE auth PLAIN \0a\0b
H! EMISUSE auth CRAM-MD5
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 3207-6-1 8314-5.2-1
= tls_that_is_required_and_not_announced_leaves_nothing_but_quit
@@ client
@ STARTTLS 1
@ AUTH 1
@ REQUIRE_TLS 1
@ CLEAR_AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-AUTH PLAIN LOGIN
S: 250 8BITMIME
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL starttls
H! EMISUSE mail a@client.example
H! EMISUSE auth PLAIN \0a\0b
H! EMISUSE auth LOGIN
H! EMISUSE command VRFY b@example.com
H! EMISUSE rset
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 3207-6-1
= tls_that_is_required_opens_the_way_to_mail
@@ client
@ STARTTLS 1
@ REQUIRE_TLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
--
H! EMISUSE mail a@client.example
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
A: tls OK
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 8BITMIME
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
G: TLS=1

= tls_that_is_not_wanted_is_left
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
--
H! EINVAL starttls
H: mail a@client.example
C: MAIL FROM:<a@client.example>

= starttls_refused_for_good_leaves_the_session
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 502 5.5.1 Error: command not implemented
E: STARTTLS code=502
G: STATE=READY TLS=0 STARTTLS=1
--
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 3207-4-8
= handshake_that_fails_leaves_nothing_to_say
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
A: tls failed
E: CLOSED code=0 error=ETLS
--
H! EMISUSE quit
H! EMISUSE tls OK
G: STATE=CLOSED WANT=CLOSE TLS=0

#: 3207-4.1-1 3207-4.1-2
= tls_that_is_too_weak_leaves_nothing_but_quit
@@ client
@ STARTTLS 1
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-SIZE 1000
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
--
H: tls OK|WEAK
--
H! EMISUSE mail a@client.example
H! EMISUSE ehlo client.example
H! EMISUSE auth PLAIN \0a\0b
H! EMISUSE command NOOP
H! EMISUSE rset
G: WANT=RECV|COMMAND TLS=9 STARTTLS=0 SIZE=0 MAX_SIZE=0 PIPELINING=0 ESMTP=0 AUTH=0
--
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

= flags_of_tls_that_do_not_exist_are_refused
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
--
H! EMISUSE tls OK
H: starttls
C: STARTTLS
--
H! EMISUSE tls OK
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
--
H! EINVAL tls VERIFIED
H! EINVAL tls WEAK
G: STATE=TLS
--
H: tls OK
C: EHLO client.example
--
H! EMISUSE tls OK

= starttls_has_no_place_in_a_transaction
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EMISUSE starttls
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: starttls
C: STARTTLS

= server_is_gone_before_it_answers_starttls
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S. 220 2.0.0 Ready to
--
EOF
E: CLOSED code=0 error=EEOF

= server_is_gone_in_the_handshake
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
--
EOF
E: CLOSED code=0 error=EEOF

= server_that_refuses_ehlo_inside_tls_is_greeted_by_helo
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
A: tls OK
C: EHLO client.example
--
S: 502 5.5.1 Command not implemented
E: HELO code=502 flags=ESMTP
C: HELO client.example
--
S: 250 mail.example.com
E: HELO code=250 flags=0
G: STATE=READY ESMTP=0 TLS=1 PIPELINING=0

#: 8314-3.3-1 8314-3.3-3
= tls_comes_before_the_greeting_where_it_is_implicit
@@ client
@ TLS_FIRST 1
@ REQUIRE_TLS 1
H: ehlo client.example
E: TLS owed=0
--
G: STATE=TLS WANT=TLS TLS=0
--
H: tls OK|VERIFIED
G: STATE=CONNECT TLS=3 WANT=RECV
--
S: 220 smtp.gmail.com ESMTP 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: CONNECT code=220
C: EHLO client.example
--
S: 250-smtp.gmail.com at your service, [192.0.2.1]
S: 250 8BITMIME
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>

= greeting_in_clear_where_tls_is_implicit_ends_the_session
@@ client
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
--
S: 220 mail.example.com ESMTP Postfix
E: CLOSED code=0 error=EINJECT

= handshake_that_fails_where_tls_is_implicit_ends_the_session
@@ client
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls failed
E: CLOSED code=0 error=ETLS

= ehlo_may_be_given_behind_the_handshake_where_tls_is_implicit
@@ client
@ TLS_FIRST 1
E: TLS
A: tls OK
--
H: ehlo client.example
--
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example

#: 3207-4.1-1 3207-4.1-2
= tls_too_weak_leaves_nothing_but_quit_where_it_is_implicit
@@ client
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|WEAK
--
H! EMISUSE quit
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
--
H! EMISUSE mail a@client.example
H! EMISUSE ehlo client.example
H! EMISUSE command NOOP
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 3207-4.2-3
= login_in_clear_is_forgotten_behind_tls
@@ client
@ STARTTLS 1
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-AUTH CRAM-MD5
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
H: starttls
C: STARTTLS
G: AUTH=1
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
A: tls OK|VERIFIED
C: EHLO client.example
G: AUTH=0 ESMTP=0
--
S: 250-mail.example.com
S: 250 AUTH PLAIN
E: HELO code=250
E: HELO code=250
H: auth PLAIN \0a\0b
C: AUTH PLAIN AGEAYg==
