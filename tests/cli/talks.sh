# A harvest talks while it works: how each source ended stands in the log
# before the others have ended, SIGUSR1 is answered, and a signal leaves some
# stopped and some not begun.
. "$ROOT/tests/cli/lib.sh"
start_demo
fast=$URL
bad=$(at 404/bad)
start_demo --log slow.log
slow=$(at '503=60@3*always/slow')
neat() {
	sed -E "s#${fast%/oai}#FAST#; s#$ORIGIN#SLOW#"
}
# slow_waits: until it has had its answer 503
slow_waits() {
	await seen 1 ' 503$' slow.log
}

# A file that the shell behind "&" may be slow to make.
: >log
echo "Killed in the middle, the log has what ended before:"
"$SHEAF" --retries 1 harvest -v "$fast" "$bad" "$slow" 2>log &
pid=$!
await seen 2 'HTTP 404$\|new' log
kill -9 $pid
wait $pid 2>/dev/null
neat <log | grep -v ' 503' | sort

echo "Asked where it stands, with -q as well:"
: >slow.log
"$SHEAF" -q --store two.db harvest "$fast" "$slow" 2>log &
pid=$!
slow_waits
asked() {
	kill -USR1 $pid
	seen 1 '^sheaf: 1 of 2 sources' log
}
await asked
kill -TERM $pid
wait $pid
echo "[$?]"
grep '1 of 2' log | tail -n 1 | sed -E "s/[0-9]+ s/N s/g; s#; [^:]*:[0-9.]*[^ ]* #; ... #"
tail -n 1 log

echo "Stopped, and not begun:"
: >slow.log
"$SHEAF" --store three.db --jobs 1 harvest -v "$slow" "$fast" 2>log &
pid=$!
await seen 1 ' again in ' log
kill -TERM $pid
wait $pid
echo "[$?]"
neat <log
