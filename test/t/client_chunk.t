# Chunks from the client's side, RFC 3030: those of the library, from what the
# host gives with smtp_client_body(), and those that the host sends itself. The
# answers are worded as by Postfix, Exim, Dovecot and Exchange.

#: 3030-2-5 3030-2-7 3030-2-9 3030-2-19 3030-2-20
= message_goes_in_chunks_without_its_dots_doubled
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
E: MAIL code=250
G: WANT=RECV
--
S: 250 2.1.5 Ok
E: RCPT code=250
E: DATA code=354 flags=CHUNK
G: STATE=DATA WANT=RECV|BODY
--
H: piece .a\r\n.\r\n
H: end
C: BDAT 7
D: .a
D: .
C: BDAT 0 LAST
G: OCTETS=7
--
S: 250 2.0.0 Ok: 7 bytes
S: 250 2.0.0 Ok: 7 bytes queued as 4Xyz1T0B3dz1
E: CHUNK code=250 arg="Ok: 7 bytes"
E: MESSAGE code=250 arg="Ok: 7 bytes queued as 4Xyz1T0B3dz1"
G: STATE=READY MESSAGES=1

#: 5321-2.1-3 5321-4.3.1-1
= without_pipelining_each_chunk_waits_for_its_answer
@@ client
@ CHUNKING 1
@ CHUNK 1
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mx.example.net Hello client.example [192.0.2.1]
S: 250-CHUNKING
S: 250 HELP
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.net
H: data
H: piece one\r\n
H: piece two\r\n
H: end
C: MAIL FROM:<a@client.example>
--
S: 250 OK
E: MAIL code=250
C: RCPT TO:<b@example.net>
--
S: 250 Accepted
E: RCPT code=250
E: DATA code=354 flags=CHUNK
C: BDAT 5
D: one
--
S: 250 5 byte chunk received
E: CHUNK code=250 arg="5 byte chunk received"
C: BDAT 5
D: two
--
S: 250 5 byte chunk received
E: CHUNK code=250
C: BDAT 0 LAST
--
S: 250- 0 byte chunk, total 10
S: 250 OK id=1rAbCd-00000000123-0AbC
E: MESSAGE code=250 flags=MORE arg="\s0 byte chunk, total 10"
E: MESSAGE code=250 flags=0 arg="OK id=1rAbCd-00000000123-0AbC"
G: MESSAGES=1 STATE=READY

= chunks_leave_one_behind_the_other_with_pipelining
@@ client
@ CHUNKING 1
@ CHUNK 1
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-CHUNKING
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
--
S: 250 2.1.0 OK
S: 250 2.1.5 OK
E: MAIL code=250
E: RCPT code=250
E: DATA code=354 flags=CHUNK
H: piece one\r\n
H: piece two\r\n
H: piece three\r\n
H: end
C: BDAT 5
D: one
C: BDAT 5
D: two
C: BDAT 7
D: three
C: BDAT 0 LAST
--
S: 250 2.0.0 Added 5 octets
E: CHUNK code=250
--
S: 250 2.0.0 Added 5 octets
S: 250 2.0.0 Added 7 octets
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: CHUNK code=250
E: CHUNK code=250
E: MESSAGE code=250
G: MESSAGES=1 OCTETS=17

#: 3030-2-11 3030-2-14 3030-2-16
= chunk_refused_in_the_middle_ends_the_message
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
E: DATA code=354 flags=CHUNK
H: piece one\r\n
H: piece two\r\n
H: piece three\r\n
C: BDAT 5
D: one
C: BDAT 5
D: two
C: BDAT 7
D: three
--
S: 250 2.0.0 Ok: 5 bytes
S: 452 4.3.1 Insufficient system storage
S: 503 5.5.1 Error: need MAIL command
E: CHUNK code=250
E: CHUNK code=452 enhanced=4.3.1
E: CHUNK code=503 enhanced=5.5.1
--
H! EMISUSE piece more
H! EMISUSE end
H! EMISUSE chunk 5 last
G: MESSAGES=0
--
H: mail c@client.example
H: rcpt d@example.com
C: RSET
C: MAIL FROM:<c@client.example>
C: RCPT TO:<d@example.com>
--
S: 250 2.0.0 Ok
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
E: MAIL code=250
E: RCPT code=250 index=0
G: RCPT=1

#: 3030-2-14 3030-2-16
= chunk_refused_with_the_last_in_flight_ends_the_message
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
E: DATA code=354 flags=CHUNK
H: piece one\r\n
H: end
C: BDAT 5
D: one
C: BDAT 0 LAST
--
S: 552 5.3.4 Message size exceeds fixed limit
S: 503 5.5.1 Error: need MAIL command
E: CHUNK code=552 enhanced=5.3.4
E: MESSAGE code=503 index=0
G: STATE=READY MESSAGES=0
--
H: mail c@client.example
C: RSET
C: MAIL FROM:<c@client.example>

#: 3030-2-14 3030-2-16
= refused_chunk_is_followed_by_rset_without_pipelining
@@ client
@ CHUNKING 1
@ CHUNK 1
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mx.example.net Hello client.example [192.0.2.1]
S: 250 CHUNKING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.net
H: data
H: piece one\r\n
C: MAIL FROM:<a@client.example>
--
S: 250 OK
E: MAIL code=250
C: RCPT TO:<b@example.net>
--
S: 250 Accepted
E: RCPT code=250
E: DATA code=354 flags=CHUNK
C: BDAT 5
D: one
--
S: 550 Administrative prohibition
E: CHUNK code=550
--
H! EMISUSE piece two\r\n
H! EMISUSE end
H! EMISUSE body two\r\n
H: mail c@client.example
C: RSET
--
S: 250 Reset OK
C: MAIL FROM:<c@client.example>

#: 3030-2-16
= refused_last_chunk_is_followed_by_rset
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
E: DATA code=354 flags=CHUNK
H: piece one\r\n
H: end
C: BDAT 5
D: one
C: BDAT 0 LAST
--
S: 250 2.0.0 Ok: 5 bytes
S: 554 5.7.1 Command rejected
E: CHUNK code=250
E: MESSAGE code=554
--
H: mail c@client.example
C: RSET
C: MAIL FROM:<c@client.example>

#: 3030-2-16
= no_transaction_begins_before_the_last_chunk_is_answered
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
E: DATA code=354 flags=CHUNK
H: piece one\r\n
H: end
H: mail c@client.example
C: BDAT 5
D: one
C: BDAT 0 LAST
--
S: 250 2.0.0 Ok: 5 bytes
S: 554 5.7.1 Command rejected
E: CHUNK code=250
E: MESSAGE code=554
C: RSET
C: MAIL FROM:<c@client.example>

= last_line_is_ended_by_the_last_chunk
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
E: DATA code=354 flags=CHUNK
H: piece no end
H: end
C: BDAT 6
D. no end
C: BDAT 2 LAST
D: \e

= carriage_return_at_the_end_of_a_chunk_gets_its_line_feed
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
E: DATA code=354 flags=CHUNK
H: piece a\r
H: piece \nb\r
H: end
C: BDAT 2
D. a\r
C: BDAT 3
D. \nb\r
C: BDAT 1 LAST
D. \n

= empty_message_is_an_empty_last_chunk
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
E: DATA code=354 flags=CHUNK
H: end
C: BDAT 0 LAST
--
S: 250 2.0.0 Ok: 0 bytes queued as 4Xyz1T0B3dz1
E: MESSAGE code=250

#: 5321-2.3.8-6 3030-2-20 5321-2.4-8
= chunks_hold_no_bare_line_ends_and_no_octets_beyond_ascii
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
S: 250-8BITMIME
S: 250 CHUNKING
E: HELO code=250
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
E: DATA code=354 flags=CHUNK
--
H! EINVAL piece a\nb
H! EINVAL piece a\rb
H! EINVAL piece caf\xe9
H: piece a\r
C: BDAT 2
D. a\r
--
H! EINVAL piece b
H: piece \n
H: end
C: BDAT 1
D. \n
C: BDAT 0 LAST

#: 3030-2-4
= data_is_used_where_chunks_are_not_announced
@@ client
@ CHUNKING 1
@ CHUNK 1
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
E: DATA code=354 flags=0
--
H! EMISUSE chunk 5
H: body .x\r\n
H: end
D: ..x
D: .

#: 3030-2-4
= chunk_of_the_host_is_not_sent_where_chunks_are_not_announced
@@ client
@ CHUNKING 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
C: RCPT TO:<b@example.com>
--
S: 250 2.1.5 Ok
E: RCPT code=250
--
H! EINVAL chunk 5
H! EINVAL chunk 5 last
H: data
C: DATA

= data_is_used_where_the_host_does_not_ask_for_chunks
@@ client
@ CHUNKING 1
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
C: DATA

#: 3030-2-5 3030-2-9
= host_sends_its_chunks_itself
@@ client
@ CHUNKING 1
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
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
E: MAIL code=250
E: RCPT code=250
--
H: chunk 10
C: BDAT 10
G: STATE=DATA
--
H! EMISUSE command NOOP
H! EROOM chunk 5
H! EMISUSE end
H! EMISUSE body x
H! EINVAL sent 01234567890
H: sent .\n23456789
D. .\n23456789
--
H! EMISUSE sent 0
H: chunk 4 last
H: sent a\xff\0\r
C: BDAT 4 LAST
D. a\xff\0\r
G: OCTETS=14
--
S: 250 2.0.0 Ok: 10 bytes
S: 250 2.0.0 Ok: 14 bytes queued as 4Xyz1T0B3dz1
E: CHUNK code=250
E: MESSAGE code=250
G: STATE=READY MESSAGES=1

= chunk_of_the_host_may_be_the_only_one
@@ client
@ CHUNKING 1
H: ehlo client.example
S: 220 EX01.example.com Microsoft ESMTP MAIL Service ready at Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-EX01.example.com Hello [192.0.2.1]
S: 250 CHUNKING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Sender OK
E: MAIL code=250
C: RCPT TO:<b@example.com>
--
S: 250 2.1.5 Recipient OK
E: RCPT code=250
H: chunk 7 last
H: sent hello\r\n
C: BDAT 7 LAST
D: hello
--
S: 250 2.6.0 <1@client.example> [InternalId=95992519094146, Hostname=EX01.example.com] 1347 bytes in 0.277, 4.737 KB/sec Queued mail for delivery
E: MESSAGE code=250 enhanced=2.6.0
H: quit
C: QUIT
--
S: 221 2.0.0 Service closing transmission channel
E: QUIT code=221
E: CLOSED code=221 error=OK

= chunk_that_is_refused_while_it_is_sent_is_sent_to_its_end
@@ client
@ CHUNKING 1
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
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
E: MAIL code=250
E: RCPT code=250
H: chunk 10
C: BDAT 10
--
S: 552 5.3.4 Message size exceeds fixed limit
E: CHUNK code=552
--
H! EROOM mail c@client.example
H! EROOM quit
H: sent 0123456789
D. 0123456789
--
H: mail c@client.example
C: RSET
C: MAIL FROM:<c@client.example>

#: 3030-3-6 3030-2-5
= binary_message_goes_in_chunks_and_is_not_touched
@@ client
@ CHUNKING 1
@ BINARYMIME 1
H: ehlo client.example
S: 220 EX01.example.com Microsoft ESMTP MAIL Service ready at Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-EX01.example.com Hello [192.0.2.1]
S: 250-PIPELINING
S: 250-8BITMIME
S: 250-BINARYMIME
S: 250 CHUNKING
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example BODY=BINARYMIME
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example> BODY=BINARYMIME
C: RCPT TO:<b@example.com>
--
S: 250 2.1.0 Sender OK
S: 250 2.1.5 Recipient OK
E: MAIL code=250
E: RCPT code=250
E: DATA code=354 flags=CHUNK
H: piece \n.\n\r\xff\0
H: piece \nno end
H: end
C: BDAT 6
D. \n.\n\r\xff\0
C: BDAT 7
D. \nno end
C: BDAT 0 LAST
--
S: 250 2.6.0 chunk
S: 250 2.6.0 chunk
S: 250 2.6.0 Queued mail for delivery
E: CHUNK code=250
E: CHUNK code=250
E: MESSAGE code=250
G: OCTETS=13

#: 3030-3-7
= binary_message_is_not_declared_where_it_is_not_announced
@@ client
@ CHUNKING 1
@ BINARYMIME 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-8BITMIME
S: 250 CHUNKING
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example BODY=BINARYMIME
H: mail a@client.example BODY=8BITMIME
C: MAIL FROM:<a@client.example> BODY=8BITMIME

= server_leaves_between_chunks
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
E: DATA code=354 flags=CHUNK
H: piece one\r\n
C: BDAT 5
D: one
--
S: 250 2.0.0 Ok: 5 bytes
S: 421 4.3.2 mail.example.com Service shutting down
E: CHUNK code=250
E: ABORT
E: CLOSED code=421 error=EEOF
--
H! EMISUSE piece two
H! EMISUSE end

#: 3030-2-4 5321-3.2-4
= helo_has_no_chunks
@@ client
@ CHUNKING 1
@ CHUNK 1
H: ehlo client.example
S: 220 mail.example.com
E: CONNECT code=220
C: EHLO client.example
--
S: 502 5.5.1 Command not implemented
E: HELO code=502
C: HELO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example>
--
S: 250 ok
E: MAIL code=250
C: RCPT TO:<b@example.com>
--
S: 250 ok
E: RCPT code=250
C: DATA

= all_recipients_refused_leave_nothing_to_send
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
H: rcpt c@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
C: RCPT TO:<c@example.com>
--
S: 250 2.1.0 Ok
S: 550 5.1.1 <b@example.com>: Recipient address rejected: User unknown in local recipient table
S: 450 4.2.0 <c@example.com>: Recipient address rejected: Greylisted
E: MAIL code=250
E: RCPT code=550 index=0
E: RCPT code=450 index=1
E: DATA code=554 flags=CHUNK
--
H! EMISUSE piece x
H! EMISUSE end
H: mail d@client.example
C: RSET
C: MAIL FROM:<d@client.example>

= bare_cr_and_lf_become_line_ends_in_chunks_too
@@ client
@ CHUNKING 1
@ CHUNK 1
@ BARE 2
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
E: DATA code=354 flags=CHUNK
H: piece \na\nb\rc\r\nd\r
H: piece e\r\r
H: piece \n.\n
H: piece \r
C: BDAT 13
D. \r\na\r\nb\r\nc\r\nd\r
C: BDAT 5
D. \ne\r\n\r
C: BDAT 4
D. \n.\r\n
C: BDAT 1
D. \r
G: OCTETS=23
--
H: end
C: BDAT 1 LAST
D. \n
