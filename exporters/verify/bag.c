/* What the manifests of a bag say of its files (RFC 8493, section 2). */
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "core/name_set.h"
#include "exporters/verify/internal.h"

enum { LINE_LIMIT = 4096 };

const char *const verify_tags[BAG_TAGS] = {
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
};

struct lines {
	struct verify *v;
	int tag;
	struct buf line;
};

/* "digits  path" */
static void
take_line(struct lines *l)
{
	struct verify *v = l->v;
	struct str line = str_trim(buf_view(&l->line)), hex, path;
	bool long_one = (l->tag & 1) != 0;
	char full[LINE_LIMIT + sizeof(v->root)];
	struct seen *s;

	if (line.n == 0)
		return;
	hex = str_left(line, str_chr(line, ' '));
	path = str_trim(str_from(line, hex.n));
	snprintf(full, sizeof(full), "%s" STR_FMT, v->root, STR_ARG(path));
	s = verify_find(v, str_c(full));
	if (s == NULL) {
		verify_say(v, str_c(full), "is missing, but in %s",
			   verify_tags[l->tag]);
		return;
	}
	s->flags |= long_one ? SEEN_512 : SEEN_256;
	if (long_one ? hex.n != 128 || !verify_same(s->sha512, SUM512, hex)
		     : !verify_same(s->sha256, SUM256, hex))
		verify_say(v, str_c(full), "has another sum than %s says",
			   verify_tags[l->tag]);
}

static int
take_lines(void *ctx, const char *p, size_t n, struct err *e)
{
	struct lines *l = ctx;
	const char *end;

	while (n > 0) {
		end = memchr(p, '\n', n);
		buf_put(&l->line, p, end == NULL ? n : (size_t)(end - p));
		if (buf_check(&l->line, e) != 0)
			return -1;
		if (end == NULL)
			return 0;
		take_line(l);
		buf_clear(&l->line);
		n -= (size_t)(end - p) + 1;
		p = end + 1;
	}
	return 0;
}

static int
read_tag(struct verify *v, int tag, struct err *e)
{
	struct lines l = {.v = v, .tag = tag};
	int rc;

	buf_init(&l.line, LINE_LIMIT);
	rc = spool_read(v->tags[tag], take_lines, &l, e);
	if (rc == 0)
		take_line(&l);
	buf_free(&l.line);
	if (rc == 0 || e->code != ERR_LIMIT)
		return rc;
	verify_say(v, str_c(verify_tags[tag]), "has a line that is too long");
	return 0;
}

/* All payload is in each of the payload manifests. */
static void
check_payload(struct verify *v)
{
	char data[sizeof(v->root) + 8];
	size_t n = name_set_count(v->names);

	snprintf(data, sizeof(data), "%sdata/", v->root);
	for (size_t i = 0; i < n; i++) {
		struct str name = name_set_get(v->names, i);
		unsigned both = SEEN_256 | SEEN_512;

		if (str_starts(name, str_c(data)) &&
		    (v->v[i].flags & both) != both)
			verify_say(v, name,
				   "is not in both manifests of the bag");
	}
}

int
verify_bag(struct verify *v, struct err *e)
{
	if (!v->result->bag)
		return 0;
	for (int i = 0; i < BAG_TAGS; i++) {
		if (spool_size(v->tags[i]) == 0)
			verify_say(v, str_c(verify_tags[i]), "is missing");
		if (read_tag(v, i, e) != 0)
			return -1;
	}
	check_payload(v);
	return 0;
}
