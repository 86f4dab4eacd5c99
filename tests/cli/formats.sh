# In which format a source is asked for its records.
. "$ROOT/tests/cli/lib.sh"
start_demo
SHEAF_CONFIG=/dev/null
export SHEAF_CONFIG

say "$SHEAF" harvest -v "$URL"
say "$SHEAF" harvest -v "$URL"
sed -n 's/.*verb=\(ListM[a-zA-Z]*\).*/\1/p' requests.log | sort | uniq -c
say "$SHEAF" harvest -v --full "$URL"
say "$SHEAF" --store other.db harvest -v --prefix oai_dc "$URL"
say "$SHEAF" --store other.db harvest -v "$URL"
