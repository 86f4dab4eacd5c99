/* The table of commands. */
#include "sheaf/command/internal.h"

/* clang-format off */
const struct command commands[] = {
	{CMD_HARVEST, "harvest", cmd_harvest, true,
	 "[--all | SOURCE|URL ...]",
	 "bring the store up to date with its sources",
	 "Everything is fetched the first time, what changed since then later;\n"
	 "a run that was cut off goes on where it stood. SOURCE is the name of\n"
	 "a section of the configuration or a built-in one (see \"sheaf source\n"
	 "list\"), URL the address of any OAI-PMH 2.0 endpoint.\n"},
	{CMD_WORKER, "worker", cmd_worker, true, "[SOURCE|URL ...]",
	 "harvest whatever source is due, again and again",
	 "The sources of the configuration, or those named, each when its key\n"
	 "\"every\" says so. As many workers as one likes share a store, on one\n"
	 "machine or, in PostgreSQL, on many: a host is asked by one of them at a\n"
	 "time. A signal ends it; with --once it ends when nothing is due.\n"},
	{CMD_GET, "get", cmd_get, false, "ID|- ...",
	 "one record by its DOI: the citation on standard output",
	 "ID is a DOI in any spelling, the address of a landing page, or an OAI\n"
	 "identifier; of a record that is held also its URN, handle, arXiv, PMID,\n"
	 "ISBN or local identifier. - is a list of them on standard input. The\n"
	 "store is asked first, then the source, by rule or by way of doi.org,\n"
	 "then DataCite. Formats are those of \"sheaf export\"; bibtex if none\n"
	 "is named.\n"},
	{CMD_EXPORT, "export", cmd_export, false, "[SOURCE|URL ...]",
	 "write what the store holds to a file or a bundle",
	 "FORMAT is one of those that \"sheaf help formats\" shows. Without -f\n"
	 "the suffix of FILE decides, or for a bundle of several .zip, .tar.gz,\n"
	 ".tgz, .tar.zst. Records come in the order of source and OAI\n"
	 "identifier; the same store and options give the same bytes.\n"},
	{CMD_CONVERT, "convert", cmd_convert, false, "[FILE|FOLDER|- ...]",
	 "records from files and bundles, without a store",
	 "Each FILE is an OAI-PMH response (ListRecords, GetRecord), metadata\n"
	 "records alone, jsonl, one of these with gzip or zstd, or a bundle; a\n"
	 "FOLDER is a bundle that was unpacked, or all that is in it; - or no FILE\n"
	 "is standard input. All of them make one output; formats are those of\n"
	 "\"sheaf export\".\n"},
	{CMD_IMPORT, "import", cmd_import, false, "BUNDLE|FILE|FOLDER ...",
	 "what others handed on, into the store",
	 "What \"sheaf export\" wrote as jsonl or as a bundle with jsonl, and\n"
	 "OAI-PMH responses, is held as what was harvested: under its source, or\n"
	 "the one that --as names. A bundle has to be whole. Bundles that are\n"
	 "differences go in their order, and one that is missing is said.\n"},
	{CMD_LIST, "list", cmd_list, false, "[WORD ...]",
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
	 "list|show|add|set|rename|remove|probe [WORD ...]",
	 "what is known about sources",
	 "list: name, address and origin of each, separated by tabs.\n"
	 "show SOURCE|URL: one of them as a section of the configuration.\n"
	 "add NAME URL [KEY=VALUE ...]: writes a section into the configuration;\n"
	 "keys are those of sheaf.ini(5). set NAME KEY=VALUE ...: changes them,\n"
	 "KEY= takes one out. rename OLD NEW: in the configuration and in the\n"
	 "store. remove NAME: takes it out again.\n"
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
	{CMD_VERIFY, "verify", cmd_verify, false, "BUNDLE|FOLDER",
	 "whether a bundle is whole",
	 "Every member is compared with the manifest: its size, its SHA-256 and\n"
	 "its records, counted by readers of their own; in a bag, with the\n"
	 "manifests of the bag as well. Nothing is unpacked; a FOLDER is one that\n"
	 "was. Damage is named member by member; - is standard input.\n"},
	{CMD_COPY, "copy", cmd_copy, true, NULL,
	 "a consistent copy of the store, while harvests go on",
	 "All that is committed when it begins is in it. A copy of that name\n"
	 "is replaced at the end; a store that is in use is not.\n"},
	{CMD_COMPACT, "compact", cmd_compact, true, NULL,
	 "pack what is held anew, and give space back to the file system",
	 "Dictionaries are made from what is there now, where that saves\n"
	 "something; -v shows how much. Harvests may go on meanwhile. Then the\n"
	 "file is written anew, which needs room for a second one, and no\n"
	 "harvest under way.\n"},
	{CMD_HELP, "help", cmd_help, false, "[COMMAND]",
	 "this text, or that of one command",
	 "\"sheaf help formats\" shows what can be written; bash, zsh and fish,\n"
	 "what these shells offer: it goes where they look for completions.\n"},
	{CMD_VERSION, "version", cmd_version, false, NULL,
	 "the versions of the program and of its libraries", NULL},
	{0},
};
/* clang-format on */
