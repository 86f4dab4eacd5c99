# A DOI in, a citation out: in any spelling, by rule, kept, and in any format.
. "$ROOT/tests/cli/lib.sh"
start_demo
cat >sheaf.ini <<END
[DEFAULT]
handle-api = $ORIGIN/none
datacite-oai = $ORIGIN/none
doi-resolver = $ORIGIN/none
[duepublico]
url = $URL
prefix = mods
delay = 0
END
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG

"$SHEAF" get 10.17185/duepublico/71448 | grep -E '^@|^  (title|doi)'
echo "one request for each DOI, and none for what is held:"
requests
for id in doi:10.17185/duepublico/71448 10.17185/DUEPUBLICO/71448 \
	https://doi.org/10.17185/duepublico/71448 \
	http://dx.doi.org/10.17185/duepublico/71448 \
	info:doi/10.17185/duepublico/71448 \
	10.17185%2Fduepublico%2F71448 '10.17185/duepublico/71448.' \
	oai:duepublico2.uni-due.de:duepublico_mods_00071448; do
	"$SHEAF" get --offline "$id" | grep -c '^@techreport'
done
echo "requests: $(requests | wc -l | tr -d ' ')"

echo "several, in the order asked, each once:"
: >requests.log
"$SHEAF" get -f jsonl 10.17185/duepublico/90131 10.17185/duepublico/71448 \
	10.17185/duepublico/90130 DOI:10.17185/duepublico/90131 >several.jsonl
sed 's/.*"identifier":"\([^"]*\)".*/\1/' several.jsonl
requests
echo "the source is named, its mark stays where it was:"
cut -c 1-46 several.jsonl | uniq
"$SHEAF" harvest -v duepublico 2>&1 | sed 's/(.*//'
"$SHEAF" get -f jsonl 10.17185/duepublico/90131 >after.jsonl
sed 's/.*"identifier":"\([^"]*\)".*/\1/' after.jsonl

echo "formats:"
for f in ris bibtex biblatex csl jsonl; do
	"$SHEAF" get -f $f 10.17185/duepublico/71448 >"out.$f" || echo "$f: $?"
	[ -s "out.$f" ] || echo "$f: empty"
done
"$SHEAF" get -o one.bib 10.17185/duepublico/71448 && cmp one.bib out.bibtex
"$SHEAF" get -o one.zip 10.17185/duepublico/71448 10.17185/duepublico/90130
unzip -l one.zip | awk '/records|manifest/ { print $4 }'
unzip -p one.zip manifest.json | grep -A 3 '"selection"'

echo "refreshed:"
: >requests.log
"$SHEAF" get --refresh 10.17185/duepublico/71448 | cmp - out.bibtex
requests
echo "by rule, but to a record that is not there:"
say "$SHEAF" get 10.17185/duepublico/12
