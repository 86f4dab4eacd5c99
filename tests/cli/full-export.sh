# A disk that fills up under a bundle: named, the old file stays, no debris.
. "$ROOT/tests/cli/lib.sh"
[ "$(id -u)" -eq 0 ] || skip "only root can mount a small disk"
mkdir disk
mount -t tmpfs -o size=600k tmpfs disk 2>/dev/null ||
	skip "no tmpfs can be mounted here"
trap 'stop_providers; umount disk' EXIT
start_provider --synthetic 1500 --page 500
"$SHEAF" harvest "$URL"

# fill FILE OPTION...
fill() {
	file=$1
	shift
	echo "old" >"disk/$file"
	"$SHEAF" export "$@" -o "disk/$file" 2>err
	echo "[$?] $file $*: $(grep -c . err) line," \
		"$(grep -ci 'space' err) names it, $(grep -c "$file" err) the file"
	cat "disk/$file"
	rm "disk/$file"
	ls -A disk
}
fill all.zip
fill all.tar.gz --split year
fill all.tar.zst --split record
fill all.zip --bagit
fill all.zip --split set --with-html

# The same where things are put aside on their way.
echo "old" >old.zip
TMPDIR=$PWD/disk "$SHEAF" export -f jsonl -o old.zip 2>err
echo "[$?] $(grep -ci 'space' err) names it," \
	"$(grep -c 'temporary file' err) says where"
cat old.zip
ls -A disk
