# Messages: as text, as JSON, less, more; nothing on standard output.
. "$ROOT/tests/cli/lib.sh"
start_demo

"$SHEAF" harvest --log json -v "$URL" 2>err
neat() { sed -E 's/"time":"[0-9TZ:-]+"/"time":"..."/; s/"seconds":[0-9]+/"seconds":N/; s/again in [0-9.]+/again in N/' err; }
neat
"$SHEAF" harvest --log json "$(at 404)" 2>err
echo "[$?]"
neat
"$SHEAF" harvest --log json -v "$(at 503=1@3*1)" 2>err
neat | head -n 1
say "$SHEAF" harvest -q "$(at control)"
say "$SHEAF" harvest "$(at amp@1)"
"$SHEAF" --version | sed -E 's/[0-9][0-9.]*[0-9]/VERSION/g; s/by .*/by .../'
"$SHEAF" version | head -n 1 | sed 's/[0-9.][0-9.]*/VERSION/'
"$SHEAF" help source | sed -E 's#sheaf/[0-9.]+#sheaf/VERSION#'
