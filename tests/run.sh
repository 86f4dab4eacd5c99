#!/bin/sh
# All tests.   sh tests/run.sh BUILD [WORD...]
#
# BUILD holds what "make tests" made. With WORDs only what has one of them in
# its name is run. Four kinds, each counted:
#
#   BUILD/unit/*/test_*  every cmocka test in them
#   BUILD/fuzz/fuzz_*    one replay each, over tests/fuzz/corpus/NAME
#   tests/golden/*       one input, all formats; see tests/golden/golden.sh
#   tests/cli/*.sh       the program from outside; see tests/cli/lib.sh
#
# A case of the last kind is compared with NAME.out, NAME.err and NAME.rc
# beside it (none: empty, empty, 0), after ports have become PORT, and so on.
# UPDATE=1 rewrites these files: read the diff. A case that ends with 77 is skipped; its
# last line on standard output says why.
#
# The last line is "N passed, N failed", and ", N skipped" when some were.
set -u

build=${1:?where is the build}
shift
build=$(cd "$build" && pwd) || exit 1
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/sheaf-tests-XXXXXX") || exit 1
trap '[ ! -e "$work/pg/at" ] || sh tests/pg.sh stop "$work/pg"
	rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/tmp" || exit 1

seconds=300 # for one program or case
shown=40    # lines of what went wrong
passed=0 failed=0 skipped=0

if command -v timeout >/dev/null 2>&1; then
	limit() { timeout -k 10 $seconds "$@"; }
else
	limit() { "$@"; }
fi

# Is it asked for?
wanted() {
	name=$1
	shift
	[ $# -eq 0 ] && return 0
	for word; do
		case $name in *"$word"*) return 0 ;; esac
	done
	return 1
}

fault() { # KIND NAME FILE
	echo "FAILED $1 $2"
	tail -n $shown "$3" | sed 's/^/    /'
}

# --- Units --------------------------------------------------------------------

# A program that dies has failed all tests it did not get to.
unit() {
	log=$work/log
	CMOCKA_MESSAGE_OUTPUT=TAP limit "$1" >"$log" 2>&1 </dev/null
	rc=$?
	# shellcheck disable=SC2046
	set -- "$1" $(awk '
		/^1\.\.[0-9]+/ { sub(/^1\.\./, ""); plan += $1; next }
		/^(not )?ok .*# SKIP/ { skip++; next }
		/^ok / { ok++; next }
		/^not ok / { bad++ }
		END { print plan + 0, ok + 0, bad + 0, skip + 0 }' "$log")
	lost=$(($2 - $3 - $4 - $5))
	[ $lost -gt 0 ] || lost=0
	if [ $rc -ne 0 ] && [ "$4" -eq 0 ] && [ $lost -eq 0 ]; then
		lost=1
	fi
	passed=$((passed + $3))
	failed=$((failed + $4 + lost))
	skipped=$((skipped + $5))
	sed -n "s/^.*# SKIP /SKIPPED unit $(basename "$1") /p" "$log"
	[ $(($4 + lost)) -eq 0 ] && return
	[ $lost -eq 0 ] || echo "$lost not run, exit $rc" >>"$log"
	grep -v '^ok ' "$log" >"$work/bad"
	fault unit "$(basename "$1")" "$work/bad"
}

programs=0
for program in "$build"/unit/*/test_*; do
	[ -x "$program" ] || continue
	wanted "$(basename "$program")" "$@" || continue
	programs=$((programs + 1))
	unit "$program"
done

# A PostgreSQL of their own, in $server.
start_server() {
	SHEAF_CONFIG=/dev/null "$build/sheaf" list \
		--store 'postgresql:///none?host=/nowhere' >"$work/log" 2>&1
	if grep -q 'built without' "$work/log"; then
		echo "SKIPPED in PostgreSQL: built without it"
		skipped=$((skipped + 1))
		return 1
	fi
	server=$(sh tests/pg.sh start "$work/pg" 2>"$work/log") && return
	if [ $? = 77 ]; then
		echo "SKIPPED in PostgreSQL: there is none"
		skipped=$((skipped + 1))
	else
		failed=$((failed + 1))
		fault PostgreSQL start "$work/log"
	fi
	return 1
}

# The store's once more, there.
served() {
	start_server || return
	SHEAF_TEST_STORE=$server
	export SHEAF_TEST_STORE
	for name in $served; do
		[ -x "$build/unit/store/$name" ] && wanted "$name" "$@" &&
			unit "$build/unit/store/$name"
	done
	unset SHEAF_TEST_STORE
	sh tests/pg.sh stop "$work/pg"
}
served='test_store test_store_aside test_store_claim test_store_far
	test_store_process test_store_repack test_store_select test_store_sources
	test_store_state test_store_sweep'
for name in $served; do
	[ "${PG:-1}" = 1 ] && wanted "$name" "$@" && {
		served "$@"
		break
	}
done

echo "unit: $passed tests passed in $programs programs"

# --- Replays ------------------------------------------------------------------

replays=0
for program in "$build"/fuzz/fuzz_*; do
	[ -x "$program" ] || continue
	name=$(basename "$program")
	wanted "$name" "$@" || continue
	corpus=tests/fuzz/corpus/$name
	if [ ! -d "$corpus" ]; then
		echo "SKIPPED replay $name: no $corpus"
		skipped=$((skipped + 1))
	elif limit "$program" "$corpus" >"$work/log" 2>&1 </dev/null; then
		passed=$((passed + 1))
		replays=$((replays + 1))
	else
		failed=$((failed + 1))
		fault replay "$name" "$work/log"
	fi
done
echo "fuzz: $replays corpora replayed"

# --- Golden -------------------------------------------------------------------

limit sh tests/golden/golden.sh "$build" "$@" >"$work/log" 2>&1 </dev/null
counts=$(tail -n 1 "$work/log")
sed '$d' "$work/log"
case $counts in
*" passed, "*" failed")
	passed=$((passed + ${counts%% *}))
	bad=${counts#*, }
	failed=$((failed + ${bad%% *}))
	;;
*)
	failed=$((failed + 1))
	fault golden run "$work/log"
	;;
esac
echo "golden: $counts"

# --- Cases --------------------------------------------------------------------

# Nothing of whoever runs this leaks in: no configuration, locale or zone. The
# folder of temporary files is another one: what is confined may write there.
run_case() { # SCRIPT FOLDER STORE
	(cd "$2" && limit env -i PATH="$PATH" HOME="$2" TMPDIR="$work/tmp" \
		LC_ALL=C SHEAF_CONFIG="$root/tests/cli/oai_dc.ini" SHEAF_STORE="$3" \
		SHEAF="$build/sheaf" PROVIDER="$build/provider" \
		TORTURE="$build/torture" ROOT="$root" \
		${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} \
		sh "$root/$1" >"$work/out.raw" 2>"$work/err.raw" </dev/null)
}

# Ports, tokens (they hold times) and the folder differ from run to run. From
# version to version of libxml2 do its words, which begin with a capital, behind
# the number of a line, and the line in which it sees that a document ends.
normalise() {
	sed -E "s/127\.0\.0\.1:[0-9]+/127.0.0.1:PORT/g; s#$2#HERE#g
		s/(resumptionToken=)[A-Za-z0-9%._~-]+/\1TOKEN/g
		s/(line [0-9]+: )[A-Z][^;	]*/\1WORDS/
		s/line [0-9]+(: the document is cut off)/line N\1/" <"$1"
}

# Empty files, and an exit code of 0, are not kept.
update() { # CASE
	for part in out err; do
		if [ -s "$work/$part" ]; then
			cp "$work/$part" "$1.$part"
		else
			rm -f "$1.$part"
		fi
	done
	rm -f "$1.rc"
	[ "$rc" -eq 0 ] || echo "$rc" >"$1.rc"
}

expected() { # FILE DEFAULT
	if [ -f "$1" ]; then cat "$1"; else printf '%s' "$2"; fi
}

compare() { # CASE
	expected "$1.out" '' >"$work/want.out"
	expected "$1.err" '' >"$work/want.err"
	[ "$(expected "$1.rc" 0)" = "$rc" ] ||
		echo "exit code $rc, expected $(expected "$1.rc" 0)"
	for part in out err; do
		diff -u "$work/want.$part" "$work/$part" | sed "1d; 2d"
	done
}

try_case() { # SCRIPT STORE KIND
	case=${1%.sh}
	name=$(basename "$case")
	here=$work/case
	rm -rf "$here"
	mkdir "$here"
	run_case "$1" "$here" "$2"
	rc=$?
	normalise "$work/out.raw" "$here" >"$work/out"
	normalise "$work/err.raw" "$here" >"$work/err"
	if [ $rc -eq 77 ]; then
		echo "SKIPPED $3 $name: $(tail -n 1 "$work/out")"
		skipped=$((skipped + 1))
		return
	fi
	[ -z "${UPDATE:-}" ] || [ "$3" != cli ] || update "$case"
	compare "$case" >"$work/diff"
	if [ -s "$work/diff" ]; then
		failed=$((failed + 1))
		fault "$3" "$name" "$work/diff"
	else
		passed=$((passed + 1))
		cases=$((cases + 1))
	fi
}

cases=0
for script in tests/cli/*.sh; do
	name=$(basename "${script%.sh}")
	case $name in lib*) continue ;; esac
	wanted "$name" "$@" && try_case "$script" store.db cli
done

# Those that are not about a file once more, each in a schema of its own.
again=
for name in $(cat tests/cli/postgresql.list); do
	[ "${PG:-1}" = 1 ] && wanted "$name" "$@" && again="$again $name"
done
if [ -n "$again" ] && start_server; then
	for name in $again; do
		try_case "tests/cli/$name.sh" \
			"$server&schema=c$(echo "$name" | tr -d -)" \
			'cli in PostgreSQL'
	done
	sh tests/pg.sh stop "$work/pg"
fi
echo "cli: $cases cases passed"

printf '%d passed, %d failed' $passed $failed
[ $skipped -eq 0 ] || printf ', %d skipped' $skipped
echo
[ $failed -eq 0 ] && [ $passed -gt 0 ]
