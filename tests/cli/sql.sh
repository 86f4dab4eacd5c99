# Records in a database of one's own, as the cookbook has it.
. "$ROOT/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
start_demo
"$SHEAF" harvest -q --prefix oai_dc "$URL"
sed -n '/^<!-- sqlite -->/,/^$/p' "$ROOT/docs/cookbook.md" |
	sed "1d; s/^    //; s#^sheaf #'$SHEAF' #" >recipe.sh
sh recipe.sh >rows && tail -n 2 rows
sqlite3 records.db "SELECT count(*), count(DISTINCT identifier),
	sum(first_author <> '') FROM works;
	SELECT count(*), count(record = id) FROM names LEFT JOIN records
	ON record = id;
	SELECT count(*), count(record = id) FROM subjects LEFT JOIN records
	ON record = id;
	SELECT type, year, first_author, doi FROM works
	WHERE doi LIKE '%71448';
	SELECT place, role, name FROM names JOIN works ON record = id
	WHERE doi LIKE '%71448' ORDER BY place;"
echo "of one that was cut off:"
"$SHEAF" export -q -f sql | head -n 40 | sqlite3 half.db
sqlite3 half.db 'SELECT count(*) FROM records' 2>&1 | grep -c 'no such table'
echo "in a bundle:"
"$SHEAF" export -q -f sql -o all.zip
"$SHEAF" verify all.zip
