# What a page says of its bundle: a title, whose records they are, the files
# beside it; and each entry as it stands in the file for BibTeX.
. "$ROOT/tests/cli/lib.sh"
start_demo
"$SHEAF" harvest -q "$URL"
"$SHEAF" export --with-html -f ris,bibtex -o a.zip
unzip -q a.zip
grep -o '<h1>.*</h1>' index.html
grep -o '<p class="s">Files:.*' index.html
echo "Files that are named and not there:"
grep -o 'href="[a-z.]*"' index.html | sort -u | while IFS='"' read -r _ file _; do
	[ -s "$file" ] || echo "$file"
done
echo "Entries, by the order of their keys:"
sed -n '/<pre>/,/<\/pre>/{s/.*<pre>//;s/<\/pre>.*//;p;}' index.html |
	sed 's/&lt;/</g;s/&gt;/>/g;s/&quot;/"/g;s/&#39;/'"'"'/g;s/&amp;/\&/g' >of-page
for file in of-page records.bib; do
	awk '/^@/ { entry = "" } { entry = entry $0 " " } /^}/ { print entry }' $file |
		sort >$file.sorted
done
cmp of-page.sorted records.bib.sorted && grep -c . records.bib.sorted
say "$SHEAF" export --with-html --page-title 'Rain <& "snow">' -f ris --split year -o b.zip
mkdir b && cd b && unzip -q ../b.zip
grep -o '^<title>.*</title>' index.html | head -n 1
grep -o '<h1>.*</h1>' index.html
grep -o '<p class="s">Files:.*' index.html
cd ..
say "$SHEAF" export --page-title Rain -f ris -o c.zip
