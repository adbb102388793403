# Clients: what EHLO's answer may hold, and addresses beyond ASCII.

#: 5321-4.1.1.1-15 5321-4.1.1.1-16
= what_is_no_keyword_announces_nothing
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250--SIZE 10
S: 250-_PIPELINING
S: 250-SIZE_ 10
S: 250-CHUNKING.
S: 250-AUTH PLAIN LOGIN
S: 250-SIZE 1000
S: 250 8BITMIME
E: HELO index=0
E: HELO index=1 arg="-SIZE 10"
E: HELO index=2 arg=_PIPELINING
E: HELO index=3 arg="SIZE_ 10"
E: HELO index=4 arg=CHUNKING.
E: HELO index=5 arg="AUTH PLAIN LOGIN"
E: HELO index=6 arg="SIZE 1000"
E: HELO index=7 arg=8BITMIME
G: STATE=READY PIPELINING=0 CHUNKING=0 SIZE=1 MAX_SIZE=1000 8BITMIME=1

#: 6532-3.1-2 6532-3.1-3
= addresses_are_sent_octet_for_octet
@@ client
@ SMTPUTF8 1
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-8BITMIME
S: 250 SMTPUTF8
E: HELO
E: HELO
E: HELO
H: mail e\xcc\x81@e\xcc\x81.example SMTPUTF8
C: MAIL FROM:<e\xcc\x81@e\xcc\x81.example> SMTPUTF8
--
S: 250 OK
E: MAIL code=250
H: rcpt \xc2\xbd\xe2\x84\xaa@x.example
C: RCPT TO:<\xc2\xbd\xe2\x84\xaa@x.example>
--
S: 250 OK
E: RCPT code=250
