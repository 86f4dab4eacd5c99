# get on a terminal says what it waits for; elsewhere it is silent.
. "$ROOT/tests/cli/lib.sh"
need_terminal
start_demo
cat >sheaf.ini <<END
[DEFAULT]
handle-api = $ORIGIN/none
datacite-oai = $ORIGIN/none
doi-resolver = $ORIGIN/none
[duepublico]
url = $(at slow=2)
prefix = mods
delay = 0
END
SHEAF_CONFIG=sheaf.ini
export SHEAF_CONFIG
cat >inner.sh <<END
export TERM=xterm
stty rows 24 cols 80
"$SHEAF" get 10.17185/duepublico/71448 >terminal.bib
END
script -qec "sh inner.sh" typescript </dev/null >/dev/null
grep -o 'asks 127.0.0.1:[0-9]* for 10.17185/duepublico/71448 ([12] s)' typescript |
	head -n 1 | sed 's/([12] s)/(N s)/'
for cols in 40 60; do
	sed "s/cols 80/cols $cols/; s/get /--store $cols.db get /" inner.sh >narrow.sh
	script -qec "sh narrow.sh" typescript.$cols </dev/null >/dev/null
	grep -o 'asks [^(]* for [^(]* ([12] s)' typescript.$cols |
		head -n 1 | LC_ALL=C awk -v most=$cols '{ gsub(/\342\200\246/, "~") }
			length($0) < most { print most ": with its clock" }'
done
# And takes the line away again.
sed 's/.*asks//' typescript | grep -c "$(printf '\033\[J')"
"$SHEAF" --store other.db get 10.17185/duepublico/71448 >plain.bib
cmp plain.bib terminal.bib && echo "the same, in silence"
