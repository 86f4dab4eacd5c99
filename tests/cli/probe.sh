# What an endpoint is: a section to paste, and one line when it is none.
. "$ROOT/tests/cli/lib.sh"
start_demo

say "$SHEAF" source probe "$URL"
say "$SHEAF" source probe "$(at profile=mycore,page=20)"
"$SHEAF" source probe "$URL" >sheaf.ini
say "$SHEAF" --config sheaf.ini source list | head -n 2
say "$SHEAF" --config sheaf.ini harvest -v --all
say "$SHEAF" --store other.db source probe "$URL" | tail -n 1
[ -e other.db ] || echo "no store was made by asking"

say "$SHEAF" source probe --formats --sets "$(at set-page=20)" | sed 25,45d
say "$SHEAF" source list --sets

echo "Trouble:"
say "$SHEAF" source probe "$(at html)"
say "$SHEAF" source probe "$ORIGIN/nothing-here"
say "$SHEAF" source probe "$(at 401@any)"
"$SHEAF" --retries 0 source probe "$(at 500@sets*always)" | grep '^; sets'
"$SHEAF" --retries 0 source probe "$(at 500@formats*always)" | grep -e '^; formats' \
	-e '^prefix'
"$SHEAF" --retries 0 source probe "$(at 500@1*always)" >out
echo "[$?]"
grep '^; records' out
say "$SHEAF" source probe
say "$SHEAF" source probe nobody
say "$SHEAF" source probe ftp://127.0.0.1/
say timeout --preserve-status 1 "$SHEAF" source probe \
	"$(at slow=20@any)"
