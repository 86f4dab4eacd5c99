# Messages: as text, as JSON, less, more; nothing on standard output.
. "$ROOT/tests/cli/lib.sh"
start_demo

"$SHEAF" harvest --log json -v "$URL" 2>err
sed -E 's/"time":"[0-9TZ:-]+"/"time":"..."/' err
"$SHEAF" harvest --log json "$(at 404)" 2>err
echo "[$?]"
sed -E 's/"time":"[0-9TZ:-]+"/"time":"..."/' err
say "$SHEAF" harvest -q "$(at control)"
say "$SHEAF" harvest "$(at amp@1)"
"$SHEAF" --version | sed -E 's/[0-9.]+/VERSION/'
"$SHEAF" help source | sed -E 's#sheaf/[0-9.]+#sheaf/VERSION#'
