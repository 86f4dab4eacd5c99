/* Identifiers: what is it, and how is it spelled without decoration. */
#include "core/ident.h"

#include "core/ident_scan.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Takes one of the prefixes off the front, without regard to case. */
bool
ident_strip(struct str *s, const struct str *prefixes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_istarts(*s, prefixes[i])) {
			*s = str_trim(str_from(*s, prefixes[i].n));
			return true;
		}
	}
	return false;
}

/* Takes "http://" or "https://" and "www." off. */
bool
ident_strip_scheme(struct str *s)
{
	static const struct str schemes[] = {
	    STR_LIT("https://"),
	    STR_LIT("http://"),
	};
	static const struct str www[] = {
	    STR_LIT("www."),
	};

	if (!IDENT_STRIP(s, schemes))
		return false;
	IDENT_STRIP(s, www);
	return true;
}

static bool
no_blanks(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return false;
	return s.n > 0 && s.n <= IDENT_MAX;
}

bool
ident_urn(struct arena *a, struct str s, struct str *out)
{
	static const struct str hosts[] = {
	    STR_LIT("nbn-resolving.org/"),
	    STR_LIT("nbn-resolving.de/"),
	    STR_LIT("nbn-resolving.com/"),
	    STR_LIT("resolver.obvsg.at/"),
	    STR_LIT("urn.fi/"),
	    STR_LIT("resolver.nbn.nl/"),
	    STR_LIT("urn.kb.se/resolve?urn="),
	    STR_LIT("nbn-resolving.org/resolver?identifier="),
	};
	static const struct str labels[] = {
	    STR_LIT("urn: "),
	};

	s = str_trim(s);
	IDENT_STRIP(&s, labels);
	if (ident_strip_scheme(&s)) {
		if (!IDENT_STRIP(&s, hosts))
			return false;
		s = ident_percent_decode(a, s);
	}
	if (!str_istarts(s, STR("urn:nbn:")) || !no_blanks(s))
		return false;
	*out = s;
	return true;
}

bool
ident_handle(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("hdl:"),
	    STR_LIT("info:hdl/"),
	    STR_LIT("handle:"),
	};
	static const struct str hosts[] = {
	    STR_LIT("hdl.handle.net/"),
	};
	size_t slash;

	s = str_trim(s);
	if (ident_strip_scheme(&s)) {
		if (!IDENT_STRIP(&s, hosts))
			return false;
		s = ident_percent_decode(a, s);
	} else if (!IDENT_STRIP(&s, labels) && !IDENT_STRIP(&s, hosts)) {
		return false;
	}
	slash = str_chr(s, '/');
	if (slash == STR_NPOS || slash == 0 || slash + 1 == s.n ||
	    !no_blanks(s) || !chr_alnum(s.p[0]))
		return false;
	*out = s;
	return true;
}

/* 0709.2184, 2101.00001v2, math/0601001, math.AG/0601001v1 */
static bool
arxiv_number(struct str s)
{
	size_t i = 0, digits = 0, slash = str_chr(s, '/');

	if (slash != STR_NPOS) {
		for (; i < slash; i++)
			if (!chr_alpha(s.p[i]) && s.p[i] != '-' &&
			    s.p[i] != '.')
				return false;
		i = slash + 1;
		while (i + digits < s.n && chr_digit(s.p[i + digits]))
			digits++;
		if (digits != 7 || slash == 0)
			return false;
		i += digits;
	} else {
		if (s.n < 9 || str_number(str_left(s, 4), 9999) < 0 ||
		    s.p[4] != '.')
			return false;
		i = 5;
		while (i + digits < s.n && chr_digit(s.p[i + digits]))
			digits++;
		if (digits < 4 || digits > 5)
			return false;
		i += digits;
	}
	if (i == s.n)
		return true;
	return s.p[i] == 'v' && str_number(str_from(s, i + 1), 999) > 0;
}

bool
ident_arxiv(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("arxiv:"),
	    STR_LIT("oai:arXiv.org:"),
	    STR_LIT("info:arxiv/"),
	};
	static const struct str hosts[] = {
	    STR_LIT("arxiv.org/abs/"),
	    STR_LIT("arxiv.org/pdf/"),
	    STR_LIT("export.arxiv.org/abs/"),
	};
	static const struct str pdf = {".pdf", 4};

	(void)a;
	s = str_trim(s);
	if (ident_strip_scheme(&s)) {
		if (!IDENT_STRIP(&s, hosts))
			return false;
		if (str_iends(s, pdf))
			s.n -= pdf.n;
	} else if (!IDENT_STRIP(&s, labels)) {
		return false;
	}
	if (!arxiv_number(s))
		return false;
	*out = s;
	return true;
}

bool
ident_pmid(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("pmid:"),
	    STR_LIT("pmid "),
	    STR_LIT("info:pmid/"),
	    STR_LIT("pubmed:"),
	};
	static const struct str hosts[] = {
	    STR_LIT("pubmed.ncbi.nlm.nih.gov/"),
	    STR_LIT("ncbi.nlm.nih.gov/pubmed/"),
	};

	(void)a;
	s = str_trim(s);
	if (ident_strip_scheme(&s)) {
		if (!IDENT_STRIP(&s, hosts))
			return false;
	} else if (!IDENT_STRIP(&s, labels)) {
		return false;
	}
	if (s.n > 0 && s.p[s.n - 1] == '/')
		s.n--;
	if (str_number(s, 99999999) <= 0)
		return false;
	*out = s;
	return true;
}

bool
ident_pmcid(struct arena *a, struct str s, struct str *out)
{
	static const struct str labels[] = {
	    STR_LIT("pmcid:"),
	    STR_LIT("pmcid "),
	};
	static const struct str hosts[] = {
	    STR_LIT("ncbi.nlm.nih.gov/pmc/articles/"),
	    STR_LIT("pmc.ncbi.nlm.nih.gov/articles/"),
	    STR_LIT("pubmedcentral.nih.gov/articlerender.fcgi?artid="),
	};
	struct str digits;

	s = str_trim(s);
	if (ident_strip_scheme(&s)) {
		if (!IDENT_STRIP(&s, hosts))
			return false;
	} else {
		IDENT_STRIP(&s, labels);
	}
	if (s.n > 0 && s.p[s.n - 1] == '/')
		s.n--;
	digits = str_istarts(s, STR("PMC")) ? str_from(s, 3) : STR_NONE;
	if (digits.n > 9 || str_number(digits, 999999999) <= 0)
		return false;
	*out = arena_copy(a, s);
	return true;
}

bool
ident_is_url(struct str s)
{
	struct str rest = s;

	return ident_strip_scheme(&rest) && rest.n > 0 &&
	       chr_alnum(rest.p[0]) && no_blanks(s);
}

bool
ident_is_file_url(struct str s)
{
	static const struct str parts[] = {
	    STR_LIT("/MCRFileNodeServlet/"),
	    STR_LIT("/MCRZipServlet/"),
	    STR_LIT("/bitstream/"),
	    STR_LIT("/bitstreams/"),
	    STR_LIT("/files/"),
	    STR_LIT("/viewcontent.cgi"),
	};
	static const struct str endings[] = {
	    STR_LIT(".pdf"),  STR_LIT(".zip"),  STR_LIT(".doc"),
	    STR_LIT(".docx"), STR_LIT(".ps"),   STR_LIT(".gz"),
	    STR_LIT(".epub"), STR_LIT(".mp3"),  STR_LIT(".mp4"),
	    STR_LIT(".jpg"),  STR_LIT(".jpeg"), STR_LIT(".png"),
	    STR_LIT(".tif"),  STR_LIT(".tiff"), STR_LIT(".csv"),
	    STR_LIT(".xlsx"), STR_LIT(".pptx"), STR_LIT(".rtf"),
	    STR_LIT(".djvu"), STR_LIT(".wav"),
	};

	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_find(s, parts[i]) != STR_NPOS)
			return true;
	s = str_left(s, str_chr(s, '?'));
	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_iends(s, endings[i]))
			return true;
	return false;
}

struct rec_ident
ident_classify(struct arena *a, struct str s)
{
	/* In order: what is recognised for certain first. */
	static const struct {
		enum rec_id kind;
		bool (*is)(struct arena *a, struct str s, struct str *out);
	} kinds[] = {
	    {ID_DOI, ident_doi},     {ID_URN, ident_urn},
	    {ID_ARXIV, ident_arxiv}, {ID_PMID, ident_pmid},
	    {ID_PMCID, ident_pmcid}, {ID_HANDLE, ident_handle},
	    {ID_ISSN, ident_issn},   {ID_ISBN, ident_isbn},
	};
	struct rec_ident id = {
	    .kind = ID_OTHER, .value = str_trim(s), .own = true};

	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct str value;

		if (kinds[i].is(a, s, &value)) {
			id.kind = kinds[i].kind;
			id.value = value;
			return id;
		}
	}
	if (ident_is_url(id.value))
		id.kind = ident_is_file_url(id.value) ? ID_FILE : ID_URL;
	return id;
}
