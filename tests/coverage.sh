#!/bin/sh
# Which lines no test reaches.   sh tests/coverage.sh BUILD [WORD...]
#
# BUILD was made with --coverage (make coverage sees to it). Runs the tests, or
# those with a WORD in their name, and prints for each file of the layers how
# many of its lines ran, the lowest first, and the sum; gcovr's page with the
# lines themselves is BUILD/coverage/index.html.
set -u

build=${1:?where is the build}
shift
command -v gcovr >/dev/null 2>&1 || {
	echo 'coverage: gcovr is not there; "make deps" installs it' >&2
	exit 1
}
find "$build" -name '*.gcda' -delete
sh tests/run.sh "$build" "$@" | tail -n 1
mkdir -p "$build/coverage"
set -- --root . --exclude 'tests/' "$build/obj"
gcovr --html-details "$build/coverage/index.html" --csv \
	"$build/coverage/lines.csv" "$@" >/dev/null || exit 1
awk -F , 'NR > 1 && $2 > 0 {
	printf "%5.1f %% of %5d  %s\n", 100 * $3 / $2, $2, $1
	all += $2
	ran += $3
}
END {
	if (all)
		printf "%5.1f %% of %5d  all\n", 100 * ran / all, all
}' "$build/coverage/lines.csv" | sort -n
echo "coverage: $build/coverage/index.html"
