# AUTH from the client's side, RFC 4954, 4616, 7628: exchanges as Postfix,
# Exim, Exchange, Gmail and Dovecot lead them. No secret goes in clear, nor to
# a server whose certificate was not verified.

#: 4954-4-40 4616-2-8 4954-4-4 5321-2.4-5
= plain_goes_with_its_response
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-AUTH PLAIN LOGIN
S: 250 AUTH=PLAIN LOGIN
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: auth plain \0user\0pass
C: AUTH PLAIN AHVzZXIAcGFzcw==
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235 owed=0 enhanced=2.7.0 arg="Authentication successful"
G: AUTH=1 STATE=READY WANT=RECV|COMMAND
--
H! EMISUSE auth PLAIN \0user\0pass
H! EMISUSE answer x

#: 4954-4-10 4954-4-11
= plain_waits_for_an_empty_challenge
@@ client
@ AUTH 1
@ CLEAR_AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH PLAIN LOGIN
E: HELO code=250
E: HELO code=250
H: auth PLAIN
C: AUTH PLAIN
--
S: 334\s
E: AUTH code=334 owed=1 len=0 flags=0 arg=""
H: answer \0user\0pass
C: AHVzZXIAcGFzcw==
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
G: AUTH=1

#: 4954-4-10
= bare_334_is_an_empty_challenge
@@ client
@ AUTH 1
@ CLEAR_AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH PLAIN
E: HELO code=250
E: HELO code=250
H: auth PLAIN
C: AUTH PLAIN
--
S: 334
E: AUTH code=334 owed=1 len=0
H: answer \0user\0pass
C: AHVzZXIAcGFzcw==
--
S: 235 ok
E: AUTH code=235
G: AUTH=1

= login_of_exchange_asks_twice
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 EX01.example.com Microsoft ESMTP MAIL Service ready at Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-EX01.example.com Hello [192.0.2.1]
S: 250-SIZE 37748736
S: 250-AUTH NTLM LOGIN
S: 250-XEXCH50
S: 250 XSHADOW
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: auth LOGIN
C: AUTH LOGIN
--
S: 334 VXNlcm5hbWU6
E: AUTH code=334 owed=1 data="Username:"
H: answer user@example.com
C: dXNlckBleGFtcGxlLmNvbQ==
--
S: 334 UGFzc3dvcmQ6
E: AUTH code=334 owed=1 data="Password:"
H: answer pass
C: cGFzcw==
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
G: AUTH=1

= login_of_a_relay_that_asks_with_a_nul
@@ client
@ AUTH 1
@ CLEAR_AUTH 1
H: ehlo client.example
S: 220 0b939e3ef53b SMTP Relay
E: CONNECT code=220
C: EHLO client.example
--
S: 250-0b939e3ef53b
S: 250 AUTH LOGIN PLAIN
E: HELO code=250
E: HELO code=250
H: auth LOGIN
C: AUTH LOGIN
--
S: 334 VXNlciBOYW1lAA==
E: AUTH code=334 owed=1 data="User Name\0" len=10
H: answer user
C: dXNlcg==
--
S: 334 UGFzc3dvcmQA
E: AUTH code=334 owed=1 data="Password\0"
H: answer pass
C: cGFzcw==
--
S: 535 5.7.3 Authentication unsuccessful
E: AUTH code=535 enhanced=5.7.3
G: AUTH=0 STATE=READY

#: 4954-4-37 4954-4-41
= refused_mechanism_is_followed_by_another
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH PLAIN LOGIN CRAM-MD5
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 PDEyMzQuNTY3OEBtYWlsLmV4YW1wbGUuY29tPg==
E: AUTH code=334 owed=1 arg="" data="<1234.5678@mail.example.com>"
H: answer user 0123456789abcdef0123456789abcdef
C: dXNlciAwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg==
--
S: 535 5.7.8 Error: authentication failed: authentication failure
E: AUTH code=535 enhanced=5.7.8
H: auth PLAIN \0user\0pass
C: AUTH PLAIN AHVzZXIAcGFzcw==
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
G: AUTH=1

#: 4954-6-2 4954-6-4 4954-4-37
= refusals_of_auth_are_told_apart_by_their_codes
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 smtp.gmail.com ESMTP 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: CONNECT code=220
C: EHLO client.example
--
S: 250-smtp.gmail.com at your service, [192.0.2.1]
S: 250 AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER
E: HELO code=250
E: HELO code=250
H: auth PLAIN \0user\0pass
C: AUTH PLAIN AHVzZXIAcGFzcw==
--
S: 454 4.7.0 Temporary authentication failure: Connection lost to authentication server
E: AUTH code=454 enhanced=4.7.0
H: auth PLAIN \0user\0pass
C: AUTH PLAIN AHVzZXIAcGFzcw==
--
S: 534-5.7.9 Application-specific password required. For more information, go to
S: 534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: AUTH code=534 flags=MORE enhanced=5.7.9 arg="Application-specific password required. For more information, go to"
E: AUTH code=534 flags=0 enhanced=5.7.9
H: auth PLAIN \0user\0pass
C: AUTH PLAIN AHVzZXIAcGFzcw==
--
S: 535-5.7.8 Username and Password not accepted. For more information, go to
S: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: AUTH code=535 flags=MORE enhanced=5.7.8
E: AUTH code=535 flags=0 enhanced=5.7.8
H: auth PLAIN \0user\0pass
C: AUTH PLAIN AHVzZXIAcGFzcw==
--
S: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM0PR0.eurprd0.prod.outlook.com]
E: AUTH code=535 enhanced=5.7.139
H: auth PLAIN \0user\0pass
C: AUTH PLAIN AHVzZXIAcGFzcw==
--
S: 538 5.7.11 Encryption required for requested authentication mechanism
E: AUTH code=538
G: AUTH=0 STATE=READY

= xoauth2_answers_the_error_with_an_empty_line
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 smtp.gmail.com ESMTP 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: CONNECT code=220
C: EHLO client.example
--
S: 250-smtp.gmail.com at your service, [192.0.2.1]
S: 250 AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER
E: HELO code=250
E: HELO code=250
H: auth XOAUTH2 user=u@example.com\x01auth=Bearer\sxyz\x01\x01
C: AUTH XOAUTH2 dXNlcj11QGV4YW1wbGUuY29tAWF1dGg9QmVhcmVyIHh5egEB
--
S: 334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==
E: AUTH code=334 owed=1 data="{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}"
H: answer \e
C: \e
--
S: 535-5.7.8 Username and Password not accepted. For more information, go to
S: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: AUTH code=535 flags=MORE
E: AUTH code=535 flags=0
G: AUTH=0

#: 7628-3-2 7628-3.2.3-1 7628-3.1-3
= oauthbearer_answers_the_error_with_the_octet_1
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH OAUTHBEARER XOAUTH2
E: HELO code=250
E: HELO code=250
H: auth OAUTHBEARER n,a=u@example.com,\x01auth=Bearer\sxyz\x01\x01
C: AUTH OAUTHBEARER bixhPXVAZXhhbXBsZS5jb20sAWF1dGg9QmVhcmVyIHh5egEB
--
S: 334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=
E: AUTH code=334 owed=1 data="{\"status\":\"invalid_token\"}"
H: answer \x01
C: AQ==
--
S: 535 5.7.8 Authentication failed.
E: AUTH code=535 arg="Authentication failed."
G: AUTH=0

= last_word_of_scram_is_answered_by_an_empty_line
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH SCRAM-SHA-256
E: HELO code=250
E: HELO code=250
H: auth SCRAM-SHA-256 n,,n=user,r=abc
C: AUTH SCRAM-SHA-256 biwsbj11c2VyLHI9YWJj
--
S: 334 cj1hYmNkZWYscz1jMkZzZEE9PSxpPTQwOTY=
E: AUTH code=334 owed=1 data="r=abcdef,s=c2FsdA==,i=4096"
H: answer c=biws,r=abcdef,p=cHJvb2Y=
C: Yz1iaXdzLHI9YWJjZGVmLHA9Y0hKdmIyWT0=
--
S: 334 dj1jMmxu
E: AUTH code=334 owed=1 data="v=c2ln"
H: answer \e
C: \e
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
G: AUTH=1

#: 4954-4-20
= challenge_that_is_no_base64_is_answered_by_a_star
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH CRAM-MD5
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 !!!
C: *
--
S: 501 5.5.2 Error: authentication cancelled
E: AUTH code=501 owed=0
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 OK, go on
C: *
--
S: 501 5.7.0 Authentication aborted
E: AUTH code=501
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 VXNlcm5hbWU
C: *
--
S: 501 cancelled
E: AUTH code=501
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 VX=lcm5h
C: *
--
S: 501 cancelled
E: AUTH code=501
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 AAA\xe9
C: *
--
S: 501 cancelled
E: AUTH code=501
G: AUTH=0 STATE=READY

= host_may_give_an_exchange_up
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH CRAM-MD5 SCRAM-SHA-256
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 PDEyMzQuNTY3OEBtYWlsLmV4YW1wbGUuY29tPg==
E: AUTH code=334 owed=1
H: answer
C: *
G: STATE=AUTH
--
S: 501 5.7.0 Authentication aborted
E: AUTH code=501 owed=0 enhanced=5.7.0
G: STATE=READY AUTH=0
--
H: auth SCRAM-SHA-256 n,,n=user,r=abc
C: AUTH SCRAM-SHA-256 biwsbj11c2VyLHI9YWJj

#: 4954-4-14
= response_too_long_for_the_line_waits_for_its_challenge
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH PLAIN
E: HELO code=250
E: HELO code=250
H: auth PLAIN \{373:xyz}
C: AUTH PLAIN
--
S: 334\s
E: AUTH code=334 owed=1 len=0
H: answer \{450:A}
C: \{150:QUFB}
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
G: AUTH=1

#: 4954-4-14
= response_that_fills_the_line_goes_with_it
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH PLAIN
E: HELO code=250
E: HELO code=250
H: auth PLAIN \{372:A}
C: AUTH PLAIN \{124:QUFB}
--
S: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
E: AUTH code=535
H: auth PLAIN \{373:A}
C: AUTH PLAIN

#: 4954-4-15 8314-5.5-1
= empty_response_is_an_equals_sign
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH EXTERNAL PLAIN
E: HELO code=250
E: HELO code=250
H: auth EXTERNAL \e
C: AUTH EXTERNAL =
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
G: AUTH=1

#: 4954-9-3 4616-1-1 7628-5-1
= secrets_do_not_go_in_clear
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER CRAM-MD5
E: HELO code=250
E: HELO code=250
--
H! EMISUSE auth PLAIN \0user\0pass
H! EMISUSE auth plain
H! EMISUSE auth LOGIN
H! EMISUSE auth XOAUTH2 user=u\x01auth=Bearer\sx\x01\x01
H! EMISUSE auth OAUTHBEARER n,,\x01auth=Bearer\sx\x01\x01
H: auth CRAM-MD5
C: AUTH CRAM-MD5

#: 4954-14-3
= secrets_do_not_go_to_a_server_that_was_not_verified
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK
--
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH PLAIN LOGIN EXTERNAL
E: HELO code=250
E: HELO code=250
--
H! EMISUSE auth PLAIN \0user\0pass
H! EMISUSE auth LOGIN
H: auth EXTERNAL \e
C: AUTH EXTERNAL =

= auth_that_is_not_announced_is_not_tried
@@ client
@ AUTH 1
@ CLEAR_AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 X-AUTH PLAIN
E: HELO code=250
E: HELO code=250
--
H! EINVAL auth PLAIN \0user\0pass
H! EINVAL auth CRAM-MD5

= old_form_with_an_equals_sign_announces_auth
@@ client
@ AUTH 1
@ CLEAR_AUTH 1
H: ehlo client.example
S: 220 MAIL.example.com Microsoft ESMTP MAIL Service, Version: 6.0.3790.4675 ready at  Sat, 3 Sep 2011 08:39:16 -0700
E: CONNECT code=220
C: EHLO client.example
--
S: 250-MAIL.example.com Hello [192.0.2.1]
S: 250-AUTH=LOGIN
S: 250 OK
E: HELO code=250
E: HELO code=250 arg="AUTH=LOGIN"
E: HELO code=250 arg=OK
H: auth LOGIN
C: AUTH LOGIN

= name_of_a_mechanism_keeps_to_its_grammar
@@ client
@ AUTH 1
@ CLEAR_AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH CRAM-MD5 X_Y-1
E: HELO code=250
E: HELO code=250
--
H! EINVAL auth \e
H! EINVAL auth CRAM\sMD5
H! EINVAL auth CRAM-MD5\r\nQUIT
H! EINVAL auth CRAM=MD5
H! EINVAL auth CRAM\xc3\xa9
H! EINVAL auth \{21:A}
H: auth x_y-1
C: AUTH X_Y-1

#: 4954-4-42
= nothing_leaves_behind_auth
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 AUTH CRAM-MD5
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
H! EROOM mail a@client.example
H! EROOM command NOOP
H! EROOM quit
H! EMISUSE answer x
--
S: 334 PDEyMzQuNTY3OEBtYWlsLmV4YW1wbGUuY29tPg==
E: AUTH code=334 owed=1
--
H! EMISUSE mail a@client.example
H! EMISUSE command NOOP
H! EMISUSE rset
G: STATE=AUTH WANT=RECV|REPLY
--
H: answer x
C: eA==
--
S: 535 5.7.8 Error: authentication failed
E: AUTH code=535

= auth_has_no_place_in_a_transaction
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH CRAM-MD5
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 530 5.7.0 Authentication required
E: MAIL code=530
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 235 2.7.0 ok
E: AUTH code=235
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EMISUSE auth CRAM-MD5

= ehlo_is_said_again_behind_auth_where_the_host_wants_it
@@ client
@ AUTH 1
@ EHLO_AGAIN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-SIZE 1000
S: 250-AUTH CRAM-MD5
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
C: EHLO client.example
G: AUTH=1 STATE=HELO SIZE=0 MAX_SIZE=0 PIPELINING=0
--
S: 250-mail.example.com
S: 250 SIZE 100000
E: HELO code=250
E: HELO code=250
G: AUTH=1 STATE=READY MAX_SIZE=100000
--
H: mail a@client.example SIZE=10
C: MAIL FROM:<a@client.example> SIZE=10

= ehlo_is_not_said_again_behind_a_refused_auth
@@ client
@ AUTH 1
@ EHLO_AGAIN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-AUTH CRAM-MD5
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 535 5.7.8 Error: authentication failed
E: AUTH code=535
G: AUTH=0 STATE=READY PIPELINING=1

#: 4954-4-23
= challenge_of_12288_octets_is_read
@@ client
@ AUTH 1
@ MAX_AUTH 12288
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH GSSAPI
E: HELO code=250
E: HELO code=250
H: auth GSSAPI
C: AUTH GSSAPI
--
S: 334 \{3072:QUFB}
E: AUTH code=334 owed=1 len=9216 data="\{9216:A}"
H: answer \{9216:B}
C: \{3072:QkJC}
--
S: 235 2.7.0 ok
E: AUTH code=235
G: AUTH=1

= challenge_longer_than_is_allowed_is_given_up
@@ client
@ AUTH 1
@ MAX_AUTH 512
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH GSSAPI
E: HELO code=250
E: HELO code=250
H: auth GSSAPI
C: AUTH GSSAPI
--
S: 334 \{200:QUFB}
C: *
--
S: 501 5.7.0 Authentication aborted
E: AUTH code=501
G: AUTH=0 STATE=READY

= answer_longer_than_is_allowed_is_not_sent
@@ client
@ AUTH 1
@ MAX_AUTH 512
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH GSSAPI
E: HELO code=250
E: HELO code=250
H: auth GSSAPI
C: AUTH GSSAPI
--
S: 334\s
E: AUTH code=334 owed=1
--
H! EINVAL answer \{385:A}
H: answer \{384:A}
C: \{128:QUFB}

= server_leaves_in_the_middle_of_an_exchange
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH CRAM-MD5
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 PDEyMzQuNTY3OEBtYWlsLmV4YW1wbGUuY29tPg==
E: AUTH code=334 owed=1
H: answer x
C: eA==
--
S: 421 4.7.0 mail.example.com Error: too many errors
E: AUTH code=421
E: CLOSED code=421 error=EEOF
G: AUTH=0

#: 7628-3-2 7628-3.2.3-1
= oauthbearer_may_be_given_up_at_the_error
@@ client
@ AUTH 1
@ TLS_FIRST 1
H: ehlo client.example
E: TLS
A: tls OK|VERIFIED
--
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH OAUTHBEARER XOAUTH2
E: HELO code=250
E: HELO code=250
H: auth OAUTHBEARER n,a=u@example.com,\x01auth=Bearer\sxyz\x01\x01
C: AUTH OAUTHBEARER bixhPXVAZXhhbXBsZS5jb20sAWF1dGg9QmVhcmVyIHh5egEB
--
S: 334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=
E: AUTH code=334 owed=1
H: answer
C: *
--
S: 501 5.7.0 Authentication aborted
E: AUTH code=501
G: AUTH=0 STATE=READY

#: 4954-4-14
= line_of_auth_has_512_octets_and_no_more
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH EXTERNAL
E: HELO code=250
E: HELO code=250
H: auth EXTERNAL \{372:A}
C: AUTH EXTERNAL \{124:QUFB}
--
S: 535 5.7.8 Error: authentication failed
E: AUTH code=535
H: auth EXTERNAL \{373:A}
C: AUTH EXTERNAL
