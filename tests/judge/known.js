// What readers are known to do to values. Anything else is a failure.
//
// Each row says which judges, which fields, why, and what to do to the value
// that is wanted and the one that was found before they are compared again:
// `want` and `got` change one of them, `both` either. A row counts only where
// it makes the values equal, alone or with as few others as will do; how often
// each did is printed at the end. A value is a text, or a list of names.
'use strict';

const bibutils = ['bibutils_ris', 'bibutils_bib'];
const pandocBib = ['pandoc_bibtex', 'pandoc_biblatex'];
const pandoc = [...pandocBib, 'pandoc_csl', 'pandoc_ris'];
const citationBib = ['citation_bibtex', 'citation_biblatex'];
const noEditors = ['article', 'review-article', 'newspaper-article',
	'magazine-article', 'book-review', 'annotation', 'phd', 'habilitation',
	'master', 'bachelor', 'thesis'];
const names = ['authors', 'editors'];
const texts = ['title', 'container'];
const all = [...names, ...texts, 'volume', 'issue', 'pages'];

// f on a text, or on each of a list of names.
function each(f) {
	return (v) => Array.isArray(v) ? v.map((s) => f(s)) : f(v);
}

function swap(from, to) {
	return each((s) => s.replace(from, to).replace(/ +/g, ' ').trim());
}

// The title and, behind a stop, the first of the others.
function withAddon(s, record) {
	return [s, ...(record.titles || []).map((t) => t.value)
		.filter((t) => t !== s)].slice(0, 2).join('. ');
}

// Letters that begin a text, or what follows a colon and its like.
const initials = each((s) => s.replace(/(^|[:.!?[({] ?)([^\p{L}]*\p{L})/gu,
	(whole) => whole.toLowerCase()));

// Words in small letters may stand in either part: "Habsburg, Otto von" and
// "von Habsburg, Otto" are the same then.
const particles = each((s) => {
	const small = [];
	const parts = s.split(', ').map((part) => part.split(' ')
		.filter((word) => !/^\p{Ll}/u.test(word) || !small.push(word))
		.join(' '));

	return [...parts, ...small.sort()].join('|');
});

// The letters of a name that has no comma to say which word is the family.
function bodies(want, got) {
	const sorted = (s) => [...s.replace(/[, ]/g, '')].sort().join('');

	return got.map((s, i) => want[i] !== undefined &&
		!want[i].includes(', ') ? sorted(s) : s);
}

// What TeX takes for one: no blank inside of its dollars, unless a command is
// behind it.
const formula = /\$(?:(?! )[^$]*[^$ ]| *\\[^$]*)\$(?!\d)/g;

// Readers typeset formulas, each in its own way: only what is around them is
// compared.
function formulas(got, want) {
	const pattern = want.split(formula).map((s) =>
		`(${s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`)
		.join('.{1,80}?');
	const around = new RegExp(`^${pattern}$`, 'i').exec(got);

	return around ? around.slice(1).join('\u0001') : got;
}

// A letter with two marks, with one of them in front: "´ê", "\\d ê", "~ê".
function apart(got, want) {
	if (Array.isArray(got))
		return got.map((s, i) => apart(s, want[i] || ''));
	const pattern = [...want.normalize('NFC')].map((c) => {
		const [letter, ...marks] = [...c.normalize('NFD')];

		return marks.length !== 2 ? c.replace(/[.*+?^${}()|[\]\\]/, '\\$&') :
			`(?:${c}|(?:\\\\.|[~´‵\u00a0 ]?\u0301?) ?[${marks.map((m) =>
				(letter + m).normalize('NFC')).join('')}])`;
	}).join('');

	return new RegExp(`^${pattern}$`).test(got) ? want : got;
}

// Commands of Greek letters, alone or together with the letters behind them.
const greek = new Map(['alpha α', 'beta β', 'gamma γ', 'delta δ', 'epsilon ε',
	'zeta ζ', 'eta η', 'theta θ', 'iota ι', 'kappa κ', 'lambda λ', 'mu μ',
	'nu ν', 'xi ξ', 'pi π', 'rho ρ', 'sigma σ', 'tau τ', 'upsilon υ', 'phi φ',
	'chi χ', 'psi ψ', 'omega ω', 'Gamma Γ', 'Delta Δ', 'Theta Θ', 'Lambda Λ',
	'Xi Ξ', 'Pi Π', 'Sigma Σ', 'Upsilon Υ', 'Phi Φ', 'Psi Ψ', 'Omega Ω']
	.map((s) => s.split(' ')));
const greekCommand = new RegExp(`\\\\(${[...greek.keys()].join('|')})`, 'g');

function shouts(s) {
	return s === s.toUpperCase();
}

// "235-48" is short for "235-248".
const complete = swap(/^(\d+)(\d*)-(\d+)$/, (whole, a, b, last) => {
	const first = a + b;

	return last.length < first.length ?
		`${first}-${first.slice(0, -last.length)}${last}` : whole;
});

// Characters that a command of LaTeX stands for come back as what they look
// like: no ligatures, nothing without width, indices in the line or as formulas,
// quotation marks for ayn and alif, Latin letters for those of Greek that LaTeX
// has no other for.
const greekAsLatin = new Map([...'ΑΒΕΖΗΙΚΜΝΟΡΤΧο']
	.map((c, i) => [c, 'ABEZHIKMNOPTXo'[i]]));
const looks = each((s) => s.normalize('NFKC')
	.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
	.replace(/[ΑΒΕΖΗΙΚΜΝΟΡΤΧο]/g, (c) => greekAsLatin.get(c))
	.replace(/[\u02bb-\u02bf\u2018\u2019`]/g, "'")
	.replace(/ +/g, ' ').trim());

// In this order: characters first, then what follows from them.
const table = [
	{ judges: ['bibtex', 'pybtex', 'jabref', 'bibtool', 'bibclean', 'bibutils_bib', 'biber',
		...pandocBib, ...citationBib], fields: all,
		why: 'has what LaTeX prints for ligatures, blanks and indices',
		both: looks },
	{ judges: ['bibutils_bib'], fields: all,
		why: 'does not decode \\textbackslash',
		got: swap(/\\textbackslash/g, '\\') },
	{ judges: ['bibutils_bib'], fields: all,
		why: 'has other characters for ^ and _1',
		got: each((s) => s.replace(/\u2303/g, '^').replace(/[₀-₉]/g,
			(c) => `_${c.codePointAt(0) - 0x2080}`)) },
	{ judges: ['bibutils_bib'], fields: all,
		why: 'does not decode \\r and \\d',
		got: each((s) => s.replace(/\\([rd]) ?(\p{L})/gu,
			(whole, mark, c) => c + (mark === 'r' ? '\u030a' : '\u0323'))
			.normalize('NFC')) },
	{ judges: ['bibutils_bib'], fields: names,
		why: 'has a blank for ~, and leaves commas out of given names',
		both: swap(/[~\u00a0]|(?<=,.*),/g, ' ') },
	{ judges: pandocBib, fields: all,
		why: '2.17 drops {\\textbraceleft} and {\\textbraceright}',
		both: swap(/[{}]/g, '') },
	{ judges: ['bibutils_bib'], fields: all,
		why: 'does not put a mark on a letter that has one',
		got: apart },
	{ judges: pandocBib, fields: all,
		why: 'writes what is in math as it is written',
		got: each((s) => s.replace(greekCommand,
			(whole, name) => greek.get(name))) },
	{ judges: pandocBib, fields: texts,
		why: 'sets formulas of indices as they are written',
		got: swap(/[_^](?=\d)/g, '') },
	{ judges: pandocBib, fields: ['title'],
		why: 'lowers a word that is marked, whatever its braces',
		want: (s, record) => ((record.titles || [])[0] || {}).markup ?
			s.toLowerCase() : s,
		got: (s) => s.toLowerCase() },
	{ judges: ['pandoc_csl'], fields: texts,
		why: 'marks raised and lowered characters',
		want: each((s) => s.normalize('NFKC')),
		got: each((s) => s.replace(/<\/?su[bp]>/g, '').normalize('NFKC')) },
	{ judges: pandoc, fields: texts,
		why: 'sets narrow blanks round French punctuation',
		got: swap(/\u202f/g, ' ') },
	{ judges: citationBib, fields: all,
		why: 'has a blank for other kinds of blanks',
		want: swap(/[\u00a0\ufeff]/g, ' ') },
	{ judges: ['bibutils_bib', ...pandoc], fields: all,
		why: 'has quotation marks of its own choice',
		both: each((s) => s.replace(/['\u2018\u2019\u201c\u201d]/g,
			'"')) },
	{ judges: ['bibutils_bib', ...pandocBib, ...citationBib], fields: all,
		why: 'has dashes for -- and ---, as TeX has',
		want: each((s) => s.replace(/---/g, '\u2014')
			.replace(/--/g, '\u2013')) },
	// --- fields
	{ judges: ['pandoc_biblatex'], fields: ['title'],
		why: 'appends the titleaddon',
		want: withAddon },
	{ judges: ['bibutils_bib', ...pandocBib, ...citationBib], fields: texts,
		why: 'typesets formulas',
		want: swap(formula, '\u0001'), got: formulas },
	{ judges: pandocBib, fields: texts,
		why: 'lowers a title that is in capitals all along',
		want: (s) => shouts(s) ? s.toLowerCase() : s,
		got: (s, want) => shouts(want) ? s.toLowerCase() : s },
	{ judges: pandocBib, fields: texts,
		why: 'begins titles and what follows a colon with a capital',
		both: initials },
	{ judges: ['pandoc_biblatex'], fields: ['container'],
		why: 'takes the title of a periodical for that of a container',
		want: (s, record) => s || (record.type.canonical ===
			'periodical' ? withAddon(record.title, record) : '') },
	{ judges: bibutils, fields: texts,
		why: 'ends a title, without the blank, at the colon of a subtitle',
		both: swap(/ ([:?!])/g, '$1') },
	{ judges: ['bibutils_bib'], fields: ['pages'],
		why: 'takes a hyphen in front for nothing, one between for a dash',
		want: swap(/^-/, ''), got: swap(/\u2013/, '-') },
	{ judges: ['bibutils_bib'], fields: ['pages'],
		why: 'completes the last page', want: complete },
	{ judges: ['bibutils_bib'], fields: ['editors'],
		why: 'does not read the editors of articles and theses',
		want: (v, record) => noEditors.includes(
			record.type.canonical) ? [] : v },
	{ judges: ['bibutils_bib'], fields: ['volume', 'issue'],
		why: 'does not read the volume and number of @misc',
		want: (s, record) => record.type.canonical === 'periodical' ?
			'' : s },
	{ judges: ['citation_bibtex'], fields: ['issue'],
		why: 'does not read the number of @misc',
		want: (s, record) => record.type.canonical === 'periodical' ?
			'' : s },
	{ judges: ['citation_ris'], fields: ['authors'],
		why: 'does not read AU of music',
		want: (v, record) => record.type.canonical === 'music' ? [] : v },
	{ judges: ['citation_ris'], fields: ['pages'],
		why: 'keeps a first page beside M2 apart',
		want: swap(/^[^-]*$/, '') },
	{ judges: ['citation_ris'], fields: ['title'],
		why: 'has T2 for the title where there is none',
		want: (s, record) => s || (record.container || {}).title || '' },
	{ judges: ['citation_ris'], fields: ['editors'],
		why: 'does not read ED',
		want: () => [] },
	{ judges: ['citation_ris'], fields: ['container', 'issue'],
		why: 'does not read IS of conference papers, nor T2 of datasets',
		want: (s, record) => ['conference-paper', 'dataset'].includes(
			record.type.canonical) ? '' : s },
	{ judges: ['citation_ris'], fields: ['issue'],
		why: 'does not read IS of chapters',
		want: (s, record) => record.type.canonical === 'chapter' ?
			'' : s },
	{ judges: ['citation_ris'], fields: ['container'],
		why: 'does not read T2 of letters and manuscripts',
		want: (s, record) => ['letter', 'manuscript'].includes(
			record.type.canonical) ? '' : s },
	{ judges: ['citation_biblatex'], fields: ['issue'],
		why: 'takes the eid for a number',
		want: (s, record) => s || (record.container || {}).article || '' },
	{ judges: ['pandoc_biblatex', 'citation_biblatex'], fields: ['pages'],
		why: 'does not have the eid among the pages',
		want: (s, record) => (record.container || {}).article ? '' : s },
	{ judges: ['biber'], fields: ['pages'],
		why: 'has the first of several ranges, when validating',
		want: swap(/, .*$/, '') },
	{ judges: ['biber'], fields: ['volume'],
		why: 'ignores a volume that is no number, when validating',
		want: swap(/^.*[^\d].*$/, '') },
	{ judges: ['bibclean'], fields: all,
		why: 'cuts what is longer than 5 kB',
		both: (v) => v.slice(0, Array.isArray(v) ? 100 : 3000) },
	// --- names
	{ judges: ['bibclean'], fields: names,
		why: 'sets a blank between initials',
		both: swap(/\. (?=\p{Lu}\.)/gu, '.') },
	{ judges: ['bibutils_ris'], fields: names,
		why: 'splits names at "and", for which RIS has no braces',
		want: (v) => v.flatMap((s) => s.split(/ and /i)) },
	{ judges: ['bibutils_ris'], fields: names,
		why: 'has a comma too many before a suffix',
		got: swap(/,, /g, ', ') },
	{ judges: ['bibutils_ris'], fields: names,
		why: 'takes a suffix without a comma for one',
		got: swap(/, ([IVX]+)$/, ' $1') },
	{ judges: ['bibutils_ris'], fields: names,
		why: 'guesses at the family of a body, comma or not',
		want: (v) => bodies(v, v), got: (v, want) => bodies(want, v) },
	{ judges: bibutils, fields: names,
		why: 'knows the suffixes of English alone',
		got: swap(/^([^,]+), (Júnior|Filho|Neto|Sobrinho), ([^,]+)$/,
			'$1, $3, $2') },
	{ judges: ['citation_ris'], fields: names,
		why: 'has no authors of articles in newspapers',
		want: (v, record) => record.type.canonical === 'newspaper-article'
			? [] : v },
	{ judges: bibutils, fields: names,
		why: 'drops a name that was there before',
		want: (v) => [...new Set(v)] },
	{ judges: bibutils, fields: names,
		why: 'sets dots and blanks between initials as it likes',
		both: swap(/[. ]/g, '') },
	{ judges: pandoc, fields: names,
		why: 'has particles of its own finding',
		both: particles },
	{ judges: pandocBib, fields: names,
		why: 'sets a blank between initials',
		both: swap(/\. ?(?=\p{Lu}\.)/gu, '.') },
	{ judges: pandoc, fields: names,
		why: 'takes off a comma at the end of a part',
		both: swap(/,$/, '') },
];

function apply(row, want, got, record) {
	const w = row.want || row.both, g = row.got || row.both;

	return [w ? w(want, record) : want, g ? g(got, want) : got];
}

// The reasons why `got` may stand for `want`, or none.
function excuse(judge, field, want, got, record) {
	const rows = table.filter((r) => r.judges.includes(judge) &&
		r.fields.includes(field));
	const sets = [...Array(1 << rows.length).keys()].slice(1)
		.map((mask) => rows.filter((r, i) => mask & 1 << i))
		.sort((a, b) => a.length - b.length);

	for (const set of sets) {
		let pair = [want, got];

		for (const row of set)
			pair = apply(row, ...pair, record);
		if (JSON.stringify(pair[0]) === JSON.stringify(pair[1]))
			return set.map((row) => row.why);
	}
	return [];
}

module.exports = { excuse };
