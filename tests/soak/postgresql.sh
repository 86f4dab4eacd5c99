# One round of tests/soak/soak.sh: a store in PostgreSQL, where the program, the
# session's process, all sessions or the server are killed at random moments.
# What was held stays held, and what is whole is what a file has, to the byte.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-kill.sh"
. "$ROOT/tests/cli/lib-postgresql.sh"

kill_begin 300 10 >wrong
start_server
wrong() {
	echo "$*" >>wrong
}

# Of the harvest alone: exports of ours have ended.
backend() {
	ask "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()
		AND backend_type = 'client backend' ORDER BY random() LIMIT 1"
}

strike() { # HOW PROGRAM
	case $1 in
	program) kill -9 "$2" ;;
	session)
		pid=$(backend)
		[ -z "$pid" ] || sh "$ROOT/tests/pg.sh" kill pg "$pid"
		;;
	ended) end_sessions >/dev/null ;;
	crash) sh "$ROOT/tests/pg.sh" restart pg immediate ;;
	restart) sh "$ROOT/tests/pg.sh" restart pg fast ;;
	esac 2>/dev/null
}

answers() {
	"$SHEAF" source list >/dev/null 2>&1 && ask "SELECT 1" >/dev/null 2>&1
}

count=0 whole=0 hit=0 phase=first kinds=
: >held.before
for delay in $(kill_delays "${KILLS:-100}" "$SEED"); do
	# As often as it pays: a server that is started anew takes a while.
	case $((count % 10)) in
	3 | 7) how=ended ;;
	5) how=session ;;
	8) how=crash ;;
	9) how=restart ;;
	*) how=program ;;
	esac
	count=$((count + 1))
	kinds="$kinds $how"
	"$SHEAF" --config $phase.ini harvest -q demo 2>run.err &
	program=$!
	sleep "$delay"
	strike $how $program
	wait $program 2>/dev/null
	rc=$?
	await answers || wrong "$how after $delay s: the server is gone"
	case $rc in
	0 | 4 | 137) ;;
	*) wrong "$how after $delay s: exit $rc: $(cat run.err)" ;;
	esac
	[ $rc -eq 4 ] && ! grep -qE 'lost|ended the connection|connection to server' \
		run.err && wrong "$how after $delay s: $(cat run.err)"
	kill_held >held.now
	[ "$(comm -23 held.before held.now | wc -l)" -eq 0 ] ||
		wrong "$how after $delay s: records are lost"
	mv held.now held.before
	[ $rc -eq 0 ] || {
		hit=$((hit + 1))
		continue
	}
	kill_items "$SHEAF_STORE" | cmp -s - $phase.items ||
		wrong "the $phase harvest is not that of a perfect harvester"
	"$SHEAF" check >>wrong 2>&1 || wrong "check: $?"
	whole=$((whole + 1))
	if [ $phase = first ]; then
		phase=later
	else
		phase=first
		: >held.before
		ask "DROP SCHEMA sheaf CASCADE" 2>/dev/null
	fi
done
cat wrong
echo "$count strikes ($(echo "$kinds" | tr ' ' '\n' | sort | uniq -c |
	awk 'NF > 1 { printf "%s%s %d", s, $2, $1; s = ", " }')), $hit of them" \
	"in time, $whole harvests whole"
[ ! -s wrong ]
