/* The tables of commands and options. */
#include "sheaf/options/opts.h"

#include <stdint.h>

#include "sheaf/command/cmd.h"
#include "sheaf/options/nearest.h"

/* clang-format off */
const struct command commands[] = {
	{CMD_HARVEST, "harvest", cmd_harvest, true,
	 "[--all | SOURCE|URL ...]",
	 "bring the store up to date with its sources",
	 "Everything is fetched the first time, what changed since then later;\n"
	 "a run that was cut off goes on where it stood. SOURCE is the name of\n"
	 "a section of the configuration or a built-in one (see \"sheaf source\n"
	 "list\"), URL the address of any OAI-PMH 2.0 endpoint.\n"},
	{CMD_GET, "get", cmd_get, false, "ID|- ...",
	 "one record by its DOI: the citation on standard output",
	 "ID is a DOI in any spelling, the address of a landing page, or an OAI\n"
	 "identifier; - is a list of them on standard input, one a line. The\n"
	 "store is asked first, then the source, by rule or by way of doi.org,\n"
	 "then DataCite. Formats are those of \"sheaf export\"; bibtex if none\n"
	 "is named.\n"},
	{CMD_EXPORT, "export", cmd_export, false, NULL,
	 "write what the store holds to a file or a bundle",
	 "FORMAT is one of those that \"sheaf help formats\" shows. Without -f\n"
	 "the suffix of FILE decides, or for a bundle of several .zip, .tar.gz,\n"
	 ".tgz, .tar.zst. Records come in the order of source and OAI\n"
	 "identifier; the same store and options give the same bytes.\n"},
	{CMD_CONVERT, "convert", cmd_convert, false, "[FILE|- ...]",
	 "OAI-PMH responses or bare records from files, without a store",
	 "Each FILE is an OAI-PMH response (ListRecords, GetRecord) or metadata\n"
	 "records alone; - or no FILE is standard input. All of them make one\n"
	 "output; formats are those of \"sheaf export\".\n"},
	{CMD_LIST, "list", cmd_list, false, NULL,
	 "one line per record, for people",
	 "Year, type, authors, title, identifier: cut to the width of a\n"
	 "terminal, else whole and separated by tabs.\n"},
	{CMD_STATUS, "status", cmd_status, false, "[SOURCE|URL ...]",
	 "how each source stands, and how its last run ended",
	 "Records, deleted ones and those kept aside; the date up to which a\n"
	 "source is known; when and how its last run ended, lists that are not\n"
	 "yet whole, and when the next run may start. --json and -f prometheus\n"
	 "are for programs.\n"},
	{CMD_SOURCE, "source", cmd_source, false,
	 "list|show|add|remove|probe [ARGUMENT ...]",
	 "what is known about sources",
	 "list: name, address and origin of each, separated by tabs.\n"
	 "show SOURCE|URL: one of them as a section of the configuration.\n"
	 "add NAME URL [KEY=VALUE ...]: writes a section into the configuration;\n"
	 "keys are those of sheaf.ini(5). remove NAME: takes it out again.\n"
	 "probe SOURCE|URL: asks an endpoint what it is, and shows the section\n"
	 "that would suit it.\n"},
	{CMD_CHECK, "check", cmd_check, false, NULL,
	 "whether the store is whole",
	 "Structure, indexes, counts and every record held are looked at. With\n"
	 "--repair what can be set right is; what cannot be read is removed,\n"
	 "and fetched anew by the next harvest.\n"},
	{CMD_REINDEX, "reindex", cmd_reindex, true, "[SOURCE|URL ...]",
	 "read all records again, as this version understands them",
	 "DOI, type and year of every record are found anew, and records kept\n"
	 "aside are tried once more. No network is needed.\n"},
	{CMD_VERIFY, "verify", cmd_verify, false, "BUNDLE",
	 "whether a bundle is whole",
	 "Every member is compared with the manifest: its size, its SHA-256 and\n"
	 "its records, counted by readers of their own; in a bag, with the\n"
	 "manifests of the bag as well. Nothing is unpacked. Damage is named\n"
	 "member by member; - is standard input.\n"},
	{CMD_HELP, "help", cmd_help, false, "[COMMAND]",
	 "this text, or that of one command", NULL},
	{0},
};

#define HARVEST_ONLY CMD_HARVEST, OPT_LAST
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
	[OPT_MAX_VANISHED] = {"max-vanished", 0, HARVEST_ONLY,
		{RULE_COUNT, "PERCENT", 0, 100}, "10",
		"mark nothing if more than that would vanish at once"},
	[OPT_ALL] = {"all", 0, HARVEST_ONLY, FLAG, NULL,
		"every source of the configuration"},
	[OPT_PREFIX] = {"prefix", 0, HARVEST_ONLY, TEXT("PREFIX"), "oai_dc",
		"metadata format to ask for"},
	[OPT_SIZES] = {"sizes", 0, HARVEST_ONLY, WORD("trust|estimate"),
		"trust", "whether announced list sizes are exact"},
	[OPT_FORMAT] = {"format", 'f', WRITERS, OPT_ONCE,
		TEXT("FORMAT[,FORMAT...]"), NULL,
		"what to write; by suffix of FILE, else ris (get: bibtex)"},
	[OPT_OUTPUT] = {"output", 'o', WRITERS | CMD_STATUS, OPT_ONCE, PATH, "-",
		"where to; - is standard output"},
	[OPT_KEYS] = {"keys", 0, WRITERS, OPT_LAST, WORD("id|authyear"), "id",
		"citation keys: of the identifier, or mueller2021dapzkqx"},
	[OPT_ASCII] = {"ascii", 0, WRITERS, OPT_LAST, FLAG, NULL,
		"nothing but ASCII: LaTeX accents, \\u in JSON; not RIS"},
	[OPT_STATUS_FORMAT] = {"format", 'f', CMD_STATUS, OPT_ONCE,
		WORD("text|json|prometheus"), "text",
		"for people, for programs, for node_exporter"},
	[OPT_JSON] = {"json", 0, CMD_STATUS | CMD_LIST, OPT_LAST, FLAG, NULL,
		"JSON: status one object, list --rejected one a line"},
	[OPT_REJECTED] = {"rejected", 0, CMD_LIST, OPT_LAST, FLAG, NULL,
		"records kept aside, and what is wrong with them"},
	[OPT_REPAIR] = {"repair", 0, CMD_CHECK, OPT_LAST, FLAG, NULL,
		"set right what can be, remove what cannot"},
	[OPT_DATA] = {"data", 0, CMD_SOURCE, OPT_LAST, FLAG, NULL,
		"remove: its records too, out of the store"},
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
	[OPT_NAME] = {"name", 0, CMD_EXPORT, OPT_ONCE, TEXT("NAME"), NULL,
		"remember this export, for --since-last"},
	[OPT_ORGANIZATION] = {"organization", 0, CMD_EXPORT, OPT_LAST,
		TEXT("TEXT"), NULL, "who hands on a bag"},
	[OPT_SOURCE] = {"source", 0, CMD_SELECT, OPT_ONCE, TEXT("SOURCE"),
		NULL, "only records from this source"},
	[OPT_SET] = {"set", 0, CMD_SELECT | CMD_HARVEST, OPT_ONCE,
		TEXT("SPEC"), NULL, "only records in this set"},
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
	[OPT_YEAR] = {"year", 0, CMD_SELECT, OPT_ONCE,
		{RULE_YEARS, "Y[-Y]", 0, 0}, NULL,
		"only issued in this year, or in these"},
	[OPT_TYPE] = {"type", 0, CMD_SELECT, OPT_ONCE,
		{RULE_TYPE, "TYPE", 0, 0}, NULL,
		"only records of this type: article, phd, ..."},
	[OPT_DOI] = {"doi", 0, CMD_SELECT, OPT_MANY,
		{RULE_DOI, "DOI", 0, 0}, NULL,
		"only this one, in any spelling; may be repeated"},
	[OPT_IDS] = {"ids", 0, CMD_SELECT, OPT_ONCE, PATH, NULL,
		"only these: OAI identifiers, one a line"},
	[OPT_SINCE_LAST] = {"since-last", 0, CMD_SELECT, OPT_ONCE,
		TEXT("NAME"), NULL,
		"only what changed since the export of that name"},
	[OPT_DELETED] = {"deleted", 0, CMD_SELECT | CMD_CONVERT, OPT_LAST,
		FLAG, NULL, "deleted records too (jsonl only)"},
	[OPT_LIMIT] = {"limit", 0, CMD_SELECT, OPT_ONCE,
		COUNT(1, INT64_MAX), NULL, "only the first N"},
	[OPT_STORE] = {"store", 0, CMD_ALL, OPT_LAST,
		{RULE_PATH, "PATH", 0, 0}, NULL,
		"the store; else $SHEAF_STORE, else below $XDG_DATA_HOME"},
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
		"60", "give up on a transfer stalled for S seconds"},
	[OPT_RETRIES] = {"retries", 0, CMD_ALL, OPT_LAST, COUNT(0, 100), "5",
		"tries after the first for what may pass"},
	[OPT_MAX_WAIT] = {"max-wait", 0, CMD_ALL, OPT_LAST, SECONDS(0, DAY),
		"600", "longest single wait a server may ask for"},
	[OPT_MAX_RESPONSE] = {"max-response", 0, CMD_ALL, OPT_LAST,
		{RULE_SIZE, "SIZE", KIB, 16 * GIB}, "64M",
		"cap on one answer, decompressed"},
	[OPT_DELAY] = {"delay", 0, CMD_ALL, OPT_LAST,
		{RULE_MILLIS, "S", 0, INT64_C(1000) * 3600}, "0",
		"pause between requests to one host"},
	[OPT_JOBS] = {"jobs", 0, CMD_ALL, OPT_LAST, COUNT(1, 64), "4",
		"sources at once"},
	[OPT_WINDOWS] = {"windows", 0, CMD_ALL, OPT_LAST, COUNT(1, 64), "1",
		"date windows of one source at once"},
	[OPT_CACERT] = {"cacert", 0, CMD_ALL, OPT_LAST, PATH, NULL,
		"trust the CA in this file as well"},
	[OPT_USER_AGENT] = {"user-agent", 0, CMD_ALL, OPT_LAST,
		{RULE_TEXT, "TEXT", 4, 0}, "sheaf/" SHEAF_VERSION,
		"who we say we are"},
	[OPT_CONTACT] = {"contact", 0, CMD_ALL, OPT_LAST,
		{RULE_MAIL, "MAIL", 0, 0}, NULL,
		"whom a provider may write to (From: header)"},
	[OPT_VERSION] = {"version", 'V', CMD_ALL, OPT_LAST, FLAG, NULL,
		"the program's version"},
	[OPT_HELP] = {"help", 'h', CMD_ALL, OPT_LAST, FLAG, NULL,
		"this text, or that of the command named"},
};
/* clang-format on */

const struct command *
command_by_name(struct str name)
{
	for (const struct command *c = commands; c->name != NULL; c++)
		if (str_eqc(name, c->name))
			return c;
	return NULL;
}

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

const char *
opt_nearest(struct str typed, unsigned cmds)
{
	struct nearest best = {0};

	for (int i = 0; i < OPT__MAX; i++)
		if (opts[i].commands & cmds)
			nearest_offer(&best, typed, opts[i].name);
	return best.name;
}

const char *
command_nearest(struct str typed)
{
	struct nearest best = {0};

	for (const struct command *c = commands; c->name != NULL; c++)
		nearest_offer(&best, typed, c->name);
	return best.name;
}
