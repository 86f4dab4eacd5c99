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
# Twice as many run at once as there are processors, since most of them wait
# (JOBS=N: N); tests/job.sh runs one. UPDATE=1 rewrites what cases are compared with: read the diff.
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

jobs=${JOBS:-$((2 * $(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)))}
shares=8 # of the golden cases

# --- What there is to run -----------------------------------------------------

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

plan() { # KIND WHAT: a line for tests/job.sh
	number=$((number + 1))
	echo "$number $1 $2" >>"$work/plan"
}

# The store's units, and the cases that are not about a file, run once more in
# PostgreSQL, each in a schema of its own.
served='test_store test_store_aside test_store_claim test_store_far
	test_store_process test_store_repack test_store_select test_store_sources
	test_store_state test_store_sweep'

number=0
: >"$work/plan"
for program in "$build"/unit/*/test_*; do
	[ -x "$program" ] && wanted "$(basename "$program")" "$@" &&
		plan unit "$program"
done
for program in "$build"/fuzz/fuzz_*; do
	[ -x "$program" ] && wanted "$(basename "$program")" "$@" &&
		plan replay "$program"
done
share=0
while [ $((share += 1)) -le $shares ]; do
	plan golden $share/$shares
done
for script in tests/cli/*.sh; do
	name=$(basename "${script%.sh}")
	case $name in lib*) continue ;; esac
	wanted "$name" "$@" && plan cli "$name"
done
if [ "${PG:-1}" = 1 ]; then
	for name in $served; do
		[ -x "$build/unit/store/$name" ] && wanted "$name" "$@" &&
			plan served-unit "$build/unit/store/$name"
	done
	for name in $(cat tests/cli/postgresql.list); do
		wanted "$name" "$@" && plan served-cli "$name"
	done
fi

# --- The server ---------------------------------------------------------------

: >"$work/counts"
count() { # KIND PASSED FAILED SKIPPED
	echo "$@" >>"$work/counts"
}

start_server() {
	SHEAF_CONFIG=/dev/null "$build/sheaf" list \
		--store 'postgresql:///none?host=/nowhere' >"$work/log" 2>&1
	if grep -q 'built without' "$work/log"; then
		echo "SKIPPED in PostgreSQL: built without it"
		count server 0 0 1
		return 1
	fi
	server=$(sh tests/pg.sh start "$work/pg" 2>"$work/log") && return
	if [ $? = 77 ]; then
		echo "SKIPPED in PostgreSQL: there is none"
		count server 0 0 1
	else
		echo "FAILED to start PostgreSQL"
		sed 's/^/    /' "$work/log"
		count server 0 1 0
	fi
	return 1
}

server=
if grep -q ' served-' "$work/plan" && ! start_server; then
	grep -v ' served-' "$work/plan" >"$work/rest"
	mv "$work/rest" "$work/plan"
fi

# --- Running and counting -----------------------------------------------------

export build root work server
words=$*
export words
xargs -P "$jobs" -n 3 sh tests/job.sh <"$work/plan"

sum() { # COLUMN [KIND...]: of the counts
	awk -v column="$1" -v kinds=" ${2:-} " '
		kinds == "  " || index(kinds, " " $1 " ") { n += $column }
		END { print n + 0 }' "$work/counts"
}
said() { # NAME KINDS
	echo "$1: $(sum 2 "$2") passed, $(sum 3 "$2") failed"
}
said unit 'unit served-unit'
said replay replay
said golden golden
said cli 'cli served-cli'

# A job that was killed has counted nothing.
begun=$(wc -l <"$work/plan")
ended=$(grep -c -v '^server ' "$work/counts")
lost=$((begun - ended))
[ $lost -eq 0 ] || echo "FAILED: $lost of $begun did not come to an end"

passed=$(sum 2) failed=$(($(sum 3) + lost)) skipped=$(sum 4)
printf '%d passed, %d failed' "$passed" $failed
[ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
echo
[ $failed -eq 0 ] && [ "$passed" -gt 0 ]
