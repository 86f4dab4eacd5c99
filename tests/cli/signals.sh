# SIGTERM, SIGINT and SIGHUP end a run soon and leave what was committed.
. "$ROOT/tests/cli/lib.sh"
start_demo

# A shell makes what runs in the background deaf to SIGINT.
env --default-signal=INT true 2>/dev/null ||
	skip "env has no --default-signal"
for sig in TERM INT HUP; do
	rm -f store.db*
	: >requests.log
	env --default-signal=INT "$SHEAF" harvest --delay 2 "$URL" 2>err &
	pid=$!
	wait_for 1 ListRecords
	await holds 10
	began=$(date +%s)
	kill -$sig $pid
	wait $pid
	rc=$?
	took=$(($(date +%s) - began))
	[ $took -le 5 ] && took=soon
	echo "$sig: exit $rc, $took, held $(count)"
	cat err
done

echo "twice:"
env --default-signal=INT "$SHEAF" harvest "$(at slow=20)" &
pid=$!
sleep 0.5
kill -TERM $pid
kill -INT $pid
wait $pid
rc=$?
[ $rc -eq 143 ] || [ $rc -eq 130 ] && echo "ended"

echo "deaf from the start:"
(
	trap '' HUP
	exec "$SHEAF" harvest --delay 0.2 "$URL"
) &
pid=$!
sleep 0.3
kill -HUP $pid
wait $pid
echo "exit $?, held $(count)"
