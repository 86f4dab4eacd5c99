# Copies C sources into the folder `to` with comments gone and the insides of
# strings and character constants emptied; lines keep their numbers. "//" is
# left standing so that a check can find it. #include lines stay as they are.

FNR == 1 {
	if (out != "")
		close(out)
	out = to "/" FILENAME
	comment = 0
}

/^[ \t]*#[ \t]*include/ && !comment {
	sub(/[ \t]*\/\*.*/, "")
	print >out
	next
}

{
	rest = $0
	code = ""
	while (rest != "") {
		if (comment) {
			end = index(rest, "*/")
			rest = end ? substr(rest, end + 2) : ""
			comment = !end
			continue
		}
		if (!match(rest, /\/\*|\/\/|"|'/)) {
			code = code rest
			break
		}
		mark = substr(rest, RSTART, RLENGTH)
		code = code substr(rest, 1, RSTART - 1)
		rest = substr(rest, RSTART + RLENGTH)
		if (mark == "/*") {
			comment = 1
			code = code " "
		} else if (mark == "//") {
			code = code mark
			rest = ""
		} else {
			if (mark == "\"")
				match(rest, /^([^"\\]|\\.)*"/)
			else
				match(rest, /^([^'\\]|\\.)*'/)
			rest = RLENGTH > 0 ? substr(rest, RLENGTH + 1) : ""
			code = code mark mark
		}
	}
	print code >out
}
