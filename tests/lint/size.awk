# In stripped C sources: a file has at most 1,000 lines, tables of constants
# not counted; an internal.h declares at most 40 functions and objects.

function end_of_file()
{
	if (name == "")
		return
	if (lines > 1000)
		printf "%s: %d lines beside its tables; a file has at most " \
		    "1,000\n", name, lines
	if (name ~ /\/internal\.h$/ && names > 40)
		printf "%s: %d names; what the files of a room share is at " \
		    "most 40\n", name, names
}

FNR == 1 {
	end_of_file()
	name = FILENAME
	lines = names = table = depth = 0
	code = ""
}

# A table begins in the first column and ends there.
/^(static |extern )?(static )?const [^(]*=[ \t]*\{?[ \t]*$/ ||
/^(static )?const .*= \{$/ || /^\} (const )?[a-z_0-9]+\[.*\] = \{$/ {
	table = 1
}
/^static const (struct|enum) \{$/ { table = 1 }
{
	lines += !table
}
table && /^\}.*;$/ { table = 0 }
table && /;[ \t]*$/ && /^[^ \t]/ { table = 0 }

# What a header declares: one name for each statement outside of braces that
# is no type.
name ~ /\/internal\.h$/ && !/^[ \t]*#/ {
	if (depth == 0 && /^(struct|enum|union|typedef)[ a-z_0-9]*[{;]/)
		type = 1
	rest = $0
	gsub(/[^{};]/, "", rest)
	n = split(rest, mark, "")
	for (i = 1; i <= n; i++) {
		depth += (mark[i] == "{") - (mark[i] == "}")
		if (mark[i] == ";" && depth == 0) {
			names += !type
			type = 0
		}
	}
}

END {
	end_of_file()
}
