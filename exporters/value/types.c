/* Record types and what the formats call them. */
#include "exporters/value/value.h"

/*
 * Two choices need a word. Software is a CSL `document` with a genre, because
 * Zotero refuses a whole CSL-JSON file with one item of a type it does not
 * know, and `software` is one. Plain BibTeX has no bachelor's thesis and no
 * habilitation, so that these are its two theses with a type of their own.
 */
static const struct type_map maps[TYPE__MAX] = {
    [TYPE_GENERIC] = {RIS_GEN, BIB_MISC, BIB_MISC, .csl = "document"},
    [TYPE_PHD] = {RIS_THES, BIB_PHDTHESIS, BIB_THESIS, "phdthesis", "thesis",
		  .genre = "PhD thesis"},
    [TYPE_HABILITATION] = {RIS_THES, BIB_PHDTHESIS, BIB_THESIS, .csl = "thesis",
			   .genre = "Habilitation"},
    [TYPE_MASTER] = {RIS_THES, BIB_MASTERSTHESIS, BIB_THESIS, "mathesis",
		     "thesis", .genre = "Master's thesis"},
    [TYPE_BACHELOR] = {RIS_THES, BIB_MASTERSTHESIS, BIB_THESIS, "bathesis",
		       "thesis", .genre = "Bachelor's thesis"},
    [TYPE_STUDENT_WORK] = {RIS_THES, BIB_MISC, BIB_THESIS, .csl = "thesis",
			   .genre = "Student thesis"},
    [TYPE_THESIS] = {RIS_THES, BIB_PHDTHESIS, BIB_THESIS, .csl = "thesis",
		     .genre = "Thesis"},
    [TYPE_ARTICLE] = {RIS_JOUR, BIB_ARTICLE, BIB_ARTICLE,
		      .csl = "article-journal"},
    [TYPE_REVIEW_ARTICLE] = {RIS_JOUR, BIB_ARTICLE, BIB_ARTICLE,
			     .csl = "article-journal"},
    [TYPE_NEWSPAPER_ARTICLE] = {RIS_NEWS, BIB_ARTICLE, BIB_ARTICLE,
				.csl = "article-newspaper"},
    [TYPE_MAGAZINE_ARTICLE] = {RIS_MGZN, BIB_ARTICLE, BIB_ARTICLE,
			       .csl = "article-magazine"},
    [TYPE_BOOK_REVIEW] = {RIS_JOUR, BIB_ARTICLE, BIB_ARTICLE,
			  .csl = "review-book", .csl_alone = "review"},
    [TYPE_BOOK] = {RIS_BOOK, BIB_BOOK, BIB_BOOK, .csl = "book"},
    [TYPE_EDITED_BOOK] = {RIS_EDBOOK, BIB_BOOK, BIB_COLLECTION, .csl = "book"},
    [TYPE_CHAPTER] = {RIS_CHAP, BIB_INCOLLECTION, BIB_INCOLLECTION,
		      .csl = "chapter"},
    [TYPE_REFERENCE_ENTRY] = {RIS_ENCYC, BIB_INCOLLECTION, BIB_INREFERENCE,
			      .csl = "entry-encyclopedia"},
    [TYPE_PROCEEDINGS] = {RIS_BOOK, BIB_PROCEEDINGS, BIB_PROCEEDINGS,
			  .csl = "book"},
    [TYPE_CONFERENCE_PAPER] = {RIS_CONF, BIB_INPROCEEDINGS, BIB_INPROCEEDINGS,
			       .csl = "paper-conference"},
    [TYPE_POSTER] = {RIS_GEN, BIB_MISC, BIB_MISC, .csl = "speech",
		     .genre = "Poster"},
    [TYPE_TALK] = {RIS_SLIDE, BIB_MISC, BIB_UNPUBLISHED, .csl = "speech"},
    [TYPE_REPORT] = {RIS_RPRT, BIB_TECHREPORT, BIB_REPORT, .csl = "report"},
    [TYPE_WORKING_PAPER] = {RIS_RPRT, BIB_TECHREPORT, BIB_REPORT,
			    .csl = "report", .genre = "Working Paper"},
    [TYPE_PREPRINT] = {RIS_UNPB, BIB_MISC, BIB_ONLINE, .csl = "article",
		       .genre = "Preprint"},
    [TYPE_DATASET] = {RIS_DATA, BIB_MISC, BIB_DATASET, .csl = "dataset"},
    [TYPE_SOFTWARE] = {RIS_COMP, BIB_MISC, BIB_SOFTWARE, .csl = "document",
		       .genre = "Software"},
    [TYPE_PATENT] = {RIS_PAT, BIB_MISC, BIB_PATENT, .csl = "patent"},
    [TYPE_MAP] = {RIS_MAP, BIB_MISC, BIB_MISC, .csl = "map"},
    [TYPE_IMAGE] = {RIS_ART, BIB_MISC, BIB_MISC, .csl = "graphic"},
    [TYPE_VIDEO] = {RIS_VIDEO, BIB_MISC, BIB_MISC, .csl = "motion_picture"},
    [TYPE_SOUND] = {RIS_SOUND, BIB_MISC, BIB_MISC, .csl = "song"},
    [TYPE_MUSIC] = {RIS_MUSIC, BIB_MISC, BIB_MISC, .csl = "musical_score"},
    [TYPE_TEACHING] = {RIS_GEN, BIB_MISC, BIB_MISC, .csl = "document",
		       .genre = "Teaching material"},
    [TYPE_PERIODICAL] = {RIS_JFULL, BIB_MISC, BIB_PERIODICAL,
			 .csl = "periodical"},
    [TYPE_WEBSITE] = {RIS_ELEC, BIB_MISC, BIB_ONLINE, .csl = "webpage"},
    [TYPE_BLOG_POST] = {RIS_BLOG, BIB_MISC, BIB_ONLINE, .csl = "post-weblog"},
    [TYPE_MANUSCRIPT] = {RIS_MANSCPT, BIB_UNPUBLISHED, BIB_UNPUBLISHED,
			 .csl = "manuscript"},
    [TYPE_LETTER] = {RIS_PCOMM, BIB_MISC, BIB_MISC,
		     .csl = "personal_communication"},
    [TYPE_INTERVIEW] = {RIS_GEN, BIB_MISC, BIB_MISC, .csl = "interview"},
    [TYPE_ANNOTATION] = {RIS_JOUR, BIB_ARTICLE, BIB_ARTICLE,
			 .csl = "article-journal"},
};

const struct type_map *
type_map(enum rec_type t)
{
	return &maps[(unsigned)t < TYPE__MAX ? t : TYPE_GENERIC];
}
