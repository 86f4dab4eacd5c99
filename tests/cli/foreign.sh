# A provider that was not written here: see tests/foreign/lines.pl. A first
# harvest, changes, deletions, sets, windows, an empty answer.
. "$ROOT/tests/cli/lib.sh"
command -v perl >/dev/null &&
	perl -MDancer::Plugin::Catmandu::OAI -e 1 2>/dev/null ||
	skip "no Dancer::Plugin::Catmandu::OAI"

line() { # N SET STATE DATE
	printf '%03d\t%s\t%s\t%s\tTitel <%d> & "ü" %d%%\n' "$1" "$4" "$2" "$3" \
		"$1" "$1"
}

n=0
while [ $n -lt 40 ]; do
	n=$((n + 1))
	set=red state=-
	[ $((n % 3)) -ne 0 ] || set=blue
	[ $((n % 10)) -ne 0 ] || state=deleted
	line $n $set $state "2020-01-$(printf %02d $((n % 28 + 1)))T00:00:00Z"
done >lines
perl "$ROOT/tests/foreign/lines.pl" "$PWD/lines" \
	"$ROOT/tests/foreign/oai_dc.tt" 7 >foreign.url 2>foreign.err &
provider_pids=$!
until [ -s foreign.url ]; do
	kill -0 $provider_pids 2>/dev/null || skip "$(tail -n 1 foreign.err)"
	sleep 0.1
done
URL=$(cat foreign.url)

# Titles as the file has them, and as they came.
compare() {
	awk -F '\t' '$4 == "-" { print $5 }' lines >titles
	"$SHEAF" list | cut -f 4 | cmp - titles && echo "the same titles"
	echo "held: $(count), with deleted: $(count --deleted)"
}

say "$SHEAF" harvest -v "$URL"
compare
echo "two deleted, one changed, one new:"
{
	sed '3d; 5d; 7d' lines
	line 3 blue deleted 2099-01-01T00:00:00Z
	line 5 red deleted 2099-01-01T00:00:00Z
	line 777 red - 2099-01-01T00:00:01Z | sed 's/^777/007/'
	line 41 blue - 2099-01-01T00:00:02Z
} | sort >lines.new
mv lines.new lines
say "$SHEAF" harvest -v "$URL"
compare
echo "nothing in it:"
say "$SHEAF" harvest -v --from 2099-02-01 "$URL"
say "$SHEAF" harvest -v --set blue --from 2020-01-10 --until 2020-01-15 "$URL"
echo "a set, a format, a server that knows neither:"
SHEAF_STORE=blue.db
say "$SHEAF" harvest -v --set blue "$URL"
say "$SHEAF" harvest -v --set green "$URL"
say "$SHEAF" harvest -v --prefix mods "$URL"
