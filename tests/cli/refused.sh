# Nobody listens there, nobody is called so. (The reason is in words of the
# library, which change: it is only looked at for being there.)
. "$ROOT/tests/cli/lib.sh"
start_demo
stop_provider

try() {
	"$SHEAF" harvest "$@" 2>err
	echo "[$?]"
	sed -E 's/(Identify: GET [^ ]*: ).*(connect|resolve).*/\1... \2 .../' err
}
try --retries 1 "$URL"
try --retries 0 http://sheaf.invalid/oai
