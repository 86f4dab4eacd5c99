# The second run asks for what changed since the first, and gets it.
. "$ROOT/tests/cli/lib.sh"
start_provider --records "$DEMO" --page 40 --now 2026-02-03T04:05:06Z \
	--change 10 --entomb 25

say "$SHEAF" harvest -v "$URL"
requests
: >requests.log
say "$SHEAF" harvest -v "$URL"
requests
: >requests.log
echo "everything, a window, a set:"
"$SHEAF" harvest --full "$URL"
"$SHEAF" harvest --from 2022-01-01 --until 2022-12-31 "$URL"
"$SHEAF" harvest --set open_access --prefix oai_dc "$URL"
requests | grep -v Identify
