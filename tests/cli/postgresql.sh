# The same store in PostgreSQL: outputs, bytes and statuses as from a file.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-postgresql.sh"
start_server
start_demo

echo "nothing yet:"
"$SHEAF" list 2>/dev/null
echo "status $?"
"$SHEAF" harvest --prefix oai_dc "$URL"
"$SHEAF" harvest --store file.db --prefix oai_dc "$URL"
for command in status 'check -v' list \
	'list --set ddc:004' 'list --sort -year,author --limit 9' \
	'list --type article,phd' 'list --from 2024-01-01' 'list und' \
	'export --deleted -f jsonl' 'export -f ris --year 2024' \
	'export --set ddc:004'; do
	# shellcheck disable=SC2086
	"$SHEAF" $command >one.out 2>one.err
	one=$?
	# shellcheck disable=SC2086
	"$SHEAF" $command --store file.db >two.out 2>two.err
	two=$?
	sed 's/store [^ ]*: //' one.err >one.say
	sed 's/store [^ ]*: //' two.err >two.say
	cat one.out one.say >one.all
	[ -s one.all ] || echo "nothing: $command"
	cmp one.out two.out && cmp one.say two.say && [ $one = $two ] &&
		echo "the same: $command ($one)"
done

echo "confined:"
strict=best
case $("$SHEAF" --version) in *Landlock*seccomp*) strict=strict ;; esac
"$SHEAF" export --sandbox $strict -f jsonl -o strict.jsonl
echo "status $?"

echo "an older layout, and rot:"
ask "ALTER TABLE sheaf.record DROP COLUMN sum;
	UPDATE sheaf.counter SET version = 6"
"$SHEAF" check -v 2>&1 | sed 's/store [^ ]*: //'
"$SHEAF" check -v --repair 2>&1 | sed 's/store [^ ]*: //'
ask "UPDATE sheaf.record SET year = 1 WHERE id =
	(SELECT min(id) FROM sheaf.record)"
"$SHEAF" export -f jsonl -o rot.jsonl 2>&1 | grep -o 'damaged, .*'
"$SHEAF" check --repair 2>/dev/null
echo "status $?"
"$SHEAF" harvest -q --prefix oai_dc "$URL"
"$SHEAF" check -q
echo "status $?"

echo "since the last export:"
"$SHEAF" export --name n --since-last n -o all.jsonl
"$SHEAF" harvest --full --prefix oai_dc "$URL"
say "$SHEAF" export -v --name n --since-last n -o none.jsonl

echo "two at once:"
"$SHEAF" harvest -q --prefix oai_dc "$ORIGIN/fault/page=10/a/oai" &
first=$!
"$SHEAF" harvest -q --prefix oai_dc "$ORIGIN/fault/page=10/b/oai"
echo "status $?"
wait $first
echo "status $?"
"$SHEAF" list | wc -l | tr -d ' '

echo "the connection is cut:"
: >requests.log
"$SHEAF" harvest -q --delay 0.4 --prefix oai_dc \
	"$ORIGIN/fault/page=10/c/oai" 2>cut.err &
cut=$!
wait_for 2 resumptionToken
end_sessions
wait $cut
echo "status $?"
sed 's/page [0-9]*/page N/' cut.err
: >requests.log
"$SHEAF" harvest -q --prefix oai_dc "$ORIGIN/fault/page=10/c/oai"
echo "again: $?"
[ "$(grep -c resumptionToken requests.log)" -lt 5 ] &&
	echo "from the page that was next"
"$SHEAF" list | wc -l | tr -d ' '
"$SHEAF" check

echo "packed anew:"
"$SHEAF" export --deleted -f jsonl | cksum >before
say "$SHEAF" compact -v | sed -E 's/[0-9]+ KiB/N KiB/; s/that [0-9]+/that N/' |
	sort
"$SHEAF" export --deleted -f jsonl | cksum | cmp - before && "$SHEAF" check

echo "refused:"
unset SHEAF_STORE
for place in postgresql://me:secret@localhost/db \
	'postgresql://me@localhost/db?password=secret' \
	'postgresql://db.example.org/db?sslmode=require' \
	"$server&schema=No-Name"; do
	"$SHEAF" list --store "$place" 2>&1
	echo "status $?"
done
SHEAF_STORE='postgresql://me:secret@localhost:1/db' "$SHEAF" list 2>all.err
echo "status $?"
grep -c secret all.err
exit 0
