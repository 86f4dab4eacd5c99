# Is the store whole, and what can be done when it is not?
. "$ROOT/tests/cli/lib.sh"
start_provider --synthetic 1500 --seed 1

say "$SHEAF" check
"$SHEAF" harvest "$URL"
say "$SHEAF" check
say "$SHEAF" check -v
say "$SHEAF" check --repair
cp store.db good.db
pages=$(($(wc -c <good.db) / 4096))

# Where something stands in the file is not for a test to say.
hide() {
	sed -E 's/[0-9]+ (rows?|records?|fault)/N \1/g
		s/(structure: ).*/\1.../; /^sheaf: store store.db: [0-9]+ more/d
		/ a damaged payload$/d; /: N faults?, /d; /: N records? could/d' |
		uniq
}

echo "The end is missing:"
rm store.db*
head -c $((pages * 3 / 4 * 4096)) good.db >store.db
say "$SHEAF" check
say "$SHEAF" list --limit 1
say "$SHEAF" check --repair | hide
say "$SHEAF" check
held=$(count)
[ "$held" -gt 100 ] && [ "$held" -lt 1500 ] && echo "some were saved"
cmp -n 4096 good.db store.db.damaged && echo "the damaged one is kept"
"$SHEAF" harvest "$URL"
count

echo "Zeros in the middle, twice:"
for _ in 1 2; do
	rm -f store.db store.db-*
	cp good.db store.db
	dd if=/dev/zero of=store.db bs=4096 seek=$((pages / 2)) count=2 \
		conv=notrunc status=none
	"$SHEAF" check >out 2>&1
	echo "[$?]"
	tail -n 1 out | hide
	"$SHEAF" check --repair >out 2>&1
	rc=$?
	[ $rc -eq 3 ] || [ $rc -eq 0 ] && echo "repaired"
	say "$SHEAF" check
	"$SHEAF" harvest "$URL"
	count
done
find . -name 'store.db*' | sort | grep -v -e -claims -e -wal -e -shm

echo "No store at all:"
echo 'something else' >other.db
say "$SHEAF" --store other.db check
say "$SHEAF" --store other.db check --repair
cat other.db
: >store.db.salvaged
head -c 20000 good.db >store.db
say "$SHEAF" check --repair
wc -c <store.db | tr -d ' '
