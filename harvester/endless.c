/* Lists that lead nowhere. */
#include "harvester/endless.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"

enum { WORD = 64 };

void
endless_start(struct endless *c)
{
	c->token[0] = '\0';
	c->steps = 0;
	c->until = 1;
	c->empty = c->stale = 0;
	if (c->bits != NULL)
		memset(c->bits, 0, ENDLESS_BITS / 8);
	c->set = 0;
}

void
endless_free(struct endless *c)
{
	mem_free(c->bits);
	c->bits = NULL;
}

/* FNV-1a. */
uint64_t
endless_hash(struct str id)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < id.n; i++) {
		h ^= (unsigned char)id.p[i];
		h *= UINT64_C(1099511628211);
	}
	return h ^ h >> 32;
}

bool
endless_knows(const struct endless *c, const char *asked, const char *token)
{
	return strcmp(token, asked) == 0 || strcmp(token, c->token) == 0;
}

/* The next token of the chain: was it there before? */
static bool
is_circle(struct endless *c, const struct endless_page *p)
{
	if (endless_knows(c, p->asked, p->token))
		return true;
	if (++c->steps >= c->until) {
		snprintf(c->token, sizeof(c->token), "%s", p->token);
		c->steps = 0;
		c->until *= 2;
	}
	return false;
}

/* Without memory everything is new. */
static size_t
add_new(struct endless *c, const struct endless_page *p)
{
	size_t n = 0;

	if (c->bits == NULL)
		c->bits = mem_zero(ENDLESS_BITS / 8);
	if (c->bits == NULL)
		return p->nids;
	for (size_t i = 0; i < p->nids; i++) {
		size_t at = (size_t)(p->ids[i] % ENDLESS_BITS);
		uint64_t bit = UINT64_C(1) << at % WORD;

		n += (c->bits[at / WORD] & bit) == 0;
		c->set += (c->bits[at / WORD] & bit) == 0;
		c->bits[at / WORD] |= bit;
	}
	if (c->set > ENDLESS_BITS / 2) {
		memset(c->bits, 0, ENDLESS_BITS / 8);
		c->set = 0;
	}
	return n;
}

const char *
endless_page(struct endless *c, const struct endless_page *p)
{
	bool news = add_new(c, p) > 0;
	uint64_t most = 2 * (uint64_t)p->total + p->records;

	c->empty = p->records > 0 ? 0 : c->empty + 1;
	c->stale = news ? 0 : c->stale + (p->records > 0);
	if (p->token[0] == '\0')
		return NULL;
	if (is_circle(c, p))
		return "the resumption tokens go round in a circle";
	if (c->empty > ENDLESS_EMPTY_MAX)
		return "too many empty pages in a row";
	if (c->stale > ENDLESS_STALE_MAX) {
		snprintf(c->why, sizeof(c->why),
			 "%s in a row with nothing new in them",
			 STR_COUNT(c->stale, "page"));
		return c->why;
	}
	c->excess = p->total > 0 && p->seen > most;
	if (c->excess) {
		snprintf(c->why, sizeof(c->why),
			 "%s records and no end, of %s announced; for sizes "
			 "that are only a hint there is "
			 "\"sizes = estimate\"",
			 STR_NUMBER(p->seen), STR_NUMBER((uint64_t)p->total));
		return c->why;
	}
	return NULL;
}

int64_t
endless_pace(const struct endless *c)
{
	return c->empty > 0 || c->stale > 0 ? ENDLESS_PACE_MS : 0;
}
