# libsmtp. `make help` says what can be made.
#
# GNU make and bmake read this file alike: there are no conditionals and no
# pattern rules. Lists of files come from the shell (!=), and what differs
# between variants from variables whose names hold variables. It is not
# .POSIX, which would make CC c99; CC, AR, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX,
# LIBDIR, INCLUDEDIR and DESTDIR are taken from the command line or the
# environment. All output goes to build/.

# The library, level by level: a file uses only what its own level and those
# above it in this list define; server and client never use each other.
BYTES = smtp_ctype.c smtp_base64.c smtp_xtext.c smtp_unitext.c smtp_dot.c \
	smtp_check.c smtp_date.c
GRAMMAR = smtp_address.c smtp_path.c smtp_values.c smtp_param.c smtp_write.c \
	smtp_limits.c smtp_ext.c smtp_reply.c smtp_mech.c smtp_verb.c smtp_config.c \
	smtp_received.c smtp_proxy.c smtp_sasl.c
STREAM = smtp_buffer.c smtp_line.c smtp_trace.c smtp_body.c
SERVER = smtp_ehlo.c smtp_word.c smtp_answer.c smtp_heed.c smtp_peek.c \
	smtp_command.c smtp_chunk.c smtp_secure.c smtp_server.c
CLIENT = smtp_client.c smtp_follow.c smtp_obey.c smtp_send.c smtp_message.c
OBJECT = smtp_conn.c smtp_dispatch.c
HEADERS = smtp_bytes.h smtp_grammar.h smtp_stream.h smtp_role.h smtp_client.h

# Where things go. B may be set to build somewhere else.
B = build
O = $(B)$(SAN_DIR_$(SAN))$(AMALG_DIR_$(AMALGAMATION))
SAN_DIR_1 = /san
AMALG_DIR_1 = /amalg

# WERROR= is for packagers, OPT stands in front of CFLAGS.
WERROR ?= -Werror
OPT ?= -O2
STD = -std=c99
WARN = -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow \
	-Wstrict-prototypes -Wmissing-prototypes -Wcast-qual
SAN_FLAGS_1 = -g -O1 -fsanitize=address,undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
POSIX = -D_POSIX_C_SOURCE=200809L
DEP = -MMD -MP -MF $@.d -MT $@
FLAGS = $(STD) $(WARN) $(WERROR) -Iinclude $(CPPFLAGS) $(OPT) \
	$(SAN_FLAGS_$(SAN)) $(CFLAGS)

PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
INSTALL ?= install
PKG_CONFIG ?= pkg-config
CLANG ?= clang
FUZZ_SECONDS ?= 10

# What the examples take of other libraries, empty where one is not installed.
# WITH_OPENSSL= or WITH_GSASL= on the command line leaves it out.
FIND = PKG_CONFIG='$(PKG_CONFIG)' CC='$(CC)' sh test/make/optional.sh
WITH_OPENSSL != $(FIND) openssl
WITH_GSASL != $(FIND) gsasl
WITH_serve = $(WITH_OPENSSL) $(WITH_GSASL)
WITH_send = $(WITH_OPENSSL) $(WITH_GSASL)
WITH_replay = $(WITH_GSASL)
WITH_relay = $(WITH_OPENSSL)
WITH_defer = -pthread
# Its name says what they were last built with.
WITH != echo $(WITH_OPENSSL) $(WITH_GSASL) | cksum | sed 's/ .*//'

VERSION != sed -n 's/^.define SMTP_VERSION_TEXT "\(.*\)"/\1/p' include/smtp.h
MAJOR != echo $(VERSION) | sed 's/[.].*//'
SO = libsmtp.so.$(VERSION)

SRCS = $(BYTES) $(GRAMMAR) $(STREAM) $(SERVER) $(CLIENT) $(OBJECT)
# AMALGAMATION=1 makes the library from build/smtp.c.
SRC_DIR_ = lib
SRC_DIR_0 = lib
SRC_DIR_1 = $(B)
SRC_LIST_ = $(SRCS)
SRC_LIST_0 = $(SRCS)
SRC_LIST_1 = smtp.c
SRC_MADE_1 = $(B)/smtp.c
SRC_DIR = $(SRC_DIR_$(AMALGAMATION))
SRC_LIST = $(SRC_LIST_$(AMALGAMATION))

NAMES = sed 's,.*/,,; s,[.]c$$,,'
LIST = ls 2>/dev/null
OBJS != for f in $(SRC_LIST); do echo $(O)/lib/$$f; done | sed 's,c$$,o,'
PICS != for f in $(SRC_LIST); do echo $(O)/pic/$$f; done | sed 's,c$$,o,'
EXAMPLES != $(LIST) examples/*.c | $(NAMES) | sed 's,^,$(O)/,'
TESTS != $(LIST) test/test_*.c | $(NAMES) | sed 's,^,$(O)/test/,'
TESTLIB != $(LIST) test/lib_*.c | $(NAMES) | sed 's,.*,$(O)/test/lib/&.o,'
TOOLS != $(LIST) test/*.c | $(NAMES) | sed '/^test_/d; /^lib_/d; s,^,$(O)/test/,'
FUZZERS != $(LIST) test/fuzz/fuzz_*.c | $(NAMES) | sed 's,^,$(O)/,'
BENCHES != $(LIST) test/bench/bench*.c | $(NAMES) | sed 's,^,$(O)/,'
PEERS != $(LIST) test/bench/peer_*.c | $(NAMES) | sed 's,^,$(O)/,'
AMALG_SRCS != $(LIST) lib/*.c lib/*.h
CHECKS_ != $(LIST) test/checks/*.sh
CHECKS = $(CHECKS_$(SAN)$(AMALGAMATION))
DEPS != find $(O) -name '*.d' 2>/dev/null || true

# `make -j deps check`: whatever is compiled waits for deps, if it was asked
# for. MAKECMDGOALS is GNU make's, .TARGETS bmake's.
FIRST != for t in $(MAKECMDGOALS) $(.TARGETS); do \
	case $$t in deps) echo deps;; esac; done

# What the scripts of test/make and test/checks need to know.
M = $(MAKE)
ENV = B='$(B)' O='$(O)' CC='$(CC)' MAKE='$(M)' VERSION='$(VERSION)' \
	STD='$(STD)' WARN='$(WARN)' PKG_CONFIG='$(PKG_CONFIG)' \
	CLANG='$(CLANG)' FUZZ_SECONDS='$(FUZZ_SECONDS)' \
	BYTES='$(BYTES)' GRAMMAR='$(GRAMMAR)' STREAM='$(STREAM)' \
	SERVER='$(SERVER)' CLIENT='$(CLIENT)' OBJECT='$(OBJECT)' \
	HEADERS='$(HEADERS)' REQUIRE='$(REQUIRE)' WRAP='$(WRAP)' \
	WITH_OPENSSL='$(WITH_OPENSSL)' WITH_GSASL='$(WITH_GSASL)'

## all           the library, static and shared, and the examples
all: static shared examples

## static shared examples
static: $(O)/libsmtp.a
shared: $(O)/$(SO)
examples: $(EXAMPLES)

$(OBJS): $(FIRST) $(SRC_MADE_$(AMALGAMATION))
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(DEP) -c -o $@ $(SRC_DIR)/$(@F:.o=.c)

$(PICS): $(FIRST) $(SRC_MADE_$(AMALGAMATION))
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -fPIC $(DEP) -c -o $@ $(SRC_DIR)/$(@F:.o=.c)

$(O)/libsmtp.a: $(OBJS)
	@rm -f $@
	$(AR) rcs $@ $(OBJS)

$(O)/$(SO): $(PICS) $(O)/smtp.map
	$(CC) $(CFLAGS) $(SAN_FLAGS_$(SAN)) -shared $(LDFLAGS) \
		-Wl,-soname,libsmtp.so.$(MAJOR) \
		-Wl,--version-script,$(O)/smtp.map -o $@ $(PICS)
	@ln -sf $(SO) $(O)/libsmtp.so.$(MAJOR)
	@ln -sf $(SO) $(O)/libsmtp.so

# What is exported is what smtp.h declares.
FFI = sed '/^.include/d' include/smtp.h | $(CC) -E -P -x c -
$(O)/smtp.map: $(FIRST) include/smtp.h
	@mkdir -p $(@D)
	{ echo 'LIBSMTP_$(MAJOR) {'; echo 'global:'; $(FFI) | \
	sed -n 's/^.*[ *]\(smtp_[a-z0-9_]*\)(.*/    \1;/p' | LC_ALL=C sort; \
	echo 'local: *;'; echo '};'; } >$@.tmp
	@mv $@.tmp $@

$(O)/with-$(WITH):
	@mkdir -p $(@D)
	@rm -f $(O)/with-*
	@touch $@

$(EXAMPLES): $(FIRST) $(O)/libsmtp.a $(O)/with-$(WITH)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(POSIX) $(DEP) $(LDFLAGS) -o $@ \
		examples/$(@F).c $(O)/libsmtp.a $(WITH_$(@F)) $(LDLIBS)

## demo          starts a server, sends a message to it, shows both
demo: $(EXAMPLES)
	@WITH_OPENSSL='$(WITH_OPENSSL)' sh test/demo.sh $(O)

## check         all tests; SAN=1: with ASan and UBSan; AMALGAMATION=1: against
##               build/smtp.c; REQUIRE=1: what can't be checked is an error;
##               WRAP=valgrind: runs each test program under it
check: $(FIRST) all $(TESTS) $(TOOLS)
	@$(ENV) sh test/make/run.sh $(TESTS) $(CHECKS)

## check-full    the same, and each transcript in every way it can be run, and
##               a million messages from client to server
check-full: check
	@$(ENV) TEST_TIMEOUT=36000 PAIR_MESSAGES=1000000 \
		sh test/make/run.sh --full $(O)/test/test_transcripts $(O)/test/test_pair

## sanitize      check with ASan and UBSan
sanitize:
	@$(MAKE) check SAN=1

$(O)/cmocka: $(FIRST)
	@mkdir -p $(@D)
	@$(ENV) sh test/make/cmocka.sh >$@.tmp
	@mv $@.tmp $@

$(TESTLIB): $(FIRST)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Ilib $(POSIX) $(DEP) -c -o $@ test/$(@F:.o=.c)

$(O)/test/libtest.a: $(TESTLIB)
	@rm -f $@; mkdir -p $(@D)
	$(AR) rcs $@ $(TESTLIB)

$(TESTS): $(FIRST) $(O)/libsmtp.a $(O)/test/libtest.a $(O)/cmocka
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Ilib $(POSIX) $(DEP) $(LDFLAGS) -o $@ test/$(@F).c \
		$(O)/test/libtest.a $(O)/libsmtp.a `cat $(O)/cmocka` $(LDLIBS)

$(TOOLS): $(FIRST) $(O)/libsmtp.a $(O)/test/libtest.a
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Ilib $(POSIX) $(DEP) $(LDFLAGS) -o $@ test/$(@F).c \
		$(O)/test/libtest.a $(O)/libsmtp.a $(LDLIBS)

## deps          installs what check needs
deps:
	@$(ENV) sh test/make/deps.sh

## install       to PREFIX (/usr/local), LIBDIR, INCLUDEDIR below DESTDIR
install: static shared
	mkdir -p '$(DESTDIR)$(LIBDIR)/pkgconfig' \
		'$(DESTDIR)$(INCLUDEDIR)/smtp_adapter'
	$(INSTALL) -m 644 $(O)/libsmtp.a $(O)/$(SO) '$(DESTDIR)$(LIBDIR)'
	ln -sf $(SO) '$(DESTDIR)$(LIBDIR)/libsmtp.so.$(MAJOR)'
	ln -sf $(SO) '$(DESTDIR)$(LIBDIR)/libsmtp.so'
	$(INSTALL) -m 644 include/smtp.h '$(DESTDIR)$(INCLUDEDIR)'
	for f in include/smtp_adapter/*.h; do test ! -f $$f || $(INSTALL) \
		-m 644 $$f '$(DESTDIR)$(INCLUDEDIR)/smtp_adapter' || exit 1; done
	sed -e 's,@PREFIX@,$(PREFIX),; s,@LIBDIR@,$(LIBDIR),' \
		-e 's,@INCLUDEDIR@,$(INCLUDEDIR),; s,@VERSION@,$(VERSION),' \
		smtp.pc.in >'$(DESTDIR)$(LIBDIR)/pkgconfig/smtp.pc'
	chmod 644 '$(DESTDIR)$(LIBDIR)/pkgconfig/smtp.pc'

## uninstall     takes away what install put there
uninstall:
	cd '$(DESTDIR)$(LIBDIR)' && rm -f libsmtp.a $(SO) libsmtp.so \
		libsmtp.so.$(MAJOR) pkgconfig/smtp.pc
	rm -f '$(DESTDIR)$(INCLUDEDIR)/smtp.h'
	for f in include/smtp_adapter/*.h; do \
		rm -f "$(DESTDIR)$(INCLUDEDIR)/smtp_adapter/$${f##*/}"; done
	test ! -d '$(DESTDIR)$(INCLUDEDIR)/smtp_adapter' || \
		rmdir '$(DESTDIR)$(INCLUDEDIR)/smtp_adapter'

## amalgamation  build/smtp.c and build/smtp.h: the library in one file
amalgamation: $(B)/smtp.c

$(B)/smtp.c: Makefile COPYING include/smtp.h test/make/amalgamation.sh $(AMALG_SRCS)
	@mkdir -p $(B)
	@$(ENV) sh test/make/amalgamation.sh $(B)

## ffi-header    smtp.h as foreign function interfaces read it
ffi-header:
	@$(FFI)

## bench         speeds, beside memcpy, in three builds of the library; clients
##               beside each other
bench:
	@$(ENV) sh test/make/bench.sh
	@$(ENV) sh test/bench/clients.sh

$(BENCHES): $(FIRST) $(O)/libsmtp.a $(O)/test/libtest.a
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Ilib -Itest $(POSIX) $(DEP) $(LDFLAGS) -o $@ \
		test/bench/$(@F).c $(O)/test/libtest.a $(O)/libsmtp.a $(LDLIBS)
benches: $(BENCHES)

# Clients of other libraries, which only clients.sh makes, where these are.
$(PEERS): $(FIRST)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(POSIX) $(DEP) $(LDFLAGS) -o $@ test/bench/$(@F).c \
		`$(FIND) $(@F)` $(LDLIBS)

## sizes         octets of code and of connections
sizes: $(TOOLS)
	@$(ENV) sh test/make/sizes.sh

## diagram       build/server.dot and client.dot: the states of both roles, drawn
##               from the library; pictures of them where Graphviz is there
diagram: $(TOOLS)
	@$(ENV) sh test/make/diagram.sh

## fuzz          every fuzz target for FUZZ_SECONDS
fuzz:
	@$(ENV) sh test/make/fuzz.sh

$(FUZZERS): $(FIRST) $(O)/libsmtp.a $(O)/test/libtest.a
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Ilib -Itest $(POSIX) $(DEP) -fsanitize=fuzzer $(LDFLAGS) \
		-o $@ test/fuzz/$(@F).c $(O)/test/libtest.a $(O)/libsmtp.a
fuzzers: $(FUZZERS)

## conformance   the requirements of test/conformance.tsv and what shows them
conformance:
	@$(ENV) sh test/checks/conformance.sh show

## conformance-probe  breaks the code here and there: does a test see it?
conformance-probe: $(FIRST) $(O)/libsmtp.a $(O)/test/libtest.a $(O)/cmocka
	@$(ENV) sh test/conformance/probe.sh

## coverage      what part of each file in lib the tests reach
coverage:
	@$(ENV) sh test/make/coverage.sh

## format lint   clang-format; clang-tidy, cppcheck, gcc -fanalyzer
format:
	clang-format -i `find lib include examples test -name '*.[ch]'`
lint:
	@$(ENV) sh test/make/lint.sh

## clean
clean:
	rm -rf $(B)

help:
	@sed -n 's/^## //p' Makefile

.PHONY: all static shared examples demo check check-full sanitize deps \
	install uninstall amalgamation ffi-header bench benches sizes diagram \
	fuzz fuzzers conformance conformance-probe coverage format lint clean \
	help
.SUFFIXES:

-include $(DEPS)
