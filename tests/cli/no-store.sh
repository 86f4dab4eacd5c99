# Reading where nothing was harvested yet, and what is no store.
. "$ROOT/tests/cli/lib.sh"

say "$SHEAF" list
say "$SHEAF" export -o x.ris
ls -A
echo "this is no store, but somebody's only copy" >store.db
say "$SHEAF" list
say "$SHEAF" harvest --retries 0 http://127.0.0.1:9/oai
cat store.db
say "$SHEAF" --store . list
say "$SHEAF" --store nowhere/to/be/found list
