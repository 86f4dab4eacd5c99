/* A paragraph that is being written, as text or as HTML. */
#include <string.h>

#include "core/line.h"
#include "exporters/cite/internal.h"
#include "exporters/value/value.h"

void
cite_put(struct cite *c, struct str s)
{
	s = line_of(c->a, s);
	if (s.n == 0)
		return;
	if (c->html)
		value_html(c->out, s);
	else
		buf_str(c->out, s);
	c->last = s.p[s.n - 1];
}

void
cite_own(struct cite *c, const char *text)
{
	if (text[0] == '\0')
		return;
	if (c->html)
		value_html(c->out, str_c(text));
	else
		buf_puts(c->out, text);
	c->last = text[strlen(text) - 1];
}

void
cite_marked(struct cite *c, struct rec_text t)
{
	struct str plain = value_plain(c->a, t);

	if (plain.n == 0)
		return;
	if (c->html)
		value_tags(c->out, c->a, t, value_html);
	else
		buf_str(c->out, plain);
	c->last = plain.p[plain.n - 1];
}

void
cite_italic(struct cite *c, bool on)
{
	if (c->html)
		buf_puts(c->out, on ? "<i>" : "</i>");
}

void
cite_stop(struct cite *c)
{
	if (c->last != 0 && strchr(".?!", c->last) == NULL)
		cite_own(c, ".");
}
