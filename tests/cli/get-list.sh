# A list on standard input, and identifiers that are none.
. "$ROOT/tests/cli/lib.sh"
start_demo
cat >sheaf.ini <<END
[duepublico]
url = $URL
prefix = oai_dc
delay = 0
END
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG

cat >list <<'END'
# what I need
10.17185/duepublico/90130

  https://doi.org/10.17185/duepublico/71448	# the report
doi:10.17185/DUEPUBLICO/90130
END
"$SHEAF" get -f csl - <list | grep -o '"DOI":"[^"]*"'
"$SHEAF" get -f csl 10.17185/duepublico/90131 - <list >both.json
grep -o '"DOI":"[^"]*"' both.json
[ "$(head -c 1 both.json)" = '[' ] && [ "$(tail -n 1 both.json)" = ']' ] &&
	echo "one valid file"
: | say "$SHEAF" get -f csl -

: >requests.log
say "$SHEAF" get
say "$SHEAF" get junk
say "$SHEAF" get 10.17185/duepublico/71448 11.17185/x
say "$SHEAF" get 10.12/ short
say "$SHEAF" get ''
say "$SHEAF" get http://me:secret@example.org/receive/x_mods_1
say "$SHEAF" get ftp://example.org/10
say "$SHEAF" get oai:
say "$SHEAF" get --offline '10.1234/$(touch${IFS}evil);../../x'
printf '10.17185/duepublico/71448\n# so\n\nnonsense # no\n' >bad
say "$SHEAF" get - <bad
say "$SHEAF" get - - <list
say "$SHEAF" get --offline --refresh 10.17185/duepublico/71448
say "$SHEAF" get --from nobody 10.17185/duepublico/71448
say "$SHEAF" get -f endnote 10.17185/duepublico/71448
long=10.1234/$(head -c 5000 /dev/zero | tr '\0' a)
"$SHEAF" get "$long" 2>&1 | cut -c 1-60
echo "asked for: $(requests | wc -l | tr -d ' ')"
ls -A | grep evil
