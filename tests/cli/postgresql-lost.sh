# The server ends a session at each kind of statement, is started anew, dies: a
# page is committed whole or asked for again.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-postgresql.sh"
start_server
start_demo
harvest() {
	"$SHEAF" harvest -q "$@" 2>lost.err
	echo "$?$(sed -E '/kept aside/d; s/.*: store [^:]*:[^:]*: / /
		s/the server ended the connection|the connection is lost/lost/
		' lost.err)"
}
# An empty store, and a source that changes with its second list.
sources=0
anew() {
	ask "DROP SCHEMA IF EXISTS sheaf CASCADE" 2>/dev/null
	sources=$((sources + 1))
	printf '[demo]\nurl = %s\nprefix = oai_dc\n' \
		"$(at page=10,change=3,entomb=7,no-metadata@2/$sources)" \
		>demo.ini
	SHEAF_CONFIG=demo.ini harvest --prefix oai_dc "$ORIGIN/nothing" \
		>/dev/null
}
first() {
	harvest --config demo.ini demo
}
later() {
	harvest --config demo.ini --full demo
}
items() {
	"$SHEAF" export --deleted -f jsonl --source demo |
		sed 's/"base_url":"[^"]*",//'
}

echo "at a table:"
anew
first
later
items >whole.jsonl
while read -r when table what; do
	anew
	[ "$when" = first ] || first >/dev/null
	ask "CREATE FUNCTION sheaf.die() RETURNS trigger
		LANGUAGE plpgsql AS \$\$ BEGIN
		PERFORM pg_terminate_backend(pg_backend_pid());
		RETURN NULL; END \$\$;
		CREATE TRIGGER die AFTER $what ON sheaf.$table
		FOR EACH ROW EXECUTE FUNCTION sheaf.die()"
	echo "$table, $what: $($when)"
	ask "DROP TRIGGER die ON sheaf.$table"
	[ "$when" = later ] || first >/dev/null
	rc=$(later)
	case $rc in 0 | 3) ;; *) echo "again: $rc" ;; esac
	items | cmp - whole.jsonl
done <<'END'
first brief INSERT
first counter UPDATE
first format INSERT
first list INSERT
first list UPDATE
first past INSERT
first record INSERT
first reject INSERT
first run INSERT
first run UPDATE
first setlist INSERT
first source INSERT
first source UPDATE
first trait INSERT
first type INSERT
later record UPDATE
later reject DELETE
later sighted INSERT
later sighted DELETE
later sweep INSERT
later sweep DELETE
later trait UPDATE
END
"$SHEAF" check

for how in fast immediate; do
	echo "$how:"
	: >requests.log
	harvest --delay 1 "$ORIGIN/fault/page=10/$how/oai" >rc &
	wait_for 3 ListRecords
	sh "$ROOT/tests/pg.sh" restart pg $how
	wait $!
	cat rc
	: >requests.log
	echo "again: $(harvest "$ORIGIN/fault/page=10/$how/oai")"
	[ "$(grep -c resumptionToken requests.log)" -lt 5 ] &&
		echo "from the page that was next"
	"$SHEAF" list --source "$ORIGIN/fault/page=10/$how/oai" | wc -l |
		tr -d ' '
done
"$SHEAF" check

echo "sources at once:"
for n in 1 2 3 4 5 6; do
	printf '[s%s]\nurl = %s\n' $n "$ORIGIN/fault/page=10/all$n/oai"
	printf 'prefix = oai_dc\ndelay = 0.5\n'
	echo "on-failure = /bin/echo told of s$n"
done >all.ini
: >requests.log
"$SHEAF" --config all.ini harvest --all --jobs 2 >all.out 2>&1 &
wait_for 3 ListRecords
sh "$ROOT/tests/pg.sh" restart pg fast
wait $!
echo "status $?"
sed -E 's/s[12]/sN/; s/page [0-9]+/page N/
	s/the server ended the connection|the connection is lost/lost/' all.out
"$SHEAF" --config all.ini harvest -q --all
echo "again: $?"

echo "a worker:"
cat >sheaf.ini <<END
[a]
url = $ORIGIN/fault/page=5/a/oai
prefix = oai_dc
delay = 0.4
END
: >requests.log
"$SHEAF" --config sheaf.ini worker -v 2>worker.err &
wait_for 3 ListRecords
sh "$ROOT/tests/pg.sh" restart pg fast
await grep -q 'a: .* new' worker.err
kill -TERM $!
wait $!
echo "status $?"
# How far it was is the machine's speed; that all are there is counted below.
sed -E 's/page [0-9]+/page N/; s/after [0-9]+ records/after N records/
	s/[0-9]+ new, [0-9]+ deleted \(.*\)/N new/
	s/the server ended the connection|the connection is lost/lost/' worker.err
"$SHEAF" list --source a | wc -l | tr -d ' '
