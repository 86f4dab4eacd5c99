/* Styles: what is printed of a record, part after part. */
#include "exporters/cite/cite.h"

#include <limits.h>
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

/* What is no text, or a thesis, in APA's words. */
static const char *const media[TYPE__MAX] = {
    [TYPE_PHD] = "Doctoral dissertation",
    [TYPE_MASTER] = "Master’s thesis",
    [TYPE_BACHELOR] = "Bachelor’s thesis",
    [TYPE_DATASET] = "Data set",
    [TYPE_SOFTWARE] = "Computer software",
    [TYPE_VIDEO] = "Video",
    [TYPE_SOUND] = "Audio recording",
    [TYPE_IMAGE] = "Image",
    [TYPE_MAP] = "Map",
    [TYPE_POSTER] = "Poster",
    [TYPE_TALK] = "Conference presentation",
};

static bool
nobody(const struct record *r, enum kind kind)
{
	return !record_has_role(r, ROLE_AUTHOR) &&
	       (kind == ARTICLE || !record_has_role(r, ROLE_EDITOR));
}

/* A paper of which no proceedings are named. */
static bool
is_talk(const struct record *r)
{
	return r->type == TYPE_CONFERENCE_PAPER && r->container.n == 0;
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
	bool with_day;   /* of what is of one day */
	bool full_pages; /* 235–248, where the record says 235-48 */
	bool serial;     /* a paper in a volume is as one of a journal */
	bool described;  /* what is no text says so, and what it is in */
	const struct part *parts;
};

static enum kind
kind_of(const struct record *r, const struct style *s)
{
	bool inside = r->container.n > 0;
	bool paper = r->type == TYPE_CONFERENCE_PAPER;

	if (rec_type_is(r->type, CLASS_THESIS))
		return THESIS;
	if (inside && paper && s->serial && !record_has_role(r, ROLE_EDITOR) &&
	    (r->volume.n > 0 || r->issue.n > 0))
		return ARTICLE;
	if (inside &&
	    (paper || rec_type_is(r->type, CLASS_CHAPTER) ||
	     (s->described &&
	      (media[r->type] != NULL || r->type == TYPE_MUSIC ||
	       r->type == TYPE_LETTER || r->type == TYPE_MANUSCRIPT))))
		return CHAPTER;
	if (inside && !rec_type_is(r->type, CLASS_WHOLE))
		return ARTICLE;
	return rec_type_is(r->type, CLASS_REPORT) ? REPORT : OTHER;
}

static bool
put_value(struct cite *c, struct str v)
{
	cite_put(c, v);
	return v.n > 0;
}

/* "3-4" has a dash. */
static bool
put_range(struct cite *c, struct str v)
{
	size_t from = 0;

	for (size_t i = 1; i + 1 < v.n; i++) {
		if (v.p[i] != '-' || !chr_digit(v.p[i - 1]) ||
		    !chr_digit(v.p[i + 1]))
			continue;
		cite_put(c, str_left(str_from(v, from), i - from));
		cite_own(c, "–");
		from = i + 1;
	}
	cite_put(c, str_from(v, from));
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

/* What appears daily, is sent, shown or told. */
static bool
is_of_a_day(const struct record *r)
{
	static const bool types[TYPE__MAX] = {
	    [TYPE_NEWSPAPER_ARTICLE] = true,
	    [TYPE_MAGAZINE_ARTICLE] = true,
	    [TYPE_BLOG_POST] = true,
	    [TYPE_WEBSITE] = true,
	    [TYPE_LETTER] = true,
	    [TYPE_INTERVIEW] = true,
	    [TYPE_TALK] = true,
	    [TYPE_POSTER] = true,
	    [TYPE_VIDEO] = true,
	    [TYPE_SOUND] = true,
	    [TYPE_MUSIC] = true,
	};

	return types[r->type] || (is_talk(r) && r->first_page.n == 0);
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
	bool daily = s->with_day && is_of_a_day(c->r);
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
	return put_range(c, c->r->volume);
}

static bool
issue(struct cite *c, const struct style *s)
{
	(void)s;
	return c->r->volume.n > 0 && put_range(c, c->r->issue);
}

static bool
issue_alone(struct cite *c, const struct style *s)
{
	(void)s;
	return c->r->volume.n == 0 && put_range(c, c->r->issue);
}

static bool
pages(struct cite *c, const struct style *s)
{
	struct str first = c->r->first_page, last = c->r->last_page;

	if (first.n == 0)
		return put_value(c, c->r->article);
	put_range(c, first);
	if (last.n > 0 && !str_eq(first, last)) {
		cite_own(c, "–");
		if (s->full_pages && last.n < first.n &&
		    str_number(first, LLONG_MAX) > 0 &&
		    str_number(last, LLONG_MAX) >= 0)
			cite_put(c, str_left(first, first.n - last.n));
		cite_put(c, last);
	}
	return true;
}

static bool
own_pages(struct cite *c, const struct style *s)
{
	return c->r->first_page.n > 0 && pages(c, s);
}

/* Behind the numbers of a journal, or where there are none. */
static bool
numbered_pages(struct cite *c, const struct style *s)
{
	return c->r->volume.n + c->r->issue.n > 0 && pages(c, s);
}

static bool
lone_pages(struct cite *c, const struct style *s)
{
	return c->r->volume.n + c->r->issue.n == 0 && pages(c, s);
}

/* Of an article that has no pages. */
static bool
own_number(struct cite *c, const struct style *s)
{
	(void)s;
	return c->r->first_page.n == 0 && put_value(c, c->r->article);
}

static bool
many_pages(struct cite *c, const struct style *s)
{
	return c->r->last_page.n > 0 &&
	       !str_eq(c->r->first_page, c->r->last_page) && pages(c, s);
}

/* Of a paper or chapter that says no more of where it stands. */
static bool
pages_of_nothing(struct cite *c, const struct style *s)
{
	return (is_talk(c->r) || c->r->type == TYPE_CHAPTER) &&
	       c->r->container.n == 0 && many_pages(c, s);
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

/* "2" and "2nd" are the "2nd ed."; what has words says it itself. */
static void
put_edition(struct cite *c, const char *word)
{
	static const char *const ends[] = {"th", "st", "nd", "rd"};
	struct str e = c->r->edition, end;
	size_t digits = 0;
	size_t last;

	while (digits < e.n && chr_digit(e.p[digits]))
		digits++;
	cite_put(c, e);
	if (digits == 0 || (e.n != digits && e.n != digits + 2))
		return;
	last = (size_t)(e.p[digits - 1] - '0');
	if (last > 3 || (digits > 1 && e.p[digits - 2] == '1'))
		last = 0;
	end = str_c(ends[last]);
	if (e.n == digits)
		cite_own(c, ends[last]);
	else if (!str_ieq(str_from(e, digits), end))
		return;
	cite_own(c, word);
}

static bool
edition(struct cite *c, const struct style *s)
{
	(void)s;
	put_edition(c, " ed");
	return c->r->edition.n > 0;
}

/* Of a publisher, who is not named beside a series of reports. */
static bool
place(struct cite *c, const struct style *s)
{
	(void)s;
	return !(rec_type_is(c->r->type, CLASS_REPORT) && c->r->series.n > 0) &&
	       put_value(c, c->r->place);
}

static bool
publisher(struct cite *c, const struct style *s)
{
	struct str p = value_publisher(c->a, c->r);
	const struct rec_names *l = &c->r->names;

	(void)s;
	/* Whoever has written it is not named twice. */
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].role <= ROLE_EDITOR && l->v[i].family.n == 0 &&
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

/* Of no series. */
static bool
number_alone(struct cite *c, const struct style *s)
{
	return c->r->series.n == 0 && number(c, s);
}

/* What a thesis calls itself, "Thesis No. 12". */
static bool
genre(struct cite *c, const struct style *s)
{
	bool any = put_value(c, value_genre(c->r));

	if (any && c->r->series.n == 0 && c->r->series_number.n > 0) {
		cite_own(c, " No. ");
		number(c, s);
	}
	return any;
}

static bool
event(struct cite *c, const struct style *s)
{
	(void)s;
	return is_talk(c->r) && put_value(c, c->r->event);
}

/* The same of talks and posters that say so, and where. */
static bool
meeting(struct cite *c, const struct style *s)
{
	struct str parts[] = {c->r->event, c->r->event_place};

	(void)s;
	if (!is_talk(c->r) && c->r->type != TYPE_TALK &&
	    c->r->type != TYPE_POSTER)
		return false;
	return put_value(c, line_join(c->a, parts, 2, STR(", ")));
}

/* Who printed a talk is nobody: whoever keeps it has the address. */
static bool
publisher_but_of_talks(struct cite *c, const struct style *s)
{
	return !(is_talk(c->r) && c->r->event.n > 0) && publisher(c, s);
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

/* --- What APA has in brackets ---- */

static void
people_as(struct cite *c, const struct style *s, enum rec_role role,
	  const char *one, const char *many)
{
	size_t n = cite_people(c, &s->names, role, false);

	if (n > 0)
		cite_own(c, n == 1 ? one : many);
}

/* Of a book, a report: what has editors of its own. */
static void
inner_editors(struct cite *c, const struct style *s)
{
	if (record_has_role(c->r, ROLE_AUTHOR))
		people_as(c, s, ROLE_EDITOR, ", Ed.", ", Eds.");
}

static void
inner_translators(struct cite *c, const struct style *s)
{
	people_as(c, s, ROLE_TRANSLATOR, ", Trans.", ", Trans.");
}

static void
inner_archive(struct cite *c, const struct style *s)
{
	(void)s;
	cite_put(c, record_id(c->r, ID_ARXIV));
}

static void
inner_patent(struct cite *c, const struct style *s)
{
	(void)s;
	if (c->r->type != TYPE_PATENT || value_number(c->r).n == 0)
		return;
	cite_own(c, "Patent No. ");
	cite_put(c, value_number(c->r));
}

/* "Series No. 12"; of what is no report the number alone, if in no series. */
static void
inner_number(struct cite *c, const struct style *s)
{
	(void)s;
	if (rec_type_is(c->r->type, CLASS_REPORT))
		cite_put(c, c->r->series);
	else if (c->r->series.n > 0 || (c->r->type != TYPE_PREPRINT &&
					!rec_type_is(c->r->type, CLASS_THESIS)))
		return;
	if (c->r->series_number.n == 0)
		return;
	cite_own(c, c->r->series.n > 0 ? " No. " : "No. ");
	cite_put(c, c->r->series_number);
}

static void
inner_version(struct cite *c, const struct style *s)
{
	(void)s;
	if (c->r->version.n == 0)
		return;
	cite_own(c, "Version ");
	cite_put(c, c->r->version);
}

static void
inner_edition(struct cite *c, const struct style *s)
{
	(void)s;
	put_edition(c, " ed.");
}

/* Of a book: an article's is that of the journal it does not name. */
static void
inner_volume(struct cite *c, const struct style *s)
{
	(void)s;
	if (c->r->volume.n == 0 || rec_type_is(c->r->type, CLASS_ARTICLE))
		return;
	cite_own(c, "Vol. ");
	put_range(c, c->r->volume);
}

/* Of a journal that is described itself, in a part. */
static void
inner_issue(struct cite *c, const struct style *s)
{
	(void)s;
	if (c->r->issue.n == 0 || c->r->type != TYPE_PERIODICAL)
		return;
	cite_own(c, "Issue ");
	put_range(c, c->r->issue);
}

static void
inner_pages(struct cite *c, const struct style *s)
{
	size_t from = c->out->n;
	bool many =
	    c->r->last_page.n > 0 && !str_eq(c->r->first_page, c->r->last_page);

	if (c->r->first_page.n == 0 && c->r->article.n == 0)
		return;
	cite_own(c, many ? "pp. " : "p. ");
	if (!pages(c, s))
		buf_cut(c->out, from);
}

/* In this order; those that say where it is have a comma between. */
static const struct inner {
	void (*put)(struct cite *c, const struct style *s);
	unsigned kinds;
	bool where;
} inner_parts[] = {
    {.kinds = WHOLE, .put = inner_editors},
    {.kinds = ANY & ~CHAPTER, .put = inner_translators},
    {.kinds = WHOLE, .put = inner_archive},
    {.kinds = OTHER, .put = inner_patent},
    {.kinds = WHOLE, .put = inner_number},
    {.kinds = WHOLE, .put = inner_version, .where = true},
    {.kinds = CHAPTER | WHOLE, .put = inner_edition, .where = true},
    {.kinds = CHAPTER | WHOLE, .put = inner_volume, .where = true},
    {.kinds = WHOLE, .put = inner_issue, .where = true},
    {.kinds = CHAPTER, .put = inner_pages, .where = true},
};

/* Of the title, or, of a chapter, of the book that it is in. */
static bool
inner(struct cite *c, const struct style *s)
{
	enum kind kind = kind_of(c->r, s);
	const struct inner *before = NULL;

	for (size_t i = 0; i < sizeof(inner_parts) / sizeof(inner_parts[0]);
	     i++) {
		const struct inner *p = &inner_parts[i];
		size_t start = c->out->n, from;

		if ((p->kinds & (unsigned)kind) == 0)
			continue;
		if (before != NULL)
			cite_own(c, before->where && p->where ? ", " : "; ");
		from = c->out->n;
		p->put(c, s);
		if (c->out->n > from)
			before = p;
		else
			buf_cut(c->out, start);
	}
	return before != NULL;
}

/* What is no article says what it is. */
static struct str
medium_of(const struct record *r)
{
	return media[r->type] != NULL ? str_c(media[r->type]) : value_genre(r);
}

static bool
medium(struct cite *c, const struct style *s)
{
	(void)s;
	return put_value(c, medium_of(c->r));
}

static bool
medium_of_object(struct cite *c, const struct style *s)
{
	return media[c->r->type] != NULL && medium(c, s);
}

/* "Doctoral dissertation, University of Example" of one that can be read. */
static bool
degree(struct cite *c, const struct style *s)
{
	struct str school = value_publisher(c->a, c->r);

	(void)s;
	cite_put(c, medium_of(c->r));
	if (school.n > 0 && record_url(c->r, c->a).n > 0) {
		cite_own(c, ", ");
		cite_put(c, school);
	}
	return true;
}

/* Of one that cannot. */
static bool
school(struct cite *c, const struct style *s)
{
	return record_url(c->r, c->a).n == 0 && publisher(c, s);
}

/* --- The styles ---- */

static const struct part page_parts[] = {
    {ANY, "", authors, ""},
    {ANY & ~ARTICLE, "", editors_alone, ""},
    {ANY, "", title, "", .when = NOBODY},
    {THESIS, " (", genre, ")", .when = NOBODY},
    {ANY, ", ", date, ""},
    {ANY, " ", title, "", .stop = true, .when = SOMEBODY},
    {THESIS, " (", genre, ")", .when = SOMEBODY},
    {REPORT, " (No. ", number_alone, ")"},
    {CHAPTER, ", in: ", editors_family_first, ", "},
    {CHAPTER, "", container_edited, ""},
    {CHAPTER, ", in: ", container_alone, ""},
    {OTHER, ", ", edition, ""},
    {ANY & ~ARTICLE, ", ", series, ""},
    {OTHER, " ", number, ""},
    {ARTICLE, " ", container, "", .stop = true},
    {ARTICLE, " ", volume, ""},
    {ARTICLE, " ", issue_alone, ""},
    {REPORT, " ", publisher_without_series, "", .stop = true},
    {OTHER, " Presented at the ", event, "", .stop = true},
    {ANY & ~(REPORT | ARTICLE), " ", publisher, "", .stop = true},
    {ANY & ~ARTICLE, ", ", place, ""},
    {ARTICLE, ", ", numbered_pages, ""},
    {ARTICLE, " ", lone_pages, ""},
    {CHAPTER, ", pp. ", many_pages, ""},
    {OTHER, ", pp. ", pages_of_nothing, ""},
    {CHAPTER, ", p. ", one_page, ""},
    {ANY, " ", address, "", .stop = true},
    {.put = NULL},
};

/* What stands behind a title belongs to it. */
#define APA_BEHIND_TITLE(who)                                       \
	{ANY & ~CHAPTER, " (", inner, ")", .when = (who)},          \
	    {THESIS, " [", degree, "]", .when = (who)},             \
	    {REPORT | OTHER, " [", medium, "]", .when = (who)},     \
	{                                                           \
		CHAPTER, " [", medium_of_object, "]", .when = (who) \
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
    {ARTICLE, ", ", own_pages, ""},
    {ARTICLE, ", Article ", own_number, ""},
    {CHAPTER, " In ", editors_given_first, ",", .stop = true},
    {CHAPTER, " ", container_edited, "", .italic = true},
    {CHAPTER, " In ", container_alone, "", .italic = true, .stop = true},
    {CHAPTER, " (", inner, ")"},
    {OTHER, " ", meeting, "", .stop = true},
    {THESIS, " ", school, "", .stop = true},
    {CHAPTER | REPORT | OTHER, " ", publisher_but_of_talks, "", .stop = true},
    {ANY, " ", address, "", .stop = true},
    {.put = NULL},
};

static const struct style styles[] = {
    {
	.name = "page",
	.names = {", ", ", ", "", ", et al.", " (Ed.)", " (Eds.)", SIZE_MAX,
		  SIZE_MAX},
	.no_date = "n.d.",
	.parts = page_parts,
    },
    {
	.name = "apa",
	.names = {", ", ", & ", " ", "", " (Ed.)", " (Eds.)", 20, 19},
	.no_date = "n.d.",
	.with_day = true,
	.full_pages = true,
	.serial = true,
	.described = true,
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
	enum kind kind;
	enum when who;

	if (s == NULL)
		return;
	kind = kind_of(r, s);
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
