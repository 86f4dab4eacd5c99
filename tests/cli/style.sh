# How records are written: keys of author and year, and nothing but ASCII.
. "$ROOT/tests/cli/lib.sh"
record() { # N TITLE AUTHOR
	echo "<record><header><identifier>oai:x:$1</identifier>"
	echo "<datestamp>2024-01-01</datestamp></header><metadata>"
	echo '<dc xmlns="http://purl.org/dc/elements/1.1/">'
	echo "<title>$2</title><creator>$3</creator><date>2021</date></dc>"
	echo '</metadata></record>'
}
{
	echo '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
	echo '<responseDate>2024-02-01T00:00:00Z</responseDate>'
	echo '<request>https://repo.example.org/oai</request><ListRecords>'
	record 1 'Über Łódź' 'Müller, Jörg'
	record 2 '子夜, 毛' 'Müller, Jörg'
	echo '</ListRecords></OAI-PMH>'
} >page.xml

echo "keys:"
"$SHEAF" convert -f bibtex page.xml | grep '^@'
"$SHEAF" convert -f ris page.xml | grep '^ID'
"$SHEAF" convert -f csl page.xml | sed 's/,.*//'
"$SHEAF" convert --keys '{auth}:{shortyear}' -f bibtex page.xml | grep '^@'
echo "the same from the configuration, and back:"
printf '[DEFAULT]\nkeys = {author}{year}\n' >c.ini
"$SHEAF" convert --config c.ini -f bibtex page.xml | grep '^@'
"$SHEAF" convert --config c.ini --keys local -f bibtex page.xml | grep '^@'
echo "what nobody knows:"
say "$SHEAF" convert --keys shortest page.xml
say "$SHEAF" convert --keys '{author}{yaer}' page.xml
echo "ASCII:"
say "$SHEAF" convert --ascii -f bibtex page.xml
say "$SHEAF" convert --ascii -f csl page.xml
say "$SHEAF" convert --ascii -f ris page.xml
say "$SHEAF" convert --ascii -o all.zip page.xml
unzip -p all.zip records.json records.bib records.jsonl |
	LC_ALL=C tr -d '\000-\177' | wc -c | tr -d ' '
unzip -p all.zip records.ris | grep -c 'Müller'
