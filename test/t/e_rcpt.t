# RCPT.

#: 5321-3.3-8 5321-3.3-9 5321-3.3-11 5321-3.3-12 5321-4.1.1.3-2 5321-4.1.1.3-3
#: 5321-4.1.1.3-5 5321-4.1.1.3-6 5321-3.6.1-4 5321-F.2-1 5321-2.4-3 5321-2.3.11-1
= forward_paths_are_given_with_their_source_routes_set_apart
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<@x:a@b>
E: MAIL mailbox=a@b
A: 250 - OK
S: 250 OK
C: RCPT TO:<@hosta.int,@jkl.org:userc@d.bar.org>
E: RCPT mailbox=userc@d.bar.org raw=@hosta.int,@jkl.org:userc@d.bar.org pathflags=ROUTE index=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<A%b!c+d@X.example>
E: RCPT mailbox=A%b!c+d@X.example local=A%b!c+d domain=X.example pathflags=0 index=1
A: 550 - No such user
S: 550 No such user
C: RCPT TO:<Smith@x.example>
E: RCPT local=Smith index=1
A: 251 - User not local; will forward to <Smith@y.example>
S: 251 User not local; will forward to <Smith@y.example>
C: RCPT TO:<""@x.example>
E: RCPT local="\"\"" pathflags=QUOTED index=2
A: 551 - User not local; please try <q@y.example>
S: 551 User not local; please try <q@y.example>
C: RCPT TO:<!#$%&'*+-/=?^_`{|}~@x.example>
E: RCPT local=!#$%&'*+-/=?^_`{|}~ index=2
A: 450
S: 450 Requested mail action not taken: mailbox unavailable
G: STATE=RCPT RCPT=2

#: 5321-2.3.5-5 5321-4.5.1-2 5321-4.5.1-3 5321-4.1.1.3-11
= postmaster_needs_no_domain_and_is_known_in_any_case
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<Postmaster>
E: RCPT mailbox=Postmaster local=Postmaster domain="" pathflags=POSTMASTER
A: 250 - OK
S: 250 OK
C: RCPT TO:<pOsTmAsTeR>
E: RCPT mailbox=pOsTmAsTeR pathflags=POSTMASTER index=1
A: 250 - OK
S: 250 OK
C: RCPT TO:<POSTMASTER@x.example>
E: RCPT domain=x.example pathflags=POSTMASTER
A: 250 - OK
S: 250 OK
C: RCPT TO:<postmasters@x.example>
E: RCPT pathflags=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<postmasters>
S: 501 Syntax error in parameters or arguments

#: 5321-4.1.1.3-9 5321-4.1.1.3-10 5321-4.1.2-1 5321-3.3-18 5321-2.4-14
= malformed_rcpt_is_501_and_accepts_nobody
@@ accept
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C: RCPT
S: 501 Syntax error in parameters or arguments
C: RCPT TO:
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:a@b
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a>
S: 501 Syntax error in parameters or arguments
C: RCPT TO: <a@b>
S: 501 Syntax error in parameters or arguments
C: RCPT TO :<a@b>
S: 501 Syntax error in parameters or arguments
C: RCPT FROM:<a@b>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a@b
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<u@a_b.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<u@a!b.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<\xc3\xa9@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a\x80@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a\rb@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<a\nb@x.example>
S: 501 Syntax error in parameters or arguments
C: RCPT TO:<u@[tag:]>
S: 501 Syntax error in parameters or arguments
C: RCPTTO:<a@b>
S: 500 Syntax error, command unrecognized
C: DATA
S: 503 Bad sequence of commands

#: 5321-3.3-16 5321-4.1.4-17 5321-4.1.4-18
= rcpt_before_mail_is_503
E: CONNECT
S: 220 foo.com Service ready
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: RCPT TO:<a@b>
S: 503 Bad sequence of commands
C: RCPT TO:rubbish
S: 503 Bad sequence of commands
G: STATE=READY

#: 5321-4.5.3.1.8-1 5321-3.3-7
= hundred_recipients_are_accepted
@@ accept
@@ answer RCPT 250 - OK
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 Requested mail action okay, completed
C. \{100:RCPT TO:<u@foo.com>\r\n}
S: \{99:250 OK\r\n}250 OK
G: RCPT=100

#: 5321-4.5.3.1.8-3 5321-4.5.3.1.10-1 5321-4.5.3.1.9-1
= recipients_above_the_limit_are_452_and_the_others_stay
@ MAX_RCPT 2
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT
A: 250 - OK
S: 250 OK
C: RCPT TO:<c@d>
E: RCPT
A: 550 - No
S: 550 No
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250 - OK
S: 250 OK
C: RCPT TO:<g@h>
S: 452 Too many recipients
C: RCPT TO:<i@j>
S: 452 Too many recipients
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: .
E: MESSAGE
A: 250 - For two
S: 250 For two
C: MAIL FROM:<>
E: MAIL
A= MAX_RCPT 1
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
E: RCPT index=0
A: 250 - OK
S: 250 OK
C: RCPT TO:<a@b>
S: 452 Too many recipients
G: RCPT=1 MAX_RCPT=1

#: 5321-4.2.2-2 5321-3.4-1 5321-3.4-2
= rcpt_is_550_when_the_host_says_nothing
@@ events off
@@ answer MAIL 250 - OK
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com
C: MAIL FROM:<>
S: 250 OK
C: RCPT TO:<a@b>
S: 550 Requested action not taken: mailbox unavailable
C: DATA
S: 503 Bad sequence of commands
