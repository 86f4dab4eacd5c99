# Works, written by a template.
#
#   awk -v first=1001 -v at=URL -v id=ID -v only="article book" \
#       -f render.awk TEMPLATE works.txt
#
# A work's number {n} is `first` and one more for each in works.txt; it is
# written when `only` is * or has its name. A template is written once for each
# work:
#
#   {name}            a field of the work, escaped for XML; {!name} as it is
#   {name+ and }      all its values, joined
#   {name.family}     parts of a person: family, given, orcid; inverted, direct
#   {name.lang}       and .text: parts of "language|text"
#   [[ ... ]]         left out when something in it is not there
#   = TYPE TEXT       {word} is TEXT from here on if the work is of this type,
#                     or has none in these lines that stand together (*, last)
#   if NAME, unless NAME, if NAME=VALUE|VALUE, else, end
#                     lines between them
#
# A line with a field that is not there is not written; one with a field that
# comes several times is written for each. Beside the works' own fields there
# are {n}, {year}, {lang} (two letters), {who} (persons and bodies), {id} and
# {at}, the page, in which {n} may stand. "ns URI" says of whom the format is.

function escape(s) {
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	gsub(/>/, "\\&gt;", s)
	gsub(/"/, "\\&quot;", s)
	return s
}

function part(value, what, p) {
	split(value, p, "|")
	if (what == "" || what == "inverted")
		return p[2] != "" ? p[1] ", " p[2] : p[1]
	if (what == "direct")
		return p[2] != "" ? p[2] " " p[1] : p[1]
	if (what == "family" || what == "lang")
		return p[1]
	if (what == "given" || what == "text")
		return p[2]
	return p[3] # orcid
}

# The value of a reference, of the i-th if there are several; "" if none.
function value(ref, i, name, what, raw, join, k, all) {
	raw = sub(/^!/, "", ref)
	if (k = index(ref, "+")) {
		join = substr(ref, k + 1)
		ref = substr(ref, 1, k - 1)
	}
	name = ref
	sub(/\..*/, "", name)
	what = substr(ref, length(name) + 2)
	if (join == "")
		all = part(field[name, count[name] > 1 ? i : 1], what)
	for (k = 1; join != "" && k <= count[name]; k++)
		all = all (k > 1 ? join : "") part(field[name, k], what)
	return raw ? all : escape(all)
}

# Fills a piece of a line; ok is 0 when something was not there.
function fill(s, i, out, at, end, v) {
	while ((at = index(s, "{")) > 0) {
		end = index(s, "}")
		v = value(substr(s, at + 1, end - at - 1), i)
		if (v == "")
			ok = 0
		out = out substr(s, 1, at - 1) v
		s = substr(s, end + 1)
	}
	return out s
}

function optional(s, i, out, at, end, v, was) {
	while ((at = index(s, "[[")) > 0) {
		end = index(s, "]]")
		was = ok
		ok = 1
		v = fill(substr(s, at + 2, end - at - 2), i)
		if (!ok)
			v = ""
		ok = was
		out = out fill(substr(s, 1, at - 1), i) v
		s = substr(s, end + 2)
	}
	return out fill(s, i)
}

# How often a line is written: as often as its field with most values.
function times(s, n, name) {
	n = 1
	while (match(s, /\{!?[a-z0-9-]+(\.[a-z]+)?\}/)) {
		name = substr(s, RSTART + 1, RLENGTH - 2)
		sub(/^!/, "", name)
		sub(/\..*/, "", name)
		if (count[name] > n)
			n = count[name]
		s = substr(s, RSTART + RLENGTH)
	}
	return n
}

function holds(test, k) {
	k = index(test, "=")
	if (k == 0)
		return count[test] > 0
	return field[substr(test, 1, k - 1), 1] ~ \
		("^(" substr(test, k + 1) ")$")
}

function set(name, v) {
	count[name]++
	field[name, count[name]] = v
}

function write_line(s, n, i, got) {
	n = times(s)
	for (i = 1; i <= n; i++) {
		ok = 1
		got = optional(s, i)
		if (ok)
			print got
	}
}

function complete(i) {
	set("n", number)
	set("year", substr(field["date", 1], 1, 4))
	set("lang", short[field["language", 1]])
	for (i = 1; i <= count["author"]; i++)
		set("who", field["author", i])
	for (i = 1; i <= count["body"]; i++)
		set("who", field["body", i])
	set("at", fill(at, 1))
	set("id", fill(id, 1))
}

function word_of(type, text) {
	if (type == field["type", 1] || (type == "*" && !count["word"])) {
		count["word"] = 1
		field["word", 1] = text
	}
}

# Keeps the book of if, else and end: is it one of them?
function is_test(w) {
	if (w[1] == "if" || w[1] == "unless") {
		true[++depth] = holds(w[2]) == (w[1] == "if")
		shown[depth] = shown[depth - 1] && true[depth]
	} else if (w[1] == "else" && w[2] == "")
		shown[depth] = shown[depth - 1] && !true[depth]
	else if (w[1] == "end" && w[2] == "")
		depth--
	else
		return 0
	return 1
}

function write_work(i, w, was) {
	number = first + works++
	if (only != "*" && index(" " only " ", " " field["work", 1] " ") == 0)
		return
	complete()
	depth = 0
	shown[0] = 1
	for (i = 1; i <= lines; i++) {
		split("", w)
		split(line[i], w, " ")
		if (w[1] == "=") {
			if (!was)
				count["word"] = 0
			word_of(w[2], substr(line[i], length(w[2]) + 4))
		} else if (!is_test(w) && shown[depth])
			write_line(line[i])
		was = w[1] == "="
	}
}

BEGIN { short["eng"] = "en"; short["ger"] = "de"; short["jpn"] = "ja" }
FNR == NR && /^ns / { next }
FNR == NR { line[++lines] = $0; next }
/^#/ { next }
/^$/ {
	if (count["work"])
		write_work()
	split("", count)
	split("", field)
	next
}
{
	text = $0
	sub(/^[^ ]+ */, "", text)
	set($1, text)
}
END {
	if (count["work"])
		write_work()
}
