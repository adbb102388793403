# STARTTLS, AUTH, PROXY.

#: 3207-4-2 3207-4.2-1 3207-4.2-2 3207-4.2-8
= starttls_forgets_all_and_is_not_offered_twice
@ STARTTLS 1
@ AUTH 1
@ MECHS PLAIN SCRAM-SHA-256
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-STARTTLS
S: 250-AUTH SCRAM-SHA-256
S: 250 VRFY
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS owed=0
A: tls OK
--
+0
G: TLS=1 STATE=HELO
--
C: MAIL FROM:<a@b>
S: 503 Bad sequence of commands
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-AUTH PLAIN SCRAM-SHA-256
S: 250 VRFY
C: STARTTLS
S: 503 Bad sequence of commands
--
C: AUTH PLAIN AHQAcA==
E: AUTH arg=PLAIN data="\0t\0p"
A: 235
S: 235 Authentication succeeded
G: AUTH=1
--
C: AUTH PLAIN AHQAcA==
S: 503 Bad sequence of commands

= auth_goes_on_by_challenges
@ AUTH 1
@ MECHS SCRAM-SHA-256
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
S: 250-AUTH SCRAM-SHA-256
S: 250 VRFY
--
C: AUTH scram-sha-256
E: AUTH arg=SCRAM-SHA-256 data="" index=0
A? x=y
S: 334 eD15
--
C: YWJj
E: AUTH arg="" data=abc index=1
A?
S: 334 
--
C:
E: AUTH data="" index=2
A: 535 5.7.8 no
S: 535 5.7.8 no
C: AUTH SCRAM-SHA-256 =
E: AUTH data=""
A? q
S: 334 cQ==
--
C: *
S: 501 5.7.0 Authentication cancelled
E: AUTH flags=CANCEL owed=0
C: NOOP
E: NOOP
S: 250 2.0.0 Requested mail action okay, completed
