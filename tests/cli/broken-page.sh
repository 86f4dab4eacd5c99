# A page that cannot be had: what came before is kept, and a healthy run
# completes. One that breaks once only costs time.
. "$ROOT/tests/cli/lib.sh"
start_demo

say "$SHEAF" harvest --retries 1 "$(at 500@3*always)"
echo "held: $(count)"
"$SHEAF" harvest --retries 1 "$(at truncate@3*always)" 2>&1 |
	sed 's/: line [0-9]*: .*(/: ... (/'
say "$SHEAF" harvest "$(at 503=1@3*1)"
say "$SHEAF" harvest "$(at control)"
echo "held: $(count --source "$(at control)")"
