# What vanishes without a word is found by --full and --compare, with bounds.
. "$ROOT/tests/cli/lib.sh"
start_demo

harvest() {
	say "$SHEAF" harvest -v "$@"
	for last; do :; done
	echo "held: $(count --source "$last")"
}

few=$(at deleted=no,vanish=5/a)
harvest "$few"
harvest "$few"
harvest --full "$few"
harvest --full "$few"

echo "# By headers alone."
few=$(at deleted=no,vanish=5/b)
harvest "$few" >first
: >requests.log
harvest --compare "$few"
requests | sed 's/Token=.*/Token=.../; s#/fault[^?]*##; s/from=.*/from=.../' |
	uniq

"$SHEAF" status | grep windows || echo "no windows are left over"

echo "# Too many to be true."
many=$(at deleted=no,vanish=2/c)
harvest "$many" >first
harvest --full "$many"
harvest --full --max-vanished 100 "$many"

echo "# A list that is short, or has a record without a name."
short=$(at deleted=no,vanish=5,lose=7/d)
harvest "$short" >first
harvest --full "$short"
nameless=$(at deleted=no,vanish=5,no-id/e)
harvest "$nameless" >first
harvest --full --sizes estimate "$nameless"

echo "# Records that change back, and forth."
harvest "$(at backdate=3/f)" | grep held
harvest "$(at backdate=3/f)" | grep -c changed
harvest --full "$(at backdate=3/f)" | grep -o '[0-9]* changed'
harvest "$(at revive=3/g)" | grep held
harvest "$(at revive=3/g)" | grep held
harvest --full "$(at revive=3/g)" | grep held

say "$SHEAF" harvest --compare --from 2020-01-01 "$URL"
