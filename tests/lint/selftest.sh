#!/bin/sh
# Can each check of lint.sh fail?   sh tests/lint/selftest.sh [BUILD]
#
# Copies the sources, breaks one thing after the other, and expects the check
# named with it to say so. The checks of a copy that is whole are left to
# "make lint". Exits with 1 when a check overlooked its fault.
set -u

build=${1:-build}
copy=$(mktemp -d) || exit 1
trap 'rm -rf "$copy"' EXIT
trap 'exit 1' HUP INT TERM
bad=0

fresh() {
	rm -rf "$copy/tree"
	mkdir -p "$copy/tree"
	cp -r Makefile .clang-format .clang-tidy core parsers store harvester \
		exporters sheaf docs tests "$copy/tree/"
}

# expect CHECK WHAT: in the copy, which has just been broken by WHAT
expect() {
	if (cd "$copy/tree" && LINT_TIDY=core/str.c sh tests/lint/lint.sh "$copy/build" "$1") \
		>"$copy/out" 2>&1; then
		if grep -q '^skipped' "$copy/out"; then
			printf 'skipped %s: %s\n' "$1" "$2"
		else
			printf 'FAILED %s overlooks %s\n' "$1" "$2"
			bad=1
		fi
	else
		printf 'ok %s sees %s\n' "$1" "$2"
	fi
	fresh
}

# add FILE TEXT: TEXT (as for printf) at the end of FILE
add() {
	# shellcheck disable=SC2059
	printf "$2" >>"$copy/tree/$1"
}

many_lines() {
	awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) print text }'
}

fresh
add core/str.c 'int  f( void );\n'
expect format 'a badly formatted line'
add core/str.h 'struct err *f(struct arena *a, size_t n, wrong_t x);\n'
expect headers 'a header that does not compile alone'
sed 's/CORE_STR_H/CORE_STRING_H/' core/str.h >"$copy/tree/core/str.h"
expect headers 'a guard of another name'

sed 's|^#include "core/err.h"|&\n#include "store/store.h"|' core/buf.h \
	>"$copy/tree/core/buf.h"
expect layers 'core that includes store'
add parsers/dc/dc.c '#include "store/store.h"\n'
expect layers 'parsers that include store'
add harvester/retry.c '#include "exporters/format/format.h"\n'
expect layers 'harvester that includes exporters'
add core/str.c '#include "str.h"\n'
expect layers 'an include without its directory'
add parsers/dc/dc.c '#include <libxml/tree.h>\n'
expect layers 'libxml2 outside of its file'
add core/str.c '#include <ctype.h>\n'
expect layers 'ctype.h'
add tests/provider/main.c '#include "core/str.h"\n'
expect layers 'a provider that uses the program'

add sheaf/main.c '#include "parsers/xml/internal.h"\n'
expect rooms 'a look into a room'
add sheaf/main.c '#include "parsers/text/names.h"\n'
expect rooms 'a header of a room that is not its public one'
: >"$copy/tree/parsers/xml/other.h"
echo >"$copy/tree/parsers/xml/other.h"
expect rooms 'a room with a second public header'
echo >"$copy/tree/parsers/xml/xml_more.c"
expect rooms 'a file that is no noun'
mkdir -p "$copy/tree/parsers/newroom"
expect map 'a room that the map does not have'
echo >"$copy/tree/core/nowhere.c"
expect map 'a file that the map does not have'
# shellcheck disable=SC2016
add docs/architecture.md '| `core/gone` | a file that there is no more |\n'
expect map 'a line about what is gone'

# Two files that need each other; a third that both need is no fault.
circle() {
	mkdir -p "$copy/build/obj/core"
	for f in one two three; do
		: >"$copy/tree/core/$f.c"
	done
	echo 'int two(void); int three(void); int one(void) { return two() + three(); }' |
		"${CC:-cc}" -x c -c -o "$copy/build/obj/core/one.o" -
	echo "int one(void); int three(void); int two(void) { return $1; }" |
		"${CC:-cc}" -x c -c -o "$copy/build/obj/core/two.o" -
	echo 'int three(void) { return 3; }' |
		"${CC:-cc}" -x c -c -o "$copy/build/obj/core/three.o" -
}
circle 'one() + three()'
expect circles 'two files that need each other'
circle 'three()'
(cd "$copy/tree" && sh tests/lint/lint.sh "$copy/build" circles) >"$copy/out" ||
	{ echo 'FAILED circles sees one where there is none'; bad=1; }
rm -rf "$copy/build/obj"
fresh

for f in strcpy strncat sprintf strtok atoi localtime sscanf setlocale; do
	add tests/fuzz/fuzz.c "void\\nf(void)\\n{\\n\\t$f(0);\\n}\\n"
	expect banned "$f()"
done
for f in tolower isalpha strtod strcasecmp system; do
	add core/str.c "void\\nf(void)\\n{\\n\\tx = $f (0);\\n}\\n"
	expect banned "$f()"
done
for f in malloc free strdup; do
	add core/str.c "void\\nf(void)\\n{\\n\\t$f(0);\\n}\\n"
	expect memory "$f() outside of core/mem.c"
done
add store/pack.c 'void\nf(void)\n{\n\tfprintf(stderr, "x");\n}\n'
expect quiet 'a library that prints'
add exporters/format/ris.c 'void\nf(void)\n{\n\texit(1);\n}\n'
expect quiet 'a library that exits'

{
	printf 'int\nf(void)\n{\n'
	many_lines 60 '	x++;'
	printf '}\n'
} >>"$copy/tree/core/str.c"
expect shape 'a function of 62 lines'
many_lines 1000 'int x;' >>"$copy/tree/core/str.c"
expect shape 'a file of more than 1,000 lines'
many_lines 41 'int f(void);' >>"$copy/tree/store/internal.h"
expect shape 'an internal header of 41 names'
add core/str.c '\t\t\t\t\tif (x)\n'
expect shape 'five levels of indent'
add core/str.c 'int x; // no\n'
expect shape 'a // comment'
add core/str.c 'typedef struct str text;\n'
expect shape 'a typedef of a struct'

add core/str.c '/* %s */\n'
many_lines 1 '/* a comment that goes on and on past the eightieth column of its line, and on */' \
	>>"$copy/tree/core/str.c"
expect columns 'a line of more than 80 columns'
add core/str.c '/* TO''DO: later */\n'
expect marks 'a mark left behind'
add docs/style.md '<<<<<<< HEAD\n'
expect marks 'a merge that was not made'
add docs/testing.md 'See /wo''rk/x.\n'
expect places 'the name of a place on a machine'
f=$(find docs/man -type f 2>/dev/null | head -n 1)
if [ -n "$f" ]; then
	add "$f" '.Sh SECTION\n.Xx\n'
	expect manual 'an unknown macro'
fi
add tests/deps.sh 'if true; then\n'
expect scripts 'a script with a syntax error'

add core/str.c 'int f(int *p);\nint\nf(int *p)\n{\n\tint x;\n\tif (!p)\n\t\treturn *p + x;\n\treturn 0;\n}\n'
expect tidy 'a null pointer followed'

# A binary that was built without any of it.
mkdir -p "$copy/build"
printf 'int main(int c, char **v)\n{\n\tchar b[64];\n\treturn c + v[0][0] + *__builtin_strcpy(b, v[0]);\n}\n' \
	>"$copy/main.c"
"${CC:-cc}" -O2 -no-pie -fno-stack-protector -U_FORTIFY_SOURCE \
	-Wl,-z,norelro,-z,lazy,-z,execstack -o "$copy/build/sheaf" \
	"$copy/main.c" 2>/dev/null
expect hardening 'a binary without hardening'
n=$(grep -c "^$copy/build/sheaf: " "$copy/out")
[ "$n" -eq 6 ] || { echo "FAILED hardening: $n of 6 faults"; bad=1; }
[ ! -f "$build/sheaf" ] || sh tests/lint/lint.sh "$build" hardening || bad=1
exit "$bad"
