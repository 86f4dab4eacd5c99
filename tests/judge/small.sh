#!/bin/sh
# The small judges:   sh tests/judge/small.sh FOLDER COUNT
#
# FOLDER holds exports of the same COUNT records: records.ris, records.bib,
# records.json, records.jsonl and perhaps records.biblatex.bib. Prints for each
# judge "ok", "FAILED" with its findings, or "skipped: not installed"; the
# result is 1 when one failed.
set -u

folder=${1:?folder of exports}
count=${2:?how many records}

# shellcheck source=tests/judge/judges.sh
. tests/judge/judges.sh

judge ris_shape awk "$folder/records.ris" "$count"
judge ris2xml ris2xml "$folder/records.ris" "$count"
judge bib_shape awk "$folder/records.bib" "$count"
judge bib2xml bib2xml "$folder/records.bib" "$count"
judge bibtool bibtool "$folder/records.bib" "$count"
if [ -f "$folder/records.biblatex.bib" ]; then
	judge bib_shape awk "$folder/records.biblatex.bib" "$count"
	judge bibtool_biblatex bibtool "$folder/records.biblatex.bib" "$count"
fi
judge csl jq "$folder/records.json" "$count"
judge jsonl jq "$folder/records.jsonl" "$count"
judges_end
