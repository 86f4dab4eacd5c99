# Readers we did not write, one function each; read in by small.sh and judge.sh.
#
# judge_NAME FILE COUNT prints what is wrong with FILE, which holds COUNT
# records; nothing is fine. Several of these programs end with 0 whatever they
# are given, so records are counted and messages read.
#
# shellcheck shell=sh

judges_tmp=$(mktemp -d) || exit 1
judges_failed=0
judges_here=tests/judge

have() {
	command -v "$1" >/dev/null 2>&1
}

# Compares a count; $1 says of what.
same_count() {
	[ "$2" = "$3" ] || printf '%s: %s, expected %s\n' "$1" "${2:-none}" "$3"
}

# judge NAME PROGRAM FILE COUNT
judge() {
	if ! have "$2" && [ ! -e "$2" ]; then
		printf 'skipped: not installed %s\n' "$1"
		return
	fi
	"judge_$1" "$3" "$4" >"$judges_tmp/verdict" 2>&1
	if [ -s "$judges_tmp/verdict" ]; then
		printf 'FAILED %s %s\n' "$1" "$3"
		head -n 20 "$judges_tmp/verdict" | cut -c 1-300 | sed 's/^/    /'
		judges_failed=1
	else
		printf 'ok %s (%s records)\n' "$1" "$4"
	fi
}

judges_end() {
	rm -rf "$judges_tmp"
	exit "$judges_failed"
}

# --- Small ones: RIS ---------------------------------------------------------

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
		}' "$1"
}

# bibutils knows fewer types than there are and takes the others as they are.
judge_ris2xml()
{
	ris2xml "$1" 2>"$judges_tmp/err" >"$judges_tmp/mods"
	grep -v 'Processed' "$judges_tmp/err" |
		grep -vE 'Did not recognize type|Default' | grep .
	same_count records "$(grep -c '<mods ' "$judges_tmp/mods")" "$2"
	! have xmllint || xmllint --noout "$judges_tmp/mods" 2>&1
}

# --- Small ones: BibTeX ------------------------------------------------------

judge_bib_shape() {
	same_count entries "$(grep -c '^@[a-z]*{[^,{}]*,$' "$1")" "$2"
	grep '^@' "$1" | tr 'A-Z' 'a-z' | sort | uniq -d |
		sed 's/^/key twice: /'
}

judge_bib2xml()
{
	bib2xml "$1" 2>"$judges_tmp/err" >"$judges_tmp/mods"
	grep -v 'Processed' "$judges_tmp/err" | grep .
	same_count records "$(grep -c '<mods ' "$judges_tmp/mods")" "$2"
	! have xmllint || xmllint --noout "$judges_tmp/mods" 2>&1
}

judge_bibtool() {
	LC_ALL=C.UTF-8 bibtool -d "$1" 2>"$judges_tmp/err" >"$judges_tmp/out"
	grep -E '\*\*\*|rror|arning' "$judges_tmp/err"
	same_count entries "$(grep -c '^@' "$judges_tmp/out")" "$2"
}

# Its list of BibLaTeX's entry types is older than these two.
judge_bibtool_biblatex() {
	LC_ALL=C.UTF-8 bibtool -r biblatex -- 'new.entry.type={dataset}' \
		-- 'new.entry.type={software}' -d "$1" 2>"$judges_tmp/err" \
		>"$judges_tmp/out"
	grep -E '\*\*\*|rror|arning' "$judges_tmp/err"
	same_count entries "$(grep -c '^@' "$judges_tmp/out")" "$2"
}

# --- Small ones: JSON --------------------------------------------------------

judge_csl() {
	same_count items "$(jq length "$1")" "$2"
	same_count 'different ids' \
		"$(jq '[.[].id] | unique | length' "$1")" "$2"
	jq -r '.[] | select((.type | type) != "string"
		or (.id | type) != "string") | "no type or id: \(.id)"' "$1"
	jq -r '.[] | select(.issued and ((.issued["date-parts"] // [])
		| flatten | all(type == "number") | not))
		| "issued: \(.id)"' "$1"
}

judge_jsonl() {
	same_count lines "$(wc -l <"$1" | tr -d ' ')" "$2"
	same_count objects \
		"$(jq -c 'select(.schema == "sheaf-record/1")' "$1" | wc -l |
			tr -d ' ')" "$2"
}

# --- Large ones --------------------------------------------------------------

# Fields a style asks for and a repository does not have are no fault of ours.
judge_biber() {
	cp "$1" "$judges_tmp/in.bib"
	(cd "$judges_tmp" && biber --tool --validate-datamodel --nolog \
		--output-file=out.bib in.bib) >"$judges_tmp/out" 2>&1 ||
		echo "biber ended with $?"
	grep -E '^(WARN|ERROR) ' "$judges_tmp/out" |
		grep -vE 'Missing mandatory field|mandatory fields? .*missing|at least one of|one of .* (must|should) be'
	same_count entries "$(grep -c '^ *@' "$judges_tmp/out.bib")" "$2"
}

judge_bibtex() {
	cp "$1" "$judges_tmp/in.bib"
	printf '%s\n' '\relax' '\citation{*}' '\bibstyle{plain}' \
		'\bibdata{in}' >"$judges_tmp/job.aux"
	(cd "$judges_tmp" && bibtex -min-crossrefs=99 -terse job) \
		>"$judges_tmp/out" 2>&1 || [ $? -eq 1 ] || cat "$judges_tmp/out"
	grep -vE "^Warning--(empty|there's no|can't use both|to sort, need)" \
		"$judges_tmp/out" | grep -vE '^\(There w' | grep .
	same_count items "$(grep -c '^.bibitem' "$judges_tmp/job.bbl")" "$2"
}

judge_bibclean() {
	bibclean -no-check-values -no-fix-names "$1" >"$judges_tmp/out" \
		2>"$judges_tmp/err" || grep '??' "$judges_tmp/err"
	same_count entries "$(grep -c '^@' "$judges_tmp/out")" "$2"
}

# pandoc_reads FORMAT FILE COUNT
pandoc_reads() {
	pandoc -f "$1" -t csljson "$2" >"$judges_tmp/out" 2>"$judges_tmp/err" ||
		echo "pandoc ended with $?"
	cat "$judges_tmp/err"
	same_count items "$(jq length "$judges_tmp/out")" "$3"
}

judge_pandoc_bibtex() {
	pandoc_reads bibtex "$@"
}

judge_pandoc_biblatex() {
	pandoc_reads biblatex "$@"
}

judge_pandoc_csl() {
	pandoc_reads csljson "$@"
}

# node SCRIPT ARGUMENTS..., with what "make deps-judge" has put aside.
run_node() {
	NODE_PATH="$PWD/${JUDGE_DIR:-build/judge}/node_modules" node \
		"$judges_here/$1" "$2" "$3" "$4" 2>&1
}

judge_citation_ris() {
	run_node citation.js @ris/file "$1" "$2"
}

judge_citation_bibtex() {
	run_node citation.js @bibtex/text "$1" "$2"
}

judge_citation_biblatex() {
	run_node citation.js @biblatex/text "$1" "$2"
}

judge_schema_csl() {
	run_node schema.js "$judges_here/csl.schema.json" "$1" "$2"
}

judge_schema_jsonl() {
	run_node schema.js "$JSONL_SCHEMA" "$1" "$2"
}
