# Nothing found: which steps were tried, and why each failed.
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
doi-resolver = $ORIGIN/doi
END
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG

say "$SHEAF" get --offline 10.99999/anything
ls store.db 2>/dev/null
for doi in withdrawn wrong gone nowhere no-values html handle loop other.csl \
	no.content no.form a.page; do
	say "$SHEAF" get 10.99999/$doi
done
echo "a service that is down is not a record that is not there:"
say "$SHEAF" get --retries 0 10.99999/broken
say "$SHEAF" get --retries 0 10.99999/down
say "$SHEAF" get --retries 0 --timeout 1 10.99999/hang
echo "asked again where it may pass:"
: >requests.log
"$SHEAF" get --retries 1 10.99999/down 2>/dev/null
echo "$? $(requests | grep -c '/doi/')"

echo "what there was stays, what was found is written:"
echo before >out.bib
say "$SHEAF" get -o out.bib 10.99999/gone
cat out.bib
say "$SHEAF" get -o out.bib 10.99999/gone 10.99999/class.ojs
grep -c '^@' out.bib

echo "one endpoint alone:"
at=$ORIGIN/mir/servlets/OAIDataProvider
: >requests.log
"$SHEAF" get --from "$at" 10.99999/class.dataverse | grep '^  doi'
requests
: >requests.log
say "$SHEAF" get --from "$at" 10.99999/class.opus4
requests | sed 's/.*identifier=//'
"$SHEAF" get --from "$at" oai:classes.example.org:5678 | grep '^  doi'
say "$SHEAF" get --from "$ORIGIN/some/page" --retries 0 10.99999/class.ojs
echo "each step:"
rm -f store.db*
say "$SHEAF" get -v -o one.bib 10.99999/only.datacite
