/*
 * Payloads as the store has them. Whatever is read without libxml2 is what
 * libxml2 reads: the same tree, node by node; and what node_write writes is
 * always read.
 */
#include "parsers/xml/xml.h"
#include "tests/fuzz/fuzz.h"

enum { TREE_MAX = 64 << 20 };

static void
same_attrs(const struct node *a, const struct node *b)
{
	FUZZ_CHECK(a->nattrs == b->nattrs && a->nnss == b->nnss);
	for (size_t i = 0; i < a->nattrs; i++) {
		FUZZ_CHECK(str_eq(a->attrs[i].ns, b->attrs[i].ns));
		FUZZ_CHECK(str_eq(a->attrs[i].prefix, b->attrs[i].prefix));
		FUZZ_CHECK(str_eq(a->attrs[i].name, b->attrs[i].name));
		FUZZ_CHECK(str_eq(a->attrs[i].value, b->attrs[i].value));
	}
	for (size_t i = 0; i < a->nnss; i++) {
		FUZZ_CHECK(str_eq(a->nss[i].prefix, b->nss[i].prefix));
		FUZZ_CHECK(str_eq(a->nss[i].uri, b->nss[i].uri));
	}
}

static void
same_tree(const struct node *a, const struct node *b)
{
	FUZZ_CHECK(str_eq(a->name, b->name) && str_eq(a->ns, b->ns));
	FUZZ_CHECK(str_eq(a->prefix, b->prefix) && str_eq(a->text, b->text));
	same_attrs(a, b);
	a = a->first;
	b = b->first;
	while (a != NULL && b != NULL) {
		same_tree(a, b);
		a = a->next;
		b = b->next;
	}
	FUZZ_CHECK(a == NULL && b == NULL);
}

static enum xml_plan
keep(void *ctx, int depth, struct str ns, struct str name)
{
	(void)ctx;
	(void)depth;
	(void)ns;
	(void)name;
	return XML_KEEP;
}

struct look {
	struct str bytes;
	struct arena arena;
	bool seen;
};

static int
look(void *ctx, const struct node *n, struct arena *a, struct err *e)
{
	struct look *l = ctx;
	struct node *own = stored_read(l->bytes, &l->arena);
	struct buf again;

	(void)a;
	(void)e;
	l->seen = true;
	if (own != NULL)
		same_tree(own, n);
	buf_init(&again, TREE_MAX);
	node_write(n, &again);
	arena_reset(&l->arena);
	own = again.failed ? NULL : stored_read(buf_view(&again), &l->arena);
	if (own != NULL)
		same_tree(own, n);
	buf_free(&again);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct xml_handler handler = {keep, look, NULL};
	struct look l = {.bytes = str_of((const char *)data, n)};
	struct xml *x = xml_new(&handler, &l, xml_limits_default);
	struct err e;
	bool whole;

	FUZZ_CHECK(x != NULL);
	arena_init(&l.arena, TREE_MAX);
	whole = xml_feed(x, l.bytes.p, n, &e) == 0 && xml_finish(x, &e) == 0;
	/* What libxml2 refuses is not read here either. */
	arena_reset(&l.arena);
	FUZZ_CHECK(whole || stored_read(l.bytes, &l.arena) == NULL);
	arena_free(&l.arena);
	xml_free(x);
	return 0;
}
