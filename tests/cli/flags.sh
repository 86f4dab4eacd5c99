# What the compiler can do is tried, not known by its name. Here are one that
# can do little, as on other systems, and none at all.
. "$ROOT/tests/cli/lib.sh"

cat >little <<'EOF'
#!/bin/sh
# Knows no -z, no -fcf-protection; iconv is a library of its own.
for arg; do
	case $arg in
	-Wl,-z,* | -fcf-*) exit 1 ;;
	esac
	case $arg in
	*.c) grep -q iconv_open "$arg" && needs=-liconv
		;;
	esac
done
[ -z "${needs:-}" ] && exit 0
for arg; do
	[ "$arg" = "$needs" ] && exit 0
done
exit 1
EOF
chmod +x little
probe() {
	sh "$ROOT/tests/probe.sh" can.mk "$@"
	cat can.mk
}
probe ./little -O2
echo "the same compiler is not asked again:"
mv little gone
probe ./little -O2 | head -n 1
echo "none:"
rm can.mk
probe ./none 2>&1 | sed 's/^cat: //; s/:.*//'
