/* What the files of parsers/xml/ share. */
#ifndef PARSERS_XML_INTERNAL_H
#define PARSERS_XML_INTERNAL_H

#include "core/arena.h"
#include "parsers/xml/xml.h"

/*
 * Building trees of parsers/xml/xml.h, one at a time, from what a reader sees.
 * Private to parsers/xml/xml.c; failures are the arena's.
 */

enum { TREE_SCOPE_MAX = 256 }; /* namespace declarations in scope */

struct tree_scope {
	struct node_ns ns;
	int depth;
};

struct tree {
	struct arena arena;
	struct node *root, *cur; /* cur: the open element; NULL: no tree */
	struct tree_scope scopes[TREE_SCOPE_MAX];
	size_t nscopes;
};

void tree_init(struct tree *t, size_t limit);
void tree_free(struct tree *t);
void tree_reset(struct tree *t); /* for another document */
void tree_drop(struct tree *t);  /* forgets the tree, keeps the scopes */

/*
 * A declaration on an element that is not kept itself, at `depth`; those of
 * `depth` end with tree_unscope. False: there are too many.
 */
bool tree_scope(struct tree *t, struct node_ns ns, int depth);
void tree_unscope(struct tree *t, int depth);

/*
 * Opens an element below the open one, or as root; the root gets all that is
 * in scope. `nss` are its own declarations; room for `nattrs` attributes is
 * made, and the caller fills it. NULL: the arena failed.
 */
struct node *tree_open(struct tree *t, struct str ns, struct str prefix,
		       struct str name, const struct node_ns *nss, size_t nnss,
		       size_t nattrs);
/*
 * An attribute's value between two pointers into libxml2's buffer, which
 * spells "&" as "&#38;" (and never bare) while it does not replace entities.
 */
struct str tree_value(struct tree *t, const char *from, const char *to);

void tree_text(struct tree *t, const char *p, size_t n);
bool tree_close(struct tree *t); /* true: that was the root */

/* --- Text in ASCII -------------------------------------------------------- */

/*
 * libxml2 reads a run of ASCII several times faster than one in which a single
 * character is none. So each character of text that is none is given to it as
 * DEL and as many ASCII characters as it has bytes, and made whole again where
 * the text comes out; DEL itself as two of them.
 *
 * Only text between tags is veiled. In tags, comments, CDATA sections and
 * instructions, behind "<!" of anything else, and from the first byte on that
 * is no character of XML, all stays as it is, for libxml2 to say what is wrong.
 */
enum veil_state {
	VEIL_OFF,
	VEIL_TEXT,
	VEIL_START,  /* behind "<" */
	VEIL_MARKED, /* behind "<!" */
	VEIL_DASH,   /* behind "<!-" */
	VEIL_TAG,
	VEIL_QUOTE,
	VEIL_APOSTROPHE,
	VEIL_COMMENT,
	VEIL_CDATA,
	VEIL_INSTRUCTION
};

enum { VEIL_MARK = 0x7f };

struct veil {
	enum veil_state state;
	bool used;             /* something was veiled */
	unsigned char seen;    /* of what ends a section */
	unsigned char young;   /* bytes of a comment, the first of them */
	unsigned char held[4]; /* a character cut off at the end of a piece */
	size_t nheld;
	bool begun; /* one that comes out in two pieces, behind its DEL */
	unsigned char late[4];
	size_t nlate;
};

void veil_reset(struct veil *v);

/* Piece by piece; `out` has room for VEIL_ROOM of a piece. Bytes put there. */
#define VEIL_ROOM(n) (2 * (n) + 8)
size_t veil(struct veil *v, struct str in, char *out);
size_t veil_end(struct veil *v, char *out); /* what is still held; at most 4 */

/*
 * A piece of text that came out, with room for as many bytes and four. What a
 * reference ("&#127;") stands for was never veiled.
 */
size_t unveil(struct veil *v, struct str in, char *out);

#endif
