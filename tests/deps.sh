#!/bin/sh
# What sheaf needs beyond git and make:   sh tests/deps.sh run [GROUP...]
#
#   run     to build the program           test   to check it, with outside
#   judge   large programs and npm                readers of what it writes
#           packages for "make judge"      page   a browser, for the page of
#                                                 a bundle
#
# Debian and Ubuntu: installs what is missing (as root, or through sudo), asks
# nothing, and says nothing when all is there. Elsewhere: prints the command
# to type and fails when something is missing.
set -u

# group | probe | Debian | Fedora | Alpine | Arch | Homebrew
#
# A probe that succeeds settles it, whatever the package is called: cmd:NAME is
# a command, pc:NAME a pkg-config module; the others are functions below. "-":
# nothing to install there. A "?" in front of the group: good to have; its
# absence there is said and is no failure.
table='
run|compiler|gcc libc6-dev|gcc glibc-devel|build-base|base-devel|-
run|cmd:pkg-config|pkg-config|pkgconf-pkg-config|pkgconf|pkgconf|pkgconf
run|pc:libcurl|libcurl4-openssl-dev|libcurl-devel|curl-dev|curl|curl
run|pc:libxml-2.0|libxml2-dev|libxml2-devel|libxml2-dev|libxml2|libxml2
run|pc:libarchive|libarchive-dev|libarchive-devel|libarchive-dev|libarchive|libarchive
run|pc:sqlite3|libsqlite3-dev|sqlite-devel|sqlite-dev|sqlite|sqlite
run|pc:libzstd|libzstd-dev|libzstd-devel|zstd-dev|zstd|zstd
run|pc:inih|libinih-dev|inih-devel|inih-dev|libinih|inih
run|pc:libutf8proc|libutf8proc-dev|utf8proc-devel|utf8proc-dev|libutf8proc|utf8proc
run|pc:nettle|nettle-dev|nettle-devel|nettle-dev|nettle|nettle
run|pc:jansson|libjansson-dev|jansson-devel|jansson-dev|jansson|jansson
run|certificates|ca-certificates|ca-certificates|ca-certificates|ca-certificates|ca-certificates
test|pc:cmocka|libcmocka-dev|libcmocka-devel|cmocka-dev|cmocka|cmocka
test|pc:libmicrohttpd|libmicrohttpd-dev|libmicrohttpd-devel|libmicrohttpd-dev|libmicrohttpd|libmicrohttpd
test|pc:zlib|zlib1g-dev|zlib-devel|zlib-dev|zlib|zlib
test|cmd:xmllint|libxml2-utils|libxml2|libxml2-utils|libxml2|-
test|cmd:unzip|unzip|unzip|unzip|unzip|-
test|cmd:zip|zip|zip|zip|zip|-
test|cmd:zstd|zstd|zstd|zstd|zstd|zstd
test|cmd:openssl|openssl|openssl|openssl|openssl|openssl
?test|catmandu_oai|libdancer-plugin-catmandu-oai-perl|-|-|-|-
?test|pc:libpq|libpq-dev|libpq-devel|libpq-dev|postgresql-libs|libpq
?test|postgresql|postgresql|postgresql-server|postgresql|postgresql|postgresql@15
?test|cmd:jq|jq|jq|jq|jq|jq
?test|cmd:sqlite3|sqlite3|sqlite|sqlite|sqlite|sqlite
?test|cmd:mandoc|mandoc|mandoc|mandoc|mandoc|mandoc
?test|cmd:bibtool|bibtool|bibtool|-|-|bib-tool
?test|cmd:ris2xml|bibutils|bibutils|-|-|bibutils
?test|cmd:faketime|faketime|libfaketime|libfaketime|libfaketime|libfaketime
?test|cmd:valgrind|valgrind|valgrind|valgrind|valgrind|-
?test|cmd:shellcheck|shellcheck|ShellCheck|shellcheck|shellcheck|shellcheck
?test|cmd:gcovr|gcovr|gcovr|gcovr|gcovr|gcovr
?test|cmd:clang|clang|clang|clang|clang|llvm
?test|fuzzer|@clang-rt|compiler-rt|compiler-rt|compiler-rt|llvm
?test|cmd:clang-format|clang-format|clang-tools-extra|clang-extra-tools|clang|clang-format
?test|cmd:clang-tidy|clang-tidy|clang-tools-extra|clang-extra-tools|clang|llvm
?judge|cmd:biber|biber|biber|-|biber|-
?judge|plain_bst|texlive-binaries texlive-base|texlive-bibtex|texlive|texlive-bin|-
?judge|cmd:pdflatex|texlive-latex-base|texlive-latex|texlive|texlive-latex|-
?judge|cmd:bibclean|bibclean|-|-|-|bibclean
?judge|cmd:pandoc|pandoc|pandoc|pandoc-cli|pandoc-cli|pandoc
?judge|pybtex|python3-pybtex|python3-pybtex|-|python-pybtex|-
?judge|cmd:jabref|jabref|-|-|-|-
?judge|csl_styles|citation-style-language-styles|-|-|-|-
?judge|cmd:node|nodejs|nodejs|nodejs|nodejs|node
?judge|cmd:npm|npm|nodejs-npm|npm|npm|node
?page|browser|chromium|chromium|chromium|chromium|-
'

judge_dir=${JUDGE_DIR:-build/judge}

say() {
	printf 'deps: %s\n' "$*" >&2
}

have() {
	command -v "$1" >/dev/null 2>&1
}

# --- Probes ------------------------------------------------------------------

probe_compiler() {
	have "${CC:-cc}" &&
		printf '#include <stdio.h>\n' |
		"${CC:-cc}" -E - >/dev/null 2>&1
}

probe_certificates() {
	for f in /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem \
		/etc/pki/tls/certs/ca-bundle.crt; do
		[ -s "$f" ] && return 0
	done
	return 1
}

# clang's runtime for fuzzing and sanitizers comes in a package of its own.
probe_fuzzer() {
	have clang || return 1
	[ -n "$(find "$(clang -print-resource-dir 2>/dev/null)/lib/" \
		-name 'libclang_rt.fuzzer*.a' 2>/dev/null)" ]
}

probe_plain_bst() {
	have bibtex && have kpsewhich && [ -n "$(kpsewhich plain.bst)" ]
}

# Its server programs; no server of the machine is asked for anything.
probe_postgresql() {
	have initdb && return 0
	for d in /usr/lib/postgresql/*/bin /usr/libexec/postgresql*; do
		[ -x "$d/initdb" ] && return 0
	done
	return 1
}

probe_pybtex() {
	/usr/bin/python3 -c 'import pybtex' 2>/dev/null ||
		python3 -c 'import pybtex' 2>/dev/null
}

probe_csl_styles() {
	[ -e /usr/share/citation-style-language/styles/elsevier-harvard.csl ]
}

probe_browser() {
	have chromium || have chromium-browser || have google-chrome
}

# A provider of others: tests/foreign/lines.pl.
probe_catmandu_oai() {
	have perl && perl -MDancer::Plugin::Catmandu::OAI -e 1 2>/dev/null
}

probe() {
	case $1 in
	cmd:*) have "${1#cmd:}" ;;
	pc:*) have pkg-config && pkg-config --exists "${1#pc:}" ;;
	*) "probe_$1" ;;
	esac
}

# --- What is missing ---------------------------------------------------------

dpkg_has() {
	for p in "$@"; do
		case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in
		*' ok installed') ;;
		*) return 1 ;;
		esac
	done
}

# missing COLUMN MARK GROUP...: the package names, one a line. MARK is "" for
# what is needed and "?" for what is good to have.
missing() {
	column=$1 mark=$2
	shift 2
	for group in "$@"; do
		printf '%s' "$table" | while IFS='|' read -r row probe rest; do
			[ "$row" = "$mark$group" ] || continue
			probe "$probe" && continue
			names=$(printf '%s' "$rest" | cut -d '|' -f "$column")
			[ "$names" = - ] && continue
			# shellcheck disable=SC2086
			if [ "$column" = 1 ] && [ "$names" != @clang-rt ] &&
			    dpkg_has $names; then
				continue
			fi
			printf '%s\n' "$names"
		done
	done | tr ' ' '\n' | awk '!seen[$0]++'
}

# --- Debian and Ubuntu -------------------------------------------------------

as_root() {
	if [ "$(id -u)" = 0 ]; then
		env "$@" </dev/null
	elif have sudo && sudo -n true 2>/dev/null; then
		sudo -n env "$@" </dev/null
	elif have sudo && [ -t 0 ]; then
		sudo env "$@"
	else
		return 1
	fi
}

apt() {
	as_root DEBIAN_FRONTEND=noninteractive apt-get -q \
		-o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" \
		>>"$log" 2>&1
}

apt_knows() {
	apt-cache show "$1" >/dev/null 2>&1
}

# The runtime goes with the clang that is there, or with the one to come.
clang_rt() {
	if have clang; then
		n=$(clang -dumpversion | cut -d . -f 1)
	else
		n=$(apt-cache depends clang 2>/dev/null |
			sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -n 1)
	fi
	for p in "libclang-rt-$n-dev" "libclang-common-$n-dev"; do
		apt_knows "$p" && printf '%s\n' "$p" && return
	done
}

# Leaves in $wanted what of $* can be had; says what cannot.
choose() {
	wanted=
	for p in "$@"; do
		[ "$p" = @clang-rt ] && p=$(clang_rt)
		[ -n "$p" ] || continue
		if apt_knows "$p"; then
			wanted="$wanted $p"
		else
			say "not to be had here: $p"
		fi
	done
}

install_debian() {
	needed=$(missing 1 '' "$@")
	good=$(missing 1 '?' "$@")
	[ -n "$needed$good" ] || return 0
	log=$(mktemp) || return 1
	# shellcheck disable=SC2086
	for p in $needed $good; do
		[ "$p" = @clang-rt ] || apt_knows "$p" && continue
		apt update || break
		break
	done
	# shellcheck disable=SC2086
	choose $needed $good
	[ -n "$wanted" ] && say "installing$wanted"
	# Lists may have grown old: the second try has new ones.
	# shellcheck disable=SC2086
	if [ -n "$wanted" ] &&
	    ! apt install -y --no-install-recommends $wanted; then
		apt update && apt install -y --no-install-recommends $wanted
	fi
	left=$(missing 1 '' "$@" | tr '\n' ' ')
	good=$(missing 1 '?' "$@" | tr '\n' ' ')
	[ -z "$left$good" ] || tail -n 15 "$log" >&2
	rm -f "$log"
	[ -z "$good" ] || say "good to have, still missing: $good"
	[ -n "$left" ] || return 0
	say "as root: apt-get install --no-install-recommends $left"
	return 1
}

# --- Elsewhere ---------------------------------------------------------------

name_the_rest() {
	column=$1 command=$2
	shift 2
	needed=$(missing "$column" '' "$@" | tr '\n' ' ')
	good=$(missing "$column" '?' "$@" | tr '\n' ' ')
	[ -n "$needed$good" ] || return 0
	say "missing; install with:"
	printf '%s %s%s\n' "$command" "$needed" "$good" | sed 's/ *$//'
	[ -z "$needed" ]
}

install_packages() {
	if have apt-get && have dpkg-query; then
		install_debian "$@"
	elif have dnf; then
		name_the_rest 2 'sudo dnf install' "$@"
	elif have apk; then
		name_the_rest 3 'sudo apk add' "$@"
	elif have pacman; then
		name_the_rest 4 'sudo pacman -S --needed' "$@"
	elif have brew; then
		name_the_rest 5 'brew install' "$@"
	else
		say "no package manager known here; needed (names as in Debian):"
		missing 1 '' "$@" | tr '\n' ' '
		echo
		[ -z "$(missing 1 '' "$@")" ]
	fi
}

# The packages of tests/judge/package-lock.json, into the build folder. They
# bring no programs, so that no script of theirs has to run.
install_npm() {
	have npm || return 0
	cmp -s tests/judge/package-lock.json "$judge_dir/package-lock.json" &&
		[ -d "$judge_dir/node_modules" ] && return 0
	say "npm packages into $judge_dir"
	rm -rf "$judge_dir"
	mkdir -p "$judge_dir" &&
		cp tests/judge/package.json tests/judge/package-lock.json \
			"$judge_dir/" || return 1
	npm ci --prefix "$judge_dir" --ignore-scripts --no-audit --no-fund \
		--loglevel=error </dev/null >&2 && return 0
	rm -rf "$judge_dir"
	say "npm failed: some judges will be missing"
}

# --- Main --------------------------------------------------------------------

[ $# -gt 0 ] || set -- run
for group in "$@"; do
	case $group in
	run | test | judge | page) ;;
	*)
		say "no such group: $group (run, test, judge, page)"
		exit 2
		;;
	esac
done

install_packages "$@" || exit 1
case " $* " in
*' judge '*) install_npm ;;
esac
