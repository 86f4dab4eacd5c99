# From a DOI by way of its landing page, of the agency, of doi.org.
. "$ROOT/tests/cli/lib.sh"
DOIS=$ROOT/tests/provider/records/doi
start_provider --records doi="$DOIS" \
	--records datacite="$ROOT/tests/provider/records/datacite" \
	--services "$DOIS/services" --now 2026-02-03T04:05:06Z
ORIGIN=${URL%/doi}
cat >sheaf.ini <<END
[DEFAULT]
handle-api = $ORIGIN/handles
datacite-oai = $ORIGIN/datacite
doi-resolver = $ORIGIN/doi/
END
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG

asked() {
	requests | sed 's/^GET //'
	: >requests.log
}

for class in mycore dspace dspace7 eprints opus4 ojs invenio dataverse bepress
do
	echo "$class:"
	"$SHEAF" get -f jsonl 10.99999/class.$class |
		sed 's/.*"identifier":"\([^"]*\)".*/\1/'
	asked
done

echo "what is known of an endpoint is not asked again:"
rm -f store.db*
"$SHEAF" get 10.99999/class.mycore '10.99999/mixed.case_(42)' |
	grep '^  doi'
asked | grep -c Identify
echo "a page's address, an OAI identifier:"
"$SHEAF" get "$ORIGIN/mir/receive/cls_mods_00000042?lang=en" | grep '^  doi'
"$SHEAF" get oai:classes.example.org:cls_mods_00000042 | grep '^  doi'

echo "the agency's provider:"
: >requests.log
"$SHEAF" get -f ris 10.99999/only.datacite | grep -E '^(TI|DO)'
asked
echo "content negotiation:"
say "$SHEAF" get -f jsonl 10.99999/only.csl >csl.jsonl
grep -o '"source":"[^"]*"' csl.jsonl
grep -o '"prefix":"[^"]*"' csl.jsonl
grep -o 'not the repository[^"]*' csl.jsonl
asked
"$SHEAF" get --offline -f bibtex 10.99999/only.csl 2>&1 | head -n 4
"$SHEAF" export -f bibtex --doi 10.99999/only.csl | head -n 2
