# LMTP from the client's side, RFC 2033: LHLO, and an answer for each
# recipient, in the wording of Dovecot, Cyrus and Postfix.

#: 2033-4.1-1
= session_begins_with_lhlo
@@ client
@ LMTP 1
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: LHLO client.example
--
S: 250-mail.example.com
S: 250-8BITMIME
S: 250-CHUNKING
S: 250-ENHANCEDSTATUSCODES
S: 250-PIPELINING
S: 250 STARTTLS
E: HELO code=250 flags=MORE|ESMTP index=0 arg=mail.example.com
E: HELO code=250 index=1 arg=8BITMIME
E: HELO code=250 index=2 arg=CHUNKING
E: HELO code=250 index=3 arg=ENHANCEDSTATUSCODES
E: HELO code=250 index=4 arg=PIPELINING
E: HELO code=250 flags=ESMTP index=5 arg=STARTTLS
G: STATE=READY ESMTP=1 PIPELINING=1 CHUNKING=1 STARTTLS=1

#: 2033-4.1-1
= lhlo_that_is_not_known_is_not_followed_by_helo
@@ client
@ LMTP 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: LHLO client.example
--
S: 502 5.5.2 Error: command not recognized
E: HELO code=502 flags=ESMTP
G: STATE=HELO ESMTP=0
--
H! EMISUSE mail a@client.example
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 2033-4.2-6 2033-5-5
= each_accepted_recipient_has_its_answer
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
H: rcpt three@example.com
H: rcpt four@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<one@example.com>
C: RCPT TO:<two@example.com>
C: RCPT TO:<three@example.com>
C: RCPT TO:<four@example.com>
C: DATA
--
S: 250 2.1.0 OK
S: 250 2.1.5 OK
S: 550 5.1.1 <two@example.com> User doesn't exist: two@example.com
S: 250 2.1.5 OK
S: 250 2.1.5 OK
S: 354 OK
E: MAIL code=250
E: RCPT code=250 index=0
E: RCPT code=550 index=1 enhanced=5.1.1 arg="<two@example.com> User doesn't exist: two@example.com"
E: RCPT code=250 index=2
E: RCPT code=250 index=3
E: DATA code=354 arg=OK
G: RCPT=3
--
H: body x\r\n
H: end
D: x
D: .
--
S: 250 2.0.0 <one@example.com> kH3xBZ5zRWcAAA Saved
E: MESSAGE code=250 index=0 enhanced=2.0.0 arg="<one@example.com> kH3xBZ5zRWcAAA Saved"
G: STATE=MESSAGE WANT=RECV|COMMAND
--
S: 452 4.2.2 <three@example.com> Quota exceeded (mailbox for user is full)
E: MESSAGE code=452 index=1 enhanced=4.2.2
G: STATE=MESSAGE
--
S: 250 2.0.0 <four@example.com> kH3xBZ5zRWcBAA Saved
E: MESSAGE code=250 index=2
G: STATE=READY WANT=RECV|COMMAND
--
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 2033-4.2-7
= answer_of_several_lines_is_that_of_one_recipient
@@ client
@ LMTP 1
H: ehlo client.example
S: 220 mail.example.com Cyrus LMTP v2.0.16 ready
E: CONNECT code=220
C: LHLO client.example
--
S: 250-mail.example.com
S: 250-IGNOREQUOTA
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250 arg=IGNOREQUOTA
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
S: 250 2.1.0 ok
S: 250 2.1.5 ok
S: 250 2.1.5 ok
S: 354 go ahead
E: MAIL code=250
E: RCPT code=250
E: RCPT code=250
E: DATA code=354
H: body x\r\n
H: end
D: x
D: .
--
S: 250-2.1.5 a
S: 250 2.1.5 b
S: 550-4.2.2 c
S: 550 5.2.2 Over quota SESSIONID=<cyrus-1-2-3>
E: MESSAGE code=250 flags=MORE index=0 arg=a
E: MESSAGE code=250 flags=0 index=0 arg=b
E: MESSAGE code=550 flags=MORE index=1 enhanced="" arg="4.2.2 c"
E: MESSAGE code=550 flags=0 index=1 enhanced=5.2.2
G: STATE=READY

= one_recipient_has_one_answer
@@ client
@ LMTP 1
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: LHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: mail a@client.example
H: rcpt one@example.com
H: data
H: body x\r\n
H: end
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 OK
E: MAIL code=250
C: RCPT TO:<one@example.com>
--
S: 250 2.1.5 OK
E: RCPT code=250
C: DATA
--
S: 354 OK
E: DATA code=354
D: x
D: .
--
S: 250 2.0.0 <one@example.com> kH3xBZ5zRWcAAA Saved
E: MESSAGE code=250 index=0
G: STATE=READY
--
S: 250 2.0.0 <one@example.com> kH3xBZ5zRWcAAA Saved
E: CLOSED code=0 error=EPROTO

#: 2033-5-6 5321-3.8-5
= server_that_is_gone_has_answered_for_some
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
--
S: 250 2.0.0 <one@example.com> kH3xBZ5zRWcAAA Saved
S. 250 2.0.0 <two
E: MESSAGE code=250 index=0
--
EOF
E: ABORT
E: CLOSED code=0 error=EEOF

#: 2033-5-6 5321-3.8-6
= server_that_leaves_has_answered_for_some
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
H: rcpt three@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<one@example.com>
C: RCPT TO:<two@example.com>
C: RCPT TO:<three@example.com>
C: DATA
--
S: 250 2.1.0 OK
S: 250 2.1.5 OK
S: 250 2.1.5 OK
S: 250 2.1.5 OK
S: 354 OK
E: MAIL code=250
E: RCPT code=250
E: RCPT code=250
E: RCPT code=250
E: DATA code=354
H: body x\r\n
H: end
D: x
D: .
--
S: 250 2.0.0 <one@example.com> kH3xBZ5zRWcAAA Saved
S: 421 4.3.2 mail.example.com Shutting down due to signal
E: MESSAGE code=250 index=0
E: MESSAGE code=421 index=1 enhanced=4.3.2
E: ABORT
E: CLOSED code=421 error=EEOF

= two_messages_have_each_their_own_count
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
H: mail b@client.example
H: rcpt three@example.com
H: data
D: x
D: .
C: MAIL FROM:<b@client.example>
C: RCPT TO:<three@example.com>
C: DATA
--
S: 250 2.0.0 <one@example.com> kH3xBZ5zRWcAAA Saved
S: 250 2.0.0 <two@example.com> kH3xBZ5zRWcBAA Saved
S: 250 2.1.0 OK
S: 250 2.1.5 OK
S: 354 OK
E: MESSAGE code=250 index=0
E: MESSAGE code=250 index=1
E: MAIL code=250
E: RCPT code=250 index=0
E: DATA code=354
H: body y\r\n
H: end
D: y
D: .
--
S: 451 4.3.0 <three@example.com> Temporary internal error
E: MESSAGE code=451 index=0
G: STATE=READY

= data_has_no_sense_where_all_recipients_were_refused
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
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<one@example.com>
C: DATA
--
S: 250 2.1.0 OK
S: 550 5.1.1 <one@example.com> User doesn't exist: one@example.com
S: 503 5.5.1 No valid recipients
E: MAIL code=250
E: RCPT code=550
E: DATA code=503 enhanced=5.5.1
--
H! EMISUSE body x
H: mail b@client.example
H: rcpt two@example.com
C: RSET
C: MAIL FROM:<b@client.example>
C: RCPT TO:<two@example.com>
--
S: 250 2.0.0 OK
S: 250 2.1.0 OK
S: 550 5.1.1 <two@example.com> User doesn't exist: two@example.com
E: MAIL code=250
E: RCPT code=550 index=0
--
H! EMISUSE data

#: 2033-4.2-6
= last_chunk_is_answered_for_each_recipient
@@ client
@ LMTP 1
@ CHUNKING 1
@ CHUNK 1
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: LHLO client.example
--
S: 250-mail.example.com
S: 250-CHUNKING
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt one@example.com
H: rcpt two@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<one@example.com>
C: RCPT TO:<two@example.com>
--
S: 250 2.1.0 OK
S: 250 2.1.5 OK
S: 250 2.1.5 OK
E: MAIL code=250
E: RCPT code=250
E: RCPT code=250
E: DATA code=354 flags=CHUNK
H: piece hello\r\n
H: end
C: BDAT 7
D: hello
C: BDAT 0 LAST
--
S: 250 2.0.0 Added 7 octets
S: 250 2.0.0 <one@example.com> kH3xBZ5zRWcAAA Saved
S: 552 5.2.2 <two@example.com> Quota exceeded (mailbox for user is full)
E: CHUNK code=250 enhanced=2.0.0 arg="Added 7 octets"
E: MESSAGE code=250 index=0
E: MESSAGE code=552 index=1
G: STATE=READY

#: 2033-4.3-3
= no_chunk_leaves_where_all_recipients_were_refused
@@ client
@ LMTP 1
@ CHUNKING 1
@ CHUNK 1
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: LHLO client.example
--
S: 250-mail.example.com
S: 250-CHUNKING
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt one@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<one@example.com>
--
S: 250 2.1.0 OK
S: 550 5.1.1 <one@example.com> User doesn't exist: one@example.com
E: MAIL code=250
E: RCPT code=550
E: DATA code=554 flags=CHUNK
--
H! EMISUSE piece x
H! EMISUSE end
H! EMISUSE chunk 5
H: mail b@client.example
C: RSET
C: MAIL FROM:<b@client.example>

#: 2033-4-1
= rest_of_the_protocol_is_that_of_smtp
@@ client
@ LMTP 1
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: LHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: command NOOP
C: NOOP
--
S: 250 2.0.0 OK
E: OTHER code=250
H: mail \e
C: MAIL FROM:<>
--
S: 250 2.1.0 OK
E: MAIL code=250
H: rset
C: RSET
--
S: 250 2.0.0 OK
E: RSET code=250
H: command VRFY one@example.com
C: VRFY one@example.com
--
S: 252 2.3.3 Try RCPT instead
E: OTHER code=252
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

= lhlo_is_said_again_behind_tls
@@ client
@ LMTP 1
@ STARTTLS 1
H: ehlo client.example
S: 220 mail.example.com Dovecot ready.
E: CONNECT code=220
C: LHLO client.example
--
S: 250-mail.example.com
S: 250 STARTTLS
E: HELO code=250
E: HELO code=250
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Begin TLS negotiation now.
E: STARTTLS code=220 arg="Begin TLS negotiation now."
E: TLS
A: tls OK
C: LHLO client.example

= refusal_in_the_middle_of_a_message_of_lmtp_ends_the_session
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
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<one@example.com>
C: DATA
--
S: 250 2.1.0 OK
S: 250 2.1.5 OK
S: 354 OK
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: body x\r\n
D: x
--
S: 452 4.2.2 <one@example.com> Quota exceeded (mailbox for user is full)
E: ABORT
E: CLOSED code=0 error=EPROTO
