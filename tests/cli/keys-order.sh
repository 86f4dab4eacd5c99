# Which of several records keeps a key, and the letters of the others, do not
# follow from the order in which they are written.
. "$ROOT/tests/cli/lib.sh"
item() { # NUMBER TITLE DOI
	printf '{"schema":"sheaf-record/1","source":"%s","oai":{"identifier":"oai:x:%s"},"type":{"canonical":"article"},"title":"Rain over %s","names":[{"role":"author","family":"Stone","given":"Ada"}],"date":{"value":"2019","year":2019}' \
		"$1" "$2" "$3"
	[ -z "$4" ] || printf ',"ids":[{"kind":"doi","value":"%s","own":true}]' "$4"
	echo '}'
}
item one 1 hills 10.1234/r.1 >a.jsonl
item one 2 plains 10.1234/r.2 >b.jsonl
item one 3 ashes '' >c.jsonl
item two 9 'hills, again' 10.1234/R.1 >d.jsonl
cat a.jsonl b.jsonl c.jsonl d.jsonl >all.jsonl
"$SHEAF" import all.jsonl

keys() { # the same lines, if the same keys
	tail -n +2 | tr -d '\r' | sort
}
table="-f csv --fields identifier,key"
"$SHEAF" export $table | keys >expected
cat expected
same() {
	cmp - expected && echo "same keys"
}
for sort in title -title -doi author,-identifier; do
	echo "by $sort:"
	"$SHEAF" export $table --sort "$sort" | keys | same
done
echo "a list:"
"$SHEAF" list --columns key --sort -title | sort >listed
cut -d , -f 2 expected | sort | cmp - listed && echo "same keys"
echo "identifiers in one order and the other:"
for list in "oai:x:1 oai:x:2 oai:x:3" "oai:x:3 oai:x:2 oai:x:1"; do
	"$SHEAF" get --offline $table $list | keys
done
echo "files in one order and the other:"
for list in "a.jsonl b.jsonl c.jsonl d.jsonl" "d.jsonl c.jsonl b.jsonl a.jsonl"; do
	"$SHEAF" convert $table $list | keys | same
done
echo "the same file twice:"
"$SHEAF" convert $table b.jsonl b.jsonl | keys
echo "limited, the last first:"
"$SHEAF" export $table --sort -title --limit 2 | tr -d '\r'
echo "one of each work:"
"$SHEAF" export -v $table --unique --sort -title 2>&1 | tr -d '\r'
echo "alone:"
"$SHEAF" get --offline $table 10.1234/r.2 | keys
echo "beside entries of others:"
printf '@misc{stone2019rain, doi = {10.1234/elsewhere}}\n' >refs.bib
"$SHEAF" get --offline -v -a refs.bib oai:x:3 10.1234/r.2 2>&1
grep -a '^@' refs.bib
echo "what is missing, and what is there already, is said once:"
say "$SHEAF" get --offline -v -a refs.bib 10.1234/r.2 10.1234/nothing oai:x:1
say "$SHEAF" convert -f bibtex --no-abstract a.jsonl absent.jsonl
:
