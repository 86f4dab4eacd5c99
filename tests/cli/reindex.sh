# All records read again, or those of some sources; nothing is asked for.
. "$ROOT/tests/cli/lib.sh"
say "$SHEAF" reindex
start_demo
cat >sheaf.ini <<END
[one]
url = $ORIGIN/fault/wrong-end@1.2/r/oai
prefix = oai_dc
[two]
url = $URL
prefix = oai_dc
[odd]
url = $ORIGIN/fault/wrong-end@1.2/s/oai
prefix = oai_dc
delay = 1
END
export SHEAF_CONFIG=sheaf.ini
"$SHEAF" harvest -q one two 2>log
: >requests.log

echo "By name, by address:"
say "$SHEAF" reindex -v two
say "$SHEAF" reindex -v one "$URL"
say "$SHEAF" reindex nobody
say "$SHEAF" reindex -v
echo "Requests: $(wc -l <requests.log | tr -d ' ')"

echo "While one of them is being harvested:"
"$SHEAF" harvest -q --full odd 2>log &
pid=$!
wait_for 2 resumptionToken
say "$SHEAF" reindex -v odd | sed -E 's/^(sheaf: )[0-9]+ (record)/\1N \2/'
kill $pid
wait $pid 2>/dev/null
echo "the other: $?"
