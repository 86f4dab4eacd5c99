# No environment at all, and the places where things are looked for.
. "$ROOT/tests/cli/lib.sh"
start_demo
unset SHEAF_STORE SHEAF_CONFIG

say env -i "$SHEAF" list
say env -i "$SHEAF" --store store.db harvest --prefix oai_dc "$URL"
env -i "$SHEAF" --store store.db list --limit 1 | cut -f 1,2,5
echo "HOME:"
say env -i HOME="$PWD/home" "$SHEAF" harvest --prefix oai_dc "$URL"
find home -name sheaf.db
ls -ld home/.local/share/sheaf | cut -c 1-10
echo "XDG_DATA_HOME:"
say env -i HOME="$PWD/none" XDG_DATA_HOME="$PWD/data" "$SHEAF" harvest --prefix oai_dc "$URL"
find data -name sheaf.db
echo "a relative one is ignored:"
say env -i HOME="$PWD/home" XDG_DATA_HOME=data "$SHEAF" list --limit 1 |
	cut -f 1,2,5
say env -i HOME=home "$SHEAF" list
echo "SHEAF_STORE, --store:"
env -i SHEAF_STORE=data/sheaf/sheaf.db "$SHEAF" list | wc -l | tr -d ' '
say env -i SHEAF_STORE=data/sheaf/sheaf.db "$SHEAF" --store no.db list
