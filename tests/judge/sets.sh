# The sets of records that are judged; read in by judge.sh.
#
# A set is a folder with the exports of the same records in all formats that
# "sheaf help formats" shows: records.SUFFIX, or records.NAME.SUFFIX where an
# earlier one has the suffix; citations as text in all styles, as
# records.STYLE.txt. No file has tombstones. Each function below makes a set in
# $work with the programs of $build.
#
# shellcheck shell=sh disable=SC2154

sheaf=$build/sheaf
# "ris:ris bibtex:bib biblatex:biblatex.bib ..."
formats=$("$sheaf" help formats | awk '{ suffix = substr($2, 2)
	print $1 ":" (seen[suffix]++ ? $1 "." : "") suffix }')
cite_styles=$("$sheaf" convert --help |
	sed -n 's/^ *--style \([a-z|]*\) .*/\1/p' | tr '|' ' ')
providers=

# write SUFFIX COMMAND OPTION...: records.SUFFIX in $folder
write() {
	suffix=$1
	shift
	"$sheaf" -q --store "$folder.db" "$@" -o "$folder/records.$suffix" \
		</dev/null || [ $? -eq 3 ]
}

# all_formats FOLDER COMMAND [FILE...]: a record that cannot be interpreted (3)
# is for the tests to judge, not for us.
all_formats() {
	folder=$1 command=$2
	shift 2
	mkdir -p "$folder" || return 1
	for pair in $formats; do
		write "${pair#*:}" "$command" -f "${pair%%:*}" "$@" || return 1
	done
	for style in $cite_styles; do
		write "$style.txt" "$command" -f text --style "$style" "$@" ||
			return 1
	done
	jq -c 'select(.oai.deleted | not)' "$folder/records.jsonl" \
		>"$folder/live" && mv "$folder/live" "$folder/records.jsonl"
}

# provide NAME OPTION...: leaves the address of a provider in $url
provide() {
	file=$work/$1.url
	shift
	"$build/provider" --ttl 1200 "$@" >"$file" &
	providers="$providers $!"
	tries=0
	until [ -s "$file" ]; do
		tries=$((tries + 1))
		[ "$tries" -lt 100 ] || return 1
		sleep 0.1
	done
	url=$(cat "$file")
}

# harvested NAME PATHS OPTION...: what a provider with these options has, asked
# under each of the paths, which are separated by blanks ("/" for what it calls
# its own address); each is a source of its own
harvested() {
	set_name=$1 paths=$2
	shift 2
	provide "$set_name" "$@" || return 1
	for path in $paths; do
		"$sheaf" -q --store "$work/$set_name.db" harvest \
			"${url%/oai}${path%/}/oai" || [ $? -eq 3 ] || return 1
	done
	all_formats "$work/$set_name" export
}

# The files as they lie in tests/golden. Their keys are the only thing changed:
# many cases call their record alike, so that the case goes in front. What does
# not lie there is written.
golden() {
	all_formats "$work/golden" convert tests/golden/*/record.xml || return 1
	for suffix in bib biblatex.bib; do
		awk 'FNR == 1 { n = split(FILENAME, part, "/") }
			/^@/ { sub(/\{/, "{" part[n - 1] "/") }
			{ print }' tests/golden/*/record.$suffix \
			>"$folder/records.$suffix"
	done
	awk 'FNR == 1 { n = split(FILENAME, part, "/") }
		/^ID  - / { $0 = "ID  - " part[n - 1] "/" substr($0, 7) }
		{ print }' tests/golden/*/record.ris >"$folder/records.ris"
	jq -n '[inputs as $items | input_filename | split("/")[-2] as $case |
		$items[] | .id = "\($case)/\(.id)"]' \
		tests/golden/*/record.json >"$folder/records.json"
	jq -c 'select(.oai.deleted | not) | (input_filename | split("/")[-2])
		as $case | .key = "\($case)/\(.key)"' \
		tests/golden/*/record.jsonl >"$folder/records.jsonl"
	jq -r .key "$folder/records.jsonl" >"$folder/keys"
	awk 'NR == FNR { key[FNR] = $0; next }
		/^INSERT INTO records/ {
			gsub(/\047/, "&&", key[++n])
			sub(/, \047[^\047]*/, ", \047" key[n])
		}
		{ print }' "$folder/keys" "$folder/records.sql" \
		>"$folder/new" && mv "$folder/new" "$folder/records.sql"
	for suffix in csv tsv; do
		awk 'NR == FNR { key[FNR] = $0; next }
			FNR > 1 { sub(/^[^,\t]*/, key[FNR - 1]) }
			{ print }' "$folder/keys" "$folder/records.$suffix" \
			>"$folder/new" && mv "$folder/new" "$folder/records.$suffix"
	done
}

# One record for each line of hostile.txt, which stands in all of its fields;
# latex.txt has titles that LaTeX is to set.
lines() { # NAME
	awk -f tests/judge/hostile.awk "tests/judge/$1.txt" \
		>"$work/$1.xml" || return 1
	all_formats "$work/$1" convert "$work/$1.xml"
}
