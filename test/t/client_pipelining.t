# Groups of commands, RFC 2920, and the dialogue without them; and what becomes
# of a transaction of which a part was refused, RFC 5321 3.3 and 4.1.4.

#: 5321-2.1-3 5321-4.3.1-1 2920-3-1 5321-3.3-1
= without_pipelining_each_command_waits_for_its_answer
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP OpenSMTPD
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org Hello client.example [192.0.2.1], pleased to meet you
S: 250 HELP
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
H: rcpt c@example.org
H: data
H: body x\r\n
H: end
C: MAIL FROM:<a@client.example>
--
S: 250 2.0.0 Ok
E: MAIL code=250 enhanced=2.0.0 arg=Ok
C: RCPT TO:<b@example.org>
--
S: 250 2.1.5 Destination address valid: Recipient ok
E: RCPT code=250 index=0 enhanced=2.1.5
C: RCPT TO:<c@example.org>
--
S: 250 2.1.5 Destination address valid: Recipient ok
E: RCPT code=250 index=1
C: DATA
--
S: 354 Enter mail, end with "." on a line by itself
E: DATA code=354 flags=0
D: x
D: .
--
S: 250 2.0.0 6c85ac7c Message accepted for delivery
E: MESSAGE code=250 index=0 arg="6c85ac7c Message accepted for delivery"
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 2920-3.1-1 2920-3.1-8 5321-4.5.4.1-9 5321-4.1.4-20 5321-4.1.1-5 5321-4.5.3.1.7-3
= envelope_and_data_leave_in_one_group
@@ client
H: ehlo client.example
S: 220 mx.google.com ESMTP 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mx.google.com at your service, [192.0.2.1]
S: 250-SIZE 157286400
S: 250-8BITMIME
S: 250-PIPELINING
S: 250 SMTPUTF8
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example SIZE=12
H: rcpt b@example.org
H: rcpt c@example.org
H: rcpt d@example.org
H: data
C: MAIL FROM:<a@client.example> SIZE=12
C: RCPT TO:<b@example.org>
C: RCPT TO:<c@example.org>
C: RCPT TO:<d@example.org>
C: DATA
--
S: 250 2.1.0 OK 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
S: 250 2.1.5 OK 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
S: 550-5.1.1 The email account that you tried to reach does not exist. Please try
S: 550-5.1.1 double-checking the recipient's email address for typos or
S: 550-5.1.1 unnecessary spaces. For more information, go to
S: 550 5.1.1  https://support.google.com/mail/?p=NoSuchUser 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
S: 452-4.2.2 The recipient's inbox is out of storage space.
S: 452 4.2.2  https://support.google.com/mail/?p=OverQuotaTemp 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
S: 354 Go ahead 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
E: MAIL code=250 enhanced=2.1.0 arg="OK 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp"
E: RCPT code=250 index=0 enhanced=2.1.5
E: RCPT code=550 flags=MORE enhanced=5.1.1 arg="The email account that you tried to reach does not exist. Please try"
E: RCPT code=550 flags=MORE enhanced=5.1.1
E: RCPT code=550 flags=MORE enhanced=5.1.1
E: RCPT code=550 flags=0 index=1 enhanced=5.1.1
E: RCPT code=452 flags=MORE enhanced=4.2.2
E: RCPT code=452 flags=0 index=2 enhanced=4.2.2
E: DATA code=354 flags=0
G: RCPT=1 STATE=DATA WANT=RECV|BODY
--
H: body Subject: x\r\n
H: end
D: Subject: x
D: .
--
S: 250 2.0.0 OK  1764072000 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
E: MESSAGE code=250 index=0 enhanced=2.0.0
H: quit
C: QUIT
--
S: 221 2.0.0 closing connection 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
E: QUIT code=221
E: CLOSED code=221 error=OK

#: 2920-3.1-9 2920-3.1-10 2920-3.1-13 5321-4.2-10 5321-4.2.1-11
= answers_are_counted_and_their_texts_not_believed
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
H: rcpt c@example.org
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
C: RCPT TO:<c@example.org>
C: DATA
--
S: 250 data accepted, message queued
S: 250-mail from accepted
S: 250 221 Bye
S: 550 OK accepted
S: 354 550 no
E: MAIL code=250 arg="data accepted, message queued"
E: RCPT code=250 flags=MORE arg="mail from accepted"
E: RCPT code=250 index=0 flags=0 arg="221 Bye"
E: RCPT code=550 index=1 arg="OK accepted"
E: DATA code=354 arg="550 no"
G: RCPT=1 STATE=DATA

#: 2920-3.1-11
= answers_may_come_one_by_one
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
C: DATA
--
S: 250 ok
E: MAIL code=250
G: STATE=RCPT RCPT=0 WANT=RECV
--
S. 250 o
--
S. k\r\n
E: RCPT code=250
G: RCPT=1 STATE=RCPT
--
S: 354 go ahead
E: DATA code=354
G: STATE=DATA

#: 2920-3.1-5
= mail_is_refused_with_all_else_in_flight
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
H: mail a@nowhere.example
H: rcpt b@example.com
H: rcpt c@example.com
H: data
C: MAIL FROM:<a@nowhere.example>
C: RCPT TO:<b@example.com>
C: RCPT TO:<c@example.com>
C: DATA
--
S: 450 4.1.8 <a@nowhere.example>: Sender address rejected: Domain not found
S: 503 5.5.1 Error: need MAIL command
S: 503 5.5.1 Error: need MAIL command
S: 503 5.5.1 Error: need RCPT command
E: MAIL code=450 enhanced=4.1.8
E: RCPT code=503 index=0
E: RCPT code=503 index=1
E: DATA code=503
--
G: STATE=READY RCPT=0 WANT=RECV|COMMAND
--
H! EMISUSE rcpt b@example.com
H! EMISUSE data
H! EMISUSE body x

#: 2920-3.1-5
= what_is_granted_behind_a_refused_mail_is_no_transaction
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
C: DATA
--
S: 550 sorry, I don't like you
S: 250 ok
S: 354 go ahead
E: MAIL code=550
E: RCPT code=250
E: DATA code=354 flags=CANCEL
D: .
--
S: 250 ok 1764072000 qp 12345
E: MESSAGE code=250
G: MESSAGES=0 STATE=READY
--
H: mail d@client.example
C: RSET
C: MAIL FROM:<d@client.example>

#: 2920-3.1-6 2920-3.1-7
= data_granted_without_recipients_is_ended_by_a_dot
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
H: rcpt c@example.org
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
C: RCPT TO:<c@example.org>
C: DATA
--
S: 250 ok
S: 550 sorry, no mailbox here by that name. (#5.1.1)
S: 550 sorry, no mailbox here by that name. (#5.1.1)
S: 354 go ahead
E: MAIL code=250
E: RCPT code=550 index=0
E: RCPT code=550 index=1
E: DATA code=354 flags=CANCEL
D: .
G: STATE=MESSAGE
--
S: 554 no valid recipients
E: MESSAGE code=554
G: STATE=READY MESSAGES=0
--
H: mail d@client.example
C: RSET
C: MAIL FROM:<d@client.example>

#: 2920-3.1-7
= message_without_recipients_is_not_delivered_whatever_the_answer
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
C: DATA
--
S: 250 ok
S: 550 no mailbox here by that name
S: 354 go ahead
E: MAIL code=250
E: RCPT code=550
E: DATA code=354 flags=CANCEL
D: .
--
S: 250 ok 1764072000 qp 12345
E: MESSAGE code=250
G: STATE=READY MESSAGES=0

#: 5321-3.3-22 5321-3.3-23
= data_refused_without_recipients_is_followed_by_no_content
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
H: rcpt b@example.net
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.net>
C: DATA
--
S: 250 2.1.0 Ok
S: 554 5.7.1 <b@example.net>: Relay access denied
S: 554 5.5.1 Error: no valid recipients
E: MAIL code=250
E: RCPT code=554 enhanced=5.7.1 arg="<b@example.net>: Relay access denied"
E: DATA code=554 enhanced=5.5.1 flags=0
--
H! EMISUSE body x
H! EMISUSE end
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: ABORT
E: CLOSED code=221 error=OK

#: 5321-3.3-22
= data_answered_503_of_several_lines
@@ client
H: ehlo client.example
S: 220 mx.example.net ESMTP Exim 4.96 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mx.example.net Hello client.example [192.0.2.1]
S: 250-PIPELINING
S: 250 HELP
E: HELO code=250
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
S: 550 Unrouteable address
S: 503-All RCPT commands were rejected with this error:
S: 503-Unrouteable address
S: 503 Valid RCPT command must precede DATA
E: MAIL code=250 arg=OK
E: RCPT code=550 arg="Unrouteable address"
E: DATA code=503 flags=MORE arg="All RCPT commands were rejected with this error:"
E: DATA code=503 flags=MORE
E: DATA code=503 flags=0 arg="Valid RCPT command must precede DATA"
H: mail a@client.example
C: RSET
C: MAIL FROM:<a@client.example>
--
S: 250 Reset OK
S: 250 OK
E: MAIL code=250
G: STATE=MAIL

#: 5321-3.3-23
= data_refused_for_now_is_followed_by_no_content
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
C: RCPT TO:<b@example.com>
--
S: 250 2.1.5 Ok
E: RCPT code=250
C: DATA
--
S: 451 4.3.0 Error: queue file write error
E: DATA code=451 enhanced=4.3.0
--
H! EMISUSE body x
H! EMISUSE end
H: mail a@client.example
C: RSET
--
S: 250 2.0.0 Ok
C: MAIL FROM:<a@client.example>
G: STATE=MAIL

#: 5321-4.1.4-14 5321-4.1.1.2-4
= mail_behind_refused_recipients_is_preceded_by_rset
@@ client
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
S: 550 5.1.1 <b@example.com>: Recipient address rejected: User unknown in local recipient table
E: RCPT code=550 enhanced=5.1.1
--
H! EMISUSE data
H: mail c@client.example
C: RSET
--
S: 250 2.0.0 Ok
C: MAIL FROM:<c@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
G: STATE=MAIL

#: 5321-4.1.4-14
= rset_and_mail_leave_together_with_pipelining
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
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
--
S: 250 2.1.0 Ok
S: 450 4.2.0 <b@example.com>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.com.html
E: MAIL code=250
E: RCPT code=450 enhanced=4.2.0
--
H: mail c@client.example
H: rcpt d@example.com
H: data
C: RSET
C: MAIL FROM:<c@client.example>
C: RCPT TO:<d@example.com>
C: DATA
--
S: 250 2.0.0 Ok
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=250 index=0
E: DATA code=354
G: RCPT=1

#: 1870-6.2-1
= mail_refused_for_its_size_is_followed_by_rset
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 SIZE 10240000
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example SIZE=20000000
C: MAIL FROM:<a@client.example> SIZE=20000000
--
S: 552 5.3.4 Message size exceeds fixed limit
E: MAIL code=552 enhanced=5.3.4
G: STATE=READY
--
H! EMISUSE rcpt b@example.com
H: mail a@client.example SIZE=100
C: RSET
C: MAIL FROM:<a@client.example> SIZE=100
--
S: 250 2.0.0 Ok
S: 250 2.1.0 Ok
E: MAIL code=250
G: STATE=MAIL

#: 1870-6.2-1
= mail_refused_for_want_of_room_is_followed_by_rset
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE 10240000
E: HELO code=250
E: HELO code=250
H: mail a@client.example SIZE=200
C: MAIL FROM:<a@client.example> SIZE=200
--
S: 452 4.3.1 Insufficient system storage
E: MAIL code=452 enhanced=4.3.1
--
H: mail a@client.example SIZE=100
C: RSET
--
S: 250 2.0.0 Ok
C: MAIL FROM:<a@client.example> SIZE=100

#: 5321-4.5.4.1-8
= mail_refused_once_may_be_said_again
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
S: 553 5.7.1 <a@client.example>: Sender address rejected: not owned by user a
E: MAIL code=553
G: STATE=READY
--
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
--
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250

#: 5321-4.5.3.1.8-4 5321-4.5.3.1-4 5321-4.5.3.1.10-2 1870-6.4-2 1870-6.4-3
= recipients_that_are_too_many_leave_the_others_to_be_served
@@ client
H: ehlo client.example
S: 220 EX01.example.com Microsoft ESMTP MAIL Service ready at Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO client.example
--
S: 250-EX01.example.com Hello [192.0.2.1]
S: 250-SIZE 37748736
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b1@example.com
H: rcpt b2@example.com
H: rcpt b3@example.com
H: rcpt b4@example.com
H: rcpt b5@example.com
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b1@example.com>
C: RCPT TO:<b2@example.com>
C: RCPT TO:<b3@example.com>
C: RCPT TO:<b4@example.com>
C: RCPT TO:<b5@example.com>
C: DATA
--
S: 250 2.1.0 Sender OK
S: 250 2.1.5 Recipient OK
S: 250 2.1.5 Recipient OK
S: 452 4.5.3 Too many recipients
S: 552 5.5.3 Too many recipients
S: 552 5.2.3 Message length exceeds administrative limit
S: 354 Start mail input; end with <CRLF>.<CRLF>
E: MAIL code=250
E: RCPT code=250 index=0
E: RCPT code=250 index=1
E: RCPT code=452 index=2 enhanced=4.5.3
E: RCPT code=552 index=3 enhanced=5.5.3
E: RCPT code=552 index=4 enhanced=5.2.3
E: DATA code=354
G: RCPT=2
--
H: body x\r\n
H: end
D: x
D: .
--
S: 250 2.6.0 <1@client.example> [InternalId=95992519094146, Hostname=EX01.example.com] 1347 bytes in 0.277, 4.737 KB/sec Queued mail for delivery
E: MESSAGE code=250 enhanced=2.6.0
H: mail a@client.example
H: rcpt b3@example.com
H: rcpt b4@example.com
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b3@example.com>
C: RCPT TO:<b4@example.com>

#: 2920-3.1-2
= nothing_leaves_behind_data_before_its_answer
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
H! EROOM command NOOP
H! EROOM quit
H! EROOM rcpt c@example.com
H! EROOM rset
H! EROOM mail c@client.example
G: WANT=RECV

#: 2920-3.1-2
= nothing_leaves_behind_ehlo_before_its_answer
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
H! EROOM command NOOP
H! EROOM quit
H! EROOM rset
H! EMISUSE mail a@client.example
H! EROOM ehlo client.example
G: WANT=RECV

#: 2920-3.1-2 5321-3.5.2-9
= nothing_leaves_behind_vrfy_before_its_answer
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
H: command VRFY b@example.com
C: VRFY b@example.com
--
H! EROOM mail a@client.example
H! EROOM command NOOP
H! EROOM quit
--
S: 252 2.0.0 b@example.com
E: OTHER code=252 enhanced=2.0.0 arg=b@example.com
H: command NOOP
C: NOOP
--
H! EROOM mail a@client.example
--
S: 250 2.0.0 Ok
E: OTHER code=250

#: 2920-3.1-2
= nothing_leaves_behind_quit
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
H: quit
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com>
C: QUIT
--
H! EMISUSE rcpt c@example.com
H! EMISUSE data
H! EMISUSE rset
H! EMISUSE quit
H! EMISUSE command NOOP
H! EMISUSE mail d@client.example
G: WANT=RECV
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 221 2.0.0 Bye
E: MAIL code=250
E: RCPT code=250
E: QUIT code=221
E: ABORT
E: CLOSED code=221 error=OK

#: 2920-3.1-4
= end_of_a_message_begins_the_next_group
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
H: body one\r\n
H: end
H: mail c@client.example
H: rcpt d@example.com
H: data
D: one
D: .
C: MAIL FROM:<c@client.example>
C: RCPT TO:<d@example.com>
C: DATA
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MESSAGE code=250 arg="Ok: queued as 4Xyz1T0B3dz1"
E: MAIL code=250
E: RCPT code=250 index=0
E: DATA code=354
H: body two\r\n
H: end
H: quit
D: two
D: .
C: QUIT
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz2
S: 221 2.0.0 Bye
E: MESSAGE code=250
E: QUIT code=221
E: CLOSED code=221 error=OK
G: MESSAGES=2

= many_messages_pass_in_one_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
C: DATA
--
S: 250 ok
S: 250 ok
S: 354 go ahead
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: body one\r\n
H: end
D: one
D: .
--
S: 250 ok 1764072000 qp 12345
E: MESSAGE code=250
G: MESSAGES=1 OCTETS=5
--
H: mail \e
H: rcpt c@example.org
H: rcpt d@example.org
H: data
C: MAIL FROM:<>
C: RCPT TO:<c@example.org>
C: RCPT TO:<d@example.org>
C: DATA
--
S: 250 ok
S: 250 ok
S: 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)
S: 354 go ahead
E: MAIL code=250
E: RCPT code=250 index=0
E: RCPT code=553 index=1
E: DATA code=354
G: RCPT=1
--
H: body twotwo\r\n
H: end
D: twotwo
D: .
--
S: 451 qq temporary problem (#4.3.0)
E: MESSAGE code=451 index=0
G: MESSAGES=1
--
H: rset
C: RSET
--
S: 250 flushed
E: RSET code=250
G: STATE=READY
--
H: mail a@client.example
H: rcpt b@example.org
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
C: DATA
--
S: 250 ok
S: 250 ok
S: 354 go ahead
E: MAIL code=250
E: RCPT code=250 index=0
E: DATA code=354
H: end
D: .
--
S: 250 ok 1764072001 qp 12346
E: MESSAGE code=250
G: MESSAGES=2 OCTETS=0
--
H: quit
C: QUIT
--
S: 221 mail.example.org
E: QUIT code=221 arg=mail.example.org
E: CLOSED code=221 error=OK

= rset_of_the_host_ends_the_transaction
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.org
H: rset
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
C: RSET
G: STATE=READY
--
S: 250 ok
S: 250 ok
S: 250 flushed
E: MAIL code=250
E: RCPT code=250
E: RSET code=250 arg=flushed
--
G: STATE=READY
--
H! EMISUSE data
H! EMISUSE rcpt c@example.org
H: mail c@client.example
C: MAIL FROM:<c@client.example>

= recipients_fill_a_group_of_any_length
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt \{60:a}@\{60:b}.\{60:c}.example
H: rcpt \{60:d}@\{60:b}.\{60:c}.example
H: rcpt \{60:e}@\{60:b}.\{60:c}.example
H: rcpt \{60:f}@\{60:b}.\{60:c}.example
H: rcpt \{60:g}@\{60:b}.\{60:c}.example
H: rcpt \{60:h}@\{60:b}.\{60:c}.example
H: rcpt \{60:i}@\{60:b}.\{60:c}.example
H: rcpt \{60:j}@\{60:b}.\{60:c}.example
H: rcpt \{60:k}@\{60:b}.\{60:c}.example
H: rcpt \{60:l}@\{60:b}.\{60:c}.example
H: data
C: MAIL FROM:<a@client.example>
C: RCPT TO:<\{60:a}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:d}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:e}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:f}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:g}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:h}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:i}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:j}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:k}@\{60:b}.\{60:c}.example>
C: RCPT TO:<\{60:l}@\{60:b}.\{60:c}.example>
C: DATA
--
S: 250 ok
S: 250 ok
S: 250 ok
S: 250 ok
S: 250 ok
S: 250 ok
S: 250 ok
S: 250 ok
S: 250 ok
S: 250 ok
S: 550 no
S: 354 go ahead
E: MAIL code=250
E: RCPT code=250 index=0
E: RCPT code=250 index=1
E: RCPT code=250 index=2
E: RCPT code=250 index=3
E: RCPT code=250 index=4
E: RCPT code=250 index=5
E: RCPT code=250 index=6
E: RCPT code=250 index=7
E: RCPT code=250 index=8
E: RCPT code=550 index=9
E: DATA code=354
G: RCPT=9

= host_may_go_on_where_data_was_refused
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
S: 550 5.1.1 <b@example.com>: Recipient address rejected: User unknown in local recipient table
S: 554 5.5.1 Error: no valid recipients
E: MAIL code=250
E: RCPT code=550 index=0
E: DATA code=554
--
H: rcpt c@example.com
H: data
C: RCPT TO:<c@example.com>
C: DATA
--
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: RCPT code=250 index=1
E: DATA code=354
G: RCPT=1
--
H: body x\r\n
H: end
D: x
D: .
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: MESSAGE code=250 index=0
G: MESSAGES=1

#: 5321-4.1.4-15 2920-3.1-4
= next_transaction_begun_behind_a_refused_message_goes_on
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
H: mail c@client.example
H: rcpt d@example.com
H: data
D: x
D: .
C: MAIL FROM:<c@client.example>
C: RCPT TO:<d@example.com>
C: DATA
--
S: 550 5.7.1 Command rejected
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MESSAGE code=550 index=0
E: MAIL code=250
E: RCPT code=250 index=0
E: DATA code=354
--
H: end
D: .
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: MESSAGE code=250 index=0
G: MESSAGES=1
--
H: mail e@client.example
C: MAIL FROM:<e@client.example>

= session_goes_on_behind_a_refused_mail_in_a_group
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
H: mail a@nowhere.example
H: rcpt b@example.com
H: data
C: MAIL FROM:<a@nowhere.example>
C: RCPT TO:<b@example.com>
C: DATA
--
S: 450 4.1.8 <a@nowhere.example>: Sender address rejected: Domain not found
S: 503 5.5.1 Error: need MAIL command
S: 503 5.5.1 Error: need RCPT command
E: MAIL code=450
E: RCPT code=503
E: DATA code=503
H: mail c@client.example
H: rcpt d@example.com
H: data
C: RSET
C: MAIL FROM:<c@client.example>
C: RCPT TO:<d@example.com>
C: DATA
--
S: 250 2.0.0 Ok
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=250 index=0
E: DATA code=354 flags=0
G: RCPT=1 STATE=DATA

#: 5321-4.1.4-14
= next_transaction_waits_for_the_answers_to_an_open_one
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
C: MAIL FROM:<a@client.example>
--
H! EROOM mail b@client.example
H: rcpt c@example.com
C: RCPT TO:<c@example.com>
--
H! EROOM mail b@client.example
H: rset
H: command NOOP
C: RSET
C: NOOP
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EROOM mail b@client.example
S: 250 2.1.5 Ok
S: 250 2.0.0 Ok
S: 250 2.0.0 Ok
E: RCPT code=250
E: RSET code=250
E: OTHER code=250
G: STATE=READY
--
H: mail b@client.example
C: MAIL FROM:<b@client.example>
