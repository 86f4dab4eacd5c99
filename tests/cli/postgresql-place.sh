# Places in PostgreSQL: other machines have to show who they are, and nobody is
# shown a password.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-postgresql.sh"
. "$ROOT/tests/cli/lib-tls.sh"
tls_begin
# An address that is not one of those that are taken for this machine.
address=$(awk 'BEGIN { srand(); printf "127.%d.%d.%d",
	1 + rand() * 250, rand() * 250, 2 + rand() * 250 }')
PG_SETTINGS="-c listen_addresses=$address" start_server
start_demo
place="postgresql://reader@db.example.test/postgres?hostaddr=$address"

now=20250101000000Z then=20491231000000Z
tls_cert good ca $now $then subjectAltName=DNS:db.example.test
tls_cert elsewhere ca $now $then subjectAltName=DNS:other.example
tls_cert expired ca 20200101000000Z $now subjectAltName=DNS:db.example.test
data=$(cat pg/at)/data
show() { # CERTIFICATE
	cp "$1.pem" "$data/server.crt" && cp "$1.key" "$data/server.key" &&
		chmod 600 "$data/server.key" &&
		chown --reference="$data" "$data/server.crt" "$data/server.key"
	ask "SELECT pg_reload_conf()" >/dev/null
	sleep 0.3
}
# The first line that fits counts.
sed -i '1i hostssl all all 127.0.0.0/8 scram-sha-256' "$data/pg_hba.conf"
show good
ask "ALTER SYSTEM SET ssl = on"
ask "CREATE ROLE reader LOGIN PASSWORD 'open&shut'"
"$SHEAF" harvest -q --prefix oai_dc "$URL"
ask "GRANT USAGE ON SCHEMA sheaf TO reader;
	GRANT SELECT ON ALL TABLES IN SCHEMA sheaf TO reader"
show good

# Its words differ from version to version.
try() {
	SHEAF_STORE=$1 "$SHEAF" list 2>try.err | wc -l | tr -d ' '
	sed -E "s/$address/ADDRESS/g; s/^(.*failed: )?(.{0,100}).*/\2/" try.err
	cat try.err >>all.err
}
with='postgresql://reader:open%26shut@db.example.test/postgres'
echo "certificates:"
try "$with?hostaddr=$address&sslrootcert=ca.pem"
try "$with?hostaddr=$address&sslrootcert=nothing.pem" | sed 's/"[^"]*"/"..."/'
for name in elsewhere expired; do
	show $name
	try "$with?hostaddr=$address&sslrootcert=ca.pem"
done
show good

echo "refused:"
for mode in disable allow prefer require; do
	try "$place&sslmode=$mode"
done
for odd in "postgresql://h/db?host=localhost,h2&sslmode=disable" \
	"postgresql://localhost:1,h2:1/db?sslmode=prefer" \
	"postgresql://localhost/db?hostaddr=192.0.2.1&sslmode=allow" \
	"postgresql:///db?service=x&sslmode=disable" \
	"postgresql://localhost/db?host%61ddr=192.0.2.1" \
	"$server&schema=No-Name"; do
	try "$odd"
done

echo "no password is shown:"
for typed in 'postgresql://me:open@localhost/db' \
	'postgresql://localhost/db?password=open'; do
	"$SHEAF" list --store "$typed" 2>&1
	"$SHEAF" copy --to "$typed" 2>&1
done
for odd in 'me:open@shut@localhost' 'me:open/shut@localhost' \
	'me:open?shut@localhost' 'me:open:shut@localhost:1' 'me:open#shut' \
	'me:wrong-open@localhost:1' "me@localhost:1/db?passwd=open"; do
	try "postgresql://$odd/db" >/dev/null
done
try "postgresql://reader:wrongopen@db.example.test/postgres?hostaddr=$address&sslrootcert=ca.pem"
printf '[a]\nurl = %s\nprefix = oai_dc\n' "$URL" >demo.ini
export SHEAF_STORE="$with?hostaddr=$address&sslrootcert=ca.pem"
for command in 'harvest a' 'status -f json' 'export --name n' 'source list' \
	'harvest --log json -v a' check compact 'copy --to x.db' 'worker --once'; do
	# shellcheck disable=SC2086
	"$SHEAF" --config demo.ini $command >>all.err 2>&1
done
"$SHEAF" --config demo.ini worker >>all.err 2>&1 &
sleep 0.3
tr '\0' ' ' <"/proc/$!/cmdline" >>all.err
if command -v ps >/dev/null; then ps ax >>all.err; fi
kill $!
wait $! 2>/dev/null
grep -ciE 'open.*shut|:open|open@|shut' all.err
grep -c . all.err | awk '{ print ($1 > 30) ? "of many lines" : $1 }'
