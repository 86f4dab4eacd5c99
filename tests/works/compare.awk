# What BibLaTeX says otherwise than it should.
#
#   awk -v prefix=FORMAT -f compare.awk TRUTH RECORDS BIB
#
# TRUTH has lines "NUMBER FIELD VALUE"; the number of an entry are the last four
# digits of its key, and of its identifier in RECORDS. Of each work that is not
# cited as it should be, by field:
#
#   no pages          not there, as is to be expected: the format has no such
#   lost pages        not there, though its value stands in the payload
#   date 2019         another value than the work's
#   +note Printed     more than there should be
#
# Of a value of one or two characters nobody can tell whether it stands there.
# Braces and escapes do not count, nor do `language`, which says what `langid`
# does, and an eprint that is the page.

function note(text) {
	said = said (said == "" ? "" : "; ") text
}

# Do all parts of the value stand in the payload?
function sent(n, value, i, m, piece) {
	if (length(value) < 3)
		return 0
	gsub(/ and |--/, "\n", value)
	m = split(value, piece, "\n")
	for (i = 1; i <= m; i++)
		if (!stands(piece[i], payload[n]))
			return 0
	return 1
}

function stands(s, text, at, before, after) {
	while ((at = index(text, s)) > 0) {
		before = at > 1 ? substr(text, at - 1, 1) : " "
		after = substr(text, at + length(s), 1)
		if (before !~ /[0-9A-Za-z.-]/ && after !~ /[0-9A-Za-z]/)
			return 1
		text = substr(text, at + 1)
	}
	return 0
}

function report(n, i, f) {
	said = ""
	if (!(n in seen)) {
		missing = missing " " truth[n, "work"]
		return
	}
	for (i = 1; i <= nfields; i++) {
		f = fields[i]
		if (f == "work")
			continue
		if (!((n, f) in got)) {
			if ((n, f) in truth)
				note((sent(n, truth[n, f]) ? "lost " : "no ") f)
		} else if (!((n, f) in truth)) {
			if (f !~ /^eprint/)
				note("+" f " " got[n, f])
		} else if (got[n, f] != truth[n, f])
			note(f " " got[n, f])
	}
	if (said != "")
		print "    " truth[n, "work"] ": " said
	else
		same++
}

function field(f) {
	if (!(f in known)) {
		known[f] = 1
		fields[++nfields] = f
	}
}

FNR == 1 { file++ }
file == 1 {
	text = $0
	sub(/^[^ ]+ [^ ]+ /, "", text)
	if (!($1 in works)) {
		works[$1] = 1
		order[++nworks] = $1
	}
	field($2)
	truth[$1, $2] = text
}
file == 2 && /<header>/ {
	n = $0
	sub(/(v[0-9]+)?<\/identifier>.*/, "", n)
	n = substr(n, length(n) - 3)
}
file == 2 && /^<metadata/ { here = index($0, "\"" prefix "\"") > 0 }
file == 2 && here {
	text = $0
	gsub(/&lt;/, "<", text)
	gsub(/&gt;/, ">", text)
	gsub(/&quot;/, "\"", text)
	gsub(/&amp;/, "\\&", text)
	payload[n] = payload[n] "\n" text
}
file == 3 && /^@/ {
	n = $0
	sub(/(v[0-9]+)?([+].*)?,$/, "", n)
	n = substr(n, length(n) - 3)
	seen[n] = 1
	type = $0
	sub(/\{.*/, "", type)
	got[n, "entry"] = substr(type, 2)
}
file == 3 && /^  / && $2 == "=" && $1 != "language" {
	text = $0
	sub(/^[^=]*= /, "", text)
	sub(/,$/, "", text)
	gsub(/[{}\\]/, "", text)
	field($1)
	got[n, $1] = text
}
END {
	for (k = 1; k <= nworks; k++)
		report(order[k])
	if (missing != "")
		print "    not there:" missing
	print "    as they should: " same + 0 " of " nworks
}
