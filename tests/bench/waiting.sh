# Harvests that wait for the other side; a part of bench.sh.
#
# A list is as fast as its pages come. What that is, the same requests tell, made
# by curl(1) over one connection, which reads nothing of the answers: the time of
# the server is in both. Lists side by side, of windows or of sources, divide
# that. Taken once, because it is the clock of the wall, not of the processor; on
# a busy machine it says little.
# shellcheck shell=sh disable=SC2154

latency=${BENCH_LATENCY:-0.1}
wait_pages=1600    # of the list in windows
wait_sources=16    # each a provider of its own
source_pages=60    # of each of them
page_records=5     # so that the provider is quick
large_pages=20     # of the lists whose pages are large
large='100 1000'   # records of such a page

# wait_provide NAME PAGES RECORDS: another provider of so many pages with so many
# records each; its address, slow, in $slow.
wait_provide() {
	"$build/provider" --synthetic "$(($2 * $3))" --seed "$seed" \
		--page "$3" --ttl 3600 >"$work/url.$1" &
	pids="$pids $!"
	until [ -s "$work/url.$1" ]; do
		sleep 0.1
	done
	slow=$(sed "s#/oai\$#/fault/slow=$latency/oai#" "$work/url.$1")
}

# waited NAME ARGUMENT...: one harvest: its wall time, CPU and memory.
waited() {
	name=$1
	shift
	rm -f "$work/wait".db*
	line=$("$bench" run "$sheaf" -q --store "$work/wait.db" harvest "$@" \
		2>"$work/log") || exit 1
	# shellcheck disable=SC2086
	set -- $line
	if [ "$4" != 0 ]; then
		cat "$work/log" >&2
		progress "$name: failed with $4"
		exit 1
	fi
	sample "$name" "$2"
	sample "$name.cpu" "$1"
	sample "$name.kb" "$3"
}

# requests ADDRESS: those of a harvest of one list, as curl(1) is told of them.
requests() {
	echo "$1?verb=Identify"
	echo "$1?verb=ListMetadataFormats"
	next="verb=ListRecords&metadataPrefix=oai_dc"
	while [ -n "$next" ]; do
		echo "$1?$next"
		next=$(curl -s "$1?$next" |
			sed -n 's/.*<resumptionToken[^>]*>\([^<]*\)<.*/\1/p' |
			sed 's#+#%2B#g; s#/#%2F#g; s#=#%3D#g; s#@#%40#g
				s#..*#verb=ListRecords\&resumptionToken=&#')
	done | sed 's#.*#url = "&"\noutput = "/dev/null"#'
}

# bare NAME: what the requests of wait_provide NAME take without sheaf.
bare() {
	requests "$(cat "$work/url.$1")" |
		sed "s#/oai?#/fault/slow=$latency/oai?#" >"$work/requests"
	# shellcheck disable=SC2046
	set -- "$1" $("$bench" run curl -s -K "$work/requests")
	[ "$5" = 0 ] || { progress "curl: failed with $5"; exit 1; }
	sample "bare.$1" "$3"
}

waiting_round() {
	progress "waiting $latency s for each answer"
	for n in $large; do
		wait_provide "large$n" $large_pages "$n"
		bare "large$n"
		waited "large.$n" "$slow"
	done
	wait_provide windows $wait_pages $page_records
	bare windows
	for n in 1 2 4 8; do
		waited "windows.$n" --windows $n "$slow"
	done
	set --
	i=0
	while [ $i -lt $wait_sources ]; do
		i=$((i + 1))
		wait_provide "source$i" $source_pages $page_records
		[ $i -gt 1 ] || bare source1
		set -- "$@" "$slow"
		case $i in
		1 | 4 | "$wait_sources")
			waited "sources.$i" --jobs $wait_sources "$@"
			;;
		esac
	done
}

waiting_rows() {
	say "--- waiting $latency s for each answer | curl alone / lists"
	for n in $large; do
		row "$large_pages pages of $n, s" "$(median "large.$n")" \
			"$(median "bare.large$n")" 1.08
	done
	for n in 1 2 4 8; do
		row "$wait_pages pages, windows at once: $n, s" \
			"$(median windows.$n)" \
			"$(calc "$(median bare.windows) / $n")" 1.08
	done
	for n in 1 4 $wait_sources; do
		row "$source_pages pages each, sources: $n, s" \
			"$(median "sources.$n")" \
			"$(median bare.source1)" 1.08
	done
	row "peak memory, sources: $wait_sources, MB" \
		"$(calc "$(median sources.$wait_sources.kb) / 1024")" - 32
	row 'windows at once: 8 | 1, CPU, ms' \
		"$(calc "$(median windows.8.cpu) * 1000")" \
		"$(calc "$(median windows.1.cpu) * 1000")" 1.25
	row 'windows at once: 8 | 1, peak memory, MB' \
		"$(calc "$(median windows.8.kb) / 1024")" \
		"$(calc "$(median windows.1.kb) / 1024")" 1.25
}
