# One round of tests/soak/soak.sh: everything fails, once and for good.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-kill.sh"
. "$ROOT/tests/cli/lib-torture.sh"

kill_begin 60 10 >wrong
for mode in once forever; do
	for phase in first later; do
		torture_harvest $phase alloc $mode 1
		torture_harvest $phase store $mode 1
	done
	torture_export alloc $mode 1
	torture_export store $mode 1
done >>wrong
cat wrong
echo "$torture_runs runs"
[ ! -s wrong ]
