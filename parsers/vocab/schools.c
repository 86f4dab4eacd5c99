/* Bodies that grant degrees, by the words for one in some twenty languages. */
#include "parsers/vocab/vocab.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { SCHOOL_MAX = 120 }; /* bytes of the name of one */

static const struct str schools[] = {
    STR_LIT("universi"), STR_LIT("hochschule"), STR_LIT("uniwersytet"),
    STR_LIT("univerzit"), STR_LIT("yliopisto"), STR_LIT("egyetem"),
    STR_LIT("\xc3\xbcniversite"), STR_LIT("h\xc3\xb6gskola"),
    STR_LIT("h\xc3\xb8gskole"), STR_LIT("hogeschool"), STR_LIT("college"),
    STR_LIT("institute of"),
    STR_LIT("polit\xc3\xa9"
	    "cnic"),
    STR_LIT("polytechn"), STR_LIT("politecnico"), STR_LIT("politechnika"),
    STR_LIT("akademi"), STR_LIT("academy"), STR_LIT("seminary"),
    STR_LIT("conservato"),
    STR_LIT("\xc3\xa9"
	    "cole"),
    STR_LIT("escuela"), STR_LIT("school"), STR_LIT("facult"), STR_LIT("fakult"),
    STR_LIT("facolt"), STR_LIT("\xe5\xa4\xa7\xe5\xad\xa6"), /* 大学 */
    STR_LIT("\xe5\xa4\xa7\xe5\xad\xb8"),                    /* 大學 */
    /* университет, институт, академия */
    STR_LIT("\xd0\xbd\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x80\xd1\x81"
	    "\xd0\xb8\xd1\x82\xd0\xb5\xd1\x82"),
    STR_LIT("\xd0\xbd\xd1\x81\xd1\x82\xd0\xb8\xd1\x82\xd1\x83"
	    "\xd1\x82"),
    STR_LIT("\xd0\xba\xd0\xb0\xd0\xb4\xd0\xb5\xd0\xbc\xd0\xb8"
	    "\xd1\x8f")};

/* A library or a press of one. */
static const struct str others[] = {
    STR_LIT("library"),          STR_LIT("bibliothe"), STR_LIT("bibliote"),
    STR_LIT("biblioth\xc3\xa8"), STR_LIT(" press"),    STR_LIT("verlag"),
    STR_LIT("publishing"),       STR_LIT("presses ")};

bool
vocab_is_school(struct str s)
{
	if (s.n > SCHOOL_MAX)
		return false;
	for (size_t i = 0; i < COUNT(others); i++)
		if (str_ifind(s, others[i]) != STR_NPOS)
			return false;
	for (size_t i = 0; i < COUNT(schools); i++)
		if (str_ifind(s, schools[i]) != STR_NPOS)
			return true;
	return false;
}
