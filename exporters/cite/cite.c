/* Styles: what is printed of a record, part after part. */
#include "exporters/cite/cite.h"

#include <stdio.h>
#include <string.h>

#include "core/line.h"
#include "exporters/cite/internal.h"

enum {
	DATE_TEXT = 64,    /* "ca. 2020, September 30" */
	NAMES_LIMIT = 4096 /* of styles */
};

/* --- What a record is, to a reference list ---- */

enum kind {
	ARTICLE = 1, /* in a journal */
	CHAPTER = 2, /* in a book */
	THESIS = 4,
	REPORT = 8,
	OTHER = 16,
	ANY = 31,
	WHOLE = THESIS | REPORT | OTHER /* stands on its own */
};

static enum kind
kind_of(const struct record *r)
{
	bool inside = r->container.n > 0;

	if (rec_type_is(r->type, CLASS_THESIS))
		return THESIS;
	if (inside && (rec_type_is(r->type, CLASS_CHAPTER) ||
		       r->type == TYPE_CONFERENCE_PAPER))
		return CHAPTER;
	if (inside && !rec_type_is(r->type, CLASS_WHOLE))
		return ARTICLE;
	return rec_type_is(r->type, CLASS_REPORT) ? REPORT : OTHER;
}

static bool
nobody(const struct record *r, enum kind kind)
{
	return !record_has_role(r, ROLE_AUTHOR) &&
	       (kind == ARTICLE || !record_has_role(r, ROLE_EDITOR));
}

/* --- Parts ---- */

struct style;

/* Writes a part; false: there is nothing of it. */
typedef bool part_fn(struct cite *c, const struct style *s);

/* The title stands in front where there is nobody. */
enum when { ALWAYS, NOBODY, SOMEBODY };

struct part {
	unsigned kinds;
	const char *before;
	part_fn *put;
	const char *after;
	bool italic;
	bool stop; /* what is before it ends a sentence */
	enum when when;
};

struct style {
	const char *name;
	struct cite_names names;
	const char *no_date;
	bool with_day; /* of what appears daily */
	const struct part *parts;
};

static bool
put_value(struct cite *c, struct str v)
{
	cite_put(c, v);
	return v.n > 0;
}

static bool
authors(struct cite *c, const struct style *s)
{
	return cite_people(c, &s->names, ROLE_AUTHOR, true) > 0;
}

static size_t
editors_of(struct cite *c, const struct style *s, bool family_first)
{
	size_t n = cite_people(c, &s->names, ROLE_EDITOR, family_first);

	if (n > 0)
		cite_own(c, n == 1 ? s->names.one : s->names.many);
	return n;
}

/* In the place of authors, of what has none. */
static bool
editors_alone(struct cite *c, const struct style *s)
{
	return !record_has_role(c->r, ROLE_AUTHOR) &&
	       editors_of(c, s, true) > 0;
}

static bool
editors_given_first(struct cite *c, const struct style *s)
{
	return record_has_role(c->r, ROLE_AUTHOR) &&
	       editors_of(c, s, false) > 0;
}

static bool
editors_family_first(struct cite *c, const struct style *s)
{
	return record_has_role(c->r, ROLE_AUTHOR) && editors_of(c, s, true) > 0;
}

static bool
title(struct cite *c, const struct style *s)
{
	(void)s;
	cite_marked(c, value_title_text(c->r));
	return record_title(c->r).n > 0;
}

static bool
date(struct cite *c, const struct style *s)
{
	static const char *const months[] = {
	    "January",   "February", "March",    "April",
	    "May",       "June",     "July",     "August",
	    "September", "October",  "November", "December",
	};
	const struct date_span *span = &c->r->issued;
	struct rec_date d = span->from;
	bool daily = s->with_day && (c->r->type == TYPE_NEWSPAPER_ARTICLE ||
				     c->r->type == TYPE_MAGAZINE_ARTICLE ||
				     c->r->type == TYPE_BLOG_POST ||
				     c->r->type == TYPE_WEBSITE);
	char text[DATE_TEXT];
	int n;

	if (d.year == 0) {
		cite_own(c, s->no_date);
		return true;
	}
	n = snprintf(text, sizeof(text), "%s%d", span->circa ? "ca. " : "",
		     d.year);
	if (span->to.year != 0 && span->to.year != d.year)
		snprintf(text + n, sizeof(text) - (size_t)n, "–%d",
			 span->to.year);
	else if (daily && d.month > 0 && d.day > 0 && span->to.year == 0)
		snprintf(text + n, sizeof(text) - (size_t)n, ", %s %d",
			 months[d.month - 1], d.day);
	else if (daily && d.month > 0)
		snprintf(text + n, sizeof(text) - (size_t)n, ", %s",
			 months[d.month - 1]);
	cite_own(c, text);
	return true;
}

static bool
container(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, c->r->container);
}

static bool
has_editors(const struct record *r)
{
	return record_has_role(r, ROLE_AUTHOR) &&
	       record_has_role(r, ROLE_EDITOR);
}

static bool
container_edited(struct cite *c, const struct style *s)
{
	return has_editors(c->r) && container(c, s);
}

static bool
container_alone(struct cite *c, const struct style *s)
{
	return !has_editors(c->r) && container(c, s);
}

static bool
volume(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, c->r->volume);
}

static bool
issue(struct cite *c, const struct style *s)
{
	(void)s;
	return c->r->volume.n > 0 && put_value(c, c->r->issue);
}

static bool
issue_alone(struct cite *c, const struct style *s)
{
	(void)s;
	return c->r->volume.n == 0 && put_value(c, c->r->issue);
}

static bool
pages(struct cite *c, const struct style *s)
{
	struct str first = c->r->first_page, last = c->r->last_page;

	(void)s;
	if (first.n == 0)
		return put_value(c, c->r->article);
	cite_put(c, first);
	if (last.n > 0 && !str_eq(first, last)) {
		cite_own(c, "–");
		cite_put(c, last);
	}
	return true;
}

static bool
many_pages(struct cite *c, const struct style *s)
{
	return c->r->last_page.n > 0 &&
	       !str_eq(c->r->first_page, c->r->last_page) && pages(c, s);
}

static bool
one_page(struct cite *c, const struct style *s)
{
	return (c->r->last_page.n == 0 ||
		str_eq(c->r->first_page, c->r->last_page)) &&
	       pages(c, s);
}

static bool
series(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, c->r->series);
}

static bool
number(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, c->r->series_number);
}

/* "Series No. 12", of which the number is what matters. */
static bool
report_number(struct cite *c, const struct style *s)
{
	(void)s;
	if (c->r->series_number.n == 0)
		return false;
	cite_put(c, c->r->series);
	cite_own(c, c->r->series.n > 0 ? " No. " : "No. ");
	return put_value(c, c->r->series_number);
}

static bool
translators(struct cite *c, const struct style *s)
{
	return cite_people(c, &s->names, ROLE_TRANSLATOR, false) > 0;
}

static bool
patent(struct cite *c, const struct style *s)
{
	(void)s;
	return c->r->type == TYPE_PATENT && put_value(c, value_number(c->r));
}

static bool
edition(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, c->r->edition);
}

static bool
version(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, c->r->version);
}

static bool
place(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, c->r->place);
}

static bool
publisher(struct cite *c, const struct style *s)
{
	struct str p = value_publisher(c->a, c->r);
	const struct rec_names *l = &c->r->names;

	(void)s;
	/* Whoever has written it is not named twice. */
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].family.n == 0 &&
		    str_eq(p, value_literal(c->a, &l->v[i])))
			return false;
	if (p.n == 0 && record_id(c->r, ID_ARXIV).n > 0)
		p = STR("arXiv");
	return put_value(c, p);
}

/* A series of reports says whose they are. */
static bool
publisher_without_series(struct cite *c, const struct style *s)
{
	return c->r->series.n == 0 && publisher(c, s);
}

/* What a thesis or a report calls itself. */
static bool
genre(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, value_genre(c->r));
}

/* What is no text says what it is. */
static bool
medium(struct cite *c, const struct style *s)
{
	static const char *const words[TYPE__MAX] = {
	    [TYPE_DATASET] = "Data set",
	    [TYPE_SOFTWARE] = "Computer software",
	    [TYPE_VIDEO] = "Video",
	    [TYPE_SOUND] = "Audio recording",
	    [TYPE_IMAGE] = "Image",
	    [TYPE_MAP] = "Map",
	    [TYPE_POSTER] = "Poster",
	    [TYPE_TALK] = "Conference presentation",
	};

	(void)s;
	if (words[c->r->type] == NULL)
		return false;
	return put_value(c, str_c(words[c->r->type]));
}

/* "Doctoral dissertation, University of Example" */
static bool
degree(struct cite *c, const struct style *s)
{
	struct str school = value_publisher(c->a, c->r);

	(void)s;
	if (c->r->type == TYPE_PHD)
		cite_own(c, "Doctoral dissertation");
	else if (c->r->type == TYPE_MASTER)
		cite_own(c, "Master’s thesis");
	else if (c->r->type == TYPE_BACHELOR)
		cite_own(c, "Bachelor’s thesis");
	else
		cite_put(c, value_genre(c->r));
	if (school.n > 0) {
		cite_own(c, ", ");
		cite_put(c, school);
	}
	return true;
}

static bool
address(struct cite *c, const struct style *s)
{
	struct str url = line_of(c->a, record_url(c->r, c->a));
	bool link = c->html && (str_istarts(url, STR("http://")) ||
				str_istarts(url, STR("https://")));

	(void)s;
	if (url.n == 0)
		return false;
	if (link) {
		buf_puts(c->out, "<a href=\"");
		value_html(c->out, url);
		buf_puts(c->out, "\">");
	}
	cite_put(c, url);
	if (link)
		buf_puts(c->out, "</a>");
	c->last = '.'; /* a stop would become part of it */
	return true;
}

/* --- The styles ---- */

static const struct part page_parts[] = {
    {ANY, "", authors, ""},
    {ANY & ~ARTICLE, "", editors_alone, ""},
    {ANY, "", title, "", .when = NOBODY},
    {ANY, ", ", date, ""},
    {ANY, " ", title, "", .stop = true, .when = SOMEBODY},
    {THESIS, " (", genre, ")"},
    {CHAPTER, ", in: ", editors_family_first, ", "},
    {CHAPTER, "", container_edited, ""},
    {CHAPTER, ", in: ", container_alone, ""},
    {OTHER, ", ", edition, ""},
    {ANY & ~ARTICLE, ", ", series, ""},
    {WHOLE & ~REPORT, " ", number, ""},
    {ARTICLE, " ", container, "", .stop = true},
    {ARTICLE, " ", volume, ""},
    {ARTICLE, " ", issue_alone, ""},
    {REPORT, " ", publisher_without_series, "", .stop = true},
    {ANY & ~(REPORT | ARTICLE), " ", publisher, "", .stop = true},
    {CHAPTER | OTHER, ", ", place, ""},
    {ARTICLE, ", ", pages, ""},
    {CHAPTER, ", pp. ", many_pages, ""},
    {CHAPTER, ", p. ", one_page, ""},
    {ANY, " ", address, "", .stop = true},
    {.put = NULL},
};

/* What stands behind a title belongs to it. */
#define APA_BEHIND_TITLE(who)                                   \
	{OTHER, " (", translators, ", Trans.)", .when = (who)}, \
	    {OTHER, " (", edition, ")", .when = (who)},         \
	    {OTHER, " (Version ", version, ")", .when = (who)}, \
	    {OTHER, " (", patent, ")", .when = (who)},          \
	    {REPORT, " (", report_number, ")", .when = (who)},  \
	    {THESIS, " [", degree, "]", .when = (who)},         \
	{                                                       \
		OTHER, " [", medium, "]", .when = (who)         \
	}

static const struct part apa_parts[] = {
    {ANY, "", authors, ""},
    {ANY & ~ARTICLE, "", editors_alone, ""},
    {WHOLE, "", title, "", .italic = true, .when = NOBODY},
    {ARTICLE | CHAPTER, "", title, "", .when = NOBODY},
    APA_BEHIND_TITLE(NOBODY),
    {ANY, " (", date, ")", .stop = true},
    {WHOLE, " ", title, "", .italic = true, .stop = true, .when = SOMEBODY},
    {ARTICLE | CHAPTER, " ", title, "", .stop = true, .when = SOMEBODY},
    APA_BEHIND_TITLE(SOMEBODY),
    {ARTICLE, " ", container, "", .italic = true, .stop = true},
    {ARTICLE, ", ", volume, "", .italic = true},
    {ARTICLE, "(", issue, ")"},
    {ARTICLE, ", ", issue_alone, ""},
    {ARTICLE, ", ", pages, ""},
    {CHAPTER, " In ", editors_given_first, ",", .stop = true},
    {CHAPTER, " ", container_edited, "", .italic = true},
    {CHAPTER, " In ", container_alone, "", .italic = true, .stop = true},
    {CHAPTER, " (pp. ", many_pages, ")"},
    {CHAPTER, " (p. ", one_page, ")"},
    {CHAPTER | REPORT | OTHER, " ", publisher, "", .stop = true},
    {ANY, " ", address, "", .stop = true},
    {.put = NULL},
};

static const struct style styles[] = {
    {
	.name = "page",
	.names = {", ", ", ", "", " (Ed.)", " (Eds.)", SIZE_MAX, SIZE_MAX},
	.no_date = "n.d.",
	.parts = page_parts,
    },
    {
	.name = "apa",
	.names = {", ", ", & ", " ", " (Ed.)", " (Eds.)", 20, 19},
	.no_date = "n.d.",
	.with_day = true,
	.parts = apa_parts,
    },
};

static const struct style *
style_named(struct str name)
{
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
		if (str_ieq(name, str_c(styles[i].name)))
			return &styles[i];
	return NULL;
}

int
cite_check(struct str style, struct err *e)
{
	struct buf known;
	int rc;

	if (style_named(style) != NULL)
		return 0;
	buf_init(&known, NAMES_LIMIT);
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
		buf_printf(&known, "%s%s", i > 0 ? ", " : "", styles[i].name);
	rc = err_set(e, ERR_USAGE, 0,
		     "there is no style '" STR_FMT "'; known: %s; "
		     "pandoc --citeproc has all others",
		     STR_ARG(style), known.p != NULL ? known.p : "");
	buf_free(&known);
	return rc;
}

/* --- Records ---- */

/* False: nothing of it, and nothing is written. */
static void
put_part(struct cite *c, const struct style *s, const struct part *p)
{
	size_t n = c->out->n;
	char last = c->last;

	if (p->stop)
		cite_stop(c);
	/* Nothing separates the first part from what is not there. */
	cite_own(c, p->before + (last == 0 ? strspn(p->before, " ,.") : 0));
	if (p->italic)
		cite_italic(c, true);
	if (!p->put(c, s)) {
		buf_cut(c->out, n);
		c->last = last;
		return;
	}
	if (p->italic)
		cite_italic(c, false);
	cite_own(c, p->after);
}

static void
put_citation(struct export_state *st, const struct record *r, struct buf *out,
	     bool html)
{
	struct cite c = {r, &st->scratch, out, html, 0};
	const struct style *s = style_named(
	    str_c(st->style.cite != NULL ? st->style.cite : "page"));
	enum kind kind = kind_of(r);
	enum when who;

	if (s == NULL)
		return;
	who = nobody(r, kind) ? NOBODY : SOMEBODY;
	for (const struct part *p = s->parts; p->put != NULL; p++)
		if ((p->kinds & (unsigned)kind) != 0 &&
		    (p->when == ALWAYS || p->when == who))
			put_part(&c, s, p);
	/* An address at its end is none of a sentence. */
	cite_stop(&c);
}

void
cite_text(struct export_state *st, const struct record *r, struct buf *out)
{
	put_citation(st, r, out, false);
	buf_puts(out, "\n\n");
}

void
cite_html_begin(struct export_state *st, struct buf *out)
{
	(void)st;
	buf_puts(out, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
		      "<title>References</title></head><body>\n");
}

void
cite_html(struct export_state *st, const struct record *r, struct buf *out)
{
	buf_puts(out, "<p>");
	put_citation(st, r, out, true);
	buf_puts(out, "</p>\n");
}

void
cite_html_end(struct export_state *st, struct buf *out)
{
	(void)st;
	buf_puts(out, "</body></html>\n");
}
