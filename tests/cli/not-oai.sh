# What is no OAI-PMH endpoint says so, at once, and leaves the store alone.
. "$ROOT/tests/cli/lib.sh"
start_demo

say "$SHEAF" harvest --retries 0 "$(at html)"
say "$SHEAF" harvest --retries 0 "$(at html-as-xml)"
say "$SHEAF" harvest --retries 0 "$(at empty)"
say "$SHEAF" harvest "$ORIGIN/nothing-here"
say "$SHEAF" harvest "$(at 401)"
say "$SHEAF" harvest --prefix nonsense "$URL"
echo "held: $(count)"
