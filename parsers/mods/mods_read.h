/*
 * What the files mods*.c share, and those of the formats that say the same in
 * other words (marcxml*.c, xmetadiss.c). Each reads some elements into struct
 * mods; mods_settle.c makes a record of what they say together.
 */
#ifndef PARSERS_MODS_MODS_READ_H
#define PARSERS_MODS_MODS_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record.h"
#include "parsers/vocab/vocab.h"
#include "parsers/xml/node.h"

/* Limits: what is beyond them is left out, and said once. */
enum {
	MODS_WARNINGS_MAX = 40,
	MODS_UNKNOWN_MAX = 20, /* elements nobody knows that are named */
	MODS_IDS_MAX = 200,
	MODS_JOINED_MAX = 8192, /* bytes out of many elements */
	MODS_HOSTS_MAX = 4,     /* article in issue in volume in journal */
	MODS_RELATIONS_MAX = 100,
	MODS_GROUPS_MAX = 32 /* altRepGroup: more are not looked at */
};

/* Of which of them it has been said that it was reached. */
enum mods_over {
	MODS_OVER_IDS = 1,
	MODS_OVER_JOINED = 2,
	MODS_OVER_HOSTS = 4,
	MODS_OVER_RELATIONS = 8
};

/* --- What is read -------------------------------------------------------- */

/* A name element. */
struct mods_name {
	struct rec_names v;  /* one; more when a text held a list */
	unsigned roles;      /* bits of enum said_role */
	struct str odd_role; /* one that nobody knows */
	struct str event;    /* of a conference, which is no name */
	bool numbered;       /* known only by its number in a classification */
	struct str whole;    /* the number, when v names what it is part of */
};

/* originInfo, one or several of them. */
struct mods_origin {
	struct date_span date;
	int rank;                    /* of the date; 0: none, lower is better */
	struct rec_texts publishers; /* of the publication */
	struct str maker;            /* the publisher of its creation */
	struct str other;            /* of any other event */
	struct str place, maker_place, other_place, edition, issuance;
};

/* The part of a host that an item is. */
struct mods_part {
	struct str volume, issue, article, first, last;
	struct str number; /* a detail of no known type */
	struct str date;
};

enum mods_host_kind {
	MODS_HOST_UNKNOWN,
	MODS_HOST_JOURNAL,
	MODS_HOST_NEWSPAPER,
	MODS_HOST_BLOG,
	MODS_HOST_PART, /* a volume or an issue of a journal */
	MODS_HOST_BOOK,
	MODS_HOST_PROCEEDINGS,
	MODS_HOST_SERIES
};

/* What an item is part of: nearest first. */
struct mods_host {
	enum mods_host_kind kind;
	bool series; /* relatedItem says so; when settled: it is one */
	bool isbn, issn;
	struct str doi; /* of the host, or of the item: see mods_hosts.c */
	struct str title, number; /* number: titleInfo/partNumber */
	struct rec_names editors;
	struct mods_origin origin;
	struct mods_part part;
	struct str event;
};

/* Values that say what type of thing it is, by how much they are worth. */
struct mods_types {
	struct rec_texts genres;    /* the provider's own */
	struct rec_texts levels;    /* of a thesis */
	struct rec_texts mapped;    /* "doc-type:" */
	struct rec_texts marc;      /* marcgt: "article" is many things */
	struct rec_texts resources; /* typeOfResource */
};

enum { MODS_TITLE_MAIN, MODS_TITLE_OTHER, MODS_TITLE_SHORT, MODS_TITLE__MAX };

struct mods {
	struct record *r;
	size_t nwarnings, nunknown;
	unsigned over; /* enum mods_over */
	struct rec_texts titles[MODS_TITLE__MAX];
	bool primary; /* titles[MODS_TITLE_MAIN] starts with the one meant */
	struct mods_types types;
	struct mods_origin origin;
	struct mods_part part;
	struct mods_host hosts[MODS_HOSTS_MAX];
	size_t nhosts;
	struct {
		struct str element, group;
	} groups[MODS_GROUPS_MAX];
	size_t ngroups;
	bool hosted; /* by an element that has been read */
	struct rec_names makers, issuers, hosting;
	bool hosting_numbered;
	struct str hosting_whole; /* as in struct mods_name */
	struct str grantor;
	struct str number; /* of a report or patent */
};

/* --- The readers of top level elements ----------------------------------- */

void mods_title_read(struct mods *m, const struct node *n);
void mods_name_read(struct mods *m, const struct node *n);
void mods_genre_read(struct mods *m, const struct node *n);
void mods_resource_read(struct mods *m, const struct node *n);
void mods_classification_read(struct mods *m, const struct node *n);
void mods_subject_read(struct mods *m, const struct node *n);
void mods_identifier_read(struct mods *m, const struct node *n);
void mods_location_read(struct mods *m, const struct node *n);
void mods_related_read(struct mods *m, const struct node *n);
void mods_rights_read(struct mods *m, const struct node *n);

/* --- Their parts, which related items have as well ----------------------- */

/* "Die Reise: Roman. 2. Im Norden"; the last two only when `parts`. */
struct str mods_title(struct mods *m, const struct node *n, bool parts);

void mods_name(struct mods *m, const struct node *n, struct mods_name *out);

/* Where it belongs by its roles; it must have one. */
void mods_name_place(struct mods *m, const struct mods_name *name);

/* Dates as sent go to `sent` unless it is NULL. */
void mods_origin(struct mods *m, const struct node *n, struct mods_origin *o,
		 struct rec_texts *sent);

/* The rank of a date that stands in relatedItem/part. */
enum { MODS_RANK_PART = 2 };
void mods_origin_date(struct mods_origin *o, struct str text, int rank);
void mods_origin_span(struct mods_origin *o, struct date_span d, int rank);

/* "[s.n.]": what catalogues write when there is nothing to write. */
bool mods_says_nothing(struct str s);

void mods_part(struct mods *m, const struct node *n, struct mods_part *p);

/* "12" of "Vol. 12", "Heft 12": styles write the word themselves. */
struct str mods_number(struct str s);

/* False: it is none of an item, or was invalid. */
bool mods_identifier(struct mods *m, const struct node *n,
		     struct rec_ident *id);
void mods_push_id(struct mods *m, struct rec_ident id);

/* The same when the type is known: "doi", "isbn". False: it is none of ours. */
bool mods_identifier_typed(struct mods *m, struct str type, struct str s,
			   struct rec_ident *id);

/* --- Words --------------------------------------------------------------- */

/*
 * The institution behind valueURI, when its classification is one we know
 * ("…/mir_institutes#16.07"). `*exact` is false when only the institution
 * above it is known.
 */
struct str mods_institute(struct mods *m, struct str uri, bool *exact);

/* A value as sent, and for what it is worth. */
void mods_push_type(struct mods *m, struct rec_texts *l, struct str s);

/* The type the values say: words that mean something else in MODS first.
 * `*known`: one of them was in a vocabulary, if only as "other". */
enum rec_type mods_type_of(const struct rec_texts *values, bool *known);

/* --- Settling ------------------------------------------------------------ */

void mods_settle(struct mods *m);
void mods_settle_type(struct mods *m);
void mods_settle_hosts(struct mods *m); /* needs the type */
void mods_settle_names(struct mods *m); /* needs the type */

bool mods_is_thesis(enum rec_type t);
bool mods_is_chapter(enum rec_type t); /* stands in a book, cited with it */
bool mods_is_article(enum rec_type t);

/* --- Tools --------------------------------------------------------------- */

/* Text, cleaned; an attribute without a namespace. */
struct str mods_text(struct mods *m, const struct node *n);
struct str mods_child_text(struct mods *m, const struct node *n,
			   const char *name);
struct str mods_attr(const struct node *n, const char *name);
bool mods_is(const struct node *n, const char *name);

/* xml:lang, else the attribute lang of MODS. */
struct str mods_lang(const struct node *n);

/* What is behind the last "#" of an address (of valueURI, xlink:href). */
struct str mods_fragment(struct str uri);
struct str mods_href(const struct node *n); /* xlink:href */

/* arena_join, unless s is too long already. */
struct str mods_cat(struct mods *m, struct str s, struct str sep, struct str t);

/* A remark, unless there are too many. */
void mods_warn(struct mods *m, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* "more than <max> <what>", once. */
void mods_warn_over(struct mods *m, enum mods_over which, int max,
		    const char *what);

extern const struct str NS_MODS, NS_XLINK;

#endif
