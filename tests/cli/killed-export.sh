# kill -9 and SIGTERM at many moments of an export: the old bundle is there or
# the new one, whole, and nothing beside it.
. "$ROOT/tests/cli/lib.sh"
start_provider --synthetic 600 --page 200
"$SHEAF" harvest "$URL"
mkdir out spool
TMPDIR=$PWD/spool
export TMPDIR

# Where files cannot be without a name, kill -9 leaves one.
"$SHEAF" export -f jsonl --limit 5 -o out/old.zip
"$SHEAF" export --split record -o out/probe.tar.gz &
pid=$!
while kill -0 $pid 2>/dev/null; do
	[ -n "$(find out -name '.sheaf-*')" ] && named=y
done
wait $pid
[ -z "${named:-}" ] || skip "this file system has no files without a name"
rm out/probe.tar.gz
mv out/old.zip .

# try SIGNAL SECONDS FILE OPTION...: one export that is ended.
try() {
	sig=$1 after=$2 file=$3
	shift 3
	cp old.zip "out/$file"
	"$SHEAF" export "$@" -o "out/$file" 2>err &
	pid=$!
	sleep "$after"
	kill "-$sig" $pid 2>/dev/null
	wait $pid 2>/dev/null
	rc=$?
	if cmp -s old.zip "out/$file"; then
		old=$((old + 1))
	elif cmp -s new "out/$file"; then
		new=$((new + 1))
	else
		echo "neither old nor new: -$sig after $after: $*"
	fi
	# 137 and 143: ended by the signal; 0: it was faster.
	case $rc in
	0 | 137 | 143) ;;
	*) echo "-$sig after $after: exit $rc: $(cat err)" ;;
	esac
	rm "out/$file"
	left=$(ls -A out spool | grep -cv -e ':$' -e '^$')
	[ "$left" = 0 ] || {
		echo "-$sig after $after: left behind:"
		ls -A out spool
		rm -f out/.??* spool/.??* spool/*
	}
}

old=0 new=0
for options in "all.zip --split set --level 1" "all.tar.zst --bagit" \
	"all.tar.gz --with-html --level 1"; do
	# shellcheck disable=SC2086
	set -- $options
	file=$1
	shift
	"$SHEAF" export "$@" -o "out/$file" && mv "out/$file" new
	"$SHEAF" verify new >/dev/null || echo "verify: $?"
	for after in 0 0.01 0.02 0.03 0.05 0.08 0.12 0.2; do
		try KILL $after "$file" "$@"
		try TERM $after "$file" "$@"
	done
done
echo "$((old + new)) times the old one or the new one"
[ $old -gt 0 ] && echo "sometimes the old one"
