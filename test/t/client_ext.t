# What a client asks of the extensions that few servers have, and what it does
# not ask: RFC 2852, 3865, 3885, 4141, 4405, 4865, 6710, 7293, 8689.

#: 2852-4-1 2852-2-2
= deliver_by_is_written_from_seconds_and_flags
@@ client
@ DELIVERBY 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 DELIVERBY
E: HELO code=250
E: HELO code=250
H: mail a@client.example BY=120;RT
C: MAIL FROM:<a@client.example> BY=120;RT
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example BY=-60;N
C: MAIL FROM:<a@client.example> BY=-60;N
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example BY=0;N
C: MAIL FROM:<a@client.example> BY=0;N
--
S: 250 2.1.0 Ok
E: MAIL code=250
G: DELIVERBY=1 MIN_BY=0

#: 2852-2-2 2852-4.1.4.1-2
= deliver_by_is_not_asked_sooner_than_the_server_can
@@ client
@ DELIVERBY 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 DELIVERBY 240,foo
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example BY=98;R
H! EINVAL mail a@client.example BY=239;RT
H! EINVAL mail a@client.example BY=0;R
H! EINVAL mail a@client.example BY=-1;R
H! EINVAL mail a@client.example BY=120
H! EINVAL mail a@client.example BY=120;NR
H! EINVAL mail a@client.example BY=1000000000;N
H: mail a@client.example BY=98;N
C: MAIL FROM:<a@client.example> BY=98;N
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example BY=240;R
C: MAIL FROM:<a@client.example> BY=240;R
--
S: 250 2.1.0 Ok
E: MAIL code=250
G: MIN_BY=240

#: 2852-2-2
= deliver_by_minimum_that_is_no_number_is_none
@@ client
@ DELIVERBY 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 DELIVERBY 1234567890
E: HELO code=250
E: HELO code=250
H: mail a@client.example BY=1;R
C: MAIL FROM:<a@client.example> BY=1;R
--
S: 250 2.1.0 Ok
E: MAIL code=250
G: DELIVERBY=1 MIN_BY=0

#: 2852-4.1.4.1-1 2852-4.1.4.2-1
= deliver_by_is_not_asked_of_a_server_without_it
@@ client
@ DELIVERBY 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example BY=98;R
H! EINVAL mail a@client.example BY=98;N
H: mail a@client.example
C: MAIL FROM:<a@client.example>
G: DELIVERBY=0

#: 4865-3-2 4865-4.1-1
= release_is_written_from_seconds
@@ client
@ FUTURERELEASE 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
E: HELO code=250
E: HELO code=250
H: mail a@client.example HOLDFOR=86400
C: MAIL FROM:<a@client.example> HOLDFOR=86400
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example HOLDUNTIL=1892793600
C: MAIL FROM:<a@client.example> HOLDUNTIL=2029-12-24T08:00:00Z
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example HOLDUNTIL=1893456000
C: MAIL FROM:<a@client.example> HOLDUNTIL=2030-01-01T00:00:00Z
--
S: 250 2.1.0 Ok
E: MAIL code=250
G: MAX_HOLD=86400 MAX_HOLD_UNTIL=1893456000

#: 4865-4.1-2 4865-4.1-3 4865-4.1-4
= release_is_not_asked_later_than_the_server_can_nor_twice
@@ client
@ FUTURERELEASE 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example HOLDFOR=86401
H! EINVAL mail a@client.example HOLDFOR=0
H! EINVAL mail a@client.example HOLDFOR=-1
H! EINVAL mail a@client.example HOLDUNTIL=1893456001
H! EINVAL mail a@client.example HOLDFOR=60 HOLDUNTIL=1892793600
H! EINVAL mail a@client.example HOLDFOR=60 HOLDFOR=60
H! EINVAL mail a@client.example HOLDUNTIL=9223372036854775807
G: STATE=READY

#: 4865-5.2.1-1
= release_comes_before_deliver_by
@@ client
@ FUTURERELEASE 1
@ DELIVERBY 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-DELIVERBY
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example HOLDFOR=100 BY=50;R
H! EINVAL mail a@client.example BY=100;N HOLDFOR=100
H! EINVAL mail a@client.example BY=-5;N HOLDFOR=1
H: mail a@client.example HOLDFOR=100 BY=101;R
C: MAIL FROM:<a@client.example> HOLDFOR=100 BY=101;R
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 4865-4.1-1
= release_is_not_asked_of_a_server_without_it
@@ client
@ FUTURERELEASE 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example HOLDFOR=60
H! EINVAL mail a@client.example HOLDUNTIL=1892793600
G: FUTURERELEASE=0

#: 6710-3-3 6710-3-2
= priority_is_a_number
@@ client
@ MT_PRIORITY 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 MT-PRIORITY FOO
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example MT-PRIORITY=10
H! EINVAL mail a@client.example MT-PRIORITY=-10
H: mail a@client.example MT-PRIORITY=-9
C: MAIL FROM:<a@client.example> MT-PRIORITY=-9
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example MT-PRIORITY=0
C: MAIL FROM:<a@client.example> MT-PRIORITY=0
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example MT-PRIORITY=9
C: MAIL FROM:<a@client.example> MT-PRIORITY=9
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 6710-4.3-1
= priority_is_not_sent_to_a_server_without_it
@@ client
@ MT_PRIORITY 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example MT-PRIORITY=3
H: mail a@client.example
C: MAIL FROM:<a@client.example>

#: 7293-3.1-2 7293-5.1.1-3
= recipient_valid_since_is_written_from_seconds_and_flag
@@ client
@ RRVS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 RRVS
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt b@d.example RRVS=1396566060
C: RCPT TO:<b@d.example> RRVS=2014-04-03T23:01:00Z
--
S: 250 2.1.0 Ok
E: RCPT code=250
H: rcpt c@d.example RRVS=1396566060;C
C: RCPT TO:<c@d.example> RRVS=2014-04-03T23:01:00Z;C
--
S: 250 2.1.0 Ok
E: RCPT code=250
--
H! EINVAL rcpt a@client.example RRVS=253402300800

#: 7293-5.1.1-2
= recipient_valid_since_is_not_sent_to_a_server_without_it
@@ client
@ RRVS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt a@client.example RRVS=1396566060
H! EINVAL rcpt a@client.example RRVS=1396566060;C
H: rcpt b@d.example
C: RCPT TO:<b@d.example>

#: 8689-2-3 8689-2-4 8689-4.2.1-4 8689-4.3-1
= requiretls_counts_where_it_was_said_inside_tls
@@ client
@ REQUIRETLS 1
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-STARTTLS
S: 250 REQUIRETLS
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example REQUIRETLS
G: REQUIRETLS=0
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
S: 250 REQUIRETLS
E: HELO code=250
E: HELO code=250
H: mail a@client.example REQUIRETLS
C: MAIL FROM:<a@client.example> REQUIRETLS
--
S: 250 2.1.0 Ok
E: MAIL code=250
G: REQUIRETLS=1

#: 8689-2-4 8689-4.2.1-1 8689-5-2
= requiretls_that_was_said_in_clear_alone_is_none
@@ client
@ REQUIRETLS 1
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-STARTTLS
S: 250 REQUIRETLS
E: HELO code=250
E: HELO code=250
E: HELO code=250
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
--
H! EINVAL mail a@client.example REQUIRETLS
G: REQUIRETLS=0
H: mail \e
C: MAIL FROM:<>
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: quit
C: QUIT

#: 3865-2-2 3865-2.7-2 3865-2.3-4
= solicit_is_a_list_and_may_be_asked_whatever_the_servers_list
@@ client
@ NO_SOLICITING 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 NO-SOLICITING net.example:ADV,;
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example SOLICIT=a\sb
H! EINVAL mail a@client.example SOLICIT=a,
H! EINVAL mail a@client.example SOLICIT=a\r\nQUIT
H! EINVAL mail a@client.example SOLICIT=\e
H: mail a@client.example SOLICIT=net.example:ADV,x
C: MAIL FROM:<a@client.example> SOLICIT=net.example:ADV,x
--
S: 250 2.1.0 Ok
E: MAIL code=250
G: NO_SOLICITING=1
H: rcpt b@d.example
C: RCPT TO:<b@d.example>
--
S: 250 ok SOLICIT=a
E: RCPT code=250 arg="ok SOLICIT=a"
G: RCPT=1

#: 3865-2.3-2
= solicit_is_not_sent_to_a_server_without_it
@@ client
@ NO_SOLICITING 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example SOLICIT=a
H: mail a@client.example
C: MAIL FROM:<a@client.example>

#: 3885-2-2 3885-3.2-1 3885-3.2-2 3885-3.3-1 3885-3.3-4
= certifier_goes_with_an_envelope_id_and_as_it_came
@@ client
@ MTRK 1
@ DSN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-DSN
S: 250 MTRK foo
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example MTRK=abc
H! EINVAL mail a@client.example MTRK=abc ENVID=12345
H! EINVAL mail a@client.example MTRK=abc= ENVID=1@c.example
H! EINVAL mail a@client.example MTRK=\e ENVID=1@c.example
H: mail a@client.example MTRK=VheLhqV/rCKJm+kGFwsyW59pYk ENVID=1+2@c.example
C: MAIL FROM:<a@client.example> MTRK=VheLhqV/rCKJm+kGFwsyW59pYk ENVID=1+2B2@c.example
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example ENVID:=1@C.Example MTRK:=aBc:0
C: MAIL FROM:<a@client.example> ENVID=1@C.Example MTRK=aBc:0
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 3885-3.3-2 3885-3.3-3
= certifier_is_left_out_for_a_server_without_tracking
@@ client
@ MTRK 1
@ DSN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 DSN
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example MTRK=abc ENVID=1@c.example
H: mail a@client.example ENVID=1@c.example
C: MAIL FROM:<a@client.example> ENVID=1@c.example
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt b@d.example ORCPT=rfc822;b@d.example
C: RCPT TO:<b@d.example> ORCPT=rfc822;b@d.example
--
S: 250 2.1.0 Ok
E: RCPT code=250

#: 4141-3.2-1 4141-5.2-8 4141-4.2-2 4141-5.2-2
= conversion_is_permitted_where_the_server_knows_it
@@ client
@ CONPERM 1
@ CONNEG 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-CONPERM
S: 250 CONNEG
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example CONPERM
C: MAIL FROM:<a@client.example> CONPERM
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt June@ifax1.example CONNEG
C: RCPT TO:<June@ifax1.example> CONNEG
--
S: 250-<June@ifax1.example> recipient ok
S: 250-CONNEG (&(color=Binary)
S: 250 CONNEG (dpi=204))
E: RCPT code=250 flags=MORE
E: RCPT code=250 flags=MORE arg="CONNEG (&(color=Binary)"
E: RCPT code=250 flags=0 arg="CONNEG (dpi=204))"
G: RCPT=1
H: quit
C: QUIT

#: 4141-5.2-9
= capabilities_come_before_the_content
@@ client
@ CONPERM 1
@ CONNEG 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-CONPERM
S: 250 CONNEG
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example CONPERM
H: rcpt x@y.example CONNEG
H: rcpt z@y.example
C: MAIL FROM:<a@client.example> CONPERM
C: RCPT TO:<x@y.example> CONNEG
C: RCPT TO:<z@y.example>
--
H! EROOM data
S: 250 ok
E: MAIL code=250
--
H! EROOM data
S: 250 ok
S: 250 ok
E: RCPT code=250
E: RCPT code=250
H: data
C: DATA
--
S: 354 go
E: DATA code=354

#: 4141-4.2-3 4141-5.2-4 4141-3.3-1
= conversion_is_not_asked_of_a_server_without_it
@@ client
@ CONPERM 1
@ CONNEG 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example CONPERM
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt a@client.example CONNEG
H: quit
C: QUIT

#: 4141-3.2-2
= content_goes_as_it_is_where_conperm_alone_is_known
@@ client
@ CONPERM 1
@ CONNEG 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 CONPERM
E: HELO code=250
E: HELO code=250
H: mail a@client.example CONPERM
C: MAIL FROM:<a@client.example> CONPERM
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt a@client.example CONNEG
H: rcpt x@y.example
C: RCPT TO:<x@y.example>
--
S: 250 ok
E: RCPT code=250
H: data
C: DATA
--
S: 354 go
E: DATA code=354

#: 4405-4-2 4405-4.1-1
= submitter_is_encoded
@@ client
@ SUBMITTER 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SUBMITTER
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example SUBMITTER=<>
H! EINVAL mail a@client.example SUBMITTER=alice
H! EINVAL mail a@client.example SUBMITTER=\e
H: mail a@client.example SUBMITTER=a+b=c@x.example
C: MAIL FROM:<a@client.example> SUBMITTER=a+2Bb+3Dc@x.example
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example SUBMITTER="a\sb"@x.example
C: MAIL FROM:<a@client.example> SUBMITTER="a+20b"@x.example
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail \e SUBMITTER=mailer-daemon@c.example
C: MAIL FROM:<> SUBMITTER=mailer-daemon@c.example

#: 4405-4.3-1
= submitter_is_not_sent_to_a_server_without_it
@@ client
@ SUBMITTER 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example SUBMITTER=a@b.example
H: mail a@client.example
C: MAIL FROM:<a@client.example>

= envelope_of_its_own_for_each_recipient_is_asked_where_it_is_offered
@@ client
@ XVERP 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 XVERP
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example XVERP=ab
H! EINVAL mail a@client.example XVERP=+
H: mail a@client.example XVERP
C: MAIL FROM:<a@client.example> XVERP
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example XVERP=-=
C: MAIL FROM:<a@client.example> XVERP=-=
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 1985-5-2
= etrn_is_said_outside_of_transactions
@@ client
@ ETRN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 ETRN
E: HELO code=250
E: HELO code=250
H: command ETRN c.example
C: ETRN c.example
--
S: 253 OK, 14 pending messages for node c.example started
E: OTHER code=253
H: command ETRN @c.example
C: ETRN @c.example
--
S: 458 Unable to queue messages for node @c.example
E: OTHER code=458
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EMISUSE command ETRN c.example
H: rcpt b@d.example
C: RCPT TO:<b@d.example>
--
S: 250 ok
E: RCPT code=250
--
H! EMISUSE command ETRN c.example

#: 1985-5.2-1
= etrn_is_not_said_again_where_it_was_not_known
@@ client
@ ETRN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 ETRN
E: HELO code=250
E: HELO code=250
H: command ETRN c.example
C: ETRN c.example
--
S: 500 what
E: OTHER code=500
--
H! EINVAL command ETRN c.example
G: ETRN=0

= etrn_is_not_said_where_it_is_not_announced
@@ client
@ ETRN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE
E: HELO code=250
E: HELO code=250
--
H! EINVAL command etrn c.example
G: STATE=READY
