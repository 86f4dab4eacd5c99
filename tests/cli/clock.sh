# A clock that is wrong, or jumps while a harvest is under way, does no harm:
# what is asked for next time goes by the server's, or by ours if that is behind:
# then some of it comes again.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-faketime.sh"
start_demo

[ "$(at_time +20y date +%Y)" -gt $(($(date +%Y) + 18)) ] ||
	skip "faketime has no effect here"

items() {
	"$SHEAF" export --deleted -f jsonl | cksum
}

"$SHEAF" harvest "$URL"
items >perfect
for offset in -20y +20y '@1970-01-02 00:00:00'; do
	new_store
	: >requests.log
	at_time "$offset" "$SHEAF" harvest "$URL"
	at_time "$offset" "$SHEAF" harvest "$URL"
	case $(grep -o 'from=.*' requests.log) in
	from=2026-02-03T04%3A05%3A05Z*) echo "$offset: by the server's" ;;
	from=2026-* | '') echo "$offset: lost" ;;
	*) echo "$offset: by ours" ;;
	esac
	items | cmp - perfect
done

new_store
: >requests.log
at_time +1y "$SHEAF" harvest --delay 0.3 "$URL" &
pid=$!
for offset in -1y +3d -50y; do
	n=$(wc -l <requests.log)
	await seen $((n + 1)) . requests.log
	# Whole at any time: what is empty is no time to libfaketime.
	echo "$offset" >next
	mv next offset
done
wait $pid
echo "jumps: $?"
items | cmp - perfect
