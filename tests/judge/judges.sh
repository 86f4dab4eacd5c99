# Readers we did not write; read in by judge.sh and selftest.sh.
#
# judge_NAME FOLDER COUNT prints what is wrong with one of the exports in
# FOLDER, which holds COUNT records; nothing is fine. Several of these programs
# end with 0 whatever they are given: records are counted, messages read, and
# the values they found compared with the records' own (values.js). Packages of
# npm are those of $build/judge.
#
# shellcheck shell=sh disable=SC2154

# name | what must be there (see there()) | format | what is looked at
judges='
ris_shape|awk|ris|the rules of RIS itself
bibutils_ris|ris2xml node xmllint|ris|values
citation_ris|node citation-js|ris|values
pandoc_ris|pandoc-ris node|ris|values
bib_shape|awk|bib|one entry each, no key twice
bibtex|bibtex plain.bst node|bib|plain, alpha, abbrv, apalike, and values by fields.bst
latex|pdflatex plain.bst|bib|the set of titles for LaTeX, typeset
bibtool|bibtool bibtex node|bib|messages; values of what it writes
bibclean|bibclean bibtex node|bib|messages; values of what it writes
bibutils_bib|bib2xml node xmllint|bib|values
pandoc_bibtex|pandoc node|bib|values
citation_bibtex|node citation-js|bib|values
pybtex|python-pybtex node|bib|values
jabref|jabref bibtex node|bib|values of what it saves
biblatex_shape|awk|biblatex.bib|one entry each, no key twice
biber|biber node xmllint|biblatex.bib|the data model, and values
bibtool_biblatex|bibtool|biblatex.bib|messages
pandoc_biblatex|pandoc node|biblatex.bib|values
citation_biblatex|node citation-js|biblatex.bib|values
csl|node|json|values, ids
pandoc_csl|pandoc node|json|values
citeproc|pandoc node|json|year, title and DOI of the bibliography it sets
pipe|pandoc page.csl node|json|the same, by the pipe that the manual tells of
schema_csl|node ajv|json|csl.schema.json
jsonl|jq|jsonl|objects, keys
schema_jsonl|node ajv|jsonl|docs/sheaf-record-1.schema.json
csv|sqlite3 node|csv|values
tsv|jq node|tsv|values
sql|sqlite3 node|sql|values, first authors
style_page|node citeproc page.csl|page.txt|citeproc-js sets the same
style_apa|node citeproc|apa.txt|citeproc-js sets the same
html|xmllint|html|a document, a paragraph for each record
xml|xmllint|xml|records of a response
'

styles=/usr/share/citation-style-language/styles
node_modules=$(cd "$build" && pwd)/judge/node_modules || exit 1
NODE_PATH=$node_modules
SHEAF_CONFIG=/dev/null
export NODE_PATH SHEAF_CONFIG

judges_tmp=$(mktemp -d) || exit 1
judges_tally=$judges_tmp/tally
judges_here=tests/judge
judges_passed=0 judges_failed=0 judges_skipped=0
: >"$judges_tally"

have() {
	command -v "$1" >/dev/null 2>&1
}

# --- What there is -----------------------------------------------------------

# there NAME: a program, a style of BibTeX, or a package of npm
there() {
	case $1 in
	*.bst) [ -n "$(kpsewhich "$1" 2>/dev/null)" ] ;;
	citation-js) [ -e "$node_modules/@citation-js/plugin-ris" ] ;;
	ajv) [ -e "$node_modules/ajv" ] ;;
	citeproc) [ -e "$node_modules/@citation-js/plugin-csl" ] ;;
	page.csl) [ -e "$styles/elsevier-harvard.csl" ] ;;
	python-pybtex) [ -n "$(pybtex_python)" ] ;;
	pandoc-ris) have pandoc && pandoc --list-input-formats | grep -qx ris ;;
	*) have "$1" ;;
	esac
}

# The Python that has it: that of the system, where it is a package of it.
pybtex_python() {
	for python in /usr/bin/python3 python3; do
		"$python" -c 'import pybtex' 2>/dev/null && echo "$python" && return
	done
}

# Prints the first thing that is missing.
missing() {
	for thing; do
		there "$thing" || { echo "$thing" && return; }
	done
}

# judge NAME FOLDER COUNT, with a line about it. What is missing is skipped; it
# is a failure with JUDGE_ALL=1, but for pandoc, whose RIS came with 3.0.
judge() {
	needs=$(printf '%s\n' "$judges" | awk -F '|' -v n="$1" '$1 == n { print $2 }')
	# shellcheck disable=SC2086
	lacks=$(missing $needs)
	if [ -n "$lacks" ]; then
		if [ -n "${JUDGE_ALL:-}" ] && [ "$lacks" != pandoc-ris ]; then
			judges_failed=$((judges_failed + 1))
			echo "FAILED $1: there is no $lacks"
		else
			judges_skipped=$((judges_skipped + 1))
			echo "skipped: $1, for there is no $lacks"
		fi
		return
	fi
	"judge_$1" "$2" "$3" >"$judges_tmp/verdict" 2>&1
	if [ -s "$judges_tmp/verdict" ]; then
		judges_failed=$((judges_failed + 1))
		echo "FAILED $1, ${2##*/}: $(wc -l <"$judges_tmp/verdict") findings"
		head -n "${JUDGE_LINES:-20}" "$judges_tmp/verdict" |
			cut -c 1-400 | sed 's/^/    /'
	else
		judges_passed=$((judges_passed + 1))
		echo "ok $1"
	fi
}

# Compares a count; $1 says of what.
same_count() {
	[ "$2" = "$3" ] || printf '%s: %s, expected %s\n' "$1" "${2:-none}" "$3"
}

# values JUDGE KIND FORMAT OUTPUT FOLDER
values() {
	node "$judges_here/values.js" "$1" "$2" "$3" "$4" \
		"$5/records.jsonl" "$judges_tally"
}

# --- RIS ---------------------------------------------------------------------

# By RIS's own rules; no program, but what all of them rely on.
judge_ris_shape() {
	awk -v n="$2" '
		!/\r$/ { print FNR ": no CR" }
		{ sub(/\r$/, "") }
		/^$/ { if (open) print FNR ": empty line in a record"; next }
		!/^[A-Z][A-Z0-9]  - / { print FNR ": no tag: " $0; next }
		/^TY/ { if (open) print FNR ": TY in a record"; open = 1; ty++ }
		!open { print FNR ": outside of a record" }
		/^ER/ { open = 0; er++ }
		END {
			if (open) print "the last record is open"
			if (ty != n) print "TY: " ty + 0 ", expected " n
			if (er != n) print "ER: " er + 0 ", expected " n
		}' "$1/records.ris"
}

# bibutils_reads PROGRAM FILE: the MODS it makes of it
bibutils_reads() {
	"$1" "$2" 2>"$judges_tmp/err" >"$judges_tmp/mods"
	grep -v 'Processed' "$judges_tmp/err" |
		grep -vE 'Did not recognize type|Default' | grep .
	xmllint --noout --huge "$judges_tmp/mods" 2>&1
}

judge_bibutils_ris() {
	bibutils_reads ris2xml "$1/records.ris"
	values bibutils_ris mods ris "$judges_tmp/mods" "$1"
}

judge_pandoc_ris() {
	pandoc_reads ris "$1/records.ris"
	values pandoc_ris csl ris "$judges_tmp/csl" "$1"
}

judge_citation_ris() {
	citation_reads @ris/file "$1/records.ris"
	values citation_ris csl ris "$judges_tmp/csl" "$1"
}

# --- BibTeX ------------------------------------------------------------------

# bib_shape FILE COUNT
bib_shape() {
	same_count entries "$(grep -c '^@[a-z]*{[^,{}]*,$' "$1")" "$2"
	grep '^@' "$1" | tr 'A-Z' 'a-z' | sort | uniq -d |
		sed 's/^/key twice: /'
}

judge_bib_shape() {
	bib_shape "$1/records.bib" "$2"
}

# bibtex_with STYLE FILE: the job's .bbl into $judges_tmp/job.bbl. Fields a
# style asks for and a repository does not have are no fault of ours, nor what
# these styles have no room for: labels of alpha that thirty entries share, or of
# apalike with more than 500 characters.
bibtex_with() {
	cp "$2" "$judges_tmp/in.bib"
	cp "$judges_here/fields.bst" "$judges_tmp/"
	printf '%s\n' '\relax' '\citation{*}' "\\bibstyle{$1}" \
		'\bibdata{in}' >"$judges_tmp/job.aux"
	rm -f "$judges_tmp/job.bbl"
	(cd "$judges_tmp" && bibtex -min-crossrefs=99 -terse job) \
		>"$judges_tmp/out" 2>&1
	rc=$?
	few_labels=-
	[ "$1" = alpha ] && few_labels="([0-9]+|Warning--\"[^ ]*[{|}~]\") isn't "
	grep -vE "^Warning--(empty|there's (no|a number but no (series|volume))|can't use both|to sort, need)" \
		"$judges_tmp/out" |
		grep -vE '^(\(There w|while executing--|\*Please notify)' |
		grep -vE "^Warning--you've exceeded .* entry-string-size" |
		grep -vE "^$few_labels" | grep . ||
		[ "$rc" -le 1 ] || [ "$1" = alpha ] ||
		echo "bibtex ended with $rc"
}

# fields JUDGE FOLDER FILE: what BibTeX finds in FILE
fields() {
	bibtex_with fields "$3"
	values "$1" bst bibtex "$judges_tmp/job.bbl" "$2"
}

judge_bibtex() {
	for style in plain alpha abbrv apalike; do
		there "$style.bst" || continue
		bibtex_with "$style" "$1/records.bib"
		same_count "$style" \
			"$(grep -c '^.bibitem' "$judges_tmp/job.bbl")" "$2"
	done
	fields bibtex "$1" "$1/records.bib"
}

# A document that cites everything, by each engine there is.
judge_latex() {
	mkdir -p "$judges_tmp/tex"
	cp "$1/records.bib" "$judges_tmp/tex/refs.bib"
	printf '%s\n' '\documentclass{article}' '\ifdefined\Umathchar\else' \
		'\usepackage[T1]{fontenc}' '\fi' '\begin{document}' \
		'\nocite{*}\bibliographystyle{plain}\bibliography{refs}' \
		'\end{document}' >"$judges_tmp/tex/job.tex"
	for engine in pdflatex xelatex lualatex; do
		have "$engine" || continue
		(
			cd "$judges_tmp/tex" || exit
			rm -f job.aux job.bbl
			for step in "$engine" bibtex "$engine"; do
				case $step in
				bibtex) bibtex job ;;
				*) "$step" -interaction=nonstopmode \
					-draftmode job.tex ;;
				esac >/dev/null 2>&1
			done
			sed -n "s/^! /$engine: /p" job.log | sort | uniq -c
			same_count "$engine" "$(grep -c '^.bibitem' job.bbl)" "$2"
		)
	done
}

# bibtool_reads FILE COUNT OPTION...: messages; its output in $judges_tmp/clean
bibtool_reads() {
	file=$1 count=$2
	shift 2
	LC_ALL=C.UTF-8 bibtool "$@" -d "$file" 2>"$judges_tmp/err" \
		>"$judges_tmp/clean"
	grep -E '\*\*\*|rror|arning' "$judges_tmp/err"
	same_count entries "$(grep -c '^@' "$judges_tmp/clean")" "$count"
}

judge_bibtool() {
	bibtool_reads "$1/records.bib" "$2" -- 'preserve.key.case=on'
	fields bibtool "$1" "$judges_tmp/clean"
}

judge_bibclean() {
	bibclean -no-check-values -no-fix-names "$1/records.bib" \
		>"$judges_tmp/clean" 2>"$judges_tmp/err" ||
		grep '??' "$judges_tmp/err" |
		grep -v 'BibTeX string too long'
	same_count entries "$(grep -c '^@' "$judges_tmp/clean")" "$2"
	fields bibclean "$1" "$judges_tmp/clean"
}

judge_bibutils_bib() {
	bibutils_reads bib2xml "$1/records.bib"
	values bibutils_bib mods bibtex "$judges_tmp/mods" "$1"
}

judge_pandoc_bibtex() {
	pandoc_reads bibtex "$1/records.bib"
	values pandoc_bibtex csl bibtex "$judges_tmp/csl" "$1"
}

judge_citation_bibtex() {
	citation_reads @bibtex/text "$1/records.bib"
	values citation_bibtex csl bibtex "$judges_tmp/csl" "$1"
}

judge_pybtex() {
	"$(pybtex_python)" "$judges_here/pybtex_reader.py" "$1/records.bib" \
		>"$judges_tmp/csl"
	values pybtex tex bibtex "$judges_tmp/csl" "$1"
}

# It begins with a folder of its own for what it keeps, and never waits for
# anybody.
judge_jabref() {
	cp "$1/records.bib" "$judges_tmp/jabref.bib"
	rm -f "$judges_tmp/saved.bib"
	(cd "$judges_tmp" && HOME=$judges_tmp JAVA_TOOL_OPTIONS='' timeout 300 \
		jabref -n jabref.bib -o saved.bib) >"$judges_tmp/out" 2>&1 ||
		echo "jabref ended with $?"
	grep -iE 'exception|error|could not' "$judges_tmp/out"
	same_count entries "$(grep -v '^@Comment' "$judges_tmp/saved.bib" |
		grep -c '^@')" "$2"
	fields jabref "$1" "$judges_tmp/saved.bib"
}

# --- BibLaTeX ----------------------------------------------------------------

judge_biblatex_shape() {
	bib_shape "$1/records.biblatex.bib" "$2"
}

judge_biber() {
	cp "$1/records.biblatex.bib" "$judges_tmp/in.bib"
	(cd "$judges_tmp" && biber --tool --validate-datamodel --nolog \
		--no-bltxml-schema --output-format=biblatexml \
		--output-file=out.bltxml in.bib) >"$judges_tmp/out" 2>&1 ||
		echo "biber ended with $?"
	grep -E '^(WARN|ERROR) ' "$judges_tmp/out" |
		grep -vE 'Missing mandatory field|mandatory fields? .*missing|at least one of|one of .* (must|should) be' |
		grep -v "Invalid value of field 'volume' must be datatype"
	xmllint --noout --huge "$judges_tmp/out.bltxml" 2>&1
	values biber biblatexml biblatex "$judges_tmp/out.bltxml" "$1"
}

# Its list of BibLaTeX's entry types is older than these two.
judge_bibtool_biblatex() {
	bibtool_reads "$1/records.biblatex.bib" "$2" -r biblatex \
		-- 'new.entry.type={dataset}' -- 'new.entry.type={software}'
}

judge_pandoc_biblatex() {
	pandoc_reads biblatex "$1/records.biblatex.bib"
	values pandoc_biblatex csl biblatex "$judges_tmp/csl" "$1"
}

judge_citation_biblatex() {
	citation_reads @biblatex/text "$1/records.biblatex.bib"
	values citation_biblatex csl biblatex "$judges_tmp/csl" "$1"
}

# --- JSON --------------------------------------------------------------------

judge_csl() {
	same_count 'different ids' \
		"$(jq '[.[].id] | unique | length' "$1/records.json")" "$2"
	values csl csl csl "$1/records.json" "$1"
}

judge_pandoc_csl() {
	pandoc_reads csljson "$1/records.json"
	values pandoc_csl csl csl "$judges_tmp/csl" "$1"
}

judge_citeproc() {
	printf '%s\n' '---' 'nocite: "@*"' '---' >"$judges_tmp/all.md"
	pandoc --citeproc --bibliography "$1/records.json" -t json \
		"$judges_tmp/all.md" >"$judges_tmp/doc" 2>"$judges_tmp/err" ||
		echo "pandoc ended with $?"
	cat "$judges_tmp/err"
	node "$judges_here/citeproc.js" "$judges_tmp/doc" "$1/records.jsonl"
}

# The manual's own line, with a style of the system's.
judge_pipe() {
	line=$(sed -n 's/^\.Dl sheaf export -f csl | \(.*--csl\) STYLE.csl .*/\1/p' \
		docs/man/sheaf.1)
	[ -n "$line" ] || echo 'the manual has no such line'
	# shellcheck disable=SC2086
	$line "$styles/elsevier-harvard.csl" --to json <"$1/records.json" \
		>"$judges_tmp/doc" 2>"$judges_tmp/err" ||
		echo "pandoc ended with $?"
	cat "$judges_tmp/err"
	node "$judges_here/citeproc.js" "$judges_tmp/doc" "$1/records.jsonl"
}

judge_schema_csl() {
	node "$judges_here/schema.js" "$judges_here/csl.schema.json" \
		"$1/records.json" "$2"
}

judge_jsonl() {
	same_count objects "$(jq -c 'select(.schema == "sheaf-record/1")' \
		"$1/records.jsonl" | wc -l | tr -d ' ')" "$2"
	same_count 'different keys' "$(jq -r '.key | ascii_downcase' \
		"$1/records.jsonl" | sort -u | wc -l | tr -d ' ')" "$2"
}

judge_schema_jsonl() {
	node "$judges_here/schema.js" docs/sheaf-record-1.schema.json \
		"$1/records.jsonl" "$2"
}

# --- Tables ------------------------------------------------------------------

judge_csv() {
	sqlite3 :memory: ".import --csv $1/records.csv t" '.mode json' \
		'SELECT * FROM t' >"$judges_tmp/rows" 2>"$judges_tmp/err"
	cat "$judges_tmp/err"
	values csv table csv "$judges_tmp/rows" "$1"
}

judge_tsv() {
	jq -n -R '[inputs | split("\t")] | .[0] as $names | .[1:] |
		map([$names, .] | transpose | map({(.[0]): .[1]}) | add)' \
		"$1/records.tsv" >"$judges_tmp/rows"
	values tsv table csv "$judges_tmp/rows" "$1"
}

# Authors and editors out of the names. Of what was cut off there is nothing.
judge_sql() {
	rm -f "$judges_tmp/db"
	sqlite3 "$judges_tmp/db" <"$1/records.sql" >"$judges_tmp/err" 2>&1
	sqlite3 "$judges_tmp/db" '.mode json' "
		CREATE TEMP VIEW said AS SELECT record, role,
			group_concat(name, '; ') AS names
			FROM (SELECT * FROM names ORDER BY record, place)
			GROUP BY record, role;
		SELECT r.key, r.title, r.year, r.doi, r.pages, r.container,
			r.volume, r.issue, a.names AS authors,
			e.names AS editors FROM records r
			LEFT JOIN said a ON a.record = id AND a.role = 'author'
			LEFT JOIN said e ON e.record = id AND e.role = 'editor'
			ORDER BY id" \
		>"$judges_tmp/rows" 2>>"$judges_tmp/err"
	sqlite3 "$judges_tmp/db" "SELECT w.first_author FROM works w
		JOIN records r USING (id) WHERE first_author <>
		substr(r.authors, 1, length(first_author)) LIMIT 5" \
		>>"$judges_tmp/err" 2>&1
	cat "$judges_tmp/err"
	values sql table csv "$judges_tmp/rows" "$1"
}

# --- Citations ---------------------------------------------------------------

# style NAME FOLDER: compared with what citeproc-js makes of $items, or else of
# the items in FOLDER
style() {
	node "$judges_here/styles.js" "$1" "$2/records.$1.txt" \
		"${items:-$2/records.json}" "$2/records.jsonl" "$judges_tally"
}

judge_style_page() {
	style page "$1"
}

judge_style_apa() {
	style apa "$1"
}

judge_html() {
	xmllint --html --nowarning --noout "$1/records.html" 2>&1
	same_count paragraphs "$(xmllint --html --xpath 'count(//p)' \
		"$1/records.html" 2>/dev/null)" "$2"
}

# --- Payloads ----------------------------------------------------------------

judge_xml() {
	xmllint --noout --huge "$1/records.xml" 2>&1
	same_count records "$(xmllint --huge --xpath \
		'count(/*/*/*[local-name() = "record"])' "$1/records.xml")" "$2"
}

# --- Readers of several formats ----------------------------------------------

# pandoc_reads FORMAT FILE: its items into $judges_tmp/csl
pandoc_reads() {
	pandoc -f "$1" -t csljson "$2" >"$judges_tmp/csl" 2>"$judges_tmp/err" ||
		echo "pandoc ended with $?"
	cat "$judges_tmp/err"
}

# citation_reads FORMAT FILE: its items into $judges_tmp/csl
citation_reads() {
	node "$judges_here/citation.js" "$1" "$2" >"$judges_tmp/csl" \
		2>"$judges_tmp/err"
	cat "$judges_tmp/err"
}
