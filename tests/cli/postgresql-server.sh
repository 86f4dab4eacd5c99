# What a server may be: one that only reads, that is full, that has limits of its
# own, of another layout, that lets us read alone; and dumped into another.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-postgresql.sh"
start_server
start_demo
"$SHEAF" harvest -q --prefix oai_dc "$URL"
"$SHEAF" export --name n -o n.jsonl
"$SHEAF" export --deleted -f jsonl >all.jsonl
printf '[a]\nurl = %s\nprefix = oai_dc\n' "$URL" >sheaf.ini

readers='list;status;check;source list;list --rejected;list --duplicates
export --deleted -f jsonl;get --offline 10.17185/duepublico/90178'
read_all() {
	echo "$readers" | tr ';' '\n' | while read -r words; do
		# shellcheck disable=SC2086
		"$SHEAF" --config sheaf.ini $words >one.out 2>one.err
		rc=$?
		# shellcheck disable=SC2086
		SHEAF_STORE=$server "$SHEAF" --config sheaf.ini $words \
			>two.out 2>/dev/null
		echo "$words: $rc$(cmp one.out two.out)"
		sed -E 's/.*store [^:]*:[^:]*: /    /' one.err
	done
}

echo "a standby:"
standby=$(sh "$ROOT/tests/pg.sh" standby "$PWD/pg2" "$PWD/pg")
SHEAF_STORE=$standby
read_all
: >requests.log
for words in harvest\ a import\ all.jsonl compact check\ --repair \
	worker\ --once 'export --name n --since-last n -f jsonl'; do
	# shellcheck disable=SC2086
	"$SHEAF" --config sheaf.ini $words 2>&1 >/dev/null |
		sed -E 's/.*store [^:]*:[^:]*: //'
done
wc -l <requests.log | tr -d ' '
"$SHEAF" copy --to copy.db && "$SHEAF" --store copy.db export --deleted \
	-f jsonl | cmp - all.jsonl
SHEAF_STORE=$server

echo "a role that reads:"
ask "CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA sheaf TO reader;
	GRANT SELECT ON ALL TABLES IN SCHEMA sheaf TO reader"
SHEAF_STORE=$(echo "$server" | sed 's/sheaf@/reader@/')
read_all
"$SHEAF" --config sheaf.ini harvest a 2>&1
echo "status $?"
SHEAF_STORE="$SHEAF_STORE&schema=other" "$SHEAF" harvest "$URL" 2>&1
echo "status $?"
SHEAF_STORE=$server

# Long enough for what comes before a session has lifted them, and passed by the
# delay and by the wait below.
echo "limits of the server:"
for limit in statement_timeout lock_timeout \
	idle_in_transaction_session_timeout; do
	echo "ALTER ROLE limited SET $limit = '200ms';"
done >limits.sql
ask "CREATE ROLE limited LOGIN SUPERUSER; $(cat limits.sql)"
ask "ALTER ROLE limited SET idle_session_timeout = '200ms'" 2>/dev/null
SHEAF_STORE=$(echo "$server" | sed 's/sheaf@/limited@/')
"$SHEAF" --config sheaf.ini harvest -q --full --delay 0.5 a
echo "status $?"
"$SHEAF" export -f jsonl | wc -l | tr -d ' '

echo "somebody else writes for long:"
PGHOST=${server#*host=} PGUSER=sheaf PGDATABASE=postgres psql -XqAt >psql.out \
	2>&1 <<'END' &
BEGIN; SELECT n FROM sheaf.counter FOR UPDATE; SELECT pg_sleep(60);
END
other=$!
waits() {
	[ "$(ask "SELECT count(*) FROM pg_stat_activity WHERE $1")" = 1 ]
}
await waits "query LIKE '%pg_sleep%' AND state = 'active'
	AND pid <> pg_backend_pid()"
"$SHEAF" --config sheaf.ini harvest -q a 2>wait.err &
waiting=$!
await waits "wait_event_type = 'Lock'"
sleep 0.5
SHEAF_STORE=$server
"$SHEAF" list | wc -l | tr -d ' '
kill -TERM $waiting
wait $waiting
echo "status $?"
cat wait.err
end_sessions >/dev/null
wait $other 2>/dev/null

echo "as tables into a new database:"
ask "CREATE DATABASE tables"
export PGHOST="${server#*host=}"
"$SHEAF" export -q -f sql | psql -XqAt -U sheaf tables 2>&1
psql -XAt -U sheaf tables -c "SELECT count(*), sum(year), count(first_author)
	FROM works" -c 'SELECT count(*) FROM names'
unset PGHOST

echo "dumped into a new database:"
"$SHEAF" export --deleted -f jsonl >all.jsonl
ask "CREATE DATABASE second"
dump() {
	PGHOST=${server#*host=} PGUSER=sheaf pg_dump -n sheaf postgres
}
dump 2>&1 | PGHOST=${server#*host=} PGUSER=sheaf psql -XqAt second 2>&1 |
	grep -i error
second=$(echo "$server" | sed 's#/postgres#/second#')
"$SHEAF" --store "$second" check
echo "status $?"
"$SHEAF" --store "$second" export --deleted -f jsonl | cmp - all.jsonl
"$SHEAF" --store "$second" --config sheaf.ini harvest -q --full a
"$SHEAF" --store "$second" check
echo "status $?"

echo "a newer program comes:"
layout=$(ask "SELECT version FROM sheaf.counter")
: >requests.log
"$SHEAF" --config sheaf.ini harvest -q --full --delay 0.3 a \
	2>newer.err &
old=$!
wait_for 2 ListRecords
ask "UPDATE sheaf.counter SET version = 99"
wait $old
echo "status $?"
sed -E 's/page [0-9]+/page N/' newer.err
for words in list 'harvest -q a'; do
	# shellcheck disable=SC2086
	"$SHEAF" --config sheaf.ini $words 2>&1
	echo "status $?"
done
ask "UPDATE sheaf.counter SET version = $layout"
"$SHEAF" check

echo "its disk is full:"
[ "$(id -u)" = 0 ] || skip "only root can mount a small disk"
at=$(cat pg/at)
mkdir "$at/tiny"
mount -t tmpfs -o size=1m tmpfs "$at/tiny" 2>/dev/null ||
	skip "no tmpfs can be mounted here"
trap 'stop_providers; umount -l "$at/tiny"; stop_server' EXIT
chown --reference="$at" "$at/tiny"
ask "CREATE TABLESPACE tiny LOCATION '$at/tiny'"
ask "CREATE ROLE full_one LOGIN SUPERUSER;
	ALTER ROLE full_one SET default_tablespace = tiny"
SHEAF_STORE=$(echo "$server" | sed 's/sheaf@/full_one@/')"&schema=small"
start_provider --synthetic 2000 --page 50 --now 2026-02-03T04:05:06Z
"$SHEAF" harvest -q --prefix oai_dc "$URL" 2>full.err
echo "status $?"
sed -E 's/page [0-9]+/page N/' full.err
mount -o remount,size=64m "$at/tiny"
"$SHEAF" check
"$SHEAF" harvest -q --prefix oai_dc "$URL"
echo "status $?"
"$SHEAF" list | wc -l | tr -d ' '
"$SHEAF" check
