# One bad record in a page of many: what is held is compared with what a perfect
# harvester would hold. Bytes are repaired where that loses nothing; a record
# that stays broken is kept aside, and the list goes on.
. "$ROOT/tests/cli/lib.sh"
start_provider --records "$DEMO" --page 30 --now 2026-02-03T04:05:06Z

# held STORE: its records, wherever they came from, one a line.
held() {
	"$SHEAF" export --store "$1" -f jsonl -o - 2>/dev/null |
		sed "s#${ORIGIN}[^\"]*/oai#URL#g"
}

"$SHEAF" harvest --store perfect.db "$URL" || echo "no perfect harvester"
held perfect.db >perfect

# try FAULT...: its exit code; records held that are exact, that are others;
# records missing; and what was said of it.
try() {
	for fault; do
		rm -f try.db*
		"$SHEAF" harvest --retries 0 --store try.db "$(at "$fault")" \
			2>messages
		code=$?
		held try.db >got
		exact=$(grep -cxFf perfect got)
		others=$(($(wc -l <got) - exact))
		missing=$(($(wc -l <perfect) - exact - others))
		echo "$fault: exit $code, $exact exact, $others other," \
			"$missing missing"
		sed -E -e 's/^sheaf: [^ ]*: /	/' -e 's/; GET .*//' \
			-e 's/[0-9]{4,} bytes outside/N bytes outside/' \
			messages | head -n 2
	done
}

echo "bytes:"
for fault in control control-many control-ref nul nul-ref fffe surrogate \
	surrogate-ref bad-utf8 overlong latin1-bytes amp lt uuml c1 bidi; do
	try "$fault@1.2"
done
echo "structure:"
for fault in lt-tag wrong-end no-end no-record-end inner-record same-attribute \
	unbound-prefix deep=101 deep cdata-end; do
	try "$fault@1.2"
done
echo "records that say too little or too much:"
for fault in no-header no-id empty-id no-datestamp bad-datestamp no-metadata \
	empty-metadata two-metadata; do
	try "$fault@1.2"
done
echo "documents:"
try latin1 utf16 utf16-be bom no-declaration space-before text-after \
	php-before php-after two-roots undeclared-dc latin1-lie \
	encoding-unknown prefix-oai latin1,amp@1.2 utf16,wrong-end@1.2 \
	prefix-oai,wrong-end@1.2
echo "refused or cut off:"
try laughs quadratic declared-entity parameter-entity xxe-file xxe-http \
	external-dtd 'truncate@2*always' 'truncate-between@2*always' \
	'truncate-end@2*always,wrong-end@2.2'
