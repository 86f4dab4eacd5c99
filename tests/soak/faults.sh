# One round of tests/soak/soak.sh: four sources, each with a mix of faults that
# pass, harvested and killed again and again until all are done.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-kill.sh"

# Each costs time, and no record.
FAULTS='503=1 503-date=1 503-bare 429=1 500 502 504 reset-head reset-body short
	cut cut-between truncate truncate-between truncate-end bad-chunk
	no-last-chunk gzip-cut gzip-crc gzip-corrupt gzip-label coding html
	empty half-stall head-stall slow=1 token-expired empty-page no-match
	duplicate gzip-force chunked=97 no-length close token=wild
	token=unicode token=percent token=long cursor=absurd expiration=past
	size=off end=missing bom utf16 prefix-other prefix-oai about
	namespaces=local stylesheet=on'

mixes() { # SEED
	echo "$FAULTS" | tr -s ' \t\n' '\n\n\n' | awk -v seed="$1" '
		NF { name[n++] = $1 }
		END {
			srand(seed)
			for (i = 1; i <= 4; i++) {
				mix = ""
				for (k = 0; k < 3; k++) {
					one = name[int(rand() * n)]
					sub(/=.*/, "", one)
					if (index("," mix, "," one) > 0)
						continue
					mix = mix (mix == "" ? "" : ",") full(one)
				}
				print mix
			}
		}
		function full(one,   j, where) {
			for (j = 0; j < n; j++)
				if (name[j] == one || index(name[j], one "=") == 1)
					break
			where = "@" (2 + int(rand() * 8)) "*1"
			if (name[j] ~ /^(token|cursor|expiration|size|end|namespaces|stylesheet)=/)
				return name[j]
			if (name[j] ~ /^(bom|utf16|prefix|about|no-length|close|chunked|gzip-force|duplicate|empty-page)/)
				return name[j]
			return name[j] where
		}'
}

start_provider --synthetic 120 --page 12 --now 2026-02-03T04:05:06Z
mixes "$SEED" >mixes
n=0
while read -r mix; do
	n=$((n + 1))
	printf '[s%d]\nurl = %s\n' $n "$URL" >>healthy.ini
	printf '[s%d]\nurl = %s\n' $n "$(at "$mix/$n")" >>faulty.ini
done <mixes
SHEAF_STORE=perfect.db "$SHEAF" --config healthy.ini harvest --all || exit 1
kill_items perfect.db >perfect.items

tries=0
kill_ms=4000
for delay in $(kill_delays 12 "$SEED") 600; do
	kill_after "$delay" "$SHEAF" --config faulty.ini harvest --all \
		--timeout 2
	rc=$?
	tries=$((tries + 1))
	[ $rc -ne 0 ] || break
	[ $rc -eq 137 ] || {
		cat mixes run.err
		echo "exit $rc"
		exit 1
	}
	"$SHEAF" list >/dev/null 2>list.err || grep 'no store' list.err || exit 1
done
kill_items store.db >store.items
cmp perfect.items store.items || {
	cat mixes
	exit 1
}
echo "$tries attempts, $(tr '\n' ' ' <mixes)"
[ $rc -eq 0 ]
