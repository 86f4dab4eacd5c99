# Small things that cost much: an output over the store's own files, a
# configuration that anyone may change, twelve changes of it at once; and a host
# whose name is no ASCII.
. "$ROOT/tests/cli/lib.sh"
start_demo --log-headers
printf '[a]\nurl = %s\nprefix = oai_dc\n' "$URL" >a.ini
chmod 600 a.ini
SHEAF_CONFIG=a.ini
export SHEAF_CONFIG
"$SHEAF" harvest a

echo "over the store:"
mkdir elsewhere
ln -s ../store.db elsewhere/link
for end in '' -wal -shm -journal -lock -claims; do
	say "$SHEAF" export -f ris -o "store.db$end"
	say "$SHEAF" export -f ris -o "elsewhere/../store.db$end"
	say "$SHEAF" get -f ris -o "store.db$end" 10.17185/duepublico/71448
done
say "$SHEAF" export -f ris -o elsewhere/link
"$SHEAF" export -f ris -o store.db-walrus && echo "another name"
count

echo "a configuration that anyone may change:"
chmod 622 a.ini
say "$SHEAF" harvest a
chmod 600 a.ini

echo "twelve at once:"
pids=
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
	"$SHEAF" source add "s$i" "http://127.0.0.1:9/$i" &
	pids="$pids $!"
done
for pid in $pids; do
	wait "$pid" || echo "exit $?"
done
grep -c '^\[s' a.ini

echo "an international name, by way of a proxy:"
printf '[b]\nurl = http://bücher.example/oai\nproxy = %s\n' "$ORIGIN" >b.ini
chmod 600 b.ini
"$SHEAF" --config b.ini harvest --retries 0 b 2>/dev/null
grep -c '^GET http://xn--bcher-kva.example/oai?verb=Identify ' requests.log
