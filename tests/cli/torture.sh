# Memory and disk that fail once, at each moment, or at every third: see
# tests/cli/lib-torture.sh.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-kill.sh"
. "$ROOT/tests/cli/lib-torture.sh"

kill_begin 40 20
# With sanitizers a program takes long to start.
slow=1
case $SHEAF in
*/asan/*) slow=14 ;;
esac
torture_harvest first alloc once $((4 * slow))
torture_harvest later alloc once $((11 * slow))
torture_harvest first store once $((15 * slow))
torture_harvest first store forever $((23 * slow))
torture_harvest later store once $((13 * slow))
torture_export alloc once $((6 * slow))
torture_export store once 1
[ $torture_runs -gt 40 ] && echo "enough"
