/* sheaf version, --version: of the program, and of what it is made of. */
#include <unistd.h>

#include "core/buf.h"
#include "core/confine.h"
#include "core/digest.h"
#include "core/file.h"
#include "core/utf8.h"
#include "exporters/bundle/bundle.h"
#include "harvester/http/http.h"
#include "parsers/jdoc.h"
#include "parsers/xml/xml.h"
#include "sheaf/app.h"
#include "sheaf/command/internal.h"
#include "store/pack.h"
#include "store/store.h"

enum { TEXT_LIMIT = 4096 };

static const struct {
	const char *name;
	const char *(*version)(void);
} libraries[] = {
    {"libcurl", http_version},  {"libxml2", xml_version},
    {"SQLite", store_version},  {"zstd", pack_version},
    {"utf8proc", utf8_version}, {"nettle", digest_version},
    {"jansson", jdoc_version},  {"", archive_version},
};

int
cmd_version(struct app *app)
{
	struct buf out;
	struct err e;
	int code = EXIT_DONE;

	buf_init(&out, TEXT_LIMIT);
	buf_puts(&out, "sheaf " SHEAF_VERSION "\n");
	for (size_t i = 0; i < sizeof(libraries) / sizeof(libraries[0]); i++)
		buf_printf(&out, "%s%s%s%s", i == 0 ? "with " : ", ",
			   libraries[i].name, libraries[i].name[0] ? " " : "",
			   libraries[i].version());
	buf_printf(&out, "\nconfined by %s\n", confine_offer());
	if (buf_check(&out, &e) != 0 ||
	    file_write_fd(STDOUT_FILENO, "standard output", out.p, out.n, &e) !=
		0)
		code = app_fail(app, &e, "-");
	buf_free(&out);
	return code;
}
