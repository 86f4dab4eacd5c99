/* The whole record as one line of JSON. */
#include "exporters/format/internal.h"

#include "exporters/value/value.h"
#include "core/json.h"

static const char *const kinds[NAME_KIND__MAX] = {
    [NAME_UNKNOWN] = "unknown",
    [NAME_PERSON] = "person",
    [NAME_ORG] = "org",
    [NAME_OPEN] = "unknown",
};

static void
put_text(struct json *j, struct rec_text t)
{
	json_object(j, NULL);
	json_str(j, "value", t.text);
	json_opt(j, "markup", t.marked);
	json_opt(j, "lang", t.lang);
	json_end(j);
}

/* Lists that are empty are left out, as are members without a value. */
static void
put_texts(struct json *j, const char *name, const struct rec_texts *l)
{
	if (l->n == 0)
		return;
	json_array(j, name);
	for (size_t i = 0; i < l->n; i++)
		put_text(j, l->v[i]);
	json_end(j);
}

static void
put_oai(struct json *j, const struct record *r)
{
	if (r->oai_id.n == 0 && !r->deleted)
		return;
	json_object(j, "oai");
	json_str(j, "identifier", r->oai_id);
	json_opt(j, "datestamp", r->datestamp);
	if (r->nsets > 0) {
		json_array(j, "sets");
		for (size_t i = 0; i < r->nsets; i++)
			json_str(j, NULL, r->sets[i]);
		json_end(j);
	}
	json_opt(j, "prefix", r->prefix);
	json_opt(j, "base_url", r->base_url);
	json_bool(j, "deleted", r->deleted);
	json_end(j);
}

static void
put_copies(struct json *j, const struct record *r)
{
	if (r->ncopies == 0)
		return;
	json_array(j, "copies");
	for (size_t i = 0; i < r->ncopies; i++) {
		json_object(j, NULL);
		json_str(j, "source", r->copies[i].source);
		json_str(j, "identifier", r->copies[i].oai_id);
		json_end(j);
	}
	json_end(j);
}

static void
put_type(struct json *j, const struct record *r)
{
	const char *canonical = rec_type_name(r->type);

	json_object(j, "type");
	json_str(j, "canonical", str_c(canonical));
	json_opt(j, "genre", r->genre);
	put_texts(j, "values", &r->types);
	json_end(j);
}

static void
put_names(struct json *j, const struct rec_names *l)
{
	if (l->n == 0)
		return;
	json_array(j, "names");
	for (size_t i = 0; i < l->n; i++) {
		const struct rec_name *n = &l->v[i];

		json_object(j, NULL);
		json_str(j, "role", str_c(rec_role_name(n->role)));
		json_str(j, "kind", str_c(kinds[n->kind]));
		json_opt(j, "family", n->family);
		json_opt(j, "given", n->given);
		json_opt(j, "suffix", n->suffix);
		json_opt(j, "literal", n->literal);
		json_opt(j, "orcid", n->orcid);
		json_opt(j, "gnd", n->gnd);
		json_opt(j, "affiliation", n->affiliation);
		json_opt(j, "raw", n->raw);
		json_end(j);
	}
	json_end(j);
}

static void
put_day(struct json *j, struct rec_date d)
{
	json_int(j, "year", d.year);
	if (d.month > 0)
		json_int(j, "month", d.month);
	if (d.day > 0)
		json_int(j, "day", d.day);
}

static void
put_flag(struct json *j, const char *name, bool flag)
{
	if (flag)
		json_bool(j, name, true);
}

static void
put_date(struct json *j, const struct record *r)
{
	const struct date_span *d = &r->issued;
	char text[DATE_MAX];

	if (d->from.year == 0 && r->dates.n == 0)
		return;
	json_object(j, "date");
	if (d->from.year != 0) {
		date_format(d->from, text);
		json_str(j, "value", str_c(text));
		put_day(j, d->from);
	}
	if (d->to.year != 0) {
		json_object(j, "end");
		put_day(j, d->to);
		json_end(j);
	}
	if (d->season > 0)
		json_int(j, "season", d->season);
	put_flag(j, "circa", d->circa);
	put_flag(j, "timed", d->timed);
	put_flag(j, "loose", d->loose);
	put_texts(j, "values", &r->dates);
	json_end(j);
}

static void
put_languages(struct json *j, const struct record *r)
{
	json_opt(j, "language", r->language);
	if (r->languages.n == 0)
		return;
	json_array(j, "languages");
	for (size_t i = 0; i < r->languages.n; i++) {
		json_object(j, NULL);
		json_opt(j, "tag", r->languages.v[i].lang);
		json_opt(j, "value", r->languages.v[i].text);
		json_end(j);
	}
	json_end(j);
}

static void
put_subjects(struct json *j, const struct rec_subjects *l)
{
	if (l->n == 0)
		return;
	json_array(j, "subjects");
	for (size_t i = 0; i < l->n; i++) {
		json_object(j, NULL);
		json_str(j, "value", l->v[i].text);
		json_opt(j, "lang", l->v[i].lang);
		json_opt(j, "scheme", l->v[i].scheme);
		json_end(j);
	}
	json_end(j);
}

static void
put_ids(struct json *j, const struct record *r, struct arena *a)
{
	json_opt(j, "doi", record_id(r, ID_DOI));
	json_opt(j, "url", record_url(r, a));
	if (r->ids.n == 0)
		return;
	json_array(j, "ids");
	for (size_t i = 0; i < r->ids.n; i++) {
		json_object(j, NULL);
		json_str(j, "kind", str_c(rec_id_name(r->ids.v[i].kind)));
		json_str(j, "value", r->ids.v[i].value);
		json_bool(j, "own", r->ids.v[i].own);
		json_end(j);
	}
	json_end(j);
}

/* An object of members that are all text, or nothing without any. */
struct member {
	const char *name;
	struct str value;
};

static void
put_members(struct json *j, const char *name, const struct member *v, size_t n)
{
	bool any = false;

	for (size_t i = 0; i < n; i++)
		any = any || v[i].value.n > 0;
	if (!any)
		return;
	json_object(j, name);
	for (size_t i = 0; i < n; i++)
		json_opt(j, v[i].name, v[i].value);
	json_end(j);
}

static void
put_container(struct json *j, const struct record *r)
{
	const struct member container[] = {
	    {"title", r->container},       {"volume", r->volume},
	    {"issue", r->issue},           {"article", r->article},
	    {"first_page", r->first_page}, {"last_page", r->last_page},
	};
	const struct member series[] = {
	    {"title", r->series},
	    {"number", r->series_number},
	};

	put_members(j, "container", container, 6);
	put_members(j, "series", series, 2);
	json_opt(j, "event", r->event);
	json_opt(j, "event_place", r->event_place);
}

static void
put_rights(struct json *j, const struct rec_rights *l)
{
	if (l->n == 0)
		return;
	json_array(j, "rights");
	for (size_t i = 0; i < l->n; i++) {
		json_object(j, NULL);
		json_opt(j, "uri", l->v[i].uri);
		json_opt(j, "spdx", l->v[i].spdx);
		json_opt(j, "access", str_c(rec_access_name(l->v[i].access)));
		json_opt(j, "text", l->v[i].text);
		json_end(j);
	}
	json_end(j);
}

static void
put_warnings(struct json *j, const struct rec_texts *l)
{
	if (l->n == 0)
		return;
	json_array(j, "warnings");
	for (size_t i = 0; i < l->n; i++)
		json_str(j, NULL, l->v[i].text);
	json_end(j);
}

/*
 * What was received, by element; "n" is the place of each among all, so that
 * the order over the elements is kept too.
 */
static void
put_dc(struct json *j, const struct rec_raws *l, size_t named)
{
	bool open;

	if (named == l->n)
		return;
	json_object(j, "dc");
	for (int e = 0; e < DC__MAX; e++) {
		open = false;
		for (size_t i = 0; i < l->n; i++) {
			if (l->v[i].name.n > 0 ||
			    l->v[i].element != (enum dc_element)e)
				continue;
			if (!open)
				json_array(j,
					   dc_element_name((enum dc_element)e));
			open = true;
			json_object(j, NULL);
			json_str(j, "value", l->v[i].text);
			json_opt(j, "lang", l->v[i].lang);
			json_int(j, "n", (long long)i);
			json_end(j);
		}
		if (open)
			json_end(j);
	}
	json_end(j);
}

/* Those with another name. */
static void
put_elements(struct json *j, const struct rec_raws *l)
{
	json_array(j, "elements");
	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].name.n == 0)
			continue;
		json_object(j, NULL);
		json_opt(j, "ns", l->v[i].ns);
		json_str(j, "name", l->v[i].name);
		json_str(j, "value", l->v[i].text);
		json_opt(j, "lang", l->v[i].lang);
		json_int(j, "n", (long long)i);
		json_end(j);
	}
	json_end(j);
}

static void
put_raw(struct json *j, const struct rec_raws *l)
{
	size_t named = 0;

	for (size_t i = 0; i < l->n; i++)
		named += l->v[i].name.n > 0;
	put_dc(j, l, named);
	if (named > 0)
		put_elements(j, l);
}

static void
put_metadata(struct json *j, const struct record *r, struct str key,
	     struct arena *a)
{
	json_str(j, "key", key);
	put_type(j, r);
	json_opt(j, "title", record_title(r));
	put_texts(j, "titles", &r->titles);
	json_opt(j, "short_title", r->short_title);
	put_names(j, &r->names);
	put_date(j, r);
	put_texts(j, "publishers", &r->publishers);
	json_opt(j, "institution", r->institution);
	json_opt(j, "place", r->place);
	json_opt(j, "edition", r->edition);
	json_opt(j, "version", r->version);
	json_opt(j, "extent", r->extent);
	put_languages(j, r);
	put_ids(j, r, a);
	put_container(j, r);
	put_texts(j, "abstracts", &r->abstracts);
	put_subjects(j, &r->subjects);
	put_texts(j, "notes", &r->notes);
	put_rights(j, &r->rights);
	put_texts(j, "sources", &r->sources);
	put_texts(j, "relations", &r->relations);
	put_texts(j, "coverage", &r->coverage);
	put_texts(j, "formats", &r->formats);
	put_warnings(j, &r->warnings);
	put_raw(j, &r->raw);
}

void
jsonl_record(struct export_state *st, const struct record *r, struct buf *out)
{
	struct json j;

	json_init(&j, out, false);
	json_object(&j, NULL);
	json_str(&j, "schema", STR("sheaf-record/1"));
	json_opt(&j, "source", r->source);
	put_oai(&j, r);
	put_copies(&j, r);
	if (!r->deleted)
		put_metadata(&j, r, st->key, &st->scratch);
	json_end(&j);
	buf_char(out, '\n');
}
