# One work held by several sources: once, where that is asked for.
. "$ROOT/tests/cli/lib.sh"
dc() { # ID TITLE YEAR AUTHOR DOI SOURCE
	echo "<record><header><identifier>oai:x:$1</identifier>"
	echo "<datestamp>2024-01-01</datestamp></header><metadata>"
	echo '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"'
	echo 'xmlns:dc="http://purl.org/dc/elements/1.1/">'
	echo "<dc:title>$2</dc:title><dc:date>$3</dc:date>"
	echo "<dc:creator>$4</dc:creator><dc:type>article</dc:type>"
	[ -z "$5" ] || echo "<dc:identifier>$5</dc:identifier>"
	[ -z "$6" ] || echo "<dc:source>$6</dc:source>"
	echo '</oai_dc:dc></metadata></record>'
}
answer() {
	echo '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
	echo '<responseDate>2024-02-01T00:00:00Z</responseDate>'
	echo '<request>https://repo.example.org/oai</request><ListRecords>'
	cat
	echo '</ListRecords></OAI-PMH>'
}
{
	dc 1 "Fog" 2020 "Stone, Ada" 10.1234/FOG ''
	dc 2 "Rain" 2021 "Stone, Ada" '' 'Journal of Rain 12 (2021), 3, S. 45-50'
	dc 3 "Snow" 2021 "Stone, Ada" '' ''
} | answer >a.xml
{
	dc 7 "Fog, again" 2020 "Stone, Ada" https://doi.org/10.1234/fog ''
	dc 8 "RAIN" 2021 "Stone, A." '' 'Journal of Rain 12 (2021), 3, S. 45-50'
	dc 9 "Snow" 2021 "Stone, Ada" '' ''
	dc 10 "Rain" 2021 "Stone, Ada" '' 'Journal of Rain 12 (2021), 3, S. 99-103'
} | answer >b.xml
cat >c.xml <<'END'
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-02-01T00:00:00Z</responseDate>
<request>https://third.example.org/oai</request><ListRecords><record><header>
<identifier>oai:z:1</identifier><datestamp>2024-01-01</datestamp></header><metadata>
<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Fog in MODS</title></titleInfo>
<genre>article</genre><identifier type="doi">10.1234/fog</identifier></mods></metadata></record></ListRecords></OAI-PMH>
END
"$SHEAF" import --as one a.xml
"$SHEAF" import --as two b.xml
"$SHEAF" import --as zero c.xml
titles() {
	"$SHEAF" export -v -f ris "$@" -o - 2>&1 | grep '^TI\|^sheaf' | sort
}
echo "all:"; titles
echo "one of each:"; titles --unique
echo "of two sources:"; titles --unique --source one,two
echo "the first two:"; titles --unique --limit 2
"$SHEAF" export -f jsonl --unique | grep -o '"identifier":"oai:z:1".*"copies":[^]]*'
"$SHEAF" export -f jsonl --unique -o u.jsonl
"$SHEAF" convert -f jsonl u.jsonl | cmp - u.jsonl
echo "get:"
"$SHEAF" get -v --offline -f ris 10.1234/fog oai:x:1 oai:x:9 2>&1 |
	grep '^TI\|^sheaf'
echo "several:"
"$SHEAF" list --duplicates | cut -f 4
say "$SHEAF" list --duplicates --unique
say "$SHEAF" list --duplicates --title snow
