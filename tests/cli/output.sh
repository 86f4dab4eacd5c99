# Outputs that cannot be written, and one that must not be.
. "$ROOT/tests/cli/lib.sh"
start_demo
"$SHEAF" harvest "$URL"

mkdir folder
echo old >old.ris
say "$SHEAF" export -f ris -o folder
say "$SHEAF" export -o missing/x.ris
say "$SHEAF" export -o missing/x.zip
say "$SHEAF" export -f ris -o ''
say "$SHEAF" export -f ris -o store.db
say "$SHEAF" export -f ris -o /dev/full
say "$SHEAF" export --limit 0 -o old.ris
cat old.ris
echo "standard output:"
"$SHEAF" export >/dev/full
echo "[$?]"
"$SHEAF" list >/dev/full
echo "[$?]"
"$SHEAF" --help >/dev/full
echo "[$?]"
"$SHEAF" --version >/dev/full
echo "[$?]"
echo "nothing matches:"
say "$SHEAF" export -v --year 1850 -o old.ris
wc -c <old.ris | tr -d ' '
say "$SHEAF" export -v --year 1850 -o none.json
[ ! -e none.json ] && echo "not there"
echo "held: $(count)"
find . -name '.sheaf*'
