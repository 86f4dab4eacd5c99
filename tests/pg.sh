#!/bin/sh
# A PostgreSQL of one's own, for tests:   sh tests/pg.sh start|stop DIR
#
# start   makes a cluster and starts it, on a socket alone; prints the place of
#         its database as a store, to which &schema=... can be added
# stop    stops it and removes it, and DIR, where it is noted
#
# 77: there is no PostgreSQL on this machine. The server refuses to be root's,
# so that as root it is that of "postgres", or of "nobody".
set -u
LC_ALL=C
export LC_ALL

[ $# = 2 ] || {
	echo "usage: sh tests/pg.sh start|stop DIR" >&2
	exit 2
}
dir=$2

find_bin() {
	if command -v initdb >/dev/null 2>&1 &&
	    command -v pg_ctl >/dev/null 2>&1; then
		dirname "$(command -v initdb)"
		return
	fi
	for d in /usr/lib/postgresql/*/bin /usr/libexec/postgresql*; do
		[ -x "$d/initdb" ] && echo "$d"
	done | tail -n 1
}

bin=$(find_bin)
[ -n "$bin" ] || exit 77

user=postgres
id "$user" >/dev/null 2>&1 || user=nobody

as_user() {
	if [ "$(id -u)" = 0 ]; then
		(cd / && runuser -u "$user" -- "$@")
	else
		"$@"
	fi
}

# The folder of a test may be closed to others.
start() {
	mkdir -p "$dir" && at=$(mktemp -d /tmp/sheaf-pg-XXXXXX) || exit 1
	echo "$at" >"$dir/at"
	if [ "$(id -u)" = 0 ]; then
		chown "$user" "$at" || exit 1
	fi
	as_user "$bin/initdb" -D "$at/data" -U sheaf -A trust -E UTF8 \
		--locale=C --no-sync >"$dir/log" 2>&1 &&
		as_user "$bin/pg_ctl" -D "$at/data" -l "$at/log" -w -s \
			-o "-k $at -c listen_addresses='' -c fsync=off \
			-c full_page_writes=off -c shared_buffers=16MB \
			-c max_connections=60" start >>"$dir/log" 2>&1 || {
		cat "$dir/log" >&2
		exit 1
	}
	echo "postgresql://sheaf@/postgres?host=$at"
}

stop() {
	at=$(cat "$dir/at") || exit 1
	as_user "$bin/pg_ctl" -D "$at/data" -m immediate stop >/dev/null 2>&1
	case $at in
	/tmp/sheaf-pg-*) rm -rf "$at" ;;
	esac
	rm -rf "$dir"
}

case $1 in
start) start ;;
stop) stop ;;
*) exit 2 ;;
esac
