# Records in a database of one's own, as the cookbook has it.
. "$ROOT/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
sqlite3 :memory: '.help import' | grep -q csv || skip "this sqlite3 is too old"
start_demo
"$SHEAF" harvest -q --prefix oai_dc "$URL"
sed -n '/^<!-- sqlite -->/,/^$/p' "$ROOT/docs/cookbook.md" |
	sed "1d; s/^    //; s#^sheaf #'$SHEAF' #" >recipe.sh
sh recipe.sh | tail -n 2
sqlite3 records.db "SELECT count(*), count(DISTINCT identifier),
	sum(author <> '') FROM works"
sqlite3 records.db "SELECT type, year, author, doi FROM works
	WHERE doi LIKE '%71448'"
