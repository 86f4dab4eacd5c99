/*
 * Institutions that records name by a category of a classification alone.
 * The numbers are those of the repository's public classification; one that
 * is not here is looked up by what stands before its last dot.
 */
#include "parsers/vocab/vocab.h"

struct institute {
	const char *id, *name;
	bool alone; /* not a part of the university, or named after it */
};

/*
 * University of Duisburg-Essen. Chairs and clinics go by their faculty or
 * institute, but for those whose number is that of another one.
 */
static const struct institute duisburg_essen[] = {
    {"01.01", "Historisches Institut"},
    {"01.02", "Institut für Philosophie"},
    {"01.09", "Institut für Katholische Theologie"},
    {"01.10", "Institut für Evangelische Theologie"},
    {"01.11", "Institut für Stadtteilentwicklung, Sozialraumorientierte "
	      "Arbeit und Beratung (ISSAB)"},
    {"02", "Fakultät für Bildungswissenschaften"},
    {"02.01", "Institut für Erziehungswissenschaft"},
    {"02.02", "Institut für Psychologie"},
    {"02.03", "Institut für Sport- und Bewegungswissenschaften"},
    {"02.05", "Institut für Soziale Arbeit und Sozialpolitik"},
    {"03", "Fakultät für Geisteswissenschaften"},
    {"03.01", "Institut für Anglophone Studien"},
    {"03.02", "Institut für Germanistik"},
    {"03.04", "Institut für Sachunterricht"},
    {"03.07", "Institut für Kommunikationswissenschaft"},
    {"03.10", "Institut für Turkistik"},
    {"03.22", "Institut für Romanische Sprachen und Literaturen"},
    {"04", "Institut für Kunst und Kunstwissenschaft"},
    {"04.04", "Institut für Kunst- und Designwissenschaften (IKUD)"},
    {"05", "Fakultät für Wirtschaftswissenschaften"},
    {"06", "Fakultät für Mathematik"},
    {"06.02", "Institut für Experimentelle Mathematik (IEM) Essen"},
    {"07", "Fakultät für Physik"},
    {"08", "Fakultät für Chemie"},
    {"08.07", "Biofilm Center"},
    {"09.01", "Fakultät für Biologie"},
    {"09.02", "Institut für Geografie"},
    {"09.02.03", "Fakultät für Biologie"},
    {"09.02.06", "Fakultät für Biologie"},
    {"09.02.26", "Fakultät für Biologie"},
    {"09.02.27", "Fakultät für Biologie"},
    {"09.02.28", "Fakultät für Biologie"},
    {"09.02.29", "Fakultät für Biologie"},
    {"09.03", "Zentrum für Medizinische Biotechnologie (ZMB)"},
    {"10", "Abteilung Bauwissenschaften"},
    {"10.32", "Institut für Produkt Engineering"},
    {"12", "Fakultät für Ingenieurwissenschaften"},
    {"14", "Medizinische Fakultät"},
    {"14.01", "Universitätsklinikum Essen", true},
    {"15", "Mercator School of Management"},
    {"16", "Fakultät für Gesellschaftswissenschaften"},
    {"16.01", "Institut für Politikwissenschaft (IfP)"},
    {"16.02", "Institut für Entwicklung und Frieden (INEF)"},
    {"16.03", "Institut für Soziologie (IfS)"},
    {"16.04", "Institut für Sozioökonomie (IfSO)"},
    {"16.05", "Institut für Berufs- und Weiterbildung (IBW)"},
    {"16.06", "CIVES School of Civic Education"},
    {"16.07", "Institut Arbeit und Qualifikation (IAQ)"},
    {"16.11",
     "Rhein-Ruhr-Institut für Sozialforschung und "
     "Politikberatung e.V. (RISP)",
     true},
    {"16.12", "NRW School of Governance"},
    {"18.01", "Abteilung Informatik und Angewandte Kognitionswissenschaft"},
    {"18.02", "Abteilung Elektrotechnik und Informationstechnik"},
    {"18.03", "Abteilung Maschinenbau und Verfahrenstechnik"},
    {"18.04", "Institut für Technologien der Metalle"},
    {"AREA", "Alliance for Research on East Asia (AREA) Ruhr"},
    {"CCSS", "Center for Computational Sciences and Simulation (CCSS)"},
    {"CEN", "Center for Nanointegration Duisburg-Essen (CENIDE)"},
    {"CINCH", "Nationales Forschungszentrum für Gesundheitsökonomik (CINCH)"},
    {"EKG", "Essener Kolleg für Geschlechterforschung"},
    {"FGF", "Koordinations- und Forschungsstelle des Netzwerks Frauen- und "
	    "Geschlechterforschung NRW"},
    {"IOAW", "Institut für Ostasienwissenschaften (IN-EAST)"},
    {"IZIM", "Interdisziplinäres Zentrum für Integrations- und "
	     "Migrationsforschung (InZentIM)"},
    {"KHK", "Käte Hamburger Kolleg / Centre for Global Cooperation Research"},
    {"KWI", "Kulturwissenschaftliches Institut Essen (KWI)"},
    {"PLN", "paluno - The Ruhr Institute for Software Technology"},
    {"UB", "Universitätsbibliothek"},
    {"ZEB", "Interdisziplinäres Zentrum für Bildungsforschung"},
    {"ZFH", "Zentrum für Hochschulqualitätsentwicklung (ZHQE)"},
    {"ZIM", "Zentrum für Informations- und Mediendienste (ZIM)"},
    {"ZLB", "Zentrum für Lehrkräftebildung (ZLB)"},
    {"ZLV", "Zentrum für Logistik und Verkehr (ZLV)"},
    {"ZWU", "Zentrum für Wasser- und Umweltforschung (ZWU)"},
    {NULL},
};

/* Classifications by what stands before "#". */
static const struct {
	struct str uri;
	const struct institute *institutes;
	struct str university;
} classifications[] = {
    {STR_LIT("https://duepublico.uni-due.de/api/v1/classifications/"
	     "mir_institutes"),
     duisburg_essen, STR_LIT("Universität Duisburg-Essen")},
};

static const struct institute *
find(const struct institute *list, struct str id)
{
	for (; list->id != NULL; list++)
		if (str_eqc(id, list->id))
			return list;
	return NULL;
}

/* *whole: set when it was found by a part of its number. */
static const struct institute *
look_up(const struct institute *list, struct str id, struct str *whole)
{
	const struct institute *hit = find(list, id);
	struct str part = id;

	*whole = STR_NONE;
	while (hit == NULL) {
		size_t dot = str_rchr(part, '.');

		if (dot == STR_NPOS)
			return NULL;
		*whole = id;
		part = str_left(part, dot);
		hit = find(list, part);
	}
	return hit;
}

struct str
vocab_institution(struct arena *a, struct str uri, struct str *whole)
{
	size_t at = str_rchr(uri, '#');
	struct str before = str_left(uri, str_chr(uri, '#'));
	struct str id = at == STR_NPOS ? STR_NONE : str_from(uri, at + 1);

	*whole = STR_NONE;
	for (size_t i = 0;
	     i < sizeof(classifications) / sizeof(*classifications); i++) {
		const struct institute *hit;

		if (!str_eq(before, classifications[i].uri))
			continue;
		hit = look_up(classifications[i].institutes, id, whole);
		if (hit == NULL)
			return STR_NONE;
		return arena_join(a, str_c(hit->name), STR(", "),
				  hit->alone ? STR_NONE
					     : classifications[i].university);
	}
	return STR_NONE;
}
