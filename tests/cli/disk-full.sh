# A disk that is full: named, nothing half-written, and all well afterwards.
. "$ROOT/tests/cli/lib.sh"
[ "$(id -u)" -eq 0 ] || skip "only root can mount a small disk"
mkdir disk
mount -t tmpfs -o size=400k tmpfs disk 2>/dev/null ||
	skip "no tmpfs can be mounted here"
trap 'stop_providers; umount disk' EXIT
start_provider --synthetic 2000 --page 50

SHEAF_STORE=disk/store.db
export SHEAF_STORE
"$SHEAF" harvest "$URL" 2>err
echo "[$?] $(grep -c . err) line, $(grep -ci 'full\|space' err) names it"
mount -o remount,size=64m disk
"$SHEAF" harvest "$URL"
echo "[$?] held: $(count)"

echo old >disk/old.jsonl
mount -o remount,size="$(($(du -k disk | cut -f 1) + 100))k" disk
"$SHEAF" export -o disk/old.jsonl 2>err
echo "[$?] $(grep -ci 'space' err) names it"
cat disk/old.jsonl
ls -A disk | grep -v 'store.db'

echo "bundles, with more and more room:"
mount -o remount,size=64m disk
for kind in zip tar.gz tar.zst bib; do
	for room in 4 32 96; do
		mount -o remount,size=64m disk
		echo old >disk/old.$kind
		used=$(du -k disk | cut -f 1)
		mount -o remount,size="$((used + room))k" disk
		"$SHEAF" export -o disk/old.$kind 2>err
		[ $? -eq 4 ] && grep -qi 'space\|full' err || echo "$kind, $room kB: $?"
		[ "$(cat disk/old.$kind)" = old ] || echo "$kind: not the old one"
	done
done
ls -A disk | grep -v 'store.db' | tr '\n' ' '
