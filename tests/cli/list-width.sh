# A list on a terminal: no line is wrapped, whatever its width, and the title
# gets the room.
. "$ROOT/tests/cli/lib.sh"
need_terminal
start_demo
"$SHEAF" harvest "$URL"
for width in 40 50 60 80 100 200; do
	printf 'stty rows 24 cols %s\n"%s" list --limit 20\n' $width "$SHEAF" >inner.sh
	script -qec "sh inner.sh" typescript </dev/null >/dev/null
	tr -d '\r' <typescript | sed '1d; $d' | LC_ALL=C awk -v most=$width '{
		gsub(/[\200-\277]/, "")
		if (length($0) >= most) print "wide: " $0
	}'
	echo "$width:"
	tr -d '\r' <typescript | grep '71448\|Landesini' | head -n 1
done
