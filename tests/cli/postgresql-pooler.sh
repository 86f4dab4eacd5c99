# Behind a pooler: in session mode all is as ever, any other is refused.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-postgresql.sh"
PATH=$PATH:/usr/sbin
command -v pgbouncer >/dev/null || skip "no pgbouncer here"
start_server
start_demo
at=$(cat pg/at)
trap 'stop_poolers; stop_providers; stop_server' EXIT

# Beside the server's socket; as its user when we are root, whom it refuses.
user=$(stat -c %U "$at")
pooler() { # MODE PORT
	cat >"$at/$1.ini" <<-END
		[databases]
		* = host=$at user=sheaf
		[pgbouncer]
		listen_addr =
		listen_port = $2
		unix_socket_dir = $at
		auth_type = any
		pool_mode = $1
		pidfile = $at/$1.pid
		logfile = $at/$1.log
	END
	chmod 644 "$at/$1.ini"
	if [ "$(id -u)" = 0 ]; then
		runuser -u "$user" -- pgbouncer -q -d "$at/$1.ini"
	else
		pgbouncer -q -d "$at/$1.ini"
	fi 2>/dev/null
	await test -S "$at/.s.PGSQL.$2"
}
stop_poolers() {
	for mode in session transaction statement; do
		kill "$(cat "$at/$mode.pid")"
	done 2>/dev/null
}

port=6432
for mode in session transaction statement; do
	port=$((port + 1))
	echo "$mode:"
	pooler $mode $port
	SHEAF_STORE="postgresql://sheaf@:$port/postgres?host=$at&schema=$mode"
	"$SHEAF" harvest -q --prefix oai_dc "$URL" 2>&1
	echo "status $?"
	"$SHEAF" list 2>/dev/null | wc -l | tr -d ' '
done
SHEAF_STORE="postgresql://sheaf@:6433/postgres?host=$at&schema=session"
"$SHEAF" check
echo "two at one source:"
"$SHEAF" harvest -q --delay 1 --full --prefix oai_dc "$URL" &
: >requests.log
wait_for 2 ListRecords
"$SHEAF" harvest -q --prefix oai_dc "$URL" 2>&1
echo "status $?"
wait $!
echo "status $?"
