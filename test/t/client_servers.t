# Whole sessions, each with another server: how it greets, what it announces
# in clear and inside TLS, and how it words its answers.

#: 3207-4.3-1 4954-4-40 5321-4.1.4-20
= submission_to_postfix
@@ client
@ STARTTLS 1
@ AUTH 1
@ DSN 1
@ REQUIRE_TLS 1
H: ehlo laptop.client.example
S: 220 mail.example.com ESMTP Postfix (Debian/GNU)
E: CONNECT code=220
C: EHLO laptop.client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-SIZE 10240000
S: 250-ETRN
S: 250-STARTTLS
S: 250-ENHANCEDSTATUSCODES
S: 250-8BITMIME
S: 250-DSN
S: 250-SMTPUTF8
S: 250 CHUNKING
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5
E: HELO index=6
E: HELO index=7
E: HELO index=8
E: HELO index=9
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
A: tls OK|VERIFIED
C: EHLO laptop.client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-SIZE 10240000
S: 250-ETRN
S: 250-AUTH PLAIN LOGIN
S: 250-AUTH=PLAIN LOGIN
S: 250-ENHANCEDSTATUSCODES
S: 250-8BITMIME
S: 250-DSN
S: 250-SMTPUTF8
S: 250 CHUNKING
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5
E: HELO index=6
E: HELO index=7
E: HELO index=8
E: HELO index=9
E: HELO index=10
H: auth PLAIN \0user\0pass
C: AUTH PLAIN AHVzZXIAcGFzcw==
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235 enhanced=2.7.0
H: mail user@example.com SIZE=200 BODY=8BITMIME RET=HDRS
H: rcpt one@example.net NOTIFY=FAILURE,DELAY
H: rcpt two@example.net NOTIFY=FAILURE,DELAY
H: data
C: MAIL FROM:<user@example.com> SIZE=200 BODY=8BITMIME RET=HDRS
C: RCPT TO:<one@example.net> NOTIFY=FAILURE,DELAY
C: RCPT TO:<two@example.net> NOTIFY=FAILURE,DELAY
C: DATA
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 450 4.1.2 <two@example.net>: Recipient address rejected: Domain not found
S: 354 End data with <CR><LF>.<CR><LF>
E: MAIL code=250
E: RCPT code=250 index=0
E: RCPT code=450 index=1 enhanced=4.1.2
E: DATA code=354
H: body From: <user@example.com>\r\nSubject: caf\xc3\xa9\r\n\r\n.hidden\r\n
H: end
D: From: <user@example.com>
D: Subject: caf\xc3\xa9
D: \e
D: ..hidden
D: .
--
S: 250 2.0.0 Ok: queued as 4Xyz1T0B3dz1
E: MESSAGE code=250 enhanced=2.0.0 arg="Ok: queued as 4Xyz1T0B3dz1"
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK
G: MESSAGES=1 TLS=3 AUTH=1

= relay_to_exim
@@ client
@ STARTTLS 1
@ CHUNKING 1
@ CHUNK 1
H: ehlo relay.client.example
S: 220 mx.example.net ESMTP Exim 4.97 Wed, 25 Nov 2026 12:00:00 +0000
E: CONNECT code=220
C: EHLO relay.client.example
--
S: 250-mx.example.net Hello relay.client.example [192.0.2.1]
S: 250-SIZE 52428800
S: 250-LIMITS MAILMAX=1000 RCPTMAX=50000
S: 250-8BITMIME
S: 250-PIPELINING
S: 250-PIPECONNECT
S: 250-CHUNKING
S: 250-STARTTLS
S: 250-PRDR
S: 250 HELP
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5
E: HELO index=6
E: HELO index=7
E: HELO index=8
E: HELO index=9
H: starttls
C: STARTTLS
--
S: 454 TLS currently unavailable
E: STARTTLS code=454 enhanced="" arg="TLS currently unavailable"
H: mail bounce+x=y@client.example SIZE=30
H: rcpt a@example.net
H: rcpt b@example.net
H: data
C: MAIL FROM:<bounce+x=y@client.example> SIZE=30
C: RCPT TO:<a@example.net>
C: RCPT TO:<b@example.net>
--
S: 250 OK
S: 250 Accepted
S: 550-Verification failed for <bounce+x=y@client.example>
S: 550-Unrouteable address
S: 550 Sender verify failed
E: MAIL code=250
E: RCPT code=250 index=0
E: RCPT code=550 flags=MORE index=1
E: RCPT code=550 flags=MORE index=1
E: RCPT code=550 flags=0 index=1 arg="Sender verify failed"
E: DATA code=354 flags=CHUNK
H: piece Subject: x\r\n\r\n
H: piece .\r\nrest\r\n
H: end
C: BDAT 14
D: Subject: x
D: \e
C: BDAT 9
D: .
D: rest
C: BDAT 0 LAST
--
S: 250 14 byte chunk received
S: 250 9 byte chunk received
S: 250- 0 byte chunk, total 23
S: 250 OK id=1rAbCd-00000000123-0AbC
E: CHUNK code=250
E: CHUNK code=250
E: MESSAGE code=250 flags=MORE
E: MESSAGE code=250 flags=0 arg="OK id=1rAbCd-00000000123-0AbC"
H: quit
C: QUIT
--
S: 221 mx.example.net closing connection
E: QUIT code=221
E: CLOSED code=221 error=OK
G: MESSAGES=1 TLS=0

= relay_to_sendmail
@@ client
@ DSN 1
H: ehlo relay.client.example
S: 220 mail.example.edu ESMTP Sendmail 8.17.1/8.17.1; Wed, 25 Nov 2026 12:00:00 GMT
E: CONNECT code=220
C: EHLO relay.client.example
--
S: 250-mail.example.edu Hello relay.client.example [192.0.2.1], pleased to meet you
S: 250-ENHANCEDSTATUSCODES
S: 250-PIPELINING
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250-DELIVERBY
S: 250 HELP
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5
E: HELO index=6
E: HELO index=7
H: mail \e SIZE=1000
H: rcpt a@example.edu NOTIFY=NEVER
H: rcpt b@example.edu NOTIFY=NEVER
H: data
C: MAIL FROM:<> SIZE=1000
C: RCPT TO:<a@example.edu> NOTIFY=NEVER
C: RCPT TO:<b@example.edu> NOTIFY=NEVER
C: DATA
--
S: 250 2.1.0 <>... Sender ok
S: 550 5.1.1 <a@example.edu>... User unknown
S: 451 4.7.1 Greylisting in action, please come back in 00:05:00
S: 503 5.0.0 Need RCPT (recipient)
E: MAIL code=250 arg="<>... Sender ok"
E: RCPT code=550 enhanced=5.1.1 arg="<a@example.edu>... User unknown"
E: RCPT code=451 enhanced=4.7.1
E: DATA code=503 enhanced=5.0.0
H: mail \e SIZE=1000
H: rcpt c@example.edu NOTIFY=NEVER
H: data
C: RSET
C: MAIL FROM:<> SIZE=1000
C: RCPT TO:<c@example.edu> NOTIFY=NEVER
C: DATA
--
S: 250 2.0.0 Reset state
S: 250 2.1.0 <>... Sender ok
S: 250 2.1.5 <c@example.edu>... Recipient ok
S: 354 Enter mail, end with "." on a line by itself
E: MAIL code=250
E: RCPT code=250 index=0
E: DATA code=354 arg="Enter mail, end with \".\" on a line by itself"
H: body x\r\n
H: end
D: x
D: .
--
S: 250 2.0.0 4APC0000012345 Message accepted for delivery
E: MESSAGE code=250 arg="4APC0000012345 Message accepted for delivery"
H: quit
C: QUIT
--
S: 221 2.0.0 mail.example.edu closing connection
E: QUIT code=221
E: CLOSED code=221 error=OK
G: MESSAGES=1

#: 3207-4.3-1
= submission_to_microsoft_365
@@ client
@ STARTTLS 1
@ AUTH 1
@ REQUIRE_TLS 1
H: ehlo [192.0.2.1]
S: 220 BL1P221CA0016.outlook.office365.com Microsoft ESMTP MAIL Service ready at Wed, 25 Nov 2026 12:00:00 +0000 [08DCE8B62813AB2B]
E: CONNECT code=220
C: EHLO [192.0.2.1]
--
S: 250-BL1P221CA0016.outlook.office365.com Hello [192.0.2.1]
S: 250-SIZE 157286400
S: 250-PIPELINING
S: 250-DSN
S: 250-ENHANCEDSTATUSCODES
S: 250-STARTTLS
S: 250-8BITMIME
S: 250-BINARYMIME
S: 250-CHUNKING
S: 250 SMTPUTF8
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5
E: HELO index=6
E: HELO index=7
E: HELO index=8
E: HELO index=9
H: starttls
C: STARTTLS
--
S: 220 2.0.0 SMTP server ready
E: STARTTLS code=220
E: TLS
A: tls OK|VERIFIED
C: EHLO [192.0.2.1]
--
S: 250-BL1P221CA0016.outlook.office365.com Hello [192.0.2.1]
S: 250-SIZE 157286400
S: 250-PIPELINING
S: 250-DSN
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH LOGIN XOAUTH2
S: 250-8BITMIME
S: 250-BINARYMIME
S: 250-CHUNKING
S: 250 SMTPUTF8
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5 arg="AUTH LOGIN XOAUTH2"
E: HELO index=6
E: HELO index=7
E: HELO index=8
E: HELO index=9
H: mail u@example.com
C: MAIL FROM:<u@example.com>
--
S: 530 5.7.57 Client not authenticated to send mail. [BL1P221CA0016.NAMP221.PROD.OUTLOOK.COM 2026-11-25T12:00:00.000Z 08DCE8B62813AB2B]
E: MAIL code=530 enhanced=5.7.57
H: auth XOAUTH2 user=u@example.com\x01auth=Bearer\sxyz\x01\x01
C: AUTH XOAUTH2 dXNlcj11QGV4YW1wbGUuY29tAWF1dGg9QmVhcmVyIHh5egEB
--
S: 535 5.7.3 Authentication unsuccessful [BL1P221CA0016.NAMP221.PROD.OUTLOOK.COM 2026-11-25T12:00:00.000Z 08DCE8B62813AB2B]
E: AUTH code=535 enhanced=5.7.3
H: auth LOGIN
C: AUTH LOGIN
--
S: 334 VXNlcm5hbWU6
E: AUTH code=334 owed=1 data="Username:"
H: answer user@example.com
C: dXNlckBleGFtcGxlLmNvbQ==
--
S: 334 UGFzc3dvcmQ6
E: AUTH code=334 owed=1 data="Password:"
H: answer pass
C: cGFzcw==
--
S: 235 2.7.0 Authentication successful
E: AUTH code=235
H: mail u@example.com
H: rcpt r@example.net
H: data
C: MAIL FROM:<u@example.com>
C: RCPT TO:<r@example.net>
C: DATA
--
S: 250 2.1.0 Sender OK
S: 250 2.1.5 Recipient OK
S: 354 Start mail input; end with <CRLF>.<CRLF>
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: body x\r\n
H: end
D: x
D: .
--
S: 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=BL1P221MB0016.NAMP221.PROD.OUTLOOK.COM]
E: MESSAGE code=432 enhanced=4.3.2
H: quit
C: QUIT
--
S: 221 2.0.0 Service closing transmission channel
E: QUIT code=221
E: CLOSED code=221 error=OK
G: MESSAGES=0

= relay_to_gmail
@@ client
@ STARTTLS 1
H: ehlo relay.client.example
S: 220 mx.google.com ESMTP 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
E: CONNECT code=220
C: EHLO relay.client.example
--
S: 250-mx.google.com at your service, [192.0.2.1]
S: 250-SIZE 157286400
S: 250-8BITMIME
S: 250-STARTTLS
S: 250-ENHANCEDSTATUSCODES
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 SMTPUTF8
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5
E: HELO index=6
E: HELO index=7
H: starttls
C: STARTTLS
--
S: 220 2.0.0 Ready to start TLS
E: STARTTLS code=220
E: TLS
A: tls OK
C: EHLO relay.client.example
--
S: 250-mx.google.com at your service, [192.0.2.1]
S: 250-SIZE 157286400
S: 250-8BITMIME
S: 250-ENHANCEDSTATUSCODES
S: 250-PIPELINING
S: 250-CHUNKING
S: 250 SMTPUTF8
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5
E: HELO index=6
H: mail a@client.example SIZE=100
H: rcpt b@gmail.example
H: data
C: MAIL FROM:<a@client.example> SIZE=100
C: RCPT TO:<b@gmail.example>
C: DATA
--
S: 250 2.1.0 OK 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
S: 250 2.1.5 OK 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
S: 354 Go ahead 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
E: MAIL code=250
E: RCPT code=250
E: DATA code=354
H: body x\r\n
H: end
D: x
D: .
--
S: 550-5.7.26 Your email has been blocked because the sender is unauthenticated.
S: 550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.
S: 550-5.7.26
S: 550-5.7.26  Authentication results:
S: 550-5.7.26  DKIM = did not pass
S: 550-5.7.26  SPF [client.example] with ip: [192.0.2.1] = did not pass
S: 550-5.7.26
S: 550-5.7.26  For instructions on setting up authentication, go to
S: 550 5.7.26  https://support.google.com/mail/answer/81126#authentication 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
E: MESSAGE code=550 flags=MORE enhanced=5.7.26 index=0
E: MESSAGE code=550 flags=MORE enhanced=5.7.26
E: MESSAGE code=550 flags=MORE enhanced=5.7.26 arg=""
E: MESSAGE code=550 flags=MORE enhanced=5.7.26
E: MESSAGE code=550 flags=MORE enhanced=5.7.26
E: MESSAGE code=550 flags=MORE enhanced=5.7.26
E: MESSAGE code=550 flags=MORE enhanced=5.7.26 arg=""
E: MESSAGE code=550 flags=MORE enhanced=5.7.26
E: MESSAGE code=550 flags=0 enhanced=5.7.26
H: quit
C: QUIT
--
S: 221 2.0.0 closing connection 4fb4d7f45d1cf-5ab0c1si123456 - gsmtp
E: QUIT code=221
E: CLOSED code=221 error=OK
G: MESSAGES=0

= relay_to_opensmtpd
@@ client
H: ehlo relay.client.example
S: 220 mail.example.org ESMTP OpenSMTPD
E: CONNECT code=220
C: EHLO relay.client.example
--
S: 250-mail.example.org Hello relay.client.example [192.0.2.1], pleased to meet you
S: 250-8BITMIME
S: 250-ENHANCEDSTATUSCODES
S: 250-SIZE 36700160
S: 250-DSN
S: 250 HELP
E: HELO index=0
E: HELO index=1
E: HELO index=2
E: HELO index=3
E: HELO index=4
E: HELO index=5
H: mail a@client.example SIZE=100
H: rcpt nobody@example.org
C: MAIL FROM:<a@client.example> SIZE=100
--
S: 250 2.0.0 Ok
E: MAIL code=250
C: RCPT TO:<nobody@example.org>
--
S: 550 Invalid recipient: <nobody@example.org>
E: RCPT code=550 enhanced=""
H: rcpt b@example.org
H: data
H: body x\r\n
H: end
C: RCPT TO:<b@example.org>
--
S: 250 2.1.5 Destination address valid: Recipient ok
E: RCPT code=250 index=1
C: DATA
--
S: 354 Enter mail, end with "." on a line by itself
E: DATA code=354
D: x
D: .
--
S: 250 2.0.0 6c85ac7c Message accepted for delivery
E: MESSAGE code=250
H: quit
C: QUIT
--
S: 221 2.0.0 Bye
E: QUIT code=221
E: CLOSED code=221 error=OK
G: MESSAGES=1

= relay_to_qmail
@@ client
H: ehlo relay.client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO relay.client.example
--
S: 250-mail.example.org
S: 250-PIPELINING
S: 250 8BITMIME
E: HELO index=0
E: HELO index=1
E: HELO index=2
H: mail a@client.example BODY=8BITMIME
H: rcpt b@example.org
H: rcpt c@elsewhere.example
H: data
C: MAIL FROM:<a@client.example> BODY=8BITMIME
C: RCPT TO:<b@example.org>
C: RCPT TO:<c@elsewhere.example>
C: DATA
--
S: 250 ok
S: 250 ok
S: 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)
S: 354 go ahead
E: MAIL code=250
E: RCPT code=250 index=0
E: RCPT code=553 index=1 enhanced="" arg="sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"
E: DATA code=354
H: body \xe9\r\n
H: end
D: \xe9
D: .
--
S: 250 ok 1764072000 qp 12345
E: MESSAGE code=250 arg="ok 1764072000 qp 12345"
H: command VRFY b
C: VRFY b
--
S: 252 send some mail, i'll try my best
E: OTHER code=252
H: command HELP
C: HELP
--
S: 214 netqmail home page: http://qmail.org/netqmail
E: OTHER code=214
H: quit
C: QUIT
--
S: 221 mail.example.org
E: QUIT code=221
E: CLOSED code=221 error=OK
G: MESSAGES=1
