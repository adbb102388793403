# When a message is to be delivered, and how soon: DELIVERBY (RFC 2852),
# FUTURERELEASE (RFC 4865), MT-PRIORITY (RFC 6710), RRVS (RFC 7293).

#: 2852-2-1 2852-4-1 2852-4-3
= deliver_by_reaches_the_host_as_seconds_mode_and_trace
@ DELIVERBY 1
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
S: 250 DELIVERBY
C: MAIL FROM:<a@b> BY=120;R
E: MAIL param=BY:120;R:120:R
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> BY=120;RT
E: MAIL param=BY:120;RT:120:RT
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> by=-100;nt
E: MAIL param=by:-100;nt:-100:NT
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> BY=+5;N
E: MAIL param=BY:+5;N:5:N
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> BY=0;N
E: MAIL param=BY:0;N:0:N
A: 250 - OK
S: 250 OK

#: 2852-4-1 2852-4-2 2852-4-4 2852-4-5
= deliver_by_that_breaks_its_grammar_is_501
@ DELIVERBY 1
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
S: 250 DELIVERBY
C: MAIL FROM:<a@b> BY
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=120
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=;R
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=1234567890;R
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=5;X
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=5;TR
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=0;R
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=-1;R
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> BY=5;N BY=5;N
S: 501 5.5.4 Parameter given twice
C: MAIL FROM:<a@b> BY=5;N
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d> BY=5;N
S: 555 5.5.4 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: STATE=MAIL

#: 2852-2-1 2852-3-1
= deliver_by_sooner_than_announced_is_555_where_the_message_is_to_come_back
@ DELIVERBY 1
@ MIN_BY 240
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 DELIVERBY 240
C: MAIL FROM:<a@b> BY=120;R
S: 555 Too soon to deliver by
C: MAIL FROM:<a@b> BY=239;RT
S: 555 Too soon to deliver by
C: MAIL FROM:<a@b> BY=240;R
S: 250 Requested mail action okay, completed
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> BY=120;N
S: 250 Requested mail action okay, completed
C: RSET
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> BY=-120;N
S: 250 Requested mail action okay, completed
G: MIN_BY=240

#: 2852-3-2 2852-4-6
= deliver_by_may_be_refused_at_every_command
@ DELIVERBY 1
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
S: 250 DELIVERBY
C: MAIL FROM:<a@b> BY=5;R
E: MAIL
A: 455 4.3.2 busy
S: 455 busy
C: MAIL FROM:<a@b> BY=5;R
E: MAIL
A: 555 5.3.2 never so soon
S: 555 never so soon
C: MAIL FROM:<a@b> BY=5;R
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 555 5.3.2 not to there
S: 555 not to there
C: RCPT TO:<e@d>
E: RCPT
A: 250 - OK
S: 250 OK
C: DATA
E: DATA
A: 354
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 451 4.4.7 too late
S: 451 too late

#: 2852-2-3
= deliver_by_adds_17_octets_to_mail
@ DELIVERBY 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 DELIVERBY
C: MAIL FROM:<a@b> BY=5;N\{506: }
S: 500 Line too long
C: MAIL FROM:<a@b> BY=5;N\{505: }
S: 250 Requested mail action okay, completed

= without_deliverby_by_is_unknown
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b> BY=5;N
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> BY
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

#: 4865-3-1 4865-3-2 4865-3-4 4865-4.2-2 4865-4.2-3
= release_reaches_the_host_as_seconds
@ FUTURERELEASE 1
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ MAX_HOLD 86400
@ MAX_HOLD_UNTIL 1893456000
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
S: 250-AUTH X
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
C: AUTH X =
E: AUTH
A: 235
S: 235 Authentication succeeded
--
C: MAIL FROM:<a@b.example> HOLDFOR=60
E: MAIL param=HOLDFOR:60:60
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b.example> HOLDFOR=86400
E: MAIL param=HOLDFOR:86400:86400
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b.example> HOLDUNTIL=2029-12-24T08:00:00Z
E: MAIL param=HOLDUNTIL:2029-12-24T08:00:00Z:1892793600
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b.example> HOLDUNTIL=2030-01-01T00:00:00Z
E: MAIL param=HOLDUNTIL:2030-01-01T00:00:00Z:1893456000
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b.example>
E: MAIL nparam=0
A: 250 - OK
S: 250 OK
G: MAX_HOLD=86400 MAX_HOLD_UNTIL=1893456000

#: 4865-3-2 4865-4.2-5 4865-4.2-6 4865-4.2-8
= release_too_late_or_wrong_is_501
@ FUTURERELEASE 1
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ MAX_HOLD 86400
@ MAX_HOLD_UNTIL 1893456000
@ ENHANCEDSTATUSCODES 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
@@ answer AUTH 235
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH X
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
C: AUTH X =
S: 235 2.7.0 Authentication succeeded
--
C: MAIL FROM:<a@b.example> HOLDFOR=86401
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDFOR=0
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDFOR=007
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDFOR=1000000000
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDFOR
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDFOR=
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDFOR=-1
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDUNTIL=2030-01-01T00:00:01Z
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDUNTIL=2030-01-01T00:00:00.1Z
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDUNTIL=tomorrow
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDUNTIL=2029-12-24T08:00:00
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDUNTIL=2029-12-24T08:00:00+01:00
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDUNTIL=2029-02-30T08:00:00Z
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDUNTIL
S: 501 5.5.4 Syntax error in parameters or arguments
G: STATE=READY

#: 4865-4.2-7 4865-4.2-8
= release_is_asked_for_once
@ FUTURERELEASE 1
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ MAX_HOLD 86400
@ MAX_HOLD_UNTIL 1893456000
@ ENHANCEDSTATUSCODES 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
@@ answer AUTH 235
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH X
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
C: AUTH X =
S: 235 2.7.0 Authentication succeeded
--
C: MAIL FROM:<a@b.example> HOLDFOR=60 HOLDUNTIL=2029-12-24T08:00:00Z
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDUNTIL=2029-12-24T08:00:00Z HOLDFOR=60
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDFOR=1 HOLDFOR=2
S: 501 5.5.4 Parameter given twice
G: STATE=READY

#: 4865-5.2.2-1 4865-5.2.2-2
= release_later_than_deliver_by_is_501
@ FUTURERELEASE 1
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ MAX_HOLD 86400
@ MAX_HOLD_UNTIL 1893456000
@ ENHANCEDSTATUSCODES 1
@ DELIVERBY 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
@@ answer AUTH 235
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH X
S: 250-DELIVERBY
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
C: AUTH X =
S: 235 2.7.0 Authentication succeeded
--
C: MAIL FROM:<a@b.example> HOLDFOR=100 BY=50;R
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> BY=50;N HOLDFOR=51
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> BY=-50;N HOLDFOR=1
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b.example> HOLDFOR=50 BY=100;R
S: 250 2.1.0 Requested mail action okay, completed
G: STATE=MAIL

#: 4865-6-2 4865-6-3
= release_over_a_quota_is_the_hosts_to_refuse
@ FUTURERELEASE 1
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ MAX_HOLD 86400
@ MAX_HOLD_UNTIL 1893456000
@ ENHANCEDSTATUSCODES 1
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
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH X
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
C: AUTH X =
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
--
C: MAIL FROM:<a@b.example> HOLDFOR=60
E: MAIL
A: 552 5.7.16 quota
S: 552 5.7.16 quota
G: STATE=READY

#: 4865-4.2-1
= release_is_not_offered_but_on_submission
@ FUTURERELEASE 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b> HOLDFOR=60
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> HOLDUNTIL=2029-12-24T08:00:00Z
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: FUTURERELEASE=0

#: 4865-3-3
= release_adds_34_octets_to_mail
@ FUTURERELEASE 1
@ SUBMISSION 1
@ AUTH 1
@ MECHS X
@ MAX_HOLD 86400
@ MAX_HOLD_UNTIL 1893456000
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
@@ answer AUTH 235
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-AUTH X
S: 250 FUTURERELEASE 86400 2030-01-01T00:00:00Z
C: AUTH X =
S: 235 Authentication succeeded
--
C: MAIL FROM:<a@b.example> HOLDFOR=60\{1011: }
S: 500 Line too long
C: MAIL FROM:<a@b.example> HOLDFOR=60\{1010: }
S: 250 Requested mail action okay, completed

#: 6710-3-1 6710-3-3 6710-4.1-5
= priority_reaches_the_host_as_a_number
@ MT_PRIORITY 1
@ AUTH 1
@ MECHS X
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
S: 250-AUTH X
S: 250 MT-PRIORITY
C: MAIL FROM:<a@b> MT-PRIORITY=-9
E: MAIL param=MT-PRIORITY:-9:-9
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: AUTH X =
E: AUTH
A: 235
S: 235 Authentication succeeded
--
C: MAIL FROM:<a@b> MT-PRIORITY=9
E: MAIL param=MT-PRIORITY:9:9
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> mt-priority=0
E: MAIL param=mt-priority:0:0
A: 250 - OK
S: 250 OK

#: 6710-4.1-4 6710-4.1-5
= priority_of_a_client_that_nobody_knows_is_none
@ MT_PRIORITY 1
@ PRIORITY MIXER
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
S: 250 MT-PRIORITY MIXER
C: MAIL FROM:<a@b> MT-PRIORITY=3
E: MAIL param=MT-PRIORITY:3:0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> MT-PRIORITY=-3
E: MAIL param=MT-PRIORITY:-3:-3
A: 250 - OK
S: 250 OK

#: 6710-3-3 6710-4.1-1
= priority_that_is_wrong_or_twice_is_501
@ MT_PRIORITY 1
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
S: 250 MT-PRIORITY
C: MAIL FROM:<a@b> MT-PRIORITY=10
S: 501 5.5.2 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> MT-PRIORITY=+3
S: 501 5.5.2 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> MT-PRIORITY=-0
S: 501 5.5.2 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> MT-PRIORITY=03
S: 501 5.5.2 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> MT-PRIORITY=
S: 501 5.5.2 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> MT-PRIORITY
S: 501 5.5.2 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> mt-priority=x
S: 501 5.5.2 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> MT-PRIORITY=3 MT-PRIORITY=3
S: 501 5.5.2 Parameter given twice
G: STATE=READY

#: 6710-4.1-7 6710-4.1-8 6710-4.1-9 6710-5-2 6710-4.1-6
= priority_that_was_changed_or_refused_is_the_hosts_to_say
@ MT_PRIORITY 1
@ ENHANCEDSTATUSCODES 1
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
S: 250-ENHANCEDSTATUSCODES
S: 250 MT-PRIORITY
C: MAIL FROM:<a@b> MT-PRIORITY=-6
E: MAIL
A: 450 4.7.15 not so low
S: 450 4.7.15 not so low
C: MAIL FROM:<a@b> MT-PRIORITY=-6
E: MAIL
A: 552 5.7.16 too big
S: 552 5.7.16 too big
C: MAIL FROM:<a@b> MT-PRIORITY=-6
E: MAIL
A: 250 2.3.6 -2 is the new priority assigned to the message
S: 250 2.3.6 -2 is the new priority assigned to the message

#: 6710-3-4
= priority_adds_15_octets_to_mail
@ MT_PRIORITY 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 MT-PRIORITY
C: MAIL FROM:<a@b> MT-PRIORITY=3\{497: }
S: 500 Line too long
C: MAIL FROM:<a@b> MT-PRIORITY=3\{496: }
S: 250 Requested mail action okay, completed

#: 7293-3.1-1 7293-3.1-2 7293-3.1-5 7293-5.1-1 7293-15.3-1
= recipient_valid_since_reaches_the_host_as_seconds_and_action
@ RRVS 1
@ ENHANCEDSTATUSCODES 1
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
S: 250-ENHANCEDSTATUSCODES
S: 250 RRVS
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 2.1.0 OK
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00Z
E: RCPT param=RRVS:2014-04-03T23:01:00Z:1396566060
A: 250 - OK
S: 250 2.1.5 OK
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00+01:00;C
E: RCPT param=RRVS:2014-04-03T23:01:00+01:00;C:1396562460:C
A: 250 - OK
S: 250 2.1.5 OK
C: RCPT TO:<c@d> rrvs=2014-04-03t23:01:00z;r
E: RCPT param=rrvs:2014-04-03t23:01:00z;r:1396566060
A: 550 5.7.17 has another owner now
S: 550 5.7.17 has another owner now
C: RCPT TO:<c@d> RRVS=2016-12-31T23:59:60Z
E: RCPT param=RRVS:2016-12-31T23:59:60Z:1483228800
A: 250 - OK
S: 250 2.1.5 OK

#: 7293-3.1-2 7293-3.1-3
= recipient_valid_since_that_breaks_its_grammar_is_501
@ RRVS 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 RRVS
C: MAIL FROM:<a@b> RRVS=2014-04-03T23:01:00Z
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> RRVS
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> RRVS=
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> RRVS=2014-04-03
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00Z;X
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00Z;
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00.5Z
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> RRVS=2014-04-03T24:00:00Z
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> RRVS=2014-04-31T00:00:00Z
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00Z RRVS=2014-04-03T23:01:00Z
S: 501 Parameter given twice
G: STATE=MAIL RCPT=0

#: 7293-3.1-4
= recipient_valid_since_adds_33_octets_to_rcpt
@ RRVS 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 RRVS
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00Z\{505: }
S: 500 Line too long
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00Z\{504: }
S: 250 Requested mail action okay, completed
