# sheaf verify: damage is named member by member.
. "$ROOT/tests/cli/lib.sh"
start_demo
"$SHEAF" harvest --prefix oai_dc "$URL"
"$SHEAF" export -f ris,csl -o a.zip
command -v zip >/dev/null || skip "zip is not installed"
mkdir u && cd u && unzip -q ../a.zip || exit

# again NAME: the files that are here as a bundle of that name
again() {
	rm -f "../$1"
	zip -q -r -X "../$1" .
	say "$SHEAF" verify "../$1" 2>&1 |
		sed 's/[0-9]* bytes, the manifest says [0-9]*/N bytes, not M/'
}

say "$SHEAF" verify -v ../a.zip
again same.zip
sed -i 's/TY  - RPRT/TY  - BOOK/' records.ris
again changed.zip
echo >>records.json
again longer.zip
rm records.ris
again missing.zip
unzip -q -o ../a.zip
echo x >'extra.txt'
again extra.zip
rm extra.txt
# The sum is right, the number of records is not.
sed -i '0,/"records": 53/! s/"records": 53/"records": 54/' manifest.json
again miscounted.zip
rm manifest.json
again none.zip
echo '{"schema": "other/1", "members": []}' >manifest.json
again other.zip
echo '{"schema":' >manifest.json
again cut.zip

cd .. && mkdir w && cd w && unzip -q ../a.zip || exit
ln -s /etc/passwd link
tar cf - . | gzip >../dots.tar.gz
tar czf ../link.tar.gz ./* -h 2>/dev/null
tar czf ../link.tar.gz -- *
tar czPf ../outside.tar.gz --transform 's,^records.ris,../records.ris,' \
	manifest.json records.ris records.json
cd .. || exit
say "$SHEAF" verify link.tar.gz
say "$SHEAF" verify outside.tar.gz

"$SHEAF" export -f ris -o a.tar.zst
head -c 3000 a.tar.zst >cut.tar.zst
"$SHEAF" verify -q cut.tar.zst 2>&1 | tail -n 1
head -c 100000000 /dev/zero | gzip >bomb.tar.gz
"$SHEAF" verify bomb.tar.gz >/dev/null 2>&1
echo "zeros: $?"
say "$SHEAF" verify /dev/null
say "$SHEAF" verify missing.file
mkdir nothing
say "$SHEAF" verify nothing
say "$SHEAF" verify
find . -newer cut.tar.zst -name 'sheaf-*'

echo "from a pipe, whole and cut short:"
for kind in zip tar.gz tar.zst; do
	"$SHEAF" export -f ris --split record -o "pipe.$kind"
	cat "pipe.$kind" | "$SHEAF" verify - >out 2>&1
	echo "$kind: $?"
	head -c "$(($(wc -c <"pipe.$kind") - 5))" "pipe.$kind" |
		"$SHEAF" verify - >out 2>&1
	echo "$kind: $?, $(grep -c damaged out) damaged"
done

echo "with something behind their end:"
gzip -c </dev/null >empty.gz
echo "and more" >text
gzip -c text >text.gz
# behind ARCHIVE FILE...: what verify says of it and its like from a pipe
behind() {
	archive=$1
	shift
	cat "$archive" "$@" >"behind.$archive"
	"$SHEAF" verify "behind.$archive" >out 2>&1
	code=$?
	cat "behind.$archive" | "$SHEAF" verify - >piped 2>&1
	echo "$archive $*: $code, $?: $(sed -n '1s/^.*: \(damaged\):.*/\1/p' out)"
}
behind pipe.zip text
behind pipe.zip empty.gz
behind pipe.zip a.zip
tail -c 22 pipe.zip >end
behind pipe.zip text end
behind pipe.tar.gz text
behind pipe.tar.gz empty.gz
behind pipe.tar.gz text.gz
behind pipe.tar.gz pipe.tar.gz
behind pipe.tar.zst text
behind pipe.tar.zst pipe.tar.zst
# A skippable frame (RFC 8878, section 3.1.2): its magic, its length, any bytes.
{ printf '\120\052\115\030\005\000\000\000'; printf 'hello'; } >skipped.zst
behind pipe.tar.zst skipped.zst
cat skipped.zst pipe.tar.zst >first.tar.zst
behind first.tar.zst
printf '\050\265\057\375\044\000\001\000\000\231\351\330\121' >empty.zst
behind pipe.tar.zst empty.zst
gzip -dc pipe.tar.gz >pipe.tar
{ cat pipe.tar; head -c 20480 /dev/zero; } | gzip >zeros.tar.gz
behind zeros.tar.gz
{ cat pipe.tar; head -c 20480 /dev/zero; echo x; } | gzip >ones.tar.gz
behind ones.tar.gz
