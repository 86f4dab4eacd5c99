#!/bin/sh
# Circles of files inside a layer, from the symbols of what was built.
#
#   sh tests/lint/circles.sh BUILD LAYER...
#
# A file needs another when it has a symbol undefined that the other defines.
# Files that need each other, over however many steps, are one module in two
# pieces. Prints each file that lies in a circle, and its way round.
set -u
LC_ALL=C
export LC_ALL

build=${1:?where is the build}
shift
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

for layer in "$@"; do
	find "$build/obj/$layer" -name '*.o' | sort >"$tmp/all"
	# What was built of a file that is gone is left out.
	while read -r o; do
		f=${o#"$build/obj/"}
		[ ! -f "${f%.o}.c" ] || echo "$o"
	done <"$tmp/all" >"$tmp/objects"
	[ -s "$tmp/objects" ] || continue
	xargs nm -A -g -P <"$tmp/objects" 2>/dev/null | sed "s|^$build/obj/||" |
		awk '{
			file = $1
			sub(/:$/, "", file)
			sub(/\.o(\[.*\])?$/, ".c", file)
			if ($3 == "U")
				needs[file " " $2] = 1
			else
				owner[$2] = file
		}
		END {
			for (pair in needs) {
				split(pair, p, " ")
				if (p[2] in owner && owner[p[2]] != p[1])
					print p[1], owner[p[2]]
			}
		}' | sort -u >"$tmp/arrows"
	# What nobody needs, or needs nobody, lies in no circle: taken off
	# again and again until nothing moves, only circles are left (and
	# what lies between two of them).
	before=-1
	while [ "$(wc -l <"$tmp/arrows")" -ne "$before" ]; do
		before=$(wc -l <"$tmp/arrows")
		awk 'NR == FNR { from[$1] = to[$2] = 1; next }
			$1 in to && $2 in from' "$tmp/arrows" "$tmp/arrows" \
			>"$tmp/left"
		mv "$tmp/left" "$tmp/arrows"
	done
	sed 's/ / needs /;s/$/: a circle of files/' "$tmp/arrows"
done
