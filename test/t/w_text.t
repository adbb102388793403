# The texts of answers: cleaned and cut, never refused.

#: 5321-2.3.8-5 5321-2.3.8-7 5321-4.2-2 5321-4.3.1-4 5321-A-1
= text_of_any_answer_is_cleaned
@ EXPN 1
@ HELP 1
@ OTHER 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 550 - a\x01\nb\x7f
S: 550-a?
S: 550 b?
C: HELO c.example
E: HELO
A: 250 - \x1b[0m\ttab
S: 250 foo.com ?[0m\ttab
C: VRFY x
E: VRFY
A: 252 - \xc3\xa9
S: 252 ??
C: EXPN x
E: EXPN
A: 550 - \x80\xff
S: 550 ??
C: HELP
E: HELP
A: 214 - 1\n2\n3
S: 214-1
S: 214-2
S: 214 3
C: X1
E: OTHER
A: 250 - a\rb
S: 250 a?b
C: MAIL FROM:<>
E: MAIL
A: 250 - a\r\r\r
S: 250 a???
C: RCPT TO:<a@b>
E: RCPT
A: 550 - No\n250 yes
S: 550-No
S: 550 250 yes
C: RCPT TO:<a@b>
E: RCPT
A: 250 - \x08\x08
S: 250 ??
C: DATA
E: DATA
A: 354 - a\x01b
S: 354 a?b
D: .
E: MESSAGE
A: 250 - \x0b\x0c
S: 250 ??
C: QUIT
E: QUIT
A: 221 - a\x01b
E: CLOSED
S: 221 foo.com a?b

#: 5321-4.5.3.1.5-1
= all_lines_of_a_text_together_are_cut_to_512_octets
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
A: 250 - \{300:a}\n\{300:b}
S: 250-\{300:a}
S: 250 \{200:b}
C: VRFY x
E: VRFY
A: 550 - \{506:c}
S: 550 \{506:c}
C: VRFY x
E: VRFY
A: 550 - \{507:d}
S: 550 \{506:d}

#: 5321-4.2-12 5321-4.2.1-7
= empty_text_leaves_the_blank_behind_the_code
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: NOOP
E: NOOP
A: 250 - \e
S: 250\s
C: MAIL FROM:<>
E: MAIL
A: 451 - \e
S: 451\s
C: QUIT
E: QUIT
A: 221 - \e
E: CLOSED
S: 221 foo.com

#: 5321-4.2.2-1 5321-4.2-5
= host_name_stands_in_the_first_line_alone
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
C: QUIT
E: QUIT
A+ 221 - one
A+ 221 - two
A: 221 - three
E: CLOSED code=221
S: 221-foo.com one
S: 221-two
S: 221 three

#: 5321-4.2.1-6 5321-4.2.1-9
= text_of_a_line_may_have_several_lines_too
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: EXPN x
E: EXPN
A+ 250 - <a@b>\n<c@d>
A+ 250 - <e@f>
A: 250 - <g@h>\n<i@j>
S: 250-<a@b>
S: 250-<c@d>
S: 250-<e@f>
S: 250-<g@h>
S: 250 <i@j>
C: VRFY x
E: VRFY
A+ 553 - Ambiguous; possibilities are
A+ 553 - \{600:x}
A: 553 - y
S: 553-Ambiguous; possibilities are
S: 553-\{506:x}
S: 553 y

#: 2034-4-1 2034-4-5 2034-4-6 3463-3.2-1 3463-3.4-1 3463-3.5-1 3463-3.6-1 5248-2.4-1
#: 3463-2-4 5321-4.3.2-3
= answers_of_the_library_have_their_enhanced_codes
@ ENHANCEDSTATUSCODES 1
@ MAX_SIZE 10
@ MAX_RCPT 1
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: XYZZY
S: 500 5.5.2 Syntax error, command unrecognized
C: NOOP \{600:x}
S: 500 5.5.2 Line too long
C: EXPN x
S: 502 5.5.1 Command not implemented
C: RSET now
S: 501 5.5.4 Syntax error in parameters or arguments
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE 10
S: 250 ENHANCEDSTATUSCODES
C: RCPT TO:<a@b>
S: 503 5.5.1 Bad sequence of commands
C: MAIL FROM:<a@@b>
S: 501 5.1.7 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> FOO=1
S: 555 5.5.4 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> SIZE=x
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SIZE=11
S: 552 5.3.4 Requested mail action aborted: exceeded storage allocation
C: RSET
S: 250 2.0.0 Requested mail action okay, completed
C: MAIL FROM:<>
E: MAIL
A: 250 2.1.0 OK
S: 250 2.1.0 OK
C: RCPT TO:<a@@b>
S: 501 5.1.3 Syntax error in parameters or arguments
C: RCPT TO:<a@b>
E: RCPT
A: 250 2.1.5 OK
S: 250 2.1.5 OK
C: RCPT TO:<a@b>
S: 452 4.5.3 Too many recipients
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: 123456789
D: .
E: BODY data="123456789\r"
E: ABORT code=552
S: 552 5.3.4 Message size exceeds limit
C: MAIL FROM:<>
E: MAIL
A: 250 2.1.0 OK
S: 250 2.1.0 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 2.1.5 OK
S: 250 2.1.5 OK
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: a\nb
D: .
E: BODY data=a
E: ABORT code=550
S: 550 5.6.0 Bare CR or LF in message
--
+300000
E: CLOSED code=421 error=ETIMEOUT
S: 421 4.4.2 foo.com Timeout

#: 2034-4-1 3463-3.4-1
= close_has_its_enhanced_code
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
--
A: close Going down
E: CLOSED code=421
S: 421 4.3.2 foo.com Going down

#: 2034-4-1 2034-4-6
= refused_data_with_octets_behind_it_has_its_enhanced_code
@@ whole
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 250 2.1.0 OK
S: 250 2.1.0 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 2.1.5 OK
S: 250 2.1.5 OK
C: DATA
D: x
D: .
E: DATA
A: 554 5.7.1 Not\nyou
E: ABORT
E: CLOSED code=421
S: 554-5.7.1 Not
S: 554 5.7.1 you
S: 421 4.5.0 foo.com Octets sent without 354
