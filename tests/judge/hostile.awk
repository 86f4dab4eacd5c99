# OAI-PMH records out of lines of text: each text in every field that a reader
# gives back.   awk -f tests/judge/hostile.awk tests/judge/hostile.txt
#
# A line is XML text; "#" in front makes it a comment, "!N " the rest N times.
BEGIN {
	print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	print "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
	print "<responseDate>2026-01-01T00:00:00Z</responseDate>"
	print "<request verb=\"ListRecords\" metadataPrefix=\"mods\">" \
		"https://repo.example.org/oai</request><ListRecords>"
	split("article book chapter conference_paper report dissertation", \
		genre, " ")
}

function name(role, inner) {
	print "<mods:name type=\"personal\">" inner "<mods:role>" \
		"<mods:roleTerm type=\"code\" authority=\"marcrelator\">" \
		role "</mods:roleTerm></mods:role></mods:name>"
}

function part(type, text) {
	return "<mods:namePart type=\"" type "\">" text "</mods:namePart>"
}

function title(text) {
	print "<mods:titleInfo><mods:title>" text \
		"</mods:title></mods:titleInfo>"
}

/^#/ || /^$/ { next }

/^!/ {
	times = substr($1, 2)
	rest = substr($0, length($1) + 2)
	$0 = ""
	while (times-- > 0)
		$0 = $0 rest
}

{
	n++
	print "<record><header><identifier>oai:repo.example.org:h" n \
		"</identifier><datestamp>2025-01-01</datestamp></header>"
	print "<metadata><mods:mods xmlns:mods=\"http://www.loc.gov/mods/v3\">"
	title($0)
	print "<mods:genre authority=\"marcgt\">" genre[n % 6 + 1] \
		"</mods:genre>"
	name("aut", part("family", "Meyer") part("given", $0))
	name("aut", part("family", $0) part("given", "Anna B."))
	print "<mods:name type=\"corporate\"><mods:namePart>" $0 \
		"</mods:namePart><mods:role><mods:roleTerm type=\"code\" " \
		"authority=\"marcrelator\">aut</mods:roleTerm></mods:role>" \
		"</mods:name>"
	name("edt", part("family", "Öz") part("given", $0))
	print "<mods:originInfo eventType=\"publication\"><mods:dateIssued>" \
		1950 + n % 70 "</mods:dateIssued><mods:publisher>" $0 \
		"</mods:publisher><mods:place><mods:placeTerm type=\"text\">" \
		$0 "</mods:placeTerm></mods:place></mods:originInfo>"
	print "<mods:identifier type=\"doi\">10.17185/hostile_" n \
		"/a_b(1)</mods:identifier>"
	print "<mods:abstract>" $0 "</mods:abstract><mods:note>" $0 \
		"</mods:note><mods:subject><mods:topic>" $0 \
		"</mods:topic></mods:subject>"
	print "<mods:relatedItem type=\"host\">"
	# A host that is called as the item is not one.
	title("Annals " $0)
	print "<mods:part><mods:detail type=\"volume\"><mods:number>" n \
		"</mods:number></mods:detail><mods:extent unit=\"pages\">" \
		"<mods:start>" n "</mods:start><mods:end>" n + 9 \
		"</mods:end></mods:extent></mods:part></mods:relatedItem>"
	print "</mods:mods></metadata></record>"
}

END { print "</ListRecords></OAI-PMH>" }
