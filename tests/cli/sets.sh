# Several sets of one source: a list for each, an item for each record.
. "$ROOT/tests/cli/lib.sh"
start_demo

lists() {
	requests | sed -n 's/.*verb=\(List[A-Z][a-z]*\)&metadataPrefix=oai_dc/\1 /p' |
		sed 's/from=.*/from=.../'
	: >requests.log
}

say "$SHEAF" harvest -v --set ddc:004,ddc:300 --set doc-type:article "$URL"
lists
for set in ddc:004 ddc:300 doc-type:article; do
	echo "$set: $(count --set $set)"
done
echo "all: $(count)"
say "$SHEAF" harvest -v --set ddc:004,ddc:300 --set doc-type:article "$URL"
lists

cat >sheaf.ini <<EOT
[demo]
url = $URL
prefix = oai_dc
set = ddc:004, ddc:300
set = doc-type:article
exclude-set = thesis_cc_by, doc-type:report
EOT
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
echo "# The same from a configuration, without some."
say "$SHEAF" --store ini.db harvest -v demo
for set in ddc:004 ddc:300 doc-type:article; do
	echo "$set: $(count --store ini.db --set $set)"
done
say "$SHEAF" --store ini.db harvest --dry-run demo
say "$SHEAF" source show demo

echo "# A set that was mistyped, or is empty, decides nothing of the format."
(
	unset SHEAF_CONFIG
	SHEAF_CONFIG=/dev/null
	export SHEAF_CONFIG
	say "$SHEAF" --store typo.db harvest --set ddc:4 "$URL"
	say "$SHEAF" --store typo.db harvest -v --set ddc:004 "$URL"
	cat >typo.ini <<-EOT
		[typo]
		url = $URL
		set = ddc:04, ddc:300
	EOT
	say "$SHEAF" --config typo.ini --store typo.db harvest -v typo
)

echo "# Killed between two sets, and in the middle of one."
: >requests.log
"$SHEAF" --store cut.db harvest --full --delay 0.3 --set open_access,ddc:004 \
	demo &
wait_for 2 resumptionToken
kill -9 $!
wait $! 2>/dev/null
"$SHEAF" --store cut.db harvest -q --set open_access,ddc:004 demo
"$SHEAF" --store one.db harvest -q --set open_access,ddc:004 demo
"$SHEAF" --store cut.db export -f jsonl -o cut.jsonl
"$SHEAF" --store one.db export -f jsonl -o one.jsonl
cmp cut.jsonl one.jsonl && echo "the same: $(wc -l <one.jsonl)"

echo "# Sets that are not there."
say "$SHEAF" --store none.db harvest --set opne_access demo
say "$SHEAF" --store none.db harvest --set 'Open Access' --set 004 demo
say "$SHEAF" --store none.db harvest --set 'Open Acess' demo
say "$SHEAF" --store none.db harvest --set nothing "$(at sets=off)"
sed -i 's/ddc:300/ddc:301/' sheaf.ini
say "$SHEAF" --store none.db harvest -v demo
say "$SHEAF" --store none.db harvest -v --unlisted-sets ask --set ddc:301 demo
say "$SHEAF" --store none.db harvest -v --retries 0 --prefix oai_dc \
	--set ddc:004 "$(at 500@sets*always)"

echo "# What left a set is in another one, or gone."
moved=$(at deleted=no,leave-set=7/a)
both="--prefix oai_dc --set open_access --set collection:Pub"
say "$SHEAF" --store moved.db harvest -v $both "$moved"
say "$SHEAF" --store moved.db harvest -v --compare $both "$moved"
say "$SHEAF" --store moved.db harvest -v --full --max-vanished 50 $both "$moved"

echo "# Sets to leave out that are not there."
cat >out.ini <<EOT
[out]
url = $URL
prefix = oai_dc
exclude-set = ddc:04, ddc:300
EOT
say "$SHEAF" --config /dev/null --store out.db harvest --exclude-set ddc:04 "$URL"
say "$SHEAF" --config /dev/null --store out.db harvest --exclude-set nothing \
	"$(at sets=off)"
say "$SHEAF" --config out.ini --store out.db harvest -v out
say "$SHEAF" --config out.ini --store out.db harvest --unlisted-sets ask out
