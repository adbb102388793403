# AUTH, what SASL and its mechanisms want of the dialogue around them.

#: 4954-9-2
= three_failures_do_not_end_the_session
@ AUTH 1
@ MECHS CRAM-MD5
@ MAX_ERRORS 3
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH CRAM-MD5
C: AUTH CRAM-MD5
E: AUTH
A: 535
S: 535 Authentication credentials invalid
--
C: AUTH CRAM-MD5
E: AUTH
A: 535
S: 535 Authentication credentials invalid
--
C: AUTH CRAM-MD5
E: AUTH
A: 535
S: 535 Authentication credentials invalid
--
C: MAIL FROM:<a@b.example>
E: MAIL
A: 250
S: 250 Requested mail action okay, completed

#: 4422-A.1-3
= external_is_decided_at_once
@ TLS_FIRST 1
@ AUTH 1
@ MECHS EXTERNAL
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
E: HELO
S: 250-foo.com
S: 250 AUTH EXTERNAL
C: AUTH EXTERNAL ZnJlZEBleGFtcGxlLmNvbQ==
E: AUTH data=fred@example.com index=0
A: 535
S: 535 Authentication credentials invalid
C: AUTH EXTERNAL =
E: AUTH data="" len=0 index=0
A: 235
S: 235 Authentication succeeded
G: AUTH=1

#: 5801-12-1
= scram_leaves_all_that_ehlo_said
@ AUTH 1
@ MECHS SCRAM-SHA-256
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250 AUTH SCRAM-SHA-256
--
C: AUTH SCRAM-SHA-256 biwsbj11LHI9YQ==
E: AUTH data="n,,n=u,r=a"
A? r=ab,s=QQ==,i=4096
S: 334 cj1hYixzPVFRPT0saT00MDk2
--
C: Yz1iaXdzLHI9YWIscD1RUT09
E: AUTH data="c=biws,r=ab,p=QQ=="
A? v=QQ==
S: 334 dj1RUT09
--
C:
E: AUTH data="" len=0
A: 235
S: 235 Authentication succeeded
--
C: MAIL FROM:<a@b.example> BODY=8BITMIME
E: MAIL param=BODY:8BITMIME:2
A: 250
S: 250 Requested mail action okay, completed

#: 5802-6-8 5801-5-2
= what_may_not_go_without_binding_is_listed_with_it_alone
@ AUTH 1
@ TLS_FIRST 1
@ MECHS SCRAM-SHA-256-PLUS
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: TLS
A: later
--
A: tls OK
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH SCRAM-SHA-256-PLUS
# "n,,n=user,r=abc"
C: AUTH SCRAM-SHA-256 biwsbj11c2VyLHI9YWJj
S: 504 Unknown mechanism
# The same with -PLUS, which the host can't take.
C: AUTH SCRAM-SHA-256-PLUS biwsbj11c2VyLHI9YWJj
E: AUTH arg=SCRAM-SHA-256-PLUS data="n,,n=user,r=abc"
A: 535
S: 535 Authentication credentials invalid

#: 7628-3.2.2-1
= oauthbearer_fails_by_a_challenge_in_json
@ AUTH 1
@ TLS_FIRST 1
@ MECHS OAUTHBEARER
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: TLS
A: later
--
A: tls OK
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH OAUTHBEARER
C: AUTH OAUTHBEARER bixhPXVAZXhhbXBsZS5jb20sAWF1dGg9QmVhcmVyIHh5egEB
E: AUTH data="n,a=u@example.com,\x01auth=Bearer xyz\x01\x01"
A? {"status":"invalid_token"}
S: 334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=
--
C: AQ==
E: AUTH arg="" data="\x01" len=1 index=1
A: 535
S: 535 Authentication credentials invalid
G: AUTH=0

#: 4505-2-3
= anonymous_is_listed_where_the_host_lists_it
@ AUTH 1
@ MECHS CRAM-MD5
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH CRAM-MD5
C: AUTH ANONYMOUS c2lyaGM=
S: 504 Unknown mechanism
