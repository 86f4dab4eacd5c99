# What shells offer comes from the tables of commands and options.
. "$ROOT/tests/cli/lib.sh"
for shell in bash zsh fish; do
	"$SHEAF" help $shell >sheaf.$shell
	command -v $shell >/dev/null || continue
	$shell -n sheaf.$shell || echo "$shell does not take it"
done
"$SHEAF" --help | awk '/^Commands:/ { on = 1; next } !NF { on = 0 } on { print $1 }' |
	while read -r c; do
		"$SHEAF" "$c" --help | sed -nE 's/^ +(-., )?--([a-z-]+).*/\2/p' |
			while read -r o; do
				grep -q -- "'$c -'\*.*--$o " sheaf.bash &&
					grep -q -- "from $c' -l $o " sheaf.fish ||
					echo "$c: no --$o"
			done
		grep -q "^		$c)" sheaf.zsh || echo "zsh: no $c"
	done
cat >ask.bash <<END
. ./sheaf.bash
offered() {
	COMP_WORDS=("\$@") COMP_CWORD=\$((\$# - 1))
	_sheaf
	echo "\${COMPREPLY[@]}"
}
sheaf() { "$SHEAF" "\$@"; }
offered sheaf he
offered sheaf export --form
offered sheaf export -f bib
offered sheaf export --format = j
offered sheaf --store x.db harvest due
offered sheaf list --type rep
offered sheaf verify sheaf.z
END
if command -v bash >/dev/null; then
	bash ask.bash
fi
