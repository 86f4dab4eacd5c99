#!/bin/sh
# Shows sheaf at work, without a network.   sh tests/demo.sh BUILD
#
# A provider on this machine plays the repository of the University of
# Duisburg-Essen with a few dozen records. They are harvested into a store of
# their own, BUILD/demo/sheaf.db, and left as a bundle to look at in
# BUILD/demo/duepublico.zip.
set -u

build=${1:?where is the build}
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
demo=$build/demo
records=$root/tests/provider/records/duepublico

fail() {
	echo "demo: $*" >&2
	exit 1
}

rm -rf "$demo"
mkdir -p "$demo" || exit 1
"$build/provider" --records "$records" --profile mycore --page 20 \
	>"$demo/url" 2>"$demo/provider.log" &
provider=$!
trap 'kill $provider 2>/dev/null; rm -f "$demo/said" "$demo/url"' EXIT
trap 'exit 1' HUP INT TERM
tries=0
until [ -s "$demo/url" ]; do
	tries=$((tries + 1))
	[ $tries -lt 100 ] || fail "the provider does not start"
	sleep 0.1
done

# The built-in source, but on this machine and without its polite pause; its few
# dozen records are there in Dublin Core, not all of them in MODS.
cat >"$demo/sheaf.ini" <<END
[duepublico]
url = $(cat "$demo/url")
prefix = oai_dc
delay = 0
END
SHEAF_CONFIG=$demo/sheaf.ini
SHEAF_STORE=$demo/sheaf.db
export SHEAF_CONFIG SHEAF_STORE

# What it says and writes goes to said; the rest of the line shows it.
sheaf() {
	"$build/sheaf" "$@" >"$demo/said" 2>&1 ||
		fail "sheaf $* ended with $?: $(cat "$demo/said")"
}

step() { # TEXT, COMMAND LINE
	printf '\n%s\n\n  $ %s\n' "$1" "$2"
}

# Broken at blanks, so that no character is torn; an abstract is cut short.
wrap() {
	awk '{
		match($0, /^ */)
		indent = sprintf("%*s", RLENGTH + 4, "")
		lines = 0
		line = substr($0, 1, RLENGTH)
		n = split($0, word, " ")
		for (i = 1; i <= n; i++) {
			if (length(line) + length(word[i]) > 75) {
				sub(/ $/, "", line)
				print "  " line
				line = indent
				if (/^ *abstract/ && ++lines == 3) {
					line = indent "[...]},"
					break
				}
			}
			line = line word[i] (i < n ? " " : "")
		}
		print "  " line
	}'
}

step "1. Fetch a repository over OAI-PMH into a local store." \
	"sheaf harvest duepublico"
sheaf harvest -v duepublico
sed 's/^/  /' "$demo/said"

step "2. What changed since? The second run asks only for that." \
	"sheaf harvest duepublico"
sheaf harvest -v duepublico
sed 's/^/  /' "$demo/said"

step "3. What is there?" "sheaf list --type phd --limit 4"
sheaf list --type phd --limit 4
awk -F '\t' '{
	title = $4
	if (length(title) > 40) {
		title = substr(title, 1, 40)
		sub(/ [^ ]*$/, " ...", title)
	}
	printf "  %s  %s: %s\n", $1, $3, title
}' "$demo/said"

step "4. One finished citation, by DOI." \
	"sheaf export -f bibtex --doi 10.17185/duepublico/71448"
sheaf export -f bibtex --doi 10.17185/duepublico/71448 
wrap <"$demo/said"

step "5. Everything, in every format, as one bundle." \
	"sheaf export -o duepublico.zip"
sheaf export -v -o "$demo/duepublico.zip"
sed 's/^/  /' "$demo/said"
echo
command -v unzip >/dev/null && unzip -l "$demo/duepublico.zip" |
	awk '$4 ~ /\./ { printf "  %9d  %s\n", $1, $4 }'

cat <<END

All of it is in $demo. To look on:

  unzip -p $demo/duepublico.zip records.ris | head -30
  SHEAF_STORE=$demo/sheaf.db $build/sheaf list

The same with the real repository needs no configuration at all:

  $build/sheaf harvest duepublico
  $build/sheaf export -o duepublico.zip
END
