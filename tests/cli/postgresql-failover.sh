# The server dies in the middle of a harvest and its standby takes over: an
# address that names both finds the one that writes, and nothing is missing.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-postgresql.sh"
start_server
start_provider --synthetic 300
printf '[demo]\nurl = %s\nprefix = oai_dc\n' "$(at page=10,slow=5@12*1)" \
	>demo.ini
SHEAF_CONFIG=demo.ini
items() {
	"$SHEAF" export --deleted -f jsonl "$@"
}

standby=$(sh "$ROOT/tests/pg.sh" standby "$PWD/pg2" "$PWD/pg")
both="$server,${standby#*host=}&target_session_attrs=read-write"

"$SHEAF" --store "$both" harvest demo 2>lost.err &
harvester=$!
wait_for 11 verb=ListRecords
sh "$ROOT/tests/pg.sh" promote "$PWD/pg2" "$PWD/pg"
wait $harvester
echo "status $?: $(sed -E 's/.*store [^:]*:[^:]*: //' lost.err)"

# A standby may not have seen the last pages; their mark is older with them.
held=$(items --store "$both" | wc -l)
[ "$held" -ge 90 ] && [ "$held" -le 110 ] || echo "held $held of 110"
"$SHEAF" --store "$both" harvest demo -v 2>&1 | grep -o 'going on after'
"$SHEAF" --store "$both" check && echo whole
items --store "$both" >taken.jsonl
"$SHEAF" --store file.db harvest demo
items --store file.db | cmp - taken.jsonl && wc -l <taken.jsonl | tr -d ' '
