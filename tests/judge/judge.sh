#!/bin/sh
# Exports read by programs we did not write.   sh tests/judge/judge.sh BUILD
#
# Makes sets of exports (sets.sh) and has every judge (judges.sh) read each of
# them. A line for each judge: ok, FAILED with its findings, or skipped, if a
# program is not there ("make deps-judge" installs them all). The last line is
# "N passed, N failed[, N skipped]".
#
# JUDGE_ALL=1      what is not there is a failure
# JUDGE_RECORDS=N  how many generated records (3000)
# JUDGE_SETS="A B" only these sets      JUDGE_ONLY="A B"  only these judges
set -u

build=${1:?the build folder}
records=${JUDGE_RECORDS:-3000}
work=$build/judge-run

# shellcheck source=tests/judge/judges.sh
. tests/judge/judges.sh
# shellcheck source=tests/judge/sets.sh
. tests/judge/sets.sh

clean() {
	# shellcheck disable=SC2086
	[ -z "$providers" ] || kill $providers 2>/dev/null
	rm -rf "$judges_tmp"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM

if ! have jq; then
	echo 'judge: jq is needed to count' >&2
	exit 1
fi

# --- The sets ----------------------------------------------------------------

# What servers have been seen to send, and what they might, as faults of the
# provider: WHAT@PAGE.RECORD.
faults='
/fault/page=10,tex@1.1,json@1.2,markup@1.3,cdata@1.4,double-amp@1.5
/fault/page=10,bidi@1.1,zero-width@1.2,line-breaks@1.3,c1@1.4,amp@2.1,uuml@3.1
/fault/page=10,control@1.1,bad-utf8@2.1,latin1-bytes@3.1,overlong@4.1,fffe@5.1
/fault/page=10,many-creators=300@1.1,many-subjects=2000@1.2,big-field=15@1.3
/fault/page=10,empty-elements@1.1,empty-metadata@1.2,about@2.1,foreign@2.2
'

make_set() {
	case $1 in
	golden) golden ;;
	duepublico) harvested "$1" / --records tests/provider/records/duepublico ;;
	others) harvested "$1" / --records tests/provider/records/others ;;
	hostile) lines hostile ;;
	latex) lines latex ;;
	faults) harvested "$1" "$faults" --synthetic 50 --seed 7 ;;
	generated) harvested "$1" / --synthetic "$records" ;;
	*) return 1 ;;
	esac
}

# fits JUDGE SET: titles for LaTeX are for LaTeX, and no others are; what stands
# in each field of a record tells no style from another.
fits() {
	case $1:$2 in
	latex:latex) ;;
	latex:* | *:latex | style_*:hostile) return 1 ;;
	esac
}

judge_set() {
	folder=$work/$1
	n=$(wc -l <"$folder/records.jsonl" | tr -d ' ')
	echo "--- $1: $n records"
	if [ "$n" -eq 0 ]; then
		echo "FAILED $1: no records"
		judges_failed=$((judges_failed + 1))
	fi
	for name in ${JUDGE_ONLY:-$(printf '%s\n' "$judges" | cut -d '|' -f 1)}; do
		fits "$name" "$1" && judge "$name" "$folder" "$n"
	done
}

# --- Main --------------------------------------------------------------------

rm -rf "$work"
mkdir -p "$work" || exit 1
for set in ${JUDGE_SETS:-golden duepublico others hostile latex faults generated}; do
	if make_set "$set" 2>"$work/log"; then
		judge_set "$set"
	else
		echo "FAILED to make the set $set"
		cat "$work/log"
		judges_failed=$((judges_failed + 1))
	fi
done

# What readers are known to do to values, and how often they did.
if [ -s "$judges_tally" ]; then
	echo '--- known differences of readers (tests/judge/known.js)'
	sort "$judges_tally" | uniq -c | tr '\t' ' '
fi
printf '%d passed, %d failed' "$judges_passed" "$judges_failed"
[ "$judges_skipped" -eq 0 ] || printf ', %d skipped' "$judges_skipped"
echo
[ "$judges_failed" -eq 0 ] && [ "$judges_passed" -gt 0 ]
