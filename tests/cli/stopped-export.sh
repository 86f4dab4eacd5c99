# An export that is stopped leaves the old file and nothing else.
. "$ROOT/tests/cli/lib.sh"
start_provider --synthetic 5000 --page 1000
"$SHEAF" harvest "$URL"

for name in all.tar.zst all.jsonl; do
	echo old >$name
	"$SHEAF" export -o $name &
	pid=$!
	# Its file has no name, where the system can do that.
	until ls -A | grep -q '^\.sheaf-' ||
	    ls -l "/proc/$pid/fd" 2>/dev/null | grep -q "$PWD/.*(deleted)"; do
		sleep 0.01
	done
	kill -TERM $pid
	wait $pid
	echo "exit $?: $(cat $name)"
	ls -A | grep '^\.sheaf-'
done
