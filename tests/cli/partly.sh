# Done, but not all is well: exit 3, and what is missing is counted.
. "$ROOT/tests/cli/lib.sh"
start_demo

say "$SHEAF" harvest -v "$(at lose=3)"
say "$SHEAF" harvest -v --full --sizes estimate "$(at lose=3)"
say "$SHEAF" harvest -v "$(at no-metadata@1)"
