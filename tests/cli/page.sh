# The page of a bundle in a browser: hostile titles stay text, the filter
# filters, nothing is loaded.
. "$ROOT/tests/cli/lib.sh"
browser=
for name in chromium chromium-browser google-chrome; do
	command -v $name >/dev/null && browser=$name && break
done
[ -n "$browser" ] || skip "no chromium"
mkdir records
hostile='&lt;img src=x onerror="document.title=1"&gt;&lt;script&gt;document.title=2&lt;/script&gt;'
i=100
for title in "$hostile" "&lt;/a&gt;&lt;/h3&gt;&lt;/li&gt;&lt;/ul&gt;&lt;svg onload=document.title=3&gt;" \
	"&quot; onmouseover=&quot;document.title=4" "--&gt;&lt;/style&gt;&lt;iframe srcdoc='x'&gt;" \
	"&#x202E;gnirts a&#x2066;" "A plain title"; do
	i=$((i + 1))
	cat >records/r$i.xml <<END
<record xmlns="http://www.openarchives.org/OAI/2.0/"><header>
<identifier>oai:example.org:$i</identifier>
<datestamp>2026-01-02T03:04:05Z</datestamp></header><metadata>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>$title</dc:title>
<dc:creator>$title</dc:creator><dc:publisher>$title</dc:publisher>
<dc:identifier>javascript:document.title=5</dc:identifier>
<dc:identifier>https://example.org/$i?"&gt;&lt;script&gt;document.title=6&lt;/script&gt;</dc:identifier>
<dc:date>20$((10 + i % 3))</dc:date></oai_dc:dc></metadata></record>
END
done
start_provider --records records --now 2026-02-03T04:05:06Z
"$SHEAF" harvest --prefix oai_dc "$URL"
"$SHEAF" export --with-html -f ris -o a.zip && "$SHEAF" verify a.zip
unzip -q a.zip index.html

# dom FILE: the document as the browser has it after its scripts ran.
dom() {
	mkdir -p profile
	timeout -k 5 60 "$browser" --headless --no-sandbox --disable-gpu \
		--disable-background-networking --no-first-run \
		--user-data-dir="$PWD/profile" --virtual-time-budget=3000 \
		--dump-dom "file://$PWD/$1" 2>log.txt
}
dom index.html >dom.html || skip "the browser does not run here"
grep -o '<title>Test repository</title>' dom.html
grep -o '<html lang="en" class="js">' dom.html
echo "entries: $(grep -c 'class="e"' dom.html)"
echo "made by titles: $(grep -ciE '<(img|iframe|svg onload)|href="(javascript|data):|<[a-z0-9]+ [^>]*[ "]on[a-z]+=' dom.html)"
echo "scripts: $(grep -c '<script' dom.html)"
# A script of another hash is refused, by the policy of the page itself.
sed 's#</body>#<script>document.title="run"</script></body>#' index.html >bad.html
dom bad.html | grep -o "<title>[^<]*</title>" | head -n 1
