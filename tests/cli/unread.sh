# A format that no parser reads: said, refused, or wanted as it is.
. "$ROOT/tests/cli/lib.sh"
mkdir odd
echo "format odd urn:odd" >odd/repository.conf
for n in 1 2 3; do
	cat <<EOT
<record><header><identifier>oai:odd.example:$n</identifier>
<datestamp>2026-01-0$n</datestamp></header>
<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Plain $n</dc:title></oai_dc:dc>
</metadata>
<metadata prefix="odd"><odd:odd xmlns:odd="urn:odd"><odd:journal><odd:title>Of
 a journal</odd:title></odd:journal><odd:award><odd:title>Of an award</odd:title>
</odd:award></odd:odd></metadata>
</record>
EOT
done | { echo "<records>" && cat && echo "</records>"; } >odd/all.xml
start_provider --records odd --page 2 --now 2026-02-03T04:05:06Z

say "$SHEAF" harvest --prefix odd "$URL"
echo "held: $(count)"
say "$SHEAF" harvest -v --raw --prefix odd "$URL"
"$SHEAF" export -f xml | grep -c 'urn:odd'
"$SHEAF" export -f jsonl | grep -c journal
say "$SHEAF" reindex -v

cat >sheaf.ini <<EOT
[odd]
url = $URL
prefix = odd
EOT
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
echo "# Where nobody is watching it is said, once."
say "$SHEAF" --store ini.db harvest -v odd
echo "held: $(count --store ini.db)"
echo "raw = yes" >>sheaf.ini
say "$SHEAF" --store ini.db harvest -v --full odd
echo "# Nor is it chosen."
echo "url = $URL" | sed 's/^/[free]\n/' >>sheaf.ini
say "$SHEAF" --store free.db harvest -v free
