# The filter of a page finds what people type without accents and indices.
. "$ROOT/tests/cli/lib.sh"
command -v node >/dev/null || skip "no node"
start_demo
"$SHEAF" harvest -q "$URL"
"$SHEAF" export --with-html -f ris -o a.zip
unzip -q a.zip index.html
sed -n 's/.*\(function fold(s){.*}\)var texts=.*/\1/p' index.html >fold.js
cat >>fold.js <<'END'
for (const [text, typed] of [
	["Yıldırım", "yildirim"], ["Al₂O₃", "al2o3"], ["İSTANBUL", "istanbul"],
	["Sørensen", "sorensen"], ["Łódź", "lodz"], ["Straße", "strasse"],
	["Gâteaux", "GATEAUX"], ["ﬁeld", "field"], ["10³ Pa", "103"],
	["Þór", "thor"], ["Œuvre", "oeuvre"], ["日本", "日本"],
])
	if (fold(text).indexOf(fold(typed)) < 0)
		console.log(text + " is not found by " + typed);
console.log(fold("Rain").indexOf(fold("snow")));
END
node fold.js
