# Eight write while somebody exports what is new, again and again: nothing is
# left out, and nothing comes twice.
. "$ROOT/tests/cli/lib.sh"
start_demo
writers=
for n in 1 2 3 4 5 6 7 8; do
	"$SHEAF" harvest -q --delay 0.3 --prefix oai_dc \
		"$ORIGIN/fault/page=5/w$n/oai" 2>"err.$n" &
	writers="$writers $!"
done
wait_for 8 ListRecords
part=0
export_new() {
	part=$((part + 1))
	"$SHEAF" export --deleted --name n --since-last n -f jsonl \
		-o "part.$part.jsonl" 2>export.err || cat export.err
}
while [ $part -lt 100 ] && ! seen 85 ListRecords requests.log; do
	export_new
done
for writer in $writers; do
	wait "$writer"
	echo "status $?"
done
cat err.*
export_new
[ $part -gt 2 ] || echo "exports between the writers: $part"
names() {
	sed -E 's/.*"source":"([^"]*)","oai":\{"identifier":"([^"]*)".*/\1 \2/' |
		sort
}
cat part.*.jsonl | names >parts
"$SHEAF" export --deleted -f jsonl | names | cmp - parts && wc -l <parts |
	tr -d ' '
"$SHEAF" check
