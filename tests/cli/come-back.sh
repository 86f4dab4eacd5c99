# A server that asks to be left alone is left alone, by later runs too, unless
# somebody decides otherwise; and nobody is for longer than a day.
. "$ROOT/tests/cli/lib.sh"
start_demo

tidy() {
	sed -E 's/[0-9]{4}-[0-9-]+T[0-9:]+Z/TIME/g'
}

closed=$(at 503=7200@2)
say "$SHEAF" harvest "$closed" | tidy
echo "held: $(count)"
: >requests.log
say "$SHEAF" harvest "$closed" | tidy
say "$SHEAF" harvest --windows 4 "$closed" | tidy
echo "requests: $(requests | wc -l | tr -d ' ')"

echo "# Another source is not concerned."
say "$SHEAF" harvest "$URL" "$closed" | tidy
echo "held: $(count --source "$URL")"

echo "# Asked all the same."
forever=$(at 503=999999999@2)
say "$SHEAF" harvest "$forever" | tidy
say "$SHEAF" harvest --full "$forever" | tidy
echo "held: $(count --source "$forever")"
