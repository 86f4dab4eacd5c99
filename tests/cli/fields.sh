# What is written of a record, and what only on request, in each format.
. "$ROOT/tests/cli/lib.sh"
SHEAF_CONFIG=/dev/null
export SHEAF_CONFIG
cat >in.jsonl <<'END'
{"schema":"sheaf-record/1","source":"repo","oai":{"identifier":"oai:repo.example.org:7","datestamp":"2024-01-01"},"type":{"canonical":"article"},"title":"Rain over hills","names":[{"role":"author","family":"Stone","given":"Ada","orcid":"0000-0002-1825-0097"},{"role":"author","literal":"Weather Board"},{"role":"author","family":"Rill","given":"Bo","orcid":"0000-0001-5109-3700"},{"role":"editor","family":"Moss","given":"Cy"}],"date":{"value":"2020-03","year":2020,"month":3},"container":{"title":"Journal of Rain","volume":"4","first_page":"1","last_page":"9"},"ids":[{"kind":"doi","value":"10.1234/rain","own":true},{"kind":"issn","value":"0378-5955","own":false},{"kind":"file","value":"https://repo.example.org/rain.pdf","own":true},{"kind":"file","value":"https://repo.example.org/data.zip","own":true}],"abstracts":[{"value":"It rained."}],"notes":[{"value":"A note."}]}
END
formats=$("$SHEAF" help formats | awk '$2 ~ /^[.]/ { print $1 }')
for f in $formats; do
	say "$SHEAF" convert -f $f --fields authors,title,doi in.jsonl
done
echo "in any format that has fields, nothing else is:"
for f in $formats; do
	"$SHEAF" convert -f $f --fields title in.jsonl 2>/dev/null |
		grep -c 'Stone\|Journal\|10.1234\|It rained\|note\|\.pdf' |
		grep -v '^0$' | sed "s/^/$f: /"
done
echo "on request:"
say "$SHEAF" convert -f ris --with-fulltext in.jsonl | tr -d '\r' | grep L1
"$SHEAF" convert -f ris in.jsonl | grep -c L1
"$SHEAF" convert -f biblatex --with-orcid in.jsonl | grep orcid
"$SHEAF" convert -f biblatex in.jsonl | grep -c orcid
"$SHEAF" convert -f tsv --fields fulltext,url in.jsonl
say "$SHEAF" convert -f bibtex --with-orcid in.jsonl
say "$SHEAF" convert -f csl --with-fulltext in.jsonl
echo "no abstract:"
for f in $formats; do
	"$SHEAF" convert -f $f --no-abstract in.jsonl 2>/dev/null |
		grep -c 'It rained' | grep -v '^0$' | sed "s/^/$f: /"
done
say "$SHEAF" convert -f xml --no-abstract in.jsonl
"$SHEAF" import in.jsonl
say "$SHEAF" export -f ris,xml --no-abstract -o both.zip
say "$SHEAF" convert -f ris --fields titel in.jsonl
say "$SHEAF" convert -f ris --fields isbm in.jsonl
say "$SHEAF" convert -f ris --fields , in.jsonl
