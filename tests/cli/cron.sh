# Unattended: silence when all is well, and nothing that a bare environment,
# few descriptors or another run at the same time could upset.
. "$ROOT/tests/cli/lib.sh"
start_demo
cat >sheaf.ini <<END
[demo]
url = $URL
prefix = oai_dc

[slow]
url = $(at page=10/slow)
prefix = oai_dc
delay = 2
END

# As cron does it: hardly an environment, no terminal, mail for every byte.
cron() {
	env -i PATH="$PATH" LC_ALL=C SHEAF_CONFIG="$PWD/sheaf.ini" \
		SHEAF_STORE="$PWD/cron.db" "$@" >out 2>err </dev/null
	echo "[$?] $(wc -c <out | tr -d ' ') $(wc -c <err | tr -d ' ')"
}

echo "All is well:"
cron "$SHEAF" harvest demo
cron "$SHEAF" harvest demo
cron "$SHEAF" export -o all.zip
cron "$SHEAF" verify all.zip
cron "$SHEAF" check
cron "$SHEAF" status -f prometheus -o sheaf.prom
cron "$SHEAF" source add other http://127.0.0.1:9/
cron "$SHEAF" source remove other

echo "Few descriptors:"
# shellcheck disable=SC3045 # the shells there are have it
few() { (ulimit -n 16 && cron "$@"); }
few "$SHEAF" harvest --full demo
few "$SHEAF" harvest --prefix oai_dc --jobs 8 "$URL" "$(at page=9)" "$(at page=8)" \
	"$(at page=7)"
cat err

echo "Closed descriptors:"
env -i SHEAF_STORE=closed.db "$SHEAF" harvest --prefix oai_dc "$URL" <&- >&- 2>&-
echo "[$?]"
count --store closed.db

echo "Another run:"
env SHEAF_STORE=cron.db "$SHEAF" --config sheaf.ini harvest slow &
pid=$!
wait_for 1 'slow/oai.verb=ListRecords'
began=$(date +%s)
env SHEAF_STORE=cron.db "$SHEAF" --config sheaf.ini harvest slow 2>busy
echo "[$?]"
[ $(($(date +%s) - began)) -le 2 ] && echo "at once"
cat busy
# Another source is nobody's business, and reading never is.
env SHEAF_STORE=cron.db "$SHEAF" --config sheaf.ini harvest demo
env SHEAF_STORE=cron.db "$SHEAF" --config sheaf.ini list >/dev/null
echo "[$?]"
env SHEAF_STORE=cron.db "$SHEAF" --config sheaf.ini source remove --data slow
echo "[$?]"
kill $pid
wait $pid
echo "[$?]"

echo "Messages as JSON:"
SHEAF_STORE=json.db
export SHEAF_STORE
{
	"$SHEAF" --log json -vv harvest "$(at amp@1)"
	"$SHEAF" --log json harvest --retries 0 "$(at html)"
	"$SHEAF" --log json list --frob
	"$SHEAF" --log json harvest "$(printf 'a\001\033\\"b')"
} 2>log
LC_ALL=C grep -vE '^\{"time":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z","level":"(error|warning|info|debug)","message":"([^"\\[:cntrl:]]|\\["\\/bfnrtu])*"(,"[a-z]+":("([^"\\[:cntrl:]]|\\["\\/bfnrtu])*"|[0-9]+))*(,"counts":\{[a-z0-9":,]*\})?\}$' log
[ "$(wc -l <log)" -gt 6 ] && echo "lines"
