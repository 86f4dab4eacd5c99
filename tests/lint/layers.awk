# Who may include whom. A directory is a layer and sees only layers below it;
# the provider shares no code with the program it tests; each library of others
# is seen by one file; what is neither ours nor listed here is refused.

BEGIN {
	below["core"] = "core"
	below["parsers"] = "core parsers"
	below["store"] = "core store"
	below["harvester"] = "core parsers store harvester"
	below["exporters"] = "core exporters"
	below["sheaf"] = "core parsers store harvester exporters sheaf"

	owner["libxml"] = "^parsers/xml/xml\\.c$"
	owner["curl"] = "^harvester/http/transfer\\.c$"
	owner["archive.h"] = owner["archive_entry.h"] = \
	    "^exporters/bundle/archive(_reader)?\\.c$"
	owner["sqlite3.h"] = "^store/sqlite[a-z_]*\\.c$"
	owner["libpq-fe.h"] = "^store/pg[a-z_]*\\.c$"
	owner["dlfcn.h"] = "^core/loader\\.c$"
	owner["zstd.h"] = owner["zdict.h"] = owner["zstd_errors.h"] = \
	    "^store/pack\\.c$"
	owner["utf8proc.h"] = "^core/(utf8|norm)\\.c$"
	owner["nettle"] = "^core/digest\\.c$"
	owner["jansson.h"] = "^parsers/jdoc\\.c$"
	owner["iconv.h"] = "^parsers/oai/recode\\.c$"
	owner["ini.h"] = "^sheaf/options/config\\.c$"
	# Names of hosts are text for libcurl only in a locale of UTF-8.
	owner["locale.h"] = "^harvester/http/transfer\\.c$"

	# C11 and POSIX.1-2008; no ctype.h or strings.h: text is never looked
	# at through the locale.
	n = split("assert errno fcntl fnmatch glob inttypes limits math " \
	    "netdb poll pwd setjmp signal stdarg stdatomic stdbool " \
	    "stddef stdint stdio stdlib string sys/file sys/ioctl sys/mman " \
	    "sys/resource sys/select sys/socket sys/stat sys/statvfs " \
	    "sys/time sys/types sys/uio sys/un sys/utsname sys/wait " \
	    "netinet/in arpa/inet net/if termios time unistd dirent " \
	    "sys/random sys/prctl sys/syscall linux/landlock linux/seccomp " \
	    "linux/filter linux/audit", word, " ")
	for (i = 1; i <= n; i++)
		standard[word[i] ".h"] = 1
}

function say(what)
{
	printf "%s:%d: %s\n", FILENAME, FNR, what
}

function ours(file, from, to)
{
	if (file !~ /\//) {
		say("\"" file "\" without its directory")
		return
	}
	if (from == "tests")
		to = "tests"
	if (from == "tests" && FILENAME ~ /^tests\/provider\// &&
	    file !~ /^tests\/provider\//)
		say("the provider shares no code with " file)
	if (from != "tests" && index(" " below[from] " ", " " to " ") == 0)
		say(from " may not include " file)
}

function theirs(file, top)
{
	top = file
	sub(/\/.*/, "", top)
	if (file in standard)
		return
	if (!(file in owner) && !(top in owner))
		say("<" file "> is neither standard nor known")
	else if (FILENAME !~ ((file in owner) ? owner[file] : owner[top]))
		say("<" file "> belongs to one file only: " \
		    ((file in owner) ? owner[file] : owner[top]))
}

/^[ \t]*#[ \t]*include/ {
	layer = FILENAME
	sub(/\/.*/, "", layer)
	if (match($0, /"[^"]*"/)) {
		file = substr($0, RSTART + 1, RLENGTH - 2)
		to = file
		sub(/\/.*/, "", to)
		ours(file, layer, to)
	} else if (match($0, /<[^>]*>/) && layer != "tests")
		theirs(substr($0, RSTART + 1, RLENGTH - 2))
}
