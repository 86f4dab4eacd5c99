#!/bin/sh
# Does it compile elsewhere?   sh tests/portable.sh BUILD [WHERE...]
#
# Syntax and warnings alone, of all that is linked and of the tests, with the
# headers that are here; a WHERE whose compiler is not installed is skipped.
#
#   clang      the other compiler
#   32         where a long and a pointer have 32 bits (gcc-multilib)
#   musl       the other C library of Linux (musl-tools)
#   elsewhere  not Linux, and without what only newer POSIX has: macOS, BSD
#
# The last line is "N passed, N failed", with ", N skipped" when some were.
set -u

build=${1:?where is the build}
shift
[ $# -gt 0 ] || set -- clang 32 musl elsewhere
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/sheaf-portable-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

echo '#define SHEAF_VERSION "0"' >"$work/version.h"
flags="-std=c11 -I. -D_POSIX_C_SOURCE=200809L -include $work/version.h -Wall
	-Wextra -Wshadow -Wundef -Wformat=2 -Wno-missing-field-initializers
	-Werror -fsyntax-only"

# A folder with the headers of libraries, and none of the C library's.
library_headers() {
	mkdir "$work/include"
	for h in /usr/include/*; do
		case ${h##*/} in
		archive*.h | curl | ini.h | jansson*.h | libpq* | libxml* | \
			linux | asm-generic | nettle | pg_config* | postgres* | \
			sqlite3*.h | utf8proc.h | zdict.h | zstd*.h | gmp*.h | \
			unicode)
			ln -s "$h" "$work/include/"
			;;
		esac
	done
	for h in /usr/include/*-linux-gnu*/*; do
		case ${h##*/} in
		asm | curl | gmp.h) ln -s "$h" "$work/include/" ;;
		esac
	done
}

# A folder of headers without what Linux and newer systems have more than POSIX.
plain_system() {
	mkdir -p "$work/plain/sys"
	without fcntl.h O_TMPFILE O_PATH F_OFD_SETLK F_OFD_GETLK
	without sys/socket.h SOCK_CLOEXEC MSG_NOSIGNAL
}

without() { # HEADER NAME...
	header=$1
	shift
	{
		echo "#include_next <$header>"
		printf '#undef %s\n' "$@"
	} >"$work/plain/$header"
}

# Compiles all sources; its messages are what is wrong.
compile() { # CC FLAG...
	# shellcheck disable=SC2086
	find core parsers store harvester exporters sheaf $tests -name '*.c' |
		sort >"$work/sources"
	# shellcheck disable=SC2086
	xargs -P 2 -n 25 "$@" $flags $pkg <"$work/sources"
}

where() { # NAME
	pkg=$packages tests=tests
	case $1 in
	clang) set -- "$1" clang ;;
	32) # vectors are handed on between functions of one file alone
		set -- "$1" gcc -m32 -Wno-psabi
		;;
	musl) # without libraries that only tests have
		library_headers
		tests=
		pkg="-idirafter $work/include -idirafter
			$work/include/libxml2 $pg_define
			-idirafter $work/include/postgresql"
		set -- "$1" musl-gcc
		;;
	elsewhere)
		plain_system
		set -- "$1" gcc -U__linux__ -U__linux -I "$work/plain"
		;;
	*)
		echo "portable: what is $1?" >&2
		exit 2
		;;
	esac
	name=$1
	shift
	echo '#include <stdio.h>' >"$work/a.c"
	if ! "$@" -fsyntax-only "$work/a.c" >/dev/null 2>&1; then
		echo "SKIPPED $name: $1 does not compile for that here"
		skipped=$((skipped + 1))
	elif compile "$@" >"$work/log" 2>&1; then
		echo "ok $name"
		passed=$((passed + 1))
	else
		echo "FAILED $name"
		head -n 40 "$work/log"
		failed=$((failed + 1))
	fi
}

names=$(make -s B="$build" packages)
# shellcheck disable=SC2086
packages=$(pkg-config --cflags $names)
pg_define=
case " $names " in
*' libpq '*) pg_define=-DSHEAF_PG ;;
esac
packages="$packages $pg_define"
for one; do
	where "$one"
done
printf '%s passed, %s failed' $passed $failed
[ $skipped -eq 0 ] || printf ', %s skipped' $skipped
echo
[ $failed -eq 0 ]
