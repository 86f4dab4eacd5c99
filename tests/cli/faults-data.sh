# What records have in them: held, said where something was guessed, and whole
# again in every format. Record 2 of each page has it; 58 items, of which 5 are
# tombstones, in 6 pages.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-faults.sh"
fault_begin

# Exported, a store must read as 53 records in each format.
fault_also() {
	"$SHEAF" --store "$fault_dir/store.db" export -f \
		ris,biblatex,csl,jsonl -o "$fault_dir/all.zip" &&
		"$SHEAF" verify -q "$fault_dir/all.zip" ||
		fault_wrong "the bundle is not whole"
	rm -f "$fault_dir/all.zip"
}

for odd in comment instruction cdata c1 bidi zero-width line-breaks markup \
	tex json double-amp big-word=64; do
	fault "$odd" 0 58 52 7 none
done
for odd in many-creators=5000 many-subjects=20000 big-field=5000; do
	fault $odd@1 0 58 57 7 none
done
for same in empty-elements bom space-before no-declaration \
	utf16 utf16-be latin1 schema-location; do
	fault $same 0 58 58 7 none
done
faults
