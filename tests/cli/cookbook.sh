# The recipes that need nothing but what may be here do what they say.
. "$ROOT/tests/cli/lib.sh"
command -v jq >/dev/null || skip "jq is not installed"
start_demo
"$SHEAF" harvest "$URL"
"$SHEAF" export -q -f jsonl -o new.jsonl --deleted
# recipe NAME: the first block behind its mark.
recipe() {
	sed -n "/^<!-- $1 -->/,/^\$/p" "$ROOT/docs/cookbook.md" | sed '1d; s/^    //' >recipe.sh
	sh recipe.sh
}
recipe opensearch
grep -c '"index"' bulk.ndjson
grep -c '"delete"' bulk.ndjson
jq -r 'select(has("title")) | keys | join(" ")' bulk.ndjson | sort -u | tail -n 1
recipe solr
jq -r 'length' add.json
jq -r '.delete | length' delete.json
jq -r '[.[] | select(.title_s == null or .type_s == null)] | length' add.json
"$SHEAF" export -q -f csv --bom --fields year,type,authors,title,doi -o records.csv
head -n 1 records.csv | tail -c +4 | tr -d '\r'
# Options of all recipes are options of their commands.
grep -ho 'sheaf [a-z]* .*' "$ROOT/docs/cookbook.md" "$ROOT/docs/operating.md" |
	while read -r _ command rest; do
		"$SHEAF" help "$command" >/dev/null 2>&1 || continue
		for word in $rest; do
			case $word in
			--*) word=${word%%[=\`;,:)]*} ;;
			*) continue ;;
			esac
			"$SHEAF" "$command" --help 2>/dev/null | grep -q -- "$word" ||
				echo "$command $word"
		done
	done
