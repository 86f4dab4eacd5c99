# Several workers, killed and replaced: each source once, no two at a host. What
# a kill costs is a page, or the question whether anything is new.
. "$ROOT/tests/cli/lib.sh"
sources=5 hosts=3
{
	echo "[DEFAULT]"
	printf '%s\n' 'prefix = oai_dc' 'every = 7d' 'delay = 0.03'
	for h in $(seq $hosts); do
		start_demo --log-headers
		for s in $(seq $sources); do
			echo "[s$h-$s]"
			echo "url = $ORIGIN/fault/page=10/s$h-$s/oai"
		done
	done
} >sheaf.ini
SHEAF_CONFIG=$PWD/sheaf.ini
export SHEAF_CONFIG

# Each has a name of its own, which the provider notes.
names=0
begin() {
	names=$((names + 1))
	"$SHEAF" worker --once --jobs 1 --user-agent "worker-$names" -q \
		>>said 2>&1 &
	worker=$!
}

begin
first=$worker
begin
second=$worker
begin
third=$worker
kills=0
while [ $kills -lt 6 ]; do
	wait_for $((12 * kills + 14)) resumptionToken
	# One that finds every host taken has ended.
	kill -9 "$first" 2>/dev/null
	wait "$first" 2>/dev/null
	kills=$((kills + 1))
	first=$second second=$third
	begin
	third=$worker
done
for worker in $first $second $third; do
	wait "$worker"
	echo "status $?"
done
cat said
"$SHEAF" status | awk 'NR > 1 { print $2, $3, $NF }' | sort | uniq -c
"$SHEAF" check

# Lines of one worker at one host, from its first to its last one about a
# source: nobody else's in between. Each page once, but for the one that was
# under way at a kill, which is the first of who went on and the last of who was
# killed, or the one before: the next page is asked for before a page is held.
# And nobody asks whether a source that is whole has anything new.
awk -v most=$kills '
	!/verb=ListRecords/ { next }
	/[?&]from=/ { print "asked what is new: " $2 }
	{
		match($0, /s[0-9]-[0-9]/)
		source = substr($0, RSTART, RLENGTH)
		host = substr(source, 1, 2)
		match($0, /worker-[0-9]+/)
		who = substr($0, RSTART, RLENGTH)
		n[host]++
		at[host, n[host]] = who
		key = host " " source " " who
		if (!(key in from))
			from[key] = n[host]
		until[key] = n[host]
		if (!((source, $2) in page)) {
			page[source, $2]
			pages[source]++
		} else if ($2 == last[source] && who != by[source]) {
			again++
		} else if ($2 == earlier[source] && who != by[source]) {
			again++
			delete page[source, last[source]]
			pages[source]--
		} else {
			print who " asked twice: " $2
		}
		if ($2 != last[source])
			earlier[source] = last[source]
		last[source] = $2
		by[source] = who
	}
	END {
		for (key in from) {
			split(key, k, " ")
			for (i = from[key]; i <= until[key]; i++)
				if (at[k[1], i] != k[3])
					print k[3] " and " at[k[1], i] \
						" asked " k[1] " at once"
		}
		for (source in pages)
			print source, pages[source], "pages"
		print "under way at a kill: " \
			(again <= most ? "at most one a kill" : again)
	}' requests.log | sort
