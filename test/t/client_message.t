# The content of a message as a client sends it: RFC 5321 2.3.8, 4.1.1.4 and
# 4.5.2, and what MAIL has to say of it, RFC 6152.

#: 5321-4.5.2-1 5321-4.5.2-2 5321-4.5.2-3 1870-5-1 5321-4.1.1.4-3
= dots_are_doubled_where_a_line_begins_and_nowhere_else
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
H: body .first\r\n.\r\n..\r\n...\r\na.b\r\n .\r\n.\r\n
H: end
D: ..first
D: ..
D: ...
D: ....
D: a.b
D:  .
D: ..
D: .
G: OCTETS=32 STATE=MESSAGE
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: MESSAGE code=250

#: 5321-4.5.2-1
= message_of_a_single_dot_is_not_its_end
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
H: body .
H: end
D: ..
D: .

#: 5321-4.1.1.4-6
= last_line_is_ended_where_it_is_not
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
H: body Subject: x\r\n\r\nno end
H: end
D: Subject: x
D: \e
D: no end
D: .

#: 5321-4.1.1.4-5 5321-4.1.1.4-3
= nothing_is_put_before_the_dot_where_the_last_line_is_ended
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
H: body x\r\n\r\n
H: end
D: x
D: \e
D: .

= message_without_content_is_a_dot_alone
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
H: end
D: .
G: OCTETS=0
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: MESSAGE code=250
G: MESSAGES=1

= carriage_return_at_the_end_gets_its_line_feed
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
H: body x\r
H: end
D: x
D: .

#: 5321-2.3.8-6 5321-2.3.8-5
= bare_cr_and_lf_are_not_sent
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
--
H! EINVAL body \n
H! EINVAL body a\nb\r\n
H! EINVAL body a\rb\r\n
H! EINVAL body a\r\r\nb
H! EINVAL body a\r\n\nb
H! EINVAL body a\r\n.\nb
H! EINVAL body a\n.\r\nMAIL FROM:<x@y>\r\n
H! EINVAL body a\r\n.\r.\r\n
H: body a\r
D. a\r
--
H! EINVAL body b
H! EINVAL body \r\n
H: body \n
D. \n
--
H! EINVAL body \n
H: body b\r\n
H: end
D: b
D: .
G: OCTETS=6

= bare_cr_and_lf_become_line_ends_where_the_host_wants_it
@@ client
@ BARE 2
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
H: body \na\nb\rc\r\nd\r\r\ne\n\nf\r\rg\n\rh\n.\n..\r.i\n
H: end
D: \e
D: a
D: b
D: c
D: d
D: \e
D: e
D: \e
D: f
D: \e
D: g
D: \e
D: h
D: ..
D: ...
D: ..i
D: .
G: OCTETS=45

= last_bare_cr_becomes_one_line_end
@@ client
@ BARE 2
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
H: body x\n\r
H: end
D: x
D: \e
D: .

#: 5321-2.4-8 6152-3-5
= octets_beyond_ascii_are_not_sent_where_mail_did_not_declare_them
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 8BITMIME
E: HELO code=250
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
--
H! EINVAL body caf\xe9\r\n
H! EINVAL body \xc3\xa9
H! EINVAL body x\r\n\x80
H! EINVAL body \xe9\{15:a}
H! EINVAL body \{7:a}\xe9\{8:a}
H! EINVAL body \{8:a}\xe9\{7:a}
H! EINVAL body \{260:a}\xe9\{40:a}
H: body cafe\r\n
H: end
D: cafe
D: .
G: OCTETS=6

#: 5321-2.4-8 6152-3-5
= seven_bits_declared_are_seven_bits
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 8BITMIME
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example BODY=7BIT
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example> BODY=7BIT
C: RCPT TO:<b@example.com>
C: DATA
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
--
H! EINVAL body caf\xe9\r\n
H: body cafe\r\n
H: end
D: cafe
D: .

#: 6152-3-5
= eight_bits_are_not_declared_to_a_server_without_8bitmime
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
--
H! EINVAL mail a@client.example BODY=8BITMIME
H! EINVAL mail a@client.example BODY=7BIT
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
--
H! EINVAL body caf\xe9\r\n

#: 6152-3-7 6152-3-2 6152-3-3 6152-1-1
= eight_bits_declared_are_sent_with_their_dots_doubled
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 8BITMIME
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example BODY=8BITMIME
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example> BODY=8BITMIME
C: RCPT TO:<b@example.com>
C: DATA
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
--
H! EINVAL body caf\xe9\n
H! EINVAL body caf\xe9\r\xe9
H: body caf\xe9\r\n.\xe9\r\n\x80\xff
H: end
D: caf\xe9
D: ..\xe9
D: \x80\xff
D: .

#: 5321-4.5.2-7 5321-4.5.2-8
= every_ascii_octet_is_sent_as_it_is
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
H: body \0\x01\x02\x03\x04\x05\x06\x07\x08\t\x0b\x0c\x0e\x0f\x10\x1b\x1f !"#$%&'()*+,-./:;<=>?@[]^_`{|}~\x7f\r\n
H: end
D: \0\x01\x02\x03\x04\x05\x06\x07\x08\t\x0b\x0c\x0e\x0f\x10\x1b\x1f !"#$%&'()*+,-./:;<=>?@[]^_`{|}~\x7f
D: .

#: 5321-4.5.3.1.6-2
= long_lines_are_sent_unbroken
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
H: body \{998:x}\r\n\{999:y}\r\n\{9000:z}\r\n
H: end
D: \{998:x}
D: \{999:y}
D: \{9000:z}
D: .
G: OCTETS=11003

= dots_alone_are_doubled_through_many_blocks
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
H: body \{3000:.\r\n}
H: end
D. \{3000:..\r\n}
D: .
G: OCTETS=9000

#: 5321-4.1.4-15 5321-4.2.5-4 1870-6-2 1870-6.2-3 1870-6.3-2
= mail_behind_a_refused_message_is_preceded_by_rset
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 SIZE 1000
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example SIZE=10
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example> SIZE=10
C: RCPT TO:<b@example.com>
C: DATA
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: body \{1000:x}\r\n
H: end
D: \{1000:x}
D: .
--
S: 552 5.3.4 Error: message file too big
E: MESSAGE code=552 enhanced=5.3.4 index=0
G: MESSAGES=0 STATE=READY
--
H: mail c@client.example
C: RSET
C: MAIL FROM:<c@client.example>
--
S: 250 2.0.0 Ok
S: 250 2.1.0 Ok
E: MAIL code=250
G: STATE=MAIL

#: 5321-4.1.4-15
= mail_behind_a_message_refused_for_now_is_preceded_by_rset
@@ client
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mx.example.net Hello client.example [192.0.2.1]
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.net
H: data
H: body x\r\n
H: end
C: MAIL FROM:<a@client.example>
--
S: 250 OK
E: MAIL code=250
C: RCPT TO:<b@example.net>
--
S: 250 Accepted
E: RCPT code=250
C: DATA
--
S: 354 Enter message, ending with "." on a line by itself
E: DATA code=354
D: x
D: .
--
S: 451 Temporary local problem - please try later
E: MESSAGE code=451
--
H: mail c@client.example
C: RSET
--
S: 250 Reset OK
C: MAIL FROM:<c@client.example>

= rejected_message_of_several_lines
@@ client
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mx.example.net Hello client.example [192.0.2.1]
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.net
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.net>
C: DATA
--
S: 250 OK
S: 250 Accepted
S: 354 Enter message, ending with "." on a line by itself
E: MAIL code=250
E: RCPT code=250 arg=Accepted
E: DATA code=354
H: body x\r\n
H: end
D: x
D: .
--
S: 550-Your message has been rejected but is being kept for evaluation.
S: 550-If it was a legitimate message, it may still be delivered to the target
S: 550 recipient(s).
E: MESSAGE code=550 flags=MORE arg="Your message has been rejected but is being kept for evaluation."
E: MESSAGE code=550 flags=MORE
E: MESSAGE code=550 flags=0 arg="recipient(s)."
G: STATE=READY MESSAGES=0

= message_has_no_place_before_354_nor_behind_its_end
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
H! EMISUSE body x
H! EMISUSE end
S: 250-mail.example.com
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
--
H! EMISUSE body x
H! EMISUSE end
H: mail a@client.example
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
C: DATA
--
H! EMISUSE body x
H! EMISUSE end
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
--
H! EMISUSE body x
H! EMISUSE end
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: MESSAGE code=250
--
H! EMISUSE body x
H! EMISUSE end

= commands_have_no_place_in_a_message
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
H! EMISUSE mail c@client.example
H! EMISUSE rcpt c@example.com
H! EMISUSE data
H! EMISUSE rset
H! EMISUSE quit
H! EMISUSE command NOOP
H! EMISUSE ehlo client.example
H! EMISUSE starttls
H! EMISUSE auth PLAIN \0a\0b
G: STATE=DATA WANT=RECV|BODY
--
H: body y\r\n
H: end
D: y
D: .

#: 5321-3.8-6
= server_leaves_in_the_middle_of_a_message
@@ client
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mx.example.net Hello client.example [192.0.2.1]
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.net
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.net>
C: DATA
--
S: 250 OK
S: 250 Accepted
S: 354 Enter message, ending with "." on a line by itself
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: body x\r\n
D: x
--
S: 421 mx.example.net: SMTP incoming data timeout - closing connection.
E: ABORT
E: CLOSED code=421 error=EEOF
--
H! EMISUSE body y
H! EMISUSE end
H! EMISUSE quit

= answer_in_the_middle_of_a_message_ends_the_session
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
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: ABORT
E: CLOSED code=0 error=EPROTO

#: 5321-4.2.5-4
= refusal_by_gmail_in_the_middle_of_a_message_is_its_outcome
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
S: 552-5.2.3 Your message exceeded Google's message size limits. To view our
S: 552 5.2.3  https://support.google.com/mail/?p=MaxSizeError 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: MESSAGE code=552 flags=MORE index=0 enhanced=5.2.3 arg="Your message exceeded Google's message size limits. To view our"
E: MESSAGE code=552 flags=0 index=0 enhanced=5.2.3
E: CLOSED code=0 error=EPROTO
--
H! EMISUSE body y
H! EMISUSE end
H! EMISUSE quit
G: MESSAGES=0 STATE=CLOSED

#: 5321-4.2.5-4
= refusal_for_now_in_the_middle_of_a_message_is_its_outcome
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
S: 451 4.3.0 Error: queue file write error
S: 250 2.0.0 Ok
E: MESSAGE code=451 index=0 enhanced=4.3.0
E: CLOSED code=0 error=EPROTO

#: 5321-3.8-5
= server_is_gone_in_the_middle_of_a_message
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
EOF
E: ABORT
E: CLOSED code=0 error=EEOF

#: 5321-3.8-5
= server_is_gone_before_it_answers_the_end
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
--
S. 250 2.0.0 Ok: que
--
EOF
E: ABORT
E: CLOSED code=0 error=EEOF
G: MESSAGES=0

#: 5321-4.5.2-1 5321-4.5.2-2
= each_message_begins_at_the_beginning_of_a_line
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
H: body .no end
H: end
D: ..no end
D: .
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: MESSAGE code=250 index=0
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
H: body .second\r
H: end
D: ..second
D: .
G: OCTETS=8
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz2
E: MESSAGE code=250 index=0
H: mail a@client.example
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
C: DATA
--
S: 250 2.1.0 Ok
S: 550 5.1.1 <b@example.com>: Recipient address rejected: User unknown in local recipient table
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=550
E: DATA code=354 flags=CANCEL
D: .
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz3
E: MESSAGE code=250 index=0
H: mail a@client.example
H: rcpt b@example.com
H: data
C: RSET
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
C: DATA
--
S: 250 2.0.0 Ok
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: body \r\n
H: end
D: \e
D: .
G: MESSAGES=2 OCTETS=2
