# sheaf: GNU make, one Makefile, all products under build/.
#
#   make deps        install what is missing (Debian, Ubuntu; names it elsewhere)
#   make             build/sheaf
#   make demo        harvest a loopback provider, leave a bundle to look at
#   make check       all tests; the last line is "N passed, N failed"
#   make lint        format, headers alone, layers, banned names, manual pages
#   make portable    whether it compiles elsewhere: clang, 32 bits, musl, no Linux
#   make coverage    which lines no test reaches
#   make fuzz        fuzz each target for FUZZ_SECONDS (60), FUZZ_JOBS at once
#   make linear      twice the elements, twice the instructions: each parser
#   make soak        kills, faults and torture for SOAK_MINUTES (default 10)
#   make bench       ratios against the bare libraries, in one run
#   make deps-judge  install those programs, and what make deps does
#   make judge       exports read by programs we did not write, their values
#                    compared; JUDGE_ALL=1: what is missing is a failure
#   make install     PREFIX=/usr/local DESTDIR= BINDIR= MANDIR=; install-strip
#   make uninstall   takes away what install put there
#   make dist        build/sheaf-VERSION.tar.gz, which builds without git
#   make deb         Debian packages, under build/deb
#
# PG=0        without PostgreSQL
# CURL=link   libcurl linked, not loaded when a command needs it
# SANITIZE=1  address and undefined behaviour, under build/asan
# WERROR=1    warnings are errors          V=1  show commands
# CFLAGS, CPPFLAGS and LDFLAGS are yours: they are appended.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
# Objects are kept, and no rm is printed after the tests' last line.
.SECONDARY:

VERSION := 0.1.0
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
B ?= build
ifdef SANITIZE
override B := $(B)/asan
endif
ifndef V
Q := @
endif

# --- What it is made of ------------------------------------------------------

LIBS_RUN := libcurl libxml-2.0 libarchive sqlite3 libzstd inih libutf8proc \
	nettle jansson
# The oldest known to do, those of Debian 11; README names them, too. There
# inih does not know its number.
OLDEST := libcurl:7.74 libxml-2.0:2.9.10 libarchive:3.4.3 sqlite3:3.34 \
	libzstd:1.4.8 inih: libutf8proc:2.3 nettle:3.7 jansson:2.13
LIBS_TEST := cmocka
LIBS_PROVIDER := libmicrohttpd zlib

# PG=0: without PostgreSQL, whatever is there. Its library is no part of the
# program: it is loaded for a store that needs it. Older ones, Debian 11's, have
# no pipelines.
PG ?= $(shell pkg-config --exists 'libpq >= 14' 2>/dev/null && echo 1 || \
	echo 0)

# libcurl is loaded by the name that a program linked with it would ask for.
CURL_FILE := $(shell objdump -p \
	"$$(pkg-config --variable=libdir libcurl 2>/dev/null)/libcurl.so" \
	2>/dev/null | sed -n 's/^ *SONAME *//p')
CURL ?= $(if $(CURL_FILE),load,link)
LIBS_LINK := $(if $(filter load,$(CURL)),$(filter-out libcurl,$(LIBS_RUN)),$(LIBS_RUN))

LAYERS := core parsers store harvester exporters sheaf
LIB_SRC := $(filter-out sheaf/main.c,$(sort \
	$(wildcard $(LAYERS:=/*.c) $(LAYERS:=/*/*.c))))
ifneq ($(PG),1)
LIB_SRC := $(filter-out store/pg%.c,$(LIB_SRC))
endif
UNIT_SRC := $(sort $(wildcard tests/unit/*/test_*.c))
UNIT_HELP_SRC := $(sort $(wildcard tests/unit/*.c))
PROVIDER_SRC := $(sort $(wildcard tests/provider/*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_HELP_SRC := $(filter-out $(FUZZ_SRC),$(sort $(wildcard tests/fuzz/*.c)))
TORTURE_SRC := $(sort $(wildcard tests/torture/*.c))
BENCH_SRC := $(sort $(wildcard tests/bench/*.c tests/provider/synthetic*.c))
HEADERS := $(sort $(wildcard $(LAYERS:=/*.h) $(LAYERS:=/*/*.h) tests/*/*.h))

LIB_OBJ := $(LIB_SRC:%.c=$(B)/obj/%.o)
PROVIDER_OBJ := $(PROVIDER_SRC:%.c=$(B)/obj/%.o)
UNIT_BIN := $(UNIT_SRC:tests/unit/%.c=$(B)/unit/%)
FUZZ_REPLAY := $(FUZZ_SRC:tests/fuzz/%.c=$(B)/fuzz/%)
TORTURE_OBJ := $(TORTURE_SRC:%.c=$(B)/obj/%.o) $(B)/obj/tests/torture/sheaf.o
BENCH_OBJ := $(BENCH_SRC:%.c=$(B)/obj/%.o)

# --- Flags -------------------------------------------------------------------

# Asked once; a missing package shows up as a missing header, after "make deps"
# has had its chance.
PKG := $(shell pkg-config --cflags $(LIBS_RUN) 2>/dev/null)
PKG_LIBS := $(shell pkg-config --libs $(LIBS_LINK) 2>/dev/null)
ifeq ($(PG),1)
PKG += -DSHEAF_PG $(shell pkg-config --cflags libpq 2>/dev/null)
endif
ifeq ($(CURL),load)
PKG += -DSHEAF_CURL='"$(CURL_FILE)"'
endif
TEST_PKG := $(shell pkg-config --cflags $(LIBS_TEST) 2>/dev/null)
TEST_LIBS := $(shell pkg-config --libs $(LIBS_TEST) 2>/dev/null)
PROVIDER_PKG := $(shell pkg-config --cflags $(LIBS_PROVIDER) 2>/dev/null)
PROVIDER_LIBS := $(shell pkg-config --libs $(LIBS_PROVIDER) 2>/dev/null)

# What the compiler was found to do: CAN_COMPILE, CAN_LINK, ICONV, DL.
CAN := $(B)/can.mk
$(shell sh tests/probe.sh $(CAN) $(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS))
-include $(CAN)
PKG_LIBS += $(ICONV) $(DL)

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings \
	-Wformat=2 -Werror=format-security -Wvla -Wundef -Wswitch-enum \
	-Wimplicit-fallthrough -Wno-missing-field-initializers
ifdef WERROR
WARN += -Werror
endif
ALL_CPPFLAGS = -I. -D_POSIX_C_SOURCE=200809L -DSHEAF_VERSION='"$(VERSION)"' \
	$(CPPFLAGS)
ifdef SANITIZE
OPT := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
ALL_LDFLAGS = -fsanitize=address,undefined -pthread $(LDFLAGS)
else
OPT := -O3 -g
HARDEN := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 \
	$(subst /none=,$(CURDIR)=,$(CAN_COMPILE))
ALL_LDFLAGS = $(CAN_LINK) -pthread $(LDFLAGS)
endif
ALL_CFLAGS = -std=c11 $(OPT) $(HARDEN) $(WARN) $(CFLAGS)
COMPILE = $(Q)mkdir -p $(@D) && $(CC) $(ALL_CPPFLAGS) $(PKG) $(EXTRA) \
	$(ALL_CFLAGS) -MMD -MP -c -o $@ $<
LINK = $(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@

# A change of compiler or flags rebuilds everything.
STAMP := $(B)/flags
FLAGS_NOW := $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(PKG)
$(shell mkdir -p $(B); printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' | \
	cmp -s - $(STAMP) || printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' \
	>$(STAMP))

# --- Programs ----------------------------------------------------------------

.PHONY: all deps deps-judge demo check coverage lint fuzz linear soak bench judge \
	judge-selftest install install-strip uninstall dist deb clean format tests
all: $(B)/sheaf
tests: all $(B)/provider $(B)/torture $(UNIT_BIN) $(FUZZ_REPLAY)

# One clear sentence in place of a page of errors.
$(B)/libraries: $(STAMP)
	$(Q)for l in $(OLDEST); do \
		n=$${l%:*} v=$${l#*:}; \
		pkg-config --exists "$$n$${v:+ >= $$v}" && continue; \
		here=$$(pkg-config --modversion $$n 2>/dev/null) || \
			here='not there; "make deps" installs it or names it'; \
		echo "sheaf needs $$n$${v:+ $$v or newer}; here it is $$here" >&2; \
		exit 1; \
	done && touch $@

$(B)/obj/%.o: %.c $(STAMP) | $(B)/libraries
	@echo "  CC    $<"
	$(COMPILE)

# Two of its functions are called as two of jansson's: not for others to see.
$(B)/obj/core/json.o: EXTRA = -fvisibility=hidden

$(B)/libsheaf.a: $(LIB_OBJ)
	@echo "  AR    $@"
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(B)/sheaf: $(B)/obj/sheaf/main.o $(B)/libsheaf.a
	@echo "  LINK  $@"
	$(LINK) $^ $(PKG_LIBS)

$(PROVIDER_OBJ): EXTRA = $(PROVIDER_PKG)
$(B)/provider: $(PROVIDER_OBJ)
	@echo "  LINK  $@"
	$(LINK) $^ $(PROVIDER_LIBS)

$(B)/obj/tests/unit/%.o: EXTRA = $(TEST_PKG)
$(B)/unit/%: $(B)/obj/tests/unit/%.o $(UNIT_HELP_SRC:%.c=$(B)/obj/%.o) $(B)/libsheaf.a
	@echo "  LINK  $@"
	$(LINK) $^ $(PKG_LIBS) $(TEST_LIBS)

# Fuzz targets with a plain main that replays files and folders.
$(B)/fuzz/%: $(B)/obj/tests/fuzz/%.o $(FUZZ_HELP_SRC:%.c=$(B)/obj/%.o) $(B)/libsheaf.a
	@echo "  LINK  $@"
	$(LINK) $^ $(PKG_LIBS)

# The program once more, to be called by another main.
$(B)/obj/tests/torture/sheaf.o: sheaf/main.c $(STAMP)
	@echo "  CC    $< for tests"
	$(COMPILE)
$(B)/obj/tests/torture/sheaf.o: EXTRA = -Dmain=sheaf_main \
	-include tests/torture/torture.h

$(B)/torture: $(TORTURE_OBJ) $(B)/libsheaf.a
	@echo "  LINK  $@"
	$(LINK) $^ $(PKG_LIBS)

$(B)/bench: $(BENCH_OBJ) $(B)/libsheaf.a
	@echo "  LINK  $@"
	$(LINK) $^ $(PKG_LIBS)

# --- Goals -------------------------------------------------------------------

deps:
	$(Q)sh tests/deps.sh run test

deps-judge:
	$(Q)JUDGE_DIR=$(B)/judge sh tests/deps.sh run test judge page

# Goals beside "deps" wait for it, -j or not.
ifneq ($(filter deps deps-judge,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif

# In one call "make deps check" the packages asked for above were not there
# yet, hence make again where it matters.
demo: ; $(Q)$(MAKE) --no-print-directory run-demo
check: ; $(Q)$(MAKE) --no-print-directory run-check
judge: ; $(Q)$(MAKE) --no-print-directory run-judge

.PHONY: run-demo run-check run-judge
run-demo: all $(B)/provider
	$(Q)sh tests/demo.sh $(B)
run-check: tests
	$(Q)sh tests/run.sh $(B)

# A build of its own: counters cost time.
coverage:
	$(Q)$(MAKE) --no-print-directory B=$(B)/coverage-run \
		CFLAGS='$(CFLAGS) --coverage -O0 -U_FORTIFY_SOURCE \
			-DCONFINE_COUNTS_BELOW=\"$(CURDIR)\"' \
		LDFLAGS='$(LDFLAGS) --coverage' tests
	$(Q)sh tests/coverage.sh $(B)/coverage-run $(WORDS)

# pkg-config's names, for scripts.
.PHONY: packages
packages: ; @echo $(LIBS_RUN) $(if $(filter 1,$(PG)),libpq) $(LIBS_TEST) $(LIBS_PROVIDER)

lint: all
	$(Q)sh tests/lint/lint.sh $(B)

.PHONY: portable
portable: ; $(Q)sh tests/portable.sh $(B)

format:
	$(Q)clang-format -i $(sort $(wildcard $(LAYERS:=/*.[ch]) \
		$(LAYERS:=/*/*.[ch]) tests/*/*.[ch] \
		tests/unit/*/*.[ch]))

fuzz:
	$(Q)sh tests/fuzz/fuzz.sh $(B)/fuzz-run

linear: all
	$(Q)sh tests/linear/linear.sh $(B)

soak: all $(B)/provider $(B)/torture
	$(Q)sh tests/soak/soak.sh $(B)

bench: all $(B)/provider $(B)/bench
	$(Q)sh tests/bench/bench.sh $(B)

run-judge: all $(B)/provider
	$(Q)JUDGE_ALL=$(JUDGE_ALL) sh tests/judge/judge.sh $(B)

# Whether each judge can find fault.
judge-selftest: all
	$(Q)JUDGE_ALL=$(JUDGE_ALL) sh tests/judge/selftest.sh $(B)

PAGES := $(sort $(wildcard docs/man/*.[15]))
page_place = $(DESTDIR)$(MANDIR)/man$(subst .,,$(suffix $(1)))/$(notdir $(1))
PLACES = $(DESTDIR)$(BINDIR)/sheaf $(foreach p,$(PAGES),$(call page_place,$(p)))

# What shells offer; the program writes it: "sheaf help bash".
SHELLS := bash:bash-completion/completions/sheaf \
	zsh:zsh/site-functions/_sheaf fish:fish/vendor_completions.d/sheaf.fish
shell_of = $(word 1,$(subst :, ,$(1)))
shell_place = $(DESTDIR)$(DATADIR)/$(word 2,$(subst :, ,$(1)))
PLACES += $(foreach s,$(SHELLS),$(call shell_place,$(s)))

install: all
	install -d $(sort $(dir $(PLACES)))
	install -m 755 $(STRIP) $(B)/sheaf $(DESTDIR)$(BINDIR)/sheaf
	$(foreach p,$(PAGES),install -m 644 $(p) $(call page_place,$(p)) &&) :
	$(foreach s,$(SHELLS),$(B)/sheaf help $(call shell_of,$(s)) \
		>$(B)/completion && install -m 644 $(B)/completion \
		$(call shell_place,$(s)) &&) :

install-strip:
	$(Q)$(MAKE) --no-print-directory install STRIP=-s

uninstall:
	rm -f $(PLACES)

# What git has, under a folder of its name; the same commit gives the same bytes.
DIST := sheaf-$(VERSION)
dist:
	$(Q)mkdir -p $(B)
	$(Q)git archive --format=tar --prefix=$(DIST)/ HEAD | gzip -9n \
		>$(B)/$(DIST).tar.gz
	@echo $(B)/$(DIST).tar.gz

deb: dist
	$(Q)sh contrib/debian/build.sh $(B)/$(DIST).tar.gz $(B)/deb

clean:
	rm -rf $(B)

-include $(shell find $(B)/obj -name '*.d' -type f 2>/dev/null)
