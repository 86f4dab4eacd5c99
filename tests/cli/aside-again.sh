# A record that was kept aside: asked for once more, counted once, and gone
# when it comes whole.
. "$ROOT/tests/cli/lib.sh"
start_demo

lists() {
	echo "lists asked for: $(grep -c verb=ListRecords requests.log)"
}

# Waits are random.
waits() {
	sed -E 's/again in [0-9.]+ s/again in N s/'
}

say "$SHEAF" harvest -v "$(at wrong-end@3*3)" | waits
lists
echo "held: $(count)"
say "$SHEAF" harvest -v "$(at wrong-end@3*3)"
say "$SHEAF" harvest -v --full "$(at wrong-end@3*3)" | waits
say "$SHEAF" harvest -v --full "$(at wrong-end@3*3)"
echo "held: $(count)"
stop_provider
rm requests.log
start_demo
echo "a document type is asked for twice, no more:"
say "$SHEAF" harvest "$(at laughs)"
lists
