# The shape of stripped C sources: functions of at most 60 lines (from the line
# with the name to the closing brace), statements at most four levels deep,
# block comments only, structs and enums without typedef.

function say(line, what)
{
	printf "%s:%d: %s\n", FILENAME, line, what
}

FNR == 1 {
	start = 0
}

/^[a-z_][a-z0-9_]*\(/ && !/;[ \t]*$/ {
	start = FNR
	name = $0
	sub(/\(.*/, "", name)
}

/^}/ {
	if (start && FNR - start + 1 > 60)
		say(start, name " has " (FNR - start + 1) \
		    " lines; a function has at most 60")
	start = 0
}

/^\t\t\t\t\t+(if|for|while|do|switch|case|return|goto|break|continue)[ (;]/ {
	say(FNR, "more than four levels of indent")
}

/\/\// && !/^[ \t]*#[ \t]*include/ {
	say(FNR, "// comment")
}

/^[ \t]*typedef[ \t]+(struct|enum|union)[ \t{]/ && !/\(/ {
	say(FNR, "typedef of a struct or enum")
}
