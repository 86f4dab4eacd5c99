# One round of tests/soak/soak.sh: kill -9.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-kill.sh"

kill_begin 300 10 >wrong
kill_harvests 100 "$SEED" >>wrong
kill_exports 20 "$SEED" >>wrong
cat wrong kills.log
[ ! -s wrong ]
