/* Style and script of a page: constants, so that their hashes are as well. */
#ifndef EXPORTERS_HTML_HTML_STYLE_H
#define EXPORTERS_HTML_HTML_STYLE_H

extern const char html_style[];
extern const char html_script[];

#endif
