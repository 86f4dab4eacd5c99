# Twenty works at each software, in all the formats that it offers: which format
# is chosen, and what of each citation is not as it should be.
. "$ROOT/tests/cli/lib.sh"
SHEAF_CONFIG=/dev/null
export SHEAF_CONFIG
works=$ROOT/tests/works

# rows SOFTWARE KEY: what stands behind it in software.txt.
rows() {
	awk -v name="$1" -v key="$2" '
		$1 == "software" { here = $2 == name }
		here && $1 == key { sub(/^[^ ]+ /, ""); print }' \
		"$works/software.txt"
}

render() { # SOFTWARE TEMPLATE
	awk -v first=1001 -v at="$(rows "$1" page)" -v id="$(rows "$1" id)" \
		-v only="$(rows "$1" works)" -f "$works/render.awk" "$2" \
		"$works/works.txt"
}

# One template of all formats of a software, and what its server says.
build() { # SOFTWARE
	mkdir "$1"
	echo '<record><header><identifier>{id}</identifier>' >"$1/template"
	echo '<datestamp>2024-05-06</datestamp></header>' >>"$1/template"
	rows "$1" format | while read -r prefix template test; do
		xml=$works/formats/$template.xml
		[ -z "$test" ] || echo "if $test"
		echo "<metadata prefix=\"$prefix\">"
		sed 1d "$xml"
		echo "</metadata>"
		[ -z "$test" ] || echo end
		sed -n "1s#^ns #format $prefix #p" "$xml" >>"$1/repository.conf"
	done >>"$1/template"
	echo '</record>' >>"$1/template"
	rows "$1" says | sed 's/^/software /' >>"$1/repository.conf"
	{
		echo "repository $1.example"
		rows "$1" id | sed 's/^/sample /; s/{n}/1001/'
	} >>"$1/repository.conf"
	render "$1" "$1/template" >"$1/works.xml"
	render "$1" "$works/truth.txt" >"$1/truth"
	echo "$(rows "$1" path) source $1" >>services
}

# Which format is taken when nobody says; nothing of it is kept.
chosen() { # SOFTWARE
	rm -f store.db*
	"$SHEAF" harvest -v "$ORIGIN$(rows "$1" path)" 2>&1 |
		sed -n 's/.*: asks for \([^;]*\).*/    \1/p'
}

cited() { # SOFTWARE PREFIX
	rm -f store.db*
	"$SHEAF" harvest -q --prefix "$2" "$ORIGIN$(rows "$1" path)" 2>&1
	"$SHEAF" export -q --keys local -f biblatex >works.bib
	awk -v prefix="$2" -f "$works/compare.awk" "$1/truth" "$1/works.xml" works.bib
}

all=$(awk '$1 == "software" { print $2 }' "$works/software.txt")
options=
for software in $all; do
	build "$software"
	options="$options --records $software=$software"
done
# shellcheck disable=SC2086
start_provider $options --services services --now 2026-02-03T04:05:06Z
ORIGIN=${URL%/*}
for software in $all; do
	echo "$software"
	chosen "$software"
	rows "$software" format | while read -r prefix template test; do
		echo "  $prefix"
		cited "$software" "$prefix" </dev/null
	done
done
