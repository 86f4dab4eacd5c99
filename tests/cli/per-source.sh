# What a section says of how its source is asked holds for it alone.
. "$ROOT/tests/cli/lib.sh"
start_demo
cat >sheaf.ini <<END
[DEFAULT]
prefix = oai_dc
retries = 3
[plain]
url = $URL
[small]
url = $(at slow=0/s)
max-response = 1K
retries = 0
[once]
url = $(at 503@1*always/o)
retries = 0
[hasty]
url = $(at stall@1*always/h)
timeout = 1
retries = 0
[proxied]
url = http://repository.invalid/oai
proxy = http://me:geheim@127.0.0.1:9
retries = 0
END
chmod 600 sheaf.ini
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
for source in plain small once hasty proxied; do
	"$SHEAF" harvest -v $source >log 2>&1
	echo "$source [$?] $(grep -c . log)"
	grep -c geheim log
done
grep -c '/o/oai?verb=List' requests.log
"$SHEAF" source show small
"$SHEAF" source show proxied
echo "The command line goes before a section:"
"$SHEAF" harvest --max-response 1M small && echo "that is done"

echo "Lists at once, by what a section says:"
cat >jobs.ini <<END
[DEFAULT]
prefix = oai_dc
windows = 3
jobs = 2
[none]
url = $(at page=1/none)
[one]
url = $(at page=1/one)
jobs = 1
[two]
url = $(at page=1/two)
jobs = 2
[less]
url = $(at page=1/less)
jobs = 4
windows = 1
[typed]
url = $(at page=1/typed)
jobs = 1
END
chmod 600 jobs.ini
windows() {
	"$SHEAF" --config jobs.ini harvest "$@"
	echo "$1: $(grep "/$1/oai" requests.log | grep -c 'from=.*until=')"
}
windows none
windows one
windows two
windows less
windows typed --windows 2

echo "What would be asked:"
"$SHEAF" --store none.db harvest --dry-run plain once | sed "s#$ORIGIN#ORIGIN#"
"$SHEAF" harvest --dry-run --all | sed "s#$ORIGIN#ORIGIN#"
"$SHEAF" harvest --dry-run --full plain | sed "s#$ORIGIN#ORIGIN#"
"$SHEAF" harvest --dry-run --from 2020-01-01 plain | sed "s#$ORIGIN#ORIGIN#"
[ ! -e none.db ] && echo "nothing was made"
