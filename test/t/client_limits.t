# What a client makes of a server's LIMITS, RFC 9422.

#: 9422-3-1 9422-3.7-3 9422-4-1 9422-3.5-1
= limits_are_read
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS FOO=1 RCPTMAX=20 BAR X_Y=a=b MAILMAX=5 RCPTDOMAINMAX=999999
E: HELO code=250
E: HELO code=250
G: LIMITS=1 MAX_RCPT=20 MAX_MAIL=5 MAX_DOMAINS=999999

= limits_are_read_in_any_case
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 limits rcptmax=5
E: HELO code=250
E: HELO code=250
G: LIMITS=1 MAX_RCPT=5 MAX_MAIL=0 MAX_DOMAINS=0

#: 9422-3-1 9422-3.7-1
= limits_with_a_semicolon_in_a_name_are_none
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=20 MAIL;MAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=0 MAX_DOMAINS=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 9422-3-1 9422-3.7-1
= limits_with_an_empty_value_are_none
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX= MAILMAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=0 MAX_DOMAINS=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 9422-3-1 9422-3.7-1
= limits_with_no_limit_are_none
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=0 MAX_DOMAINS=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 9422-3-1 9422-3.7-1
= limits_with_an_empty_name_are_none
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS =5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=0 MAX_DOMAINS=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 9422-3-1 9422-3.7-1
= limits_with_a_dot_in_a_name_are_none
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS A.B=1 RCPTMAX=2
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=0 MAX_DOMAINS=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 9422-3-1 9422-3.7-1
= limits_with_a_semicolon_in_a_value_are_none
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=2;3
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=0 MAX_DOMAINS=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 9422-3-1 9422-3.7-1
= limits_with_two_blanks_are_none
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS  RCPTMAX=2
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=0 MAX_DOMAINS=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 9422-3-1 9422-3.7-1
= limits_with_an_equals_sign_in_front_are_none
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS=RCPTMAX=2
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=0 MAX_DOMAINS=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 9422-3.7-2 9422-4-1
= limit_of_0_is_none_and_the_others_count
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=0 MAILMAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=5

#: 9422-3.7-2 9422-4-1
= limit_of_a_million_is_none_and_the_others_count
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=1000000 MAILMAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=5

#: 9422-3.7-2 9422-4-1
= limit_of_a_letter_is_none_and_the_others_count
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=x MAILMAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=5

#: 9422-3.7-2 9422-4-1
= limit_of_leading_zeros_is_none_and_the_others_count
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=007 MAILMAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=5

#: 9422-3.7-2 9422-4-1
= limit_of_a_plus_sign_is_none_and_the_others_count
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=+5 MAILMAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=5

#: 9422-3.7-2 9422-4-1
= limit_of_a_minus_sign_is_none_and_the_others_count
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=-1 MAILMAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=5

#: 9422-3.7-2 9422-4-1
= limit_of_no_value_is_none_and_the_others_count
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX MAILMAX=5
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 MAX_MAIL=5

#: 9422-3.3-1 9422-4.2-2
= recipients_beyond_the_limit_go_in_another_transaction
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 LIMITS RCPTMAX=2
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@d.example
H: rcpt c@d.example
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@d.example>
C: RCPT TO:<c@d.example>
--
H! ERANGE rcpt e@d.example
S: 250 ok
S: 550 no
S: 250 ok
E: MAIL code=250
E: RCPT code=550
E: RCPT code=250
--
H! ERANGE rcpt e@d.example
H: rset
C: RSET
--
S: 250 ok
E: RSET code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt e@d.example
C: RCPT TO:<e@d.example>
--
S: 250 ok
E: RCPT code=250

#: 9422-4.1-2
= mail_beyond_the_limit_goes_in_another_session
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS MAILMAX=1
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 451 later
E: MAIL code=451
--
H! ERANGE mail a@client.example
H: quit
C: QUIT

#: 9422-4.3-2
= domains_beyond_the_limit_go_in_another_session
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTDOMAINMAX=1
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt a@x.example
C: RCPT TO:<a@x.example>
--
S: 550 no
E: RCPT code=550
H: rcpt b@X.EXAMPLE
C: RCPT TO:<b@X.EXAMPLE>
--
S: 250 ok
E: RCPT code=250
--
H! ERANGE rcpt c@y.example
H: rset
C: RSET
--
S: 250 ok
E: RSET code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! ERANGE rcpt c@y.example
H: rcpt d@x.example
C: RCPT TO:<d@x.example>
--
S: 250 ok
E: RCPT code=250
H: rcpt Postmaster
C: RCPT TO:<Postmaster>
--
S: 250 ok
E: RCPT code=250

#: 9422-3.6-2
= limits_of_the_latest_ehlo_hold
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=5 MAILMAX=2
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=5 MAX_MAIL=2
--
H: ehlo client.example
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=10
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=10 MAX_MAIL=0

#: 9422-3.6-3
= limits_that_are_not_said_inside_tls_are_none
@@ client
@ LIMITS 1
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-STARTTLS
S: 250 LIMITS RCPTMAX=5
E: HELO code=250
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=5
--
H: starttls
C: STARTTLS
--
S: 220 go
E: STARTTLS code=220
E: TLS
A: tls OK|VERIFIED
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
G: MAX_RCPT=0 LIMITS=0

#: 9422-3.4-1
= limits_stand_in_the_answer_to_ehlo_alone
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
H: command NOOP
C: NOOP
--
S: 250-ok
S: 250 LIMITS RCPTMAX=1
E: OTHER flags=MORE
E: OTHER code=250
G: MAX_RCPT=0 LIMITS=0

#: 9422-3.8-2
= limit_that_was_not_announced_is_met_as_any_refusal
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=5
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt b@d.example
C: RCPT TO:<b@d.example>
--
S: 250 ok
E: RCPT code=250
H: rcpt c@d.example
C: RCPT TO:<c@d.example>
--
S: 452 4.5.3 too many
E: RCPT code=452
H: data
C: DATA
--
S: 354 go
E: DATA code=354

= limits_that_the_host_does_not_want_are_not_kept
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS RCPTMAX=1
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt b@d.example
C: RCPT TO:<b@d.example>
--
S: 250 ok
E: RCPT code=250
H: rcpt c@d.example
C: RCPT TO:<c@d.example>
--
S: 250 ok
E: RCPT code=250
G: LIMITS=1 MAX_RCPT=0
