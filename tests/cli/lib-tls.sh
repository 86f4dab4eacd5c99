# Certificates, made with openssl(1); for the case tls.sh, after lib.sh.
#
# tls_begin            an authority that is to be trusted: ca.pem
# tls_cert NAME ISSUER START END EXTENSION
#                      NAME.pem (and the issuer's, unless that is ca) and
#                      NAME.key; START and END as 20200101000000Z

# shellcheck shell=sh

tls_key() { # NAME
	openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"
}

tls_begin() {
	command -v openssl >/dev/null || skip "no openssl"
	cat >ca.cnf <<-END
		[ca]
		default_ca = here
		[here]
		database = index
		new_certs_dir = .
		serial = serial
		default_md = sha256
		policy = any
		unique_subject = no
		[any]
		commonName = supplied
		[req]
		distinguished_name = names
		prompt = no
		[names]
		CN = sheaf test
	END
	: >index
	echo 1000 >serial
	tls_key ca
	openssl req -x509 -new -config ca.cnf -key ca.key -days 30 \
		-subj "/CN=sheaf test authority" \
		-addext basicConstraints=critical,CA:TRUE -out ca.pem
}

tls_cert() {
	tls_key "$1"
	printf '%s\n' "$5" >"$1.ext"
	openssl req -new -config ca.cnf -key "$1.key" -subj "/CN=$1" \
		-out "$1.csr" &&
		openssl ca -config ca.cnf -batch -notext -in "$1.csr" \
			-cert "$2.pem" -keyfile "$2.key" -startdate "$3" \
			-enddate "$4" -extfile "$1.ext" -out "$1.pem" \
			2>openssl.err || cat openssl.err
	[ "$2" = ca ] || cat "$2.pem" >>"$1.pem"
}
