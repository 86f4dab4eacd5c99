# The first minutes of a new user: everything fetched, every format written.
. "$ROOT/tests/cli/lib.sh"
start_demo

echo "silent where nobody looks:"
"$SHEAF" harvest "$URL"
echo "again, in words:"
say "$SHEAF" harvest -v --full "$URL"
echo "held: $(count), deleted too: $(count --deleted)"

for f in ris bibtex biblatex csl json jsonl; do
	"$SHEAF" export -f $f -o "out.$f" || echo "$f: $?"
done
echo "ris       $(grep -c '^TY  - ' out.ris)"
echo "bibtex    $(grep -c '^@' out.bibtex)"
echo "biblatex  $(grep -c '^@' out.biblatex)"
echo "csl       $(grep -c '^.\?{"id":' out.csl)"
echo "json      $(cmp out.csl out.json && echo the same)"
echo "jsonl     $(grep -c '^{"schema":"sheaf-record/1"' out.jsonl)"

echo "suffixes:"
for f in a.ris a.bib a.json a.jsonl; do
	"$SHEAF" export -o $f
done
cmp a.ris out.ris && cmp a.bib out.bibtex && cmp a.json out.csl &&
	cmp a.jsonl out.jsonl && echo "as the formats"
echo "standard output:"
"$SHEAF" export | cmp - out.ris && echo "is ris"
"$SHEAF" export -f jsonl -o - --limit 1 | cut -c 1-40

echo "bundles:"
say "$SHEAF" export -v -o all.zip
unzip -l all.zip | awk '/records|manifest/ { print $4 }'
"$SHEAF" export -o all.tgz -f ris,biblatex && tar -tf all.tgz
"$SHEAF" export -o all.tar.gz && cmp_members() { tar -xOf all.tar.gz $1; }
cmp_members records.ris | cmp - out.ris && echo "the same records"
ls -A | grep '^\.' || echo "no debris"
