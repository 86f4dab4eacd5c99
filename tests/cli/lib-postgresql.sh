# A server of one's own; for cases and for tests/soak.sh, after lib.sh.
#
# start_server   sets `server`, a place to which &schema=... can be added; it is
#                the store of what follows
# ask SQL        of it, as who may do everything
# stop_server    at the end, as stop_providers

# shellcheck shell=sh

start_server() {
	server=$(sh "$ROOT/tests/pg.sh" start "$PWD/pg" 2>server.err)
	case $? in
	0) ;;
	77) skip "no PostgreSQL here" ;;
	*) cat server.err && exit 1 ;;
	esac
	trap 'stop_providers; stop_server' EXIT
	case $("$SHEAF" list --store "$server" 2>&1) in
	*'built without'*) skip "built without PostgreSQL" ;;
	esac
	SHEAF_STORE=$server
	export SHEAF_STORE
}

stop_server() {
	for other in "$PWD"/pg*; do
		[ ! -e "$other/at" ] || sh "$ROOT/tests/pg.sh" stop "$other"
	done
}

ask() {
	PGHOST=${server#*host=} PGUSER=sheaf PGDATABASE=postgres \
		psql -XqAtc "$1"
}

# Ends all sessions but our own.
end_sessions() {
	ask "SELECT count(pg_terminate_backend(pid)) > 0 FROM pg_stat_activity
		WHERE pid <> pg_backend_pid() AND
		backend_type = 'client backend'"
}
