# Paths and parameters as a client sends them: the mailbox in its least quoting,
# RFC 5321 4.1.2; values encoded, RFC 3461 4; nothing that the server did not
# announce, RFC 5321 4.1.1.3; UTF-8, RFC 6531.

#: 5321-3.6.3-4 5321-2.4-7 5321-3.3-17
= null_path_is_two_brackets
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: mail \e
H: rcpt Postmaster
C: MAIL FROM:<>
--
S: 250 2.1.0 Ok
E: MAIL code=250
C: RCPT TO:<Postmaster>

#: 5321-2.3.11-1 5321-2.4-3 5321-4.1.2-23 5321-3.3-17
= local_part_is_sent_as_it_is_in_its_least_quoting
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
H: mail Smith@X.example
H: rcpt A%b!c+d=e@x.example
H: rcpt "abc"@x.example
H: rcpt "a.b"@x.example
H: rcpt "a\sb"@x.example
H: rcpt "a\\"b"@x.example
H: rcpt "\\a\\b\\\\"@x.example
H: rcpt "a..b"@x.example
H: rcpt ""@x.example
H: rcpt u@[192.0.2.1]
H: rcpt u@[IPv6:2001:db8::1]
C: MAIL FROM:<Smith@X.example>
C: RCPT TO:<A%b!c+d=e@x.example>
C: RCPT TO:<abc@x.example>
C: RCPT TO:<a.b@x.example>
C: RCPT TO:<"a b"@x.example>
C: RCPT TO:<"a\\"b"@x.example>
C: RCPT TO:<"ab\\\\"@x.example>
C: RCPT TO:<"a..b"@x.example>
C: RCPT TO:<""@x.example>
C: RCPT TO:<u@[192.0.2.1]>
C: RCPT TO:<u@[IPv6:2001:db8::1]>

#: 5321-2.3.8-7 5321-4.1.2-26 5321-4.1.2-28 5321-F.4-1 5321-3.3-6 5321-3.3-10 5321-3.6.1-1
#: 5321-3.6.1-2 5321-4.1.1.3-1 5321-4.1.2-4
= path_that_breaks_its_grammar_is_not_sent
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
--
H! EINVAL mail a
H! EINVAL mail Postmaster
H! EINVAL mail a@
H! EINVAL mail @b.example
H! EINVAL mail a@b@c.example
H! EINVAL mail <a@b.example>
H! EINVAL mail a@b.example>
H! EINVAL mail a\sb@c.example
H! EINVAL mail a..b@c.example
H! EINVAL mail .a@c.example
H! EINVAL mail a@b_c.example
H! EINVAL mail a@-b.example
H! EINVAL mail a@b..example
H! EINVAL mail a@b.example.
H! EINVAL mail a@#12345
H! EINVAL mail a@[192.0.2.256]
H! EINVAL mail a@[IPv6:2001:db8]
H! EINVAL mail a\r\n@c.example
H! EINVAL mail a@c.example\r\n
H! EINVAL mail a@c.example>\r\nRCPT\sTO:<d@e.example
H! EINVAL mail "a\r\nQUIT"@c.example
H! EINVAL mail "a\nb"@c.example
H! EINVAL mail "a\\\nb"@c.example
H! EINVAL mail "a\tb"@c.example
H! EINVAL mail "a\x01b"@c.example
H! EINVAL mail "a\x7fb"@c.example
H! EINVAL mail caf\xc3\xa9@c.example
H! EINVAL mail a@caf\xc3\xa9.example
H! EINVAL mail @a.example,@b.example:u@d.example
H! EINVAL mail \{65:a}@c.example
H! EINVAL mail a@\{300:b}.example
H! EINVAL mail \{600:a}@c.example
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt \e
H! EINVAL rcpt a
H! EINVAL rcpt @a.example:u@d.example
H! EINVAL rcpt @a_b.example:u@d.example
H! EINVAL rcpt a@c.example>\r\nRCPT\sTO:<d@e.example
H! EINVAL rcpt caf\xc3\xa9@c.example
H! EINVAL rcpt u@#12345
H! EINVAL rcpt \{65:a}@c.example
G: RCPT=0 STATE=MAIL

#: 5321-4.5.3.1-3 5321-4.5.3.1-4
= longest_paths_are_sent_and_may_be_refused
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
H: mail \{64:a}@\{63:b}.\{63:c}.\{61:d}
C: MAIL FROM:<\{64:a}@\{63:b}.\{63:c}.\{61:d}>
--
S: 501 5.1.7 Bad sender address syntax
E: MAIL code=501
--
H! EINVAL mail \{64:a}@\{63:b}.\{63:c}.\{62:d}
G: STATE=READY

#: 5321-4.1.2-10 3461-4.2-4
= values_of_dsn_are_encoded
@@ client
@ DSN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-SIZE 10240000
S: 250-8BITMIME
S: 250 DSN
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example RET=HDRS ENVID=QQ314159 SIZE=1000 BODY=8BITMIME
H: rcpt b+c=d@example.com NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;b+c=d@example.com
H: rcpt e@example.com NOTIFY=NEVER
H: rcpt f@example.com NOTIFY=DELAY ORCPT=x400;/C=US/O=x\sy/
C: MAIL FROM:<a@client.example> RET=HDRS ENVID=QQ314159 SIZE=1000 BODY=8BITMIME
C: RCPT TO:<b+c=d@example.com> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;b+2Bc+3Dd@example.com
C: RCPT TO:<e@example.com> NOTIFY=NEVER
C: RCPT TO:<f@example.com> NOTIFY=DELAY ORCPT=x400;/C+3DUS/O+3Dx+20y/
--
S: 250 2.1.0 Ok
S: 250 2.1.5 Ok
S: 250 2.1.5 Ok
S: 250 2.1.5 Ok
E: MAIL code=250
E: RCPT code=250
E: RCPT code=250
E: RCPT code=250
H: rset
C: RSET
--
S: 250 2.0.0 Ok
E: RSET code=250
H: mail a@client.example RET=FULL ENVID=a\sb+c=d
C: MAIL FROM:<a@client.example> RET=FULL ENVID=a+20b+2Bc+3Dd

#: 3461-5.2.1-1 3461-5.2.1-2
= values_that_are_encoded_are_sent_as_they_are
@@ client
@ DSN 1
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-AUTH CRAM-MD5
S: 250 DSN
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example ENVID:=a+2Bb+41 AUTH:=<>
H: rcpt b@example.com ORCPT:=rfc822;BoB+40EXAMPLE.com
H: rcpt c@example.com
C: MAIL FROM:<a@client.example> ENVID=a+2Bb+41 AUTH=<>
C: RCPT TO:<b@example.com> ORCPT=rfc822;BoB+40EXAMPLE.com
C: RCPT TO:<c@example.com>

= values_that_are_encoded_wrongly_are_not_sent
@@ client
@ DSN 1
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-AUTH CRAM-MD5
S: 250 DSN
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example ENVID=a\x7f
H! EINVAL mail a@client.example ENVID=a\r\nQUIT
H! EINVAL mail a@client.example ENVID:=a+2bb
H! EINVAL mail a@client.example ENVID:=a+
H! EINVAL mail a@client.example ENVID:=a+4
H! EINVAL mail a@client.example ENVID:=a+zz
H! EINVAL mail a@client.example ENVID:=a=b
H! EINVAL mail a@client.example ENVID:=a\sb
H! EINVAL mail a@client.example ENVID:=a\r\nQUIT
H! EINVAL mail a@client.example ENVID:=caf\xc3\xa9
H! EINVAL mail a@client.example AUTH:=a+b@c.example
H! EINVAL mail a@client.example AUTH:=\e
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt b@example.com ORCPT:=b@example.com
H! EINVAL rcpt b@example.com ORCPT:=rfc822
H! EINVAL rcpt b@example.com ORCPT=b@example.com
H! EINVAL rcpt b@example.com ORCPT=rfc@822;b@example.com
H! EINVAL rcpt b@example.com ORCPT:=rfc822;b+c@example.com

#: 3461-4.2-3 3461-4.4-3
= values_over_their_lengths_are_not_sent
@@ client
@ DSN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 DSN
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example ENVID=\{101:e}
H! EINVAL mail a@client.example ENVID=\{34:+}
H: mail a@client.example ENVID=\{100:e}
C: MAIL FROM:<a@client.example> ENVID=\{100:e}
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt b@example.com ORCPT=rfc822;\{494:o}
H: rcpt b@example.com ORCPT=rfc822;\{487:o}
C: RCPT TO:<b@example.com> ORCPT=rfc822;\{487:o}

#: 5321-4.1.1.3-8 3461-5.2.2-1 2920-2-2
= parameters_that_are_not_announced_are_not_sent
@@ client
@ DSN 1
@ AUTH 1
@ SMTPUTF8 1
H: ehlo client.example
S: 220 mail.example.org ESMTP
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.org
S: 250 PIPELINING
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example SIZE=100
H! EINVAL mail a@client.example BODY=7BIT
H! EINVAL mail a@client.example BODY=8BITMIME
H! EINVAL mail a@client.example RET=FULL
H! EINVAL mail a@client.example ENVID=x
H! EINVAL mail a@client.example SMTPUTF8
H! EINVAL mail a@client.example AUTH=a@client.example
H: mail a@client.example
H: rcpt b@example.org
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.org>
--
H! EINVAL rcpt c@example.org NOTIFY=NEVER
H! EINVAL rcpt c@example.org ORCPT=rfc822;c@example.org
G: STATE=RCPT

= parameters_that_the_host_does_not_want_are_not_sent
@@ client
@ SIZE 0
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-DSN
S: 250 SIZE 1000
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example SIZE=100
H! EINVAL mail a@client.example RET=FULL
G: SIZE=1 DSN=1 MAX_SIZE=1000

#: 1870-6-1 6152-2-3 3461-4.5-1
= parameter_is_not_sent_twice
@@ client
@ DSN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-SIZE 1000
S: 250-8BITMIME
S: 250 DSN
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example SIZE=1 SIZE=2
H! EINVAL mail a@client.example SIZE=1 BODY=7BIT SIZE=1
H! EINVAL mail a@client.example BODY=7BIT BODY=8BITMIME
H! EINVAL mail a@client.example RET=FULL RET=HDRS
H! EINVAL mail a@client.example ENVID=a ENVID:=b
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt b@example.com NOTIFY=NEVER NOTIFY=NEVER
H! EINVAL rcpt b@example.com ORCPT=rfc822;b@c ORCPT=rfc822;b@c

= parameter_keeps_to_its_command
@@ client
@ DSN 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-SIZE 1000
S: 250-8BITMIME
S: 250 DSN
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example NOTIFY=NEVER
H! EINVAL mail a@client.example ORCPT=rfc822;a@b
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt b@example.com SIZE=1
H! EINVAL rcpt b@example.com BODY=8BITMIME
H! EINVAL rcpt b@example.com RET=FULL
H! EINVAL rcpt b@example.com ENVID=x

= numbers_outside_their_meaning_are_not_sent
@@ client
@ DSN 1
@ CHUNKING 1
@ BINARYMIME 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-SIZE 1000
S: 250-8BITMIME
S: 250 DSN
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example BODY=0
H! EINVAL mail a@client.example BODY=9
H! EINVAL mail a@client.example BODY=BINARYMIME
H! EINVAL mail a@client.example RET=0
H! EINVAL mail a@client.example RET=3
H! EINVAL mail a@client.example SIZE=-1
H: mail a@client.example SIZE=0
C: MAIL FROM:<a@client.example> SIZE=0
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt b@example.com NOTIFY=0
H! EINVAL rcpt b@example.com NOTIFY=NEVER,FAILURE
H! EINVAL rcpt b@example.com NOTIFY=16
H! EINVAL rcpt b@example.com NOTIFY=-1
H: rcpt b@example.com NOTIFY=FAILURE
C: RCPT TO:<b@example.com> NOTIFY=FAILURE

#: 1870-6-2 1870-7-1
= size_above_the_limit_is_for_the_server_to_judge
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 SIZE 1000
E: HELO code=250
E: HELO code=250
H: mail a@client.example SIZE=9223372036854775807
C: MAIL FROM:<a@client.example> SIZE=9223372036854775807
--
S: 552 5.3.4 Message size exceeds fixed limit
E: MAIL code=552
G: MAX_SIZE=1000

= identity_of_auth_is_encoded
@@ client
@ AUTH 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 AUTH CRAM-MD5
E: HELO code=250
E: HELO code=250
H: mail e=mc2@client.example AUTH=e=mc2@client.example
C: MAIL FROM:<e=mc2@client.example> AUTH=e+3Dmc2@client.example

= other_parameters_are_sent_as_they_are_if_they_keep_to_the_grammar
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 IGNOREQUOTA
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail a@client.example X-FOO=a\sb
H! EINVAL mail a@client.example X-FOO=a\r\nQUIT
H! EINVAL mail a@client.example X-FOO=a\x01
H! EINVAL mail a@client.example X-FOO=a=b
H! EINVAL mail a@client.example X-FOO=caf\xc3\xa9
H! EINVAL mail a@client.example OTHER:-X=b
H! EINVAL mail a@client.example OTHER:X_Y=b
H: mail a@client.example X-FOO=bar!+# X-BAR
H: rcpt b@example.com IGNOREQUOTA
C: MAIL FROM:<a@client.example> X-FOO=bar!+# X-BAR
C: RCPT TO:<b@example.com> IGNOREQUOTA

#: 6531-3.2-3 6531-3.4-1 6531-3.6-1 6531-3.7-1 6531-3.2-5
= utf8_in_paths_needs_smtputf8_in_mail
@@ client
@ SMTPUTF8 1
H: ehlo client.example
S: 220 smtp.gmail.com ESMTP 4fb4d7f45d1cf-5ab0c1 - gsmtp
E: CONNECT code=220
C: EHLO client.example
--
S: 250-smtp.gmail.com at your service, [192.0.2.1]
S: 250-8BITMIME
S: 250-PIPELINING
S: 250 SMTPUTF8
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail j\xc3\xb6@client.example
H! EINVAL mail a@m\xc3\xbcller.example BODY=8BITMIME
H! EINVAL mail j\xc3@client.example SMTPUTF8
H! EINVAL mail j\xed\xa0\x80@client.example SMTPUTF8
H! EINVAL mail j\xc0\xaf@client.example SMTPUTF8
H: mail j\xc3\xb6@m\xc3\xbcller.example BODY=8BITMIME SMTPUTF8
H: rcpt \xe7\x8e\x8b@\xe4\xbe\x8b\xe5\xad\x90.example
H: rcpt a@xn--mller-kva.example
C: MAIL FROM:<j\xc3\xb6@m\xc3\xbcller.example> BODY=8BITMIME SMTPUTF8
C: RCPT TO:<\xe7\x8e\x8b@\xe4\xbe\x8b\xe5\xad\x90.example>
C: RCPT TO:<a@xn--mller-kva.example>
--
S: 250 2.1.0 OK
S: 250 2.1.5 OK
S: 250 2.1.5 OK
E: MAIL code=250
E: RCPT code=250
E: RCPT code=250
H: rset
H: mail a@client.example
C: RSET
C: MAIL FROM:<a@client.example>
--
S: 250 2.0.0 OK
S: 250 2.1.0 OK
E: RSET code=250
E: MAIL code=250
--
H! EINVAL rcpt \xe7\x8e\x8b@example.com
H: rcpt a@xn--mller-kva.example
C: RCPT TO:<a@xn--mller-kva.example>

#: 6531-3.2-5 6531-3.5-1 5321-2.4-11 5321-2.4-14
= utf8_is_not_sent_to_a_server_without_smtputf8
@@ client
@ SMTPUTF8 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250 8BITMIME
E: HELO code=250
E: HELO code=250
--
H! EINVAL mail j\xc3\xb6@client.example
H! EINVAL mail j\xc3\xb6@client.example SMTPUTF8
H! EINVAL mail a@m\xc3\xbcller.example BODY=8BITMIME
H! EINVAL mail a@client.example SMTPUTF8
H: mail a@xn--mller-kva.example
C: MAIL FROM:<a@xn--mller-kva.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EINVAL rcpt \xe7\x8e\x8b@example.com

#: 6531-3.4-2
= smtputf8_is_not_said_where_the_host_does_not_say_it
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
H: mail a@client.example BODY=8BITMIME
C: MAIL FROM:<a@client.example> BODY=8BITMIME

#: 5321-4.1.5-3 5321-3.5.2-9 5321-F.1-1 5321-F.6-1
= other_commands_keep_to_their_line
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250 mail.example.com
E: HELO code=250
--
H! EINVAL command \e
H! EINVAL command MAIL FROM:<a@b>
H! EINVAL command RCPT TO:<a@b>
H! EINVAL command mail from:<a@b>
H! EINVAL command DATA
H! EINVAL command BDAT 5
H! EINVAL command EHLO x
H! EINVAL command HELO x
H! EINVAL command LHLO x
H! EINVAL command STARTTLS
H! EINVAL command AUTH PLAIN
H! EINVAL command rset
H! EINVAL command Quit
H! EINVAL command TURN
H! EINVAL command SEND FROM:<a@b>
H! EINVAL command SOML FROM:<a@b>
H! EINVAL command saml FROM:<a@b>
H! EINVAL command NOOP\r\nQUIT
H! EINVAL command NOOP\n
H! EINVAL command NOOP \x01
H! EINVAL command NOOP \x7f
H! EINVAL command NOOP \{506:x}
H: command NOOP \{505:x}
C: NOOP \{505:x}
--
S: 250 2.0.0 Ok
E: OTHER code=250
H: command XFOO bar
C: XFOO bar
--
S: 502 5.5.2 Error: command not recognized
E: OTHER code=502 enhanced=5.5.2
G: STATE=READY

#: 2920-3.1-3
= etrn_is_the_last_of_its_group
@@ client
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 ETRN
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: command ETRN example.com
C: ETRN example.com
--
H! EROOM mail a@client.example
H! EROOM command NOOP
--
S: 250 Queuing started
E: OTHER code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>

#: xclient-syntax-5 xforward-syntax-3
= xclient_and_xforward_have_no_place_in_a_transaction
@@ client
@ XCLIENT 1
@ XFORWARD 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-XCLIENT NAME ADDR PROTO HELO
S: 250 XFORWARD NAME ADDR PROTO HELO SOURCE
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: command XFORWARD NAME=spike.example ADDR=192.0.2.7
C: XFORWARD NAME=spike.example ADDR=192.0.2.7
--
S: 250 2.0.0 Ok
E: OTHER code=250
H: mail a@client.example
C: MAIL FROM:<a@client.example>
--
S: 250 2.1.0 Ok
E: MAIL code=250
--
H! EMISUSE command XCLIENT NAME=spike.example
H! EMISUSE command XFORWARD NAME=spike.example
H: rcpt b@example.com
C: RCPT TO:<b@example.com>
--
S: 250 2.1.5 Ok
E: RCPT code=250
--
H! EMISUSE command XCLIENT NAME=spike.example
H! EMISUSE command XFORWARD NAME=spike.example
G: STATE=RCPT

#: xforward-syntax-3
= xclient_and_xforward_are_not_said_where_they_are_not_announced
@@ client
@ XCLIENT 1
@ XFORWARD 1
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
H! EINVAL command XCLIENT NAME=spike.example
H! EINVAL command xforward NAME=spike.example
H: command XFOO
C: XFOO

#: 6533-3-2
= orcpt_beyond_ascii_goes_in_hexadecimal_where_smtputf8_is_not_announced
@@ client
@ DSN 1
@ SMTPUTF8 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250 DSN
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example
H: rcpt b@example.com ORCPT=utf-8;\xc3\xa9+b=c@x.example
H: rcpt c@example.com ORCPT:=utf-8;\\x{E9}@x.example
C: MAIL FROM:<a@client.example>
C: RCPT TO:<b@example.com> ORCPT=utf-8;\\x{E9}\\x{2B}b\\x{3D}c@x.example
C: RCPT TO:<c@example.com> ORCPT=utf-8;\\x{E9}@x.example
--
H! EINVAL rcpt d@example.com ORCPT:=utf-8;\xc3\xa9@x.example
H! EINVAL rcpt d@example.com ORCPT:=utf-8;a+2Bb@x.example
H! EINVAL rcpt d@example.com ORCPT:=utf-8;\\x{e9@x.example
H! EINVAL rcpt d@example.com ORCPT=utf-8;\xc3@x.example

#: 6533-3-4
= orcpt_beyond_ascii_goes_as_it_is_in_a_transaction_of_smtputf8
@@ client
@ DSN 1
@ SMTPUTF8 1
H: ehlo client.example
S: 220 mail.example.com ESMTP Postfix
E: CONNECT code=220
C: EHLO client.example
--
S: 250-mail.example.com
S: 250-PIPELINING
S: 250-8BITMIME
S: 250-SMTPUTF8
S: 250 DSN
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
E: HELO code=250
H: mail a@client.example SMTPUTF8
H: rcpt b@example.com ORCPT=utf-8;\xc3\xa9@x.example
C: MAIL FROM:<a@client.example> SMTPUTF8
C: RCPT TO:<b@example.com> ORCPT=utf-8;\xc3\xa9@x.example
