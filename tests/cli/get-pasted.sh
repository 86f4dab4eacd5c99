# What people paste, and names by which a held record may be called.
. "$ROOT/tests/cli/lib.sh"
cat >held.xml <<'END'
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-02-01T00:00:00Z</responseDate>
<request>https://repo.example.org/oai</request><ListRecords>
<record><header><identifier>oai:repo.example.org:mods_00017</identifier><datestamp>2024-01-01</datestamp></header><metadata>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Seventeen</dc:title><dc:identifier>https://doi.org/10.1234/seven</dc:identifier>
<dc:identifier>urn:nbn:de:hbz:464-20200101-1</dc:identifier>
<dc:identifier>https://repo.example.org/receive/mods_00017</dc:identifier>
<dc:identifier>ISBN 978-3-16-148410-0</dc:identifier></oai_dc:dc></metadata></record>
<record><header><identifier>oai:repo.example.org:mods_00018</identifier><datestamp>2024-01-01</datestamp></header><metadata>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Eighteen</dc:title><dc:identifier>https://hdl.handle.net/20.500.1/18</dc:identifier>
<dc:identifier>https://arxiv.org/abs/2001.00018v2</dc:identifier>
<dc:identifier>10.1234/eight</dc:identifier>
<dc:identifier>pmid:1234567</dc:identifier></oai_dc:dc></metadata></record>
</ListRecords></OAI-PMH>
END
"$SHEAF" import --as repo held.xml
titles() {
	"$SHEAF" get --offline -f csl "$@" | grep -o '"title":"[^"]*"' |
		tr '\n' ' '
	echo
}
echo "as pasted:"
for id in '<https://doi.org/10.1234/seven>' '\doi{10.1234/seven}' \
	'(doi: 10.1234/SEVEN).' '[10.1234/seven]' '"10.1234/seven",' \
	'\href{https://doi.org/10.1234/seven}' 'DOI 10.1234/seven' \
	'<<10.1234/seven>>'; do
	titles "$id"
done
echo "several:"
titles '10.1234/seven, 10.1234/eight'
titles '10.1234/seven,10.1234/eight'
titles 'see 10.1234/eight and (https://doi.org/10.1234/seven); p. 12'
echo "other names:"
for id in urn:nbn:de:hbz:464-20200101-1 mods_00017 978-3-16-148410-0 \
	https://repo.example.org/receive/mods_00017 \
	http://repo.example.org/receive/mods_00017/ \
	https://nbn-resolving.org/urn:nbn:de:hbz:464-20200101-1 \
	hdl:20.500.1/18 https://hdl.handle.net/20.500.1/18 \
	arXiv:2001.00018 pmid:1234567; do
	titles "$id"
done
echo "not there:"
say "$SHEAF" get --offline urn:nbn:de:hbz:464-1
say "$SHEAF" get mods_00019
say "$SHEAF" get --offline https://repo.example.org/receive/mods_00019
say "$SHEAF" get nonsense
say "$SHEAF" get ''
say "$SHEAF" get '<>'
echo "retracted:"
cat >item.jsonl <<'END'
{"schema":"sheaf-record/1","source":"repo","oai":{"identifier":"oai:x:9"},"type":{"canonical":"article"},"title":"Nine","ids":[{"kind":"doi","value":"10.1234/nine","own":true}],"relations":[{"value":"updated-by retraction 10.1234/no-nine"},{"value":"IsObsoletedBy 10.1234/ten"},{"value":"IsPartOf 10.1234/x"},{"value":"update-to erratum 10.1234/eight"}]}
END
"$SHEAF" import item.jsonl
say "$SHEAF" get --offline -f ris 10.1234/nine
echo "a bad line does not drop the list:"
printf '10.1234/seven\nnonsense\n{10.1234/eight}\n' |
	"$SHEAF" get --offline -f ris - 2>&1 | grep '^sheaf\|^TI'
printf 'nonsense\n' | say "$SHEAF" get --offline -
head -c 100000 /dev/zero | tr '\0' '<' | "$SHEAF" get --offline - 2>&1 |
	cut -c 1-60
