/* How many records has a file? */
#include "exporters/verify/internal.h"

#include <stdbool.h>
#include <string.h>

#include "core/mem.h"
#include "exporters/format/format.h"

enum { TAG = 6 }; /* "ER  - " */

struct reader;

struct counter {
	const struct reader *reader;
	uint64_t n;
	/* RIS: the start of a line. */
	char line[TAG];
	size_t at;
	bool open; /* between TY and ER; quotes of CSV */
	/* BibTeX. */
	uint64_t depth;
	char word[16];
	size_t nword;
	bool entry; /* behind an @ */
	/* JSON. */
	struct json_in *json;
	/* XML. */
	char quote; /* in a tag: its attribute's, or 0 */
	char last;  /* in a tag: the byte before */
};

struct reader {
	bool json, many;
	int (*feed)(struct counter *c, const char *p, size_t n, struct err *e);
	int (*finish)(struct counter *c, struct err *e);
};

static int
take_tag(struct counter *c, struct err *e)
{
	bool begins = memcmp(c->line, "TY  - ", TAG) == 0;
	bool ends = memcmp(c->line, "ER  - ", TAG) == 0;

	if ((begins && c->open) || (ends && !c->open))
		return err_set(e, ERR_DATA, 0, "RIS with %s out of place",
			       begins ? "TY" : "ER");
	c->open = begins || (c->open && !ends);
	c->n += ends;
	return 0;
}

static int
feed_ris(struct counter *c, const char *p, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '\n') {
			c->at = 0;
			continue;
		}
		if (c->at < TAG)
			c->line[c->at] = p[i];
		if (c->at++ == TAG - 1 && take_tag(c, e) != 0)
			return -1;
	}
	return 0;
}

static int
finish_ris(struct counter *c, struct err *e)
{
	return c->open ? err_set(e, ERR_DATA, 0, "RIS ends within a record")
		       : 0;
}

/* "@article{": not "@comment{", "@string{" or "@preamble{". */
static bool
is_entry(struct counter *c)
{
	static const char *const others[] = {"comment", "string", "preamble"};
	struct str word = str_of(c->word, c->nword);

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (str_ieq(word, str_c(others[i])))
			return false;
	return word.n > 0;
}

static void
take_outside(struct counter *c, char b)
{
	if (b == '@') {
		c->entry = true;
		c->nword = 0;
	} else if (c->entry && chr_alpha(b) && c->nword < sizeof(c->word)) {
		c->word[c->nword++] = b;
	} else if (!chr_space(b)) {
		c->entry = false;
	}
}

static int
feed_bib(struct counter *c, const char *p, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '{') {
			if (c->depth++ == 0 && c->entry && is_entry(c))
				c->n++;
			c->entry = false;
		} else if (p[i] == '}') {
			if (c->depth-- == 0)
				return err_set(e, ERR_DATA, 0,
					       "BibTeX with a brace too many");
		} else if (c->depth == 0) {
			take_outside(c, p[i]);
		}
	}
	return 0;
}

static int
finish_bib(struct counter *c, struct err *e)
{
	return c->depth == 0
		   ? 0
		   : err_set(e, ERR_DATA, 0, "BibTeX ends within an entry");
}

/* Items of the array, or objects of a line each. */
static int
take_event(void *ctx, enum json_event event, int depth, struct str text,
	   struct err *e)
{
	struct counter *c = ctx;
	bool many = c->reader->many;

	(void)text;
	if (depth == 0 && event != JSON_END &&
	    event != (many ? JSON_OBJECT : JSON_ARRAY))
		return err_set(e, ERR_DATA, 0, "JSON of another kind");
	if (event == JSON_OBJECT && depth == (many ? 0 : 1))
		c->n++;
	return 0;
}

static int
feed_json(struct counter *c, const char *p, size_t n, struct err *e)
{
	return json_in_feed(c->json, p, n, e);
}

static int
finish_json(struct counter *c, struct err *e)
{
	return json_in_finish(c->json, e);
}

/* Line ends outside of quotes, in files that have some. */
static int
feed_csv(struct counter *c, const char *p, size_t n, struct err *e)
{
	(void)e;
	for (size_t i = 0; i < n; i++) {
		c->open = c->open != (p[i] == '"');
		c->n += p[i] == '\n' && !c->open;
	}
	return 0;
}

static int
feed_tsv(struct counter *c, const char *p, size_t n, struct err *e)
{
	(void)e;
	for (size_t i = 0; i < n; i++)
		c->n += p[i] == '\n';
	return 0;
}

static int
finish_rows(struct counter *c, struct err *e)
{
	if (c->n == 0 || c->open)
		return err_set(e, ERR_DATA, 0, "a table %s",
			       c->open ? "ends within quotes"
				       : "without a row of names");
	c->n--;
	return 0;
}

/*
 * Statements of SQL, a line each: rows of the first table, between BEGIN and
 * COMMIT. `word` has the start of the line.
 */
static void
end_statement(struct counter *c)
{
	struct str line = str_of(c->word, c->nword);

	c->n += str_starts(line, STR("INSERT INTO reco"));
	c->open = str_starts(line, STR("BEGIN;")) ||
		  (c->open && !str_starts(line, STR("COMMIT;")));
	c->nword = 0;
}

static int
feed_sql(struct counter *c, const char *p, size_t n, struct err *e)
{
	(void)e;
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '\n')
			end_statement(c);
		else if (c->nword < sizeof(c->word))
			c->word[c->nword++] = p[i];
	}
	return 0;
}

static int
finish_sql(struct counter *c, struct err *e)
{
	return c->open || c->nword > 0
		   ? err_set(e, ERR_DATA, 0, "SQL ends within a transaction")
		   : 0;
}

/*
 * Tags of XML without comments and sections, as node_write gives it: a record
 * is a tag of that name, two elements deep. `word` has the name.
 */
static void
end_tag(struct counter *c)
{
	if (c->word[0] == '/') {
		c->depth -= c->depth > 0;
		return;
	}
	if (c->word[0] == '?' || c->word[0] == '!')
		return;
	if (c->depth == 2 && str_eqc(str_of(c->word, c->nword), "record"))
		c->n++;
	c->depth += c->last != '/';
}

static int
feed_xml(struct counter *c, const char *p, size_t n, struct err *e)
{
	(void)e;
	for (size_t i = 0; i < n; i++) {
		char b = p[i];

		if (!c->open) {
			c->open = b == '<';
			c->nword = 0;
			c->entry = c->open;
			c->last = c->word[0] = 0;
			continue;
		}
		if (c->quote != 0) {
			c->quote = b == c->quote ? 0 : c->quote;
		} else if (b == '>') {
			end_tag(c);
			c->open = false;
		} else if (b == '"' || b == '\'') {
			c->quote = b;
		}
		c->entry = c->entry && !chr_space(b) && b != '>' &&
			   (b != '/' || c->nword == 0);
		if (c->entry && c->nword < sizeof(c->word))
			c->word[c->nword++] = b;
		c->last = b;
	}
	return 0;
}

static int
finish_xml(struct counter *c, struct err *e)
{
	return c->depth == 0 && !c->open
		   ? 0
		   : err_set(e, ERR_DATA, 0, "XML ends within an element");
}

static const struct reader readers[COUNT__MAX] = {
    [COUNT_RIS] = {false, false, feed_ris, finish_ris},
    [COUNT_BIB] = {false, false, feed_bib, finish_bib},
    [COUNT_ITEMS] = {true, false, feed_json, finish_json},
    [COUNT_LINES] = {true, true, feed_json, finish_json},
    [COUNT_CSV] = {false, false, feed_csv, finish_rows},
    [COUNT_TSV] = {false, false, feed_tsv, finish_rows},
    [COUNT_SQL] = {false, false, feed_sql, finish_sql},
    [COUNT_OAI] = {false, false, feed_xml, finish_xml},
};

int
counter_new(struct counter **out, struct str name, struct err *e)
{
	const struct exporter *x = exporter_by_suffix(name);
	const struct reader *r;
	struct counter *c;

	*out = NULL;
	if (x == NULL || x->count == COUNT_NONE)
		return 0;
	r = &readers[x->count];
	c = mem_zero(sizeof(*c));
	if (c == NULL)
		return err_nomem(e);
	c->reader = r;
	if (r->json)
		c->json = json_in_new(take_event, c, r->many, false);
	if (r->json && c->json == NULL) {
		mem_free(c);
		return err_nomem(e);
	}
	*out = c;
	return 0;
}

void
counter_free(struct counter *c)
{
	if (c == NULL)
		return;
	json_in_free(c->json);
	mem_free(c);
}

int
counter_feed(struct counter *c, const char *p, size_t n, struct err *e)
{
	return c->reader->feed(c, p, n, e);
}

int
counter_finish(struct counter *c, uint64_t *records, struct err *e)
{
	int rc = c->reader->finish(c, e);

	*records = c->n;
	return rc;
}
