# What one has handed on, another holds: and hands on the same.
. "$ROOT/tests/cli/lib.sh"
command -v zip >/dev/null || skip "zip is not installed"
start_demo
"$SHEAF" harvest --prefix oai_dc "$URL"
copy="--store copy.db"

echo "a bundle, there and back:"
for kind in zip tar.gz tar.zst; do
	"$SHEAF" export --deleted -f ris,bibtex,csl,jsonl -o "a.$kind"
	rm -f copy.db*
	say "$SHEAF" import -v $copy "a.$kind"
	"$SHEAF" export $copy --deleted -f ris,bibtex,csl,jsonl -o "b.$kind"
	cmp "a.$kind" "b.$kind" && echo "the same bytes"
done
"$SHEAF" export --deleted --bagit --with-html --split year -f jsonl,ris \
	-o bag.zip
unzip -q bag.zip
rm copy.db*
say "$SHEAF" import -v $copy bag
mkdir again
"$SHEAF" export $copy --deleted --bagit --with-html --split year \
	-f jsonl,ris -o again/bag.zip
cmp bag.zip again/bag.zip && echo "the same bytes"
say "$SHEAF" import -v $copy bag
say "$SHEAF" check $copy
echo "jsonl and XML:"
"$SHEAF" export --deleted -f jsonl -o a.jsonl
rm copy.db*
say "$SHEAF" import -v $copy a.jsonl
"$SHEAF" export $copy --deleted -f jsonl -o b.jsonl
cmp a.jsonl b.jsonl && echo "the same bytes"
"$SHEAF" export -f xml -o page.xml
say "$SHEAF" import -v --store x.db --as mine page.xml
"$SHEAF" list --store x.db --source mine | wc -l | tr -d ' '
say "$SHEAF" reindex --store x.db

echo "a bundle with XML alone:"
"$SHEAF" export --deleted -f xml --split year -o years.zip
rm -f x.db*
say "$SHEAF" import -v --store x.db years.zip
for options in "-f jsonl" "-f xml --deleted"; do
	"$SHEAF" export $options -o held
	"$SHEAF" export --store x.db $options -o got
	cmp held got && echo "the same: $options"
done
mkdir years
unzip -q years.zip -d years
rm x.db*
say "$SHEAF" import -v --store x.db years
"$SHEAF" convert -f jsonl --deleted a.jsonl | cmp - a.jsonl &&
	echo "jsonl of jsonl is the same"

echo "a harvest goes on where the bundle stood:"
requests | sort | uniq -c | sort >before
rm copy.db*
"$SHEAF" import -q $copy a.zip
: >requests.log
"$SHEAF" harvest -q $copy --prefix oai_dc "$URL"
requests | grep -c 'from='
echo "a part of it says nothing of that:"
"$SHEAF" export --year 2000-2015 -f jsonl -o part.zip
rm copy.db*
"$SHEAF" import -q $copy part.zip
: >requests.log
"$SHEAF" harvest -q $copy --prefix oai_dc "$URL"
requests | grep -c 'from='
stop_provider

echo "differences:"
page() { # N DATE TITLE: a page of one record
	cat <<X
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-02-01T00:00:00Z</responseDate>
<request>https://repo.example.org/oai</request><ListRecords><record><header>
<identifier>oai:x:$1</identifier><datestamp>$2</datestamp></header><metadata>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>$3</dc:title></oai_dc:dc>
</metadata></record></ListRecords></OAI-PMH>
X
}
gone() { # N DATE
	cat <<X
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-02-01T00:00:00Z</responseDate>
<request>https://repo.example.org/oai</request><ListRecords><record>
<header status="deleted"><identifier>oai:x:$1</identifier><datestamp>$2</datestamp></header>
</record></ListRecords></OAI-PMH>
X
}
from="--store from.db" to="--store to.db"
next() { # BUNDLE: what was imported since
	"$SHEAF" import -q $from --as shop now.xml
	"$SHEAF" export -q $from -f jsonl --name n --since-last n -o "$1"
}
page 1 2024-01-01 One >now.xml
"$SHEAF" import $from --as shop now.xml
page 2 2024-01-02 Two >now.xml
next 1.zip
page 3 2024-01-03 Three >now.xml
next 2.zip
gone 1 2024-01-04 >now.xml
next 3.zip
page 2 2024-01-05 Zwei >now.xml
next 4.zip
say "$SHEAF" import -v $to 2.zip
say "$SHEAF" import -v $to 1.zip
say "$SHEAF" import -v $to 3.zip
say "$SHEAF" import -v $to 2.zip 3.zip 4.zip
say "$SHEAF" import -v $to 3.zip
for store in from to; do
	"$SHEAF" export --store $store.db --deleted -f jsonl -o $store.jsonl
done
cmp from.jsonl to.jsonl && echo "the same bytes"
mkdir inbox && cp 1.zip 2.zip 3.zip 4.zip inbox/
"$SHEAF" import --store in.db inbox
"$SHEAF" export --store in.db --deleted -f jsonl -o in.jsonl
cmp from.jsonl in.jsonl && echo "the same bytes"

echo "refused:"
mkdir bad && cd bad && unzip -q ../1.zip && sed -i 's/One/Six/' records.jsonl
cd ..
say "$SHEAF" import -v --store none.db bad
say "$SHEAF" import -v --store none.db missing.zip
say "$SHEAF" import -v --store none.db
say "$SHEAF" import -v --store none.db -
say "$SHEAF" import -v --store none.db --as 'no name' a.jsonl
{
	echo '{"schema":"sheaf-record/1","title":"Nameless"}'
	echo '{"schema":"sheaf-record/1","source":"a b","oai":{"identifier":"x:1"}}'
	echo '{"schema":"sheaf-record/1","oai":{"identifier":"x:2"}}'
	echo '{"schema":"sheaf-record/1","source":"a","oai":{"identifier":"x:3"}}'
} >odd.jsonl
say "$SHEAF" import -v --store odd.db odd.jsonl
"$SHEAF" export --store odd.db -f jsonl
echo "numbers for people:"
start_provider --synthetic 1200 --page 600
"$SHEAF" --store many.db harvest -q --prefix oai_dc "$URL"
"$SHEAF" --store many.db export -q -f jsonl -o many.zip
say "$SHEAF" import -v --store copied.db many.zip
