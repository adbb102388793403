# EHLO and what servers answer it: RFC 5321 3.2, 4.1.1.1 and 4.1.4. The lists
# stand in the order and the forms in which Postfix, Exim, Sendmail, Exchange,
# Gmail, OpenSMTPD, qmail and Dovecot print them.

#: 5321-4.1.1-1 1870-3-2
= list_of_postfix
@@ client
@ STARTTLS 1
@ AUTH 1
@ DSN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix (Debian/GNU)
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-SIZE 10240000
S: 250-VRFY
S: 250-ETRN
S: 250-STARTTLS
S: 250-AUTH PLAIN LOGIN
S: 250-AUTH=PLAIN LOGIN
S: 250-ENHANCEDSTATUSCODES
S: 250-8BITMIME
S: 250-DSN
S: 250-SMTPUTF8
S: 250 CHUNKING
E: HELO code=250 flags=MORE|ESMTP index=0 arg=mail.example.com
E: HELO code=250 flags=MORE|ESMTP index=1 arg=PIPELINING
E: HELO code=250 flags=MORE|ESMTP index=2 arg="SIZE 10240000"
E: HELO code=250 flags=MORE|ESMTP index=3 arg=VRFY
E: HELO code=250 flags=MORE|ESMTP index=4 arg=ETRN
E: HELO code=250 flags=MORE|ESMTP index=5 arg=STARTTLS
E: HELO code=250 flags=MORE|ESMTP index=6 arg="AUTH PLAIN LOGIN"
E: HELO code=250 flags=MORE|ESMTP index=7 arg="AUTH=PLAIN LOGIN"
E: HELO code=250 flags=MORE|ESMTP index=8 arg=ENHANCEDSTATUSCODES
E: HELO code=250 flags=MORE|ESMTP index=9 arg=8BITMIME
E: HELO code=250 flags=MORE|ESMTP index=10 arg=DSN
E: HELO code=250 flags=MORE|ESMTP index=11 arg=SMTPUTF8
E: HELO code=250 flags=ESMTP index=12 arg=CHUNKING
G: STATE=READY ESMTP=1 TLS=0 AUTH=0 PIPELINING=1 SIZE=1 MAX_SIZE=10240000 VRFY=1 STARTTLS=1
G: ENHANCEDSTATUSCODES=1 8BITMIME=1 DSN=1 SMTPUTF8=1 CHUNKING=1 BINARYMIME=0 HELP=0 EXPN=0 XCLIENT=0
G: WANT=RECV|COMMAND

= list_of_exim
@@ client
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.97 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mx.example.net Hello client.example [192.0.2.1]
S: 250-SIZE 52428800
S: 250-LIMITS MAILMAX=1000 RCPTMAX=50000
S: 250-8BITMIME
S: 250-PIPELINING
S: 250-PIPECONNECT
S: 250-CHUNKING
S: 250-STARTTLS
S: 250-PRDR
S: 250 HELP
E: HELO code=250 flags=MORE|ESMTP index=0 arg="mx.example.net Hello client.example [192.0.2.1]"
E: HELO index=1 arg="SIZE 52428800"
E: HELO index=2 arg="LIMITS MAILMAX=1000 RCPTMAX=50000"
E: HELO index=3 arg=8BITMIME
E: HELO index=4 arg=PIPELINING
E: HELO index=5 arg=PIPECONNECT
E: HELO index=6 arg=CHUNKING
E: HELO index=7 arg=STARTTLS
E: HELO index=8 arg=PRDR flags=MORE|ESMTP
E: HELO index=9 arg=HELP flags=ESMTP
G: STATE=READY SIZE=1 MAX_SIZE=52428800 8BITMIME=1 PIPELINING=1 CHUNKING=1 STARTTLS=1 HELP=1 DSN=0
G: ENHANCEDSTATUSCODES=0 SMTPUTF8=0 AUTH=0

#: 1870-3-2
= list_of_sendmail_has_size_without_a_limit
@@ client
H: ehlo client.example
S: 220 mail.example.edu ESMTP Sendmail 8.17.1/8.17.1; Wed, 25 Nov 2026 12:00:00 GMT
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.edu Hello client.example [192.0.2.1], pleased to meet you
S: 250-ENHANCEDSTATUSCODES
S: 250-PIPELINING
S: 250-EXPN
S: 250-VERB
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-ETRN
S: 250-AUTH DIGEST-MD5 CRAM-MD5
S: 250-STARTTLS
S: 250-DELIVERBY
S: 250 HELP
E: HELO index=0 arg="mail.example.edu Hello client.example [192.0.2.1], pleased to meet you"
E: HELO index=1 arg=ENHANCEDSTATUSCODES
E: HELO index=2 arg=PIPELINING
E: HELO index=3 arg=EXPN
E: HELO index=4 arg=VERB
E: HELO index=5 arg=8BITMIME
E: HELO index=6 arg=SIZE
E: HELO index=7 arg=DSN
E: HELO index=8 arg=ETRN
E: HELO index=9 arg="AUTH DIGEST-MD5 CRAM-MD5"
E: HELO index=10 arg=STARTTLS
E: HELO index=11 arg=DELIVERBY
E: HELO index=12 arg=HELP flags=ESMTP
G: STATE=READY SIZE=1 MAX_SIZE=0 EXPN=1 HELP=1 DSN=1 VRFY=0 CHUNKING=0

#: 5321-4.1.1.1-17
= list_of_an_old_exchange_in_mixed_case_with_a_last_line_ok
@@ client
H: ehlo client.example
S: 220 MAIL.example.com Microsoft ESMTP MAIL Service, Version: 6.0.3790.4675 ready at  Sat, 3 Sep 2011 08:39:16 -0700
E: CONNECT code=220
C: EHLO client.example
--
S: 250-MAIL.example.com Hello [192.0.2.1]
S: 250-TURN
S: 250-SIZE
S: 250-ETRN
S: 250-pipelining
S: 250-DSN
S: 250-ENHANCEDSTATUSCODES
S: 250-8bitmime
S: 250-BINARYMIME
S: 250-Chunking
S: 250-VRFY
S: 250-X-EXPS GSSAPI NTLM LOGIN
S: 250-X-EXPS=LOGIN
S: 250-AUTH GSSAPI NTLM LOGIN
S: 250-AUTH=LOGIN
S: 250-X-LINK2STATE
S: 250-XEXCH50
S: 250 OK
E: HELO index=0 arg="MAIL.example.com Hello [192.0.2.1]"
E: HELO index=1 arg=TURN
E: HELO index=2 arg=SIZE
E: HELO index=3 arg=ETRN
E: HELO index=4 arg=pipelining
E: HELO index=5 arg=DSN
E: HELO index=6 arg=ENHANCEDSTATUSCODES
E: HELO index=7 arg=8bitmime
E: HELO index=8 arg=BINARYMIME
E: HELO index=9 arg=Chunking
E: HELO index=10 arg=VRFY
E: HELO index=11 arg="X-EXPS GSSAPI NTLM LOGIN"
E: HELO index=12 arg="X-EXPS=LOGIN"
E: HELO index=13 arg="AUTH GSSAPI NTLM LOGIN"
E: HELO index=14 arg="AUTH=LOGIN"
E: HELO index=15 arg=X-LINK2STATE
E: HELO index=16 arg=XEXCH50
E: HELO index=17 arg=OK flags=ESMTP
G: STATE=READY SIZE=1 MAX_SIZE=0 PIPELINING=1 DSN=1 8BITMIME=1 BINARYMIME=1 CHUNKING=1 VRFY=1 ENHANCEDSTATUSCODES=1

= list_of_microsoft_365
@@ client
@ STARTTLS 1
H: ehlo [192.0.2.1]
S: 220 BL1P221CA0016.outlook.office365.com Microsoft ESMTP MAIL Service ready at Wed, 25 Nov 2026 12:00:00 +0000 [08DCE8B62813AB2B]
E: CONNECT code=220
C: EHLO [192.0.2.1]
--
S: 250-BL1P221CA0016.outlook.office365.com Hello [192.0.2.1]
S: 250-SIZE 157286400
S: 250-PIPELINING
S: 250-DSN
S: 250-ENHANCEDSTATUSCODES
S: 250-STARTTLS
S: 250-8BITMIME
S: 250-BINARYMIME
S: 250-CHUNKING
S: 250 SMTPUTF8
E: HELO index=0
E: HELO index=1 arg="SIZE 157286400"
E: HELO index=2 arg=PIPELINING
E: HELO index=3 arg=DSN
E: HELO index=4 arg=ENHANCEDSTATUSCODES
E: HELO index=5 arg=STARTTLS
E: HELO index=6 arg=8BITMIME
E: HELO index=7 arg=BINARYMIME
E: HELO index=8 arg=CHUNKING
E: HELO index=9 arg=SMTPUTF8 flags=ESMTP
G: MAX_SIZE=157286400 PIPELINING=1 DSN=1 STARTTLS=1 BINARYMIME=1 CHUNKING=1 SMTPUTF8=1 WANT=RECV|COMMAND

= list_of_gmail
@@ client
H: ehlo client.example
S: 220 smtp.gmail.com ESMTP 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: CONNECT code=220
C: EHLO client.example
--
S: 250-smtp.gmail.com at your service, [192.0.2.1]
S: 250-SIZE 35882577
S: 250-8BITMIME
S: 250-STARTTLS
S: 250-ENHANCEDSTATUSCODES
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 SMTPUTF8
E: HELO index=0 arg="smtp.gmail.com at your service, [192.0.2.1]"
E: HELO index=1 arg="SIZE 35882577"
E: HELO index=2 arg=8BITMIME
E: HELO index=3 arg=STARTTLS
E: HELO index=4 arg=ENHANCEDSTATUSCODES
E: HELO index=5 arg=PIPELINING
E: HELO index=6 arg=CHUNKING
E: HELO index=7 arg=SMTPUTF8 flags=ESMTP
G: MAX_SIZE=35882577 8BITMIME=1 STARTTLS=1 ENHANCEDSTATUSCODES=1 PIPELINING=1 CHUNKING=1 SMTPUTF8=1

= list_of_qmail
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-PIPELINING
S: 250 8BITMIME
E: HELO index=0 arg=mail.example.org
E: HELO index=1 arg=PIPELINING
E: HELO index=2 arg=8BITMIME flags=ESMTP
G: ESMTP=1 PIPELINING=1 8BITMIME=1 SIZE=0 MAX_SIZE=0

= list_of_opensmtpd_is_without_pipelining
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP OpenSMTPD
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org Hello client.example [192.0.2.1], pleased to meet you
S: 250-8BITMIME
S: 250-ENHANCEDSTATUSCODES
S: 250-SIZE 36700160
S: 250-DSN
S: 250 HELP
E: HELO index=0
E: HELO index=1 arg=8BITMIME
E: HELO index=2 arg=ENHANCEDSTATUSCODES
E: HELO index=3 arg="SIZE 36700160"
E: HELO index=4 arg=DSN
E: HELO index=5 arg=HELP flags=ESMTP
G: 8BITMIME=1 ENHANCEDSTATUSCODES=1 MAX_SIZE=36700160 DSN=1 HELP=1 PIPELINING=0

= list_of_dovecot_submission
@@ client
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-8BITMIME
S: 250-AUTH PLAIN LOGIN
S: 250-BURL imap
S: 250-CHUNKING
S: 250-ENHANCEDSTATUSCODES
S: 250-SIZE
S: 250 PIPELINING
E: HELO index=0
E: HELO index=1 arg=8BITMIME
E: HELO index=2 arg="AUTH PLAIN LOGIN"
E: HELO index=3 arg="BURL imap"
E: HELO index=4 arg=CHUNKING
E: HELO index=5 arg=ENHANCEDSTATUSCODES
E: HELO index=6 arg=SIZE
E: HELO index=7 arg=PIPELINING flags=ESMTP
G: CHUNKING=1 PIPELINING=1 SIZE=1 MAX_SIZE=0

= answer_of_one_line_announces_nothing
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250 flags=ESMTP index=0 arg=mail.example.org
G: STATE=READY ESMTP=1 PIPELINING=0 8BITMIME=0 SIZE=0

#: 5321-4.1.1.1-20
= first_line_is_no_keyword
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-SIZE 1000 hello
S: 250 8BITMIME
E: HELO code=250 flags=MORE|ESMTP index=0 arg="SIZE 1000 hello"
E: HELO code=250 flags=ESMTP index=1 arg=8BITMIME
G: SIZE=0 MAX_SIZE=0 8BITMIME=1

#: 1870-3-2
= size_that_is_no_number_is_ignored
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-SIZE unlimited
S: 250 PIPELINING
E: HELO index=0
E: HELO index=1 arg="SIZE unlimited"
E: HELO index=2 arg=PIPELINING
G: STATE=READY MAX_SIZE=0 PIPELINING=1

#: 1870-3-2
= size_0_is_without_limit
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 SIZE 0
E: HELO index=0
E: HELO index=1 arg="SIZE 0"
G: SIZE=1 MAX_SIZE=0

#: 6531-3.1-2
= parameters_of_a_keyword_without_any_are_ignored
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-SMTPUTF8 foo
S: 250-8BITMIME bar baz
S: 250 PIPELINING\s
E: HELO index=0
E: HELO index=1 arg="SMTPUTF8 foo"
E: HELO index=2 arg="8BITMIME bar baz"
E: HELO index=3
G: SMTPUTF8=1 8BITMIME=1 PIPELINING=1

= keyword_that_only_begins_like_one_is_another
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-PIPELININGX
S: 250-X8BITMIME
S: 250-SIZE2 1000
S: 250 STARTTL
E: HELO index=0
E: HELO index=1 arg=PIPELININGX
E: HELO index=2 arg=X8BITMIME
E: HELO index=3 arg="SIZE2 1000"
E: HELO index=4 arg=STARTTL
G: PIPELINING=0 8BITMIME=0 SIZE=0 STARTTLS=0 MAX_SIZE=0

= empty_line_of_the_list_is_no_keyword
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-
S: 250-8BITMIME
S: 250
E: HELO index=0
E: HELO index=1 arg=""
E: HELO index=2 arg=8BITMIME
E: HELO index=3 arg="" flags=ESMTP|ODD
G: STATE=READY 8BITMIME=1

#: 5321-2.2.1-4 5321-3.2-3 5321-3.2-4 5321-4.2.1-3 2920-3-1 5321-4.3.1-1
= ehlo_that_is_not_known_is_followed_by_helo
@@ client
H: ehlo client.example
S: 220 old.example.com SMTP ready
E: CONNECT code=220
C: EHLO client.example
--
S: 500 5.5.1 Command unrecognized: "EHLO client.example"
E: HELO code=500 flags=ESMTP enhanced=5.5.1
C: HELO client.example
--
S: 250 old.example.com Hello client.example [192.0.2.1], pleased to meet you
E: HELO code=250 flags=0
G: STATE=READY ESMTP=0 PIPELINING=0 SIZE=0
--
H! EINVAL mail a@client.example SIZE=100
H! EINVAL mail a@client.example BODY=8BITMIME
H: mail a@client.example
H: rcpt b@old.example.com
H: data
H: body Hello\r\n
H: end
C: MAIL FROM:<a@client.example>
--
S: 250 <a@client.example>... Sender ok
E: MAIL code=250
C: RCPT TO:<b@old.example.com>
--
S: 250 <b@old.example.com>... Recipient ok
E: RCPT code=250
C: DATA
--
S: 354 Enter mail, end with "." on a line by itself
E: DATA code=354
D: Hello
D: .
--
S: 250 Message accepted for delivery
E: MESSAGE code=250
G: MESSAGES=1 STATE=READY

#: 5321-3.2-3
= ehlo_that_is_not_implemented_is_followed_by_helo
@@ client
H: ehlo client.example
S: 220 mail.example.org
E: CONNECT code=220
C: EHLO client.example
--
S: 502 unimplemented (#5.5.1)
E: HELO code=502 flags=ESMTP arg="unimplemented (#5.5.1)" enhanced=""
C: HELO client.example
--
S: 250 mail.example.org
E: HELO code=250 flags=0 arg=mail.example.org
G: STATE=READY ESMTP=0

= ehlo_whose_parameter_is_not_implemented_is_followed_by_helo
@@ client
H: ehlo client.example
S: 220 mail.example.org
E: CONNECT code=220
C: EHLO client.example
--
S: 504 Command parameter not implemented
E: HELO code=504 flags=ESMTP
C: HELO client.example
--
S: 250 mail.example.org
E: HELO code=250 flags=0
G: STATE=READY ESMTP=0

#: 5321-3.2-4 2920-3-1
= keywords_behind_helo_announce_nothing
@@ client
H: ehlo client.example
S: 220 mail.example.org
E: CONNECT code=220
C: EHLO client.example
--
S: 502 Command not implemented
E: HELO code=502 flags=ESMTP
C: HELO client.example
--
S: 250-mail.example.org
S: 250-SIZE 1000
S: 250 PIPELINING
E: HELO code=250 flags=MORE
E: HELO code=250 flags=MORE arg="SIZE 1000"
E: HELO code=250 flags=0 arg=PIPELINING
G: STATE=READY ESMTP=0 PIPELINING=0 SIZE=0 MAX_SIZE=0
--
H: mail a@client.example
H: rcpt b@example.org
C: MAIL FROM:<a@client.example>
--
S: 250 ok
E: MAIL code=250
C: RCPT TO:<b@example.org>

#: 5321-4.1.4-21
= ehlo_refused_by_policy_is_not_followed_by_helo
@@ client
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)
E: HELO code=550 flags=ESMTP
--
G: STATE=HELO ESMTP=0 WANT=RECV|COMMAND
--
H! EMISUSE mail a@client.example
H! EMISUSE starttls
H! EMISUSE auth PLAIN \0a\0b
H: quit
C: QUIT
--
S: 221 mx.example.net closing connection
E: QUIT code=221
E: CLOSED code=221 error=OK

= ehlo_refused_for_now_may_be_said_again
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 450 4.7.1 <client.example>: Helo command rejected: Host not found
E: HELO code=450 flags=ESMTP enhanced=4.7.1
--
G: STATE=HELO
--
H: ehlo relay.client.example
C: EHLO relay.client.example
--
S: 250-mail.example.com
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250 arg=PIPELINING
G: STATE=READY PIPELINING=1

= helo_may_be_refused_as_well
@@ client
H: ehlo client.example
S: 220 mail.example.org
E: CONNECT code=220
C: EHLO client.example
--
S: 500 Unrecognized command
E: HELO code=500 flags=ESMTP
C: HELO client.example
--
S: 550 Not you
E: HELO code=550 flags=0
--
G: STATE=HELO ESMTP=0
--
H! EMISUSE mail a@client.example
H: quit
C: QUIT
--
S: 221 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 5321-3.8-6
= ehlo_answered_by_421_ends_the_session
@@ client
H: ehlo client.example
S: 220 smtp-relay.gmail.com ESMTP 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: CONNECT code=220
C: EHLO client.example
--
S: 421-4.7.0 Try again later, closing connection. (EHLO)
S: 421-4.7.0 For more information, go to
S: 421 4.7.0  https://support.google.com/a/answer/3221692 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: HELO code=421 flags=MORE|ESMTP enhanced=4.7.0 arg="Try again later, closing connection. (EHLO)"
E: HELO code=421 flags=MORE|ESMTP enhanced=4.7.0 arg="For more information, go to"
E: HELO code=421 flags=ESMTP enhanced=4.7.0
E: CLOSED code=421 error=EEOF

#: 5321-4.1.4-4
= ehlo_said_again_makes_what_was_known_void
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-SIZE 1000
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
E: HELO code=250
G: SIZE=1 MAX_SIZE=1000 PIPELINING=1
--
H: ehlo client.example
C: EHLO client.example
G: STATE=HELO SIZE=0 MAX_SIZE=0 PIPELINING=0
--
S: 250-mail.example.org
S: 250 8BITMIME
E: HELO code=250 index=0
E: HELO code=250 index=1
G: STATE=READY SIZE=0 MAX_SIZE=0 PIPELINING=0 8BITMIME=1

#: 5321-4.1.1.1-1 5321-4.1.4-8 5321-4.1.1-1
= name_of_the_configuration_is_said_as_it_is
@@ client
@ HOSTNAME Relay-1.Client.example
H: ehlo
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO Relay-1.Client.example

#: 5321-4.1.1.1-2 5321-4.1.1.1-3 5321-4.1.4-9 5321-2.3.5-4
= address_literal_stands_for_a_name
@@ client
H: ehlo [192.0.2.1]
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO [192.0.2.1]

#: 5321-4.1.1.1-2 5321-4.1.1.1-3 5321-4.1.4-9
= address_literal_of_ipv6_stands_for_a_name
@@ client
H: ehlo [IPv6:2001:db8::1]
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO [IPv6:2001:db8::1]

#: 5321-2.3.5-4 5321-2.3.8-7 5321-4.1.2-28 6531-3.7.1-1
= name_that_breaks_its_grammar_is_not_said
@@ client
S: 220 mail.example.org ESMTP
E: CONNECT code=220
--
H! EINVAL ehlo
H! EINVAL ehlo \e
H! EINVAL ehlo my_host.example
H! EINVAL ehlo a..b
H! EINVAL ehlo -a.example
H! EINVAL ehlo a\sb
H! EINVAL ehlo [192.0.2.256]
H! EINVAL ehlo [IPv6:2001:db8]
H! EINVAL ehlo 192.0.2.1]
H! EINVAL ehlo c.example\r\nMAIL\sFROM:<a@b>
H! EINVAL ehlo c.example\n
H! EINVAL ehlo caf\xc3\xa9.example
H! EINVAL ehlo \{300:a}.example
H: ehlo xn--caf-dma.example
C: EHLO xn--caf-dma.example

= xclient_brings_the_session_back_to_its_beginning
@@ client
@ XCLIENT 1
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-XCLIENT NAME ADDR PROTO HELO REVERSE_NAME PORT LOGIN DESTADDR DESTPORT
S: 250-AUTH CRAM-MD5
S: 250 8BITMIME
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
G: XCLIENT=1 PIPELINING=1 AUTH=1
--
H: command XCLIENT NAME=spike.example ADDR=192.0.2.7
C: XCLIENT NAME=spike.example ADDR=192.0.2.7
--
S: 220 mail.example.com ESMTP Postfix
E: OTHER code=220
C: EHLO client.example
G: STATE=HELO PIPELINING=0 AUTH=0
--
S: 250-mail.example.com
S: 250 8BITMIME
E: HELO code=250
E: HELO code=250
G: STATE=READY XCLIENT=0 8BITMIME=1

#: 1870-3-2
= size_beyond_all_bounds_is_as_much_as_can_be_told
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 SIZE 99999999999999999999
E: HELO index=0
E: HELO index=1
G: SIZE=1 MAX_SIZE=9223372036854775807
