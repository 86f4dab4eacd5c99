# Sections of the configuration: written, taken out, the rest as it was.
. "$ROOT/tests/cli/lib.sh"
start_demo
unset SHEAF_CONFIG

echo "The user's own file, when there is none:"
say "$SHEAF" -v source add demo "$URL" delay=0 set=open_access
ls -l .config/sheaf/sheaf.ini | cut -c 1-10
cat .config/sheaf/sheaf.ini
say "$SHEAF" harvest -v demo
say "$SHEAF" source remove demo
count --source demo
say "$SHEAF" -v source remove demo
echo "What others were given is said without being asked:"
"$SHEAF" export -f jsonl --name nightly -o nightly.jsonl
say "$SHEAF" source remove --data demo
say "$SHEAF" source remove --data demo
count

echo "A file that somebody has written:"
printf '; mine\r\n[a]\r\nurl = http://127.0.0.1/ ; here\r\n' >mine.ini
chmod 640 mine.ini
cp mine.ini before.ini
say "$SHEAF" --config mine.ini source add b-1 http://127.0.0.1/b sizes=estimate
od -An -c mine.ini | tr -d ' \n'
echo
ls -l mine.ini | cut -c 1-10
say "$SHEAF" --config mine.ini source show b-1
say "$SHEAF" --config mine.ini source remove b-1
cmp before.ini mine.ini && echo "as before"
ln -s mine.ini link.ini
say "$SHEAF" --config link.ini source add c http://127.0.0.1/c
ls -l link.ini | cut -c 1
grep -c c mine.ini

echo "Mistakes:"
cp mine.ini before.ini
SHEAF_CONFIG=mine.ini
export SHEAF_CONFIG
say "$SHEAF" source add a http://127.0.0.1/
say "$SHEAF" source add duepublico http://127.0.0.1/
say "$SHEAF" source add 'a b' http://127.0.0.1/
say "$SHEAF" source add DEFAULT http://127.0.0.1/
say "$SHEAF" source add x
say "$SHEAF" source add x ftp://127.0.0.1/
say "$SHEAF" source add x http://127.0.0.1/ sett=1
say "$SHEAF" source add x http://127.0.0.1/ delay=soon
say "$SHEAF" source add x http://127.0.0.1/ delay=1 delay=2
say "$SHEAF" source add x http://127.0.0.1/ 'set=a ; b'
say "$SHEAF" source add x http://127.0.0.1/ 'set= a'
say "$SHEAF" source add x http://127.0.0.1/ password=geheim
say "$SHEAF" source add x http://127.0.0.1/ store=/tmp/x
say "$SHEAF" source add x http://127.0.0.1/ url=http://127.0.0.1/
say "$SHEAF" source remove nobody
say "$SHEAF" source remove duepublico
say "$SHEAF" source remove
say "$SHEAF" source list --data
say "$SHEAF" --config /dev/null source add x http://127.0.0.1/
say "$SHEAF" --config none/x.ini source remove x
cmp before.ini mine.ini && echo "nothing changed"
echo 'rubbish' >>mine.ini
say "$SHEAF" source add x http://127.0.0.1/
say env -i "$SHEAF" source add x http://127.0.0.1/
