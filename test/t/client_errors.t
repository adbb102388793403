# What a host may not do, and the ends of a session: calls out of their order,
# calls of the other role, the host's own close, and the server's at every
# point of a transaction.

#: 5321-3.3-1 5321-4.1.1.1-8 5321-4.1.4-1
= commands_keep_to_their_order
@@ client
@ AUTH 1
@ CHUNKING 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
H! EMISUSE mail a@client.example
H! EMISUSE rcpt b@example.com
H! EMISUSE data
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-AUTH CRAM-MD5
S: 250 CHUNKING
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EMISUSE rcpt b@example.com
H! EMISUSE data
H! EMISUSE chunk 5 last
H! EMISUSE sent x
H! EMISUSE answer x
H! EMISUSE answer
H! EMISUSE tls OK
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
H! EMISUSE data
H! EMISUSE chunk 5 last
H! EMISUSE auth CRAM-MD5
H! EMISUSE ehlo client.example
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
E: MAIL code=250
E: RCPT code=250
--
H! EMISUSE sent x
H! EMISUSE ehlo client.example
H: data
C: DATA

= calls_of_a_server_are_not_those_of_a_client
@@ client
H: ehlo client.example
--
H! EMISUSE reply 220
H! EMISUSE challenge x
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
H! EMISUSE reply 250
H! EMISUSE challenge x
S: 250 mail.example.com
E: HELO code=250
--
H! EMISUSE reply 250
H! EMISUSE challenge x
G: ROLE=2

= nothing_may_be_called_behind_the_end
@@ client
@ STARTTLS 1
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-STARTTLS
S: 250 AUTH CRAM-MD5
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK
--
H! EMISUSE ehlo client.example
H! EMISUSE mail a@client.example
H! EMISUSE rcpt b@example.com
H! EMISUSE data
H! EMISUSE body x
H! EMISUSE end
H! EMISUSE chunk 5
H! EMISUSE sent x
H! EMISUSE rset
H! EMISUSE quit
H! EMISUSE starttls
H! EMISUSE auth CRAM-MD5
H! EMISUSE answer x
H! EMISUSE command NOOP
H! EMISUSE tls OK
G: STATE=CLOSED WANT=CLOSE ERROR=OK

= host_closes_before_the_greeting
@@ client
H: ehlo client.example
--
H: close
E: CLOSED code=0 error=EHOST
G: STATE=CLOSED WANT=CLOSE

= host_closes_between_transactions_without_a_word
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
--
H: close
E: CLOSED code=0 error=EHOST

= host_closes_in_a_transaction
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H: close
E: ABORT
E: CLOSED code=0 error=EHOST

= host_closes_in_a_message
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
C: DATA
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: body x\r\n
D: x
--
H: close
E: ABORT
E: CLOSED code=0 error=EHOST

= host_closes_in_the_handshake
@@ client
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
--
H: close
E: CLOSED code=0 error=EHOST

= host_closes_while_it_owes_an_answer
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH CRAM-MD5
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
S: 334 PDEyMzQuNTY3OEBtYWlsLmV4YW1wbGUuY29tPg==
E: AUTH code=334 owed=1
--
H: close
E: CLOSED code=0 error=EHOST

#: 5321-3.8-5
= server_is_gone_before_it_answers_ehlo
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
E: HELO code=250 flags=MORE|ESMTP
E: HELO code=250 flags=MORE|ESMTP
--
EOF
E: CLOSED code=0 error=EEOF

#: 5321-3.8-5
= server_is_gone_between_transactions
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
--
EOF
E: CLOSED code=0 error=EEOF

#: 5321-3.8-5
= server_is_gone_in_the_envelope
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com
H: rcpt c@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
C: RCPT TO:<c@example.com>
C: DATA
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S. 250 2.1
E: MAIL code=250
E: RCPT code=250
--
EOF
E: ABORT
E: CLOSED code=0 error=EEOF

#: 5321-3.8-5
= server_is_gone_in_an_exchange_of_auth
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH CRAM-MD5
E: HELO code=250
E: HELO code=250
H: auth CRAM-MD5
C: AUTH CRAM-MD5
--
EOF
E: CLOSED code=0 error=EEOF
G: AUTH=0

#: 5321-3.8-6
= server_leaves_where_it_should_answer_rset
@@ client
H: ehlo client.example
S: 220 mail.example.edu ESMTP Sendmail 8.17.1/8.17.1; Wed, 25 Nov 2026 12:00:00 GMT
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.edu Hello client.example [192.0.2.1], pleased to meet you
E: HELO code=250
H: rset
C: RSET
--
S: 421 4.3.2 mail.example.edu closing connection
E: RSET code=421
E: CLOSED code=421 error=EEOF

#: 5321-3.8-6
= server_leaves_where_it_should_answer_the_rset_of_the_library
@@ client
H: ehlo client.example
S: 220 mail.example.edu ESMTP Sendmail 8.17.1/8.17.1; Wed, 25 Nov 2026 12:00:00 GMT
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.edu Hello client.example [192.0.2.1], pleased to meet you
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.edu
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 <a@client.example>... Sender ok
E: MAIL code=250
C: RCPT TO:<b@example.edu>
--
S: 550 5.1.1 <b@example.edu>... User unknown
E: RCPT code=550
H: mail c@client.example
C: RSET
--
S: 250 2.0.0 Reset state
C: MAIL FROM:<c@client.example>
--
S: 421 4.3.2 mail.example.edu closing connection
E: MAIL code=421
E: CLOSED code=421 error=EEOF

#: 5321-3.8-6
= server_leaves_where_it_should_answer_the_end_of_a_message
@@ client
H: ehlo client.example
S: 220 mail.example.edu ESMTP Sendmail 8.17.1/8.17.1; Wed, 25 Nov 2026 12:00:00 GMT
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.edu Hello client.example [192.0.2.1], pleased to meet you
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.edu
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.edu>
C: DATA
--
S: 250 2.1.0 <a@client.example>... Sender ok
S: 250 2.1.5 <b@example.edu>... Recipient ok
S: 354 Enter mail, end with "." on a line by itself
E: MAIL code=250 arg="<a@client.example>... Sender ok"
E: RCPT code=250
E: DATA code=354
H: body x\r\n
H: end
D: x
D: .
--
S: 421 4.3.0 collect: Cannot write ./dfAAA (bfcommit, uid=0, gid=0): No space left on device
E: MESSAGE code=421
E: CLOSED code=421 error=EEOF
G: MESSAGES=0

= rset_that_is_refused_leaves_the_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
H: rset
C: RSET
--
S: 500 Unrecognized command
E: RSET code=500
--
H: mail a@client.example
C: RSET
--
S: 250 ok
C: MAIL FROM:<a@client.example>

= quit_ends_a_transaction_of_the_host
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 ok
E: MAIL code=250
H: quit
C: QUIT
--
S: 221 mail.example.org
E: QUIT code=221
E: ABORT
E: CLOSED code=221 error=OK

#: 5321-3.8-6
= server_leaves_where_it_should_answer_the_first_rset_of_the_library
@@ client
H: ehlo client.example
S: 220 mail.example.edu ESMTP Sendmail 8.17.1/8.17.1; Wed, 25 Nov 2026 12:00:00 GMT
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.edu Hello client.example [192.0.2.1], pleased to meet you
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.edu
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.edu>
--
S: 250 2.1.0 <a@client.example>... Sender ok
S: 550 5.1.1 <b@example.edu>... User unknown
E: MAIL code=250
E: RCPT code=550
H: mail c@client.example
C: RSET
C: MAIL FROM:<c@client.example>
--
S: 421 4.3.2 mail.example.edu closing connection
E: ABORT
E: CLOSED code=421 error=EEOF

#: 5321-4.2.1-3
= rset_of_the_library_that_is_refused_is_not_said_again
@@ client
H: ehlo client.example
S: 220 mail.example.org
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
C: MAIL FROM:<a@client.example>
--
S: 250 ok
E: MAIL code=250
C: RCPT TO:<b@example.org>
--
S: 550 no
E: RCPT code=550
H: mail c@client.example
C: RSET
--
S: 502 unimplemented (#5.5.1)
C: MAIL FROM:<c@client.example>
--
S: 503 one at a time
E: MAIL code=503
G: STATE=READY
