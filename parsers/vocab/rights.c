/* Licences and access: canonical addresses and SPDX names. */
#include "parsers/vocab/vocab.h"

#include <string.h>

#include "core/ident.h"

static const struct {
	struct str word;
	enum rec_access access;
} access_words[] = {
    {STR_LIT("info:eu-repo/semantics/openAccess"), ACCESS_OPEN},
    {STR_LIT("info:eu-repo/semantics/embargoedAccess"), ACCESS_EMBARGOED},
    {STR_LIT("info:eu-repo/semantics/restrictedAccess"), ACCESS_RESTRICTED},
    {STR_LIT("info:eu-repo/semantics/closedAccess"), ACCESS_CLOSED},
    {STR_LIT("http://purl.org/coar/access_right/c_abf2"), ACCESS_OPEN},
    {STR_LIT("http://purl.org/coar/access_right/c_f1cf"), ACCESS_EMBARGOED},
    {STR_LIT("http://purl.org/coar/access_right/c_16ec"), ACCESS_RESTRICTED},
    {STR_LIT("http://purl.org/coar/access_right/c_14cb"), ACCESS_CLOSED},
    {STR_LIT("open access"), ACCESS_OPEN},
    {STR_LIT("openAccess"), ACCESS_OPEN},
    {STR_LIT("open"), ACCESS_OPEN},
    {STR_LIT("public"), ACCESS_OPEN},
    {STR_LIT("unrestricted"), ACCESS_OPEN},
    {STR_LIT("unrestricted access"), ACCESS_OPEN},
    {STR_LIT("freier Zugang"), ACCESS_OPEN},
    {STR_LIT("offener Zugang"), ACCESS_OPEN},
    {STR_LIT("libre acc\xc3\xa8s"), ACCESS_OPEN},
    {STR_LIT("acc\xc3\xa8s libre"), ACCESS_OPEN},
    {STR_LIT("acc\xc3\xa8s ouvert"), ACCESS_OPEN},
    {STR_LIT("acceso abierto"), ACCESS_OPEN},
    {STR_LIT("acesso aberto"), ACCESS_OPEN},
    {STR_LIT("acc\xc3\xa9s obert"), ACCESS_OPEN},
    {STR_LIT("accesso aperto"), ACCESS_OPEN},
    {STR_LIT("closed"), ACCESS_CLOSED},
    {STR_LIT("closed access"), ACCESS_CLOSED},
    {STR_LIT("closedAccess"), ACCESS_CLOSED},
    {STR_LIT("metadata only access"), ACCESS_CLOSED},
    {STR_LIT("acc\xc3\xa8s ferm\xc3\xa9"), ACCESS_CLOSED},
    {STR_LIT("acceso cerrado"), ACCESS_CLOSED},
    {STR_LIT("acesso fechado"), ACCESS_CLOSED},
    {STR_LIT("accesso chiuso"), ACCESS_CLOSED},
    {STR_LIT("restricted"), ACCESS_RESTRICTED},
    {STR_LIT("restricted access"), ACCESS_RESTRICTED},
    {STR_LIT("restrictedAccess"), ACCESS_RESTRICTED},
    {STR_LIT("acc\xc3\xa8s restreint"), ACCESS_RESTRICTED},
    {STR_LIT("acceso restringido"), ACCESS_RESTRICTED},
    {STR_LIT("acesso restrito"), ACCESS_RESTRICTED},
    {STR_LIT("acc\xc3\xa9s restringit"), ACCESS_RESTRICTED},
    {STR_LIT("accesso riservato"), ACCESS_RESTRICTED},
    {STR_LIT("embargoed"), ACCESS_EMBARGOED},
    {STR_LIT("embargoed access"), ACCESS_EMBARGOED},
    {STR_LIT("embargoedAccess"), ACCESS_EMBARGOED},
    {STR_LIT("acc\xc3\xa8s sous embargo"), ACCESS_EMBARGOED},
    {STR_LIT("acceso embargado"), ACCESS_EMBARGOED},
    {STR_LIT("acesso embargado"), ACCESS_EMBARGOED},
};

static const char *const clauses[] = {"by-nc-nd", "by-nc-sa", "by-nc",
				      "by-nd",    "by-sa",    "by"};

struct licence {
	struct str clause, version, port;
};

/* "4.0", "3.0": a digit, a dot, a digit. */
static struct str
version_at(struct str s)
{
	if (s.n >= 3 && chr_digit(s.p[0]) && s.p[1] == '.' && chr_digit(s.p[2]))
		return str_left(s, 3);
	return STR_NONE;
}

static struct str
port_at(struct str s)
{
	size_t n = 0;

	while (n < s.n && chr_alpha(s.p[n]))
		n++;
	/* A country, or the organisations between them. */
	if (n == 2 || str_ieq(str_left(s, n), STR("igo")))
		return str_left(s, n);
	return STR_NONE;
}

/* creativecommons.org/licenses/by-nc/3.0/de/legalcode.de */
static bool
licence_url(struct str s, struct licence *out)
{
	static const struct str path = {"creativecommons.org/licenses/", 29};
	size_t at = str_ifind(s, path);
	struct str rest, part;

	if (at == STR_NPOS)
		return false;
	rest = str_from(s, at + path.n);
	str_cut(&rest, '/', &out->clause);
	if (!str_cut(&rest, '/', &part))
		return false;
	out->version = version_at(part);
	out->port = str_cut(&rest, '/', &part) ? port_at(part) : STR_NONE;
	if (out->port.n != part.n)
		out->port = STR_NONE; /* deed.de, legalcode */
	return out->version.n > 0;
}

/* "CC BY-NC 4.0", "cc_by_4.0", "CC-BY-SA-3.0-DE" */
static bool
licence_words(struct str s, char space[16], struct licence *out)
{
	size_t n = 0;

	if (!str_istarts(s, STR("CC")) || s.n > 64 || s.n < 5)
		return false;
	s = str_from(s, 2);
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '-' || s.p[0] == '_'))
		s = str_from(s, 1);
	while (n < 15 && n < s.n && !chr_digit(s.p[n])) {
		char c = chr_tolower(s.p[n]);

		space[n++] = c == ' ' || c == '_' ? '-' : c;
	}
	out->version = version_at(str_from(s, n));
	s = str_from(s, n + 3);
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '-' || s.p[0] == '_'))
		s = str_from(s, 1);
	out->port = port_at(s);
	while (n > 0 && space[n - 1] == '-')
		n--;
	out->clause = str_of(space, n);
	return out->version.n > 0;
}

static char *
put(char *p, const char *s)
{
	size_t n = strlen(s);

	memcpy(p, s, n);
	return p + n;
}

/* Is one of the words in s, as a part of it? */
static bool
says(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_ifind(s, str_c(*words)) != STR_NPOS)
			return true;
	return false;
}

/*
 * "Creative Commons - CC BY-NC - Namensnennung - Nicht kommerziell 4.0
 * International" (OPUS4), "Creative Commons Attribution Share Alike 3.0": the
 * terms in words, in English or German, and the version behind them.
 */
static bool
licence_terms(struct str s, char space[16], struct licence *out)
{
	static const char *const by[] = {"cc by", "cc-by", "attribution",
					 "namensnennung", NULL};
	static const char *const nc[] = {
	    "by-nc",          "noncommercial", "non-commercial",
	    "non commercial", "nicht kommerz", "nicht-kommerz",
	    "nichtkommerz",   "keine kommerz", NULL};
	static const char *const nd[] = {"-nd", "noderiv", "no deriv",
					 "keine bearb", NULL};
	static const char *const sa[] = {
	    "-sa",         "sharealike",       "share alike",
	    "share-alike", "weitergabe unter", NULL};
	char *p = space;

	if (s.n > 160 || str_ifind(s, STR("creative commons")) == STR_NPOS ||
	    !says(s, by))
		return false;
	for (size_t i = 0; i < s.n && out->version.n == 0; i++)
		if (i == 0 || !chr_digit(s.p[i - 1]))
			out->version = version_at(str_from(s, i));
	p = put(p, "by");
	p = says(s, nc) ? put(p, "-nc") : p;
	p = says(s, nd) ? put(p, "-nd") : p;
	p = says(s, sa) ? put(p, "-sa") : p;
	out->clause = str_of(space, (size_t)(p - space));
	out->port =
	    str_iends(s, STR("Deutschland")) || str_iends(s, STR("Germany"))
		? STR("de")
		: STR_NONE;
	return out->version.n > 0;
}

static char *
put_str(char *p, struct str s, bool upper)
{
	for (size_t i = 0; i < s.n; i++)
		*p++ = upper && chr_lower(s.p[i]) ? (char)(s.p[i] - 'a' + 'A')
						  : s.p[i];
	return p;
}

static void
set_cc(struct arena *a, struct rec_right *r, const struct licence *l)
{
	enum { ROOM = 80 };
	char uri[ROOM], spdx[ROOM], *p;

	for (size_t i = 0; i < sizeof(clauses) / sizeof(clauses[0]); i++) {
		if (!str_ieq(l->clause, str_c(clauses[i])))
			continue;
		p = put(uri, "https://creativecommons.org/licenses/");
		p = put(put(p, clauses[i]), "/");
		p = put(put_str(p, l->version, false), "/");
		for (size_t k = 0; k < l->port.n; k++)
			*p++ = chr_tolower(l->port.p[k]);
		if (l->port.n > 0)
			*p++ = '/';
		r->uri = arena_str(a, uri, (size_t)(p - uri));
		p = put(spdx, "CC-");
		p = put(put_str(p, str_c(clauses[i]), true), "-");
		p = put_str(p, l->version, false);
		if (l->port.n > 0)
			p = put_str(put(p, "-"), l->port, true);
		r->spdx = arena_str(a, spdx, (size_t)(p - spdx));
		return;
	}
}

/* Addresses that are rewritten as a whole. */
static const struct {
	struct str part, uri, spdx;
} fixed[] = {
    {STR_LIT("creativecommons.org/publicdomain/zero/1.0"),
     STR_LIT("https://creativecommons.org/publicdomain/zero/1.0/"),
     STR_LIT("CC0-1.0")},
    {STR_LIT("Creative Commons Zero"),
     STR_LIT("https://creativecommons.org/publicdomain/zero/1.0/"),
     STR_LIT("CC0-1.0")},
    {STR_LIT("CC0 1.0"),
     STR_LIT("https://creativecommons.org/publicdomain/zero/1.0/"),
     STR_LIT("CC0-1.0")},
    {STR_LIT("creativecommons.org/publicdomain/mark/1.0"),
     STR_LIT("https://creativecommons.org/publicdomain/mark/1.0/"),
     STR_LIT("")},
    {STR_LIT("opensource.org/licenses/MIT"),
     STR_LIT("https://opensource.org/licenses/MIT"), STR_LIT("MIT")},
    {STR_LIT("apache.org/licenses/LICENSE-2.0"),
     STR_LIT("https://www.apache.org/licenses/LICENSE-2.0"),
     STR_LIT("Apache-2.0")},
};

static void
set_rights_statement(struct arena *a, struct rec_right *r, struct str s)
{
	static const struct str path = {"rightsstatements.org/vocab/", 27};
	size_t at = str_ifind(s, path);
	struct str rest, name, version;
	char uri[96], *p;

	if (at == STR_NPOS)
		return;
	rest = str_from(s, at + path.n);
	if (!str_cut(&rest, '/', &name) || !str_cut(&rest, '/', &version) ||
	    name.n == 0 || name.n > 24 || version_at(version).n == 0)
		return;
	p = put(uri, "http://rightsstatements.org/vocab/");
	p = put(put_str(p, name, false), "/");
	p = put(put_str(p, version_at(version), false), "/");
	r->uri = arena_str(a, uri, (size_t)(p - uri));
}

struct rec_right
vocab_rights(struct arena *a, struct str value)
{
	struct rec_right r = {.text = value};
	struct licence l = {0};
	char space[16];
	size_t cc;

	for (size_t i = 0; i < sizeof(access_words) / sizeof(access_words[0]);
	     i++)
		if (str_ieq(value, access_words[i].word))
			r.access = access_words[i].access;
	cc = str_ifind(value, STR("creativecommons.org/licenses/"));
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
		size_t at = str_ifind(value, fixed[i].part);

		/* "... under CC BY. The waiver (CC0) applies to the data." */
		if (at == STR_NPOS || at > cc)
			continue;
		r.uri = fixed[i].uri;
		r.spdx = fixed[i].spdx;
		return r;
	}
	if (licence_url(value, &l) || licence_words(value, space, &l) ||
	    licence_terms(value, space, &l))
		set_cc(a, &r, &l);
	else
		set_rights_statement(a, &r, value);
	/* The address of an access right is no licence. */
	if (r.uri.n == 0 && r.access == ACCESS_UNSAID && ident_is_url(value))
		r.uri = value;
	return r;
}
