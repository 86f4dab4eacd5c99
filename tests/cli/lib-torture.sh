# The n-th allocation, or the n-th operation on the store's files, fails: for
# n = 1, 1 + STEP, ... until all went well. After lib.sh and lib-kill.sh, for
# cases and for tests/soak/soak.sh.
#
# torture_harvest first|later alloc|store once|forever STEP
# torture_export alloc|store once|forever STEP
#
# It must end with a message and 1 or 4, or have got round it; never crash nor
# leak. The store can be read right after, and a healthy run completes it.

# shellcheck shell=sh
torture_runs=0

torture_wrong() {
	echo "$torture_what, $torture_kind $torture_n $torture_mode: $*"
	head -n 5 run.err
}

# One run; false when the fault was never reached.
torture_run() { # ARGUMENT...
	torture_runs=$((torture_runs + 1))
	"$TORTURE" $torture_kind $torture_n $torture_mode count "$@" \
		>run.out 2>run.err
	rc=$?
	if grep -q 'Sanitizer\|runtime error' run.err; then
		torture_wrong "a report"
		return 0
	fi
	case $rc in
	0) ;;
	1 | 4)
		grep -q '^sheaf: ' run.err || torture_wrong "no message"
		;;
	*) torture_wrong "exit $rc" ;;
	esac
	[ "$torture_n" -le "$(cat count)" ]
}

torture_harvest() { # PHASE KIND MODE STEP
	torture_what="$1 harvest" torture_kind=$2 torture_mode=$3 torture_n=1
	while :; do
		rm -f store.db*
		[ "$1" = first ] || cp first.db store.db
		torture_run --config "$1.ini" --retries 0 harvest demo || break
		"$SHEAF" list --deleted >/dev/null 2>list.err ||
			grep -q 'no store' list.err || cat list.err
		kill_harvest "$1" store.db 2>run.err ||
			torture_wrong "healthy harvest: $?"
		kill_items store.db | cmp -s - "$1.items" ||
			torture_wrong "not that of a perfect harvester"
		torture_n=$((torture_n + $4))
	done
	[ $rc -eq 0 ] || torture_wrong "exit $rc without a fault"
}

torture_export() { # KIND MODE STEP
	torture_what=export torture_kind=$1 torture_mode=$2 torture_n=1
	"$SHEAF" --store first.db export -o whole.zip
	while :; do
		echo old >all.zip
		torture_run --store first.db export -o all.zip || break
		if [ $rc -eq 0 ]; then
			cmp -s all.zip whole.zip || torture_wrong "not whole"
		else
			[ "$(cat all.zip)" = old ] ||
				torture_wrong "the old file is gone"
		fi
		[ -z "$(find . -name '.sheaf-*')" ] || torture_wrong "debris"
		torture_n=$((torture_n + $3))
	done
	[ $rc -eq 0 ] || torture_wrong "exit $rc without a fault"
}
