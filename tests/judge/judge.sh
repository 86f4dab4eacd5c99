#!/bin/sh
# Exports read by programs we did not write.   sh tests/judge/judge.sh BUILD
#
# Three sets: generated records and those of the demonstration, harvested and
# exported; the golden cases, converted. Prints a line for each judge: ok,
# FAILED with its findings, or skipped: not installed ("make deps-judge"
# installs them). JUDGE_RECORDS: how many generated ones (300).
set -u

build=${1:?the build folder}
records=${JUDGE_RECORDS:-300}
sheaf=$build/sheaf
work=$build/judge-run

# shellcheck source=tests/judge/judges.sh
. tests/judge/judges.sh

providers=
clean() {
	# shellcheck disable=SC2086
	[ -z "$providers" ] || kill $providers 2>/dev/null
	rm -rf "$judges_tmp"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM

# --- Exports -----------------------------------------------------------------

# format and file name in a set
formats='ris records.ris
bibtex records.bib
biblatex records.biblatex.bib
csl records.json
jsonl records.jsonl'

# all_formats FOLDER COMMAND [FILE...]: COMMAND -f FORMAT -o FILE for each; a
# record that cannot be interpreted (3) is for the tests to judge, not for us.
all_formats() {
	folder=$1 command=$2
	shift 2
	mkdir -p "$folder"
	printf '%s\n' "$formats" | while read -r format file; do
		"$sheaf" -q --store "$folder.db" "$command" -f "$format" \
			-o "$folder/$file" "$@" </dev/null 2>"$work/log" ||
			[ $? -eq 3 ] || {
			echo "FAILED $command to $format, ${folder##*/}"
			cat "$work/log"
			exit 1
		}
	done || return 1
	# Tombstones are in no other format.
	jq -c 'select(.oai.deleted | not)' "$folder/records.jsonl" \
		>"$folder/live" && mv "$folder/live" "$folder/records.jsonl"
}

# harvested NAME OPTION...: what a provider with these options has
harvested() {
	set_name=$1
	shift
	"$build/provider" --ttl 600 "$@" >"$work/$set_name.url" &
	providers="$providers $!"
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		[ -s "$work/$set_name.url" ] && break
		sleep 0.3
	done
	"$sheaf" -q --store "$work/$set_name.db" harvest \
		"$(cat "$work/$set_name.url")" || return 1
	all_formats "$work/$set_name" export
}

converted() {
	set_name=$1
	shift
	all_formats "$work/$set_name" convert "$@"
}

# --- All judges on one set ---------------------------------------------------

judge_set() {
	f=$1
	n=$(wc -l <"$f/records.jsonl" | tr -d ' ')
	printf -- '--- %s: %s records\n' "${f##*/}" "$n"
	[ "$n" -gt 0 ] || { echo 'FAILED: no records'; judges_failed=1; }
	judge ris_shape awk "$f/records.ris" "$n"
	judge ris2xml ris2xml "$f/records.ris" "$n"
	judge citation_ris "$citation" "$f/records.ris" "$n"
	judge bib_shape awk "$f/records.bib" "$n"
	judge bibtex bibtex "$f/records.bib" "$n"
	judge bibtool bibtool "$f/records.bib" "$n"
	judge bibclean bibclean "$f/records.bib" "$n"
	judge bib2xml bib2xml "$f/records.bib" "$n"
	judge pandoc_bibtex pandoc "$f/records.bib" "$n"
	judge citation_bibtex "$citation" "$f/records.bib" "$n"
	judge bib_shape awk "$f/records.biblatex.bib" "$n"
	judge biber biber "$f/records.biblatex.bib" "$n"
	judge bibtool_biblatex bibtool "$f/records.biblatex.bib" "$n"
	judge pandoc_biblatex pandoc "$f/records.biblatex.bib" "$n"
	judge citation_biblatex "$citation" "$f/records.biblatex.bib" "$n"
	judge csl jq "$f/records.json" "$n"
	judge pandoc_csl pandoc "$f/records.json" "$n"
	judge schema_csl "$node_modules/ajv" "$f/records.json" "$n"
	judge jsonl jq "$f/records.jsonl" "$n"
	JSONL_SCHEMA=$(find docs -name '*record*schema*.json' | head -n 1)
	[ -z "$JSONL_SCHEMA" ] ||
		judge schema_jsonl "$node_modules/ajv" "$f/records.jsonl" "$n"
}

# --- Main --------------------------------------------------------------------

if ! have jq; then
	echo 'judge: jq is needed to count' >&2
	exit 1
fi
node_modules=${JUDGE_DIR:-build/judge}/node_modules
citation=$node_modules/@citation-js/core
rm -rf "$work"
mkdir -p "$work"

# judged COMMAND NAME...: COMMAND makes the set of that name.
judged() {
	if "$@"; then
		judge_set "$work/$2"
	else
		judges_failed=1
	fi
}

judged harvested generated --synthetic "$records"
judged harvested duepublico --records tests/provider/records/duepublico
judged converted golden tests/golden/*/record.xml
judges_end
