# Passwords and tokens: in the configuration, and nowhere else.
. "$ROOT/tests/cli/lib.sh"
start_demo --log-headers
cat >sheaf.ini <<END
[demo]
url = $URL
prefix = oai_dc
user = librarian
password = geheim
header = X-Key: streng-geheim

[half]
url = $URL
prefix = oai_dc
password = geheim
END
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG

chmod 640 sheaf.ini
say "$SHEAF" source show demo
chmod 644 sheaf.ini
say "$SHEAF" source list
echo "No secrets in it:"
for line in 'proxy = http://proxy.invalid:3128' 'user = librarian' \
	'header = X-Key: ${KEY}'; do
	printf '[demo]\nurl = %s\n%s\n' "$URL" "$line" >public.ini
	chmod 644 public.ini
	"$SHEAF" --config public.ini source list >/dev/null
done
echo "A proxy's password:"
printf '[DEFAULT]\nproxy = http://me:geheim@proxy.invalid:3128\n' >proxy.ini
chmod 644 proxy.ini
say "$SHEAF" --config proxy.ini source list | sed -n 1,2p
echo "A database's password:"
for place in me:geheim@db.invalid/x me@db.invalid/x; do
	printf '[DEFAULT]\nstore = postgresql://%s\n' "$place" >store.ini
	chmod 644 store.ini
	say "$SHEAF" --config store.ini source list | sed -n 1,2p
done
chmod 600 sheaf.ini
say "$SHEAF" harvest half
"$SHEAF" harvest -vv demo >log 2>&1
echo "harvest: $?"
"$SHEAF" status -v >>log
"$SHEAF" status --json >>log
"$SHEAF" --log json -vv harvest --full demo 2>>log
grep -c -e geheim -e librarian -e Z2VoZWlt log
grep -c -a geheim store.db*

sed -i 's/^password.*/password = geheim ; and a comment/' sheaf.ini
say "$SHEAF" source list
sed -i 's/^header.*/header = Host: geheim/; /^password/d' sheaf.ini
say "$SHEAF" source list
say "$SHEAF" harvest --password geheim demo

# A server may send back what it is told; the provider names this error so.
cat >said.ini <<END
[demo]
url = $(at oai-error=bGlicmFyaWFuOmdlaGVpbTEy@list)
prefix = oai_dc
user = librarian
password = geheim12

[key]
url = $(at oai-error=streng-geheim@list)
prefix = oai_dc
header = Authorization: Bearer streng-geheim
END
chmod 600 said.ini
rm -f store.db*
"$SHEAF" --config said.ini --log json harvest --all 2>said
"$SHEAF" --config said.ini status --json >>said
grep -c -e 'bGlicmFyaWFuOmdlaGVpbTEy: ' -e 'streng-geheim: ' said
grep -o 'HTTP [0-9]*\|\*\*\*: [a-z ]*' said | sort | uniq -c
