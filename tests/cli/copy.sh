# The backup: a whole store while a harvest writes, and nothing else replaced.
. "$ROOT/tests/cli/lib.sh"
start_demo
first=$URL
"$SHEAF" harvest "$URL"
say "$SHEAF" copy -v --to copy.db
[ "$(stat -c %a copy.db)" = 600 ] && echo "for its owner alone"
"$SHEAF" --store copy.db list | wc -l | tr -d ' '
"$SHEAF" --store copy.db check -v 2>&1 | sed 's/store copy.db/copy/'
rm -f copy.db-*

echo "While a harvest goes on:"
stop_provider
start_provider --synthetic 3000 --page 20
"$SHEAF" --store busy.db harvest --delay 0 "$URL" 2>/dev/null &
pid=$!
await holds 100 --store busy.db
"$SHEAF" --store busy.db copy --to copy.db && "$SHEAF" --store copy.db check &&
	echo "whole"
rm -f copy.db-*
kill "$pid"
wait "$pid" 2>/dev/null
[ "$("$SHEAF" --store copy.db list | wc -l)" -ge 100 ] && echo "as far as it was"

echo "Mistakes:"
say "$SHEAF" copy
say "$SHEAF" copy --to store.db
say "$SHEAF" copy --to .
say "$SHEAF" copy --to none/x.db
say "$SHEAF" --store none.db copy --to x.db
cp store.db other.db
: >other.db-wal
say "$SHEAF" copy --to other.db
ls -A | grep copying

echo "Made small:"
before=$(wc -c <store.db)
"$SHEAF" source remove --data "$first"
say "$SHEAF" compact
[ "$(wc -c <store.db)" -lt "$before" ] && echo "smaller"
"$SHEAF" check
say "$SHEAF" --store none.db compact
:
