# Citations to read, in two styles, and any other by a pipe.
. "$ROOT/tests/cli/lib.sh"
SHEAF_CONFIG=/dev/null
export SHEAF_CONFIG
cp "$ROOT/tests/golden/mods-duepublico-report/record.xml" one.xml
say "$SHEAF" convert -f text one.xml
say "$SHEAF" convert -f text --style apa one.xml
say "$SHEAF" convert -f html one.xml
say "$SHEAF" convert -f text --style mla one.xml
echo "All that the golden cases have, one paragraph each:"
set -- "$ROOT"/tests/golden/*/record.xml
n=$("$SHEAF" convert -q -f ris "$@" 2>/dev/null | grep -c '^ER')
for style in page apa; do
	"$SHEAF" convert -q -f text --style $style "$@" 2>/dev/null >text
	[ "$(grep -c . text)" = "$n" ] || echo "not $n"
	# Nothing is doubled or left open where a part was missing.
	grep -nE '\.\.( |$)|, ,|,\.|\( | \)|\(\)|\[\]|  ' text | head -n 5
done
if command -v xmllint >/dev/null; then
	"$SHEAF" convert -q -f html "$@" 2>/dev/null |
		sed 's/<!DOCTYPE html>//;s/<meta[^>]*>//' | xmllint --noout -
fi
echo "Where there is no use for it:"
say "$SHEAF" convert -f ris --style apa one.xml
say "$SHEAF" convert -f csl --fields title one.xml
say "$SHEAF" convert -f ris --bom one.xml
