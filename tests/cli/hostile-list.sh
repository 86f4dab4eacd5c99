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
	echo '</records>'
} >records/evil.xml
start_provider --records records
"$SHEAF" harvest "$URL"

"$SHEAF" list | cat -v
echo "on a terminal of 60 columns:"
need_terminal
script -qec "stty cols 60; '$SHEAF' list" /dev/null </dev/null | tr -d '\r'
