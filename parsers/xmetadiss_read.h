/* What the files xmetadiss*.c share, and nobody else. */
#ifndef PARSERS_XMETADISS_READ_H
#define PARSERS_XMETADISS_READ_H

#include <stdbool.h>

#include "core/record.h"
#include "parsers/mods/mods_read.h"
#include "parsers/xml/node.h"

struct xmeta {
	struct mods m;
	struct record *r; /* m.r */
	struct rec_texts subtitles;
};

typedef void xmeta_read_fn(struct xmeta *x, const struct node *n);
xmeta_read_fn xmeta_creator, xmeta_contributor, xmeta_publisher, xmeta_degree;

/* An attribute by local name, whatever its namespace. */
struct str xmeta_attr(const struct node *n, const char *name);

/* Text with its language; pushed unless it is empty. */
struct rec_text xmeta_text(struct xmeta *x, const struct node *n);
void xmeta_push(struct xmeta *x, struct rec_texts *l, struct rec_text t);

#endif
