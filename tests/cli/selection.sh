# What --source, --set, --type and so on pick.
. "$ROOT/tests/cli/lib.sh"
start_demo
"$SHEAF" harvest "$URL"
ids() {
	"$SHEAF" list "$@" | cut -f 1,2,5
}

echo "year"; ids --year 2019
echo "years and type"; ids --year 2020-2021 --type phd
echo "doi"; ids --doi https://doi.org/10.17185/DUEPUBLICO/71448
echo "two"; ids --doi doi:10.17185/duepublico/90110 --doi 10.17185/duepublico/90111
echo "ids"
printf '%s\r\n\n  %s\n' oai:duepublico2.uni-due.de:duepublico_mods_00090110 \
	oai:duepublico2.uni-due.de:duepublico_mods_00071448 >wanted
ids --ids wanted
"$SHEAF" list --ids - <wanted | wc -l | tr -d ' '
: >none
say "$SHEAF" list --ids none
echo "set: $(count --set open_access) of $(count)"
echo "dois"
printf '\357\273\277https://doi.org/10.17185/DUEPUBLICO/71448\r\n\nno DOI\n10.17185/duepublico/90110\n' >dois
say "$SHEAF" list --dois dois | cut -f 5
echo junk >dois
say "$SHEAF" export -f ris --dois dois
echo "limit"; ids --limit 2
echo "deleted"; ids --deleted --from 2024-01-01 --until 2024-01-01
echo "window: $(count --from 2023-01-01 --until 2023-12-31)"
say "$SHEAF" export --deleted -f jsonl --from 2024-01-01 --until 2024-01-01 |
	sed 's/"base_url.*deleted/...deleted/'
say "$SHEAF" list --from 2024-01-01 --until 2023-01-01
"$SHEAF" export --type phd --year 2020-2021 --doi 10.17185/duepublico/90110 \
	-f ris,bibtex -o s.zip
unzip -p s.zip manifest.json | sed -n '/"selection"/,/}/p'

echo "lists and open ranges:"
ids --year 2022-,2019 --type phd,article | wc -l | tr -d ' '
ids --year -2016
echo "sets: $(count --set open_access,nothing) $(count --set nothing --set open_access)"
echo "names, titles, words: case and accents do not count"
ids --author STOBE-blossey
ids --title gefluchtete --title INTEGRATIONSchancen
"$SHEAF" list gefluchtete blossey | cut -f 1,3
echo "language $(count --language de), not English: $(count --language de,fr)"
echo "access $(count --access open), licence $(count --licence CC-BY,CC0)"
say "$SHEAF" list --access open,free
say "$SHEAF" list --orcid 0000-0002-1825-0097
echo "limit after all that: $(count --language de,en --limit 3)"
echo "a source as an operand: $("$SHEAF" export -f csl "$URL" | grep -c '"id"')"

echo "What is not there is said:"
say "$SHEAF" list --set thesis
say "$SHEAF" list --type patent --year 2020
say "$SHEAF" list --doi 10.17185/duepublico/71448 --doi 10.17185/duepublico/1 |
	cut -f 1,5
echo old >none.ris
say "$SHEAF" export --doi 10.17185/duepublico/1 -o none.ris
cat none.ris
say "$SHEAF" list --from 2099-01-01

echo "sorted:"
"$SHEAF" list --sort -year,author --limit 6 | cut -f 1,3
"$SHEAF" list --sort title --type article | cut -f 4 | cut -c 1-40 | head -n 4
"$SHEAF" list --sort -doi --limit 1 | cut -f 5
"$SHEAF" list --sort identifier >by-id
"$SHEAF" list | cmp - by-id && echo "identifier is the order of the store"
"$SHEAF" list --sort -identifier --deleted | tail -n +2 | wc -l | tr -d ' '
"$SHEAF" export -f ris --sort -date | tr -d '\r' | sort >sorted.ris
"$SHEAF" export -f ris | tr -d '\r' | sort | cmp - sorted.ris && echo "nothing lost"
"$SHEAF" list --sort year --author stobe --limit 1 | cut -f 1,3
say "$SHEAF" list --sort yaer
say "$SHEAF" list --sort year,,title
say "$SHEAF" list --sort size
say "$SHEAF" list --sort title --set nothing
echo "words that are nowhere:"
say "$SHEAF" list qqqq wwww
:
