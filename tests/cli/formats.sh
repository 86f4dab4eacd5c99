# In which format a source is asked for its records.
. "$ROOT/tests/cli/lib.sh"
start_demo
SHEAF_CONFIG=/dev/null
export SHEAF_CONFIG

# Days are those of the test; lines of sources have their ports cut.
days() {
	"$@" | sed 's/20[0-9][0-9]-[0-9-]*/DAY/g'
}
details() {
	days say "$SHEAF" "$@" | grep -v '^source\|^127'
}

say "$SHEAF" harvest -v "$URL"
days say "$SHEAF" harvest -v "$URL"
sed -n 's/.*verb=\(ListM[a-zA-Z]*\).*/\1/p' requests.log | sort | uniq -c
say "$SHEAF" harvest -v --full "$URL"
say "$SHEAF" --store other.db harvest -v --prefix oai_dc "$URL"
say "$SHEAF" --store other.db harvest -v "$URL"
echo "# How it stands, and a server whose better format has all records."
details status
details --store other.db status
days "$SHEAF" --store other.db status --json | sed -n '/"format"/,/}/p'
mkdir rich
cat >rich/all.xml <<'EOT'
<records>
<record><header><identifier>oai:rich.example:1</identifier>
<datestamp>2026-01-02</datestamp></header>
<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>One</dc:title></oai_dc:dc>
</metadata>
<metadata prefix="mods"><mods xmlns="http://www.loc.gov/mods/v3"><titleInfo>
<title>One</title></titleInfo></mods></metadata>
</record>
</records>
EOT
start_provider --records rich
say "$SHEAF" --store rich.db harvest -v "$URL"
details --store rich.db status
say "$SHEAF" --store away.db harvest -v "$ORIGIN/fault/no-format@list*2/oai"
details --store away.db status
