# The envelope: what is rare in paths, and the parameters of RFC 3461 where
# they meet one another.

#: 5321-4.1.1.3-7 5321-3.6.1-3 5321-3.6.2-1 5321-3.3-13 5321-3.3-14 5321-3.6.1-4
#: 5321-4.1.2-3 5321-4.1.2-5
= source_route_may_be_refused_by_the_host
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b>
E: MAIL mailbox=a@b pathflags=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<@x.example:u@d.example>
E: RCPT mailbox=u@d.example domain=d.example pathflags=ROUTE
A: 550 - No relaying
S: 550 No relaying
C: RCPT TO:<@x.example,@y.example:postmaster@d.example>
E: RCPT mailbox=postmaster@d.example pathflags=ROUTE|POSTMASTER
A: 250 - OK
S: 250 OK
C: RCPT TO:<@x.example:"a b"@[192.0.2.1]>
E: RCPT local="\"a b\"" domain=[192.0.2.1] pathflags=ROUTE|QUOTED|IPV4
A: 250 - OK
S: 250 OK

#: 5321-4.1.1.3-9 5321-3.3-18
= malformed_source_route_is_501
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<@a:@b:u@d>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@a,b:u@d>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@a, @b:u@d>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@a:u>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@a:>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@a>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<:u@d>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@:u@d>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@a_b:u@d>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@a:postmaster>
S: 501 Syntax error in parameters or arguments
G: RCPT=0

#: 5321-4.1.1.3-11 5321-4.5.1-2 5321-2.3.5-5
= postmaster_is_told_by_its_local_part
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<PostMaster@b>
E: MAIL pathflags=POSTMASTER
A: 250 - OK
S: 250 OK
C: RCPT TO:<PostMaster@[192.0.2.1]>
E: RCPT domain=[192.0.2.1] pathflags=POSTMASTER|IPV4
A: 250 - OK
S: 250 OK
C: RCPT TO:<post.master@b>
E: RCPT pathflags=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@postmaster>
E: RCPT pathflags=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<Postmaster> NOTIFY=NEVER
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

#: 5321-4.1.3-2 5321-4.1.3-3 5321-F.4-1
= address_literals_of_every_kind
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@[IPv6:2001:db8:0:0:0:0:0:1]>
E: MAIL domain=[IPv6:2001:db8:0:0:0:0:0:1] pathflags=IPV6
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@[IPv6:::ffff:192.0.2.1]>
E: RCPT pathflags=IPV6
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@[ipv6:::]>
E: RCPT domain=[ipv6:::] pathflags=IPV6
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@[IPv6:1:2:3:4:5:6::]>
E: RCPT pathflags=IPV6
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@[x-tag:any!thing]>
E: RCPT domain=[x-tag:any!thing] pathflags=GENERAL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@[255.255.255.255]>
E: RCPT pathflags=IPV4
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@[IPv6:1:2:3:4:5:6:7::]>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[IPv6:1::2::3]>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[IPv6:12345::]>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[256.1.1.1]>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[1.2.3.4>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[1.2.3.4]x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[]>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@#3221225985>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[x:[]>
S: 501 Syntax error in parameters or arguments
G: RCPT=5

#: 5321-4.1.1-3 5321-2.3.11-1 5321-2.4-3
= quoted_local_parts_are_given_as_sent
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<"\\a\\"\\\\ <>:;,@()[]"@b>
E: RCPT local="\"\\a\\\"\\\\ <>:;,@()[]\"" domain=b pathflags=QUOTED
A: 250 - OK
S: 250 OK
C: RCPT TO:<"MiXed"@b> \t\s
E: RCPT local="\"MiXed\"" nparam=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<"a>@b
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"a\\>"@b
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"a"b@c>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"a".b@c>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"a\\"@b>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"a\rb"@c>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xe9"@c>
S: 501 Syntax error in parameters or arguments
G: RCPT=2

#: 3461-4.1-4 3461-5.1-2 3461-5.1-5 3461-5.2.1-1 3461-5.2.1-2 3461-4.4-2
= dsn_parameters_stand_in_any_order_and_their_absence_shows
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> ENVID=+41+20+2B+3D! BODY=7BIT ret=Full SIZE=0
E: MAIL param=ENVID:+41+20+2B+3D!:0 param=BODY:7BIT:1 param=ret:Full:1 param=SIZE:0:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> ORCPT=x-Foo;+7E+21 NOTIFY=FAILURE
E: RCPT param=ORCPT:x-Foo;+7E+21:0 param=NOTIFY:FAILURE:2
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> ORCPT=rfc822;a;b
E: RCPT param=ORCPT:rfc822;a;b:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> NOTIFY=DELAY,SUCCESS
E: RCPT param=NOTIFY:DELAY,SUCCESS:5
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT nparam=0
A: 250 - OK
S: 250 OK
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<>
E: MAIL nparam=0
A: 250 - OK
S: 250 OK

#: 3461-4.2-1
= orcpt_may_have_an_empty_address
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> ORCPT=rfc822;
E: RCPT param=ORCPT:rfc822;:0
A: 250 - OK
S: 250 OK

#: 3461-4.2-6 3461-4.4-4 3461-5.1-3 3461-5.1-6
= dsn_values_that_would_break_a_report_are_501
@ DSN 1
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> ENVID=x+0A
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=x+7F
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=x+C3+A9
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=x+
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=+1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> ENVID=x=y
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> RET=FULL,HDRS
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> RET=HDRS RET=HDRS
S: 501 Parameter given twice
C: MAIL FROM:<a@b> ORCPT=rfc822;a
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b> ORCPT=rfc822;x+0D+0Ay
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b> ORCPT=rfc822;x+FF
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b> ORCPT=rfc822;x+2
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b> ORCPT=rfc 822;x
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b> ORCPT=rfc822,x
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b> ORCPT
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b> NOTIFY=NEVER,NEVER
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b> NOTIFY=NEVER NOTIFY=SUCCESS
S: 501 Parameter given twice
C: RCPT TO:<a@b> NOTIFY=SUCCESS;FAILURE
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b> ENVID=x
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: STATE=MAIL RCPT=0

= dsn_may_be_turned_off_for_a_session
@ DSN 1
E: CONNECT
A= DSN 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> RET=FULL
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> NOTIFY=NEVER
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: DSN=0
