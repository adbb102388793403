# How long a client waits, RFC 5321 4.5.3.2: for each answer anew.

#: 5321-4.5.3.2-1 5321-4.5.3.2-2
= answer_to_ehlo_is_awaited_for_five_minutes
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
G: DEADLINE=300000
+299999
G: DEADLINE=1
+1
E: CLOSED code=0 error=ETIMEOUT

#: 5321-4.5.3.2.2-1 5321-4.5.3.2.3-1 5321-4.5.3.2.4-1 5321-4.5.3.2-2
= each_answer_of_the_envelope_has_its_time
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
G: DEADLINE=300000
+299999
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
G: DEADLINE=300000
+299999
S: 250 2.1.5 Ok
E: RCPT code=250
H: data
C: DATA
G: DEADLINE=120000
+119999
G: DEADLINE=1
+1
E: ABORT
E: CLOSED code=0 error=ETIMEOUT

#: 5321-4.5.3.2.2-1
= answer_to_mail_is_awaited_for_five_minutes
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
+300000
E: ABORT
E: CLOSED code=0 error=ETIMEOUT

#: 5321-4.5.3.2.3-1
= answer_to_rcpt_is_awaited_for_five_minutes
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
+200000
S: 250 2.1.0 Ok
E: MAIL code=250
G: DEADLINE=300000
+200000
S: 250 2.1.5 Ok
E: RCPT code=250
G: DEADLINE=300000
+200000
S: 250 2.1.5 Ok
E: RCPT code=250
G: DEADLINE=120000
+120000
E: ABORT
E: CLOSED code=0 error=ETIMEOUT

#: 5321-4.5.3.2.6-1
= answer_to_the_end_is_awaited_for_ten_minutes
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
H: end
D: x
D: .
G: DEADLINE=600000
+599999
G: DEADLINE=1
+1
E: ABORT
E: CLOSED code=0 error=ETIMEOUT

#: 5321-4.5.3.2.6-1
= answer_to_a_chunk_is_awaited_for_ten_minutes
@@ client
@ CHUNKING 1
@ CHUNK 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 CHUNKING
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: piece one\r\n
H: end
C: BDAT 5
D: one
C: BDAT 0 LAST
G: DEADLINE=600000
+300000
S: 250 2.0.0 Ok: 5 bytes
E: CHUNK code=250
G: DEADLINE=600000
+600000
E: ABORT
E: CLOSED code=0 error=ETIMEOUT

#: 5321-4.5.3.2-2
= each_recipient_of_lmtp_is_answered_in_its_own_time
@@ client
@ LMTP 1
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: LHLO client.example
--
S: 250-mail.example.com
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt one@example.com
H: rcpt two@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<one@example.com>
C: RCPT TO:<two@example.com>
C: DATA
--
S: 250 2.1.0 OK
S: 250 2.1.5 OK
S: 250 2.1.5 OK
S: 354 OK
E: MAIL code=250
E: RCPT code=250
E: RCPT code=250
E: DATA code=354
H: body x\r\n
H: end
D: x
D: .
+599999
S: 250 2.0.0 <one@example.com> kH3xBZ5zRWcAAA Saved
E: MESSAGE code=250 index=0
G: DEADLINE=600000
+600000
E: ABORT
E: CLOSED code=0 error=ETIMEOUT

= lines_of_a_reply_win_time_and_pieces_of_lines_do_not
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
+200000
S: 250-mail.example.com
E: HELO code=250
G: DEADLINE=300000
+200000
S. 250 PIPE
G: DEADLINE=100000
+99999
S. L
G: DEADLINE=1
+1
E: CLOSED code=0 error=ETIMEOUT

#: 5321-4.5.3.2-3
= times_are_set_by_the_host
@@ client
@ TIMEOUT_GREETING 1000
@ TIMEOUT_MAIL 2000
@ TIMEOUT_RCPT 3000
@ TIMEOUT_354 4000
@ TIMEOUT_END 5000
H: ehlo client.example
G: DEADLINE=1000
+999
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
G: DEADLINE=1000
+999
S: 250 mail.example.com
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
G: DEADLINE=2000
+1999
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
G: DEADLINE=3000
+2999
S: 250 2.1.5 Ok
E: RCPT code=250
H: data
C: DATA
G: DEADLINE=4000
+3999
S: 354 End data with <CR><LF>.<CR><LF>
E: DATA code=354
H: end
D: .
G: DEADLINE=5000
+4999
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: MESSAGE code=250
H: quit
C: QUIT
G: DEADLINE=2000
+2000
E: CLOSED code=0 error=ETIMEOUT

= times_of_zero_are_without_end
@@ client
@ TIMEOUT_GREETING 0
@ TIMEOUT_MAIL 0
H: ehlo client.example
+100000000
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
+100000000
S: 250 mail.example.com
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
+100000000
S: 250 2.1.0 Ok
E: MAIL code=250
G: STATE=MAIL

= host_may_think_as_long_as_it_likes
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
+100000000
G: STATE=READY
--
H: mail a@client.example
C: MAIL FROM:<a@client.example>
+299999
S: 250 2.1.0 Ok
E: MAIL code=250
G: STATE=MAIL

= answer_to_quit_is_awaited_for_five_minutes
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: quit
C: QUIT
+299999
G: DEADLINE=1
+1
E: CLOSED code=0 error=ETIMEOUT

= handshake_is_awaited_for_a_minute
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
G: DEADLINE=300000
+299999
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
G: DEADLINE=60000
+60000
E: CLOSED code=0 error=ETIMEOUT

= challenge_that_the_host_leaves_unanswered_is_its_own_fault
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
G: DEADLINE=300000
--
S: 334 PDEyMzQuNTY3OEBtYWlsLmV4YW1wbGUuY29tPg==
E: AUTH code=334 owed=1
G: DEADLINE=300000
+300000
E: CLOSED code=0 error=EHOST

= outcome_of_an_exchange_of_auth_is_awaited_for_five_minutes
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
H: answer x
C: eA==
+299999
G: DEADLINE=1
+1
E: CLOSED code=0 error=ETIMEOUT
