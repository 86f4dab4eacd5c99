# kill -9 in the middle: whole pages are there, and the next run goes on.
. "$ROOT/tests/cli/lib.sh"
start_demo

"$SHEAF" harvest --delay 0.4 "$URL" &
pid=$!
wait_for 2 resumptionToken
kill -9 $pid
wait $pid 2>/dev/null
echo "killed: $?"
held=$(count)
[ "$held" -ge 10 ] && [ "$held" -lt 53 ] && [ $((held % 10)) -eq 0 ] &&
	echo "whole pages are held"
: >requests.log
"$SHEAF" harvest "$URL"
requests | sed -n 2p | sed 's/Token=.*/Token=.../'
echo "held: $(count)"
