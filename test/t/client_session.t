# A client's session from the greeting to its end.

#: 5321-4.1.1.1-1 5321-4.1.1.1-3 5321-4.1.1.1-6
= ehlo_follows_the_greeting_by_itself
@@ client
H: ehlo a.example
G: STATE=CONNECT WANT=RECV
--
S: 220 b.example ESMTP
E: CONNECT code=220 flags=0 arg="b.example ESMTP" enhanced=""
C: EHLO a.example
G: STATE=HELO
--
S: 250 b.example
E: HELO code=250 flags=ESMTP index=0 arg="b.example"
G: STATE=READY ESMTP=1 ROLE=2
H: quit
C: QUIT
--
S: 221 b.example bye
E: QUIT code=221
E: CLOSED code=221 error=OK
G: WANT=CLOSE

#: 5321-4.1.1.1-2 5321-4.1.1.1-3
= host_name_of_the_configuration_may_be_a_literal
@@ client
@ HOSTNAME [192.0.2.1]
S: 220 b.example
E: CONNECT
H: ehlo
C: EHLO [192.0.2.1]
--
S: 250 b.example
E: HELO code=250
G: WANT=RECV|COMMAND

= name_for_ehlo_must_be_a_domain_or_a_literal
@@ client
H! EINVAL ehlo
H! EINVAL ehlo \e
H! EINVAL ehlo a.example\r\nQUIT
H! EINVAL ehlo a example
H! EINVAL ehlo [300.1.1.1]
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example

#: 5321-4.1.1.1-8
= nothing_but_ehlo_is_taken_before_its_answer
@@ client
H! EMISUSE mail s@a.example
H! EMISUSE rcpt r@b.example
H! EMISUSE data
H! EMISUSE quit
H! EMISUSE reply 250
H! EMISUSE challenge x
--
S: 220-b.example
S: 220 ready
E: CONNECT code=220 flags=MORE arg="b.example"
E: CONNECT code=220 flags=0 arg="ready"
H! EMISUSE mail s@a.example
H: ehlo a.example
C: EHLO a.example
--
H! EMISUSE mail s@a.example

# Behind a greeting that is a refusal only QUIT is allowed.
= greeting_that_refuses_leaves_nothing_but_quit
@@ client
H: ehlo a.example
S: 554-b.example
S: 554 5.3.2 no mail here
E: CONNECT code=554 flags=MORE
E: CONNECT code=554 enhanced=5.3.2 arg="no mail here"
G: STATE=REFUSED
H! EMISUSE ehlo a.example
H! EMISUSE mail s@a.example
H! EMISUSE command NOOP
H: quit
C: QUIT
--
S: 221 bye
E: QUIT code=221
E: CLOSED code=221 error=OK

= server_that_closes_in_place_of_a_greeting_is_no_server
@@ client
H: ehlo a.example
EOF
E: CLOSED code=0 error=EEOF
G: STATE=CLOSED

= greeting_of_another_protocol_ends_the_session
@@ client
H: ehlo a.example
S: SSH-2.0-OpenSSH_9.2
E: CLOSED code=0 error=EPROTO

#: 5321-4.1.1.1-17 5321-4.1.1.1-20
= keywords_say_what_the_server_can
@@ client
@ DSN 1
@ CHUNKING 1
@ STARTTLS 1
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250-DSN at your service
S: 250-pipelining
S: 250-Size 5000
S: 250-X-OWN with words
S: 250 CHUNKING
E: HELO flags=MORE|ESMTP index=0 arg="DSN at your service"
E: HELO flags=MORE|ESMTP index=1 arg="pipelining"
E: HELO flags=MORE|ESMTP index=2 arg="Size 5000"
E: HELO flags=MORE|ESMTP index=3 arg="X-OWN with words"
E: HELO flags=ESMTP index=4 arg="CHUNKING"
G: DSN=0 PIPELINING=1 SIZE=1 MAX_SIZE=5000 CHUNKING=1 STARTTLS=0 8BITMIME=0

#: 5321-3.2-3 5321-3.2-4
= server_that_knows_no_ehlo_is_told_helo
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 502 what?
E: HELO code=502 flags=ESMTP arg="what?"
C: HELO a.example
--
S: 250 b.example
E: HELO code=250 flags=0 arg="b.example"
G: ESMTP=0 STATE=READY PIPELINING=0 SIZE=0
--
H! EINVAL mail s@a.example SIZE=5
H: mail s@a.example
H: rcpt r@b.example
C: MAIL FROM:<s@a.example>
--
S: 250 ok
E: MAIL code=250
C: RCPT TO:<r@b.example>

#: 5321-2.1-3 5321-3.3-1 5321-3.3-17 5321-3.3-23
= message_without_pipelining_goes_step_by_step
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250 b.example
E: HELO
H: mail s@a.example
H: rcpt r@b.example
H: data
H: body Subject: x\r\n\r\n.\r\nline without end
H: end
H: quit
C: MAIL FROM:<s@a.example>
--
S: 250 2.1.0 ok
E: MAIL code=250 enhanced=2.1.0 arg="ok" owed=0
C: RCPT TO:<r@b.example>
--
S: 251 will forward
E: RCPT code=251 index=0
G: RCPT=1
C: DATA
--
S: 354 go ahead
E: DATA code=354 flags=0
D: Subject: x
D:
D: ..
D: line without end
D: .
G: STATE=MESSAGE OCTETS=33
--
S: 250 2.0.0 taken
E: MESSAGE code=250 index=0
G: MESSAGES=1
C: QUIT
--
S: 221 bye
E: QUIT
E: CLOSED code=221

#: 2920-3.1-1 2920-3.1-5 2920-3.1-8 2920-3.1-9
= envelope_goes_in_one_group_where_the_server_pipelines
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250-b.example
S: 250 PIPELINING
E: HELO
E: HELO
H: mail s@a.example
H: rcpt r1@b.example
H: rcpt r2@b.example
H: rcpt r3@b.example
H: data
C: MAIL FROM:<s@a.example>
C: RCPT TO:<r1@b.example>
C: RCPT TO:<r2@b.example>
C: RCPT TO:<r3@b.example>
C: DATA
--
S: 250 354 go ahead
S: 250 ok
S: 550-no
S: 550 250 such user
S: 452 full
S: 354 go
E: MAIL code=250 arg="354 go ahead"
E: RCPT code=250 index=0
E: RCPT code=550 index=1 flags=MORE
E: RCPT code=550 index=1
E: RCPT code=452 index=2
E: DATA code=354
G: RCPT=1 WANT=RECV|BODY
--
H: body one line\r\n
H: end
H: mail s@a.example
D: one line
D: .
C: MAIL FROM:<s@a.example>
--
S: 250 taken
S: 250 ok
E: MESSAGE code=250
E: MAIL code=250
H: quit
C: QUIT

# Many commands go out together however small the block is, and each answer is
# counted.
#: 2920-3.1-8
= sixty_recipients_are_counted
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250-b.example
S: 250 PIPELINING
E: HELO
E: HELO
H: mail s@a.example
H: rcpt r0@b.example
H: rcpt r1@b.example
H: rcpt r2@b.example
H: rcpt r3@b.example
H: rcpt r4@b.example
H: rcpt r5@b.example
H: rcpt r6@b.example
H: rcpt r7@b.example
H: rcpt r8@b.example
H: rcpt r9@b.example
H: rcpt r10@b.example
H: rcpt r11@b.example
H: rcpt r12@b.example
H: rcpt r13@b.example
H: rcpt r14@b.example
H: rcpt r15@b.example
H: rcpt r16@b.example
H: rcpt r17@b.example
H: rcpt r18@b.example
H: rcpt r19@b.example
H: rcpt r20@b.example
H: rcpt r21@b.example
H: rcpt r22@b.example
H: rcpt r23@b.example
H: rcpt r24@b.example
H: rcpt r25@b.example
H: rcpt r26@b.example
H: rcpt r27@b.example
H: rcpt r28@b.example
H: rcpt r29@b.example
H: rcpt r30@b.example
H: rcpt r31@b.example
H: rcpt r32@b.example
H: rcpt r33@b.example
H: rcpt r34@b.example
H: rcpt r35@b.example
H: rcpt r36@b.example
H: rcpt r37@b.example
H: rcpt r38@b.example
H: rcpt r39@b.example
H: rcpt r40@b.example
H: rcpt r41@b.example
H: rcpt r42@b.example
H: rcpt r43@b.example
H: rcpt r44@b.example
H: rcpt r45@b.example
H: rcpt r46@b.example
H: rcpt r47@b.example
H: rcpt r48@b.example
H: rcpt r49@b.example
H: rcpt r50@b.example
H: rcpt r51@b.example
H: rcpt r52@b.example
H: rcpt r53@b.example
H: rcpt r54@b.example
H: rcpt r55@b.example
H: rcpt r56@b.example
H: rcpt r57@b.example
H: rcpt r58@b.example
H: rcpt r59@b.example
H: data
C: MAIL FROM:<s@a.example>
C: RCPT TO:<r0@b.example>
C: RCPT TO:<r1@b.example>
C: RCPT TO:<r2@b.example>
C: RCPT TO:<r3@b.example>
C: RCPT TO:<r4@b.example>
C: RCPT TO:<r5@b.example>
C: RCPT TO:<r6@b.example>
C: RCPT TO:<r7@b.example>
C: RCPT TO:<r8@b.example>
C: RCPT TO:<r9@b.example>
C: RCPT TO:<r10@b.example>
C: RCPT TO:<r11@b.example>
C: RCPT TO:<r12@b.example>
C: RCPT TO:<r13@b.example>
C: RCPT TO:<r14@b.example>
C: RCPT TO:<r15@b.example>
C: RCPT TO:<r16@b.example>
C: RCPT TO:<r17@b.example>
C: RCPT TO:<r18@b.example>
C: RCPT TO:<r19@b.example>
C: RCPT TO:<r20@b.example>
C: RCPT TO:<r21@b.example>
C: RCPT TO:<r22@b.example>
C: RCPT TO:<r23@b.example>
C: RCPT TO:<r24@b.example>
C: RCPT TO:<r25@b.example>
C: RCPT TO:<r26@b.example>
C: RCPT TO:<r27@b.example>
C: RCPT TO:<r28@b.example>
C: RCPT TO:<r29@b.example>
C: RCPT TO:<r30@b.example>
C: RCPT TO:<r31@b.example>
C: RCPT TO:<r32@b.example>
C: RCPT TO:<r33@b.example>
C: RCPT TO:<r34@b.example>
C: RCPT TO:<r35@b.example>
C: RCPT TO:<r36@b.example>
C: RCPT TO:<r37@b.example>
C: RCPT TO:<r38@b.example>
C: RCPT TO:<r39@b.example>
C: RCPT TO:<r40@b.example>
C: RCPT TO:<r41@b.example>
C: RCPT TO:<r42@b.example>
C: RCPT TO:<r43@b.example>
C: RCPT TO:<r44@b.example>
C: RCPT TO:<r45@b.example>
C: RCPT TO:<r46@b.example>
C: RCPT TO:<r47@b.example>
C: RCPT TO:<r48@b.example>
C: RCPT TO:<r49@b.example>
C: RCPT TO:<r50@b.example>
C: RCPT TO:<r51@b.example>
C: RCPT TO:<r52@b.example>
C: RCPT TO:<r53@b.example>
C: RCPT TO:<r54@b.example>
C: RCPT TO:<r55@b.example>
C: RCPT TO:<r56@b.example>
C: RCPT TO:<r57@b.example>
C: RCPT TO:<r58@b.example>
C: RCPT TO:<r59@b.example>
C: DATA
--
S: 250 ok
E: MAIL code=250
S: 550 r0
E: RCPT code=550 index=0 arg="r0"
S: 250 r1
E: RCPT code=250 index=1 arg="r1"
S: 250 r2
E: RCPT code=250 index=2 arg="r2"
S: 550 r3
E: RCPT code=550 index=3 arg="r3"
S: 250 r4
E: RCPT code=250 index=4 arg="r4"
S: 250 r5
E: RCPT code=250 index=5 arg="r5"
S: 550 r6
E: RCPT code=550 index=6 arg="r6"
S: 250 r7
E: RCPT code=250 index=7 arg="r7"
S: 250 r8
E: RCPT code=250 index=8 arg="r8"
S: 550 r9
E: RCPT code=550 index=9 arg="r9"
S: 250 r10
E: RCPT code=250 index=10 arg="r10"
S: 250 r11
E: RCPT code=250 index=11 arg="r11"
S: 550 r12
E: RCPT code=550 index=12 arg="r12"
S: 250 r13
E: RCPT code=250 index=13 arg="r13"
S: 250 r14
E: RCPT code=250 index=14 arg="r14"
S: 550 r15
E: RCPT code=550 index=15 arg="r15"
S: 250 r16
E: RCPT code=250 index=16 arg="r16"
S: 250 r17
E: RCPT code=250 index=17 arg="r17"
S: 550 r18
E: RCPT code=550 index=18 arg="r18"
S: 250 r19
E: RCPT code=250 index=19 arg="r19"
S: 250 r20
E: RCPT code=250 index=20 arg="r20"
S: 550 r21
E: RCPT code=550 index=21 arg="r21"
S: 250 r22
E: RCPT code=250 index=22 arg="r22"
S: 250 r23
E: RCPT code=250 index=23 arg="r23"
S: 550 r24
E: RCPT code=550 index=24 arg="r24"
S: 250 r25
E: RCPT code=250 index=25 arg="r25"
S: 250 r26
E: RCPT code=250 index=26 arg="r26"
S: 550 r27
E: RCPT code=550 index=27 arg="r27"
S: 250 r28
E: RCPT code=250 index=28 arg="r28"
S: 250 r29
E: RCPT code=250 index=29 arg="r29"
S: 550 r30
E: RCPT code=550 index=30 arg="r30"
S: 250 r31
E: RCPT code=250 index=31 arg="r31"
S: 250 r32
E: RCPT code=250 index=32 arg="r32"
S: 550 r33
E: RCPT code=550 index=33 arg="r33"
S: 250 r34
E: RCPT code=250 index=34 arg="r34"
S: 250 r35
E: RCPT code=250 index=35 arg="r35"
S: 550 r36
E: RCPT code=550 index=36 arg="r36"
S: 250 r37
E: RCPT code=250 index=37 arg="r37"
S: 250 r38
E: RCPT code=250 index=38 arg="r38"
S: 550 r39
E: RCPT code=550 index=39 arg="r39"
S: 250 r40
E: RCPT code=250 index=40 arg="r40"
S: 250 r41
E: RCPT code=250 index=41 arg="r41"
S: 550 r42
E: RCPT code=550 index=42 arg="r42"
S: 250 r43
E: RCPT code=250 index=43 arg="r43"
S: 250 r44
E: RCPT code=250 index=44 arg="r44"
S: 550 r45
E: RCPT code=550 index=45 arg="r45"
S: 250 r46
E: RCPT code=250 index=46 arg="r46"
S: 250 r47
E: RCPT code=250 index=47 arg="r47"
S: 550 r48
E: RCPT code=550 index=48 arg="r48"
S: 250 r49
E: RCPT code=250 index=49 arg="r49"
S: 250 r50
E: RCPT code=250 index=50 arg="r50"
S: 550 r51
E: RCPT code=550 index=51 arg="r51"
S: 250 r52
E: RCPT code=250 index=52 arg="r52"
S: 250 r53
E: RCPT code=250 index=53 arg="r53"
S: 550 r54
E: RCPT code=550 index=54 arg="r54"
S: 250 r55
E: RCPT code=250 index=55 arg="r55"
S: 250 r56
E: RCPT code=250 index=56 arg="r56"
S: 550 r57
E: RCPT code=550 index=57 arg="r57"
S: 250 r58
E: RCPT code=250 index=58 arg="r58"
S: 250 r59
E: RCPT code=250 index=59 arg="r59"
S: 354 go
E: DATA code=354
G: RCPT=40

#: 2920-3.1-6 2920-3.1-7
= granted_data_without_recipients_is_ended_without_content
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250-b.example
S: 250 PIPELINING
E: HELO
E: HELO
H: mail s@a.example
H: rcpt r1@b.example
H: rcpt r2@b.example
H: data
C: MAIL FROM:<s@a.example>
C: RCPT TO:<r1@b.example>
C: RCPT TO:<r2@b.example>
C: DATA
--
S: 250 ok
S: 550 no
S: 550 no
S: 354 go
E: MAIL code=250
E: RCPT code=550
E: RCPT code=550
E: DATA code=354 flags=CANCEL
D: .
H! EMISUSE body x\r\n
H! EMISUSE end
--
S: 554 no valid recipients
E: MESSAGE code=554
G: STATE=READY MESSAGES=0

= data_is_refused_to_a_host_whose_recipients_all_were
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250 b.example
E: HELO
H: mail \e
H: rcpt r@b.example
C: MAIL FROM:<>
--
S: 250 ok
E: MAIL code=250
C: RCPT TO:<r@b.example>
--
S: 550 no
E: RCPT code=550
H! EMISUSE data
H: rcpt Postmaster
C: RCPT TO:<Postmaster>
--
S: 250 ok
E: RCPT code=250 index=1
H: data
C: DATA

#: 5321-3.3-22 5321-3.3-23
= refused_data_has_no_content
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250 b.example
E: HELO
H: mail s@a.example
H: rcpt r@b.example
H: data
C: MAIL FROM:<s@a.example>
--
S: 250 ok
E: MAIL
C: RCPT TO:<r@b.example>
--
S: 250 ok
E: RCPT
C: DATA
--
S: 451 later
E: DATA code=451
H! EMISUSE body x\r\n
H! EMISUSE end
H: rset
C: RSET
--
S: 250 ok
E: RSET code=250
G: STATE=READY WANT=RECV|COMMAND

#: 5321-3.8-6
= code_421_as_an_answer_ends_the_session
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250-b.example
S: 250 PIPELINING
E: HELO
E: HELO
H: mail s@a.example
H: rcpt r1@b.example
H: rcpt r2@b.example
C: MAIL FROM:<s@a.example>
C: RCPT TO:<r1@b.example>
C: RCPT TO:<r2@b.example>
--
S: 250 ok
S: 421 4.3.2 b.example closing
E: MAIL code=250
E: RCPT code=421 enhanced=4.3.2 index=0
E: ABORT
E: CLOSED code=421 error=EEOF
H! EMISUSE quit

= code_421_that_nobody_asked_for_ends_the_session
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250 b.example
E: HELO
--
S: 421 idle too long
E: CLOSED code=421 error=EEOF

= reply_that_nobody_asked_for_ends_the_session
@@ client
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: EHLO a.example
--
S: 250 b.example
E: HELO
--
S: 250 ok
E: CLOSED code=0 error=EPROTO

#: 2033-4.1-1 2033-4.2-6 2033-4.2-7
= lmtp_gives_an_outcome_for_each_accepted_recipient
@@ client
@ LMTP 1
H: ehlo a.example
S: 220 b.example LMTP
E: CONNECT
C: LHLO a.example
--
S: 250-b.example
S: 250 PIPELINING
E: HELO flags=MORE|ESMTP
E: HELO flags=ESMTP
H: mail s@a.example
H: rcpt r1@b.example
H: rcpt r2@b.example
H: rcpt r3@b.example
H: data
H: body x\r\n
H: end
H: quit
C: MAIL FROM:<s@a.example>
C: RCPT TO:<r1@b.example>
C: RCPT TO:<r2@b.example>
C: RCPT TO:<r3@b.example>
C: DATA
--
S: 250 ok
S: 250 ok
S: 550 no
S: 250 ok
S: 354 go
E: MAIL
E: RCPT code=250 index=0
E: RCPT code=550 index=1
E: RCPT code=250 index=2
E: DATA code=354
D: x
D: .
C: QUIT
--
S: 250-r1
S: 250 taken
S: 452 4.2.2 r3 is full
S: 221 bye
E: MESSAGE code=250 index=0 flags=MORE
E: MESSAGE code=250 index=0
E: MESSAGE code=452 index=1 enhanced=4.2.2
E: QUIT
E: CLOSED code=221

#: 2033-4.1-1
= lmtp_knows_no_helo
@@ client
@ LMTP 1
H: ehlo a.example
S: 220 b.example
E: CONNECT
C: LHLO a.example
--
S: 500 what?
E: HELO code=500
G: STATE=HELO
