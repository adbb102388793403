# What is the host's own: verbs, keywords, parameters.

#: 5321-4.1.5-1 5321-4.1.5-3 5321-2.2.2-2 5321-4.3.2-4
= verbs_of_the_host_are_given_in_every_state_and_change_none
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: X1 before hello
E: OTHER arg="X1 before hello"
A: 250 - a
S: 250 a
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: x1
E: OTHER arg=x1
A: 251 - b
S: 251 b
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: ATRN c.example
E: OTHER arg="ATRN c.example"
A: 500
S: 500 Syntax error, command unrecognized
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: X1\s \sa
E: OTHER arg="X1   a"
A+ 250 - c
A: 250 - d
S: 250-c
S: 250 d
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: X1
D: .
E: BODY data="X1\r\n"
E: MESSAGE
A: 250 - e
S: 250 e
C: TURN
E: OTHER arg=TURN
A: 0
S: 502 Command not implemented

#: 5321-4.1.1.1-18 5321-4.1.1.1-19 5321-4.1.5-2
= keywords_of_the_host_may_stand_alone
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
@ KEYWORDS XONE a=1 b
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250 XONE a=1 b
C: XONE
E: OTHER arg=XONE
A: 250 - one
S: 250 one
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello

#: 5321-4.1.1.1-13 5321-4.1.1.1-18
= keywords_longer_than_a_block_come_out_whole
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
@ HELP 1
@ KEYWORDS X1 \{490:a}\nX2 \{490:b}\nX3 \{490:c}\nX4 \{490:d}\nX5 \{490:e}
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
C: NOOP
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-X1 \{490:a}
S: 250-X2 \{490:b}
S: 250-X3 \{490:c}
S: 250-X4 \{490:d}
S: 250-X5 \{490:e}
S: 250 HELP
E: NOOP
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.11-1 5321-3.2-4
= parameters_of_the_host_need_ehlo_too
@ PARAMS 2
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b> X=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> RET=FULL
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> X=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: RCPT TO:<a@b> NOTIFY=NEVER
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: RCPT TO:<a@b> X==
S: 501 Syntax error in parameters or arguments
G: STATE=MAIL RCPT=0

= parameters_of_an_extension_that_is_off_are_the_hosts_own
@ PARAMS 2
@ SIZE 0
@ 8BITMIME 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b> SIZE=abc BODY=9BIT
E: MAIL param=SIZE:abc:0 param=BODY:9BIT:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> NOTIFY=WHATEVER
E: RCPT param=NOTIFY:WHATEVER:0
A: 250 - OK
S: 250 OK

= parameters_of_the_host_stand_beside_all_known_ones
@ PARAMS 3
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> X1=!#$%&'*<>[]{|}~, SIZE=9 X2 BODY=7BIT RET=FULL ENVID=e X3-=3
E: MAIL param="X1:!#$%&'*<>[]{|}~,:0" param=SIZE:9:9 param=X2::0 param=BODY:7BIT:1 param=RET:FULL:1 param=ENVID:e:0 param=X3-:3:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> X1=1 NOTIFY=NEVER X2=2 ORCPT=rfc822;a X3=3
E: RCPT param=X1:1:0 param=NOTIFY:NEVER:8 param=X2:2:0 param=ORCPT:rfc822;a:0 param=X3:3:0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b> X1 X2 X3 X4
S: 501 Too many parameters
C: RCPT TO:<a@b> X1 NOTIFY=NEVER x1=2
S: 501 Parameter given twice
G: RCPT=1

#: 5321-4.1.1.11-2
= thirty_two_parameters_of_the_host
@ PARAMS 32
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b> A B C D E F G H I J K L M N O P Q R S T U V W X Y Z 0 1 2 3 4 5 6
S: 501 Too many parameters
C: MAIL FROM:<a@b> A B C D E F G H I J K L M N O P Q R S T U V W X Y Z 0 1 2 3 4 5
E: MAIL nparam=32
A: 455
S: 455 Server unable to accommodate parameters

#: 5321-4.1.1.11-1
= parameter_of_rcpt_is_unknown_to_mail
@ PARAMS 1
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> NOTIFY=anything RET=HDRS
E: MAIL param=NOTIFY:anything:0 param=RET:HDRS:2
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d> RET=anything
E: RCPT param=RET:anything:0
A: 250 - OK
S: 250 OK

#: 5321-4.1.1.1-9 5321-3.2-4
= helo_behind_ehlo_takes_its_extensions_back
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: HELO c.example
E: HELO flags=0
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<a@b> SIZE=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: ESMTP=0
--
C: EHLO c.example
E: HELO flags=ESMTP
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SIZE=1
E: MAIL param=SIZE:1:1
A: 250 - OK
S: 250 OK
G: ESMTP=1

= extension_turned_off_behind_ehlo_holds_until_the_next
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: NOOP
E: NOOP
A= SIZE 0
A: 250 - off
S: 250 off
C: MAIL FROM:<a@b> SIZE=1
E: MAIL param=SIZE:1:1
A: 250 - OK
S: 250 OK
C: EHLO c.example
E: HELO
A: 250 - hello
E: ABORT
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SIZE=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

= extension_turned_on_again_behind_ehlo_waits_for_the_next
E: CONNECT
A= SIZE 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-PIPELINING
S: 250 VRFY
C: NOOP
E: NOOP
A= SIZE 1
A: 250 - on
S: 250 on
C: MAIL FROM:<a@b> SIZE=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SIZE=1
E: MAIL param=SIZE:1:1
A: 250 - OK
S: 250 OK
