# kill -9 at fifty moments of harvests, and at ten of exports.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-kill.sh"

kill_begin 150 10
kill_harvests 50 1
kill_exports 10 1
grep -c '^50 kills' kills.log
