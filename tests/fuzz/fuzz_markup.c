/*
 * Inline markup: the marked text is the plain one with balanced tags, an edit
 * of the plain one keeps what it can, and every format writes it.
 */
#include "core/arena.h"
#include "core/marked.h"
#include "core/record.h"
#include "parsers/text/text.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/outputs.h"

enum { ARENA_MAX = 64 << 20, TEXT_MAX = 1 << 16, DEPTH_MAX = 128 };

static void
check_nesting(struct str s)
{
	enum mark open[DEPTH_MAX];
	struct marked_piece p, last = {.kind = MARKED_TEXT};
	size_t depth = 0;

	for (; marked_next(&s, &p); last = p) {
		if (p.kind == MARKED_OPEN) {
			FUZZ_CHECK(depth < DEPTH_MAX);
			open[depth++] = p.mark;
		} else if (p.kind == MARKED_CLOSE) {
			FUZZ_CHECK(depth > 0 && open[--depth] == p.mark);
			FUZZ_CHECK(last.kind != MARKED_OPEN);
		}
	}
	FUZZ_CHECK(depth == 0);
}

static void
check_marked(struct arena *a, struct str marked, struct str plain)
{
	FUZZ_CHECK(fuzz_clean(marked));
	check_nesting(marked);
	FUZZ_CHECK(a->failed || str_eq(marked_plain(a, marked), plain));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = fuzz_text(data, size), cut;
	struct text_marked m;
	struct record r;
	struct arena a;

	if (!fuzz_clean(s) || s.n > TEXT_MAX)
		return 0;
	arena_init(&a, ARENA_MAX);
	record_init(&r, &a);
	m = text_mark(&a, s);
	FUZZ_CHECK(fuzz_clean(m.text));
	if (m.marked.n > 0)
		check_marked(&a, m.marked, m.text);
	cut = str_from(m.text, m.text.n / 3);
	cut = str_trim(str_left(cut, size % (cut.n + 1)));
	while (cut.n > 0 && ((unsigned char)cut.p[0] & 0xc0) == 0x80)
		cut = str_from(cut, 1);
	if (fuzz_clean(cut) && m.marked.n > 0) {
		struct str fit = marked_fit(&a, m.marked, cut);

		if (fit.n > 0)
			check_marked(&a, fit, cut);
	}
	r.oai_id = STR("oai:fog.example:1");
	texts_push(&a, &r.titles,
		   (struct rec_text){.text = m.text, .marked = m.marked});
	texts_push(&a, &r.abstracts,
		   (struct rec_text){.text = m.text, .marked = m.marked});
	if (!a.failed && m.text.n > 0)
		output_all(&r);
	arena_free(&a);
	return 0;
}
