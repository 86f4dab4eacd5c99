# Bundles of many files, bags, pages; each of them is whole.
. "$ROOT/tests/cli/lib.sh"
start_demo
"$SHEAF" harvest --prefix oai_dc "$URL"

for split in source set year type record; do
	for kind in zip tar.gz tar.zst; do
		"$SHEAF" export --deleted --split $split -o s.$kind &&
			"$SHEAF" verify s.$kind && echo "$split $kind"
	done
done
unzip -Z1 s.zip | sed -n 1,4p
"$SHEAF" export --split year -f ris,jsonl --year 2024-2026 --deleted -o y.zip
unzip -Z1 y.zip
"$SHEAF" export --split set -f csl -o set.zip
unzip -Z1 set.zip | sed -n 1,4p
unzip -p set.zip set/ddc--004.json | head -c 2 | od -An -c

echo "twice: $(unzip -Z1 s.zip | tr A-Z a-z | sort | uniq -d | wc -l | tr -d ' ')"

echo "to a pipe:"
for kind in zip tar.gz tar.zst; do
	"$SHEAF" export --bundle $kind | "$SHEAF" verify - && echo $kind
done
"$SHEAF" export --bundle zip >pipe.zip
"$SHEAF" export -o file.zip
cmp pipe.zip file.zip && echo "the same"

echo "levels:"
for level in 1 9; do
	"$SHEAF" export --level $level -o l$level.zip
	"$SHEAF" verify l$level.zip
done
[ "$(wc -c <l9.zip)" -lt "$(wc -c <l1.zip)" ] && echo "9 is smaller"

echo "bag:"
for kind in zip tar.zst; do
	"$SHEAF" export --bagit --with-html --organization 'A Library' \
		--contact a@example.org -o bag.$kind
	"$SHEAF" verify bag.$kind && echo $kind
done
unzip -q bag.zip && cd bag || exit
ls
cat bagit.txt
grep -v 'Software\|Oxum' bag-info.txt
sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt &&
	sha512sum -c --quiet manifest-sha512.txt tagmanifest-sha512.txt &&
	echo "sums are right"
find data -type f | sort | sed 's/^/have /' >../have
sed 's/^[0-9a-f]*  /have /' manifest-sha512.txt | sort | diff - ../have &&
	echo "all payload is listed"
oxum=$(sed -n 's/Payload-Oxum: //p' bag-info.txt)
[ "$oxum" = "$(cat data/* | wc -c | tr -d ' ').$(find data -type f | wc -l |
	tr -d ' ')" ] && echo "Payload-Oxum is right"
cd .. || exit

echo "mistakes:"
say "$SHEAF" export --split year -o x.ris
say "$SHEAF" export --level 12 -o x.zip
say "$SHEAF" export --bundle zip -o x.tar.gz
say "$SHEAF" export --split month -o x.zip
ls x.* 2>/dev/null
exit 0
