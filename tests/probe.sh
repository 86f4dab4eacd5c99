#!/bin/sh
# What the compiler can do here, by trying it:   sh tests/probe.sh OUT CC FLAG...
#
# Writes variables of make into OUT, unless those of this compiler and these
# flags stand there already: of the flags wanted those that work, and the
# libraries without which iconv_open() and dlopen() are not found. A flag that is
# not known is often only warned of: hence -Werror.
set -u

compile='-fstack-protector-strong -fstack-clash-protection -fcf-protection
	-ffile-prefix-map=/none=. -fPIE'
link='-pie -Wl,-z,relro -Wl,-z,now'
# Tables of pointers in a tenth of the room; old loaders cannot start it.
packed='-pie -Wl,-z,pack-relative-relocs'

out=${1:?into which file}
shift
key="# tried: $*"
if [ -f "$out" ]; then
	IFS= read -r was <"$out"
	[ "$was" = "$key" ] && exit 0
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/sheaf-probe-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
program=$work/a.c

works() { # COMPILER FLAG...
	"$@" -Werror -o "$work/a.out" "$program" >/dev/null 2>&1
}

# With what this program links: nothing, or -lNAME when that helps.
library() { # NAME HEADER CALL COMPILER...
	name=-l$1
	printf '#include <%s>\nint main(void)\n{\n\treturn %s;\n}\n' "$2" "$3" \
		>"$program"
	shift 3
	works "$@" && return
	"$@" -o "$work/a.out" "$program" "$name" >/dev/null 2>&1 &&
		printf '%s' "$name"
}

# Without a compiler nothing is known yet: "make deps" may bring one.
echo 'int main(void) { return 0; }' >"$program"
works "$@" || exit 0
{
	echo "$key"
	printf 'CAN_COMPILE :='
	for flag in $compile; do
		works "$@" -c "$flag" && printf ' %s' "$flag"
	done
	printf '\nCAN_LINK :='
	for flag in $link; do
		works "$@" -fPIE "$flag" && printf ' %s' "$flag"
	done
	# shellcheck disable=SC2086
	works "$@" -fPIE $packed && "$work/a.out" 2>/dev/null &&
		printf ' %s' "${packed#* }"
	printf '\nICONV := '
	library iconv iconv.h 'iconv_open("", "") == (iconv_t)-1' "$@"
	printf '\nDL := '
	library dl dlfcn.h 'dlopen("", RTLD_NOW) == (void *)-1' "$@"
	echo
} >"$work/out"
mkdir -p "$(dirname "$out")" && cp "$work/out" "$out"
