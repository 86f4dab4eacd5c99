# User, password and headers: sent to their host alone, and told to nobody.
. "$ROOT/tests/cli/lib.sh"
start_demo --log-headers
elsewhere=$(echo "$ORIGIN/oai" | sed 's#:#%3A#g; s#/#%2F#g')
start_demo --log-headers --page 60 --auth me:s3cret

cat >sheaf.ini <<EOF
[in]
url = $URL
prefix = oai_dc
user = me
password = s3cret
[wrong]
url = $(at page=30)
prefix = oai_dc
user = me
password = s3cret2
[moved]
url = $(at 301)
prefix = oai_dc
user = me
password = s3cret
[away]
url = $(at "redirect-to=$elsewhere")
prefix = oai_dc
user = me
password = s3cret
header = X-Key: s3cret
[key]
url = $(at page=40)
prefix = oai_dc
header = Authorization: Basic bWU6czNjcmV0
EOF
chmod 600 sheaf.ini
export SHEAF_CONFIG=sheaf.ini

for name in in wrong moved away key; do
	: >requests.log
	say "$SHEAF" harvest -vv "$name" >said
	tail -n 2 said | sed "s#%3A[0-9][0-9]*%2F#%3APORT%2F#"
	echo "asked: $(wc -l <requests.log), with a login:" \
		"$(grep -c Authorization: requests.log)"
	if grep s3cret said; then echo "told"; fi
done
if grep -l -e s3cret -e bWU6 store.db*; then echo "kept"; fi
"$SHEAF" get --from in --refresh -f ris \
	oai:duepublico2.uni-due.de:duepublico_mods_00071448 | grep -c '^TY'
