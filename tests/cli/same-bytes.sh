# A bundle is the same wherever, whenever and by whomever it is made.
. "$ROOT/tests/cli/lib.sh"
start_demo
"$SHEAF" harvest "$URL"
store=$PWD/store.db

for kind in zip tar.gz tgz tar.zst; do
	"$SHEAF" export -o "a.$kind"
	sleep 1
	mkdir -p elsewhere
	(
		cd elsewhere || exit
		umask 077
		TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8 LANG=de_DE.UTF-8 HOME=/ \
			COLUMNS=20 "$SHEAF" --store "$store" export -o "b.$kind"
	)
	cmp "a.$kind" "elsewhere/b.$kind" && echo "$kind: the same"
done
for options in "--split set --with-html" "--split record" "--bagit --level 1"; do
	for kind in zip tar.zst; do
		# shellcheck disable=SC2086
		"$SHEAF" export $options -o "c.$kind"
		(
			cd elsewhere || exit
			umask 077
			# shellcheck disable=SC2086
			TZ=America/St_Johns LC_ALL=tr_TR.UTF-8 HOME=/ "$SHEAF" \
				--store "$store" export $options -o "c.$kind"
		)
		cmp "c.$kind" "elsewhere/c.$kind" && echo "$options $kind: the same"
	done
done
cmp a.tgz a.tar.gz && echo "two names for one"
umask 027
"$SHEAF" export -o mode.zip
ls -l mode.zip | cut -c 1-10
