# What was refused is read on only for its end: dots that were taken out of a
# piece must not be taken for another end. The fault stands at the first octet
# of a piece, and dots behind it.

#: 5321-4.1.1.4-8 5321-4.1.1.4-9
= message_refused_at_its_first_octet_for_nul_ends_only_at_its_end
@ NO_NUL 1
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b.example>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d.example>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: \0bc
D: ..
D: MAIL FROM:<smuggled@b.example>
D: RCPT TO:<smuggled@d.example>
D: DATA
D: .
S: 550 NUL in message
C: NOOP
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.4-8 5321-4.1.1.4-9
= message_refused_at_its_first_octet_for_size_ends_only_at_its_end
@ MAX_SIZE 10
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b.example>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d.example>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: 12345678
D: abc
D: ..
D: MAIL FROM:<smuggled@b.example>
D: RCPT TO:<smuggled@d.example>
D: DATA
D: .
S: 552 Message size exceeds limit
C: NOOP
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.4-8 5321-4.1.1.4-9
= message_refused_for_a_long_line_ends_only_at_its_end
@ MAX_LINE 998
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b.example>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d.example>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: \{998:x}yz
D: ..
D: MAIL FROM:<smuggled@b.example>
D: RCPT TO:<smuggled@d.example>
D: DATA
D: .
S: 500 Line of text too long
C: NOOP
S: 250 Requested mail action okay, completed

#: 5321-4.1.1.4-8 5321-4.1.1.4-9
= message_refused_for_a_bare_lf_ends_only_at_its_end
@ BARE 0
@@ accept
@@ answer HELO 250 - hello
S: 220 foo.com Service ready
C: HELO c.example
S: 250 foo.com hello
C: MAIL FROM:<a@b.example>
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d.example>
S: 250 Requested mail action okay, completed
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
--
D: \nbc
D: ..
D: MAIL FROM:<smuggled@b.example>
D: RCPT TO:<smuggled@d.example>
D: DATA
D: .
S: 550 Bare CR or LF in message
C: NOOP
S: 250 Requested mail action okay, completed
