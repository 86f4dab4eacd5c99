/* Names of bundles, of their kinds and of their members. */
#include "exporters/bundle/bundle.h"

static const char *const kinds[BUNDLE__MAX] = {
    [BUNDLE_NONE] = "",
    [BUNDLE_ZIP] = "zip",
    [BUNDLE_TAR_GZ] = "tar.gz",
    [BUNDLE_TAR_ZST] = "tar.zst",
};

static const struct {
	const char *suffix;
	enum bundle_kind kind;
} suffixes[] = {
    {".zip", BUNDLE_ZIP},
    {".tar.gz", BUNDLE_TAR_GZ},
    {".tgz", BUNDLE_TAR_GZ},
    {".tar.zst", BUNDLE_TAR_ZST},
};

enum bundle_kind
bundle_kind_of(struct str path)
{
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (str_iends(path, str_c(suffixes[i].suffix)))
			return suffixes[i].kind;
	return BUNDLE_NONE;
}

const char *
bundle_kind_name(enum bundle_kind kind)
{
	return kinds[kind];
}

enum bundle_kind
bundle_kind_by_name(struct str name)
{
	for (int k = BUNDLE_NONE + 1; k < BUNDLE__MAX; k++)
		if (str_eqc(name, kinds[k]))
			return (enum bundle_kind)k;
	return BUNDLE_NONE;
}

struct str
bundle_base_name(struct str path)
{
	size_t slash = str_rchr(path, '/');

	if (slash != STR_NPOS)
		path = str_from(path, slash + 1);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (str_iends(path, str_c(suffixes[i].suffix)))
			return str_left(path,
					path.n - str_c(suffixes[i].suffix).n);
	return path;
}

static bool
is_name_char(char c)
{
	return chr_alnum(c) || c == '.' || c == '_' || c == '+' || c == '-';
}

bool
bundle_name_is_fine(struct str name)
{
	struct str part;
	size_t n;

	if (name.n == 0 || name.n > BUNDLE_NAME_MAX)
		return false;
	while (str_cut(&name, '/', &part)) {
		for (n = 0; n < part.n && is_name_char(part.p[n]); n++)
			;
		if (n == 0 || n < part.n || part.p[0] == '-' ||
		    str_eqc(part, ".") || str_eqc(part, ".."))
			return false;
	}
	return true;
}
