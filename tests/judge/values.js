// Compares what an outside program read with what the records say.
//
//	node values.js JUDGE KIND FORMAT OUTPUT RECORDS [TALLY]
//
// OUTPUT, a KIND of `readers`, is what the program made of an export in FORMAT;
// RECORDS are the same records as jsonl. Prints each value that differs and is
// not known to (known.js); appends those that are to TALLY, a line for each.
'use strict';

const fs = require('fs');
const { wanted, instead, hasPlace } = require('./wanted.js');
const { excuse } = require('./known.js');
const csl = require('./csl_reader.js');
const xml = require('./xml_reader.js');
const bst = require('./bst_reader.js');
const table = require('./table_reader.js');

const readers = { csl: csl.read, tex: csl.tex, mods: xml.mods, biblatexml: xml.biber,
	bst: bst.read, table: table.read };
const [judge, kind, format, output, recordsFile, tally] =
	process.argv.slice(2);

const fields = ['authors', 'editors', 'title', 'year', 'doi', 'pages',
	'container', 'volume', 'issue'];
const items = new Map();
let seen = 0;

function same(a, b) {
	return JSON.stringify(a) === JSON.stringify(b);
}

function isEmpty(v) {
	return v.length === 0;
}

// Marks as formats and readers write them; their letters are compared.
const marks = /<\/?(?:i|b|sub|sup|span)\b[^>]*>|\\(?:textbackslash)?text(?:it|bf|sc|subscript|superscript)/g;

function letters(s) {
	return s.replace(marks, '').normalize('NFKC').replace(/ +/g, ' ').trim();
}

// What is around a formula: readers set it in ways of their own.
function around(s, markup) {
	const text = (part) => letters(part.replace(/<[^>]*>/g, '')
		.replace(/&lt;/g, '<').replace(/&amp;/g, '&'));
	const parts = markup.split(/ ?<math>.*?<\/math>,? ?/).map(text);
	let at = 0;

	for (const part of parts) {
		at = s.toLowerCase().indexOf(part.toLowerCase(), at);
		if (at < 0)
			return s;
		at += part.length;
	}
	return parts.join(' ');
}

// A title that came with markup, wanted and found, as both are compared.
function unmarked(want, got, record) {
	const { markup } = (record.titles || [])[0] || {};

	if (!markup || !want || !got)
		return [want, got];
	const pair = [letters(want), letters(got)];
	const outside = pair.map((s) => around(s, markup));

	return markup.includes('<math>') && same(...outside) ? outside : pair;
}

function show(v) {
	const s = JSON.stringify(v);

	return s.length > 200 ? `${s.slice(0, 200)}...` : s;
}

for (const i of readers[kind](fs.readFileSync(output, 'utf8'))) {
	if (items.has(i.key))
		console.log(`${i.key}: twice`);
	items.set(i.key, i);
	seen++;
}

const records = fs.readFileSync(recordsFile, 'utf8').split('\n')
	.filter(Boolean).map((l) => JSON.parse(l));
const excused = [];

if (seen !== records.length)
	console.log(`records: ${seen}, expected ${records.length}`);
for (const record of records) {
	const want = wanted(record, format);
	const got = items.get(record.key);

	if (!got) {
		console.log(`${record.key}: missing`);
		continue;
	}
	for (const field of fields) {
		const [w, g] = field === 'title' ?
			unmarked(want.title, got.title, record) :
			[want[field], got[field]];

		if (same(w, g) ||
		    (isEmpty(g) && !hasPlace(record, format, field)))
			continue;
		const others = isEmpty(w) ? instead(record, field) : [];

		if (others.includes(g))
			continue;
		const why = [w, ...others].map((v) =>
			excuse(judge, field, v, g, record))
			.find((list) => list.length > 0) || [];

		for (const line of why)
			excused.push(`${judge}\t${field}\t${line}\n`);
		if (why.length === 0)
			console.log(`${record.key}: ${field}: ${show(g)}, ` +
				`expected ${show(w)}`);
	}
}
if (tally)
	fs.appendFileSync(tally, excused.join(''));
