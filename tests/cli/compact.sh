# Packed anew: what comes out is the same, killed at any moment of it too, and
# harvests go on meanwhile.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-torture.sh"

items() { # STORE
	"$SHEAF" --store "$1" export --deleted -f jsonl | cksum
}

# Fewer than make a dictionary while they are harvested.
start_provider --synthetic 450 --page 150 --now 2026-02-03T04:05:06Z
"$SHEAF" harvest "$URL" "$ORIGIN/fault/page=150/a/oai"
items store.db >items
cp store.db start.db
say "$SHEAF" compact -v | sed -E 's/[0-9,]+ KiB/N KiB/g; s/before that [0-9,]+/before that N/'
items store.db | cmp - items && echo "the same"
[ "$(wc -c <store.db)" -lt "$(wc -c <start.db)" ] && echo "smaller"
"$SHEAF" check
"$SHEAF" compact -v 2>&1 | grep -c dictionary
items store.db | cmp - items

# compact_ends MODE STEP: at each STEP-th operation on the store's files.
torture_what=compact torture_kind=store
compact_ends() {
	torture_mode=$1 torture_n=1
	while :; do
		rm -f store.db*
		cp start.db store.db
		rm -f count
		torture_once || break
		items store.db | cmp - items || torture_wrong "not the same"
		"$SHEAF" check || torture_wrong "check: $?"
		"$SHEAF" compact || torture_wrong "the next one: $?"
		items store.db | cmp - items || torture_wrong "not the same"
		[ "$(wc -c <store.db)" -lt "$(wc -c <start.db)" ] ||
			torture_wrong "not smaller in the end"
		torture_n=$((torture_n + $2))
	done
	[ $rc -eq 0 ] || torture_wrong "exit $rc without a fault"
}

# False when the moment was never reached.
torture_once() {
	[ "$torture_mode" = kill ] || {
		torture_run compact
		return
	}
	torture_runs=$((torture_runs + 1))
	(
		"$TORTURE" store $torture_n kill count compact >run.out 2>run.err
		exit $?
	) 2>/dev/null
	rc=$?
	[ $rc -eq 137 ]
}

slow=1
case $SHEAF in
*/asan/*) slow=4 ;;
esac
compact_ends kill $((41 * slow))
compact_ends once $((83 * slow))
compact_ends forever $((151 * slow))
[ $torture_runs -gt $((20 / slow)) ] && echo "enough"

echo "While a harvest goes on:"
rm -f store.db*
cp start.db store.db
"$SHEAF" harvest --delay 0.1 "$ORIGIN/fault/page=10/c/oai" &
pid=$!
await seen 4 '/c/oai.*resumptionToken' requests.log
# The next answer comes when this is done.
kill -STOP "$provider_pid"
"$SHEAF" compact 2>err
echo "[$?]"
kill -CONT "$provider_pid"
sed 's/.*: others/others/' err
wait $pid
echo "harvest: $?, $(count)"
"$SHEAF" check
"$SHEAF" source remove --data "$ORIGIN/fault/page=10/c/oai"
items store.db | cmp - items && echo "the same"
