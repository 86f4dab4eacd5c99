/* What the files of the reader of MODS share: elements taken apart. */
#ifndef PARSERS_MODS_INTERNAL_H
#define PARSERS_MODS_INTERNAL_H

#include "parsers/draft/draft.h"

/* Text with its language: xml:lang, else the attribute lang of MODS. */
struct rec_text mods_lang_text(struct draft *d, const struct node *n);
struct str mods_lang(const struct node *n);
struct str mods_child_text(struct draft *d, const struct node *n,
			   const char *name);

/* An attribute without a namespace; xlink:href. */
struct str mods_attr(const struct node *n, const char *name);
struct str mods_href(const struct node *n);
bool mods_is(const struct node *n, const char *name);

/* "Die Reise: Roman. 2. Im Norden"; the last two only when `parts`. */
struct str mods_title(struct draft *d, const struct node *n, bool parts);

/* Nothing said of its part: said is 0. */
void mods_name(struct draft *d, const struct node *n, struct draft_name *out);

/* Dates go to the record as sent when `own`: the origin is the item's. */
void mods_origin(struct draft *d, const struct node *n, struct draft_origin *o,
		 bool own);

void mods_part(struct draft *d, const struct node *n, struct draft_part *p);

/* What an identifier is good for. */
enum mods_id {
	MODS_ID,         /* *id is one */
	MODS_ID_NONE,    /* nothing */
	MODS_ID_ADDRESS, /* not given back */
	MODS_ID_NUMBER,  /* of a report or a patent */
	MODS_ID_ARTICLE, /* in place of pages */
	MODS_ID_PART,    /* the number in what it is part of */
	MODS_ID_FUNDING
};
enum mods_id mods_identifier(struct draft *d, const struct node *n,
			     struct rec_ident *id);

/* A series that is also a class of the item is none. */
void mods_related(struct draft *d, const struct node *n, bool is_class);

extern const struct str NS_MODS, NS_XLINK;

#endif
