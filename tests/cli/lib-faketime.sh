# A false time of day; after lib.sh. Skips where libfaketime is missing.
#
# at_time OFFSET COMMAND...   only the time of day is false ("+8d"); waits go by
#                             a clock that never jumps

# shellcheck shell=sh

library=$(find /usr/lib /usr/local/lib -name 'libfaketime.so.1' 2>/dev/null |
	head -n 1)
[ -n "$library" ] || skip "no faketime"
LD_PRELOAD=$library "$SHEAF" --version >/dev/null 2>&1 ||
	skip "faketime does not go with this build"

at_time() {
	echo "$1" >offset
	shift
	LD_PRELOAD=$library FAKETIME_TIMESTAMP_FILE=$PWD/offset \
		FAKETIME_NO_CACHE=1 DONT_FAKE_MONOTONIC=1 "$@"
}
