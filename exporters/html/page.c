/* What all pages have around their records. */
#include "exporters/html/internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/digest.h"
#include "core/line.h"

enum {
	CHART_YEARS = 80, /* bars at most, the last of them */
	CHART_STEP = 10,
	CHART_HEIGHT = 60,
	LINE_MAX_BYTES = 1 << 20,
};

/* "'sha256-...'" (Content Security Policy 3, section 2.3.1). */
static int
policy_hash(char out[HTML_HASH], const char *text, struct err *e)
{
	static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	struct digest *d = digest_new();
	char hex[DIGEST_HEX], sum[45];
	size_t at = 0;

	if (d == NULL)
		return err_nomem(e);
	digest_add(d, text, strlen(text));
	digest_end(d, hex);
	digest_free(d);
	/* Three digits are two letters; 64 digits are 42 and two more. */
	for (size_t i = 0; i < 66; i += 3) {
		unsigned v = 0;

		for (size_t k = i; k < i + 3; k++)
			v = v << 4 | (k < 64 ? (unsigned)chr_hex(hex[k]) : 0);
		sum[at++] = base64[v >> 6];
		sum[at++] = base64[v & 63];
	}
	sum[43] = '=';
	sum[44] = '\0';
	snprintf(out, HTML_HASH, "'sha256-%s'", sum);
	return 0;
}

/* What was asked for, else what the only source calls itself. */
static struct str
title_of(const struct manifest *m, struct arena *a)
{
	const struct export_source *src = m->source;
	struct export_origin o = {.rejected = -1}, more = {.rejected = -1};

	if (m->job->page_title != NULL)
		return line_of(a, str_c(m->job->page_title));
	if (src->origin != NULL && src->origin(src->ctx, 0, &o) &&
	    !src->origin(src->ctx, 1, &more) && o.title.n > 0)
		return line_of(a, o.title);
	return STR("Bibliography");
}

int
html_page_init(struct html_page *p, const struct manifest *m, struct arena *a,
	       struct err *e)
{
	p->m = m;
	p->title = title_of(m, a);
	if (arena_check(a, e) != 0)
		return -1;
	if (policy_hash(p->style, html_style, e) != 0)
		return -1;
	return policy_hash(p->script, html_script, e);
}

void
html_count(struct buf *out, uint64_t n)
{
	if (n >= 1000) {
		html_count(out, n / 1000);
		buf_printf(out, ",%03" PRIu64, n % 1000);
	} else {
		buf_printf(out, "%" PRIu64, n);
	}
}

static void
put_records(struct buf *out, uint64_t n)
{
	html_count(out, n);
	buf_puts(out, n == 1 ? " record" : " records");
}

void
html_page_open(const struct html_page *p, struct buf *out, struct str part)
{
	buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		      "<meta charset=\"utf-8\">\n"
		      "<meta http-equiv=\"Content-Security-Policy\" "
		      "content=\"default-src 'none'; style-src ");
	buf_printf(out, "%s; script-src %s; base-uri 'none'; ", p->style,
		   p->script);
	buf_puts(out, "form-action 'none'\">\n"
		      "<meta name=\"viewport\" "
		      "content=\"width=device-width, initial-scale=1\">\n"
		      "<meta name=\"referrer\" content=\"no-referrer\">\n"
		      "<meta name=\"generator\" content=\"sheaf " SHEAF_VERSION
		      "\">\n<title>");
	value_html(out, p->title);
	if (part.n > 0) {
		buf_puts(out, ": ");
		value_html(out, part);
	}
	buf_puts(out, "</title>\n<style>");
	buf_puts(out, html_style);
	buf_puts(out, "</style>\n</head>\n<body>\n");
}

/* First and last year that has records; false: there is none. */
static bool
years_of(const struct manifest_counts *c, int *first, int *last)
{
	*first = *last = 0;
	for (int y = MANIFEST_YEAR_MIN; y <= MANIFEST_YEAR_MAX; y++) {
		if (c->years[y - MANIFEST_YEAR_MIN] == 0)
			continue;
		if (*first == 0)
			*first = y;
		*last = y;
	}
	return *first != 0;
}

static void
put_sources(const struct html_page *p, struct buf *out)
{
	const struct export_source *src = p->m->source;
	struct export_origin o;
	struct arena a;

	arena_init(&a, LINE_MAX_BYTES);
	for (size_t i = 0; src->origin != NULL; i++) {
		o = (struct export_origin){.rejected = -1};
		if (!src->origin(src->ctx, i, &o))
			break;
		buf_puts(out, i == 0 ? " from " : ", ");
		/* By its name here, under a heading that is its own. */
		value_html(
		    out,
		    line_of(&a, o.title.n > 0 &&
					!str_eq(line_of(&a, o.title), p->title)
				    ? o.title
				    : o.name));
		if (o.mark.n > 0) {
			buf_puts(out, " as of ");
			value_html(out, line_of(&a, str_left(o.mark, 10)));
		}
		arena_reset(&a);
	}
	arena_free(&a);
}

void
html_page_about(const struct html_page *p, struct buf *out)
{
	int first, last;

	buf_puts(out, "<p class=\"s\">");
	put_records(out, p->m->stats->records);
	put_sources(p, out);
	if (years_of(p->m->counts, &first, &last))
		buf_printf(out, " \xc2\xb7 %d\xe2\x80\x93%d", first, last);
	buf_puts(out, "</p>\n");
}

void
html_page_files(const struct html_page *p, struct buf *out)
{
	const struct export_job *job = p->m->job;

	buf_puts(out, "<p class=\"s\">Files:");
	/* Of parts there may be thousands; the manifest has them all. */
	for (size_t i = 0; job->split == SPLIT_NONE && i < job->nformats; i++)
		buf_printf(out,
			   " <a href=\"" FORMAT_STEM "%s\">" FORMAT_STEM
			   "%s</a>,",
			   job->formats[i]->suffix, job->formats[i]->suffix);
	buf_puts(out,
		 " <a href=\"" MANIFEST_NAME "\">" MANIFEST_NAME "</a></p>\n");
}

void
html_page_types(const struct html_page *p, struct buf *out)
{
	const uint64_t *n = p->m->counts->types;
	bool shown[TYPE__MAX] = {false};
	int best;

	buf_puts(out, "<ul class=\"types\" aria-label=\"Types\">");
	for (int k = 0; k < TYPE__MAX; k++) {
		best = -1;
		for (int t = 0; t < TYPE__MAX; t++)
			if (!shown[t] && n[t] > 0 &&
			    (best < 0 || n[t] > n[best]))
				best = t;
		if (best < 0)
			break;
		shown[best] = true;
		buf_puts(out, "<li>");
		value_html(out, html_type((enum rec_type)best));
		buf_puts(out, " <b>");
		html_count(out, n[best]);
		buf_puts(out, "</b></li>");
	}
	buf_puts(out, "</ul>\n");
}

static void
put_bar(struct buf *out, int i, int year, uint64_t n, uint64_t most)
{
	int height;

	if (n == 0 || most == 0)
		return;
	height = (int)(n * (CHART_HEIGHT - 1) / most) + 1;
	buf_printf(out,
		   "<a href=\"#y%d\"><rect x=\"%d\" y=\"%d\" width=\"%d\" "
		   "height=\"%d\" rx=\"1\"><title>%d: ",
		   year, i * CHART_STEP + 1, CHART_HEIGHT - height,
		   CHART_STEP - 2, height, year);
	html_count(out, n);
	buf_puts(out, "</title></rect></a>");
}

void
html_page_chart(const struct html_page *p, struct buf *out)
{
	const struct manifest_counts *c = p->m->counts;
	uint64_t most = 0;
	int first, last;

	if (!years_of(c, &first, &last) || first == last)
		return;
	if (last - first >= CHART_YEARS)
		first = last - CHART_YEARS + 1;
	for (int y = first; y <= last; y++)
		if (c->years[y - MANIFEST_YEAR_MIN] > most)
			most = c->years[y - MANIFEST_YEAR_MIN];
	buf_printf(out,
		   "<svg class=\"h\" viewBox=\"0 0 %d %d\" "
		   "preserveAspectRatio=\"none\" role=\"group\" "
		   "aria-label=\"Records by year\">",
		   (last - first + 1) * CHART_STEP, CHART_HEIGHT);
	for (int y = first; y <= last; y++)
		put_bar(out, y - first, y, c->years[y - MANIFEST_YEAR_MIN],
			most);
	buf_printf(out,
		   "</svg>\n<p class=\"ends\" aria-hidden=\"true\">"
		   "<span>%d</span><span>%d</span></p>\n",
		   first, last);
}

void
html_page_filter(struct buf *out, uint64_t n)
{
	buf_puts(out, "<div class=\"f\" role=\"search\"><div>"
		      "<label for=\"q\">Filter</label>"
		      "<input id=\"q\" type=\"search\" autocomplete=\"off\" "
		      "placeholder=\"Names, words, years, types\">"
		      "<output id=\"n\" for=\"q\">");
	put_records(out, n);
	buf_puts(out, "</output></div></div>\n");
}

void
html_page_close(const struct html_page *p, struct buf *out, bool filter)
{
	(void)p;
	buf_puts(out, "</main>\n<footer><p>Made by sheaf " SHEAF_VERSION
		      " from the records of the sources named above. "
		      "What is in this bundle, and how to check it, is said "
		      "by <code>" MANIFEST_NAME "</code>.</p></footer>\n");
	if (filter) {
		buf_puts(out, "<p id=\"say\" class=\"v\" role=\"status\" "
			      "aria-live=\"polite\"></p>\n<script>");
		buf_puts(out, html_script);
		buf_puts(out, "</script>\n");
	}
	buf_puts(out, "</body>\n</html>\n");
}
