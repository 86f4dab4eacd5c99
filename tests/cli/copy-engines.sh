# A store from a file into PostgreSQL and back: the same store, or none.
. "$ROOT/tests/cli/lib.sh"
server=$(sh "$ROOT/tests/pg.sh" start "$PWD/pg" 2>server.err)
case $? in
0) ;;
77) skip "no PostgreSQL here" ;;
*) cat server.err && exit 1 ;;
esac
trap 'stop_providers; sh "$ROOT/tests/pg.sh" stop "$PWD/pg"' EXIT
case $("$SHEAF" list --store "$server" 2>&1) in
*'built without'*) skip "built without PostgreSQL" ;;
esac

# Records with sets, tombstones, some aside, a full list cut off in its middle,
# several runs, names of exports.
start_demo
"$SHEAF" harvest -q "$URL"
"$SHEAF" export -q --name first --since-last first -o first.jsonl
"$SHEAF" harvest -q "$(at wrong-end@1.2,no-id@3)" 2>/dev/null
"$SHEAF" export -q --name second --since-last second -o second.jsonl
"$SHEAF" harvest -q "$(at page=20)"
full=$(at page=20)
"$SHEAF" harvest -q --full --max-time 1 --delay 0.6 "$full" 2>/dev/null
start_provider --synthetic 1500 --page 500
"$SHEAF" harvest -q --prefix oai_dc "$URL"
stop_provider

same() { # STORE STORE
	for command in 'export --deleted -f jsonl' status 'status --runs' check \
		'list --rejected' 'export -f jsonl --since-last first' \
		'export -f ris --since-last second' 'source list' \
		'export -f ris --set ddc:004'; do
		# shellcheck disable=SC2086
		"$SHEAF" --store "$1" $command >one.out 2>one.err
		one=$?
		# shellcheck disable=SC2086
		"$SHEAF" --store "$2" $command >two.out 2>two.err
		two=$?
		cmp one.out two.out && cmp one.err two.err && [ $one = $two ] &&
			echo "$(wc -l <one.out | tr -d ' ') lines: $command"
	done
}
echo "into PostgreSQL:"
"$SHEAF" copy --to "$server&schema=there"
echo "status $?"
same store.db "$server&schema=there"
echo "and back:"
"$SHEAF" --store "$server&schema=there" copy --to back.db
echo "status $?"
same store.db back.db
ls -A | grep copying

echo "the full list goes on there:"
for store in store.db back.db; do
	"$SHEAF" --store $store harvest -v "$full" 2>&1 | sed 's/.*oai: //'
done

echo "refused:"
"$SHEAF" copy --to "$server&schema=there"
echo "status $?"
"$SHEAF" --store "$server&schema=there" copy --to back.db
echo "status $?"
"$SHEAF" copy --to postgresql://me:secret@localhost/db
echo "status $?"

echo "killed at many moments:"
n=0
while [ $n -lt 12 ]; do
	n=$((n + 1))
	"$SHEAF" copy -q --to "$server&schema=killed" 2>killed.err &
	copy=$!
	sleep "0.0$((n * 5 + 10))"
	kill -9 $copy 2>/dev/null
	{ wait $copy; } 2>/dev/null
	case $? in
	0 | 2) break ;; # whole before it could be killed
	esac
	[ "$("$SHEAF" --store "$server&schema=killed" list 2>/dev/null |
		wc -l)" -eq 0 ] || echo "a part of it is there"
done
until "$SHEAF" copy -q --to "$server&schema=killed" 2>killed.err; do
	grep -q 'holds something' killed.err && break
	sleep 0.2
done
same store.db "$server&schema=killed" | wc -l | tr -d ' '
