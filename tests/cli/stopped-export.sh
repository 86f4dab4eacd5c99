# An export that is stopped leaves the old file and nothing else.
. "$ROOT/tests/cli/lib.sh"
start_provider --synthetic 5000 --page 1000
"$SHEAF" harvest "$URL"

# Its file has no name, where the system can do that.
begun() {
	ls -A | grep -q '^\.sheaf-' ||
		ls -l "/proc/$pid/fd" 2>/dev/null | grep -q "$PWD/.*(deleted)"
}

for name in all.tar.zst all.jsonl; do
	echo old >$name
	"$SHEAF" export -o $name &
	pid=$!
	await begun
	kill -TERM $pid
	wait $pid
	echo "exit $?: $(cat $name)"
	ls -A | grep '^\.sheaf-'
done
