# What the host says of parameters of extensions, and how long lines may be.

#: 4405-2-2 4405-4.2-5
= submitter_without_a_header_that_gives_it_is_554_5_7_7
@ SUBMISSION 1
@ SUBMITTER 1
@ AUTH 1
@ MECHS X
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
S: 250-AUTH X
S: 250 SUBMITTER
C: AUTH X eA==
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
--
C: MAIL FROM:<a@b.example> SUBMITTER=a@b.example
E: MAIL param=SUBMITTER:a@b.example:0
A: 250
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d.example>
E: RCPT
A: 250
S: 250 2.1.5 Requested mail action okay, completed
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: From: x@y.example
D: .
E: BODY data="From: x@y.example\r\n"
E: MESSAGE
A: 554 5.7.7 Cannot verify submitter address.
S: 554 5.7.7 Cannot verify submitter address.

#: 3865-2.4-1 3865-2.4-3
= solicitation_may_be_refused_with_its_classes
@ NO_SOLICITING 1
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
S: 250 NO-SOLICITING
C: MAIL FROM:<a@b.example> SOLICIT=net.example:ADV
E: MAIL param=SOLICIT:net.example:ADV:0
A: 550 5.7.1 No solicitation please SOLICIT=net.example:ADV,org.example:ADV
S: 550 5.7.1 No solicitation please SOLICIT=net.example:ADV,org.example:ADV

#: 3885-2-3 3885-2-4
= lines_are_longer_where_messages_may_be_tracked
@ MTRK 1
@ DSN 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-DSN
S: 250 MTRK
# 662 octets with CRLF, of which blanks are a part.
C: MAIL FROM:<a@b.example> MTRK=VheLhqV/rCKJmplkGFwsyW59pYk:999999999 ENVID=1@c.example\{576: }
E: MAIL param=MTRK:VheLhqV/rCKJmplkGFwsyW59pYk:999999999:999999999 param=ENVID:1@c.example:0
A: 250
S: 250 Requested mail action okay, completed
# 1019
C: RCPT TO:<d@e.example> ORCPT=rfc822;d@e.example\{971: }
E: RCPT param=ORCPT:rfc822;d@e.example:0
A: 250
S: 250 Requested mail action okay, completed

#: 4141-3.3-2
= recipient_without_capabilities_is_seen_to_have_none
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
S: 250 ok
E: MAIL code=250
H: rcpt x@y.example CONNEG
C: RCPT TO:<x@y.example> CONNEG
--
S: 250 ok
E: RCPT code=250 index=0 flags=0 arg=ok
H: rcpt z@y.example CONNEG
C: RCPT TO:<z@y.example> CONNEG
--
S: 250-ok
S: 250 CONNEG
E: RCPT code=250 index=1 flags=MORE arg=ok
E: RCPT code=250 index=1 flags=0 arg=CONNEG
H: quit
C: QUIT

#: 9422-3.3-1 9422-4.1-2
= refused_mail_counts_for_the_limit
@@ client
@ LIMITS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 LIMITS MAILMAX=2
E: HELO code=250
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 550 no
E: MAIL code=550
H: mail b@client.example
C: MAIL FROM:<b@client.example>
--
S: 450 not now
E: MAIL code=450
--
H! ERANGE mail c@client.example
H: quit
C: QUIT
