# Mistakes: exit 2, one line that names what was wrong.
. "$ROOT/tests/cli/lib.sh"

say "$SHEAF"
say "$SHEAF" frobnicate
say "$SHEAF" harvset
say "$SHEAF" harvest
say "$SHEAF" --config /dev/null harvest --all
say "$SHEAF" harvest --fulll duepublico
say "$SHEAF" harvest --full --from 2020-01-01 duepublico
say "$SHEAF" harvest duepublic
say "$SHEAF" harvest www.example.org/oai
say "$SHEAF" harvest gopher://example.org/
say "$SHEAF" harvest http://me:secret@example.org/oai
say "$SHEAF" harvest "$(printf 'http://example.org/\377')"
say "$SHEAF" --config missing.ini list
say "$SHEAF" harvest --timeout soon duepublico
say "$SHEAF" harvest --jobs 0 duepublico
say "$SHEAF" harvest --cacert missing.pem duepublico
say "$SHEAF" export --full
say "$SHEAF" export -f endnote
say "$SHEAF" export -f ris,ris
say "$SHEAF" export -f ris,bibtex -o both.ris
say "$SHEAF" export -f ris,bibtex
say "$SHEAF" export -o records.docx
say "$SHEAF" export -f ris --deleted
say "$SHEAF" export records.ris
say "$SHEAF" list --type novel
say "$SHEAF" list --year 2021-2019
say "$SHEAF" list --doi junk
say "$SHEAF" harvest --prefix "oai_dc + jats" http://127.0.0.1:9/oai
say "$SHEAF" harvest --prefix oai_dc,jats http://127.0.0.1:9/oai
say "$SHEAF" list -z
say "$SHEAF" source
say "$SHEAF" help nothing
"$SHEAF" --log json list --frob 2>&1 | sed 's/"time":"[^"]*"/"time":"..."/'
long=$(head -c 100000 /dev/zero | tr '\0' a)
"$SHEAF" harvest "http://example.org/$long" 2>&1 | cut -c 1-70
"$SHEAF" list --set "$long" 2>&1
ls -A
