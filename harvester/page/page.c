/* One response into the store. */
#include "harvester/page/internal.h"

#include <string.h>

#include "core/mem.h"
#include "core/utf8.h"

enum { PAYLOAD_MAX = 64 << 20 };

struct page *
page_new(const struct env *env, struct store *s)
{
	struct page *p = mem_zero(sizeof(*p));

	if (p == NULL)
		return NULL;
	p->env = env;
	p->store = s;
	buf_init(&p->payload, PAYLOAD_MAX);
	buf_init(&p->bytes, STORE_PAYLOAD_MAX);
	p->oai = oai_new(page_take, p);
	p->probe = oai_new(page_look, p);
	if (p->oai == NULL || p->probe == NULL) {
		page_free(p);
		return NULL;
	}
	oai_on_odd(p->oai, page_odd);
	oai_on_odd(p->probe, page_look_odd);
	return p;
}

void
page_free(struct page *p)
{
	if (p == NULL)
		return;
	page_drop(p);
	oai_free(p->oai);
	oai_free(p->probe);
	mem_free(p->ids);
	buf_free(&p->payload);
	buf_free(&p->bytes);
	mem_free(p);
}

static int
feed(void *ctx, const char *p, size_t n, struct err *e)
{
	return oai_feed(ctx, p, n, e);
}

static int
read_spool(struct page *p, struct spool *body, struct err *e)
{
	page_reset(p);
	if (page_expect(p, body, e) != 0)
		return -1;
	if (spool_read(body, feed, p->oai, e) != 0)
		return -1;
	return oai_finish(p->oai, &p->answer, e);
}

struct html {
	bool is;
	char title[100];
};

/* What it calls itself: the title is in the first piece, or nowhere. */
static void
find_title(struct html *h, struct str s)
{
	struct str title;
	size_t at;

	for (at = 0; at < s.n; at++)
		if (s.p[at] == '<' &&
		    str_istarts(str_from(s, at), STR("<title")))
			break;
	title = str_from(s, at);
	title = str_from(title, str_chr(title, '>') + 1);
	title = str_trim(str_left(title, str_chr(title, '<')));
	if (at < s.n)
		utf8_printable(h->title, sizeof(h->title), title);
}

/* Does it begin like a page for people? */
static int
sniff(void *ctx, const char *p, size_t n, struct err *e)
{
	static const char *const starts[] = {"<!doctype html", "<html"};
	struct str s = str_of(p, n);
	struct html *h = ctx;

	(void)e;
	if (str_starts(s, STR("\xef\xbb\xbf")))
		s = str_from(s, 3);
	s = str_trim(s);
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		h->is = h->is || str_istarts(s, str_c(starts[i]));
	if (h->is)
		find_title(h, s);
	return 1; /* the first piece is enough */
}

int
page_read(struct page *p, const struct page_target *to, struct spool *body,
	  const struct oai_page **out, struct err *e)
{
	struct err ignored;
	struct html html = {.is = false};
	int rc;

	p->to = to;
	*out = &p->answer;
	if (spool_size(body) == 0)
		return err_set(e, ERR_XML, 0, "the answer is empty");
	rc = read_spool(p, body, e);
	if (rc != 0 && e->code == ERR_XML) {
		spool_read(body, sniff, &html, &ignored);
		if (html.is)
			err_set(e, ERR_OAI, 0,
				"not an OAI-PMH response: an HTML page%s%s%s",
				html.title[0] != '\0' ? ", \"" : "", html.title,
				html.title[0] != '\0' ? "\"" : "");
	}
	if (rc != 0 && (rc = page_mend(p, body, e)) == 0)
		err_clear(e);
	if (rc != 0)
		page_drop(p);
	return rc;
}

const struct page_counts *
page_counts(const struct page *p)
{
	return &p->counts;
}

const uint64_t *
page_ids(const struct page *p, size_t *n)
{
	*n = p->nids;
	return p->ids;
}

size_t
page_listed(const struct page *p, const struct str (**pairs)[2])
{
	return oai_listed(p->oai, pairs);
}

const struct oai_identify *
page_identify(const struct page *p)
{
	return oai_identify(p->oai);
}
