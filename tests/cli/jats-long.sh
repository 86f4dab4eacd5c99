# An article of 20 MB, as JATS with its full text: of the front alone a record is
# made, the rest is read as it streams by, and 32 MB of memory are enough.
. "$ROOT/tests/cli/lib.sh"
case $SHEAF in
*/asan/*)
	echo "sanitizers take memory of their own"
	exit 77
	;;
esac
limit=32768 # KB of data, mapped or not

mkdir long
echo 'format jats https://jats.nlm.nih.gov/ns/archiving/1.3/' \
	>long/repository.conf
awk 'BEGIN {
	print "<records><record><header><identifier>oai:long.example:1</identifier>"
	print "<datestamp>2024-01-01</datestamp></header><metadata prefix=\"jats\">"
	print "<article xmlns=\"https://jats.nlm.nih.gov/ns/archiving/1.3/\">"
	print "<front><journal-meta><journal-title-group><journal-title>Long"
	print "Reads</journal-title></journal-title-group></journal-meta>"
	print "<article-meta><title-group><article-title>What goes on and"
	print "on</article-title></title-group><volume>3</volume></article-meta>"
	print "</front><body>"
	for (i = 0; i < 40; i++)
		words = words "words of a text <italic>that goes on</italic> "
	text = "<sec><title>One more</title><p>" words "</p></sec>"
	for (size = 0; size < 20 * 1024 * 1024; size += length(text) + 1)
		print text
	print "</body><back><ref-list><ref><mixed-citation>Brown, I. (1999)"
	print "</mixed-citation></ref></ref-list></back></article></metadata>"
	print "</record></records>" }' >long/all.xml
[ "$(wc -c <long/all.xml)" -gt 20971520 ] || echo "too short"
start_provider --records long --now 2026-02-03T04:05:06Z

# shellcheck disable=SC3045
few() { (ulimit -d $limit && "$@"); }

say few "$SHEAF" harvest -v --prefix jats "$URL"
say few "$SHEAF" export -f ris
# The rest is not kept either.
[ "$(wc -c <store.db)" -lt 1048576 ] || echo "store: $(wc -c <store.db) bytes"
echo "# As a file:"
sed -n '/<article /,/<\/article>/p' long/all.xml | sed 's#</metadata>.*##' \
	>article.xml
say few "$SHEAF" convert -f ris article.xml
