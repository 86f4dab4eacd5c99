#!/bin/sh
# Debian packages from the tarball of "make dist".
#
#   sh contrib/debian/build.sh TARBALL FOLDER        or: make deb
#
# Leaves them in FOLDER, with what lintian says of them in FOLDER/lintian, if it
# is installed; an error that lintian finds is a failure. The folder debian/ is
# this one: it stands here so that the top of the tree is the program's own.
set -eu

tarball=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
place=$2
version=$(basename "$tarball" .tar.gz)
version=${version#sheaf-}

rm -rf "$place"
mkdir -p "$place"
cd "$place"
cp "$tarball" "sheaf_$version.orig.tar.gz"
tar -xzf "$tarball"
cp -r "sheaf-$version/contrib/debian" "sheaf-$version/debian"
rm "sheaf-$version/debian/build.sh"
(cd "sheaf-$version" && dpkg-buildpackage -us -uc)
rm -rf "sheaf-$version"
if command -v lintian >/dev/null 2>&1; then
	lintian --allow-root --fail-on error ./*.changes >lintian 2>&1 || {
		cat lintian
		exit 1
	}
	cat lintian
fi
ls ./*.deb
