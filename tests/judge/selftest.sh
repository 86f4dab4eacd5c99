#!/bin/sh
# Can each judge find fault?   sh tests/judge/selftest.sh BUILD
#
# Exports a few records, has all judges read them, then breaks one thing after
# the other and expects each judge named with it to say so. The last line is
# "N passed, N failed[, N skipped]".
set -u

build=${1:?the build folder}

# shellcheck source=tests/judge/judges.sh
. tests/judge/judges.sh
work=$judges_tmp
# shellcheck source=tests/judge/sets.sh
. tests/judge/sets.sh
trap 'rm -rf "$judges_tmp"' EXIT
trap 'exit 1' HUP INT TERM

whole=$work/whole broken=$work/broken
cases='mods-article mods-chapter mods-dissertation mods-dataset'
n=4
passed=0 failed=0 skipped=0

# --- What is broken ----------------------------------------------------------

# What citations are compared with: whole, when they are broken.
items=$whole/records.json
# The article of the set, in any format.
key=celebi2019gehoert
first='Çelebi, Ayşe' second='von der Heyde, Ruprecht'
first_csl='{"family":"Çelebi","given":"Ayşe"}'
second_csl='{"family":"von der Heyde","given":"Ruprecht"}'

# edit SED-SCRIPT: all of the exports but jsonl, which tells what is right
edit() {
	for f in "$broken"/records.*; do
		case $f in *.jsonl) continue ;; esac
		sed "$1" "$f" >"$f.new" && mv "$f.new" "$f"
	done
}

# with FILE COMMAND...: what COMMAND makes of that file of the set
with() {
	f=$broken/$1
	shift
	"$@" <"$f" >"$f.new" && mv "$f.new" "$f"
}

break_year() {
	edit '/^PY  - \|^DA  - \|^  year \|^  date \|"issued"/s/2019/2018/
		/^Çelebi/s/2019/2018/; /^'$key'/s/2019/2018/g
		/^INSERT INTO records/s/, 2019,\|, .2019.,/, 2018,/'
}

break_title() {
	edit 's/Wem gehört/Wer gehört/'
}

break_doi() {
	edit 's#duepublico/80002#duepublico/80009#g'
}

# The other one is the first author.
break_author() {
	edit "/^INSERT INTO names.*'$first'/{
			s/$first/$second/
			b
		}
		/^INSERT INTO names/s/'$second'/'$first'/
		s/$first and $second/$second and $first/
		s/$first_csl,$second_csl/$second_csl,$first_csl/
		s/Çelebi, A\\., \(& \)\?von der Heyde, R\\./von der Heyde, R., \\1Çelebi, A./
		s/$first; $second/$second; $first/
		/^AU  - $first/s/.*/AU  - $second\r/
		t
		/^AU  - $second/s/.*/AU  - $first\r/"
}

break_missing() {
	with records.bib sed "/^@.*{$key,/,/^}/d"
	with records.biblatex.bib sed "/^@.*{$key,/,/^}/d"
	with records.ris awk -v RS='\r\n\r\n' -v ORS='\r\n\r\n' \
		-v key="$key" 'index($0, key) == 0 && /^TY/'
	with records.json jq -c --arg key "$key" 'map(select(.id != $key))'
	for f in csv tsv; do
		with records.$f sed "/^$key/d"
	done
	with records.sql sed "/INTO records.*'$key'/d"
	for f in page.txt apa.txt html; do
		with records.$f sed '/Çelebi/d'
	done
	with records.xml sed '/duepublico_mods_00080002/d'
}

break_line() {
	with records.jsonl sed "/$key/d"
}

break_twice() {
	for f in bib biblatex.bib ris jsonl csv tsv sql page.txt apa.txt html; do
		cat "$whole/records.$f" "$whole/records.$f" >"$broken/records.$f"
	done
	with records.json jq -c '. + .'
}

# Something does not end: a brace, a record, a value of JSON.
break_open() {
	edit 's/= {Wem/= {{Wem/; /^ER/d; $d; s/"Çelebi/Çelebi/'
	with records.jsonl sed 's/}$//'
}

# What the schemas do not know.
break_member() {
	with records.json jq -c '.[0].licence = "x"'
	with records.jsonl jq -c '.licence = "x"'
}

# --- Who has to see it -------------------------------------------------------

values='year title author doi missing'
table="
ris_shape|missing twice open
bibutils_ris|$values twice
citation_ris|$values twice
pandoc_ris|$values twice
bib_shape|missing twice
bibtex|$values twice open
bibtool|$values twice open
bibclean|$values twice open
bibutils_bib|$values twice
pandoc_bibtex|$values twice open
citation_bibtex|$values twice open
pybtex|$values twice open
jabref|$values twice open
latex|missing
biblatex_shape|missing twice
biber|$values twice open
bibtool_biblatex|missing twice open
pandoc_biblatex|$values twice open
citation_biblatex|$values twice open
csl|$values twice open
pandoc_csl|$values twice open
citeproc|year title doi missing open
pipe|year title doi missing open
schema_csl|missing twice open member
jsonl|line twice open
schema_jsonl|line twice open member
csv|$values twice
tsv|$values twice
sql|$values twice open
style_page|$values twice
style_apa|$values twice
html|missing twice
xml|missing open
"

# expect JUDGE KIND: FAILED, or "ok" when KIND is whole
expect() {
	judge "$1" "$work/$3" "$n" >"$work/said"
	case $2:$(head -n 1 "$work/said") in
	*:skipped*) skipped=$((skipped + 1)) ;;
	whole:ok* | [!w]*:FAILED*) passed=$((passed + 1)) ;;
	whole:*)
		echo "FAILED $1 finds fault with what is right"
		cat "$work/said"
		failed=$((failed + 1))
		;;
	*)
		echo "FAILED $1 overlooks: $2"
		failed=$((failed + 1))
		;;
	esac
}

# shellcheck disable=SC2046,SC2086
all_formats "$whole" convert \
	$(printf 'tests/golden/%s/record.xml ' $cases) || exit 1
for name in $(printf '%s\n' "$judges" | cut -d '|' -f 1); do
	expect "$name" whole whole
	printf '%s\n' "$table" | grep -q "^$name|" || {
		echo "FAILED $name is not tried here"
		failed=$((failed + 1))
	}
done
for kind in year title author doi missing line twice open member; do
	rm -rf "$broken"
	cp -r "$whole" "$broken"
	"break_$kind"
	for name in $(printf '%s\n' "$table" |
		awk -F '|' -v k="$kind" '(" " $2 " ") ~ " " k " " { print $1 }'); do
		expect "$name" "$kind" broken
	done
done
printf '%d passed, %d failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
echo
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
