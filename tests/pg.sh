#!/bin/sh
# A PostgreSQL of one's own, for tests:   sh tests/pg.sh COMMAND DIR [WORD]
#
# start         makes a cluster and starts it, on a socket alone; prints the
#               place of its database as a store, to which &schema=... can be
#               added
# standby FROM  the same of one that follows that of the folder FROM, and only
#               reads
# restart HOW   fast: sessions are ended first; immediate: as after a crash
# kill PID      kill -9 of one of its processes: it starts anew by itself
# promote FROM  the server of FROM dies, and this standby of it takes over
# stop          stops it and removes it, and DIR, where it is noted
#
# PG_SETTINGS   "-c NAME=VALUE ..." besides, at each start
#
# 77: there is no PostgreSQL on this machine. The server refuses to be root's,
# so that as root it is that of "postgres", or of "nobody".
set -u
LC_ALL=C
export LC_ALL

[ $# = 2 ] || [ $# = 3 ] || {
	echo "usage: sh tests/pg.sh start|standby|restart|kill|promote|stop DIR" >&2
	exit 2
}
dir=$2

find_bin() {
	if command -v initdb >/dev/null 2>&1 &&
	    command -v pg_ctl >/dev/null 2>&1; then
		dirname "$(readlink -f "$(command -v initdb)")"
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
make_folder() {
	mkdir -p "$dir" && at=$(mktemp -d /tmp/sheaf-pg-XXXXXX) || exit 1
	echo "$at" >"$dir/at"
	if [ "$(id -u)" = 0 ]; then
		chown "$user" "$at" || exit 1
	fi
}

control() { # COMMAND OPTION...
	as_user "$bin/pg_ctl" -D "$at/data" -l "$at/log" -w -s \
		-o "-k $at -c listen_addresses='' -c fsync=off \
		-c full_page_writes=off -c shared_buffers=16MB \
		-c max_connections=60 ${PG_SETTINGS:-}" "$@" >>"$dir/log" 2>&1
}

told() { # whether it has started
	[ "$1" = 0 ] || {
		cat "$dir/log" >&2
		exit 1
	}
	echo "postgresql://sheaf@/postgres?host=$at"
}

start() {
	make_folder
	as_user "$bin/initdb" -D "$at/data" -U sheaf -A trust -E UTF8 \
		--locale=C --no-sync >"$dir/log" 2>&1 && control start
	told $?
}

standby() { # FROM
	make_folder
	as_user "$bin/pg_basebackup" -D "$at/data" -h "$(cat "$1/at")" \
		-U sheaf -R --no-sync -c fast >"$dir/log" 2>&1 && control start
	told $?
}

promote() { # FROM
	at=$(cat "$1/at") && control -m immediate stop &&
		at=$(cat "$dir/at") && as_user "$bin/pg_ctl" -D "$at/data" -w \
		promote >>"$dir/log" 2>&1
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
standby) standby "$3" ;;
restart)
	at=$(cat "$dir/at") || exit 1
	control -m "$3" restart
	;;
promote) promote "$3" ;;
kill) as_user kill -9 "$3" ;;
stop) stop ;;
*) exit 2 ;;
esac
