# Several sources: each is tried, the worst outcome counts.
. "$ROOT/tests/cli/lib.sh"
start_demo

say "$SHEAF" harvest -v --retries 0 "$(at 404)" "$URL" "$URL"
echo "held: $(count)"

echo "one source, two runs:"
: >requests.log
"$SHEAF" harvest --delay 1 --full "$URL" &
pid=$!
wait_for 1 ListRecords
say "$SHEAF" harvest "$URL"
kill $pid
wait $pid 2>/dev/null
echo "the other: $?"

echo "one address, two names:"
printf '[DEFAULT]\nprefix = oai_dc\n[a]\nurl = %s\n[b]\nurl = %s\nset = open_access\n' "$URL" "$URL" >two.ini
say "$SHEAF" --config two.ini harvest "$URL"
say "$SHEAF" --config two.ini harvest -v b
