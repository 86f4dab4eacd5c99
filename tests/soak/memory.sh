# One round of tests/soak/soak.sh: valgrind, which sees what the sanitizers do
# not: bytes that were never set.
. "$ROOT/tests/cli/lib.sh"
command -v valgrind >/dev/null || skip "no valgrind"
case $BUILD in */asan) skip "not with the sanitizers" ;; esac
start_demo

watch() {
	valgrind -q --error-exitcode=99 --leak-check=full \
		--errors-for-leak-kinds=definite,possible "$SHEAF" "$@" ||
		exit 1
}

watch harvest "$URL"
watch harvest --full "$URL"
watch harvest "$(at 503=1@2*1,control@3,truncate@4*1,odd-set@5)"
watch list
watch export -f ris,biblatex,csl,jsonl -o all.zip
watch export -o all.tar.zst
watch verify all.zip
watch convert -f bibtex -o - "$ROOT"/tests/golden/*/record.xml >/dev/null
echo "nothing found"
