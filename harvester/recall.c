/* The newest records of a repository, kept and asked for again. */
#include "harvester/recall.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "store/trait.h"

enum { DAY_S = 86400 };

static const struct str trait = STR_LIT("newest");

/* Among the newest, where it belongs, once. */
static void
insert(struct recalled v[RECALL_MAX], size_t *n, const struct recalled *one)
{
	size_t at;

	for (at = 0; at < *n; at++) {
		if (v[at].n != one->n || memcmp(v[at].id, one->id, one->n) != 0)
			continue;
		if (v[at].stamp >= one->stamp)
			return;
		memmove(v + at, v + at + 1, (*n - at - 1) * sizeof(*v));
		--*n;
		break;
	}
	for (at = 0; at < *n && v[at].stamp >= one->stamp; at++)
		continue;
	if (at == RECALL_MAX)
		return;
	*n += *n < RECALL_MAX;
	memmove(v + at + 1, v + at, (*n - at - 1) * sizeof(*v));
	v[at] = *one;
}

static bool
make(struct recalled *one, struct str id, int64_t stamp)
{
	*one = (struct recalled){.stamp = stamp, .n = id.n};
	if (id.n == 0 || id.n > RECALL_ID_MAX || stamp < 0 ||
	    str_chr(id, '\n') != STR_NPOS)
		return false;
	memcpy(one->id, id.p, id.n);
	return true;
}

/* The time, then a line each: datestamp, blank, identifier. */
int
recall_load(struct recall *r, struct store *s, struct str source, struct err *e)
{
	struct str rest, line, stamp;
	struct recalled one;
	struct buf text;
	int got;

	*r = (struct recall){0};
	buf_init(&text, STORE_TRAIT_MAX);
	got = store_trait(s, source, trait, &text, e);
	rest = got > 0 ? buf_view(&text) : STR_NONE;
	if (str_cut(&rest, '\n', &line) && date_stamp(line) > 0)
		r->checked = date_stamp(line);
	while (str_cut(&rest, '\n', &line))
		if (str_cut(&line, ' ', &stamp) &&
		    make(&one, line, date_stamp(stamp)))
			insert(r->known, &r->nknown, &one);
	buf_free(&text);
	return got < 0 ? -1 : 0;
}

bool
recall_ask(struct recall *r, int64_t now, char from[STAMP_MAX])
{
	int64_t oldest, asked = date_stamp(str_c(from));

	if (r->nknown == 0 || asked < 0 ||
	    (r->checked <= now && now - r->checked < RECALL_DAYS * DAY_S))
		return false;
	oldest = r->known[r->nknown - 1].stamp;
	r->asks = true;
	if (oldest >= asked)
		return false;
	date_stamp_format(oldest, strchr(from, 'T') == NULL, from);
	return true;
}

void
recall_see(struct recall *r, struct str id, int64_t stamp, bool deleted)
{
	struct recalled one;

	for (size_t i = 0; r->asks && i < r->nknown; i++)
		if (str_eq(str_of(r->known[i].id, r->known[i].n), id))
			r->known[i].came = true;
	if (deleted ||
	    (r->nseen == RECALL_MAX && stamp < r->seen[RECALL_MAX - 1].stamp))
		return;
	if (r->nseen == 0 || stamp > r->seen[0].stamp)
		r->alike = 0;
	if (r->nseen == 0 || stamp >= r->seen[0].stamp)
		r->alike++;
	if (make(&one, id, stamp))
		insert(r->seen, &r->nseen, &one);
}

const struct recalled *
recall_lost(const struct recall *r)
{
	for (size_t i = 0; i < r->nknown; i++)
		if (r->known[i].came)
			return NULL;
	return r->asks && r->nknown > 0 ? &r->known[0] : NULL;
}

int
recall_keep(struct recall *r, bool whole, int64_t now, struct store *s,
	    struct str source, struct err *e)
{
	char stamp[STAMP_MAX];
	struct buf text;
	int rc;

	if (r->nseen == 0 && !r->asks)
		return 0;
	if (whole || r->alike > RECALL_ALIKE)
		r->nknown = 0;
	for (size_t i = 0; r->alike <= RECALL_ALIKE && i < r->nseen; i++)
		insert(r->known, &r->nknown, &r->seen[i]);
	if (whole || r->asks || r->checked == 0)
		r->checked = now;
	buf_init(&text, STORE_TRAIT_MAX);
	date_stamp_format(r->checked, false, stamp);
	buf_printf(&text, "%s\n", stamp);
	for (size_t i = 0; i < r->nknown; i++) {
		date_stamp_format(r->known[i].stamp, false, stamp);
		buf_printf(&text, "%s " STR_FMT "\n", stamp,
			   STR_ARG(str_of(r->known[i].id, r->known[i].n)));
	}
	rc = buf_check(&text, e);
	if (rc == 0)
		rc = store_set_trait(s, source, trait, buf_view(&text), e);
	buf_free(&text);
	return rc;
}
