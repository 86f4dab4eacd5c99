# A .bib file that is kept: get -a adds what is new, get -o loses no entry.
. "$ROOT/tests/cli/lib.sh"
sum() { cksum <"$1"; }
item() { # DOI SURNAME YEAR TITLE
	printf '{"schema":"sheaf-record/1","source":"repo","oai":{"identifier":"oai:x:%s"},"type":{"canonical":"article"},"title":"%s","names":[{"role":"author","family":"%s","given":"Ada"}],"date":{"value":"%s","year":%s},"ids":[{"kind":"doi","value":"%s","own":true}]}\n' \
		"$1" "$4" "$2" "$3" "$3" "$1"
}
{
	item 10.1234/rain Stone 2019 'Rain over hills'
	item 10.1234/rain_2 Stone 2019 'Rain over plains'
	item '10.1234/si<ci>1' Moss 2020 'Older names'
	item 10.1234/new Fern 2021 'Something new'
	item 10.1234/other Fern 2021 'Something else'
} >items.jsonl
"$SHEAF" import items.jsonl
get="$SHEAF get --offline -v"

printf '%% My list, keep\n@string{me = "Ada"}\n\n@Comment{ @article{fern2021something, doi = {10.1234/new}} }\n@article{ mine ,\n  Title={Rain {\\"u}ber hills},DOI = "https://doi.org/10.1234/RAIN" , author = me # " Stone"}\nwhatever a@b.org stands here\n@book(second, doi = {10.1234/rain{\\_}2}, title = "(a) b")\n@misc{third, url = {https://doi.org/10.1234/si%%3Cci%%3E1}}\n%% @misc{gone,\n@misc{fern2021something, doi = {10.1234/elsewhere}}' \
	>refs.bib
chmod 640 refs.bib
cp refs.bib before.bib
ln -s refs.bib link.bib
echo "all but one are there:"
say $get -a link.bib 10.1234/rain 10.1234/rain_2 '10.1234/si<ci>1' 10.1234/new
head -c "$(wc -c <before.bib)" refs.bib | cmp - before.bib && echo "kept byte for byte"
tail -n +13 refs.bib
[ -h link.bib ] && ls -l refs.bib | cut -c 1-10
echo "again:"
cp -p refs.bib again.bib
say $get -a refs.bib 10.1234/new 10.1234/rain
cmp refs.bib again.bib && [ -z "$(find refs.bib -newer again.bib)" ] && echo "not touched"
echo "by its key alone:"
printf '@misc{FERN2021something, title = {Without a DOI}}\n' >key.bib
say $get -a key.bib 10.1234/other

echo "line ends and a byte order mark:"
printf '\357\273\277@misc{a,\r\n title = {A}}\r\n\r\n' >crlf.bib
say $get -a crlf.bib 10.1234/new
od -c crlf.bib | head -n 3
[ "$(tr -cd '\r' <crlf.bib | wc -c)" -eq "$(wc -l <crlf.bib)" ] && echo "all CRLF"
echo "a new file, an empty one:"
say $get -a made.bib 10.1234/new
: >empty.bib
say $get -a empty.bib -f biblatex 10.1234/new
head -n 1 made.bib empty.bib

echo "what cannot be added to:"
printf '@misc{a, title = {A}\n\n@misc{b, title = {B}}\n' >open.bib
printf '@misc{a, title = "A}\n' >quote.bib
printf '@comment{ {\n' >comment.bib
printf '\n@misc{a, title = {Gr\374n}}\n' >latin1.bib
printf '@misc{a, title = {A\000}}\n' >nul.bib
for bad in open quote comment latin1 nul; do
	before=$(sum $bad.bib)
	say $get -a $bad.bib 10.1234/new
	[ "$before" = "$(sum $bad.bib)" ] || echo "$bad.bib was changed"
done
say $get -a latin1.bib --ascii 10.1234/new
say $get -a open.bib -o x.bib 10.1234/new
say $get -a x.ris 10.1234/new
say $get -a x.json -f csl 10.1234/new
say $get -a x.zip 10.1234/new
say $get -a x 10.1234/new
say $get -a - 10.1234/new
say $get -a . -f bibtex 10.1234/new
say $get -a nowhere/x.bib 10.1234/new
say $get -a made.bib 10.1234/nobody
truncate -s 101M big.bib
say $get -a big.bib 10.1234/new
rm big.bib

echo "replaced only when no entry is lost:"
before=$(sum refs.bib)
say $get -o refs.bib 10.1234/new
say $get -o open.bib 10.1234/new
[ "$before" = "$(sum refs.bib)" ] || echo "refs.bib was changed"
say $get -o made.bib 10.1234/new 10.1234/rain
say $get -o made.bib 10.1234/new
say $get -o made.bib --force 10.1234/new
say $get -o key.ris 10.1234/new
ls -A | grep -v '^[a-z0-9]*\.\(bib\|db\|jsonl\|ris\)$'
exit 0
