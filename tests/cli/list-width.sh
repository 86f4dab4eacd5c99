# A list on a terminal: no line is wrapped, whatever its width, and the title
# gets the room.
. "$ROOT/tests/cli/lib.sh"
need_terminal
start_demo
"$SHEAF" harvest "$URL"
columns=key,year,title,container,doi,source
for width in 40 50 60 80 100 200; do
	printf 'stty rows 24 cols %s\n"%s" list --limit 20\n' $width "$SHEAF" >inner.sh
	script -qec "sh inner.sh" typescript </dev/null >/dev/null
	tr -d '\r' <typescript | sed '1d; $d' | LC_ALL=C awk -v most=$width '{
		gsub(/[\200-\277]/, "")
		if (length($0) >= most) print "wide: " $0
	}'
	echo "$width:"
	tr -d '\r' <typescript | grep '71448\|Landesini' | head -n 1
	printf 'stty rows 24 cols %s\n"%s" list --columns %s --doi %s\n' \
		$width "$SHEAF" $columns 10.17185/duepublico/71448 >inner.sh
	script -qec "sh inner.sh" typescript </dev/null | tr -d '\r' |
		sed 's#127.0.0.1:[0-9]*/#repo.example/#; s#127.*##'
done
say "$SHEAF" list --limit 2 --columns id,authors
say "$SHEAF" list --columns titel
say "$SHEAF" list --columns ,
say "$SHEAF" list --columns "$(seq -s, 40 | sed 's/[0-9][0-9]*/year/g')"
