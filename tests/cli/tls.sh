# https: who is not who he says gets no request; each reason is named.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-tls.sh"
tls_begin
here='subjectAltName=IP:127.0.0.1,DNS:localhost'
past=20200101000000Z now=20250101000000Z then=20491231000000Z
tls_cert good ca $now $then "$here"
tls_cert expired ca $past $now "$here"
tls_cert future ca 20490101000000Z $then "$here"
tls_cert elsewhere ca $now $then subjectAltName=DNS:other.example
tls_cert leaf good $now $then "$here"
openssl req -x509 -new -config ca.cnf -newkey rsa:2048 -nodes -days 30 \
	-keyout alone.key -subj /CN=127.0.0.1 -addext "$here" -out alone.pem \
	2>/dev/null

serve() { # NAME OPTION...
	name=$1
	shift
	: >requests.log
	start_demo --tls-cert "$name.pem" --tls-key "$name.key" "$@"
}

# Words differ from library to library; what must be there does not.
refused() { # WHAT PATTERN OPTION...
	what=$1 pattern=$2
	shift 2
	"$SHEAF" harvest --retries 0 "$@" "$URL" 2>err
	rc=$?
	grep -Eqi "$pattern" err || cat err
	grep -q "$URL" err || echo "does not say where"
	echo "$what: exit $rc, $(grep -c . requests.log) requests"
	stop_provider
}

serve good
[ -n "$URL" ] || skip "the provider cannot speak TLS"
"$SHEAF" harvest --cacert ca.pem "$URL"
echo "good: exit $?, held $(count)"
echo "a body that is cut:"
"$SHEAF" harvest --cacert ca.pem "$(at reset-body@2*2)"
echo "exit $?, held $(count --source "$(at reset-body@2*2)")"
stop_provider
serve good
refused "nobody vouches for it" 'issuer|self.signed|certificate problem'
serve expired
refused expired expired --cacert ca.pem
serve future
refused "not yet valid" 'not (yet )?valid|not activated' --cacert ca.pem
serve elsewhere
refused "another host" 'subject name|does not match|hostname' --cacert ca.pem
serve alone
refused self-signed 'self.signed|certificate problem' --cacert ca.pem
serve leaf
refused "a leaf as authority" 'CA certificate|purpose|certificate' \
	--cacert ca.pem
serve good --tls-priorities NORMAL:-VERS-ALL:+VERS-TLS1.0
refused "TLS 1.0" 'version|handshake|SSL|TLS' --cacert ca.pem
serve good
refused "a file that is none" 'cacert|CA ?file|verify locations|certificate|trust anchors' \
	--cacert good.key

echo "redirects:"
serve good
safe=$URL
start_demo
plain=$URL
encoded() {
	echo "$1" | sed 's#/#%2F#g; s#:#%3A#g'
}
"$SHEAF" harvest --cacert ca.pem "$(at "redirect-to=$(encoded "$safe")")"
echo "to https: exit $?"
ORIGIN=${safe%/oai}
: >requests.log
"$SHEAF" harvest --cacert ca.pem "$(at "redirect-to=$(encoded "$plain")")" \
	2>err
echo "to http: exit $?, $(grep -ci 'redirect' err) names it," \
	"$(grep -c '^GET /oai' requests.log) followed"
