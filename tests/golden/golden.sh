#!/bin/sh
# Golden cases.   sh tests/golden/golden.sh BUILD [WORD...]
#
# tests/golden/CASE/record.xml is an OAI-PMH response or a bare record; the
# files beside it are what "sheaf convert --keys local" makes of it: for each
# format that "sheaf help formats" shows record.SUFFIX, or record.NAME.SUFFIX
# where an earlier one has the suffix. record.err is what it says (none:
# nothing). With WORDs only cases that have one of them in their name. UPDATE=1
# rewrites the expectations: read the diff. The last line is
# "N passed, N failed"; a case counts once.
set -u

build=${1:?where is the build}
shift
sheaf=$(cd "$build" && pwd)/sheaf
cd "$(dirname "$0")" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/sheaf-golden-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

passed=0 failed=0

# "ris:ris bibtex:bib biblatex:biblatex.bib ..."
# Tables say nothing that the others do not, and have tests of their own.
formats=$("$sheaf" help formats | awk '$1 !~ /^[ct]sv$/ {
	suffix = substr($2, 2)
	print $1 ":" (seen[suffix]++ ? $1 "." : "") suffix
}')

wanted() { # NAME [WORD...]
	name=$1
	shift
	[ $# -eq 0 ] && return 0
	for word; do
		case $name in *"$word"*) return 0 ;; esac
	done
	return 1
}

convert() { # CASE: all formats into $work, messages into record.err
	: >"$work/record.err"
	for pair in $formats; do
		env -i PATH="$PATH" LC_ALL=C HOME="$work" \
			SHEAF_CONFIG=/dev/null \
			${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} \
			"$sheaf" convert --keys local -f "${pair%%:*}" "$1/record.xml" \
			>"$work/record.${pair#*:}" 2>"$work/err" </dev/null ||
			echo "exit code $? as ${pair%%:*}" >>"$work/err"
		# The same words for each format are said once.
		cmp -s "$work/err" "$work/said" || cat "$work/err" \
			>>"$work/record.err"
		cp "$work/err" "$work/said"
	done
}

# The jsonl of a record is read back to the same, and so to the same citation.
way_back() { # FORMAT:SUFFIX of a file in $work
	env -i PATH="$PATH" LC_ALL=C HOME="$work" SHEAF_CONFIG=/dev/null \
		${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} \
		"$sheaf" convert --keys local -f "${1%%:*}" "$work/record.jsonl" \
		>"$work/again" 2>/dev/null </dev/null
	cmp -s "$work/again" "$work/record.${1#*:}" ||
		echo "not the way it came: ${1%%:*} out of jsonl" \
			>>"$work/record.err"
	rm -f "$work/again"
}

for input in */record.xml; do
	case=${input%/record.xml}
	wanted "$case" "$@" || continue
	rm -rf "${work:?}"/*
	: >"$work/said"
	convert "$case"
	[ -s "$work/record.jsonl" ] && way_back jsonl:jsonl && way_back ris:ris
	[ -s "$work/record.err" ] || rm -f "$work/record.err"
	rm -f "$work/err" "$work/said"
	if [ -n "${UPDATE:-}" ]; then
		rm -f "$case"/record.[!x]*
		cp "$work"/record.* "$case"/
	fi
	rm -rf "$work/want"
	mkdir "$work/want"
	cp "$case"/record.[!x]* "$work/want"/ 2>/dev/null
	mkdir "$work/got"
	mv "$work"/record.* "$work/got"/
	if diff -u -r "$work/want" "$work/got" >"$work/diff"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED golden $case"
		head -n 40 "$work/diff" | sed "s#$work/##g; s/^/    /"
	fi
	rm -rf "$work/got"
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
