# Files in, citations out, no store.
. "$ROOT/tests/cli/lib.sh"
bare='<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On Sheaves</dc:title>
<dc:creator>Garbe, Anna</dc:creator><dc:date>2021</dc:date></oai_dc:dc>'
echo "$bare" >bare.xml
record() { # N
	echo "<record><header><identifier>oai:x:$1</identifier>"
	echo "<datestamp>2024-01-01</datestamp><setSpec>a</setSpec></header>"
	echo "<metadata>$bare</metadata></record>"
}
answer() { # VERB ATTRIBUTES, contents on standard input
	echo '<?xml version="1.0" encoding="UTF-8"?>'
	echo '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
	echo '<responseDate>2024-02-01T00:00:00Z</responseDate>'
	echo '<request>https://repo.example.org/oai</request>'
	echo "<$1 ${2:-}>"
	cat
	echo "</$1></OAI-PMH>"
}
for i in 1 2 3; do record $i; done | answer ListRecords >page.xml
record 9 | answer GetRecord >one.xml
answer Identify </dev/null >identify.xml
echo nobody | answer error code=\"idDoesNotExist\" >error.xml
echo nothing | answer error code=\"noRecordsMatch\" >empty.xml
{
	record 1
	echo '<record><header status="deleted"><identifier>oai:x:8</identifier>'
	echo '<datestamp>2024-01-02</datestamp></header></record>'
	echo '<record><header><identifier>oai:x:7</identifier>'
	echo '<datestamp>2024-01-02</datestamp></header></record>'
	record 4 | sed 's#2.0/oai_dc#9.9/oai_dc#'
} | answer ListRecords >mixed.xml
echo '<html><body>Not here</body></html>' >html.xml
sed 's/Garbe/Garbe \&uuml; Sohn \&/' bare.xml >repair.xml
head -c 900 page.xml >cut.xml

echo "standard input:"
"$SHEAF" convert <bare.xml
"$SHEAF" convert -f jsonl - <one.xml | sed 's/,"type".*//'
echo "several, to a bundle:"
say "$SHEAF" convert -v page.xml one.xml bare.xml -o all.zip
unzip -p all.zip records.bib | grep -c '^@'
echo "repaired:"
say "$SHEAF" convert repair.xml
cat repair.xml | "$SHEAF" convert 2>&1 | head -n 1
echo "an empty list:"
say "$SHEAF" convert -v -f csl empty.xml
echo "one deleted, one without metadata, one of an unknown format:"
"$SHEAF" convert mixed.xml -o mixed.ris
echo "[$?] $(grep -c '^TY' mixed.ris)"
"$SHEAF" convert --deleted -f jsonl mixed.xml 2>/dev/null | grep -c deleted\":true
echo "refused:"
say "$SHEAF" convert -o no.ris identify.xml
say "$SHEAF" convert -o no.ris error.xml
say "$SHEAF" convert -o no.ris html.xml
# What the XML library says, and the line it says it of, changes.
for first in '' bare.xml; do
	"$SHEAF" convert -o cut.ris $first cut.xml 2>&1 | sed 's/line .*/.../'
done
say "$SHEAF" convert -o no.ris missing.xml
say "$SHEAF" convert -o no.ris /dev/null
printf '  {"title": "x"}\n' >x.json
printf '@book{a, title = {B}}\n' >x.bib
printf 'TY  - BOOK\r\nER  - \r\n' >x.ris
for file in x.json x.bib x.ris; do
	say "$SHEAF" convert -o no.ris $file
done
# Among several the others are written.
mkdir mixed
cp page.xml mixed/a.xml
head -c 1200 page.xml >mixed/b.xml
printf '<html/>' >mixed/c.xml
cp page.xml mixed/d.xml
printf junk >mixed/e.zip
say "$SHEAF" convert -o several.ris mixed
grep -c '^TY' several.ris
say "$SHEAF" convert -o several.ris mixed/[a-e].*
grep -c '^TY' several.ris
say "$SHEAF" convert -o no.ris mixed/[bce].*
say "$SHEAF" convert -o no.ris page.xml missing.xml
mkdir nothing
say "$SHEAF" convert -o no.ris nothing
# Only what has to be repaired is held in memory.
"$SHEAF" convert --max-response 1k <page.xml | grep -c ^TY
sed 's/Garbe/Garbe \&/' page.xml | "$SHEAF" convert --max-response 1k 2>&1
echo "[$?]"
ls no.ris 2>/dev/null
"$SHEAF" convert <&-
echo "[$?]"
ls -A | grep store
