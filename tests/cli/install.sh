# Installed and taken away again: what is where, and nothing stays.
. "$ROOT/tests/cli/lib.sh"
command -v make >/dev/null || skip "make is not installed"
tree() {
	(cd out && find . ! -type d | sort)
}
# The program is there: in a build of its own, nothing has to be made.
# A folder that is called like a list of headers is left alone.
mkdir -p b/deb/completions.d
cp "$SHEAF" b/sheaf
here() {
	make -s -C "$ROOT" -o all B="$PWD/b" DESTDIR="$PWD/out" "$@" \
		>log 2>&1 || cat log
}
here install PREFIX=/usr
tree
here uninstall PREFIX=/usr
tree
here install BINDIR=/opt/bin MANDIR=/opt/man
tree
