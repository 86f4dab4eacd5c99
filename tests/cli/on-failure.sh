# A program is told of each source that fails, by variables, without a shell.
. "$ROOT/tests/cli/lib.sh"
start_demo
cat >tell <<'END'
#!/bin/sh
printf '%s|' "$SHEAF_SOURCE" "$SHEAF_EXIT" "$SHEAF_CODE" "$SHEAF_STATUS" \
	"$SHEAF_PAGE" "$@" >>told
echo "$SHEAF_MESSAGE" >>told
END
chmod +x tell
cat >sheaf.ini <<END
[DEFAULT]
prefix = oai_dc
retries = 0
on-failure = $PWD/tell one  \$HOME;two
[good]
url = $URL
[bad]
url = $(at 404/n)
[partly]
url = $(at wrong-end@1.2/r)
[other]
url = $(at 404/o)
on-failure = /nonexistent/program
END
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
"$SHEAF" harvest -q --jobs 1 --all
echo "[$?]"
sed "s#$ORIGIN#ORIGIN#g" told
printf '[a]\non-failure = tell\n' >wrong.ini
say "$SHEAF" --config wrong.ini harvest a
