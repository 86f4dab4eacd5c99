# A page that cannot be had costs what only it has: all else comes by ranges of
# dates, and what is missing is asked for again. One that breaks once only costs
# time.
. "$ROOT/tests/cli/lib.sh"
start_demo

say "$SHEAF" harvest --retries 1 "$(at 500@3*always)"
echo "held: $(count)"
"$SHEAF" harvest --retries 1 "$(at truncate@3*always)" 2>&1 |
	sed 's/: line [0-9]*: [^;]*;/: ...;/'

# One record that no page can be had with.
store=poison.db
as_demo() { # URL
	printf '[demo]\nurl = %s\nprefix = oai_dc\n' "$1" >demo.ini
}
harvest() {
	say "$SHEAF" --config demo.ini --store $store harvest "$@" demo
	echo "held: $("$SHEAF" --store $store list | wc -l | tr -d ' ')"
}
as_demo "$(at poison=25)"
harvest
: >requests.log
harvest
echo "requests: $(requests | wc -l | tr -d ' ')"
as_demo "$URL"
harvest
: >requests.log
harvest
echo "requests: $(requests | wc -l | tr -d ' ')"

say "$SHEAF" harvest "$(at 503=1@3*1)"
say "$SHEAF" harvest "$(at control)"
echo "held: $(count --source "$(at control)")"
