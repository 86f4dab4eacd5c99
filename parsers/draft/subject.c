/* The draft: keywords, each once, and none that is the type again. */
#include <stdint.h>
#include <string.h>

#include "parsers/draft/internal.h"

void
draft_subject(struct draft *d, struct rec_subject s)
{
	struct rec_subjects *l = &d->r->subjects;

	if (s.text.n > 0 && draft_room(d, LIMIT_SUBJECTS, l->n))
		subjects_push(d->r->arena, l, s);
}

/* "Report" among the keywords of a report. */
static bool
repeats_type(const struct record *r, const struct rec_subject *s)
{
	return s->scheme.n == 0 && r->type != TYPE_GENERIC &&
	       vocab_type_is(s->text, r->type);
}

/* FNV-1a */
static uint32_t
hash(struct str s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
}

/* Those seen, by place in the list + 1; at most half of it is filled. */
struct seen {
	uint16_t at[2 * DRAFT_SUBJECTS_MAX];
};

static bool
add(struct seen *seen, size_t cap, const struct rec_subjects *l, size_t i)
{
	size_t at = hash(l->v[i].text) % cap;

	for (; seen->at[at] != 0; at = (at + 1) % cap) {
		const struct rec_subject *old = &l->v[seen->at[at] - 1];

		if (str_eq(old->text, l->v[i].text) &&
		    str_eq(old->scheme, l->v[i].scheme))
			return false;
	}
	seen->at[at] = (uint16_t)(i + 1);
	return true;
}

void
draft_settle_subjects(struct draft *d)
{
	struct rec_subjects *l = &d->r->subjects;
	size_t n = 0, cap = 2 * l->n;
	struct seen seen;

	memset(seen.at, 0, cap * sizeof(seen.at[0]));
	for (size_t i = 0; i < l->n; i++) {
		struct rec_subject s = l->v[i];

		l->v[n] = s;
		if (!repeats_type(d->r, &s) && add(&seen, cap, l, n))
			n++;
	}
	l->n = n;
}
