/* The table of options and keys. */
#include "sheaf/options/options.h"

#include <stdint.h>

/* clang-format off */
#define HARVEST_ONLY CMD_HARVEST, OPT_LAST
#define HARVESTERS   CMD_HARVEST | CMD_WORKER, OPT_LAST
#define KEY_ONLY     0, OPT_LAST
#define WRITERS	     (CMD_EXPORT | CMD_CONVERT | CMD_GET)

#define FLAG	       {RULE_NONE, NULL, 0, 0}
#define TEXT(form)     {RULE_TEXT, form, 0, 0}
#define PATH	       {RULE_PATH, "FILE", 0, 0}
#define WORD(words)    {RULE_WORD, words, 0, 0}
#define DATE	       {RULE_DATE, "DATE", 0, 0}
#define COUNT(a, b)    {RULE_COUNT, "N", a, b}
#define SECONDS(a, b)  {RULE_SECONDS, "S", a, b}

#define KIB	       INT64_C(1024)
#define GIB	       (KIB * KIB * KIB)
#define DAY	       86400

const struct opt_row opts[OPT__MAX] = {
	[OPT_FULL] = {"full", 0, HARVEST_ONLY, FLAG, NULL,
		"everything again, not only what changed"},
	[OPT_COMPARE] = {"compare", 0, HARVEST_ONLY, FLAG, NULL,
		"ask for all headers as well, to see what vanished"},
	[OPT_MAX_VANISHED] = {"max-vanished", 0, HARVESTERS,
		{RULE_COUNT, "PERCENT", 0, 100}, "10",
		"mark nothing if more than that would vanish at once"},
	[OPT_ALL] = {"all", 0, HARVEST_ONLY, FLAG, NULL,
		"every source of the configuration"},
	[OPT_DRY_RUN] = {"dry-run", 0, HARVEST_ONLY, FLAG, NULL,
		"say what would be asked for, and ask nobody"},
	[OPT_ONCE_ONLY] = {"once", 0, CMD_WORKER, OPT_LAST, FLAG, NULL,
		"end when nothing is due any more"},
	[OPT_EVERY] = {"every", 0, CMD_WORKER, OPT_LAST,
		{RULE_SPAN, "TIME", 0, 0}, "24h",
		"from one run of a source to its next: 90m, 24h, 7d",
		.key = KEY_ANYWHERE},
	[OPT_PREFIX] = {"prefix", 0, HARVESTERS,
		{RULE_PREFIX, "PREFIX", 0, 0}, NULL,
		"metadata format to ask for; else the best one offered",
		.key = KEY_ANYWHERE},
	[OPT_RAW] = {"raw", 0, HARVESTERS, FLAG, NULL,
		"a format that nobody reads is wanted as it comes"},
	[OPT_SIZES] = {"sizes", 0, HARVESTERS, WORD("trust|estimate"),
		"trust", "whether announced list sizes are exact",
		.key = KEY_ANYWHERE},
	[OPT_FORMAT] = {"format", 'f', WRITERS, OPT_ONCE,
		TEXT("FORMAT[,FORMAT...]"), NULL,
		"what to write; by suffix of FILE, else ris (get: bibtex)"},
	[OPT_OUTPUT] = {"output", 'o', WRITERS | CMD_STATUS, OPT_ONCE, PATH, "-",
		"where to; - is standard output"},
	[OPT_APPEND] = {"append", 'a', CMD_GET, OPT_ONCE,
		{RULE_PATH, "FILE.bib", 0, 0}, NULL,
		"add to this .bib file what is not in it yet"},
	[OPT_FORCE] = {"force", 0, CMD_GET, OPT_LAST, FLAG, NULL,
		"replace a .bib file, whatever other entries it has"},
	[OPT_KEYS] = {"keys", 0, WRITERS, OPT_LAST, TEXT("local|PATTERN"),
		"{author}{year}{title1}",
		"citation keys: of these fields, or of the identifier",
		.key = KEY_DEFAULT},
	[OPT_ASCII] = {"ascii", 0, WRITERS, OPT_LAST, FLAG, NULL,
		"nothing but ASCII: LaTeX accents, \\u in JSON; not RIS"},
	[OPT_FIELDS] = {"fields", 0, WRITERS, OPT_LAST,
		TEXT("FIELD[,FIELD...]"), NULL,
		"write nothing else; of csv and tsv columns, in this order"},
	[OPT_BOM] = {"bom", 0, WRITERS, OPT_LAST, FLAG, NULL,
		"csv and tsv begin with a byte order mark, for Excel"},
	[OPT_STYLE] = {"style", 0, WRITERS, OPT_LAST, TEXT("page|apa"), NULL,
		"of text and html: as DuEPublico's pages cite, or APA"},
	[OPT_NO_ABSTRACT] = {"no-abstract", 0, WRITERS, OPT_LAST, FLAG, NULL,
		"leave abstracts out"},
	[OPT_WITH_FULLTEXT] = {"with-fulltext", 0, WRITERS, OPT_LAST, FLAG,
		NULL, "addresses of the full texts in RIS, too (L1)"},
	[OPT_WITH_ORCID] = {"with-orcid", 0, WRITERS, OPT_LAST, FLAG, NULL,
		"ORCID of names in BibLaTeX, too (author+an:orcid)"},
	[OPT_STATUS_FORMAT] = {"format", 'f', CMD_STATUS, OPT_ONCE,
		WORD("text|json|prometheus"), "text",
		"for people, for programs, for node_exporter"},
	[OPT_JSON] = {"json", 0, CMD_STATUS | CMD_LIST, OPT_LAST, FLAG, NULL,
		"JSON: status one object, list --rejected one a line"},
	[OPT_CHECK] = {"check", 0, CMD_STATUS, OPT_LAST, FLAG, NULL,
		"only what is not well, and exit 3 if anything is"},
	[OPT_LATE] = {"late", 0, CMD_STATUS, OPT_LAST,
		{RULE_COUNT, "DAYS", 1, 3650}, "2",
		"--check: days after which a whole run is missed"},
	[OPT_RUNS] = {"runs", 0, CMD_STATUS, OPT_LAST, FLAG, NULL,
		"how the last 50 runs of each source ended"},
	[OPT_REJECTED] = {"rejected", 0, CMD_LIST, OPT_LAST, FLAG, NULL,
		"records kept aside, and what is wrong with them"},
	[OPT_REPAIR] = {"repair", 0, CMD_CHECK, OPT_LAST, FLAG, NULL,
		"set right what can be, remove what cannot"},
	[OPT_DATA] = {"data", 0, CMD_SOURCE, OPT_LAST, FLAG, NULL,
		"remove: its records too, out of the store"},
	[OPT_PROBE_FORMATS] = {"formats", 0, CMD_SOURCE, OPT_LAST, FLAG, NULL,
		"probe: every format, and what it would give"},
	[OPT_PROBE_SETS] = {"sets", 0, CMD_SOURCE, OPT_LAST, FLAG, NULL,
		"probe: every set, and what it would give"},
	[OPT_AS] = {"as", 0, CMD_IMPORT, OPT_ONCE, TEXT("SOURCE"), NULL,
		"under this name, whatever source they are of"},
	[OPT_TO] = {"to", 0, CMD_COPY, OPT_ONCE, {RULE_PATH, "STORE", 0, 0}, NULL,
		"the copy: a file, or an empty store on a server"},
	[OPT_SPLIT] = {"split", 0, CMD_EXPORT, OPT_ONCE,
		WORD("source|set|year|type|record"), NULL,
		"a bundle of many files: one for each"},
	[OPT_LEVEL] = {"level", 0, CMD_EXPORT, OPT_ONCE, COUNT(1, 19), NULL,
		"how hard to compress: zip 4, gzip 6, zstd 3 unless said"},
	[OPT_BUNDLE] = {"bundle", 0, CMD_EXPORT, OPT_ONCE,
		WORD("zip|tar.gz|tar.zst"), NULL,
		"a bundle of this kind, whatever FILE is called"},
	[OPT_BAGIT] = {"bagit", 0, CMD_EXPORT, OPT_LAST, FLAG, NULL,
		"the bundle is a bag (RFC 8493)"},
	[OPT_WITH_HTML] = {"with-html", 0, CMD_EXPORT, OPT_LAST, FLAG, NULL,
		"pages to look at: index.html"},
	[OPT_PAGE_TITLE] = {"page-title", 0, CMD_EXPORT, OPT_ONCE, TEXT("TEXT"),
		NULL, "--with-html: what the pages are called"},
	[OPT_NAME] = {"name", 0, CMD_EXPORT, OPT_ONCE, TEXT("NAME"), NULL,
		"remember this export, for --since-last"},
	[OPT_ORGANIZATION] = {"organization", 0, CMD_EXPORT, OPT_LAST,
		TEXT("TEXT"), NULL, "who hands on a bag",
		.key = KEY_DEFAULT},
	[OPT_SOURCE] = {"source", 0, CMD_SELECT, OPT_MANY,
		TEXT("SOURCE[,SOURCE...]"), NULL,
		"only records from this source, or these", .listed = true},
	[OPT_SET] = {"set", 0, CMD_HARVEST, OPT_MANY,
		TEXT("SPEC[,SPEC...]"), NULL,
		"only records in this set, or in one of these",
		.key = KEY_SOURCE | KEY_MANY, .listed = true},
	[OPT_EXCLUDE_SET] = {"exclude-set", 0, CMD_HARVEST, OPT_MANY,
		TEXT("SPEC[,SPEC...]"), NULL,
		"no records in this set, nor in one of these",
		.key = KEY_SOURCE | KEY_MANY, .listed = true},
	[OPT_UNLISTED_SETS] = {"unlisted-sets", 0, HARVEST_ONLY,
		WORD("refuse|ask"), "refuse",
		"whether sets are asked for that the source does not list",
		.key = KEY_SOURCE},
	[OPT_IN_SET] = {"set", 0, CMD_SELECT, OPT_MANY,
		TEXT("SPEC[,SPEC...]"), NULL,
		"only records in this set, or in one of these",
		.listed = true},
	[OPT_FROM] = {"from", 0, CMD_SELECT | CMD_HARVEST, OPT_ONCE, DATE,
		NULL, "only with this datestamp or a later one"},
	[OPT_GET_FROM] = {"from", 0, CMD_GET, OPT_ONCE, TEXT("SOURCE|URL"),
		NULL, "ask this source alone"},
	[OPT_OFFLINE] = {"offline", 0, CMD_GET, OPT_LAST, FLAG, NULL,
		"only what the store holds"},
	[OPT_REFRESH] = {"refresh", 0, CMD_GET, OPT_LAST, FLAG, NULL,
		"ask the source even for what the store holds"},
	[OPT_UNTIL] = {"until", 0, CMD_SELECT | CMD_HARVEST, OPT_ONCE, DATE,
		NULL, "only with this datestamp or an earlier one"},
	[OPT_YEAR] = {"year", 0, CMD_SELECT, OPT_MANY,
		{RULE_YEARS, "Y[-Y][,...]", 0, 0}, NULL,
		"only issued in this year, or in these: 2019-, 2001,2003-2005",
		.listed = true},
	[OPT_TYPE] = {"type", 0, CMD_SELECT, OPT_MANY,
		{RULE_TYPE, "TYPE[,TYPE...]", 0, 0}, NULL,
		"only records of this type, or these: article,phd",
		.listed = true},
	[OPT_AUTHOR] = {"author", 0, CMD_SELECT, OPT_MANY, TEXT("TEXT"), NULL,
		"only with this in a name; case and accents do not count"},
	[OPT_TITLE] = {"title", 0, CMD_SELECT, OPT_MANY, TEXT("TEXT"), NULL,
		"only with this in a title; likewise"},
	[OPT_LANGUAGE] = {"language", 0, CMD_SELECT, OPT_MANY,
		TEXT("TAG[,TAG...]"), NULL,
		"only in this language, or in one of these: de,en",
		.listed = true},
	[OPT_ORCID] = {"orcid", 0, CMD_SELECT, OPT_MANY,
		TEXT("ORCID[,...]"), NULL,
		"only by the person with this ORCID, or by one of these",
		.listed = true},
	[OPT_ACCESS] = {"access", 0, CMD_SELECT, OPT_MANY,
		WORD("open|embargoed|restricted|closed"), NULL,
		"only what may be read so", .listed = true},
	[OPT_LICENCE] = {"licence", 0, CMD_SELECT, OPT_MANY,
		TEXT("SPDX[,...]"), NULL,
		"only under this licence, or one of these: CC-BY, CC0-1.0",
		.listed = true},
	[OPT_DOI] = {"doi", 0, CMD_SELECT, OPT_MANY,
		{RULE_DOI, "DOI", 0, 0}, NULL,
		"only this one, in any spelling; may be repeated"},
	[OPT_DOIS] = {"dois", 0, CMD_SELECT, OPT_ONCE, PATH, NULL,
		"only these: DOIs in any spelling, one a line"},
	[OPT_IDS] = {"ids", 0, CMD_SELECT, OPT_ONCE, PATH, NULL,
		"only these: OAI identifiers, one a line"},
	[OPT_UNIQUE] = {"unique", 0, CMD_SELECT, OPT_LAST, FLAG, NULL,
		"of one work in several sources only the best record"},
	[OPT_DUPLICATES] = {"duplicates", 0, CMD_LIST, OPT_LAST, FLAG, NULL,
		"only works of which there are several records"},
	[OPT_SINCE_LAST] = {"since-last", 0, CMD_SELECT, OPT_ONCE,
		TEXT("NAME"), NULL,
		"only what changed since the export of that name"},
	[OPT_DELETED] = {"deleted", 0, CMD_SELECT | CMD_CONVERT, OPT_LAST,
		FLAG, NULL, "deleted records too (jsonl only)"},
	[OPT_SORT] = {"sort", 0, CMD_SELECT, OPT_ONCE,
		TEXT("[-]KEY[,[-]KEY...]"), NULL,
		"in this order: -year,author; - is backwards"},
	[OPT_COLUMNS] = {"columns", 0, CMD_LIST, OPT_LAST,
		TEXT("COLUMN[,COLUMN...]"), "year,type,author,title,id",
		"what a line has, in this order"},
	[OPT_LIMIT] = {"limit", 0, CMD_SELECT, OPT_ONCE,
		COUNT(1, INT64_MAX), NULL, "only the first N"},
	[OPT_STORE] = {"store", 0, CMD_ALL, OPT_LAST,
		{RULE_PATH, "PATH", 0, 0}, NULL,
		"the store; else $SHEAF_STORE, else below $XDG_DATA_HOME",
		.key = KEY_DEFAULT},
	[OPT_CONFIG] = {"config", 0, CMD_ALL, OPT_LAST, PATH, NULL,
		"the configuration; else $SHEAF_CONFIG, else "
		"$XDG_CONFIG_HOME/sheaf/sheaf.ini, else /etc/sheaf.ini"},
	[OPT_VERBOSE] = {"verbose", 'v', CMD_ALL, OPT_MANY, FLAG, NULL,
		"say what was done; twice: each step"},
	[OPT_QUIET] = {"quiet", 'q', CMD_ALL, OPT_LAST, FLAG, NULL,
		"only errors"},
	[OPT_LOG] = {"log", 0, CMD_ALL, OPT_LAST, WORD("text|json"), "text",
		"form of the messages on standard error"},
	[OPT_TIMEOUT] = {"timeout", 0, CMD_ALL, OPT_LAST, SECONDS(1, DAY),
		"60", "give up on a transfer stalled for S seconds",
		.key = KEY_ANYWHERE},
	[OPT_RETRIES] = {"retries", 0, CMD_ALL, OPT_LAST, COUNT(0, 100), "5",
		"tries after the first for what may pass",
		.key = KEY_ANYWHERE},
	[OPT_MAX_WAIT] = {"max-wait", 0, CMD_ALL, OPT_LAST, SECONDS(0, DAY),
		"600", "longest single wait a server may ask for",
		.key = KEY_ANYWHERE},
	[OPT_MAX_TIME] = {"max-time", 0, HARVESTERS,
		SECONDS(0, 7 * DAY), "0",
		"end the harvest of a source after S seconds; 0: never",
		.key = KEY_DEFAULT},
	[OPT_MAX_RESPONSE] = {"max-response", 0, CMD_ALL, OPT_LAST,
		{RULE_SIZE, "SIZE", KIB, 16 * GIB}, "64M",
		"cap on one answer, decompressed",
		.key = KEY_ANYWHERE},
	[OPT_DELAY] = {"delay", 0, CMD_ALL, OPT_LAST,
		{RULE_MILLIS, "S", 0, INT64_C(1000) * 3600}, "0",
		"pause between requests to one host",
		.key = KEY_ANYWHERE},
	[OPT_JOBS] = {"jobs", 0, CMD_ALL, OPT_LAST, COUNT(1, 64), "4",
		"sources at once",
		.key = KEY_ANYWHERE},
	[OPT_WINDOWS] = {"windows", 0, CMD_ALL, OPT_LAST, COUNT(1, 64), "1",
		"date windows of one source at once",
		.key = KEY_ANYWHERE},
	[OPT_CACERT] = {"cacert", 0, CMD_ALL, OPT_LAST, PATH, NULL,
		"trust the CA in this file as well",
		.key = KEY_DEFAULT},
	[OPT_USER_AGENT] = {"user-agent", 0, CMD_ALL, OPT_LAST,
		{RULE_TEXT, "TEXT", 4, 0}, "sheaf/" SHEAF_VERSION,
		"who we say we are",
		.key = KEY_ANYWHERE},
	[OPT_CONTACT] = {"contact", 0, CMD_ALL, OPT_LAST,
		{RULE_MAIL, "MAIL", 0, 0}, NULL,
		"whom a provider may write to (From: header)",
		.key = KEY_DEFAULT},
	[OPT_SANDBOX] = {"sandbox", 0, CMD_ALL, OPT_LAST,
		WORD("off|best|strict"), "best",
		"give up what the command does not need of the system",
		.key = KEY_DEFAULT},
	[OPT_VERSION] = {"version", 'V', CMD_ALL, OPT_LAST, FLAG, NULL,
		"the versions of the program and its libraries"},
	[OPT_HELP] = {"help", 'h', CMD_ALL, OPT_LAST, FLAG, NULL,
		"this text, or that of the command named"},

	[OPT_URL] = {"url", 0, KEY_ONLY, {RULE_URL, "URL", 0, 0},
		.key = KEY_SOURCE},
	[OPT_RAW_KEY] = {"raw", 0, KEY_ONLY, WORD("no|yes"), "no",
		.key = KEY_SOURCE},
	[OPT_DOI_RULE] = {"doi", 0, KEY_ONLY, {RULE_PATTERN, "RULE", 0, 0},
		.key = KEY_SOURCE},
	[OPT_USER] = {"user", 0, KEY_ONLY, {RULE_SECRET, "TEXT", 0, 0},
		.key = KEY_SOURCE | KEY_SECRET},
	[OPT_PASSWORD] = {"password", 0, KEY_ONLY,
		{RULE_SECRET, "TEXT", 0, 0}, .key = KEY_SOURCE | KEY_SECRET},
	[OPT_PASSWORD_FILE] = {"password-file", 0, KEY_ONLY, PATH,
		.key = KEY_SOURCE},
	[OPT_PASSWORD_COMMAND] = {"password-command", 0, KEY_ONLY,
		{RULE_PROGRAM, "PROGRAM ARG ...", 0, 0}, .key = KEY_SOURCE},
	[OPT_COMPARE_EVERY] = {"compare", 0, KEY_ONLY,
		WORD("never|daily|weekly|monthly"), "never",
		.key = KEY_ANYWHERE},
	[OPT_HEADER] = {"header", 0, KEY_ONLY,
		{RULE_HEADER, "NAME: VALUE", 0, 0},
		.key = KEY_SOURCE | KEY_SECRET | KEY_MANY},
	[OPT_ON_FAILURE] = {"on-failure", 0, KEY_ONLY,
		{RULE_PROGRAM, "PROGRAM ARG ...", 0, 0}, .key = KEY_ANYWHERE},
	[OPT_AT] = {"at", 0, KEY_ONLY, {RULE_HOURS, "HH:MM-HH:MM", 0, 0},
		.key = KEY_ANYWHERE},
	[OPT_HANDLE_API] = {"handle-api", 0, KEY_ONLY,
		{RULE_URL, "URL", 0, 0}, .key = KEY_DEFAULT},
	[OPT_DATACITE_OAI] = {"datacite-oai", 0, KEY_ONLY,
		{RULE_URL, "URL", 0, 0}, .key = KEY_DEFAULT},
	[OPT_DOI_RESOLVER] = {"doi-resolver", 0, KEY_ONLY,
		{RULE_URL, "URL", 0, 0}, .key = KEY_DEFAULT},
	[OPT_PROXY] = {"proxy", 0, KEY_ONLY, {RULE_SECRET, "URL", 0, 0},
		.key = KEY_ANYWHERE | KEY_SECRET},
};
/* clang-format on */

enum opt
opt_by_name(struct str name, unsigned cmds)
{
	for (int i = 0; i < OPT__MAX; i++)
		if ((opts[i].commands & cmds) && str_eqc(name, opts[i].name))
			return (enum opt)i;
	return OPT_NONE;
}

enum opt
opt_by_letter(char letter, unsigned cmds)
{
	for (int i = 0; i < OPT__MAX; i++)
		if ((opts[i].commands & cmds) && letter != '\0' &&
		    opts[i].letter == letter)
			return (enum opt)i;
	return OPT_NONE;
}

enum opt
opt_by_key(struct str name)
{
	for (int i = 0; i < OPT__MAX; i++)
		if (opts[i].key != 0 && str_eqc(name, opts[i].name))
			return (enum opt)i;
	return OPT_NONE;
}

const char *
opt_nearest(struct str typed, unsigned cmds)
{
	struct nearest best = {0};

	for (int i = 0; i < OPT__MAX; i++)
		if (opts[i].commands & cmds)
			nearest_offer(&best, typed, opts[i].name);
	return best.name;
}
