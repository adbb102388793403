# What the host decides, said as the RFCs want it: the library neither adds to
# it nor stands in its way.

#: 5321-4.1.4-11 5321-7.9-1
= name_in_ehlo_is_not_held_against_the_address
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
E: PROXY arg=192.0.2.1 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25
E: CONNECT
S: 220 foo.com Service ready
C: EHLO [198.51.100.9]
E: HELO arg=[198.51.100.9]
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b.example>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d.example>
E: RCPT mailbox=c@d.example
A: 550 - Relaying denied
S: 550 Relaying denied

#: 5321-7.9-1
= who_may_relay_is_known_at_rcpt
@ TLS_FIRST 1
@ AUTH 1
@ MECHS PLAIN
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: TLS
A: later
--
A: tls OK|CLIENT_CERT
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO arg=c.example
S: 250-foo.com
S: 250 AUTH PLAIN
--
C: AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm
E: AUTH data="\0tim\0tanstaaftanstaaf"
A: 235
S: 235 Authentication succeeded
--
C: MAIL FROM:<a@b.example>
E: MAIL
S: 250 Requested mail action okay, completed
--
C: RCPT TO:<c@d.example>
E: RCPT mailbox=c@d.example
A: later
G: AUTH=1 TLS=5 ESMTP=1
--
A: 250
S: 250 Requested mail action okay, completed

#: 7372-3-1 7372-4-1 7372-4-2 7505-4.1-1 7505-4.1-2
= codes_of_failed_checks_pass
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250 VRFY
C: MAIL FROM:<a@spf.example>
E: MAIL
A: 550 5.7.23 SPF validation failed
S: 550 5.7.23 SPF validation failed
C: MAIL FROM:<a@error.example>
E: MAIL
A: 451 4.7.24 SPF validation error
S: 451 4.7.24 SPF validation error
C: MAIL FROM:<a@error.example>
E: MAIL
A: 550 5.7.24 SPF validation error
S: 550 5.7.24 SPF validation error
C: MAIL FROM:<a@rdns.example>
E: MAIL
A: 550 5.7.25 Reverse DNS validation failed
S: 550 5.7.25 Reverse DNS validation failed
C: MAIL FROM:<a@nullmx.example>
E: MAIL
A: 550 5.7.27 Sender address has null MX
S: 550 5.7.27 Sender address has null MX
C: MAIL FROM:<a@b.example>
E: MAIL
A: 250
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@nullmx.example>
E: RCPT
A: 556 5.1.10 Recipient address has null MX
S: 556 5.1.10 Recipient address has null MX
C: RCPT TO:<c@d.example>
E: RCPT
A: 250
S: 250 2.1.5 Requested mail action okay, completed
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
# What else failed is told in words.
A: 550 5.7.26 Multiple authentication checks failed: 5.7.20, 5.7.23
S: 550 5.7.26 Multiple authentication checks failed: 5.7.20, 5.7.23
--
C: MAIL FROM:<a@b.example>
E: MAIL
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
D: .
E: MESSAGE
A: 550 5.7.20 No passing DKIM signature found
S: 550 5.7.20 No passing DKIM signature found

#: 6532-3.1-2 6532-3.1-3
= addresses_pass_octet_for_octet
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
# e and a combining acute, which NFC makes one character; one half and the
# Kelvin sign, which NFKC writes otherwise.
C: MAIL FROM:<e\xcc\x81@e\xcc\x81.example> SMTPUTF8
E: MAIL mailbox=e\xcc\x81@e\xcc\x81.example domain=e\xcc\x81.example
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc2\xbd\xe2\x84\xaa@x.example>
E: RCPT mailbox=\xc2\xbd\xe2\x84\xaa@x.example
A: 251 - will go to <e\xcc\x81\xc2\xbd@x.example>
S: 251 will go to <e\xcc\x81\xc2\xbd@x.example>

#: 5321-4.1.2-21
# It is passed on as it was sent; more is taken than the grammar has [3.5.1].
= string_may_be_an_atom_or_a_quoted_string
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: VRFY Jones
E: VRFY arg=Jones
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY "John \\"J\\" Doe"
E: VRFY arg="\"John \\\"J\\\" Doe\""
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: EXPN "Example People"
E: EXPN arg="\"Example People\""
A: 550
S: 550 Requested action not taken: mailbox unavailable
C: VRFY
S: 501 Syntax error in parameters or arguments

#: 5952-4-1 4291-2.2-1
= addresses_of_proxies_may_leave_out_one_group
@ PROXY 1
D: PROXY TCP6 1:2:3:4:5:6:7:: 2001:0DB8::0001 1 2
E: PROXY arg=1:2:3:4:5:6:7:0 param=ADDR:1:2:3:4:5:6:7:0:0 param=PORT:1:1 param=DESTADDR:2001:db8::1:0 param=DESTPORT:2:2
E: CONNECT
S: 220 foo.com Service ready
C: EHLO [IPv6:1:2:3:4:5:6:7::]
S: 501 Syntax error in parameters or arguments
C: EHLO [IPv6:1:2:3:4:5:6::]
E: HELO arg=[IPv6:1:2:3:4:5:6::]
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY

#: 5321-2.4-1 5321-2.4-2
= from_and_to_are_taken_in_any_case
E: CONNECT
S: 220 foo.com Service ready
C: ehlo c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: mail from:<a@b.example> size=5 body=8bitmime
E: MAIL param=size:5:5 param=body:8bitmime:2
S: 250 Requested mail action okay, completed
C: rcpt to:<C@d.example>
E: RCPT mailbox=C@d.example
A: 250
S: 250 Requested mail action okay, completed
C: RcPt tO:<e@d.example>
E: RCPT
A: 250
S: 250 Requested mail action okay, completed
C: rcpt from:<e@d.example>
S: 501 Syntax error in parameters or arguments
