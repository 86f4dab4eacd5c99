# Windows of dates: what is asked for, and kill -9 amid them.
. "$ROOT/tests/cli/lib.sh"
start_demo --page 5

say "$SHEAF" harvest -v --windows 2 "$URL"
requests | sed 's/Token=.*/Token=.../' | sort | uniq -c | sed 's/^ *//'
echo "held: $(count)"
: >requests.log
say "$SHEAF" harvest -v --windows 2 "$URL"
requests

echo "# Dates that do not work."
say "$SHEAF" harvest --windows 4 "$(at page=5,dates-refused)"
: >requests.log
say "$SHEAF" harvest --windows 4 "$(at page=5,seconds-refused)"
echo "requests: $(requests | wc -l | tr -d ' ')"

echo "# A lost token costs one window."
: >requests.log
say "$SHEAF" harvest --windows 2 "$(at page=5,token-expired)"
requests | grep -c until=

echo "# Killed."
rm -f "$SHEAF_STORE"*
: >requests.log
"$SHEAF" harvest --windows 2 --delay 0.3 "$URL" &
pid=$!
wait_for 3 resumptionToken
kill -9 $pid
wait $pid 2>/dev/null
held=$(count)
[ "$held" -ge 10 ] && [ "$held" -lt 53 ] && echo "some are held"
: >requests.log
say "$SHEAF" harvest -v "$URL" | grep -o 'going on with windows.*'
requests | sed -n 2p | sed 's/Token=.*/Token=.../'
echo "held: $(count)"
: >requests.log
"$SHEAF" harvest "$URL"
requests
