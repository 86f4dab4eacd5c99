# For the cases beside it, which begin with:   . "$ROOT/tests/cli/lib.sh"
#
# A case runs in an empty folder of its own, with
#   SHEAF, PROVIDER   the programs          ROOT   of the sources
#   SHEAF_STORE       store.db, here        SHEAF_CONFIG   /dev/null
# and nothing else of the environment but PATH, HOME (here) and TMPDIR. What it
# writes and how it ends is compared by tests/job.sh.

# shellcheck shell=sh disable=SC2034
set -u

DEMO=$ROOT/tests/provider/records/duepublico # 53 records, 5 deleted
provider_pids=

stop_providers() {
	for pid in $provider_pids; do
		kill "$pid" 2>/dev/null
	done
	provider_pids=
}
trap stop_providers EXIT

# start_provider OPTION...: sets URL (of /oai) and ORIGIN. Requests are logged
# in requests.log.
start_provider() {
	rm -f provider.url
	"$PROVIDER" --port 0 --log requests.log "$@" >provider.url &
	provider_pids="$provider_pids $!"
	provider_pid=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		for _ in 1 2 3 4 5 6 7 8 9 10; do
			[ -s provider.url ] && break 2
			sleep 0.05
		done
	done
	URL=$(cat provider.url)
	ORIGIN=${URL%/oai}
}

stop_provider() {
	kill "$provider_pid"
	wait "$provider_pid" 2>/dev/null
}

# The demo repository, pages of 10, datestamps and answers as of one moment.
start_demo() {
	start_provider --records "$DEMO" --page 10 --now 2026-02-03T04:05:06Z \
		"$@"
}

# at FAULT[/FAULT...]: the address of the demo repository with these faults.
at() {
	echo "$ORIGIN/fault/$1/oai"
}

# say COMMAND...: shows what is run, its output, and a status that is not 0.
say() {
	shown=$(echo "$*" | sed "s#$SHEAF#sheaf#g")
	echo "\$ $shown"
	"$@" 2>&1
	status=$?
	[ $status -eq 0 ] || echo "[$status]"
	return $status
}

# An empty one; in PostgreSQL its schema goes.
new_store() {
	case $SHEAF_STORE in
	postgresql:*)
		place=${SHEAF_STORE#*host=}
		PGHOST=${place%%&*} PGUSER=sheaf PGDATABASE=postgres psql -Xqc \
			"DROP SCHEMA IF EXISTS ${SHEAF_STORE##*schema=} CASCADE" \
			2>/dev/null
		;;
	*) rm -f "$SHEAF_STORE"* ;;
	esac
}

# How many records the store holds.
count() {
	"$SHEAF" list "$@" | wc -l | tr -d ' '
}

# The requests so far, without what the server answered.
requests() {
	sed -E 's/ [0-9]+$//' requests.log
}

# await COMMAND...: until it succeeds. What is waited for may have died: after
# two minutes it is said that it was in vain.
await() {
	looks=2400
	until "$@"; do
		looks=$((looks - 1))
		[ $looks -gt 0 ] || {
			echo "waited in vain: $*"
			return 1
		}
		sleep 0.05
	done
}

seen() { # N PATTERN FILE
	[ "$(grep -c "$2" "$3" 2>/dev/null)" -ge "$1" ]
}

holds() { # N OPTION...: the store, so many records or more
	least=$1
	shift
	[ "$("$SHEAF" "$@" list 2>/dev/null | wc -l)" -ge "$least" ]
}

# wait_for N PATTERN: until so many requests were seen.
wait_for() {
	await seen "$1" "$2" requests.log
}

skip() {
	echo "$*"
	exit 77
}

# A terminal of our own, made by script(1) of util-linux.
need_terminal() {
	script --version 2>/dev/null | grep -q util-linux ||
		skip "no script(1) of util-linux to make a terminal"
	script -qec true /dev/null </dev/null >/dev/null 2>&1 ||
		skip "no pseudo-terminals here"
}
