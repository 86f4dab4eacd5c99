# Keys of a section changed in place, a source under another name.
. "$ROOT/tests/cli/lib.sh"
start_demo
printf '# mine\n\n[a]\nurl = %s\nprefix = oai_dc ; plain\n# of a\ndelay = 0\n\n[b]\nurl = http://127.0.0.1:9/\n' \
	"$URL" >mine.ini
SHEAF_CONFIG=mine.ini
export SHEAF_CONFIG
"$SHEAF" harvest a

echo "Changed where it stands, added behind the last, taken out:"
"$SHEAF" source set a delay=0.5 sizes=estimate prefix=
sed "s#$ORIGIN#ORIGIN#" mine.ini
echo "Of a key that may have several values they make a list:"
say "$SHEAF" source set b set=x set=y,z exclude-set=v exclude-set=w
say "$SHEAF" source add d http://127.0.0.1:9/d set=x delay=0 set=y
sed "1,/\[b]/d; s#$ORIGIN#ORIGIN#" mine.ini
say "$SHEAF" source set b set= exclude-set=
say "$SHEAF" source set b delay=1 sizes=trust delay=2
say "$SHEAF" source remove d
echo "What is built in gets a section:"
say "$SHEAF" -v source set zenodo delay=2
tail -n 2 mine.ini
"$SHEAF" source show zenodo | grep -E 'url|delay'

echo "Renamed, with all that is held:"
say "$SHEAF" -v source rename a c
grep '^\[' mine.ini
"$SHEAF" list --source c | wc -l | tr -d ' '
say "$SHEAF" status a
"$SHEAF" harvest -v c 2>&1 | sed 's/(.*//'

echo "Mistakes:"
cp mine.ini before.ini
say "$SHEAF" source set nobody delay=1
say "$SHEAF" source set b
say "$SHEAF" source set b delay
say "$SHEAF" source set b delay=soon
say "$SHEAF" source set b password=geheim
say "$SHEAF" source set b url=
say "$SHEAF" source rename b c
say "$SHEAF" source rename b zenodo
say "$SHEAF" source rename b 'x y'
say "$SHEAF" source rename nobody x
say "$SHEAF" source rename b
cmp before.ini mine.ini && echo "nothing changed"
