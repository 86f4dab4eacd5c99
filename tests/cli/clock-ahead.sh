# A server whose clock is two hours ahead in one run and right in the next:
# what changed in between is seen.
. "$ROOT/tests/cli/lib.sh"
start_provider --records "$DEMO" --page 10

as_demo() { # URL
	printf '[demo]\nurl = %s\nprefix = oai_dc\n' "$1" >demo.ini
}

# What changes is stamped with the second it is asked for: those stamps alone
# are no matter of ours. One of what changes is deleted and says no title.
items() { # STORE
	"$SHEAF" --store "$1" export --deleted -f jsonl |
		sed 's/"base_url":"[^"]*",//
			/"Changed: /s/"datestamp":"[^"]*",//
			/derivate_00090192"/s/"datestamp":"[^"]*",//'
}

later=$(at change=5)
as_demo "$later"
"$SHEAF" --config demo.ini --store right.db harvest demo
for hours in 2 168; do
	new_store
	as_demo "$(at "skew=$((hours * 3600))/$hours")"
	say "$SHEAF" --config demo.ini harvest demo
	as_demo "$later"
	"$SHEAF" --config demo.ini --store right.db harvest demo
	items right.db >right
	say "$SHEAF" --config demo.ini harvest demo
	items "$SHEAF_STORE" | cmp - right && echo "the same"
	[ "$(count)" -eq 53 ] || echo "$(count) records"
done
grep -c 'from=' requests.log

echo "# Always ahead."
new_store
as_demo "$(at "skew=7200,change=5/always")"
"$SHEAF" --config demo.ini harvest demo
"$SHEAF" --config demo.ini harvest demo
items "$SHEAF_STORE" | grep -c '"Changed: '
