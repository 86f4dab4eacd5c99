/* One record on a page. */
#include "exporters/html/internal.h"

#include <inttypes.h>

#include "exporters/value/value.h"
#include "core/line.h"

enum { NAMES_SHOWN = 12, LANG_MAX = 35 };

/* Types that are not called by their own name with blanks in it. */
static const char *const labels[TYPE__MAX] = {
    [TYPE_GENERIC] = "Other",
    [TYPE_PHD] = "PhD thesis",
    [TYPE_HABILITATION] = "Habilitation",
    [TYPE_MASTER] = "Master\xe2\x80\x99s thesis",
    [TYPE_BACHELOR] = "Bachelor\xe2\x80\x99s thesis",
    [TYPE_STUDENT_WORK] = "Student work",
    [TYPE_THESIS] = "Thesis",
    [TYPE_ARTICLE] = "Article",
    [TYPE_REVIEW_ARTICLE] = "Review article",
    [TYPE_NEWSPAPER_ARTICLE] = "Newspaper article",
    [TYPE_MAGAZINE_ARTICLE] = "Magazine article",
    [TYPE_BOOK_REVIEW] = "Book review",
    [TYPE_BOOK] = "Book",
    [TYPE_EDITED_BOOK] = "Edited book",
    [TYPE_CHAPTER] = "Chapter",
    [TYPE_REFERENCE_ENTRY] = "Reference entry",
    [TYPE_PROCEEDINGS] = "Proceedings",
    [TYPE_CONFERENCE_PAPER] = "Conference paper",
    [TYPE_POSTER] = "Poster",
    [TYPE_TALK] = "Talk",
    [TYPE_REPORT] = "Report",
    [TYPE_WORKING_PAPER] = "Working paper",
    [TYPE_PREPRINT] = "Preprint",
    [TYPE_DATASET] = "Dataset",
    [TYPE_SOFTWARE] = "Software",
    [TYPE_PATENT] = "Patent",
    [TYPE_MAP] = "Map",
    [TYPE_IMAGE] = "Image",
    [TYPE_VIDEO] = "Video",
    [TYPE_SOUND] = "Sound",
    [TYPE_MUSIC] = "Music",
    [TYPE_TEACHING] = "Teaching material",
    [TYPE_PERIODICAL] = "Periodical",
    [TYPE_WEBSITE] = "Website",
    [TYPE_BLOG_POST] = "Blog post",
    [TYPE_MANUSCRIPT] = "Manuscript",
    [TYPE_LETTER] = "Letter",
    [TYPE_INTERVIEW] = "Interview",
    [TYPE_ANNOTATION] = "Annotation",
};

struct str
html_type(enum rec_type t)
{
	const char *label = t < TYPE__MAX ? labels[t] : NULL;

	return str_c(label != NULL ? label : rec_type_name(t));
}

/* Its direction is its own affair: what is around it stays in order. */
static void
put_bdi(struct buf *out, struct str s)
{
	buf_puts(out, "<bdi>");
	value_html(out, s);
	buf_puts(out, "</bdi>");
}

static struct str
shown_name(struct arena *a, const struct rec_name *n)
{
	return value_is_others(n) ? STR_NONE : line_of(a, value_name(a, n));
}

static size_t
put_names(struct buf *out, struct arena *a, const struct record *r,
	  enum rec_role role)
{
	size_t n = 0;
	struct str name;

	for (size_t i = 0; i < r->names.n; i++) {
		if (r->names.v[i].role != role)
			continue;
		name = shown_name(a, &r->names.v[i]);
		if (name.n == 0)
			continue;
		if (n++ >= NAMES_SHOWN)
			continue;
		if (n > 1)
			buf_puts(out, "; ");
		put_bdi(out, name);
	}
	if (n > NAMES_SHOWN)
		buf_printf(out, " and %zu more", n - NAMES_SHOWN);
	return n;
}

/* Who wrote it, or else who edited it. */
static void
put_people(struct buf *out, struct arena *a, const struct record *r)
{
	size_t n;

	buf_puts(out, "<span class=\"a\">");
	if (put_names(out, a, r, ROLE_AUTHOR) == 0) {
		n = put_names(out, a, r, ROLE_EDITOR);
		if (n > 0)
			buf_puts(out, n > 1 ? " (eds.)" : " (ed.)");
	}
	buf_puts(out, "</span>");
}

static bool
is_lang(struct str s)
{
	if (s.n < 2 || s.n > LANG_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!chr_alnum(s.p[i]) && s.p[i] != '-')
			return false;
	return true;
}

/*
 * Nothing but the web: no javascript:, data: or file: address. What looks like
 * the host is one: not https://good.example@evil.example, nor one with a
 * backslash, which browsers take for a slash.
 */
static struct str
link_of(struct arena *a, const struct record *r)
{
	struct str url = line_of(a, record_url(r, a)), host;

	if (!str_istarts(url, STR("https://")) &&
	    !str_istarts(url, STR("http://")))
		return STR_NONE;
	host = str_from(url, str_find(url, STR("://")) + 3);
	for (const char *c = "/?#"; *c != '\0'; c++)
		host = str_left(host, str_chr(host, *c));
	if (str_chr(host, '@') != STR_NPOS || str_chr(url, '\\') != STR_NPOS ||
	    str_chr(url, ' ') != STR_NPOS)
		return STR_NONE;
	return url;
}

static void
open_link(struct buf *out, struct str url)
{
	buf_puts(out, "<a href=\"");
	value_html(out, url);
	buf_puts(out, "\" rel=\"noopener noreferrer\">");
}

static void
put_title(struct buf *out, struct arena *a, const struct record *r,
	  struct str url)
{
	struct str title = line_of(a, record_title(r));
	struct str lang = r->titles.n > 0 ? r->titles.v[0].lang : STR_NONE;

	buf_puts(out, "<h3 dir=\"auto\"");
	if (is_lang(lang)) {
		buf_puts(out, " lang=\"");
		value_html(out, lang);
		buf_char(out, '"');
	}
	buf_char(out, '>');
	if (url.n > 0)
		open_link(out, url);
	if (title.n > 0)
		value_tags(out, a, r->titles.v[0], value_html);
	else
		value_html(out, STR("(without a title)"));
	buf_puts(out, url.n > 0 ? "</a></h3>" : "</h3>");
}

/* "Journal 12(3), 45–67" */
static void
put_container(struct buf *out, struct arena *a, const struct record *r)
{
	struct str in = line_of(a, r->container);
	struct str volume = line_of(a, r->volume);
	struct str issue = line_of(a, r->issue);
	struct str first = line_of(a, r->first_page);
	struct str last = line_of(a, r->last_page);

	if (in.n == 0)
		in = line_of(a, r->series);
	if (in.n == 0)
		return;
	buf_puts(out, " <cite>");
	put_bdi(out, in);
	buf_puts(out, "</cite>");
	if (volume.n > 0) {
		buf_char(out, ' ');
		value_html(out, volume);
	}
	if (issue.n > 0) {
		buf_puts(out, volume.n > 0 ? "(" : " (");
		value_html(out, issue);
		buf_char(out, ')');
	}
	if (first.n > 0) {
		buf_puts(out, ", ");
		value_html(out, first);
	}
	if (first.n > 0 && last.n > 0 && !str_eq(first, last)) {
		buf_puts(out, "\xe2\x80\x93");
		value_html(out, last);
	}
	buf_char(out, '.');
}

static void
put_facts(struct buf *out, struct arena *a, const struct record *r)
{
	struct str publisher = line_of(a, value_publisher(a, r));
	struct rec_date d = {.year = r->issued.from.year};
	char year[DATE_MAX] = "";

	if (d.year > 0)
		date_format(d, year);
	buf_puts(out, "<p class=\"m\">");
	put_people(out, a, r);
	buf_printf(out, " <span class=\"y\">(%s)</span>.",
		   year[0] != '\0' ? year : "n.d.");
	put_container(out, a, r);
	if (publisher.n > 0) {
		buf_char(out, ' ');
		put_bdi(out, publisher);
		buf_char(out, '.');
	}
	buf_puts(out, "</p>");
}

/* Lines stay lines. */
static void
put_lines(struct buf *out, struct str text)
{
	struct str line;

	while (str_cut(&text, '\n', &line)) {
		value_html(out, line);
		if (text.n > 0)
			buf_char(out, '\n');
	}
}

void
html_entry(struct buf *out, struct arena *a, const struct record *r,
	   struct str bibtex)
{
	struct str url = link_of(a, r), doi = line_of(a, record_id(r, ID_DOI));

	buf_puts(out, "<li class=\"e\">");
	put_title(out, a, r, url);
	put_facts(out, a, r);
	buf_puts(out, "<p class=\"x\"><span class=\"k\">");
	value_html(out, html_type(r->type));
	buf_puts(out, "</span>");
	if (url.n > 0) {
		buf_puts(out, " <span class=\"u\">");
		open_link(out, url);
		value_html(out, doi.n > 0 ? doi : value_host(url));
		buf_puts(out, "</a></span>");
	}
	html_coins(out, a, r);
	buf_puts(out, " <button type=\"button\" class=\"c\">Copy citation"
		      "</button> <button type=\"button\" class=\"c t\">"
		      "Copy BibTeX</button></p><details class=\"b\">"
		      "<summary>BibTeX</summary><pre>");
	put_lines(out, bibtex);
	buf_puts(out, "</pre></details></li>\n");
}
