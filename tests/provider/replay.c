#include "tests/provider/replay.h"

#include <stdio.h>
#include <string.h>

#include "tests/provider/oai.h"
#include "tests/provider/verbs.h"

bool
replay_name(const char *name)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789._-";
	size_t n = strlen(name);

	return n > 0 && n < 256 && *name != '.' && strspn(name, allowed) == n;
}

static void
replay_page(struct call *c)
{
	char path[4096];

	text_free(&c->answer.body);
	snprintf(path, sizeof(path), "%s/%s.xml", c->replay_dir, c->replay);
	if (text_read_file(&c->answer.body, path) != 0) {
		answer_set(&c->answer, 404, "text/plain", "no such page\n");
		return;
	}
	c->answer.status = 200;
	answer_header(&c->answer, "Content-Type", "text/xml;charset=UTF-8");
}

static void
replay_formats(struct call *c)
{
	struct text *out = &c->answer.body;

	oai_begin(c, NULL);
	for (size_t i = 0; i < formats_count; i++) {
		text_puts(out, "    <metadataFormat>\n");
		text_element(out, 6, "metadataPrefix", formats[i].prefix);
		text_element(out, 6, "schema", formats[i].schema);
		text_element(out, 6, "metadataNamespace", formats[i].ns);
		text_puts(out, "    </metadataFormat>\n");
	}
	oai_end(c);
}

void
replay_answer(struct call *c)
{
	switch (c->verb) {
	case VERB_RECORDS:
	case VERB_IDENTIFIERS:
		if (!c->has_token) {
			replay_page(c);
			break;
		}
		oai_begin(c, NULL);
		text_puts(&c->answer.body, "    <resumptionToken/>\n");
		oai_end(c);
		break;
	case VERB_IDENTIFY:
		verb_identify(c);
		break;
	case VERB_FORMATS:
		replay_formats(c);
		break;
	case VERB_SETS:
		oai_error(c, "noSetHierarchy", "There are no sets.");
		break;
	case VERB_GET:
		oai_error(c, "idDoesNotExist", "There is no such item.");
		break;
	case VERB_NONE:
	case VERB__MAX:
		oai_error(c, "badVerb", "Bad verb or none.");
		break;
	}
}
