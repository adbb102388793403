# Replies, RFC 5321 4.2, as they come: what harms nobody is taken, and marked
# where it breaks the grammar; what would put answers and commands out of step
# ends the session.

#: 5321-4.2-10 5321-4.2-11
= text_of_a_reply_decides_nothing
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
S: 250 error failed
E: MAIL code=250 arg="error failed"
H: rcpt b@example.org
C: RCPT TO:<b@example.org>
--
S: 550 OK accepted
E: RCPT code=550 arg="OK accepted"
G: RCPT=0

#: 5321-4.2-14 5321-4.2-13 5321-4.3.2-1 5321-4.2.1-1 7504-4-1
= code_that_is_not_known_goes_by_its_first_digit
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
S: 259 x
E: MAIL code=259
H: rcpt b@example.org
C: RCPT TO:<b@example.org>
--
S: 459 x
E: RCPT code=459
H: rcpt c@example.org
C: RCPT TO:<c@example.org>
--
S: 559 x
E: RCPT code=559
H: rcpt d@example.org
C: RCPT TO:<d@example.org>
--
S: 200 x
E: RCPT code=200
H: rcpt e@example.org
C: RCPT TO:<e@example.org>
--
S: 556 Domain does not accept mail
E: RCPT code=556
G: RCPT=1

#: 5321-4.2-3 5321-4.2-11 5321-4.2.1-8
= reply_without_text_is_one
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250
E: HELO code=250 flags=ESMTP|ODD arg="" index=0
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250\s
E: MAIL code=250 flags=0 arg=""
H: rcpt b@example.org
C: RCPT TO:<b@example.org>
--
S: 250-a
S: 250
E: RCPT code=250 flags=MORE arg=a
E: RCPT code=250 flags=ODD arg=""
H: data
C: DATA
--
S: 354
E: DATA code=354 flags=ODD
G: STATE=DATA

#: 5321-4.2.1-11 5321-4.2-4
= digits_at_the_beginning_of_a_text_are_no_code
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
S: 250-First line
S: 250-Second line
S: 250-234 Text beginning with numbers
S: 250 The last line
E: MAIL code=250 flags=MORE arg="First line"
E: MAIL code=250 flags=MORE arg="Second line"
E: MAIL code=250 flags=MORE arg="234 Text beginning with numbers"
E: MAIL code=250 flags=0 arg="The last line"
G: STATE=MAIL

#: 5321-4.2.1-10
= code_that_changes_from_good_to_bad_ends_the_session
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
S: 250-a
S: 550 b
E: MAIL code=250 flags=MORE
E: ABORT
E: CLOSED code=0 error=EPROTO

#: 5321-4.2.1-10
= code_that_changes_from_bad_to_good_ends_the_session
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
S: 550-a
S: 250 b
E: MAIL code=550 flags=MORE
E: ABORT
E: CLOSED code=0 error=EPROTO

= code_that_changes_in_its_last_digit_ends_the_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 251-SIZE
S: 250 PIPELINING
E: HELO code=250
E: CLOSED code=0 error=EPROTO

#: 2034-5-1 3463-2-6
= enhanced_codes_are_taken_off_though_nobody_announced_them
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
E: MAIL code=250 enhanced=2.1.0 arg=Ok
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
--
S: 450 4.99.1 Neither known
E: RCPT code=450 enhanced=4.99.1 arg="Neither known"
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
--
S: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
E: RCPT code=550 enhanced=5.1.10 arg="RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
--
S: 550 5.7.606 Access denied, banned sending IP [192.0.2.1]
E: RCPT code=550 enhanced=5.7.606
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
--
S: 550 5.1.1
E: RCPT code=550 enhanced=5.1.1 arg=""
G: RCPT=0

= enhanced_code_of_another_class_is_text
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
S: 250 5.1.0 Ok
E: MAIL code=250 enhanced="" arg="5.1.0 Ok"
H: rcpt b@example.org
C: RCPT TO:<b@example.org>
--
S: 550 2.1.5 Ok
E: RCPT code=550 enhanced="" arg="2.1.5 Ok"
H: rcpt c@example.org
C: RCPT TO:<c@example.org>
--
S: 550 5.1.1. No such user
E: RCPT code=550 enhanced="" arg="5.1.1. No such user"
H: rcpt c@example.org
C: RCPT TO:<c@example.org>
--
S: 550 5.1234.1 No such user
E: RCPT code=550 enhanced="" arg="5.1234.1 No such user"
H: rcpt c@example.org
C: RCPT TO:<c@example.org>
--
S: 550 sorry, no mailbox here by that name. (#5.1.1)
E: RCPT code=550 enhanced="" arg="sorry, no mailbox here by that name. (#5.1.1)"
G: RCPT=0

#: 5321-4.2.2-3
= path_of_251_and_551_is_for_the_host_to_read
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
H: rcpt b@example.org
C: RCPT TO:<b@example.org>
--
S: 251 User not local; will forward to <b@example.net>
E: RCPT code=251 arg="User not local; will forward to <b@example.net>"
H: rcpt c@example.org
C: RCPT TO:<c@example.org>
--
S: 551 User not local; please try <c@example.net>
E: RCPT code=551 arg="User not local; please try <c@example.net>"
G: RCPT=1

= text_beyond_ascii_is_marked_and_taken
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
S: 250 2.1.0 Exp\xe9diteur accept\xe9
E: MAIL code=250 enhanced=2.1.0 flags=ODD
H: rcpt b@example.org
C: RCPT TO:<b@example.org>
--
S: 550-5.1.1 Bo\xc3\xaete inconnue
S: 550 5.1.1 Fin
E: RCPT code=550 flags=MORE|ODD enhanced=5.1.1 arg="Bo\xc3\xaete inconnue"
E: RCPT code=550 flags=0 arg=Fin
G: STATE=RCPT

= controls_in_a_text_are_marked_and_taken
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
S: 250-\x01
S: 250 a\0b\x07c\x1b[31md
E: MAIL code=250 flags=MORE|ODD arg="?"
E: MAIL code=250 flags=ODD arg="a?b?c?[31md"
H: rcpt b@example.org
C: RCPT TO:<b@example.org>
--
S: 250 a\tb
E: RCPT code=250 flags=0 arg="a\tb"
G: RCPT=1

#: 5321-2.3.8-4
= line_feed_alone_ends_no_reply
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
S. 250-a\n250 b\n
--
S. \r\n
E: MAIL code=250 flags=MORE|ODD
--
S: 250 c
E: MAIL code=250 flags=0 arg=c
G: STATE=MAIL

#: 5321-2.3.8-4
= carriage_return_alone_ends_no_reply
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
S. 250 a\r550 b\r
--
S. \r\n
E: MAIL code=250 flags=ODD
G: STATE=MAIL

#: 5321-2.3.8-4 5321-4.5.3.2.2-1
= server_that_ends_its_lines_with_line_feeds_says_nothing
@@ client
H: ehlo client.example
S. 220 mail.example.org ESMTP\n
+300000
E: CLOSED code=0 error=ETIMEOUT

#: 5321-4.5.3.1.5-2
= reply_line_of_512_octets_is_taken_whole
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
S: 250 \{506:a}
E: MAIL code=250 flags=0
G: STATE=MAIL

= reply_line_too_long_is_cut_and_the_session_goes_on
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
S: 250-\{507:a}
S: 250 \{3000:a}
E: MAIL code=250 flags=MORE|CUT|ODD
E: MAIL code=250 flags=CUT|ODD
H: rcpt b@example.org
C: RCPT TO:<b@example.org>
--
S: 550 \{510:a} 250 ok
E: RCPT code=550 flags=CUT|ODD
H: rcpt c@example.org
C: RCPT TO:<c@example.org>
--
S: 250 ok
E: RCPT code=250 flags=0
G: RCPT=1

= reply_line_without_end_ends_the_session
@@ client
@ MAX_JUNK 2048
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S. 250-\{4096:a}
E: HELO code=250 flags=MORE|ESMTP|CUT|ODD
E: CLOSED code=0 error=EPROTO

= reply_without_end_ends_the_session
@@ client
@ MAX_REPLY 3
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-A
S: 250-B
S: 250-C
S: 250-D
E: HELO code=250 flags=MORE|ESMTP index=0
E: HELO code=250 flags=MORE|ESMTP index=1
E: HELO code=250 flags=MORE|ESMTP index=2
E: CLOSED code=0 error=EPROTO

= reply_of_as_many_lines_as_are_allowed_is_taken
@@ client
@ MAX_REPLY 3
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250-A
S: 250 B
E: HELO code=250 flags=MORE|ESMTP index=0
E: HELO code=250 flags=MORE|ESMTP index=1
E: HELO code=250 flags=ESMTP index=2
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250-a
S: 250-b
S: 250 c
E: MAIL code=250 flags=MORE
E: MAIL code=250 flags=MORE
E: MAIL code=250 flags=0
G: STATE=MAIL

#: 5321-4.2-16
= code_below_200_ends_the_session
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
S: 199 x
E: ABORT
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-16
= code_above_599_ends_the_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 650 x
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-14 5321-4.3.2-1
= code_goes_by_its_first_digit
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 260 mail.example.org
E: HELO code=260 flags=ESMTP
H: mail a@b
C: MAIL FROM:<a@b>
--
S: 299 ok
E: MAIL code=299
H: rcpt c@d
C: RCPT TO:<c@d>
--
S: 571 Delivery not authorized, message refused
E: RCPT code=571 arg="Delivery not authorized, message refused"
H: rcpt e@f
C: RCPT TO:<e@f>
--
S: 278 ok
E: RCPT code=278
H: data
C: DATA
--
S: 399 more
E: DATA code=399
H: body x\r\n
H: end
D: x
D: .
--
S: 267 taken
E: MESSAGE code=267
G: MESSAGES=1

#: 5321-4.2-14
= more_where_no_more_can_be_said_is_the_end
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250 flags=ESMTP
H: mail a@b
C: MAIL FROM:<a@b>
--
S: 354 go on
E: ABORT
E: CLOSED code=0 error=EPROTO

= refusal_in_the_middle_of_a_message_is_its_outcome
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250 flags=ESMTP
H: mail a@b
C: MAIL FROM:<a@b>
--
S: 250 ok
E: MAIL code=250
H: rcpt c@d
C: RCPT TO:<c@d>
--
S: 250 ok
E: RCPT code=250
H: data
C: DATA
--
S: 354 go
E: DATA code=354
H: body x\r\n
D: x
--
S: 552-5.3.4 Message size exceeds
S: 552 5.3.4 fixed limit
E: MESSAGE code=552 enhanced=5.3.4 flags=MORE
E: MESSAGE code=552 enhanced=5.3.4 arg="fixed limit"
E: CLOSED code=0 error=EPROTO

= success_in_the_middle_of_a_message_is_none
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250 flags=ESMTP
H: mail a@b
C: MAIL FROM:<a@b>
--
S: 250 ok
E: MAIL code=250
H: rcpt c@d
C: RCPT TO:<c@d>
--
S: 250 ok
E: RCPT code=250
H: data
C: DATA
--
S: 354 go
E: DATA code=354
H: body x\r\n
D: x
--
S: 250 taken
E: ABORT
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-14
= code_350_to_data_goes_on
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
S: 550 no
S: 350-go
S: 350 ahead
E: MAIL code=250
E: RCPT code=550
E: DATA code=350 flags=MORE
E: DATA code=350 flags=CANCEL
D: .
--
S: 554 nobody
E: MESSAGE code=554
G: STATE=READY

#: 5321-4.2.1-1
= code_334_to_ehlo_ends_the_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 334 VXNlcm5hbWU6
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= line_that_is_no_reply_ends_the_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: PIPELINING
S: 250 8BITMIME
E: HELO code=250
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= code_behind_a_blank_ends_the_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: \s250 mail.example.org
E: CLOSED code=0 error=EPROTO

#: 5321-4.2-17
= code_and_tab_end_the_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250\tmail.example.org
E: CLOSED code=0 error=EPROTO

= reply_between_commands_that_nobody_asked_for_ends_the_session
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
--
S: 250 ok
E: CLOSED code=0 error=EPROTO

= more_replies_than_commands_end_the_session
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
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
--
S: 250 ok
S: 250 ok
S: 250 ok
E: MAIL code=250
E: RCPT code=250
E: ABORT
E: CLOSED code=0 error=EPROTO

#: 5321-3.8-6
= server_that_leaves_between_commands_is_heard
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
+300000
S: 421 4.4.2 mail.example.com Error: timeout exceeded
E: CLOSED code=421 error=EEOF

#: 5321-3.8-6
= server_that_leaves_in_a_group_is_heard_and_answers_nothing_more
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
S: 421 4.7.0 mail.example.com Error: too many errors
S: 250 2.1.5 Ok
E: MAIL code=250
E: RCPT code=421 enhanced=4.7.0
E: ABORT
E: CLOSED code=421 error=EEOF

= server_that_leaves_in_several_lines_is_heard_to_the_last
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 421-4.7.28 Gmail has detected an unusual rate of unsolicited mail.
S: 421 4.7.28  https://support.google.com/mail/?p=UnsolicitedRateLimitError - gsmtp
E: MAIL code=421 flags=MORE enhanced=4.7.28
E: MAIL code=421 flags=0 enhanced=4.7.28
E: CLOSED code=421 error=EEOF

#: 5321-4.1.1.10-4
= quit_is_the_end_whatever_answers_it
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
H: quit
C: QUIT
--
S: 250 Bye
E: QUIT code=250
E: CLOSED code=0 error=OK

#: 5321-4.1.1.10-4
= quit_is_the_end_where_it_is_not_understood
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
H: quit
C: QUIT
--
S: 500 5.5.2 Error: bad syntax
E: QUIT code=500
E: CLOSED code=0 error=OK

= quit_answered_by_421_is_the_end
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
H: quit
C: QUIT
--
S: 421 mail.example.org closing
E: QUIT code=421
E: CLOSED code=421 error=OK

#: 5321-4.1.1.10-4
= close_of_the_server_answers_quit
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
H: quit
C: QUIT
G: WANT=RECV
--
EOF
E: CLOSED code=0 error=OK

= close_of_the_server_does_not_answer_what_stands_before_quit
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
H: quit
C: MAIL FROM:<a@client.example>
C: QUIT
--
EOF
E: ABORT
E: CLOSED code=0 error=EEOF

= octets_behind_the_answer_to_quit_are_nothing
@@ client
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.org
E: HELO code=250
H: quit
C: QUIT
--
S: 221-mail.example.org
S: 221 Bye
S: 250 more
S. and more
E: QUIT code=221 flags=MORE
E: QUIT code=221 flags=0
E: CLOSED code=221 error=OK

#: 5321-3.5.1-12 5321-4.2-4 3461-9.2-1
= help_of_several_lines_comes_line_by_line
@@ client
H: ehlo client.example
S: 220 mail.example.edu ESMTP Sendmail 8.17.1/8.17.1; Wed, 25 Nov 2026 12:00:00 GMT
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.edu Hello client.example [192.0.2.1], pleased to meet you
S: 250 HELP
E: HELO code=250
E: HELO code=250
H: command HELP
C: HELP
--
S: 214-2.0.0 This is sendmail version 8.17.1
S: 214-2.0.0 Topics:
S: 214-2.0.0 \tHELO\tEHLO\tMAIL\tRCPT\tDATA
S: 214 2.0.0 End of HELP info
E: OTHER code=214 flags=MORE enhanced=2.0.0 arg="This is sendmail version 8.17.1"
E: OTHER code=214 flags=MORE enhanced=2.0.0 arg="Topics:"
E: OTHER code=214 flags=MORE enhanced=2.0.0
E: OTHER code=214 flags=0 enhanced=2.0.0 arg="End of HELP info"
H: command EXPN staff
C: EXPN staff
--
S: 502 5.7.0 Sorry, we do not allow this operation
E: OTHER code=502 enhanced=5.7.0
H: command VRFY postmaster
C: VRFY postmaster
--
S: 252 2.5.2 Cannot VRFY user; try RCPT to attempt delivery (or try finger)
E: OTHER code=252
G: STATE=READY

#: 6531-3.7.4.1-1
= utf8_in_the_path_of_251_is_taken
@@ client
@ SMTPUTF8 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-8BITMIME
S: 250 SMTPUTF8
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example SMTPUTF8
C: MAIL FROM:<a@client.example> SMTPUTF8
--
S: 250 2.1.0 Ok
E: MAIL code=250
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
--
S: 251 2.1.5 User not local; will forward to <\xc3\xa9@example.net>
E: RCPT code=251 enhanced=2.1.5 arg="User not local; will forward to <\xc3\xa9@example.net>"
G: RCPT=1

= reply_may_come_octet_by_octet
@@ client
H: ehlo client.example
S. 2
--
S. 2
--
S. 0
--
S. \s
--
S. x
--
S. \r
--
S. \n
E: CONNECT code=220 arg=x
C: EHLO client.example

#: 6531-3.7.4.2-2
= utf8_in_the_answer_to_vrfy_is_taken
@@ client
@ SMTPUTF8 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-8BITMIME
S: 250 SMTPUTF8
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: command VRFY jo SMTPUTF8
C: VRFY jo SMTPUTF8
--
S: 250 J\xc3\xb6 <j\xc3\xb6@example.com>
E: OTHER code=250 arg="J\xc3\xb6 <j\xc3\xb6@example.com>"
G: STATE=READY
