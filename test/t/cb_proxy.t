# The PROXY protocol: its header stands before the greeting, and before TLS
# where that is first. What is no header is no client: it ends without a word.

#: proxy-2-1 proxy-2-3 proxy-2.1-1
= greeting_waits_for_the_proxy_header
@ PROXY 1
G: STATE=PROXY DEADLINE=10000
--
D. PROXY TCP4 192.0.2.1 192.0.2.25 56324 25\r
G: STATE=PROXY
--
D. \n
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: CONNECT
S: 220 foo.com Service ready
G: STATE=HELO
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
C: MAIL FROM:<a@b>
E: MAIL
A: 250 - OK
S: 250 OK

#: proxy-2.1-1
= header_of_version_1_may_be_ipv6
@ PROXY 1
D: PROXY TCP6 2001:DB8:0:0:0:0:0:1 ::ffff:192.0.2.25 0 65535
E: PROXY arg=2001:db8::1 nparam=4 param=ADDR:2001:db8::1:0 param=PORT:0:0 param=DESTADDR:::ffff:192.0.2.25:0 param=DESTPORT:65535:65535
E: CONNECT
S: 220 foo.com Service ready

#: proxy-2.1-4 proxy-2.1-5
= unknown_says_nothing_of_the_client
@ PROXY 1
D: PROXY UNKNOWN
E: PROXY owed=0 arg="" nparam=0 data="" len=0
E: CONNECT
S: 220 foo.com Service ready

#: proxy-2.1-4 proxy-2.1-6
= what_follows_unknown_is_passed_over
@ PROXY 1
D: PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535
E: PROXY arg="" nparam=0
E: CONNECT
S: 220 foo.com Service ready

#: proxy-2.1-6
= longest_line_of_version_1_is_taken
@ PROXY 1
D: PROXY UNKNOWN \{91:x}
E: PROXY arg="" nparam=0
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2-1
= commands_behind_the_header_are_read
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
C: EHLO c.example
C: MAIL FROM:<a@b>
C: QUIT
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: CONNECT
A: later
--
A: 220 - Welcome 192.0.2.1
S: 220 foo.com Welcome 192.0.2.1
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
E: MAIL
A: 250 - OK
S: 250 OK
E: QUIT
E: ABORT
E: CLOSED code=221 error=OK
S: 221 foo.com Service closing transmission channel

#: proxy-2-1
= client_may_be_refused_by_its_address
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: CONNECT
A: 554 - Not you
S: 554 Not you
C: EHLO c.example
S: 503 Bad sequence of commands
C: QUIT
E: QUIT
E: CLOSED code=221
S: 221 foo.com Service closing transmission channel

#: proxy-2-1
= header_comes_before_lmtp_too
@ PROXY 1
@ LMTP 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: CONNECT
S: 220 foo.com Service ready
C: LHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY

#: proxy-2-3 proxy-2.2-1 proxy-2.2-10 proxy-2.2-11
= header_of_version_2_says_who_the_client_is
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n
--
D. \x21\x11\0\x0c
--
D. \xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2.2-1
= header_of_version_2_may_be_ipv6
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x21\0\x24 \x01\x0d\xb8\{11:\0}\x01\{10:\0}\xff\xff\xc0\0\x02\x19\0\x01\xff\xff
E: PROXY arg=2001:db8::1 nparam=4 param=ADDR:2001:db8::1:0 param=PORT:1:1 param=DESTADDR:::ffff:192.0.2.25:0 param=DESTPORT:65535:65535
E: CONNECT
S: 220 foo.com Service ready

#: proxy-2.2-8 proxy-2.2.4-1
= tlvs_are_given_as_they_came
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x11\0\x1b\xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19\x04\0\x02xy\x02\0\x07foo.com
E: PROXY arg=192.0.2.1 nparam=4 len=15 data="\x04\0\x02xy\x02\0\x07foo.com"
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2.2-3 proxy-2.2-6
= local_says_nothing_and_its_block_is_passed_over
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x20\x11\0\x14\xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19NOOP\r\nx\r
E: PROXY arg="" nparam=0
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2.2-3
= local_without_a_block_says_nothing
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x20\0\0\0
E: PROXY owed=0 arg="" nparam=0 len=0
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2.2-5
= unspecified_family_says_nothing
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\0\0\0
E: PROXY arg="" nparam=0 len=0
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2.2-5
= other_families_say_nothing
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x31\0\xd8\{216:u}
E: PROXY arg="" nparam=0
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2.2-5
= datagrams_say_nothing
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x12\0\x0c\xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19
E: PROXY arg="" nparam=0
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2.2-1
= longest_header_fits_into_the_least_block
@ PROXY 1
@ SIZE 0
@ 8BITMIME 0
D. \r\n\r\n\0\r\nQUIT\n\x21\x11\x02\x08\xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19\x04\x01\xf9\{505:t}
E: PROXY arg=192.0.2.1 nparam=4 len=508
E: CONNECT
S: 220 foo.com Service ready
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2.1-8
= header_too_long_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x11\x02\x09
E: CLOSED code=0 error=EPROTO

#: proxy-2-2 proxy-2.1-8
= command_in_place_of_a_header_ends_the_connection
@ PROXY 1
D: EHLO c.example
E: CLOSED code=0 error=EPROTO

#: proxy-2-2 proxy-2.1-8
= nothing_like_a_header_ends_the_connection
@ PROXY 1
D. \x16\x03
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-1 proxy-2.1-8
= header_in_lower_case_ends_the_connection
@ PROXY 1
D. p
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-1 proxy-2.1-8
= two_blanks_in_a_header_ends_the_connection
@ PROXY 1
D: PROXY TCP4  192.0.2.1 192.0.2.25 56324 25
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-1 proxy-2.1-8
= field_missing_in_a_header_ends_the_connection
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-1 proxy-2.1-8
= field_too_many_in_a_header_ends_the_connection
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25 x
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-2 proxy-2.1-8
= address_with_a_leading_zero_ends_the_connection
@ PROXY 1
D: PROXY TCP4 010.0.0.1 192.0.2.25 56324 25
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-2 proxy-2.1-8
= address_above_255_ends_the_connection
@ PROXY 1
D: PROXY TCP4 192.0.2.256 192.0.2.25 56324 25
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-2 proxy-2.1-8
= port_with_a_leading_zero_ends_the_connection
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 056 25
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-2 proxy-2.1-8
= port_above_65535_ends_the_connection
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 65536 25
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-3 proxy-2.1-8
= address_of_the_other_family_ends_the_connection
@ PROXY 1
D: PROXY TCP4 ::1 ::1 1 2
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-6 proxy-2.1-8
= header_of_108_octets_ends_the_connection
@ PROXY 1
D: PROXY UNKNOWN \{92:x}
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-7 proxy-2.1-8
= header_ended_by_lf_ends_the_connection
@ PROXY 1
D. PROXY UNKNOWN\nEHLO c.example\r\n
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-7 proxy-2.1-8
= header_ended_by_cr_ends_the_connection
@ PROXY 1
D. PROXY TCP4 192.0.2.1 192.0.2.25 56324 25\rQ
E: CLOSED code=0 error=EPROTO

#: proxy-2.2-11 proxy-2.1-8
= signature_with_one_octet_wrong_ends_the_connection
@ PROXY 1
D. \r\n\r\n\x01
E: CLOSED code=0 error=EPROTO

#: proxy-2.2-2 proxy-2.1-8
= version_that_is_not_2_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x11
E: CLOSED code=0 error=EPROTO

#: proxy-2.2-3 proxy-2.1-8
= command_above_1_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x22
E: CLOSED code=0 error=EPROTO

#: proxy-2.2-4 proxy-2.1-8
= family_above_3_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x41
E: CLOSED code=0 error=EPROTO

#: proxy-2.2-4 proxy-2.1-8
= protocol_above_2_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x13
E: CLOSED code=0 error=EPROTO

#: proxy-2.2-7 proxy-2.1-8
= block_too_short_for_its_addresses_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x11\0\x08
E: CLOSED code=0 error=EPROTO

#: proxy-2.2-8 proxy-2.1-8
= tlv_longer_than_its_block_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x11\0\x10\xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19\x04\0\x02x
E: CLOSED code=0 error=EPROTO

#: proxy-2.2.3-1 proxy-2.1-8
= checksum_that_does_not_match_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x11\0\x13\xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19\x03\0\x04abcd
E: CLOSED code=0 error=EPROTO

#: proxy-2.2.5-1 proxy-2.1-8
= unique_id_of_129_octets_ends_the_connection
@ PROXY 1
D. \r\n\r\n\0\r\nQUIT\n\x21\x11\0\x90\xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19\x05\0\x81\{129:i}
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-8
= nothing_behind_a_wrong_header_is_read
@ PROXY 1
D: PROXY TCP5 192.0.2.1 192.0.2.25 56324 25
D: EHLO c.example
D: QUIT
E: CLOSED code=0 error=EPROTO

#: proxy-2.1-8
= peer_that_is_gone_without_a_header_hears_nothing
@ PROXY 1
EOF
E: CLOSED code=0 error=EEOF

#: proxy-2.1-8
= peer_that_is_gone_in_its_header_hears_nothing
@ PROXY 1
D. PROXY TCP4 192.0.2.1
EOF
E: CLOSED code=0 error=EEOF

= peer_that_is_gone_behind_its_header_is_greeted
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
EOF
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: CONNECT
S: 220 foo.com Service ready
E: CLOSED code=0 error=EEOF

#: proxy-2-5
= header_that_does_not_come_in_time_ends_it_silently
@ PROXY 1
D. PROXY
--
+6000
D. \e TCP4
+3999
G: STATE=PROXY DEADLINE=1
+1
E: CLOSED code=0 error=ETIMEOUT

#: proxy-2-5
= time_for_the_header_is_an_option
@ PROXY 1
@ TIMEOUT_PROXY 3000
G: DEADLINE=3000
+3000
E: CLOSED code=0 error=ETIMEOUT

#: proxy-2-5
= header_may_have_all_the_time_it_wants
@ PROXY 1
@ TIMEOUT_PROXY 0
G: DEADLINE=-1
+4000000000
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: CONNECT
S: 220 foo.com Service ready
G: DEADLINE=300000

= host_that_closes_before_the_header_says_nothing
@ PROXY 1
D. PROXY
--
A: close Not today
E: CLOSED code=0 error=EHOST

#: proxy-2-1
= handshake_follows_the_header
@ PROXY 1
@ TLS_FIRST 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: TLS owed=0
A: tls OK
E: CONNECT
S: 220 foo.com Service ready
G: TLS=1
--
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY

#: proxy-2-1
= what_stands_behind_the_header_belongs_to_tls
@ PROXY 1
@ TLS_FIRST 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
C: EHLO c.example
C: QUIT
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: TLS owed=0
A: tls OK|VERIFIED|CLIENT_CERT
E: CONNECT
S: 220 foo.com Service ready
E: HELO
S: 250-foo.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY
E: QUIT
E: CLOSED code=221
S: 221 foo.com Service closing transmission channel
G: TLS=7

#: proxy-2-1
= handshake_that_fails_behind_the_header_is_the_end
@ PROXY 1
@ TLS_FIRST 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: TLS
A: tls failed
E: CLOSED code=0 error=ETLS

#: proxy-2.1-8
= wrong_header_is_the_end_before_any_handshake
@ PROXY 1
@ TLS_FIRST 1
D. \x16\x03\x01
E: CLOSED code=0 error=EPROTO

#: proxy-2.2-1
= header_of_version_2_comes_before_tls
@ PROXY 1
@ TLS_FIRST 1
D. \r\n\r\n\0\r\nQUIT\n\x20\0\0\0
E: PROXY arg=""
E: TLS
A: tls OK
E: CONNECT
S: 220 foo.com Service ready

#: proxy-2-2
= proxy_header_that_is_not_expected_is_no_command
E: CONNECT
S: 220 foo.com Service ready
C: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
S: 500 Syntax error, command unrecognized
C: PROXY UNKNOWN
S: 500 Syntax error, command unrecognized
C: EHLO c.example
E: HELO
A: 250 - hello
S: 250-foo.com hello
S: 250-8BITMIME
S: 250-SIZE
S: 250-PIPELINING
S: 250 VRFY

#: proxy-2-2
= header_of_version_2_that_is_not_expected_is_four_wrong_lines
E: CONNECT
S: 220 foo.com Service ready
C. \r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\xc0\0\x02\x01\xc0\0\x02\x19\xdc\x04\0\x19\r\n
S: 500 Syntax error, command unrecognized
S: 500 Syntax error, command unrecognized
S: 500 Syntax error, command unrecognized
S: 500 Syntax error, command unrecognized
G: STATE=HELO
--
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed

#: proxy-2-2
= header_comes_once
@ PROXY 1
D: PROXY TCP4 192.0.2.1 192.0.2.25 56324 25
E: PROXY owed=0 arg=192.0.2.1 nparam=4 param=ADDR:192.0.2.1:0 param=PORT:56324:56324 param=DESTADDR:192.0.2.25:0 param=DESTPORT:25:25 data="" len=0
E: CONNECT
S: 220 foo.com Service ready
C: PROXY TCP4 192.0.2.7 192.0.2.25 56324 25
S: 500 Syntax error, command unrecognized
C: NOOP
E: NOOP
S: 250 Requested mail action okay, completed
