# A disk that cannot be written: reading works, writing says why.
. "$ROOT/tests/cli/lib.sh"
[ "$(id -u)" -eq 0 ] || skip "only root can mount a disk"
mkdir disk
mount -t tmpfs -o size=16m tmpfs disk 2>/dev/null ||
	skip "no tmpfs can be mounted here"
trap 'stop_providers; umount disk' EXIT
start_demo
SHEAF_STORE=disk/store.db
export SHEAF_STORE

"$SHEAF" harvest "$URL"
echo old >disk/old.zip
mount -o remount,ro disk || skip "a disk cannot be made read-only here"
echo "held: $(count)"
"$SHEAF" export -o all.zip && "$SHEAF" verify -q all.zip && echo "exported"
say "$SHEAF" harvest "$URL"
say "$SHEAF" export -o disk/old.zip | sed 's/sheaf-[0-9]*-/sheaf-N-/'
say "$SHEAF" --store disk/none.db harvest "$URL"
echo "held: $(count), $(cat disk/old.zip), $(ls -A disk | tr '\n' ' ')"
mount -o remount,rw disk
say "$SHEAF" harvest "$URL"

echo "killed, and then read-only:"
rm -f disk/store.db*
: >requests.log
"$SHEAF" harvest --delay 0.4 "$URL" &
pid=$!
wait_for 2 resumptionToken
kill -9 $pid
wait $pid 2>/dev/null
mount -o remount,ro disk
# Either what is in the journal can be read, or it is said to wait.
"$SHEAF" list >list.out 2>list.err
rc=$?
case $rc in
0) [ "$(wc -l <list.out)" -ge 10 ] && echo "as it should" ;;
4) grep -q 'journal' list.err && echo "as it should" ;;
*) echo "exit $rc: $(cat list.err)" ;;
esac
mount -o remount,rw disk
"$SHEAF" harvest "$URL"
echo "held: $(count)"
