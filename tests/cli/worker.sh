# Workers: what is due, by whom, how they end; several at once, and killed.
. "$ROOT/tests/cli/lib.sh"
start_demo
cat >sheaf.ini <<END
[DEFAULT]
prefix = oai_dc
retries = 0
every = 1d
[one]
url = $(at page=20)
[two]
url = $ORIGIN/fault/page=20/two/oai
[closed]
url = $ORIGIN/fault/page=20/closed/oai
at = $(date -u -d '+2 hours' +%H:%M)-$(date -u -d '+3 hours' +%H:%M)
[gone]
url = $ORIGIN/nothing/oai
on-failure = /bin/echo told
END
SHEAF_CONFIG=$PWD/sheaf.ini
export SHEAF_CONFIG

ended() {
	"$SHEAF" status | sed -nE 's/^(\w+) .* (\w+)$/\1 \2/p' | sed 1d
}

echo "what is due:"
"$SHEAF" worker --once -v 2>first.err
echo "status $?"
grep -c '^told$' first.err
sed -nE 's/^sheaf: (one|two): (.*)/\1: \2/p' first.err | sort
ended
echo "nothing is:"
: >requests.log
say "$SHEAF" worker --once
wc -l <requests.log | tr -d ' '
echo "refused:"
say "$SHEAF" worker --every 0h
say "$SHEAF" worker --every 1y
say "$SHEAF" worker three
sed 's/^at = .*/at = 25:00-03:00/' sheaf.ini >wrong.ini
"$SHEAF" worker --config wrong.ini 2>&1 | sed 's/.*ini:/wrong.ini:/'
say "$SHEAF" worker --config /dev/null

echo "as a service:"
"$SHEAF" worker -v --every 7d 2>service.err &
service=$!
until "$SHEAF" worker --once --every 7d -q; do sleep 0.1; done
sleep 0.5
kill -USR1 $service
until grep -q 'sources,' service.err; do sleep 0.05; done
kill -TERM $service
wait $service
echo "status $?"
sed -E 's/, [0-9]+ s$/, N s/' service.err
"$SHEAF" check
