# kill -9 at random moments; for cases and for tests/soak.sh, after lib.sh.
#
# kill_begin RECORDS PAGE    a provider and what a perfect harvester holds
# kill_harvests N SEED       so many kills, of first and of later harvests
# kill_exports N SEED        the same of exports that replace a bundle
#
# After each kill the store must open, hold all it held before, and go on; when
# a harvest comes to its end, the store must be that of a perfect harvester,
# byte for byte. At every other kill somebody else exports at the same time.
# The same seed makes the same delays.

# shellcheck shell=sh

kill_config() { # NAME URL
	printf '[demo]\nurl = %s\nprefix = oai_dc\n' "$2" >"$1.ini"
}

kill_harvest() { # NAME STORE
	"$SHEAF" --config "$1.ini" --store "$2" harvest demo
}

kill_items() { # STORE
	"$SHEAF" --store "$1" export --deleted -f jsonl |
		sed 's/"base_url":"[^"]*",//'
}

kill_ms() {
	echo $(($(date +%s%N) / 1000000))
}

kill_begin() {
	case $(date +%N) in
	*[!0-9]*) skip "date has no %N" ;;
	esac
	command -v timeout >/dev/null || skip "no timeout(1)"
	start_provider --synthetic "$1" --page "$2" --now 2026-02-03T04:05:06Z
	kill_config first "$URL"
	# From its second list on a third is new, and some are deleted.
	kill_config later "$(at change=3,entomb=7)"
	kill_harvest first first.db
	began=$(kill_ms)
	kill_harvest later later.db
	kill_ms=$(($(kill_ms) - began))
	kill_harvest later later.db
	kill_items first.db >first.items
	kill_items later.db >later.items
	cmp -s first.items later.items && echo "the second list is as the first"
}

# Seconds, up to two thirds of a whole harvest.
kill_delays() { # N SEED
	awk -v n="$1" -v seed="$2" -v most=$kill_ms 'BEGIN {
		srand(seed)
		while (n-- > 0)
			printf "%.3f\n", (2 + rand() * most * 2 / 3) / 1000
	}'
}

# The identifiers held, sorted; nothing before there is a store.
kill_held() {
	"$SHEAF" export --deleted -f jsonl >held.jsonl 2>held.err ||
		grep -q 'no store' held.err || cat held.err
	sed 's/.*"oai":{"identifier":"\([^"]*\)".*/\1/' held.jsonl | sort
}

kill_look() { # WHAT DELAY
	kill_held >held.now
	lost=$(comm -23 held.before held.now | wc -l)
	[ "$lost" -eq 0 ] || echo "killed after $2 s: $lost lost by $1"
	mv held.now held.before
}

kill_compare() { # NAME
	kill_items store.db | cmp -s - "$1.items" ||
		echo "the $1 harvest is not that of a perfect harvester"
	kill_whole=$((kill_whole + 1))
}

# The shell itself says "Killed".
kill_after() { # DELAY COMMAND...
	(
		timeout -s KILL "$@" 2>run.err
		exit $?
	) 2>/dev/null
}

# One attempt: killed, or to the end.
kill_attempt() { # NAME DELAY
	other=
	if [ $((kill_count % 2)) -eq 0 ] && [ -s held.before ]; then
		"$SHEAF" export -o other.jsonl 2>other.err &
		other=$!
	fi
	kill_after "$2" "$SHEAF" --config "$1.ini" harvest demo
	rc=$?
	[ -z "$other" ] || wait $other ||
		echo "export beside it: $? $(cat other.err)"
	[ $rc -eq 137 ] || [ $rc -eq 0 ] || echo "exit $rc: $(cat run.err)"
	return $rc
}

kill_harvests() { # N SEED
	kill_count=0 kill_whole=0 phase=first
	: >held.before
	for delay in $(kill_delays $(($1 * 3)) "$2"); do
		[ $kill_count -lt "$1" ] || break
		if kill_attempt $phase "$delay"; then
			kill_compare $phase
			if [ $phase = first ]; then
				phase=later
			else
				phase=first
				rm -f store.db*
				: >held.before
			fi
			continue
		fi
		kill_count=$((kill_count + 1))
		kill_look $phase "$delay"
	done
	kill_harvest $phase store.db && kill_compare $phase
	echo "$kill_count kills, $kill_whole harvests whole" >kills.log
}

kill_exports() { # N SEED
	"$SHEAF" --store first.db export -o first.zip
	"$SHEAF" --store later.db export -o later.zip
	cp first.zip all.zip
	began=$(kill_ms)
	"$SHEAF" --store later.db export -o new.zip
	kill_ms=$(($(kill_ms) - began))
	was=first.zip
	for delay in $(kill_delays "$1" "$2"); do
		kill_after "$delay" "$SHEAF" --store later.db export -o all.zip
		rc=$?
		cmp -s all.zip later.zip && was=later.zip
		cmp -s all.zip $was || echo "after $delay s: neither old nor new"
		[ $rc -eq 137 ] || [ $rc -eq 0 ] || echo "export: exit $rc"
		[ $was = later.zip ] && cp first.zip all.zip && was=first.zip
	done
}
