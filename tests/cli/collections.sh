# Files that hold many records, and records in a namespace of nobody.
. "$ROOT/tests/cli/lib.sh"

marc() { # NUMBER
	cat <<-END
	<record><leader>00000nam a2200000 a 4500</leader>
	<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Berg, Ada $1</subfield></datafield>
	<datafield tag="245" ind1="0" ind2="0"><subfield code="a">Rain, part $1</subfield></datafield>
	</record>
	END
}
mods() { # NUMBER
	echo "<mods><titleInfo><title>Snow, part $1</title></titleInfo></mods>"
}
each() { # how many times
	i=0
	while [ $i -lt "$1" ]; do
		i=$((i + 1))
		"$2" $i
	done
}
titles() { # FILE
	"$SHEAF" convert -f jsonl "$1" >out.jsonl
	echo "$1: exit $?, $(grep -c . out.jsonl) records," \
		"$(sed -n 's/.*"title":"\([^"]*\)".*/\1/p' out.jsonl | tail -n 1)"
}

{
	echo '<collection xmlns="http://www.loc.gov/MARC21/slim">'
	each 40 marc
	echo '</collection>'
} >marc.xml
{
	echo '<modsCollection xmlns="http://www.loc.gov/mods/v3">'
	each 30 mods
	echo '</modsCollection>'
} >mods.xml
marc 1 >bare.xml
{ echo '<records>'; each 3 marc; echo '</records>'; } >bares.xml
cat >kernel.xml <<'EOT'
<resource xmlns="http://datacite.org/schema/kernel-4.1">
<creators><creator><creatorName>Berg, Ada</creatorName></creator></creators>
<titles><title>Hail</title></titles></resource>
EOT
cat >nobody.xml <<'EOT'
<oai:dc xmlns:oai="https://example.org/dc#"><oai:title>Fog</oai:title></oai:dc>
EOT
cat >typed.xml <<'EOT'
<!DOCTYPE mods PUBLIC "-//EXAMPLE//DTD" "mods.dtd">
<mods xmlns="http://www.loc.gov/mods/v3">
<titleInfo><title>&Eacute;t&eacute;</title></titleInfo></mods>
EOT
cat >bomb.xml <<'EOT'
<!DOCTYPE mods [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<mods xmlns="http://www.loc.gov/mods/v3">
<titleInfo><title>&b;</title></titleInfo></mods>
EOT
for f in marc mods bare bares kernel nobody typed bomb; do
	titles $f.xml 2>&1
done
