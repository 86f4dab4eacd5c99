# Instructions a record against those that were recorded; a part of bench.sh.
#
# Nothing that a busy machine changes: what BENCH_SHORT=1 makes of it all, in
# less than two minutes, to fail where something has become dearer. Another
# libxml2 or libc counts otherwise: each figure is compared as a multiple of the
# bare parse of the same run. BENCH_RECORD=1 records anew.
# shellcheck shell=sh disable=SC2154,SC2034

recorded=$(dirname "$0")/instructions.txt
spare=1.05
most=1.3 # of bibtex, whatever the format

# short_figure NAME VALUE: takes it down, or shows it beside what is recorded.
short_figure() {
	progress "$1: $2"
	if [ -n "${BENCH_RECORD:-}" ]; then
		printf '%s %s\n' "$1" "$2" >>"$work/recorded"
		return
	fi
	was=$(awk -v name="$1" '$1 == name { print $2 }' "$recorded")
	[ -n "$was" ] || { progress "$1: not in $recorded"; exit 1; }
	sample "short.$1" "$2"
	sample "short.$1.was" "$was"
}

short_measure() {
	provide 1000
	count=1000
	harvest harvest.few few
	short_figure bare "$(read_instructions bare)"
	short_figure parse "$(read_instructions parse)"
	for format in $formats; do
		short_figure "$format" "$(export_instructions "$format")"
	done
	short_figure start "$(instructions "$sheaf" --version)"
}

# The table; 1 when a row misses.
short_table() {
	bare=$(median short.bare)
	bare_was=$(median short.bare.was)
	say 'instructions a record, and of a start, as multiples of the bare parse'
	say 'of a record in the same run'
	printf '%-40s %10s %10s %7s %8s\n' what now recorded ratio goal
	for name in parse $formats start; do
		row "$name" \
			"$(calc "$(median "short.$name") / $bare")" \
			"$(calc "$(median "short.$name.was") / $bare_was")" \
			"$spare"
	done
	say 'the same now, of bibtex'
	for name in $formats; do
		row "$name" "$(median "short.$name")" "$(median short.bibtex)" \
			"$most"
	done
}

short_bench() {
	command -v valgrind >/dev/null || {
		progress 'valgrind is missing'
		exit 1
	}
	"$bench" corpus "$work/hundred" 400 100 "$seed" >/dev/null
	short_measure
	if [ -n "${BENCH_RECORD:-}" ]; then
		cp "$work/recorded" "$recorded"
		return
	fi
	short_table | tee "$build/bench-short.txt"
	! grep -q MISSED "$build/bench-short.txt"
}
