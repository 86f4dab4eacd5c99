#!/bin/sh
# Does it build and pass on another Debian?   sh tests/chroot.sh SUITE [FOLDER]
#
# SUITE is bullseye, bookworm, trixie, sid, ... Makes a chroot of it with
# debootstrap (git and make, nothing more) in FOLDER, build/chroot-SUITE when
# none is named, clones this repository into it as it was committed last, and
# there runs "make deps check" as a new user would. The last line is that of
# the tests. A chroot that is there is used again; MIRROR and CHROOT_GOAL say
# from where to install and what to make.
set -eu

suite=${1:?which suite}
here=$(cd "$(dirname "$0")/.." && pwd)
place=${2:-$here/build/chroot-$suite}
mirror=${MIRROR:-http://deb.debian.org/debian}
goal=${CHROOT_GOAL:-check}

if [ "$(id -u)" != 0 ]; then
	echo 'chroot: only root can make one' >&2
	exit 1
fi
command -v debootstrap >/dev/null 2>&1 || {
	echo 'chroot: debootstrap is not there; install it' >&2
	exit 1
}
mounted=
leave() {
	for m in $mounted; do
		umount -l "$m" || :
	done
}
trap leave EXIT
trap 'exit 1' HUP INT TERM

mkdir -p "$place"
place=$(cd "$place" && pwd)
if [ ! -e "$place/whole" ]; then
	debootstrap --variant=minbase --include=git,make,ca-certificates \
		"$suite" "$place" "$mirror" >"$place.log" 2>&1 || {
		tail -n 20 "$place.log" >&2
		exit 1
	}
	: >"$place/whole"
fi
cp /etc/resolv.conf "$place/etc/resolv.conf"
for m in proc dev; do
	mount --rbind "/$m" "$place/$m"
	mount --make-rslave "$place/$m"
	mounted="$place/$m $mounted"
done
rm -rf "$place/srv/sheaf"
git clone -q "$here" "$place/srv/sheaf"
# shellcheck disable=SC2086
env -i HOME=/srv LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
	MAKEFLAGS="-j$(nproc)" chroot "$place" sh -c '
		cd /srv/sheaf
		apt-get -q update >/dev/null
		make deps && make "$@"
	' make $goal
