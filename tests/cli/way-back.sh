# What was written is read again: jsonl, bundles, folders, what is compressed.
. "$ROOT/tests/cli/lib.sh"
command -v zip >/dev/null || skip "zip is not installed"
start_demo
"$SHEAF" harvest --prefix oai_dc "$URL"
"$SHEAF" export --deleted -f jsonl -o all.jsonl
"$SHEAF" export -f ris -o all.ris

# same NAME INPUT...: as jsonl and RIS, is it what the store gave?
same() {
	name=$1
	shift
	"$SHEAF" convert --deleted -o again.jsonl "$@" &&
		cmp again.jsonl all.jsonl &&
		"$SHEAF" convert -o again.ris again.jsonl &&
		cmp again.ris all.ris && echo "$name: the same"
}

same jsonl all.jsonl
gzip -k all.jsonl
same gzip all.jsonl.gz
zstd -q all.jsonl 2>/dev/null || skip "zstd is not installed"
same zstd all.jsonl.zst
cat all.jsonl | same pipe
cat all.jsonl.gz | same "gzip in a pipe" -
for kind in zip tar.gz tar.zst; do
	"$SHEAF" export --deleted -f ris,jsonl,csl -o "all.$kind"
	same "$kind" "all.$kind"
	cat "all.$kind" | same "$kind in a pipe" -
done
"$SHEAF" export --deleted --bagit -f ris,jsonl --split year -o bag.zip
"$SHEAF" convert -f jsonl --deleted bag.zip | sort >bag.sorted
sort all.jsonl | cmp - bag.sorted && echo "bag: the same records"

echo "unpacked:"
mkdir plain && (cd plain && unzip -q ../all.zip)
unzip -q bag.zip
same folder plain
"$SHEAF" convert -f jsonl --deleted bag | sort | cmp - bag.sorted
say "$SHEAF" verify -v plain
say "$SHEAF" verify -v bag
mkdir -p both/x && cp -r bag both/x/ && cp all.jsonl.gz both/
"$SHEAF" convert -f jsonl --deleted both | wc -l | tr -d ' '
echo "damaged:"
sed -i 's/RPRT/BOOK/' plain/records.ris
ln -s /etc/passwd plain/link.jsonl
rm bag/data/year/2020.ris
say "$SHEAF" verify plain | sed 's/[0-9]* bytes/N bytes/g'
say "$SHEAF" verify bag
"$SHEAF" convert plain -f ris 2>&1 >/dev/null

echo "from strangers:"
{
	head -n 1 all.jsonl
	echo
	echo '{"schema":"sheaf-record/2"}'
	echo '{"schema":"sheaf-record/1"'
	echo 'words'
	echo '{"id":"x","type":"book","title":"A citation"}'
	printf '%s' '{"schema":"sheaf-record/1","type":{"canonical":"novel"},' \
		'"title":"A\r\nER  - \r\nTY  - BOOK",' \
		'"date":{"year":2021,"month":13},' \
		'"ids":[{"kind":"url","value":"javascript:x","own":true}],' \
		'"names":[{"role":"king","kind":"person","given":"Anna"}]}'
} >odd.jsonl
say "$SHEAF" convert odd.jsonl -o odd.ris
tail -n 7 odd.ris
"$SHEAF" convert -f jsonl odd.jsonl 2>/dev/null | tail -n 1 |
	grep -o '"warnings.*'
echo '[{"type":"book"}]' >csl.json
say "$SHEAF" convert csl.json
{ printf '{"schema":"'; head -c 70000000 /dev/zero | tr '\0' a; } >long.jsonl
say "$SHEAF" convert long.jsonl -o long.ris
head -c 3000 all.jsonl.gz >cut.gz
"$SHEAF" convert cut.gz -o no.ris 2>&1 | sed 's/damaged: .*/damaged/'
head -c 300000000 /dev/zero | tr '\0' '{' | zstd -q >bomb.zst
say "$SHEAF" convert bomb.zst -o no.ris
mkdir empty
say "$SHEAF" convert empty -o no.ris
zip -q none.zip all.ris
say "$SHEAF" convert none.zip -o no.ris
ls no.ris 2>&1 | sed 's/.*no.ris/no.ris/'
