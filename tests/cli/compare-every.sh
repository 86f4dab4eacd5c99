# compare = weekly: what vanished is looked for in time, not each night.
. "$ROOT/tests/cli/lib.sh"
start_demo
printf '[a]\nurl = %s\nprefix = oai_dc\n' "$(at deleted=no,vanish=5)" >sheaf.ini
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
headers() { grep -c 'verb=ListIdentifiers' requests.log; }
"$SHEAF" harvest a
"$SHEAF" harvest a
echo "never: $(headers), $(count)"
"$SHEAF" source set a compare=weekly
"$SHEAF" harvest -v a 2>&1 | sed 's/ (.*//'
once=$(headers)
[ "$once" -gt 0 ] && echo "due: $(count)"
"$SHEAF" harvest a
[ "$(headers)" = "$once" ] && echo "not again"
echo "A first harvest has seen all there is:"
: >requests.log
"$SHEAF" --store new.db harvest a
"$SHEAF" --store new.db harvest a
headers
