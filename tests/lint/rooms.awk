# A folder inside a layer is a room: outside of it only the header that is
# called like it may be included, inside of it that one and internal.h. The
# tests of a room may look into it. Files are nouns.

BEGIN {
	n = split("more tools parts state say take read misc util utils " \
	    "common", word, " ")
	for (i = 1; i <= n; i++)
		vague[word[i]] = 1
}

function say(what)
{
	printf "%s:%d: %s\n", FILENAME, FNR, what
}

FNR == 1 {
	depth = split(FILENAME, at, "/")
	room = depth == 3 ? at[1] "/" at[2] : ""
	name = at[depth]
	sub(/\.[ch]$/, "", name)
	last = name
	sub(/.*_/, "", last)
	if (at[1] != "tests" && last in vague && last != name)
		say("a file is a noun: not \"_" last "\"")
	if (at[1] != "tests" && room != "" && FILENAME ~ /\.h$/ &&
	    name != at[2] && name != "internal")
		say("a room has one public header, " at[2] ".h, and internal.h")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	match($0, /"[^"]*"/)
	file = substr($0, RSTART + 1, RLENGTH - 2)
	if (split(file, to, "/") != 3 || to[1] == "tests")
		next
	if (to[1] "/" to[2] == room || to[3] == to[2] ".h")
		next
	if (to[3] == "internal.h" && at[1] == "tests" &&
	    (at[2] == "unit" || at[2] == "fuzz" || at[2] == "bench"))
		next
	say(file " is no affair of others: include " to[1] "/" to[2] "/" \
	    to[2] ".h")
}
