# What a kB of each metadata format costs; a part of bench.sh.
#
# The works of tests/works in all templates of a format, as one page of records.
# Names in XML and elements within elements cost by their number, not by their
# bytes: a format that says much with little is dearer by the kB.
# shellcheck shell=sh disable=SC2154

works=$(dirname "$0")/../works

# only TEMPLATE: the works that a software has of which this is one, and a test
# of them, if it is one that not all of them pass.
only() {
	awk -v name="$1" '
		$1 == "works" { sub(/^works /, ""); works = $0 }
		$1 == "format" && $3 == name { print works; print $4; exit }' \
		"$works/software.txt"
}

# format_page FORMAT: all that write it.
format_page() {
	echo '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
	echo '<responseDate>2024-05-06T00:00:00Z</responseDate>'
	echo '<request>https://repository.example/oai</request><ListRecords>'
	for template in "$works"/formats/*-"$1".xml; do
		only "$(basename "$template" .xml)" >"$work/only"
		test=$(sed -n 2p "$work/only")
		{
			[ -z "$test" ] || echo "if $test"
			echo '<record><header><identifier>{id}</identifier>'
			echo '<datestamp>2024-05-06</datestamp></header>'
			echo '<metadata>'
			sed 1d "$template"
			echo '</metadata></record>'
			[ -z "$test" ] || echo end
		} >"$work/template"
		awk -v first=1001 -v at='https://repository.example/{n}' \
			-v id='oai:repository.example:{n}' -v only="$(sed -n 1p "$work/only")" \
			-f "$works/render.awk" "$work/template" \
			"$works/works.txt"
	done
	echo '</ListRecords></OAI-PMH>'
}

# By reading the page a second time: what happens once is left out.
format_instructions() {
	page=$work/format.$1.xml
	format_page "$1" >"$page"
	once=$(instructions "$bench" parse "$page")
	twice=$(instructions "$bench" parse "$page" "$page")
	calc "($twice - $once) * 1000 / $(wc -c <"$page")"
}

format_names() {
	for template in "$works"/formats/*.xml; do
		basename "$template" .xml | sed 's/^[^-]*-//'
	done | sort -u
}

formats_measure() {
	for name in $(format_names); do
		sample "kb.$name" "$(format_instructions "$name")"
	done
}

formats_rows() {
	say '--- instructions a kB, works in all templates of a format | MODS'
	for name in $(format_names); do
		row "$name" "$(median "kb.$name")" "$(median kb.mods)" 1.5
	done
}
