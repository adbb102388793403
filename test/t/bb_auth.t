# AUTH, RFC 4954, with what SASL (RFC 4422) and PLAIN (RFC 4616) say of it.
# Commands and responses hold secrets; the trace shows none.

#: 4954-3-1 4954-4-8 4954-4-9 4954-4-12 4954-4-16 4954-8-1 4422-3-2
= auth_goes_on_by_challenges
@ AUTH 1
@ MECHS SCRAM-SHA-256
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
S: 250-AUTH SCRAM-SHA-256
S: 250 VRFY
--
C: AUTH scram-sha-256
E: AUTH arg=SCRAM-SHA-256 data="" index=0
A? x=y
S: 334 eD15
--
C: YWJj
E: AUTH arg="" data=abc index=1
A?
S: 334\s
--
C:
E: AUTH data="" index=2
A: 535 5.7.8 no
S: 535 5.7.8 no
C: AUTH SCRAM-SHA-256 =
E: AUTH data=""
A? q
S: 334 cQ==
--
C: *
S: 501 5.7.0 Authentication cancelled
E: AUTH flags=CANCEL owed=0
C: NOOP
E: NOOP
S: 250 2.0.0 Requested mail action okay, completed

#: 4954-3-1 4954-4-1 4954-4-29 4954-4-40 4954-6-1
= plain_with_its_response_in_the_command
@ AUTH 1
@ MECHS PLAIN CRAM-MD5
@ CLEAR_AUTH 1
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH PLAIN CRAM-MD5
G: AUTH=0
--
C: AUTH PLAIN dGVzdAB0ZXN0ADEyMzQ=
E: AUTH owed=1 arg=PLAIN data="test\0test\01234" len=14 index=0 flags=0
A: 235
S: 235 2.7.0 Authentication succeeded
G: AUTH=1 STATE=READY

#: 4954-4-9 4954-4-13 4422-3-2
= plain_without_its_response_is_asked_for_it
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH PLAIN
--
C: AUTH PLAIN
E: AUTH arg=PLAIN data="" len=0 index=0
A?
S: 334\s
G: STATE=AUTH AUTH=0 DEADLINE=300000
--
C: AHRpbQB0YW5zdGFhZnRhbnN0YWFm
E: AUTH owed=1 arg="" data="\0tim\0tanstaaftanstaaf" index=1
A: 235 - Welcome
S: 235 Welcome
G: STATE=READY AUTH=1

#: 4954-4-1 4954-4-16 4422-A.1-1
= equals_sign_is_an_empty_response
@ AUTH 1
@ MECHS EXTERNAL
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH EXTERNAL
C: AUTH EXTERNAL =
E: AUTH arg=EXTERNAL data="" len=0
A: 535
S: 535 Authentication credentials invalid
C: AUTH EXTERNAL ZnJlZEBleGFtcGxlLmNvbQ==
E: AUTH arg=EXTERNAL data=fred@example.com
A: 235
S: 235 Authentication succeeded

#: 4954-4-8
= login_asks_twice
@ AUTH 1
@ MECHS LOGIN
@ CLEAR_AUTH 1
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH LOGIN
--
C: AUTH LOGIN
E: AUTH arg=LOGIN
A? Username:
S: 334 VXNlcm5hbWU6
--
C: dGlt
E: AUTH arg="" data=tim index=1
A? Password:
S: 334 UGFzc3dvcmQ6
--
C: dGFuc3RhYWY=
E: AUTH data=tanstaaf index=2
A: 235 2.7.0 Welcome
S: 235 2.7.0 Welcome

= many_rounds_and_octets_of_every_kind
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X AAECAw==
E: AUTH arg=X data="\x00\x01\x02\x03" index=0
A? \xff\xfe\xfd
S: 334 //79
--
C: +/+/
E: AUTH data="\xfb\xff\xbf" index=1
A?
S: 334\s
--
C:
E: AUTH data="" len=0 index=2
A? a\r\nb
S: 334 YQ0KYg==
--
C: DQo=
E: AUTH data="\r\n" index=3
A? \{300:c}
S: 334 \{100:Y2Nj}
--
C: AAAA
E: AUTH data="\0\0\0" len=3 index=4
A: 535
S: 535 Authentication credentials invalid

#: 4422-3-3 4954-4-29
= data_that_come_with_success_go_in_a_challenge
@ AUTH 1
@ MECHS SCRAM-SHA-256
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH SCRAM-SHA-256
--
C: AUTH SCRAM-SHA-256 biwsbj11c2VyLHI9ck9wck5HZndFYmVSV2diTkVrcU8=
E: AUTH arg=SCRAM-SHA-256 data="n,,n=user,r=rOprNGfwEbeRWgbNEkqO"
A? r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096
S: 334 cj1yT3ByTkdmd0ViZVJXZ2JORWtxTyVodllEcFdVYTJSYVRDQWZ1eEZJbGopaE5sRiRrMCxzPVcyMlphSjBTTlk3c29Fc1VFamI2Z1E9PSxpPTQwOTY=
--
C: Yz1iaXdzLHI9ck9wck5HZndFYmVSV2diTkVrcU8laHZZRHBXVWEyUmFUQ0FmdXhGSWxqKWhObEYkazAscD1kSHpiWmFwV0lrNGpVaE4rVXRlOXl0YWc5empmTUhnc3FtbWl6N0FuZFZRPQ==
E: AUTH index=1 data="c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
A? v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=
S: 334 dj02cnJpVFJCaTIzV3BSUi93dHVwK21NaFVaVW4vZEI1bkxUSlJzamw5NUc0PQ==
--
C:
E: AUTH index=2 data="" len=0
A: 235
S: 235 2.7.0 Authentication succeeded
G: AUTH=1

#: 4954-4-8
= responses_may_wait_behind_the_command
@ AUTH 1
@ MECHS LOGIN
@ CLEAR_AUTH 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH LOGIN
--
C: AUTH LOGIN
C: dGlt
C: dGFuc3RhYWY=
C: NOOP
E: AUTH arg=LOGIN
A? Username:
E: AUTH data=tim
A? Password:
E: AUTH data=tanstaaf
A: 235
E: NOOP
S: 334 VXNlcm5hbWU6
S: 334 UGFzc3dvcmQ6
S: 235 Authentication succeeded
S: 250 Requested mail action okay, completed

#: 2920-3.2-9
= commands_may_stand_behind_an_initial_response
@@ whole
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
@ 8BITMIME 0
@ SIZE 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-PIPELINING
S: 250 AUTH PLAIN
--
C: AUTH PLAIN AHQAcA==
C: MAIL FROM:<a@b>
C: RCPT TO:<c@d>
E: AUTH arg=PLAIN flags=0
A: 235
E: MAIL flags=0
E: RCPT
A: 250
S: 235 Authentication succeeded
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed
--
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: NOOP
C: NOOP
E: NOOP flags=EARLY
E: NOOP
S: 250 Requested mail action okay, completed
S: 250 Requested mail action okay, completed

# ---- the end of an exchange ----

#: 4954-4-12
= asterisk_cancels_in_any_round
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: *
S: 501 5.7.0 Authentication cancelled
E: AUTH flags=CANCEL owed=0 arg="" data="" index=1
C: AUTH X YWJj
E: AUTH
A? one
S: 334 b25l
--
C: ZGVm
E: AUTH
A? two
S: 334 dHdv
--
C: *
S: 501 5.7.0 Authentication cancelled
E: AUTH flags=CANCEL owed=0 index=2
C: MAIL FROM:<a@b>
E: MAIL
A: 250
S: 250 2.1.0 Requested mail action okay, completed
G: STATE=MAIL AUTH=0 ERRORS=2

#: 4954-4-12
= asterisk_as_initial_response_is_no_base64
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X *
S: 501 5.5.2 Cannot decode response
G: STATE=READY

#: 4954-4-19 4954-4-21 4954-4-22
= responses_that_are_no_base64_end_the_exchange
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X
E: AUTH index=0
A?
S: 334\s
--
C: Zm 9v
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL owed=0 index=1 data="" len=0
G: STATE=READY
--
C: AUTH X
E: AUTH index=0
A?
S: 334\s
--
C: !!!!
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL owed=0
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm9v\s
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: \sZm9v
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm9v\t
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm8
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm9vZg=
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm9v====
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zg===
S: 501 5.5.2 Cannot decode response
E: AUTH flags=CANCEL
C: NOOP
E: NOOP
A: 250
S: 250 2.0.0 Requested mail action okay, completed
G: AUTH=0 ERRORS=9

#: 4954-4-19 4954-4-21 4954-4-22
= pads_and_unused_bits_that_are_not_as_they_must_be_end_the_exchange
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zh==
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm9=
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: =AAA
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: AAA=BBB=
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: =
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm9v-_==
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm\x009
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: Zm9v\nZm9
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: **
S: 501 Cannot decode response
E: AUTH flags=CANCEL
G: STATE=READY ERRORS=9

#: 4954-4-1 4954-4-19 4954-4-21 4954-4-22
= initial_responses_that_are_no_base64_are_501_and_no_event
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@@ events off
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH X
S: 250 VRFY
C: AUTH X %%%
S: 501 5.5.2 Cannot decode response
C: AUTH X Zm9
S: 501 5.5.2 Cannot decode response
C: AUTH X Zm9=
S: 501 5.5.2 Cannot decode response
C: AUTH X Zh==
S: 501 5.5.2 Cannot decode response
C: AUTH X =AAA
S: 501 5.5.2 Cannot decode response
C: AUTH X AAA=BBB
S: 501 5.5.2 Cannot decode response
C: AUTH X ==
S: 501 5.5.2 Cannot decode response
C: AUTH X Zm9v=
S: 501 5.5.2 Cannot decode response
C: AUTH X Zm9v-
S: 501 5.5.2 Cannot decode response
C: AUTH X Zm\x009
S: 501 5.5.2 Cannot decode response
C: AUTH X Zm9v\t=
S: 501 5.5.2 Cannot decode response
C: AUTH X Zm9v
S: 535 5.7.8 Authentication credentials invalid
G: ERRORS=12 STATE=READY

= words_of_smtp_are_responses_while_one_is_due
@ AUTH 1
@ MECHS X
@ CHUNKING 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-CHUNKING
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: QUIT
E: AUTH data="\x41\x42\x13" index=1
A?
S: 334\s
--
C: RSET
E: AUTH data="\x45\x21\x13" index=2
A?
S: 334\s
--
C: STARTTLS
E: AUTH index=3 len=6
A?
S: 334\s
--
C: NOOP x
S: 501 Cannot decode response
E: AUTH flags=CANCEL index=4
C: AUTH X
E: AUTH index=0
A?
S: 334\s
--
C: BDAT 6
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: AUTH X
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: GET / HTTP/1.1
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: QUIT\s
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: QUIT
E: QUIT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

= first_octet_of_a_tls_hello_is_no_base64_either
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: \x16\x03\x01
S: 501 Cannot decode response
E: AUTH flags=CANCEL
C: NOOP
E: NOOP
A: 250 - on
S: 250 on

# ---- what refuses the command ----

#: 4954-4-6 4954-4-7 4422-3.1-1
= unknown_mechanism_is_504
@ AUTH 1
@ MECHS DIGEST-MD5 A_TWENTY-CHARACTER1X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH DIGEST-MD5 A_TWENTY-CHARACTER1X
C: AUTH FOO
S: 504 5.5.4 Unknown mechanism
C: AUTH FOO Zm9v
S: 504 5.5.4 Unknown mechanism
C: AUTH DIGEST-MD
S: 504 5.5.4 Unknown mechanism
C: AUTH DIGEST-MD55
S: 504 5.5.4 Unknown mechanism
C: AUTH DIGEST-MD5 =
S: 501 5.7.0 No initial response to this mechanism
C: AUTH A_TWENTYONE_CHAR_NAME
S: 504 5.5.4 Unknown mechanism
C: AUTH A_TWENTY-CHARACTER1XX
S: 504 5.5.4 Unknown mechanism
C: AUTH \{400:A}
S: 504 5.5.4 Unknown mechanism
C: AUTH PLA!N
S: 504 5.5.4 Unknown mechanism
C: AUTH \xc3\xa9
S: 504 5.5.4 Unknown mechanism
C: AUTH X\0
S: 504 5.5.4 Unknown mechanism
C: AUTH a_twenty-character1x eA==
E: AUTH arg=A_TWENTY-CHARACTER1X data=x
S: 535 5.7.8 Authentication credentials invalid
G: ERRORS=12 STATE=READY

#: 7628-5-1
#: 4954-4-6 4954-4-7 4954-4-38 4954-6-6 4954-9-3 4616-1-1 7628-3-1 8314-4.1-1
= mechanisms_that_show_the_password_need_tls
@ AUTH 1
@ MECHS PLAIN LOGIN XOAUTH2 SCRAM-SHA-1 OAUTHBEARER CRAM-MD5
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH SCRAM-SHA-1 CRAM-MD5
C: AUTH PLAIN AHQAcA==
S: 504 5.5.4 Encryption required for this mechanism
C: AUTH PLAIN AHQAd3Jvbmc=
S: 504 5.5.4 Encryption required for this mechanism
C: AUTH plain
S: 504 5.5.4 Encryption required for this mechanism
C: AUTH LOGIN
S: 504 5.5.4 Encryption required for this mechanism
C: AUTH LOGIN dGlt
S: 504 5.5.4 Encryption required for this mechanism
C: AUTH XOAUTH2 eA==
S: 504 5.5.4 Encryption required for this mechanism
C: AUTH OAUTHBEARER eA==
S: 504 5.5.4 Encryption required for this mechanism
C: AUTH SCRAM-SHA-1 eA==
E: AUTH arg=SCRAM-SHA-1
S: 535 5.7.8 Authentication credentials invalid

#: 4954-4-6 4954-4-7 4954-6-6
= keyword_without_mechanisms_is_not_printed
@ AUTH 1
@ STARTTLS 1
@ MECHS PLAIN LOGIN
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 STARTTLS
C: AUTH PLAIN AHQAcA==
S: 504 5.5.4 Command parameter not implemented
C: AUTH PLAIN
S: 504 5.5.4 Command parameter not implemented
C: MAIL FROM:<a@b> AUTH=<>
S: 555 5.5.4 MAIL FROM/RCPT TO parameters not recognized or not implemented
C: MAIL FROM:<a@b>
E: MAIL
S: 250 2.1.0 Requested mail action okay, completed
C: AUTH PLAIN AHQAcA==
S: 503 5.5.1 Bad sequence of commands
G: STATE=MAIL

#: 4954-4-6
= keyword_is_not_printed_without_a_list
@ AUTH 1
@@ events off
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: AUTH PLAIN AHQAcA==
S: 504 Command parameter not implemented

#: 4954-4-38
= passwords_in_clear_are_taken_where_the_host_wants_it
@ AUTH 1
@ CLEAR_AUTH 1
@ MECHS LOGIN PLAIN XOAUTH2 OAUTHBEARER
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH LOGIN PLAIN XOAUTH2 OAUTHBEARER
C: AUTH XOAUTH2 eA==
E: AUTH arg=XOAUTH2 data=x
A? {"status":"401"}
S: 334 eyJzdGF0dXMiOiI0MDEifQ==
--
C:
E: AUTH data="" len=0
A: 535
S: 535 Authentication credentials invalid
C: AUTH OAUTHBEARER AQ==
E: AUTH arg=OAUTHBEARER data="\x01"
A: 535
S: 535 Authentication credentials invalid
C: AUTH PLAIN AHQAcA==
E: AUTH arg=PLAIN
A: 235
S: 235 Authentication succeeded

#: 4954-4-2
= auth_takes_a_mechanism_and_perhaps_a_response
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH\s\s
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH X eA== eA==
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH X = =
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH X  eA==
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH  X
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH\tX
S: 501 5.5.2 Syntax error in parameters or arguments
C: AUTH=X eA==
S: 500 5.5.2 Syntax error, command unrecognized
C: AUTHX
S: 500 5.5.2 Syntax error, command unrecognized
C: AUTH X\s\s
E: AUTH arg=X data="" len=0
A: 535
S: 535 5.7.8 Authentication credentials invalid
C: AUTH X eA==\s
E: AUTH arg=X data=x
A: 535
S: 535 5.7.8 Authentication credentials invalid
G: ERRORS=11

#: 4954-8-1
= verb_and_mechanism_in_lower_case_are_the_same
@ AUTH 1
@ MECHS PLAIN SCRAM-SHA-256
@ CLEAR_AUTH 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH PLAIN SCRAM-SHA-256
C: auth scram-sha-256 eA==
E: AUTH arg=SCRAM-SHA-256 data=x
A: 535
S: 535 Authentication credentials invalid
C: auth plain dGVzdAB0ZXN0ADEyMzQ=
E: AUTH arg=PLAIN data="test\0test\01234"
A: 535
S: 535 Authentication credentials invalid
C: AUTH pLaIn DGVZDAB0ZXN0ADEYMZQ=
E: AUTH arg=PLAIN data="\x0c\x65\x59\x0c\x00\x74\x65\x73\x74\x00\x31\x18\x31\x94"
A: 235
S: 235 Authentication succeeded

#: 5802-6-1 5801-3-1
= mechanism_that_binds_to_tls_is_offered_inside_it_alone
@ AUTH 1
@ MECHS SCRAM-SHA-256-PLUS SCRAM-SHA-256
@ CLEAR_AUTH 1
@ STARTTLS 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-STARTTLS
S: 250 AUTH SCRAM-SHA-256
C: AUTH SCRAM-SHA-256-PLUS eA==
S: 504 Encryption required for this mechanism
--
C: STARTTLS
E: STARTTLS
A: 220
S: 220 Service ready
E: TLS
A: tls OK
--
+0
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH SCRAM-SHA-256-PLUS SCRAM-SHA-256
C: AUTH SCRAM-SHA-256-PLUS eA==
E: AUTH arg=SCRAM-SHA-256-PLUS data=x
A: 235
S: 235 Authentication succeeded

#: 4954-4-17 4954-4-18 4422-3-1
= initial_response_where_the_server_speaks_first_is_501
@ AUTH 1
@ MECHS CRAM-MD5 DIGEST-MD5
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH CRAM-MD5 DIGEST-MD5
C: AUTH CRAM-MD5 Zm9v
S: 501 5.7.0 No initial response to this mechanism
C: auth cram-md5 =
S: 501 5.7.0 No initial response to this mechanism
C: AUTH CRAM-MD5
E: AUTH arg=CRAM-MD5 data="" index=0
A? <41929423411.28472@foo.com>
S: 334 PDQxOTI5NDIzNDExLjI4NDcyQGZvby5jb20+
--
C: cmpzMyBlYzNhNTlmZWQzOTVhYmExZWM2MzY3YzRmNGI0MWFjMA==
E: AUTH data="rjs3 ec3a59fed395aba1ec6367c4f4b41ac0" index=1
A: 235
S: 235 2.7.0 Authentication succeeded

#: 4954-4-3 4422-3.8-1 5321-4.1.1.5-4
= auth_succeeds_once_and_holds_over_ehlo_and_rset
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X eA==
E: AUTH
A: 535
S: 535 5.7.8 Authentication credentials invalid
C: AUTH X eQ==
E: AUTH data=y
A: 235
S: 235 2.7.0 Authentication succeeded
G: AUTH=1
C: AUTH X eQ==
S: 503 5.5.1 Bad sequence of commands
C: AUTH
S: 503 5.5.1 Bad sequence of commands
C: AUTH FOO
S: 503 5.5.1 Bad sequence of commands
C: RSET
S: 250 2.0.0 Requested mail action okay, completed
G: AUTH=1
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X eQ==
S: 503 5.5.1 Bad sequence of commands
C: HELO c.example
E: HELO
S: 250 foo.com
C: AUTH X eQ==
S: 503 5.5.1 Bad sequence of commands
G: AUTH=1

#: 4954-4-5
= auth_in_a_transaction_is_503_and_keeps_it
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: AUTH X eA==
S: 503 Bad sequence of commands
C: RCPT TO:<c@d>
E: RCPT index=0
A: 250
S: 250 Requested mail action okay, completed
C: AUTH X
S: 503 Bad sequence of commands
C: RCPT TO:<e@f>
E: RCPT index=1
A: 250
S: 250 Requested mail action okay, completed
G: STATE=RCPT RCPT=2 AUTH=0
--
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: AUTH X eA==
E: AUTH
A: 235
S: 235 Authentication succeeded

#: 4954-4-43
= auth_needs_ehlo
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: AUTH X eA==
S: 503 Bad sequence of commands
C: HELO c.example
E: HELO
S: 250 foo.com
C: AUTH X eA==
S: 503 Bad sequence of commands
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X eA==
E: AUTH
A: 235
S: 235 Authentication succeeded

= auth_that_was_never_configured_is_unknown
@@ events off
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: AUTH PLAIN AHQAcA==
S: 500 Syntax error, command unrecognized
C: MAIL FROM:<a@b> AUTH=<>
S: 555 MAIL FROM/RCPT TO parameters not recognized or not implemented

= auth_may_be_off_for_one_session
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
A= AUTH 0
A: 220
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250 foo.com
C: AUTH X eA==
S: 504 Command parameter not implemented
G: AUTH=0
--
C: EHLO c.example
E: HELO
A= AUTH 1
A: 250
S: 250-foo.com
S: 250 AUTH X
C: AUTH X eA==
E: AUTH
A: 235
S: 235 Authentication succeeded

= what_a_session_offers_changes_with_ehlo_and_not_in_an_exchange
@ AUTH 1
@ STARTTLS 1
@ MECHS X
@ DSN 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-DSN
S: 250-STARTTLS
S: 250 AUTH X
--
C: STARTTLS
E: STARTTLS
A: 220 - Go ahead
S: 220 Go ahead
E: TLS
A: tls OK
--
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-DSN
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
A= DSN 0
C: eA==
E: AUTH data=x
A: 535
S: 535 Authentication credentials invalid
C: STARTTLS
S: 503 Bad sequence of commands
C: MAIL FROM:<a@b> RET=HDRS
E: MAIL param=RET:HDRS:2
S: 250 Requested mail action okay, completed

# ---- the host's answers ----

#: 4954-4-28 4954-6-1 4422-3.6-1 5248-3-1
= codes_of_the_host_have_their_enhanced_codes
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X eA==
E: AUTH
S: 535 5.7.8 Authentication credentials invalid
C: AUTH X eA==
E: AUTH
A: 0
S: 535 5.7.8 Authentication credentials invalid
C: AUTH X eA==
E: AUTH
A: 432
S: 432 4.7.12 A password transition is needed
C: AUTH X eA==
E: AUTH
A: 454
S: 454 4.7.0 Temporarily not available
C: AUTH X eA==
E: AUTH
A: 500 5.5.6 Too much
S: 500 5.5.6 Too much
C: AUTH X eA==
E: AUTH
A: 501
S: 501 5.5.4 Syntax error in parameters or arguments
C: AUTH X eA==
E: AUTH
A: 504
S: 504 5.5.4 Command parameter not implemented
C: AUTH X eA==
E: AUTH
A: 530
S: 530 5.7.0 Authentication required
C: AUTH X eA==
E: AUTH
A: 534
S: 534 5.7.9 Authentication mechanism is too weak
C: AUTH X eA==
E: AUTH
A: 535
S: 535 5.7.8 Authentication credentials invalid
C: AUTH X eA==
E: AUTH
A: 538
S: 538 5.7.11 Encryption required for requested authentication mechanism
C: AUTH X eA==
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded
G: AUTH=1 ERRORS=9

#: 5248-2.4-2
= codes_of_other_rfcs_pass
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X eA==
E: AUTH
A: 523 5.7.10 Encryption needed
S: 523 5.7.10 Encryption needed
C: AUTH X eA==
E: AUTH
A: 525 5.7.13 User account disabled
S: 525 5.7.13 User account disabled
C: AUTH X eA==
E: AUTH
A: 535 5.7.14 Trust relationship required
S: 535 5.7.14 Trust relationship required
C: AUTH X eA==
E: AUTH
A: 554 5.7.14 Trust relationship required\nAsk the other one
S: 554-5.7.14 Trust relationship required
S: 554 5.7.14 Ask the other one
C: AUTH X eA==
E: AUTH
A+ 535 5.7.8 line
A+ 535 5.7.8 by
A: 535 5.7.8 line
S: 535-5.7.8 line
S: 535-5.7.8 by
S: 535 5.7.8 line
C: AUTH X eA==
E: AUTH
A: 235 2.7.0 Welcome\nback
S: 235-2.7.0 Welcome
S: 235 2.7.0 back

= failure_in_the_middle_of_an_exchange_ends_it
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A? x
S: 334 eA==
--
C: eA==
E: AUTH index=1
A: later
G: STATE=READY
--
A: 454 - Not now
S: 454 Not now
--
C: eA==
S: 500 Syntax error, command unrecognized
C: AUTH X
E: AUTH index=0
A: later
--
A? y
S: 334 eQ==
G: STATE=AUTH

= answer_421_ends_the_exchange_and_the_session
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X
E: AUTH
A? x
S: 334 eA==
--
C: eA==
E: AUTH
A: 421 4.7.0 Too often
E: CLOSED code=421 error=EHOST
S: 421 4.7.0 foo.com Too often
G: AUTH=0

#: 4954-9-1
= too_many_failures_end_the_session
@ AUTH 1
@ MECHS X
@ MAX_ERRORS 3
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X eA==
E: AUTH
S: 535 Authentication credentials invalid
C: AUTH X eA==
E: AUTH
S: 535 Authentication credentials invalid
C: AUTH X eA==
E: AUTH
S: 535 Authentication credentials invalid
C: AUTH X eA==
E: AUTH
E: CLOSED code=421 error=ELIMIT
S: 535 Authentication credentials invalid
S: 421 foo.com Too many errors

# ---- time and ends ----

= response_has_the_time_of_a_command_and_dribbling_wins_none
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ TIMEOUT_COMMAND 1000
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X
E: AUTH
A? x
S: 334 eA==
G: DEADLINE=1000
+999
C: eA==
E: AUTH index=1
A? y
S: 334 eQ==
G: DEADLINE=1000
+600
C. eA
G: DEADLINE=400
+399
C. ==
G: DEADLINE=1
+1
E: CLOSED code=421 error=ETIMEOUT
S: 421 4.4.2 foo.com Timeout
G: AUTH=0

= host_that_does_not_answer_an_exchange_is_left
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: eA==
E: AUTH
A: never
G: DEADLINE=300000
+300000
E: CLOSED code=421 error=EHOST
S: 421 foo.com Service not available, closing transmission channel
G: AUTH=0

= peer_that_goes_away_in_an_exchange
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C. eA==\r
EOF
E: CLOSED code=0 error=EEOF

= peer_that_goes_away_behind_a_response_is_answered
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: *
C: AUTH X eA==
EOF
S: 501 Authentication cancelled
E: AUTH flags=CANCEL
E: AUTH data=x
A: 235
S: 235 Authentication succeeded
E: CLOSED code=0 error=EEOF

= host_may_close_while_a_response_is_due
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C. eA
--
A: close Going
E: CLOSED code=421 error=EHOST
S: 421 foo.com Going

# ---- long lines ----

#: 4954-4-24 4954-4-25
= response_over_the_limit_is_500_and_what_follows_are_commands
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ MAX_AUTH 512
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: \{128:QUJD}
E: AUTH data="\{128:ABC}" index=1
A?
S: 334\s
--
C: \{128:QUJD}Q
C: NOOP
S: 500 5.5.6 Line too long
E: AUTH flags=CANCEL owed=0 index=2
E: NOOP
S: 250 2.0.0 Requested mail action okay, completed
C: AUTH X
E: AUTH index=0
A?
S: 334\s
--
C. \{600:*}
--
C: \{200:*}
S: 500 5.5.6 Line too long
E: AUTH flags=CANCEL owed=0
C: AUTH X eA==
E: AUTH
A: 235
S: 235 2.7.0 Authentication succeeded

#: 4954-4-24 4954-4-25
= command_over_the_limit_is_500_and_what_follows_are_commands
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@ MAX_AUTH 512
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250-ENHANCEDSTATUSCODES
S: 250 AUTH X
C: AUTH X \{126:QUJD}\s
E: AUTH arg=X data="\{126:ABC}"
S: 535 5.7.8 Authentication credentials invalid
C: AUTH X \{126:QUJD}\s\s
S: 500 5.5.6 Line too long
C: AUTH X \{127:QUJD}
S: 500 5.5.6 Line too long
C: AUTH X \{1000:QUJD}
C: NOOP
S: 500 5.5.6 Line too long
E: NOOP
S: 250 2.0.0 Requested mail action okay, completed
C: AUTH \{4000:A}
S: 500 5.5.6 Line too long
C: auth X \{1000:QUJD}
S: 500 5.5.6 Line too long
G: STATE=READY ERRORS=6

#: 4954-4-23
= lines_of_12288_octets_are_taken_where_the_host_wants_them
@ AUTH 1
@ MECHS X
@ MAX_AUTH 12288
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: \{3072:QUJD}
E: AUTH data="\{3072:ABC}" len=9216
A?
S: 334\s
--
C: \{3072:QUJD}A
S: 500 Line too long
E: AUTH flags=CANCEL
C: AUTH X \{3070:QUJD}
E: AUTH data="\{3070:ABC}"
S: 535 Authentication credentials invalid

#: 4954-4-24
= response_of_100000_octets_is_one_500
@ AUTH 1
@ MECHS X
@ MAX_JUNK 200000
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C: \{25000:QUJD}
S: 500 Line too long
E: AUTH flags=CANCEL
C: NOOP
E: NOOP
A: 250 - still here
S: 250 still here

= response_that_does_not_end_closes_the_connection
@ AUTH 1
@ MECHS X
@ MAX_JUNK 1024
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X
E: AUTH
A?
S: 334\s
--
C. \{600:QUJD}
E: CLOSED code=421 error=ELIMIT
S: 421 foo.com Line too long

#: 4616-2-3
= three_texts_of_255_octets_fit_a_response
@ AUTH 1
@ MECHS PLAIN
@ CLEAR_AUTH 1
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH PLAIN
C: AUTH PLAIN
E: AUTH
A?
S: 334\s
--
C: \{85:YWFh}AGJi\{84:YmJi}YgBj\{84:Y2Nj}Y2M=
E: AUTH data="\{255:a}\0\{255:b}\0\{255:c}" len=767
A: 235
S: 235 Authentication succeeded

# ---- AUTH= on MAIL ----

#: 4954-5-1 4954-5-2 4954-5-7 4954-8-1
= auth_parameter_of_a_client_nobody_knows_says_nothing
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: MAIL FROM:<a@b> AUTH=<>
E: MAIL nparam=1 param=AUTH:<>:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<e=mc2@example.com> auth=e+3Dmc2@example.com
E: MAIL param=auth:<>:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL nparam=0
S: 250 Requested mail action okay, completed

#: 4954-5-2 4954-5-3 4954-5-9 4954-8-2 5321-4.1.2-10
= auth_parameter_of_a_known_client_is_as_sent
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X =
E: AUTH
A: 235
S: 235 Authentication succeeded
C: MAIL FROM:<e=mc2@example.com> AUTH=e+3Dmc2@example.com
E: MAIL param=AUTH:e+3Dmc2@example.com:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<john+@example.org> AUTH=<>
E: MAIL param=AUTH:<>:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> AUTH=+22a+20b+22@[192.0.2.1]
E: MAIL param=AUTH:+22a+20b+22@[192.0.2.1]:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> AUTH=x@y
E: MAIL param=AUTH:x@y:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b>
E: MAIL nparam=0
S: 250 Requested mail action okay, completed

#: 4954-5-2
= null_mailbox_of_the_auth_parameter_may_be_encoded
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: AUTH X =
E: AUTH
A: 235
S: 235 Authentication succeeded
C: MAIL FROM:<a@b> AUTH=+3C+3E
E: MAIL param=AUTH:+3C+3E:0
S: 250 Requested mail action okay, completed

#: 4954-5-2 4954-8-2
= auth_parameter_that_is_no_mailbox_is_501
@ AUTH 1
@ MECHS X
@ ENHANCEDSTATUSCODES 1
@@ accept
S: 220 foo.com Service ready
C: EHLO c.example
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250-ENHANCEDSTATUSCODES
S: 250-AUTH X
S: 250 VRFY
C: MAIL FROM:<a@b> AUTH=foo
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=<x@y>
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=<
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=e=mc2@example.com
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=a+2@b
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=a+zz@b
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=a@b+
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=a+0D+0A@b
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=a+00@b
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=a+20b@c
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=a@b_c
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=postmaster
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=@x:a@b
S: 501 5.5.4 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=<> AUTH=<>
S: 501 5.5.4 Parameter given twice
C: MAIL FROM:<a@b> AUTH=<> auth=a@b
S: 501 5.5.4 Parameter given twice
C: MAIL FROM:<a@b>
S: 250 2.1.0 Requested mail action okay, completed
C: RCPT TO:<c@d> AUTH=<>
S: 555 5.5.4 MAIL FROM/RCPT TO parameters not recognized or not implemented
G: STATE=MAIL

#: 4954-3-3 5321-4.5.3.1.4-2
= auth_adds_500_octets_to_the_line_of_mail
@ AUTH 1
@ MECHS X
@ 8BITMIME 0
@ SIZE 0
@ PIPELINING 0
@ VRFY 0
E: CONNECT
S: 220 foo.com Service ready
C: EHLO c.example
E: HELO
S: 250-foo.com
S: 250 AUTH X
C: MAIL FROM:<a@b> AUTH=\{192:+61}@c
S: 501 Syntax error in parameters or arguments
C: MAIL FROM:<a@b> AUTH=\{64:+61}@\{62:b}.\{62:b}.\{62:b}
E: MAIL param=AUTH:<>:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> AUTH=<>\{987:\s}
E: MAIL param=AUTH:<>:0
S: 250 Requested mail action okay, completed
C: RSET
E: ABORT
S: 250 Requested mail action okay, completed
C: MAIL FROM:<a@b> AUTH=<>\{988:\s}
S: 500 Line too long
C: NOOP\{507:\s}
S: 500 Line too long
C: MAIL FROM:<a@b>
E: MAIL
S: 250 Requested mail action okay, completed
C: RCPT TO:<c@d>\{498:\s}
S: 500 Line too long
