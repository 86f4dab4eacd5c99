# A repository that was set back to an earlier state says "nothing new" to all
# that asks from the last mark on. A week later its newest records are asked for.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-faketime.sh"
start_demo

# row SPEC: what each run says, holds and asks, day by day.
row() {
	rm -f store.db*
	: >requests.log
	printf '[demo]\nurl = %s\nprefix = oai_dc\n' "$(at "$1")" >demo.ini
	echo "$1"
	for day in 0 1 8 9; do
		before=$(wc -l <requests.log)
		at_time "+${day}d" "$SHEAF" --config demo.ini harvest -v demo >out 2>&1
		rc=$?
		echo "  day $day: exit $rc, held $(count)," \
			"$(($(wc -l <requests.log) - before)) requests"
		sed 's/^/    /' out
	done
}
row change=60/still
row set-back=2022-06-01T00:00:00Z/back
row set-back=1990-01-01T00:00:00Z/empty
