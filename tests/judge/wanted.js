// What a reader has to find, said by the whole record (jsonl): the values of
// docs/mapping.md for one format.
'use strict';

const { line, value, name } = require('./text.js');

// RIS has no commas inside the parts of a name.
function withoutCommas(s) {
	return line(value(s).replace(/,/g, ''));
}

function isOthers(s) {
	return /^(\[?et ?al\.?\]?|u\. ?a\.|others)$/i.test(s);
}

// BibTeX and BibLaTeX can say that there are more.
function names(record, role, format) {
	const plain = format === 'ris' ? withoutCommas : value;
	const list = (record.names || []).filter((n) => n.role === role)
		.map((n) => name(value(n.family) ? n :
			{ literal: value(n.literal) || n.raw }, plain));
	const found = list.filter((s) => s && !isOthers(s));

	return isTex(format) && found.length > 0 && list.some(isOthers) ?
		[...found, 'others'] : found;
}

function isTex(format) {
	return format === 'bibtex' || format === 'biblatex';
}

// Inside of braces an identifier has none, nor a backslash or a blank.
function doi(record, format) {
	const s = value(record.doi);

	return isTex(format) ? s.replace(/[{}\\ ]/g, encodeURIComponent) : s;
}

function pages(record) {
	const c = record.container || {};
	const first = value(c.first_page), last = value(c.last_page);

	if (!first)
		return value(c.article);
	return last && last !== first ? `${first}-${last}` : first;
}

// What may stand where the record itself has nothing: the series or event for
// the container, the extent for the pages, a number of the series or patent
// for the issue, and for the volume of a conference paper.
function instead(record, field) {
	const series = record.series || {};

	return {
		container: [value(series.title), value(record.event)],
		pages: value(record.extent).match(/\d+/g) || [],
		issue: [value(series.number)],
		volume: record.type.canonical === 'conference-paper' ?
			[value(series.number)] : [],
	}[field] || [];
}

const journals = ['article', 'review-article', 'newspaper-article',
	'magazine-article', 'book-review', 'annotation'];
const parts = ['chapter', 'reference-entry', 'conference-paper'];
const books = ['book', 'edited-book', 'proceedings'];
const reports = ['report', 'working-paper'];

// The types that have a field for the value; all other keep it as a note or
// not at all. A field that is not here has a place in every type.
const places = {
	ris: {
		container: (r) => !(value((r.series || {}).title) &&
			[...books, ...reports].includes(r.type.canonical)),
		issue: (r) => r.type.canonical !== 'patent',
	},
	bibtex: {
		container: among([...journals, ...parts]),
		issue: among([...journals, 'periodical', 'patent']),
		// Beside the number of a series it would be one of the series.
		volume: (r) => !value((r.series || {}).number),
	},
	biblatex: {
		editors: (r) => !['phd', 'habilitation', 'master', 'bachelor',
			'student-work', 'thesis', ...reports, 'patent', 'talk',
			'manuscript'].includes(r.type.canonical),
		container: among([...journals, ...parts]),
		issue: (r) => among([...journals, 'patent'])(r) || unsigned(r),
		volume: (r) => among([...journals, ...parts, ...books])(r) ||
			unsigned(r),
		pages: among([...journals, ...parts, ...books]),
	},
	csl: { issue: (r) => r.type.canonical !== 'patent' },
	csv: {},
};

// A periodical: of biblatex's none has an author.
function unsigned(r) {
	return r.type.canonical === 'periodical' &&
		!(r.names || []).some((n) => n.role === 'author');
}

function among(types) {
	return (r) => types.includes(r.type.canonical);
}

function hasPlace(record, format, field) {
	const test = places[format][field];

	return !test || test(record);
}

function wanted(record, format) {
	const c = record.container || {};

	return {
		authors: names(record, 'author', format),
		editors: names(record, 'editor', format),
		title: value(record.title),
		year: record.date && record.date.year ?
			String(record.date.year).padStart(4, '0') : '',
		doi: doi(record, format),
		pages: pages(record),
		container: value(c.title),
		volume: value(c.volume),
		issue: value(c.issue),
	};
}

module.exports = { wanted, instead, hasPlace };
