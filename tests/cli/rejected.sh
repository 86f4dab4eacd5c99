# What was kept aside: listed, counted, tried again, and gone when it came
# whole or a full list came without it.
. "$ROOT/tests/cli/lib.sh"
start_demo

echo "Nothing:"
"$SHEAF" harvest "$URL"
say "$SHEAF" list --rejected
say "$SHEAF" reindex -v

echo "Two, one without an identifier:"
at() { # FAULT: the same source, whatever is wrong with it
	printf '[demo]\nurl = %s\nprefix = oai_dc\n' "$ORIGIN${1:+/fault/$1/r}/oai" >sheaf.ini
}
export SHEAF_CONFIG=sheaf.ini SHEAF_STORE=aside.db
at wrong-end@1.2,no-id@3
say "$SHEAF" harvest demo
"$SHEAF" status demo | sed -n 2p | tr -s ' ' | cut -d ' ' -f 1-4
say "$SHEAF" list --rejected
"$SHEAF" list --rejected --json | grep -o '"number": *[0-9]*'
"$SHEAF" list --rejected -v | grep -c '</dc:titel>'
echo "Read again by the same program:"
say "$SHEAF" reindex -v
say "$SHEAF" list --rejected --limit 1
"$SHEAF" export -f jsonl -o b.zip && unzip -p b.zip manifest.json |
	grep -c '"rejected": 2'

echo "An incremental harvest does not bring them:"
at ""
say "$SHEAF" harvest demo
"$SHEAF" list --rejected | wc -l | tr -d ' '
echo "A full one does, and says nothing:"
say "$SHEAF" harvest --full demo
say "$SHEAF" list --rejected
"$SHEAF" status demo | sed -n 2p | tr -s ' ' | cut -d ' ' -f 1-4
