#!/bin/sh
# Golden cases.   sh tests/golden/golden.sh BUILD [WORD...]
#
# tests/golden/CASE/record.xml is an OAI-PMH response or a bare record; the
# files beside it are what "sheaf convert --keys local" makes of it: for each
# format with fields that "sheaf help formats" shows record.SUFFIX, or record.NAME.SUFFIX
# where an earlier one has the suffix. record.err is what it says (none:
# nothing). With WORDs only cases that have one of them in their name. UPDATE=1
# rewrites the expectations: read the diff. SHARE=K/N: every Nth case from the
# Kth. The last line is "N passed, N failed"; a case counts once, and all of
# them on their way back.
set -u

build=${1:?where is the build}
shift
sheaf=$(cd "$build" && pwd)/sheaf
cd "$(dirname "$0")" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/sheaf-golden-XXXXXX") || exit 1
all=$work.jsonl
trap 'rm -rf "$work" "$all"' EXIT
trap 'exit 1' HUP INT TERM

passed=0 failed=0

# takes FORMAT OPTION...: does the format have a use for it?
takes() {
	env -i SHEAF_CONFIG=/dev/null "$sheaf" convert -f "$@" /dev/null \
		>/dev/null 2>&1
	[ $? -ne 2 ]
}

# "ris:ris bibtex:bib biblatex:biblatex.bib ...": those that have fields, but no
# tables, for spreadsheets or databases. Tables, citations and what came say
# nothing that these do not, and have tests of their own.
formats=$("$sheaf" help formats | awk '{
	suffix = substr($2, 2)
	print $1 ":" (seen[suffix]++ ? $1 "." : "") suffix
}' | while read -r pair; do
	[ "$pair" != sql:sql ] && takes "${pair%%:*}" --fields title &&
		! takes "${pair%%:*}" --bom && echo "$pair"
done)

wanted() { # NAME [WORD...]
	name=$1
	shift
	[ $# -eq 0 ] && return 0
	for word; do
		case $name in *"$word"*) return 0 ;; esac
	done
	return 1
}

# Processes are what takes the time here: as few as can be for each case.
convert() { # CASE: all formats into $work/got, messages into record.err
	said=
	for pair in $formats; do
		out=$work/got/record.${pair#*:}
		env -i PATH="$PATH" LC_ALL=C HOME="$work" \
			SHEAF_CONFIG=/dev/null \
			${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} \
			"$sheaf" convert --keys local -f "${pair%%:*}" \
			"$1/record.xml" >"$out" 2>"$work/err" </dev/null ||
			echo "exit code $? as ${pair%%:*}" >>"$work/err"
		[ -s "$work/err" ] || continue
		# The same words for each format are said once.
		err=$(cat "$work/err")
		[ "$err" = "$said" ] ||
			printf '%s\n' "$err" >>"$work/got/record.err"
		said=$err
	done
}

# The jsonl of all cases is read back to the same; but for the keys, which meet
# in one file.
way_back() {
	env -i PATH="$PATH" LC_ALL=C HOME="$work" SHEAF_CONFIG=/dev/null \
		${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} \
		"$sheaf" convert --deleted -f jsonl "$all" 2>&1 </dev/null |
		sed 's/"key":"[^"]*"//' >"$work/again"
	sed 's/"key":"[^"]*"//' "$all" | diff - "$work/again" >"$work/diff"
}

share=${SHARE:-1/1}
turn=0
mkdir "$work/got"
for input in */record.xml; do
	case=${input%/record.xml}
	turn=$((turn % ${share#*/} + 1))
	[ $turn = "${share%/*}" ] && wanted "$case" "$@" || continue
	rm -f "$work"/got/*
	convert "$case"
	cat "$work/got/record.jsonl" >>"$all"
	if [ -n "${UPDATE:-}" ]; then
		rm -f "$case"/record.[!x]*
		cp "$work"/got/* "$case"/
	fi
	if diff -u -r -x record.xml "$case" "$work/got" >"$work/diff"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED golden $case"
		head -n 40 "$work/diff" | sed "s#$work/##g; s/^/    /"
	fi
done
if [ -s "$all" ]; then
	if way_back; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED golden way back"
		cut -c 1-400 "$work/diff" | head -n 40 | sed 's/^/    /'
	fi
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
