# What is handed on with the program: read by those it is meant for.
. "$ROOT/tests/cli/lib.sh"
"$SHEAF" --config "$ROOT/contrib/sheaf.ini" source list |
	head -n 1 | cut -f 1
if command -v systemd-analyze >/dev/null; then
	for unit in sheaf.service sheaf-worker.service; do
		sed "s#/usr/local/bin/sheaf#$SHEAF#" "$ROOT/contrib/$unit" \
			>$unit
	done
	cp "$ROOT/contrib/sheaf.timer" .
	systemd-analyze verify ./sheaf.service ./sheaf-worker.service ./sheaf.timer 2>&1 |
		grep -v "Command 'man" | grep -i 'sheaf.*\(unknown\|invalid\|fail\)'
fi
# Options of the command lines in them are options of the program.
grep -h '^ExecStart\|sheaf sheaf' "$ROOT"/contrib/sheaf.service \
	"$ROOT"/contrib/sheaf-worker.service "$ROOT"/contrib/sheaf.cron | grep -o ' --[a-z-]*' | sort -u |
	while read -r option; do
		{
			"$SHEAF" harvest --help
			"$SHEAF" copy --help
			"$SHEAF" worker --help
		} | grep -q -- "$option" ||
			echo "no $option"
	done
echo "all of it"
