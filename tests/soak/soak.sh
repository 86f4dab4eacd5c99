#!/bin/sh
# Harvests that are killed, cheated and cut off, for as long as one likes.
#
#   sh tests/soak/soak.sh BUILD [ROUND...]
#
# SOAK_MINUTES  how long (10); at least one of each round is done
# SEED          of all that is random; printed, so that it can be repeated
#
# Rounds, in turn until the time is up (all, unless some are named):
#
#   kills    kill -9 at a hundred moments of harvests, twenty of exports
#   postgresql  a hundred strikes at program, session or server
#   faults   several sources at once, each with a mix of faults, killed too
#   torture  a part of all allocations and store operations fails
#   limits   every fault the provider knows, within bounds of memory and time
#   memory   a harvest and an export under valgrind
#
# Each ends with a comparison with a perfect harvester. A difference is printed,
# its folder stays, and the result is 1.
set -u

build=$(cd "${1:?where is the build}" && pwd) || exit 1
shift
ROOT=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
SHEAF=$build/sheaf PROVIDER=$build/provider TORTURE=$build/torture
SHEAF_STORE=store.db SHEAF_CONFIG=/dev/null LC_ALL=C
export ROOT SHEAF PROVIDER TORTURE SHEAF_STORE SHEAF_CONFIG LC_ALL
minutes=${SOAK_MINUTES:-10}
seed=${SEED:-$(date +%s)}
until=$(($(date +%s) + minutes * 60))
[ $# -gt 0 ] || set -- kills postgresql faults torture limits memory
work=$build/soak
rm -rf "$work"
mkdir -p "$work"
failed=0 rounds=0

echo "soak: $minutes minutes, SEED=$seed"
while :; do
	for round; do
		here=$work/$rounds-$round
		mkdir "$here"
		(cd "$here" && BUILD=$build SEED=$seed \
			sh "$ROOT/tests/soak/$round.sh" >out 2>&1)
		rc=$?
		if [ $rc -eq 0 ]; then
			echo "ok $round SEED=$seed: $(tail -n 1 "$here/out")"
			rm -rf "$here"
		elif [ $rc -eq 77 ]; then
			echo "skipped $round: $(tail -n 1 "$here/out")"
		else
			failed=$((failed + 1))
			echo "FAILED $round SEED=$seed, in $here:"
			tail -n 20 "$here/out" | sed 's/^/    /'
		fi
		rounds=$((rounds + 1))
		seed=$((seed + 1))
	done
	[ "$(date +%s)" -lt "$until" ] || break
done
echo "soak: $rounds rounds, $failed failed"
[ $failed -eq 0 ]
