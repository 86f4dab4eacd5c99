# What was sent, handed on: other programs and sheaf read the same again.
. "$ROOT/tests/cli/lib.sh"
start_demo
SHEAF_CONFIG=/dev/null
export SHEAF_CONFIG
"$SHEAF" harvest -q "$URL"
"$SHEAF" export -f xml -o whole.xml
"$SHEAF" export -o deleted.xml --deleted
if command -v xmllint >/dev/null; then
	xmllint --noout whole.xml deleted.xml
fi
grep -c '<record>' whole.xml
grep -c 'status="deleted"' whole.xml
grep -c 'status="deleted"' deleted.xml
echo "The same citations, and the same again:"
"$SHEAF" export -f csl -o direct.json
"$SHEAF" convert -f csl whole.xml >again.json
cmp direct.json again.json
"$SHEAF" convert -f xml whole.xml | cmp - whole.xml
echo "A provider of it:"
mkdir records
cp whole.xml records/
stop_providers
start_provider --replay records
"$SHEAF" --store second.db harvest -q --prefix mods "$ORIGIN/replay/whole"
"$SHEAF" --store second.db export -f csl -o second.json
cmp direct.json second.json
echo "In a bundle, and counted there:"
"$SHEAF" export -f xml,ris --split type -o types.zip
"$SHEAF" verify -v types.zip
echo "Nothing to hand on:"
"$SHEAF" export -f xml --year 1066 | sed 's/^<OAI.*//'
echo "What surrounded it is not declared again:"
grep -c 'openarchives.org/OAI/2.0/"' whole.xml
echo "One record:"
"$SHEAF" get --offline -f xml 10.17185/duepublico/71448 >one.xml
grep -c '<record>.*00071448' one.xml
"$SHEAF" convert -f csl one.xml | cut -c 1-60
"$SHEAF" convert -f xml one.xml | cmp - one.xml
