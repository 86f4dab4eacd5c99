#!/bin/sh
# One test of tests/run.sh:   sh tests/job.sh NUMBER KIND WHAT
#
#   unit PROGRAM     every cmocka test in it     served-unit   in PostgreSQL
#   replay PROGRAM   over its corpus
#   golden K/N       every Nth case from the Kth
#   cli NAME         tests/cli/NAME.sh           served-cli    in PostgreSQL
#
# In the environment: build, root, work (folders), server (a store), words (of
# names). Says what failed and what was skipped, and adds "KIND PASSED FAILED
# SKIPPED" to $work/counts.
#
# A case is compared with NAME.out, NAME.err and NAME.rc beside it (none: empty,
# empty, 0), after ports have become PORT, and so on. UPDATE=1 rewrites these
# files. A case that ends with 77 is skipped; its last line on standard output
# says why.
set -u

: "${build:?}" "${root:?}" "${work:?}" "${server?}" "${words?}"
number=$1 kind=$2 what=$3
name=$(basename "$what")
mine=$work/$number # with nothing of other jobs
here=$mine/case
log=$mine/log
mkdir -p "$here" "$mine/tmp" || exit 1
trap 'rm -rf "$mine"' EXIT

seconds=600 # for one program or case
shown=40    # lines of what went wrong

if command -v timeout >/dev/null 2>&1; then
	limit() { timeout -k 10 $seconds "$@"; }
else
	limit() { "$@"; }
fi

# In one piece, whatever else is being said.
fault() { # NAME FILE
	{
		echo "FAILED $kind $1"
		tail -n $shown "$2" | sed 's/^/    /'
	} >"$mine/fault"
	cat "$mine/fault"
}

count() { # PASSED FAILED SKIPPED
	echo "$kind $*" >>"$work/counts"
}

# --- Units --------------------------------------------------------------------

# A program that dies has failed all tests it did not get to.
unit() {
	CMOCKA_MESSAGE_OUTPUT=TAP limit "$what" >"$log" 2>&1 </dev/null
	rc=$?
	# shellcheck disable=SC2046
	set -- $(awk '
		/^1\.\.[0-9]+/ { sub(/^1\.\./, ""); plan += $1; next }
		/^(not )?ok .*# SKIP/ { skip++; next }
		/^ok / { ok++; next }
		/^not ok / { bad++ }
		END { print plan + 0, ok + 0, bad + 0, skip + 0 }' "$log")
	lost=$(($1 - $2 - $3 - $4))
	[ $lost -gt 0 ] || lost=0
	if [ $rc -ne 0 ] && [ "$3" -eq 0 ] && [ $lost -eq 0 ]; then
		lost=1
	fi
	sed -n "s/^.*# SKIP /SKIPPED $kind $name /p" "$log"
	count "$2" $(($3 + lost)) "$4"
	[ $(($3 + lost)) -eq 0 ] && return
	[ $lost -eq 0 ] || echo "$lost not run, exit $rc" >>"$log"
	grep -v '^ok ' "$log" >"$mine/bad"
	fault "$name" "$mine/bad"
}

# --- Replays ------------------------------------------------------------------

replay() {
	corpus=$root/tests/fuzz/corpus/$name
	if [ ! -d "$corpus" ]; then
		echo "SKIPPED $kind $name: no $corpus"
		count 0 0 1
	elif limit "$what" "$corpus" >"$log" 2>&1 </dev/null; then
		count 1 0 0
	else
		count 0 1 0
		fault "$name" "$log"
	fi
}

# --- Golden -------------------------------------------------------------------

golden() {
	# shellcheck disable=SC2086
	SHARE=$what limit sh "$root/tests/golden/golden.sh" "$build" $words \
		>"$log" 2>&1 </dev/null
	last=$(tail -n 1 "$log")
	case $last in
	*" passed, "*" failed")
		sed '$d' "$log"
		bad=${last#*, }
		count "${last%% *}" "${bad%% *}" 0
		;;
	*)
		count 0 1 0
		fault "$what" "$log"
		;;
	esac
}

# --- Cases --------------------------------------------------------------------

# Nothing of whoever runs this leaks in: no configuration, locale or zone. The
# folder of temporary files is another one: what is confined may write there.
run_case() { # STORE
	(cd "$here" && limit env -i PATH="$PATH" HOME="$here" \
		TMPDIR="$mine/tmp" LC_ALL=C \
		SHEAF_CONFIG="$root/tests/cli/oai_dc.ini" SHEAF_STORE="$1" \
		SHEAF="$build/sheaf" PROVIDER="$build/provider" \
		TORTURE="$build/torture" ROOT="$root" \
		${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} \
		sh "$case.sh" >"$mine/out.raw" 2>"$mine/err.raw" </dev/null)
}

# Ports, tokens (they hold times) and the folder differ from run to run. From
# version to version of libxml2 do its words, which begin with a capital, behind
# the number of a line, and the line in which it sees that a document ends.
normalise() {
	sed -E "s/127\.0\.0\.1:[0-9]+/127.0.0.1:PORT/g; s#$here#HERE#g
		s/(resumptionToken=)[A-Za-z0-9%._~-]+/\1TOKEN/g
		s/(line [0-9]+: )[A-Z][^;	]*/\1WORDS/
		s/line [0-9]+(: the document is cut off)/line N\1/" <"$1"
}

# Empty files, and an exit code of 0, are not kept.
update() {
	for part in out err; do
		if [ -s "$mine/$part" ]; then
			cp "$mine/$part" "$case.$part"
		else
			rm -f "$case.$part"
		fi
	done
	rm -f "$case.rc"
	[ "$rc" -eq 0 ] || echo "$rc" >"$case.rc"
}

expected() { # FILE DEFAULT
	if [ -f "$1" ]; then cat "$1"; else printf '%s' "$2"; fi
}

compare() {
	expected "$case.out" '' >"$mine/want.out"
	expected "$case.err" '' >"$mine/want.err"
	[ "$(expected "$case.rc" 0)" = "$rc" ] ||
		echo "exit code $rc, expected $(expected "$case.rc" 0)"
	for part in out err; do
		diff -u "$mine/want.$part" "$mine/$part" | sed "1d; 2d"
	done
}

cli() { # STORE
	case=$root/tests/cli/$name
	run_case "$1"
	rc=$?
	normalise "$mine/out.raw" >"$mine/out"
	normalise "$mine/err.raw" >"$mine/err"
	if [ $rc -eq 77 ]; then
		echo "SKIPPED $kind $name: $(tail -n 1 "$mine/out")"
		count 0 0 1
		return
	fi
	[ -z "${UPDATE:-}" ] || [ $kind != cli ] || update
	compare >"$mine/diff"
	if [ -s "$mine/diff" ]; then
		count 0 1 0
		fault "$name" "$mine/diff"
	else
		count 1 0 0
	fi
}

case $kind in
unit) unit ;;
served-unit)
	export SHEAF_TEST_STORE="$server"
	unit
	;;
replay) replay ;;
golden) golden ;;
cli) cli store.db ;;
served-cli) cli "$server&schema=c$(echo "$name" | tr -d -)" ;;
esac
exit 0
