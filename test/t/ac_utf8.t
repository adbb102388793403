# SMTPUTF8, RFC 6531: addresses, the parameter, and where replies may hold more
# than ASCII.

#: 6531-3.1-1 6531-3.1-6
= smtputf8_is_announced_without_parameter_and_with_8bitmime
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: EHLO caf\xc3\xa9.example
S: 501 Syntax error in parameters or arguments
C: HELO caf\xc3\xa9.example
S: 501 Syntax error in parameters or arguments
G: SMTPUTF8=1 8BITMIME=1

#: 6531-3.1-6
= smtputf8_is_not_offered_without_8bitmime
@ SMTPUTF8 1
@ 8BITMIME 0
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<\xc3\xa9@b>
S: 501 Syntax error in parameters or arguments
G: SMTPUTF8=0 8BITMIME=0

#: 6531-3.1-6
= smtputf8_goes_when_8bitmime_is_turned_off_for_a_session
@ SMTPUTF8 1
E: CONNECT
A= 8BITMIME 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: SMTPUTF8=0

# ---- addresses ----

#: 6531-3.2-1 6531-3.3-1
= utf8_may_stand_wherever_a_mailbox_stands
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<\xc3\xa9@x.example> SMTPUTF8
E: MAIL local=\xc3\xa9 domain=x.example pathflags=UTF8 param=SMTPUTF8::0
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xbc@\xc3\xbc.example>
E: RCPT local=\xc3\xbc domain=\xc3\xbc.example pathflags=UTF8
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<a@b\xc3\xbccher-x.x\xc3\xbc>
E: RCPT local=a domain=b\xc3\xbccher-x.x\xc3\xbc pathflags=UTF8
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xc3\xa9 x"@x.example>
E: RCPT local="\"\xc3\xa9 x\"" domain=x.example pathflags=QUOTED|UTF8
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<@\xc3\xbc.example,@b:c@d>
E: RCPT mailbox=c@d raw=@\xc3\xbc.example,@b:c@d pathflags=ROUTE|UTF8
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<a.\xe2\x82\xac+b!@[192.0.2.1]>
E: RCPT local=a.\xe2\x82\xac+b! domain=[192.0.2.1] pathflags=IPV4|UTF8
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xf0\x9f\x93\xa7@\xe4\xbe\x8b.example>
E: RCPT local=\xf0\x9f\x93\xa7 domain=\xe4\xbe\x8b.example pathflags=UTF8
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<PostMaster@\xc3\xbc.example>
E: RCPT pathflags=POSTMASTER|UTF8
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<e@f>
E: RCPT mailbox=e@f pathflags=0
A: 250
S: 250 Requested mail action okay, completed
G: RCPT=8

#: 6531-3.3-1 6531-3.3-3
= first_and_last_characters_of_each_length_are_taken
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<> SMTPUTF8
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc2\x80@x>
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xc2\x80"@\xc2\x80>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xdf\xbf@x>
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xdf\xbf"@\xdf\xbf>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xe0\xa0\x80@x>
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xe0\xa0\x80"@\xe0\xa0\x80>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xed\x9f\xbf@x>
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xed\x9f\xbf"@\xed\x9f\xbf>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xee\x80\x80@x>
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xee\x80\x80"@\xee\x80\x80>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xef\xbf\xbf@x>
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xef\xbf\xbf"@\xef\xbf\xbf>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xf0\x90\x80\x80@x>
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xf0\x90\x80\x80"@\xf0\x90\x80\x80>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xf4\x8f\xbf\xbf@x>
S: 250 Requested mail action okay, completed
C: RCPT TO:<"\xf4\x8f\xbf\xbf"@\xf4\x8f\xbf\xbf>
S: 250 Requested mail action okay, completed

#: 6531-3.3-3
= overlong_utf8_is_501_in_every_part_of_a_path
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a\xc0\x80@x.example> SMTPUTF8
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<> SMTPUTF8
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc0\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc0\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc0\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc1\xbf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc1\xbf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc1\xbf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xe0\x80\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xe0\x80\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xe0\x80\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xe0\x9f\xbf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xe0\x9f\xbf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xe0\x9f\xbf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf0\x80\x80\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf0\x80\x80\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf0\x80\x80\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf0\x8f\xbf\xbf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf0\x8f\xbf\xbf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf0\x8f\xbf\xbf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc0\xaf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc0\xaf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc0\xaf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@\xc0\xaf.example:a@b>
S: 501 Syntax error in parameters or arguments
G: RCPT=0 STATE=MAIL

#: 6531-3.3-3
= surrogates_in_utf8_is_501_in_every_part_of_a_path
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a\xed\xa0\x80@x.example> SMTPUTF8
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<> SMTPUTF8
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xed\xa0\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xed\xa0\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xed\xa0\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xed\xaf\xbf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xed\xaf\xbf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xed\xaf\xbf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xed\xb0\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xed\xb0\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xed\xb0\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xed\xbf\xbf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xed\xbf\xbf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xed\xbf\xbf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xed\xa0\xbd\xed\xb2\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xed\xa0\xbd\xed\xb2\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xed\xa0\xbd\xed\xb2\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@\xed\xa0\xbd\xed\xb2\x80.example:a@b>
S: 501 Syntax error in parameters or arguments
G: RCPT=0 STATE=MAIL

#: 6531-3.3-3
= truncated_utf8_is_501_in_every_part_of_a_path
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a\xc3@x.example> SMTPUTF8
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<> SMTPUTF8
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc3"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xe2@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xe2"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xe2.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xe2\x82@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xe2\x82"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xe2\x82.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf0@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf0"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf0.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf0\x9f@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf0\x9f"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf0\x9f.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf0\x9f\x93@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf0\x9f\x93"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf0\x9f\x93.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xe2\x82x@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xe2\x82x"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xe2\x82x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xc3\xa9@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc3\xc3\xa9"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3\xc3\xa9.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf0\x9f\x93\xc3\xa9@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf0\x9f\x93\xc3\xa9"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf0\x9f\x93\xc3\xa9.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@\xf0\x9f\x93\xc3\xa9.example:a@b>
S: 501 Syntax error in parameters or arguments
G: RCPT=0 STATE=MAIL

#: 6531-3.3-3
= utf8_above_10ffff_is_501_in_every_part_of_a_path
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a\xf4\x90\x80\x80@x.example> SMTPUTF8
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<> SMTPUTF8
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xf4\x90\x80\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf4\x90\x80\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf4\x90\x80\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf4\xbf\xbf\xbf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf4\xbf\xbf\xbf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf4\xbf\xbf\xbf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf5\x80\x80\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf5\x80\x80\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf5\x80\x80\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf7\xbf\xbf\xbf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf7\xbf\xbf\xbf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf7\xbf\xbf\xbf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xf8\x88\x80\x80\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xf8\x88\x80\x80\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xf8\x88\x80\x80\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xfc\x84\x80\x80\x80\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xfc\x84\x80\x80\x80\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xfc\x84\x80\x80\x80\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xfe@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xfe"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xfe.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xff@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xff"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xff.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@\xff.example:a@b>
S: 501 Syntax error in parameters or arguments
G: RCPT=0 STATE=MAIL

#: 6531-3.3-3
= lone_continuation_is_501_in_every_part_of_a_path
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a\x80@x.example> SMTPUTF8
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<> SMTPUTF8
S: 250 Requested mail action okay, completed
C: RCPT TO:<\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xbf@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xbf"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xbf.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9\xa9@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc3\xa9\xa9"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3\xa9\xa9.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xa9\xc3\xa9@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xa9\xc3\xa9"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xa9\xc3\xa9.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xe2\x82\xac\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xe2\x82\xac\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xe2\x82\xac\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\x80\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\x80\x80"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\x80\x80.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@\x80\x80.example:a@b>
S: 501 Syntax error in parameters or arguments
G: RCPT=0 STATE=MAIL

#: 6531-3.2-2 6531-3.3-2
= utf8_changes_nothing_in_how_a_path_is_read
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<> SMTPUTF8
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9..a@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<.\xc3\xa9@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9.@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc3\xa9@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a b\xc3\xa9@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9\x7f@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9\x01@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9(c)@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9@>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@\xc3\xa9>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9@x
S: 501 Syntax error in parameters or arguments
C: RCPT TO:\xc3\xa9@x
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9@@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\\\xc3\xa9@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\\\xc3\xa9"@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc3\xa9\0"@x>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3\xbc..example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@.\xc3\xbc>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3\xbc.>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@-\xc3\xbc.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3\xbc-.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3\xbc_x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3\xbc x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[\xc3\xbc]>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[IPv6:\xc3\xbc]>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@[tag:\xc3\xbc]>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<@\xc3\xbc:>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a\xef\xbc\xa0b>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a\xef\xbc\xa0b@c>
S: 250 Requested mail action okay, completed
G: RCPT=1

#: 5321-4.5.3.1.1-1
= length_of_a_local_part_in_utf8_is_counted_in_octets
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<\{32:\xc3\xa9}@b> SMTPUTF8
S: 250 Requested mail action okay, completed
C: RCPT TO:<\{33:\xc3\xa9}@b>
S: 501 Path too long
C: RCPT TO:<a\{32:\xc3\xa9}@b>
S: 501 Path too long
C: RCPT TO:<a@\{31:\xc3\xbc}.\{63:b}.\{63:c}.\{61:d}>
S: 250 Requested mail action okay, completed

# ---- the parameter ----

#: 6531-3.4-3 6531-3.5-2
= utf8_without_the_parameter_is_550_to_mail_and_553_to_rcpt
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<\xc3\xa9@x.example>
S: 550 Address needs SMTPUTF8
C: MAIL FROM:<"\xc3\xa9"@x.example> BODY=8BITMIME
S: 550 Address needs SMTPUTF8
C: MAIL FROM:<a@\xc3\xa9.example>
S: 550 Address needs SMTPUTF8
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@x.example>
S: 553 Address needs SMTPUTF8
C: RCPT TO:<"\xc3\xa9"@x.example>
S: 553 Address needs SMTPUTF8
C: RCPT TO:<a@\xc3\xa9.example>
S: 553 Address needs SMTPUTF8
C: RCPT TO:<@\xc3\xa9.example:a@b>
S: 553 Address needs SMTPUTF8
C: RCPT TO:<\xff@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
G: STATE=RCPT RCPT=2

#: 6531-3.5-2 6531-3.5-3
= utf8_without_the_parameter_has_its_enhanced_code
@ SMTPUTF8 1
@ ENHANCEDSTATUSCODES 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<\xc3\xa9@x.example>
S: 550 5.6.7 Address needs SMTPUTF8
C: MAIL FROM:<\xff@x.example> SMTPUTF8
S: 501 5.1.7 Syntax error in parameters or arguments
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@x.example>
S: 553 5.6.7 Address needs SMTPUTF8
C: RCPT TO:<\xff@x.example>
S: 501 5.1.3 Syntax error in parameters or arguments

#: 6531-3.4-3
= parameter_lasts_for_its_transaction
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<\xc3\xa9@b> SMTPUTF8
E: MAIL
A: 451 - Later
S: 451 Later
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@b>
S: 553 Address needs SMTPUTF8
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: MAIL FROM:<\xc3\xa9@b> SMTPUTF8
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@b>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@b>
S: 553 Address needs SMTPUTF8
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
C: MAIL FROM:<> SMTPUTF8
E: MAIL param=SMTPUTF8::0
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@b>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: Subject: \xc3\xa9
D: .
E: BODY data="Subject: \xc3\xa9\r\n"
E: MESSAGE
A: 250 - Done
S: 250 Done
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@b>
S: 553 Address needs SMTPUTF8
C: EHLO c.example
E: HELO
E: ABORT code=0
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<\xc3\xa9@b>
S: 550 Address needs SMTPUTF8

#: 6531-3.2-1
= utf8_is_501_where_the_extension_is_not_offered
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<\xc3\xa9@x.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<\xc3\xa9@x.example> SMTPUTF8
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<"\xc3\xa9"@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@\xc3\xa9.example>
S: 501 Syntax error in parameters or arguments

= utf8_is_501_after_helo
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<\xc3\xa9@x.example>
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@x.example>
S: 501 Syntax error in parameters or arguments

#: 6531-3.1-3
= parameter_with_a_value_is_501
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8=1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8=SMTPUTF8
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8 SMTPUTF8
S: 501 Parameter given twice
C: MAIL FROM:<a@b> SMTPUTF8 smtputf8
S: 501 Parameter given twice
C: MAIL FROM:<a@b> SMTPUTF
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> SMTPUTF8 FOO=1
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b> BODY=8BITMIME SmtpUtf8 SIZE=1
E: MAIL param=BODY:8BITMIME:2 param=SmtpUtf8::0 param=SIZE:1:1
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> SMTPUTF8
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

#: 6531-3.1-4
= smtputf8_makes_the_line_of_mail_10_octets_longer
@ SIZE 0
@ SMTPUTF8 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8\{513:\s}
S: 500 Line too long
C: MAIL FROM:<a@b> SMTPUTF8\{512:\s}
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>\{498:\s}
S: 500 Line too long
C: RCPT TO:<c@d>\{497:\s}
S: 250 Requested mail action okay, completed

#: 6531-3.3-1
= values_of_parameters_may_hold_utf8
@ SMTPUTF8 1
@ PARAMS 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8 FOO=\xff
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8 FOO=\xc3\xa9=
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8 F\xc3\xa9=1
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8 FOO=x\xe2\x82\xac!
E: MAIL param=SMTPUTF8::0 param=FOO:x\xe2\x82\xac!:0
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> BAR=\xc3\xa9
E: RCPT param=BAR:\xc3\xa9:0
A: 250
S: 250 Requested mail action okay, completed

#: 6531-3.2-7 6533-3-1
= original_recipient_may_be_given_in_utf8
@ SMTPUTF8 1
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8 ENVID=\xc3\xa9
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> SMTPUTF8 ENVID=x
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<\xc3\xa9@x> ORCPT=utf-8;\xc3\xa9@x
E: RCPT param=ORCPT:utf-8;\xc3\xa9@x:0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> ORCPT=UTF-8;a\\x{20}b\\x{E9}@x
E: RCPT param=ORCPT:UTF-8;a\\x{20}b\\x{E9}@x:0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> ORCPT=rfc822;\xc3\xa9@x
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> ORCPT=utf-8;\xc3@x
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<c@d> ORCPT=utf-8;
S: 501 Syntax error in parameters or arguments
G: RCPT=2

= original_recipient_of_type_utf8_in_ascii_needs_no_smtputf8
@ DSN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> ORCPT=utf-8;a\\x{E9}@x
E: RCPT param=ORCPT:utf-8;a\\x{E9}@x:0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d> ORCPT=utf-8;\xc3\xa9@x
S: 501 Syntax error in parameters or arguments

#: 6531-3.6-2
= message_with_utf8_headers_is_not_looked_into
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: From: J\xc3\xb6rg <j\xc3\xb6rg@x.example>
D:
D: \xff
D: .
E: BODY data="From: J\xc3\xb6rg <j\xc3\xb6rg@x.example>\r\n\r\n\xff\r\n"
E: MESSAGE
A: 250 - Done
S: 250 Done

#: 6531-3.5-4
= message_may_be_refused_for_its_headers_with_554_5_6_9
@ SMTPUTF8 1
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: Subject: \xc3\xa9
D: .
E: BODY
E: MESSAGE
A: 554 5.6.9 Recipient cannot take UTF-8
S: 554 5.6.9 Recipient cannot take UTF-8

# ---- replies ----

#: 6531-3.7.4.1-2
= mailboxes_in_251_and_551_may_be_utf8_if_mail_said_so
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 251 - User not local; will forward to <j\xc3\xb6@x.example>
S: 251 User not local; will forward to <j\xc3\xb6@x.example>
C: RCPT TO:<e@f>
E: RCPT index=1
A: 551 - Moved\nPlease try <\xe4\xbe\x8b@\xe4\xbe\x8b.example>
S: 551-Moved
S: 551 Please try <\xe4\xbe\x8b@\xe4\xbe\x8b.example>
C: RCPT TO:<e@f>
E: RCPT index=1
A: 551 - Try <\xf6@x> \xc0\x80\x7f\xe2\x82
S: 551 Try <?@x> ?????
G: RCPT=1

#: 6531-3.7.4.1-2 6531-3.7.4.1-3
= mailboxes_in_251_and_551_are_not_said_in_utf8_else
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: RCPT TO:<e@f>
E: RCPT index=1
A: 251 - User not local; will forward to <j\xc3\xb6@x.example>
S: 250 Requested mail action okay, completed
C: RCPT TO:<g@h>
E: RCPT index=2
A: 551 - User not local; please try <j\xc3\xb6@x.example>
S: 550 Requested action not taken: mailbox unavailable
C: RCPT TO:<g@h>
E: RCPT index=2
A: 551 - User not local\nPlease try <j\xc3\xb6@x.example>
S: 550 Requested action not taken: mailbox unavailable
C: RCPT TO:<i@j>
E: RCPT index=2
A: 251 - User not local; will forward to <j@x.example>
S: 251 User not local; will forward to <j@x.example>
C: RCPT TO:<i@j>
E: RCPT index=3
A: 551 - User not local; please try <j@x.example>
S: 551 User not local; please try <j@x.example>
G: RCPT=3 ERRORS=3

#: 6531-3.7.4.1-3
= replies_that_may_not_hold_a_mailbox_have_other_enhanced_codes
@ SMTPUTF8 1
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<e@f>
E: RCPT
A: 251 2.1.5 Will forward to <j\xc3\xb6@x.example>
S: 250 2.1.5 Requested mail action okay, completed
C: RCPT TO:<g@h>
E: RCPT
A: 551 5.1.6 Please try <j\xc3\xb6@x.example>
S: 550 5.6.8 Requested action not taken: mailbox unavailable
C: VRFY jo
E: VRFY
A: 250 2.1.5 <j\xc3\xb6@x.example>
S: 252 2.6.8 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY jo
E: VRFY
A: 251 2.1.5 Will forward to <j\xc3\xb6@x.example>
S: 252 2.6.8 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY jo
E: VRFY
A: 551 5.1.6 Please try <j\xc3\xb6@x.example>
S: 550 5.6.8 Requested action not taken: mailbox unavailable
C: VRFY jo
E: VRFY
A: 553 5.1.4 Ambiguous: <j\xc3\xb6@x.example>
S: 550 5.6.8 Requested action not taken: mailbox unavailable

#: 6531-3.7.4.2-3 6531-3.7.4.2-4 6531-3.7.4.2-5 6531-3.7.4.2-6 6531-3.7.4.2-8
= vrfy_with_the_parameter_may_be_answered_in_utf8_and_else_is_252
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: VRFY j\xc3\xb6rg SMTPUTF8
E: VRFY arg=j\xc3\xb6rg param=SMTPUTF8::0
A: 250 - J\xc3\xb6rg <j\xc3\xb6rg@x.example>
S: 250 J\xc3\xb6rg <j\xc3\xb6rg@x.example>
C: VRFY jo
E: VRFY arg=jo nparam=0
A: 250 - J\xc3\xb6rg <j\xc3\xb6rg@x.example>
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY jo smtpUTF8 \t
E: VRFY arg=jo param=smtpUTF8::0
A: 251 - Will forward to <\xe4\xbe\x8b@x.example>
S: 251 Will forward to <\xe4\xbe\x8b@x.example>
C: VRFY jo
E: VRFY
A: 250 - Jo <jo@x.example>
S: 250 Jo <jo@x.example>
C: VRFY jo SMTPUTF8
E: VRFY
A: 553 - Ambiguous\nJ\xc3\xb6rg <j\xc3\xb6rg@x.example>\nJo \xff
S: 553-Ambiguous
S: 553-J\xc3\xb6rg <j\xc3\xb6rg@x.example>
S: 553 Jo ?
C: VRFY SMTPUTF8
E: VRFY arg=SMTPUTF8 nparam=0
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY \xff SMTPUTF8
S: 501 Syntax error - invalid character

#: 6531-3.7.4.2-3 6531-3.7.4.2-4 6531-3.7.4.2-5 6531-3.7.4.2-6
= expn_with_the_parameter_may_be_answered_in_utf8_and_else_is_252
@ SMTPUTF8 1
@ EXPN 1
@ ENHANCEDSTATUSCODES 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-SMTPUTF8
S: 250-VRFY
S: 250 EXPN
C: EXPN list SMTPUTF8
E: EXPN arg=list param=SMTPUTF8::0
A: 250 2.1.5 A <a@x.example>\nJ\xc3\xb6rg <j\xc3\xb6rg@x.example>
S: 250-2.1.5 A <a@x.example>
S: 250 2.1.5 J\xc3\xb6rg <j\xc3\xb6rg@x.example>
C: EXPN list SMTPUTF8
E: EXPN arg=list param=SMTPUTF8::0
A+ 250 2.1.5 \xc3\xa0 <a@x.example>
A: 250 2.1.5 J\xc3\xb6rg <j\xc3\xb6rg@x.example>
S: 250-2.1.5 \xc3\xa0 <a@x.example>
S: 250 2.1.5 J\xc3\xb6rg <j\xc3\xb6rg@x.example>
C: EXPN list
E: EXPN arg=list nparam=0
A: 250 2.1.5 A <a@x.example>\nJ\xc3\xb6rg <j\xc3\xb6rg@x.example>
S: 252 2.6.8 Cannot VRFY user, but will accept message and attempt delivery
C: EXPN list
E: EXPN arg=list nparam=0
A: 250 2.1.5 A <a@x.example>\nB <b@x.example>
S: 250-2.1.5 A <a@x.example>
S: 250 2.1.5 B <b@x.example>

#: 6531-3.7.4.2-3
= vrfy_in_a_transaction_with_smtputf8_needs_the_parameter_all_the_same
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250 VRFY
C: MAIL FROM:<a@b> SMTPUTF8
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: VRFY jo
E: VRFY nparam=0
A: 250 - J\xc3\xb6 <j\xc3\xb6@x.example>
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY jo SMTPUTF8
E: VRFY param=SMTPUTF8::0
A: 250 - J\xc3\xb6 <j\xc3\xb6@x.example>
S: 250 J\xc3\xb6 <j\xc3\xb6@x.example>
G: STATE=RCPT

= vrfy_knows_no_parameter_where_the_extension_is_not_offered
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: VRFY jo SMTPUTF8
E: VRFY arg="jo SMTPUTF8" nparam=0
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY j\xc3\xb6 SMTPUTF8
S: 501 Syntax error - invalid character

= vrfy_knows_no_parameter_after_helo
@ SMTPUTF8 1
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
S: 250 foo.com
C: VRFY jo SMTPUTF8
E: VRFY arg="jo SMTPUTF8" nparam=0
A: 252 - \xc3\xb6
S: 252 ??
C: VRFY j\xc3\xb6
S: 501 Syntax error - invalid character

#: 6531-3.7.4.2-4
= string_of_vrfy_and_expn_may_be_utf8_without_the_parameter
@ SMTPUTF8 1
@ EXPN 1
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-SMTPUTF8
S: 250-VRFY
S: 250 EXPN
C: VRFY j\xc3\xb6rg
E: VRFY arg=j\xc3\xb6rg nparam=0
A: 250 - J\xc3\xb6rg <j\xc3\xb6rg@x.example>
S: 252 Cannot VRFY user, but will accept message and attempt delivery
C: VRFY \xff
S: 501 Syntax error - invalid character
C: EXPN j\xc3\xb6rg
E: EXPN arg=j\xc3\xb6rg nparam=0
A: 250 - J\xc3\xb6rg <j\xc3\xb6rg@x.example>
S: 252 Cannot VRFY user, but will accept message and attempt delivery

#: 6531-3.7.4.2-7
= no_other_reply_holds_utf8
@ SMTPUTF8 1
@ CHUNKING 1
@ HELP 1
@ OTHER 1
E: CONNECT
A: 220 - \xc3\xa9
S: 220 foo.com ??
C: EHLO c.example
E: HELO
A: 250 - \xc3\xa9
S: 250-foo.com ??
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-CHUNKING
S: 250-SMTPUTF8
S: 250-VRFY
S: 250 HELP
C: HELP
E: HELP
A: 214 - \xc3\xa9
S: 214 ??
C: XYZZY
E: OTHER
A: 250 - \xc3\xa9
S: 250 ??
C: NOOP
E: NOOP
A: 250 - \xc3\xa9
S: 250 ??
C: MAIL FROM:<\xc3\xa9@b> SMTPUTF8
E: MAIL
A: 550 - \xc3\xa9
S: 550 ??
C: MAIL FROM:<\xc3\xa9@b> SMTPUTF8
E: MAIL
A: 250 - \xc3\xa9 ok
S: 250 ?? ok
C: RCPT TO:<\xc3\xa9@b>
E: RCPT
A: 550 - No \xc3\xa9 here
S: 550 No ?? here
C: RCPT TO:<\xc3\xa9@b>
E: RCPT
A: 250 - \xc3\xa9 ok
S: 250 ?? ok
C: DATA
E: DATA
A: 554 - \xc3\xa9
S: 554 ??
--
C: DATA
E: DATA
A: 354 - \xc3\xa9
S: 354 ??
--
D: .
E: MESSAGE
A: 250 - \xc3\xa9
S: 250 ??
C: MAIL FROM:<a@b> SMTPUTF8
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1
D. x
E: DATA flags=CHUNK
A: 452 - \xc3\xa9
E: ABORT code=452
S: 452 ??
C: MAIL FROM:<a@b> SMTPUTF8
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: BDAT 1
D. x
E: DATA flags=CHUNK
E: BODY data=x
A! 551 - \xc3\xa9
E: ABORT code=551
S: 551 ??
C: QUIT
E: QUIT
A: 221 - \xc3\xa9
E: CLOSED
S: 221 foo.com ??
