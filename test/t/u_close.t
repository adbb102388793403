# The end of a connection by the host: smtp_conn_close() in every state.

#: 5321-3.8-3 5321-3.8-4 5321-4.3.2-8 5321-4.2.2-1
= close_in_place_of_the_greeting
E: CONNECT
A: close Going down
C: NOOP
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down
G: STATE=CLOSED ERROR=EHOST

#: 5321-3.8-3 5321-3.8-4
= close_while_a_greeting_is_owed
E: CONNECT
A: later
--
A: close
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel

#: 5321-3.8-3
= close_of_a_refused_client
E: CONNECT
A: 554 - No
S: 554 No
--
A: close Waited enough
E: CLOSED code=421 error=EHOST
S: 421 foo.com Waited enough

#: 5321-3.8-3
= close_in_place_of_the_answer_to_hello
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
C: MAIL FROM:<>
E: HELO
A: close Going down
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

#: 5321-3.8-3
= close_between_transactions
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
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: .
E: MESSAGE
A: 250 - OK
S: 250 OK
--
A: close Going down
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down
G: MESSAGES=1

#: 5321-3.8-3
= close_in_place_of_the_answer_to_mail_aborts_nothing
E: CONNECT
S: 220 foo.com Service ready
C: HELO c.example
E: HELO
A: 250 - hello
S: 250 foo.com hello
C: MAIL FROM:<>
E: MAIL
A: close Going down
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

#: 5321-3.8-3
= close_behind_mail_aborts
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
--
A: close Going down
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

#: 5321-3.8-3
= close_in_place_of_354_aborts
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
C: DATA
D: x
D: .
E: DATA
A: close Going down
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

#: 5321-3.8-4
= close_in_the_middle_of_a_refused_message_drops_its_answer
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
C: DATA
E: DATA
A: 354
A! 550 - No
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
--
A: close Going down
E: ABORT
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

#: 5321-2.1-1 5321-3.8-3
= close_in_place_of_the_answer_to_a_message_accepts_nothing
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
C: DATA
E: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
D: x
D: .
E: BODY data="x\r\n"
E: MESSAGE
A: close Going down
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down
G: MESSAGES=0

#: 5321-3.8-3
= close_in_place_of_the_answer_to_quit
E: CONNECT
S: 220 foo.com Service ready
C: QUIT
E: QUIT
A: close Going down
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going down

#: 5321-3.8-3
= close_ends_a_refusal_whose_lines_were_begun
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
A+ 550 - No
A: close Going down
E: ABORT code=0
E: CLOSED code=421 error=EHOST
S: 550-No
S: 550\s
S: 421 foo.com Going down

#: 5321-4.5.3.1.5-1 5321-2.3.8-7
= text_of_a_close_is_cleaned_and_cut_to_100_octets
E: CONNECT
S: 220 foo.com Service ready
--
A: close a\x01b\xe9\{200:x}
E: CLOSED code=421 error=EHOST
S: 421 foo.com a?b?\{96:x}

#: 5321-2.3.8-7
= text_of_a_close_cannot_become_a_line_of_its_own
E: CONNECT
S: 220 foo.com Service ready
--
A: close a\r\n250 b
E: CLOSED code=421 error=EHOST
S: 421 foo.com a 250 b
