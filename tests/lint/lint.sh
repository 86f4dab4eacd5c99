#!/bin/sh
# What a compiler does not say.   sh tests/lint/lint.sh [BUILD [CHECK...]]
#
# Each check prints "ok NAME", or its findings; one that needs a program which
# is not there prints "skipped NAME". Any finding makes the result 1.
# LINT_TIDY=REGEX lets clang-tidy, which takes most of the time, look at those
# files only. tests/lint/selftest.sh sees to it that each check can fail.
set -u
LC_ALL=C
export LC_ALL

build=${1:-build}
[ $# -eq 0 ] || shift
layers='core parsers store harvester exporters sheaf'
here=tests/lint
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

cflags="-std=c11 -I. -I$here -D_POSIX_C_SOURCE=200809L -include version.h
	$(make -s --no-print-directory packages |
		xargs pkg-config --cflags 2>/dev/null)"

have() {
	command -v "$1" >/dev/null 2>&1
}

# --- What there is -----------------------------------------------------------

# Paths of this project have no blanks in them, nor may they come to.
layer_files() {
	for layer in $layers; do
		find "$layer" -type f -name '*.[ch]'
	done | sort
}

test_files() {
	find tests -type f -name '*.[ch]' | sort
}

all_files() {
	layer_files
	test_files
}

# Everything people read: not what is built, nor what git keeps.
texts() {
	find . \( -name .git -o -type d \( -name build -o -path "./$build" \) \) \
		-prune -o -type f -print | sort
}

scripts() {
	find tests -type f -name '*.sh' | sort
	[ ! -f .ci/run ] || echo .ci/run
}

# Stripped copies lie under $tmp/code with the same relative names.
strip_code() {
	mkdir -p "$tmp/code"
	all_files | sed 's|/[^/]*$||' | sort -u |
		sed "s|^|$tmp/code/|" | xargs mkdir -p
	all_files | xargs awk -v to="$tmp/code" -f "$here/strip.awk"
}

# grep in the stripped copies of the files named on standard input.
grep_code() {
	(cd "$tmp/code" && xargs grep -snE "$@" /dev/null)
}

# --- Checks: findings on standard output, or a status that is not 0 ----------

check_format() {
	have clang-format || return 99
	all_files | xargs -n 16 -P 2 clang-format --dry-run -Werror 2>&1 |
		sed -n 's/:[0-9]*:[0-9]*: error:.*//p' | sort | uniq -c |
		awk '{ print $2 ": " $1 " places; make format mends it" }'
}

check_headers() {
	all_files | grep '\.h$' >"$tmp/headers"
	# shellcheck disable=SC2086
	xargs -n 1 -P 2 "${CC:-cc}" $cflags -x c -fsyntax-only -Wall -Wextra \
		-Werror <"$tmp/headers" 2>&1
	while read -r h; do
		guard=$(printf '%s' "$h" | tr 'a-z/.-' 'A-Z___')
		grep -q "^#ifndef $guard\$" "$h" &&
			grep -q "^#define $guard\$" "$h" ||
			echo "$h: the guard is not $guard"
	done <"$tmp/headers"
}

check_layers() {
	(cd "$tmp/code" && find . -type f | sed 's|^\./||' | sort |
		xargs awk -f "$OLDPWD/$here/layers.awk")
}

# Calls of the functions in $1, in the stripped copies of files on stdin. What
# is reached through "." or "->" is a member of ours.
calls() {
	grep_code "(^|[^A-Za-z0-9_>.])($1)[[:space:]]*\\("
}

check_banned() {
	never='strn?cpy|strn?cat|strtok|v?sprintf|v?f?s?scanf|gets|atof'
	never="$never|ato[il]|atoll|gmtime|localtime|setlocale|alloca|mktemp"
	all_files | calls "$never"
	never='strcoll|strxfrm|strto[df]|strtok_r|strn?casecmp|localeconv'
	never="$never|tmpnam|tempnam|asctime|ctime|mktime|strftime|mbtowc"
	never="$never|is(alpha|alnum|digit|space|upper|lower|xdigit|punct"
	never="$never|print|graph|cntrl|blank)|to(upper|lower)|wctomb"
	never="$never|system|popen|s?rand|setjmp|longjmp"
	layer_files | calls "$never"
}

check_memory() {
	never='malloc|calloc|realloc|reallocarray|free|aligned_alloc'
	never="$never|posix_memalign|strdup|strndup|v?asprintf|getline"
	never="$never|getdelim|open_memstream"
	layer_files | grep -vx 'core/mem\.c' | calls "$never"
}

# Only sheaf/ talks to people and ends the program.
check_quiet() {
	never='v?f?printf|f?puts|f?putc|putchar|perror|exit|_exit|abort'
	layer_files | grep -vE '^sheaf/|^core/mem\.c$' | calls "$never"
}

check_rooms() {
	(cd "$tmp/code" && find . -type f | sed 's|^\./||' | sort |
		xargs awk -f "$OLDPWD/$here/rooms.awk")
}

# Of an optimised build: sanitizers add symbols of their own.
check_circles() {
	have nm && [ -d "$build/obj/core" ] || return 99
	# shellcheck disable=SC2086
	sh "$here/circles.sh" "$build" $layers
}

# Each room and each file beside the rooms has its line in the map.
check_map() {
	{
		find $layers -mindepth 1 -type d
		find $layers -maxdepth 1 -name '*.c' | sed 's/\.c$//'
	} | sort | while read -r module; do
		grep -q "^| \`$module\`" docs/architecture.md ||
			echo "docs/architecture.md: no line about $module"
	done
	sed -n 's/^| `\([a-z]*\/[a-z_0-9/]*\)` .*/\1/p' docs/architecture.md |
		while read -r module; do
			[ -d "$module" ] || [ -f "$module.c" ] ||
				[ -f "$module.h" ] ||
				echo "docs/architecture.md: $module is gone"
		done
}

check_shape() {
	(cd "$tmp/code" && find . -type f | sed 's|^\./||' | sort |
		xargs awk -f "$OLDPWD/$here/shape.awk")
	(cd "$tmp/code" && find . -type f | sed 's|^\./||' | sort |
		xargs awk -f "$OLDPWD/$here/size.awk")
}

# 80 columns; a line that is mostly one unbreakable string is forgiven.
check_columns() {
	layer_files | while read -r f; do
		expand "$f" | sed 's/[\200-\277]//g' | awk -v f="$f" '
			length($0) > 80 && !/^[ ]*"[^ ]*"[,;)]*$/ {
				print f ":" NR ": " length($0) " columns"
			}'
	done
}

check_marks() {
	texts | grep -E '\.([chs]|sh|awk|md|1|5|7)$|Makefile$|\.ci/run$' |
		xargs grep -nwE '[T]ODO|[F]IXME|[X]XX|[H]ACK' /dev/null |
		grep -v '[X]XX[+0-9-]'
	# Two sides of a merge that nobody has made one.
	texts | xargs grep -nE '^(<<<<<<<|>>>>>>>) ' /dev/null
}

# The project speaks of itself alone, not of a machine it was made on.
check_places() {
	texts | grep -v '/corpus/' | xargs grep -nIE \
		'/[w]ork/|\.\./[s]hared|/[h]ome/[a-z]|/[r]oot/|/tmp/[h]/' /dev/null
}

check_manual() {
	have mandoc || return 99
	pages=$(find docs/man -type f 2>/dev/null | sort)
	[ -n "$pages" ] || { echo 'docs/man: no manual pages'; return; }
	# shellcheck disable=SC2086
	mandoc -Tlint -W warning $pages 2>&1
}

# A case in tests/cli is read in by its runner, whose names it uses.
check_scripts() {
	scripts | grep '\.sh$' | while read -r f; do
		sh -n "$f" 2>&1
	done
	have shellcheck || return 99
	[ ! -f .ci/run ] || shellcheck -S warning .ci/run
	scripts | grep '^tests/cli/' |
		xargs shellcheck -s sh -S warning -e SC2010,SC2034,SC2069,SC2120,SC2154
	scripts | grep '\.sh$' | grep -v '^tests/cli/' |
		xargs shellcheck -x -s sh -S warning
}

# What was built can take a hit: where code lies is random, tables are
# read-only once bound, overflowing buffers end the program.
check_hardening() {
	bin=$build/sheaf
	have readelf && [ -f "$bin" ] || return 99
	readelf -hldW "$bin" >"$tmp/elf"
	readelf -sW "$bin" >"$tmp/symbols"
	grep -q '__asan_init' "$tmp/symbols" && return 99
	grep -q 'Type:.*DYN' "$tmp/elf" || echo "$bin: not PIE"
	grep -q 'GNU_RELRO' "$tmp/elf" || echo "$bin: no RELRO"
	grep -qE 'BIND_NOW|Flags:.*NOW' "$tmp/elf" || echo "$bin: lazy binding"
	grep -q 'GNU_STACK.* RW ' "$tmp/elf" ||
		echo "$bin: the stack is executable"
	grep -q '__stack_chk_fail' "$tmp/symbols" ||
		echo "$bin: no stack protector"
	grep -qE '__[a-z]+_chk(@|$)' "$tmp/symbols" ||
		echo "$bin: no _FORTIFY_SOURCE"
}

check_tidy() {
	have clang-tidy || return 99
	all_files | grep -v '^tests/unit/' | grep '\.c$' |
		grep -E "${LINT_TIDY:-.}" >"$tmp/sources"
	# shellcheck disable=SC2086
	xargs -n 4 -P 2 sh -c '
		cflags=$1
		shift
		clang-tidy --quiet --warnings-as-errors="*" "$@" -- $cflags \
			2>/dev/null
	' tidy "$cflags" <"$tmp/sources" 2>&1 | grep -vE '^ *[0-9]* *\||^$'
}

# --- Main --------------------------------------------------------------------

run() {
	"check_$1" >"$tmp/out"
	status=$?
	if [ -s "$tmp/out" ]; then
		printf 'FAILED %s\n' "$1"
		cat "$tmp/out"
		failed=1
	elif [ "$status" = 99 ]; then
		printf 'skipped %s\n' "$1"
	else
		printf 'ok %s\n' "$1"
	fi
}

[ $# -gt 0 ] || set -- format headers layers rooms circles map banned \
	memory quiet shape columns marks places manual scripts hardening \
	tidy
strip_code
for name in "$@"; do
	run "$name"
done
exit "$failed"
