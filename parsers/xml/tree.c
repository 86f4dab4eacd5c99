/* Building trees, node by node. */
#include "parsers/xml/internal.h"

#include <string.h>

void
tree_init(struct tree *t, size_t limit)
{
	arena_init(&t->arena, limit);
	t->root = t->cur = NULL;
	t->nscopes = 0;
}

void
tree_free(struct tree *t)
{
	arena_free(&t->arena);
	t->root = t->cur = NULL;
}

void
tree_drop(struct tree *t)
{
	arena_reset(&t->arena);
	t->root = t->cur = NULL;
}

void
tree_reset(struct tree *t)
{
	tree_drop(t);
	t->nscopes = 0;
}

bool
tree_scope(struct tree *t, struct node_ns ns, int depth)
{
	if (t->nscopes == TREE_SCOPE_MAX)
		return false;
	t->scopes[t->nscopes++] = (struct tree_scope){ns, depth};
	return true;
}

void
tree_unscope(struct tree *t, int depth)
{
	while (t->nscopes > 0 && t->scopes[t->nscopes - 1].depth == depth)
		t->nscopes--;
}

static struct node *
append(struct tree *t)
{
	struct node *n = arena_zero(&t->arena, sizeof(*n)), *up = t->cur;

	if (n == NULL)
		return NULL;
	n->parent = up;
	if (up == NULL)
		t->root = n;
	else if (up->last == NULL)
		up->first = n;
	else
		up->last->next = n;
	if (up != NULL)
		up->last = n;
	return n;
}

static bool
declared(const struct node *n, struct str prefix)
{
	for (size_t i = 0; i < n->nnss; i++)
		if (str_eq(n->nss[i].prefix, prefix))
			return true;
	return false;
}

/* What ancestors declared, the nearest first; xmlns="" needs no mention. */
static void
inherit(struct tree *t, struct node *n)
{
	for (size_t i = t->nscopes; i > 0; i--) {
		const struct node_ns *ns = &t->scopes[i - 1].ns;

		if (!declared(n, ns->prefix))
			n->nss[n->nnss++] = *ns;
	}
}

struct node *
tree_open(struct tree *t, struct str ns, struct str prefix, struct str name,
	  const struct node_ns *nss, size_t nnss, size_t nattrs)
{
	bool root = t->cur == NULL;
	size_t room = nnss + (root ? t->nscopes : 0);
	struct node *n = append(t);

	if (n == NULL)
		return NULL;
	n->ns = ns;
	n->prefix = prefix;
	n->name = name;
	if (room > 0) {
		n->nss = arena_alloc(&t->arena, room * sizeof(*n->nss));
		if (n->nss == NULL)
			return NULL;
		n->nnss = nnss;
		if (nnss > 0)
			memcpy(n->nss, nss, nnss * sizeof(*nss));
		if (root)
			inherit(t, n);
	}
	if (nattrs > 0) {
		n->attrs = arena_zero(&t->arena, nattrs * sizeof(*n->attrs));
		if (n->attrs == NULL)
			return NULL;
		n->nattrs = nattrs;
	}
	t->cur = n;
	return n;
}

struct str
tree_value(struct tree *t, const char *from, const char *to)
{
	static const struct str amp = STR_LIT("&#38;");
	struct str raw = str_of(from, (size_t)(to - from));
	struct str copy = arena_copy(&t->arena, raw);
	size_t at, n = 0;
	char *p;

	if (str_chr(copy, '&') == STR_NPOS)
		return copy;
	p = arena_extend(&t->arena, copy, 0);
	if (p == NULL)
		return STR_NONE;
	while ((at = str_find(raw, amp)) != STR_NPOS) {
		memcpy(p + n, raw.p, at + 1);
		n += at + 1;
		at += amp.n;
		raw = str_of(raw.p + at, raw.n - at);
	}
	if (raw.n > 0)
		memcpy(p + n, raw.p, raw.n);
	return str_of(p, n + raw.n);
}

void
tree_text(struct tree *t, const char *p, size_t n)
{
	struct node *text = t->cur->last;
	char *to;

	if (text == NULL || text->name.n > 0) {
		text = append(t);
		if (text == NULL)
			return;
	}
	to = arena_extend(&t->arena, text->text, n);
	if (to == NULL)
		return;
	memcpy(to + text->text.n, p, n);
	text->text = str_of(to, text->text.n + n);
}

bool
tree_close(struct tree *t)
{
	t->cur = t->cur->parent;
	return t->cur == NULL;
}
