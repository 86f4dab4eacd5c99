# A table of faults; for the cases faults-*.sh, after lib.sh.
#
# fault SPEC EXIT HELD SAME REQUESTS WORD [OPTION...]
#
# harvests the demonstration with this fault (see the provider's README) into a
# store of its own, and looks at what must hold whatever happens:
#
#   EXIT      how it ends
#   HELD      items in the store, tombstones too
#   SAME      of them as a perfect harvest has them, byte for byte
#   REQUESTS  so many; "<N": at most
#   WORD      is in its messages, blanks as underscores; "none": it is silent
#
# What fails names the source, no message has control characters, and after a
# healthy harvest (--full where records were altered or left out) all is as it should be.
# Rows spend their time waiting: some run side by side. `faults` waits for the
# rest and says how many there were.
#
# later SPEC ...: the same, but the store has had a perfect harvest before.

# shellcheck shell=sh
fault_rows=0
fault_first=
fault_query=
fault_heals=yes
FAULTS_AT_ONCE=32

# The same name whatever the address, so that exports are the same.
fault_source() { # FILE URL
	printf '[demo]\nurl = %s\nprefix = oai_dc\n' "$2" >"$1"
}

# All a store holds, but for the address it came from.
fault_items() { # FOLDER FILE
	"$SHEAF" --store "$1/store.db" export --deleted -o "$2.jsonl" &&
		sed 's/"base_url":"[^"]*",//' "$2.jsonl" >"$2"
}

# Lines of the first file that are in the second.
fault_common() { # FILE FILE
	awk 'NR == FNR { in_it[$0] = 1; next } $0 in in_it' "$2" "$1"
}

# What a perfect harvester holds, and the identifiers it knows.
fault_begin() {
	start_demo "$@"
	mkdir perfect
	fault_source healthy.ini "$URL"
	"$SHEAF" --config healthy.ini --store perfect/store.db harvest demo
	fault_items perfect perfect/held
	sed 's/.*\("oai":{"identifier":"[^"]*"\).*/\1/' perfect/held >known
}

fault_wrong() {
	echo "$fault_spec: $*"
}

fault_count() { # HELD SAME REQUESTS
	held=$(wc -l <"$fault_dir/held" | tr -d ' ')
	same=$(fault_common "$fault_dir/held" perfect/held | wc -l | tr -d ' ')
	asked=$(grep -c "/$fault_dir/" requests.log)
	[ "$held" -eq "$1" ] || fault_wrong "holds $held, not $1"
	[ "$same" -eq "$2" ] || fault_wrong "$same as they should be, not $2"
	case $3 in
	'<'*) [ "$asked" -le "${3#<}" ] ;;
	*) [ "$asked" -eq "$3" ] ;;
	esac || fault_wrong "$asked requests, not $3"
}

fault_say() { # RC WORD
	said=$fault_dir/err
	case $2 in
	none) [ ! -s "$said" ] ;;
	*) grep -qi "$(echo "$2" | tr _ ' ')" "$said" ;;
	esac || fault_wrong "$2? $(head -n 3 "$said")"
	[ "$1" -eq 0 ] || grep -q '^sheaf: demo: ' "$said" ||
		fault_wrong "does not name the source"
	! grep -q '[[:cntrl:]]' "$said" || fault_wrong "control characters"
}

# What the fault made up beside the known ones is of no interest.
fault_heal() { # RC
	full=
	! cmp -s perfect/held "$fault_dir/held" || return 0
	[ $fault_heals = yes ] || return 0
	[ "$held" -eq "$same" ] && [ "$1" -ne 3 ] || full=--full
	"$SHEAF" --config healthy.ini --store "$fault_dir/store.db" \
		harvest $full demo || fault_wrong "healthy harvest: $?"
	fault_items "$fault_dir" "$fault_dir/healed"
	grep -Ff known "$fault_dir/healed" | cmp -s perfect/held - ||
		fault_wrong "a healthy harvest does not complete it"
}

# For a case to say more of.
fault_also() {
	:
}

fault_run() { # SPEC EXIT HELD SAME REQUESTS WORD [OPTION...]
	fault_spec=$1
	want="$2 $3 $4 $5 $6"
	shift 6
	"$SHEAF" --config "$fault_dir/ini" --store "$fault_dir/store.db" \
		harvest "$@" demo 2>"$fault_dir/err"
	rc=$?
	fault_items "$fault_dir" "$fault_dir/held" ||
		fault_wrong "the store cannot be read"
	# shellcheck disable=SC2086
	set -- $want
	[ $rc -eq "$1" ] || fault_wrong "exit $rc, not $1"
	fault_count "$2" "$3" "$4"
	fault_say $rc "$5"
	fault_also
	fault_heal $rc
}

# All that have been started and have not ended.
fault_running() {
	ended=0
	for row in r*/ended; do
		[ ! -f "$row" ] || ended=$((ended + 1))
	done
	echo $((fault_rows - ended))
}

fault() {
	until [ "$(fault_running)" -lt $FAULTS_AT_ONCE ]; do
		sleep 0.02
	done
	fault_rows=$((fault_rows + 1))
	fault_dir=r$fault_rows
	mkdir -p $fault_dir
	fault_source $fault_dir/ini "$ORIGIN/fault/$1/$fault_dir/oai$fault_query"
	[ -z "$fault_first" ] || cp perfect/store.db $fault_dir
	(
		fault_run "$@"
		: >$fault_dir/ended
	) >$fault_dir/wrong 2>&1 &
}

later() {
	fault_first=yes
	fault "$@"
	fault_first=
}

faults() {
	until [ "$(fault_running)" -eq 0 ]; do
		sleep 0.02
	done
	cat r*/wrong
	echo "$fault_rows faults"
}
