# Memory and disk that fail once, at each moment, or at every third: see
# tests/cli/lib-torture.sh.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-kill.sh"
. "$ROOT/tests/cli/lib-torture.sh"

kill_begin 40 20
torture_harvest first alloc once 4
torture_harvest later alloc once 11
torture_harvest first store once 15
torture_harvest first store forever 23
torture_harvest later store once 13
torture_export alloc once 6
torture_export store once 1
[ $torture_runs -gt 40 ] && echo "enough"
