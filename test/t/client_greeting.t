# The client and the greeting, RFC 5321 3.1 and 4.3.1, as servers word it.

#: 5321-4.3.1-2 5321-4.2-4 5321-4.1.1.1-6
= ehlo_waits_for_the_last_line_of_the_greeting
@@ client
H: ehlo client.example
S: 220-mail.example.com ESMTP Postfix
E: CONNECT code=220 flags=MORE arg="mail.example.com ESMTP Postfix"
--
+6000
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220 flags=0 arg="mail.example.com ESMTP Postfix"
C: EHLO client.example
G: STATE=HELO ROLE=2 ERROR=OK

#: 5321-2.2.1-2 5321-4.1.1.1-6
= greeting_without_esmtp_is_answered_by_ehlo
@@ client
H: ehlo client.example
S: 220 mail.example.org SMTP service ready
E: CONNECT code=220 arg="mail.example.org SMTP service ready"
C: EHLO client.example

= ehlo_may_be_given_when_the_greeting_has_come
@@ client
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
--
G: STATE=HELO WANT=RECV|COMMAND
--
H: ehlo client.example
C: EHLO client.example
G: STATE=HELO WANT=RECV

#: 5321-4.3.1-2 5321-4.1.1.1-8 5321-4.1.4-13
= nothing_is_said_before_the_greeting
@@ client
H: ehlo client.example
G: STATE=CONNECT WANT=RECV
--
H! EMISUSE mail a@client.example
H! EMISUSE command NOOP
H! EMISUSE rset
H! EMISUSE quit
H! EMISUSE starttls
--
+1000
G: STATE=CONNECT

#: 5321-4.3.1-2
= greeting_in_pieces_is_one_line
@@ client
H: ehlo client.example
S. 22
--
S. 0 smtp.gmail.com ESMTP 4fb4d7f45d1cf-5ab0 - gsmtp\r
--
S. \n
E: CONNECT code=220 flags=0 arg="smtp.gmail.com ESMTP 4fb4d7f45d1cf-5ab0 - gsmtp"
C: EHLO client.example

#: 5321-4.2-3
= greeting_that_is_a_code_alone_is_a_greeting
@@ client
H: ehlo client.example
S: 220
E: CONNECT code=220 flags=ODD arg=""
C: EHLO client.example

#: 5321-4.2-3
= greeting_that_is_a_code_and_a_blank_is_a_greeting
@@ client
H: ehlo client.example
S: 220\s
E: CONNECT code=220 flags=0 arg=""
C: EHLO client.example

= greeting_beyond_ascii_is_marked_and_taken
@@ client
H: ehlo client.example
S: 220 serveur ESMTP pr\xeat
E: CONNECT code=220 flags=ODD
C: EHLO client.example

#: 5321-3.1-8 5321-4.1.4-21 5321-4.1.1.10-3
= greeting_554_allows_nothing_but_quit
@@ client
H: ehlo client.example
S: 554-esa1.example.com
S: 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.
E: CONNECT code=554 flags=MORE arg=esa1.example.com
E: CONNECT code=554 flags=0
--
G: STATE=REFUSED WANT=RECV|COMMAND
--
H! EMISUSE ehlo client.example
H! EMISUSE mail a@client.example
H! EMISUSE command NOOP
H! EMISUSE rset
H! EMISUSE starttls
H: quit
C: QUIT
--
S: 221 esa1.example.com
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 7504-3-5 5321-4.1.4-21
= greeting_521_is_a_refusal
@@ client
H: ehlo client.example
S: 521 mail.example.com does not accept mail
E: CONNECT code=521 flags=0 arg="mail.example.com does not accept mail"
H: quit
C: QUIT
--
S: 221 mail.example.com Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 7504-3-5
= server_that_hangs_up_behind_521_has_refused
@@ client
H: ehlo client.example
S: 521 5.5.1 Protocol error
E: CONNECT code=521 flags=0 arg="Protocol error" enhanced=5.5.1
G: STATE=REFUSED
--
EOF
E: CLOSED code=0 error=EEOF

#: 5321-3.8-6
= greeting_421_ends_the_session
@@ client
H: ehlo client.example
S: 421 Too many concurrent SMTP connections; please try again later.
E: CONNECT code=421
E: CLOSED code=421 error=EEOF
G: STATE=CLOSED WANT=CLOSE

= greeting_421_of_several_lines_ends_the_session_behind_its_last
@@ client
H: ehlo client.example
S: 421-4.7.0 [192.0.2.1 15] Our system has detected an unusual rate of
S: 421-4.7.0 unsolicited mail originating from your IP address. To protect our
S: 421 4.7.0 users from spam, mail has been temporarily rate limited. - gsmtp
E: CONNECT code=421 flags=MORE enhanced=4.7.0 arg="[192.0.2.1 15] Our system has detected an unusual rate of"
E: CONNECT code=421 flags=MORE enhanced=4.7.0
E: CONNECT code=421 flags=0 enhanced=4.7.0
E: CLOSED code=421 error=EEOF

= greeting_451_is_a_refusal_for_now
@@ client
H: ehlo client.example
S: 451 4.7.550 Access denied, please try again later [AM1EUR01FT015.eop-eur01.prod.protection.outlook.com]
E: CONNECT code=451 flags=0 enhanced=4.7.550
H: quit
C: QUIT
G: STATE=REFUSED
--
S: 221 2.0.0 Service closing transmission channel
E: QUIT code=221 enhanced=2.0.0
E: CLOSED code=221 error=OK

= greeting_of_another_code_than_220_is_a_refusal
@@ client
H: ehlo client.example
S: 250 OK
E: CONNECT code=250 flags=0
H: quit
C: QUIT
G: STATE=REFUSED
--
S: 221 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 5321-4.2-17
= greeting_of_http_ends_the_session_without_a_word
@@ client
H: ehlo client.example
S: HTTP/1.1 400 Bad Request
S: Content-Type: text/plain; charset=utf-8
S: Connection: close
S: \e
S: 400 Bad Request
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= greeting_of_ssh_ends_the_session_without_a_word
@@ client
H: ehlo client.example
S: SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= greeting_of_pop3_ends_the_session_without_a_word
@@ client
H: ehlo client.example
S: +OK Dovecot ready.
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= greeting_of_imap_ends_the_session_without_a_word
@@ client
H: ehlo client.example
S: * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS] Dovecot ready.
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= empty_line_is_no_greeting
@@ client
H: ehlo client.example
S: \e
S: 220 mail.example.com ESMTP Postfix
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= greeting_of_two_digits_is_none
@@ client
H: ehlo client.example
S: 22 mail.example.com ESMTP
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= greeting_of_four_digits_is_none
@@ client
H: ehlo client.example
S: 2200 mail.example.com ESMTP
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= greeting_whose_text_touches_its_code_is_none
@@ client
H: ehlo client.example
S: 220mail.example.com ESMTP
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-16
= greeting_of_a_code_above_the_range_ends_the_session
@@ client
H: ehlo client.example
S: 650 mail.example.com ESMTP
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-16
= greeting_of_a_code_below_the_range_ends_the_session
@@ client
H: ehlo client.example
S: 120 Service ready in 3 minutes
E: CLOSED code=0 error=EPROTO

#: 5321-4.2.1-10
= greeting_whose_code_changes_ends_the_session
@@ client
H: ehlo client.example
S: 220-mail.example.com ESMTP Postfix
S: 554 mail.example.com ESMTP not accepting messages
E: CONNECT code=220 flags=MORE
E: CLOSED code=0 error=EPROTO

= ftp_greets_alike_and_is_left_by_quit
@@ client
H: ehlo client.example
S: 220 (vsFTPd 3.0.3)
E: CONNECT code=220 arg="(vsFTPd 3.0.3)"
C: EHLO client.example
--
S: 530 Please login with USER and PASS.
E: HELO code=530 flags=ESMTP
H: quit
C: QUIT
G: STATE=HELO ESMTP=0
--
S: 221 Goodbye.
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 5321-4.5.3.2.1-1 5321-4.5.3.2-1
= silence_instead_of_a_greeting_is_borne_for_five_minutes
@@ client
H: ehlo client.example
G: DEADLINE=300000
+299999
G: DEADLINE=1 STATE=CONNECT
+1
E: CLOSED code=0 error=ETIMEOUT

= half_a_greeting_wins_no_time
@@ client
H: ehlo client.example
S. 220 mail.example.com ES
+200000
S. MTP
G: DEADLINE=100000
+100000
E: CLOSED code=0 error=ETIMEOUT

= server_that_hangs_up_at_once_is_gone
@@ client
H: ehlo client.example
EOF
E: CLOSED code=0 error=EEOF

= server_that_hangs_up_in_its_greeting_is_gone
@@ client
H: ehlo client.example
S: 220-mail.example.com ESMTP Postfix
S. 220 mail.example.com
E: CONNECT code=220 flags=MORE
--
EOF
E: CLOSED code=0 error=EEOF

#: 5321-4.1.4-21
= session_may_be_left_behind_its_greeting
@@ client
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221 enhanced=2.0.0
E: CLOSED code=221 error=OK

= answer_to_quit_may_be_missing_behind_a_refusal
@@ client
H: ehlo client.example
S: 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org
E: CONNECT code=554 enhanced=5.7.1
H: quit
C: QUIT
--
EOF
E: CLOSED code=0 error=OK
