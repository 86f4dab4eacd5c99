# Every option of the program is in the manual page, and no other; so are the
# commands. (The keys of the configuration are compared in test_config.)
. "$ROOT/tests/cli/lib.sh"
page=$ROOT/docs/man/sheaf.1

{
	"$SHEAF" --help
	"$SHEAF" --help | awk '/^Commands:/ { on = 1; next }
		!NF { on = 0 } on { print $1 }' >commands
	while read -r c; do
		"$SHEAF" "$c" --help
	done <commands
} >help

# "-f, --format": as one entry, so that letters are compared too.
sed -nE 's/^ +(-., )?--([a-z-]+).*/\1--\2/p' help | sort -u >in.help
sed -nE 's/^\.It Fl (. , )?Fl Fl /\1/p; s/^\.It Fl Fl /Fl Fl /p' "$page" |
	sed -nE 's/^(Fl )?(Fl )?//; s/^(.) , Fl Fl //; p' >/dev/null
awk '/^\.It Fl/ {
	letter = ""
	if ($3 != "Fl") { letter = "-" $3 ", "; name = $7 } else name = $4
	print letter "--" name
}' "$page" | sort -u >in.page
diff in.help in.page && echo "options agree"

# The synopsis: each command, each option of it, and nothing that would be shown
# with one dash too few.
awk '/^\.Sh SYNOPSIS/ { on = 1; next } /^\.Sh/ { on = 0 } !on { next }
	/^\.Cm/ && !named { split($2, word, " "); command = word[1]; named = 1
		print command }
	/^\.Nm/ { named = 0 }
	{ for (i = 1; i <= NF; i++) {
		if ($i ~ /^(Fl|\.Fl)$/ && $(i + 1) == "Fl")
			print command " --" $(i + 2)
		else if ($i ~ /^(Fl|\.Fl)$/ && $(i + 1) ~ /^[a-zA-Z]$/ &&
		    $(i - 1) != "Fl")
			print command " -" $(i + 1) ","
		if ($i == "|" && $0 ~ /Fl Fl [a-z]+ [|] [a-z]/)
			print command " one dash: " $0
		if ($i == "Fl" && $(i + 1) ~ /^(No|Ns|[.]*)$/)
			print command " a dash of its own: " $0 } }' "$page" >synopsis
while read -r c o; do
	case $o in
	'') echo "$c" >>in.synopsis ;;
	-*) "$SHEAF" "$c" --help | grep -q -- "^ .*$o" || echo "$c: no $o" ;;
	*) echo "$c: $o" ;;
	esac
done <synopsis
sort -u in.synopsis >a
sort -u commands | diff - a && echo "synopsis agrees"
sed -nE '/^\.Bl -tag -width convert/,/^\.El/s/^\.It Cm //p' "$page" |
	diff commands - && echo "commands agree"
"$SHEAF" help formats | awk '{ print $1, $2 }' >formats
sed -n 's/^\.It Li \([a-z0-9]*\) Ta Li \(\.[a-z]*\) Ta .*/\1 \2/p' "$page" |
	diff formats - && echo "formats agree"
awk 'length > 80 { print "too long: " $0 }' help
