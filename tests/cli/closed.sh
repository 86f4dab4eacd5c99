# Closed descriptors: what is opened next must not take their place.
. "$ROOT/tests/cli/lib.sh"
start_demo

"$SHEAF" harvest "$URL" <&- >&- 2>&-
echo "harvest with none: $?"
"$SHEAF" list >&- 2>&-
echo "list to a closed output: $?"
"$SHEAF" export -o x.ris <&- >&- 2>&-
echo "export with none: $?"
grep -c '^TY' x.ris
"$SHEAF" convert <&- 2>/dev/null
echo "convert from a closed input: $?"
"$SHEAF" --version >&- 2>/dev/null
echo "version to a closed output: $?"
"$SHEAF" frobnicate 2>&-
echo "a message to nobody: $?"
echo "held: $(count)"
