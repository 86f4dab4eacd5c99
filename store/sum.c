/*
 * A sum over the columns of an item, so that a bit that flipped on the disk is
 * noticed by whoever reads the row. Of the payload it takes the checksum that
 * ends its frame, which says all of the payload and is held against it when it
 * is expanded; which dictionary it is packed with may so change alone.
 *
 * Each step can be undone, so one word that differs always gives another sum.
 */
#include <string.h>

#include "store/priv.h"

enum {
	WORD = 8,      /* bytes taken in a step */
	FRAME_SUM = 4, /* bytes of the checksum at the end of a frame */
	TURN = 29,
	IDENT_SAID = 200 /* bytes of an identifier in a message */
};

#define START  0xcbf29ce484222325U
#define FACTOR 0x9e3779b97f4a7c15U /* odd */

static uint64_t
add(uint64_t h, uint64_t word)
{
	h ^= word;
	h = h << TURN | h >> (64 - TURN);
	return h * FACTOR;
}

/* Little-endian on every machine: a store may move to another. */
static uint64_t
word_at(const char *p, size_t n)
{
	unsigned char b[WORD] = {0};

	memcpy(b, p, n);
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	       (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
	       (uint64_t)b[7] << 56;
}

static uint64_t
add_text(uint64_t h, struct str s)
{
	size_t i = 0;

	h = add(h, s.n);
	for (; s.n - i >= WORD; i += WORD)
		h = add(h, word_at(s.p + i, WORD));
	return i < s.n ? add(h, word_at(s.p + i, s.n - i)) : h;
}

uint32_t
sum_of_frame(struct str body)
{
	if (body.n < FRAME_SUM)
		return 0;
	return (uint32_t)word_at(body.p + body.n - FRAME_SUM, FRAME_SUM);
}

int64_t
sum_of(const struct summed *r)
{
	uint64_t h = START;
	const uint64_t numbers[] = {
	    (uint64_t)r->id,     (uint64_t)r->source, (uint64_t)r->format,
	    (uint64_t)r->sets,   (uint64_t)r->type,   (uint64_t)r->year,
	    (uint64_t)r->change, r->deleted,          r->frame,
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		h = add(h, numbers[i]);
	h = add_text(h, r->ident);
	h = add_text(h, r->stamp);
	h = add_text(h, r->doi);
	return h == 0 ? 1 : (int64_t)h;
}

void
sum_read(struct db_stmt *st, struct summed *r)
{
	*r = (struct summed){
	    .id = db_get_int(st, ITEM_ID),
	    .source = db_get_int(st, ITEM_SOURCE),
	    .format = db_get_int(st, ITEM_FORMAT),
	    .sets = db_get_int(st, ITEM_SETS),
	    .type = db_get_int(st, ITEM_TYPE),
	    .year = db_get_int(st, ITEM_YEAR),
	    .change = db_get_int(st, ITEM_CHANGE),
	    .deleted = db_get_int(st, ITEM_DELETED) != 0,
	    .ident = db_get(st, ITEM_IDENT),
	    .stamp = db_get(st, ITEM_STAMP),
	    .doi = db_get(st, ITEM_DOI),
	    .frame = sum_of_frame(db_get(st, ITEM_BODY)),
	};
}

bool
sum_right(struct db_stmt *st)
{
	int64_t sum = db_get_int(st, ITEM_SUM);
	struct summed r;

	if (sum == 0)
		return true;
	sum_read(st, &r);
	return sum_of(&r) == sum;
}

int
sum_refuse(const struct store *s, struct str ident, const char *what,
	   struct err *e)
{
	return err_set(e, ERR_STORE, 0,
		       "store %s: " STR_FMT ": %s; sheaf check --repair removes"
		       " it, and the next harvest fetches it again",
		       db_place(s->db), STR_ARG(str_left(ident, IDENT_SAID)),
		       what);
}

int
sum_check(const struct store *s, struct db_stmt *st, struct err *e)
{
	if (sum_right(st))
		return 0;
	return sum_refuse(s, db_get(st, ITEM_IDENT), SUM_WRONG, e);
}
