# On a terminal: a line for each source, cut to its width, gone in the end.
. "$ROOT/tests/cli/lib.sh"
need_terminal
start_provider --synthetic 60 --page 10

# On a terminal of 80 columns: what came out, with frames as lines. A frame
# begins by going back to its first line.
on_terminal() {
	{
		echo "export TERM=xterm; stty rows 24 cols 80"
		cat
	} >inner.sh
	script -qec "sh inner.sh" typescript </dev/null >/dev/null
	echo "[$?]"
	tr -d '\r' <typescript | sed '1d; $d' >out
	esc=$(printf '\033')
	sed -E "s/$esc\[[0-9]+A//g; s/$esc\[J/\n/g" out |
		sed "s#$ORIGIN/fault/#FAULT/#g" >frames
}

# Characters, not bytes: an ellipsis is one of both kinds.
columns() {
	LC_ALL=C awk -v most="$1" '{
		gsub(/\342\200\246/, "~")
		if (length($0) > most && $0 !~ /^sheaf: /) print "wide: " $0 }'
}

echo "Three sources:"
on_terminal <<END
"$SHEAF" harvest --delay 0.3 "$URL" "$(at '503=3@2*1')" "$(at slow=1@3/b)"
END
columns 79 <frames
grep -q "$(printf '\033\[3A')" typescript && echo "four lines were there"
grep -q 'asks for the first page' frames && echo "asked"
grep -qE '[0-9]+ of 60 +[0-9]+ %  [0-9]+/(s|min)  [0-9]+ s left' frames &&
	echo "speed and time left"
grep -qE '10 of 60  16 %  waits [123] s: HTTP 503' frames && echo "waited"
grep '^sheaf: ' frames | sed -E 's/ in [0-9]+ s/ in N s/' | sort

echo "What is asked before the records:"
on_terminal <<END
"$SHEAF" --store asks.db harvest --set a:b "$(at slow=2@identify,slow=2@sets/q)"
END
grep -oE 'asks for [A-Z][A-Za-z]+|asks for the first page' frames | uniq

echo "Wide and narrow:"
for width in 40 60 80 200; do
	on_terminal <<END
stty cols $width
"$SHEAF" --store $width.db harvest --delay 0.2 "$URL" "$(at page=11/w)"
END
	columns $((width - 1)) <frames
	grep -qE '^[0-2] of 2 sources, [0-9]+ records, [0-9]+ s$' frames &&
		echo "$width: a head line"
done

echo "A window that is made narrower:"
on_terminal <<END
"$SHEAF" --store other.db harvest --delay 0.3 "$URL" "$(at page=11/c)" &
sleep 1
stty cols 40
wait
END
sed -n '/^sheaf/d; p' frames | tail -n 6 | columns 39
# What is behind the cursor is wiped and written anew: nothing stays behind.
grep -c "$(printf '[^\r]\033\[J')" typescript
count

echo "No room at all, no terminal that knows its way, no wish:"
on_terminal <<END
stty rows 1 cols 1
"$SHEAF" harvest --full "$URL"
stty rows 0 cols 0
TERM=dumb "$SHEAF" harvest --full "$URL"
"$SHEAF" -q harvest --full "$URL"
"$SHEAF" --log json harvest --full "$URL"
END
grep -c "$(printf '\033')" typescript
grep -c unchanged out

echo "Many sources on few lines:"
on_terminal <<END
stty rows 5
"$SHEAF" --store third.db --jobs 9 harvest --delay 0.3 "$(at page=11/1)" \
	"$(at page=11/2)" "$(at page=11/3)" "$(at page=11/4)" \
	"$(at page=11/5)" "$(at page=11/6)"
END
grep -q '^and 3 more$' frames && echo "and 3 more"
grep -q "$(printf '\033\[3A')" typescript && echo "four lines"
grep -q "$(printf '\033\[4A')" typescript && echo "five"
grep -c '^sheaf: ' frames
