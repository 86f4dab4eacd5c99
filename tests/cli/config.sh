# The configuration: sources by name, all of them, and what is wrong in it.
. "$ROOT/tests/cli/lib.sh"
start_provider --records "$DEMO" --records others="$ROOT/tests/provider/records/others"
cat >sheaf.ini <<END
[DEFAULT]
contact = library@example.org
retries = 0

; two sources
[demo]
url = $URL
prefix = oai_dc
set = open_access

[others]
url = $ORIGIN/others
prefix = oai_dc
sizes = estimate
END

say "$SHEAF" --config sheaf.ini harvest -v --jobs 1 demo others
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
say "$SHEAF" harvest -v --all
say "$SHEAF" harvest -v --set openaire demo
echo "demo: $(count --source demo), others: $(count --source others)," \
	"by address: $(count --source "$ORIGIN/others")"
say "$SHEAF" source list
say "$SHEAF" source show demo
say "$SHEAF" source show duepublico
say "$SHEAF" list --source nobody

echo 'frobnicate = 1' >>sheaf.ini
say "$SHEAF" list
say "$SHEAF" --config missing.ini list
mkdir -p xdg/sheaf
printf '[x]\nurll = http://127.0.0.1/\n' >xdg/sheaf/sheaf.ini
say env -u SHEAF_CONFIG XDG_CONFIG_HOME="$PWD/xdg" "$SHEAF" list
