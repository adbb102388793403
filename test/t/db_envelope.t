# Further words of MAIL and RCPT: REQUIRETLS (RFC 8689), NO-SOLICITING (RFC
# 3865), MTRK (RFC 3885), CONPERM and CONNEG (RFC 4141), SUBMITTER (RFC 4405),
# Postfix's XVERP.

#: 8689-2-1 8689-2-6 8689-4.1-1
= requiretls_is_offered_and_taken_inside_tls_alone
@ REQUIRETLS 1
@ STARTTLS 1
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
S: 250 STARTTLS
C: MAIL FROM:<a@b> REQUIRETLS
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
--
C: STARTTLS
E: STARTTLS
A: 220
S: 220 Service ready
E: TLS
A: tls OK
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 REQUIRETLS
C: MAIL FROM:<a@b> REQUIRETLS=1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> REQUIRETLS=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> REQUIRETLS REQUIRETLS
S: 501 Parameter given twice
C: MAIL FROM:<a@b> requiretls
E: MAIL param=requiretls::0
A: 250 - OK
S: 250 OK
G: REQUIRETLS=1

#: 8689-2-2
= requiretls_adds_11_octets_to_mail
@ REQUIRETLS 1
@ TLS_FIRST 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
E: TLS
A: tls OK
E: CONNECT
S: 220 foo.com Service ready
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 REQUIRETLS
C: MAIL FROM:<a@b> REQUIRETLS\{496: }
S: 500 Line too long
C: MAIL FROM:<a@b> REQUIRETLS\{495: }
E: MAIL
S: 250 Requested mail action okay, completed

#: 3865-2.3-3 3865-2.3-5 3865-2.4-2 3865-2-1 3865-2.2-3 3865-2.3-1 3865-2.8-1
= solicit_reaches_the_host_as_its_list
@ NO_SOLICITING 1
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
S: 250 NO-SOLICITING
C: MAIL FROM:<a@b> SOLICIT=org.example:ADV:ADLT
E: MAIL param=SOLICIT:org.example:ADV:ADLT:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 550 5.7.1 <c@d> SOLICIT=org.example:ADV:ADLT
S: 550 <c@d> SOLICIT=org.example:ADV:ADLT
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> solicit=a,b
E: MAIL param=solicit:a,b:0
A: 250 - OK
S: 250 OK

#: 3865-2.2-1 3865-2.3-1
= solicit_that_is_no_list_is_501
@ NO_SOLICITING 1
@ SOLICIT net.example:ADV,org.example:ADV:ADLT
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 NO-SOLICITING net.example:ADV,org.example:ADV:ADLT
C: MAIL FROM:<a@b> SOLICIT
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SOLICIT=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SOLICIT=a,
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SOLICIT=,a
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SOLICIT=a,,b
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SOLICIT=1a
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SOLICIT=a;b
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SOLICIT=a SOLICIT=b
S: 501 Parameter given twice
C: MAIL FROM:<a@b> SOLICIT=net.example:ADV
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> SOLICIT=a
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

#: 3865-2.2-2
= solicit_has_at_most_1000_octets
@ NO_SOLICITING 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 NO-SOLICITING
C: MAIL FROM:<a@b> SOLICIT=\{1001:a}
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SOLICIT=\{1000:a}
S: 250 Requested mail action okay, completed

#: 3865-4.1-1
= solicit_adds_1009_octets_to_mail
@ NO_SOLICITING 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 NO-SOLICITING
C: MAIL FROM:<a@b> SOLICIT=a\{1495: }
S: 500 Line too long
C: MAIL FROM:<a@b> SOLICIT=a\{1494: }
S: 250 Requested mail action okay, completed

#: 3885-2-1 3885-3.1-1 3885-3.1-5
= certifier_reaches_the_host_with_and_without_its_time
@ MTRK 1
@ DSN 1
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
S: 250-DSN
S: 250 MTRK
C: MAIL FROM:<a@b> MTRK=VheLhqV/rCKJmplkGFwsyW59pYk ENVID=12345@c.example
E: MAIL param=MTRK:VheLhqV/rCKJmplkGFwsyW59pYk:-1 param=ENVID:12345@c.example:0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> ENVID=12345@c.example mtrk=a+b:864000
E: MAIL param=ENVID:12345@c.example:0 param=mtrk:a+b:864000:864000
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> MTRK=abc:0 ENVID=1@c.example
E: MAIL param=MTRK:abc:0:0 param=ENVID:1@c.example:0
A: 250 - OK
S: 250 OK

#: 3885-3.1-1
= certifier_that_is_wrong_or_without_an_envelope_id_is_501
@ MTRK 1
@ DSN 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-DSN
S: 250 MTRK
C: MAIL FROM:<a@b> ENVID=1@c.example MTRK
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=1@c.example MTRK=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=1@c.example MTRK=abc:
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=1@c.example MTRK=abc:1234567890
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=1@c.example MTRK=abc:1d
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=1@c.example MTRK=a_b
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=1@c.example MTRK=abc=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> MTRK=abc
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> MTRK=a MTRK=b ENVID=1@c
S: 501 Parameter given twice
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> MTRK=abc
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

= tracking_is_not_offered_without_dsn
@ MTRK 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b> MTRK=abc
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: MTRK=0

#: 4141-4.1-1 4141-4.1-2 4141-4.2-1 4141-5.1-1 4141-5.2-1 4141-5.2-6 4141-5.2-7
= conversion_is_permitted_and_capabilities_are_told
@ CONPERM 1
@ CONNEG 1
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
S: 250-CONPERM
S: 250 CONNEG
C: MAIL FROM:<a@b> CONPERM
E: MAIL param=CONPERM::0
A: 550 5.6.3 not here
S: 550 not here
C: MAIL FROM:<a@b> conperm
E: MAIL param=conperm::0
A: 250 - OK
S: 250 OK
C: RCPT TO:<June@ifax1.example> CONNEG
E: RCPT param=CONNEG::0
A+ 250 - <June@ifax1.example> recipient ok
A+ 250 - CONNEG (&(color=Binary)
A: 250 - CONNEG (dpi=204))
S: 250-<June@ifax1.example> recipient ok
S: 250-CONNEG (&(color=Binary)
S: 250 CONNEG (dpi=204))
C: RCPT TO:<x@y> CONNEG
E: RCPT
A: 250 - ok
S: 250 ok

#: 4141-4.2-1 4141-5.2-1
= conversion_words_have_no_value
@ CONPERM 1
@ CONNEG 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-CONPERM
S: 250 CONNEG
C: MAIL FROM:<a@b> CONPERM=1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> CONPERM=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> CONPERM CONPERM
S: 501 Parameter given twice
C: MAIL FROM:<a@b> CONNEG
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> CONNEG=1
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> CONNEG=
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> CONNEG CONNEG
S: 501 Parameter given twice
C: RCPT TO:<c@d> CONPERM
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

#: 4141-4.2-4 4141-5.2-5
= conversion_that_is_known_but_off_is_504
@ CONPERM 1
@ CONNEG 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A= CONPERM 0
A= CONNEG 0
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b.example> CONPERM
S: 504 Command parameter not implemented
C: MAIL FROM:<a@b.example>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b.example> CONNEG
S: 504 Command parameter not implemented
G: STATE=MAIL RCPT=0

= without_extensions_their_parameters_are_unknown
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b> REQUIRETLS
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> SOLICIT=a
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> MTRK=abc
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> CONPERM
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> SUBMITTER=a@b.example
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> XVERP
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> HOLDFOR=60
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> MT-PRIORITY=3
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> XVERP=+=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> CONNEG
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: RCPT TO:<c@d> RRVS=2014-04-03T23:01:00Z
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

#: 4405-2-1 4405-4-1 4405-4-2 4405-4.2-6 4405-4.2-3 4405-4.2-4
= submitter_reaches_the_host_beside_the_reverse_path
@ SUBMITTER 1
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
S: 250 SUBMITTER
C: MAIL FROM:<a@b.example> SUBMITTER=c@d.example
E: MAIL mailbox=a@b.example param=SUBMITTER:c@d.example:0
A: 550 5.7.1 Submitter not allowed.
S: 550 5.7.1 Submitter not allowed.
C: MAIL FROM:<a@b.example> SUBMITTER=a+2Bb+3Dc@x.example
E: MAIL mailbox=a@b.example param=SUBMITTER:a+2Bb+3Dc@x.example:0
A: 250 - OK
S: 250 2.1.0 OK
C: RSET
E: ABORT
S: 250 2.0.0 Requested mail action okay, completed
C: MAIL FROM:<> submitter="a+20b"@x.example
E: MAIL pathflags=NULL param=submitter:"a+20b"@x.example:0
A: 250 - OK
S: 250 2.1.0 OK
C: RCPT TO:<c@d>
E: RCPT
A: 250 - OK
S: 250 2.1.5 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: .
E: MESSAGE
A: 550 5.7.1 Submitter does not match header.
S: 550 5.7.1 Submitter does not match header.

#: 4405-4-1 4405-4-2
= submitter_that_is_no_mailbox_is_501
@ SUBMITTER 1
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250 SUBMITTER
C: MAIL FROM:<a@b> SUBMITTER
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SUBMITTER=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SUBMITTER=<a@b.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SUBMITTER=<>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SUBMITTER=alice
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SUBMITTER=a+zz@x.example
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SUBMITTER=a@b SUBMITTER=a@b
S: 501 Parameter given twice
C: MAIL FROM:<a@b> SUBMITTER=alice@example.com
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> SUBMITTER=alice@example.com
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

= envelope_of_its_own_for_each_recipient_may_be_asked_for
@ XVERP 1
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
S: 250 XVERP
C: MAIL FROM:<a@b> XVERP
E: MAIL param=XVERP::0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> XVERP=+=
E: MAIL param=XVERP:+=:0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> xverp=-=
E: MAIL param=xverp:-=:0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> XVERP=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> XVERP=+
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> XVERP=ab
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> XVERP=+=-
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE==1
S: 501 Syntax error in parameters or arguments
