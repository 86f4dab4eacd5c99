# One round of tests/soak/soak.sh: every fault the provider knows, with its own
# defaults: memory and time stay within bounds, and the exit code is one of ours.
. "$ROOT/tests/cli/lib.sh"
[ -x /usr/bin/time ] || skip "no time(1)"
case $BUILD in */asan) skip "not with the sanitizers" ;; esac
most_kb=262144 plain_kb=32768 most_s=120

start_provider --synthetic 3000 --page 100
/usr/bin/time -o used -f %M "$SHEAF" harvest "$URL" || exit 1
[ "$(tail -n 1 used)" -le $plain_kb ] || {
	echo "a plain harvest took $(tail -n 1 used) kB"
	exit 1
}
stop_provider
start_demo
most=0
"$PROVIDER" --list-faults | awk '$2 ~ /^@/ { sub(/=.*/, "", $1); print $1 }' \
	>faults
while read -r fault; do
	rm -f store.db*
	/usr/bin/time -o used -f %M timeout $most_s "$SHEAF" harvest \
		--retries 1 --timeout 3 --max-wait 3 "$(at "$fault")" 2>err
	rc=$?
	used=$(tail -n 1 used)
	case $rc in
	0 | 1 | 3) ;;
	*)
		echo "$fault: exit $rc"
		cat err
		exit 1
		;;
	esac
	[ "$used" -le $most_kb ] || {
		echo "$fault: $used kB"
		exit 1
	}
	[ "$used" -le "$most" ] || most=$used worst=$fault
done <faults
echo "$(wc -l <faults) faults, at most $most kB ($worst)"
