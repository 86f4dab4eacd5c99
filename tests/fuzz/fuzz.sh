#!/bin/sh
# Fuzzes each target for a while.   sh tests/fuzz/fuzz.sh DIR [TARGET...]
#
# FUZZ_SECONDS  for each target (60)
# FUZZ_JOBS     targets at once (as many as there are processors)
# FUZZ_SEED     of the inputs (1); 0: another each time
#
# With a seed, an empty DIR/corpus and addresses that stay, one build sees the
# same inputs in the same order: whoever has run it longer knows what a shorter
# run will say. Only the clock ends it sooner or later.
#
# Builds with clang, libFuzzer and the sanitizers into DIR. What it finds new
# stays in DIR/corpus, what breaks something in DIR/crashes; a crash makes the
# result 1. The last line counts targets. Keep a crash that is
# mended as a file in tests/fuzz/corpus: the tests replay those.
set -u

dir=${1:?where to build}
shift
seconds=${FUZZ_SECONDS:-60}
jobs=${FUZZ_JOBS:-$(nproc 2>/dev/null || echo 1)}
seed=${FUZZ_SEED:-1}
here=tests/fuzz
still=
setarch -R true 2>/dev/null && still='setarch -R'
flags='-g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined
	-fno-sanitize-recover=all'
CC=${FUZZ_CC:-clang}

command -v "$CC" >/dev/null || {
	echo "fuzz: no $CC here; \"make deps\" installs it or names it" >&2
	exit 1
}
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(cd $here && echo fuzz_*.c | sed "s/\.c//g")

# Stores that are made and thrown away wait for no disk.
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ]; then
	TMPDIR=/dev/shm
	export TMPDIR
fi

# make gives its own flags to every make below it; these are not for us.
unset MAKEFLAGS MAKEOVERRIDES MFLAGS SANITIZE
rm -rf "$dir/failed"
mkdir -p "$dir/bin" "$dir/crashes" "$dir/logs" "$dir/failed" "$dir/seeds"
make --no-print-directory -j"$(nproc 2>/dev/null || echo 1)" SANITIZE=1 \
	B="$dir" CC="$CC" CFLAGS=-fsanitize=fuzzer-no-link \
	"$dir/asan/libsheaf.a" || exit 1

helpers=$(find $here -name '*.c' ! -name 'fuzz_*' ! -name replay.c)
libs=$(make -s --no-print-directory packages | xargs pkg-config --libs)

build() { # TARGET
	# shellcheck disable=SC2086
	"$CC" -std=c11 -I. -D_POSIX_C_SOURCE=200809L $flags \
		-fsanitize=fuzzer -o "$dir/bin/$1" "$here/$1.c" \
		$helpers "$dir/asan/libsheaf.a" $libs
}

# A line of the table, and what is wrong.
fuzz() { # TARGET
	target=$1
	mkdir -p "$dir/corpus/$target"
	log=$dir/logs/$target
	dict=$here/${target#fuzz_}.dict
	[ -f "$dict" ] || dict=$here/xml.dict
	# A newline behind the last one would be part of its name.
	find "$here/corpus/$target" -type f | LC_ALL=C sort | paste -sd, - |
		tr -d '\n' >"$dir/seeds/$target"
	$still "$dir/bin/$target" -max_total_time="$seconds" -timeout=20 \
		-rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
		-seed="$seed" -reload=0 -seed_inputs="@$dir/seeds/$target" \
		-dict="$dict" \
		-artifact_prefix="$dir/crashes/$target-" \
		"$dir/corpus/$target" \
		>"$log" 2>&1 </dev/null
	rc=$?
	awk -v target="$target" -v rc=$rc '
		/^#[0-9]+/ { for (i = 1; i < NF; i++) {
			if ($i == "cov:") edges = $(i + 1)
			if ($i == "corp:") corpus = $(i + 1)
		} }
		/stat::number_of_executed_units/ { runs = $2 }
		/stat::average_exec_per_sec/ { speed = $2 }
		END {
			sub(/\/.*/, "", corpus)
			printf "%-18s %12d %8d %8d %8d  %s\n", target, runs,
			    speed, edges, corpus, rc ? "CRASHED" : "ok"
		}' "$log"
	[ "$rc" -ne 0 ] || return 0
	grep -E 'does not hold|SUMMARY|ERROR: |Test unit written|^Base64: ' \
		"$log" | sed 's/^/    /'
	: >"$dir/failed/$target"
}

# One target in so many, one after the other.
lane() { # NUMBER TARGET...
	number=$1 i=0
	shift
	for name in "$@"; do
		[ $((i % jobs)) -ne "$number" ] || fuzz "$name"
		i=$((i + 1))
	done
}

for target in "$@"; do
	build "$target" || exit 1
done
printf '%-18s %12s %8s %8s %8s  %s\n' target runs runs/s edges corpus result
lanes=
n=0
while [ "$n" -lt "$jobs" ]; do
	lane "$n" "$@" &
	lanes="$lanes $!"
	n=$((n + 1))
done
for pid in $lanes; do
	wait "$pid"
done
failed=$(find "$dir/failed" -type f | wc -l)
echo "$(($# - failed)) passed, $((failed)) failed"
[ "$failed" -eq 0 ]
