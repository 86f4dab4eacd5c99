# How the sources stand: for people in 80 columns, as JSON, for Prometheus.
. "$ROOT/tests/cli/lib.sh"
start_demo

say "$SHEAF" status
"$SHEAF" status --json | grep -v -e '"time"' -e '"store"'
say "$SHEAF" status nobody
say "$SHEAF" status duepublico
ls -A | grep store

cat >sheaf.ini <<END
[demo]
url = $URL
prefix = oai_dc

[never]
url = http://127.0.0.1:9/oai
prefix = oai_dc
END
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
"$SHEAF" harvest demo
# One that stops in the middle of its list.
"$SHEAF" harvest --prefix oai_dc --retries 0 "$(at 'page=10,429@3*always')" 2>/dev/null
"$SHEAF" status >table
sed 's/…/./g' table | awk 'length > 80 && $0 !~ /http:/ { print "wide: " $0 }'
grep -c '^demo  *53  *5  *0 2026-02-03' table
grep -c '^never  *0  *0  *0 -  *-  *never' table
grep -o 'going on after 20 records (oai_dc)' table
# The name is an address that was shortened; all of it is in the others.
grep -c '^127.0.0.1.*20 ' table
"$SHEAF" status -v | grep -c "^    $ORIGIN/fault/.*/oai\$"
"$SHEAF" status demo never | wc -l | tr -d ' '

for width in 40 50 60 72; do
	COLUMNS=$width "$SHEAF" status | sed 's/…/./g' |
		awk -v most=$width 'length > most && $0 !~ /:[/][/]|%2/ { print "wide: " $0 }'
done
COLUMNS=60 "$SHEAF" status | grep -c '^demo  *53  *0 2026-02-03 [0-9-]* whole$'

echo "JSON:"
"$SHEAF" status --json >status.json
for word in '"schema": "sheaf-status/1"' '"name": "never"' \
	'"under_way": true' '"seen": 20'; do
	grep -c "$word" status.json
done
"$SHEAF" status -f json demo | grep -c '"name"'

echo "Prometheus:"
say "$SHEAF" status -f prometheus -o sheaf.prom
[ "$(grep -c "^# TYPE sheaf_[a-z_]* gauge$" sheaf.prom)" -ge 6 ] && echo types
grep '^sheaf_records{source="demo"}' sheaf.prom
grep '^sheaf_lists_under_way' sheaf.prom | sed 's#//[^"]*#//...#'
grep -v -E '^(# (HELP|TYPE) sheaf_|sheaf_[a-z_]+\{source="[^"]*"[^}]*\} [0-9]+$)' \
	sheaf.prom
command -v promtool >/dev/null && promtool check metrics <sheaf.prom

say "$SHEAF" status --json -f prometheus
say "$SHEAF" status -f yaml
say "$SHEAF" status -f json -o /dev/full
