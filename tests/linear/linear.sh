#!/bin/sh
# What is read and written takes work in proportion to its number of elements:
# from N to 2N of them the instructions must not grow by more than LINEAR_RATIO.
#
#	sh tests/linear/linear.sh BUILD [WORD...]   WORD: only rows that have one
#
# LINEAR_N      elements in the shorter input (2000)
# LINEAR_RATIO  the most that twice as many may take (2.3); what an input
#               without any takes is subtracted before. Quadratic is 4.
#
# Instructions are callgrind's: no clock is asked, the machine may be busy.
set -u
LC_ALL=C
export LC_ALL

build=${1:?the build folder}
shift
here=tests/linear
n=${LINEAR_N:-2000}
most=${LINEAR_RATIO:-2.3}
sheaf=$build/sheaf
work=$build/linear-run
bad=0 good=0

command -v valgrind >/dev/null || {
	echo "linear: no valgrind here; \"make deps\" installs it or names it" >&2
	exit 1
}
rm -rf "$work"
mkdir -p "$work"
unset SHEAF_STORE
SHEAF_CONFIG=/dev/null
export SHEAF_CONFIG

# Of COMMAND..., or why there are none. The sandbox is a matter of the kernel.
instructions() {
	valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" \
		"$sheaf" --sandbox off "$@" >"$work/out" 2>"$work/log" || {
		tail -n 3 "$work/log" >&2
		return 1
	}
	sed -n 's/^summary: //p' "$work/callgrind"
}

# wrap KIND ELEMENT COUNT: an input with so many of them.
wrap() {
	awk -v kind="$1" -v element="$2" -v n="$3" '
		/^#/ || NF == 0 { next }
		{ at = index($0, "|") }
		substr($0, 1, at - 1) == kind { found = substr($0, at + 1) }
		END {
			at = index(found, "*")
			printf "%s", substr(found, 1, at - 1)
			for (i = 1; i <= n; i++) {
				one = element
				gsub(/@/, i, one)
				gsub(/\\n/, "\n", one)
				printf "%s", one
			}
			print substr(found, at + 1)
		}' $here/wraps.txt
}

# measure KIND ELEMENT FORMAT COUNT
measure() {
	case $1 in
	config)
		# Only so many sections fit into the room for one.
		wrap "$1" "$2" $(($4 / 4)) >"$work/in.ini"
		instructions source list --config "$work/in.ini"
		;;
	*)
		wrap "$1" "$2" "$4" >"$work/in"
		instructions convert -q -f "$3" "$work/in"
		;;
	esac
}

row() { # NAME KIND FORMAT ELEMENT
	kept=$work/none.$(echo "$2 $3" | tr ' ' .)
	# Where a file without any is refused, there is nothing to subtract.
	[ -s "$kept" ] || measure "$2" "$4" "$3" 0 >"$kept" 2>"$work/refused" ||
		echo 0 >"$kept"
	none=$(cat "$kept")
	once=$(measure "$2" "$4" "$3" "$n") &&
		twice=$(measure "$2" "$4" "$3" $((2 * n))) || {
		printf '%-50s cannot be measured\n' "$1"
		bad=$((bad + 1))
		return
	}
	verdict=$(awk -v none="$none" -v once="$once" -v twice="$twice" \
		-v n="$n" -v most="$most" 'BEGIN {
			ratio = (twice - none) / (once - none)
			printf "%12.0f %6.2f  %s", (once - none) / n, ratio,
			    (ratio > most ? "NOT LINEAR" : "ok")
		}')
	printf '%-50s %s\n' "$1" "$verdict"
	case $verdict in
	*ok) good=$((good + 1)) ;;
	*) bad=$((bad + 1)) ;;
	esac
}

wanted() { # NAME
	[ -n "$words" ] || return 0
	for word in $words; do
		case $1 in *"$word"*) return 0 ;; esac
	done
	return 1
}

words=$*
printf '%-50s %12s %6s\n' "what there are $n and $((2 * n)) of" "each takes" \
	ratio
while IFS='|' read -r kind format element; do
	case $kind in '#'* | '') continue ;; esac
	name="$kind, $format: $(printf "%s" "$element" | cut -c 1-32)"
	wanted "$name" && row "$name" "$kind" "$format" "$element"
done <$here/elements.txt
echo "$good passed, $bad failed"
[ "$bad" -eq 0 ]
