/*
 * .bib files of others: what is read is read the same again, every entry can be
 * found, and with an entry behind it the file has one entry more, all others
 * being what they were.
 */
#include <stdlib.h>
#include <string.h>

#include "exporters/bib/bib.h"
#include "tests/fuzz/fuzz.h"

/* As export_run puts them together. */
static char *
grown(const struct bib *b, struct str entry, size_t *n)
{
	struct str text = bib_text(b), gap = bib_gap(b);
	char *p = malloc(text.n + gap.n + entry.n + 1), *at = p;
	struct str parts[] = {text, gap, entry};

	FUZZ_CHECK(p != NULL);
	for (size_t i = 0; i < 3; at += parts[i++].n)
		if (parts[i].n > 0)
			memcpy(at, parts[i].p, parts[i].n);
	*n = (size_t)(at - p);
	return p;
}

static void
check_grown(struct bib *b, struct str text)
{
	struct str entry = STR("@misc{added,\n  doi = {10.1234/added},\n}\n");
	size_t n, count = bib_count(b);
	char *p = grown(b, entry, &n);
	struct bib *more = NULL;
	struct err e;

	FUZZ_CHECK(memcmp(p, text.n > 0 ? text.p : p, text.n) == 0);
	/* A last line that is a comment ends, so that nothing is in it. */
	FUZZ_CHECK(bib_read(&more, str_of(p, n), &e) == 0);
	FUZZ_CHECK(bib_count(more) == count + 1);
	for (size_t i = 0; i < count; i++)
		FUZZ_CHECK(
		    str_eq(bib_item(b, i)->key, bib_item(more, i)->key) &&
		    str_eq(bib_item(b, i)->doi, bib_item(more, i)->doi));
	FUZZ_CHECK(str_eqc(bib_item(more, count)->key, "added"));
	FUZZ_CHECK(str_eqc(bib_item(more, count)->doi, "10.1234/added"));
	bib_free(more);
	free(p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = fuzz_text(data, size);
	struct record none = {.deleted = false};
	struct bib *b = NULL;
	size_t left;
	struct err e;

	if (bib_read(&b, text, &e) != 0) {
		FUZZ_CHECK(e.code == ERR_IO && fuzz_clean(str_c(e.msg)));
		return 0;
	}
	FUZZ_CHECK(bib_count(b) <= text.n);
	FUZZ_CHECK(bib_foreign_line(b) <= text.n + 1);
	check_grown(b, text);
	for (size_t i = 0; i < bib_count(b); i++) {
		struct str key = bib_item(b, i)->key;

		FUZZ_CHECK((bib_find(b, &none, key) != NULL) == (key.n > 0));
	}
	bib_not_found(b, &left);
	FUZZ_CHECK(left <= bib_count(b));
	bib_free(b);
	return 0;
}
