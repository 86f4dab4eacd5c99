# What a provider sends must not reach a terminal as more than text.
. "$ROOT/tests/cli/lib.sh"
mkdir records
record() { # N TITLE
	cat <<END
<record><header><identifier>oai:evil:$1</identifier>
<datestamp>2020-01-01T00:00:00Z</datestamp></header>
<metadata prefix="oai_dc"><oai_dc:dc
 xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>$2</dc:title>
<dc:creator>Evil$2, Eve</dc:creator><dc:date>2020</dc:date></oai_dc:dc>
</metadata></record>
END
}
{
	echo '<records>'
	record 1 "C1 $(printf '\302\233')2J csi"
	record 2 "DEL $(printf '\177') del"
	record 3 "bidi $(printf '\342\200\256')gnp.exe $(printf '\342\201\246')x"
	record 4 "line $(printf '\342\200\250')separator"
	record 5 "tab &#9; and &#10; newline"
	record 6 '毛泽东选集第一卷毛泽东选集第一卷毛泽东选集第一卷'
	record 7 "e$(printf '\314\201')e$(printf '\314\201') combining"
	cat <<END
<record><header><identifier>oai:evil:$(printf '\342\200\256')8</identifier>
<datestamp>2020-01-01T00:00:00Z</datestamp></header>
<metadata prefix="oai_dc"><a>$(printf '\302\233')2J</a><b/></metadata></record>
END
	echo '</records>'
} >records/evil.xml
start_provider --records records
"$SHEAF" harvest --prefix oai_dc "$URL" 2>&1 | cat -v

"$SHEAF" list | cat -v
echo "an endpoint:"
word=%C2%9B2J%E2%80%AEgnp%7F
"$SHEAF" source probe "$(at "title=$word,repository=$word")" |
	grep -a gnp | cat -v
"$SHEAF" harvest --retries 0 "$(at "oai-error=$word@list")" 2>&1 | cat -v

# How many lines have DEL, a C1 control, U+202E: none where there is a way round.
raw() {
	LC_ALL=C grep -ac -e "$(printf '\177')" -e "$(printf '\302\233')" \
		-e "$(printf '\342\200\256')"
}
echo "as data:"
for format in jsonl csl; do
	echo "$format: $("$SHEAF" export -f $format -o - | raw)"
done
echo "rejected: $("$SHEAF" list --rejected --json | raw)"
"$SHEAF" export -o evil.xml
echo "xml: $(tr -d '\342' <evil.xml | raw)"
"$SHEAF" convert -f ris evil.xml >read.ris
"$SHEAF" export -f ris -o - | cmp - read.ris
echo "on a terminal of 60 columns:"
need_terminal
script -qec "stty cols 60; '$SHEAF' list" /dev/null </dev/null | tr -d '\r'
script -qec "stty cols 60; '$SHEAF' list --rejected -v" /dev/null </dev/null |
	sed 's#http://[^ ?"]*#URL#g' | tr -d '\r' | cat -v
