# The scenarios of RFC 5321 Appendix D, octet for octet. The host supplies the
# texts that differ from those of 4.2.3; PIPELINING and VRFY, which the server
# of the Appendix does not know, are off.

#: 5321-3.1-1 5321-4.1.1.1-13 5321-3.3-3 5321-3.3-8 5321-3.3-9 5321-3.3-19
#: 5321-3.3-20 5321-4.1.1.10-1 5321-4.1.1.4-1 5321-4.2-5
= appendix_d_1_typical_transaction
@ DSN 1
@ HELP 1
@ PIPELINING 0
@ VRFY 0
E: CONNECT
A: 220 - Simple Mail Transfer Service Ready
S: 220 foo.com Simple Mail Transfer Service Ready
--
C: EHLO bar.com
E: HELO arg=bar.com flags=ESMTP
A: 250 - greets bar.com
S: 250-foo.com greets bar.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250 HELP
--
C: MAIL FROM:<Smith@bar.com>
E: MAIL mailbox=Smith@bar.com local=Smith domain=bar.com nparam=0
A: 250 - OK
S: 250 OK
--
C: RCPT TO:<Jones@foo.com>
E: RCPT mailbox=Jones@foo.com index=0
A: 250 - OK
S: 250 OK
--
C: RCPT TO:<Green@foo.com>
E: RCPT mailbox=Green@foo.com index=1
A: 550 - No such user here
S: 550 No such user here
--
C: RCPT TO:<Brown@foo.com>
E: RCPT mailbox=Brown@foo.com index=1
A: 250 - OK
S: 250 OK
G: RCPT=2
--
C: DATA
E: DATA flags=0
A: 354
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: Blah blah blah...
D: ...etc. etc. etc.
D: .
E: BODY data="Blah blah blah...\r\n..etc. etc. etc.\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
--
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 5321-4.1.1.5-1 5321-4.1.1.5-2 5321-4.1.4-19
= appendix_d_2_aborted_transaction
@ DSN 1
@ HELP 1
@ PIPELINING 0
@ VRFY 0
E: CONNECT
A: 220 - Simple Mail Transfer Service Ready
S: 220 foo.com Simple Mail Transfer Service Ready
--
C: EHLO bar.com
E: HELO arg=bar.com flags=ESMTP
A: 250 - greets bar.com
S: 250-foo.com greets bar.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250 HELP
--
C: MAIL FROM:<Smith@bar.com>
E: MAIL mailbox=Smith@bar.com
A: 250 - OK
S: 250 OK
--
C: RCPT TO:<Jones@foo.com>
E: RCPT mailbox=Jones@foo.com
A: 250 - OK
S: 250 OK
--
C: RCPT TO:<Green@foo.com>
E: RCPT mailbox=Green@foo.com
A: 550 - No such user here
S: 550 No such user here
--
C: RSET
E: ABORT code=0
S: 250 Requested mail action okay, completed
G: STATE=READY RCPT=0
--
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: 5321-4.1.1.1-12 5321-2.2.1-1 5321-3.6.3-5 5321-3.7.2-3
= appendix_d_3_relayed_mail_to_a_server_without_extensions
@ HOSTNAME xyz.com
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
A: 220 - Simple Mail Transfer Service Ready
S: 220 xyz.com Simple Mail Transfer Service Ready
--
C: EHLO foo.com
E: HELO arg=foo.com flags=ESMTP
A: 250 - is on the air
S: 250 xyz.com is on the air
--
C: MAIL FROM:<JQP@bar.com>
E: MAIL mailbox=JQP@bar.com
A: 250 - OK
S: 250 OK
--
C: RCPT TO:<Jones@XYZ.COM>
E: RCPT mailbox=Jones@XYZ.COM domain=XYZ.COM
A: 250 - OK
S: 250 OK
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: Received: from bar.com by foo.com ; Thu, 21 May 1998
D:     05:33:29 -0700
D: Date: Thu, 21 May 1998 05:33:22 -0700
D: From: John Q. Public <JQP@bar.com>
D: Subject:  The Next Meeting of the Board
D: To: Jones@xyz.com
D:
D: Bill:
D: The next meeting of the board of directors will be
D: on Tuesday.
D:                         John.
D: .
E: BODY data="Received: from bar.com by foo.com ; Thu, 21 May 1998\r\n    05:33:29 -0700\r\nDate: Thu, 21 May 1998 05:33:22 -0700\r\nFrom: John Q. Public <JQP@bar.com>\r\nSubject:  The Next Meeting of the Board\r\nTo: Jones@xyz.com\r\n\r\nBill:\r\nThe next meeting of the board of directors will be\r\non Tuesday.\r\n                        John.\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
--
C: QUIT
E: QUIT
E: CLOSED code=221
S: 221 xyz.com Service closing transmission channel

#: 5321-3.5.1-1 5321-3.5.1-2 5321-3.5.2-8 5321-4.1.1.6-1
= appendix_d_4_verifying_and_sending
@ DSN 1
@ HELP 1
@ PIPELINING 0
E: CONNECT
A: 220 - Simple Mail Transfer Service Ready
S: 220 foo.com Simple Mail Transfer Service Ready
--
C: EHLO bar.com
E: HELO arg=bar.com
A: 250 - greets bar.com
S: 250-foo.com greets bar.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-VRFY
S: 250 HELP
--
C: VRFY Crispin
E: VRFY arg=Crispin
A: 250 - Mark Crispin <Admin.MRC@foo.com>
S: 250 Mark Crispin <Admin.MRC@foo.com>
--
C: MAIL FROM:<EAK@bar.com>
E: MAIL mailbox=EAK@bar.com
A: 250 - OK
S: 250 OK
--
C: RCPT TO:<Admin.MRC@foo.com>
E: RCPT mailbox=Admin.MRC@foo.com
A: 250 - OK
S: 250 OK
--
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: Blah blah blah...
D: ...etc. etc. etc.
D: .
E: BODY data="Blah blah blah...\r\n..etc. etc. etc.\r\n"
E: MESSAGE
A: 250 - OK
S: 250 OK
--
C: QUIT
E: QUIT
E: CLOSED code=221
S: 221 foo.com Service closing transmission channel
