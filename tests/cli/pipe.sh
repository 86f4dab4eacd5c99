# A reader that has seen enough is no fault worth a word.
. "$ROOT/tests/cli/lib.sh"
start_provider --synthetic 3000 --page 1000
"$SHEAF" harvest "$URL"

{ "$SHEAF" export -f jsonl; echo "exit $?" >&2; } | head -n 1 | cut -c 1-30
{ "$SHEAF" list; echo "exit $?" >&2; } | head -n 1 | wc -l | tr -d ' '
