# SIGTERM, SIGINT and SIGHUP end a run in its waiting, which would outlast the
# patience of any test, and leave what was committed.
. "$ROOT/tests/cli/lib.sh"
start_demo

# A shell makes what runs in the background deaf to SIGINT, nohup to SIGHUP.
env --default-signal=INT true 2>/dev/null ||
	skip "env has no --default-signal"
for sig in TERM INT HUP; do
	new_store
	: >requests.log
	env --default-signal=INT,HUP "$SHEAF" harvest --max-wait 3600 \
		"$(at "503=3000@2*always")" 2>err &
	pid=$!
	wait_for 1 'resumptionToken.* 503'
	await holds 10
	kill -$sig $pid
	wait $pid
	echo "$sig: exit $?, held $(count), lists asked for: $(grep -c ListRecords requests.log)"
	cat err
done

# The second one may come before a word about the first, after it, or when the
# program has ended.
echo "twice:"
: >requests.log
env --default-signal=INT "$SHEAF" harvest "$(at slow=3)" 2>/dev/null &
pid=$!
await test -s requests.log
kill -TERM $pid
kill -INT $pid 2>/dev/null
wait $pid
rc=$?
[ $rc -eq 143 ] || [ $rc -eq 130 ] && echo "ended"

echo "deaf from the start:"
new_store
: >requests.log
(
	trap '' HUP
	exec "$SHEAF" harvest --delay 0.2 "$URL"
) &
pid=$!
await test -s requests.log
kill -HUP $pid
wait $pid
echo "exit $?, held $(count)"
