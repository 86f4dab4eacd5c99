#include "tests/provider/synthetic_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* clang-format off */
static const char *const subject[2][32] = {
	{"Arbeits", "Bildungs", "Energie", "Gesellschafts", "Stadt", "Verkehrs",
	"Sprach", "Medien", "Struktur", "Werkstoff", "Daten", "Modell", "Markt",
	"Wissens", "Umwelt", "Gesundheits", "Familien", "Jugend", "Raum",
	"Prozess", "Signal", "Grenzflächen", "Wärme", "Strömungs", "Rechts",
	"Verwaltungs", "Unternehmens", "Schul", "Hochschul", "Migrations",
	"Quartiers", "Nano"},
	{"labour", "education", "energy", "society", "urban", "traffic",
	"language", "media", "structure", "material", "data", "model", "market",
	"knowledge", "environment", "health", "family", "youth", "space",
	"process", "signal", "interface", "heat", "flow", "legal",
	"administration", "enterprise", "school", "university", "migration",
	"neighbourhood", "nano"},
};

static const char *const thing[2][32] = {
	{"forschung", "analyse", "entwicklung", "politik", "planung", "bildung",
	"förderung", "beratung", "simulation", "optimierung", "prüfung",
	"messung", "theorie", "geschichte", "beteiligung", "vermittlung",
	"verteilung", "übertragung", "führung", "steuerung", "qualität",
	"struktur", "kultur", "ökonomie", "wirkung", "bewegung", "lösung",
	"störung", "gründung", "schätzung", "verlässlichkeit", "größe"},
	{"research", "analysis", "development", "policy", "planning",
	"training", "support", "counselling", "simulation", "optimisation",
	"testing", "measurement", "theory", "history", "participation",
	"mediation", "distribution", "transfer", "management", "control",
	"quality", "structure", "culture", "economics", "effect", "movement",
	"solution",
	"disturbance", "formation", "estimation", "reliability", "scale"},
};

static const char *const quality[2][24] = {
	{"regionale", "digitale", "kommunale", "nachhaltige", "empirische",
	"frühe", "öffentliche", "künstliche", "räumliche", "zunehmende", "neue",
	"vergleichende", "nichtlineare", "dünne", "mehrsprachige",
	"betriebliche", "soziale", "historische", "europäische", "mögliche",
	"gewählte", "thermische", "qualitative", "häusliche"},
	{"regional", "digital", "municipal", "sustainable", "empirical",
	"early", "public", "artificial", "spatial", "increasing", "new",
	"comparative", "nonlinear", "thin", "multilingual", "operational",
	"social", "historical", "European", "possible",
	"selected", "thermal", "qualitative", "domestic"},
};

static const char *const opening[2][12] = {
	{"Im Mittelpunkt der Arbeit steht die", "Untersucht wird die",
	"Der vorliegende Beitrag behandelt die",
	"Ausgehend von Interviews wird die", "Grundlage der Auswertung ist die",
	"Dargestellt wird zunächst die",
	"Am Beispiel des Ruhrgebiets zeigt sich die",
	"Ein Schwerpunkt liegt dabei auf der Frage, wie sich die",
	"Über einen Zeitraum von zwölf Monaten wurde die",
	"Die Ergebnisse belegen die", "Im Anschluss daran folgt die",
	"Bislang fehlt es jedoch an Studien über die"},
	{"At the centre of this thesis is the", "We examine the",
	"This paper deals with the", "Based on interviews we describe the",
	"The evaluation rests on the", "We first present the",
	"The example of the Ruhr area shows the",
	"Particular attention is paid to the",
	"Over a period of twelve months we observed the",
	"The results confirm the", "This is followed by the",
	"So far, however, there are few studies of the"},
};

static const char *const joint[2][10] = {
	{"und deren Bedeutung für die", "im Verhältnis zu einer",
	"sowie die damit verbundene", "unter dem Einfluss der", "gegenüber der",
	"– insbesondere die –, als auch die", "(vgl. Kapitel 3) und die",
	"mit Blick auf die", "durch eine",
	"anstelle der sogenannten „besten“"},
	{"and its importance for the", "in relation to a", "as well as the",
	"under the influence of the", "compared with the",
	"– in particular – and the", "(cf. chapter 3) and the",
	"with a view to the", "by means of a",
	"instead of the so-called “best”"},
};

static const char *const family[] = {"Müller", "Schmidt", "Yıldız", "Weiß",
	"Krüger", "Schäfer", "Kowalski", "Nguyen", "García", "Lefèvre",
	"Brandt", "Hoffmann", "Öztürk", "Jäger", "Winkler", "Petrova", "Rossi",
	"van Dijk", "von der Heide", "Groß", "Lange", "Vogel", "Novák",
	"Dubois", "Becker",
	"Kaya", "Richter", "Sørensen", "Wolf", "Şahin", "Zhang", "Fuchs"};

static const char *const given[] = {"Anna", "Jörg", "Mehmet", "Claire",
	"Lukas", "Sabine", "Ewa", "Minh", "José", "Björn", "Katharina",
	"Thomas", "Zeynep", "Jürgen", "Marie-Luise", "Olga", "Paolo", "Pieter",
	"Ulrike", "Karl-Heinz", "Stefan", "Birgit", "Tomáš", "Hélène", "Jan",
	"Aylin",
	"Peter", "Søren", "Christina", "Ömer", "Wei", "Franziska"};

static const char *const institute[] = {
	"Fakultät für Gesellschaftswissenschaften » Institut für Soziologie",
	"Fakultät für Ingenieurwissenschaften » Maschinenbau » Energietechnik",
	"Fakultät für Bildungswissenschaften » Erziehungswissenschaft",
	"Fakultät für Chemie » Technische Chemie",
	"Fakultät für Geisteswissenschaften » Institut für Germanistik",
	"Fakultät für Mathematik", "Fakultät für Physik » Experimentalphysik",
	"Medizinische Fakultät » Universitätsklinikum Essen"};

/* Of these are the rare words, which keep the text from packing too well. */
static const char *const syllable[] = {"al", "bar", "cor", "den", "eri", "fal",
	"gon", "hel", "ins", "jor", "kal", "lum", "mar", "nör", "ost", "pol",
	"qua", "ren", "sil", "tor", "um", "ver", "wal", "xen", "zer", "ast",
	"bek", "dor", "elm", "fir", "grü", "hau", "ich", "kre", "lan", "mit",
	"nes", "ori", "pla", "rus", "sta", "tre", "und", "vis", "wes", "yl",
	"zon", "arn", "blo", "dri", "ent", "fro", "gla", "hin", "irm", "kla",
	"leb", "mün", "nat", "oph", "pre", "ros", "str", "the"};

static const char *const oddity[] = {
	"Dabei gilt $\\alpha_{i}^{2} \\leq \\frac{1}{n}\\sum_{k} |x_k|$. ",
	"Für \\textit{p} < 0,05 & n > 100 ist dies gesichert. ",
	"Mit 𝛼 = 1 und 𝑛 → ∞ folgt 𝔼[X] = 0 (📚 Anhang). ",
	"AT&T, R&D und <em>Hervorhebung</em> bleiben Text. "};
/* clang-format on */

uint64_t
synth_mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

unsigned
synth_below(struct synth *s, unsigned n)
{
	s->state += 0x9e3779b97f4a7c15u;
	return (unsigned)(synth_mix(s->state) >> 33) % n;
}

bool
synth_percent(struct synth *s, unsigned percent)
{
	return synth_below(s, 100) < percent;
}

/* Small numbers are likelier, as with the words of a language. */
static const char *
pick(struct synth *s, const char *const *words, size_t n)
{
	unsigned a = synth_below(s, (unsigned)n), b = synth_below(s, 4);

	return words[b > 0 ? a : a / 4];
}

static void
put(struct synth *s, const char *p, size_t n)
{
	if (s->over || s->n + n >= s->cap) {
		s->over = true;
		return;
	}
	memcpy(s->p + s->n, p, n);
	s->n += n;
}

void
synth_raw(struct synth *s, const char *text)
{
	put(s, text, strlen(text));
}

void
synth_printf(struct synth *s, const char *fmt, ...)
{
	char line[512];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	synth_raw(s, line);
}

/* An umlaut in another style; 0 when `p` is none, else its length. */
static size_t
umlaut(struct synth *s, const char *p)
{
	static const char *const form[][3] = {
	    {"\xc3\xa4", "&#228;", "a\xcc\x88"},
	    {"\xc3\xb6", "&#xF6;", "o\xcc\x88"},
	    {"\xc3\xbc", "&#252;", "u\xcc\x88"}};

	for (size_t i = 0; i < COUNT(form); i++) {
		if (memcmp(p, form[i][0], 2) == 0) {
			synth_raw(s, form[i][s->style]);
			return 2;
		}
	}
	return 0;
}

void
synth_text(struct synth *s, const char *text)
{
	while (*text != '\0' && !s->over) {
		size_t n;

		if (s->style == STYLE_CDATA) {
			synth_raw(s, text);
			return;
		}
		if (*text == '&' || *text == '<') {
			synth_raw(s, *text == '&' ? "&amp;" : "&lt;");
			n = 1;
		} else if (*text == '\xc3' && s->style != STYLE_PLAIN &&
			   (n = umlaut(s, text)) > 0) {
			;
		} else {
			n = 1 + strcspn(text + 1, "&<\xc3");
			put(s, text, n);
		}
		text += n;
	}
}

static void
rare(struct synth *s)
{
	unsigned n = 2 + synth_below(s, 4);

	while (n-- > 0)
		synth_text(s, syllable[synth_below(s, COUNT(syllable))]);
}

void
synth_topic(struct synth *s, enum lang lang)
{
	if (synth_percent(s, 85))
		rare(s);
	else
		synth_text(s, pick(s, subject[lang], 32));
	if (lang == LANG_EN)
		synth_text(s, " ");
	synth_text(s, pick(s, thing[lang], 32));
}

static unsigned
clause(struct synth *s, enum lang lang)
{
	if (synth_percent(s, 70)) {
		rare(s);
		synth_text(s, lang == LANG_DE ? "ische" : "ic");
	} else {
		synth_text(s, pick(s, quality[lang], 24));
	}
	synth_text(s, " ");
	synth_topic(s, lang);
	if (synth_percent(s, 12)) {
		synth_text(s, " (");
		synth_text(s, pick(s, family, COUNT(family)));
		synth_printf(s, " %u: %u)", 1950 + synth_below(s, 75),
			     1 + synth_below(s, 400));
	}
	return lang == LANG_EN ? 3 : 2;
}

void
synth_prose(struct synth *s, enum lang lang, unsigned words)
{
	unsigned n = 0;

	while (n < words && !s->over) {
		unsigned parts = 1 + synth_below(s, 3);

		synth_text(s, n > 0 ? " " : "");
		synth_text(s, pick(s, opening[lang], 12));
		synth_text(s, " ");
		n += 5 + clause(s, lang);
		while (parts-- > 0) {
			synth_text(s, " ");
			synth_text(s, pick(s, joint[lang], 10));
			synth_text(s, " ");
			n += 4 + clause(s, lang);
		}
		synth_text(s, synth_below(s, 8) > 0 ? "." : " (1995–2019).");
		if (synth_percent(s, 1)) {
			synth_text(s, " ");
			synth_text(s, oddity[synth_below(s, COUNT(oddity))]);
		}
	}
}

void
synth_title(struct synth *s, enum lang lang)
{
	synth_text(s, lang == LANG_DE ? "Die " : "The ");
	clause(s, lang);
	if (synth_percent(s, 60)) {
		synth_text(s, lang == LANG_DE ? ": zur Rolle der " : ": the ");
		clause(s, lang);
	}
	if (synth_percent(s, 30))
		synth_text(s, lang == LANG_DE ? " im „Ruhrgebiet“"
					      : " in the “Ruhr”");
}

void
synth_name(struct synth *s)
{
	synth_text(s, pick(s, family, COUNT(family)));
	synth_text(s, ", ");
	synth_text(s, pick(s, given, COUNT(given)));
	if (synth_percent(s, 15)) {
		char initial[] = " A.";

		initial[1] = (char)('A' + synth_below(s, 26));
		synth_text(s, initial);
	}
}

void
synth_institute(struct synth *s)
{
	synth_text(s, institute[synth_below(s, COUNT(institute))]);
}
