/*
 * The same facts, stated in each metadata format, give the same record. A row
 * names its facts, what is to be seen of the record, and what that is; each
 * format states a fact by its own template, or cannot. A row runs through every
 * format that can state all of it, and there are two of them at least.
 *
 * In a template $v is the value, $l its language, $f and $g what stands before
 * and behind its comma, $1 to $5 its parts between "|". Those of CSL-JSON are
 * members, one a line; a member stated more than once is an array.
 */
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "core/date.h"
#include "core/record.h"
#include "parsers/payload.h"
#include "tests/unit/unit.h"

enum { FACTS_MAX = 8, MEMBERS_MAX = 24 };

enum format {
	MODS,
	MARC,
	DATACITE,
	XMETADISS,
	CSL,
	DC,
	QDC,
	DIM,
	RIOXX,
	FORMAT__MAX
};

static const struct {
	const char *name, *start, *end;
} formats[FORMAT__MAX] = {
    [MODS] = {"mods", "<mods xmlns='http://www.loc.gov/mods/v3'>", "</mods>"},
    [MARC] = {"marcxml", "<record xmlns='http://www.loc.gov/MARC21/slim'>",
	      "</record>"},
    [DATACITE] = {"datacite",
		  "<resource xmlns='http://datacite.org/schema/kernel-4'>",
		  "</resource>"},
    [XMETADISS] =
	{"xMetaDissPlus",
	 "<xMetaDiss xmlns='http://www.d-nb.de/standards/xmetadissplus/' "
	 "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>",
	 "</xMetaDiss>"},
    [CSL] = {"csl-json", "{\"type\":\"", "}"},
    [DC] = {"oai_dc",
	    "<oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/"
	    "oai_dc/' xmlns='http://purl.org/dc/elements/1.1/'>",
	    "</oai_dc:dc>"},
    [QDC] = {"oai_qdc",
	     "<qualifieddc xmlns='http://dspace.org/qualifieddc/' "
	     "xmlns:dc='http://purl.org/dc/elements/1.1/' "
	     "xmlns:t='http://purl.org/dc/terms/'>",
	     "</qualifieddc>"},
    [DIM] = {"dim", "<dim xmlns='http://www.dspace.org/xmlns/dspace/dim'>",
	     "</dim>"},
    [RIOXX] = {"rioxx",
	       "<rioxx xmlns='http://www.rioxx.net/schema/v2.0/rioxx/' "
	       "xmlns:dc='http://purl.org/dc/elements/1.1/' "
	       "xmlns:r='http://docs.rioxx.net/schema/v2.0/rioxxterms/' "
	       "xmlns:t='http://purl.org/dc/terms/'>",
	       "</rioxx>"},
};

/* --- How a fact is stated ---- */

#define FIELD(tag, ind, subfields)                                    \
	"<datafield tag='" tag "' ind1='" ind "' ind2=' '>" subfields \
	"</datafield>"
#define SUB(code, value) "<subfield code='" code "'>" value "</subfield>"
#define MODS_NAME(type, parts, role)                                       \
	"<name type='" type "'>" parts "<role><roleTerm type='code'>" role \
	"</roleTerm></role></name>"
#define MODS_PARTS                                        \
	"<namePart type='family'>$f</namePart><namePart " \
	"type='given'>$g</namePart>"
#define MODS_BODY(role) MODS_NAME("corporate", "<namePart>$v</namePart>", role)
#define MODS_DATE(element, more) \
	"<originInfo><" element more ">$v</" element "></originInfo>"
#define MODS_EXTENT(first, last)                                  \
	"<extent unit='pages'><start>" first "</start><end>" last \
	"</end></extent>"
#define MODS_DETAIL(type, value) \
	"<detail type='" type "'><number>" value "</number></detail>"
#define CREATOR(element)                                               \
	"<" element "s><" element "><" element "Name>$f, $g</" element \
	"Name></" element "></" element "s>"
#define CONTRIBUTOR(type)                                        \
	"<contributors><contributor contributorType='" type "'>" \
	"<contributorName>$f, "                                  \
	"$g</contributorName></contributor></contributors>"
#define DATE_OF(type) "<dates><date dateType='" type "'>$v</date></dates>"
#define DESCRIPTION(type)                                   \
	"<descriptions><description descriptionType='" type \
	"'>$v</description>"                                \
	"</descriptions>"
#define RELATED(type, relation)                                               \
	"<relatedIdentifiers><relatedIdentifier relatedIdentifierType='" type \
	"' relationType='" relation "'>$v</relatedIdentifier>"                \
	"</relatedIdentifiers>"
#define PERSON "<person><surName>$f</surName><foreName>$g</foreName></person>"
#define VALUE(element, qualifier, value)                                   \
	"<field mdschema='dc' element='" element "' qualifier='" qualifier \
	"'>" value "</field>"
#define TEXT(element) \
	"<field mdschema='dc' element='" element "' lang='$l'>$v</field>"
#define JSON_NAME "{\"family\":\"$f\",\"given\":\"$g\"}"

static const struct statement {
	const char *fact;
	const char *as[FORMAT__MAX];
} statements[] = {
    {"title",
     {[MODS] = "<titleInfo lang='$l'><title>$v</title></titleInfo>",
      [DATACITE] = "<titles><title xml:lang='$l'>$v</title></titles>",
      [XMETADISS] = "<title lang='$l'>$v</title>",
      [DC] = "<title xml:lang='$l'>$v</title>",
      [QDC] = "<dc:title xml:lang='$l'>$v</dc:title>",
      [DIM] = TEXT("title"),
      [RIOXX] = "<dc:title xml:lang='$l'>$v</dc:title>"}},
    {"the title",
     {[MODS] = "<titleInfo><title>$v</title></titleInfo>",
      [MARC] = FIELD("245", "0", SUB("a", "$v")),
      [DATACITE] = "<titles><title>$v</title></titles>",
      [XMETADISS] = "<title>$v</title>",
      [CSL] = "title:\"$v\"",
      [DC] = "<title>$v</title>",
      [QDC] = "<dc:title>$v</dc:title>",
      [DIM] = TEXT("title"),
      [RIOXX] = "<dc:title>$v</dc:title>"}},
    {"subtitle",
     {[DATACITE] = "<titles><title titleType='Subtitle' xml:lang='$l'>$v"
		   "</title></titles>",
      [XMETADISS] = "<alternative lang='$l'>$v</alternative>",
      [CSL] = "subtitle:\"$v\""}},
    {"translated",
     {[MODS] = "<titleInfo type='translated' lang='$l'><title>$v</title>"
	       "</titleInfo>",
      [MARC] = FIELD("242", "0", SUB("a", "$v")),
      [DATACITE] = "<titles><title titleType='TranslatedTitle' "
		   "xml:lang='$l'>$v</title></titles>",
      [XMETADISS] = "<title type='translated' lang='$l'>$v</title>"}},
    {"alternative",
     {[MODS] = "<titleInfo type='alternative'><title>$v</title></titleInfo>",
      [MARC] = FIELD("246", "1", SUB("a", "$v")),
      [DATACITE] = "<titles><title titleType='AlternativeTitle'>$v</title>"
		   "</titles>",
      [QDC] = "<t:alternative>$v</t:alternative>",
      [DIM] = VALUE("title", "alternative", "$v")}},
    {"short title",
     {[MODS] = "<titleInfo type='abbreviated'><title>$v</title></titleInfo>",
      [MARC] = FIELD("210", "0", SUB("a", "$v"))}},
    {"language",
     {[MODS] = "<language><languageTerm type='code'>$v</languageTerm>"
	       "</language>",
      [MARC] = FIELD("041", " ", SUB("a", "$v")),
      [DATACITE] = "<language>$v</language>",
      [XMETADISS] = "<language>$v</language>",
      [CSL] = "language:\"$v\"",
      [DC] = "<language>$v</language>",
      [QDC] = "<dc:language>$v</dc:language>",
      [DIM] = VALUE("language", "iso", "$v"),
      [RIOXX] = "<dc:language>$v</dc:language>"}},
    {"type",
     {[MODS] = "<genre>$v</genre>",
      [MARC] = FIELD("655", " ", SUB("a", "$v")),
      [DATACITE] = "<resourceType resourceTypeGeneral='Text'>$v</resourceType>",
      [XMETADISS] = "<type>$v</type>",
      [CSL] = "", /* stands in front of all */
      [DC] = "<type>$v</type>",
      [QDC] = "<dc:type>$v</dc:type>",
      [DIM] = VALUE("type", "", "$v"),
      [RIOXX] = "<r:type>$v</r:type>"}},
    {"author",
     {[MODS] = MODS_NAME("personal", MODS_PARTS, "aut"),
      [MARC] = FIELD("100", "1", SUB("a", "$f, $g") SUB("4", "aut")),
      [DATACITE] = CREATOR("creator"),
      [XMETADISS] = "<creator>" PERSON "</creator>",
      [CSL] = "author:" JSON_NAME,
      [DC] = "<creator>$f, $g</creator>",
      [QDC] = "<dc:creator>$f, $g</dc:creator>",
      [DIM] = VALUE("contributor", "author", "$f, $g"),
      [RIOXX] = "<r:author>$f, $g</r:author>"}},
    {"body",
     {[MODS] = MODS_BODY("aut"),
      [MARC] = FIELD("110", "2", SUB("a", "$v") SUB("4", "aut")),
      [DATACITE] = "<creators><creator><creatorName nameType="
		   "'Organizational'>$v</creatorName></creator></creators>",
      [DC] = "<creator>$v</creator>",
      [QDC] = "<dc:creator>$v</dc:creator>",
      [DIM] = VALUE("contributor", "author", "$v"),
      [RIOXX] = "<r:author>$v</r:author>"}},
    {"editor",
     {[MODS] = MODS_NAME("personal", MODS_PARTS, "edt"),
      [MARC] = FIELD("700", "1", SUB("a", "$f, $g") SUB("4", "edt")),
      [DATACITE] = CONTRIBUTOR("Editor"),
      [CSL] = "editor:" JSON_NAME,
      [DC] = "<contributor>$f, $g (Hrsg.)</contributor>",
      [DIM] = VALUE("contributor", "editor", "$f, $g")}},
    {"translator",
     {[MODS] = MODS_NAME("personal", MODS_PARTS, "trl"),
      [MARC] = FIELD("700", "1", SUB("a", "$f, $g") SUB("4", "trl")),
      [DATACITE] = CONTRIBUTOR("Translator"),
      [CSL] = "translator:" JSON_NAME,
      [DIM] = VALUE("contributor", "translator", "$f, $g")}},
    {"advisor",
     {[MODS] = MODS_NAME("personal", MODS_PARTS, "ths"),
      [MARC] = FIELD("700", "1", SUB("a", "$f, $g") SUB("4", "ths")),
      [DATACITE] = CONTRIBUTOR("Supervisor"),
      [XMETADISS] = "<contributor role='advisor'>" PERSON "</contributor>",
      [DIM] = VALUE("contributor", "advisor", "$f, $g")}},
    {"contributor",
     {[MODS] = MODS_NAME("personal", MODS_PARTS, "ctb"),
      [MARC] = FIELD("700", "1", SUB("a", "$f, $g") SUB("4", "ctb")),
      [DATACITE] = CONTRIBUTOR("ProjectMember"),
      [CSL] = "contributor:" JSON_NAME}},
    {"took part", /* and nobody says how */
     {[XMETADISS] = "<contributor>" PERSON "</contributor>",
      [DC] = "<contributor>$f, $g</contributor>",
      [QDC] = "<dc:contributor>$f, $g</dc:contributor>",
      [DIM] = VALUE("contributor", "", "$f, $g"),
      [RIOXX] = "<r:contributor>$f, $g</r:contributor>"}},
    {"named", /* and no more */
     {[MODS] = "<name type='personal'>" MODS_PARTS "</name>",
      [MARC] = FIELD("700", "1", SUB("a", "$f, $g"))}},
    {"director",
     {[MODS] = MODS_NAME("personal", MODS_PARTS, "drt"),
      [MARC] = FIELD("700", "1", SUB("a", "$f, $g") SUB("4", "drt"))}},
    {"issuing body",
     {[MODS] = MODS_BODY("isb"),
      [MARC] = FIELD("710", "2", SUB("a", "$v") SUB("4", "isb"))}},
    {"host institution",
     {[MODS] = MODS_BODY("his"),
      [MARC] = FIELD("710", "2", SUB("a", "$v") SUB("4", "his"))}},
    {"grantor",
     {[MODS] = MODS_BODY("dgg"),
      [MARC] = FIELD("710", "2", SUB("a", "$v") SUB("4", "dgg")),
      [XMETADISS] = "<degree><grantor><universityOrInstitution><name>$v"
		    "</name></universityOrInstitution></grantor></degree>",
      [DIM] = VALUE("contributor", "institution", "$v")}},
    {"publishing body",
     {[MODS] = MODS_BODY("pbl"),
      [MARC] = FIELD("710", "2", SUB("a", "$v") SUB("4", "pbl"))}},
    {"publisher",
     {[MODS] = "<originInfo><publisher>$v</publisher></originInfo>",
      [MARC] = FIELD("260", " ", SUB("b", "$v")),
      [DATACITE] = "<publisher>$v</publisher>",
      [XMETADISS] = "<publisher>$v</publisher>",
      [CSL] = "publisher:\"$v\"",
      [DC] = "<publisher>$v</publisher>",
      [QDC] = "<dc:publisher>$v</dc:publisher>",
      [DIM] = VALUE("publisher", "", "$v"),
      [RIOXX] = "<dc:publisher>$v</dc:publisher>"}},
    {"place",
     {[MODS] = "<originInfo><place><placeTerm type='text'>$v</placeTerm>"
	       "</place></originInfo>",
      [MARC] = FIELD("260", " ", SUB("a", "$v")),
      [CSL] = "publisher-place:\"$v\"",
      [DIM] = VALUE("publisher", "place", "$v")}},
    {"edition",
     {[MODS] = "<originInfo><edition>$v</edition></originInfo>",
      [MARC] = FIELD("250", " ", SUB("a", "$v")),
      [CSL] = "edition:\"$v\""}},
    {"version",
     {[DATACITE] = "<version>$v</version>", [CSL] = "version:\"$v\""}},
    {"issued",
     {[MODS] = MODS_DATE("dateIssued", ""),
      [MARC] = FIELD("260", " ", SUB("c", "$v")),
      [DATACITE] = DATE_OF("Issued"),
      [XMETADISS] = "<issued>$v</issued>",
      [CSL] = "issued:{\"raw\":\"$v\"}",
      [DC] = "<date>$v</date>",
      [QDC] = "<t:issued>$v</t:issued>",
      [DIM] = VALUE("date", "issued", "$v"),
      [RIOXX] = "<r:publication_date>$v</r:publication_date>"}},
    {"online",
     {[MODS] = MODS_DATE("dateOther", " type='online'"),
      [DATACITE] = DATE_OF("Available"),
      [CSL] = "published-online:{\"raw\":\"$v\"}",
      [QDC] = "<t:available>$v</t:available>"}},
    {"created",
     {[MODS] = MODS_DATE("dateCreated", ""),
      [MARC] = "<datafield tag='264' ind1=' ' ind2='0'>" SUB(
	  "c", "$v") "</datafield>",
      [DATACITE] = DATE_OF("Created"),
      [XMETADISS] = "<created>$v</created>",
      [QDC] = "<t:created>$v</t:created>",
      [DIM] = VALUE("date", "created", "$v")}},
    {"copyright",
     {[MODS] = MODS_DATE("copyrightDate", ""),
      [MARC] = "<datafield tag='264' ind1=' ' ind2='4'>" SUB(
	  "c", "$v") "</datafield>",
      [DATACITE] = DATE_OF("Copyrighted"),
      [QDC] = "<t:dateCopyrighted>$v</t:dateCopyrighted>",
      [DIM] = VALUE("date", "copyright", "$v")}},
    {"accepted",
     {[MODS] = MODS_DATE("dateOther", " type='accepted'"),
      [DATACITE] = DATE_OF("Accepted"),
      [XMETADISS] = "<dateAccepted>$v</dateAccepted>",
      [QDC] = "<t:dateAccepted>$v</t:dateAccepted>",
      [DIM] = VALUE("date", "accepted", "$v"),
      [RIOXX] = "<t:dateAccepted>$v</t:dateAccepted>"}},
    {"doi",
     {[MODS] = "<identifier type='doi'>$v</identifier>",
      [MARC] = FIELD("024", "7", SUB("a", "$v") SUB("2", "doi")),
      [DATACITE] = "<identifier identifierType='DOI'>$v</identifier>",
      [XMETADISS] = "<identifier>$v</identifier>",
      [CSL] = "DOI:\"$v\"",
      [DC] = "<identifier>$v</identifier>",
      [QDC] = "<dc:identifier>$v</dc:identifier>",
      [DIM] = VALUE("identifier", "doi", "$v"),
      [RIOXX] = "<r:version_of_record>$v</r:version_of_record>"}},
    {"urn",
     {[MODS] = "<identifier type='urn'>$v</identifier>",
      [MARC] = FIELD("024", "7", SUB("a", "$v") SUB("2", "urn")),
      [DATACITE] = "<alternateIdentifiers><alternateIdentifier "
		   "alternateIdentifierType='URN'>$v</alternateIdentifier>"
		   "</alternateIdentifiers>",
      [XMETADISS] = "<identifier>$v</identifier>",
      [DC] = "<identifier>$v</identifier>",
      [QDC] = "<dc:identifier>$v</dc:identifier>",
      [DIM] = VALUE("identifier", "urn", "$v")}},
    {"isbn",
     {[MODS] = "<identifier type='isbn'>$v</identifier>",
      [MARC] = FIELD("020", " ", SUB("a", "$v")),
      [CSL] = "ISBN:\"$v\"",
      [DC] = "<identifier>ISBN $v</identifier>",
      [QDC] = "<t:isbn>$v</t:isbn>",
      [DIM] = VALUE("identifier", "isbn", "$v")}},
    {"page",
     {[MODS] = "<location><url>$v</url></location>",
      [MARC] = FIELD("856", "4", SUB("u", "$v")),
      [DATACITE] = "<alternateIdentifiers><alternateIdentifier "
		   "alternateIdentifierType='URL'>$v</alternateIdentifier>"
		   "</alternateIdentifiers>",
      [XMETADISS] = "<identifier>$v</identifier>",
      [CSL] = "URL:\"$v\"",
      [DC] = "<identifier>$v</identifier>",
      [QDC] = "<dc:identifier>$v</dc:identifier>",
      [DIM] = VALUE("identifier", "uri", "$v"),
      [RIOXX] = "<dc:identifier>$v</dc:identifier>"}},
    {"doi of another",
     {[MODS] = "<relatedItem type='references'><identifier type='doi'>$v"
	       "</identifier></relatedItem>",
      [DATACITE] = RELATED("DOI", "References")}},
    {"issn of the host",
     {[MODS] = "<relatedItem type='host'><titleInfo><title>J</title>"
	       "</titleInfo><identifier type='issn'>$v</identifier>"
	       "</relatedItem>",
      [MARC] = FIELD("773", "0", SUB("t", "J") SUB("x", "$v")),
      [DATACITE] = RELATED("ISSN", "IsPartOf"),
      [XMETADISS] = "<isPartOf xsi:type='ddb:ISSN'>$v</isPartOf>",
      [CSL] = "container-title:\"J\"\nISSN:\"$v\"",
      [DIM] = VALUE("identifier", "issn", "$v")}},
    {"subject",
     {[MODS] = "<subject><topic>$v</topic></subject>",
      [MARC] = FIELD("653", " ", SUB("a", "$v")),
      [DATACITE] = "<subjects><subject>$v</subject></subjects>",
      [XMETADISS] = "<subject>$v</subject>",
      [CSL] = "subject:\"$v\"",
      [DC] = "<subject>$v</subject>",
      [QDC] = "<dc:subject>$v</dc:subject>",
      [DIM] = VALUE("subject", "", "$v"),
      [RIOXX] = "<dc:subject>$v</dc:subject>"}},
    {"ddc",
     {[MODS] = "<classification authority='ddc'>$v</classification>",
      [MARC] = FIELD("082", "0", SUB("a", "$v")),
      [DATACITE] = "<subjects><subject subjectScheme='DDC'>$v</subject>"
		   "</subjects>",
      [XMETADISS] = "<subject xsi:type='xMetaDiss:DDC-SG'>$v</subject>",
      [DC] = "<subject>ddc:$v</subject>",
      [QDC] = "<dc:subject>ddc:$v</dc:subject>",
      [DIM] = VALUE("subject", "ddc", "$v")}},
    {"abstract",
     {[MODS] = "<abstract lang='$l'>$v</abstract>",
      [MARC] = FIELD("520", " ", SUB("a", "$v")),
      [DATACITE] = "<descriptions><description descriptionType='Abstract' "
		   "xml:lang='$l'>$v</description></descriptions>",
      [XMETADISS] = "<abstract lang='$l'>$v</abstract>",
      [CSL] = "abstract:\"$v\"",
      [DC] = "<description xml:lang='$l'>$v</description>",
      [QDC] = "<t:abstract xml:lang='$l'>$v</t:abstract>",
      [DIM] = "<field mdschema='dc' element='description' "
	      "qualifier='abstract' lang='$l'>$v</field>",
      [RIOXX] = "<dc:description xml:lang='$l'>$v</dc:description>"}},
    {"note",
     {[MODS] = "<note>$v</note>",
      [MARC] = FIELD("500", " ", SUB("a", "$v")),
      [DATACITE] = DESCRIPTION("Other"),
      [XMETADISS] = "<annotation>$v</annotation>",
      [CSL] = "note:\"$v\"",
      [DIM] = VALUE("description", "notes", "$v")}},
    {"contents",
     {[MODS] = "<tableOfContents>$v</tableOfContents>",
      [MARC] = FIELD("505", "0", SUB("a", "$v")),
      [DATACITE] = DESCRIPTION("TableOfContents"),
      [XMETADISS] = "<tableOfContents>$v</tableOfContents>",
      [QDC] = "<t:tableOfContents>$v</t:tableOfContents>",
      [DIM] = VALUE("description", "tableofcontents", "$v")}},
    /* Journal, volume, issue, pages. */
    {"journal",
     {[MODS] = "<relatedItem type='host'><titleInfo><title>$1</title>"
	       "</titleInfo><genre>journal</genre><part>" MODS_DETAIL(
		   "volume", "$2") MODS_DETAIL("issue", "$3")
		   MODS_EXTENT("$4", "$5") "</part></relatedItem>",
      [MARC] = FIELD("773", "0",
		     SUB("t", "$1") SUB("g", "volume:$2") SUB("g", "number:$3")
			 SUB("g", "pages:$4-$5") SUB("7", "nnas")),
      [DATACITE] = "<relatedItems><relatedItem relatedItemType='Journal' "
		   "relationType='IsPublishedIn'><titles><title>$1</title>"
		   "</titles><volume>$2</volume><issue>$3</issue><firstPage>$4"
		   "</firstPage><lastPage>$5</lastPage></relatedItem>"
		   "</relatedItems>",
      [XMETADISS] = "<source>$1; Vol. $2 No. $3 (2019); $4-$5</source>",
      [CSL] = "container-title:\"$1\"\nvolume:\"$2\"\nissue:\"$3\"\n"
	      "page:\"$4-$5\"",
      [DC] = "<source>$1; Vol. $2 No. $3 (2019); $4-$5</source>",
      [QDC] = "<t:bibliographicCitation>$1; Vol. $2 No. $3 (2019); "
	      "$4-$5</t:bibliographicCitation>",
      [DIM] = VALUE("relation", "journal", "$1")
	  VALUE("citation", "volume", "$2") VALUE("citation", "issue", "$3")
	      VALUE("citation", "startPage", "$4")
		  VALUE("citation", "endPage", "$5")}},
    /* Book, pages. */
    {"book",
     {[MODS] = "<relatedItem type='host'><titleInfo><title>$1</title>"
	       "</titleInfo><genre>book</genre><part>" MODS_EXTENT(
		   "$2", "$3") "</part></relatedItem>",
      [MARC] = FIELD("773", "0",
		     SUB("t", "$1") SUB("g", "pages:$2-$3") SUB("7", "nnam")),
      [DATACITE] = "<relatedItems><relatedItem relatedItemType='Book' "
		   "relationType='IsPublishedIn'><titles><title>$1</title>"
		   "</titles><firstPage>$2</firstPage><lastPage>$3</lastPage>"
		   "</relatedItem></relatedItems>",
      [CSL] = "container-title:\"$1\"\npage:\"$2-$3\""}},
    {"series",
     {[MODS] =
	  "<relatedItem type='series'><titleInfo><title>$1</title>"
	  "</titleInfo><part>" MODS_DETAIL("volume", "$2") "</part>"
							   "</relatedItem>",
      [MARC] = FIELD("490", "0", SUB("a", "$1") SUB("v", "$2")),
      [DATACITE] = "<descriptions><description descriptionType="
		   "'SeriesInformation'>$1, $2</description></descriptions>",
      [XMETADISS] = "<isPartOf xsi:type='ddb:noScheme'>$1 ; $2</isPartOf>",
      [CSL] = "collection-title:\"$1\"\ncollection-number:\"$2\"",
      [QDC] = "<t:isPartOfSeries>$1 ; $2</t:isPartOfSeries>",
      [DIM] = VALUE("relation", "ispartofseries", "$1 ; $2")}},
    {"number",
     {[MODS] = "<identifier type='report'>$v</identifier>",
      [MARC] = FIELD("088", " ", SUB("a", "$v")),
      [CSL] = "number:\"$v\""}},
    {"licence",
     {[MODS] = "<accessCondition type='use and reproduction'>$v"
	       "</accessCondition>",
      [MARC] = FIELD("540", " ", SUB("a", "$v")),
      [DATACITE] = "<rightsList><rights>$v</rights></rightsList>",
      [XMETADISS] = "<rights>$v</rights>",
      [CSL] = "copyright:\"$v\"",
      [DC] = "<rights>$v</rights>",
      [QDC] = "<dc:rights>$v</dc:rights>",
      [DIM] = VALUE("rights", "", "$v"),
      [RIOXX] = "<dc:rights>$v</dc:rights>"}},
};

/* CSL-JSON has words of its own. */
static const struct {
	const char *type, *csl;
} csl_types[] = {
    {"article", "article-journal"},
    {"report", "report"},
    {"book", "book"},
    {"bookPart", "chapter"},
    {"Dissertation", "thesis"},
    {"dataset", "dataset"},
};

/* --- What is to be seen ---- */

static struct buf seen;

static void
add(struct str s)
{
	if (s.n == 0)
		return;
	if (seen.n > 0)
		buf_puts(&seen, " / ");
	buf_str(&seen, s);
}

static void
add_texts(const struct rec_texts *l)
{
	for (size_t i = 0; i < l->n; i++)
		add(l->v[i].text);
}

static void
see_titles(const struct record *r)
{
	add_texts(&r->titles);
	if (r->short_title.n > 0) {
		add(STR("short"));
		add(r->short_title);
	}
}

static void
see_type(const struct record *r)
{
	add(str_c(rec_type_name(r->type)));
}

static void
see_names(const struct record *r)
{
	for (size_t i = 0; i < r->names.n; i++) {
		const struct rec_name *n = &r->names.v[i];

		add(str_c(rec_role_name(n->role)));
		buf_char(&seen, ' ');
		buf_str(&seen, n->family.n > 0 ? n->family : n->literal);
		if (n->given.n > 0)
			buf_char(&seen, '|');
		buf_str(&seen, n->given);
	}
}

static void
see_date(const struct record *r)
{
	char text[DATE_MAX];

	date_format(r->issued.from, text);
	add(str_c(text));
}

static void
see_origin(const struct record *r)
{
	add_texts(&r->publishers);
	add(r->place);
	add(r->edition);
	add(r->version);
	if (r->institution.n > 0) {
		add(STR("at"));
		add(r->institution);
	}
}

static void
see_host(const struct record *r)
{
	add(r->container);
	add(r->volume);
	add(r->issue);
	add(r->first_page);
	add(r->last_page);
	if (r->series.n + r->series_number.n > 0) {
		add(STR("series"));
		add(r->series);
		add(r->series_number);
	}
}

static void
see_ids(const struct record *r)
{
	for (size_t i = 0; i < r->ids.n; i++) {
		add(str_c(rec_id_name(r->ids.v[i].kind)));
		buf_puts(&seen, r->ids.v[i].own ? " " : "? ");
		buf_str(&seen, r->ids.v[i].value);
	}
}

static void
see_subjects(const struct record *r)
{
	for (size_t i = 0; i < r->subjects.n; i++) {
		add(r->subjects.v[i].text);
		if (r->subjects.v[i].scheme.n > 0)
			buf_puts(&seen, "!");
	}
}

static void
see_texts(const struct record *r)
{
	add_texts(&r->abstracts);
	if (r->notes.n > 0)
		add(STR("notes"));
	add_texts(&r->notes);
}

static void
see_language(const struct record *r)
{
	add(r->language);
}

static void
see_rights(const struct record *r)
{
	for (size_t i = 0; i < r->rights.n; i++) {
		add(r->rights.v[i].spdx);
		add(r->rights.v[i].text);
	}
}

/* --- The rows ---- */

#define BUT(format) (1u << (format))

/* What a row says besides, if it says nothing of it, is the title "T". */
static const struct row {
	void (*see)(const struct record *r);
	const char *want;
	const char *facts[FACTS_MAX]; /* "name@language: value" */
	unsigned but; /* formats where it means something else */
} rows[] = {
    /* Titles. */
    {see_titles,
     "Bericht / Report",
     {"title@en: Report", "title@de: Bericht", "language: ger"}},
    {see_titles,
     "Bericht / Report",
     {"title@de: Bericht", "title@en: Report", "language: ger"}},
    {see_titles,
     "Report / Bericht",
     {"title@en: Report", "title@de: Bericht", "language: en"}},
    {see_titles, "Report / Bericht", {"title@en: Report", "title@de: Bericht"}},
    {see_titles,
     "Report / Bericht",
     {"title@en: Report", "title@de: Bericht", "language: fre"}},
    {see_titles,
     "Bericht / Report",
     {"title@en: Report", "title@de-AT: Bericht", "language: de"}},
    {see_titles,
     "Reise / Journey",
     {"the title: Reise", "translated@en: Journey"}},
    {see_titles, "Reise: Roman", {"the title: Reise", "subtitle: Roman"}},
    {see_titles, "Reise / Fahrt", {"the title: Reise", "alternative: Fahrt"}},
    {see_titles, "Fahrt", {"alternative: Fahrt"}},
    {see_titles,
     "Zeitschrift / short / Zs.",
     {"the title: Zeitschrift", "short title: Zs."}},
    /* Languages. */
    {see_language, "de", {"the title: T", "language: ger"}},
    {see_language, "de", {"the title: T", "language: de"}},
    {see_language, "", {"the title: T", "language: und"}},
    /* Types. */
    {see_type, "article", {"the title: T", "type: article"}},
    {see_type, "report", {"the title: T", "type: report"}},
    {see_type, "book", {"the title: T", "type: book"}},
    {see_type, "dataset", {"the title: T", "type: dataset"}},
    {see_type, "chapter", {"the title: T", "type: bookPart"}},
    {see_type, "generic", {"the title: T"}},
    {see_type, "article", {"the title: T", "journal: Acta Exempli|12|3|45|67"}},
    {see_type,
     "chapter",
     {"the title: T", "book: Sammelband|45|67"},
     BUT(CSL)}, /* it always says a type */
    /* "Nobody published it." */
    {see_origin, "", {"the title: T", "publisher: [s.n.]"}},
    {see_origin, "", {"the title: T", "publisher: s.n."}},
    {see_origin, "", {"the title: T", "publisher: [S. N.]"}},
    {see_origin, "", {"the title: T", "publisher: n/a"}},
    {see_origin, "", {"the title: T", "publisher: :unav"}},
    {see_origin, "", {"the title: T", "publisher: [publisher not identified]"}},
    {see_origin, "", {"the title: T", "place: [S.l.]"}},
    {see_origin, "Verlag", {"the title: T", "publisher: Verlag"}},
    {see_origin,
     "Verlag",
     {"the title: T", "publisher: Verlag", "publisher: Verlag"},
     BUT(CSL)},
    {see_origin,
     "Verlag / Berlin",
     {"the title: T", "publisher: Verlag", "place: Berlin"}},
    {see_origin, "2. Aufl.", {"the title: T", "edition: 2. Aufl."}},
    {see_origin, "1.4.0", {"the title: T", "version: 1.4.0"}},
    /* Institution or publisher. */
    {see_origin,
     "at / Univ. Beispiel",
     {"the title: T", "type: Dissertation", "grantor: Univ. Beispiel"}},
    {see_origin,
     "Verlag / at / Univ. Beispiel",
     {"the title: T", "type: Dissertation", "grantor: Univ. Beispiel",
      "publisher: Verlag"}},
    {see_origin,
     "at / Inst. Beispiel",
     {"the title: T", "type: report", "host institution: Inst. Beispiel"}},
    {see_origin,
     "Haus Beispiel",
     {"the title: T", "type: book", "publishing body: Haus Beispiel"}},
    {see_origin,
     "Verlag",
     {"the title: T", "type: book", "publishing body: Haus Beispiel",
      "publisher: Verlag"}},
    {see_origin,
     "",
     {"the title: T", "type: article", "publishing body: Haus Beispiel"}},
    /* People. */
    {see_names, "author Meyer|Anna", {"the title: T", "author: Meyer, Anna"}},
    {see_names,
     "author Meyer|Anna / author Klein|Bo",
     {"the title: T", "author: Meyer, Anna", "author: Klein, Bo"}},
    {see_names, "author Institut", {"the title: T", "body: Institut"}},
    {see_names,
     "author Meyer|Anna / editor Klein|Bo",
     {"the title: T", "author: Meyer, Anna", "editor: Klein, Bo"}},
    {see_names,
     "author Meyer|Anna / translator Klein|Bo",
     {"the title: T", "author: Meyer, Anna", "translator: Klein, Bo"}},
    {see_names,
     "author Meyer|Anna / contributor Klein|Bo",
     {"the title: T", "author: Meyer, Anna", "contributor: Klein, Bo"}},
    {see_names,
     "author Meyer|Anna / advisor Klein|Bo",
     {"the title: T", "type: Dissertation", "author: Meyer, Anna",
      "advisor: Klein, Bo"}},
    {see_names,
     "author Meyer|Anna / advisor Klein|Bo",
     {"the title: T", "type: Dissertation", "author: Meyer, Anna",
      "took part: Klein, Bo"}},
    {see_names,
     "editor Klein|Bo",
     {"the title: T", "type: book", "took part: Klein, Bo"}},
    {see_names,
     "author Meyer|Anna / contributor Klein|Bo",
     {"the title: T", "type: article", "author: Meyer, Anna",
      "took part: Klein, Bo"}},
    {see_names, "author Klein|Bo", {"the title: T", "named: Klein, Bo"}},
    {see_names, "author Klein|Bo", {"the title: T", "director: Klein, Bo"}},
    {see_names,
     "author Meyer|Anna / contributor Klein|Bo",
     {"the title: T", "author: Meyer, Anna", "director: Klein, Bo"}},
    {see_names,
     "author Amt Beispiel",
     {"the title: T", "issuing body: Amt Beispiel"}},
    {see_names,
     "author Meyer|Anna / contributor Amt Beispiel",
     {"the title: T", "author: Meyer, Anna", "issuing body: Amt Beispiel"}},
    /* Dates. */
    {see_date, "2019-05-07", {"the title: T", "issued: 2019-05-07"}},
    {see_date, "2019", {"the title: T", "issued: 2019"}},
    {see_date, "2019", {"the title: T", "issued: 2019", "created: 2017-02-03"}},
    {see_date, "2019-03", {"the title: T", "created: 2017", "online: 2019-03"}},
    {see_date, "2017", {"the title: T", "copyright: 2018", "created: 2017"}},
    {see_date, "2018", {"the title: T", "accepted: 2016", "copyright: 2018"}},
    {see_date, "2016-04", {"the title: T", "accepted: 2016-04"}},
    {see_date, "", {"the title: T", "issued: never"}},
    /* Identifiers. */
    {see_ids,
     "doi 10.1234/Abc",
     {"the title: T", "doi: 10.1234/Abc", "doi: 10.1234/abc"}},
    {see_ids,
     "doi 10.1234/abc",
     {"the title: T", "doi: 10.1234/abc", "doi: https://doi.org/10.1234/ABC"}},
    {see_ids,
     "urn urn:nbn:de:hbz:465-20200312-101500-6",
     {"the title: T", "urn: urn:nbn:de:hbz:465-20200312-101500-6"}},
    {see_ids,
     "isbn 9783161484100",
     {"the title: T", "isbn: 978-3-16-148410-0"}},
    {see_ids,
     "url https://repo.example/1",
     {"the title: T", "page: https://repo.example/1"}},
    {see_ids,
     "doi 10.1234/a / doi? 10.1234/b",
     {"the title: T", "doi: 10.1234/a", "doi of another: 10.1234/b"}},
    {see_ids,
     "issn 2366-0627",
     {"the title: T", "issn of the host: 2366-0627"}},
    /* Subjects. */
    {see_subjects,
     "Ice / Snow",
     {"the title: T", "subject: Ice", "subject: Snow", "subject: Ice"}},
    {see_subjects,
     "Ice",
     {"the title: T", "type: report", "subject: Report", "subject: Ice",
      "subject: Ice"}},
    {see_subjects, "300!", {"the title: T", "ddc: 300", "ddc: 300"}},
    {see_subjects,
     "Report / Ice",
     {"the title: T", "type: book", "subject: Report", "subject: Ice"}},
    /* Texts. */
    {see_texts,
     "Eis ist Wasser. / Ice is water.",
     {"the title: T", "language: de", "abstract@en: Ice is water.",
      "abstract@de: Eis ist Wasser."},
     BUT(MARC) | BUT(CSL)},
    {see_texts,
     "Ice. / notes / Snow.",
     {"the title: T", "abstract: Ice.", "note: Snow."}},
    {see_texts, "Ice.", {"the title: T", "abstract: Ice.", "note: Ice."}},
    {see_texts, "notes / 1. Ice.", {"the title: T", "contents: 1. Ice."}},
    /* Hosts and series. */
    {see_host,
     "Acta Exempli / 12 / 3 / 45 / 67",
     {"the title: T", "type: article", "journal: Acta Exempli|12|3|45|67"}},
    {see_host,
     "Sammelband / 45 / 67",
     {"the title: T", "type: bookPart", "book: Sammelband|45|67"}},
    {see_host,
     "series / Studien / 12",
     {"the title: T", "type: book", "series: Studien|12"}},
    {see_host,
     "Acta Exempli / 12 / 3 / 45 / 67 / series / Studien / 7",
     {"the title: T", "type: article", "journal: Acta Exempli|12|3|45|67",
      "series: Studien|7"}},
    {see_host,
     "series / TR-7",
     {"the title: T", "type: report", "number: TR-7"}},
    /* Rights. */
    {see_rights,
     "CC-BY-4.0 / CC BY 4.0",
     {"the title: T", "licence: CC BY 4.0", "licence: CC BY 4.0"},
     BUT(CSL)},
};

/* --- Stating ---- */

struct fact {
	struct str name, lang, value;
};

static struct fact
fact_of(const char *text)
{
	struct str rest = str_c(text), head;
	struct fact f;

	str_cut(&rest, ':', &head);
	f.value = str_trim(rest);
	str_cut(&head, '@', &f.name);
	f.lang = head;
	return f;
}

static const struct statement *
statement_of(struct str name)
{
	for (size_t i = 0; i < COUNT(statements); i++)
		if (str_eqc(name, statements[i].fact))
			return &statements[i];
	fail_msg("no such fact: " STR_FMT, STR_ARG(name));
	return NULL;
}

static struct str
part_of(struct str value, int n)
{
	struct str part = STR_NONE;

	for (int i = 0; i < n; i++)
		if (!str_cut(&value, '|', &part))
			return STR_NONE;
	return part;
}

static void
fill(struct buf *out, const char *template, const struct fact *f)
{
	size_t comma = str_chr(f->value, ',');

	for (const char *p = template; *p != '\0'; p++) {
		if (*p != '$') {
			buf_char(out, *p);
			continue;
		}
		p++;
		if (*p == 'v')
			buf_str(out, f->value);
		else if (*p == 'l')
			buf_str(out, f->lang);
		else if (*p == 'f')
			buf_str(out, str_left(f->value, comma));
		else if (*p == 'g')
			buf_str(out, str_trim(str_from(f->value, comma + 1)));
		else
			buf_str(out, part_of(f->value, *p - '0'));
	}
}

/* Members of CSL-JSON, gathered by name. */
struct members {
	struct {
		struct str name;
		struct buf values;
		size_t n;
	} v[MEMBERS_MAX];
	size_t n;
};

static void
add_member(struct members *m, struct str line)
{
	struct str name;
	size_t i;

	str_cut(&line, ':', &name);
	for (i = 0; i < m->n && !str_eq(m->v[i].name, name); i++)
		;
	assert_true(i < MEMBERS_MAX);
	if (i == m->n) {
		m->v[i].name = name;
		m->v[i].n = 0;
		buf_init(&m->v[i].values, 4096);
		m->n++;
	}
	if (m->v[i].n++ > 0)
		buf_char(&m->v[i].values, ',');
	buf_str(&m->v[i].values, line);
}

static void
write_members(struct members *m, struct buf *out)
{
	for (size_t i = 0; i < m->n; i++) {
		buf_printf(out, ",\"" STR_FMT "\":%s", STR_ARG(m->v[i].name),
			   m->v[i].n > 1 ? "[" : "");
		buf_str(out, buf_view(&m->v[i].values));
		if (m->v[i].n > 1)
			buf_char(out, ']');
		buf_free(&m->v[i].values);
	}
}

static const char *
csl_type(const struct row *row)
{
	for (size_t i = 0; i < FACTS_MAX && row->facts[i] != NULL; i++) {
		struct fact f = fact_of(row->facts[i]);

		if (!str_eqc(f.name, "type"))
			continue;
		for (size_t k = 0; k < COUNT(csl_types); k++)
			if (str_eqc(f.value, csl_types[k].type))
				return csl_types[k].csl;
	}
	return "document";
}

static void
state_json(const struct row *row, struct buf *out)
{
	struct members m = {.n = 0};
	struct buf lines;
	struct str rest, line;

	buf_init(&lines, 1 << 16);
	for (size_t i = 0; i < FACTS_MAX && row->facts[i] != NULL; i++) {
		struct fact f = fact_of(row->facts[i]);

		fill(&lines, statement_of(f.name)->as[CSL], &f);
		buf_char(&lines, '\n');
	}
	rest = buf_view(&lines);
	buf_printf(out, "%s%s\"", formats[CSL].start, csl_type(row));
	while (str_cut(&rest, '\n', &line))
		if (line.n > 0)
			add_member(&m, line);
	write_members(&m, out);
	buf_puts(out, formats[CSL].end);
	buf_free(&lines);
}

/* False: the format cannot say all of it. */
static bool
state(const struct row *row, enum format format, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < FACTS_MAX && row->facts[i] != NULL; i++) {
		struct fact f = fact_of(row->facts[i]);

		if (statement_of(f.name)->as[format] == NULL)
			return false;
	}
	if (format == CSL) {
		state_json(row, out);
		return true;
	}
	buf_puts(out, formats[format].start);
	for (size_t i = 0; i < FACTS_MAX && row->facts[i] != NULL; i++) {
		struct fact f = fact_of(row->facts[i]);

		fill(out, statement_of(f.name)->as[format], &f);
	}
	buf_puts(out, formats[format].end);
	return true;
}

/* --- The test ---- */

static size_t wrong;

static void
try(struct payload_reader *reader, const struct row *row, enum format format,
    struct str payload)
{
	struct record *r;
	struct err e = {0};

	if (payload_read(reader, payload, &r, &e) != 0)
		fail_msg("%s: %s", e.msg, payload.p);
	buf_clear(&seen);
	row->see(r);
	if (str_eqc(buf_view(&seen), row->want))
		return;
	wrong++;
	print_error("%s: got '" STR_FMT "', want '%s'\n\t" STR_FMT "\n",
		    formats[format].name, STR_ARG(buf_view(&seen)), row->want,
		    STR_ARG(payload));
}

static void
test_the_same_facts_give_the_same_record(void **unused)
{
	struct payload_reader *reader = payload_reader_new();
	struct buf payload;

	(void)unused;
	assert_non_null(reader);
	buf_init(&payload, 1 << 16);
	buf_init(&seen, 1 << 16);
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t tried = 0;

		for (enum format f = 0; f < FORMAT__MAX; f++) {
			if ((rows[i].but & BUT(f)) != 0 ||
			    !state(&rows[i], f, &payload))
				continue;
			try(reader, &rows[i], f, buf_view(&payload));
			tried++;
		}
		if (tried < 2)
			fail_msg("'%s' is stated by %zu formats", rows[i].want,
				 tried);
	}
	buf_free(&payload);
	buf_free(&seen);
	payload_reader_free(reader);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_same_facts_give_the_same_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
