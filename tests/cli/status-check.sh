# For monitors: silence and 0 when all is well, lines and 3 when it is not; how
# earlier runs ended.
. "$ROOT/tests/cli/lib.sh"
start_demo
printf '[DEFAULT]\nprefix = oai_dc\n[good]\nurl = %s\n[bad]\nurl = %s\n[none]\nurl = %s\n' "$URL" \
	"$(at wrong-end@1.2/r)" "$(at 404/n)" >sheaf.ini
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
"$SHEAF" harvest -q good
say "$SHEAF" status --check good
echo "A set that was typed wrong says nothing of a source:"
"$SHEAF" harvest -q --set nowhere good 2>/dev/null
echo "status $?"
say "$SHEAF" status --check good
"$SHEAF" harvest -q --set nowhere bad 2>/dev/null
say "$SHEAF" status --check bad
"$SHEAF" status --runs good bad | grep -c whole
echo "One in the configuration does:"
sed 's/^url/set = nowhere\nurl/' sheaf.ini >sets.ini
"$SHEAF" --store sets.db --config sets.ini harvest -q good 2>/dev/null
"$SHEAF" --store sets.db --config sets.ini status --check good
"$SHEAF" harvest -q bad none 2>/dev/null
say "$SHEAF" status --check | sed "s#http[^ ]*#URL#g; s#: bad: .*#: ...#"
say "$SHEAF" status --check --late 1 good
say "$SHEAF" status --check --json
"$SHEAF" harvest -q good
echo "60 columns:"
COLUMNS=60 "$SHEAF" status --runs good bad none | awk 'length($0) > 60 && / .* /'
COLUMNS=500 "$SHEAF" status --runs good bad |
	sed -E 's/[0-9-]+T[0-9:]+Z/TIME/; s/ [0-9]+ s / N s /; s/;.*/; .../'
