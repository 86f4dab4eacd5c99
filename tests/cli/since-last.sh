# --name and --since-last: what is new, changed and deleted.
. "$ROOT/tests/cli/lib.sh"
mkdir records
cp "$DEMO"/repository.conf "$DEMO"/article-90178* \
	"$DEMO"/dissertation-9011[0-4]* records/
start_provider --records records --page 10 --now 2026-02-03T04:05:06Z
"$SHEAF" harvest --prefix oai_dc "$URL"
ids() {
	sed 's/.*mods_\([0-9]*\)".*"deleted":\([a-z]*\).*/\1 \2/'
}

echo "everything, the first time:"
"$SHEAF" export --name nightly --since-last nightly -o first.jsonl
wc -l <first.jsonl | tr -d ' '
echo "nothing new:"
echo old >none.zip
say "$SHEAF" export --name nightly --since-last nightly -o none.zip
cat none.zip
say "$SHEAF" export -v --name nightly --since-last nightly -o none.zip
say "$SHEAF" export -v --name nightly --since-last nightly -f ris
say "$SHEAF" export -v --name nightly -o all.zip
say "$SHEAF" list --since-last nightly

echo "one changed, one new, one gone:"
stop_provider
cat >records/dissertation-90110.xml <<END
<record xmlns="http://www.openarchives.org/OAI/2.0/"><header status="deleted">
<identifier>oai:duepublico2.uni-due.de:duepublico_mods_00090110</identifier>
<datestamp>2026-03-02T01:02:03Z</datestamp></header></record>
END
cp "$DEMO"/dissertation-90115* records/
f=$(ls records/dissertation-90111*)
sed 's/<dc:title[^>]*>/&Changed: /; s/<datestamp>20[0-9-]*/<datestamp>2026-03-01/' \
	"$f" >new && mv new "$f"
start_provider --records records --page 10 --port "${ORIGIN##*:}" \
	--now 2026-04-03T04:05:06Z 2>/dev/null
"$SHEAF" harvest --prefix oai_dc --full "$URL" 2>&1 | sed 's/^[^:]*: //' >log
echo "list:"
"$SHEAF" list --since-last nightly | cut -f 2,5
"$SHEAF" export --since-last nightly -o d.zip
"$SHEAF" verify d.zip && unzip -p d.zip records.jsonl | ids
unzip -p d.zip manifest.json | sed -n '/"since"/,/"formats"/p; /"tombstones"/,/"members"/p'
say "$SHEAF" export --since-last nightly -o d.ris

echo "a failure does not move it:"
"$SHEAF" export --name nightly --since-last nightly -f jsonl -o /dev/full 2>&1
echo "$?: $("$SHEAF" list --since-last nightly | wc -l | tr -d ' ')"
"$SHEAF" export --name nightly --since-last nightly -o e.jsonl
echo "$(wc -l <e.jsonl | tr -d ' ') $("$SHEAF" list --since-last nightly | wc -l | tr -d ' ')"
say "$SHEAF" list --since-last weekly
exit 0
