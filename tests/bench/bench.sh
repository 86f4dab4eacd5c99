#!/bin/sh
# What sheaf costs, side by side with what its libraries cost bare.
#
#   sh tests/bench/bench.sh BUILD        or: make bench
#
# BENCH_RECORDS  records of the corpus (100000); 5000 is a quick look, and
#                1000000 takes hours and, for a while, 60 GB
# BENCH_ROUNDS   rounds, taken turn by turn; medians are shown (5)
# BENCH_SEED     of the corpus (1)
# BENCH_SHORT=1  instructions alone, against those recorded: see short.sh
# BENCH_KEEP=1   leaves corpus, store and exports in BUILD/bench-run
# BENCH_GROWN    records of a third harvest, by which growth shows (300000); 0:
#                leave that out
# BENCH_LATENCY  seconds the provider takes for an answer, where waiting is
#                measured (0.1); 0: leave that out
#
# CPU time is user and system time of the process alone, as the kernel counts
# it; instructions are callgrind's. Nothing here is part of "make check".
set -eu
LC_ALL=C
export LC_ALL

build=${1:?the build folder}
records=${BENCH_RECORDS:-100000}
rounds=${BENCH_ROUNDS:-5}
seed=${BENCH_SEED:-1}
grown=${BENCH_GROWN:-300000}
bench=$build/bench
sheaf=$build/sheaf
work=$build/bench-run
few=$((records / 10))
[ "$few" -le 10000 ] || few=10000
formats=$("$sheaf" help formats | awk '{ print $1 }')
# name, file, options
layouts="$("$sheaf" help formats | awk '{ print $1, "m" $2, "-f", $1 }')
tar.zst m.tar.zst --level 1
tar.gz m.tar.gz --level 1
zip m.zip --level 1
source m.tar.zst --level 1 --split source
set m.tar.zst --level 1 --split set
year m.tar.zst --level 1 --split year
type m.tar.zst --level 1 --split type
record m.tar.zst --level 1 --split record
bagit m.tar.zst --level 1 --split year --bagit
pages m.tar.zst --level 1 --split set --with-html"

case $build in
*/asan)
	echo 'bench: a build with sanitizers says nothing about speed' >&2
	exit 1
	;;
esac
rm -rf "$work"
mkdir -p "$work/samples"
pids=
clean() {
	# shellcheck disable=SC2086
	[ -z "$pids" ] || kill $pids 2>/dev/null || :
	[ -n "${BENCH_KEEP:-}" ] || rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM

# --- Taking and showing figures ----------------------------------------------

say() {
	printf '%s\n' "$*"
}

progress() {
	printf 'bench: %s\n' "$*" >&2
}

# sample NAME VALUE: one more measurement of NAME.
sample() {
	printf '%s\n' "$2" >>"$work/samples/$1"
}

median() {
	sort -n "$work/samples/$1" | awk '{ v[NR] = $1 } END {
		m = int((NR + 1) / 2)
		print NR % 2 ? v[m] : (v[m] + v[m + 1]) / 2 }'
}

# cost NAME COMMAND...: samples NAME (CPU us a record), NAME.kb and NAME.written
# (bytes a record, 0 on file systems in memory). What a command prints goes to a
# log; a command that fails ends it all.
cost() {
	name=$1
	shift
	line=$("$bench" run "$@" 2>"$work/log") || exit 1
	# shellcheck disable=SC2086
	set -- $line "$@"
	if [ "$4" != 0 ]; then
		cat "$work/log" >&2
		progress "$name: failed with $4"
		exit 1
	fi
	sample "$name" "$(calc "$1 * 1e6 / $count")"
	sample "$name.kb" "$3"
	sample "$name.written" "$(calc "$5 / $count")"
}

last() {
	tail -n 1 "$work/samples/$1"
}

calc() {
	awk "BEGIN { printf \"%.6g\", $1 }"
}

# row WHAT MEASURED REFERENCE GOAL [UNIT]: with a reference the goal is for the
# ratio, without ("-") for the figure itself.
row() {
	awk -v what="$1" -v m="$2" -v r="$3" -v goal="$4" -v unit="${5:-}" '
		function figure(v) {
			return v == "-" ? v : sprintf(v < 100 ? "%.2f" : "%.0f", v)
		}
		BEGIN {
			ratio = r == "-" ? "-" : sprintf("%.2f", m / r)
			of = r == "-" ? m : m / r
			verdict = goal == "-" ? "-" : of <= goal ? "ok" : "MISSED"
			printf "%-40s %10s %10s %7s %8s  %s\n", what,
			    figure(m) unit, figure(r), ratio, goal, verdict
		}'
}

# --- Corpus, provider, stores ------------------------------------------------

# provide N: a provider of N records in pages of 1,000; its address in $url.
provide() {
	"$build/provider" --synthetic "$1" --seed "$seed" --page 1000 \
		--ttl 3600 >"$work/url.$1" &
	pids="$pids $!"
	url=
	while [ -z "$url" ]; do
		kill -0 $! || exit 1
		sleep 0.1
		url=$(cat "$work/url.$1")
	done
}

harvest() {
	rm -f "$work/$2".db*
	cost "$1" "$sheaf" -q --store "$work/$2.db" harvest "$url"
}

export_to() {
	name=$1 file=$2 store=$3
	shift 3
	cost "$name" "$sheaf" -q --store "$work/$store.db" export "$@" \
		-o "$work/$file"
}

# shellcheck source=tests/bench/waiting.sh
. "$(dirname "$0")/waiting.sh"

# --- Rounds ------------------------------------------------------------------

# Of a whole command.
instructions() {
	valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" "$@" \
		>/dev/null 2>"$work/log" || { cat "$work/log" >&2; return 1; }
	sed -n 's/^summary: //p' "$work/callgrind"
}

# The same without what nettle needs for SHA-256: valgrind's processor has no
# instructions of its own for it, unlike those of the last ten years.
instructions_unhashed() {
	all=$(instructions "$@") || return 1
	hash=$(callgrind_annotate "$work/callgrind" |
		awk '/sha256_compress/ { gsub(",", "", $1); s += $1 }
			END { printf "%.0f", s }')
	calc "$all - $hash"
}

# A record, by reading two pages of 100 more: what happens once is left out.
read_instructions() {
	two=$(instructions "$bench" "$1" "$work"/hundred/page-00000[12].xml)
	four=$(instructions "$bench" "$1" "$work"/hundred/page-00000[1234].xml)
	calc "($four - $two) / 200"
}

# A record, by exporting 300 more.
export_instructions() {
	set -- "$sheaf" -q --store "$work/few.db" export -f "$1" \
		-o "$work/few.$1" --limit
	less=$(instructions "$@" 100)
	more=$(instructions "$@" 400)
	calc "($more - $less) / 300"
}

# A record, by harvesting as many more: the dictionary is trained by then.
harvest_instructions() {
	provide "$((few / 2))"
	half=$(instructions "$sheaf" -q --store "$work/half.db" harvest "$url") ||
		return 1
	provide "$few"
	whole=$(instructions "$sheaf" -q --store "$work/half.db" harvest "$url") ||
		return 1
	rm -f "$work"/half.db*
	calc "($whole - $half) / ($few - int($few / 2))"
}

# The least that a harvest can be: the pages fetched and kept as they are.
floor() {
	[ -s "$work/raw" ] ||
		requests "$url" | grep -v '^output' >"$work/raw"
	# shellcheck disable=SC2016
	cost floor sh -c 'curl -s -K "$1" | zstd -q -3 >"$1.zst"' sh "$work/raw"
}

# What begins and ends costs, in ms of CPU.
starts() {
	count=1000
	cost start "$sheaf" --version
	cost doi "$sheaf" -q --store "$work/few.db" get "$held"
}

# Of a bundle, and of writing the same files and an archiver at work on them.
bundle_instructions() {
	mkdir -p "$work/plain"
	sample ir.zst "$(instructions_unhashed "$sheaf" -q \
		--store "$work/tiny.db" export -o "$work/tiny.tar.zst")"
	sample ir.zip "$(instructions_unhashed "$sheaf" -q \
		--store "$work/tiny.db" export -o "$work/tiny.zip")"
	write=$(instructions "$bench" format "$work/tiny.db" "$work/plain")
	tar=$(instructions tar cf "$work/tiny.tar" -C "$work/plain" .)
	zstd=$(instructions zstd -q -f -3 "$work/tiny.tar")
	zip=$(instructions zip -q -r -4 "$work/tiny.r.zip" "$work/plain")
	sample ir.ref.zst "$(calc "$write + $tar + $zstd")"
	sample ir.ref.zip "$(calc "$write + $zip")"
}

compare() {
	# shellcheck disable=SC2046
	set -- "$1" $("$bench" compare 1 "$work/$1"/*.xml)
	sample "bare.$1" "$2"
	sample "parse.$1" "$3"
}

round() {
	count=$records
	compare thousand
	compare hundred
	harvest harvest many
	floor
	for format in $formats; do
		export_to "$format" "records.$format" many -f "$format"
	done
	export_to zst all.tar.zst many
	export_to gz all.tar.gz many
	export_to zip all.zip many
	sample format "$("$bench" format "$work/many.db" | awk -v n="$records" \
		'{ print $1 * 1e6 / n }')"
	archivers
	starts
}

# What others need for the same: the files of each format, and an archiver.
archivers() {
	mkdir -p "$work/plain"
	cost write "$bench" format "$work/many.db" "$work/plain"
	# shellcheck disable=SC2016
	cost tar.zst sh -c 'tar cf - -C "$1" . | zstd -q -3 >"$1.tar.zst"' \
		sh "$work/plain"
	# shellcheck disable=SC2016
	cost tar.gz sh -c 'tar cf - -C "$1" . | gzip -6 >"$1.tar.gz"' \
		sh "$work/plain"
	for level in 4 6; do
		rm -f "$work/plain.zip"
		cost "zip.$level" zip -q -r "-$level" "$work/plain.zip" \
			"$work/plain"
	done
	sample ref.zst "$(calc "$(last write) + $(last tar.zst)")"
	sample ref.gz "$(calc "$(last write) + $(last tar.gz)")"
	sample ref.zip "$(calc "$(last write) + $(last zip.4)")"
}

# Peak memory of each layout, in kB, as mem.STORE.LAYOUT. The lowest level: it
# needs no more memory than others, but less time. A zip with a file for each
# record is left out: it has to remember them all.
layouts() {
	count=$2
	while read -r layout file options; do
		progress "$layout of $2 records"
		# shellcheck disable=SC2086
		export_to "mem.$1.$layout" "$file" "$1" $options
		rm -f "$work/$file"
	done <<EOF
$layouts
EOF
}

# shellcheck source=tests/bench/short.sh
. "$(dirname "$0")/short.sh"

# shellcheck source=tests/bench/formats.sh
. "$(dirname "$0")/formats.sh"

# --- Main --------------------------------------------------------------------

if [ -n "${BENCH_SHORT:-}${BENCH_RECORD:-}" ]; then
	short_bench
	exit
fi
progress "corpus of $records records"
corpus=$("$bench" corpus "$work/thousand" "$records" 1000 "$seed")
"$bench" corpus "$work/hundred" "$((records < 10000 ? records : 10000))" 100 \
	"$seed" >/dev/null

progress "memory at $few records"
provide "$few"
count=$few
harvest harvest.few few

layouts few "$few"
held=$("$sheaf" -q --store "$work/few.db" export -f jsonl --limit 1 |
	sed -n 's/.*"doi":"\([^"]*\)".*/\1/p')

if command -v valgrind >/dev/null; then
	progress 'instructions'
	provide 1000
	count=1000
	harvest harvest.tiny tiny
	bundle_instructions
	ir_bare=$(read_instructions bare)
	sample ir.parse "$(read_instructions parse)"
	ir_harvest=$(harvest_instructions)
	sample ir.harvest "$ir_harvest"
	for format in $formats; do
		sample ir.$format "$(export_instructions $format)"
	done
	formats_measure
fi

provide "$records"
i=0
while [ $i -lt "$rounds" ]; do
	i=$((i + 1))
	progress "round $i of $rounds"
	round
done
bytes=$(cat "$work"/many.db* | wc -c)
layouts many "$records"
if [ "$grown" != 0 ]; then
	progress "harvest of $grown records"
	provide "$grown"
	count=$grown
	harvest harvest.grown grown
	rm -f "$work"/grown.db*
fi
[ "$latency" = 0 ] || waiting_round

# Too few records say nothing about growth: a dictionary is trained on the first
# two thousand.
[ "$few" -ge 10000 ] && growth=1.1 || growth=-

# grown_rows RECORDS SAMPLES: does a harvest of so many cost more a record?
grown_rows() {
	row "harvest, CPU: $1 | $few" "$(median "$2")" \
		"$(median harvest.few)" "$growth"
	row "harvest, peak memory: $1 | $few, MB" \
		"$(calc "$(median "$2.kb") / 1024")" \
		"$(calc "$(median harvest.few.kb) / 1024")" "$growth"
	[ "$(median harvest.few.written)" = 0 ] ||
		row "harvest, bytes written: $1 | $few" \
			"$(median "$2.written")" \
			"$(median harvest.few.written)" "$growth"
}

# --- Table -------------------------------------------------------------------

bare=$(median bare.thousand)
{
	# shellcheck disable=SC2086
	set -- $corpus
	say "corpus: $1 records, $2 bytes, seed $seed, SHA-256 $3"
	say "made by: $bench corpus DIR $records 1000 $seed"
	say "machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo |
		head -n 1), $(nproc) cores; $("${CC:-cc}" --version | head -n 1)"
	say "medians of $rounds rounds; CPU in us a record"
	say
	printf '%-40s %10s %10s %7s %8s\n' what measured reference ratio goal
	say '--- reading: into records | libxml2 with empty handlers'
	[ -z "${ir_bare:-}" ] || row 'parse, instructions a record' \
		"$(median ir.parse)" "$ir_bare" 1.3
	row 'parse, pages of 1,000, CPU' "$(median parse.thousand)" "$bare" 1.8
	row 'parse, pages of 100, CPU' "$(median parse.hundred)" \
		"$(median bare.hundred)" 1.8
	[ -z "${ir_bare:-}" ] || formats_rows
	say '--- harvest over loopback into a store | bare parse'
	[ -z "${ir_bare:-}" ] || row 'harvest, instructions a record' \
		"$(median ir.harvest)" - 210000
	row 'harvest, CPU' "$(median harvest)" "$bare" 2.0
	row 'harvest, CPU | curl, zstd -3 of raw pages' "$(median harvest)" \
		"$(median floor)" -
	row "harvest, peak memory at $records, MB" \
		"$(calc "$(median harvest.kb) / 1024")" - 24
	grown_rows "$records" harvest
	[ "$grown" = 0 ] || grown_rows "$grown" harvest.grown
	row 'harvest, bytes written a record' "$(median harvest.written)" - 3000
	row 'start, CPU, ms' "$(median start)" - 4
	row 'one DOI that is held, CPU, ms' "$(median doi)" - 7
	row 'store, bytes a record' "$(calc "$bytes / $records")" - 900
	[ "$latency" = 0 ] || waiting_rows
	say '--- export of the whole store | bare parse'
	for format in $formats; do
		[ -z "${ir_bare:-}" ] || row \
			"export $format, instructions a record" \
			"$(median "ir.$format")" "$ir_bare" 1.1
		row "export $format, CPU" "$(median "$format")" "$bare" 1.5
	done
	say '--- the same | export bibtex'
	for format in $formats; do
		[ -z "${ir_bare:-}" ] || row \
			"export $format, instructions a record" \
			"$(median "ir.$format")" "$(median ir.bibtex)" 1.3
	done
	say '--- bundles of four formats | the same files written, and an archiver'
	# zlib takes a fifth more instructions than the deflate of zip does, but
	# little more time: no goal for these.
	if [ -n "${ir_bare:-}" ]; then
		row 'tar.zst, instructions but for SHA-256' \
			"$(median ir.zst)" "$(median ir.ref.zst)" 1.15
		row 'zip, instructions but for SHA-256' \
			"$(median ir.zip)" "$(median ir.ref.zip)" -
	fi
	row 'tar.zst | files, tar, zstd -3' "$(median zst)" \
		"$(median ref.zst)" 1.15
	row 'tar.gz | files, tar, gzip -6' "$(median gz)" \
		"$(median ref.gz)" 1.15
	row 'zip | files, zip -4, the same level' "$(median zip)" \
		"$(median ref.zip)" 1.1
	row '  store, parse, format | and write' "$(median format)" \
		"$(median write)" -
	row '  tar.zst without that | tar, zstd -3' \
		"$(calc "$(median zst) - $(median format)")" \
		"$(median tar.zst)" -
	row '  zip without that | zip -4' \
		"$(calc "$(median zip) - $(median format)")" \
		"$(median zip.4)" -
	row '  zip -6 | zip -4' "$(median zip.6)" "$(median zip.4)" -
	say "--- peak memory by layout, MB: $records records | $few"
	most=0
	while read -r layout _; do
		kb=$(median "mem.many.$layout.kb")
		[ "$kb" -le "$most" ] || most=$kb
		row "$layout" "$(calc "$kb / 1024")" \
			"$(calc "$(median "mem.few.$layout.kb") / 1024")" \
			"$growth"
	done <<EOF
$layouts
EOF
	row 'the most of these' "$(calc "$most / 1024")" - 64
} | tee "$build/bench.txt"
